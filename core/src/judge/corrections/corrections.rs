//! Đính chính: finds which reports on file a corrected report affects, and what would change in each. It repairs nothing, because whoever
//! sent a report corrects it.

use crate::area::Units;
use crate::base::{ids, sort_by_key};
#[cfg(feature = "serde")]
use crate::calendar::Date;
use crate::calendar::Period;
use crate::figures::{AreaCode, FIGURES, Figure, FigureDef, Kind, OverTime, Periods, RiskLevel, Submission, Tier};
use crate::judge::references::comparison::{Split, added, predecessors};
use crate::judge::references::revisions::latest_of;
use crate::judge::{Subject, Verdict, combine, judge};
use crate::law::{CHECKS, code};
use crate::rules::{Check, Severity, Test};
use alloc::vec::Vec;

ids! {
    /// Quan hệ về kỳ: how the period of a report on file relates to that of the corrected one.
    #[non_exhaustive]
    pub enum Link {
        /// Cùng kỳ: the same period, of an area above.
        Same = "same",
        /// Kỳ sau: it begins on the day after, so that its openings are the closings of the corrected report.
        Next = "next",
        /// Kỳ dài hơn: it contains the period of the corrected report.
        Longer = "longer",
    }
}

/// Chỉ tiêu thay đổi: a figure that would change.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Changed {
    /// Chỉ tiêu: the figure.
    pub figure: Figure,
    /// Giá trị cũ: the value on file.
    pub from: Option<u64>,
    /// Giá trị mới: the value that follows from the correction; `None` where it cannot be computed.
    pub to: Option<u64>,
    /// Quy tắc: the check that relates the two reports; `None` for the corrected report itself.
    pub check: Option<&'static Check>,
    /// Chắc chắn: whether the change must follow. It need not where one person can be counted in two months, or a case by two authorities.
    pub certain: bool,
}

/// Cấp độ trước và sau: the level before and after the correction; `None` is undetermined.
pub type LevelChange = (Option<RiskLevel>, Option<RiskLevel>);

/// Báo cáo bị ảnh hưởng: a report or totals on file that the correction affects.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Touched<'a> {
    /// Tài liệu: the report or totals on file.
    pub submission: &'a Submission,
    /// Quan hệ về kỳ: how its period relates to that of the corrected report.
    pub link: Link,
    /// Địa bàn cấp trên: whether it is of an area above.
    pub above: bool,
    /// Thay đổi: the figures that would change.
    pub changes: Vec<Changed>,
    /// Quy tắc không còn đạt: the checks that hold now and would fail if only these figures changed, so that others must change with them.
    pub breaks: Vec<&'static Check>,
    /// Cấp độ: its level before and after, where the level would change.
    pub level: Option<LevelChange>,
}

/// Đính chính: everything that a correction affects.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Corrections<'a> {
    /// Bản bị thay: the last revision on file for the area and period of the corrected report.
    pub replaced: Option<&'a Submission>,
    /// Thay đổi: the figures that the correction itself changes; empty where it replaces nothing on file.
    pub changes: Vec<Changed>,
    /// Cấp độ: the level of the area before and after, where the correction changes it.
    pub level: Option<LevelChange>,
    /// Báo cáo bị ảnh hưởng: the affected reports, by period, then by area.
    pub touched: Vec<Touched<'a>>,
    /// Đơn vị bị chia tách: later reports that cannot be compared because units were divided in between, each with the names of the units.
    pub split: Vec<(&'a Submission, Split)>,
}

/// Đính chính: finds what a corrected report affects among the reports on file.
///
/// ```
/// use kh302::judge::corrections;
/// use kh302::figures::{Figures, Submission, Report};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let month = |period: &str, opening, close| -> Result<Submission, Box<dyn std::error::Error>> {
///     let figures = Figures { drug_dependent_opening: Some(opening), drug_dependent: Some(close), ..Figures::default() };
///     Ok(Submission::Report(Report::new("19815".parse()?, period.parse()?).with_figures(figures)))
/// };
/// let on_file = [month("2026-01", 30, 33)?, month("2026-02", 33, 35)?, month("2026-Q1", 30, 36)?];
/// let found = corrections(&month("2026-01", 31, 34)?, &on_file, &kh302::law::HUE);
/// let changes: Vec<_> = found.touched.iter().flat_map(|touched| &touched.changes).map(|of| (of.figure.id(), of.from, of.to)).collect();
/// assert_eq!(changes, [("drug_dependent_opening", Some(30), Some(31)), ("drug_dependent_opening", Some(33), Some(34))]);
/// # Ok(()) }
/// ```
#[must_use]
pub fn corrections<'a>(corrected: &Submission, on_file: &'a [Submission], units: &Units<'_>) -> Corrections<'a> {
    let latest = latest_of(on_file);
    let same = |submission: &&&Submission| submission.area() == corrected.area() && submission.period() == corrected.period();
    let replaced = latest.iter().find(same).copied();
    let context = CorrectionContext { corrected, replaced, latest: &latest, units };
    let mut found = Corrections { replaced, ..Corrections::default() };
    if let Some(old) = replaced {
        let change = |row: &FigureDef| {
            let (from, to) = (old.figures().value(row.figure), corrected.figures().value(row.figure));
            (from != to).then_some(Changed { figure: row.figure, from, to, check: None, certain: true })
        };
        found.changes = FIGURES.iter().filter_map(change).collect();
        found.level = level_change(&verdict(old), &verdict(corrected));
    }
    for submission in latest.iter().copied().filter(|submission| Some(*submission) != replaced) {
        let Some(link) = link(corrected.period(), submission.period()) else { continue };
        let above = lies_above(submission.area(), corrected, units);
        if above {
            found.touched.extend(context.touched(submission, link, None, found.level));
        } else if link != Link::Same && submission.is_report() == corrected.is_report() {
            match predecessors(units, submission.area(), submission.period().last_day(), corrected.period().last_day()) {
                Ok(wanted) if wanted.contains(&corrected.area()) => {
                    found.touched.extend(context.touched(submission, link, Some(&wanted), None));
                }
                Err(split) if context.is_among_predecessors(submission) => found.split.push((submission, split)),
                _ => {}
            }
        }
    }
    sort_by_key(&mut found.touched, |touched| (touched.above, touched.submission.period(), touched.submission.area()));
    found
}

