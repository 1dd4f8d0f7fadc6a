// What those hear who do not see the page: one polite region for the element and the program, with nothing in it that another case has left.

import assert from "node:assert/strict";
import { pack, pointer, promise, workedCases } from "./support.mjs";

const body = '<samverkans-lots pack="stockholm"></samverkans-lots>';
const give = (widget, answers) => widget.host.evaluate((host, answers) => void (host.answers = answers), answers);
const said = (widget) => widget.host.evaluate((host) => host.shadowRoot.querySelector("[role=status] > .lots-hidden").textContent);
const until = (widget, what) => widget.page.waitForFunction((what) => new RegExp(what).test(document.querySelector("samverkans-lots").shadowRoot.querySelector("[role=status] > .lots-hidden").textContent), what);
const regions = (widget) => widget.host.evaluate((host) => host.shadowRoot.querySelectorAll("[aria-live], [role=status], [role=log], output").length);
const { answers } = workedCases.find((it) => it.id === "O-ST-4");
const link = "lots=1&pack=stockholm&version=1&hash=000000000000&on=2026-10-01&urgency=acute&end";

const begin = {
  "reset()": (widget) => widget.host.evaluate((host) => host.reset()),
  "answers =": (widget) => give(widget, {}),
  "a link": (widget) => widget.host.evaluate((host, link) => void (host.link = link), link),
};

/** Gives all answers but one, and the last one by hand: a verdict falls and is said. */
async function settle(widget) {
  const facts = Object.keys(answers);
  for (let count = facts.length - 1; count >= 0; count -= 1) {
    await give(widget, Object.fromEntries(facts.slice(0, count).map((id) => [id, answers[id]])));
    const statuses = () => widget.host.evaluate((host) => JSON.stringify(Object.values(host.assessment.decisions).map(({ status }) => status)));
    const before = await statuses();
    const fact = await widget.question();
    if (!fact || !(fact.id in answers)) continue;
    await pointer(widget, fact, answers[fact.id]);
    await widget.next(fact);
    if ((await statuses()) !== before) return;
  }
  assert.fail("no answer settles anything");
}

/** A link says that it has replaced a case; nothing else that begins one says anything. */
const saysThen = { "a link": "Länken har ersatt dina svar." };

for (const [name, next] of Object.entries(begin)) {
  const then = saysThen[name] ?? "";
  promise(`what was said of a case is gone with it, by ${name}`, { body }, async ({ widget }) => {
    await settle(widget);
    await until(widget, "\\S");
    await next(widget);
    assert.equal(await said(widget), then);
  });

  promise(`what was still to be said of a case is not said in the next, begun by ${name}`, { body }, async ({ widget, page }) => {
    await settle(widget);
    await next(widget);
    await page.waitForTimeout(800);
    assert.equal(await said(widget), then);
  });
}

promise("there is one polite region before there are questions, and it stays the one: through other words, other rules, training and back", { body: "<p></p>", waits: false, expects: [/^request: /] }, async ({ widget, page }) => {
  await page.evaluate(() => {
    const host = document.createElement("samverkans-lots");
    host.setAttribute("pack", "stockholm");
    document.querySelector("main").append(host);
    window.region = host.shadowRoot.querySelector("[role=status]");
  });
  const isOne = async (when) => {
    assert.equal(await regions(widget), 1, when);
    assert.ok(await widget.host.evaluate((host) => host.shadowRoot.querySelector("[role=status]") === window.region), when);
  };
  /** The line of the program is in it, once, in the language of its words. */
  const saysIn = async (lang) => assert.deepEqual(await page.evaluate(() => [...window.region.querySelectorAll(".lots-hidden")].map((it) => [it.lang, it.ariaAtomic])), [[lang, "true"]]);
  await isOne("while it is loading");
  await widget.button("Vet inte").waitFor();
  await isOne("with a question");
  await saysIn("sv");
  await widget.host.evaluate((host) => void (host.lang = "en"));
  await widget.button("Don’t know").waitFor();
  await isOne("in other words");
  await saysIn("en");
  await widget.host.evaluate((host) => void (host.pack = "malmo"));
  await page.waitForFunction(() => document.querySelector("samverkans-lots").rules?.id === "malmo");
  await widget.button("Don’t know").waitFor();
  await isOne("with other rules");
  await saysIn("en");
  await widget.host.evaluate((host) => void (host.mode = "training"));
  await page.waitForFunction(() => document.querySelector("samverkans-lots").view === "training");
  await isOne("in training");
  await saysIn("en");
  await widget.host.evaluate((host) => void (host.mode = "quick"));
  await widget.button("Don’t know").waitFor();
  await isOne("back from it");
  await saysIn("en");
});

