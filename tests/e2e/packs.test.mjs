// Every shipped pack in the widget: its cases, its language, the choice among them, and the local contacts laid over one.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, target } from "../tools/parts.mjs";
import { assess, promise, workedCases } from "./support.mjs";

const compiled = (id) => JSON.parse(readFileSync(join(target, "packs", `${id}.json`), "utf8"));
const overlay = JSON.parse(readFileSync(join(root, "src", "contacts", "example.json"), "utf8"));

const give = (widget, answers) => widget.host.evaluate((host, answers) => void (host.answers = answers), answers);
const resultSoFar = /^(Visa svaret så långt|Vis svaret indtil nu)$/;

for (const [id, lang, why] of [
  ["stockholm", "sv", "Varför"],
  ["malmo", "sv", "Varför"],
  ["ekero", "sv", "Varför"],
  ["danmark", "da", "Hvorfor"],
]) {
  const body = `<samverkans-lots pack="${id}" lang="${lang}"></samverkans-lots>`;
  promise(`every worked case of ${id} is shown with the verdicts of the command line`, { body }, async ({ widget }) => {
    const pack = compiled(id);
    const own = workedCases.filter((it) => it.pack === id);
    assert.ok(own.length >= 6);
    for (const { id: name, answers } of own) {
      await give(widget, answers);
      const early = widget.host.getByRole("button", { name: resultSoFar });
      if (await early.count()) await early.click();
      await widget.host.getByRole("heading", { name: why, exact: true }).waitFor();
      const headings = await widget.host.getByRole("heading").allTextContents();
      const told = assess(answers, id);
      for (const decision of pack.decisions.filter((it) => it.primary)) {
        const { status, value } = told.decisions[decision.id];
        const shown = headings.find((text) => text.startsWith(decision.title)) ?? assert.fail(`${name}: no verdict on ${decision.id}`);
        if (status !== "settled") continue;
        for (const code of [value].flat()) {
          const { label } = decision.values.find((it) => it.code === code);
          assert.ok(shown.includes(label), `${name}: "${shown}" says ${code}`);
        }
      }
      const text = await widget.text();
      for (const { title } of told.texts) assert.ok(text.includes(title), `${name}: offers "${title}"`);
      for (const duty of told.duties.filter((it) => it.status === "applies")) {
        assert.ok(text.includes(pack.duties.find((it) => it.id === duty.id).label), `${name}: says ${duty.id}`);
      }
    }
  });
}

promise("the law is shown as the source cites it and as it is today, and what nobody checked says so", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ widget }) => {
  await give(widget, workedCases.find((it) => it.id === "O-ME-1").answers);
  const early = widget.host.getByRole("button", { name: resultSoFar });
  if (await early.count()) await early.click();
  await widget.host.getByRole("heading", { name: "Varför", exact: true }).waitFor();
  const text = await widget.text();
  assert.match(text, /Gäller i dag 10 kap\. 8–9 §§ socialtjänstlagen \(2025:400\)/);
  assert.match(text, /bekräftat 21 november 2026/);
  assert.match(text, /Lag, inte rutinen/);
});

promise("a page that names no pack lets the visitor choose, and choose again", { body: "<samverkans-lots></samverkans-lots>", waits: false, expects: [/^request: /] }, async ({ widget, page }) => {
  const packs = ["danmark", "ekero", "malmo", "stockholm"].map(compiled);
  for (const { title } of packs) await widget.host.getByRole("button", { name: new RegExp(`^${title} `) }).waitFor();
  await widget.host.getByRole("button", { name: /^Danmark / }).click();
  await widget.host.getByRole("button", { name: "Ved ikke" }).waitFor();
  assert.equal(await widget.host.evaluate((host) => host.lang), "da");
  await widget.host.getByRole("button", { name: /^Malmö / }).click();
  await widget.host.getByRole("button", { name: "Vet inte" }).waitFor();
  assert.equal(await widget.host.getByRole("button", { name: /^Malmö / }).getAttribute("aria-pressed"), "true");
  assert.equal(await page.evaluate(() => window.heard.filter((it) => it.name === "lots-error").length), 0);
});

