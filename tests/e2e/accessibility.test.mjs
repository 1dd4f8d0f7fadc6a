// What WCAG 2.2 AA asks of the widget, as far as a program can tell.

import assert from "node:assert/strict";
import { caseOf, cases, focused, keys, pack, pointer, promise, tabInto, words, workedCases } from "./support.mjs";

promise("an answer that cannot be read is told, and the field has the focus; where nothing was written, \"Vet inte\" has it", {}, async ({ widget }) => {
  const { answers } = caseOf("O-ST-6");
  let fact = await widget.question();
  while (fact.kind.is !== "number") {
    await pointer(widget, fact, answers[fact.id] ?? null);
    fact = await widget.next(fact);
  }
  await widget.field().fill("många");
  await widget.button(words.goOn).click();
  assert.match(await widget.host.getByRole("alert").innerText(), /heltal/, "it says what to write");
  assert.ok(await widget.field().evaluate((field) => field.getRootNode().activeElement === field), "the field has the focus");
  await widget.field().fill("");
  await widget.page.keyboard.press("Enter");
  assert.match(await widget.host.getByRole("alert").innerText(), /Skriv ett svar, eller välj Vet inte/);
  assert.equal(await focused(widget), words.unknown);
  await widget.page.keyboard.press("7");
  assert.equal(await widget.field().inputValue(), "7", "a digit still goes to the field");
  await widget.field().fill("");
  await widget.page.keyboard.press("Enter");
  await widget.page.keyboard.press("Enter");
  await widget.next(fact);
  assert.ok((await widget.ledger()).some((line) => line === `${fact.short} ${words.unknown}`));
});

promise("of two keys the first is forgotten by whatever comes between, and a zero always means \"Vet inte\"", {}, async ({ widget, page }) => {
  const needs = pack.facts.find((fact) => fact.id === "needs");
  await widget.host.getByRole("button", { name: /^Visa\s\d+\still$/ }).click();
  await widget.button(needs.short).click();
  await widget.next({ id: "situation" });  
  const chosen = () => widget.host.locator("[part=option][aria-pressed=true]").evaluateAll((them) => them.map((it) => it.querySelector("kbd").textContent));
  await page.keyboard.press("+");
  await page.keyboard.press("1");
  assert.deepEqual(await chosen(), ["+1"]);
  await page.keyboard.press("Shift++");
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  assert.deepEqual(await chosen(), ["1", "+1"]);
  await page.keyboard.press("+");
  await widget.button(needs.values[2].label).click();
  await page.keyboard.press("2");
  assert.deepEqual(await chosen(), ["1", "2", "3", "+1"]);
  // What is chosen is not thrown away: first it is taken back.
  await page.keyboard.type("123+1");
  assert.deepEqual(await chosen(), []);
  await page.keyboard.press("0");
  await widget.next(needs);
  assert.ok((await widget.ledger()).some((line) => line === `${needs.short} ${words.unknown}`));
});

promise("the key of an answer stays its own while a long list becomes shorter", {}, async ({ widget, page }) => {
  const needs = pack.facts.find((fact) => fact.id === "needs");
  await widget.host.getByRole("button", { name: /^Visa\s\d+\still$/ }).click();
  await widget.button(needs.short).click();
  await widget.next({ id: "situation" });
  const keysOf = async () => Object.fromEntries(await widget.host.locator("[part=option]").evaluateAll((them) => them.map((it) => [it.querySelector(".lots-option__label").textContent, it.querySelector("kbd")?.textContent])));
  const all = await keysOf();
  assert.equal(Object.keys(all).length, needs.values.length + 2);
  assert.deepEqual([all[words.unknown], all[words.none]], ["0", "-"]);
  for (const [place, { label }] of needs.values.entries()) assert.equal(all[label], place < 9 ? `${place + 1}` : `+${place - 8}`);
  for (const { label } of needs.values) {
    await widget.host.getByRole("textbox", { name: "Sök bland svaren" }).fill(label);
    await page.waitForTimeout(50);
    const left = await keysOf();
    assert.ok(label in left && Object.keys(left).length < Object.keys(all).length);
    for (const [name, key] of Object.entries(left)) assert.equal(key, all[name], name);
  }
});

