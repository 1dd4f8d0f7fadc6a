// What a page can do with the script besides showing the element: when it begins, a pack read from anywhere, a case judged, and whatever a
// page may hand in by mistake or by malice, each with the code that is documented for it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { scriptName } from "../tools/parts.mjs";
import { assess as judged, caseOf, keys, pack, promise } from "./support.mjs";

const element = '<samverkans-lots pack="stockholm"></samverkans-lots>';
const script = `/${scriptName()}`;

/** Calls a function of the script with plain data; what is thrown comes back as its code, field and message. */
const call = (page, name, ...given) =>
  page.evaluate(
    async ({ script, name, given }) => {
      const module = await import(script);
      try {
        return { value: structuredClone(await module[name](...given)) };
      } catch ({ code, field, message, name: kind }) {
        return { thrown: { code, field, message, kind } };
      }
    },
    { script, name, given },
  );

const raw = "/packs/stockholm.json";

promise("a page judges a case without showing anything, exactly as the command line does", { body: "<p>Ingen fråga</p>", waits: false, csp: "element" }, async ({ page }) => {
  const { answers } = caseOf("O-ST-4");
  const { value } = await call(page, "assess", "stockholm", answers, "2026-11-23");
  assert.deepEqual(value, judged(answers));
  const { value: loaded } = await call(page, "loadPack", raw);
  assert.equal(loaded.id, "stockholm");
  assert.equal(loaded.lang, "sv");
  assert.match(loaded.validFrom ?? "2018-01-01", /^\d{4}-\d\d-\d\d$/);
  const again = await page.evaluate(
    async ({ script, raw, answers }) => {
      const { assess, loadPack } = await import(script);
      const compiled = await (await fetch(raw)).json();
      const pack = await loadPack(compiled);
      return Promise.all([assess(pack, answers, "2026-11-23"), assess(compiled, answers, "2026-11-23"), assess(new URL(raw, location.href), answers, "2026-11-23")]);
    },
    { script, raw, answers },
  );
  for (const it of again) assert.deepEqual(it, value);
});

promise("a name means the pack beside the script to the functions as to the element, also one that was offered to nobody; anything else is an address", { body: "<p>Ingen fråga</p>", waits: false, expects: [/request: /, /404/] }, async ({ page }) => {
  const own = { ...pack, title: "Egna regler", hash: "" };
  own.hash = `sha256:${createHash("sha256").update(JSON.stringify(own)).digest("hex")}`;
  await page.route(/\/packs\/own(\.first)?\.json$/, (route) => route.fulfill({ json: own }));
  await page.route(/\/own$/, (route) => route.fulfill({ json: pack }));
  const { value } = await call(page, "loadPack", "own");
  assert.equal(value.title, "Egna regler");
  const { answers } = caseOf("O-ST-4");
  const { value: assessment } = await call(page, "assess", "own", answers, "2026-11-23");
  assert.equal(assessment.pack.hash, own.hash);
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("samverkans-lots"), { pack: "own" })));
  await page.waitForFunction(() => document.querySelector("samverkans-lots").rules?.title === "Egna regler");
  const { value: other } = await call(page, "loadPack", "./own");
  assert.equal(other.title, pack.title, "a path is an address");
  const { thrown } = await call(page, "loadPack", "no-such-pack");
  assert.deepEqual([thrown.code, thrown.field], ["pack_missing", "pack"]);
  assert.match(thrown.message, /\/packs\/no-such-pack\.json answers 404$/);
});

