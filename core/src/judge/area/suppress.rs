//! Che số nhỏ: primary and complementary suppression: decides which totals can be shown so that no suppressed number follows from them.
//!
//! What a reader could compute is computed here first: every balance of the table of figures and every sum over areas is one relation
//! between the cells, and "< 5" is known to lie from 1 to 4. As long as a single relation narrows a suppressed cell to one number, another
//! cell of that relation is withheld too. At the end every cell that can be shown after all is shown.

use crate::base::sort_by_key;
use crate::calendar::Period;
use crate::figures::{FIGURE_COUNT, FIGURES, Figure, FigureSet, Figures};
use crate::law::{CHECKS, limits::SMALL_CELL};
use crate::rules::{Condition, Op, Relation, Severity, Sum, Test};
use alloc::vec::Vec;

/// Cách hiển thị: how a number is shown to the public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nguyên số: the number itself.
    Value(u64),
    /// Số nhỏ: "< 5", a number from 1 to 4.
    Small,
    /// Không công bố: the number is withheld.
    Withheld(Why),
    /// Không có: no report gives the figure.
    Missing,
}

/// Lý do không công bố: why a number is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// Một xã: as far as the public can know only one commune contributes, so that the total would be the figure of that commune.
    OneCommune,
    /// Suy ra được: together with shown numbers it would reveal another one, that of the area with this index and this figure.
    WouldReveal(usize, Figure),
}

/// The totals of one area, not yet suppressed.
pub(in crate::judge) struct Table {
    pub figures: Figures,
    /// The figures to which, as far as the public can know, at most one commune contributes.
    pub alone: FigureSet,
}

/// An area and the areas that together make it up, as indices of tables.
pub(in crate::judge) struct Nested {
    pub whole: usize,
    pub parts: Vec<usize>,
}

/// Decides how each figure of each table is shown, in the order of the form.
pub(in crate::judge) fn suppress(tables: &[Table], nested: &[Nested], period: Period) -> Vec<Vec<Shown>> {
    let cells = Cells::of(tables, nested, period);
    let initial: Vec<State> = tables.iter().flat_map(|table| FIGURES.iter().map(|row| state(table, row.figure))).collect();
    let (states, reasons) = cells.withhold(&initial);
    let shown = states.iter().zip(&cells.values).zip(reasons).map(|((state, value), reason)| match (state, value) {
        (State::Missing, _) | (_, None) => Shown::Missing,
        (State::Exact, Some(value)) => Shown::Value(value.unsigned_abs()),
        (State::Small, _) => Shown::Small,
        (State::Alone, _) => Shown::Withheld(Why::OneCommune),
        (State::Hidden, _) => {
            let (area, figure) = place(reason.unwrap_or(0));
            Shown::Withheld(Why::WouldReveal(area, figure))
        }
    });
    let shown: Vec<Shown> = shown.collect();
    shown.chunks(FIGURE_COUNT).map(<[Shown]>::to_vec).collect()
}

fn state(table: &Table, figure: Figure) -> State {
    match table.figures.value(figure) {
        None => State::Missing,
        Some(value) if !figure.definition().sensitive || value == 0 => State::Exact,
        Some(_) if table.alone.contains(figure) => State::Alone,
        Some(value) if value <= SMALL_CELL => State::Small,
        Some(_) => State::Exact,
    }
}

/// Returns the table and the figure of a cell.
fn place(cell: usize) -> (usize, Figure) {
    let figure = FIGURES.get(cell.wrapping_rem(FIGURE_COUNT)).map_or(Figure::Population, |row| row.figure);
    (cell.wrapping_div(FIGURE_COUNT), figure)
}

const fn cell(table: usize, figure: Figure) -> usize {
    table.wrapping_mul(FIGURE_COUNT).wrapping_add(figure.index())
}

/// What a reader knows about a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Exact,
    Small,
    Alone,
    Hidden,
    Missing,
}

impl State {
    /// Whether the exact number is not shown.
    const fn is_kept_back(self) -> bool {
        matches!(self, Self::Small | Self::Alone | Self::Hidden)
    }

