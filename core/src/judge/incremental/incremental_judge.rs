//! Xét dần: keeps a verdict up to date while the figures of a commune's report change one by one. A change judges again only what reads
//! that figure; a property test compares each result with a judgement of the whole report.

use crate::base::sort_by_key;
use crate::calendar::{Date, PeriodKind};
use crate::figures::{DerivedTotals, FIGURE_COUNT, Figure, FigureSet};
use crate::judge::plan::measure::{Commune, Conclusion, Measured, figures_of_measure, take_one};
use crate::judge::references::combine::{Combined, combine, compare_one};
use crate::judge::references::comparison::{Comparison, Place};
use crate::judge::references::earlier::{Earlier, is_earlier, order};
use crate::judge::report::check_set::CheckSet;
use crate::judge::report::classify::{classify, read_by};
use crate::judge::report::evaluate::{figures_read, summed};
use crate::judge::report::intervals::{Intervals, required};
use crate::judge::report::verdict::{Examined, ReportedUnit, blocking, less_serious, walk};
use crate::judge::{Classification, Request, TextFaults, Verdict, judge};
use crate::law::{CHECKS, COUNTS, criteria_on};
use crate::rules::{Criteria, CriteriaSet, Measure, Test};
use alloc::vec::Vec;

/// Xét dần: the verdict on a commune's report, updated figure by figure.
///
/// ```
/// use kh302::judge::{IncrementalJudge, Request};
/// use kh302::{Figure, Report};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut report = Report::new("19815".parse()?, "2025".parse()?);
/// let mut incremental = IncrementalJudge::open(&Request::from(&report));
/// report.figures.use_points = Some(1);
/// let changed = incremental.put(&Request::from(&report), Figure::UsePoints);
/// // The balance of places cannot be drawn yet, and point b of loại II is met.
/// assert!(changed.level && incremental.verdict().unchecked.contains("A601"));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct IncrementalJudge {
    // Keeps what depends only on the area and the period, which do not change.
    kind: PeriodKind,
    close: Date,
    criteria: Option<&'static CriteriaSet<'static>>,
    required: FigureSet,
    blocking: CheckSet,
    unit: Option<ReportedUnit>,
    intervals: Intervals,
    verdict: Verdict,
    /// The binding measures behind the targets of the verdict.
    conclusion: Option<Conclusion>,
    readers: Vec<Readers>,
    /// The measures of the plan, each with the index of its target.
    measures: Vec<(usize, &'static Measure)>,
    texts: TextFaults,
    earlier: Option<Earlier>,
    parts: Option<Combined>,
}

/// The rules that read one figure.
#[derive(Clone, Copy, Debug, Default)]
struct Readers {
    checks: CheckSet,
    /// The indices of measures, one bit each.
    measures: u64,
    /// Whether the level depends on it.
    level: bool,
}

/// Ảnh hưởng: what changed in the verdict because one figure changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Effect {
    /// Quy tắc đọc chỉ tiêu: the checks of the period that read the figure, whose findings may now show other numbers.
    pub read: CheckSet,
    /// Quy tắc đổi kết quả: those of them that fail now and did not before, or the reverse.
    pub failed: CheckSet,
    /// So sánh: whether a comparison of this figure with another report changed.
    pub comparisons: bool,
    /// Cấp độ: whether the level, or the range in which it can lie, changed.
    pub level: bool,
    /// Mục tiêu: the targets whose measures changed, one bit each in the order of the plan.
    pub targets: u64,
}

impl IncrementalJudge {
    /// Bắt đầu: judges the whole report of a commune. For totals the verdict is not updated figure by figure.
    #[must_use]
    pub fn open(request: &Request<'_>) -> Self {
        let subject = request.subject;
        let parts = (!request.parts.is_empty()).then(|| combine(subject.area(), subject.period(), request.parts, request.units));
        let earlier = if request.previous.is_empty() { None } else { Earlier::of(request, &mut Vec::new()) };
        let (verdict, close) = (judge(request), subject.period().last_day());
        Self {
            kind: subject.period().kind(),
            close,
            criteria: criteria_on(close),
            required: required(subject.period()),
            blocking: blocking(subject.period()),
            unit: ReportedUnit::of(request, close),
            intervals: Intervals::of(request),
            conclusion: conclusion_of(&verdict),
            verdict,
            measures: request.plan().map(|plan| plan.placed_measures().collect()).unwrap_or_default(),
            readers: readers(request),
            texts: subject.report().map(TextFaults::of).unwrap_or_default(),
            earlier,
            parts,
        }
    }

