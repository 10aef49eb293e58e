//! Báo cáo giai đoạn: an area at the start of a phase of the plan and within it, as a document.

use crate::area::{AreaCode, Units};
use crate::base::{Locale, Named, Percent, Text, percent, text};
use crate::calendar::Date;
use crate::document::read::{Document, ReadError, question};
use crate::document::{Engine, Span};
use crate::judge::covers;
use crate::judge::{Moment, Movement, PhaseReport, Request, Status, phase_report};
use crate::law::{self, PLANS};
use crate::rules::{MeasureTest, Phase, Plan, Role};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use question::Question;

const SCHEMA: &str = "kh302.phase/1";

/// Báo cáo giai đoạn: an area at the start of a phase of the plan and within it, target by target (`kh302.phase/1`).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PhaseView {
    /// Loại tài liệu: always `kh302.phase/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "kh302.phase/1")))]
    pub schema: Cow<'static, str>,
    /// Phiên bản và bộ quy tắc đã dùng: which library and which rules judged.
    pub engine: Engine,
    /// Kế hoạch: the id of the plan that has the phase.
    pub plan: Cow<'static, str>,
    /// Giai đoạn của kế hoạch: the phase with its days.
    pub phase: PhaseSpan,
    /// Mã địa bàn: the code of the area, two, three or five digits.
    pub area: String,
    /// Tên địa bàn: the name of the area; null where the table of units does not have it.
    pub name: Option<String>,
    /// Báo cáo đầu giai đoạn: the last report that ends by the start of the phase; null where there is none.
    pub before: Option<MomentView>,
    /// Báo cáo trong giai đoạn: the last report that ends within the phase; null where there is none.
    pub within: Option<MomentView>,
    /// Các mục tiêu của kế hoạch: how each target moved.
    pub targets: Vec<TargetShift>,
    /// Ghi chú khi so sánh: sentences that a reader of the comparison must know.
    pub notes: Vec<String>,
}

/// Một giai đoạn của kế hoạch: a span of days and no reporting period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PhaseSpan {
    /// Giai đoạn thứ mấy: the number of the phase, from 1.
    pub number: u8,
    /// Ngày đầu giai đoạn: the first day; null where the plan does not say.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub from: Option<Date>,
    /// Ngày cuối giai đoạn: the last day; null where the plan does not say.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub to: Option<Date>,
}

impl From<&Phase> for PhaseSpan {
    fn from(phase: &Phase) -> Self {
        Self { number: phase.number, from: phase.from, to: phase.to }
    }
}

/// Một bên của phép so sánh: the reports of one side.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MomentView {
    /// Kỳ của báo cáo: the period with its first and last day.
    pub period: Span,
    /// Các địa bàn có báo cáo: the codes of the areas whose reports these are: the area, or all its predecessors.
    pub areas: Vec<String>,
}

/// Một mục tiêu ở hai thời điểm: a target at both sides of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TargetShift {
    /// Mã mục tiêu: the id of the target, such as `T07`.
    pub id: Cow<'static, str>,
    /// Nội dung mục tiêu: what the plan says.
    pub title: Cow<'static, str>,
    /// Tình trạng đầu giai đoạn: the status at the start; null where there is no report.
    pub before: Option<Status>,
    /// Tình trạng trong giai đoạn: the status within the phase; null where there is no report.
    pub within: Option<Status>,
    /// Thay đổi của mục tiêu: how the status moved.
    pub movement: Movement,
    /// Các số đo của mục tiêu: how each measure moved.
    pub measures: Vec<MeasureShift>,
    /// Diễn giải bằng lời: how the target moved.
    pub text: String,
}

/// Một số đo ở hai thời điểm: a measure at both sides of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MeasureShift {
    /// Mã số đo: the id of the target and a letter, such as `T07a`.
    pub id: Cow<'static, str>,
    /// Vai trò của số đo: whether it decides the target, is an aim, or only explains.
    pub role: Role,
    /// Nội dung số đo: what it measures.
    pub title: Cow<'static, str>,
    /// Số đo đầu giai đoạn: how it stood at the start; null where there is no report.
    pub before: Option<MeasureAt>,
    /// Số đo trong giai đoạn: how it stands within the phase; null where there is no report.
    pub within: Option<MeasureAt>,
    /// Thay đổi của số đo: how it moved.
    pub movement: Movement,
}

