//! Các lời gọi nhỏ: tests periods, areas, explain and combine, each with an example computed by hand, and how strictly they read.

use kh302::catalogue::DOCUMENTS;
use kh302::{Call, call};
use serde_json::{Value, json};

fn ask(name: &str, mut question: Value) -> Value {
    question["schema"] = json!(format!("kh302.{name}/1"));
    serde_json::from_str(&call(name, &question.to_string())).unwrap()
}

/// The third quarter of 2025 runs from 15 June to 14 September.
#[test]
fn a_period_has_its_days_its_parts_and_its_deadlines() {
    let answer = ask("periods", json!({ "period": "2025-Q3", "as_of": "2025-09-10", "date": "2025-09-14" }));
    let period = &answer["period"];
    assert_eq!((&period["from"], &period["to"], &period["kind"]), (&json!("2025-06-15"), &json!("2025-09-14"), &json!("quarter")));
    assert_eq!((&period["days"], &period["months"], &period["days_left"]), (&json!(92), &json!(3), &json!(4)));
    assert_eq!(period["name"], json!({ "vi": "quý III năm 2025", "en": "third quarter of 2025" }));
    assert_eq!((&period["previous"], &period["next"]), (&json!("2025-Q2"), &json!("2025-Q4")));
    assert_eq!(period["parts"], json!([{ "kind": "month", "periods": ["2025-07", "2025-08", "2025-09"] }]));
    assert_eq!(period["longer"], json!(["2025-H2", "2025-9M", "2025"]));
    assert_eq!(answer["contains"], true);
    // "Trước ngày 16" is 15 September; by nd09-2019 it is one working day after Sunday the 14th, a Monday.
    let due = |regime: &str, step: &str| {
        let all = period["deadlines"].as_array().unwrap();
        all.iter().find(|due| due["regime"] == regime && due["step"] == step).map(|due| due["due"].clone())
    };
    assert_eq!(due("tt13-2022", "commune"), Some(json!("2025-09-15")));
    assert_eq!(due("tt13-2022", "province"), Some(json!("2025-09-19")));
    assert_eq!(due("nd09-2019", "commune"), Some(json!("2025-09-15")));
    assert_eq!(due("qd28-2025", "province"), None);
    let year = ask("periods", json!({ "period": "2025", "working_days": 2 }));
    let of_year: Vec<&Value> = year["period"]["deadlines"].as_array().unwrap().iter().filter(|due| due["regime"] == "qd28-2025").collect();
    assert_eq!((&of_year[0]["due"], &of_year[1]["due"]), (&json!("2025-12-19"), &json!("2025-12-29")));
    assert_eq!(ask("periods", json!({ "period": "2100" }))["period"]["next"], Value::Null);
}

/// 20 December 2025 lies in month 2026-01, quarter 2026-Q1 and year 2026.
#[test]
fn a_day_has_its_periods_and_its_phase() {
    let answer = ask("periods", json!({ "date": "2025-12-20" }));
    assert_eq!(answer["date"]["periods"], json!(["2026-01", "2026-Q1", "2026-H1", "2026-9M", "2026"]));
    assert_eq!((&answer["date"]["phase"]["number"], &answer["date"]["criteria"]), (&json!(3), &json!("qd28-2025")));
    assert_eq!(ask("periods", json!({ "date": "2025-10-01" }))["date"]["periods"], json!(["2025-10", "2025-Q4", "2025-H2", "2025"]));
    let between = ask("periods", json!({ "kind": "quarter", "from": "2025-03-15", "to": "2025-12-13" }));
    assert_eq!(between["between"], json!(["2025-Q2", "2025-Q3"]));
}

