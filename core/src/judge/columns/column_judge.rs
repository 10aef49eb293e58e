//! Kết luận theo cột: decides every check, the level and the targets of the rows of a block.

use crate::area::Units;
use crate::base::{Bits, Truth};
use crate::calendar::{Date, PeriodKind};
use crate::figures::{FIGURE_COUNT, FIGURES, Figure, FigureSet, figures_where};
use crate::judge::columns::areas::{self, Area};
use crate::judge::columns::block::{ALWAYS, BLOCK_ROWS, Block, Column, Row, SOMETIMES};
use crate::judge::columns::column_verdicts::ColumnVerdicts;
use crate::judge::columns::frames::{self, Frame};
use crate::judge::columns::limits::{LARGEST, SHARED};
use crate::judge::columns::memo::Memo;
use crate::judge::columns::targets::{binding_of, together};
use crate::judge::plan::measure::Status;
use crate::judge::report::check_set::CheckSet;
use crate::judge::report::classify::{Replaced, by_latest, classify};
use crate::judge::report::evaluate::{figures_outcome, interval};
use crate::judge::report::intervals::Bounds;
use crate::judge::report::request::Request;
use crate::judge::report::verdict::{
    declared_when_reviewed, in_their_case, is_computed, judge, near_population, not_drug_free_and_key, readings_agree,
};
use crate::judge::unrolled::plan::each_place;
use crate::law::{CHECKS, COUNTS, LATEST_CRITERIA, PLANS, code, for_each_check, for_each_plan, plans};
use crate::rules::{Condition, Criteria, QUANTITY_COUNT, Quantity, Test};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// Kết luận theo cột: judges blocks of rows, each row as [`judge`] judges its report.
///
/// ```
/// use kh302::judge::{Block, ColumnJudge, RowHead};
/// use kh302::{Figure, RiskLevel, law::HUE};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut block = Block::new();
/// for area in ["19815", "19753"] {
///     let (area, period) = (area.parse()?, "2026-01".parse()?);
///     block.push(RowHead { area, period, revision: 0, prepared_on: None, declared_level: None });
/// }
/// for (figure, numbers) in [(Figure::Population, [1_000, 1_000]), (Figure::UsePoints, [2, 0]), (Figure::DrugDependent, [5, 0])] {
///     block.column(figure)[..2].copy_from_slice(&numbers);
/// }
/// block.column(Figure::DrugArrests)[0] = 1;
/// let mut judge = ColumnJudge::new(&HUE, None);
/// let verdicts = judge.judge(&mut block);
/// assert_eq!((verdicts.cumulative[0].level(), verdicts.cumulative[1].level()), (Some(RiskLevel::Type1), None));
/// # Ok(()) }
/// ```
pub struct ColumnJudge<'u> {
    units: &'u Units<'u>,
    as_of: Option<Date>,
    frames: Memo<Frame>,
    areas: Memo<Area>,
    /// The places of the frame and the area of each row.
    places: Vec<(usize, usize)>,
    /// The rows that are judged by themselves.
    apart: Vec<usize>,
    outcomes: Box<Outcomes>,
    verdicts: Box<ColumnVerdicts>,
}

/// What is found over all rows on the way to the verdicts.
struct Outcomes {
    /// For each eight checks in their order, a bit for each that failed.
    failed: [Flags; CHECK_BYTES],
    not_drug_free_and_key: [Truth; BLOCK_ROWS],
    heads: Heads,
}

/// What the heads say that rules over columns read.
struct Heads {
    kinds: [PeriodKind; BLOCK_ROWS],
    months: Column,
    /// The figures that belong to the period, among those that only some periods have, a bit for each in their order.
    belonging: Column,
    /// The population by the table of units.
    population: [Option<u64>; BLOCK_ROWS],
    /// The place of the plan that measures the area, or a number that no plan has.
    plan: [u32; BLOCK_ROWS],
    /// 0 where a row can stand in columns by its head.
    apart: Column,
    /// Whether an older set of criteria is in force in some row.
    older: bool,
}

/// What the head of each row says.
#[derive(Clone, Copy)]
struct Context<'j> {
    frames: &'j Memo<Frame>,
    areas: &'j Memo<Area>,
    places: &'j [(usize, usize)],
}

