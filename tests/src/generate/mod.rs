//! Tệp sinh ra: the committed files that are generated from others.

pub mod catalogue;
pub mod derived;
pub mod forms;
pub mod java;
pub mod python;
pub mod typescript;
pub mod units;

use crate::samples;
use kh302::Locale;
use std::fs;
use std::path::{Path, PathBuf};

/// A file and the function that generates it.
pub type Artefact = (&'static str, fn() -> String);

/// Every generated file, by its path in the repository.
pub const ARTEFACTS: &[Artefact] = &[
    ("core/generated/units.rs", || units::units_rs(include_str!("../../../core/data/hue_units.csv"))),
    // Generates the hash first, because the library must be built with it before it writes the others.
    ("core/generated/ruleset.rs", catalogue::ruleset_rs),
    ("core/generated/catalogue.json", catalogue::catalogue_json),
    ("core/generated/schema/report.json", || catalogue::schema_json("kh302.report/1")),
    ("core/generated/schema/totals.json", || catalogue::schema_json("kh302.totals/1")),
    ("core/generated/schema/request.json", || catalogue::schema_json("kh302.request/1")),
    ("core/generated/schema/assessment.json", || catalogue::schema_json("kh302.assessment/1")),
    ("core/generated/schema/verdict.json", || catalogue::schema_json("kh302.verdict/1")),
    ("core/generated/schema/rollup.json", || catalogue::schema_json("kh302.rollup/1")),
    ("core/generated/schema/error.json", || catalogue::schema_json("kh302.error/1")),
    ("core/generated/schema/catalogue.json", || catalogue::schema_json("kh302.catalogue/1")),
    ("core/generated/schema/form.json", || catalogue::schema_json("kh302.form/1")),
    ("core/generated/form/vi.json", || forms::form_json(Locale::Vi)),
    ("core/generated/form/en.json", || forms::form_json(Locale::En)),
    ("bindings/js/src/generated/ids.ts", typescript::ids),
    ("bindings/js/src/generated/abi.ts", typescript::abi),
    ("bindings/js/src/generated/documents.ts", typescript::documents),
    ("bindings/python/python/kh302/ids.py", python::ids),
    ("bindings/python/python/kh302/figures.py", python::figures),
    ("bindings/python/python/kh302/documents.py", python::documents),
    ("bindings/jvm/src/main/java/kh302/Documents.java", java::documents),
    ("core/generated/schema/publish.json", || catalogue::schema_json("kh302.publish/1")),
    ("core/generated/schema/corrections.json", || catalogue::schema_json("kh302.corrections/1")),
    ("core/generated/schema/phase.json", || catalogue::schema_json("kh302.phase/1")),
    ("core/generated/schema/periods.json", || catalogue::schema_json("kh302.periods/1")),
    ("core/generated/schema/areas.json", || catalogue::schema_json("kh302.areas/1")),
    ("core/generated/schema/explain.json", || catalogue::schema_json("kh302.explain/1")),
    ("core/generated/schema/combine.json", || catalogue::schema_json("kh302.combine/1")),
    ("core/generated/schema/criteria.json", || catalogue::schema_json("kh302.criteria/1")),
    ("core/generated/schema/compare.json", || catalogue::schema_json("kh302.compare/1")),
    ("core/generated/schema/comparison.json", || catalogue::schema_json("kh302.comparison/1")),
    ("bindings/c/include/kh302.h", c_header),
    ("tests/vectors/derived/checks.json", derived::checks),
    ("tests/vectors/derived/criteria.json", derived::criteria),
    ("tests/vectors/derived/measures.json", derived::measures),
    ("examples/data/synthetic/2025-01.jsonl", || samples::month(1)),
    ("examples/data/synthetic/2025-02.jsonl", || samples::month(2)),
    ("examples/data/synthetic/2025-03.jsonl", || samples::month(3)),
    ("examples/data/synthetic/2025-04.jsonl", || samples::month(4)),
    ("examples/data/synthetic/2025-05.jsonl", || samples::month(5)),
    ("examples/data/synthetic/2025-06.jsonl", || samples::month(6)),
    ("examples/data/synthetic/2025-07.jsonl", || samples::month(7)),
    ("examples/data/synthetic/2025-08.jsonl", || samples::month(8)),
    ("examples/data/synthetic/2025-09.jsonl", || samples::month(9)),
    ("examples/data/synthetic/2025-10.jsonl", || samples::month(10)),
    ("examples/data/synthetic/2025-11.jsonl", || samples::month(11)),
    ("examples/data/synthetic/2025-12.jsonl", || samples::month(12)),
    ("examples/data/synthetic/2025.jsonl", samples::year),
    ("examples/data/synthetic/baseline-2023.jsonl", samples::baseline),
];

/// The header of the C interface.
fn c_header() -> String {
    let folder = root().join("bindings/c");
    let config = cbindgen::Config::from_file(folder.join("cbindgen.toml")).expect("the configuration is sound");
    let made = cbindgen::Builder::new().with_config(config).with_src(folder.join("src/lib.rs")).generate();
    let mut header = Vec::new();
    made.expect("the source is sound").write(&mut header);
    String::from_utf8(header).expect("the header is text")
}

/// Returns the root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package lies in the repository").into()
}