    /// Xét lại từ đầu: judges the whole report again, because something other than a figure changed.
    pub fn reopen(&mut self, request: &Request<'_>) {
        self.intervals = Intervals::of(request);
        self.verdict = judge(request);
        self.conclusion = conclusion_of(&self.verdict);
        self.texts = request.subject.report().map(TextFaults::of).unwrap_or_default();
    }

    /// Kết luận: returns the verdict on the report as it is now.
    #[must_use]
    #[inline]
    pub const fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// Số liệu: returns the intervals of the figures.
    #[must_use]
    #[inline]
    pub const fn intervals(&self) -> &Intervals {
        &self.intervals
    }

    /// Cập nhật: applies a changed figure. `request` is that of [`Self::open`], with the report as it is now. Returns what changed.
    #[inline]
    pub fn put(&mut self, request: &Request<'_>, figure: Figure) -> Effect {
        let mut changed = Effect::default();
        let subject = request.subject;
        let (Some(report), Some(readers)) = (subject.report(), self.readers.get(figure.index()).copied()) else { return changed };
        self.intervals.change(report, figure, self.parts.as_ref().and_then(|parts| parts.group_months));
        let verdict = &mut self.verdict;
        verdict.known = self.intervals.known;
        verdict.out_of_bounds = self.intervals.out_of_bounds;
        verdict.missing = self.required.without(verdict.known).without(verdict.out_of_bounds).without(request.unreadable);
        if readers.level {
            changed.level = reclassify(verdict, request, self.criteria, &self.intervals);
        }
        changed.read = readers.checks;
        changed.failed = self.recheck(request, readers.checks);
        if readers.measures != 0 {
            changed.targets = self.remeasure(request, readers.measures);
        }
        changed.comparisons = (self.earlier.is_some() || self.parts.is_some()) && self.compare(request, figure);
        let verdict = &mut self.verdict;
        let all_readable = verdict.missing.is_empty() && verdict.out_of_bounds.is_empty() && request.is_sound();
        let all_agree = !verdict.comparisons.iter().any(Comparison::blocks);
        verdict.can_submit = all_readable && all_agree && verdict.failed.and_not(verdict.milder).and(self.blocking).is_empty();
        changed
    }

    #[inline]
    fn recheck(&mut self, request: &Request<'_>, checks: CheckSet) -> CheckSet {
        let Verdict { in_force, failed, unchecked, milder, .. } = &mut self.verdict;
        let examined =
            Examined::new(request, &self.intervals, self.close, self.criteria, in_force.as_ref(), &self.texts, self.unit.as_ref());
        let (failing, open) = walk(checks.places(), &examined);
        let before = *failed;
        *failed = before.and_not(checks).or(failing);
        *unchecked = unchecked.and_not(checks).or(open);
        *milder = less_serious(*failed, &examined);
        failed.differing(before)
    }

    #[inline]
    fn remeasure(&mut self, request: &Request<'_>, places: u64) -> u64 {
        let Verdict { in_force, measures, targets: statuses, score, baseline_fault, .. } = &mut self.verdict;
        let measured = Measured {
            intervals: &self.intervals,
            kind: self.kind,
            province: false,
            commune: request.subject.report().map(|report| Commune { report, in_force: in_force.as_ref(), approvals: request.approvals }),
            derived: DerivedTotals::default(),
            baseline: if baseline_fault.is_none() { request.baseline } else { &[] },
        };
        let mut targets = 0;
        let mut rest = places;
        while rest != 0 {
            let place = rest.trailing_zeros();
            rest &= rest.wrapping_sub(1);
            let place = usize::try_from(place).unwrap_or(usize::MAX);
            let (Some((target, measure)), Some(result)) = (self.measures.get(place), measures.get_mut(place)) else { continue };
            let now = take_one(measure, &measured);
            if now != *result {
                if now.status != result.status
                    && let Some(conclusion) = &mut self.conclusion
                {
                    conclusion.replace(*target, measure.role, (result.status, now.status), (&mut *statuses, &mut *score));
                }
                *result = now;
                targets |= 1_u64.wrapping_shl(u32::try_from(*target).unwrap_or(u32::MAX));
            }
        }
        targets
    }

