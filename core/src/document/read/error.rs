//! Lỗi đọc: why a document gets no answer.

use crate::area::{AreaCode, UnitsError};
use crate::base::{InSentence, Locale, Named, Plain, Text, display_in_english, ids, in_words, text};
use crate::calendar::Period;
use crate::document::Call;
use crate::judge::faults::Param;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// Lỗi đọc: why a document cannot be read at all, so that there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// Không phải JSON: the text is not JSON.
    NotJson {
        /// The line of the fault, from 1.
        line: usize,
        /// The character of the fault in that line, from 1.
        column: usize,
    },
    /// Không phải UTF-8: the bytes are text in another encoding.
    NotUtf8 {
        /// The encoding that they probably have.
        found: Encoding,
        /// The line of the first byte that is not UTF-8, from 1.
        line: usize,
        /// The character of that byte in its line, from 1.
        column: usize,
    },
    /// Lồng quá sâu: the document is nested too deep.
    TooDeep,
    /// Quá lớn: the document is too large.
    TooLarge,
    /// Yêu cầu tổng hợp quá lớn: the roll-up is too large.
    RollupTooLarge,
    /// Không phải mã huyện, tỉnh: the area of a roll-up is no code of a district or province.
    NotAnArea(String),
    /// Không phải kỳ báo cáo: the period of a roll-up cannot be read.
    NotAPeriod(String),
    /// Không có địa bàn này: the table of units does not have the area of a roll-up.
    NoSuchArea(AreaCode, Period),
    /// Loại tài liệu lạ: the schema is not known, or not allowed at this place.
    UnknownSchema {
        /// The place in the document, as a JSON pointer.
        at: String,
        /// The text that is written there.
        found: String,
        /// The schemas that are allowed there.
        wanted: &'static str,
    },
    /// Không có trong bản này: a build without the feature `documents` does not read this member.
    LeftOut(String),
    /// Chưa có câu chữ: the host left out the sentences of the language.
    TextsLeftOut,
    /// Không có lời gọi trong bản này: a build with a part of the calls does not have this one.
    CallLeftOut(Call),
    /// Thiếu mục: a required member is absent or null.
    MissingMember(String),
    /// Không phải đối tượng: a member must be an object and is not.
    NotAnObject(String),
    /// Không phải danh sách: a member must be a list and is not.
    NotAList(String),
    /// Bộ tiêu chí không dùng được: no set of criteria has this id, or the set has a fault.
    BadCriteria(Box<CriteriaFault>),
    /// Danh mục đơn vị hành chính không dùng được: the table of units has a fault.
    BadUnits(UnitsError),
    /// Bản nháp của báo cáo khác: the draft is of another area, period or revision.
    OtherReport {
        /// The area of the draft.
        area: String,
        /// The period of the draft.
        period: String,
        /// The number of the correction; 0 for the first report.
        revision: u32,
    },
    /// Không có lời gọi này: no call has this name.
    UnknownCall(String),
    /// Mục lạ: a member of a question is not known, or occurs twice.
    UnknownMember {
        /// The place in the document, as a JSON pointer.
        at: String,
        /// The member that was probably meant.
        instead: Option<&'static str>,
    },
    /// Sai giá trị: a member of a question has a value that is not allowed.
    BadValue {
        /// The place in the document, as a JSON pointer.
        at: String,
        /// The text that is written there.
        found: String,
        /// The values that are allowed, in words.
        wanted: Text,
    },
}

/// Bảng mã: an encoding of text other than UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-16, as Windows PowerShell writes it and Excel calls it Unicode text.
    Utf16,
    /// Bảng mã Windows: a code page of one byte for each character, such as Windows-1258.
    CodePage,
}

impl Encoding {
    /// Returns whether bytes are UTF-16: they begin with its byte order mark, or one byte of their first character is zero.
    pub(super) const fn is_utf16(bytes: &[u8]) -> bool {
        matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=255, ..] | [1..=255, 0, ..])
    }
}

