//! Theo kỳ và ngày lập: what the period and the day of preparation say about a row, once for all rows that have the same.

use crate::area::Units;
use crate::calendar::{Date, Period, PeriodKind};
use crate::figures::{AreaCode, FigureSet, Report};
use crate::judge::TextFaults;
use crate::judge::columns::block::SOMETIMES;
use crate::judge::columns::memo::Memo;
use crate::judge::report::check_set::CheckSet;
use crate::judge::report::classify::classify;
use crate::judge::report::intervals::{Values, required};
use crate::judge::report::request::Request;
use crate::judge::report::verdict::{Examined, blocking, walk};
use crate::law::{CHECKS, PLANS, criteria_on};
use crate::rules::{Criteria, CriteriaSet, Test};

/// The facts about the rows of one period that were prepared on one day.
pub(super) struct Frame {
    /// The key as a number.
    number: u64,
    pub close: Date,
    pub kind: PeriodKind,
    pub months: i32,
    /// The set of criteria in force.
    pub criteria: Option<&'static CriteriaSet<'static>>,
    /// The figures that belong to the period, among those that only some periods have: [`of_some`].
    pub belonging: i32,
    /// The checks that apply to the period and its criteria.
    pub applies: CheckSet,
    pub blocking: CheckSet,
    /// The checks of the period and the dates that failed, and those that are undecided.
    pub failed: CheckSet,
    pub unchecked: CheckSet,
    /// The plans in force, one bit for each.
    pub plans: u64,
}

/// The period, the day of preparation, and whether the report is a correction.
pub(super) type Key = (Period, Option<Date>, bool);

/// Returns the place of the frame with a key.
#[inline(always)]
pub(super) fn place(frames: &mut Memo<Frame>, key: Key, units: &Units<'_>, as_of: Option<Date>) -> usize {
    let (period, prepared_on, is_correction) = key;
    let day = prepared_on.map_or(0, Date::as_number);
    // Has a number for each key, because a day takes less than 31 bits, and is never 0.
    let number = u64::from(period.as_number()).wrapping_shl(32) | u64::from(day).wrapping_shl(1) | u64::from(is_correction);
    frames.place(number, |frame| frame.number == number, || Frame::of(number, key, units, as_of))
}

/// Whether a test reads nothing but the period and the days of a row.
const fn is_of_frame(test: &Test) -> bool {
    matches!(test, Test::PreparedInTime | Test::PreparedAfterClose | Test::NoLegalChange | Test::NotFromTheFuture | Test::CriteriaComplete)
}

/// Whether a test compares levels, which an incomplete set of criteria does not give.
const fn needs_complete_criteria(test: &Test) -> bool {
    matches!(test, Test::DeclaredIsComputed | Test::NotDrugFreeAndKey | Test::ReadingsAgree)
}

impl Frame {
    #[cold]
    fn of(number: u64, key: Key, units: &Units<'_>, as_of: Option<Date>) -> Self {
        let (period, prepared_on, is_correction) = key;
        let close = period.last_day();
        let mut report = Report::new(ANY_COMMUNE, period).with_revision(u32::from(is_correction));
        report.prepared_on = prepared_on;
        let request = Request { as_of, ..Request::from(&report).with_units(units) };
        let (numbers, texts) = (Values::unread(), TextFaults::default());
        let criteria = criteria_on(close);
        let in_force = criteria.map(|set| classify(Criteria::Constant(set), &numbers));
        let complete = criteria.is_some_and(|set| set.complete);
        let examined = Examined::new(&request, &numbers, close, criteria, in_force.as_ref(), &texts, None);
        let applying = || CheckSet::ALL.places().filter(|(_, check)| check.applies.to(period.kind(), close, false));
        let (failed, unchecked) = walk(applying().filter(|(_, check)| is_of_frame(&check.test)), &examined);
        let applies = applying().filter(|(_, check)| complete || !needs_complete_criteria(&check.test));
        let applies = applies.fold(CheckSet::EMPTY, |set, (place, _)| set.or(CheckSet::at(place)));
        let plans = PLANS.iter().enumerate().filter(|(_, plan)| plan.is_in_force(close));
        Self {
            number,
            close,
            kind: period.kind(),
            months: i32::try_from(period.months()).unwrap_or_default(),
            criteria,
            belonging: of_some(required(period)),
            applies,
            blocking: blocking(period),
            failed,
            unchecked,
            plans: plans.fold(0, |plans, (place, _)| plans | bit(place)),
        }
    }
}

/// A commune that stands for any, because the checks of dates read no more of an area than its level.
const ANY_COMMUNE: AreaCode = AreaCode::constant("00000");

/// Returns which of the figures that only some periods have are in a set, a bit for each in their order.
fn of_some(set: FigureSet) -> i32 {
    SOMETIMES.iter().zip(0..).fold(0, |bits, (figure, place)| bits | i32::from(set.contains(figure)).wrapping_shl(place))
}

/// Returns the bit of the plan at a place.
pub(super) fn bit(place: usize) -> u64 {
    1_u64.wrapping_shl(u32::try_from(place).unwrap_or(u32::MAX))
}

const _: () = assert!(SOMETIMES.bits().count_ones() <= i32::BITS, "a bit for each figure that only some periods have");
const _: () = assert!(PLANS.len() <= 64 && CHECKS.len() <= 128, "a bit for each plan and check");
