//! Che số: decides which totals can be shown so that nothing which is kept back follows from what is published.
//!
//! A number follows if it is the same in all reports that would be published alike. So this looks for other reports: one or two communes
//! whose figures differ a little, judged again, with every published line the same (levels, statuses, shown totals). Where there are such
//! reports with another number, nobody can tell which of the two it is, by however many equations. Where none is found, more totals are
//! withheld, at worst all that are linked with the number. What is withheld adds possible reports and takes none away, so that each number
//! is looked at once.

use crate::area::Units;
use crate::base::sort_by_key;
use crate::calendar::Period;
use crate::figures::{FIGURE_COUNT, FIGURES, Figure, FigureDef, FigureSet, Report, RiskLevel, Totals};
use crate::judge::area::changes::{Change, changes, is_kept_back, linked};
use crate::judge::plan::results::PerTarget;
use crate::judge::report::check_set::CheckSet;
use crate::judge::report::verdict::blocking;
use crate::judge::{DistrictStatus, ProvinceStatus, Reading, Request, Status, Subject, judge};
use crate::law::limits::SMALL_CELL;
use crate::rules::{Criteria, Plan};
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
    /// Số liệu nghiệp vụ: an operational figure of an area below the province.
    Operational,
    /// Chưa đủ báo cáo: some communes have not reported, and a later publication would give their numbers away.
    NotAllReported,
    /// Có báo cáo thiếu số: a report lacks the figure, so that a later publication, or other totals, would give its number away.
    Partial,
    /// Ít xã: the total would tell the number of one commune, because by what is published too few others can have any.
    FewCommunes,
    /// Suy ra được: together with other published numbers it would tell one that is not published.
    WouldReveal,
}

/// The index of the area that publishes, which the others make up.
const WHOLE: usize = 0;

/// The totals of one area, and whether what communes report may be shown although some have not reported.
#[derive(Clone, Debug)]
pub(in crate::judge) struct Table {
    pub totals: Totals,
    pub although_incomplete: bool,
}

/// A commune that has reported, and how its report is judged.
#[derive(Clone, Debug)]
pub(in crate::judge) struct Contributor {
    pub report: Report,
    pub baseline: Vec<Report>,
    pub reading: Reading,
    pub plan: Option<&'static Plan>,
    /// The criteria that were asked for; `Err` for a loaded set, by which no other report can be judged here.
    pub criteria: Result<Option<Criteria<'static>>, ()>,
    /// The areas that the commune lies in, as indices of tables, the smallest last.
    pub areas: Vec<usize>,
}

/// Decides how each figure of each table is shown, in the order of the form.
pub(in crate::judge) fn suppress(tables: &[Table], communes: &[Contributor], period: Period, units: &Units<'_>) -> Vec<Vec<Shown>> {
    let mut audit = Audit::of(tables, communes, period, units);
    audit.protect_everything();
    let shown = |(table, states): (&Table, &Vec<State>)| {
        let one = |(row, state): (&FigureDef, &State)| match (state, value(&table.totals, row.figure)) {
            (_, None) => Shown::Missing,
            (State::Exact, Some(value)) => Shown::Value(value),
            (State::Small, _) => Shown::Small,
            (State::Withheld(why), _) => Shown::Withheld(*why),
        };
        FIGURES.iter().zip(states).map(one).collect()
    };
    tables.iter().zip(&audit.states).map(shown).collect()
}

fn value(totals: &Totals, figure: Figure) -> Option<u64> {
    Subject::Totals(totals).value(figure)
}

/// How a total is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Exact,
    Small,
    Withheld(Why),
}

/// Returns how a total is shown if nothing else is looked at.
fn first_state(table: &Table, figure: Figure) -> State {
    let row = figure.definition();
    let complete = table.totals.communes.is_some_and(|tally| tally.received == tally.expected);
    match value(&table.totals, figure) {
        _ if row.operational && !table.totals.area.is_province() => State::Withheld(Why::Operational),
        _ if !is_kept_back(row) => State::Exact,
        _ if !complete && !table.although_incomplete => State::Withheld(Why::NotAllReported),
        _ if table.totals.partial.contains(figure) => State::Withheld(Why::Partial),
        Some(1..=SMALL_CELL) if row.sensitive => State::Small,
        _ => State::Exact,
    }
}

