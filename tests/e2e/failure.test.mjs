// What goes wrong: each failure is said in the language of the page, with a way on and the page's own content; the host hears of it
// once; nothing tries again by itself; and what was answered is there afterwards.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { laterName, root, scriptName, site, target, wasmName } from "../tools/parts.mjs";
import { caseOf, pointer, promise } from "./support.mjs";

const fallback = '<a href="/regelbok.html">Regelboken för utskrift</a>';
const element = `<samverkans-lots pack="stockholm">${fallback}</samverkans-lots>`;
const expects = [/^console: /, /^request: /, /^policy: /];
const packAddress = /\/packs\/stockholm\.first\.json$/;
const wasmAddress = new RegExp(`/${wasmName().replaceAll(".", "\\.")}$`);
const text = readFileSync(join(target, "packs", "stockholm.first.json"), "utf8");
const wasm = readFileSync(join(site, wasmName()));
const json = (body) => ({ contentType: "application/json", body });

/** A page that is prepared before the element on it asks for anything. */
const hindered = (name, { prepare, html = element }, check) =>
  promise(name, { body: `<template>${html}</template>`, waits: false, expects }, async (visit) => {
    const { page } = visit;
    await prepare(page);
    await page.evaluate(() => document.querySelector("main").append(document.querySelector("template").content.cloneNode(true)));
    await check(visit);
  });

const alert = (visit) => visit.widget.host.getByRole("alert");
const errors = async (visit) => (await visit.heard("lots-error")).map(({ detail }) => detail);

/** What every failure is held to. Returns the one error that the host heard of. */
async function failed(visit, told, again = "Försök igen") {
  const { page, widget } = visit;
  await alert(visit).getByText(told).waitFor();
  assert.ok(await page.getByRole("link", { name: "Regelboken för utskrift" }).isVisible(), "the page's own content is there");
  assert.ok(await widget.host.getByRole("button", { name: again, exact: true }).isVisible());
  // The second part of the program comes right behind the first, whatever else goes wrong.
  const asked = () => visit.requests.filter((path) => !path.endsWith(laterName())).length;
  const before = asked();
  await page.waitForTimeout(1500);
  assert.equal(asked(), before, "nothing tries again by itself");
  assert.ok(visit.requests.length - asked() <= 1, "nor does its second part");
  const heard = await errors(visit);
  assert.equal(heard.length, 1, `told once: ${JSON.stringify(heard)}`);
  assert.deepEqual(Object.keys(heard[0]).sort(), ["code", "field", "message"]);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY", "a page that is opened keeps its focus");
  return heard[0];
}

/** Tries again once nothing hinders it: the questions come, with the focus on them, and the failure is gone. */
async function recovers(visit) {
  const { page, widget } = visit;
  await page.unrouteAll();
  await widget.host.getByRole("button", { name: "Försök igen" }).focus();
  await page.keyboard.press("Enter");
  await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  assert.equal(await widget.host.locator(".lots-failed").count(), 0);
  assert.ok(!(await page.getByRole("link", { name: "Regelboken för utskrift" }).isVisible()));
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("[data-focus]"));
  assert.equal((await errors(visit)).length, 1);
}

const withPack = (answer) => (page) => page.route(packAddress, answer);
for (const [what, prepare, code, told] of [
  ["is not there", withPack((route) => route.fulfill({ status: 404, body: "" })), "pack_missing", /finns inte där sidan letar/],
  ["cannot be reached", withPack((route) => route.abort("internetdisconnected")), "pack_unreachable", /servern går inte att nå/],
  ["is no JSON", withPack((route) => route.fulfill(json("<!doctype html>"))), "pack_damaged", /Reglerna är skadade/],
  ["is cut off", withPack((route) => route.fulfill(json(text.slice(0, 5000)))), "pack_damaged", /Reglerna är skadade/],
  ["has one letter changed", withPack((route) => route.fulfill(json(text.replace("planen?", "planer?")))), "pack_damaged", /Reglerna är skadade/],
  ["is of another format", withPack((route) => route.fulfill(json(text.replace(/"format":\d+/, '"format":99')))), "pack_format", /annan version av programmet/],
  ["is a list", withPack((route) => route.fulfill(json("[]"))), "pack_damaged", /Reglerna är skadade/],
  ["is nothing", withPack((route) => route.fulfill(json("null"))), "pack_damaged", /Reglerna är skadade/],
]) {
  hindered(`a pack that ${what} is said plainly, and is loaded once it can be`, { prepare }, async (visit) => {
    const error = await failed(visit, told);
    assert.deepEqual([error.code, error.field], [code, "pack"]);
    await recovers(visit);
  });
}

