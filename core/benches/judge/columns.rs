//! The yardstick for columns: the same checks, levels and targets as loops by hand over a block of rows, each loop as simple as the compiler
//! needs to make vectors of it. Its rules are no data. A row that lacks a figure or has a large one goes to the judge by
//! hand for one report, as such a row goes to the judge for one report in kh302.

use crate::handwritten::{CODES, Code, ERRORS, ERRORS_OF_A_MONTH, Outcome, judge, law_changes};
use kh302::area::Existence;
use kh302::judge::{BLOCK_ROWS, MISSING, RowHead};
use kh302::law::HUE;
use kh302::{AreaCode, Date, FIGURES, Figure, Figures, Period, PeriodKind, Report, RiskLevel, Status};

pub type Column = [i32; BLOCK_ROWS];

/// The rows of a block, figure by figure.
pub struct Block {
    pub heads: Vec<RowHead>,
    pub columns: Box<[Column; FIGURES.len()]>,
}

/// The decisions about the rows of a block.
pub struct Verdicts {
    pub failed: [u64; BLOCK_ROWS],
    pub unchecked: [u64; BLOCK_ROWS],
    pub can_submit: [bool; BLOCK_ROWS],
    /// The level under each reading, and whether it is open, because the text before Quyết định số 28/2025/QĐ-TTg does not decide it.
    pub levels: [[RiskLevel; BLOCK_ROWS]; 3],
    pub open: [bool; BLOCK_ROWS],
    pub targets: [[Status; BLOCK_ROWS]; 10],
    /// The rows that were judged as reports.
    pub apart: Vec<(usize, Outcome)>,
}

/// What the head of a row says.
#[derive(Clone, Copy)]
struct Head {
    key: (AreaCode, Period, Option<Date>, bool),
    months: i32,
    yearly: bool,
    older: bool,
    /// The checks that apply, those that fail and those that are open because of the head alone.
    applies: u64,
    failed: u64,
    unchecked: u64,
    errors: u64,
    population: Option<i64>,
}

/// The judge, with the heads that it saw last.
pub struct Judge {
    heads: Vec<Option<Head>>,
    of_rows: Vec<Head>,
    verdicts: Box<Verdicts>,
}

const LARGEST: i32 = 500_000;

impl Judge {
    pub fn new() -> Self {
        let verdicts = Verdicts {
            failed: [0; BLOCK_ROWS],
            unchecked: [0; BLOCK_ROWS],
            can_submit: [false; BLOCK_ROWS],
            levels: [[RiskLevel::Affected; BLOCK_ROWS]; 3],
            open: [false; BLOCK_ROWS],
            targets: [[Status::NotApplicable; BLOCK_ROWS]; 10],
            apart: Vec::new(),
        };
        Self { heads: vec![None; 4096], of_rows: Vec::new(), verdicts: Box::new(verdicts) }
    }

    pub fn judge(&mut self, block: &Block) -> &Verdicts {
        let Self { heads, of_rows, verdicts } = self;
        verdicts.apart.clear();
        of_rows.clear();
        for row in &block.heads {
            let key = (row.area, row.period, row.prepared_on, row.revision > 0);
            let number = row.area.as_str().bytes().fold(0, |number, digit| number * 10 + usize::from(digit));
            let day = row.prepared_on.map_or(0, |day| day.day() as usize * 8);
            let slot = &mut heads[(number + row.period.number() as usize * 97 + row.period.months() as usize * 331 + day) % 4096];
            let head = slot.filter(|head| head.key == key).unwrap_or_else(|| *slot.insert(head(key)));
            of_rows.push(head);
        }
        let mut unfit = [0; BLOCK_ROWS];
        for (column, of) in block.columns.iter().zip(&FIGURES) {
            match of.figure {
                Figure::TraffickingLines
                | Figure::TraffickingLinesOpening
                | Figure::TraffickingLinesDetected
                | Figure::TraffickingLinesDismantled => {}
                Figure::Reviewed => {
                    for ((unfit, value), head) in unfit.iter_mut().zip(column).zip(of_rows.iter()) {
                        *unfit |= i32::from(head.yearly != (*value >= 0) || *value > 1).wrapping_neg();
                    }
                }
                _ => {
                    let most = LARGEST.min(of.max as i32);
                    unfit.iter_mut().zip(column).for_each(|(unfit, value)| *unfit |= value | (most - value));
                }
            }
        }
        rules(block, of_rows, verdicts);
        for (row, unfit) in unfit.into_iter().enumerate().take(of_rows.len()) {
            if unfit < 0 {
                verdicts.apart.push((row, judge(&block.report(row))));
            }
        }
        verdicts
    }
}

