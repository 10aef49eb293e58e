//! Báo cáo giai đoạn: an area at the start of a phase of the plan and within it, as a document.

use crate::area::AreaCode;
use crate::base::{Locale, Text, percent};
use crate::calendar::Date;
use crate::document::read::{Document, ReadError, question};
use crate::explain::{Engine, Span};
use crate::judge::{Moment, Movement, PhaseReport, Request, Status, phase_report};
use crate::law::{self, HUE, PHASES, TARGETS};
use crate::rules::{MeasureTest, Phase, Role};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use question::Question;

const SCHEMA: &str = "kh302.phase/1";

/// An area at the start of a phase of the plan and within it, target by target (`kh302.phase/1`).
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PhaseView {
    /// `kh302.phase/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "kh302.phase/1")))]
    pub schema: &'static str,
    /// Which library and which rules judged.
    pub engine: Engine,
    /// Giai đoạn.
    pub phase: PhaseSpan,
    /// Mã địa bàn.
    pub area: String,
    /// Tên, where the table of units has it.
    pub name: Option<String>,
    /// The last report that ends by the start of the phase; null where there is none.
    pub before: Option<MomentView>,
    /// The last report that ends within the phase; null where there is none.
    pub within: Option<MomentView>,
    /// The ten targets.
    pub targets: Vec<TargetShift>,
    /// What must be known to read it, in words.
    pub notes: Vec<String>,
}

/// A phase of the plan: a span of days and no reporting period.
#[derive(Clone, Copy, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PhaseSpan {
    /// Which one, from 1.
    pub number: u8,
    /// Its first day; null where none is known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub from: Option<Date>,
    /// Its last day; null where none is known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub to: Option<Date>,
}

impl From<&Phase> for PhaseSpan {
    fn from(phase: &Phase) -> Self {
        Self { number: phase.number, from: phase.from, to: phase.to }
    }
}

/// One side of the comparison.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MomentView {
    /// Kỳ báo cáo.
    pub period: Span,
    /// The areas whose reports it is: the area, or its whole predecessors.
    pub areas: Vec<String>,
}

/// A target at both sides.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TargetShift {
    /// T01 … T10.
    pub id: &'static str,
    /// What the plan says.
    pub title: &'static str,
    /// Tình trạng at the start; null where no report is there.
    pub before: Option<Status>,
    /// Tình trạng within; null where no report is there.
    pub within: Option<Status>,
    /// How it moved.
    pub movement: Movement,
    /// Its measures.
    pub measures: Vec<MeasureShift>,
    /// How it moved, in words.
    pub text: String,
}

/// A measure at both sides.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeasureShift {
    /// The target's id and a letter.
    pub id: &'static str,
    /// What it is for.
    pub role: Role,
    /// What it measures.
    pub title: &'static str,
    /// How it stood at the start.
    pub before: Option<MeasureAt>,
    /// How it stands within.
    pub within: Option<MeasureAt>,
    /// How it moved.
    pub movement: Movement,
}

/// A measure at one side.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeasureAt {
    /// Tình trạng.
    pub status: Status,
    /// The numerator, or the count.
    pub numerator: Option<i64>,
    /// The denominator; null for counts.
    pub denominator: Option<i64>,
    /// For display: two decimals, cut off.
    pub percent: Option<String>,
}

impl Movement {
    /// The words for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Improved => Text::new("Tiến bộ", "Improved"),
            Self::Worsened => Text::new("Kém đi", "Worsened"),
            Self::Unchanged => Text::new("Không đổi", "Unchanged"),
            Self::Changed => Text::new("Có thay đổi", "Changed"),
            Self::NotComparable => Text::new("Chưa so sánh được", "Not comparable"),
        }
    }
}

