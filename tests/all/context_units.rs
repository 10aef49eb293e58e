//! Danh mục đơn vị hành chính trong câu hỏi: every call answers by the table of units that its question carries.

use kh302::Call;
use kh302::document::Engine;
use serde_json::{Value, json};

/// An invented table: a ward of Huế with a code that the built-in table does not have, and the two wards that it was merged from.
fn units() -> Value {
    json!([
        { "code": "46", "name_vi": "Thành phố Huế", "kind": "thành phố", "level": 1 },
        { "code": "20194", "valid_to": "2025-06-30", "name_vi": "Phường Hòa Hiệp Bắc", "kind": "phường", "level": 3, "parent_code": "46", "successor_codes": ["20197"] },
        { "code": "20197", "valid_to": "2025-06-30", "name_vi": "Phường Hòa Hiệp Nam", "kind": "phường", "level": 3, "parent_code": "46", "successor_codes": ["20197"] },
        { "code": "20197", "valid_from": "2025-07-01", "name_vi": "Phường Hải Vân", "kind": "phường", "level": 3, "parent_code": "46", "predecessor_codes": ["20194", "20197"] },
    ])
}

fn report(period: &str) -> Value {
    json!({ "schema": "kh302.report/1", "area": "20197", "period": period, "figures": { "population": 12000, "residential_groups": 9 } })
}

/// A question of the call, and where its answer names the ward; `None` for a call whose answer names no area.
fn question(call: Call) -> (Value, Option<&'static str>) {
    let (month, quarter) = (report("2026-01"), report("2026-Q1"));
    let (members, ward) = match call.id() {
        "assess" | "judge" => (json!({ "schema": "kh302.request/1", "report": month }), None),
        "rollup" => (json!({ "area": "46", "period": "2026-01", "reports": [month] }), None),
        "compare" => (json!({ "report": month, "criteria": ["qd28-2025", "qd3122-2010"] }), None),
        "publish" => (json!({ "reports": [month] }), Some("/communes/0/name")),
        "corrections" => (json!({ "corrected": month, "on_file": [month, quarter] }), Some("/name")),
        "phase" => (json!({ "phase": 3, "reports": [month] }), Some("/name")),
        "periods" => (json!({ "period": "2026-01" }), None),
        "areas" => (json!({ "date": "2026-01-14", "code": "20197" }), Some("/areas/0/name")),
        "explain" => (json!({ "of": "A201", "report": month }), None),
        "combine" => (json!({ "period": "2026-Q1", "parts": [month] }), None),
        "form" => (json!({ "schema": "kh302.request/1", "report": month }), None),
        other => panic!("write a question of the call {other} here"),
    };
    let mut question = json!({ "schema": format!("kh302.{}/1", call.id()) });
    question.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    (question, ward)
}

fn ask(call: Call, question: &Value) -> Value {
    serde_json::from_str(&kh302::call(call.id(), &question.to_string())).unwrap()
}

#[test]
fn every_call_answers_by_the_table_of_its_question() {
    for call in Call::ALL {
        let (mut question, ward) = question(call);
        question["context"] = json!({ "units": units() });
        let answer = ask(call, &question);
        assert_eq!(answer.get("error"), None, "{}: {answer}", call.id());
        if let Some(ward) = ward {
            assert_eq!(answer.pointer(ward), Some(&json!("Phường Hải Vân")), "{}: {answer}", call.id());
        }
        if let Some(hash) = answer.pointer("/engine/units") {
            assert_ne!(*hash, json!(Engine::THIS.units), "{} must name the table that it used", call.id());
        }
    }
}

#[test]
fn a_table_that_cannot_be_read_is_named_by_every_call() {
    for call in Call::ALL {
        let (mut question, _) = question(call);
        question["context"] = json!({ "units": [{ "code": "46" }] });
        let answer = ask(call, &question);
        assert_eq!(answer.pointer("/error/at"), Some(&json!("/context/units")), "{}: {answer}", call.id());
    }
}
