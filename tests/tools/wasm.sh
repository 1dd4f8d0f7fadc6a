#!/usr/bin/env bash
# Builds the widget's programs and their JavaScript glue into target/build/wasm: of the lookup `lots_bg.wasm`, what the first question takes,
# `later.wasm`, the rest, and `lots.js`; of training `training_bg.wasm` and `training.js`.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Without the types of nested views spelled out (Leptos's own switch) the module is a tenth smaller.
flags="${RUSTFLAGS:-} --cfg erase_components"
# A panic ends the program at once, without a message: what would make one is a sixth of what is loaded first. The script hears of it all the
# same (src/embed/guarding.js). For that the standard library is built with it, from its source. Both are switches that the pinned
# compiler has, and lets be used only when it is told so.
flags+=" -Zunstable-options -Cpanic=immediate-abort"
export RUSTC_BOOTSTRAP=1
export RUSTFLAGS=$flags

out=target/build/wasm
rm -f "$out/.written"
begun=$(mktemp)
trap 'rm -f "$begun"' EXIT
target=${CARGO_TARGET_DIR:-target}
profile=$target/wasm32-unknown-unknown/wasm

# Both programs are built from one crate, which differs by what is set for the compiler; all else is compiled once. Cargo gives both modules
# one name: before it looks whether one of them is still as it should be, that one is put back in its place.
build() {
  local own=target/build/linked/$1.wasm
  shift
  rm -f "$profile"/{,deps/}samverkanslots.wasm
  if [ -f "$own" ]; then cp -p "$own" "$profile/deps/samverkanslots.wasm"; fi
  cargo rustc --locked --quiet --lib --crate-type cdylib --target wasm32-unknown-unknown --profile wasm \
    -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size -- "$@"
  mkdir -p "$(dirname "$own")"
  cp -p "$profile/samverkanslots.wasm" "$own"
}

# The linker leaves in what calls what: the module is cut in two by that.
build lookup --cfg lots_parts -C link-args=--emit-relocs
build training --cfg lots_training

rm -rf "$out/cut"
mkdir -p "$out/cut"
node tests/tools/unexport.mjs target/build/linked/lookup.wasm "$out/cut/linked.wasm"
wasm-split-cli --target web --out-name lots "$out/cut/linked.wasm" "$out/cut"
if compgen -G "$out/cut/chunk_*" >/dev/null; then
  echo 'wasm: the program has come apart into more than two parts' >&2
  exit 1
fi
mv "$out/cut/split_later.wasm" "$out/later.wasm"
# With what the linker exports: the second part stands on the table of functions.
wasm-bindgen --target web --no-typescript --keep-lld-exports --out-dir "$out" --out-name lots "$out/cut/lots.wasm"
# Training comes in one part.
node tests/tools/unexport.mjs target/build/linked/training.wasm "$out/cut/training.wasm"
wasm-bindgen --target web --no-typescript --out-dir "$out" --out-name training "$out/cut/training.wasm"
rm -r "$out/cut"
# What was changed meanwhile has yet to be built.
touch -r "$begun" "$out/.written"