/// The code 19918 belonged to xã Phú Xuân and belongs to xã Phú Hồ.
#[test]
fn a_code_is_a_unit_only_with_its_day() {
    let on = |day: &str| ask("areas", json!({ "code": "19918", "date": day, "other_date": "2025-07-01" }));
    let (before, after) = (on("2025-06-30"), on("2025-07-01"));
    assert_eq!((&before["areas"][0]["name"], &after["areas"][0]["name"]), (&json!("Xã Phú Xuân"), &json!("Xã Phú Hồ")));
    assert_eq!((&before["areas"][0]["parent"]["area"], &after["areas"][0]["parent"]["area"]), (&json!("478"), &json!("46")));
    assert_eq!(before["areas"][0]["lineage"]["partial"], false);
    assert_eq!(before["areas"][0]["lineage"]["areas"].as_array().unwrap().len(), 1);
    assert_eq!(ask("areas", json!({ "code": "19801", "date": "2025-07-01" }))["existence"], "does_not_exist");
    assert_eq!(ask("areas", json!({ "code": "00004", "date": "2025-07-01" }))["existence"], "not_covered");
    let early = ask("areas", json!({ "code": "19918", "date": "2020-01-01", "locale": "en" }));
    assert_eq!((&early["existence"], early["notes"].as_array().unwrap().len()), (&json!("not_covered"), 2));
}

#[test]
fn units_are_found_by_name_and_by_level() {
    let found = |question: Value| -> Vec<String> {
        let answer = ask("areas", question);
        answer["areas"].as_array().unwrap().iter().map(|unit| unit["area"].as_str().unwrap().to_string()).collect()
    };
    assert_eq!(found(json!({ "name": "thuận hoá", "date": "2026-11-23" })), ["19789"]);
    assert_eq!(found(json!({ "name": "lang co", "date": "2026-11-23", "ignore_diacritics": true })), ["20137"]);
    assert!(found(json!({ "name": "lang co", "date": "2026-11-23" })).is_empty());
    let count = |level: u64, date: &str| found(json!({ "level": level, "date": date })).len();
    assert_eq!((count(3, "2023-10-06"), count(3, "2025-07-01"), count(2, "2025-06-30"), count(2, "2025-07-01")), (141, 40, 9, 0));
    let hue = ask("areas", json!({ "code": "46", "date": "2025-07-01" }));
    assert_eq!(hue["areas"][0]["children"].as_array().unwrap().len(), 40);
}

fn report() -> Value {
    json!({ "schema": "kh302.report/1", "area": "19815", "period": "2025", "figures": {
        "population": 55305, "drug_dependent_opening": 30, "drug_dependent_added": 9, "drug_dependent_removed": 3, "drug_dependent": 35,
        "drug_using": 20, "drug_dependent_reached": 30, "drug_using_reached": 20, "post_rehab": 0, "psychosis": 0, "incidents": 2 } })
}

