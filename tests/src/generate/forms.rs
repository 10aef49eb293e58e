//! Biểu theo ngôn ngữ: writes what a form is drawn from in one language, so that a page can draw it before the module is there.

use super::typescript::longest_note;
use kh302::catalogue::{Choice, Form, FormField, FormSection, form};
use kh302::document::Bilingual;
use kh302::{Date, FIGURES, Locale, Period, PeriodKind};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Fields by their places, each with the kinds of period that have it.
type Fields<'f> = BTreeMap<usize, (&'f FormField, Vec<&'f str>)>;

/// Writes `core/generated/form/….json`: the form of every period in one language. A field that only some kinds of period have names these,
/// and one that the law gives or takes on a day has that day, as in the catalogue of figures.
///
/// # Panics
/// Panics where two periods describe one field in different words.
#[must_use]
pub fn form_json(locale: Locale) -> String {
    let every = every_period();
    let forms: Vec<Form> = every.iter().map(|period| form(*period)).collect();
    let newest = forms.last().expect("there are periods");
    // Keeps the sections and the fields in the order of the form.
    let mut sections: Vec<(&FormSection, Fields<'_>)> = Vec::new();
    for form in &forms {
        for section in &form.sections {
            if sections.iter().all(|(known, _)| known.id != section.id) {
                sections.push((section, BTreeMap::new()));
            }
            let (_, fields) = sections.iter_mut().find(|(known, _)| known.id == section.id).expect("it was added");
            for field in &section.fields {
                let (known, kinds) = fields.entry(field.index).or_insert((field, Vec::new()));
                assert_eq!(told(known, locale), told(field, locale), "two periods describe one field alike");
                if kinds.last() != Some(&form.kind.as_ref()) {
                    kinds.push(&form.kind);
                }
            }
        }
    }
    sections.sort_by_key(|(_, fields)| fields.keys().next().copied());
    let sections: Vec<Value> = sections
        .into_iter()
        .map(|(section, fields)| {
            let fields: Vec<Value> = fields.into_values().map(|(field, kinds)| dated(field, &kinds, locale)).collect();
            json!({ "id": section.id, "title": said(&section.title, locale), "fields": fields })
        })
        .collect();
    let named = |choices: &[Choice]| -> Map<String, Value> {
        choices.iter().map(|choice| (choice.id.to_string(), said(&choice.name, locale).into())).collect()
    };
    let document = json!({
        "periods": periods(&every),
        "sections": sections,
        "levels": newest.levels.iter().map(|level| json!([level.id, said(&level.name, locale)])).collect::<Vec<_>>(),
        "statuses": named(&newest.statuses),
        "severities": named(&newest.severities),
        "units": named(&newest.units),
        "instruments": named(&newest.instruments),
        "words": named(&newest.words),
        "longest_note": longest_note(),
    });
    let mut text = serde_json::to_string_pretty(&document).expect("documents can be written");
    text.push('\n');
    text
}

/// Returns every period that a report can have, from short kinds to long ones.
fn every_period() -> Vec<Period> {
    let (from, to) = (Date::new(1999, 12, 15), Date::new(2100, 12, 14));
    let (from, to) = (from.expect("a day"), to.expect("a day"));
    PeriodKind::ALL.into_iter().flat_map(|kind| Period::all_between(kind, from, to)).collect()
}

/// Returns, by what stands behind the year in the name of a period, its kind and its first and last day; the first day lies in the year
/// before where it is the later one.
fn periods(every: &[Period]) -> Map<String, Value> {
    let mut all = Map::new();
    for period in every {
        let [from, to] = [period.first_day(), period.last_day()].map(|day| day.to_string().split_off("2025-".len()));
        let rest = period.to_string().split_off("2025".len());
        let told = json!([period.kind().id(), from, to]);
        assert_eq!(all.entry(rest).or_insert_with(|| told.clone()), &told, "the days of {period} are those of every year");
    }
    all
}

fn said(text: &Bilingual, locale: Locale) -> &str {
    if locale == Locale::Vi { &text.vi } else { &text.en }
}

/// Describes a field; what is false or as in most fields is left out.
fn told(field: &FormField, locale: Locale) -> Map<String, Value> {
    let mut told = Map::new();
    told.insert("id".into(), field.id.as_ref().into());
    told.insert("index".into(), field.index.into());
    told.insert("label".into(), said(&field.label, locale).into());
    if field.name != field.label {
        told.insert("name".into(), said(&field.name, locale).into());
    }
    told.insert("hint".into(), said(&field.hint, locale).into());
    if field.kind != "count" {
        told.insert("kind".into(), field.kind.as_ref().into());
    }
    if let Some(unit) = field.unit {
        told.insert("unit".into(), unit.id().into());
    }
    for (key, is) in [("supplied", field.supplied), ("flow", field.flow), ("part", field.part)] {
        if is {
            told.insert(key.into(), true.into());
        }
    }
    told
}

/// Describes a field with the periods that have it.
fn dated(field: &FormField, kinds: &[&str], locale: Locale) -> Value {
    let mut told = told(field, locale);
    if kinds.len() < PeriodKind::ALL.len() {
        told.insert("kinds".into(), kinds.into());
    }
    if let Some(row) = FIGURES.get(field.index) {
        for (key, day) in [("since", row.since), ("until", row.until)] {
            if let Some(day) = day {
                told.insert(key.into(), day.to_string().into());
            }
        }
    }
    told.into()
}

#[cfg(test)]
mod tests {
    use super::{every_period, form_json, said};
    use kh302::catalogue::{Choice, form};
    use kh302::{Locale, Period};
    use serde_json::{Value, json};

    /// Reads the file as a page does, and returns the sections for a period.
    fn sections(file: &Value, period: Period) -> Vec<Value> {
        let name = period.to_string();
        let (year, rest) = name.split_at("2025".len());
        let [kind, _, last] = [0, 1, 2].map(|place| file["periods"][rest][place].as_str().expect("a kind and two days"));
        let last = format!("{year}-{last}");
        assert_eq!(last, period.last_day().to_string());
        let has = |field: &&Value| {
            field["kinds"].as_array().is_none_or(|kinds| kinds.contains(&kind.into()))
                && field["since"].as_str().is_none_or(|since| since <= last.as_str())
                && field["until"].as_str().is_none_or(|until| last.as_str() <= until)
        };
        let read = |field: &Value| {
            let is = |key: &str| field[key].as_bool().unwrap_or_default();
            let name = if field["name"].is_null() { &field["label"] } else { &field["name"] };
            let kind = field["kind"].as_str().unwrap_or("count");
            json!([
                field["id"],
                field["index"],
                field["label"],
                name,
                field["hint"],
                kind,
                field["unit"],
                is("supplied"),
                is("flow"),
                is("part")
            ])
        };
        let all = file["sections"].as_array().expect("sections").iter().map(|section| {
            let fields: Vec<&Value> = section["fields"].as_array().expect("fields").iter().filter(has).collect();
            let has_flows = fields.iter().any(|field| field["flow"] == true);
            json!([section["id"], section["title"], has_flows, fields.into_iter().map(read).collect::<Vec<_>>()])
        });
        all.filter(|section| section[3] != json!([])).collect()
    }

    #[test]
    fn the_file_of_a_language_says_what_the_engine_says_for_every_period() {
        for locale in Locale::ALL {
            let file: Value = serde_json::from_str(&form_json(locale)).expect("JSON");
            for period in every_period() {
                let form = form(period);
                assert_eq!(file["periods"][&period.to_string()["2025".len()..]][0], form.kind.as_ref());
                let wanted: Vec<Value> = form
                    .sections
                    .iter()
                    .map(|section| {
                        let field = |field: &kh302::catalogue::FormField| {
                            let [label, name, hint] = [&field.label, &field.name, &field.hint].map(|text| said(text, locale));
                            let unit = field.unit.map(kh302::figures::Unit::id);
                            json!([field.id, field.index, label, name, hint, field.kind, unit, field.supplied, field.flow, field.part])
                        };
                        let fields: Vec<Value> = section.fields.iter().map(field).collect();
                        json!([section.id, said(&section.title, locale), section.has_flows, fields])
                    })
                    .collect();
                assert_eq!(sections(&file, period), wanted, "{period}");
                let levels: Vec<Value> = form.levels.iter().map(|one| json!([one.id, said(&one.name, locale)])).collect();
                assert_eq!(file["levels"], Value::from(levels), "the levels stand in their order");
                let lists: [(&str, &[Choice]); 5] = [
                    ("statuses", &form.statuses),
                    ("severities", &form.severities),
                    ("units", &form.units),
                    ("instruments", &form.instruments),
                    ("words", &form.words),
                ];
                for (key, choices) in lists {
                    let named = file[key].as_object().expect("names by id");
                    assert_eq!(named.len(), choices.len());
                    assert!(choices.iter().all(|one| named[one.id.as_ref()] == said(&one.name, locale)), "{key} of {period}");
                }
            }
        }
    }
}
