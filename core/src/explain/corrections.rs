//! Đính chính: what a corrected report touches, as a document.

use crate::area::{AreaCode, Units};
use crate::base::{InSentence, Locale, text};
use crate::calendar::Period;
use crate::document::read::question;
use crate::document::{Engine, Span};
use crate::explain::classification::Level;
use crate::figures::{Figure, Kind, Submission};
use crate::judge::{self, Changed, LevelChange, Link, ReportStore, Touched};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use question::Question;

const SCHEMA: &str = "kh302.corrections/1";

/// Ảnh hưởng của đính chính: which reports on file a corrected one touches (`kh302.corrections/1`).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CorrectionsView {
    /// Loại tài liệu: always `kh302.corrections/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "kh302.corrections/1")))]
    pub schema: Cow<'static, str>,
    /// Phiên bản và bộ quy tắc đã dùng: which library and which rules judged.
    pub engine: Engine,
    /// Mã địa bàn của báo cáo đính chính: the code of the area of the corrected report.
    pub area: String,
    /// Tên địa bàn: the name of the area; null where the table of units does not have it.
    pub name: Option<String>,
    /// Kỳ của báo cáo đính chính: the period with its first and last day.
    pub period: Span,
    /// Có bản trước đính chính không: whether the report that is replaced is on file; without it some changes cannot be told.
    pub replaces: bool,
    /// Các chỉ tiêu được đính chính: what the correction itself changes.
    pub changes: Vec<ChangeView>,
    /// Thay đổi cấp độ: the level before and after; null where the correction does not change it.
    pub level: Option<LevelView>,
    /// Các báo cáo bị ảnh hưởng: the reports on file that the correction touches, by time, those of areas above last.
    pub touched: Vec<TouchedView>,
    /// Các báo cáo không so sánh được: later reports that cannot be compared, as a unit was split.
    pub split: Vec<SplitView>,
    /// Ghi chú chung: sentences that hold for the whole answer.
    pub notes: Vec<Cow<'static, str>>,
}

/// Một chỉ tiêu thay đổi: a figure that would change.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ChangeView {
    /// Chỉ tiêu thay đổi: the id of the figure.
    pub at: Cow<'static, str>,
    /// Số đang có: the value on file, a flag as 0 or 1; null where there is none.
    pub from: Option<u64>,
    /// Số mới: the value that it would have, a flag as 0 or 1; null where that cannot be told.
    pub to: Option<u64>,
    /// Quy tắc liên hệ hai báo cáo: the code of the check between the two reports; null in the corrected report itself.
    pub code: Option<Cow<'static, str>>,
    /// Có chắc chắn không: whether the change must follow, rather than may.
    pub certain: bool,
    /// Câu giải thích thay đổi: the sentence on the figure.
    pub message: String,
}

/// Cấp độ trước và sau: a level before and after a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LevelView {
    /// Cấp độ hiện nay: the level by what is on file.
    pub from: Level,
    /// Cấp độ mới: the level that it would be.
    pub to: Level,
}

/// Một báo cáo bị ảnh hưởng: a report or totals on file that the correction touches.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TouchedView {
    /// Mã địa bàn của báo cáo này: the code of the area of the report on file.
    pub area: String,
    /// Tên địa bàn: the name of the area; null where the table of units does not have it.
    pub name: Option<String>,
    /// Kỳ của báo cáo này: the period of the report on file.
    pub period: Span,
    /// Quan hệ về thời gian: the period is the `same`, the `next`, or a `longer` one that contains the corrected period.
    pub link: Link,
    /// Là địa bàn bên trên: whether it is the report of an area above the corrected one.
    pub above: bool,
    /// Các chỉ tiêu sẽ thay đổi: what would change in the report on file.
    pub changes: Vec<ChangeView>,
    /// Các quy tắc sẽ không còn khớp: codes of checks that hold now and would fail if only those figures changed.
    pub breaks: Vec<Cow<'static, str>>,
    /// Thay đổi cấp độ: its level, or that of the corrected commune among those it counts; null where it stays the same.
    pub level: Option<LevelView>,
    /// Câu giải thích ảnh hưởng: the sentence on the report on file.
    pub message: String,
}

