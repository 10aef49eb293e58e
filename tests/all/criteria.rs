//! Tests loaded sets of criteria: what the catalogue lists can be loaded, a loaded set is judged like a built-in one, and everything else
//! is reported with its place.

use kh302::call;
use kh302::catalogue;
use kh302::document::criteria;
use kh302::explain::Classification;
use kh302::judge::{self, Intervals, Reading};
use kh302::rules::Criteria;
use kh302::{Figures, Locale, Report, Request, RiskLevel, assess, assess_json, law};
use kh302_tests::bridge;
use kh302_tests::reference::{self, draw};
use kh302_tests::vectors::bases;
use proptest::prelude::*;
use serde_json::{Value, json};

const EXAMPLE: &str = include_str!("../../examples/criteria/vi-du-bia-3122.json");

/// Returns the built-in sets as the catalogue lists them, with other ids.
fn printed() -> Vec<(&'static str, Value)> {
    let catalogue: Value = serde_json::from_str(&catalogue::catalogue_json()).expect("JSON");
    let sets = catalogue["criteria"].as_array().expect("a list").iter();
    sets.zip(law::CRITERIA.iter())
        .map(|(printed, known)| {
            let set = known.value;
            let mut printed = printed.clone();
            printed["id"] = format!("my-{}", set.id).into();
            (set.id, printed)
        })
        .collect()
}

/// Removes from an answer the members that only a loaded set has.
fn plain(answer: &str) -> Value {
    let mut answer: Value = serde_json::from_str(answer).expect("JSON");
    let of = answer["classification"].as_object_mut().expect("a classification");
    of.remove("criteria_hash");
    of.remove("criteria_name");
    of.remove("criteria_warnings");
    of.remove("criteria");
    for result in of["criteria_results"].as_array_mut().expect("a list") {
        result.as_object_mut().expect("an object").remove("title");
    }
    answer
}

fn request(subject: &Value, criteria: &Value, reading: &str) -> String {
    let totals = subject["schema"].as_str().is_some_and(|schema| schema.starts_with("kh302.totals"));
    let kind = if totals { "totals" } else { "report" };
    json!({ "schema": "kh302.request/1", kind: subject, "criteria": criteria, "reading": reading }).to_string()
}

#[test]
fn what_the_catalogue_prints_is_loaded_and_gives_the_same_answers() {
    for (id, printed) in printed() {
        let mut subjects: Vec<Value> = bases().into_values().collect();
        for seed in 0..120 {
            let case = draw::case(seed);
            subjects.push(match &case.subject {
                reference::Subject::Report(report) => serde_json::to_value(bridge::report(report)).expect("JSON"),
                reference::Subject::Totals(totals) => serde_json::to_value(bridge::totals(totals)).expect("JSON"),
            });
        }
        for subject in subjects {
            for reading in ["cumulative", "literal"] {
                let built_in = assess_json(&request(&subject, &id.into(), reading));
                let loaded = assess_json(&request(&subject, &printed, reading));
                let (mine, theirs) = (plain(&loaded), plain(&built_in));
                for (member, value) in mine["classification"].as_object().expect("an object") {
                    assert_eq!(*value, theirs["classification"][member], "{member} by {id} of {subject}");
                }
                assert!(mine == theirs, "{id} of {subject}");
                let loaded: Value = serde_json::from_str(&loaded).expect("JSON");
                assert_eq!(loaded["classification"]["criteria"], printed["id"]);
                assert_eq!(loaded["classification"]["criteria_warnings"], json!([]), "{id}");
                assert!(loaded["classification"]["criteria_hash"].as_str().is_some_and(|hash| hash.len() == 71), "{loaded}");
                assert!(serde_json::from_str::<Value>(&built_in).expect("JSON")["classification"]["criteria_hash"].is_null());
            }
        }
    }
}

