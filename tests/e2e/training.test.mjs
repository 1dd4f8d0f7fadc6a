// Training as a learner meets it, and as a page that holds it does.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inside, trainingName, trainingSingleName, trainingWasmName } from "../tools/parts.mjs";
import { noNumber } from "./naming.mjs";
import { pointsOf } from "./results.mjs";
import { focused, pack, plain, promise, tabInto, tabTo } from "./support.mjs";

const path = "/?pack=stockholm&mode=training";
const element = '<samverkans-lots pack="stockholm" mode="training"></samverkans-lots>';
// What a page asks for that is loaded once more.
const again = [/^request: /];
const host = (page) => page.locator("samverkans-lots");
const heading = (page, name) => host(page).getByRole("heading", { name, exact: true });
const button = (page, name) => host(page).getByRole("button", { name, exact: true });
const heard = (page, name) => page.evaluate((name) => window.training.filter((it) => it.name === name).map((it) => it.detail), `lots-${name}`);
const listening = () => {
  window.training = [];
  for (const name of ["exercise", "set", "view", "error"]) addEventListener(`lots-${name}`, (event) => window.training.push({ name: `lots-${name}`, detail: event.detail }), true);
};
const call = (page) => host(page).locator(".lots-call__told").innerText();

/** Presses a button by the keyboard alone. */
async function press(widget, name) {
  await tabTo(widget, name);
  await widget.page.keyboard.press("Enter");
}

