//! Các mục của một đối tượng JSON: looks up members, and finds unknown and repeated names.

use super::error::ReadError;
use super::repair::nearest;
use crate::base::parse::Json;
use crate::base::{Text, sort_by, text};
use crate::judge::faults::{Issue, Issues, Param, Repair};
use crate::law::code;
use alloc::borrow::{Cow, ToOwned};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Display;

pub(crate) type Members<'a> = [(Cow<'a, str>, Json<'a>)];

/// Returns the value of a member; `None` where it is absent or null, and also where it occurs twice, because neither value is certain.
pub(crate) fn member<'j, 'a>(members: &'j Members<'a>, key: &str) -> Option<&'j Json<'a>> {
    let mut found = members.iter().filter(|(name, _)| name == key).map(|(_, value)| value);
    found.next().filter(|value| **value != Json::Null && found.next().is_none())
}

/// Whether a member occurs twice.
pub(crate) fn stands_twice(members: &Members<'_>, key: &str) -> bool {
    members.iter().filter(|(name, _)| name == key).nth(1).is_some()
}

pub(crate) fn object<'j, 'a>(value: &'j Json<'a>, at: impl Display) -> Result<&'j Members<'a>, ReadError> {
    if let Json::Object(members) = value { Ok(members) } else { Err(ReadError::NotAnObject(at.to_string())) }
}

pub(crate) fn list<'j, 'a>(value: &'j Json<'a>, at: impl Display) -> Result<&'j [Json<'a>], ReadError> {
    if let Json::List(items) = value { Ok(items) } else { Err(ReadError::NotAList(at.to_string())) }
}

/// Returns the schema that a document names.
pub(crate) fn schema<'j>(members: &'j Members<'_>, at: &str, wanted: &'static str) -> Result<&'j str, ReadError> {
    match members.iter().find(|(name, _)| name == "schema").map(|(_, value)| value) {
        None | Some(Json::Null) => Err(ReadError::MissingMember(format!("{at}/schema"))),
        Some(Json::Text(schema)) => Ok(schema),
        Some(other) => Err(unknown_schema(at, &spelling(other), wanted)),
    }
}

pub(crate) fn unknown_schema(at: &str, found: &str, wanted: &'static str) -> ReadError {
    ReadError::UnknownSchema { at: format!("{at}/schema"), found: found.chars().take(80).collect(), wanted }
}

/// Returns the members of a document inside another one, after checking that it names the wanted schema.
pub(crate) fn document<'j, 'a>(value: &'j Json<'a>, at: &str, wanted: &'static str) -> Result<&'j Members<'a>, ReadError> {
    document_of(object(value, at)?, at, wanted)
}

/// Returns the members of a document, after checking that it names the wanted schema.
pub(crate) fn document_of<'j, 'a>(members: &'j Members<'a>, at: &str, wanted: &'static str) -> Result<&'j Members<'a>, ReadError> {
    match schema(members, at, wanted)? {
        found if found == wanted => Ok(members),
        other => Err(unknown_schema(at, other, wanted)),
    }
}

/// Returns a value as the document spells it, shortened for a message.
pub(crate) fn spelling(value: &Json<'_>) -> String {
    const LONGEST: usize = 40;
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Count(number) => number.to_string(),
        Json::Number(text) => text.chars().take(LONGEST).collect(),
        Json::Text(text) => text.chars().take(LONGEST).collect(),
        Json::List(_) => "[…]".to_owned(),
        Json::Object(_) => "{…}".to_owned(),
    }
}

/// Finds repeated names (check F05) and unknown names (check F04).
pub(crate) fn check_names(members: &Members<'_>, at: &str, known: &[&'static str], issues: &mut Issues) {
    let mut times = alloc::vec![0_usize; known.len()];
    let mut strange = Strange::default();
    for (key, _) in members {
        match known.iter().position(|name| name == key).and_then(|place| times.get_mut(place)) {
            Some(times) => *times = times.saturating_add(1),
            None => strange.add(key),
        }
    }
    for (key, _) in known.iter().zip(times).filter(|(_, times)| *times > 1) {
        issues.push(Issue::new(&code::F05, pointer(at, key)).typed("key", *key));
    }
    strange.tell(at, || known.iter().copied(), issues);
}

/// The names in an object that nobody knows. Each is told once, however often it stands there.
#[derive(Default)]
pub(crate) struct Strange<'j>(Vec<&'j str>);

