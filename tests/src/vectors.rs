//! Bộ ví dụ kiểm thử dùng chung: the shared test vectors. `tests/vectors/README.md` describes the format for every language; the types here
//! validate a file against it, and [`check`] compares an answer with what a vector expects.

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Tệp ví dụ: the vectors of one theme.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File<V> {
    /// The purpose of the group.
    pub about: String,
    /// The vectors of the group.
    pub vectors: Vec<V>,
}

/// Ví dụ của một lời gọi: a question to a call, and values of its answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallVector {
    /// A sentence with its source.
    pub name: String,
    /// The name of the call, or `catalogue`.
    pub call: String,
    /// The question, whose `schema` is that of the call unless it says another; a document in it can be made from a base.
    #[serde(default)]
    pub question: Map<String, Value>,
    /// Values of the answer by their JSON Pointers (RFC 6901); of an object only the named members are compared.
    pub expect: BTreeMap<String, Value>,
}

/// Ví dụ: a document and the members that its answer must have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vector {
    /// A sentence with its source.
    pub name: String,
    /// The name of the base document, which is that of its file.
    pub base: Option<String>,
    /// A merge patch of the document's `figures`.
    #[serde(default)]
    pub figures: Map<String, Value>,
    /// A merge patch of the document.
    #[serde(default)]
    pub report: Map<String, Value>,
    /// A merge patch of the request that contains the document. Without it the document is not in a request.
    #[serde(default)]
    pub request: Map<String, Value>,
    /// The document as text, instead of a base document with patches.
    pub text: Option<Text>,
    /// The expected members of the answer.
    pub expect: Expected,
}

/// A text, whole or in pieces.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Text {
    /// The whole text.
    Whole(String),
    /// The pieces in order.
    Pieces(Vec<Piece>),
}

/// A piece of a text.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Piece {
    /// A text once.
    Plain(String),
    /// A text several times.
    Repeated(Repeated),
}

/// A repeated text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeated {
    /// The text.
    pub repeat: String,
    /// The number of repetitions.
    pub times: usize,
}

impl Text {
    fn write(&self) -> String {
        match self {
            Self::Whole(text) => text.clone(),
            Self::Pieces(pieces) => pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Plain(text) => text.clone(),
                    Piece::Repeated(Repeated { repeat, times }) => repeat.repeat(*times),
                })
                .collect(),
        }
    }
}

/// The members that a vector expects, all of them members of [`Expect`].
#[derive(Debug)]
pub struct Expected(Map<String, Value>);

impl<'de> Deserialize<'de> for Expected {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = Map::deserialize(deserializer)?;
        Expect::deserialize(Value::Object(members.clone())).map_err(serde::de::Error::custom)?;
        if members.is_empty() { Err(serde::de::Error::custom("a vector expects something")) } else { Ok(Self(members)) }
    }
}

