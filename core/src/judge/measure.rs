//! Đo mục tiêu: the ten targets as exact fractions.

use super::classify::{Classification, classify};
use super::facts::Facts;
use super::interval;
use crate::base::{Text, ids};
use crate::calendar::PeriodKind;
use crate::define::{Measure, MeasureTest, Must, Scope, Sum};
use crate::figures::{Figure, FigureSet, Report, RiskLevel};
use crate::law::criteria_on;

ids! {
    /// Tình trạng of a measure or a target, in the order in which a score counts them.
    pub enum Status {
        /// Đạt.
        Met = "met",
        /// Chưa đạt.
        NotMet = "not_met",
        /// Không phát sinh: nothing to measure.
        NotApplicable = "not_applicable",
        /// Chưa đủ số liệu.
        Insufficient = "insufficient",
        /// Theo dõi: the plan sets no number.
        Tracked = "tracked",
    }
}

impl Status {
    /// The words for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Met => Text::new("Đạt", "Met"),
            Self::NotMet => Text::new("Chưa đạt", "Not met"),
            Self::NotApplicable => Text::new("Không phát sinh", "Nothing to measure"),
            Self::Insufficient => Text::new("Chưa đủ số liệu", "Figures missing"),
            Self::Tracked => Text::new("Theo dõi", "Tracked"),
        }
    }
}

/// One measure, taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasureResult {
    /// How it stands.
    pub status: Status,
    /// The numerator, or the count; `None` where figures are missing or nothing is measured.
    pub numerator: Option<i64>,
    /// The denominator; `None` also for counts.
    pub denominator: Option<i64>,
    /// The missing figures that it reads.
    pub missing: FigureSet,
    /// It needs a baseline, and none was given.
    pub needs_baseline: bool,
}

impl MeasureResult {
    const NOT_APPLICABLE: Self =
        Self { status: Status::NotApplicable, numerator: None, denominator: None, missing: FigureSet::EMPTY, needs_baseline: false };
    const INSUFFICIENT: Self = Self { status: Status::Insufficient, ..Self::NOT_APPLICABLE };

    /// By how much the measure falls short of what must be; `None` where that is not known.
    #[must_use]
    pub fn short_by(&self, measure: &Measure) -> Option<i64> {
        match measure.test {
            MeasureTest::Zero(_) => self.numerator,
            MeasureTest::Count(_) | MeasureTest::LowerThanBaseline(..) | MeasureTest::Fraction(_, _, Must::Nothing) => None,
            _ => Some(self.denominator?.saturating_sub(self.numerator?).max(0)),
        }
    }
}

/// Điểm tổng hợp: how many binding measures are met of those that can be. No weights are invented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Binding measures met.
    pub met: u32,
    /// Binding measures met or not met.
    pub applicable: u32,
    /// Binding measures without enough figures.
    pub insufficient: u32,
    /// Targets of each status, in the order of [`Status::ALL`].
    pub targets: [u32; 5],
}

/// What the measures are taken of.
pub(crate) struct Measured<'a> {
    pub facts: &'a Facts,
    pub kind: PeriodKind,
    pub last_day: crate::calendar::Date,
    pub province: bool,
    /// The commune itself, with its level under the set in force; `None` for totals.
    pub commune: Option<(&'a Report, Option<Classification>)>,
    pub baseline: &'a [Report],
}

fn exact(bounds: (i64, i64)) -> Option<i64> {
    (bounds.0 == bounds.1).then_some(bounds.0)
}

/// The missing figures of a sum that lies within `bounds`; looked up out of line, since most sums are exact.
#[inline(always)]
fn missing(sum: &Sum, bounds: (i64, i64), facts: &Facts) -> FigureSet {
    if bounds.0 == bounds.1 { FigureSet::EMPTY } else { facts.missing_in(sum) }
}

#[inline(always)]
pub(crate) fn take(measure: &'static Measure, of: &Measured<'_>) -> MeasureResult {
    let applies = match measure.scope {
        Scope::Always => true,
        Scope::Yearly => of.kind == PeriodKind::Year,
        Scope::Province => of.province,
    };
    if !applies {
        return MeasureResult::NOT_APPLICABLE;
    }
    match &measure.test {
        MeasureTest::Fraction(numerator, denominator, must) => fraction(numerator, denominator, *must, of.facts),
        MeasureTest::Zero(count) => zero(count, of.facts, true),
        MeasureTest::Count(count) => zero(count, of.facts, false),
        MeasureTest::StillDrugFree => {
            over_baseline(of, |_, _, base| Some(base == RiskLevel::DrugFree), |now, _| now == RiskLevel::DrugFree)
        }
        MeasureTest::Transformed => {
            over_baseline(of, |facts, _, _| has_people(facts), |now, base| now < base || now == RiskLevel::DrugFree)
        }
        MeasureTest::LowerThanBaseline(numerator, denominator) => lower(numerator, denominator, of),
    }
}

