// Every claim of the page on data against what the browser does. A claim of that page without a proof here fails, and so does a
// proof without a claim.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { site } from "../tools/parts.mjs";
import { policies, serve } from "../tools/serve.mjs";
import { fields } from "./fields.mjs";
import { Stagehand } from "./screens.mjs";
import { caseOf, keys, launch, pack, pointer, promise, tabInto, Widget, workedCases } from "./support.mjs";

const page = readFileSync(`${site}/privacy.html`, "utf8");
const reason = "Familjen är väl känd hos oss och följer den överenskommelse som redan finns";
const resultSoFar = /^(Visa svaret så långt|Vis svaret indtil nu)$/;
const numbers = ["19121212-1212", "34 år, hemlös 121212-1212", "Han (010203-1234) är känd"];

let browser;
let server;
before(async () => {
  [browser, server] = [await launch(), await serve({ folder: site })];
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** What the browser keeps for a page, looked up from the browser itself where it can be. */
async function kept(context, page) {
  const inPage = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    state: history.state,
    cached: await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url)))).then((all) =>
      all.flat().map(({ pathname, search, hash }) => pathname + search + hash),
    ),
  }));
  return { ...inPage, cookies: await context.cookies() };
}

/** A whole visit: every way of answering, the result with everything in it, and what is taken along. Returns all that was seen. */
async function journey() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "sv-SE", timezoneId: "Europe/Stockholm", acceptDownloads: true });
  const seen = { requests: [], titles: new Set(), addresses: new Set(), told: [] };
  context.on("request", (request) => seen.requests.push({ at: request.url(), how: request.method(), body: request.postData() }));
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.clock.setFixedTime(new Date("2026-11-23T10:00:00"));
  await page.addInitScript(() => {
    window.told = [];
    for (const name of ["ready", "answer", "result", "copy", "error", "reset", "view", "pick"]) {
      document.addEventListener(`lots-${name}`, ({ detail }) => window.told.push({ name, detail }));
    }
  });
  const note = async () => {
    seen.titles.add(await page.title());
    seen.addresses.add(page.url());
  };
  await page.goto(`${server.address}/?pack=stockholm`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const widget = new Widget(page);
  await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  // A browser looks after its page's own icon and manifest when it pleases.
  await page.waitForTimeout(500);
  seen.before = seen.requests.length;
  await tabInto(widget);
  await widget.answerCase(caseOf("O-ST-2").answers, async (widget, fact, answer) => {
    await note();
    await keys(widget, fact, answer);
  });
  await note();
  seen.result = await kept(context, page);
  // What the questions did not come to is known too: a result with dates.
  await widget.host.evaluate((host, answers) => void (host.answers = answers), caseOf("O-ST-2").answers);
  const early = widget.button("Visa svaret så långt");
  await widget.host.getByRole("heading", { name: "Varför", exact: true }).or(early).first().waitFor();
  if (await early.count()) await early.click();
  return { context, page, widget, seen, note };
}

/** All that the browser keeps, the host can ask for and hear, and the server was asked for. */
const everything = async ({ context, page, widget, seen }) =>
  JSON.stringify([await kept(context, page), await widget.host.evaluate((host) => [host.answers, host.assessment, host.note(), host.link, window.told, history.length, location.href, document.title]), seen.requests, page.url()]);

