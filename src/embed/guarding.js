// The program's functions as the browser may call them: timers, listeners and promises among them, for each of those comes in by one.

// What ends a call in the middle: a trap, as a panic is, and a stack that is full.
const isTrap = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError;

/**
 * `exports`, each of whose functions has `stopped` told when a call of it ends in the middle. From then on none of them does
 * anything: the program's memory may be in any state.
 */
export function guarded(exports, stopped) {
  let stands = true;
  const guard =
    (run) =>
    (...given) => {
      if (!stands) return undefined;
      try {
        return run(...given);
      } catch (error) {
        if (stands && isTrap(error)) {
          stands = false;
          stopped(where(error));
        }
        throw error;
      }
    };
  return Object.fromEntries(Object.entries(exports).map(([name, it]) => [name, typeof it === "function" ? guard(it) : it]));
}

/** What has happened and at which place of the program: it holds no messages of its own. */
function where({ message, stack }) {
  const [place] = /wasm-function\[\d+\](:0x[\da-f]+)?/.exec(stack) ?? [];
  return place ? `${message} at ${place}` : message;
}
