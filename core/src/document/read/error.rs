//! Lỗi đọc: why a document gets no answer.

use crate::area::{AreaCode, UnitsError};
use crate::base::{Locale, Text};
use crate::calendar::Period;
use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};

/// Lỗi đọc: why a document cannot be read at all, so that there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Không phải JSON: the text is not JSON.
    #[error("the text is not JSON from line {line}, column {column} on")]
    NotJson {
        /// The line of the fault, from 1.
        line: usize,
        /// The character of the fault in that line, from 1.
        column: usize,
    },
    /// Lồng quá sâu: the document is nested too deep.
    #[error("the document is nested deeper than 32 levels")]
    TooDeep,
    /// Quá lớn: the document is too large.
    #[error("the document is larger than 1 MiB")]
    TooLarge,
    /// Yêu cầu tổng hợp quá lớn: the roll-up is too large.
    #[error("the roll-up is larger than 64 MiB")]
    RollupTooLarge,
    /// Không phải mã huyện, tỉnh: the area of a roll-up is no code of a district or province.
    #[error("`{0}` is no province or district; a province has two digits, a district three, written as text")]
    NotAnArea(String),
    /// Không phải kỳ báo cáo: the period of a roll-up cannot be read.
    #[error("`{0}` is no period; write 2025-07, 2025-Q3, 2025-H1, 2025-9M or 2025")]
    NotAPeriod(String),
    /// Không có địa bàn này: the table of units does not have the area of a roll-up.
    #[error("the table of units has no province or district `{0}` at the end of {period}", period = .1.name_en())]
    NoSuchArea(AreaCode, Period),
    /// Loại tài liệu lạ: the schema is not known, or not allowed at this place.
    #[error("the schema `{found}` is not known here; write {wanted}")]
    UnknownSchema {
        /// The place in the document, as a JSON pointer.
        at: String,
        /// The text that is written there.
        found: String,
        /// The schemas that are allowed there.
        wanted: &'static str,
    },
    /// Không có trong bản này: a build without the feature `documents` does not read this member.
    #[error("`{0}` is not read here, where only forms are; give it to the whole library")]
    LeftOut(String),
    /// Thiếu mục: a required member is absent or null.
    #[error("the member `{0}` is missing")]
    MissingMember(String),
    /// Không phải đối tượng: a member must be an object and is not.
    #[error("the member `{0}` must be an object")]
    NotAnObject(String),
    /// Không phải danh sách: a member must be a list and is not.
    #[error("the member `{0}` must be a list")]
    NotAList(String),
    /// Bộ tiêu chí không dùng được: no set of criteria has this id, or the set has a fault.
    #[error("{}", .0.en)]
    BadCriteria(Box<CriteriaFault>),
    /// Danh mục đơn vị hành chính không dùng được: the table of units has a fault.
    #[error("the table of units cannot be used: {0}")]
    BadUnits(UnitsError),
    /// Bản nháp của báo cáo khác: the draft is of another area or period.
    #[error("the draft is of area {area} for {period}; open the form of that report")]
    OtherReport {
        /// The area of the draft.
        area: String,
        /// The period of the draft.
        period: String,
    },
    /// Không có lời gọi này: no call has this name.
    #[error("there is no call `{0}`")]
    UnknownCall(String),
    /// Mục lạ: a member of a question is not known, or occurs twice.
    #[error("the member `{at}` is not known here or stands twice{}", .instead.map(|name| format!("; write `{name}`")).unwrap_or_default())]
    UnknownMember {
        /// The place in the document, as a JSON pointer.
        at: String,
        /// The member that was probably meant.
        instead: Option<&'static str>,
    },
    /// Sai giá trị: a member of a question has a value that is not allowed.
    #[error("the member `{at}` says `{found}`; write {}", .wanted.en)]
    BadValue {
        /// The place in the document, as a JSON pointer.
        at: String,
        /// The text that is written there.
        found: String,
        /// The values that are allowed, in words.
        wanted: Text,
    },
}

