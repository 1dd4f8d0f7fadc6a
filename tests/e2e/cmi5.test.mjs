// A course by cmi5 as a learning platform opens it: the zip as `lots course` writes it, in a browser, against a platform's side that stands at
// an address of its own and refuses what the specification does not allow (`lrs.mjs`). The answers that are right are those that
// `lots exercises` prints, the mark is the one that the course's structure tells the platform.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { course, drawn, inXml, serving, types } from "./course.mjs";
import { Learner, wrongly } from "./learner.mjs";
import { Lrs, verbOf } from "./lrs.mjs";
import { launch } from "./support.mjs";

let browser;
let address;
let server;
let lrs;

before(async () => {
  const files = course("cmi5");
  const unit = {
    id: inXml(files, "cmi5.xml", /<au id="([^"]+)"/),
    moveOn: inXml(files, "cmi5.xml", /moveOn="(\w+)"/),
    masteryScore: Number(inXml(files, "cmi5.xml", /masteryScore="([\d.]+)"/)),
  };
  lrs = await Lrs.start(unit);
  server = await serving((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname.slice(1);
    if (path === "platform.html") response.writeHead(200, { "content-type": types.html }).end("<!doctype html><title>Plattform</title><h1>Plattform</h1>");
    else if (files[path]) response.writeHead(200, { "content-type": types[path.split(".").at(-1)] }).end(files[path]);
    else response.writeHead(404).end();
  });
  ({ address } = server);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  lrs?.close();
  server?.close();
});