/// Từ vựng của `expect`: everything that a vector can expect. Each member is optional and, where present, exact; of an object only the
/// named members are compared.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "explained in tests/vectors/README.md")]
pub struct Expect {
    pub error: Option<ExpectError>,
    pub can_submit: Option<bool>,
    pub failed: Option<Vec<String>>,
    pub severities: Option<BTreeMap<String, Severity>>,
    pub messages: Option<BTreeMap<String, String>>,
    pub compared: Option<BTreeMap<String, Vec<String>>>,
    pub fixes: Option<BTreeMap<String, Vec<Value>>>,
    pub basis: Option<BTreeMap<String, Vec<String>>>,
    pub acknowledged: Option<Vec<String>>,
    pub unchecked: Option<BTreeMap<String, Vec<String>>>,
    pub period: Option<ExpectPeriod>,
    pub plan: Option<Value>,
    pub set: Option<String>,
    pub complete: Option<bool>,
    pub reading: Option<Reading>,
    pub preview: Option<bool>,
    pub level: Option<Level>,
    pub level_cumulative: Option<Level>,
    pub level_literal: Option<Level>,
    pub readings: Option<Vec<String>>,
    pub declared: Option<Level>,
    pub drug_free: Option<Outcome>,
    pub decided_by: Option<Vec<String>>,
    pub missing: Option<Vec<String>>,
    pub possible: Option<ExpectPossible>,
    pub reached: Option<ExpectMeasureFields>,
    pub criteria: Option<BTreeMap<String, ExpectCriterion>>,
    pub criteria_warnings: Option<Vec<Value>>,
    pub province: Option<Province>,
    pub district: Option<District>,
    pub targets: Option<BTreeMap<String, ExpectMeasure>>,
    pub score: Option<ExpectScore>,
    pub timeliness: Option<ExpectTimeliness>,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $($word:ident),*) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[expect(missing_docs, reason = "the ids of the documents")]
        pub enum $name { $($word),* }
    };
}
words!(/** Severities. */ Severity: Error, Warning, Notice);
words!(/** Outcomes of a criterion. */ Outcome: Met, NotMet, Unknown);
words!(/** Readings of the bands. */ Reading: Cumulative, Literal);
words!(/** Levels. */ Level: DrugFree, Affected, TypeIii, TypeIi, TypeI, Undetermined);
words!(/** Statuses of a province. */ Province: Key, NotKey, Undetermined);
words!(/** Statuses of a district. */ District: Clean, NotClean, Undetermined);
words!(/** Statuses of a measure or target. */ Status: Met, NotMet, NotApplicable, Insufficient, Tracked);
words!(/** Why a measure does not apply. */ Reason: NothingOccurred, NotThisPeriod, NotThisLevel, BaseNotDrugFree, NothingAtBaseline);
words!(/** What a measure is for. */ Role: Binding, Aim, Breakdown);
words!(/** How a report stands against its deadline. */ Timeliness: OnTime, Late, NotDueYet, NoDeadline, Unknown);

macro_rules! members {
    ($(#[$doc:meta])* $name:ident: $($member:ident $type:ty),*) => {
        $(#[$doc])*
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        #[expect(missing_docs, reason = "the members of the documents")]
        pub struct $name { $(pub $member: Option<$type>),* }
    };
}
members!(/** Of an error document. */ ExpectError: code String, at String, message String);
members!(/** The period. */ ExpectPeriod: id String, from String, to String);
members!(/** Between which levels it lies. */ ExpectPossible: best Level, worst Level, fill Vec<String>);
members!(/** The score. */ ExpectScore: met u32, applicable u32, insufficient u32, targets BTreeMap<String, u32>);
members!(/** The deadline. */ ExpectTimeliness: regime String, step String, due String, status Timeliness, days_late u32,
    days_left u32);
members!(/** A criterion. */ ExpectCriterionFields:
    outcome Outcome, rate String, compared Vec<String>, text String, nearest Vec<String>, basis Vec<String>, by_higher_band String);
members!(/** A target or measure. */ ExpectMeasureFields:
    status Status, reason Reason, role Role, preview bool, numerator i64, denominator i64, percent String, short_by i64, text String,
    missing Vec<String>, basis Vec<String>);

/// A criterion: its outcome alone, or several members.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum ExpectCriterion {
    /// The outcome.
    Outcome(Outcome),
    /// Several members.
    Fields(ExpectCriterionFields),
}

/// A target or measure: its status alone, or several members.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum ExpectMeasure {
    /// The status.
    Status(Status),
    /// Several members.
    Fields(ExpectMeasureFields),
}

/// The base documents by their names.
pub type Bases = BTreeMap<String, Value>;

/// Returns a folder of vectors. The package that compiles this file lies beside them or below.
fn folder(name: &str) -> PathBuf {
    let folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("vectors").join(name));
    folders.into_iter().find(|folder| folder.is_dir()).unwrap_or_else(|| panic!("there is no tests/vectors/{name}"))
}

/// Reads every JSON file of a folder, in the order of their names.
fn read<T: for<'de> Deserialize<'de>>(name: &str) -> Vec<(String, T)> {
    let mut paths: Vec<_> = fs::read_dir(folder(name))
        .unwrap_or_else(|error| panic!("tests/vectors/{name}: {error}"))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{stem}: {error}"));
        let value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{stem}: {error}"));
        (stem, value)
    };
    paths.into_iter().map(read).collect()
}

/// Tài liệu gốc: reads the base documents.
///
/// # Panics
/// Panics where one cannot be read.
#[must_use]
pub fn bases() -> Bases {
    read("base").into_iter().collect()
}

