// What the tests of courses share: a set, the zip that `lots course` makes of it, and what a key is called.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { inside, root, trainingSingleName } from "../tools/parts.mjs";

const lots = (...asked) => {
  const run = spawnSync(join(root, "target", "release", "lots"), asked, { encoding: "utf8", maxBuffer: 2 ** 26 });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
};

/** Three exercises with their keys, and the text of their set. */
export const drawn = JSON.parse(lots("exercises", "stockholm", "--seed", "1", "--count", "3", "--on", "2026-11-26", "--format", "json"));

/** The files of the course on that set by a standard. */
export function course(format) {
  const folder = mkdtempSync(join(tmpdir(), "lots-course-"));
  try {
    const out = join(folder, "course.zip");
    lots("course", "stockholm", "--set", drawn.set, "--format", format, "--out", out, "--player", join(inside, trainingSingleName()));
    return unzipSync(readFileSync(out));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const types = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", json: "application/json" };

/** Serves what `answer` makes of each request, at `address`, until it is closed. */
export async function serving(answer) {
  const server = createServer(answer);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}`, close };
}

/** One value of an XML text: of an element, or of an attribute. */
export const inXml = (files, name, pattern) => pattern.exec(new TextDecoder().decode(files[name]))?.[1] ?? assert.fail(`${name} has no ${pattern}`);
