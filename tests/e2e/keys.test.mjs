// Keys as they are on a keyboard, and presses as they come from a hand: what the widget takes, and what it leaves to the page.

import assert from "node:assert/strict";
import { focused, promise } from "./support.mjs";

const body = '<samverkans-lots pack="stockholm"></samverkans-lots>';
const answers = (widget) => widget.host.evaluate((host) => host.answers);
const shortOf = (widget) => widget.host.getByRole("list").getByRole("button", { name: /^Ålder/ }).first();

async function toAge(widget) {
  const more = widget.host.getByRole("button", { name: /^Visa\s\d+\still$/ });
  if (!(await shortOf(widget).isVisible().catch(() => false)) && (await more.count())) await more.click();
  await shortOf(widget).click();
  await widget.host.locator("[data-typed]").waitFor();
}

promise("? is pressed with Shift at a question for a number, in the field and beside it; with Ctrl, Alt or Meta it is the page's", { body }, async ({ widget, page }) => {
  await toAge(widget);
  for (const command of ["Control", "Alt", "Meta"]) await page.keyboard.press(`${command}+Shift+?`);
  assert.deepEqual(await answers(widget), {});
  await page.keyboard.press("Shift+?");
  await page.waitForFunction(() => Object.keys(document.querySelector("samverkans-lots").answers).length === 1);
  assert.deepEqual(Object.values(await answers(widget)), [null]);
  await widget.button("Tillbaka").click();
  await widget.host.locator("[data-typed]").click();
  await widget.button("Ta bort svaret").click();
  await toAge(widget);
  await widget.host.locator("[data-typed]").click();
  await page.keyboard.press("Shift+?");
  await page.waitForFunction(() => Object.keys(document.querySelector("samverkans-lots").answers).length === 1);
});

promise("/ leads to the field for what is heard, closed or open, with Shift or without; in a field it is written", { body }, async ({ widget, page }) => {
  const field = widget.host.getByRole("textbox", { name: "Skriv det du hör" });
  await widget.button("Regler").focus();
  await page.keyboard.press("Control+/");
  assert.equal(await field.count(), 0);
  await page.keyboard.press("Shift+/");
  await field.waitFor();
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("input"));
  assert.equal(await field.inputValue(), "");
  await page.keyboard.press("/");
  assert.equal(await field.inputValue(), "/");
  await widget.button("Regler").focus();
  await page.keyboard.press("/");
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches("input"));
  assert.equal(await field.inputValue(), "/");
});

promise("/ leads to the field for what is heard from a circle and from a box of a form too, and the form's list of keys says so", { body: body.replace(" pack", ' mode="guided" pack') }, async ({ widget, page }) => {
  const field = widget.host.getByRole("textbox", { name: "Skriv det du hör" });
  await widget.host.getByRole("button", { name: /^Fortsätt/ }).waitFor();
  await widget.host.getByText("Kortkommandon").first().click();
  assert.ok((await widget.host.locator(".lots-foot__key kbd").allInnerTexts()).includes("/"));
  for (const type of ["radio", "checkbox"]) {
    // The switch for the keys is a box that every form has.
    await widget.host.locator(`input[type="${type}"]:visible`).first().focus();
    await page.keyboard.press("/");
    await field.waitFor();
    await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.matches('input[type="text"]'));
    assert.equal(await field.inputValue(), "", type);
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "detached" });
  }
});

promise("? stands in the list of keys, and in a form, which has no such key, it does not", { body }, async ({ widget }) => {
  const keys = () => widget.host.locator(".lots-foot__key kbd").allInnerTexts();
  await widget.host.getByText("Kortkommandon").first().click();
  assert.ok((await keys()).includes("?"));
  await widget.host.evaluate((host) => void (host.mode = "guided"));
  await widget.host.getByRole("button", { name: /^Fortsätt/ }).waitFor();
  assert.ok(!(await keys()).includes("?"));
});

