//! Số liệu mô phỏng: generates reports of the communes of Huế, the same on every machine.
//!
//! The codes and names are real, and so are the populations where the table of units has them. Every other figure is invented, and the note
//! of each report states this. Communes are simulated month by month, so that the closing stocks of one month are the openings of the next.
//! On 2025-07-01 the 133 communes become 40, which take over the stocks of their predecessors. A year is combined from its months. Of the
//! reports of a file 15% get one to three faults.

mod commune;
mod fault;
mod random;

use commune::Commune;
use kh302::area::{AreaCode, AreaLevel, Unit};
use kh302::figures::{Kind, OverTime};
use kh302::law::HUE;
use kh302::{Date, FIGURES, Figures, Period, Reading, Report, RiskLevel, judge};
use random::Random;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Returns the communes that exist on a day, by code.
fn communes_on(day: Date) -> Vec<Unit<'static>> {
    HUE.level_on(AreaLevel::Commune, day).expect("a day that the table covers").collect()
}

/// The simulated reports, before faults are added.
struct Simulated {
    months: Vec<Vec<Report>>,
    year: Vec<Report>,
    baseline: Vec<Report>,
}

const END_OF_2023: Date = Date::constant(2023, 12, 14);

static SIMULATED: LazyLock<Simulated> = LazyLock::new(simulate);

/// Returns the reports for a month of 2025: of 133 communes until month 6, of 40 from month 7 on.
#[must_use]
pub fn month(month: usize) -> String {
    fault::lines(&SIMULATED.months[month - 1])
}

/// Returns the reports of the 40 communes for the year 2025.
#[must_use]
pub fn year() -> String {
    fault::lines(&SIMULATED.year)
}

/// Returns the reports of the 141 communes for the year 2023.
#[must_use]
pub fn baseline() -> String {
    fault::lines(&SIMULATED.baseline)
}

fn simulate() -> Simulated {
    let mut random = Random::new(302);
    let late = communes_on(Date::constant(2025, 7, 1));
    let early = communes_on(Date::constant(2025, 6, 30));
    let first = communes_on(END_OF_2023);

    // Starts from the known populations: divides each commune of 2025 among its predecessors, and these among theirs.
    let mut shapes: BTreeMap<AreaCode, (u64, u64)> = BTreeMap::new();
    for unit in &late {
        let population = unit.population().expect("the table has every population of 2025-07-01");
        let burden = commune::burden(population, &mut random);
        split(population, unit.predecessor_codes(), burden, &mut shapes, &mut random);
    }
    let mut before: BTreeMap<AreaCode, (u64, u64)> = BTreeMap::new();
    for unit in &early {
        let (population, burden) = shapes[&unit.code()];
        let own = [unit.code()];
        let predecessors = if unit.exists_on(END_OF_2023) { &own } else { unit.predecessor_codes() };
        split(population, predecessors, burden * 3 / 2, &mut before, &mut random);
    }

    let mut communes: Vec<Commune> = early.iter().map(|unit| Commune::new(unit.code(), shapes[&unit.code()], &mut random)).collect();
    let mut months: Vec<Vec<(AreaCode, Figures)>> = Vec::new();
    for month in 1..=12 {
        if month == 7 {
            communes = late.iter().map(|unit| Commune::merged(unit, &communes)).collect();
        }
        months.push(communes.iter_mut().map(|commune| (commune.code, commune.month(&mut random))).collect());
    }

    let of_year = |unit: &Unit<'_>| {
        let parts: Vec<Figures> = months
            .iter()
            .enumerate()
            .map(|(place, reports)| {
                let belongs = |code: &AreaCode| if place < 6 { unit.predecessor_codes().contains(code) } else { *code == unit.code() };
                over_areas(reports.iter().filter(|(code, _)| belongs(code)).map(|(_, figures)| figures))
            })
            .collect();
        over_time(&parts)
    };
    let year = late.iter().map(|unit| report(unit, of_year(unit), "2025", &mut random)).collect();
    let baseline = first.iter().map(|unit| {
        let mut commune = Commune::new(unit.code(), before[&unit.code()], &mut random);
        let parts: Vec<Figures> = (1..=12).map(|_| commune.month(&mut random)).collect();
        report(unit, over_time(&parts), "2023", &mut random)
    });
    let baseline = baseline.collect();
    let months = months.into_iter().enumerate().map(|(place, reports)| {
        let (units, period) = (if place < 6 { &early } else { &late }, format!("2025-{:02}", place + 1));
        units.iter().zip(reports).map(|(unit, (_, figures))| report(unit, figures, &period, &mut random)).collect()
    });
    Simulated { months: months.collect(), year, baseline }
}

/// Divides a population among units, each with its part of the burden.
fn split(population: u64, among: &[AreaCode], burden: u64, into: &mut BTreeMap<AreaCode, (u64, u64)>, random: &mut Random) {
    let weights: Vec<u64> = among.iter().map(|_| 60 + random.below(80)).collect();
    let all: u64 = weights.iter().sum();
    let mut rest = population;
    for (place, (code, weight)) in among.iter().zip(&weights).enumerate() {
        let part = if place + 1 == among.len() { rest } else { population * weight / all };
        rest -= part;
        into.insert(*code, (part, burden));
    }
}

/// Adds up counts over areas; a flag is true where it is true in any of them.
fn over_areas<'f>(parts: impl Iterator<Item = &'f Figures>) -> Figures {
    let mut whole = Figures::default();
    for part in parts {
        for row in &FIGURES {
            let Some(value) = part.value(row.figure) else { continue };
            let so_far = whole.value(row.figure).unwrap_or(0);
            whole.set(row.figure, Some(if row.kind == Kind::Flag { so_far.max(value) } else { so_far + value }));
        }
    }
    whole
}

/// Combines the figures of the parts of a period.
fn over_time(parts: &[Figures]) -> Figures {
    let mut whole = Figures { reviewed: Some(true), ..Figures::default() };
    for row in &FIGURES {
        let mut values = parts.iter().filter_map(|part| part.value(row.figure));
        let value = match row.over_time {
            OverTime::First => values.next(),
            OverTime::Last => values.next_back(),
            OverTime::Sum => values.reduce(|sum, value| sum + value),
        };
        if value.is_some() {
            whole.set(row.figure, value);
        }
    }
    whole
}

/// Returns the report in its canonical form: prepared in time, and for a year with the level that its figures give.
fn report(unit: &Unit<'_>, figures: Figures, period: &str, random: &mut Random) -> Report {
    let period: Period = period.parse().expect("a period of this file");
    let prepared_on: Option<Date> = period.last_day().plus_days(random.below(2).cast_signed());
    let mut report = Report::new(unit.code(), period).with_figures(figures);
    report.prepared_on = prepared_on;
    report.note = format!("Số liệu mô phỏng để minh họa, không phải số liệu thật của {}.", lower_first(unit.name()));
    if report.figures.reviewed == Some(true) {
        report.declared_level = Some(level(&report));
    }
    report
}

/// Returns the level that the figures give, by an invented text where the text of the time is only partly on file.
fn level(report: &Report) -> RiskLevel {
    let people = report.figures.drug_dependent.unwrap_or(0) + report.figures.drug_using.unwrap_or(0);
    judge(report).level(Reading::Cumulative).unwrap_or(match people {
        0 => RiskLevel::DrugFree,
        1..=19 => RiskLevel::Type3,
        20..=59 => RiskLevel::Type2,
        _ => RiskLevel::Type1,
    })
}

fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}
