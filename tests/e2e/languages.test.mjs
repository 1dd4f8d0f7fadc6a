// The program's words in the language that the host page chooses, the rules' words in theirs, and each marked as what it is.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { target } from "../tools/parts.mjs";
import { caseOf, promise } from "./support.mjs";

const element = (pack, lang) => `<samverkans-lots pack="${pack}"${lang ? ` lang="${lang}"` : ""}></samverkans-lots>`;

/** Every text that is shown or said, with the language that it is marked as; the foot's names of rules and versions are none. */
const texts = (widget) =>
  widget.host.evaluate((host) => {
    const found = [];
    const walker = document.createTreeWalker(host.shadowRoot.querySelector("[part=base]"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (data.trim()) found.push({ text: data.trim(), lang: parentElement.closest("[lang]").lang });
    }
    return found;
  });

/** Every wording of a pack that is a sentence or a name of more than one word. */
function wordings(id) {
  const found = new Set();
  const collect = (value) => {
    if (typeof value === "string" && /^\p{Lu}.* /u.test(value)) found.add(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(collect);
  };
  const { facts, decisions, rules, duties, notices, derived, gaps, sections } = JSON.parse(readFileSync(join(target, "packs", `${id}.json`), "utf8"));
  collect({ facts, decisions, rules, duties, notices, derived, gaps, sections });
  return found;
}

promise("with English words the rules keep their Swedish, marked as such wherever they stand", { body: element("stockholm", "en") }, async ({ widget }) => {
  const ours = wordings("stockholm");
  let quoted = 0;
  const look = async (screen) => {
    for (const { text, lang } of await texts(widget)) {
      if (lang === "en") {
        assert.doesNotMatch(text, /[åäöÅÄÖ]/, `${screen}: \`${text}\` is marked as English`);
        assert.ok(!ours.has(text), `${screen}: \`${text}\` is marked as English`);
      } else {
        assert.equal(lang, "sv");
        quoted += 1;
      }
    }
  };
  const set = (answers) => widget.host.evaluate((host, answers) => void (host.answers = answers), answers);
  const open = () => widget.host.evaluate((host) => host.shadowRoot.querySelectorAll("details").forEach((it) => (it.open = true)));
  await widget.button("Don’t know").waitFor();
  await look("a question");
  await widget.button("Step by step").click();
  await widget.button("Continue").click();
  await widget.host.getByRole("alert").waitFor();
  await look("what is missing");
  for (const id of ["O-ST-2", "O-ST-6"]) {
    const { answers } = caseOf(id);
    const { needs, ...some } = answers;
    await set(some);
    await look(`${id}, half-way`);
    await set(answers);
    await open();
    await widget.page.waitForTimeout(300);
    await look(`${id}, the result`);
  }
  await widget.button("Rules").click();
  await look("the rules");
  assert.ok(quoted > 400, `${quoted} texts of the rules`);
});

promise("a page that says nothing of a language, or one that is not spoken here, has that of the rules", { body: `${element("danmark", "fi")}` }, async ({ widget, page }) => {
  await widget.button("Ved ikke").waitFor();
  await page.evaluate(() => {
    document.documentElement.removeAttribute("lang");
    const host = document.querySelector("samverkans-lots");
    host.removeAttribute("lang");
  });
  await page.waitForFunction(() => window.heard.filter((it) => it.name === "lots-ready").length === 2);
  await widget.button("Ved ikke").waitFor();
  assert.equal(await widget.host.evaluate((host) => host.shadowRoot.querySelectorAll("[part=base] [lang]").length), 0, "one language needs no marks");
});

promise("each of the three languages has every screen of its own", { body: element("danmark", "da") }, async ({ widget, page }) => {
  for (const [lang, unknown, guided, goOn] of [
    ["da", "Ved ikke", "Trin for trin", "Fortsæt"],
    ["en-GB", "Don’t know", "Step by step", "Continue"],
    ["sv-SE", "Vet inte", "Steg för steg", "Fortsätt"],
  ]) {
    await page.evaluate((lang) => void (document.querySelector("samverkans-lots").lang = lang), lang);
    await widget.button(unknown).waitFor();
    await widget.button(guided).click();
    await widget.button(goOn).waitFor();
    await page.evaluate(() => void (document.querySelector("samverkans-lots").mode = "quick"));
    await widget.button(unknown).waitFor();
  }
});
