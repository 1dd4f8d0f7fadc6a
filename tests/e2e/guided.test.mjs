// The guided presentation: forms one after the other, a summary of what is missing, the answers checked before the result.

import assert from "node:assert/strict";
import { assess, caseOf, escaped, labelOf, pack, pointer, promise, tabInto, words } from "./support.mjs";

const toGuided = "Steg för steg";
const toQuick = "Snabbt";
const showResult = "Visa vad som gäller";
const checkTitle = "Kontrollera dina svar";

/** The questions of the step, in the order in which they stand; none where something else is shown. */
async function asked(widget) {
  const legends = await widget.host.getByRole("group").locator("legend").allInnerTexts();
  return legends.map((legend) => pack.facts.find((fact) => fact.ask === legend.trim()) ?? assert.fail(`nobody asks \`${legend}\``));
}

const group = (widget, fact) => widget.host.getByRole("group", { name: fact.ask, exact: true });
const labels = (fact, answer) => [answer].flat().map((code) => fact.values.find((value) => value.code === code)?.label ?? assert.fail(`${fact.id} has no ${code}`));
const isForm = async (widget) => (await widget.host.getByRole("group").locator("legend").count()) > 0;

/** Fills in with a pointer. */
async function byMouse(widget, fact, answer) {
  const inside = group(widget, fact);
  const role = fact.kind.is === "yes_no" || fact.kind.is === "choice" ? "radio" : "checkbox";
  if (answer === null) return inside.getByRole(role, { name: words.unknown, exact: true }).check();
  if (fact.kind.is === "number" || fact.kind.is === "date") return inside.getByRole("textbox").fill(String(answer));
  for (const label of labels(fact, answer)) await inside.getByRole(role, { name: label, exact: true }).check();
}

/** The name of the control that has the focus, and the question that it belongs to. */
const where = (widget) =>
  widget.host.evaluate((host) => {
    const element = host.shadowRoot.activeElement;
    return {
      ask: element?.closest("fieldset")?.querySelector("legend").textContent.trim() ?? "",
      type: element?.type ?? "",
      name: (element?.closest("label") ?? element)?.textContent.trim() ?? "",
    };
  });

async function tabUntil(widget, fits) {
  for (let step = 0; step < 90; step += 1) {
    if (fits(await where(widget))) return;
    await widget.page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not get there, but to ${JSON.stringify(await where(widget))}`);
}

/** Fills in with Tab, Space and the arrows that a group of radio buttons has by nature. */
async function byKeys(widget, fact, answer) {
  const { keyboard } = widget.page;
  const here = (type) => (it) => it.ask === fact.ask && it.type === type;
  if (fact.kind.is === "yes_no" || fact.kind.is === "choice") {
    await tabUntil(widget, here("radio"));
    const names = [...fact.values.map((value) => value.label), words.unknown];
    const name = answer === null ? words.unknown : labels(fact, answer)[0];
    if (name === names[0]) await keyboard.press("Space");
    for (let step = 0; step < names.indexOf(name); step += 1) await keyboard.press("ArrowDown");
    return;
  }
  if (answer !== null && fact.kind.is !== "choices") {
    await tabUntil(widget, here("text"));
    return keyboard.type(String(answer));
  }
  for (const label of answer === null ? [words.unknown] : labels(fact, answer)) {
    await tabUntil(widget, (it) => here("checkbox")(it) && it.name === label);
    await keyboard.press("Space");
  }
}

/** Fills in a step from the top down: what is filled in may bring further questions below it. */
async function fillStep(widget, answers, hands, given) {
  const filled = new Set();
  for (;;) {
    const fact = (await asked(widget)).find((it) => !filled.has(it.id));
    if (!fact) return;
    assert.ok(!(fact.id in given), `\`${fact.id}\` is asked twice`);
    given[fact.id] = answers[fact.id] ?? null;
    await hands(widget, fact, given[fact.id]);
    filled.add(fact.id);
  }
}

