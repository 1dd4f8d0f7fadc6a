// Every shipped pack in the widget: its cases, its language, the choice among them, and the local contacts laid over one.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, target } from "../tools/parts.mjs";
import { assess, plain, promise, workedCases } from "./support.mjs";

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
  promise(`every worked case of ${id} is shown with the verdicts, duties and notices of the command line`, { body }, async ({ widget }) => {
    const pack = compiled(id);
    const own = workedCases.filter((it) => it.pack === id);
    assert.ok(own.length >= 6);
    for (const { id: name, answers } of own) {
      await give(widget, answers);
      const early = widget.host.getByRole("button", { name: resultSoFar });
      if (await early.count()) await early.click();
      await widget.host.getByRole("heading", { name: why, exact: true }).waitFor();
      const headings = (await widget.host.getByRole("heading").allTextContents()).map(plain);
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
      for (const notice of told.notices.filter((it) => it.status !== "may_apply")) {
        assert.ok(text.includes(plain(pack.notices.find((it) => it.id === notice.id).text)), `${name}: says ${notice.id}`);
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
  assert.match(text, /Lagen i dag: 10 kap\. 8–9 §§ socialtjänstlagen \(2025:400\)/);
  assert.match(text, /bekräftat 21 november 2026/);
  assert.match(text, /Står i lagen, inte i källan/);
});

promise("local contacts tell who is reached now; ones that do not fit are refused and leave the others", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ widget }) => {
  await give(widget, { ...workedCases.find((it) => it.id === "O-ST-3").answers, level_tried: "0" });
  const early = widget.host.getByRole("button", { name: resultSoFar });
  if (await early.count()) await early.click();
  await widget.host.evaluate((host, overlay) => void (host.contacts = overlay), overlay);
  const { aof: unit, iof_addiction: other } = overlay.contacts.assistant_head_other.each;
  await widget.host.getByText(unit.unit).waitFor();
  // The person is with that unit only, so its head is the worker's own and not "the other unit's".
  assert.equal(await widget.host.getByText(other.unit).count(), 0);
  // A Monday at ten.
  assert.match(await widget.text(), /Öppet nu, till kl\. 16\.30/);
  assert.match(await widget.text(), /Exempel från en påhittad kommun/);
  assert.equal(await widget.host.getByRole("link", { name: unit.telephone }).getAttribute("href"), "tel:000-0000001");
  const refused = await widget.host.evaluate((host) => {
    try {
      host.contacts = { schema: 1, municipality: "X", contacts: { region: { telephone: "112" } } };
    } catch ({ code, field, message }) {
      return { code, field, message };
    }
  });
  assert.deepEqual([refused.code, refused.field], ["contacts_unfit", "contacts.region.unit"]);
  assert.match(await widget.text(), new RegExp(unit.unit));
});

promise("the next monthly meeting is offered where the municipality has said when it is", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ widget, page }) => {
  await widget.host.evaluate((host, overlay) => void (host.contacts = overlay), overlay);
  await give(widget, { ...workedCases.find((it) => it.id === "O-ST-2").answers, consent_contact_other_unit: "yes", level_tried: "0", cost_dispute: "no", urgency: "ordinary" });
  await widget.host.getByRole("heading", { name: "Varför", exact: true }).waitFor();
  await widget.host.getByRole("button", { name: /gör listan mer exakt$/ }).click();
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

promise("a deadline of today passes by the clock while it is looked at, and says what to do then", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ widget, page }) => {
  const toMeeting = { situation: "need_other_unit", consent_contact_other_unit: "no", active_units: ["iof_finance"], health_and_social: "no", urgency: "ordinary" };
  await give(widget, { ...toMeeting, next_meeting_on: "2026-11-24" });
  const early = widget.host.getByRole("button", { name: resultSoFar });
  if (await early.count()) await early.click();
  const deadline = widget.host.locator(".lots-times__item").filter({ hasText: "kl. 12 dagen före mötet" });
  await deadline.waitFor();
  const passed = () => widget.host.evaluate((host) => host.assessment.duties.find(({ id }) => id === "notice_by_noon").deadline.passed);
  await page.clock.setFixedTime(new Date("2026-11-23T12:00:59+01:00"));
  await page.waitForTimeout(11_000);
  assert.doesNotMatch(await deadline.innerText(), /har passerat/);
  const first = widget.host.locator("[part=steps] > ol").getByRole("listitem").first();
  assert.doesNotMatch(await first.innerText(), /har passerat/);
  assert.equal(await passed(), false);
  await page.clock.setFixedTime(new Date("2026-11-23T12:01:00+01:00"));
  await deadline.getByText("har passerat").waitFor({ timeout: 15_000 });
  assert.match(await deadline.innerText(), /Anmäl till nästa månadsmöte/);
  assert.match(await first.innerText(), /har passerat\s+Anmäl till nästa månadsmöte/, "and so says the first thing to do");
  assert.equal(await passed(), true);
});

