//! Tests that every input gets an answer: an assessment or an error document, and never a panic or a partial answer.

use kh302::assess_json;
use kh302_tests::vectors::bases;
use proptest::prelude::*;
use serde_json::Value;

/// Returns the answer, which must be one of the two documents.
fn answer(text: &str) -> Value {
    let answer: Value = serde_json::from_str(&assess_json(text)).expect("an answer is JSON");
    match answer["schema"].as_str() {
        Some("kh302.assessment/1") => assert!(answer["findings"].is_array() && answer["can_submit"].is_boolean(), "{answer}"),
        Some("kh302.error/1") => assert!(answer["error"]["message"].as_str().is_some_and(|message| !message.is_empty()), "{answer}"),
        other => panic!("{other:?} is no answer"),
    }
    answer
}

fn document() -> impl Strategy<Value = String> {
    let documents: Vec<String> = bases().values().map(Value::to_string).collect();
    prop::sample::select(documents)
}

/// Generates values as typing errors, a bad connection or another program produce them.
fn odd_value() -> impl Strategy<Value = String> {
    let odd = [
        "null",
        "true",
        "-1",
        "1.5",
        "1e400",
        "-0",
        "5e0",
        "1e-400",
        "18446744073709551616",
        "\"5\"",
        "\"1.234\"",
        "\"\"",
        "[]",
        "{}",
        "[[]]",
        "NaN",
        "\"\\ud800\"",
        "\"é\"",
        "\"e\\u0301\"",
        "\"\\u0000\"",
        "\"0912 345 678\"",
        "01",
        "+1",
        "1.",
        "'x'",
        "\"２０２５\"",
    ];
    prop::sample::select(odd.map(str::to_owned).to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(text in "\\PC*") {
        answer(&text);
    }

    #[test]
    fn a_document_cut_off_anywhere_is_answered(text in document(), at in any::<prop::sample::Index>()) {
        let mut end = at.index(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let answer = answer(&text[..end]);
        prop_assert_eq!(answer["error"]["code"].as_str(), Some("not_json"));
    }

    #[test]
    fn a_document_with_wrong_letters_is_answered(text in document(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = text.into_bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        answer(&String::from_utf8_lossy(&bytes));
    }

    /// Puts a value of any kind in the place of any other: the wrong value is reported, and the correct ones are still judged.
    #[test]
    fn a_document_with_a_wrong_value_is_answered(text in document(), at in any::<prop::sample::Index>(), odd in odd_value()) {
        let colons: Vec<usize> = text.match_indices(':').map(|(at, _)| at + 1).collect();
        let from = colons[at.index(colons.len())];
        let to = text[from..].find([',', '}']).map_or(text.len(), |end| from + end);
        answer(&format!("{}{odd}{}", &text[..from], &text[to..]));
    }

    /// The order of the members does not change the answer.
    #[test]
    fn the_order_of_keys_changes_nothing(text in document(), seed in any::<u64>()) {
        fn shuffled(value: &Value, rng: &mut fastrand::Rng) -> String {
            match value {
                Value::Object(members) => {
                    let mut members: Vec<String> = members.iter().map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), shuffled(value, rng))).collect();
                    rng.shuffle(&mut members);
                    format!("{{{}}}", members.join(","))
                }
                Value::Array(items) => format!("[{}]", items.iter().map(|item| shuffled(item, rng)).collect::<Vec<_>>().join(",")),
                plain => plain.to_string(),
            }
        }
        let value: Value = serde_json::from_str(&text).expect("a base document");
        let mut rng = fastrand::Rng::with_seed(seed);
        prop_assert_eq!(assess_json(&shuffled(&value, &mut rng)), assess_json(&text));
    }
}

#[test]
fn what_cannot_be_read_is_named_with_its_place() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let large = format!("{{\"note\": \"{}\"}}", "a".repeat(10 << 20));
    for (text, code) in [
        ("", "not_json"),
        ("{", "not_json"),
        (deep.as_str(), "too_deep"),
        (large.as_str(), "too_large"),
        ("[]", "wrong_type"),
        ("{}", "missing_member"),
    ] {
        assert_eq!(answer(text)["error"]["code"], code, "{}", text.chars().take(20).collect::<String>());
    }
}
