// Another language while a case is under way: everything is said in its words, and all else stays as it is: what is shown, what is opened,
// what is typed and the focus. Nothing is asked for again.

import assert from "node:assert/strict";
import { asked, becomesReady, halfway } from "./halfway.mjs";
import { caseOf, focused, pack, pointer, promise, words } from "./support.mjs";

const element = '<samverkans-lots pack="stockholm" lang="sv"></samverkans-lots>';
const { answers: given } = caseOf("O-ST-4");

const viewOf = (widget) => widget.host.evaluate((host) => host.view);
const answersOf = (widget) => widget.host.evaluate((host) => host.answers);
const give = (widget, answers) => widget.host.evaluate((host, answers) => void (host.answers = answers), answers);

/** Another language, and what the host page has heard of it: nothing. */
async function speak(widget, lang) {
  const events = await widget.host.evaluate(async (host, lang) => {
    const heard = [];
    const names = ["ready", "answer", "result", "error", "reset", "view"].map((name) => `lots-${name}`);
    const hear = ({ type }) => heard.push(type);
    for (const name of names) host.addEventListener(name, hear);
    host.lang = lang;
    await new Promise((done) => setTimeout(done, 100));
    for (const name of names) host.removeEventListener(name, hear);
    return heard;
  }, lang);
  assert.deepEqual(events, [], "nothing happens but other words");
  assert.equal(await widget.host.evaluate((host) => host.shadowRoot.querySelector("[part=base]").lang), lang);
}

async function answerSome(widget, count = 2) {
  for (let step = 0; step < count; step += 1) {
    const fact = await widget.question();
    await pointer(widget, fact, given[fact.id] ?? null);
    await widget.next(fact);
  }
}

promise("the result so far stays the result", { body: element }, async ({ widget }) => {
  await answerSome(widget);
  await widget.button("Visa svaret så långt").click();
  await widget.host.getByRole("heading", { name: "Varför", exact: true }).waitFor();
  const before = await answersOf(widget);
  await speak(widget, "en");
  await widget.host.getByRole("heading", { name: "Why", exact: true }).waitFor();
  assert.equal(await viewOf(widget), "result");
  assert.deepEqual(await answersOf(widget), before);
  await widget.button("Back").click();
  await widget.button("Don’t know").waitFor();
});

promise("on a result what is unfolded and what is being written stays, with the focus", { body: element }, async ({ widget }) => {
  await give(widget, given);
  const early = widget.button("Visa svaret så långt");
  const judge = widget.host.getByText("Jag bedömer annorlunda", { exact: true });
  await judge.or(early).first().waitFor();
  if (await early.count()) await early.click();
  await judge.first().click();
  const field = widget.host.getByRole("textbox", { name: "Varför bedömer du annorlunda?" }).first();
  await field.fill("Familjen är känd sedan länge");
  const before = await answersOf(widget);
  await speak(widget, "en");
  assert.equal(await viewOf(widget), "result");
  assert.deepEqual(await answersOf(widget), before);
  assert.equal(await widget.host.locator("textarea:focus").inputValue(), "Familjen är känd sedan länge");
});

promise("a rule that is read stays open, and so does the search among them", { body: element }, async ({ widget, page }) => {
  await answerSome(widget, 1);
  await widget.button("Regler").click();
  const search = widget.host.getByRole("searchbox");
  await search.fill("samtycke");
  const before = await widget.host.locator(".lots-rule").count();
  await page.keyboard.press("ArrowLeft");
  await speak(widget, "en");
  assert.equal(await viewOf(widget), "rules");
  assert.equal(await search.inputValue(), "samtycke");
  assert.equal(await widget.host.locator(".lots-rule").count(), before);
  await page.keyboard.type("X");
  assert.equal(await search.inputValue(), "samtyckXe", "the focus and the caret are where they were");
  await widget.button("Back").click();
  await widget.button("Don’t know").waitFor();
  assert.equal(Object.keys(await answersOf(widget)).length, 1);
});

promise("the check of the answers and a half filled step stay", { body: element.replace(" lang", ' mode="guided" lang') }, async ({ widget }) => {
  const group = widget.host.getByRole("group").first();
  await group.getByRole("radio").nth(1).check();
  const [, second] = await group.getByRole("radio").all();
  const label = await second.evaluate((radio) => radio.closest("label").textContent);
  await speak(widget, "en");
  assert.ok(await widget.host.getByRole("group").first().getByRole("radio", { name: label, exact: true }).isChecked());
  assert.ok(await widget.host.getByRole("group").first().getByRole("radio").nth(1).evaluate((radio) => radio.getRootNode().activeElement === radio));
  await give(widget, given);
  await widget.button("Back").click();
  assert.equal(await viewOf(widget), "check");
  await speak(widget, "sv");
  assert.equal(await viewOf(widget), "check");
  await widget.host.getByRole("heading", { name: "Kontrollera dina svar" }).waitFor();
});

