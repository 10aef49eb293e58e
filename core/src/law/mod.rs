//! Tầng 3: the law as dated constants. No logic: a decree changes this floor only.

mod checks;
mod deadlines;
mod instruments;
mod plan_302;
mod qd28_2025;
mod qd3122_2010;
mod units;

pub(crate) use checks::for_each_check;
pub use checks::{CHECKS, LEGAL_CHANGES, check};
pub(crate) mod code {
    //! The checks by their codes.
    pub(crate) use super::checks::*;
}
pub use deadlines::DEADLINES;
pub use instruments::{INSTRUMENTS, instrument};
pub(crate) use plan_302::TARGET_LIST;
pub use plan_302::{PHASES, TARGETS};
pub use qd28_2025::QD28_2025;
pub use qd3122_2010::QD3122_2010;
pub use units::{HUE, UNITS_HASH};

use crate::calendar::Date;
use crate::rules::{CriteriaSet, Phase};

/// The sets of criteria, each with the days between which it is in force.
pub static CRITERIA: [(Date, Option<Date>, &CriteriaSet<'static>); 2] =
    [(Date::constant(2010, 8, 9), Some(Date::constant(2025, 8, 23)), &QD3122_2010), (Date::constant(2025, 8, 24), None, &QD28_2025)];

/// The set in force on a day, if one is on file.
#[must_use]
pub fn criteria_on(day: Date) -> Option<&'static CriteriaSet<'static>> {
    CRITERIA.iter().find(|(from, to, _)| *from <= day && to.is_none_or(|to| day <= to)).map(|(_, _, set)| *set)
}

/// Giai đoạn của kế hoạch: the phase in which a day lies.
///
/// ```
/// let day = kh302::Date::new(2024, 5, 15)?;
/// assert_eq!(kh302::law::phase_on(day).map(|phase| phase.number), Some(3));
/// # Ok::<(), kh302::calendar::DateError>(())
/// ```
#[must_use]
pub fn phase_on(day: Date) -> Option<&'static Phase> {
    PHASES.iter().find(|phase| phase.from.is_none_or(|from| from <= day) && phase.to.is_none_or(|to| day <= to))
}

/// The set with this id.
#[must_use]
pub fn criteria_with_id(id: &str) -> Option<&'static CriteriaSet<'static>> {
    CRITERIA.iter().map(|(_, _, set)| *set).find(|set| set.id == id)
}