/** Tab until the focus is in a group of controls. */
async function tabToGroup(page, id) {
  for (let step = 0; step < 120; step += 1) {
    if (await host(page).evaluate((host, id) => host.shadowRoot.activeElement?.closest("fieldset")?.id === id, id)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach ${id}`);
}

/** Does the exercise that is shown, by the keyboard alone, with the first answer to everything; how sure is a place. */
async function answer(widget, sure = 0) {
  const { page } = widget;
  for (const [place] of pack.decisions.entries()) {
    if (!pack.decisions[place].primary) continue;
    await tabToGroup(page, `lots-d${place}`);
    await page.keyboard.press("Space");
  }
  await tabToGroup(page, "lots-sure");
  await page.keyboard.press("Space");
  for (let step = 0; step < sure; step += 1) await page.keyboard.press("ArrowDown");
  await press(widget, "Jämför med rutinen");
  await heading(page, "Vad svarar rutinen?").waitFor({ state: "detached" });
}

promise("a learner does a set by the keyboard alone, closes the page, and meets first what was missed surely, then what was missed", { path, before: listening, expects: again, timeout: 180_000 }, async ({ widget, page }) => {
  await heading(page, "Öva på rutinen").waitFor();
  await tabInto(widget);
  await press(widget, "Öva blandat");
  // Who has done nothing is shown how it is done.
  await heading(page, "Så svarar rutinen").waitFor();
  for (const decision of pack.decisions.filter((it) => it.primary)) {
    await press(widget, "Visa nästa svar");
    await page.waitForFunction((title) => document.querySelector("samverkans-lots").shadowRoot.activeElement?.textContent.startsWith(title), decision.title);
  }
  await press(widget, "Nu är det din tur");
  const cases = {};
  for (let place = 0; place < 5; place += 1) {
    await heading(page, "Vad svarar rutinen?").waitFor();
    assert.equal(await focused(widget), "Vad svarar rutinen?", "each exercise begins at its heading");
    const told = await call(page);
    await answer(widget, place === 2 ? 2 : 0);
    const done = await heard(page, "exercise");
    assert.equal(done.length, place + 1);
    cases[done[place].id] = told;
    assert.match(await focused(widget), /^(Helt rätt|Delvis rätt|Inte den här gången)$/);
    await press(widget, place === 4 ? "Till resultatet" : "Nästa fall");
  }
  await heading(page, "Övningen är klar").waitFor();
  const done = await heard(page, "exercise");
  const [set] = await heard(page, "set");
  assert.deepEqual([set.of, set.right, set.pass], [5, done.filter((it) => it.right).length, null]);
  assert.equal(set.points, pointsOf(done));
  const missed = done.filter((it) => !it.right);
  assert.ok(missed.length >= 2, "the first answer to everything is not always right");
  const first = missed.find((it) => it.confidence === "sure") ?? missed[0];
  assert.ok(missed.some((it) => it.confidence === "sure"), "one of them was sure");

  await page.reload();
  await heading(page, "Öva på rutinen").waitFor();
  await tabInto(widget);
  await press(widget, "Repetera nu");
  await heading(page, "Vad svarar rutinen?").waitFor();
  assert.equal(await call(page), cases[first.id]);
});

promise("what is lacking is listed with links to it, and nothing is judged before", { path, before: listening }, async ({ widget, page }) => {
  await button(page, "Öva blandat").click();
  while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
  await button(page, "Jämför med rutinen").click();
  const summary = host(page).getByRole("group", { name: /^Något saknas/ });
  assert.match(await focused(widget), /^Något saknas/);
  assert.equal(await host(page).getByRole("alert").filter({ hasText: /./ }).count(), 0, "the focus reads it out, once");
  const primary = pack.decisions.filter((it) => it.primary);
  assert.equal(await summary.getByRole("link").count(), primary.length + 1);
  await summary.getByRole("link", { name: new RegExp(`^${primary[0].title}`) }).click();
  const group = await host(page).evaluate((host) => host.shadowRoot.activeElement.closest("fieldset").querySelector("legend").textContent);
  assert.equal(group, primary[0].title);
  assert.deepEqual(await heard(page, "exercise"), []);
});

promise("of a decision with several values, what is no value goes with nothing else", { path }, async ({ page }) => {
  await button(page, "Öva blandat").click();
  while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
  const many = pack.decisions.find((it) => it.primary && it.many);
  const group = host(page).getByRole("group", { name: many.title });
  const box = (name) => group.getByRole("checkbox", { name, exact: true });
  const first = group.getByRole("checkbox").first();
  await first.check();
  await box("Rutinen tiger").check();
  assert.deepEqual([await first.isChecked(), await box("Rutinen tiger").isChecked()], [false, true]);
  await first.check();
  assert.deepEqual([await first.isChecked(), await box("Rutinen tiger").isChecked()], [true, false]);
});

promise("the learner puts the routine's own questions, and hears only what was asked", { path, before: listening }, async ({ widget, page }) => {
  await host(page).getByRole("radio", { name: "Ställ rutinens frågor själv, en i taget" }).check();
  await button(page, "Öva blandat").click();
  while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
  assert.equal(await call(page), "Inget än.");
  const questions = host(page).getByRole("region", { name: "Vad frågar du?" }).getByRole("button");
  const count = await questions.count();
  assert.ok(count > 1);
  const asked = await questions.first().innerText();
  await questions.first().click();
  await page.waitForFunction((count) => document.querySelector("samverkans-lots").shadowRoot.querySelectorAll(".lots-asking__list button").length === count - 1, count);
  assert.ok((await call(page)).includes(pack.facts.find((fact) => fact.ask === asked).short));
  await answer(widget);
  const [done] = await heard(page, "exercise");
  assert.ok(done.missed.length > 0, "one question was not enough");
  assert.ok(await heading(page, "Uppgifterna").isVisible());
  assert.ok(await host(page).getByText("Det här behövdes också:").isVisible());
});

promise("who puts every question misses none, and to some of them the caller has no answer", { path: `${path}#set=1;2026-11-20;7;2;60`, before: listening }, async ({ widget, page }) => {
  await host(page).getByRole("radio", { name: "Ställ rutinens frågor själv, en i taget" }).check();
  await button(page, "Börja övningen").click();
  while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
  const questions = host(page).locator(".lots-asking__list button");
  const count = await questions.count();
  for (let left = count; left > 0; left -= 1) {
    await questions.first().click();
    await page.waitForFunction((left) => document.querySelector("samverkans-lots").shadowRoot.querySelectorAll(".lots-asking__list button").length === left - 1, left);
  }
  const answers = host(page).locator(".lots-heard li");
  assert.equal(await answers.count(), count);
  const vain = answers.filter({ hasText: "det kan den som ringer inte svara på" });
  assert.ok((await vain.count()) > 0 && (await vain.count()) < count);
  await answer(widget);
  const [done] = await heard(page, "exercise");
  assert.deepEqual(done.missed, []);
  assert.ok(await heading(page, "Uppgifterna").isVisible());
});

promise("a link whose choices match no case says so and what to do, and offers nothing that would not begin", { path: `${path}#set=1;2026-11-20;7;0;60;v.no-such-case` }, async ({ page }) => {
  await heading(page, "En övning till dig").waitFor();
  assert.ok(await host(page).getByText(/^Inget fall här motsvarar det som är valt i länken/).isVisible());
  assert.equal(await button(page, "Börja övningen").count(), 0);
  assert.equal(await host(page).getByText(/^Övningen har/).count(), 0);
});

promise("a link that names what is not here, or takes more than all points, says so where its set is offered", { path: `${path}#set=1;2026-11-20;7;2;101;v.no-such-case` }, async ({ page }) => {
  await host(page).getByText("Övningen har 2 fall. Godkänt är 100 poäng av 100.").waitFor();
  assert.ok(await host(page).getByText(/^Länken nämner sådant som inte finns i den här rutinen\./).isVisible());
  assert.ok(await host(page).getByText("Länken kräver mer än 100 poäng för godkänt. Här räcker 100.").isVisible());
  assert.ok(await button(page, "Börja övningen").isVisible());
});

promise("a link opens the set that it holds, with its pass mark, and the set is told by its own text", { path: `${path}#set=1;2026-11-20;7;2;60`, before: listening }, async ({ widget, page }) => {
  assert.ok(await host(page).getByText("Övningen har 2 fall. Godkänt är 60 poäng av 100.").isVisible());
  await button(page, "Börja övningen").click();
  while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
  for (const next of ["Nästa fall", "Till resultatet"]) {
    await answer(widget);
    await button(page, next).click();
  }
  const [set] = await heard(page, "set");
  assert.deepEqual([set.set, set.of, set.pass, set.passed], ["1;2026-11-20;7;2;60", 2, 60, set.points >= 60]);
  assert.equal((await heard(page, "exercise"))[1].set, set.set);
  await host(page).getByText("Resultatet som fil").click();
  const name = host(page).getByRole("textbox", { name: "Ditt namn, om du vill ha det i filen" });
  await name.fill("Åsa");
  await noNumber(page, name, ["Spara resultatet", "Spara som tabell (CSV)"]);
  const saving = page.waitForEvent("download");
  await button(page, "Spara resultatet").click();
  const file = JSON.parse(readFileSync(await (await saving).path(), "utf8"));
  assert.deepEqual([file.schema, file.kind, file.set, file.name, file.pack.id], [1, "training-result", set.set, "Åsa", "stockholm"]);
  assert.deepEqual(file.exercises, await heard(page, "exercise"));
  const savingTable = page.waitForEvent("download");
  await button(page, "Spara som tabell (CSV)").click();
  const rows = readFileSync(await (await savingTable).path(), "utf8").split("\r\n");
  // What opens in a spreadsheet that writes a comma in numbers.
  assert.match(rows[0], /^\ufeffname;on;pack;/);
  assert.deepEqual([rows.length, rows.at(-1), rows[1].split(";")[0]], [4, "", "Åsa"]);
  assert.match((await savingTable).suggestedFilename(), /^training-stockholm-7-[0-9a-f]{6}-\d{4}-\d\d-\d\d-Åsa\.csv$/);
});

const watching = () => {
  window.seen = [];
  const look = () => {
    const text = document.querySelector("samverkans-lots")?.shadowRoot?.querySelector(".lots-lesson")?.textContent ?? "";
    for (const told of ["Fallen tas fram …", "Övningen har 2 fall."]) if (text.includes(told) && !window.seen.includes(told)) window.seen.push(told);
    requestAnimationFrame(look);
  };
  look();
};

promise("the page is seen before the cases of a set are drawn, which takes its time", { path: `${path}#set=1;2026-11-20;7;2;60`, before: watching }, async ({ page }) => {
  await host(page).getByText("Övningen har 2 fall. Godkänt är 60 poäng av 100.").waitFor();
  await page.waitForFunction(() => window.seen.length > 1);
  assert.deepEqual(await page.evaluate(() => window.seen), ["Fallen tas fram …", "Övningen har 2 fall."]);
  // What has changed under the hand of who listens is said.
  await host(page).getByRole("status").getByText("Fallen är framtagna. Nu kan du börja.").waitFor({ state: "attached" });
});

promise("each reason unfolds what the rulebook says of where it stands, and the round stays as it is", { path: `${path}#set=1;2026-11-20;7;2;60`, timeout: 120_000 }, async ({ widget, page }) => {
  await button(page, "Börja övningen").click();
  while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
  await answer(widget);
  const rule = host(page).locator("details").filter({ hasText: /^Visa regeln/ }).first();
  const named = await rule.locator("summary").innerText();
  const source = pack.sources.find((it) => pack.sections.some((section) => pack.sources[section.source] === it && section.basis.some((id) => named.split(/[:, ]+/).includes(id))));
  await rule.locator("summary").click();
  assert.ok(await rule.getByText(source.title, { exact: true }).isVisible());
  const link = rule.getByRole("link", { name: "Öppna regelboken i en ny flik" });
  const opening = page.waitForEvent("popup");
  await link.click();
  const opened = await opening;
  await opened.getByRole("heading", { name: /^Regler/ }).first().waitFor();
  assert.equal(new URL(opened.url()).search, "?pack=stockholm&view=rules");
  await opened.close();
  await button(page, "Nästa fall").click();
  await host(page).getByText("Fall 2 av 2").waitFor();
});

promise("in the page for other pages' frames a reason leads to the rulebook of the full page, which the frame opens by its address too", { path: "/frame.html?pack=stockholm&mode=training#set=1;2026-11-20;7;2;60", expects: again, timeout: 120_000 }, async ({ widget, page }) => {
  await button(page, "Börja övningen").click();
  while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
  await answer(widget);
  await host(page).locator("summary").filter({ hasText: /^Visa regeln/ }).first().click();
  const opening = page.waitForEvent("popup");
  await host(page).getByRole("link", { name: "Öppna regelboken i en ny flik" }).first().click();
  const opened = await opening;
  await opened.getByRole("heading", { name: /^Regler/ }).first().waitFor();
  assert.match(opened.url(), /\/\?pack=stockholm&view=rules$/);
  await opened.close();
  await page.goto(new URL("/frame.html?pack=stockholm&view=rules", page.url()).href);
  await host(page).getByRole("heading", { name: /^Regler/ }).first().waitFor();
});

promise("a page of somebody else's leads to no rulebook that it does not have, whatever stands in its address", { body: '<samverkans-lots pack="stockholm" mode="training" link-to="./" set="1;2026-11-20;7;2;60"></samverkans-lots>', expects: again, timeout: 120_000 }, async ({ widget, page }) => {
  await page.goto(`${page.url()}?mode=training`);
  await button(page, "Börja övningen").click();
  while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
  await answer(widget);
  await host(page).locator("summary").filter({ hasText: /^Visa regeln/ }).first().click();
  assert.equal(await host(page).getByRole("link", { name: "Öppna regelboken i en ny flik" }).count(), 0);
});

promise("an exercise that is half done gives way to another only when the learner says so", { path, before: listening, timeout: 120_000 }, async ({ widget, page }) => {
  const skipWorked = async () => {
    while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
  };
  await button(page, "Öva blandat").click();
  await skipWorked();
  await answer(widget);
  await button(page, "Nästa fall").click();
  await skipWorked();
  await button(page, "Ta paus").click();
  const half = "Du har gjort 1 av 5 fall i den övning du började på.";
  await host(page).getByText(half).waitFor();
  await button(page, "Öva blandat").click();
  await heading(page, "Du har en övning som inte är klar").waitFor();
  assert.equal(await focused(widget), "Du har en övning som inte är klar");
  assert.ok(await host(page).getByText(half).isVisible());
  await button(page, "Till början").click();
  assert.ok(await host(page).getByText(half).isVisible());
  await button(page, "Öva blandat").click();
  await button(page, "Fortsätt övningen").click();
  await host(page).getByText("Fall 2 av 5").waitFor();
  await button(page, "Ta paus").click();
  await button(page, "Öva blandat").click();
  await button(page, "Börja den nya").click();
  await skipWorked();
  await host(page).getByText("Fall 1 av 5").waitFor();
});

promise("topics stand under the decision that they are about, and what needs practice before them", { path: `${path}#set=1;2026-11-20;7;1;60;k.plain`, before: listening, timeout: 120_000 }, async ({ widget, page }) => {
  assert.equal(await heading(page, "Det här behöver du öva på").count(), 0, "nothing has been done yet");
  const decisions = pack.decisions.filter((it) => it.primary).map((it) => it.title);
  const groups = await host(page).locator(".lots-topics summary").allInnerTexts();
  const titles = groups.map((it) => it.replace(/\s*\d+ områden?$/, ""));
  assert.deepEqual(titles, decisions.filter((it) => titles.includes(it)), "in the order of a case");
  await button(page, "Börja övningen").click();
  while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
  // Of a case in which one rule decides this is wrong.
  for (const title of decisions) await host(page).getByRole("group", { name: title, exact: true }).getByLabel("Rutinen motsäger sig själv", { exact: true }).check();
  await host(page).getByRole("group", { name: "Hur säker är du?", exact: true }).getByRole("radio").first().check();
  await button(page, "Jämför med rutinen").click();
  await button(page, "Till resultatet").click();
  const [{ right, rules }] = await heard(page, "exercise");
  assert.equal(right, false);
  await button(page, "Till början").click();
  await heading(page, "Det här behöver du öva på").waitFor();
  const weak = pack.sections.filter(({ basis }) => pack.rules.some((it) => rules.includes(it.id) && it.basis.some((id) => basis.includes(id)))).map((it) => plain(it.title));
  const first = host(page).locator(".lots-topics__list").first().locator(".lots-topics__title");
  const listed = (await first.allInnerTexts()).map(plain);
  assert.ok(listed.length > 0);
  assert.deepEqual(listed.filter((it) => !weak.includes(it)), []);
});

promise("what a set came to can be looked at and saved until another is finished, whatever is begun meanwhile", { path: `${path}#set=1;2026-11-20;7;2;60`, before: listening, expects: again, timeout: 120_000 }, async ({ widget, page }) => {
  const skipWorked = async () => {
    while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
  };
  const saved = async (name, ending) => {
    await heading(page, "Ditt senaste resultat").waitFor();
    await host(page).getByText("Resultatet som fil").click();
    const saving = page.waitForEvent("download");
    await button(page, name).click();
    const file = await saving;
    // Without a name some letters tell it from everybody else's.
    assert.match(file.suggestedFilename(), new RegExp(`^training-stockholm-7-[0-9a-f]{6}-\\d{4}-\\d\\d-\\d\\d-[0-9a-v]{4}\\.${ending}$`));
    return readFileSync(await file.path(), "utf8");
  };
  assert.equal(await heading(page, "Ditt senaste resultat").count(), 0, "there is none yet");
  await button(page, "Börja övningen").click();
  await skipWorked();
  await answer(widget);
  await button(page, "Nästa fall").click();
  await answer(widget);
  // It is told with its last exercise, and not again at its end or after it.
  const done = await heard(page, "exercise");
  const [set] = await heard(page, "set");
  assert.deepEqual([done.length, set.of], [2, 2]);
  await button(page, "Till resultatet").click();
  await heading(page, "Övningen är klar").waitFor();
  await button(page, "Till början").click();
  assert.deepEqual(JSON.parse(await saved("Spara resultatet", "json")).exercises, done);
  assert.equal((await heard(page, "set")).length, 1);
  assert.equal(await button(page, "Fortsätt övningen").count(), 0, "what is done is not gone on with");

  await button(page, "Öva blandat").click();
  await skipWorked();
  await button(page, "Ta paus").click();
  assert.equal((await saved("Spara som tabell (CSV)", "csv")).split("\r\n").length, 4);
  await page.reload();
  assert.deepEqual(JSON.parse(await saved("Spara resultatet", "json")).exercises, done);
  await button(page, "Visa resultatet").click();
  await heading(page, "Övningen är klar").waitFor();
  assert.equal(await focused(widget), "Övningen är klar");
  assert.equal(await host(page).locator(".lots-done__list li").count(), 2);
  await button(page, "Till början").click();
  await button(page, "Fortsätt övningen").click();
  await heading(page, "Vad svarar rutinen?").waitFor();
  await button(page, "Ta paus").click();
  await host(page).getByText("Radera", { exact: true }).click();
  await button(page, "Radera allt").click();
  await heading(page, "Ditt senaste resultat").waitFor({ state: "detached" });
});

promise("a set that cannot be read is said and told, and one may practise all the same", { body: '<samverkans-lots pack="stockholm" mode="training" set="7"></samverkans-lots>' }, async ({ page }) => {
  assert.ok(await host(page).getByText(/^Länken till övningen går inte att läsa/).isVisible());
  assert.ok(await button(page, "Öva blandat").isVisible());
  const errors = await page.evaluate(() => window.heard.filter((it) => it.name === "lots-error").map(({ detail }) => [detail.code, detail.field]));
  assert.deepEqual(errors, [["set_unfit", "set"]]);
});

for (const set of ["1%3B2026-11-20%3B7%3B2%3B60", "set=1%3B2026-11-20%3B7%3B2%3B60", "#set=1;2026-11-20;7;2;60", "1;2026-11-20;7;2;60"]) {
  promise(`a set is the same as it stands in a link, whatever a mail program has made of its signs: ${set}`, { body: `<samverkans-lots pack="stockholm" mode="training" set="${set}"></samverkans-lots>` }, async ({ page }) => {
    await button(page, "Öva blandat").waitFor();
    assert.equal(await host(page).getByText(/^Länken till övningen går inte att läsa/).count(), 0);
    assert.deepEqual(await page.evaluate(() => window.heard.filter((it) => it.name === "lots-error")), []);
  });
}

for (const [how, go] of [
  ["with which the page is opened", (page, address) => page.goto(address)],
  ["that is opened on the page", (page, address) => page.evaluate((hash) => void (location.hash = hash), new URL(address).hash)],
]) {
  promise(`a link to a set that is cut off in the middle of a sign, ${how}, is said to be one, and the page works all the same`, { path, expects: again }, async ({ page }) => {
    const address = `${page.url()}#set=1%3B2026-11-2%`;
    if (how.startsWith("with")) await page.goto("about:blank");
    await go(page, address);
    await host(page).getByText(/^Länken till övningen går inte att läsa/).waitFor();
    assert.ok(await button(page, "Öva blandat").isVisible());
    // What the page listens to comes after it in its script.
    await page.getByRole("link", { name: "Till frågorna" }).click();
    await button(page, "Vet inte").waitFor();
    assert.equal(new URL(page.url()).search, "?pack=stockholm");
  });
}

promise("a lookup loads nothing of training; switched to it and back, the answers are still there", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>', expects: [/^request: .*(training|stockholm\.json)/] }, async ({ widget, page, requests }) => {
  assert.deepEqual(requests.filter((it) => it.includes("training")), []);
  await host(page).evaluate((it) => void (it.answers = { situation: "new_case" }));
  await host(page).evaluate((it) => void (it.mode = "training"));
  await heading(page, "Öva på rutinen").waitFor();
  const own = requests.filter((it) => it.includes("training")).map((it) => it.split("/").at(-1));
  assert.deepEqual(own.sort(), ["stockholm.training.json", trainingName(), trainingWasmName()].sort());
  assert.equal(await host(page).evaluate((it) => it.view), "training");
  await host(page).evaluate((it) => void (it.mode = "quick"));
  await page.waitForFunction(() => document.querySelector("samverkans-lots").view === "question");
  assert.deepEqual(await host(page).evaluate((it) => it.answers), { situation: "new_case" });
  assert.equal((await widget.ledger()).length, 1);
  assert.equal(await host(page).evaluate((it) => it.shadowRoot.querySelectorAll(".lots-lesson").length), 0);
});