/// Số đo ở một thời điểm: a measure at one side of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MeasureAt {
    /// Tình trạng của số đo: whether it is met.
    pub status: Status,
    /// Tử số, hoặc số đếm: a whole number; null where figures are missing.
    pub numerator: Option<i64>,
    /// Mẫu số: a whole number; null for counts and where figures are missing.
    pub denominator: Option<i64>,
    /// Tỷ lệ phần trăm để hiển thị: two decimals, cut off; null where there is no fraction.
    pub percent: Option<Percent>,
}

impl Movement {
    /// The words for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Improved => text!("Chuyển biến tốt", "Improved"),
            Self::Worsened => text!("Giảm sút", "Worsened"),
            Self::Unchanged => text!("Không đổi", "Unchanged"),
            Self::Changed => text!("Có thay đổi", "Changed"),
            Self::NotComparable => text!("Chưa so sánh được", "Not comparable"),
        }
    }
}

/// Compares an area at the start of a phase and within it, in words.
#[must_use]
pub fn phase(
    plan: &'static Plan,
    phase: &'static Phase,
    area: AreaCode,
    given: &[Request<'_>],
    units: &Units<'_>,
    locale: Locale,
) -> PhaseView {
    let found = phase_report(plan, phase, area, given, units);
    let close = found.within.as_ref().or(found.before.as_ref()).map(|moment| moment.period.last_day());
    let mut measures = found.measures.iter().enumerate();
    let mut targets = Vec::new();
    for ((place, target), movement) in plan.targets.iter().enumerate().zip(found.targets.iter().copied()) {
        let status = |moment: &Option<Moment>| moment.as_ref().and_then(|moment| moment.verdict.targets.get(place).copied());
        let (before, within) = (status(&found.before), status(&found.within));
        let measures = target.measures.iter().zip(measures.by_ref()).map(|(measure, (place, movement))| {
            let count = matches!(measure.test, MeasureTest::Zero(_) | MeasureTest::Count(_));
            let at = |moment: &Option<Moment>| measure_at(moment.as_ref()?, place, count, locale);
            MeasureShift {
                id: measure.id.into(),
                role: measure.role,
                title: measure.title.get(locale).into(),
                before: at(&found.before),
                within: at(&found.within),
                movement: *movement,
            }
        });
        targets.push(TargetShift {
            id: target.id.into(),
            title: target.title.get(locale).into(),
            before,
            within,
            movement,
            measures: measures.collect(),
            text: words(before, within, movement, locale),
        });
    }
    PhaseView {
        schema: SCHEMA.into(),
        engine: Engine::with(units),
        plan: plan.id.into(),
        phase: phase.into(),
        area: area.to_string(),
        name: close.and_then(|close| units.on(area, close).unit()).map(|unit| unit.name().to_string()),
        notes: notes(&found, locale),
        before: found.before.as_ref().map(Into::into),
        within: found.within.as_ref().map(Into::into),
        targets,
    }
}

impl From<&Moment> for MomentView {
    fn from(moment: &Moment) -> Self {
        Self { period: moment.period.into(), areas: moment.areas.iter().map(ToString::to_string).collect() }
    }
}

fn measure_at(moment: &Moment, place: usize, count: bool, locale: Locale) -> Option<MeasureAt> {
    let result = moment.verdict.measures.get(place)?;
    let shares = result.numerator().zip(result.denominator());
    Some(MeasureAt {
        status: result.status,
        numerator: result.numerator(),
        denominator: result.denominator().filter(|_| !count),
        percent: shares.and_then(|(part, whole)| percent(i128::from(part), i128::from(whole), 2, locale)),
    })
}

fn words(before: Option<Status>, within: Option<Status>, movement: Movement, locale: Locale) -> String {
    let status = |status: Option<Status>| status.map_or(text!("chưa có báo cáo", "no report"), Status::name);
    let sentence = text!(
        "{moved}: đầu giai đoạn “{before}”, trong giai đoạn “{within}”.",
        "{moved}: “{before}” at the start, “{within}” within the phase.",
    );
    sentence.fill(&[("moved", &movement.name()), ("before", &status(before)), ("within", &status(within))], locale)
}

fn notes(found: &PhaseReport, locale: Locale) -> Vec<String> {
    let mut notes = Vec::new();
    let mut note = |sentence: Text, values: &[Named<'_>]| notes.push(sentence.fill(values, locale));
    if found.phase.from.is_none() {
        let sentence = text!(
            "Chưa rõ ngày bắt đầu của giai đoạn này, nên không có báo cáo đầu giai đoạn.",
            "The start date of this phase is not known, so there is no report for its start.",
        );
        note(sentence, &[]);
    } else if found.before.is_none() {
        note(text!("Chưa có báo cáo nào kết thúc trước giai đoạn này.", "No report ends by the start of this phase."), &[]);
    }
    if found.within.is_none() {
        note(text!("Chưa có báo cáo nào kết thúc trong giai đoạn này.", "No report ends within this phase."), &[]);
    }
    if let (Some(before), Some(within)) = (&found.before, &found.within) {
        if before.period.kind() != within.period.kind() {
            let sentence = text!(
                "Hai báo cáo thuộc hai loại kỳ khác nhau: không so sánh được số phát sinh, chỉ so sánh được tỷ lệ.",
                "The two reports are of different kinds of period: only shares are compared, not counts.",
            );
            note(sentence, &[]);
        }
        if before.areas != within.areas {
            let sentence = text!(
                "Số liệu trước khi sắp xếp đơn vị hành chính là tổng của các đơn vị tiền thân.",
                "Figures from before the reorganisation are the sums of the predecessor units.",
            );
            note(sentence, &[]);
        }
    }
    for change in &found.legal_changes {
        note(change.message, &[("from", &change.from), ("law", &law::instrument(change.basis.instrument).map(|text| text.name(locale)))]);
    }
    notes
}

/// Lời gọi `phase`: `{"schema": "kh302.phase/1", "phase" | "date", "area", "reports", "locale", "context"}` in, the phase report out.
///
/// Without `area` it is that of the last of the reports. A report with its baseline comes as a request.
#[must_use]
#[inline(never)]
pub fn phase_json(text: &str) -> String {
    question::answer(text, SCHEMA, &["phase", "date", "area", "reports", "approvals"], |question| {
        let wanted = text!("1, 2 hoặc 3", "1, 2 or 3");
        let (number, day) = (question.count("phase", wanted)?, question.value::<Date>("date", question::DAY)?);
        let of_plan = |plan: &'static Plan| match (number, day) {
            (Some(number), _) => plan.phases.iter().find(|phase| u64::from(phase.number) == number),
            (None, day) => plan.phase_on(day?),
        };
        if PLANS.iter().all(|plan| of_plan(plan).is_none()) {
            return Err(match number {
                Some(number) => ReadError::BadValue { at: "/phase".into(), found: number.to_string(), wanted },
                None => ReadError::MissingMember(if day.is_some() { "/date".into() } else { "/phase".into() }),
            });
        }
        let approvals = question.approvals()?;
        let mut reports = question.documents("reports")?;
        reports.iter_mut().for_each(|report| report.share_approvals(&approvals));
        let last = reports.iter().max_by_key(|report| report.submission().period().last_day()).map(Document::submission);
        let area = Question::must("area", question.value("area", question::AREA)?.or(last.map(|last| last.area())))?;
        let close = |plan: &Plan| last.map_or(plan.from, |last| last.period().last_day());
        // The newest plan of the area that has the phase.
        let of_area = PLANS.iter().copied().filter(|plan| covers(plan, area, close(plan), question.units()));
        let (plan, of) = Question::must("phase", of_area.filter_map(|plan| Some((plan, of_plan(plan)?))).next())?;
        let given: Vec<Request<'_>> = reports.iter().map(Document::request).collect();
        Ok(phase(plan, of, area, &given, question.units(), question.locale))
    })
}
