//! Tầng 2: the vocabulary in which the law is written down. Types and `const fn` only.

mod check;
mod condition;
mod criterion;
mod deadline;
mod instrument;
mod loaded;
mod target;

pub use check::{Applies, Change, Check, Severity, Test};
#[cfg(feature = "serde")]
pub(crate) use condition::MAX_TERMS;
pub use condition::{Condition, Op, QUANTITY_COUNT, Quantity, Relation, Sum, all_of, any_of, at_least, none, share, sum, total};
pub use criterion::{CriteriaSet, Criterion, LevelRule, ProvinceRule};
pub use deadline::{Deadline, Due, Regime, Step};
pub use instrument::Instrument;
pub use loaded::{Criteria, LoadedCondition, LoadedCriterion, LoadedPlace, LoadedRule, LoadedSet, LoadedTypes};
pub use target::{Measure, MeasureTest, Must, Phase, Role, Scope, Target};
