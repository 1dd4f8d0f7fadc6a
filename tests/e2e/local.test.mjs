// What local data adds: the next meeting as a proposal, and opening hours on days on which many are off.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { caseOf, promise } from "./support.mjs";

const overlay = JSON.parse(readFileSync(new URL("../../src/contacts/example.json", import.meta.url), "utf8"));
const element = '<samverkans-lots pack="stockholm"></samverkans-lots>';

async function show(widget, answers, contacts = overlay) {
  await widget.host.evaluate((host, [answers, contacts]) => {
    host.contacts = contacts;
    host.answers = answers;
  }, [answers, contacts]);
  const early = widget.button("Visa svaret så långt");
  await widget.host.getByRole("heading", { name: "Varför", exact: true }).or(early).first().waitFor();
  if (await early.count()) await early.click();
}

const deadline = (widget) => widget.host.evaluate((host) => host.assessment.duties.find(({ id }) => id === "notice_by_noon").deadline.date);

promise("the next meeting is said to be a proposal under the deadline that it would give, and counts for nothing before it is answered", { body: element }, async ({ widget }) => {
  const { next_meeting_on: _, ...answers } = caseOf("O-ST-5").answers;
  await show(widget, answers);
  const proposal = widget.host.getByText(/Obesvarat\. Förslag efter de lokala mötestiderna: avstämningsmöte onsdag 9 december 2026\. Då gäller: tisdag 8 december 2026/);
  await proposal.waitFor();
  assert.equal(await deadline(widget), null);
  assert.equal((await widget.host.evaluate((host) => host.answers)).next_meeting_on, undefined);
  await widget.host.getByRole("button", { name: "Svara med den dagen" }).first().click();
  await proposal.waitFor({ state: "detached" });
  assert.equal((await widget.host.evaluate((host) => host.answers)).next_meeting_on, "2026-12-09");
  assert.equal(await deadline(widget), "2026-12-08");
});

promise("a meeting whose notice is too late is not proposed, whenever that becomes so, nor written into a text", { body: '<samverkans-lots pack="stockholm" on="2026-12-08"></samverkans-lots>' }, async ({ widget, page }) => {
  const { next_meeting_on: _, ...answers } = caseOf("O-ST-5").answers;
  await page.clock.setFixedTime(new Date("2026-12-08T11:59:00+01:00"));
  await show(widget, answers);
  const proposed = (day) => widget.host.getByText(new RegExp(`Förslag efter de lokala mötestiderna: \\S+ onsdag ${day}`));
  await proposed("9 december 2026").waitFor();
  await page.clock.setFixedTime(new Date("2026-12-08T12:01:00+01:00"));
  // The clock is looked at every ten seconds.
  await proposed("13 januari 2027").waitFor({ timeout: 25_000 });
  assert.equal(await proposed("9 december 2026").count(), 0);
  await widget.button("Regler").click();
  await widget.button("Tillbaka").click();
  await proposed("13 januari 2027").waitFor();
  assert.doesNotMatch((await widget.host.locator("textarea").evaluateAll((fields) => fields.map(({ value }) => value))).join(), /9 december 2026 \(enligt kalendern\)/);
});

promise("on Christmas Eve opening hours are told as unsure", { body: element }, async ({ widget, page }) => {
  await page.clock.setFixedTime(new Date("2026-12-24T10:00:00"));
  await show(widget, { ...caseOf("O-ST-3").answers, level_tried: "0" });
  await widget.host.getByText("Osäkert, helgafton").first().waitFor();
});

promise("HTML in contacts is shown as text", { body: element }, async ({ widget, page }) => {
  const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
  const email = "<img/src=x/onerror=window.hit=1>@exempelby.example";
  const changed = structuredClone(overlay);
  Object.assign(changed.contacts.assistant_head_other.each.aof, { unit: `${evil} ÄoF`, cover: `${evil} enhetschefen`, email });
  await show(widget, { ...caseOf("O-ST-3").answers, level_tried: "0" }, changed);
  const contact = widget.host.locator("[part=contacts]").filter({ hasText: `${evil} ÄoF` }).first();
  await contact.filter({ hasText: `${evil} enhetschefen` }).waitFor();
  assert.equal(await contact.getByRole("link", { name: email }).getAttribute("href"), `mailto:${email}`);
  assert.equal(await widget.host.locator("img, script").count(), 0);
  assert.equal(await page.evaluate(() => window.hit), undefined);
});
