// What visitor and host page do while only the first parts of the program and of the pack are there: none of it is lost, and none of it
// is taken for something else.

import assert from "node:assert/strict";
import { asked, becomesReady, element, halfway } from "./halfway.mjs";
import { focused, words } from "./support.mjs";

const answersOf = (widget) => widget.host.evaluate((host) => host.answers);
const give = (widget, answers) => widget.host.evaluate((host, answers) => void (host.answers = answers), answers);
const errors = async (visit) => (await visit.heard("lots-error")).map(({ detail }) => detail.code);

halfway("what is typed to be heard while its field is still coming answers nothing, and the field has the focus when it comes", {}, async ({ page, widget, arrive }) => {
  await asked(widget);
  await widget.button("Skriv det du hör").click();
  assert.equal(await focused(widget), words.coming);
  await page.keyboard.type("67 år, 1");
  await page.keyboard.press("Enter");
  assert.deepEqual(await answersOf(widget), {});
  await arrive();
  await widget.host.getByRole("textbox", { name: "Skriv det du hör" }).waitFor();
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("input[type=text]"));
  await page.keyboard.type("67 år");
  await widget.host.getByRole("button", { name: /67 år/ }).waitFor();
});

halfway("on the full page number keys work at once, the rule date is there, and nothing takes the focus when the rest comes", { path: "/?pack=stockholm" }, async ({ page, widget, arrive }) => {
  await asked(widget);
  await page.getByText(/^Stockholm 1\.0\.0 · gäller från/).waitFor();
  const before = await widget.question();
  await page.keyboard.press("1");
  await widget.next(before, { whole: false });
  await widget.button("Skriv det du hör").focus();
  await arrive();
  await becomesReady(page);
  await asked(widget);
  await widget.painted();
  assert.equal(await focused(widget), "Skriv det du hör");
});

halfway("on the full page the rulebook stays open that was opened before the rest came, and its address is in the history", { path: "/?pack=stockholm" }, async ({ page, widget, arrive }) => {
  await asked(widget);
  await widget.button("Regler").click();
  await page.waitForFunction(() => location.search.includes("view=rules"));
  await arrive();
  await widget.host.getByRole("searchbox").waitFor();
  await becomesReady(page);
  assert.ok(await widget.host.getByRole("searchbox").isVisible());
  await page.goBack();
  await asked(widget);
});

for (const order of ["answers, then rules", "rules, then answers"]) {
  halfway(`the host page sets ${order}, before the rest is there: the new rules have what they ask for`, {}, async ({ visit, page, widget, arrive }) => {
    await asked(widget);
    await widget.host.evaluate((host, order) => {
      const answers = { needs: ["addiction"], consent_plan: "no" };
      if (order.startsWith("answers")) {
        host.answers = { situation: "new_case", ...answers };
        host.pack = "malmo";
      } else {
        host.pack = "malmo";
        host.answers = answers;
      }
    }, order);
    await arrive();
    await becomesReady(page);
    const { needs, consent_plan: plan } = await answersOf(widget);
    assert.deepEqual([needs, plan], [["addiction"], "no"]);
    assert.equal(await widget.host.evaluate((host) => host.rules.id), "malmo");
    assert.deepEqual(await errors(visit), []);
  });
}

halfway("answers that the host page sets are what nobody answers meanwhile, and the focus comes back with them", {}, async ({ page, widget, arrive }) => {
  await asked(widget);
  await widget.button("Vet inte").focus();
  await give(widget, { situation: "new_case" });
  await widget.button("Vet inte").waitFor({ state: "detached" });
  await arrive();
  await becomesReady(page);
  assert.deepEqual(await answersOf(widget), { situation: "new_case" });
  assert.equal(await focused(widget), (await widget.question()).ask);
});

halfway("a case that was given and thrown away before the rest is there is gone", {}, async ({ page, widget, arrive }) => {
  await asked(widget);
  await give(widget, { situation: "new_case" });
  await widget.host.evaluate((host) => host.reset());
  assert.deepEqual(await answersOf(widget), {});
  await arrive();
  await becomesReady(page);
  assert.deepEqual(await answersOf(widget), {});
  assert.deepEqual(await widget.ledger(), []);
});

halfway("an element that is taken away before the rest is there comes back without its case", {}, async ({ page, widget, arrive }) => {
  await asked(widget);
  await give(widget, { situation: "new_case" });
  await widget.host.evaluate(async (host) => {
    const { parentNode } = host;
    host.remove();
    await new Promise((done) => setTimeout(done));
    parentNode.append(host);
  });
  await arrive();
  await becomesReady(page);
  assert.deepEqual(await answersOf(widget), {});
});

halfway("answers that are none are told once all is there, and the questions are there all the same", {}, async ({ visit, page, widget, arrive }) => {
  await asked(widget);
  await give(widget, null);
  await arrive();
  await becomesReady(page);
  assert.deepEqual(await errors(visit), ["answer_unfit"]);
  await asked(widget);
});

halfway("local contacts set before the rest is there hold when it is, on the question that is being answered", {}, async ({ visit, page, widget, arrive }) => {
  await asked(widget);
  await widget.host.evaluate((host) => (host.contacts = { nonsense: true }));
  await arrive();
  await becomesReady(page);
  assert.deepEqual(await errors(visit), ["contacts_unfit"]);
});

halfway("a rest that is not there is asked for again when the visitor says so, and not before", { expects: [/^console: /, /^request: /] }, async ({ visit, page, widget, arrive, requests }) => {
  await asked(widget);
  await arrive((route) => route.fulfill({ status: 404, body: "" }));
  await widget.button("Försök igen").waitFor();
  await page.waitForTimeout(200);
  assert.equal(requests(), 1);
  // Moved, it stays as it is.
  await widget.host.evaluate((host) => document.body.append(host));
  await widget.button("Försök igen").waitFor();
  assert.equal(requests(), 1);
  await arrive();
  await widget.button("Försök igen").click();
  await becomesReady(page);
  assert.equal(requests(), 2);
  assert.deepEqual(await errors(visit), ["module_missing"]);
});

halfway("two elements share what has come, and what is still coming", { html: element + element }, async ({ page, widget, arrive, requests }) => {
  await asked(widget);
  await give(widget, { situation: "new_case" });
  await arrive();
  await becomesReady(page, 2);
  assert.equal(requests(), 1);
  const cases = await page.locator("samverkans-lots").evaluateAll((hosts) => hosts.map((host) => host.answers));
  assert.deepEqual(cases, [{ situation: "new_case" }, {}]);
});
