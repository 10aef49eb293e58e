//! Gộp các kỳ: combines the reports of shorter periods into a longer one, and compares a report with the result (checks K).

use crate::area::{AreaCode, Units};
use crate::base::sort_by_key;
use crate::calendar::{Date, Period};
use crate::figures::{FIGURES, FigureDef, Figures, Kind, OverTime, Periods, Submission};
use crate::judge::area::area_totals;
use crate::judge::references::comparison::{Comparison, Place, Reason, Split, added, predecessors};
use crate::judge::references::revisions::Revised;
use crate::judge::{Intervals, Request, Subject};
use crate::law::code;
use alloc::vec::Vec;
use core::borrow::Borrow;
use core::cmp::Ordering;

/// Số liệu gộp: what the reports of the parts of a period add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Combined {
    /// Số liệu: opening stocks from the first part if it begins with the period, closing stocks from the last part if it ends with the
    /// period, and flows if the parts cover every day. A figure that cannot be combined is missing.
    pub figures: Figures,
    /// Tổ, thôn × tháng: the sum over the parts; `None` where they do not cover every day.
    pub group_months: Option<u64>,
    /// Khoảng thiếu: the first and the last day of each gap for which no report was given.
    pub gaps: Vec<(Date, Date)>,
    /// Báo cáo không dùng được: the index of each report that is not part of the area and period, and why.
    pub refused: Vec<(usize, Reason)>,
    /// Đơn vị bị chia tách: the predecessors that became part of more than one unit; with them nothing earlier can be compared.
    pub split: Option<Split>,
}

/// The reports of one part of the period: that of the area, or those of all its predecessors.
struct Tile<S> {
    period: Period,
    wanted: Vec<AreaCode>,
    reports: Vec<S>,
}

/// Gộp các kỳ: combines the reports of the parts of a period, in any order. It takes openings from the first part and closings from the
/// last, and adds up flows. For a part before a merger it needs the reports of all the area's predecessors.
///
/// ```
/// use kh302::figures::{Figures, Submission, Report};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let month = |period: &str, added: u64| -> Result<Submission, Box<dyn std::error::Error>> {
///     let figures = Figures { drug_dependent_added: Some(added), residential_groups: Some(20), ..Figures::default() };
///     Ok(Submission::Report(Report::new("19815".parse()?, period.parse()?).with_figures(figures)))
/// };
/// let parts = [month("2026-02", 1)?, month("2026-03", 4)?, month("2026-01", 2)?];
/// let quarter = kh302::judge::combine("19815".parse()?, "2026-Q1".parse()?, &parts, &kh302::law::HUE);
/// assert_eq!((quarter.figures.drug_dependent_added, quarter.group_months), (Some(7), Some(60)));
/// assert!(quarter.gaps.is_empty());
/// # Ok(()) }
/// ```
#[must_use]
pub fn combine(area: AreaCode, period: Period, parts: &[Submission], units: &Units<'_>) -> Combined {
    combine_all(area, period, parts.iter().enumerate(), units)
}

/// Returns the combined parts of a request that are shorter periods; `None` where it has none.
pub(in crate::judge) fn shorter(request: &Request<'_>) -> Option<Combined> {
    let Request { subject, parts, units, .. } = *request;
    let shorter = parts.iter().enumerate().filter(|(_, part)| !area_totals::is_inside(subject, part));
    let mut shorter = shorter.peekable();
    shorter.peek()?;
    Some(combine_all(subject.area(), subject.period(), shorter, units))
}

impl Intervals {
    /// Narrows the group-months of the intervals to the sum over the parts, where the parts give it.
    #[must_use]
    pub fn of(request: &Request<'_>) -> Self {
        let mut intervals = Self::unread();
        intervals.read(request);
        if let Some(parts) = shorter(request) {
            intervals.put_group_months(parts.group_months);
        }
        intervals
    }
}

#[inline(never)]
fn combine_all<'a>(area: AreaCode, period: Period, parts: impl Iterator<Item = (usize, &'a Submission)>, units: &Units<'_>) -> Combined {
    let mut combining = Combining::new(area, period, units);
    let refuse = |(place, submission)| combining.add(submission).err().map(|reason| (place, reason));
    let refused = parts.filter_map(refuse).collect();
    Combined { refused, ..combining.finish() }
}

/// Gộp dần: takes the parts one by one, and keeps those only that the sums are made of: of each part of the period the report of the area,
/// or those of its predecessors. So the memory does not grow with what is given in vain.
pub(crate) struct Combining<'u, S> {
    area: AreaCode,
    period: Period,
    units: &'u Units<'u>,
    tiles: Vec<Tile<S>>,
    split: Option<Split>,
}

impl<'u, S: Borrow<Submission>> Combining<'u, S> {
    pub(crate) const fn new(area: AreaCode, period: Period, units: &'u Units<'u>) -> Self {
        Self { area, period, units, tiles: Vec::new(), split: None }
    }

