// The program's words in the language that the host page chooses, the rules' words in theirs, and each marked as what it is.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { target } from "../tools/parts.mjs";
import { caseOf, promise } from "./support.mjs";

const overlay = JSON.parse(readFileSync(new URL("../../src/contacts/example.json", import.meta.url), "utf8"));
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

/** Looks whether what is marked as English is, and how many of the texts are marked as the rules' Swedish. */
async function swedish(widget, ours, screen) {
  let quoted = 0;
  for (const { text, lang } of await texts(widget)) {
    if (lang === "en") {
      assert.doesNotMatch(text, /[åäöÅÄÖ]/, `${screen}: \`${text}\` is marked as English`);
      assert.ok(!ours.has(text), `${screen}: \`${text}\` is marked as English`);
    } else {
      assert.equal(lang, "sv");
      quoted += 1;
    }
  }
  return quoted;
}

const inRoots = (outer, more = "") => `<div lang="${outer}"><section><div><template shadowrootmode="open"><p><span><template shadowrootmode="open">${element("stockholm").replace("<samverkans-lots", `<samverkans-lots${more}`)}</template></span></p></template></div></section></div>`;

promise("an element inside other shadow roots speaks the language of the page around them", { body: inRoots("en"), csp: "none", waits: false, expects: [/404/] }, async ({ page }) => {
  await page.getByRole("button", { name: "Don’t know" }).waitFor();
  const deep = () => document.querySelector("section > div").shadowRoot.querySelector("span");
  // The nearest one that says a language counts, also between the roots, and an empty one says that there is none.
  for (const [lang, button] of [["da", "Ved ikke"], ["", "Vet inte"], [null, "Don’t know"]]) {
    await page.evaluate(
      ({ deep, lang }) => {
        const span = new Function(`return ${deep}`)()();
        if (lang === null) span.removeAttribute("lang");
        else span.setAttribute("lang", lang);
        const old = span.shadowRoot.querySelector("samverkans-lots");
        old.replaceWith(old.cloneNode());
      },
      { deep: String(deep), lang },
    );
    await page.getByRole("button", { name: button }).waitFor();
  }
});

promise("what an element inside other shadow roots says without rules is in that language too", { body: inRoots("da", ' src="/finns-inte.json"'), csp: "none", waits: false, expects: [/404/, /request: /] }, async ({ page }) => {
  await page.getByRole("button", { name: "Prøv igen" }).waitFor();
});

promise("with English words the rules keep their Swedish, marked as such wherever they stand", { body: '<samverkans-lots pack="stockholm" lang="en" link-to="./"></samverkans-lots>' }, async ({ widget }) => {
  const ours = wordings("stockholm");
  let quoted = 0;
  const look = async (screen) => void (quoted += await swedish(widget, ours, screen));
  const set = (answers) => widget.host.evaluate((host, answers) => void (host.answers = answers), answers);
  const open = () => widget.host.evaluate((host) => host.shadowRoot.querySelectorAll("details").forEach((it) => (it.open = true)));
  await widget.button("Don’t know").waitFor();
  await look("a question");
  await widget.button("Step by step").click();
  await widget.button("Continue").click();
  await widget.host.getByRole("group", { name: "Something is missing or cannot be read" }).waitFor();
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
  await widget.button("Back").click();
  // What is heard, with one answer that would be changed by it.
  await set({ urgency: "acute" });
  await widget.button("Type what you hear").click();
  await widget.host.getByRole("textbox", { name: "Type what you hear" }).fill("34 år, hemlös, inget missbruk, inget samtycke");
  await widget.host.getByRole("list", { name: "Proposed answers" }).waitFor();
  await look("what is heard");
  await widget.button("Close").click();
  // A link that other rules had made: some of what it came to then is told with what it comes to now.
  await set(caseOf("O-ST-6").answers);
  await widget.button("Quick").click();
  const early = widget.button("Show the outcome so far");
  await widget.button("Copy link").or(early).first().waitFor();
  if (await early.count()) await early.click();
  await widget.button("Copy link").click();
  const link = await widget.host.locator("textarea").evaluateAll((fields) => fields.map(({ value }) => value).find((text) => text.includes("#lots=")));
  const older = link.split("#")[1].replace(/hash=\w+/, "hash=000000000000").replaceAll(/&then\.(\w+)=[^&]*/g, "&then.$1=open");
  // As `location.hash` has it.
  await widget.host.evaluate((host, link) => void (host.link = `#${link}`), older);
  await widget.host.getByText(/^The rules have changed since/).waitFor();
  assert.ok((await widget.host.getByText(/Then: .*Now: /s).count()) > 0);
  await look("a changed link");
  assert.ok(quoted > 400, `${quoted} texts of the rules`);
});