/// Compares the unrolled code for the built-in sets with the plain walk, which judges loaded sets.
#[test]
fn the_walker_judges_as_the_folded_judge() {
    let sets = printed().into_iter().map(|(id, printed)| {
        let built_in = law::criteria_with_id(id).expect("a built-in set");
        (built_in, criteria::load(&printed.to_string()).expect("a set"))
    });
    for (built_in, loaded) in sets {
        for seed in 0..4_000 {
            let case = draw::case(seed);
            let reference::Subject::Report(report) = &case.subject else { continue };
            let [one, other] = judge::compare(&bridge::report(report), [built_in.into(), (&loaded).into()]);
            assert_eq!((one.cumulative, one.literal, one.drug_free), (other.cumulative, other.literal, other.drug_free), "seed {seed}");
        }
    }
}

#[test]
fn what_is_loaded_is_written_as_it_was() {
    let sets = printed().into_iter().map(|(_, printed)| printed.to_string()).chain([EXAMPLE.to_owned()]);
    for text in sets {
        let set = criteria::load(&text).expect("a set");
        let canonical = criteria::canonical((&set).into());
        assert_eq!(criteria::load(&canonical).expect("canonical"), set);
        assert_eq!(criteria::hash((&set).into()), criteria::hash((&criteria::load(&canonical).expect("canonical")).into()));
    }
    // The hash is that of the canonical text, and changes with a threshold.
    use sha2::{Digest, Sha256};
    let set = criteria::load(EXAMPLE).expect("the example");
    let hex: String = Sha256::digest(criteria::canonical((&set).into())).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(criteria::hash((&set).into()), format!("sha256:{hex}"));
    let other = criteria::load(&EXAMPLE.replace("\"right\": 10", "\"right\": 11")).expect("another set");
    assert_ne!(criteria::hash((&set).into()), criteria::hash((&other).into()));
}

/// The answers to the example one below, at and one above each invented threshold.
#[test]
fn the_invented_example_is_judged_by_its_bands() {
    let set = criteria::load(EXAMPLE).expect("the example");
    assert!(set.id().contains("bia") && EXAMPLE.contains("SỐ BỊA"), "the example says that it is invented");
    Criteria::from(&set).with(|set| assert_eq!(kh302::explain::warnings(set, Locale::En), []));
    let level = |dependent, hotspots| {
        let figures = Figures { drug_dependent: Some(dependent), hotspots: Some(hotspots), use_points: Some(1), ..Figures::default() };
        let report = Report::new("19815".parse().expect("a code"), "2024".parse().expect("a period")).with_figures(figures);
        let verdict = judge::judge(Request::from(&report).with_criteria(&set));
        (verdict.level(Reading::Cumulative), verdict.level(Reading::Literal))
    };
    use RiskLevel::{Affected, Type1, Type2, Type3};
    for (dependent, hotspots, wanted) in [
        (9, 0, Affected),
        (10, 0, Type3),
        (11, 0, Type3),
        (49, 0, Type3),
        (50, 0, Type2),
        (51, 0, Type2),
        (99, 0, Type2),
        (100, 0, Type1),
        (101, 0, Type1),
        (0, 1, Type3),
        (0, 2, Type3),
        (0, 3, Type2),
        (0, 4, Type2),
        (0, 5, Type1),
    ] {
        assert_eq!(level(dependent, hotspots), (Some(wanted), Some(wanted)), "{dependent}, {hotspots}");
    }
}

#[test]
fn checks_and_targets_do_not_change_with_the_set() {
    let set: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    for base in ["sound_year", "month_of_3122", "example"] {
        let report = &bases()[base];
        let [mut mine, mut built_in] = [&set, &Value::Null]
            .map(|criteria| serde_json::from_str::<Value>(&assess_json(&request(report, criteria, "cumulative"))).expect("JSON"));
        assert_ne!(mine["classification"], built_in["classification"]);
        for answer in [&mut mine, &mut built_in] {
            answer["classification"] = Value::Null;
        }
        assert_eq!(mine, built_in);
    }
}

/// Returns the example with a value at a pointer.
fn with(at: &str, value: Value) -> Value {
    let mut set: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    let (parent, key) = at.rsplit_once('/').expect("a pointer");
    let parent = set.pointer_mut(parent).expect("a place in the example");
    match parent {
        Value::Array(items) => {
            let place: usize = key.parse().expect("a place");
            if place == items.len() { items.push(value) } else { items[place] = value }
        }
        parent => parent[key] = value,
    }
    set
}

