//! Mô tả biểu: the description that a form is drawn from, in both languages.

use crate::base::{Locale, Text};
use crate::calendar::{Period, PeriodKind};
use crate::document::read::{ReadError, read};
use crate::document::to_json;
use crate::explain::Basis;
use crate::figures::{FIGURES, FigureDef, OverTime, RiskLevel, Section, Tier, Unit};
use crate::judge::{Status, UNDETERMINED, balances};
use crate::law::INSTRUMENTS;
use crate::rules::{Instrument, Severity};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The form for the reports of a kind of period (`kh302.form/1`).
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Form {
    /// `kh302.form/1`.
    pub schema: &'static str,
    /// The kind of period: `month`, `quarter`, `half_year`, `nine_months` or `year`.
    pub kind: &'static str,
    /// The sections in order, each with its fields.
    pub sections: Vec<FormSection>,
    /// The levels that a commune can declare, from best to worst.
    pub levels: Vec<Choice>,
    /// The statuses of measures and targets.
    pub statuses: Vec<Choice>,
    /// How serious findings are.
    pub severities: Vec<Choice>,
    /// What is counted.
    pub units: Vec<Choice>,
    /// The texts of law that fields, findings and criteria cite, as a sentence names them.
    pub instruments: Vec<Named>,
    /// The words on buttons and of the form itself.
    pub words: Vec<Choice>,
}

/// A part of the form.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FormSection {
    /// Its id; `report` for what belongs to the report as a whole.
    pub id: &'static str,
    /// Its heading.
    pub title: Said,
    /// Whether something in it can be nothing in a period.
    pub has_flows: bool,
    /// Its fields in order.
    pub fields: Vec<FormField>,
}

/// A field of the form.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the field")]
pub struct FormField {
    /// Its id, as in the report.
    pub id: &'static str,
    /// Its place in the form, from 0; the session names it so.
    pub index: usize,
    /// Its label; one that begins with "…" is a part of the stock above it.
    pub label: Said,
    /// Its label, whole.
    pub name: Said,
    /// What it means.
    pub hint: Said,
    /// What is typed: `count`, `flag`, `level`, `date` or `text`.
    pub kind: &'static str,
    /// What is counted.
    pub unit: Option<Unit>,
    /// The least that it can be.
    pub min: Option<u64>,
    /// The most that it can be.
    pub max: Option<u64>,
    /// Whether the report needs it.
    pub required: bool,
    /// Whether the portal supplies it.
    pub supplied: bool,
    /// Whether it follows from other figures.
    pub computed: bool,
    /// Whether it is what came or went in the period: nothing is an answer.
    pub flow: bool,
    /// Whether it is a part of the stock above it.
    pub part: bool,
    /// Where a text asks for it.
    pub basis: Vec<Basis>,
}

/// A word for people with its id.
#[derive(Clone, Copy, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// The id in documents.
    pub id: &'static str,
    /// The words.
    pub name: Text,
}

/// A name of more than one word with its id.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Named {
    /// The id in documents.
    pub id: &'static str,
    /// The words.
    pub name: Said,
}

/// Words in both languages.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Said {
    /// Tiếng Việt.
    pub vi: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl From<Text> for Said {
    fn from(text: Text) -> Self {
        Self { vi: text.vi.into(), en: text.en.into() }
    }
}

/// Words on buttons and of the form itself.
const WORDS: [(&str, Text); 24] = [
    ("save_draft", Text::new("Lưu nháp", "Save draft")),
    ("take_previous", Text::new("Lấy số kỳ trước", "Take last period's figures")),
    ("nothing", Text::new("Không phát sinh trong kỳ", "Nothing in this period")),
    ("undo_nothing", Text::new("Bỏ các số 0 vừa điền", "Take these zeros away")),
    ("check", Text::new("Kiểm tra số liệu", "Check figures")),
    ("explain", Text::new("Giải trình", "Explain")),
    ("withdraw", Text::new("Bỏ giải trình", "Take the explanation back")),
    ("reason", Text::new("Lý do (không ghi thông tin cá nhân)", "Reason (no personal data)")),
    ("explained", Text::new("Đã giải trình", "Explained")),
    ("send", Text::new("Gửi báo cáo", "Send report")),
    ("correct", Text::new("Đính chính", "Correct")),
    ("accept", Text::new("Dùng số này", "Use this number")),
    ("proposed", Text::new("Theo các số trên, cuối kỳ là {number}", "By the figures above, the closing number is {number}")),
    ("supplied", Text::new("Tỉnh cung cấp", "Supplied by the province")),
    ("from_previous", Text::new("Lấy từ kỳ trước", "Taken from the period before")),
    ("yes", Text::new("Có", "Yes")),
    ("no", Text::new("Không", "No")),
    ("level", Text::new("Cấp độ theo số liệu", "Level by the figures")),
    ("targets", Text::new("Mười mục tiêu", "Ten targets")),
    ("problems", Text::new("Có {number} chỗ cần sửa trước khi gửi", "{number} things to fix before sending")),
    ("no_problems", Text::new("Không có gì phải sửa, có thể gửi", "Nothing to fix, ready to send")),
    ("progress", Text::new("Đã điền {filled} trên {all}", "{filled} of {all} filled")),
    (
        "rules_changed",
        Text::new(
            "Quy tắc đã đổi từ khi lưu nháp: có {number} chỗ nay được xét khác",
            "The rules have changed since the draft was saved: {number} things are judged differently now",
        ),
    ),
    ("saved", Text::new("Đã lưu nháp trên máy này", "Draft saved on this device")),
];

