// What the end-to-end tests share: a browser, the built page as it is served, and a driver that finds things as a visitor
// does, by role and label.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { root, scriptName, site, target } from "../tools/parts.mjs";
import { serve } from "../tools/serve.mjs";

/** The pack as the author's side compiled it: what the questions and answers are called. */
export const pack = JSON.parse(readFileSync(join(target, "packs", "stockholm.json"), "utf8"));

/** All worked cases, with what they lead to. */
export const workedCases = JSON.parse(readFileSync(new URL("../cases/open.json", import.meta.url), "utf8"));

/** Those of the Stockholm routine. */
export const cases = workedCases.filter((it) => it.id.startsWith("O-ST"));

export const caseOf = (id) => cases.find((it) => it.id === id) ?? assert.fail(`no case ${id}`);

/** The words that the program itself says in Swedish, as far as tests look for them. */
export const words = {
  unknown: "Vet inte",
  goOn: "Fortsätt",
  panel: "Just nu",
  ledger: "Dina svar",
  change: "Ändra",
  startAgain: "Börja om",
  none: "Inget av detta",
  back: "Tillbaka",
  coming: "Hämtas …",
  lacking: "Kunde inte hämtas",
};

/** The day on which the worked cases are judged. */
const day = "2026-11-23T10:00:00";

// A browser that asks nothing of the network: in a closed one each of these would be a failing connection.
const flags = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

/** A name under which the server is met as one of an intranet without https: a page there is in no secure context. */
export const intranet = "intranet.example";
flags.push(`--host-resolver-rules=MAP ${intranet} 127.0.0.1`);

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });

/** A page that holds nothing but what `body` says, for the element under the policy that it alone needs. */
export const bare = (body, csp = "element") => ({
  csp,
  html: `<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Prov</title>
<script type="module" src="/${scriptName()}"></script><main><h1>Prov</h1>${body}</main></html>`,
});

let browser;
let server;
const pages = {};

