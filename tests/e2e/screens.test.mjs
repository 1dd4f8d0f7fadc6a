// Every screen once more, as readers change it: text spaced wider, 400 % of a desktop, other heading levels, stillness, the keyboard.

import assert from "node:assert/strict";
import { describe } from "node:test";
import { otherFields } from "./fields.mjs";
import { cut, differing, disorderedHeadings, enlarge, isDark, moving, overlapping, space, stretch, unseenFocus } from "./looks.mjs";
import { screens, Stagehand } from "./screens.mjs";
import { promise, workedCases } from "./support.mjs";

/** All that the widget has drawn. */
const drawn = (page) => page.evaluate(() => document.querySelector("samverkans-lots").shadowRoot.innerHTML);

/** One of each kind: what all others are made of. */
const main = [
  "one answer of many",
  "several answers, a long list",
  "a number that cannot be read",
  "questions put aside",
  "the panel, opened",
  "the result, unfolded",
  "the result so far",
  "answers that clash",
  "a judgement without a reason",
  "a link made",
  "the rules, narrowed",
  "words heard",
  "a step, something missing",
  "a step with boxes and a number",
  "the check of the answers",
  "the keys, unfolded",
  "whose rules",
].map((name) => screens.find((it) => it.name === name) ?? assert.fail(`no screen "${name}"`));

/** Raises each screen on one page and collects what a look at it tells. A colour that is still on its way to another is neither: nothing moves. */
function onEachScreen(name, options, look, which = screens) {
  promise(name, { body: "<p></p>", expects: [/request: |404/], timeout: 300_000, reducedMotion: "reduce", ...options }, async ({ page }) => {
    const stagehand = new Stagehand(page);
    const found = [];
    for (const screen of which) {
      await stagehand.raise(screen, "sv");
      const raised = await drawn(page);
      // What a look changed, as one that gives the focus closes the panel, is raised once more before the next.
      const again = async () => {
        if ((await drawn(page)) !== raised) await stagehand.raise(screen, "sv");
        await page.evaluate(() => scrollTo(0, 0));
      };
      found.push(...(await look(page, again, stagehand)).map((told) => `${screen.name}: ${told}`));
    }
    assert.deepEqual(found, []);
  });
}

