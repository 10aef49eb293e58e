//! Bảng đơn vị hành chính: a table of units over time.

use super::{AreaCode, AreaLevel, Row, Unit, load::COLUMNS};
use crate::calendar::Date;
use alloc::{borrow::Cow, string::String};
use core::fmt;

/// Bảng đơn vị hành chính: units over time, the built-in table ([`HUE`](crate::law::HUE)) or one loaded with
/// [`Units::from_csv`] or `Units::from_json`.
///
/// From its first covered day on, the table tells of every code that stands in it; of other codes and earlier days it
/// says nothing.
#[derive(Clone)]
pub struct Units<'a> {
    covered_from: Date,
    /// In the order of units.
    rows: Cow<'a, [Row]>,
    /// Predecessors and successors.
    codes: Cow<'a, [AreaCode]>,
    /// Lines; the first is empty.
    texts: Cow<'a, str>,
}

/// Sự tồn tại của một đơn vị: what a table says of a code on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existence<'a> {
    /// Có: the unit that holds the code on the day.
    Exists(Unit<'a>),
    /// Không có: the table knows the code, but no unit holds it on the day.
    DoesNotExist,
    /// Ngoài phạm vi của bảng: the table says nothing about it.
    NotCovered,
}

impl<'a> Existence<'a> {
    /// Đơn vị, nếu có: the unit, if one exists.
    #[must_use]
    pub const fn unit(self) -> Option<Unit<'a>> {
        match self {
            Self::Exists(unit) => Some(unit),
            Self::DoesNotExist | Self::NotCovered => None,
        }
    }
}

impl<'t> Units<'t> {
    /// The earliest day from which any table is read as complete.
    pub(super) const COMPLETE_FROM: Date = Date::constant(2021, 7, 1);

    /// The table over stores that keep its invariants: rows in order, places that exist.
    pub(crate) const fn of(covered_from: Date, rows: Cow<'t, [Row]>, codes: Cow<'t, [AreaCode]>, texts: Cow<'t, str>) -> Self {
        Self { covered_from, rows, codes, texts }
    }

    /// Ngày đầu của bảng: the first day that the table covers.
    ///
    /// That is 2021-07-01, or the first day on which every level in the table has a unit, if that is later.
    #[must_use]
    pub const fn covered_from(&self) -> Date {
        self.covered_from
    }

    /// Các đơn vị: all units, in order of level, code and first day.
    pub fn iter<'a>(&'a self) -> impl DoubleEndedIterator<Item = Unit<'a>> + ExactSizeIterator + use<'a, 't> {
        self.rows.iter().map(move |row| Unit { table: self, row })
    }

    /// Đơn vị theo mã và ngày bắt đầu: the unit that a code and a first day name.
    #[must_use]
    pub fn get(&self, code: AreaCode, valid_from: Option<Date>) -> Option<Unit<'_>> {
        let place = self.rows.binary_search_by_key(&(code, valid_from), |row| (row.code, row.from)).ok()?;
        self.rows.get(place).map(|row| Unit { table: self, row })
    }

    /// Đơn vị mang mã trong ngày: the unit of any level that holds a code on a day.
    ///
    /// ```
    /// use kh302::{Date, area::Existence, law::HUE};
    ///
    /// let day = Date::new(2025, 7, 1)?;
    /// assert!(matches!(HUE.on("19815".parse()?, day), Existence::Exists(unit) if unit.name() == "Phường An Cựu"));
    /// assert_eq!(HUE.on("19801".parse()?, day), Existence::DoesNotExist); // merged into 19815
    /// assert_eq!(HUE.on("00004".parse()?, day), Existence::NotCovered); // another province
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn on(&self, code: AreaCode, day: Date) -> Existence<'_> {
        if day < self.covered_from {
            return Existence::NotCovered;
        }
        // By the code alone, then back from its newest unit: a code was held by a few at most.
        let after = self.rows.partition_point(|row| row.code <= code);
        let held = self.rows.iter().take(after).rev().take_while(|row| row.code == code);
        let mut units = held.map(|row| Unit { table: self, row }).peekable();
        if units.peek().is_none() {
            return Existence::NotCovered;
        }
        units.find(|unit| unit.exists_on(day)).map_or(Existence::DoesNotExist, Existence::Exists)
    }

    /// Đơn vị cấp xã mang mã trong ngày: the commune-level unit that holds a code on a day.
    ///
    /// A code of two or three digits is never that of a commune, whatever the table covers.
    #[must_use]
    pub fn commune_on(&self, code: AreaCode, day: Date) -> Existence<'_> {
        if code.is_commune() { self.on(code, day) } else { Existence::DoesNotExist }
    }

    /// Các đơn vị của một cấp trong ngày: every unit of a level on a day, in order.
    ///
    /// `None` where the table does not cover the day: unknown is not empty.
    ///
    /// ```
    /// use kh302::{Date, area::AreaLevel, law::HUE};
    ///
    /// let districts = |day| HUE.level_on(AreaLevel::District, day).map(Iterator::count);
    /// assert_eq!(districts(Date::new(2025, 6, 30)?), Some(9));
    /// assert_eq!(districts(Date::new(2025, 7, 1)?), Some(0));
    /// assert_eq!(districts(Date::new(2020, 1, 1)?), None);
    /// # Ok::<(), kh302::calendar::DateError>(())
    /// ```
    pub fn level_on<'a>(&'a self, level: AreaLevel, day: Date) -> Option<impl Iterator<Item = Unit<'a>> + use<'a, 't>> {
        let from = self.rows.partition_point(|row| row.code.level() < level);
        let to = self.rows.partition_point(|row| row.code.level() <= level);
        let rows = self.rows.get(from..to).filter(|_| day >= self.covered_from)?;
        Some(rows.iter().map(move |row| Unit { table: self, row }).filter(move |unit| unit.exists_on(day)))
    }

    /// The line of the texts that begins at a place.
    pub(super) fn text(&self, place: u32) -> &str {
        let rest = usize::try_from(place).ok().and_then(|place| self.texts.get(place..)).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default()
    }

    /// So many of the codes, after those skipped from a place on.
    pub(super) fn codes(&self, place: u32, skipped: u8, count: u8) -> &[AreaCode] {
        let rest = usize::try_from(place).ok().and_then(|place| self.codes.get(place..)).unwrap_or_default();
        rest.get(usize::from(skipped)..).and_then(|rest| rest.get(..usize::from(count))).unwrap_or_default()
    }

    /// Bảng ở dạng chuẩn: the table as CSV in its canonical form.
    ///
    /// Its units in order, texts as NFC, lines that end with a line feed, quotes only where RFC 4180 needs them. Two
    /// tables with the same content give the same bytes, so a digest of them identifies the table, as
    /// [`UNITS_HASH`](crate::law::UNITS_HASH) does the built-in one. [`Units::from_csv`] reads it back.
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

impl fmt::Debug for Units<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Units").field("covered_from", &self.covered_from).field("units", &self.rows.len()).finish()
    }
}
