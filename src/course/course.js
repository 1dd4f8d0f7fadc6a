// A set of exercises on the page of a course. What speaks with the platform is given; without a platform the page runs all the same.

import { settings } from "./settings.js";
import { train } from "./training.js";

const { says } = settings;

/**
 * Shows the set. `connect(told)` gives what speaks with the platform, or nothing where there is none: `kept`, the text that was kept last;
 * `keep(text)`; `exercise(detail)`; `set(detail)`, which says whether that is passed; `lang`, which the learner prefers; `browses`, where
 * nothing counts; and `back`, where the learner goes from here. `told.trouble(what)` says what the platform did not take,
 * `told.calm()` that it has taken it after all.
 */
export async function begin(connect) {
  const line = document.getElementById("said");
  const say = (text, isTrouble = false) => {
    line.textContent = text;
    line.classList.toggle("trouble", isTrouble);
  };
  // What the platform did not take stays in view until it has.
  let troubled = false;
  const told = {
    trouble(what) {
      troubled = true;
      say(`${says.refused} ${what}`, true);
    },
    calm() {
      if (troubled) say("");
      troubled = false;
    },
  };
  let platform;
  try {
    platform = await connect(told, settings);
    if (!platform) say(says.alone, true);
    else if (platform.browses) say(says.browsed);
  } catch (error) {
    told.trouble(error.message);
  }
  if (platform?.back) {
    const back = document.createElement("a");
    back.href = platform.back;
    back.textContent = says.back;
    document.querySelector("main").append(back);
  }
  const place = document.getElementById("exercises");
  try {
    place.replaceChildren();
    await train(place, {
      src: new URL("pack.json", import.meta.url).href,
      lang: platform?.lang ?? settings.lang,
      headingLevel: 2,
      set: settings.set,
      kept: platform?.kept ?? "",
      keeps: Boolean(platform) && !platform.browses,
      keep: (text) => platform?.keep(text),
      tell(name, detail) {
        if (!platform || platform.browses) return;
        if (name === "exercise" && detail.set === settings.set) platform.exercise(detail);
        if (name === "set" && detail.set === settings.set) {
          const passed = platform.set(detail);
          if (!troubled) say(passed ? says.passed : says.missed);
        }
      },
    });
  } catch (error) {
    say(`${says.failed} ${error.message}`, true);
  }
}

/** What is said of the decisions of an exercise, as one text: `plan=required responsible=aof,iof`, or as the separators have it. */
export const written = (said, is = "=", and = " ") =>
  Object.entries(said)
    .map(([decision, value]) => `${decision}${is}${Array.isArray(value) ? value.join(",") || "nobody" : value}`)
    .join(and);