impl Block {
    pub fn new() -> Self {
        Self { heads: Vec::new(), columns: Box::new([[MISSING; BLOCK_ROWS]; FIGURES.len()]) }
    }

    fn report(&self, row: usize) -> Report {
        let head = self.heads[row];
        let mut figures = Figures::default();
        figures.set_each(|of| u64::try_from(self.columns[of.figure.index()][row]).ok());
        let mut report = Report::new(head.area, head.period).with_figures(figures).with_revision(head.revision);
        (report.prepared_on, report.declared_level) = (head.prepared_on, head.declared_level);
        report
    }
}

#[cold]
fn head(key: (AreaCode, Period, Option<Date>, bool)) -> Head {
    let (area, period, prepared, corrected) = key;
    let (close, yearly) = (period.last_day(), period.kind() == PeriodKind::Year);
    let unit = HUE.commune_on(area, close);
    let bit = |code: Code, is: bool| u64::from(is) << code as u32;
    let mut applies = !0;
    if !yearly {
        applies &= !(bit(Code::A105, true) | bit(Code::A106, true) | bit(Code::A306, true));
    }
    let older = close < const { Date::constant(2025, 8, 24) };
    if older {
        applies &= !(bit(Code::A106, true) | bit(Code::A107, true) | bit(Code::A108, true));
    }
    let in_time = |day| close.plus_days(1).is_none_or(|due| day <= due);
    let failed = bit(Code::F06, unit == Existence::DoesNotExist)
        | bit(Code::D001, !corrected && prepared.is_some_and(|day| !in_time(day)))
        | bit(Code::D002, prepared.is_some_and(|day| day < close))
        | bit(Code::D003, law_changes(period))
        | bit(Code::A109, older);
    let open = prepared.is_none();
    Head {
        key,
        months: period.months() as i32,
        yearly,
        older,
        applies,
        failed,
        unchecked: bit(Code::D001, open && !corrected) | bit(Code::D002, open) | bit(Code::D004, open),
        errors: if period.kind() == PeriodKind::Month { ERRORS_OF_A_MONTH } else { ERRORS },
        population: unit.unit().and_then(|unit| unit.population()).map(|known| known as i64),
    }
}

/// The checks of figures, eight to a byte, in the order of the bits.
const BYTES: [[Code; 8]; 6] = {
    use Code::*;
    [
        [A101, A102, A103, A104, A110, A201, A202, A203],
        [A204, A205, A301, A302, A303, A304, A305, A306],
        [A401, A402, A403, A404, A501, A502, A601, A602],
        [A603, A604, A605, A701, A702, A704, A705, A706],
        [A801, A802, A803, A804, A805, A901, A903, A904],
        [A905, A107, A108, A105, A106, A111, A109, F06],
    ]
};

/// For each byte of flags the set of checks.
static SETS: [[u64; 256]; 6] = {
    let mut sets = [[0; 256]; 6];
    let mut byte = 0;
    while byte < 6 {
        let mut flags = 0;
        while flags < 256 {
            let mut bit = 0;
            while bit < 8 {
                if flags >> bit & 1 == 1 {
                    sets[byte][flags] |= 1 << BYTES[byte][bit] as u32;
                }
                bit += 1;
            }
            flags += 1;
        }
        byte += 1;
    }
    sets
};
const _: () = assert!(CODES.len() <= 64);

