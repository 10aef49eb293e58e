//! Số liệu thử: generates random cases, close to where an answer changes.

use super::days::{Date, Kind, Period, QD28, Regime, Step, day_after, day_before};
use super::levels::{Communes, Level, Text};
use super::sheet::{required_of_a_commune, table};
use super::{Approvals, Case, Due, Figures, KINDS, Report, Subject, Totals, Unit};
use fastrand::Rng;
use std::collections::BTreeSet;

/// The day on which the communes of Huế merged.
const MERGERS: Date = (2025, 7, 1);

/// Generates the case of a seed.
#[must_use]
pub fn case(seed: u64) -> Case {
    let rng = &mut Rng::with_seed(seed);
    let how_many_before = pick(rng, &[0, 0, 1, 1, 2, 3]);
    let made_of_several = how_many_before > 1;
    // Uses periods that end after 2025-07-01, when units merged.
    let period = if made_of_several { period_after_mergers(rng) } else { period(rng) };
    let of_totals = !made_of_several && rng.u8(..8) == 0;
    let mut subject = if of_totals { Subject::Totals(totals(rng, period)) } else { Subject::Report(report(rng, period)) };
    let unit = match &mut subject {
        Subject::Report(report) => unit(rng, how_many_before, report),
        Subject::Totals(_) => Unit::default(),
    };
    let previous = previous(rng, how_many_before, &subject);
    let (close, prepared_on) = match &subject {
        Subject::Report(report) => (report.period.last_day(), report.prepared_on),
        Subject::Totals(totals) => (totals.period.last_day(), totals.prepared_on),
    };
    let before = earlier(rng, period, made_of_several);
    let baseline: Vec<Report> = (0..how_many_before).map(|_| report(rng, before)).collect();
    let approvals = approvals(rng, baseline.len()).filter(|_| !of_totals).unwrap_or_default();
    let due = due(rng, close);
    let as_of = (rng.u8(..3) > 0).then(|| near(rng, prepared_on.unwrap_or(close), 2));
    let text = pick(rng, &[None, None, None, None, Some(Text::Qd28), Some(Text::Qd3122)]);
    let mut unreadable = BTreeSet::new();
    if let Subject::Report(report) = &subject
        && rng.u8(..10) == 0
    {
        let empty = required_of_a_commune(period).map(|row| row.id).filter(|id| !report.figures.contains_key(id));
        unreadable.extend(empty.take(rng.usize(..4)));
    }
    Case { subject, unit, previous, baseline, approvals, due, as_of, text, unreadable }
}

/// Generates what the table of units says of a commune: its population, close to where the number reported is too far from it, and whether
/// it is a đặc khu.
fn unit(rng: &mut Rng, how_many_before: usize, report: &mut Report) -> Unit {
    // The built-in table knows the two communes that were made of several.
    let population = match how_many_before {
        2 => Some(3760),
        3 => Some(49_684),
        _ => None,
    };
    if let Some(population) = population {
        if rng.bool() && report.figures.contains_key("population") {
            let (part, whole) = pick(rng, &[(1, 1), (7, 10), (13, 10)]);
            report.figures.insert("population", population * part / whole + rng.i128(-1..=1));
        }
        return Unit { is_dac_khu: false, population: Some(population) };
    }
    if report.period.last_day() < MERGERS || rng.bool() {
        return Unit::default();
    }
    let is_dac_khu = rng.bool();
    if is_dac_khu && rng.u8(..4) == 0 {
        // A đặc khu may have no commune-level residents.
        for (id, value) in &mut report.figures {
            let of_residents = *id == "population" || *id == "residential_groups" && rng.bool() || rng.u8(..4) == 0;
            *value = if of_residents { 0 } else { *value };
        }
    }
    let reported = report.figures.get("population").copied().unwrap_or(10_000);
    let (whole, part) = pick(rng, &[(1, 1), (10, 7), (10, 13)]);
    let population = (rng.u8(..4) > 0).then(|| (reported.min(100_000_000) * whole / part + rng.i128(-1..=1)).max(0));
    Unit { is_dac_khu, population }
}

/// Generates the approved levels.
fn approvals(rng: &mut Rng, of_baseline: usize) -> Option<Approvals> {
    let approved = |rng: &mut Rng| (rng.u8(..3) > 0).then(|| pick(rng, &Level::ALL));
    (rng.u8(..3) == 0).then(|| Approvals { now: approved(rng), baseline: (0..of_baseline).map(|_| approved(rng)).collect() })
}

