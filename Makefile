# The commands of the project. Each installs what it needs; only the first run takes long. `make` alone lists them.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

PORT ?= 8080

# One place for what is built, and the tools that `install.sh` built before any of the same name elsewhere.
export CARGO_TARGET_DIR := $(CURDIR)/target
export PATH := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/samverkanslots/tools/bin:$(PATH)
export CHROMIUM ?= /usr/bin/chromium
export CHROMEDRIVER ?= /usr/bin/chromedriver
# A run that starts from nothing and is thrown away gains nothing from what would speed up the next.
export CARGO_INCREMENTAL ?= $(if $(CI),0,1)

tools := tests/tools
npm := tests/node_modules/.package-lock.json
widget := src Cargo.toml Cargo.lock rust-toolchain.toml $(tools)/wasm.sh $(tools)/unexport.mjs

.PHONY: help serve test dist bench bench-peers fuzz lint pictures clean
.PHONY: site sizes packs wasm lots test-native test-browser test-e2e need-rust need-wasm need-node need-browser
.PHONY: lint-format lint-files lint-native lint-wasm lint-docs test-dmn

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 18

serve: site ## Build the page and serve it on this machine (PORT=8080; PACK=FILE shows a pack of your own)
	@exec node $(tools)/serve.mjs --port $(PORT) $(if $(PACK),--pack '$(PACK)')

test: ## Run every test: style, native, in the browser, end to end
	@$(tools)/test.sh

dist: sizes ## Put together what is given to others, in target/dist
	@node $(tools)/dist.mjs

bench: need-browser site tests/peers/node_modules/.package-lock.json ## Print every measured figure beside its budget
	@cargo bench --locked --quiet
	@node $(tools)/bench.mjs

bench-peers: need-browser site tests/peers/node_modules/.package-lock.json ## Measure the same interview and table in other programs, beside ours
	@node tests/peers/bench.mjs

# `npm ci` refuses a lock file without the programs of other platforms, and a registry need not have them all.
tests/peers/node_modules/.package-lock.json: tests/peers/package.json tests/peers/package-lock.json | need-node
	@echo '· installing what is compared with (npm)'
	@cd tests/peers && npm install --no-save --loglevel=error && touch node_modules/.package-lock.json

fuzz: | need-rust ## Throw damaged packs and nonsense answers at the engine (SECONDS_EACH=600)
	@$(tools)/fuzz.sh

heard: | need-rust ## Read ten thousand exercises of each pack as "Skriv det du hör" does
	EXERCISES=10000 cargo test --locked --release --test spec -- --nocapture training::heard::many_exercises

lint: lint-format lint-files lint-native lint-wasm lint-docs ## Check formatting, lints and documentation

pictures: need-browser site ## Take the pictures of the README and of the guide anew
	@node $(tools)/pictures.mjs
	@UPDATE=1 cargo test --locked --quiet --test spec guide
	@node $(tools)/guide.mjs

clean: ## Remove everything that was built (installed tools stay)
	rm -rf target tests/node_modules

# ---- parts -------------------------------------------------------------------------------------------------------------

need-rust:
	@$(tools)/install.sh rust
need-wasm:
	@$(tools)/install.sh wasm
need-node:
	@$(tools)/install.sh node
need-browser:
	@$(tools)/install.sh browser

$(npm): tests/package.json tests/package-lock.json | need-node
	@echo '· installing the build and test tools (npm)'
	@cd tests && npm ci --loglevel=error && touch node_modules/.package-lock.json

lots: | need-rust
	@echo '· building lots'
	@cargo build --locked --quiet --release --bin lots

# The packs are inside the program, so its file tells whether they have to be written anew.
packs: lots
	@if [ ! target/build/packs/.written -nt target/release/lots ]; then \
	  echo '· compiling the packs'; rm -rf target/build/packs; mkdir -p target/build; \
	  target/release/lots compile --out target/build/packs; touch target/build/packs/.written; fi

# Two programs from one crate are two builds for cargo, each of which it begins anew after the other: whether there is anything to build is
# seen here. A folder is newer when a file in it has come or gone.
wasm: | need-wasm
	@if [ -n "$$(find $(widget) -newer target/build/wasm/.written -print -quit 2>&1)" ]; then \
	  echo '· building the widget'; $(tools)/wasm.sh; fi

site: packs wasm $(npm)
	@echo '· putting the page together'
	@node $(tools)/build.mjs

sizes: site
	@node $(tools)/sizes.mjs

lint-format: | need-rust
	cargo fmt --check
	cargo fmt --check --manifest-path tests/fuzz/Cargo.toml

lint-native: | need-rust
	cargo clippy --locked --quiet --all-targets -- -D warnings
	cargo clippy --locked --quiet --manifest-path tests/fuzz/Cargo.toml -- -D warnings

lint-wasm: | need-rust
	cargo clippy --locked --quiet --target wasm32-unknown-unknown --lib --test browser -- -D warnings

lint-docs: | need-rust
	RUSTDOCFLAGS='-D warnings' cargo doc --locked --quiet --no-deps --lib

# The lock file must work with any registry, and nothing may name a machine's own paths.
lint-files:
	@if grep -n '"resolved"' tests/package-lock.json; then echo 'package-lock.json records addresses: see tests/.npmrc' >&2; exit 1; fi

test-native: | need-rust
	cargo test --locked

test-browser: | need-wasm need-browser
	wasm-pack --log-level error test --headless --chrome --chromedriver $(CHROMEDRIVER) --mode no-install . --locked --test browser

test-dmn: lots $(npm) | need-node
	node --test --test-reporter=spec tests/dmn/*.test.mjs

test-e2e: $(npm) | need-browser
	node --test --test-concurrency=2 --test-reporter=spec tests/e2e/*.test.mjs
