// The full page: whose rules it shows stands in its address, and so does whether the rulebook is open, and whether the questions
// come a step at a time or the rules are practised. What is answered never does, unless the visitor made a link of it; that is taken out
// of the address as soon as it is read. Neither the history nor the title tells of a case: a question's wording would, for what is asked
// follows from what was answered.

import { inWords } from "./days.js";
import { install } from "./install.js";
import { words } from "./words.js";

const widget = document.querySelector("samverkans-lots");
const place = (id) => document.getElementById(id);
const home = new URL(location.pathname, location.href);
// The rules that the page was built with. Those that the server has by now may be newer, and are told as soon as they have come.
const built = new Map(LOTS_RULES.map((rules) => [rules.id, rules]));
// The program's language, where the visitor or the address has chosen one.
let chosen = new URL(location.href).searchParams.get("lang");
if (Object.hasOwn(words, chosen ?? "")) document.documentElement.lang = chosen;
else chosen = null;

// Whether the address says what to show, and the widget has yet to follow.
let isFollowing = true;
// Whether the visitor has just chosen, and so lost the button that had the focus.
let hasPicked = false;
// Whether the entry before this one in the history is the same case without the rulebook.
let hasOpenedRules = false;
// What the address said last.
let last;
// Whether this is the first thing that is shown.
let isFirst = true;
// Whether the rules that the address names could not be had. Until another try has them, nothing is told of them.
let isMissing = false;
// The element's script, which the browser may not get; and how long the page waits for it before it says so.
const script = document.querySelector("script[src*=samverkanslots]");
const patience = 10_000;

const update = install(widget, place("update"), spoken);
follow();
openLink();
openSet();
addEventListener("popstate", () => {
  // From the case to its rulebook there is only the step forward.
  const { pack, rules } = addressed();
  hasOpenedRules = rules && !last.rules && last.pack === pack;
  // What is spoken stays as it is, wherever one goes back to.
  if (chosen) history.replaceState(null, "", addressNow());
  isFollowing = true;
  follow();
});
addEventListener("hashchange", () => {
  openLink();
  openSet();
});
widget.addEventListener("lots-view", ({ detail }) => shown(detail.view));
script.addEventListener("error", () => stalled("missing"));
setTimeout(() => customElements.get("samverkans-lots") ?? stalled("slow"), patience);
// A case lives in memory only: nobody should lose it by a slip. Without one the page may be left like any other.
addEventListener("beforeunload", (event) => widget.hasCase && event.preventDefault());
// Where the browser keeps the page without its case, it stands where its address says when somebody comes back.
addEventListener("pagehide", ({ persisted }) => (isFollowing ||= persisted), true);
widget.addEventListener("lots-error", ({ detail }) => failed(detail.code));
widget.addEventListener("lots-pick", (event) => {
  event.preventDefault();
  say("");
  hasPicked = true;
  go({ pack: event.detail.pack, mode: asking() });
});
place("change").addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go({ mode: asking() });
  widget.tabIndex = -1;
  HTMLElement.prototype.focus.call(widget);
});
place("practise").addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  hasPicked = true;
  go(turned());
});

for (const link of place("languages").children) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    speak(link.lang);
  });
}

/** Speaks another language; the rules keep their own words, and every answer stays. */
function speak(lang) {
  const isAnother = lang !== spoken().lang;
  chosen = lang;
  document.documentElement.lang = lang;
  history.replaceState(null, "", addressNow());
  if (isAnother) {
    // Where nothing is shown yet, what the address says is yet to be followed.
    isFollowing ||= !widget.view;
    widget.lang = lang;
  }
  name(widget.view);
}

/** Shows what the address says. */
function follow() {
  const before = last?.mode;
  last = addressed();
  const { pack, rules, mode } = last;
  // How the visitor has had the questions put since then stays.
  if (mode && mode !== before) widget.setAttribute("mode", mode);
  else if (mode !== before) widget.removeAttribute("mode");
  if (pack !== widget.getAttribute("pack")) show(pack);
  else if (widget.view) {
    isFollowing = false;
    widget.view = rules ? "rules" : "case";
  }
  label();
}

