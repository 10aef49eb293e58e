//! Số liệu để xét: every quantity as the interval in which it can still lie.

use crate::calendar::PeriodKind;
use crate::define::{QUANTITY_COUNT, Quantity, Sum};
use crate::figures::{Figure, FigureSet, Figures, Tier, Totals, for_each_figure};

/// Every quantity with its lowest and highest possible value. A known figure has one value; a missing one anything
/// between its `min` and `max`, so that what the known figures already decide is decided.
#[derive(Clone, Debug)]
pub struct Facts {
    low: [i64; QUANTITY_COUNT],
    high: [i64; QUANTITY_COUNT],
    /// The figures that are present and within their bounds.
    pub known: FigureSet,
    /// The figures that are present but out of bounds: missing for every verdict.
    pub out_of_bounds: FigureSet,
    /// Whether every commune of the area is in the figures.
    pub complete: bool,
}

#[expect(clippy::as_conversions, reason = "values within bounds are below 2^31")]
#[expect(clippy::indexing_slicing, reason = "constant places inside arrays of that size")]
impl Facts {
    /// The facts of one commune's figures over a period of `months` months.
    #[inline(never)]
    #[must_use]
    pub fn of_commune(figures: &Figures, months: u32) -> Self {
        let mut facts = Self {
            low: [0; QUANTITY_COUNT],
            high: [0; QUANTITY_COUNT],
            known: FigureSet::ALL,
            out_of_bounds: FigureSet::EMPTY,
            complete: true,
        };
        macro_rules! take {
            ($figure:ident $id:ident $kind:ident $max:literal $tier:ident) => {
                match figures.$id.map(u64::from) {
                    Some(value) if value <= $max => {
                        facts.low[Figure::$figure.index()] = value as i64;
                        facts.high[Figure::$figure.index()] = value as i64;
                    }
                    given => facts.lack(Figure::$figure, $max, given.is_some()),
                }
            };
        }
        for_each_figure!(take);
        let months = i64::from(months);
        let groups = Figure::ResidentialGroups.index();
        facts.set(Quantity::GROUP_MONTHS, facts.low[groups].wrapping_mul(months), facts.high[groups].wrapping_mul(months));
        facts.set(Quantity::COMMUNES, 1, 1);
        let sessions = Figure::OutreachSessions.index();
        facts.set(Quantity::COMMUNES_WITH_OUTREACH, facts.low[sessions].min(1), facts.high[sessions].min(1));
        facts
    }

    /// The facts of the totals of an area above the commune.
    #[must_use]
    pub fn of_totals(totals: &Totals) -> Self {
        let mut facts = Self::of_commune(&totals.figures, totals.period.months());
        let communes = totals.communes.unwrap_or_default();
        facts.complete = totals.communes.is_some() && communes.received >= communes.expected;
        let expected = if totals.communes.is_some() { count(communes.expected) } else { MOST_COMMUNES };
        facts.set(Quantity::COMMUNES, if totals.communes.is_some() { expected } else { 1 }, expected);
        let key = count(communes.levels[3].saturating_add(communes.levels[4]));
        let decided = count(communes.levels.iter().fold(0, |sum, level| sum.saturating_add(*level)));
        facts.set(Quantity::KEY_COMMUNES, key, key.max(expected.saturating_sub(decided).saturating_add(key)));
        let months = totals.derived.group_months.map(count).filter(|count| *count < MOST);
        // Communes may have merged inside the period, so without the sum of the parts only the bounds are known.
        facts.set(Quantity::GROUP_MONTHS, months.unwrap_or(0), months.unwrap_or(MOST));
        let outreach = totals.derived.communes_with_outreach.map(count);
        let sessions = Figure::OutreachSessions.index();
        let unreported = expected.saturating_sub(count(communes.received)).max(0);
        let most = if facts.high[sessions] == 0 { unreported } else { expected };
        facts.set(Quantity::COMMUNES_WITH_OUTREACH, outreach.unwrap_or(0), outreach.map_or(most, |count| count.saturating_add(unreported)));
        for figure in totals.partial.iter() {
            facts.high[figure.index()] = i64::try_from(figure.definition().max).unwrap_or(i64::MAX);
            facts.known = facts.known.without(FigureSet::EMPTY.with(figure));
        }
        let reviewed = Figure::Reviewed.index();
        match totals.reviewed {
            Some(tally) => {
                let unknown = expected.saturating_sub(count(tally.of)).max(0);
                facts.low[reviewed] = count(tally.true_in);
                facts.high[reviewed] = count(tally.true_in).saturating_add(unknown);
                facts.known.add_if(Figure::Reviewed, true);
            }
            None => {
                facts.low[reviewed] = 0;
                facts.high[reviewed] = expected;
            }
        }
        facts
    }