    /// Whether the cell can be withheld further.
    const fn can_be_hidden(self) -> bool {
        matches!(self, Self::Exact | Self::Small)
    }
}

/// A bound that no total exceeds.
const MOST: i64 = 1_000_000_000_000;
/// The largest number of rounds, after which the bounds hold everything that a reader could compute by hand.
const ROUNDS: usize = 100;

/// A relation between cells: `Σ ± cell` is 0, or at most 0.
struct Link {
    terms: Vec<(bool, usize)>,
    equal: bool,
}

/// All published cells, and the relations between them.
struct Cells {
    values: Vec<Option<i64>>,
    links: Vec<Link>,
}

impl Cells {
    fn of(tables: &[Table], nested: &[Nested], period: Period) -> Self {
        let values: Vec<Option<i64>> = tables
            .iter()
            .flat_map(|table| FIGURES.iter().map(|row| table.figures.value(row.figure).and_then(|value| i64::try_from(value).ok())))
            .collect();
        let mut links = Vec::new();
        for (table, _) in tables.iter().enumerate() {
            links.extend(balances(period).filter_map(|relation| link(relation, table)));
        }
        for Nested { whole, parts } in nested {
            for row in FIGURES.iter().filter(|row| row.sensitive) {
                let parts = parts.iter().map(|part| (true, cell(*part, row.figure)));
                links.push(Link { terms: parts.chain([(false, cell(*whole, row.figure))]).collect(), equal: true });
            }
        }
        let mut cells = Self { values, links };
        // Ignores balances that the reports themselves break, because a reader learns nothing from them.
        let links = core::mem::take(&mut cells.links);
        cells.links = links.into_iter().filter(|link| cells.holds(link)).collect();
        cells
    }

    fn holds(&self, link: &Link) -> bool {
        let value = |(plus, cell): &(bool, usize)| {
            let value = self.values.get(*cell).copied().flatten()?;
            Some(if *plus { value } else { value.saturating_neg() })
        };
        let sum = link.terms.iter().map(value).try_fold(0_i64, |sum, value| sum.checked_add(value?));
        sum.is_some_and(|sum| if link.equal { sum == 0 } else { sum <= 0 })
    }

    /// Withholds enough cells that no suppressed number follows, and no more. Returns for each withheld cell the one that it protects.
    fn withhold(&self, initial: &[State]) -> (Vec<State>, Vec<Option<usize>>) {
        let mut states = initial.to_vec();
        let mut reasons = alloc::vec![None; states.len()];
        while let Some((revealed, link)) = self.revealed(&states) {
            let cells = self.links.get(link).map(|link| link.terms.iter().map(|(_, cell)| *cell).collect()).unwrap_or_default();
            let mut candidates = self.candidates(&states, cells);
            if candidates.is_empty() {
                candidates = self.candidates(&states, (0..states.len()).collect());
            }
            let mut hidden = states.clone();
            let saves = candidates.iter().copied().find(|cell| {
                let before = set(&mut hidden, *cell, State::Hidden);
                let saved = self.revealed(&hidden).is_none_or(|(still, _)| still != revealed);
                set(&mut hidden, *cell, before);
                saved
            });
            let Some(chosen) = saves.or(candidates.first().copied()) else { break };
            set(&mut states, chosen, State::Hidden);
            if let Some(reason) = reasons.get_mut(chosen) {
                *reason = Some(revealed);
            }
        }
        // Shows cells again that need not be withheld, the largest first, because larger numbers inform more about the area.
        let mut hidden: Vec<usize> = (0..states.len()).filter(|cell| states.get(*cell) == Some(&State::Hidden)).collect();
        sort_by_key(&mut hidden, |cell| core::cmp::Reverse(self.values.get(*cell).copied().flatten()));
        for cell in hidden {
            let Some(before) = initial.get(cell) else { continue };
            set(&mut states, cell, *before);
            if let Some((revealed, _)) = self.revealed(&states) {
                set(&mut states, cell, State::Hidden);
                if let Some(reason) = reasons.get_mut(cell) {
                    *reason = Some(revealed);
                }
            }
        }
        (states, reasons)
    }

