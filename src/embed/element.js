// The custom element: the one class that Rust cannot write. It loads, hands over to Rust, and cleans up after itself.

import init, { mount, onPanic } from "lots-glue";
import css from "lots-css";

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

const restarting = ["pack", "src", "lang"];
const attributes = [...restarting, "mode", "theme", "density", "heading-level", "shortcuts", "loading", "expose", "on", "link-to"];
const property = (attribute) => attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const problem = (code, message, field) => Object.assign(new Error(message), { code, field });

// What is said before there are rules with a language of their own; the rest is in `src/ui/wording/`.
const said = {
  sv: {
    whose: "Vems regler?",
    choose: "Vems regler gäller?",
    loading: "Frågorna hämtas …",
    left: (names) => `De här reglerna frågar inte om ${names}. Svaren finns kvar om du byter tillbaka.`,
    failed: "Frågorna kunde inte hämtas.",
    again: "Försök igen",
    unlinked: "Länken går inte att läsa: den är avkortad, ändrad eller gäller andra regler. Inget svar är ifyllt.",
  },
  da: {
    whose: "Hvis regler?",
    choose: "Hvilke regler gælder?",
    loading: "Spørgsmålene hentes …",
    left: (names) => `Disse regler spørger ikke om ${names}. Svarene er her stadig, hvis du skifter tilbage.`,
    failed: "Spørgsmålene kunne ikke hentes.",
    again: "Prøv igen",
    unlinked: "Linket kan ikke læses: det er afkortet, ændret eller gælder andre regler. Intet svar er udfyldt.",
  },
  en: {
    whose: "Whose rules?",
    choose: "Whose rules apply?",
    loading: "Loading the questions …",
    left: (names) => `These rules do not ask about ${names}. The answers are kept for when you change back.`,
    failed: "The questions could not be loaded.",
    again: "Try again",
    unlinked: "The link cannot be read: it is cut off, changed or for other rules. No answer has been filled in.",
  },
};

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

const isTable = (value) => typeof value === "object" && value !== null;

function address(src) {
  if (!URL.canParse(src, document.baseURI)) throw problem("pack_missing", `"${src}" is no address`, "src");
  return new URL(src, document.baseURI);
}

async function fetchPack(url) {
  const response = await fetch(url).catch(() => {
    throw problem("pack_missing", `${url} cannot be reached`, "pack");
  });
  if (!response.ok) throw problem("pack_missing", `${url} answers ${response.status}`, "pack");
  return response.json().catch(() => {
    throw problem("pack_damaged", `${url} is no JSON`, "pack");
  });
}

export class SamverkansLots extends HTMLElement {
  static observedAttributes = attributes;
  #choice = document.createElement("div");
  #news = Object.assign(document.createElement("p"), { className: "lots-news", role: "status" });
  #box = document.createElement("div");
  #fallback = document.createElement("slot");
  #handle;
  #given;
  #link;
  // What the visitor has answered, by whatever rules, and what of it the present rules got.
  #kept = new Map();
  #had = {};
  #fetched;
  #contacts;
  #picked;
  #attempt = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#choice, this.#news, this.#box, this.#fallback);
    this.addEventListener("lots-reset", () => this.#forget());
  }

