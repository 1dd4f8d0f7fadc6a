// The custom element: the one class that Rust cannot write. It loads, hands over to Rust, and cleans up after itself.

import init, { mount, onPanic } from "lots-glue";
import css from "lots-css";

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

const restarting = ["pack", "src", "lang"];
const attributes = [...restarting, "mode", "theme", "density", "heading-level", "shortcuts", "loading", "expose", "on"];
const property = (attribute) => attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const problem = (code, message, field) => Object.assign(new Error(message), { code, field });

// One module for all elements of a page. A failed load is forgotten, so that the next try is a real one.
let module;
const widgets = new Set();
const load = () =>
  (module ??= init({ module_or_path: new URL(LOTS_WASM, import.meta.url) }).then(
    () => onPanic((message) => [...widgets].forEach((widget) => widget.breakDown(message))),
    (error) => {
      module = undefined;
      throw problem("module_missing", error.message, "");
    },
  ));

async function fetchPack(url) {
  const response = await fetch(url);
  if (!response.ok) throw problem("pack_missing", `${url} answers ${response.status}`, "pack");
  return response.json();
}

export class SamverkansLots extends HTMLElement {
  static observedAttributes = attributes;
  #box = document.createElement("div");
  #fallback = document.createElement("slot");
  #handle;
  #given;
  #contacts;
  #attempt = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#box, this.#fallback);
  }

  connectedCallback() {
    // Properties that were set before the element was defined would hide the accessors.
    for (const name of ["answers", "contacts", ...attributes.map(property)].filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#handle) this.#start();
  }

  disconnectedCallback() {
    // A moved element is connected again at once, and keeps its answers.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  attributeChangedCallback(name, before, now) {
    // An element that is upgraded hears of its attributes before it is connected, and starts with all of them.
    if (before === now || !this.isConnected || !this.#attempt) return;
    if (restarting.includes(name)) this.#start();
    else this.#handle?.refresh();
  }

  get answers() {
    return this.#handle?.answers ?? this.#given ?? {};
  }

  set answers(answers) {
    if (this.#handle) this.#handle.setAnswers(answers);
    else this.#given = answers;
  }

  /** Local contacts, as the overlay's schema has them; `null` for none. */
  get contacts() {
    return this.#contacts ?? null;
  }

  set contacts(contacts) {
    this.#handle?.setContacts(contacts);
    this.#contacts = contacts;
  }

  get assessment() {
    return this.#handle?.assessment ?? null;
  }

  reset() {
    this.#handle?.reset();
  }

  focus() {
    this.#handle?.focus();
  }

  /** The program has broken down: nothing on the screen can be trusted, and to free it could break it further. */
  breakDown(message) {
    this.#handle = undefined;
    queueMicrotask(() => this.#fail(problem("internal", message, "")));
  }

  async #start() {
    this.#end();
    const attempt = this.#attempt;
    const src = this.getAttribute("src");
    const url = src ? new URL(src, document.baseURI) : new URL(`packs/${this.getAttribute("pack")}.json`, import.meta.url);
    try {
      const [pack] = await Promise.all([fetchPack(url), load()]);
      if (attempt !== this.#attempt) return;
      this.#box.replaceChildren();
      this.#handle = mount(this.#box, this, pack);
      widgets.add(this);
      this.#lay();
      if (this.#given) this.#handle.setAnswers(this.#given);
      this.#given = undefined;
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(error);
      return;
    }
    this.#fallback.hidden = true;
    this.#tell("lots-ready", {});
    if (this.hasAttribute("autofocus")) this.focus();
  }

  /** Contacts that do not fit leave the widget as it is without them. */
  #lay() {
    try {
      if (this.#contacts) this.#handle.setContacts(this.#contacts);
    } catch ({ code, message, field }) {
      this.#tell("lots-error", { code, message, field });
    }
  }

  #end() {
    this.#attempt++;
    widgets.delete(this);
    this.#handle?.free();
    this.#handle = undefined;
  }

  #fail({ code = "load_failed", message, field = "" }) {
    this.#end();
    const text = Object.assign(document.createElement("p"), { textContent: "Frågorna kunde inte hämtas." });
    const retry = Object.assign(document.createElement("button"), { type: "button", className: "lots-button", textContent: "Försök igen" });
    retry.addEventListener("click", () => this.#start());
    const box = Object.assign(document.createElement("div"), { className: "lots-failed", role: "alert" });
    box.append(text, retry);
    this.#box.replaceChildren(box);
    this.#fallback.hidden = false;
    this.#tell("lots-error", { code, message, field });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

for (const attribute of attributes.filter((name) => name !== "lang")) {
  Object.defineProperty(SamverkansLots.prototype, property(attribute), {
    get() {
      return this.getAttribute(attribute);
    },
    set(value) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}

if (!customElements.get("samverkans-lots")) customElements.define("samverkans-lots", SamverkansLots);
