// The program's functions as the browser may call them: timers, listeners and promises among them, for each of those comes in by one.

// The one thing that is thrown through a call and leaves nothing half done: something that is over has been called once more. What the program
// refuses comes as what a call returns. All else has ended a call in the middle: a trap, as a panic is, a stack that is full.
const isHarmless = (error) => /^closure invoked recursively or after being dropped/.test(error?.message);

/**
 * `exports`, each of whose functions has `stopped` told when a call of it ends in the middle. From then on none of them is run: the
 * program's memory may be in any state. A call from outside comes to nothing; one from within the call that goes on ends that too.
 */
export function guarded(exports, stopped) {
  let stands = true;
  let depth = 0;
  const guard =
    (run) =>
    (...given) => {
      if (!stands) {
        if (depth > 0) throw new WebAssembly.RuntimeError("the program has stopped");
        // Nothing, where what called takes several things out of it.
        return [];
      }
      depth += 1;
      try {
        return run(...given);
      } catch (error) {
        if (stands && !isHarmless(error)) {
          stands = false;
          stopped(where(error));
        }
        throw error;
      } finally {
        depth -= 1;
      }
    };
  return Object.fromEntries(Object.entries(exports).map(([name, it]) => [name, typeof it === "function" ? guard(it) : it]));
}

/** What has happened and at which place of the program: it holds no messages of its own. */
function where({ message, stack }) {
  const [place] = /wasm-function\[\d+\](:0x[\da-f]+)?/.exec(stack) ?? [];
  return place ? `${message} at ${place}` : message;
}
