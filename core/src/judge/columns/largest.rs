//! Số lớn nhất: the largest figure over which every rule stays within 32 bits.

use crate::law::{CHECKS, CRITERIA, PLANS};
use crate::rules::{Check, Condition, CriteriaSet, Criterion, MeasureTest, Plan, Quantity, Sum, Test};

/// The largest figure that columns hold; a row with a larger one is judged by itself. It follows from the law as it is compiled, so that a
/// rule with larger coefficients makes it smaller and nothing wrong.
pub(super) const LARGEST: i32 = of_law();

const MOST: i64 = 0x7fff_ffff;

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::as_conversions, reason = "evaluated at compile time")]
const fn of_law() -> i32 {
    let checks: &[Check] = CHECKS;
    let mut least = MOST;
    let mut place = 0;
    while place < checks.len() {
        if let Test::Figures(when, must) = &checks[place].test {
            least = min(least, of_condition(must, None));
            if let Some(when) = when {
                least = min(least, of_condition(when, None));
            }
        }
        place += 1;
    }
    let sets = CRITERIA.spans();
    place = 0;
    while place < sets.len() {
        least = min(least, of_set(sets[place].value));
        place += 1;
    }
    place = 0;
    while place < PLANS.len() {
        least = min(least, of_plan(PLANS[place]));
        place += 1;
    }
    least as i32
}

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn of_set(set: &CriteriaSet<'static>) -> i64 {
    let (mut least, mut place) = (of_criteria(set.drug_free, set), 0);
    while place < set.types.len() {
        least = min(least, of_criteria(set.types[place].of, set));
        place += 1;
    }
    least
}

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn of_criteria(criteria: &[Criterion<'static>], set: &CriteriaSet<'static>) -> i64 {
    // Counts a figure that is replaced by a sum, for the reading that counts places over the period, as large as that sum.
    let replaced = match &set.places_in_period {
        Some((figure, sum)) => Some((Quantity::of(*figure), of_terms(sum, None).0)),
        None => None,
    };
    let (mut least, mut place) = (MOST, 0);
    while place < criteria.len() {
        least = min(least, of_condition(&criteria[place].reaches, replaced));
        if let Some(below) = &criteria[place].below {
            least = min(least, of_condition(below, replaced));
        }
        place += 1;
    }
    least
}

#[expect(clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn of_plan(plan: &Plan) -> i64 {
    let (mut least, mut place) = (MOST, 0);
    while place < plan.measure_count() {
        let (_, measure) = plan.measure_at(place);
        let of = match &measure.test {
            MeasureTest::Fraction(part, whole, _) | MeasureTest::LowerThanBaseline(part, whole) => largest(part, whole, None),
            MeasureTest::Zero(count) | MeasureTest::Count(count) => largest(count, &Sum::number(0), None),
            MeasureTest::StillDrugFree | MeasureTest::Transformed => MOST,
        };
        least = min(least, of);
        place += 1;
    }
    least
}

/// A quantity that stands for a sum with coefficients of so much in total.
type Replaced = Option<(Quantity, i64)>;

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn of_condition(condition: &Condition<'_>, replaced: Replaced) -> i64 {
    match condition {
        Condition::Holds(relation) => largest(&relation.left, &relation.right, replaced),
        Condition::Share { of, per, from } => {
            let per = Sum::number(0).and(from.0, *per);
            min(largest(&of.times(from.1), &Sum::number(0), replaced), largest(&per, &Sum::number(0), replaced))
        }
        Condition::NotOnFile => MOST,
        Condition::All(of) | Condition::Any(of) | Condition::AtLeast(_, of) => {
            let (mut least, mut place) = (MOST, 0);
            while place < of.len() {
                least = min(least, of_condition(&of[place], replaced));
                place += 1;
            }
            least
        }
    }
}

/// Returns the largest figure with which neither sum nor their difference leaves 32 bits.
#[expect(clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn largest(left: &Sum, right: &Sum, replaced: Replaced) -> i64 {
    let (left, right) = (of_terms(left, replaced), of_terms(right, replaced));
    let (terms, constants) = (left.0 + right.0, left.1 + right.1);
    if terms == 0 { MOST } else { (MOST - constants) / terms }
}

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

const fn min(one: i64, other: i64) -> i64 {
    if one < other { one } else { other }
}
