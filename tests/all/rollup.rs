//! Tổng hợp: tests the roll-up of communes to the areas above them, on the sample reports.

use kh302::call;
use kh302::document::read;
use kh302::explain::{RollupOptions, assess_rollup, roll_up};
use kh302::figures::{FIGURES, FigureDef, Kind, Periods, Submission, Tier};
use kh302::judge::{NotExpected, Rollup, Verdict, combine};
use kh302::law::HUE;
use kh302::rules::Role;
use kh302::{AreaCode, Figure, Figures, Period, Report, RiskLevel, Status, Subject, Totals};
use kh302_tests::samples;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn code(text: &str) -> AreaCode {
    text.parse().unwrap()
}

/// Returns the sample reports of a file that can be read, as typed values.
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
        match rollup.add(report) {
            Ok(_) | Err(NotExpected::Outside(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
    rollup.totals()
}

/// The counts that communes report for a period.
fn counts(period: &str) -> impl Iterator<Item = &'static FigureDef> {
    let period = period.parse().unwrap();
    FIGURES.iter().filter(move |row| row.tier == Tier::Commune && row.kind == Kind::Count && row.belongs_to(period))
}

#[test]
fn the_sums_are_those_of_a_plain_addition() {
    let reports = reports(&samples::year());
    let totals = rolled("46", "2025", &reports);
    let tally = totals.communes.unwrap();
    assert_eq!((tally.expected, tally.received), (40, 40));
    for row in counts("2025") {
        let given: Vec<u64> =
            reports.iter().filter_map(|report| report.figures.value(row.figure)).filter(|value| *value <= row.max).collect();
        assert_eq!(totals.figures.value(row.figure), Some(given.iter().sum()), "{}", row.id);
        assert_eq!(totals.partial.contains(row.figure), given.len() < reports.len(), "{}", row.id);
    }
    let by_hand = reports.iter().fold(BTreeMap::<Option<RiskLevel>, u64>::new(), |mut levels, report| {
        *levels.entry(kh302::judge(report).level(kh302::Reading::Cumulative)).or_default() += 1;
        levels
    });
    for (level, number) in tally.levels.iter() {
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
    for row in counts("2025-03") {
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
    assert!(rollup.add(&report).is_ok());
    let before = rollup.totals();
    // The same report again changes nothing; another one under the same number of correction is refused.
    assert!(rollup.add(&report).is_ok());
    let contradicting = report.clone().with_figures(Figures { population: Some(1), ..report.figures.clone() });
    assert_eq!(rollup.add(&contradicting).unwrap_err(), NotExpected::Twice(code("19815"), 0));
    let declared = report.clone().with_declared_level(RiskLevel::Type3);
    assert_eq!(rollup.add(&declared).unwrap_err(), NotExpected::Twice(code("19815"), 0));
    // A correction takes the place of what it corrects, in whatever order they come.
    for order in [[0, 1], [1, 0]] {
        let mut rollup = Rollup::new(code("46"), report.period, &HUE).unwrap();
        for revision in order {
            let figures = Figures { drug_cases: Some(if revision == 1 { 9 } else { 2 }), ..report.figures.clone() };
            rollup.add(&report.clone().with_figures(figures).with_revision(revision)).unwrap();
        }
        assert_eq!(rollup.totals().figures.drug_cases, Some(9), "{order:?}");
    }
    let stranger = Report::new(code("00004"), period);
    assert_eq!(rollup.add(&stranger).unwrap_err(), NotExpected::Outside(code("00004")));
    let month = Report::new(code("19996"), "2025-12".parse().unwrap());
    assert_eq!(rollup.add(&month).unwrap_err(), NotExpected::OtherPeriod(month.period));
    assert_eq!(rollup.totals(), before);
    assert!(Rollup::new(code("474"), period, &HUE).is_err(), "there are no districts at the end of 2025");
    assert!(Rollup::new(code("19815"), period, &HUE).is_err(), "a commune has no communes inside it");
}

#[test]
fn missing_communes_are_named_and_own_totals_are_compared() {
    let reports = reports(&samples::year());
    let mut rollup = Rollup::new(code("46"), "2025".parse().unwrap(), &HUE).unwrap();
    let (left_out, there) = reports.split_first().unwrap();
    there.iter().for_each(|report| drop(rollup.add(report).unwrap()));
    let answer = assess_rollup(&rollup, &RollupOptions::default());
    let missing = answer.assessment.findings.iter().find(|finding| finding.code == "L002").unwrap();
    assert!(missing.message.contains(left_out.area.as_str()) && missing.message.contains("Phường"), "{}", missing.message);

    rollup.add(left_out).unwrap();
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

// Tests of the call.

fn head(more: Value) -> Value {
    let mut head = json!({ "schema": "kh302.rollup/1", "area": "46", "period": "2025" });
    head.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    head
}

fn asked(document: &str) -> Value {
    serde_json::from_str(&call("rollup", document)).unwrap()
}

fn codes<'v>(answer: &'v Value, code: &str) -> Vec<(&'v str, &'v str)> {
    let findings = answer["assessment"]["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == code);
    findings.map(|finding| (finding["at"].as_str().unwrap(), finding["message"].as_str().unwrap())).collect()
}

#[test]
fn a_list_and_lines_give_the_same_answer() {
    let year = samples::year();
    let readable: Vec<&str> = year.lines().filter(|line| serde_json::from_str::<Value>(line).is_ok()).collect();
    let lines = asked(&format!("{}\n{}\n", head(json!({})), readable.join("\n\n")));
    let list = head(json!({})).to_string().replace("}", &format!(", \"reports\": [ {} ]}}", readable.join(" ,\n")));
    assert_eq!(asked(&list), lines);
    assert_eq!((&lines["schema"], &lines["totals"]["communes"]["received"]), (&"kh302.rollup/1".into(), &40.into()));
    // Compares with the sums over the reports.
    let mut rollup = Rollup::new(code("46"), "2025".parse().unwrap(), &HUE).unwrap();
    readable.iter().for_each(|line| drop(read(line).unwrap().add_to(&mut rollup).unwrap()));
    let by_hand: Value = serde_json::from_str(&kh302::document::to_json(&assess_rollup(&rollup, &RollupOptions::default()))).unwrap();
    assert_eq!(by_hand, lines);
}

#[test]
fn baselines_of_2023_are_dealt_out_to_the_communes_of_today() {
    let baseline: Vec<Value> = samples::baseline().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(baseline.len(), 141);
    let with = asked(&format!("{}\n{}", head(json!({ "baseline": baseline })), samples::year()));
    let without = asked(&format!("{}\n{}", head(json!({})), samples::year()));
    let counted = |answer: &Value| answer["totals"]["derived"]["transformed"]["denominator"].as_u64();
    assert_eq!((counted(&with).is_some_and(|units| units > 40), counted(&without)), (true, None));
    // A commune without the report of one of its predecessors is undecided.
    let one_lacking: Vec<Value> = baseline.iter().filter(|report| report["area"] != "19801").cloned().collect();
    let lacking = asked(&format!("{}\n{}", head(json!({ "baseline": one_lacking })), samples::year()));
    let open = |answer: &Value| answer["totals"]["derived"]["transformed"]["open"].as_u64().unwrap();
    assert!(open(&lacking) >= 1 && counted(&lacking) < counted(&with), "{} {}", open(&lacking), open(&with));
}

/// Returns how many places an entry of `shortfalls` has.
fn places(entry: &Value, list: &str) -> u64 {
    entry[list].as_array().unwrap().len() as u64 + entry["more"].as_u64().unwrap()
}

#[test]
fn the_answer_names_where_each_measure_falls_short_the_most_first() {
    let year = samples::year();
    let reports = reports(&year);
    let answer = asked(&format!("{}\n{}", head(json!({})), year));
    let verdicts: Vec<_> = reports.iter().map(|report| (report.area, kh302::judge(report))).collect();
    let plan = verdicts[0].1.plan.unwrap();
    let mut entries = answer["shortfalls"].as_array().unwrap().iter();
    for measure in plan.measures().filter(|measure| measure.role != Role::Breakdown) {
        let missed = |verdict: &Verdict| {
            Some(verdict.measure(measure.id)?.short_by(measure)).filter(|_| verdict.measure(measure.id).unwrap().status == Status::NotMet)
        };
        let mut by_hand: Vec<(Option<i64>, String)> =
            verdicts.iter().filter_map(|(area, verdict)| Some((missed(verdict)?, area.to_string()))).collect();
        if by_hand.is_empty() {
            continue;
        }
        by_hand.sort_by_key(|(short, area)| (std::cmp::Reverse(*short), area.clone()));
        let entry = entries.next().unwrap();
        assert_eq!((&entry["measure"], places(entry, "communes")), (&measure.id.into(), by_hand.len() as u64));
        let named = entry["communes"].as_array().unwrap().iter();
        let named: Vec<(Option<i64>, String)> =
            named.map(|one| (one["short_by"].as_i64(), one["area"].as_str().unwrap().to_owned())).collect();
        assert_eq!(named, by_hand[..by_hand.len().min(20)], "{}", measure.id);
    }
    assert_eq!(entries.next(), None);
}

#[test]
fn the_answer_names_the_units_that_lost_or_did_not_improve_their_level() {
    let baseline: Vec<Value> = samples::baseline().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let answer = asked(&format!("{}\n{}", head(json!({ "baseline": baseline })), samples::year()));
    let moves = answer["level_moves"].as_array().unwrap();
    assert!(!moves.is_empty() && moves.iter().all(|one| one["from"] != one["to"]));
    for (measure, total) in [("T02a", "still_drug_free"), ("T03a", "transformed")] {
        let entry = answer["shortfalls"].as_array().unwrap().iter().find(|entry| entry["measure"] == measure).unwrap();
        let counted = &answer["totals"]["derived"][total];
        let missed = counted["denominator"].as_u64().unwrap() - counted["numerator"].as_u64().unwrap();
        assert_eq!((places(entry, "units"), entry["communes"].as_array().unwrap().len()), (missed, 0), "{measure}");
        assert!(entry["units"].as_array().unwrap().iter().all(|one| one["unit"]["name"].is_string() && one["commune"]["name"].is_string()));
    }
    // A unit that is no longer drug-free has moved; its name is that of the day of the baseline.
    let lost = answer["shortfalls"].as_array().unwrap().iter().find(|entry| entry["measure"] == "T02a").unwrap();
    for one in lost["units"].as_array().unwrap() {
        assert!(one["from"] == "drug_free" && moves.contains(one), "{one}");
        let code = one["unit"]["area"].as_str().unwrap().parse().unwrap();
        let unit = HUE.on(code, "2023-12-14".parse().unwrap()).unit().unwrap();
        assert_eq!(one["unit"]["name"], unit.name());
    }
}

#[test]
fn a_finding_of_the_totals_names_the_communes_that_it_comes_from() {
    let sound = json!({ "drug_dependent_opening": 1, "drug_dependent_added": 0, "drug_dependent_removed": 0, "drug_dependent": 1 });
    let mut broken = sound.clone();
    broken["drug_dependent"] = 5.into();
    let report = |area: &str, figures: &Value| json!({ "schema": "kh302.report/1", "area": area, "period": "2025", "figures": figures });
    let lines = [head(json!({ "as_of": "2025-12-10" })), report("19815", &sound), report("19996", &broken)].map(|line| line.to_string());
    let answer = asked(&lines.join("\n"));
    let balance = answer["finding_sources"].as_array().unwrap().iter().find(|source| source["code"] == "A201").unwrap();
    assert_eq!((&balance["communes"][0]["area"], balance["communes"].as_array().unwrap().len()), (&"19996".into(), 1));
    // Nobody has sent the report of the province yet.
    let timeliness = &answer["assessment"]["timeliness"];
    assert_eq!(
        (&timeliness["due"], &timeliness["status"], &timeliness["days_left"]),
        (&"2025-12-19".into(), &"not_due_yet".into(), &9.into())
    );
}

#[test]
fn what_cannot_be_added_is_a_finding_that_names_its_line() {
    let report = |area: &str, period: &str| json!({ "schema": "kh302.report/1", "area": area, "period": period, "figures": {} });
    let mut contradicting = report("19815", "2025");
    contradicting["figures"]["population"] = json!(7);
    let lines = [
        head(json!({ "own": { "schema": "kh302.totals/1", "area": "48", "period": "2025", "figures": {} } })).to_string(),
        report("19815", "2025").to_string(),
        String::new(),
        contradicting.to_string(),
        "{".into(),
        report("00004", "2025").to_string(),
        report("19996", "2025-12").to_string(),
        report("19996", "2025/12").to_string(),
    ];
    let answer = asked(&lines.join("\n"));
    let why = |why: &str| format!("Báo cáo không thuộc phạm vi tổng hợp: {why}.");
    let expected = [
        ("/own", why("đây là số liệu tổng hợp của địa bàn khác")),
        ("/reports/1", why("dòng 4: Phường An Cựu (19815) có hai báo cáo khác nhau cùng lần đính chính 0")),
        ("/reports/2", why("dòng 5: Nội dung không phải JSON hợp lệ, từ dòng 1, cột 2. Tệp có bị cắt cụt không?")),
        ("/reports/3", why("dòng 6: 00004 không nằm trong địa bàn này")),
        ("/reports/4", why("dòng 7: báo cáo là của tháng 12 năm 2025")),
        ("/reports/5", why("dòng 8: không đọc được kỳ báo cáo")),
    ];
    assert_eq!(codes(&answer, "L003"), expected.each_ref().map(|(at, message)| (*at, &**message)));
    assert_eq!((&answer["totals"]["communes"]["received"], &answer["assessment"]["can_submit"]), (&1.into(), &false.into()));
    // The answer stays small however many lines cannot be read.
    let many = asked(&format!("{}\n{}", head(json!({})), "{\n".repeat(3_000)));
    let named = codes(&many, "L003");
    assert_eq!((named.len(), named[1_000]), (1_001, ("", "Còn 2.000 phát hiện khác của quy tắc này, không nêu từng mục.")));
}

/// A text cut by its length ends in half of a character.
#[test]
fn one_broken_note_does_not_stop_the_roll_up() {
    let lines = samples::year();
    let broken: Vec<String> = lines
        .lines()
        .enumerate()
        .map(|(place, line)| {
            let mut report: Value = serde_json::from_str(line).unwrap();
            report["note"] = json!("Đã kiểm tra HALF");
            report.to_string().replace("HALF", if place == 7 { "\\ud83d" } else { "" })
        })
        .collect();
    for text in [format!("{}\n{}", head(json!({})), broken.join("\n")), {
        let mut question = head(json!({})).to_string();
        question.pop();
        format!(r#"{question},"reports":[{}]}}"#, broken.join(","))
    }] {
        let answer = asked(&text);
        assert_eq!(answer["totals"]["communes"]["received"], 40);
        let area: Value =
            serde_json::from_str(&broken[7]).unwrap_or_else(|_| serde_json::from_str(&broken[7].replace("\\ud83d", "")).unwrap());
        let of_broken = answer["communes"].as_array().unwrap().iter().find(|commune| commune["area"] == area["area"]).unwrap();
        assert_eq!((&of_broken["received"], &of_broken["can_submit"]), (&json!(true), &json!(false)));
    }
}

#[test]
fn a_roll_up_that_cannot_be_made_gives_the_reason() {
    let error = |document: String| {
        let answer = asked(&document);
        (answer["error"]["code"].as_str().unwrap().to_owned(), answer["error"]["at"].as_str().unwrap().to_owned())
    };
    let of = |more: Value| error(head(more).to_string());
    for (found, code, at) in [
        (error(String::new()), "not_json", ""),
        (error("[]".into()), "wrong_type", ""),
        (error("{\"schema\": \"kh302.rollup/1\"".into()), "not_json", ""),
        (error("{\"schema\": \"kh302.report/1\"}".into()), "unknown_schema", "/schema"),
        (of(json!({})), "missing_member", "/reports"),
        (of(json!({ "reports": {} })), "wrong_type", "/reports"),
        (of(json!({ "area": null, "reports": [] })), "missing_member", "/area"),
        (of(json!({ "area": "19815", "reports": [] })), "wrong_type", "/area"),
        (of(json!({ "area": 46, "reports": [] })), "wrong_type", "/area"),
        (of(json!({ "period": "2025-13", "reports": [] })), "wrong_type", "/period"),
        (of(json!({ "area": "474", "reports": [] })), "bad_units", "/area"),
        (of(json!({ "criteria": "none", "reports": [] })), "bad_criteria", "/criteria"),
        (of(json!({ "context": { "units": [{ "code": "46" }] }, "reports": [] })), "bad_units", "/context/units"),
        (error(head(json!({})).to_string().replace('}', ",\"reports\":[{},]}")), "not_json", ""),
        (error(head(json!({})).to_string().replace('}', ",\"reports\":[{\"a\":tru}]}")), "not_json", ""),
        (error(head(json!({})).to_string().replace('}', ",\"reports\":[{}")), "not_json", ""),
        (error(format!("{}\n", head(json!({ "note": "a".repeat(1 << 20) })))), "too_large", ""),
        (error(" ".repeat((64 << 20) + 1)), "too_large", ""),
    ] {
        assert_eq!(found, (code.to_owned(), at.to_owned()));
    }
    assert!(roll_up(&head(json!({ "reports": [] })).to_string()).is_ok());
}

#[test]
fn the_chosen_reading_changes_the_shown_levels_and_no_target() {
    let ask = |more: Value| asked(&format!("{}\n{}", head(more), samples::year()));
    let (plain, literal, old) = (ask(json!({})), ask(json!({ "reading": "literal" })), ask(json!({ "criteria": "qd3122-2010" })));
    assert_eq!(
        (&literal["assessment"]["targets"], &old["assessment"]["targets"]),
        (&plain["assessment"]["targets"], &plain["assessment"]["targets"])
    );
    assert_ne!(literal["totals"]["communes"]["levels"], plain["totals"]["communes"]["levels"]);
    let english = ask(json!({ "locale": "en" }));
    assert_eq!(english["assessment"]["targets"][1]["title"].as_str().map(str::is_ascii), Some(true));
}

// Properties of a roll-up.

const QUARTER: [&str; 3] = ["2025-10", "2025-11", "2025-12"];

/// Generates some communes of Huế, each with figures for three months, of which a few are missing.
fn some_communes() -> impl Strategy<Value = Vec<Vec<Report>>> {
    let communes: Vec<AreaCode> =
        Rollup::new(code("46"), "2025-12".parse().unwrap(), &HUE).unwrap().communes().iter().map(|member| member.code).collect();
    let values = prop::collection::vec(prop::option::weighted(0.98, 0..50_u64), 3 * FIGURES.len());
    prop::collection::vec(values, 1..6).prop_map(move |communes_values| {
        let of_commune = |(area, values): (&AreaCode, Vec<Option<u64>>)| {
            let month = |(period, values): (&str, &[Option<u64>])| {
                let mut report = Report::new(*area, period.parse().unwrap());
                for (row, value) in FIGURES.iter().zip(values).filter(|(row, _)| row.tier == Tier::Commune && row.periods == Periods::All) {
                    report.figures.set(row.figure, value.map(|value| value.min(row.max)));
                }
                report
            };
            QUARTER.into_iter().zip(values.chunks(FIGURES.len())).map(month).collect()
        };
        communes.iter().zip(communes_values).map(of_commune).collect()
    })
}

fn of_some(area: &str, period: &str, reports: &[Report]) -> Rollup<'static> {
    let mut rollup = Rollup::new(code(area), period.parse().unwrap(), &HUE).unwrap();
    reports.iter().for_each(|report| drop(rollup.add(report).unwrap()));
    rollup
}

/// Combines the months of an area into their quarter.
fn quarter(area: AreaCode, months: &[Submission]) -> kh302::Figures {
    combine(area, "2025-Q4".parse().unwrap(), months, &HUE).figures
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// The sums are the same first over time and then over areas, or first over areas and then over time.
    #[test]
    fn combining_and_rolling_up_go_in_any_order(communes in some_communes()) {
        let combined: Vec<Report> = communes.iter().map(|months| {
            let filed: Vec<Submission> = months.iter().cloned().map(Submission::from).collect();
            Report::new(months[0].area, "2025-Q4".parse().unwrap()).with_figures(quarter(months[0].area, &filed))
        }).collect();
        let over_time_first = of_some("46", "2025-Q4", &combined).totals();
        let months: Vec<Submission> = (0..3).map(|month| {
            let reports: Vec<Report> = communes.iter().map(|months| months[month].clone()).collect();
            let mut totals = of_some("46", QUARTER[month], &reports).totals();
            // Leaves the rest of the province out of both.
            totals.communes = None;
            totals.into()
        }).collect();
        let over_areas_first = quarter(code("46"), &months);
        for row in FIGURES.iter().filter(|row| row.tier == Tier::Commune && row.kind == Kind::Count && row.periods == Periods::All) {
            let whole = over_time_first.figures.value(row.figure).filter(|_| !over_time_first.partial.contains(row.figure));
            prop_assert_eq!(over_areas_first.value(row.figure), whole, "{}", row.id);
        }
    }

    /// Merged roll-ups equal a single one, however the reports are divided between them and in whatever order.
    #[test]
    fn merged_roll_ups_are_one_pass(communes in some_communes(), split in any::<u8>(), seed in any::<u64>()) {
        let mut reports: Vec<Report> = communes.iter().map(|months| months[2].clone()).collect();
        let whole = of_some("46", "2025-12", &reports);
        fastrand::Rng::with_seed(seed).shuffle(&mut reports);
        let (one, other): (Vec<_>, Vec<_>) = reports.iter().cloned().enumerate().partition(|(place, _)| split >> place & 1 == 0);
        let rolled = |reports: Vec<(usize, Report)>| of_some("46", "2025-12", &reports.into_iter().map(|(_, report)| report).collect::<Vec<_>>());
        let (mut one, other) = (rolled(one), rolled(other));
        one.merge(&other).unwrap();
        prop_assert_eq!(one.totals(), whole.totals());
        prop_assert_eq!(one.communes(), whole.communes());
        // Takes a report that is given twice once, and refuses one that contradicts it, and adds nothing.
        if let Some(twice) = reports.first() {
            prop_assert_eq!(one.merge(&of_some("46", "2025-12", std::slice::from_ref(twice))), Ok(()));
            let mut other = twice.clone();
            other.figures.population = Some(other.figures.population.map_or(1, |population| population + 1));
            prop_assert_eq!(one.merge(&of_some("46", "2025-12", &[other])), Err(NotExpected::Twice(twice.area, twice.revision)));
            prop_assert_eq!(one.totals(), whole.totals());
        }
        prop_assert_eq!(one.merge(&of_some("46", "2025-11", &[])), Err(NotExpected::OtherPeriod("2025-11".parse().unwrap())));
    }

    /// The roll-up of one commune equals that commune.
    #[test]
    fn the_roll_up_of_one_commune_is_that_commune(communes in some_communes()) {
        let report = &communes[0][0];
        let totals = of_some("46", QUARTER[0], std::slice::from_ref(report)).totals();
        for row in FIGURES.iter().filter(|row| row.tier == Tier::Commune && row.kind == Kind::Count) {
            prop_assert_eq!(totals.figures.value(row.figure), report.figures.value(row.figure), "{}", row.id);
        }
        let level = kh302::judge(report).level(kh302::Reading::Cumulative);
        let tally = totals.communes.unwrap();
        prop_assert_eq!((tally.received, tally.undetermined), (1, u64::from(level.is_none())));
    }

    /// A year is the same from its months, from its quarters, and from its halves, each made of its months.
    #[test]
    fn combining_gives_the_same_over_any_tiling(values in prop::collection::vec(prop::option::weighted(0.98, 0..50_u64), 12 * FIGURES.len())) {
        let area = code("00004");
        let month = |(number, values): (u32, &[Option<u64>])| {
            let mut report = Report::new(area, Period::month(2026, number).unwrap());
            for (row, value) in FIGURES.iter().zip(values).filter(|(row, _)| row.periods == Periods::All) {
                report.figures.set(row.figure, value.map(|value| value.min(row.max)));
            }
            Submission::from(report)
        };
        let months: Vec<Submission> = (1..=12).zip(values.chunks(FIGURES.len())).map(month).collect();
        let year = combine(area, "2026".parse().unwrap(), &months, &HUE);
        for tiling in [&["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"][..], &["2026-H1", "2026-H2"], &["2026-H1", "2026-Q3", "2026-Q4"]] {
            let parts: Vec<Submission> = tiling.iter().map(|name| {
                let period: Period = name.parse().unwrap();
                let inside: Vec<Submission> = months.iter().filter(|month| period.contains(month.period())).cloned().collect();
                Report::new(area, period).with_figures(combine(area, period, &inside, &HUE).figures).into()
            }).collect();
            prop_assert_eq!(&combine(area, "2026".parse().unwrap(), &parts, &HUE).figures, &year.figures, "{:?}", tiling);
        }
    }
}
