//! The schemas of the smaller calls: of each its question and its answer, under one name.

use crate::document::shapes::{
    ABOVE, ApprovalPart, DATE, PERIOD, ReportDocument, RequestDocument, TotalsDocument, date, documents, locale, nullable, report_or_totals,
};
use crate::law::PLANS;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

/// Câu hỏi hoặc câu trả lời: the question of a call, or the answer to it.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is wanted")]
pub(crate) enum Exchange<Q, A> {
    /// Câu hỏi: what is asked.
    Question(Q),
    /// Câu trả lời: what is answered.
    Answer(A),
}

/// A report, or a request with what it is judged against.
fn report(generator: &mut SchemaGenerator) -> Value {
    let (report, request) = (generator.subschema_for::<ReportDocument>(), generator.subschema_for::<RequestDocument>());
    json!({ "anyOf": [report, request] })
}

/// A report or totals, or a request with what it is judged against.
fn given(generator: &mut SchemaGenerator) -> Value {
    json!({ "anyOf": [report_or_totals(generator), generator.subschema_for::<RequestDocument>()] })
}

/// The code of an area of any level, which may be left open.
fn code() -> Value {
    json!({ "type": ["string", "null"], "pattern": "^([0-9]{2}|[0-9]{3}|[0-9]{5})$" })
}

/// A period, which may be left open.
fn period() -> Value {
    json!({ "type": ["string", "null"], "pattern": PERIOD })
}

/// The number of a phase of a plan on file, which may be left open.
fn phase() -> Value {
    let numbers: BTreeSet<u8> = PLANS.iter().flat_map(|plan| plan.phases).map(|phase| phase.number).collect();
    let numbers: Vec<Value> = numbers.into_iter().map(Value::from).chain([Value::Null]).collect();
    json!({ "enum": numbers })
}

