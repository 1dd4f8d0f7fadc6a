// Module and packs inside the script itself, compressed: for pages that may fetch nothing, or that are opened as files.

import { first, later, packs } from "lots-inside";
import { parsedPack, problem } from "./fetching.js";

/** The first part of the program, compiled, and the second. */
export const firstModule = () => compiled(first);
export const laterModule = () => compiled(later);

async function compiled(module) {
  if (typeof WebAssembly === "undefined") throw problem("module_refused", "this browser has no WebAssembly");
  const bytes = await unpacked(module).arrayBuffer();
  return WebAssembly.compile(bytes).catch((error) => {
    throw problem("module_refused", error.message);
  });
}

/** One of the packs that were put inside when the script was built; it is there as a whole. */
export async function shippedPack(id) {
  const first = await shippedWhole(id);
  return { first, whole: async () => first };
}

export async function shippedWhole(id) {
  if (!Object.hasOwn(packs, id)) throw problem("pack_missing", `the script holds no pack "${id}"`, "pack");
  return parsedPack(await unpacked(packs[id]).text(), `the pack "${id}"`);
}

function unpacked(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}