/// Whether a report on file can have a part in what a correction affects: it is of an area above, or of one that became part of the same
/// unit, and of a period that is compared with that of the correction or can be a part of such a period.
#[cfg(feature = "serde")]
pub(crate) fn concerns(corrected: &Submission, filed: &Submission, units: &Units<'_>) -> bool {
    // No period ends later.
    const END: Date = Date::constant(2100, 12, 31);
    let became = |submission: &Submission| {
        let unit = units.on(submission.area(), submission.period().last_day()).unit();
        unit.map(|unit| unit.lineage_on(END)).map(|later| [later.units, later.lost].concat()).unwrap_or_default()
    };
    let of_area = || {
        filed.area() == corrected.area() || lies_above(filed.area(), corrected, units) || {
            let own = became(corrected);
            became(filed).iter().any(|unit| own.contains(unit))
        }
    };
    (link(corrected.period(), filed.period()).is_some() || filed.period().kind() == corrected.period().kind()) && of_area()
}

/// Whether an area was above that of the corrected report at the end of its period.
fn lies_above(area: AreaCode, corrected: &Submission, units: &Units<'_>) -> bool {
    let close = corrected.period().last_day();
    let mut unit = units.on(corrected.area(), close).unit();
    while let Some(above) = unit.and_then(|unit| unit.parent_on(close)) {
        if above.code() == area {
            return true;
        }
        unit = Some(above);
    }
    false
}

fn link(corrected: Period, submission: Period) -> Option<Link> {
    if submission == corrected {
        Some(Link::Same)
    } else if corrected.last_day().next_day() == Some(submission.first_day()) {
        Some(Link::Next)
    } else if submission.contains(corrected) {
        Some(Link::Longer)
    } else {
        None
    }
}

struct CorrectionContext<'w, 'a> {
    corrected: &'w Submission,
    replaced: Option<&'a Submission>,
    latest: &'w [&'a Submission],
    units: &'w Units<'w>,
}

impl CorrectionContext<'_, '_> {
    /// Whether the area of the corrected report became part of the area of a later one, even only in part.
    fn is_among_predecessors(&self, submission: &Submission) -> bool {
        let before = self.corrected.period().last_day();
        let unit = self.units.on(submission.area(), submission.period().last_day()).unit();
        unit.is_some_and(|unit| unit.lineage_on(before).units.iter().any(|one| one.code() == self.corrected.area()))
    }

