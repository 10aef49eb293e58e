//! JSON Schema 2020-12 of every document, with bounds, and descriptions in Vietnamese.

use crate::calendar::PeriodKind;
use crate::catalogue::Form;
use crate::catalogue::listing::{Addends, Catalogue, Shape};
use crate::catalogue::schema_calls::{
    AreasQuestion, CombineQuestion, CorrectionsQuestion, Exchange, ExplainQuestion, PeriodsQuestion, PhaseQuestion, PublishQuestion,
};
use crate::explain::{
    AreasView, Assessment, CombinedView, Comparison, CorrectionsView, ErrorDocument, Explained, PeriodsView, PhaseView, PublicView,
    RolledUp,
};
use crate::figures::{FIGURES, Figure, FigureDef, Kind, RiskLevel, Tier};
use crate::law::{CRITERIA, REGIMES};
use crate::rules::Step;
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// The documents that have a schema, by the name that stands in their `schema` member.
pub const DOCUMENTS: [&str; 18] = [
    "kh302.report/1",
    "kh302.totals/1",
    "kh302.request/1",
    "kh302.assessment/1",
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

/// The JSON Schema of a document, by the name that stands in its `schema` member; `None` for a name that is not known.
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
    describe(&mut value);
    if let Some(members) = value.as_object_mut() {
        name_schema(members, document);
        members.insert("title".to_string(), title.into());
    }
    Schema::try_from(value).ok()
}

fn root<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// The `schema` member of a document is always the same.
fn name_schema(members: &mut Map<String, Value>, document: &str) {
    if let Some(schema) = members.get_mut("properties").and_then(|properties| properties.get_mut("schema")).and_then(Value::as_object_mut) {
        schema.insert("const".to_string(), document.into());
    }
}

/// Puts the Vietnamese description of every member in the place of the one for programmers.
fn describe(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(describe);
            if let Some(Value::Object(properties)) = members.get_mut("properties") {
                for (name, property) in properties {
                    let Some(property) = property.as_object_mut() else { continue };
                    if let (Some(text), false) = (in_vietnamese(name), property.contains_key("title")) {
                        property.insert("description".to_string(), text.into());
                    }
                }
                members.remove("description");
            }
        }
        Value::Array(items) => items.iter_mut().for_each(describe),
        _ => {}
    }
}

pub(crate) struct ReportDocument;
pub(crate) struct TotalsDocument;
pub(crate) struct RequestDocument;
struct CriteriaDocument;
struct CompareDocument;
struct RollupDocument;
struct RollupRequest;

pub(crate) const DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
pub(crate) const PERIOD: &str = "^(20[0-9]{2}|2100)(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12]|-9M)?$";

impl JsonSchema for ReportDocument {
    fn schema_name() -> Cow<'static, str> {
        "Report".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let levels: Vec<Value> = RiskLevel::ALL.iter().map(|level| level.id().into()).chain([Value::Null]).collect();
        json_schema!({
            "type": "object",
            "required": ["schema", "area", "period", "figures"],
            "additionalProperties": false,
            "properties": {
                "schema": { "type": "string" },
                "area": { "type": "string", "pattern": "^[0-9]{5}$" },
                "period": { "type": "string", "pattern": PERIOD },
                "revision": { "type": ["integer", "null"], "minimum": 0, "maximum": u32::MAX },
                "prepared_on": { "type": ["string", "null"], "pattern": DATE },
                "figures": figures(|row| row.tier != Tier::Province),
                "declared_level": { "enum": levels },
                "acknowledged": { "type": ["array", "null"], "items": acknowledgement() },
                "note": { "type": ["string", "null"], "maxLength": 2000 },
            },
        })
    }
}

