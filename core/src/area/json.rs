//! Bảng ở dạng JSON: a table as a list of objects.

use super::load::{COLUMNS, Cells, Loader, column};
use super::{RowAt, Units, UnitsError};
use crate::base::shown;
use alloc::{borrow::Cow, format, string::String, vec::Vec};
use core::fmt;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

impl Units<'_> {
    /// Nạp bảng từ JSON: a table of units from a JSON list of objects, whose members are the columns of
    /// [`Units::from_csv`].
    ///
    /// An absent member, null and an empty text are the same. `level`, `population` and `area_km2` may be numbers,
    /// `predecessor_codes` and `successor_codes` lists; codes are text, because a number loses its zeros in front.
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
    /// assert_eq!(error.to_string(), "row 1, code `48`, column `code`: `48` does not fit; write it in quotes");
    /// # Ok::<(), kh302::area::UnitsError>(())
    /// ```
    ///
    /// # Errors
    /// As for [`Units::from_csv`].
    pub fn from_json(text: &str) -> Result<Units<'static>, UnitsError> {
        let rows: Vec<Members> = serde_json::from_str(text).map_err(|error| UnitsError::NotJson(format!("{error}")))?;
        let mut loader = Loader::new();
        for (at, Members(members)) in (1..).map(RowAt::Row).zip(rows) {
            let code = members.iter().find(|(name, _)| name == "code").map(|(_, value)| cell_text(value)).unwrap_or_default();
            let mut cells = [const { None }; 16];
            for (name, value) in members {
                let (column, found) = column(at, &name, &mut cells)?;
                let cell = cell(column, &value).map_err(|repair| {
                    let value = shown(&cell_text(&value));
                    UnitsError::Cell { at, code: shown(&code), column, value, repair }
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
            let cells: Cells<'_> = cells.map(|cell| Cow::Owned(cell.unwrap_or_default()));
            loader.add(at, &cells)?;
        }
        loader.finish()
    }
}

/// The value of a column as the text of a cell, or what to write instead.
fn cell(column: &str, value: &Value) -> Result<String, &'static str> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) if matches!(column, "level" | "population" | "area_km2") => Ok(format!("{number}")),
        Value::Array(list) if matches!(column, "predecessor_codes" | "successor_codes") => {
            let codes: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
            codes.map(|codes| codes.join(";")).ok_or("write each code in quotes")
        }
        Value::Number(_) => Err("write it in quotes"),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err("write a text in quotes"),
    }
}

fn cell_text(value: &Value) -> String {
    value.as_str().map_or_else(|| format!("{value}"), String::from)
}

/// The members of an object as they stand, doubled ones too.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsWritten;

        impl<'de> Visitor<'de> for AsWritten {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object for each unit")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(AsWritten)
    }
}
