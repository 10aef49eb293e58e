//! Kiểm tra bảng: checks that the units of a table agree with each other.

use super::{AreaCode, AreaLevel, Row, RowAt, Unit, Units, UnitsError};
use crate::calendar::Date;

/// Returns the first day from which the table is complete: the first day on which every level that occurs in it has a unit, not before
/// [`Units::COMPLETE_FROM`]. `None` without a row.
pub(super) fn first_full_day(rows: &[Row]) -> Option<Date> {
    let begins = |level| rows.iter().filter(|row| row.code.level() == level).map(|row| row.from).min();
    let first_days = AreaLevel::ALL.into_iter().filter_map(begins);
    first_days.max().map(|day| day.unwrap_or(Units::COMPLETE_FROM).max(Units::COMPLETE_FROM))
}

/// Runs every check. The check for repeated codes comes first, because the look-ups of the others rely on it.
pub(super) fn all(units: &Units<'_>, places: &[RowAt]) -> Result<(), UnitsError> {
    let placed = || units.iter().zip(places.iter().copied());
    for ((earlier, first), (unit, at)) in placed().zip(placed().skip(1)).filter(|((a, _), (b, _))| a.code() == b.code()) {
        let code = unit.code();
        if earlier == unit {
            return Err(UnitsError::DoubledUnit { at, code, first });
        }
        if let Some(day) = unit.valid_from().filter(|day| earlier.exists_on(*day)) {
            return Err(UnitsError::DoubledOnDay { at, code, day, first });
        }
    }
    for (unit, at) in placed() {
        parent(units, unit, at)?;
        predecessors(units, unit, at)?;
        successors(units, unit, at)?;
    }
    Ok(())
}

/// Checks that the unit above exists on every covered day on which `unit` exists.
fn parent(units: &Units<'_>, unit: Unit<'_>, at: RowAt) -> Result<(), UnitsError> {
    let Some(parent) = unit.parent_code() else {
        return Ok(());
    };
    let mut day = unit.valid_from().map_or(units.covered_from(), |from| from.max(units.covered_from()));
    while unit.exists_on(day) {
        let Some(above) = units.on(parent, day).unit() else {
            return Err(UnitsError::ParentAbsent { at, code: unit.code(), parent, day });
        };
        match above.valid_to().and_then(Date::next_day) {
            Some(next) => day = next,
            None => break,
        }
    }
    Ok(())
}

/// Checks that each predecessor ends on the day before `unit` begins, and names it as its successor.
fn predecessors(units: &Units<'_>, unit: Unit<'_>, at: RowAt) -> Result<(), UnitsError> {
    let Some(day) = unit.valid_from().and_then(Date::previous_day).filter(|day| *day >= units.covered_from()) else {
        return Ok(());
    };
    let code = unit.code();
    for predecessor in unit.predecessor_codes().iter().copied() {
        match units.on(predecessor, day).unit() {
            None => return Err(UnitsError::PredecessorAbsent { at, code, predecessor, day }),
            Some(other) if other.valid_to() == Some(day) && names(other.successor_codes(), code) => {}
            Some(_) => return Err(UnitsError::PredecessorDisagrees { at, code, predecessor, day }),
        }
    }
    Ok(())
}

/// Checks that each successor begins on the day after `unit` ends, and names it as its predecessor. Otherwise the lineage of the successor
/// would miss this unit.
fn successors(units: &Units<'_>, unit: Unit<'_>, at: RowAt) -> Result<(), UnitsError> {
    let Some(day) = unit.valid_to().and_then(Date::next_day).filter(|day| *day >= units.covered_from()) else {
        return Ok(());
    };
    let code = unit.code();
    for successor in unit.successor_codes().iter().copied() {
        match units.on(successor, day).unit() {
            None => return Err(UnitsError::SuccessorAbsent { at, code, successor, day }),
            Some(other) if other.valid_from() == Some(day) && names(other.predecessor_codes(), code) => {}
            Some(_) => return Err(UnitsError::SuccessorDisagrees { at, code, successor, day }),
        }
    }
    Ok(())
}

fn names(codes: &[AreaCode], code: AreaCode) -> bool {
    codes.binary_search(&code).is_ok()
}
