//! Tests the committed samples: the library judges every claim about them.

use kh302::document::{Document, read};
use kh302::figures::{Kind, OverTime, Periods, Tier};
use kh302::law::{HUE, check};
use kh302::rules::{Condition, Severity, Test};
use kh302::{AreaCode, Assessment, FIGURES, Figure, Reading, Report, RiskLevel, Subject};
use kh302_tests::generate::root;
use std::collections::BTreeSet;
use std::fs;

/// A sample with its assessment by the library.
struct Sample {
    document: Document,
    assessment: Assessment,
}

impl Sample {
    fn report(&self) -> &Report {
        let Subject::Report(report) = self.document.request().subject else { panic!("the samples are reports") };
        report
    }

    /// Whether no error or warning names the figure, and no check that reads it is undecided.
    fn is_right(&self, figure: Figure) -> bool {
        let mut findings = self.assessment.findings.iter().filter(|finding| finding.severity != Severity::Notice);
        let mut open = self.assessment.unchecked.iter().filter_map(|unchecked| check(&unchecked.code));
        findings.all(|finding| finding.at.rsplit('/').next() != Some(figure.id()) && !finding.related.iter().any(|id| *id == figure.id()))
            && open.all(|check| !reads(&check.test, figure))
    }

    fn is_sound(&self) -> bool {
        self.assessment.findings.iter().all(|finding| finding.severity == Severity::Notice)
    }
}

fn reads(test: &Test, figure: Figure) -> bool {
    let Test::Figures(_, Condition::Holds(relation)) = test else { return false };
    relation.left.reads(figure) || relation.right.reads(figure)
}

fn samples(name: &str) -> Vec<Sample> {
    let text = fs::read_to_string(root().join("examples/data/synthetic").join(name)).expect("a committed file");
    let sample = |line: &str| {
        let document = read(line).expect("a report");
        Sample { assessment: document.assess(), document }
    };
    text.lines().map(sample).collect()
}

fn months() -> Vec<Vec<Sample>> {
    (1..=12).map(|month| samples(&format!("2025-{month:02}.jsonl"))).collect()
}

#[test]
fn of_every_hundred_reports_eighty_five_are_sound() {
    let mut counts = (0, 0);
    let files = months().into_iter().chain([samples("2025.jsonl"), samples("baseline-2023.jsonl")]);
    let sizes: Vec<usize> = files
        .map(|file| {
            let sound = file.iter().filter(|sample| sample.is_sound()).count();
            assert!((84..=86).contains(&(sound * 100 / file.len())), "{sound} of {}", file.len());
            counts = (counts.0 + sound, counts.1 + file.len());
            file.len()
        })
        .collect();
    assert_eq!(sizes, [133, 133, 133, 133, 133, 133, 40, 40, 40, 40, 40, 40, 40, 141]);
    assert!((845..=855).contains(&(counts.0 * 1000 / counts.1)), "{counts:?}");
}

#[test]
fn every_area_is_there_on_the_last_day() {
    for sample in months().into_iter().flatten().chain(samples("2025.jsonl")).chain(samples("baseline-2023.jsonl")) {
        let Report { area, period, .. } = sample.report();
        assert!(HUE.commune_on(*area, period.last_day()).unit().is_some(), "{area} {period}");
    }
}

#[test]
fn every_sample_states_that_it_is_invented() {
    for sample in months().into_iter().flatten().chain(samples("2025.jsonl")).chain(samples("baseline-2023.jsonl")) {
        assert!(sample.report().note.starts_with("Số liệu mô phỏng"));
    }
}

#[test]
fn the_closing_stocks_of_a_month_open_the_next() {
    let stocks = [
        (Figure::DrugDependent, Figure::DrugDependentOpening),
        (Figure::DrugUsing, Figure::DrugUsingOpening),
        (Figure::UsePoints, Figure::UsePointsOpening),
        (Figure::Hotspots, Figure::HotspotsOpening),
        (Figure::RetailPoints, Figure::RetailPointsOpening),
    ];
    let mut compared = 0;
    for pair in months().windows(2) {
        for sample in &pair[1] {
            // In month 7 a code can belong to another unit than on the day before.
            let same = |before: &&Sample| before.report().area == sample.report().area && pair[0].len() == pair[1].len();
            let Some(before) = pair[0].iter().find(same) else { continue };
            for (closing, opening) in stocks {
                if before.is_right(closing) && sample.is_right(opening) {
                    assert_eq!(
                        before.report().figures.value(closing),
                        sample.report().figures.value(opening),
                        "{:?} {}",
                        sample.report().area,
                        opening.id()
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 3_500, "{compared}");
}

#[test]
fn the_year_is_what_its_months_make_of_it() {
    let months = months();
    let mut compared = 0;
    for year in samples("2025.jsonl") {
        let unit = HUE.commune_on(year.report().area, year.report().period.last_day()).unit().expect("a commune");
        let belongs = |code: AreaCode, month: usize| if month < 6 { unit.predecessor_codes().contains(&code) } else { code == unit.code() };
        let parts: Vec<Vec<&Sample>> =
            (0..12).map(|month| months[month].iter().filter(|sample| belongs(sample.report().area, month)).collect()).collect();
        for row in FIGURES.iter().filter(|row| row.periods == Periods::All && row.kind == Kind::Count && row.tier == Tier::Commune) {
            let parts = match row.over_time {
                OverTime::First => &parts[..1],
                OverTime::Last => &parts[11..],
                OverTime::Sum => &parts[..],
            };
            let mut parts = parts.iter().flatten();
            if year.is_right(row.figure) && parts.clone().all(|part| part.is_right(row.figure)) {
                let sum = parts.try_fold(0, |sum, part| Some(sum + part.report().figures.value(row.figure)?));
                assert_eq!(year.report().figures.value(row.figure), sum, "{} {}", unit.name(), row.id);
                compared += 1;
            }
        }
    }
    assert!(compared > 1_500, "{compared} of {}", 40 * 61);
}

#[test]
fn areas_of_every_level_but_the_rarest_are_there() {
    let levels: BTreeSet<_> =
        samples("2025.jsonl").iter().filter_map(|sample| sample.document.judge().level(Reading::Cumulative)).collect();
    assert!(levels.is_superset(&[RiskLevel::DrugFree, RiskLevel::Affected, RiskLevel::Type3, RiskLevel::Type2].into()), "{levels:?}");
}

#[test]
fn of_the_published_reports_only_figures_are_missing() {
    for (name, area) in [("huong-tra-2026-01.json", "Phường Hương Trà"), ("an-cuu-2025-09.json", "Phường An Cựu")] {
        let text = fs::read_to_string(root().join("examples/data/real").join(name)).expect("a committed file");
        let document = read(&text).expect("a report");
        let Subject::Report(report) = document.request().subject else { panic!("a report") };
        let unit = HUE.commune_on(report.area, report.period.last_day()).unit();
        assert_eq!(unit.map(|unit| unit.name()), Some(area), "{name}");
        assert!(document.assess().findings.iter().all(|finding| finding.code == "F01"), "{name}");
    }
}