promise("what the element says and what the program says stand beside each other, and neither is said again for the other", { body: "<samverkans-lots></samverkans-lots>", waits: false, expects: [/^request: /] }, async ({ widget, page }) => {
  const choose = async (name) => {
    await widget.host.getByRole("button", { name: new RegExp(`^${name} `) }).click();
    await widget.button("Vet inte").waitFor();
    await page.waitForFunction(() => document.querySelector("samverkans-lots").assessment);
  };
  await choose("Stockholm");
  await give(widget, { urgency: "acute" });
  await choose("Malmö");
  const news = widget.host.locator("[role=status] > .lots-news");
  await news.filter({ hasText: "De här reglerna frågar inte om allt." }).waitFor();
  await news.evaluate((it) => {
    window.changes = 0;
    new MutationObserver((changes) => (window.changes += changes.length)).observe(it, { childList: true, subtree: true, characterData: true });
  });
  await widget.button("Skriv det du hör").click();
  await widget.host.getByRole("textbox", { name: "Skriv det du hör" }).fill("xyzxyz");
  await until(widget, "xyzxyz");
  assert.ok(await news.isVisible());
  assert.equal(await page.evaluate(() => window.changes), 0);
  assert.deepEqual(await widget.host.evaluate((host) => [...host.shadowRoot.querySelector("[role=status]").children].map((it) => it.ariaAtomic)), ["true", "true"], "each is read by itself");
  assert.equal(await widget.host.evaluate((host) => host.shadowRoot.querySelector("[role=status]").ariaAtomic), "false");
});

promise("that a text was copied right after a step is still said when it is said what the step has led to", { body }, async ({ widget, page }) => {
  await give(widget, answers);
  await widget.host.getByText("Texter att kopiera").waitFor();
  await widget.host.evaluate((host) => void (host.view = "rules"));
  await widget.host.getByRole("searchbox").waitFor();
  await widget.host.evaluate(async (host) => {
    const find = (selector) => host.shadowRoot.querySelector(selector);
    find("[data-key=back]").click();
    while (!find("[data-copied] button")) await new Promise((done) => setTimeout(done, 10));
    find("[data-copied] button").click();
  });
  // Pressed by a script it may be refused, which is said as well.
  const copied = "^(Kopierat\\.|Det gick inte att kopiera\\.)";
  await until(widget, copied);
  await page.waitForTimeout(700);
  assert.match(await said(widget), new RegExp(copied));
});

promise("how many rules are found is said in the one region once the typing rests", { body }, async ({ widget, page }) => {
  await widget.host.getByRole("button", { name: "Regler", exact: true }).click();
  const field = widget.host.getByRole("searchbox", { name: "Sök i reglerna" });
  assert.equal(await regions(widget), 1);
  await field.fill("samtycke");
  await until(widget, "^\\d+ av \\d+ regler$");
  assert.ok(await widget.host.getByText(await said(widget)).first().isVisible(), "it is what is seen");
  await field.fill("xyzxyz");
  await until(widget, "^Ingen regel stämmer");
  assert.equal(await regions(widget), 1);
  // What is typed and left says nothing afterwards.
  await field.fill("samtycke");
  await widget.host.evaluate((host) => host.reset());
  await page.waitForTimeout(1100);
  assert.equal(await said(widget), "");
});

