// A page that stays open over midnight: each case is judged on the day that it begins on, and what has passed stays so.

import assert from "node:assert/strict";
import { focused, followed, promise, workedCases } from "./support.mjs";

const body = '<samverkans-lots pack="stockholm"></samverkans-lots>';
const give = (widget, answers) => widget.host.evaluate((host, answers) => void (host.answers = answers), answers);
const day = (widget) => widget.host.evaluate((host) => host.assessment.on);
const again = (widget) => widget.host.locator(".lots-header").getByRole("button", { name: "Börja om" });
const at = (page, moment) => page.clock.setFixedTime(new Date(`${moment}+01:00`));
/** The clock is looked at: at once, as when the page comes into sight. */
const comes = (page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
const tomorrow = (page) => page.clock.setFixedTime(new Date("2026-11-24T08:00:00+01:00"));
const { answers } = workedCases.find((it) => it.id === "O-ST-3");

promise("a page that was opened the day before judges the first case on the day that it is answered", { body }, async ({ widget, page }) => {
  assert.equal(await day(widget), "2026-11-23");
  await tomorrow(page);
  await widget.button("Vet inte").click();
  await page.waitForFunction(() => Object.keys(document.querySelector("samverkans-lots").answers).length === 1);
  assert.equal(await day(widget), "2026-11-24");
  assert.doesNotMatch(await widget.text(), /Bedömningen gäller/);
});

promise("a case goes on being judged on its day, and the next one, begun by whoever, on the day that it is", { body }, async ({ widget, page }) => {
  await give(widget, answers);
  await tomorrow(page);
  assert.equal(await day(widget), "2026-11-23");
  await again(widget).click();
  await again(widget).waitFor({ state: "detached" });
  assert.equal(await day(widget), "2026-11-24");
  await give(widget, answers);
  await page.clock.setFixedTime(new Date("2026-11-25T08:00:00+01:00"));
  await widget.host.evaluate((host) => host.reset());
  assert.equal(await day(widget), "2026-11-25");
  await give(widget, answers);
  await page.clock.setFixedTime(new Date("2026-11-26T08:00:00+01:00"));
  await give(widget, answers);
  assert.equal(await day(widget), "2026-11-26");
});

promise("a case that is taken back is judged on its own day again, whatever else the host page sets meanwhile", { body }, async ({ widget, page }) => {
  await give(widget, answers);
  await tomorrow(page);
  await again(widget).click();
  await widget.host.locator(".lots-banner").getByRole("button").first().click();
  await page.waitForFunction(() => Object.keys(document.querySelector("samverkans-lots").answers).length > 1);
  await widget.host.evaluate((host) => void (host.theme = "dark"));
  assert.equal(await day(widget), "2026-11-23");
});

const link = "lots=1&pack=stockholm&version=1&hash=000000000000&on=2026-10-01&urgency=acute&end";

for (const [name, begin] of [
  ["reset()", (widget) => widget.host.evaluate((host) => host.reset())],
  ["answers =", (widget) => give(widget, {})],
  ["the button", (widget) => again(widget).click()],
]) {
  for (const own of [null, "2026-11-02"]) {
    promise(`the day of a link goes with its case, by ${name}, and the host's own day ${own ?? "(none)"} is back`, { body: own ? body.replace(" pack", ` on="${own}" pack`) : body }, async ({ widget, page }) => {
      const opened = await widget.host.evaluate((host) => {
        host.answers = { urgency: "acute" };
        host.setAttribute("link-to", "/");
        return host.getAttribute("on");
      });
      assert.equal(opened, own);
      await widget.host.evaluate((host, link) => void (host.link = link), link);
      assert.equal(await widget.host.getAttribute("on"), "2026-10-01");
      assert.equal(await day(widget), "2026-10-01");
      await begin(widget);
      await page.waitForFunction((own) => document.querySelector("samverkans-lots").getAttribute("on") === own, own);
      assert.equal(await day(widget), own ?? "2026-11-23");
      assert.doesNotMatch(await widget.text(), own ? /1 oktober/ : /Bedömningen gäller/);
    });
  }
}

for (const own of [null, "2026-11-02"]) {
  promise(`a case that a link replaces is said to be replaced, and can be had back as it was, with the host's own day ${own ?? "(none)"}`, { body: own ? body.replace(" pack", ` on="${own}" pack`) : body }, async ({ widget, page }) => {
    await give(widget, answers);
    const before = await widget.host.evaluate((host) => JSON.stringify([host.answers, host.assessment]));
    await widget.host.evaluate((host, link) => void (host.link = link), link);
    const banner = widget.host.locator(".lots-banner").filter({ hasText: "Länken har ersatt dina svar." });
    await banner.waitFor();
    assert.deepEqual(await widget.host.evaluate((host) => host.answers), { urgency: "acute" });
    assert.equal(await widget.host.getByText("Svaren är rensade.").count(), 0);
    await banner.getByRole("button", { name: "Hämta tillbaka svaren" }).click();
    await page.waitForFunction((own) => document.querySelector("samverkans-lots").getAttribute("on") === own, own);
    assert.equal(await widget.host.evaluate((host) => JSON.stringify([host.answers, host.assessment])), before);
    assert.doesNotMatch(await widget.text(), /Svaren kommer från en länk|Bedömningen gäller 1 oktober/);
    // Nothing is left of the link's day for the case that comes after it.
    await again(widget).click();
    assert.equal(await day(widget), own ?? "2026-11-23");
  });
}

promise("a link that is opened twice leaves the visitor's own case to be had back, for a minute from then", { body }, async ({ widget, page }) => {
  const open = () => widget.host.evaluate((host, link) => void (host.link = link), link);
  const banner = widget.host.locator(".lots-banner").filter({ hasText: "Länken har ersatt dina svar." });
  await give(widget, answers);
  const before = await widget.host.evaluate((host) => JSON.stringify([host.answers, host.assessment]));
  await at(page, "2026-11-23T10:00:00");
  await open();
  await banner.waitFor();
  await at(page, "2026-11-23T10:00:50");
  await open();
  // The first minute is over, the second is not.
  await at(page, "2026-11-23T10:01:30");
  await banner.getByRole("button", { name: "Hämta tillbaka svaren" }).click();
  await banner.waitFor({ state: "detached" });
  assert.equal(await widget.host.evaluate((host) => JSON.stringify([host.answers, host.assessment])), before);
});

promise("a case that is had back from under a link is judged on its own day, also where that was yesterday", { body }, async ({ widget, page }) => {
  await give(widget, answers);
  await tomorrow(page);
  await widget.host.evaluate((host, link) => void (host.link = link), link);
  await widget.button("Hämta tillbaka svaren").click();
  await page.waitForFunction(() => !document.querySelector("samverkans-lots").hasAttribute("on"));
  assert.equal(await day(widget), "2026-11-23");
  await widget.host.getByText("Bedömningen gäller 23 november 2026.").waitFor();
  await again(widget).click();
  await again(widget).waitFor({ state: "detached" });
  assert.equal(await day(widget), "2026-11-24", "the case after it begins today");
});

promise("a link's case that was thrown away and is had back can be judged today", { body }, async ({ widget }) => {
  await widget.host.evaluate((host, link) => void (host.link = link), link);
  await again(widget).click();
  await widget.button("Hämta tillbaka svaren").click();
  await widget.host.getByText("Bedömningen gäller 1 oktober 2026.").waitFor();
  assert.equal(await day(widget), "2026-10-01");
  await widget.button("Bedöm i dag").click();
  await widget.host.getByText("Bedömningen gäller 1 oktober 2026.").waitFor({ state: "detached" });
  assert.equal(await day(widget), "2026-11-23");
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), { urgency: "acute" });
});

