// Whole cases, from the first question to the verdicts.

import assert from "node:assert/strict";
import { caseOf, cases, escaped, focused, keys, labelOf, pack, pointer, promise, tabInto, words } from "./support.mjs";

promise("a caller's acute case is answered with the keyboard alone and read in the accessibility tree", {}, async ({ page, widget }) => {
  const { answers, expect } = caseOf("O-ST-4");
  await tabInto(widget);
  let steps = 0;
  await widget.answerCase(answers, async (...step) => {
    await keys(...step);
    steps += 1;
  });

  const units = expect.responsible.map((code) => labelOf("responsible", code));
  const responsible = await widget.verdict("responsible");
  for (const unit of units) assert.ok(responsible.includes(unit), `${responsible} names ${unit}`);
  assert.equal(await widget.verdict("plan"), labelOf("plan", "ask_first"));
  assert.equal(await widget.verdict("next_contact"), labelOf("next_contact", "phone_assistant_head"));
  assert.ok(steps <= Object.keys(answers).length + 2, `${steps} questions for a case of ${Object.keys(answers).length} facts`);

  const tree = await page.locator("samverkans-lots").ariaSnapshot();
  for (const decision of pack.decisions.filter((it) => it.primary)) {
    assert.match(tree, new RegExp(`heading "${escaped(decision.title)} ?: .+" \\[level=2\\]`), "each verdict is a heading");
  }
  for (const unit of units) assert.ok(tree.includes(unit), `the tree names ${unit}`);
  assert.ok(tree.includes(labelOf("plan", "ask_first")));
  assert.match(await focused(widget), new RegExp(escaped(units[0])), "the first verdict has the focus");
});

promise("who takes time to read is shown after each answer what is shown where a page gives the same answers at once", { expects: [/^request: \/packs\/stockholm(\.first)?\.json$/] }, async ({ page, widget }) => {
  await page.evaluate(async () => {
    const other = document.createElement("samverkans-lots");
    other.pack = "stockholm";
    other.hidden = true;
    document.body.append(other);
    await new Promise((ready) => other.addEventListener("lots-ready", ready, { once: true }));
  });
  const shown = () =>
    page.evaluate(async () => {
      const [one, other] = document.querySelectorAll("samverkans-lots");
      other.answers = one.answers;
      const parts = () => [one, other].map((it) => ["[data-focus]", ".lots-panel__standings", ".lots-ledger"].map((part) => it.shadowRoot.querySelector(part).textContent));
      // What stands beside the question follows the paint.
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 20)));
      return parts();
    });
  for (const { id, answers } of cases.slice(0, 4)) {
    let steps = 0;
    for (let fact = await widget.question(); fact; fact = await widget.next(fact)) {
      const [one, other] = await shown();
      assert.deepEqual(one.slice(0, 1), other.slice(0, 1), `${id}: the question after ${steps} answers`);
      assert.deepEqual(one, other, `${id}: what is certain after ${steps} answers`);
      // As long as it takes to have worked out what each answer leads to.
      await page.waitForTimeout(200);
      await pointer(widget, fact, answers[fact.id] ?? null);
      steps += 1;
    }
    assert.ok(steps > 3, `${id} asks ${steps} questions`);
    await page.evaluate(() => document.querySelectorAll("samverkans-lots").forEach((it) => it.reset()));
  }
});

promise("the questions can be answered in any order through the chips", {}, async ({ widget }) => {
  const taken = new Set();
  for (let turn = 0; turn < 3; turn += 1) {
    const before = await widget.question();
    // What was answered "Vet inte" is offered again, and is no other question.
    const others = pack.facts.filter((fact) => fact.id !== before.id && !taken.has(fact.short));
    const buttons = (await widget.host.getByRole("button").allInnerTexts()).map((name) => name.replace(/\s*\d$/, ""));
    const other = others.find((fact) => buttons.includes(fact.short)) ?? assert.fail(`no chip among ${buttons}`);
    taken.add(other.short);
    await widget.button(other.short).click();
    assert.equal((await widget.next(before)).id, other.id, "the chip opens its own question");
    await widget.button(words.unknown).click();
    await widget.next(other);
  }
  assert.equal((await widget.ledger()).length, 3);
});

promise("changing one answer keeps the others", {}, async ({ widget }) => {
  const { answers } = caseOf("O-ST-4");
  await widget.answerCase(answers, pointer);
  const before = await widget.ledger();
  const fact = pack.facts.find((it) => it.id === "health_and_social");
  await widget.change(fact).click();
  assert.equal((await widget.question()).id, fact.id);
  await widget.button(fact.values.find((value) => value.code === "no").label).click();
  assert.notEqual((await widget.question())?.id, fact.id);
  const after = await widget.ledger();
  for (const line of before.filter((line) => !line.startsWith(fact.short))) {
    // An answer that no longer matters is kept too, and says so.
    assert.ok(after.some((it) => it.startsWith(line)), `${line} is kept`);
  }
  assert.ok(after.some((it) => it.includes("spelar ingen roll nu")), `${after} tells what no longer matters`);
  assert.notDeepEqual(after, before);
});

promise("going back shows the question before with its answer, and starting again forgets everything", {}, async ({ widget, page }) => {
  const { answers } = caseOf("O-ST-4");
  const first = await widget.question();
  await pointer(widget, first, answers[first.id] ?? null);
  await widget.next(first);
  await widget.button(words.back).click();
  assert.equal((await widget.question()).id, first.id);
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.querySelector("[aria-pressed=true], input"));
  await widget.button(words.startAgain).click();
  assert.deepEqual(await widget.ledger(), []);
  assert.equal((await widget.question()).id, first.id);
});

promise("nothing is kept anywhere: not in storage, not in the address, not over a reload", {}, async (visit) => {
  const { widget, page, context } = visit;
  const address = page.url();
  await widget.answerCase(caseOf("O-ST-4").answers, pointer);
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookie: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    history: history.length,
    state: history.state,
  }));
  // A fresh tab has an empty page before this one; the answers add no step of their own.
  assert.deepEqual(kept, { local: 0, session: 0, cookie: "", databases: 0, caches: 0, history: 2, state: null });
  assert.equal(page.url(), address);
  assert.deepEqual(await context.cookies(), []);
  await page.reload();
  await visit.ready(1);
  assert.deepEqual(await widget.ledger(), []);
});
