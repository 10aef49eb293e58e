//! Kết quả mục tiêu: the targets of a plan with their measures explained.

use crate::base::{Counted, InSentence, Locale, Percent, Text, percent, text};
use crate::calendar::PeriodKind;
use crate::document::Basis;
use crate::explain::reason::why;
use crate::figures::{FigureSet, Report, Section};
use crate::judge::{Inapplicable, Intervals, MeasureResult, Request, Status, Verdict};
use crate::rules::{Measure, MeasureTest, Role, Sum, Target};
use alloc::borrow::Cow;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Kết quả một mục tiêu: one target of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TargetResult {
    /// Mã mục tiêu: the id of the target, such as `T07`.
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
    /// Lý do không áp dụng: why the measure does not apply; null where it does.
    pub reason: Option<Inapplicable>,
    /// Nội dung số đo: what it measures.
    pub title: Cow<'static, str>,
    /// Tử số, hoặc số đếm: a whole number; null where figures are missing or there is nothing to measure.
    pub numerator: Option<i64>,
    /// Mẫu số: a whole number; null where figures are missing, absent for counts.
    #[serde(default, deserialize_with = "crate::document::deserialize::present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<i64>", !default))]
    pub denominator: Option<Option<i64>>,
    /// Tỷ lệ phần trăm để hiển thị: two decimals, cut off, so that "100%" stands only where all is met; null without a fraction.
    pub percent: Option<Percent>,
    /// Còn thiếu bao nhiêu: by how much it falls short, or how many there are of what must not be; null where it is met or open.
    pub short_by: Option<i64>,
    /// Diễn giải bằng lời: how the measure stands.
    pub text: Cow<'static, str>,
    /// Những gì còn thiếu: ids of figures, or `baseline`.
    pub missing: Vec<Cow<'static, str>>,
    /// Căn cứ của số đo: the place in the plan.
    pub basis: [Basis; 1],
}

/// The targets of a verdict.
pub(crate) fn targets(verdict: &Verdict, intervals: &Intervals, request: &Request<'_>, locale: Locale) -> Vec<TargetResult> {
    let period = request.subject.period();
    let then = request.baseline.first().map_or(period, |base| base.period).last_day();
    let fault = verdict.baseline_fault.as_ref().map(|fault| why(fault, request.units, then, locale));
    let told = Told { intervals, fault: fault.as_deref(), reorganised: is_reorganised(request), locale };
    let mut results = verdict.measures.iter();
    let target = |(target, status): (&'static Target, &Status)| {
        let measures = target.measures.iter().zip(results.by_ref());
        TargetResult {
            id: target.id.into(),
            status: *status,
            preview: period.kind() != PeriodKind::Year && target.measures.iter().any(judges_levels),
            title: target.title.get(locale).into(),
            measures: measures.map(|(measure, result)| told.outcome(target, measure, result)).collect(),
        }
    };
    verdict.plan.map(|plan| plan.targets).unwrap_or_default().iter().zip(&*verdict.targets).map(target).collect()
}

pub(crate) fn judges_levels(measure: &Measure) -> bool {
    matches!(measure.test, MeasureTest::StillDrugFree | MeasureTest::Transformed)
}

/// Whether units of the baseline no longer exist at the close of the period.
fn is_reorganised(request: &Request<'_>) -> bool {
    let (units, close) = (request.units, request.subject.period().last_day());
    let ended = |base: &Report| {
        let day = base.period.last_day();
        let communes = units.on(base.area, day).unit().map(|unit| unit.communes_on(day)).unwrap_or_default();
        communes.into_iter().filter_map(|code| units.on(code, day).unit()).any(|unit| !unit.exists_on(close))
    };
    request.baseline.iter().any(ended)
}

/// What the sentences on every measure need.
struct Told<'a> {
    intervals: &'a Intervals,
    /// Why the baseline cannot be used.
    fault: Option<&'a str>,
    reorganised: bool,
    locale: Locale,
}

impl Told<'_> {
    fn outcome(&self, target: &Target, measure: &Measure, result: &MeasureResult) -> MeasureOutcome {
        let short_by = result.short_by(measure);
        let shares = result.numerator().zip(result.denominator());
        let count = matches!(measure.test, MeasureTest::Zero(_) | MeasureTest::Count(_));
        let figures = result.missing(measure, self.intervals);
        let mut missing: Vec<Cow<'static, str>> = figures.iter().map(|figure| figure.id().into()).collect();
        if result.needs_baseline {
            missing.push("baseline".into());
        }
        MeasureOutcome {
            id: measure.id.into(),
            role: measure.role,
            status: result.status,
            reason: result.inapplicable(measure),
            title: measure.title.get(self.locale).into(),
            numerator: result.numerator(),
            denominator: (!count).then_some(result.denominator()),
            percent: shares.and_then(|(part, whole)| percent(i128::from(part), i128::from(whole), 2, self.locale)),
            short_by,
            text: match self.fault.filter(|_| result.status == Status::Insufficient && result.needs_baseline) {
                Some(why) => text!("kỳ gốc chưa dùng để so sánh được: {why}", "the baseline cannot be used for comparison: {why}")
                    .fill(&[("why", &why)], self.locale)
                    .into(),
                None => {
                    let mut text = words(measure, result, short_by, figures, self.locale);
                    self.add_what_is_not_counted(measure, result, &mut text);
                    text
                }
            },
            missing,
            basis: [target.basis.into()],
        }
    }

    /// Adds what the numbers of a measure leave out: today's units, or the places that were taken off the list.
    fn add_what_is_not_counted(&self, measure: &Measure, result: &MeasureResult, text: &mut Cow<'_, str>) {
        if !matches!(result.status, Status::Met | Status::NotMet | Status::Tracked) {
            return;
        }
        if self.reorganised && judges_levels(measure) {
            text!(", trước sắp xếp", ", before the reorganisation").put(text.to_mut(), self.locale);
        }
        if let MeasureTest::Fraction(_, whole, _) = &measure.test
            && let Some(delisted) = self.delisted(whole)
        {
            text!(" (không tính {number} đã đưa ra khỏi danh sách)", " (not counting {number} taken off the list)")
                .with(&[("number", &Counted(delisted, measure.unit))])
                .put(text.to_mut(), self.locale);
        }
    }

    /// How many places a denominator leaves out; `None` where there are none, or where that is not known.
    fn delisted(&self, whole: &Sum) -> Option<i64> {
        let mut delisted = 0_i64;
        for (coefficient, quantity) in whole.terms().filter(|(coefficient, _)| *coefficient < 0) {
            quantity.figure().filter(|figure| figure.definition().section == Section::Places)?;
            let (low, high) = self.intervals.bounds(quantity);
            delisted = (low == high).then(|| delisted.saturating_sub(coefficient.saturating_mul(low)))?;
        }
        (delisted > 0).then_some(delisted)
    }
}

