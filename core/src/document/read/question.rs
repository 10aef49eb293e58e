//! Câu hỏi: reads the documents of the smaller calls. It is strict: a member that is unknown, repeated or has a value that is not allowed
//! is an error, because half a question has no answer.

use super::document::Document;
use super::error::ReadError;
use super::members::{self, Members, member, spelling};
use super::repair::nearest;
use super::request::{self, REQUEST};
use super::subject::{self, REPORT, TOTALS};
use super::text::within;
use crate::area::Units;
use crate::base::parse::Json;
use crate::base::{Locale, Text};
use crate::document::to_json;
use crate::figures::Submission;
use crate::law::HUE;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::str::FromStr;

/// The largest question, in bytes; it may carry many reports.
pub(crate) const LARGEST_QUESTION: usize = 64 << 20;

/// A question that was read, whose members are looked up by name.
pub(crate) struct Question<'q, 'a> {
    members: &'q Members<'a>,
    /// The language of the answer.
    pub locale: Locale,
    /// The table of units that the question carries; `None` for the built-in one.
    table: Option<Arc<Units<'static>>>,
}

/// Reads a question with this schema and these members, answers it, and returns the answer or the error as JSON.
pub(crate) fn answer<T: serde::Serialize>(
    text: &str,
    schema: &'static str,
    known: &[&'static str],
    answer: impl FnOnce(&Question<'_, '_>) -> Result<T, ReadError>,
) -> String {
    let mut locale = Locale::Vi;
    let answered = parse(text).and_then(|json| {
        let members = members::document(&json, "", schema)?;
        locale = in_locale(members)?;
        check(members, known)?;
        answer(&Question { members, locale, table: table(members)? })
    });
    match answered {
        Ok(answer) => to_json(&answer),
        Err(error) => error.json(locale),
    }
}

pub(crate) fn parse(text: &str) -> Result<Json<'_>, ReadError> {
    within(text, LARGEST_QUESTION)
}

fn in_locale(members: &Members<'_>) -> Result<Locale, ReadError> {
    let Some(value) = member(members, "locale") else { return Ok(Locale::Vi) };
    let found = if let Json::Text(id) = value { Locale::from_id(id) } else { None };
    found.ok_or_else(|| unusable("/locale", value, Text::new("vi hoặc en", "vi or en")))
}

/// Reads the table of units of the context, which every call takes.
fn table(members: &Members<'_>) -> Result<Option<Arc<Units<'static>>>, ReadError> {
    let Some(value) = member(members, "context") else { return Ok(None) };
    let context = members::object(value, "/context")?;
    check_names(context, "/context", &["units"])?;
    member(context, "units").map(request::units).transpose()
}

/// Checks that every member is known and occurs once.
fn check(members: &Members<'_>, known: &[&'static str]) -> Result<(), ReadError> {
    check_names(members, "", &[known, &["schema", "locale", "context"]].concat())
}

fn check_names(members: &Members<'_>, at: &str, known: &[&'static str]) -> Result<(), ReadError> {
    let all = || known.iter().copied();
    for (place, (key, _)) in members.iter().enumerate() {
        let twice = members.iter().take(place).any(|(earlier, _)| earlier == key);
        if twice || !all().any(|name| name == key) {
            let key: String = key.chars().take(60).collect();
            let instead = if twice { None } else { nearest(&key, all()) };
            return Err(ReadError::UnknownMember { at: members::pointer(at, &key), instead });
        }
    }
    Ok(())
}

fn unusable(at: impl Into<String>, value: &Json<'_>, wanted: Text) -> ReadError {
    ReadError::BadValue { at: at.into(), found: spelling(value), wanted }
}

impl<'q, 'a> Question<'q, 'a> {
    /// Whether a member is present.
    pub(crate) fn has(&self, key: &str) -> bool {
        member(self.members, key).is_some()
    }

