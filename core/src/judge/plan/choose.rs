//! Chọn kế hoạch: chooses the plan that measures a report.

use crate::area::{AreaCode, Units};
use crate::calendar::Date;
use crate::law::PLANS;
use crate::rules::Plan;

/// Chọn kế hoạch: returns the newest plan that is in force on a day and covers an area; `None` where there is none.
///
/// An area that the table of units does not have is assumed to lie in the province of the table, if the table has only one.
#[must_use]
pub fn plan_for(area: AreaCode, day: Date, units: &Units<'_>) -> Option<&'static Plan> {
    PLANS.iter().copied().find(|plan| plan.is_in_force(day) && covers(plan, area, day, units))
}

/// Whether a plan covers an area: it names the area, or an area above it on that day.
#[inline]
pub(crate) fn covers(plan: &Plan, area: AreaCode, day: Date, units: &Units<'_>) -> bool {
    let is_named = |code: AreaCode| plan.areas.contains(&code);
    if is_named(area) || units.only_province().is_some_and(is_named) {
        return true;
    }
    let mut above = units.on(area, day).unit().and_then(|unit| unit.parent_code());
    while let Some(code) = above {
        if is_named(code) {
            return true;
        }
        above = units.on(code, day).unit().and_then(|unit| unit.parent_code());
    }
    false
}
