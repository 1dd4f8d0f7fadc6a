//! Damaged packs: each is refused, or does everything that a pack does.
#![no_main]

use std::sync::{Arc, LazyLock};

use fuzz::bytes::Bytes;
use fuzz::damage::damage;
use fuzz::{packs, using};
use libfuzzer_sys::fuzz_target;
use samverkanslots::exchange::link;
use serde_json::Value;

static WRITTEN: LazyLock<Vec<Value>> = LazyLock::new(packs::written);

/// One or two damages: of a pack with more nothing is left to use.
const DAMAGES: usize = 3;

// To compile the packs takes seconds, which are no input's.
fuzz_target!(init: LazyLock::force(&WRITTEN), |input: &[u8]| {
    let mut bytes = Bytes::new(input);
    let mut written = WRITTEN[bytes.one_of(WRITTEN.len())].clone();
    for _ in 0..=bytes.one_of(DAMAGES) {
        damage(&mut written, &mut bytes);
    }
    if let Some(part) = packs::open_to_begin(&written) {
        using::begin(&Arc::new(part), &mut bytes);
    }
    if let Some(pack) = packs::open(&written) {
        let pack = Arc::new(pack);
        let case = using::case(&pack, &mut bytes);
        using::tell(&pack, &case);
        link::read(&pack, &link::write(&pack, &case, &[])).ok();
        using::visit(&pack, &mut bytes);
        using::hear(&pack, &case, "67 år, hemlös, inget samtycke");
    }
});
