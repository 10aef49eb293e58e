//! Tests a future law, written only in the folder `law`: the library judges, explains, lists and draws it and generates its types, and
//! answers everything that was written before it as before.

extern crate kh302_trial as kh302;

use kh302::catalogue::catalogue;
use kh302::explain::Level;
use kh302::form::{Field, Session};
use kh302::law::trial::{DA_NANG_2027, QD99_2027};
use kh302::rules::Severity;
use kh302::{FIGURES, Figure, Figures, Locale, Period, Reading, Report, RiskLevel, Status, Units, Verdict, call, judge, law};
use serde_json::{Value, json};

/// The generator of the npm package's types, compiled with this law.
#[path = "../../src/generate/typescript.rs"]
mod typescript;

const MONTHS: [&str; 6] = ["2024-03", "2025-09", "2026-12", "2027-01", "2027-06", "2027-07"];

/// Makes the report of a commune of Huế without missing figures: no people on record, no places, everything else as small as it can be.
fn sound(period: &str) -> Report {
    let period: Period = period.parse().expect("a period");
    let mut figures = Figures::default();
    for row in FIGURES.iter().filter(|row| row.belongs_to(period)) {
        figures.set(row.figure, Some(0));
    }
    figures.population = Some(10_000);
    figures.residential_groups = Some(20);
    Report::new("19815".parse().expect("a code"), period).with_figures(figures)
}

fn with(period: &str, figures: &[(Figure, u64)]) -> Verdict {
    let mut report = sound(period);
    figures.iter().for_each(|(figure, value)| report.figures.set(*figure, Some(*value)));
    judge(&report)
}

fn ask(name: &str, question: Value) -> Value {
    serde_json::from_str(&call(name, &question.to_string())).expect("JSON")
}

/// Two communes of Đà Nẵng.
const DA_NANG: &str = "\
code,valid_from,valid_to,name_vi,kind,level,parent_code,predecessor_codes,successor_codes,split,act_start,act_end,alias,area_km2,population,confidence
48,,,Thành phố Đà Nẵng,thành phố,1,,,,,,,,,,
20194,2025-07-01,,Phường Hải Vân,phường,3,48,,,,,,,,,
20195,2025-07-01,,Phường Liên Chiểu,phường,3,48,,,,,,,,,
";

fn units() -> Value {
    json!([
        { "code": "48", "name_vi": "Thành phố Đà Nẵng", "kind": "thành phố", "level": 1 },
        { "code": "20194", "valid_from": "2025-07-01", "name_vi": "Phường Hải Vân", "kind": "phường", "level": 3, "parent_code": "48" },
        { "code": "20195", "valid_from": "2025-07-01", "name_vi": "Phường Liên Chiểu", "kind": "phường", "level": 3, "parent_code": "48" },
    ])
}

#[test]
fn a_figure_of_2027_leaves_every_older_report_complete() {
    for month in MONTHS {
        let verdict = judge(&sound(month));
        assert!(verdict.missing.is_empty(), "{month}");
        let since = month.parse::<Period>().expect("a period").last_day() >= "2027-01-01".parse().expect("a day");
        let mut lacking = sound(month);
        lacking.figures.online_offers = None;
        assert_eq!(judge(&lacking).missing.contains(Figure::OnlineOffers), since, "{month}");
    }
    // An earlier report must not have the figure, and gets a finding for it.
    let assessment =
        ask("assess", json!({ "schema": "kh302.report/1", "area": "19815", "period": "2026-12", "figures": { "online_offers": 1 } }));
    let codes: Vec<&str> = assessment["findings"].as_array().expect("findings").iter().filter_map(|one| one["code"].as_str()).collect();
    assert!(codes.contains(&"F04"), "{codes:?}");
}

#[test]
fn a_check_ends_on_a_day() {
    let offers = [(Figure::OnlineOffers, 2), (Figure::DrugCases, 1)];
    assert!(with("2027-06", &offers).failed.contains("X901"));
    assert!(!with("2027-07", &offers).failed.contains("X901"));
}

