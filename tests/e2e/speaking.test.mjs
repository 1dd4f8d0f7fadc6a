// The language that the full page speaks: chosen in sight, beside rules that keep their own; and what it says where no script runs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { site } from "../tools/parts.mjs";
import { serve } from "../tools/serve.mjs";
import { launch, promise } from "./support.mjs";

let browser;
let server;
before(async () => {
  [browser, server] = [await launch(), await serve({ folder: site })];
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const choice = (page) => page.getByRole("navigation").getByRole("link");
const current = (page) => page.locator("#languages [aria-current]").allInnerTexts();
const languages = [["sv", "Svenska", "Vet inte"], ["da", "Dansk", "Ved ikke"], ["en", "English", "Don’t know"]];

promise("each language is named in itself and marked as it; choosing one keeps the answers, the rules and the focus", { expects: [/^request: /] }, async ({ page, widget }) => {
  assert.deepEqual(await choice(page).evaluateAll((links) => links.map(({ lang, textContent }) => [lang, textContent])), languages.map(([lang, name]) => [lang, name]));
  assert.deepEqual(await current(page), ["Svenska"]);
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case", urgency: "acute" }));
  const asked = () => page.evaluate(() => performance.getEntriesByType("resource").length);
  const before = await asked();
  for (const [lang, name, unknown] of [...languages.slice(1), languages[0]]) {
    const link = page.getByRole("link", { name, exact: true });
    await link.focus();
    await page.keyboard.press("Enter");
    await widget.button(unknown).waitFor();
    await page.waitForFunction((lang) => document.querySelector("#languages [aria-current]").lang === lang, lang);
    assert.deepEqual(await widget.host.evaluate((host) => host.answers), { situation: "new_case", urgency: "acute" });
    assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
    assert.equal(new URL(page.url()).search, `?lang=${lang}&pack=stockholm`);
    assert.ok(await link.evaluate((it) => document.activeElement === it), "the focus stays");
    // The rules keep their own words, marked as such.
    assert.ok(await widget.question(), "the question is in the rules' own words");
  }
  assert.equal(await asked(), before, "nothing is asked for");
  await page.reload();
  await widget.button("Vet inte").waitFor();
  assert.deepEqual(await current(page), ["Svenska"]);
});

promise("the rulebook stays open when another language is chosen, and what is spoken stays when one goes back", { path: "/?pack=stockholm", expects: [/^request: /] }, async ({ page, widget }) => {
  await widget.button("Regler").click();
  await widget.host.getByRole("searchbox").waitFor();
  await page.getByRole("link", { name: "English" }).click();
  await widget.host.getByRole("searchbox", { name: "Search the rules" }).waitFor();
  assert.equal(new URL(page.url()).search, "?lang=en&pack=stockholm&view=rules");
  await widget.button("Back").click();
  await widget.button("Don’t know").waitFor();
  await page.waitForFunction(() => location.search === "?lang=en&pack=stockholm");
  // Rules in another language do not take along what was chosen.
  await page.getByRole("link", { name: "Change rules" }).click();
  await widget.host.getByRole("button", { name: /^Danmark / }).click();
  await widget.button("Don’t know").waitFor();
  assert.deepEqual(await current(page), ["English"]);
  await page.goBack();
  await page.goBack();
  await widget.button("Don’t know").waitFor();
  assert.equal(new URL(page.url()).search, "?lang=en&pack=stockholm");
});

promise("where nothing is chosen, rules bring their language along, and the choice shows which; choosing that one changes nothing", { path: "/?pack=danmark" }, async ({ page, widget }) => {
  await widget.button("Ved ikke").waitFor();
  await page.waitForFunction(() => document.querySelector("#languages [aria-current]").lang === "da");
  await page.getByRole("link", { name: "Dansk" }).click();
  await widget.button("Regler").click();
  await widget.host.getByRole("searchbox").waitFor();
  await page.waitForTimeout(200);
  assert.equal(new URL(page.url()).search, "?lang=da&pack=danmark&view=rules");
  assert.ok(await widget.host.getByRole("searchbox").isVisible());
});

promise("a language is chosen before the rules too", { path: "/", waits: false }, async ({ page, widget }) => {
  await widget.host.getByText("Vems regler gäller?").waitFor();
  await page.getByRole("link", { name: "English" }).click();
  await widget.host.getByText("Whose rules apply?").waitFor();
  assert.equal(await page.title(), "Whose rules apply? – Samverkanslots");
});

test("where scripts are turned off the page says so, in each language, and nothing that would be untrue", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(`${server.address}/`);
    for (const told of ["JavaScript är avstängt i webbläsaren", "JavaScript er slået fra i browseren", "JavaScript is turned off in the browser"]) {
      assert.ok(await page.locator("noscript p", { hasText: told }).isVisible(), told);
    }
    assert.equal(await page.getByText("Frågorna hämtas").isVisible(), false);
    assert.equal(await page.getByRole("navigation").isVisible(), false, "no choice that does nothing");
    for (const name of ["privacy", "accessibility"]) assert.ok(await page.locator(`a[href="${name}.html"]`).isVisible());
  } finally {
    await context.close();
  }
});
