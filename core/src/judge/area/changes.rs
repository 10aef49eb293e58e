//! Thay đổi nhỏ nhất: the smallest changes of one report that keep its balances, such as one person more at the opening and one more
//! removed.
//!
//! `suppress` looks with them for other reports that would be published alike.

use crate::base::sort_by_key;
use crate::calendar::Period;
use crate::figures::{FIGURES, Figure, FigureDef, FigureSet, Kind, Tier};
use crate::law::CHECKS;
use crate::rules::{Condition, Op, Relation, Severity, Sum, Test};
use alloc::vec::Vec;

/// Some figures of one report, each raised (+1) or lowered (−1).
pub(in crate::judge) struct Change {
    pub(in crate::judge) terms: Vec<(Figure, i64)>,
}

/// The largest number of figures that change together. One person is counted in five at most: on the list at the opening, at the close,
/// in the community, in treatment, and among those reached. Two people who change places are counted in more.
const MOST: usize = 8;

/// Whether a figure is the number of a commune that is not published.
pub(in crate::judge) fn is_kept_back(row: &FigureDef) -> bool {
    !row.is_open() && row.kind == Kind::Count && row.tier == Tier::Commune
}

/// A relation that holds in every correct report, as signed terms: their sum is 0, or has no lower or no upper bound but 0.
struct Link {
    terms: Vec<(Figure, i64)>,
    equal: bool,
}

impl Link {
    fn of(relation: &Relation) -> Option<Self> {
        let side = |sum: &Sum, sign: i64| -> Option<Vec<(Figure, i64)>> {
            sum.terms().map(|(coefficient, quantity)| Some((quantity.figure()?, coefficient.saturating_mul(sign)))).collect()
        };
        let mut terms = side(&relation.left, 1)?;
        terms.extend(side(&relation.right, -1)?);
        let equal = relation.op == Op::Equal;
        // Leaves out a bound by a figure that is published, such as the population: it seldom binds, and would tie all lists together.
        let counts = |figure: Figure| is_kept_back(figure.definition());
        let mut counted = terms.iter().map(|(figure, _)| counts(*figure));
        (if equal { counted.any(|counts| counts) } else { counted.all(|counts| counts) }).then_some(Self { terms, equal })
    }

    /// By how much a change moves the sum.
    fn moved_by(&self, change: &[(Figure, i64)]) -> i64 {
        let of = |figure: Figure| change.iter().find(|(changed, _)| *changed == figure).map_or(0, |(_, by)| *by);
        self.terms.iter().fold(0, |sum: i64, (figure, sign)| sum.saturating_add(sign.saturating_mul(of(*figure))))
    }
}

fn links(period: Period) -> Vec<Link> {
    let errors = CHECKS.iter().filter(|check| check.severity.on(period) == Severity::Error);
    let relations = errors.filter_map(|check| match &check.test {
        Test::Figures(None, Condition::Holds(relation)) => Link::of(relation),
        _ => None,
    });
    relations.collect()
}

/// Returns for each figure the others that stand with it in a relation which every correct report fulfils.
pub(in crate::judge) fn linked(period: Period) -> Vec<FigureSet> {
    let links = links(period);
    let beside = |figure: Figure| {
        let with = links.iter().filter(|link| link.terms.iter().any(|(one, _)| *one == figure));
        let all = with.flat_map(|link| link.terms.iter()).filter(|(one, _)| *one != figure && is_kept_back(one.definition()));
        all.fold(FigureSet::EMPTY, |set, (one, _)| set.with(*one))
    };
    FIGURES.iter().map(|row| beside(row.figure)).collect()
}

/// Returns the smallest changes of the figures that are not published of a commune. Each can also be made the other way round.
pub(in crate::judge) fn changes(period: Period) -> Vec<Change> {
    let links = links(period);
    let mut found: Vec<Change> = Vec::new();
    for row in FIGURES.iter().filter(|row| is_kept_back(row)) {
        complete(&mut [(row.figure, 1)].into(), &links, 0, &mut found);
    }
    found
}

/// Extends a change until it keeps every balance. What has no balance may follow too: one person more on the list is perhaps one more
/// that was reached; `from` is the first such relation that is still to be tried.
fn complete(change: &mut Vec<(Figure, i64)>, links: &[Link], from: usize, found: &mut Vec<Change>) {
    if let Some(broken) = links.iter().find(|link| link.equal && link.moved_by(change) != 0) {
        mend(change, broken, links, from, found);
        return;
    }
    let known = |known: &Change| {
        let same = |sign: i64| change.iter().all(|(figure, by)| known.terms.contains(&(*figure, by.saturating_mul(sign))));
        known.terms.len() == change.len() && (same(1) || same(-1))
    };
    if !found.iter().any(known) {
        let mut terms = change.clone();
        sort_by_key(&mut terms, |(figure, _)| figure.index());
        found.push(Change { terms });
    }
    for (place, link) in links.iter().enumerate().skip(from) {
        if !link.equal && link.moved_by(change) != 0 {
            mend(change, link, links, place.saturating_add(1), found);
        }
    }
}

/// Tries each figure of a relation that can make up for the change.
fn mend(change: &mut Vec<(Figure, i64)>, link: &Link, links: &[Link], from: usize, found: &mut Vec<Change>) {
    let gap = link.moved_by(change);
    if change.len() >= MOST || gap.abs() != 1 {
        return;
    }
    for (figure, sign) in &link.terms {
        let free = is_kept_back(figure.definition()) && !change.iter().any(|(changed, _)| changed == figure);
        if free && sign.abs() == 1 {
            change.push((*figure, gap.saturating_mul(*sign).saturating_neg()));
            complete(change, links, from, found);
            change.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{changes, links};
    use crate::calendar::Period;
    use crate::figures::Figure;

    #[test]
    fn every_change_keeps_every_balance() {
        let changes = changes(Period::STAND_IN);
        let links = links(Period::STAND_IN);
        for change in &changes {
            assert!(links.iter().all(|link| !link.equal || link.moved_by(&change.terms) == 0));
        }
        for figure in [Figure::DrugDependentOpening, Figure::DrugUsingConfirmedDependent, Figure::Incidents, Figure::Hotspots] {
            assert!(changes.iter().any(|change| change.terms.iter().any(|(one, _)| *one == figure)), "{figure}");
        }
        assert!((100..500).contains(&changes.len()), "{}", changes.len());
    }
}