hindered(
  "a damaged index is refused by the program itself, where the browser cannot reckon a digest",
  {
    // As on http:// pages.
    prepare: async (page) => {
      await page.evaluate(() => Object.defineProperty(crypto, "subtle", { value: undefined }));
      const damaged = JSON.parse(text);
      damaged.beginnings[0].ask = 900;
      await page.route(packAddress, (route) => route.fulfill(json(JSON.stringify(damaged))));
    },
  },
  async (visit) => {
    assert.equal((await failed(visit, /Reglerna är skadade/)).code, "pack_damaged");
    await recovers(visit);
  },
);

for (const [what, change] of [
  ["in one word", (pack) => (pack.rules[3].because += "!")],
  ["so that one thing is taken for possible that is not", (pack) => pack.consistency.pop()],
]) {
  hindered(
    `all of a pack is held against its digest by the program itself, where the browser cannot reckon one: changed ${what}`,
    {
      prepare: async (page) => {
        await page.evaluate(() => Object.defineProperty(crypto, "subtle", { value: undefined }));
        const changed = JSON.parse(readFileSync(join(target, "packs", "stockholm.json"), "utf8"));
        const before = JSON.stringify(changed);
        change(changed);
        assert.notEqual(JSON.stringify(changed), before);
        await page.route(/\/packs\/stockholm\.json$/, (route) => route.fulfill(json(JSON.stringify(changed))));
      },
    },
    async (visit) => {
      await alert(visit).getByText(/Reglerna är skadade/).waitFor();
      const [error] = await errors(visit);
      assert.deepEqual([error.code, error.field, error.message], ["pack_damaged", "pack", "the pack is not what its hash says"]);
      await recovers(visit);
    },
  );
}

hindered(
  "a server that does not answer is not waited for longer than half a minute",
  {
    prepare: async (page) => {
      await page.clock.install({ time: new Date("2026-11-23T10:00:00") });
      await page.route(packAddress, () => {});
    },
  },
  async (visit) => {
    const { page, widget } = visit;
    await page.clock.runFor(29_000);
    assert.deepEqual(await errors(visit), []);
    await page.clock.runFor(2_000);
    await widget.host.getByRole("alert").getByText(/svarade inte i tid/).waitFor();
    const heard = await errors(visit);
    assert.deepEqual(heard.map(({ code }) => code), ["pack_late"]);
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await widget.host.getByRole("button", { name: "Försök igen" }).click();
    await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  },
);

for (const [what, answer, code, told] of [
  ["is not there", { status: 404, body: "" }, "module_missing", /finns inte där sidan letar/],
  ["is no module", { contentType: "application/wasm", body: "no module" }, "module_missing", /finns inte där sidan letar/],
  ["is a page of a proxy", { contentType: "text/html", body: "<!doctype html>" }, "module_missing", /finns inte där sidan letar/],
  ["is a page without a media type", { contentType: "", body: "<!doctype html>" }, "module_missing", /finns inte där sidan letar/],
  ["is cut off", { contentType: "application/wasm", body: wasm.subarray(0, 5000) }, "module_missing", /finns inte där sidan letar/],
  ["is its second part under its name", { contentType: "application/wasm", body: readFileSync(join(site, laterName())) }, "module_changed", /förnyats medan det hämtades/],
  ["is another altogether", { contentType: "application/wasm", body: Buffer.from("\0asm\x01\0\0\0") }, "module_changed", /förnyats medan det hämtades/],
]) {
  const prepare = (page) => page.route(wasmAddress, (route) => route.fulfill(answer));
  hindered(`a program that ${what} is said plainly, and is loaded once it can be`, { prepare }, async (visit) => {
    const error = await failed(visit, told);
    assert.equal(error.code, code);
    if (code === "module_missing") assert.ok(error.message.includes(wasmName()), error.message);
    await recovers(visit);
  });
}