    /// Adds a part.
    ///
    /// # Errors
    /// Why it is no part of the period of this area.
    pub(crate) fn add(&mut self, submission: S) -> Result<(), Reason> {
        let Self { area, period, units, tiles, split } = self;
        let (part, of) = (submission.borrow().period(), submission.borrow().area());
        if part == *period || !period.contains(part) {
            return Err(Reason::Outside(part));
        }
        let wanted = match predecessors(units, *area, period.last_day(), part.last_day()) {
            Ok(wanted) => wanted,
            Err(parted) => {
                *split = Some(parted);
                return Ok(());
            }
        };
        if !wanted.contains(&of) {
            return Err(Reason::OtherArea(of, wanted));
        }
        let overlaps = |other: Period| other != part && other.first_day() <= part.last_day() && part.first_day() <= other.last_day();
        if let Some(other) = tiles.iter().find(|tile| overlaps(tile.period)) {
            return Err(Reason::Overlaps(other.period));
        }
        match tiles.iter_mut().find(|tile| tile.period == part) {
            Some(tile) => match tile.reports.iter_mut().find(|other| S::borrow(other).area() == of) {
                Some(other) => {
                    let (one, given): (&Submission, &Submission) = (S::borrow(other), submission.borrow());
                    match given.revision().cmp(&one.revision()) {
                        Ordering::Greater => *other = submission,
                        Ordering::Equal if !one.counts_alike(given) => return Err(Reason::twice(given)),
                        Ordering::Equal | Ordering::Less => {}
                    }
                }
                None => tile.reports.push(submission),
            },
            None => tiles.push(Tile { period: part, wanted, reports: [submission].into() }),
        }
        Ok(())
    }

    /// Adds up what was given; what was refused is left to the caller.
    pub(crate) fn finish(self) -> Combined {
        let Self { period, mut tiles, split, .. } = self;
        let mut combined = Combined { split, ..Combined::default() };
        // Leaves out a part for which the report of a predecessor is missing, because its sums would be too low.
        tiles.retain(|tile| tile.reports.len() == tile.wanted.len());
        sort_by_key(&mut tiles, |tile| tile.period);
        combined.gaps = gaps(period, &tiles);
        combined.add_up(period, &tiles);
        combined
    }
}

fn gaps<S>(period: Period, tiles: &[Tile<S>]) -> Vec<(Date, Date)> {
    let mut gaps = Vec::new();
    let mut next = Some(period.first_day());
    for tile in tiles {
        if let Some(from) = next.filter(|from| *from < tile.period.first_day()) {
            gaps.extend(tile.period.first_day().previous_day().map(|to| (from, to)));
        }
        next = tile.period.last_day().next_day();
    }
    gaps.extend(next.filter(|from| *from <= period.last_day()).map(|from| (from, period.last_day())));
    gaps
}

impl Combined {
    fn add_up<S: Borrow<Submission>>(&mut self, period: Period, tiles: &[Tile<S>]) {
        let tiled = self.gaps.is_empty() && !tiles.is_empty();
        let opening = tiles.first().filter(|tile| tile.period.first_day() == period.first_day());
        let closing = tiles.last().filter(|tile| tile.period.last_day() == period.last_day());
        for row in FIGURES.iter().filter(|row| row.periods == Periods::All) {
            let of = |tile: &Tile<S>| match (row.kind, tile.reports.as_slice()) {
                (Kind::Count, reports) => added(reports, row.figure),
                (Kind::Flag, [one]) => one.borrow().figures().value(row.figure),
                // Gives no flag for merged communes, because a route through one of them need not count for the merged one.
                (Kind::Flag, _) => None,
            };
            let value = match row.over_time {
                OverTime::First => opening.and_then(of),
                OverTime::Last => closing.and_then(of),
                OverTime::Sum if tiled => tiles.iter().map(of).try_fold(0_u64, |sum, value| sum.checked_add(value?)),
                OverTime::Sum => None,
            };
            self.figures.set(row.figure, value);
        }
        if tiled {
            let mut months = tiles.iter().flat_map(|tile| &tile.reports).map(|submission| submission.borrow().group_months());
            self.group_months = months.try_fold(0_u64, |sum, months| sum.checked_add(months?));
        }
    }
}

/// A report with the combined reports of the parts of its period.
#[inline(never)]
pub(in crate::judge) fn compare(request: &Request<'_>, parts: &Combined, into: &mut Vec<Comparison>) {
    let subject = request.subject;
    let period = subject.period();
    if let Some(split) = &parts.split {
        into.push(Comparison::refused(&code::R001, period, Place::Period, Reason::Split(split.clone())));
    }
    for (place, reason) in &parts.refused {
        into.push(Comparison::refused(&code::K000, period, Place::Part(*place), reason.clone()));
    }
    for (from, to) in &parts.gaps {
        into.push(Comparison::refused(&code::K004, period, Place::Period, Reason::Gap(*from, *to)));
    }
    into.extend(FIGURES.iter().filter_map(|row| compare_one(subject, parts, row)));
}

/// Compares one figure with the combined parts; `None` where they agree, or where the parts do not give the figure.
pub(in crate::judge) fn compare_one(subject: Subject<'_>, parts: &Combined, row: &FigureDef) -> Option<Comparison> {
    let there = parts.figures.value(row.figure);
    let belongs = match subject {
        Subject::Totals(_) => row.kind == Kind::Count,
        Subject::Report(report) => row.belongs_to(report.period),
    };
    if row.periods != Periods::All || !belongs || (row.kind == Kind::Flag && there.is_none()) {
        return None;
    }
    let check = match row.over_time {
        OverTime::Sum => &code::K001,
        OverTime::First => &code::K002,
        OverTime::Last => &code::K003,
    };
    // Only warns where one person or case can be counted in several months, because the sum of the parts may then be greater.
    let severity = check.severity.in_case(row.may_repeat_over_time, subject.period());
    Comparison::equal(check, severity, row.figure, subject.value(row.figure), there)
}
