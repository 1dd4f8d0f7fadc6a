// What a worker takes along from the result: a judgement of the worker's own, a note, paper, dates for a calendar, a link.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../tools/parts.mjs";
import { caseOf, intranet, pack, plain, promise, workedCases } from "./support.mjs";

const reason = "Familjen är väl känd hos oss; vi följer den överenskommelse som redan finns.";
const day = "2026-11-23";
const resultSoFar = /^(Visa svaret så långt|Vis svaret indtil nu)$/;

/** A case with two deadlines that have a day, and a date that is one of birth. */
const dated = { ...caseOf("O-ST-2").answers };

/** Has the host give answers, and waits for the result. */
async function show(widget, answers) {
  await widget.host.evaluate((host, answers) => void (host.answers = answers), answers);
  const early = widget.host.getByRole("button", { name: resultSoFar });
  if (await early.count()) await early.click();
  await widget.host.getByRole("heading", { name: /^(Varför|Hvorfor)$/ }).waitFor();
}

const openForm = (widget, name = "Jag bedömer annorlunda") => widget.host.getByText(name, { exact: true }).first().click();
const reasonField = (widget) => widget.host.getByRole("textbox", { name: "Varför bedömer du annorlunda?" });

async function judge(widget, text = reason) {
  await openForm(widget);
  await reasonField(widget).fill(text);
  await widget.button("Lägg till bedömningen").click();
  await widget.host.getByText("Du bedömer annorlunda:").waitFor();
}

/** The texts to copy, as they would be pasted. */
const texts = (widget) => widget.host.locator("textarea[readonly]:not([hidden])").evaluateAll((fields) => fields.map((field) => field.value));

promise("a judgement of one's own stands on the verdict and in the note, and nowhere that the host or a link can see", {}, async (visit) => {
  const { widget, page } = visit;
  await show(widget, caseOf("O-ST-4").answers);
  const before = await widget.host.evaluate((host) => JSON.stringify([host.answers, host.assessment]));
  await judge(widget);
  assert.ok(await widget.host.getByText(reason, { exact: true }).first().isVisible());
  const notes = (await texts(widget)).filter((text) => text.includes(reason.replace(/\.$/, "")));
  assert.equal(notes.length, 1, "one text has a place for it");
  assert.match(notes[0], /Ansvarig enhet: jag bedömer annorlunda\. Skäl: Familjen är väl känd.+\. Reglerna säger: .+\.\n/);
  assert.equal(await widget.host.evaluate((host) => JSON.stringify([host.answers, host.assessment])), before);
  await widget.button("Kopiera länk").click();
  const link = (await texts(widget)).find((text) => text.includes("#lots=")) ?? assert.fail("no link");
  assert.ok(!decodeURIComponent(link).includes("Familjen"));
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, location.hash].join());
  assert.equal(kept, "0,0,,");
  for (const { detail } of await page.evaluate(() => window.heard)) assert.ok(!JSON.stringify(detail ?? {}).includes("Familjen"));
  await widget.button("Börja om").click();
  await show(widget, caseOf("O-ST-4").answers);
  assert.equal(await widget.host.getByText("Du bedömer annorlunda:").count(), 0, "forgotten with the case");
});

promise("a judgement needs a reason, takes no identity number, can be changed and taken back, and keys are letters in it", {}, async ({ widget, page }) => {
  await show(widget, caseOf("O-ST-4").answers);
  await openForm(widget);
  await widget.button("Lägg till bedömningen").click();
  const alert = widget.host.getByRole("alert").filter({ hasText: /./ });
  assert.match(await alert.innerText(), /Skriv varför/);
  await reasonField(widget).fill("Personen 19930412-1234 är känd.");
  await widget.button("Lägg till bedömningen").click();
  assert.match(await alert.innerText(), /personnummer/);
  await reasonField(widget).fill("");
  await reasonField(widget).pressSequentially("Se beslut 12 och 30");
  await page.keyboard.press("Backspace");
  assert.equal(await reasonField(widget).inputValue(), "Se beslut 12 och 3");
  await widget.button("Lägg till bedömningen").click();
  await widget.host.getByText("Du bedömer annorlunda:").waitFor();
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.textContent === "Ändra din bedömning");
  await openForm(widget, "Ändra din bedömning");
  assert.equal(await reasonField(widget).first().inputValue(), "Se beslut 12 och 3");
  await widget.button("Ta bort bedömningen").click();
  await page.waitForTimeout(50);
  assert.equal(await widget.host.getByText("Du bedömer annorlunda:").count(), 0);
});

