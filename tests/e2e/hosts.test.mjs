// The element on every kind of page that it promises to work on: two of it on each, a whole case answered in the first and one
// question in the second. No page breaks its policy, logs an error, or is asked for anything once both are ready.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { classicName, framingName, inside, root, scriptName, singleName, site, trainingSingleName } from "../tools/parts.mjs";
import { serve } from "../tools/serve.mjs";
import { caseOf, pointer, Widget } from "./support.mjs";

const element = '<samverkans-lots pack="stockholm"><p>Rutinen som fil</p></samverkans-lots>';
const served = `<script type="module" src="/${scriptName()}"></script>`;
const single = `<script type="module" src="/${singleName()}"></script>`;
const classic = `<script src="/${classicName()}"></script>`;
// Where a page's policy allows images, the browser asks the server for an icon.
const icon = '<link rel="icon" href="data:,">';
const onPage = (script, body, head = "") => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Värd</title>${head}${script}<main><h1>Värd</h1>${body}</main></html>`;

// A name that is this machine and yet no secure context, as an intranet without certificates is.
const intranet = "intranat.test";
const folder = mkdtempSync(join(tmpdir(), "lots-hosts-"));
const pages = {};
let browser;
let files;
let scripts;

before(async () => {
  files = await serve({ folder: site, pages });
  scripts = await serve({ folder: inside, pages });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--no-first-run", `--host-resolver-rules=MAP ${intranet} 127.0.0.1`],
  });
});

after(async () => {
  await browser?.close();
  await files?.close();
  await scripts?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Two elements on one page do their work; `inFrame` says where they are, if not on the page itself. */
function host(name, { open, inFrame, also }) {
  test(`${name}: two elements do their work, and nothing is logged, refused or fetched later`, { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "sv-SE", timezoneId: "Europe/Stockholm", serviceWorkers: "block" });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const troubles = [];
      let areReady = false;
      page.on("console", (message) => message.type() === "error" && troubles.push(`console: ${message.text()}`));
      page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
      page.on("request", (request) => areReady && troubles.push(`request: ${request.url()}`));
      await page.clock.setFixedTime(new Date("2026-11-23T10:00:00"));
      await page.addInitScript(() => {
        window.ready = 0;
        window.broken = [];
        document.addEventListener("lots-ready", () => (window.ready += 1));
        document.addEventListener("securitypolicyviolation", (event) => window.broken.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
      });
      await open(page);
      const frames = inFrame ? await inFrame(page) : [page];
      // By time and not by painting: the browser paints no frame of another site that has been pushed out of sight.
      for (const frame of frames) await frame.waitForFunction((count) => window.ready >= count, 2 / frames.length, { timeout: 30_000, polling: 50 });
      areReady = true;
      const [first, second] = frames.length === 2 ? frames.map((frame) => new Widget(frame)) : [new Widget(frames[0], 0), new Widget(frames[0], 1)];
      const asked = await second.question();
      await first.answerCase(caseOf("O-ST-4").answers, pointer);
      assert.ok((await first.verdict("responsible")).length > 0);
      assert.equal((await second.question()).id, asked.id, "the other has no part in it");
      assert.deepEqual(await second.ledger(), []);
      await pointer(second, asked, caseOf("O-ST-4").answers[asked.id] ?? null);
      await second.next(asked);
      await also?.(page, first);
      for (const frame of frames) troubles.push(...(await frame.evaluate(() => window.broken)));
      assert.deepEqual(troubles, []);
    } finally {
      await context.close();
    }
  });
}

/** Puts a page of ours on a server and opens it. */
const put = (server, html, csp, address = (it) => it) => async (page) => {
  const path = `/host-${Object.keys(pages).length}.html`;
  pages[path] = { html, csp };
  await page.goto(address(server().address) + path);
};
const withFiles = () => files;
const withScripts = () => scripts;

host("a page under the strictest policy that the files need, with Trusted Types", { open: put(withFiles, onPage(served, element + element), "element") });
host("a page that may fetch nothing, with the module script that holds everything", { open: put(withScripts, onPage(single, element + element), "inside") });
host("a page that may fetch nothing, with the classic script", { open: put(withScripts, onPage(classic, element + element), "inside") });

// As where a bundler has made it part of another script: nobody tells it its address, which only training takes.
host("a page that may fetch nothing, with the classic script run as a module", {
  open: put(withScripts, onPage(classic.replace("<script", '<script type="module"'), element + element), "inside"),
  also: async (page, widget) => {
    const told = await widget.host.evaluate((host) => {
      const heard = new Promise((done) => host.addEventListener("lots-error", ({ detail }) => done(detail), { once: true }));
      host.mode = "training";
      return heard;
    });
    assert.equal(told.code, "module_missing");
    assert.match(told.message, /whose address is not known: load it by a tag of its own$/);
    assert.ok(told.message.includes(trainingSingleName()), told.message);
    await widget.host.getByRole("alert").getByText("Frågorna kunde inte hämtas: de finns inte där sidan letar.").waitFor();
  },
});

host("a page opened from a disk, with the classic script beside it", {
  open: async (page) => {
    copyFileSync(join(inside, classicName()), join(folder, classicName()));
    const file = join(folder, "värd.html");
    writeFileSync(file, onPage(`<script src="${classicName()}"></script>`, element + element));
    await page.goto(pathToFileURL(file).href);
  },
});

host("a page without a secure context", {
  open: put(withFiles, onPage(served, element + element), "element", (address) => address.replace("localhost", intranet)),
  also: async (page) => assert.equal(await page.evaluate(() => isSecureContext), false),
});

const hostile = `${icon}<style>
  * { all: unset !important; box-sizing: content-box !important; color: yellow !important; background: yellow !important; font: 3px/1 monospace !important }
  html { font-size: 62.5% !important }
  samverkans-lots { display: inline !important }
  button, p, h2 { display: none !important; visibility: hidden !important; position: fixed !important }