promise("what a page hands in by mistake or malice has its documented code, names its field, and changes nothing", { body: element, expects: [/request: /, /404/] }, async ({ page, widget }) => {
  await widget.host.evaluate((host) => (host.answers = { situation: "new_case" }));
  const before = await widget.host.evaluate((host) => [JSON.stringify(host.answers), JSON.stringify(host.assessment)]);
  const seen = await page.evaluate(
    async ({ script, raw }) => {
      const { assess, loadPack } = await import(script);
      const widget = document.querySelector("samverkans-lots");
      const text = await (await fetch(raw)).text();
      const compiled = () => JSON.parse(text);
      const cyclic = {};
      cyclic.needs = cyclic;
      let deep = [];
      for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
      const changed = (change) => {
        const pack = compiled();
        change(pack);
        return pack;
      };
      const throwing = {
        get situation() {
          throw new RangeError("boom");
        },
      };
      const answers = (value) => () => (widget.answers = value);
      const on = (day) => () => assess("stockholm", {}, day);
      const pack = (value) => () => loadPack(value);
      const tries = {
        "answers: text": answers("situation"),
        "answers: list": answers(["new_case"]),
        "answers: number": answers(7),
        "answers: no such question": answers({ frågan: "x" }),
        "answers: HTML as a question": answers({ "<img src=x onerror=alert(1)>": "x" }),
        "answers: HTML as an answer": answers({ situation: "<img src=x onerror=alert(1)>" }),
        "answers: no such answer": answers({ situation: "månen" }),
        "answers: wrong kind": answers({ age_now: "trettiofyra" }),
        "answers: not finite": answers({ age_now: Infinity }),
        "answers: out of range": answers({ age_now: -1 }),
        "answers: a function": answers({ situation: () => "new_case" }),
        "answers: a symbol": answers({ situation: Symbol("new_case") }),
        "answers: a big number": answers({ age_now: 10n ** 40n }),
        "answers: cyclic": answers(cyclic),
        "answers: deep": answers({ needs: deep }),
        "answers: a huge text": answers({ situation: "x".repeat(5_000_000) }),
        "answers: a prototype": answers(JSON.parse('{"__proto__": {"situation": "new_case"}}')),
        "answers: a getter that throws": answers(throwing),
        "answers: a proxy that lies": answers(new Proxy({}, { ownKeys: () => ["situation", "situation2"], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }), get: () => "månen" })),
        "contacts: text": () => (widget.contacts = "ring"),
        "contacts: HTML under a key that is none": () => (widget.contacts = { "<img src=x onerror=alert(1)>": 1 }),
        "contacts: cyclic": () => (widget.contacts = cyclic),
        "link: a number": () => (widget.link = 7),
        "link: an object": () => (widget.link = { length: 4_000_000_000 }),
        "link: a list": () => (widget.link = ["lots="]),
        "link: a symbol": () => (widget.link = Symbol("lots=")),
        "day: no date": on("i går"),
        "day: the 30th of February": on("2026-02-30"),
        "day: a number": on(20261123),
        "pack: nothing": pack(null),
        "pack: undefined": pack(undefined),
        "pack: a number": pack(1),
        "pack: an empty object": pack({}),
        "pack: another format": pack(changed((it) => (it.format += 1))),
        "pack: no facts": pack(changed((it) => delete it.facts)),
        "pack: facts as text": pack(changed((it) => (it.facts = "x"))),
        "pack: cyclic": pack(cyclic),
        "pack: a diagram that leads nowhere": pack(changed((it) => (it.consistency = [4_000_000_000]))),
        "pack: one word is another": pack(changed((it) => (it.rules[3].because += "!"))),
        "pack: no digest": pack(changed((it) => (it.hash = ""))),
        "pack: an address without a pack": pack("/finns-inte.json"),
        "pack: no JSON": pack("/index.html"),
        "pack: no address": pack("http://["),
      };
      const seen = {};
      for (const [name, attempt] of Object.entries(tries)) {
        try {
          const value = await attempt();
          seen[name] = { value: String(value).slice(0, 50) };
        } catch (error) {
          seen[name] = { code: error.code, field: error.field, message: String(error.message).slice(0, 400), isError: error instanceof Error };
        }
      }
      return seen;
    },
    { script, raw },
  );
  const html = "<img src=x onerror=alert(1)>";
  const expected = {
    "answers: text": ["answer_unfit", "answers"],
    "answers: list": ["answer_unfit", "answers"],
    "answers: number": ["answer_unfit", "answers"],
    "answers: no such question": ["answer_unfit", "frågan"],
    "answers: HTML as a question": ["answer_unfit", html],
    "answers: HTML as an answer": ["answer_unfit", "situation"],
    "answers: no such answer": ["answer_unfit", "situation"],
    "answers: wrong kind": ["answer_unfit", "age_now"],
    "answers: not finite": ["answer_unfit", "age_now"],
    "answers: out of range": ["answer_unfit", "age_now"],
    "answers: a function": ["answer_unfit", "answers"],
    "answers: a symbol": ["answer_unfit", "answers"],
    "answers: a big number": ["answer_unfit", "answers"],
    "answers: cyclic": ["answer_unfit", "answers"],
    "answers: deep": ["answer_unfit", "answers"],
    "answers: a huge text": ["answer_unfit", "situation"],
    "answers: a prototype": ["answer_unfit", "__proto__"],
    "answers: a getter that throws": ["answer_unfit", "answers"],
    "answers: a proxy that lies": ["answer_unfit", "situation"],
    "contacts: text": ["contacts_unfit", "contacts"],
    // What is lacking is told first, and the key that is none last.
    "contacts: HTML under a key that is none": ["contacts_unfit", "schema"],
    "contacts: cyclic": ["contacts_unfit", "contacts"],
    "link: a number": ["link_unfit", "link"],
    "link: an object": ["link_unfit", "link"],
    "link: a list": ["link_unfit", "link"],
    "link: a symbol": ["link_unfit", "link"],
    "day: no date": ["day_unfit", "on"],
    "day: the 30th of February": ["day_unfit", "on"],
    "day: a number": ["day_unfit", "on"],
    "pack: nothing": ["pack_damaged", "pack"],
    "pack: undefined": ["pack_damaged", "pack"],
    "pack: a number": ["pack_damaged", "pack"],
    "pack: an empty object": ["pack_damaged", "pack"],
    "pack: another format": ["pack_format", "pack"],
    "pack: no facts": ["pack_damaged", "pack"],
    "pack: facts as text": ["pack_damaged", "pack"],
    "pack: cyclic": ["pack_damaged", "pack"],
    "pack: a diagram that leads nowhere": ["pack_damaged", "pack"],
    "pack: one word is another": ["pack_damaged", "pack"],
    "pack: no digest": ["pack_damaged", "pack"],
    "pack: an address without a pack": ["pack_missing", "pack"],
    "pack: no JSON": ["pack_damaged", "pack"],
    "pack: no address": ["pack_missing", "pack"],
  };
  for (const [name, { message, isError, value }] of Object.entries(seen)) {
    assert.equal(value, undefined, `${name} is taken`);
    assert.ok(isError && message.length > 0, name);
  }
  assert.deepEqual(Object.fromEntries(Object.entries(seen).map(([name, { code, field }]) => [name, [code, field]])), expected);
  for (const name of Object.keys(seen).filter((name) => name.includes("HTML"))) assert.ok(seen[name].message.includes(html), `${name}: ${seen[name].message}`);
  const after = await widget.host.evaluate((host) => [JSON.stringify(host.answers), JSON.stringify(host.assessment)]);
  assert.deepEqual(after, before, "nothing is half taken");
  assert.ok(await widget.question(), "and the questions are there");
});

