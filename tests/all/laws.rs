//! Tests properties that hold for every report, as the specification states them.

use kh302::base::{Locale, percent};
use kh302::figures::Submission;
use kh302::judge::{LevelSpan, MeasureResult, Place};
use kh302::law::plans::HUE_302;
use kh302::rules::{Severity, Test};
use kh302::{PeriodKind, Purpose, Reading, Request, RiskLevel, Status, Truth, Verdict, judge, law};
use kh302_tests::bridge;
use kh302_tests::reference::days::{self, Kind, Period, Regime, Step, day_after, deadline};
use kh302_tests::reference::levels::{Communes, Level, Text};
use kh302_tests::reference::sheet::table;
use kh302_tests::reference::{Case, Figures, KINDS, Report, Subject, Totals, draw};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::{BTreeMap, BTreeSet};

const TYPES_I_AND_II: [RiskLevel; 2] = [RiskLevel::Type1, RiskLevel::Type2];

fn config() -> ProptestConfig {
    ProptestConfig { cases: 4_000, failure_persistence: None, rng_seed: RngSeed::Fixed(302), ..ProptestConfig::default() }
}

/// Generates a report under Quyết định số 28/2025/QĐ-TTg without missing figures.
fn complete_report() -> impl Strategy<Value = Report> {
    any::<u64>().prop_map(draw::complete_report)
}

fn judged(report: &Report) -> Verdict {
    judge(&bridge::report(report))
}

fn judged_against(report: &Report, baseline: &[Report]) -> Verdict {
    // Dates the baseline two years earlier, all of one period.
    let period = baseline.first().map(|first| Period { year: report.period.year - 2, ..first.period });
    let mut baseline: Vec<_> = baseline.iter().map(bridge::report).collect();
    baseline.iter_mut().for_each(|base| base.period = bridge::period(period.expect("a baseline")));
    let mut report = bridge::report(report);
    bridge::place(&mut report, &mut baseline, &mut []);
    judge(Request::from(&report).with_baseline(&baseline))
}

fn judged_totals(totals: Totals) -> Verdict {
    let case = Case::of(Subject::Totals(totals));
    judge(bridge::request(&case, &bridge::owned(&case)))
}

fn spans(verdict: &Verdict) -> [LevelSpan; 2] {
    let classification = verdict.classification.expect("a text applies");
    [classification.cumulative, classification.literal]
}

/// Returns the level of a report without missing figures.
fn level(report: &Report) -> RiskLevel {
    judged(report).level(Reading::Cumulative).expect("nothing is missing")
}

fn measure(verdict: &Verdict, id: &str) -> MeasureResult {
    *verdict.measure(id).expect("a measure of the plan")
}

fn codes(set: kh302::judge::CheckSet) -> BTreeSet<&'static str> {
    set.iter().map(|check| check.code).collect()
}

// Cấp độ (the last paragraph on risk levels).

