//! Tầng 4: the only place that decides. Algorithms, no law.

mod classify;
mod evaluate;
mod facts;
mod measure;
mod timeliness;
mod verdict;

pub use classify::{Classification, LevelSpan, MAX_CRITERIA, ProvinceStatus, Reading};
pub(crate) use evaluate::{evaluate, interval};
pub use facts::Facts;
pub use measure::{MeasureResult, Score, Status};
pub use timeliness::{Regime, Timeliness, TimelinessStatus, timeliness};
pub use verdict::{CheckSet, Purpose, Request, Subject, Verdict, judge};
