// The program and the pack come in two parts each: what the first question takes, and the rest, or the whole, right behind it. Who answers
// before that is there loses nothing, whether it comes, comes late or does not come.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compiled } from "../tools/own.mjs";
import { laterName, root, site, target } from "../tools/parts.mjs";
import { asked, element, halfway, isReady, laterAddress, wholeAddress } from "./halfway.mjs";
import { assess, caseOf, focused, keys, pack, pointer, promise } from "./support.mjs";

const one = compiled(join(root, "tests", "cases", "one.toml"));
const text = readFileSync(join(target, "packs", "stockholm.json"), "utf8");

for (const [what, at] of [["program", laterAddress], ["pack", wholeAddress]]) halfway(`the first question can be answered before all of the ${what} is there, and the next is asked as soon as it is`, { at }, async ({ visit, page, widget, arrive }) => {
  await asked(widget);
  await widget.host.evaluate((host) => host.focus());
  const first = await widget.question();
  const answer = caseOf("O-ST-4").answers[first.id];
  await keys(widget, first, answer);
  await widget.next(first, { whole: false });
  assert.equal((await widget.ledger()).length, 1, "the answer stands in the ledger");
  assert.equal(await focused(widget), "Hämtas …", "what is awaited says so, and has the focus");
  assert.equal(await isReady(visit), false);
  assert.equal(await widget.host.evaluate((host) => host.assessment), null);
  assert.deepEqual((await visit.heard("lots-answer")).map(({ detail }) => detail.fact), [first.id]);
  // The way back is open, and leads to what was answered.
  await widget.button("Tillbaka").click();
  await widget.host.getByRole("heading", { name: first.ask }).waitFor();
  await widget.button("Behåll svaret").click();
  await widget.host.getByRole("heading", { name: "Hämtas …" }).waitFor();
  await arrive();
  await page.waitForFunction(() => window.heard.some(({ name }) => name === "lots-ready"));
  await asked(widget);
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("[data-focus]"));
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), { [first.id]: answer });
  assert.notEqual((await widget.question()).id, first.id);
  assert.deepEqual(await widget.host.evaluate((host) => host.assessment), assess({ [first.id]: answer }));
});

halfway("a result that one answer leads to is told once all is there, after that it is", { html: "<samverkans-lots></samverkans-lots>" }, async ({ visit, page, widget, arrive }) => {
  await page.route(/\/packs\/one(\.first)?\.json$/, (route) => route.fulfill({ contentType: "application/json", body: /first/.test(route.request().url()) ? one.first : one.whole }));
  await widget.host.evaluate((host) => (host.src = "/packs/one.first.json"));
  await widget.button("Ja").click();
  await widget.host.getByRole("heading", { name: "Hämtas …" }).waitFor();
  assert.deepEqual(await visit.heard("lots-result"), []);
  await arrive();
  await page.waitForFunction(() => window.heard.some(({ name }) => name === "lots-result"));
  const told = (await page.evaluate(() => window.heard)).map(({ name }) => name);
  assert.deepEqual(told.slice(-2), ["lots-ready", "lots-result"], "who hears of the result can use it");
});

for (const [what, at] of [["program", laterAddress], ["pack", wholeAddress]]) halfway(`a question that is being answered stays as it is when the rest of the ${what} comes: the same button, with the focus on it`, { at }, async ({ page, widget, arrive }) => {
  await asked(widget);
  await widget.button("Vet inte").focus();
  await widget.host.evaluate((host) => (window.button = host.shadowRoot.activeElement));
  await widget.host.evaluate((host) => (host.contacts = null));
  await arrive();
  await page.waitForFunction(() => window.heard.some(({ name }) => name === "lots-ready"));
  assert.ok(await widget.host.evaluate((host) => window.button.isConnected && host.shadowRoot.activeElement === window.button));
});

for (const [what, at] of [["program", laterAddress], ["pack", wholeAddress]]) halfway(`the rulebook, free words and the reason for a question say that they are coming, and come by themselves with the ${what}`, { at }, async ({ widget, arrive }) => {
  await asked(widget);
  await widget.host.locator("summary", { hasText: "Varför frågar du?" }).click();
  await widget.button("Skriv det du hör").click();
  assert.equal(await widget.host.getByText("Hämtas …").count(), 2);
  await widget.button("Regler").click();
  await widget.host.getByRole("heading", { name: "Hämtas …" }).waitFor();
  assert.equal(await widget.host.evaluate((host) => host.view), "rules");
  await arrive();
  await widget.host.getByRole("heading", { name: "Regler", exact: true }).waitFor();
  assert.equal(await widget.host.getByText("Hämtas …").count(), 0);
  await widget.host.getByRole("searchbox").or(widget.host.getByRole("textbox")).first().waitFor();
});

