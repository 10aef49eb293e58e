//! Lược đồ của các tài liệu đọc từng giá trị: the JSON Schema of the documents that no Rust type mirrors, because they are read by hand.

use super::criteria_json::{Addends, Shape};
use super::levels;
use crate::calendar::PeriodKind;
use crate::figures::{FIGURES, FigureDef, Figures, Kind, RiskLevel, Tier};
use crate::judge::Reading;
use crate::law::{CRITERIA, PLANS, REGIMES};
use crate::rules::Step;
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// Defines the schemas of objects that no Rust type mirrors. Each member has a doc comment, which becomes its description, and its schema:
/// JSON, or an expression in parentheses.
macro_rules! documents {
    ($(
        $(#[doc = $about:literal])+
        $visibility:vis struct $name:ident as $title:literal |$generator:ident| requires [$($required:literal),*] {
            $($(#[doc = $doc:literal])+ $member:literal: $shape:tt,)*
        }
    )*) => { $(
        $(#[doc = $about])+
        $visibility struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> alloc::borrow::Cow<'static, str> {
                $title.into()
            }
            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                let members = [$(($member, concat!($($doc),+), json!($shape))),*];
                $crate::document::shapes::object(concat!($($about),+), &[$($required),*], members)
            }
        }
    )* };
}
pub(crate) use documents;

/// Returns the schema of an object that has these members and no others.
pub(crate) fn object<const N: usize>(about: &str, required: &[&str], members: [(&str, &str, Value); N]) -> Schema {
    let mut properties = Map::new();
    for (name, about, mut schema) in members {
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("description".to_string(), about.trim().into());
        }
        properties.insert(name.to_string(), schema);
    }
    let mut schema = json_schema!({
        "type": "object", "description": about.trim(), "additionalProperties": false, "properties": properties,
    });
    if !required.is_empty() {
        schema.insert("required".to_string(), required.into());
    }
    schema
}

/// Returns the schema of a part that may also be null.
pub(crate) fn nullable(part: Schema) -> Value {
    let mut value = part.to_value();
    if let Some(members) = value.as_object_mut() {
        members.insert("type".to_string(), json!(["object", "null"]));
    }
    value
}

pub(crate) const DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
pub(crate) const PERIOD: &str = "^(20[0-9]{2}|2100)(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12]|-9M)?$";
pub(crate) const ABOVE: &str = "^([0-9]{2}|[0-9]{3})$";

/// Returns the schema of a count of totals, which may be null.
fn count() -> Value {
    json!({ "type": ["integer", "null"], "minimum": 0, "maximum": 1_000_000_000_000_u64 })
}

/// Returns the schema of a date, which may be null.
pub(crate) fn date() -> Value {
    json!({ "type": ["string", "null"], "pattern": DATE })
}

pub(crate) fn locale() -> Value {
    json!({ "enum": ["vi", "en", null] })
}

fn reading() -> Value {
    ids_or_null(Reading::ALL.iter().map(|reading| reading.id()))
}

fn ids_or_null<'i>(ids: impl Iterator<Item = &'i str>) -> Value {
    let ids: Vec<Value> = ids.map(Value::from).chain([Value::Null]).collect();
    json!({ "enum": ids })
}