/// Generates the deadline that a report must meet.
fn due(rng: &mut Rng, close: Date) -> Due {
    if rng.u8(..4) > 0 {
        return Due::default();
    }
    let working_days = rng.u32(..=3);
    Due {
        regime: pick(rng, &[Regime::Tt13, Regime::Qd28, Regime::Nd09 { working_days }]),
        step: pick(rng, &[None, Some(Step::Commune), Some(Step::District), Some(Step::Province), Some(Step::Ministry)]),
        holidays: (0..rng.usize(..=2)).map(|_| near(rng, close, 4)).collect(),
    }
}

/// Generates the report of the period before; the reports of several communes, where the area was made of them in between.
fn previous(rng: &mut Rng, how_many_before: usize, subject: &Subject) -> Vec<Subject> {
    let period = subject.period();
    let close = day_before(period.first_day());
    let ending: Vec<Period> = (close.0..=close.0 + 1).flat_map(Period::of_year).filter(|before| before.last_day() == close).collect();
    let same_kind: Vec<Period> = ending.iter().copied().filter(|before| before.kind == period.kind).collect();
    let of_same_kind = rng.bool() && !same_kind.is_empty();
    let before = pick(rng, if of_same_kind { &same_kind } else { &ending });
    if rng.u8(..3) == 0 {
        return Vec::new();
    }
    match subject {
        Subject::Report(report) => {
            let how_many = if how_many_before > 1 && close < MERGERS { how_many_before } else { 1 };
            let together = figures_before(rng, &report.figures, before);
            figures_of_parts(rng, &together, how_many)
                .into_iter()
                .map(|figures| {
                    let declared = (rng.u8(..4) > 0).then(|| pick(rng, &Level::ALL));
                    Subject::Report(Report { period: before, revision: 0, prepared_on: None, declared, figures })
                })
                .collect()
        }
        // The table of units knows the province of these years.
        Subject::Totals(totals) if before.first_day() > (2021, 7, 1) && totals.digits == 2 => {
            let figures = figures_before(rng, &totals.figures, before);
            vec![Subject::Totals(Totals { period: before, prepared_on: None, figures, ..totals.clone() })]
        }
        Subject::Totals(_) => Vec::new(),
    }
}

/// Generates the figures of the period before, close to where a comparison changes its answer.
fn figures_before(rng: &mut Rng, now: &Figures, before: Period) -> Figures {
    let mut figures = consistent(rng, before.months());
    let copied = match rng.u8(..4) {
        0 => 0,
        1 => rng.u8(1..4),
        _ => 4,
    };
    for (id, value) in &mut figures {
        if rng.u8(..4) < copied {
            *value = now.get(id).copied().unwrap_or(*value);
        }
    }
    if rng.u8(..8) > 0 {
        for (closing, opening) in [
            ("drug_dependent", "drug_dependent_opening"),
            ("drug_using", "drug_using_opening"),
            ("use_points", "use_points_opening"),
            ("hotspots", "hotspots_opening"),
            ("retail_points", "retail_points_opening"),
            ("trafficking_lines", "trafficking_lines_opening"),
        ] {
            figures.extend(now.get(opening).map(|opening| (closing, *opening)));
        }
    }
    for _ in 0..rng.usize(..=3) {
        let row = pick(rng, &table().iter().collect::<Vec<_>>());
        let value = now.get(row.id).copied().unwrap_or(0);
        let moved = match rng.u8(..8) {
            0 => value / 5,
            1 => value - 20,
            2 => value - 10,
            3 => value + 10,
            4 => value * 3 / 2,
            5 => value * 2 / 3,
            // Two zeros too many in the report.
            6 => value / 100,
            _ => 9,
        };
        let moved = if row.id == "population" { pick(rng, &[value * 10 / 9, value * 10 / 11]) } else { moved };
        figures.insert(row.id, (moved + rng.i128(-1..=1)).clamp(row.min, row.max));
    }
    let belonging: BTreeSet<&'static str> = required_of_a_commune(before).map(|row| row.id).collect();
    figures.retain(|id, _| belonging.contains(id) || id.starts_with("trafficking_lines"));
    if rng.u8(..4) == 0 {
        let ids: Vec<&'static str> = figures.keys().copied().collect();
        for _ in 0..rng.usize(1..=8) {
            figures.remove(pick(rng, &ids));
        }
    }
    figures
}