/// Ví dụ viết tay: reads the files written by hand, with their names.
///
/// # Panics
/// Panics where one cannot be read or is not in the format.
#[must_use]
pub fn hand() -> Vec<(String, File<Vector>)> {
    read("hand")
}

/// Ví dụ của các lời gọi: reads the files of calls, written by hand, with their names.
///
/// # Panics
/// Panics where one cannot be read or is not in the format.
#[must_use]
pub fn calls() -> Vec<(String, File<CallVector>)> {
    read("calls")
}

/// Ví dụ suy ra: reads the generated files, with their names.
///
/// # Panics
/// Panics where one cannot be read or is not in the format.
#[must_use]
pub fn derived() -> Vec<(String, File<Vector>)> {
    read("derived")
}

impl Vector {
    /// Returns the text of the document.
    ///
    /// # Panics
    /// Panics where there is no base document of the name.
    #[must_use]
    pub fn document(&self, bases: &Bases) -> String {
        if let Some(text) = &self.text {
            return text.write();
        }
        let document = made(self.base.as_deref(), &self.figures, &self.report, bases);
        if self.request.is_empty() {
            return write(&document, bases);
        }
        let totals = document.get("schema").and_then(Value::as_str).is_some_and(|schema| schema.starts_with("kh302.totals/"));
        let mut request = json!({ "schema": "kh302.request/1", (if totals { "totals" } else { "report" }): document });
        merge(&mut request, &Value::Object(self.request.clone()));
        write(&request, bases)
    }
}

impl CallVector {
    /// Returns the text of the question.
    ///
    /// # Panics
    /// Panics where there is no base document of a name.
    #[must_use]
    pub fn document(&self, bases: &Bases) -> String {
        let mut question = self.question.clone();
        question.entry("schema").or_insert_with(|| format!("kh302.{}/1", self.call).into());
        write(&Value::Object(question), bases)
    }
}

/// Assesses the document of a vector, and returns where the answer differs from what it expects, one line for each difference.
///
/// # Panics
/// Panics where the library does.
#[must_use]
pub fn differences(vector: &Vector, bases: &Bases) -> Vec<String> {
    let answer = kh302::assess_json(&vector.document(bases));
    match serde_json::from_str(&answer) {
        Ok(answer) => check(vector, &answer),
        Err(error) => vec![format!("the answer is no JSON ({error}): {answer}")],
    }
}

/// Runs the call of a vector, and returns where the answer differs from what it expects, one line for each difference.
///
/// # Panics
/// Panics where the library does.
#[must_use]
pub fn call_differences(vector: &CallVector, bases: &Bases) -> Vec<String> {
    let text = match vector.call.as_str() {
        "catalogue" => kh302::catalogue::catalogue_json(),
        call => kh302::call(call, &vector.document(bases)),
    };
    let answer: Value = match serde_json::from_str(&text) {
        Ok(answer) => answer,
        Err(error) => return vec![format!("the answer is no JSON ({error}): {text}")],
    };
    assert!(!vector.expect.is_empty(), "{}: a vector expects something", vector.name);
    let differs = vector.expect.iter().filter(|(at, expected)| !answer.pointer(at).is_some_and(|found| fits(expected, found)));
    let line = |(at, expected): (&String, &Value)| {
        let found = answer.pointer(at).map_or("nothing".to_owned(), Value::to_string);
        format!("{at}: expected {expected}, found {found}")
    };
    differs.map(line).collect()
}

/// Whether a value is what is expected; of an object only the named members are compared.
fn fits(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            expected.iter().all(|(key, value)| found.get(key).is_some_and(|found| fits(value, found)))
        }
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len() && expected.iter().zip(found).all(|(expected, found)| fits(expected, found))
        }
        _ => expected == found,
    }
}

/// Applies the patches to a base document.
fn made(base: Option<&str>, figures: &Map<String, Value>, report: &Map<String, Value>, bases: &Bases) -> Value {
    let mut document = match base {
        Some(name) => bases.get(name).unwrap_or_else(|| panic!("no base document is called {name}")).clone(),
        None => json!({}),
    };
    if !figures.is_empty() {
        merge(&mut document, &json!({ "figures": figures }));
    }
    merge(&mut document, &Value::Object(report.clone()));
    document
}

