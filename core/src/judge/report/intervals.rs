//! Khoảng giá trị: holds every quantity as the interval in which its value can lie.

use crate::calendar::{Period, PeriodKind};
use crate::figures::{FIGURES, Figure, FigureSet, Figures, Report, RiskLevel, Totals, for_each_figure};
use crate::judge::{Request, Subject};
use crate::law::LATEST_CRITERIA;
use crate::rules::{CriteriaSet, QUANTITY_COUNT, Quantity, Sum};

/// Khoảng giá trị: every quantity with its lowest and highest possible value. A known figure has one value; a missing figure any value
/// between its `min` and `max`, so that a rule which the known figures already decide is decided.
#[derive(Clone, Debug)]
pub struct Intervals {
    low: [i64; QUANTITY_COUNT],
    high: [i64; QUANTITY_COUNT],
    /// Đã biết: the figures that are present and within their bounds.
    pub known: FigureSet,
    /// Ngoài giới hạn: the figures that are present but out of bounds, which every rule treats as missing.
    pub out_of_bounds: FigureSet,
    /// Đầy đủ: whether the figures cover every commune of the area.
    pub complete: bool,
}

#[expect(clippy::as_conversions, reason = "values within bounds are below 2^31")]
#[expect(clippy::indexing_slicing, reason = "constant places inside arrays of that size")]
impl Intervals {
    /// Makes empty intervals, before anything is read.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(in crate::judge) const fn unread() -> Self {
        Self { low: [0; QUANTITY_COUNT], high: [0; QUANTITY_COUNT], known: FigureSet::ALL, out_of_bounds: FigureSet::EMPTY, complete: true }
    }

    /// Returns the intervals of a commune's report alone.
    pub(in crate::judge) fn of_report(report: &Report) -> Self {
        let mut intervals = Self::unread();
        intervals.read_figures(&report.figures, report.period.months());
        intervals
    }

    /// Reads a request into intervals that already exist, because they are large and moving them costs as much as reading.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(in crate::judge) fn read(&mut self, request: &Request<'_>) {
        match request.subject {
            Subject::Report(report) => self.read_figures(&report.figures, report.period.months()),
            Subject::Totals(totals) => self.read_totals(totals, key_from(request)),
        }
    }

    #[inline(never)]
    fn read_figures(&mut self, figures: &Figures, months: u32) {
        macro_rules! take {
            ($figure:ident $id:ident $kind:ident $max:literal $tier:ident) => {
                if let Some(value) = figures.$id
                    && u64::from(value) <= $max
                {
                    self.set(Quantity::of(Figure::$figure), u64::from(value) as i64, u64::from(value) as i64);
                } else {
                    self.put_missing(Figure::$figure, $max, figures.$id.is_some());
                }
            };
        }
        if cfg!(feature = "unrolled") {
            for_each_figure!(take);
        } else {
            for row in &FIGURES {
                let max = i64::try_from(row.max).unwrap_or(MOST);
                match figures.value(row.figure).map(|value| i64::try_from(value).unwrap_or(i64::MAX)) {
                    Some(value) if value <= max => self.set(Quantity::of(row.figure), value, value),
                    value => self.put_missing(row.figure, max, value.is_some()),
                }
            }
        }
        self.derive(months);
    }

    /// Sets the quantities that are derived from the figures of a commune.
    #[cfg_attr(feature = "unrolled", inline(always))]
    fn derive(&mut self, months: u32) {
        let months = i64::from(months);
        let (low, high) = self.bounds(Quantity::of(Figure::ResidentialGroups));
        self.set(Quantity::GROUP_MONTHS, low.wrapping_mul(months), high.wrapping_mul(months));
        self.set(Quantity::COMMUNES, 1, 1);
        let (low, high) = self.bounds(Quantity::of(Figure::OutreachSessions));
        self.set(Quantity::COMMUNES_WITH_OUTREACH, low.min(1), high.min(1));
    }

    /// Sets the quantities that only totals have.
    fn read_totals(&mut self, totals: &Totals, key_from: RiskLevel) {
        self.read_figures(&totals.figures, totals.period.months());
        let communes = totals.communes.unwrap_or_default();
        self.complete = totals.communes.is_some() && communes.received >= communes.expected;
        let expected = if totals.communes.is_some() { count(communes.expected) } else { MOST_COMMUNES };
        self.set(Quantity::COMMUNES, if totals.communes.is_some() { expected } else { 1 }, expected);
        let levels = communes.levels.iter();
        let key = levels.filter(|(level, _)| *level >= key_from).fold(0_u64, |sum, (_, number)| sum.saturating_add(number));
        let key = count(key);
        let decided = count(communes.levels.total());
        self.set(Quantity::KEY_COMMUNES, key, key.max(expected.saturating_sub(decided).saturating_add(key)));
        let months = totals.derived.group_months.map(count).filter(|count| *count < MOST);
        // Sets only bounds where the sum of the parts is not known, because communes may have merged inside the period.
        self.set(Quantity::GROUP_MONTHS, months.unwrap_or(0), months.unwrap_or(MOST));
        let outreach = totals.derived.communes_with_outreach.map(count);
        let sessions = Figure::OutreachSessions.index();
        let unreported = expected.saturating_sub(count(communes.received)).max(0);
        let most = if self.high[sessions] == 0 { unreported } else { expected };
        self.set(Quantity::COMMUNES_WITH_OUTREACH, outreach.unwrap_or(0), outreach.map_or(most, |count| count.saturating_add(unreported)));
        for figure in totals.partial.iter() {
            self.high[figure.index()] = i64::try_from(figure.definition().max).unwrap_or(i64::MAX);
            self.known = self.known.without(FigureSet::EMPTY.with(figure));
        }
        let reviewed = Figure::Reviewed.index();
        match totals.reviewed {
            Some(tally) => {
                let unknown = expected.saturating_sub(count(tally.of)).max(0);
                self.low[reviewed] = count(tally.true_in);
                self.high[reviewed] = count(tally.true_in).saturating_add(unknown);
                self.known.add_if(Figure::Reviewed, true);
            }
            None => {
                self.low[reviewed] = 0;
                self.high[reviewed] = expected;
            }
        }
    }

    /// Handles a missing figure out of line, because most figures are present.
    #[cold]
    #[inline(never)]
    fn put_missing(&mut self, figure: Figure, max: i64, given: bool) {
        self.set(Quantity::of(figure), 0, max);
        self.known = self.known.without(FigureSet::EMPTY.with(figure));
        if given {
            self.out_of_bounds = self.out_of_bounds.with(figure);
        }
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn set(&mut self, quantity: Quantity, low: i64, high: i64) {
        self.low[quantity.index()] = low;
        self.high[quantity.index()] = high;
    }

    /// Applies the new value of one figure of a commune's report, and of the quantities derived from it.
    #[inline]
    pub(in crate::judge) fn change(&mut self, report: &Report, figure: Figure, group_months: Option<u64>) {
        let row = figure.definition();
        let value = report.figures.value(figure);
        self.out_of_bounds = self.out_of_bounds.without(FigureSet::EMPTY.with(figure));
        match value {
            Some(value) if value <= row.max => {
                self.known = self.known.with(figure);
                self.set(Quantity::of(figure), value as i64, value as i64);
            }
            other => self.put_missing(figure, row.max as i64, other.is_some()),
        }
        self.derive(report.period.months());
        self.put_group_months(group_months);
    }

    /// Sets the group-months to the sum over the parts, where it is known, because groups may have been merged within the period.
    pub(in crate::judge) fn put_group_months(&mut self, months: Option<u64>) {
        if let Some(months) = months {
            let months = i64::try_from(months).unwrap_or(MOST);
            self.set(Quantity::GROUP_MONTHS, months, months);
        }
    }

    /// Sets other bounds of a figure, to find out what they would change.
    #[cfg(feature = "serde")]
    pub(crate) fn put(&mut self, figure: Figure, (low, high): (i64, i64)) {
        self.set(Quantity::of(figure), low, high);
    }

    /// Returns which of the figures are missing.
    #[cfg(feature = "serde")]
    pub(crate) fn unknown(&self, figures: FigureSet) -> FigureSet {
        figures.without(self.known)
    }

    /// Khoảng giá trị: returns the lowest and the highest possible value of a quantity.
    #[inline(always)]
    #[must_use]
    pub fn bounds(&self, quantity: Quantity) -> (i64, i64) {
        (self.low[quantity.index()], self.high[quantity.index()])
    }

    /// Giá trị còn thiếu: returns the missing figures that `sum` reads; a derived quantity counts as the figure from which it is derived.
    #[must_use]
    pub fn missing_in(&self, sum: &Sum) -> FigureSet {
        let open = sum.terms().filter(|(_, quantity)| {
            let (low, high) = self.bounds(*quantity);
            low != high
        });
        open.fold(FigureSet::EMPTY, |missing, (_, quantity)| missing | sources(quantity)).without(self.known)
    }
}

