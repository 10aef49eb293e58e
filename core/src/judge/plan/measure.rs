//! Đo mục tiêu: measures the targets of a plan as exact fractions.

use crate::base::{Text, Truth, counts, ids, text};
use crate::calendar::{Date, PeriodKind};
use crate::figures::{Approvals, DerivedTotals, Figure, FigureSet, Fraction, Report, RiskLevel};
use crate::judge::interval;
use crate::judge::plan::results::{PerMeasure, PerTarget};
use crate::judge::references::revisions::latest_of;
use crate::judge::report::classify::{Classification, LevelSpan, classify, read_by};
use crate::judge::report::evaluate::summed;
use crate::judge::report::intervals::{Bounds, Intervals, Number};
use crate::law::{criteria_on, is_one_text};
use crate::rules::{Criteria, Measure, MeasureTest, Must, Plan, Quantity, Role, Scope, Sum, total};

ids! {
    /// Tình trạng: the status of a measure or a target, in the order in which a score counts them.
    pub enum Status {
        /// Đạt: met.
        Met = "met",
        /// Chưa đạt: not met.
        NotMet = "not_met",
        /// Không áp dụng: the measure does not apply, for a reason of [`Inapplicable`].
        NotApplicable = "not_applicable",
        /// Chưa đủ số liệu: figures are missing.
        Insufficient = "insufficient",
        /// Theo dõi: tracked only, because the plan sets no number.
        Tracked = "tracked",
    }
}

impl Status {
    /// Combines the statuses of two binding measures of a target to the more serious one.
    #[cfg(feature = "unrolled")]
    #[inline(always)]
    pub(in crate::judge) fn and(self, other: Self) -> Self {
        // Adds flags, which vectors do and a table of weights does not.
        let weight = |status| {
            u8::from(status == Self::NotMet).wrapping_mul(4)
                | u8::from(status == Self::Insufficient).wrapping_mul(3)
                | u8::from(status == Self::Met).wrapping_mul(2)
                | u8::from(status == Self::Tracked)
        };
        if weight(self) < weight(other) { other } else { self }
    }

    /// Tên tình trạng: returns the name for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Met => text!("Đạt", "Met"),
            Self::NotMet => text!("Chưa đạt", "Not met"),
            Self::NotApplicable => text!("Không áp dụng", "Not applicable"),
            Self::Insufficient => text!("Chưa đủ số liệu", "Figures missing"),
            Self::Tracked => text!("Theo dõi", "Tracked"),
        }
    }
}

ids! {
    /// Lý do không áp dụng: why a measure does not apply.
    #[non_exhaustive]
    pub enum Inapplicable {
        /// Không phát sinh: the denominator is 0, so there is nothing to measure.
        NothingOccurred = "nothing_occurred",
        /// Không xét ở kỳ này: the measure is taken in other kinds of period.
        NotThisPeriod = "not_this_period",
        /// Không giao cho cấp này: the measure is taken at another level of administration.
        NotThisLevel = "not_this_level",
        /// Kỳ gốc chưa là địa bàn không ma túy: the area was not drug-free at the baseline, so it has no such level to keep.
        BaseNotDrugFree = "base_not_drug_free",
        /// Kỳ gốc không phát sinh: there was nothing at the baseline that could improve.
        NothingAtBaseline = "nothing_at_baseline",
    }
}

impl Inapplicable {
    /// Lý do bằng lời: returns the reason for people, as part of a sentence.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::NothingOccurred => text!("không phát sinh", "nothing to measure"),
            Self::NotThisPeriod => text!("chỉ xét trong báo cáo năm", "measured in yearly reports only"),
            Self::NotThisLevel => text!("chỉ xét ở cấp tỉnh", "measured for a province only"),
            Self::BaseNotDrugFree => text!("kỳ gốc chưa là địa bàn không ma túy", "not drug-free at the baseline"),
            Self::NothingAtBaseline => text!("kỳ gốc không phát sinh", "nothing to measure at the baseline"),
        }
    }
}

/// Kết quả đo: the result of one measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MeasureResult {
    /// Tình trạng: the status of the measure.
    pub status: Status,
    /// Thiếu kỳ gốc: whether the measure needs a baseline and none was given.
    pub needs_baseline: bool,
    numerator: IfKnown,
    denominator: IfKnown,
}