impl<'j> Context<'j> {
    fn rows(self) -> impl Iterator<Item = (&'j Frame, &'j Area)> {
        self.places.iter().filter_map(move |(frame, area)| self.frames.at(*frame).zip(self.areas.at(*area)))
    }
}

/// Eight flags for each row.
type Flags = [u8; BLOCK_ROWS];
type Columns = [Column; QUANTITY_COUNT];

const CHECK_BYTES: usize = CHECKS.len().div_ceil(8);

impl<'u> ColumnJudge<'u> {
    /// Bộ xét: makes a judge by a table of units, with the current day, where it is known.
    #[must_use]
    pub fn new(units: &'u Units<'u>, as_of: Option<Date>) -> Self {
        Self {
            units,
            as_of,
            frames: Memo::new(),
            areas: Memo::new(),
            places: Vec::with_capacity(BLOCK_ROWS),
            apart: Vec::new(),
            outcomes: Box::new(Outcomes {
                failed: [[0; BLOCK_ROWS]; CHECK_BYTES],
                not_drug_free_and_key: [Truth::True; BLOCK_ROWS],
                heads: Heads {
                    kinds: [PeriodKind::Month; BLOCK_ROWS],
                    months: [0; BLOCK_ROWS],
                    belonging: [0; BLOCK_ROWS],
                    population: [None; BLOCK_ROWS],
                    plan: [NO_PLAN; BLOCK_ROWS],
                    apart: [0; BLOCK_ROWS],
                    older: false,
                },
            }),
            verdicts: Box::new(ColumnVerdicts::new()),
        }
    }

    /// Kết luận: judges every row of a block.
    ///
    /// Some rows are judged as a report by themselves, which takes longer: those that lack a figure, have one that does not belong to their
    /// period or is very large, or have 0 where a rule divides, such as an area without residents.
    pub fn judge(&mut self, block: &mut Block) -> &ColumnVerdicts {
        self.look_up(block);
        self.forget_apart();
        let plan = self.set_apart(block);
        if self.apart.len() < block.len() {
            block.derive(&self.outcomes.heads.months);
            self.decide(block, plan);
            self.conclude(block, plan);
        }
        for row in &self.apart {
            if let Some(report) = block.report(*row) {
                let request = Request { as_of: self.as_of, ..Request::from(&report).with_units(self.units) };
                self.verdicts.put(*row, &judge(request));
            }
        }
        &self.verdicts
    }

    /// Looks up what the heads say.
    #[expect(clippy::indexing_slicing, reason = "a row of the block")]
    fn look_up(&mut self, block: &Block) {
        self.frames.make_room(BLOCK_ROWS);
        self.areas.make_room(BLOCK_ROWS);
        self.places.clear();
        let heads = &mut self.outcomes.heads;
        heads.older = false;
        for (row, head) in block.heads.iter().enumerate() {
            let key = (head.period, head.prepared_on, head.revision > 0);
            let of_frame = frames::place(&mut self.frames, key, self.units, self.as_of);
            let Some(frame) = self.frames.at(of_frame) else { continue };
            let of_area = areas::place(&mut self.areas, head.area, frame.close, self.units);
            let Some(area) = self.areas.at(of_area) else { continue };
            self.places.push((of_frame, of_area));
            heads.kinds[row] = frame.kind;
            heads.months[row] = frame.months;
            heads.belonging[row] = frame.belonging;
            heads.population[row] = area.population;
            heads.plan[row] = (frame.plans & area.plans).trailing_zeros();
            heads.apart[row] = i32::from(frame.criteria.is_none() || !area.is_commune).wrapping_neg();
            heads.older |= !frame.criteria.is_some_and(|set| core::ptr::eq(set, LATEST_CRITERIA));
        }
    }

    /// Takes back what only rows that were judged by themselves have.
    #[expect(clippy::indexing_slicing, reason = "a row of the block")]
    fn forget_apart(&mut self) {
        for row in self.apart.drain(..) {
            self.verdicts.missing[row] = FigureSet::EMPTY;
            self.verdicts.out_of_bounds[row] = FigureSet::EMPTY;
        }
    }