/** What the address says: whose rules, whether the rulebook is open, and whether they come a step at a time or are practised. */
function addressed() {
  const { searchParams } = new URL(location.href);
  const mode = /^(guided|training)$/.exec(searchParams.get("mode"))?.[0];
  return { pack: searchParams.get("pack"), rules: mode !== "training" && searchParams.get("view") === "rules", mode };
}

/** How the questions are put as the address says: a step at a time, or as ever. Practice is of one set of rules. */
function asking() {
  const { mode } = addressed();
  return mode === "training" ? undefined : mode;
}

/** The same rules the other way: practised, or asked. */
function turned() {
  const { pack, mode } = addressed();
  return { pack, mode: mode === "training" ? undefined : "training" };
}

function addressOf({ pack, rules, mode, lang = chosen }) {
  const to = new URL(home);
  if (lang) to.searchParams.set("lang", lang);
  if (pack) to.searchParams.set("pack", pack);
  if (mode) to.searchParams.set("mode", mode);
  if (rules) to.searchParams.set("view", "rules");
  return to;
}

/** What is shown, in the language that is spoken; a set of exercises stays with it. */
function addressNow(lang = chosen) {
  const to = addressOf({ ...addressed(), lang });
  if (location.hash.startsWith("#set=")) to.hash = location.hash;
  return to;
}

function go(to) {
  history.pushState(null, "", addressOf(to));
  isFollowing = true;
  follow();
}

function show(pack) {
  if (pack !== null && !/^[\w-]+$/.test(pack)) return unknown();
  // Rules in another language than the page's bring the program's words along.
  const lang = chosen ?? built.get(pack)?.lang;
  if (lang && (chosen || lang !== document.documentElement.lang)) widget.lang = lang;
  else widget.removeAttribute("lang");
  if (pack === null) widget.removeAttribute("pack");
  else widget.setAttribute("pack", pack);
  // Opened before there are rules, it is what they begin with.
  if (last.rules) widget.view = "rules";
  isMissing = false;
}

function openLink() {
  const fragment = location.hash.slice(1);
  if (!fragment.startsWith("lots=")) return;
  const [, pack] = /&pack=([\w-]+)&/.exec(fragment) ?? [];
  history.replaceState(null, "", addressOf({ pack: pack ?? addressed().pack, mode: asking() }));
  say(pack ? "" : "unlinked");
  if (!pack) return;
  isFollowing = true;
  follow();
  widget.link = fragment;
}

/** A set of exercises that somebody has put together: it holds no case, and stays in the address, to be opened again. */
function openSet() {
  const fragment = location.hash.slice(1);
  if (fragment.startsWith("set=")) widget.setAttribute("set", fragment);
}

/** Follows what the visitor opens and closes in the widget. */
function shown(view) {
  const { pack, rules, mode } = addressed();
  const isAmongRules = view === "rules";
  if (isFollowing && widget.view && view !== "choice") {
    isFollowing = false;
    if (rules !== isAmongRules) widget.view = rules ? "rules" : "case";
  } else if (view !== "choice" && isAmongRules && !rules) {
    history.pushState(null, "", addressOf({ pack, mode, rules: true }));
    hasOpenedRules = true;
  } else if (view !== "choice" && rules && !isAmongRules) {
    if (hasOpenedRules) history.back();
    else history.replaceState(null, "", addressOf({ pack, mode }));
  }
  // Who opens the page by its address has come to answer: the number keys work at once, unless something else has the focus.
  const focused = document.activeElement;
  const hasCome = isFirst && focused === document.body;
  if (widget.view && view !== "choice" && (hasPicked || hasCome)) {
    hasPicked = false;
    // In the frame that shows it, unless the visitor has gone elsewhere by then: what takes the focus has to be laid out first.
    requestAnimationFrame(() => document.activeElement === focused && widget.focus());
  }
  isFirst = false;
  isMissing = false;
  last = addressed();
  name(widget.view || view);
  update();
}

