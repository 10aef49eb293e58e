//! Đọc chỉ tiêu: reads each figure of a document by itself, so that a wrong value does not affect the others.

use super::members::{Members, Strange, pointer, spelling, unknown};
use super::repair::{flag, noted, number};
use crate::base::parse::{Json, WholeNumber};
use crate::base::{Text, text};
use crate::calendar::Period;
use crate::figures::{FIGURE_COUNT, FIGURES, Figure, FigureDef, FigureSet, Figures, Kind, Tier};
use crate::judge::faults::{Issue, Issues, Param, Repair};
use crate::law::code;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Display;

/// Receives the figures that are read, and the faults that are found.
pub(crate) struct Sink<'s> {
    pub figures: &'s mut Figures,
    /// The figures that are written but cannot be used.
    pub unreadable: &'s mut FigureSet,
    /// The spelling of figures that are out of bounds, for their messages.
    pub spelled: &'s mut Vec<(Figure, String)>,
    pub issues: &'s mut Issues,
}

/// Which figures belong to the object that is read.
#[derive(Clone, Copy)]
pub(crate) enum Belongs {
    /// The figures of a commune's report for a period, or for any period where `None`.
    Commune(Option<Period>),
    /// The sums of totals, which are counts and no flags.
    Sums,
    /// The figures that an area above the commune supplies itself.
    Own,
}

impl Belongs {
    /// Returns why a figure does not belong here; `None` where it does.
    fn refuses(self, row: &FigureDef) -> Option<Text> {
        match self {
            Self::Commune(_) if row.tier == Tier::Province => Some(text!(
                ": đây là chỉ tiêu của cấp tỉnh, cấp xã không báo cáo",
                ": this figure is reported by the province, not by communes",
            )),
            Self::Commune(Some(period)) if !row.is_of_communes(period.kind()) => {
                Some(text!(": chỉ tiêu này chỉ có trong báo cáo năm", ": this figure belongs to yearly reports only"))
            }
            Self::Commune(Some(period)) if !row.belongs_to(period) => {
                Some(text!(": chỉ tiêu này không có trong báo cáo của kỳ này", ": this figure belongs to reports for other periods"))
            }
            Self::Sums if row.kind == Kind::Flag => {
                Some(text!(": số liệu tổng hợp ghi mục này ở flags hoặc own", ": in totals it belongs in flags or own"))
            }
            _ => None,
        }
    }
}

/// Reads the members of an object of figures that stands at `at`. Findings name the place of a figure by its id where `named_by_id` is
/// true, and by a JSON pointer otherwise.
pub(crate) fn read(members: &Members<'_>, at: impl Display + Copy, named_by_id: bool, belongs: Belongs, sink: &mut Sink<'_>) {
    let mut times = [0_u8; FIGURE_COUNT];
    let mut strange = Strange::default();
    let mut next = 0_usize;
    for (key, value) in members {
        // Compares pointers first, because the JSON parser returns the usual keys as the very texts of the table.
        let is = |row: &&FigureDef| core::ptr::eq(row.id, key.as_ref()) || row.id == key;
        let row = FIGURES.get(next).filter(is).or_else(|| FIGURES.iter().find(is));
        let Some(row) = row else {
            strange.add(key);
            continue;
        };
        next = row.figure.index().saturating_add(1);
        let Some(times) = times.get_mut(row.figure.index()) else { continue };
        *times = times.saturating_add(1);
        if let Some(why) = belongs.refuses(row) {
            if *times == 1 {
                sink.issues.push(unknown(key, at, Some(why), None));
            }
            continue;
        }
        let place = || if named_by_id { Cow::Borrowed(row.id) } else { Cow::Owned(pointer(at, row.id)) };
        if *times > 2 {
            continue;
        }
        if *times == 2 {
            sink.issues.push(Issue::new(&code::F05, place()).typed("key", row.id));
            sink.figures.set(row.figure, None);
            *sink.unreadable = sink.unreadable.with(row.figure);
            continue;
        }
        match (row.kind, value) {
            (_, Json::Null) => {}
            (Kind::Flag, Json::Bool(flag)) => sink.figures.set(row.figure, Some(u64::from(*flag))),
            (Kind::Count, value) => match value.whole_number() {
                Some(WholeNumber::Value(number)) if number <= row.max => sink.figures.set(row.figure, Some(number)),
                // Sets a value that the judge finds out of bounds, and keeps the spelling for the message.
                Some(WholeNumber::Value(_) | WholeNumber::TooLarge) => {
                    sink.figures.set(row.figure, Some(u64::MAX));
                    sink.spelled.push((row.figure, spelling(value)));
                }
                Some(WholeNumber::NotWhole) | None => sink.refuse(row, value, place()),
            },
            _ => sink.refuse(row, value, place()),
        }
    }
    strange.tell(at, || FIGURES.iter().map(|row| row.id), sink.issues);
}

/// F02 of a number in quotation marks.
const WRITTEN_AS_TEXT: Text = text!(
    "“{label}” đang ghi dưới dạng chữ (“{raw}”); cần ghi dưới dạng số: {repair}.",
    "“{label}” is written as text (“{raw}”); it should be written as a number: {repair}.",
);

impl Sink<'_> {
    /// Notes a value that is no whole number, or no flag (check F02).
    fn refuse(&mut self, row: &FigureDef, value: &Json<'_>, at: Cow<'static, str>) {
        *self.unreadable = self.unreadable.with(row.figure);
        let raw = spelling(value);
        let issue = Issue::new(&code::F02, at).typed("raw", raw.as_str());
        self.issues.push(match (row.kind, value) {
            (Kind::Count, Json::Text(text)) => match noted(issue.wanted(text!("số nguyên", "a whole number")), text) {
                issue if matches!(issue.repair, Some((_, Repair::Number(_)))) => {
                    let meant = issue.repair.as_ref().map(|(_, repair)| repair.text()).unwrap_or_default();
                    issue.with("repair", Param::Said(meant)).saying(WRITTEN_AS_TEXT)
                }
                issue => issue,
            },
            (Kind::Count, _) => issue.wanted(text!("số nguyên", "a whole number")).repaired(&raw, meant(value)),
            (Kind::Flag, _) => issue.wanted(text!("Có hoặc Không", "yes or no")).repaired(&raw, flag(&raw)),
        });
    }
}

/// Returns the number that was probably meant by a value that is neither a count nor a text: 1.234 without quotes is taken for a number
/// whose thousands are separated by a point.
fn meant(value: &Json<'_>) -> Option<Repair> {
    match value {
        Json::Number(text) if text.contains('.') && !text.starts_with('-') => number(text).filter(|repair| repair.text() != *text),
        _ => None,
    }
}
