//! Danh sách ngắn: a list of at most `N` values that needs no allocation.

use core::fmt;
use core::ops::{Deref, DerefMut};

/// A list of at most `N` values, kept in place: a verdict holds several and is made for every report.
#[derive(Clone, Copy)]
pub(crate) struct List<T, const N: usize> {
    items: [T; N],
    len: usize,
}

impl<T: Copy, const N: usize> List<T, N> {
    /// Returns the empty list. `unused` fills the places that hold no value yet; it is read only after [`List::grow`].
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) const fn new(unused: T) -> Self {
        Self { items: [unused; N], len: 0 }
    }

    /// Makes the list as long as `len`, or as it can hold, and returns all its places; the new ones hold the `unused` value.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) const fn grow(&mut self, len: usize) -> &mut [T; N] {
        self.len = if len < N { len } else { N };
        &mut self.items
    }

    /// Puts a value at the end. A list that is full stays as it is.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn push(&mut self, value: T) {
        if let Some(place) = self.items.get_mut(self.len) {
            *place = value;
            self.len = self.len.wrapping_add(1);
        }
    }
}

impl<T, const N: usize> Deref for List<T, N> {
    type Target = [T];

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn deref(&self) -> &[T] {
        self.items.get(..self.len).unwrap_or_default()
    }
}

impl<T, const N: usize> DerefMut for List<T, N> {
    #[cfg_attr(feature = "unrolled", inline(always))]
    fn deref_mut(&mut self) -> &mut [T] {
        self.items.get_mut(..self.len).unwrap_or_default()
    }
}

impl<T: PartialEq, const N: usize> PartialEq for List<T, N> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq, const N: usize> Eq for List<T, N> {}

impl<T: fmt::Debug, const N: usize> fmt::Debug for List<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::List;
    use alloc::format;

    #[test]
    fn a_list_holds_what_was_put_in_and_no_more_than_it_can() {
        let mut list = List::<u8, 2>::new(9);
        assert!(list.is_empty());
        (1..=3).for_each(|value| list.push(value));
        assert_eq!((&*list, format!("{list:?}")), (&[1, 2][..], "[1, 2]".into()));
        list.iter_mut().for_each(|value| *value += 1);
        let mut same = List::new(0);
        [2, 3].into_iter().for_each(|value| same.push(value));
        assert_eq!(list, same);
        let mut unused = List::<u8, 2>::new(7);
        unused.grow(1);
        assert_eq!(&*unused, &[7]);
        unused.grow(3);
        assert_eq!(&*unused, &[7, 7]);
    }
}