#[test]
fn a_severity_changes_on_a_day() {
    let offers = [(Figure::OnlineOffers, 10_001), (Figure::DrugCases, 10_001), (Figure::DrugArrests, 1)];
    let (before, after) = (with("2027-06", &offers), with("2027-07", &offers));
    assert!(before.failed.contains("X902") && after.failed.contains("X902"));
    assert!(before.can_submit && !after.can_submit);
    let check = law::check("X902").expect("a check");
    let on = |period: &str| check.severity.on(period.parse().expect("a period"));
    assert_eq!(
        (on("2027-06"), on("2027-07"), on("2027-H1"), on("2027")),
        (Severity::Warning, Severity::Error, Severity::Warning, Severity::Error)
    );
}

#[test]
fn a_decree_replaces_the_one_before_from_a_day_with_a_fourth_type_over_a_new_figure() {
    let level = |month: &str, figures: &[(Figure, u64)]| with(month, figures).level(Reading::Cumulative);
    // The month that ends on 2027-05-14 is under Quyết định 28/2025, that of 2027-06-14 under the new decision.
    let offers = [(Figure::OnlineOffers, 3)];
    assert_eq!((level("2027-05", &offers), level("2027-06", &offers)), (Some(RiskLevel::DrugFree), Some(RiskLevel::Type4)));
    assert_eq!(level("2027-06", &[(Figure::OnlineOffers, 2)]), Some(RiskLevel::Affected));
    assert_eq!(level("2027-06", &[(Figure::UsePoints, 6)]), Some(RiskLevel::Type1));
    assert_eq!(level("2027-06", &[(Figure::UsePoints, 4)]), Some(RiskLevel::Type2));
    assert_eq!(level("2027-06", &[]), Some(RiskLevel::DrugFree));
    assert!(RiskLevel::Affected < RiskLevel::Type4 && RiskLevel::Type4 < RiskLevel::Type3);
    // An earlier report is judged under the law of its own days.
    for month in ["2025-09", "2026-12", "2027-05"] {
        assert_eq!(sound(month).assess(Locale::Vi).targets.len(), 10, "{month}");
    }
    let assessed = ask(
        "assess",
        serde_json::from_str(&kh302::document::to_json(&{
            let mut report = sound("2027-06");
            report.figures.online_offers = Some(4);
            report
        }))
        .expect("JSON"),
    );
    let of = &assessed["classification"];
    assert_eq!((&of["criteria"], &of["level"], &of["decided_by"]), (&json!("qd99-2027"), &json!("type_iv"), &json!(["qd99-2027/3/4"])));
    let criterion = of["criteria_results"].as_array().expect("criteria").iter().find(|one| one["id"] == "qd99-2027/3/4").expect("it");
    assert_eq!(criterion["text"], "4 ≥ 3? Có.");
    assert_eq!(criterion["nearest"], json!([{ "at": "online_offers", "from": 4, "to": 2 }]));
    assert_eq!(criterion["basis"][0]["in_force_from"], "2027-06-01");
    assert_eq!(Level(Some(RiskLevel::Type4)).name().vi, "Trọng điểm phức tạp loại IV");
}

#[test]
fn a_roll_up_counts_the_fourth_type() {
    let mut reports: Vec<Value> = Vec::new();
    for (area, offers) in [("20194", 5), ("20195", 0)] {
        let mut report = sound("2027-07");
        report.area = area.parse().expect("a code");
        report.figures.online_offers = Some(offers);
        reports.push(serde_json::from_str(&kh302::document::to_json(&report)).expect("JSON"));
    }
    let answer = ask(
        "rollup",
        json!({ "schema": "kh302.rollup/1", "area": "48", "period": "2027-07", "reports": reports, "context": { "units": units() } }),
    );
    let levels = &answer["totals"]["communes"]["levels"];
    assert_eq!((&levels["type_iv"], &levels["drug_free"], &levels["type_iii"]), (&json!(1), &json!(1), &json!(0)));
    assert_eq!(answer["assessment"]["plan"], "khdn-2027");
    assert_eq!(answer["assessment"]["targets"].as_array().map(Vec::len), Some(12));
}

