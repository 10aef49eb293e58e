//! Mục tiêu theo cột: the binding measures of a target, written out for the rows of a block.

use crate::calendar::PeriodKind;
use crate::figures::DerivedTotals;
use crate::judge::columns::block::Row;
use crate::judge::plan::measure::{Measured, Status, take};
use crate::rules::{Measure, Plan, Role};

/// The number of binding measures that are written out for a target; a target with more does not compile.
const MOST_BINDING: usize = 6;

/// The binding measures of a target.
pub(super) type Binding = [Option<&'static Measure>; MOST_BINDING];

/// Returns the binding measures of a target; none where the plan has fewer targets.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
pub(super) const fn binding_of(plan: &'static Plan, target: usize) -> Binding {
    let (mut binding, mut count, mut place) = ([None; MOST_BINDING], 0, 0);
    while target < plan.targets.len() && place < plan.targets[target].measures.len() {
        let measure = &plan.targets[target].measures[place];
        if matches!(measure.role, Role::Binding) {
            assert!(count < MOST_BINDING, "a target has more binding measures than are written out");
            binding[count] = Some(measure);
            count += 1;
        }
        place += 1;
    }
    binding
}

/// Returns the status of a target in a row by its binding measures.
#[inline(always)]
pub(super) fn together([a, b, c, d, e, f]: Binding, row: &Row<'_>, kind: PeriodKind) -> Status {
    let of = &Measured { intervals: row, kind, province: false, commune: None, derived: DerivedTotals::default(), baseline: &[] };
    // Writes them out, because a loop is unrolled too late for the constants in it to fold.
    by(a, of).and(by(b, of)).and(by(c, of)).and(by(d, of)).and(by(e, of)).and(by(f, of))
}

/// Returns the status by a measure of a row, which has no baseline and no approval.
#[inline(always)]
fn by(measure: Option<&'static Measure>, of: &Measured<'_, Row<'_>>) -> Status {
    match measure {
        Some(measure) => take(measure, of).status,
        None => Status::NotApplicable,
    }
}
