// The full page around the widget: what its address and history hold, what it says itself, and how it bears large text.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isDeepStrictEqual } from "node:util";
import { caseOf, isReady, pointer, promise } from "./support.mjs";

const shown = (page) => page.evaluate(() => ({ query: location.search + location.hash, title: document.title, state: history.state }));

/** The page follows the widget, which may be there before all of the program is. */
async function shows(page, expected) {
  const limit = Date.now() + 5_000;
  while (!isDeepStrictEqual(await shown(page), expected) && Date.now() < limit) await page.waitForTimeout(20);
  assert.deepEqual(await shown(page), expected);
}

promise("back and forward step through choice, rules and rulebook; neither address, title nor history tells of a case", { path: "/", waits: false, expects: [/^request: /] }, async ({ page, widget }) => {
  await widget.host.getByRole("button", { name: /^Stockholm / }).waitFor();
  await shows(page, { query: "", title: "Vems regler gäller? – Samverkanslots", state: null });
  await widget.host.getByRole("button", { name: /^Stockholm / }).click();
  await isReady(widget);
  await shows(page, { query: "?pack=stockholm", title: "Fråga – Stockholm – Samverkanslots", state: null });
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("[data-focus]"));
  const first = await widget.question();
  await pointer(widget, first, caseOf("O-ST-4").answers[first.id] ?? null);
  const second = await widget.next(first);
  const inCase = await shown(page);
  await widget.button("Regler").click();
  await widget.host.getByRole("searchbox").waitFor();
  await shows(page, { query: "?pack=stockholm&view=rules", title: "Regler – Stockholm – Samverkanslots", state: null });
  await page.goBack();
  // What was shown before is no question, so that the wait ends with one.
  assert.equal((await widget.next({ id: undefined })).id, second.id);
  await shows(page, inCase);
  await page.goForward();
  await widget.host.getByRole("searchbox").waitFor();
  // Out of the rulebook by its own way, which is a step back in the history too.
  await widget.button("Tillbaka").click();
  await page.waitForFunction(() => !location.search.includes("view"));
  await shows(page, inCase);
  await page.goBack();
  await widget.host.getByRole("button", { name: /^Malmö / }).waitFor();
  assert.equal((await shown(page)).query, "");
  await page.goForward();
  await isReady(widget);
  assert.equal((await widget.ledger()).length, 1, "the case is still there");
  // The way to other rules is a link, and back from them leads to the case.
  await page.getByRole("link", { name: "Byt regler" }).click();
  await widget.host.getByRole("button", { name: /^Danmark / }).click();
  await widget.host.getByRole("button", { name: "Ved ikke", exact: true }).waitFor();
  await shows(page, { query: "?pack=danmark", title: "Spørgsmål – Danmark – Samverkanslots", state: null });
  await page.getByRole("link", { name: "Skift regler" }).waitFor();
  await page.goBack();
  await page.goBack();
  await isReady(widget);
  await widget.answerCase(caseOf("O-ST-4").answers, pointer);
  await shows(page, { query: "?pack=stockholm", title: "Svar – Stockholm – Samverkanslots", state: null });
});

promise("an address with the rulebook in it opens the rulebook, and leaving it leaves the address", { path: "/?pack=malmo&view=rules" }, async ({ page, widget }) => {
  await widget.host.getByRole("searchbox").waitFor();
  await widget.button("Tillbaka").click();
  await isReady(widget);
  assert.equal((await shown(page)).query, "?pack=malmo");
});