/// A number that may be missing, in eight bytes instead of sixteen, because the results of measures are most of a verdict, which is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct IfKnown(i64);

impl IfKnown {
    /// The one number that no sum of figures reaches.
    const MISSING: Self = Self(i64::MIN);

    #[inline(always)]
    const fn get(self) -> Option<i64> {
        if self.0 == Self::MISSING.0 { None } else { Some(self.0) }
    }
}

impl From<Option<i64>> for IfKnown {
    #[inline(always)]
    fn from(number: Option<i64>) -> Self {
        number.map_or(Self::MISSING, Self)
    }
}

impl MeasureResult {
    pub(in crate::judge) const NOT_APPLICABLE: Self =
        Self { status: Status::NotApplicable, needs_baseline: false, numerator: IfKnown::MISSING, denominator: IfKnown::MISSING };
    const INSUFFICIENT: Self = Self { status: Status::Insufficient, ..Self::NOT_APPLICABLE };

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn new(status: Status, numerator: Option<i64>, denominator: Option<i64>) -> Self {
        Self { status, needs_baseline: false, numerator: numerator.into(), denominator: denominator.into() }
    }

    /// Tử số: returns the numerator, or the count; `None` where figures are missing or nothing is measured.
    #[must_use]
    pub const fn numerator(&self) -> Option<i64> {
        self.numerator.get()
    }

    /// Mẫu số: returns the denominator; `None` where figures are missing, nothing is measured, or the measure is a count.
    #[must_use]
    pub const fn denominator(&self) -> Option<i64> {
        self.denominator.get()
    }

    /// Lý do không áp dụng: returns why the measure does not apply; `None` where it does.
    #[must_use]
    pub fn inapplicable(&self, measure: &Measure) -> Option<Inapplicable> {
        if self.status != Status::NotApplicable {
            return None;
        }
        // A measure that is not taken has no numbers.
        Some(match (measure.scope, &measure.test, self.denominator()) {
            (Scope::Yearly, _, None) => Inapplicable::NotThisPeriod,
            (Scope::Province, _, None) => Inapplicable::NotThisLevel,
            (_, MeasureTest::StillDrugFree, _) => Inapplicable::BaseNotDrugFree,
            (_, MeasureTest::Transformed, _) => Inapplicable::NothingAtBaseline,
            (_, MeasureTest::LowerThanBaseline(..), whole) if whole != Some(0) => Inapplicable::NothingAtBaseline,
            _ => Inapplicable::NothingOccurred,
        })
    }

    /// Số liệu còn thiếu: returns the missing figures that the measure reads.
    #[must_use]
    pub fn missing(&self, measure: &Measure, intervals: &Intervals) -> FigureSet {
        match &measure.test {
            _ if self.status == Status::NotApplicable && self.denominator().is_none() => FigureSet::EMPTY,
            MeasureTest::Fraction(part, whole, _) | MeasureTest::LowerThanBaseline(part, whole) => {
                intervals.missing_in(part) | intervals.missing_in(whole)
            }
            MeasureTest::Zero(count) | MeasureTest::Count(count) => intervals.missing_in(count),
            MeasureTest::StillDrugFree | MeasureTest::Transformed => FigureSet::EMPTY,
        }
    }

    /// Còn thiếu bao nhiêu: returns how much the numerator falls short of the target; `None` where that is not known.
    #[must_use]
    pub fn short_by(&self, measure: &Measure) -> Option<i64> {
        match measure.test {
            MeasureTest::Zero(_) => self.numerator(),
            MeasureTest::Count(_) | MeasureTest::LowerThanBaseline(..) | MeasureTest::Fraction(_, _, Must::Nothing) => None,
            // Excludes a negative denominator, which comes from figures that contradict each other.
            _ => Some(self.denominator().filter(|of| *of >= 0)?.saturating_sub(self.numerator()?).max(0)),
        }
    }
}

impl PerMeasure<MeasureResult> {
    /// No results. Every byte of an unused place is 0, which a processor writes quickest.
    pub(in crate::judge) const NONE: Self =
        Self::new(MeasureResult { status: Status::Met, needs_baseline: false, numerator: IfKnown(0), denominator: IfKnown(0) });
}