promise("a link for other rules says that it has taken away the answers that these do not ask for, also in another language", { body, expects: [/request: \/packs/] }, async ({ widget, page }) => {
  await give(widget, { situation: "new_case", urgency: "acute" });
  const told = widget.host.getByText("Länken har tagit bort de svar som de här reglerna inte frågar om.");
  await page.evaluate(() => {
    const host = document.querySelector("samverkans-lots");
    host.pack = "malmo";
    host.link = "lots=1&pack=malmo&version=1&hash=000000000000&on=2026-10-01&health_and_social=no&end";
  });
  await told.waitFor();
  await widget.host.evaluate((host) => void (host.lang = "da"));
  await widget.host.getByText("Linket har fjernet de svar, som disse regler ikke spørger om.").waitFor();
  // What is gone does not come back with its rules.
  await widget.host.evaluate((host) => Object.assign(host, { lang: "sv", pack: "stockholm" }));
  await page.waitForFunction(() => document.querySelector("samverkans-lots").rules?.id === "stockholm");
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), { health_and_social: "no" });
});

promise("a link that replaces no case takes none away, and says nothing of one", { body }, async ({ widget }) => {
  await widget.host.evaluate((host, link) => void (host.link = link), link);
  await widget.host.getByText("Svaren kommer från en länk.").waitFor();
  assert.equal(await widget.host.getByText("Länken har ersatt dina svar.").count(), 0);
  assert.equal(await widget.button("Hämta tillbaka svaren").count(), 0);
});

