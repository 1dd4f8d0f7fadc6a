// The custom element: the one class that Rust cannot write. It loads, hands over to Rust, and cleans up after itself.

import css from "lots-css";
import { shippedPack, training } from "lots-parts";
import { langOf } from "./around.js";
import { whenAsked, whenVisible } from "./waiting.js";
import { choice, failure, make } from "./choosing.js";
import { Legibility } from "./contrast.js";
import { address, fetchPack, problem } from "./fetching.js";
import { keeping } from "./keeping.js";
import { Lapse } from "./lapsing.js";
import { named } from "./naming.js";
import { News } from "./news.js";
import { plain } from "./plain.js";
import { laterSheet, program } from "./program.js";
import { Remembered, unfolded } from "./remembering.js";
import { said } from "./said.js";

export { assess, loadPack } from "./rules.js";

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

// Where the visitor's own colours are shown, nothing is to be said of the page's.
const forced = matchMedia("(forced-colors: active)");
const restarting = ["pack", "src", "lang"];
const attributes = [...restarting, "mode", "theme", "density", "heading-level", "shortcuts", "loading", "expose", "on", "link-to", "clear-after", "set"];
const property = (attribute) => attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** The packs that are offered where the host page names none: `{ id, title, subtitle, lang }` each. */
export const packs = () => structuredClone(LOTS_PACKS);