before(async () => {
  // A pack whose rules collide, and one that ends, which no shipped one does.
  const own = Object.fromEntries(["border", "ending"].map((id) => [`/packs/${id}.json`, join(root, "tests", "cases", `${id}.toml`)]));
  server = await serve({ folder: site, pages, own });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/**
 * A test named as a promise, on a page of its own. It fails too where the page broke its policy, logged an error, or asked the
 * server for anything once the widget was ready.
 *
 * `body` replaces the full page by one that holds only that; `expects` lists the troubles that the test provokes; `host` is another
 * name for the server.
 */
export function promise(name, { body, csp, expects = [], timeout = 120_000, ...options } = {}, check) {
  test(name, { timeout }, async (context) => {
    const visit = await Visit.start({ body, csp, ...options });
    try {
      await check(visit, context);
      assert.deepEqual(await visit.troubles(expects), [], "the page had no trouble of its own");
    } catch (error) {
      const seen = await visit.page.locator("body").ariaSnapshot().catch(() => "(no page)");
      context.diagnostic(`the page was:\n${seen}`);
      throw error;
    } finally {
      await visit.close();
    }
  });
}

/** One page in one fresh profile. */
export class Visit {
  static async start({ body, csp, path = "/?pack=stockholm", width = 1280, height = 900, waits = true, before, host = "localhost", ...emulate } = {}) {
    const visit = new Visit();
    visit.address = server.address.replace("localhost", host);
    // Only the tests of the installed page have its files fetched once more.
    visit.context = await browser.newContext({
      viewport: { width, height },
      locale: "sv-SE",
      timezoneId: "Europe/Stockholm",
      serviceWorkers: "block",
      ...emulate,
    });
    visit.page = await visit.context.newPage();
    visit.page.setDefaultTimeout(10_000);
    visit.requests = [];
    visit.logged = [];
    visit.page.on("request", (request) => visit.requests.push(request.url().replace(visit.address, "")));
    visit.page.on("console", (message) => message.type() === "error" && visit.logged.push(`console: ${message.text()}`));
    visit.page.on("pageerror", (error) => visit.logged.push(`error: ${error.message}`));
    await visit.page.clock.setFixedTime(new Date(day));
    if (before) await visit.page.addInitScript(before);
    await visit.page.addInitScript(() => {
      window.heard = [];
      window.broken = [];
      for (const name of ["ready", "answer", "result", "copy", "error", "reset"]) {
        document.addEventListener(`lots-${name}`, (event) => window.heard.push({ name: `lots-${name}`, detail: event.detail }));
      }
      document.addEventListener("securitypolicyviolation", (event) => window.broken.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    });
    if (body !== undefined) {
      path = `/test-${Object.keys(pages).length}.html`;
      pages[path] = bare(body, csp);
    }
    await visit.page.goto(visit.address + path);
    if (waits) await visit.ready(body === undefined ? 1 : (body.match(/<samverkans-lots/g)?.length ?? 0));
    visit.widget = new Widget(visit.page);
    return visit;
  }

  /** Waits until that many widgets said that they are ready; every request from then on is one too many. */
  async ready(count) {
    // A machine that starts its first browser while it does other things may take its time.
    await this.page.waitForFunction((count) => window.heard.filter((it) => it.name === "lots-ready").length >= count, count, { timeout: 30_000 });
    this.requestsWhenReady = this.requests.length;
  }

  async heard(name) {
    return (await this.page.evaluate(() => window.heard)).filter((it) => it.name === name);
  }

  async troubles(expects) {
    // The browser fetches the full page's own icon and manifest when it pleases.
    const asked = this.requests.slice(this.requestsWhenReady ?? this.requests.length).filter((url) => !/^\/style\/icon|^\/site\.webmanifest$/.test(url));
    const late = asked.map((url) => `request: ${url}`);
    const all = [...this.logged, ...(await this.page.evaluate(() => window.broken)), ...late];
    return all.filter((trouble) => !expects.some((expected) => expected.test(trouble)));
  }

  close() {
    return this.context.close();
  }
}

/** Waits until what stands beside and below a question has followed it: it does so once the question is painted. */
export const followed = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));

/** A question is asked, and all of the program is there. */
export async function isReady(widget) {
  await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  await widget.page.waitForFunction(() => document.querySelector("samverkans-lots").assessment);
}

/** A widget as a visitor meets it. */
export class Widget {
  constructor(page, place = 0) {
    this.page = page;
    this.host = page.locator("samverkans-lots").nth(place);
    this.answers = {};
  }

  button = (name) => this.host.getByRole("button", { name, exact: true });
  field = () => this.host.getByRole("textbox", { name: this.asked?.ask });
  headings = () => this.host.getByRole("heading").allInnerTexts();

  /** The fact that is being asked for, found by its wording; undefined where a result is shown. */
  async question() {
    const shown = await this.headings();
    this.asked = pack.facts.find((fact) => shown.includes(fact.ask));
    return this.asked;
  }

  /** The verdict of a decision as its heading tells it, without its title. */
  async verdict(id) {
    const { title } = pack.decisions.find((decision) => decision.id === id) ?? assert.fail(`no decision ${id}`);
    const heading = new RegExp(`^${escaped(title)}\\s*:\\s*`);
    const texts = await this.host.getByRole("heading").allTextContents();
    return texts.find((text) => heading.test(text))?.replace(heading, "").trim();
  }

  /** Waits until what stands beside the questions has followed the last step: it does so after a paint. */
  painted = () => this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));

  /** The lines of the ledger: short label and answer. */
  async ledger() {
    await this.painted();
    const lines = this.host.getByRole("listitem").filter({ has: this.page.getByRole("button", { name: new RegExp(`^${words.change}`) }) });
    return (await lines.allInnerTexts()).map((line) => line.split(words.change)[0].replaceAll(/\s+/g, " ").trim());
  }

  /** The button that changes one answer. */
  change = (fact) => this.host.getByRole("button", { name: new RegExp(`^${words.change} ?: ${escaped(fact.short)}$`) });

  /** All that is shown, as text. */
  text = async () => plain(await this.host.locator("[part=base]").innerText());

  /** Waits until something else is asked, or a result is shown; where not `whole`, that one is coming is enough. */
  async next(before, { whole = true } = {}) {
    const limit = Date.now() + 5_000;
    for (;;) {
      const now = await this.question();
      // The first answer may be given before all of the program is there.
      const isComing = whole && !now && (await this.headings()).includes(words.coming);
      if (now?.id !== before.id && !isComing) {
        await followed(this.page);
        return now;
      }
      if (Date.now() > limit) assert.fail(`still asking \`${before.ask}\``);
      await this.page.waitForTimeout(20);
    }
  }

  /**
   * Answers whatever is asked until a result is shown, with the given hands; what the case does not say is "Vet inte". Returns
   * the answers given, in order.
   */
  async answerCase(answers, hands, until) {
    const given = {};
    for (let fact = await this.question(); fact; ) {
      assert.ok(!(fact.id in given), `\`${fact.id}\` is asked twice`);
      given[fact.id] = answers[fact.id] ?? null;
      await hands(this, fact, given[fact.id]);
      fact = await this.next(fact, until);
    }
    return given;
  }
}

