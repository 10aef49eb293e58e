//! Kệ báo cáo: reports of other periods, from which each area is given those that it is compared with.

use crate::area::{AreaCode, NotComparable, Unit, Units};
use crate::base::{Sorted, sort_by_key};
use crate::calendar::{Date, Period};
use crate::figures::{Report, Submission};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// Reports and totals by their period and area. A merged commune gets those of its whole predecessors: the 141 of 2023
/// are dealt out to the 40 of today.
///
/// ```
/// use kh302::{Report, judge::ReportStore, law::HUE};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut shelf = ReportStore::default();
/// for code in ["19801", "19815", "19816", "19798"] {
///     shelf.put(Report::new(code.parse()?, "2023".parse()?).into());
/// }
/// // Phường An Cựu of today: phường An Cựu, An Đông and An Tây of 2023.
/// assert_eq!(shelf.baseline("19815".parse()?, "2025".parse()?, &HUE).len(), 3);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default)]
pub struct ReportStore(Sorted<Period, Sorted<AreaCode, Box<Submission>>>);

impl ReportStore {
    /// Puts a report or totals on the shelf. Of two of one area and period the later revision counts.
    pub fn put(&mut self, filed: Submission) {
        self.0.change(filed.period(), |of_period| {
            let mut of_period = of_period.unwrap_or_default();
            of_period.change(filed.area(), |known| match known {
                Some(known) if revision(&known) > revision(&filed) => known,
                _ => Box::new(filed),
            });
            of_period
        });
    }

    /// All that stands on it.
    pub fn iter(&self) -> impl Iterator<Item = &Submission> {
        self.0.iter().flat_map(|(_, of_period)| of_period.iter().map(|(_, filed)| &**filed))
    }

    /// Kỳ gốc: the reports, of the latest period before the one asked, of the units that became the area. Whether they
    /// can be compared with is for the judge to say: where a predecessor was split or has no report, it names it.
    #[must_use]
    pub fn baseline(&self, area: AreaCode, period: Period, units: &Units<'_>) -> Vec<Report> {
        let Some((before, reports)) = self.0.iter().rfind(|(before, _)| before.last_day() < period.first_day()) else { return Vec::new() };
        let areas = match units.on(area, period.last_day()).unit() {
            Some(unit) => codes(unit.lineage_on(before.last_day()).units),
            None => [area].into(),
        };
        let report = |area| {
            if let Some(Submission::Report(report)) = reports.get(&area).map(|filed| &**filed) { Some(report.clone()) } else { None }
        };
        areas.into_iter().filter_map(report).collect()
    }

    /// Kỳ trước: the reports of the period that ends on the day before the one asked begins; of several such the one of
    /// its kind comes first. Nothing where one of a predecessor is lacking.
    #[must_use]
    pub fn previous(&self, area: AreaCode, period: Period, units: &Units<'_>) -> Vec<Submission> {
        let Some(before) = period.first_day().previous_day() else { return Vec::new() };
        let mut periods: Vec<_> = self.0.iter().filter(|(period, _)| period.last_day() == before).collect();
        sort_by_key(&mut periods, |(one, _)| one.kind() != period.kind());
        let whole = |reports: &Sorted<AreaCode, Box<Submission>>| -> Option<Vec<Submission>> {
            areas(area, period, before, units)?.iter().map(|area| reports.get(area).map(|filed| Submission::clone(filed))).collect()
        };
        periods.into_iter().find_map(|(_, reports)| whole(reports)).unwrap_or_default()
    }

    /// Every report of a shorter period inside the one asked. What they leave open is a finding, so what there is is given.
    #[must_use]
    pub fn parts(&self, area: AreaCode, period: Period, units: &Units<'_>) -> Vec<Submission> {
        let inside = self.0.iter().filter(|(part, _)| *part != period && period.contains(*part));
        let own = inside.flat_map(|(part, reports)| {
            let areas = areas(area, period, part.last_day(), units).unwrap_or_default();
            areas.into_iter().filter_map(|area| reports.get(&area).map(|filed| Submission::clone(filed)))
        });
        own.collect()
    }
}

/// The areas whose reports of an earlier day together are those of the area: itself, or the whole ones that became it.
fn areas(area: AreaCode, period: Period, earlier: Date, units: &Units<'_>) -> Option<Vec<AreaCode>> {
    match units.on(area, period.last_day()).unit().map(|unit| unit.comparable_predecessors_on(earlier)) {
        Some(Ok(whole)) => Some(codes(whole)),
        Some(Err(NotComparable::Split(_) | NotComparable::Lost(_))) => None,
        None => Some([area].into()),
    }
}

fn codes(units: Vec<Unit<'_>>) -> Vec<AreaCode> {
    units.iter().map(Unit::code).collect()
}

/// Totals carry no number: the later one counts.
fn revision(filed: &Submission) -> u32 {
    match filed {
        Submission::Report(report) => report.revision,
        Submission::Totals(_) => 0,
    }
}