#[inline(always)]
fn fraction(numerator: &Sum, denominator: &Sum, must: Must, facts: &Facts) -> MeasureResult {
    let part = interval(numerator, facts);
    let whole = interval(denominator, facts);
    let status = if whole == (0, 0) {
        Status::NotApplicable
    } else if whole.0 <= 0 {
        Status::Insufficient
    } else {
        let low = part.0.wrapping_sub(whole.1);
        let high = part.1.wrapping_sub(whole.0);
        match must {
            Must::BeAll if low == 0 && high == 0 => Status::Met,
            Must::BeAll if low > 0 || high < 0 => Status::NotMet,
            Must::ReachAll if low >= 0 => Status::Met,
            Must::ReachAll if high < 0 => Status::NotMet,
            Must::Nothing if part.0 == part.1 && whole.0 == whole.1 => Status::Tracked,
            _ => Status::Insufficient,
        }
    };
    let missing = missing(numerator, part, facts) | missing(denominator, whole, facts);
    MeasureResult { status, numerator: exact(part), denominator: exact(whole), missing, needs_baseline: false }
}

#[inline(always)]
fn zero(count: &Sum, facts: &Facts, must_be_none: bool) -> MeasureResult {
    let bounds = interval(count, facts);
    let status = match bounds {
        (low, high) if !must_be_none => {
            if low == high {
                Status::Tracked
            } else {
                Status::Insufficient
            }
        }
        (_, high) if high <= 0 => Status::Met,
        (low, _) if low > 0 => Status::NotMet,
        _ => Status::Insufficient,
    };
    MeasureResult { status, numerator: exact(bounds), denominator: None, missing: missing(count, bounds, facts), needs_baseline: false }
}

/// Whether the area had people on record, where that is known.
fn has_people(facts: &Facts) -> Option<bool> {
    let (low, high) = interval(&crate::define::sum(Figure::DrugDependent).plus(Figure::DrugUsing), facts);
    if low > 0 {
        Some(true)
    } else if high == 0 {
        Some(false)
    } else {
        None
    }
}

/// Counts the units of the baseline: of those that `counts`, how many are as they should be now.
fn over_baseline(
    of: &Measured<'_>,
    counts: impl Fn(&Facts, &Report, RiskLevel) -> Option<bool>,
    holds: impl Fn(RiskLevel, RiskLevel) -> bool,
) -> MeasureResult {
    let Some((report, now)) = of.commune.filter(|_| !of.baseline.is_empty()) else {
        return MeasureResult { needs_baseline: true, ..MeasureResult::INSUFFICIENT };
    };
    let mut units = (0_i64, 0_i64);
    for base in of.baseline {
        let facts = Facts::of_commune(&base.figures, base.period.months());
        let Some((now, then)) = levels(report, now, base, &facts, of) else { return MeasureResult::INSUFFICIENT };
        match counts(&facts, base, then) {
            Some(true) => units = (units.0.saturating_add(i64::from(holds(now, then))), units.1.saturating_add(1)),
            Some(false) => {}
            None => return MeasureResult::INSUFFICIENT,
        }
    }
    let status = match units {
        (_, 0) => Status::NotApplicable,
        (good, all) if good == all => Status::Met,
        _ => Status::NotMet,
    };
    MeasureResult { status, numerator: Some(units.0), denominator: Some(units.1), ..MeasureResult::NOT_APPLICABLE }
}

/// The level now and then, both by one text: the complete set in force at the end of the report's period, applied to
/// both; where that does not decide, the declared levels if both periods end under one text.
fn levels(report: &Report, now: Option<Classification>, base: &Report, facts: &Facts, of: &Measured<'_>) -> Option<(RiskLevel, RiskLevel)> {
    if let Some(now) = now.filter(|now| now.set.complete) {
        let then = classify(now.set, facts);
        if let (Some(now), Some(then)) = (now.cumulative.level(), then.cumulative.level()) {
            return Some((now, then));
        }
    }
    let same_text = criteria_on(of.last_day)?.id == criteria_on(base.period.last_day())?.id;
    if same_text { Some((report.declared_level?, base.declared_level?)) } else { None }
}

fn lower(numerator: &Sum, denominator: &Sum, of: &Measured<'_>) -> MeasureResult {
    let (part, whole) = (interval(numerator, of.facts), interval(denominator, of.facts));
    let result = MeasureResult {
        status: Status::Insufficient,
        numerator: exact(part),
        denominator: exact(whole),
        missing: missing(numerator, part, of.facts) | missing(denominator, whole, of.facts),
        needs_baseline: of.baseline.is_empty(),
    };
    if whole == (0, 0) {
        return MeasureResult { status: Status::NotApplicable, needs_baseline: false, ..result };
    }
    if of.baseline.is_empty() || of.baseline.iter().any(|base| base.period.kind() != of.kind) {
        return MeasureResult { needs_baseline: true, ..result };
    }
    let (mut base_part, mut base_whole) = (Some(0_i64), Some(0_i64));
    for base in of.baseline {
        let facts = Facts::of_commune(&base.figures, base.period.months());
        let add = |sum: Option<i64>, more: Option<i64>| sum?.checked_add(more?);
        base_part = add(base_part, exact(interval(numerator, &facts)));
        base_whole = add(base_whole, exact(interval(denominator, &facts)));
    }
    if base_whole == Some(0) {
        return MeasureResult { status: Status::NotApplicable, ..result };
    }
    let (Some(part), Some(whole), Some(base_part), Some(base_whole)) = (exact(part), exact(whole), base_part, base_whole) else {
        return result;
    };
    // part/whole < base_part/base_whole, in 128 bits.
    let now = i128::from(part).saturating_mul(i128::from(base_whole));
    let then = i128::from(base_part).saturating_mul(i128::from(whole));
    let status = if now < then || (part == 0 && base_part == 0) { Status::Met } else { Status::NotMet };
    MeasureResult { status, ..result }
}
