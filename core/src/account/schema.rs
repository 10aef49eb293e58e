//! JSON Schema 2020-12 of every document, with bounds, and descriptions in Vietnamese.

use super::catalogue::Catalogue;
use super::{Assessment, ErrorDocument, Form};
use crate::calendar::PeriodKind;
use crate::define::{Regime, Step};
use crate::figures::{FIGURES, FigureDef, Kind, RiskLevel, Tier};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// The documents that have a schema, by the name that stands in their `schema` member.
pub const DOCUMENTS: [&str; 7] =
    ["kh302.report/1", "kh302.totals/1", "kh302.request/1", "kh302.assessment/1", "kh302.error/1", "kh302.catalogue/1", "kh302.form/1"];

/// The JSON Schema of a document, by the name that stands in its `schema` member; `None` for a name that is not known.
///
/// ```
/// let schema = kh302::account::schema("kh302.report/1").ok_or("no such document")?;
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
        "kh302.error/1" => (root::<ErrorDocument>(), "Tài liệu không đọc được"),
        "kh302.catalogue/1" => (root::<Catalogue>(), "Danh mục quy tắc"),
        "kh302.form/1" => (root::<Form>(), "Mô tả biểu nhập"),
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

struct ReportDocument;
struct TotalsDocument;
struct RequestDocument;

const DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
const PERIOD: &str = "^(20[0-9]{2}|2100)(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12]|-9M)?$";

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
                "flags": {
                    "type": ["object", "null"], "additionalProperties": false,
                    "properties": { "reviewed": { "type": "object", "properties": { "true": count, "of": count }, "additionalProperties": false } },
                },
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
        let regimes: Vec<Value> = Regime::ALL.iter().map(|regime| regime.id().into()).chain([Value::Null]).collect();
        let steps: Vec<Value> = Step::ALL.iter().map(|step| step.id().into()).chain([Value::Null]).collect();
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
                "criteria": { "enum": ["qd28-2025", "qd3122-2010", null] },
                "reading": { "enum": ["cumulative", "literal", null] },
                "purpose": { "enum": ["submit", "draft", null] },
                "locale": { "enum": ["vi", "en", null] },
                "context": {
                    "type": ["object", "null"], "additionalProperties": false,
                    "properties": {
                        "units": {}, "holidays": { "type": ["array", "null"], "items": { "type": "string", "pattern": DATE } },
                        "regime": { "enum": regimes }, "step": { "enum": steps },
                        "working_days": { "type": ["integer", "null"], "minimum": 1, "maximum": 366 },
                    },
                },
            },
        })
    }
}

/// The figures, each with its bounds, its label and its definition in Vietnamese.
fn figures(belongs: impl Fn(&FigureDef) -> bool) -> Value {
    let properties: Map<String, Value> = FIGURES.iter().filter(|row| belongs(row)).map(|row| (row.id.to_string(), figure(row))).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn figure(row: &FigureDef) -> Value {
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
    VIETNAMESE.iter().find(|(name, _)| *name == member).map(|(_, text)| *text)
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
    ("parts", "Báo cáo của các kỳ ngắn hơn hoặc của các địa bàn bên trong"),
    ("as_of", "Ngày hôm nay, do bên gọi cho biết"),
    ("criteria", "Bộ tiêu chí phân loại"),
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
