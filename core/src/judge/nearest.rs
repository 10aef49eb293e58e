//! Thay đổi nhỏ nhất: finds the smallest change of one figure that changes the outcome of a criterion.

use crate::base::Truth;
use crate::figures::{Figure, FigureSet, Kind};
use crate::judge::{Intervals, Reading, evaluate, figures_read, interval, outcome, sources, summed};
use crate::rules::{Condition, Criterion, Op, Quantity, Relation, Sum};
use alloc::vec::Vec;
use core::iter;

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

/// Searches the nearest changes of criteria. It keeps its list of candidates from one criterion to the next.
#[derive(Default)]
pub(crate) struct Search {
    candidates: Vec<Candidate>,
}

impl Search {
    /// Returns the nearest change of every figure that alone changes the outcome of the criterion, in the order of the form. `trial` holds the
    /// intervals of the report, over which the criterion has the outcome `now`; it is changed during the search and restored.
    pub(crate) fn nearest(&mut self, criterion: &Criterion<'_>, reading: Reading, now: Truth, trial: &mut Intervals) -> Vec<Nearest> {
        let wanted = match now {
            Truth::Unknown => return Vec::new(),
            Truth::True => false,
            Truth::False => true,
        };
        let (reaches, below) = (&criterion.reaches, criterion.below.as_ref().filter(|_| reading == Reading::Literal));
        let could_turn = match below {
            // Is not evaluated again, because a single comparison is known to lack what is wanted.
            None if matches!(reaches, Condition::Holds(_) | Condition::Share { .. }) => figures_read(reaches),
            None => could_give(wanted, reaches, trial),
            Some(below) if wanted => could_give(true, reaches, trial) & could_give(false, below, trial),
            Some(below) => could_give(false, reaches, trial) | could_give(true, below, trial),
        };
        let figures = could_turn & trial.known;
        if figures.is_empty() {
            return Vec::new();
        }
        self.candidates.clear();
        let mut candidates = Candidates { figures, intervals: trial, found: &mut self.candidates };
        candidates.of_condition(reaches);
        below.into_iter().for_each(|below| candidates.of_condition(below));
        let nearest = |figure: Figure| {
            let (now, _) = trial.bounds(Quantity::of(figure));
            // Takes the nearest of those that are left again and again instead of sorting them, because the first is nearly always right.
            let mut tried = (0, now);
            let right = loop {
                let of_figure = self.candidates.iter().filter(|candidate| candidate.figure == figure);
                let left = of_figure.map(|candidate| (candidate.distance, candidate.value)).filter(|candidate| *candidate > tried);
                let Some(next) = left.min() else { break None };
                let (_, value) = next;
                trial.put(figure, (value, value));
                if outcome(criterion, reading, trial) == Truth::of(wanted) {
                    break Some(value);
                }
                tried = next;
            };
            trial.put(figure, (now, now));
            right.map(|to| Nearest { at: figure, from: Value::of(figure, now), to: Value::of(figure, to) })
        };
        figures.iter().filter_map(nearest).collect()
    }
}

/// Returns the figures that could each alone give a condition an outcome: all of them where it has that outcome already. Not each of them can, but
/// no other figure can.
fn could_give(wanted: bool, condition: &Condition<'_>, intervals: &Intervals) -> FigureSet {
    let of_each = |conditions: &[Condition<'_>], at_least: usize| {
        let (mut lacking, mut one_of, mut each_of) = (at_least, FigureSet::EMPTY, FigureSet::ALL);
        for condition in conditions {
            match could_give(wanted, condition, intervals) {
                FigureSet::ALL => lacking = lacking.saturating_sub(1),
                figures => (one_of, each_of) = (one_of | figures, each_of & figures),
            }
        }
        match lacking {
            0 => FigureSet::ALL,
            1 => one_of,
            // Where several conditions lack it and none is to spare, the figure must stand in each.
            _ if at_least == conditions.len() => each_of,
            _ => one_of,
        }
    };
    match condition {
        Condition::Holds(_) | Condition::Share { .. } => {
            if evaluate(condition, intervals) == Truth::of(wanted) {
                FigureSet::ALL
            } else {
                figures_read(condition)
            }
        }
        Condition::All(of) => of_each(of, if wanted { of.len() } else { 1 }),
        Condition::Any(of) => of_each(of, if wanted { 1 } else { of.len() }),
        // It fails as soon as fewer than `n` are left.
        Condition::AtLeast(n, of) => of_each(of, if wanted { *n } else { of.len().saturating_add(1).saturating_sub(*n) }),
        Condition::NotOnFile => FigureSet::EMPTY,
    }
}

/// A value of a figure at which a comparison is answered otherwise.
struct Candidate {
    figure: Figure,
    distance: u64,
    value: i64,
}

