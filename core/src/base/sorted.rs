//! Bảng theo khóa: a map for keys that arrive in order or are few. The maps of the standard library are compiled again for each type,
//! which costs a browser module 5 kB each.

use alloc::vec::Vec;

/// A map as a vector of pairs, sorted by their keys.
#[derive(Clone, Debug)]
pub(crate) struct Sorted<K, V>(Vec<(K, V)>);

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Sorted<K, V> {
    fn find(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(key))
    }

    /// Returns the value of a key.
    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        self.0.get(self.find(key).ok()?).map(|(_, value)| value)
    }

    /// Replaces the value of a key by what `change` makes of it; `change` takes `None` where the key is new.
    pub(crate) fn change(&mut self, key: K, change: impl FnOnce(Option<V>) -> V) {
        let place = self.find(&key);
        let known = place.ok().map(|place| self.0.remove(place).1);
        self.0.insert(place.unwrap_or_else(|place| place), (key, change(known)));
    }

    /// Iterates over the pairs, in the order of their keys.
    pub(crate) fn iter(&self) -> core::slice::Iter<'_, (K, V)> {
        self.0.iter()
    }
}

impl<K, V> IntoIterator for Sorted<K, V> {
    type Item = (K, V);
    type IntoIter = alloc::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
