//! Đọc tài liệu: JSON text to a typed request, with everything that was wrong on the way. Nothing that was typed is lost.

mod criteria;
mod draft;
mod figures;
mod issue;
mod members;
mod plain;
pub(crate) mod question;
mod repair;
mod request;
mod rollup;
mod split;
mod subject;

pub use criteria::{ChosenCriteria, CriteriaFault};
pub use draft::{Draft, read_draft};
pub(crate) use issue::{Issue, Param, Repair};
pub(crate) use repair::{date as meant_date, flag as meant_flag, level as meant_level, number as meant_number};
pub use rollup::LARGEST_ROLLUP;
pub(crate) use rollup::{Asked, Item, rollup};

use crate::area::{AreaCode, Units, UnitsError};
use crate::base::parse as json;
use crate::base::{Locale, Text};
use crate::calendar::{Date, Period};
use crate::figures::{FIGURE_COUNT, FIGURES, Figure, FigureSet, Report, Submission};
use crate::judge::{DeadlineChoice, NotExpected, Purpose, Reading, ReportStore, Request, Rollup, Subject, Verdict, judge};
use crate::law::HUE;
use crate::rules::{LoadedSet, Regime, Severity, Step};
use alloc::borrow::ToOwned;
use alloc::boxed::Box;
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
    /// A roll-up that is too large.
    #[error("the roll-up is larger than 64 MiB")]
    RollupTooLarge,
    /// Something else where the code of an area above the commune must be.
    #[error("`{0}` is no province or district; a province has two digits, a district three, written as text")]
    NotAnArea(String),
    /// Something else where a period must be.
    #[error("`{0}` is no period; write 2025-07, 2025-Q3, 2025-H1, 2025-9M or 2025")]
    NotAPeriod(String),
    /// The table of units does not have the area of a roll-up.
    #[error("the table of units has no province or district `{0}` at the end of {period}", period = .1.name_en())]
    NoSuchArea(AreaCode, Period),
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
    /// Something that a build without the feature `documents` does not read.
    #[error("`{0}` is not read here, where only forms are; give it to the whole library")]
    LeftOut(String),
    /// A required member is absent or null.
    #[error("the member `{0}` is missing")]
    MissingMember(String),
    /// Something else where an object must be.
    #[error("the member `{0}` must be an object")]
    NotAnObject(String),
    /// Something else where a list must be.
    #[error("the member `{0}` must be a list")]
    NotAList(String),
    /// No set of criteria by this name, or one that cannot be judged by.
    #[error("{}", .0.en)]
    BadCriteria(Box<CriteriaFault>),
    /// A table of units that cannot be used.
    #[error("the table of units cannot be used: {0}")]
    BadUnits(UnitsError),
    /// A draft of another report.
    #[error("the draft is of area {area} for {period}; open the form of that report")]
    OtherReport {
        /// Its area.
        area: String,
        /// Its period.
        period: String,
    },
    /// No call by this name.
    #[error("there is no call `{0}`")]
    UnknownCall(String),
    /// A member of a question that is not known, or stands twice.
    #[error("the member `{at}` is not known here or stands twice{}", .instead.map(|name| format!("; write `{name}`")).unwrap_or_default())]
    UnknownMember {
        /// Where it stands.
        at: String,
        /// What was probably meant.
        instead: Option<&'static str>,
    },
    /// A member of a question that holds something else than it should.
    #[error("the member `{at}` says `{found}`; write {}", .wanted.en)]
    BadValue {
        /// Where it stands.
        at: String,
        /// What is written there.
        found: String,
        /// What would be right.
        wanted: Text,
    },
}