#[test]
fn a_plan_of_twelve_targets_in_another_province_is_judged_and_explained() {
    let table = Units::from_csv(DA_NANG).expect("a table");
    let mut report = sound("2027-07");
    report.area = "20194".parse().expect("a code");
    report.figures.online_offers = Some(1);
    report.figures.models = Some(19);
    let verdict = judge(kh302::Request::from(&report).with_units(&table));
    assert!(verdict.plan.is_some_and(|plan| core::ptr::eq(plan, &raw const DA_NANG_2027)));
    assert_eq!((verdict.targets.len(), verdict.measures.len()), (12, 12));
    let status = |id: &str| verdict.measure(id).map(|result| result.status);
    assert_eq!((status("N12a"), status("N11a"), status("N07a")), (Some(Status::NotMet), Some(Status::NotMet), Some(Status::Met)));
    assert_eq!((verdict.score.met, verdict.score.applicable), (4, 6));
    // A commune of Huế stays under the plan of Huế, and before 2027 Đà Nẵng has no plan.
    assert_eq!(judge(&sound("2027-07")).plan.map(|plan| plan.id), Some("kh302-2023"));
    report.period = "2026-12".parse().expect("a period");
    report.figures.online_offers = None;
    let before = judge(kh302::Request::from(&report).with_units(&table));
    assert!(before.plan.is_none() && before.targets.is_empty());
    // The unrolled measures give the results of the plain walk.
    for (place, measure) in DA_NANG_2027.measures().enumerate() {
        assert_eq!(verdict.measure(measure.id), verdict.measures.get(place));
    }
    let mut written: Value = serde_json::from_str(&kh302::document::to_json(&sound("2027-07"))).expect("JSON");
    written["area"] = json!("20194");
    written["figures"]["online_offers"] = json!(7);
    let request = json!({ "schema": "kh302.request/1", "report": written, "context": { "units": units() } });
    let explained = ask("explain", json!({ "schema": "kh302.explain/1", "of": "N12", "report": request }));
    assert_eq!(explained["target"]["measures"][0]["numerator"], 7);
    assert_eq!(explained["text"], "Không còn rao bán trên mạng: Chưa đạt. Không còn rao bán trên mạng: có 7 đơn vị; mục tiêu là không có.");
}

#[test]
fn all_of_it_is_listed() {
    let listed = catalogue();
    assert!(listed.figures.iter().any(|figure| figure.id == "online_offers" && figure.since.is_some()));
    assert!(listed.checks.iter().any(|check| check.code == "X901" && check.until.is_some()));
    assert!(listed.checks.iter().any(|check| check.code == "X902" && check.severity_later.len() == 1));
    let days: Vec<_> = listed.criteria.iter().map(|set| (set.id.to_string(), set.in_force_from, set.in_force_to)).collect();
    let day = |text: &str| text.parse().ok();
    assert_eq!(days[1], ("qd28-2025".into(), day("2025-08-24"), day("2027-05-31")));
    assert_eq!(days[2], (QD99_2027.id.into(), day("2027-06-01"), None));
    let plan = listed.plans.iter().find(|plan| plan.id == "khdn-2027").expect("the plan");
    assert_eq!((plan.targets.len(), plan.phases.len(), plan.areas.as_slice()), (12, 2, &["48".into()][..]));
    assert!(listed.targets.iter().any(|target| target.id == "N12"));
}

#[test]
fn the_form_draws_the_figure_and_follows_the_plan() -> Result<(), Box<dyn std::error::Error>> {
    let draft = |period: &str| {
        let report = json!({ "schema": "kh302.report/1", "area": "20194", "period": period, "figures": {} });
        json!({ "schema": "kh302.request/1", "report": report, "context": { "units": units() } }).to_string()
    };
    let fields = |form: &Session| form.description_json().contains("online_offers");
    let (before, mut now) = (Session::open(&draft("2026-12"))?, Session::open(&draft("2027-07"))?);
    assert_eq!((fields(&before), fields(&now)), (false, true));
    let changed = now.set("online_offers".parse::<Field>()?, "2").to_vec();
    // Names the twelfth target by its index.
    assert!(changed.contains(&kh302::form::Change::Target(11)), "{changed:?}");
    assert_eq!(now.assessment(Locale::En).plan.as_deref(), Some("khdn-2027"));
    Ok(())
}

#[test]
fn it_is_typed_in_typescript() {
    let (ids, documents) = (typescript::ids(), typescript::documents());
    for typed in ["| \"online_offers\"", "| \"type_iv\"", "| \"khdn-2027\"", "| \"qd99-2027\"", "| \"N12\"", "| \"X901\""] {
        assert!(ids.contains(typed), "{typed}");
    }
    assert!(ids.contains("{ id: \"khdn-2027\", targets: [\"N01\", \"N02\","));
    assert!(documents.contains("type_iv: number") && documents.contains("online_offers?: number | null"));
    assert!(typescript::abi().contains("export const FIGURES = "));
}
