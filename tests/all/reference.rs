//! Compares the library with the reference implementation of the law, case by case.
//!
//! Each case is generated from a seed, and a difference names its seed. To see it again:
//! `KH302_SEED=… KH302_CASES=1 cargo test -p kh302-tests reference`. `KH302_CASES` also raises the number.

use kh302::base::{Locale, Truth, percent};
use kh302::figures::{OverTime, Periods, Tier};
use kh302::judge::{Classification, DeadlineChoice, Intervals, LevelSpan, Place, ProvinceStatus, Score, TimelinessStatus, timeliness};
use kh302::law::plans::HUE_302;
use kh302::rules::{Check, Condition, MeasureTest, Must, Role, Step, Sum, Test};
use kh302::{FIGURES, Status, Verdict, judge, law};
use kh302_tests::bridge;
use kh302_tests::reference::checks::Severity;
use kh302_tests::reference::days::{self, Kind, Period, Timeliness};
use kh302_tests::reference::earlier::Earlier;
use kh302_tests::reference::levels::{Communes, Level, Reading, Span, Standing, Text, criteria, settled, standing};
use kh302_tests::reference::sheet::table;
use kh302_tests::reference::targets::{self, TARGETS};
use kh302_tests::reference::{self, Case, KINDS, Opinion, Subject, draw, read};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// Collects the differences between two answers, each with its place.
#[derive(Default)]
struct Differences(Vec<String>);

impl Differences {
    fn compare<T: PartialEq + Debug>(&mut self, place: &str, library: T, reading: T) {
        if library != reading {
            self.0.push(format!("{place}: the library says {library:?}, the reading {reading:?}"));
        }
    }

    /// Compares what both say of each key, so that each difference is counted at its own place.
    fn compare_each<K: Ord + Debug, T: PartialEq + Debug>(&mut self, place: &str, library: &BTreeMap<K, T>, reading: &BTreeMap<K, T>) {
        for key in library.keys().chain(reading.keys()).collect::<BTreeSet<_>>() {
            self.compare(&format!("{place} {key:?}"), library.get(key), reading.get(key));
        }
    }
}

fn ids(set: kh302::FigureSet) -> BTreeSet<&'static str> {
    set.iter().map(kh302::Figure::id).collect()
}

fn span((best, worst): Span) -> LevelSpan {
    LevelSpan { best: bridge::level(best), worst: bridge::level(worst) }
}

fn truth(answer: Option<bool>) -> Truth {
    answer.map_or(Truth::Unknown, Truth::of)
}

fn province_status(answer: Option<Option<bool>>) -> Option<ProvinceStatus> {
    answer.map(|answer| match answer {
        Some(true) => ProvinceStatus::Key,
        Some(false) => ProvinceStatus::NotKey,
        None => ProvinceStatus::Undetermined,
    })
}

/// The compared parts of a classification: whether its set is complete, the level under each reading, and Điều 6.
type Compared = (bool, [LevelSpan; 3], Option<Truth>);

/// Returns the compared parts of a classification. Leaves out Điều 6 for a set that is only partly on file.
fn by_library(classification: Option<Classification>) -> Option<Compared> {
    classification.map(|of| {
        let readings = [of.cumulative, of.literal, of.places_in_period];
        (of.complete, readings, of.complete.then_some(of.drug_free))
    })
}

fn by_reading(standing: Option<Standing>) -> Option<Compared> {
    standing.map(|of| {
        let drug_free = (of.text == Text::Qd28).then_some(truth(of.drug_free));
        (of.text == Text::Qd28, [of.cumulative, of.literal, of.places_in_period].map(span), drug_free)
    })
}