promise("a day that the host page has chosen after a link stays", { body }, async ({ widget }) => {
  await widget.host.evaluate((host, link) => void (host.link = link), link);
  await widget.host.evaluate((host) => void (host.on = "2026-11-02"));
  await widget.host.evaluate((host) => host.reset());
  assert.equal(await day(widget), "2026-11-02");
});

promise("a deadline of noon is not open again after midnight, nor of today", { body, timeout: 90_000 }, async ({ widget, page }) => {
  const toMeeting = { situation: "need_other_unit", consent_contact_other_unit: "no", active_units: ["iof_finance"], health_and_social: "no", urgency: "ordinary" };
  await page.clock.setFixedTime(new Date("2026-11-23T23:50:00+01:00"));
  await give(widget, { ...toMeeting, next_meeting_on: "2026-11-24" });
  const early = widget.host.getByRole("button", { name: "Visa svaret så långt" });
  if (await early.count()) await early.click();
  const deadline = widget.host.locator(".lots-times__item").filter({ hasText: "kl. 12 dagen före mötet" });
  await deadline.getByText("har passerat").waitFor();
  await page.clock.setFixedTime(new Date("2026-11-24T00:10:00+01:00"));
  // Longer than the clock waits between two looks.
  await page.waitForTimeout(12_000);
  const told = await deadline.innerText();
  assert.match(told, /har passerat/);
  assert.doesNotMatch(told, /i dag/);
  const { deadline: due } = (await widget.host.evaluate((host) => host.assessment)).duties.find(({ id }) => id === "notice_by_noon");
  assert.equal(due.passed, true);
});

promise("what is of today when the case is judged is no longer of today after midnight, and what was of tomorrow is", { body, timeout: 90_000 }, async ({ widget, page }) => {
  const toMeeting = { situation: "need_other_unit", consent_contact_other_unit: "no", active_units: ["iof_finance"], health_and_social: "no", urgency: "ordinary" };
  await page.clock.setFixedTime(new Date("2026-11-23T23:50:00+01:00"));
  await give(widget, { ...toMeeting, next_meeting_on: "2026-11-25" });
  const early = widget.host.getByRole("button", { name: "Visa svaret så långt" });
  if (await early.count()) await early.click();
  const deadline = widget.host.locator(".lots-times__item").filter({ hasText: "kl. 12 dagen före mötet" });
  await deadline.waitFor();
  assert.doesNotMatch(await deadline.innerText(), /i dag/);
  await at(page, "2026-11-24T00:10:00");
  await deadline.getByText("i dag").waitFor({ timeout: 15_000 });
});

promise("a deadline of noon passes at noon of the next day too, in the list, the picture and the banner, and stays so", { body, timeout: 90_000 }, async ({ widget, page }) => {
  const toMeeting = { situation: "need_other_unit", consent_contact_other_unit: "no", active_units: ["iof_finance"], health_and_social: "no", urgency: "ordinary" };
  await at(page, "2026-11-23T23:50:00");
  await give(widget, { ...toMeeting, next_meeting_on: "2026-11-25" });
  const early = widget.host.getByRole("button", { name: "Visa svaret så långt" });
  if (await early.count()) await early.click();
  const deadline = widget.host.locator(".lots-times__item").filter({ hasText: "kl. 12 dagen före mötet" });
  const ends = async () => (await widget.host.locator(".lots-timeline__ends span").allTextContents()).map((it) => it.replaceAll("\u00a0", " "));
  const dots = () => widget.host.evaluate((host) => host.shadowRoot.querySelector(".lots-timeline__passed").getAttribute("d"));
  const told = widget.host.locator(".lots-banner").filter({ hasText: "Tiden har gått ut:" });
  await deadline.waitFor();
  assert.deepEqual(await ends(), ["i dag", "24 november 2026"]);
  assert.equal(await dots(), "");
  // The whole minute of noon still counts as in time.
  await at(page, "2026-11-24T12:00:00");
  await comes(page);
  await deadline.getByText("i dag").waitFor();
  assert.doesNotMatch(await deadline.innerText(), /har passerat/);
  assert.deepEqual(await ends(), ["23 november 2026", "i dag"]);
  assert.equal(await dots(), "");
  assert.equal(await told.count(), 0);
  for (const moment of ["2026-11-24T12:01:00", "2026-11-25T00:10:00"]) {
    await at(page, moment);
    await comes(page);
    await deadline.getByText("har passerat").waitFor();
    await told.waitFor();
    assert.doesNotMatch(await deadline.innerText(), /i dag/);
    assert.notEqual(await dots(), "");
    const missed = widget.host.locator("[part=steps] .lots-duties__missed").filter({ hasText: "24 november 2026" });
    assert.equal(await missed.count(), 1);
  }
  assert.deepEqual(await ends(), ["23 november 2026", "24 november 2026"]);
});