promise("of a huge text that a page hands in only a little is said back, and no sign of it is cut in two", { body: element, expects: [/request: /, /404|431|414/, /Failed to load resource/] }, async ({ page, widget }) => {
  const seen = await page.evaluate(
    async ({ script }) => {
      const { assess, loadPack } = await import(script);
      const widget = document.querySelector("samverkans-lots");
      const told = [];
      const failed = async (name, attempt) => {
        try {
          await attempt();
        } catch ({ code, field, message }) {
          told.push([name, code, field, message]);
        }
      };
      // One letter more or less, so that a pair of surrogates begins at every place.
      for (const huge of ["x".repeat(3_000_000), "😀".repeat(1_000_000), `å${"😀".repeat(1_000_000)}`]) {
        await failed("question", () => (widget.answers = { [huge]: "x" }));
        await failed("answer", () => (widget.answers = { situation: huge }));
        await failed("option", () => (widget.answers = { needs: { [huge]: true } }));
        await failed("getter", () => (widget.answers = { get situation() { throw new Error(huge); } }));
        await failed("contacts", () => (widget.contacts = Object.fromEntries(Array.from({ length: 200 }, (_, place) => [`${place}${huge.slice(0, 100_000)}`, 1]))));
        await failed("link", () => (widget.link = `lots=1&pack=${"x".repeat(10_000)}&version=1&hash=0&on=2026-11-23&end`));
        await failed("day", () => assess("stockholm", {}, huge));
        await failed("address", () => loadPack(`http://[${huge}`));
        await failed("name", () => loadPack("x".repeat(100_000)));
        const heard = (name, change) =>
          new Promise((done) => {
            const other = document.createElement("samverkans-lots");
            other.addEventListener("lots-error", ({ detail: { code, field, message } }) => {
              told.push([name, code, field, message]);
              other.remove();
              done();
            }, { once: true });
            change(other);
            document.body.append(other);
          });
        await heard("attribute pack", (it) => (it.pack = `${huge}!`));
        await heard("attribute src", (it) => (it.src = `http://[${huge}`));
        await heard("attribute on", (it) => Object.assign(it, { pack: "stockholm", on: huge }));
      }
      return told;
    },
    { script },
  );
  const codes = { question: "answer_unfit", answer: "answer_unfit", option: "answer_unfit", getter: "answer_unfit", contacts: "contacts_unfit", day: "day_unfit", address: "pack_missing", name: "pack_missing", "attribute pack": "pack_missing", "attribute src": "pack_missing", "attribute on": "day_unfit" };
  for (const [name, code, field, message] of seen) {
    assert.equal(code, codes[name], name);
    assert.ok(field.length < 250, `${name}: a field of ${field.length}`);
    assert.ok(message.length < (name === "contacts" ? 50_000 : 450), `${name}: a message of ${message.length}`);
    assert.ok(message.includes("…"), `${name}: ${message}`);
    assert.ok(message.isWellFormed() && field.isWellFormed() && !message.includes("\ufffd"), name);
  }
  assert.equal(seen.length, 3 * Object.keys(codes).length);
  assert.ok(await widget.question(), "and the questions are there");
});

