//! Báo cáo giai đoạn: tests the comparison of the last report before a phase begins with the last report within it.

use kh302::call;
use serde_json::{Value, json};

fn report(area: &str, period: &str, figures: Value) -> Value {
    json!({ "schema": "kh302.report/1", "area": area, "period": period, "figures": figures })
}

fn ask(mut question: Value) -> Value {
    question["schema"] = json!("kh302.phase/1");
    serde_json::from_str(&call("phase", &question.to_string())).unwrap()
}

fn target<'a>(answer: &'a Value, id: &str) -> &'a Value {
    answer["targets"].as_array().unwrap_or_else(|| panic!("{answer}")).iter().find(|target| target["id"] == id).unwrap()
}

fn figures(released: u64, supported: u64, plants: u64) -> Value {
    json!({ "released": released, "released_supported": supported, "plants_found": plants, "plant_area_found": 0, "replanting_sites": 0,
            "post_rehab": 10, "post_rehab_managed": 4, "psychosis": 0, "psychosis_managed": 0 })
}

/// Phase 2 runs from 15/10/2023 to 14/05/2024. The report for October 2023 ends the day before, that for May 2024 on its last day.
#[test]
fn the_last_by_its_start_against_the_last_within() {
    let reports = [
        report("19815", "2023-09", figures(1, 1, 1)),
        report("19815", "2023-10", figures(10, 7, 3)),
        report("19815", "2023-11", figures(1, 1, 1)),
        report("19815", "2024-05", figures(20, 20, 5)),
        report("19815", "2024-06", figures(1, 0, 0)),
    ];
    for which in [json!({ "phase": 2, "reports": reports }), json!({ "date": "2024-01-20", "reports": reports })] {
        let answer = ask(which);
        assert_eq!(answer["phase"], json!({ "number": 2, "from": "2023-10-15", "to": "2024-05-14" }));
        assert_eq!((&answer["before"]["period"]["id"], &answer["within"]["period"]["id"]), (&json!("2023-10"), &json!("2024-05")));
        assert_eq!((answer["targets"].as_array().unwrap().len(), answer["name"].as_str()), (10, Some("Phường An Đông")));
        let released = target(&answer, "T09");
        assert_eq!(
            (&released["before"], &released["within"], &released["movement"]),
            (&json!("not_met"), &json!("met"), &json!("improved"))
        );
        assert_eq!(released["text"], "Chuyển biến tốt: đầu giai đoạn “Chưa đạt”, trong giai đoạn “Đạt”.");
        assert_eq!(
            released["measures"][0]["before"],
            json!({ "status": "not_met", "numerator": 7, "denominator": 10, "percent": "70,00%" })
        );
        // There are more plants than before, and the target is missed both times.
        assert_eq!((&target(&answer, "T06")["movement"], &target(&answer, "T06")["within"]), (&json!("worsened"), &json!("not_met")));
        assert_eq!(target(&answer, "T08")["movement"], "unchanged");
        assert_eq!(target(&answer, "T07")["movement"], "not_comparable");
        assert_eq!(answer["notes"], json!([]));
    }
}

/// Seven of ten is better than six of nine, and worse than eight of eleven: shares are compared without rounding.
#[test]
fn shares_are_compared_exactly() {
    let moved = |then: (u64, u64), now: (u64, u64)| {
        let reports = [report("19815", "2023-10", figures(then.1, then.0, 0)), report("19815", "2024-05", figures(now.1, now.0, 0))];
        target(&ask(json!({ "phase": 2, "reports": reports })), "T09")["movement"].clone()
    };
    assert_eq!(moved((6, 9), (7, 10)), "improved");
    assert_eq!(moved((8, 11), (7, 10)), "worsened");
    assert_eq!(moved((7, 10), (70, 100)), "unchanged");
    assert_eq!(moved((0, 0), (7, 10)), "not_comparable");
}

#[test]
fn what_is_not_there_is_said() {
    let only = [report("19815", "2024-05", figures(1, 1, 0))];
    let answer = ask(json!({ "phase": 2, "reports": only, "locale": "en" }));
    assert_eq!((&answer["before"], &answer["notes"]), (&Value::Null, &json!(["No report ends by the start of this phase."])));
    assert!(answer["targets"].as_array().unwrap().iter().all(|target| target["movement"] == "not_comparable"));
    let first = ask(json!({ "phase": 1, "reports": only, "locale": "en" }));
    assert_eq!(first["notes"][0], "The start date of this phase is not known, so there is no report for its start.");
    let mixed = [report("19815", "2023-10", figures(1, 1, 2)), report("19815", "2024-Q1", figures(1, 1, 9))];
    let answer = ask(json!({ "phase": 2, "reports": mixed, "locale": "en" }));
    assert!(answer["notes"][0].as_str().unwrap().contains("different kinds of period"));
    // Nine plants in two months may be no more than two in one month.
    assert_eq!(target(&answer, "T06")["movement"], "not_comparable");
}

/// Three wards merged into one on 2025-07-01; phase 3 began in May 2024.
#[test]
fn predecessors_are_judged_as_the_merged_commune() {
    let merged = kh302::law::HUE.on("19815".parse().unwrap(), "2025-12-14".parse().unwrap()).unit().unwrap();
    let before = merged.comparable_predecessors_on("2024-05-14".parse().unwrap()).unwrap();
    let mut reports: Vec<Value> = before.iter().map(|unit| report(unit.code().as_str(), "2024-05", figures(10, 5, 0))).collect();
    reports.push(report("19815", "2025-12", figures(30, 20, 0)));
    let answer = ask(json!({ "phase": 3, "area": "19815", "reports": reports }));
    assert_eq!(answer["before"]["areas"].as_array().unwrap().len(), 3);
    let measure = &target(&answer, "T09")["measures"][0];
    assert_eq!((&measure["before"]["numerator"], &measure["before"]["denominator"]), (&json!(15), &json!(30)));
    assert_eq!(measure["movement"], "improved");
    // Compares nothing without the report of one of the three.
    reports.remove(0);
    assert_eq!(ask(json!({ "phase": 3, "area": "19815", "reports": reports }))["before"], Value::Null);
}

#[test]
fn questions_are_read_strictly() {
    let error = |question: Value| ask(question)["error"].clone();
    assert_eq!(
        (&error(json!({ "reports": [] }))["code"], &error(json!({ "phase": 4 }))["at"]),
        (&json!("missing_member"), &json!("/phase"))
    );
    assert_eq!(error(json!({ "phase": 2, "reports": [] }))["at"], "/area");
    assert_eq!(error(json!({ "date": "2024-02-30" }))["code"], "bad_value");
}