    /// Finds the rows that do not fit into columns, and returns the plan that measures the others.
    fn set_apart(&mut self, block: &Block) -> Option<u32> {
        let heads = &self.outcomes.heads;
        let unfit = unfit(&block.columns, heads);
        let mut plan = None;
        for (row, (unfit, of_row)) in unfit.into_iter().zip(heads.plan).enumerate().take(block.len()) {
            if unfit < 0 || (of_row != NO_PLAN && *plan.get_or_insert(of_row) != of_row) {
                self.apart.push(row);
            }
        }
        plan
    }

    /// Goes through the rules, each over all rows.
    #[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "the place of a check among all")]
    fn decide(&mut self, block: &Block, plan: Option<u32>) {
        let context = Context { frames: &self.frames, areas: &self.areas, places: &self.places };
        let (columns, verdicts) = (&*block.columns, &mut *self.verdicts);
        let Outcomes { failed, not_drug_free_and_key: drug_free_and_key, heads } = &mut *self.outcomes;
        classify_rows(columns, verdicts, drug_free_and_key);
        if heads.older {
            classify_by_older_sets(columns, context, verdicts, drug_free_and_key);
        }
        mark_figures(columns, failed);
        let population = &columns[Figure::Population.index()];
        let mut place = 0;
        macro_rules! each {
            ($check:ident) => {
                let (flags, bit) = (&mut failed[place / 8], 1 << (place % 8));
                match const { &code::$check.test } {
                    // Is marked above, eight checks at a time.
                    Test::Figures(..) => {}
                    Test::DeclaredWhenReviewed => mark_each(flags, bit, block.rows(), |(head, row)| {
                        !declared_when_reviewed(head.declared_level, row.bounds(Quantity::of(Figure::Reviewed))).possible
                    }),
                    Test::DeclaredIsComputed => mark_each(flags, bit, block.heads.iter().zip(&verdicts.cumulative), |(head, span)| {
                        head.declared_level.is_some_and(|level| !is_computed(level, *span).possible)
                    }),
                    Test::NotDrugFreeAndKey => mark_each(flags, bit, &*drug_free_and_key, |holds| *holds == Truth::False),
                    Test::ReadingsAgree => mark_disagreeing(flags, bit, verdicts),
                    Test::PopulationOfTable { low, high } => {
                        mark_each(flags, bit, heads.population.iter().zip(population), |(known, number)| {
                            let number = i64::from(*number);
                            known.is_some_and(|known| !near_population(known, *low, *high, (number, number)).possible)
                        })
                    }
                    Test::SomethingCounted { except } => {
                        let counts = COUNTS.without(*except);
                        let mut all = any_bit(columns, counts.without(SOMETIMES));
                        for figure in counts.without(ALWAYS).iter() {
                            all.iter_mut().zip(&columns[figure.index()]).for_each(|(all, number)| *all |= (*number).max(0));
                        }
                        mark_each(flags, bit, &all, |bits| *bits == 0);
                    }
                    // Leaves these to the area and the frame of the row.
                    Test::AreaCode
                    | Test::PreparedInTime
                    | Test::PreparedAfterClose
                    | Test::NoLegalChange
                    | Test::NotFromTheFuture
                    | Test::CriteriaComplete => {}
                    // Passes these, because a row has no texts, no approval and no other report.
                    Test::Reading
                    | Test::NoPersonalData
                    | Test::NoControlCharacter
                    | Test::ShortText
                    | Test::ComposedText
                    | Test::ExplainsKnownChecks
                    | Test::Present
                    | Test::WithinBounds
                    | Test::Opening { .. }
                    | Test::Earlier { .. }
                    | Test::NotCopied
                    | Test::DeclaredNearEarlier
                    | Test::EarlierFits
                    | Test::PartsFit
                    | Test::PartsAgree(_)
                    | Test::PartsTile
                    | Test::TotalsAreSums
                    | Test::AllReported
                    | Test::CommunesFit
                    | Test::UnsplitPredecessors
                    | Test::ApprovedIsComputed => {}
                }
                place += 1;
            };
        }
        for_each_check!(each);
        let targets = &mut verdicts.targets;
        macro_rules! target {
            ($target:literal [$plan:ident]) => {
                if const { binding_of(&plans::$plan, $target)[0].is_some() }
                    && let Some(statuses) = targets.get_mut($target)
                {
                    of_each(columns, statuses, |row| together(const { binding_of(&plans::$plan, $target) }, row, heads.kinds[row.row]));
                }
            };
        }
        let mut index = 0_u32;
        macro_rules! of_plan {
            ($plan:ident) => {
                if plan == Some(index) {
                    targets.fill([Status::NotApplicable; BLOCK_ROWS]);
                    each_place!(target $plan);
                }
                index += 1;
            };
        }
        for_each_plan!(of_plan);
        let _ = (place, index);
    }

