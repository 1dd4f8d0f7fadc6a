// "Skriv det du hör": whole cases typed as a worker hears them, the proposals accepted, the rest answered as asked.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { verdictDifferences } from "./expectations.mjs";
import { assess, focused, keys, pack, promise, tabTo, words, workedCases } from "./support.mjs";

const lines = JSON.parse(readFileSync(new URL("../cases/heard.json", import.meta.url), "utf8"));
const label = "Skriv det du hör";
const typed = workedCases.filter((it) => it.pack === "stockholm" && lines[it.id]);
assert.ok(typed.length >= 10, `${typed.length} cases`);

const answersOf = (widget) => widget.host.evaluate((host) => host.answers);
const field = (widget) => widget.host.getByRole("textbox", { name: label });
const chips = (widget) => widget.host.getByRole("list", { name: "Förslag till svar" }).getByRole("button");
const takeAll = (widget) => widget.host.getByRole("button", { name: /^Ta med alla \d+$/ });

async function write(widget, text) {
  await widget.button(label).click();
  await widget.page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.tagName === "INPUT");
  await widget.page.keyboard.insertText(text);
}

for (const worked of typed) {
  const { id, title, answers } = worked;
  promise(`${id}, "${title}", is typed as heard, accepted, and leads to what the routine says`, {}, async ({ widget, page }) => {
    await write(widget, lines[id]);
    await takeAll(widget).waitFor();
    assert.deepEqual(await answersOf(widget), {}, "nothing is accepted silently");
    await takeAll(widget).click();
    await page.waitForFunction(() => Object.keys(document.querySelector("samverkans-lots").answers).length > 0);
    const heard = await answersOf(widget);
    let right = 0;
    for (const [fact, answer] of Object.entries(heard)) {
      if (!(fact in answers)) continue;
      right += 1;
      if (answer && typeof answer === "object") {
        const said = Array.isArray(answer) ? Object.fromEntries(answer.map((code) => [code, true])) : answer;
        for (const [code, is] of Object.entries(said)) assert.equal(answers[fact].includes(code), is, `${fact}.${code}`);
      } else {
        assert.equal(answer, answers[fact], fact);
      }
    }
    assert.ok(right >= 4, `${right} facts are heard: ${JSON.stringify(heard)}`);
    if (await field(widget).count()) await page.keyboard.press("Escape");
    await field(widget).waitFor({ state: "detached" });

    for (let fact = await widget.question(); fact; fact = await widget.next(fact)) {
      const given = answers[fact.id] ?? null;
      // What was heard of a question of several answers is chosen already.
      if (fact.kind.is === "choices" && heard[fact.id] && given) {
        for (const code of given.filter((code) => heard[fact.id][code] !== true)) {
          await widget.button(fact.values.find((value) => value.code === code).label).click();
        }
        await widget.button(words.goOn).click();
      } else {
        await keys(widget, fact, given);
      }
    }
    const told = assess(await answersOf(widget));
    for (const { id: name, values, primary } of pack.decisions) {
      const { status, value } = told.decisions[name];
      if (!primary || status !== "settled") continue;
      const shown = await widget.verdict(name);
      for (const code of [value].flat()) assert.ok(shown.includes(values.find((it) => it.code === code).label), `${name}: ${shown} has ${code}`);
    }
    assert.deepEqual(verdictDifferences(worked, told), []);
  });
}

promise("one thing that is denied is shown as denied, and not as if nothing were the case", {}, async ({ widget }) => {
  const [denied, said] = ["addiction", "mental_health"].map((code) => pack.facts.find((it) => it.id === "needs").values.find((it) => it.code === code).label);
  const given = widget.host.getByRole("region", { name: "Dina svar" });
  const notSo = `inte ${denied[0].toLowerCase()}${denied.slice(1)}`;
  for (const [text, taking, told] of [["inget missbruk", chips, notSo], ["psykisk ohälsa, inget missbruk", takeAll, `${said}, ${notSo}`]]) {
    await write(widget, text);
    await taking(widget).click();
    await given.getByText(told, { exact: true }).waitFor();
    assert.equal(await given.getByText("Inget av detta").count(), 0);
    await widget.host.evaluate((host) => host.reset());
  }
});

promise("the keyboard alone opens the field, goes to the proposals with Enter, accepts them one by one, and comes back to the question", {}, async ({ widget, page }) => {
  await tabTo(widget, label);
  await page.keyboard.press("Enter");
  await field(widget).waitFor();
  await page.keyboard.type("67 år, hemlös, grubblar");
  await chips(widget).first().waitFor();
  assert.deepEqual(await answersOf(widget), {}, "digits in the field answer nothing");
  const told = await chips(widget).allInnerTexts();
  assert.deepEqual(told, ["Ålder i dag: 67 år", "Hemlöshet: Ja, hemlös", "Behov: Boende"]);
  assert.ok((await widget.text()).includes("Förstod inte: grubblar"));
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  assert.match(await focused(widget), /^Ålder i dag/);
  await page.keyboard.press("1");
  await page.keyboard.press("Backspace");
  assert.deepEqual(await answersOf(widget), {}, "nor do they among the proposals");
  for (const left of [2, 1, 0]) {
    await page.keyboard.press("Enter");
    await page.waitForFunction((left) => document.querySelector("samverkans-lots").shadowRoot.querySelectorAll("[data-place^=heard-]").length - (left > 1 ? 1 : 0) === left, left);
  }
  assert.deepEqual(Object.keys(await answersOf(widget)).sort(), ["age_now", "homeless", "needs"]);
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.tagName === "INPUT");
  await page.keyboard.press("Escape");
  await field(widget).waitFor({ state: "detached" });
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.hasAttribute("data-focus"));
});