promise("what is judged otherwise is not said to the caller, the panel says so, and what is unfolded or half written stays", {}, async ({ widget, page }) => {
  await show(widget, caseOf("O-ST-4").answers);
  const say = widget.host.locator("section", { has: page.getByRole("heading", { name: "Säg så här" }) });
  const [before, panel] = [await say.innerText(), widget.host.getByRole("region", { name: "Just nu" })];
  const certain = await panel.getByText("Säkert", { exact: true }).count();
  assert.ok(certain > 1);
  const forms = widget.host.getByText("Jag bedömer annorlunda", { exact: true });
  for (const place of [2, 0]) await forms.nth(place).click();
  await reasonField(widget).nth(0).fill("En halv mening");
  const law = widget.host.getByText("Vad skulle ändra svaret?", { exact: true }).first();
  await law.click();
  await reasonField(widget).nth(1).fill(reason);
  await widget.button("Lägg till bedömningen").nth(1).click();
  await widget.host.getByText("Du bedömer annorlunda:").waitFor();
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.textContent === "Ändra din bedömning");
  assert.equal(await reasonField(widget).count(), 1, "the form that is done with is closed, the other one is open");
  assert.equal(await reasonField(widget).inputValue(), "En halv mening");
  assert.equal(await widget.host.locator("details[open]", { hasText: "Vad skulle ändra svaret?" }).count(), 1);
  await panel.getByText("Bedöms annorlunda", { exact: true }).waitFor();
  assert.equal(await panel.getByText("Säkert", { exact: true }).count(), certain - 1);
  const after = (await say.count()) ? await say.innerText() : "";
  assert.ok(after.length < before.length, `${before} / ${after}`);
  await openForm(widget, "Ändra din bedömning");
  await widget.button("Ta bort bedömningen").click();
  await widget.host.getByText("Du bedömer annorlunda:").waitFor({ state: "detached" });
  assert.equal(await say.innerText(), before);
  assert.equal(await reasonField(widget).inputValue(), "En halv mening");
});

promise("what should have been done by now is the first thing to do, says so, and says what to do about it", {}, async ({ widget }) => {
  await show(widget, { ...dated, urgency: "ordinary" });
  const [first, ...rest] = await widget.host.locator("[part=steps] > ol").getByRole("listitem").allInnerTexts();
  assert.match(first, /^Avisera överföringen[^]+23 oktober 2026\s+har passerat\s+Har mötet inte redan beslutat: avisera nu, och rapportera avvikelsen\./);
  assert.ok(rest.length > 5);
  for (const told of rest) assert.doesNotMatch(told, /har passerat/);
});

promise("under verdicts that are certain nothing is said to be uncertain but what else may have to be done", { expects: [/^request: /] }, async ({ widget, page }) => {
  let seen = 0;
  const { origin } = new URL(page.url());
  for (const id of ["malmo", "ekero", "danmark"]) {
    await page.goto(`${origin}/?pack=${id}&lang=sv`);
    await page.waitForFunction(() => window.heard.some((it) => it.name === "lots-ready"));
    for (const { answers } of workedCases.filter((it) => it.pack === id)) {
      await show(widget, answers);
      const steps = widget.host.locator("[part=steps]");
      if (!(await steps.count())) continue;
      const settled = await widget.host.evaluate((host) => Object.values(host.assessment.decisions).filter(({ status }) => status === "settled").length);
      if (!settled || (await steps.locator("ol").count())) continue;
      assert.ok(await steps.getByText("Inget mer är säkert än.", { exact: true }).isVisible());
      seen += 1;
    }
  }
  assert.ok(seen > 0);
});