    /// Puts together what was found of each row.
    #[expect(clippy::indexing_slicing, reason = "a row of the block")]
    fn conclude(&mut self, block: &Block, plan: Option<u32>) {
        let Outcomes { failed, heads, .. } = &*self.outcomes;
        let verdicts = &mut *self.verdicts;
        let plan = plan.and_then(|plan| PLANS.get(usize::try_from(plan).ok()?)).copied();
        let mut any = [0; BLOCK_ROWS];
        failed.iter().for_each(|flags| any.iter_mut().zip(flags).for_each(|(any, flags)| *any |= flags));
        let context = Context { frames: &self.frames, areas: &self.areas, places: &self.places };
        for (row, (frame, area)) in context.rows().enumerate() {
            let found = if any[row] == 0 { CheckSet::EMPTY } else { checks_of(failed, row).and(frame.applies) };
            let failed = found.or(frame.failed).or(area.failed);
            let numbers = Row { columns: &block.columns, row };
            let milder = in_their_case(failed, || area.is_special_zone, true, frame.criteria, &numbers);
            verdicts.complete[row] = frame.criteria.is_some_and(|set| set.complete);
            verdicts.failed[row] = failed;
            verdicts.milder[row] = milder;
            verdicts.unchecked[row] = frame.unchecked;
            verdicts.can_submit[row] = failed.and_not(milder).and(frame.blocking).is_empty();
            verdicts.plan[row] = if heads.plan[row] == NO_PLAN { None } else { plan };
        }
    }
}

/// What stands for the place of a plan where none measures an area: the zeros in front of the lowest of 64 bits without any.
const NO_PLAN: u32 = u64::BITS;

/// Returns a negative number for each row that lacks a figure, or has one that does not belong to it, is too large, or leaves shares open.
#[expect(clippy::indexing_slicing, reason = "a column for each figure")]
fn unfit(columns: &Columns, heads: &Heads) -> Column {
    let mut unfit = any_bit(columns, OF_ANY_SIZE);
    for (row, unfit) in unfit.iter_mut().enumerate() {
        // No figure is larger than the bits of all together; where these are more, looks at each.
        if *unfit > LARGEST {
            *unfit = OF_ANY_SIZE.iter().fold(0, |unfit, figure| unfit | most(figure).wrapping_sub(columns[figure.index()][row]));
        }
    }
    let mut bit = 0;
    for row in &FIGURES {
        let (figure, column) = (row.figure, &columns[row.figure.index()]);
        if OF_ANY_SIZE.contains(figure) {
            continue;
        }
        let most = most(figure);
        if ALWAYS.contains(figure) {
            unfit.iter_mut().zip(column).for_each(|(unfit, value)| *unfit |= value | most.wrapping_sub(*value));
        } else {
            for ((unfit, value), belonging) in unfit.iter_mut().zip(column).zip(&heads.belonging) {
                let belongs = belonging.wrapping_shr(bit) & 1 == 1;
                *unfit |= i32::from((*value >= 0) != belongs || *value > most).wrapping_neg();
            }
            bit = bit.wrapping_add(1);
        }
    }
    for figure in SHARED.iter() {
        unfit.iter_mut().zip(&columns[figure.index()]).for_each(|(unfit, value)| *unfit |= i32::from(*value < 1).wrapping_neg());
    }
    unfit.iter_mut().zip(&heads.apart).for_each(|(unfit, apart)| *unfit |= apart);
    unfit
}

