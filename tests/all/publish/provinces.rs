//! Small invented provinces with reports of every kind: sound and faulty, complete and with gaps, with and without districts.

use super::attacker::{Sent, kept_back};
use kh302::figures::Kind;
use kh302::{FIGURES, Figures};
use serde_json::{Map, Value, json};

/// A province, and the question about what may be published of it.
pub struct Province {
    pub sent: Vec<Sent>,
    pub question: Value,
    pub all_reported: bool,
}

/// How the figures of a province are drawn.
struct Style {
    most: u64,
    /// Out of ten communes, so many have nothing of a kind.
    without: u64,
    /// Out of ten communes, so many reach everybody.
    served: u64,
    population: u64,
}

pub fn drawn(random: &mut fastrand::Rng) -> Province {
    let count = random.usize(3..=8);
    let period = random.choice(["2025", "2025-10", "2025-03"]).unwrap();
    let style = Style {
        most: random.choice([1, 2, 3, 8, 30]).unwrap(),
        without: random.u64(0..7),
        served: random.choice([0, 5, 8, 10]).unwrap(),
        population: random.choice([900, 8_000, 60_000]).unwrap(),
    };
    let districts = random.choice([0, 0, 2]).unwrap();
    let mut units = vec![json!({ "code": "46", "name_vi": "Tỉnh thử", "kind": "tỉnh", "level": 1 })];
    for district in 0..districts {
        units.push(json!({ "code": format!("47{district}"), "name_vi": format!("Huyện {district}"), "kind": "huyện", "level": 2, "parent_code": "46" }));
    }
    let mut sent: Vec<Sent> = (0..count)
        .map(|place| {
            let district = (districts > 0).then(|| format!("47{}", place % districts));
            let (area, parent) = (format!("198{place:02}"), district.clone().unwrap_or_else(|| "46".into()));
            units.push(json!({ "code": area, "name_vi": format!("Xã {place}"), "kind": "xã", "level": 3, "parent_code": parent }));
            let truth = report(&style, random);
            Sent { area, district, given: truth.clone(), truth }
        })
        .collect();
    if random.u8(0..4) == 0 {
        let (place, figure) = (random.usize(0..count), random.choice(kept_back()).unwrap());
        sent[place].truth.set(figure, Some(random.u64(0..=style.most)));
        sent[place].given = sent[place].truth.clone();
    }
    if random.u8(0..4) == 0 {
        for _ in 0..random.u8(1..3) {
            sent[random.usize(0..count)].given.set(random.choice(kept_back()).unwrap(), None);
        }
    }
    let all_reported = random.u8(0..4) > 0;
    if !all_reported {
        sent.remove(random.usize(0..count));
    }
    let reports: Vec<Value> = sent
        .iter()
        .map(|sent| {
            let figure = |row: &'static kh302::figures::FigureDef| {
                let value = sent.given.value(row.figure)?;
                Some((row.id.to_string(), if row.kind == Kind::Flag { json!(value == 1) } else { json!(value) }))
            };
            let figures: Map<String, Value> = FIGURES.iter().filter_map(figure).collect();
            json!({ "schema": "kh302.report/1", "area": sent.area, "period": period, "figures": figures })
        })
        .collect();
    let question = json!({ "schema": "kh302.publish/1", "area": "46", "period": period, "reports": reports,
        "although_incomplete": !all_reported && random.bool(), "context": { "units": units } });
    Province { sent, question, all_reported }
}

/// Draws a report whose balances hold.
fn report(style: &Style, random: &mut fastrand::Rng) -> Figures {
    let mut figures = Figures { population: Some(style.population), residential_groups: Some(20), ..Figures::default() };
    for row in FIGURES.iter().filter(|row| row.kind == Kind::Count && row.figure.definition().section.id() != "area") {
        if row.tier.id() == "commune" {
            let none = random.u64(0..10) < style.without || (row.section.id() == "plants" && random.u8(0..10) > 0);
            figures.set(row.figure, Some(if none { 0 } else { random.u64(0..=style.most) }));
        }
    }
    let [no_drug, no_places] = [random.u64(0..10) < style.without, random.u64(0..10) < style.without];
    if no_drug {
        for row in FIGURES.iter().filter(|row| ["drug_dependent", "drug_using"].contains(&row.section.id())) {
            figures.set(row.figure, Some(0));
        }
    }
    if no_places {
        for row in FIGURES.iter().filter(|row| row.section.id() == "places") {
            figures.set(row.figure, Some(0));
        }
    }
    let of = |figures: &Figures, id: &str| figures.value(kh302::Figure::from_id(id).unwrap()).unwrap();
    let set = |figures: &mut Figures, id: &str, value: u64| figures.set(kh302::Figure::from_id(id).unwrap(), Some(value));
    let f = &mut figures;
    let dependent = ["in_community", "in_compulsory_rehab", "in_voluntary_centre", "detained", "absent"];
    let dependent: u64 = dependent.iter().map(|id| of(f, &format!("drug_dependent_{id}"))).sum();
    let using: u64 = ["in_community", "detained", "absent"].iter().map(|id| of(f, &format!("drug_using_{id}"))).sum();
    for (list, close) in [("drug_dependent", dependent), ("drug_using", using)] {
        set(f, list, close);
        let removed = of(f, &format!("{list}_removed"));
        let added = of(f, &format!("{list}_added")).min(close + removed);
        set(f, &format!("{list}_added"), added);
        set(f, &format!("{list}_opening"), close + removed - added);
    }
    let in_treatment = of(f, "drug_dependent_on_substitution").min(of(f, "drug_dependent_in_community"));
    set(f, "drug_dependent_on_substitution", in_treatment);
    let rest = of(f, "drug_dependent_in_community") - in_treatment;
    let at_home = if random.bool() { rest } else { of(f, "drug_dependent_in_home_rehab").min(rest) };
    set(f, "drug_dependent_in_home_rehab", at_home);
    let confirmed = of(f, "drug_using_confirmed_dependent").min(of(f, "drug_using_removed"));
    set(f, "drug_using_confirmed_dependent", confirmed);
    let pairs = [
        ("drug_dependent_reached", "drug_dependent"),
        ("drug_using_reached", "drug_using"),
        ("post_rehab_managed", "post_rehab"),
        ("psychosis_managed", "psychosis"),
        ("released_supported", "released"),
    ];
    for (part, whole) in pairs {
        let whole = of(f, whole);
        let value = if random.u64(0..10) < style.served { whole } else { of(f, part).min(whole) };
        set(f, part, value);
    }
    for kind in ["use_points", "hotspots", "retail_points"] {
        let there = of(f, &format!("{kind}_opening")) + of(f, &format!("{kind}_detected"));
        let delisted = of(f, &format!("{kind}_delisted")).min(there);
        let eliminated =
            if random.u64(0..10) < style.served { there - delisted } else { of(f, &format!("{kind}_eliminated")).min(there - delisted) };
        set(f, &format!("{kind}_delisted"), delisted);
        set(f, &format!("{kind}_eliminated"), eliminated);
        set(f, kind, there - delisted - eliminated);
    }
    figures.on_intra_provincial_route = Some(random.u8(0..5) == 0);
    figures.on_inter_provincial_route = Some(false);
    figures
}
