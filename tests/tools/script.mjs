// The widget's script in its three forms: with module and packs as files beside it, and with both inside, as a module or as a
// classic script. And training, which each of them loads where it is asked for: with files beside it, and with all inside.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { classicName, laterName, root, singleName, trainingName, trainingSingleName, trainingWasmName, wasmName } from "./parts.mjs";

const embedded = (name) => join(root, "src", "embed", name);
// What of each program's glue the script calls.
const lookup = ["mount", "complete", "Rules"];
const training = ["train"];

/** Custom element, glue and style sheet in one script: one integrity hash covers them, one request fetches them. */
export async function servedScript(outfile, { glue, css, browsers, format, packs }) {
  await build({
    ...options({ browsers, format, packs }),
    outfile,
    format: "esm",
    plugins: [parts({ glue, calls: lookup, css, browsers, from: embedded("served.js") })],
  });
}

/** Training with its program and the packs beside it. */
export async function servedTraining(outfile, { glue, css, browsers, format, packs }) {
  await build({
    ...options({ browsers, format, packs, entry: "training.js" }),
    outfile,
    format: "esm",
    plugins: [parts({ glue, calls: training, css, browsers, from: embedded("training-served.js") })],
  });
}

/** Training with its program and some packs inside, each with what exercises on it are made of. */
export async function insideTraining(folder, { glue, css, browsers, format, packs, wasm, textOf }) {
  const held = Object.fromEntries(packs.map(({ id }) => [id, { pack: packed(textOf(id)), material: packed(textOf(`${id}.training`)) }]));
  const inside = `export const program = "${packed(readFileSync(wasm))}"; export const packs = ${JSON.stringify(held)};`;
  const from = embedded("training-inside.js");
  await build({
    ...options({ browsers, format, packs, entry: "training.js" }),
    outfile: join(folder, trainingSingleName()),
    format: "esm",
    plugins: [parts({ glue, calls: training, css, browsers, from, inside })],
  });
}

const packed = (bytes) => gzipSync(bytes, { level: 9 }).toString("base64");

/** The same with the module and some packs inside: for pages that may fetch nothing, and for files that are opened from a disk. */
export async function insideScripts(folder, { glue, css, browsers, format, packs, wasm, later, textOf }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const held = Object.fromEntries(packs.map(({ id }) => [id, packed(textOf(id))]));
  const inside = `export const first = "${packed(readFileSync(wasm))}"; export const later = "${packed(readFileSync(later))}"; export const packs = ${JSON.stringify(held)};`;
  const given = options({ browsers, format, packs, besides: trainingSingleName() });
  const plugins = [parts({ glue, calls: lookup, css, browsers, from: embedded("inside.js"), inside })];
  const common = { ...given, plugins };
  await build({ ...common, define: { ...given.define, LOTS_CLASSIC: "false" }, outfile: join(folder, singleName()), format: "esm" });
  // In a classic script there is no `import.meta`.
  const define = { ...given.define, LOTS_CLASSIC: "true", "import.meta.url": "undefined" };
  await build({ ...common, define, outfile: join(folder, classicName()), format: "iife", globalName: "samverkanslots" });
  for (const name of [singleName(), classicName()]) leftToBrowser(join(folder, name));
}

/**
 * Tells whoever bundles a script that its one import is the browser's affair: webpack would warn of it, and some projects take no warning.
 * It says so in comments, which minifying takes away.
 */
function leftToBrowser(path) {
  const [before, after, ...more] = readFileSync(path, "utf8").split(/\bimport\(/);
  if (after === undefined || more.length) throw new Error(`${path} has not one import of its own`);
  writeFileSync(path, `${before}import(/* webpackIgnore: true */ /* @vite-ignore */ ${after}`);
}

function options({ browsers, format, packs, entry = "element.js", besides = trainingName() }) {
  return {
    entryPoints: [embedded(entry)],
    bundle: true,
    minify: true,
    charset: "utf8",
    target: browsers,
    legalComments: "none",
    define: {
      LOTS_WASM: JSON.stringify({ first: wasmName(), later: laterName(), training: trainingWasmName() }),
      LOTS_TRAINING: JSON.stringify(besides),
      LOTS_PACKS: JSON.stringify(packs),
      LOTS_FORMAT: JSON.stringify(format),
    },
    logLevel: "warning",
  };
}

/** What the sources import by a name of ours. */
function parts({ glue, calls, css, browsers, from, inside }) {
  return {
    name: "parts of the widget",
    setup(build) {
      const text = (name, contents, loader) => {
        build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
        build.onLoad({ filter: /.*/, namespace: name }, async () => ({ contents: await contents(), loader }));
      };
      text("lots-glue", () => glueFactory(glue, calls, browsers), "js");
      text("lots-css", () => css, "text");
      if (inside) text("lots-inside", () => inside, "js");
      build.onResolve({ filter: /^lots-parts$/ }, () => ({ path: from }));
    },
  };
}

/**
 * The glue as a function whose calls share nothing, given what makes the program's functions such as may be called from outside. As a
 * module it holds one program for ever, and one that has broken down could only be replaced by loading the page anew.
 */
async function glueFactory(glue, calls, browsers) {
  const result = await build({
    stdin: { contents: `export { init, ${calls.join(", ")} } from "lots-module";` },
    bundle: true,
    write: false,
    format: "esm",
    charset: "utf8",
    target: browsers,
    logLevel: "warning",
    plugins: [joining(glue)],
  });
  // What a module exports, a function returns: `export { a, b as c };`, which the bundler puts last.
  const [, module, exported] = /^([^]*)^export \{([^}]*)\};\s*$/m.exec(result.outputFiles[0].text);
  return `export default (guarded) => {\n${module}\nreturn {${exported.replaceAll(/(\w+) as (\w+)/g, "$2: $1")}};\n};`;
}

/** The glue, what it imports to have the second part of the program, and where that finds the program. */
const joining = (glue) => ({
  name: "the glue",
  setup(build) {
    build.onResolve({ filter: /^lots-module$/ }, () => ({ path: "lots-module", namespace: "lots-module" }));
    build.onLoad({ filter: /.*/, namespace: "lots-module" }, () => ({ contents: glue, loader: "js" }));
    build.onResolve({ filter: /__wasm_split\.js$/ }, () => ({ path: embedded("joining.js") }));
  },
});