documents! {
    /// Báo cáo của một địa bàn cấp xã: the figures of one commune for one period (`kh302.report/1`).
    pub(crate) struct ReportDocument as "Report" |generator| requires ["schema", "area", "period", "figures"] {
        /// Loại tài liệu: always `kh302.report/1`.
        "schema": { "type": "string" },
        /// Mã xã, phường: the code of the commune, five digits, always as text.
        "area": { "type": "string", "pattern": "^[0-9]{5}$" },
        /// Kỳ báo cáo: `2025-07`, `2025-Q3`, `2025-H1`, `2025-9M` or `2025`; months run from the 15th to the 14th.
        "period": { "type": "string", "pattern": PERIOD },
        /// Lần đính chính: 0 for the first sending, then one more with each correction.
        "revision": { "type": ["integer", "null"], "minimum": 0, "maximum": u32::MAX },
        /// Ngày lập báo cáo: the day on which the report was prepared, as year-month-day.
        "prepared_on": (date()),
        /// Các chỉ tiêu: the figures by their ids; one that is absent or null is missing and is not 0.
        "figures": (figures(|row| row.tier != Tier::Province)),
        /// Cấp độ do xã tự xác định: the level that the commune determined in its review of the year.
        "declared_level": (ids_or_null(RiskLevel::ALL.iter().map(|level| level.id()))),
        /// Các giải trình: explanations of warnings that stand although the figures are right.
        "acknowledged": { "type": ["array", "null"], "items": (AcknowledgementPart::json_schema(generator)) },
        /// Ghi chú về địa bàn: free text of at most 2,000 characters, without personal data.
        "note": { "type": ["string", "null"], "maxLength": 2000 },
    }

    /// Một giải trình: why a warning stands although the figures are right.
    struct AcknowledgementPart as "Acknowledgement" |_generator| requires ["code", "at"] {
        /// Mã quy tắc được giải trình: the code of the check.
        "code": { "type": "string" },
        /// Vị trí của phát hiện được giải trình: the id of a figure, or a JSON pointer into the report.
        "at": { "type": "string" },
        /// Lý do giải trình: free text of at most 2,000 characters, without personal data.
        "reason": { "type": ["string", "null"], "maxLength": 2000 },
        /// Ngày giải trình: the day on which the explanation was given, as year-month-day.
        "on": (date()),
        /// Các số khi giải trình: the figures that the check read then; once one of them changes, the explanation no longer counts.
        "figures": { "type": ["object", "null"], "additionalProperties": { "type": ["integer", "boolean"] } },
    }

    /// Số liệu tổng hợp của một địa bàn trên cấp xã: the figures of a district or a province for one period (`kh302.totals/1`).
    pub(crate) struct TotalsDocument as "Totals" |generator| requires ["schema", "area", "period", "figures"] {
        /// Loại tài liệu: always `kh302.totals/1`.
        "schema": { "type": "string" },
        /// Mã huyện hoặc tỉnh: the code of the area, three digits for a district, two for a province, always as text.
        "area": { "type": "string", "pattern": ABOVE },
        /// Kỳ báo cáo: `2025-07`, `2025-Q3`, `2025-H1`, `2025-9M` or `2025`; months run from the 15th to the 14th.
        "period": { "type": "string", "pattern": PERIOD },
        /// Ngày lập số liệu tổng hợp: the day on which the totals were prepared, as year-month-day.
        "prepared_on": (date()),
        /// Tổng các chỉ tiêu của các xã: the sums over the communes by the ids of the figures.
        "figures": (figures(|_| true)),
        /// Các chỉ tiêu mới có ở một phần số xã đã báo cáo: ids of figures whose sum covers only some of the reports.
        "partial": { "type": ["array", "null"], "items": { "type": "string" } },
        /// Số tính được từ các chỉ tiêu khác: sums over the communes that are no figures.
        "derived": (nullable(DerivedPart::json_schema(generator))),
        /// Kết quả các chỉ tiêu Có hoặc Không: in how many communes each flag is true.
        "flags": (flags(generator)),
        /// Chỉ tiêu riêng của cấp trên xã: the figures that the area itself supplies.
        "own": (figures(|row| row.tier != Tier::Commune)),
        /// Các xã của địa bàn: how many communes should report, have reported and have each level.
        "communes": (nullable(CommunesPart::json_schema(generator))),
    }

    /// Số tính được từ các chỉ tiêu khác: sums over the communes that are no figures.
    struct DerivedPart as "Derived" |generator| requires [] {
        /// Tổ, thôn nhân số tháng: residential groups times months, summed over the communes.
        "group_months": (count()),
        /// Số xã có tuyên truyền: how many communes held at least one outreach activity.
        "communes_with_outreach": (count()),
        /// Địa bàn không ma túy ở kỳ gốc nay vẫn không ma túy: how many of the drug-free communes of the baseline still are.
        "still_drug_free": (nullable(FractionPart::json_schema(generator))),
        /// Địa bàn có người trong hồ sơ ở kỳ gốc nay đã chuyển hóa: how many communes with people on record then were transformed.
        "transformed": (nullable(FractionPart::json_schema(generator))),
    }

    /// Một phần trong tổng số xã: how many of the communes meet a condition, and of how many this is not known.
    struct FractionPart as "Fraction" |_generator| requires ["numerator", "denominator"] {
        /// Số xã đạt: how many communes meet the condition.
        "numerator": (count()),
        /// Số xã được xét: how many communes the condition is asked of.
        "denominator": (count()),
        /// Số xã chưa xác định được: of how many of them it is not known.
        "open": (count()),
    }

    /// Số xã có giá trị đúng: in how many communes a flag is true.
    struct TallyPart as "Tally" |_generator| requires [] {
        /// Số xã có giá trị đúng: in how many communes the flag is true.
        "true": (count()),
        /// Số xã có trả lời: in how many communes the flag is known.
        "of": (count()),
    }

    /// Các xã của địa bàn: how many communes should report, have reported and have each level.
    struct CommunesPart as "Communes" |_generator| requires [] {
        /// Số xã phải báo cáo: how many communes should report.
        "expected": (count()),
        /// Số báo cáo đã nhận: how many communes have their report in the sums.
        "received": (count()),
        /// Số xã theo từng cấp độ: how many communes have each level.
        "levels": { "type": ["object", "null"], "additionalProperties": false, "properties": (levels::properties(&count())) },
        /// Số cấp độ đã được phê duyệt: how many of the levels are approved ones; the others are computed or declared.
        "approved": (count()),
    }

    /// Yêu cầu đánh giá: a report or totals with the documents and settings by which to judge it (`kh302.request/1`).
    struct RequestParts as "Request" |generator| requires ["schema"] {
        /// Loại tài liệu: always `kh302.request/1`.
        "schema": { "type": "string" },
        /// Báo cáo của xã cần đánh giá: the report to judge; either this or `totals`.
        "report": (generator.subschema_for::<ReportDocument>()),
        /// Số liệu tổng hợp cần đánh giá: the totals to judge; either these or `report`.
        "totals": (generator.subschema_for::<TotalsDocument>()),
        /// Phê duyệt của báo cáo: the approved level of the report, whose area and period can be left out.
        "approved": (nullable(ApprovalPart::json_schema(generator))),
        /// Các phê duyệt: approved levels of the area and of the units of its baseline.
        "approvals": { "type": ["array", "null"], "items": (ApprovalPart::json_schema(generator)) },
        /// Báo cáo kỳ trước: the documents of the period before, of the area or of all its predecessors.
        "previous": { "type": ["array", "null"], "items": (report_or_totals(generator)) },
        /// Báo cáo kỳ gốc: the reports of the baseline with which targets compare.
        "baseline": { "type": ["array", "null"], "items": (generator.subschema_for::<ReportDocument>()) },
        /// Báo cáo của các kỳ ngắn hơn trong kỳ này: the documents of the shorter periods inside the period.
        "parts": { "type": ["array", "null"], "items": (report_or_totals(generator)) },
        /// Ngày hôm nay: the day as of which deadlines are judged, as year-month-day; the library reads no clock.
        "as_of": (date()),
        /// Bộ tiêu chí phân loại: the id of a built-in set, or a whole set; null for the one in force in the period.
        "criteria": { "anyOf": [{ "type": "null" }, (criteria_choice(generator))] },
        /// Kế hoạch: the id of the plan whose targets are measured; null for the newest in force that covers the area.
        "plan": (ids_or_null(PLANS.iter().map(|plan| plan.id))),
        /// Cách đọc Điều 4: `cumulative`, also where it is null, `literal` or `places_in_period`.
        "reading": (reading()),
        /// Mục đích: `submit`, also where it is null, or `draft`, which does not ask for missing figures.
        "purpose": { "enum": ["submit", "draft", null] },
        /// Ngôn ngữ của câu trả lời: `vi`, also where it is null, or `en`.
        "locale": (locale()),
        /// Bối cảnh: the table of units, the days off and the deadline by which to judge.
        "context": (nullable(ContextPart::json_schema(generator))),
    }

    /// Phê duyệt cấp độ: the level that the authority above approved for an area and a period (Điều 7).
    pub(crate) struct ApprovalPart as "Approval" |_generator| requires ["level", "decision", "on", "by"] {
        /// Địa bàn được phê duyệt: the code of the commune.
        "area": { "type": "string", "pattern": "^[0-9]{5}$" },
        /// Kỳ được phê duyệt: the period for which the level was approved.
        "period": { "type": "string", "pattern": PERIOD },
        /// Cấp độ được phê duyệt: the approved level.
        "level": { "enum": (RiskLevel::ALL.map(RiskLevel::id)) },
        /// Số quyết định: the number of the decision.
        "decision": { "type": "string", "minLength": 1 },
        /// Ngày quyết định: the day of the decision, as year-month-day.
        "on": { "type": "string", "pattern": DATE },
        /// Cơ quan phê duyệt: who signed for which body.
        "by": { "type": "string", "minLength": 1 },
    }

    /// Bối cảnh của yêu cầu: the table of units, the days off and the deadline by which to judge.
    struct ContextPart as "Context" |_generator| requires [] {
        /// Danh mục đơn vị hành chính: the rows of a table of units that is used instead of the built-in one.
        "units": { "type": ["array", "null"], "items": { "type": "object" } },
        /// Các ngày nghỉ: days off that do not count as working days, each as year-month-day.
        "holidays": { "type": ["array", "null"], "items": { "type": "string", "pattern": DATE } },
        /// Văn bản quy định thời hạn: the legal text whose deadline counts.
        "regime": (ids_or_null(REGIMES.iter().map(|regime| regime.id()))),
        /// Cấp gửi báo cáo: the authority whose deadline counts.
        "step": (ids_or_null(Step::ALL.iter().map(|step| step.id()))),
        /// Số ngày làm việc sau ngày chốt số liệu: within how many working days to send, from 1 to 366.
        "working_days": { "type": ["integer", "null"], "minimum": 1, "maximum": 366 },
    }

    /// Bộ tiêu chí phân loại: a set of criteria to use instead of a built-in one (`kh302.criteria/1`).
    pub(crate) struct CriteriaDocument as "Criteria" |generator| requires ["id", "complete", "types"] {
        /// Loại tài liệu: `kh302.criteria/1`, or absent.
        "schema": { "type": "string" },
        /// Mã bộ tiêu chí: a name of your choice, of letters, digits, `.`, `_` and `-`.
        "id": (name()),
        /// Tên bộ tiêu chí: the title by which sentences call the set, in both languages.
        "title": (nullable(TitlePart::json_schema(generator))),
        /// Số hiệu văn bản: the number of the text that sets the criteria, such as `12/2026/QĐ-UBND`.
        "number": (place()),
        /// Ngày bắt đầu áp dụng: the first day on which the set decides, as year-month-day.
        "in_force_from": (date()),
        /// Ngày cuối áp dụng: the last day on which the set decides, as year-month-day.
        "in_force_to": (date()),
        /// Bộ tiêu chí có đầy đủ không: whether the set holds every criterion of its text.
        "complete": { "type": "boolean" },
        /// Các loại địa bàn trọng điểm: the key types from the worst down, each once.
        "types": { "type": "array", "maxItems": (RiskLevel::types().count()), "items": (LevelPart::json_schema(generator)) },
        /// Điều kiện địa bàn không ma túy: the criteria that all must hold in a drug-free area.
        "drug_free": { "anyOf": [{ "type": "null" }, (criteria(generator))] },
        /// Địa bàn cấp tỉnh trọng điểm: the rule for a province.
        "province": (nullable(ProvincePart::json_schema(generator))),
    }

    /// Một loại địa bàn: the rule "có ít nhất n trong các tiêu chí" for one key type.
    struct LevelPart as "LevelRule" |generator| requires ["level", "at_least", "of"] {
        /// Loại địa bàn: the level that the rule gives.
        "level": { "enum": (RiskLevel::types().map(RiskLevel::id).collect::<Vec<_>>()) },
        /// Cần ít nhất bao nhiêu tiêu chí: how many of the criteria must hold, from 1 to 100.
        "at_least": (at_least()),
        /// Các tiêu chí của loại này: the criteria of the type.
        "of": (criteria(generator)),
    }

    /// Địa bàn cấp tỉnh trọng điểm: the rule "có ít nhất n trong các tiêu chí" for a province.
    struct ProvincePart as "ProvinceRule" |generator| requires ["at_least", "of"] {
        /// Cần ít nhất bao nhiêu tiêu chí: how many of the criteria must hold, from 1 to 100.
        "at_least": (at_least()),
        /// Các tiêu chí đối với cấp tỉnh: the criteria for a province.
        "of": (criteria(generator)),
    }

    /// Một tiêu chí: one criterion with its band.
    struct CriterionPart as "Criterion" |generator| requires ["id", "title", "reaches", "basis"] {
        /// Mã tiêu chí: a name that no other criterion of the set has, of letters, digits, `.`, `_`, `/` and `-`.
        "id": { "type": "string", "pattern": "^[A-Za-z0-9._/-]{1,80}$" },
        /// Nội dung tiêu chí: what the criterion measures, in both languages.
        "title": (TitlePart::json_schema(generator)),
        /// Ngưỡng dưới: the condition that holds from the lower threshold upwards.
        "reaches": (generator.subschema_for::<Shape>()),
        /// Ngưỡng của loại trên: the condition that holds from the threshold of the type above; null for the highest type.
        "below": { "anyOf": [{ "type": "null" }, (generator.subschema_for::<Shape>())] },
        /// Tỷ lệ để hiển thị: a rate that is shown and decides nothing.
        "rate": (nullable(RatePart::json_schema(generator))),
        /// Căn cứ pháp lý của tiêu chí: the place in the text that sets the criterion.
        "basis": (PlacePart::json_schema(generator)),
    }

    /// Tên gọi bằng hai thứ tiếng: a title in both languages.
    struct TitlePart as "Title" |_generator| requires ["vi", "en"] {
        /// Tiếng Việt: the title in Vietnamese.
        "vi": { "type": "string", "minLength": 1, "maxLength": 500 },
        /// Tiếng Anh: the title in English.
        "en": { "type": "string", "minLength": 1, "maxLength": 500 },
    }

    /// Tỷ lệ để hiển thị: a rate that is shown and decides nothing.
    struct RatePart as "Rate" |generator| requires ["of", "per"] {
        /// Số được đếm: the sum that is the numerator.
        "of": (generator.subschema_for::<Addends>()),
        /// Trên tổng nào: the id of the quantity that is the denominator.
        "per": { "type": "string" },
    }

    /// Chỗ trong văn bản: a place in a legal text.
    struct PlacePart as "Place" |_generator| requires ["instrument"] {
        /// Mã văn bản: the id of the text.
        "instrument": (name()),
        /// Điều: the number of the article.
        "article": (place()),
        /// Khoản: the number of the clause.
        "clause": (place()),
        /// Điểm: the letter of the point.
        "point": (place()),
    }

    /// Yêu cầu so sánh hai bộ tiêu chí: a report to be classed under two sets of criteria (`kh302.compare/1`).
    pub(crate) struct CompareDocument as "Compare" |generator| requires ["schema", "report", "criteria"] {
        /// Loại tài liệu: always `kh302.compare/1`.
        "schema": { "type": "string" },
        /// Báo cáo của xã cần phân loại: the report of the commune.
        "report": (generator.subschema_for::<ReportDocument>()),
        /// Hai bộ tiêu chí: each the id of a built-in set, or a whole set.
        "criteria": { "type": "array", "minItems": 2, "maxItems": 2, "items": (criteria_choice(generator)) },
        /// Cách đọc Điều 4: `cumulative`, also where it is null, `literal` or `places_in_period`.
        "reading": (reading()),
        /// Ngôn ngữ của câu trả lời: `vi`, also where it is null, or `en`.
        "locale": (locale()),
        /// Bối cảnh của yêu cầu: the table of units by which to answer; null for the built-in one.
        "context": (nullable(ContextPart::json_schema(generator))),
    }

    /// Yêu cầu tổng hợp: an area above the commune with the reports of its communes (`kh302.rollup/1`).
    pub(crate) struct RollupRequest as "RollupRequest" |generator| requires ["schema", "area", "period"] {
        /// Loại tài liệu: always `kh302.rollup/1`.
        "schema": { "const": "kh302.rollup/1" },
        /// Mã huyện hoặc tỉnh: the code of the area, three digits for a district, two for a province, always as text.
        "area": { "type": "string", "pattern": ABOVE },
        /// Kỳ báo cáo: `2025-07`, `2025-Q3`, `2025-H1`, `2025-9M` or `2025`.
        "period": { "type": "string", "pattern": PERIOD },
        /// Báo cáo của các xã: the reports, in this list or one on each line after this document.
        "reports": { "type": ["array", "null"], "items": { "anyOf": [
            (generator.subschema_for::<ReportDocument>()),
            (generator.subschema_for::<RequestDocument>()),
            (generator.subschema_for::<TotalsDocument>())
        ] } },
        /// Số liệu riêng của địa bàn: its own totals, with the figures that communes do not report.
        "own": { "anyOf": [(generator.subschema_for::<TotalsDocument>()), { "type": "null" }] },
        /// Các phê duyệt: approved levels of the communes and of the units of their baseline.
        "approvals": { "type": ["array", "null"], "items": (ApprovalPart::json_schema(generator)) },
        /// Báo cáo kỳ gốc của các xã: the reports of the baseline with which targets compare.
        "baseline": { "type": ["array", "null"], "items": (generator.subschema_for::<ReportDocument>()) },
        /// Ngày hôm nay: the day as of which deadlines are judged, as year-month-day; the library reads no clock.
        "as_of": (date()),
        /// Bộ tiêu chí phân loại: the id of a built-in set, or a whole set; null for the one in force in the period.
        "criteria": { "anyOf": [(criteria_choice(generator)), { "type": "null" }] },
        /// Kế hoạch: the id of the plan whose targets are measured; null for the newest in force that covers the area.
        "plan": (ids_or_null(PLANS.iter().map(|plan| plan.id))),
        /// Cách đọc Điều 4: `cumulative`, also where it is null, `literal` or `places_in_period`.
        "reading": (reading()),
        /// Ngôn ngữ của câu trả lời: `vi`, also where it is null, or `en`.
        "locale": (locale()),
        /// Bối cảnh: the table of units, the days off and the deadline by which to judge.
        "context": (nullable(ContextPart::json_schema(generator))),
    }

    /// So sánh hai tổng: a relation between two sums.
    struct RelationPart as "Relation" |generator| requires ["left", "op", "right"] {
        /// Vế trái: the sum on the left side.
        "left": (generator.subschema_for::<Addends>()),
        /// Phép so sánh: the sign between the two sides.
        "op": { "enum": ["=", "<=", ">=", "<", ">"] },
        /// Vế phải: the sum on the right side.
        "right": (generator.subschema_for::<Addends>()),
    }

    /// Tỷ lệ từ một ngưỡng trở lên: a share from a threshold upwards.
    struct SharePart as "Share" |generator| requires ["share", "per", "from"] {
        /// Số được đếm: the sum that is counted.
        "share": (generator.subschema_for::<Addends>()),
        /// Trên tổng nào: the id of the quantity among which it is counted.
        "per": { "type": "string" },
        /// Ngưỡng: the least share as a fraction, numerator and denominator; with the numerator 0 any share above zero.
        "from": { "type": "array", "items": { "type": "integer" }, "minItems": 2, "maxItems": 2 },
    }

    /// Tất cả các điều kiện: every one of the conditions holds.
    struct AllPart as "All" |_generator| requires ["all"] {
        /// Tất cả: the conditions that all must hold.
        "all": (conditions()),
    }

    /// Ít nhất một điều kiện: at least one of the conditions holds.
    struct AnyPart as "Any" |_generator| requires ["any"] {
        /// Ít nhất một: the conditions of which at least one must hold.
        "any": (conditions()),
    }

    /// Ít nhất n điều kiện: at least n of the conditions hold.
    struct AtLeastPart as "AtLeast" |_generator| requires ["at_least", "of"] {
        /// Ít nhất bao nhiêu: how many of the conditions must hold at least.
        "at_least": { "type": "integer", "minimum": 1 },
        /// Trong các điều kiện: the conditions that are counted.
        "of": (conditions()),
    }

    /// Văn bản lưu không đầy đủ: the text of the condition is not on file, so that it is never decided.
    struct NotOnFilePart as "NotOnFile" |_generator| requires ["not_on_file"] {
        /// Văn bản lưu không đầy đủ: always true.
        "not_on_file": { "const": true },
    }
}

