//! Tầng 2: the types in which the law is written down as constants: conditions, checks, criteria, deadlines, plans.

mod check;
mod condition;
mod criterion;
mod deadline;
mod instrument;
mod legal_change;
mod loaded;
mod plan;
mod target;
mod timeline;
#[cfg(feature = "unrolled")]
mod written;

pub use check::{Applies, ByLength, Case, Change, Check, Milder, Severities, Severity, Test};
#[cfg(feature = "serde")]
pub(crate) use condition::MAX_TERMS;
pub use condition::{Condition, Op, Quantity, Relation, Sum};
#[doc(hidden)]
pub use condition::{QUANTITY_COUNT, all_of, any_of, at_least, none, percent, share, share_above_zero, sum, total};
pub use criterion::{CriteriaSet, Criterion, LevelRule, ProvinceRule};
pub use deadline::{Deadline, Due, Regime, Step};
pub use instrument::Instrument;
pub use legal_change::LegalChange;
pub use loaded::{Criteria, LoadedCondition, LoadedCriterion, LoadedPlace, LoadedRule, LoadedSet, LoadedTypes};
pub use plan::{Phase, Plan};
pub use target::{Measure, MeasureTest, Must, Role, Scope, Target};
pub use timeline::{Span, Timeline};
#[cfg(feature = "unrolled")]
pub(crate) use written::{as_text, citation_json};