promise("HTML in a pack and in the names of answers is shown as text", { body: '<samverkans-lots pack="stockholm" lang="sv"></samverkans-lots>', expects: [/request: /] }, async ({ page, widget }) => {
  const evil = "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script>";
  await page.route(/evil\.json$/, async (route) => {
    const changed = structuredClone(pack);
    for (const fact of changed.facts) {
      fact.ask = `${evil} ${fact.ask}`;
      fact.short = `${evil} ${fact.short}`;
      for (const value of fact.values ?? []) value.label = `${evil} ${value.label}`;
    }
    changed.title = evil;
    changed.hash = "";
    const digest = createHash("sha256").update(JSON.stringify(changed)).digest("hex");
    await route.fulfill({ json: { ...changed, hash: `sha256:${digest}` } });
  });
  await widget.host.evaluate((host) => {
    host.removeAttribute("pack");
    host.src = "/evil.json";
  });
  await widget.host.getByRole("heading", { name: /<img src=x/ }).waitFor();
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case" }));
  const { short, values } = pack.facts.find(({ id }) => id === "situation");
  const answer = values.find(({ code }) => code === "new_case").label;
  await widget.host.locator(".lots-ledger__line").filter({ hasText: `${evil} ${short}` }).filter({ hasText: `${evil} ${answer}` }).waitFor();
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.equal(await widget.host.locator("img, script").count(), 0);
});

promise("an element that begins when it is seen asks for nothing until it is near the window", { body: `${"<p>Långt</p>".repeat(200)}${element.replace("pack", 'loading="visible" pack')}`, waits: false, expects: [/request: /] }, async ({ page, widget, requests }) => {
  const fetched = () => requests.filter((path) => /\.wasm|packs/.test(path));
  await page.waitForTimeout(300);
  assert.deepEqual(fetched(), []);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await widget.host.getByRole("heading").first().waitFor();
  assert.equal(fetched().length, 4);
});

promise("an element that begins when it is asked to shows the page's own words and a button, and then the question with the focus on it", { body: `<samverkans-lots pack="stockholm" loading="interaction"><p>Rutinen som fil</p></samverkans-lots>`, waits: false, expects: [/request: /] }, async ({ page, widget, requests }) => {
  const fetched = () => requests.filter((path) => /\.wasm|packs/.test(path));
  const button = widget.host.getByRole("button", { name: "Visa frågorna" });
  await button.waitFor();
  assert.ok(await page.getByText("Rutinen som fil").isVisible());
  assert.deepEqual(fetched(), []);
  // What the page sets meanwhile is kept.
  await widget.host.evaluate((host) => (host.answers = { situation: "new_case" }));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("[data-focus]"));
  assert.equal(fetched().length, 4);
  assert.ok(!(await page.getByText("Rutinen som fil").isVisible()));
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), { situation: "new_case" });
  const { situation, ...rest } = caseOf("O-ST-4").answers;
  await widget.answerCase({ situation, ...rest }, keys);
  assert.ok(await widget.verdict("responsible"));
});

