//! Xét điều kiện: three-valued evaluation of conditions over intervals.

use super::facts::{Bounds, source};
use crate::base::Truth;
use crate::define::{Condition, Op, Quantity, Relation, Sum};
use crate::figures::FigureSet;

/// The lowest and the highest value that a sum can have.
///
/// Bounds keep every sum inside 64 bits: coefficients are at most 2,000 and figures at most 10⁹.
#[inline(always)]
pub(crate) fn interval(sum: &Sum, facts: &impl Bounds) -> (i64, i64) {
    let mut low = sum.constant;
    let mut high = sum.constant;
    let mut place = 0;
    while place < usize::from(sum.len) {
        #[expect(clippy::indexing_slicing, reason = "`len` terms are filled")]
        let (coefficient, quantity) = (sum.coefficients[place], sum.quantities[place]);
        let (least, most) = facts.bounds(quantity);
        let (least, most) = if coefficient < 0 { (most, least) } else { (least, most) };
        low = low.wrapping_add(coefficient.wrapping_mul(least));
        high = high.wrapping_add(coefficient.wrapping_mul(most));
        place = place.wrapping_add(1);
    }
    (low, high)
}

/// What the known figures say of a condition: whether it holds whatever the others are, and whether it still can.
/// Two flags, since over these the rules of Kleene's logic are single instructions; as an answer it is a [`Truth`].
#[derive(Clone, Copy)]
pub(crate) struct Outlook {
    pub holds: bool,
    pub possible: bool,
}

impl Outlook {
    #[inline(always)]
    pub(crate) fn or(self, other: Self) -> Self {
        Self { holds: self.holds | other.holds, possible: self.possible | other.possible }
    }

    #[inline(always)]
    pub(crate) fn and(self, other: Self) -> Self {
        Self { holds: self.holds & other.holds, possible: self.possible & other.possible }
    }

    #[inline(always)]
    pub(crate) fn not(self) -> Self {
        Self { holds: !self.possible, possible: !self.holds }
    }
}

impl From<Outlook> for Truth {
    #[inline(always)]
    fn from(outlook: Outlook) -> Self {
        match outlook {
            Outlook { holds: true, .. } => Self::True,
            Outlook { possible: false, .. } => Self::False,
            _ => Self::Unknown,
        }
    }
}

impl From<Truth> for Outlook {
    #[inline(always)]
    fn from(truth: Truth) -> Self {
        Self { holds: truth == Truth::True, possible: truth != Truth::False }
    }
}

#[inline(always)]
fn relation(relation: &Relation, facts: &impl Bounds) -> Outlook {
    let (left_low, left_high) = interval(&relation.left, facts);
    let (right_low, right_high) = interval(&relation.right, facts);
    let low = left_low.wrapping_sub(right_high);
    let high = left_high.wrapping_sub(right_low);
    let (holds, possible) = match relation.op {
        Op::Equal => ((low == 0) & (high == 0), (low <= 0) & (high >= 0)),
        Op::AtMost => (high <= 0, low <= 0),
        Op::AtLeast => (low >= 0, high >= 0),
        Op::Below => (high < 0, low < 0),
        Op::Above => (low > 0, high > 0),
    };
    Outlook { holds, possible }
}

#[inline(always)]
fn share(of: &Sum, per: Quantity, from: (i64, i64), facts: &impl Bounds) -> Outlook {
    let (low, high) = interval(of, facts);
    let (fewest, most) = facts.bounds(per);
    let (numerator, denominator) = from;
    let reached = denominator.wrapping_mul(low) >= numerator.wrapping_mul(most);
    let reachable = denominator.wrapping_mul(high) >= numerator.wrapping_mul(fewest.max(1));
    Outlook { holds: (low > 0) & (most > 0) & reached, possible: (high > 0) & ((most == 0) | reachable) }
}

/// Whether the condition holds: decided by the known figures, or unknown.
pub(crate) fn evaluate(condition: &Condition<'_>, facts: &impl Bounds) -> Truth {
    outlook(condition, facts).into()
}

/// The same as flags. Over a constant that nests no other condition the compiler folds this into straight code; what
/// nests is walked.
#[inline(always)]
pub(crate) fn outlook(condition: &Condition<'_>, facts: &impl Bounds) -> Outlook {
    match condition {
        Condition::Holds(of) => relation(of, facts),
        Condition::Share { of, per, from } => share(of, *per, *from, facts),
        Condition::NotOnFile => Truth::Unknown.into(),
        Condition::All(of) => walk(of, facts).at_least(of.len()),
        Condition::Any(of) => walk(of, facts).at_least(1),
        Condition::AtLeast(n, of) => walk(of, facts).at_least(*n),
    }
}

#[inline(never)]
fn walk(conditions: &[Condition<'_>], facts: &impl Bounds) -> Tally {
    conditions.iter().map(|condition| outlook(condition, facts)).collect()
}

/// How many of some conditions hold, and how many still can.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    hold: usize,
    possible: usize,
}

impl Tally {
    #[inline(always)]
    pub(crate) fn add(&mut self, outlook: Outlook) {
        self.hold = self.hold.wrapping_add(usize::from(outlook.holds));
        self.possible = self.possible.wrapping_add(usize::from(outlook.possible));
    }

    /// Whether at least so many hold.
    #[inline(always)]
    pub(crate) fn at_least(self, n: usize) -> Outlook {
        Outlook { holds: self.hold >= n, possible: self.possible >= n }
    }
}

impl FromIterator<Outlook> for Tally {
    #[inline(always)]
    fn from_iter<I: IntoIterator<Item = Outlook>>(outlooks: I) -> Self {
        let mut tally = Self::default();
        outlooks.into_iter().for_each(|outlook| tally.add(outlook));
        tally
    }
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
