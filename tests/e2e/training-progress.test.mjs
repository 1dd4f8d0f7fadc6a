// What a learner has done, saved as a file and brought back from it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { judged, prepare } from "./looks.mjs";
import { resultFile } from "./results.mjs";
import { focused, pack, promise } from "./support.mjs";

const path = "/?pack=stockholm&mode=training";
const again = [/^request: /];
const host = (page) => page.locator("samverkans-lots");
const heading = (page, name) => host(page).getByRole("heading", { name, exact: true });
const button = (page, name) => host(page).getByRole("button", { name, exact: true });
const keys = (page) => page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("samverkanslots.training")));
const fileOf = (name, value) => ({ name, mimeType: "application/json", buffer: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)) });
const open = (page, file) => host(page).getByLabel("Sparad fil (JSON)").setInputFiles(file);
const unfold = (page) => host(page).getByText("Hämta tillbaka från en fil", { exact: true }).click();

/** Begins something, and saves it. */
async function saved(page) {
  await button(page, "Öva blandat").click();
  await heading(page, "Så svarar rutinen").waitFor();
  await page.reload();
  await button(page, "Fortsätt övningen").waitFor();
  const saving = page.waitForEvent("download");
  await button(page, "Spara som fil").click();
  const download = await saving;
  assert.match(download.suggestedFilename(), /^training-progress-stockholm-\d{4}-\d\d-\d\d\.json$/);
  return JSON.parse(readFileSync(await download.path(), "utf8"));
}

async function clear(page) {
  await host(page).getByText("Radera", { exact: true }).click();
  await button(page, "Radera allt").click();
  await button(page, "Fortsätt övningen").waitFor({ state: "detached" });
}

promise("what was saved is brought back where nothing has been done, after one has seen what is in it", { path, expects: again }, async ({ page, requests }) => {
  const file = await saved(page);
  assert.deepEqual([file.schema, file.kind, file.on], [1, "training-progress", "2026-11-23"]);
  assert.deepEqual(file.pack, { id: pack.id, version: pack.version, hash: pack.hash });
  await clear(page);
  await prepare(page);
  const before = requests.length;
  await unfold(page);
  await open(page, fileOf("mitt.json", file));
  await host(page).getByText("Filen sparades den 23 november 2026. Den innehåller inga fall som du har övat på. I övningen du påbörjade är 0 av 5 fall gjorda.").waitFor();
  assert.equal(await host(page).evaluate((it) => it.shadowRoot.activeElement?.id), "lots-brought", "what came of the file has the focus");
  assert.equal(await host(page).getByText("Det du har gjort här försvinner och går inte att få tillbaka.").count(), 0, "nothing is lost");
  assert.deepEqual((await judged(page)).wrong, []);
  assert.deepEqual(await keys(page), [], "to look into a file changes nothing");
  await button(page, "Använd det som finns i filen").click();
  await host(page).getByRole("status").getByText("Det du hade sparat är tillbaka.").waitFor({ state: "attached" });
  await button(page, "Fortsätt övningen").waitFor();
  assert.deepEqual(requests.slice(before), []);
  await page.reload();
  await host(page).getByText("Du har gjort 0 av 5 fall i den övning du började på.").waitFor();
  await button(page, "Fortsätt övningen").click();
  await heading(page, "Så svarar rutinen").waitFor();
});

promise("what is no such file is refused for its reason, and what has been done stays until one agrees to lose it", { path, expects: again }, async ({ page }) => {
  const file = await saved(page);
  await unfold(page);
  const refused = [
    [fileOf("annat.json", "{"), "Filen är inte en sådan som sparas här."],
    [fileOf("annat.json", { kind: "training-set" }), "Filen är inte en sådan som sparas här."],
    [resultFile("Bo", "right"), "Filen är ett resultat. Den är till för den som håller utbildningen."],
    [fileOf("nytt.json", { ...file, schema: 2 }), "Filen är av en version som inte går att läsa här."],
    [fileOf("malmo.json", { ...file, pack: { ...file.pack, id: "malmo" } }), "Filen gäller andra rutiner."],
    [fileOf("skadad.json", { ...file, kept: file.kept.replaceAll("!", "?") }), "Filen är skadad. Inget har ändrats här."],
    [fileOf("skadad.json", { ...file, kept: 7 }), "Filen är skadad. Inget har ändrats här."],
  ];
  for (const [given, told] of refused) {
    await open(page, given);
    await host(page).getByText(told).waitFor();
    assert.equal(await button(page, "Använd det som finns i filen").count(), 0, told);
    // The next one may be refused in the same words.
    await open(page, fileOf("mitt.json", file));
    await button(page, "Använd det som finns i filen").waitFor();
  }
  assert.ok(await host(page).getByText("Det du har gjort här försvinner och går inte att få tillbaka.").isVisible());
  assert.ok(await button(page, "Fortsätt övningen").isVisible());
});

