//! Kho báo cáo: stores reports of many periods, and finds for each area those that it is compared with.

use crate::area::{AreaCode, NotComparable, Unit, Units};
use crate::base::{Sorted, sort_by_key};
use crate::calendar::{Date, Period};
use crate::figures::{Report, Submission};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// Kho báo cáo: reports and totals by period and area. For a merged commune it finds the reports of its predecessors: the 141 communes
/// of 2023 serve the 40 of today.
///
/// ```
/// use kh302::{Report, judge::ReportStore, law::HUE};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut store = ReportStore::default();
/// for code in ["19801", "19815", "19816", "19798"] {
///     store.put(Report::new(code.parse()?, "2023".parse()?).into());
/// }
/// // Phường An Cựu of today: phường An Cựu, An Đông and An Tây of 2023.
/// assert_eq!(store.baseline("19815".parse()?, "2025".parse()?, &HUE).len(), 3);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default)]
pub struct ReportStore(Sorted<Period, Sorted<AreaCode, Box<Submission>>>);

impl FromIterator<Submission> for ReportStore {
    /// Stores many reports, as [`ReportStore::put`] does one. They are sorted first, so that each is put behind the one before.
    fn from_iter<I: IntoIterator<Item = Submission>>(submissions: I) -> Self {
        let mut sorted: Vec<Box<Submission>> = submissions.into_iter().map(Box::new).collect();
        sort_by_key(&mut sorted, |submission| (submission.period(), submission.area()));
        let mut store = Self::default();
        sorted.into_iter().for_each(|submission| store.put(*submission));
        store
    }
}

impl ReportStore {
    /// Thêm: stores a report or totals. Of two for one area and period it keeps the later revision.
    pub fn put(&mut self, submission: Submission) {
        self.0.change(submission.period(), |of_period| {
            let mut of_period = of_period.unwrap_or_default();
            of_period.change(submission.area(), |known| match known {
                Some(known) if revision(&known) > revision(&submission) => known,
                _ => Box::new(submission),
            });
            of_period
        });
    }

    /// Duyệt: iterates over everything that is stored.
    pub fn iter(&self) -> impl Iterator<Item = &Submission> {
        self.0.iter().flat_map(|(_, of_period)| of_period.iter().map(|(_, submission)| &**submission))
    }

    #[cfg(feature = "serde")]
    pub(crate) fn into_submissions(self) -> impl Iterator<Item = Submission> {
        self.0.into_iter().flat_map(|(_, of_period)| of_period.into_iter().map(|(_, submission)| *submission))
    }

    /// Kỳ gốc: returns the reports, from the latest period before `period`, of the units that became the area. It does not check that they
    /// are comparable: the judge does, and names a predecessor that was divided or has no report.
    #[must_use]
    pub fn baseline(&self, area: AreaCode, period: Period, units: &Units<'_>) -> Vec<Report> {
        let Some((before, reports)) = self.0.iter().rfind(|(before, _)| before.last_day() < period.first_day()) else { return Vec::new() };
        let areas = match units.on(area, period.last_day()).unit() {
            Some(unit) => codes(unit.lineage_on(before.last_day()).units),
            None => [area].into(),
        };
        let report = |area| {
            if let Some(Submission::Report(report)) = reports.get(&area).map(|submission| &**submission) {
                Some(report.clone())
            } else {
                None
            }
        };
        areas.into_iter().filter_map(report).collect()
    }

    /// Kỳ trước: returns the reports of the period that ends on the day before `period` begins, preferably of the same kind of period; none
    /// where the report of a predecessor is missing.
    #[must_use]
    pub fn previous(&self, area: AreaCode, period: Period, units: &Units<'_>) -> Vec<Submission> {
        let Some(before) = period.first_day().previous_day() else { return Vec::new() };
        let mut periods: Vec<_> = self.0.iter().filter(|(period, _)| period.last_day() == before).collect();
        sort_by_key(&mut periods, |(one, _)| one.kind() != period.kind());
        let whole = |reports: &Sorted<AreaCode, Box<Submission>>| -> Option<Vec<Submission>> {
            areas(area, period, before, units)?
                .iter()
                .map(|area| reports.get(area).map(|submission| Submission::clone(submission)))
                .collect()
        };
        periods.into_iter().find_map(|(_, reports)| whole(reports)).unwrap_or_default()
    }

    /// Các kỳ ngắn hơn: returns every report of a shorter period inside `period`. Gaps between them become findings.
    #[must_use]
    pub fn parts(&self, area: AreaCode, period: Period, units: &Units<'_>) -> Vec<Submission> {
        let inside = self.0.iter().filter(|(part, _)| *part != period && period.contains(*part));
        let own = inside.flat_map(|(part, reports)| {
            let areas = areas(area, period, part.last_day(), units).unwrap_or_default();
            areas.into_iter().filter_map(|area| reports.get(&area).map(|submission| Submission::clone(submission)))
        });
        own.collect()
    }
}

/// Returns the areas whose reports of an earlier day together are comparable with the area: itself, or the undivided units that became it.
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

/// Returns the revision; 0 for totals, which have none, so that of two totals the one that was added later replaces the other.
fn revision(submission: &Submission) -> u32 {
    match submission {
        Submission::Report(report) => report.revision,
        Submission::Totals(_) => 0,
    }
}