/** A page of an intranet without https, with a field of somebody else's to paste into. */
const withoutHttps = { host: intranet, body: '<samverkans-lots pack="stockholm" link-to="./"></samverkans-lots><textarea aria-label="Journalen"></textarea>' };

promise("every text shows before it is copied what is pasted, on an http:// page too, and has nothing in it that cannot be seen", withoutHttps, async (visit) => {
  const { widget, page } = visit;
  assert.deepEqual(await page.evaluate(() => [location.protocol, isSecureContext, navigator.clipboard === undefined]), ["http:", false, true], "no script may write to the clipboard here");
  const journal = page.getByRole("textbox", { name: "Journalen" });
  const pasted = async () => {
    await journal.fill("");
    await journal.press("Control+v");
    return journal.inputValue();
  };
  const receipt = (told) => widget.host.locator(".lots-copy__receipt").filter({ hasText: told });
  const seen = new Set();
  let copies = 0;
  for (const { answers } of workedCases.filter((it) => it.pack === "stockholm")) {
    await show(widget, answers);
    const folded = widget.host.locator("details[data-copied]");
    assert.equal(await folded.count(), (await texts(widget)).length, "each text can be copied");
    for (const text of await folded.all()) {
      await text.locator("summary").click();
      const shown = text.getByRole("textbox");
      assert.ok(await shown.isVisible());
      const words = await shown.inputValue();
      // Letters, digits, marks of punctuation, the space and the new line.
      assert.match(words, /^[\p{L}\p{N}\p{P}\p{S} \n]+$/u);
      assert.doesNotMatch(words, /\p{Default_Ignorable_Code_Point}/u);
      assert.notEqual(await pasted(), words, "it is not there before");
      await text.getByRole("button", { name: "Kopiera", exact: true }).click();
      copies += 1;
      assert.equal(await pasted(), words);
      await receipt("Kopierat.").waitFor();
      assert.equal(await receipt(/./).count(), 1, "one receipt at a time");
      seen.add(words);
    }
  }
  assert.ok(seen.size > 10, `${seen.size} texts`);
  const address = await link(widget);
  await widget.host.getByRole("status").getByText("Kopierat.").waitFor({ state: "attached" });
  assert.equal(await receipt(/./).count(), 1);
  assert.match(address, /#lots=/);
  assert.equal(await pasted(), address);
  assert.equal((await visit.heard("lots-copy")).length, copies + 1);
});

promise("the deadlines are saved as a calendar file, the same as the command line's, and the file is let go afterwards", { expects: [/^request: blob:/] }, async ({ widget, page }) => {
  await page.evaluate(() => {
    window.revoked = [];
    const revoke = URL.revokeObjectURL;
    URL.revokeObjectURL = (address) => {
      window.revoked.push(address);
      revoke.call(URL, address);
    };
  });
  await show(widget, dated);
  const [download] = await Promise.all([page.waitForEvent("download"), widget.button("Spara till kalendern (.ics)").click()]);
  assert.equal(download.suggestedFilename(), "tider.ics");
  const file = readFileSync(await download.path(), "utf8");
  const now = new Date(`${day}T10:00:00`).toISOString().replaceAll(/[-:]|\.\d+/g, "");
  assert.ok(file.includes(`DTSTAMP:${now}\r\n`), "the time that the clock shows, by UTC");
  const run = spawnSync(join(root, "target", "release", "lots"), ["assess", "stockholm", "--answers", "-", "--on", day, "--format", "ics"], { input: JSON.stringify(dated), encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  assert.ok(run.stdout.includes("BEGIN:VEVENT"));
  // But for when, and for the mark that tells one case from another.
  const same = (text) => text.replaceAll("\r\n ", "").replaceAll(/DTSTAMP:\S+/g, "DTSTAMP").replaceAll(/^(UID:.+-\d{8})-\w{16}@/gm, "$1@");
  assert.equal(same(file), same(run.stdout));
  const uids = (text) => text.replaceAll("\r\n ", "").match(/^UID:.+-\d{8}-\w{16}@stockholm/gm);
  const again = async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), widget.button("Spara till kalendern (.ics)").click()]);
    return readFileSync(await download.path(), "utf8");
  };
  assert.equal(await again(), file, "saved twice it is the same");
  await show(widget, dated);
  const other = uids(await again());
  assert.equal(other.length, uids(file).length);
  assert.equal(other.some((uid) => file.includes(uid)), false, "another person's deadlines are others");
  await page.waitForFunction(() => window.revoked.length === 3, undefined, { timeout: 10_000 });
});

