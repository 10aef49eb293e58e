//! Đính chính: what a corrected report touches, as a document.

use crate::area::AreaCode;
use crate::base::{Locale, Text, thousands};
use crate::calendar::Period;
use crate::document::read::{Document, question};
use crate::explain::classification::Level;
use crate::explain::{Engine, Span};
use crate::figures::{Figure, Kind, Submission};
use crate::judge::{self, Changed, LevelChange, Link, Touched};
use crate::law::HUE;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use question::Question;

const SCHEMA: &str = "kh302.corrections/1";

/// Which reports on file a corrected one touches, and what would change in each (`kh302.corrections/1`).
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CorrectionsView {
    /// `kh302.corrections/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "kh302.corrections/1")))]
    pub schema: &'static str,
    /// Which library and which rules judged.
    pub engine: Engine,
    /// Mã địa bàn.
    pub area: String,
    /// Tên, where the table of units has it.
    pub name: Option<String>,
    /// Kỳ báo cáo.
    pub period: Span,
    /// Whether what it replaces is on file; without it some changes cannot be told.
    pub replaces: bool,
    /// What the correction itself changes.
    pub changes: Vec<ChangeView>,
    /// The level, where the correction changes it.
    pub level: Option<LevelView>,
    /// The reports that it touches, in order of time, those of areas above last.
    pub touched: Vec<TouchedView>,
    /// Later reports that cannot be compared.
    pub split: Vec<SplitView>,
    /// What holds of all of it, in words.
    pub notes: Vec<&'static str>,
}

/// A figure that would change.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChangeView {
    /// The figure.
    pub at: &'static str,
    /// What is on file; a flag is 0 or 1.
    pub from: Option<u64>,
    /// What it would be; null where that cannot be told.
    pub to: Option<u64>,
    /// The check that holds the two reports together; null in the corrected report itself.
    pub code: Option<&'static str>,
    /// Whether it must be so.
    pub certain: bool,
    /// The sentence.
    pub message: String,
}

/// A level before and after.
#[derive(Clone, Copy, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelView {
    /// What it is.
    pub from: Level,
    /// What it would be.
    pub to: Level,
}

/// A report or totals on file that the correction touches.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TouchedView {
    /// Mã địa bàn.
    pub area: String,
    /// Tên, where the table of units has it.
    pub name: Option<String>,
    /// Kỳ báo cáo.
    pub period: Span,
    /// How its period hangs together with the corrected one.
    pub link: Link,
    /// Whether it is of an area above.
    pub above: bool,
    /// What would change.
    pub changes: Vec<ChangeView>,
    /// The checks that hold now and would fail with those changes alone.
    pub breaks: Vec<&'static str>,
    /// Its level, or that of the corrected commune among those it counts, where that would change.
    pub level: Option<LevelView>,
    /// The sentence.
    pub message: String,
}

/// A later report that cannot be compared.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SplitView {
    /// Mã địa bàn.
    pub area: String,
    /// Kỳ báo cáo.
    pub period: Span,
    /// The sentence.
    pub message: String,
}

/// Finds what a corrected report touches among the reports on file, in words.
#[must_use]
pub fn corrections(corrected: &Submission, on_file: &[Submission], locale: Locale) -> CorrectionsView {
    let found = judge::corrections(corrected, on_file, &HUE);
    let mut notes = alloc::vec![Text::new(
        "Không báo cáo nào được tự sửa: nơi đã gửi cần gửi bản đính chính.",
        "Nothing is repaired by itself: whoever sent a report sends its correction.",
    )];
    if found.replaced.is_none() {
        notes.push(Text::new(
            "Chưa có bản trước đính chính, nên có số chưa tính được thay đổi.",
            "What the correction replaces is not on file, so some changes cannot be told.",
        ));
    }
    if let (Some(Submission::Report(old)), Submission::Report(new)) = (found.replaced, corrected)
        && new.revision <= old.revision
    {
        notes.push(Text::new(
            "Lần đính chính cần lớn hơn lần gửi trước.",
            "The revision of a correction should be higher than that of what was sent before.",
        ));
    }
    CorrectionsView {
        schema: SCHEMA,
        engine: Engine::THIS,
        area: corrected.area().to_string(),
        name: name(corrected.area(), corrected.period()),
        period: corrected.period().into(),
        replaces: found.replaced.is_some(),
        changes: found.changes.iter().map(|change| change_view(change, locale)).collect(),
        level: found.level.map(Into::into),
        touched: found.touched.iter().map(|touched| touched_view(touched, locale)).collect(),
        split: found.split.iter().map(|(filed, names)| split_view(filed, names, locale)).collect(),
        notes: notes.into_iter().map(|note| note.get(locale)).collect(),
    }
}

fn name(area: AreaCode, period: Period) -> Option<String> {
    HUE.on(area, period.last_day()).unit().map(|unit| unit.name().to_string())
}

impl From<LevelChange> for LevelView {
    fn from((from, to): LevelChange) -> Self {
        Self { from: Level(from), to: Level(to) }
    }
}

fn change_view(change: &Changed, locale: Locale) -> ChangeView {
    let Changed { figure, from, to, check, certain } = *change;
    ChangeView { at: figure.id(), from, to, code: check.map(|check| check.code), certain, message: sentence(change, locale) }
}

