//! Danh mục: every figure, check, criterion, target, deadline and text, as one document (`kh302.catalogue/1`).
//!
//! It is made from the constants by which the library judges. The hash of the rules is taken over its normative part, without labels and
//! sentences: a corrected spelling does not change the hash, a changed threshold does.

use crate::calendar::Date;
use crate::document::Bilingual;
use crate::document::Call;
use crate::document::Engine;
use crate::document::{Addends, Cited, CriteriaEntry, Shape};
use crate::explain::PhaseSpan;
use crate::figures::{FIGURES, Figure, FigureDef, FigureSet, Kind, OverTime, Periods, Section, Tier, Unit};
use crate::law::{CHECKS, CRITERIA, DEADLINES, INSTRUMENTS, LEGAL_CHANGES, PLANS};
use crate::rules::{
    ByLength, Case, Change, Check, Deadline, Due, Measure, MeasureTest, Must, Plan, Regime, Role, Scope, Severity, Span, Step, Target, Test,
};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Danh mục quy tắc: every rule of the library, in both languages (`kh302.catalogue/1`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Catalogue {
    /// Loại tài liệu: always `kh302.catalogue/1`.
    pub schema: Cow<'static, str>,
    /// Phiên bản và bộ quy tắc: which library this is; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub engine: Option<Engine>,
    /// Các chỉ tiêu: the figures of a report, in the order of the form.
    pub figures: Vec<FigureEntry>,
    /// Các quy tắc kiểm tra: the checks, in the order of their codes.
    pub checks: Vec<CheckEntry>,
    /// Các bộ tiêu chí phân loại: the sets of criteria, each with the days on which it decides.
    pub criteria: Vec<CriteriaEntry>,
    /// Các kế hoạch: the plans, the newest first, each with the ids of its targets.
    pub plans: Vec<PlanEntry>,
    /// Các mục tiêu của các kế hoạch: the targets with their measures, in the order of the plans.
    pub targets: Vec<TargetEntry>,
    /// Các thời hạn gửi báo cáo: the deadlines that legal texts set.
    pub deadlines: Vec<DeadlineEntry>,
    /// Các thay đổi pháp luật: the days on which a legal text gave a figure another meaning.
    pub legal_changes: Vec<LegalChangeEntry>,
    /// Các văn bản pháp luật: the legal texts that the rules cite.
    pub instruments: Vec<InstrumentEntry>,
    /// Các lời gọi: what can be asked for with a document; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calls: Option<Vec<CallEntry>>,
}

/// Một chỉ tiêu: one figure with the columns of the table of figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FigureEntry {
    /// Mã chỉ tiêu: the id of the figure in documents.
    pub id: Cow<'static, str>,
    /// Phần của biểu: the id of the section of the form in which the figure stands.
    pub section: Section,
    /// Kiểu giá trị: `count` for a whole number, `flag` for true or false.
    pub kind: Kind,
    /// Đơn vị tính: the id of what is counted.
    pub unit: Unit,
    /// Giá trị nhỏ nhất: the least value that can be right.
    pub min: u64,
    /// Giá trị lớn nhất: the greatest value that can be right in the report of one commune.
    pub max: u64,
    /// Cấp cung cấp số liệu: who supplies the figure: the commune, the province for it, or the province for itself.
    pub tier: Tier,
    /// Thuộc báo cáo kỳ nào: whether the figure stands in all reports or in yearly ones only.
    pub periods: Periods,
    /// Cách gộp theo thời gian: how the figures of shorter periods make that of a longer one: the first, the last or the sum.
    pub over_time: OverTime,
    /// Số lớn hơn chỉ làm cấp độ xấu đi: whether a greater number can only make the level worse.
    pub worse_when_higher: bool,
    /// Số liệu nhạy cảm: whether the figure counts few people, so that its publication is restricted.
    pub sensitive: bool,
    /// Số liệu nghiệp vụ: whether only the authorities know the figure of a commune, so that the province alone may publish it.
    pub operational: bool,
    /// Thuộc báo cáo từ kỳ kết thúc ngày: the last day of the first period in whose reports the figure stands; only where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub since: Option<Date>,
    /// Thuộc báo cáo đến kỳ kết thúc ngày: the last day of the last such period; only where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub until: Option<Date>,
    /// Tên phần của biểu: the heading of the section; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section_title: Option<Bilingual>,
    /// Nhãn trên biểu: the label of the figure; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Bilingual>,
    /// Định nghĩa chỉ tiêu: what the figure counts; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<Bilingual>,
    /// Căn cứ pháp lý của chỉ tiêu: the places in legal texts that ask for the figure.
    pub basis: Vec<Cited>,
}

