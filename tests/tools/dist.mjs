// Puts what is given to others into target/dist: the built page, the licences, what it is made of, and a digest of each file.
//
// Writes `THIRD-PARTY.txt` (the licence texts of every crate inside the module), `sbom.cdx.json` (the same as a CycloneDX
// list) and `SHA384` (digests in the form that `integrity="…"` takes).

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root, site, version } from "./parts.mjs";

const dist = join(root, "target", "dist", `samverkanslots-${version()}`);
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
cpSync(site, dist, { recursive: true });
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, name), join(dist, name));

const crates = shippedCrates();
writeFileSync(join(dist, "THIRD-PARTY.txt"), notices(crates));
writeFileSync(join(dist, "sbom.cdx.json"), `${JSON.stringify(bill(crates), null, 2)}\n`);
writeFileSync(join(dist, "SHA384"), digests());
console.log(`${dist}: ${readdirSync(dist).length} entries, ${crates.length} crates inside`);

/** The crates whose code ends up in the module: what the library needs on wasm32, without macros and build scripts. */
function shippedCrates() {
  const run = spawnSync("cargo", ["metadata", "--locked", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"], {
    cwd: root,
    maxBuffer: 1 << 28,
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const metadata = JSON.parse(run.stdout);
  const packages = new Map(metadata.packages.map((it) => [it.id, it]));
  const nodes = new Map(metadata.resolve.nodes.map((it) => [it.id, it]));
  const isMacro = (id) => packages.get(id).targets.some((it) => it.kind.includes("proc-macro"));
  const reached = new Set();
  const visit = (id) => {
    if (reached.has(id) || isMacro(id)) return;
    reached.add(id);
    for (const dependency of nodes.get(id).deps) {
      if (dependency.dep_kinds.some((it) => it.kind === null)) visit(dependency.pkg);
    }
  };
  visit(metadata.resolve.root);
  reached.delete(metadata.resolve.root);
  return [...reached].map((id) => packages.get(id)).sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

function notices(crates) {
  const texts = new Map();
  for (const crate of crates) {
    const folder = dirname(crate.manifest_path);
    const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|unlicense)/i.test(name) && statSync(join(folder, name)).isFile());
    // Where there is a choice, the MIT text: it is the shortest that all of them offer.
    const mit = files.filter((name) => /mit/i.test(name));
    const notice = files.filter((name) => /^notice/i.test(name));
    const chosen = mit.length ? [...mit, ...notice] : files;
    const text = chosen.map((name) => readFileSync(join(folder, name), "utf8").trim()).join("\n\n");
    const key = text || `Licensed under ${crate.license ?? "terms that its manifest does not name"}; the crate carries no licence file.`;
    texts.set(key, [...(texts.get(key) ?? []), `${crate.name} ${crate.version} (${crate.license ?? "no licence named"})`]);
  }
  const parts = [...texts].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  const rule = `\n${"-".repeat(100)}\n\n`;
  return `The module holds code of these crates and of Rust's standard library (MIT OR Apache-2.0).\n${rule}${parts.join(rule)}`;
}

/** CycloneDX 1.5, without time and serial number: the same sources give the same file. */
function bill(crates) {
  const sums = new Map();
  for (const [, name, at, sum] of readFileSync(join(root, "Cargo.lock"), "utf8").matchAll(
    /name = "([^"]+)"\nversion = "([^"]+)"\nsource = "[^"]+"\nchecksum = "([0-9a-f]{64})"/g,
  )) {
    sums.set(`${name} ${at}`, sum);
  }
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { type: "library", name: "samverkanslots", version: version(), licenses: [{ expression: "MIT OR Apache-2.0" }] } },
    components: crates.map((crate) => ({
      type: "library",
      name: crate.name,
      version: crate.version,
      purl: `pkg:cargo/${crate.name}@${crate.version}`,
      ...(crate.license && { licenses: [{ expression: crate.license.replaceAll("/", " OR ") }] }),
      ...(sums.has(`${crate.name} ${crate.version}`) && { hashes: [{ alg: "SHA-256", content: sums.get(`${crate.name} ${crate.version}`) }] }),
    })),
  };
}

function digests() {
  return readdirSync(dist, { recursive: true })
    .filter((name) => statSync(join(dist, name)).isFile())
    .sort()
    .map((name) => `sha384-${createHash("sha384").update(readFileSync(join(dist, name))).digest("base64")}  ${name}\n`)
    .join("");
}