const ending = '<samverkans-lots src="/packs/ending.json"></samverkans-lots>';

promise("a page without a case is of the day that it is: at midnight a source that has ended is told of, and a pack that has ended asks nothing any more", { body: ending }, async ({ widget, page }) => {
  const ask = widget.host.getByRole("heading", { name: "Är personen känd?" });
  const source = widget.host.getByText("Gamla rutinen gällde till och med 23 november 2026.");
  await ask.waitFor();
  await followed(page);
  assert.equal(await source.count(), 0);
  // The question is the same on both days, and what has the focus there keeps it.
  await widget.button("Ja").focus();
  await at(page, "2026-11-24T00:00:05");
  await comes(page);
  await source.waitFor();
  assert.equal(await focused(widget), "Ja");
  assert.equal(await day(widget), "2026-11-24");
  assert.doesNotMatch(await widget.text(), /Bedömningen gäller/);
  await at(page, "2026-11-25T00:00:05");
  await comes(page);
  await widget.host.getByRole("heading", { name: "Reglerna gällde till och med 24 november 2026." }).waitFor();
  assert.equal(await ask.count(), 0);
  assert.doesNotMatch(await widget.text(), /Bedömningen gäller/);
  // What had the focus is gone; the focus goes to what stands in its place.
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("[data-focus]"));
});

promise("a form that is half filled in at midnight keeps what is filled in", { body }, async ({ widget, page }) => {
  await widget.button("Steg för steg").click();
  const radio = widget.host.getByRole("radio").first();
  await radio.check();
  await tomorrow(page);
  await comes(page);
  await page.waitForFunction(() => document.querySelector("samverkans-lots").assessment.on === "2026-11-24");
  assert.ok(await widget.host.getByRole("radio").first().isChecked());
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), {});
});

promise("a case that is under way when its rules end keeps its day, and is told what day that is", { body: ending }, async ({ widget, page }) => {
  await give(widget, { known: "yes" });
  await at(page, "2026-11-25T00:00:05");
  await comes(page);
  await widget.host.getByText("Bedömningen gäller 23 november 2026. I dag gäller reglerna inte.").waitFor();
  assert.equal(await day(widget), "2026-11-23");
  assert.doesNotMatch(await widget.text(), /gällde till och med/);
  // Without its only answer it is no case any more, and of today.
  await widget.change({ short: "Känd" }).click();
  await widget.button("Ta bort svaret").click();
  await widget.host.getByRole("heading", { name: "Reglerna gällde till och med 24 november 2026." }).waitFor();
  assert.equal(await day(widget), "2026-11-25");
});

promise("which sources have ended goes by the day of judgement, whatever the host page makes of it", { body: ending }, async ({ widget }) => {
  const source = widget.host.getByText("Gamla rutinen gällde till och med 23 november 2026.");
  await give(widget, { known: "yes" });
  assert.equal(await source.count(), 0);
  await widget.host.evaluate((host) => void (host.on = "2026-11-24"));
  await source.waitFor();
  await widget.host.evaluate((host) => void (host.on = "2026-11-23"));
  await source.waitFor({ state: "detached" });
});

promise("a case that is on the screen at midnight says at midnight which day it is judged on, and what that changes today", { body, timeout: 90_000 }, async ({ widget, page }) => {
  await give(widget, answers);
  const told = widget.host.getByText("Bedömningen gäller 23 november 2026.");
  assert.equal(await told.count(), 0);
  await page.clock.setFixedTime(new Date("2026-11-23T23:59:50+01:00"));
  await page.waitForTimeout(11_000);
  assert.equal(await told.count(), 0);
  await page.clock.setFixedTime(new Date("2026-11-24T00:00:05+01:00"));
  await told.waitFor({ timeout: 15_000 });
});

promise("a page that comes into sight again on another day says so at once; one without a case has nothing to say and is of today", { body }, async ({ widget, page }) => {
  await tomorrow(page);
  await comes(page);
  await page.waitForTimeout(100);
  assert.doesNotMatch(await widget.text(), /Bedömningen gäller/);
  await give(widget, answers);
  assert.equal(await day(widget), "2026-11-24");
  await page.clock.setFixedTime(new Date("2026-11-25T08:00:00+01:00"));
  await comes(page);
  await widget.host.getByText("Bedömningen gäller 24 november 2026.").waitFor({ timeout: 2_000 });
});
