// Whose rules: the choice among them, what goes along from one to the others, and what is seen while they are on their way.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { target } from "../tools/parts.mjs";
import { promise } from "./support.mjs";

const compiled = (id) => JSON.parse(readFileSync(join(target, "packs", `${id}.json`), "utf8"));
const give = (widget, answers) => widget.host.evaluate((host, answers) => void (host.answers = answers), answers);

const chooser = { body: "<samverkans-lots></samverkans-lots>", waits: false, expects: [/^request: /] };
const choose = async (widget, name, unknown = "Vet inte") => {
  await widget.host.getByRole("button", { name: new RegExp(`^${name} `) }).click();
  await widget.host.getByRole("button", { name: unknown, exact: true }).waitFor();
  // All is there: what the host page gives is taken at once.
  await widget.page.waitForFunction(() => document.querySelector("samverkans-lots").assessment);
};
const answersOf = (widget) => widget.host.evaluate((host) => host.answers);
const news = (widget) => widget.host.evaluate((host) => host.shadowRoot.querySelector("[role=status] > .lots-news").textContent);

promise("other rules get the answers that they ask for too, the others are named, and changing back brings all of them back", chooser, async ({ widget, page }) => {
  await choose(widget, "Stockholm");
  const given = { situation: "new_case", needs: ["addiction"], consent_plan: "no", active_units: ["iof_addiction"], urgency: "acute" };
  await give(widget, given);
  assert.equal(await news(widget), "");
  await choose(widget, "Malmö");
  const there = await answersOf(widget);
  assert.deepEqual([there.needs, there.consent_plan, there.urgency], [["addiction"], "no", undefined]);
  assert.equal(there.active_units?.none, undefined, "that none of Malmö's units is active has nobody said");
  const told = await news(widget);
  assert.match(told, /^De här reglerna frågar inte om /);
  for (const name of ["Situation", "Brådska", "Pågående ärende: Missbruk och beroende (IoF)"]) assert.ok(told.includes(name), `"${told}" names ${name}`);
  assert.ok(!told.includes("Behov"), told);
  // What is changed or taken back meanwhile is so afterwards; what was not asked for is as it was.
  await widget.change({ short: compiled("malmo").facts.find((fact) => fact.id === "consent_plan").short }).click();
  await widget.button("Ta bort svaret").click();
  await choose(widget, "Stockholm");
  const back = await answersOf(widget);
  const { consent_plan: _, ...rest } = given;
  assert.deepEqual(back, rest);
  assert.equal(await news(widget), "");
  // A new case has none of the old answers, whatever rules are chosen.
  await widget.host.getByRole("button", { name: "Börja om" }).click();
  await choose(widget, "Malmö");
  assert.deepEqual(await answersOf(widget), {});
  assert.equal(await news(widget), "");
  assert.equal(await page.evaluate(() => window.heard.filter((it) => it.name === "lots-error").length), 0);
});

const unmarked = (page) => page.evaluate(() => document.documentElement.removeAttribute("lang"));

promise("rules in another language say in it what they do not ask for", chooser, async ({ widget, page }) => {
  await unmarked(page);
  await choose(widget, "Stockholm");
  await give(widget, { urgency: "acute", needs: ["housing"] });
  await choose(widget, "Danmark", "Ved ikke");
  assert.deepEqual(Object.keys(await answersOf(widget)), ["needs"]);
  assert.equal(await news(widget), "Disse regler spørger ikke om alt. Svar, der stadig er her, hvis du skifter tilbage: Brådska.");
  // The names are those of the other rules, and marked as such.
  const langs = await widget.host.evaluate((host) => [...host.shadowRoot.querySelectorAll(".lots-news span")].map(({ lang, textContent }) => [lang, textContent]));
  assert.deepEqual(langs, [["sv", "Brådska"]]);
});