    /// Returns how a report on file is affected. `wanted` are the areas whose reports it continues; `None` for an area above.
    fn touched<'f>(
        &self,
        submission: &'f Submission,
        link: Link,
        wanted: Option<&[AreaCode]>,
        level: Option<LevelChange>,
    ) -> Option<Touched<'f>> {
        let mut changes = Vec::new();
        if link == Link::Next {
            for check in CHECKS {
                let Test::Opening { now, before } = check.test else { continue };
                if check.severity.on(submission.period()) == Severity::Error && self.carries(now.definition(), submission) {
                    changes.extend(self.changed(submission, now, before, wanted, check, true));
                }
            }
        } else {
            for row in FIGURES.iter().filter(|row| row.periods == Periods::All && self.carries(row, submission)) {
                let (check, certain) = match (link, row.over_time) {
                    (Link::Same, _) => (&code::L001, !row.counted_elsewhere),
                    (_, OverTime::First) if opens(self.corrected, submission) => (&code::K002, true),
                    (_, OverTime::Last) if closes(self.corrected, submission) => (&code::K003, true),
                    (_, OverTime::Sum) => (&code::K001, !row.may_repeat_over_time),
                    _ => continue,
                };
                changes.extend(self.changed(submission, row.figure, row.figure, wanted, check, certain));
            }
        }
        let level = level.filter(|_| link == Link::Same);
        if changes.is_empty() && level.is_none() {
            return None;
        }
        let (before, after) = (verdict(submission), verdict(&with(submission, &changes)));
        let breaks = after.failed.iter().filter(|check| !before.failed.contains(check.code)).collect();
        let level = level.or_else(|| level_change(&before, &after));
        Some(Touched { submission, link, above: wanted.is_none(), changes, breaks, level })
    }

    /// Whether a report or totals on file have a figure.
    fn carries(&self, row: &FigureDef, submission: &Submission) -> bool {
        match (submission, self.corrected) {
            (Submission::Report(report), _) => row.belongs_to(report.period),
            // Skips figures that only the totals of areas above have, because the report of a commune cannot change them.
            (Submission::Totals(_), Submission::Report(_)) => row.kind == Kind::Count && row.tier == Tier::Commune,
            (Submission::Totals(_), Submission::Totals(_)) => row.kind == Kind::Count,
        }
    }

    fn changed(
        &self,
        submission: &Submission,
        figure: Figure,
        source: Figure,
        wanted: Option<&[AreaCode]>,
        check: &'static Check,
        certain: bool,
    ) -> Option<Changed> {
        let from = value(submission, figure);
        let (old, new) = (self.replaced.map(|old| value(old, source)), value(self.corrected, source));
        if from.is_none() || old == Some(new) {
            return None;
        }
        let flow = figure == source && figure.definition().over_time == OverTime::Sum;
        let whole =
            || wanted.and_then(|wanted| if flow { self.sum_over_parts(submission, figure) } else { self.sum_over_areas(wanted, source) });
        // Changes it by as much as the corrected figure changed.
        let moved = || from?.checked_add(new?)?.checked_sub(old??);
        // Keeps that difference, because of people and cases the longer period can rightly count fewer than its parts together.
        let to = if certain { whole().or_else(moved) } else { moved().or_else(whole) };
        (from != to).then_some(Changed { figure, from, to, check: Some(check), certain })
    }

    /// Adds up a figure of the corrected period over all the areas that have since become one.
    fn sum_over_areas(&self, wanted: &[AreaCode], figure: Figure) -> Option<u64> {
        let period = self.corrected.period();
        let of = |area: &AreaCode| match self.corrected.area() == *area {
            true => Some(self.corrected),
            false => self.latest.iter().copied().find(|submission| submission.area() == *area && submission.period() == period),
        };
        let reports: Vec<&Submission> = wanted.iter().map(of).collect::<Option<_>>()?;
        if figure.definition().kind == Kind::Flag && reports.len() > 1 {
            return None;
        }
        added(&reports, figure)
    }

    /// Adds up a flow of a longer period over the parts on file, where those of the same kind as the corrected one cover every day.
    fn sum_over_parts(&self, submission: &Submission, figure: Figure) -> Option<u64> {
        let kind = self.corrected.period().kind();
        let inside = |other: &&&Submission| other.period().kind() == kind && submission.period().contains(other.period());
        let others = self.latest.iter().filter(inside).filter(|other| Some(**other) != self.replaced);
        let parts: Vec<Submission> = others.map(|other| (*other).clone()).chain([self.corrected.clone()]).collect();
        combine(submission.area(), submission.period(), &parts, self.units).figures.value(figure)
    }
}

fn opens(corrected: &Submission, submission: &Submission) -> bool {
    corrected.period().first_day() == submission.period().first_day()
}

fn closes(corrected: &Submission, submission: &Submission) -> bool {
    corrected.period().last_day() == submission.period().last_day()
}

/// Returns the value of a figure if it is within its bounds; totals are sums and may exceed them.
fn value(submission: &Submission, figure: Figure) -> Option<u64> {
    let value = submission.figures().value(figure)?;
    (!submission.is_report() || value <= figure.definition().max).then_some(value)
}

fn with(submission: &Submission, changes: &[Changed]) -> Submission {
    let mut changed = submission.clone();
    let figures = match &mut changed {
        Submission::Report(report) => &mut report.figures,
        Submission::Totals(totals) => &mut totals.figures,
    };
    for change in changes.iter().filter(|change| change.to.is_some()) {
        figures.set(change.figure, change.to);
    }
    changed
}

fn verdict(submission: &Submission) -> Verdict {
    let subject = match submission {
        Submission::Report(report) => Subject::Report(report),
        Submission::Totals(totals) => Subject::Totals(totals),
    };
    judge(subject)
}

/// Returns the level under the set in force before and after, where it changes.
fn level_change(before: &Verdict, after: &Verdict) -> Option<LevelChange> {
    let level = |verdict: &Verdict| verdict.in_force.and_then(|of| of.cumulative.level());
    let (before, after) = (level(before), level(after));
    (before != after).then_some((before, after))
}
