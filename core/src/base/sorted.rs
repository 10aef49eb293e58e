//! Bảng theo khóa: what is looked up by a key. The trees of the standard library come anew for every type, 5 kB each in a module for
//! a browser; keys here come in order or are few.

use alloc::vec::Vec;

/// Values by their keys, in the order of these.
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

    /// The value of a key.
    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        self.0.get(self.find(key).ok()?).map(|(_, value)| value)
    }

    /// Changes the value of a key, which may be none yet.
    pub(crate) fn change(&mut self, key: K, change: impl FnOnce(Option<V>) -> V) {
        let place = self.find(&key);
        let known = place.ok().map(|place| self.0.remove(place).1);
        self.0.insert(place.unwrap_or_else(|place| place), (key, change(known)));
    }

    /// All, in the order of their keys.
    pub(crate) fn iter(&self) -> core::slice::Iter<'_, (K, V)> {
        self.0.iter()
    }
}
