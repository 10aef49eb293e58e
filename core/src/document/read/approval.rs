//! Đọc phê duyệt: reads approved levels (Quyết định số 28/2025/QĐ-TTg Điều 7).

use super::error::ReadError;
use super::members::{AREA, DAY, Members, PERIOD, list, member, object, only_names, spelling};
use super::text::json;
use crate::base::parse::Json;
use crate::base::{Text, text};
use crate::figures::{Approval, Approvals, RiskLevel, Submission};
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::str::FromStr;

/// Reads the list of approved levels of a request, a roll-up or a question.
pub(super) fn approvals(members: &Members<'_>) -> Result<Vec<Approval>, ReadError> {
    let Some(value) = member(members, "approvals") else { return Ok(Vec::new()) };
    let read = |(place, item): (usize, &Json<'_>)| approval(item, &format!("/approvals/{place}"), None);
    list(value, "/approvals")?.iter().enumerate().map(read).collect()
}

/// Reads an approved level. The approval of one report may leave out its area and period, and must not name others.
pub(super) fn approval(value: &Json<'_>, at: &str, of: Option<&Submission>) -> Result<Approval, ReadError> {
    let members = object(value, at)?;
    only_names(members, at, &["area", "period", "level", "decision", "on", "by"])?;
    let place = |key: &str| format!("{at}/{key}");
    let text = |key: &str, wanted: Text| match member(members, key) {
        Some(Json::Text(text)) if !text.trim().is_empty() => Ok(text.to_string()),
        Some(other) => Err(ReadError::BadValue { at: place(key), found: spelling(other), wanted }),
        None => Err(ReadError::MissingMember(place(key))),
    };
    let area = read_as(members, "area", at, AREA, of.map(Submission::area))?;
    let period = read_as(members, "period", at, PERIOD, of.map(Submission::period))?;
    let level = read_as(members, "level", at, RiskLevel::ANY_ID, None)?;
    let on = read_as(members, "on", at, DAY, None)?;
    if let Some(of) = of
        && (area, period) != (of.area(), of.period())
    {
        let key = if area == of.area() { "period" } else { "area" };
        let wanted = text!("địa bàn và kỳ của báo cáo", "the area and the period of the report");
        return Err(ReadError::BadValue { at: place(key), found: member(members, key).map(spelling).unwrap_or_default(), wanted });
    }
    let decision = text("decision", text!("số của quyết định phê duyệt", "the number of the decision"))?;
    let by = text("by", text!("cơ quan phê duyệt", "the body that approved it"))?;
    Ok(Approval::new(area, period, level, decision, on, by))
}

/// Reads a member that is written as text; `otherwise` takes the place of one that is absent.
fn read_as<T: FromStr>(members: &Members<'_>, key: &str, at: &str, wanted: Text, otherwise: Option<T>) -> Result<T, ReadError> {
    let place = || format!("{at}/{key}");
    let Some(value) = member(members, key) else { return otherwise.ok_or_else(|| ReadError::MissingMember(place())) };
    let found = if let Json::Text(text) = value { text.parse().ok() } else { None };
    found.ok_or_else(|| ReadError::BadValue { at: place(), found: spelling(value), wanted })
}

/// Đọc phê duyệt: reads a JSON list of approved levels, each with its area and period.
///
/// # Errors
/// When the text is no list of approvals; the error names the place.
pub fn read_approvals(text: &str) -> Result<Approvals, ReadError> {
    let json = json(text)?;
    let read = |(place, item): (usize, &Json<'_>)| approval(item, &format!("/{place}"), None);
    list(&json, "")?.iter().enumerate().map(read).collect()
}
