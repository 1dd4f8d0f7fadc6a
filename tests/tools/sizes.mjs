// Prints the size of every file of the built page, and fails where what a page loads is over its limit.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { loads, site } from "./parts.mjs";

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const rows = readdirSync(site, { recursive: true })
  .filter((name) => statSync(join(site, name)).isFile())
  .sort()
  .map((name) => {
    const bytes = readFileSync(join(site, name));
    return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli(bytes) };
  });
const wide = Math.max(...rows.map((row) => row.name.length), 46);
const line = (name, ...sizes) => console.log(name.padEnd(wide), ...sizes.map((size) => String(size).padStart(9)));
line("bytes", "raw", "gzip", "brotli");
for (const row of rows) line(row.name, row.raw, row.gzip, row.brotli);
for (const { what, files, budget, limit } of loads) {
  const sum = files.map((name) => rows.find((row) => row.name === name).brotli).reduce((a, b) => a + b);
  line(`loaded ${what}, with one pack`, "", "", sum);
  if (budget) line("  budget", "", "", budget);
  line("  limit", "", "", limit);
  if (sum > limit) {
    console.error(`what is loaded ${what} has grown over its limit`);
    process.exitCode = 1;
  }
}