#[test]
fn what_is_not_understood_is_named_with_its_place_and_its_repair() {
    let reaches = "/types/0/of/0/reaches";
    let nested = (0..9).fold(json!({ "not_on_file": true }), |inner, _| json!({ "all": [inner] }));
    let holds = |left: Value, right: Value| json!({ "left": left, "op": ">=", "right": right });
    let many: Vec<Value> = vec![holds(json!({ "hotspots": 1 }), json!(1)); 401];
    let id = "/types/0/of/0/id";
    for (at, value, wanted_at, words) in [
        ("/schema", json!("kh302.report/1"), "/schema", "kh302.criteria/1"),
        ("/id", json!("qd28-2025"), "/id", "`qd28-2025-2`"),
        ("/id", json!("có dấu"), "/id", "ASCII"),
        ("/id", json!(null), "/id", "missing"),
        ("/complete", json!("yes"), "/complete", "true or false"),
        ("/types", json!({}), "/types", "a list"),
        ("/extra", json!(1), "/extra", "in_force_from"),
        ("/in_force_form", json!(1), "/in_force_form", "write in_force_from"),
        ("/in_force_from", json!("09/08/2010"), "/in_force_from", "2025-12-15"),
        ("/in_force_to", json!("2010-08-08"), "/in_force_to", "before the first day"),
        ("/types/0/level", json!("type_ii"), "/types/1/level", "from the most severe down"),
        ("/types/0/level", json!("drug_free"), "/types/0/level", "type_i"),
        ("/types/0/at_least", json!(0), "/types/0/at_least", "from 1 to 100"),
        ("/types/0/at_least", json!(1.5), "/types/0/at_least", "from 1 to 100"),
        (id, json!("vi-du-bia-3122/1/b"), "/types/0/of/1/id", "used twice"),
        ("/types/0/of/0/title", json!("a"), "/types/0/of/0/title", "an object"),
        ("/types/0/of/0/title/vi", json!(""), "/types/0/of/0/title/vi", "a line of text"),
        ("/types/0/of/0/basis", json!(null), "/types/0/of/0/basis", "missing"),
        ("/types/0/of/0/rate", json!({ "of": { "population": 1 } }), "/types/0/of/0/rate/per", "missing"),
        (reaches, json!(null), reaches, "missing"),
        (reaches, json!({ "when": 1 }), reaches, "{share, per, from}"),
        (reaches, json!({ "all": [] }), "/types/0/of/0/reaches/all", "at least one"),
        (reaches, json!({ "at_least": 2, "of": [{ "not_on_file": true }] }), "/types/0/of/0/reaches/at_least", "from 1 to 1"),
        (reaches, json!({ "not_on_file": false }), "/types/0/of/0/reaches/not_on_file", "true"),
        (reaches, json!({ "any": many }), "/types/0/of/0/reaches/any/399", "more than 400"),
        (reaches, nested, "/types/0/of/0/reaches/all/0/all/0/all/0/all/0/all/0/all/0/all/0/all/0", "nested deeper than 8"),
        (
            reaches,
            holds(json!({ "drug_dependant": 1 }), json!(1)),
            "/types/0/of/0/reaches/left/drug_dependant",
            "did you mean `drug_dependent`?",
        ),
        (reaches, holds(json!({ "drug_dependent": 0 }), json!(1)), "/types/0/of/0/reaches/left/drug_dependent", "other than 0"),
        (reaches, holds(json!({}), json!(1)), "/types/0/of/0/reaches/left", "at least one figure"),
        (reaches, holds(json!({ "constant": 1 }), json!(1)), "/types/0/of/0/reaches/left", "at least one figure"),
        (reaches, holds(json!({ "population": i64::MAX }), json!(1)), reaches, "64 bits"),
        (reaches, holds(json!({ "group_months": 1_000_000 }), json!(1)), reaches, "64 bits"),
        (reaches, holds(json!({ "population": 1 }), json!(i64::MAX)), reaches, "64 bits"),
        (reaches, json!({ "share": { "drug_dependent": 1 }, "per": "population", "from": [1, i64::MAX] }), reaches, "64 bits"),
        (
            reaches,
            json!({ "share": { "drug_dependent": 1 }, "per": "population", "from": [1, 0] }),
            "/types/0/of/0/reaches/from",
            "[part, whole]",
        ),
        (
            reaches,
            json!({ "share": { "drug_dependent": 1 }, "per": "population", "from": [-1, 2] }),
            "/types/0/of/0/reaches/from",
            "[part, whole]",
        ),
        (
            reaches,
            json!({ "share": { "drug_dependent": 1 }, "per": "people", "from": [1, 2] }),
            "/types/0/of/0/reaches/per",
            "no figure `people`",
        ),
    ] {
        let set = with(at, value.clone());
        let error = criteria::load(&set.to_string()).expect_err(&format!("{at} {value}"));
        assert_eq!((error.code(), error.at()), ("bad_criteria", wanted_at), "{at} {value}");
        assert!(error.sentence(Locale::En).contains(words), "{at}: {}", error.sentence(Locale::En));
        assert_ne!(error.sentence(Locale::Vi), error.sentence(Locale::En));
        // The same error inside a request names its place in the request.
        let answer: Value = serde_json::from_str(&assess_json(&request(&bases()["sound_year"], &set, "cumulative"))).expect("JSON");
        assert_eq!((&answer["error"]["code"], &answer["error"]["at"]), (&json!("bad_criteria"), &json!(format!("/criteria{wanted_at}"))));
    }
    let twice = EXAMPLE.replacen("\"complete\": true", "\"complete\": true, \"complete\": false", 1);
    assert_eq!(criteria::load(&twice).expect_err("twice").at(), "/complete");
}

