#!/usr/bin/env bash
# Builds the widget's module and its JavaScript glue into target/build/wasm.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Without the types of nested views spelled out (Leptos's own switch) the module is a tenth smaller.
# A panic message holds the path of its source file. Shortened, the module is about 1 KB smaller, and the same on every machine.
flags="${RUSTFLAGS:-} --cfg erase_components"
for crates in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
  if [ -d "$crates" ]; then flags+=" --remap-path-prefix=${crates%/}=crates"; fi
done
export RUSTFLAGS=$flags

# Without wasm-opt, which runs later with its features named (build.mjs), and without a package file.
exec wasm-pack --log-level error build . --target web --profile wasm --mode no-install --no-opt --no-pack --no-typescript \
  --no-gitignore --out-dir target/build/wasm --out-name lots -- --locked
