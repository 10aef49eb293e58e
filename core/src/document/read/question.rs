//! Câu hỏi: reads the documents of the smaller calls. It is strict: a member that is unknown, repeated or has a value that is not allowed
//! is an error, because half a question has no answer.

use super::approval;
use super::document::Document;
use super::error::{ReadError, sayable};
use super::head::{Head, List, head};
use super::members::{self, Members, member, only_names, spelling};
pub(crate) use super::members::{AREA, DAY, PERIOD};
use super::request::{self, REQUEST};
use super::subject::{self, REPORT, TOTALS};
use super::text::within;
use crate::area::Units;
use crate::base::parse::Json;
use crate::base::{Locale, Text, text};
use crate::document::to_json;
use crate::figures::{Approvals, Submission};
use crate::law::HUE;
use alloc::borrow::Cow;
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
    /// The lists of documents, which are read one by one.
    lists: &'q [(Cow<'a, str>, List<'a>)],
}

/// The members that can hold more documents than fit into memory at once.
const LONG: &[&str] = &["reports", "parts", "on_file"];

/// Reads a question with this schema and these members, answers it, and returns the answer or the error as JSON.
pub(crate) fn answer<T: serde::Serialize>(
    text: &str,
    schema: &'static str,
    known: &[&'static str],
    answer: impl FnOnce(&Question<'_, '_>) -> Result<T, ReadError>,
) -> String {
    let mut locale = Locale::Vi;
    let answered = read(text).and_then(|Head { members, lists, .. }| {
        members::document_of(&members, "", schema)?;
        locale = in_locale(&members)?;
        check(&members, known)?;
        answer(&Question { members: &members, locale, table: table(&members)?, lists: &lists })
    });
    match answered {
        Ok(answer) => to_json(&answer),
        Err(error) => error.json(locale),
    }
}

/// Reads the members of a question, but not yet its lists of documents.
fn read(text: &str) -> Result<Head<'_>, ReadError> {
    if text.len() > LARGEST_QUESTION {
        return Err(ReadError::TooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match head(text, LONG, LARGEST_QUESTION)? {
        Some(head) if text.get(head.end..).is_none_or(|rest| rest.trim_ascii().is_empty()) => Ok(head),
        _ => parse(text).and(Err(ReadError::NotAnObject(String::new()))),
    }
}

pub(crate) fn parse(text: &str) -> Result<Json<'_>, ReadError> {
    within(text, LARGEST_QUESTION)
}

fn in_locale(members: &Members<'_>) -> Result<Locale, ReadError> {
    let Some(value) = member(members, "locale") else { return sayable(Locale::Vi) };
    let found = if let Json::Text(id) = value { Locale::from_id(id) } else { None };
    sayable(found.ok_or_else(|| unusable("/locale", value, text!("vi hoặc en", "vi or en")))?)
}

/// Reads the table of units of the context, which every call takes.
fn table(members: &Members<'_>) -> Result<Option<Arc<Units<'static>>>, ReadError> {
    let Some(value) = member(members, "context") else { return Ok(None) };
    let context = members::object(value, "/context")?;
    only_names(context, "/context", &["units"])?;
    member(context, "units").map(request::units).transpose()
}

/// Checks that every member is known and occurs once.
fn check(members: &Members<'_>, known: &[&'static str]) -> Result<(), ReadError> {
    only_names(members, "", &[known, &["schema", "locale", "context"]].concat())
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
            Some(other) => Err(unusable(format!("/{key}"), other, text!("văn bản trong ngoặc kép", "text in quotes"))),
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
            Some(other) => Err(unusable(format!("/{key}"), other, text!("true hoặc false", "true or false"))),
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
    pub(crate) fn documents(&self, key: &'static str) -> Result<Vec<Document>, ReadError> {
        self.each(key)?.collect()
    }

    /// Reads the documents of a list one by one; there are none where the list is absent.
    pub(crate) fn each(&self, key: &'static str) -> Result<impl Iterator<Item = Result<Document, ReadError>>, ReadError> {
        let mut list = match member(self.members, key) {
            None => None,
            Some(value) => {
                members::list(value, format_args!("/{key}"))?;
                self.lists.iter().find(|(name, _)| name == key).map(|(_, list)| list.clone())
            }
        };
        let mut place = 0_usize;
        Ok(core::iter::from_fn(move || {
            let item = list.as_mut()?.next_value(LARGEST_QUESTION).transpose()?;
            let read = item.and_then(|item| Ok(self.with_table(document(&item, &format!("/{key}/{place}"))?)));
            place = place.saturating_add(1);
            if read.is_err() {
                list = None;
            }
            Some(read)
        }))
    }

    /// Reads the approved levels of the question.
    pub(crate) fn approvals(&self) -> Result<Arc<Approvals>, ReadError> {
        Ok(Arc::new(approval::approvals(self.members)?.into_iter().collect()))
    }

    /// Returns the table of units of the question.
    pub(crate) fn units(&self) -> &Units<'static> {
        self.table.as_deref().unwrap_or(&HUE)
    }

    /// Gives the table of units of the question to a document that carries none of its own.
    fn with_table(&self, document: Document) -> Document {
        match &self.table {
            Some(table) => document.with_units(Arc::clone(table)),
            None => document,
        }
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
        let wanted = text!("mã địa bàn, viết trong ngoặc kép", "the code of an area, written as text");
        return Err(ReadError::BadValue { at: format!("{at}/area"), found, wanted });
    }
    if document.faults.no_period {
        let found = member(members, "period").map(spelling).unwrap_or_default();
        return Err(ReadError::BadValue { at: format!("{at}/period"), found, wanted: PERIOD });
    }
    Ok(document)
}

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
