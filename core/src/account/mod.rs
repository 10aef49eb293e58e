//! Tầng 5: documents in, documents and sentences out.

mod assessment;
mod bands;
mod call;
pub mod catalogue;
mod change;
mod classification;
mod compare;
pub mod criteria;
mod explain;
mod finding;
mod json;
mod message;
mod read;
mod rollup;
#[cfg(feature = "schema")]
mod schema;
mod target;
mod write;

pub use assessment::{Assessment, Engine, ErrorBody, ErrorDocument, Score, Span, TargetCounts, Timeliness, assess, assess_json};
pub use call::{CALLS, call};
pub use change::{Nearest, Value};
pub use classification::{
    Classification, CommuneClassification, Completeness, CriterionResult, Level, Levels, Possible, Reached, TotalsClassification,
};
pub use compare::{Comparison, Explanation, compare, compare_json};
pub use criteria::{ChosenCriteria, CriteriaWarning};
pub use explain::Compared;
pub use finding::{Basis, Finding, Fix, FixedValue, Params, Unchecked};
pub use json::{to_json, write_json};
pub use read::{Document, LARGEST, ReadError, read, read_bytes};
pub use rollup::{CommuneStanding, RolledUp, assess_rollup};
#[cfg(feature = "schema")]
pub use schema::{DOCUMENTS, schema};
pub use target::{MeasureOutcome, TargetResult};

include!("../../generated/ruleset.rs");