promise("a day that is none is told while an element waits to be asked, once, and a day that can be is not", { body: '<samverkans-lots pack="stockholm" loading="interaction"></samverkans-lots>', waits: false }, async (visit) => {
  const { widget } = visit;
  await widget.host.getByRole("button", { name: "Visa frågorna" }).waitFor();
  for (const on of ["2026-11-02", "2026-02-31", null]) await widget.host.evaluate((host, on) => void (host.on = on), on);
  assert.deepEqual((await visit.heard("lots-error")).map(({ detail }) => [detail.code, detail.field]), [["day_unfit", "on"]]);
});

promise("an element that waits and is told to begin at once does", { body: `<samverkans-lots pack="stockholm" loading="interaction"></samverkans-lots>`, waits: false, expects: [/request: /] }, async ({ page, widget }) => {
  await widget.host.getByRole("button", { name: "Visa frågorna" }).waitFor();
  await widget.host.evaluate((host) => (host.loading = "eager"));
  await page.waitForFunction(() => window.heard.some(({ name }) => name === "lots-ready"));
  assert.ok(await widget.question());
});

const painted = (color, more = "") => `<style>samverkans-lots { ${color} }</style><samverkans-lots pack="stockholm" ${more}></samverkans-lots>`;

/** The contrast of a text with what it stands on, from what the browser has painted. */
const contrastOf = (locator) =>
  locator.evaluate((element) => {
    const parse = (color) => color.match(/[\d.]+/g).map(Number);
    let below = element;
    while (parse(getComputedStyle(below).backgroundColor)[3] === 0) below = below.parentElement ?? below.getRootNode().host;
    const luminance = (color) => {
      const [r, g, b] = parse(color).slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [a, b] = [getComputedStyle(element).color, getComputedStyle(below).backgroundColor].map(luminance).sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  });

for (const [name, tokens, expected] of [
  ["pale text", "--lots-color-text: #ddd", ["--lots-color-text"]],
  ["a yellow accent in a notation of its own", "--lots-color-accent: oklch(0.95 0.2 100)", ["--lots-color-accent", "--lots-color-on-accent"]],
  ["text as dark as its ground", "--lots-color-bg: #101010; --lots-color-text: black; --lots-focus-color: #0a0a0a", ["--lots-color-accent", "--lots-color-muted", "--lots-color-text", "--lots-focus-color"]],
  ["tones and edges as pale as what they stand on", "--lots-color-yes: #cfc; --lots-color-no: #fdd; --lots-color-border: #eee", ["--lots-color-border", "--lots-color-no", "--lots-color-yes"]],
  ["colours that can be read", "--lots-color-accent: #7a1f5c", []],
]) {
  promise(`${name}: what could not be read is changed until it can, and the page is told which`, { body: painted(tokens, 'theme="light"'), csp: "none", expects: [/404/] }, async (visit) => {
    const { widget } = visit;
    const told = (await visit.heard("lots-error")).map(({ detail }) => detail);
    for (const { code, field, message } of told) {
      assert.equal(code, "color_adjusted");
      assert.match(message, new RegExp(`^${field} on --lots-[a-z-]+ has a contrast of \\d+\\.\\d to 1; it was changed to \\d+\\.\\d$`));
    }
    const fields = told.map(({ field }) => field).sort();
    for (const field of expected) if (field !== "--lots-color-on-accent") assert.ok(fields.includes(field), `${field} is not among ${fields}`);
    if (!expected.length) assert.deepEqual(fields, []);
    assert.ok((await contrastOf(widget.host.locator("[data-focus]"))) >= 4.5);
    assert.ok((await contrastOf(widget.host.getByRole("button", { name: "Regler" }))) >= 4.5);
    assert.ok(await widget.question(), "and the questions are there");
  });
}

promise("whatever the visitor's settings go through, colours that can be read are left alone and others give way", { body: painted("--lots-color-text: #ddd", 'theme="light"'), csp: "none", expects: [/404/] }, async (visit) => {
  const { page, widget } = visit;
  for (const settings of [{ colorScheme: "dark" }, { forcedColors: "active" }, { colorScheme: "light" }, { forcedColors: "none" }, { colorScheme: "dark" }]) await page.emulateMedia(settings);
  assert.ok((await contrastOf(widget.host.locator("[data-focus]"))) >= 4.5);
  const fields = new Set((await visit.heard("lots-error")).map(({ detail }) => detail.field));
  // The focus has the colour of the text where the page gives it none of its own.
  assert.deepEqual([...fields].sort(), ["--lots-color-text", "--lots-focus-color"]);
});

/** Pages that change a token by a class of their body, one of each kind. */
// A busy page may go from one to the next at once: no two that follow each other change the same one.
const classes = { pale: "--lots-color-accent: #ddd", edges: "--lots-color-border: #eee", wide: "--lots-color-accent: color(display-p3 1 0.2 1)", tones: "--lots-color-yes: #cfc", focus: "--lots-focus-color: #f8f8f8" };
const classed = Object.entries(classes).map(([name, tokens]) => `.${name} samverkans-lots { ${tokens} }`).join(" ");
const heardColors = (page) => page.evaluate(() => window.heard.filter(({ name, detail }) => name === "lots-error" && detail.code === "color_adjusted").map(({ detail }) => detail.field));
const heardMore = (page, count) => page.waitForFunction((count) => window.heard.filter(({ name }) => name === "lots-error").length > count, count);

promise("a page that changes a colour later, by a class of its own, is told of it once, and it can be read", { body: `<style>${classed}</style><samverkans-lots pack="stockholm" theme="light"></samverkans-lots>`, csp: "none", expects: [/404/] }, async ({ page, widget }) => {
  const rules = widget.host.getByRole("button", { name: "Regler" });
  let told = await heardColors(page);
  assert.deepEqual(told, []);
  for (const [name, tokens] of Object.entries(classes)) {
    await page.evaluate((name) => (document.body.className = name), name);
    await heardMore(page, told.length);
    assert.ok((await contrastOf(rules)) >= 4.5, name);
    const now = await heardColors(page);
    assert.deepEqual(now.slice(told.length), [tokens.split(":")[0]], name);
    told = now;
    // Back to what can be read: the next one is told by itself.
    await page.evaluate(() => (document.body.className = ""));
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(seen)))));
  }
});