hindered(
  "a program that comes with another media type runs all the same",
  { prepare: (page) => page.route(wasmAddress, async (route) => route.fulfill({ response: await route.fetch(), contentType: "application/octet-stream" })) },
  async ({ widget }) => widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor(),
);

hindered(
  "a browser without WebAssembly is told of, and the page's own content is there",
  { prepare: (page) => page.evaluate(() => delete globalThis.WebAssembly) },
  async (visit) => assert.equal((await failed(visit, /kör inte programmet/)).code, "module_refused"),
);

promise(
  "a page whose policy forbids the program says so instead of showing nothing",
  { body: element, csp: "wasmless", waits: false, expects },
  async (visit) => assert.equal((await failed(visit, /kör inte programmet/)).code, "module_refused"),
);

for (const [lang, told, again] of [
  ["da", /de findes ikke, hvor siden leder/, "Prøv igen"],
  ["en", /they are not where the page looks/, "Try again"],
]) {
  const prepare = withPack((route) => route.fulfill({ status: 404, body: "" }));
  hindered(`a failure is told in the language of the page: ${lang}`, { prepare, html: element.replace(" pack", ` lang="${lang}" pack`) }, (visit) =>
    failed(visit, told, again),
  );
}

hindered(
  "a try that fails too says so to who pressed for it, and the next one can succeed",
  { prepare: withPack((route) => route.fulfill({ status: 404, body: "" })) },
  async (visit) => {
    const { widget } = visit;
    await failed(visit, /finns inte där sidan letar/);
    await visit.page.unrouteAll();
    await visit.page.route(packAddress, (route) => route.abort("internetdisconnected"));
    await widget.button("Försök igen").click();
    await alert(visit).getByText(/servern går inte att nå/).waitFor();
    assert.match(await widget.host.evaluate((host) => host.shadowRoot.activeElement.textContent), /servern går inte att nå/, "the focus is on what is said");
    assert.deepEqual((await errors(visit)).map(({ code }) => code), ["pack_missing", "pack_unreachable"]);
    await visit.page.unrouteAll();
    await widget.button("Försök igen").click();
    await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  },
);

promise("rules that cannot be loaded leave the answers for when one changes back", { body: "<samverkans-lots></samverkans-lots>", waits: false, expects }, async (visit) => {
  const { widget, page } = visit;
  await widget.host.getByRole("button", { name: /^Stockholm / }).click();
  await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  await widget.host.evaluate((host) => void (host.answers = { situation: "new_case", urgency: "acute" }));
  await page.route(/malmo\.first\.json$/, (route) => route.abort("internetdisconnected"));
  await widget.host.getByRole("button", { name: /^Malmö / }).click();
  await alert(visit).getByText(/Dina svar finns kvar/).waitFor();
  await widget.host.getByRole("button", { name: /^Stockholm / }).click();
  await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), { situation: "new_case", urgency: "acute" });
});

test("what the element and the page say by themselves is there in all three languages, each in its own words", async () => {
  // Where there is no package file, not every version of Node takes a script for a module.
  const module = (path) => import(`data:text/javascript,${encodeURIComponent(readFileSync(join(root, path), "utf8"))}`);
  const { said } = await module("src/embed/said.js");
  const { words } = await module("src/page/words.js");
  const shape = (words) =>
    Object.entries(words).map(([key, value]) => (typeof value === "object" ? [key, shape(value)] : [key, typeof value]));
  for (const catalogue of [said, words]) {
    assert.deepEqual(Object.keys(catalogue).sort(), ["da", "en", "sv"]);
    assert.deepEqual(shape(catalogue.da), shape(catalogue.sv));
    assert.deepEqual(shape(catalogue.en), shape(catalogue.sv));
  }
  const texts = (words) => Object.values(words).filter((value) => typeof value === "string");
  for (const [key, text] of Object.entries(said.sv.failures)) assert.ok(text && said.da.failures[key] !== text && said.en.failures[key] !== text, key);
  assert.ok(texts(words.sv).every((text) => text.trim()));
});


