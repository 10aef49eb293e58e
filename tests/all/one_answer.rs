//! Một câu hỏi, một câu trả lời: a document gets the same answer whichever way the library is asked, and an area by one table of units.

use kh302::document::{Document, read, to_json};
use kh302::explain::Finding;
use kh302::explain::{RollupBuilder, RollupOptions};
use kh302::form::{Field, Session};
use kh302::judge::{NotExpected, Rollup};
use kh302::law::HUE;
use kh302::rules::Severity;
use kh302::{Assessment, Report, Subject, Units, assess, call, judge};
use kh302_tests::vectors::bases;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use std::sync::Arc;

/// Values as people and programs write them where another is wanted.
fn odd_value() -> impl Strategy<Value = Value> {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!("abc"),
        json!("1.234"),
        json!("12 7 3"),
        json!(""),
        json!("Loại II"),
        json!("ngày 14/09/2025"),
        json!("\u{fffd}"),
        json!("So\u{302}\u{301}"),
        json!("0900 000 001"),
        json!(99_999_999_999_u64),
    ];
    select(odd.to_vec())
}

/// Documents with some values of another kind, names that nobody knows and explanations that explain nothing.
fn document() -> impl Strategy<Value = Value> {
    let bases: Vec<Value> = bases().into_values().collect();
    let changes = proptest::collection::vec((any::<Index>(), any::<Index>(), odd_value()), 0..5);
    let explained = select(vec![
        json!(null),
        json!([{ "code": "A105", "at": "/declared_level", "reason": " " }]),
        json!([{ "code": "F11", "at": "/note", "reason": "dài" }, { "code": "A999", "at": "nowhere", "reason": "x" }]),
    ]);
    (select(bases), changes, explained).prop_map(|(mut document, changes, explained)| {
        let subject = match document.get("report").or(document.get("totals")) {
            Some(_) if document.get("report").is_some() => document.get_mut("report").unwrap(),
            Some(_) => document.get_mut("totals").unwrap(),
            None => &mut document,
        };
        if !explained.is_null() && subject["schema"] == "kh302.report/1" {
            subject["acknowledged"] = explained;
        }
        for (object, member, value) in changes {
            let figures = object.index(3) > 0;
            let of = if figures { subject.get_mut("figures").unwrap() } else { &mut *subject };
            let Some(members) = of.as_object_mut().filter(|members| !members.is_empty()) else { continue };
            let name = members.keys().nth(member.index(members.len())).unwrap().clone();
            match name.as_str() {
                // Without these there is no answer.
                "schema" | "figures" | "acknowledged" | "own" | "derived" | "flags" | "communes" | "partial" => {
                    members.insert(format!("{name}s"), value);
                }
                "area" | "period" if value.is_null() => {}
                _ => {
                    members.insert(name, value);
                }
            }
        }
        document
    })
}

/// The answers to one document, each with the way in which it was asked.
fn assessments(text: &str, document: &Document) -> Vec<(&'static str, Assessment)> {
    let request = document.request();
    vec![
        ("assess(request)", assess(request, document.locale)),
        ("request.assess", request.assess(document.locale)),
        ("call", serde_json::from_str(&call("assess", text)).expect("an assessment")),
    ]
}

fn places(findings: &[Finding]) -> Vec<(&str, &str)> {
    findings.iter().map(|finding| (&*finding.code, &*finding.at)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, ..ProptestConfig::default() })]

    #[test]
    fn a_document_has_one_answer(value in document()) {
        let text = value.to_string();
        let document = read(&text).unwrap();
        let answer = document.assess();
        for (asked, other) in assessments(&text, &document) {
            prop_assert_eq!(&other, &answer, "{} of {}", asked, &text);
        }
        prop_assert_eq!(call("assess", &text), to_json(&answer));
        let request = document.request();
        for (asked, verdict) in [
            ("judge(request)", judge(request)),
            ("document.judge", document.judge()),
        ] {
            prop_assert_eq!(verdict.can_submit, answer.can_submit, "{} of {}", asked, &text);
        }
        // A report without a fault of reading is judged alike alone. Reading composes letters, so that only the document still knows that they were
        // not (F14).
        let is_of_reading =
            |one: &Finding| one.code == "F14" || (one.code.starts_with('F') && one.severity == Severity::Error && one.code != "F01");
        let sound = !answer.findings.iter().any(is_of_reading);
        if let (Subject::Report(report), true, true) = (request.subject, sound, value["schema"] == "kh302.report/1") {
            prop_assert_eq!(report.judge().can_submit, answer.can_submit);
            prop_assert_eq!(&report.assess(document.locale), &answer);
        }
    }

    /// The form takes a text of a field as a person types it, such as 1.234, 15/12/2025 or nothing, and composes its letters (F14); everything else
    /// it finds as the call does.
    #[test]
    fn a_form_finds_what_the_document_finds(value in document()) {
        let text = value.to_string();
        let document = read(&text).unwrap();
        let answer = document.assess();
        let typed = |finding: &Finding| matches!(&*finding.code, "F02" | "F08" | "F12") && Field::shown_at(&finding.at).is_some();
        let draft = value["purpose"] == "draft";
        let mut expected = places(&answer.findings);
        expected.retain(|place| *place != ("F14", "/note"));
        if let (Ok(form), false, false) = (Session::open(&text), answer.findings.iter().any(typed), draft) {
            let assessed = form.assessment(document.locale);
            prop_assert_eq!(places(&assessed.findings), expected, "{}", &text);
            prop_assert_eq!(form.can_submit(), answer.can_submit, "{}", &text);
            prop_assert_eq!(assessed.can_submit, answer.can_submit);
        }
    }
}