proptest! {
    #![proptest_config(config())]

    /// A report without missing figures has exactly one level, in both readings.
    #[test]
    fn a_complete_report_has_one_level(report in complete_report()) {
        let verdict = judged(&report);
        prop_assert!(verdict.level(Reading::Cumulative).is_some());
        prop_assert!(verdict.level(Reading::Literal).is_some());
    }

    /// A commune with more of what is worse never gets a better level.
    #[test]
    fn raising_what_is_worse_never_lowers_the_level(report in complete_report(), place in any::<prop::sample::Index>(), by in prop_oneof![Just(1), 1..5_000_i128]) {
        let rows: Vec<_> = table().iter().filter(|row| row.worse_when == "higher").collect();
        let row = rows[place.index(rows.len())];
        let mut worse = report.clone();
        let raised = (report.figures[row.id] + by).min(row.max);
        worse.figures.insert(row.id, raised);
        prop_assert!(level(&worse) >= level(&report), "{} raised to {raised}", row.id);
    }

    /// The same number of people among fewer residents never gives a better level.
    #[test]
    fn lowering_the_population_never_lowers_the_level(report in complete_report(), share in 1..1_000_i128) {
        let mut fewer = report.clone();
        fewer.figures.insert("population", (report.figures["population"] * share / 1_000).max(1));
        prop_assert!(level(&fewer) >= level(&report));
    }

    /// Shares do not depend on the size of a commune.
    #[test]
    fn scaling_keeps_the_bands_of_shares(report in complete_report(), factor in 2..300_i128) {
        let figures = &report.figures;
        let people = figures["drug_dependent"] + figures["drug_using"];
        for counted in [people, figures["drug_arrests"]] {
            let residents = figures["population"];
            prop_assume!(residents * factor <= 100_000_000);
            for figure in ["drug_dependent", "drug_using", "drug_arrests"] {
                let (one, scaled) = (band(figure, counted, residents), band(figure, counted * factor, residents * factor));
                prop_assert_eq!(one, scaled, "{} of {} residents, times {}", counted, residents, factor);
            }
        }
    }

    /// A level that is decided with missing figures is the level of every way to fill them in.
    #[test]
    fn what_is_decided_with_figures_missing_stays_decided(report in complete_report(), empty in any::<u64>(), fill in any::<u64>()) {
        let mut partial = report.clone();
        draw::empty_some(empty, &mut partial.figures);
        let mut filled = partial.clone();
        draw::fill_in(fill, &mut filled);
        let (before, after) = (judged(&partial), judged(&filled));
        for (open, settled) in spans(&before).into_iter().zip(spans(&after)) {
            prop_assert_eq!(settled.best, settled.worst);
            prop_assert!(open.best <= settled.best && settled.worst <= open.worst, "{:?} became {:?}", open, settled);
        }
        let decided: BTreeSet<_> = law::CHECKS.iter().map(|check| check.code).filter(|code| !before.unchecked.contains(code)).collect();
        for code in decided {
            prop_assert_eq!(before.failed.contains(code), after.failed.contains(code), "{}", code);
        }
        prop_assert!(codes(after.unchecked).is_empty());
        for (place, (open, settled)) in before.measures.iter().zip(&after.measures).enumerate() {
            prop_assert!(open.status == Status::Insufficient || open.status == settled.status, "measure {}: {:?} became {:?}", place, open, settled);
        }
    }

    /// Some way to fill in the missing figures reaches the best level, and some reaches the worst.
    #[test]
    fn the_best_and_the_worst_level_are_reached(report in complete_report(), empty in any::<u64>()) {
        let mut partial = report;
        draw::empty_some(empty, &mut partial.figures);
        let [open, _] = spans(&judged(&partial));
        let extreme = |worst: bool| {
            let mut filled = partial.clone();
            for row in table() {
                let better_when_higher = matches!(row.id, "population" | "drug_dependent_on_substitution" | "drug_dependent_in_home_rehab");
                let least = if row.id == "population" { 1 } else { row.min };
                filled.figures.entry(row.id).or_insert(if worst == better_when_higher { least } else { row.max });
            }
            level(&filled)
        };
        prop_assert_eq!((extreme(false), extreme(true)), (open.best, open.worst));
    }

    /// The literal reading finds no loại I or II that the cumulative reading does not find.
    #[test]
    fn literally_of_type_i_or_ii_is_cumulatively_at_least_that(report in complete_report()) {
        let verdict = judged(&report);
        let literal = verdict.level(Reading::Literal).expect("nothing is missing");
        if TYPES_I_AND_II.contains(&literal) {
            prop_assert!(level(&report) >= literal);
        }
    }
}

