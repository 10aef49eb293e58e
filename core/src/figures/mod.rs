//! Tầng 1: what a report holds. The table of figures, the figures of one report, the report.

mod definition;
mod report;
mod set;
mod table;

pub use crate::area::{AreaCode, AreaCodeError};
#[cfg(feature = "serde")]
pub(crate) use definition::without_moment;
pub use definition::{FigureDef, Kind, OverTime, Periods, Section, Tier, Unit};
pub use report::{Acknowledgement, CommuneTally, DerivedTotals, FlagTally, Fraction, Report, RiskLevel, Submission, Totals, UnknownLevel};
pub use set::FigureSet;
pub(crate) use table::for_each_figure;
pub use table::{FIGURE_COUNT, FIGURES, Figure, Figures};
