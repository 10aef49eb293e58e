#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]
// What only documents use is not cut out piece by piece where there are none.
#![cfg_attr(not(feature = "serde"), allow(dead_code, unused_imports, reason = "used by documents only"))]

extern crate alloc;

#[cfg(feature = "serde")]
pub mod account;
pub mod area;
pub mod base;
pub mod calendar;
pub mod define;
pub mod figures;
#[cfg(feature = "serde")]
pub mod form;
pub mod judge;
pub mod law;

#[cfg(feature = "serde")]
pub use account::{Assessment, assess, assess_json};
pub use area::{AreaCode, Existence, Units};
pub use base::{Citation, Locale, Noun, Text, Truth};
pub use calendar::{Date, Period, PeriodKind};
pub use figures::{FIGURES, Figure, FigureSet, Figures, Report, RiskLevel, Totals};
pub use judge::{Purpose, Reading, Request, Status, Subject, Verdict, judge};