/// Finds the band of a share from outside: with two measures of loại I the share decides between I, II and III, and alone between III and
/// none.
fn band(figure: &'static str, counted: i128, residents: i128) -> RiskLevel {
    let with = |others: [(&'static str, i128); 2]| {
        let mut figures: Figures = table().iter().filter(|row| row.tier != "province").map(|row| (row.id, 0)).collect();
        figures.extend([("population", residents), (figure, counted), ("residents_in_violation", 1)]);
        figures.extend(others);
        let period = Period { year: 2025, kind: Kind::Year, number: 1 };
        level(&Report { period, revision: 0, prepared_on: None, declared: None, figures })
    };
    let beside_two_of_type_i = with([("use_points", 2), ("plants_found", 3_000)]);
    if TYPES_I_AND_II.contains(&beside_two_of_type_i) { beside_two_of_type_i } else { with([("use_points", 0), ("plants_found", 0)]) }
}

/// Tests every step up of one measure, the route or a condition of Điều 6, from every combination of the others.
#[test]
fn no_step_up_lowers_the_level_from_any_combination_of_bands() {
    // Counts the steps of: people, places, arrests, plants, on a route, somebody untreated, in violation, wanted.
    const STEPS: [usize; 7] = [4, 3, 4, 4, 2, 2, 3];
    let index = |at: [usize; 7]| at.iter().zip(STEPS).fold(0, |index, (one, steps)| index * steps + one);
    let all: Vec<[usize; 7]> = (0..STEPS.iter().product())
        .map(|mut number: usize| {
            let mut at = [0; 7];
            for place in (0..7).rev() {
                at[place] = number % STEPS[place];
                number /= STEPS[place];
            }
            at
        })
        .collect();
    let levels: Vec<(RiskLevel, RiskLevel)> = all
        .iter()
        .map(|at| {
            let figures = kh302::Figures {
                population: Some(100_000),
                drug_dependent: Some([0, 99, 100, 500][at[0]]),
                drug_using: Some(0),
                use_points: Some(at[1] as u64),
                drug_arrests: Some([0, 49, 50, 100][at[2]]),
                plants_found: Some([0, 499, 500, 3_000][at[3]]),
                plant_area_found: Some(0),
                on_intra_provincial_route: Some(false),
                on_inter_provincial_route: Some(at[4] == 1),
                drug_dependent_in_community: Some(at[5] as u64),
                drug_dependent_on_substitution: Some(0),
                drug_dependent_in_home_rehab: Some(0),
                drug_using_in_community: Some(0),
                residents_in_violation: Some(u64::from(at[6] == 1)),
                wanted_hiding: Some(u64::from(at[6] == 2)),
                ..kh302::Figures::default()
            };
            let report = kh302::Report::new("19815".parse().expect("a code"), "2025".parse().expect("a period")).with_figures(figures);
            let verdict = judge(&report);
            let [cumulative, literal] =
                [Reading::Cumulative, Reading::Literal].map(|reading| verdict.level(reading).expect("all is known"));
            (cumulative, literal)
        })
        .collect();
    for (at, (cumulative, literal)) in all.iter().zip(&levels) {
        assert!(!TYPES_I_AND_II.contains(literal) || cumulative >= literal, "{at:?}");
        for place in 0..6 {
            let mut up = *at;
            up[place] += 1;
            if up[place] < STEPS[place] {
                assert!(levels[index(up)].0 >= *cumulative, "{at:?} to {up:?}");
            }
        }
        let mut broken = *at;
        for condition in 1..3 {
            broken[6] = condition;
            assert!(at[6] != 0 || levels[index(broken)].0 >= *cumulative, "{at:?} to {broken:?}");
        }
    }
}

// Kiểm tra.

/// Makes a monthly report whose balances all hold; a yearly one for `PeriodKind::Year`.
fn sound(kind: PeriodKind) -> kh302::Report {
    let year = kind == PeriodKind::Year;
    let months = if year { 12 } else { 1 };
    let mut report = kh302::Report::new("19815".parse().expect("a code"), if year { "2028" } else { "2025-10" }.parse().expect("a period"));
    for row in kh302::FIGURES.iter().filter(|row| row.is_of_communes(kind)) {
        report.figures.set(row.figure, Some(0));
    }
    let figures = &mut report.figures;
    figures.population = Some(50_000);
    figures.residential_groups = Some(40);
    figures.outreach_sessions = Some(40 * months);
    figures.groups_with_session = Some(40 * months);
    figures.models = Some(40);
    figures.groups_with_model = Some(40);
    figures.drug_dependent_opening = Some(10);
    figures.drug_dependent_added = Some(3);
    figures.drug_dependent_removed = Some(1);
    figures.drug_dependent = Some(12);
    figures.drug_dependent_in_community = Some(6);
    figures.drug_dependent_in_compulsory_rehab = Some(3);
    figures.drug_dependent_in_voluntary_centre = Some(1);
    figures.drug_dependent_detained = Some(1);
    figures.drug_dependent_absent = Some(1);
    figures.drug_dependent_on_substitution = Some(4);
    figures.drug_dependent_in_home_rehab = Some(2);
    figures.drug_dependent_reached = Some(11);
    figures.drug_using_opening = Some(3);
    figures.drug_using_added = Some(4);
    figures.drug_using_removed = Some(3);
    figures.drug_using = Some(4);
    figures.drug_using_confirmed_dependent = Some(2);
    figures.drug_using_in_community = Some(2);
    figures.drug_using_detained = Some(1);
    figures.drug_using_absent = Some(1);
    figures.drug_using_reached = Some(4);
    figures.post_rehab = Some(2);
    figures.post_rehab_managed = Some(2);
    figures.psychosis = Some(1);
    figures.psychosis_managed = Some(1);
    figures.released = Some(3);
    figures.released_supported = Some(3);
    figures.drug_cases = Some(1);
    figures.residents_in_violation = Some(1);
    figures.use_points_opening = Some(1);
    figures.use_points_eliminated = Some(1);
    figures.hotspots_detected = Some(2);
    figures.hotspots_delisted = Some(1);
    figures.hotspots = Some(1);
    figures.retail_points_opening = Some(1);
    figures.retail_points = Some(1);
    if year {
        figures.reviewed = Some(true);
        report.declared_level = Some(RiskLevel::Type3);
    }
    report.prepared_on = Some(report.period.last_day());
    report
}

/// Returns the errors of section A in a verdict.
fn errors_of_section_a(verdict: &Verdict, kind: PeriodKind) -> BTreeSet<&'static str> {
    let period = sound(kind).period;
    verdict
        .failed
        .iter()
        .filter(|check| check.code.starts_with('A') && check.severity.on(period) == Severity::Error)
        .map(|check| check.code)
        .collect()
}