const heading = (widget) => widget.host.evaluate((host) => host.shadowRoot.querySelector("[data-focus]")?.textContent ?? "");

/** Waits until the heading is another, and has the focus, and the rest has followed. */
async function stepped(widget, before) {
  await widget.page.waitForFunction((before) => {
    const { shadowRoot } = document.querySelector("samverkans-lots");
    const heading = shadowRoot.querySelector("[data-focus]");
    return heading.textContent !== before && shadowRoot.activeElement === heading;
  }, before);
  await widget.painted();
}

async function answerGuided(widget, answers, hands, goOn, steps = Number.POSITIVE_INFINITY) {
  const given = {};
  for (let step = 0; step < steps && (await isForm(widget)); step += 1) {
    const before = await heading(widget);
    await fillStep(widget, answers, hands, given);
    await goOn(widget);
    await stepped(widget, before);
  }
  return given;
}

const press = (name) => (widget) => widget.button(name).click();

async function holdsVerdicts(widget, given) {
  for (const [id, decision] of Object.entries(assess(given).decisions)) {
    if (decision.status !== "settled" || !pack.decisions.find((it) => it.id === id).primary) continue;
    for (const code of [decision.value].flat()) assert.ok((await widget.verdict(id)).includes(labelOf(id, code)), `${id}: ${code}`);
  }
}

const element = '<samverkans-lots pack="stockholm" mode="guided"></samverkans-lots>';
const hands = {
  "by mouse": { hands: byMouse, goOn: press(words.goOn) },
  "with Tab, Space and Enter": { hands: byKeys, goOn: (widget) => widget.page.keyboard.press("Enter") },
};

for (const id of ["O-ST-2", "O-ST-4"]) {
  for (const [how, { hands: fill, goOn }] of Object.entries(hands)) {
    promise(`${id} is answered step by step ${how}, checked, and leads to what the command line says`, { body: element }, async (visit) => {
      const { widget } = visit;
      const { answers } = caseOf(id);
      if (fill === byKeys) await tabInto(widget);
      const given = await answerGuided(widget, answers, fill, goOn);
      assert.equal(await heading(widget), checkTitle);
      const shown = (await widget.text()).replaceAll(/\s+/g, " ");
      for (const [fact, answer] of Object.entries(given)) {
        const { ask, values } = pack.facts.find((it) => it.id === fact);
        assert.ok(shown.includes(ask.replaceAll(/\s+/g, " ")), ask);
        for (const code of [answer].flat()) if (values && code !== null) assert.ok(shown.includes(values.find((it) => it.code === code).label), code);
      }
      if (fill === byKeys) {
        await tabUntil(widget, (it) => it.name === showResult);
        await goOn(widget);
      } else {
        await widget.button(showResult).click();
      }
      await stepped(widget, checkTitle);
      await holdsVerdicts(widget, given);
      const told = (await visit.heard("lots-answer")).map((it) => it.detail);
      assert.deepEqual(told, Object.keys(given).map((fact) => ({ fact })), "each answer that was chosen is told once, and no other");
    });
  }
}

promise("half-way through, the presentation changes and every answer stays", {}, async (visit) => {
  const { widget, page } = visit;
  const { answers } = caseOf("O-ST-4");
  assert.equal(await widget.host.getAttribute("mode"), null);
  await widget.button(toGuided).click();
  await widget.host.getByRole("radio").first().waitFor();
  assert.equal(await widget.host.evaluate((host) => host.mode), "guided", "the property is in step");
  const given = await answerGuided(widget, answers, byMouse, press(words.goOn), 2);
  assert.ok(Object.keys(given).length >= 2);
  const ledger = await widget.ledger();
  await widget.button(toQuick).click();
  await widget.host.getByRole("radio").first().waitFor({ state: "detached" });
  assert.deepEqual(await widget.ledger(), ledger);
  const rest = await widget.answerCase(answers, pointer);
  for (const fact of Object.keys(rest)) assert.ok(!(fact in given), `${fact} is asked twice`);
  await holdsVerdicts(widget, { ...given, ...rest });
  assert.equal(await widget.host.getAttribute("mode"), "quick");
  // The result that is shown stays where the host page changes the presentation; an unknown one is the quick one.
  const verdict = await widget.verdict("responsible");
  for (const mode of ["guided", "otherwise", "quick"]) {
    await page.evaluate((mode) => void (document.querySelector("samverkans-lots").mode = mode), mode);
    assert.equal(await widget.verdict("responsible"), verdict);
  }
  await widget.button(toGuided).waitFor();
});

