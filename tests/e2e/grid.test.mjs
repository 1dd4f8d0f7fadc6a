// Every screen × light, dark and forced colours × four widths × three languages, by axe-core and by what can be measured. What axe is
// not sure of is looked at once and stands in incomplete.json with the reason; anything else that it is not sure of fails.
//
// In each language and at each width all of axe's rules are applied once, and in the other colours those that look at colours: the
// others read the same tree and the same boxes again.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe } from "node:test";
import { cut, disorderedHeadings, faint, isDark, judged, prepare, small, stretch } from "./looks.mjs";
import { screens, Stagehand } from "./screens.mjs";
import { promise } from "./support.mjs";

const reviewed = JSON.parse(readFileSync(new URL("incomplete.json", import.meta.url), "utf8"));

const widths = [320, 360, 768, 1280];
const colours = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
];
const languages = ["sv", "da", "en"];

const happened = new Set();
const shown = new Set();

/** Looks at one screen in every way. */
async function look(visit, screen, lang, context) {
  const { page } = visit;
  const found = [];
  for (const width of widths) {
    await page.emulateMedia(colours[0]);
    await stretch(page, width, 740);
    const where = `${screen.name}, ${lang}, ${width} px`;
    for (const told of [...(await cut(page)), ...(await small(page)), ...(await disorderedHeadings(page, 2))]) found.push(`${where}: ${told}`);
    for (const colour of colours) {
      await page.emulateMedia(colour);
      const { wrong, unsure } = await judged(page, colour !== colours[0]);
      const how = `${where}, ${colour.forcedColors === "active" ? "forced colours" : colour.colorScheme}`;
      shown.add(how);
      if (colour.forcedColors === "none" && (await isDark(page)) !== (colour.colorScheme === "dark")) found.push(`${how}: it is not`);
      for (const { rule, nodes } of wrong) found.push(`${how}: ${rule}: ${nodes.slice(0, 3).join(" | ")}`);
      for (const { rule, nodes } of unsure) {
        for (const node of nodes) {
          const known = reviewed.findIndex((it) => it.rule === rule && new RegExp(it.screen).test(how) && new RegExp(it.node).test(node));
          if (known < 0) found.push(`${how}: axe is not sure, ${rule}: ${node}`);
          else happened.add(known);
        }
      }
      if (colour.forcedColors === "active") found.push(...(await faint(page)).map((told) => `${how}: ${told}`));
    }
  }
  for (const told of found) context.diagnostic(told);
  return found;
}

// Two pages at a time, each in a process of its own.
describe("every screen in every way", { concurrency: 2 }, () => {
  const parts = 2;
  for (const lang of languages) {
    for (let part = 0; part < parts; part += 1) {
      const own = screens.filter((_, place) => place % parts === part);
      const name = `nothing is wrong, cut off or too small on ${own.length} screens, ${lang}, part ${part + 1} of ${parts}`;
      promise(name, { body: "<p></p>", expects: [/request: |404/], timeout: 600_000 }, async (visit, context) => {
        const found = [];
        await prepare(visit.page);
        const stagehand = new Stagehand(visit.page);
        for (const screen of own) {
          await stagehand.raise(screen, lang);
          found.push(...(await look(visit, screen, lang, context)));
        }
        assert.deepEqual(found, []);
      });
    }
  }
});

describe("what was seen", () => {
  promise("each screen was seen in all of its ways, and what axe is not sure of still happens", { body: "<p></p>" }, async () => {
    assert.equal(shown.size, screens.length * languages.length * widths.length * colours.length);
    assert.deepEqual(reviewed.filter((_, place) => !happened.has(place)), [], "no longer happens: take it out of incomplete.json");
  });
});