#[test]
fn all_checks_together_can_be_satisfied() {
    for kind in [PeriodKind::Month, PeriodKind::Year] {
        let verdict = judge(&sound(kind));
        assert!(verdict.failed.is_empty() && verdict.unchecked.is_empty(), "{:?} {:?}", codes(verdict.failed), codes(verdict.unchecked));
        assert!(verdict.can_submit);
    }
}

/// Types two zeros too many into each count in turn, where the report of the period before has the count as it should be.
#[test]
fn two_zeros_too_many_are_noticed_in_any_count() {
    for kind in [PeriodKind::Month, PeriodKind::Year] {
        let mut report = sound(kind);
        report.period = if kind == PeriodKind::Year { "2030" } else { "2025-06" }.parse().expect("a period");
        let counts: Vec<_> = kh302::FIGURES.iter().filter(|row| row.is_of_communes(kind) && row.max > 1).map(|row| row.figure).collect();
        // Sets every count above zero, even where other checks then find the counts contradictory.
        for &figure in &counts {
            report.figures.set(figure, report.figures.value(figure).map(|count| count.max(1)));
        }
        let mut earlier = report.clone();
        earlier.period = report.period.previous().expect("a period before");
        let earlier = [Submission::from(earlier)];
        let found = |report: &kh302::Report| -> BTreeSet<(&str, Place)> {
            let verdict = judge(Request::from(report).with_previous(&earlier));
            verdict.comparisons.iter().filter(|one| one.outcome == Truth::False).map(|one| (one.check.code, one.at)).collect()
        };
        let before = found(&report);
        for &figure in &counts {
            let mut wrong = report.clone();
            wrong.figures.set(figure, wrong.figures.value(figure).map(|count| 100 * count));
            let noticed = found(&wrong).difference(&before).any(|(_, at)| *at == Place::Figure(figure));
            assert!(noticed, "{figure:?} of a {kind:?}: {:?}", found(&wrong).difference(&before).collect::<Vec<_>>());
        }
    }
}

#[test]
fn each_error_of_section_a_can_be_broken_alone() {
    type Break = fn(&mut kh302::Figures);
    let breaks: BTreeMap<&str, Break> = [
        (
            "A101",
            (|figures| {
                figures.population = Some(0);
                // Leaves nobody in the community either.
                figures.drug_dependent_absent = Some(7);
                figures.drug_dependent_in_community = Some(0);
                figures.drug_dependent_on_substitution = Some(0);
                figures.drug_dependent_in_home_rehab = Some(0);
                figures.drug_using_absent = Some(3);
                figures.drug_using_in_community = Some(0);
            }) as Break,
        ),
        ("A102", |figures| {
            figures.residential_groups = Some(0);
            figures.groups_with_session = Some(0);
            figures.groups_with_model = Some(0);
        }),
        ("A104", |figures| figures.population = Some(7)),
        ("A201", |figures| figures.drug_dependent_opening = Some(9)),
        ("A202", |figures| figures.drug_dependent_absent = Some(2)),
        ("A203", |figures| figures.drug_dependent_in_home_rehab = Some(3)),
        ("A204", |figures| figures.drug_dependent_reached = Some(13)),
        ("A301", |figures| figures.drug_using_added = Some(1)),
        ("A302", |figures| figures.drug_using_detained = Some(0)),
        ("A303", |figures| figures.drug_using_confirmed_dependent = Some(4)),
        ("A305", |figures| figures.drug_using_reached = Some(5)),
        ("A401", |figures| figures.post_rehab_managed = Some(3)),
        ("A403", |figures| figures.psychosis_managed = Some(2)),
        ("A501", |figures| figures.released_supported = Some(4)),
        ("A601", |figures| figures.use_points_eliminated = Some(0)),
        ("A602", |figures| figures.hotspots_delisted = Some(0)),
        ("A603", |figures| figures.retail_points = Some(0)),
        ("A801", |figures| figures.groups_with_session = Some(41)),
        ("A803", |figures| figures.groups_with_model = Some(41)),
    ]
    .into();
    for (code, break_it) in &breaks {
        let mut report = sound(PeriodKind::Month);
        break_it(&mut report.figures);
        let verdict = judge(&report);
        assert_eq!(errors_of_section_a(&verdict, PeriodKind::Month), [*code].into());
        assert!(!verdict.can_submit, "{code}");
    }

    let mut undeclared = sound(PeriodKind::Year);
    undeclared.declared_level = None;
    assert_eq!(errors_of_section_a(&judge(&undeclared), PeriodKind::Year), ["A105"].into());

    let mut totals = provincial_totals(&[]);
    totals.figures.extend([("population", 1), ("residential_groups", 1), ("trafficking_lines", 1)]);
    let lines = judged_totals(totals);
    assert_eq!(errors_of_section_a(&lines, PeriodKind::Year), ["A902"].into());
    assert!(!lines.can_submit);

    let in_the_table: BTreeSet<_> = breaks.keys().copied().chain(["A105", "A902"]).collect();
    let in_the_law: BTreeSet<_> = law::CHECKS
        .iter()
        .filter(|check| {
            let is_error = |kind| check.severity.on(sound(kind).period) == Severity::Error;
            check.code.starts_with('A') && (is_error(PeriodKind::Month) || is_error(PeriodKind::Year))
        })
        .map(|check| check.code)
        .collect();
    assert_eq!(in_the_table, in_the_law);
}

