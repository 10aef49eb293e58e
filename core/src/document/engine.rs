//! Phiên bản: the library, the rules and the table of units behind an answer, and the days of its period.

use super::RULESET;
use crate::area::Units;
use crate::calendar::{Date, Period};
use crate::law::UNITS_HASH;
use alloc::borrow::Cow;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Phiên bản và bộ quy tắc: the library, the rules and the table of units that gave the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Engine {
    /// Phiên bản thư viện: the version of the library, such as `0.1.0`.
    pub version: Cow<'static, str>,
    /// Mã băm của bộ quy tắc: the SHA-256 of all rules; two answers with the same hash used the same rules.
    pub ruleset: Cow<'static, str>,
    /// Mã băm của danh mục đơn vị hành chính: the SHA-256 of the table of units in its canonical form.
    pub units: Cow<'static, str>,
}

impl Engine {
    /// Bản này: this library with its built-in table of units.
    pub const THIS: Self =
        Self { version: Cow::Borrowed(env!("CARGO_PKG_VERSION")), ruleset: Cow::Borrowed(RULESET), units: Cow::Borrowed(UNITS_HASH) };

    /// Bản này với danh mục đơn vị hành chính: returns this library with a table of units.
    #[must_use]
    pub fn with(units: &Units<'_>) -> Self {
        Self { units: if units.hash() == UNITS_HASH { UNITS_HASH.into() } else { String::from(units.hash()).into() }, ..Self::THIS }
    }
}

/// Kỳ báo cáo với ngày đầu và ngày cuối: a reporting period with its first and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Span {
    /// Tên kỳ báo cáo: `2025-07`, `2025-Q3`, `2025-H1`, `2025-9M` or `2025`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: Period,
    /// Ngày đầu kỳ: the first day of the period, as year-month-day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub from: Date,
    /// Ngày chốt số liệu: the last day of the period, as year-month-day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub to: Date,
}

impl From<Period> for Span {
    fn from(period: Period) -> Self {
        Self { id: period, from: period.first_day(), to: period.last_day() }
    }
}