promise("a case judged on another day says what would come out otherwise today, and nothing where only the law's wording is another", { body: '<samverkans-lots pack="stockholm" on="2025-05-01"></samverkans-lots>' }, async ({ widget }) => {
  await give(widget, { situation: "sip", health_and_social: "yes", need_seen_by: ["us"], consent_plan: "yes", age_now: 30 });
  await widget.host.getByText("Bedömningen gäller 1 maj 2025").waitFor();
  assert.doesNotMatch(await widget.text(), /I dag skulle svaret/);
  await widget.host.evaluate((host) => host.setAttribute("on", "2026-10-01"));
  await give(widget, { situation: "age_transfer", age_now: 18, active_units: ["barn_ungdom"], placed_family_care: "no", need_after_threshold: "yes", transfer_decided: "no", birthday_next: "2027-04-23" });
  await widget.host.getByText("I dag skulle svaret bli ett annat:").waitFor();
  const banner = await widget.host.locator(".lots-banner").filter({ hasText: "I dag skulle" }).innerText();
  assert.match(banner, /Tiden har gått ut: Avisera överföringen senast sex månader före födelsedagen/);
  assert.match(banner, /Ska också göras: Rapportera avvikelsen/);
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

promise("answers given before the questions are there are told where they do not fit, and the questions come all the same", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>', expects: [/^request: \/packs\/stockholm(\.first)?\.json$/] }, async (visit) => {
  await visit.page.evaluate(() => {
    const element = Object.assign(document.createElement("samverkans-lots"), { pack: "stockholm", answers: { foo: 1 } });
    document.querySelector("main").append(element);
  });
  await visit.page.locator("samverkans-lots").nth(1).getByRole("button", { name: "Vet inte" }).waitFor();
  const [{ detail }] = await visit.heard("lots-error");
  assert.deepEqual([detail.code, detail.field], ["answer_unfit", "foo"]);
});

promise("a section sign stays with its number, and an address of any length stays within the widget", { body: '<samverkans-lots pack="danmark" lang="da"></samverkans-lots>', width: 360, height: 740 }, async ({ widget, page }) => {
  await give(widget, workedCases.find((it) => it.id === "O-DK-1").answers);
  const early = widget.host.getByRole("button", { name: resultSoFar });
  if (await early.count()) await early.click();
  await widget.host.getByRole("heading", { name: "Hvorfor", exact: true }).waitFor();
  const shown = await widget.host.locator("[part=base]").innerText();
  assert.match(shown, /§\u00a0141/);
  assert.doesNotMatch(shown, /§ \d|\d §/);
  const copied = await widget.host.evaluate((host) => [...host.shadowRoot.querySelectorAll("textarea")].map((field) => field.value).join());
  assert.doesNotMatch(copied, /\u00a0/, "what is copied is plain text");
  const email = "samverkan.missbruk.och.beroende.individ-och-familjeomsorgen@socialforvaltningen.exempelkommun.example";
  await widget.host.evaluate(
    (host, email) => void (host.contacts = { schema: 1, municipality: "X", contacts: { person: { unit: "Y", email } } }),
    email,
  );
  const link = widget.host.getByRole("link", { name: email });
  await link.waitFor();
  const box = await link.evaluate((link) => ({ wide: link.scrollWidth > link.clientWidth, right: link.getBoundingClientRect().right }));
  assert.ok(!box.wide && box.right <= 360, JSON.stringify(box));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
});

promise("whether someone is reached is told anew when a minute has passed, and the clock stops with the view", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ widget, page }) => {
  await page.evaluate(() => {
    // By numbers of our own: those of a clock that is held are too large for 32 bits.
    window.ticking = new Map();
    let count = 0;
    const { setInterval, clearInterval } = window;
    window.setInterval = (...rest) => {
      window.ticking.set((count += 1), setInterval(...rest));
      return count;
    };
    window.clearInterval = (id) => {
      clearInterval(window.ticking.get(id));
      window.ticking.delete(id);
    };
  });
  const ticking = () => page.evaluate(() => window.ticking.size);
  await give(widget, { ...workedCases.find((it) => it.id === "O-ST-3").answers, level_tried: "0" });
  const early = widget.host.getByRole("button", { name: resultSoFar });
  if (await early.count()) await early.click();
  assert.equal(await ticking(), 0, "without contacts there is nothing to look at the clock for");
  await widget.host.evaluate((host, overlay) => void (host.contacts = overlay), overlay);
  await widget.host.getByText("Öppet nu, till kl. 16.30").first().waitFor();
  assert.ok((await ticking()) > 0);
  const link = widget.host.getByRole("link", { name: overlay.contacts.assistant_head_other.each.aof.telephone });
  await link.focus();
  await page.clock.setFixedTime(new Date("2026-11-23T16:30:00"));
  await widget.host.getByText("Stängt nu, öppnar i morgon kl. 08.00").first().waitFor({ timeout: 15_000 });
  assert.ok(await link.evaluate((link) => link.getRootNode().activeElement === link), "the focus stays where it was");
  await widget.host.evaluate((host) => host.reset());
  await page.waitForTimeout(50);
  assert.equal(await ticking(), 0);
  await give(widget, { ...workedCases.find((it) => it.id === "O-ST-3").answers, level_tried: "0" });
  await page.waitForTimeout(50);
  await widget.host.evaluate((host) => host.remove());
  await page.waitForTimeout(50);
  assert.equal(await ticking(), 0);
});

promise("of much that may apply the nearest is shown, and the rest behind another fold", { body: '<samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ widget, page }) => {
  await give(widget, { urgency: "acute", needs: ["addiction"] });
  await widget.host.getByRole("button", { name: resultSoFar }).click();
  const told = assess({ urgency: "acute", needs: ["addiction"] });
  const may = told.duties.filter((duty) => duty.status === "may_apply").length;
  assert.ok(may > 20);
  await widget.host.getByText(`Kan också gälla (${may})`).click();
  const items = widget.host.locator(".lots-duties__list--possible > li:visible");
  assert.equal(await items.count(), 5);
  await widget.host.getByText(`Visa ${may - 5} till`).click();
  assert.equal(await items.count(), may);
});