proptest! {
    #![proptest_config(config())]

    /// Another set, another reading or a draft change the level that is shown, and never checks or targets.
    #[test]
    fn the_chosen_set_and_reading_change_no_check_and_no_target(seed in any::<u64>()) {
        let case = draw::case(seed);
        let owned = bridge::owned(&case);
        let mut request = bridge::request(&case, &owned);
        request.criteria = None;
        let plain = judge(request);
        for text in [Text::Qd28, Text::Qd3122] {
            request.criteria = law::criteria_with_id(bridge::text_id(text)).map(Into::into);
            request.reading = Reading::Literal;
            request.purpose = Purpose::Draft;
            let shown = judge(request);
            prop_assert_eq!(plain.failed, shown.failed);
            prop_assert_eq!(plain.unchecked, shown.unchecked);
            prop_assert_eq!(plain.can_submit, shown.can_submit);
            prop_assert_eq!(&plain.measures, &shown.measures);
            prop_assert_eq!(plain.targets, shown.targets);
        }
    }

    /// No check is both failed and undecided, and the judge decides no check about reading a document.
    #[test]
    fn a_check_has_one_outcome(seed in any::<u64>()) {
        let case = draw::case(seed);
        let owned = bridge::owned(&case);
        let verdict = judge(bridge::request(&case, &owned));
        let (failed, unchecked) = (codes(verdict.failed), codes(verdict.unchecked));
        prop_assert!(failed.is_disjoint(&unchecked));
        for check in law::CHECKS.iter().filter(|check| matches!(check.test, Test::Reading | Test::Present | Test::WithinBounds)) {
            prop_assert!(!failed.contains(check.code) && !unchecked.contains(check.code));
        }
    }
}

// Mục tiêu.

/// Makes the totals of a province from the yearly reports of some communes.
fn provincial_totals(reports: &[Report]) -> Totals {
    let mut figures: Figures = table().iter().filter(|row| row.id != "reviewed").map(|row| (row.id, 0)).collect();
    for row in table().iter().filter(|row| row.max > 1) {
        figures.insert(row.id, reports.iter().filter_map(|report| report.figures.get(row.id)).sum());
    }
    let received = reports.len() as i128;
    let mut levels = [0; 5];
    for report in reports {
        levels[Level::ALL.iter().position(|one| bridge::level(*one) == level(report)).expect("a level")] += 1;
    }
    Totals {
        digits: 2,
        period: Period { year: 2026, kind: Kind::Year, number: 1 },
        prepared_on: None,
        group_months: Some(12 * figures["residential_groups"]),
        communes_with_outreach: Some(reports.iter().filter(|report| report.figures["outreach_sessions"] > 0).count() as i128),
        reviewed: Some((reports.iter().filter(|report| report.figures["reviewed"] == 1).count() as i128, received)),
        communes: Some(Communes { expected: received, received, levels, undetermined: 0 }),
        figures,
    }
}