/// Packs eight flags.
#[inline(always)]
fn byte(flags: [bool; 8]) -> u8 {
    let mut byte = 0;
    for (place, flag) in flags.into_iter().enumerate() {
        byte |= u8::from(flag) << place;
    }
    byte
}

/// Takes columns of figures by their names.
macro_rules! columns {
    ($from:expr; $($name:ident $figure:ident)*) => { $(let $name = &$from[Figure::$figure as usize];)* };
}

fn rules(block: &Block, heads: &[Head], verdicts: &mut Verdicts) {
    let mut flags = [[0; BLOCK_ROWS]; 6];
    let (mut months, mut yearly) = ([1; BLOCK_ROWS], [false; BLOCK_ROWS]);
    for (row, head) in heads.iter().enumerate() {
        (months[row], yearly[row]) = (head.months, head.yearly);
    }
    people(block, &mut flags);
    places(block, &months, &mut flags);
    levels(block, &mut flags, &mut verdicts.levels);
    targets(block, &months, &yearly, &mut verdicts.targets);
    for (row, (head, of)) in heads.iter().zip(&block.heads).enumerate() {
        verdicts.open[row] = false;
        if head.older {
            let first = block.columns[Figure::DrugDependent as usize][row] >= 100 || block.columns[Figure::Hotspots as usize][row] >= 5;
            verdicts.open[row] = !first;
            verdicts.levels.iter_mut().for_each(|levels| levels[row] = RiskLevel::Type1);
        }
        let level = verdicts.levels[0][row];
        let reviewed = block.columns[Figure::Reviewed as usize][row] == 1;
        let population = i64::from(block.columns[Figure::Population as usize][row]);
        flags[5][row] |= u8::from(reviewed && of.declared_level.is_none()) << 3
            | u8::from(of.declared_level.is_some_and(|declared| declared != level)) << 4
            | u8::from(head.population.is_some_and(|known| population * 10 < known * 7 || population * 10 > known * 13)) << 5;
        let mut failed = 0;
        for (flags, sets) in flags.iter().zip(&SETS) {
            failed |= sets[usize::from(flags[row])];
        }
        let failed = failed & head.applies | head.failed;
        (verdicts.failed[row], verdicts.unchecked[row]) = (failed, head.unchecked);
        verdicts.can_submit[row] = failed & head.errors == 0;
    }
}

#[inline(never)]
fn people(block: &Block, flags: &mut [[u8; BLOCK_ROWS]; 6]) {
    columns! { block.columns;
        population Population groups ResidentialGroups opening DrugDependentOpening added DrugDependentAdded removed DrugDependentRemoved
        dependent DrugDependent community DrugDependentInCommunity compulsory DrugDependentInCompulsoryRehab
        voluntary DrugDependentInVoluntaryCentre detained DrugDependentDetained absent DrugDependentAbsent
        substitution DrugDependentOnSubstitution home DrugDependentInHomeRehab reached DrugDependentReached
        using_opening DrugUsingOpening using_added DrugUsingAdded using_removed DrugUsingRemoved using DrugUsing
        confirmed DrugUsingConfirmedDependent using_community DrugUsingInCommunity using_detained DrugUsingDetained
        using_absent DrugUsingAbsent using_reached DrugUsingReached post_rehab PostRehab managed PostRehabManaged
        relapsed PostRehabRelapsed psychosis Psychosis cared PsychosisManaged incidents Incidents released Released
        supported ReleasedSupported reoffended ReleasedReoffended
    }
    for r in 0..BLOCK_ROWS {
        flags[0][r] = byte([
            population[r] < 1,
            groups[r] < 1,
            groups[r] * 10 > population[r],
            community[r] + using_community[r] > population[r],
            (dependent[r] + using[r]) * 50 > population[r],
            dependent[r] != opening[r] + added[r] - removed[r],
            dependent[r] != community[r] + compulsory[r] + voluntary[r] + detained[r] + absent[r],
            substitution[r] + home[r] > community[r],
        ]);
    }
    for r in 0..BLOCK_ROWS {
        flags[1][r] = byte([
            reached[r] > dependent[r],
            compulsory[r] + voluntary[r] + substitution[r] + home[r] > reached[r],
            using[r] != using_opening[r] + using_added[r] - using_removed[r],
            using[r] != using_community[r] + using_detained[r] + using_absent[r],
            confirmed[r] > using_removed[r],
            confirmed[r] > added[r],
            using_reached[r] > using[r],
            using_removed[r] < using_opening[r],
        ]);
    }
    for r in 0..BLOCK_ROWS {
        flags[2][r] = byte([
            managed[r] > post_rehab[r],
            relapsed[r] > post_rehab[r],
            cared[r] > psychosis[r],
            (post_rehab[r] + psychosis[r] == 0) & (incidents[r] != 0),
            supported[r] > released[r],
            reoffended[r] > released[r],
            false,
            false,
        ]);
    }
}