impl JsonSchema for TotalsDocument {
    fn schema_name() -> Cow<'static, str> {
        "Totals".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let count = json!({ "type": ["integer", "null"], "minimum": 0, "maximum": 1_000_000_000_000_u64 });
        let fraction = json!({
            "type": ["object", "null"], "additionalProperties": false, "required": ["numerator", "denominator"],
            "properties": { "numerator": count, "denominator": count, "open": count },
        });
        let levels: Map<String, Value> =
            RiskLevel::ALL.iter().map(|level| level.id()).chain(["undetermined"]).map(|id| (id.to_string(), count.clone())).collect();
        let tally = json!({ "type": ["object", "null"], "additionalProperties": false, "properties": { "true": count, "of": count } });
        let flags = FIGURES.iter().filter(|row| row.kind == Kind::Flag);
        let tallies: Map<String, Value> = flags.map(|row| (row.id.to_string(), tally.clone())).collect();
        json_schema!({
            "type": "object",
            "required": ["schema", "area", "period", "figures"],
            "additionalProperties": false,
            "properties": {
                "schema": { "type": "string" },
                "area": { "type": "string", "pattern": "^([0-9]{2}|[0-9]{3})$" },
                "period": { "type": "string", "pattern": PERIOD },
                "prepared_on": { "type": ["string", "null"], "pattern": DATE },
                "figures": figures(|_| true),
                "partial": { "type": ["array", "null"], "items": { "type": "string" } },
                "derived": {
                    "type": ["object", "null"], "additionalProperties": false,
                    "properties": {
                        "group_months": count, "communes_with_outreach": count, "still_drug_free": fraction, "transformed": fraction,
                    },
                },
                "flags": { "type": ["object", "null"], "additionalProperties": false, "properties": tallies },
                "own": figures(|row| row.tier != Tier::Commune),
                "communes": {
                    "type": ["object", "null"], "additionalProperties": false,
                    "properties": {
                        "expected": count, "received": count,
                        "levels": { "type": ["object", "null"], "properties": levels, "additionalProperties": false },
                    },
                },
            },
        })
    }
}

impl JsonSchema for RequestDocument {
    fn schema_name() -> Cow<'static, str> {
        "Request".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let report = generator.subschema_for::<ReportDocument>();
        let totals = generator.subschema_for::<TotalsDocument>();
        let criteria = chosen(generator);
        json_schema!({
            "type": "object",
            "required": ["schema"],
            "oneOf": [{ "required": ["report"] }, { "required": ["totals"] }],
            "additionalProperties": false,
            "properties": {
                "schema": { "type": "string" },
                "report": report,
                "totals": totals,
                "previous": { "type": ["array", "null"], "items": { "anyOf": [report, totals] } },
                "baseline": { "type": ["array", "null"], "items": report },
                "parts": { "type": ["array", "null"], "items": { "anyOf": [report, totals] } },
                "as_of": { "type": ["string", "null"], "pattern": DATE },
                "criteria": { "anyOf": [{ "type": "null" }, criteria] },
                "reading": { "enum": ["cumulative", "literal", null] },
                "purpose": { "enum": ["submit", "draft", null] },
                "locale": { "enum": ["vi", "en", null] },
                "context": context(),
            },
        })
    }
}

impl JsonSchema for CriteriaDocument {
    fn schema_name() -> Cow<'static, str> {
        "Criteria".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let condition = generator.subschema_for::<Shape<'static>>();
        let sum = generator.subschema_for::<Addends>();
        let id = json!({ "type": "string", "pattern": "^[A-Za-z0-9._-]{1,80}$" });
        let words = json!({ "type": "string", "minLength": 1, "maxLength": 500 });
        let place = json!({ "type": ["string", "null"], "minLength": 1, "maxLength": 500 });
        let at_least = json!({ "type": "integer", "minimum": 1, "maximum": 100 });
        let criteria = json!({ "type": "array", "maxItems": 100, "items": {
            "type": "object", "additionalProperties": false, "required": ["id", "title", "reaches", "basis"],
            "properties": {
                "id": { "type": "string", "pattern": "^[A-Za-z0-9._/-]{1,80}$" },
                "title": { "type": "object", "additionalProperties": false, "required": ["vi", "en"], "properties": { "vi": words, "en": words } },
                "reaches": condition,
                "below": { "anyOf": [{ "type": "null" }, condition] },
                "rate": {
                    "type": ["object", "null"], "additionalProperties": false, "required": ["of", "per"],
                    "properties": { "of": sum, "per": { "type": "string" } },
                },
                "basis": {
                    "type": "object", "additionalProperties": false, "required": ["instrument"],
                    "properties": { "instrument": id, "article": place, "clause": place, "point": place },
                },
            },
        } });
        json_schema!({
            "type": "object", "additionalProperties": false, "required": ["id", "complete", "types"],
            "properties": {
                "schema": { "type": "string" },
                "id": id,
                "in_force_from": { "type": ["string", "null"], "pattern": DATE },
                "in_force_to": { "type": ["string", "null"], "pattern": DATE },
                "complete": { "type": "boolean" },
                "types": { "type": "array", "maxItems": 3, "items": {
                    "type": "object", "additionalProperties": false, "required": ["level", "at_least", "of"],
                    "properties": { "level": { "enum": ["type_i", "type_ii", "type_iii"] }, "at_least": at_least, "of": criteria },
                } },
                "drug_free": { "anyOf": [{ "type": "null" }, criteria] },
                "province": {
                    "type": ["object", "null"], "additionalProperties": false, "required": ["at_least", "of"],
                    "properties": { "at_least": at_least, "of": criteria },
                },
            },
        })
    }
}

