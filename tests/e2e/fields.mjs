// Every field of the lookup that words are typed into: where it stands, how to get to it, what takes what was typed there, and what
// leaves it behind. `Stagehand` of screens.mjs does it.

import { dated, undated } from "./screens.mjs";

const goOn = (it) => it.press("[data-key=go-on]");
/** Some fields act on each letter. */
const letters = async () => {};
/** "Vet inte", which every question has, and which is an answer. */
const unknown = (it) => it.press("[data-key='0'], [data-key='?']");
const quick = (it) => it.page.evaluate(() => void (document.querySelector("samverkans-lots").mode = "quick")).then(() => it.rest());
const forgets = (it) => it.page.evaluate(() => document.querySelector("samverkans-lots").reset()).then(() => it.rest());

export const fields = {
  "the number that a question asks for": { is: "[data-typed]", open: (it) => it.answer({}).then(() => it.chip("Ålder vid ankomst")), take: goOn, leave: unknown },
  "the day that a question asks for": { is: "[data-typed]", open: (it) => it.result(undated).then(() => it.press(".lots-duties > .lots-button")), take: goOn, leave: unknown },
  "what shortens a long list": { is: ".lots-filter [type=text]", open: (it) => it.answer({}).then(() => it.chip("Behov")), take: letters, leave: unknown },
  "the number in a step": { is: ".lots-ask [type=text]", open: (it) => it.guided({ situation: "age_transfer" }), take: goOn, leave: quick },
  "the day in a step": { is: ".lots-ask [type=text]", open: (it) => it.guided(undated), take: goOn, leave: quick },
  "what rules are looked for with": { is: ".lots-search [type=search]", open: (it) => it.press(".lots-header__actions > .lots-link:not(.lots-header__back)"), take: letters, leave: (it) => it.press(".lots-header__back") },
  "why one judges otherwise": { is: ".lots-judgement__field", open: (it) => it.result(dated).then(() => it.unfold()), take: (it) => it.press(".lots-judgement [type=submit]"), leave: forgets },
  "what one hears": { is: ".lots-hearing [type=text]", open: (it) => it.press(".lots-hearing__open"), take: letters, leave: (it) => it.press(".lots-hearing [data-key=close]") },
};

/** Fields that are on the screen and not among these. */
export const otherFields = (page) =>
  page.evaluate((known) => {
    const all = document.querySelector("samverkans-lots").shadowRoot.querySelectorAll("input:not([type=radio], [type=checkbox]), textarea:not([readonly]), [contenteditable]");
    return [...all].filter((it) => !it.matches(known)).map((it) => `${it.outerHTML.slice(0, 120)} is not among the fields of fields.mjs`);
  }, Object.values(fields).map(({ is }) => is).join());
