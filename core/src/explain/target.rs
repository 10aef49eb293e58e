//! Kết quả mục tiêu: the ten targets with their measures explained.

use crate::base::{Locale, percent, thousands};
use crate::calendar::PeriodKind;
use crate::explain::finding::Basis;
use crate::explain::reason::why;
use crate::figures::{Figure, FigureSet};
use crate::judge::{Intervals, MeasureResult, Request, Status, Verdict};
use crate::law::TARGETS;
use crate::rules::{Measure, MeasureTest, Role, Target};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;
use serde::ser::SerializeStruct;

/// One of the ten targets.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetResult {
    /// T01 … T10.
    pub id: &'static str,
    /// Tình trạng.
    pub status: Status,
    /// Whether it is decided on yearly reports only, and this is another.
    pub preview: bool,
    /// What the plan says.
    pub title: &'static str,
    /// Its measures.
    pub measures: Vec<MeasureOutcome>,
}

/// One measure of a target.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeasureOutcome {
    /// The target's id and a letter.
    pub id: &'static str,
    /// What it is for.
    pub role: Role,
    /// Tình trạng.
    pub status: Status,
    /// What it measures.
    pub title: &'static str,
    /// The numerator, or the count; null where figures are missing or nothing is measured.
    pub numerator: Option<i64>,
    /// The denominator; null where figures are missing, absent for counts.
    #[cfg_attr(feature = "schema", schemars(with = "Option<i64>", skip_serializing_if = "Option::is_none"))]
    pub denominator: Option<Option<i64>>,
    /// For display: two decimals, cut off. "100%" only when exactly met.
    pub percent: Option<String>,
    /// By how much it falls short, or how many there are of what must not be.
    pub short_by: Option<i64>,
    /// How it stands, in words.
    pub text: String,
    /// What is missing: ids of figures, or `baseline`.
    pub missing: Vec<&'static str>,
    /// Where the plan says so.
    pub basis: [Basis; 1],
}

impl Serialize for MeasureOutcome {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let members = if self.denominator.is_some() { 11 } else { 10 };
        let mut out = serializer.serialize_struct("MeasureOutcome", members)?;
        out.serialize_field("id", self.id)?;
        out.serialize_field("role", &self.role)?;
        out.serialize_field("status", &self.status)?;
        out.serialize_field("title", self.title)?;
        out.serialize_field("numerator", &self.numerator)?;
        if let Some(denominator) = &self.denominator {
            out.serialize_field("denominator", denominator)?;
        }
        out.serialize_field("percent", &self.percent)?;
        out.serialize_field("short_by", &self.short_by)?;
        out.serialize_field("text", &self.text)?;
        out.serialize_field("missing", &self.missing)?;
        out.serialize_field("basis", &self.basis)?;
        out.end()
    }
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
            id: target.id,
            status: *status,
            preview: period.kind() != PeriodKind::Year && target.measures.iter().any(judges_levels),
            title: target.title.get(locale),
            measures: measures.map(|(measure, result)| outcome(target, measure, result, intervals, fault, locale)).collect(),
        }
    };
    TARGETS.iter().zip(&verdict.targets).map(target).collect()
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
    let mut missing: Vec<&'static str> = figures.iter().map(Figure::id).collect();
    if result.needs_baseline {
        missing.push("baseline");
    }
    MeasureOutcome {
        id: measure.id,
        role: measure.role,
        status: result.status,
        title: measure.title.get(locale),
        numerator: result.numerator,
        denominator: (!count).then_some(result.denominator),
        percent: shares.and_then(|(part, whole)| percent(i128::from(part), i128::from(whole), 2, locale)),
        short_by,
        text: match fault.filter(|_| result.status == Status::Insufficient && result.needs_baseline) {
            Some(why) if locale == Locale::Vi => format!("kỳ gốc chưa dùng để so sánh được: {why}"),
            Some(why) => format!("the baseline cannot be compared with: {why}"),
            None => words(measure, result, short_by, figures, locale),
        },
        missing,
        basis: [target.basis.into()],
    }
}

/// How a measure stands: "còn thiếu 5 người".
pub(crate) fn words(measure: &Measure, result: &MeasureResult, short_by: Option<i64>, missing: FigureSet, locale: Locale) -> String {
    let mut text = String::new();
    let mut say = |vi: &str, number: Option<i64>, en: &str| {
        let sentence = if locale == Locale::Vi { vi } else { en };
        let (before, behind) = sentence.split_once('#').unwrap_or((sentence, ""));
        text.push_str(before);
        if let Some(number) = number.filter(|_| before.len() < sentence.len()) {
            thousands(&mut text, i128::from(number), locale);
            text.push(' ');
            text.push_str(measure.unit.of(number, locale));
        }
        text.push_str(behind);
    };
    match (result.status, &measure.test) {
        (Status::NotApplicable, _) => say("không phát sinh", None, "nothing to measure"),
        (Status::Insufficient, _) if result.needs_baseline => say("chưa có kỳ gốc để so sánh", None, "no baseline to compare with"),
        (Status::Insufficient, _) if missing.is_empty() => say("số liệu chưa đủ để xác định", None, "the figures do not decide it"),
        (Status::Insufficient, _) => {
            text.push_str(if locale == Locale::Vi { "còn thiếu số liệu: " } else { "figures missing: " });
            for (place, figure) in missing.iter().enumerate() {
                if place > 0 {
                    text.push_str("; ");
                }
                text.push_str(&figure.label(locale));
            }
        }
        // Where a commune's figure is missing, the sum is not known, but that it is not zero is.
        (Status::NotMet, MeasureTest::Zero(_)) if result.numerator.is_none() => {
            say("có, mục tiêu là không có", None, "there are some, where there should be none")
        }
        (Status::NotMet, MeasureTest::Zero(_)) => say("có #, mục tiêu là không có", result.numerator, "#, where there should be none"),
        (Status::Met, MeasureTest::Zero(_)) => say("không có", None, "none"),
        (Status::NotMet, MeasureTest::LowerThanBaseline(..)) => say("chưa giảm so với cùng kỳ", None, "not lower than in the same period"),
        (Status::Met, MeasureTest::LowerThanBaseline(..)) => {
            say("giảm so với cùng kỳ, hoặc không có", None, "lower than in the same period, or none")
        }
        (Status::NotMet, _) if short_by.is_some_and(|short| short > 0) => say("còn thiếu #", short_by, "# short"),
        (Status::NotMet, _) if short_by.is_some() => say("vượt quá tổng số", None, "more than there are"),
        (Status::NotMet, _) => say("chưa đạt", None, "not met"),
        (Status::Met, _) if result.denominator == Some(1) => say("đủ #", Some(1), "the only one"),
        (Status::Met, _) => say("đủ #", result.denominator, "all #"),
        (Status::Tracked, _) => say("#", result.numerator, "#"),
    }
    text
}