/// A table with one commune of Huế, whose code the built-in table has too.
fn table() -> Units<'static> {
    let rows = json!([
        { "code": "46", "name_vi": "Thành phố Huế", "kind": "thành phố", "level": 1 },
        { "code": "19815", "valid_from": "2025-07-01", "name_vi": "Phường Tự Đặt", "kind": "phường", "level": 3, "parent_code": "46" },
    ]);
    Units::from_json(&rows.to_string()).unwrap()
}

#[test]
fn a_value_that_cannot_be_read_blocks_however_it_is_asked() {
    let text = r#"{"schema":"kh302.report/1","area":"19815","period":"2025-09","figures":{"psychosis":"abc"},"prepared_on":"hôm qua"}"#;
    let document = read(text).unwrap();
    for answer in [document.assess(), assess(document.request(), document.locale)] {
        assert!(places(&answer.findings).contains(&("F02", "psychosis")), "{:?}", answer.findings);
        assert!(places(&answer.findings).contains(&("F08", "/prepared_on")));
    }
}

#[test]
fn a_document_is_judged_by_the_table_of_its_host_unless_it_carries_one() {
    let host = Arc::new(table());
    let report = r#"{"schema":"kh302.report/1","area":"20197","period":"2025-09","figures":{}}"#;
    let of_host = read(report).unwrap().with_units(Arc::clone(&host));
    assert_eq!((of_host.assess().engine.units.as_ref(), of_host.request().units.hash()), (host.hash(), host.hash()));
    // The built-in table does not have the code of this commune, and the table of the host does not either.
    let own = json!({ "schema": "kh302.request/1", "report": serde_json::from_str::<Value>(report).unwrap(),
        "context": { "units": [{ "code": "20", "name_vi": "Tỉnh Thử", "kind": "tỉnh", "level": 1 }] } });
    let with_own = read(&own.to_string()).unwrap().with_units(Arc::clone(&host));
    assert_ne!(with_own.request().units.hash(), host.hash());
    assert_ne!(with_own.request().units.hash(), HUE.hash());
}

#[test]
fn a_roll_up_and_its_reports_use_one_table_or_say_that_they_differ() {
    let table = table();
    let report = Report::new("19815".parse().unwrap(), "2025-09".parse().unwrap());
    // A report that names no table is judged by that of the roll-up.
    let mut rollup = Rollup::new("46".parse().unwrap(), "2025-09".parse().unwrap(), &table).unwrap();
    assert!(rollup.add(&report).is_ok());
    let text = |units: Value| {
        json!({ "schema": "kh302.request/1", "report": { "schema": "kh302.report/1", "area": "19815", "period": "2025-09", "figures": {} },
            "context": { "units": units } })
    };
    let same = json!([
        { "code": "19815", "valid_from": "2025-07-01", "name_vi": "Phường Tự Đặt", "kind": "phường", "level": 3, "parent_code": "46" },
        { "code": "46", "name_vi": "Thành phố Huế", "kind": "thành phố", "level": 1 },
    ]);
    let other = json!([
        { "code": "46", "name_vi": "Thành phố Huế", "kind": "thành phố", "level": 1 },
        { "code": "19815", "name_vi": "Phường Tự Đặt", "kind": "phường", "level": 3, "parent_code": "46" },
    ]);
    let add = |units: Value| {
        let mut gathering = RollupBuilder::new("46".parse().unwrap(), "2025-09".parse().unwrap(), &table).unwrap();
        gathering.add(&read(&text(units).to_string()).unwrap()).map(|_| gathering.assess(&RollupOptions::default()).communes.len())
    };
    assert_eq!((add(same), add(other.clone())), (Ok(1), Err(NotExpected::OtherUnits)));
    let question = json!({ "schema": "kh302.rollup/1", "area": "46", "period": "2025-09", "reports": [text(other)] });
    let answer: Value = serde_json::from_str(&call("rollup", &question.to_string())).unwrap();
    let refused = answer["assessment"]["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == "L003").unwrap();
    assert_eq!(refused["at"], "/reports/0");
    assert!(refused["message"].as_str().unwrap().contains("danh mục đơn vị hành chính khác"), "{refused}");
}