/** A learner at the course, in a registration of the platform. */
async function visit(registration, { within = browser, query, ...asked } = {}) {
  lrs.disturbs = () => undefined;
  const context = await within.newContext({ locale: "sv-SE" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const logged = [];
  page.on("pageerror", (error) => logged.push(error.message));
  await page.goto(`${address}/index.html?${query ?? lrs.launch(registration, asked)}`);
  return { page, logged, learner: new Learner(page, page), close: () => context.close() };
}

const said = ({ page }) => page.getByRole("status").first();

/** Waits until that is said. */
async function says(session, text) {
  // As long as the page may wait before it tries again, and some.
  await said(session).filter({ hasText: text }).waitFor({ timeout: 30_000 });
}

/** Waits until something holds; what is on its way when a page goes arrives after it. */
async function until(holds, what) {
  for (const limit = Date.now() + 10_000; !holds(); ) {
    if (Date.now() > limit) assert.fail(`in vain: ${what()}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Leaves the course for the platform's page, and waits for the good-bye. */
async function leave(session, registration) {
  await session.page.goto(`${address}/platform.html`);
  await ended(session, registration);
}

async function ended(session, registration) {
  await until(() => lrs.verbs(registration).at(-1) === "terminated", () => lrs.verbs(registration));
  assert.deepEqual(session.logged, [], "the page had no trouble of its own");
  await session.close();
}

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
const one = (registration, verb) => {
  const found = lrs.of(registration).filter((it) => verbOf(it) === verb);
  assert.equal(found.length, 1, `${verb}, once`);
  return found[0];
};
const refusedOf = (registration) => lrs.refused.filter((it) => it.statements.some((one) => one.context?.registration === registration)).map((it) => it.why);

test("the platform's side refuses what cmi5 does not allow, and takes what it does", async () => {
  const own = await Lrs.start({ id: "urn:unit", moveOn: "Passed", masteryScore: 0.8 });
  try {
    const asked = own.launch(randomUUID());
    const [session] = own.sessions.values();
    session.isTold = true;
    let time = 0;
    const statement = (verb, { categories = ["cmi5"], extensions = {}, ...more } = {}) => ({
      id: randomUUID(),
      actor: JSON.parse(asked.get("actor")),
      verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
      object: { id: asked.get("activityId") },
      context: {
        registration: asked.get("registration"),
        contextActivities: { ...session.template.contextActivities, category: categories.map((it) => ({ id: `https://w3id.org/xapi/cmi5/context/categories/${it}` })) },
        extensions: { ...session.template.extensions, ...extensions },
      },
      timestamp: new Date((time += 1000)).toISOString(),
      ...more,
    });
    const post = async (...statements) => {
      const headers = { authorization: `Basic ${session.token}`, "x-experience-api-version": "1.0.3" };
      const answer = await fetch(`${asked.get("endpoint")}statements`, { method: "POST", headers, body: JSON.stringify(statements) });
      return answer.ok ? "taken" : answer.json();
    };
    const counts = ["cmi5", "moveon"];
    const mastery = { "https://w3id.org/xapi/cmi5/context/extensions/masteryscore": 0.8 };
    const duration = "PT1.50S";
    const passed = (score = { scaled: 0.9 }, more = {}) => statement("passed", { categories: counts, extensions: mastery, result: { success: true, score, duration }, ...more });
    const completed = (result = { completion: true, duration }) => statement("completed", { categories: counts, result });
    const first = statement("initialized");
    const stranger = { ...statement("initialized"), actor: { account: { name: "another" } } };
    for (const [expected, ...statements] of [
      ["initialized comes first", statement("answered", { categories: [] })],
      ["initialized comes first", completed()],
      ["another actor", stranger],
      ["the context lacks what the template holds", { ...first, context: { ...first.context, extensions: {} } }],
      ["another registration", { ...first, context: { ...first.context, registration: randomUUID() } }],
      ["a time that is not UTC", { ...first, timestamp: "2026-11-27T10:00:00+01:00" }],
      ["taken", first],
      ["taken", first],
      ["the id is that of another statement", { ...first, timestamp: new Date(1).toISOString() }],
      ["initialized twice in a session", statement("initialized")],
      ["it is from before initialized", { ...statement("answered", { categories: [] }), timestamp: new Date(0).toISOString() }],
      ["a statement of the course's own that counts", statement("answered", { categories: ["moveon"] })],
      ["the category moveon is there or not", passed(undefined, { categories: ["cmi5"] })],
      ["the mastery score is not the platform's", passed(undefined, { extensions: {} })],
      ["the score is on the other side of the mark", passed({ scaled: 0.5 })],
      ["raw without its bounds", passed({ scaled: 0.9, raw: 90 })],
      ["no duration", completed({ completion: true })],
      ["no duration", completed({ completion: true, duration: "1.5" })],
      ["completion that does not go with the verb", completed({ duration })],
      ["it is not about the unit", { ...completed(), object: { id: "urn:unit" } }],
      // One that is refused takes the others with it.
      ["completion that does not go with the verb", passed(), completed({ duration })],
      ["taken", passed(), completed()],
      ["passed twice in a session", passed()],
      ["passed and failed in one session", statement("failed", { categories: counts, extensions: mastery, result: { success: false, duration } })],
      ["completed twice in a session", completed()],
      ["terminated comes last", { ...statement("terminated", { result: { duration } }), timestamp: new Date(1500).toISOString() }],
      ["taken", statement("terminated", { result: { duration } })],
      ["it is from after terminated", statement("answered", { categories: [] })],
    ]) {
      assert.equal(await post(...statements), expected);
    }
    assert.deepEqual(own.verbs(asked.get("registration")), ["initialized", "passed", "completed", "terminated"]);
  } finally {
    own.close();
  }
});

test("a course is begun, left in the middle by closing the page, gone on with, and passed", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const session = await visit(registration);
  await session.learner.press("Börja övningen");
  await session.learner.answer(drawn.exercises[0].key);
  await session.learner.press("Nästa fall");
  const second = await session.learner.call();
  await session.page.close();
  await ended(session, registration);
  assert.deepEqual(lrs.verbs(registration), ["initialized", "answered", "terminated"]);
  assert.ok(!lrs.satisfied(registration));

  const again = await visit(registration);
  await again.learner.press("Fortsätt övningen");
  await again.learner.beginExercise();
  assert.equal(await again.learner.call(), second);
  await work(again, right, 1);
  await says(again, /^Godkänt\. Resultatet är sparat i lärplattformen\.$/);
  assert.ok(lrs.satisfied(registration), "it is said once the platform has it");
  await leave(again, registration);

  const verbs = lrs.verbs(registration).slice(3);
  assert.deepEqual(verbs.toSorted(), ["answered", "answered", "completed", "initialized", "passed", "terminated"]);
  assert.deepEqual([verbs[0], verbs.at(-1)], ["initialized", "terminated"]);
  const { result, context } = one(registration, "passed");
  assert.deepEqual(result.score, { scaled: 1, raw: 100, min: 0, max: 100 });
  assert.equal(context.extensions["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"], lrs.unit.masteryScore);
  const answered = lrs.of(registration).filter((it) => verbOf(it) === "answered");
  assert.deepEqual(
    answered.map((it) => [it.object.id.split("/exercise/")[1], it.result.success, it.result.response]),
    drawn.exercises.map((it, place) => [it.id, true, answered[place].object.definition.correctResponsesPattern[0]]),
  );
  assert.deepEqual(refusedOf(registration), []);
  assert.ok(lrs.asked.some((it) => it.path === "agents/profile"), "what the learner prefers is asked for");
  for (const moveOn of ["Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed"]) assert.ok(lrs.satisfied(registration, moveOn), moveOn);
});

