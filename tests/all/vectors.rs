//! Tests every vector of `tests/vectors`. `KH302_VECTOR=text` runs only those whose file or name contains the text.

use kh302_tests::vectors::{bases, call_differences, calls, derived, differences, hand};
use std::collections::BTreeSet;
use std::env;
use std::panic::{RefUnwindSafe, catch_unwind};

/// Runs the vectors that are asked for.
fn run<V: RefUnwindSafe>(vectors: &[(String, V)], differences: impl Fn(&V) -> Vec<String> + RefUnwindSafe) -> usize {
    let filter = env::var("KH302_VECTOR").unwrap_or_default();
    let (mut run, mut failed) = (0, Vec::new());
    for (title, vector) in vectors.iter().filter(|(title, _)| title.contains(&filter)) {
        run += 1;
        let differences = catch_unwind(|| differences(vector)).unwrap_or_else(|_| vec!["the call panicked".to_owned()]);
        if !differences.is_empty() {
            failed.push(format!("{title}\n    {}\n", differences.join("\n    ")));
        }
    }
    assert!(failed.is_empty(), "{} of {run} vectors differ:\n\n{}", failed.len(), failed.join("\n"));
    run
}

#[test]
fn every_vector_holds() {
    let bases = bases();
    let titled = |file: &str, name: &str| format!("{file}: {name}");
    let files = hand().into_iter().chain(derived());
    let vectors: Vec<_> = files.flat_map(|(file, all)| all.vectors.into_iter().map(move |one| (titled(&file, &one.name), one))).collect();
    let files = calls().into_iter();
    let calls: Vec<_> = files.flat_map(|(file, all)| all.vectors.into_iter().map(move |one| (titled(&file, &one.name), one))).collect();
    let number = run(&vectors, |vector| differences(vector, &bases)) + run(&calls, |vector| call_differences(vector, &bases));
    assert!(number > 0, "no vector contains what is asked for");
}

/// Both decide by themselves whether a report can be sent: the judge by sets of checks, the assessment by its findings.
#[test]
fn the_judge_lets_a_report_be_sent_where_the_assessment_does() {
    let bases = bases();
    let mut compared = 0;
    for (file, content) in hand().into_iter().chain(derived()) {
        for vector in content.vectors {
            let Ok(document) = kh302::document::read(&vector.document(&bases)) else { continue };
            assert_eq!(document.judge().can_submit, document.assess().can_submit, "{file}: {}", vector.name);
            compared += 1;
        }
    }
    assert!(compared > 0);
}

#[test]
fn every_vector_has_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    let mut note = |file: &str, about: &str, own: Vec<String>| {
        assert!(!about.is_empty() && !own.is_empty(), "{file} says why it exists and holds vectors");
        for name in own {
            assert!(names.insert(name.clone()), "{file}: {name:?} is used twice");
        }
    };
    for (file, content) in hand().into_iter().chain(derived()) {
        note(&file, &content.about, content.vectors.into_iter().map(|vector| vector.name).collect());
    }
    for (file, content) in calls() {
        note(&file, &content.about, content.vectors.into_iter().map(|vector| vector.name).collect());
    }
}