    /// Returns the cells of `among` that could be withheld, the least informative first: small numbers, zeros, then masked numbers.
    fn candidates(&self, states: &[State], among: Vec<usize>) -> Vec<usize> {
        let state = |cell: &usize| states.get(*cell).copied().unwrap_or(State::Missing);
        let mut found: Vec<usize> =
            among.into_iter().filter(|cell| state(cell).can_be_hidden() && place(*cell).1.definition().sensitive).collect();
        sort_by_key(&mut found, |cell| {
            let value = self.values.get(*cell).copied().flatten().unwrap_or(0);
            (state(cell) == State::Small, value == 0, value)
        });
        found
    }

    /// Returns a suppressed cell that follows from the others, and the relation that reveals it.
    fn revealed(&self, states: &[State]) -> Option<(usize, usize)> {
        let known = |(state, value): (&State, &Option<i64>)| match (state, value) {
            (State::Exact, Some(value)) => (*value, *value),
            (State::Small, _) => (1, i64::try_from(SMALL_CELL).unwrap_or(MOST)),
            _ => (0, MOST),
        };
        let mut bounds: Vec<(i64, i64)> = states.iter().zip(&self.values).map(known).collect();
        for _ in 0..ROUNDS {
            let mut narrowed = false;
            for (place, link) in self.links.iter().enumerate() {
                let (least, most) = link.span(&bounds);
                for (plus, cell) in &link.terms {
                    let Some(bound) = bounds.get_mut(*cell).filter(|bound| bound.0 < bound.1) else { continue };
                    let narrower = link.narrowed(*bound, *plus, least, most);
                    if narrower == *bound {
                        continue;
                    }
                    *bound = narrower;
                    narrowed = true;
                    if narrower.0 == narrower.1 && states.get(*cell).is_some_and(|state| state.is_kept_back()) {
                        return Some((*cell, place));
                    }
                }
            }
            if !narrowed {
                break;
            }
        }
        None
    }
}

impl Link {
    /// Returns the least and the greatest value of the sum.
    fn span(&self, bounds: &[(i64, i64)]) -> (i64, i64) {
        self.terms.iter().fold((0, 0), |(least, most), (plus, cell)| {
            let (low, high) = signed(bounds.get(*cell).copied().unwrap_or((0, MOST)), *plus);
            (least.saturating_add(low), most.saturating_add(high))
        })
    }

    /// Narrows the bounds of one term by the bounds of the others.
    fn narrowed(&self, bound: (i64, i64), plus: bool, least: i64, most: i64) -> (i64, i64) {
        let (low, high) = signed(bound, plus);
        let (others_least, others_most) = (least.saturating_sub(low), most.saturating_sub(high));
        let high = high.min(others_least.saturating_neg());
        let low = if self.equal { low.max(others_most.saturating_neg()) } else { low };
        signed((low, high), plus)
    }
}

const fn signed((low, high): (i64, i64), plus: bool) -> (i64, i64) {
    if plus { (low, high) } else { (high.saturating_neg(), low.saturating_neg()) }
}

fn set(states: &mut [State], cell: usize, to: State) -> State {
    states.get_mut(cell).map_or(to, |state| core::mem::replace(state, to))
}

/// Returns the relations between sensitive figures that hold in every correct report for a period.
pub(in crate::judge) fn balances(period: Period) -> impl Iterator<Item = &'static Relation> {
    let of_sensitive = |sum: &Sum| sum.terms().all(|(_, quantity)| quantity.figure().is_some_and(|figure| figure.definition().sensitive));
    CHECKS.iter().filter(move |check| check.severity.on(period) == Severity::Error).filter_map(move |check| match &check.test {
        Test::Figures(None, Condition::Holds(relation)) if of_sensitive(&relation.left) && of_sensitive(&relation.right) => Some(relation),
        _ => None,
    })
}

