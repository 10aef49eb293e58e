//! Sắp thứ tự: one sort for all that is not sorted by the million. The sorts of the standard library come anew for every type, 3 kB
//! each in a module for a browser.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// Sorts, keeping equal items in their order.
pub(crate) fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|one, other| compare(one, other).is_le()) {
        return;
    }
    let order =
        order(items.len(), &|one, other| items.get(one).zip(items.get(other)).map_or(Ordering::Equal, |(one, other)| compare(one, other)));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|place| taken.get_mut(place)?.take()));
}

/// Sorts by a key, keeping equal items in their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// The places of so many items in the order in which they are to stand.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
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