test("closed at the last feedback has its result", { timeout: 240_000 }, async () => {
  const passed = randomUUID();
  const session = await visit(passed);
  await session.learner.press("Börja övningen");
  await workToTheLast(session, right);
  // Nobody has looked at the end of the set.
  await says(session, /^Godkänt\. Resultatet är sparat i lärplattformen\.$/);
  assert.ok(lrs.satisfied(passed));
  assert.ok(!lrs.verbs(passed).includes("terminated"));
  await session.page.close();
  await ended(session, passed);
  assert.deepEqual(lrs.verbs(passed).slice(-3).toSorted(), ["completed", "passed", "terminated"]);

  const failed = randomUUID();
  const other = await visit(failed);
  await other.learner.press("Börja övningen");
  await workToTheLast(other, wrongly);
  await says(other, /^Inte godkänt den här gången\. Lärplattformen har fått dina poäng\./);
  const scored = one(failed, "scored").result;
  assert.deepEqual([scored.success, scored.score], [false, { scaled: 0, raw: 0, min: 0, max: 100 }]);
  one(failed, "completed");
  await other.page.close();
  await ended(other, failed);
  assert.deepEqual(lrs.verbs(failed).slice(-2), ["failed", "terminated"]);
  assert.deepEqual(one(failed, "failed").result.score, scored.score);
  assert.ok(!lrs.satisfied(failed));
  for (const registration of [passed, failed]) assert.deepEqual(refusedOf(registration), []);
});

test("a result below the mark is not lost where the browser is killed: the next visit tells it, or that it was passed after all", { timeout: 300_000 }, async () => {
  for (const [answers, verb] of [
    [undefined, "failed"],
    [right, "passed"],
  ]) {
    const registration = randomUUID();
    const running = await chromium.launchServer({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--disable-gpu"] });
    const session = await visit(registration, { within: await chromium.connect(running.wsEndpoint()) });
    await session.learner.press("Börja övningen");
    await workToTheLast(session, wrongly);
    await says(session, /^Inte godkänt den här gången/);
    const kept = () => lrs.document(registration, "samverkanslots");
    await until(() => kept()?.fails && kept().has.completed, kept);
    await running.kill();
    assert.deepEqual(lrs.verbs(registration).slice(-2).toSorted(), ["completed", "scored"]);
    const again = await visit(registration);
    await again.learner.button("Börja övningen").waitFor();
    if (answers) {
      await again.learner.press("Börja övningen");
      await work(again, answers);
      await says(again, /^Godkänt/);
    }
    await leave(again, registration);
    await until(() => kept().fails === undefined, kept);
    assert.deepEqual(lrs.verbs(registration).filter((it) => ["passed", "failed"].includes(it)), [verb]);
    one(registration, "completed");
    const third = await visit(registration);
    await third.learner.button("Börja övningen").waitFor();
    await leave(third, registration);
    one(registration, verb);
    assert.deepEqual(refusedOf(registration), []);
  }
});

test("who fails is told that the platform has the points, is not through, and may pass at another visit", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const session = await visit(registration);
  await session.learner.press("Börja övningen");
  await work(session, wrongly);
  await says(session, /^Inte godkänt den här gången\. Lärplattformen har fått dina poäng\. Blir du godkänd innan du lämnar kursen räknas det\.$/);
  assert.ok(!lrs.verbs(registration).includes("failed"));
  await leave(session, registration);
  const { result } = one(registration, "failed");
  assert.deepEqual(result.score, { scaled: 0, raw: 0, min: 0, max: 100 });
  assert.ok(!lrs.satisfied(registration));
  const again = await visit(registration);
  await again.learner.press("Börja övningen");
  await work(again, right);
  await says(again, /^Godkänt/);
  await leave(again, registration);
  assert.ok(lrs.satisfied(registration));
  one(registration, "completed");
  // Who has passed keeps it, whatever comes after.
  const third = await visit(registration);
  await third.learner.press("Börja övningen");
  await work(third, wrongly);
  await says(third, /^Inte godkänt den här gången, men du är redan godkänd/);
  await leave(third, registration);
  one(registration, "failed");
  one(registration, "passed");
  assert.deepEqual(refusedOf(registration), []);
});

test("who fails and passes on a second try of the same visit has passed, and of the first try the platform hears the points alone", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const session = await visit(registration);
  await session.learner.press("Börja övningen");
  await work(session, wrongly);
  await session.learner.press("Till början");
  await session.learner.press("Börja övningen");
  await work(session, right);
  await says(session, /^Godkänt/);
  await leave(session, registration);
  assert.deepEqual(lrs.verbs(registration).filter((it) => it !== "answered").toSorted(), ["completed", "initialized", "passed", "scored", "terminated"]);
  assert.deepEqual(refusedOf(registration), []);
});