promise("an element that is moved to another ground, or shown again on one, can be read there", { body: `<style>.night samverkans-lots { --lots-color-bg: #101010 }</style><samverkans-lots pack="stockholm" theme="light"></samverkans-lots><div class="night"></div>`, csp: "none", expects: [/404/] }, async ({ page, widget }) => {
  const question = widget.host.locator("[data-focus]");
  await question.evaluate((it) => document.querySelector(".night").append(it.getRootNode().host));
  await heardMore(page, 0);
  assert.ok((await contrastOf(question)) >= 4.5);
  await widget.host.evaluate((host) => (host.hidden = true) && (document.querySelector(".night").className = ""));
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
  await widget.host.evaluate((host) => (host.hidden = false));
  await page.waitForFunction(() => getComputedStyle(document.querySelector("samverkans-lots").shadowRoot.querySelector("[data-focus]")).color === "rgb(20, 26, 34)");
  assert.ok((await contrastOf(question)) >= 4.5);
});

promise("where the ground lets that of the page be seen, text is read on it", { body: `<style>body { background: #0b3d2e }</style><div>${painted("--lots-color-bg: transparent", 'theme="light"')}</div>`, csp: "none", expects: [/404/] }, async (visit) => {
  const { widget } = visit;
  assert.ok((await visit.heard("lots-error")).some(({ detail }) => detail.code === "color_adjusted" && detail.field === "--lots-color-muted"));
  const [red, green, blue] = await widget.host.locator(".lots-eyebrow").first().evaluate((it) => getComputedStyle(it).color.match(/\d+/g).map(Number));
  assert.ok(Math.min(red, green, blue) > 120, `${[red, green, blue]} can be read on dark green`);
});

promise("a page that turns dark later has the colours of the dark one, each of which can be read", { body: painted("--lots-color-accent: light-dark(#ddd, #7db9ff); color-scheme: light"), csp: "none", expects: [/404/] }, async ({ widget }) => {
  const rules = widget.host.getByRole("button", { name: "Regler" });
  const before = await rules.evaluate((it) => getComputedStyle(it).color);
  assert.ok((await contrastOf(rules)) >= 4.5);
  await widget.host.evaluate((host) => (host.style.colorScheme = "dark"));
  assert.notEqual(await rules.evaluate((it) => getComputedStyle(it).color), before);
  assert.ok((await contrastOf(rules)) >= 4.5);
});