promise("an answer that is being changed stays on its question, with what is chosen and not sent", { body: element }, async ({ widget }) => {
  const many = pack.facts.find(({ kind }) => kind.is === "choices");
  await give(widget, { ...given, [many.id]: [many.values[0].code] });
  await widget.change(many).first().click();
  await widget.button("Behåll svaret").waitFor();
  await widget.button(many.values[1].label).click();
  await speak(widget, "en");
  await widget.button("Keep the answer").waitFor();
  await widget.host.getByRole("heading", { name: many.ask }).waitFor();
  for (const { label } of many.values.slice(0, 2)) assert.equal(await widget.button(label).getAttribute("aria-pressed"), "true");
  assert.equal(await focused(widget), many.values[1].label);
  await widget.button("Keep the answer").click();
  assert.deepEqual((await answersOf(widget))[many.id], [many.values[0].code]);
});

promise("a number that is typed and not sent stays, and what is said of it comes again in the new words", { body: element }, async ({ widget, page }) => {
  const number = pack.facts.find(({ id }) => id === "age_at_arrival");
  await widget.host.getByRole("button", { name: new RegExp(number.short) }).first().click();
  const field = () => widget.host.getByRole("textbox", { name: number.ask });
  await field().fill("670");
  await page.keyboard.press("Enter");
  await speak(widget, "en");
  assert.equal(await field().inputValue(), "670");
  await field().fill("67");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("samverkans-lots").answers.age_at_arrival === 67);
});

promise("the opened panel stays open", { body: element, width: 360 }, async ({ widget }) => {
  await answerSome(widget, 1);
  const toggle = (name) => widget.host.getByRole("button", { name: new RegExp(`^${name}`) });
  await toggle("Just nu").click();
  assert.equal(await toggle("Just nu").getAttribute("aria-expanded"), "true");
  await speak(widget, "en");
  assert.equal(await toggle("Right now").getAttribute("aria-expanded"), "true");
});

promise("what is typed to be heard stays with its proposals, and goes on being heard", { body: element }, async ({ widget, page }) => {
  await widget.button("Skriv det du hör").click();
  await page.keyboard.type("67 år, hemlös");
  await widget.host.getByRole("button", { name: /67 år/ }).waitFor();
  for (let letter = 0; letter < 8; letter += 1) await page.keyboard.press("ArrowLeft");
  await speak(widget, "en");
  const field = widget.host.getByRole("textbox", { name: "Type what you hear" });
  assert.equal(await field.inputValue(), "67 år, hemlös");
  await page.keyboard.type("!");
  assert.equal(await field.inputValue(), "67 år!, hemlös");
  await widget.host.getByRole("list", { name: "Proposed answers" }).waitFor();
  await widget.button("Close").click();
  assert.deepEqual(await answersOf(widget), {});
});

promise("a case that was thrown away can be had back in the new words", { body: element }, async ({ widget }) => {
  await answerSome(widget);
  const before = await answersOf(widget);
  await widget.button(words.startAgain).click();
  await speak(widget, "en");
  await widget.button("Bring the answers back").click();
  assert.deepEqual(await answersOf(widget), before);
});

promise("on the full page the rulebook stays open and can be opened again after another language was chosen", {}, async ({ widget, page }) => {
  await answerSome(widget, 1);
  await page.getByRole("link", { name: "English" }).click();
  await widget.button("Rules").click();
  await widget.host.getByRole("searchbox").waitFor();
  await page.waitForFunction(() => location.search.includes("view=rules"));
  await page.getByRole("link", { name: "Dansk" }).click();
  await widget.button("Tilbage").waitFor();
  assert.equal(await viewOf(widget), "rules");
  await widget.button("Tilbage").click();
  await widget.button("Ved ikke").waitFor();
  assert.ok(!page.url().includes("view=rules"));
  assert.equal(Object.keys(await answersOf(widget)).length, 1);
});

halfway("before the rest is there another language keeps what is answered, typed and lacking too", { html: element, expects: [/^console: /, /^request: /] }, async ({ page, widget, arrive, requests }) => {
  await asked(widget);
  await widget.button("Vet inte").click();
  await widget.button("Skriv det du hör").click();
  await page.keyboard.type("67 år");
  await speak(widget, "da");
  await widget.host.getByRole("heading", { name: "Hentes …" }).waitFor();
  await arrive((route) => route.fulfill({ status: 404, body: "" }));
  await widget.button("Prøv igen").waitFor();
  await speak(widget, "en");
  await widget.host.getByRole("alert").getByText(/^The rest could not be loaded/).waitFor();
  await widget.host.getByRole("heading", { name: "Could not be loaded" }).waitFor();
  assert.equal(await widget.host.getByRole("textbox", { name: "Type what you hear" }).inputValue(), "67 år");
  await arrive();
  await widget.button("Try again").click();
  await becomesReady(page);
  await widget.host.getByRole("button", { name: /67/ }).waitFor();
  assert.equal(Object.keys(await answersOf(widget)).length, 1);
  assert.equal(requests(), 2);
});
