//! Ghi bảng: writes a table as CSV in its canonical form.

use super::row::COLUMNS;
use super::{AreaCode, Units};
use alloc::string::String;
use core::fmt;

impl Units<'_> {
    /// Bảng ở dạng chuẩn: returns the table as CSV in its canonical form.
    ///
    /// Units are in order, texts in NFC, lines end with a line feed, and quotes occur only where RFC 4180 needs them. Two tables with
    /// the same content give the same bytes, so that a digest identifies a table, as [`UNITS_HASH`](crate::law::UNITS_HASH) identifies
    /// the built-in one. [`Units::from_csv`] reads the text back.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut csv = COLUMNS.join(",");
        csv.push('\n');
        for unit in self.iter() {
            let [from, to] = [unit.valid_from(), unit.valid_to()].map(|day| day.map(text).unwrap_or_default());
            let [before, after] = [unit.predecessor_codes(), unit.successor_codes()].map(listed);
            let parent = unit.parent_code().map(text).unwrap_or_default();
            let split = if unit.is_split() { "partial" } else { "" };
            let (code, level) = (text(unit.code()), text(unit.level().number()));
            let known = [&code, &from, &to, unit.name(), unit.kind().name().vi, &level, &parent, &before, &after, split];
            for cell in known {
                write_cell(cell, &mut csv);
                csv.push(',');
            }
            let details = self.text(unit.row.details).split('\t').enumerate();
            details.for_each(|(place, cell)| {
                csv.push_str(if place == 0 { "" } else { "," });
                write_cell(cell, &mut csv);
            });
            csv.push('\n');
        }
        csv
    }
}

fn text(value: impl fmt::Display) -> String {
    alloc::format!("{value}")
}

fn listed(codes: &[AreaCode]) -> String {
    let mut list = String::new();
    for code in codes {
        list.push_str(if list.is_empty() { "" } else { ";" });
        list.push_str(code.as_str());
    }
    list
}

fn write_cell(cell: &str, csv: &mut String) {
    if cell.contains([',', '"']) {
        csv.push('"');
        csv.push_str(&cell.replace('"', "\"\""));
        csv.push('"');
    } else {
        csv.push_str(cell);
    }
}