    /// Compares one figure with the other reports again. Keeps the comparisons in the order in which the judge makes them: with the earlier
    /// report by check, then with the parts by figure.
    fn compare(&mut self, request: &Request<'_>, figure: Figure) -> bool {
        let here = request.subject.value(figure);
        let flow = self.earlier.as_ref().filter(|earlier| earlier.has_flow(figure));
        let rows = self.earlier.iter().flat_map(|earlier| &earlier.rows).filter(|row| row.now == figure);
        let mut now: Vec<Comparison> = rows.filter_map(|row| row.compare(here)).chain(flow.and_then(|flow| flow.copied(request))).collect();
        sort_by_key(&mut now, order);
        let parts = self.parts.as_ref().and_then(|parts| compare_one(request.subject, parts, figure.definition()));
        let comparisons = &mut self.verdict.comparisons;
        let mut gone = Vec::new();
        comparisons.retain(|one| {
            let copied = flow.is_some() && matches!(one.check.test, Test::NotCopied);
            let other = one.at != Place::Figure(figure) && !copied;
            if !other {
                gone.push((one.check.code, one.outcome, one.numbers));
            }
            other
        });
        let same = gone.iter().copied().eq(now.iter().chain(&parts).map(|one| (one.check.code, one.outcome, one.numbers)));
        let of_parts = |one: &Comparison| matches!(one.check.test, Test::PartsFit | Test::PartsTile | Test::PartsAgree(_));
        for one in now {
            let behind = |other: &Comparison| of_parts(other) || (is_earlier(&other.check.test) && order(other) > order(&one));
            let place = comparisons.iter().position(behind).unwrap_or(comparisons.len());
            comparisons.insert(place, one);
        }
        if let Some(one) = parts {
            let behind = |other: &Comparison| {
                matches!(other.check.test, Test::PartsAgree(_)) && matches!(other.at, Place::Figure(other) if other > figure)
            };
            let place = comparisons.iter().position(behind).unwrap_or(comparisons.len());
            comparisons.insert(place, one);
        }
        !same
    }
}

fn conclusion_of(verdict: &Verdict) -> Option<Conclusion> {
    Some(Conclusion::of_results(verdict.plan?, &verdict.measures))
}

/// Whether the level differs from the level before; `criteria` are those in force.
fn reclassify(
    verdict: &mut Verdict,
    request: &Request<'_>,
    criteria: Option<&'static CriteriaSet<'static>>,
    intervals: &Intervals,
) -> bool {
    let mut changed = false;
    let mut renew = |of: &mut Option<Classification>, criteria: Option<Criteria<'_>>| {
        if let (Some(of), Some(criteria)) = (of, criteria) {
            let now = classify(criteria, intervals);
            changed |= now != *of;
            *of = now;
        }
    };
    renew(&mut verdict.in_force, criteria.map(Criteria::Constant));
    match request.criteria {
        Some(own) => renew(&mut verdict.classification, Some(own)),
        None => verdict.classification = verdict.in_force,
    }
    changed
}

/// Returns the rules that read each figure.
fn readers(request: &Request<'_>) -> Vec<Readers> {
    let mut readers = Vec::with_capacity(FIGURE_COUNT);
    readers.resize(FIGURE_COUNT, Readers::default());
    let mut mark = |figures: FigureSet, with: &dyn Fn(&mut Readers)| {
        for figure in figures.iter() {
            readers.get_mut(figure.index()).into_iter().for_each(with);
        }
    };
    let (kind, close) = (request.subject.period().kind(), request.subject.period().last_day());
    let sets = [criteria_on(close).map(Criteria::Constant), request.criteria];
    let of_level = sets.into_iter().flatten().fold(FigureSet::EMPTY, |read, set| read | set.with(figures_of));
    mark(of_level, &|reader| reader.level = true);
    for check in CHECKS.iter().filter(|check| check.applies.to(kind, close, false)) {
        let read = match &check.test {
            Test::Figures(when, must) => when.iter().fold(figures_read(must), |read, when| read | figures_read(when)),
            Test::DeclaredWhenReviewed => FigureSet::EMPTY.with(Figure::Reviewed),
            Test::PopulationOfTable { .. } => FigureSet::EMPTY.with(Figure::Population),
            Test::SomethingCounted { except } => COUNTS.without(*except),
            Test::DeclaredIsComputed | Test::ApprovedIsComputed | Test::NotDrugFreeAndKey | Test::ReadingsAgree => of_level,
            _ => FigureSet::EMPTY,
        };
        mark(read, &|reader| reader.checks = reader.checks.or(CheckSet::of(check)));
    }
    for (measure, place) in request.plan().into_iter().flat_map(|plan| plan.measures()).zip(0_u32..) {
        let read = figures_of_measure(&measure.test, request.subject.period().last_day());
        mark(read, &|reader| reader.measures |= 1_u64.wrapping_shl(place));
    }
    readers
}

