// Takes the pictures of the README anew: a question and a result, narrow and wide, light and dark, a step and the reasons of that result,
// the rules, an exercise and the rule book, into tests/pictures; and the icons of the installed page, into style.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { root, site } from "./parts.mjs";
import { serve } from "./serve.mjs";

const { answers, on } = JSON.parse(readFileSync(new URL("../cases/open.json", import.meta.url), "utf8")).find((it) => it.id === "O-ST-4");
const folder = join(root, "tests", "pictures");
mkdirSync(folder, { recursive: true });

const server = await serve({ folder: site });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-color-profile=srgb"],
});
for (const [width, height] of [
  [360, 740],
  [1280, 800],
]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: "sv-SE", reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(`${on}T10:00:00`));
    await page.goto(`${server.address}/?pack=stockholm`);
    await page.waitForFunction(() => document.querySelector("samverkans-lots").assessment);
    // Half-way: what a caller has said in the first half minute.
    const { situation, known_before, age_at_arrival, needs } = answers;
    await set(page, { situation, known_before, age_at_arrival, needs });
    await take(page, `question-${width}-${colorScheme}`);
    await set(page, answers);
    await take(page, `result-${width}-${colorScheme}`);
    if (colorScheme === "light") await others(page, width);
    await context.close();
  }
}
await exercise();
await book();
for (const size of [192, 512]) await icon(size);
await browser.close();
await server.close();

/** The icon for places that take no drawing: with its ground to the edges, for each of them cuts it in its own way. */
async function icon(size) {
  const drawing = readFileSync(join(root, "style", "icon.svg"), "utf8").replace(' rx="7"', "").replace("<svg ", `<svg width="${size}" height="${size}" `);
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<!doctype html><style>body{margin:0}svg{display:block}</style>${drawing}`);
  await page.screenshot({ path: join(root, "style", `icon-${size}.png`) });
  await page.close();
}

/** What there is beside the questions: narrow the reasons and a step at a time, wide the rules. */
async function others(page, width) {
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  if (width < 500) {
    await page.getByRole("heading", { name: "Varför", exact: true }).evaluate((it) => it.scrollIntoView());
    await take(page, `reasons-${width}-light`);
    const { situation, known_before } = answers;
    await set(page, { situation, known_before });
    await press("Steg för steg");
    await take(page, `step-${width}-light`);
  } else {
    await press("Regler");
    await take(page, `rules-${width}-light`);
  }
}

/** An exercise that has been answered: what was thought beside what the routine says. */
async function exercise() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: "light", locale: "sv-SE", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(`${on}T10:00:00`));
  await page.goto(`${server.address}/?pack=stockholm&mode=training`);
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  await press("Öva blandat");
  while (!(await page.getByRole("button", { name: "Nu är det din tur" }).isVisible())) await press("Visa nästa svar");
  await press("Nu är det din tur");
  for (const group of await page.locator("fieldset:is([id^=lots-d], #lots-sure)").all()) await group.locator("input").first().check();
  await press("Jämför med rutinen");
  await take(page, "exercise-1280-light");
  await context.close();
}

/** The rule book, where its picture and its first rules are. */
async function book() {
  const folder = mkdtempSync(join(tmpdir(), "book-"));
  const file = join(folder, "book.html");
  execFileSync(join(root, "target", "release", "lots"), ["book", "stockholm", "--out", file]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: "light" });
  await page.goto(`${pathToFileURL(file).href}#picture`);
  await take(page, "book-1280-light");
  rmSync(folder, { recursive: true });
}

async function set(page, answers) {
  await page.evaluate((answers) => (document.querySelector("samverkans-lots").answers = answers), answers);
}

async function take(page, name) {
  // Until fonts are there and what is announced has been said.
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`tests/pictures/${name}.png`);
}
