//! Báo cáo: the report of a commune, and the totals of an area above it, as typed values.

use super::{Figure, FigureSet, Figures, LevelCounts, RiskLevel};
use crate::area::AreaCode;
use crate::base::is_alphanumeric;
use crate::calendar::{Date, Period};
use alloc::string::String;
use alloc::vec::Vec;

/// Báo cáo của một địa bàn cấp xã: the aggregate figures of one commune for one period (`kh302.report/1`).
///
/// ```
/// use kh302::{Figures, Report};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let report = Report::new("19815".parse()?, "2025-09".parse()?)
///     .with_figures(Figures { population: Some(55_305), ..Figures::default() })
///     .with_prepared_on("2025-09-15".parse()?);
/// assert_eq!(report.period.last_day().to_string(), "2025-09-14");
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// Địa bàn: the code of the commune, five digits.
    pub area: AreaCode,
    /// Kỳ báo cáo: the reporting period.
    pub period: Period,
    /// Lần đính chính: 0 for the first sending, then one more with each correction.
    pub revision: u32,
    /// Ngày lập: the day on which the report was prepared.
    pub prepared_on: Option<Date>,
    /// Các chỉ tiêu: the counts and flags.
    pub figures: Figures,
    /// Cấp độ tự xác định: the level that the commune determined itself.
    pub declared_level: Option<RiskLevel>,
    /// Giải trình: the explanations of warnings and notices.
    pub acknowledged: Vec<Acknowledgement>,
    /// Ghi chú: free text about the area, never about a person.
    pub note: String,
}

/// Giải trình: an explanation of why the figures are right although a check gives a warning or notice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acknowledgement {
    /// Mã quy tắc: the code of the check.
    pub code: String,
    /// Vị trí: the place of the finding, which is the id of a figure or a JSON pointer into the report.
    pub at: String,
    /// Lý do: the reason in free text.
    pub reason: String,
    /// Ngày giải trình: the day on which the explanation was given.
    pub on: Option<Date>,
    /// Số liệu khi giải trình: the figures that the check read then. Once one of them changes, the explanation no longer counts.
    pub figures: Vec<(Figure, u64)>,
    /// Số liệu kỳ trước khi giải trình: the figures of the earlier report that the check read then.
    pub previous: Vec<(Figure, u64)>,
}

impl Acknowledgement {
    /// Có lý do: whether a reason is given. One without a letter or digit says nothing.
    #[must_use]
    pub fn has_reason(&self) -> bool {
        self.reason.chars().any(is_alphanumeric)
    }
}

impl Report {
    /// Báo cáo trống: makes a report without any figure.
    #[must_use]
    pub fn new(area: AreaCode, period: Period) -> Self {
        Self {
            area,
            period,
            revision: 0,
            prepared_on: None,
            figures: Figures::default(),
            declared_level: None,
            acknowledged: Vec::new(),
            note: String::new(),
        }
    }

    /// Returns the report without its texts and days: what it counts, which is all that sums and levels are made of.
    pub(crate) fn counts_only(&self) -> Self {
        let counts = Self::new(self.area, self.period).with_figures(self.figures.clone()).with_revision(self.revision);
        Self { declared_level: self.declared_level, ..counts }
    }

    /// Sets the figures.
    #[must_use]
    pub fn with_figures(mut self, figures: Figures) -> Self {
        self.figures = figures;
        self
    }

    /// Sets the day on which the report was prepared.
    #[must_use]
    pub fn with_prepared_on(mut self, day: Date) -> Self {
        self.prepared_on = Some(day);
        self
    }

    /// Sets the level that the commune determined itself.
    #[must_use]
    pub fn with_declared_level(mut self, level: RiskLevel) -> Self {
        self.declared_level = Some(level);
        self
    }

    /// Sets the number of the correction: 0 for the first sending, then from 1.
    #[must_use]
    pub fn with_revision(mut self, revision: u32) -> Self {
        self.revision = revision;
        self
    }

    /// Sets the explanations of warnings and notices.
    #[must_use]
    pub fn with_acknowledged(mut self, acknowledged: Vec<Acknowledgement>) -> Self {
        self.acknowledged = acknowledged;
        self
    }

    /// Sets the note.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// Số xã có giá trị đúng: in how many of the communes a flag is true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FlagTally {
    /// In how many communes the flag is true.
    pub true_in: u64,
    /// In how many communes the flag is known.
    pub of: u64,
}

/// Số tính được từ các chỉ tiêu khác: sums over the communes that are no figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DerivedTotals {
    /// Tổ, thôn × tháng: residential groups × months, added up over the communes.
    pub group_months: Option<u64>,
    /// Số xã có tuyên truyền: the communes with at least one outreach activity (target 4).
    pub communes_with_outreach: Option<u64>,
    /// Giữ vững địa bàn không ma túy: of the units that were drug-free at the baseline, how many still are (target 2).
    pub still_drug_free: Option<Fraction>,
    /// Chuyển hóa địa bàn: of the units with people on record at the baseline, how many were transformed (target 3).
    pub transformed: Option<Fraction>,
}

/// Một phần trong tổng số xã: how many of the communes meet a condition, and of how many this is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fraction {
    /// How many communes meet the condition.
    pub numerator: u64,
    /// How many communes the condition is asked of.
    pub denominator: u64,
    /// Of how many of them it is not known.
    pub open: u64,
}