fn yearly_reports() -> impl Strategy<Value = Vec<Report>> {
    let year = Period { year: 2026, kind: Kind::Year, number: 1 };
    // Excludes reports whose sums exceed the bounds of the figures.
    let summable = move |report: &Report| report.period == year && report.figures["population"] < 10_000_000;
    prop::collection::vec(complete_report().prop_filter("yearly, and not too large to be added up", summable), 1..5)
}

proptest! {
    #![proptest_config(config())]

    /// A displayed share is cut off: it is never above the share, it is below by less than one unit of its last place, and 0% and 100% are
    /// exact.
    #[test]
    fn a_displayed_share_is_exact_to_its_last_place(numerator in prop_oneof![0..200_i128, 0..2_000_000_000_i128], denominator in prop_oneof![1..200_i128, 1..1_000_000_000_i128], decimals in 2..4_u32) {
        let shown = percent(numerator, denominator, decimals, Locale::Vi).expect("a share");
        let unit = 10_i128.pow(decimals);
        match shown.strip_suffix('%').expect("a percentage") {
            "100" => prop_assert_eq!(numerator, denominator),
            "0" => prop_assert_eq!(numerator, 0),
            small if small.starts_with("< ") => prop_assert!(numerator > 0 && numerator * 100 * unit < denominator),
            shown => {
                let (whole, part) = shown.split_once(',').expect("decimals");
                prop_assert_eq!(part.len(), decimals as usize);
                let units: i128 = (whole.replace('.', "") + part).parse().expect("digits");
                prop_assert!(units * denominator <= numerator * 100 * unit && numerator * 100 * unit < (units + 1) * denominator);
                prop_assert_ne!(numerator, denominator);
            }
        }
        let english = percent(numerator, denominator, decimals, Locale::En).expect("a share");
        let comma_for_point = |sign| match sign {
            ',' => '.',
            '.' => ',',
            other => other,
        };
        prop_assert_eq!(shown.chars().map(comma_for_point).collect::<String>(), &*english);
    }

    /// Shares over areas are computed from the sums of numerators and of denominators.
    #[test]
    fn the_measures_of_a_province_are_the_sums_of_its_communes(reports in yearly_reports()) {
        let whole = judged_totals(provincial_totals(&reports));
        let parts: Vec<Verdict> = reports.iter().map(judged).collect();
        for id in ["T01a", "T04a", "T04b", "T04c", "T05a", "T06a", "T06b", "T06c", "T07a", "T08a", "T08b", "T08c", "T08d", "T09a"] {
            let (result, results) = (measure(&whole, id), parts.iter().map(|part| measure(part, id)));
            let sum = |of: fn(&MeasureResult) -> Option<i64>| results.clone().map(|part| of(&part)).sum::<Option<i64>>();
            prop_assert_eq!(result.numerator(), sum(|part| part.numerator()), "{}", id);
            prop_assert_eq!(result.denominator(), sum(|part| part.denominator()), "{}", id);
            if results.clone().all(|part| part.status == Status::Met) {
                prop_assert_eq!(result.status, Status::Met, "{}", id);
            }
            if results.clone().all(|part| part.status == Status::NotApplicable) {
                prop_assert_eq!(result.status, Status::NotApplicable, "{}", id);
            }
        }
    }

    /// While communes are missing no measure is met, and a known shortfall is still reported.
    #[test]
    fn without_every_commune_only_a_shortfall_decides(reports in yearly_reports(), unreported in 1..4_i128) {
        let known = judged_totals(provincial_totals(&reports));
        let mut totals = provincial_totals(&reports);
        totals.communes.as_mut().expect("a tally").expected += unreported;
        let open = judged_totals(totals);
        for target in HUE_302.targets.iter().filter(|target| target.id != "T10") {
            for of in target.measures {
                let (before, after) = (measure(&known, of.id), measure(&open, of.id));
                prop_assert!(!matches!(after.status, Status::Met | Status::Tracked), "{}", of.id);
                let short = before.status == Status::NotMet && before.short_by(of).is_some_and(|short| short > 0);
                prop_assert_eq!(short, after.status == Status::NotMet, "{}", of.id);
                prop_assert_eq!((before.numerator(), before.denominator()), (after.numerator(), after.denominator()), "{}", of.id);
            }
        }
    }

    /// The score counts each binding measure once, and all targets.
    #[test]
    fn the_score_counts_every_binding_measure_and_every_target_once(seed in any::<u64>()) {
        let case = draw::case(seed);
        let owned = bridge::owned(&case);
        let verdict = judge(bridge::request(&case, &owned));
        let score = verdict.score;
        prop_assert!(score.met <= score.applicable);
        let all = HUE_302.targets.iter().flat_map(|target| target.measures);
        let binding: Vec<Status> = all
            .zip(&verdict.measures)
            .filter(|(of, _)| of.role == kh302::rules::Role::Binding)
            .map(|(_, result)| result.status)
            .collect();
        let idle = binding.iter().filter(|status| matches!(status, Status::NotApplicable | Status::Tracked)).count();
        prop_assert_eq!((score.applicable + score.insufficient) as usize + idle, binding.len());
        prop_assert_eq!(score.targets.total() as usize, verdict.plan.map_or(0, |plan| plan.targets.len()));
    }

    /// A commune that does not change keeps its status, and counts as transformed only if it is drug-free.
    #[test]
    fn a_commune_that_stays_as_it_is(report in complete_report()) {
        let verdict = judged_against(&report, std::slice::from_ref(&report));
        let free = level(&report) == RiskLevel::DrugFree;
        let people = report.figures["drug_dependent"] + report.figures["drug_using"] > 0;
        let status = |applies: bool, met: bool| match (applies, met) {
            (false, _) => Status::NotApplicable,
            (true, true) => Status::Met,
            (true, false) => Status::NotMet,
        };
        prop_assert_eq!(measure(&verdict, "T02a").status, status(free, true));
        prop_assert_eq!(measure(&verdict, "T03a").status, status(people, free));
    }

    /// At most one of two reports is a transformation of the other, unless both are drug-free; the same holds for the re-offending rate.
    #[test]
    fn no_two_reports_are_each_better_than_the_other(one in complete_report(), other in complete_report()) {
        let [there, back] = [judged_against(&one, std::slice::from_ref(&other)), judged_against(&other, std::slice::from_ref(&one))];
        let both = |id| [&there, &back].iter().all(|verdict| measure(verdict, id).status == Status::Met);
        prop_assert!(!both("T03a") || (level(&one) == RiskLevel::DrugFree && level(&other) == RiskLevel::DrugFree));
        prop_assert!(!both("T09b") || one.figures["released_reoffended"] + other.figures["released_reoffended"] == 0);
    }

    /// A merged commune counts each of its predecessors.
    #[test]
    fn every_predecessor_counts(report in complete_report(), before in prop::collection::vec(complete_report(), 1..4)) {
        // Dates the report after 2025-07-01, when units merged.
        let mut report = report;
        report.period.year = 2026;
        let together = judged_against(&report, &before);
        let alone: Vec<Verdict> = before.iter().map(|base| judged_against(&report, std::slice::from_ref(base))).collect();
        for id in ["T02a", "T03a"] {
            let sum = |of: fn(&MeasureResult) -> Option<i64>| alone.iter().map(|one| of(&measure(one, id))).sum::<Option<i64>>();
            prop_assert_eq!(measure(&together, id).numerator(), sum(|of| of.numerator()), "{}", id);
            prop_assert_eq!(measure(&together, id).denominator(), sum(|of| of.denominator()), "{}", id);
        }
    }

    /// A level under one text is never compared with a declared level under another.
    #[test]
    fn levels_under_two_texts_are_never_compared(report in complete_report(), base in complete_report()) {
        // Removes the figures, so that only declared levels remain; that of the baseline is one under the text of 2010.
        let (mut report, mut base) = (report, base);
        report.figures.clear();
        base.figures.clear();
        (report.period.year, report.period.kind, report.period.number) = (2025, Kind::Year, 1);
        let verdict = judged_against(&report, std::slice::from_ref(&base));
        prop_assert_eq!(measure(&verdict, "T02a").status, Status::Insufficient);
        prop_assert_eq!(measure(&verdict, "T03a").status, Status::Insufficient);
    }
}

