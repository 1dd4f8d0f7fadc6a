// Module and packs as files beside the script, each fetched when it is needed and kept by the browser's cache.

import { fetched, fetchPack, idle, problem } from "./fetching.js";
import { imported } from "./importing.js";

/** The first part of the program, compiled, and the second. */
export const firstModule = () => module(LOTS_WASM.first);
export const laterModule = () => module(LOTS_WASM.later, idle);

/** Training, a program of its own: its script, under another name at each try, for a browser remembers what it could not have. */
export const training = () => imported(new URL(LOTS_TRAINING, import.meta.url));

/** A part of a program, compiled once the browser is `ready`. */
export const module = (name, ready) =>
  fetched(new URL(name, import.meta.url), "module", "", async (response) => {
    await ready?.();
    return compile(response);
  });

/** One of the packs beside the script, as `fetchPack` has it. */
export const shippedPack = async (id) => fetchPack(packAddress(id, ".first"));

/** All of it. */
export const shippedWhole = async (id) => (await fetchPack(packAddress(id, ""))).whole();

/** What is no name would lead elsewhere: a page in a frame takes it from its address. */
export function packAddress(id, part) {
  if (!/^[\w-]+$/.test(id)) throw problem("pack_missing", `"${id}" names no pack`, "pack");
  return new URL(`packs/${id}${part}.json`, import.meta.url);
}

/** Compiled while it arrives, where the server says what it is; proxies have been seen that do not. */
async function compile(response) {
  if (typeof WebAssembly === "undefined") throw problem("module_refused", "this browser has no WebAssembly");
  const streams = response.headers.get("Content-Type") === "application/wasm";
  const compiling = streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  return compiling.catch(async (error) => {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    // A policy that lets no program run refuses the smallest that there is; where that may run, this file is none.
    const mayRun = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).catch(() => {});
    throw problem(mayRun ? "module_missing" : "module_refused", `${response.url}: ${error.message}`);
  });
}
