//! Which things of two lists are the same.

/// For each thing of a new list the place of the same in an old one, and the places in the old list of those that are gone.
///
/// Things are the same where `same` says so. Where several of them are, those that are alike throughout go together, and the rest
/// in their order: so a thing that has a twin can go, come or change by itself.
pub(crate) fn pairs<T>(
    old: &[T],
    new: &[T],
    same: impl Fn(&T, &T) -> bool,
    alike: impl Fn(&T, &T) -> bool,
) -> (Vec<Option<usize>>, Vec<usize>) {
    let mut free = vec![true; old.len()];
    let mut found: Vec<Option<usize>> = vec![None; new.len()];
    for is_first in [true, false] {
        for (at, thing) in new.iter().enumerate() {
            if found[at].is_some() {
                continue;
            }
            let fits = |&before: &usize| {
                free[before]
                    && same(&old[before], thing)
                    && (!is_first || alike(&old[before], thing))
            };
            found[at] = (0..old.len()).find(fits);
            if let Some(before) = found[at] {
                free[before] = false;
            }
        }
    }
    let gone = (0..old.len()).filter(|&before| free[before]).collect();
    (found, gone)
}
