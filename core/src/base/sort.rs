//! Sắp thứ tự: one stable sort for every type. The sorts of the standard library are compiled again for each type, which costs a browser
//! module 3 kB each and 15 kB for the code that they share.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// Up to this number, items are sorted by insertion.
const FEW: usize = 32;

/// Sorts items by a comparison; equal items keep their order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|one, other| compare(one, other).is_le()) {
        return;
    }
    if items.len() <= FEW {
        // Moves each item down to its place, which is quicker for a few items than building lists of places.
        for end in 1..items.len() {
            for place in (1..=end).rev() {
                let before = place.wrapping_sub(1);
                let falls = items.get(before).zip(items.get(place)).is_some_and(|(one, other)| compare(one, other).is_gt());
                if !falls {
                    break;
                }
                items.swap(before, place);
            }
        }
        return;
    }
    let compare = |one, other| items.get(one).zip(items.get(other)).map_or(Ordering::Equal, |(one, other)| compare(one, other));
    for (one, other) in swaps(order(items.len(), &compare)) {
        items.swap(one, other);
    }
}

/// Sorts items by a key; equal items keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Returns the places of `count` items in sorted order, by a merge sort.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged: Vec<usize> = Vec::with_capacity(count);
    // Merges runs of twice the length at each pass, so that two lists are all the memory that is needed.
    let mut length = 1;
    while length < count {
        for pair in order.chunks(length.saturating_mul(2)) {
            let (mut left, mut right) = pair.split_at(length.min(pair.len()));
            while let ([one, more_left @ ..], [other, more_right @ ..]) = (left, right) {
                if compare(*one, *other).is_le() {
                    merged.push(*one);
                    left = more_left;
                } else {
                    merged.push(*other);
                    right = more_right;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        core::mem::swap(&mut order, &mut merged);
        merged.clear();
        length = length.saturating_mul(2);
    }
    order
}

/// Returns the swaps that bring items into an order, to be made one after the other.
fn swaps(mut order: Vec<usize>) -> Vec<(usize, usize)> {
    let mut swaps = Vec::new();
    for start in 0..order.len() {
        // Follows a cycle of places, each of which takes the item of the next one.
        let mut place = start;
        while let Some(wanted) = order.get_mut(place) {
            let next = core::mem::replace(wanted, place);
            if next == start {
                break;
            }
            swaps.push((place, next));
            place = next;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::sort_by_key;
    use alloc::vec::Vec;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn items_are_sorted_as_the_standard_library_sorts_them(keys in prop::collection::vec(0..20_u8, 0..60)) {
            let mut items: Vec<_> = keys.into_iter().enumerate().collect();
            let mut wanted = items.clone();
            sort_by_key(&mut items, |(_, key)| *key);
            wanted.sort_by_key(|(_, key)| *key);
            prop_assert_eq!(items, wanted);
        }
    }
}
