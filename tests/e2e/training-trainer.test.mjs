// Training as who holds it meets it: a set is put together and handed on, and learners' results are counted.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { judged, prepare } from "./looks.mjs";
import { noNumber } from "./naming.mjs";
import { pointsOf, resultFile as file } from "./results.mjs";
import { pack, promise } from "./support.mjs";

const path = "/?pack=stockholm&mode=training";
const again = [/^request: /];
const host = (page) => page.locator("samverkans-lots");
const heading = (page, name) => host(page).getByRole("heading", { name });
const button = (page, name) => host(page).getByRole("button", { name, exact: true });

async function toTrainer(page) {
  await button(page, "För dig som håller utbildningen").click();
  await heading(page, "För dig som håller utbildningen").waitFor();
}

const isSound = async (page) => assert.deepEqual((await judged(page)).wrong, []);

promise("a set is put together, saved, and its link opens that set", { path, expects: again }, async ({ page }) => {
  await prepare(page);
  await toTrainer(page);
  await host(page).getByText("Sorters fall", { exact: true }).click();
  await host(page).getByRole("group", { name: "Sorters fall" }).getByRole("checkbox", { name: "En regel avgör" }).check();
  await host(page).getByRole("spinbutton", { name: /^Antal fall/ }).fill("3");
  await host(page).getByRole("spinbutton", { name: /^Poäng för godkänt/ }).fill("70");
  await host(page).getByRole("spinbutton", { name: /^Lottnummer/ }).fill("7");
  await host(page).getByRole("textbox", { name: /^Övningens namn/ }).fill("Hösten");
  await button(page, "Sätt ihop övningen").click();
  await heading(page, "Övningen har 3 fall.").waitFor();
  assert.equal(await host(page).evaluate((it) => it.shadowRoot.activeElement?.textContent), "Övningen har 3 fall.");
  assert.equal(await host(page).getByRole("listitem").filter({ hasText: /^En regel avgör: \S/ }).count(), 3);
  await isSound(page);
  await noNumber(page, host(page).getByRole("textbox", { name: /^Övningens namn/ }), ["Spara övningen som fil"]);
  const saving = page.waitForEvent("download");
  await button(page, "Spara övningen som fil").click();
  const download = await saving;
  // The commands name the file as it is called, which another set by the same number is not.
  assert.match(download.suggestedFilename(), /^training-set-stockholm-7-[0-9a-f]{6}\.json$/);
  await host(page).getByText("På papper, eller i en lärplattform", { exact: true }).click();
  assert.ok(await host(page).getByText(`lots course stockholm --set ${download.suggestedFilename()} --out course.zip`, { exact: true }).isVisible());
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.deepEqual([saved.kind, saved.pack, saved.title], ["training-set", "stockholm", "Hösten"]);
  const link = await host(page).getByRole("textbox", { name: "Länk till övningen" }).inputValue();
  assert.ok(link.endsWith(`#set=${saved.set}`));
  await button(page, "Kopiera länk").click();
  await host(page).getByRole("status").getByText("Kopierat.").waitFor({ state: "attached" });
  const name = host(page).getByRole("textbox", { name: /^Övningens namn/ });
  await name.fill("");
  await name.press("Control+v");
  assert.equal(await name.inputValue(), link, "what was copied can be pasted");
  await page.goto("about:blank");
  await page.goto(link);
  await host(page).getByText("Övningen har 3 fall. Godkänt är 70 poäng av 100.").waitFor();
  // The same from the page for other pages' frames.
  await page.goto("about:blank");
  await page.goto(link.replace(/[^/]*#/, "frame.html?pack=stockholm&mode=training#"));
  await host(page).getByText("Övningen har 3 fall. Godkänt är 70 poäng av 100.").waitFor();
});

promise("a set can be there to show one rule: the rule stands under its topic, and the link holds it", { path, expects: again }, async ({ page }) => {
  await prepare(page);
  await toTrainer(page);
  const sectionOf = (rule) => pack.sections.find(({ basis }) => basis.some((it) => rule.basis.includes(it)));
  const isAlone = (it) => pack.rules.filter(({ because }) => because === it.because).length === 1;
  const rule = pack.rules.find((it) => pack.decisions[it.decides].primary && sectionOf(it) && isAlone(it));
  const { title } = sectionOf(rule);
  await host(page).getByText("Enskilda regler", { exact: true }).click();
  await host(page).locator("summary").filter({ hasText: title }).click();
  await host(page).getByRole("group", { name: title, exact: true }).getByRole("checkbox", { name: rule.because, exact: true }).check();
  await isSound(page);
  await host(page).getByRole("spinbutton", { name: /^Antal fall/ }).fill("2");
  await button(page, "Sätt ihop övningen").click();
  await heading(page, "Övningen har 2 fall.").waitFor();
  const link = await host(page).getByRole("textbox", { name: "Länk till övningen" }).inputValue();
  assert.ok(link.endsWith(`;r.${rule.id}`), link);
  await page.goto("about:blank");
  await page.goto(link);
  await host(page).getByText(/^Övningen har 2 fall\./).waitFor();
});

promise("a set is printed with its key or without it, and nothing else comes on the paper", { path, expects: again, colorScheme: "dark" }, async ({ page }) => {
  await prepare(page);
  await page.evaluate(() => {
    window.printed = 0;
    window.print = () => (window.printed += 1);
  });
  await toTrainer(page);
  const made = async (count) => {
    await host(page).getByRole("spinbutton", { name: /^Antal fall/ }).fill(`${count}`);
    await host(page).getByRole("spinbutton", { name: /^Lottnummer/ }).fill("7");
    await button(page, "Sätt ihop övningen").click();
    await heading(page, `Övningen har ${count} fall.`).waitFor();
  };
  await made(3);
  const name = host(page).getByRole("textbox", { name: /^Övningens namn/ });
  await noNumber(page, name, ["Skriv ut utan facit", "Skriv ut med facit"]);
  assert.equal(await page.evaluate(() => window.printed), 0);
  await name.fill("Hösten");
  const paper = host(page).locator(".lots-handout");
  // What each is called, with its kind before it and its number behind.
  const listed = await host(page).locator(".lots-put__cases > li").allInnerTexts();
  const named = listed.map((it) => it.match(/^[^:]+: (.+) (\w{5})$/s).slice(1));
  assert.equal(new Set(named.map(([name]) => name)).size, 3, "no two are called alike");
  for (const [place, label] of ["Skriv ut utan facit", "Skriv ut med facit"].entries()) {
    await button(page, label).click();
    assert.equal(await page.evaluate(() => window.printed), place + 1);
    assert.equal(await paper.isVisible(), false, "on the screen");
    await isSound(page);
    await page.emulateMedia({ media: "print" });
    assert.equal(await paper.getByRole("heading", { name: "Hösten" }).isVisible(), true);
    assert.equal(await paper.getByRole("heading", { name: /^Övning \d/ }).count(), 3 * (place + 1));
    assert.equal(await paper.getByRole("heading", { name: "Facit" }).count(), place);
    const text = await paper.innerText();
    for (const [name, id] of named) {
      assert.ok(text.includes(id), id);
      // It tells what the answer turns on, so of a drawn case it stands on the key alone.
      assert.equal(text.includes(name), place === 1, name);
    }
    // Where the routine stands is in the key alone.
    assert.equal(/\[[A-Z]+-\d/.test(text), place === 1, text);
    const { wide, beside } = await host(page).evaluate((it) => {
      const shown = [...it.shadowRoot.querySelectorAll("*")].filter((one) => one.checkVisibility() && one.textContent.trim());
      return {
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        beside: shown.filter((one) => !one.closest(".lots-handout") && !one.querySelector(".lots-handout")).map((one) => one.outerHTML.slice(0, 120)),
      };
    });
    assert.deepEqual({ wide, beside }, { wide: 0, beside: [] });
    await page.emulateMedia({ media: "screen" });
  }
  // What is put together anew takes the old hand-out away.
  await made(2);
  assert.equal(await paper.count(), 0);
});

promise("a number that cannot be is said in words", { path }, async ({ page }) => {
  await toTrainer(page);
  await host(page).getByRole("spinbutton", { name: /^Antal fall/ }).fill("51");
  await button(page, "Sätt ihop övningen").click();
  await host(page).getByText(/^Skriv hela tal inom gränserna/).waitFor();
});

promise("what a learner saves is what the trainer's page counts", { path: `${path}#set=1;2026-11-20;7;2;60`, expects: again }, async ({ page }) => {
  await button(page, "Börja övningen").click();
  while (await heading(page, "Så svarar rutinen").count()) await host(page).locator(".lots-button--primary").click();
  for (const next of ["Nästa fall", "Till resultatet"]) {
    for (const { title } of [...pack.decisions.filter((it) => it.primary), { title: "Hur säker är du?" }]) {
      const group = host(page).getByRole("group", { name: title, exact: true });
      await group.getByRole("radio").or(group.getByRole("checkbox")).first().check();
    }
    await button(page, "Jämför med rutinen").click();
    await button(page, next).click();
  }
  const saving = page.waitForEvent("download");
  await host(page).getByText("Resultatet som fil").click();
  await button(page, "Spara resultatet").click();
  const path = await (await saving).path();
  const { exercises } = JSON.parse(readFileSync(path, "utf8"));
  const right = exercises.filter((it) => it.right).length;
  await button(page, "Till början").click();
  await toTrainer(page);
  await host(page).getByLabel("Resultatfiler från deltagarna (JSON eller CSV)").setInputFiles(path);
  await host(page).getByText(`1 fil, 2 gjorda fall. ${right} fall löstes helt rätt.`).waitFor();
  const rows = host(page).getByRole("table", { name: "Steg för steg" }).getByRole("row");
  for (const decision of pack.decisions.filter((it) => it.primary)) {
    const wrong = exercises.filter((it) => it.marks[decision.id] !== "right").length;
    assert.ok(await rows.filter({ has: page.getByRole("rowheader", { name: decision.title, exact: true }) }).getByText(`${wrong} av 2 (${wrong * 50} %)`).isVisible(), decision.title);
  }
  // Each case under a name that one can read, the very same as in the file, with the id that a hand-out has.
  const cases = host(page).getByRole("table", { name: "Fall för fall" }).getByRole("rowheader");
  for (const { id, title } of exercises) {
    const [told] = await cases.filter({ hasText: id }).allInnerTexts();
    assert.ok(title.length > 9 && told.endsWith(`: ${title} ${id}`), told);
  }
  const points = pointsOf(exercises);
  const learner = host(page).getByRole("table", { name: "Deltagare för deltagare" }).getByRole("row").last();
  assert.deepEqual((await learner.getByRole("cell").allInnerTexts()), [`${points}`, points >= 60 ? "Godkänt" : "Inte godkänt än. Det krävs 60 poäng."]);
});

promise("files that were made with other rules are counted apart, and it is said why", { path }, async ({ page }) => {
  await prepare(page);
  await toTrainer(page);
  const other = file("Bo", "wrong");
  const result = JSON.parse(other.buffer.toString());
  Object.assign(result.pack, { version: "0.9.0", hash: "sha256:0123456789" });
  other.buffer = Buffer.from(JSON.stringify(result));
  await host(page).getByLabel("Resultatfiler från deltagarna (JSON eller CSV)").setInputFiles([other, file("Åsa", "right")]);
  await heading(page, "Gjort med en annan version av rutinen (0.9.0, 012345)").waitFor();
  await heading(page, `Gjort med rutinen som den är här (${pack.version}, `).waitFor();
  assert.equal(await host(page).getByText(/^De här filerna räknas för sig\./).count(), 1);
  assert.deepEqual(await host(page).getByText(/^1 fil, 1 gjort fall\./).allInnerTexts(), [
    "1 fil, 1 gjort fall. 1 fall löstes helt rätt. I 0 fall var deltagaren säker, men svaret var inte helt rätt.",
    "1 fil, 1 gjort fall. 0 fall löstes helt rätt. I 1 fall var deltagaren säker, men svaret var inte helt rätt.",
  ]);
  for (const name of ["Deltagare för deltagare", "Steg för steg", "Fall för fall", "Regel för regel"]) assert.equal(await host(page).getByRole("table", { name }).count(), 2, name);
  const learners = host(page).getByRole("table", { name: "Deltagare för deltagare" }).getByRole("rowheader");
  assert.deepEqual(await learners.allInnerTexts(), ["Åsa", "Bo"]);
  await isSound(page);
});

promise("result files are counted on the page alone: rates by step, case and rule, and what is no such file is said", { path }, async ({ page, requests }) => {
  await prepare(page);
  await toTrainer(page);
  const before = requests.length;
  const damaged = file("Cilla", "right");
  damaged.buffer = Buffer.from(damaged.buffer.toString().replace('"points":100', '"points":101'));
  const other = { name: "annat.json", mimeType: "application/json", buffer: Buffer.from("{") };
  await host(page).getByLabel("Resultatfiler från deltagarna (JSON eller CSV)").setInputFiles([file("Åsa", "right"), file("Bo", "wrong"), other, damaged, file("Bo", "wrong")]);
  await host(page).getByText("2 filer, 2 gjorda fall. 1 fall löstes helt rätt. I 1 fall var deltagaren säker, men svaret var inte helt rätt.").waitFor();
  assert.ok(await host(page).getByText("annat.json: filen är ingen resultatfil.").isVisible());
  assert.ok(await host(page).getByText("Cilla.json: filen är skadad, vid points.").isVisible());
  assert.ok(await host(page).getByText("Bo.json: samma resultat finns redan med.").isVisible());
  for (const [name, rows] of [["Steg för steg", 2], ["Fall för fall", 1], ["Regel för regel", 1]]) {
    const table = host(page).getByRole("table", { name });
    assert.equal(await table.getByRole("rowheader").count(), rows);
    assert.equal(await table.getByRole("cell", { name: "1 av 2 (50 %)" }).count(), rows);
  }
  assert.deepEqual(requests.slice(before), []);
  await isSound(page);
});

promise("results that are opened one after the other are counted together until one starts over", { path }, async ({ page }) => {
  await prepare(page);
  await toTrainer(page);
  const give = (files) => host(page).getByLabel("Resultatfiler från deltagarna (JSON eller CSV)").setInputFiles(files);
  const learners = host(page).getByRole("table", { name: "Deltagare för deltagare" }).getByRole("rowheader");
  await give([file("Åsa", "right")]);
  await host(page).getByText(/^1 fil, 1 gjort fall\./).waitFor();
  await give([file("Bo", "wrong")]);
  await host(page).getByText(/^2 filer, 2 gjorda fall\./).waitFor();
  assert.deepEqual(await learners.allInnerTexts(), ["Åsa", "Bo"]);
  // What is there already is said to be, and one that is none forgets nothing.
  await give([file("Åsa", "right"), { name: "annat.json", mimeType: "application/json", buffer: Buffer.from("{") }]);
  await host(page).getByText("Åsa.json: samma resultat finns redan med.").waitFor();
  assert.deepEqual(await learners.allInnerTexts(), ["Åsa", "Bo"]);
  await isSound(page);
  await button(page, "Börja om").click();
  await learners.first().waitFor({ state: "detached" });
  await host(page).getByRole("status").getByText("De öppnade resultaten är borttagna härifrån.").waitFor({ state: "attached" });
  assert.equal(await host(page).evaluate((it) => it.shadowRoot.activeElement?.type), "file", "the focus is where one goes on");
  await give([file("Bo", "wrong")]);
  await host(page).getByText(/^1 fil, 1 gjort fall\./).waitFor();
  assert.deepEqual(await learners.allInnerTexts(), ["Bo"]);
});

promise("an element that is taken away while files are read harms no other one, and a page that is left meanwhile stays left", { path, expects: [/^request: \/packs\//] }, async ({ page }) => {
  await page.evaluate(() => {
    const text = Blob.prototype.text;
    const held = new Promise((go) => (window.go = go));
    Blob.prototype.text = async function () {
      await held;
      return text.call(this);
    };
    document.querySelector("samverkans-lots").after(document.querySelector("samverkans-lots").cloneNode());
  });
  const [first, second] = [host(page).first(), host(page).last()];
  for (const one of [first, second]) {
    await one.getByRole("button", { name: "För dig som håller utbildningen", exact: true }).click();
    await one.getByLabel("Resultatfiler från deltagarna (JSON eller CSV)").setInputFiles([file("Åsa", "right")]);
  }
  await page.evaluate(() => document.querySelector("samverkans-lots").remove());
  await button(page, "Till början").click();
  await button(page, "För dig som håller utbildningen").waitFor();
  await page.evaluate(() => window.go());
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  assert.ok(await button(page, "För dig som håller utbildningen").isVisible());
  await toTrainer(page);
  await host(page).getByLabel("Resultatfiler från deltagarna (JSON eller CSV)").setInputFiles([file("Åsa", "right")]);
  await host(page).getByText(/^1 fil, 1 gjort fall\./).waitFor();
});
