//! Bản ghi câu trả lời: records every answer of the library to the vectors, the samples and the calls, in both languages, and those
//! of a form while it is filled in. Comparing the records of two versions shows whether a change inside the library changed an answer.

use crate::answers;
use crate::generate::root;
use crate::vectors::{bases, derived, hand};
use kh302::Locale;
use kh302::form::{Field, Session};
use kh302::{Call, call};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes each question with its answer as one line, and returns the number of lines.
///
/// # Errors
/// Returns an error where the file cannot be written or a sample cannot be read.
///
/// # Panics
/// Panics where a vector is not in the format.
pub fn record(path: &Path) -> io::Result<usize> {
    let mut lines = answers::write(path)?;
    let mut file = BufWriter::new(File::options().append(true).open(path)?);
    let bases = bases();
    let vectors = hand().into_iter().chain(derived()).flat_map(|(_, file)| file.vectors);
    let mut documents: Vec<String> = vectors.map(|vector| vector.document(&bases)).collect();
    documents.extend(bases.values().map(Value::to_string));
    for sample in samples()? {
        let text = fs::read_to_string(&sample)?;
        let whole = sample.extension().is_some_and(|extension| extension == "json");
        documents.extend(text.split(|char| char == '\n' && !whole).filter(|line| !line.is_empty()).step_by(9).map(str::to_owned));
    }
    for (place, document) in documents.iter().enumerate() {
        if let Some(question) = in_english(document) {
            writeln!(file, "{}", json!(["assess", question, call("assess", &question)]))?;
            lines += 1;
        }
        if place % 20 != 0 {
            continue;
        }
        for answer in form(document) {
            writeln!(file, "{}", json!(["form session", place, answer]))?;
            lines += 1;
        }
    }
    for (name, question) in questions()? {
        for locale in ["vi", "en"] {
            let mut question = question.clone();
            question["locale"] = json!(locale);
            let question = question.to_string();
            writeln!(file, "{}", json!([name, question, call(name, &question)]))?;
            lines += 1;
        }
    }
    file.flush()?;
    Ok(lines)
}

/// Returns the paths of all samples in `examples/data`.
fn samples() -> io::Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for folder in ["examples/data/real", "examples/data/synthetic"] {
        for entry in fs::read_dir(root().join(folder))? {
            found.push(entry?.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Returns the same question in English, where the text is a question.
fn in_english(document: &str) -> Option<String> {
    let mut value: Value = serde_json::from_str(document).ok()?;
    let member = match value.get("schema")?.as_str()? {
        "kh302.report/1" => "report",
        "kh302.totals/1" => "totals",
        "kh302.request/1" => {
            value.as_object_mut()?.insert(String::from("locale"), json!("en"));
            return Some(value.to_string());
        }
        _ => return None,
    };
    Some(json!({ "schema": "kh302.request/1", "locale": "en", member: value }).to_string())
}

/// Returns questions to the calls that take more than one report.
fn questions() -> io::Result<Vec<(&'static str, Value)>> {
    let read = |path: &str| -> io::Result<Vec<Value>> {
        let text = fs::read_to_string(root().join(path))?;
        Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
    };
    let year = read("examples/data/synthetic/2025.jsonl")?;
    let base = read("examples/data/synthetic/baseline-2023.jsonl")?;
    let month = read("examples/data/synthetic/2025-08.jsonl")?;
    let before = read("examples/data/synthetic/2025-07.jsonl")?;
    let mut corrected = before[0].clone();
    corrected["revision"] = json!(1);
    corrected["figures"]["population"] = json!(4_321);
    corrected["figures"]["drug_dependent"] = json!(17);
    let on_file: Vec<Value> = before.iter().chain(&month).cloned().collect();
    let mut questions = vec![
        ("rollup", json!({ "schema": "kh302.rollup/1", "area": "46", "period": "2025", "baseline": base, "reports": year })),
        ("rollup", json!({ "schema": "kh302.rollup/1", "area": "46", "period": "2025-08", "reports": &month[..20] })),
        ("publish", json!({ "schema": "kh302.publish/1", "area": "46", "period": "2025", "baseline": base, "reports": year })),
        ("publish", json!({ "schema": "kh302.publish/1", "area": "46", "period": "2025-08", "reports": month })),
        ("corrections", json!({ "schema": "kh302.corrections/1", "corrected": corrected, "on_file": on_file })),
        ("compare", json!({ "schema": "kh302.compare/1", "report": year[0], "criteria": ["qd28-2025", "qd3122-2010"] })),
        ("phase", json!({ "schema": "kh302.phase/1", "phase": 3, "reports": [base[0], year[0]] })),
    ];
    for period in ["2025-07", "2025-Q3", "2025-H1", "2025-9M", "2025", "2000", "2100-12"] {
        questions.push(("periods", json!({ "schema": "kh302.periods/1", "period": period })));
        questions.push(("form", json!({ "schema": "kh302.form/1", "period": period })));
    }
    for rule in ["A201", "A106", "P201", "D001", "T07a", "T09b", "T02", "qd28-2025/4/2/dd", "qd28-2025/6/1", "qd3122-2010/1/1/c"] {
        questions.push(("explain", json!({ "schema": "kh302.explain/1", "of": rule, "report": year[0] })));
    }
    for call in Call::ALL {
        questions.push((call.id(), json!({})));
        questions.push((call.id(), json!({ "schema": format!("kh302.{}/1", call.id()), "nonsense": 1 })));
    }
    Ok(questions)
}

/// Records the answers of a form that is opened with a document and filled in with odd and even values.
fn form(document: &str) -> Vec<String> {
    const TYPED: [&str; 9] = ["0", "5", "1.234", "55,305", "", "-1", "７", "999999999999", "12 người"];
    let Ok(mut session) = Session::open(document) else { return Vec::new() };
    let mut recorded = vec![session.description_json(), session.findings_json(Locale::Vi)];
    session.prefill();
    for (place, field) in Field::all().enumerate() {
        session.set(field, TYPED[place * 7 % TYPED.len()]);
        if place % 3 == 0 {
            session.leave(field);
        }
        if place % 5 == 0 {
            session.accept(field);
        }
        recorded.push(format!("{:?} {:?}", session.state(field), session.changes()));
    }
    for locale in [Locale::Vi, Locale::En] {
        recorded.push(session.findings_json(locale));
        recorded.push(session.summary_json(locale));
        recorded.push(session.assessment_json(locale));
    }
    recorded.push(session.snapshot());
    recorded
}