promise("one program serves every training of a page, whatever language it is begun in", { body: element, expects: [/^request: /] }, async ({ page, requests }) => {
  await heading(page, "Öva på rutinen").waitFor();
  const before = requests.length;
  await page.evaluate(() => {
    const other = document.createElement("samverkans-lots");
    other.setAttribute("pack", "ekero");
    other.setAttribute("mode", "training");
    document.querySelector("main").append(other);
  });
  const other = page.locator("samverkans-lots").last();
  await other.getByRole("heading", { name: "Öva på rutinen" }).waitFor();
  await other.evaluate((it) => void (it.lang = "da"));
  await other.getByRole("heading", { name: "Øv dig i reglerne" }).waitFor();
  const programs = requests.slice(before).filter((it) => !it.includes(".json"));
  assert.deepEqual(programs, []);
});

promise("training speaks another language at once, and is gone without a trace when it is taken away", { body: element, expects: [/^request: /] }, async ({ page }) => {
  await host(page).evaluate((it) => void (it.lang = "da"));
  await heading(page, "Øv dig i reglerne").waitFor();
  await host(page).evaluate((it) => void (it.lang = "en"));
  await heading(page, "Practise the routine").waitFor();
  await host(page).evaluate((it) => void it.setAttribute("heading-level", "4"));
  await host(page).getByRole("heading", { level: 4, name: "Practise the routine" }).waitFor();
  const left = await host(page).evaluate(async (it) => {
    it.remove();
    await new Promise((done) => setTimeout(done, 100));
    return [it.view, it.shadowRoot.querySelectorAll(".lots-lesson").length];
  });
  assert.deepEqual(left, ["", 0]);
});