ids! {
    /// Mã lỗi: the kind of an error, as `kh302.error/1` names it.
    ///
    /// ```
    /// use kh302::document::ErrorCode;
    ///
    /// // A service that passes an error document on finds the status by the code in it.
    /// assert_eq!(ErrorCode::from_id("too_large").map(ErrorCode::http_status), Some(413));
    /// ```
    #[non_exhaustive]
    pub enum ErrorCode {
        /// Không phải JSON: the text is not JSON, or not UTF-8.
        NotJson = "not_json",
        /// Lồng quá sâu: the document is nested too deep.
        TooDeep = "too_deep",
        /// Quá lớn: the document is too large.
        TooLarge = "too_large",
        /// Loại tài liệu lạ: the schema is not known, or not allowed at its place.
        UnknownSchema = "unknown_schema",
        /// Không có trong bản này: this build does not read the member.
        LeftOut = "left_out",
        /// Thiếu mục: a required member is absent or null.
        MissingMember = "missing_member",
        /// Sai kiểu: a member is not of the type that it must have.
        WrongType = "wrong_type",
        /// Bộ tiêu chí không dùng được: the set of criteria has a fault.
        BadCriteria = "bad_criteria",
        /// Danh mục đơn vị hành chính không dùng được: the table of units has a fault, or not the area that is asked for.
        BadUnits = "bad_units",
        /// Bản nháp của báo cáo khác: the draft belongs to another report.
        OtherReport = "other_report",
        /// Không có lời gọi này: no call has this name.
        UnknownCall = "unknown_call",
        /// Mục lạ: a member of a question is not known, or occurs twice.
        UnknownMember = "unknown_member",
        /// Sai giá trị: a member of a question has a value that is not allowed.
        BadValue = "bad_value",
        /// Lỗi của thư viện: a fault of the library itself, which a binding reports where a call did not end.
        Internal = "internal",
    }
}

impl ErrorCode {
    /// Mã HTTP: returns the status with which a service answers a request that has this error. An assessment is answered with 200, whatever
    /// its findings are.
    #[must_use]
    pub const fn http_status(self) -> u16 {
        match self {
            Self::NotJson | Self::TooDeep => 400,
            Self::UnknownCall => 404,
            Self::OtherReport => 409,
            Self::TooLarge => 413,
            Self::UnknownSchema
            | Self::MissingMember
            | Self::WrongType
            | Self::BadCriteria
            | Self::BadUnits
            | Self::UnknownMember
            | Self::BadValue => 422,
            Self::Internal => 500,
            Self::LeftOut => 501,
        }
    }
}

