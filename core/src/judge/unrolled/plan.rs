//! Kế hoạch viết thẳng: the measures of each plan on file, unrolled at compile time.
//!
//! Each measure becomes its own piece of code, in which the compiler folds the constants that it reads. For reports that lack nothing this
//! takes about a third of the time of the walk in [`crate::judge::plan::measure`], which is the specification of the results.

use crate::judge::plan::measure::{Conclusion, MeasureResult, Measured, Score, Status, take};
use crate::judge::plan::results::{PerMeasure, PerTarget};
use crate::judge::report::intervals::Bounds;
use crate::law::{for_each_plan, plans};
use crate::rules::Plan;

/// The number of measures that are unrolled for each plan; a plan with more does not compile.
const MOST: usize = 64;

/// Calls `$each!` with `$with` and every index below [`MOST`].
macro_rules! each_place {
    ($each:ident $($with:ident)*) => {
        each_place!(@ $each [$($with)*] 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36
            37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63)
    };
    (@ $each:ident $with:tt $($place:literal)*) => { $($each!($place $with);)* };
}

#[cfg(feature = "unrolled")]
pub(in crate::judge) use each_place;

/// Returns as a constant the measure with an index and the index of its target; the first measure where the plan has fewer.
macro_rules! placed {
    ($plan:ident $place:literal) => {
        const { plans::$plan.measure_at(if $place < plans::$plan.measure_count() { $place } else { 0 }) }
    };
}

/// Takes every measure of a plan into `results`, and decides the targets by the binding ones; returns `false`, and does nothing, for a plan that
/// is not on file.
///
/// Writes the results at constant places, because a list that is returned, or that grows by one, is copied and checked at each step.
#[inline(always)]
pub(in crate::judge) fn measure_and_conclude<B: Bounds>(
    plan: &'static Plan,
    of: &Measured<'_, B>,
    results: &mut PerMeasure<MeasureResult>,
    concluded: (&mut PerTarget<Status>, &mut Score),
) -> bool {
    macro_rules! one {
        ($place:literal [$plan:ident $results:ident $conclusion:ident]) => {
            if const { $place < plans::$plan.measure_count() }
                && let Some(result) = $results.get_mut($place)
            {
                let (target, measure) = placed!($plan $place);
                *result = take(measure, of);
                $conclusion.weigh(target, measure.role, result.status);
            }
        };
    }
    macro_rules! of_plan {
        ($plan:ident) => {
            const { assert!(plans::$plan.measure_count() <= MOST) };
            if core::ptr::eq(plan, &raw const plans::$plan) {
                let results = results.grow(const { plans::$plan.measure_count() });
                let mut conclusion = Conclusion::of(const { plans::$plan.targets.len() });
                each_place!(one $plan results conclusion);
                conclusion.write(concluded);
                return true;
            }
        };
    }
    for_each_plan!(of_plan);
    false
}