/// Điểm tổng hợp: how many of the applicable binding measures are met. It has no weights, because no text sets any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Score {
    /// Đạt: the number of binding measures that are met.
    pub met: u32,
    /// Áp dụng: the number of binding measures that are met or not met.
    pub applicable: u32,
    /// Chưa đủ số liệu: the number of binding measures with missing figures.
    pub insufficient: u32,
    /// Mục tiêu: the number of targets of each status.
    pub targets: StatusCounts,
}

impl Score {
    /// Counts binding measures of a status: as many more, or fewer.
    const fn count(&mut self, status: Status, by: i32) {
        match status {
            Status::Met => (self.met, self.applicable) = (self.met.saturating_add_signed(by), self.applicable.saturating_add_signed(by)),
            Status::NotMet => self.applicable = self.applicable.saturating_add_signed(by),
            Status::Insufficient => self.insufficient = self.insufficient.saturating_add_signed(by),
            Status::NotApplicable | Status::Tracked => {}
        }
    }
}

counts! {
    /// Số mục tiêu theo kết quả: the number of targets of each status.
    pub struct StatusCounts: Status => u32
}

/// The data that measures read.
pub(crate) struct Measured<'a, B> {
    pub intervals: &'a B,
    pub kind: PeriodKind,
    pub province: bool,
    /// The report of the commune, with its level under the set in force; `None` for totals.
    pub commune: Option<Commune<'a>>,
    /// The counts of communes that totals carry.
    pub derived: DerivedTotals,
    pub baseline: &'a [Report],
}

/// The report of a commune, with what tells its level.
#[derive(Clone, Copy)]
pub(crate) struct Commune<'a> {
    pub report: &'a Report,
    /// The level under the set in force.
    pub in_force: Option<&'a Classification>,
    /// The approved levels, of the commune and of the units of its baseline.
    pub approvals: &'a Approvals,
}

#[inline]
fn exact<N: Number>(bounds: (N, N)) -> Option<i64> {
    (bounds.0 == bounds.1).then_some(bounds.0.into())
}

/// Takes every measure of a plan, one after the other: what [`crate::judge::unrolled::plan`] must say as well.
pub(in crate::judge) fn measure(plan: &'static Plan, of: &Measured<'_, impl Bounds>, results: &mut PerMeasure<MeasureResult>) {
    plan.measures().for_each(|measure| results.push(take_one(measure, of)));
}

/// The binding measures of a plan's targets, while they are added one by one.
#[derive(Clone, Debug)]
pub(in crate::judge) struct Conclusion {
    targets: PerTarget<Counts>,
}

impl Conclusion {
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(in crate::judge) fn of(targets: usize) -> Self {
        let mut counts = PerTarget::new(Counts::default());
        counts.grow(targets);
        Self { targets: counts }
    }

    /// Adds the results of every measure of a plan.
    pub(in crate::judge) fn of_results(plan: &Plan, results: &[MeasureResult]) -> Self {
        let mut conclusion = Self::of(plan.targets.len());
        let mut results = results.iter();
        for (place, target) in plan.targets.iter().enumerate() {
            for (measure, result) in target.measures.iter().zip(&mut results) {
                conclusion.weigh(place, measure.role, result.status);
            }
        }
        conclusion
    }

    /// Puts the status of a measure in the place of the one with which it was added, and brings the statuses of the targets and the score up to
    /// date with it.
    pub(in crate::judge) fn replace(
        &mut self,
        target: usize,
        role: Role,
        (before, now): (Status, Status),
        (statuses, score): (&mut PerTarget<Status>, &mut Score),
    ) {
        let (Role::Binding, Some(of), Some(status)) = (role, self.targets.get_mut(target), statuses.get_mut(target)) else { return };
        *of = of.without(Counts::of(before)).and(Counts::of(now));
        score.count(before, -1);
        score.count(now, 1);
        let was = core::mem::replace(status, of.most_serious());
        score.targets.set(was, score.targets.get(was).saturating_sub(1));
        score.targets.add(*status, 1);
    }