const proofs = {
  "no-cookies": ({ seen }) => assert.deepEqual(seen.result.cookies, []),
  "no-local-storage": ({ seen }) => assert.deepEqual(seen.result.local, {}),
  "no-session-storage": ({ seen }) => assert.deepEqual(seen.result.session, {}),
  "no-indexed-db": ({ seen }) => assert.deepEqual(seen.result.databases, []),
  "cache-static-only": async ({ seen, page }) => {
    assert.ok(seen.result.cached.length > 10);
    for (const path of seen.result.cached) {
      assert.match(path, /^\/[\w./-]*$/, "a file's name, without anything asked or marked");
      const response = await page.request.get(server.address + path);
      assert.ok(response.ok(), `${path} is a file that the server gives to anyone`);
    }
  },
  "history-empty": ({ seen }) => {
    assert.equal(seen.result.state, null);
    assert.deepEqual([...seen.titles].sort(), ["Fråga – Stockholm – Samverkanslots", "Svar – Stockholm – Samverkanslots"]);
  },
  "address-without-answers": ({ seen }) => assert.deepEqual([...seen.addresses], [`${server.address}/?pack=stockholm`]),
  "no-request-after-ready": ({ seen }) => {
    assert.deepEqual(seen.requests.slice(seen.before), []);
    const rest = seen.requests.filter(({ at }) => /\.later\.wasm$|\/packs\/stockholm\.json$/.test(at));
    assert.deepEqual(rest.filter(({ body }) => body !== null), []);
    // The browser keeps them for use without a network, and asks for each once more for that.
    assert.equal(new Set(rest.map(({ at }) => at)).size, 2);
  },
  "no-other-origin": async ({ seen, page }) => {
    for (const { at, how, body } of seen.requests) {
      assert.deepEqual([new URL(at).origin, how, body], [server.address, "GET", null]);
    }
    // And it could not: the policy that the page is served under forbids it.
    assert.match(policies.page, /default-src 'none'.*connect-src 'self'/);
    const refused = await page.evaluate(() => fetch("http://127.0.0.1:9/").then(() => false, () => true));
    const told = await page.evaluate(() => new Promise((done) => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => done(violatedDirective));
      fetch("http://127.0.0.1:9/").catch(() => {});
    }));
    assert.deepEqual([refused, told], [true, "connect-src"]);
  },
  "host-hears-no-answers": async ({ page }) => {
    const told = await page.evaluate(() => window.told);
    assert.ok(told.length > 5);
    const allowed = { ready: [], answer: ["fact"], result: ["pack", "statuses", "version"], view: ["view"], copy: [], reset: [] };
    for (const { name, detail } of told) assert.deepEqual(Object.keys(detail).sort(), allowed[name], name);
    // And what is said besides: a script of the page can read it, whatever is asked for.
    const [count, assessment, note] = await page.evaluate(() => {
      const widget = document.querySelector("samverkans-lots");
      return [Object.keys(widget.answers).length, widget.assessment, widget.note()];
    });
    assert.ok(count > 0 && assessment && note && (await page.evaluate(() => document.querySelector("samverkans-lots").expose)) === null);
  },
  "judgement-in-note-only": async ({ page, widget }) => {
    await widget.host.getByText("Jag bedömer annorlunda", { exact: true }).first().click();
    await widget.host.getByRole("textbox", { name: "Varför bedömer du annorlunda?" }).fill(reason);
    await widget.button("Lägg till bedömningen").click();
    await widget.host.getByText("Du bedömer annorlunda:").waitFor();
    const texts = await widget.host.locator("textarea[readonly]:not([hidden])").evaluateAll((fields) => fields.map((field) => field.value));
    const [shown, ...more] = texts.filter((text) => text.includes(reason));
    assert.deepEqual(more, [], "one text holds it");
    assert.equal(await widget.host.evaluate((host) => host.note()), shown, "element.note() is the note that is shown");
    const others = await widget.host.evaluate((host) => JSON.stringify([host.answers, host.assessment, host.rules, window.told]));
    assert.ok(!others.includes("Familjen"));
    const [file] = await Promise.all([page.waitForEvent("download"), widget.button("Spara till kalendern (.ics)").click()]);
    assert.ok(!readFileSync(await file.path(), "utf8").includes("Familjen"));
  },
  "by-own-hand": async ({ page, widget }) => {
    const [file] = await Promise.all([page.waitForEvent("download"), widget.button("Spara till kalendern (.ics)").click()]);
    const calendar = readFileSync(await file.path(), "utf8");
    const { duties } = await widget.host.evaluate((host) => host.assessment);
    const due = duties.map(({ deadline }) => deadline?.date?.replaceAll("-", "")).filter(Boolean);
    const days = [...calendar.matchAll(/DTSTART[^:]*:(\d{8})/g)].map((match) => match[1]);
    assert.ok(days.length > 0);
    for (const day of days) assert.ok(due.includes(day), `${day} is a deadline`);
    const said = pack.duties.map(({ label }) => label.replaceAll(/\W/g, ""));
    const titles = [...calendar.replaceAll(/\r\n /g, "").matchAll(/SUMMARY:(.*)/g)].map((match) => match[1].replaceAll(/\W/g, ""));
    for (const title of titles) assert.ok(said.some((label) => label.includes(title) || title.includes(label)), `${title} is what the rules say, and nothing of the case`);
    assert.match(calendar, /BEGIN:VEVENT/);
  },
  "link-coded": async ({ page, widget }) => {
    assert.equal(await widget.host.locator("textarea", { hasText: "#lots=" }).count(), 0, "there is none before it is asked for");
    await widget.button("Kopiera länk").click();
    const fields = await widget.host.locator("textarea[readonly]:not([hidden])").evaluateAll((fields) => fields.map((field) => field.value));
    const link = new URL(fields.find((text) => text.includes("#lots=")));
    assert.equal(link.search, "");
    const parts = new URLSearchParams(link.hash.slice(1));
    for (const [fact, value] of parts) {
      if (fact !== "on") assert.doesNotMatch(value, /\d{4}-\d\d-\d\d/, `${fact} is no date`);
      assert.match(value, /^[\w.,~-]*$/, `${fact} is a code`);
    }
    assert.ok(!decodeURIComponent(link.hash).includes("Familjen"));
    const { answers } = await widget.host.evaluate((host) => ({ answers: host.answers }));
    assert.ok(Object.keys(answers).length > 3);
    page.link = link.href;
  },
  "link-removed-from-address": async ({ context, page }) => {
    const asked = [];
    const other = await context.newPage();
    other.on("request", (request) => asked.push(request.url()));
    await other.goto(page.link);
    await other.waitForFunction(() => Object.keys(document.querySelector("samverkans-lots").answers ?? {}).length > 3);
    assert.equal(other.url(), `${server.address}/?pack=stockholm`);
    // What a browser sends of an address ends before its mark.
    for (const url of asked) assert.ok(!new URL(url).search.includes("lots="));
    await other.close();
  },
  "identity-refused": async (visit) => {
    const { page, widget } = visit;
    const refusal = widget.host.locator("[role=alert], [role=group]").filter({ hasText: "Det ser ut som ett personnummer." });
    const it = new Stagehand(page);
    for (const [name, { is, open, take, leave }] of Object.entries(fields)) {
      await open(it);
      for (const text of numbers) {
        const [number] = text.match(/\d+-\d{4}/);
        await it.type(`${is} >> nth=0`, text);
        await take(it);
        await refusal.first().waitFor({ timeout: 5_000 }).catch(() => assert.fail(`\`${text}\` is refused in ${name}`));
        assert.equal(await widget.host.getByRole("list", { name: "Förslag till svar" }).getByRole("button").count(), 0);
        assert.ok(!(await everything(visit)).includes(number), `${number} is nowhere but in ${name}`);
        await it.type(`${is} >> nth=0`, "");
        await take(it);
        await refusal.first().waitFor({ state: "detached" });
      }
      await leave(it);
    }
  },
  "free-text-nowhere": async (visit) => {
    const { page, widget } = visit;
    const word = "ettordsominteförstås";
    const isShown = () => widget.host.evaluate((host, word) => [host.shadowRoot.textContent, ...[...host.shadowRoot.querySelectorAll("input, textarea")].map(({ value }) => value)].join().includes(word), word);
    const it = new Stagehand(page);
    for (const [name, { is, open, leave }] of Object.entries(fields)) {
      await open(it);
      await it.type(`${is} >> nth=0`, word);
      assert.ok(await isShown(), `it stands in ${name}`);
      assert.ok(!(await everything(visit)).includes(word), `${name} is nowhere else`);
      await leave(it);
      assert.ok(!(await isShown()) && !(await everything(visit)).includes(word), `${name} is gone when it is left`);
      await open(it);
      assert.equal(await page.locator(`samverkans-lots ${is}`).first().inputValue(), "", `${name} is empty anew`);
      await leave(it);
    }
    // What was heard is taken along without what was not understood, which goes with the field.
    await widget.button("Skriv det du hör").click();
    await widget.host.getByRole("textbox", { name: "Skriv det du hör" }).fill(`34 år, hemlös, ${word}`);
    await widget.host.getByRole("button", { name: /^Ta med alla/ }).click();
    assert.ok(!(await everything(visit)).includes(word));
    // Nor when it has stood there from one question to the next.
    const asked = await widget.question();
    await pointer(widget, asked, null);
    assert.notEqual((await widget.next(asked))?.id, asked.id);
    assert.ok(!(await everything(visit)).includes(word));
    await widget.button("Stäng").click();
    assert.equal(await isShown(), false);
  },
  "cleared-after-idle": async ({ page, widget }) => {
    const minutes = Number(await widget.host.getAttribute("clear-after"));
    assert.match(readFileSync(`${site}/privacy.html`, "utf8"), new RegExp(`${minutes} minuter`));
    const given = () => widget.host.evaluate((host) => Object.keys(host.answers).length);
    assert.ok((await given()) > 0);
    const last = await page.evaluate(() => Date.now());
    const after = (count) => page.clock.setFixedTime(last + count * 60_000);
    await after(minutes - 2.5);
    // The clock is looked at every five seconds.
    await page.waitForTimeout(6_000);
    assert.equal(await widget.host.getByRole("alert").count(), 0);
    await after(minutes - 1.5);
    await widget.host.getByRole("alert").filter({ hasText: "Du har inte rört ärendet på ett tag." }).waitFor();
    assert.ok((await given()) > 0, "not before the time that is told");
    await after(minutes + 0.5);
    await widget.host.getByRole("alert").filter({ hasText: "Svaren rensades" }).waitFor();
    assert.equal(await given(), 0);
    await page.close();
  },
  // Last, for it asks for files and keeps something.
  "training-without-cases": async ({ context }) => {
    const lesson = await context.newPage();
    await lesson.goto(`${server.address}/?pack=stockholm&mode=training`);
    const widget = lesson.locator("samverkans-lots");
    const keys = () => lesson.evaluate(() => Object.entries(localStorage));
    await widget.getByRole("button", { name: "Öva blandat" }).click();
    const told = await widget.locator(".lots-call__told").innerText();
    const [[key, text], ...more] = await keys();
    assert.deepEqual([key, more], ["samverkanslots.training.stockholm", []]);
    assert.match(text, /^[\w~!*.,;:-]{1,4096}$/, "letters, digits and what is between them");
    for (const line of told.split("\n").filter(Boolean)) assert.ok(!text.includes(line));
    await lesson.reload();
    await widget.getByText("Radera", { exact: true }).click();
    await widget.getByRole("button", { name: "Radera allt" }).click();
    assert.deepEqual(await keys(), []);
    await lesson.close();
  },
};