/// Một quy tắc kiểm tra: one check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CheckEntry {
    /// Mã quy tắc: the code of the check, such as `A201`.
    pub code: Cow<'static, str>,
    /// Mức độ ở kỳ tháng: how serious a finding of the check is in a monthly report.
    pub severity: Severity,
    /// Mức độ ở kỳ dài hơn tháng: how serious a finding of the check is in the report of a longer period.
    pub severity_longer: Severity,
    /// Mức độ từ những ngày sau: how serious a finding is from later days on; only where it changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub severity_later: Vec<LaterSeverity>,
    /// Mức độ trong trường hợp nhẹ hơn: in which case a finding is less serious, and how serious it is then; only where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milder: Option<MilderSeverity>,
    /// Chỉ ở kỳ năm: whether the check exists in yearly reports only.
    pub yearly: bool,
    /// Chỉ ở số liệu tổng hợp cấp tỉnh: whether the check exists in the totals of a province only.
    pub of_province: bool,
    /// Áp dụng cho kỳ kết thúc từ ngày: the check exists for periods that end on this day or later; null for all.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub from: Option<Date>,
    /// Áp dụng cho kỳ kết thúc đến ngày: the check exists for periods that end on this day or earlier; only where it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub until: Option<Date>,
    /// Loại quy tắc: what the check looks at, in a word such as `figures` or `earlier`.
    pub rule: Cow<'static, str>,
    /// Điều kiện áp dụng: the condition under which the check applies; null where it always does.
    pub when: Option<Shape>,
    /// Điều phải đúng: the relation between figures that must hold; null where the check is no such relation.
    pub must: Option<Shape>,
    /// Các số của quy tắc không phải quan hệ: the whole numbers of a check that is no relation between figures; only where it has some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<i64>,
    /// Các chỉ tiêu không xét: the ids of the figures that the check leaves out; only where it leaves some out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<Cow<'static, str>>,
    /// Thay đổi được phép so với kỳ trước: how figures may change since the period before; null for other checks.
    pub earlier: Option<EarlierEntry>,
    /// Câu phát hiện: the sentence with its places in braces; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Bilingual>,
    /// Căn cứ pháp lý của quy tắc: the places in legal texts; empty where the check follows from consistency alone.
    pub basis: Vec<Cited>,
}

/// Mức độ trong trường hợp nhẹ hơn: how serious a check is in the case in which it is less serious.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MilderSeverity {
    /// Trường hợp nhẹ hơn: the id of the case.
    pub case: Case,
    /// Mức độ của phát hiện khi đó: how serious a finding is in that case.
    pub severity: Severity,
}

/// Mức độ theo ngày: how serious a check is in the reports for periods that end between two days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LaterSeverity {
    /// Ngày đầu: the first day; null where there is none.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub from: Option<Date>,
    /// Ngày cuối: the last day; null where there is none.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub until: Option<Date>,
    /// Mức độ ở kỳ tháng: how serious a finding is in a monthly report.
    pub severity: Severity,
    /// Mức độ ở kỳ dài hơn tháng: how serious a finding is in the report of a longer period.
    pub severity_longer: Severity,
}

impl LaterSeverity {
    fn of(span: Span<&ByLength>) -> Self {
        let ByLength { month, longer } = *span.value;
        Self { from: span.from, until: span.to, severity: month, severity_longer: longer }
    }
}

/// Thay đổi được phép so với kỳ trước: how a figure may change since the period before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EarlierEntry {
    /// Các cặp chỉ tiêu được so sánh: each figure of the report that is checked, with the figure of the earlier report.
    pub pairs: Vec<ComparedPair>,
    /// Loại thay đổi được phép: `equal`, `within` two multiples, `no_leap`, `no_jump` or `not_to_zero`.
    pub change: Cow<'static, str>,
    /// Các số của quy tắc: the whole numbers of the rule, in the order of its formula.
    pub numbers: Vec<i64>,
}

