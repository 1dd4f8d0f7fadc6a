// The element on other people's pages, under the strictest policy that it promises to work under.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../tools/parts.mjs";
import { caseOf, keys, pack, pointer, promise, tabInto, Widget } from "./support.mjs";

const element = '<samverkans-lots pack="stockholm"></samverkans-lots>';

promise("the element works under a policy that allows scripts, its program and one pack, and nothing else", { body: element }, async ({ widget, page, requests }) => {
  await tabInto(widget);
  await widget.answerCase(caseOf("O-ST-4").answers, keys);
  assert.ok((await widget.verdict("responsible")).length > 0);
  const asked = requests.map((path) => path.replace(/-\d[\d.]*(?=\.)/, "")).sort();
  assert.deepEqual(asked, ["/packs/stockholm.first.json", "/packs/stockholm.json", "/samverkanslots.js", "/samverkanslots.later.wasm", "/samverkanslots.wasm", "/test.html"]);
  const styled = await widget.host.evaluate((host) => getComputedStyle(host).display);
  assert.equal(styled, "block", "its style sheet is in force without style-src");
  assert.equal(await page.evaluate(() => document.styleSheets.length), 0);
});

promise("two widgets on a page share no answers", { body: element + element }, async ({ page }) => {
  const [first, second] = [new Widget(page, 0), new Widget(page, 1)];
  await first.answerCase(caseOf("O-ST-4").answers, pointer);
  assert.ok((await first.ledger()).length > 3);
  assert.deepEqual(await second.ledger(), []);
  await second.answerCase(caseOf("O-ST-1").answers, pointer);
  assert.notEqual(await first.verdict("plan"), await second.verdict("plan"));
});

promise("an element that is moved keeps its answers; one that is removed starts anew", { body: `${element}<section id="there"></section>`, expects: [/^request: \/packs\/stockholm(\.first)?\.json$/] }, async ({ widget, page }) => {
  const first = await widget.question();
  await pointer(widget, first, caseOf("O-ST-4").answers[first.id] ?? null);
  const now = await widget.next(first);
  await page.evaluate(() => document.querySelector("#there").append(document.querySelector("samverkans-lots")));
  await page.waitForTimeout(100);
  assert.equal((await widget.question()).id, now.id);
  assert.equal((await widget.ledger()).length, 1);
  await page.evaluate(async () => {
    const element = document.querySelector("samverkans-lots");
    element.remove();
    await new Promise((done) => setTimeout(done, 50));
    document.querySelector("#there").append(element);
  });
  await page.waitForFunction(() => window.heard.filter((it) => it.name === "lots-ready").length === 2);
  assert.deepEqual(await widget.ledger(), []);
});

promise(
  "a pack that is not there is said plainly, with the page's own way out",
  {
    body: '<samverkans-lots pack="finns-inte"><a href="#rutinen">Läs rutinen</a></samverkans-lots>',
    waits: false,
    expects: [/status of 404/],
  },
  async (visit) => {
    const { page, widget } = visit;
    await page.waitForFunction(() => window.heard.some((it) => it.name === "lots-error"));
    const [{ detail }] = await visit.heard("lots-error");
    assert.equal(detail.code, "pack_missing");
    assert.equal(detail.field, "pack");
    assert.match(detail.message, /finns-inte/);
    assert.match(await widget.host.getByRole("alert").innerText(), /kunde inte hämtas/);
    assert.ok(await widget.host.getByRole("button", { name: "Försök igen" }).isVisible());
    assert.ok(await page.getByRole("link", { name: "Läs rutinen" }).isVisible());
    assert.deepEqual(await visit.heard("lots-ready"), []);
  },
);

promise(
  "a pack that is no pack is refused, and the page goes on",
  { body: '<samverkans-lots src="/index.html"></samverkans-lots><button>Kvar</button>', waits: false },
  async (visit) => {
    await visit.page.waitForFunction(() => window.heard.some((it) => it.name === "lots-error"));
    assert.ok(await visit.page.getByRole("button", { name: "Kvar" }).isVisible());
    assert.ok(await visit.widget.host.getByRole("alert").isVisible());
  },
);

