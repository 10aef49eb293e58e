//! The schemas of the smaller calls: of each its question and its answer, under one name.

use crate::catalogue::schema::{DATE, PERIOD, ReportDocument, RequestDocument, TotalsDocument, figure, figures};
use crate::explain::PublicFigures;
use crate::figures::{FIGURES, Figures, Kind};
use alloc::borrow::Cow;
use alloc::string::ToString;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// The question of a call and its answer.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is wanted")]
pub(crate) enum Exchange<Q, A> {
    Question(Q),
    Answer(A),
}

/// A question: an object with these members, of which some must be there.
fn question(call: &str, required: &[&str], mut members: Map<String, Value>) -> Schema {
    let schema = json!({ "type": "string", "const": alloc::format!("kh302.{call}/1") });
    members.insert("schema".into(), schema);
    members.insert("locale".into(), json!({ "enum": ["vi", "en", null] }));
    let required: alloc::vec::Vec<&str> = ["schema"].iter().chain(required).copied().collect();
    json_schema!({ "type": "object", "additionalProperties": false, "required": required, "properties": members })
}

type String = alloc::string::String;

/// Writes the type of a question and its schema.
macro_rules! questions {
    ($($name:ident $call:literal [$($required:literal),*] |$generator:ident| $members:tt;)*) => { $(
        pub(crate) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                let Value::Object(members) = json!($members) else { return Schema::default() };
                question($call, &[$($required),*], members)
            }
        }
    )* };
}

/// A report, or a request with what it is judged against.
fn report(generator: &mut SchemaGenerator) -> Value {
    let (report, request) = (generator.subschema_for::<ReportDocument>(), generator.subschema_for::<RequestDocument>());
    json!({ "anyOf": [report, request] })
}

/// A report or totals.
fn filed(generator: &mut SchemaGenerator) -> Value {
    let (report, totals) = (generator.subschema_for::<ReportDocument>(), generator.subschema_for::<TotalsDocument>());
    json!({ "anyOf": [report, totals] })
}

/// A report or totals, or a request with what it is judged against.
fn given(generator: &mut SchemaGenerator) -> Value {
    json!({ "anyOf": [filed(generator), generator.subschema_for::<RequestDocument>()] })
}

const CODE: &str = "^([0-9]{2}|[0-9]{3}|[0-9]{5})$";
const ABOVE: &str = "^([0-9]{2}|[0-9]{3})$";

questions! {
    PublishQuestion "publish" [] |generator| {
        "area": { "type": ["string", "null"], "pattern": ABOVE },
        "period": { "type": ["string", "null"], "pattern": PERIOD },
        "reports": { "type": ["array", "null"], "items": report(generator) },
        "own": generator.subschema_for::<TotalsDocument>(),
    };
    PhaseQuestion "phase" [] |generator| {
        "phase": { "enum": [1, 2, 3, null] },
        "date": { "type": ["string", "null"], "pattern": DATE },
        "area": { "type": ["string", "null"], "pattern": CODE },
        "reports": { "type": ["array", "null"], "items": given(generator) },
    };
    PeriodsQuestion "periods" [] |_generator| {
        "period": { "type": ["string", "null"], "pattern": PERIOD },
        "date": { "type": ["string", "null"], "pattern": DATE },
        "kind": { "enum": ["month", "quarter", "half_year", "nine_months", "year", null] },
        "from": { "type": ["string", "null"], "pattern": DATE },
        "to": { "type": ["string", "null"], "pattern": DATE },
        "as_of": { "type": ["string", "null"], "pattern": DATE },
        "working_days": { "type": ["integer", "null"], "minimum": 1, "maximum": 366 },
    };
    AreasQuestion "areas" ["date"] |_generator| {
        "date": { "type": "string", "pattern": DATE },
        "code": { "type": ["string", "null"], "pattern": CODE },
        "name": { "type": ["string", "null"] },
        "level": { "enum": [1, 2, 3, null] },
        "other_date": { "type": ["string", "null"], "pattern": DATE },
        "ignore_diacritics": { "type": ["boolean", "null"] },
    };
    ExplainQuestion "explain" ["of", "report"] |generator| {
        "of": { "type": "string" },
        "report": given(generator),
    };
    CombineQuestion "combine" ["period", "parts"] |generator| {
        "area": { "type": ["string", "null"], "pattern": CODE },
        "period": { "type": "string", "pattern": PERIOD },
        "parts": { "type": "array", "items": filed(generator) },
    };
    CorrectionsQuestion "corrections" ["corrected"] |generator| {
        "corrected": filed(generator),
        "on_file": { "type": ["array", "null"], "items": filed(generator) },
    };
}

impl JsonSchema for Figures {
    fn schema_name() -> Cow<'static, str> {
        "Figures".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        Schema::try_from(figures(|_| true)).unwrap_or_default()
    }
}

impl JsonSchema for PublicFigures {
    fn schema_name() -> Cow<'static, str> {
        "PublicFigures".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let properties: Map<String, Value> = FIGURES
            .iter()
            .map(|row| {
                let mut of = figure(row);
                if let (true, Kind::Count, Some(members)) = (row.sensitive, row.kind, of.as_object_mut()) {
                    members.insert("type".to_string(), json!(["integer", "string", "null"]));
                }
                // Totals are sums: the bounds of one report do not hold.
                if let Some(members) = of.as_object_mut() {
                    members.remove("maximum");
                }
                (row.id.to_string(), of)
            })
            .collect();
        json_schema!({ "type": "object", "additionalProperties": false, "properties": properties })
    }
}
