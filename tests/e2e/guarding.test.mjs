// What ends a call of the program in the middle ends the program, and is told once. These need no browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { guarded } from "../../src/embed/guarding.js";

const trap = () => {
  throw new WebAssembly.RuntimeError("unreachable");
};

/** Guarded exports, and what was told. */
function program(exports) {
  const told = [];
  return { told, run: guarded(exports, (message) => told.push(message)) };
}

test("a trap, a full stack and what a browser's function throws end the program, and are told once", () => {
  const full = () => full() + 1;
  const refused = () => {
    throw new DOMException("no more of these", "NotSupportedError");
  };
  for (const [ends, what] of [[trap, /unreachable/], [full, /call stack/], [refused, /no more/]]) {
    const { told, run } = program({ ends, counts: () => 7 });
    assert.equal(run.counts(), 7);
    assert.throws(() => run.ends(), what);
    assert.equal(told.length, 1);
    assert.match(told[0], what);
    assert.deepEqual([run.ends(), run.counts()], [[], []], "nothing of it is run any more");
    assert.equal(told.length, 1);
  }
});

test("where it ended is told, as far as the browser knows", () => {
  const error = Object.assign(new WebAssembly.RuntimeError("unreachable"), { stack: "at wasm://wasm/0a1b:wasm-function[42]:0x1f3\n at wasm-function[7]" });
  const { told, run } = program({ ends: () => assert.fail(error) });
  assert.throws(() => run.ends());
  assert.deepEqual(told, ["unreachable at wasm-function[42]:0x1f3"]);
});

test("a closure that is over and is called once more leaves all as it is", () => {
  const { told, run } = program({
    over: () => {
      throw new Error("closure invoked recursively or after being dropped");
    },
    counts: () => 7,
  });
  assert.throws(() => run.over(), /closure/);
  assert.deepEqual(told, []);
  assert.equal(run.counts(), 7);
});

test("a call that goes on when the program ends within it does not go on with nothing", () => {
  let goesOn = false;
  const { told, run } = program({
    outer: () => {
      // A listener of the page's, which keeps what went wrong to itself.
      assert.throws(() => run.trap());
      run.takes();
      goesOn = true;
    },
    trap,
    takes: () => 1,
  });
  assert.throws(() => run.outer(), /has stopped/);
  assert.deepEqual([told.length, goesOn], [1, false]);
});

test("what is no function is handed on as it is", () => {
  const memory = {};
  assert.equal(program({ memory }).run.memory, memory);
});