/// Returns the text of a member `{ "raw": … }`.
fn raw(value: &Value) -> Option<String> {
    let text = value.as_object().filter(|members| members.len() == 1)?.get("raw")?;
    Some(Text::deserialize(text).unwrap_or_else(|_| panic!("no raw text: {value}")).write())
}

/// Applies a JSON Merge Patch (RFC 7396); raw text is replaced, and replaces, as a whole.
fn merge(target: &mut Value, patch: &Value) {
    match patch {
        Value::Object(members) if raw(patch).is_none() => {
            if !target.is_object() || raw(target).is_some() {
                *target = json!({});
            }
            for (key, value) in members {
                if value.is_null() {
                    target.as_object_mut().map(|target| target.remove(key));
                } else {
                    merge(&mut target[key], value);
                }
            }
        }
        _ => target.clone_from(patch),
    }
}

/// Returns the JSON text of a value: raw text unchanged, and documents in place of the recipes that name a base.
fn write(value: &Value, bases: &Bases) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Array(items) => format!("[{}]", joined(items.iter().map(|item| write(item, bases)).collect())),
        Value::Object(members) => {
            if let Some(text) = raw(value) {
                return text;
            }
            if let Some(base) = members.get("base") {
                let patch = |key: &str| members.get(key).and_then(Value::as_object).cloned().unwrap_or_default();
                return write(&made(base.as_str(), &patch("figures"), &patch("report"), bases), bases);
            }
            let member = |(key, value): (&String, &Value)| format!("{}: {}", Value::from(key.as_str()), write(value, bases));
            format!("{{{}}}", joined(members.iter().map(member).collect()))
        }
        plain => plain.to_string(),
    }
}

/// Returns where the answer differs from what the vector expects, one line for each difference.
#[must_use]
pub fn check(vector: &Vector, answer: &Value) -> Vec<String> {
    let Expected(expected) = &vector.expect;
    let mut lines = Vec::new();
    let schema = answer["schema"].as_str().unwrap_or_default();
    let wanted = if expected.contains_key("error") { "kh302.error/1" } else { "kh302.assessment/1" };
    if schema == wanted {
        let digest = digest(answer);
        for (member, expected) in expected {
            compare(member, expected, digest.get(member), &mut lines);
        }
    } else {
        lines.push(format!("schema: expected {wanted}, found {answer}"));
    }
    lines
}

fn compare(at: &str, expected: &Value, found: Option<&Value>, lines: &mut Vec<String>) {
    let same = match (expected, found) {
        // Compares the whole list, because a vector names every undecided check or none.
        _ if at == "unchecked" => Some(expected) == found,
        (Value::Object(members), Some(found @ Value::Object(_))) => {
            for (key, expected) in members {
                compare(&format!("{at}.{key}"), expected, found.get(key), lines);
            }
            true
        }
        // Compares "met" with the outcome or the status alone.
        (Value::String(_), Some(Value::Object(found))) => {
            return compare(at, expected, found.get(if at.starts_with("targets.") { "status" } else { "outcome" }), lines);
        }
        (Value::Array(expected), Some(Value::Array(found))) if at == "failed" => {
            expected.len() == found.len() && expected.iter().zip(found).all(|(expected, found)| names(expected, found))
        }
        _ => Some(expected) == found,
    };
    if !same {
        let found = found.map_or("nothing".to_owned(), Value::to_string);
        lines.push(format!("{at}: expected {expected}, found {found}"));
    }
}

/// Whether "A203" or "A203@drug_dependent_on_substitution" names a finding: the first every finding of the code, the second only the one at
/// that place.
fn names(expected: &Value, found: &Value) -> bool {
    let (expected, found) = (expected.as_str().unwrap_or_default(), found.as_str().unwrap_or_default());
    found == expected || found.strip_prefix(expected).is_some_and(|rest| rest.starts_with('@'))
}