promise("Enter where nothing is chosen of several says so and answers nothing; \"Inget av detta\" is an answer of its own, with its key", {}, async ({ widget, page }) => {
  const needs = pack.facts.find((fact) => fact.id === "needs");
  const open = async () => {
    await widget.host.getByRole("button", { name: /^Visa\s\d+\still$/ }).click();
    await widget.button(needs.short).click();
    await widget.next({ id: "situation" });
  };
  await open();
  await page.setViewportSize({ width: 1280, height: 600 });
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press("Enter");
  const told = widget.host.getByRole("alert").getByText("Välj minst ett svar");
  await told.waitFor();
  const { bottom } = await told.evaluate((told) => told.getBoundingClientRect());
  assert.ok(bottom <= 600, `what is wrong ends at ${bottom} px of 600`);
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), {});
  assert.equal((await widget.question()).id, "needs");
  // Once something is chosen the word is gone.
  await page.keyboard.press("1");
  await widget.host.getByText("Välj minst ett svar").waitFor({ state: "detached" });
  await page.keyboard.press("1");
  await page.keyboard.press("-");
  await widget.next(needs);
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), { needs: [] });
  await widget.change(needs).click();
  await widget.button(words.none).waitFor();
  assert.equal(await widget.button(words.none).getAttribute("aria-pressed"), "true");
  await widget.button(words.startAgain).click();
  await open();
  await widget.button(words.none).click();
  await widget.next(needs);
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), { needs: [] });
});

promise("what was chosen just now of several is not thrown away by \"Vet inte\"; what was answered before is replaced", {}, async ({ widget, page }) => {
  const needs = pack.facts.find((fact) => fact.id === "needs");
  await widget.host.getByRole("button", { name: /^Visa\s\d+\still$/ }).click();
  await widget.button(needs.short).click();
  await widget.next({ id: "situation" });
  const isChosen = () => widget.button(needs.values[0].label).getAttribute("aria-pressed");
  for (const key of ["0", "-"]) {
    await page.keyboard.press("1");
    await page.keyboard.press(key);
    await widget.host.getByRole("alert").getByText("Du har redan valt något. Fortsätt med det, eller ta bort det först.").waitFor();
    assert.equal(await isChosen(), "true");
    assert.deepEqual(await widget.host.evaluate((host) => host.answers), {});
    await page.keyboard.press("1");
    await widget.host.getByText("Du har redan valt något").waitFor({ state: "detached" });
  }
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await widget.next(needs);
  await widget.change(needs).click();
  await widget.button(words.unknown).waitFor();
  assert.equal(await isChosen(), "true");
  await page.keyboard.press("0");
  await widget.next(needs);
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), { needs: null });
});

promise("a date is typed as people write it; one that cannot be is refused where it stands, with the reason", {}, async ({ widget, page }) => {
  const birthday = pack.facts.find((fact) => fact.id === "birthday_next");
  await widget.host.evaluate((host) => void (host.answers = { situation: "age_transfer", birthday_next: "2027-01-01" }));
  for (const [text, is] of [["23 april", "2027-04-23"], ["24/4", "2027-04-24"], ["270425", "2027-04-25"], ["2027-04-26", "2027-04-26"]]) {
    await widget.change(birthday).click();
    await widget.host.getByRole("textbox", { name: birthday.ask }).fill(text);
    await page.keyboard.press("Enter");
    await page.waitForFunction((is) => document.querySelector("samverkans-lots").answers.birthday_next === is, is);
  }
  await widget.change(birthday).click();
  for (const text of ["1899-01-01", "2099-01-01"]) {
    await widget.host.getByRole("textbox", { name: birthday.ask }).fill(text);
    await page.keyboard.press("Enter");
    await widget.host.getByRole("alert").getByText("Nästa födelsedag är i dag eller inom ett år.").waitFor();
    assert.ok(await widget.host.getByRole("heading", { name: birthday.ask }).isVisible(), "the question stays");
  }
  // A host may still hand one in: then it is one answer that cannot be, and not several that clash.
  await widget.host.evaluate((host) => void (host.answers = { birthday_next: "2099-01-01" }));
  await widget.host.getByRole("heading", { name: "Ett svar kan inte stämma" }).waitFor();
  assert.match(await widget.text(), /Ändra det eller ta bort det\./);
});

