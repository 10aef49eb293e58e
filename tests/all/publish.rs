//! Công bố: tests that nothing that is kept back follows from what is published, against a reader who solves linear programmes over all of
//! it.

mod attacker;
mod provinces;

use attacker::{Attacker, Finding, kept_back};
use kh302::call;
use kh302::figures::FIGURES;
use kh302_tests::samples;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::thread;

fn publish(question: &Value) -> Value {
    serde_json::from_str(&call("publish", &question.to_string())).unwrap()
}

/// Returns what a reader, and each commune as one, finds in a publication; nothing must be.
fn found(view: &Value, province: &provinces::Province, random: &mut fastrand::Rng) -> Vec<Finding> {
    let attacker = Attacker::new(view, &province.sent);
    let mut found = attacker.findings(random);
    for _ in 0..2 {
        found.extend(attacker.findings_of_insider(random.usize(0..province.sent.len()), random));
    }
    found
}

/// Checks that every number which is not shown is listed with a reason, and that nothing is listed which is shown.
fn every_reason_is_told(view: &Value, told: &mut BTreeMap<String, usize>) {
    let withheld = view["withheld"].as_array().unwrap();
    for of in withheld {
        *told.entry(of["reason"].as_str().unwrap().to_string()).or_insert(0) += 1;
        assert!(!of["text"].as_str().unwrap().is_empty());
    }
    for area in view["areas"].as_array().unwrap() {
        for (id, shown) in area["figures"].as_object().unwrap() {
            let reasons: Vec<&str> = withheld
                .iter()
                .filter(|of| of["area"] == area["area"] && of["figures"].as_array().unwrap().iter().any(|one| one == id))
                .map(|of| of["reason"].as_str().unwrap())
                .collect();
            match shown {
                Value::Null => assert!(reasons.len() == 1 && reasons != ["small"], "{id}: {reasons:?}"),
                Value::String(_) => assert_eq!(reasons, ["small"], "{id}"),
                _ => assert!(reasons.is_empty(), "{id}: {reasons:?}"),
            }
        }
    }
}

/// Publishes random provinces, and returns how often each reason occurs and how many totals are shown out of how many.
fn attack(seed: u64, rounds: usize) -> (BTreeMap<String, usize>, usize, usize) {
    let mut random = fastrand::Rng::with_seed(seed);
    let (mut told, mut shown, mut all) = (BTreeMap::new(), 0, 0);
    for round in 0..rounds {
        let province = provinces::drawn(&mut random);
        let view = publish(&province.question);
        assert_eq!(view["refused"], json!([]), "{view}");
        every_reason_is_told(&view, &mut told);
        assert_eq!(found(&view, &province, &mut random), [], "seed {seed}, round {round}: {}\n{view}", province.question);
        assert_eq!(view["areas"][0]["incomplete"].is_null(), province.all_reported);
        for area in view["areas"].as_array().unwrap() {
            let figures = area["figures"].as_object().unwrap();
            let totals = kept_back().into_iter().filter_map(|figure| figures.get(figure.id()));
            totals.for_each(|total| {
                all += 1;
                shown += usize::from(!total.is_null());
            });
        }
    }
    (told, shown, all)
}