promise("the host hears that it is ready, of each answer by its fact alone, and of the result", { body: element }, async (visit) => {
  const { widget } = visit;
  const given = await widget.answerCase(caseOf("O-ST-4").answers, pointer);
  const answers = await visit.heard("lots-answer");
  assert.deepEqual(answers.map((it) => it.detail), Object.keys(given).map((fact) => ({ fact })), "facts, never values");
  const [{ detail }] = (await visit.heard("lots-result")).slice(-1);
  assert.deepEqual({ pack: detail.pack, version: detail.version }, { pack: pack.id, version: pack.version });
  assert.equal(detail.statuses.responsible, "settled");
  assert.ok(!("answers" in detail));
});

promise("a host that sets answers gets them back with the assessment of schema 1", { body: element }, async ({ page, widget }) => {
  const { answers } = caseOf("O-ST-4");
  const told = await page.evaluate((answers) => {
    const element = document.querySelector("samverkans-lots");
    element.answers = answers;
    return { answers: element.answers, assessment: element.assessment };
  }, answers);
  assert.deepEqual({ ...told.answers, needs: [...told.answers.needs].sort() }, { ...answers, needs: [...answers.needs].sort() });
  assert.equal(told.assessment.schema, 1);
  assert.equal(told.assessment.on, "2026-11-23");
  assert.equal(told.assessment.decisions.plan.value, "ask_first");
  assert.ok((await widget.ledger()).length >= 9);
});

promise("a setting changed while it runs keeps the answers", { body: element }, async ({ page, widget }) => {
  const first = await widget.question();
  await pointer(widget, first, caseOf("O-ST-4").answers[first.id] ?? null);
  const now = await widget.next(first);
  await page.evaluate(() => document.querySelector("samverkans-lots").setAttribute("heading-level", "3"));
  await widget.host.getByRole("heading", { name: now.ask, level: 3, exact: true }).waitFor();
  assert.equal((await widget.ledger()).length, 1);
});

