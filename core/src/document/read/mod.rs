//! Đọc tài liệu: turns JSON text into a typed request, and notes every fault. Nothing that was typed is lost.

mod approval;
pub(crate) mod criteria;
mod document;
mod draft;
mod entry;
mod error;
mod figures;
mod head;
mod members;
mod plain;
pub(crate) mod question;
mod repair;
mod request;
mod rollup;
mod split;
mod subject;
mod text;

pub use approval::read_approvals;
pub use criteria::{ChosenCriteria, load};
pub use document::Document;
pub use draft::{Draft, read_draft};
pub(crate) use entry::read_comparison;
pub use entry::{read, read_bytes, utf8};
pub(crate) use error::sayable;
pub use error::{CriteriaFault, Encoding, ErrorCode, ReadError};
pub(crate) use repair::{date as meant_date, digits, flag as meant_flag, is_blank, level as meant_level, noted as noted_count, visible};
pub use rollup::LARGEST_ROLLUP;
pub(crate) use rollup::{Item, RollupInput, rollup};
pub use text::LARGEST;
