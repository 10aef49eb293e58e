//! Kế hoạch: the plans on file, each in a file of its own.

mod hue_302;

pub use hue_302::HUE_302;
pub(crate) use hue_302::TARGET_LIST;

use crate::calendar::Date;
use crate::rules::{Phase, Plan, Target};

/// Every plan on file, the newest first.
pub static PLANS: &[&Plan] = &[&HUE_302];

/// The targets of the plan that reports are measured by.
pub static TARGETS: &[Target] = HUE_302.targets;

/// The phases of the plan that reports are measured by.
pub static PHASES: &[Phase] = HUE_302.phases;

/// The plan with this id.
#[must_use]
pub fn plan(id: &str) -> Option<&'static Plan> {
    PLANS.iter().find(|plan| plan.id == id).copied()
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
    HUE_302.phase_on(day)
}
