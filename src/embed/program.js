// The program: each of its parts compiled once for all elements of a page, and started anew, without a request, after it has broken
// down.

import glue from "lots-glue";
import { firstModule, laterModule } from "lots-parts";
import { problem } from "./fetching.js";
import { guarded } from "./guarding.js";

/** What the views of the second part wear, which it brings along; empty until it is there. */
export const laterSheet = new CSSStyleSheet();

// The compiled parts. A failed load is forgotten, so that the next try is a real one.
const compiled = new Map();
let running;

/**
 * The program that runs, with what the first question takes: `mount` and `Rules`, the `widgets` that it carries, and `broken`, why it has
 * stopped, where it has. `whole()` waits for the rest of it.
 */
export const program = () =>
  (running ??= start().catch((error) => {
    running = undefined;
    throw error;
  }));

async function start() {
  const { init, mount, complete, Rules } = glue((exports) => guarded(exports, breakDown));
  const it = { mount, Rules, whole, widgets: new Set(), broken: undefined };
  const memory = await joined(firstModule, (module) => init(module));
  // Right behind the first part, and not beside it: the questions wait for that alone.
  let rest = later();
  // Whoever waits for it hears of what goes wrong.
  rest.catch(() => {});
  return it;

  /** Another one is started by whoever asks next. */
  function breakDown(message) {
    it.broken = message;
    running = undefined;
    for (const widget of it.widgets) widget.breakDown(message);
  }

  /** What went wrong is told once; who asks after that has it tried again. */
  async function whole() {
    const asked = (rest ??= later());
    try {
      await asked;
    } catch (error) {
      if (rest === asked) rest = undefined;
      throw error;
    }
  }

  function later() {
    return joined(laterModule, async (module) => {
      // What is broken is left alone.
      if (it.broken !== undefined) throw problem("internal", it.broken);
      const [css] = WebAssembly.Module.customSections(module, "lots-css");
      if (css) laterSheet.replaceSync(new TextDecoder().decode(css));
      await WebAssembly.instantiate(module, { __wasm_split: memory });
      if (!complete()) throw problem("module_changed", "the two parts of the program are not of one build");
    });
  }
}

/** What `take` makes of a part of the program. */
async function joined(load, take) {
  if (!compiled.has(load)) compiled.set(load, load());
  try {
    return await take(await compiled.get(load));
  } catch (error) {
    compiled.delete(load);
    // What does not find what it asks for is of another build, or lies under another's name; a range is that of the memory.
    throw error.code ? error : problem(error instanceof RangeError ? "load_failed" : "module_changed", error.message);
  }
}