/// An id of a built-in set, or a whole one.
fn chosen(generator: &mut SchemaGenerator) -> Value {
    let set = generator.subschema_for::<CriteriaDocument>();
    let ids: Vec<&str> = CRITERIA.iter().map(|known| known.value.id).collect();
    json!({ "anyOf": [{ "enum": ids }, set] })
}

impl JsonSchema for CompareDocument {
    fn schema_name() -> Cow<'static, str> {
        "Compare".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let report = generator.subschema_for::<ReportDocument>();
        let criteria = chosen(generator);
        json_schema!({
            "type": "object", "additionalProperties": false, "required": ["schema", "report", "criteria"],
            "properties": {
                "schema": { "type": "string" },
                "report": report,
                "criteria": { "type": "array", "minItems": 2, "maxItems": 2, "items": criteria },
                "reading": { "enum": ["cumulative", "literal", null] },
                "locale": { "enum": ["vi", "en", null] },
            },
        })
    }
}

/// What a roll-up asks and what it answers have one name.
impl JsonSchema for RollupDocument {
    fn schema_name() -> Cow<'static, str> {
        "Rollup".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (asked, answered) = (generator.subschema_for::<RollupRequest>(), generator.subschema_for::<RolledUp>());
        json_schema!({ "anyOf": [asked, answered] })
    }
}

impl JsonSchema for RollupRequest {
    fn schema_name() -> Cow<'static, str> {
        "RollupRequest".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let report = generator.subschema_for::<ReportDocument>();
        let totals = generator.subschema_for::<TotalsDocument>();
        let request = generator.subschema_for::<RequestDocument>();
        let criteria = chosen(generator);
        json_schema!({
            "type": "object",
            "required": ["schema", "area", "period"],
            "additionalProperties": false,
            "properties": {
                "schema": { "const": "kh302.rollup/1" },
                "area": { "type": "string", "pattern": "^([0-9]{2}|[0-9]{3})$" },
                "period": { "type": "string", "pattern": PERIOD },
                "reports": { "type": ["array", "null"], "items": { "anyOf": [report, request, totals] } },
                "own": { "anyOf": [totals, { "type": "null" }] },
                "baseline": { "type": ["array", "null"], "items": report },
                "as_of": { "type": ["string", "null"], "pattern": DATE },
                "criteria": { "anyOf": [criteria, { "type": "null" }] },
                "reading": { "enum": ["cumulative", "literal", null] },
                "locale": { "enum": ["vi", "en", null] },
                "context": context(),
            },
        })
    }
}

/// What a request says beside: units, days off, the deadline.
fn context() -> Value {
    let regimes: Vec<Value> = REGIMES.iter().map(|regime| regime.id().into()).chain([Value::Null]).collect();
    let steps: Vec<Value> = Step::ALL.iter().map(|step| step.id().into()).chain([Value::Null]).collect();
    json!({
        "type": ["object", "null"], "additionalProperties": false,
        "properties": {
            "units": { "type": ["array", "null"], "items": { "type": "object" } },
            "holidays": { "type": ["array", "null"], "items": { "type": "string", "pattern": DATE } },
            "regime": { "enum": regimes }, "step": { "enum": steps },
            "working_days": { "type": ["integer", "null"], "minimum": 1, "maximum": 366 },
        },
    })
}