/// The comparison is exact even for the largest numbers that a set can hold.
#[test]
fn the_largest_numbers_that_are_let_in_do_not_overflow() {
    let most = (1_i64 << 61) / 10_000_000;
    let set = |coefficient: i64| {
        let mut set =
            with("/types/0/of/0/reaches", json!({ "left": { "population": coefficient }, "op": ">=", "right": (1_i64 << 61) - 1 }));
        set["types"][0]["of"].as_array_mut().expect("a list").truncate(1);
        criteria::load(&set.to_string())
    };
    let max = kh302::Figure::from_id("population").expect("a figure").definition().max;
    let largest = (1_i64 << 61) / i64::try_from(max).expect("small");
    assert!(set(largest + 1).is_err() && largest >= most / 1_000);
    for (coefficient, wanted) in [(largest, false), (-largest, false)] {
        let set = set(coefficient).expect("as large as can be");
        let figures = Figures { population: Some(max - 1), ..Figures::default() };
        let report = Report::new("19815".parse().expect("a code"), "2024".parse().expect("a period")).with_figures(figures);
        let [of, _] = judge::compare(&report, [(&set).into(), (&set).into()]);
        assert_eq!(of.cumulative.best == RiskLevel::Type1, wanted);
        let assessment = assess(Request::from(&report).with_criteria(&set), Locale::Vi);
        assert!(matches!(assessment.classification, Some(Classification::Commune(_))));
        assert!(Intervals::of(&Request::from(&report)).complete);
    }
}