/// Một báo cáo không so sánh được: a later report that cannot be compared, as a unit was split.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SplitView {
    /// Mã địa bàn của báo cáo này: the code of the area of the later report.
    pub area: String,
    /// Kỳ của báo cáo này: the period of the later report.
    pub period: Span,
    /// Câu giải thích vì sao không so sánh được: the sentence that names the unit.
    pub message: String,
}

/// Finds what a corrected report touches among the reports on file, in words.
#[must_use]
pub fn corrections(corrected: &Submission, on_file: &[Submission], units: &Units<'_>, locale: Locale) -> CorrectionsView {
    let found = judge::corrections(corrected, on_file, units);
    let mut notes = alloc::vec![text!(
        "Hệ thống không tự sửa báo cáo; đơn vị đã gửi báo cáo cần gửi bản đính chính.",
        "No report is corrected automatically: whoever sent a report must send its correction.",
    )];
    if found.replaced.is_none() {
        notes.push(text!(
            "Chưa có báo cáo trước khi đính chính, nên chưa tính được thay đổi của một số chỉ tiêu.",
            "The report that is corrected is not on file, so some changes cannot be determined.",
        ));
    }
    if let (Some(Submission::Report(old)), Submission::Report(new)) = (found.replaced, corrected)
        && new.revision <= old.revision
    {
        notes.push(text!(
            "Số lần đính chính cần lớn hơn của báo cáo đã gửi trước.",
            "The revision number of a correction should be higher than that of the report sent before.",
        ));
    }
    CorrectionsView {
        schema: SCHEMA.into(),
        engine: Engine::with(units),
        area: corrected.area().to_string(),
        name: name(corrected.area(), corrected.period(), units),
        period: corrected.period().into(),
        replaces: found.replaced.is_some(),
        changes: found.changes.iter().map(|change| change_view(change, locale)).collect(),
        level: found.level.map(Into::into),
        touched: found.touched.iter().map(|touched| touched_view(touched, units, locale)).collect(),
        split: found.split.iter().map(|(filed, split)| split_view(filed, &split.units, locale)).collect(),
        notes: notes.into_iter().map(|note| note.get(locale).into()).collect(),
    }
}

fn name(area: AreaCode, period: Period, units: &Units<'_>) -> Option<String> {
    units.on(area, period.last_day()).unit().map(|unit| unit.name().to_string())
}

impl From<LevelChange> for LevelView {
    fn from((from, to): LevelChange) -> Self {
        Self { from: Level(from), to: Level(to) }
    }
}

fn change_view(change: &Changed, locale: Locale) -> ChangeView {
    let Changed { figure, from, to, check, certain } = *change;
    let code = check.map(|check| check.code.into());
    ChangeView { at: figure.id().into(), from, to, code, certain, message: sentence(change, locale) }
}

fn sentence(change: &Changed, locale: Locale) -> String {
    let Changed { figure, from, to, check, certain } = *change;
    let sentence = match (check.is_some(), to, certain) {
        (false, ..) => text!("“{label}”: từ {from} thành {to}.", "“{label}”: from {from} to {to}."),
        (true, None, _) => text!(
            "“{label}”: đang ghi {from}; sẽ thay đổi, nhưng chưa đủ báo cáo để tính.",
            "“{label}”: currently {from}; it will change, but the reports needed to calculate it are missing.",
        ),
        (true, Some(_), true) => {
            text!("“{label}”: đang ghi {from}, cần sửa thành {to}.", "“{label}”: currently {from}, should be {to}.")
        }
        (true, Some(_), false) => text!(
            "“{label}”: đang ghi {from}, có thể là {to}; đề nghị rà soát, vì một người, một vụ có thể được tính ở hai nơi hoặc hai kỳ.",
            "“{label}”: currently {from}, possibly {to}; please check, as a person or a case may be counted in two places or periods.",
        ),
    };
    let value = |value| Written(figure, value);
    sentence.fill(&[("label", &figure), ("from", &value(from)), ("to", &value(to))], locale)
}

/// A value as a sentence says it.
struct Written(Figure, Option<u64>);