/// Collects the figures that a condition reads.
fn read_by(condition: &Condition<'_>, into: &mut BTreeSet<&'static str>) {
    let mut add = |sum: &Sum| into.extend(sum.terms().map(|(_, quantity)| quantity.id()));
    match condition {
        Condition::Holds(relation) => [relation.left, relation.right].iter().for_each(add),
        Condition::Share { of, per, .. } => {
            add(of);
            into.insert(per.id());
        }
        Condition::All(conditions) | Condition::Any(conditions) | Condition::AtLeast(_, conditions) => {
            conditions.iter().for_each(|condition| read_by(condition, into));
        }
        Condition::NotOnFile => {}
    }
}

/// The comparisons with the period before that failed, each with its severity, and the undecided ones.
type Comparisons = BTreeMap<(&'static str, Option<&'static str>), Option<&'static str>>;

fn earlier_by_library(verdict: &Verdict) -> Comparisons {
    let of_earlier = verdict.comparisons.iter().filter(|comparison| comparison.check.code.starts_with('P'));
    let each = of_earlier.map(|comparison| {
        let at = if let Place::Figure(figure) = comparison.at { Some(figure.id()) } else { None };
        ((comparison.check.code, at), (comparison.outcome == Truth::False).then(|| comparison.severity.id()))
    });
    each.collect()
}

fn earlier_by_reading(earlier: &Earlier) -> Comparisons {
    earlier.iter().map(|(place, severity)| (*place, severity.map(severity_id))).collect()
}

fn compare(case: &Case, opinion: &Opinion, verdict: &Verdict, facts: &Intervals) -> Vec<String> {
    let mut found = Differences::default();
    found.compare("missing", ids(verdict.missing), opinion.missing.clone());
    found.compare("out of bounds", ids(verdict.out_of_bounds), opinion.out_of_bounds.clone());
    found.compare_each("earlier", &earlier_by_library(verdict), &earlier_by_reading(&opinion.earlier));
    let severity = |check: &Check| verdict.severity(check, bridge::period(case.period()));
    let failed = verdict.failed.iter().map(|check| (check.code, severity(check).id())).collect::<BTreeMap<_, _>>();
    let said = opinion.findings.failed.iter().map(|(code, severity)| (*code, severity_id(*severity))).collect();
    found.compare_each("failed", &failed, &said);
    let unchecked = verdict.unchecked.iter().map(|check| (check.code, ())).collect();
    found.compare_each("unchecked", &unchecked, &opinion.findings.unchecked.keys().map(|code| (*code, ())).collect());
    found.compare("can_submit", verdict.can_submit, opinion.can_submit);
    found.compare("classification", by_library(verdict.classification), by_reading(opinion.shown));
    found.compare("in force", by_library(verdict.in_force), by_reading(opinion.in_force));
    found.compare("province", verdict.province, province_status(opinion.province));

    let is_report = matches!(case.subject, Subject::Report(_));
    let measures = HUE_302.targets.iter().flat_map(|target| target.measures);
    for (measure, library) in measures.zip(&verdict.measures) {
        let reading = &opinion.targets.measures[measure.id];
        let wide = |number: Option<i64>| number.map(i128::from);
        let shown = |locale| percent(library.numerator()?.into(), library.denominator()?.into(), 2, locale).map(|shown| shown.to_string());
        found.compare(&format!("{} status", measure.id), library.status, status(reading.status));
        found.compare(&format!("{} numerator", measure.id), wide(library.numerator()), reading.numerator);
        found.compare(&format!("{} denominator", measure.id), wide(library.denominator()), reading.denominator);
        found.compare(&format!("{} short by", measure.id), wide(library.short_by(measure)), reading.short_by);
        found.compare(&format!("{} percent", measure.id), shown(Locale::Vi), reading.percent(true));
        found.compare(&format!("{} percent in English", measure.id), shown(Locale::En), reading.percent(false));
        if is_report && library.status == Status::Insufficient {
            let mut missing = ids(library.missing(measure, facts));
            missing.extend(library.needs_baseline.then_some("baseline"));
            found.compare(&format!("{} waits for", measure.id), missing, reading.missing.clone());
        }
    }
    let progress = &opinion.targets;
    found.compare("plan", verdict.plan.map(|plan| plan.id), (!progress.targets.is_empty()).then_some("kh302-2023"));
    found.compare("targets", verdict.targets.to_vec(), progress.targets.iter().map(|one| status(*one)).collect());
    let mut score = Score::default();
    (score.met, score.applicable, score.insufficient) = (progress.met, progress.applicable, progress.insufficient);
    score.targets = progress.targets.iter().map(|one| (status(*one), 1)).collect();
    found.compare("score", verdict.score, score);

    // Returns the figures that an undecided check needs: of those that its definition names, those that are not known.
    for check in verdict.unchecked.iter().filter(|_| is_report) {
        let (Test::Figures(when, must), Some(lacks)) = (&check.test, opinion.findings.unchecked.get(check.code)) else { continue };
        let mut named = BTreeSet::new();
        when.iter().chain([must]).for_each(|condition| read_by(condition, &mut named));
        if named.remove("group_months") {
            named.insert("residential_groups");
        }
        named.retain(|id| !verdict.known.contains(bridge::figure(id)));
        found.compare(&format!("{} lacks", check.code), named, lacks.clone());
    }
    found.0
}

fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "notice",
    }
}

fn status(of: targets::Status) -> Status {
    match of {
        targets::Status::Met => Status::Met,
        targets::Status::NotMet => Status::NotMet,
        targets::Status::NotApplicable => Status::NotApplicable,
        targets::Status::Insufficient => Status::Insufficient,
        targets::Status::Tracked => Status::Tracked,
    }
}

fn from_environment(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

/// Generates cases and reports those with differences: counts them by place, and prints the first seeds.
#[test]
fn the_library_judges_as_the_second_reading_does() {
    let first = from_environment("KH302_SEED", 302);
    let cases = from_environment("KH302_CASES", 100_000);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    let differences: BTreeMap<u64, Vec<String>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                scope.spawn(move || {
                    let seeds = (first..first + cases).skip(worker as usize).step_by(threads as usize);
                    seeds
                        .filter_map(|seed| {
                            let case = draw::case(seed);
                            let owned = bridge::owned(&case);
                            let request = bridge::request(&case, &owned);
                            let found = compare(&case, &read(&case), &judge(request), &Intervals::of(&request));
                            (!found.is_empty()).then_some((seed, found))
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no case may stop the comparison")).collect()
    });
    if differences.is_empty() {
        return;
    }
    let mut message = format!("{} of {cases} cases differ; each place with how often and its first seed\n", differences.len());
    let mut places: BTreeMap<&str, (u64, u64, &str)> = BTreeMap::new();
    for (seed, found) in &differences {
        for difference in found {
            let (place, what) = difference.split_once(": ").unwrap_or((difference, ""));
            places.entry(place).or_insert((0, *seed, what)).0 += 1;
        }
    }
    for (place, (count, seed, what)) in places {
        message += &format!("{count:6} × {place}, KH302_SEED={seed}: {what}\n");
    }
    if cases == 1 {
        message += &format!("{:#?}\n", draw::case(first));
    }
    panic!("{message}");
}

/// Checks that the cases reach both sides of every rule, because otherwise the comparison shows nothing.
#[test]
fn the_cases_reach_every_answer() {
    let mut reached = BTreeSet::new();
    for seed in 0..10_000 {
        let case = draw::case(seed);
        let opinion = read(&case);
        reached.extend(opinion.findings.failed.keys().map(|code| format!("{code} fails")));
        reached.extend(opinion.findings.unchecked.keys().map(|code| format!("{code} is open")));
        for ((code, _), severity) in &opinion.earlier {
            reached.insert(format!("{code} {}", if severity.is_some() { "fails" } else { "is open" }));
        }
        for (id, measure) in &opinion.targets.measures {
            reached.insert(format!("{id} is {:?}", measure.status));
        }
        for standing in opinion.in_force.iter().chain(&opinion.shown) {
            reached.insert(format!("{:?} in force on {:?}", standing.text, settled(standing.cumulative)));
            reached.insert(format!("{:?} read literally: {:?}", standing.text, settled(standing.literal)));
            reached.insert(format!("{:?} with all places of the period: {:?}", standing.text, settled(standing.places_in_period)));
        }
        reached.insert(format!("province {:?}", opinion.province));
        reached.insert(format!("can submit {}", opinion.can_submit));
    }
    let mut wanted = BTreeSet::new();
    // Compares only sections A, P and D, because the hand vectors cover the checks of the document and of the other comparisons.
    for check in law::CHECKS.iter().filter(|check| check.code.starts_with(['A', 'P', 'D']) && check.code != "P000") {
        wanted.insert(format!("{} fails", check.code));
        // These read no figure that may be missing.
        if !matches!(check.code, "A109" | "D003" | "P105") {
            wanted.insert(format!("{} is open", check.code));
        }
    }
    for measure in HUE_302.targets.iter().flat_map(|target| target.measures) {
        let statuses: &[&str] = match measure.test {
            MeasureTest::Fraction(_, _, Must::Nothing) => &["Tracked", "NotApplicable", "Insufficient"],
            MeasureTest::Zero(_) => &["Met", "NotMet", "Insufficient"],
            MeasureTest::Count(_) => &["Tracked", "Insufficient"],
            _ => &["Met", "NotMet", "NotApplicable", "Insufficient"],
        };
        wanted.extend(statuses.iter().map(|status| format!("{} is {status}", measure.id)));
    }
    for level in Level::ALL.map(Some).into_iter().chain([None]) {
        wanted.insert(format!("Qd28 in force on {level:?}"));
        wanted.insert(format!("Qd28 read literally: {level:?}"));
        wanted.insert(format!("Qd28 with all places of the period: {level:?}"));
    }
    for level in [Some(Level::Type1), None] {
        wanted.insert(format!("Qd3122 in force on {level:?}"));
    }
    wanted.extend([Some(Some(true)), Some(Some(false)), Some(None)].map(|answer| format!("province {answer:?}")));
    wanted.extend(["can submit true".into(), "can submit false".into()]);
    let never: Vec<_> = wanted.difference(&reached).collect();
    assert!(never.is_empty(), "no case reaches {never:?}");
}

/// Returns a year's report of 10.000 residents whose people, places, arrests, plants and plant area are each in the band of the index.
/// Some more places stood in the period and are gone.
fn report_in_bands([a, b, c, plants, area]: [usize; 5], places_gone: usize) -> reference::Report {
    let figures = BTreeMap::from([
        ("population", 10_000),
        ("drug_dependent", [0, 4, 10, 50][a]),
        ("drug_using", [0, 1, 0, 0][a]),
        ("use_points_opening", 1 + (b + places_gone) as i128),
        ("use_points_detected", 0),
        ("use_points_eliminated", places_gone as i128),
        ("use_points_delisted", 1),
        ("use_points", b as i128),
        ("drug_arrests", [0, 4, 5, 10][c]),
        ("plants_found", [0, 499, 500, 3000][plants]),
        ("plant_area_found", [0, 124, 125, 750][area]),
        ("drug_dependent_in_community", 3),
        ("drug_dependent_on_substitution", 1),
        ("drug_dependent_in_home_rehab", 2),
        ("drug_using_in_community", 0),
        ("residents_in_violation", 0),
        ("wanted_hiding", 0),
        ("on_intra_provincial_route", 0),
        ("on_inter_provincial_route", 0),
    ]);
    let period = Period { year: 2025, kind: Kind::Year, number: 1 };
    reference::Report { period, revision: 0, prepared_on: None, declared: None, figures }
}

/// Compares every combination of bands, routes and conditions of Điều 6; each gives exactly one level.
#[test]
fn every_combination_of_bands_has_the_level_that_the_reading_gives_it() {
    let mut combinations = 0;
    for [a, c, plants, area] in every([4, 4, 4, 4]) {
        // Skips cases with both plants and area, because the higher band counts: each band is tried with one of them, then with the other.
        if plants != 0 && area != 0 && plants != area {
            continue;
        }
        for [b, places_gone, route, treated, other_conditions] in every([3, 3, 4, 2, 8]) {
            let mut report = report_in_bands([a, b, c, plants, area], places_gone);
            report.figures.extend([
                ("on_intra_provincial_route", (route & 1) as i128),
                ("on_inter_provincial_route", (route >> 1) as i128),
                ("drug_dependent_in_home_rehab", 1 + treated as i128),
                ("drug_using_in_community", (other_conditions & 1) as i128),
                ("residents_in_violation", (other_conditions >> 1 & 1) as i128),
                ("wanted_hiding", (other_conditions >> 2) as i128),
            ]);
            let standing = standing(&report.sheet(), Text::Qd28);
            let owned = bridge::report(&report);
            let verdict = judge(&owned);
            assert_eq!(by_library(verdict.classification), by_reading(Some(standing)), "{:?}", report.figures);
            let levels = [standing.cumulative, standing.literal, standing.places_in_period].map(settled);
            assert!(levels.iter().all(Option::is_some), "{:?}", report.figures);
            combinations += 1;
        }
    }
    assert_eq!(combinations, 4 * 4 * (4 + 3 + 3) * 3 * 3 * 4 * 2 * 8);
}

/// Compares every criterion in the answers of the library, because the level shows few of them: of point đ, for instance, only what two
/// criteria of the type itself would show as well. Where only a higher band makes a criterion met, the answer names the criterion of that
/// band.
#[test]
fn every_combination_of_bands_meets_the_criteria_that_the_reading_says() {
    for [a, b, c, plants, route] in every([4, 3, 4, 4, 2]) {
        let mut report = report_in_bands([a, b, c, plants, 0], 1);
        report.figures.insert("on_intra_provincial_route", route as i128);
        let document = serde_json::to_value(bridge::report(&report)).expect("JSON");
        for reading in Reading::ALL {
            let request = json!({ "schema": "kh302.request/1", "report": document, "reading": reading.id() });
            let answer: Value = serde_json::from_str(&kh302::assess_json(&request.to_string())).expect("JSON");
            let results = answer["classification"]["criteria_results"].as_array().expect("a list");
            let library: Vec<_> =
                results.iter().map(|of| (of["id"].as_str(), of["outcome"] == "met", of["by_higher_band"].as_str())).collect();
            let by_reading = criteria(&|id| report.figures[id], reading);
            let by_reading: Vec<_> = by_reading.iter().map(|of| (Some(of.id), of.met, of.by_higher_band)).collect();
            assert_eq!(library, by_reading, "{reading:?} of {:?}", report.figures);
        }
    }
}

/// Compares every combination of the criteria of Điều 5, each just missed, just met, or undecided.
#[test]
fn every_combination_of_the_six_criteria_gives_a_province_the_same_status() {
    let period = Period { year: 2025, kind: Kind::Year, number: 1 };
    // Key communes of a hundred, then undetermined communes and communes that have reported.
    let communes = [(2, 0, 100), (3, 0, 100), (2, 1, 100), (2, 0, 99), (1, 1, 100)];
    for [people, places, arrests, key, plants, route] in every([3, 3, 3, 5, 5, 3]) {
        let mut figures: reference::Figures = table().iter().filter(|row| row.id != "reviewed").map(|row| (row.id, 0)).collect();
        figures.insert("population", 100_000);
        let mut set = |id: &'static str, values: [Option<i128>; 3], place: usize| match values[place] {
            Some(value) => figures.insert(id, value),
            None => figures.remove(id),
        };
        set("drug_dependent", [Some(199), Some(200), None], people);
        set("use_points", [Some(4), Some(5), None], places);
        set("drug_arrests", [Some(49), Some(50), None], arrests);
        set("plants_found", [Some(7_999), Some(8_000), None], if plants < 3 { plants } else { 0 });
        set("plant_area_found", [Some(1_999), Some(2_000), None], if plants < 3 { 0 } else { plants - 2 });
        set("on_inter_provincial_route", [Some(0), Some(1), None], route);
        let (key, undetermined, received) = communes[key];
        let levels = [received - key - undetermined, 0, 0, key, 0];
        let communes = Communes { expected: 100, received, levels, undetermined };
        let totals = reference::Totals {
            digits: 2,
            period,
            prepared_on: None,
            figures,
            group_months: None,
            communes_with_outreach: None,
            reviewed: None,
            communes: Some(communes),
        };
        let case = Case::of(Subject::Totals(totals));
        let verdict = judge(bridge::request(&case, &bridge::owned(&case)));
        assert_eq!(verdict.province, province_status(read(&case).province), "{case:#?}");
    }
}

/// Returns every tuple of indices below the given ones.
fn every<const N: usize>(below: [usize; N]) -> impl Iterator<Item = [usize; N]> {
    let all: usize = below.iter().product();
    (0..all).map(move |mut number| {
        below.map(|below| {
            let index = number % below;
            number /= below;
            index
        })
    })
}

/// Compares the tables of figures, written twice from the specification.
#[test]
fn both_have_the_same_table_of_figures() {
    assert_eq!(FIGURES.len(), table().len());
    for (library, reading) in FIGURES.iter().zip(table()) {
        let tier = match library.tier {
            Tier::Commune => "commune",
            Tier::Supplied => "supplied",
            Tier::Province => "province",
        };
        let over_time = match library.over_time {
            OverTime::First => "first",
            OverTime::Last => "last",
            OverTime::Sum => "sum",
        };
        let periods = if library.periods == Periods::All { "all" } else { "year" };
        let worse_when = if library.worse_when_higher { "higher" } else { "-" };
        let row = (library.id, library.unit.id(), i128::from(library.min), i128::from(library.max), tier, periods, over_time, worse_when);
        let read =
            (reading.id, reading.unit, reading.min, reading.max, reading.tier, reading.periods, reading.over_time, reading.worse_when);
        assert_eq!(row, read);
        assert_eq!([library.since, library.until], reading.days.map(|day| day.map(bridge::date)), "{}", library.id);
    }
}

/// Compares the measures of each target and their roles.
#[test]
fn both_have_the_same_measures() {
    let library: Vec<Vec<_>> =
        HUE_302.targets.iter().map(|target| target.measures.iter().map(|measure| (measure.role, measure.id)).collect()).collect();
    let role = |sign| match sign {
        '!' => Role::Binding,
        '?' => Role::Aim,
        _ => Role::Breakdown,
    };
    let reading: Vec<Vec<_>> = TARGETS.iter().map(|target| target.iter().map(|(sign, id)| (role(*sign), *id)).collect()).collect();
    assert_eq!(library, reading);
}

/// Compares every period of a hundred years: its days, its name and its parts, and on every day the periods that contain it.
#[test]
fn both_have_the_same_calendar() {
    for period in (2000..=2100).flat_map(Period::of_year) {
        let library = bridge::period(period);
        assert_eq!(library.to_string(), period.name());
        assert_eq!(library.first_day(), bridge::date(period.first_day()), "{}", period.name());
        assert_eq!(library.last_day(), bridge::date(period.last_day()), "{}", period.name());
        assert_eq!(library.days(), days::days_between(period.first_day(), period.last_day()) + 1, "{}", period.name());
        assert_eq!(library.months(), period.months());
        for kind in KINDS {
            let tiles = library.tiles(bridge::kind(kind)).map(Iterator::collect::<Vec<_>>).unwrap_or_default();
            assert_eq!(tiles, period.tiles(kind).into_iter().map(bridge::period).collect::<Vec<_>>(), "{} in {kind:?}", period.name());
        }
    }
    let mut day = (1999, 12, 15);
    while day < (2100, 12, 15) {
        for kind in KINDS {
            let library = kh302::Period::holding(bridge::kind(kind), bridge::date(day)).ok();
            assert_eq!(library, Period::holding(kind, day).map(bridge::period), "{kind:?} on {day:?}");
        }
        day = days::day_after(day);
    }
}

/// Compares every regime and step on the days around each deadline, prepared or not.
#[test]
fn both_agree_whether_a_report_is_in_time() {
    let steps = [
        (days::Step::Commune, Step::Commune),
        (days::Step::District, Step::District),
        (days::Step::Province, Step::Province),
        (days::Step::Ministry, Step::Ministry),
    ];
    let holidays = BTreeSet::from([(2019, 4, 15), (2022, 7, 15), (2025, 12, 15), (2025, 12, 16), (2026, 6, 16)]);
    let days_off: Vec<_> = holidays.iter().copied().map(bridge::date).collect();
    let working_days = (0..4).map(|working_days| (days::Regime::Nd09 { working_days }, law::deadlines::ND09_2019, working_days));
    let regimes = [(days::Regime::Tt13, law::deadlines::TT13_2022, 0), (days::Regime::Qd28, law::deadlines::QD28_2025, 0)];
    for (reading, regime, working_days) in regimes.into_iter().chain(working_days) {
        for (reading_step, step) in steps {
            for period in (2018..=2027).flat_map(Period::of_year) {
                let due = days::deadline(period, reading, reading_step, &holidays);
                let about = due.unwrap_or(period.last_day());
                let near = [None, Some(days::day_before(about)), Some(about), Some(days::day_after(about)), Some((about.0 + 1, 1, 31))];
                let choice = DeadlineChoice { regime, step: Some(step), working_days, holidays: &days_off };
                for [prepared_on, as_of] in every([5, 5]).map(|places| places.map(|place| near[place])) {
                    let (status, days_late) = match days::timeliness(period, reading, reading_step, &holidays, prepared_on, as_of) {
                        Timeliness::OnTime => (TimelinessStatus::OnTime, 0),
                        Timeliness::Late(days) => (TimelinessStatus::Late, days),
                        Timeliness::NotDueYet => (TimelinessStatus::NotDueYet, 0),
                        Timeliness::NoDeadline => (TimelinessStatus::NoDeadline, 0),
                        Timeliness::Unknown => (TimelinessStatus::Unknown, 0),
                    };
                    let area = "19815".parse().expect("a code");
                    let library = timeliness(bridge::period(period), area, prepared_on.map(bridge::date), as_of.map(bridge::date), &choice);
                    let place = format!("{} by {reading:?}, {reading_step:?}, on {prepared_on:?} or {as_of:?}", period.name());
                    assert_eq!((library.due, library.status, library.days_late), (due.map(bridge::date), status, days_late), "{place}");
                }
            }
        }
    }
}

/// Compares working days with holidays near the cut-off.
#[test]
fn both_count_the_same_working_days() {
    for period in (2019..=2030).flat_map(Period::of_year) {
        let close = period.last_day();
        for holidays in 0_u32..8 {
            let holidays: BTreeSet<days::Date> = (0..3)
                .filter(|after| holidays >> after & 1 == 1)
                .map(|after| days::working_day(close, after + 1, &BTreeSet::new()))
                .collect();
            let known: Vec<_> = holidays.iter().copied().map(bridge::date).collect();
            for n in 1..=5 {
                let library = bridge::date(close).add_working_days(n, &known);
                assert_eq!(library, Some(bridge::date(days::working_day(close, n, &holidays))), "{n} after {close:?} without {holidays:?}");
            }
        }
    }
}