/** A text with ordinary spaces where it has such as do not break. */
export const plain = (text) => text.replaceAll("\u00a0", " ");

/** A text as a regular expression that fits only it. */
export const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const labels = (fact, answer) => [answer].flat().map((code) => fact.values.find((value) => value.code === code)?.label ?? assert.fail(`${fact.id} has no ${code}`));

/** Answers with a pointer. */
export async function pointer(widget, fact, answer) {
  const go = () => widget.button(words.goOn).click();
  if (answer === null) return widget.button(words.unknown).click();
  if (answer.length === 0) return widget.button(words.none).click();
  switch (fact.kind.is) {
    case "yes_no":
    case "choice":
      return widget.button(labels(fact, answer)[0]).click();
    case "choices":
      for (const label of labels(fact, answer)) await widget.button(label).click();
      return go();
    default:
      await widget.field().fill(String(answer));
      return go();
  }
}

/** Answers with number keys, Enter, and Tab only for what has no number. */
export async function keys(widget, fact, answer) {
  const { keyboard } = widget.page;
  // Wherever the focus is in the widget, Escape brings it to the question.
  await keyboard.press("Escape");
  const typed = fact.kind.is === "number" || fact.kind.is === "date";
  if (typed && answer !== null) {
    await keyboard.type(String(answer));
    return keyboard.press("Enter");
  }
  if (typed) {
    await tabTo(widget, words.unknown);
    return keyboard.press("Enter");
  }
  if (answer === null) return keyboard.press("0");
  if (answer.length === 0) return keyboard.press("-");
  for (const label of labels(fact, answer)) {
    const place = fact.values.findIndex((value) => value.label === label) + 1;
    await keyboard.type(place <= 9 ? String(place) : `+${place - 9}`);
  }
  if (fact.kind.is === "choices") await keyboard.press("Enter");
}

/** Tab, until the button with this name has the focus. */
export async function tabTo(widget, name) {
  for (let step = 0; step < 80; step += 1) {
    if ((await focused(widget)) === name) return;
    await widget.page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach \`${name}\``);
}

/** What has the focus inside a widget, by its text without what is hidden from readers; empty where nothing has. */
export const focused = (widget) =>
  widget.host.evaluate((host) => {
    const element = host.shadowRoot.activeElement;
    if (!element) return "";
    const copy = element.cloneNode(true);
    for (const hidden of copy.querySelectorAll("[aria-hidden=true]")) hidden.remove();
    return copy.textContent.trim() || element.tagName.toLowerCase();
  });

/** Tab from the top of the page until the focus is inside the widget, as a visitor without a mouse gets there. */
export async function tabInto(widget) {
  for (let step = 0; step < 40; step += 1) {
    if ((await focused(widget)) !== "") return;
    await widget.page.keyboard.press("Tab");
  }
  assert.fail("Tab does not reach the widget");
}

/** What `lots assess` says of the same answers. */
export function assess(answers, pack = "stockholm", on = day.slice(0, 10)) {
  const run = spawnSync(join(root, "target", "release", "lots"), ["assess", pack, "--answers", "-", "--on", on], {
    input: JSON.stringify(answers),
    encoding: "utf8",
  });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

/** The wording of a decision's value. */
export function labelOf(decision, code) {
  const { values } = pack.decisions.find((it) => it.id === decision) ?? assert.fail(`no decision ${decision}`);
  return values.find((value) => value.code === code)?.label ?? assert.fail(`${decision} has no ${code}`);
}
