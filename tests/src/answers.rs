//! Câu trả lời mẫu: records the answers of the library to every vector, every sample and every kind of bad input. The bindings must give
//! the same answers byte for byte.

use crate::generate::root;
use crate::vectors::{bases, calls, derived, hand};
use kh302::{Call, call};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Texts that are no document, or an unusual one.
const ODD: [&str; 13] = [
    "",
    "{",
    "[]",
    "{}",
    "null",
    "\u{feff}{}",
    "{\"schema\":\"kh302.report/9\"}",
    "{\"schema\":\"kh302.report/1\",\"area\":\"19815\",\"period\":\"2025-09\",\"figures\":{\"population\":1e400}}",
    "{\"schema\":\"kh302.report/1\",\"area\":\"19815\",\"period\":\"2025-09\",\"figures\":{},\"note\":\"So\u{302}\u{301} lie\u{323}\u{302}u \u{10348} \\ud800\"}",
    "{\"schema\":\"kh302.report/1\",\"area\":\"19815\",\"period\":\"2025-09\",\"figures\":{},\"note\":\"가각 ᄀ\u{1161}\u{11a8} \u{2126}\u{f900}\"}",
    "{\"schema\":\"kh302.report/1\",\"area\":\"１９８１５\",\"period\":\"09/2025\",\"figures\":{\"Population\":\"1.234\"}}",
    "{\"schema\":\"kh302.report/1\",\"area\":\"19815\",\"period\":\"2025-09\",\"figures\":{},\"\u{10ffff}\":\"\u{0}\u{7f}\"}",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
];

const SAMPLES: [&str; 4] = [
    "examples/data/real/an-cuu-2025-09.json",
    "examples/data/real/huong-tra-2026-01.json",
    "examples/data/synthetic/2025.jsonl",
    "examples/data/synthetic/2025-07.jsonl",
];