/// The schema of a request, which contains a report or totals and never both.
pub(crate) struct RequestDocument;

impl JsonSchema for RequestDocument {
    fn schema_name() -> Cow<'static, str> {
        RequestParts::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = RequestParts::json_schema(generator);
        schema.insert("oneOf".to_string(), json!([{ "required": ["report"] }, { "required": ["totals"] }]));
        schema
    }
}

impl JsonSchema for Addends {
    fn schema_name() -> Cow<'static, str> {
        "Sum".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["integer", "object"], "additionalProperties": { "type": "integer" } })
    }
}

impl JsonSchema for Shape {
    fn schema_name() -> Cow<'static, str> {
        "Condition".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let parts = [
            RelationPart::json_schema(generator),
            SharePart::json_schema(generator),
            AllPart::json_schema(generator),
            AnyPart::json_schema(generator),
            AtLeastPart::json_schema(generator),
            NotOnFilePart::json_schema(generator),
        ];
        json_schema!({ "oneOf": parts })
    }
}

impl JsonSchema for Figures {
    fn schema_name() -> Cow<'static, str> {
        "Figures".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        Schema::try_from(figures(|_| true)).unwrap_or_default()
    }
}

/// Returns the schema of a report or totals.
pub(crate) fn report_or_totals(generator: &mut SchemaGenerator) -> Value {
    let (report, totals) = (generator.subschema_for::<ReportDocument>(), generator.subschema_for::<TotalsDocument>());
    json!({ "anyOf": [report, totals] })
}

