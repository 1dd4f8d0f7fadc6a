#!/usr/bin/env bash
# Builds and runs the programs of tests/fuzz, each for as many seconds as SECONDS_EACH says (600), one after the other. What they
# find that is new to them stays in target/fuzz/corpus, so that the next run goes on from there; an input that breaks something is
# written to target/fuzz/artifacts and its path printed.
set -euo pipefail
cd "$(dirname "$0")/../.."

# What cargo-fuzz gives rustc too, without a sanitizer: those need a nightly compiler, and there is next to no unsafe code here.
export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
-Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing"
host=$(rustc -vV | sed -n 's/^host: //p')
out=target/fuzz

# Named, so that what runs while compiling (macros, build scripts) is compiled without those flags.
cargo build --locked --quiet --release --target "$host" --manifest-path tests/fuzz/Cargo.toml --target-dir "$out/build"

for program in ${PROGRAMS:-loader answers}; do
  mkdir -p "$out/corpus/$program" "$out/artifacts"
  echo "· $program, ${SECONDS_EACH:-600} seconds"
  # A panic aborts; ten seconds without an end, or two gigabytes, count as one.
  "$out/build/$host/release/$program" "$out/corpus/$program" -artifact_prefix="$out/artifacts/$program-" \
    -max_total_time="${SECONDS_EACH:-600}" -timeout=10 -rss_limit_mb=2048 -max_len=4096 -len_control=0 -print_final_stats=1 -verbosity=0
done
