// Every screen of training × light, dark and forced colours × two widths × three languages, by axe-core and by what can be measured; and
// as readers change it.

import assert from "node:assert/strict";
import { describe } from "node:test";
import { cut, disorderedHeadings, faint, judged, overlapping, prepare, small, space, stretch, unseenFocus } from "./looks.mjs";
import { resultFile } from "./results.mjs";
import { promise } from "./support.mjs";

const widths = [320, 1280];
const colours = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
];

/** What is done on a page to get to a screen, whatever the program's language: by the structure that the styles go by. */
class Learner {
  constructor(page) {
    this.page = page;
    this.host = page.locator("samverkans-lots");
  }

  /** Puts a fresh element on the page, whose learner has done nothing. */
  async come(lang, attributes = {}) {
    await this.page.evaluate((attributes) => {
      localStorage.clear();
      window.heard = [];
      document.querySelector("samverkans-lots")?.remove();
      const element = document.createElement("samverkans-lots");
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.querySelector("main").append(element);
    }, { pack: "stockholm", mode: "training", lang, ...attributes });
    await this.page.waitForFunction(() => window.heard.some((it) => it.name === "lots-ready"));
  }

  view = () => this.host.evaluate((it) => it.shadowRoot.querySelector(".lots-worked, .lots-lesson__form, .lots-judged, .lots-done__list, .lots-topics")?.className);

  press = (selector) => this.host.locator(selector).first().click();
  primary = () => this.host.locator(".lots-button--primary").last().click();
  open = () => this.host.evaluate((it) => it.shadowRoot.querySelectorAll("details").forEach((one) => (one.open = true)));

  /** To the first exercise of a mixed round. */
  async begin() {
    await this.press(".lots-next .lots-button");
    while ((await this.view()) === "lots-worked") await this.primary();
  }

  /** To the page of who holds the training. */
  async hold() {
    await this.host.locator("p > button.lots-link").last().click();
    await this.host.locator("#lots-count").waitFor();
  }

  /** Opens result files, one of which is none. */
  async count() {
    const other = { name: "annat.json", mimeType: "application/json", buffer: Buffer.from("{") };
    await this.host.locator("input[type=file]").setInputFiles([resultFile("Åsa", "right"), resultFile("Bo", "wrong"), other]);
    await this.host.locator("#lots-counted table").first().waitFor();
  }

  /** Opens a file that is no exercise, and none of those that a learner saves. */
  async bringBack() {
    const other = { name: "annat.json", mimeType: "application/json", buffer: Buffer.from("{") };
    const [exercise, saved] = await this.host.locator("input[type=file]").all();
    await exercise.setInputFiles(other);
    await this.host.locator("#lots-opened").waitFor({ state: "attached" });
    await saved.setInputFiles(other);
    await this.host.locator("#lots-brought .lots-mistake").waitFor();
  }

  async answer(place = 0, sure = 2) {
    for (const group of await this.host.locator("fieldset[id^=lots-d]").all()) await group.locator("input").nth(place).check();
    await this.host.locator("#lots-sure input").nth(sure).check();
    await this.primary();
    await this.host.locator(".lots-judged").first().waitFor();
  }

  async finish() {
    for (let tries = 0; tries < 20 && (await this.view()) !== "lots-done__list"; tries += 1) {
      if ((await this.view()) === "lots-lesson__form") await this.answer(tries % 3, 0);
      await this.primary();
    }
    await this.host.locator(".lots-done__list").waitFor();
  }
}

