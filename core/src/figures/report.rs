//! Báo cáo: a commune's report, and the totals of an area above it, as typed values.

use super::{Figure, FigureSet, Figures, LevelCounts, RiskLevel};
use crate::area::AreaCode;
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
    /// The commune.
    pub area: AreaCode,
    /// The reporting period.
    pub period: Period,
    /// 0 for the first sending, then one more with each correction.
    pub revision: u32,
    /// The day the report was prepared.
    pub prepared_on: Option<Date>,
    /// The counts and flags.
    pub figures: Figures,
    /// The level that the commune itself determined.
    pub declared_level: Option<RiskLevel>,
    /// Giải trình: warnings that the commune explained.
    pub acknowledged: Vec<Acknowledgement>,
    /// Ghi chú: free text about the area, never about a person.
    pub note: String,
}

/// Giải trình: why a warning or notice stands although the figures are right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acknowledgement {
    /// The code of the check.
    pub code: String,
    /// Where its finding stands: the id of a figure, or a pointer into the report.
    pub at: String,
    /// Why.
    pub reason: String,
    /// When it was given.
    pub on: Option<Date>,
    /// The figures that the check read then. The finding stands open again once one of them changes.
    pub figures: Vec<(Figure, u64)>,
    /// The figures of the earlier report that the check read then.
    pub previous: Vec<(Figure, u64)>,
}

impl Report {
    /// A report without any figure yet.
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

    /// The report with these figures.
    #[must_use]
    pub fn with_figures(mut self, figures: Figures) -> Self {
        self.figures = figures;
        self
    }

    /// The report with the day it was prepared.
    #[must_use]
    pub fn with_prepared_on(mut self, day: Date) -> Self {
        self.prepared_on = Some(day);
        self
    }

    /// The report with the level that the commune determined.
    #[must_use]
    pub fn with_declared_level(mut self, level: RiskLevel) -> Self {
        self.declared_level = Some(level);
        self
    }

    /// The report as its correction of this number, from 1.
    #[must_use]
    pub fn with_revision(mut self, revision: u32) -> Self {
        self.revision = revision;
        self
    }

    /// The report with warnings that the commune explained.
    #[must_use]
    pub fn with_acknowledged(mut self, acknowledged: Vec<Acknowledgement>) -> Self {
        self.acknowledged = acknowledged;
        self
    }

    /// The report with a note.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// "True in `true_in` of `of` communes."
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FlagTally {
    /// In how many communes it is true.
    pub true_in: u64,
    /// Of how many communes it is known.
    pub of: u64,
}

/// What totals carry beside the sums of figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DerivedTotals {
    /// Tổ, thôn × tháng: residential groups × months, added up over the communes.
    pub group_months: Option<u64>,
    /// Communes with at least one outreach activity (target 4).
    pub communes_with_outreach: Option<u64>,
    /// Units drug-free at the baseline, and how many of them still are (target 2).
    pub still_drug_free: Option<Fraction>,
    /// Units with people on record at the baseline, and how many of them were transformed (target 3).
    pub transformed: Option<Fraction>,
}

/// So many of so many, and for how many communes it is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fraction {
    /// How many are as they should be.
    pub numerator: u64,
    /// Of how many.
    pub denominator: u64,
    /// Communes of which it is not known.
    pub open: u64,
}

/// How many communes an area has and how they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommuneTally {
    /// Communes that should report.
    pub expected: u64,
    /// Communes whose report is in the sums.
    pub received: u64,
    /// Communes of each level.
    pub levels: LevelCounts,
    /// Communes whose level is not determined.
    pub undetermined: u64,
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
    /// The district (three digits) or province (two digits).
    pub area: AreaCode,
    /// The reporting period.
    pub period: Period,
    /// The day the totals were prepared.
    pub prepared_on: Option<Date>,
    /// The sums over the communes, and the province's own figures and flags.
    pub figures: Figures,
    /// Figures whose sum covers only some of the communes that reported: at least so many.
    pub partial: FigureSet,
    /// Sums that are no figure.
    pub derived: DerivedTotals,
    /// In how many communes the yearly review was made.
    pub reviewed: Option<FlagTally>,
    /// The communes.
    pub communes: Option<CommuneTally>,
}

/// Báo cáo hoặc số liệu tổng hợp, as given beside what is judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submission {
    /// A commune's report.
    Report(Report),
    /// The totals of an area above it.
    Totals(Totals),
}

impl Submission {
    /// The area.
    #[must_use]
    pub fn area(&self) -> AreaCode {
        match self {
            Self::Report(report) => report.area,
            Self::Totals(totals) => totals.area,
        }
    }

    /// The period.
    #[must_use]
    pub fn period(&self) -> Period {
        match self {
            Self::Report(report) => report.period,
            Self::Totals(totals) => totals.period,
        }
    }

    /// The figures.
    #[must_use]
    pub fn figures(&self) -> &Figures {
        match self {
            Self::Report(report) => &report.figures,
            Self::Totals(totals) => &totals.figures,
        }
    }

    /// Whether it is a commune's report.
    #[must_use]
    pub const fn is_report(&self) -> bool {
        matches!(self, Self::Report(_))
    }

    /// Tổ, thôn × tháng: of a report its residential groups times the months of its period; of totals what they carry.
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
    /// Totals without any figure yet.
    #[must_use]
    pub fn new(area: AreaCode, period: Period) -> Self {
        let (figures, partial, derived) = (Figures::default(), FigureSet::EMPTY, DerivedTotals::default());
        Self { area, period, prepared_on: None, figures, partial, derived, reviewed: None, communes: None }
    }

    /// The totals with these sums and figures of the area itself.
    #[must_use]
    pub fn with_figures(mut self, figures: Figures) -> Self {
        self.figures = figures;
        self
    }

    /// The totals with the day they were prepared.
    #[must_use]
    pub fn with_prepared_on(mut self, day: Date) -> Self {
        self.prepared_on = Some(day);
        self
    }

    /// The totals with the figures whose sum covers only some of the communes.
    #[must_use]
    pub fn with_partial(mut self, partial: FigureSet) -> Self {
        self.partial = partial;
        self
    }

    /// The totals with sums that are no figure.
    #[must_use]
    pub fn with_derived(mut self, derived: DerivedTotals) -> Self {
        self.derived = derived;
        self
    }

    /// The totals with the number of communes in which the yearly review was made.
    #[must_use]
    pub fn with_reviewed(mut self, reviewed: FlagTally) -> Self {
        self.reviewed = Some(reviewed);
        self
    }

    /// The totals with how the communes stand.
    #[must_use]
    pub fn with_communes(mut self, communes: CommuneTally) -> Self {
        self.communes = Some(communes);
        self
    }
}