/// Divides figures among several communes; a flag that is true is true in at least one of them.
fn figures_of_parts(rng: &mut Rng, together: &Figures, how_many: usize) -> Vec<Figures> {
    let mut parts = vec![Figures::new(); how_many];
    for (id, value) in together {
        let mut left = *value;
        for place in (0..how_many).rev() {
            let part = if place == 0 { left } else { up_to(rng, left) };
            // Several communes can be on a route, while their people are counted once.
            left -= if *id == "on_intra_provincial_route" || *id == "on_inter_provincial_route" { 0 } else { part };
            if how_many == 1 || rng.u8(..40) > 0 {
                parts[place].insert(id, part);
            }
        }
    }
    parts
}

/// Generates a report under Quyết định số 28/2025/QĐ-TTg without missing figures, and with at most one contradiction.
#[must_use]
pub fn complete_report(seed: u64) -> Report {
    let rng = &mut Rng::with_seed(seed);
    let periods: Vec<Period> = (2025..=2027).flat_map(Period::of_year).filter(|period| period.last_day() >= QD28).collect();
    let period = if rng.bool() { Period { year: 2026, kind: Kind::Year, number: 1 } } else { pick(rng, &periods) };
    let belonging: BTreeSet<&'static str> = required_of_a_commune(period).map(|row| row.id).collect();
    let mut figures = consistent(rng, period.months());
    figures.retain(|id, _| belonging.contains(id));
    if rng.bool() {
        let row = pick(rng, &required_of_a_commune(period).collect::<Vec<_>>());
        let moved = figures[row.id] + if rng.bool() { 1 } else { -1 };
        figures.insert(row.id, moved.clamp(row.min, row.max));
    }
    let residents = figures["population"].max(1);
    figures.insert("population", residents);
    Report { period, revision: 0, prepared_on: Some(period.last_day()), declared: Some(pick(rng, &Level::ALL)), figures }
}

/// Removes some of the figures.
pub fn empty_some(seed: u64, figures: &mut Figures) {
    let rng = &mut Rng::with_seed(seed);
    let all = rng.bool();
    let of: Vec<&'static str> = figures.keys().copied().filter(|id| all || decides_a_level(id)).collect();
    for _ in 0..rng.usize(1..=8) {
        figures.remove(pick(rng, &of));
    }
}

/// Fills each missing figure with any value that it can have.
pub fn fill_in(seed: u64, report: &mut Report) {
    let rng = &mut Rng::with_seed(seed);
    for row in required_of_a_commune(report.period) {
        let close_to_a_threshold = pick(rng, &[0, 0, 1, 2, 5, 50, 100, 125, 500, 750, 3000]);
        let any = match rng.u8(..4) {
            0 => row.min,
            1 => row.max,
            _ => close_to_a_threshold,
        };
        // Makes the residents at least 1, because shares need residents.
        let least = if row.id == "population" { 1 } else { row.min };
        report.figures.entry(row.id).or_insert(any.clamp(least, row.max));
    }
}

fn pick<T: Copy>(rng: &mut Rng, of: &[T]) -> T {
    of[rng.usize(..of.len())]
}

/// Returns a day at most so many days before or after.
fn near(rng: &mut Rng, mut day: Date, days: u32) -> Date {
    let (steps, later) = (rng.u32(..=days), rng.bool());
    for _ in 0..steps {
        day = if later { day_after(day) } else { day_before(day) };
    }
    day
}

/// Returns a period before or after one of the days on which a text came into force.
fn period(rng: &mut Rng) -> Period {
    period_of(rng, &[2009, 2010, 2010, 2011, 2021, 2022, 2022, 2023, 2024, 2025, 2025, 2025, 2025, 2026, 2026, 2026, 2027])
}

fn period_of(rng: &mut Rng, years: &[i32]) -> Period {
    let year = pick(rng, years);
    if rng.bool() {
        return Period { year, kind: Kind::Year, number: 1 };
    }
    let kind = pick(rng, &KINDS);
    let of_kind: Vec<Period> = Period::of_year(year).filter(|period| period.kind == kind).collect();
    pick(rng, &of_kind)
}