/** Lets the document make no more elements of a kind, which the program takes for impossible; a real panic follows. */
const breaks = (page, tag) =>
  page.evaluate((tag) => {
    const real = Document.prototype.createElement;
    window.mend = () => (Document.prototype.createElement = real);
    Document.prototype.createElement = function (name, ...rest) {
      if (name === tag) throw new DOMException("no more of these", "NotSupportedError");
      return real.call(this, name, ...rest);
    };
  }, tag);
const mend = (page) => page.evaluate(() => window.mend());
const brokenDown = [/^error: (unreachable|.*RuntimeError)/, /^console: /, /no more of these/, /^error: /];

async function answerSome(widget) {
  const given = caseOf("O-ST-4").answers;
  for (let count = 0; count < 2; count += 1) {
    const fact = await widget.question();
    await pointer(widget, fact, given[fact.id] ?? null);
    await widget.next(fact);
  }
  return widget.host.evaluate((host) => host.answers);
}

promise("after a panic the message has the focus, and one press brings the questions back with every answer, without a request", { body: element, expects: brokenDown }, async (visit) => {
  const { widget, page } = visit;
  const first = await answerSome(widget);
  await breaks(page, "h2");
  const asked = await widget.question();
  await pointer(widget, asked, caseOf("O-ST-4").answers[asked.id] ?? null);
  await alert(visit).getByText("Programmet stannade av ett fel. Det är inte något du har gjort. Dina svar finns kvar.").waitFor();
  assert.match(await widget.host.evaluate((host) => host.shadowRoot.activeElement.textContent), /stannade av ett fel/);
  assert.ok(await page.getByRole("link", { name: "Regelboken för utskrift" }).isVisible());
  const heard = await errors(visit);
  assert.equal(heard.length, 1, JSON.stringify(heard));
  assert.equal(heard[0].code, "internal");
  assert.match(heard[0].message, /^unreachable at wasm-function/);
  assert.deepEqual(await widget.host.evaluate((host) => [host.assessment, host.note(), host.view]), [null, "", ""]);
  await mend(page);
  await widget.button("Försök igen").click();
  await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  const back = await widget.host.evaluate((host) => host.answers);
  for (const [fact, answer] of Object.entries(first)) assert.deepEqual(back[fact], answer, fact);
  assert.ok(asked.id in back, "the last answer too");
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("[data-focus]"));
  // It works as before.
  const now = await widget.question();
  await pointer(widget, now, caseOf("O-ST-4").answers[now.id] ?? null);
  await widget.next(now);
  assert.equal((await errors(visit)).length, 1);
});

promise("answers that break the program again are not tried a third time, and every other element goes on after its own press", { body: element + element, expects: brokenDown }, async (visit) => {
  const { widget, page } = visit;
  await answerSome(widget);
  await breaks(page, "h2");
  const asked = await widget.question();
  await pointer(widget, asked, caseOf("O-ST-4").answers[asked.id] ?? null);
  await alert(visit).getByText(/Dina svar finns kvar/).first().waitFor();
  await widget.button("Försök igen").first().click();
  await alert(visit).getByText("Programmet stannade igen med samma svar. Börja om utan dem.").waitFor();
  assert.equal(await widget.button("Försök igen").count(), 0);
  await mend(page);
  await widget.button("Börja om").click();
  await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), {});
  assert.equal((await visit.heard("lots-reset")).length, 1);
  const other = page.locator("samverkans-lots").nth(1);
  await other.getByRole("button", { name: "Försök igen" }).click();
  await other.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
});

