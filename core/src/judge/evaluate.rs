//! Xét điều kiện: three-valued evaluation of conditions over intervals.

use super::Facts;
use super::facts::source;
use crate::base::Truth;
use crate::define::{Condition, Op, Quantity, Relation, Sum};
use crate::figures::FigureSet;

/// The lowest and the highest value that a sum can have.
///
/// Bounds keep every sum inside 64 bits: coefficients are at most 2,000 and figures at most 10⁹.
#[inline(always)]
pub(crate) fn interval(sum: &Sum, facts: &Facts) -> (i64, i64) {
    let mut low = sum.constant;
    let mut high = sum.constant;
    let mut place = 0;
    while place < sum.len {
        #[expect(clippy::indexing_slicing, reason = "`len` terms are filled")]
        let (coefficient, quantity) = sum.terms[place];
        let (least, most) = facts.bounds(quantity);
        let (least, most) = if coefficient < 0 { (most, least) } else { (least, most) };
        low = low.wrapping_add(coefficient.wrapping_mul(least));
        high = high.wrapping_add(coefficient.wrapping_mul(most));
        place = place.wrapping_add(1);
    }
    (low, high)
}

#[inline(always)]
fn relation(relation: &Relation, facts: &Facts) -> Truth {
    let (left_low, left_high) = interval(&relation.left, facts);
    let (right_low, right_high) = interval(&relation.right, facts);
    let low = left_low.wrapping_sub(right_high);
    let high = left_high.wrapping_sub(right_low);
    let (always, never) = match relation.op {
        Op::Equal => (low == 0 && high == 0, low > 0 || high < 0),
        Op::AtMost => (high <= 0, low > 0),
        Op::AtLeast => (low >= 0, high < 0),
        Op::Below => (high < 0, low >= 0),
        Op::Above => (low > 0, high <= 0),
    };
    decided(always, never)
}

#[inline(always)]
fn decided(always: bool, never: bool) -> Truth {
    if always {
        Truth::True
    } else if never {
        Truth::False
    } else {
        Truth::Unknown
    }
}

#[inline(always)]
fn share(of: &Sum, per: Quantity, from: (i64, i64), facts: &Facts) -> Truth {
    let (low, high) = interval(of, facts);
    let (fewest, most) = facts.bounds(per);
    if high <= 0 {
        return Truth::False;
    }
    if most == 0 {
        return Truth::Unknown;
    }
    let fewest = fewest.max(1);
    let (numerator, denominator) = from;
    if numerator == 0 {
        return decided(low > 0, false);
    }
    decided(
        low > 0 && denominator.wrapping_mul(low) >= numerator.wrapping_mul(most),
        denominator.wrapping_mul(high) < numerator.wrapping_mul(fewest),
    )
}

/// Whether the condition holds: decided by the known figures, or unknown.
///
/// Over a constant that nests no other condition the compiler folds this into straight code; what nests is walked.
#[inline(always)]
pub(crate) fn evaluate(condition: &Condition<'_>, facts: &Facts) -> Truth {
    match condition {
        Condition::Holds(of) => relation(of, facts),
        Condition::Share { of, per, from } => share(of, *per, *from, facts),
        Condition::NotOnFile => Truth::Unknown,
        Condition::All(of) => at_least(of.len(), walk(of, facts)),
        Condition::Any(of) => at_least(1, walk(of, facts)),
        Condition::AtLeast(n, of) => at_least(*n, walk(of, facts)),
    }
}

#[inline(never)]
fn walk(conditions: &[Condition<'_>], facts: &Facts) -> Tally {
    conditions.iter().map(|condition| evaluate(condition, facts)).collect()
}

/// How many of some outcomes are true, and how many can still be.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    pub holds: usize,
    pub possible: usize,
}

impl Tally {
    #[inline(always)]
    pub(crate) fn add(&mut self, outcome: Truth) {
        self.holds = self.holds.wrapping_add(usize::from(outcome == Truth::True));
        self.possible = self.possible.wrapping_add(usize::from(outcome != Truth::False));
    }
}

impl FromIterator<Truth> for Tally {
    #[inline(always)]
    fn from_iter<I: IntoIterator<Item = Truth>>(outcomes: I) -> Self {
        let mut tally = Self::default();
        outcomes.into_iter().for_each(|outcome| tally.add(outcome));
        tally
    }
}

/// Whether at least so many of them hold.
#[inline(always)]
pub(crate) fn at_least(n: usize, of: Tally) -> Truth {
    decided(of.holds >= n, of.possible < n)
}

/// The figures that a condition reads; a quantity derived from a figure counts as that figure.
pub(crate) fn figures_read(condition: &Condition<'_>) -> FigureSet {
    let of_sum = |sum: &Sum| sum.terms().filter_map(|(_, quantity)| source(quantity)).fold(FigureSet::EMPTY, FigureSet::with);
    match condition {
        Condition::Holds(relation) => of_sum(&relation.left) | of_sum(&relation.right),
        Condition::Share { of, per, .. } => source(*per).into_iter().fold(of_sum(of), FigureSet::with),
        Condition::All(of) | Condition::Any(of) | Condition::AtLeast(_, of) => {
            of.iter().fold(FigureSet::EMPTY, |set, condition| set | figures_read(condition))
        }
        Condition::NotOnFile => FigureSet::EMPTY,
    }
}
