//! Thay đổi nhỏ nhất: finds the smallest change of one figure that changes the outcome of a criterion.

use crate::base::Truth;
use crate::figures::{Figure, Kind};
use crate::judge::{Intervals, Reading, figures_read, interval, outcome};
use crate::rules::{Condition, Criterion, Quantity, Sum};
use alloc::vec::Vec;

/// Thay đổi nhỏ nhất: the nearest value of one figure that turns a criterion, all others as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Nearest {
    /// Chỉ tiêu cần thay đổi: the id of the figure.
    #[cfg_attr(feature = "schema", schemars(with = "str"))]
    pub at: Figure,
    /// Giá trị hiện nay: the value of the figure in the report.
    pub from: Value,
    /// Giá trị mới gần nhất: the nearest value at which the outcome of the criterion is another.
    pub to: Value,
}

/// Giá trị của chỉ tiêu: the value of a figure in documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Value {
    /// Số đếm: a count.
    Count(i64),
    /// Đúng hoặc sai: a flag.
    Flag(bool),
}

impl Value {
    fn of(figure: Figure, value: i64) -> Self {
        if figure.definition().kind == Kind::Flag { Self::Flag(value != 0) } else { Self::Count(value) }
    }
}

/// As many candidates as a share has for one figure, so that the list of most criteria does not grow while it is filled.
const LIKELY: usize = 9;

/// Returns the nearest change of every figure that alone changes the outcome of the criterion, in the order of the form. `trial` holds the
/// intervals of the report; it is changed during the search and restored.
pub(crate) fn nearest(criterion: &Criterion<'_>, reading: Reading, trial: &mut Intervals) -> Vec<Nearest> {
    let wanted = outcome(criterion, reading, trial).not();
    if wanted == Truth::Unknown {
        return Vec::new();
    }
    let below = criterion.below.as_ref().filter(|_| reading == Reading::Literal);
    let read = below.into_iter().fold(figures_read(&criterion.reaches), |read, below| read | figures_read(below));
    let known = read & trial.known;
    // Each candidate stands behind its distance from the present value.
    let mut candidates: Vec<(u64, i64)> = Vec::with_capacity(LIKELY);
    let turning = |figure: Figure| {
        let row = figure.definition();
        let (min, max) = (i64::try_from(row.min).ok()?, i64::try_from(row.max).ok()?);
        let (now, _) = trial.bounds(Quantity::of(figure));
        // Tries all values of the figure together first, because most figures alone cannot change the outcome.
        trial.put(figure, (min, max));
        let may_turn = outcome(criterion, reading, trial) == Truth::Unknown;
        trial.put(figure, (now, now));
        if !may_turn {
            return None;
        }
        candidates.clear();
        let mut add = |value: i64| {
            if (min..=max).contains(&value) {
                candidates.push((value.abs_diff(now), value));
            }
        };
        boundaries(&criterion.reaches, figure, trial, &mut add);
        if let Some(below) = below {
            boundaries(below, figure, trial, &mut add);
        }
        // Takes the nearest of those that are left again and again instead of sorting them, because the first or the second is nearly always
        // found.
        let mut tried = (0, now);
        let found = loop {
            let Some(nearest) = candidates.iter().copied().filter(|candidate| *candidate > tried).min() else { break None };
            let (_, value) = nearest;
            trial.put(figure, (value, value));
            if outcome(criterion, reading, trial) == wanted {
                break Some(value);
            }
            tried = nearest;
        };
        trial.put(figure, (now, now));
        found.map(|to| Nearest { at: figure, from: Value::of(figure, now), to: Value::of(figure, to) })
    };
    known.iter().filter_map(turning).collect()
}