promise("nobody is told of dozens of questions; of a few that are left one is", {}, async ({ widget }) => {
  let few = 0;
  for (const { answers } of workedCases.filter((it) => it.pack === "stockholm").slice(0, 5)) {
    await widget.host.evaluate((host) => host.reset());
    for (let fact = await widget.question(); fact; fact = await widget.next(fact)) {
      const told = await widget.host.locator("[part=progress]").innerText();
      const [, left] = /^Fråga \d+ · högst (\d+) till$/.exec(told) ?? [];
      if (left) assert.ok(Number(left) <= 5, told);
      else assert.match(told, /^Fråga \d+( · den sista)?$/);
      few += left ? 1 : 0;
      await pointer(widget, fact, answers[fact.id] ?? null);
    }
  }
  assert.ok(few > 0);
});

promise("in a field digits are written and choose nothing", {}, async ({ widget, page }) => {
  const needs = pack.facts.find((fact) => fact.id === "needs");
  await widget.host.getByRole("button", { name: /^Visa\s\d+\still$/ }).click();
  await widget.button(needs.short).click();
  await widget.next({ id: "situation" });
  const filter = widget.host.getByRole("textbox", { name: "Sök bland svaren" });
  await filter.click();
  await page.keyboard.type("1 2");
  assert.equal(await filter.inputValue(), "1 2");
  await filter.fill("");
  assert.equal(await widget.host.locator("[part=option][aria-pressed=true]").count(), 0);
});

promise("the focus goes to the question after each step, and to the first verdict at the end, always visibly", {}, async ({ widget, page }) => {
  assert.equal(await focused(widget), (await widget.question()).ask, "a page that opens with rules begins in their question");
  const { answers } = caseOf("O-ST-4");
  let fact = await widget.question();
  while (fact) {
    await keys(widget, fact, answers[fact.id] ?? null);
    fact = await widget.next(fact);
    if (fact) {
      await page.waitForFunction((ask) => document.querySelector("samverkans-lots").shadowRoot.activeElement?.textContent === ask, fact.ask);
      const around = await widget.host.evaluate((host) => getComputedStyle(host.shadowRoot.activeElement).outline);
      assert.match(around, /solid 3px/, "the question that has the focus shows it");
      await page.keyboard.press("Tab");
      const ring = await widget.host.evaluate((host) => {
        const style = getComputedStyle(host.shadowRoot.activeElement);
        return style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth);
      });
      assert.ok(ring >= 2, `the focus on \`${await focused(widget)}\` is ${ring} px wide`);
    }
  }
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.tagName === "H2");
  assert.ok((await focused(widget)).startsWith(pack.decisions.find((it) => it.primary).title));
});

/** The keys of one character and Backspace, as far as they would do something at the first question. */
const shortcuts = ["1", "2", "0", "?", "+", "-", "Backspace"];

/** That none of these does anything where the focus is, long enough for one that did to be seen. */
async function doNothing(widget, pressed) {
  const state = async () => [await widget.question(), await widget.host.evaluate((host) => [host.answers, host.shadowRoot.querySelector("[data-begun]") !== null])];
  const before = await state();
  for (const key of pressed) {
    await widget.page.keyboard.press(key);
    await widget.page.waitForTimeout(30);
    assert.deepEqual(await state(), before, `${key} does nothing`);
  }
}

/** That a key answers where the focus is, and another leads back. */
async function doAct(widget) {
  const asked = await widget.question();
  await widget.page.keyboard.press("1");
  const next = await widget.next(asked);
  await widget.page.keyboard.press("Backspace");
  assert.equal((await widget.next(next)).id, asked.id);
  await widget.host.evaluate((host) => host.reset());
}

promise("number keys do nothing while the focus is outside the widget, and work once it is inside", { body: '<button id="outside">Utanför</button><samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ widget, page }) => {
  await page.locator("#outside").focus();
  await doNothing(widget, [...shortcuts, "Escape"]);
  await page.keyboard.press("Tab");
  assert.notEqual(await focused(widget), "", "it is the next stop");
  await doAct(widget);
});

promise('number keys do nothing with shortcuts="off", wherever the focus is, and work once that is taken away', { body: '<samverkans-lots pack="stockholm" shortcuts="off"></samverkans-lots>' }, async ({ widget }) => {
  await tabInto(widget);
  await doNothing(widget, shortcuts);
  await widget.host.evaluate((host) => host.focus());
  assert.equal(await focused(widget), (await widget.question()).ask);
  await doNothing(widget, shortcuts);
  await widget.host.evaluate((host) => host.removeAttribute("shortcuts"));
  await widget.host.evaluate((host) => host.focus());
  await doAct(widget);
});

