//! Bản nháp: a draft as it was saved.

use super::error::ReadError;
use super::members::{self, Members, list, member, object};
use super::subject::acknowledgement;
use super::text::failed;
use crate::base::parse::{Json, parse};
use crate::calendar::Period;
use crate::figures::{Acknowledgement, AreaCode};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A draft as it was saved (`kh302.draft/1`): texts as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Mã địa bàn.
    pub area: AreaCode,
    /// Kỳ báo cáo.
    pub period: Period,
    /// The version of the library that saved it.
    pub version: String,
    /// The rules that judged it then.
    pub ruleset: String,
    /// The texts of the fields, by their ids.
    pub fields: Vec<(String, String)>,
    /// The fields that were left, by their ids.
    pub left: Vec<String>,
    /// The openings that were taken from the report before and locked, by their ids.
    pub locked: Vec<String>,
    /// Giải trình.
    pub acknowledged: Vec<Acknowledgement>,
    /// What was found then: the code of each check, and where.
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
        let findings: Vec<Found<'_>> = self.findings.iter().map(|(code, at)| Found { code, at }).collect();
        let mut out = serializer.serialize_map(Some(10))?;
        out.serialize_entry("schema", DRAFT)?;
        out.serialize_entry("area", self.area.as_str())?;
        out.serialize_entry("period", &self.period)?;
        out.serialize_entry("version", &self.version)?;
        out.serialize_entry("ruleset", &self.ruleset)?;
        out.serialize_entry("fields", &Texts(&self.fields))?;
        out.serialize_entry("left", &self.left)?;
        out.serialize_entry("locked", &self.locked)?;
        out.serialize_entry("acknowledged", &self.acknowledged)?;
        out.serialize_entry("findings", &findings)?;
        out.end()
    }
}

/// Reads a draft.
///
/// # Errors
/// When it is no draft, or names no area and period.
pub fn read_draft(text: &str) -> Result<Draft, ReadError> {
    if text.len() > super::text::LARGEST {
        return Err(ReadError::TooLarge);
    }
    let json = parse(text, &super::text::FIGURE_IDS).map_err(|error| failed(text, 0, error))?;
    let members = members::document(&json, "", DRAFT)?;
    let text = |key: &str| if let Some(Json::Text(text)) = member(members, key) { Some(text.to_string()) } else { None };
    let needed = |key: &str| text(key).ok_or_else(|| ReadError::MissingMember(format!("/{key}")));
    let mut acknowledged = Vec::new();
    for (place, item) in items(members, "acknowledged")?.iter().enumerate() {
        let at = format!("/acknowledged/{place}");
        // What is wrong with an explanation is found when it is judged.
        acknowledged.push(acknowledgement(object(item, &at)?, &at, &at, &mut vec![])?);
    }
    let mut findings = Vec::new();
    for (place, item) in items(members, "findings")?.iter().enumerate() {
        let found = object(item, format_args!("/findings/{place}"))?;
        let of = |key: &str| if let Some(Json::Text(text)) = member(found, key) { text.to_string() } else { String::new() };
        findings.push((of("code"), of("at")));
    }
    let fields = match member(members, "fields") {
        Some(value) => object(value, "/fields")?,
        None => &[],
    };
    Ok(Draft {
        area: needed("area")?.parse().map_err(|_| ReadError::MissingMember("/area".to_string()))?,
        period: needed("period")?.parse().map_err(|_| ReadError::MissingMember("/period".to_string()))?,
        version: text("version").unwrap_or_default(),
        ruleset: text("ruleset").unwrap_or_default(),
        fields: fields
            .iter()
            .filter_map(|(id, text)| if let Json::Text(text) = text { Some((id.to_string(), text.to_string())) } else { None })
            .collect(),
        left: ids(members, "left")?,
        locked: ids(members, "locked")?,
        acknowledged,
        findings,
    })
}

fn ids(members: &Members<'_>, key: &str) -> Result<Vec<String>, ReadError> {
    Ok(items(members, key)?.iter().filter_map(|id| if let Json::Text(id) = id { Some(id.to_string()) } else { None }).collect())
}

fn items<'j, 'a>(members: &'j Members<'a>, key: &str) -> Result<&'j [Json<'a>], ReadError> {
    member(members, key).map_or(Ok(&[]), |value| list(value, format_args!("/{key}")))
}
