//! Orders of questions: the best one, where it can be worked out exactly, a planned one elsewhere, and what any order takes. Each
//! state that answers can lead to is looked at once; [`left`] says which states are the same.

pub(crate) mod best;
pub(crate) mod first;
pub(crate) mod left;
pub(crate) mod moves;
pub(crate) mod planned;
pub(crate) mod route;
pub(crate) mod solve;
pub(crate) mod space;

use crate::engine::pack::Pack;

/// What of the order of questions is stored in a pack: its route, else its first questions.
pub(crate) fn stored(pack: &Pack) -> (Vec<u32>, Vec<u32>) {
    let route = route::route(pack);
    let first = if route.is_empty() {
        first::first(pack)
    } else {
        Vec::new()
    };
    (route, first)
}