#[inline(never)]
fn places(block: &Block, months: &Column, flags: &mut [[u8; BLOCK_ROWS]; 6]) {
    columns! { block.columns;
        use_opening UsePointsOpening use_detected UsePointsDetected use_eliminated UsePointsEliminated use_delisted UsePointsDelisted
        use_points UsePoints hot_opening HotspotsOpening hot_detected HotspotsDetected hot_eliminated HotspotsEliminated
        hot_delisted HotspotsDelisted hotspots Hotspots retail_opening RetailPointsOpening retail_detected RetailPointsDetected
        retail_eliminated RetailPointsEliminated retail_delisted RetailPointsDelisted retail RetailPoints plants PlantsFound
        destroyed PlantsDestroyed area PlantAreaFound area_destroyed PlantAreaDestroyed replanting ReplantingSites
        sessions OutreachSessions groups_with_session GroupsWithSession models Models groups_with_model GroupsWithModel
        groups ResidentialGroups cases DrugCases arrests DrugArrests violation ResidentsInViolation added DrugDependentAdded
        using_added DrugUsingAdded confirmed DrugUsingConfirmedDependent relapsed PostRehabRelapsed
    }
    for r in 0..BLOCK_ROWS {
        flags[2][r] |= u8::from(use_points[r] != use_opening[r] + use_detected[r] - use_eliminated[r] - use_delisted[r]) << 6
            | u8::from(hotspots[r] != hot_opening[r] + hot_detected[r] - hot_eliminated[r] - hot_delisted[r]) << 7;
    }
    for r in 0..BLOCK_ROWS {
        let eliminated = use_eliminated[r] + hot_eliminated[r] + retail_eliminated[r];
        let delisted = use_delisted[r] + hot_delisted[r] + retail_delisted[r];
        flags[3][r] = byte([
            retail[r] != retail_opening[r] + retail_detected[r] - retail_eliminated[r] - retail_delisted[r],
            (eliminated > 0) & (cases[r] < 1),
            (delisted > 2) & (delisted > eliminated),
            destroyed[r] > plants[r],
            area_destroyed[r] > area[r],
            (replanting[r] > 0) & (plants[r] + area[r] < 1),
            (plants[r] > 0) & (area[r] > 0) & ((plants[r] > area[r] * 20) | (area[r] > plants[r] * 20)),
            (plants[r] > 99) & (area[r] < 1),
        ]);
    }
    let mut counted = [0; BLOCK_ROWS];
    for (column, of) in block.columns.iter().zip(&FIGURES) {
        if of.figure > Figure::OnInterProvincialRoute && of.figure <= Figure::WantedHiding {
            counted.iter_mut().zip(column).for_each(|(counted, value)| *counted |= value);
        }
    }
    for r in 0..BLOCK_ROWS {
        flags[4][r] = byte([
            groups_with_session[r] > groups[r] * months[r],
            (groups_with_session[r] > 0) & (sessions[r] < 1),
            groups_with_model[r] > groups[r],
            (groups_with_model[r] > 0) & (models[r] < 1),
            counted[r] == 0,
            (cases[r] == 0) & (arrests[r] != 0),
            (cases[r] > 0) & (arrests[r] > cases[r] * 20),
            (added[r] + using_added[r] - confirmed[r] > 0) & (violation[r] < 1),
        ]);
        flags[5][r] = u8::from((relapsed[r] > 0) & (violation[r] < 1));
    }
}

