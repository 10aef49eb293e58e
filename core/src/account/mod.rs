//! Tầng 5: documents in, documents and sentences out.

mod assessment;
mod call;
pub mod catalogue;
mod change;
mod classification;
mod explain;
mod finding;
mod form;
mod gather;
mod json;
mod message;
mod read;
mod reason;
mod rollup;
#[cfg(feature = "schema")]
mod schema;
mod target;
mod write;

pub(crate) use assessment::assemble;
pub use assessment::{Assessment, Engine, ErrorBody, ErrorDocument, Score, Span, TargetCounts, Timeliness, assess, assess_json};
pub use call::{CALLS, call};
pub use change::{Nearest, Value};
pub use classification::{
    Classification, CommuneClassification, Completeness, CriterionResult, Level, Levels, Possible, Reached, TotalsClassification,
};
pub use explain::Compared;
pub use finding::{Basis, Finding, Fix, FixedValue, Params, Unchecked};
pub(crate) use finding::{Source, shown_at};
pub use form::{Choice, Form, FormField, FormSection, Said, form, form_json};
pub(crate) use form::{DECLARED_LEVEL, NOTE, PREPARED_ON};
pub use gather::Gathering;
pub use json::{to_json, write_json};
pub use read::{Document, Draft, LARGEST, LARGEST_ROLLUP, ReadError, read, read_bytes, read_draft};
pub(crate) use read::{Issue, Param, Repair, meant_date, meant_flag, meant_level, meant_number};
pub use rollup::{CommuneStanding, RolledUp, RollupOptions, assess_rollup, roll_up, rollup_json};
#[cfg(feature = "schema")]
pub use schema::{DOCUMENTS, schema};
pub use target::{MeasureOutcome, TargetResult};

include!("../../generated/ruleset.rs");