/** What is missing or wrong, at the top of a step. */
const summaryOf = (widget) => widget.host.getByRole("group", { name: "Något saknas eller går inte att läsa" });

promise("what is missing is told at the top, with the focus, and each line leads to its question", { body: element }, async ({ widget, page }) => {
  const [first] = await asked(widget);
  await widget.button(words.goOn).click();
  const summary = summaryOf(widget);
  await summary.waitFor();
  const hasFocus = (locator) => locator.evaluate((it) => it.getRootNode().activeElement === it);
  assert.ok(await hasFocus(summary), "the summary has the focus");
  assert.equal(await widget.host.getByRole("alert").filter({ hasText: /./ }).count(), 0, "which reads it out, once");
  const described = await summary.evaluate((it) => it.getRootNode().getElementById(it.getAttribute("aria-describedby"))?.innerText ?? "");
  assert.ok(described.includes(`${first.short}: `), "what is read out names what is missing, and not only that something is");
  const link = summary.getByRole("link", { name: new RegExp(`^${escaped(first.short)}: `) });
  const address = page.url();
  await link.click();
  const control = group(widget, first).locator("input").first();
  assert.ok(await hasFocus(control), "the first answer has the focus");
  assert.equal(page.url(), address, "the address stays as it is");
  const said = (await link.innerText()).replace(/^.*?: /, "");
  assert.match(await group(widget, first).innerText(), new RegExp(escaped(said)), "the same is told at the question");
  await fillStep(widget, caseOf("O-ST-2").answers, byMouse, {});
  await widget.button(words.goOn).click();
  await summary.waitFor({ state: "detached" });
});

promise("what cannot be read is told with what to write, and nothing is sent", { body: element }, async (visit) => {
  const { widget } = visit;
  const { answers } = caseOf("O-ST-2");
  let number;
  for (let step = 0; step < 9 && !number; step += 1) {
    number = (await asked(widget)).find((fact) => fact.kind.is === "number");
    if (number) break;
    await answerGuided(widget, answers, byMouse, press(words.goOn), 1);
  }
  const before = (await visit.heard("lots-answer")).length;
  await fillStep(widget, answers, byMouse, {});
  for (const [typed, told] of [
    ["många", /heltal/],
    ["900", /mellan/],
    ["19930412-1234", /personnummer/],
  ]) {
    await group(widget, number).getByRole("textbox").fill(typed);
    await widget.button(words.goOn).click();
    assert.match(await summaryOf(widget).innerText(), told);
    assert.equal(await group(widget, number).getByRole("textbox").getAttribute("aria-invalid"), "true");
  }
  assert.equal((await visit.heard("lots-answer")).length, before);
  const unknown = group(widget, number).getByRole("checkbox", { name: words.unknown });
  await unknown.check();
  assert.equal(await group(widget, number).getByRole("textbox").inputValue(), "", "one answer at a time");
  await group(widget, number).getByRole("textbox").fill("34");
  assert.equal(await unknown.isChecked(), false);
});