/// What the public sees of a commune that depends on its kept-back figures; and which checks its report fails, because a reader may know
/// that the others hold.
struct PublicLines {
    level: Option<RiskLevel>,
    targets: PerTarget<Status>,
    failed: CheckSet,
}

/// What the public sees of an area besides its totals.
#[derive(PartialEq, Eq)]
struct AreaLines {
    targets: PerTarget<Status>,
    province: Option<ProvinceStatus>,
    district: Option<DistrictStatus>,
}

impl AreaLines {
    fn of(totals: &Totals, units: &Units<'_>) -> Self {
        let verdict = judge(Request::new(Subject::Totals(totals)).with_units(units));
        Self { targets: verdict.targets, province: verdict.province, district: verdict.district }
    }
}

/// A number that must not follow.
#[derive(Clone, Copy)]
enum Number {
    /// The figure of a commune.
    OfCommune(usize, Figure),
    /// A total that is masked or withheld.
    Total(usize, Figure),
}

/// One change made to the report of one commune: raised, or the other way round.
#[derive(Clone, Copy)]
struct Step<'c> {
    commune: usize,
    change: &'c Change,
    raised: bool,
}

impl Step<'_> {
    /// By how much the step changes a figure of a report; 0 where the report lacks the figure.
    fn moves(&self, report: &Report, figure: Figure) -> i64 {
        let by = self.change.terms.iter().find(|(changed, _)| *changed == figure).map_or(0, |(_, by)| *by);
        match Subject::Report(report).value(figure) {
            None => 0,
            Some(_) if self.raised => by,
            Some(_) => by.saturating_neg(),
        }
    }

    /// Returns the report after the step; `None` where a figure would fall below 0 or the report has none of the figures.
    fn applied(&self, report: &Report) -> Option<Report> {
        let mut after = report.clone();
        let mut any = false;
        for (figure, _) in &self.change.terms {
            if let Some(value) = Subject::Report(report).value(*figure) {
                after.figures.set(*figure, Some(value.checked_add_signed(self.moves(report, *figure))?));
                any = true;
            }
        }
        any.then_some(after)
    }
}

/// Reports and totals as they could be.
#[derive(Clone)]
struct World {
    reports: Vec<Report>,
    totals: Vec<Totals>,
}

struct Audit<'a> {
    communes: &'a [Contributor],
    units: &'a Units<'a>,
    blocking: CheckSet,
    /// The true reports.
    truth: World,
    public: Vec<PublicLines>,
    public_areas: Vec<AreaLines>,
    changes: Vec<Change>,
    linked: Vec<FigureSet>,
    /// For each commune, each change and both ways: whether the report after it would be published alike.
    alike: Vec<[bool; 2]>,
    states: Vec<Vec<State>>,
}

impl<'a> Audit<'a> {
    fn of(tables: &[Table], communes: &'a [Contributor], period: Period, units: &'a Units<'a>) -> Self {
        let totals: Vec<Totals> = tables.iter().map(|table| table.totals.clone()).collect();
        let mut audit = Self {
            communes,
            units,
            blocking: blocking(period),
            public: Vec::new(),
            public_areas: totals.iter().map(|totals| AreaLines::of(totals, units)).collect(),
            truth: World { reports: communes.iter().map(|commune| commune.report.clone()).collect(), totals },
            changes: changes(period),
            linked: linked(period),
            alike: Vec::new(),
            states: tables.iter().map(|table| FIGURES.iter().map(|row| first_state(table, row.figure)).collect()).collect(),
        };
        audit.public = communes.iter().map(|commune| audit.lines(commune, &commune.report)).collect();
        for place in 0..communes.len() {
            for change in &audit.changes {
                let both = [false, true].map(|raised| audit.is_alike(&audit.truth, Step { commune: place, change, raised }));
                audit.alike.push(both);
            }
        }
        audit
    }