impl ReadError {
    /// Mã lỗi: returns the code in documents.
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

    /// Vị trí: returns the place in the document, as a JSON pointer; empty for the whole document.
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

    /// Câu giải thích: returns the sentence in a language: what was found and what would be right.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> String {
        let whole = |at: &String| if at.is_empty() { "tài liệu".to_owned() } else { format!("mục “{at}”") };
        match (locale, self) {
            (Locale::En, _) => self.to_string(),
            (_, Self::NotJson { line, column }) => {
                format!("Nội dung không phải JSON hợp lệ, từ dòng {line}, cột {column}. Tệp có bị cắt cụt không?")
            }
            (_, Self::TooDeep) => "Tài liệu lồng nhau quá 32 tầng.".to_owned(),
            (_, Self::TooLarge) => "Tài liệu lớn hơn 1 MiB.".to_owned(),
            (_, Self::RollupTooLarge) => "Yêu cầu tổng hợp lớn hơn 64 MiB.".to_owned(),
            (_, Self::NotAnArea(raw)) => {
                format!("“{raw}” không phải mã tỉnh, huyện: mã tỉnh có 2, mã huyện có 3 chữ số, viết trong ngoặc kép.")
            }
            (_, Self::NotAPeriod(raw)) => {
                format!("“{raw}” không phải kỳ báo cáo; đề nghị ghi như 2025-07, 2025-Q3, 2025-H1, 2025-9M hoặc 2025.")
            }
            (_, Self::NoSuchArea(area, period)) => {
                format!("Danh mục đơn vị hành chính không có tỉnh, huyện nào mã {area} vào cuối {}.", period.name_vi())
            }
            (_, Self::UnknownSchema { found, wanted, .. }) => {
                format!("Ở đây không đọc được loại tài liệu “{found}”; đề nghị ghi {wanted}.")
            }
            (_, Self::LeftOut(at)) => format!("Bản chỉ có biểu nhập không đọc “{at}”; đề nghị dùng bản đầy đủ của thư viện."),
            (_, Self::MissingMember(at)) => format!("Thiếu mục “{at}”, mục này phải có."),
            (_, Self::NotAnObject(at)) => format!("Sai kiểu: {} cần là một đối tượng {{ … }}.", whole(at)),
            (_, Self::NotAList(at)) => format!("Sai kiểu: {} cần là một danh sách [ … ].", whole(at)),
            (_, Self::BadUnits(error)) => {
                // A build without the feature `documents` reads no table of units, and so needs none of these sentences.
                let why = if READS_DOCUMENTS { error.in_vietnamese() } else { String::new() };
                format!("Bảng đơn vị hành chính gửi kèm chưa dùng được: {why}.")
            }
            (_, Self::OtherReport { area, period }) => {
                format!("Bản nháp của địa bàn {area}, kỳ {period}; đề nghị mở biểu của báo cáo đó.")
            }
            (_, Self::UnknownCall(name)) => format!("Không có lời gọi “{name}”."),
            (_, Self::UnknownMember { at, instead: Some(name) }) => {
                format!("Không có mục “{at}” hoặc mục được ghi hai lần. Có phải “{name}” không?")
            }
            (_, Self::UnknownMember { at, instead: None }) => format!("Không có mục “{at}” hoặc mục được ghi hai lần."),
            (_, Self::BadValue { at, found, wanted }) => format!("Mục “{at}” ghi “{found}”, cần là {}.", wanted.vi),
            (_, Self::BadCriteria(fault)) => fault.vi.clone(),
        }
    }
}

/// Lỗi của bộ tiêu chí: the fault of a set of criteria, and how to repair it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriteriaFault {
    pub(crate) at: String,
    pub(crate) vi: String,
    pub(crate) en: String,
}

/// Whether this build reads totals, loaded criteria and tables of units, which forms seldom need. It is a constant, so that a build for
/// forms contains no code for them.
pub(super) const READS_DOCUMENTS: bool = cfg!(feature = "documents");
