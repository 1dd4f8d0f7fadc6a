// What is half filled in: it waits for its question, whatever is done beside it, and is gone with the case.

import assert from "node:assert/strict";
import { pack, promise, words } from "./support.mjs";

const factOf = (id) => pack.facts.find((fact) => fact.id === id);
const [needs, age, situation] = ["needs", "age_at_arrival", "situation"].map(factOf);
const hearing = "Skriv det du hör";

const answers = (widget) => widget.host.evaluate((host) => host.answers);
const group = (widget, fact) => widget.host.getByRole("group", { name: fact.ask, exact: true });
const chosen = (widget) => widget.host.locator("[part=option][aria-pressed=true] .lots-option__label").allInnerTexts();

/** Opens a question by its chip. */
async function open(widget, fact) {
  const more = widget.host.getByRole("button", { name: /^Visa\s\d+\still$/ });
  if (await more.count()) await more.click();
  await widget.host.locator(".lots-chip", { hasText: fact.short }).first().click();
  await widget.host.getByRole("heading", { name: fact.ask }).waitFor();
}

/** Says it in the field for free words, and takes what is proposed. */
async function hear(widget, text, answered) {
  if (!(await widget.host.getByRole("textbox", { name: hearing }).count())) await widget.button(hearing).click();
  await widget.host.getByRole("textbox", { name: hearing }).fill(text);
  await widget.host.getByRole("list", { name: "Förslag till svar" }).getByRole("button").first().click();
  await widget.page.waitForFunction((id) => id in document.querySelector("samverkans-lots").answers, answered);
}

promise("a digit at an answer that was given before writes a new number, and not one among its digits", {}, async ({ widget, page }) => {
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case", age_at_arrival: 34 }));
  await widget.change(age).click();
  await widget.host.getByRole("heading", { name: age.ask }).waitFor();
  await page.keyboard.press("7");
  assert.equal(await widget.host.getByRole("textbox", { name: age.ask }).inputValue(), "7");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("samverkans-lots").answers.age_at_arrival === 71);
});

promise("what is chosen of several, or half written, waits while other questions are answered", {}, async ({ widget, page }) => {
  await open(widget, needs);
  await page.keyboard.press("1");
  await page.keyboard.press("2");
  const both = await chosen(widget);
  assert.equal(both.length, 2);
  await hear(widget, "akut", "urgency");
  await widget.host.getByRole("heading", { name: needs.ask }).waitFor();
  assert.deepEqual(await chosen(widget), both, "over a proposal that is taken");
  await widget.button("Regler").click();
  await widget.button("Tillbaka").click();
  await widget.host.getByRole("heading", { name: needs.ask }).waitFor();
  assert.deepEqual(await chosen(widget), both, "over the rules");
  await open(widget, situation);
  await page.keyboard.press("1");
  await page.waitForFunction(() => "situation" in document.querySelector("samverkans-lots").answers);
  if (!(await widget.host.getByRole("heading", { name: needs.ask }).count())) await open(widget, needs);
  assert.deepEqual(await chosen(widget), both, "over another answer");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => "needs" in document.querySelector("samverkans-lots").answers);
  await widget.host.evaluate((host) => void (host.answers = { ...host.answers, age_at_arrival: 34 }));
  await widget.change(age).click();
  await widget.host.getByRole("textbox", { name: age.ask }).fill("3");
  await widget.button("Regler").click();
  await widget.button("Tillbaka").click();
  assert.equal(await widget.host.getByRole("textbox", { name: age.ask }).inputValue(), "3");
  await widget.host.getByRole("button", { name: /^Behåll svaret/ }).click();
  assert.equal((await answers(widget)).age_at_arrival, 34, "what is kept is the answer");
  await widget.change(age).click();
  assert.equal(await widget.host.getByRole("textbox", { name: age.ask }).inputValue(), "34", "and what was half written is given up");
});

promise("a form keeps what is ticked and written while a proposal is taken, the rules are read and the questions are put otherwise", {}, async ({ widget, page }) => {
  await widget.button("Steg för steg").click();
  const first = group(widget, situation);
  await first.waitFor();
  await first.getByRole("radio", { name: situation.values[0].label, exact: true }).check();
  const text = widget.host.getByRole("group", { name: age.ask, exact: true }).getByRole("textbox");
  const holds = async (when) => {
    await first.waitFor();
    assert.ok(await first.getByRole("radio", { name: situation.values[0].label, exact: true }).isChecked(), when);
    if (await text.count()) assert.equal(await text.inputValue(), "31", when);
  };
  if (await text.isVisible()) await text.fill("31");
  await hear(widget, "missbruk", needs.id);
  await holds("over a proposal");
  await widget.button("Regler").click();
  await widget.button("Tillbaka").click();
  await holds("over the rules");
  await widget.button("Snabbt").click();
  await widget.button("Steg för steg").click();
  await holds("over the other presentation");
  assert.ok(!("situation" in (await answers(widget))), "nothing of it is an answer yet");
});

promise("what is accepted of what is heard stands beside what is ticked on the same question, and what is heard of some denies no others", {}, async ({ widget, page }) => {
  await open(widget, needs);
  await page.keyboard.press("2");
  const [ticked] = await chosen(widget);
  await hear(widget, "missbruk", needs.id);
  if (!(await widget.host.getByRole("heading", { name: needs.ask }).count())) await widget.change(needs).click();
  await widget.host.getByRole("heading", { name: needs.ask }).waitFor();
  const both = await chosen(widget);
  assert.equal(both.length, 2, JSON.stringify(both));
  assert.ok(both.includes(ticked));
  await widget.button("Regler").click();
  await widget.button("Tillbaka").click();
  await page.waitForTimeout(300);
  const { needs: known } = await answers(widget);
  assert.ok(!Array.isArray(known) || known.length === 1, `others are not denied: ${JSON.stringify(known)}`);
});

promise("a number that was taken out of its field is no answer of a form either", {}, async ({ widget }) => {
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case", age_at_arrival: 19 }));
  await widget.change(age).click();
  await widget.host.getByRole("textbox", { name: age.ask }).fill("");
  await widget.button("Steg för steg").click();
  const field = group(widget, age).getByRole("textbox");
  await field.waitFor();
  assert.equal(await field.inputValue(), "");
  await widget.host.getByRole("button", { name: /^Fortsätt/ }).click();
  await field.waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), "true");
});

promise("what was half filled in is gone with its case", {}, async ({ widget, page }) => {
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case" }));
  await open(widget, needs);
  await page.keyboard.press("1");
  await open(widget, age);
  await widget.button(words.startAgain).click();
  await open(widget, needs);
  assert.deepEqual(await chosen(widget), []);
});