impl ReadError {
    /// The code in documents.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "not_json",
            Self::TooDeep => "too_deep",
            Self::TooLarge | Self::RollupTooLarge => "too_large",
            Self::NoSuchArea(..) | Self::BadUnits(_) => "bad_units",
            Self::UnknownSchema { .. } => "unknown_schema",
            Self::LeftOut(_) => "left_out",
            Self::MissingMember(_) => "missing_member",
            Self::NotAnObject(_) | Self::NotAList(_) | Self::NotAnArea(_) | Self::NotAPeriod(_) => "wrong_type",
            Self::BadCriteria(_) => "bad_criteria",
            Self::OtherReport { .. } => "other_report",
            Self::UnknownCall(_) => "unknown_call",
            Self::UnknownMember { .. } => "unknown_member",
            Self::BadValue { .. } => "bad_value",
        }
    }

    /// The place in the document, as a JSON pointer; empty for the whole.
    #[must_use]
    pub fn at(&self) -> &str {
        match self {
            Self::NotJson { .. }
            | Self::TooDeep
            | Self::TooLarge
            | Self::RollupTooLarge
            | Self::UnknownCall(_)
            | Self::OtherReport { .. } => "",
            Self::NotAnArea(_) | Self::NoSuchArea(..) => "/area",
            Self::NotAPeriod(_) => "/period",
            Self::MissingMember(at)
            | Self::LeftOut(at)
            | Self::NotAnObject(at)
            | Self::NotAList(at)
            | Self::UnknownSchema { at, .. }
            | Self::UnknownMember { at, .. }
            | Self::BadValue { at, .. } => at,
            Self::BadCriteria(fault) => &fault.at,
            Self::BadUnits(_) => "/context/units",
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
            (_, Self::RollupTooLarge) => "Yêu cầu tổng hợp lớn hơn 64 MiB.".to_owned(),
            (_, Self::NotAnArea(raw)) => {
                format!("“{raw}” không phải mã tỉnh, huyện: mã tỉnh có 2, mã huyện có 3 chữ số, viết trong ngoặc kép.")
            }
            (_, Self::NotAPeriod(raw)) => {
                format!("“{raw}” không phải kỳ báo cáo; đề nghị ghi như 2025-07, 2025-Q3, 2025-H1, 2025-9M hoặc 2025.")
            }
            (_, Self::NoSuchArea(area, period)) => {
                format!("Danh mục đơn vị hành chính không có tỉnh, huyện nào mã {area} vào cuối {}.", period.name_vi())
            }
            (_, Self::UnknownSchema { found, wanted, .. }) => {
                format!("Ở đây không đọc được loại tài liệu “{found}”; đề nghị ghi {wanted}.")
            }
            (_, Self::LeftOut(at)) => format!("Bản chỉ có biểu nhập không đọc “{at}”; đề nghị dùng bản đầy đủ của thư viện."),
            (_, Self::MissingMember(at)) => format!("Thiếu mục “{at}”, mục này phải có."),
            (_, Self::NotAnObject(at)) => format!("Sai kiểu: {} cần là một đối tượng {{ … }}.", whole(at)),
            (_, Self::NotAList(at)) => format!("Sai kiểu: {} cần là một danh sách [ … ].", whole(at)),
            (_, Self::BadUnits(error)) => {
                // Only a whole build reads tables of units, and only there are these sentences needed.
                let why = if WHOLE { error.in_vietnamese() } else { String::new() };
                format!("Bảng đơn vị hành chính gửi kèm chưa dùng được: {why}.")
            }
            (_, Self::OtherReport { area, period }) => {
                format!("Bản nháp của địa bàn {area}, kỳ {period}; đề nghị mở biểu của báo cáo đó.")
            }
            (_, Self::UnknownCall(name)) => format!("Không có lời gọi “{name}”."),
            (_, Self::UnknownMember { at, instead: Some(name) }) => {
                format!("Không có mục “{at}” hoặc mục được ghi hai lần. Có phải “{name}” không?")
            }
            (_, Self::UnknownMember { at, instead: None }) => format!("Không có mục “{at}” hoặc mục được ghi hai lần."),
            (_, Self::BadValue { at, found, wanted }) => format!("Mục “{at}” ghi “{found}”, cần là {}.", wanted.vi),
            (_, Self::BadCriteria(fault)) => fault.vi.clone(),
        }
    }
}

/// A document that was read: a typed request, and what was wrong with single values on the way.
///
/// What a bare report leaves open, the caller may set before it is assessed.
///
/// ```
/// use kh302::document::read;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let text = r#"{"schema": "kh302.report/1", "area": "19815", "period": "2025-09", "figures": {}}"#;
/// let mut document = read(text)?;
/// document.as_of = Some("2025-09-20".parse()?);
/// assert_eq!(document.assess().timeliness.map(|stands| stands.days_late), Some(5));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    pub(crate) subject: Submission,
    /// The area as it is written, where that is no code.
    pub(crate) written_area: Option<String>,
    /// Whether the period could be read; where not, a stand-in carries the figures and nothing that needs it is answered.
    pub(crate) period_known: bool,
    /// Kỳ trước: the report of the period before, or those of all the area's predecessors.
    pub previous: Vec<Submission>,
    /// The reports of the shorter periods inside this one.
    pub parts: Vec<Submission>,
    /// Kỳ gốc: the earlier report, or those of all the area's predecessors.
    pub baseline: Vec<Report>,
    /// Today.
    pub as_of: Option<Date>,
    /// Another set of criteria than the one in force.
    pub criteria: Option<ChosenCriteria>,
    /// Which reading of the bands is shown.
    pub reading: Reading,
    /// What the document is judged for.
    pub purpose: Purpose,
    /// The language of the answer.
    pub locale: Locale,
    regime: Regime,
    step: Option<Step>,
    working_days: u32,
    holidays: Vec<Date>,
    /// A table of units of the caller's own.
    pub(crate) units: Option<Units<'static>>,
    pub(crate) unreadable: FigureSet,
    pub(crate) issues: Vec<Issue>,
    /// How figures out of bounds were written, for their message.
    pub(crate) spelled: Vec<(Figure, String)>,
}