promise("how many answers a long list is shortened to is said once the typing rests", { body }, async ({ widget }) => {
  const long = pack.facts.find((fact) => (fact.values?.length ?? 0) > 9);
  const chip = widget.host.getByRole("list").getByRole("button", { name: long.short, exact: true }).first();
  const more = widget.host.getByRole("button", { name: /^Visa\s\d+\still$/ });
  if ((await widget.question()).id !== long.id) {
    if (!(await chip.isVisible()) && (await more.count())) await more.click();
    await chip.click();
  }
  const field = widget.host.getByRole("textbox", { name: "Sök bland svaren" });
  await field.fill("xyzxyz");
  await until(widget, "^Inget svar stämmer");
  await field.fill(long.values[0].label);
  await until(widget, "^(Ett|\\d+) svar passar\\.$");
});

promise("that the rules are silent is said in the program's language, and of what in theirs", { body: '<samverkans-lots pack="stockholm" lang="en"></samverkans-lots>' }, async ({ widget }) => {
  const { situation, ...others } = workedCases.find((it) => it.id === "O-ST-6").answers;
  await give(widget, others);
  const fact = pack.facts.find((fact) => fact.id === "situation");
  await widget.host.getByRole("button", { name: fact.values.find((value) => value.code === situation).label }).click();
  await until(widget, "The source gives no answer here");
  const pieces = await widget.host.evaluate((host) => [...host.shadowRoot.querySelector("[role=status] > .lots-hidden").childNodes].map(({ lang = "", textContent }) => [lang, textContent]));
  const silent = pieces.findIndex(([, text]) => text.startsWith("The source gives no answer here"));
  assert.equal(pieces[silent][0], "");
  assert.deepEqual(pieces[silent - 1], ["sv", `${pack.decisions.find((decision) => decision.id === "responsible").title}: `]);
});

promise("an urgent step that comes first stands among what is certain at once, and is said", { body }, async ({ widget }) => {
  const first = pack.decisions.find((decision) => decision.id === "first");
  const urgent = first.values[0].label;
  const panel = widget.host.getByRole("region", { name: "Just nu" });
  const concern = pack.facts.find((fact) => fact.id === "concern_child");
  await give(widget, { concern_child: "no" });
  assert.ok(!(await panel.innerText()).includes(first.title), "there is none");
  await widget.change(concern).click();
  await widget.button("Ja").click();
  await until(widget, `${first.title}: ${urgent}\\.`);
  const rows = (await panel.innerText()).replaceAll(/\s+/g, " ");
  assert.ok(rows.includes(urgent), rows);
  for (const { title } of pack.decisions.filter(({ primary }) => primary)) assert.ok(rows.indexOf(title) > rows.indexOf(first.title), `${first.title} before ${title}`);
  await widget.change(concern).click();
  await widget.button("Nej").click();
  await until(widget, `${first.title}: inte längre säkert\\.`);
  assert.ok(!(await panel.innerText()).includes(first.title), "it is gone");
});

promise("a verdict that is reached while the focus stays among what is heard is said, the first one too", { body }, async ({ widget }) => {
  const { situation, ...others } = answers;
  await give(widget, others);
  await widget.button("Skriv det du hör").click();
  await widget.host.getByRole("textbox", { name: "Skriv det du hör" }).fill("nytt ärende xyzxyz");
  const value = pack.facts.find(({ id }) => id === "situation").values.find(({ code }) => code === situation);
  await widget.host.getByRole("list", { name: "Förslag till svar" }).getByRole("button", { name: new RegExp(`: ${value.label}`) }).click();
  const { title } = pack.decisions.find(({ id }) => id === "responsible");
  await until(widget, `${title}: \\S`);
  assert.equal(await widget.host.evaluate((host) => host.shadowRoot.activeElement?.tagName), "INPUT");
});