    /// Most figures are there: what is not is taken out of line.
    #[cold]
    #[inline(never)]
    fn lack(&mut self, figure: Figure, max: i64, given: bool) {
        self.set(Quantity::of(figure), 0, max);
        self.known = self.known.without(FigureSet::EMPTY.with(figure));
        if given {
            self.out_of_bounds = self.out_of_bounds.with(figure);
        }
    }

    #[inline(always)]
    fn set(&mut self, quantity: Quantity, low: i64, high: i64) {
        self.low[quantity.index()] = low;
        self.high[quantity.index()] = high;
    }

    /// The group-months that the parts of the period add up to: groups may have been merged meanwhile.
    pub(crate) fn put_group_months(&mut self, months: u64) {
        let months = i64::try_from(months).unwrap_or(MOST);
        self.set(Quantity::GROUP_MONTHS, months, months);
    }

    /// Puts another value of a figure in, to see what it would change.
    #[cfg(feature = "serde")]
    pub(crate) fn put(&mut self, figure: Figure, value: i64) {
        self.set(Quantity::of(figure), value, value);
    }

    /// Those of the figures that are missing.
    #[cfg(feature = "serde")]
    pub(crate) fn unknown(&self, figures: FigureSet) -> FigureSet {
        figures.without(self.known)
    }

    /// The lowest and the highest value that a quantity can have.
    #[inline(always)]
    #[must_use]
    pub fn bounds(&self, quantity: Quantity) -> (i64, i64) {
        (self.low[quantity.index()], self.high[quantity.index()])
    }

    /// The missing figures that `sum` reads; a derived quantity counts as the figure it is derived from.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn missing_in(&self, sum: &Sum) -> FigureSet {
        sum.terms().fold(FigureSet::EMPTY, |set, (_, quantity)| match source(quantity) {
            Some(figure)
                if !self.known.contains(figure) && {
                    let (low, high) = self.bounds(quantity);
                    low != high
                } =>
            {
                set.with(figure)
            }
            _ => set,
        })
    }
}

/// More than any sum of group-months can be.
const MOST: i64 = 1_000_000_000_000;
const MOST_COMMUNES: i64 = 100_000;

/// A number that totals carry beside figures; no table bounds it, so that a senseless one stands at the most.
fn count(of: u64) -> i64 {
    i64::try_from(of).map_or(MOST, |of| of.min(MOST))
}

/// The figure that settles a quantity.
pub(crate) fn source(quantity: Quantity) -> Option<Figure> {
    match quantity {
        Quantity::GROUP_MONTHS => Some(Figure::ResidentialGroups),
        Quantity::COMMUNES_WITH_OUTREACH => Some(Figure::OutreachSessions),
        other => other.figure(),
    }
}

/// The figures that a commune's report for a period of this kind must hold.
#[inline]
#[must_use]
pub(crate) fn required(kind: PeriodKind) -> FigureSet {
    const EVERY: FigureSet = {
        let mut set = FigureSet::EMPTY;
        macro_rules! add {
            ($figure:ident $id:ident $kind:ident $max:literal $tier:ident) => {
                if !matches!(Tier::$tier, Tier::Province) {
                    set = set.with(Figure::$figure);
                }
            };
        }
        for_each_figure!(add);
        set
    };
    const YEARLY: FigureSet = FigureSet::EMPTY.with(Figure::Reviewed);
    if kind == PeriodKind::Year { EVERY } else { EVERY.without(YEARLY) }
}

#[cfg(test)]
mod tests {
    use super::required;
    use crate::calendar::PeriodKind;
    use crate::figures::FIGURES;

    #[test]
    fn what_is_required_is_what_the_table_says() {
        for kind in PeriodKind::ALL {
            for row in &FIGURES {
                assert_eq!(required(kind).contains(row.figure), row.belongs_to(kind), "{} in a {}", row.id, kind.id());
            }
        }
    }
}