promise("after a panic one may also begin anew at once", { body: element, expects: brokenDown }, async (visit) => {
  const { widget, page } = visit;
  await answerSome(widget);
  await breaks(page, "h2");
  const asked = await widget.question();
  await pointer(widget, asked, caseOf("O-ST-4").answers[asked.id] ?? null);
  await widget.button("Börja om").waitFor();
  await mend(page);
  await widget.button("Börja om").click();
  await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), {});
});

promise("what was judged otherwise is there again after a panic, with the answers, and after the language has changed; with other rules it waits", { body: element, expects: [...brokenDown, /^request: /] }, async (visit) => {
  const { widget, page } = visit;
  const reason = "Familjen är sedan länge känd hos den andra enheten";
  const { answers } = caseOf("O-ST-4");
  const note = () => widget.host.evaluate((host) => host.note());
  await widget.host.evaluate((host, answers) => void (host.answers = answers), answers);
  const early = widget.button("Visa svaret så långt");
  await widget.host.getByText("Jag bedömer annorlunda", { exact: true }).or(early).first().waitFor();
  if (await early.count()) await early.click();
  await widget.host.getByText("Jag bedömer annorlunda", { exact: true }).first().click();
  await widget.host.getByRole("textbox", { name: "Varför bedömer du annorlunda?" }).first().fill(reason);
  await widget.host.getByRole("button", { name: "Lägg till bedömningen" }).first().click();
  await widget.host.getByText("Du bedömer annorlunda:").waitFor();
  const before = await note();
  assert.ok(before.includes(reason));
  // Nothing that the host page hears or sees holds it, but the note.
  assert.ok(!JSON.stringify(await page.evaluate(() => window.heard)).includes("Familjen"));
  await breaks(page, "h2");
  await widget.host.getByRole("button", { name: "Regler", exact: true }).click();
  await alert(visit).getByText(/Dina svar finns kvar/).waitFor();
  await mend(page);
  await widget.button("Försök igen").click();
  await widget.host.getByRole("button", { name: "Regler", exact: true }).waitFor();
  assert.equal(await note(), before);
  await widget.host.evaluate((host) => void (host.lang = "en"));
  await widget.button("Rules").waitFor();
  assert.equal(await note(), before);
  await widget.host.evaluate((host) => void (host.pack = "malmo"));
  await widget.host.getByText("Malmö", { exact: true }).waitFor();
  assert.ok(!(await note()).includes(reason));
  await widget.host.evaluate((host) => void (host.pack = "stockholm"));
  await widget.host.getByText("Stockholm", { exact: true }).waitFor();
  assert.ok((await note()).includes(reason));
  await widget.host.evaluate((host) => host.reset());
  await widget.host.evaluate((host, answers) => void (host.answers = answers), answers);
  assert.ok(!(await note()).includes(reason));
});

promise("where the element's script is not there the page says so and blames no browser; once it is, one press brings the questions", { path: "/", waits: false, expects: [/404/, /^request: /] }, async ({ page, widget }) => {
  const script = new RegExp(`/${scriptName().replaceAll(".", "\\.")}$`);
  await page.route(script, (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "" }));
  for (const [lang, says, again] of [
    ["sv", "Frågorna kunde inte hämtas från servern. Så länge: följ rutinen på papper, och fråga din chef.", "Försök igen"],
    ["da", "Spørgsmålene kunne ikke hentes fra serveren. Indtil videre: følg retningslinjen på papir, og spørg din leder.", "Prøv igen"],
  ]) {
    await page.goto(`${page.url().split("?")[0]}?pack=stockholm&lang=${lang}`);
    const told = page.getByRole("alert").filter({ hasText: says });
    await told.waitFor();
    assert.doesNotMatch(await told.innerText(), /WebAssembly/);
    await told.getByRole("button", { name: again }).waitFor();
  }
  await page.unroute(script);
  await page.getByRole("button", { name: "Prøv igen" }).click();
  await widget.host.getByRole("button", { name: "Ved ikke", exact: true }).waitFor();
  assert.equal(await page.getByRole("alert").filter({ hasText: /./ }).count(), 0);
});

