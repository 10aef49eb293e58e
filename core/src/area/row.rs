//! Dòng của bảng: one unit as the table stores it, and the columns that it is read from.

use super::{AreaCode, UnitKind};
use crate::calendar::Date;

/// The columns of a table, in the order of its canonical form.
pub(super) const COLUMNS: [&str; 16] = [
    "code",
    "valid_from",
    "valid_to",
    "name_vi",
    "kind",
    "level",
    "parent_code",
    "predecessor_codes",
    "successor_codes",
    "split",
    "act_start",
    "act_end",
    "alias",
    "area_km2",
    "population",
    "confidence",
];

/// A row as the table keeps it, small: texts and lists are places in the stores that all rows of the table share.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub code: AreaCode,
    pub parent: Option<AreaCode>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub kind: UnitKind,
    /// Where its predecessors begin in the store of codes; its successors follow them.
    pub links: u32,
    pub predecessors: u8,
    pub successors: u8,
    /// Where the line with its name begins in the store of texts.
    pub name: u32,
    /// Where the line with its last six columns begins, tabs between them. Only people read these, and many rows share them.
    pub details: u32,
}
