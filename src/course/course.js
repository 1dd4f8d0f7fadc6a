// A set of exercises on the page of a course. What speaks with the platform is given; without a platform the page runs all the same.

import { settings } from "./settings.js";
import { train } from "./training.js";

const { says } = settings;

/** How a set can end for the platform, by the name that `platform.set` gives. */
const ends = { passed: says.passed, missed: says.missed, later: says.later, already: says.already };

/** The text of a set with another pass mark, in per cent: its fifth part. */
const marked = (set, mark) => set.split(";").map((part, place) => (place === 4 ? mark : part)).join(";");

/**
 * Shows the set. `connect(told)` gives what speaks with the platform, or nothing where there is none: `kept`, the text that was kept last;
 * `keep(text)`; `exercise(detail)`; `set(detail)`, which gives, once the platform has it, how the set ended; `mark`, the per cent from which
 * it is passed; `lang`, which the learner prefers; `browses`, where nothing counts; `back`, where the learner goes from here, and
 * `settled()`, which waits for what is on its way and says whether all of it was taken. `told.trouble(what, why)` says what the platform did
 * not take, `told.waits(what, why)` that it will be tried again, and `told.calm(what)` that it has taken it after all.
 */
export async function begin(connect) {
  const line = document.getElementById("said");
  const place = document.getElementById("exercises");
  // What the platform did not take stays in view until it has, whatever else there is to say.
  const troubles = new Map();
  let usual = "";
  let isBad = false;
  let isEnded = false;
  const show = () => {
    const [trouble] = troubles.values();
    const text = isEnded ? says.ended : (trouble ?? usual);
    // What is written once more is read aloud once more.
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("trouble", isEnded || trouble !== undefined || isBad);
  };
  const say = (text, isTrouble = false) => {
    usual = text;
    isBad = isTrouble;
    show();
  };
  const troubled = (what, text) => {
    troubles.set(what, text);
    show();
  };
  const told = {
    trouble: (what, why) => troubled(what, `${says.refused} ${why}`),
    waits: (what, why) => troubled(what, `${says.waits} ${why}`),
    calm: (what) => troubles.delete(what) && show(),
  };
  let platform;
  try {
    platform = await connect(told, settings);
    if (!platform) say(says.alone, true);
    else if (platform.browses) say(says.browsed);
  } catch (error) {
    say(`${says.unreached} ${error.message}`, true);
  }
  let handle;
  // A page that was left has said good-bye, and there is no way to say anything after that. The browser may show it again as it was.
  addEventListener("pageshow", (event) => {
    if (!event.persisted || !platform) return;
    isEnded = true;
    show();
    handle?.end();
    line.tabIndex = -1;
    line.focus();
  });
  if (platform?.back) link(platform, () => isEnded);
  const set = platform?.mark === undefined ? settings.set : marked(settings.set, platform.mark);
  const isOurs = (text) => Boolean(text) && marked(text, 0) === marked(settings.set, 0);
  try {
    place.replaceChildren();
    handle = await train(place, {
      src: new URL("pack.json", import.meta.url).href,
      lang: platform?.lang ?? settings.lang,
      headingLevel: 2,
      set,
      kept: platform?.kept ?? "",
      keeper: platform && !platform.browses ? "platform" : "nobody",
      isCourse: true,
      keep: (text) => platform?.keep(text),
      tell(name, detail) {
        if (!platform || platform.browses || !isOurs(detail.set)) return;
        if (name === "exercise") platform.exercise(detail);
        if (name === "set") ended(detail);
      },
    });
    if (isEnded) handle.end();
  } catch (error) {
    say(`${says.failed} ${error.message}`, true);
  }

  /** Says how it ended when the platform has it, and not before. */
  async function ended(detail) {
    say(says.sending);
    const end = await platform.set(detail);
    say(ends[end]);
  }
}

/** The way back to the platform. What is on its way is let arrive first; where it cannot, the second press goes all the same. */
function link(platform, isEnded) {
  const back = document.createElement("a");
  back.href = platform.back;
  back.textContent = says.back;
  let isPressed = false;
  back.addEventListener("click", async (event) => {
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (isPressed || isElsewhere || isEnded()) return;
    event.preventDefault();
    isPressed = true;
    if (await platform.settled()) location.assign(back.href);
  });
  document.querySelector("main").append(back);
}

/** What is said of the decisions of an exercise, as one text: `plan=required responsible=aof,iof`, or as the separators have it. */
export const written = (said, is = "=", and = " ") =>
  Object.entries(said)
    .map(([decision, value]) => `${decision}${is}${Array.isArray(value) ? value.join(",") || "nobody" : value}`)
    .join(and);
