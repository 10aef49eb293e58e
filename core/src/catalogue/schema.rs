//! Lược đồ: JSON Schema 2020-12 of every document, with bounds and descriptions.
//!
//! Each description is the doc comment of the member itself: for a Rust type through `schemars`, for a document read by hand through
//! [`documents!`].

use crate::catalogue::Form;
use crate::catalogue::listing::Catalogue;
use crate::catalogue::schema_calls::{
    AreasQuestion, CombineQuestion, CorrectionsQuestion, Exchange, ExplainQuestion, PeriodsQuestion, PhaseQuestion, PublishQuestion,
};
use crate::document::ErrorDocument;
use crate::document::shapes::{CompareDocument, CriteriaDocument, ReportDocument, RequestDocument, RollupRequest, TotalsDocument, figure};
use crate::explain::PublicFigures;
use crate::explain::{
    AreasView, Assessment, CombinedView, Comparison, CorrectionsView, Explained, PeriodsView, PhaseView, PublicView, RolledUp,
    VerdictDocument,
};
use crate::figures::{FIGURES, Kind};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// Tài liệu có lược đồ: the documents that have a schema, by the value of their `schema` member.
pub const DOCUMENTS: [&str; 19] = [
    "kh302.report/1",
    "kh302.totals/1",
    "kh302.request/1",
    "kh302.assessment/1",
    "kh302.verdict/1",
    "kh302.rollup/1",
    "kh302.error/1",
    "kh302.catalogue/1",
    "kh302.criteria/1",
    "kh302.compare/1",
    "kh302.comparison/1",
    "kh302.form/1",
    "kh302.publish/1",
    "kh302.corrections/1",
    "kh302.phase/1",
    "kh302.periods/1",
    "kh302.areas/1",
    "kh302.explain/1",
    "kh302.combine/1",
];

/// Lược đồ: returns the JSON Schema of a document, by the value of its `schema` member; `None` for an unknown name.
///
/// ```
/// let schema = kh302::catalogue::schema("kh302.report/1").ok_or("no such document")?;
/// assert_eq!(schema.get("$schema").and_then(|id| id.as_str()), Some("https://json-schema.org/draft/2020-12/schema"));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn schema(document: &str) -> Option<Schema> {
    let (schema, title) = match document {
        "kh302.report/1" => (root::<ReportDocument>(), "Báo cáo của một địa bàn cấp xã"),
        "kh302.totals/1" => (root::<TotalsDocument>(), "Số liệu tổng hợp của một địa bàn trên cấp xã"),
        "kh302.request/1" => (root::<RequestDocument>(), "Yêu cầu đánh giá"),
        "kh302.assessment/1" => (root::<Assessment>(), "Kết quả đánh giá"),
        "kh302.verdict/1" => (root::<VerdictDocument>(), "Kết luận về một báo cáo"),
        "kh302.rollup/1" => (root::<RollupDocument>(), "Tổng hợp một địa bàn từ báo cáo các xã: yêu cầu, hoặc kết quả"),
        "kh302.error/1" => (root::<ErrorDocument>(), "Tài liệu không đọc được"),
        "kh302.catalogue/1" => (root::<Catalogue>(), "Danh mục quy tắc"),
        "kh302.criteria/1" => (root::<CriteriaDocument>(), "Bộ tiêu chí phân loại"),
        "kh302.compare/1" => (root::<CompareDocument>(), "Yêu cầu so sánh hai bộ tiêu chí"),
        "kh302.comparison/1" => (root::<Comparison>(), "Kết quả so sánh hai bộ tiêu chí"),
        "kh302.form/1" => (root::<Form>(), "Mô tả biểu nhập"),
        "kh302.publish/1" => (root::<Exchange<PublishQuestion, PublicView>>(), "Bản công bố: câu hỏi và câu trả lời"),
        "kh302.corrections/1" => (root::<Exchange<CorrectionsQuestion, CorrectionsView>>(), "Đính chính: câu hỏi và câu trả lời"),
        "kh302.phase/1" => (root::<Exchange<PhaseQuestion, PhaseView>>(), "Báo cáo giai đoạn: câu hỏi và câu trả lời"),
        "kh302.periods/1" => (root::<Exchange<PeriodsQuestion, PeriodsView>>(), "Kỳ báo cáo: câu hỏi và câu trả lời"),
        "kh302.areas/1" => (root::<Exchange<AreasQuestion, AreasView>>(), "Đơn vị hành chính: câu hỏi và câu trả lời"),
        "kh302.explain/1" => (root::<Exchange<ExplainQuestion, Explained>>(), "Giải thích một quy tắc: câu hỏi và câu trả lời"),
        "kh302.combine/1" => (root::<Exchange<CombineQuestion, CombinedView>>(), "Gộp các kỳ: câu hỏi và câu trả lời"),
        _ => return None,
    };
    let mut value = schema.to_value();
    if let Some(members) = value.as_object_mut() {
        name_schema(members, document);
        members.insert("$id".to_string(), format!("urn:kh302:{}", document.trim_start_matches("kh302.")).into());
        members.insert("title".to_string(), title.into());
    }
    Schema::try_from(value).ok()
}