/// Một cặp chỉ tiêu được so sánh: a figure, and the figure of the earlier report with which it is compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ComparedPair {
    /// Chỉ tiêu của báo cáo này: the id of the figure in the report that is checked.
    pub now: Cow<'static, str>,
    /// Chỉ tiêu của kỳ trước: the id of the figure in the earlier report.
    pub before: Cow<'static, str>,
}

impl EarlierEntry {
    fn of(pairs: impl Iterator<Item = (Figure, Figure)>, must: Change) -> Self {
        let numbers = match must {
            Change::Equal => Vec::new(),
            Change::Within { low: (a, b), high: (c, d) } => [a, b, c, d].into(),
            Change::NoLeap { by, over: (part, whole) } => [by, part, whole].into(),
            Change::NoJump { by, times } => [by, times].into(),
            Change::NotToZero { from } => [from].into(),
        };
        let pairs = pairs.map(|(now, before)| ComparedPair { now: now.id().into(), before: before.id().into() });
        Self { pairs: pairs.collect(), change: must.id().into(), numbers }
    }
}

/// Một kế hoạch: one plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlanEntry {
    /// Mã kế hoạch: the id of the plan, such as `kh302-2023`.
    pub id: Cow<'static, str>,
    /// Trích yếu của kế hoạch: what the plan is called; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Bilingual>,
    /// Số hiệu của kế hoạch: the official number, such as `302/KH-UBND`.
    pub number: Cow<'static, str>,
    /// Cơ quan ban hành kế hoạch: the authority that issued the plan; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Cow<'static, str>>,
    /// Các địa bàn của kế hoạch: the codes of the areas that the plan is made for; it covers what lies in them.
    pub areas: Vec<Cow<'static, str>>,
    /// Ngày đầu của kế hoạch: the first day, as year-month-day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub from: Date,
    /// Ngày cuối của kế hoạch: the last day, as year-month-day; null where none is known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub to: Option<Date>,
    /// Các giai đoạn của kế hoạch: the phases with their days, in order.
    pub phases: Vec<PhaseSpan>,
    /// Mã các mục tiêu của kế hoạch: the ids of its targets, in order.
    pub targets: Vec<Cow<'static, str>>,
    /// Căn cứ của kế hoạch: the legal text in which the plan stands.
    pub basis: Cited,
}

/// Một mục tiêu của kế hoạch: one target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TargetEntry {
    /// Mã mục tiêu: `T01` to `T10`.
    pub id: Cow<'static, str>,
    /// Nội dung mục tiêu: what the plan says; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Bilingual>,
    /// Các số đo của mục tiêu: how the target is measured.
    pub measures: Vec<MeasureEntry>,
    /// Căn cứ của mục tiêu: the place in the plan.
    pub basis: Cited,
}

/// Một số đo của mục tiêu: one measure of a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MeasureEntry {
    /// Mã số đo: the id of the target and a letter, such as `T07a`.
    pub id: Cow<'static, str>,
    /// Vai trò của số đo: whether it decides the target (`binding`), is an aim (`aim`), or only explains (`breakdown`).
    pub role: Role,
    /// Phạm vi đo: whether it is measured in every report, in yearly ones, or in the totals of a province.
    pub scope: Scope,
    /// Cách đo: how it is measured, in a word such as `fraction`, `none` or `count`.
    pub rule: Cow<'static, str>,
    /// Tử số, hoặc số đếm: the sum that is the numerator or the count; null where levels are compared.
    pub numerator: Option<Addends>,
    /// Mẫu số: the sum that is the denominator; null where there is none.
    pub denominator: Option<Addends>,
    /// Điều phải đạt: what must hold of the fraction; null where the measure is no such fraction.
    pub must: Option<Must>,
    /// Nội dung số đo: what it measures; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Bilingual>,
    /// Đơn vị tính: what is counted; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Bilingual>,
}

