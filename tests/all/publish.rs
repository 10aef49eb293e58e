//! Công bố: tests that no suppressed number follows from published ones. The attacker of the tests knows the balances of the table of
//! figures, written again by hand, and every sum over areas, and tries each equation alone.

use kh302::call;
use kh302::document::to_json;
use kh302::figures::{FIGURES, Kind};
use kh302::law::HUE;
use kh302::{AreaCode, Date, Figures, Report};
use kh302_tests::samples;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Left side and right side: the figures that are added (+) and subtracted (−).
const BALANCES: &[(&str, &[(&str, i64)])] = &[
    ("drug_dependent", &[("drug_dependent_opening", 1), ("drug_dependent_added", 1), ("drug_dependent_removed", -1)]),
    (
        "drug_dependent",
        &[
            ("drug_dependent_in_community", 1),
            ("drug_dependent_in_compulsory_rehab", 1),
            ("drug_dependent_in_voluntary_centre", 1),
            ("drug_dependent_detained", 1),
            ("drug_dependent_absent", 1),
        ],
    ),
    ("drug_using", &[("drug_using_opening", 1), ("drug_using_added", 1), ("drug_using_removed", -1)]),
    ("drug_using", &[("drug_using_in_community", 1), ("drug_using_detained", 1), ("drug_using_absent", 1)]),
];

/// What a reader knows about a number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Known {
    Exactly(i64),
    OneToFour,
    Nothing,
}

impl Known {
    fn bounds(self) -> (i64, i64) {
        match self {
            Self::Exactly(value) => (value, value),
            Self::OneToFour => (1, 4),
            Self::Nothing => (0, 1 << 40),
        }
    }
}