impl<'j> Strange<'j> {
    pub(crate) fn add(&mut self, name: &'j str) {
        self.0.push(name);
    }

    /// Adds the fault of each name (check F04), with the known name that is nearest to it.
    pub(crate) fn tell<'k, K: Iterator<Item = &'k str>>(mut self, at: impl Display + Copy, known: impl Fn() -> K, issues: &mut Issues) {
        sort_by(&mut self.0, Ord::cmp);
        self.0.dedup();
        issues.extend(self.0.into_iter().map(|name| unknown(name, at, None, nearest(name, known()))));
    }
}

/// Makes the fault for an unknown name (check F04), with the reason or the nearest known name.
pub(crate) fn unknown(key: &str, at: impl Display, why: Option<Text>, nearest: Option<&str>) -> Issue {
    let shown: String = key.chars().take(60).collect();
    Issue::new(&code::F04, pointer(at, &shown))
        .with("key", Param::Typed(shown))
        .with("why", Param::Words(why.unwrap_or(text!("", ""))))
        .repaired(key, nearest.map(|name| Repair::Text(name.to_owned())))
}

/// Returns the JSON pointer of a member (RFC 6901).
pub(crate) fn pointer(at: impl Display, key: &str) -> String {
    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// Makes the fault for a value that cannot be used (check F08); `wanted` says what would be right.
pub(crate) fn unusable(at: String, key: &'static str, value: &Json<'_>, wanted: Text, repair: Option<Repair>) -> Issue {
    not_wanted(at, key, value, Param::Words(wanted), repair)
}

/// Makes the same fault as [`unusable`], for a `wanted` that is no constant text.
pub(crate) fn not_wanted(at: String, key: &'static str, value: &Json<'_>, wanted: Param, repair: Option<Repair>) -> Issue {
    let raw = spelling(value);
    Issue::new(&code::F08, at).typed("key", key).with("raw", Param::Typed(raw.clone())).with("wanted", wanted).repaired(&raw, repair)
}

/// Reads a member that is a day.
pub(crate) fn date(members: &Members<'_>, at: &str, key: &'static str, issues: &mut Issues) -> Option<crate::calendar::Date> {
    let value = member(members, key)?;
    day(value, format_args!("{at}/{key}"), key, issues)
}

/// Reads a value that is a day.
pub(crate) fn day(value: &Json<'_>, at: impl Display, key: &'static str, issues: &mut Issues) -> Option<crate::calendar::Date> {
    let text = if let Json::Text(text) = value { Some(text) } else { None };
    let day = text.and_then(|text| text.parse().ok());
    if day.is_none() {
        let wanted = text!("một ngày có thật, viết năm-tháng-ngày như 2025-12-15", "a date written like 2025-12-15");
        issues.push(unusable(at.to_string(), key, value, wanted, text.and_then(|text| super::repair::date(text))));
    }
    day
}

/// Checks that every member is one of those known, and occurs once.
///
/// # Errors
/// For the first member that is not, because a question or an approval with an unknown member may mean something else.
pub(super) fn only_names(members: &Members<'_>, at: &str, known: &[&'static str]) -> Result<(), ReadError> {
    let all = || known.iter().copied();
    for (place, (key, _)) in members.iter().enumerate() {
        let twice = members.iter().take(place).any(|(earlier, _)| earlier == key);
        if twice || !all().any(|name| name == key) {
            let key: String = key.chars().take(60).collect();
            let instead = if twice { None } else { nearest(&key, all()) };
            return Err(ReadError::UnknownMember { at: pointer(at, &key), instead });
        }
    }
    Ok(())
}

/// The words for a value that should be a period.
pub(crate) const PERIOD: Text =
    text!("một kỳ báo cáo như 2025-07, 2025-Q3, 2025-H1, 2025-9M, 2025", "a period like 2025-07, 2025-Q3, 2025-H1, 2025-9M, 2025");
/// The words for a value that should be a day.
pub(crate) const DAY: Text = text!("một ngày có thật, viết năm-tháng-ngày như 2025-12-15", "a date written like 2025-12-15");
/// The words for a value that should be the code of an area.
pub(crate) const AREA: Text =
    text!("mã địa bàn: xã 5 chữ số, huyện 3, tỉnh 2", "the code of an area: a commune 5 digits, a district 3, a province 2");