/// The form for reports for a period.
#[must_use]
pub fn form(period: Period) -> Form {
    let kind = period.kind();
    let choice = |id: &'static str, name: Text| Choice { id, name };
    let undetermined = choice("undetermined", UNDETERMINED);
    Form {
        schema: "kh302.form/1",
        kind: kind.id(),
        sections: Section::ALL.into_iter().filter_map(|of| section(of, period)).chain([ending(kind)]).collect(),
        levels: RiskLevel::ALL.into_iter().map(|level| choice(level.id(), level.name())).chain([undetermined]).collect(),
        statuses: Status::ALL.into_iter().map(|status| choice(status.id(), status.name())).collect(),
        severities: Severity::ALL.into_iter().map(|severity| choice(severity.id(), severity.name())).collect(),
        units: Unit::ALL.into_iter().map(|unit| choice(unit.id(), unit.name())).collect(),
        instruments: INSTRUMENTS.iter().map(named).collect(),
        words: WORDS.into_iter().map(|(id, name)| choice(id, name)).collect(),
    }
}

/// Describes the form for a document: a report, or a request with one (`kh302.form/1`).
#[must_use]
pub fn form_json(text: &str) -> String {
    let describe = || {
        let document = read(text)?;
        let period = document.period().ok_or_else(|| ReadError::MissingMember("/period".to_string()))?;
        Ok(to_json(&form(period)))
    };
    describe().unwrap_or_else(|error: ReadError| error.json(Locale::Vi))
}

fn named(text: &'static Instrument) -> Named {
    Named { id: text.id, name: Said { vi: text.name(Locale::Vi).into(), en: text.name(Locale::En).into() } }
}

fn section(of: Section, period: Period) -> Option<FormSection> {
    let fields: Vec<FormField> = FIGURES.iter().filter(|row| row.section == of && row.belongs_to(period)).map(field).collect();
    let has_flows = fields.iter().any(|field| field.flow);
    (!fields.is_empty()).then(|| FormSection { id: of.id(), title: of.title().into(), has_flows, fields })
}

fn field(row: &'static FigureDef) -> FormField {
    let name = |locale| row.figure.label(locale);
    FormField {
        id: row.id,
        index: row.figure.index(),
        label: row.label.into(),
        name: Said { vi: name(Locale::Vi), en: name(Locale::En) },
        hint: row.definition.into(),
        kind: row.kind.id(),
        unit: Some(row.unit),
        min: Some(row.min),
        max: Some(row.max),
        required: true,
        supplied: row.tier == Tier::Supplied,
        computed: balances().any(|balance| balance.closing == row.figure),
        flow: row.over_time == OverTime::Sum,
        part: row.label.vi.starts_with('…'),
        basis: row.basis.iter().map(|cited| Basis::from(*cited)).collect(),
    }
}

/// What belongs to the report as a whole.
fn ending(kind: PeriodKind) -> FormSection {
    let field = |id, place: usize, kind, label: Text, hint: Text| FormField {
        id,
        index: FIGURES.len().saturating_add(place),
        label: label.into(),
        name: label.into(),
        hint: hint.into(),
        kind,
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
        Text::new("Kết quả rà soát cuối năm của xã", "The result of the commune's review of the year"),
    );
    let day =
        field("prepared_on", 1, "date", PREPARED_ON, Text::new("Ngày, tháng, năm, như 15/12/2025", "Year, month, day, like 2025-12-15"));
    let hint = Text::new(
        "Chỉ ghi về địa bàn; không ghi tên, số giấy tờ, số điện thoại của bất kỳ ai",
        "About the area only; nobody's name, papers or telephone number",
    );
    let note = field("note", 2, "text", NOTE, hint);
    let yearly = (kind == PeriodKind::Year).then_some(level);
    FormSection {
        id: "report",
        title: Text::new("Hoàn tất báo cáo", "Complete the report").into(),
        has_flows: false,
        fields: yearly.into_iter().chain([day, note]).collect(),
    }
}

/// Cấp độ do xã tự xác định.
pub(crate) const DECLARED_LEVEL: Text = Text::new("Cấp độ do xã tự xác định", "Level that the commune determined");
/// Ngày lập báo cáo.
pub(crate) const PREPARED_ON: Text = Text::new("Ngày lập báo cáo", "Day the report was prepared");
/// Ghi chú.
pub(crate) const NOTE: Text = Text::new("Ghi chú về địa bàn", "Note about the area");
