//! Xét điều kiện: evaluates conditions over intervals in three-valued logic.

use crate::base::Truth;
use crate::figures::FigureSet;
use crate::judge::report::intervals::{Bounds, Number, sources};
use crate::rules::{Condition, Op, Quantity, Relation, Sum};

/// Returns the lowest and the highest value that a sum can have.
///
/// Every sum fits in 64 bits, because coefficients are at most 2,000 and figures at most 10⁹.
#[cfg_attr(feature = "unrolled", inline(always))]
pub(crate) fn interval<B: Bounds>(sum: &Sum, intervals: &B) -> (B::Number, B::Number) {
    let mut low = B::Number::of(sum.constant);
    let mut high = low;
    let mut place = 0;
    while place < usize::from(sum.len) {
        #[expect(clippy::indexing_slicing, reason = "`len` terms are filled")]
        let (coefficient, quantity) = (sum.coefficients[place], sum.quantities[place]);
        let (least, most) = intervals.bounds(quantity);
        let (least, most) = if coefficient < 0 { (most, least) } else { (least, most) };
        low = low.plus(B::Number::of(coefficient).times(least));
        high = high.plus(B::Number::of(coefficient).times(most));
        place = place.wrapping_add(1);
    }
    (low, high)
}

/// The outcome of a condition as two flags: whether it holds for all values of the missing figures, and whether it holds for some. Over
/// flags the rules of Kleene's logic are single instructions; callers get a [`Truth`].
#[derive(Clone, Copy)]
pub(crate) struct Possibility {
    pub holds: bool,
    pub possible: bool,
}

impl Possibility {
    /// Missing figures decide.
    pub(crate) const OPEN: Self = Self { holds: false, possible: true };