promise("local contacts tell who is reached now; ones that do not fit are refused and leave the others", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ widget }) => {
  await give(widget, { ...workedCases.find((it) => it.id === "O-ST-3").answers, level_tried: "0" });
  const early = widget.host.getByRole("button", { name: resultSoFar });
  if (await early.count()) await early.click();
  await widget.host.evaluate((host, overlay) => void (host.contacts = overlay), overlay);
  const { aof: unit, iof_addiction: other } = overlay.contacts.assistant_head_other.each;
  await widget.host.getByText(unit.unit).waitFor();
  // Whose head "the other unit" has, only the worker knows: every unit's is shown.
  await widget.host.getByText(other.unit).waitFor();
  // A Monday at ten.
  assert.match(await widget.text(), /Öppet nu, till kl\. 16\.30/);
  assert.match(await widget.text(), /Exempel från en påhittad kommun/);
  assert.equal(await widget.host.getByRole("link", { name: unit.telephone }).getAttribute("href"), "tel:000-0000001");
  const refused = await widget.host.evaluate((host) => {
    try {
      host.contacts = { schema: 1, municipality: "X", contacts: { nobody: { unit: "Y" } } };
    } catch ({ code, field, message }) {
      return { code, field, message };
    }
  });
  assert.deepEqual([refused.code, refused.field], ["contacts_unfit", "contacts.nobody"]);
  assert.match(await widget.text(), new RegExp(unit.unit));
});

promise("the next monthly meeting is offered where the municipality has said when it is", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ widget, page }) => {
  await widget.host.evaluate((host, overlay) => void (host.contacts = overlay), overlay);
  await give(widget, { ...workedCases.find((it) => it.id === "O-ST-2").answers, consent_contact_other_unit: "yes", level_tried: "0", cost_dispute: "no", urgency: "ordinary" });
  await widget.host.getByRole("heading", { name: "Varför", exact: true }).waitFor();
  await widget.host.getByRole("button", { name: /gör listan exaktare$/ }).click();
  const ask = compiled("stockholm").facts.find((fact) => fact.id === "next_meeting_on");
  for (let turn = 0; (await widget.host.getByRole("heading", { name: ask.ask }).count()) === 0; turn += 1) {
    assert.ok(turn < 12, "the meeting is asked for");
    const chip = widget.host.getByRole("button", { name: ask.short, exact: true });
    if (await chip.count()) await chip.click();
    else await widget.host.getByRole("button", { name: "Vet inte" }).click();
    await page.waitForTimeout(50);
  }
  await widget.host.getByRole("button", { name: "avstämningsmöte: onsdag 9 december 2026" }).click();
  await page.waitForTimeout(50);
  assert.equal(await widget.host.evaluate((host) => host.answers.next_meeting_on), "2026-12-09");
});

promise("answers that hold themselves, maps and undefined neither break the widget nor become answers", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ widget }) => {
  const told = await widget.host.evaluate((host) => {
    const ring = {};
    ring.ring = ring;
    let deep = "x";
    for (let turn = 0; turn < 50_000; turn += 1) deep = [deep];
    const refused = [{ needs: ring }, { needs: deep }, new Map([["urgency", "acute"]]), { needs: document.body }].map((answers) => {
      try {
        host.answers = answers;
      } catch ({ code }) {
        return code;
      }
    });
    host.answers = { urgency: "acute", consent_plan: undefined };
    return { refused, answers: host.answers };
  });
  assert.deepEqual(told, { refused: Array(4).fill("answer_unfit"), answers: { urgency: "acute" } });
});

promise("answers given before the questions are there are told where they do not fit, and the questions come all the same", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>', expects: [/^request: \/packs\/stockholm\.json$/] }, async (visit) => {
  await visit.page.evaluate(() => {
    const element = Object.assign(document.createElement("samverkans-lots"), { pack: "stockholm", answers: { foo: 1 } });
    document.querySelector("main").append(element);
  });
  await visit.page.locator("samverkans-lots").nth(1).getByRole("button", { name: "Vet inte" }).waitFor();
  const [{ detail }] = await visit.heard("lots-error");
  assert.deepEqual([detail.code, detail.field], ["answer_unfit", "foo"]);
});

promise("another language keeps the answers and asks for nothing; other rules begin anew", { body: '<samverkans-lots pack="stockholm" lang="sv"></samverkans-lots>', expects: [/^request: \/packs\/danmark\.json$/] }, async ({ widget }) => {
  await give(widget, { urgency: "acute" });
  await widget.host.evaluate((host) => void (host.lang = "da"));
  await widget.host.getByRole("button", { name: "Ved ikke" }).waitFor();
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), { urgency: "acute" });
  await widget.host.evaluate((host) => {
    host.lang = "sv";
    host.pack = "danmark";
  });
  await widget.host.getByText("Danmark", { exact: true }).waitFor();
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), {});
});
