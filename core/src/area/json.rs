//! Bảng ở dạng JSON: reads a table of units from a list of objects.

use super::load::{Loader, column};
use super::row::COLUMNS;
use super::{RowAt, Units, UnitsError};
use crate::base::parse::{Json, JsonError, parse};
use crate::base::{Text, excerpt, text};
use alloc::{borrow::Cow, format, string::String, vec::Vec};

impl Units<'_> {
    /// Nạp bảng từ JSON: reads a table of units from a JSON list of objects, whose members are the columns of
    /// [`Units::from_csv`].
    ///
    /// An absent member, null and an empty text mean the same. `level`, `population` and `area_km2` may be numbers,
    /// `predecessor_codes` and `successor_codes` lists. Codes are text, because a number loses its leading zeros.
    ///
    /// ```
    /// use kh302::Units;
    ///
    /// let table = Units::from_json(
    ///     r#"[
    ///         { "code": "48", "name_vi": "Thành phố Đà Nẵng", "kind": "thành phố", "level": 1 },
    ///         { "code": "20194", "valid_from": "2025-07-01", "name_vi": "Phường Hải Vân", "kind": "phường", "level": 3, "parent_code": "48" }
    ///     ]"#,
    /// )?;
    /// assert_eq!(table.iter().len(), 2);
    ///
    /// let error = Units::from_json(r#"[{ "code": 48 }]"#).unwrap_err();
    /// assert_eq!(error.to_string(), "row 1, code `48`, column `code`: `48` is not valid; write it in quotes");
    /// # Ok::<(), kh302::area::UnitsError>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Units::from_csv`].
    pub fn from_json(text: &str) -> Result<Units<'static>, UnitsError> {
        let rows = parse(text.strip_prefix('\u{feff}').unwrap_or(text), &[]).map_err(|error| {
            UnitsError::NotJson(match error {
                JsonError::NotJson(at) => format!("invalid JSON at byte {}", at.saturating_add(1)),
                JsonError::TooDeep => String::from("nested deeper than 32 levels"),
            })
        })?;
        Self::of_json(&rows)
    }

    /// Does the same as [`Units::from_json`] for JSON that was parsed already.
    pub(crate) fn of_json(rows: &Json<'_>) -> Result<Units<'static>, UnitsError> {
        let Json::List(rows) = rows else { return Err(UnitsError::NotJson(String::from("it is not a list"))) };
        let mut loader = Loader::new();
        for (at, row) in (1..).map(RowAt::Row).zip(rows) {
            let Json::Object(members) = row else { return Err(UnitsError::NotJson(format!("{at} is not an object"))) };
            let code = members.iter().find(|(name, _)| name == "code").map(|(_, value)| cell_text(value)).unwrap_or_default();
            let mut cells = [const { None }; 16];
            for (name, value) in members {
                let (column, found) = column(at, name, &mut cells)?;
                let cell = cell(column, value).map_err(|repair| {
                    let value = excerpt(&cell_text(value));
                    UnitsError::Cell { at, code: excerpt(&code), column, value, repair }
                })?;
                if found.replace(cell).is_some() {
                    return Err(UnitsError::DoubledColumn { at, column });
                }
            }
            for (column, cell) in COLUMNS.into_iter().zip(&cells) {
                if matches!(column, "code" | "name_vi" | "kind" | "level") && cell.is_none() {
                    return Err(UnitsError::MissingColumn { at, column });
                }
            }
            loader.add(at, &cells.map(Option::unwrap_or_default))?;
        }
        loader.finish()
    }
}

/// Returns the value of a column as the text of a cell, or as an error what to write instead.
fn cell<'j>(column: &str, value: &'j Json<'_>) -> Result<Cow<'j, str>, Text> {
    match value {
        Json::Null => Ok(Cow::default()),
        Json::Text(text) => Ok(Cow::Borrowed(text)),
        Json::Count(_) | Json::Number(_) if matches!(column, "level" | "population" | "area_km2") => Ok(cell_text(value)),
        Json::List(list) if matches!(column, "predecessor_codes" | "successor_codes") => {
            let code = |code: &'j Json<'_>| if let Json::Text(code) = code { Some(&**code) } else { None };
            let codes: Option<Vec<&str>> = list.iter().map(code).collect();
            codes.map(|codes| Cow::Owned(codes.join(";"))).ok_or(text!("đề nghị ghi mỗi mã trong ngoặc kép", "write each code in quotes"))
        }
        Json::Count(_) | Json::Number(_) => Err(text!("đề nghị ghi trong ngoặc kép", "write it in quotes")),
        Json::Bool(_) | Json::List(_) | Json::Object(_) => Err(text!("đề nghị ghi một văn bản trong ngoặc kép", "write a text in quotes")),
    }
}

fn cell_text<'j>(value: &'j Json<'_>) -> Cow<'j, str> {
    if let Json::Text(text) = value {
        return Cow::Borrowed(text);
    }
    let mut text = String::new();
    value.write(&mut text);
    Cow::Owned(text)
}