fn root<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(RecursiveTransform(first_paragraph))
        .with_transform(RecursiveTransform(plain_types));
    settings.into_generator().into_root_schema_for::<T>()
}

/// Keeps only the first paragraph of a description, on one line, because the rest of a doc comment, such as an example, is for readers of
/// Rust.
fn first_paragraph(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        text.truncate(text.find("\n\n").unwrap_or(text.len()));
        *text = text.replace('\n', " ");
    }
}

/// Leaves out what validators refuse with their own settings: formats that JSON Schema does not define, which only say how wide a number is,
/// and lists of several types, which become alternatives of one type each.
fn plain_types(schema: &mut Schema) {
    const NUMBERS: [&str; 5] = ["uint8", "uint32", "uint64", "uint", "int64"];
    let Some(members) = schema.as_object_mut() else { return };
    if members.get("format").and_then(Value::as_str).is_some_and(|format| NUMBERS.contains(&format)) {
        members.remove("format");
    }
    let Some(Value::Array(types)) = members.get("type") else { return };
    if types.iter().filter(|one| *one != "null").count() < 2 {
        return;
    }
    let types = types.clone();
    members.remove("type");
    let mut take =
        |keys: &[&str]| -> Map<String, Value> { keys.iter().filter_map(|key| Some(((*key).to_string(), members.remove(*key)?))).collect() };
    let of_type = |one: &Value| {
        let mut alternative = match one.as_str() {
            Some("integer") => take(&["minimum", "maximum"]),
            Some("string") => take(&["minLength", "maxLength", "pattern"]),
            Some("object") => take(&["properties", "required", "additionalProperties"]),
            _ => Map::new(),
        };
        alternative.insert("type".to_string(), one.clone());
        Value::Object(alternative)
    };
    let alternatives = types.iter().map(of_type).collect();
    members.insert("anyOf".to_string(), Value::Array(alternatives));
}

/// Makes the `schema` member of a document a constant.
fn name_schema(members: &mut Map<String, Value>, document: &str) {
    if let Some(schema) = members.get_mut("properties").and_then(|properties| properties.get_mut("schema")).and_then(Value::as_object_mut) {
        schema.insert("const".to_string(), document.into());
    }
}

/// The schema of a roll-up, whose question and answer have the same name.
struct RollupDocument;

impl JsonSchema for RollupDocument {
    fn schema_name() -> Cow<'static, str> {
        "Rollup".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (asked, answered) = (generator.subschema_for::<RollupRequest>(), generator.subschema_for::<RolledUp>());
        json_schema!({ "anyOf": [asked, answered] })
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
                // Removes the bounds of the figures, because totals are sums and exceed those of one report.
                if let Some(members) = of.as_object_mut() {
                    members.remove("maximum");
                }
                (row.id.to_string(), of)
            })
            .collect();
        json_schema!({ "type": "object", "additionalProperties": false, "properties": properties })
    }
}

#[cfg(test)]
mod tests {
    use super::{DOCUMENTS, schema};
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;
    use serde_json::Value;

    /// Finds members without a description of their own by a walk over the schema.
    fn undescribed(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                if let Some(Value::Object(properties)) = members.get("properties") {
                    found.extend(
                        properties.iter().filter(|(_, property)| property.get("description").is_none()).map(|(name, _)| name.clone()),
                    );
                }
                members.values().for_each(|member| undescribed(member, found));
            }
            Value::Array(items) => items.iter().for_each(|item| undescribed(item, found)),
            _ => {}
        }
    }

    /// Finds what validators with their own settings refuse or warn of: formats that are not of JSON Schema, and several types in one place.
    fn unusual(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                if let Some(Value::Array(types)) = members.get("type") {
                    let alone = types.iter().filter(|one| *one != "null").count() < 2;
                    found.extend((!alone).then(|| format!("{types:?}")));
                }
                found.extend(members.get("format").and_then(Value::as_str).map(String::from));
                members.values().for_each(|member| unusual(member, found));
            }
            Value::Array(items) => items.iter().for_each(|item| unusual(item, found)),
            _ => {}
        }
    }

    #[test]
    fn every_schema_can_be_compiled_by_its_own_name_with_usual_settings() {
        for document in DOCUMENTS {
            let schema = schema(document).map(|schema| schema.to_value()).unwrap_or_default();
            let mut found = Vec::new();
            unusual(&schema, &mut found);
            assert_eq!(found, Vec::<String>::new(), "{document}");
            let id = schema.get("$id").and_then(Value::as_str).and_then(|id| id.strip_prefix("urn:kh302:"));
            assert_eq!(id, document.strip_prefix("kh302."));
        }
    }

    #[test]
    fn every_member_of_every_document_is_described() {
        for document in DOCUMENTS {
            let mut found = Vec::new();
            let schema = schema(document).map(|schema| schema.to_value()).unwrap_or_default();
            assert!(schema.is_object(), "{document}");
            undescribed(&schema, &mut found);
            assert_eq!(found, Vec::<String>::new(), "{document}");
        }
    }
}
