// Elements that come and go: a page that shows one with every case it opens keeps nothing of them.

import assert from "node:assert/strict";
import { mounting, watchMemory } from "../tools/mounting.mjs";
import { promise } from "./support.mjs";

promise("an element that comes and goes leaves no node and no listener behind, and of memory next to nothing", { before: watchMemory, expects: [/request: /], timeout: 240_000 }, async ({ page }) => {
  const before = await mounting(page, 60);
  const after = await mounting(page, 120);
  // It grows by 64 KB at a time. Some hundred bytes of each are still kept, as `make bench` shows over 2 000.
  assert.ok(after.program - before.program <= 65_536, `the program's memory: ${before.program}, ${after.program}`);
  assert.ok(before.program > 1_000_000, "it was measured");
  assert.ok(after.nodes <= before.nodes + 20, `nodes: ${before.nodes}, ${after.nodes}`);
  assert.ok(after.listeners <= before.listeners + 10, `listeners: ${before.listeners}, ${after.listeners}`);
  // What the browser keeps of its own accord is a few hundred bytes; an element that stayed is some 300 KB.
  const each = (after.heap - before.heap) / 120;
  assert.ok(each < 5_000, `${Math.round(each)} bytes stay of each`);
});