test("the mark is the one in the platform's launch data, also on the page", { timeout: 240_000 }, async () => {
  const lower = randomUUID();
  const session = await visit(lower, { masteryScore: 0.3 });
  await session.learner.press("Börja övningen");
  await work(session, (key, place) => (place === 0 ? key : wrongly(key)));
  await says(session, /^Godkänt/);
  await session.page.locator("#exercises").getByText("Godkänt", { exact: true }).waitFor();
  await leave(session, lower);
  const { result } = one(lower, "passed");
  assert.ok(result.score.scaled >= 0.3 && result.score.scaled < lrs.unit.masteryScore, `${result.score.scaled}`);
  assert.deepEqual(refusedOf(lower), []);
});

test("nothing is said to be saved before the platform has taken it", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const session = await visit(registration);
  let go;
  const gone = new Promise((done) => (go = done));
  lrs.disturbs = ({ statements }) => (statements.some((it) => verbOf(it) === "passed") ? gone : undefined);
  await session.learner.press("Börja övningen");
  await work(session, right);
  await says(session, /^Resultatet skickas till lärplattformen …$/);
  await new Promise((done) => setTimeout(done, 500));
  assert.match(await said(session).innerText(), /^Resultatet skickas/);
  assert.ok(!lrs.verbs(registration).includes("passed"));
  go();
  await says(session, /^Godkänt\. Resultatet är sparat/);
  await leave(session, registration);
  one(registration, "passed");
  assert.deepEqual(refusedOf(registration), []);
});

test("a statement that is refused once is sent again, those after it do not wait for it, and none is sent twice", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const session = await visit(registration);
  const times = {};
  lrs.disturbs = ({ statements }) => {
    const first = statements.filter((it) => (times[it.id] = (times[it.id] ?? 0) + 1) === 1);
    return first.some((it) => ["answered", "passed"].includes(verbOf(it))) ? 403 : undefined;
  };
  await session.learner.press("Börja övningen");
  await work(session, right);
  await says(session, /^Godkänt\. Resultatet är sparat/);
  await until(() => lrs.verbs(registration).length === 6, () => lrs.verbs(registration));
  await leave(session, registration);
  assert.deepEqual(lrs.verbs(registration).toSorted(), ["answered", "answered", "answered", "completed", "initialized", "passed", "terminated"]);
  const passes = Object.entries(times).filter(([, count]) => count > 1).length;
  assert.equal(passes, 4, "each of those that were refused was sent again");
  assert.deepEqual(refusedOf(registration), []);
});

test("a statement that is refused again and again keeps no other back, and the page goes on saying so", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const session = await visit(registration);
  lrs.disturbs = ({ statements }) => (statements.some((it) => it.object.id.endsWith(drawn.exercises[0].id)) ? 400 : undefined);
  await session.learner.press("Börja övningen");
  await work(session, right);
  await until(() => lrs.verbs(registration).includes("passed"), () => lrs.verbs(registration));
  await says(session, /^Lärplattformen (tog inte|har inte tagit) emot allt/);
  await leave(session, registration);
  assert.deepEqual(lrs.verbs(registration).toSorted(), ["answered", "answered", "completed", "initialized", "passed", "terminated"]);
});