/// Một thời hạn gửi báo cáo: one deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeadlineEntry {
    /// Văn bản quy định thời hạn: the legal text that sets the deadline.
    pub regime: Regime,
    /// Cấp gửi báo cáo: which authority sends.
    pub step: Step,
    /// Trước ngày nào của tháng cuối kỳ: the day of the last month before which to send; null where working days count.
    pub before_day: Option<u32>,
    /// Chỉ cho báo cáo năm: whether the deadline is for yearly reports only.
    pub yearly: bool,
    /// Áp dụng cho kỳ kết thúc từ ngày: the deadline is for periods that end on this day or later.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub from: Date,
    /// Áp dụng cho kỳ kết thúc đến ngày: the deadline is for periods that end on this day or earlier; only where it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub until: Option<Date>,
    /// Căn cứ của thời hạn: the place in the legal text.
    pub basis: Cited,
}

/// Một thay đổi pháp luật: a day on which a figure changed its meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LegalChangeEntry {
    /// Ngày thay đổi: the first day of the new meaning, as year-month-day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub on: Date,
    /// Các chỉ tiêu đổi nội dung: the ids of the figures that the law touches.
    pub figures: Vec<Cow<'static, str>>,
    /// Chỗ trong văn bản làm thay đổi: the place in the legal text.
    pub basis: Cited,
    /// Câu giải thích thay đổi: what changed; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Bilingual>,
}

/// Một văn bản pháp luật: one legal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InstrumentEntry {
    /// Mã văn bản: the id by which citations name the text, such as `qd28-2025`.
    pub id: Cow<'static, str>,
    /// Số hiệu văn bản: the official number, such as `28/2025/QĐ-TTg`.
    pub number: Cow<'static, str>,
    /// Trích yếu: the title of the text; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Bilingual>,
    /// Cơ quan ban hành: the authority that issued the text; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Cow<'static, str>>,
    /// Ngày có hiệu lực: the first day in force, as year-month-day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub in_force_from: Date,
    /// Ngày cuối còn hiệu lực: the last day in force; null where none is known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub in_force_to: Option<Date>,
    /// Địa chỉ văn bản: the web address of the text; null or absent where none is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Cow<'static, str>>,
}

/// Lời gọi: a call that takes a document and gives one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Call"))]
#[non_exhaustive]
pub struct CallEntry {
    /// Tên lời gọi: the name by which the call is made.
    pub name: Cow<'static, str>,
    /// Việc mà lời gọi làm: what the call does.
    pub title: Bilingual,
}

/// Danh mục quy tắc: returns the whole catalogue, with labels and sentences in both languages.
#[must_use]
pub fn catalogue() -> Catalogue {
    Lister { labels: true }.catalogue()
}

/// Phần quy phạm: returns the normative part of the catalogue: relations, thresholds, bounds, severities, dates and citations.
#[must_use]
pub fn normative() -> Catalogue {
    Lister { labels: false }.catalogue()
}

/// Lists the constants of the law.
struct Lister {
    /// Whether labels and sentences are listed too.
    labels: bool,
}

impl Lister {
    /// Returns a value that the normative part leaves out.
    fn unless_normative<T>(&self, value: T) -> Option<T> {
        self.labels.then_some(value)
    }

    fn catalogue(&self) -> Catalogue {
        Catalogue {
            schema: "kh302.catalogue/1".into(),
            engine: self.unless_normative(Engine::THIS),
            figures: FIGURES.iter().map(|row| self.figure(row)).collect(),
            checks: CHECKS.iter().map(|check| self.check(check)).collect(),
            criteria: CRITERIA.iter().map(|span| CriteriaEntry::of(span.value, (span.from, span.to), self.labels, Cow::Borrowed)).collect(),
            plans: PLANS.iter().map(|plan| self.plan(plan)).collect(),
            targets: PLANS.iter().flat_map(|plan| plan.targets).map(|target| self.target(target)).collect(),
            deadlines: DEADLINES.iter().map(deadline).collect(),
            legal_changes: LEGAL_CHANGES
                .iter()
                .map(|change| LegalChangeEntry {
                    on: change.from,
                    figures: ids_of(change.figures),
                    basis: change.basis.into(),
                    message: self.unless_normative(change.message.into()),
                })
                .collect(),
            instruments: INSTRUMENTS
                .iter()
                .map(|text| InstrumentEntry {
                    id: text.id.into(),
                    number: text.number.into(),
                    title: self.unless_normative(text.title.into()),
                    issuer: self.unless_normative(text.issuer.into()),
                    in_force_from: text.in_force_from,
                    in_force_to: text.in_force_to,
                    url: self.unless_normative(text.url).flatten().map(Cow::Borrowed),
                })
                .collect(),
            calls: self
                .unless_normative(Call::ALL)
                .map(|calls| calls.into_iter().map(|call| CallEntry { name: call.id().into(), title: call.title().into() }).collect()),
        }
    }

