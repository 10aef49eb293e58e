//! Lỗi đọc: why no answer can be given to a document.

use super::issue::Param;
use crate::area::{AreaCode, UnitsError};
use crate::base::{InSentence, Locale, Named, Plain, Text, display_in_english, in_words};
use crate::calendar::Period;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// No answer can be given: the document cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// Not JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
    },
    /// Nested too deep.
    TooDeep,
    /// Too large.
    TooLarge,
    /// A roll-up that is too large.
    RollupTooLarge,
    /// Something else where the code of an area above the commune must be.
    NotAnArea(String),
    /// Something else where a period must be.
    NotAPeriod(String),
    /// The table of units does not have the area of a roll-up.
    NoSuchArea(AreaCode, Period),
    /// A schema that this version does not know, or not at this place.
    UnknownSchema {
        /// Where it stands.
        at: String,
        /// What is written there.
        found: String,
        /// What could stand there.
        wanted: &'static str,
    },
    /// Something that a build without the feature `documents` does not read.
    LeftOut(String),
    /// A required member is absent or null.
    MissingMember(String),
    /// Something else where an object must be.
    NotAnObject(String),
    /// Something else where a list must be.
    NotAList(String),
    /// No set of criteria by this name, or one that cannot be judged by.
    BadCriteria(Box<CriteriaFault>),
    /// A table of units that cannot be used.
    BadUnits(UnitsError),
    /// A draft of another report.
    OtherReport {
        /// Its area.
        area: String,
        /// Its period.
        period: String,
    },
    /// No call by this name.
    UnknownCall(String),
    /// A member of a question that is not known, or stands twice.
    UnknownMember {
        /// Where it stands.
        at: String,
        /// What was probably meant.
        instead: Option<&'static str>,
    },
    /// A member of a question that holds something else than it should.
    BadValue {
        /// Where it stands.
        at: String,
        /// What is written there.
        found: String,
        /// What would be right.
        wanted: Text,
    },
}

impl ReadError {
    /// The code in documents.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "not_json",
            Self::TooDeep => "too_deep",
            Self::TooLarge | Self::RollupTooLarge => "too_large",
            Self::NoSuchArea(..) | Self::BadUnits(_) => "bad_units",
            Self::UnknownSchema { .. } => "unknown_schema",
            Self::LeftOut(_) => "left_out",
            Self::MissingMember(_) => "missing_member",
            Self::NotAnObject(_) | Self::NotAList(_) | Self::NotAnArea(_) | Self::NotAPeriod(_) => "wrong_type",
            Self::BadCriteria(_) => "bad_criteria",
            Self::OtherReport { .. } => "other_report",
            Self::UnknownCall(_) => "unknown_call",
            Self::UnknownMember { .. } => "unknown_member",
            Self::BadValue { .. } => "bad_value",
        }
    }

    /// The place in the document, as a JSON pointer; empty for the whole.
    #[must_use]
    pub fn at(&self) -> &str {
        match self {
            Self::NotJson { .. }
            | Self::TooDeep
            | Self::TooLarge
            | Self::RollupTooLarge
            | Self::UnknownCall(_)
            | Self::OtherReport { .. } => "",
            Self::NotAnArea(_) | Self::NoSuchArea(..) => "/area",
            Self::NotAPeriod(_) => "/period",
            Self::MissingMember(at)
            | Self::LeftOut(at)
            | Self::NotAnObject(at)
            | Self::NotAList(at)
            | Self::UnknownSchema { at, .. }
            | Self::UnknownMember { at, .. }
            | Self::BadValue { at, .. } => at,
            Self::BadCriteria(fault) => &fault.at,
            Self::BadUnits(_) => "/context/units",
        }
    }

    /// The sentence in a language: what was found and what would be right.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> String {
        in_words(self, locale)
    }
}