/// Converts an answer to the members of [`Expect`].
pub(crate) fn digest(answer: &Value) -> Value {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut digest = Map::new();
    for member in ["error", "can_submit", "period", "plan", "score", "timeliness"] {
        if let Some(value) = answer.get(member) {
            digest.insert(member.to_owned(), value.clone());
        }
    }
    let findings = list(&answer["findings"]);
    let code = |finding: &Value| finding["code"].as_str().unwrap_or_default().to_owned();
    let place = |finding: &Value| format!("{}@{}", code(finding), finding["at"].as_str().unwrap_or_default());
    digest.insert("failed".to_owned(), findings.iter().map(place).collect());
    digest.insert("acknowledged".to_owned(), findings.iter().filter(|finding| finding["acknowledged"] == true).map(code).collect());
    for (member, of) in
        [("severities", "severity"), ("messages", "message"), ("compared", "compared"), ("fixes", "fixes"), ("basis", "basis")]
    {
        let mut by_code = Map::new();
        for finding in &findings {
            let value = match of {
                "compared" => comparisons(&finding[of]),
                "basis" => citations(&finding[of]),
                _ => finding[of].clone(),
            };
            by_code.insert(place(finding), value.clone());
            by_code.entry(code(finding)).or_insert(value);
        }
        digest.insert(member.to_owned(), by_code.into());
    }
    let unchecked: Map<_, _> = list(&answer["unchecked"]).iter().map(|open| (code(open), open["missing"].clone())).collect();
    digest.insert("unchecked".to_owned(), unchecked.into());

    if let Some(classification) = answer["classification"].as_object() {
        for (member, value) in classification {
            match member.as_str() {
                "criteria" => digest.insert("set".to_owned(), value.clone()),
                "readings" => digest.insert(member.clone(), list(value).iter().map(reading).collect()),
                "criteria_results" => digest.insert("criteria".to_owned(), list(value).iter().map(criterion).collect()),
                _ => digest.insert(member.clone(), value.clone()),
            };
        }
    }
    let targets = list(&answer["targets"]);
    let measures = targets.iter().flat_map(|target| list(&target["measures"]));
    let by_id = |mut value: Value| {
        value["basis"] = citations(&value["basis"]);
        (value["id"].as_str().unwrap_or_default().to_owned(), value)
    };
    digest.insert("targets".to_owned(), targets.iter().cloned().chain(measures).map(by_id).collect());
    digest.into()
}

fn criterion(result: &Value) -> (String, Value) {
    let mut found = result.clone();
    found["compared"] = comparisons(&result["compared"]);
    found["basis"] = citations(&result["basis"]);
    let change = |change: &Value| format!("{} {} -> {}", change["at"].as_str().unwrap_or_default(), change["from"], change["to"]);
    found["nearest"] = result["nearest"].as_array().into_iter().flatten().map(change).collect();
    (result["id"].as_str().unwrap_or_default().to_owned(), found)
}

/// Formats each place in a legal text as "qd28-2025 Điều 4 khoản 1 điểm a".
fn citations(value: &Value) -> Value {
    let parts = |cited: &Value| ["instrument", "article", "clause", "point"].map(|part| cited[part].as_str().map(str::to_owned));
    let written = |cited: &Value| parts(cited).into_iter().flatten().collect::<Vec<_>>().join(" ");
    value.as_array().into_iter().flatten().map(written).collect()
}

/// Formats `{ "left": 7, "op": "<=", "right": 5 }` as "7 <= 5".
fn comparisons(value: &Value) -> Value {
    let written = |one: &Value| format!("{} {} {}", one["left"], one["op"].as_str().unwrap_or_default(), one["right"]);
    value.as_array().into_iter().flatten().map(written).collect()
}

/// Formats `{ "id": "literal", "level": "type_iii" }` as "literal: type_iii".
fn reading(value: &Value) -> String {
    format!("{}: {}", value["id"].as_str().unwrap_or_default(), value["level"].as_str().unwrap_or("null"))
}

#[cfg(test)]
mod tests {
    use super::{Bases, File, Vector, check};
    use serde_json::{Value, json};

