// Training in any place of a page: the element's `mode="training"`, or a page of its own, such as a course.

import css from "lots-css";
import glue from "lots-glue";
import { shippedMaterial, shippedWhole, trainingModule } from "lots-parts";
import { langOf } from "./around.js";
import { failure, make } from "./choosing.js";
import { fetchFile, problem } from "./fetching.js";
import { guarded } from "./guarding.js";
import { said } from "./said.js";

// The format of what exercises are made of; that of packs is the build's.
const MATERIAL = 1;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

let compiled;
let running;

/** The program that runs, with the lessons that it carries. */
const program = () =>
  (running ??= start().catch((error) => {
    running = undefined;
    throw error;
  }));

async function start() {
  const { init, train } = glue((exports) => guarded(exports, breakDown));
  try {
    compiled ??= trainingModule();
    await init(await compiled);
  } catch (error) {
    // A failed load is forgotten, so that the next try is a real one.
    compiled = undefined;
    throw error.code ? error : problem("module_changed", error.message);
  }
  const it = { train, lessons: new Set(), broken: undefined };
  return it;

  function breakDown(message) {
    it.broken = message;
    running = undefined;
    for (const broken of it.lessons) broken(problem("internal", message));
  }
}

/**
 * Puts training into `place`, an element: into the shadow root that it stands in, or else one that it is given. `options` are `pack` (the id
 * of one that is shipped) or `src` (the address of a compiled pack, with its `.training.json` beside it); `lang`, `theme`, `headingLevel`
 * and `on` as the element's attributes; `set`, the text of a set that was put together, or a link with it; `rulebook`, the address where all
 * rules are shown, in whose place nothing leads there; `kept`, the text that was kept last, or `""`, and
 * `keep(text)`, which is called whenever that is another one; `keeper`, who keeps it: `"browser"`, as
 * is said unless it is `"platform"` or `"nobody"`; `isCourse` for learners alone; `tell(name, detail)`, which hears of `ready`, `error`, `exercise` and `set`.
 *
 * Resolves, once it is shown or has failed (which is said in the place, with a way to try again), with what has `refresh(options)`,
 * `focus()`, `view` and `end()`, which frees everything.
 */
export async function train(place, options) {
  const { handle, begun } = begin(place, options);
  await begun;
  return handle;
}

/**
 * A set as it is, or out of a link, with what stands before it or without: a mail program may have written its signs otherwise, and none that
 * it has means another one. One that was cut off in the middle of a sign is left as it stands, for training to say that it is none.
 */