#[test]
fn a_rule_is_explained_with_the_numbers_put_in() {
    let of = |of: &str| ask("explain", json!({ "of": of, "report": report() }));
    let balance = of("A201");
    assert_eq!((&balance["kind"], &balance["check"]["outcome"]), (&json!("check"), &json!("failed")));
    assert_eq!(balance["check"]["compared"], json!([{ "left": 35, "op": "=", "right": 36 }]));
    assert_eq!(
        balance["text"],
        "35 = 30 + 9 − 3 = 36? Không. Người nghiện ma túy có hồ sơ quản lý – cuối kỳ: đầu kỳ 30 + tăng 9 − giảm 3 = 36, nhưng cuối kỳ ghi 35."
    );
    assert_eq!(of("A204")["text"], "30 ≤ 35? Có.");
    assert!(of("A404")["text"].as_str().unwrap().starts_with("Khi 0 + 0 = 0 = 0: 2 = 0? Không. Ghi 2 vụ việc"));
    assert_eq!(of("A901")["text"], "Khi ? = 0: ? = 0? Chưa đủ số liệu.");
    let none = ask(
        "explain",
        json!({ "of": "A404", "report": { "schema": "kh302.report/1", "area": "19815", "period": "2025",
        "figures": { "post_rehab": 3, "psychosis": 0, "incidents": 1 } } }),
    );
    assert_eq!((&none["text"], &none["check"]["outcome"]), (&json!("Khi 3 + 0 = 3 = 0? Không, nên không phải xét."), &json!("passed")));
    let open = of("A203");
    assert_eq!((&open["check"]["outcome"], open["check"]["missing"].as_array().unwrap().len()), (&json!("unchecked"), 3));
    // No earlier report is given, and a commune has no trafficking lines.
    for code in ["P201", "K001", "L001", "A902"] {
        assert_eq!(of(code)["check"]["outcome"], "not_applicable", "{code}");
    }
    let rate = of("qd28-2025/4/1/a");
    assert_eq!((&rate["kind"], &rate["criterion"]["outcome"]), (&json!("criterion"), &json!("not_met")));
    assert!(rate["text"].as_str().unwrap().ends_with("1.000 × (35 + 20) = 55.000 ≥ 5 × 55.305 = 276.525? Không."), "{rate}");
    let target = of("T07");
    assert_eq!((&target["kind"], &target["target"]["status"]), (&json!("target"), &json!("not_met")));
    assert!(target["text"].as_str().unwrap().contains("Được tiếp cận dịch vụ: 50/55, còn thiếu 5 người."), "{target}");
    let measure = of("T07a");
    assert_eq!((&measure["kind"], measure["target"]["measures"].as_array().unwrap().len()), (&json!("measure"), 1));
    let request = |period: &str, before: &str| {
        let of = |period: &str, figure: &str, value: u64| json!({ "schema": "kh302.report/1", "area": "19815", "period": period, "figures": { figure: value } });
        json!({ "schema": "kh302.request/1", "report": of(period, "drug_dependent_opening", 30), "locale": "en",
                "previous": [of(before, "drug_dependent", 31)] })
    };
    let earlier = ask("explain", json!({ "of": "P201", "report": request("2026-01", "2025-12") }));
    assert_eq!(
        (
            &earlier["check"]["outcome"],
            earlier["text"].as_str().unwrap().starts_with("People with drug dependence on record: the previous period")
        ),
        (&json!("failed"), true)
    );
    // Compares nothing where the year before the merger is that of one of three wards; this must not look like a check that holds.
    let refused = ask("explain", json!({ "of": "P201", "report": request("2025", "2024") }));
    assert_eq!(refused["check"]["outcome"], "not_applicable");
}

#[test]
fn parts_make_the_report_of_the_whole() {
    let month = |period: &str, opening: u64, detected: u64, close: u64| {
        json!({ "schema": "kh302.report/1", "area": "19815", "period": period, "figures": {
            "residential_groups": 41, "use_points_opening": opening, "use_points_detected": detected, "use_points": close } })
    };
    let all = [month("2026-01", 1, 2, 3), month("2026-03", 3, 1, 4), month("2026-02", 3, 0, 3)];
    let answer = ask("combine", json!({ "area": "19815", "period": "2026-Q1", "parts": all }));
    assert_eq!(
        answer["report"],
        json!({ "schema": "kh302.report/1", "area": "19815", "period": "2026-Q1", "revision": 0, "figures": {
            "residential_groups": 41, "use_points_opening": 1, "use_points_detected": 3, "use_points": 4 } })
    );
    assert_eq!((&answer["group_months"], &answer["gaps"], &answer["refused"]), (&json!(123), &json!([]), &json!([])));
    // Assesses the combined report.
    let assessed: Value = serde_json::from_str(&call("assess", &answer["report"].to_string())).unwrap();
    assert_eq!(assessed["schema"], "kh302.assessment/1");
    let some = [month("2026-01", 1, 2, 3), month("2026-02", 3, 0, 3), month("2025-12", 0, 1, 1), month("2026-01", 1, 2, 4)];
    let answer = ask("combine", json!({ "period": "2026-Q1", "parts": some }));
    assert_eq!(answer["report"]["figures"], json!({ "use_points_opening": 1 }));
    assert_eq!(
        answer["gaps"],
        json!([{ "from": "2026-02-15", "to": "2026-03-14", "text": "Chưa có số liệu từ ngày 15/02/2026 đến ngày 14/03/2026." }])
    );
    let refused = answer["refused"].as_array().unwrap();
    assert_eq!((&refused[0]["at"], &refused[1]["at"]), (&json!("/parts/2"), &json!("/parts/3")));
    assert_eq!(refused[0]["text"], "Tháng 12 năm 2025 không nằm trong kỳ này.");
}