/// How a measure stands: "còn thiếu 5 người".
pub(crate) fn words(
    measure: &Measure,
    result: &MeasureResult,
    short_by: Option<i64>,
    missing: FigureSet,
    locale: Locale,
) -> Cow<'static, str> {
    let say = |sentence: Text, number: Option<i64>| {
        let number = number.map(|number| Counted(number, measure.unit));
        let why = result.inapplicable(measure).map(Inapplicable::name);
        sentence.said(&[("number", &number), ("part", &result.numerator()), ("figures", &missing), ("why", &why)], locale)
    };
    let is_aim = measure.role == Role::Aim;
    let (sentence, number) = match (result.status, &measure.test) {
        (Status::NotApplicable, _) if result.inapplicable(measure) == Some(Inapplicable::NothingOccurred) => {
            (text!("{why}", "{why}"), None)
        }
        (Status::NotApplicable, _) => (text!("không áp dụng: {why}", "not applicable: {why}"), None),
        (Status::Insufficient, _) if result.needs_baseline => (text!("chưa có kỳ gốc để so sánh", "no baseline to compare with"), None),
        (Status::Insufficient, _) if missing.is_empty() => {
            (text!("số liệu chưa đủ để xác định", "the figures are not enough to decide"), None)
        }
        (Status::Insufficient, _) => (text!("còn thiếu chỉ tiêu: {figures}", "figures missing: {figures}"), None),
        // Where a commune's figure is missing, the sum is not known, but that it is not zero is.
        (Status::NotMet, MeasureTest::Zero(_)) if result.numerator().is_none() && is_aim => {
            (text!("có phát sinh (phấn đấu không để xảy ra)", "there are some (the aim is none)"), None)
        }
        (Status::NotMet, MeasureTest::Zero(_)) if result.numerator().is_none() => {
            (text!("có phát sinh; mục tiêu là không có", "there are some; the target is none"), None)
        }
        (Status::NotMet, MeasureTest::Zero(_)) if is_aim => {
            (text!("có {number} (phấn đấu không để xảy ra)", "{number} (the aim is none)"), result.numerator())
        }
        (Status::NotMet, MeasureTest::Zero(_)) => {
            (text!("có {number}; mục tiêu là không có", "{number}; the target is none"), result.numerator())
        }
        (Status::Met, MeasureTest::Zero(_)) => (text!("không có", "none"), None),
        (Status::NotMet, MeasureTest::LowerThanBaseline(..)) => {
            (text!("chưa giảm so với cùng kỳ", "not lower than in the same period of the baseline"), None)
        }
        (Status::Met, MeasureTest::LowerThanBaseline(..)) if result.numerator() == Some(0) => {
            (text!("không có trường hợp nào", "none"), None)
        }
        (Status::Met, MeasureTest::LowerThanBaseline(..)) => {
            (text!("giảm so với cùng kỳ", "lower than in the same period of the baseline"), None)
        }
        (Status::Met | Status::NotMet, MeasureTest::StillDrugFree) if result.denominator().is_some() => {
            (text!("giữ vững {part}/{number} của kỳ gốc", "{part} of {number} of the baseline still drug-free"), result.denominator())
        }
        (Status::Met | Status::NotMet, MeasureTest::Transformed) if result.denominator().is_some() => {
            (text!("đã chuyển hóa {part}/{number} của kỳ gốc", "{part} of {number} of the baseline transformed"), result.denominator())
        }
        (Status::NotMet, _) if short_by.is_some_and(|short| short > 0) => (text!("còn thiếu {number}", "{number} short"), short_by),
        (Status::NotMet, _) if short_by.is_some() => (text!("vượt quá tổng số", "more than the total"), None),
        (Status::NotMet, _) => (text!("chưa đạt", "not met"), None),
        (Status::Met, _) if result.denominator() == Some(1) => (text!("đủ {number}", "1 of {number}"), Some(1)),
        (Status::Met, _) => (text!("đủ {number}", "all {number}"), result.denominator()),
        (Status::Tracked, _) if result.denominator().is_some() => (text!("{part}/{number}", "{part} of {number}"), result.denominator()),
        (Status::Tracked, _) => (text!("{number}", "{number}"), result.numerator()),
    };
    say(sentence, number)
}