for (const [what, path, lang, told] of [
  ["an address", "/?pack=finns-inte", "sv", "Länken nämner ett underlag som inte finns här. Välj vems regler som gäller."],
  ["an address that is no name", "/?pack=../../x", "sv", "Länken nämner ett underlag som inte finns här. Välj vems regler som gäller."],
  ["a link", "/#lots=1&pack=finns-inte&version=1.0.0&hash=0&on=2026-11-23&end", "sv", "Länken nämner ett underlag som inte finns här. Välj vems regler som gäller."],
  ["a Danish address", "/?lang=da&pack=finns-inte", "da", "Linket nævner et grundlag, som ikke findes her. Vælg, hvilke regler der gælder."],
  ["an English link", "/?lang=en#lots=1&pack=finns-inte&version=1.0.0&hash=0&on=2026-11-23&end", "en", "The link names rules that are not here. Choose whose rules apply."],
  ["a link that is cut off", "/#lots=1&pa", "sv", "Länken går inte att läsa: den är avkortad eller ändrad. Inget svar är ifyllt. Be om länken igen."],
]) {
  promise(`${what} that names no rules that are here says so at once, and lets the visitor choose: ${lang}`, { path, waits: false, expects: [/404/, /^request: /] }, async ({ page, widget }) => {
    await page.getByRole("status").filter({ hasText: told }).waitFor();
    await widget.host.getByRole("button", { name: /^Stockholm / }).waitFor();
    assert.equal(await page.locator("#notice").getAttribute("lang"), lang);
    assert.ok(!/finns-inte|#/.test(page.url()), page.url());
    assert.equal(await widget.host.getByRole("alert").filter({ hasText: /./ }).count(), 0);
    await widget.host.getByRole("button", { name: /^Malmö / }).click();
    await widget.host.getByRole("button", { name: /^(Vet inte|Ved ikke|I do not know|Don’t know|Do not know)$/ }).first().waitFor();
    assert.equal(await page.getByText(told).isVisible(), false);
  });
}

promise("an address may say that the questions come a step at a time, and keeps saying so over the rulebook", { path: "/?pack=stockholm&mode=guided" }, async ({ page, widget }) => {
  await widget.host.getByRole("button", { name: /^Fortsätt/ }).waitFor();
  await widget.button("Regler").click();
  await widget.host.getByRole("searchbox").waitFor();
  await shows(page, { query: "?pack=stockholm&mode=guided&view=rules", title: "Regler – Stockholm – Samverkanslots", state: null });
  await widget.button("Tillbaka").click();
  await widget.host.getByRole("button", { name: /^Fortsätt/ }).waitFor();
  await shows(page, { query: "?pack=stockholm&mode=guided", title: "Fråga – Stockholm – Samverkanslots", state: null });
});

promise("a step at a time stays in the address when rules are chosen, changed, or opened by a link", { path: "/?mode=guided", waits: false, expects: [/^request: /] }, async ({ page, widget }) => {
  await widget.host.getByRole("button", { name: /^Stockholm / }).click();
  await widget.host.getByRole("button", { name: /^Fortsätt/ }).waitFor();
  await shows(page, { query: "?pack=stockholm&mode=guided", title: "Fråga – Stockholm – Samverkanslots", state: null });
  await page.getByRole("link", { name: "Byt regler" }).click();
  await widget.host.getByRole("button", { name: /^Malmö / }).waitFor();
  assert.equal((await shown(page)).query, "?mode=guided");
  await page.evaluate(() => void (location.hash = "lots=1&pack=malmo&version=1.0.0&hash=000000000000&on=2026-11-23&end"));
  await widget.host.getByRole("button", { name: /^Fortsätt/ }).waitFor();
  assert.equal((await shown(page)).query, "?pack=malmo&mode=guided");
});

promise("practice that is chosen is named as chosen while it is on its way, and a set stays in the address in another language", { path: "/?pack=stockholm", expects: [/^request: /] }, async ({ page, widget }) => {
  let come;
  const held = new Promise((done) => (come = done));
  await page.route(/training\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("link", { name: "Öva på reglerna" }).click();
  await page.getByRole("link", { name: "Till frågorna" }).waitFor();
  come();
  await widget.host.getByRole("heading", { level: 2 }).first().waitFor();
  await page.evaluate(() => void (location.hash = "set=1;2026-11-26;7;5;80"));
  await page.getByRole("link", { name: "Dansk" }).click();
  await shows(page, { query: "?lang=da&pack=stockholm&mode=training#set=1;2026-11-26;7;5;80", title: "Øvelse – Stockholm – Samverkanslots", state: null });
});

promise("how the visitor has the questions put stays over the rulebook", { path: "/?pack=stockholm" }, async ({ widget }) => {
  await widget.button("Steg för steg").click();
  await widget.host.getByRole("button", { name: /^Fortsätt/ }).waitFor();
  await widget.button("Regler").click();
  await widget.host.getByRole("searchbox").waitFor();
  await widget.button("Tillbaka").click();
  await widget.host.getByRole("button", { name: /^Fortsätt/ }).waitFor();
  await widget.page.waitForTimeout(300);
  assert.equal(await widget.host.getByRole("button", { name: /^Fortsätt/ }).count(), 1);
});

promise("a mode that is none asks as ever", { path: "/?pack=stockholm&mode=guided2" }, async ({ widget }) => {
  await isReady(widget);
  assert.equal(await widget.host.getByRole("button", { name: /^Fortsätt/ }).count(), 0);
});

for (const [lang, about, foreign] of [
  ["sv", /^Svara på några frågor .* Inget svar lämnar webbläsaren av sig självt\.$/, { pack: "danmark", told: "på danska" }],
  ["da", /^Svar på nogle spørgsmål .* Ingen svar forlader browseren af sig selv\.$/, { pack: "stockholm", told: "på svensk" }],
  ["en", /^Answer a few questions .* No answer leaves the browser by itself\.$/, { pack: "stockholm", told: "in Swedish" }],
]) {
  promise(`before whose rules are chosen the page says what it is for, then which rules they are, and their language where it is another: ${lang}`, { path: `/?lang=${lang}`, waits: false, expects: [/^request: /] }, async ({ page, widget }) => {
    const line = page.locator("#rules");
    await line.filter({ hasText: about }).waitFor();
    await widget.host.getByRole("button", { name: foreign.pack === "danmark" ? /^Danmark / : /^Stockholm / }).click();
    await line.filter({ hasText: ` · ${foreign.told} · ` }).waitFor();
    await page.goto(`${new URL(page.url()).origin}/?lang=${foreign.pack === "danmark" ? "da" : "sv"}&pack=${foreign.pack}`);
    await line.filter({ hasText: /\d{4}/ }).waitFor();
    assert.ok(!(await line.innerText()).includes(foreign.told));
  });
}

/** The file that the first question takes, with its rules to be reviewed later, under its own digest. */
function reviewedLater(text) {
  const first = { ...JSON.parse(text), review_by: "2029-06-30", part: "" };
  first.part = `sha256:${createHash("sha256").update(JSON.stringify(first)).digest("hex")}`;
  return JSON.stringify(first);
}

promise("which rules are on their way, and their days, stands on the page before the questions do; newer days are told when they have come", { path: "/?lang=en", waits: false, expects: [/^request: /] }, async ({ page, widget }) => {
  const line = page.locator("#rules");
  let come;
  const held = new Promise((done) => (come = done));
  await page.route(/stockholm\.first\.json$/, async (route) => {
    await held;
    const response = await route.fetch();
    await route.fulfill({ response, body: reviewedLater(await response.text()) });
  });
  await widget.host.getByRole("button", { name: /^Stockholm / }).click();
  await line.filter({ hasText: /^Stockholm 1\.0\.0 · in Swedish · in force from 22 February 2018 · to be reviewed by 30 June 2027$/ }).waitFor();
  assert.equal(await widget.host.getByRole("button", { name: "Don’t know", exact: true }).count(), 0);
  come();
  await widget.host.getByRole("button", { name: "Don’t know", exact: true }).waitFor();
  await line.filter({ hasText: /to be reviewed by 30 June 2029$/ }).waitFor();
});

promise("rules that do not come are not told as if they were there", { path: "/", waits: false, expects: [/^request: /, /^console: Failed to load/] }, async ({ page, widget }) => {
  await page.route(/stockholm\.first\.json$/, (route) => route.abort("internetdisconnected"));
  await widget.host.getByRole("button", { name: /^Stockholm / }).click();
  await widget.host.getByRole("alert").waitFor();
  await page.locator("#rules").filter({ hasText: /^$/ }).waitFor({ state: "hidden" });
  assert.equal(await page.locator("#rules").textContent(), "");
});

for (const path of ["/", "/?pack=stockholm", "/?pack=malmo&mode=guided", "/?pack=danmark", "/?pack=stockholm&view=rules", "/?pack=ekero&mode=training"]) {
  promise(`with text at twice its size nothing on the page is scrolled sideways at 360 px: ${path}`, { path, waits: false, width: 360, height: 740, expects: [/^request: /] }, async ({ page, widget }) => {
    await page.locator("#rules").filter({ hasText: /./ }).waitFor();
    await widget.host.getByRole("button").first().waitFor();
    await page.evaluate(() => void (document.documentElement.style.fontSize = "200%"));
    await page.waitForFunction(() => parseFloat(getComputedStyle(document.querySelector("h1")).fontSize) === 40);
    const { wide, all } = await page.evaluate(() => ({ wide: document.documentElement.clientWidth, all: document.documentElement.scrollWidth }));
    assert.ok(all <= wide, `${all} px of ${wide}`);
  });
}

promise("with text at twice its size a result is not scrolled sideways either", { path: "/?pack=stockholm", width: 360, height: 740 }, async ({ page, widget }) => {
  await widget.host.evaluate((host, answers) => void (host.answers = answers), caseOf("O-ST-4").answers);
  await widget.host.getByRole("heading", { name: "Varför" }).waitFor();
  await page.evaluate(() => void (document.documentElement.style.fontSize = "200%"));
  const { wide, all } = await page.evaluate(() => ({ wide: document.documentElement.clientWidth, all: document.documentElement.scrollWidth }));
  assert.ok(all <= wide, `${all} px of ${wide}`);
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page, screen) {
  await page.evaluate(axe);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), tags);
  return found.violations.map(({ id, nodes }) => `${screen}: ${id}: ${nodes.map(({ target }) => target.flat().join(" ")).join("; ")}`);
}

for (const look of [
  { width: 360, height: 740, colorScheme: "light" },
  { width: 1280, height: 900, colorScheme: "dark" },
  { width: 1280, height: 900, forcedColors: "active" },
]) {
  promise(`axe-core finds nothing wrong with the page around the widget and with those beside it: ${look.width} px ${look.colorScheme ?? "forced colours"}`, { ...look, path: "/?pack=finns-inte", waits: false, expects: [/404/, /^request: /] }, async ({ page, address }) => {
    await page.getByRole("status").filter({ hasText: "Länken nämner" }).waitFor();
    const wrong = await violations(page, "unknown rules");
    for (const name of ["privacy.html", "accessibility.html"]) {
      await page.goto(`${address}/${name}`);
      wrong.push(...(await violations(page, name)));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${name} is no wider than the screen`);
    }
    assert.deepEqual(wrong, []);
  });
}