for (const name of ["lots-answer", "lots-view", "lots-result"]) {
  promise(`a page that sets rules and language while it hears of ${name} gets them, once, and every widget goes on`, { body: element + element, expects: [/^request: \/packs\//] }, async (visit) => {
    const { page, widget } = visit;
    await page.evaluate((name) => {
      const [first] = document.querySelectorAll("samverkans-lots");
      first.addEventListener(name, () => Object.assign(first, { pack: "malmo", lang: "en" }), { once: true });
    }, name);
    const first = new Widget(page);
    const fact = await first.question();
    if (name === "lots-answer") await pointer(first, fact, caseOf("O-ST-4").answers[fact.id]);
    else {
      await first.host.evaluate((host, answers) => void (host.answers = answers), { situation: "new_case" });
      await first.button("Visa svaret så långt").click();
    }
    await visit.ready(3);
    await first.button("Rules").waitFor();
    assert.deepEqual(await first.host.evaluate((host) => [host.rules.id, host.hasCase]), ["malmo", true]);
    assert.deepEqual(visit.requests.filter((path) => path.includes("malmo")).map((path) => path.replace(/^.*\//, "")), ["malmo.first.json", "malmo.json"]);
    assert.deepEqual(await visit.heard("lots-error"), []);
    const second = new Widget(page, 1);
    const asked = await second.question();
    await pointer(second, asked, caseOf("O-ST-4").answers[asked.id]);
    await second.next(asked);
    assert.equal(widget.page, page);
  });
}

promise("a result is told where it is asked for before the questions are over, and not again where the rulebook is closed over it", { body: element }, async (visit) => {
  const { widget } = visit;
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case" }));
  await widget.button("Visa svaret så långt").click();
  await widget.host.getByRole("heading", { name: "Varför", exact: true }).waitFor();
  assert.equal((await visit.heard("lots-result")).length, 1);
  await widget.button("Regler").click();
  await widget.host.evaluate((host) => void (host.view = "case"));
  await widget.button("Regler").click();
  await widget.host.getByRole("searchbox").first().or(widget.host.getByRole("textbox").first()).first().waitFor();
  await widget.button("Tillbaka").first().click();
  await widget.host.getByRole("heading", { name: "Varför", exact: true }).waitFor();
  assert.equal((await visit.heard("lots-result")).length, 1);
});

promise("what is being typed keeps its place and the focus when the page sets contacts or a setting", { body: element }, async ({ page, widget }) => {
  const birthday = pack.facts.find((fact) => fact.id === "birthday_next");
  await widget.host.evaluate((host) => void (host.answers = { situation: "age_transfer", birthday_next: "2027-01-01" }));
  await widget.change(birthday).click();
  const field = widget.host.getByRole("textbox", { name: birthday.ask });
  await field.fill("2027-0");
  for (const change of [
    (host) => host.setAttribute("shortcuts", "off"),
    (host) => host.setAttribute("clear-after", "30"),
    (host) => host.setAttribute("expose", "answers"),
    (host) => void (host.contacts = { schema: 1, municipality: "X", contacts: { person: { unit: "Y" } } }),
    (host) => void (host.contacts = null),
  ]) {
    await widget.host.evaluate(change).catch((error) => assert.fail(error.message));
    await page.waitForTimeout(100);
    assert.equal(await field.inputValue(), "2027-0", String(change));
    assert.ok(await field.evaluate((it) => it.getRootNode().activeElement === it), String(change));
  }
  assert.equal(await widget.host.locator("[part=option-key]:visible").count(), 0, "the setting is followed all the same");
});

const early = (set) => `new MutationObserver((_, watch) => {
  const widget = document.querySelector("samverkans-lots");
  if (!widget) return;
  watch.disconnect();
  (${set})(widget);
}).observe(document, { childList: true, subtree: true })`;

promise("what is set before the script is there holds, and what does not fit is told and left out", { body: element, before: early((widget) => Object.assign(widget, { link: 7, view: "rules", headingLevel: "3" })) }, async (visit) => {
  const { widget } = visit;
  await visit.page.waitForFunction(() => document.querySelector("samverkans-lots").view === "rules");
  assert.deepEqual((await visit.heard("lots-error")).map(({ detail }) => [detail.code, detail.field]), [["link_unfit", "link"]]);
  await widget.host.evaluate((host) => void (host.view = "case"));
  await widget.host.getByRole("heading", { level: 3 }).first().waitFor();
});

for (const how of ["autofocus", "focus()"]) {
  promise(`${how} leads to the choice of rules where that is what is shown`, { body: `<samverkans-lots ${how === "autofocus" ? how : ""}></samverkans-lots>`, waits: false }, async ({ page, widget }) => {
    await widget.host.getByRole("button", { name: /^Stockholm / }).waitFor();
    if (how !== "autofocus") await widget.host.evaluate((host) => host.focus());
    assert.ok(await page.evaluate(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("button")));
  });
}

promise("a pack that a server lets browsers keep for a year is asked for anew by the next page all the same", { body: element, expects: [/^request: /] }, async ({ page }) => {
  let asked = 0;
  await page.route(/packs\/malmo(\.first)?\.json$/, async (route) => {
    asked += 1;
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "cache-control": "public, max-age=31536000, immutable" } });
  });
  const modes = await page.evaluate(async () => {
    const seen = [];
    const real = window.fetch;
    window.fetch = (url, how) => {
      seen.push([String(url).split("/").pop(), how?.cache]);
      return real(url, how);
    };
    document.querySelector("samverkans-lots").pack = "malmo";
    await new Promise((done) => document.addEventListener("lots-ready", done, { once: true }));
    return seen;
  });
  assert.deepEqual(modes, [["malmo.first.json", "no-cache"], ["malmo.json", "no-cache"]]);
  assert.equal(asked, 2);
});

test("the manifest names every part and every token that there is, and the guide every part", () => {
  const read = (...path) => readFileSync(join(root, ...path), "utf8");
  const { cssParts, cssProperties } = JSON.parse(read("src", "embed", "custom-elements.json")).modules[0].declarations[0];
  const names = (list) => list.map(({ name }) => name).sort();
  const views = readdirSync(join(root, "src", "ui"), { recursive: true }).filter((name) => name.endsWith(".rs"));
  const parts = new Set(views.flatMap((name) => [...read("src", "ui", name).matchAll(/"part",\s*"([a-z-]+)"/g)].map(([, part]) => part)));
  assert.deepEqual(names(cssParts), [...parts].sort());
  // Steps of a scale follow their unit, and are no tokens of the page's.
  const tokens = new Set([...read("style", "tokens.css").matchAll(/^ +(--lots-[a-z-]+\d?):/gm)].map(([, token]) => token));
  // Those that only a page gives are read with what holds without them.
  const sheets = readdirSync(join(root, "style"), { recursive: true }).filter((name) => name.endsWith(".css"));
  const given = new Set(sheets.flatMap((name) => [...read("style", name).matchAll(/var\((--lots-[a-z-]+),/g)].map(([, token]) => token)));
  assert.ok(given.has("--lots-host-accent"));
  assert.deepEqual(names(cssProperties), [...new Set([...tokens, ...given])].filter((token) => !/^--lots-(space-\d|text-)/.test(token)).sort());
  const listed = /The parts are\n\n```text\n([^`]+)```/.exec(read("src", "embed", "GUIDE.md"))[1].trim().split(/\s+/);
  assert.deepEqual(listed.sort(), [...parts].sort());
});

test("every code that a failure can have is in the types and, with what a page can do, in the guide, and no other", () => {
  const folder = join(root, "src", "embed");
  const sources = readdirSync(folder).filter((name) => name.endsWith(".js")).map((name) => readFileSync(join(folder, name), "utf8"));
  const codes = new Set();
  const found = (pattern) => sources.flatMap((text) => [...text.matchAll(pattern)].map(([, it]) => it));
  // What is fetched is a kind of thing, and what can go wrong with it the other half of the code.
  const [kinds, ends] = [found(/\bfetched\([^"\n]*"(\w+)"/g), found(/`\$\{what\}_(\w+)`/g)];
  assert.deepEqual([...new Set(kinds)].sort(), ["module", "pack"]);
  for (const kind of kinds) for (const end of ends) codes.add(`${kind}_${end}`);
  for (const first of found(/\bproblem\(([^,)]+),/g)) {
    // One code, or one of two.
    const [, one, other] = /^(?:[\w. ]+ \? ("\w+") : )?("\w+")$/.exec(first) ?? [];
    if (other) for (const code of [one, other].filter(Boolean)) codes.add(code.slice(1, -1));
    // Named where it is called, or taken apart above.
    else assert.match(first, /^(code|`\$\{what\}_\w+`)$/);
  }
  for (const code of [...found(/\bcode(?:: | = )"(\w+)"/g), ...found(/\bplain\([^,]+, "(\w+)"/g)]) codes.add(code);
  // The program gives its own codes in one place.
  const errors = readFileSync(join(folder, "error.rs"), "utf8");
  for (const [, code] of errors.matchAll(/"([a-z]+(?:_[a-z]+)+)"/g)) codes.add(code);
  for (const name of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".rs") && name !== "error.rs")) {
    assert.doesNotMatch(readFileSync(join(folder, name), "utf8"), /EmbedError \{\s*code/, name);
  }
  const types = /export type Code =\n([^;]+);/.exec(readFileSync(join(folder, "samverkanslots.d.ts"), "utf8"))[1];
  assert.deepEqual([...types.matchAll(/"(\w+)"/g)].map(([, code]) => code), [...codes].sort());
  const [, told] = readFileSync(join(folder, "GUIDE.md"), "utf8").split("\n## When something goes wrong\n");
  const rows = [...told.split("\n## ")[0].matchAll(/^\| `(\w+)` \| (.+) \| (.+) \|$/gm)];
  assert.deepEqual(rows.map(([, code]) => code), [...codes].sort());
  const [, , when] = rows.find(([, code]) => code === "day_unfit");
  for (const place of ["`assess`", "`on`"]) assert.ok(when.includes(place), `a day can be unfit in ${place}`);
});

promise("a fragment that is the page's own, or none, is no link", { body: element }, async (visit) => {
  const { widget, page } = visit;
  for (const fragment of ["", "#", "#main", "section-3"]) await widget.host.evaluate((host, fragment) => void (host.link = fragment), fragment);
  await page.waitForTimeout(100);
  assert.deepEqual(await visit.heard("lots-error"), []);
  await widget.host.evaluate((host) => void (host.link = "#lots=1&cut"));
  await page.waitForFunction(() => window.heard.some((it) => it.name === "lots-error"));
  assert.equal((await visit.heard("lots-error"))[0].detail.code, "link_unfit");
});

promise("a day that is none is told, and the case is judged as of today", { body: '<samverkans-lots pack="stockholm" on="2026-02-31"></samverkans-lots>' }, async (visit) => {
  const { widget } = visit;
  const errors = async () => (await visit.heard("lots-error")).map(({ detail }) => [detail.code, detail.field, detail.message.includes("no day")]);
  const unfit = ["day_unfit", "on", true];
  assert.deepEqual(await errors(), [unfit]);
  const today = new Date(await visit.page.evaluate(() => Date.now())).toISOString().slice(0, 10);
  assert.equal(await widget.host.evaluate((host) => host.assessment.on), today);
  for (const on of ["2025-11-23", " 2024-02-29 ", null]) await widget.host.evaluate((host, on) => void (host.on = on), on);
  assert.equal((await errors()).length, 1, "each of these can be");
  for (const on of ["23/11/2025", "2025-02-29", "tomorrow"]) await widget.host.evaluate((host, on) => void (host.on = on), on);
  assert.deepEqual(await errors(), [unfit, unfit, unfit, unfit]);
});

promise("contacts that do not fit leave those before them in place, before all is there as after it", { body: element, before: early((widget) => { widget.contacts = { a: 1 }; }), expects: [/^request: \/packs\/stockholm/] }, async (visit) => {
  const { widget, page } = visit;
  const example = JSON.parse(readFileSync(join(root, "src", "contacts", "example.json"), "utf8"));
  assert.deepEqual((await visit.heard("lots-error")).map(({ detail }) => detail.code), ["contacts_unfit"]);
  assert.equal(await widget.host.evaluate((host) => host.contacts), null, "there were none before");
  await page.evaluate((example) => {
    const next = document.createElement("samverkans-lots");
    next.pack = "stockholm";
    document.body.append(next);
    next.contacts = example;
    next.contacts = { a: 1 };
    window.ready = new Promise((done) => next.addEventListener("lots-ready", done));
  }, example);
  await page.evaluate(() => window.ready);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("samverkans-lots")].at(-1).contacts), example);
  assert.equal((await visit.heard("lots-error")).length, 2);
});

const boxes = {
  "an item of a row": '<div style="display: flex"><nav style="width: 200px">N</nav><main>HERE</main></div>',
  "an item of a centred column": '<div style="display: flex; flex-direction: column; align-items: center">HERE</div>',
  "a column of a grid": '<div style="display: grid; grid-template-columns: auto 1fr"><main>HERE</main><aside>A</aside></div>',
  "a float": '<div style="float: left">HERE</div>',
  "a cell": "<table><tr><td>HERE</td></tr></table>",
  "a dialog": "<dialog open>HERE</dialog>",
  "a line": '<div style="display: inline-block">HERE</div>',
};

promise("where the page goes by its contents it has the room that there is, and never reaches beyond it", { body: element, csp: "none", expects: [/^request: |404/] }, async ({ page }) => {
  for (const [name, box] of Object.entries(boxes)) {
    for (const [width, least, most] of [[1280, 600, 1280], [360, 280, 360]]) {
      await page.setViewportSize({ width, height: 800 });
      const [own, reach] = await page.evaluate(
        async ([box, element]) => {
          document.body.style.margin = 0;
          document.body.innerHTML = box.replace("HERE", element);
          for (const it of document.querySelectorAll("nav, aside")) if (innerWidth < 500) it.remove();
          await new Promise((done) => document.querySelector("samverkans-lots").addEventListener("lots-ready", done));
          return [document.querySelector("samverkans-lots").offsetWidth, document.documentElement.scrollWidth];
        },
        [box, element],
      );
      assert.ok(own >= least && own <= most, `${name}, ${width} px: ${own} px wide`);
      assert.ok(reach <= width, `${name}, ${width} px: the page is ${reach} px wide`);
    }
  }
});
