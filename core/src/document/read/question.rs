//! Câu hỏi: the documents of the smaller calls. They are read strictly: a member that is not known, stands twice or holds
//! something else than it should is an error, as half a question has no answer.

use super::document::Document;
use super::error::ReadError;
use super::members::{self, Members, member, spelling};
use super::repair::nearest;
use super::request::{self, REQUEST};
use super::subject::{self, REPORT, TOTALS};
use super::text::within;
use crate::base::parse::Json;
use crate::base::{Locale, Text};
use crate::document::to_json;
use crate::figures::Submission;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;

/// The largest question that carries many reports, in bytes.
pub(crate) const LARGEST_QUESTION: usize = 64 << 20;

/// A question that was read; its members are looked up by name.
pub(crate) struct Question<'q, 'a> {
    members: &'q Members<'a>,
    /// The language of the answer.
    pub locale: Locale,
}

/// Reads a question, answers it, and writes the answer or the error.
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
        answer(&Question { members, locale })
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

/// Every member is known and stands once.
fn check(members: &Members<'_>, known: &[&'static str]) -> Result<(), ReadError> {
    let all = || known.iter().copied().chain(["schema", "locale"]);
    for (place, (key, _)) in members.iter().enumerate() {
        let twice = members.iter().take(place).any(|(earlier, _)| earlier == key);
        if twice || !all().any(|name| name == key) {
            let key: String = key.chars().take(60).collect();
            let instead = if twice { None } else { nearest(&key, all()) };
            return Err(ReadError::UnknownMember { at: members::pointer("", &key), instead });
        }
    }
    Ok(())
}

fn unusable(at: impl Into<String>, value: &Json<'_>, wanted: Text) -> ReadError {
    ReadError::BadValue { at: at.into(), found: spelling(value), wanted }
}

impl<'q, 'a> Question<'q, 'a> {
    /// Whether a member is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        member(self.members, key).is_some()
    }

    /// A member that is text.
    pub(crate) fn text(&self, key: &str) -> Result<Option<&'q str>, ReadError> {
        match member(self.members, key) {
            None => Ok(None),
            Some(Json::Text(text)) => Ok(Some(text.as_ref())),
            Some(other) => Err(unusable(format!("/{key}"), other, Text::new("văn bản trong ngoặc kép", "text in quotes"))),
        }
    }

    /// A member that is a value written as text: a code, a day, a period.
    pub(crate) fn value<T: FromStr>(&self, key: &str, wanted: Text) -> Result<Option<T>, ReadError> {
        let Some(value) = member(self.members, key) else { return Ok(None) };
        let found = if let Json::Text(text) = value { text.parse().ok() } else { None };
        found.map(Some).ok_or_else(|| unusable(format!("/{key}"), value, wanted))
    }

    /// A member that is true or false; false where it is absent.
    pub(crate) fn flag(&self, key: &str) -> Result<bool, ReadError> {
        match member(self.members, key) {
            None => Ok(false),
            Some(Json::Bool(flag)) => Ok(*flag),
            Some(other) => Err(unusable(format!("/{key}"), other, Text::new("true hoặc false", "true or false"))),
        }
    }

    /// A member that is a whole number.
    pub(crate) fn count(&self, key: &str, wanted: Text) -> Result<Option<u64>, ReadError> {
        let Some(value) = member(self.members, key) else { return Ok(None) };
        value.count().map(Some).ok_or_else(|| unusable(format!("/{key}"), value, wanted))
    }

    /// A member that is a report, totals or a request.
    pub(crate) fn document(&self, key: &str) -> Result<Option<Document>, ReadError> {
        member(self.members, key).map(|value| document(value, &format!("/{key}"))).transpose()
    }

    /// A member that is a list of reports, totals or requests; empty where it is absent.
    pub(crate) fn documents(&self, key: &str) -> Result<Vec<Document>, ReadError> {
        let Some(value) = member(self.members, key) else { return Ok(Vec::new()) };
        documents(value, &format!("/{key}"))
    }

    /// What must be there.
    pub(crate) fn must<T>(key: &str, found: Option<T>) -> Result<T, ReadError> {
        found.ok_or_else(|| ReadError::MissingMember(format!("/{key}")))
    }
}

pub(crate) fn documents(value: &Json<'_>, at: &str) -> Result<Vec<Document>, ReadError> {
    members::list(value, at)?.iter().enumerate().map(|(place, item)| document(item, &format!("{at}/{place}"))).collect()
}

/// Reads a report, totals or a request that stands at `at`. Its area and period must be readable: without them it is
/// nothing to a question.
pub(crate) fn document(value: &Json<'_>, at: &str) -> Result<Document, ReadError> {
    const WANTED: &str = "kh302.report/1, kh302.totals/1, kh302.request/1";
    let members = members::object(value, at)?;
    let document = match members::schema(members, at, WANTED)? {
        REPORT => subject::report(members, at)?,
        TOTALS => subject::totals(members, at)?,
        REQUEST => request::request(members)?,
        other => return Err(members::unknown_schema(at, other, WANTED)),
    };
    if let Some(found) = document.written_area {
        let wanted = Text::new("mã địa bàn, viết trong ngoặc kép", "the code of an area, written as text");
        return Err(ReadError::BadValue { at: format!("{at}/area"), found, wanted });
    }
    if !document.period_known {
        let found = member(members, "period").map(spelling).unwrap_or_default();
        return Err(ReadError::BadValue { at: format!("{at}/period"), found, wanted: PERIOD });
    }
    Ok(document)
}

/// What a period should be.
pub(crate) const PERIOD: Text =
    Text::new("một kỳ báo cáo như 2025-07, 2025-Q3, 2025-H1, 2025-9M, 2025", "a period like 2025-07, 2025-Q3, 2025-H1, 2025-9M, 2025");
/// What a day should be.
pub(crate) const DAY: Text = Text::new("một ngày có thật, viết năm-tháng-ngày như 2025-12-15", "a date written like 2025-12-15");
/// What an area should be.
pub(crate) const AREA: Text =
    Text::new("mã địa bàn: xã 5 chữ số, huyện 3, tỉnh 2", "the code of an area: a commune 5 digits, a district 3, a province 2");

impl Document {
    /// The report or totals that were read.
    pub(crate) const fn filed(&self) -> &Submission {
        &self.subject
    }

    /// The report or totals that were read, without what stood beside them.
    pub(crate) fn into_filed(self) -> Submission {
        self.subject
    }
}

/// Many reports: a list, or one a line.
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
    // A question that is written over one line is no report; one over many lines is no JSON by its first.
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
