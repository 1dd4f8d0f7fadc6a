// The full page as one that is installed: what it does without a server, and how a new version comes.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { site } from "../tools/parts.mjs";
import { serve } from "../tools/serve.mjs";
import { caseOf, isReady, keys, launch, pointer, promise, tabInto, Widget } from "./support.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** A site of its own, which a test may change and take away. */
async function installed(check) {
  const folder = mkdtempSync(join(tmpdir(), "lots-site-"));
  cpSync(site, folder, { recursive: true });
  let server = await serve({ folder });
  const port = Number(new URL(server.address).port);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "sv-SE", timezoneId: "Europe/Stockholm" });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const logged = [];
  page.on("pageerror", (error) => logged.push(error.message));
  try {
    await page.goto(`${server.address}/?pack=stockholm`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await check({
      page,
      folder,
      context,
      address: server.address,
      widget: new Widget(page),
      closes: () => server.close(),
      opens: async () => (server = await serve({ folder, port })),
    });
    assert.deepEqual(logged, []);
  } finally {
    await context.close();
    await server.close().catch(() => {});
    rmSync(folder, { recursive: true });
  }
}

/** Makes another version of a site: a page and a pack differ, and the worker names their digests. */
function renew(folder) {
  const page = join(folder, "privacy.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("</main>", "<p>Ny version</p></main>"));
  const digest = `sha256-${createHash("sha256").update(readFileSync(page)).digest("base64")}`;
  const worker = join(folder, "worker.js");
  const text = readFileSync(worker, "utf8");
  const renewed = text.replace(/("?privacy\.html"?:")sha256-[^"]+"/, `$1${digest}"`).replace(/[0-9a-f]{16}/, "0123456789abcdef");
  assert.notEqual(renewed, text);
  writeFileSync(worker, renewed);
}

test("once opened, the page opens without a server, runs a case to its end by any rules, and says from when to when its rules hold", { timeout: 120_000 }, () =>
  installed(async ({ page, widget, closes, address }) => {
    await closes();
    await page.reload();
    await isReady(widget);
    assert.match(await page.locator("#rules").innerText(), /^Stockholm 1\.0\.0 · gäller från 22 februari 2018 · ses över senast 30 juni 2027$/);
    assert.ok(await page.locator("#rules").isVisible());
    await tabInto(widget);
    await widget.answerCase(caseOf("O-ST-4").answers, keys);
    assert.ok((await widget.verdict("responsible")).length > 0);
    await page.evaluate(() => document.documentElement.scrollTo(0, document.documentElement.scrollHeight));
    const { top } = await page.locator("#rules").evaluate((line) => line.getBoundingClientRect());
    assert.ok(top >= 0 && top < 5, "the rule date is in view however far one has scrolled");
    await page.goto(`${address}/?pack=danmark`);
    await widget.host.getByRole("button", { name: "Ved ikke", exact: true }).waitFor();
    await page.goto(`${address}/privacy.html`);
    await page.getByRole("heading", { name: "Så hanteras uppgifter" }).waitFor();
    await page.goto(`${address}/index.html`);
    await page.locator("samverkans-lots").getByRole("button", { name: /^Ekerö / }).waitFor();
  }),
);

test("what is held is every static file of one version, under the digest that the build gave it, and nothing else", { timeout: 120_000 }, () =>
  installed(async ({ page, widget, folder }) => {
    await widget.host.evaluate((host, answers) => void (host.answers = answers), caseOf("O-ST-4").answers);
    const held = await page.evaluate(async () => {
      const names = await caches.keys();
      const cache = await caches.open(names[0]);
      const entries = [];
      for (const request of await cache.keys()) {
        const bytes = await (await cache.match(request)).arrayBuffer();
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        entries.push([new URL(request.url).pathname.slice(1), btoa(String.fromCharCode(...digest))]);
      }
      return { names: names.length, entries };
    });
    assert.equal(held.names, 1);
    const files = readdirSync(folder, { recursive: true })
      .filter((name) => statSync(join(folder, name)).isFile() && name !== "worker.js")
      .map((name) => [name === "index.html" ? "" : name, createHash("sha256").update(readFileSync(join(folder, name))).digest("base64")]);
    assert.deepEqual(Object.fromEntries(held.entries), Object.fromEntries(files));
  }),
);

test("a new version waits until the case is over and the visitor loads it; no answer is lost before", { timeout: 120_000 }, () =>
  installed(async ({ page, widget, folder, address }) => {
    renew(folder);
    await page.reload();
    await isReady(widget);
    const first = await widget.question();
    await pointer(widget, first, caseOf("O-ST-4").answers[first.id] ?? null);
    const notice = page.locator("#update").filter({ hasText: "Ny version finns" });
    await notice.getByText("Den kan läsas in när du har börjat om").waitFor();
    await page.waitForFunction(() => !document.querySelector("#update").role);
    assert.equal(await notice.getByRole("button").count(), 0, "there is nothing to press while there is a case");
    assert.equal((await widget.ledger()).length, 1);
    // What is shown is still the version that the case was begun with.
    assert.ok(!(await page.evaluate(async () => (await fetch("privacy.html")).text())).includes("Ny version"));
    await widget.button("Börja om").click();
    const load = notice.getByRole("button", { name: "Läs in" });
    await load.waitFor();
    await Promise.all([page.waitForEvent("load"), load.click()]);
    await isReady(widget);
    assert.ok((await page.evaluate(async () => (await fetch("privacy.html")).text())).includes("Ny version"));
    assert.equal(await page.evaluate(async () => (await caches.keys()).length), 1, "the version before is gone");
    assert.equal(new URL(page.url()).search, "?pack=stockholm");
    assert.equal(await page.getByText("Ny version finns").isVisible(), false);
    assert.ok(address);
  }),
);

test("a version whose files do not all fit its digests is not taken, and the one before goes on", { timeout: 120_000 }, () =>
  installed(async ({ page, widget, folder }) => {
    renew(folder);
    writeFileSync(join(folder, "packs", "ekero.json"), "{}");
    await page.reload();
    await isReady(widget);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const worker = registration.installing;
      if (worker) await new Promise((done) => worker.addEventListener("statechange", () => worker.state === "redundant" && done()));
    });
    assert.equal(await page.getByText("Ny version finns").isVisible(), false);
    assert.equal(await page.evaluate(async () => (await caches.keys()).length), 1);
    assert.ok((await page.evaluate(async () => (await fetch("packs/ekero.json")).text())).length > 10_000);
  }),
);

promise("the manifest makes the page one that can be installed, with icons that are there", { serviceWorkers: "allow", expects: [/^request: /] }, async ({ page, address }) => {
  const client = await page.context().newCDPSession(page);
  const { errors, data } = await client.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  assert.equal(manifest.name, "Samverkanslots");
  for (const { src, sizes } of manifest.icons) {
    const response = await page.request.get(new URL(src, `${address}/`).href);
    assert.ok(response.ok(), src);
    if (!src.endsWith(".png")) continue;
    // A PNG tells its width and height in its first bytes.
    const bytes = await response.body();
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes);
  }
  await page.evaluate(() => navigator.serviceWorker.ready);
  const { installabilityErrors } = await client.send("Page.getInstallabilityErrors");
  // A window without a profile cannot install anything; everything else would be a fault of ours.
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
});
