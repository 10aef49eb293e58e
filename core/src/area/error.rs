//! Bảng không hợp lệ: why a table of units cannot be loaded.

use super::row::COLUMNS;
use super::{AreaCode, AreaCodeError};
use crate::base::{InSentence, Locale, Named, Plain, Text, display_in_english, in_words, text};
use crate::calendar::{Date, DateError};
use alloc::string::String;

/// Vị trí trong bảng: the place of a row in the document that was read, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RowAt {
    /// Dòng: the line of a CSV text on which the row begins; line 1 holds the names of the columns.
    Line(u32),
    /// Thứ tự: the place of the row in a JSON list.
    Row(u32),
}

impl InSentence for RowAt {
    fn put(&self, text: &mut String, locale: Locale) {
        let (sentence, number) = match self {
            Self::Line(line) => (text!("dòng {number}", "line {number}"), line),
            Self::Row(row) => (text!("đơn vị thứ {number}", "row {number}"), row),
        };
        sentence.with(&[("number", &Plain(number))]).put(text, locale);
    }
}

display_in_english!(RowAt);

/// Bảng không hợp lệ: the first fault found in a table of units, its place, and how to repair it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnitsError {
    /// Sai dấu ngoặc kép: the CSV text does not keep to RFC 4180.
    Quotes {
        /// The place of the row.
        at: RowAt,
    },
    /// Sai số ô: a line has more or fewer cells than there are columns.
    CellCount {
        /// The place of the row.
        at: RowAt,
        /// How many cells the line has.
        found: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// Không phải danh sách JSON: the text is not a JSON list of rows.
    NotJson(String),
    /// Bảng trống: the table has no rows.
    NoRows,
    /// Bảng quá lớn: the texts of the table are longer than 4 GiB.
    TooLarge {
        /// The row at which the table became too large.
        at: RowAt,
    },
    /// Thiếu cột: a column that every row needs is missing.
    MissingColumn {
        /// The place of the row.
        at: RowAt,
        /// The name of the column.
        column: &'static str,
    },
    /// Cột lạ: a column that the table does not have.
    UnknownColumn {
        /// The place of the row.
        at: RowAt,
        /// The name of the column, as written.
        column: String,
    },
    /// Trùng cột: a column occurs twice.
    DoubledColumn {
        /// The place of the row.
        at: RowAt,
        /// The name of the column.
        column: &'static str,
    },
    /// Sai mã: a cell does not hold the code of an area.
    Code {
        /// The place of the row.
        at: RowAt,
        /// The code of the unit, as written.
        code: String,
        /// The name of the column.
        column: &'static str,
        /// Why the cell cannot be read.
        source: AreaCodeError,
    },
    /// Sai ngày: a cell does not hold a date.
    Date {
        /// The place of the row.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// The name of the column.
        column: &'static str,
        /// Why the cell cannot be read.
        source: DateError,
    },
    /// Sai giá trị: a cell holds a value that its column does not allow.
    Cell {
        /// The place of the row.
        at: RowAt,
        /// The code of the unit, as written.
        code: String,
        /// The name of the column.
        column: &'static str,
        /// The value, as written.
        value: String,
        /// What to write instead.
        repair: Text,
    },
    /// Kết thúc trước khi bắt đầu: the last day of a unit is before its first.
    EndsBeforeItBegins {
        /// The place of the row.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// Its first day.
        from: Date,
        /// Its last day.
        to: Date,
    },
    /// Trùng đơn vị: two rows have the same code and the same first day.
    DoubledUnit {
        /// The place of the row.
        at: RowAt,
        /// The code.
        code: AreaCode,
        /// The other row.
        first: RowAt,
    },
    /// Trùng mã trong một ngày: two units hold one code on the same day.
    DoubledOnDay {
        /// The place of the row.
        at: RowAt,
        /// The code.
        code: AreaCode,
        /// The first day on which both units hold the code.
        day: Date,
        /// The other row.
        first: RowAt,
    },
    /// Cấp trên không tồn tại: the unit above does not exist on a day on which this unit exists.
    ParentAbsent {
        /// The place of the row.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// The code of the unit above it.
        parent: AreaCode,
        /// The first day on which the unit above does not exist.
        day: Date,
    },
    /// Tiền thân không tồn tại: a predecessor does not exist on the day before.
    PredecessorAbsent {
        /// The place of the row.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// The code of the predecessor.
        predecessor: AreaCode,
        /// The day before the unit began.
        day: Date,
    },
    /// Kế tục không tồn tại: a successor does not exist on the next day.
    SuccessorAbsent {
        /// The place of the row.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// The code of the successor.
        successor: AreaCode,
        /// The day after the unit ended.
        day: Date,
    },
    /// Tiền thân không ghi kế tục: a predecessor does not end on the day before with this unit as its successor.
    PredecessorDisagrees {
        /// The place of the row.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// The code of the predecessor.
        predecessor: AreaCode,
        /// The day before the unit began.
        day: Date,
    },
    /// Kế tục không ghi tiền thân: a successor does not begin on the next day with this unit as its predecessor.
    SuccessorDisagrees {
        /// The place of the row.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// The code of the successor.
        successor: AreaCode,
        /// The day after the unit ended.
        day: Date,
    },
}

