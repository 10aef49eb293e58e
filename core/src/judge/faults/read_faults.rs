//! Lỗi khi đọc: everything that a document says and that cannot be put into a report.

use super::Issues;
use crate::figures::Figure;
use alloc::string::String;
use alloc::vec::Vec;

/// Lỗi khi đọc: what was wrong with single values of a document, beside its report or totals.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReadFaults {
    /// The faults, each of which becomes a finding.
    pub issues: Issues,
    /// The spelling of figures that are out of bounds, for their messages.
    pub spelled: Vec<(Figure, String)>,
    /// The area as it was written, where it is no code.
    pub written_area: Option<String>,
    /// Whether the period cannot be read. [`Period::STAND_IN`](crate::Period) takes its place, and nothing that depends on it is answered.
    pub no_period: bool,
}