/// No number of a commune can be told, and no masked or withheld total bounded more narrowly than it is published, from
/// everything that is published together. Precisely, for a reader who knows what [`attacker`] lists:
///
/// * the figure of a commune is never only one number, unless its own level and statuses say it, or a published total of 0;
/// * "< 5" can be 1 and can be 4; a withheld total can be at least two numbers;
/// * a reader who is one of the communes, and knows its own report, cannot tell a number other than 0 of another commune.
///
/// `KH302_ROUNDS` sets how many provinces each of the two threads draws.
#[test]
fn nothing_kept_back_follows_from_what_is_published() {
    let rounds = std::env::var("KH302_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(160);
    let threads = [302, 2025].map(|seed| thread::spawn(move || attack(seed, rounds)));
    let (mut told, mut shown, mut all) = (BTreeMap::new(), 0, 0);
    for thread in threads {
        let (more, of_shown, of_all) = thread.join().unwrap();
        more.into_iter().for_each(|(reason, times)| *told.entry(reason).or_insert(0) += times);
        (shown, all) = (shown + of_shown, all + of_all);
    }
    // Checks that every reason occurs, so that the test covers them, and that the publication still says something.
    for reason in ["of_communes", "operational", "measures", "small", "not_all_reported", "partial", "few_communes", "would_reveal"] {
        assert!(told.get(reason).is_some_and(|times| *times > 10), "{reason}: {told:?}");
    }
    assert!(shown * 4 > all, "only {shown} of {all} totals are shown");
}

/// Checks the reader itself: where withheld totals are shown after all, it tells numbers, also from masks and statuses.
#[test]
fn the_reader_finds_what_masks_alone_would_tell() {
    let mut random = fastrand::Rng::with_seed(3);
    let (mut with_something, mut small) = (0, 0);
    for _ in 0..40 {
        let province = provinces::drawn(&mut random);
        let view = publish(&province.question);
        let mut attacker = Attacker::new(&view, &province.sent);
        attacker.show_everything();
        let found = attacker.findings(&mut random);
        with_something += usize::from(!found.is_empty());
        small += found.iter().filter(|found| matches!(found, Finding::Commune { value: 1, .. })).count();
    }
    assert!(with_something > 15 && small > 10, "{with_something} of 40, {small} ones");
}

/// A table of units with one province of so many communes.
fn units(communes: &[&str]) -> Value {
    let unit = |code: &&str| json!({ "code": code, "name_vi": "Xã thử", "kind": "xã", "level": 3, "parent_code": "46" });
    let province = json!({ "code": "46", "name_vi": "Tỉnh thử", "kind": "tỉnh", "level": 1 });
    std::iter::once(province).chain(communes.iter().map(unit)).collect()
}

/// Publishes the figures of some communes of a province that has no others.
fn published(period: &str, reports: &[(&str, Value)]) -> Value {
    let communes: Vec<&str> = reports.iter().map(|(area, _)| *area).collect();
    let reports: Vec<Value> = reports
        .iter()
        .map(|(area, figures)| json!({ "schema": "kh302.report/1", "area": area, "period": period, "figures": figures }))
        .collect();
    publish(&json!({ "schema": "kh302.publish/1", "area": "46", "period": period, "reports": reports, "locale": "en",
        "context": { "units": units(&communes) } }))
}

fn reason(view: &Value, id: &str) -> Option<String> {
    let lists = |of: &&Value| of["area"] == "46" && of["figures"].as_array().unwrap().iter().any(|one| one == id);
    Some(view["withheld"].as_array().unwrap().iter().find(lists)?["reason"].as_str().unwrap().to_string())
}

/// With 16 on record at the close, 13 of them new and nobody removed, the 3 at the opening would follow.
#[test]
fn a_balance_does_not_tell_a_small_number() {
    let report = |opening: u64, added: u64| {
        json!({ "population": 9000, "outreach_sessions": 3, "drug_dependent_opening": opening, "drug_dependent_added": added,
            "drug_dependent_removed": 0, "drug_dependent": opening + added })
    };
    let reports = [("19801", report(1, 4)), ("19802", report(2, 6)), ("19803", report(0, 3)), ("19804", report(0, 0))];
    let view = published("2025-10", &reports);
    let province = &view["areas"][0]["figures"];
    assert_eq!(province["drug_dependent_opening"], "< 5");
    assert_eq!(province["outreach_sessions"], 12);
    let withheld = ["drug_dependent_added", "drug_dependent_removed", "drug_dependent"].map(|id| province[id].is_null());
    assert_eq!(withheld.iter().filter(|withheld| **withheld).count(), 1, "{province}");
    assert!(
        ["drug_dependent_added", "drug_dependent_removed", "drug_dependent"]
            .iter()
            .any(|id| reason(&view, id).as_deref() == Some("would_reveal"))
    );
    // Shows of a commune only what is open, and no number of a measure that reads other figures.
    let commune = &view["communes"][0];
    assert_eq!(commune["figures"], json!({ "population": 9000, "outreach_sessions": 3 }));
    for target in commune["targets"].as_array().unwrap() {
        let closed = ["T05", "T07", "T08", "T09", "T10"].contains(&target["id"].as_str().unwrap());
        assert_eq!(target["measures"].as_array().unwrap().is_empty(), closed, "{target}");
    }
}

/// One of three communes does not give the number removed: the gap in the other sums would be its number.
#[test]
fn a_missing_figure_does_not_follow_from_the_balance() {
    let report = |opening: u64, added: u64, removed: u64, given: Option<u64>| {
        json!({ "population": 50_000, "drug_dependent_opening": opening, "drug_dependent_added": added, "drug_dependent_removed": given,
            "drug_dependent": opening + added - removed })
    };
    let view = published(
        "2025-12",
        &[("19815", report(30, 10, 6, Some(6))), ("19804", report(40, 12, 8, Some(8))), ("19789", report(20, 9, 2, None))],
    );
    let province = &view["areas"][0];
    assert_eq!((&province["figures"]["drug_dependent_removed"], &province["partial"]), (&Value::Null, &json!(["drug_dependent_removed"])));
    assert_eq!(reason(&view, "drug_dependent_removed").as_deref(), Some("partial"));
}

/// In both communes T07 is met, so that those reached are all on record: where the one total is withheld, the other is too.
#[test]
fn a_status_does_not_tell_a_withheld_total() {
    let report = |opening: u64, removed: u64, groups: [u64; 4]| {
        let close = opening - removed;
        json!({ "population": 50_000, "drug_dependent_opening": opening, "drug_dependent_added": 0, "drug_dependent_removed": removed,
            "drug_dependent": close, "drug_dependent_in_community": groups[0], "drug_dependent_in_compulsory_rehab": groups[1],
            "drug_dependent_in_voluntary_centre": groups[2], "drug_dependent_detained": 0, "drug_dependent_absent": groups[3],
            "drug_dependent_reached": close, "drug_using": 0, "drug_using_reached": 0 })
    };
    for communes in [2, 5] {
        let reports =
            [("19801", report(16, 1, [6, 7, 1, 1])), ("19802", report(14, 1, [5, 5, 1, 2])), ("19803", report(9, 1, [5, 1, 1, 1]))];
        let more = [("19804", report(19, 0, [9, 5, 3, 2])), ("19805", report(12, 0, [6, 4, 1, 1]))];
        let reports: Vec<_> = reports.into_iter().chain(more).take(communes).collect();
        let view = published("2025-12", &reports);
        let figures = &view["areas"][0]["figures"];
        assert!(view["communes"].as_array().unwrap().iter().all(|commune| commune["targets"][6]["status"] == "met"));
        // Removed is small: with opening and added it would follow from closing, in whichever form that is shown.
        let shown = |id: &str| figures[id].as_u64().filter(|value| *value > 0).is_some();
        let closing = shown("drug_dependent") || shown("drug_dependent_reached");
        assert!(!(closing && shown("drug_dependent_opening") && !figures["drug_dependent_added"].is_null()), "{figures}");
        assert_eq!(closing || shown("drug_dependent_opening"), communes > 2, "{figures}");
    }
}

/// Of two communes that have released people each would learn the other's number; of three none does.
#[test]
fn a_total_needs_three_communes_that_can_have_any() {
    let with = |released: &[u64]| {
        let codes = ["19801", "19802", "19803", "19804"];
        let report = |(code, released): (&&'static str, &u64)| {
            (*code, json!({ "population": 9000, "released": released, "released_supported": released }))
        };
        published("2025-12", &codes.iter().zip(released).map(report).collect::<Vec<_>>())
    };
    for (released, shown) in [
        (&[40, 2][..], Value::Null),
        (&[40, 2, 5], json!(47)),
        // T09 says that the others have none.
        (&[40, 2, 0, 0], Value::Null),
        // T09 says that each has one at least: 4 in all would be one each.
        (&[1, 1, 1, 1], Value::Null),
        (&[1, 1, 1, 3], Value::Null),
        (&[2, 1, 1, 2], json!(6)),
        (&[0, 0, 0, 0], json!(0)),
    ] {
        let view = with(released);
        assert_eq!(view["areas"][0]["figures"]["released"], shown, "{released:?}");
        assert_eq!(view["areas"][0]["figures"]["released_supported"], shown, "{released:?}");
    }
    assert_eq!(reason(&with(&[40, 2]), "released").as_deref(), Some("few_communes"));
}

#[test]
fn totals_wait_until_every_commune_has_reported() {
    let text = samples::month(12);
    let all: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ask = |reports: &[Value], although_incomplete: Value| {
        publish(&json!({ "schema": "kh302.publish/1", "area": "46", "period": "2025-12", "reports": reports, "locale": "en",
            "although_incomplete": although_incomplete }))
    };
    let late = all.iter().position(|report| report["area"] == "19815").unwrap();
    let mut before = all.clone();
    before.remove(late);
    let province = |view: &Value| view["areas"][0].clone();
    for nothing in [Value::Null, json!(false)] {
        let view = ask(&before, nothing);
        let figures = &province(&view)["figures"];
        assert!(kept_back().iter().all(|figure| figures[figure.id()].is_null()), "{figures}");
        assert!(figures["population"].is_u64());
        assert_eq!(reason(&view, "psychosis").as_deref(), Some("not_all_reported"));
    }
    let early = province(&ask(&before, json!(true)));
    assert!(early["figures"]["psychosis"].is_u64());
    let said = early["incomplete"].as_str().unwrap();
    assert!(said.contains("39 of 40") && said.contains("reported later"), "{said}");
    assert!(early["partial"].as_array().unwrap().contains(&json!("population")));
    let complete = province(&ask(&all, Value::Null));
    assert_eq!(complete["incomplete"], Value::Null);
    assert!(!complete["partial"].as_array().unwrap().contains(&json!("population")));
}

/// Places, routes, lines and wanted people are published of the province, never of a commune or a district, in any number.
#[test]
fn operational_figures_are_published_of_the_province_only() {
    let operational: Vec<&str> = FIGURES.iter().filter(|row| row.operational).map(|row| row.id).collect();
    assert_eq!(operational.len(), 19);
    let text = samples::month(3);
    let mut reports: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (place, report) in reports.iter_mut().enumerate() {
        report["figures"]["hotspots_opening"] = json!(2 + place % 3);
        report["figures"]["hotspots_detected"] = json!(2 + place % 2);
        report["figures"]["hotspots_eliminated"] = json!(1);
        report["figures"]["hotspots_delisted"] = json!(1);
        report["figures"]["hotspots"] = json!(2 + place % 3 + place % 2);
    }
    let own = |area: &str| {
        json!({ "schema": "kh302.totals/1", "area": area, "period": "2025-03", "figures": {},
            "own": { "on_inter_provincial_route": true, "trafficking_lines": 1 } })
    };
    let ask = |area: &str| {
        publish(&json!({ "schema": "kh302.publish/1", "area": area, "period": "2025-03", "reports": reports, "own": own(area) }))
    };
    let view = ask("46");
    for commune in view["communes"].as_array().unwrap() {
        assert!(operational.iter().all(|id| commune["figures"].get(id).is_none()), "{commune}");
        assert!(commune["figures"]["hotspots_eliminated"].is_u64() || commune["received"] == false);
        let of_places = commune["targets"].as_array().unwrap().iter().find(|target| target["id"] == "T05");
        assert!(of_places.is_none_or(|target| target["measures"] == json!([])), "{commune}");
    }
    let areas = view["areas"].as_array().unwrap();
    assert_eq!(areas[0]["figures"]["on_inter_provincial_route"], true);
    assert_eq!(areas[0]["figures"]["trafficking_lines"], 1);
    assert!(areas[0]["figures"]["hotspots"].as_u64().unwrap() > 200);
    for district in &areas[1..] {
        assert!(operational.iter().all(|id| district["figures"].get(id).is_none_or(Value::is_null)), "{district}");
        assert!(district["figures"]["hotspots_eliminated"].is_u64());
        let of_places = district["targets"].as_array().unwrap().iter().find(|target| target["id"] == "T05");
        assert!(of_places.is_none_or(|target| target["measures"] == json!([])), "{district}");
    }
    let alone = ask("474");
    assert_eq!(alone["areas"][0]["figures"]["on_inter_provincial_route"], Value::Null);
}

#[test]
fn the_sample_reports_are_published_and_most_of_their_totals_are_shown() {
    for (text, period, least) in [(samples::month(3), "2025-03", 15), (samples::month(12), "2025-12", 30), (samples::year(), "2025", 40)] {
        let view: Value = serde_json::from_str(&call("publish", &text)).unwrap();
        assert_eq!((&view["area"], &view["period"]["id"]), (&json!("46"), &json!(period)));
        let province = view["areas"][0]["figures"].as_object().unwrap();
        let shown = kept_back().into_iter().filter(|figure| province.get(figure.id()).is_some_and(|shown| !shown.is_null())).count();
        assert!(shown >= least, "{period}: {shown} of {} are shown", kept_back().len());
        let received = view["communes"].as_array().unwrap().iter().filter(|commune| commune["received"] == true).count();
        assert_eq!(received, text.lines().count());
    }
}

#[test]
fn questions_are_read_strictly() {
    let error = |question: Value| {
        let answer: Value = serde_json::from_str(&call("publish", &question.to_string())).unwrap();
        (answer["error"]["code"].as_str().unwrap_or_default().to_string(), answer["error"]["at"].as_str().unwrap_or_default().to_string())
    };
    let cases = [
        (json!({ "schema": "kh302.publish/1" }), "missing_member", "/period"),
        (json!({ "schema": "kh302.publish/1", "area": "46", "period": "2025-13" }), "bad_value", "/period"),
        (json!({ "schema": "kh302.publish/1", "area": "99", "period": "2025" }), "bad_value", "/area"),
        (json!({ "schema": "kh302.publish/1", "area": "19815", "period": "2025" }), "bad_value", "/area"),
        (json!({ "schema": "kh302.publish/1", "area": "46", "period": "2025", "report": [] }), "unknown_member", "/report"),
        (json!({ "schema": "kh302.publish/1", "area": "46", "period": "2025", "reports": {} }), "wrong_type", "/reports"),
        (json!({ "schema": "kh302.publish/1", "although_incomplete": "yes" }), "bad_value", "/although_incomplete"),
        (json!({ "schema": "kh302.publish/2" }), "unknown_schema", "/schema"),
        (json!([{ "schema": "kh302.report/1", "area": "19815", "period": "2025-77", "figures": {} }]), "bad_value", "/0/period"),
    ];
    for (question, code, at) in cases {
        assert_eq!(error(question.clone()), (code.to_string(), at.to_string()), "{question}");
    }
}
