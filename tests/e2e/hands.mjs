// Three ways to work through a case of any pack: number keys and Enter alone, the keys that every page has, a pointer. Each finds
// things by role and label, makes real input events, and answers whatever is asked as a worker would who knows only the case.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { target } from "../tools/parts.mjs";
import { escaped, followed, plain } from "./support.mjs";

const wordings = {
  sv: { unknown: "Vet inte", goOn: "Fortsätt", resultSoFar: "Visa svaret så långt", more: /gör listan mer exakt$/, result: /^(Till svaret|Visa svaret så långt)$/, showMore: /^Visa\s\d+\still$/, again: "Börja om", none: "Inget av detta", gap: "Källan ger inget svar här" },
  da: { unknown: "Ved ikke", goOn: "Fortsæt", resultSoFar: "Vis svaret indtil nu", more: /gør listen mere præcis$/, result: /^(Til svaret|Vis svaret indtil nu)$/, showMore: /^Vis\s\d+\stil$/, again: "Start forfra", none: "Intet af dette", gap: "Kilden giver intet svar her" },
};

/** A widget that shows one pack, worked at by someone who knows one case. */
export class Worker {
  constructor(visit, id) {
    this.page = visit.page;
    this.host = visit.page.locator("samverkans-lots");
    this.pack = JSON.parse(readFileSync(join(target, "packs", `${id}.json`), "utf8"));
    this.words = wordings[this.pack.lang];
    this.presses = 0;
  }

  async press(key) {
    this.presses += 1;
    await this.page.keyboard.press(key);
  }

  button = (name) => this.host.getByRole("button", { name, exact: typeof name === "string" });

  assessment = () => this.host.evaluate((host) => host.assessment);

  /** What is asked, by its heading; undefined where a result is shown. */
  async question() {
    const shown = (await this.host.getByRole("heading").allTextContents()).map(plain);
    return this.pack.facts.find((fact) => shown.includes(plain(fact.ask)));
  }

  /** Waits until something else is asked, or a result is shown, and its heading has the focus. */
  async next(before) {
    await this.page.waitForFunction((ask) => {
      const { shadowRoot } = document.querySelector("samverkans-lots");
      const heading = shadowRoot.querySelector("[data-focus]");
      return heading.textContent.replaceAll("\u00a0", " ") !== ask && shadowRoot.activeElement === heading;
    }, plain(before.ask));
    await followed(this.page);
    return this.question();
  }

  labels = (fact, answer) => [answer].flat().map((code) => fact.values.find((value) => value.code === code)?.label ?? assert.fail(`${fact.id} has no ${code}`));

  /** The questions offered beside this one, in the order of their buttons. */
  async offered() {
    const shown = (await this.host.getByRole("list").getByRole("button").allTextContents()).map((text) => plain(text).replace(/\d$/, ""));
    return shown.flatMap((short) => this.pack.facts.find((fact) => plain(fact.short) === short) ?? []);
  }

  /**
   * Works until the verdicts are shown. What the case does not say is "Vet inte", as long as more is known than was asked; after
   * that the result so far is asked for. Whether somebody consents is left open where the case leaves it open: "Vet inte" would be an
   * answer there, which leads to asking for it.
   */
  async work({ answers }, hands) {
    const given = {};
    for (let fact = await this.question(); fact; ) {
      const { open_facts: open } = await this.assessment();
      const knowsMore = open.some((id) => id in answers);
      if (fact.id in answers) {
        assert.ok(!(fact.id in given), `\`${fact.id}\` is asked twice`);
        given[fact.id] = answers[fact.id];
        await hands.answer(this, fact, answers[fact.id]);
      } else if (!knowsMore && hands.canEnd(fact)) {
        await hands.end(this);
      } else if (!(fact.id.startsWith("consent_") && knowsMore && (await hands.skip(this, await this.offered(), answers)))) {
        given[fact.id] = null;
        await hands.answer(this, fact, null);
      }
      fact = await this.next(fact);
    }
    return given;
  }

  /** Gives what only makes the list of duties more exact, through the questions that are offered for it. */
  async workOn({ answers }, given, hands) {
    const more = this.button(this.words.more);
    const left = Object.keys(answers).filter((id) => !(id in given));
    if (!left.length || !(await more.count())) return;
    await hands.press(this, more);
    let fact = await this.next({ ask: "" });
    for (;;) {
      if (await this.button(this.words.showMore).count()) await hands.press(this, this.button(this.words.showMore));
      const known = [fact, ...(await this.offered())].find((it) => it && left.includes(it.id) && !(it.id in given));
      if (!known) break;
      if (known.id !== fact.id) {
        await hands.press(this, this.host.getByRole("list").getByRole("button", { name: known.short, exact: true }).first());
        await this.next(fact);
      }
      given[known.id] = answers[known.id];
      await hands.answer(this, known, answers[known.id]);
      fact = await this.next(known);
      if (!fact) return;
    }
    await hands.press(this, this.button(this.words.result));
    await this.next(fact);
  }
}

const isTyped = (fact) => fact.kind.is === "number" || fact.kind.is === "date";
/** None of several, where the rules have no answer of their own for that. */
const isNone = (answer) => Array.isArray(answer) && answer.length === 0;
const isSingle = (fact) => fact.kind.is === "yes_no" || fact.kind.is === "choice";

