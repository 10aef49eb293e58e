//! Tầng 5: documents in, documents and sentences out.

mod areas;
mod assessment;
mod bands;
mod call;
pub mod catalogue;
mod change;
mod classification;
mod combined;
mod compare;
mod corrections;
pub mod criteria;
mod explain;
mod explained;
mod finding;
mod form;
mod gather;
mod message;
mod periods;
mod phase;
mod publish;
mod read;
mod reason;
mod rollup;
#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "schema")]
mod schema_calls;
mod target;
mod write;

pub use crate::base::json::{to_json, write_json};
pub use areas::{AreasView, LineageView, UnitName, UnitView, areas_json, unit_view};
pub(crate) use assessment::assemble;
pub use assessment::{Assessment, Engine, ErrorBody, ErrorDocument, Score, Span, TargetCounts, Timeliness, assess, assess_json};
pub use call::{CALLS, Call, call};
pub use change::{Nearest, Value};
pub use classification::{
    Classification, CommuneClassification, Completeness, CriterionResult, Level, Levels, Possible, Reached, TotalsClassification,
};
pub use combined::{CombinedView, GapView, combine_json, combined};
pub use compare::{Comparison, Explanation, compare, compare_json};
pub use corrections::{ChangeView, CorrectionsView, LevelView, SplitView, TouchedView, corrections, corrections_json};
pub use criteria::{ChosenCriteria, CriteriaWarning};
pub use explain::Compared;
pub use explained::{CheckResult, Explained, explain_json, explained};
pub use finding::{Basis, Finding, Fix, FixedValue, Params, Unchecked};
pub(crate) use finding::{Source, day_text, shown_at};
pub use form::{Choice, Form, FormField, FormSection, Said, form, form_json};
pub(crate) use form::{DECLARED_LEVEL, NOTE, PREPARED_ON};
pub use gather::Gathering;
pub use periods::{DateView, DueView, PeriodView, PeriodsView, Tiles, Words, date_view, period_view, periods_json};
pub use phase::{MeasureAt, MeasureShift, MomentView, PhaseSpan, PhaseView, TargetShift, phase, phase_json};
pub use publish::{
    MASK, Protected, PublicArea, PublicCommune, PublicFigures, PublicMeasure, PublicTarget, PublicView, Reason, Refused, Withheld, publish,
    publish_json,
};
pub use read::{Document, Draft, LARGEST, LARGEST_ROLLUP, ReadError, read, read_bytes, read_draft};
pub(crate) use read::{Issue, Param, Repair, meant_date, meant_flag, meant_level, meant_number};
pub use rollup::{CommuneStanding, RolledUp, RollupOptions, assess_rollup, roll_up, rollup_json};
#[cfg(feature = "schema")]
pub use schema::{DOCUMENTS, schema};
pub use target::{MeasureOutcome, TargetResult};

include!("../../generated/ruleset.rs");
