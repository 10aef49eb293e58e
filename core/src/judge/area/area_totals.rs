//! Địa bàn và các địa bàn bên trong: compares the totals of an area with those of the areas inside it (checks L).
//!
//! A part of a request is an area inside if its level is below that of the totals: communes inside a district or province, districts
//! inside a province. All other parts are shorter periods of the area itself (checks K).

use crate::area::{AreaCode, AreaLevel, Unit};
use crate::base::Sorted;
use crate::figures::{FIGURES, Figure, Kind, Submission, Tier, Totals};
use crate::judge::references::comparison::{Comparison, Place, Reason, added};
use crate::judge::references::revisions::latest;
use crate::judge::{Request, Subject};
use crate::law::code;
use alloc::vec::Vec;

/// Whether a part is an area inside that of the totals.
pub(in crate::judge) fn is_inside(subject: Subject<'_>, part: &Submission) -> bool {
    part.area().level() > subject.area().level()
}

/// Compares the counts of an area's own totals with the sums over the parts, where these are known (L001).
pub(in crate::judge) fn against(own: &Totals, sum: impl Fn(Figure) -> Option<u64>, into: &mut Vec<Comparison>) {
    for row in FIGURES.iter().filter(|row| row.tier == Tier::Commune && row.kind == Kind::Count) {
        // Only warns for figures that also count cases of provincial units and border guards, which no commune reports.
        let severity = code::L001.severity.in_case(row.counted_elsewhere, own.period);
        let here = Subject::Totals(own).value(row.figure);
        into.extend(Comparison::equal(&code::L001, severity, row.figure, here, sum(row.figure)));
    }
}

/// Compares totals with the parts of a request that are areas inside. A part that does not fit is reported and left out of the sums.
#[inline(never)]
pub(in crate::judge) fn compare(request: &Request<'_>, into: &mut Vec<Comparison>) {
    let Subject::Totals(own) = request.subject else { return };
    let day = own.period.last_day();
    let unit = request.units.on(own.area, day).unit();
    let inside = unit.map(|unit| unit.communes_on(day));
    // Maps each part to its communes, so that a commune given together with its own district is counted only once.
    let covers = |area: AreaCode| match request.units.on(area, day).unit() {
        Some(unit) if inside.is_some() => unit.communes_on(day),
        _ => [area].into(),
    };
    let (mut covered, mut parts) = (Sorted::default(), Vec::new());
    let latest = latest(request.parts.iter().enumerate().filter(|(_, part)| is_inside(request.subject, part)));
    for (place, part) in latest.contradicting {
        into.push(Comparison::refused(&code::L003, own.period, Place::Part(place), Reason::twice(part)));
    }
    for (place, part) in latest.counting {
        let area = part.area();
        let covers = covers(area);
        let reason = if part.period() != own.period {
            Reason::OtherPeriod(part.period())
        } else if inside.as_ref().is_some_and(|inside| covers.is_empty() || !covers.iter().all(|commune| inside.contains(commune))) {
            Reason::NotInside(area)
        } else if covers.iter().any(|commune| covered.get(commune).is_some()) {
            Reason::twice(part)
        } else {
            covers.into_iter().for_each(|commune| covered.change(commune, |_| ()));
            parts.push(part);
            continue;
        };
        into.push(Comparison::refused(&code::L003, own.period, Place::Part(place), reason));
    }
    let missing = match unit {
        Some(unit) => missing_areas(unit, request, &covered),
        // Expects no communes where the table of units does not have the area.
        None => {
            into.push(Comparison::open(&code::L002, own.period, Place::Period));
            return against(own, |_| None, into);
        }
    };
    against(own, |figure| added(&parts, figure).filter(|_| missing.is_empty()), into);
    if !missing.is_empty() {
        into.push(Comparison::refused(&code::L002, own.period, Place::Period, Reason::Missing(missing)));
    }
}

/// Returns the areas inside for which no report was given: a district as one area if districts report, otherwise its communes.
fn missing_areas(unit: Unit<'_>, request: &Request<'_>, covered: &Sorted<AreaCode, ()>) -> Vec<AreaCode> {
    let day = request.subject.period().last_day();
    let by_district = request.parts.iter().any(|part| part.area().level() == AreaLevel::District && is_inside(request.subject, part));
    let mut missing = Vec::new();
    for child in unit.children_on(day).into_iter().flatten() {
        let mut open = child.communes_on(day);
        let all = open.len();
        open.retain(|commune| covered.get(commune).is_none());
        if by_district && all > 0 && open.len() == all {
            missing.push(child.code());
        } else {
            missing.append(&mut open);
        }
    }
    missing
}
