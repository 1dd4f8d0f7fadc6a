// The program: compiled once for all elements of a page, and started anew, without a request, after it has broken down.

import glue from "lots-glue";
import { compiledModule } from "lots-parts";
import { problem } from "./fetching.js";

// A failed load is forgotten, so that the next try is a real one.
let compiled;
let running;

/** The program that runs: `mount` and `Rules`, the `widgets` that it carries, and `broken`, why it has stopped, where it has. */
export const program = () =>
  (running ??= start().catch((error) => {
    running = undefined;
    throw error;
  }));

async function start() {
  const { init, mount, onPanic, Rules } = glue();
  compiled ??= compiledModule();
  try {
    await init({ module_or_path: await compiled });
  } catch (error) {
    compiled = undefined;
    throw error.code ? error : problem("module_refused", error.message);
  }
  const it = { mount, Rules, widgets: new Set(), broken: undefined };
  onPanic((message) => {
    // What is broken is left alone: its memory may be in any state. If it panics once more, another one runs by then.
    if (it.broken !== undefined) return;
    it.broken = message;
    running = undefined;
    for (const widget of it.widgets) widget.breakDown(message);
  });
  return it;
}
