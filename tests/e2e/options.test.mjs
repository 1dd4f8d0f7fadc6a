// The page on which a web team tries the settings: what is chosen is shown, and what is to be pasted says the same.

import assert from "node:assert/strict";
import { judged, prepare, stretch } from "./looks.mjs";
import { caseOf, promise } from "./support.mjs";

const path = "/options.html";
const choose = (page, label, option) => page.getByRole("combobox", { name: label, exact: true }).selectOption({ label: option });
const pasted = (page) => page.getByRole("region", { name: "To paste" }).locator("pre code").innerText();
const shown = (page) => page.locator("samverkans-lots");

// Other rules, and an element made anew, are asked for by the visitor.
const asked = [/^request: \/packs\//];

promise("what is chosen is set on the element that is shown, and written out with nothing that is standard", { path, expects: asked }, async ({ page, widget }) => {
  assert.match(await pasted(page), /^<script type="module" src="\/samverkanslots-[\d.]+\.js"><\/script>\n<samverkans-lots pack="\w+"><\/samverkans-lots>$/);
  await choose(page, "Rules", "Malmö");
  await choose(page, "Language", "Swedish");
  await choose(page, "Presentation", "step by step");
  await choose(page, "Corners", "square");
  await widget.button("Fortsätt").waitFor();
  const text = await pasted(page);
  assert.match(text, /<samverkans-lots pack="malmo" lang="sv" mode="guided"><\/samverkans-lots>$/);
  assert.match(text, /samverkans-lots \{\n    --lots-radius: 0;\n  \}/);
  // What is pasted is what is shown.
  const names = await shown(page).evaluate((it) => it.getAttributeNames().filter((name) => name !== "style"));
  for (const name of names) assert.ok(text.includes(`${name}="${await shown(page).getAttribute(name)}"`), name);
});

promise("a colour that cannot be read is told with what became of it, and a frame is given only what it takes", { path, expects: asked }, async ({ page }) => {
  await choose(page, "Preset", "your page’s colour");
  await page.getByLabel("Accent").fill("#ffd400");
  await page.getByText(/color_adjusted: --lots-color-accent on --lots-color-.*color_adjusted: --lots-color-info on/).waitFor();
  assert.match(await pasted(page), /presets\/host\.css">\n<style>\n  samverkans-lots \{\n    --lots-host-accent: #ffd400;/);
  await choose(page, "As", "a frame");
  assert.ok(await page.getByLabel("Accent").isDisabled());
  assert.match(await pasted(page), /^<iframe data-samverkanslots title="[^"]+" src="\/frame\.html\?pack=\w+" width/);
});

promise("what stands in a style of its own is said to need more where the page has a policy, and nothing is said where there is none", { path, expects: asked }, async ({ page }) => {
  const said = page.getByText(/content security policy/);
  assert.ok(await said.isHidden());
  await choose(page, "Corners", "square");
  assert.match(await pasted(page), /<style>/);
  await said.waitFor();
  await choose(page, "As", "a frame");
  assert.ok(await said.isHidden());
});

promise("a frame's address names the page that it stands in where that is given, by its origin alone, and no page where what is given is no address", { path, expects: asked }, async ({ page }) => {
  const origin = page.getByLabel("Your page’s origin");
  assert.ok(await origin.isDisabled(), "an element needs none");
  await choose(page, "As", "a frame");
  for (const [given, named] of [["https://intranet.kommun.se:8443/sida?x=1", "https://intranet.kommun.se:8443"], ["http://intranet", "http://intranet"], ["intranet.kommun.se", ""], ["javascript:alert(1)", ""], ["", ""]]) {
    await origin.fill(given);
    await origin.press("Enter");
    const [, host] = /^<iframe [^>]*src="\/frame\.html\?pack=\w+(?:&amp;host=([^"]*))?" width/.exec(await pasted(page)) ?? [];
    assert.equal(host ?? "", named, given);
  }
});

promise("what is pasted is what the fields say, also on the way back from a frame", { path, expects: asked }, async ({ page }) => {
  await choose(page, "Presentation", "step by step");
  await choose(page, "Corners", "square");
  const before = await pasted(page);
  await choose(page, "As", "a frame");
  await choose(page, "As", "an element");
  assert.equal(await pasted(page), before);
});

for (const preset of ["ours", "neutral", "your page’s colour"]) {
  for (const colorScheme of ["light", "dark"]) {
    promise(`with the preset "${preset}" axe-core finds nothing wrong in ${colorScheme}, at 360 pixels nor at 1280`, { path, colorScheme, expects: asked }, async ({ page, widget }) => {
      await choose(page, "Preset", preset);
      await widget.host.getByRole("heading").first().waitFor();
      await prepare(page);
      for (const width of [360, 1280]) {
        await stretch(page, width, 900);
        assert.deepEqual((await judged(page)).wrong, [], `${width} px`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${over} px are scrolled sideways at ${width} px`);
      }
    });
  }
}

for (const colorScheme of ["light", "dark"]) {
  promise(`with a pale colour of the page's own axe-core finds nothing wrong on a result in ${colorScheme}`, { path, colorScheme, expects: asked }, async ({ page, widget }) => {
    await choose(page, "Rules", "Stockholm");
    await choose(page, "Language", "Swedish");
    await choose(page, "Preset", "your page’s colour");
    await page.getByLabel("Accent").fill("#7ac143");
    for (const id of ["O-ST-2", "O-ST-4"]) {
      await widget.button("Vet inte").waitFor();
      await widget.host.evaluate((host, answers) => void (host.answers = answers), caseOf(id).answers);
      const early = widget.button("Visa svaret så långt");
      await widget.host.getByRole("heading", { name: "Varför", exact: true }).or(early).first().waitFor();
      if (await early.count()) await early.click();
      await prepare(page);
      await stretch(page, 1280, 900);
      assert.deepEqual((await judged(page)).wrong, [], id);
      await widget.host.evaluate((host) => host.reset());
    }
  });
}
