//! Tầng 4: the only floor that decides. It holds algorithms; the rules themselves are the constants of `law`.

mod area;
#[cfg(feature = "unrolled")]
mod columns;
#[cfg(feature = "serde")]
mod compared;
mod corrections;
#[cfg(feature = "serde")]
pub(crate) mod decisive;
#[cfg(feature = "serde")]
pub(crate) mod faults;
mod incremental;
#[cfg(feature = "serde")]
pub(crate) mod nearest;
mod plan;
mod references;
mod report;
mod text;
mod unrolled;

pub use area::publish::{DisclosedCommune, Publication, Published, PublishedArea, PublishedCommune};
pub use area::rollup::{BaseUnit, Member, NotCovered, NotExpected, Rollup, Shortfall, Standing};
pub use area::suppress::{Shown, Why};
#[cfg(feature = "unrolled")]
pub use columns::{
    block::{BLOCK_ROWS, Block, MISSING, RowHead},
    column_judge::ColumnJudge,
    column_verdicts::ColumnVerdicts,
};
#[cfg(feature = "serde")]
pub use compared::Compared;
#[cfg(feature = "serde")]
pub(crate) use corrections::balance::{Balance, balances, openings};
#[cfg(feature = "serde")]
pub(crate) use corrections::corrections::concerns;
pub use corrections::corrections::{Changed, Corrections, LevelChange, Link, Touched, corrections};
#[doc(hidden)]
pub use incremental::incremental_judge::{Effect, IncrementalJudge};
#[cfg(feature = "serde")]
pub use nearest::{Nearest, Value};
pub(crate) use plan::choose::covers;
pub use plan::choose::plan_for;
pub use plan::measure::{Inapplicable, MeasureResult, Score, Status, StatusCounts};
pub use plan::phase::{Moment, Movement, PhaseReport, phase_report};
pub use plan::results::{PerMeasure, PerTarget};
#[cfg(feature = "serde")]
pub(crate) use references::combine::Combining;
pub use references::combine::{Combined, combine};
pub(crate) use references::comparison::added;
pub use references::comparison::{Comparison, Place, Reason, Split};
#[cfg(feature = "serde")]
pub(crate) use references::earlier::is_earlier;
#[cfg(feature = "serde")]
pub(crate) use references::legal_changes::legal_changes;
pub use references::report_store::ReportStore;
pub(crate) use references::revisions::latest_of;
pub use report::check_set::CheckSet;
#[cfg(feature = "serde")]
pub(crate) use report::check_set::place_of_code;
pub use report::classify::{Classification, DistrictStatus, LevelSpan, ProvinceStatus, compare};
pub(crate) use report::classify::{UNDETERMINED, classify, outcome, read_by};
pub(crate) use report::evaluate::{evaluate, figures_read, interval, summed};
#[doc(hidden)]
pub use report::intervals::Intervals;
pub(crate) use report::intervals::{required, sources};
pub use report::request::{Purpose, Reading, Request, Subject};
pub use report::timeliness::{DeadlineChoice, Timeliness, TimelinessStatus, timeliness};
pub(crate) use report::verdict::can_be_acknowledged;
#[cfg(feature = "serde")]
pub(crate) use report::verdict::judge_request;
pub use report::verdict::{Verdict, judge};
pub(crate) use text::free_text::{TextFault, TextFaults, faults, texts};
