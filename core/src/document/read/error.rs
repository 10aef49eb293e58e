//! Lỗi đọc: why no answer can be given to a document.

use crate::area::{AreaCode, UnitsError};
use crate::base::{Locale, Text};
use crate::calendar::Period;
use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};

/// No answer can be given: the document cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Not JSON.
    #[error("the text is not JSON from line {line}, column {column} on")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        column: usize,
    },
    /// Nested too deep.
    #[error("the document is nested deeper than 32 levels")]
    TooDeep,
    /// Too large.
    #[error("the document is larger than 1 MiB")]
    TooLarge,
    /// A roll-up that is too large.
    #[error("the roll-up is larger than 64 MiB")]
    RollupTooLarge,
    /// Something else where the code of an area above the commune must be.
    #[error("`{0}` is no province or district; a province has two digits, a district three, written as text")]
    NotAnArea(String),
    /// Something else where a period must be.
    #[error("`{0}` is no period; write 2025-07, 2025-Q3, 2025-H1, 2025-9M or 2025")]
    NotAPeriod(String),
    /// The table of units does not have the area of a roll-up.
    #[error("the table of units has no province or district `{0}` at the end of {period}", period = .1.name_en())]
    NoSuchArea(AreaCode, Period),
    /// A schema that this version does not know, or not at this place.
    #[error("the schema `{found}` is not known here; write {wanted}")]
    UnknownSchema {
        /// Where it stands.
        at: String,
        /// What is written there.
        found: String,
        /// What could stand there.
        wanted: &'static str,
    },
    /// Something that a build without the feature `documents` does not read.
    #[error("`{0}` is not read here, where only forms are; give it to the whole library")]
    LeftOut(String),
    /// A required member is absent or null.
    #[error("the member `{0}` is missing")]
    MissingMember(String),
    /// Something else where an object must be.
    #[error("the member `{0}` must be an object")]
    NotAnObject(String),
    /// Something else where a list must be.
    #[error("the member `{0}` must be a list")]
    NotAList(String),
    /// No set of criteria by this name, or one that cannot be judged by.
    #[error("{}", .0.en)]
    BadCriteria(Box<CriteriaFault>),
    /// A table of units that cannot be used.
    #[error("the table of units cannot be used: {0}")]
    BadUnits(UnitsError),
    /// A draft of another report.
    #[error("the draft is of area {area} for {period}; open the form of that report")]
    OtherReport {
        /// Its area.
        area: String,
        /// Its period.
        period: String,
    },
    /// No call by this name.
    #[error("there is no call `{0}`")]
    UnknownCall(String),
    /// A member of a question that is not known, or stands twice.
    #[error("the member `{at}` is not known here or stands twice{}", .instead.map(|name| format!("; write `{name}`")).unwrap_or_default())]
    UnknownMember {
        /// Where it stands.
        at: String,
        /// What was probably meant.
        instead: Option<&'static str>,
    },
    /// A member of a question that holds something else than it should.
    #[error("the member `{at}` says `{found}`; write {}", .wanted.en)]
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
                // Only a whole build reads tables of units, and only there are these sentences needed.
                let why = if WHOLE { error.in_vietnamese() } else { String::new() };
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

/// What is wrong with a set of criteria, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriteriaFault {
    pub(crate) at: String,
    pub(crate) vi: String,
    pub(crate) en: String,
}

/// Whether this build reads what a form seldom has beside it. A constant, so that no code for it stays where it does not.
pub(super) const WHOLE: bool = cfg!(feature = "documents");
