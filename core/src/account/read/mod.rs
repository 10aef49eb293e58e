//! Đọc tài liệu: JSON text to a typed request, with everything that was wrong on the way. Nothing that was typed is lost.

mod figures;
mod issue;
mod json;
mod members;
mod repair;
mod request;
mod subject;

pub(super) use issue::{Issue, Param, Repair};

use crate::base::Locale;
use crate::calendar::Date;
use crate::define::{CriteriaSet, Regime, Severity, Step};
use crate::figures::{Figure, FigureSet, Filed, Report};
use crate::judge::{DeadlineChoice, Purpose, Reading, Request, Subject, Verdict, judge};
use crate::law::HUE;
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use json::{Json, JsonError};

/// No answer can be given: the document cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Not JSON.
    #[error("the text is not JSON from line {line}, column {column} on")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
    },
    /// Nested too deep.
    #[error("the document is nested deeper than 32 levels")]
    TooDeep,
    /// Too large.
    #[error("the document is larger than 1 MiB")]
    TooLarge,
    /// A schema that this version does not know, or not at this place.
    #[error("the schema `{found}` is not known here; write {wanted}")]
    UnknownSchema {
        /// Where it stands.
        at: String,
        /// What is written there.
        found: String,
        /// What could stand there.
        wanted: &'static str,
    },
    /// A required member is absent or null.
    #[error("the member `{0}` is missing")]
    MissingMember(String),
    /// Something else where an object must be.
    #[error("the member `{0}` must be an object")]
    NotAnObject(String),
    /// Something else where a list must be.
    #[error("the member `{0}` must be a list")]
    NotAList(String),
    /// No set of criteria by this name.
    #[error("the criteria `{0}` are not on file; write qd28-2025 or qd3122-2010")]
    BadCriteria(String),
}

impl ReadError {
    /// The code in documents.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "not_json",
            Self::TooDeep => "too_deep",
            Self::TooLarge => "too_large",
            Self::UnknownSchema { .. } => "unknown_schema",
            Self::MissingMember(_) => "missing_member",
            Self::NotAnObject(_) | Self::NotAList(_) => "wrong_type",
            Self::BadCriteria(_) => "bad_criteria",
        }
    }

    /// The place in the document, as a JSON pointer; empty for the whole.
    #[must_use]
    pub fn at(&self) -> &str {
        match self {
            Self::NotJson { .. } | Self::TooDeep | Self::TooLarge => "",
            Self::MissingMember(at) | Self::NotAnObject(at) | Self::NotAList(at) | Self::UnknownSchema { at, .. } => at,
            Self::BadCriteria(_) => "/criteria",
        }
    }

    /// The sentence in a language: what was found and what would be right.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> String {
        let whole = |at: &String| if at.is_empty() { "tài liệu".to_owned() } else { format!("mục “{at}”") };
        match (locale, self) {
            (Locale::En, _) => self.to_string(),
            (_, Self::NotJson { line, column }) => {
                format!("Nội dung không phải JSON hợp lệ, từ dòng {line}, cột {column}. Tệp có bị cắt cụt không?")
            }
            (_, Self::TooDeep) => "Tài liệu lồng nhau quá 32 tầng.".to_owned(),
            (_, Self::TooLarge) => "Tài liệu lớn hơn 1 MiB.".to_owned(),
            (_, Self::UnknownSchema { found, wanted, .. }) => {
                format!("Ở đây không đọc được loại tài liệu “{found}”; đề nghị ghi {wanted}.")
            }
            (_, Self::MissingMember(at)) => format!("Thiếu mục “{at}”, mục này phải có."),
            (_, Self::NotAnObject(at)) => format!("Sai kiểu: {} cần là một đối tượng {{ … }}.", whole(at)),
            (_, Self::NotAList(at)) => format!("Sai kiểu: {} cần là một danh sách [ … ].", whole(at)),
            (_, Self::BadCriteria(id)) => format!("Chưa lưu bộ tiêu chí “{id}”; đề nghị ghi qd28-2025 hoặc qd3122-2010."),
        }
    }
}

/// A document that was read: a typed request, and what was wrong with single values on the way.
#[derive(Clone, Debug)]
pub struct Document {
    subject: Filed,
    /// The area as it is written, where that is no code.
    pub(super) written_area: Option<String>,
    /// Whether the period could be read; where not, a stand-in carries the figures and nothing that needs it is answered.
    pub(super) period_known: bool,
    previous: Vec<Filed>,
    parts: Vec<Filed>,
    baseline: Vec<Report>,
    as_of: Option<Date>,
    criteria: Option<&'static CriteriaSet<'static>>,
    reading: Reading,
    purpose: Purpose,
    regime: Regime,
    step: Option<Step>,
    working_days: u32,
    holidays: Vec<Date>,
    unreadable: FigureSet,
    /// The language of the answer.
    pub locale: Locale,
    pub(super) issues: Vec<Issue>,
    /// How figures out of bounds were written, for their message.
    pub(super) spelled: Vec<(Figure, String)>,
}

impl Document {
    fn of(subject: Filed) -> Self {
        Self {
            subject,
            written_area: None,
            period_known: true,
            previous: Vec::new(),
            parts: Vec::new(),
            baseline: Vec::new(),
            as_of: None,
            criteria: None,
            reading: Reading::default(),
            purpose: Purpose::default(),
            regime: Regime::default(),
            step: None,
            working_days: 0,
            holidays: Vec::new(),
            unreadable: FigureSet::EMPTY,
            locale: Locale::default(),
            issues: Vec::new(),
            spelled: Vec::new(),
        }
    }

    /// What the judge is asked.
    #[must_use]
    pub fn request(&self) -> Request<'_> {
        Request {
            subject: match &self.subject {
                Filed::Report(report) => Subject::Report(report),
                Filed::Totals(totals) => Subject::Totals(totals),
            },
            previous: &self.previous,
            parts: &self.parts,
            units: &HUE,
            baseline: &self.baseline,
            as_of: self.as_of,
            criteria: self.criteria,
            reading: self.reading,
            purpose: self.purpose,
            deadline: DeadlineChoice { regime: self.regime, step: self.step, working_days: self.working_days, holidays: &self.holidays },
            unreadable: self.unreadable,
        }
    }

    /// Judges what was read, without sentences. What could not be read blocks sending.
    #[must_use]
    pub fn judge(&self) -> Verdict {
        let mut verdict = judge(&self.request());
        verdict.can_submit &= !self.issues.iter().any(|issue| issue.check.severity == Severity::Error);
        verdict
    }
}

const LARGEST: usize = 1 << 20;

/// Reads a report, totals or a request.
///
/// # Errors
/// When the text cannot be read at all: see [`ReadError`]. What is wrong with single values is a finding instead.
pub fn read(text: &str) -> Result<Document, ReadError> {
    if text.len() > LARGEST {
        return Err(ReadError::TooLarge);
    }
    let json = json::parse(text).map_err(|error| match error {
        JsonError::TooDeep => ReadError::TooDeep,
        JsonError::NotJson(at) => not_json(text, at),
    })?;
    let Json::Object(members) = &json else { return Err(ReadError::NotAnObject(String::new())) };
    match members::schema(members, "", "kh302.report/1, kh302.totals/1, kh302.request/1")? {
        subject::REPORT => subject::report(members, ""),
        subject::TOTALS => subject::totals(members, ""),
        request::REQUEST => request::request(members),
        other => Err(members::unknown_schema("", other, "kh302.report/1, kh302.totals/1, kh302.request/1")),
    }
}

fn not_json(text: &str, at: usize) -> ReadError {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    ReadError::NotJson { line, column }
}
