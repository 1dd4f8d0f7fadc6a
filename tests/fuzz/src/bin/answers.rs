//! What visitors and host pages hand over: answers as data, links, typed words, contacts, and steps in any order.
#![no_main]

use std::sync::{Arc, LazyLock};

use fuzz::bytes::Bytes;
use fuzz::{packs, using};
use libfuzzer_sys::fuzz_target;
use samverkanslots::contacts;
use samverkanslots::engine::case::Case;
use samverkanslots::engine::pack::Pack;
use samverkanslots::exchange::answers::{self, Raw};
use samverkanslots::exchange::link;

static PACKS: LazyLock<Vec<Arc<Pack>>> = LazyLock::new(|| {
    let written = packs::written();
    written
        .iter()
        .filter_map(packs::open)
        .map(Arc::new)
        .collect()
});

// To compile the packs takes seconds, which are no input's.
fuzz_target!(init: LazyLock::force(&PACKS), |input: &[u8]| {
    let mut bytes = Bytes::new(input);
    let pack = &PACKS[bytes.one_of(PACKS.len())];
    match bytes.byte() % 6 {
        0 => using::visit(pack, &mut bytes),
        1 => {
            let case = using::case(pack, &mut bytes);
            using::tell(pack, &case);
            using::send(pack, &case);
        }
        choice => {
            let on = using::day(&mut bytes);
            let text = String::from_utf8_lossy(bytes.rest());
            match choice {
                2 => given(pack, on, &text),
                3 => {
                    if let Ok(opened) = link::read(pack, &text) {
                        let mut case = Case::new(pack, opened.on);
                        for (fact, answer) in opened.answers {
                            let set = case.set(pack, fact, Some(answer));
                            assert_eq!(set, Ok(()), "what a link holds fits");
                        }
                        using::tell(pack, &case);
                    }
                }
                4 => using::hear(pack, &Case::new(pack, on), &text),
                _ => {
                    if let Ok(raw) = serde_json::from_str::<Raw>(&text)
                        && let Ok(overlay) = contacts::read(pack, &raw)
                    {
                        let case = Case::new(pack, on);
                        overlay.proposal(pack, &case);
                        for role in &pack.roles {
                            overlay.contacts(pack, &case, &role.code);
                        }
                    }
                }
            }
        }
    }
});

/// An answers object is refused with every misfit told, or makes a case.
fn given(pack: &Pack, on: chrono::NaiveDate, text: &str) {
    let Ok(raw) = serde_json::from_str::<Raw>(text) else {
        return;
    };
    match answers::case(pack, &raw, on) {
        Ok(case) => using::tell(pack, &case),
        Err(errors) => assert!(!errors.is_empty(), "a refusal says why"),
    }
    let (case, _) = answers::fitting(pack, &raw, on);
    using::tell(pack, &case);
}
