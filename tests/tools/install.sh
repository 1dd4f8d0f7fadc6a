#!/usr/bin/env bash
# Installs what a task needs and is not there yet. Silent where there is nothing to do.
#
# Use: install.sh PART…, of
#   rust     the pinned toolchain with its wasm target (through rustup), and a C linker
#   wasm     the standard library's source; wasm-pack, wasm-bindgen and what cuts the program in two, into a cache of the user's own
#   node     Node is there and new enough
#   browser  Debian's chromium and its driver
set -euo pipefail
cd "$(dirname "$0")/../.."

wasm_pack=0.15.1
wasm_split=0.2.4
# The command line and the crate of the same name must agree to the last digit.
wasm_bindgen=$(sed -n 's/^wasm-bindgen *= *"=\([^"]*\)".*/\1/p' Cargo.toml)
tools=${XDG_CACHE_HOME:-$HOME/.cache}/samverkanslots/tools
export PATH="$tools/bin:$PATH"

say() { printf '· %s\n' "$*"; }
stop() { printf 'install: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

debian() {
  has apt-get || stop "please install these with your system's own tool: $*"
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || stop "please install as root: apt-get install $*"
    as=(sudo)
  fi
  say "installing $* (apt-get)"
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" </dev/null >/dev/null
}

channel() { sed -n 's/^channel *= *"\([^"]*\)".*/\1/p' rust-toolchain.toml; }

rust() {
  has cc || debian build-essential
  has rustup || stop 'rustup is missing: install it from your package manager or its own site, then run this again'
  local channel
  channel=$(channel)
  if ! rustc --version >/dev/null 2>&1; then
    say "installing Rust $channel (rustup)"
    rustup toolchain install "$channel" --profile minimal --no-self-update
  fi
  local lib
  lib=$(rustc --print sysroot)/lib/rustlib
  if [ ! -d "$lib/wasm32-unknown-unknown" ]; then
    say 'adding the wasm32 target (rustup)'
    rustup target add --toolchain "$channel" wasm32-unknown-unknown
  fi
  if ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
    say 'adding rustfmt and clippy (rustup)'
    rustup component add --toolchain "$channel" rustfmt clippy
  fi
}

# A program of one crate, at exactly one version. Lightly optimized: that halves the wait, and it runs for seconds only.
program() {
  local crate=$1 version=$2 command=$3
  shift 3
  [ "$("$command" --version 2>/dev/null | awk '{print $2}')" = "$version" ] && return
  # Not every program tells its version.
  grep -qs "^\"$crate $version " "$tools/.crates.toml" && [ -x "$tools/bin/$command" ] && return
  say "building $crate $version into $tools (once, some minutes)"
  env -u CARGO_TARGET_DIR -u RUSTFLAGS CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    cargo install --quiet --locked --root "$tools" --version "$version" "$crate" "$@"
}

wasm() {
  rust
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ]; then
    say "adding the standard library's source (rustup)"
    rustup component add --toolchain "$(channel)" rust-src
  fi
  program wasm-pack "$wasm_pack" wasm-pack
  program wasm-bindgen-cli "$wasm_bindgen" wasm-bindgen
  program wasm_split_cli_support "$wasm_split" wasm-split-cli --features build-binary
}

node_() {
  has node || stop 'Node 20 or later is missing'
  local major
  major=$(node --print 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || stop "Node 20 or later is needed, here is $(node --version)"
  has npm || stop 'npm is missing'
}

browser() {
  local missing=()
  # The Makefile names Debian's places where nobody names others: what counts is whether the programs are there.
  [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing+=(chromium fonts-liberation)
  [ -x "${CHROMEDRIVER:-/usr/bin/chromedriver}" ] || missing+=(chromium-driver)
  [ ${#missing[@]} -eq 0 ] || debian "${missing[@]}"
}

for part in "$@"; do
  case $part in
    rust) rust ;;
    wasm) wasm ;;
    node) node_ ;;
    browser) browser ;;
    *) stop "no part \`$part\`" ;;
  esac
done
