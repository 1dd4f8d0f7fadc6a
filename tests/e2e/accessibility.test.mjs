// What WCAG 2.2 AA asks of the widget, as far as a program can tell.

import assert from "node:assert/strict";
import { caseOf, cases, focused, keys, pack, pointer, promise, tabInto, words } from "./support.mjs";

/** Goes through a case and looks at each kind of screen once: one answer, several, a typed one, the result. */
async function eachScreen(widget, { answers }, look) {
  const seen = new Set();
  const once = async (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    await look(name);
  };
  await widget.answerCase(answers, async (widget, fact, answer) => {
    await once(fact.kind.is === "yes_no" ? "choice" : fact.kind.is);
    await pointer(widget, fact, answer);
  });
  await once("result");
  await widget.host.evaluate((host) => host.shadowRoot.querySelectorAll("details").forEach((it) => (it.open = true)));
  await once("result, everything opened");
  return seen;
}

const screens = [
  { width: 360, height: 740, colorScheme: "light" },
  { width: 360, height: 740, colorScheme: "dark" },
  { width: 1280, height: 900, colorScheme: "light" },
  { width: 1280, height: 900, colorScheme: "dark" },
  { width: 1280, height: 900, forcedColors: "active" },
];

for (const screen of screens) {
  const look = `${screen.width} px ${screen.colorScheme ?? "forced colours"}`;
  promise(`axe-core finds nothing wrong on any screen: ${look}`, screen, async (visit, context) => {
    const wrong = [];
    // This case asks for a number and for several answers, and its result has deadlines.
    const seen = await eachScreen(visit.widget, caseOf("O-ST-2"), async (name) => {
      wrong.push(...(await visit.accessibility(context, `${look}, ${name}`)));
    });
    assert.deepEqual(wrong, []);
    for (const kind of ["choice", "choices", "number", "result"]) assert.ok(seen.has(kind), `the case shows a screen of kind ${kind}`);
  });
}

promise("axe-core finds nothing wrong where the routine is silent or an answer does not fit", {}, async (visit, context) => {
  const { widget } = visit;
  const wrong = [];
  let mistaken = false;
  await widget.answerCase(caseOf("O-ST-6").answers, async (widget, fact, answer) => {
    if (fact.kind.is === "number" && !mistaken) {
      mistaken = true;
      await widget.field().fill("många");
      await widget.button(words.goOn).click();
      assert.match(await widget.host.getByRole("alert").innerText(), /heltal/, "it says what to write");
      assert.ok(await widget.field().evaluate((field) => field.getRootNode().activeElement === field), "the field has the focus");
      wrong.push(...(await visit.accessibility(context, "a mistake")));
    }
    await pointer(widget, fact, answer);
  });
  assert.ok(mistaken);
  wrong.push(...(await visit.accessibility(context, "a gap")));
  assert.deepEqual(wrong, []);
});

promise("at 320 px nothing has to be scrolled sideways", { width: 320, height: 600 }, async ({ widget, page }) => {
  for (const id of ["O-ST-2", "O-ST-4"]) {
    await eachScreen(widget, caseOf(id), async (name) => {
      const wide = await page.evaluate(() => {
        const reach = document.documentElement.clientWidth;
        const root = document.querySelector("samverkans-lots").shadowRoot;
        // What is only heard is clipped to nothing, however long its line is.
        const beyond = [...root.querySelectorAll("*")].filter((element) => element.checkVisibility() && !element.closest(".lots-hidden") && element.getBoundingClientRect().right > reach + 0.5);
        return { page: document.documentElement.scrollWidth - reach, beyond: beyond.map((element) => element.outerHTML.slice(0, 120)) };
      });
      assert.deepEqual(wide, { page: 0, beyond: [] }, `${id}, ${name}`);
    });
    await widget.host.getByRole("button", { name: /^(Nytt ärende|Börja om)$/ }).click();
  }
});

promise("wider spacing of text cuts nothing off", { width: 360, height: 740 }, async ({ widget, page }) => {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
    const root = document.querySelector("samverkans-lots").shadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  });
  await eachScreen(widget, caseOf("O-ST-4"), async (name) => {
    const cut = await page.evaluate(() => {
      const root = document.querySelector("samverkans-lots").shadowRoot;
      const clips = (element) => /hidden|clip/.test(getComputedStyle(element).overflow) && element.clientWidth > 2;
      return [...root.querySelectorAll("*")].filter((element) => clips(element) && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)).map((element) => element.outerHTML.slice(0, 120));
    });
    assert.deepEqual(cut, [], name);
  });
});

for (const width of [360, 1280]) {
  promise(`answers are at least 44 px high and wide, everything else that is pressed at least 24: ${width} px`, { width }, async ({ widget }, context) => {
    const small = new Map();
    await eachScreen(widget, caseOf("O-ST-2"), async (screen) => {
      for (const control of await widget.host.locator("button, input, summary, a[href]").all()) {
        if (!(await control.isVisible())) continue;
        // A box of a check mark counts with the label around it.
        const { width, height, name, isAnswer } = await control.evaluate((element) => {
          const { width, height } = (element.closest("label") ?? element).getBoundingClientRect();
          return { width, height, name: element.textContent.trim() || element.ariaLabel || element.tagName, isAnswer: element.getAttribute("part") === "option" };
        });
        const least = isAnswer ? 44 : 24;
        assert.ok(width >= least && height >= least, `${screen}: \`${name}\` is ${width} × ${height}`);
        if (width < 44 || height < 44) small.set(`${name} ${Math.round(width)} × ${Math.round(height)}`, screen);
      }
    });
    for (const [control, screen] of small) context.diagnostic(`under 44 px: ${control} (${screen})`);
  });
}