    /// Adds one measure; only a binding one affects its target.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(in crate::judge) fn weigh(&mut self, target: usize, role: Role, status: Status) {
        if let (Role::Binding, Some(of)) = (role, self.targets.get_mut(target)) {
            *of = of.and(Counts::of(status));
        }
    }

    /// Writes the status of each target, and the score.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(in crate::judge) fn write(&self, (statuses, score): (&mut PerTarget<Status>, &mut Score)) {
        statuses.grow(self.targets.len());
        let (mut binding, mut targets) = (Counts::default(), Counts::default());
        for (status, counts) in statuses.iter_mut().zip(&self.targets) {
            *status = counts.most_serious();
            binding = binding.and(*counts);
            targets = targets.and(Counts::of(*status));
        }
        let binding = binding.of_each();
        let met = binding.get(Status::Met);
        let applicable = met.wrapping_add(binding.get(Status::NotMet));
        *score = Score { met, applicable, insufficient: binding.get(Status::Insufficient), targets: targets.of_each() };
    }
}

/// How often each status occurs, eight bits each.
#[derive(Clone, Copy, Debug, Default)]
struct Counts(u64);

impl Counts {
    #[cfg_attr(feature = "unrolled", inline(always))]
    #[expect(clippy::as_conversions, reason = "the place of a status")]
    const fn of(status: Status) -> Self {
        Self(1_u64.wrapping_shl((status as u32).wrapping_mul(8)))
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    const fn and(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }

    const fn without(self, other: Self) -> Self {
        Self(self.0.wrapping_sub(other.0))
    }

    /// Returns the status that decides over the others, as `Status::and` does.
    #[cfg_attr(feature = "unrolled", inline(always))]
    fn most_serious(self) -> Status {
        let occurs = |status: &Status| self.0 & Self::of(*status).0.wrapping_mul(0xff) != 0;
        let from_the_most_serious = [Status::NotMet, Status::Insufficient, Status::Met, Status::Tracked];
        from_the_most_serious.into_iter().find(occurs).unwrap_or(Status::NotApplicable)
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn of_each(self) -> StatusCounts {
        let [met, not_met, not_applicable, insufficient, tracked, ..] = self.0.to_le_bytes();
        StatusCounts([met, not_met, not_applicable, insufficient, tracked].map(u32::from))
    }
}

/// Takes one measure as a function of its own, for a walk over all measures.
#[inline(never)]
pub(in crate::judge) fn take_one(measure: &'static Measure, of: &Measured<'_, impl Bounds>) -> MeasureResult {
    take(measure, of)
}

#[cfg_attr(feature = "unrolled", inline(always))]
pub(in crate::judge) fn take(measure: &'static Measure, of: &Measured<'_, impl Bounds>) -> MeasureResult {
    let applies = match measure.scope {
        Scope::Always => true,
        Scope::Yearly => of.kind == PeriodKind::Year,
        Scope::Province => of.province,
    };
    if !applies {
        return MeasureResult::NOT_APPLICABLE;
    }
    // Does not wait for the reports of communes where the province itself supplies the figures.
    let complete = of.intervals.complete() || measure.scope == Scope::Province;
    match &measure.test {
        MeasureTest::Fraction(numerator, denominator, must) => fraction(numerator, denominator, *must, of.intervals, complete),
        MeasureTest::Zero(count) => zero(count, of.intervals, true, complete),
        MeasureTest::Count(count) => zero(count, of.intervals, false, complete),
        MeasureTest::StillDrugFree => match of.derived.still_drug_free {
            Some(fraction) => counted(fraction, of.intervals.complete()),
            None => over_baseline(of, still_drug_free),
        },
        MeasureTest::Transformed => match of.derived.transformed {
            Some(fraction) => counted(fraction, of.intervals.complete()),
            None => over_baseline(of, transformed),
        },
        MeasureTest::LowerThanBaseline(numerator, denominator) => lower(numerator, denominator, of, complete),
    }
}

#[cfg_attr(feature = "unrolled", inline(always))]
fn fraction<B: Bounds>(numerator: &Sum, denominator: &Sum, must: Must, intervals: &B, complete: bool) -> MeasureResult {
    let part = interval(numerator, intervals);
    let whole = interval(denominator, intervals);
    let low = part.0.minus(whole.1);
    let high = part.1.minus(whole.0);
    let zero = B::Number::of(0);
    // Reports a known shortfall even where reports are missing, because they cannot make up for it. Combines the flags without branches,
    // because which way they go differs from report to report.
    let (met, good, bad) = match must {
        Must::BeAll => (Status::Met, complete & (low == zero) & (high == zero), (high < zero) | (complete & (low > zero))),
        Must::ReachAll => (Status::Met, complete & (low >= zero), high < zero),
        Must::Nothing => (Status::Tracked, complete & (part.0 == part.1) & (whole.0 == whole.1), false),
    };
    let status = match (complete & (whole.0 == zero) & (whole.1 == zero), whole.0 <= zero, good, bad) {
        (true, ..) => Status::NotApplicable,
        (_, true, ..) => Status::Insufficient,
        (_, _, true, _) => met,
        (.., true) => Status::NotMet,
        _ => Status::Insufficient,
    };
    let (numerator, denominator) = if part.0 != part.1
        && *denominator == total(Quantity::COMMUNES)
        && let Some((part, whole)) = of_known_communes(part, whole)
    {
        (Some(part), Some(whole))
    } else {
        (exact(part), exact(whole))
    };
    MeasureResult::new(status, numerator, denominator)
}

/// Returns the result for units of the baseline that were counted commune by commune.
fn counted(fraction: Fraction, complete: bool) -> MeasureResult {
    let Fraction { numerator, denominator, open } = fraction;
    let status = match (numerator < denominator, complete && open == 0, denominator) {
        (true, ..) => Status::NotMet,
        (false, false, _) => Status::Insufficient,
        (false, true, 0) => Status::NotApplicable,
        (false, true, _) => Status::Met,
    };
    let number = |number: u64| i64::try_from(number).ok();
    MeasureResult::new(status, number(numerator), number(denominator))
}

/// Returns the numerator and the denominator of a share of communes without those of which nothing is known yet.
fn of_known_communes<N: Number>(part: (N, N), whole: (N, N)) -> Option<(i64, i64)> {
    let part: (i64, i64) = (part.0.into(), part.1.into());
    let open = part.1.checked_sub(part.0)?;
    let known = exact(whole)?.checked_sub(open)?;
    (known > 0).then_some((part.0, known))
}

#[cfg_attr(feature = "unrolled", inline(always))]
fn zero<B: Bounds>(count: &Sum, intervals: &B, must_be_none: bool, complete: bool) -> MeasureResult {
    let bounds = interval(count, intervals);
    let zero = B::Number::of(0);
    let (met, good, bad) = if must_be_none {
        (Status::Met, complete & (bounds.1 <= zero), bounds.0 > zero)
    } else {
        (Status::Tracked, complete & (bounds.0 == bounds.1), false)
    };
    let status = match (good, bad) {
        (true, _) => met,
        (_, true) => Status::NotMet,
        _ => Status::Insufficient,
    };
    MeasureResult::new(status, exact(bounds), None)
}

/// Whether the area had people on record.
fn has_people(intervals: &Intervals) -> Truth {
    match interval(&crate::rules::sum(Figure::DrugDependent).plus(Figure::DrugUsing), intervals) {
        (low, _) if low > 0 => Truth::True,
        (_, 0) => Truth::False,
        _ => Truth::Unknown,
    }
}

fn is_drug_free(span: LevelSpan) -> Truth {
    match span {
        LevelSpan { worst: RiskLevel::DrugFree, .. } => Truth::True,
        LevelSpan { best: RiskLevel::DrugFree, .. } => Truth::Unknown,
        _ => Truth::False,
    }
}

fn is_better(now: LevelSpan, then: LevelSpan) -> Truth {
    if now.worst < then.best {
        Truth::True
    } else if now.best >= then.worst {
        Truth::False
    } else {
        Truth::Unknown
    }
}

/// Judges a unit of the baseline by its figures and the levels then and now: whether it belongs to the denominator and to the numerator.
type JudgeUnit = fn(&Intervals, LevelSpan, LevelSpan) -> (Truth, Truth);

fn still_drug_free(_: &Intervals, then: LevelSpan, now: LevelSpan) -> (Truth, Truth) {
    (is_drug_free(then), is_drug_free(now))
}

fn transformed(intervals: &Intervals, then: LevelSpan, now: LevelSpan) -> (Truth, Truth) {
    (has_people(intervals), is_better(now, then).or(is_drug_free(now)))
}

/// Whether the unit `base` of the baseline falls short of a measure that judges levels.
pub(in crate::judge) fn falls_short(test: &MeasureTest, commune: Commune<'_>, base: &Report) -> bool {
    let judged = match test {
        MeasureTest::StillDrugFree => still_drug_free,
        MeasureTest::Transformed => transformed,
        _ => return false,
    };
    judge_unit(commune, base, judged).0 == (Truth::True, Truth::False)
}

/// The level of a unit at the baseline and that of its commune now, by the text by which measures compare them; `None` where undecided.
pub(in crate::judge) fn levels_compared(commune: Commune<'_>, base: &Report) -> (Option<RiskLevel>, Option<RiskLevel>) {
    let decided: JudgeUnit = |_, then, now| match (then.level(), now.level()) {
        (Some(_), Some(_)) => (Truth::True, Truth::True),
        _ => (Truth::Unknown, Truth::Unknown),
    };
    let (_, (then, now)) = judge_unit(commune, base, decided);
    (then.level(), now.level())
}

/// Judges a unit of the baseline by the approved levels, where both are given under one text; otherwise by the computed levels, or by the
/// declared ones where those do not decide. Also returns the levels used.
fn judge_unit(commune: Commune<'_>, base: &Report, judged: JudgeUnit) -> ((Truth, Truth), (LevelSpan, LevelSpan)) {
    let Commune { report, in_force, approvals } = commune;
    let intervals = Intervals::of_report(base);
    let of_approval = |report: &Report| approvals.level(report.area, report.period);
    if let Some((then, now)) = under_one_text(report, base, of_approval) {
        return (judged(&intervals, then, now), (then, now));
    }
    let (then, now) = computed(in_force, report.period.last_day(), &intervals);
    let unit = judged(&intervals, then, now);
    if !is_decided(unit)
        && let Some((then, now)) = under_one_text(report, base, |report| report.declared_level)
    {
        return (judged(&intervals, then, now), (then, now));
    }
    (unit, (then, now))
}

/// Counts the units of the baseline. An undecided unit is in neither number; without it only a known shortfall decides.
#[cfg_attr(feature = "unrolled", inline(always))]
fn over_baseline(of: &Measured<'_, impl Bounds>, judged: JudgeUnit) -> MeasureResult {
    match of.commune {
        Some(commune) if !of.baseline.is_empty() => count_units(commune, of.baseline, judged),
        _ => MeasureResult { needs_baseline: true, ..MeasureResult::INSUFFICIENT },
    }
}

#[inline(never)]
fn count_units(commune: Commune<'_>, baseline: &[Report], judged: JudgeUnit) -> MeasureResult {
    let (mut good, mut all, mut open) = (0_i64, 0_i64, false);
    for base in latest_of(baseline) {
        match judge_unit(commune, base, judged).0 {
            (Truth::True, Truth::True) => (good, all) = (good.saturating_add(1), all.saturating_add(1)),
            (Truth::True, Truth::False) => all = all.saturating_add(1),
            (Truth::False, _) => {}
            _ => open = true,
        }
    }
    let status = if good < all {
        Status::NotMet
    } else if open {
        Status::Insufficient
    } else if all == 0 {
        Status::NotApplicable
    } else {
        Status::Met
    };
    // Shows no numbers where every unit is undecided.
    let shown = |number| (all > 0 || !open).then_some(number);
    MeasureResult::new(status, shown(good), shown(all))
}

fn is_decided((counts, holds): (Truth, Truth)) -> bool {
    counts == Truth::False || (counts == Truth::True && holds != Truth::Unknown)
}

/// Returns the levels then and now under one text: the complete set in force at the end of the report's period.
fn computed(now: Option<&Classification>, last_day: Date, intervals: &Intervals) -> (LevelSpan, LevelSpan) {
    const OPEN: LevelSpan = LevelSpan { best: RiskLevel::BEST, worst: RiskLevel::WORST };
    match (now.filter(|now| now.complete), criteria_on(last_day)) {
        (Some(now), Some(set)) => (classify(Criteria::Constant(set), intervals).cumulative, now.cumulative),
        _ => (OPEN, OPEN),
    }
}

/// Returns the levels then and now that `given` finds for the reports, if both have one and both periods end under the same text.
fn under_one_text(report: &Report, base: &Report, given: impl Fn(&Report) -> Option<RiskLevel>) -> Option<(LevelSpan, LevelSpan)> {
    let (then, now) = given(base).zip(given(report))?;
    let only = |level: RiskLevel| LevelSpan { best: level, worst: level };
    is_one_text(report.period.last_day(), base.period.last_day()).then(|| (only(then), only(now)))
}

#[cfg_attr(feature = "unrolled", inline(always))]
fn lower<B: Bounds>(numerator: &Sum, denominator: &Sum, of: &Measured<'_, B>, complete: bool) -> MeasureResult {
    let (part, whole) = (interval(numerator, of.intervals), interval(denominator, of.intervals));
    let zero = B::Number::of(0);
    let (status, needs_baseline) = if whole == (zero, zero) && complete {
        (Status::NotApplicable, false)
    } else if of.baseline.is_empty() {
        (Status::Insufficient, true)
    } else {
        let wide = |(low, high): (B::Number, B::Number)| (low.into(), high.into());
        against((numerator, wide(part)), (denominator, wide(whole)), of.baseline, of.kind, complete)
    };
    MeasureResult { needs_baseline, ..MeasureResult::new(status, exact(part), exact(whole)) }
}

/// Compares a fraction with that of the baseline; also returns whether another baseline is needed.
#[inline(never)]
fn against(
    (numerator, part): (&Sum, (i64, i64)),
    (denominator, whole): (&Sum, (i64, i64)),
    baseline: &[Report],
    kind: PeriodKind,
    complete: bool,
) -> (Status, bool) {
    if baseline.iter().any(|base| base.period.kind() != kind) {
        return (Status::Insufficient, true);
    }
    let (mut base_part, mut base_whole) = ((0_i64, 0_i64), (0_i64, 0_i64));
    for base in latest_of(baseline) {
        let intervals = Intervals::of_report(base);
        for (sum, of) in [(&mut base_part, numerator), (&mut base_whole, denominator)] {
            let (low, high) = interval(of, &intervals);
            *sum = (sum.0.saturating_add(low), sum.1.saturating_add(high));
        }
    }
    if base_whole == (0, 0) {
        return (Status::NotApplicable, false);
    }
    if whole.0 <= 0 || base_whole.0 <= 0 || !complete {
        return (Status::Insufficient, false);
    }
    // Compares only the two extremes, because the result is monotonic in every figure.
    let at_best = is_lower((part.0, whole.1), (base_part.1, base_whole.0));
    let at_worst = is_lower((part.1, whole.0), (base_part.0, base_whole.1));
    match (at_best, at_worst) {
        (_, true) => (Status::Met, false),
        (false, _) => (Status::NotMet, false),
        _ => (Status::Insufficient, false),
    }
}

/// Whether one share is lower than the other, or both are 0: by cross products in 128 bits.
fn is_lower(now: (i64, i64), then: (i64, i64)) -> bool {
    let product = |one: i64, other: i64| i128::from(one).saturating_mul(i128::from(other));
    product(now.0, then.1) < product(then.0, now.1) || (now.0 == 0 && then.0 == 0)
}

/// Returns the figures that a measure reads in a report for a period that ends on a day; a level counts as the figures it is taken from.
pub(in crate::judge) fn figures_of_measure(test: &MeasureTest, day: Date) -> FigureSet {
    match test {
        MeasureTest::StillDrugFree | MeasureTest::Transformed => criteria_on(day).map_or(FigureSet::EMPTY, read_by),
        of_sums => figures_summed(of_sums),
    }
}

/// Returns the figures that the sums of a measure read; none for a measure that counts communes by their levels.
pub(in crate::judge) fn figures_summed(test: &MeasureTest) -> FigureSet {
    match test {
        MeasureTest::Fraction(part, whole, _) | MeasureTest::LowerThanBaseline(part, whole) => summed(part) | summed(whole),
        MeasureTest::Zero(count) | MeasureTest::Count(count) => summed(count),
        MeasureTest::StillDrugFree | MeasureTest::Transformed => FigureSet::EMPTY,
    }
}
