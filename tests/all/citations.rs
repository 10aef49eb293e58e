//! Căn cứ pháp lý: no answer cites a text that was not in force on the last day of the period that it speaks of.

use kh302::{Period, call, law};
use kh302_tests::bridge;
use kh302_tests::reference::days;
use serde_json::{Value, json};

/// Iterates over every period of the years that the library knows.
fn periods() -> impl Iterator<Item = Period> {
    (2000..=2100).flat_map(days::Period::of_year).map(bridge::period)
}

fn report(area: &str, period: Period, seed: u64) -> Value {
    let figures: serde_json::Map<_, _> = kh302::FIGURES
        .iter()
        .filter(|row| row.belongs_to(period))
        .enumerate()
        .map(|(place, row)| {
            let number = (seed + place as u64 * 7) % 23;
            let value = if row.max == 1 { json!(number.is_multiple_of(2)) } else { json!(number) };
            (row.id.to_owned(), value)
        })
        .collect();
    json!({
        "schema": "kh302.report/1", "area": area, "period": period.to_string(), "figures": figures, "declared_level": "type_ii",
        "prepared_on": period.last_day().plus_days(40).unwrap_or(period.last_day()).to_string(), "note": "Gọi 0900000001, ông Nguyễn Văn A.",
    })
}

/// Finds every citation in an answer.
fn citations(value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            if let (Some(Value::String(text)), true) = (members.get("instrument"), members.contains_key("in_force_from")) {
                found.push((text.clone(), value.to_string()));
            }
            members.values().for_each(|member| citations(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| citations(item, found)),
        _ => {}
    }
}

#[test]
fn no_answer_cites_a_text_that_was_not_in_force() {
    let mut cited = 0;
    for period in periods() {
        let close = period.last_day();
        let (own, before) = (report("19815", period, 3), period.previous().map(|before| report("19815", before, 5)));
        let request = json!({ "schema": "kh302.request/1", "report": own, "previous": before.iter().collect::<Vec<_>>(),
            "baseline": before.iter().collect::<Vec<_>>(), "as_of": close.plus_days(50).unwrap_or(close).to_string() });
        let mut questions = vec![
            ("assess", own.clone()),
            ("assess", request.clone()),
            (
                "assess",
                json!({ "schema": "kh302.totals/1", "area": "46", "period": period.to_string(), "figures": { "drug_dependent": 9 } }),
            ),
            ("rollup", json!({ "schema": "kh302.rollup/1", "area": "46", "period": period.to_string(), "reports": [own] })),
            ("publish", json!({ "schema": "kh302.publish/1", "area": "46", "period": period.to_string(), "reports": [own] })),
            ("phase", json!({ "schema": "kh302.phase/1", "phase": 3, "reports": [own, before] })),
            ("corrections", json!({ "schema": "kh302.corrections/1", "corrected": own, "on_file": [own, before] })),
            ("form", own.clone()),
        ];
        questions.extend(
            law::CHECKS.iter().map(|check| ("explain", json!({ "schema": "kh302.explain/1", "of": check.code, "report": request }))),
        );
        for (name, question) in questions {
            let answer: Value = serde_json::from_str(&call(name, &question.to_string())).expect("an answer");
            let mut found = Vec::new();
            citations(&answer, &mut found);
            cited += found.len();
            for (id, citation) in found {
                let text = law::instrument(&id).unwrap_or_else(|| panic!("{name} of {period} cites an unknown text: {citation}"));
                assert!(text.is_in_force(close), "{name} of {period}, which ended on {close}, cites {citation}");
            }
        }
    }
    assert!(cited > 10_000, "{cited} citations");
}

#[test]
fn each_check_of_figures_cites_the_law_of_its_day() {
    let on = |period: &str, code: &str| -> Vec<String> {
        let own = report("19815", period.parse().expect("a period"), 3);
        let answer = call("explain", &json!({ "schema": "kh302.explain/1", "of": code, "report": own }).to_string());
        let answer: Value = serde_json::from_str(&answer).expect("an answer");
        let basis = answer["check"]["basis"].as_array().expect("a list").iter();
        basis.map(|cited| format!("{} {}", cited["instrument"].as_str().unwrap_or(""), cited["article"].as_str().unwrap_or(""))).collect()
    };
    assert_eq!(on("2025", "A306"), ["law73-2021 Điều 23"]);
    assert_eq!(on("2026", "A306"), ["law120-2025 Điều 24"]);
    assert_eq!(on("2024", "A105"), ["kh302-2023 mục tiêu 1"]);
    assert_eq!(on("2025", "A105"), ["kh302-2023 mục tiêu 1", "qd28-2025 Điều 7"]);
}
