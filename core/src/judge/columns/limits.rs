//! Giới hạn: between which numbers figures must lie for every rule to be decided in 32 bits.

use crate::figures::{FIGURES, FigureSet};
use crate::law::{CHECKS, CRITERIA, PLANS};
use crate::rules::{Condition, CriteriaSet, Criterion, MeasureTest, Plan, Quantity, Sum, Test};

/// The largest figure that columns hold; a row with a larger one is judged by itself. It follows from the law as it is compiled, so that a
/// rule with larger coefficients makes it smaller and nothing wrong.
pub(super) const LARGEST: i32 = largest_as_column(OF_LAW.largest);

/// The figures of which rules take shares. A row where one of them is 0 is judged by itself, because a share of nothing is open; of all
/// other rows the compiler knows that what holds and what is possible are the same, and leaves one of them out.
pub(super) const SHARED: FigureSet = OF_LAW.shared;

const OF_LAW: Limits = Limits::of_law();

#[expect(clippy::as_conversions, reason = "at most 31 bits")]
const fn largest_as_column(largest: i64) -> i32 {
    largest as i32
}

/// What was found in the rules that were gone through.
#[derive(Clone, Copy)]
struct Limits {
    /// The largest figure with which no sum leaves 32 bits.
    largest: i64,
    shared: FigureSet,
}

/// A quantity that stands for a sum with coefficients of so much in total.
type Replaced = Option<(Quantity, i64)>;

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
impl Limits {
    const fn of_law() -> Self {
        let mut limits = Self { largest: MOST, shared: FigureSet::EMPTY };
        let mut place = 0;
        while place < CHECKS.len() {
            if let Test::Figures(when, must) = &CHECKS[place].test {
                limits = limits.condition(must, None);
                if let Some(when) = when {
                    limits = limits.condition(when, None);
                }
            }
            place += 1;
        }
        let sets = CRITERIA.spans();
        place = 0;
        while place < sets.len() {
            limits = limits.set(sets[place].value);
            place += 1;
        }
        place = 0;
        while place < PLANS.len() {
            limits = limits.plan(PLANS[place]);
            place += 1;
        }
        place = 0;
        while place < sets.len() {
            if let Some((figure, _)) = &sets[place].value.places_in_period {
                assert!(!limits.shared.contains(*figure), "a share of a figure that stands for a sum would be open where the sum is 0");
            }
            place += 1;
        }
        limits
    }

    const fn set(mut self, set: &CriteriaSet<'static>) -> Self {
        self = self.criteria(set.drug_free, set);
        let mut place = 0;
        while place < set.types.len() {
            self = self.criteria(set.types[place].of, set);
            place += 1;
        }
        self
    }

    const fn criteria(mut self, criteria: &[Criterion<'static>], set: &CriteriaSet<'static>) -> Self {
        // Counts a figure that is replaced by a sum, for the reading that counts places over the period, as large as that sum.
        let replaced = match &set.places_in_period {
            Some((figure, sum)) => Some((Quantity::of(*figure), of_terms(sum, None).0)),
            None => None,
        };
        let mut place = 0;
        while place < criteria.len() {
            self = self.condition(&criteria[place].reaches, replaced);
            if let Some(below) = &criteria[place].below {
                self = self.condition(below, replaced);
            }
            place += 1;
        }
        self
    }

    const fn plan(mut self, plan: &Plan) -> Self {
        let mut place = 0;
        while place < plan.measure_count() {
            let (_, measure) = plan.measure_at(place);
            self = match &measure.test {
                MeasureTest::Fraction(part, whole, _) | MeasureTest::LowerThanBaseline(part, whole) => self.difference(part, whole, None),
                MeasureTest::Zero(count) | MeasureTest::Count(count) => self.difference(count, &Sum::number(0), None),
                MeasureTest::StillDrugFree | MeasureTest::Transformed => self,
            };
            place += 1;
        }
        self
    }

    const fn condition(mut self, condition: &Condition<'_>, replaced: Replaced) -> Self {
        match condition {
            Condition::Holds(relation) => self.difference(&relation.left, &relation.right, replaced),
            Condition::Share { of, per, from } => {
                let whole = Sum::number(0).and(from.0, *per);
                self = self.difference(&of.times(from.1), &Sum::number(0), replaced).difference(&whole, &Sum::number(0), replaced);
                if per.index() != Quantity::COMMUNES.index() {
                    assert!(per.index() < FIGURES.len(), "a share is one of a figure, or of communes, of which a row is one");
                    self.shared = self.shared.with(FIGURES[per.index()].figure);
                }
                self
            }
            Condition::NotOnFile => self,
            Condition::All(of) | Condition::Any(of) | Condition::AtLeast(_, of) => {
                let mut place = 0;
                while place < of.len() {
                    self = self.condition(&of[place], replaced);
                    place += 1;
                }
                self
            }
        }
    }

    /// Adds two sums, which must not leave 32 bits, nor must their difference.
    const fn difference(mut self, left: &Sum, right: &Sum, replaced: Replaced) -> Self {
        let (left, right) = (of_terms(left, replaced), of_terms(right, replaced));
        let (terms, constants) = (left.0 + right.0, left.1 + right.1);
        if terms > 0 && (MOST - constants) / terms < self.largest {
            self.largest = (MOST - constants) / terms;
        }
        self
    }
}

const MOST: i64 = 0x7fff_ffff;

/// Returns the sum of the coefficients without their signs, and the constant.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::as_conversions, reason = "evaluated at compile time")]
const fn of_terms(sum: &Sum, replaced: Replaced) -> (i64, i64) {
    /// The months by which groups are multiplied at most.
    const MONTHS: i64 = 12;
    let (mut total, mut place) = (0, 0);
    while place < sum.len as usize {
        let quantity = sum.quantities[place];
        let times = match replaced {
            Some((figure, of)) if figure.index() == quantity.index() => of,
            _ if quantity.index() == Quantity::GROUP_MONTHS.index() => MONTHS,
            _ => 1,
        };
        total += sum.coefficients[place].abs() * times;
        place += 1;
    }
    (total, sum.constant.abs())
}
