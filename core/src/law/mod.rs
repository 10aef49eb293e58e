//! Tầng 3: the law as dated constants without logic, so that a new decree changes only this floor.

#[macro_use]
pub mod instruments;
mod checks;
pub mod deadlines;
pub mod limits;
pub mod plans;
mod qd28_2025;
mod qd3122_2010;
#[cfg(trial_law)]
#[path = "../../../tests/trial/law/mod.rs"]
pub mod trial;
mod units;

pub use checks::{CHECKS, LEGAL_CHANGES, check};
pub(crate) use checks::{COUNTS, FLOWS, for_each_check};
pub(crate) mod code {
    //! Quy tắc theo mã: the checks as constants named by their codes.
    pub(crate) use super::checks::*;
}
pub use deadlines::{DEADLINES, REGIMES, regime};
pub use instruments::{INSTRUMENTS, instrument};
pub(crate) use plans::for_each_plan;
pub use plans::{PLANS, phase_on, plan};
pub use qd28_2025::QD28_2025;
pub use qd3122_2010::QD3122_2010;
pub use units::{HUE, UNITS_HASH};

use crate::calendar::Date;
use crate::rules::{CriteriaSet, Span, Timeline};

/// Các bộ tiêu chí: the sets of criteria, each from the day on which its text took effect.
///
/// No text states when it ends: a set applies until the day before the next one begins.
pub static CRITERIA: Timeline<&CriteriaSet<'static>> = Timeline::new(&[
    Span::from(instruments::QD3122_2010.in_force_from, &QD3122_2010),
    Span::from(instruments::QD28_2025.in_force_from, &QD28_2025),
    #[cfg(trial_law)]
    Span::from(instruments::QD99_2027.in_force_from, &trial::QD99_2027),
]);

/// The latest set of criteria, by which most reports are judged; the judge unrolls it.
pub(crate) static LATEST_CRITERIA: &CriteriaSet<'static> = CRITERIA.latest();

/// Bộ tiêu chí đang có hiệu lực: returns the set in force on a day; `None` where none is on file.
#[must_use]
pub fn criteria_on(day: Date) -> Option<&'static CriteriaSet<'static>> {
    CRITERIA.on(day).copied()
}

/// Cùng văn bản: whether one set is in force on both days. Levels under two texts are never compared.
pub(crate) fn is_one_text(one: Date, other: Date) -> bool {
    criteria_on(one).zip(criteria_on(other)).is_some_and(|(one, other)| one.id == other.id)
}

/// Tra theo mã: returns the set with this id.
#[must_use]
pub fn criteria_with_id(id: &str) -> Option<&'static CriteriaSet<'static>> {
    CRITERIA.iter().map(|span| *span.value).find(|set| set.id == id)
}
