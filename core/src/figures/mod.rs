//! Tầng 1: what a report holds. The table of figures, the figures of one report, the report.

mod definition;
#[cfg(feature = "serde")]
mod deserialize;
mod report;
mod set;
mod table;
mod values;

pub use crate::area::{AreaCode, AreaCodeError};
#[cfg(feature = "serde")]
pub(crate) use definition::without_moment;
pub use definition::{FigureDef, Kind, OverTime, Periods, Section, Tier, Unit};
pub use report::{Acknowledgement, CommuneTally, DerivedTotals, FlagTally, Fraction, LevelCounts, Report, RiskLevel, Submission, Totals};
pub use set::FigureSet;
#[doc(hidden)]
pub use table::FIGURE_COUNT;
pub(crate) use table::for_each_figure;
pub use table::{FIGURES, Figure, Figures};
pub use values::FigureError;
