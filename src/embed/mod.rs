//! The custom element `<samverkans-lots>` and what a host page may rely on.
//!
//! `element.js` holds the one class that Rust cannot write, for it extends `HTMLElement`; everything it does not have to do
//! itself stands here. A widget lives in a [`mount::Handle`] that the element keeps, and ends when that is freed.
//!
//! Attributes, also as properties: `pack`, `src`, `lang`, `mode` (quick, guided; it follows what the visitor chooses; or training, see below), `set`
//! (a set of exercises, as it stands in a link), `theme`
//! (auto, light, dark), `density` (comfortable, compact), `heading-level` (2 to 5), `shortcuts` (on, off), `autofocus`, `expose`
//! (none, answers), `loading` (eager; visible: as it comes near the window; interaction: once the visitor asks for the questions), `on` (the day of judgement; today without it), `link-to` (the address of a page that opens links, which makes
//! the widget offer one), `clear-after` (minutes after which an untouched case is thrown away, after a warning: a whole number, of which
//! 1440 is the most that counts; never without it).
//!
//! Properties: `answers`, `assessment`, `link` (set only: the fragment of a link, which is opened as soon as the rules are there),
//! `view` (what is shown, in one word; set to `rules` it opens the rulebook, else it closes it), `rules` (whose rules are shown, and
//! from when to when they hold). Methods: `reset()`, `focus()`, `note()` (the journal note as it is shown). Functions of the script:
//! `packs()` (the packs that are offered), `loadPack(name, address or object)` and `assess(pack, answers, on)`, which judge a case without
//! an element ([`rules`]).
//!
//! Events, bubbling and composed: `lots-ready`, `lots-answer`, `lots-result`, `lots-copy`, `lots-error`, `lots-reset`, `lots-view
//! {view}` (another view has come), `lots-pick {pack}` (the visitor chose among the packs that are offered; a host that prevents it
//! sees to it itself). They carry codes, and answers only where the host asked for them by `expose="answers"`. `lots-exercise` and `lots-set` tell
//! what a learner has done: an exercise holds no case of a person, so they are told whatever `expose` says.
//! Slots: the default one is shown until the widget is there and where it cannot be; `footer` stands below it.
//!
//! # The files
//!
//! The program is two modules in one memory ([`later`]): what the first question takes, and the rest, which is fetched right behind it;
//! and of each pack there is a file with what that takes beside the whole one ([`pack`]). An element shows its first question with the first
//! of each alone, and takes an answer to it; what follows from that waits for the rest. `lots-ready` comes when all is there, and nothing is asked of the network after it; `lots-view` and `lots-answer` may come
//! before. A case that is there from the beginning (answers, a link, what was answered before a breakdown), or that the host page gives
//! meanwhile, is shown only with all of the program, and no question before it. What is typed to a question is read as soon as the rest is
//! there.
//!
//! The script comes in three forms: as a module with the program and the packs as files beside it (`served.js`), and with
//! both inside (`inside.js`), as a module and as a classic script. `program.js` starts the program in all of them.
//!
//! # Training
//!
//! `mode="training"` is a program of its own (`training.rs`, built from this crate with `lots_training` set), with its own script
//! (`training.js`) and sheet (`style/training.css`), loaded only where it is asked for: from beside the element's script, and in the
//! builds with everything inside from `….training.single.js` beside it, which holds the packs too. Of each pack it takes the whole and
//! `NAME.training.json`. Its function `train(place, options)` serves any page, such as a course, and the element by `teach`. Its reasons lead
//! to all rules only where the page says where those are shown, as our own do by `data-rulebook` on the element: what stands in another
//! page's address, or opens its links, need not show any. What a learner
//! knows is one text, which the element keeps in `localStorage` under `samverkanslots.training.PACK`; it holds no case.
//!
//! # What goes wrong
//!
//! Each failure is said inside the element, in the language of the page, above the default slot, with a button for another try; no
//! try begins by itself. The host hears of it once, by `lots-error {code, message, field}`: `pack_` or `module_` with `missing` (the
//! server has none), `unreachable`, `late` (half a minute), or `pack_damaged`, `pack_format`, `module_refused` (the browser or
//! the page's policy does not run it; what the server gives in its place, a page in HTML, is `module_missing`), `module_changed` (its parts are not of one build), `module_incomplete` (asked before all of it is there, which the element waits for),
//! `internal` (the program stopped midway, as by a panic; `guarding.js`), `load_failed` (whatever else); and,
//! with the questions there all the same, `answer_unfit`, `contacts_unfit`, `set_unfit`, `link_unfit` (where the property itself cannot take what it
//! is set to, it throws that), and `day_unfit`, from `assess` and where the attribute `on` is no day. `color_adjusted` is a warning: a colour of the page could not be read and
//! was moved towards black or white (`contrast.js`). After `internal` a new program is started from the module that is there already, and
//! gets back the answers and judgements that the element remembers; answers that break it twice are not tried again.

// The program is built twice from this crate: for the lookup, in two parts (`lots_parts`), and for training (`lots_training`). Each exports what
// is its own; tests have both.
#[cfg(not(lots_training))]
pub mod answers;
#[cfg(not(lots_training))]
mod asked;
#[cfg(not(lots_training))]
pub mod attributes;
pub mod error;
#[cfg(not(lots_training))]
pub mod events;
#[cfg(not(lots_training))]
pub mod judgements;
#[cfg(not(lots_training))]
pub mod later;
#[cfg(not(lots_training))]
pub mod mount;
pub mod numbers;
pub mod objects;
mod opening;
pub mod pack;
#[cfg(not(lots_training))]
pub mod rules;
#[cfg(not(lots_parts))]
pub mod training;
pub mod value;