/// Returns the largest number that a figure may have in columns.
fn most(figure: Figure) -> i32 {
    i32::try_from(figure.definition().max).unwrap_or(i32::MAX).min(LARGEST)
}

/// The figures of every report that may be as large as columns hold.
#[expect(clippy::as_conversions, reason = "a positive number")]
const OF_ANY_SIZE: FigureSet = figures_where!(row: row.max >= LARGEST as u64 && ALWAYS.contains(row.figure));

/// Marks the rows in which a check of figures fails.
fn mark_figures(columns: &Columns, failed: &mut [Flags; CHECK_BYTES]) {
    macro_rules! eights {
        ($($eight:literal)*) => { $(if let Some(flags) = failed.get_mut($eight) { mark_eight::<$eight>(columns, flags) })* };
    }
    eights!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15);
}

/// Marks the rows in which some of eight checks of figures fail. It is a function of its own for each eight, whose loop the compiler makes
/// vectors of.
#[inline(never)]
fn mark_eight<const EIGHT: usize>(columns: &Columns, flags: &mut Flags) {
    for (row, flags) in flags.iter_mut().enumerate() {
        let row = Row { columns, row };
        let fails = |of: OfFigures| of.is_some_and(|(when, must)| !figures_outcome(when, must, &row).possible);
        let mut bits = 0;
        macro_rules! each {
            ($($place:literal)*) => { $(bits |= u8::from(fails(const { of_figures(EIGHT, $place) })) << $place;)* };
        }
        each!(0 1 2 3 4 5 6 7);
        *flags = bits;
    }
}

/// The condition of a check of figures, and what holds then.
type OfFigures = Option<(Option<&'static Condition<'static>>, &'static Condition<'static>)>;

/// Returns a check of an eighth of all; `None` where it is no check of the figures of a commune.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn of_figures(eight: usize, place: usize) -> OfFigures {
    let place = 8 * eight + place;
    if place >= CHECKS.len() || CHECKS[place].applies.province {
        return None;
    }
    match &CHECKS[place].test {
        Test::Figures(Some(when), must) => Some((Some(when), must)),
        Test::Figures(None, must) => Some((None, must)),
        _ => None,
    }
}

const _: () = assert!(CHECK_BYTES <= 16, "as many eights as are marked");

/// Marks the rows for which something else than figures says so.
fn mark_each<T>(flags: &mut Flags, bit: u8, rows: impl IntoIterator<Item = T>, fails: impl Fn(T) -> bool) {
    flags.iter_mut().zip(rows).for_each(|(flags, row)| *flags |= if fails(row) { bit } else { 0 });
}

/// Marks the rows whose level the readings do not agree on.
#[inline(never)]
#[expect(clippy::indexing_slicing, reason = "a row of the block")]
fn mark_disagreeing(flags: &mut Flags, bit: u8, of: &ColumnVerdicts) {
    for (row, flags) in flags.iter_mut().enumerate() {
        let agree = readings_agree([of.cumulative[row], of.literal[row], of.places_in_period[row]]);
        *flags |= if agree.possible { 0 } else { bit };
    }
}

/// Returns for each row the bits of all these figures together.
#[inline(never)]
#[expect(clippy::indexing_slicing, reason = "a column for each figure")]
fn any_bit(columns: &Columns, figures: FigureSet) -> Column {
    let mut of_figures = [&[0; BLOCK_ROWS]; FIGURE_COUNT];
    let count = figures.iter().zip(&mut of_figures).map(|(figure, column)| *column = &columns[figure.index()]).count();
    let mut all = [0; BLOCK_ROWS];
    for (first, all) in all.as_chunks_mut::<STRIPE>().0.iter_mut().enumerate() {
        let mut bits = [0; STRIPE];
        for column in &of_figures[..count] {
            bits.iter_mut().zip(&column.as_chunks::<STRIPE>().0[first]).for_each(|(bits, number)| *bits |= number);
        }
        *all = bits;
    }
    all
}

/// The rows of which all columns are gone through at once: so few that what is found of them stays in the registers of a processor.
const STRIPE: usize = 32;

