//! Tầng 5: documents in, documents and sentences out.

mod assessment;
mod call;
pub mod catalogue;
mod change;
mod classification;
mod corrections;
mod explain;
mod finding;
mod json;
mod message;
mod phase;
mod publish;
mod read;
mod rollup;
#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "schema")]
mod schema_calls;
mod target;
mod write;

pub use assessment::{Assessment, Engine, ErrorBody, ErrorDocument, Score, Span, TargetCounts, Timeliness, assess, assess_json};
pub use call::{CALLS, call};
pub use change::{Nearest, Value};
pub use classification::{
    Classification, CommuneClassification, Completeness, CriterionResult, Level, Levels, Possible, Reached, TotalsClassification,
};
pub use corrections::{ChangeView, CorrectionsView, LevelView, SplitView, TouchedView, corrections, corrections_json};
pub use explain::Compared;
pub use finding::{Basis, Finding, Fix, FixedValue, Params, Unchecked};
pub use json::{to_json, write_json};
pub use phase::{MeasureAt, MeasureShift, MomentView, PhaseSpan, PhaseView, TargetShift, phase, phase_json};
pub use publish::{
    MASK, Protected, PublicArea, PublicCommune, PublicFigures, PublicMeasure, PublicTarget, PublicView, Reason, Refused, Withheld, publish,
    publish_json,
};
pub use read::{Document, LARGEST, ReadError, read, read_bytes};
pub use rollup::{CommuneStanding, RolledUp, assess_rollup};
#[cfg(feature = "schema")]
pub use schema::{DOCUMENTS, schema};
pub use target::{MeasureOutcome, TargetResult};

include!("../../generated/ruleset.rs");
