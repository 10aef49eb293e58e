//! Tầng 1: số liệu báo cáo. The table of figures, the figures of one report, reports and totals.

mod approval;
mod columns;
#[cfg(feature = "serde")]
mod deserialize;
mod figure;
mod level;
mod report;
mod set;
mod table;
mod values;

pub use crate::area::{AreaCode, AreaCodeError};
pub use approval::{Approval, Approvals};
pub use columns::{Kind, OverTime, Periods, Section, Tier, Unit};
#[cfg(feature = "serde")]
pub(crate) use figure::without_moment;
pub use level::{LevelCounts, RiskLevel};
pub use report::{Acknowledgement, CommuneTally, DerivedTotals, FlagTally, Fraction, Report, Submission, Totals};
pub use set::FigureSet;
pub(crate) use set::figures_where;
#[doc(hidden)]
pub use table::FIGURE_COUNT;
pub(crate) use table::for_each_figure;
pub use table::{FIGURES, Figure, FigureDef, Figures};
pub use values::FigureError;
