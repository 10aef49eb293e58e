//! Mô tả biểu: the description from which a form is drawn, in both languages.

use crate::base::{Locale, Text, text};
use crate::calendar::{Period, PeriodKind};
use crate::document::Basis;
use crate::document::Bilingual;
use crate::document::read::{ReadError, read, sayable};
use crate::document::to_json;
use crate::figures::{FIGURES, FigureDef, OverTime, RiskLevel, Section, Tier, Unit};
use crate::judge::{Status, UNDETERMINED, balances};
use crate::law::INSTRUMENTS;
use crate::rules::{Instrument, Severity};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Mô tả biểu nhập: the form for the reports of a kind of period (`kh302.form/1`).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Form {
    /// Loại tài liệu: always `kh302.form/1`.
    pub schema: Cow<'static, str>,
    /// Loại kỳ báo cáo: `month`, `quarter`, `half_year`, `nine_months` or `year`.
    pub kind: Cow<'static, str>,
    /// Các phần của biểu: the sections in order, each with its fields.
    pub sections: Vec<FormSection>,
    /// Các cấp độ: the levels that a commune can declare, from best to worst, then `undetermined`.
    pub levels: Vec<Choice>,
    /// Các tình trạng: the statuses of measures and targets, with their names.
    pub statuses: Vec<Choice>,
    /// Các mức độ: how serious findings can be, with their names.
    pub severities: Vec<Choice>,
    /// Các đơn vị tính: what can be counted, with their names.
    pub units: Vec<Choice>,
    /// Các văn bản: the legal texts that fields, findings and criteria cite, as a sentence names them.
    pub instruments: Vec<Choice>,
    /// Các từ trên biểu: the words on buttons and of the form itself.
    pub words: Vec<Choice>,
}

/// Một phần của biểu: one section of the form.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FormSection {
    /// Mã phần của biểu: the id of the section; `report` for what belongs to the report as a whole.
    pub id: Cow<'static, str>,
    /// Tên phần của biểu: the heading of the section.
    pub title: Bilingual,
    /// Có chỉ tiêu phát sinh trong kỳ: whether the section has fields to which "nothing in this period" is an answer.
    pub has_flows: bool,
    /// Các ô nhập: the fields of the section in order.
    pub fields: Vec<FormField>,
}

/// Một ô nhập: one field of the form.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the field")]
#[non_exhaustive]
pub struct FormField {
    /// Mã ô nhập: the id of the field, as in the report.
    pub id: Cow<'static, str>,
    /// Vị trí trong biểu: the place of the field in the form, from 0; a session names the field by it.
    pub index: usize,
    /// Nhãn ô nhập: the label; one that begins with "…" is a part of the stock above it.
    pub label: Bilingual,
    /// Tên đầy đủ: the label in whole words.
    pub name: Bilingual,
    /// Hướng dẫn: what the field means.
    pub hint: Bilingual,
    /// Kiểu ô nhập: what is typed: `count`, `flag`, `level`, `date` or `text`.
    pub kind: Cow<'static, str>,
    /// Đơn vị tính: the id of what is counted; null for a field that is no figure.
    pub unit: Option<Unit>,
    /// Giá trị nhỏ nhất: the least value that can be right; null for a field that is no figure.
    pub min: Option<u64>,
    /// Giá trị lớn nhất: the greatest value that can be right; null for a field that is no figure.
    pub max: Option<u64>,
    /// Bắt buộc: whether the report needs the field.
    pub required: bool,
    /// Do tỉnh cung cấp: whether the portal supplies the value.
    pub supplied: bool,
    /// Tính được từ các số khác: whether the value follows from other figures.
    pub computed: bool,
    /// Số phát sinh trong kỳ: whether the figure counts what came or went in the period.
    pub flow: bool,
    /// Là một phần của số ở trên: whether the figure is a part of the stock above it.
    pub part: bool,
    /// Căn cứ pháp lý của ô nhập: the places in legal texts that ask for it, as far as they are in force on the last day of the period.
    pub basis: Vec<Basis>,
}

/// Một lựa chọn: an id with its name for people.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Choice {
    /// Mã trong tài liệu: the id in documents.
    pub id: Cow<'static, str>,
    /// Tên gọi: the words for people.
    pub name: Bilingual,
}

/// The texts of buttons and of the form itself.
const WORDS: [(&str, Text); 24] = [
    ("save_draft", text!("Lưu nháp", "Save draft")),
    ("take_previous", text!("Lấy số kỳ trước", "Copy last period's figures")),
    ("nothing", text!("Không phát sinh trong kỳ", "Nothing in this period")),
    ("undo_nothing", text!("Bỏ các số 0 vừa điền", "Remove these zeros")),
    ("check", text!("Kiểm tra số liệu", "Check figures")),
    ("explain", text!("Giải trình", "Explain")),
    ("withdraw", text!("Bỏ giải trình", "Withdraw the explanation")),
    ("reason", text!("Lý do (không ghi thông tin cá nhân)", "Reason (no personal data)")),
    ("explained", text!("Đã giải trình", "Explained")),
    ("send", text!("Gửi báo cáo", "Send report")),
    ("correct", text!("Đính chính", "Correct")),
    ("accept", text!("Dùng số này", "Use this number")),
    ("proposed", text!("Theo các chỉ tiêu trên, cuối kỳ là {number}", "By the figures above, the closing number is {number}")),
    ("supplied", text!("Tỉnh cung cấp", "Supplied by the province")),
    ("from_previous", text!("Lấy từ kỳ trước", "From the previous period")),
    ("yes", text!("Có", "Yes")),
    ("no", text!("Không", "No")),
    ("level", text!("Cấp độ theo số liệu", "Level according to the figures")),
    ("targets", text!("Mười mục tiêu", "Ten targets")),
    ("problems", text!("Còn {number} lỗi cần sửa trước khi gửi", "{number} things to fix before sending")),
    ("no_problems", text!("Có thể gửi: không có lỗi", "Nothing to fix, ready to send")),
    ("progress", text!("Đã nhập {filled}/{all} chỉ tiêu", "{filled} of {all} filled")),
    (
        "rules_changed",
        text!(
            "Quy tắc đã thay đổi từ khi lưu nháp: có {number} nội dung nay được xét khác",
            "The rules have changed since the draft was saved: {number} things are now judged differently",
        ),
    ),
    ("saved", text!("Đã lưu nháp trên máy này", "Draft saved on this device")),
];