fn link(relation: &Relation, table: usize) -> Option<Link> {
    let side = |sum: &Sum, plus: bool| -> Option<Vec<(bool, usize)>> {
        let term = |(coefficient, quantity): (i64, crate::rules::Quantity)| {
            (coefficient.unsigned_abs() == 1).then_some(())?;
            Some(((coefficient > 0) == plus, cell(table, quantity.figure()?)))
        };
        (sum.constant() == 0).then(|| sum.terms().map(term).collect::<Option<Vec<_>>>()).flatten()
    };
    let (equal, plus) = match relation.op {
        Op::Equal => (true, true),
        Op::AtMost => (false, true),
        Op::AtLeast => (false, false),
        Op::Below | Op::Above => return None,
    };
    let mut terms = side(&relation.left, plus)?;
    terms.extend(side(&relation.right, !plus)?);
    Some(Link { terms, equal })
}

#[cfg(test)]
mod tests {
    use super::{Cells, Nested, Shown, State, Table, Why, place, set, state, suppress};
    use crate::calendar::Period;
    use crate::figures::{FIGURES, Figure, FigureSet, Figures};
    use alloc::vec::Vec;

    fn table(figures: Figures) -> Table {
        Table { figures, alone: FigureSet::EMPTY }
    }

    fn at(shown: &[Vec<Shown>], table: usize, figure: Figure) -> Option<Shown> {
        shown.get(table)?.get(figure.index()).copied()
    }

    /// With 13 on record at the close, 10 added and none removed, the 3 at the opening would follow.
    #[test]
    fn a_balance_does_not_reveal_a_small_number() {
        let figures = Figures {
            drug_dependent_opening: Some(3),
            drug_dependent_added: Some(10),
            drug_dependent_removed: Some(0),
            drug_dependent: Some(13),
            ..Figures::default()
        };
        let shown = suppress(&[table(figures)], &[], Period::STAND_IN);
        assert_eq!(at(&shown, 0, Figure::DrugDependentOpening), Some(Shown::Small));
        let why = Why::WouldReveal(0, Figure::DrugDependentOpening);
        assert_eq!(at(&shown, 0, Figure::DrugDependentAdded), Some(Shown::Withheld(why)));
        assert_eq!(at(&shown, 0, Figure::DrugDependentRemoved), Some(Shown::Value(0)));
        assert_eq!(at(&shown, 0, Figure::DrugDependent), Some(Shown::Value(13)));
    }

    /// With 8 on record and only two parts, both "< 5", each part would have to be 4.
    #[test]
    fn masked_numbers_are_not_forced_by_their_sum() {
        let figures = Figures {
            drug_using: Some(8),
            drug_using_in_community: Some(4),
            drug_using_detained: Some(4),
            drug_using_absent: Some(0),
            ..Figures::default()
        };
        let shown = suppress(&[table(figures)], &[], Period::STAND_IN);
        let hidden = [Figure::DrugUsing, Figure::DrugUsingAbsent, Figure::DrugUsingInCommunity, Figure::DrugUsingDetained]
            .into_iter()
            .filter(|figure| matches!(at(&shown, 0, *figure), Some(Shown::Withheld(_))))
            .count();
        assert_eq!(hidden, 1);
    }

    /// The province consists of two districts: a small number of one follows from the other and the province.
    #[test]
    fn the_total_above_does_not_reveal_a_small_number() {
        let with = |wanted_hiding| table(Figures { wanted_hiding: Some(wanted_hiding), ..Figures::default() });
        let shown = suppress(&[with(23), with(2), with(21)], &[Nested { whole: 0, parts: [1, 2].into() }], Period::STAND_IN);
        assert_eq!(at(&shown, 1, Figure::WantedHiding), Some(Shown::Small));
        assert_eq!(at(&shown, 2, Figure::WantedHiding), Some(Shown::Withheld(Why::WouldReveal(1, Figure::WantedHiding))));
        assert_eq!(at(&shown, 0, Figure::WantedHiding), Some(Shown::Value(23)));
    }