/// Questions without a report.
const QUESTIONS: [(&str, &str); 4] = [
    ("periods", r#"{"schema":"kh302.periods/1","period":"2025-Q3"}"#),
    ("periods", r#"{"schema":"kh302.periods/1","date":"2025-12-20","locale":"en"}"#),
    ("areas", r#"{"schema":"kh302.areas/1","code":"19815","date":"2025-07-01","other_date":"2023-10-06"}"#),
    ("areas", r#"{"schema":"kh302.areas/1","name":"thuan hoa","date":"2023-10-06","ignore_diacritics":true}"#),
];

/// Writes the same as frames, for languages without a JSON parser: of each question the call, the text and the answer, each as its length in
/// four bytes, least first, and its bytes. Returns the number of questions.
///
/// # Errors
/// Returns an error where the file cannot be written or a sample cannot be read.
///
/// # Panics
/// Panics where a vector is not in the format, or a text is longer than four bytes can say.
pub fn write_frames(path: &Path) -> io::Result<usize> {
    let mut file = BufWriter::new(File::create(path)?);
    let mut questions = 0;
    each(|name, text| {
        questions += 1;
        [name, text, &call(name, text)].into_iter().try_for_each(|part| {
            let length = u32::try_from(part.len()).expect("no text is as long as that");
            file.write_all(&length.to_le_bytes())?;
            file.write_all(part.as_bytes())
        })
    })?;
    file.flush()?;
    Ok(questions)
}

/// Writes each question with its answer as one line, `[call, text, answer]`, and returns the number of lines.
///
/// # Errors
/// Returns an error where the file cannot be written or a sample cannot be read.
///
/// # Panics
/// Panics where a vector is not in the format.
pub fn write(path: &Path) -> io::Result<usize> {
    let mut file = BufWriter::new(File::create(path)?);
    let mut lines = 0;
    each(|name, text| {
        lines += 1;
        writeln!(file, "{}", json!([name, text, call(name, text)]))
    })?;
    file.flush()?;
    Ok(lines)
}

/// Calls `ask` with every question: the name of a call and its text.
///
/// # Errors
/// Returns an error where a sample cannot be read, or where `ask` fails.
///
/// # Panics
/// Panics where a vector is not in the format.
pub fn each(mut ask: impl FnMut(&str, &str) -> io::Result<()>) -> io::Result<()> {
    let bases = bases();
    for vector in hand().into_iter().chain(derived()).flat_map(|(_, file)| file.vectors) {
        ask("assess", &vector.document(&bases))?;
    }
    for vector in hand().into_iter().flat_map(|(_, file)| file.vectors) {
        ask("judge", &vector.document(&bases))?;
    }
    for vector in calls().into_iter().flat_map(|(_, file)| file.vectors).filter(|vector| vector.call != "catalogue") {
        ask(&vector.call, &vector.document(&bases))?;
    }
    for sample in SAMPLES {
        let text = std::fs::read_to_string(root().join(sample))?;
        let whole = sample.ends_with(".json");
        for document in text.split(|char| char == '\n' && !whole).filter(|document| !document.is_empty()) {
            ask("assess", document)?;
        }
    }
    let month = std::fs::read_to_string(root().join("examples/data/synthetic/2025-07.jsonl"))?;
    let report = std::fs::read_to_string(root().join("examples/data/real/an-cuu-2025-09.json"))?;
    ask("rollup", &format!("{{\"schema\":\"kh302.rollup/1\",\"area\":\"46\",\"period\":\"2025-07\"}}\n{month}"))?;
    ask("publish", &month)?;
    ask("compare", &format!(r#"{{"schema":"kh302.compare/1","report":{report},"criteria":["qd28-2025","qd3122-2010"]}}"#))?;
    ask("explain", &format!(r#"{{"schema":"kh302.explain/1","of":"qd28-2025/4/1/a","report":{report}}}"#))?;
    ask("form", &report)?;
    // Leaves out the reports of the month that contain faults on purpose.
    let sound: Vec<Value> = reports(&month)?.into_iter().filter(is_sound).collect();
    ask("publish", &json!({ "schema": "kh302.publish/1", "area": "46", "period": "2025-07", "reports": sound }).to_string())?;
    let quarter = quarter()?;
    ask("combine", &json!({ "schema": "kh302.combine/1", "period": "2025-Q3", "parts": quarter }).to_string())?;
    let mut corrected = quarter[0].clone();
    corrected["revision"] = json!(1);
    corrected["figures"]["models"] = json!(99);
    ask("corrections", &json!({ "schema": "kh302.corrections/1", "corrected": corrected, "on_file": quarter }).to_string())?;
    let phase: Vec<Value> = ["2023-10", "2024-05"].iter().map(|period| dated(&report, period)).collect::<Result<_, _>>()?;
    ask("phase", &json!({ "schema": "kh302.phase/1", "phase": 2, "reports": phase }).to_string())?;
    for (name, question) in QUESTIONS {
        ask(name, question)?;
    }
    let names = Call::ALL.into_iter().map(Call::id).chain(["no such call", "", "assess\0", "đánh giá"]);
    for name in names {
        for text in ODD {
            ask(name, text)?;
        }
        for base in bases.values() {
            ask(name, &base.to_string())?;
        }
    }
    Ok(())
}

/// Reads the reports of a text with one on each line.
fn reports(lines: &str) -> io::Result<Vec<Value>> {
    Ok(lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// Whether a report is written correctly, whatever its figures are.
fn is_sound(report: &Value) -> bool {
    !call("assess", &report.to_string()).contains("\"code\":\"F")
}

/// Returns the reports of one commune for three months.
fn quarter() -> io::Result<Vec<Value>> {
    let mut months = Vec::new();
    for month in ["07", "08", "09"] {
        let text = std::fs::read_to_string(root().join(format!("examples/data/synthetic/2025-{month}.jsonl")))?;
        months.extend(reports(&text)?.into_iter().filter(|report| report["area"] == "19815"));
    }
    Ok(months)
}

/// Returns a report for another period.
fn dated(report: &str, period: &str) -> io::Result<Value> {
    let mut report: Value = serde_json::from_str(report)?;
    report["period"] = json!(period);
    Ok(report)
}
