//! Kết quả mục tiêu: the ten targets with their measures explained.

use crate::base::{Counted, Locale, Text, percent};
use crate::calendar::PeriodKind;
use crate::document::Basis;
use crate::explain::reason::why;
use crate::figures::FigureSet;
use crate::judge::{Intervals, MeasureResult, Request, Status, Verdict};
use crate::rules::{Measure, MeasureTest, Role, Target};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Kết quả một mục tiêu: one of the ten targets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TargetResult {
    /// Mã mục tiêu: `T01` to `T10`.
    pub id: Cow<'static, str>,
    /// Tình trạng của mục tiêu: whether it is met.
    pub status: Status,
    /// Chỉ là xem trước: whether yearly reports alone decide the target, and this is another.
    pub preview: bool,
    /// Nội dung mục tiêu: what the plan says.
    pub title: Cow<'static, str>,
    /// Các số đo của mục tiêu: its measures, explained.
    pub measures: Vec<MeasureOutcome>,
}

/// Kết quả một số đo: one measure of a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MeasureOutcome {
    /// Mã số đo: the id of the target and a letter, such as `T07a`.
    pub id: Cow<'static, str>,
    /// Vai trò của số đo: whether it decides the target, is an aim, or only explains.
    pub role: Role,
    /// Tình trạng của số đo: whether it is met.
    pub status: Status,
    /// Nội dung số đo: what it measures.
    pub title: Cow<'static, str>,
    /// Tử số, hoặc số đếm: a whole number; null where figures are missing or there is nothing to measure.
    pub numerator: Option<i64>,
    /// Mẫu số: a whole number; null where figures are missing, absent for counts.
    #[serde(default, deserialize_with = "crate::document::deserialize::present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<i64>", !default))]
    pub denominator: Option<Option<i64>>,
    /// Tỷ lệ phần trăm để hiển thị: two decimals, cut off, so that "100%" stands only where all is met; null without a fraction.
    pub percent: Option<String>,
    /// Còn thiếu bao nhiêu: by how much it falls short, or how many there are of what must not be; null where it is met or open.
    pub short_by: Option<i64>,
    /// Diễn giải bằng lời: how the measure stands.
    pub text: String,
    /// Những gì còn thiếu: ids of figures, or `baseline`.
    pub missing: Vec<Cow<'static, str>>,
    /// Căn cứ của số đo: the place in the plan.
    pub basis: [Basis; 1],
}

/// The ten targets of a verdict.
pub(crate) fn targets(verdict: &Verdict, intervals: &Intervals, request: &Request<'_>, locale: Locale) -> Vec<TargetResult> {
    let period = request.subject.period();
    let then = request.baseline.first().map_or(period, |base| base.period).last_day();
    let fault = verdict.baseline_fault.as_ref().map(|fault| why(fault, request.units, then, locale));
    let fault = fault.as_deref();
    let mut results = verdict.measures.iter();
    let target = |(target, status): (&'static Target, &Status)| {
        let measures = target.measures.iter().zip(results.by_ref());
        TargetResult {
            id: target.id.into(),
            status: *status,
            preview: period.kind() != PeriodKind::Year && target.measures.iter().any(judges_levels),
            title: target.title.get(locale).into(),
            measures: measures.map(|(measure, result)| outcome(target, measure, result, intervals, fault, locale)).collect(),
        }
    };
    verdict.plan.map(|plan| plan.targets).unwrap_or_default().iter().zip(&*verdict.targets).map(target).collect()
}

pub(crate) fn judges_levels(measure: &Measure) -> bool {
    matches!(measure.test, MeasureTest::StillDrugFree | MeasureTest::Transformed)
}

fn outcome(
    target: &Target,
    measure: &Measure,
    result: &MeasureResult,
    intervals: &Intervals,
    fault: Option<&str>,
    locale: Locale,
) -> MeasureOutcome {
    let short_by = result.short_by(measure);
    let shares = result.numerator.zip(result.denominator);
    let count = matches!(measure.test, MeasureTest::Zero(_) | MeasureTest::Count(_));
    let figures = result.missing(measure, intervals);
    let mut missing: Vec<Cow<'static, str>> = figures.iter().map(|figure| figure.id().into()).collect();
    if result.needs_baseline {
        missing.push("baseline".into());
    }
    MeasureOutcome {
        id: measure.id.into(),
        role: measure.role,
        status: result.status,
        title: measure.title.get(locale).into(),
        numerator: result.numerator,
        denominator: (!count).then_some(result.denominator),
        percent: shares.and_then(|(part, whole)| percent(i128::from(part), i128::from(whole), 2, locale)),
        short_by,
        text: match fault.filter(|_| result.status == Status::Insufficient && result.needs_baseline) {
            Some(why) => Text::new("kỳ gốc chưa dùng để so sánh được: {why}", "the baseline cannot be used for comparison: {why}")
                .fill(&[("why", &why)], locale),
            None => words(measure, result, short_by, figures, locale),
        },
        missing,
        basis: [target.basis.into()],
    }
}

/// How a measure stands: "còn thiếu 5 người".
pub(crate) fn words(measure: &Measure, result: &MeasureResult, short_by: Option<i64>, missing: FigureSet, locale: Locale) -> String {
    let (sentence, number) = match (result.status, &measure.test) {
        (Status::NotApplicable, _) => (Text::new("không phát sinh", "nothing to measure"), None),
        (Status::Insufficient, _) if result.needs_baseline => (Text::new("chưa có kỳ gốc để so sánh", "no baseline to compare with"), None),
        (Status::Insufficient, _) if missing.is_empty() => {
            (Text::new("số liệu chưa đủ để xác định", "the figures are not enough to decide"), None)
        }
        (Status::Insufficient, _) => (Text::new("còn thiếu số liệu: {figures}", "figures missing: {figures}"), None),
        // Where a commune's figure is missing, the sum is not known, but that it is not zero is.
        (Status::NotMet, MeasureTest::Zero(_)) if result.numerator.is_none() => {
            (Text::new("có, mục tiêu là không có", "there are some; the target is none"), None)
        }
        (Status::NotMet, MeasureTest::Zero(_)) => {
            (Text::new("có {number}, mục tiêu là không có", "{number}; the target is none"), result.numerator)
        }
        (Status::Met, MeasureTest::Zero(_)) => (Text::new("không có", "none"), None),
        (Status::NotMet, MeasureTest::LowerThanBaseline(..)) => {
            (Text::new("chưa giảm so với cùng kỳ", "not lower than in the same period of the baseline"), None)
        }
        (Status::Met, MeasureTest::LowerThanBaseline(..)) => {
            (Text::new("giảm so với cùng kỳ, hoặc không có", "lower than in the same period of the baseline, or none"), None)
        }
        (Status::NotMet, _) if short_by.is_some_and(|short| short > 0) => (Text::new("còn thiếu {number}", "{number} short"), short_by),
        (Status::NotMet, _) if short_by.is_some() => (Text::new("vượt quá tổng số", "more than the total"), None),
        (Status::NotMet, _) => (Text::new("chưa đạt", "not met"), None),
        (Status::Met, _) if result.denominator == Some(1) => (Text::new("đủ {number}", "1 of {number}"), Some(1)),
        (Status::Met, _) => (Text::new("đủ {number}", "all {number}"), result.denominator),
        (Status::Tracked, _) => (Text::new("{number}", "{number}"), result.numerator),
    };
    sentence.fill(&[("number", &number.map(|number| Counted(number, measure.unit))), ("figures", &missing)], locale)
}