/** Presses the button and reads the link. */
async function link(widget) {
  await widget.button("Kopiera länk").click();
  return widget.host.getByRole("textbox", { name: "Kopiera länk" }).inputValue();
}

promise("a link is made when it is asked for, holds no date, and opens to the same answers on the day they were judged", {}, async (visit) => {
  const { widget, page } = visit;
  await show(widget, dated);
  assert.equal(await widget.host.getByRole("textbox", { name: "Kopiera länk" }).count(), 0);
  assert.match(await widget.text(), /Födelsedatum och andra datum följer inte med/);
  const address = await link(widget);
  assert.equal(page.url().includes("#"), false, "the page's own address stays as it is");
  const dates = pack.facts.filter((fact) => fact.kind.is === "date").map((fact) => fact.id);
  const given = Object.keys(dated).filter((id) => dates.includes(id));
  assert.ok(given.length > 0, "the case has dates");
  for (const id of given) {
    assert.ok(!address.includes(`${id}=`) && !address.includes(dated[id]), id);
    const { short } = pack.facts.find((fact) => fact.id === id);
    assert.match(await widget.text(), new RegExp(`Den som öppnar länken får själv svara på: .*${short}`));
  }
  const before = await widget.host.evaluate((host) => host.answers);
  const wanted = Object.fromEntries(Object.entries(before).filter(([id]) => !dates.includes(id)));

  // Another day, another visit.
  await page.clock.setFixedTime(new Date("2027-03-01T10:00:00"));
  await page.goto("about:blank");
  await page.goto(address);
  await visit.ready(1);
  assert.equal(page.url(), `${address.split("#")[0]}?pack=stockholm`, "the address keeps nothing but whose rules they are");
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), wanted);
  assert.equal(await widget.host.evaluate((host) => host.assessment.on), day);
  assert.match(await widget.text(), /Svaren kommer från en länk\./);
  // The dates that make a difference are asked for by name, one press away.
  const asks = widget.host.getByRole("list", { name: "Utan dem kan tider saknas, och det kan finnas mer att göra än vad som står här. Svara på:" }).getByRole("button");
  const names = await asks.allInnerTexts();
  const birthday = pack.facts.find((fact) => fact.id === "birthday_next");
  assert.ok(names.includes(birthday.short), names.join());
  await asks.getByText(birthday.short, { exact: true }).click();
  await widget.host.getByRole("heading", { name: birthday.ask }).waitFor();
  await page.keyboard.type("23/4");
  await page.keyboard.press("Enter");
  await asks.getByText(birthday.short, { exact: true }).waitFor({ state: "detached" });
  assert.equal(await widget.host.evaluate((host) => host.answers.birthday_next), "2027-04-23");
  await page.goto("about:blank");
  await page.goto(address);
  await visit.ready(1);
  assert.match(await widget.text(), /Bedömningen gäller 23 november 2026\./);
  assert.doesNotMatch(await widget.text(), /Länken gjordes med/);
  // Its day goes by one press, and its answers stay.
  await widget.button("Bedöm i dag").click();
  await page.waitForFunction(() => document.querySelector("samverkans-lots").assessment.on === "2027-03-01");
  assert.doesNotMatch(await widget.text(), /Bedömningen gäller/);
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), wanted);
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("[data-focus]"));
  await page.goto("about:blank");
  await page.goto(address);
  await visit.ready(1);
  await widget.host.getByRole("button", { name: "Börja om" }).click();
  await page.waitForFunction(() => !document.querySelector("samverkans-lots").hasAttribute("on"));
  assert.doesNotMatch(await widget.text(), /Svaren kommer från en länk|Bedömningen gäller/);
});

