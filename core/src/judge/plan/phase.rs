//! Báo cáo giai đoạn: compares the last report that ends before a phase begins with the last report that ends within it.

use crate::area::Units;
use crate::base::{ids, sort_by_key};
use crate::calendar::{Date, Period};
use crate::figures::{AreaCode, FIGURES, FigureSet, Kind, Report, Submission};
use crate::judge::plan::measure::figures_of_measure;
use crate::judge::plan::results::{PerMeasure, PerTarget};
use crate::judge::references::comparison::{added, predecessors};
use crate::judge::{MeasureResult, Request, Status, Subject, Verdict, judge};
use crate::law::LEGAL_CHANGES;
use crate::rules::{LegalChange, Measure, MeasureTest, Phase, Plan, Role};
use alloc::vec::Vec;

ids! {
    /// Chiều hướng: how the status of a target or a measure changed.
    pub enum Movement {
        /// Tốt hơn: better.
        Improved = "improved",
        /// Kém hơn: worse.
        Worsened = "worsened",
        /// Không đổi: unchanged.
        Unchanged = "unchanged",
        /// Thay đổi: changed, but neither better nor worse: some of it better and some worse, or a count without a direction.
        Changed = "changed",
        /// Chưa so sánh được: not comparable, because one side is missing, lacks figures, or has nothing to measure.
        NotComparable = "not_comparable",
    }
}

/// Một thời điểm: one side of the comparison.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Moment {
    /// Kỳ báo cáo: the period of the reports.
    pub period: Period,
    /// Địa bàn: the areas whose reports were judged: the area, or all its undivided predecessors.
    pub areas: Vec<AreaCode>,
    /// Kết luận: the verdict.
    pub verdict: Verdict,
}

/// Báo cáo giai đoạn: an area before a phase and within it, target by target.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PhaseReport {
    /// Kế hoạch: the plan.
    pub plan: &'static Plan,
    /// Giai đoạn: the phase of the plan.
    pub phase: &'static Phase,
    /// Đầu giai đoạn: the last report that ends before the phase begins; `None` where none is given, or where the phase has no known start.
    pub before: Option<Moment>,
    /// Trong giai đoạn: the last report that ends within the phase; `None` where none is given.
    pub within: Option<Moment>,
    /// Mục tiêu: how each target changed.
    pub targets: PerTarget<Movement>,
    /// Phép đo: how each measure changed, in the order of the targets.
    pub measures: PerMeasure<Movement>,
    /// Thay đổi pháp luật: the legal changes between the two reports that gave figures of the plan another meaning.
    pub legal_changes: Vec<&'static LegalChange>,
}

/// Báo cáo giai đoạn: compares the reports of an area before a phase begins and within it.
///
/// ```
/// use kh302::judge::{Movement, Request, phase_report};
/// use kh302::{Date, Figures, Report, law};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let report = |period: &str, managed| -> Result<Report, Box<dyn std::error::Error>> {
///     let figures = Figures { released: Some(10), released_supported: Some(managed), ..Figures::default() };
///     Ok(Report::new("19815".parse()?, period.parse()?).with_figures(figures))
/// };
/// let (before, within) = (report("2023-10", 7)?, report("2024-05", 10)?);
/// let plan = &law::plans::HUE_302;
/// let phase = plan.phase_on(Date::new(2024, 1, 1)?).ok_or("no phase")?;
/// let found = phase_report(plan, phase, "19815".parse()?, &[(&before).into(), (&within).into()], &law::HUE);
/// assert_eq!(found.targets.get(8), Some(&Movement::Improved)); // target 9
/// # Ok(()) }
/// ```
#[must_use]
pub fn phase_report(plan: &'static Plan, phase: &'static Phase, area: AreaCode, given: &[Request<'_>], units: &Units<'_>) -> PhaseReport {
    let latest = given.iter().filter(|request| request.subject.area() == area).map(|request| request.subject.period().last_day()).max();
    let pick = Pick { plan, area, on: latest, given, units };
    let before = phase.from.and_then(|from| pick.last(|day| day <= from, None));
    let kind = before.as_ref().map(|moment| moment.period.kind());
    let begun = |day: Date| phase.from.is_none_or(|from| from < day) && phase.to.is_none_or(|to| day <= to);
    let within = pick.last(begun, kind);
    let mut measures = PerMeasure::new(Movement::NotComparable);
    plan.measures().for_each(|_| measures.push(Movement::NotComparable));
    let mut targets = PerTarget::new(Movement::NotComparable);
    plan.targets.iter().for_each(|_| targets.push(Movement::NotComparable));
    let mut legal_changes = Vec::new();
    if let (Some(before), Some(within)) = (&before, &within) {
        let same_kind = before.period.kind() == within.period.kind();
        let sides: Vec<_> = before.verdict.measures.iter().zip(&*within.verdict.measures).collect();
        for (moved, (measure, (before, within))) in measures.iter_mut().zip(plan.measures().zip(&sides)) {
            *moved = of_measure(measure, before, within, same_kind);
        }
        let statuses = before.verdict.targets.iter().zip(&*within.verdict.targets);
        for ((place, moved), (before, within)) in targets.iter_mut().enumerate().zip(statuses) {
            *moved = of_target_status(*before, *within).unwrap_or_else(|| together(plan, place, &measures, &sides));
        }
        let (first, last) = (before.period.first_day(), within.period.last_day());
        let read = figures_of_plan(plan, last);
        let touches = |change: &&LegalChange| change.is_between(first, last) && !(change.figures & read).is_empty();
        legal_changes = LEGAL_CHANGES.iter().filter(touches).collect();
    }
    PhaseReport { plan, phase, before, within, targets, measures, legal_changes }
}

/// Returns the figures that the measures of a plan read on a day.
fn figures_of_plan(plan: &Plan, day: Date) -> FigureSet {
    plan.measures().fold(FigureSet::EMPTY, |read, measure| read | figures_of_measure(&measure.test, day))
}

struct Pick<'p, 'r> {
    plan: &'static Plan,
    area: AreaCode,
    /// Returns a day on which the code belongs to the intended area, because codes are used again.
    on: Option<Date>,
    given: &'p [Request<'r>],
    units: &'p Units<'p>,
}

