// The rulebook, by role and label: with the keyboard.

import assert from "node:assert/strict";
import { caseOf, focused, pack, pointer, promise, tabInto, tabTo, words } from "./support.mjs";

const rules = "Regler";
const health = "Så är reglerna prövade";
const tryIt = "Prova fallet";

const heading = (widget, name) => widget.host.getByRole("heading", { name, exact: true });

promise("the rulebook is opened, searched, left and come back from with the keyboard alone", {}, async ({ widget, page }) => {
  const { keyboard } = page;
  const question = await widget.question();
  await keyboard.press("Tab");
  await tabInto(widget);
  await tabTo(widget, rules);
  await keyboard.press("Enter");
  await heading(widget, rules).waitFor();
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.textContent === "Regler");
  await tabTo(widget, "input");
  await keyboard.type("st-067");
  const presumed = pack.rules.filter((rule) => rule.basis.includes("ST-067"));
  assert.ok(presumed.length > 0);
  await widget.host.getByText(presumed[0].because).first().waitFor();
  assert.match(await widget.text(), /\d+ av \d+ regler/);
  assert.equal(await focused(widget), "input", "typing keeps the focus");
  await tabTo(widget, "Visa ett fall");
  await keyboard.press("Enter");
  await widget.button(tryIt).first().waitFor();
  await tabTo(widget, tryIt);
  await keyboard.press("Enter");
  await widget.button("Tillbaka till dina svar").waitFor();
  assert.ok((await widget.ledger()).length > 0, "the case has answers");
  await keyboard.press("Escape");
  await keyboard.press("Shift+Tab");
  for (let step = 0; step < 40 && (await focused(widget)) !== "Tillbaka till dina svar"; step += 1) await keyboard.press("Shift+Tab");
  await keyboard.press("Enter");
  await widget.host.getByRole("searchbox").waitFor();
  assert.equal(await widget.host.getByRole("searchbox").inputValue(), "st-067", "what was looked for is still looked for");
  await keyboard.press("Escape");
  await keyboard.press("Backspace");
  await heading(widget, question.ask).waitFor();
  assert.deepEqual(await widget.ledger(), []);
});

promise("every reason of a result leads to its rule, and back to the link with nothing lost", {}, async ({ widget }) => {
  await widget.answerCase(caseOf("O-ST-4").answers, pointer);
  const ledger = await widget.ledger();
  const links = widget.host.getByRole("button", { name: /^Visa regeln/ });
  const count = await links.count();
  assert.ok(count >= 3, `${count} links`);
  for (let place = 0; place < count; place += 1) {
    const reason = await links.nth(place).evaluate((link) => link.closest("li").querySelector("p").textContent);
    await links.nth(place).click();
    await widget.button("Alla regler").waitFor();
    assert.ok((await widget.text()).includes(reason), reason);
    await widget.button(words.back).click();
    await links.first().waitFor();
    assert.match(await focused(widget), /^Visa regeln/);
  }
  assert.deepEqual(await widget.ledger(), ledger);
});

promise("a case that is tried keeps the own answers and is no event for the host page", {}, async (visit) => {
  const { widget } = visit;
  await widget.answerCase(caseOf("O-ST-4").answers, pointer);
  const ledger = await widget.ledger();
  const before = (await visit.heard("lots-answer")).length;
  const answers = await widget.host.evaluate((host) => host.answers);
  await widget.host.getByRole("button", { name: /^Visa regeln/ }).first().click();
  await widget.host.getByText("Visa ett fall").click();
  await widget.button(tryIt).click();
  await widget.button("Avbryt").click();
  await widget.button(tryIt).click();
  await widget.button("Lägg åt sidan och prova").click();
  await widget.button("Tillbaka till dina svar").waitFor();
  assert.notDeepEqual(await widget.ledger(), ledger);
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), answers, "the host page sees the own answers");
  assert.equal(await widget.host.getByRole("button", { name: "Börja om" }).count(), 0, "nothing throws the own case away");
  await widget.button("Tillbaka till dina svar").click();
  await widget.button("Alla regler").waitFor();
  await widget.button(words.back).click();
  assert.deepEqual(await widget.ledger(), ledger);
  assert.equal((await visit.heard("lots-answer")).length, before);
});