#[inline(never)]
fn levels(block: &Block, flags: &mut [[u8; BLOCK_ROWS]; 6], levels: &mut [[RiskLevel; BLOCK_ROWS]; 3]) {
    columns! { block.columns;
        population Population dependent DrugDependent using DrugUsing use_points UsePoints arrests DrugArrests plants PlantsFound
        area PlantAreaFound intra OnIntraProvincialRoute inter OnInterProvincialRoute community DrugDependentInCommunity
        substitution DrugDependentOnSubstitution home DrugDependentInHomeRehab using_community DrugUsingInCommunity
        violation ResidentsInViolation wanted WantedHiding opening UsePointsOpening detected UsePointsDetected delisted UsePointsDelisted
    }
    let [cumulative, literal, over_period] = levels;
    for r in 0..BLOCK_ROWS {
        let (people, on_record) = (population[r], dependent[r] + using[r]);
        let (some_record, some_arrests) = ((on_record > 0) & (people > 0), (arrests[r] > 0) & (people > 0));
        let a = [some_record & (on_record * 1000 >= people * 5), some_record & (on_record * 1000 >= people), some_record];
        let c = [some_arrests & (arrests[r] * 1000 >= people), some_arrests & (arrests[r] * 2000 >= people), some_arrests];
        let d = [(plants[r] >= 3000) | (area[r] >= 750), (plants[r] >= 500) | (area[r] >= 125), (plants[r] >= 1) | (area[r] >= 1)];
        let on_route = (intra[r] >= 1) | (inter[r] >= 1);
        let free = (community[r] <= substitution[r] + home[r]) & (using_community[r] == 0) & (violation[r] == 0) & (wanted[r] == 0);
        let types = |points: i32| {
            let b = [points >= 2, points >= 1];
            let dd = [two([a[1], b[1], c[1], d[1]]) & on_route, two([a[2], b[1], c[2], d[2]]) & on_route];
            let one = three([a[0], b[0], c[0], d[0], dd[0]]);
            let literally = three([a[1] & !a[0], b[1] & !b[0], c[1] & !c[0], d[1] & !d[0], dd[1]]);
            (one, three([a[1], b[1], c[1], d[1], dd[1]]), literally, free & (points == 0))
        };
        let type_3 = a[2] | c[2] | d[2];
        let literally_3 = (a[2] & !a[1]) | (c[2] & !c[1]) | (d[2] & !d[1]);
        let (one, two, literally_2, drug_free) = types(use_points[r]);
        let (one_over, two_over, _, free_over) = types(opening[r] + detected[r] - delisted[r]);
        let by = [
            level(one, two, drug_free, type_3),
            level(one, literally_2, drug_free, literally_3),
            level(one_over, two_over, free_over, type_3),
        ];
        (cumulative[r], literal[r], over_period[r]) = (by[0], by[1], by[2]);
        flags[5][r] |= u8::from((one | two | type_3) & drug_free) << 1 | u8::from((by[0] != by[1]) | (by[0] != by[2])) << 2;
    }
}

#[inline(always)]
fn level(one: bool, two: bool, drug_free: bool, three: bool) -> RiskLevel {
    let level = if three { RiskLevel::Type3 } else { RiskLevel::Affected };
    let level = if drug_free { RiskLevel::DrugFree } else { level };
    let level = if two { RiskLevel::Type2 } else { level };
    if one { RiskLevel::Type1 } else { level }
}