  connectedCallback() {
    // Properties that were set before the element was defined would hide the accessors.
    for (const name of ["answers", "contacts", "link", ...attributes.map(property)].filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#handle) this.#start();
  }

  disconnectedCallback() {
    // A moved element is connected again at once, and keeps its answers.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#end();
      this.#forget();
    });
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
    this.#forget();
  }

  /** Local contacts, as the overlay's schema has them; `null` for none. */
  get contacts() {
    return this.#contacts ?? null;
  }

  set contacts(contacts) {
    this.#handle?.setContacts(contacts);
    this.#contacts = contacts;
  }

  /** The fragment of a link, which holds answers and the day they are judged on. */
  set link(link) {
    this.#link = link;
    if (this.#handle) this.#openLink();
  }

  get assessment() {
    return this.#handle?.assessment ?? null;
  }

  reset() {
    this.#handle?.reset();
    this.#forget();
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
    this.#keep();
    this.#end();
    const attempt = this.#attempt;
    const src = this.getAttribute("src");
    const id = this.getAttribute("pack") ?? this.#picked;
    const isFree = !src && !this.hasAttribute("pack");
    const hadFocus = this.#choice.contains(this.shadowRoot.activeElement);
    this.#choice.replaceChildren(...(isFree ? [this.#offerPacks(id)] : []));
    if (hadFocus) this.#choice.querySelector("[aria-pressed=true]")?.focus();
    if (isFree && !id) {
      this.#box.replaceChildren();
      this.#fallback.hidden = true;
      return;
    }
    this.#wait();
    try {
      const url = src ? address(src) : new URL(`packs/${id}.json`, import.meta.url);
      // Shown anew in another language, the same rules are not asked for again.
      if (this.#fetched?.url !== url.href) this.#fetched = undefined;
      const [pack] = await Promise.all([this.#fetched?.pack ?? fetchPack(url), load()]);
      if (attempt !== this.#attempt) return;
      this.#fetched = { url: url.href, pack };
      this.#box.replaceChildren();
      this.#handle = mount(this.#box, this, pack);
      widgets.add(this);
      // What does not fit is told and left out; the questions are there all the same.
      const given = this.#given;
      this.#given = undefined;
      this.#offer(() => this.#contacts && this.#handle.setContacts(this.#contacts));
      this.#offer(() => (given ? this.#handle.setAnswers(given) : this.#restore()));
      this.#settle();
      this.#openLink();
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(error);
      return;
    }
    this.#fallback.hidden = true;
    this.#tell("lots-ready", {});
    if (this.hasAttribute("autofocus")) this.focus();
  }

  /** Puts what a link holds in place of all answers; one that cannot be read is told, and changes nothing. */
  #openLink() {
    const link = this.#link;
    this.#link = undefined;
    if (link === undefined) return;
    try {
      const on = this.#handle.openLink(link);
      this.#forget();
      this.setAttribute("on", on);
    } catch ({ code, message, field }) {
      this.#news.textContent = this.#words.unlinked;
      this.#tell("lots-error", { code, message, field });
    }
  }

  /** Where the host page has not said whose rules are shown, the visitor chooses. */
  #offerPacks(id) {
    const words = this.#words;
    const list = Object.assign(document.createElement("div"), { className: "lots-packs", role: "group", ariaLabel: words.whose });
    if (!id) list.append(Object.assign(document.createElement("p"), { className: "lots-packs__title", textContent: words.choose }));
    for (const { id: other, title, subtitle, lang } of LOTS_PACKS) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "lots-packs__pack", lang });
      button.append(Object.assign(document.createElement("strong"), { textContent: title }), ` ${subtitle}`);
      button.setAttribute("aria-pressed", other === id);
      button.addEventListener("click", () => {
        if (other === this.#picked) return;
        this.#picked = other;
        if (this.lang === lang) this.#start();
        else this.lang = lang;
      });
      list.append(button);
    }
    return list;
  }

  /** What is said before there are rules with a language of their own. */
  get #words() {
    const lang = this.lang || this.closest("[lang]")?.lang || "";
    return said[lang.slice(0, 2)] ?? said.sv;
  }

  /** Remembers what was answered, before the rules change or their language. */
  #keep() {
    if (!this.#handle) return;
    const [now, had] = [this.#handle.unfolded, this.#had];
    for (const { id, short, values = [] } of this.#fetched.pack.facts) {
      if (!(id in now || id in had)) continue;
      // What these rules ask is as it is now. Options that only others ask for stay as they were.
      const kept = this.#kept.get(id);
      const others = isTable(kept?.value) ? Object.entries(kept.value).filter(([option]) => !(option in (had[id] ?? {}))) : [];
      const value = id in now && !isTable(now[id]) ? now[id] : { ...Object.fromEntries(others), ...now[id] };
      if (!(id in now || others.length)) this.#kept.delete(id);
      else this.#kept.set(id, { value, short, labels: { ...kept?.labels, ...Object.fromEntries(values.map(({ code, label }) => [code, label])) } });
    }
  }

  /** Gives the rules those of the remembered answers that they ask for; the others are told. */
  #restore() {
    if (!this.#kept.size) return;
    const left = this.#handle.takeOver(Object.fromEntries([...this.#kept].map(([id, { value }]) => [id, value])));
    this.#had = this.#handle.unfolded;
    const names = left.map((name) => {
      const [id, option] = name.split(".");
      const { short, labels } = this.#kept.get(id);
      return option ? `${short}: ${labels[option]}` : short;
    });
    this.#news.textContent = names.length ? this.#words.left(names.join(", ")) : "";
  }

  #forget() {
    this.#kept.clear();
    this.#had = {};
    if (!this.#news.hasAttribute("data-loading")) this.#news.textContent = "";
  }

  /** Says that something is on its way, where nothing else would be seen, and keeps its place. */
  #wait() {
    const hasFallback = !this.#fallback.hidden && this.#fallback.assignedNodes().some((node) => node.textContent.trim());
    this.#news.textContent = hasFallback ? "" : this.#words.loading;
    this.#news.toggleAttribute("data-loading", !hasFallback);
    this.#box.classList.toggle("lots-waiting", !hasFallback);
  }

  #settle() {
    if (this.#news.hasAttribute("data-loading") && this.#news.textContent === this.#words.loading) this.#news.textContent = "";
    this.#news.removeAttribute("data-loading");
    this.#box.classList.remove("lots-waiting");
    this.#box.style.minBlockSize = "";
  }

  #offer(take) {
    try {
      take();
    } catch ({ code, message, field }) {
      this.#tell("lots-error", { code, message, field });
    }
  }

  #end() {
    this.#attempt++;
    widgets.delete(this);
    if (!this.#handle) return;
    // What comes next takes no less room while it is waited for.
    this.#box.style.minBlockSize = `${this.#box.offsetHeight}px`;
    this.#handle.free();
    this.#handle = undefined;
  }

  #fail({ code = "load_failed", message, field = "" }) {
    this.#end();
    this.#settle();
    const words = this.#words;
    const text = Object.assign(document.createElement("p"), { textContent: words.failed });
    const retry = Object.assign(document.createElement("button"), { type: "button", className: "lots-button", textContent: words.again });
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
