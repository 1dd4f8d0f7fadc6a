// Takes the pictures of the guide that show the widget, into src/packs/guide, with the pack that the guide ends with: following the guide
// (`cargo test guide`) leaves it in target/tmp/guide. The pictures of the terminal are drawn there, as text.

import { join } from "node:path";
import { chromium } from "playwright-core";
import { compiled } from "./own.mjs";
import { root } from "./parts.mjs";
import { serve } from "./serve.mjs";

const pack = join(root, "target", "tmp", "guide", "hemstad.toml");
const { id, problems } = compiled(pack);
if (problems) {
  console.error(problems);
  process.exit(1);
}

const server = await serve({ own: { [`/packs/${id}.json`]: pack } });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-color-profile=srgb"],
});
const context = await browser.newContext({ viewport: { width: 480, height: 800 }, colorScheme: "light", locale: "sv-SE", reducedMotion: "reduce" });
const page = await context.newPage();
await page.clock.setFixedTime(new Date("2026-11-23T10:00:00"));
for (const [name, answers] of [
  ["12-question", { age: 34 }],
  ["13-result", { age: 34, children: "yes", first_contact: "2026-11-20", concern: "yes" }],
  ["14-gap", { age: 16, children: "no", first_contact: "2026-11-20", concern: "no" }],
]) {
  await page.goto(`${server.address}/?pack=${id}`);
  await page.waitForFunction(() => document.querySelector("samverkans-lots").assessment);
  await page.evaluate((answers) => (document.querySelector("samverkans-lots").answers = answers), answers);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(root, "src", "packs", "guide", `${name}.png`) });
  console.log(`src/packs/guide/${name}.png`);
}
await browser.close();
await server.close();