/// Compares an area at the start of a phase and within it, in words.
#[must_use]
pub fn phase(phase: &'static Phase, area: AreaCode, given: &[Request<'_>], locale: Locale) -> PhaseView {
    let found = phase_report(phase, area, given, &HUE);
    let close = found.within.as_ref().or(found.before.as_ref()).map(|moment| moment.period.last_day());
    let mut measures = found.measures.iter().enumerate();
    let mut targets = Vec::new();
    for ((place, target), movement) in TARGETS.iter().enumerate().zip(found.targets) {
        let status = |moment: &Option<Moment>| moment.as_ref().and_then(|moment| moment.verdict.targets.get(place).copied());
        let (before, within) = (status(&found.before), status(&found.within));
        let measures = target.measures.iter().zip(measures.by_ref()).map(|(measure, (place, movement))| {
            let count = matches!(measure.test, MeasureTest::Zero(_) | MeasureTest::Count(_));
            let at = |moment: &Option<Moment>| measure_at(moment.as_ref()?, place, count, locale);
            MeasureShift {
                id: measure.id,
                role: measure.role,
                title: measure.title.get(locale),
                before: at(&found.before),
                within: at(&found.within),
                movement: *movement,
            }
        });
        targets.push(TargetShift {
            id: target.id,
            title: target.title.get(locale),
            before,
            within,
            movement,
            measures: measures.collect(),
            text: words(before, within, movement, locale),
        });
    }
    PhaseView {
        schema: SCHEMA,
        engine: Engine::THIS,
        phase: phase.into(),
        area: area.to_string(),
        name: close.and_then(|close| HUE.on(area, close).unit()).map(|unit| unit.name().to_string()),
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
    let shares = result.numerator.zip(result.denominator);
    Some(MeasureAt {
        status: result.status,
        numerator: result.numerator,
        denominator: result.denominator.filter(|_| !count),
        percent: shares.and_then(|(part, whole)| percent(i128::from(part), i128::from(whole), 2, locale)),
    })
}

fn words(before: Option<Status>, within: Option<Status>, movement: Movement, locale: Locale) -> String {
    let status = |status: Option<Status>| status.map_or(Text::new("chưa có báo cáo", "no report"), Status::name).get(locale).to_string();
    let (before, within, moved) = (status(before), status(within), movement.name().get(locale));
    match locale {
        Locale::Vi => alloc::format!("{moved}: đầu giai đoạn “{before}”, trong giai đoạn “{within}”."),
        Locale::En => alloc::format!("{moved}: “{before}” at the start, “{within}” within the phase."),
    }
}

fn notes(found: &PhaseReport, locale: Locale) -> Vec<String> {
    let mut notes = Vec::new();
    let mut say = |vi: &'static str, en: &'static str| notes.push(Text::new(vi, en).get(locale).to_string());
    if found.phase.from.is_none() {
        say(
            "Chưa rõ ngày bắt đầu của giai đoạn này, nên không có báo cáo đầu giai đoạn.",
            "The start of this phase is not known, so no report stands at it.",
        );
    } else if found.before.is_none() {
        say("Chưa có báo cáo nào kết thúc trước giai đoạn này.", "No report ends by the start of this phase.");
    }
    if found.within.is_none() {
        say("Chưa có báo cáo nào kết thúc trong giai đoạn này.", "No report ends within this phase.");
    }
    if let (Some(before), Some(within)) = (&found.before, &found.within) {
        if before.period.kind() != within.period.kind() {
            say(
                "Hai báo cáo thuộc hai loại kỳ khác nhau: số phát sinh không so sánh được, chỉ so sánh tỷ lệ.",
                "The two reports are of different kinds of period: counts are not compared, only shares.",
            );
        }
        if before.areas != within.areas {
            say(
                "Trước khi sắp xếp đơn vị hành chính, số liệu là tổng của các đơn vị tiền thân.",
                "Before the reorganisation the figures are those of the predecessors together.",
            );
        }
    }
    if let Some((day, text)) = found.legal_change {
        let law = law::instrument(text).map_or_else(|| text.to_string(), |law| law.name(locale));
        notes.push(match locale {
            Locale::Vi => alloc::format!("Từ ngày {day}, {law} làm thay đổi người có tên trong hồ sơ quản lý; cần thận trọng khi so sánh."),
            Locale::En => alloc::format!("From {day} on {law} changed who stands on the record; compare with care."),
        });
    }
    notes
}

/// Lời gọi `phase`: `{"schema": "kh302.phase/1", "phase" | "date", "area", "reports", "locale"}` in, the phase report out.
///
/// Without `area` it is that of the last of the reports. A report with its baseline comes as a request.
#[must_use]
pub fn phase_json(text: &str) -> String {
    question::answer(text, SCHEMA, &["phase", "date", "area", "reports"], |question| {
        let wanted = Text::new("1, 2 hoặc 3", "1, 2 or 3");
        let of = match (question.count("phase", wanted)?, question.value::<Date>("date", question::DAY)?) {
            (Some(number), _) => PHASES.iter().find(|phase| u64::from(phase.number) == number).ok_or_else(|| ReadError::BadValue {
                at: "/phase".into(),
                found: number.to_string(),
                wanted,
            })?,
            (None, Some(day)) => Question::must("date", law::phase_on(day))?,
            (None, None) => return Err(ReadError::MissingMember("/phase".into())),
        };
        let reports = question.documents("reports")?;
        let last = reports.iter().max_by_key(|report| report.filed().period().last_day()).map(|report| report.filed().area());
        let area = Question::must("area", question.value("area", question::AREA)?.or(last))?;
        let given: Vec<Request<'_>> = reports.iter().map(Document::request).collect();
        Ok(phase(of, area, &given, question.locale))
    })
}