promise("Escape closes the dialog around the widget once there is nothing of its own to close and nowhere to go", { body: `<dialog>${body}</dialog>` }, async ({ widget, page }) => {
  await page.evaluate(() => document.querySelector("dialog").showModal());
  const isOpen = () => page.evaluate(() => document.querySelector("dialog").open);
  await widget.button("Skriv det du hör").click();
  await widget.host.getByRole("textbox", { name: "Skriv det du hör" }).waitFor();
  await page.waitForTimeout(100);
  await page.keyboard.press("Escape");
  await widget.host.getByRole("textbox", { name: "Skriv det du hör" }).waitFor({ state: "detached" });
  assert.ok(await isOpen(), "it closed the field");
  await page.waitForTimeout(100);
  await widget.host.getByRole("button", { name: "Regler", exact: true }).focus();
  await page.keyboard.press("Escape");
  assert.ok(await isOpen(), "it led to the question");
  assert.notEqual(await focused(widget), "Regler");
  await page.keyboard.press("Escape");
  assert.equal(await isOpen(), false);
});

promise("Escape closes only what is open around the focus: what is typed to be heard stays, from the field and from anywhere else, and goes by its button", { body }, async ({ widget, page }) => {
  const field = widget.host.getByRole("textbox", { name: "Skriv det du hör" });
  const proposal = widget.host.getByRole("list", { name: "Förslag till svar" }).getByRole("button").first();
  const { ask } = await widget.question();
  /** The key leads to the question, and the text and what it proposes are there still. */
  const leaves = async () => {
    await page.keyboard.press("Escape");
    assert.equal(await focused(widget), ask);
    assert.equal(await field.inputValue(), "hemlös");
    assert.ok(await proposal.isVisible());
  };
  await widget.button("Skriv det du hör").click();
  await field.fill("hemlös");
  await proposal.waitFor();
  await leaves();
  await leaves();
  await proposal.focus();
  await leaves();
  await widget.button("Vet inte").focus();
  await leaves();
  await field.fill("");
  await widget.button("Vet inte").focus();
  await page.keyboard.press("Escape");
  assert.ok(await field.isVisible(), "an empty field is open elsewhere too");
  await field.focus();
  await page.keyboard.press("Escape");
  await field.waitFor({ state: "detached" });
  await widget.button("Skriv det du hör").click();
  await field.fill("hemlös");
  await widget.button("Stäng").click();
  await field.waitFor({ state: "detached" });
  await widget.button("Skriv det du hör").click();
  assert.equal(await field.inputValue(), "");
});

for (const [lang, keys, says] of [
  ["sv", "Kortkommandon", "stänger det som är öppet där du är, annars till frågan; ett sökfält töms, annat du har skrivit blir kvar"],
  ["da", "Genvejstaster", "lukker det, der er åbent, hvor du er, ellers til spørgsmålet; et søgefelt tømmes, andet, du har skrevet, bliver stående"],
  ["en", "Keyboard shortcuts", "close what is open where you are, or go to the question; a search field is emptied, all else you have typed stays"],
]) {
  promise(`the list of keys says what Escape does: ${lang}`, { body: body.replace(" pack", ` lang="${lang}" pack`) }, async ({ widget }) => {
    await widget.host.getByText(keys, { exact: true }).click();
    const line = widget.host.locator(".lots-foot__key").filter({ has: widget.page.getByText("Esc", { exact: true }) });
    assert.equal(await line.locator("dd").innerText(), says);
  });
}

promise("Escape empties the field that rules are looked for with", { body }, async ({ widget, page }) => {
  await widget.host.getByRole("button", { name: "Regler", exact: true }).click();
  const field = widget.host.getByRole("searchbox", { name: "Sök i reglerna" });
  await field.fill("samtycke");
  await page.keyboard.press("Escape");
  assert.equal(await field.inputValue(), "");
  assert.ok(await field.evaluate((it) => it.getRootNode().activeElement === it));
});