    /// Reads a member that is text.
    pub(crate) fn text(&self, key: &str) -> Result<Option<&'q str>, ReadError> {
        match member(self.members, key) {
            None => Ok(None),
            Some(Json::Text(text)) => Ok(Some(text.as_ref())),
            Some(other) => Err(unusable(format!("/{key}"), other, Text::new("văn bản trong ngoặc kép", "text in quotes"))),
        }
    }

    /// Reads a member that is a value written as text: a code, a day, a period.
    pub(crate) fn value<T: FromStr>(&self, key: &str, wanted: Text) -> Result<Option<T>, ReadError> {
        let Some(value) = member(self.members, key) else { return Ok(None) };
        let found = if let Json::Text(text) = value { text.parse().ok() } else { None };
        found.map(Some).ok_or_else(|| unusable(format!("/{key}"), value, wanted))
    }

    /// Reads a member that is true or false; false where it is absent.
    pub(crate) fn flag(&self, key: &str) -> Result<bool, ReadError> {
        match member(self.members, key) {
            None => Ok(false),
            Some(Json::Bool(flag)) => Ok(*flag),
            Some(other) => Err(unusable(format!("/{key}"), other, Text::new("true hoặc false", "true or false"))),
        }
    }

    /// Reads a member that is a whole number.
    pub(crate) fn count(&self, key: &str, wanted: Text) -> Result<Option<u64>, ReadError> {
        let Some(value) = member(self.members, key) else { return Ok(None) };
        value.count().map(Some).ok_or_else(|| unusable(format!("/{key}"), value, wanted))
    }

    /// Reads a member that is a report, totals or a request.
    pub(crate) fn document(&self, key: &str) -> Result<Option<Document>, ReadError> {
        member(self.members, key).map(|value| Ok(self.with_table(document(value, &format!("/{key}"))?))).transpose()
    }

    /// Reads a member that is a list of reports, totals or requests; the list is empty where it is absent.
    pub(crate) fn documents(&self, key: &str) -> Result<Vec<Document>, ReadError> {
        let Some(value) = member(self.members, key) else { return Ok(Vec::new()) };
        Ok(documents(value, &format!("/{key}"))?.into_iter().map(|document| self.with_table(document)).collect())
    }

    /// Returns the table of units of the question.
    pub(crate) fn units(&self) -> &Units<'static> {
        self.table.as_deref().unwrap_or(&HUE)
    }

    /// Gives the table of units of the question to a document that carries none of its own.
    fn with_table(&self, document: Document) -> Document {
        Document { units: document.units.or_else(|| self.table.clone()), ..document }
    }

    /// Returns the value of a required member, or the error that it is missing.
    pub(crate) fn must<T>(key: &str, found: Option<T>) -> Result<T, ReadError> {
        found.ok_or_else(|| ReadError::MissingMember(format!("/{key}")))
    }
}

pub(crate) fn documents(value: &Json<'_>, at: &str) -> Result<Vec<Document>, ReadError> {
    members::list(value, at)?.iter().enumerate().map(|(place, item)| document(item, &format!("{at}/{place}"))).collect()
}

/// Reads a report, totals or a request that stands at `at`. Its area and period must be readable, because a question cannot use it
/// without them.
pub(crate) fn document(value: &Json<'_>, at: &str) -> Result<Document, ReadError> {
    const WANTED: &str = "kh302.report/1, kh302.totals/1, kh302.request/1";
    let members = members::object(value, at)?;
    let document = match members::schema(members, at, WANTED)? {
        REPORT => subject::report(members, at)?,
        TOTALS => subject::totals(members, at)?,
        REQUEST => request::request(members)?,
        other => return Err(members::unknown_schema(at, other, WANTED)),
    };
    if let Some(found) = document.faults.written_area {
        let wanted = Text::new("mã địa bàn, viết trong ngoặc kép", "the code of an area, written as text");
        return Err(ReadError::BadValue { at: format!("{at}/area"), found, wanted });
    }
    if document.faults.no_period {
        let found = member(members, "period").map(spelling).unwrap_or_default();
        return Err(ReadError::BadValue { at: format!("{at}/period"), found, wanted: PERIOD });
    }
    Ok(document)
}

/// The words for a value that should be a period.
pub(crate) const PERIOD: Text =
    Text::new("một kỳ báo cáo như 2025-07, 2025-Q3, 2025-H1, 2025-9M, 2025", "a period like 2025-07, 2025-Q3, 2025-H1, 2025-9M, 2025");
/// The words for a value that should be a day.
pub(crate) const DAY: Text = Text::new("một ngày có thật, viết năm-tháng-ngày như 2025-12-15", "a date written like 2025-12-15");
/// The words for a value that should be the code of an area.
pub(crate) const AREA: Text =
    Text::new("mã địa bàn: xã 5 chữ số, huyện 3, tỉnh 2", "the code of an area: a commune 5 digits, a district 3, a province 2");

impl Document {
    /// Returns the report or totals that were read.
    pub(crate) const fn submission(&self) -> &Submission {
        &self.subject
    }

    /// Returns the report or totals that were read, without their references and settings.
    pub(crate) fn into_submission(self) -> Submission {
        self.subject
    }
}

/// Reads many reports, from a JSON list or from one document on each line; `None` where the text is neither.
pub(crate) fn many(text: &str) -> Result<Option<Vec<Document>>, ReadError> {
    if text.len() > LARGEST_QUESTION {
        return Err(ReadError::TooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim();
    if text.starts_with('[') {
        return documents(&parse(text)?, "").map(Some);
    }
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let first = lines().next().filter(|line| line.trim_start().starts_with('{')).and_then(|line| parse(line).ok());
    // Tells lines of reports from a question by the first line: a question on one line has another schema, and the first line of a
    // question over many lines is no JSON.
    let is_report = first.as_ref().is_some_and(|json| match json {
        Json::Object(members) => {
            matches!(member(members, "schema"), Some(Json::Text(schema)) if matches!(schema.as_ref(), REPORT | TOTALS | REQUEST))
        }
        _ => false,
    });
    if !is_report {
        return Ok(None);
    }
    let read = |(place, line): (usize, &str)| document(&parse(line)?, &format!("/{place}"));
    lines().enumerate().map(read).collect::<Result<_, _>>().map(Some)
}
