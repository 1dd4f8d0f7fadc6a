// Puts the page together from its compiled parts: optimizes the program, bundles script and style sheets, copies the packs.
//
// Needs `target/build/wasm` (`make wasm`) and `target/build/packs` (`lots compile`); writes `target/build/site`, and into
// `target/build/inside` the scripts that hold module and packs themselves (PACKS="stockholm malmo" names those packs; all without it).

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix, sep } from "node:path";
import { build } from "esbuild";
import { named as rulesOf } from "../../src/embed/naming.js";
import { inWords } from "../../src/page/days.js";
import { words } from "../../src/page/words.js";
import { framingName, inside, laterName, root, scriptName, site, target, trainingName, trainingWasmName, wasmName } from "./parts.mjs";
import { compiled, optimized, optimizedTraining } from "./program.mjs";
import { insideScripts, insideTraining, servedScript, servedTraining } from "./script.mjs";
import { policies } from "./serve.mjs";

// The oldest browsers that have all the style sheets use: `light-dark()`, cascade layers, container queries, adopted sheets.
const browsers = ["chrome123", "firefox120", "safari17.5"];

const packs = join(target, "packs");

for (const [path, how] of [...compiled.map((path) => [path, "make wasm"]), [packs, "make packs"]]) {
  if (!existsSync(path)) fail(`${path} is missing: run \`${how}\` first`);
}

// Built beside the old site and put in its place at the end, so that a server running meanwhile never serves half a build.
const next = `${site}.next`;
rmSync(next, { recursive: true, force: true });
mkdirSync(join(next, "packs"), { recursive: true });

const css = await styleSheet(join(root, "style", "lots.css"));
writeFileSync(join(target, "lots.css"), css);
const { first, later, glue } = optimized(await styleSheet(join(root, "style", "later.css")));
const common = { glue, css, browsers, format: format() };
await servedScript(join(next, scriptName()), { ...common, packs: offered() });
const held = offered(process.env.PACKS?.split(/[\s,]+/).filter(Boolean));
const textOf = (id) => readFileSync(join(packs, `${id}.json`));
await insideScripts(inside, { ...common, packs: held, wasm: first, later, textOf });
const school = optimizedTraining();
const learning = { ...common, glue: school.glue, css: await styleSheet(join(root, "style", "training.css")) };
await servedTraining(join(next, trainingName()), { ...learning, packs: offered() });
await insideTraining(inside, { ...learning, packs: held, wasm: school.wasm, textOf });
copyFileSync(first, join(next, wasmName()));
copyFileSync(later, join(next, laterName()));
copyFileSync(school.wasm, join(next, trainingWasmName()));
for (const name of readdirSync(packs).filter((name) => name.endsWith(".json"))) {
  copyFileSync(join(packs, name), join(next, "packs", name));
}
await page("index.html", join(root, "index.html"));
await page("frame.html", join(root, "src", "page", "frame.html"));
await page("options.html", join(root, "src", "page", "options.html"));
// A classic script, which a page of another site may load as it is.
await pageScript(join(root, "src", "page", "framing.js"), join(next, framingName()), {}, "iife");
await worker();
rmSync(site, { recursive: true, force: true });
renameSync(next, site);

/** One style sheet with everything it imports, minified. */
async function styleSheet(path) {
  const result = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    write: false,
    target: browsers,
    // Nothing in a style sheet may point outside it: the widget sits in other people's pages.
    loader: { ".svg": "dataurl" },
    logLevel: "warning",
  });
  return result.outputFiles[0].text.trim();
}

function compiledPacks() {
  return readdirSync(packs)
    .filter((name) => /^[^.]+\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(packs, name), "utf8")));
}

/** The format of the packs that the program was built with. */
function format() {
  const formats = new Set(compiledPacks().map((pack) => pack.format));
  if (formats.size !== 1) fail("the packs are not all of one format: run `make packs`");
  return [...formats][0];
}