test("every claim of the page on data holds, after whole journeys, in the browser itself", { timeout: 240_000 }, async () => {
  const visit = await journey();
  try {
    for (const [claim, prove] of Object.entries(proofs)) {
      try {
        await prove(visit);
      } catch (error) {
        error.message = `${claim}: ${error.message}`;
        throw error;
      }
    }
  } finally {
    await visit.context.close();
  }
});

test("the page makes the same claims in each language, and each has a proof", () => {
  for (const lang of ["sv", "da", "en"]) {
    const section = page.slice(page.indexOf(`<section id="${lang}"`)).split("</section>")[0];
    const claims = [...section.matchAll(/data-claim="([^"]+)"/g)].map((match) => match[1]);
    assert.deepEqual(claims.sort(), Object.keys(proofs).sort(), lang);
  }
});

test("the pages beside the first need no script and load nothing but their style and icon", () => {
  for (const name of ["privacy.html", "accessibility.html"]) {
    const html = readFileSync(`${site}/${name}`, "utf8");
    assert.ok(!/<script|<style|style="|\son\w+=/.test(html), name);
    assert.deepEqual([...html.matchAll(/<link rel="(\w+)"/g)].map((match) => match[1]), ["icon", "stylesheet"]);
    const index = readFileSync(`${site}/index.html`, "utf8");
    assert.ok(index.includes(`href="${name}"`), `${name} is linked from the page`);
  }
});

/** A page with an element and a clock that the test moves. */
async function untouched(body, check) {
  const address = "/idle.html";
  const { bare } = await import("./support.mjs");
  const own = await serve({ folder: site, pages: { [address]: bare(body) } });
  const context = await browser.newContext({ locale: "sv-SE", timezoneId: "Europe/Stockholm" });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  try {
    await page.clock.install({ time: new Date("2026-11-23T10:00:00") });
    await page.addInitScript(() => document.addEventListener("lots-ready", () => (window.isReady = true)));
    await page.goto(own.address + address);
    const widget = new Widget(page);
    await page.clock.runFor(1000);
    await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
    // With half an hour gone in a moment, what is still on its way would be given up.
    while (!(await page.evaluate(() => window.isReady))) await new Promise((later) => setTimeout(later, 20));
    await check({ page, widget });
  } finally {
    await context.close();
    await own.close();
  }
}

const minutes = (page, count) => page.clock.runFor(count * 60_000);
const warning = (widget) => widget.host.getByRole("alert").filter({ hasText: "Du har inte rört ärendet på ett tag." });
const answers = (widget) => widget.host.evaluate((host) => host.answers);
const { answers: given } = workedCases.find((it) => it.id === "O-ST-4");

async function answerFirst(page, widget) {
  const first = await widget.question();
  await pointer(widget, first, given[first.id] ?? null);
  await page.clock.runFor(1000);
  await widget.next(first);
}

test("a case thrown away is forgotten after a minute, and what stands half done of the next one stays", { timeout: 120_000 }, () =>
  untouched('<samverkans-lots pack="malmo"></samverkans-lots>', async ({ page, widget }) => {
    await widget.host.evaluate((host) => (host.answers = { consent_plan: "no" }));
    await widget.button("Börja om").click();
    await page.clock.runFor(1000);
    const back = widget.button("Hämta tillbaka svaren");
    await back.waitFor();
    const option = widget.host.locator("[aria-pressed]").first();
    await option.click();
    await page.clock.runFor(50_000);
    assert.equal(await back.count(), 1);
    await page.clock.runFor(15_000);
    assert.equal(await back.count(), 0);
    assert.equal(await option.getAttribute("aria-pressed"), "true");
    assert.deepEqual(await answers(widget), {});
  }),
);

test("a case that nobody touches is cleared after a warning of two minutes, and the host hears of it", { timeout: 120_000 }, () =>
  untouched('<samverkans-lots pack="stockholm" clear-after="15"></samverkans-lots>', async ({ page, widget }) => {
    await page.evaluate(() => document.addEventListener("lots-reset", () => (window.resets = (window.resets ?? 0) + 1)));
    // Without a case there is nothing to warn of.
    await minutes(page, 60);
    assert.equal(await warning(widget).count(), 0);
    await answerFirst(page, widget);
    await minutes(page, 12.5);
    assert.equal(await warning(widget).count(), 0);
    await minutes(page, 0.75);
    await warning(widget).waitFor();
    assert.match(await warning(widget).innerText(), /Svaren rensas kl\. 12\.1\d\./);
    assert.equal(Object.keys(await answers(widget)).length, 1, "not before the time that is told");
    await minutes(page, 1.5);
    assert.equal(Object.keys(await answers(widget)).length, 1);
    await minutes(page, 0.75);
    await widget.host.getByRole("alert").filter({ hasText: "Svaren rensades" }).waitFor();
    assert.deepEqual(await answers(widget), {});
    assert.equal(await page.evaluate(() => window.resets), 1);
    // It says so until somebody is there again.
    await widget.host.getByRole("button", { name: "Regler", exact: true }).click();
    await page.clock.runFor(100);
    assert.equal(await widget.host.getByText("Svaren rensades").count(), 0);
  }),
);

test("answers that are remembered while no rules are chosen come back in time, and are gone after the same time", { timeout: 120_000 }, () =>
  untouched('<samverkans-lots pack="stockholm" clear-after="15"></samverkans-lots>', async ({ page, widget }) => {
    const leave = () => widget.host.evaluate((host) => host.removeAttribute("pack"));
    const comeBack = async () => {
      await widget.host.evaluate((host) => host.setAttribute("pack", "stockholm"));
      await page.clock.runFor(1000);
      await widget.host.getByRole("button", { name: "Regler", exact: true }).waitFor();
    };
    await answerFirst(page, widget);
    await leave();
    await minutes(page, 14);
    assert.ok(await widget.host.evaluate((host) => host.hasCase));
    await comeBack();
    assert.equal(Object.keys(await answers(widget)).length, 1);
    await leave();
    await minutes(page, 16);
    assert.ok(!(await widget.host.evaluate((host) => host.hasCase)));
    await comeBack();
    assert.deepEqual(await answers(widget), {});
  }),
);

test("one press keeps the answers, the focus goes back to the question, and the time begins anew", { timeout: 120_000 }, () =>
  untouched('<samverkans-lots pack="stockholm" clear-after="15"></samverkans-lots>', async ({ page, widget }) => {
    await answerFirst(page, widget);
    await minutes(page, 13.5);
    await widget.host.getByRole("button", { name: "Behåll svaren" }).focus();
    await page.keyboard.press("Enter");
    await page.clock.runFor(500);
    assert.equal(await warning(widget).count(), 0);
    assert.ok(await widget.host.evaluate((host) => host.shadowRoot.activeElement?.matches("[data-focus]")));
    await minutes(page, 12.5);
    assert.equal(Object.keys(await answers(widget)).length, 1);
    assert.equal(await warning(widget).count(), 0);
    await minutes(page, 1);
    await warning(widget).waitFor();
    // Moving over the warning takes it back from under no one's finger; pressing anything else does.
    await page.mouse.move(200, 200);
    assert.equal(await warning(widget).count(), 1);
  }),
);

const ticking = `
  const { setInterval, clearInterval } = window;
  let count = 0;
  // By numbers of our own: those of a clock that is held are too large for 32 bits.
  window.ticking = new Map();
  window.setInterval = (...rest) => { window.ticking.set((count += 1), [setInterval(...rest), rest[1]]); return count; };
  window.clearInterval = (id) => { clearInterval(window.ticking.get(id)?.[0]); window.ticking.delete(id); };`;

test("words that were typed and left are no case: nothing is warned of, and nothing is cleared", { timeout: 120_000 }, () =>
  untouched('<samverkans-lots pack="stockholm" clear-after="15"></samverkans-lots>', async ({ page, widget }) => {
    await page.evaluate(() => document.addEventListener("lots-reset", () => (window.resets = (window.resets ?? 0) + 1)));
    await widget.host.getByRole("button", { name: "Regler", exact: true }).click();
    await page.clock.runFor(500);
    await widget.host.getByRole("searchbox", { name: "Sök i reglerna" }).fill("samtycke");
    await widget.host.getByRole("button", { name: "Tillbaka", exact: true }).click();
    await minutes(page, 30);
    assert.equal(await warning(widget).count(), 0);
    assert.equal(await page.evaluate(() => window.resets ?? 0), 0);
  }),
);

for (const [setting, expected] of [["", 0], [' clear-after="15"', 1]]) {
  promise(`the clock is looked at for untouched cases only where that is asked for (${setting || "nothing"})`, { body: `<samverkans-lots pack="stockholm"${setting}></samverkans-lots>`, before: ticking }, async ({ page }) => {
    // Every five seconds; the other one looks whether another day has begun.
    assert.equal(await page.evaluate(() => [...window.ticking.values()].filter(([, every]) => every === 5000).length), expected);
    assert.equal(await page.evaluate(() => window.ticking.size), expected + 1);
  });
}

for (const [name, next] of [
  ["a link is opened", (host) => void (host.link = "lots=1&pack=stockholm&version=1&hash=000000000000&on=2026-10-01&urgency=acute&end")],
  ["the host gives answers", (host) => void (host.answers = { urgency: "acute" })],
  ["the host throws the case away", (host) => host.reset()],
]) {
  promise(`what was typed to be heard goes with its case when ${name}, and stays from question to question until then`, { body: '<samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ widget, page }) => {
    const field = widget.host.getByRole("textbox", { name: "Skriv det du hör" });
    await widget.button("Skriv det du hör").click();
    await field.fill("ettordsominteförstås");
    await widget.button("Vet inte").click();
    await page.waitForTimeout(100);
    assert.equal(await field.inputValue(), "ettordsominteförstås");
    await widget.host.evaluate(next);
    await field.waitFor({ state: "detached" });
    await widget.button("Skriv det du hör").click();
    assert.equal(await field.inputValue(), "");
  });
}

test("the page on data says how long typed words live, as they do", () => {
  for (const [lang, says] of [["sv", "tills du har tagit med det sista förslaget. Det som inte förstods visas sedan tills du skriver något nytt. Allt försvinner när fältet stängs, regelboken öppnas, ärendet rensas eller du börjar om"], ["da", "til du har taget det sidste forslag med. Det, der ikke blev forstået, vises derefter, til du skriver noget nyt. Alt forsvinder, når feltet lukkes, regelbogen åbnes, sagen slettes, eller du begynder forfra"], ["en", "until you have accepted the last proposal. What was not understood is then shown until you type something new. All of it is gone when the field is closed, the rulebook is opened, the case is cleared or you start again"]]) {
    const section = page.slice(page.indexOf(`<section id="${lang}"`)).split("</section>")[0];
    assert.ok(section.split('data-claim="free-text-nowhere"')[1].split("</tr>")[0].includes(says), lang);
  }
});

test("words that were only typed are cleared too", { timeout: 120_000 }, () =>
  untouched('<samverkans-lots pack="stockholm" clear-after="2"></samverkans-lots>', async ({ page, widget }) => {
    await widget.button("Skriv det du hör").click();
    await page.clock.runFor(500);
    await widget.host.getByRole("textbox", { name: "Skriv det du hör" }).fill("hemlös");
    await minutes(page, 1.2);
    await warning(widget).waitFor();
    await minutes(page, 1.2);
    await widget.host.getByText("Svaren rensades").waitFor();
    assert.equal(await widget.host.getByRole("textbox", { name: "Skriv det du hör" }).count(), 0);
  }),
);

const cleared = (widget) => widget.host.getByRole("alert").filter({ hasText: "Svaren rensades, för ingen hade rört ärendet på ett tag." });

test("a machine that slept until the time was over clears when it wakes, says so, and whoever woke it cannot have the case back", { timeout: 120_000 }, () =>
  untouched('<samverkans-lots pack="stockholm" clear-after="15"></samverkans-lots>', async ({ page, widget }) => {
    await page.evaluate(() => document.addEventListener("lots-reset", () => (window.resets = (window.resets ?? 0) + 1)));
    await answerFirst(page, widget);
    // As after a night with the lid closed: the clock has moved on and each timer comes once.
    await page.clock.fastForward(12 * 3_600_000);
    await cleared(widget).waitFor();
    assert.deepEqual(await answers(widget), {});
    assert.equal(await cleared(widget).count(), 1, "said once");
    assert.equal(await warning(widget).count(), 0);
    assert.equal(await page.evaluate(() => window.resets), 1);
    assert.equal(await widget.button("Hämta tillbaka svaren").count(), 0);
  }),
);

for (const [what, event] of [["visibilitychange", () => document.dispatchEvent(new Event("visibilitychange", { bubbles: true }))], ["pageshow", () => window.dispatchEvent(new Event("pageshow"))]]) {
  test(`a page that comes into sight again after the time is over shows no case, before any timer comes: ${what}`, { timeout: 120_000 }, () =>
    untouched('<samverkans-lots pack="stockholm" clear-after="15"></samverkans-lots>', async ({ page, widget }) => {
      await answerFirst(page, widget);
      // The time moves on and no timer comes, as where a tab was frozen.
      await page.clock.pauseAt(new Date("2026-11-23T10:05:00"));
      await page.clock.setSystemTime(new Date("2026-11-23T22:00:00"));
      assert.equal(Object.keys(await answers(widget)).length, 1);
      await page.evaluate(event);
      assert.deepEqual(await answers(widget), {});
    }),
  );
}

test("a case of which one was warned cannot be had back once the time has run out", { timeout: 120_000 }, () =>
  untouched('<samverkans-lots pack="stockholm" clear-after="15"></samverkans-lots>', async ({ page, widget }) => {
    await answerFirst(page, widget);
    await minutes(page, 15.5);
    await cleared(widget).waitFor();
    assert.equal(await widget.button("Hämta tillbaka svaren").count(), 0);
  }),
);

test("words to be heard are a case as long as their field is open, and none once it is closed", { timeout: 120_000 }, () =>
  untouched('<samverkans-lots pack="stockholm" clear-after="15"></samverkans-lots>', async ({ page, widget }) => {
    await page.evaluate(() => document.addEventListener("lots-reset", () => (window.resets = (window.resets ?? 0) + 1)));
    await widget.button("Skriv det du hör").click();
    await page.clock.runFor(500);
    await widget.host.getByRole("textbox", { name: "Skriv det du hör" }).fill("hemlös");
    await widget.button("Stäng").click();
    await minutes(page, 40);
    assert.equal(await warning(widget).count(), 0);
    assert.equal(await cleared(widget).count(), 0);
    assert.equal(await page.evaluate(() => window.resets ?? 0), 0);
  }),
);

test("without the setting nothing is cleared", { timeout: 120_000 }, () =>
  untouched('<samverkans-lots pack="stockholm"></samverkans-lots>', async ({ page, widget }) => {
    await answerFirst(page, widget);
    await page.clock.fastForward(48 * 3_600_000);
    await minutes(page, 5);
    assert.equal(Object.keys(await answers(widget)).length, 1);
  }),
);

test("the page on data says that events carry no answers unless asked, and that any script of the page can read them", () => {
  for (const [lang, ...says] of [
    ["sv", "Men varje skript på den sidan kan läsa svaren, bedömningen och journalanteckningen", "händelserna till webbplatsen runt omkring. Skript på den sidan kan läsa anteckningen"],
    ["da", "Men hvert script på den side kan læse svarene, vurderingen og journalnotatet", "hændelserne til webstedet omkring. Scripts på den side kan læse notatet"],
    ["en", "But any script on that page can read the answers, the assessment and the journal note", "the events to the site around. Scripts on that page can read the note"],
  ]) {
    const section = page.slice(page.indexOf(`<section id="${lang}"`)).split("</section>")[0];
    for (const text of says) assert.ok(section.includes(text), `${lang}: ${text}`);
  }
});

const stopped = { expects: [/^request: /] };
const later = (page, hours) => page.clock.setFixedTime(new Date(Date.parse("2026-11-23T10:00:00+01:00") + hours * 3_600_000));
const lying = '<samverkans-lots pack="stockholm" clear-after="15"></samverkans-lots>';
const rechoose = async (widget) => {
  await widget.host.evaluate((host) => host.removeAttribute("pack"));
  await widget.host.getByRole("button", { name: /^Stockholm / }).click();
  await widget.button("Vet inte").waitFor();
};

promise("answers that were left for the choice of rules are gone where the machine slept meanwhile", { ...stopped, body: lying }, async ({ page, widget }) => {
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case" }));
  await widget.host.evaluate((host) => host.removeAttribute("pack"));
  await widget.host.getByRole("button", { name: /^Stockholm / }).waitFor();
  await later(page, 12);
  await widget.host.getByRole("button", { name: /^Stockholm / }).click();
  await widget.button("Vet inte").waitFor();
  assert.deepEqual(await answers(widget), {});
});

promise("a case thrown away cannot be had back where the machine slept over the minute", { body: lying }, async ({ page, widget }) => {
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case" }));
  await widget.button("Börja om").click();
  const back = widget.button("Hämta tillbaka svaren");
  await back.waitFor();
  await later(page, 12);
  await back.click();
  await back.waitFor({ state: "detached" });
  assert.deepEqual(await answers(widget), {});
});

promise("who asks for more than a day gets a day, and nothing is cleared before", { ...stopped, body: lying.replace('"15"', '"43200"') }, async ({ page, widget }) => {
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case" }));
  await rechoose(widget);
  await page.waitForTimeout(300);
  await rechoose(widget);
  assert.deepEqual(await answers(widget), { situation: "new_case" });
  await later(page, 25);
  await widget.host.getByRole("alert").filter({ hasText: "Svaren rensades" }).waitFor();
  assert.deepEqual(await answers(widget), {});
});

promise("a page that its browser keeps for the way back keeps no case: not what is shown, and not what can be had back", { body: lying }, async ({ page, widget }) => {
  const leave = (persisted) => page.evaluate((persisted) => void dispatchEvent(new PageTransitionEvent("pagehide", { persisted })), persisted);
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case" }));
  await widget.change(pack.facts.find(({ id }) => id === "situation")).waitFor();
  await leave(false);
  assert.deepEqual(await answers(widget), { situation: "new_case" }, "what the browser throws away itself");
  await leave(true);
  assert.deepEqual(await answers(widget), {});
  await widget.change(pack.facts.find(({ id }) => id === "situation")).waitFor({ state: "detached" });
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case" }));
  await widget.button("Börja om").click();
  const back = widget.button("Hämta tillbaka svaren");
  await back.waitFor();
  await leave(true);
  await back.waitFor({ state: "detached" });
  assert.deepEqual(await answers(widget), {});
});

promise("the full page that its browser keeps with the rulebook open has the rulebook open and no case", { path: "/?pack=stockholm", expects: [/^request: /] }, async ({ page, widget }) => {
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case" }));
  await widget.button("Regler").click();
  await page.waitForFunction(() => document.querySelector("samverkans-lots").view === "rules");
  const address = page.url();
  await page.evaluate(() => void dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await page.waitForTimeout(300);
  assert.deepEqual([await answers(widget), page.url(), await widget.host.evaluate((host) => host.view)], [{}, address, "rules"]);
});
