// The widget's script in its three forms: with module and packs as files beside it, and with both inside, as a module or as a
// classic script.

import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { classicName, laterName, root, singleName, wasmName } from "./parts.mjs";

const entry = join(root, "src", "embed", "element.js");
const embedded = (name) => join(root, "src", "embed", name);

/** Custom element, glue and style sheet in one script: one integrity hash covers them, one request fetches them. */
export async function servedScript(outfile, { glue, css, browsers, format, packs }) {
  await build({
    ...options({ browsers, format, packs }),
    outfile,
    format: "esm",
    plugins: [parts({ glue, css, browsers, from: embedded("served.js") })],
  });
}

/** The same with the module and some packs inside: for pages that may fetch nothing, and for files that are opened from a disk. */
export async function insideScripts(folder, { glue, css, browsers, format, packs, wasm, later, textOf }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packed = (bytes) => gzipSync(bytes, { level: 9 }).toString("base64");
  const held = Object.fromEntries(packs.map(({ id }) => [id, packed(textOf(id))]));
  const inside = `export const first = "${packed(readFileSync(wasm))}"; export const later = "${packed(readFileSync(later))}"; export const packs = ${JSON.stringify(held)};`;
  const common = { ...options({ browsers, format, packs }), plugins: [parts({ glue, css, browsers, from: embedded("inside.js"), inside })] };
  await build({ ...common, outfile: join(folder, singleName()), format: "esm" });
  await build({ ...common, outfile: join(folder, classicName()), format: "iife", globalName: "samverkanslots" });
}

function options({ browsers, format, packs }) {
  return {
    entryPoints: [entry],
    bundle: true,
    minify: true,
    charset: "utf8",
    target: browsers,
    legalComments: "none",
    define: { LOTS_WASM: JSON.stringify({ first: wasmName(), later: laterName() }), LOTS_PACKS: JSON.stringify(packs), LOTS_FORMAT: JSON.stringify(format) },
    logLevel: "warning",
  };
}

/** What the sources import by a name of ours. */
function parts({ glue, css, browsers, from, inside }) {
  return {
    name: "parts of the widget",
    setup(build) {
      const text = (name, contents, loader) => {
        build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
        build.onLoad({ filter: /.*/, namespace: name }, async () => ({ contents: await contents(), loader }));
      };
      text("lots-glue", () => glueFactory(glue, browsers), "js");
      text("lots-css", () => css, "text");
      if (inside) text("lots-inside", () => inside, "js");
      build.onResolve({ filter: /^lots-parts$/ }, () => ({ path: from }));
    },
  };
}

/**
 * The glue as a function whose calls share nothing, given what makes the program's functions such as may be called from outside. As a module it holds one program for ever, and one that has broken down could
 * only be replaced by loading the page anew.
 */
async function glueFactory(glue, browsers) {
  const result = await build({
    stdin: { contents: 'export { default as init, mount, complete, Rules } from "lots-module";' },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "lotsGlue",
    charset: "utf8",
    target: browsers,
    // Only where no address of the module were given.
    define: { "import.meta.url": '""' },
    logLevel: "warning",
    plugins: [joining(glue)],
  });
  return `export default (guarded) => {\n${result.outputFiles[0].text}\nreturn lotsGlue;\n};`;
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
