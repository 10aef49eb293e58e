//! Chọn kế hoạch: the plan that a report is measured by.

use crate::area::{AreaCode, Units};
use crate::calendar::Date;
use crate::law::PLANS;
use crate::rules::Plan;

/// The newest plan in force on a day whose areas hold an area; `None` where there is none.
///
/// An area that the table of units does not place is taken to lie where all units of the table lie, if that is one province.
#[must_use]
pub fn plan_for(area: AreaCode, day: Date, units: &Units<'_>) -> Option<&'static Plan> {
    PLANS.iter().copied().find(|plan| plan.is_in_force(day) && covers(plan, area, day, units))
}

/// Whether an area is one of those that a plan is made for, or lies in one of them on a day.
#[inline]
pub(crate) fn covers(plan: &Plan, area: AreaCode, day: Date, units: &Units<'_>) -> bool {
    let is_named = |code: AreaCode| plan.areas.iter().any(|named| named.as_bytes() == code.digits());
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
