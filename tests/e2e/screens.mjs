// Every kind of screen that the widget has, and how to get there whatever the program's language: by the words of the pack, which
// stay as they are, and by the structure that the styles go by.

import { readFileSync } from "node:fs";
import { workedCases } from "./support.mjs";

const answersOf = (id) => workedCases.find((it) => it.id === id).answers;
const overlay = JSON.parse(readFileSync(new URL("../../src/contacts/example.json", import.meta.url), "utf8"));

/** A case with deadlines, told to its end. */
export const dated = { ...answersOf("O-ST-2"), urgency: "ordinary", level_tried: "0", cost_dispute: "no" };

/** The same, but for the day that its deadlines need. */
export const undated = Object.fromEntries(Object.entries(dated).filter(([id]) => id !== "birthday_next"));

/** What is done on a page to get to a screen. */
export class Stagehand {
  constructor(page) {
    this.page = page;
  }

  /** Puts a fresh widget on the page in place of the one before, and gets it to the screen. */
  async raise({ attributes, waits = true, show }, lang) {
    await this.page.evaluate((attributes) => {
      window.heard = [];
      Date.now = window.now ??= Date.now;
      document.querySelector("samverkans-lots")?.remove();
      const element = document.createElement("samverkans-lots");
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.append(Object.assign(document.createElement("p"), { textContent: "Ring växeln." }));
      document.querySelector("main").append(element);
    }, { ...attributes, lang });
    // A machine that does other things may take its time over the first.
    if (waits) await this.page.waitForFunction(() => window.heard.some((it) => it.name === "lots-ready"), undefined, { timeout: 30_000 });
    await show(this);
  }

  answer = (answers) => this.page.evaluate((answers) => void (document.querySelector("samverkans-lots").answers = answers), answers);

  set = (attribute, value) => this.page.evaluate(([attribute, value]) => document.querySelector("samverkans-lots").setAttribute(attribute, value), [attribute, value]);

  /** Presses the first control that a selector finds and that says this, its key aside. */
  async press(selector, says) {
    await this.page.evaluate(
      ([selector, says]) => {
        const { shadowRoot } = document.querySelector("samverkans-lots");
        const text = (it) => [...it.childNodes].filter((node) => node.nodeName !== "KBD").map((node) => node.textContent).join("").replaceAll("\u00a0", " ").trim();
        const found = [...shadowRoot.querySelectorAll(selector)].find((it) => says === undefined || text(it) === says);
        if (!found) throw new Error(`there is no ${selector} \`${says ?? ""}\``);
        found.click();
      },
      [selector, says],
    );
    await this.rest();
  }

  /** Holds the clock at so many minutes from now, and waits until the widget has looked at it and says so. */
  async untouched(minutes, told = ".lots-idle [role=alert]") {
    await this.page.evaluate((then) => void (Date.now = () => then), (await this.page.evaluate(() => window.now())) + minutes * 60_000);
    await this.page.locator(`samverkans-lots ${told}`).waitFor();
  }

  /** Opens another question by its chip, which may be among those that are not shown at first. */
  async chip(short) {
    const isShown = await this.page.evaluate((short) => [...document.querySelector("samverkans-lots").shadowRoot.querySelectorAll(".lots-chip")].some((it) => it.textContent.startsWith(short)), short);
    if (!isShown) await this.press(".lots-chips__list .lots-link");
    await this.press(".lots-chip", short);
  }

  async type(selector, text) {
    await this.page.locator(`samverkans-lots ${selector}`).fill(text);
    await this.rest();
  }

  /** Opens all that is folded. */
  async unfold() {
    await this.page.evaluate(() => document.querySelector("samverkans-lots").shadowRoot.querySelectorAll("details").forEach((it) => (it.open = true)));
    await this.rest();
  }

  /** Waits until what was asked for is drawn. */
  rest = () => this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30))));

  async result(answers) {
    await this.answer(answers);
    await this.rest();
    if (await this.page.evaluate(() => document.querySelector("samverkans-lots").shadowRoot.querySelector(".lots-question__result") !== null)) await this.press(".lots-question__result");
  }

  async guided(answers = {}) {
    await this.answer(answers);
    await this.page.evaluate(() => void (document.querySelector("samverkans-lots").mode = "guided"));
    await this.rest();
  }

  /** Makes a link of the result, and reads what it holds. */
  async link() {
    await this.press(".lots-takeaway .lots-button:nth-child(2)");
    return this.page.evaluate(() => document.querySelector("samverkans-lots").shadowRoot.querySelector(".lots-takeaway textarea").value.split("#")[1]);
  }

  async open(link) {
    await this.page.evaluate((link) => void (document.querySelector("samverkans-lots").link = link), link);
    await this.rest();
  }

  async rules() {
    await this.press(".lots-header__actions > .lots-link:not(.lots-header__back)");
    await this.type("[type=search]", "st-067");
  }
}