promise("number keys can be switched off inside the widget, and on again: in the question and on a button they do nothing meanwhile", {}, async ({ widget, page }) => {
  const summary = widget.host.getByText("Kortkommandon", { exact: true });
  await summary.click();
  const box = widget.host.getByRole("checkbox", { name: "Använd kortkommandon" });
  /** The places in which a key is no field's. */
  const places = { "in the question": () => widget.host.evaluate((host) => host.focus()), "on an answer": () => widget.button(words.unknown).focus(), "beside the switch": () => summary.focus() };
  await box.uncheck();
  for (const go of Object.values(places)) {
    await go();
    await doNothing(widget, shortcuts);
  }
  await box.check();
  for (const go of Object.values(places)) {
    await go();
    await doAct(widget);
  }
});

promise("the answer panel and the answers are regions with names, and a settled decision is announced", {}, async ({ widget, page }) => {
  const status = widget.host.getByRole("status");
  assert.equal(await status.count(), 1, "one region says what is settled, what is on its way and what is not asked");
  await widget.answerCase(caseOf("O-ST-4").answers, pointer);
  assert.ok(await widget.host.getByRole("region", { name: words.ledger }).isVisible());
  const panel = widget.host.getByRole("region", { name: words.panel });
  for (const decision of pack.decisions.filter((it) => it.primary)) assert.ok((await panel.innerText()).includes(decision.title));
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.querySelector("[role=status]").textContent.length > 0);
  const said = await status.textContent();
  assert.ok(pack.decisions.some((it) => said.includes(it.title)), said);
});

promise("every question has a heading, a reason and \"Vet inte\"", {}, async ({ widget }) => {
  const asked = new Set();
  for (const { answers } of cases) {
    await widget.answerCase(answers, async (widget, fact, answer) => {
      if (!asked.has(fact.id)) {
        asked.add(fact.id);
        assert.ok(await widget.host.getByRole("heading", { name: fact.ask, level: 2, exact: true }).isVisible());
        assert.ok(await widget.button(words.unknown).isVisible());
        assert.ok(await widget.host.getByText("Varför frågar du?").isVisible());
      }
      await pointer(widget, fact, answer);
    });
    await widget.host.getByRole("button", { name: "Börja om" }).click();
  }
  assert.ok(asked.size >= 8, `${asked.size} questions seen`);
});

promise("where there is little height, as at 400 %, no bar lies over the question", { width: 320, height: 256 }, async ({ widget, page }) => {
  const panel = widget.host.locator(".lots-panel");
  const place = () => panel.evaluate((it) => getComputedStyle(it).position);
  assert.equal(await place(), "static");
  const top = await panel.evaluate((it) => it.getBoundingClientRect().top);
  assert.ok(top > 256, `the answers come after the question, at ${top} px`);
  await page.setViewportSize({ width: 320, height: 640 });
  assert.equal(await place(), "sticky");
});

promise("a page opened by its address with rules in it has the focus in the question, so that the number keys work at once", {}, async ({ widget, page }) => {
  const first = await widget.question();
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("[data-focus]"));
  await page.keyboard.press("1");
  await widget.next(first);
});

promise("it takes the focus from nothing else on the page", { before: () => addEventListener("DOMContentLoaded", () => document.querySelector("#languages a").focus()) }, async ({ widget, page }) => {
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => document.activeElement.lang), "sv");
  assert.equal(await focused(widget), "");
});

promise("an element on a page of somebody else's takes no focus when it comes", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ page }) => {
  await page.waitForTimeout(200);
  assert.ok(await page.evaluate(() => document.activeElement === document.body));
});

promise("that the answers were thrown away, and can be had back, is said to those who hear the page", {}, async ({ widget }) => {
  const fact = await widget.question();
  await pointer(widget, fact, caseOf("O-ST-4").answers[fact.id]);
  await widget.next(fact);
  await widget.button(words.startAgain).click();
  await widget.host.getByRole("status").filter({ hasText: /^Svaren är rensade\./ }).waitFor({ state: "attached" });
});