    /// An abridged answer in the form with which vectors are compared.
    fn answer() -> Value {
        json!({
            "schema": "kh302.assessment/1",
            "engine": { "version": "0.1.0" },
            "area": "19815", "period": { "id": "2025", "from": "2024-12-15", "to": "2025-12-14" },
            "can_submit": false,
            "findings": [
                { "code": "A203", "severity": "error", "blocks": "submit", "at": "drug_dependent_on_substitution", "message": "Có 7 người …",
                  "compared": [ { "left": 7, "op": "<=", "right": 5 } ], "fixes": [], "acknowledged": false,
                  "basis": [ { "instrument": "nd105-2021", "article": "Điều 29", "clause": null, "point": null } ] },
                { "code": "A205", "severity": "warning", "blocks": null, "at": "drug_dependent_in_compulsory_rehab", "message": "Có 37 người …",
                  "compared": [ { "left": 37, "op": "<=", "right": 30 } ], "fixes": [], "acknowledged": true } ],
            "unchecked": [ { "code": "A801", "missing": ["groups_with_session"] } ],
            "classification": {
                "criteria": "qd28-2025", "complete": true, "reading": "cumulative", "preview": false,
                "level": "type_iii", "level_cumulative": "type_iii", "level_literal": null,
                "readings": [ { "id": "cumulative", "level": "type_iii" }, { "id": "literal", "level": null } ],
                "drug_free": "not_met", "decided_by": ["qd28-2025/4/3/a"], "missing": [], "possible": null,
                "criteria_results": [
                    { "id": "qd28-2025/4/1/a", "outcome": "not_met", "rate": "0,099%", "compared": [ { "left": 55000, "op": ">=", "right": 276525 } ],
                      "nearest": [ { "at": "population", "from": 55305, "to": 11000 }, { "at": "drug_using", "from": 20, "to": 242 } ] } ] },
            "timeliness": { "regime": "tt13-2022", "step": "commune", "due": "2025-12-15", "status": "on_time", "days_late": 0 },
            "targets": [ { "id": "T07", "status": "not_met", "preview": false,
                "measures": [ { "id": "T07a", "role": "binding", "status": "not_met", "numerator": 50, "denominator": 55, "percent": "90,90%",
                                "short_by": 5, "text": "còn thiếu 5 người" } ] } ],
            "score": { "met": 9, "applicable": 11, "insufficient": 3, "targets": { "met": 5, "not_met": 2 } }
        })
    }

    fn vector(value: Value) -> Vector {
        serde_json::from_value(value).expect("a vector")
    }

    fn differences(expect: Value) -> Vec<String> {
        check(&vector(json!({ "name": "a name", "expect": expect })), &answer())
    }

    #[test]
    fn an_answer_with_the_expected_members_has_no_difference() {
        let expect = json!({
            "can_submit": false,
            "failed": ["A203@drug_dependent_on_substitution", "A205"],
            "severities": { "A203": "error", "A205@drug_dependent_in_compulsory_rehab": "warning" },
            "messages": { "A203": "Có 7 người …" },
            "compared": { "A203": ["7 <= 5"] },
            "fixes": { "A203": [] },
            "basis": { "A203": ["nd105-2021 Điều 29"] },
            "acknowledged": ["A205"],
            "unchecked": { "A801": ["groups_with_session"] },
            "period": { "id": "2025", "from": "2024-12-15" },
            "set": "qd28-2025", "complete": true, "reading": "cumulative", "preview": false,
            "level": "type_iii", "level_literal": null, "readings": ["cumulative: type_iii", "literal: null"], "drug_free": "not_met", "decided_by": ["qd28-2025/4/3/a"],
            "missing": [], "possible": null,
            "criteria": { "qd28-2025/4/1/a": { "outcome": "not_met", "rate": "0,099%", "compared": ["55000 >= 276525"],
                                               "nearest": ["population 55305 -> 11000", "drug_using 20 -> 242"] } },
            "timeliness": { "due": "2025-12-15", "status": "on_time" },
            "targets": { "T07": "not_met", "T07a": { "percent": "90,90%", "short_by": 5, "text": "còn thiếu 5 người" } },
            "score": { "met": 9, "targets": { "met": 5 } }
        });
        assert_eq!(differences(expect), Vec::<String>::new());
    }

