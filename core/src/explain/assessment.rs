//! Kết quả đánh giá: the whole answer about one report, as a typed value and as a document.

use crate::base::Locale;
use crate::calendar::Date;
use crate::document::read::{Document, read, sayable};
use crate::document::to_json;
use crate::document::{Engine, Span};
use crate::explain::classification::{Classification, classification};
use crate::explain::finding::{Explanations, Finding, Source, Unchecked};
use crate::explain::target::{TargetResult, targets};
use crate::figures::{Report, Totals};
use crate::judge::{self, Intervals, Request, Status, TimelinessStatus, Verdict};
use crate::rules::{Regime, Severity, Step};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Kết quả đánh giá: everything that the library says of one report or of totals (`kh302.assessment/1`).
///
/// ```
/// use kh302::{Locale, Report};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let assessment = Report::new("19815".parse()?, "2025-09".parse()?).assess(Locale::Vi);
/// assert_eq!(assessment.targets.len(), 10);
/// // Ready to be written: every part is serialised as the document names it.
/// assert!(serde_json::to_string(&assessment)?.starts_with(r#"{"schema":"kh302.assessment/1""#));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Assessment {
    /// Loại tài liệu: always `kh302.assessment/1`.
    pub schema: Cow<'static, str>,
    /// Phiên bản và bộ quy tắc đã dùng: which library and which rules judged.
    pub engine: Engine,
    /// Mã địa bàn của báo cáo: the code of the area as the document writes it, also where it is wrong.
    pub area: String,
    /// Kỳ báo cáo: the period with its first and last day; null where it cannot be read.
    pub period: Option<Span>,
    /// Có gửi được không: whether no finding blocks sending and no required figure is missing.
    pub can_submit: bool,
    /// Các phát hiện: what is wrong or unclear, by check, then by figure in the order of the form.
    pub findings: Vec<Finding>,
    /// Các quy tắc chưa kiểm tra được: the checks that missing figures leave open.
    pub unchecked: Vec<Unchecked>,
    /// Phân loại địa bàn: the level of the area and the criteria behind it; null where the period cannot be read.
    pub classification: Option<Classification>,
    /// Thời hạn: how the report stands against its deadline; null where the period cannot be read.
    pub timeliness: Option<Timeliness>,
    /// Kế hoạch: the id of the plan that measures the area; null where no plan on file covers it or the period cannot be read.
    pub plan: Option<Cow<'static, str>>,
    /// Các mục tiêu của kế hoạch: the targets with their measures; empty without a plan.
    pub targets: Vec<TargetResult>,
    /// Điểm tổng hợp: how many measures and targets are met; null where the period cannot be read.
    pub score: Option<Score>,
}

/// Thời hạn: how the report stands against its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Timeliness {
    /// Văn bản quy định thời hạn: the legal text that sets the deadline.
    pub regime: Regime,
    /// Cấp gửi báo cáo: which authority sends.
    pub step: Step,
    /// Ngày cuối còn đúng hạn: the last day in time, as year-month-day; null where there is no deadline.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub due: Option<Date>,
    /// Tình trạng về thời hạn: whether the report is in time, late, not yet due or cannot be told.
    pub status: TimelinessStatus,
    /// Số ngày chậm: how many days the report is late; 0 where it is not.
    pub days_late: i64,
    /// Số ngày còn lại: how many days are left from today to the last day in time; null where the report is prepared, late or has no
    /// deadline, and where today is not known.
    pub days_left: Option<i64>,
}

impl From<judge::Timeliness> for Timeliness {
    fn from(stands: judge::Timeliness) -> Self {
        let judge::Timeliness { regime, step, due, status, days_late, days_left } = stands;
        Self { regime, step, due, status, days_late, days_left }
    }
}

/// Điểm tổng hợp: how many binding measures are met of those that can be, beside those that are not decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Score {
    /// Số đo bắt buộc đã đạt: how many binding measures are met.
    pub met: u32,
    /// Số đo bắt buộc đã xét được: how many binding measures are met or not met.
    pub applicable: u32,
    /// Số đo bắt buộc chưa đủ số liệu: how many binding measures lack figures.
    pub insufficient: u32,
    /// Số mục tiêu theo tình trạng: how many of the targets have each status.
    pub targets: TargetCounts,
}

/// Số mục tiêu theo tình trạng: how many targets have each status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TargetCounts {
    /// Số mục tiêu đạt: how many targets are met.
    pub met: u32,
    /// Số mục tiêu chưa đạt: how many targets are not met.
    pub not_met: u32,
    /// Số mục tiêu không áp dụng: how many targets do not apply.
    pub not_applicable: u32,
    /// Số mục tiêu chưa đủ số liệu: how many targets lack figures.
    pub insufficient: u32,
    /// Số mục tiêu chỉ theo dõi: how many targets are only counted, as the plan sets no number.
    pub tracked: u32,
}

