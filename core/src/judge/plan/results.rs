//! Kết quả theo kế hoạch: one value for each measure or each target of a plan.

use crate::base::List;
use crate::law::PLANS;
use core::ops::{Deref, DerefMut};

macro_rules! lists {
    ($($(#[$about:meta])* $name:ident: $most:ident;)*) => { $(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name<T>(List<T, $most>);

        impl<T: Copy> $name<T> {
            /// Returns the empty list; `unused` fills its places.
            #[cfg_attr(feature = "unrolled", inline(always))]
            pub(in crate::judge) const fn new(unused: T) -> Self {
                Self(List::new(unused))
            }

            /// Makes the list hold `len` measures or targets, and returns its places, which are written afterwards.
            #[cfg_attr(feature = "unrolled", inline(always))]
            pub(in crate::judge) const fn grow(&mut self, len: usize) -> &mut [T; $most] {
                self.0.grow(len)
            }

            #[cfg_attr(feature = "unrolled", inline(always))]
            pub(in crate::judge) fn push(&mut self, value: T) {
                self.0.push(value);
            }
        }

        impl<T> Deref for $name<T> {
            type Target = [T];
            #[cfg_attr(feature = "unrolled", inline(always))]
            fn deref(&self) -> &[T] {
                &self.0
            }
        }

        impl<'l, T> IntoIterator for &'l $name<T> {
            type Item = &'l T;
            type IntoIter = core::slice::Iter<'l, T>;
            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        impl<T> DerefMut for $name<T> {
            #[cfg_attr(feature = "unrolled", inline(always))]
            fn deref_mut(&mut self) -> &mut [T] {
                &mut self.0
            }
        }
    )* };
}

lists! {
    /// Kết quả của từng phép đo: one value for each measure of a plan, in the order of its targets, as a slice; empty without a plan.
    PerMeasure: MOST_MEASURES;
    /// Kết quả của từng mục tiêu: one value for each target of a plan, in its order, as a slice; empty without a plan.
    PerTarget: MOST_TARGETS;
}

/// The largest number of measures in a plan on file.
const MOST_MEASURES: usize = most_of_any_plan().0;
/// The largest number of targets in a plan on file.
pub(in crate::judge) const MOST_TARGETS: usize = most_of_any_plan().1;

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn most_of_any_plan() -> (usize, usize) {
    let (mut measures, mut targets, mut place) = (0, 0, 0);
    while place < PLANS.len() {
        if PLANS[place].measure_count() > measures {
            measures = PLANS[place].measure_count();
        }
        if PLANS[place].targets.len() > targets {
            targets = PLANS[place].targets.len();
        }
        place += 1;
    }
    (measures, targets)
}
