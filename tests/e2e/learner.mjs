// A learner who does exercises by the keyboard alone, wherever they are shown, and finds everything by role and label.

import assert from "node:assert/strict";
import { pack } from "./support.mjs";

const beside = { gap: "Rutinen tiger", conflict: "Rutinen motsäger sig själv", open: "Det går inte att säga än", contradiction: "Det går inte att säga än" };

/** A key in which nothing is right. */
export const wrongly = (key) => Object.fromEntries(Object.entries(key).map(([id, it]) => [id, { status: it.status === "conflict" ? "gap" : "conflict" }]));

export class Learner {
  /** `within` is the page or the frame that shows the exercises; `frame` the selector of that frame. */
  constructor(page, within, frame) {
    Object.assign(this, { page, within, frame });
  }

  button = (name) => this.within.getByRole("button", { name, exact: true });
  heading = (name) => this.within.getByRole("heading", { name, exact: true });
  call = () => this.within.locator(".lots-call__told").innerText();

  /** What has the focus: the text of its label or its own, and of the group that it is in. */
  focused() {
    return this.within.locator("#exercises").evaluate((place) => {
      const element = place.shadowRoot?.activeElement;
      if (!element) return {};
      const first = (from) => document.createTreeWalker(from, NodeFilter.SHOW_TEXT).nextNode()?.data.trim();
      const group = element.closest("fieldset")?.querySelector("legend");
      const label = element.closest("label");
      return { name: label ? first(label) : element.textContent.trim(), group: group?.textContent.trim(), type: element.type };
    });
  }

  /** Tab until what has the focus is such. */
  async tab(what, is) {
    for (let step = 0; step < 200; step += 1) {
      const now = await this.focused();
      if (is(now)) return now;
      await this.page.keyboard.press("Tab");
    }
    return assert.fail(`Tab does not reach ${what}`);
  }

  async press(name) {
    await this.button(name).waitFor();
    await this.tab(name, (it) => it.name === name && it.type === "button");
    await this.page.keyboard.press("Enter");
  }

  /** Chooses in a group, among radios by the arrows. */
  async choose(group, name) {
    const now = await this.tab(`${group}: ${name}`, (it) => it.group === group && (it.type === "radio" || it.name === name));
    if (now.type === "checkbox" || now.name === name) return this.page.keyboard.press("Space");
    for (let step = 0; step < 30; step += 1) {
      await this.page.keyboard.press("ArrowDown");
      if ((await this.focused()).name === name) return undefined;
    }
    return assert.fail(`the arrows do not reach ${group}: ${name}`);
  }

  /** Reads what is shown of a worked case, until an exercise is there. */
  async beginExercise() {
    const exercise = this.heading("Vad svarar rutinen?");
    const worked = this.heading("Så svarar rutinen");
    await exercise.or(worked).first().waitFor();
    while (!(await exercise.count())) {
      const turn = this.button("Nu är det din tur");
      await this.press((await turn.count()) ? "Nu är det din tur" : "Visa nästa svar");
    }
  }

  /** Answers the exercise that comes, as a key says. */
  async answer(key) {
    await this.beginExercise();
    for (const decision of pack.decisions.filter((it) => it.primary)) {
      const { status, values } = key[decision.id];
      const labels = status === "settled" ? (values ?? []).map((code) => decision.values.find((it) => it.code === code).label) : [beside[status]];
      for (const name of labels.length ? labels : ["Ingen"]) await this.choose(decision.title, name);
    }
    await this.choose("Hur säker är du?", "Ganska säker");
    await this.press("Jämför med rutinen");
    await this.heading("Vad svarar rutinen?").waitFor({ state: "detached" });
  }
}