function setOf(text) {
  const set = text?.replace(/^(?:[^#]*#)?set=/, "");
  try {
    return set && decodeURIComponent(set);
  } catch {
    return set;
  }
}

// The set that was opened in each element, and what it takes the place of: an element begins anew where it is to speak another language.
const openedIn = new WeakMap();

/** The same for the element, by its attributes; what is kept is kept in the browser, where it lets the page. */
export function teach(host, place, { id, src, tell }) {
  const key = `samverkanslots.training.${src ?? id}`;
  const store = (act) => {
    try {
      return act(localStorage);
    } catch {
      // A page in a sandbox has none, and one that is full takes no more.
      return undefined;
    }
  };
  // Whether something is really kept is known only by trying.
  const keeps = store((storage) => {
    storage.setItem(`${key}?`, "");
    storage.removeItem(`${key}?`);
    return true;
  });
  const read = () => ({
    pack: id,
    src,
    lang: langOf(host),
    headingLevel: Number(host.getAttribute("heading-level")) || 2,
    on: host.getAttribute("on"),
    set: host.getAttribute("set"),
    rulebook: src ? undefined : rulebookOf(host, id),
  });
  const first = read();
  const had = openedIn.get(host);
  const isSame = had && had.key === key && had.instead === first.set;
  const { handle } = begin(place, {
    ...first,
    opened: isSame ? had.opened : undefined,
    open: (opened) => openedIn.set(host, { key, instead: host.getAttribute("set"), opened }),
    kept: store((storage) => storage.getItem(key)) ?? "",
    keeper: keeps ? "browser" : "nobody",
    keep: (text) => store((storage) => (text ? storage.setItem(key, text) : storage.removeItem(key))),
    tell,
  });
  return {
    refresh: () => handle.refresh(read()),
    focus: handle.focus,
    end: handle.end,
    get view() {
      return handle.view;
    },
    /** The pack as it was read. */
    get pack() {
      return handle.pack;
    },
  };
}

/**
 * Where a page of ours shows all rules of a shipped pack: our pages name the full one by `data-rulebook`. No other page does: what it calls
 * `mode=training` or opens links with need not show any.
 */
function rulebookOf(host, id) {
  const page = host.dataset.rulebook;
  if (page === undefined) return undefined;
  const address = new URL(page, document.baseURI);
  address.searchParams.set("pack", id);
  address.searchParams.set("view", "rules");
  const lang = new URL(location.href).searchParams.get("lang");
  if (lang) address.searchParams.set("lang", lang);
  return address.href;
}

function begin(place, given) {
  let options = { headingLevel: 2, keeper: "browser", kept: "", ...given, set: setOf(given.set) };
  let { kept } = options;
  // The set that the learner has opened from a file: it stays in place of that of the options until they name another.
  let { opened } = options;
  let lesson;
  let pack;
  let carrier;
  // Another number for each try: what comes of an earlier one is nobody's.
  let attempt = 0;
  const inside = place.getRootNode();
  const root = inside instanceof ShadowRoot ? inside : (place.shadowRoot ?? place.attachShadow({ mode: "open" }));
  const box = make("div", "");
  (root === inside ? place : root).replaceChildren(box);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  if (root !== inside && options.theme) place.setAttribute("theme", options.theme);
  const tell = (name, detail) => options.tell?.(name, detail);
  const handle = {
    refresh(changes) {
      const before = options;
      options = { ...options, ...changes };
      options.set = setOf(options.set);
      if (["pack", "src", "set"].some((name) => before[name] !== options[name])) opened = undefined;
      if (["pack", "src", "lang", "on", "set"].some((name) => before[name] !== options[name])) show();
      else lesson?.refresh(options);
    },
    focus: () => (lesson ? lesson.focus() : box.querySelector("button")?.focus()),
    get view() {
      return lesson?.view ?? "";
    },
    get pack() {
      return lesson && pack;
    },
    end() {
      leave();
      box.remove();
    },
  };
  return { handle, begun: show() };

  async function show() {
    const had = box.contains(root.activeElement);
    leave();
    const now = attempt;
    let it;
    try {
      it = await program();
      let material;
      [pack, material] = await Promise.all(files());
      // Another lesson may have broken it down meanwhile: then what runs by now.
      while (it.broken !== undefined) it = await program();
      if (now !== attempt) return;
      box.replaceChildren();
      lesson = it.train(box, pack, material, { ...options, ...opened, kept }, told, keep);
      carrier = it;
      it.lessons.add(broken);
    } catch (error) {
      if (now === attempt) fail(it?.broken === undefined ? error : problem("internal", it.broken));
      return;
    }
    if (had) lesson.focus();
    tell("ready", {});
  }

  function files() {
    const { src, pack: id } = options;
    if (!src) return [shippedWhole(id), shippedMaterial(id, MATERIAL)];
    const whole = src.replace(/\.first\.json\b/, ".json");
    return [fetchFile(whole), fetchFile(whole.replace(/\.json\b/, ".training.json"), MATERIAL)];
  }

  function told(name, detail) {
    if (name === "opened") {
      opened = { set: detail.set, setTitle: detail.title, isOpened: true };
      options.open?.(opened);
    } else if (name === "error") tell(name, { code: detail.code, message: detail.message, field: detail.field });
    else tell(name, detail);
  }

  function keep(text) {
    kept = text;
    options.keep?.(text);
  }

  function leave() {
    attempt += 1;
    carrier?.lessons.delete(broken);
    const old = lesson;
    const of = carrier;
    lesson = carrier = undefined;
    // The page may be hearing of what the program is doing: it is let finish.
    if (old) queueMicrotask(() => of.broken === undefined && old.free());
  }

  /** The program has broken down: nothing on the screen can be trusted. */
  function broken(error) {
    lesson = carrier = undefined;
    attempt += 1;
    const now = attempt;
    queueMicrotask(() => now === attempt && fail(error));
  }

  function fail({ code = "load_failed", message, field = "" }) {
    const lang = (options.lang ?? "").slice(0, 2);
    const { failures, again } = said[lang] ?? said.sv;
    const had = box.contains(root.activeElement);
    const { box: shown, text } = failure(failures[code.split("_").at(-1)] ?? failures.failed, [[again, show]]);
    box.replaceChildren(shown);
    if (had) text.focus();
    tell("error", { code, message, field });
  }
}