promise("a link of other rules tells what they have changed since, then and now", {}, async (visit) => {
  const { widget, page } = visit;
  await show(widget, caseOf("O-ST-4").answers);
  const address = await link(widget);
  const was = pack.decisions.find((it) => it.id === "plan").values.find((it) => it.code !== "ask_first");
  const other = address.replace(/&hash=\w+/, "&hash=000000000000").replace("&version=1", "&version=0.9");
  await page.goto(other);
  await visit.ready(1);
  assert.match(await widget.text(), /Länken gjordes med version 0\.9\S* av reglerna\. Svaret blir detsamma nu\./);
  // Pasted into the address of the page that is open.
  const pasted = other.replace("then.plan=settled.ask_first", `then.plan=settled.${was.code}`);
  await page.goto(page.url() + new URL(pasted).hash);
  await widget.host.getByText(/Reglerna har ändrats sedan länken gjordes med version 0\.9/).waitFor();
  const now = pack.decisions.find((it) => it.id === "plan").values.find((it) => it.code === "ask_first");
  assert.ok(plain(await widget.text()).includes(`Då: ${was.label}. Nu: ${now.label}.`));
});

for (const [what, change] of [
  ["cut off", (address) => address.slice(0, -20)],
  ["with an answer that the rules do not have", (address) => address.replace("urgency=acute", "urgency=extreme")],
  ["with a date of birth", (address) => address.replace("&urgency=", "&birthday_next=2027-04-23&urgency=")],
  ["of another form", (address) => address.replace("lots=1", "lots=7")],
]) {
  promise(`a link ${what} is refused with a clear word, and nothing of it is filled in`, {}, async (visit) => {
    const { widget, page } = visit;
    await show(widget, caseOf("O-ST-4").answers);
    const address = await link(widget);
    await page.goto("about:blank");
    await page.goto(change(address));
    await visit.ready(1);
    assert.match(await widget.host.getByRole("status").first().innerText(), /Länken går inte att läsa: .+ Inget svar är hämtat ur den\./);
    assert.deepEqual(await widget.host.evaluate((host) => host.answers), {});
    assert.equal(await widget.host.evaluate((host) => host.assessment.on), day);
    const [{ detail }] = await visit.heard("lots-error");
    assert.deepEqual([detail.code, detail.field], ["link_unfit", "link"]);
    assert.ok(!page.url().includes("#"));
  });
}

/** Tries another answer with which some deadline has a day. */
async function tryDated(widget) {
  for (let place = 0; ; place += 1) {
    for (const opens of await widget.host.getByText("Vad skulle ändra svaret?").all()) await opens.click();
    await widget.host.getByRole("button", { name: "Prova", exact: true }).nth(place).click();
    await widget.button("Ångra").waitFor();
    if (await widget.host.locator("[part=deadlines] time").count()) return;
    await widget.button("Ångra").click();
    await widget.button("Ångra").waitFor({ state: "detached" });
  }
}

