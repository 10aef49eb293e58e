//! Kết luận không câu chữ: tests that the call `judge` says in ids what the assessment says in sentences.

use kh302::call;
use kh302::document::{read, to_json};
use kh302::explain::verdict_document;
use kh302_tests::answers;
use kh302_tests::generate::root;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Returns the codes in a list of an answer.
fn codes<'a>(list: &'a Value, member: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|one| one[member].as_str().unwrap()).collect()
}

#[test]
fn a_verdict_says_what_the_assessment_says() {
    let (mut judged, mut refused, mut compared, mut without_period) = (0, 0, 0, 0);
    answers::each(|name, text| {
        if name != "assess" {
            return Ok(());
        }
        let (verdict, assessment) = (call("judge", text), call("assess", text));
        let Ok(document) = read(text) else {
            assert_eq!(verdict, assessment, "{text}");
            refused += 1;
            return Ok(());
        };
        let [verdict, assessment]: [Value; 2] = [verdict, assessment].map(|answer| serde_json::from_str(&answer).unwrap());
        assert_eq!(verdict["schema"], "kh302.verdict/1");
        for member in ["can_submit", "plan", "score"] {
            assert_eq!(verdict[member], assessment[member], "{member} of {text}");
        }
        // Totals have no level, and what cannot be classified has nothing of it.
        let of_class = |member: &str, otherwise: Value| assessment["classification"].get(member).cloned().unwrap_or(otherwise);
        assert_eq!(verdict["level"], of_class("level", json!("undetermined")), "{text}");
        assert_eq!(verdict["readings"], of_class("readings", json!([])), "{text}");
        assert_eq!([&verdict["province"], &verdict["district"]], [&of_class("province", Value::Null), &of_class("district", Value::Null)]);
        let targets: Vec<Value> =
            assessment["targets"].as_array().unwrap().iter().map(|one| json!({ "id": one["id"], "status": one["status"] })).collect();
        assert_eq!(verdict["targets"], json!(targets), "{text}");
        assert_eq!(verdict["unchecked"], json!(codes(&assessment["unchecked"], "code")), "{text}");
        let findings = assessment["findings"].as_array().unwrap();
        let missing: Vec<&Value> = findings.iter().filter(|finding| finding["code"] == "F01").map(|finding| &finding["at"]).collect();
        if document.purpose == kh302::Purpose::Submit {
            assert_eq!(verdict["missing"], json!(missing), "{text}");
        }
        // What reading the document finds stands in no list, because no check found it.
        let (failed, comparisons) = (verdict["failed"].as_array().unwrap(), verdict["comparisons"].as_array().unwrap());
        let told: BTreeSet<&str> = failed.iter().chain(comparisons).filter_map(Value::as_str).collect();
        let found: BTreeSet<&str> = codes(&assessment["findings"], "code").into_iter().collect();
        assert!(told.is_subset(&found), "{told:?} of {found:?}: {text}");
        let only_found: Vec<&&str> = found.difference(&told).filter(|code| !code.starts_with('F')).collect();
        assert!(only_found.is_empty(), "{only_found:?}: {text}");
        judged += 1;
        compared += usize::from(!comparisons.is_empty());
        without_period += usize::from(assessment["period"].is_null());
        Ok(())
    })
    .unwrap();
    assert!(judged > 1_000 && refused > 10 && compared > 20 && without_period > 5, "{judged}, {refused}, {compared}, {without_period}");
}

/// The year of a ward of which one more measure lies in a higher band: read literally, its level is a better one.
#[test]
fn the_level_is_that_of_the_reading_asked_for_and_every_reading_is_told() {
    let year = std::fs::read_to_string(root().join("examples/data/synthetic/2025.jsonl")).unwrap();
    let report: Value =
        year.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).find(|report| report["area"] == "19909").unwrap();
    for (reading, level) in [("cumulative", "type_ii"), ("literal", "affected")] {
        let question = json!({ "schema": "kh302.request/1", "report": report, "reading": reading }).to_string();
        let document = read(&question).unwrap();
        let verdict = document.verdict_document();
        assert_eq!(verdict.level.id(), level);
        let readings: Vec<_> = verdict.readings.iter().map(|one| (one.id.id(), one.level.id())).collect();
        assert_eq!(readings, [("cumulative", "type_ii"), ("literal", "affected"), ("places_in_period", "type_ii")]);
        // However it is asked for, the verdict is one.
        assert_eq!(verdict, verdict_document(document.request()));
        assert_eq!(to_json(&verdict), call("judge", &question));
    }
}