    fn lines(&self, commune: &Contributor, report: &Report) -> PublicLines {
        let mut request = Request::new(Subject::Report(report)).with_units(self.units).with_baseline(&commune.baseline);
        request.criteria = commune.criteria.unwrap_or(None);
        request.plan = commune.plan;
        let verdict = judge(request);
        PublicLines { level: verdict.level(commune.reading), targets: verdict.targets, failed: verdict.failed.and(self.blocking) }
    }

    /// Whether the report of the commune after the step would be published alike, and fulfils every relation that it fulfils now.
    fn is_alike(&self, world: &World, step: Step<'_>) -> bool {
        let (Some(commune), Some(public), Some(report)) =
            (self.communes.get(step.commune), self.public.get(step.commune), world.reports.get(step.commune))
        else {
            return false;
        };
        let Some(after) = step.applied(report).filter(|_| commune.criteria.is_ok()) else { return false };
        let after = self.lines(commune, &after);
        after.level == public.level && after.targets == public.targets && after.failed.and_not(public.failed) == CheckSet::EMPTY
    }

    fn state(&self, area: usize, figure: Figure) -> State {
        self.states.get(area).and_then(|of| of.get(figure.index())).copied().unwrap_or(State::Exact)
    }

    fn areas_of(&self, commune: usize) -> &'a [usize] {
        self.communes.get(commune).map(|commune| &*commune.areas).unwrap_or_default()
    }

    /// Whether a total may move to this number, because it is withheld, or masked and `masks_may_vary` within their bounds.
    fn may_move(&self, area: usize, figure: Figure, to: Option<u64>, masks_may_vary: bool) -> bool {
        match self.state(area, figure) {
            State::Withheld(_) => to.is_some(),
            State::Small => masks_may_vary && to.is_some_and(|to| (1..=SMALL_CELL).contains(&to)),
            State::Exact => false,
        }
    }

    /// Returns the areas of a commune that would show its step, so that another commune inside them has to make up for it.
    fn shown_in(&self, world: &World, step: Step<'_>, masks_may_vary: bool) -> Vec<usize> {
        let Some(report) = world.reports.get(step.commune) else { return Vec::new() };
        let shows = |area: &usize| {
            step.change.terms.iter().any(|(figure, _)| {
                let by = step.moves(report, *figure);
                let to = world.totals.get(*area).and_then(|totals| value(totals, *figure)?.checked_add_signed(by));
                by != 0 && !self.may_move(*area, *figure, to, masks_may_vary)
            })
        };
        self.areas_of(step.commune).iter().copied().filter(shows).collect()
    }

    /// Returns the totals after the steps, if everything that is shown of them stays the same: every exact number, the mask of every small
    /// one, and the statuses of the areas.
    fn after(&self, world: &World, steps: &[Step<'_>], masks_may_vary: bool) -> Option<Vec<(usize, Totals)>> {
        let mut moved: Vec<(usize, Vec<(Figure, u64)>)> = Vec::new();
        for (area, totals) in world.totals.iter().enumerate() {
            let inside = || steps.iter().filter(|step| self.areas_of(step.commune).contains(&area));
            let mut to_set = Vec::new();
            for (figure, _) in inside().flat_map(|step| step.change.terms.iter()) {
                let moves = |step: &Step<'_>| world.reports.get(step.commune).map_or(0, |report| step.moves(report, *figure));
                let by = inside().fold(0_i64, |sum, step| sum.saturating_add(moves(step)));
                if by != 0 {
                    let to = value(totals, *figure)?.checked_add_signed(by)?;
                    to_set.push((*figure, self.may_move(area, *figure, Some(to), masks_may_vary).then_some(to)?));
                }
            }
            if !to_set.is_empty() {
                moved.push((area, to_set));
            }
        }
        let after = |(area, to_set): (usize, Vec<(Figure, u64)>)| {
            let mut totals = world.totals.get(area)?.clone();
            to_set.into_iter().for_each(|(figure, to)| totals.figures.set(figure, Some(to)));
            (self.public_areas.get(area) == Some(&AreaLines::of(&totals, self.units))).then_some((area, totals))
        };
        moved.into_iter().map(after).collect()
    }

    /// Iterates over the changes of a figure, each in both ways, that leave what is published of one commune alike.
    fn steps_of(&self, commune: usize, figure: Figure) -> impl Iterator<Item = (usize, Step<'_>)> {
        let with = self.changes.iter().enumerate().filter(move |(_, change)| change.terms.iter().any(|(one, _)| *one == figure));
        with.flat_map(move |(place, change)| [true, false].map(|raised| (place, Step { commune, change, raised })))
            .filter(move |(place, step)| self.alike(commune, *place, step.raised))
    }

    fn lies_in(&self, commune: usize, areas: &[usize]) -> bool {
        areas.iter().all(|area| self.areas_of(commune).contains(area))
    }

    fn alike(&self, commune: usize, change: usize, raised: bool) -> bool {
        let both = commune.checked_mul(self.changes.len()).and_then(|from| self.alike.get(from.checked_add(change)?));
        both.is_some_and(|[lowered, higher]| if raised { *higher } else { *lowered })
    }

    /// Whether there are other reports in which the figure of this commune differs, and which a commune that knows its own report cannot
    /// exclude: a step of this commune alone, or with either of two others. That a commune has none of something is no secret between
    /// communes, so for 0 one other is enough, and none where a published total of 0, or its own level and statuses, say it.
    fn can_differ(&self, commune: usize, figure: Figure) -> bool {
        let Some(value) = self.communes.get(commune).and_then(|of| Subject::Report(&of.report).value(figure)) else { return true };
        let shows_none = |area: &usize| {
            self.state(*area, figure) == State::Exact && self.truth.totals.get(*area).is_some_and(|of| self::value(of, figure) == Some(0))
        };
        if value == 0 && (self.areas_of(commune).iter().any(shows_none) || self.steps_of(commune, figure).next().is_none()) {
            return true;
        }
        let mut first = None;
        for (place, step) in self.steps_of(commune, figure) {
            let shown_in = self.shown_in(&self.truth, step, false);
            if shown_in.is_empty() && self.after(&self.truth, &[step], false).is_some() {
                return true;
            }
            for other in 0..self.communes.len() {
                if other == commune || first == Some(other) || !self.lies_in(other, &shown_in) {
                    continue;
                }
                let back = Step { commune: other, raised: !step.raised, ..step };
                if self.alike(other, place, back.raised) && self.after(&self.truth, &[step, back], false).is_some() {
                    if value == 0 || first.is_some() {
                        return true;
                    }
                    first = Some(other);
                }
            }
        }
        false
    }

    /// Whether a total can be as small and as large as its mask says; one that is withheld, whether it can differ at all.
    fn total_can_differ(&self, area: usize, figure: Figure) -> bool {
        let Some(value) = self.truth.totals.get(area).and_then(|totals| value(totals, figure)) else { return true };
        match self.state(area, figure) {
            State::Exact => true,
            State::Small => self.reaches(area, figure, value, 1) && self.reaches(area, figure, value, SMALL_CELL),
            State::Withheld(_) => [true, false].into_iter().any(|up| self.moved(&self.truth, area, figure, up).is_some()),
        }
    }

    /// Whether a total can become another number, step by step, while everything that is shown stays the same.
    fn reaches(&self, area: usize, figure: Figure, from: u64, to: u64) -> bool {
        let mut world: Option<World> = None;
        for _ in 0..from.abs_diff(to) {
            let Some(next) = self.moved(world.as_ref().unwrap_or(&self.truth), area, figure, to > from) else { return false };
            world = Some(next);
        }
        true
    }

    /// Returns reports that would be published alike, with a total that is one larger or smaller.
    fn moved(&self, world: &World, area: usize, figure: Figure, up: bool) -> Option<World> {
        let is_true = core::ptr::eq(world, &raw const self.truth);
        let alike = |place: usize, step: Step<'_>| {
            if is_true { self.alike(step.commune, place, step.raised) } else { self.is_alike(world, step) }
        };
        let inside = |commune: &usize| self.areas_of(*commune).contains(&area);
        for (place, change) in self.changes.iter().enumerate() {
            let Some((_, by)) = change.terms.iter().find(|(one, _)| *one == figure) else { continue };
            let raised = (*by > 0) == up;
            for commune in (0..self.communes.len()).filter(inside) {
                let step = Step { commune, change, raised };
                let shown_in = self.shown_in(world, step, true);
                if shown_in.contains(&area) {
                    continue;
                }
                let outside = (0..self.communes.len()).filter(|other| !inside(other) && self.lies_in(*other, &shown_in));
                let back = outside.map(|other| [step, Step { commune: other, raised: !raised, ..step }]);
                let with_back = back.map(|steps| steps.to_vec());
                for steps in core::iter::once([step].to_vec()).chain(with_back) {
                    let Some(totals) = self.after(world, &steps, true) else { continue };
                    let changed = totals.iter().any(|(moved, _)| *moved == area);
                    if changed && steps.iter().all(|step| alike(place, *step)) {
                        return Some(made(world, &steps, totals));
                    }
                }
            }
        }
        None
    }

    /// Withholds totals until no number follows.
    fn protect_everything(&mut self) {
        let cells = (0..self.states.len()).flat_map(|area| FIGURES.iter().map(move |row| (area, row)));
        let not_exact: Vec<Number> = cells
            .filter(|(area, row)| is_kept_back(row) && self.state(*area, row.figure) != State::Exact)
            .map(|(area, row)| Number::Total(area, row.figure))
            .collect();
        let kept = || FIGURES.iter().filter(|row| is_kept_back(row)).map(|row| row.figure);
        let of_communes = (0..self.communes.len()).flat_map(|commune| kept().map(move |figure| Number::OfCommune(commune, figure)));
        let mut numbers: Vec<Number> = not_exact.into_iter().chain(of_communes).collect();
        while !numbers.is_empty() {
            let mut withheld = Vec::new();
            for number in numbers {
                self.protect(number, &mut withheld);
            }
            numbers = withheld.into_iter().map(|(area, figure)| Number::Total(area, figure)).collect();
        }
    }

    fn is_safe(&self, number: Number) -> bool {
        match number {
            Number::OfCommune(commune, figure) => self.can_differ(commune, figure),
            Number::Total(area, figure) => self.total_can_differ(area, figure),
        }
    }

    /// Withholds the first totals that keep the number from following, and notes them.
    fn protect(&mut self, number: Number, withheld: &mut Vec<(usize, Figure)>) {
        if self.is_safe(number) {
            return;
        }
        for candidate in self.candidates(number) {
            let before = self.states.clone();
            let hidden = self.withhold(number, &candidate);
            if !hidden.is_empty() && self.is_safe(number) {
                withheld.extend(hidden);
                return;
            }
            self.states = before;
        }
        let (Number::OfCommune(_, figure) | Number::Total(_, figure)) = number;
        let everywhere: Vec<usize> = (0..self.states.len()).collect();
        let hidden = self.withhold(number, &cells(&everywhere, &self.all_linked(figure)));
        withheld.extend(hidden);
    }

    /// Withholds the cells that are shown, and returns them.
    fn withhold(&mut self, number: Number, cells: &[(usize, Figure)]) -> Vec<(usize, Figure)> {
        let mut hidden = Vec::new();
        for (area, figure) in cells.iter().copied().filter(|(_, figure)| is_kept_back(figure.definition())) {
            let why = match number {
                Number::OfCommune(_, of) if of == figure => Why::FewCommunes,
                _ => Why::WouldReveal,
            };
            if let Some(state) = self.states.get_mut(area).and_then(|of| of.get_mut(figure.index()))
                && !matches!(state, State::Withheld(_))
            {
                *state = State::Withheld(why);
                hidden.push((area, figure));
            }
        }
        hidden
    }

    /// Returns which totals could be withheld for the sake of a number, the least loss first: its own, one beside it in a balance or in another
    /// area, all that are linked with it; in its area, and also in the whole, in another part, or in all parts.
    fn candidates(&self, number: Number) -> Vec<Vec<(usize, Figure)>> {
        let (area, figure) = match number {
            Number::OfCommune(commune, figure) => (self.areas_of(commune).last().copied().unwrap_or(WHOLE), figure),
            Number::Total(area, figure) => (area, figure),
        };
        let others = || (0..self.states.len()).filter(|other| *other != area);
        let mut beside: Vec<Figure> = self.beside(figure).iter().collect();
        // Takes the least informative first.
        sort_by_key(&mut beside, |one| {
            let value = self.truth.totals.get(area).and_then(|totals| value(totals, *one)).unwrap_or(0);
            (self.state(area, *one) == State::Small, value == 0, value)
        });
        let linked = self.all_linked(figure);
        let mut candidates: Vec<Vec<(usize, Figure)>> = Vec::new();
        if matches!(number, Number::Total(..)) {
            candidates.extend(beside.iter().map(|one| cells(&[area], &[*one])));
            candidates.extend(others().map(|other| cells(&[other], &[figure])));
        }
        for areas in [&[area][..], &[area, WHOLE]] {
            candidates.push(cells(areas, &[figure]));
            candidates.extend(beside.iter().map(|one| cells(areas, &[figure, *one])));
            candidates.push(cells(areas, &[&[figure], &*beside].concat()));
            candidates.push(cells(areas, &linked));
        }
        for other in others() {
            candidates.push(cells(&[area, other], &[figure]));
            candidates.push(cells(&[area, other], &linked));
        }
        candidates.push(cells(&(0..self.states.len()).filter(|part| *part != WHOLE).collect::<Vec<_>>(), &linked));
        // Counts a total of the whole as much as those of all parts, because it informs about all of them.
        let weight = |area: usize| if area == WHOLE { self.states.len().saturating_sub(1).max(1) } else { 1 };
        let lost = |(area, figure): &(usize, Figure)| match self.state(*area, *figure) {
            State::Withheld(_) => 0,
            State::Small | State::Exact => weight(*area),
        };
        sort_by_key(&mut candidates, |cells| cells.iter().map(lost).fold(0, usize::saturating_add));
        candidates
    }

    fn beside(&self, figure: Figure) -> FigureSet {
        self.linked.get(figure.index()).copied().unwrap_or_default()
    }

    /// Returns every figure that is linked with this one through any relations.
    fn all_linked(&self, figure: Figure) -> Vec<Figure> {
        let mut linked = FigureSet::EMPTY.with(figure);
        for _ in 0..FIGURE_COUNT {
            linked = linked.iter().fold(linked, |linked, one| linked | self.beside(one));
        }
        linked.iter().collect()
    }
}

/// Returns the totals of some figures in some areas.
fn cells(areas: &[usize], figures: &[Figure]) -> Vec<(usize, Figure)> {
    areas.iter().flat_map(|area| figures.iter().map(move |figure| (*area, *figure))).collect()
}

/// Returns the reports and totals after the steps.
fn made(world: &World, steps: &[Step<'_>], totals: Vec<(usize, Totals)>) -> World {
    let mut after = world.clone();
    for step in steps {
        if let Some(report) = after.reports.get_mut(step.commune)
            && let Some(moved) = step.applied(report)
        {
            *report = moved;
        }
    }
    for (area, moved) in totals {
        if let Some(totals) = after.totals.get_mut(area) {
            *totals = moved;
        }
    }
    after
}
