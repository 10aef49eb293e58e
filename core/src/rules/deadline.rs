//! Thời hạn: the vocabulary of deadlines.

use crate::base::{Citation, ids};
use crate::calendar::Date;

ids! {
    /// Quy định về thời hạn báo cáo: which text sets the deadline.
    #[derive(Default)]
    pub enum Regime {
        /// Thông tư số 13/2022/TT-BCA: days of the last month of the period.
        #[default]
        Tt13_2022 = "tt13-2022",
        /// Quyết định số 28/2025/QĐ-TTg Điều 7: the yearly review.
        Qd28_2025 = "qd28-2025",
        /// Nghị định số 09/2019/NĐ-CP: working days after the cut-off.
        Nd09_2019 = "nd09-2019",
    }
}

ids! {
    /// Cấp gửi báo cáo: who sends the report on.
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
pub enum Due {
    /// "Trước ngày n" of the period's last month: the day before it at the latest.
    BeforeDay(u32),
    /// So many working days after the cut-off as the request says, one at least.
    WorkingDays,
}

/// One deadline.
#[derive(Clone, Copy, Debug)]
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
    /// Where the text says so.
    pub basis: Citation,
}