/// Classifies every row under the latest set, in every reading.
#[inline(never)]
#[expect(clippy::indexing_slicing, reason = "a row of the block")]
fn classify_rows(columns: &Columns, into: &mut ColumnVerdicts, drug_free_and_key: &mut [Truth; BLOCK_ROWS]) {
    for (row, drug_free_and_key) in drug_free_and_key.iter_mut().enumerate() {
        let of_row = Row { columns, row };
        let by = by_latest(&of_row);
        into.cumulative[row] = by.cumulative;
        into.literal[row] = by.literal;
        into.places_in_period[row] = match &LATEST_CRITERIA.places_in_period {
            Some((figure, sum)) => {
                let replaced = Replaced { bounds: &of_row, figure: Quantity::of(*figure), by: interval(sum, &of_row) };
                by_latest(&replaced).cumulative
            }
            None => by.cumulative,
        };
        *drug_free_and_key = not_drug_free_and_key(&by).into();
    }
}

/// Finds something out about each row. It is a function of its own for each use, whose loop the compiler makes vectors of.
#[inline(never)]
fn of_each<T>(columns: &Columns, into: &mut [T; BLOCK_ROWS], of: impl Fn(&Row<'_>) -> T) {
    for (row, into) in into.iter_mut().enumerate() {
        *into = of(&Row { columns, row });
    }
}

/// Classifies the rows whose period ends under an older set, one after the other.
#[expect(clippy::indexing_slicing, reason = "a row of the block")]
fn classify_by_older_sets(columns: &Columns, context: Context<'_>, into: &mut ColumnVerdicts, drug_free_and_key: &mut [Truth; BLOCK_ROWS]) {
    for (row, (frame, _)) in context.rows().enumerate() {
        if let Some(set) = frame.criteria.filter(|set| !core::ptr::eq(*set, LATEST_CRITERIA)) {
            let of_row = classify(Criteria::Constant(set), &Row { columns, row });
            into.cumulative[row] = of_row.cumulative;
            into.literal[row] = of_row.literal;
            into.places_in_period[row] = of_row.places_in_period;
            drug_free_and_key[row] = not_drug_free_and_key(&of_row).into();
        }
    }
}

/// Returns the checks that failed in a row.
#[expect(clippy::indexing_slicing, reason = "a row of the block")]
fn checks_of(failed: &[Flags; CHECK_BYTES], row: usize) -> CheckSet {
    let (low, high) = failed.split_at(8);
    let half = |flags: &[Flags]| flags.iter().rev().fold(0_u64, |bits, flags| bits.wrapping_shl(8) | u64::from(flags[row]));
    CheckSet(Bits { low: half(low), high: half(high) })
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "rows of a block")]
mod tests {
    use super::{ColumnJudge, LARGEST};
    use crate::figures::{FIGURES, Figure, Report, RiskLevel};
    use crate::judge::columns::block::{BLOCK_ROWS, Block, MISSING, RowHead};
    use crate::judge::report::verdict::tests::any_report;
    use crate::judge::{Reading, Request, judge};
    use crate::law::HUE;
    use alloc::vec::Vec;
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    /// Generates rows of communes of the city and of elsewhere, some without a figure, some with a large one.
    fn any_row() -> impl Strategy<Value = Report> {
        let areas = select(&["19815", "19753", "19801", "20014", "00004", "99999", "467"]);
        let days = option::of((-3..20_i64, any::<bool>()));
        let report = prop_oneof![4 => any_report(100), 1 => any_report(80)];
        let large = option::weighted(0.1, (select(&FIGURES[..]), prop_oneof![Just(LARGEST), Just(LARGEST + 1), Just(i32::MAX)]));
        (report, areas, days, option::of(select(&RiskLevel::ALL[..])), large).prop_map(|(mut report, area, day, level, large)| {
            if let Ok(area) = area.parse() {
                report.area = area;
            }
            report.prepared_on = day.and_then(|(days, _)| report.period.last_day().plus_days(days));
            report.revision = u32::from(day.is_some_and(|(_, corrected)| corrected));
            report.declared_level = level;
            if let Some((row, value)) = large {
                report.figures.set(row.figure, u64::try_from(value).ok());
            }
            if report.period.number() == 3 {
                // Makes areas without residents, whose shares are unknown.
                report.figures.population = Some(0);
            }
            report
        })
    }