/// A whole number in which rules are evaluated. 64 bits hold every sum of a report; a table of small numbers needs 32, of which a vector
/// holds twice as many.
pub(crate) trait Number: Copy + Ord + Into<i64> {
    /// Returns a number of the law.
    fn of(number: i64) -> Self;
    /// Returns the sum; it never leaves the bits of the type.
    fn plus(self, other: Self) -> Self;
    /// Returns the difference.
    fn minus(self, other: Self) -> Self;
    /// Returns the product.
    fn times(self, factor: Self) -> Self;
}

macro_rules! number {
    ($type:ty) => {
        impl Number for $type {
            #[inline(always)]
            #[allow(
                clippy::as_conversions,
                clippy::unnecessary_cast,
                reason = "who evaluates in fewer bits lets in no number of the law that needs more"
            )]
            fn of(number: i64) -> Self {
                number as Self
            }

            #[inline(always)]
            fn plus(self, other: Self) -> Self {
                self.wrapping_add(other)
            }

            #[inline(always)]
            fn minus(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }

            #[inline(always)]
            fn times(self, factor: Self) -> Self {
                self.wrapping_mul(factor)
            }
        }
    };
}
number!(i64);
#[cfg(feature = "unrolled")]
number!(i32);

/// The numbers that rules read.
pub(crate) trait Bounds {
    /// The numbers in which rules are evaluated.
    type Number: Number;
    /// Whether rules over these numbers are unrolled, or evaluated by one walker.
    const UNROLLED: bool;
    /// Returns the lowest and the highest possible value of a quantity.
    fn bounds(&self, quantity: Quantity) -> (Self::Number, Self::Number);
    /// Returns whether the figures cover every commune of the area.
    fn complete(&self) -> bool;
}

