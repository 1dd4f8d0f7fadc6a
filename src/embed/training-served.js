// Training's program and the packs as files beside its script.

import { fetchFile } from "./fetching.js";
import { module, packAddress } from "./served.js";

/** The program, compiled. */
export const trainingModule = () => module(LOTS_WASM.training);

/** All of one of the packs beside the script. */
export const shippedWhole = (id) => fetchFile(packAddress(id, ""));

/** What exercises on it are made of. */
export const shippedMaterial = (id, format) => fetchFile(packAddress(id, ".training"), format);
