//! Theo địa bàn: what the table of units says about the area of a row, kept for as long as it holds.

use crate::area::{AreaCode, Existence, UnitKind, Units};
use crate::calendar::Date;
use crate::judge::columns::frames::bit;
use crate::judge::columns::memo::Memo;
use crate::judge::plan::choose::covers;
use crate::judge::report::check_set::CheckSet;
use crate::law::{CHECKS, PLANS};
use crate::rules::Test;

/// The facts about an area.
pub(super) struct Area {
    code: AreaCode,
    /// The first and the last day on which they are the same; without end where `None`.
    from: Option<Date>,
    to: Option<Date>,
    pub is_commune: bool,
    /// The checks that fail because the table says that there is no such unit.
    pub failed: CheckSet,
    pub is_special_zone: bool,
    /// The population by the table.
    pub population: Option<u64>,
    /// The plans that cover the area whenever they are in force, one bit for each.
    pub plans: u64,
}

/// Returns the place of the facts about a code on a day.
#[inline(always)]
pub(super) fn place(areas: &mut Memo<Area>, code: AreaCode, day: Date, units: &Units<'_>) -> usize {
    areas.place(code.as_number(), |area| area.code == code && day.is_within(area.from, area.to), || Area::of(code, day, units))
}

impl Area {
    #[cold]
    fn of(code: AreaCode, day: Date, units: &Units<'_>) -> Self {
        let existence = units.commune_on(code, day);
        let unit = existence.unit();
        let (mut from, mut to) = match existence {
            Existence::Exists(unit) => (unit.valid_from(), unit.valid_to()),
            Existence::DoesNotExist => (Some(day), Some(day)),
            // Holds on every day that the table covers, or on every day before it, because the table does not have the code.
            Existence::NotCovered if day < units.covered_from() => (None, units.covered_from().previous_day()),
            Existence::NotCovered => (Some(units.covered_from()), None),
        };
        // Ends with the units above as well, by which a plan covers the area.
        let mut above = unit.and_then(|unit| unit.parent_code());
        while let Some(code) = above {
            let parent = units.on(code, day).unit();
            match parent {
                Some(parent) => {
                    from = from.max(parent.valid_from());
                    to = earlier(to, parent.valid_to());
                }
                None => (from, to) = (Some(day), Some(day)),
            }
            above = parent.and_then(|parent| parent.parent_code());
        }
        let covering = PLANS.iter().enumerate().filter(|(_, plan)| covers(plan, code, day, units));
        Self {
            code,
            from,
            to,
            is_commune: code.is_commune(),
            failed: if existence == Existence::DoesNotExist { const { checks_of_area() } } else { CheckSet::EMPTY },
            is_special_zone: unit.is_some_and(|unit| unit.kind() == UnitKind::SpecialZone),
            population: unit.and_then(|unit| unit.population()),
            plans: covering.fold(0, |plans, (place, _)| plans | bit(place)),
        }
    }
}

/// Returns the checks of the code of an area.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::as_conversions, reason = "evaluated at compile time")]
const fn checks_of_area() -> CheckSet {
    let (mut set, mut place) = (CheckSet::EMPTY, 0);
    while place < CHECKS.len() {
        if matches!(CHECKS[place].test, Test::AreaCode) {
            set = set.or(CheckSet::at(place as u32));
        }
        place += 1;
    }
    set
}

/// Returns the earlier of two last days, of which `None` is none.
fn earlier(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
