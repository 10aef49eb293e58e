//! Tiêu chí quyết định: finds which criteria decide a level, and which missing figures would decide it.

use super::{Classification, Intervals, LevelSpan, Reading, evaluate, figures_read, interval, outcome};
use crate::base::Truth;
use crate::figures::{CommuneTally, FigureSet, RiskLevel};
use crate::rules::{Condition, CriteriaSet, Criterion};
use alloc::borrow::Cow;

pub(crate) fn shown(of: &Classification, reading: Reading) -> LevelSpan {
    match reading {
        Reading::Cumulative => of.cumulative,
        Reading::Literal => of.literal,
        Reading::PlacesInPeriod => of.places_in_period,
    }
}

/// Returns every criterion of a set: those of the types from the worst down, each with its type, then the conditions of a drug-free area.
pub(crate) fn all_of<'s>(set: &CriteriaSet<'s>) -> impl Iterator<Item = (Option<RiskLevel>, &'s Criterion<'s>)> + use<'s> {
    let of_types = set.types.iter().flat_map(|rule| rule.of.iter().map(|criterion| (Some(rule.level), criterion)));
    of_types.chain(set.drug_free.iter().map(|condition| (None, condition)))
}

/// Returns the criterion of a worse type in whose band the measure of a criterion lies; `None` where it lies in the criterion's own band, or
/// below it. A criterion that is met through such a band is not met by its own words.
pub(crate) fn higher_band<'s>(set: &CriteriaSet<'s>, criterion: &Criterion<'_>, intervals: &Intervals) -> Option<&'s Criterion<'s>> {
    let (mut found, mut above) = (None, criterion.below);
    while let Some(condition) = above.filter(|above| evaluate(above, intervals) == Truth::True) {
        let next = set.types.iter().flat_map(|rule| rule.of).find(|other| other.reaches == condition)?;
        (found, above) = (Some(next), next.below);
    }
    found
}

/// Returns the criteria of the types that are met in the cumulative reading, from the worst type down, each only in the band of its measure.
pub(crate) fn bands_met<'s, 'f>(set: &CriteriaSet<'s>, intervals: &'f Intervals) -> impl Iterator<Item = &'s Criterion<'s>> + use<'s, 'f> {
    let set = *set;
    let met = |criterion: &&Criterion<'_>| evaluate(&criterion.reaches, intervals) == Truth::True;
    set.types.iter().flat_map(|rule| rule.of).filter(met).filter(move |criterion| higher_band(&set, criterion, intervals).is_none())
}

/// Returns the criteria that decide the level: the met criteria of its type; for a drug-free area the conditions; for an affected area the
/// conditions that fail.
pub(crate) fn deciding<'s, 'f>(
    of: &Classification,
    set: &CriteriaSet<'s>,
    reading: Reading,
    intervals: &'f Intervals,
) -> impl Iterator<Item = &'s Criterion<'s>> + use<'s, 'f> {
    let level = shown(of, reading).level();
    let of_type = set.types.iter().filter(move |rule| Some(rule.level) == level).flat_map(|rule| rule.of);
    let met = of_type.filter(move |criterion| outcome(criterion, reading, intervals) == Truth::True);
    let conditions = set.drug_free.iter().filter(move |condition| match level {
        Some(RiskLevel::DrugFree) => true,
        Some(RiskLevel::Affected) => evaluate(&condition.reaches, intervals) == Truth::False,
        _ => false,
    });
    met.chain(conditions)
}

/// Returns the missing figures that would decide the level under a reading.
pub(crate) fn open(of: &Classification, set: &CriteriaSet<'_>, reading: Reading, intervals: &Intervals) -> FigureSet {
    let span = shown(of, reading);
    if !of.complete || span.level().is_some() {
        return FigureSet::EMPTY;
    }
    let types = set.types.iter().filter(|rule| span.best < rule.level && rule.level <= span.worst).flat_map(|rule| rule.of);
    let of_types = types.fold(FigureSet::EMPTY, |open, criterion| {
        let below = criterion.below.as_ref().filter(|_| reading == Reading::Literal);
        below.into_iter().fold(open | open_in(&criterion.reaches, intervals), |open, below| open | open_in(below, intervals))
    });
    if span.best == RiskLevel::DrugFree { of_types | open_conditions(of, set, intervals) } else { of_types }
}

/// Returns the intervals in which a reading counts: for the one that counts places over the period, with that number in place of the figure.
pub(crate) fn read_as<'i>(set: &CriteriaSet<'_>, reading: Reading, intervals: &'i Intervals) -> Cow<'i, Intervals> {
    match (&set.places_in_period, reading) {
        (Some((figure, sum)), Reading::PlacesInPeriod) => {
            let mut over_the_period = intervals.clone();
            over_the_period.put(*figure, interval(sum, intervals));
            Cow::Owned(over_the_period)
        }
        _ => Cow::Borrowed(intervals),
    }
}

/// Returns the missing figures that would decide the level in the reading that counts places over the period.
pub(crate) fn open_in_period(of: &Classification, set: &CriteriaSet<'_>, intervals: &Intervals) -> FigureSet {
    let reading = Reading::PlacesInPeriod;
    let Some((figure, sum)) = set.places_in_period.filter(|_| shown(of, reading).level().is_none()) else { return FigureSet::EMPTY };
    let over_the_period = read_as(set, reading, intervals);
    open(of, set, reading, &over_the_period).without(FigureSet::EMPTY.with(figure)) | intervals.missing_in(&sum)
}

/// Returns the missing figures that would decide whether the area is drug-free.
pub(crate) fn open_conditions(of: &Classification, set: &CriteriaSet<'_>, intervals: &Intervals) -> FigureSet {
    let conditions = set.drug_free.iter().filter(|_| of.drug_free == Truth::Unknown);
    conditions.fold(FigureSet::EMPTY, |open, condition| open | open_in(&condition.reaches, intervals))
}

/// Applies Điều 6 to totals: an area above is drug-free if every commune has reported and the sums meet the conditions.
pub(crate) fn area_is_drug_free(set: &CriteriaSet<'_>, communes: Option<CommuneTally>, intervals: &Intervals) -> Truth {
    let holds = set.drug_free.iter().fold(Truth::True, |holds, condition| holds.and(evaluate(&condition.reaches, intervals)));
    let all = communes.is_some_and(|tally| tally.received >= tally.expected);
    if all { holds } else { holds.and(Truth::Unknown) }
}

/// Returns the missing figures on which a condition depends.
fn open_in(condition: &Condition<'_>, intervals: &Intervals) -> FigureSet {
    if evaluate(condition, intervals) != Truth::Unknown {
        return FigureSet::EMPTY;
    }
    match condition {
        Condition::Holds(_) | Condition::Share { .. } => intervals.unknown(figures_read(condition)),
        Condition::All(of) | Condition::Any(of) | Condition::AtLeast(_, of) => {
            of.iter().fold(FigureSet::EMPTY, |set, condition| set | open_in(condition, intervals))
        }
        Condition::NotOnFile => FigureSet::EMPTY,
    }
}
