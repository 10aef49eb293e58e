//! Các lần đính chính: of several revisions of one report the latest one counts, in whatever order they are given.

use crate::area::AreaCode;
use crate::base::sort_by_key;
use crate::calendar::Period;
use crate::figures::{Report, Submission};
use alloc::vec::Vec;
use core::cmp::Reverse;

/// A report or totals that can be given in several revisions.
pub(crate) trait Revised: PartialEq {
    /// Orders reports of the same area and period beside each other.
    type Of: Ord;
    fn of(&self) -> Self::Of;
    /// Returns the number of the correction; 0 for totals, which have none.
    fn revision(&self) -> u32;
    /// Whether both have the same figures.
    fn counts_alike(&self, other: &Self) -> bool;
}

impl Revised for Report {
    type Of = (Period, AreaCode);

    fn of(&self) -> Self::Of {
        (self.period, self.area)
    }

    fn revision(&self) -> u32 {
        self.revision
    }

    fn counts_alike(&self, other: &Self) -> bool {
        self.figures == other.figures && self.declared_level == other.declared_level
    }
}

impl Revised for Submission {
    type Of = (Period, AreaCode, bool);

    fn of(&self) -> Self::Of {
        (self.period(), self.area(), self.is_report())
    }

    fn revision(&self) -> u32 {
        match self {
            Self::Report(report) => report.revision,
            Self::Totals(_) => 0,
        }
    }

    fn counts_alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Report(one), Self::Report(other)) => one.counts_alike(other),
            (one, other) => one == other,
        }
    }
}

/// Whether two reports of one area and period contradict each other: they are the same revision, with other figures.
pub(in crate::judge) fn contradict<T: Revised>(one: &T, other: &T) -> bool {
    one.revision() == other.revision() && !one.counts_alike(other)
}

/// The submissions that count, and those that contradict one that counts.
pub(in crate::judge) struct Latest<'a, T> {
    /// The latest revision of each area and period, with its place among all that were given, in that order.
    pub counting: Vec<(usize, &'a T)>,
    /// Those that are the same revision as one that counts, with other figures.
    pub contradicting: Vec<(usize, &'a T)>,
}

/// Finds the latest revision of each area and period.
pub(in crate::judge) fn latest<'a, T: Revised>(given: impl Iterator<Item = (usize, &'a T)>) -> Latest<'a, T> {
    let mut sorted: Vec<(usize, &T)> = given.collect();
    sort_by_key(&mut sorted, |(place, one)| (one.of(), Reverse(one.revision()), *place));
    let mut latest: Latest<'a, T> = Latest { counting: Vec::new(), contradicting: Vec::new() };
    for (place, one) in sorted {
        match latest.counting.last().filter(|(_, last)| last.of() == one.of()) {
            None => latest.counting.push((place, one)),
            Some((_, last)) if contradict(*last, one) => latest.contradicting.push((place, one)),
            // An earlier revision, or the same report given twice.
            Some(_) => {}
        }
    }
    sort_by_key(&mut latest.counting, |(place, _)| *place);
    sort_by_key(&mut latest.contradicting, |(place, _)| *place);
    latest
}

/// Returns only those that count: the latest revision of each area and period, in the order in which they were given.
pub(crate) fn latest_of<T: Revised>(given: &[T]) -> Vec<&T> {
    latest(given.iter().enumerate()).counting.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::latest;
    use crate::figures::{Figures, Report};
    use alloc::vec::Vec;

    #[test]
    fn of_several_revisions_the_latest_counts_and_two_of_one_number_contradict_each_other() {
        let report = |revision, cases| {
            let report = Report::new(crate::area::AreaCode::NO_COMMUNE, crate::calendar::Period::STAND_IN);
            report.with_revision(revision).with_figures(Figures { drug_cases: Some(cases), ..Figures::default() })
        };
        let found = |given: &[Report]| {
            let latest = latest(given.iter().enumerate());
            let places = |all: Vec<(usize, &Report)>| all.into_iter().map(|(place, _)| place).collect::<Vec<_>>();
            (places(latest.counting), places(latest.contradicting))
        };
        assert_eq!(found(&[report(0, 2), report(1, 9)]), ([1].into(), Vec::new()));
        assert_eq!(found(&[report(1, 9), report(0, 2)]), ([0].into(), Vec::new()));
        assert_eq!(found(&[report(1, 9), report(1, 9)]), ([0].into(), Vec::new()));
        assert_eq!(found(&[report(0, 1), report(2, 9), report(2, 8)]), ([1].into(), [2].into()));
    }
}