fn sentence(change: &Changed, locale: Locale) -> String {
    let Changed { figure, from, to, check, certain } = *change;
    let label = figure.label(locale);
    let number = |value: Option<u64>, missing: &str| shown(figure, value, locale).unwrap_or_else(|| missing.to_string());
    match (locale, check.is_some(), to, certain) {
        (Locale::Vi, false, ..) => format!("“{label}”: từ {} thành {}.", number(from, "chưa có"), number(to, "chưa có")),
        (Locale::En, false, ..) => format!("“{label}”: from {} to {}.", number(from, "missing"), number(to, "missing")),
        (Locale::Vi, _, None, _) => {
            format!("“{label}”: đang ghi {}; sẽ thay đổi, nhưng chưa đủ báo cáo để tính.", number(from, "chưa có"))
        }
        (Locale::En, _, None, _) => {
            format!("“{label}”: it says {}; it changes, but reports are missing to tell how.", number(from, "nothing"))
        }
        (Locale::Vi, _, _, true) => format!("“{label}”: đang ghi {}, cần là {}.", number(from, "chưa có"), number(to, "")),
        (Locale::En, _, _, true) => format!("“{label}”: it says {}, it should be {}.", number(from, "nothing"), number(to, "")),
        (Locale::Vi, _, _, false) => format!(
            "“{label}”: đang ghi {}, có thể là {}; đề nghị rà soát, vì một người, một vụ có thể được đếm ở hai nơi hoặc hai kỳ.",
            number(from, "chưa có"),
            number(to, "")
        ),
        (Locale::En, _, _, false) => format!(
            "“{label}”: it says {}, it may be {}; please check, as a person or a case may be counted in two places or periods.",
            number(from, "nothing"),
            number(to, "")
        ),
    }
}

/// A number as a sentence says it.
fn shown(figure: Figure, value: Option<u64>, locale: Locale) -> Option<String> {
    let value = value?;
    if figure.definition().kind == Kind::Flag {
        let said = if value != 0 { Text::new("đúng", "true") } else { Text::new("không", "false") };
        return Some(said.get(locale).to_string());
    }
    let mut text = String::new();
    thousands(&mut text, i128::from(value), locale);
    Some(text)
}

fn touched_view(touched: &Touched<'_>, locale: Locale) -> TouchedView {
    let (area, period) = (touched.filed.area(), touched.filed.period());
    TouchedView {
        area: area.to_string(),
        name: name(area, period),
        period: period.into(),
        link: touched.link,
        above: touched.above,
        changes: touched.changes.iter().map(|change| change_view(change, locale)).collect(),
        breaks: touched.breaks.iter().map(|check| check.code).collect(),
        level: touched.level.map(Into::into),
        message: touched_sentence(touched, locale),
    }
}

fn touched_sentence(touched: &Touched<'_>, locale: Locale) -> String {
    let (area, period) = (touched.filed.area(), touched.filed.period());
    let named = name(area, period).unwrap_or_else(|| area.to_string());
    let what = match (touched.filed.is_report(), touched.link) {
        (true, Link::Next) => Text::new("báo cáo kỳ sau, số đầu kỳ thay đổi theo", "the next report, whose openings change with it"),
        (true, _) => Text::new("báo cáo của kỳ dài hơn", "the report of a longer period"),
        (false, Link::Next) => {
            Text::new("số liệu tổng hợp kỳ sau, số đầu kỳ thay đổi theo", "the next totals, whose openings change with it")
        }
        (false, Link::Same) => Text::new("số liệu tổng hợp cùng kỳ", "the totals of the same period"),
        (false, Link::Longer) => Text::new("số liệu tổng hợp của kỳ dài hơn", "the totals of a longer period"),
    };
    let mut text = format!("{named}, {}: {}.", period.name(locale), what.get(locale));
    if !touched.breaks.is_empty() {
        let codes: Vec<&str> = touched.breaks.iter().map(|check| check.code).collect();
        text.push_str(&match locale {
            Locale::Vi => format!(" Chỉ sửa các số này thì chưa khớp quy tắc {}: số khác cũng cần sửa.", codes.join(", ")),
            Locale::En => format!(" With these alone {} would fail: something else must change too.", codes.join(", ")),
        });
    }
    if let Some((from, to)) = touched.level {
        let (from, to) = (Level(from).name().get(locale), Level(to).name().get(locale));
        text.push_str(&match (locale, touched.filed.is_report()) {
            (Locale::Vi, true) => format!(" Cấp độ từ “{from}” thành “{to}”."),
            (Locale::En, true) => format!(" The level goes from “{from}” to “{to}”."),
            (Locale::Vi, false) => format!(" Một địa bàn chuyển từ “{from}” thành “{to}”."),
            (Locale::En, false) => format!(" One commune goes from “{from}” to “{to}”."),
        });
    }
    text
}

fn split_view(filed: &Submission, names: &[String], locale: Locale) -> SplitView {
    let message = match locale {
        Locale::Vi => format!("Không so sánh được với bản đính chính: đơn vị trước đây đã bị chia tách: {}.", names.join(", ")),
        Locale::En => format!("It cannot be compared with the correction: units of before were split: {}.", names.join(", ")),
    };
    SplitView { area: filed.area().to_string(), period: filed.period().into(), message }
}

/// Lời gọi `corrections`: `{"schema": "kh302.corrections/1", "corrected", "on_file", "locale"}` in, what would change out.
#[must_use]
pub fn corrections_json(text: &str) -> String {
    question::answer(text, SCHEMA, &["corrected", "on_file"], |question| {
        let corrected = Question::must("corrected", question.document("corrected")?)?.into_filed();
        let on_file: Vec<Submission> = question.documents("on_file")?.into_iter().map(Document::into_filed).collect();
        Ok(corrections(&corrected, &on_file, question.locale))
    })
}
