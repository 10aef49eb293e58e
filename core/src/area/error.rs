//! Bảng không hợp lệ: why a table of units cannot be loaded.

use super::row::COLUMNS;
use super::{AreaCode, AreaCodeError};
use crate::base::Text;
use crate::calendar::{Date, DateError};
use alloc::format;
use alloc::string::String;
use core::fmt;

/// Vị trí trong bảng: the place of a row in the document that was read, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RowAt {
    /// Dòng: the line of a CSV text on which the row begins; line 1 holds the names of the columns.
    Line(u32),
    /// Thứ tự: the place of the row in a JSON list.
    Row(u32),
}

impl fmt::Display for RowAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Row(row) => write!(f, "row {row}"),
        }
    }
}

impl RowAt {
    fn in_vietnamese(self) -> String {
        match self {
            Self::Line(line) => format!("dòng {line}"),
            Self::Row(row) => format!("đơn vị thứ {row}"),
        }
    }
}

/// Bảng không hợp lệ: the first fault found in a table of units, its place, and how to repair it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnitsError {
    /// Sai dấu ngoặc kép: the CSV text does not keep to RFC 4180.
    #[error("{at}: quotes that do not close, or text beside them; put quotes around the whole cell and double those inside")]
    Quotes {
        /// The place of the row.
        at: RowAt,
    },
    /// Sai số ô: a line has more or fewer cells than there are columns.
    #[error(
        "{at}: {found} cells where there are {columns} columns; write a cell for each, empty ones too, and put cells with a comma in quotes"
    )]
    CellCount {
        /// The place of the row.
        at: RowAt,
        /// How many cells the line has.
        found: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// Không phải danh sách JSON: the text is not a JSON list of rows.
    #[error("not a JSON list of rows ({0}); write `[{{\"code\": \"46\", …}}, …]`, one object for each unit")]
    NotJson(String),
    /// Bảng trống: the table has no rows.
    #[error("the table has no rows; write one for each unit under the names of the columns")]
    NoRows,
    /// Bảng quá lớn: the texts of the table are longer than 4 GiB.
    #[error("{at}: the table is too large; leave out units that ended long ago")]
    TooLarge {
        /// The row at which the table became too large.
        at: RowAt,
    },
    /// Thiếu cột: a column that every row needs is missing.
    #[error("{at}: column `{column}` is missing; the columns are `{columns}`", columns = Columns)]
    MissingColumn {
        /// The place of the row.
        at: RowAt,
        /// The name of the column.
        column: &'static str,
    },
    /// Cột lạ: a column that the table does not have.
    #[error("{at}: there is no column `{column}`; remove it or correct its name: the columns are `{columns}`", columns = Columns)]
    UnknownColumn {
        /// The place of the row.
        at: RowAt,
        /// The name of the column, as written.
        column: String,
    },
    /// Trùng cột: a column occurs twice.
    #[error("{at}: column `{column}` stands twice; remove one")]
    DoubledColumn {
        /// The place of the row.
        at: RowAt,
        /// The name of the column.
        column: &'static str,
    },
    /// Sai mã: a cell does not hold the code of an area.
    #[error("{at}, code `{code}`, column `{column}`: {source}")]
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
    #[error("{at}, code `{code}`, column `{column}`: {source}")]
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
    #[error("{at}, code `{code}`, column `{column}`: `{value}` does not fit; {repair}", repair = .repair.en)]
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
    #[error("{at}, code `{code}`, column `valid_to`: ends on {to}, before it begins on {from}; correct one of the two days")]
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
    #[error(
        "{at}, code `{code}`, column `valid_from`: the same code and first day as {first}; remove one of the rows or correct its first day"
    )]
    DoubledUnit {
        /// The place of the row.
        at: RowAt,
        /// The code.
        code: AreaCode,
        /// The other row.
        first: RowAt,
    },
    /// Trùng mã trong một ngày: two units hold one code on the same day.
    #[error("{at}, code `{code}`, column `valid_from`: {first} holds the code on {day} too; let it end on the day before")]
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
    #[error(
        "{at}, code `{code}`, column `parent_code`: `{parent}` does not exist on {day}; correct the code, or the row or days of `{parent}`"
    )]
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
    #[error(
        "{at}, code `{code}`, column `predecessor_codes`: `{predecessor}` does not exist on {day}, the day before; correct the code, or the row or days of `{predecessor}`"
    )]
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
    #[error(
        "{at}, code `{code}`, column `successor_codes`: `{successor}` does not exist on {day}, the next day; correct the code, or the row or days of `{successor}`"
    )]
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
    #[error(
        "{at}, code `{code}`, column `predecessor_codes`: `{predecessor}` does not end on {day} with `{code}` as a successor; end its row on that day and name `{code}` in its `successor_codes`, or remove it here"
    )]
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
    #[error(
        "{at}, code `{code}`, column `successor_codes`: `{successor}` does not begin on {day} with `{code}` as a predecessor; begin a row on that day and name `{code}` in its `predecessor_codes`, or remove it here"
    )]
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
        let at = |row: &RowAt| row.in_vietnamese();
        let cell = |row: &RowAt, code: &dyn fmt::Display, column: &str| format!("{}, mã “{code}”, cột “{column}”", at(row));
        let absent = |place: String, other: &AreaCode, day: &Date, which: &str| {
            format!("{place}: “{other}” không tồn tại vào ngày {day}{which}; đề nghị sửa mã, hoặc sửa dòng, ngày của “{other}”")
        };
        let disagrees = |place: String, other: &AreaCode, day: &Date, code: &AreaCode, [turns, role, column]: [&str; 3]| {
            format!(
                "{place}: “{other}” không {turns} ngày {day} với “{code}” là {role}; đề nghị cho dòng đó {turns} ngày ấy và ghi “{code}” ở “{column}”, hoặc bỏ mã ở đây"
            )
        };
        match self {
            Self::Quotes { at: row } => {
                format!(
                    "{}: ngoặc kép không đóng, hoặc có chữ bên cạnh; đề nghị đặt cả ô trong ngoặc kép và ghi đôi ngoặc kép bên trong",
                    at(row)
                )
            }
            Self::CellCount { at: row, found, columns } => {
                format!(
                    "{}: có {found} ô trong khi có {columns} cột; đề nghị ghi đủ ô, kể cả ô trống, và đặt ô có dấu phẩy trong ngoặc kép",
                    at(row)
                )
            }
            Self::NotJson(_) => String::from("không phải danh sách JSON; đề nghị ghi [{\"code\": \"46\", …}, …], mỗi đơn vị một đối tượng"),
            Self::NoRows => String::from("bảng không có dòng nào; đề nghị ghi mỗi đơn vị một dòng dưới tên các cột"),
            Self::TooLarge { at: row } => format!("{}: bảng quá lớn; đề nghị bỏ các đơn vị đã kết thúc từ lâu", at(row)),
            Self::MissingColumn { at: row, column } => format!("{}: thiếu cột “{column}”; các cột là “{Columns}”", at(row)),
            Self::UnknownColumn { at: row, column } => {
                format!("{}: không có cột “{column}”; đề nghị bỏ đi hoặc sửa tên: các cột là “{Columns}”", at(row))
            }
            Self::DoubledColumn { at: row, column } => format!("{}: cột “{column}” được ghi hai lần; đề nghị bỏ một", at(row)),
            Self::Code { at: row, code, column, source } => {
                let raw = source.raw();
                format!("{}: “{raw}” không phải mã đơn vị hành chính: xã 5 chữ số, huyện 3, tỉnh 2", cell(row, code, column))
            }
            Self::Date { at: row, code, column, source } => {
                let (DateError::Form(raw) | DateError::NoSuchDay(raw)) = source;
                format!("{}: “{raw}” không phải một ngày có thật; đề nghị ghi năm, tháng, ngày như 2025-12-14", cell(row, code, column))
            }
            Self::Cell { at: row, code, column, value, repair } => {
                format!("{}: “{value}” không dùng được; {}", cell(row, code, column), repair.vi)
            }
            Self::EndsBeforeItBegins { at: row, code, from, to } => {
                format!(
                    "{}: kết thúc ngày {to}, trước khi bắt đầu ngày {from}; đề nghị sửa một trong hai ngày",
                    cell(row, code, "valid_to")
                )
            }
            Self::DoubledUnit { at: row, code, first } => {
                let first = at(first);
                format!(
                    "{}: trùng mã và ngày bắt đầu với {first}; đề nghị bỏ một dòng hoặc sửa ngày bắt đầu",
                    cell(row, code, "valid_from")
                )
            }
            Self::DoubledOnDay { at: row, code, day, first } => {
                let first = at(first);
                format!(
                    "{}: {first} cũng mang mã này vào ngày {day}; đề nghị cho đơn vị đó kết thúc ngày hôm trước",
                    cell(row, code, "valid_from")
                )
            }
            Self::ParentAbsent { at: row, code, parent, day } => absent(cell(row, code, "parent_code"), parent, day, ""),
            Self::PredecessorAbsent { at: row, code, predecessor, day } => {
                absent(cell(row, code, "predecessor_codes"), predecessor, day, ", ngày hôm trước")
            }
            Self::SuccessorAbsent { at: row, code, successor, day } => {
                absent(cell(row, code, "successor_codes"), successor, day, ", ngày hôm sau")
            }
            Self::PredecessorDisagrees { at: row, code, predecessor, day } => {
                let place = cell(row, code, "predecessor_codes");
                disagrees(place, predecessor, day, code, ["kết thúc", "đơn vị kế tục", "successor_codes"])
            }
            Self::SuccessorDisagrees { at: row, code, successor, day } => {
                let place = cell(row, code, "successor_codes");
                disagrees(place, successor, day, code, ["bắt đầu", "đơn vị tiền thân", "predecessor_codes"])
            }
        }
    }
}

/// Displays the names of the columns, separated by commas.
struct Columns;

impl fmt::Display for Columns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        COLUMNS.iter().enumerate().try_for_each(|(place, column)| write!(f, "{}{column}", if place == 0 { "" } else { "," }))
    }
}