    /// Returns the outcome of a question that is decided.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) const fn of(holds: bool) -> Self {
        Self { holds, possible: holds }
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn or(self, other: Self) -> Self {
        Self { holds: self.holds | other.holds, possible: self.possible | other.possible }
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn and(self, other: Self) -> Self {
        Self { holds: self.holds & other.holds, possible: self.possible & other.possible }
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn not(self) -> Self {
        Self { holds: !self.possible, possible: !self.holds }
    }
}

impl From<Possibility> for Truth {
    #[cfg_attr(feature = "unrolled", inline(always))]
    fn from(possibility: Possibility) -> Self {
        match possibility {
            Possibility { holds: true, .. } => Self::True,
            Possibility { possible: false, .. } => Self::False,
            _ => Self::Unknown,
        }
    }
}

impl From<Truth> for Possibility {
    #[cfg_attr(feature = "unrolled", inline(always))]
    fn from(truth: Truth) -> Self {
        Self { holds: truth == Truth::True, possible: truth != Truth::False }
    }
}

#[inline(always)]
fn relation<B: Bounds>(relation: &Relation, intervals: &B) -> Possibility {
    let (left_low, left_high) = interval(&relation.left, intervals);
    let (right_low, right_high) = interval(&relation.right, intervals);
    let low = left_low.minus(right_high);
    let high = left_high.minus(right_low);
    let zero = B::Number::of(0);
    let (holds, possible) = match relation.op {
        Op::Equal => ((low == zero) & (high == zero), (low <= zero) & (high >= zero)),
        Op::AtMost => (high <= zero, low <= zero),
        Op::AtLeast => (low >= zero, high >= zero),
        Op::Below => (high < zero, low < zero),
        Op::Above => (low > zero, high > zero),
    };
    Possibility { holds, possible }
}

#[inline(always)]
fn share<B: Bounds>(of: &Sum, per: Quantity, from: (i64, i64), intervals: &B) -> Possibility {
    let (low, high) = interval(of, intervals);
    let (fewest, most) = intervals.bounds(per);
    let (numerator, denominator) = (B::Number::of(from.0), B::Number::of(from.1));
    let (zero, one) = (B::Number::of(0), B::Number::of(1));
    let reached = denominator.times(low) >= numerator.times(most);
    let reachable = denominator.times(high) >= numerator.times(fewest.max(one));
    Possibility { holds: (low > zero) & (most > zero) & reached, possible: (high > zero) & ((most == zero) | reachable) }
}

/// Returns whether the condition holds; `Unknown` where the known figures do not decide it.
pub(crate) fn evaluate(condition: &Condition<'_>, intervals: &impl Bounds) -> Truth {
    possibility(condition, intervals).into()
}

/// Returns the outcome as flags. For a constant condition without nested ones the compiler folds this into straight code; nested
/// conditions are walked.
#[cfg_attr(feature = "unrolled", inline(always))]
pub(crate) fn possibility(condition: &Condition<'_>, intervals: &impl Bounds) -> Possibility {
    match condition {
        Condition::Holds(of) => relation(of, intervals),
        Condition::Share { of, per, from } => share(of, *per, *from, intervals),
        Condition::NotOnFile => Truth::Unknown.into(),
        Condition::All(of) => nested(of, intervals).at_least(of.len()),
        Condition::Any(of) => nested(of, intervals).at_least(1),
        Condition::AtLeast(n, of) => nested(of, intervals).at_least(*n),
    }
}

/// Returns whether a condition holds wherever another does; always, where there is no other.
#[inline(always)]
pub(crate) fn figures_outcome(when: Option<&Condition<'_>>, must: &Condition<'_>, intervals: &impl Bounds) -> Possibility {
    let must = possibility(must, intervals);
    match when {
        None => must,
        Some(when) => possibility(when, intervals).not().or(must),
    }
}

/// Counts over conditions of which most have no others inside: those fold into straight code too, and only the others are walked.
#[cfg_attr(feature = "unrolled", inline(always))]
fn nested<B: Bounds>(conditions: &[Condition<'_>], intervals: &B) -> Tally {
    // Loops where code is to be small: what follows is written out several times.
    if !B::UNROLLED {
        return conditions.iter().map(|condition| possibility(condition, intervals)).collect();
    }
    let mut tally = Tally::default();
    // Writes out the first ones, because a loop is unrolled too late for the constants in it to fold.
    macro_rules! add {
        ($condition:expr) => {
            match $condition {
                None => {}
                Some(Condition::Holds(of)) => tally.add(relation(of, intervals)),
                Some(Condition::Share { of, per, from }) => tally.add(share(of, *per, *from, intervals)),
                Some(other) => tally.add(walk(other, intervals)),
            }
        };
    }
    add!(conditions.first());
    add!(conditions.get(1));
    add!(conditions.get(2));
    for condition in conditions.iter().skip(3) {
        add!(Some(condition));
    }
    tally
}

#[inline(never)]
fn walk(condition: &Condition<'_>, intervals: &impl Bounds) -> Possibility {
    possibility(condition, intervals)
}

/// Counts how many of some conditions hold, and how many can hold.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    hold: u32,
    possible: u32,
}

impl Tally {
    #[inline(always)]
    pub(crate) fn add(&mut self, possibility: Possibility) {
        self.hold = self.hold.wrapping_add(u32::from(possibility.holds));
        self.possible = self.possible.wrapping_add(u32::from(possibility.possible));
    }

    /// Returns whether at least so many hold.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn at_least(self, n: usize) -> Possibility {
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        Possibility { holds: self.hold >= n, possible: self.possible >= n }
    }
}

impl FromIterator<Possibility> for Tally {
    #[cfg_attr(feature = "unrolled", inline(always))]
    fn from_iter<I: IntoIterator<Item = Possibility>>(possibilities: I) -> Self {
        let mut tally = Self::default();
        possibilities.into_iter().for_each(|possibility| tally.add(possibility));
        tally
    }
}

/// Returns the figures that a sum reads; a quantity that is derived from a figure counts as that figure.
pub(crate) fn summed(sum: &Sum) -> FigureSet {
    sum.terms().fold(FigureSet::EMPTY, |read, (_, quantity)| read | sources(quantity))
}

/// Returns the figures that a condition reads; a quantity that is derived from a figure counts as that figure.
pub(crate) fn figures_read(condition: &Condition<'_>) -> FigureSet {
    match condition {
        Condition::Holds(relation) => summed(&relation.left) | summed(&relation.right),
        Condition::Share { of, per, .. } => summed(of) | sources(*per),
        Condition::All(of) | Condition::Any(of) | Condition::AtLeast(_, of) => {
            of.iter().fold(FigureSet::EMPTY, |set, condition| set | figures_read(condition))
        }
        Condition::NotOnFile => FigureSet::EMPTY,
    }
}