impl Document {
    #[inline]
    fn of(subject: Submission) -> Self {
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
            units: None,
            unreadable: FigureSet::EMPTY,
            locale: Locale::default(),
            issues: Vec::new(),
            spelled: Vec::new(),
        }
    }

    /// What the judge is asked.
    #[must_use]
    #[inline]
    pub fn request(&self) -> Request<'_> {
        Request {
            subject: match &self.subject {
                Submission::Report(report) => Subject::Report(report),
                Submission::Totals(totals) => Subject::Totals(totals),
            },
            previous: &self.previous,
            parts: &self.parts,
            units: self.units.as_ref().unwrap_or(&HUE),
            baseline: &self.baseline,
            as_of: self.as_of,
            criteria: self.criteria.as_ref().map(ChosenCriteria::criteria),
            reading: self.reading,
            purpose: self.purpose,
            deadline: DeadlineChoice { regime: self.regime, step: self.step, working_days: self.working_days, holidays: &self.holidays },
            unreadable: self.unreadable,
        }
    }

    /// Judges what was read, without sentences. What could not be read blocks sending.
    #[must_use]
    pub fn judge(&self) -> Verdict {
        self.judge_by(judge)
    }

    /// The same by a judge of the caller's choice: [`judge_unrolled`](crate::judge::judge_unrolled) where the caller is built for speed.
    #[must_use]
    #[inline]
    pub fn judge_by(&self, judge: impl FnOnce(&Request<'_>) -> Verdict) -> Verdict {
        self.with_issues(judge(&self.request()))
    }

    fn judged(&self, request: &Request<'_>) -> Verdict {
        self.with_issues(judge(request))
    }

    #[inline]
    fn with_issues(&self, mut verdict: Verdict) -> Verdict {
        verdict.can_submit &= !self.issues.iter().any(|issue| issue.check.severity == Severity::Error);
        verdict
    }

    /// Adds the report to a roll-up, as [`Rollup::add`] does. What could not be read counts against its sending.
    ///
    /// # Errors
    /// When it is not one of those expected: nothing is added then (check L003).
    pub fn add_to(&self, rollup: &mut Rollup<'_>) -> Result<Verdict, NotExpected> {
        if !self.period_known {
            return Err(NotExpected::NoPeriod);
        }
        let request = Request { units: rollup.units(), ..self.request() };
        rollup.add_judged(&request, || self.judged(&request))
    }

    /// What a roll-up asks of all its reports alike.
    pub(crate) fn settle(&mut self, head: &Self, baseline: &ReportStore, units: &Units<'_>) {
        self.as_of = head.as_of.or(self.as_of);
        (self.criteria, self.reading, self.purpose) = (head.criteria.clone(), head.reading, head.purpose);
        (self.regime, self.working_days) = (head.regime, head.working_days);
        self.holidays.clone_from(&head.holidays);
        if let (Submission::Report(report), true, true) = (&self.subject, self.period_known, self.baseline.is_empty()) {
            self.baseline = baseline.baseline(report.area, report.period, units);
        }
    }

    /// Kỳ báo cáo: the period; `None` where it cannot be read.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        self.period_known.then(|| self.subject.period())
    }
}

/// The largest document, in bytes.
pub const LARGEST: usize = 1 << 20;

/// Reads a report, totals or a request.
///
/// # Errors
/// When the text cannot be read at all: see [`ReadError`]. What is wrong with single values is a finding instead.
#[inline]
pub fn read(text: &str) -> Result<Document, ReadError> {
    if text.len() <= LARGEST
        && let Some(document) = plain::report(text)
    {
        return Ok(document);
    }
    read_by_tree(text)
}

/// Reads a document however it is written.
fn read_by_tree(text: &str) -> Result<Document, ReadError> {
    let json = json(text)?;
    let Json::Object(members) = &json else { return Err(ReadError::NotAnObject(String::new())) };
    match members::schema(members, "", "kh302.report/1, kh302.totals/1, kh302.request/1")? {
        subject::REPORT => subject::report(members, ""),
        subject::TOTALS => {
            if !WHOLE {
                return Err(ReadError::LeftOut("/schema".to_owned()));
            }
            subject::totals(members, "")
        }
        request::REQUEST => request::request(members),
        other => Err(members::unknown_schema("", other, "kh302.report/1, kh302.totals/1, kh302.request/1")),
    }
}