/// Writes every file that is out of date, and returns their paths.
///
/// # Errors
/// Returns an error where a file cannot be written.
pub fn write() -> std::io::Result<Vec<&'static str>> {
    let mut written = Vec::new();
    for (path, text) in ARTEFACTS {
        let (file, text) = (root().join(path), text());
        if fs::read_to_string(&file).is_ok_and(|committed| committed == text) {
            continue;
        }
        fs::create_dir_all(file.parent().expect("a file lies in a folder"))?;
        fs::write(&file, text)?;
        written.push(*path);
    }
    Ok(written)
}

/// Returns every file that is out of date, with the first lines that differ.
#[must_use]
pub fn differences() -> Vec<String> {
    ARTEFACTS
        .iter()
        .filter_map(|(path, text)| difference(path, &fs::read_to_string(root().join(path)).unwrap_or_default(), &text()))
        .collect()
}

fn difference(path: &str, committed: &str, wanted: &str) -> Option<String> {
    if committed == wanted {
        return None;
    }
    let line = committed.lines().zip(wanted.lines()).take_while(|(one, other)| one == other).count();
    let [now, then] = [committed, wanted].map(|text| text.lines().nth(line));
    let same = now.zip(then).map_or(0, |(now, then)| now.chars().zip(then.chars()).take_while(|(one, other)| one == other).count());
    let [now, then] = [now, then].map(|line| line.map_or("(the file ends here)".into(), |line| excerpt(line, same)));
    Some(format!("{path}, line {}:\n  - {now}\n  + {then}", line + 1))
}

/// Returns the part of a line around a character.
fn excerpt(line: &str, around: usize) -> String {
    let from = around.saturating_sub(60);
    let part: String = line.chars().skip(from).take(140).collect();
    let (before, behind) = (if from > 0 { "…" } else { "" }, if line.chars().nth(from + 140).is_some() { "…" } else { "" });
    format!("{before}{part}{behind}")
}

#[cfg(test)]
mod tests {
    use super::{difference, differences};

    #[test]
    fn the_committed_files_are_what_the_generators_give() {
        assert_eq!(differences(), Vec::<String>::new());
    }

    #[test]
    fn the_first_line_that_differs_is_shown() {
        assert_eq!(difference("a", "1\n2\n", "1\n2\n"), None);
        assert_eq!(difference("a", "1\n2\n", "1\n3\n").as_deref(), Some("a, line 2:\n  - 2\n  + 3"));
        let long = "x".repeat(300);
        let difference_of = difference("a", &format!("{long}1{long}"), &format!("{long}2{long}")).expect("a difference");
        assert!(difference_of.contains("x1x") && difference_of.contains("x2x") && difference_of.chars().count() < 400, "{difference_of}");
        assert_eq!(difference("a", "", "1\n").as_deref(), Some("a, line 1:\n  - (the file ends here)\n  + 1"));
    }
}
