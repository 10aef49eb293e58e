//! Kế hoạch: the plans on file, each in its own file.

mod hue_302;

pub use hue_302::HUE_302;

use crate::calendar::Date;
use crate::rules::{Phase, Plan};

/// Lists the plans twice: as data, and one by one for the judge, which unrolls the measures of each. So a plan cannot be missing in one of
/// the two lists.
macro_rules! plans {
    ($($plan:ident),* $(,)?) => {
        /// Các kế hoạch: every plan on file, the newest first.
        pub static PLANS: &[&Plan] = &[$(&$plan),*];

        /// Calls `$each!` with every plan, the newest first.
        macro_rules! for_each_plan { ($each:ident) => { $($each!($plan);)* } }
        pub(crate) use for_each_plan;
    };
}

#[cfg(not(trial_law))]
plans! { HUE_302 }
#[cfg(trial_law)]
plans! { DA_NANG_2027, HUE_302 }
#[cfg(trial_law)]
pub use crate::law::trial::DA_NANG_2027;

/// Tra theo mã: returns the plan with this id.
#[must_use]
pub fn plan(id: &str) -> Option<&'static Plan> {
    PLANS.iter().find(|plan| plan.id == id).copied()
}

/// Giai đoạn của kế hoạch: returns the phase in which a day lies, of the newest plan that has one on that day.
///
/// ```
/// let day = kh302::Date::new(2024, 5, 15)?;
/// assert_eq!(kh302::law::phase_on(day).map(|phase| phase.number), Some(3));
/// # Ok::<(), kh302::calendar::DateError>(())
/// ```
#[must_use]
pub fn phase_on(day: Date) -> Option<&'static Phase> {
    PLANS.iter().find_map(|plan| plan.phase_on(day))
}

#[cfg(test)]
mod tests {
    use super::{PLANS, phase_on, plan};
    use crate::calendar::Date;
    use crate::law::instrument;

    #[test]
    fn every_plan_is_found_by_its_id_and_cites_a_text_on_file() {
        assert!(PLANS.is_sorted_by(|newer, older| newer.from >= older.from), "the newest stands first");
        for found in PLANS {
            assert_eq!(plan(found.id).map(|plan| plan.id), Some(found.id));
            assert!(instrument(found.basis.instrument).is_some(), "{}", found.id);
            assert!(found.is_in_force(found.from) && !found.from.previous_day().is_some_and(|day| found.is_in_force(day)));
            assert!(found.targets.iter().all(|target| target.measures.iter().all(|measure| measure.id.starts_with(target.id))));
            assert_eq!(found.measures().count(), found.targets.iter().map(|target| target.measures.len()).sum::<usize>());
        }
    }

    #[test]
    fn the_phases_follow_each_other_day_by_day() {
        let on = |month, day| phase_on(Date::constant(2024, month, day)).map(|phase| phase.number);
        assert_eq!((on(1, 1), on(5, 14), on(5, 15)), (Some(2), Some(2), Some(3)));
    }
}