test("an answer that is lost on its way back makes no second statement", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const session = await visit(registration);
  const post = lrs.post;
  // The statement is taken, and the line breaks before it is said.
  lrs.post = (statements, of, say) => post.call(lrs, statements, of, verbOf(statements[0]) === "passed" ? () => say(503) : say);
  await session.learner.press("Börja övningen");
  await work(session, right);
  await says(session, /^Lärplattformen har inte tagit emot allt än\. Stäng inte sidan\./);
  lrs.post = post;
  await says(session, /^Godkänt/);
  await leave(session, registration);
  one(registration, "passed");
  assert.deepEqual(refusedOf(registration), []);
});

test("where the platform is down the page says that not all is saved, and says it is when it is", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const session = await visit(registration);
  await session.learner.press("Börja övningen");
  lrs.disturbs = () => "down";
  await work(session, right);
  await says(session, /^Lärplattformen har inte tagit emot allt än\. Stäng inte sidan\. Den försöker igen\. Fel: /);
  assert.deepEqual(lrs.verbs(registration), ["initialized"]);
  lrs.disturbs = () => undefined;
  await says(session, /^Godkänt\. Resultatet är sparat/);
  const verbs = lrs.verbs(registration);
  assert.deepEqual(verbs.slice(0, 4), ["initialized", "answered", "answered", "answered"], "in their order");
  assert.ok(lrs.satisfied(registration));
  await leave(session, registration);
  assert.deepEqual(refusedOf(registration), []);
});

test("a result that the platform never took is sent at the next visit, and only then", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const session = await visit(registration);
  await session.learner.press("Börja övningen");
  // It keeps texts, and takes no statements.
  lrs.disturbs = ({ path }) => (path === "statements" ? 503 : undefined);
  await work(session, right);
  await until(() => lrs.document(registration, "samverkanslots")?.owes.passed, () => lrs.document(registration, "samverkanslots"));
  await session.page.goto(`${address}/platform.html`);
  await session.close();
  assert.deepEqual(lrs.verbs(registration), ["initialized"]);
  const again = await visit(registration);
  await until(() => lrs.satisfied(registration), () => lrs.verbs(registration));
  // Whoever leaves before the answer is there sends it once more, under its id.
  const kept = () => lrs.document(registration, "samverkanslots");
  await until(() => kept()?.has.passed && kept().has.completed, kept);
  await leave(again, registration);
  assert.deepEqual(lrs.verbs(registration).slice(1).toSorted(), ["completed", "initialized", "passed", "terminated"]);
  const third = await visit(registration);
  await third.learner.button("Börja övningen").waitFor();
  await leave(third, registration);
  one(registration, "passed");
  assert.deepEqual(refusedOf(registration), []);
});

test("what waits when the page is left goes with the good-bye, as much of it as a browser lets outlive a page", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const query = lrs.launch(registration);
  const session = [...lrs.sessions.values()].at(-1);
  // A platform with much to say in each statement: six of them are more than 64 KiB.
  session.template.extensions["https://example.org/notes"] = "å".repeat(6_000);
  const name = `${registration} LMS.LaunchData`;
  lrs.documents.set(name, JSON.stringify({ ...JSON.parse(lrs.documents.get(name)), contextTemplate: session.template }));
  const visited = await visit(registration, { query });
  await visited.learner.press("Börja övningen");
  lrs.disturbs = ({ path }) => (path === "statements" ? 503 : undefined);
  await work(visited, right);
  await says(visited, /^Lärplattformen har inte tagit emot allt än/);
  await until(() => lrs.document(registration, "samverkanslots")?.owes.completed, () => lrs.document(registration, "samverkanslots"));
  // What is on its way just then is not known to have been taken, and is not sent twice: the page waits for its next try.
  for (let asked; asked !== lrs.asked.length; await new Promise((done) => setTimeout(done, 600))) asked = lrs.asked.length;
  lrs.disturbs = () => undefined;
  await visited.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
  await until(() => lrs.verbs(registration).at(-1) === "terminated", () => JSON.stringify([lrs.verbs(registration), refusedOf(registration)]));
  const verbs = lrs.verbs(registration);
  assert.deepEqual(verbs.filter((it) => it !== "answered").toSorted(), ["completed", "initialized", "passed", "terminated"]);
  assert.equal(verbs.filter((it) => it === "answered").length, 1);
  await visited.close();
});