promise("what would change a verdict is tried with one click, and undone or kept with one more", {}, async ({ widget, page }) => {
  await widget.host.evaluate((host, answers) => void (host.answers = answers), caseOf("O-ST-4").answers);
  await heading(widget, "Varför").waitFor();
  const before = await widget.ledger();
  const open = async () => {
    await widget.host.getByText("Vad skulle ändra svaret?").first().click();
    const item = widget.host.getByRole("listitem").filter({ has: page.getByRole("button", { name: "Prova", exact: true }) }).first();
    await item.waitFor();
    return item;
  };
  let item = await open();
  assert.match(await item.innerText(), /i stället för .+→|(också|inte) .+→/s);
  await item.getByRole("button", { name: "Prova" }).click();
  await widget.button("Ångra").waitFor();
  assert.notDeepEqual(await widget.ledger(), before);
  await widget.host.getByRole("status").filter({ hasText: /^Du provar ett annat svar\. Dina egna svar ligger kvar\./ }).waitFor({ state: "attached" });
  await widget.button("Ångra").click();
  await widget.button("Ångra").waitFor({ state: "detached" });
  assert.deepEqual(await widget.ledger(), before);
  item = await open();
  await item.getByRole("button", { name: "Prova" }).click();
  await widget.button("Behåll det nya svaret").click();
  await widget.button("Ångra").waitFor({ state: "detached" });
  assert.notDeepEqual(await widget.ledger(), before);
});

promise("nothing is said to change a verdict that is still open", {}, async ({ widget }) => {
  await widget.host.evaluate((host) => void (host.answers = { urgency: "acute" }));
  await widget.button("Visa svaret så långt").click();
  await heading(widget, "Varför").waitFor();
  const open = await widget.host.evaluate((host) => Object.values(host.assessment.decisions).filter(({ status }) => status === "open").length);
  assert.ok(open > 0);
  const ended = await widget.host.evaluate((host) => Object.values(host.assessment.decisions).filter(({ status }) => ["settled", "gap", "conflict"].includes(status)).length);
  assert.ok((await widget.host.getByText("Vad skulle ändra svaret?").count()) <= ended);
});

promise("the pack's health is folded in over the rules, and gives way to what is looked for", {}, async ({ widget }) => {
  await widget.button(rules).click();
  await widget.host.getByText(health, { exact: true }).last().click();
  const told = await widget.host.getByRole("region", { name: health }).innerText();
  assert.equal(told.replace(/\D+alla prövade[^]*/, "").replace(/\D/g, ""), pack.cases);
  for (const [name, figure] of [
    ["Exempel", pack.examples],
    ["Kända luckor", pack.gaps.length],
    ["Kända gränsfall", (pack.borders ?? []).length],
  ]) {
    assert.match(told, new RegExp(`${name}\\s+${figure}\\b`));
  }
  const region = widget.host.getByRole("region", { name: health });
  await widget.host.getByRole("searchbox").fill("metadon");
  await region.waitFor({ state: "detached" });
  await widget.host.getByRole("searchbox").fill("");
  await region.waitFor();
});

promise("on a phone what is looked for in the rules is seen without scrolling", { width: 360, height: 740 }, async ({ widget }) => {
  await widget.button(rules).click();
  await widget.host.getByRole("searchbox").fill("metadon");
  const found = widget.host.getByText(/^\d+ av \d+ regler$/);
  await found.waitFor();
  const { y, height } = await found.boundingBox();
  const panel = await widget.host.getByRole("button", { name: /^Just nu/ }).boundingBox();
  assert.ok(y + height <= panel.y, `the line ends at ${y + height} px, above the panel at ${panel.y}`);
});

promise("the number of cases breaks between its groups of three and never inside one", { width: 360, height: 740 }, async ({ widget }) => {
  await widget.button(rules).click();
  await widget.host.getByText(health, { exact: true }).last().click();
  const torn = await widget.host.evaluate((host) => {
    const text = host.shadowRoot.querySelector(".lots-health dd span").firstChild;
    return [...text.data.matchAll(/\d+/g)].map(({ 0: group, index }) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + group.length);
      return [group, range.getClientRects().length];
    });
  });
  assert.ok(torn.length > 4, JSON.stringify(torn));
  for (const [group, lines] of torn) assert.ok(group.length <= 3 && lines === 1, `${group} stands on ${lines} lines`);
});