#[test]
fn bands_with_gaps_and_unreachable_levels_are_reported_with_the_boundary() {
    let share = |from: Value| json!({ "share": { "drug_dependent": 1 }, "per": "population", "from": from });
    let warned = |set: Value| -> Vec<(String, String)> {
        let set = criteria::load(&set.to_string()).unwrap_or_else(|error| panic!("{error}: {set}"));
        let warned = Criteria::from(&set).with(|set| kh302::explain::warnings(set, Locale::En));
        warned.into_iter().map(|warning| (format!("{}@{}", warning.code, warning.at), warning.message)).collect()
    };
    let below = |value: Value| with("/types/1/of/0/below", value);
    let at = |number: i64| json!({ "left": { "drug_dependent": 1 }, "op": ">=", "right": number });
    let (one, of_two) = ("/types/1/of/0", "/types/1/of/0/reaches");
    for (set, wanted, boundary) in [
        (below(at(100)), None, ""),
        (below(json!({ "left": { "drug_dependent": 1 }, "op": ">", "right": 99 })), None, ""),
        (below(at(99)), Some(format!("bands_gap@{one}")), "from 99 to below 100"),
        (below(at(101)), Some(format!("bands_overlap@{one}")), "from 100 to below 101"),
        (below(Value::Null), Some(format!("bands_overlap@{one}")), "from 100 on"),
        (below(at(50)), Some(format!("band_empty@{one}")), "from 50 to below 50"),
        (with(of_two, at(100)), Some(format!("band_empty@{one}")), "from 100 to below 100"),
        (with("/types/0/at_least", json!(3)), Some("level_unreached@/types/0/at_least".into()), "3 criteria"),
        (with("/drug_free", json!([])), Some("level_unreached@/drug_free".into()), "below type II"),
        (
            with("/drug_free/2/reaches", json!({ "left": { "use_points": 1 }, "op": "<", "right": 0 })),
            Some("level_unreached@/drug_free".into()),
            "can never be met",
        ),
        (with("/province", json!({ "at_least": 1, "of": [] })), Some("level_unreached@/province/at_least".into()), "only 0"),
    ] {
        let found = warned(set.clone());
        match wanted {
            None => assert_eq!(found, []),
            Some(wanted) => {
                assert!(found.iter().any(|(code, message)| *code == wanted && message.contains(boundary)), "{wanted}: {found:?}")
            }
        }
    }
    // Compares shares as fractions and shows them as percentages.
    let mut set = with("/types/0/of/0/reaches", share(json!([5, 1000])));
    set["types"][1]["of"][0]["reaches"] = share(json!([1, 1000]));
    set["types"][1]["of"][0]["below"] = share(json!([1, 200]));
    set["types"][2]["of"][0]["reaches"] = share(json!([0, 1]));
    set["types"][2]["of"][0]["below"] = share(json!([2, 2000]));
    assert_eq!(warned(set.clone()), []);
    set["types"][2]["of"][0]["below"] = share(json!([5, 10_000]));
    let found = warned(set);
    assert!(found.iter().any(|(_, message)| message.contains("from 0.0500% to below 0.1000%")), "{found:?}");
    // Warns of a type that requires no less than the worse type, because no area can be of it.
    let mut set = with("/types/1/of/0/reaches", at(100));
    set["types"][1]["of"][0]["below"] = Value::Null;
    set["types"][1]["of"][1]["reaches"] = json!({ "left": { "hotspots": 1 }, "op": ">=", "right": 7 });
    set["types"][1]["of"][1]["below"] = Value::Null;
    let found = warned(set);
    assert!(found.iter().any(|(code, _)| code == "level_unreached@/types/1/at_least"), "{found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    /// Every text that is given as a set gets an answer.
    #[test]
    fn any_set_is_answered(at in any::<prop::sample::Index>(), odd in prop::sample::select(vec![
        "null", "true", "-1", "0", "1.5", "1e400", "-9223372036854775808", "9223372036854775807", "\"population\"", "\"\"", "[]", "{}", "[[]]",
        "{\"not_on_file\":true}", "{\"all\":[{\"not_on_file\":true}]}", "{\"population\":9000000}", "\"e\\u0301\"",
        "{\"left\":{\"population\":1000},\"op\":\"<\",\"right\":{\"hotspots\":-5,\"constant\":7}}",
    ]), seed in 0..300_u64) {
        let text: Value = serde_json::from_str(EXAMPLE).expect("JSON");
        let text = text.to_string();
        let colons: Vec<usize> = text.match_indices(':').map(|(at, _)| at + 1).collect();
        let from = colons[at.index(colons.len())];
        let to = text[from..].find([',', '}']).map_or(text.len(), |end| from + end);
        let set = format!("{}{odd}{}", &text[..from], &text[to..]);
        let report = serde_json::to_string(&bridge::report(&draw::complete_report(seed))).expect("JSON");
        for reading in ["cumulative", "literal"] {
            let request = format!(r#"{{"schema":"kh302.request/1","report":{report},"criteria":{set},"reading":"{reading}"}}"#);
            let answer: Value = serde_json::from_str(&assess_json(&request)).expect("JSON");
            prop_assert!(matches!(answer["schema"].as_str(), Some("kh302.assessment/1" | "kh302.error/1")));
            if let Some(error) = answer["error"].as_object() {
                prop_assert!(error["code"] == "bad_criteria" || error["code"] == "not_json", "{answer}");
                prop_assert!(error["code"] == "not_json" || error["at"].as_str().is_some_and(|at| at.starts_with("/criteria")), "{answer}");
            }
        }
        let compare = format!(r#"{{"schema":"kh302.compare/1","report":{report},"criteria":["qd28-2025",{set}]}}"#);
        let answer: Value = serde_json::from_str(&call("compare", &compare)).expect("JSON");
        prop_assert!(matches!(answer["schema"].as_str(), Some("kh302.comparison/1" | "kh302.error/1")));
    }
}

/// Returns the levels under both sets, in both readings, and the sentence in both languages.
#[test]
fn two_sets_are_compared_in_both_languages() {
    let report = json!({ "schema": "kh302.report/1", "area": "19815", "period": "2025-07", "figures": { "drug_dependent": 60, "hotspots": 0, "use_points": 1 } });
    let example: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    let answer = |criteria: Value, locale: &str| -> Value {
        let asked = json!({ "schema": "kh302.compare/1", "report": report, "criteria": criteria, "locale": locale });
        serde_json::from_str(&call("compare", &asked.to_string())).expect("JSON")
    };
    // Raises the threshold of type II from 50 to 61, so that 60 people are type III.
    let mut stricter = example.clone();
    stricter["id"] = "bia-2".into();
    stricter["title"] = Value::Null;
    stricter["number"] = "2/2026".into();
    stricter["types"][1]["of"][0]["reaches"]["right"] = 61.into();
    stricter["types"][2]["of"][0]["below"]["right"] = 61.into();
    let vi = answer(json!([example, stricter]), "vi");
    assert_eq!((&vi["same"], &vi["under"][0]["level"], &vi["under"][1]["level"]), (&json!(false), &json!("type_ii"), &json!("type_iii")));
    assert_eq!((&vi["under"][0]["level_literal"], &vi["under"][1]["level_literal"]), (&json!("type_ii"), &json!("type_iii")));
    let explained: Vec<(&str, &str)> = vi["explained_by"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| Some((one["criteria"].as_str()?, one["id"].as_str()?)))
        .collect();
    // Names what makes the area type II under one set, and what of type II it does not meet under the other.
    assert_eq!(explained, [("vi-du-bia-3122", "vi-du-bia-3122/2/a"), ("bia-2", "vi-du-bia-3122/2/a"), ("bia-2", "vi-du-bia-3122/2/b")]);
    let message = vi["message"].as_str().expect("a sentence");
    assert!(
        message
            .starts_with("Theo “Bộ tiêu chí ví dụ (bịa) theo Quyết định 3122”: “Trọng điểm phức tạp loại II”. Theo văn bản số 2/2026: “Trọng điểm phức tạp loại III”. Khác nhau vì:"),
        "{message}"
    );
    assert!(message.contains("60 ≥ 50? Có.") && message.contains("60 ≥ 61? Không."), "{message}");
    let en = answer(json!([example, stricter]), "en");
    assert!(
        en["message"].as_str().is_some_and(|message| message.contains("They differ because:") && message.contains("60 ≥ 61? No.")),
        "{en}"
    );

    let same = answer(json!([example, example]), "en");
    assert_eq!((&same["same"], &same["explained_by"]), (&json!(true), &json!([])));
    // Leaves 60 people undetermined, because only loại I of 3122 is on file.
    let open = answer(json!(["qd3122-2010", example]), "vi");
    assert_eq!((&open["same"], &open["under"][0]["level"]), (&Value::Null, &json!("undetermined")));
    for (criteria, code, at) in [
        (json!(["qd28-2025"]), "missing_member", "/criteria/1"),
        (json!(["qd28-2025", "qd1"]), "bad_criteria", "/criteria/1"),
        (json!(["qd28-2025", "qd28-2025", "qd28-2025"]), "bad_criteria", "/criteria/2"),
        (json!("qd28-2025"), "wrong_type", "/criteria"),
    ] {
        let error = &answer(criteria, "vi")["error"];
        assert_eq!((error["code"].as_str(), error["at"].as_str()), (Some(code), Some(at)));
    }
}
