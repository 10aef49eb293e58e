//! Bản nháp: reads and writes saved drafts.

use super::error::ReadError;
use super::members::{self, Members, list, member, object, spelling};
use super::subject::acknowledgement;
use super::text::json;
use crate::base::parse::Json;
use crate::base::{Locale, Text, text};
use crate::calendar::Period;
use crate::document::write::WithDay;
use crate::figures::{Acknowledgement, AreaCode};
use crate::judge::faults::Issues;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Bản nháp: a saved draft of a report (`kh302.draft/1`), with the texts as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Mã địa bàn: the code of the commune.
    pub area: AreaCode,
    /// Kỳ báo cáo: the reporting period.
    pub period: Period,
    /// Lần đính chính: the number of the correction; 0 for the first report.
    pub revision: u32,
    /// Ngôn ngữ: the language in which the numbers are written; `None` where the draft does not say it.
    pub locale: Option<Locale>,
    /// Phiên bản: the version of the library that saved the draft.
    pub version: String,
    /// Bộ quy tắc: the hash of the rules that judged the draft then.
    pub ruleset: String,
    /// Các ô nhập: the ids of the fields with their texts.
    pub fields: Vec<(String, String)>,
    /// Các ô đã rời: the ids of the fields that the typist has visited and left.
    pub left: Vec<String>,
    /// Các ô khóa: the ids of the opening stocks that were taken from the report before and locked.
    pub locked: Vec<String>,
    /// Giải trình: the explanations of warnings and notices.
    pub acknowledged: Vec<Acknowledgement>,
    /// Ngày như đã nhập: the days of explanations that are no dates, each with the place of its explanation.
    pub days: Vec<(usize, String)>,
    /// Các phát hiện khi lưu: the findings of that time, each as the code of the check and its place.
    pub findings: Vec<(String, String)>,
}

const DRAFT: &str = "kh302.draft/1";

impl Serialize for Draft {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Texts<'a>(&'a [(String, String)]);
        impl Serialize for Texts<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.0.iter().map(|(id, text)| (id, text)))
            }
        }
        #[derive(serde::Serialize)]
        struct Found<'a> {
            code: &'a str,
            at: &'a str,
        }
        let day = |place| self.days.iter().find(|(of, _)| *of == place).map(|(_, text)| text.as_str());
        let acknowledged: Vec<WithDay<'_>> =
            self.acknowledged.iter().enumerate().map(|(place, given)| WithDay(given, day(place))).collect();
        let findings: Vec<Found<'_>> = self.findings.iter().map(|(code, at)| Found { code, at }).collect();
        let mut out = serializer.serialize_map(Some(12))?;
        out.serialize_entry("schema", DRAFT)?;
        out.serialize_entry("area", self.area.as_str())?;
        out.serialize_entry("period", &self.period)?;
        out.serialize_entry("revision", &self.revision)?;
        out.serialize_entry("locale", &self.locale)?;
        out.serialize_entry("version", &self.version)?;
        out.serialize_entry("ruleset", &self.ruleset)?;
        out.serialize_entry("fields", &Texts(&self.fields))?;
        out.serialize_entry("left", &self.left)?;
        out.serialize_entry("locked", &self.locked)?;
        out.serialize_entry("acknowledged", &acknowledged)?;
        out.serialize_entry("findings", &findings)?;
        out.end()
    }
}

/// Đọc bản nháp: reads a draft from JSON text.
///
/// # Errors
/// When the text is no draft, has no readable area and period, or has a field whose text cannot be kept.
pub fn read_draft(text: &str) -> Result<Draft, ReadError> {
    let json = json(text)?;
    let members = members::document(&json, "", DRAFT)?;
    let text = |key: &str| if let Some(Json::Text(text)) = member(members, key) { Some(text.to_string()) } else { None };
    let needed = |key: &str| text(key).ok_or_else(|| ReadError::MissingMember(format!("/{key}")));
    let (mut acknowledged, mut days) = (Vec::new(), Vec::new());
    for (place, item) in items(members, "acknowledged")?.iter().enumerate() {
        let at = format!("/acknowledged/{place}");
        let members = object(item, &at)?;
        // Ignores the faults of an explanation here, because the judge finds them later; only the form can say what is wrong with its day.
        let given = acknowledgement(members, &at, &at, &mut Issues::default())?;
        if let (None, Some(day)) = (given.on, member(members, "on").filter(|day| !matches!(day, Json::Null))) {
            days.push((place, typed(day)));
        }
        acknowledged.push(given);
    }
    let mut findings = Vec::new();
    for (place, item) in items(members, "findings")?.iter().enumerate() {
        let found = object(item, format_args!("/findings/{place}"))?;
        let of = |key: &str| if let Some(Json::Text(text)) = member(found, key) { text.to_string() } else { String::new() };
        findings.push((of("code"), of("at")));
    }
    let mut fields: Vec<(String, String)> = Vec::new();
    let none: &Members<'_> = &[];
    for (id, value) in member(members, "fields").map_or(Ok(none), |value| object(value, "/fields"))? {
        let at = || members::pointer("/fields", id);
        if fields.iter().any(|(other, _)| other == id) {
            return Err(ReadError::UnknownMember { at: at(), instead: None });
        }
        // Keeps whatever stands there as it is written, because a draft may come from another program; the form says what is no value.
        if !matches!(value, Json::Null) {
            fields.push((id.to_string(), typed(value)));
        }
    }
    let revision = match member(members, "revision") {
        None => 0,
        Some(value) => value
            .count()
            .and_then(|count| u32::try_from(count).ok())
            .ok_or_else(|| bad_value("/revision".to_string(), value, text!("số lần đính chính, từ 0", "a whole number from 0")))?,
    };
    Ok(Draft {
        area: needed("area")?.parse().map_err(|_| ReadError::MissingMember("/area".to_string()))?,
        period: needed("period")?.parse().map_err(|_| ReadError::MissingMember("/period".to_string()))?,
        revision,
        locale: text("locale").and_then(|id| Locale::from_id(&id)),
        version: text("version").unwrap_or_default(),
        ruleset: text("ruleset").unwrap_or_default(),
        fields,
        left: ids(members, "left")?,
        locked: ids(members, "locked")?,
        acknowledged,
        days,
        findings,
    })
}

/// Returns a value as the text that a person would have typed.
fn typed(value: &Json<'_>) -> String {
    if let Json::Text(text) = value {
        return text.to_string();
    }
    let mut text = String::new();
    value.write(&mut text);
    text
}

fn bad_value(at: String, value: &Json<'_>, wanted: Text) -> ReadError {
    ReadError::BadValue { at, found: spelling(value), wanted }
}

fn ids(members: &Members<'_>, key: &str) -> Result<Vec<String>, ReadError> {
    Ok(items(members, key)?.iter().filter_map(|id| if let Json::Text(id) = id { Some(id.to_string()) } else { None }).collect())
}

fn items<'j, 'a>(members: &'j Members<'a>, key: &str) -> Result<&'j [Json<'a>], ReadError> {
    member(members, key).map_or(Ok(&[]), |value| list(value, format_args!("/{key}")))
}
