// The rule book in a browser: read at every width, light and dark, and on paper, without script and without a request.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../tools/parts.mjs";
import { judged, prepare } from "./looks.mjs";
import { launch } from "./support.mjs";

const packs = ["stockholm", "malmo", "ekero", "danmark"];
let browser;
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "book-"));
  for (const pack of packs) execFileSync(join(root, "target", "release", "lots"), ["book", pack, "--out", join(folder, `${pack}.html`)]);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A book in a fresh profile; fails where it asks for anything or breaks its own policy. */
async function open(pack, options, look) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles = [];
  const address = pathToFileURL(join(folder, `${pack}.html`)).href;
  page.on("request", (request) => request.url().split("#")[0] !== address && troubles.push(`request: ${request.url()}`));
  page.on("console", (message) => message.type() === "error" && troubles.push(`console: ${message.text()}`));
  await page.goto(address);
  await look(page);
  assert.deepEqual(troubles, []);
  await context.close();
}

for (const pack of packs) {
  for (const [width, colorScheme] of [
    [360, "light"],
    [1280, "dark"],
  ]) {
    test(`the book of ${pack} at ${width} px, ${colorScheme}: axe-core finds nothing wrong and nothing is scrolled sideways`, { timeout: 120_000 }, async () => {
      await open(pack, { viewport: { width, height: 800 }, colorScheme }, async (page) => {
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
        await prepare(page);
        assert.deepEqual((await judged(page)).wrong, [], `${pack} ${width} ${colorScheme}`);
      });
    });
  }
}

test("a link leads to what it names, and the contents reach every chapter", {}, async () => {
  await open("stockholm", { javaScriptEnabled: false }, async (page) => {
    const chapters = await page.getByRole("navigation").getByRole("link").all();
    assert.equal(chapters.length, await page.locator("main > section > h2").count());
    await page.getByRole("navigation").getByRole("link", { name: "Ansvarig enhet", exact: true }).click();
    const top = await page.locator("#decision-responsible").boundingBox();
    assert.ok(Math.abs(top.y) < 40, `the chapter is at ${top.y}`);
  });
});

test("on paper every page is A4 and no row of a table is torn apart", { timeout: 120_000 }, async () => {
  await open("ekero", {}, async (page) => {
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const boxes = [...paper.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    assert.ok(boxes.length > 0);
    for (const [, width, height] of boxes) assert.ok(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${width} × ${height}`);
    await page.emulateMedia({ media: "print" });
    const styles = await page.evaluate(() => ({
      rows: [...new Set([...document.querySelectorAll("tr")].map((row) => getComputedStyle(row).breakInside))],
      heads: [...new Set([...document.querySelectorAll("thead:not(.hidden)")].map((head) => getComputedStyle(head).display))],
      hidden: getComputedStyle(document.querySelector(".up")).display,
    }));
    assert.deepEqual(styles, { rows: ["avoid"], heads: ["table-header-group"], hidden: "none" });
  });
});
