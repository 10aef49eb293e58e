//! Tài liệu: JSON documents in and out, and what cannot be read.

mod bilingual;
pub mod criteria;
pub(crate) mod deserialize;
pub(crate) mod fill;
pub(crate) mod read;
mod write;

pub use crate::base::json::{to_json, write_json};
pub use bilingual::Bilingual;
pub use criteria::ChosenCriteria;
pub use read::{Document, Draft, LARGEST, LARGEST_ROLLUP, ReadError, read, read_bytes, read_draft};
pub(crate) use read::{Issue, Param, Repair, meant_date, meant_flag, meant_level, meant_number};

include!("../../generated/ruleset.rs");
