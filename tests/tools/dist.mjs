// Puts what is given to others into target/dist: a folder in the shape of an npm package, and the same as a zip.
//
// In it are the built page with script, module and packs, the scripts that hold everything (`.single.js`, `.classic.js`, `.training.single.js`), types
// of the element's script and of training's, and the element's description for editors, the embedding guide as `README.md`, the licences, `THIRD-PARTY.txt` (the licence
// texts of every crate inside the module), `sbom.cdx.json` (the same as a CycloneDX list) and `SHA384` (digests in the form that
// `integrity="…"` takes).

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { zipSync } from "fflate";
import {
  classicName,
  dist,
  framingName,
  inside,
  laterName,
  root,
  scriptName,
  singleName,
  site,
  trainingName,
  trainingSingleName,
  trainingWasmName,
  version,
  wasmName,
} from "./parts.mjs";

const typesName = "samverkanslots.d.ts";
const trainingTypesName = "samverkanslots.training.d.ts";
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
cpSync(site, dist, { recursive: true });
for (const name of [singleName(), classicName(), trainingSingleName()]) copyFileSync(join(inside, name), join(dist, name));
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, name), join(dist, name));
for (const name of [typesName, trainingTypesName]) copyFileSync(join(root, "src", "embed", name), join(dist, name));
copyFileSync(join(root, "src", "embed", "GUIDE.md"), join(dist, "README.md"));
const elements = readFileSync(join(root, "src", "embed", "custom-elements.json"), "utf8");
writeFileSync(join(dist, "custom-elements.json"), elements.replaceAll("samverkanslots.js", scriptName()));
writeFileSync(join(dist, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);

const crates = shippedCrates();
writeFileSync(join(dist, "THIRD-PARTY.txt"), notices(crates));
writeFileSync(join(dist, "sbom.cdx.json"), `${JSON.stringify(bill(crates), null, 2)}\n`);
writeFileSync(join(dist, "SHA384"), digests());
writeFileSync(`${dist}.zip`, zipped());
console.log(`${dist}: ${readdirSync(dist).length} entries, ${crates.length} crates inside`);

/** The package as npm reads it. Each script registers the element when it is loaded, so none may be dropped as unused. */
function manifest() {
  const script = (name, types) => ({ types: `./${types}`, default: `./${name}` });
  const typed = {
    ".": script(scriptName(), typesName),
    "./single": script(singleName(), typesName),
    "./training": script(trainingName(), trainingTypesName),
    "./training/single": script(trainingSingleName(), trainingTypesName),
  };
  const paths = Object.entries(typed).filter(([name]) => name !== ".");
  return {
    name: "samverkanslots",
    version: version(),
    description: "Asks a short set of questions about a case and says which unit is responsible, whether a joint plan is required, and whom to contact next",
    license: "MIT OR Apache-2.0",
    type: "module",
    main: `./${scriptName()}`,
    types: `./${typesName}`,
    exports: {
      ...typed,
      "./classic": `./${classicName()}`,
      "./framing": `./${framingName()}`,
      "./wasm": `./${wasmName()}`,
      "./later.wasm": `./${laterName()}`,
      "./training.wasm": `./${trainingWasmName()}`,
      "./packs/*.json": "./packs/*.json",
      "./style/presets/*.css": "./style/presets/*.css",
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    // Where TypeScript is told to resolve as Node.js 10 did (`moduleResolution: node`, as in SharePoint's projects) it reads no `exports`.
    typesVersions: { "*": Object.fromEntries(paths.map(([name, { types }]) => [name.slice(2), [types]])) },
    customElements: "./custom-elements.json",
    sideEffects: ["./*.js", "./style/presets/*.css"],
  };
}

/** Everything in one file for download, the same from the same sources. */
function zipped() {
  const files = {};
  for (const name of readdirSync(dist, { recursive: true }).sort()) {
    const path = join(dist, name);
    if (statSync(path).isFile()) files[`samverkanslots-${version()}/${name}`] = [readFileSync(path), { mtime: "1980-01-01T00:00:00" }];
  }
  return zipSync(files, { level: 9 });
}

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
