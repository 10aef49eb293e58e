//! Tổng hợp: the roll-up of communes to the areas above them, on the sample reports.

use kh302::account::{RollupOptions, assess_rollup, read};
use kh302::figures::{FIGURES, Kind, Tier};
use kh302::judge::{NotExpected, Rollup};
use kh302::law::HUE;
use kh302::{AreaCode, Figure, Period, Report, RiskLevel, Subject, Totals};
use kh302_tests::samples;
use std::collections::BTreeMap;

fn code(text: &str) -> AreaCode {
    text.parse().unwrap()
}

/// The sample reports of a file that can be read, as typed values.
fn reports(text: &str) -> Vec<Report> {
    let typed = |line: &str| match read(line).ok()?.request().subject {
        Subject::Report(report) => Some(report.clone()),
        Subject::Totals(_) => None,
    };
    text.lines().filter_map(typed).collect()
}

fn rolled(area: &str, period: &str, reports: &[Report]) -> Totals {
    let mut rollup = Rollup::new(code(area), period.parse().unwrap(), &HUE).unwrap();
    for report in reports {
        match rollup.add(&report.into()) {
            Ok(_) | Err(NotExpected::Outside(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
    rollup.totals()
}

#[test]
fn the_sums_are_those_of_a_plain_addition() {
    let reports = reports(&samples::year());
    let totals = rolled("46", "2025", &reports);
    let tally = totals.communes.unwrap();
    assert_eq!((tally.expected, tally.received), (40, 40));
    for row in FIGURES.iter().filter(|row| row.tier == Tier::Commune && row.kind == Kind::Count) {
        let given: Vec<u64> =
            reports.iter().filter_map(|report| report.figures.value(row.figure)).filter(|value| *value <= row.max).collect();
        assert_eq!(totals.figures.value(row.figure), Some(given.iter().sum()), "{}", row.id);
        assert_eq!(totals.partial.contains(row.figure), given.len() < reports.len(), "{}", row.id);
    }
    let by_hand = reports.iter().fold(BTreeMap::<Option<RiskLevel>, u64>::new(), |mut levels, report| {
        *levels.entry(kh302::judge(&report.into()).level(kh302::Reading::Cumulative)).or_default() += 1;
        levels
    });
    for (level, number) in RiskLevel::ALL.into_iter().zip(tally.levels) {
        assert_eq!(number, by_hand.get(&Some(level)).copied().unwrap_or(0), "{}", level.id());
    }
    assert_eq!(tally.undetermined, by_hand.get(&None).copied().unwrap_or(0));
}

#[test]
fn the_order_of_reports_does_not_matter() {
    let mut reports = reports(&samples::month(3));
    let before = rolled("46", "2025-03", &reports);
    fastrand::Rng::with_seed(302).shuffle(&mut reports);
    assert_eq!(rolled("46", "2025-03", &reports), before);
}

#[test]
fn districts_together_are_the_province() {
    let reports = reports(&samples::month(3));
    let province = rolled("46", "2025-03", &reports);
    let districts: Vec<Totals> =
        ["474", "475", "476", "477", "478", "479", "480", "481", "482"].map(|code| rolled(code, "2025-03", &reports)).into();
    for row in FIGURES.iter().filter(|row| row.tier == Tier::Commune && row.kind == Kind::Count) {
        let sum: u64 = districts.iter().filter_map(|totals| totals.figures.value(row.figure)).sum();
        assert_eq!(province.figures.value(row.figure), Some(sum), "{}", row.id);
    }
    let received: u64 = districts.iter().map(|totals| totals.communes.unwrap().received).sum();
    assert_eq!(province.communes.unwrap().received, received);
}

#[test]
fn duplicates_strangers_and_other_periods_are_refused_and_change_nothing() {
    let period: Period = "2025".parse().unwrap();
    let mut rollup = Rollup::new(code("46"), period, &HUE).unwrap();
    let report = Report::new(code("19815"), period);
    assert!(rollup.add(&(&report).into()).is_ok());
    let before = rollup.totals();
    assert_eq!(rollup.add(&(&report).into()).unwrap_err(), NotExpected::Twice(code("19815")));
    let stranger = Report::new(code("00004"), period);
    assert_eq!(rollup.add(&(&stranger).into()).unwrap_err(), NotExpected::Outside(code("00004")));
    let month = Report::new(code("19996"), "2025-12".parse().unwrap());
    assert_eq!(rollup.add(&(&month).into()).unwrap_err(), NotExpected::OtherPeriod(month.period));
    assert_eq!(rolled_again(&rollup), before);
    assert!(Rollup::new(code("474"), period, &HUE).is_err(), "there are no districts at the end of 2025");
    assert!(Rollup::new(code("19815"), period, &HUE).is_err(), "a commune has no communes inside it");
}

fn rolled_again(rollup: &Rollup<'_>) -> Totals {
    rollup.totals()
}

#[test]
fn missing_communes_are_named_and_own_totals_are_compared() {
    let reports = reports(&samples::year());
    let mut rollup = Rollup::new(code("46"), "2025".parse().unwrap(), &HUE).unwrap();
    let (left_out, there) = reports.split_first().unwrap();
    there.iter().for_each(|report| drop(rollup.add(&report.into()).unwrap()));
    let answer = assess_rollup(&rollup, &RollupOptions::default());
    let missing = answer.assessment.findings.iter().find(|finding| finding.code == "L002").unwrap();
    assert!(missing.message.contains(left_out.area.as_str()) && missing.message.contains("Phường"), "{}", missing.message);

    rollup.add(&left_out.into()).unwrap();
    let mut own = rollup.totals();
    own.figures.set(Figure::DrugCases, own.figures.value(Figure::DrugCases).map(|cases| cases + 3));
    own.figures.set(Figure::Models, own.figures.value(Figure::Models).map(|models| models + 1));
    own.partial = kh302::FigureSet::EMPTY;
    let answer = assess_rollup(&rollup, &RollupOptions { own: Some(&own), ..RollupOptions::default() });
    let found: Vec<_> = answer
        .assessment
        .findings
        .iter()
        .filter(|finding| finding.code == "L001")
        .map(|finding| (&*finding.at, finding.severity.id()))
        .collect();
    let partial = rollup.totals().partial;
    let expected: Vec<_> = [(Figure::Models, ("models", "error")), (Figure::DrugCases, ("drug_cases", "warning"))]
        .into_iter()
        .filter(|(figure, _)| !partial.contains(*figure))
        .map(|(_, found)| found)
        .collect();
    assert_eq!(found, expected);
}