impl From<judge::Score> for Score {
    fn from(score: judge::Score) -> Self {
        let count = |status| score.targets.get(status);
        Self {
            met: score.met,
            applicable: score.applicable,
            insufficient: score.insufficient,
            targets: TargetCounts {
                met: count(Status::Met),
                not_met: count(Status::NotMet),
                not_applicable: count(Status::NotApplicable),
                insufficient: count(Status::Insufficient),
                tracked: count(Status::Tracked),
            },
        }
    }
}

/// Assesses a report or totals: judges it, and says everything in words.
///
/// ```
/// use kh302::{Figures, Locale, Report, assess};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // What phường An Cựu published for September 2025: two of the figures that the level needs.
/// let figures = Figures { population: Some(55_305), drug_dependent: Some(35), drug_using: Some(20), ..Figures::default() };
/// let report = Report::new("19815".parse()?, "2025-09".parse()?).with_figures(figures);
/// let assessment = assess(&report, Locale::Vi);
/// assert!(!assessment.can_submit);
/// assert!(assessment.findings.iter().any(|finding| finding.message.starts_with("Còn thiếu “Số tổ dân phố, thôn, xóm, bản”.")));
/// # Ok(()) }
/// ```
#[must_use]
pub fn assess<'a>(request: impl Into<Request<'a>>, locale: Locale) -> Assessment {
    let request = request.into();
    assemble(&request, judge::judge(request), locale)
}

impl Report {
    /// Assesses the report alone; what it is compared with goes into a [`Request`].
    ///
    /// ```
    /// use kh302::{Locale, Report};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let report = Report::new("19815".parse()?, "2025-09".parse()?);
    /// assert!(!report.assess(Locale::Vi).can_submit);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn assess(&self, locale: Locale) -> Assessment {
        assess(self, locale)
    }
}

impl Totals {
    /// Assesses the totals alone; what they are compared with goes into a [`Request`].
    #[must_use]
    pub fn assess(&self, locale: Locale) -> Assessment {
        assess(self, locale)
    }
}

impl Request<'_> {
    /// Assesses the report or totals with what the request carries.
    #[must_use]
    pub fn assess(&self, locale: Locale) -> Assessment {
        assess(self, locale)
    }
}

impl Document {
    /// Assesses what was read, in the language that it asks for.
    #[must_use]
    pub fn assess(&self) -> Assessment {
        assess(self.request(), self.locale)
    }
}

/// Assesses a document: a report, totals or a request in JSON to an assessment in JSON, or to an error document.
///
/// Whatever is given, there is an answer: a text that cannot be read gives `kh302.error/1`.
#[must_use]
#[inline(never)]
pub fn assess_json(text: &str) -> String {
    let answer = |document: Document| sayable(document.locale).map(|_| to_json(&document.assess()));
    read(text).and_then(answer).unwrap_or_else(|error| error.json(Locale::Vi))
}

pub(crate) fn assemble(request: &Request<'_>, mut verdict: Verdict, locale: Locale) -> Assessment {
    verdict.keep_to_period(request);
    let intervals = Intervals::of(request);
    let explained = Explanations::in_order(request.subject);
    let source = Source { request, verdict: &verdict, intervals: &intervals, explained: &explained, locale };
    let findings = source.findings();
    let period = request.period();
    let known = period.is_some();
    // A draft leaves out what is missing, and still cannot be sent without it.
    let can_submit = verdict.missing.is_empty() && !findings.iter().any(|finding| finding.severity == Severity::Error);
    Assessment {
        schema: "kh302.assessment/1".into(),
        engine: Engine::with(request.units),
        area: written_area(request),
        period: period.map(Into::into),
        can_submit,
        unchecked: source.unchecked(),
        findings,
        classification: known.then(|| classification(request, &verdict, intervals.clone(), locale)),
        timeliness: known.then(|| request.timeliness().into()),
        plan: verdict.plan.map(|plan| plan.id.into()),
        targets: targets(&verdict, &intervals, request, locale),
        score: known.then(|| verdict.score.into()),
    }
}

/// The area as the document writes it, also where it is no code.
pub(crate) fn written_area(request: &Request<'_>) -> String {
    let written = request.faults.and_then(|faults| faults.written_area.clone());
    written.unwrap_or_else(|| request.subject.area().to_string())
}