promise("of a case that is only tried there is no text, calendar or link to take along, which is said; the note is still that of the own", {}, async ({ widget }) => {
  await show(widget, dated);
  const own = await texts(widget);
  const note = await widget.host.evaluate((host) => host.note());
  assert.ok(own.includes(note));
  const told = widget.host.getByText("Det här fallet provas bara. Texter, kalender och länk finns när du går tillbaka till dina egna svar.", { exact: true });
  const calendar = widget.button("Spara till kalendern (.ics)");
  assert.deepEqual([await told.count(), await calendar.count(), await widget.button("Kopiera länk").count()], [0, 1, 1]);
  await tryDated(widget);
  assert.ok(await told.isVisible());
  assert.deepEqual(await texts(widget), []);
  for (const name of ["Kopiera", "Kopiera länk", "Spara till kalendern (.ics)"]) assert.equal(await widget.button(name).count(), 0, name);
  assert.ok(await widget.button("Skriv ut").isVisible(), "the sheet says itself that it is tried");
  assert.equal(await widget.host.evaluate((host) => host.note()), note);
  await widget.button("Ångra").click();
  await calendar.waitFor();
  assert.deepEqual([await texts(widget), await told.count(), await widget.button("Kopiera länk").count()], [own, 0, 1]);
});

promise("an element whose host names no page for links offers none, and its calendar file works under the strictest policy", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>', expects: [/^request: blob:/] }, async ({ widget, page }) => {
  await show(widget, dated);
  assert.equal(await widget.button("Kopiera länk").count(), 0);
  assert.ok(await widget.button("Skriv ut").isVisible());
  const [download] = await Promise.all([page.waitForEvent("download"), widget.button("Spara till kalendern (.ics)").click()]);
  assert.match(readFileSync(await download.path(), "utf8"), /^BEGIN:VCALENDAR\r\n/);
});