impl InSentence for Written {
    fn put(&self, text: &mut String, locale: Locale) {
        match (self.1, self.0.definition().kind) {
            (None, _) => text!("chưa có", "missing").put(text, locale),
            (Some(0), Kind::Flag) => text!("không", "no").put(text, locale),
            (Some(_), Kind::Flag) => text!("có", "yes").put(text, locale),
            (Some(value), Kind::Count) => value.put(text, locale),
        }
    }
}

fn touched_view(touched: &Touched<'_>, units: &Units<'_>, locale: Locale) -> TouchedView {
    let (area, period) = (touched.submission.area(), touched.submission.period());
    TouchedView {
        area: area.to_string(),
        name: name(area, period, units),
        period: period.into(),
        link: touched.link,
        above: touched.above,
        changes: touched.changes.iter().map(|change| change_view(change, locale)).collect(),
        breaks: touched.breaks.iter().map(|check| check.code.into()).collect(),
        level: touched.level.map(Into::into),
        message: touched_sentence(touched, units, locale),
    }
}

fn touched_sentence(touched: &Touched<'_>, units: &Units<'_>, locale: Locale) -> String {
    let (area, period) = (touched.submission.area(), touched.submission.period());
    let named = name(area, period, units).unwrap_or_else(|| area.to_string());
    let what = match (touched.submission.is_report(), touched.link) {
        (true, Link::Next) => {
            text!("báo cáo kỳ sau, số liệu đầu kỳ thay đổi theo", "the report of the next period, whose opening figures also change")
        }
        (true, _) => text!("báo cáo của kỳ dài hơn", "the report of a longer period"),
        (false, Link::Next) => text!(
            "số liệu tổng hợp kỳ sau, số liệu đầu kỳ thay đổi theo",
            "the totals of the next period, whose opening figures also change",
        ),
        (false, Link::Same) => text!("số liệu tổng hợp cùng kỳ", "the totals of the same period"),
        (false, Link::Longer) => text!("số liệu tổng hợp của kỳ dài hơn", "the totals of a longer period"),
    };
    let mut text = text!("{named}, {period}: {what}.", "{named}, {period}: {what}.")
        .fill(&[("named", &named), ("period", &period), ("what", &what)], locale);
    if !touched.breaks.is_empty() {
        let codes: Vec<&str> = touched.breaks.iter().map(|check| check.code).collect();
        text!(
            " Nếu chỉ sửa các chỉ tiêu này thì chưa khớp (quy tắc {codes}); cần sửa thêm chỉ tiêu khác.",
            " If only these figures change, {codes} will fail: other figures must change too.",
        )
        .with(&[("codes", &codes.join(", "))])
        .put(&mut text, locale);
    }
    if let Some((from, to)) = touched.level {
        let sentence = if touched.submission.is_report() {
            text!(" Cấp độ từ “{from}” thành “{to}”.", " The level changes from “{from}” to “{to}”.")
        } else {
            text!(" Một địa bàn cấp xã chuyển từ “{from}” thành “{to}”.", " One commune changes from “{from}” to “{to}”.")
        };
        sentence.with(&[("from", &Level(from).name()), ("to", &Level(to).name())]).put(&mut text, locale);
    }
    text
}

fn split_view(filed: &Submission, names: &[String], locale: Locale) -> SplitView {
    let message = text!(
        "Không so sánh được với bản đính chính: đơn vị trước đây đã bị chia tách: {names}.",
        "It cannot be compared with the correction, because these earlier units were split: {names}.",
    )
    .fill(&[("names", &names.join(", "))], locale);
    SplitView { area: filed.area().to_string(), period: filed.period().into(), message }
}

/// Lời gọi `corrections`: `{"schema": "kh302.corrections/1", "corrected", "on_file", "locale", "context"}` in, what would change out.
#[must_use]
#[inline(never)]
pub fn corrections_json(text: &str) -> String {
    question::answer(text, SCHEMA, &["corrected", "on_file"], |question| {
        let corrected = Question::must("corrected", question.document("corrected")?)?.into_submission();
        let mut kept = ReportStore::default();
        for filed in question.each("on_file")? {
            let filed = filed?.into_submission();
            if judge::concerns(&corrected, &filed, question.units()) {
                kept.put(filed);
            }
        }
        let on_file: Vec<Submission> = kept.into_submissions().collect();
        Ok(corrections(&corrected, &on_file, question.units(), question.locale))
    })
}
