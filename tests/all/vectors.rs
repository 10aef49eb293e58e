//! Tests every vector of `tests/vectors/hand` and `tests/vectors/derived` with `assess_json`. `KH302_VECTOR=text` runs only those whose
//! file or name contains the text.

use kh302_tests::vectors::{bases, check, derived, hand};
use std::collections::BTreeSet;
use std::env;
use std::panic::catch_unwind;

#[test]
fn every_vector_holds() {
    let filter = env::var("KH302_VECTOR").unwrap_or_default();
    let bases = bases();
    let (mut run, mut failed) = (0, Vec::new());
    let files: Vec<_> = hand().into_iter().chain(derived()).collect();
    for (file, vector) in files.iter().flat_map(|(file, content)| content.vectors.iter().map(move |vector| (file, vector))) {
        let title = format!("{file}: {}", vector.name);
        if !title.contains(&filter) {
            continue;
        }
        run += 1;
        let document = vector.document(&bases);
        let differences = match catch_unwind(|| kh302::assess_json(&document)) {
            Ok(answer) => match serde_json::from_str(&answer) {
                Ok(answer) => check(vector, &answer),
                Err(error) => vec![format!("the answer is no JSON ({error}): {answer}")],
            },
            Err(_) => vec!["the call panicked".to_owned()],
        };
        if !differences.is_empty() {
            failed.push(format!("{title}\n    {}\n", differences.join("\n    ")));
        }
    }
    assert!(run > 0, "no vector contains {filter:?}");
    assert!(failed.is_empty(), "{} of {run} vectors differ:\n\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn every_vector_has_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    for (file, content) in hand().into_iter().chain(derived()) {
        assert!(!content.about.is_empty() && !content.vectors.is_empty(), "{file} says why it exists and holds vectors");
        for vector in content.vectors {
            assert!(names.insert(vector.name.clone()), "{file}: {:?} is used twice", vector.name);
        }
    }
}