promise("the printed sheet has the whole result and no controls, fits A4 and is not cut off at the side", { width: 680, height: 960, colorScheme: "dark" }, async ({ widget, page }) => {
  let longest = 0;
  for (const { answers } of workedCases.filter((it) => it.pack === "stockholm")) {
    await page.emulateMedia({ media: "screen" });
    await show(widget, answers);
    await page.emulateMedia({ media: "print" });
    const { wide, beyond, high, controls } = await page.evaluate(() => {
      const reach = document.documentElement.clientWidth;
      const shown = [...document.querySelector("samverkans-lots").shadowRoot.querySelectorAll("*")].filter((it) => it.checkVisibility() && !it.closest(".lots-hidden"));
      return {
        wide: document.documentElement.scrollWidth - reach,
        beyond: shown.filter((it) => it.getBoundingClientRect().right > reach + 0.5).map((it) => it.outerHTML.slice(0, 120)),
        controls: shown.filter((it) => it.matches("button, input, textarea")).map((it) => it.textContent),
        high: document.documentElement.scrollHeight,
      };
    });
    assert.deepEqual({ wide, beyond, controls }, { wide: 0, beyond: [], controls: [] });
    longest = Math.max(longest, high);
  }
  assert.ok(longest > 800, `${longest} px`);

  await page.emulateMedia({ media: "screen" });
  await show(widget, dated);
  await judge(widget);
  await page.emulateMedia({ media: "print" });
  const text = await widget.text();
  for (const told of [/Stockholm, version \S+ Bedömt 23 november 2026\./, /Gör nu/, /Tider/, /Varför/, /Du bedömer annorlunda:/, /ST-0\d\d/, /Dina svar/]) assert.match(text, told);
  assert.ok(text.includes(reason));
  for (const left of [/Skriv ut/, /Kopiera/, /Just nu/, /lämnar inte sidan av sig själva/]) assert.doesNotMatch(text, left);
  const source = pack.sources[0].title;
  assert.ok(await widget.host.getByText(source).last().isVisible(), "what is folded is opened");
  const sheet = await page.pdf({ format: "A4", preferCSSPageSize: true });
  assert.match(sheet.toString("latin1"), /\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
});

promise("on paper an answer that matters no longer says so, apart from it", {}, async ({ widget, page }) => {
  // An answer that the situation has made pointless.
  await show(widget, { ...caseOf("O-ST-4").answers, transfer_decided: "no" });
  await page.emulateMedia({ media: "print" });
  const note = widget.host.getByText("spelar ingen roll nu", { exact: true });
  assert.ok(await note.isVisible());
  assert.equal(await note.evaluate((it) => getComputedStyle(it, "::before").content), '" · "');
});

promise("the result of every worked case fits on two sheets of A4", { expects: [/^request: /] }, async ({ widget, page }, context) => {
  const { origin } = new URL(page.url());
  const sheets = new Map();
  for (const [id, lang] of [
    ["stockholm", "sv"],
    ["malmo", "sv"],
    ["ekero", "sv"],
    ["danmark", "da"],
  ]) {
    await page.goto(`${origin}/?pack=${id}`);
    await page.waitForFunction(() => window.heard.some((it) => it.name === "lots-ready"));
    assert.equal(await page.evaluate(() => document.querySelector("samverkans-lots").shadowRoot.querySelector("[part=base]").lang), lang);
    for (const { id: name, answers } of workedCases.filter((it) => it.pack === id)) {
      await show(widget, answers);
      const paper = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
      sheets.set(name, paper.match(/\/Type \/Page\b(?!s)/g).length);
    }
  }
  assert.equal(sheets.size, 30);
  context.diagnostic(`sheets: ${[...sheets].map(([name, count]) => `${name} ${count}`).join(", ")}`);
  assert.deepEqual([...sheets].filter(([, count]) => count > 2), []);
});

promise("paper says how much is folded away and not on it, and has it where it was unfolded", {}, async ({ widget, page }) => {
  await show(widget, caseOf("O-ST-4").answers);
  const fold = widget.host.getByText(/^Kan också gälla \(\d+\)/);
  const hidden = widget.host.getByText("– står inte på papperet").first();
  const inside = widget.host.locator(".lots-maybe li").first();
  assert.deepEqual([await fold.isVisible(), await hidden.isVisible(), await inside.isVisible()], [true, false, false], "on the screen");
  await page.emulateMedia({ media: "print" });
  assert.deepEqual([await fold.isVisible(), await hidden.isVisible(), await inside.isVisible()], [true, true, false], "on paper");
  await page.emulateMedia({ media: "screen" });
  await fold.click();
  await page.emulateMedia({ media: "print" });
  assert.deepEqual([await fold.isVisible(), await hidden.isVisible(), await inside.isVisible()], [true, false, true], "on paper, unfolded");
});

promise("the button prints", {}, async ({ widget, page }) => {
  await show(widget, caseOf("O-ST-4").answers);
  await page.evaluate(() => {
    window.printed = 0;
    window.print = () => (window.printed += 1);
  });
  await widget.button("Skriv ut").click();
  assert.equal(await page.evaluate(() => window.printed), 1);
});

promise("the deadlines stand in words; the picture of them is for the eye only and fits a narrow screen", { width: 360, height: 740 }, async ({ widget }) => {
  await show(widget, dated);
  const drawn = await widget.host.evaluate((host) => {
    const picture = host.shadowRoot.querySelector(".lots-timeline");
    const { left, right } = picture.getBoundingClientRect();
    return { hidden: picture.getAttribute("aria-hidden"), fits: left >= 0 && right <= document.documentElement.clientWidth, inner: picture.querySelectorAll("path[d*='a9 9']").length };
  });
  assert.deepEqual([drawn.hidden, drawn.fits], ["true", true]);
  assert.ok(drawn.inner >= 1);
  assert.ok((await widget.host.locator("[part=deadlines]").getByRole("listitem").count()) >= 2);
  assert.match(await widget.host.locator("[part=deadlines]").ariaSnapshot(), /\d{1,2} \p{L}+ 20\d\d/u);
});
