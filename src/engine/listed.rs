//! Small sets as lists in order, each member once.
//!
//! The standard library's sorting is 8 KB of the widget, and what is sorted here are a handful of indices.

/// Adds a member to a list that is in order, unless it is there.
pub(crate) fn add<T: Ord>(list: &mut Vec<T>, member: T) {
    if let Err(place) = list.binary_search(&member) {
        list.insert(place, member);
    }
}

/// The members in order, each once.
pub(crate) fn listed(members: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut list = Vec::new();
    for member in members {
        add(&mut list, member);
    }
    list
}