/// Returns a period that ends after the units merged on 2025-07-01.
fn period_after_mergers(rng: &mut Rng) -> Period {
    let of_2025: Vec<Period> = Period::of_year(2025).filter(|period| period.last_day() > MERGERS).collect();
    if rng.bool() { pick(rng, &of_2025) } else { period_of(rng, &[2026, 2027]) }
}

/// Returns a period that ends before another begins: often of the same kind, or before the units merged on 2025-07-01.
fn earlier(rng: &mut Rng, period: Period, before_mergers: bool) -> Period {
    let year = if before_mergers { pick(rng, &[2022, 2023, 2024]) } else { period.year - pick(rng, &[1, 1, 1, 2, 3]) };
    let kind = if rng.bool() { period.kind } else { pick(rng, &KINDS) };
    let of_kind: Vec<Period> = Period::of_year(year).filter(|other| other.kind == kind).collect();
    pick(rng, &of_kind)
}

/// Generates a commune's report.
fn report(rng: &mut Rng, period: Period) -> Report {
    let mut figures = consistent(rng, period.months());
    let belonging: BTreeSet<&'static str> = required_of_a_commune(period).map(|row| row.id).collect();
    // A figure that does not belong to the report is sometimes there all the same, and must change nothing.
    if rng.u8(..10) > 0 {
        figures.retain(|id, _| belonging.contains(id));
    }
    if rng.u8(..30) == 0 {
        // A report of zeros, and of nothing that does not belong to it.
        figures.retain(|id, _| belonging.contains(id));
        for (id, value) in &mut figures {
            let row = table().iter().find(|row| row.id == *id).expect("a figure");
            *value = if row.is_count() && !matches!(*id, "population" | "residential_groups") { 0 } else { *value };
        }
    }
    disturb(rng, &mut figures);
    Report {
        period,
        revision: u32::from(rng.u8(..8) == 0),
        prepared_on: (rng.u8(..4) > 0).then(|| near(rng, period.last_day(), 8)),
        declared: (rng.u8(..3) > 0).then(|| pick(rng, &Level::ALL)),
        figures,
    }
}

/// Changes single figures by one, moves them out of bounds, or removes them.
fn disturb(rng: &mut Rng, figures: &mut Figures) {
    let ids: Vec<&'static str> = figures.keys().copied().collect();
    let moves = pick(rng, &[0, 0, 0, 1, 1, 2, 5]);
    for _ in 0..moves {
        let id = pick(rng, &ids);
        let row = table().iter().find(|row| row.id == id).expect("a figure");
        let value = figures[row.id];
        let moved = match rng.u8(..12) {
            0..=4 => value + 1,
            5..=9 => value - 1,
            10 => row.max,
            _ => row.max + 1,
        };
        // Skips flags, which have no value out of bounds.
        let last = if row.max == 1 { 1 } else { i128::from(u64::MAX) };
        figures.insert(row.id, moved.clamp(0, last));
    }
    if rng.u16(..100) == 0 {
        figures.insert("drug_cases", i128::from(u64::MAX));
    }
    let missing = match rng.u8(..20) {
        0..=7 => 0,
        8..=12 => rng.usize(1..=3),
        13..=16 => rng.usize(4..=20),
        17..=18 => rng.usize(21..=60),
        _ => ids.len(),
    };
    // Removes half of the time only figures that decide a level, because they are few among many.
    let deciding: Vec<&'static str> = ids.iter().copied().filter(|id| decides_a_level(id)).collect();
    let of = if missing > 0 && missing < 4 && rng.bool() && !deciding.is_empty() { deciding } else { ids };
    for _ in 0..missing {
        figures.remove(pick(rng, &of));
    }
}

fn decides_a_level(id: &str) -> bool {
    id == "population" || table().iter().any(|row| row.id == id && row.worse_when == "higher")
}

/// Divides a number into parts.
fn split<const N: usize>(rng: &mut Rng, whole: i128) -> [i128; N] {
    let mut parts = [0; N];
    let mut left = whole;
    for part in &mut parts[1..] {
        *part = if rng.bool() { 0 } else { up_to(rng, left) };
        left -= *part;
    }
    parts[0] = left;
    parts
}

fn up_to(rng: &mut Rng, most: i128) -> i128 {
    match rng.u8(..4) {
        0 => 0,
        1 => most,
        2 => (most - 1).max(0),
        _ => rng.i128(0..=most.max(0)),
    }
}