promise("two readings of a word exclude each other, and what would change an answer says so", {}, async ({ widget, page }) => {
  await write(widget, "samtycker");
  await chips(widget).nth(1).waitFor();
  assert.equal(await chips(widget).count(), 2);
  assert.ok(await widget.host.getByText("eller", { exact: true }).isVisible());
  assert.equal(await takeAll(widget).count(), 0, "there is nothing that may be taken together");
  await chips(widget).nth(1).click();
  await field(widget).waitFor({ state: "detached" });
  assert.equal(Object.keys(await answersOf(widget)).length, 1);
  await write(widget, "inte samtycke till planen");
  await chips(widget).first().waitFor();
  assert.match(await chips(widget).first().innerText(), /ändrar ditt svar$/);
});

promise("the text is gone when the field closes, is in no address, and an identity number is refused", {}, async ({ widget, page }) => {
  const address = page.url();
  await write(widget, "hemlös 19930412-1234");
  await widget.host.getByRole("alert").filter({ hasText: "personnummer" }).waitFor();
  assert.equal(await chips(widget).count(), 0);
  await widget.button("Stäng").click();
  await field(widget).waitFor({ state: "detached" });
  await write(widget, "");
  assert.equal(await field(widget).inputValue(), "");
  assert.equal(page.url(), address);
  assert.equal(await field(widget).getAttribute("autocomplete"), "off");
  assert.equal(await field(widget).getAttribute("spellcheck"), "false");
});

promise("how many proposals there are is said once the typing rests", {}, async ({ widget }) => {
  await write(widget, "67 år, missbruk");
  await widget.host.getByRole("status").filter({ hasText: /^2 förslag$/ }).waitFor({ state: "attached" });
});

promise("in Danish it asks and answers in Danish", { body: '<samverkans-lots pack="danmark" lang="da"></samverkans-lots>' }, async ({ widget }) => {
  await widget.button("Skriv det, du hører").click();
  await widget.host.getByRole("textbox", { name: "Skriv det, du hører" }).fill("hjemløs, ingen handleplan, kan ikke bo alene");
  const list = widget.host.getByRole("list", { name: "Forslag til svar" }).getByRole("button");
  await list.nth(2).waitFor();
  // After § stands a space that does not break.
  const told = (await list.allInnerTexts()).map((text) => text.replaceAll(/\s/g, " "));
  assert.deepEqual(told, ["Behov: Bolig", "§ 141-handleplan: Nej", "Egen bolig: Nej, slet ikke"]);
});

promise("what was typed is gone once its answers are taken; what was not understood stays to be read until one types anew", {}, async ({ widget, page }) => {
  await write(widget, "67 år, hemlös, grubblar");
  await takeAll(widget).click();
  await page.waitForFunction(() => "homeless" in document.querySelector("samverkans-lots").answers);
  await widget.host.getByText("Förstod inte: grubblar", { exact: true }).waitFor();
  assert.equal(await field(widget).inputValue(), "");
  assert.doesNotMatch(await widget.text(), /hemlös, grubblar/);
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.tagName === "INPUT");
  await page.keyboard.type("miss");
  await widget.host.getByText("Förstod inte: grubblar", { exact: true }).waitFor({ state: "detached" });
  await field(widget).fill("oro, grubblar");
  await widget.button("Stäng").click();
  await widget.button(label).click();
  assert.equal(await widget.host.getByText(/Förstod inte/).count(), 0, "closed, it is forgotten");
});

promise("of a text that is too long it is said up to where it is read", {}, async ({ widget }) => {
  const filled = `67 år, hemlös. ${"grubblar ".repeat(60)}`;
  await write(widget, filled);
  await chips(widget).first().waitFor();
  assert.equal(await field(widget).inputValue(), filled, "nothing is cut off unseen");
  assert.equal(await widget.host.getByText(/Texten är för lång/).count(), 0);
  await field(widget).fill(`67 år, hemlös. ${"och så vidare ".repeat(400)}`);
  await widget.host.getByText("Texten är för lång. Den är läst till och med ”", { exact: false }).waitFor();
  assert.match(await widget.text(), /till och med ”(och|så|vidare) (och|så|vidare) (och|så|vidare)”, resten inte\./);
  assert.ok((await chips(widget).count()) >= 2);
});

for (const [id, lang] of [
  ["stockholm", "sv"],
  ["malmo", "sv"],
  ["ekero", "sv"],
  ["danmark", "da"],
]) {
  promise(`the example beside the field is one that the rules of ${id} understand`, { body: `<samverkans-lots pack="${id}" lang="${lang}"></samverkans-lots>` }, async ({ widget, page }) => {
    const named = lang === "da" ? "Skriv det, du hører" : label;
    await widget.button(named).click();
    const written = widget.host.getByRole("textbox", { name: named });
    const hint = await written.evaluate((it) => it.getRootNode().getElementById(it.getAttribute("aria-describedby").split(" ")[0]).textContent);
    const [, example] = hint.match(/: (.+?)\./);
    await page.keyboard.insertText(example);
    const proposals = widget.host.getByRole("list", { name: lang === "da" ? "Forslag til svar" : "Förslag till svar" }).getByRole("button");
    await proposals.first().waitFor();
    const parts = example.split(", ").length;
    assert.ok((await proposals.count()) >= parts, `${await proposals.count()} of ${parts}`);
    assert.doesNotMatch(await widget.host.innerText(), /(Förstod inte|Forstod ikke)/);
  });
}