for (const [what, at] of [["program", laterAddress], ["pack", wholeAddress]]) halfway(`a number that is typed before all of the ${what} is there is taken as soon as it is, unless it has been changed`, { at }, async ({ page, widget, arrive }) => {
  await asked(widget);
  const field = await openedNumber(widget);
  await field.fill("34");
  await page.keyboard.press("Enter");
  await widget.host.getByRole("alert").getByText("Hämtas …").waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), "false");
  await arrive();
  await page.waitForFunction(() => window.heard.some(({ name }) => name === "lots-ready"));
  assert.equal((await widget.host.evaluate((host) => host.answers)).age_now, 34);
  assert.equal(await widget.host.getByText("Hämtas …").count(), 0);
});

halfway("a number that was changed after it was gone on with is not taken by itself", {}, async ({ page, widget, arrive }) => {
  await asked(widget);
  const field = await openedNumber(widget);
  await field.fill("3");
  await page.keyboard.press("Enter");
  await field.press("4");
  const before = await widget.host.evaluate((host) => host.answers);
  await arrive();
  await page.waitForFunction(() => window.heard.some(({ name }) => name === "lots-ready"));
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), before);
  assert.equal(await field.inputValue(), "34");
  await page.keyboard.press("Enter");
  await page.waitForFunction((count) => Object.keys(document.querySelector("samverkans-lots").answers).length > count, Object.keys(before).length);
});

halfway("a number has its unit before all of the pack is there, and what an answer settles is said aloud once it is", { at: wholeAddress }, async ({ page, widget, arrive }) => {
  await asked(widget);
  const months = await openedNumber(widget, "months_since_followup");
  assert.match(await months.locator("xpath=ancestor::*[contains(@class, 'lots-typed')][1]").innerText(), /månader/);
  await openedQuestion(widget, "health_and_social");
  await widget.button("Nej").click();
  await widget.host.getByRole("heading", { name: "Hämtas …" }).waitFor();
  await page.waitForFunction(() => /Hämtas|^$/.test(document.querySelector("samverkans-lots").shadowRoot.querySelector(".lots-panel__list").textContent));
  await arrive();
  await page.waitForFunction(() => /Gemensam plan/.test([...document.querySelector("samverkans-lots").shadowRoot.querySelectorAll("[role=status]")].map((it) => it.textContent).join(" ")));
});

halfway("questions put step by step are shown with all of the program", { html: element.replace("pack=", 'mode="guided" pack=') }, async ({ page, widget, arrive }) => {
  await page.waitForTimeout(1000);
  assert.equal(await widget.host.locator("[part=base]").count(), 0);
  await arrive();
  await widget.host.getByText(/^Steg 1/).waitFor();
});

halfway("what the host page sets meanwhile holds when all is there", {}, async ({ page, widget, arrive }) => {
  await asked(widget);
  const answers = { situation: "new_case", urgency: "acute" };
  await widget.host.evaluate((host, answers) => (host.answers = answers), answers);
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), answers);
  await arrive();
  await page.waitForFunction(() => window.heard.some(({ name }) => name === "lots-ready"));
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), answers);
  assert.equal((await widget.ledger()).length, 2);
});

halfway("answers set meanwhile go along to other rules that are chosen before all is there", { html: "<samverkans-lots></samverkans-lots>" }, async ({ page, widget, arrive }) => {
  await widget.host.getByRole("button", { name: /^Stockholm / }).click();
  await asked(widget);
  await widget.host.evaluate((host) => (host.answers = { situation: "new_case", needs: ["addiction"], consent_plan: "no" }));
  await widget.host.getByRole("button", { name: /^Malmö / }).click();
  await arrive();
  await page.waitForFunction(() => window.heard.some(({ name }) => name === "lots-ready"));
  const { needs, consent_plan: plan } = await widget.host.evaluate((host) => host.answers);
  assert.deepEqual([needs, plan], [["addiction"], "no"]);
  await widget.host.getByText(/^De här reglerna frågar inte om allt.*Situation/).waitFor();
});

promise("answers that are there from the beginning are shown with all of the program, and never after another first question", { body: `<template>${element}</template>`, waits: false, expects: [/^request: /] }, async (visit) => {
  const { page, widget } = visit;
  let release;
  const released = new Promise((done) => (release = done));
  await page.route(laterAddress, async (route) => released.then(() => route.continue()));
  await page.evaluate(() => {
    document.querySelector("main").append(document.querySelector("template").content.cloneNode(true));
    document.querySelector("samverkans-lots").answers = { situation: "new_case" };
  });
  await page.waitForTimeout(1000);
  assert.equal(await widget.host.locator("[part=question]").count(), 0);
  release();
  await widget.button("Vet inte").waitFor();
  assert.equal((await widget.ledger()).length, 1);
});

