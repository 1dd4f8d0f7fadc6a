// What is inside a script, compressed, made into what it was.

import { problem } from "./fetching.js";

/** A module, compiled. */
export async function compiled(module) {
  if (typeof WebAssembly === "undefined") throw problem("module_refused", "this browser has no WebAssembly");
  const bytes = await unpacked(module).arrayBuffer();
  return WebAssembly.compile(bytes).catch((error) => {
    throw problem("module_refused", error.message);
  });
}

/** The bytes as they were. */
export function unpacked(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}
