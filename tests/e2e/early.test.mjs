// What visitor and host page do while only the first parts of the program and of the pack are there: none of it is lost, and none of it
// is taken for something else.

import assert from "node:assert/strict";
import { asked, becomesReady, element, halfway, laterAddress, wholeAddress } from "./halfway.mjs";
import { focused, words } from "./support.mjs";

const answersOf = (widget) => widget.host.evaluate((host) => host.answers);
const give = (widget, answers) => widget.host.evaluate((host, answers) => void (host.answers = answers), answers);
const errors = async (visit) => (await visit.heard("lots-error")).map(({ detail }) => detail.code);

halfway("the field for what is heard is there at once: what is typed early answers nothing, and is heard when the rest comes, with the caret where it was", {}, async ({ page, widget, arrive }) => {
  await asked(widget);
  await widget.button("Skriv det du hör").click();
  const field = widget.host.getByRole("textbox", { name: "Skriv det du hör" });
  await field.waitFor();
  const hasFocus = () => field.evaluate((field) => field.getRootNode().activeElement === field);
  assert.ok(await hasFocus());
  await widget.host.getByText(words.coming).first().waitFor();
  await page.keyboard.type("67 år, 1 hemlös");
  await page.keyboard.press("Enter");
  for (let letter = 0; letter < 7; letter += 1) await page.keyboard.press("ArrowLeft");
  assert.deepEqual(await answersOf(widget), {});
  await arrive();
  await widget.host.getByRole("button", { name: /67 år/ }).waitFor();
  assert.ok(await hasFocus());
  await page.keyboard.type("är");
  assert.equal(await field.inputValue(), "67 år, 1är hemlös");
  assert.deepEqual(await answersOf(widget), {});
});

halfway("what was typed to be heard stays where the rest cannot be had, and the field can be closed before it is there", { expects: [/^console: /, /^request: /] }, async ({ page, widget, arrive }) => {
  await asked(widget);
  const field = widget.host.getByRole("textbox", { name: "Skriv det du hör" });
  await widget.button("Skriv det du hör").click();
  await page.keyboard.type("12 år");
  await page.keyboard.press("Escape");
  assert.equal(await field.inputValue(), "12 år", "no key throws away what is typed");
  await widget.button("Stäng").click();
  await field.waitFor({ state: "detached" });
  await widget.button("Skriv det du hör").click();
  assert.equal(await field.inputValue(), "");
  await page.keyboard.type("67 år");
  await arrive((route) => route.fulfill({ status: 404, body: "" }));
  await widget.button("Försök igen").waitFor();
  await widget.host.getByRole("region", { name: "Skriv det du hör" }).getByText(words.lacking).waitFor();
  assert.equal(await field.inputValue(), "67 år");
  await arrive();
  await widget.button("Försök igen").click();
  await widget.host.getByRole("button", { name: /67 år/ }).waitFor();
  assert.equal(await field.inputValue(), "67 år");
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

for (const [what, at] of [
  ["of the program", laterAddress],
  ["of the rules", wholeAddress],
]) {
  halfway(`where the rest ${what} cannot be had after an answer, nothing says that it is coming, and another try goes on where it was`, { at, expects: [/^console: /, /^request: /] }, async ({ visit, page, widget, arrive }) => {
    const fallback = page.getByRole("link", { name: "Regelboken för utskrift" });
    await asked(widget);
    await widget.button("Vet inte").click();
    await widget.host.getByRole("heading", { name: words.coming }).waitFor();
    const given = await answersOf(widget);
    await arrive((route) => route.fulfill({ status: 404, body: "" }));
    await widget.host.getByRole("alert").getByText(/^Resten kunde inte hämtas\. Det du svarar finns kvar/).waitFor();
    assert.ok(await fallback.isVisible());
    await widget.host.getByRole("heading", { name: words.lacking }).waitFor();
    assert.ok(!(await widget.text()).includes(words.coming), "nothing is coming");
    // A try that fails too is said to who has pressed for it.
    await widget.button("Försök igen").focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => window.heard.filter(({ name }) => name === "lots-error").length === 2);
    await widget.button("Försök igen").waitFor();
    assert.match(await focused(widget), /^Resten kunde inte hämtas/);
    assert.ok(!(await widget.text()).includes(words.coming), "nothing is coming");
    await arrive();
    await widget.button("Försök igen").focus();
    await page.keyboard.press("Enter");
    await becomesReady(page);
    await asked(widget);
    assert.deepEqual(await answersOf(widget), given);
    assert.equal((await widget.ledger()).length, 1);
    assert.ok(!(await fallback.isVisible()));
    assert.equal(await widget.host.getByRole("alert").filter({ hasText: "Resten" }).count(), 0);
    await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("[data-focus]"));
    assert.equal(await focused(widget), (await widget.question()).ask);
    assert.deepEqual(await errors(visit), [at === laterAddress ? "module_missing" : "pack_missing"].flatMap((code) => [code, code]));
  });
}

for (const [lang, rules, coming, lacking, again, back] of [
  ["sv", "Regler", "Hämtas …", "Kunde inte hämtas", "Försök igen", "Tillbaka"],
  ["da", "Regler", "Hentes …", "Kunne ikke hentes", "Prøv igen", "Tilbage"],
  ["en", "Rules", "Loading …", "Could not be loaded", "Try again", "Back"],
]) {
  const html = element.replace(" pack", ` lang="${lang}" pack`);
  halfway(`the rulebook that is asked for where the rest cannot be had says so, leads back, and opens after another try: ${lang}`, { html, expects: [/^console: /, /^request: /] }, async ({ page, widget, arrive }) => {
    const heading = (name) => widget.host.getByRole("heading", { name, exact: true });
    await widget.button(rules).click();
    await heading(coming).waitFor();
    assert.equal(await widget.button(rules).count(), 0, "it is on its way already");
    await arrive((route) => route.fulfill({ status: 404, body: "" }));
    await heading(lacking).waitFor();
    await widget.button(back).click();
    const { ask } = await widget.question();
    await widget.button(rules).click();
    await heading(lacking).waitFor();
    assert.match(await widget.text(), new RegExp(`${rules}\\s+${lacking}`, "i"));
    assert.equal(await focused(widget), lacking);
    await arrive();
    await widget.button(again).click();
    await widget.host.getByRole("searchbox").waitFor();
    await becomesReady(page);
    await widget.button(back).click();
    await heading(ask).waitFor();
  });
}

halfway("a number that was gone on with before the rest was there is not said to be coming where it cannot be had, and is taken after another try", { expects: [/^console: /, /^request: /] }, async ({ page, widget, arrive }) => {
  await asked(widget);
  await arrive((route) => route.fulfill({ status: 404, body: "" }));
  await widget.button("Försök igen").waitFor();
  await widget.button("Ålder vid ankomst").click();
  await page.keyboard.type("67");
  await page.keyboard.press("Enter");
  await widget.host.getByRole("alert").getByText(words.lacking, { exact: true }).waitFor();
  await arrive();
  await widget.button("Försök igen").click();
  await becomesReady(page);
  assert.deepEqual(Object.values(await answersOf(widget)), [67]);
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