promise("without its script training says so, tells it, and is there at another try", { body: "<p></p>", waits: false, expects: [/training|Failed to load|request/] }, async ({ page }) => {
  await page.route(`**/${trainingName()}`, (route) => route.abort(), { times: 1 });
  await page.evaluate((element) => {
    const box = document.createElement("div");
    document.querySelector("main").append(box);
    const it = document.createElement("samverkans-lots");
    it.setAttribute("pack", "stockholm");
    it.setAttribute("mode", "training");
    box.append(it);
    void element;
  }, element);
  await host(page).getByRole("alert").waitFor();
  assert.equal((await page.evaluate(() => window.heard.find((it) => it.name === "lots-error").detail.code)), "module_unreachable");
  await button(page, "Försök igen").click();
  await heading(page, "Öva på rutinen").waitFor();
});

promise("without its exercises a pack is not practised: that is said, with another try", { body: "<p></p>", waits: false, expects: [/404|request|Failed to load/] }, async ({ page }) => {
  await page.route("**/stockholm.training.json", (route) => route.fulfill({ status: 404, body: "" }), { times: 1 });
  await page.evaluate(() => {
    const it = document.createElement("samverkans-lots");
    it.setAttribute("pack", "stockholm");
    it.setAttribute("mode", "training");
    document.querySelector("main").append(it);
  });
  await host(page).getByRole("alert").waitFor();
  assert.equal((await page.evaluate(() => window.heard.find((it) => it.name === "lots-error").detail.code)), "pack_missing");
  await button(page, "Försök igen").click();
  await heading(page, "Öva på rutinen").waitFor();
});

