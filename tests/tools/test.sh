#!/usr/bin/env bash
# Runs every step of `make test` in order, goes on after a failure so that one run tells all, and sums up at the end.
set -uo pipefail
cd "$(dirname "$0")/../.."

logs=target/test-logs
rm -rf "$logs"
mkdir -p "$logs"
failed=0
summary=()

step() {
  local name=$1 what=$2 start=$SECONDS state=ok
  printf '\n== %s: %s\n' "$name" "$what"
  shift 2
  "$@" 2>&1 </dev/null | tee "$logs/$name.log"
  if [ "${PIPESTATUS[0]}" -ne 0 ]; then
    state=FAILED
    failed=1
  fi
  summary+=("$(printf '%-8s %-14s %5d s' "$state" "$name" $((SECONDS - start)))")
  [ "$state" = ok ]
}

skip() { summary+=("$(printf '%-8s %-14s' skipped "$1")"); }

step install 'what the tests need' make need-wasm need-browser tests/node_modules/.package-lock.json
step lint 'formatting, lints, documentation' make --keep-going lint
step native 'engine, compiler and command line' make test-native
step dmn 'exported decision tables in another engine' make test-dmn
step browser 'components in a headless browser' make test-browser
if step build 'the page as it is released' make site; then
  step sizes 'within the budget of the first load' node tests/tools/sizes.mjs
  step e2e 'the page as served, under its strict policy' make test-e2e
else
  skip sizes
  skip e2e
fi

# cargo test and wasm-bindgen-test say "test result: ok. 3 passed; 0 failed", node says "ℹ pass 3".
count() {
  sed 's/\x1b\[[0-9;]*m//g' "$logs"/*.log | awk -v cargo="$1" -v node="$2" '
    /^test result:/ { for (i = 2; i <= NF; i++) if ($i ~ "^" cargo) sum += $(i - 1) }
    $1 == "ℹ" && $2 == node { sum += $3 }
    END { print sum + 0 }'
}

printf '\n== summary (%d s)\n' "$SECONDS"
printf '%s\n' "${summary[@]}"
printf '%d passed, %d failed, %d skipped\n' "$(count passed pass)" "$(count failed fail)" "$(count ignored skipped)"
exit "$failed"
