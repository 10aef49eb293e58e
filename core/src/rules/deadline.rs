//! Thời hạn: the types in which deadlines are written down.

use super::Instrument;
use crate::base::{Citation, ids};
use crate::calendar::Date;

/// Quy định về thời hạn báo cáo: a legal text that sets deadlines. Those on file are [`crate::law::REGIMES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regime(&'static str);

impl Regime {
    /// Makes the regime of a legal text.
    #[must_use]
    pub const fn of(instrument: &Instrument) -> Self {
        Self(instrument.id)
    }

    /// Mã văn bản: returns the id of the text.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.0
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Regime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::base::json::serialize_plain(self.0, serializer)
    }
}

ids! {
    /// Cấp gửi báo cáo: the authority that sends the report to the next level.
    #[non_exhaustive]
    pub enum Step {
        /// Cấp xã: the commune.
        Commune = "commune",
        /// Cấp huyện: the district, until 2025-06-30.
        District = "district",
        /// Cấp tỉnh: the province.
        Province = "province",
        /// Bộ Công an: the Ministry of Public Security.
        Ministry = "ministry",
    }
}

/// Cách xác định thời hạn: how the last day in time is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Due {
    /// "Trước ngày n" of the last month of the period: the last day in time is the day before.
    BeforeDay(u32),
    /// A number of working days after the cut-off, which the request gives; at least one.
    WorkingDays,
}

/// Thời hạn: one deadline.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Deadline {
    /// Quy định: the text that sets it.
    pub regime: Regime,
    /// Cấp gửi: the authority that sends.
    pub step: Step,
    /// Hạn: how the last day in time is found.
    pub due: Due,
    /// Kỳ năm: whether it applies to yearly reports only.
    pub yearly: bool,
    /// Từ ngày: it applies to periods that end on this day or later.
    pub from: Date,
    /// Đến ngày: it applies to periods that end on this day or earlier; `None` while it applies.
    pub until: Option<Date>,
    /// Căn cứ: the place in the legal text.
    pub basis: Citation,
}