// Kỳ báo cáo.

/// Returns the periods of one kind in a year, in order.
fn of_kind(year: i32, kind: PeriodKind) -> Vec<kh302::Period> {
    (1..=12).filter_map(|number| kh302::Period::new(kind, year, number).ok()).collect()
}

#[test]
fn months_quarters_and_halves_tile_their_year() {
    for year in 2000..=2100 {
        let whole = kh302::Period::year(year).expect("a year");
        for kind in [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Half] {
            let parts = of_kind(year, kind);
            assert_eq!(parts.first().map(|part| part.first_day()), Some(whole.first_day()));
            assert_eq!(parts.last().map(|part| part.last_day()), Some(whole.last_day()));
            for pair in parts.windows(2) {
                assert_eq!(pair[0].last_day().next_day(), Some(pair[1].first_day()));
                assert_eq!((pair[0].next(), pair[1].previous()), (Some(pair[1]), Some(pair[0])));
            }
        }
        let quarters = of_kind(year, PeriodKind::Quarter);
        let half = kh302::Period::half(year, 1).expect("a half-year");
        assert_eq!((half.first_day(), half.last_day()), (quarters[0].first_day(), quarters[1].last_day()));
        let nine = kh302::Period::nine_months(year).expect("nine months");
        assert_eq!((nine.first_day(), nine.last_day()), (quarters[0].first_day(), quarters[2].last_day()));
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        assert_eq!(kh302::Period::month(year, 3).expect("a month").days(), if leap { 29 } else { 28 });
    }
}