/// Các xã của địa bàn: how many communes an area has, how many have reported, and their levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommuneTally {
    /// Số xã phải báo cáo: how many communes should report.
    pub expected: u64,
    /// Số báo cáo đã nhận: how many communes have their report in the sums.
    pub received: u64,
    /// Số xã theo cấp độ: how many communes are of each level.
    pub levels: LevelCounts,
    /// Chưa xác định: how many communes have no determined level.
    pub undetermined: u64,
    /// Đã phê duyệt: how many of the levels are approved ones; the others are computed or declared.
    pub approved: u64,
}

/// Số liệu tổng hợp: the figures of an area above the commune (`kh302.totals/1`).
///
/// ```
/// use kh302::figures::CommuneTally;
/// use kh302::{Figures, Totals, judge};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let totals = Totals::new("46".parse()?, "2025".parse()?)
///     .with_figures(Figures { population: Some(1_300_000), ..Figures::default() })
///     .with_communes(CommuneTally { expected: 40, received: 40, ..CommuneTally::default() });
/// // Totals of two digits are those of a province, which has a status instead of a level.
/// assert!(judge(&totals).province.is_some());
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Totals {
    /// Địa bàn: the code of the district (three digits) or province (two digits).
    pub area: AreaCode,
    /// Kỳ báo cáo: the reporting period.
    pub period: Period,
    /// Ngày lập: the day on which the totals were prepared.
    pub prepared_on: Option<Date>,
    /// Các chỉ tiêu: the sums over the communes, and the figures and flags of the area itself.
    pub figures: Figures,
    /// Chỉ tiêu chưa đủ: the figures whose sum covers only some of the communes that reported, so that the true sum is at least as large.
    pub partial: FigureSet,
    /// Số tính được từ các chỉ tiêu khác: sums over the communes that are no figures.
    pub derived: DerivedTotals,
    /// Đã rà soát: in how many communes the yearly review was made.
    pub reviewed: Option<FlagTally>,
    /// Các xã: how many communes should report, have reported and have each level.
    pub communes: Option<CommuneTally>,
}

/// Báo cáo hoặc số liệu tổng hợp: a report or totals that somebody submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submission {
    /// Báo cáo: the report of a commune.
    Report(Report),
    /// Số liệu tổng hợp: the totals of an area above the commune.
    Totals(Totals),
}

impl Submission {
    /// Địa bàn: returns the code of the area.
    #[must_use]
    pub fn area(&self) -> AreaCode {
        match self {
            Self::Report(report) => report.area,
            Self::Totals(totals) => totals.area,
        }
    }

    /// Kỳ báo cáo: returns the period.
    #[must_use]
    pub fn period(&self) -> Period {
        match self {
            Self::Report(report) => report.period,
            Self::Totals(totals) => totals.period,
        }
    }

    /// Các chỉ tiêu: returns the figures.
    #[must_use]
    pub fn figures(&self) -> &Figures {
        match self {
            Self::Report(report) => &report.figures,
            Self::Totals(totals) => &totals.figures,
        }
    }

    /// Là báo cáo cấp xã: whether it is the report of a commune.
    #[must_use]
    pub const fn is_report(&self) -> bool {
        matches!(self, Self::Report(_))
    }

    /// Tổ, thôn × tháng: returns the residential groups of a report times the months of its period, or the number that totals carry;
    /// `None` where it is missing.
    #[must_use]
    pub fn group_months(&self) -> Option<u64> {
        match self {
            Self::Report(report) => report.figures.residential_groups?.checked_mul(u64::from(report.period.months())),
            Self::Totals(totals) => totals.derived.group_months,
        }
    }
}

impl From<Report> for Submission {
    fn from(report: Report) -> Self {
        Self::Report(report)
    }
}

impl From<Totals> for Submission {
    fn from(totals: Totals) -> Self {
        Self::Totals(totals)
    }
}

impl Totals {
    /// Số liệu tổng hợp trống: makes totals without any figure.
    #[must_use]
    pub fn new(area: AreaCode, period: Period) -> Self {
        let (figures, partial, derived) = (Figures::default(), FigureSet::EMPTY, DerivedTotals::default());
        Self { area, period, prepared_on: None, figures, partial, derived, reviewed: None, communes: None }
    }

    /// Sets the sums over the communes and the figures of the area itself.
    #[must_use]
    pub fn with_figures(mut self, figures: Figures) -> Self {
        self.figures = figures;
        self
    }

    /// Sets the day on which the totals were prepared.
    #[must_use]
    pub fn with_prepared_on(mut self, day: Date) -> Self {
        self.prepared_on = Some(day);
        self
    }

    /// Sets the figures whose sum covers only some of the communes that reported.
    #[must_use]
    pub fn with_partial(mut self, partial: FigureSet) -> Self {
        self.partial = partial;
        self
    }

    /// Sets the sums over the communes that are no figures.
    #[must_use]
    pub fn with_derived(mut self, derived: DerivedTotals) -> Self {
        self.derived = derived;
        self
    }

    /// Sets in how many communes the yearly review was made.
    #[must_use]
    pub fn with_reviewed(mut self, reviewed: FlagTally) -> Self {
        self.reviewed = Some(reviewed);
        self
    }

    /// Sets how many communes should report, have reported and have each level.
    #[must_use]
    pub fn with_communes(mut self, communes: CommuneTally) -> Self {
        self.communes = Some(communes);
        self
    }
}