promise("while chosen rules are on their way a line says so, and nothing below moves when they come", { ...chooser, body: `${chooser.body}<p id="below">Under</p>` }, async ({ widget, page }) => {
  let go;
  await page.route(/packs\/malmo\.first\.json$/, async (route) => {
    await new Promise((done) => (go = done));
    await route.continue();
  });
  await choose(widget, "Stockholm");
  const top = () => page.locator("#below").evaluate((below) => below.getBoundingClientRect().top);
  const before = await top();
  await widget.host.getByRole("button", { name: /^Malmö / }).click();
  const line = widget.host.getByRole("status").filter({ hasText: "Frågorna hämtas …" });
  await line.waitFor();
  assert.ok(Math.abs((await top()) - before) < 1, "the place is kept");
  go();
  await widget.host.getByRole("button", { name: "Vet inte", exact: true }).waitFor();
  assert.equal(await news(widget), "");
});

promise("a page that names no pack lets the visitor choose, and choose again", { body: "<samverkans-lots></samverkans-lots>", waits: false, expects: [/^request: /] }, async ({ widget, page }) => {
  const packs = ["danmark", "ekero", "malmo", "stockholm"].map(compiled);
  for (const { title } of packs) await widget.host.getByRole("button", { name: new RegExp(`^${title} `) }).waitFor();
  await unmarked(page);
  await widget.host.getByRole("button", { name: /^Danmark / }).click();
  await widget.host.getByRole("button", { name: "Ved ikke" }).waitFor();
  assert.equal(await widget.host.getAttribute("lang"), null, "the attribute is the page's own");
  await widget.host.getByRole("button", { name: /^Malmö / }).click();
  await widget.host.getByRole("button", { name: "Vet inte" }).waitFor();
  assert.equal(await widget.host.getByRole("button", { name: /^Malmö / }).getAttribute("aria-pressed"), "true");
  assert.equal(await page.evaluate(() => window.heard.filter((it) => it.name === "lots-error").length), 0);
});

promise("a page that adds to the answers while the language changes takes none away", { body: '<samverkans-lots pack="stockholm" lang="sv"></samverkans-lots>' }, async ({ widget }) => {
  await give(widget, { urgency: "acute", needs: ["addiction"] });
  const meanwhile = await widget.host.evaluate((host) => {
    host.lang = "da";
    const seen = Object.keys(host.answers).sort();
    host.answers = { ...host.answers, situation: "new_case" };
    return seen;
  });
  await widget.button("Ved ikke").waitFor();
  assert.deepEqual(meanwhile, ["needs", "urgency"]);
  assert.deepEqual(await widget.host.evaluate((host) => host.answers), { urgency: "acute", needs: ["addiction"], situation: "new_case" });
});

const twice = '<samverkans-lots pack="stockholm"></samverkans-lots>'.repeat(2);

promise("two elements that begin together ask for the rules once", { body: twice, waits: false, expects: [/^request: /] }, async ({ page, requests }) => {
  await page.waitForFunction(() => [...document.querySelectorAll("samverkans-lots")].every((host) => host.assessment));
  assert.deepEqual(requests.filter((url) => url.includes("/packs/")).sort(), ["/packs/stockholm.first.json", "/packs/stockholm.json"]);
});

promise("another language keeps the answers and asks for nothing; other rules get what they ask for too", { body: '<samverkans-lots pack="stockholm" lang="sv"></samverkans-lots>', expects: [/^request: \/packs\/danmark(\.first)?\.json$/] }, async ({ widget }) => {
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

for (const [where, body] of [["element", '<samverkans-lots lang="en"></samverkans-lots>'], ["page", '<div lang="en"><samverkans-lots></samverkans-lots></div>']]) {
  promise(`the language that the ${where} says stays whatever rules are chosen`, { ...chooser, body }, async ({ widget }) => {
    const lang = await widget.host.getAttribute("lang");
    for (const title of ["Danmark", "Malmö"]) {
      await choose(widget, title, "Don’t know");
      await widget.host.getByText(title, { exact: true }).last().waitFor();
      assert.equal(await widget.host.getAttribute("lang"), lang);
    }
  });
}