/// The figures, each with its bounds, its label and its definition in Vietnamese.
pub(crate) fn figures(belongs: impl Fn(&FigureDef) -> bool) -> Value {
    let properties: Map<String, Value> = FIGURES.iter().filter(|row| belongs(row)).map(|row| (row.id.to_string(), figure(row))).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

pub(crate) fn figure(row: &FigureDef) -> Value {
    let basis: Vec<String> =
        row.basis.iter().map(|cited| [cited.instrument, cited.article, cited.clause].join(" ").trim().to_string()).collect();
    let when = if row.periods == crate::figures::Periods::Year {
        format!(" Chỉ trong báo cáo {}.", PeriodKind::Year.name_vi())
    } else {
        String::new()
    };
    let label = row.figure.label(crate::base::Locale::Vi);
    let about = format!("{}. Đơn vị: {}.{when} Căn cứ: {}.", row.section.title().vi, row.unit.name().vi, basis.join("; "));
    match row.kind {
        Kind::Count => json!({ "type": ["integer", "null"], "minimum": row.min, "maximum": row.max, "title": label, "description": about }),
        Kind::Flag => json!({ "type": ["boolean", "null"], "title": label, "description": about }),
    }
}

fn acknowledgement() -> Value {
    json!({
        "type": "object", "additionalProperties": false, "required": ["code", "at"],
        "properties": {
            "code": { "type": "string" }, "at": { "type": "string" }, "reason": { "type": ["string", "null"], "maxLength": 2000 },
            "on": { "type": ["string", "null"], "pattern": DATE },
            "figures": { "type": ["object", "null"], "additionalProperties": { "type": ["integer", "boolean"] } },
        },
    })
}

/// What a member holds, in Vietnamese.
fn in_vietnamese(member: &str) -> Option<&'static str> {
    let own = VIETNAMESE.iter().find(|(name, _)| *name == member).map(|(_, text)| *text);
    own.or_else(|| Figure::from_id(member).map(|figure| figure.definition().label.vi))
}