/** The title, and what stands around the widget. */
function name(view) {
  document.title = [spoken().views[view], widget.rules?.title, "Samverkanslots"].filter(Boolean).join(" – ");
  label();
}

/** Rule date and links, in the language that is spoken. */
function label() {
  const said = spoken();
  const { pack } = addressed();
  const rules = widget.rules ?? (isMissing ? undefined : built.get(pack));
  place("change").hidden = !pack;
  place("change").href = addressOf({ mode: asking() });
  place("change").textContent = said.change;
  place("practise").hidden = !pack;
  place("practise").textContent = addressed().mode === "training" ? said.ask : said.practise;
  place("practise").href = addressOf(turned());
  place("privacy").textContent = said.privacy;
  place("privacy").href = `privacy.html#${said.lang}`;
  place("accessibility").textContent = said.accessibility;
  place("accessibility").href = `accessibility.html#${said.lang}`;
  // Before whose rules are chosen, what the page is for stands in their place.
  place("rules").hidden = !rules && pack !== null;
  place("languages").ariaLabel = said.languages;
  for (const link of place("languages").children) {
    link.href = addressNow(link.lang);
    link.ariaCurrent = link.lang === said.lang ? "true" : null;
  }
  for (const id of ["languages", "practise", "change", "privacy", "accessibility", "rules", "notice", "update"]) place(id).lang = said.lang;
  // What the page is for is long, and need not stay in view.
  place("rules").toggleAttribute("data-about", pack === null);
  const line = pack === null ? said.about : rules ? told(rules, said) : "";
  if (place("rules").textContent !== line) place("rules").textContent = line;
}

/** Which rules, in which language where the program speaks another, in force when, and to be reviewed by when. */
function told({ title, version, lang, validFrom, validTo, reviewBy }, said) {
  // The days of the rules that the page was built with stand in it in words: the first date that a browser puts into words takes longer
  // than all else that the page does.
  const day = (text) => LOTS_DAYS[said.lang][text] ?? inWords(text, said.lang);
  const now = new Date();
  const today = [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
  return [
    `${title} ${version}`,
    lang !== said.lang && said.written(new Intl.DisplayNames(said.lang, { type: "language" }).of(lang)),
    validFrom && said.from(day(validFrom)),
    validTo && said.to(day(validTo)),
    reviewBy && (reviewBy < today ? said.overdue : said.review)(day(reviewBy)),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What the page itself says where the widget cannot be shown: it no longer is on its way. */
function failed(code) {
  const pack = widget.getAttribute("pack");
  // An address or link that names no rules that are here.
  if (pack && !built.has(pack) && /^pack_(missing|unreachable)$/.test(code)) return unknown();
  widget.querySelector(".fallback").textContent = spoken().fallback;
  if (widget.view) return;
  isMissing = true;
  name("");
}

/** Says that the element's script has not come, and offers to load the page again. */
function stalled(why) {
  const said = spoken();
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = said.again;
  again.addEventListener("click", () => location.reload());
  const fallback = widget.querySelector(".fallback");
  fallback.setAttribute("role", "alert");
  fallback.lang = said.lang;
  fallback.replaceChildren(`${said[why]} ${said.fallback} `, again);
  isMissing = true;
  name("");
}

/** Says that an address or link names no rules that are here, and lets the visitor choose. */
function unknown() {
  history.replaceState(null, "", addressOf({}));
  widget.link = undefined;
  widget.removeAttribute("pack");
  say("unknown");
}

function say(what) {
  const said = spoken();
  Object.assign(place("notice"), { lang: said.lang, textContent: what && said[what] });
}

function spoken() {
  const lang = (widget.lang || document.documentElement.lang).slice(0, 2);
  return words[lang] ?? words.sv;
}
