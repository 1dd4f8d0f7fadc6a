// What those are given who have a page read out: the accessibility tree of the screens that matter most, each as it is stored in tree/.
// `UPDATE=1 node --test tests/e2e/tree.test.mjs` stores them anew; read the difference before you keep it.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { screens, Stagehand } from "./screens.mjs";
import { caseOf, promise } from "./support.mjs";

const folder = new URL("tree/", import.meta.url);

const named = (name) => screens.find((it) => it.name === name) ?? assert.fail(`no screen "${name}"`);

/** Each by the name of its file. */
const told = {
  question: named("one answer of many"),
  several: named("several answers to be changed"),
  number: named("a number that cannot be read"),
  aside: named("questions put aside"),
  result: { attributes: { pack: "stockholm" }, show: (it) => it.result(caseOf("O-ST-4").answers) },
  clash: named("answers that clash"),
  check: named("the check of the answers"),
};

promise("a question, one of several answers, a mistake, what is put aside, a result, a clash and the check are read out as they are stored", { body: "<p></p>", expects: [/request: /] }, async ({ page }) => {
  const stagehand = new Stagehand(page);
  const now = {};
  for (const [name, screen] of Object.entries(told)) {
    await stagehand.raise(screen, "sv");
    // What is announced comes half a second later, and has tests of its own.
    now[name] = `${await page.locator("samverkans-lots").ariaSnapshot()}\n`.replaceAll(/^- status\b.*(\n  .*)*/gm, "- status");
  }
  const file = (name) => new URL(`${name}.yaml`, folder);
  if (process.env.UPDATE) {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(now)) writeFileSync(file(name), text);
  }
  for (const [name, text] of Object.entries(now)) {
    assert.equal(text, readFileSync(file(name), "utf8"), `tree/${name}.yaml is not what is read out: UPDATE=1 stores it anew`);
  }
});
