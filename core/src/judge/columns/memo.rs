//! Ghi nhớ: facts that many rows share, found once.

use alloc::vec;
use alloc::vec::Vec;

/// Facts by the place at which they were put, found again by a hash of what they are about.
pub(super) struct Memo<T> {
    facts: Vec<T>,
    /// For each hash 0, or one more than the place of a fact; facts of the same hash stand in the next free slots.
    slots: Vec<u16>,
}

const BITS: u32 = 14;
/// How many facts are kept before all are forgotten, so that neither memory nor the way to a fact grows with the table.
const MOST: usize = 1 << (BITS - 1);

impl<T> Memo<T> {
    pub(super) fn new() -> Self {
        Self { facts: Vec::new(), slots: vec![0; 1 << BITS] }
    }

    /// Makes room for so many facts, if needed by forgetting all others. Places that were given out are not valid afterwards.
    pub(super) fn make_room(&mut self, facts: usize) {
        if self.facts.len().saturating_add(facts) > MOST {
            self.facts.clear();
            self.slots.fill(0);
        }
    }

    /// Returns the place of the fact that `is` recognises; where there is none, `make` makes it.
    #[inline(always)]
    pub(super) fn place(&mut self, number: u64, is: impl Fn(&T) -> bool, make: impl FnOnce() -> T) -> usize {
        /// 2⁶⁴ divided by the golden ratio, by which neighbouring numbers come to lie far apart.
        const MIXING: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut slot = usize::try_from(number.wrapping_mul(MIXING).wrapping_shr(64_u32.wrapping_sub(BITS))).unwrap_or_default();
        loop {
            let free = match self.slots.get_mut(slot) {
                Some(place) if *place > 0 => {
                    let place = usize::from(place.wrapping_sub(1));
                    if self.facts.get(place).is_some_and(&is) {
                        return place;
                    }
                    slot = slot.wrapping_add(1);
                    continue;
                }
                Some(free) => free,
                // Goes on at the first slot behind the last one; half of all slots are free.
                None => {
                    slot = 0;
                    continue;
                }
            };
            self.facts.push(make());
            *free = u16::try_from(self.facts.len()).unwrap_or_default();
            return self.facts.len().wrapping_sub(1);
        }
    }

    /// Returns the fact at a place.
    pub(super) fn at(&self, place: usize) -> Option<&T> {
        self.facts.get(place)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Memo};

    #[test]
    fn facts_of_one_hash_are_kept_apart_until_all_are_forgotten() {
        let mut memo = Memo::new();
        for round in 0..3 {
            for number in 0..MOST {
                memo.make_room(1);
                let place = memo.place(7, |fact| *fact == number % 20, || number % 20);
                assert_eq!(memo.at(place), Some(&(number % 20)), "{round}");
            }
        }
        assert_eq!((memo.facts.len(), memo.at(20)), (20, None));
        for number in 0..4_294 {
            memo.make_room(1);
            let place = memo.place(number, |fact| *fact == 100, || 100);
            assert_eq!(memo.at(place), Some(&100));
        }
        for number in 0..2 * MOST {
            memo.make_room(1);
            memo.place(u64::MAX, |fact| *fact == 1_000 + number, || 1_000 + number);
            if number > 100 {
                break;
            }
        }
        memo.make_room(MOST);
        assert_eq!(memo.at(0), None);
    }
}