/** Number keys and Enter alone. A key is the one that stands on the button. */
export const digits = {
  async answer(worker, fact, answer) {
    if (isTyped(fact)) {
      // Enter with nothing typed leads to "Vet inte", and Enter again takes it.
      for (const key of answer === null ? ["Enter", "Enter"] : [...String(answer), "Enter"]) await worker.press(key);
      return;
    }
    const names = answer === null ? [worker.words.unknown] : isNone(answer) ? [worker.words.none] : worker.labels(fact, answer);
    for (const name of names) for (const key of await keyOf(worker.button(name))) await worker.press(key);
    if (fact.kind.is === "choices" && answer !== null && !isNone(answer)) await worker.press("Enter");
  },
  canEnd: isSingle,
  end: (worker) => worker.press("Enter"),
  async skip(worker, offered, answers) {
    for (const fact of offered.filter((it) => it.id in answers)) {
      const key = await keyOf(worker.host.getByRole("list").getByRole("button", { name: fact.short, exact: true }).first());
      if (!key) continue;
      await worker.press(key);
      return true;
    }
    return false;
  },
};

/** The key that a button shows. */
const keyOf = (button) => button.evaluate((it) => it.querySelector("kbd")?.textContent ?? "");

/** Tab and Shift+Tab, Space and Enter, and digits only into a field. */
export const tabs = {
  async press(worker, button, key = "Enter") {
    await this.reach(worker, button);
    await worker.press(key);
  },
  /** Goes there by as many steps as there are stops between. */
  async reach(worker, control) {
    const steps = await control.evaluate((control) => {
      const { shadowRoot } = control.getRootNode().host;
      const stops = [...shadowRoot.querySelectorAll("button, input, select, textarea, summary, a[href]")].filter((it) => it.checkVisibility() && !it.disabled);
      const from = shadowRoot.activeElement;
      const at = stops.indexOf(from);
      // From a heading, which is no stop, the first Tab goes to the stop after it.
      const after = stops.findIndex((it) => from.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING);
      const place = stops.indexOf(control);
      return at >= 0 ? place - at : place >= after ? place - after + 1 : place - after;
    });
    for (let step = 0; step < Math.abs(steps); step += 1) await worker.press(steps > 0 ? "Tab" : "Shift+Tab");
    assert.ok(await control.evaluate((it) => it.getRootNode().activeElement === it), `Tab leads to \`${await control.textContent()}\``);
  },
  async answer(worker, fact, answer) {
    if (answer === null) return this.press(worker, worker.button(worker.words.unknown));
    if (isNone(answer)) return this.press(worker, worker.button(worker.words.none));
    if (isTyped(fact)) {
      await this.reach(worker, worker.host.getByRole("textbox", { name: fact.ask }));
      for (const key of String(answer)) await worker.press(key);
      return worker.press("Enter");
    }
    for (const name of worker.labels(fact, answer)) await this.press(worker, worker.button(name), "Space");
    if (fact.kind.is === "choices") await this.press(worker, worker.button(worker.words.goOn));
  },
  canEnd: () => true,
  end: (worker) => tabs.press(worker, worker.button(worker.words.resultSoFar)),
  async skip(worker, offered, answers) {
    const fact = offered.find((it) => it.id in answers);
    if (!fact) return false;
    const chip = worker.host.getByRole("list").getByRole("button", { name: fact.short, exact: true }).first();
    if (!(await chip.isVisible())) return false;
    await this.press(worker, chip);
    return true;
  },
};

/** A pointer, and digits only into a field. */
export const mouse = {
  press: (worker, button) => button.click(),
  async answer(worker, fact, answer) {
    const goOn = () => worker.button(worker.words.goOn).click();
    if (answer === null) return worker.button(worker.words.unknown).click();
    if (isNone(answer)) return worker.button(worker.words.none).click();
    if (isTyped(fact)) {
      await worker.host.getByRole("textbox", { name: fact.ask }).click();
      await worker.page.keyboard.type(String(answer));
      return goOn();
    }
    for (const name of worker.labels(fact, answer)) await worker.button(name).click();
    if (fact.kind.is === "choices") await goOn();
  },
  canEnd: () => true,
  end: (worker) => worker.button(worker.words.resultSoFar).click(),
  async skip(worker, offered, answers) {
    const fact = offered.find((it) => it.id in answers);
    const chip = fact && worker.host.getByRole("list").getByRole("button", { name: fact.short, exact: true }).first();
    if (!chip || !(await chip.isVisible())) return false;
    await chip.click();
    return true;
  },
};

/** The verdicts as their headings tell them, by decision; one beside the primary ones has a heading where it has something to say. */
export async function verdicts(worker) {
  const texts = (await worker.host.getByRole("heading").allTextContents()).map(plain);
  const shown = {};
  for (const { id, title } of worker.pack.decisions) {
    const heading = new RegExp(`^${escaped(plain(title))}\\s*:\\s*`);
    shown[id] = texts.find((text) => heading.test(text))?.replace(heading, "").trim();
  }
  return shown;
}