promise("the focus goes to the question after each step, and to the first verdict at the end, always visibly", {}, async ({ widget, page }) => {
  assert.equal(await focused(widget), "", "a page that opens keeps its own focus");
  await tabInto(widget);
  const { answers } = caseOf("O-ST-4");
  let fact = await widget.question();
  while (fact) {
    await keys(widget, fact, answers[fact.id] ?? null);
    fact = await widget.next(fact);
    if (fact) {
      await page.waitForFunction((ask) => document.querySelector("samverkans-lots").shadowRoot.activeElement?.textContent === ask, fact.ask);
      await page.keyboard.press("Tab");
      const ring = await widget.host.evaluate((host) => {
        const style = getComputedStyle(host.shadowRoot.activeElement);
        return style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth);
      });
      assert.ok(ring >= 2, `the focus on \`${await focused(widget)}\` is ${ring} px wide`);
    }
  }
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.activeElement?.tagName === "H2");
  assert.ok((await focused(widget)).startsWith(pack.decisions.find((it) => it.primary).title));
});

promise("what has the focus is never hidden under the answer panel", { width: 360, height: 600 }, async ({ widget, page }) => {
  await tabInto(widget);
  const { answers } = caseOf("O-ST-2");
  await eachScreen(widget, { answers }, async (name) => {
    await page.keyboard.press("Escape");
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press("Tab");
      const covered = await widget.host.evaluate((host) => {
        const element = host.shadowRoot.activeElement;
        if (!element) return false;
        const box = element.getBoundingClientRect();
        const top = host.shadowRoot.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return top !== null && !element.contains(top) && !top.contains(element) && element.outerHTML.slice(0, 120);
      });
      assert.equal(covered, false, name);
    }
  });
});

promise("number keys do nothing while the focus is outside the widget", { body: '<button id="outside">Utanför</button><samverkans-lots pack="stockholm"></samverkans-lots>' }, async ({ widget, page }) => {
  const before = await widget.question();
  await page.locator("#outside").focus();
  for (const key of ["1", "2", "0", "Backspace", "Escape"]) await page.keyboard.press(key);
  await page.waitForTimeout(100);
  assert.equal((await widget.question()).id, before.id);
  assert.deepEqual(await widget.ledger(), []);
});

promise('number keys do nothing with shortcuts="off"', { body: '<samverkans-lots pack="stockholm" shortcuts="off"></samverkans-lots>' }, async ({ widget, page }) => {
  const before = await widget.question();
  await tabInto(widget);
  for (const key of ["1", "2", "0"]) await page.keyboard.press(key);
  await page.waitForTimeout(100);
  assert.equal((await widget.question()).id, before.id);
  assert.deepEqual(await widget.ledger(), []);
});

promise("number keys can be switched off inside the widget", {}, async ({ widget, page }) => {
  const before = await widget.question();
  await widget.host.getByText("Kortkommandon", { exact: true }).click();
  await widget.host.getByRole("checkbox", { name: "Använd kortkommandon" }).uncheck();
  await page.keyboard.press("1");
  await page.waitForTimeout(100);
  assert.equal((await widget.question()).id, before.id);
});

promise("the answer panel and the answers are regions with names, and a settled decision is announced", {}, async ({ widget, page }) => {
  // One says what is settled; the other, above, only what is on its way or is not asked.
  const status = widget.host.locator("[part=base]").getByRole("status");
  assert.deepEqual([await widget.host.getByRole("status").count(), await status.count()], [2, 1]);
  await widget.answerCase(caseOf("O-ST-4").answers, pointer);
  assert.ok(await widget.host.getByRole("region", { name: words.ledger }).isVisible());
  const panel = widget.host.getByRole("region", { name: words.panel });
  for (const decision of pack.decisions.filter((it) => it.primary)) assert.ok((await panel.innerText()).includes(decision.title));
  await page.waitForFunction(() => document.querySelector("samverkans-lots").shadowRoot.querySelector("[part=base] [role=status]").textContent.length > 0);
  const said = await status.textContent();
  assert.ok(pack.decisions.some((it) => said.includes(it.title)), said);
});

promise("nothing moves where the visitor asked for stillness", { reducedMotion: "reduce" }, async ({ widget, page }) => {
  await eachScreen(widget, caseOf("O-ST-4"), async (name) => {
    const moving = await page.evaluate(() => document.getAnimations().filter((it) => it.effect.getComputedTiming().duration > 1).length);
    assert.equal(moving, 0, name);
  });
});

promise("every question has a heading, a reason and \"Vet inte\"", {}, async ({ widget }) => {
  const asked = new Set();
  for (const { answers } of cases) {
    await widget.answerCase(answers, async (widget, fact, answer) => {
      if (!asked.has(fact.id)) {
        asked.add(fact.id);
        assert.ok(await widget.host.getByRole("heading", { name: fact.ask, level: 2, exact: true }).isVisible());
        assert.ok(await widget.button(words.unknown).isVisible());
        assert.ok(await widget.host.getByText("Varför frågar du?").isVisible());
      }
      await pointer(widget, fact, answer);
    });
    await widget.host.getByRole("button", { name: /^(Nytt ärende|Börja om)$/ }).click();
  }
  assert.ok(asked.size >= 8, `${asked.size} questions seen`);
});
