//! Tầng 5: documents in, documents and sentences out.

mod assessment;
mod change;
mod classification;
mod explain;
mod finding;
mod message;
mod read;
mod target;

pub use assessment::{Assessment, Engine, ErrorBody, ErrorDocument, Score, Span, TargetCounts, Timeliness, assess, assess_json};
pub use change::{Nearest, Value};
pub use classification::{
    Classification, CommuneClassification, Completeness, CriterionResult, Level, Levels, Possible, Reached, TotalsClassification,
};
pub use explain::Compared;
pub use finding::{Basis, Finding, Fix, FixedValue, Params, Unchecked};
pub use read::{Document, ReadError, read};
pub use target::{MeasureOutcome, TargetResult};

/// The hash over the normative parts of the catalogue, as generated.
pub const RULESET: &str = "sha256:";
