//! Samverkanslots: asks a short set of questions about a case and says which unit is responsible, whether a joint plan is
//! required, and whom to contact next, with reasons and sources.
//!
//! # From a routine to an answer
//!
//! ```text
//! src/packs/*.toml ── author (native) ──► compiled pack (JSON) ── engine ──► session ──► ui, embed (wasm)
//!    authored         parse · link ·         facts, texts,        judge ·    one visitor   the element
//!                     build · verify         diagrams             ask · why        └─► cli, exchange (native)
//! ```
//!
//! An author writes what a routine says as a pack file. [`author`] resolves its names, compiles every decision, rule and duty to an
//! exact decision diagram over the facts' finite domains, and proves the pack: no gap or contradiction that nobody has
//! acknowledged, no rule that can never apply, no decision that stays open with nothing left to ask. [`engine`] reads the
//! compiled pack and a case and says what is settled, why, and what to ask next. [`session`] is one visitor's run of it. The
//! [`workbench`] is for the owner of the routine: how many questions it takes, what a new version changes, which mutants the examples
//! kill, the book, tables for other engines. [`training`] makes exercises of a pack, judges what a learner makes of them and leads through them ([`training::lesson`]). The faces are the command line [`cli`] and, on wasm, the widget: `src/ui/` and
//! `src/embed/`; the page around it, which can be installed, is `index.html` with `src/page/`.
//!
//! # Who may use whom
//!
//! | module | its one responsibility | may use from this crate |
//! |---|---|---|
//! | [`engine`] | what follows from a case | nothing |
//! | [`exchange`] | answers and assessments as data | `engine` |
//! | [`identity`] | what is shaped like a person's identity number | nothing |
//! | [`hearing`] | what a typed text says of a case | `engine`, `identity` |
//! | [`calendar`] | deadlines as events of a calendar | `engine` |
//! | [`contacts`] | local data: who is reached, and when | `engine`, `exchange` |
//! | [`author`] | pack files to compiled packs, with proofs | `engine`, `exchange` |
//! | [`packs`] | the shipped pack files | `author` |
//! | [`workbench`] | what a rule owner asks of a pack | `engine`, `exchange`, `author`, `training` |
//! | [`cli`] | arguments, output, exit codes | `engine`, `exchange`, `calendar`, `contacts`, `author`, `packs`, `workbench`, `training` |
//! | [`session`] | what one visitor has done, and what to show | `engine`, `identity` |
//! | [`training`] | exercises on a pack, and what a learner made of them | `engine`, `exchange` |
//! | `ui` | show a screen, send a message | `engine`, `exchange`, `identity`, `hearing`, `calendar`, `session`, `contacts`, `training` |
//! | `embed` | meet the host page | `engine`, `exchange`, `contacts`, `session`, `training`, `ui` |
//!
//! The compiler holds half of this: `ui` and `embed` exist on wasm32 only, where the author's crates are not dependencies, and
//! the engine is compiled natively, where the browser's are not. `tests/spec/layout.rs` holds the rest.
//!
//! # What is deliberately absent
//!
//! - The engine does no IO, reads no clock, draws no random number, and cannot fail once a pack is opened.
//! - A compiled pack says nothing of forbidden cases: its diagrams are closed under the constraints by whoever opens it.
//! - The engine and the author's side know no subject: SIP and Stockholm stand in `src/packs/` only.
//! - No Kleene logic: a status is what *all* completions agree on, so `a or not a` is settled before `a` is asked.
//! - Time is no special case: the day of judgement chooses a level of the diagrams that no question has.
//! - No first match: two applying rules without an order between them are a conflict, and a case without a rule is a gap.
//! - "Not asked", "vet inte" and "does not apply" are three things: `None`, `Answer::Unknown`, a fact's `applies`.
//! - The current question is never stored, and no question names the next: both follow from the case.
//! - Answers live in memory only. Nothing the visitor enters is written, sent or logged by the program; a copy, a link, a print or a
//!   calendar file is made when the visitor asks for it, and is the visitor's from then on.
//! - No TOML and no JSON parser in the wasm: the browser parses the compiled pack.
//! - No second type for half a pack: [`Compiled::to_begin`](engine::opening::Compiled::to_begin) is a pack without diagrams and rules, by which
//!   the first question is shown while the whole is on its way. What judges or tells waits for [`Pack::is_whole`](engine::pack::Pack::is_whole).
//!
//! # Where to start reading
//!
//! `src/engine/mod.rs` has the words. Then `src/engine/diagram/mod.rs` (what everything is a query on), `src/engine/decision.rs` (the
//! statuses), `src/author/building/mod.rs` (how rules become diagrams), `src/author/verification/` (the proofs), and
//! `tests/spec/exactness.rs`, which holds all of it against an oracle that tries every completion.
//!
//! # Recipes
//!
//! **Add a pack.** Write `src/packs/NAME.toml`, after the example of `tests/cases/demo.toml`; list it and its modules in
//! `src/packs/mod.rs`; run `lots check src/packs/NAME.toml` until it is sound; run `lots order` and paste the order. Every
//! worked case that you know belongs into it as an `[[example]]`.
//!
//! **Add a key or table.** Describe it in `src/author/keys/`, read it in `src/author/linking/`, and give it a place in
//! `tests/cases/every-key.toml`; `UPDATE=1 cargo test schema` then stores the schema for editors anew.
//!
//! **Teach a pack words.** A `[[heard]]` table of its module `src/packs/NAME-heard.toml` says which answers a phrase means;
//! `tests/spec/hearing.rs` and `tests/spec/hearing_denials.rs` then hold that each is heard as that, denied never, and misspelt as
//! nothing else; words for another person have `someone_else = true`, and what is said of them is not taken. What is the same
//! for every pack of a language (negations, numbers, endings) stands in `src/hearing/languages.rs`.
//!
//! **Give a pack exercises.** `[[told]]` tables of its module `src/packs/NAME-exercises.toml` say how each answer is told, `[[vignette]]`
//! tables are written cases. Run `lots check --strict` until no answer is untold; `tests/spec/training/heard.rs` then holds that each
//! sentence is heard as what it tells and as nothing else: where a word is missing, teach it (as above) or choose another.
//!
//! **Add a kind of fact.** `Kind` in `src/engine/pack/fact.rs` and its answers in `src/engine/case.rs`; the words of its tests in
//! `src/author/linking/conditions.rs`; its cells in `src/author/domains.rs`; how it is written in answers files in
//! `src/exchange/answers.rs`; the generator in `tests/spec/random/mod.rs`, before anything else: the oracle then tells what is
//! missing. Last its control in `src/ui/components/`.
//!
//! **Add a component.** One file in `src/ui/components/`, one with the same stem in `style/components/`, named in
//! `style/lots.css`. It takes values and callbacks and knows nothing of rules; what it needs to know is worked out in
//! `src/session/`. Where nobody sees it before the first question, it comes behind what the first question takes: what leads to it goes by the
//! table of `src/ui/later.rs`, its words stand in `src/ui/wording/telling.rs`, and its sheet is named in `style/later.css`.
//!
//! **Add something to training.** What happens stands in `src/training/lesson/`, its page in `src/ui/training/`, its words in
//! `src/ui/training/wording/`, its sheet in `style/training/`, named in `style/training.css`. All of it is in the program of training
//! alone; `node tests/tools/sizes.mjs` shows that the lookup has not grown.

#[cfg(not(target_arch = "wasm32"))]
pub mod author;
pub mod calendar;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod contacts;
#[cfg(target_arch = "wasm32")]
pub mod embed;
pub mod engine;
pub mod exchange;
pub mod hearing;
pub mod identity;
#[cfg(not(target_arch = "wasm32"))]
pub mod packs;
pub mod session;
pub mod training;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(not(target_arch = "wasm32"))]
pub mod workbench;