/// Reads what two sets of criteria are compared by: a report, and the two.
pub(crate) fn read_comparison(text: &str) -> Result<(Document, [ChosenCriteria; 2]), ReadError> {
    let json = json(text)?;
    let Json::Object(members) = &json else { return Err(ReadError::NotAnObject(String::new())) };
    match members::schema(members, "", request::COMPARE)? {
        request::COMPARE => request::comparison(members),
        other => Err(members::unknown_schema("", other, request::COMPARE)),
    }
}

/// Nạp bộ tiêu chí: reads a set of criteria (`kh302.criteria/1`), in the shape in which the catalogue prints the built-in ones.
///
/// # Errors
/// Where the text is no JSON, or anything in the set is not understood: see [`ReadError::BadCriteria`].
pub fn load(text: &str) -> Result<LoadedSet, ReadError> {
    criteria::set(&json(text)?, "")
}

/// Whether this build reads what a form seldom has beside it. A constant, so that no code for it stays where it does not.
const WHOLE: bool = cfg!(feature = "documents");

fn json(text: &str) -> Result<Json<'_>, ReadError> {
    within(text, LARGEST)
}

/// Reads JSON of at most so many bytes.
fn within(text: &str, largest: usize) -> Result<Json<'_>, ReadError> {
    if text.len() > largest {
        return Err(ReadError::TooLarge);
    }
    // Some programs put a byte order mark before JSON.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    json::parse(text, &FIGURE_IDS).map_err(|error| failed(text, 0, error))
}

/// Why the part of a text that begins at `from` is no JSON that can be read.
fn failed(text: &str, from: usize, error: JsonError) -> ReadError {
    match error {
        JsonError::TooDeep => ReadError::TooDeep,
        JsonError::NotJson(inside) => not_json(text, from.saturating_add(inside)),
    }
}

/// The keys of which a report mostly consists.
#[expect(clippy::indexing_slicing, reason = "evaluated at compile time")]
static FIGURE_IDS: [&str; FIGURE_COUNT] = {
    let mut ids = [""; FIGURE_COUNT];
    let mut place = 0;
    while place < FIGURE_COUNT {
        ids[place] = FIGURES[place].id;
        place += 1;
    }
    ids
};

/// Reads a document from bytes; what is not UTF-8 is not JSON.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(bytes: &[u8]) -> Result<Document, ReadError> {
    match core::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(_) if bytes.len() > LARGEST => Err(ReadError::TooLarge),
        Err(error) => {
            let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
            Err(not_json(core::str::from_utf8(sound).unwrap_or_default(), sound.len()))
        }
    }
}

fn not_json(text: &str, at: usize) -> ReadError {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    ReadError::NotJson { line, column }
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, ReadError, read, read_bytes};
    use crate::calendar::PeriodKind;
    use crate::figures::{FIGURES, Figure, FigureDef, Kind};
    use crate::judge::{NotExpected, Rollup, judge};
    use crate::law::HUE;
    use alloc::boxed::Box;
    use alloc::string::String;
    use alloc::vec::Vec;
    use alloc::{format, vec};

    #[test]
    fn what_could_not_be_read_counts_in_a_roll_up() -> Result<(), Box<dyn core::error::Error>> {
        let mut rollup = Rollup::new("46".parse()?, "2025-09".parse()?, &HUE)?;
        let given = |row: &FigureDef| match (row.kind, row.figure) {
            (Kind::Flag, _) => format!(r#""{}":false"#, row.id),
            (Kind::Count, Figure::Population | Figure::ResidentialGroups) => format!(r#""{}":1"#, row.id),
            (Kind::Count, _) => format!(r#""{}":0"#, row.id),
        };
        let figures: Vec<String> = FIGURES.iter().filter(|row| row.belongs_to(PeriodKind::Month)).map(given).collect();
        let head = r#""schema":"kh302.report/1","area":"19815","period":"2025-09","prepared_on":"?""#;
        let text = format!(r#"{{{head},"figures":{{{}}}}}"#, figures.join(","));
        let document = read(&text)?;
        let verdict = document.add_to(&mut rollup)?;
        // Only reading can tell that a day was written.
        assert!(judge(&document.request()).can_submit && !verdict.can_submit);
        let standing = rollup.communes().iter().find_map(|member| member.standing).ok_or("none has reported")?;
        assert!(!standing.can_submit);
        let timeless = read(r#"{"schema":"kh302.report/1","area":"19815","period":"?","figures":{}}"#)?;
        assert_eq!((timeless.period(), timeless.add_to(&mut rollup).err()), (None, Some(NotExpected::NoPeriod)));
        Ok(())
    }

    #[test]
    fn bytes_that_are_no_text_are_no_json_from_there_on() {
        let error = read_bytes(b"{\n \"schema\": \"\xff\"}").err();
        assert_eq!(error, Some(ReadError::NotJson { line: 2, column: 13 }));
        assert_eq!(read_bytes(&vec![0xff; LARGEST + 1]).err(), Some(ReadError::TooLarge));
    }
}
