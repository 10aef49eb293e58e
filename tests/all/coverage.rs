//! Tests the table in bindings/README.md: what each language has, by the sources of the languages. What one lacks needs a reason there.

use kh302::Call;
use kh302_tests::generate::root;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A language: its column, the sources that say what it has, and how to find the names in them.
struct Language {
    column: &'static str,
    sources: &'static [&'static str],
    names: fn(&str) -> Vec<String>,
}

const LANGUAGES: [Language; 7] = [
    Language {
        column: "Rust",
        sources: &[
            "core/src/lib.rs",
            "core/src/explain/mod.rs",
            "core/src/catalogue/mod.rs",
            "core/src/catalogue/listing.rs",
            "core/src/form/mod.rs",
            "core/src/document/read/error.rs",
        ],
        names: |text| of_statements(text, "pub use ", ';').into_iter().chain(before(text, "pub ", '(')).collect(),
    },
    Language {
        column: "JavaScript",
        sources: &["bindings/js/src/common.ts", "bindings/js/src/calls.ts", "bindings/js/package.json"],
        names: |text| {
            let paths = text.lines().filter_map(|line| line.trim().strip_prefix("\"./")?.split('"').next());
            let paths = paths.map(|path| format!("kh302/{path}"));
            of_statements(text, "export { ", '}').into_iter().chain(before(text, "export function ", '(')).chain(paths).collect()
        },
    },
    Language {
        column: "Python",
        sources: &["bindings/python/python/kh302/__init__.py", "bindings/python/python/kh302/_error.py"],
        names: |text| of_statements(text, "__all__ = ", ']').into_iter().chain(before(text, "def ", '(')).collect(),
    },
    Language {
        column: "C",
        sources: &["bindings/c/include/kh302.h"],
        names: |text| text.split('(').filter_map(last_word).filter(|name| name.starts_with("kh302_")).collect(),
    },
    Language {
        column: "Go",
        sources: &["bindings/go/engine.go", "bindings/go/form.go", "bindings/go/error.go"],
        names: |text| {
            let error = text.split("type Error struct {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap_or_default();
            let fields = error.lines().filter_map(|line| line.trim_start().split_once(' ')).map(|(name, _)| name.to_owned());
            before(text, "func (e *Engine) ", '(').into_iter().chain(fields).collect()
        },
    },
    Language {
        column: "Java",
        sources: &["bindings/jvm/src/main/java/kh302/Kh302.java", "bindings/jvm/src/main/java/kh302/Kh302Exception.java"],
        names: |text| before(text, "public ", '('),
    },
    Language {
        column: ".NET",
        sources: &["bindings/dotnet/src/Kh302.cs", "bindings/dotnet/src/Kh302Exception.cs"],
        names: |text| before(text, "public ", '(').into_iter().chain(before(text, "public ", '{')).collect(),
    },
];

/// What stands beside the calls: its name in each language, or the name that it would have there.
const BESIDE: [(&str, [&str; 7]); 7] = [
    ("any call by its name", ["call", "call", "call", "kh302_call", "Call", "call", "Call"]),
    ("a form to fill in", ["Session", "createForm", "Form", "kh302_form_open", "OpenForm", "open", "Open"]),
    ("catalogue", ["catalogue_json", "kh302/catalogue", "catalogue", "kh302_catalogue", "Catalogue", "catalogue", "Catalogue"]),
    ("schema", ["schema", "kh302/schema/*.json", "schema", "kh302_schema", "Schema", "schema", "Schema"]),
    ("units", ["Units", "units", "Units", "kh302_units", "Units", "units", "Units"]),
    ("tables", ["judge_table", "judgeTable", "judge_table", "kh302_judge_table", "JudgeTable", "judgeTable", "JudgeTable"]),
    (
        "HTTP status of an error",
        ["http_status", "httpStatus", "http_status", "kh302_http_status", "HTTPStatus", "httpStatus", "HttpStatus"],
    ),
];

/// Returns the last word of a text, as names are written.
fn last_word(text: &str) -> Option<String> {
    text.trim_end().rsplit(|char: char| !char.is_alphanumeric() && char != '_').next().filter(|word| !word.is_empty()).map(str::to_owned)
}

/// Returns the name before the mark on each line that begins with a word.
fn before(text: &str, word: &str, mark: char) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.trim_start().strip_prefix(word));
    lines.filter_map(|rest| last_word(&rest[..rest.find(mark)?])).collect()
}

