//! Đọc lại câu trả lời: tests that every answer can be read as its type and written again, byte for byte the same, in both languages.

use kh302::call;
use kh302::catalogue::{self, Form};
use kh302::document::ErrorDocument;
use kh302::document::{criteria, read, to_json};
use kh302::explain::{
    AreasView, Assessment, CombinedView, Comparison, CorrectionsView, Explained, PeriodsView, PhaseView, PublicView, RolledUp,
    VerdictDocument,
};
use kh302::form::{FindingView, Restored, Session};
use kh302::{Locale, law};
use kh302_tests::answers;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Reads a text as a type and writes it again; returns how the two differ.
fn again<T: DeserializeOwned + Serialize>(text: &str) -> Result<(), String> {
    let read: T = serde_json::from_str(text).map_err(|error| format!("{error} in {text}"))?;
    let written = to_json(&read);
    if written == text { Ok(()) } else { Err(format!("{text}\nis written again as\n{written}")) }
}

/// Does the same with the answer to a call.
fn answer(name: &str, text: &str) -> Result<(), String> {
    if text.starts_with(r#"{"schema":"kh302.error/1""#) {
        return again::<ErrorDocument>(text);
    }
    match name {
        "assess" => again::<Assessment>(text),
        "judge" => again::<VerdictDocument>(text),
        "rollup" => again::<RolledUp>(text),
        "compare" => again::<Comparison>(text),
        "publish" => again::<PublicView>(text),
        "corrections" => again::<CorrectionsView>(text),
        "phase" => again::<PhaseView>(text),
        "periods" => again::<PeriodsView>(text),
        "areas" => again::<AreasView>(text),
        "explain" => again::<Explained>(text),
        "combine" => again::<CombinedView>(text),
        "form" => again::<Form>(text),
        other => Err(format!("{other} has no type")),
    }
}

/// Returns the question in English, where the document has a member for the language.
fn in_english(text: &str) -> Option<String> {
    let (head, lines) = text.split_once('\n').unwrap_or((text, ""));
    let mut question: Value = serde_json::from_str(if lines.is_empty() { text } else { head }).ok()?;
    let english = match question["schema"].as_str()? {
        "kh302.report/1" => json!({ "schema": "kh302.request/1", "report": question, "locale": "en" }),
        "kh302.totals/1" => json!({ "schema": "kh302.request/1", "totals": question, "locale": "en" }),
        _ => {
            question["locale"] = json!("en");
            question
        }
    };
    Some(format!("{english}\n{lines}"))
}

#[test]
fn every_answer_is_read_back_as_it_was_written() {
    let mut of_call: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    answers::each(|name, text| {
        for (place, question) in [Some(text.to_owned()), in_english(text)].into_iter().enumerate() {
            let Some(question) = question else { continue };
            let given = call(name, &question);
            answer(name, &given).unwrap_or_else(|difference| panic!("{name}: {difference}"));
            if !given.starts_with(r#"{"schema":"kh302.error/1""#) {
                of_call.entry(name.to_owned()).or_default()[place] += 1;
            }
        }
        Ok(())
    })
    .unwrap();
    let silent: Vec<&str> = kh302::Call::ALL.into_iter().map(kh302::Call::id).filter(|name| !of_call.contains_key(*name)).collect();
    assert_eq!(silent, Vec::<&str>::new(), "calls of which no answer was read back");
    assert!(of_call["assess"].iter().all(|answers| *answers > 1_000), "{of_call:?}");
}

/// The value that is read equals the one that was written, so that an answer on file can be compared with a new one.
#[test]
fn an_answer_read_back_equals_the_one_that_was_written() {
    let mut compared = 0;
    answers::each(|name, text| {
        if name == "assess"
            && let Ok(document) = read(text)
        {
            let assessment = document.assess();
            assert_eq!(serde_json::from_str::<Assessment>(&to_json(&assessment)).unwrap(), assessment);
            compared += 1;
        }
        Ok(())
    })
    .unwrap();
    assert!(compared > 1_000, "{compared}");
}

#[test]
fn the_catalogue_and_criteria_are_read_back() {
    again::<catalogue::Catalogue>(&catalogue::catalogue_json()).unwrap();
    again::<catalogue::Catalogue>(&catalogue::normative_json()).unwrap();
    for set in [&law::QD28_2025, &law::QD3122_2010] {
        again::<kh302::document::CriteriaEntry>(&criteria::canonical(set.into())).unwrap();
    }
}

/// An answer under a loaded set of criteria has the hash, the warnings and the titles of the set.
#[test]
fn an_answer_by_other_criteria_is_read_back() {
    let report = json!({ "schema": "kh302.report/1", "area": "19815", "period": "2025", "figures": { "population": 9_000 } });
    let mut set: Value = serde_json::from_str(&criteria::canonical((&law::QD28_2025).into())).unwrap();
    set["id"] = json!("own");
    for locale in ["vi", "en"] {
        let request = json!({ "schema": "kh302.request/1", "report": report, "criteria": set, "locale": locale });
        let given = call("assess", &request.to_string());
        assert!(given.contains(r#""criteria_hash":"sha256:"#), "{given}");
        answer("assess", &given).unwrap();
    }
}

#[test]
fn the_documents_of_a_form_session_are_read_back() {
    let report = r#"{"schema":"kh302.report/1","area":"19815","period":"2025-09","figures":{}}"#;
    let mut session = Session::new(read(report).unwrap()).unwrap();
    session.set(kh302::form::Field::from_id("population").unwrap(), "9.000,5");
    for locale in [Locale::Vi, Locale::En] {
        let told = session.findings_json(locale);
        assert!(told.len() > 2, "{told}");
        again::<Vec<FindingView>>(&told).unwrap();
        again::<Assessment>(&session.assessment_json(locale)).unwrap();
    }
    again::<Form>(&session.description_json()).unwrap();
    let draft = session.snapshot();
    let other_rules = draft
        .replace(&*kh302::document::Engine::THIS.ruleset, "sha256:0")
        .replace(r#""findings":["#, r#""findings":[{"code":"A201","at":"x"},"#);
    let restored: Restored = session.restore(&other_rules).unwrap();
    assert!(!restored.differences.is_empty());
    again::<Restored>(&restored.json()).unwrap();
}