impl UnitsError {
    /// Câu tiếng Việt: returns the sentence in Vietnamese: what was found, where, and what would be right. `Display` writes it in English.
    ///
    /// ```
    /// use kh302::area::Units;
    ///
    /// let error = Units::from_json(r#"[{ "code": 48 }]"#).unwrap_err();
    /// assert_eq!(error.in_vietnamese(), "đơn vị thứ 1, mã “48”, cột “code”: “48” không dùng được; đề nghị ghi trong ngoặc kép");
    /// ```
    #[must_use]
    pub fn in_vietnamese(&self) -> String {
        in_words(self, Locale::Vi)
    }
}

impl UnitsError {
    /// The row, and in it the cell, by the code of the unit and the column.
    fn place(&self) -> (Option<&RowAt>, Option<(&dyn InSentence, &'static str)>) {
        match self {
            Self::NotJson(_) | Self::NoRows => (None, None),
            Self::Quotes { at }
            | Self::CellCount { at, .. }
            | Self::TooLarge { at }
            | Self::MissingColumn { at, .. }
            | Self::UnknownColumn { at, .. }
            | Self::DoubledColumn { at, .. } => (Some(at), None),
            Self::Code { at, code, column, .. } | Self::Cell { at, code, column, .. } => (Some(at), Some((code, column))),
            Self::Date { at, code, column, .. } => (Some(at), Some((code, column))),
            Self::EndsBeforeItBegins { at, code, .. } => (Some(at), Some((code, "valid_to"))),
            Self::DoubledUnit { at, code, .. } | Self::DoubledOnDay { at, code, .. } => (Some(at), Some((code, "valid_from"))),
            Self::ParentAbsent { at, code, .. } => (Some(at), Some((code, "parent_code"))),
            Self::PredecessorAbsent { at, code, .. } | Self::PredecessorDisagrees { at, code, .. } => {
                (Some(at), Some((code, "predecessor_codes")))
            }
            Self::SuccessorAbsent { at, code, .. } | Self::SuccessorDisagrees { at, code, .. } => {
                (Some(at), Some((code, "successor_codes")))
            }
        }
    }
}

impl InSentence for UnitsError {
    fn put(&self, text: &mut String, locale: Locale) {
        let (row, cell) = self.place();
        if let Some(row) = row {
            row.put(text, locale);
        }
        if let Some((code, column)) = cell {
            text!(", mã “{code}”, cột “{column}”", ", code `{code}`, column `{column}`")
                .with(&[("code", code), ("column", &column)])
                .put(text, locale);
        }
        if row.is_some() {
            text.push_str(": ");
        }
        let mut say = |sentence: Text, values: &[Named<'_>]| sentence.with(values).put(text, locale);
        match self {
            Self::Quotes { .. } => say(
                text!(
                    "ngoặc kép không đóng, hoặc có chữ bên cạnh; đề nghị đặt cả ô trong ngoặc kép và ghi đôi ngoặc kép bên trong",
                    "a quotation mark is not closed, or text stands outside the quotes; put the cell in quotes and double those inside it",
                ),
                &[],
            ),
            Self::CellCount { found, columns, .. } => say(
                text!(
                    "có {found} ô trong khi có {columns} cột; đề nghị ghi đủ ô, kể cả ô trống, và đặt ô có dấu phẩy trong ngoặc kép",
                    "{found} cells in a table of {columns} columns; write a cell for each column, even if empty, and put cells with a \
                     comma in quotes",
                ),
                &[("found", &Plain(found)), ("columns", &Plain(columns))],
            ),
            Self::NotJson(why) => say(
                text!(
                    "không phải danh sách JSON; đề nghị ghi [{\"code\": \"46\", …}, …], mỗi đơn vị một đối tượng",
                    "the table is not a JSON list of rows ({why}); write `[{\"code\": \"46\", …}, …]`, one object for each unit",
                ),
                &[("why", why)],
            ),
            Self::NoRows => say(
                text!(
                    "bảng không có dòng nào; đề nghị ghi mỗi đơn vị một dòng dưới tên các cột",
                    "the table has no rows; write one for each unit below the names of the columns",
                ),
                &[],
            ),
            Self::TooLarge { .. } => say(
                text!(
                    "bảng quá lớn; đề nghị bỏ các đơn vị đã kết thúc từ lâu",
                    "the table is too large; leave out units that ended long ago",
                ),
                &[],
            ),
            Self::MissingColumn { column, .. } => say(
                text!("thiếu cột “{column}”; các cột là “{columns}”", "column `{column}` is missing; the columns are `{columns}`"),
                &[("column", column), ("columns", &Columns)],
            ),
            Self::UnknownColumn { column, .. } => say(
                text!(
                    "không có cột “{column}”; đề nghị bỏ đi hoặc sửa tên: các cột là “{columns}”",
                    "there is no column `{column}`; remove it or correct its name: the columns are `{columns}`",
                ),
                &[("column", column), ("columns", &Columns)],
            ),
            Self::DoubledColumn { column, .. } => say(
                text!("cột “{column}” được ghi hai lần; đề nghị bỏ một", "column `{column}` appears twice; remove one"),
                &[("column", column)],
            ),
            Self::Code { source, .. } => source.put(text, locale),
            Self::Date { source, .. } => source.put(text, locale),
            Self::Cell { value, repair, .. } => say(
                text!("“{value}” không dùng được; {repair}", "`{value}` is not valid; {repair}"),
                &[("value", value), ("repair", repair)],
            ),
            Self::EndsBeforeItBegins { from, to, .. } => say(
                text!(
                    "kết thúc ngày {to}, trước khi bắt đầu ngày {from}; đề nghị sửa một trong hai ngày",
                    "the unit ends on {to}, before it begins on {from}; correct one of the two days",
                ),
                &[("from", &Plain(from)), ("to", &Plain(to))],
            ),
            Self::DoubledUnit { first, .. } => say(
                text!(
                    "trùng mã và ngày bắt đầu với {first}; đề nghị bỏ một dòng hoặc sửa ngày bắt đầu",
                    "code and first day are the same as in {first}; remove one of the rows or correct its first day",
                ),
                &[("first", first)],
            ),
            Self::DoubledOnDay { day, first, .. } => say(
                text!(
                    "{first} cũng mang mã này vào ngày {day}; đề nghị cho đơn vị đó kết thúc ngày hôm trước",
                    "{first} also has this code on {day}; end that unit on the day before",
                ),
                &[("first", first), ("day", &Plain(day))],
            ),
            Self::ParentAbsent { parent, day, .. } => say(
                text!(
                    "“{other}” không tồn tại vào ngày {day}; đề nghị sửa mã, hoặc sửa dòng, ngày của “{other}”",
                    "`{other}` does not exist on {day}; correct the code, or the row or dates of `{other}`",
                ),
                &[("other", parent), ("day", &Plain(day))],
            ),
            Self::PredecessorAbsent { predecessor, day, .. } => say(
                text!(
                    "“{other}” không tồn tại vào ngày {day}, ngày hôm trước; đề nghị sửa mã, hoặc sửa dòng, ngày của “{other}”",
                    "`{other}` does not exist on {day}, the day before; correct the code, or the row or dates of `{other}`",
                ),
                &[("other", predecessor), ("day", &Plain(day))],
            ),
            Self::SuccessorAbsent { successor, day, .. } => say(
                text!(
                    "“{other}” không tồn tại vào ngày {day}, ngày hôm sau; đề nghị sửa mã, hoặc sửa dòng, ngày của “{other}”",
                    "`{other}` does not exist on {day}, the next day; correct the code, or the row or dates of `{other}`",
                ),
                &[("other", successor), ("day", &Plain(day))],
            ),
            Self::PredecessorDisagrees { code, predecessor, day, .. } => say(
                text!(
                    "“{other}” không kết thúc ngày {day} với “{code}” là đơn vị kế tục; \
                     đề nghị cho dòng đó kết thúc ngày ấy và ghi “{code}” ở “successor_codes”, hoặc bỏ mã ở đây",
                    "`{other}` does not end on {day} with `{code}` as a successor; \
                     end that row on that day and add `{code}` to its `successor_codes`, or remove `{other}` here",
                ),
                &[("other", predecessor), ("day", &Plain(day)), ("code", code)],
            ),
            Self::SuccessorDisagrees { code, successor, day, .. } => say(
                text!(
                    "“{other}” không bắt đầu ngày {day} với “{code}” là đơn vị tiền thân; \
                     đề nghị cho dòng đó bắt đầu ngày ấy và ghi “{code}” ở “predecessor_codes”, hoặc bỏ mã ở đây",
                    "`{other}` does not begin on {day} with `{code}` as a predecessor; \
                     begin a row on that day and add `{code}` to its `predecessor_codes`, or remove `{other}` here",
                ),
                &[("other", successor), ("day", &Plain(day)), ("code", code)],
            ),
        }
    }
}

display_in_english!(UnitsError);

impl core::error::Error for UnitsError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Code { source, .. } => Some(source),
            Self::Date { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// Displays the names of the columns, separated by commas.
struct Columns;

impl InSentence for Columns {
    fn put(&self, text: &mut String, _: Locale) {
        text.push_str(&COLUMNS.join(","));
    }
}