</style>`;
host("a page whose style sheet reaches for everything", {
  open: put(withFiles, onPage(served, `<section dir="rtl">${element}${element}</section>`, hostile), "none"),
  also: async (page, widget) => {
    const heading = widget.host.locator("[data-focus]");
    assert.ok(await heading.isVisible());
    const { size, shown } = await heading.evaluate((it) => ({ size: parseFloat(getComputedStyle(it).fontSize), shown: getComputedStyle(it).display }));
    assert.ok(size >= 16, `its heading is ${size} px high`);
    assert.notEqual(shown, "none");
  },
});

host("a page whose root has small letters", {
  open: put(withFiles, onPage(served, `${element}<div style="--lots-max-width: 60rem">${element}</div>`, `${icon}<style>html { font-size: 62.5% } div samverkans-lots { --lots-max-width: inherit }</style>`), "none"),
  also: async (page) => {
    const widths = await page.evaluate(() => [...document.querySelectorAll("samverkans-lots")].map((it) => it.shadowRoot.querySelector(".lots-widget").getBoundingClientRect().width));
    assert.equal(widths[0], 1120, "as wide as on any other page");
    assert.equal(widths[1], 600, "what the page gives in rem is reckoned as the page's own");
    const columns = await page.evaluate(() => getComputedStyle(document.querySelector("samverkans-lots").shadowRoot.querySelector(".lots-widget__body")).gridTemplateColumns);
    assert.equal(columns.split(" ").length, 2, columns);
  },
});

host("a page inside whose shadow roots the elements stand", {
  open: put(
    withFiles,
    onPage(served, `<div><template shadowrootmode="open">${element}</template></div><div><template shadowrootmode="open">${element}</template></div>`),
    "element",
  ),
});

host("two sandboxed frames without an origin, with the script that holds everything", {
  open: async (page) => {
    const path = `/inner-${Object.keys(pages).length}.html`;
    pages[path] = { html: onPage(classic, element), csp: "inside" };
    const frame = `<iframe title="Frågor" sandbox="allow-scripts allow-forms" src="${path}" width="600" height="800"></iframe>`;
    await put(withScripts, onPage("", frame + frame, icon), "none")(page);
  },
  inFrame: framesOf,
});

host("two frames of our own page on another site, which give them their height", {
  open: async (page) => {
    const origin = scripts.address;
    const frame = `<iframe data-samverkanslots title="Frågor" src="${files.address}/frame.html?pack=stockholm&amp;host=${encodeURIComponent(origin)}" style="width: 100%; height: 50px"></iframe>`;
    await put(withScripts, onPage(`<script src="${files.address}/${framingName()}"></script>`, frame + frame, icon), "none")(page);
  },
  inFrame: framesOf,
  also: async (page, widget) => {
    const inner = await widget.page.evaluate(() => document.documentElement.getBoundingClientRect().height);
    assert.ok(inner > 300);
    await page.waitForFunction((height) => document.querySelector("iframe").clientHeight === height, Math.ceil(inner));
  },
});

test("a frame's page tells its height to the page that its address names, and to no other", { timeout: 60_000 }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.told = [];
    addEventListener("message", ({ data }) => window.told.push(data));
  });
  const show = (address) => put(withScripts, onPage("", `<iframe title="Frågor" src="${files.address}/frame.html?pack=stockholm${address}"></iframe>`, icon), "none")(page);
  const told = async () => {
    const frame = (await framesOf(page))[0];
    await frame.waitForSelector("samverkans-lots [data-focus]");
    await page.waitForTimeout(200);
    return page.evaluate(() => window.told.length);
  };
  for (const address of ["", "&host=https://annan.example", "&host=null", "&host=javascript:alert(1)", "&host=*", "&host=file:///etc"]) {
    await show(address);
    assert.equal(await told(), 0, `told with ${address || "no host"}`);
  }
  await show(`&host=${encodeURIComponent(scripts.address)}`);
  assert.ok((await told()) > 0);
  await context.close();
});

test("a page that shows a frame believes no height but that of the frame's own page", { timeout: 60_000 }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const frame = '<iframe data-samverkanslots title="Frågor" src="/stranger.html" style="height: 50px"></iframe>';
  pages["/stranger.html"] = { html: onPage("", "", icon), csp: "none" };
  await put(withFiles, onPage(`<script src="/${framingName()}"></script>`, frame, icon), "none")(page);
  const height = () => page.locator("iframe").evaluate((it) => it.clientHeight);
  // From the page itself, which is of the same origin and yet not the frame.
  for (const data of [{ samverkanslots: { height: 700 } }, { samverkanslots: { height: "9e9" } }, null, "height"]) {
    await page.evaluate((data) => window.postMessage(data, "*"), data);
  }
  const inner = (await framesOf(page))[0];
  for (const height of ["700", Infinity, Number.NaN, -5]) await inner.evaluate((height) => parent.postMessage({ samverkanslots: { height } }, "*"), height);
  await page.waitForTimeout(200);
  assert.equal(await height(), 50);
  await inner.evaluate(() => parent.postMessage({ samverkanslots: { height: 321.4 } }, "*"));
  await page.waitForFunction(() => document.querySelector("iframe").style.height === "322px");
  await context.close();
});

async function framesOf(page) {
  await page.waitForFunction(() => [...document.querySelectorAll("iframe")].every((frame) => frame.contentWindow.length === 0));
  return page.frames().filter((frame) => frame !== page.mainFrame());
}

test("a frame's address leads to no file but the packs, and to rules with the program's words in their language", { timeout: 60_000 }, async () => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    for (const id of ["../uploads/evil.txt%3F", "..%2Fuploads%2Fevil", "/uploads/evil", "https:%2F%2Fannan.example%2Fevil", "malmo.json%23", "malmo%3Fx"]) {
      asked.length = 0;
      await page.goto(`${files.address}/frame.html?pack=${id}`);
      await page.getByRole("alert").getByText("Frågorna kunde inte hämtas: de finns inte där sidan letar.").waitFor();
      assert.deepEqual(asked.filter((path) => /evil|packs/.test(path)), [], id);
    }
    const html = page.locator("html");
    for (const [query, unknown, lang] of [["pack=danmark", "Ved ikke", "da"], ["pack=danmark&lang=sv", "Vet inte", "sv"], ["pack=malmo", "Vet inte", "sv"], ["pack=malmo&lang=en", "Don’t know", "en"]]) {
      await page.goto(`${files.address}/frame.html?${query}`);
      await page.getByRole("button", { name: unknown, exact: true }).waitFor();
      assert.equal(await html.getAttribute("lang"), lang, query);
    }
    await page.goto(`${files.address}/frame.html`);
    await page.getByRole("button", { name: /^Danmark / }).click();
    await page.getByRole("button", { name: "Ved ikke", exact: true }).waitFor();
  } finally {
    await context.close();
  }
});

test("a frame in the sandbox that the guide gives saves a calendar file, prints and calls", { timeout: 60_000 }, async () => {
  const guide = readFileSync(join(root, "src", "embed", "GUIDE.md"), "utf8");
  const [, sandbox] = /`sandbox="([^"]+)"`/.exec(guide);
  for (const allowed of ["allow-modals", "allow-top-navigation-to-custom-protocols"]) assert.ok(sandbox.split(/\s+/).includes(allowed), allowed);
  const context = await browser.newContext({ acceptDownloads: true });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.clock.setFixedTime(new Date("2026-11-23T10:00:00"));
    await put(withScripts, onPage("", `<iframe title="Frågor" sandbox="${sandbox}" src="${files.address}/frame.html?pack=stockholm" width="900" height="800"></iframe>`, icon), "none")(page);
    const [frame] = await framesOf(page);
    const widget = frame.locator("samverkans-lots");
    await widget.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
    await widget.evaluate((host, answers) => void (host.answers = answers), caseOf("O-ST-2").answers);
    const early = widget.getByRole("button", { name: "Visa svaret så långt", exact: true });
    await widget.getByRole("heading", { name: "Varför", exact: true }).or(early).first().waitFor();
    if (await early.count()) await early.click();
    const save = widget.getByRole("button", { name: "Spara till kalendern (.ics)" });
    const [file] = await Promise.all([page.waitForEvent("download"), save.click()]);
    assert.match(file.suggestedFilename(), /\.ics$/);
  } finally {
    await context.close();
  }
});