const VIETNAMESE: &[(&str, &str)] = &[
    ("schema", "Loại tài liệu và phiên bản"),
    ("area", "Mã đơn vị hành chính: xã 5 chữ số, huyện 3, tỉnh 2; luôn là chuỗi ký tự"),
    ("period", "Kỳ báo cáo: 2025-07, 2025-Q3, 2025-H1, 2025-9M hoặc 2025; số liệu từ ngày 15 đến ngày 14"),
    ("revision", "Lần đính chính: 0 là lần gửi đầu"),
    ("prepared_on", "Ngày lập báo cáo"),
    ("figures", "Các chỉ tiêu; để trống (null) là chưa có số liệu, không phải bằng 0"),
    ("declared_level", "Cấp độ do xã tự xác định"),
    ("acknowledged", "Giải trình đã có, hoặc: phát hiện đã được giải trình"),
    ("note", "Ghi chú, không ghi thông tin cá nhân"),
    ("code", "Mã quy tắc hoặc mã lỗi"),
    ("at", "Vị trí: mã chỉ tiêu hoặc con trỏ JSON"),
    ("reason", "Lý do giải trình"),
    ("on", "Ngày"),
    ("derived", "Số suy ra của báo cáo tổng hợp"),
    ("group_months", "Tổ, thôn nhân số tháng"),
    ("communes_with_outreach", "Số địa bàn cấp xã có tuyên truyền"),
    ("partial", "Các chỉ tiêu mới có ở một phần số địa bàn đã báo cáo"),
    ("still_drug_free", "Địa bàn không ma túy ở kỳ gốc nay vẫn không ma túy"),
    ("transformed", "Địa bàn có người trong hồ sơ ở kỳ gốc nay đã chuyển hóa"),
    ("open", "Số địa bàn chưa xác định được"),
    ("flags", "Số địa bàn có giá trị đúng"),
    ("reviewed", "Đã rà soát, xác định cấp độ"),
    ("true", "Số địa bàn có giá trị đúng"),
    ("of", "Trong tổng số; hoặc: các tiêu chí"),
    ("own", "Chỉ tiêu riêng của cấp trên xã"),
    ("communes", "Các địa bàn cấp xã"),
    ("expected", "Số địa bàn phải báo cáo"),
    ("received", "Số báo cáo đã nhận"),
    ("levels", "Số địa bàn theo từng cấp độ"),
    ("type_i", "Trọng điểm phức tạp loại I"),
    ("type_ii", "Trọng điểm phức tạp loại II"),
    ("type_iii", "Trọng điểm phức tạp loại III"),
    ("affected", "Có tệ nạn ma túy, không thuộc loại trọng điểm"),
    ("drug_free", "Không ma túy (Điều 6)"),
    ("undetermined", "Chưa xác định được"),
    ("report", "Báo cáo của xã"),
    ("totals", "Số liệu tổng hợp"),
    ("previous", "Báo cáo kỳ trước"),
    ("baseline", "Báo cáo kỳ gốc để so sánh"),
    ("reports", "Báo cáo của các xã; cũng có thể ghi sau dòng này, mỗi dòng một báo cáo"),
    ("assessment", "Kết quả đánh giá của địa bàn"),
    ("name", "Tên"),
    ("parts", "Báo cáo của các kỳ ngắn hơn hoặc của các địa bàn bên trong"),
    ("as_of", "Ngày hôm nay, do bên gọi cho biết"),
    ("criteria", "Bộ tiêu chí phân loại"),
    ("criteria_hash", "Mã băm của bộ tiêu chí tự nạp"),
    ("criteria_warnings", "Cảnh báo về bộ tiêu chí tự nạp: khoảng trùng, khoảng hở, cấp độ không đạt tới"),
    ("same", "Hai bộ tiêu chí có cho cùng một cấp độ không; null là còn thiếu số liệu"),
    ("under", "Kết quả phân loại theo từng bộ tiêu chí"),
    ("explained_by", "Các tiêu chí làm cho hai cấp độ khác nhau"),
    ("reading", "Cách đọc Điều 4: cộng dồn hoặc đúng từng chữ"),
    ("purpose", "Để gửi hoặc lưu nháp"),
    ("locale", "Ngôn ngữ của câu trả lời"),
    ("context", "Bối cảnh: ngày nghỉ, quy định về thời hạn, cấp gửi"),
    ("units", "Bảng đơn vị hành chính, hoặc mã băm của bảng"),
    ("holidays", "Các ngày nghỉ"),
    ("regime", "Văn bản quy định thời hạn"),
    ("step", "Cấp gửi báo cáo"),
    ("working_days", "Số ngày làm việc sau ngày chốt số liệu"),
    ("engine", "Phiên bản và bộ quy tắc đã dùng"),
    ("version", "Phiên bản thư viện"),
    ("ruleset", "Mã băm của bộ quy tắc"),
    ("id", "Mã"),
    ("from", "Từ ngày, hoặc giá trị hiện nay"),
    ("to", "Đến ngày, hoặc giá trị mới"),
    ("can_submit", "Có thể gửi: không còn điều gì phải sửa"),
    ("findings", "Các phát hiện"),
    ("severity", "Mức độ"),
    ("blocks", "Chặn việc gì: submit là chặn gửi; null là không chặn"),
    ("related", "Các chỉ tiêu liên quan"),
    ("message", "Câu giải thích"),
    ("params", "Các giá trị trong câu"),
    ("compared", "Các số đã so sánh"),
    ("left", "Vế trái"),
    ("op", "Phép so sánh"),
    ("right", "Vế phải"),
    ("basis", "Căn cứ pháp lý"),
    ("instrument", "Văn bản"),
    ("article", "Điều"),
    ("clause", "Khoản"),
    ("point", "Điểm"),
    ("in_force_from", "Có hiệu lực từ ngày"),
    ("in_force_to", "Có hiệu lực đến ngày; null là chưa rõ hoặc còn hiệu lực"),
    ("url", "Địa chỉ văn bản"),
    ("fixes", "Gợi ý sửa cách ghi"),
    ("unchecked", "Các quy tắc chưa kiểm tra được vì thiếu số liệu"),
    ("missing", "Còn thiếu"),
    ("classification", "Phân loại địa bàn"),
    ("complete", "Bộ tiêu chí có đầy đủ không"),
    ("preview", "Xem trước: chỉ kỳ năm mới dùng để xét"),
    ("level", "Cấp độ"),
    ("level_cumulative", "Cấp độ theo cách đọc cộng dồn"),
    ("level_literal", "Cấp độ theo cách đọc đúng từng chữ"),
    ("declared", "Cấp độ xã tự xác định"),
    ("decided_by", "Các tiêu chí quyết định cấp độ"),
    ("possible", "Các cấp độ còn có thể"),
    ("best", "Tốt nhất có thể"),
    ("worst", "Xấu nhất có thể"),
    ("fill", "Các chỉ tiêu cần điền để xác định"),
    ("reached", "Tỷ lệ người có hồ sơ được tiếp cận dịch vụ"),
    ("numerator", "Tử số, hoặc số đếm"),
    ("denominator", "Mẫu số"),
    ("percent", "Tỷ lệ để hiển thị, cắt bớt chứ không làm tròn lên"),
    ("criteria_results", "Kết quả từng tiêu chí"),
    ("outcome", "Kết quả: met đạt mức, not_met không, unknown chưa đủ số liệu"),
    ("rate", "Tỷ lệ để hiển thị, ba chữ số thập phân"),
    ("text", "Diễn giải bằng lời"),
    ("nearest", "Thay đổi nhỏ nhất của một chỉ tiêu làm đổi kết quả"),
    ("province", "Địa bàn cấp tỉnh"),
    ("district", "Địa bàn cấp huyện"),
    ("drug_free_share", "Tỷ lệ địa bàn không ma túy"),
    ("completeness", "Mức độ đầy đủ của báo cáo"),
    ("timeliness", "Thời hạn"),
    ("due", "Ngày cuối còn đúng hạn"),
    ("status", "Tình trạng"),
    ("days_late", "Số ngày trễ"),
    ("targets", "Mười mục tiêu của kế hoạch, hoặc số mục tiêu theo tình trạng"),
    ("title", "Tên"),
    ("name", "Tên địa bàn theo danh mục đơn vị hành chính"),
    ("received", "Đã nhận báo cáo"),
    ("areas", "Các địa bàn trên cấp xã"),
    ("reports", "Các báo cáo"),
    ("withheld", "Những gì không công bố và lý do"),
    ("refused", "Những báo cáo không dùng được và lý do"),
    ("corrected", "Báo cáo đính chính"),
    ("on_file", "Các báo cáo đã có"),
    ("replaces", "Đã có bản trước đính chính để so sánh"),
    ("changes", "Các số thay đổi"),
    ("touched", "Các báo cáo bị ảnh hưởng"),
    ("split", "Không so sánh được vì đơn vị bị chia tách"),
    ("notes", "Ghi chú chung"),
    ("link", "Quan hệ về thời gian: same cùng kỳ, next kỳ sau, longer kỳ dài hơn"),
    ("above", "Là địa bàn bên trên"),
    ("breaks", "Các quy tắc sẽ chưa khớp nếu chỉ sửa những số đó"),
    ("certain", "Chắc chắn phải như vậy"),
    ("phase", "Giai đoạn của kế hoạch"),
    ("date", "Một ngày"),
    ("within", "Trong giai đoạn"),
    ("movement", "Thay đổi: improved tiến bộ, worsened kém đi, unchanged không đổi, changed có thay đổi, not_comparable chưa so sánh được"),
    ("days", "Số ngày"),
    ("months", "Số tháng"),
    ("next", "Kỳ sau"),
    ("longer", "Các kỳ dài hơn chứa kỳ này"),
    ("days_left", "Số ngày còn lại đến ngày chốt số liệu"),
    ("contains", "Ngày có nằm trong kỳ không"),
    ("between", "Các kỳ giữa hai ngày"),
    ("existence", "Mã có tồn tại trong ngày không: exists, does_not_exist, not_covered"),
    ("valid_from", "Ngày bắt đầu"),
    ("valid_to", "Ngày kết thúc; để trống là đang còn"),
    ("parent", "Đơn vị cấp trên"),
    ("children", "Các đơn vị trực thuộc"),
    ("predecessor_codes", "Mã các đơn vị tiền thân"),
    ("successor_codes", "Mã các đơn vị kế tục"),
    ("is_split", "Bị chia tách"),
    ("split_units", "Các đơn vị bị chia tách"),
    ("area_km2", "Diện tích tự nhiên, km²"),
    ("population", "Quy mô dân số"),
    ("alias", "Tên khác"),
    ("act_start", "Văn bản thành lập"),
    ("act_end", "Văn bản bãi bỏ"),
    ("confidence", "Độ tin cậy của dòng"),
    ("lineage", "Tiền thân hoặc kế tục trong một ngày khác"),
    ("lost", "Các đơn vị mà danh mục không cho biết thêm"),
    ("other_date", "Một ngày khác, để theo dõi tiền thân, kế tục"),
    ("ignore_diacritics", "Tìm không phân biệt dấu"),
    ("check", "Kết quả của quy tắc"),
    ("criterion", "Kết quả của tiêu chí"),
    ("target", "Kết quả của mục tiêu"),
    ("gaps", "Các ngày chưa có số liệu"),
    ("protects", "Số sẽ bị lộ"),
    ("figure", "Chỉ tiêu"),
    ("measures", "Các số đo của mục tiêu"),
    ("role", "Vai trò: bắt buộc, phấn đấu hoặc để hiểu thêm"),
    ("short_by", "Còn thiếu bao nhiêu"),
    ("score", "Điểm tổng hợp"),
    ("met", "Đạt"),
    ("not_met", "Chưa đạt"),
    ("applicable", "Số đo bắt buộc đã xét được"),
    ("not_applicable", "Không phát sinh"),
    ("insufficient", "Chưa đủ số liệu"),
    ("tracked", "Theo dõi"),
    ("error", "Lỗi"),
    ("checks", "Quy tắc kiểm tra"),
    ("deadlines", "Thời hạn gửi báo cáo"),
    ("calls", "Những lời gọi có thể gửi tài liệu đến"),
    ("legal_changes", "Những ngày mà một chỉ tiêu đổi nghĩa theo luật"),
    ("instruments", "Văn bản pháp luật"),
    ("section", "Phần của biểu"),
    ("section_title", "Tên phần"),
    ("kind", "Kiểu: số đếm hoặc đúng/sai"),
    ("unit", "Đơn vị tính"),
    ("min", "Nhỏ nhất"),
    ("max", "Lớn nhất"),
    ("tier", "Cấp cung cấp"),
    ("periods", "Thuộc kỳ báo cáo nào"),
    ("over_time", "Cách gộp theo thời gian"),
    ("worse_when_higher", "Số lớn hơn chỉ có thể làm cấp độ xấu đi"),
    ("sensitive", "Số đếm nhỏ về con người, hạn chế công bố"),
    ("label", "Nhãn"),
    ("definition", "Định nghĩa"),
    ("severity_longer", "Mức độ ở kỳ dài hơn tháng"),
    ("yearly", "Chỉ ở kỳ năm"),
    ("of_province", "Chỉ ở số liệu tổng hợp cấp tỉnh"),
    ("rule", "Loại quy tắc"),
    ("when", "Điều kiện áp dụng"),
    ("earlier", "Cách một chỉ tiêu được phép thay đổi so với kỳ trước"),
    ("now", "Chỉ tiêu của báo cáo này"),
    ("before", "Chỉ tiêu của kỳ trước"),
    ("change", "Loại thay đổi được phép"),
    ("numbers", "Các số của quy tắc"),
    ("must", "Điều phải đúng"),
    ("types", "Các loại, từ nặng đến nhẹ"),
    ("at_least", "Ít nhất bao nhiêu tiêu chí"),
    ("reaches", "Ngưỡng dưới"),
    ("below", "Ngưỡng của loại trên"),
    ("scope", "Phạm vi áp dụng"),
    ("before_day", "Trước ngày nào của tháng cuối kỳ"),
    ("number", "Số hiệu"),
    ("issuer", "Cơ quan ban hành"),
    ("vi", "Tiếng Việt"),
    ("en", "Tiếng Anh"),
    ("share", "Tổng được tính tỷ lệ"),
    ("per", "Trên tổng nào"),
    ("all", "Tất cả"),
    ("any", "Ít nhất một"),
    ("not_on_file", "Văn bản lưu không đầy đủ"),
];

#[cfg(test)]
mod tests {
    use super::{DOCUMENTS, schema};
    use alloc::string::String;
    use alloc::vec::Vec;
    use serde_json::Value;

    /// Members without a description of their own in the schema, found by walking it.
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

    #[test]
    fn every_member_of_every_document_is_described_in_vietnamese() {
        for document in DOCUMENTS {
            let mut found = Vec::new();
            let schema = schema(document).map(|schema| schema.to_value()).unwrap_or_default();
            assert!(schema.is_object(), "{document}");
            undescribed(&schema, &mut found);
            assert_eq!(found, Vec::<String>::new(), "{document}");
        }
    }
}