/// Returns the words of each statement that begins with a word, up to the mark.
fn of_statements(text: &str, word: &str, mark: char) -> Vec<String> {
    let statements = text.split(word).skip(1).filter_map(|rest| rest.split(mark).next());
    let words = statements.flat_map(|rest| rest.split(|char: char| !char.is_alphanumeric() && char != '_'));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the names that the sources of each language have.
fn present() -> Vec<BTreeSet<String>> {
    LANGUAGES.iter().map(|language| language.sources.iter().flat_map(|source| (language.names)(&read(source))).collect()).collect()
}

/// Returns the rows that the table must have, with the name in each language: every call, and what stands beside them.
fn rows(calls: &[&str]) -> Vec<(String, [String; 7])> {
    let of_call = |id: &&str| {
        let upper = id[..1].to_uppercase() + &id[1..];
        let names = [&format!("{id}_json"), *id, *id, "kh302_call", &upper, *id, &upper].map(str::to_owned);
        ((*id).to_owned(), names)
    };
    calls.iter().map(of_call).chain(BESIDE.iter().map(|(title, names)| ((*title).to_owned(), names.map(str::to_owned)))).collect()
}

/// Compares the table with the sources, and returns what is wrong with it.
fn faults(document: &str, rows: &[(String, [String; 7])], present: &[BTreeSet<String>]) -> Vec<String> {
    let mut faults = Vec::new();
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let table: Vec<Vec<String>> = document.lines().filter(|line| line.starts_with('|')).map(cells).collect();
    let head: Vec<&str> = ["has"].into_iter().chain(LANGUAGES.iter().map(|language| language.column)).collect();
    if table.first().is_none_or(|first| *first != head) {
        faults.push(format!("the head of the table is not {head:?}"));
    }
    // A reason is a numbered sentence below the table.
    let numbered = document.lines().filter_map(|line| line.split_once(". ").filter(|(number, _)| number.parse::<usize>().is_ok()));
    let reasons: BTreeMap<&str, &str> = numbered.collect();
    let mut cited = BTreeSet::new();
    let written: BTreeMap<&str, &[String]> = table.iter().skip(2).map(|cells| (cells[0].as_str(), &cells[1..])).collect();
    for (title, names) in rows {
        let Some(cells) = written.get(title.as_str()).filter(|cells| cells.len() == LANGUAGES.len()) else {
            faults.push(format!("the table has no whole row “{title}”"));
            continue;
        };
        for (((cell, name), language), present) in cells.iter().zip(names).zip(&LANGUAGES).zip(present) {
            let column = language.column;
            match cell.strip_prefix('–').map(str::trim) {
                None if *cell != format!("`{name}`") => faults.push(format!("{title}, {column}: {cell} is neither `{name}` nor a reason")),
                None if !present.contains(name) => faults.push(format!("{title}, {column}: the sources have no `{name}`")),
                None => {}
                Some(_) if present.contains(name) => faults.push(format!("{title}, {column}: there is `{name}`, which needs no reason")),
                Some(number) => match reasons.get(number) {
                    Some(reason) if reason.trim_end().ends_with('.') => drop(cited.insert(number)),
                    _ => faults.push(format!("{title}, {column}: there is no sentence “{number}.” for what is missing")),
                },
            }
        }
    }
    let known: BTreeSet<&str> = rows.iter().map(|(title, _)| title.as_str()).collect();
    faults.extend(
        written.keys().filter(|title| !known.contains(*title)).map(|title| format!("the row “{title}” is of nothing that there is")),
    );
    faults.extend(reasons.keys().filter(|number| !cited.contains(*number)).map(|number| format!("no cell needs the reason {number}")));
    faults
}

fn calls() -> Vec<&'static str> {
    Call::ALL.into_iter().map(Call::id).collect()
}

#[test]
fn the_table_says_what_each_language_has() {
    let faults = faults(&read("bindings/README.md"), &rows(&calls()), &present());
    assert!(faults.is_empty(), "bindings/README.md:\n{}", faults.join("\n"));
}

/// A call is made by its name in C, so that its documentation must tell the name.
#[test]
fn the_documentation_of_the_c_interface_names_every_call() {
    let documentation = read("bindings/c/README.md");
    let missing: Vec<&str> = calls().into_iter().filter(|id| !documentation.contains(&format!("`{id}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_table_that_is_not_so_is_noticed() {
    let (document, present) = (read("bindings/README.md"), present());
    let found = |document: &str, calls: &[&str], present: &[BTreeSet<String>]| faults(document, &rows(calls), present);
    // A new call is in no language but those that make a call by its name.
    let more: Vec<&str> = calls().into_iter().chain(["forecast"]).collect();
    assert_eq!(found(&document, &more, &present), ["the table has no whole row “forecast”"]);
    let row = "\n| forecast | `forecast_json` | `forecast` | `forecast` | `kh302_call` | `Forecast` | `forecast` | `Forecast` |\n| judge |";
    let with_row = document.replacen("\n| judge |", row, 1);
    assert_eq!(found(&with_row, &more, &present).len(), 6);
    assert_eq!(found(&with_row, &calls(), &present), ["the row “forecast” is of nothing that there is"]);
    // A call that is gone, a language that loses a method, a language that gains one.
    assert_eq!(found(&document, &calls()[1..], &present), ["the row “assess” is of nothing that there is"]);
    let mut other = present.clone();
    assert!(other[4].remove("Rollup"));
    assert_eq!(found(&document, &calls(), &other), ["rollup, Go: the sources have no `Rollup`"]);
    other.clone_from(&present);
    other[4].insert("JudgeTable".to_owned());
    assert_eq!(found(&document, &calls(), &other), ["tables, Go: there is `JudgeTable`, which needs no reason"]);
    // A reason without a sentence, and a sentence without a cell.
    let without = document.replacen("\n1. ", "\nOne. ", 1);
    assert!(found(&without, &calls(), &present).iter().any(|fault| fault.contains("there is no sentence “1.”")));
    let needless = format!("{document}99. This is so.\n");
    assert_eq!(found(&needless, &calls(), &present), ["no cell needs the reason 99"]);
}
