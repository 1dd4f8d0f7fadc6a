// The compiled program made small: each of its two parts optimized, and the glue without what they do not need.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { target } from "./parts.mjs";
import { renamed, withSection } from "./sections.mjs";

// What rustc 1.95 and wasm-bindgen 0.2.126 put into a module. Named one by one: with --all-features wasm-opt writes
// encodings that Chromium 156 refuses.
const features = [
  "bulk-memory",
  "bulk-memory-opt",
  "call-indirect-overlong",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
].map((name) => `--enable-${name}`);

// Flattened and re-looped, then twice more: 2 % smaller compressed than -Oz alone. What was made from one source for several types stands
// together when put in order by name, and compresses better.
const passes = ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features"];

const folder = join(target, "wasm");
const glue = join(folder, "lots.js");
const parts = { first: "lots_bg", later: "later" };
const training = { glue: join(folder, "training.js"), wasm: "training_bg" };

/** The files that `make wasm` leaves. */
export const compiled = [glue, training.glue, ...[...Object.values(parts), training.wasm].map((name) => join(folder, `${name}.wasm`))];

/** Makes both parts small: the path of each, and the text of the glue that fits them. The second holds what its views wear. */
export function optimized(css) {
  const [first, later] = [parts.first, parts.later].map((name) => readFileSync(small(name)));
  const { imports, text } = fitting(readFileSync(glue, "utf8"), first, parts.first);
  // Parts of two builds would run over each other in one memory. Named after the build, what they share is not found in another.
  const build = createHash("sha256").update(first).update(later).digest("hex").slice(0, 16);
  const wanted = WebAssembly.Module.imports(new WebAssembly.Module(later));
  if (wanted.filter(({ kind }) => kind === "global").length !== 1) throw new Error("the parts no longer share just one global, by which a build is told");
  const shared = new Map(wanted.map(({ name, kind }) => [name, kind === "global" ? `shared_${build}` : name]));
  const paths = { first: join(folder, "first.wasm"), later: join(folder, "second.wasm") };
  writeFileSync(paths.first, renamed(first, { imports: (_, name) => imports.get(name) ?? name, exports: (name) => shared.get(name) ?? name }));
  writeFileSync(paths.later, withSection(renamed(later, { imports: (_, name) => shared.get(name) }), "lots-css", css));
  return { ...paths, glue: text };
}

/** The same of training, which is one part. */
export function optimizedTraining() {
  const program = readFileSync(small(training.wasm));
  const { imports, text } = fitting(readFileSync(training.glue, "utf8"), program, training.wasm);
  const wasm = join(folder, "training.wasm");
  writeFileSync(wasm, renamed(program, { imports: (_, name) => imports.get(name) ?? name }));
  return { wasm, glue: text };
}

function small(name) {
  const from = join(folder, `${name}.wasm`);
  const to = join(folder, `${name}_opt.wasm`);
  // What it was made from: the compiled files are written anew at each run, so times tell nothing.
  const stamp = `${to}.from`;
  const origin = createHash("sha256").update(readFileSync(from)).update([...features, ...passes].join()).digest("hex");
  if (existsSync(to) && existsSync(stamp) && readFileSync(stamp, "utf8") === origin) return to;
  const program = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin", "wasm-opt");
  const run = spawnSync(process.execPath, [program, from, ...features, ...passes, "-o", to], { encoding: "utf8" });
  if (run.error) throw run.error;
  // The tool that cuts leaves an empty list of the names of labels, of which wasm-opt knows nothing.
  process.stderr.write(run.stderr.replaceAll(/^warning: unknown name subsection .*\n/gm, ""));
  if (run.status !== 0) throw new Error(`wasm-opt refused ${from}`);
  writeFileSync(stamp, origin);
  return to;
}

/**
 * The glue without the classes of exports that are not there (`unexport.mjs`), without what the program does not import, and without
 * names for `using`, for whose classes nobody outside has an object; what it does import has short names, for those of wasm-bindgen end in
 * digits that do not compress.
 */
function fitting(glue, program, name) {
  const wanted = WebAssembly.Module.imports(new WebAssembly.Module(program)).filter(({ module }) => module === `./${name}.js`);
  const imports = new Map(wanted.map(({ name }, place) => [name, place.toString(36)]));
  const missing = new Set(imports.keys());
  const text = glue
    .replaceAll(/^export class IntoUnderlying\w+ \{\n[^]*?^\}\n(if \(Symbol\.dispose\).*\n)?/gm, "")
    .replaceAll(/^const IntoUnderlying\w+Finalization = [^]*?;\n/gm, "")
    .replaceAll(/^if \(Symbol\.dispose\).*\n/gm, "")
    .replaceAll(/^ {8}(\w+)(: function\([^]*?^ {8}\}(, arguments\); \})?,\n)/gm, (_, name, rest) => {
      missing.delete(name);
      return imports.has(name) ? `"${imports.get(name)}"${rest}` : "";
    });
  if (missing.size) throw new Error(`the glue has no ${[...missing].join(", ")}`);
  return { imports, text: outward(text) };
}

/**
 * The glue with the program's functions guarded where a call comes in from outside; the second part is given them as they are. It is given
 * the program compiled, and has nothing to fetch: that is `fetching.js`'s.
 */
function outward(glue) {
  const taken = /(^function __wbg_finalize_init\([^]*?)wasm = instance\.exports;([^]*?)return wasm;(\n\}\n)[^]*/m;
  if (!taken.test(glue)) throw new Error("the glue no longer takes up the program where it did");
  return glue.replace(taken, `$1wasm = guarded(instance.exports);$2return instance.exports;$3${begun}`);
}

const begun = `
const init = async (module) => __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()));
const running = () => wasm;
export { init, running };
`;
