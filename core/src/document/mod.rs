//! Tài liệu: reads JSON documents, writes them, and reports what cannot be read.

mod basis;
mod bilingual;
mod call;
pub mod criteria;
pub(crate) mod criteria_json;
pub(crate) mod deserialize;
mod engine;
mod error;
pub(crate) mod levels;
pub(crate) mod read;
#[cfg(feature = "schema")]
pub(crate) mod shapes;
mod write;

pub use crate::base::json::{to_json, write_json};
pub use crate::judge::Compared;
pub use basis::Basis;
pub use bilingual::Bilingual;
pub use call::Call;
pub use criteria::ChosenCriteria;
pub use criteria_json::{Addends, Cited, CriteriaEntry, CriterionEntry, LevelEntry, OverPeriodEntry, ProvinceEntry, RateEntry, Shape};
pub use engine::{Engine, Span};
pub use error::{ErrorBody, ErrorDocument};
pub use levels::Levels;
pub use read::{
    Document, Draft, Encoding, ErrorCode, LARGEST, LARGEST_ROLLUP, ReadError, read, read_approvals, read_bytes, read_draft, utf8,
};
pub(crate) use read::{digits, is_blank, meant_date, meant_flag, meant_level, noted_count, sayable, visible};

include!("../../generated/ruleset.rs");