promise("Escape presses nothing that is hidden: with the panel opened where it was narrow it leads to the question", { body, width: 360 }, async ({ widget, page }) => {
  await widget.button("Vet inte").click();
  const toggle = widget.host.locator(".lots-panel__toggle");
  await toggle.click();
  assert.equal(await toggle.getAttribute("aria-expanded"), "true");
  await widget.host.getByRole("button", { name: /^Ändra/ }).focus();
  await page.setViewportSize({ width: 1280, height: 900 });
  await toggle.waitFor({ state: "hidden" });
  await page.keyboard.press("Escape");
  assert.ok(await widget.host.evaluate((host) => host.shadowRoot.activeElement?.matches("[data-focus]")));
});

promise("while the panel is open in one line a press on anything below it counts the first time", { body, width: 360, height: 740 }, async ({ widget, page }) => {
  const more = widget.host.getByRole("button", { name: /^Visa\s\d+\still$/ });
  await more.waitFor();
  await widget.host.locator(".lots-panel__toggle").click();
  // As a hand does it: what is under the pointer when it goes down has to be there when it comes up.
  await more.scrollIntoViewIfNeeded();
  const node = await more.elementHandle();
  await node.evaluate((it) => it.focus());
  await page.waitForTimeout(100);
  assert.ok(await node.evaluate((it) => it.isConnected), "what has the focus is not built anew");
  assert.equal(await widget.host.locator(".lots-panel__toggle").getAttribute("aria-expanded"), "false");
});

promise("what the answers settle is worked out for the question that it was asked of, and not again while something is filled in", { body: body.replace(" pack", ' mode="guided" pack') }, async ({ widget, page }) => {
  const asked = widget.host.locator("fieldset:not([hidden])");
  await asked.first().locator("summary").click();
  const list = asked.first().locator(".lots-details__body ul");
  await list.waitFor({ state: "attached" });
  const node = await list.elementHandle();
  assert.equal(await widget.host.locator("fieldset .lots-details__body ul").count(), 1, "only there");
  await asked.first().locator("input").first().click();
  await page.waitForTimeout(100);
  assert.ok(await node.evaluate((it) => it.isConnected));
});

promise("the switch for the keys is one for all widgets of the page, and each shows how it stands", { body: body + body }, async ({ page }) => {
  const boxes = [0, 1].map((place) => page.locator("samverkans-lots").nth(place).locator(".lots-foot__switch input"));
  const state = () => Promise.all(boxes.map((box) => box.isChecked()));
  const off = () => page.locator("samverkans-lots").evaluateAll((hosts) => hosts.map((host) => host.shadowRoot.querySelector(".lots-widget").getAttribute("data-keys")));
  for (const summary of await page.locator("samverkans-lots .lots-foot__keys summary").all()) await summary.click();
  assert.deepEqual(await state(), [true, true]);
  await boxes[0].click();
  await page.waitForTimeout(50);
  assert.deepEqual(await state(), [false, false]);
  assert.deepEqual(await off(), ["off", "off"]);
  assert.ok(await boxes[0].evaluate((it) => it.getRootNode().activeElement === it), "it keeps the focus");
  await boxes[1].click();
  await page.waitForTimeout(50);
  assert.deepEqual(await state(), [true, true]);
  assert.deepEqual(await off(), [null, null]);
  await boxes[1].click();
  await page.waitForTimeout(50);
  assert.deepEqual(await state(), [false, false]);
});

promise("Escape in the opened panel closes it and leaves the focus on what opens it; from there it leads to the question", { body, width: 360, height: 740 }, async ({ widget, page }) => {
  const toggle = widget.host.locator(".lots-panel__toggle");
  const state = () => toggle.evaluate((it) => [it.getRootNode().activeElement === it, it.ariaExpanded]);
  await toggle.click();
  assert.deepEqual(await state(), [true, "true"]);
  await page.keyboard.press("Escape");
  assert.deepEqual(await state(), [true, "false"]);
  await page.keyboard.press("Escape");
  assert.equal(await focused(widget), (await widget.question()).ask);
});
