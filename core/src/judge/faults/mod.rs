//! Lỗi khi đọc: what was wrong with single values of the document that a request was made from. The request carries it, so that the answer
//! is the same whether the document or its request is judged.

mod issue;
mod issues;
mod read_faults;

pub(crate) use issue::{CitedText, Issue, Param, Repair};
pub(crate) use issues::{Issues, MOST_NAMED};
pub(crate) use read_faults::ReadFaults;
