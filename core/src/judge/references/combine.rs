//! Gộp các kỳ: a longer period from the shorter ones inside it, and a report against them (checks K).

use crate::area::{AreaCode, Units};
use crate::base::sort_by_key;
use crate::calendar::{Date, Period};
use crate::figures::{FIGURES, FigureDef, Figures, Kind, OverTime, Periods, Submission};
use crate::judge::area::area_totals;
use crate::judge::references::comparison::{Comparison, Place, Reason, added, predecessors};
use crate::judge::{Intervals, Request, Subject};
use crate::law::code;
use crate::rules::Severity;
use alloc::vec::Vec;

/// Số liệu gộp: what the reports of the parts of a period say of the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Combined {
    /// Opening stocks where the first part opens the period, closing stocks where the last one closes it, flows where the
    /// parts tile it. What the parts do not say is missing.
    pub figures: Figures,
    /// Tổ, thôn × tháng: the sum over the parts, where they tile the period.
    pub group_months: Option<u64>,
    /// The days of the period for which nothing was given, first and last of each gap.
    pub gaps: Vec<(Date, Date)>,
    /// What was given but is not part of the period of this area, by its place, and why.
    pub refused: Vec<(usize, Reason)>,
    /// Predecessors that became part of more than one unit: nothing before can be compared.
    pub split: Vec<alloc::string::String>,
}

/// The reports of one part of the period: one, or those of the area's predecessors together.
struct Tile<'a> {
    period: Period,
    wanted: Vec<AreaCode>,
    reports: Vec<&'a Submission>,
}

/// Combines the reports of the parts of a period, whatever their order: openings from the first, closings from the last,
/// flows added up. A part before a merger is that of all the area's predecessors together.
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

/// The parts of a request that are shorter periods, put together; `None` where it has none.
pub(in crate::judge) fn shorter(request: &Request<'_>) -> Option<Combined> {
    let Request { subject, parts, units, .. } = *request;
    let shorter = parts.iter().enumerate().filter(|(_, part)| !area_totals::is_inside(subject, part));
    let mut shorter = shorter.peekable();
    shorter.peek()?;
    Some(combine_all(subject.area(), subject.period(), shorter, units))
}

impl Intervals {
    /// The intervals of what is judged; the parts that are given settle the group-months.
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
    let mut combined = Combined::default();
    let mut tiles: Vec<Tile<'_>> = Vec::new();
    for (place, filed) in parts {
        let part = filed.period();
        if part == period || !period.contains(part) {
            combined.refused.push((place, Reason::Outside(part)));
            continue;
        }
        let wanted = match predecessors(units, area, period.last_day(), part.last_day()) {
            Ok(wanted) => wanted,
            Err(split) => {
                combined.split = split;
                continue;
            }
        };
        if !wanted.contains(&filed.area()) {
            combined.refused.push((place, Reason::OtherArea(filed.area(), wanted)));
            continue;
        }
        let overlaps = |other: Period| other != part && other.first_day() <= part.last_day() && part.first_day() <= other.last_day();
        if let Some(other) = tiles.iter().find(|tile| overlaps(tile.period)) {
            combined.refused.push((place, Reason::Overlaps(other.period)));
            continue;
        }
        match tiles.iter_mut().find(|tile| tile.period == part) {
            Some(tile) if tile.reports.iter().any(|other| other.area() == filed.area()) => {
                combined.refused.push((place, Reason::Twice(filed.area())));
            }
            Some(tile) => tile.reports.push(filed),
            None => tiles.push(Tile { period: part, wanted, reports: [filed].into() }),
        }
    }
    // A part of which a predecessor's report is missing says nothing of the whole.
    tiles.retain(|tile| tile.reports.len() == tile.wanted.len());
    sort_by_key(&mut tiles, |tile| tile.period);
    combined.gaps = gaps(period, &tiles);
    combined.add_up(period, &tiles);
    combined
}

fn gaps(period: Period, tiles: &[Tile<'_>]) -> Vec<(Date, Date)> {
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
    fn add_up(&mut self, period: Period, tiles: &[Tile<'_>]) {
        let tiled = self.gaps.is_empty() && !tiles.is_empty();
        let opening = tiles.first().filter(|tile| tile.period.first_day() == period.first_day());
        let closing = tiles.last().filter(|tile| tile.period.last_day() == period.last_day());
        for row in FIGURES.iter().filter(|row| row.periods == Periods::All) {
            let of = |tile: &Tile<'_>| match (row.kind, tile.reports.as_slice()) {
                (Kind::Count, reports) => added(reports, row.figure),
                (Kind::Flag, [one]) => one.figures().value(row.figure),
                // Communes that merged may have lain on a route or not; what that makes of the whole, the portal says.
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
            let mut months = tiles.iter().flat_map(|tile| &tile.reports).map(|filed| filed.group_months());
            self.group_months = months.try_fold(0_u64, |sum, months| sum.checked_add(months?));
        }
    }
}

/// A report against the reports of the parts of its period.
#[inline(never)]
pub(in crate::judge) fn compare(request: &Request<'_>, parts: &Combined, into: &mut Vec<Comparison>) {
    let subject = request.subject;
    let period = subject.period();
    if !parts.split.is_empty() {
        into.push(Comparison::refused(&code::R001, period, Place::Period, Reason::Split(parts.split.clone())));
    }
    for (place, reason) in &parts.refused {
        into.push(Comparison::refused(&code::K000, period, Place::Part(*place), reason.clone()));
    }
    for (from, to) in &parts.gaps {
        into.push(Comparison::refused(&code::K004, period, Place::Period, Reason::Gap(*from, *to)));
    }
    into.extend(FIGURES.iter().filter_map(|row| compare_one(subject, parts, row)));
}

/// What the parts say of one figure; `None` where it agrees, or where they say nothing of such a figure.
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
    // One person in two months, joint cases: the sum of the parts may rightly be more.
    let severity = if row.may_repeat_over_time { Severity::Warning } else { check.severity.on(subject.period()) };
    Comparison::equal(check, severity, row.figure, subject.value(row.figure), there)
}
