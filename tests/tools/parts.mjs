// Where things are, and the few figures that build, server and tests must agree on.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

/** Top of the repository; `LOTS_ROOT` lets the tools be tried on another tree. */
export const root = process.env.LOTS_ROOT ?? fileURLToPath(new URL("../../", import.meta.url));

/** Everything that is made by a command and never committed. */
export const target = join(root, "target", "build");

/** What `make serve` serves and the end-to-end tests read. */
export const site = join(target, "site");

/** The scripts that hold module and packs themselves. */
export const inside = join(target, "inside");

/** The version in Cargo.toml: the only place where it is written. */
export function version() {
  const manifest = readFileSync(join(root, "Cargo.toml"), "utf8");
  const found = /^\[package\][^[]*?^version\s*=\s*"([^"]+)"/ms.exec(manifest);
  if (!found) throw new Error("Cargo.toml has no version in [package]");
  return found[1];
}

/** What is given to others. */
export const dist = join(root, "target", "dist", `samverkanslots-${version()}`);

/** The widget's script in its forms and its module, named with the version so that a cache can keep them for ever. */
export const scriptName = () => `samverkanslots-${version()}.js`;
export const singleName = () => `samverkanslots-${version()}.single.js`;
export const classicName = () => `samverkanslots-${version()}.classic.js`;
/** For pages that show the widget in a frame. */
export const framingName = () => `samverkanslots-${version()}.framing.js`;

/** The program: what the first question takes, and the rest. */
export const wasmName = () => `samverkanslots-${version()}.wasm`;
export const laterName = () => `samverkanslots-${version()}.later.wasm`;

/** Training: a script and a program of its own, and both with the packs in one script. */
export const trainingName = () => `samverkanslots-${version()}.training.js`;
export const trainingWasmName = () => `samverkanslots-${version()}.training.wasm`;
export const trainingSingleName = () => `samverkanslots-${version()}.training.single.js`;

const firstPack = join("packs", "stockholm.first.json");
const wholePack = join("packs", "stockholm.json");

/** What a page with one widget loads until its first question can be answered: the script with the style sheet inside, the first part
 * of the program, and of one pack what the first question takes; and what it has loaded when all is there. `budget` is what that should be at most, in bytes,
 * compressed with brotli; `limit` what it may not exceed: little more than its present size, to be lowered with every byte that is saved. */
export const loads = [
  { what: "until the first question", files: [scriptName(), wasmName(), firstPack], budget: 90_000, limit: 89_900 },
  { what: "in all", files: [scriptName(), wasmName(), laterName(), firstPack, wholePack], limit: 311_000 },
];