promise(
  "where a page may keep nothing, training says so and works all the same",
  { body: element, before: () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } }) },
  async ({ page }) => {
    assert.ok(await host(page).getByText(/^Här sparas inget\./).isVisible());
    await button(page, "Öva blandat").click();
    await heading(page, "Så svarar rutinen").waitFor();
  },
);

promise("what was done can be thrown away, and then nothing of it is kept", { path, expects: again }, async ({ page }) => {
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("samverkanslots.training")));
  assert.deepEqual(await kept(), []);
  await button(page, "Öva blandat").click();
  assert.deepEqual(await kept(), ["samverkanslots.training.stockholm"]);
  await page.reload();
  await button(page, "Fortsätt övningen").waitFor();
  await host(page).getByText("Radera", { exact: true }).click();
  await button(page, "Radera allt").click();
  await button(page, "Fortsätt övningen").waitFor({ state: "detached" });
  assert.deepEqual(await kept(), []);
});

promise(
  "who knew a rule that is there no more is told so, until something is begun",
  // Nothing was done but one rule, of a name that no rule has.
  { path, before: () => localStorage.setItem("samverkanslots.training.stockholm", "2000000001G0~~r~000000~") },
  async ({ page }) => {
    await heading(page, "En regel som du kunde finns inte längre").waitFor();
    await host(page).getByText("Det som har kommit i stället räknas som nytt.").waitFor();
    await button(page, "Öva blandat").click();
    while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
    await button(page, "Ta paus").click();
    await heading(page, "Öva på rutinen").waitFor();
    assert.equal(await heading(page, "En regel som du kunde finns inte längre").count(), 0);
  },
);