impl Pick<'_, '_> {
    /// Returns the last period whose end is accepted and of which all reports are given. Of several with the same end it prefers this kind,
    /// then the longest.
    fn last(&self, wanted: impl Fn(Date) -> bool, kind: Option<crate::calendar::PeriodKind>) -> Option<Moment> {
        let mut periods: Vec<Period> =
            self.given.iter().map(|request| request.subject.period()).filter(|period| wanted(period.last_day())).collect();
        sort_by_key(&mut periods, |period| (period.last_day(), Some(period.kind()) == kind, period.months()));
        periods.dedup();
        periods.into_iter().rev().find_map(|period| self.at(period))
    }

    fn at(&self, period: Period) -> Option<Moment> {
        let close = period.last_day();
        let areas = predecessors(self.units, self.area, self.on.unwrap_or(close).max(close), close).ok()?;
        let of = |area: &AreaCode| self.given.iter().find(|request| request.subject.area() == *area && request.subject.period() == period);
        let requests: Vec<&Request<'_>> = areas.iter().map(of).collect::<Option<_>>()?;
        let verdict = match requests.as_slice() {
            [one] => judge(one.with_plan(self.plan)),
            _ => together_judged(self.plan, self.area, period, &requests)?,
        };
        Some(Moment { period, areas, verdict })
    }
}

/// Judges the reports of an area's predecessors as one area.
fn together_judged(plan: &'static Plan, area: AreaCode, period: Period, requests: &[&Request<'_>]) -> Option<Verdict> {
    let report = |request: &&Request<'_>| {
        if let Subject::Report(report) = request.subject { Some(Submission::Report(report.clone())) } else { None }
    };
    let submissions: Vec<Submission> = requests.iter().map(report).collect::<Option<_>>()?;
    let submissions: Vec<&Submission> = submissions.iter().collect();
    let mut whole = Report::new(area, period);
    for row in FIGURES.iter().filter(|row| row.kind == Kind::Count) {
        whole.figures.set(row.figure, added(&submissions, row.figure));
    }
    let baseline: Vec<Report> = requests.iter().flat_map(|request| request.baseline).cloned().collect();
    Some(judge(Request::from(&whole).with_baseline(&baseline).with_plan(plan)))
}

/// Compares the statuses alone where one is met and the other is not.
const fn of_target_status(before: Status, within: Status) -> Option<Movement> {
    match (before, within) {
        (Status::NotMet, Status::Met) => Some(Movement::Improved),
        (Status::Met, Status::NotMet) => Some(Movement::Worsened),
        (Status::Met, Status::Met) => Some(Movement::Unchanged),
        _ => None,
    }
}

fn of_measure(measure: &Measure, before: &MeasureResult, within: &MeasureResult, same_kind: bool) -> Movement {
    if let Some(moved) = of_target_status(before.status, within.status) {
        return moved;
    }
    let open = |result: &MeasureResult| matches!(result.status, Status::NotApplicable | Status::Insufficient);
    let (Some(then), Some(now), false) = (before.numerator(), within.numerator(), open(before) || open(within)) else {
        return Movement::NotComparable;
    };
    // Compares shares by cross products, and counts where both periods are of the same length.
    let rose = match (before.denominator(), within.denominator()) {
        (Some(of_then), Some(of_now)) => product(now, of_then).cmp(&product(then, of_now)),
        (None, None) if same_kind => now.cmp(&then),
        _ => return Movement::NotComparable,
    };
    let higher = match measure.test {
        MeasureTest::Fraction(..) | MeasureTest::StillDrugFree | MeasureTest::Transformed => Movement::Improved,
        MeasureTest::Zero(_) | MeasureTest::LowerThanBaseline(..) => Movement::Worsened,
        MeasureTest::Count(_) => Movement::Changed,
    };
    match (rose, higher) {
        (core::cmp::Ordering::Equal, _) => Movement::Unchanged,
        (core::cmp::Ordering::Less, Movement::Improved) => Movement::Worsened,
        (core::cmp::Ordering::Less, Movement::Worsened) => Movement::Improved,
        (_, higher) => higher,
    }
}

fn product(one: i64, other: i64) -> i128 {
    i128::from(one).saturating_mul(i128::from(other))
}

/// Combines the changes of a target's binding measures. A measure with nothing to measure on either side is ignored; any other measure that
/// cannot be compared makes the target not comparable.
fn together(plan: &Plan, target: usize, measures: &[Movement], sides: &[(&MeasureResult, &MeasureResult)]) -> Movement {
    let nothing = |result: &MeasureResult| result.status == Status::NotApplicable;
    let all = plan.placed_measures().zip(measures).zip(sides);
    let of_target = all.filter(|(((of, measure), _), (before, within))| {
        *of == target && measure.role == Role::Binding && !(nothing(before) && nothing(within))
    });
    let join = |all: Option<Movement>, one: Movement| match (all, one) {
        (Some(Movement::NotComparable), _) | (_, Movement::NotComparable) => Some(Movement::NotComparable),
        (None | Some(Movement::Unchanged), one) => Some(one),
        (Some(all), one) if all == one || one == Movement::Unchanged => Some(all),
        _ => Some(Movement::Changed),
    };
    of_target.map(|((_, moved), _)| *moved).fold(None, join).unwrap_or(Movement::NotComparable)
}