describe("every screen, changed by its reader", { concurrency: 2 }, () => {
  for (const width of [320, 1280]) {
    onEachScreen(`wider spacing of text cuts nothing off and pushes nothing over anything: ${width} px`, { width, height: 740 }, async (page) => {
      await space(page);
      // What is far out of sight in the rules is not laid out.
      await stretch(page, width, 740);
      return [...(await cut(page)), ...(await overlapping(page))];
    });
  }

  for (const width of [360, 1280]) {
    const larger = async (page) => {
      await enlarge(page);
      // Not stretched: a long page of large letters takes its browser ten seconds to draw.
      return [...(await cut(page)), ...(await overlapping(page))];
    };
    onEachScreen(`text twice as large is not cut off, lies over nothing and is not scrolled sideways: ${width} px`, { width, height: 740 }, larger, main);
  }

  promise("unfolded and spaced wider, a Danish result is not scrolled sideways: 320 px", { body: '<samverkans-lots pack="danmark" lang="da"></samverkans-lots>', width: 320, height: 740 }, async ({ page, widget }) => {
    const found = [];
    for (const { id, answers } of workedCases.filter((it) => it.pack === "danmark")) {
      await widget.host.evaluate((host, answers) => void (host.answers = answers), answers);
      const early = widget.host.getByRole("button", { name: "Vis svaret indtil nu" });
      if (await early.count()) await early.click();
      await widget.host.getByRole("heading", { name: "Hvorfor" }).waitFor();
      await space(page);
      await widget.host.evaluate((host) => host.shadowRoot.querySelectorAll("details").forEach((it) => (it.open = true)));
      await stretch(page, 320, 740);
      found.push(...(await cut(page)).map((told) => `${id}: ${told}`));
      await page.setViewportSize({ width: 320, height: 740 });
    }
    assert.deepEqual(found, []);
  });

  // 1280 × 1024 at 400 %.
  onEachScreen("at 400 % nothing is scrolled sideways, and what has the focus is in sight", { width: 320, height: 256 }, async (page) => {
    // As to a reader who came down the page: what was in sight once keeps its height.
    await stretch(page, 320, 256);
    await page.setViewportSize({ width: 320, height: 256 });
    return [...(await cut(page)), ...(await unseenFocus(page))];
  });

  onEachScreen("whatever has the focus shows it, and nothing lies over it: 360 px, light and dark", { width: 360, height: 740 }, async (page, again) => {
    const found = [];
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await again();
      if ((await isDark(page)) !== (colorScheme === "dark")) found.push(`it is not ${colorScheme}`);
      found.push(...(await unseenFocus(page)).map((told) => `${colorScheme}: ${told}`));
    }
    return found;
  });
  onEachScreen("whatever has the focus shows it, and nothing lies over it: 1280 px, forced colours", { width: 1280, height: 900, forcedColors: "active" }, unseenFocus);

  onEachScreen("headings keep their order under each level that a host page may ask for, and what can be typed into is known to the tests of privacy", {}, async (page, _again, stagehand) => {
    const found = await otherFields(page);
    for (const level of [2, 3, 4, 5]) {
      await stagehand.set("heading-level", String(level));
      await stagehand.rest();
      // There is no level under 6: what would stand there stands on it.
      found.push(...(await disorderedHeadings(page, level)).map((told) => `heading-level ${level}: ${told}`));
    }
    return found;
  });

  onEachScreen("nothing moves where the visitor asked for stillness", {}, moving);

  promise("what is chosen looks otherwise than before it was, where the system chooses the colours", { body: "<p></p>", expects: [/request: /], forcedColors: "active", reducedMotion: "reduce" }, async ({ page }) => {
    const stagehand = new Stagehand(page);
    const found = [];
    /** A picture of a control that has neither the focus nor the pointer. */
    const picture = async (selector) => {
      await page.evaluate(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.blur());
      await page.mouse.move(0, 0);
      return page.locator(`samverkans-lots ${selector}`).first().screenshot();
    };
    const quick = { pack: "stockholm" };
    const guided = (it) => it.guided({ situation: "age_transfer" });
    for (const [name, attributes, selector, show, choose] of [
      ["one answer", quick, "[data-key='1']", async () => {}, (it) => it.answer({ situation: "new_case" }).then(() => it.press(".lots-ledger__change"))],
      ["vet inte", quick, "[data-key='0']", async () => {}, (it) => it.answer({ situation: null }).then(() => it.press(".lots-ledger__change"))],
      ["one of several answers", quick, "[data-key='1']", (it) => it.chip("Behov"), (it) => it.press("[data-key='1']")],
      ["none of several answers", quick, "[data-key='-']", (it) => it.chip("Behov"), (it) => it.answer({ needs: [] }).then(() => it.press(".lots-ledger__change"))],
      ["one answer in a step", quick, "fieldset:not([hidden]) .lots-choice:has(> [type=radio])", guided, (it) => it.press("fieldset:not([hidden]) .lots-choice > [type=radio]")],
      ["a box in a step", quick, "fieldset:not([hidden]) .lots-choice:has(> [type=checkbox])", guided, (it) => it.press("fieldset:not([hidden]) .lots-choice > [type=checkbox]")],
      ["whose rules", {}, ".lots-packs__pack", async () => {}, (it) => it.press(".lots-packs__pack").then(() => page.locator("samverkans-lots .lots-packs__pack[aria-pressed=true]").waitFor())],
    ]) {
      await stagehand.raise({ attributes, waits: "pack" in attributes, show: (it) => it.rest().then(() => show(it)) }, "sv");
      const before = await picture(selector);
      await choose(stagehand);
      await stagehand.rest();
      const differ = await differing(page, before, await picture(selector));
      // A mark of 8 × 8 px, or an edge.
      if (differ < 64) found.push(`${name}: ${differ} pixels`);
    }
    assert.deepEqual(found, []);
  });
});