impl Bounds for Intervals {
    type Number = i64;
    const UNROLLED: bool = cfg!(feature = "unrolled");

    #[inline(always)]
    fn bounds(&self, quantity: Quantity) -> (i64, i64) {
        self.bounds(quantity)
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn complete(&self) -> bool {
        self.complete
    }
}

/// Số liệu đủ: the figures of a commune's report without missing figures. Each quantity has one value, so that the compiler leaves out half
/// of what the rules compute over [`Intervals`].
pub(crate) struct Values {
    values: [i64; QUANTITY_COUNT],
}

#[expect(clippy::as_conversions, reason = "values within bounds are below 2^31")]
#[expect(clippy::indexing_slicing, reason = "constant places inside arrays of that size")]
impl Values {
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(in crate::judge) const fn unread() -> Self {
        Self { values: [0; QUANTITY_COUNT] }
    }

    /// Reads a report, and returns whether it has every required figure within its bounds and no other figure.
    #[inline]
    pub(in crate::judge) fn read(&mut self, report: &Report) -> bool {
        let required = required(report.period);
        macro_rules! take {
            ($figure:ident $id:ident $kind:ident $max:literal $tier:ident) => {
                // Asks the period only about figures that not every report has.
                let is_required = const { ALWAYS.contains(Figure::$figure) } || required.contains(Figure::$figure);
                match report.figures.$id.map(u64::from) {
                    Some(value) if value <= $max && is_required => self.values[Figure::$figure.index()] = value as i64,
                    None if !is_required => {}
                    _ => return false,
                }
            };
        }
        for_each_figure!(take);
        let groups = self.values[Figure::ResidentialGroups.index()];
        self.values[Quantity::GROUP_MONTHS.index()] = groups.wrapping_mul(i64::from(report.period.months()));
        self.values[Quantity::COMMUNES.index()] = 1;
        self.values[Quantity::COMMUNES_WITH_OUTREACH.index()] = self.values[Figure::OutreachSessions.index()].min(1);
        true
    }
}

impl Bounds for Values {
    type Number = i64;
    const UNROLLED: bool = true;

