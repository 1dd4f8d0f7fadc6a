// All thirty worked cases, each from the first question to the expected verdicts: by number keys and Enter, by Tab and its like, and by
// mouse; and how many keys the first of these takes.

import assert from "node:assert/strict";
import { otherDifferences, verdictDifferences } from "./expectations.mjs";
import { digits, mouse, tabs, verdicts, Worker } from "./hands.mjs";
import { plain, promise, tabInto, workedCases } from "./support.mjs";

/** What the keys should take at most, in the middle of all cases. */
const fewKeys = 12;

const presses = new Map();

/** Where the verdicts are settled, their words stand in the headings and no others do; where the rules are silent that is said. */
async function areShown(worker, { decisions }, name) {
  const shown = await verdicts(worker);
  for (const { id, values, primary } of worker.pack.decisions) {
    const { status, value } = decisions[id];
    const codes = [value].flat();
    if (primary) assert.ok(shown[id], `${name}: a heading tells ${id}`);
    if (primary && status === "gap") assert.ok(shown[id].includes(worker.words.gap), `${name}: "${shown[id]}" says that the rules are silent`);
    // One beside the primary ones is shown where it has something to say.
    if (status !== "settled" || !(primary || codes.length)) continue;
    for (const { code, label } of values) {
      // One label may be the beginning of another.
      if (codes.includes(code)) assert.ok(shown[id]?.includes(plain(label)), `${name}: "${shown[id]}" says ${code}`);
      else assert.ok(!shown[id].split(/ \+ |, /).includes(plain(label)), `${name}: "${shown[id]}" does not say ${code}`);
    }
  }
}

for (const id of ["stockholm", "malmo", "ekero", "danmark"]) {
  const own = workedCases.filter((it) => it.pack === id);
  const body = `<samverkans-lots pack="${id}" lang="${id === "danmark" ? "da" : "sv"}"></samverkans-lots>`;

  promise(`every worked case of ${id} comes out as worked by number keys and Enter alone`, { body }, async (visit) => {
    const worker = new Worker(visit, id);
    for (const worked of own) {
      // As with \`autofocus\`: where the focus is when the call comes is the host page's affair.
      await worker.host.evaluate((host) => {
        host.reset();
        host.focus();
      });
      worker.presses = 0;
      await worker.work(worked, digits);
      presses.set(worked.id, worker.presses);
      const told = await worker.assessment();
      assert.deepEqual(verdictDifferences(worked, told), [], worked.id);
      await areShown(worker, told, worked.id);
    }
  });

  for (const [how, hands] of [
    ["Tab, Space and Enter alone", tabs],
    ["mouse alone", mouse],
  ]) {
    promise(`every worked case of ${id} comes out as worked by ${how}, and with the rest told afterwards its duties too`, { body }, async (visit) => {
      const worker = new Worker(visit, id);
      if (hands === tabs) await tabInto(worker);
      for (const worked of own) {
        if (await worker.button(worker.words.again).count()) {
          const before = await worker.question();
          await hands.press(worker, worker.button(worker.words.again));
          await worker.next(before ?? { ask: "" });
        }
        const given = await worker.work(worked, hands);
        assert.deepEqual(verdictDifferences(worked, await worker.assessment()), [], worked.id);
        await worker.workOn(worked, given, hands);
        const told = await worker.assessment();
        assert.deepEqual([...verdictDifferences(worked, told), ...otherDifferences(worked, told, given)], [], worked.id);
        await areShown(worker, told, worked.id);
      }
    });
  }
}

promise("a worked case takes few keys, in the middle of all", { body: "<p></p>" }, async (_, context) => {
  assert.equal(presses.size, workedCases.length, "each was worked");
  const sorted = [...presses.values()].sort((a, b) => a - b);
  const median = (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
  context.diagnostic(`key presses: ${[...presses].map(([id, count]) => `${id} ${count}`).join(", ")}`);
  context.diagnostic(`median ${median}, most ${sorted.at(-1)}; at most ${fewKeys} in the middle`);
  assert.ok(median <= fewKeys, `${median} keys`);
});