test("a browser that is killed half-way has lost nothing of the cases that were done", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const running = await chromium.launchServer({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--disable-gpu"] });
  const session = await visit(registration, { within: await chromium.connect(running.wsEndpoint()) });
  await session.learner.press("Börja övningen");
  await session.learner.answer(drawn.exercises[0].key);
  await until(() => lrs.verbs(registration).includes("answered"), () => lrs.verbs(registration));
  await until(() => lrs.document(registration, "samverkanslots")?.kept, () => lrs.document(registration, "samverkanslots"));
  await running.kill();
  assert.deepEqual(lrs.verbs(registration), ["initialized", "answered"]);
  const again = await visit(registration);
  await again.page.getByText("Du har gjort 1 av 3 fall i den övning du började på.").waitFor();
  await again.learner.press("Fortsätt övningen");
  await work(again, right, 1);
  await says(again, /^Godkänt/);
  await leave(again, registration);
  assert.ok(lrs.satisfied(registration));
  assert.deepEqual(refusedOf(registration), []);
});

test("a page that the browser shows again after it was left says that the visit is over, and sends nothing more", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const session = await visit(registration);
  await session.learner.press("Börja övningen");
  await session.learner.answer(drawn.exercises[0].key);
  // What a browser does with a page that it keeps.
  await session.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await until(() => lrs.verbs(registration).at(-1) === "terminated", () => lrs.verbs(registration));
  const asked = lrs.asked.length;
  await session.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await says(session, /^Det här besöket i kursen är avslutat\. Inget mer sparas\. Öppna kursen på nytt från lärplattformen\.$/);
  assert.equal(await session.page.getByRole("button").count(), 0, "there is nothing left to answer in vain");
  await session.page.evaluate(() => dispatchEvent(new Event("online")));
  await session.page.goto(`${address}/platform.html`);
  await new Promise((done) => setTimeout(done, 500));
  assert.equal(lrs.asked.length, asked);
  assert.deepEqual(lrs.verbs(registration), ["initialized", "answered", "terminated"]);
  assert.deepEqual(refusedOf(registration), []);
  await session.close();
});

test("a page that is loaded anew has no way to the platform any more, and says so", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const session = await visit(registration);
  await session.learner.button("Börja övningen").waitFor();
  await session.page.reload();
  await says(session, /^Kursen får ingen kontakt med lärplattformen\. Du kan öva, men inget sparas\..* Fel: 1 The authorization token has already been returned\.$/);
  await session.learner.button("Börja övningen").waitFor();
  await ended(session, registration);
  assert.deepEqual(lrs.verbs(registration), ["initialized", "terminated"]);
});

test("who only looks through the course leaves no trace but coming and going", { timeout: 240_000 }, async () => {
  for (const launchMode of ["Browse", "Review"]) {
    const registration = randomUUID();
    const session = await visit(registration, { launchMode });
    await says(session, /^Du tittar på kursen\. Inget sparas\.$/);
    await session.learner.press("Börja övningen");
    await work(session, right);
    await says(session, /^Du tittar på kursen\. Inget sparas\.$/);
    await leave(session, registration);
    assert.deepEqual(lrs.verbs(registration), ["initialized", "terminated"]);
    assert.equal(lrs.document(registration, "samverkanslots"), null);
    assert.deepEqual(refusedOf(registration), []);
  }
});

test("the way back leads to the platform's address, and waits for what is on its way", { timeout: 240_000 }, async () => {
  const registration = randomUUID();
  const session = await visit(registration, { returnURL: `${address}/platform.html` });
  await session.learner.press("Börja övningen");
  lrs.disturbs = ({ path }) => (path === "statements" ? 503 : undefined);
  await session.learner.answer(drawn.exercises[0].key);
  await says(session, /^Lärplattformen har inte tagit emot allt än/);
  const back = session.page.getByRole("link", { name: "Tillbaka till lärplattformen" });
  lrs.disturbs = () => undefined;
  await back.click();
  await session.page.getByRole("heading", { name: "Plattform", exact: true }).waitFor();
  await ended(session, registration);
  assert.deepEqual(lrs.verbs(registration), ["initialized", "answered", "terminated"]);
});

test("a learner who prefers Danish is met in Danish", { timeout: 120_000 }, async () => {
  const registration = randomUUID();
  lrs.preferences = { languagePreference: "de-DE,da-DK,sv", audioPreference: "off" };
  const session = await visit(registration);
  await session.learner.button("Begynd øvelsen").waitFor();
  lrs.preferences = undefined;
  await leave(session, registration);
});