    #[cfg_attr(feature = "unrolled", inline(always))]
    #[expect(clippy::indexing_slicing, reason = "an array of that size")]
    fn bounds(&self, quantity: Quantity) -> (i64, i64) {
        let value = self.values[quantity.index()];
        (value, value)
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn complete(&self) -> bool {
        true
    }
}

/// Returns the type from which a commune counts as a key area of the province: by the set shown, or by the latest set where that one has
/// no rule for provinces.
fn key_from(request: &Request<'_>) -> RiskLevel {
    let rule = |set: &CriteriaSet<'_>| set.province.map(|rule| rule.key_from);
    let shown = request.criteria_shown().and_then(|criteria| criteria.with(rule));
    shown.or_else(|| rule(LATEST_CRITERIA)).unwrap_or(RiskLevel::WORST)
}

/// A bound that no sum of group-months exceeds.
const MOST: i64 = 1_000_000_000_000;
const MOST_COMMUNES: i64 = 100_000;

/// Limits a number that totals carry beside their figures, because no table bounds it.
fn count(of: u64) -> i64 {
    i64::try_from(of).map_or(MOST, |of| of.min(MOST))
}

/// Returns the figure that a quantity is, or from which it is derived; none for a quantity that is derived from something else.
#[inline]
#[expect(clippy::indexing_slicing, reason = "an array of that size")]
pub(crate) const fn sources(quantity: Quantity) -> FigureSet {
    SOURCES[quantity.index()]
}

#[expect(clippy::indexing_slicing, reason = "evaluated at compile time")]
static SOURCES: [FigureSet; QUANTITY_COUNT] = {
    let (mut sources, mut place) = ([FigureSet::EMPTY; QUANTITY_COUNT], 0);
    while place < FIGURES.len() {
        sources[place] = FigureSet::EMPTY.with(FIGURES[place].figure);
        place += 1;
    }
    sources[Quantity::GROUP_MONTHS.index()] = FigureSet::EMPTY.with(Figure::ResidentialGroups);
    sources[Quantity::COMMUNES_WITH_OUTREACH.index()] = FigureSet::EMPTY.with(Figure::OutreachSessions);
    sources
};

const EVERY: FigureSet = of_communes(PeriodKind::Year);
const SHORTER: FigureSet = of_communes(PeriodKind::Month);
const DATED: FigureSet = dated();
/// The figures that the report of a commune must have for every period.
const ALWAYS: FigureSet = SHORTER.without(DATED);

/// Returns the figures that the report of a commune for a period must have.
#[inline]
#[must_use]
pub(crate) fn required(period: Period) -> FigureSet {
    let of_kind = if period.kind() == PeriodKind::Year { EVERY } else { SHORTER };
    // Skips the look at the period while no row of the table is dated.
    if const { DATED.is_empty() } { of_kind } else { of_kind.without(not_on(period, DATED)) }
}

/// Returns the figures that belong to the reports of communes for periods of this kind, at least on some days.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn of_communes(kind: PeriodKind) -> FigureSet {
    let (mut set, mut place) = (FigureSet::EMPTY, 0);
    while place < FIGURES.len() {
        if FIGURES[place].is_of_communes(kind) {
            set = set.with(FIGURES[place].figure);
        }
        place += 1;
    }
    set
}

/// Returns the figures that belong to reports on some days only.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn dated() -> FigureSet {
    let (mut set, mut place) = (FigureSet::EMPTY, 0);
    while place < FIGURES.len() {
        if FIGURES[place].is_dated() {
            set = set.with(FIGURES[place].figure);
        }
        place += 1;
    }
    set
}

/// Returns which of the figures do not belong to reports for a period.
#[cold]
fn not_on(period: Period, figures: FigureSet) -> FigureSet {
    figures.iter().filter(|figure| !figure.definition().belongs_to(period)).fold(FigureSet::EMPTY, FigureSet::with)
}

#[cfg(test)]
mod tests {
    use super::required;
    use crate::calendar::Period;
    use crate::figures::FIGURES;

    #[test]
    fn the_required_figures_are_those_of_the_table() {
        for period in ["2025-07", "2026-Q3", "2026-H2", "2026-9M", "2026"].map(|id| id.parse().unwrap_or(Period::STAND_IN)) {
            for row in &FIGURES {
                assert_eq!(required(period).contains(row.figure), row.belongs_to(period), "{} in {period}", row.id);
            }
        }
    }
}
