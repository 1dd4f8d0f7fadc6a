// Elements that come and go: a page that shows one with every case it opens keeps nothing of them.

import assert from "node:assert/strict";
import { mounting, watchMemory } from "../tools/mounting.mjs";
import { promise } from "./support.mjs";

promise("what an element took is given back when it is removed, however often one comes and goes", { before: watchMemory, expects: [/request: /], timeout: 240_000 }, async ({ page }) => {
  const before = await mounting(page, 60);
  const after = await mounting(page, 120);
  assert.equal(after.program, before.program, "the program's memory");
  assert.ok(before.program > 1_000_000, "it was measured");
  assert.ok(after.nodes <= before.nodes + 20, `nodes: ${before.nodes}, ${after.nodes}`);
  assert.ok(after.listeners <= before.listeners + 10, `listeners: ${before.listeners}, ${after.listeners}`);
  // What the browser keeps of its own accord is a few hundred bytes; an element that stayed is some 300 KB.
  const each = (after.heap - before.heap) / 120;
  assert.ok(each < 5_000, `${Math.round(each)} bytes stay of each`);
});