    #[test]
    fn every_difference_is_reported() {
        let expect = json!({
            "can_submit": true,
            "failed": ["A203"],
            "severities": { "A203": "notice" },
            "acknowledged": [],
            "unchecked": {},
            "level": "type_ii", "level_cumulative": null, "possible": { "best": "affected" },
            "criteria": { "qd28-2025/4/1/a": "met", "qd28-2025/4/1/b": "met" },
            "targets": { "T07": "met", "T07a": { "short_by": 4 } },
            "score": { "met": 10 }
        });
        assert_eq!(
            differences(expect),
            [
                r#"acknowledged: expected [], found ["A205"]"#,
                "can_submit: expected true, found false",
                r#"criteria.qd28-2025/4/1/a: expected "met", found "not_met""#,
                r#"criteria.qd28-2025/4/1/b: expected "met", found nothing"#,
                r#"failed: expected ["A203"], found ["A203@drug_dependent_on_substitution","A205@drug_dependent_in_compulsory_rehab"]"#,
                r#"level: expected "type_ii", found "type_iii""#,
                r#"level_cumulative: expected null, found "type_iii""#,
                r#"possible: expected {"best":"affected"}, found null"#,
                "score.met: expected 10, found 9",
                r#"severities.A203: expected "notice", found "error""#,
                r#"targets.T07: expected "met", found "not_met""#,
                "targets.T07a.short_by: expected 4, found 5",
                r#"unchecked: expected {}, found {"A801":["groups_with_session"]}"#,
            ]
        );
    }

    #[test]
    fn a_finding_at_another_place_is_a_difference() {
        assert_eq!(differences(json!({ "failed": ["A203@population", "A205"] })).len(), 1);
        assert_eq!(differences(json!({ "failed": ["A20", "A205"] })).len(), 1, "A20 is no code of these");
    }

    #[test]
    fn an_answer_where_an_error_is_expected_is_a_difference() {
        assert_eq!(differences(json!({ "error": { "code": "not_json" } })).len(), 1);
        let error = json!({ "schema": "kh302.error/1", "error": { "code": "not_json", "message": "…", "at": null } });
        let expects = |expect: Value| check(&vector(json!({ "name": "a name", "expect": expect })), &error);
        assert_eq!(expects(json!({ "error": { "code": "not_json", "at": null } })), Vec::<String>::new());
        assert_eq!(expects(json!({ "error": { "code": "too_deep" } })), [r#"error.code: expected "too_deep", found "not_json""#]);
        assert_eq!(expects(json!({ "level": "type_i" })).len(), 1);
    }

    #[test]
    fn a_misspelt_expectation_is_refused() {
        for expect in [
            json!({}),
            json!({ "levl": "type_i" }),
            json!({ "level": "type_4" }),
            json!({ "criteria": { "qd28-2025/4/1/a": { "outcom": "met" } } }),
            json!({ "targets": { "T07": "mett" } }),
            json!({ "score": { "mett": 9 } }),
        ] {
            let vector = json!({ "about": "", "vectors": [ { "name": "a name", "expect": expect.clone() } ] });
            assert!(serde_json::from_value::<File<Vector>>(vector).is_err(), "{expect}");
        }
    }

    #[test]
    fn a_document_is_its_base_with_the_patches() {
        let bases: Bases =
            [("sound".to_owned(), json!({ "schema": "kh302.report/1", "area": "19815", "figures": { "a": 1, "b": 2 } }))].into();
        let text = |value: Value| {
            let mut value = value;
            value["name"] = "a name".into();
            value["expect"] = json!({ "can_submit": true });
            vector(value).document(&bases)
        };
        assert_eq!(
            text(
                json!({ "base": "sound", "figures": { "a": null, "b": { "raw": "5.0" }, "c": true }, "report": { "note": { "raw": ["\"", { "repeat": "á", "times": 3 }, "\""] } } })
            ),
            r#"{"area": "19815", "figures": {"b": 5.0, "c": true}, "note": "ááá", "schema": "kh302.report/1"}"#
        );
        assert_eq!(
            text(
                json!({ "base": "sound", "report": { "figures": { "raw": "[]" } }, "request": { "baseline": [ { "base": "sound", "figures": { "a": 7 } } ] } })
            ),
            r#"{"baseline": [{"area": "19815", "figures": {"a": 7, "b": 2}, "schema": "kh302.report/1"}], "report": {"area": "19815", "figures": [], "schema": "kh302.report/1"}, "schema": "kh302.request/1"}"#
        );
        assert_eq!(text(json!({ "text": ["{", { "repeat": "[", "times": 4 }] })), "{[[[[");
        assert_eq!(text(json!({ "report": { "area": "1" } })), r#"{"area": "1"}"#);
    }
}