promise("that a verdict is no longer certain is said, and a verdict that the focus reads is not said again", { body }, async ({ widget, page }) => {
  await give(widget, answers);
  const responsible = pack.decisions.find((decision) => decision.id === "responsible");
  const heading = widget.host.getByRole("heading", { level: 2, name: new RegExp(`^${responsible.title}`) });
  await heading.waitFor();
  const turns = pack.facts.find((fact) => fact.id === "situation");
  await widget.change(turns).click();
  await widget.button("Vet inte").click();
  await until(widget, `${responsible.title}: inte längre säkert\\.`);
  await widget.change(turns).click();
  await widget.button(turns.values.find(({ code }) => code === answers.situation).label).click();
  await heading.waitFor();
  await until(widget, "^(?!.*inte längre säkert)");
  await page.waitForTimeout(700);
  assert.ok(!(await said(widget)).includes(`${responsible.title}: `), await said(widget));
  assert.equal(await widget.host.evaluate((host) => host.shadowRoot.activeElement?.matches("h2")), true, "the heading has the focus");
});

promise("what was not understood of what is heard is said once the typing rests", { body }, async ({ widget }) => {
  await widget.button("Skriv det du hör").click();
  await widget.host.getByRole("textbox", { name: "Skriv det du hör" }).fill("missbruk xyzxyz");
  await until(widget, "xyzxyz");
  assert.match(await said(widget), /^Ett förslag\. Förstod inte: xyzxyz/);
});

promise("that an identity number was typed is said once, and not at each letter after it", { body }, async ({ widget, page }) => {
  await widget.button("Skriv det du hör").click();
  const field = widget.host.getByRole("textbox", { name: "Skriv det du hör" });
  await field.fill("19121212-1212");
  const alert = widget.host.getByRole("alert").filter({ hasText: "personnummer" });
  await alert.waitFor();
  await alert.evaluate((it) => {
    window.changes = 0;
    new MutationObserver((changes) => (window.changes += changes.length)).observe(it, { childList: true, subtree: true, characterData: true });
    it.before(document.createComment("the same element"));
  });
  await field.pressSequentially(" ringde nu");
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => window.changes), 0);
  assert.ok(await alert.evaluate((it) => it.previousSibling?.data === "the same element"));
});

promise("a result tells what comes before other contacts as open while nobody was asked, after the verdicts, and lets it be asked from there", { body }, async ({ widget }) => {
  const first = pack.decisions.find((decision) => decision.id === "first");
  const concern = pack.facts.find((fact) => fact.id === "concern_child");
  const { answers } = workedCases.find(({ id }) => id === "O-ST-4");
  await give(widget, answers);
  const parts = widget.host.locator("[part=verdict] > section");
  await parts.first().waitFor();
  const titles = await parts.getByRole("heading").allInnerTexts();
  assert.match(titles.at(-1), new RegExp(`^${first.title}`));
  assert.equal(titles.length, pack.decisions.filter(({ primary }) => primary).length + 1);
  assert.match(await widget.host.locator(".lots-panel__line").textContent(), /Allt är klart$/, "it takes nothing from the verdicts");
  await parts.last().getByRole("button", { name: concern.short }).click();
  assert.equal((await widget.question()).id, concern.id);
  await widget.button("Nej").click();
  await parts.first().waitFor();
  assert.equal(await parts.count(), titles.length - 1);
});

promise("nobody is told that all is clear while what comes before other contacts waits for an answer that nobody knew", { body }, async ({ widget, page }) => {
  const { answers } = workedCases.find(({ id }) => id === "O-ST-4");
  await give(widget, { ...answers, concern_child: null });
  const line = widget.host.locator(".lots-panel__line");
  await widget.host.getByRole("heading", { name: pack.decisions.find((decision) => decision.id === "first").title }).first().waitFor();
  assert.match(await line.textContent(), /\d av \d är klara$/);
  await give(widget, { ...answers, concern_child: "no" });
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.querySelector(".lots-panel__line").textContent.endsWith("Allt är klart"));
});