/// An equation: the sum of the signed numbers is 0.
type Equation = Vec<((usize, &'static str), i64)>;

fn sensitive() -> impl Iterator<Item = &'static str> {
    FIGURES.iter().filter(|row| row.sensitive).map(|row| row.id)
}

fn known(view: &Value) -> BTreeMap<(usize, &'static str), Known> {
    let mut all = BTreeMap::new();
    for (place, area) in view["areas"].as_array().unwrap().iter().enumerate() {
        for id in sensitive() {
            let Some(shown) = area["figures"].get(id) else { continue };
            let of = match shown {
                Value::Null => Known::Nothing,
                Value::String(mask) => {
                    assert_eq!(mask, "< 5");
                    Known::OneToFour
                }
                number => Known::Exactly(number.as_i64().unwrap()),
            };
            all.insert((place, id), of);
        }
    }
    all
}

fn equations(areas: usize) -> Vec<Equation> {
    let mut all: Vec<Equation> = Vec::new();
    for area in 0..areas {
        for (left, right) in BALANCES {
            let right = right.iter().map(|(id, sign)| ((area, *id), *sign));
            all.push(right.chain([((area, *left), -1)]).collect());
        }
    }
    if areas > 1 {
        for id in sensitive() {
            all.push((1..areas).map(|area| ((area, id), 1)).chain([((0, id), -1)]).collect());
        }
    }
    all
}

/// Returns the suppressed numbers that follow from a single equation, with their values.
fn given_away(known: &BTreeMap<(usize, &'static str), Known>, areas: usize) -> Vec<(usize, &'static str, i64)> {
    let mut found = Vec::new();
    for equation in equations(areas) {
        if !equation.iter().all(|(cell, _)| known.contains_key(cell)) {
            continue;
        }
        for (cell, sign) in &equation {
            if matches!(known[cell], Known::Exactly(_)) {
                continue;
            }
            let others = equation.iter().filter(|(other, _)| other != cell);
            let (mut least, mut most) = (0, 0);
            for (other, sign) in others {
                let (low, high) = known[other].bounds();
                least += if *sign > 0 { low } else { -high };
                most += if *sign > 0 { high } else { -low };
            }
            let (low, high) = if *sign > 0 { (-most, -least) } else { (least, most) };
            let (own_low, own_high) = known[cell].bounds();
            let (low, high) = (low.max(own_low), high.min(own_high));
            if low == high {
                found.push((cell.0, cell.1, low));
            }
        }
    }
    found
}

fn publish(reports: &[Report], area: &str) -> Value {
    let period = reports.first().unwrap().period.to_string();
    let reports: Vec<Value> = reports.iter().map(|report| serde_json::from_str(&to_json(report)).unwrap()).collect();
    let question = json!({ "schema": "kh302.publish/1", "area": area, "period": period, "reports": reports });
    serde_json::from_str(&call("publish", &question.to_string())).unwrap()
}

/// Checks that no number is revealed, that every withheld number is listed with its reason, and that none could be shown.
fn check(view: &Value, reports: &[Report]) {
    let areas = view["areas"].as_array().unwrap();
    let known = known(view);
    assert_eq!(given_away(&known, areas.len()), []);
    let listed =
        |reason: &str, area: &Value, id: &str| {
            view["withheld"].as_array().unwrap().iter().any(|of| {
                of["reason"] == reason && of["area"] == *area && of["figures"].as_array().unwrap().iter().any(|figure| figure == id)
            })
        };
    let truth = |place: usize, id: &str| -> i64 {
        let area: AreaCode = areas[place]["area"].as_str().unwrap().parse().unwrap();
        let figure = kh302::Figure::from_id(id).unwrap();
        let of = reports.iter().filter(|report| place == 0 || in_district(report, area));
        of.filter_map(|report| report.figures.value(figure)).sum::<u64>() as i64
    };
    for ((place, id), of) in &known {
        let (low, high) = of.bounds();
        assert!((low..=high).contains(&truth(*place, id)), "{id} of {} is not what is shown", areas[*place]["area"]);
        match of {
            Known::Exactly(value) => assert!(*value == 0 || *value > 4, "{id} is small and shown"),
            Known::OneToFour => assert!(listed("small", &areas[*place]["area"], id), "{id} is masked without a reason"),
            Known::Nothing if listed("one_commune", &areas[*place]["area"], id) => {}
            Known::Nothing => assert!(listed("would_reveal", &areas[*place]["area"], id), "{id} is withheld without a reason"),
        }
    }
}

fn in_district(report: &Report, area: AreaCode) -> bool {
    HUE.on(report.area, report.period.last_day()).unit().and_then(|unit| unit.parent_code()) == Some(area)
}

fn typed(text: &str) -> Vec<Report> {
    let read = |line: &str| match kh302::document::read(line).ok()?.request().subject {
        kh302::Subject::Report(report) => Some(report.clone()),
        kh302::Subject::Totals(_) => None,
    };
    text.lines().filter_map(read).collect()
}

/// Generates a report of small counts whose balances hold.
fn drawn(area: AreaCode, period: &str, most: u64, random: &mut fastrand::Rng) -> Report {
    let mut n = || random.u64(0..=most) * u64::from(random.bool());
    let mut figures = Figures { population: Some(8_000), residential_groups: Some(20), ..Figures::default() };
    for row in FIGURES.iter().filter(|row| row.kind == Kind::Count && row.sensitive) {
        figures.set(row.figure, Some(n()));
    }
    let dependent = [
        figures.drug_dependent_in_community,
        figures.drug_dependent_in_compulsory_rehab,
        figures.drug_dependent_in_voluntary_centre,
        figures.drug_dependent_detained,
        figures.drug_dependent_absent,
    ];
    let dependent: u64 = dependent.iter().flatten().sum();
    let using: u64 = [figures.drug_using_in_community, figures.drug_using_detained, figures.drug_using_absent].iter().flatten().sum();
    let opening = |close: u64, added: &mut Option<u64>, removed: &mut Option<u64>| {
        // Limits the additions to the stock and the removals together.
        *added = added.map(|added| added.min(close + removed.unwrap_or(0)));
        Some(close + removed.unwrap_or(0) - added.unwrap_or(0))
    };
    figures.drug_dependent = Some(dependent);
    figures.drug_using = Some(using);
    let Figures { drug_dependent_added: added, drug_dependent_removed: removed, .. } = &mut figures;
    figures.drug_dependent_opening = opening(dependent, added, removed);
    let Figures { drug_using_added: added, drug_using_removed: removed, .. } = &mut figures;
    figures.drug_using_opening = opening(using, added, removed);
    figures.drug_dependent_reached = Some(dependent);
    figures.drug_using_reached = Some(using);
    Report::new(area, period.parse().unwrap()).with_figures(figures)
}

fn communes(close: &str) -> Vec<AreaCode> {
    let close: Date = close.parse().unwrap();
    HUE.level_on(kh302::area::AreaLevel::Commune, close).unwrap().map(|unit| unit.code()).collect()
}

#[test]
fn nothing_kept_back_follows_from_what_is_published() {
    let mut random = fastrand::Rng::with_seed(302);
    let (now, then) = (communes("2025-12-14"), communes("2025-03-14"));
    let mut kept = BTreeMap::new();
    for round in 0..120_u64 {
        let (codes, period) = if round % 2 == 0 { (&now, "2025") } else { (&then, "2025-03") };
        let most = [1, 2, 3, 5, 9, 30][(round as usize / 2) % 6];
        let few = random.usize(1..=codes.len());
        let mut codes = codes.clone();
        random.shuffle(&mut codes);
        let reports: Vec<Report> = codes.iter().take(few).map(|code| drawn(*code, period, most, &mut random)).collect();
        let view = publish(&reports, "46");
        assert_eq!(view["schema"], "kh302.publish/1", "{view}");
        check(&view, &reports);
        for of in view["withheld"].as_array().unwrap() {
            *kept.entry(of["reason"].as_str().unwrap().to_string()).or_insert(0) += 1;
        }
    }
    // Checks that every reason occurs, so that the test covers them.
    for reason in ["of_communes", "measures", "small", "one_commune", "would_reveal"] {
        assert!(kept.get(reason).is_some_and(|number| *number > 20), "{reason}: {kept:?}");
    }
}

/// Checks the attacker itself: without complementary suppression it finds numbers.
#[test]
fn the_attacker_finds_what_masks_alone_would_reveal() {
    let mut random = fastrand::Rng::with_seed(7);
    let reports: Vec<Report> = communes("2025-03-14").into_iter().map(|code| drawn(code, "2025-03", 2, &mut random)).collect();
    let view = publish(&reports, "46");
    let areas = view["areas"].as_array().unwrap();
    let mut naive = known(&view);
    let mut withheld = Vec::new();
    for ((place, id), of) in &mut naive {
        if *of == Known::Nothing {
            let area: AreaCode = areas[*place]["area"].as_str().unwrap().parse().unwrap();
            let figure = kh302::Figure::from_id(id).unwrap();
            let of_area = reports.iter().filter(|report| *place == 0 || in_district(report, area));
            let value = of_area.filter_map(|report| report.figures.value(figure)).sum::<u64>() as i64;
            withheld.push((*place, *id));
            *of = if (1..=4).contains(&value) { Known::OneToFour } else { Known::Exactly(value) };
        }
    }
    assert!(!withheld.is_empty());
    assert!(!given_away(&naive, areas.len()).is_empty());
}

#[test]
fn the_sample_reports_are_published_and_most_of_their_totals_are_shown() {
    for (text, period) in [(samples::month(3), "2025-03"), (samples::year(), "2025")] {
        let reports = typed(&text);
        let view: Value = serde_json::from_str(&call("publish", &text)).unwrap();
        assert_eq!((&view["area"], &view["period"]["id"]), (&json!("46"), &json!(period)));
        assert_eq!(given_away(&known(&view), view["areas"].as_array().unwrap().len()), []);
        let province = view["areas"][0]["figures"].as_object().unwrap();
        let shown = sensitive().filter(|id| province.get(*id).is_some_and(Value::is_u64)).count();
        assert!(shown >= 20, "{shown} of {} are shown", sensitive().count());
        assert_eq!(view["communes"].as_array().unwrap().iter().filter(|commune| commune["received"] == true).count(), reports.len());
    }
}

/// Two communes with 13 people on record at the close, 10 of them new and nobody removed: the 3 at the opening would follow.
#[test]
fn an_example_by_hand() {
    let report = |area: &str, opening: u64, added: u64| {
        json!({ "schema": "kh302.report/1", "area": area, "period": "2025", "figures": {
            "population": 9000, "use_points": 2, "drug_dependent_opening": opening, "drug_dependent_added": added,
            "drug_dependent_removed": 0, "drug_dependent": opening + added } })
    };
    let question = json!({ "schema": "kh302.publish/1", "area": "46", "period": "2025", "locale": "en",
        "reports": [report("19815", 1, 4), report("19804", 2, 6), report("20137", 0, 0), report("19815", 1, 5), report("00004", 1, 1)] });
    let view: Value = serde_json::from_str(&call("publish", &question.to_string())).unwrap();
    let province = &view["areas"][0];
    assert_eq!(province["figures"]["drug_dependent_opening"], "< 5");
    assert_eq!(province["figures"]["drug_dependent_added"], Value::Null);
    assert_eq!((&province["figures"]["drug_dependent_removed"], &province["figures"]["drug_dependent"]), (&json!(0), &json!(13)));
    assert_eq!(province["figures"]["use_points"], 6);
    let would = view["withheld"].as_array().unwrap().iter().find(|of| of["reason"] == "would_reveal").unwrap();
    assert_eq!(
        (would["figures"][0].as_str(), would["protects"]["figure"].as_str()),
        (Some("drug_dependent_added"), Some("drug_dependent_opening"))
    );
    // Shows nothing sensitive of a commune, and no number of a measure that reads it.
    let commune = view["communes"].as_array().unwrap().iter().find(|commune| commune["area"] == "19815").unwrap();
    assert_eq!(commune["figures"], json!({ "population": 9000, "use_points": 2 }));
    for target in commune["targets"].as_array().unwrap() {
        let closed = ["T07", "T08", "T09"].contains(&target["id"].as_str().unwrap());
        assert_eq!(target["measures"].as_array().unwrap().is_empty(), closed, "{target}");
    }
    let refused: Vec<&str> = view["refused"].as_array().unwrap().iter().map(|of| of["at"].as_str().unwrap()).collect();
    assert_eq!(refused, ["/reports/3", "/reports/4"]);
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
        (json!({ "schema": "kh302.publish/2" }), "unknown_schema", "/schema"),
        (json!([{ "schema": "kh302.report/1", "area": "19815", "period": "2025-77", "figures": {} }]), "bad_value", "/0/period"),
    ];
    for (question, code, at) in cases {
        assert_eq!(error(question.clone()), (code.to_string(), at.to_string()), "{question}");
    }
}
