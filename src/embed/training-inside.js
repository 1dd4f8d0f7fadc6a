// Training's program and some packs inside its script.

import { packs, program } from "lots-inside";
import { parsedPack, problem } from "./fetching.js";
import { compiled, unpacked } from "./unpacking.js";

/** The program, compiled. */
export const trainingModule = () => compiled(program);

/** All of one of the packs. */
export const shippedWhole = async (id) => parsedPack(await text(id, "pack"), `the pack "${id}"`);

/** What exercises on it are made of. */
export const shippedMaterial = async (id, format) => parsedPack(await text(id, "material"), `the exercises of "${id}"`, format);

function text(id, what) {
  if (!Object.hasOwn(packs, id)) throw problem("pack_missing", `the script holds no pack "${id}"`, "pack");
  return unpacked(packs[id][what]).text();
}
