//! Phép so sánh: the form in which documents state a comparison of two numbers.

use crate::rules::Op;

/// Một phép so sánh: two numbers that were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Compared {
    /// Vế trái: the number on the left side.
    pub left: i64,
    /// Phép so sánh: the sign between the two sides.
    pub op: Op,
    /// Vế phải: the number on the right side.
    pub right: i64,
}
