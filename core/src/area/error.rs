//! Bảng không hợp lệ: why a table of units cannot be loaded.

use super::{AreaCode, AreaCodeError, load::COLUMNS};
use crate::calendar::{Date, DateError};
use alloc::string::String;
use core::fmt;

/// Vị trí trong bảng: where a row stands in the document that was read, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowAt {
    /// The line of a CSV text on which it begins; the first holds the names of the columns.
    Line(u32),
    /// Its place in a JSON list.
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

/// Bảng không hợp lệ: the first thing found wrong in a table of units, where, and how to repair it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnitsError {
    /// Sai dấu ngoặc kép: the CSV text does not keep to RFC 4180.
    #[error("{at}: quotes that do not close, or text beside them; put quotes around the whole cell and double those inside")]
    Quotes {
        /// Where.
        at: RowAt,
    },
    /// Sai số ô: a line has more or fewer cells than there are columns.
    #[error(
        "{at}: {found} cells where there are {columns} columns; write a cell for each, empty ones too, and put cells with a comma in quotes"
    )]
    CellCount {
        /// Where.
        at: RowAt,
        /// How many cells the line has.
        found: usize,
        /// How many it should have.
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
        /// Where it became so.
        at: RowAt,
    },
    /// Thiếu cột: a column that every row needs is missing.
    #[error("{at}: column `{column}` is missing; the columns are `{columns}`", columns = Columns)]
    MissingColumn {
        /// Where.
        at: RowAt,
        /// The column.
        column: &'static str,
    },
    /// Cột lạ: a column that the table does not have.
    #[error("{at}: there is no column `{column}`; remove it or correct its name: the columns are `{columns}`", columns = Columns)]
    UnknownColumn {
        /// Where.
        at: RowAt,
        /// The name, as written.
        column: String,
    },
    /// Trùng cột: a column stands twice.
    #[error("{at}: column `{column}` stands twice; remove one")]
    DoubledColumn {
        /// Where.
        at: RowAt,
        /// The column.
        column: &'static str,
    },
    /// Sai mã: a cell does not hold the code of an area.
    #[error("{at}, code `{code}`, column `{column}`: {source}")]
    Code {
        /// Where.
        at: RowAt,
        /// The code of the unit, as written.
        code: String,
        /// The column.
        column: &'static str,
        /// What is wrong with it.
        source: AreaCodeError,
    },
    /// Sai ngày: a cell does not hold a date.
    #[error("{at}, code `{code}`, column `{column}`: {source}")]
    Date {
        /// Where.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// The column.
        column: &'static str,
        /// What is wrong with it.
        source: DateError,
    },
    /// Sai giá trị: a cell holds something else than its column asks for.
    #[error("{at}, code `{code}`, column `{column}`: `{value}` does not fit; {repair}")]
    Cell {
        /// Where.
        at: RowAt,
        /// The code of the unit, as written.
        code: String,
        /// The column.
        column: &'static str,
        /// What stands in it.
        value: String,
        /// What to write instead.
        repair: &'static str,
    },
    /// Kết thúc trước khi bắt đầu: the last day of a unit is before its first.
    #[error("{at}, code `{code}`, column `valid_to`: ends on {to}, before it begins on {from}; correct one of the two days")]
    EndsBeforeItBegins {
        /// Where.
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
        /// Where.
        at: RowAt,
        /// The code.
        code: AreaCode,
        /// The other row.
        first: RowAt,
    },
    /// Trùng mã trong một ngày: two units hold one code on the same day.
    #[error("{at}, code `{code}`, column `valid_from`: {first} holds the code on {day} too; let it end on the day before")]
    DoubledOnDay {
        /// Where.
        at: RowAt,
        /// The code.
        code: AreaCode,
        /// The first such day.
        day: Date,
        /// The other row.
        first: RowAt,
    },
    /// Cấp trên không tồn tại: the unit above one does not exist on one of its days.
    #[error(
        "{at}, code `{code}`, column `parent_code`: `{parent}` does not exist on {day}; correct the code, or the row or days of `{parent}`"
    )]
    ParentAbsent {
        /// Where.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// The unit above it.
        parent: AreaCode,
        /// The first day on which it does not exist.
        day: Date,
    },
    /// Tiền thân không tồn tại: a predecessor does not exist on the day before.
    #[error(
        "{at}, code `{code}`, column `predecessor_codes`: `{predecessor}` does not exist on {day}, the day before; correct the code, or the row or days of `{predecessor}`"
    )]
    PredecessorAbsent {
        /// Where.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// The predecessor.
        predecessor: AreaCode,
        /// The day before the unit began.
        day: Date,
    },
    /// Kế tục không tồn tại: a successor does not exist on the next day.
    #[error(
        "{at}, code `{code}`, column `successor_codes`: `{successor}` does not exist on {day}, the next day; correct the code, or the row or days of `{successor}`"
    )]
    SuccessorAbsent {
        /// Where.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// The successor.
        successor: AreaCode,
        /// The day after the unit ended.
        day: Date,
    },
    /// Tiền thân không ghi kế tục: a predecessor does not end on the day before with this unit as its successor.
    #[error(
        "{at}, code `{code}`, column `predecessor_codes`: `{predecessor}` does not end on {day} with `{code}` as a successor; end its row on that day and name `{code}` in its `successor_codes`, or remove it here"
    )]
    PredecessorDisagrees {
        /// Where.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// The predecessor.
        predecessor: AreaCode,
        /// The day before the unit began.
        day: Date,
    },
    /// Kế tục không ghi tiền thân: a successor does not begin on the next day with this unit as its predecessor.
    #[error(
        "{at}, code `{code}`, column `successor_codes`: `{successor}` does not begin on {day} with `{code}` as a predecessor; begin a row on that day and name `{code}` in its `predecessor_codes`, or remove it here"
    )]
    SuccessorDisagrees {
        /// Where.
        at: RowAt,
        /// The code of the unit.
        code: AreaCode,
        /// The successor.
        successor: AreaCode,
        /// The day after the unit ended.
        day: Date,
    },
}

/// The line that names the columns.
struct Columns;

impl fmt::Display for Columns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        COLUMNS.iter().enumerate().try_for_each(|(place, column)| write!(f, "{}{column}", if place == 0 { "" } else { "," }))
    }
}