promise("what excludes the rest among several is one choice", { body: element }, async ({ widget, page }) => {
  const needs = pack.facts.find((fact) => fact.id === "needs");
  await page.evaluate(() => void (document.querySelector("samverkans-lots").answers = { needs: ["addiction"] }));
  await widget.change(needs).click();
  const box = (name) => group(widget, needs).getByRole("checkbox", { name, exact: true });
  const [addiction] = labels(needs, "addiction");
  assert.ok(await box(addiction).isChecked(), "the answer that was given is filled in");
  await box(words.unknown).check();
  assert.equal(await box(addiction).isChecked(), false);
  await box(addiction).check();
  assert.equal(await box(words.unknown).isChecked(), false);
  await box(addiction).uncheck();
  await widget.button(words.goOn).click();
  await summaryOf(widget).waitFor();
});

promise("an answer is changed from the check of the answers, and leads back to it; back leads through the steps", { body: element }, async ({ widget }) => {
  const { answers } = caseOf("O-ST-4");
  await answerGuided(widget, answers, byMouse, press(words.goOn));
  const fact = pack.facts.find((it) => it.id === "health_and_social");
  await widget.change(fact).click();
  await stepped(widget, checkTitle);
  assert.deepEqual((await asked(widget)).map((it) => it.id), [fact.id], "the one question, with its answer");
  assert.ok(await group(widget, fact).getByRole("radio", { name: labels(fact, "yes")[0], exact: true }).isChecked());
  await byMouse(widget, fact, "no");
  await widget.button(words.goOn).click();
  await stepped(widget, fact.ask);
  await answerGuided(widget, answers, byMouse, press(words.goOn));
  assert.equal(await heading(widget), checkTitle);
  await widget.button(words.back).click();
  await stepped(widget, checkTitle);
  assert.ok(await isForm(widget), "the last step, as it was filled in");
  for (const fact of await asked(widget)) assert.ok((await group(widget, fact).locator("input:checked").count()) + (await group(widget, fact).getByRole("textbox").count()) > 0, fact.id);
});

promise("keys stay off as long as the page is there, whatever the rules, and their signs go", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>', expects: [/^request: \/packs\/malmo(\.first)?\.json$/] }, async ({ widget, page }) => {
  const before = await widget.question();
  await widget.host.getByText("Kortkommandon", { exact: true }).click();
  await widget.host.getByRole("checkbox", { name: "Använd kortkommandon" }).uncheck();
  const signs = () => widget.host.locator("[part=option-key]:visible").count();
  assert.equal(await signs(), 0);
  for (const key of ["1", "0", "2"]) await page.keyboard.press(key);
  assert.equal((await widget.question()).id, before.id);
  // Neither another setting nor other rules turn them on again.
  await page.evaluate(() => document.querySelector("samverkans-lots").setAttribute("theme", "dark"));
  await page.evaluate(() => document.querySelector("samverkans-lots").setAttribute("pack", "malmo"));
  await page.waitForFunction(() => window.heard.filter((it) => it.name === "lots-ready").length === 2);
  await tabInto(widget);
  const ledger = await widget.ledger();
  for (const key of ["1", "0", "2"]) await page.keyboard.press(key);
  await page.waitForTimeout(100);
  assert.deepEqual(await widget.ledger(), ledger);
  assert.equal(await signs(), 0);
});

promise("a question that was put aside is offered again as long as a verdict waits for it", {}, async ({ widget }) => {
  const { answers } = caseOf("O-ST-4");
  const { needs, age_at_arrival: _, ...rest } = answers;
  await widget.answerCase({ needs, ...rest }, pointer);
  const aside = widget.host.getByRole("list", { name: "Vet du det nu?" });
  const names = await aside.getByRole("button").allInnerTexts();
  const age = pack.facts.find((it) => it.id === "age_at_arrival");
  assert.ok(names.includes(age.short), `${names}`);
  await aside.getByRole("button", { name: age.short, exact: true }).click();
  assert.equal((await widget.question()).id, age.id);
  await widget.field().fill("34");
  await widget.button(words.goOn).click();
  await widget.next(age);
  assert.ok(!(await aside.getByRole("button").allInnerTexts()).includes(age.short));
});