documents! {
    /// Bối cảnh của câu hỏi: the table of units by which to answer.
    struct UnitsContext as "UnitsContext" |_generator| requires [] {
        /// Danh mục đơn vị hành chính: the rows of a table of units that is used instead of the built-in one.
        "units": { "type": ["array", "null"], "items": { "type": "object" } },
    }

    /// Câu hỏi về bản công bố: the reports of an area's communes, of which the public may see something.
    pub(crate) struct PublishQuestion as "PublishQuestion" |generator| requires ["schema"] {
        /// Loại tài liệu: always `kh302.publish/1`.
        "schema": { "type": "string", "const": "kh302.publish/1" },
        /// Mã địa bàn công bố: a district or a province; null for the province of the first report.
        "area": { "type": ["string", "null"], "pattern": ABOVE },
        /// Kỳ báo cáo: null for the period of the first report.
        "period": (period()),
        /// Báo cáo của các xã: the reports, each also with what it is judged against.
        "reports": { "type": ["array", "null"], "items": (report(generator)) },
        /// Các phê duyệt: approved levels of the communes and of the units of their baseline.
        "approvals": { "type": ["array", "null"], "items": (ApprovalPart::json_schema(generator)) },
        /// Số liệu riêng của địa bàn: its own totals, with the figures that communes do not report.
        "own": (generator.subschema_for::<TotalsDocument>()),
        /// Công bố khi chưa đủ báo cáo: true shows also totals that a later publication turns into numbers of communes; null means false.
        "although_incomplete": { "type": ["boolean", "null"] },
        /// Ngôn ngữ của câu trả lời: `vi`, also where it is null, or `en`.
        "locale": (locale()),
        /// Bối cảnh của câu hỏi: the table of units by which to answer; null for the built-in one.
        "context": (nullable(UnitsContext::json_schema(generator))),
    }

    /// Câu hỏi về báo cáo giai đoạn: the reports of an area and the phase of the plan to look at.
    pub(crate) struct PhaseQuestion as "PhaseQuestion" |generator| requires ["schema"] {
        /// Loại tài liệu: always `kh302.phase/1`.
        "schema": { "type": "string", "const": "kh302.phase/1" },
        /// Giai đoạn thứ mấy: the number of the phase; null for the one in which `date` lies.
        "phase": (phase()),
        /// Một ngày trong giai đoạn: a day of the phase, as year-month-day, where its number is not given.
        "date": (date()),
        /// Mã địa bàn: the code of the area; null for that of the last report.
        "area": (code()),
        /// Các báo cáo của địa bàn: the reports or totals, each also as a request with its baseline.
        "reports": { "type": ["array", "null"], "items": (given(generator)) },
        /// Các phê duyệt: approved levels of the area and of the units of its baseline.
        "approvals": { "type": ["array", "null"], "items": (ApprovalPart::json_schema(generator)) },
        /// Ngôn ngữ của câu trả lời: `vi`, also where it is null, or `en`.
        "locale": (locale()),
        /// Bối cảnh của câu hỏi: the table of units by which to answer; null for the built-in one.
        "context": (nullable(UnitsContext::json_schema(generator))),
    }

    /// Câu hỏi về kỳ báo cáo: a period, a day, or a kind of period with two days.
    pub(crate) struct PeriodsQuestion as "PeriodsQuestion" |generator| requires ["schema"] {
        /// Loại tài liệu: always `kh302.periods/1`.
        "schema": { "type": "string", "const": "kh302.periods/1" },
        /// Kỳ cần hỏi: the period of which to tell the days, parts and deadlines.
        "period": (period()),
        /// Ngày cần hỏi: the day of which to tell the periods and the criteria in force, as year-month-day.
        "date": (date()),
        /// Loại kỳ: the kind of the periods to list between `from` and `to`.
        "kind": { "enum": ["month", "quarter", "half_year", "nine_months", "year", null] },
        /// Từ ngày: the first day of the list, as year-month-day.
        "from": (date()),
        /// Đến ngày: the last day of the list, as year-month-day.
        "to": (date()),
        /// Ngày hôm nay: the day from which the days left are counted, as year-month-day; the library reads no clock.
        "as_of": (date()),
        /// Số ngày làm việc sau ngày chốt số liệu: within how many working days to send; null for 1.
        "working_days": { "type": ["integer", "null"], "minimum": 1, "maximum": 366 },
        /// Ngôn ngữ của câu trả lời: `vi`, also where it is null, or `en`.
        "locale": (locale()),
        /// Bối cảnh của câu hỏi: the table of units by which to answer; null for the built-in one.
        "context": (nullable(UnitsContext::json_schema(generator))),
    }

    /// Câu hỏi về đơn vị hành chính: a day, and one of a code, a name or a level.
    pub(crate) struct AreasQuestion as "AreasQuestion" |generator| requires ["schema", "date"] {
        /// Loại tài liệu: always `kh302.areas/1`.
        "schema": { "type": "string", "const": "kh302.areas/1" },
        /// Ngày cần hỏi: the day on which the units stand, as year-month-day.
        "date": { "type": "string", "pattern": DATE },
        /// Mã đơn vị hành chính: the code of the unit to find; instead of `name` and `level`.
        "code": (code()),
        /// Tên đơn vị hành chính: the name to search for, or a part of it; instead of `code` and `level`.
        "name": { "type": ["string", "null"] },
        /// Cấp hành chính: 1 for the provinces, 2 for the districts, 3 for the communes; instead of `code` and `name`.
        "level": { "enum": [1, 2, 3, null] },
        /// Một ngày khác: the day to which each unit is followed, to what it was or became, as year-month-day.
        "other_date": (date()),
        /// Tìm không phân biệt dấu: whether the search by name ignores diacritics.
        "ignore_diacritics": { "type": ["boolean", "null"] },
        /// Ngôn ngữ của câu trả lời: `vi`, also where it is null, or `en`.
        "locale": (locale()),
        /// Bối cảnh của câu hỏi: the table of units by which to answer; null for the built-in one.
        "context": (nullable(UnitsContext::json_schema(generator))),
    }

    /// Câu hỏi giải thích: a rule, and the report to which to apply it.
    pub(crate) struct ExplainQuestion as "ExplainQuestion" |generator| requires ["schema", "of", "report"] {
        /// Loại tài liệu: always `kh302.explain/1`.
        "schema": { "type": "string", "const": "kh302.explain/1" },
        /// Mã của quy tắc: the code of a check, or the id of a criterion, a target or a measure.
        "of": { "type": "string" },
        /// Báo cáo cần giải thích: a report, totals, or a request with what it is judged against.
        "report": (given(generator)),
        /// Ngôn ngữ của câu trả lời: `vi` or `en`; null for that of the report.
        "locale": (locale()),
        /// Bối cảnh của câu hỏi: the table of units by which to answer; null for the built-in one.
        "context": (nullable(UnitsContext::json_schema(generator))),
    }

    /// Câu hỏi gộp kỳ: a longer period, and the reports of its parts.
    pub(crate) struct CombineQuestion as "CombineQuestion" |generator| requires ["schema", "period", "parts"] {
        /// Loại tài liệu: always `kh302.combine/1`.
        "schema": { "type": "string", "const": "kh302.combine/1" },
        /// Mã địa bàn: the code of the area; null for that of the last part.
        "area": (code()),
        /// Kỳ cần gộp: a period that is longer than a month.
        "period": { "type": "string", "pattern": PERIOD },
        /// Báo cáo của các kỳ ngắn hơn: the reports or totals of the parts of the period.
        "parts": { "type": "array", "items": (report_or_totals(generator)) },
        /// Ngôn ngữ của câu trả lời: `vi`, also where it is null, or `en`.
        "locale": (locale()),
        /// Bối cảnh của câu hỏi: the table of units by which to answer; null for the built-in one.
        "context": (nullable(UnitsContext::json_schema(generator))),
    }

    /// Câu hỏi về đính chính: a corrected report, and the reports on file.
    pub(crate) struct CorrectionsQuestion as "CorrectionsQuestion" |generator| requires ["schema", "corrected"] {
        /// Loại tài liệu: always `kh302.corrections/1`.
        "schema": { "type": "string", "const": "kh302.corrections/1" },
        /// Báo cáo đính chính: the report or totals as they should be.
        "corrected": (report_or_totals(generator)),
        /// Các báo cáo đã có: the reports and totals on file, among them the one that is replaced.
        "on_file": { "type": ["array", "null"], "items": (report_or_totals(generator)) },
        /// Ngôn ngữ của câu trả lời: `vi`, also where it is null, or `en`.
        "locale": (locale()),
        /// Bối cảnh của câu hỏi: the table of units by which to answer; null for the built-in one.
        "context": (nullable(UnitsContext::json_schema(generator))),
    }
}