promise("of another day the rules keep their own words too, and so does the calendar of their meetings", { body: element("stockholm", "en") }, async ({ widget, page }) => {
  const ours = wordings("stockholm");
  const { answers } = caseOf("O-ST-5");
  const { next_meeting_on: _, ...others } = answers;
  await widget.host.evaluate((host, [answers, overlay]) => {
    host.contacts = overlay;
    host.answers = answers;
  }, [others, overlay]);
  const early = widget.button("Show the outcome so far");
  await widget.host.getByRole("heading", { name: "Why", exact: true }).or(early).first().waitFor();
  if (await early.count()) await early.click();
  await widget.host.getByText(/^Not answered\. Proposed from the local meeting dates:/).waitFor();
  await swedish(widget, ours, "a meeting that is proposed");
  // Days later, by the same case: deadlines have passed.
  await widget.host.evaluate((host, answers) => void (host.answers = answers), answers);
  await widget.host.getByRole("heading", { name: "Why", exact: true }).waitFor();
  await page.clock.setFixedTime(new Date("2027-03-01T10:00:00"));
  await widget.button("Rules").click();
  await widget.button("Back").click();
  await widget.host.getByText(/^The case is assessed as of/).waitFor();
  await swedish(widget, ours, "another day");
});

promise("a page that says nothing of a language, or one that is not spoken here, has that of the rules", { body: `${element("danmark", "fi")}` }, async ({ widget, page }) => {
  await widget.button("Ved ikke").waitFor();
  await page.evaluate(() => {
    document.documentElement.removeAttribute("lang");
    const host = document.querySelector("samverkans-lots");
    host.removeAttribute("lang");
  });
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.querySelector("[part=base]").lang === "da");
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

promise("with English words the cases in which a wrong answer would have been right keep their Swedish, marked as such", { body: '<samverkans-lots pack="stockholm" lang="en" mode="training"></samverkans-lots>', timeout: 180_000 }, async ({ widget, page }) => {
  const { host } = widget;
  await host.getByRole("button", { name: "Practise a mix", exact: true }).click();
  let seen = 0;
  for (let number = 1; number <= 5; number += 1) {
    while (!(await host.getByRole("button", { name: "Compare with the routine", exact: true }).count())) await host.locator(".lots-button--primary").click();
    assert.ok(await host.getByText(/^The case is judged on .*\d{4}\.$/).isVisible());
    for (const group of await host.locator(".lots-lesson__form fieldset").all()) await group.locator("input").first().check();
    await host.getByRole("button", { name: "Compare with the routine", exact: true }).click();
    await host.locator(".lots-judged").first().waitFor();
    for (const change of await host.locator(".lots-near li").all()) {
      const bare = await change.evaluate((it) => [...it.childNodes].flatMap((node) => (node.closest?.("[lang=sv]") ? [] : [node.textContent])).join(" "));
      assert.doesNotMatch(bare, /[åäöÅÄÖ]/, bare);
      seen += await change.locator("[lang=sv]:not(.lots-told__fact)").count();
    }
    await host.locator(".lots-button--primary").click();
  }
  assert.ok(seen > 2, `${seen} answers`);
});