/** Each pack that a form of the script offers, by name, with its compiled text. */
function offered(ids) {
  const all = compiledPacks().sort((a, b) => a.title.localeCompare(b.title, "sv"));
  const chosen = ids ? all.filter(({ id }) => ids.includes(id)) : all;
  const missing = ids?.filter((id) => !all.some((pack) => pack.id === id)) ?? [];
  if (missing.length) fail(`there is no pack ${missing.join(", ")}`);
  return chosen.map(({ id, title, subtitle = "", lang }) => ({ id, title, subtitle, lang }));
}

/** A page with versioned names, and every file of ours that it names. */
async function page(name, from) {
  const html = guarded(readFileSync(from, "utf8"), name === "index.html" ? policies.page : policies.frame)
    .replaceAll(/samverkanslots\.js\b/g, scriptName())
    .replaceAll(/samverkanslots\.wasm\b/g, wasmName());
  if (!html.includes(scriptName())) fail(`${name} names no \`samverkanslots.js\``);
  writeFileSync(join(next, name), html);
  await named(name, html);
}

/** A page that holds its policy itself, for servers that send none: before all that it applies to, and without what only a header may say. */
function guarded(html, policy) {
  const held = policy.split("; ").filter((part) => !part.startsWith("frame-ancestors"));
  const charset = '<meta charset="utf-8">\n';
  if (!html.includes(charset)) fail("a page has no place for its policy");
  return html.replace(charset, `${charset}    <meta http-equiv="Content-Security-Policy" content="${held.join("; ")}">\n`);
}

/** Copies or builds what a page or a manifest names; what is not at the top stands in `src/page`. */
async function named(by, text) {
  const names = [...text.matchAll(/(?:href|src)="([^"#?:]+)"/g), ...text.matchAll(/"src": "([^"]+)"/g)].map((match) => posix.normalize(match[1]));
  for (const name of new Set(names)) {
    const to = join(next, name);
    if (name.startsWith(".") || name.endsWith("/") || existsSync(to)) continue;
    const from = [join(root, name), join(root, "src", "page", name)].find(existsSync);
    if (!from) fail(`${by} names \`${name}\`, which is not there`);
    mkdirSync(dirname(to), { recursive: true });
    if (name.endsWith(".css")) writeFileSync(to, await styleSheet(from));
    else if (name.endsWith(".js")) await pageScript(from, to, {});
    else if (name.endsWith(".html")) writeFileSync(to, guarded(readFileSync(from, "utf8"), policies.frame));
    else copyFileSync(from, to);
    if (/\.(html|webmanifest)$/.test(name)) await named(name, readFileSync(to, "utf8"));
  }
}

async function pageScript(from, to, define, format = "esm") {
  const rules = compiledPacks().map(rulesOf);
  const told = rules.flatMap(({ validFrom, validTo, reviewBy }) => [validFrom, validTo, reviewBy].filter(Boolean));
  const days = Object.fromEntries(Object.keys(words).map((lang) => [lang, Object.fromEntries(told.map((day) => [day, inWords(day, lang)]))]));
  await build({
    entryPoints: [from],
    outfile: to,
    bundle: true,
    minify: true,
    format,
    charset: "utf8",
    target: browsers,
    define: { LOTS_PACKS: JSON.stringify(offered()), LOTS_RULES: JSON.stringify(rules), LOTS_DAYS: JSON.stringify(days), ...define },
    logLevel: "warning",
  });
}

/** The service worker, with every file of this version and its digest. Last, for it names all others. */
async function worker() {
  const digests = {};
  for (const name of readdirSync(next, { recursive: true }).sort()) {
    const path = join(next, name);
    if (!statSync(path).isFile()) continue;
    digests[name.split(sep).join("/")] = `sha256-${createHash("sha256").update(readFileSync(path)).digest("base64")}`;
  }
  const content = createHash("sha256").update(JSON.stringify(digests)).digest("hex").slice(0, 16);
  const define = { LOTS_FILES: JSON.stringify(digests), LOTS_CONTENT: JSON.stringify(content) };
  await pageScript(join(root, "src", "page", "worker.js"), join(next, "worker.js"), define);
}

function fail(message) {
  console.error(`build: ${message}`);
  process.exit(1);
}