/// Generates figures whose balances all hold, around the thresholds.
fn consistent(rng: &mut Rng, months: u32) -> Figures {
    let mut figures: Figures = table().iter().map(|row| (row.id, 0)).collect();
    let mut set = |id: &'static str, value: i128| *figures.get_mut(id).expect("a figure of the table") = value;

    // Draws few people, as many as a share needs to be just met or just missed, or about a hundred.
    let people = pick(rng, &[0, 0, 1, 2, 3, 5, 20, 55, 99, 100, 101, 300]);
    let arrests = pick(rng, &[0, 0, 0, 1, 1, 2, 5, 20, 21, 55]);
    let counted = if rng.bool() { people } else { arrests };
    let one_in = pick(rng, &[50, 200, 500, 1000, 2000]);
    let population = match rng.u8(..20) {
        0 => rng.i128(0..=3),
        1 => 100_000_000,
        2..=4 => rng.i128(1..=60_000),
        _ => (counted.max(1) * one_in + rng.i128(-1..=1)).max(1),
    };
    set("population", population);
    let [dependent, using] = match rng.u8(..3) {
        0 => [people, 0],
        1 => [0, people],
        _ => split(rng, people),
    };

    let groups = match rng.u8(..6) {
        0 => 0,
        1 => population / 10 + rng.i128(-1..=1),
        _ => rng.i128(1..=41).min(population / 10 + 1),
    }
    .clamp(0, 1_000_000);
    set("residential_groups", groups);
    set("reviewed", i128::from(rng.u8(..4) > 0));
    let (intra, inter) = pick(rng, &[(0, 0), (0, 0), (1, 0), (0, 1), (1, 1)]);
    set("on_intra_provincial_route", intra);
    set("on_inter_provincial_route", inter);

    // Fills both lists of people so that they balance.
    let flows = |rng: &mut Rng, closing: i128| {
        let removed = up_to(rng, 4);
        let added = up_to(rng, closing + removed);
        [closing + removed - added, added, removed]
    };
    let [opening, added, removed] = flows(rng, dependent);
    set("drug_dependent_opening", opening);
    set("drug_dependent_added", added);
    set("drug_dependent_removed", removed);
    set("drug_dependent", dependent);
    let in_community = if rng.bool() { 0 } else { up_to(rng, dependent) };
    let [compulsory, voluntary, detained, absent] = split(rng, dependent - in_community);
    set("drug_dependent_in_community", in_community);
    set("drug_dependent_in_compulsory_rehab", compulsory);
    set("drug_dependent_in_voluntary_centre", voluntary);
    set("drug_dependent_detained", detained);
    set("drug_dependent_absent", absent);
    let in_treatment = if rng.bool() { in_community } else { up_to(rng, in_community) };
    let [substitution, home] = split(rng, in_treatment);
    set("drug_dependent_on_substitution", substitution);
    set("drug_dependent_in_home_rehab", home);
    let reached = compulsory + voluntary + substitution + home;
    set("drug_dependent_reached", if rng.bool() { dependent } else { reached + up_to(rng, dependent - reached) });

    let [opening, added, removed] = flows(rng, using);
    set("drug_using_opening", opening);
    set("drug_using_added", added);
    set("drug_using_removed", removed);
    set("drug_using", using);
    set("drug_using_confirmed_dependent", up_to(rng, removed));
    let in_community = if rng.bool() { 0 } else { up_to(rng, using) };
    let [detained, absent] = split(rng, using - in_community);
    set("drug_using_in_community", in_community);
    set("drug_using_detained", detained);
    set("drug_using_absent", absent);
    set("drug_using_reached", if rng.bool() { using } else { up_to(rng, using) });

    for (whole, part, flow) in [
        ("post_rehab", "post_rehab_managed", "post_rehab_relapsed"),
        ("psychosis", "psychosis_managed", "incidents"),
        ("released", "released_supported", "released_reoffended"),
    ] {
        let people = pick(rng, &[0, 0, 1, 5, 20]);
        set(whole, people);
        set(part, if rng.bool() { people } else { up_to(rng, people) });
        set(flow, if rng.bool() { 0 } else { up_to(rng, people + 1) });
    }

    for [opening, detected, eliminated, delisted, closing] in [
        ["use_points_opening", "use_points_detected", "use_points_eliminated", "use_points_delisted", "use_points"],
        ["hotspots_opening", "hotspots_detected", "hotspots_eliminated", "hotspots_delisted", "hotspots"],
        ["retail_points_opening", "retail_points_detected", "retail_points_eliminated", "retail_points_delisted", "retail_points"],
    ] {
        let standing = pick(rng, &[0, 0, 0, 1, 2, 4, 5, 6]);
        let (gone, taken_off) = (up_to(rng, 3), up_to(rng, 2));
        let found = up_to(rng, standing + gone + taken_off);
        set(opening, standing + gone + taken_off - found);
        set(detected, found);
        set(eliminated, gone);
        set(delisted, taken_off);
        set(closing, standing);
    }

    let plants = pick(rng, &[0, 0, 0, 0, 1, 99, 100, 499, 500, 501, 2999, 3000, 3001, 7999, 8000]);
    let area = pick(rng, &[0, 0, 0, 0, 1, 124, 125, 126, 749, 750, 751, 1999, 2000]);
    // Sometimes finds twenty plants on a square metre, or one on twenty square metres.
    let area = match rng.u8(..8) {
        0 => (plants / 20 + rng.i128(-1..=1)).max(0),
        1 => (plants * 20 + rng.i128(-1..=1)).max(0),
        _ => area,
    };
    set("plants_found", plants);
    set("plants_destroyed", if rng.bool() { plants } else { up_to(rng, plants) });
    set("plant_area_found", area);
    set("plant_area_destroyed", if rng.bool() { area } else { up_to(rng, area) });
    set("replanting_sites", if plants + area > 0 { rng.i128(0..=1) } else { 0 });

    let group_months = groups * i128::from(months);
    let reached = if rng.bool() { group_months } else { up_to(rng, group_months) };
    set("groups_with_session", reached);
    set("outreach_sessions", if reached > 0 { rng.i128(1..=9) } else { rng.i128(0..=1) });
    let with_model = if rng.bool() { groups } else { up_to(rng, groups) };
    set("groups_with_model", with_model);
    set("models", if with_model > 0 { rng.i128(1..=9) } else { 0 });

    let cases = if rng.bool() { rng.i128(1..=arrests.clamp(1, 2)) } else { rng.i128(1..=arrests.max(1)) };
    set("drug_cases", if arrests > 0 { cases } else { rng.i128(0..=1) });
    set("drug_arrests", arrests);
    set("residents_in_violation", i128::from(rng.u8(..4) == 0));
    set("wanted_hiding", i128::from(rng.u8(..6) == 0));

    let lines = rng.i128(0..=2);
    let [opening, detected, dismantled] = flows(rng, lines);
    set("trafficking_lines_opening", opening);
    set("trafficking_lines_detected", detected);
    set("trafficking_lines_dismantled", dismantled);
    set("trafficking_lines", lines);
    figures
}

