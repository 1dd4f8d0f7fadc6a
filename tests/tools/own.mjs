// A pack of one's own, compiled anew each time the page asks for it: what is on the screen is what is in the file.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { root } from "./parts.mjs";

const lots = join(root, "target", "release", "lots");

/** The pack of a file as `{ id, whole, first }`, as `lots compile` writes it and what the first question takes of it, or `{ problems }` as `lots` tells them. */
export function compiled(file) {
  const out = mkdtempSync(join(tmpdir(), "lots-own-"));
  try {
    const run = spawnSync(lots, ["compile", resolve(file), "--out", out], { encoding: "utf8" });
    if (run.error) return { problems: `${lots} cannot be run: ${run.error.code}\n` };
    if (run.status !== 0) return { problems: run.stdout + run.stderr };
    const written = run.stdout.trim().split(".json: ")[0];
    return { id: basename(written), whole: readFileSync(`${written}.json`), first: readFileSync(`${written}.first.json`) };
  } finally {
    rmSync(out, { recursive: true });
  }
}
