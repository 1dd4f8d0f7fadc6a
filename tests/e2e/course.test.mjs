// A course by SCORM 1.2 as a learning platform opens it: the zip as `lots course` writes it, in a frame of a page that holds scorm-again's
// object, which keeps on the server what it is told to commit. The answers that are right are those that `lots exercises` prints.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { root } from "../tools/parts.mjs";
import { course, drawn, inXml, serving, types } from "./course.mjs";
import { launch, pack } from "./support.mjs";
import { Learner, wrongly } from "./learner.mjs";

const scorm = readFileSync(join(root, "tests", "node_modules", "scorm-again", "dist", "scorm12.js"));

let files;
// The mark as the manifest tells the platform.
let mark;
let server;
let browser;
let address;
// What the platform keeps, by learner.
const kept = new Map();

/**
 * The platform's page: every call of the course is noted with what it gave and the error after it. `lacks` is an element that it has not,
 * and what `window.refusing` names it does not take.
 */
const platform = (learner, { mastery, lacks }) => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Plattform</title>
<script src="/scorm12.js"></script><script>
const kept = ${JSON.stringify(kept.get(learner) ?? null)};
const strict = new Scorm12API({ autocommit: false, strict_errors: true, lmsCommitUrl: "/commit?learner=${learner}", dataCommitFormat: "json", logLevel: 5 });
const first = { core: { student_id: "${learner}", student_name: "Ek, Bo", credit: "credit", lesson_mode: "normal", entry: kept ? "resume" : "ab-initio" }, student_data: { mastery_score: "${mastery}" } };
window.refusing = undefined;
let refused = "0";
if (kept) {
  const { session_time, exit, ...core } = kept.core;
  strict.loadFromJSON({ ...kept, core: { ...core, ...first.core }, student_data: first.student_data });
} else strict.loadFromJSON(first);
window.noted = [];
window.API = {};
for (const name of ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic"]) {
  window.API[name] = (...given) => {
    if (name === "LMSGetLastError" && refused !== "0") return refused;
    if (name === "LMSGetErrorString" && given[0] === "401") return "Not implemented error";
    const isTold = /Error|Diagnostic/.test(name);
    if (!isTold) refused = [name, given[0]].includes(window.refusing) ? "101" : given[0] === ${JSON.stringify(lacks ?? null)} ? "401" : "0";
    const gave = refused === "0" || isTold ? strict[name](...given) : name === "LMSGetValue" ? "" : "false";
    if (!isTold) window.noted.push({ name, given, gave, error: refused === "0" ? strict.LMSGetLastError() : refused });
    return gave;
  };
}
</script><main><h1>Plattform</h1><iframe title="Kurs" src="/course/index.html" width="1000" height="800"></iframe></main></html>`;

before(async () => {
  files = course("scorm12");
  mark = inXml(files, "imsmanifest.xml", /<adlcp:masteryscore>(\d+)</);
  server = await serving(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    const learner = url.searchParams.get("learner");
    const give = (body, type) => response.writeHead(200, { "content-type": types[type] }).end(body);
    let sent = "";
    request.setEncoding("utf8");
    for await (const part of request) sent += part;
    const file = files[url.pathname.replace("/course/", "")];
    if (url.pathname === "/lms.html") give(platform(learner, { mastery: mark, ...Object.fromEntries(url.searchParams) }), "html");
    else if (url.pathname === "/scorm12.js") give(scorm, "js");
    else if (url.pathname === "/commit") {
      kept.set(learner, JSON.parse(sent).cmi);
      give('{"result":true,"errorCode":0}', "json");
    } else if (file) give(file, url.pathname.split(".").at(-1));
    else response.writeHead(404).end();
  });
  ({ address } = server);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** A learner at the platform's page, in some browser. `calls` gives all that the course has called of the platform. */
async function visit(name, { within = browser, ...asked } = {}) {
  const context = await within.newContext({ locale: "sv-SE" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const logged = [];
  page.on("pageerror", (error) => logged.push(error.message));
  page.on("console", (message) => message.type() === "error" && !/favicon|404/.test(message.text()) && logged.push(message.text()));
  await page.goto(`${address}/lms.html?${new URLSearchParams({ learner: name, ...asked })}`);
  const learner = new Learner(page, page.frameLocator("iframe[title=Kurs]"), "iframe[title=Kurs]");
  return { page, learner, logged, calls: () => page.evaluate(() => window.noted), close: () => context.close() };
}

/** The platform leaves the course, as when the learner opens another page of it. */
const leave = async ({ page }) => {
  await page.evaluate(() => new Promise((done) => {
    const frame = document.querySelector("iframe");
    frame.addEventListener("load", done, { once: true });
    frame.src = "about:blank";
  }));
};

/** Nothing was refused, and nothing was called out of turn. */
async function assertTaken(session) {
  const all = await session.calls();
  assert.ok(all.length > 3);
  assert.deepEqual(all.filter((it) => String(it.error) !== "0"), [], "no call left an error");
  assert.deepEqual(session.logged, [], "the page had no trouble of its own");
  assert.deepEqual(all.filter((it) => it.name !== "LMSGetValue" && String(it.gave) !== "true"), [], "every call was taken");
}

/** What a key or a prediction is as one text. */
const asText = (exercise) =>
  pack.decisions
    .filter(({ id }) => id in exercise.key)
    .map(({ id }) => {
      const { status, values } = exercise.key[id];
      const said = { settled: values?.join(",") || "nobody", gap: "silent", conflict: "collides" }[status] ?? "cannot_tell";
      return `${id}=${said}`;
    })
    .join(" ");

/** A list as scorm-again writes it down. */
const listed = (list) => Object.values(list.childArray ?? list);

const said = ({ page }) => page.frameLocator("iframe[title=Kurs]").getByRole("status").first();
const own = async (session, text) => assert.match(await said(session).innerText(), text);
/** Waits until that is said. */
const says = (session, text) => said(session).filter({ hasText: text }).waitFor();

/** Answers the exercises from one place on, by what each is given, to the result. */
async function work({ learner }, answers, from = 0) {
  for (const place of [0, 1, 2].slice(from)) {
    await learner.answer(answers(drawn.exercises[place].key, place));
    await learner.press(place === 2 ? "Till resultatet" : "Nästa fall");
  }
  await learner.heading("Övningen är klar").waitFor();
}

/** Answers all exercises, and stays at what is said of the last one. */
async function workToTheLast({ learner }, answers) {
  for (const place of [0, 1, 2]) {
    if (place > 0) await learner.press("Nästa fall");
    await learner.answer(answers(drawn.exercises[place].key, place));
  }
  await learner.button("Till resultatet").waitFor();
}

const right = (key) => key;

test("a course begins as incomplete, asks the platform in order, and shows its set without a word of trouble", { timeout: 120_000 }, async () => {
  const session = await visit("begins");
  await session.learner.button("Börja övningen").waitFor();
  assert.deepEqual([kept.get("begins").core.lesson_status, (await session.calls())[0].name], ["incomplete", "LMSInitialize"]);
  await own(session, /^(Fallen är framtagna\. Nu kan du börja\.)?$/);
  const course = session.page.frameLocator("iframe[title=Kurs]");
  await course.getByText("Lärplattformen sparar vad du kan, dina svar och ditt resultat.").waitFor();
  assert.equal(await course.getByRole("button", { name: "För dig som håller utbildningen" }).count(), 0, "it is for learners alone");
  await leave(session);
  const all = await session.calls();
  assert.equal(all.at(-1).name, "LMSFinish");
  assert.equal(all.filter((it) => it.name === "LMSFinish").length, 1);
  await assertTaken(session);
  await session.close();
});

test("who answers as the routine does passes, and each case is told with what was said and what is right", { timeout: 240_000 }, async () => {
  const session = await visit("passes");
  await session.learner.press("Börja övningen");
  await work(session, right);
  await own(session, /^Godkänt/);
  const { core, interactions, suspend_data } = kept.get("passes");
  assert.deepEqual([core.lesson_status, core.score.raw, core.score.min, core.score.max].map(String), ["passed", "100", "0", "100"]);
  const told = listed(interactions);
  assert.deepEqual(told.map((it) => it.id), drawn.exercises.map((it) => `exercise_${it.id}`));
  for (const [place, it] of told.entries()) {
    assert.match(it.id, /^\w{1,255}$/);
    assert.match(it.time, /^\d\d:\d\d:\d\d$/);
    assert.match(it.latency, /^\d{2,4}:\d\d:\d\d$/);
    assert.deepEqual([it.type, it.result], ["performance", "correct"]);
    const right = asText(drawn.exercises[place]).slice(0, 255);
    const [pattern] = listed(it.correct_responses);
    assert.equal(pattern.pattern, right);
  }
  assert.ok(suspend_data.length > 0 && suspend_data.length <= 4096, `${suspend_data.length}`);
  await leave(session);
  await assertTaken(session);
  assert.equal(kept.get("passes").core.lesson_status, "passed");
  await session.close();
});

test("who gets nothing right fails, passes on a second try, and keeps that whatever comes after", { timeout: 240_000 }, async () => {
  const session = await visit("fails");
  await session.learner.press("Börja övningen");
  await work(session, wrongly);
  await own(session, /^Inte godkänt den här gången\. Resultatet är sparat/);
  await leave(session);
  const { core, interactions } = kept.get("fails");
  assert.deepEqual([core.lesson_status, String(core.score.raw)], ["failed", "0"]);
  const told = listed(interactions);
  assert.deepEqual(told.map((it) => it.result), ["wrong", "wrong", "wrong"]);
  await assertTaken(session);
  await session.close();
  const again = await visit("fails");
  await again.learner.button("Börja övningen").waitFor();
  assert.equal(kept.get("fails").core.lesson_status, "failed", "opening it again takes nothing back");
  await again.learner.press("Börja övningen");
  await work(again, right);
  await own(again, /^Godkänt/);
  assert.deepEqual([kept.get("fails").core.lesson_status, String(kept.get("fails").core.score.raw)], ["passed", "100"]);
  await again.learner.press("Till början");
  await again.learner.press("Börja övningen");
  await work(again, wrongly);
  await own(again, /^Inte godkänt den här gången, men du är redan godkänd/);
  await leave(again);
  assert.deepEqual([kept.get("fails").core.lesson_status, String(kept.get("fails").core.score.raw)], ["passed", "100"]);
  await assertTaken(again);
  await again.close();
});

test("a course that was left goes on at the case where it was", { timeout: 240_000 }, async () => {
  const session = await visit("suspends");
  await session.learner.press("Börja övningen");
  await session.learner.answer(drawn.exercises[0].key);
  await session.learner.press("Nästa fall");
  const second = await session.learner.call();
  await leave(session);
  await assertTaken(session);
  const { core, suspend_data } = kept.get("suspends");
  assert.deepEqual([core.lesson_status, core.exit], ["incomplete", "suspend"]);
  assert.ok(suspend_data.length > 0 && suspend_data.length <= 4096, `${suspend_data.length}`);
  await session.close();
  const again = await visit("suspends");
  await again.learner.press("Fortsätt övningen");
  await again.learner.beginExercise();
  assert.equal(await again.learner.call(), second);
  await work(again, right, 1);
  await own(again, /^Godkänt/);
  await leave(again);
  assert.deepEqual([kept.get("suspends").core.lesson_status, String(kept.get("suspends").core.score.raw)], ["passed", "100"]);
  const ids = listed(kept.get("suspends").interactions);
  assert.deepEqual(ids.map((it) => it.id), drawn.exercises.map((it) => `exercise_${it.id}`));
  await assertTaken(again);
  await again.close();
});

test("a browser that is killed half-way has lost nothing of the cases that were done", { timeout: 240_000 }, async () => {
  const running = await chromium.launchServer({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--disable-gpu"] });
  const session = await visit("killed", { within: await chromium.connect(running.wsEndpoint()) });
  await session.learner.press("Börja övningen");
  await session.learner.answer(drawn.exercises[0].key);
  await assertTaken(session);
  const all = await session.calls();
  assert.ok(!all.some((it) => it.name === "LMSFinish"), "it has not said good-bye");
  await running.kill();
  const told = listed(kept.get("killed").interactions);
  assert.deepEqual(told.map((it) => [it.id, it.result]), [[`exercise_${drawn.exercises[0].id}`, "correct"]]);
  assert.equal(kept.get("killed").core.lesson_status, "incomplete");
  const again = await visit("killed");
  await again.page.frameLocator("iframe[title=Kurs]").getByText("Du har gjort 1 av 3 fall i den övning du började på.").waitFor();
  await assertTaken(again);
  await again.close();
});

test("closed at the last feedback has its result", { timeout: 240_000 }, async () => {
  for (const [name, answers, status, score, told] of [
    ["closes-passed", right, "passed", "100", /^Godkänt\. Resultatet är sparat/],
    ["closes-failed", wrongly, "failed", "0", /^Inte godkänt den här gången\. Resultatet är sparat/],
  ]) {
    const running = await chromium.launchServer({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--disable-gpu"] });
    const session = await visit(name, { within: await chromium.connect(running.wsEndpoint()) });
    await session.learner.press("Börja övningen");
    await workToTheLast(session, answers);
    await own(session, told);
    await assertTaken(session);
    // Nobody has looked at the end of the set, and the browser has no time for a good-bye.
    await running.kill();
    const { core, interactions } = kept.get(name);
    assert.deepEqual([core.lesson_status, String(core.score.raw)], [status, score]);
    assert.equal(listed(interactions).length, 3);
    const again = await visit(name);
    await again.learner.button("Börja övningen").waitFor();
    assert.equal(kept.get(name).core.lesson_status, status, "coming back takes nothing back");
    await assertTaken(again);
    await again.close();
  }
});

test("the mark is the platform's own where it has another than the course came with, also on the page", { timeout: 240_000 }, async () => {
  assert.ok(Number(mark) > 34);
  const session = await visit("lower", { mastery: "30" });
  await session.learner.press("Börja övningen");
  await work(session, (key, place) => (place === 0 ? key : wrongly(key)));
  await own(session, /^Godkänt/);
  await session.page.frameLocator("iframe[title=Kurs]").locator("#exercises").getByText("Godkänt", { exact: true }).waitFor();
  await leave(session);
  const { core } = kept.get("lower");
  assert.ok(core.score.raw >= 30 && core.score.raw < Number(mark), `${core.score.raw}`);
  assert.equal(core.lesson_status, "passed");
  await assertTaken(session);
  await session.close();
});

test("a platform that has no lesson_mode, and need not have it, is no trouble", { timeout: 120_000 }, async () => {
  const session = await visit("plain", { lacks: "cmi.core.lesson_mode" });
  await session.learner.press("Börja övningen");
  await session.learner.answer(drawn.exercises[0].key);
  await own(session, /^$/);
  const all = await session.calls();
  assert.deepEqual(all.filter((it) => it.error === "401").map((it) => it.given[0]), ["cmi.core.lesson_mode"], "it was asked for, once, and not there");
  assert.equal(kept.get("plain").core.lesson_status, "incomplete");
  await leave(session);
  await session.close();
});

test("a commit that fails is told, tried again, and no longer told when it has gone well", { timeout: 240_000 }, async () => {
  const session = await visit("commits");
  await session.learner.press("Börja övningen");
  await session.page.evaluate(() => (window.refusing = "LMSCommit"));
  await work(session, right);
  await says(session, /^Lärplattformen har inte tagit emot allt än\. Stäng inte sidan\. Den försöker igen\. Fel: 101 .*\(LMSCommit\)$/);
  assert.equal(kept.get("commits").core.lesson_status, "incomplete");
  await session.page.evaluate(() => (window.refusing = undefined));
  // Without another step of the learner's.
  await says(session, /^Godkänt\. Resultatet är sparat/);
  assert.equal(kept.get("commits").core.lesson_status, "passed");
  await leave(session);
  await session.close();
});

test("a value that was refused stays told though all after it goes well", { timeout: 240_000 }, async () => {
  const session = await visit("values");
  await session.learner.press("Börja övningen");
  await session.page.evaluate(() => (window.refusing = "cmi.core.lesson_status"));
  await work(session, right);
  await own(session, /^Lärplattformen tog inte emot allt\. Resultatet kan saknas där\. Fel: 101 .*\(cmi\.core\.lesson_status\)$/);
  const last = (await session.calls()).at(-1);
  assert.deepEqual([last.name, String(last.gave), String(last.error)], ["LMSCommit", "true", "0"]);
  await leave(session);
  await session.close();
});

test("a page that the browser shows again after it was left says that the visit is over, and calls nothing more", { timeout: 120_000 }, async () => {
  const session = await visit("returns");
  await session.learner.press("Börja övningen");
  await session.learner.answer(drawn.exercises[0].key);
  // What a browser does with a page that it keeps.
  const frame = session.page.frame({ url: /course\/index\.html/ });
  await frame.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await frame.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await own(session, /^Det här besöket i kursen är avslutat\. Inget mer sparas\./);
  assert.equal(await session.page.frameLocator("iframe[title=Kurs]").getByRole("button").count(), 0, "there is nothing left to answer in vain");
  await leave(session);
  const all = await session.calls();
  assert.equal(all.at(-1).name, "LMSFinish");
  assert.equal(all.filter((it) => it.name === "LMSFinish").length, 1);
  await assertTaken(session);
  await session.close();
});
