//! Thời hạn: the vocabulary of deadlines.

use super::Instrument;
use crate::base::{Citation, ids};
use crate::calendar::Date;

/// Quy định về thời hạn báo cáo: the text that sets a deadline. Those on file are [`crate::law::REGIMES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Regime(&'static str);

impl Regime {
    /// The regime that a text sets.
    #[must_use]
    pub const fn of(instrument: &Instrument) -> Self {
        Self(instrument.id)
    }

    /// The id of the text.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.0
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Regime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

ids! {
    /// Cấp gửi báo cáo: who sends the report on.
    #[non_exhaustive]
    pub enum Step {
        /// Cấp xã.
        Commune = "commune",
        /// Cấp huyện, to 2025-06-30.
        District = "district",
        /// Cấp tỉnh.
        Province = "province",
        /// Bộ Công an.
        Ministry = "ministry",
    }
}

/// How the last day in time is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Due {
    /// "Trước ngày n" of the period's last month: the day before it at the latest.
    BeforeDay(u32),
    /// So many working days after the cut-off as the request says, one at least.
    WorkingDays,
}

/// One deadline.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Deadline {
    /// The text that sets it.
    pub regime: Regime,
    /// Who sends.
    pub step: Step,
    /// The last day in time.
    pub due: Due,
    /// For yearly reports only.
    pub yearly: bool,
    /// For periods that end on this day or later.
    pub from: Date,
    /// For periods that end on this day or earlier, where it has ended.
    pub until: Option<Date>,
    /// Where the text says so.
    pub basis: Citation,
}
