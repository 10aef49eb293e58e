#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]
// Some helpers serve documents only; without the feature `serde` they stay in place, unused, instead of each being cut out by a `cfg`.
#![cfg_attr(not(feature = "serde"), allow(dead_code, unused_imports, reason = "used by documents only"))]

extern crate alloc;

pub mod area;
#[doc(hidden)]
pub mod base;
pub mod calendar;
#[cfg(feature = "serde")]
mod call;
#[cfg(feature = "serde")]
pub mod catalogue;
#[cfg(feature = "serde")]
pub mod document;
#[cfg(feature = "serde")]
pub mod explain;
pub mod figures;
#[cfg(feature = "serde")]
pub mod form;
pub mod judge;
pub mod law;
pub mod rules;

pub use area::{AreaCode, Existence, Units};
pub use base::{Citation, Locale, Noun, Percent, PlaceInText, Text, Truth, UnknownId};
pub use calendar::{Date, Period, PeriodKind};
#[cfg(feature = "serde")]
pub use call::{call, call_among};
#[cfg(feature = "serde")]
pub use document::Call;
#[cfg(feature = "serde")]
pub use explain::{Assessment, assess, assess_json};
pub use figures::{FIGURES, Figure, FigureSet, Figures, Report, RiskLevel, Totals};
pub use judge::{Purpose, Reading, Request, Status, Subject, Verdict, judge};