promise("the page leads into training and back to the questions", { path: "/?pack=stockholm", expects: [/^request: /] }, async ({ page }) => {
  await page.getByRole("link", { name: "Öva på reglerna" }).click();
  await heading(page, "Öva på rutinen").waitFor();
  assert.match(page.url(), /\?pack=stockholm&mode=training$/);
  assert.match(await page.title(), /^Övning – /);
  await page.getByText(/^Stockholm .*gäller från/).waitFor();
  await page.goBack();
  await button(page, "Vet inte").waitFor();
  await page.goForward();
  await heading(page, "Öva på rutinen").waitFor();
  await page.getByRole("link", { name: "Till frågorna" }).click();
  await button(page, "Vet inte").waitFor();
});

promise("a page that holds training itself may hand over a set as it stands in a link, written as a mail program writes it", { body: "<p></p>", waits: false }, async ({ page }) => {
  const shown = page.evaluate(async (script) => {
    const { train } = await import(script);
    const place = document.body.appendChild(document.createElement("div"));
    place.id = "held";
    window.held = await train(place, { pack: "stockholm", set: `${location.href}#set=1%3B2026-11-20%3B7%3B2%3B60` });
  }, `/${trainingName()}`);
  await shown;
  const held = page.locator("#held");
  await held.getByText("Övningen har 2 fall. Godkänt är 60 poäng av 100.").waitFor();
  await page.evaluate(() => window.held.refresh({ set: "#set=1;2026-11-20;7;3;70" }));
  await held.getByText("Övningen har 3 fall. Godkänt är 70 poäng av 100.").waitFor();
});

promise("in one script with the packs inside, training asks for nothing at all", { body: "<p></p>", waits: false }, async ({ page, requests }) => {
  const script = join(inside, trainingSingleName());
  assert.ok(existsSync(script), "the build makes it");
  await page.route("**/single.js", (route) => route.fulfill({ contentType: "text/javascript", body: readFileSync(script, "utf8") }));
  const before = requests.length;
  const told = await page.evaluate(async () => {
    const { train } = await import("/single.js");
    const place = document.querySelector("p").parentElement.appendChild(document.createElement("div"));
    const told = [];
    const handle = await train(place, { pack: "ekero", lang: "sv", kept: "", keep: (text) => told.push(["keep", text.length]), tell: (name) => told.push([name]) });
    window.handle = handle;
    window.place = place;
    return [told, handle.view, place.shadowRoot.querySelector("h2").textContent];
  });
  assert.deepEqual(told, [[["ready"]], "start", "Öva på rutinen"]);
  assert.deepEqual(requests.slice(before).filter((it) => !it.includes("single.js")), []);
  assert.equal(await page.evaluate(() => (window.handle.end(), window.place.shadowRoot.childElementCount)), 0);
});