/// Generates the totals of a province or a district.
fn totals(rng: &mut Rng, period: Period) -> Totals {
    let mut figures = consistent(rng, period.months());
    let group_months = figures["residential_groups"] * i128::from(period.months());
    disturb(rng, &mut figures);
    figures.remove("reviewed");

    let expected = pick(rng, &[0, 1, 9, 33, 34, 40, 66, 67, 100]);
    let received = if rng.bool() { expected } else { up_to(rng, expected) };
    let key = rng.i128(0..=3).min(received);
    let undetermined = if rng.bool() { 0 } else { up_to(rng, (received - key).min(4)) };
    let [free, affected, third] = split(rng, received - key - undetermined);
    let [first, second] = split(rng, key);
    let known = if rng.bool() { received } else { up_to(rng, received) };
    Totals {
        digits: pick(rng, &[2, 2, 3]),
        period,
        prepared_on: (rng.u8(..4) > 0).then(|| near(rng, period.last_day(), 8)),
        figures,
        group_months: (rng.u8(..4) > 0).then(|| group_months + rng.i128(0..=1)),
        communes_with_outreach: (rng.u8(..4) > 0).then(|| up_to(rng, received)),
        reviewed: (rng.u8(..4) > 0).then(|| (up_to(rng, known), known)),
        communes: (rng.u8(..6) > 0).then_some(Communes {
            expected,
            received,
            levels: [free, affected, third, second, first],
            undetermined,
        }),
    }
}