    fn put(block: &mut Block, report: &Report) {
        let Report { area, period, revision, prepared_on, declared_level, .. } = *report;
        let row = block.push(RowHead { area, period, revision, prepared_on, declared_level }).unwrap_or_default();
        for (figure, value) in report.figures.iter() {
            if let Some(place) = block.column(figure).get_mut(row) {
                *place = value.map_or(MISSING, |value| i32::try_from(value).unwrap_or(i32::MAX));
            }
        }
    }

    proptest! {
        #[test]
        fn a_block_has_the_verdicts_of_its_rows(
            blocks in vec(vec(any_row(), 1..=BLOCK_ROWS), 1..4),
            as_of in option::of(select(&["2025-07-14", "2026-12-15"])),
        ) {
            let as_of = as_of.and_then(|day| day.parse().ok());
            let (mut block, mut by_columns) = (Block::new(), ColumnJudge::new(&HUE, as_of));
            for reports in blocks {
                block.clear();
                reports.iter().for_each(|report| put(&mut block, report));
                let of = by_columns.judge(&mut block).clone();
                for (row, report) in reports.iter().enumerate() {
                    prop_assert_eq!(block.report(row), Some(report.clone()));
                    let verdict = judge(Request { as_of, ..report.into() });
                    let spans = verdict.classification.map(|of| [of.cumulative, of.literal, of.places_in_period]);
                    prop_assert_eq!(Some([of.cumulative[row], of.literal[row], of.places_in_period[row]]), spans, "{:?}", report);
                    prop_assert_eq!(of.cumulative[row].level(), verdict.level(Reading::Cumulative));
                    prop_assert_eq!(of.failed[row].iter().map(|check| check.code).collect::<Vec<_>>(), verdict.failed.iter().map(|check| check.code).collect::<Vec<_>>(), "{:?}", report);
                    prop_assert_eq!((of.milder[row], of.unchecked[row]), (verdict.milder, verdict.unchecked), "{:?}", report);
                    prop_assert_eq!((of.missing[row], of.out_of_bounds[row]), (verdict.missing, verdict.out_of_bounds));
                    prop_assert_eq!(of.can_submit[row], verdict.can_submit, "{:?}", report);
                    prop_assert_eq!(of.plan[row].map(|plan| plan.id), verdict.plan.map(|plan| plan.id));
                    let targets: Vec<_> = of.targets.iter().map(|target| target[row]).take(verdict.targets.len()).collect();
                    prop_assert_eq!(&targets[..], &verdict.targets[..], "{:?}", report);
                }
            }
        }
    }

    #[test]
    fn a_figure_that_only_years_have_is_foreign_to_a_month() {
        let mut block = Block::new();
        let area = crate::figures::AreaCode::constant("19815");
        let report = |period: &str, reviewed| {
            let mut report = Report::new(area, period.parse().unwrap_or(crate::calendar::Period::STAND_IN));
            report.figures.reviewed = reviewed;
            report
        };
        for (period, reviewed) in [("2025", Some(true)), ("2025-07", None), ("2025-07", Some(false)), ("2025", None)] {
            put(&mut block, &report(period, reviewed));
        }
        assert_eq!(block.have_only_their_figures()[..block.len()], [true, true, false, true]);
    }

    #[test]
    fn a_block_takes_no_more_rows_than_it_has_places() {
        let mut block = Block::new();
        let report = Report::new(crate::figures::AreaCode::constant("19815"), crate::calendar::Period::STAND_IN);
        (0..BLOCK_ROWS).for_each(|_| put(&mut block, &report));
        let Report { area, period, revision, prepared_on, declared_level, .. } = report;
        assert_eq!(block.push(RowHead { area, period, revision, prepared_on, declared_level }), None);
        assert_eq!((block.len(), block.report(BLOCK_ROWS)), (BLOCK_ROWS, None));
        assert_eq!(block.column(Figure::Population)[0], MISSING);
    }
}
