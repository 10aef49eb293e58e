//! Gợi ý tên gần nhất: finds the known name that somebody probably meant to type.

use alloc::vec::Vec;

/// Returns the known name that differs least from `name`, in at most a third of its letters: at least 1 may differ, at most 4.
pub(crate) fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    const LONGEST: usize = 80;
    if name.len() > LONGEST {
        return None;
    }
    let name: Vec<char> = name.chars().collect();
    let most = name.len().checked_div(3)?.clamp(1, 4);
    let near = known.filter_map(|candidate| Some((distance(&name, candidate, most)?, candidate)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// Counts how many letters must be changed, inserted or removed to turn one name into the other (the Levenshtein distance); `None`
/// where they are more than `most`.
fn distance(one: &[char], other: &str, most: usize) -> Option<usize> {
    if other.chars().count().abs_diff(one.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (place, letter) in other.chars().enumerate() {
        let mut before = place;
        let mut left = place.saturating_add(1);
        let mut least = left;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (above, candidate) in row.iter_mut().skip(1).zip(one) {
            left = left.saturating_add(1).min(above.saturating_add(1)).min(before.saturating_add(usize::from(letter != *candidate)));
            before = core::mem::replace(above, left);
            least = least.min(left);
        }
        // The distance can only grow in the rows that follow.
        if least > most {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= most)
}