    fn figure(&self, row: &'static FigureDef) -> FigureEntry {
        FigureEntry {
            id: row.id.into(),
            section: row.section,
            kind: row.kind,
            unit: row.unit,
            min: row.min,
            max: row.max,
            tier: row.tier,
            periods: row.periods,
            over_time: row.over_time,
            worse_when_higher: row.worse_when_higher,
            sensitive: row.sensitive,
            operational: row.operational,
            since: row.since,
            until: row.until,
            section_title: self.unless_normative(row.section.title().into()),
            label: self.unless_normative(row.label.into()),
            definition: self.unless_normative(row.definition.into()),
            basis: row.basis.iter().map(|cited| Cited::from(*cited)).collect(),
        }
    }

    fn check(&self, check: &'static Check) -> CheckEntry {
        let (when, must) = match &check.test {
            Test::Figures(when, must) => (when.as_ref().map(Shape::of), Some(Shape::of(must))),
            _ => (None, None),
        };
        let earlier = match check.test {
            Test::Opening { now, before } => Some(EarlierEntry::of([(now, before)].into_iter(), Change::Equal)),
            Test::Earlier { figures, must } => Some(EarlierEntry::of(figures.iter().map(|figure| (figure, figure)), must)),
            _ => None,
        };
        CheckEntry {
            code: check.code.into(),
            severity: check.severity.first.month,
            severity_longer: check.severity.first.longer,
            severity_later: check.severity.later.iter().map(LaterSeverity::of).collect(),
            milder: check.severity.milder.map(|milder| MilderSeverity { case: milder.case, severity: milder.severity }),
            yearly: check.applies.yearly,
            of_province: check.applies.province,
            from: check.applies.from,
            until: check.applies.until,
            rule: rule(&check.test).into(),
            when,
            must,
            numbers: numbers(&check.test),
            except: if let Test::SomethingCounted { except } = check.test { ids_of(except) } else { Vec::new() },
            earlier,
            message: self.unless_normative(check.message.into()),
            basis: check.basis.iter().map(|cited| Cited::from(*cited)).collect(),
        }
    }

    fn plan(&self, plan: &'static Plan) -> PlanEntry {
        PlanEntry {
            id: plan.id.into(),
            title: self.unless_normative(plan.title.into()),
            number: plan.number.into(),
            issuer: self.unless_normative(plan.issuer.into()),
            areas: plan.areas.iter().map(|code| Cow::Borrowed(code.as_str())).collect(),
            from: plan.from,
            to: plan.to,
            phases: plan.phases.iter().map(PhaseSpan::from).collect(),
            targets: plan.targets.iter().map(|target| target.id.into()).collect(),
            basis: plan.basis.into(),
        }
    }

    fn target(&self, target: &'static Target) -> TargetEntry {
        TargetEntry {
            id: target.id.into(),
            title: self.unless_normative(target.title.into()),
            measures: target.measures.iter().map(|measure| self.measure(measure)).collect(),
            basis: target.basis.into(),
        }
    }

    fn measure(&self, measure: &'static Measure) -> MeasureEntry {
        let (rule, numerator, denominator, must) = match &measure.test {
            MeasureTest::Fraction(part, whole, must) => ("fraction", Some(*part), Some(*whole), Some(*must)),
            MeasureTest::Zero(count) => ("none", Some(*count), None, None),
            MeasureTest::Count(count) => ("count", Some(*count), None, None),
            MeasureTest::StillDrugFree => ("still_drug_free", None, None, Some(Must::BeAll)),
            MeasureTest::Transformed => ("transformed", None, None, Some(Must::BeAll)),
            MeasureTest::LowerThanBaseline(part, whole) => ("lower_than_baseline", Some(*part), Some(*whole), None),
        };
        MeasureEntry {
            id: measure.id.into(),
            role: measure.role,
            scope: measure.scope,
            rule: rule.into(),
            numerator: numerator.map(Addends),
            denominator: denominator.map(Addends),
            must,
            title: self.unless_normative(measure.title.into()),
            unit: self.unless_normative(measure.unit.text().into()),
        }
    }
}

