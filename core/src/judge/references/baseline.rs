//! Kỳ gốc: checks whether the baseline reports of a request are exactly those of the area that is judged.

use crate::area::{AreaCode, Existence, NotComparable, Unit};
use crate::base::sort_by;
use crate::calendar::{Date, Period};
use crate::judge::references::comparison::{Reason, Split};
use crate::judge::references::revisions::latest;
use crate::judge::{Request, Subject};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Lỗi của kỳ gốc: returns why the baseline reports of a request cannot be used; `None` where they can, or where none was given.
///
/// They must all be of one earlier period, and cover exactly the area: its own report, or those of all the units that merged into it.
#[inline(never)]
pub(in crate::judge) fn fault(request: &Request<'_>) -> Option<Reason> {
    let (first, subject) = (request.baseline.first()?, request.subject);
    let (area, period) = (subject.area(), subject.period());
    for base in request.baseline {
        if base.period.last_day() >= period.first_day() {
            return Some(Reason::NotBefore(base.period));
        }
        if base.period != first.period {
            return Some(Reason::OtherPeriod(base.period));
        }
    }
    let latest = latest(request.baseline.iter().enumerate());
    if let Some((_, base)) = latest.contradicting.first() {
        return Some(Reason::Twice(base.area, base.revision));
    }
    if let ([(_, own)], Subject::Totals(_)) = (&*latest.counting, subject)
        && own.area == area
    {
        return None;
    }
    let wanted = match wanted(request, area, period, first.period.last_day()) {
        Ok(wanted) => wanted,
        Err(reason) => return Some(reason),
    };
    let mut missing = wanted.clone();
    for (_, base) in latest.counting {
        match missing.iter().position(|area| *area == base.area) {
            Some(place) => drop(missing.remove(place)),
            None => return Some(Reason::OtherArea(base.area, wanted)),
        }
    }
    (!missing.is_empty()).then_some(Reason::Missing(missing))
}

/// Returns the communes whose reports for a period that ended on `earlier` together cover the area.
fn wanted(request: &Request<'_>, area: AreaCode, period: Period, earlier: Date) -> Result<Vec<AreaCode>, Reason> {
    let names = |units: Vec<Unit<'_>>| units.iter().map(ToString::to_string).collect::<Vec<String>>();
    let unit = match request.units.on(area, period.last_day()) {
        Existence::Exists(unit) => unit,
        Existence::DoesNotExist => return Err(Reason::NotOnFile([area.to_string()].into())),
        // Checks only for duplicates where the table does not know the area, because its communes are then unknown.
        Existence::NotCovered if !area.is_commune() => {
            let mut given: Vec<AreaCode> = request.baseline.iter().map(|base| base.area).collect();
            sort_by(&mut given, Ord::cmp);
            given.dedup();
            return Ok(given);
        }
        Existence::NotCovered => return Ok([area].into()),
    };
    match unit.comparable_predecessors_on(earlier) {
        Ok(whole) if area.is_commune() => Ok(whole.iter().map(Unit::code).collect()),
        Ok(whole) => Ok(whole.into_iter().flat_map(|unit| unit.communes_on(earlier)).collect()),
        Err(NotComparable::Split(split)) => Err(Reason::Split(Split::of(&split))),
        Err(NotComparable::Lost(lost)) => Err(Reason::NotOnFile(names(lost))),
    }
}