    #[test]
    fn a_number_of_one_commune_is_withheld_and_what_would_reveal_it() {
        let one = Table { figures: Figures { released: Some(40), ..Figures::default() }, alone: FigureSet::EMPTY.with(Figure::Released) };
        let with = |released| table(Figures { released: Some(released), ..Figures::default() });
        let shown = suppress(&[with(100), one, with(60)], &[Nested { whole: 0, parts: [1, 2].into() }], Period::STAND_IN);
        assert_eq!(at(&shown, 1, Figure::Released), Some(Shown::Withheld(Why::OneCommune)));
        assert_eq!(at(&shown, 2, Figure::Released), Some(Shown::Withheld(Why::WouldReveal(1, Figure::Released))));
    }

    /// In random tables whose balances hold no suppressed number follows, and no number that was withheld for the sake of another
    /// could be shown.
    #[test]
    fn no_more_is_withheld_than_must_be() {
        let mut seed = 302_u64;
        let mut draw = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            seed.wrapping_shr(33).wrapping_rem(below)
        };
        let mut hidden = 0_usize;
        for round in 0..60_u64 {
            let below = [3, 6, 12, 40].get(usize::try_from(round.wrapping_rem(4)).unwrap_or(0)).copied().unwrap_or(3);
            let mut tables: Vec<Table> = (0..4).map(|_| drawn(&mut draw, below)).collect();
            let mut whole = Figures::default();
            for row in FIGURES.iter().filter(|row| row.sensitive) {
                let sum = tables.iter().filter_map(|table| table.figures.value(row.figure)).fold(0, u64::saturating_add);
                whole.set(row.figure, Some(sum));
            }
            tables.insert(0, table(whole));
            let cells = Cells::of(&tables, &[Nested { whole: 0, parts: [1, 2, 3, 4].into() }], Period::STAND_IN);
            let initial: Vec<State> = tables.iter().flat_map(|table| FIGURES.iter().map(|row| state(table, row.figure))).collect();
            let (mut states, _) = cells.withhold(&initial);
            assert_eq!(cells.revealed(&states), None);
            for (cell, before) in initial.iter().enumerate() {
                if states.get(cell) == Some(&State::Hidden) {
                    hidden = hidden.saturating_add(1);
                    set(&mut states, cell, *before);
                    assert!(cells.revealed(&states).is_some(), "{:?} could be shown", place(cell));
                    set(&mut states, cell, State::Hidden);
                }
            }
        }
        assert!(hidden > 100, "{hidden}");
    }

    fn drawn(draw: &mut impl FnMut(u64) -> u64, below: u64) -> Table {
        let mut figures = Figures::default();
        for row in FIGURES.iter().filter(|row| row.sensitive) {
            figures.set(row.figure, Some(draw(below)));
        }
        let sum = |of: &[Option<u64>]| of.iter().flatten().fold(0, |sum: u64, of| sum.saturating_add(*of));
        let f = &mut figures;
        let close = sum(&[
            f.drug_dependent_in_community,
            f.drug_dependent_in_compulsory_rehab,
            f.drug_dependent_in_voluntary_centre,
            f.drug_dependent_detained,
            f.drug_dependent_absent,
        ]);
        f.drug_dependent = Some(close);
        f.drug_dependent_added = f.drug_dependent_added.map(|added| added.min(close));
        f.drug_dependent_opening = Some(sum(&[Some(close), f.drug_dependent_removed]).saturating_sub(sum(&[f.drug_dependent_added])));
        table(figures)
    }

    /// A stock whose balance does not hold in the reports reveals nothing.
    #[test]
    fn a_broken_balance_withholds_nothing() {
        let figures = Figures {
            drug_dependent_opening: Some(3),
            drug_dependent_added: Some(10),
            drug_dependent_removed: Some(0),
            drug_dependent: Some(14),
            population: Some(3),
            ..Figures::default()
        };
        let shown = suppress(&[table(figures)], &[], Period::STAND_IN);
        assert_eq!(at(&shown, 0, Figure::DrugDependentAdded), Some(Shown::Value(10)));
        assert_eq!(at(&shown, 0, Figure::Population), Some(Shown::Value(3)));
        assert_eq!(at(&shown, 0, Figure::DrugUsing), Some(Shown::Missing));
    }
}