const [lacking, damaged] = [/Resten kunde inte hämtas/, /Reglerna är skadade/];
const json = (body) => (route) => route.fulfill({ contentType: "application/json", body });
for (const [what, at, how, code, told] of [
  ["a second part that cannot be reached", laterAddress, (route) => route.abort("internetdisconnected"), "module_unreachable", lacking],
  ["a second part that is not there", laterAddress, (route) => route.fulfill({ status: 404, body: "" }), "module_missing", lacking],
  ["a second part of another build", laterAddress, (route) => route.fulfill({ contentType: "application/wasm", body: otherBuild() }), "module_changed", /förnyats medan det hämtades/],
  ["a whole pack that cannot be reached", wholeAddress, (route) => route.abort("internetdisconnected"), "pack_unreachable", lacking],
  ["a whole pack that is not there", wholeAddress, (route) => route.fulfill({ status: 404, body: "" }), "pack_missing", lacking],
  ["a whole pack that is cut off", wholeAddress, json(text.slice(0, 5000)), "pack_damaged", damaged],
  ["a whole pack in which one letter is another", wholeAddress, json(text.replace("Stadsdelens", "Stadsdelans")), "pack_damaged", damaged],
  ["a whole pack of other rules", wholeAddress, json(readFileSync(join(target, "packs", "malmo.json"), "utf8")), "pack_damaged", damaged],
  ["another version of the whole pack", wholeAddress, json(renewed((pack) => (pack.rules[3].because += " Ny."))), "pack_damaged", damaged],
  ["a whole pack that is only a part", wholeAddress, json(readFileSync(join(target, "packs", "stockholm.first.json"), "utf8")), "pack_damaged", damaged],
  ["a whole pack with a damaged index and the right digest", wholeAddress, json(renewed((pack) => (pack.rules[3].decides = 900))), "pack_damaged", damaged],
]) {
  const expects = [/^console: /, /^request: /];
  halfway(`${what} is a failure like any other, and no answer is lost by it`, { at, expects }, async ({ visit, page, widget, arrive }) => {
    await asked(widget);
    const first = await widget.question();
    await pointer(widget, first, caseOf("O-ST-4").answers[first.id]);
    await widget.next(first, { whole: false });
    const before = await widget.host.evaluate((host) => host.answers);
    await arrive(how);
    const alert = widget.host.getByRole("alert");
    await alert.getByText(told).waitFor();
    if (told !== lacking) await alert.getByText(/Dina svar finns kvar/).waitFor();
    assert.ok(await page.getByRole("link", { name: "Regelboken för utskrift" }).isVisible(), "the page's own content is there");
    assert.deepEqual((await visit.heard("lots-error")).map(({ detail }) => detail.code), [code]);
    assert.equal(await isReady(visit), false);
    await arrive();
    await widget.button("Försök igen").click();
    await asked(widget);
    await page.waitForFunction(() => window.heard.some(({ name }) => name === "lots-ready"));
    assert.deepEqual(await widget.host.evaluate((host) => host.answers), before);
    assert.equal((await widget.ledger()).length, Object.keys(before).length);
    assert.equal(await widget.host.getByRole("alert").filter({ hasText: /./ }).count(), 0);
  });
}

/** Opens a question instead of the first. */
async function openedQuestion(widget, id) {
  const { ask, short } = pack.facts.find((it) => it.id === id);
  const chip = widget.button(short);
  if (!(await chip.count())) await widget.host.getByRole("button", { name: /^Visa \d+ till$/ }).click();
  await chip.click();
  await widget.host.getByRole("heading", { name: ask }).waitFor();
  return ask;
}

/** The field of a question that is opened so. */
async function openedNumber(widget, id = "age_now") {
  return widget.host.getByRole("textbox", { name: await openedQuestion(widget, id) });
}

/** The second part as another build would have made it: what it shares with the first is called otherwise. */
function otherBuild() {
  const bytes = readFileSync(join(site, laterName()));
  const at = bytes.indexOf("shared_");
  assert.ok(at > 0);
  bytes.write("0000000000000000", at + "shared_".length);
  return bytes;
}

/** The pack with a change, and the digest that is right for it. */
function renewed(change) {
  const pack = JSON.parse(text);
  change(pack);
  pack.hash = "";
  return JSON.stringify({ ...pack, hash: `sha256:${createHash("sha256").update(JSON.stringify(pack)).digest("hex")}` });
}

promise("an address may lead to what the first question takes, and the whole pack is found beside it", { body: '<samverkans-lots src="/packs/malmo.first.json"></samverkans-lots>' }, async ({ widget, requests }) => {
  assert.deepEqual(requests.filter((path) => path.includes("packs")), ["/packs/malmo.first.json", "/packs/malmo.json"]);
  await widget.button("Regler").click();
  await widget.host.getByRole("heading", { name: "Regler", exact: true }).waitFor();
});

promise("an address may lead to the whole pack, which is not asked for again", { body: '<samverkans-lots src="/packs/malmo.json"></samverkans-lots>' }, async ({ widget, requests }) => {
  assert.deepEqual(requests.filter((path) => path.includes("packs")), ["/packs/malmo.json"]);
  await widget.button("Regler").click();
  await widget.host.getByRole("heading", { name: "Regler", exact: true }).waitFor();
});