const screens = [
  ["the start", (it, lang) => it.come(lang).then(() => it.open())],
  ["the start with a file that cannot be brought back", (it, lang) => it.come(lang).then(() => it.open()).then(() => it.bringBack())],
  ["the start with a set that cannot be read", (it, lang) => it.come(lang, { set: "7" })],
  ["a worked example", (it, lang) => it.come(lang).then(() => it.press(".lots-next .lots-button"))],
  ["a worked example, told", (it, lang) => it.come(lang).then(() => it.press(".lots-next .lots-button")).then(() => it.primary()).then(() => it.primary()).then(() => it.primary())],
  ["an exercise", (it, lang) => it.come(lang).then(() => it.begin())],
  ["an exercise, something lacking", (it, lang) => it.come(lang).then(() => it.begin()).then(() => it.primary())],
  ["an exercise with questions", (it, lang) => it.come(lang).then(() => it.press("input[name=lots-way] >> nth=1")).then(() => it.begin()).then(() => it.press(".lots-asking__list button"))],
  ["a prediction beside the key", (it, lang) => it.come(lang).then(() => it.begin()).then(() => it.answer()).then(() => it.open())],
  ["the end, not passed", (it, lang) => it.come(lang, { set: "1;2026-11-20;7;2;100" }).then(() => it.begin()).then(() => it.finish()).then(() => it.open())],
  ["the end, passed", (it, lang) => it.come(lang, { set: "1;2026-11-20;7;2;0" }).then(() => it.begin()).then(() => it.finish())],
  ["the start of who has something to repeat", (it, lang) => it.come(lang).then(() => it.begin()).then(() => it.answer()).then(() => it.primary()).then(() => it.press(".lots-lesson__form .lots-link")).then(() => it.open())],
  ["a set put together", (it, lang) => it.come(lang).then(() => it.hold()).then(() => it.primary()).then(() => it.open())],
  ["a set that cannot be, and results counted", (it, lang) => it.come(lang).then(() => it.hold()).then(() => it.host.locator("#lots-count").fill("51")).then(() => it.primary()).then(() => it.count())],
];

const options = { body: "<p></p>", expects: [/^request: /], timeout: 300_000 };

describe("every screen of training in every way", { concurrency: 2 }, () => {
  for (const lang of ["sv", "da", "en"]) {
    promise(`nothing is wrong, cut off or too small on ${screens.length} screens of training, ${lang}`, options, async ({ page }) => {
      await prepare(page);
      const learner = new Learner(page);
      const found = [];
      for (const [name, show] of screens) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await page.emulateMedia(colours[0]);
        await show(learner, lang);
        for (const width of widths) {
          await page.emulateMedia(colours[0]);
          await stretch(page, width, 740);
          const where = `${name}, ${width} px`;
          for (const told of [...(await cut(page)), ...(await small(page)), ...(await disorderedHeadings(page, 2))]) found.push(`${where}: ${told}`);
          for (const colour of colours) {
            await page.emulateMedia(colour);
            const { wrong, unsure } = await judged(page, colour !== colours[0]);
            const how = `${where}, ${colour.forcedColors === "active" ? "forced colours" : colour.colorScheme}`;
            // What axe cannot read with forced colours is measured for every button, as in incomplete.json.
            const isKnown = ({ rule, nodes }) => rule === "color-contrast" && colour.forcedColors === "active" && nodes.every((it) => /button\S*: Element has a 1:1 contrast ratio with the background$/.test(it));
            for (const { rule, nodes } of [...wrong, ...unsure.filter((it) => !isKnown(it))]) found.push(`${how}: ${rule}: ${nodes.slice(0, 3).join(" | ")}`);
            if (colour.forcedColors === "active") found.push(...(await faint(page)).map((told) => `${how}: ${told}`));
          }
        }
      }
      assert.deepEqual(found, []);
    });
  }

  for (const [name, width, height, look] of [
    ["wider spacing of text cuts nothing off and pushes nothing over anything", 320, 740, async (page) => {
      await space(page);
      await stretch(page, 320, 740);
      return [...(await cut(page)), ...(await overlapping(page))];
    }],
    ["at 400 % nothing is scrolled sideways, and what has the focus is in sight", 320, 256, async (page) => [...(await cut(page)), ...(await unseenFocus(page))]],
    ["whatever has the focus shows it, beside a case that stays in sight", 1280, 900, unseenFocus],
  ]) {
    promise(`${name}, on every screen of training: ${width} px`, { ...options, width, height }, async ({ page }) => {
      const learner = new Learner(page);
      const found = [];
      for (const [screen, show] of screens) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await show(learner, "sv");
        await page.setViewportSize({ width, height });
        found.push(...(await look(page)).map((told) => `${screen}: ${told}`));
      }
      assert.deepEqual(found, []);
    });
  }
});