/// Mô tả biểu: returns the description of the form for the reports for a period.
#[must_use]
pub fn form(period: Period) -> Form {
    let kind = period.kind();
    let choice = |id: &'static str, name: Text| Choice { id: id.into(), name: name.into() };
    let undetermined = choice("undetermined", UNDETERMINED);
    Form {
        schema: "kh302.form/1".into(),
        kind: kind.id().into(),
        sections: Section::ALL.into_iter().filter_map(|of| section(of, period)).chain([ending(kind)]).collect(),
        levels: RiskLevel::ALL.into_iter().map(|level| choice(level.id(), level.name())).chain([undetermined]).collect(),
        statuses: Status::ALL.into_iter().map(|status| choice(status.id(), status.name())).collect(),
        severities: Severity::ALL.into_iter().map(|severity| choice(severity.id(), severity.name())).collect(),
        units: Unit::ALL.into_iter().map(|unit| choice(unit.id(), unit.name())).collect(),
        instruments: INSTRUMENTS.iter().map(named).collect(),
        words: WORDS.into_iter().map(|(id, name)| choice(id, name)).collect(),
    }
}

/// Mô tả biểu: describes the form for a document, which is a report or a request with one, and returns it as JSON (`kh302.form/1`).
#[must_use]
#[inline(never)]
pub fn form_json(text: &str) -> String {
    let describe = || {
        let document = read(text)?;
        // Names everything in both languages, or in the one that is there.
        sayable(Locale::Vi.or_other())?;
        let period = document.period().ok_or_else(|| ReadError::MissingMember("/period".to_string()))?;
        Ok(to_json(&form(period)))
    };
    describe().unwrap_or_else(|error: ReadError| error.json(Locale::Vi))
}

fn named(text: &'static Instrument) -> Choice {
    Choice { id: text.id.into(), name: Bilingual::of(|locale| text.name(locale)) }
}

fn section(of: Section, period: Period) -> Option<FormSection> {
    let fields: Vec<FormField> =
        FIGURES.iter().filter(|row| row.section == of && row.belongs_to(period)).map(|row| field(row, period)).collect();
    let has_flows = fields.iter().any(|field| field.flow);
    (!fields.is_empty()).then(|| FormSection { id: of.id().into(), title: of.title().into(), has_flows, fields })
}

fn field(row: &'static FigureDef, period: Period) -> FormField {
    FormField {
        id: row.id.into(),
        index: row.figure.index(),
        label: row.label.into(),
        name: Bilingual::of(|locale| row.figure.label(locale)),
        hint: row.definition.into(),
        kind: row.kind.id().into(),
        unit: Some(row.unit),
        min: Some(row.min),
        max: Some(row.max),
        required: true,
        supplied: row.tier == Tier::Supplied,
        computed: balances().any(|balance| balance.closing == row.figure),
        flow: row.over_time == OverTime::Sum,
        part: row.label.get(Locale::Vi.or_other()).starts_with('…'),
        basis: Basis::in_force(row.basis, period.last_day()),
    }
}

/// Returns the section with the fields of the report as a whole.
fn ending(kind: PeriodKind) -> FormSection {
    let field = |id: &'static str, place: usize, kind: &'static str, label: Text, hint: Text| FormField {
        id: id.into(),
        index: FIGURES.len().saturating_add(place),
        label: label.into(),
        name: label.into(),
        hint: hint.into(),
        kind: kind.into(),
        unit: None,
        min: None,
        max: None,
        required: false,
        supplied: false,
        computed: false,
        flow: false,
        part: false,
        basis: Vec::new(),
    };
    let level = field(
        "declared_level",
        0,
        "level",
        DECLARED_LEVEL,
        text!("Kết quả rà soát cuối năm của xã", "Result of the commune's year-end review"),
    );
    let day = field("prepared_on", 1, "date", PREPARED_ON, text!("Ngày, tháng, năm, như 15/12/2025", "Year, month, day, like 2025-12-15"));
    let hint = text!(
        "Chỉ ghi về địa bàn; không ghi tên, số giấy tờ, số điện thoại của bất kỳ ai",
        "About the area only; no names, identity papers or telephone numbers",
    );
    let note = field("note", 2, "text", NOTE, hint);
    let yearly = (kind == PeriodKind::Year).then_some(level);
    FormSection {
        id: "report".into(),
        title: text!("Hoàn tất báo cáo", "Complete the report").into(),
        has_flows: false,
        fields: yearly.into_iter().chain([day, note]).collect(),
    }
}

/// Cấp độ do xã tự xác định.
pub(crate) const DECLARED_LEVEL: Text = text!("Cấp độ do xã tự xác định", "Level determined by the commune");
/// Ngày lập báo cáo.
pub(crate) const PREPARED_ON: Text = text!("Ngày lập báo cáo", "Date the report was prepared");
/// Ghi chú.
pub(crate) const NOTE: Text = text!("Ghi chú về địa bàn", "Note about the area");