impl InSentence for ReadError {
    fn put(&self, text: &mut String, locale: Locale) {
        let mut say = |sentence: Text, values: &[Named<'_>]| sentence.with(values).put(text, locale);
        match self {
            Self::NotJson { line, column } => say(
                Text::new(
                    "Nội dung không phải JSON hợp lệ, từ dòng {line}, cột {column}. Tệp có bị cắt cụt không?",
                    "the text is not valid JSON at line {line}, column {column}",
                ),
                &[("line", &Plain(line)), ("column", &Plain(column))],
            ),
            Self::TooDeep => say(Text::new("Tài liệu lồng nhau quá 32 tầng.", "the document is nested deeper than 32 levels"), &[]),
            Self::TooLarge => say(Text::new("Tài liệu lớn hơn 1 MiB.", "the document is larger than 1 MiB"), &[]),
            Self::RollupTooLarge => say(Text::new("Yêu cầu tổng hợp lớn hơn 64 MiB.", "the roll-up is larger than 64 MiB"), &[]),
            Self::NotAnArea(raw) => say(
                Text::new(
                    "“{raw}” không phải mã tỉnh, huyện: mã tỉnh có 2, mã huyện có 3 chữ số, viết trong ngoặc kép.",
                    "`{raw}` is not the code of a province (two digits) or a district (three digits), written as text",
                ),
                &[("raw", raw)],
            ),
            Self::NotAPeriod(raw) => say(
                Text::new(
                    "“{raw}” không phải kỳ báo cáo; đề nghị ghi như 2025-07, 2025-Q3, 2025-H1, 2025-9M hoặc 2025.",
                    "`{raw}` is not a period; write 2025-07, 2025-Q3, 2025-H1, 2025-9M or 2025",
                ),
                &[("raw", raw)],
            ),
            Self::NoSuchArea(area, period) => say(
                Text::new(
                    "Danh mục đơn vị hành chính không có tỉnh, huyện nào mã {area} vào cuối {period}.",
                    "the table of units has no province or district `{area}` at the end of {period}",
                ),
                &[("area", area), ("period", period)],
            ),
            Self::UnknownSchema { found, wanted, .. } => say(
                Text::new(
                    "Ở đây không đọc được loại tài liệu “{found}”; đề nghị ghi {wanted}.",
                    "the schema `{found}` is not accepted here; write {wanted}",
                ),
                &[("found", found), ("wanted", wanted)],
            ),
            Self::LeftOut(at) => say(
                Text::new(
                    "Bản chỉ có biểu nhập không đọc “{at}”; đề nghị dùng bản đầy đủ của thư viện.",
                    "this build has only forms and does not read `{at}`; use the full library",
                ),
                &[("at", at)],
            ),
            Self::MissingMember(at) => say(Text::new("Thiếu mục “{at}”, mục này phải có.", "the member `{at}` is missing"), &[("at", at)]),
            Self::NotAnObject(at) if at.is_empty() => {
                say(Text::new("Sai kiểu: tài liệu cần là một đối tượng { … }.", "the document must be an object"), &[])
            }
            Self::NotAnObject(at) => {
                say(Text::new("Sai kiểu: mục “{at}” cần là một đối tượng { … }.", "the member `{at}` must be an object"), &[("at", at)])
            }
            Self::NotAList(at) if at.is_empty() => {
                say(Text::new("Sai kiểu: tài liệu cần là một danh sách [ … ].", "the document must be a list"), &[])
            }
            Self::NotAList(at) => {
                say(Text::new("Sai kiểu: mục “{at}” cần là một danh sách [ … ].", "the member `{at}` must be a list"), &[("at", at)])
            }
            Self::BadUnits(error) => {
                // Only a whole build reads tables of units, and only there are these sentences needed.
                let why: &dyn InSentence = if WHOLE { error } else { &"" };
                say(
                    Text::new("Bảng đơn vị hành chính gửi kèm chưa dùng được: {why}.", "the table of units cannot be used: {why}"),
                    &[("why", why)],
                );
            }
            Self::OtherReport { area, period } => say(
                Text::new(
                    "Bản nháp của địa bàn {area}, kỳ {period}; đề nghị mở biểu của báo cáo đó.",
                    "the draft belongs to area {area}, period {period}; open the form of that report",
                ),
                &[("area", area), ("period", period)],
            ),
            Self::UnknownCall(name) => say(Text::new("Không có lời gọi “{name}”.", "there is no call `{name}`"), &[("name", name)]),
            Self::UnknownMember { at, instead: Some(name) } => say(
                Text::new(
                    "Không có mục “{at}” hoặc mục được ghi hai lần. Có phải “{name}” không?",
                    "the member `{at}` is not known here or appears twice; did you mean `{name}`?",
                ),
                &[("at", at), ("name", name)],
            ),
            Self::UnknownMember { at, instead: None } => say(
                Text::new("Không có mục “{at}” hoặc mục được ghi hai lần.", "the member `{at}` is not known here or appears twice"),
                &[("at", at)],
            ),
            Self::BadValue { at, found, wanted } => say(
                Text::new("Mục “{at}” ghi “{found}”, cần là {wanted}.", "the member `{at}` is `{found}`; write {wanted}"),
                &[("at", at), ("found", found), ("wanted", wanted)],
            ),
            Self::BadCriteria(fault) => {
                let values: Vec<Named<'_>> = fault.values.iter().map(Param::named).collect();
                say(fault.sentence, &values);
            }
        }
    }
}

display_in_english!(ReadError);

impl core::error::Error for ReadError {}

/// What is wrong with a set of criteria, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriteriaFault {
    pub(crate) at: String,
    pub(crate) sentence: Text,
    pub(crate) values: Vec<(&'static str, Param)>,
}

/// Whether this build reads what a form seldom has beside it. A constant, so that no code for it stays where it does not.
pub(super) const WHOLE: bool = cfg!(feature = "documents");