#[test]
fn questions_are_read_strictly() {
    let cases = [
        ("periods", json!({}), "missing_member", "/period"),
        ("periods", json!({ "period": "2025-Q5" }), "bad_value", "/period"),
        ("periods", json!({ "period": 2025 }), "bad_value", "/period"),
        ("periods", json!({ "date": "2101-01-01" }), "bad_value", "/date"),
        ("periods", json!({ "kind": "week", "from": "2025-01-01", "to": "2025-02-01" }), "bad_value", "/kind"),
        ("periods", json!({ "from": "2025-01-01" }), "missing_member", "/kind"),
        ("periods", json!({ "period": "2025", "working_days": 0 }), "bad_value", "/working_days"),
        ("periods", json!({ "period": "2025", "locale": "fr" }), "bad_value", "/locale"),
        ("areas", json!({ "code": "46" }), "missing_member", "/date"),
        ("areas", json!({ "date": "2025-07-01" }), "missing_member", "/code"),
        ("areas", json!({ "date": "2025-07-01", "code": 46 }), "bad_value", "/code"),
        ("areas", json!({ "date": "2025-07-01", "code": "46", "name": "Huế" }), "unknown_member", "/name"),
        ("areas", json!({ "date": "2025-07-01", "level": 4 }), "bad_value", "/level"),
        ("explain", json!({ "report": report() }), "missing_member", "/of"),
        ("explain", json!({ "of": "A999", "report": report() }), "bad_value", "/of"),
        ("explain", json!({ "of": "A201", "report": { "schema": "kh302.form/1" } }), "unknown_schema", "/report/schema"),
        ("combine", json!({ "parts": [report()] }), "missing_member", "/period"),
        ("combine", json!({ "period": "2025-01", "area": "19815" }), "bad_value", "/period"),
        ("combine", json!({ "period": "2025", "parts": [report()], "part": [] }), "unknown_member", "/part"),
    ];
    for (name, question, code, at) in cases {
        let error = &ask(name, question.clone())["error"];
        assert_eq!((error["code"].as_str(), error["at"].as_str()), (Some(code), Some(at)), "{name} of {question}: {error}");
        assert!(error["message"].as_str().unwrap().ends_with(['.', '?']), "{error}");
    }
    let twice = call("areas", r#"{"schema": "kh302.areas/1", "date": "2025-07-01", "date": "2025-07-02"}"#);
    assert!(twice.contains("unknown_member"), "{twice}");
}

/// Every call with a document of its own has a published schema that names its question and its answer.
#[test]
fn every_call_has_a_schema() {
    for name in ["publish", "corrections", "phase", "periods", "areas", "explain", "combine"] {
        assert!(Call::ALL.into_iter().any(|call| call.id() == name), "{name}");
        let id = format!("kh302.{name}/1");
        assert!(DOCUMENTS.contains(&id.as_str()), "{id}");
        let schema = kh302::catalogue::schema(&id).unwrap().to_value();
        assert_eq!(schema["anyOf"].as_array().map(Vec::len), Some(2), "{id}");
        let definitions = schema["$defs"].as_object().unwrap();
        let named = definitions.values().filter(|of| of["properties"]["schema"]["const"] == id.as_str()).count();
        assert_eq!(named, 2, "{id}");
    }
}
