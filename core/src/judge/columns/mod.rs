//! Xét theo cột: judges the rows of a table a block at a time, one rule over all rows of the block after the other, so that the compiler
//! makes vector instructions of each rule. The rules and what they are evaluated by are those of a single report: a row is read as its
//! numbers ([`block::Row`]).

pub(in crate::judge) mod areas;
pub(in crate::judge) mod block;
pub(in crate::judge) mod column_judge;
pub(in crate::judge) mod column_verdicts;
pub(in crate::judge) mod frames;
pub(in crate::judge) mod limits;
pub(in crate::judge) mod memo;
pub(in crate::judge) mod targets;