fn deadline(deadline: &Deadline) -> DeadlineEntry {
    DeadlineEntry {
        regime: deadline.regime,
        step: deadline.step,
        before_day: match deadline.due {
            Due::BeforeDay(day) => Some(day),
            Due::WorkingDays => None,
        },
        yearly: deadline.yearly,
        from: deadline.from,
        until: deadline.until,
        basis: deadline.basis.into(),
    }
}

/// Returns in a word what a check reads.
/// The ids of some figures.
fn ids_of(figures: FigureSet) -> Vec<Cow<'static, str>> {
    figures.iter().map(|figure| figure.id().into()).collect()
}

/// The whole numbers of a check that is no relation between figures.
fn numbers(test: &Test) -> Vec<i64> {
    match *test {
        Test::PopulationOfTable { low: (low, of), high: (high, per) } => [low, of, high, per].into(),
        _ => Vec::new(),
    }
}

const fn rule(test: &Test) -> &'static str {
    match test {
        Test::Reading => "readable",
        Test::AreaCode => "area_code",
        Test::NoPersonalData => "no_personal_data",
        Test::NoControlCharacter => "no_control_character",
        Test::ShortText => "at_most_2000_characters",
        Test::ComposedText => "nfc",
        Test::ExplainsKnownChecks => "explains_known_checks",
        Test::Present => "present",
        Test::WithinBounds => "within_bounds",
        Test::Figures(..) => "figures",
        Test::Opening { .. } => "opening",
        Test::Earlier { .. } => "earlier",
        Test::NotCopied => "not_copied",
        Test::DeclaredNearEarlier => "declared_near_earlier",
        Test::EarlierFits => "earlier_fits",
        Test::PartsFit => "parts_fit",
        Test::PartsAgree(OverTime::First) => "parts_agree_first",
        Test::PartsAgree(OverTime::Last) => "parts_agree_last",
        Test::PartsAgree(OverTime::Sum) => "parts_agree_sum",
        Test::PartsTile => "parts_tile",
        Test::TotalsAreSums => "whole_is_sum",
        Test::AllReported => "all_reported",
        Test::CommunesFit => "communes_fit",
        Test::UnsplitPredecessors => "whole_predecessors",
        Test::DeclaredWhenReviewed => "declared_when_reviewed",
        Test::DeclaredIsComputed => "declared_is_computed",
        Test::NotDrugFreeAndKey => "not_drug_free_and_key",
        Test::ReadingsAgree => "readings_agree",
        Test::CriteriaComplete => "criteria_complete",
        Test::ApprovedIsComputed => "approved_is_computed",
        Test::PopulationOfTable { .. } => "population_of_table",
        Test::SomethingCounted { .. } => "something_counted",
        Test::PreparedInTime => "prepared_in_time",
        Test::PreparedAfterClose => "prepared_after_close",
        Test::NoLegalChange => "no_legal_change",
        Test::NotFromTheFuture => "not_from_the_future",
    }
}

/// Danh mục quy tắc: returns the catalogue as JSON.
#[must_use]
pub fn catalogue_json() -> String {
    crate::document::to_json(&catalogue())
}

/// Phần quy phạm: returns the normative part as JSON, over which the hash of the rules is taken.
#[must_use]
pub fn normative_json() -> String {
    crate::document::to_json(&normative())
}

#[cfg(test)]
mod tests {
    use super::rule;
    use crate::law::limits::LONGEST_TEXT;
    use crate::rules::Test;

    #[test]
    fn the_name_of_the_rule_about_long_texts_holds_its_limit() {
        assert_eq!(rule(&Test::ShortText), alloc::format!("at_most_{LONGEST_TEXT}_characters"));
    }
}
