//! Tầng 4: the only place that decides. Algorithms, no law.

mod balance;
mod baseline;
mod check_set;
mod classify;
mod combine;
mod comparison;
mod corrections;
mod earlier;
mod evaluate;
mod facts;
mod fold;
mod free_text;
mod ledger;
mod measure;
mod personal;
mod phase;
mod protect;
mod publish;
mod rollup;
mod shelf;
mod timeliness;
mod verdict;
mod whole;

#[cfg(feature = "serde")]
pub(crate) use balance::{Balance, balances, openings};
pub use check_set::CheckSet;
pub use classify::{Classification, DistrictStatus, LevelSpan, ProvinceStatus, Reading, compare};
pub(crate) use classify::{UNDETERMINED, classify, outcome};
pub use combine::{Combined, combine};
pub(crate) use comparison::added;
pub use comparison::{Comparison, Place, Reason};
pub use corrections::{Changed, Corrections, LevelChange, Link, Touched, corrections};
pub(crate) use evaluate::{evaluate, figures_read, interval};
pub use facts::Facts;
pub(crate) use free_text::{TextFault, TextFaults, faults, texts};
pub use ledger::{Effect, Ledger};
pub use measure::{MEASURE_COUNT, MeasureResult, Score, Status};
pub use phase::{Moment, Movement, PhaseReport, phase_report};
pub use protect::{SMALL, Shown, Why};
pub use publish::{Publication, Published, PublishedArea, PublishedCommune, Told};
pub use rollup::{Member, NotCovered, NotExpected, Rollup, Standing};
pub use shelf::Shelf;
pub use timeliness::{DeadlineChoice, Timeliness, TimelinessStatus, timeliness};
pub use verdict::{Purpose, Request, Subject, Verdict, judge, judge_folded};
pub(crate) use verdict::{can_be_acknowledged, severity};
