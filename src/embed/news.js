// What an element says: one region that is heard, there before anything is said in it. Element and program have a line each, read by
// itself.

import { make } from "./choosing.js";

export class News {
  region = make("div", "", { role: "status", ariaAtomic: "false" });
  #line = make("p", "lots-news", { ariaAtomic: "true" });
  #told;

  constructor() {
    this.region.append(this.#line);
  }

  /** Says what `told` makes, now and again in another language. */
  tell(told) {
    this.#told = told;
    this.#line.replaceChildren(...told());
  }

  /** Says it again, if it is still said. */
  repeat() {
    if (this.#line.textContent) this.tell(this.#told);
  }

  /** Says, until it is settled, that something is on its way; without words only that it is. */
  wait(words) {
    this.#line.textContent = words;
    this.#line.toggleAttribute("data-loading", words);
  }

  settle() {
    if (this.#isWaiting) this.#line.textContent = "";
    this.#line.removeAttribute("data-loading");
  }

  /** What was told is no longer so; that something is on its way still is. */
  hush() {
    if (!this.#isWaiting) this.#line.textContent = "";
  }

  /** Takes the line in which the program says something from where it is shown, if it is, in place of the one before. */
  hear(box) {
    this.#line.nextSibling?.remove();
    const line = box.querySelector(".lots-widget > [role=status]");
    if (line) this.region.append(Object.assign(line, { role: null, ariaAtomic: "true" }));
  }

  get #isWaiting() {
    return this.#line.hasAttribute("data-loading");
  }
}
