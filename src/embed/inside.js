// Module and packs inside the script itself, compressed: for pages that may fetch nothing, or that are opened as files.

import { first, later, packs } from "lots-inside";
import { parsedPack, problem } from "./fetching.js";
import { imported } from "./importing.js";
import { compiled, unpacked } from "./unpacking.js";

// A classic script is told its address while it begins to run, and only where it runs as one: not as a module, nor as part of a bundle.
const here = LOTS_CLASSIC ? document.currentScript?.src : import.meta.url;
// In a bundle a module may have the place on a disk where it was bundled.
const isElsewhere = here?.startsWith("file:") && location.protocol !== "file:";

/** The first part of the program, compiled, and the second. */
export const firstModule = () => compiled(first);
export const laterModule = () => compiled(later);

/** Training stands in a script of its own, beside this one. */
export async function training() {
  if (URL.canParse(LOTS_TRAINING, here) && !isElsewhere) return imported(new URL(LOTS_TRAINING, here));
  throw problem("module_missing", `${LOTS_TRAINING} is looked for beside this script, whose address is not known: load it by a tag of its own`);
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
