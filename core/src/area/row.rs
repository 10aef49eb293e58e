//! Dòng của bảng: a unit as the table stores it, and the columns of the document that it is read from.

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

/// A row of the table. It is small: its texts and lists are places in stores that all rows share.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub code: AreaCode,
    pub parent: Option<AreaCode>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub kind: UnitKind,
    /// The place in the store of codes where its predecessors begin; its successors follow them.
    pub links: u32,
    pub predecessors: u8,
    pub successors: u8,
    /// The place in the text store where the line with its name begins.
    pub name: u32,
    /// The place in the text store where the line with its last six columns begins, separated by tabs. They stand together because only
    /// people read them and many rows share them.
    pub details: u32,
    /// The population among those columns as a number, because a check of every report reads it.
    pub population: Option<u64>,
}