#[inline(always)]
fn two(of: [bool; 4]) -> bool {
    of.into_iter().map(i32::from).sum::<i32>() >= 2
}

#[inline(always)]
fn three(of: [bool; 5]) -> bool {
    of.into_iter().map(i32::from).sum::<i32>() >= 3
}

/// The status of a share that must be whole; of nothing it does not apply.
#[inline(always)]
fn all(part: i32, whole: i32) -> Status {
    let status = if part == whole { Status::Met } else { Status::NotMet };
    let status = if whole < 0 { Status::Insufficient } else { status };
    if whole == 0 { Status::NotApplicable } else { status }
}

/// The status of a target by two of its measures: not met, insufficient, met, not applicable.
#[inline(always)]
fn both(one: Status, other: Status) -> Status {
    let either = |status| (one == status) | (other == status);
    let status = if either(Status::Met) { Status::Met } else { Status::NotApplicable };
    let status = if either(Status::Insufficient) { Status::Insufficient } else { status };
    if either(Status::NotMet) { Status::NotMet } else { status }
}

#[inline(never)]
fn targets(block: &Block, months: &Column, yearly: &[bool; BLOCK_ROWS], targets: &mut [[Status; BLOCK_ROWS]; 10]) {
    columns! { block.columns;
        reviewed Reviewed groups ResidentialGroups groups_with_session GroupsWithSession groups_with_model GroupsWithModel
        sessions OutreachSessions use_opening UsePointsOpening use_detected UsePointsDetected use_eliminated UsePointsEliminated
        use_delisted UsePointsDelisted hot_opening HotspotsOpening hot_detected HotspotsDetected hot_eliminated HotspotsEliminated
        hot_delisted HotspotsDelisted retail_opening RetailPointsOpening retail_detected RetailPointsDetected
        retail_eliminated RetailPointsEliminated retail_delisted RetailPointsDelisted plants PlantsFound area PlantAreaFound
        replanting ReplantingSites dependent DrugDependent using DrugUsing reached DrugDependentReached using_reached DrugUsingReached
        post_rehab PostRehab managed PostRehabManaged psychosis Psychosis cared PsychosisManaged released Released
        supported ReleasedSupported
    }
    let [t1, t2, t3, t4, t5, t6, t7, t8, t9, t10] = targets;
    for r in 0..BLOCK_ROWS {
        let done = if reviewed[r] == 1 { Status::Met } else { Status::NotMet };
        t1[r] = if yearly[r] { done } else { Status::NotApplicable };
    }
    (*t2, *t3, *t10) = ([Status::Insufficient; BLOCK_ROWS], [Status::Insufficient; BLOCK_ROWS], [Status::NotApplicable; BLOCK_ROWS]);
    for r in 0..BLOCK_ROWS {
        let wanted = groups[r] * months[r];
        let reach = if groups_with_session[r] >= wanted { Status::Met } else { Status::NotMet };
        let reach = if wanted == 0 { Status::NotApplicable } else { reach };
        let outreach = if sessions[r] >= 1 { Status::Met } else { Status::NotMet };
        t4[r] = both(both(reach, all(groups_with_model[r], groups[r])), outreach);
    }
    for r in 0..BLOCK_ROWS {
        let every = use_opening[r] + use_detected[r] - use_delisted[r] + hot_opening[r] + hot_detected[r] - hot_delisted[r]
            + retail_opening[r]
            + retail_detected[r]
            - retail_delisted[r];
        t5[r] = all(use_eliminated[r] + hot_eliminated[r] + retail_eliminated[r], every);
    }
    for r in 0..BLOCK_ROWS {
        t6[r] = if plants[r] | area[r] | replanting[r] == 0 { Status::Met } else { Status::NotMet };
        t7[r] = all(reached[r] + using_reached[r], dependent[r] + using[r]);
        t8[r] = both(all(managed[r], post_rehab[r]), all(cared[r], psychosis[r]));
        t9[r] = all(supported[r], released[r]);
    }
}