promise("where it is only late the page says that, and goes on when it comes", { path: "/", waits: false, expects: [/^request: /] }, async ({ page, widget }) => {
  let let_go;
  const held = new Promise((resolve) => (let_go = resolve));
  await page.route(new RegExp(`/${scriptName().replaceAll(".", "\\.")}$`), async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${page.url().split("?")[0]}?pack=stockholm`, { waitUntil: "commit" });
  await page.getByRole("link", { name: "läs in sidan på nytt" }).waitFor();
  await page.getByRole("alert").filter({ hasText: "Frågorna är inte framme än. Det kan bero på nätet." }).waitFor({ timeout: 15_000 });
  assert.ok(await page.getByRole("button", { name: "Försök igen" }).isVisible());
  let_go();
  await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Försök igen" }).count(), 0);
});

promise("a page with a case is not left by a slip: the browser asks first, and without a case it does not", { expects: [/^request: /] }, async (visit) => {
  const { page, widget } = visit;
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return asked.length === 1 ? dialog.dismiss() : dialog.accept();
  });
  await widget.button("Vet inte").click();
  await page.evaluate(() => void setTimeout(() => location.reload()));
  await page.waitForTimeout(500);
  assert.deepEqual(asked, ["beforeunload"]);
  assert.equal((await widget.ledger()).length, 1, "who stays has the case");
  await widget.button("Börja om").click();
  await page.reload();
  await visit.ready(1);
  await widget.button("Vet inte").waitFor();
  assert.equal(asked.length, 1, "without a case nothing is asked");
  await widget.button("Vet inte").click();
  await page.reload();
  await visit.ready(1);
  assert.deepEqual(asked, ["beforeunload", "beforeunload"]);
});

promise("an element on a page of somebody else's keeps nobody there", { body: element, expects: [/^request: /] }, async ({ page, widget }) => {
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    return dialog.accept();
  });
  await widget.button("Vet inte").click();
  await page.reload();
  assert.equal(asked, 0);
});

promise("a program that has broken down does nothing any more: neither a second panic of it nor its clock reaches the one that runs", { body: element.replace(" pack", ' clear-after="1" pack'), expects: [...brokenDown, /^request: /], before: () => {
  window.starts = 0;
  const real = WebAssembly.instantiate;
  WebAssembly.instantiate = (...given) => {
    window.starts += 1;
    return real(...given);
  };
} }, async (visit) => {
  const { widget, page } = visit;
  const asked = await widget.question();
  await page.evaluate(() => (window.old = document.querySelector("samverkans-lots").shadowRoot.querySelector("[part=option]")));
  await breaks(page, "h2");
  await pointer(widget, asked, caseOf("O-ST-4").answers[asked.id] ?? null);
  await alert(visit).getByText(/Dina svar finns kvar/).waitFor();
  await mend(page);
  await widget.button("Försök igen").click();
  await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  const starts = await page.evaluate(() => window.starts);
  // What is left of the old one panics again, and its time is over; here somebody has just answered.
  await page.evaluate(() => {
    const real = Document.prototype.createElement;
    Document.prototype.createElement = () => {
      throw new DOMException("no more of these", "NotSupportedError");
    };
    window.old.click();
    Document.prototype.createElement = real;
  });
  await page.clock.setFixedTime(new Date("2026-11-23T10:02:00"));
  await widget.host.evaluate((host) => host.shadowRoot.querySelector("[part=base]").click());
  await page.waitForTimeout(6_000);
  assert.equal((await visit.heard("lots-reset")).length, 0);
  assert.ok(asked.id in (await widget.host.evaluate((host) => host.answers)));
  await page.evaluate(() => document.querySelector("main").insertAdjacentElement("beforeend", document.createElement("samverkans-lots")).setAttribute("pack", "stockholm"));
  await page.locator("samverkans-lots").nth(1).getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  assert.equal(await page.evaluate(() => window.starts), starts, "the good program carries the next element too");
});