const stockholm = [
  ["a yes or no", (it) => it.chip("Sjukvårdens insatser")],
  ["one answer of many", (it) => it.answer({})],
  ["several answers, a long list", (it) => it.chip("Behov")],
  ["a long list, shortened", (it) => it.chip("Behov").then(() => it.type(".lots-filter input", "boende"))],
  ["a long list, shortened to nothing", (it) => it.chip("Behov").then(() => it.type(".lots-filter input", "xyz"))],
  ["a number", (it) => it.chip("Ålder vid ankomst")],
  ["a number that cannot be read", (it) => it.chip("Ålder vid ankomst").then(() => it.type("[data-typed]", "många")).then(() => it.press("[data-key=go-on]"))],
  ["why a question is asked", (it) => it.answer({ situation: "new_case" }).then(() => it.unfold())],
  ["an answer to be changed", (it) => it.answer({ situation: "new_case", needs: ["addiction"] }).then(() => it.press(".lots-ledger__change"))],
  ["several answers to be changed", (it) => it.answer({ needs: ["addiction"], situation: "new_case" }).then(() => it.press(".lots-ledger__line:first-child .lots-ledger__change"))],
  ["questions put aside", (it) => it.answer({ situation: "new_case", age_at_arrival: null, needs: null })],
  ["the panel, opened", (it) => it.answer(answersOf("O-ST-6")).then(() => it.press(".lots-panel__toggle"))],
  ["a date", (it) => it.result(undated).then(() => it.press(".lots-duties > .lots-button"))],
  ["the result", (it) => it.result(dated)],
  ["the result, unfolded", (it) => it.result(dated).then(() => it.unfold())],
  ["the result so far", (it) => it.result({ situation: "new_case", needs: ["addiction"] }).then(() => it.unfold())],
  ["the result with local contacts", (it) => it.result({ ...answersOf("O-ST-3"), level_tried: "0" }).then(() => it.page.evaluate((overlay) => void (document.querySelector("samverkans-lots").contacts = overlay), overlay)).then(() => it.rest())],
  ["a gap", (it) => it.result(answersOf("O-ST-6")).then(() => it.unfold())],
  ["answers that clash", (it) => it.answer({ known_before: "never", active_units: ["iof_addiction"] })],
  ["other answers tried", (it) => it.result(dated).then(() => it.unfold()).then(() => it.press(".lots-changing__item .lots-button"))],
  ["a judgement without a reason", (it) => it.result(dated).then(() => it.unfold()).then(() => it.press(".lots-judgement [type=submit]"))],
  ["a judgement", (it) => it.result(dated).then(() => it.unfold()).then(() => it.type("#lots-judge-0-field, .lots-judgement textarea >> nth=0", "Familjen är väl känd hos oss.")).then(() => it.press(".lots-judgement [type=submit]"))],
  ["a link made", (it) => it.result(dated).then(() => it.link())],
  ["a link of other rules opened", (it) => it.result(dated).then(() => it.link()).then((link) => it.open(link.replace(/&hash=\w+/, "&hash=0").replace(/then\.plan=[\w.]+/, "then.plan=conflict")))],
  ["the rules, narrowed", (it) => it.rules()],
  ["no rule found", (it) => it.rules().then(() => it.type("[type=search]", "xyz"))],
  ["a rule's smallest case", (it) => it.answer({ situation: "new_case" }).then(() => it.rules()).then(() => it.unfold()).then(() => it.press(".lots-case__body .lots-button"))],
  ["one rule", (it) => it.result(dated).then(() => it.press(".lots-reasons__rules .lots-link"))],
  ["a case of the rules tried", (it) => it.rules().then(() => it.unfold()).then(() => it.press(".lots-case__body .lots-button"))],
  ["words heard", (it) => it.press(".lots-hearing__open").then(() => it.type(".lots-hearing textarea, .lots-hearing input", "67 år, hemlös, inget samtycke, missbruk ej våld, grubblar"))],
  ["no words heard", (it) => it.press(".lots-hearing__open").then(() => it.type(".lots-hearing textarea, .lots-hearing input", "grubblar"))],
  ["a step", (it) => it.guided()],
  ["a step, something missing", (it) => it.guided().then(() => it.press("[data-key=go-on]"))],
  ["a step with boxes and a number", (it) => it.guided({ situation: "age_transfer" })],
  // The host's answers alone would lead to the result: the check is for what was filled in.
  ["the check of the answers", (it) => it.guided(undated).then(() => it.type(".lots-ask [type=text]", dated.birthday_next)).then(() => it.press("[data-key=go-on]"))],
  ["a day before the rules", (it) => it.set("on", "2010-01-01")],
  ["a day long after", (it) => it.answer({ situation: "new_case" }).then(() => it.set("on", "2031-01-01"))],
  ["the keys, unfolded", (it) => it.unfold()],
];

/** Each screen: what it is called, the element's attributes, and what is done there. */
export const screens = [
  ...stockholm.map(([name, show]) => ({ name, attributes: { pack: "stockholm", "link-to": "./" }, show })),
  { name: "a border case", attributes: { src: "/packs/border.json" }, show: (it) => it.result({ young: "yes", placed: "yes" }).then(() => it.unfold()) },
  { name: "a case that can be had back", attributes: { pack: "stockholm" }, show: (it) => it.answer({ situation: "new_case" }).then(() => it.press(".lots-header__actions .lots-link:last-child")) },
  { name: "a case soon thrown away", attributes: { pack: "stockholm", "clear-after": "9" }, show: (it) => it.answer({ situation: "new_case" }).then(() => it.untouched(8.5)) },
  { name: "a case thrown away", attributes: { pack: "stockholm", "clear-after": "9" }, show: (it) => it.answer({ situation: "new_case" }).then(() => it.untouched(8.5)).then(() => it.untouched(11, ".lots-idle p.lots-banner")) },
  { name: "a case thrown away while the machine slept", attributes: { pack: "stockholm", "clear-after": "9" }, show: (it) => it.answer({ situation: "new_case" }).then(() => it.untouched(12, ".lots-banner[role=alert]")) },
  { name: "whose rules", attributes: {}, waits: false, show: (it) => it.rest() },
  { name: "rules that are not there", attributes: { pack: "nowhere" }, waits: false, show: (it) => it.page.locator("samverkans-lots").getByRole("alert").waitFor() },
  {
    name: "a link that cannot be read",
    attributes: { pack: "stockholm", "link-to": "./" },
    show: (it) => it.open("lots=7"),
  },
];
