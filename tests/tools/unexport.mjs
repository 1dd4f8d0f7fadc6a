// Takes exports that are nobody's out of a linked module, before it is cut: what is exported stands in its first part, with all that
// it needs.
//
// Use: unexport.mjs FROM TO.

import { readFileSync, writeFileSync } from "node:fs";
import { renamed } from "./sections.mjs";

// Streams of a crate that Leptos brings along. It exports them by itself, with a description for wasm-bindgen each; nothing calls them.
const foreign = /^(__wbindgen_describe_|__wbg_)*intounderlying/;

const [from, to] = process.argv.slice(2);
writeFileSync(to, renamed(readFileSync(from), { exports: (name) => (foreign.test(name) ? undefined : name) }));
