//! Lịch và kỳ báo cáo: civil dates and reporting periods.
//!
//! Nothing here reads a clock: "today" is always an argument, so the same document judged twice gives the
//! same answer. [`Date::in_viet_nam`] turns an instant into the date that a Vietnamese calendar shows.
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

use crate::base::shown;

/// Dates and periods travel in documents as their text, and come back through the same strict parser.
#[cfg(feature = "serde")]
macro_rules! deserialize_as_text {
    ($type:ident, $expected:literal) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct FromText;

                impl serde::de::Visitor<'_> for FromText {
                    type Value = $type;

                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        text.parse().map_err(E::custom)
                    }
                }

                deserializer.deserialize_str(FromText)
            }
        }
    };
}

mod date;
mod period;

#[cfg(feature = "serde")]
pub(crate) use date::day_text;
pub use date::{Date, DateError};
pub use period::{Period, PeriodError, PeriodKind};
