// The program: fetched and compiled once for all elements of a page, and started anew, without a request, after it has broken
// down. And what is fetched for it, each with what can go wrong on the way.

import glue from "lots-glue";

export const problem = (code, message, field = "") => Object.assign(new Error(message), { code, field });

// Longer than a slow line takes, shorter than anyone waits with a caller on the line.
const PATIENCE = 30_000;

// A failed load is forgotten, so that the next try is a real one.
let compiled;
let running;

/** The program that runs: `mount`, the `widgets` that it carries, and `broken`, why it has stopped, where it has. */
export const program = () =>
  (running ??= start().catch((error) => {
    running = undefined;
    throw error;
  }));

async function start() {
  const { init, mount, onPanic } = glue();
  compiled ??= fetched(new URL(LOTS_WASM, import.meta.url), "module", "", compile);
  try {
    await init({ module_or_path: await compiled });
  } catch (error) {
    compiled = undefined;
    throw error.code ? error : problem("module_refused", error.message);
  }
  const it = { mount, widgets: new Set(), broken: undefined };
  onPanic((message) => {
    // What is broken is left alone: its memory may be in any state.
    it.broken ??= message;
    running = undefined;
    for (const widget of it.widgets) widget.breakDown(message);
  });
  return it;
}

/** Compiled while it arrives, where the server says what it is; proxies have been seen that do not. */
async function compile(response) {
  if (typeof WebAssembly === "undefined") throw problem("module_refused", "this browser has no WebAssembly");
  const streams = response.headers.get("Content-Type") === "application/wasm";
  const compiling = streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  return compiling.catch((error) => {
    throw error instanceof WebAssembly.CompileError ? problem("module_refused", error.message) : error;
  });
}

/** A compiled pack as plain data. Where the browser can reckon its digest, that is held against the one it carries. */
export const fetchPack = (url) =>
  fetched(url, "pack", "pack", async (response) => {
    const text = await response.text();
    let pack;
    try {
      pack = JSON.parse(text);
    } catch {
      throw problem("pack_damaged", `${url} is no JSON`, "pack");
    }
    // A pack of another format is for the program to refuse. Pages on http:// have no `crypto.subtle`; there it still refuses
    // what does not fit together.
    if (!globalThis.crypto?.subtle || pack?.format !== LOTS_FORMAT) return pack;
    // As `lots compile` reckons it: of the pack as it is written, with an empty hash.
    const written = new TextEncoder().encode(JSON.stringify({ ...pack, hash: "" }));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", written));
    if (pack.hash !== `sha256:${[...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`) {
      throw problem("pack_damaged", `${url} is not what its hash says`, "pack");
    }
    return pack;
  });

/** Fetches and reads; what goes wrong is an error whose code begins with `what`. */
async function fetched(url, what, field, read) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(url, { signal: patience.signal });
    if (!response.ok) throw problem(`${what}_missing`, `${url} answers ${response.status}`, field);
    return await read(response);
  } catch (error) {
    if (error.code && error.field !== undefined) throw error;
    if (patience.signal.aborted) throw problem(`${what}_late`, `${url} has not come in ${PATIENCE / 1000} seconds`, field);
    throw problem(`${what}_unreachable`, `${url} cannot be reached: ${error.message}`, field);
  } finally {
    clearTimeout(timer);
  }
}