/// Returns the schema of the id of a built-in set, or of a whole set.
fn criteria_choice(generator: &mut SchemaGenerator) -> Value {
    let set = generator.subschema_for::<CriteriaDocument>();
    let ids: Vec<&str> = CRITERIA.iter().map(|known| known.value.id).collect();
    json!({ "anyOf": [{ "enum": ids }, set] })
}

fn criteria(generator: &mut SchemaGenerator) -> Value {
    json!({ "type": "array", "maxItems": 100, "items": CriterionPart::json_schema(generator) })
}

fn at_least() -> Value {
    json!({ "type": "integer", "minimum": 1, "maximum": 100 })
}

/// Returns the schema of the id of a loaded set or of its legal text.
fn name() -> Value {
    json!({ "type": "string", "pattern": "^[A-Za-z0-9._-]{1,80}$" })
}

fn place() -> Value {
    json!({ "type": ["string", "null"], "minLength": 1, "maxLength": 500 })
}

/// Returns the schema of the conditions inside a condition.
fn conditions() -> Value {
    json!({ "type": "array", "items": { "$ref": "#/$defs/Condition" } })
}

/// Returns the schema of the flags of totals, each with its label.
fn flags(generator: &mut SchemaGenerator) -> Value {
    let tally = nullable(TallyPart::json_schema(generator));
    let flags = FIGURES.iter().filter(|row| row.kind == Kind::Flag).map(|row| {
        let mut tally = tally.clone();
        if let Some(members) = tally.as_object_mut() {
            members.insert("title".to_string(), row.label.vi.into());
        }
        (row.id.to_string(), tally)
    });
    json!({ "type": ["object", "null"], "additionalProperties": false, "properties": flags.collect::<Map<_, _>>() })
}

/// Returns the schema of an object of figures, each with its bounds, its label and its unit in Vietnamese.
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