/// Collects the values of some figures at which a comparison is answered otherwise, each the first in its direction. Between them every
/// condition stays as it is.
struct Candidates<'i> {
    figures: FigureSet,
    intervals: &'i Intervals,
    found: &'i mut Vec<Candidate>,
}

impl Candidates<'_> {
    fn of_condition(&mut self, condition: &Condition<'_>) {
        match condition {
            Condition::Holds(relation) => self.of_relation(relation),
            Condition::Share { of, per, from } => self.of_share(of, *per, *from),
            Condition::All(of) | Condition::Any(of) | Condition::AtLeast(_, of) => {
                of.iter().for_each(|condition| self.of_condition(condition));
            }
            Condition::NotOnFile => {}
        }
    }

    fn of_relation(&mut self, Relation { left, op, right }: &Relation) {
        if (self.figures & (summed(left) | summed(right))).is_empty() {
            return;
        }
        let ((left_low, left_high), (right_low, right_high)) = (interval(left, self.intervals), interval(right, self.intervals));
        let (low, high) = (left_low.saturating_sub(right_high), left_high.saturating_sub(right_low));
        for (_, quantity) in left.terms().chain(right.terms()) {
            let slope = left.coefficient(quantity).saturating_sub(right.coefficient(quantity));
            if matches!(op, Op::AtLeast | Op::Below | Op::Equal) {
                self.change_of_sign(quantity, slope, low, high);
            }
            if matches!(op, Op::AtMost | Op::Above | Op::Equal) {
                self.change_of_sign(quantity, slope, low.saturating_sub(1), high.saturating_sub(1));
            }
        }
    }

    fn of_share(&mut self, of: &Sum, per: Quantity, (part, whole): (i64, i64)) {
        if (self.figures & (summed(of) | sources(per))).is_empty() {
            return;
        }
        let (low, high) = interval(of, self.intervals);
        let (fewest, most) = self.intervals.bounds(per);
        let difference = |counted: i64, residents: i64| whole.saturating_mul(counted).saturating_sub(part.saturating_mul(residents));
        for (_, quantity) in of.terms().chain([(1, per)]) {
            let (in_counted, in_residents) = (of.coefficient(quantity), i64::from(quantity == per));
            // A share is asked of at least one resident.
            let fewest = if quantity == per { fewest } else { fewest.max(1) };
            let slope = whole.saturating_mul(in_counted).saturating_sub(part.saturating_mul(in_residents));
            self.change_of_sign(quantity, slope, difference(low, most), difference(high, fewest));
            // It is decided otherwise where nobody is counted or nobody lives.
            self.change_of_sign(quantity, in_counted, low.saturating_sub(1), high.saturating_sub(1));
            self.change_of_sign(quantity, in_residents, fewest.saturating_sub(1), most.saturating_sub(1));
        }
    }

    /// Adds the values of a figure at which a number that grows by `slope` with it comes from below 0 to at least 0, or back. Missing figures
    /// leave it between `low` and `high`, each of which decides something.
    fn change_of_sign(&mut self, of: Quantity, slope: i64, low: i64, high: i64) {
        if slope == 0 {
            return;
        }
        let Some(figure) = of.figure().filter(|figure| self.figures.contains(*figure)) else { return };
        let row = figure.definition();
        let (now, _) = self.intervals.bounds(of);
        for number in iter::once(low).chain((high != low).then_some(high)) {
            let is_negative = number < 0;
            // Is the distance of the number from the last one on its side of the border between −1 and 0.
            let to_border = if is_negative { !number } else { number };
            let Some(steps) = to_border.checked_div(slope.saturating_abs()) else { return };
            let change = if is_negative == (slope > 0) { steps.saturating_add(1) } else { !steps };
            let value = now.saturating_add(change);
            if u64::try_from(value).is_ok_and(|value| (row.min..=row.max).contains(&value)) {
                self.found.push(Candidate { figure, distance: change.unsigned_abs(), value });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Nearest, Search, Value};
    use crate::base::{Text, Truth, cite};
    use crate::calendar::Period;
    use crate::figures::{AreaCode, Figure, Figures, Report};
    use crate::judge::{Intervals, Reading, outcome};
    use crate::rules::{Condition, Criterion, Op, Quantity, Relation, Sum, at_least, sum};
    use alloc::boxed::Box;
    use alloc::vec;
    use alloc::vec::Vec;
    use proptest::prelude::*;

    /// Uses every thousand residents as a threshold.
    #[test]
    fn the_nearest_of_many_values_is_found() -> Result<(), Box<dyn core::error::Error>> {
        const STEPS: usize = 32;
        let steps = i64::try_from(STEPS)?;
        let thousands: Vec<Condition<'_>> = (1..=steps).map(|step| sum(Figure::Population).from_number(step * 1_000)).collect();
        let at = |population: u64, wanted: usize| -> Result<_, Box<dyn core::error::Error>> {
            let reaches = at_least(wanted, &thousands);
            let criterion =
                Criterion { id: "own/1", title: Text { vi: "", en: "" }, reaches, below: None, rate: None, basis: cite("own", "", "", "") };
            let report =
                Report::new("19815".parse()?, "2025".parse()?).with_figures(Figures { population: Some(population), ..Figures::default() });
            let mut intervals = Intervals::of(&(&report).into());
            let now = outcome(&criterion, Reading::Cumulative, &intervals);
            Ok(Search::default().nearest(&criterion, Reading::Cumulative, now, &mut intervals))
        };
        let to = |from: i64, to: i64| vec![Nearest { at: Figure::Population, from: Value::Count(from), to: Value::Count(to) }];
        assert_eq!(at(20_500, 21)?, to(20_500, 21_000));
        assert_eq!(at(20_500, 20)?, to(20_500, 19_999));
        assert_eq!(at(500, STEPS)?, to(500, steps * 1_000));
        assert_eq!(at(90_000, 1)?, to(90_000, 999));
        Ok(())
    }

    /// The figures that the conditions below read.
    const READ: [Figure; 3] = [Figure::Population, Figure::DrugDependent, Figure::Released];

    fn any_quantity() -> impl Strategy<Value = Quantity> {
        prop::sample::select(READ.map(Quantity::of).to_vec())
    }

    fn any_sum() -> impl Strategy<Value = Sum> {
        let terms = prop::collection::vec((-3_i64..=3, any_quantity()), 0..=3);
        (terms, -20_i64..=20).prop_map(|(terms, constant)| {
            terms.into_iter().fold(Sum::number(constant), |sum, (coefficient, quantity)| sum.and(coefficient, quantity))
        })
    }

    fn any_comparison() -> impl Strategy<Value = Condition<'static>> {
        let relation = (any_sum(), prop::sample::select(Op::ALL.to_vec()), any_sum());
        let share = (any_sum(), any_quantity(), 0_i64..=4, 1_i64..=4);
        prop_oneof![
            relation.prop_map(|(left, op, right)| Condition::Holds(Relation { left, op, right })),
            share.prop_map(|(of, per, part, whole)| Condition::Share { of, per, from: (part, whole) }),
            Just(Condition::NotOnFile),
        ]
    }

    proptest! {
        /// Tries every value of each figure in the order of its distance.
        #[test]
        fn no_nearer_value_changes_the_outcome(
            of in prop::array::uniform6(any_comparison()),
            shape in 0..6,
            is_literal: bool,
            values in prop::array::uniform3(prop::option::weighted(0.8, 0_u64..40)),
        ) {
            let [a, b, c, d, e, below] = of;
            let (pair, three, four) = ([a, b], [a, b, c], [a, b, c, d]);
            let inside = [Condition::AtLeast(2, &four), Condition::Any(&[e, Condition::All(&pair)])];
            let reaches = match shape {
                0 => a,
                1 => Condition::All(&three),
                2 => Condition::Any(&three),
                3 => Condition::AtLeast(2, &three),
                4 => Condition::AtLeast(3, &four),
                _ => Condition::All(&inside),
            };
            let criterion =
                Criterion { id: "own/1", title: Text { vi: "", en: "" }, reaches, below: Some(below), rate: None, basis: cite("own", "", "", "") };
            let reading = if is_literal { Reading::Literal } else { Reading::Cumulative };
            let [population, drug_dependent, released] = values;
            let figures = Figures { population, drug_dependent, released, ..Figures::default() };
            let report = Report::new(AreaCode::constant("19815"), Period::STAND_IN).with_figures(figures);
            let mut intervals = Intervals::of(&(&report).into());
            let now = outcome(&criterion, reading, &intervals);
            let found = Search::default().nearest(&criterion, reading, now, &mut intervals);
            for (figure, value) in READ.into_iter().zip(values) {
                let at = |value: u64| {
                    let mut other = report.clone();
                    other.figures.set(figure, Some(value));
                    outcome(&criterion, reading, &Intervals::of(&(&other).into()))
                };
                let known = value.filter(|_| now != Truth::Unknown);
                let tried = known.into_iter().flat_map(|value| (1..200).flat_map(move |step| [value.checked_sub(step), value.checked_add(step)]));
                let first = tried.flatten().find(|value| at(*value) == now.not());
                let first = first.and_then(|to| i64::try_from(to).ok()).map(Value::Count);
                let found = found.iter().find(|one| one.at == figure).map(|one| one.to);
                // A value that is farther away than was tried may be found.
                let is_far = |to: &Value| matches!((to, value), (Value::Count(to), Some(value)) if to.abs_diff(value.try_into().unwrap_or(0)) >= 200);
                prop_assert_eq!(found.filter(|to| first.is_some() || !is_far(to)), first);
            }
        }
    }
}