promise("who holds a training is told that such a file is no result, and where it belongs", { path, expects: again }, async ({ page }) => {
  const file = await saved(page);
  await button(page, "För dig som håller utbildningen").click();
  await host(page).getByLabel("Resultatfiler från deltagarna (JSON eller CSV)").setInputFiles(fileOf("mitt.json", file));
  await host(page).getByText("mitt.json: filen är det en deltagare har sparat för att kunna gå vidare. Den hämtas tillbaka på deltagarens startsida.").waitFor();
});

promise("who was given an exercise as a file opens it on the start, and a file that is none is refused for its reason", { path }, async ({ widget, page }) => {
  const set = { schema: 1, kind: "training-set", pack: "stockholm", set: "1;2026-11-20;7;2;60", title: "Hösten" };
  await host(page).getByText("Öppna en övning från en fil", { exact: true }).click();
  const give = (file) => host(page).getByLabel("Övningens fil (JSON)").setInputFiles(file);
  const refused = [
    [fileOf("annat.json", "{"), "Filen innehåller ingen övning."],
    [fileOf("nytt.json", { ...set, schema: 2 }), "Filen är av en version som inte går att läsa här."],
    [fileOf("malmo.json", { ...set, pack: "malmo" }), "Övningen gäller en annan rutin. Öppna den rutinen först och välj sedan filen där."],
    [fileOf("skadad.json", { ...set, set: "1;i går;7;2;60" }), "Övningen i filen är skadad. Be om filen igen."],
    [resultFile("Bo", "right"), "Filen är något som en deltagare har sparat. En övning får du av den som håller utbildningen."],
  ];
  for (const [file, told] of refused) {
    await give(file);
    await host(page).getByText(told).waitFor();
    assert.equal(await focused(widget), told);
  }
  await give(fileOf("hosten.json", set));
  await host(page).getByRole("heading", { name: "En övning till dig: Hösten" }).waitFor();
  await host(page).getByText("Övningen har 2 fall. Godkänt är 60 poäng av 100.").waitFor();
  await button(page, "Börja övningen").click();
  await host(page).getByText(/ av 2$/).or(host(page).getByRole("heading", { name: "Så svarar rutinen" })).first().waitFor();
});

promise("a set from a file is spoken of as a file, and stays offered in another language, also where the address has another one", { path: `${path}#set=1;2026-11-20;7;5;80`, expects: again }, async ({ page }) => {
  await host(page).getByText("Övningen har 5 fall. Godkänt är 80 poäng av 100.").waitFor();
  const set = { schema: 1, kind: "training-set", pack: "stockholm", set: "1;2026-11-20;7;2;101;v.no-such-case", title: "Hösten" };
  await host(page).getByText("Öppna en övning från en fil", { exact: true }).click();
  await host(page).getByLabel("Övningens fil (JSON)").setInputFiles(fileOf("hosten.json", set));
  await heading(page, "En övning till dig: Hösten").waitFor();
  await host(page).getByText("Övningen har 2 fall. Godkänt är 100 poäng av 100.").waitFor();
  assert.ok(await host(page).getByText(/^Filen nämner sådant som inte finns i den här rutinen\..*Fråga den som gav dig filen\.$/).isVisible());
  assert.ok(await host(page).getByText("Filen kräver mer än 100 poäng för godkänt. Här räcker 100.").isVisible());
  await host(page).evaluate((it) => void (it.lang = "da"));
  await heading(page, "En øvelse til dig: Hösten").waitFor();
  await host(page).getByText(/^Filen nævner noget, som ikke findes her\./).waitFor();
  assert.equal(await host(page).getByRole("heading", { name: /^En øvelse til dig/ }).count(), 1);
  // Another set that the page names takes its place.
  await host(page).evaluate((it) => it.setAttribute("set", "1;2026-11-20;7;3;60"));
  await heading(page, "En øvelse til dig").waitFor();
});

promise("of two files that are chosen one after the other the last one counts, and one of the same name can be chosen again", { path }, async ({ page }) => {
  const set = { schema: 1, kind: "training-set", pack: "stockholm", set: "1;2026-11-20;7;2;60", title: "Hösten" };
  await page.evaluate(() => {
    const text = Blob.prototype.text;
    const held = new Promise((go) => (window.go = go));
    let read = 0;
    Blob.prototype.text = async function () {
      read += 1;
      if (read === 1) await held;
      return text.call(this);
    };
  });
  await host(page).getByText("Öppna en övning från en fil", { exact: true }).click();
  const field = host(page).getByLabel("Övningens fil (JSON)");
  await field.setInputFiles(fileOf("hosten.json", set));
  await field.setInputFiles(fileOf("annat.json", "{"));
  const refused = host(page).getByText("Filen innehåller ingen övning.");
  await refused.waitFor();
  await page.evaluate(() => window.go());
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  assert.ok(await refused.isVisible(), "the first one comes too late");
  assert.equal(await heading(page, "En övning till dig: Hösten").count(), 0);
  assert.equal(await field.inputValue(), "", "so the same name is another choice");
  await field.setInputFiles(fileOf("annat.json", set));
  await heading(page, "En övning till dig: Hösten").waitFor();
});