impl ReadError {
    /// Mã lỗi: returns the code in documents.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind().id()
    }

    /// Loại lỗi: returns the kind of the error, which has the code and the HTTP status.
    #[must_use]
    pub const fn kind(&self) -> ErrorCode {
        match self {
            Self::NotJson { .. } | Self::NotUtf8 { .. } => ErrorCode::NotJson,
            Self::TooDeep => ErrorCode::TooDeep,
            Self::TooLarge | Self::RollupTooLarge => ErrorCode::TooLarge,
            Self::NoSuchArea(..) | Self::BadUnits(_) => ErrorCode::BadUnits,
            Self::UnknownSchema { .. } => ErrorCode::UnknownSchema,
            Self::LeftOut(_) | Self::TextsLeftOut | Self::CallLeftOut(_) => ErrorCode::LeftOut,
            Self::MissingMember(_) => ErrorCode::MissingMember,
            Self::NotAnObject(_) | Self::NotAList(_) | Self::NotAnArea(_) | Self::NotAPeriod(_) => ErrorCode::WrongType,
            Self::BadCriteria(_) => ErrorCode::BadCriteria,
            Self::OtherReport { .. } => ErrorCode::OtherReport,
            Self::UnknownCall(_) => ErrorCode::UnknownCall,
            Self::UnknownMember { .. } => ErrorCode::UnknownMember,
            Self::BadValue { .. } => ErrorCode::BadValue,
        }
    }

    /// Vị trí: returns the place in the document, as a JSON pointer; empty for the whole document.
    #[must_use]
    pub fn at(&self) -> &str {
        match self {
            Self::NotJson { .. }
            | Self::NotUtf8 { .. }
            | Self::TooDeep
            | Self::TooLarge
            | Self::RollupTooLarge
            | Self::UnknownCall(_)
            | Self::CallLeftOut(_)
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
            Self::TextsLeftOut => "/locale",
        }
    }

    /// Câu giải thích: returns the sentence in a language: what was found and what would be right.
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
                text!(
                    "Nội dung không phải JSON hợp lệ, từ dòng {line}, cột {column}. Tệp có bị cắt cụt không?",
                    "the text is not valid JSON at line {line}, column {column}",
                ),
                &[("line", &Plain(line)), ("column", &Plain(column))],
            ),
            Self::NotUtf8 { found: Encoding::Utf16, .. } => say(
                text!(
                    "Nội dung ở bảng mã UTF-16. Đề nghị lưu lại ở bảng mã UTF-8; trong Excel và Notepad là mục “UTF-8” khi lưu.",
                    "the text is in UTF-16; save it as UTF-8",
                ),
                &[],
            ),
            Self::NotUtf8 { found: Encoding::CodePage, line, column } => say(
                text!(
                    "Nội dung không ở bảng mã UTF-8 mà có lẽ ở một bảng mã Windows như Windows-1258 (dòng {line}, cột {column}). \
                     Đề nghị lưu lại ở bảng mã UTF-8.",
                    "the text is not UTF-8 but probably in a Windows code page such as Windows-1252 (line {line}, column {column}); \
                     save it as UTF-8",
                ),
                &[("line", &Plain(line)), ("column", &Plain(column))],
            ),
            Self::TooDeep => say(text!("Tài liệu lồng nhau quá 32 tầng.", "the document is nested deeper than 32 levels"), &[]),
            Self::TooLarge => say(text!("Tài liệu lớn hơn 1 MiB.", "the document is larger than 1 MiB"), &[]),
            Self::RollupTooLarge => say(text!("Yêu cầu tổng hợp lớn hơn 64 MiB.", "the roll-up is larger than 64 MiB"), &[]),
            Self::NotAnArea(raw) => say(
                text!(
                    "“{raw}” không phải mã tỉnh, huyện: mã tỉnh có 2, mã huyện có 3 chữ số, viết trong ngoặc kép.",
                    "`{raw}` is not the code of a province (two digits) or a district (three digits), written as text",
                ),
                &[("raw", raw)],
            ),
            Self::NotAPeriod(raw) => say(
                text!(
                    "“{raw}” không phải kỳ báo cáo; đề nghị ghi như 2025-07, 2025-Q3, 2025-H1, 2025-9M hoặc 2025.",
                    "`{raw}` is not a period; write 2025-07, 2025-Q3, 2025-H1, 2025-9M or 2025",
                ),
                &[("raw", raw)],
            ),
            Self::NoSuchArea(area, period) => say(
                text!(
                    "Danh mục đơn vị hành chính không có tỉnh, huyện nào mã {area} vào cuối {period}.",
                    "the table of units has no province or district `{area}` at the end of {period}",
                ),
                &[("area", area), ("period", period)],
            ),
            Self::UnknownSchema { found, wanted, .. } => say(
                text!(
                    "Ở đây không đọc được loại tài liệu “{found}”; đề nghị ghi {wanted}.",
                    "the schema `{found}` is not accepted here; write {wanted}",
                ),
                &[("found", found), ("wanted", wanted)],
            ),
            Self::LeftOut(at) => say(
                text!(
                    "Bản rút gọn này của thư viện không đọc “{at}”; đề nghị dùng bản đầy đủ.",
                    "this part of the library does not read `{at}`; use the full library",
                ),
                &[("at", at)],
            ),
            // Stands in every module, because it is said where texts are missing.
            Self::TextsLeftOut => say(
                Text {
                    vi: "Chưa có câu chữ của ngôn ngữ này: khi khởi động cần đưa cả tệp câu chữ của ngôn ngữ đó.",
                    en: "the texts of this language are not there: please start with the file of its texts as well",
                },
                &[],
            ),
            Self::CallLeftOut(call) => say(
                text!(
                    "Bản rút gọn này của thư viện không có lời gọi “{name}”; đề nghị dùng bản đầy đủ.",
                    "this part of the library does not have the call `{name}`; use the full library",
                ),
                &[("name", &call.id())],
            ),
            Self::MissingMember(at) => say(text!("Thiếu mục “{at}”, mục này phải có.", "the member `{at}` is missing"), &[("at", at)]),
            Self::NotAnObject(at) if at.is_empty() => {
                say(text!("Sai kiểu: tài liệu cần là một đối tượng { … }.", "the document must be an object"), &[])
            }
            Self::NotAnObject(at) => {
                say(text!("Sai kiểu: mục “{at}” cần là một đối tượng { … }.", "the member `{at}` must be an object"), &[("at", at)])
            }
            Self::NotAList(at) if at.is_empty() => {
                say(text!("Sai kiểu: tài liệu cần là một danh sách [ … ].", "the document must be a list"), &[])
            }
            Self::NotAList(at) => {
                say(text!("Sai kiểu: mục “{at}” cần là một danh sách [ … ].", "the member `{at}` must be a list"), &[("at", at)])
            }
            Self::BadUnits(error) => {
                // A build without the feature `documents` reads no table of units, and so needs none of these sentences.
                let why: &dyn InSentence = if READS_DOCUMENTS { error } else { &"" };
                say(
                    text!("Bảng đơn vị hành chính gửi kèm chưa dùng được: {why}.", "the table of units cannot be used: {why}"),
                    &[("why", why)],
                );
            }
            Self::OtherReport { area, period, revision } => {
                let sentence = match revision {
                    0 => text!(
                        "Bản nháp này của địa bàn {area}, kỳ {period}, báo cáo lần đầu; đề nghị mở biểu của báo cáo đó.",
                        "the draft belongs to area {area}, period {period}, first report; open the form of that report",
                    ),
                    _ => text!(
                        "Bản nháp này của địa bàn {area}, kỳ {period}, bản đính chính lần {revision}; đề nghị mở biểu của báo cáo đó.",
                        "the draft belongs to area {area}, period {period}, correction {revision}; open the form of that report",
                    ),
                };
                say(sentence, &[("area", area), ("period", period), ("revision", &Plain(revision))]);
            }
            Self::UnknownCall(name) => say(text!("Không có lời gọi “{name}”.", "there is no call `{name}`"), &[("name", name)]),
            Self::UnknownMember { at, instead: Some(name) } => say(
                text!(
                    "Không có mục “{at}” hoặc mục được ghi hai lần. Có phải “{name}” không?",
                    "the member `{at}` is not known here or appears twice; did you mean `{name}`?",
                ),
                &[("at", at), ("name", name)],
            ),
            Self::UnknownMember { at, instead: None } => say(
                text!("Không có mục “{at}” hoặc mục được ghi hai lần.", "the member `{at}` is not known here or appears twice"),
                &[("at", at)],
            ),
            Self::BadValue { at, found, wanted } => say(
                text!("Mục “{at}” ghi “{found}”, cần là {wanted}.", "the member `{at}` is `{found}`; write {wanted}"),
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

/// Lỗi của bộ tiêu chí: the fault of a set of criteria, and how to repair it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriteriaFault {
    pub(crate) at: String,
    pub(crate) sentence: Text,
    pub(crate) values: Vec<(&'static str, Param)>,
}

/// Whether this build reads totals, loaded criteria and tables of units, which forms seldom need. It is a constant, so that a build for
/// forms contains no code for them.
pub(super) const READS_DOCUMENTS: bool = cfg!(feature = "documents");

/// Refuses a language whose sentences the host left out. Whoever answers in words asks this first.
pub(crate) fn sayable(locale: Locale) -> Result<Locale, ReadError> {
    if locale.has_texts() { Ok(locale) } else { Err(ReadError::TextsLeftOut) }
}