/// Calls `add` with the values of `figure` next to which a condition can change; between them it is constant.
fn boundaries(condition: &Condition<'_>, figure: Figure, intervals: &Intervals, add: &mut impl FnMut(i64)) {
    match condition {
        Condition::Holds(relation) => crossing((1, &relation.left), (1, &relation.right), figure, intervals, add),
        Condition::Share { of, per, from: (part, whole) } => {
            let per = Sum::number(0).and(1, *per);
            crossing((*whole, of), (*part, &per), figure, intervals, add);
            // Adds the zeros of both sums, because shares with nobody counted or no residents are decided separately.
            crossing((1, of), (0, &per), figure, intervals, add);
            crossing((1, &per), (0, of), figure, intervals, add);
        }
        Condition::All(of) | Condition::Any(of) | Condition::AtLeast(_, of) => {
            of.iter().for_each(|condition| boundaries(condition, figure, intervals, add));
        }
        Condition::NotOnFile => {}
    }
}

/// Calls `add` with the whole numbers next to the point at which two sums are equal as `figure` changes.
fn crossing(left: (i64, &Sum), right: (i64, &Sum), figure: Figure, intervals: &Intervals, add: &mut impl FnMut(i64)) {
    let coefficient = |(factor, sum): (i64, &Sum)| {
        sum.terms()
            .filter(|(_, quantity)| *quantity == Quantity::of(figure))
            .fold(0_i64, |all, (one, _)| all.saturating_add(one.saturating_mul(factor)))
    };
    let slope = coefficient(left).saturating_sub(coefficient(right));
    if slope == 0 {
        return;
    }
    let (now, _) = intervals.bounds(Quantity::of(figure));
    let (left_low, left_high) = scaled(left, intervals);
    let (right_low, right_high) = scaled(right, intervals);
    let (lowest, highest) = (left_low.saturating_sub(right_high), left_high.saturating_sub(right_low));
    // Both are one where every figure is known.
    for difference in core::iter::once(lowest).chain((highest != lowest).then_some(highest)) {
        // Solves slope·x + rest = 0, where the present difference is slope·now + rest.
        let rest = difference.saturating_sub(slope.saturating_mul(now));
        let Some(x) = rest.checked_neg().and_then(|rest| rest.checked_div_euclid(slope)) else { continue };
        [x.saturating_sub(1), x, x.saturating_add(1)].into_iter().for_each(&mut *add);
    }
}

fn scaled((factor, sum): (i64, &Sum), intervals: &Intervals) -> (i64, i64) {
    let (low, high) = interval(sum, intervals);
    (low.saturating_mul(factor), high.saturating_mul(factor))
}

#[cfg(test)]
mod tests {
    use super::{Nearest, Value, nearest};
    use crate::base::{Text, cite};
    use crate::figures::{Figure, Figures, Report};
    use crate::judge::{Intervals, Reading};
    use crate::rules::{Condition, Criterion, at_least, sum};
    use alloc::boxed::Box;
    use alloc::vec;
    use alloc::vec::Vec;

    /// Uses every thousand residents as a threshold.
    #[test]
    fn the_nearest_of_many_values_is_found() -> Result<(), Box<dyn core::error::Error>> {
        const STEPS: usize = 32;
        let steps = i64::try_from(STEPS)?;
        let thousands: Vec<Condition<'_>> = (1..=steps).map(|step| sum(Figure::Population).from_number(step * 1_000)).collect();
        let at = |population: u64, wanted: usize| -> Result<_, Box<dyn core::error::Error>> {
            let reaches = at_least(wanted, &thousands);
            let criterion =
                Criterion { id: "own/1", title: Text::new("", ""), reaches, below: None, rate: None, basis: cite("own", "", "", "") };
            let report =
                Report::new("19815".parse()?, "2025".parse()?).with_figures(Figures { population: Some(population), ..Figures::default() });
            Ok(nearest(&criterion, Reading::Cumulative, &mut Intervals::of(&(&report).into())))
        };
        let to = |from: i64, to: i64| vec![Nearest { at: Figure::Population, from: Value::Count(from), to: Value::Count(to) }];
        assert_eq!(at(20_500, 21)?, to(20_500, 21_000));
        assert_eq!(at(20_500, 20)?, to(20_500, 19_999));
        assert_eq!(at(500, STEPS)?, to(500, steps * 1_000));
        assert_eq!(at(90_000, 1)?, to(90_000, 999));
        Ok(())
    }
}