#[test]
fn next_and_previous_undo_each_other_inside_the_range() {
    for kind in [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Half, PeriodKind::Year] {
        let all: Vec<_> = (2000..=2100).flat_map(|year| of_kind(year, kind)).collect();
        assert_eq!((all[0].previous(), all[all.len() - 1].next()), (None, None));
        for pair in all.windows(2) {
            assert_eq!((pair[0].next(), pair[1].previous()), (Some(pair[1]), Some(pair[0])));
        }
    }
}

#[test]
fn the_period_that_holds_a_day_contains_it_and_no_other_of_its_kind_does() {
    let all: Vec<kh302::Period> = (2000..=2100).flat_map(Period::of_year).map(bridge::period).collect();
    for kind in KINDS {
        let of_kind: Vec<_> = all.iter().filter(|period| period.kind() == bridge::kind(kind)).collect();
        let mut from = 0;
        let mut day = bridge::date((1999, 12, 15));
        while let Ok(month) = kh302::Period::holding(PeriodKind::Month, day) {
            assert!(month.contains_day(day));
            // Continues from the last match, because the periods are in order.
            while from < of_kind.len() && of_kind[from].last_day() < day {
                from += 1;
            }
            let holding: Vec<_> = of_kind[from..].iter().take(2).filter(|period| period.contains_day(day)).copied().copied().collect();
            assert_eq!(holding, kh302::Period::holding(bridge::kind(kind), day).into_iter().collect::<Vec<_>>(), "{kind:?} on {day}");
            day = day.next_day().expect("a day");
        }
        assert_eq!(day, bridge::date((2100, 12, 15)));
    }
}

/// "Trước ngày …": a report is in time on the last day and late on the next, for every step and period.
#[test]
fn a_report_is_late_from_the_day_that_the_text_names() {
    let holidays = BTreeSet::new();
    for period in (2021..=2027).flat_map(Period::of_year) {
        let due = deadline(period, Regime::Tt13, Step::Commune, &holidays);
        assert_eq!(due.is_some(), period.last_day() >= days::TT13, "{}", period.name());
        let mut report = Report { period, revision: 0, prepared_on: None, declared: None, figures: Figures::new() };
        let mut is_late_on = |day| {
            report.prepared_on = Some(day);
            judged(&report).failed.contains("D001")
        };
        match due {
            Some(due) => assert!(!is_late_on(due) && is_late_on(day_after(due)), "{}", period.name()),
            None => assert!(!is_late_on((2099, 1, 1)), "{}", period.name()),
        }
    }
    let period = Period { year: 2025, kind: Kind::Year, number: 1 };
    for (step, last) in [(Step::Commune, 15), (Step::District, 17), (Step::Province, 19), (Step::Ministry, 23)] {
        assert_eq!(deadline(period, Regime::Tt13, step, &holidays), Some((2025, 12, last)));
    }
    assert_eq!(deadline(period, Regime::Qd28, Step::Province, &holidays), Some((2025, 12, 19)));
    assert_eq!(deadline(period, Regime::Qd28, Step::Ministry, &holidays), Some((2025, 12, 29)));
    assert_eq!(deadline(period, Regime::Qd28, Step::Commune, &holidays), None);
    // 14 December 2025 is a Sunday.
    assert_eq!(deadline(period, Regime::Nd09 { working_days: 2 }, Step::Commune, &holidays), Some((2025, 12, 16)));
    assert_eq!(deadline(period, Regime::Nd09 { working_days: 2 }, Step::Commune, &[(2025, 12, 15)].into()), Some((2025, 12, 17)));
}
