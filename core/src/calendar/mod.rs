//! Lịch và kỳ báo cáo: civil dates and reporting periods.
//!
//! Nothing here reads a clock: "today" is always an argument, so that the same document judged twice gives the
//! same answer. [`Date::in_viet_nam`] turns an instant into the date that a calendar in Viet Nam shows.
//!
//! ```
//! use kh302::calendar::{Date, Period, PeriodKind};
//!
//! let day: Date = "2025-12-20".parse()?;
//! assert_eq!(Period::holding(PeriodKind::Month, day)?.to_string(), "2026-01");
//! assert_eq!(Period::holding(PeriodKind::Quarter, day)?.to_string(), "2026-Q1");
//! assert_eq!(Period::holding(PeriodKind::Year, day)?.name_vi(), "năm 2026");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::base::excerpt;

mod date;
mod period;

pub use date::{Date, DateError};
pub use period::{Period, PeriodError, PeriodKind};
