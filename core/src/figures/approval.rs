//! Phê duyệt: the levels that the authority above approved (Quyết định số 28/2025/QĐ-TTg Điều 7).

use super::RiskLevel;
use crate::area::AreaCode;
use crate::base::sort_by_key;
use crate::calendar::{Date, Period};
use alloc::string::String;
use alloc::vec::Vec;

/// Phê duyệt cấp độ: the level that Ủy ban nhân dân cấp tỉnh approved for a commune and a period (Điều 7 khoản 1, 2).
///
/// It stands beside the declared and the computed level, and neither of them overwrites it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Approval {
    /// Địa bàn: the code of the commune.
    pub area: AreaCode,
    /// Kỳ báo cáo: the period for which the level was approved.
    pub period: Period,
    /// Cấp độ được phê duyệt: the approved level.
    pub level: RiskLevel,
    /// Số quyết định: the number of the decision.
    pub decision: String,
    /// Ngày quyết định: the day of the decision.
    pub on: Date,
    /// Cơ quan phê duyệt: who signed for which body.
    pub by: String,
}

impl Approval {
    /// Tạo phê duyệt: makes an approval from the level, the number and day of the decision, and who signed for which body.
    #[must_use]
    pub fn new(area: AreaCode, period: Period, level: RiskLevel, decision: impl Into<String>, on: Date, by: impl Into<String>) -> Self {
        Self { area, period, level, decision: decision.into(), on, by: by.into() }
    }
}

/// Các phê duyệt: at most one approval for each area and period, found without a look at all of them.
///
/// ```
/// use kh302::figures::{Approval, Approvals};
/// use kh302::RiskLevel;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let (area, period) = ("19815".parse()?, "2025".parse()?);
/// let approved = |level, on: &str| -> Result<Approval, Box<dyn std::error::Error>> {
///     Ok(Approval::new(area, period, level, "12/QĐ-UBND", on.parse()?, "UBND thành phố Huế"))
/// };
/// let approvals: Approvals = [approved(RiskLevel::Type3, "2026-01-20")?, approved(RiskLevel::Type2, "2025-12-18")?].into_iter().collect();
/// // Of two decisions the later one counts.
/// assert_eq!(approvals.level(area, period), Some(RiskLevel::Type3));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approvals(Vec<Approval>);

impl Approvals {
    /// No approvals.
    pub const NONE: Self = Self(Vec::new());

    /// Phê duyệt của một địa bàn: returns the approval for an area and a period.
    #[must_use]
    pub fn get(&self, area: AreaCode, period: Period) -> Option<&Approval> {
        let place = self.0.binary_search_by_key(&(period, area), |approval| (approval.period, approval.area)).ok()?;
        self.0.get(place)
    }

    /// Cấp độ được phê duyệt: returns the approved level of an area for a period.
    #[must_use]
    pub fn level(&self, area: AreaCode, period: Period) -> Option<RiskLevel> {
        self.get(area, period).map(|approval| approval.level)
    }

    /// Duyệt: iterates over the approvals, by period and area.
    pub fn iter(&self) -> impl Iterator<Item = &Approval> {
        self.0.iter()
    }

    /// Không có phê duyệt nào: whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Approval> for Approvals {
    fn from_iter<I: IntoIterator<Item = Approval>>(approvals: I) -> Self {
        let mut all: Vec<Approval> = approvals.into_iter().collect();
        // Sorts the latest decision of an area and period first, which is then the one that is kept.
        sort_by_key(&mut all, |approval| (approval.period, approval.area, core::cmp::Reverse(approval.on)));
        all.dedup_by_key(|approval| (approval.period, approval.area));
        Self(all)
    }
}