/// Returns the figures from which a level is taken, in any reading.
fn figures_of(set: &CriteriaSet<'_>) -> FigureSet {
    set.places_in_period.iter().fold(read_by(set), |read, (_, over_the_period)| read | summed(over_the_period))
}

#[cfg(test)]
mod tests {
    use super::IncrementalJudge;
    use crate::calendar::Period;
    use crate::figures::{FIGURES, Figure, Report, Submission};
    use crate::judge::report::verdict::tests::any_report;
    use crate::judge::{Request, judge};
    use alloc::format;
    use alloc::string::ToString;
    use alloc::vec::Vec;
    use proptest::prelude::*;

    fn edit() -> impl Strategy<Value = (usize, Option<u64>)> {
        let value =
            prop_oneof![1 => Just(None), 6 => (0..4_u64).prop_map(Some), 2 => (0..60_000_u64).prop_map(Some), 1 => Just(Some(u64::MAX))];
        (0..FIGURES.len(), value)
    }

    proptest! {
        #[test]
        fn after_every_change_the_verdict_is_that_of_a_judgement_of_the_whole_report(
            report in any_report(70), previous in any_report(90), part in any_report(90), base in any_report(95),
            given in any::<[bool; 3]>(), edits in proptest::collection::vec(edit(), 1..30),
        ) {
            let mut report = report;
            let of_other = |other: Report, period: &str| Submission::Report(Report { period: period.parse().unwrap_or(Period::STAND_IN), ..other });
            let (quarter, year) = (report.period.to_string().contains("2026-Q3"), report.period.to_string() == "2026");
            let before = if quarter { "2026-Q2" } else if year { "2025" } else { "2025-06" };
            let within = if quarter { "2026-09" } else if year { "2026-Q4" } else { "2025-01" };
            let previous: Vec<Submission> = given[0].then(|| of_other(previous, before)).into_iter().collect();
            let parts: Vec<Submission> = given[1].then(|| of_other(part, within)).into_iter().collect();
            let baseline: Vec<Report> = given[2].then_some(base).into_iter().collect();
            let mut incremental = IncrementalJudge::open(&Request::from(&report).with_previous(&previous).with_parts(&parts).with_baseline(&baseline));
            for (place, value) in edits {
                let Some(row) = FIGURES.get(place) else { continue };
                report.figures.set(row.figure, value);
                let request = Request::from(&report).with_previous(&previous).with_parts(&parts).with_baseline(&baseline);
                let before = incremental.verdict().clone();
                let changed = incremental.put(&request, row.figure);
                let (now, fresh) = (incremental.verdict(), judge(request));
                prop_assert_eq!(format!("{now:?}"), format!("{fresh:?}"));
                // Whatever is not reported as changed must be the same.
                prop_assert_eq!(changed.failed.is_empty(), before.failed == now.failed);
                let same_level = format!("{:?}", before.classification) == format!("{:?}", now.classification);
                let same_comparisons = format!("{:?}", before.comparisons) == format!("{:?}", now.comparisons);
                prop_assert_eq!((changed.level, changed.comparisons), (!same_level, !same_comparisons));
                for (target, (was, is)) in before.targets.iter().zip(&now.targets).enumerate() {
                    prop_assert!(was == is || changed.targets >> target & 1 == 1);
                }
            }
        }
    }

    #[test]
    fn a_figure_of_the_province_changes_nothing_at_a_commune() {
        let mut report = Report::new("19815".parse().unwrap_or(crate::area::AreaCode::NO_COMMUNE), Period::STAND_IN);
        let mut incremental = IncrementalJudge::open(&Request::from(&report));
        report.figures.trafficking_lines = Some(3);
        let changed = incremental.put(&Request::from(&report), Figure::TraffickingLines);
        assert_eq!(changed, super::Effect { read: changed.read, ..super::Effect::default() });
    }
}