export class SamverkansLots extends HTMLElement {
  static observedAttributes = attributes;
  #choice = make("div", "");
  #news = new News();
  // Where the rest could not be had, that is said above the question.
  #lacking = make("div", "");
  #lack;
  #box = make("div", "");
  #fallback = make("slot", "");
  #handle;
  // What is shown instead where it is practised.
  #lesson;
  // Whether all of the program is there, and the host page has been told that it is.
  #isWhole = false;
  #program;
  // What the host page gave while it could not be taken: answers, the fragment of a link, and whether the rulebook is to be open.
  #given;
  #link;
  #opensRules = false;
  // Whether there are remembered answers that the present rules do not ask for.
  #leaves = false;
  // Whether answers were put back after a breakdown, and none was given since.
  #isPutBack = false;
  #isChoosing = false;
  // The day that a link has brought, and what the host page had said before.
  #linkDay;
  #kept = new Remembered();
  #lapse = new Lapse(() => {
    // A case that is shown is the program's to throw away.
    if (this.#handle && Object.keys(this.answers).length) return this.#lapseLater();
    this.#forget();
    this.#tell("lots-reset", {});
  });
  // A page that its browser keeps for whoever goes back to it keeps no case.
  #leave = ({ persisted }) => persisted && this.reset();
  #fetched;
  #contacts;
  // Those before them, as long as nobody has looked at either.
  #unread = [];
  #picked;
  #attempt = 0;
  // Whether it has begun since it was put on the page.
  #isBegun = false;
  #isRestarting = false;
  // Whether what was taken away for a new start had the focus.
  #hadFocus = false;
  // Leaves off waiting to begin.
  #leaveOff;
  #legibility;
  #seen = () => this.#legibility.see();

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet, laterSheet];
    root.append(this.#choice, this.#news.region, this.#lacking, this.#box, this.#fallback);
    this.#legibility = new Legibility(root, ({ token, on, was, is }) => {
      const message = `${token} on ${on} has a contrast of ${was.toFixed(1)} to 1; it was changed to ${is.toFixed(1)}`;
      this.#report({ code: "color_adjusted", message, field: token });
    });
    this.addEventListener("lots-answer", () => {
      // A case that is had back from under a link has its own day again, which need not be that of the page.
      if (this.#linkDay && this.assessment?.on !== this.#linkDay.on) {
        this.#handle.expectDay(this.#linkDay.before);
        this.on = this.#linkDay.before;
      }
      this.#keep();
      this.#isPutBack = false;
    });
    this.addEventListener("lots-judge", () => this.#keep());
    this.addEventListener("lots-reset", () => this.#drop());
  }

  connectedCallback() {
    // Properties that were set before the element was defined would hide the accessors.
    for (const name of ["answers", "contacts", "link", "view", ...attributes.map(property)].filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      // What does not fit is told and left out, as it is where it comes later; the questions are there all the same.
      try {
        this[name] = value;
      } catch (error) {
        this.#report(error);
      }
    }
    if (!this.#isBegun) {
      this.#checkDay();
      this.#begin();
    }
    this.#isBegun = true;
    forced.addEventListener("change", this.#seen);
    this.#lapse.watch(true);
    addEventListener("pagehide", this.#leave);
  }

  disconnectedCallback() {
    // A moved element is connected again at once, and keeps its answers.
    queueMicrotask(() => {
      if (this.isConnected) return;
      forced.removeEventListener("change", this.#seen);
      this.#lapse.watch(false);
      removeEventListener("pagehide", this.#leave);
      this.#leaveOff?.();
      this.#isBegun = false;
      this.#end();
      this.#drop();
    });
  }

  attributeChangedCallback(name, before, now) {
    // A day that the host page chooses is its own.
    if (name === "on" && now !== this.#linkDay?.on) this.#linkDay = undefined;
    // An element that is upgraded hears of its attributes before it is connected, and starts with all of them.
    if (before === now || !this.isConnected) return;
    if (name === "on" && this.#isBegun) this.#checkDay();
    if (name === "loading" && this.#leaveOff) this.#begin();
    if (!this.#attempt || this.#leaveOff) return;
    if (name === "lang" && this.#handle) return this.#speak();
    const turns = name === "mode" && this.#trains !== (before?.trim() === "training");
    if (restarting.includes(name) || turns) {
      this.#restart();
      if (turns) return;
      if (name !== "lang") this.#leaveRules();
      return;
    }
    (this.#handle ?? this.#lesson)?.refresh();
  }

  /** A day that is none is told: the case is judged as of today. */
  #checkDay() {
    const on = this.getAttribute("on")?.trim();
    const day = new Date(on);
    if (!on || (/^\d{4}-\d\d-\d\d$/.test(on) && day.getTime() && day.toISOString().startsWith(on))) return;
    this.#report(problem("day_unfit", `"${on}" is no day such as 2026-11-23: the case is judged as of today`, "on"));
  }

  get answers() {
    // While nothing is shown, what will be put in its place again: a page that adds to it takes nothing away.
    const kept = () => (this.#fetched ? this.#kept.had : {});
    return (this.#given === undefined ? (this.#handle ? this.#handle.answers : kept()) : this.#given) ?? {};
  }

  set answers(given) {
    const answers = plain(given, "answer_unfit", "answers");
    if (this.#isWhole) {
      this.#handle.setAnswers(answers);
      this.#forget();
      this.#keep();
    } else {
      this.#given = answers;
      this.#awaitRest();
    }
  }

  /** Local contacts, as the overlay's schema has them; `null` for none. */
  get contacts() {
    return this.#contacts ?? null;
  }

  set contacts(given) {
    const contacts = plain(given, "contacts_unfit", "contacts");
    if (this.#isWhole) this.#handle.setContacts(contacts);
    else this.#unread.push(this.#contacts);
    this.#contacts = contacts;
  }

  /** The fragment of a link, which holds answers and the day they are judged on. */
  set link(link) {
    // The program would read what is no text from outside its memory.
    if (link != null && typeof link !== "string") throw problem("link_unfit", "the link is no text", "link");
    // As `location.hash` has it, and as it stands in a message. A page has fragments of its own, and none for most visitors.
    const fragment = link?.replace(/^[^#]*#/, "");
    this.#link = fragment?.startsWith("lots=") ? fragment : undefined;
    if (this.#isWhole) this.#openLink();
    else if (this.#link !== undefined) this.#awaitRest();
  }

  get assessment() {
    return this.#handle?.assessment ?? null;
  }

  /** Whether there are answers, shown or remembered. */
  get hasCase() {
    return !this.#kept.isEmpty || Object.keys(this.answers).length > 0;
  }

  /** What is shown: `choice`, `question`, `check`, `result`, `clash`, `rules`, `not_in_force`, `training`; empty while nothing is. */
  get view() {
    return this.#handle?.view ?? (this.#isChoosing ? "choice" : this.#lesson?.view ? "training" : "");
  }

  /** Opens the rulebook where it is set to `rules`, else closes it. */
  set view(view) {
    if (this.#handle) this.#handle.showRules(view === "rules");
    else this.#opensRules = view === "rules";
  }

  /** Whose rules are shown: `{ id, title, version, lang, validFrom, validTo, reviewBy }`, or `null`. */
  get rules() {
    const pack = this.#handle ? this.#fetched.first : this.#lesson?.pack;
    return pack ? named(pack) : null;
  }

  reset() {
    this.#handle?.reset();
    this.#drop();
  }

  focus() {
    const shown = this.#handle ?? this.#lesson;
    if (shown) shown.focus();
    else (this.#isChoosing ? this.#choice : this.#box).querySelector("button")?.focus();
  }

  /** The journal note of the visitor's own case, with the worker's own judgement; empty where the case has none. */
  note() {
    return this.#handle?.note ?? "";
  }

  /** The program has broken down: nothing on the screen can be trusted, and to free it could break it further. */
  breakDown(message) {
    if (!this.#handle) return;
    this.#handle = undefined;
    this.#isWhole = false;
    this.#lapseLater();
    const attempt = this.#attempt;
    queueMicrotask(() => attempt === this.#attempt && this.#fail(problem("internal", message), true));
  }

  /** Starts at once, when it comes near the window, or when the visitor asks for it. */
  #begin() {
    this.#leaveOff?.();
    this.#leaveOff = undefined;
    const start = () => this.#start();
    const loading = this.getAttribute("loading");
    if (loading === "visible") this.#leaveOff = whenVisible(this, start);
    else if (loading === "interaction") {
      const button = make("button", "lots-button", { type: "button", textContent: this.#words.begin });
      this.#leaveOff = whenAsked(this.#box, button, start);
    } else start();
  }

  /** Starts anew: once, however many attributes are set in one go. What is set besides is for the rules to come. */
  #restart() {
    this.#hadFocus ||= this.#box.contains(this.shadowRoot.activeElement);
    this.#keep();
    this.#end();
    if (this.#isRestarting) return;
    this.#isRestarting = true;
    queueMicrotask(() => this.#isRestarting && this.isConnected && this.#start());
  }

  /** Offers whose rules there are, where the host page names none. */
  #offerChoice() {
    const isFree = !this.getAttribute("src") && !this.hasAttribute("pack");
    const hadFocus = this.#choice.contains(this.shadowRoot.activeElement);
    this.#choice.replaceChildren(...(isFree ? [choice(this.#words, this.#picked, (other) => this.#pick(other))] : []));
    if (hadFocus) this.#choice.querySelector("[aria-pressed=true]")?.focus();
    return isFree;
  }

  /** Another language: everything is said in its words, and stays what it is. */
  #speak() {
    const handle = this.#handle;
    const say = () => {
      this.#offerChoice();
      this.#news.repeat();
      if (this.#lacking.firstChild) this.#lacking.replaceChildren(this.#lack().box);
      handle.speak(langOf(this));
      this.#news.hear(this.#box);
    };
    // The host page may be hearing of what the program is doing: it is let finish.
    queueMicrotask(() => this.#handle === handle && keeping(this.shadowRoot, say));
  }

  /** What the host page gave is for the rest of the program to take: nobody answers meanwhile what it then replaces. */
  #awaitRest() {
    if (this.#handle) this.#restart();
  }

  /** Other rules are chosen. Answers that these were given and have not taken go along as if they had. */
  #leaveRules() {
    const given = this.#given;
    if (this.#fetched && typeof given === "object" && given) {
      const { first } = this.#fetched;
      this.#given = undefined;
      this.#forget();
      this.#kept.keep(first, unfolded(given, first.facts), []);
    }
    this.#fetched = undefined;
  }

  /**
   * Whether all has to be there before anything is shown: for a case that is there already, which is put in its place at once and not
   * after a first question that somebody answers meanwhile; for steps and the rulebook; and for a caution above the question.
   */
  #needsAll(first) {
    const now = new Date();
    const today = new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    const isCautious = this.hasAttribute("on") || first?.review_by < today;
    const isGuided = this.getAttribute("mode")?.trim() === "guided";
    return !this.#kept.isEmpty || this.#given !== undefined || this.#link !== undefined || this.#opensRules || isGuided || isCautious;
  }

  async #start() {
    this.#isRestarting = false;
    this.#leaveOff = undefined;
    this.#keep();
    this.#end();
    this.#lapse.look();
    this.#lapseLater();
    const attempt = this.#attempt;
    const src = this.getAttribute("src");
    const id = this.getAttribute("pack") ?? this.#picked;
    this.#isChoosing = this.#offerChoice() && !id;
    if (this.#isChoosing) {
      this.#settle();
      this.#box.replaceChildren();
      this.#fallback.hidden = true;
      this.#tell("lots-view", { view: "choice" });
      if (this.hasAttribute("autofocus")) this.focus();
      return;
    }
    this.#wait();
    if (this.#trains) return this.#train(attempt, id, src);
    let running;
    let handle;
    let needsAll;
    try {
      const from = src ? address(src, "src") : id;
      // Shown anew in another language, the same rules are not asked for again.
      if (this.#fetched?.from !== from) this.#leaveRules();
      const asked = () => (src ? fetchPack(from) : shippedPack(id));
      const [pack] = await Promise.all([this.#fetched ?? asked(), program()]);
      let rest;
      do {
        running = await program();
        // All of it, right behind what the first question takes. Whoever waits for it hears of what goes wrong.
        rest = Promise.all([pack.whole(), running.whole()]);
        rest.catch(() => {});
        needsAll = this.#needsAll(pack.first);
        if (needsAll) await rest.catch((error) => running.broken ?? Promise.reject(error));
        // Another widget may have broken it down meanwhile: then what runs by now.
      } while (running.broken !== undefined);
      if (attempt !== this.#attempt) return;
      this.#fetched = { ...pack, from };
      // What is answered from here on is no case that was there before.
      const restores = !this.#kept.isEmpty;
      handle = this.#mount(running, pack.first);
      if (!needsAll) this.#tell("lots-view", { view: this.view });
      // From here on the visitor may answer.
      const [whole] = await rest.catch((error) => this.#retried(attempt, error, () => Promise.all([pack.whole(), running.whole()])));
      // What broke down meanwhile has been said already.
      const isShown = () => attempt === this.#attempt && this.#handle === handle;
      if (!isShown()) return;
      if (!needsAll) {
        handle.read(whole);
        await new Promise((then) => setTimeout(then));
        if (!isShown()) return;
      }
      handle.complete(whole);
      this.#isWhole = true;
      this.#putIn(restores);
      // What broke down meanwhile has been said already.
      if (this.#handle !== handle) return;
      this.#keep();
    } catch (error) {
      // What was not taken, or has changed between its parts, is asked for again.
      if (error.code?.startsWith("pack_")) this.#fetched = undefined;
      if (attempt === this.#attempt) this.#fail(running?.broken === undefined ? error : problem("internal", running.broken));
      return;
    }
    this.#tell("lots-ready", {});
    // Whoever hears of that may have begun something else.
    if (this.#handle === handle) handle.tellOwed();
    if (this.#handle === handle && needsAll) this.#tell("lots-view", { view: this.view });
  }

  get #trains() {
    return this.getAttribute("mode")?.trim() === "training";
  }

  /** Training is a program of its own, loaded only here. It says itself what goes wrong once its script is there. */
  async #train(attempt, id, src) {
    try {
      const { teach } = await training();
      if (attempt !== this.#attempt) return;
      const tell = (name, detail) => {
        this.#settle();
        this.#fallback.hidden ||= name === "ready";
        if (name === "ready") {
          this.#news.hear(this.#box);
          this.#legibility.begin();
        }
        this.#tell(`lots-${name}`, detail);
        if (name === "ready") this.#tell("lots-view", { view: this.view });
      };
      this.#lesson = teach(this, this.#box, { id, src: src ? address(src, "src") : undefined, tell });
    } catch (error) {
      if (attempt === this.#attempt) this.#fail(error);
    }
  }

  #mount(running, first) {
    const isFree = [null, document.body, this].includes(document.activeElement);
    const waited = this.#box.contains(this.shadowRoot.activeElement) || (this.#hadFocus && isFree);
    this.#hadFocus = false;
    this.#box.replaceChildren();
    this.#handle = running.mount(this.#box, this, first, langOf(this));
    this.#program = running;
    this.#news.hear(this.#box);
    running.widgets.add(this);
    this.#settle();
    this.#fallback.hidden = true;
    if (waited || this.hasAttribute("autofocus")) this.focus();
    this.#legibility.begin();
    return this.#handle;
  }

  /** Puts what is there already in its place. What does not fit is told and left out; the questions are there all the same. */
  #putIn(restores) {
    const handle = this.#handle;
    const given = this.#given;
    this.#given = undefined;
    // Where they do not fit, those before them stay.
    while (this.#contacts && !this.#offer(() => handle.setContacts(this.#contacts)) && this.#unread.length) this.#contacts = this.#unread.pop();
    this.#unread = [];
    if (given !== undefined && this.#offer(() => handle.setAnswers(given))) this.#forget();
    else if (restores) this.#offer(() => this.#restore());
    this.#openLink();
    if (this.#opensRules) this.view = "rules";
    this.#opensRules = false;
  }

  /** Puts what a link holds in place of all answers; one that cannot be read is told, and changes nothing. */
  #openLink() {
    const link = this.#link;
    this.#link = undefined;
    if (link === undefined) return;
    try {
      const on = this.#handle.openLink(link);
      const before = this.#linkDay ? this.#linkDay.before : this.getAttribute("on");
      const leaves = this.#leaves;
      this.#linkDay = undefined;
      this.#forget();
      // What these rules do not ask for they cannot give back.
      if (leaves) this.#news.tell(() => [this.#words.lost]);
      this.#keep();
      this.#linkDay = { on, before };
      this.on = on;
    } catch (error) {
      if (!this.#handle) return;
      this.#news.tell(() => [this.#words.unlinked]);
      this.#report(error);
    }
  }

  /** The visitor chooses; the host page may see to it itself. */
  #pick(pack) {
    if (pack === this.#picked || !this.#tell("lots-pick", { pack }, true)) return;
    this.#picked = pack;
    this.#start();
  }

  /** What is said before there are rules with a language of their own. */
  get #words() {
    const lang = langOf(this) || LOTS_PACKS.find(({ id }) => id === this.#picked)?.lang;
    return said[lang?.slice(0, 2)] ?? said.sv;
  }

  /** Remembers what is answered, for when the rules or their language change, or the program breaks down. */
  #keep() {
    if (!this.#handle) return;
    this.#kept.keep(this.#fetched.first, this.#handle.unfolded, this.#handle.judgements);
    this.#lapseLater();
  }

  /** What is remembered goes after the same time as an untouched case, where there is none to go with. */
  #lapseLater() {
    // Read as the program does, in `attributes.rs`.
    const minutes = Math.min(Number.parseInt(this.getAttribute("clear-after"), 10), 1440);
    this.#lapse.begin(this.#kept.isEmpty ? 0 : minutes);
  }

  /** Gives the rules those of the remembered answers that they ask for; the others are told. */
  #restore() {
    const left = this.#handle.takeOver(this.#kept.answers);
    this.#kept.taken(this.#handle.unfolded);
    const judged = this.#kept.judged(this.#fetched.first.hash);
    if (judged.length) this.#handle.putBack(judged);
    // Each name keeps the language of the rules that it comes from.
    const names = left.map((name) => this.#kept.said(name)).map(({ lang, text }) => make("span", "", { lang, textContent: text }));
    this.#leaves = names.length > 0;
    this.#news.tell(() => {
      const listed = names.flatMap((name, place) => [place ? ", " : this.#words.left, name]);
      return listed.length ? [...listed, "."] : [];
    });
  }

  /** Throws away the case, and what has not become one yet. */
  #drop() {
    this.#given = undefined;
    this.#link = undefined;
    this.#opensRules = false;
    this.#forget();
  }

  /** What was remembered is another case's. */
  #forget() {
    this.#kept.forget();
    this.#lapseLater();
    this.#leaves = false;
    this.#isPutBack = false;
    // The next case is judged on a day of its own.
    const day = this.#linkDay;
    this.#linkDay = undefined;
    if (day) this.on = day.before;
    this.#news.hush();
  }

  /** Says that something is on its way, where nothing else would be seen, and keeps its place. */
  #wait() {
    const hasFallback = !this.#fallback.hidden && this.#fallback.assignedNodes().some((node) => node.textContent.trim());
    this.#news.wait(hasFallback ? "" : this.#words.loading);
    this.#box.classList.toggle("lots-waiting", !hasFallback);
  }

  #settle() {
    this.#news.settle();
    this.#box.classList.remove("lots-waiting");
    this.#box.style.minBlockSize = "";
  }

  #offer(take) {
    try {
      take();
      return true;
    } catch (error) {
      if (this.#handle) this.#report(error);
      return false;
    }
  }

  #end() {
    this.#attempt++;
    const running = this.#program;
    running?.widgets.delete(this);
    this.#program = undefined;
    this.#lacking.replaceChildren();
    this.#lesson?.end();
    this.#lesson = undefined;
    this.#news.hear(this.#box);
    if (!this.#handle) return;
    // What comes next takes no less room while it is waited for.
    this.#box.style.minBlockSize = `${this.#box.offsetHeight}px`;
    // The host page may be hearing of what the program is doing: it is let finish.
    const handle = this.#handle;
    this.#handle = undefined;
    queueMicrotask(() => running?.broken === undefined && handle.free());
    this.#isWhole = false;
  }

  /** Says what went wrong and offers a way on; the page's own content is there too. Only the visitor starts another try. */
  #fail(error, wasShown = false) {
    const { code = "load_failed" } = error;
    const { activeElement } = document;
    const takesFocus = this.#box.contains(this.shadowRoot.activeElement) || (wasShown && [null, document.body, this].includes(activeElement));
    this.#end();
    this.#settle();
    this.#news.hush();
    const words = this.#words;
    const { failures } = words;
    const cause = code.split("_").at(-1);
    // Answers that break the program a second time are not tried a third.
    const isRepeated = code === "internal" && this.#isPutBack;
    if (isRepeated) this.#forget();
    this.#isPutBack = code === "internal" && !this.#kept.isEmpty;
    const told = [isRepeated ? failures.repeated : (failures[cause] ?? failures.failed), ...(!this.#kept.isEmpty ? [failures.kept] : [])];
    const again = [words.again, () => this.#start()];
    const anew = [
      words.restart,
      () => {
        this.#tell("lots-reset", {});
        this.#start();
      },
    ];
    const { box, text } = failure(told.join(" "), [...(isRepeated ? [] : [again]), ...(code === "internal" ? [anew] : [])]);
    this.#box.replaceChildren(box);
    this.#fallback.hidden = false;
    if (takesFocus) text.focus();
    this.#report(error);
  }

  /**
   * The network has not brought the rest: the question stays, above it stands what is lacking, and the visitor may have it tried again.
   * What else goes wrong is for `#fail`. Resolves with what came at last.
   */
  #retried(attempt, error, again, isAgain = false) {
    if (attempt !== this.#attempt || !this.#handle || !/_(missing|unreachable|late)$/.test(error.code)) throw error;
    return new Promise((resolve) => {
      const lack = (lacks, ...shown) => {
        const { activeElement } = this.shadowRoot;
        this.#handle.lack(lacks);
        // Who has pressed for another try is where it will show.
        if (this.#lacking.contains(activeElement)) this.#box.querySelector("[data-focus]")?.focus();
        this.#lacking.replaceChildren(...shown);
        this.#fallback.hidden = !lacks;
      };
      const act = () => {
        lack(false);
        resolve(again().catch((error) => this.#retried(attempt, error, again, true)));
      };
      this.#lack = () => failure(this.#words.failures.rest, [[this.#words.again, act]]);
      const { box, text } = this.#lack();
      lack(true, box);
      // Who is still there is led to the word that it has failed too.
      if (isAgain && this.shadowRoot.activeElement?.matches("[data-focus]")) text.focus();
      this.#report(error);
    });
  }

  #report({ code = "load_failed", message, field = "" }) {
    this.#tell("lots-error", { code, message, field });
  }

  #tell(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
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
