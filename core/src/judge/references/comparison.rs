//! So sánh: the outcomes of comparisons between the judged report and its reference reports.

use crate::area::{AreaCode, NotComparable, Unit, Units};
use crate::base::Truth;
use crate::calendar::{Date, Period};
use crate::figures::{Figure, RiskLevel, Submission, Tier};
use crate::rules::{Check, Severity};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::borrow::Borrow;

/// So sánh: a comparison that failed, or that missing figures leave undecided.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Comparison {
    /// Quy tắc: the check that makes the comparison.
    pub check: &'static Check,
    /// Mức độ: the severity of this comparison, which can be milder than that of its check, as across a merger or for some units.
    pub severity: Severity,
    /// Kết quả: `False` where it failed, `Unknown` where it is undecided.
    pub outcome: Truth,
    /// Vị trí: the place in the document at which it is shown.
    pub at: Place,
    /// Chỉ tiêu đối chiếu: the figure of the other report, where it is not the same figure.
    pub other_figure: Option<Figure>,
    /// Hai số: the number in this report and the number that it was compared with; `None` where one is missing.
    pub numbers: Option<(i64, i64)>,
    /// Lý do: why the comparison failed, where the cause is not a difference of numbers.
    pub reason: Option<Reason>,
}

/// Vị trí: the place in a document at which a comparison is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Place {
    /// Chỉ tiêu: a figure of the report.
    Figure(Figure),
    /// Cấp độ tự xác định: the declared level.
    DeclaredLevel,
    /// Kỳ báo cáo: the period of the report.
    Period,
    /// Báo cáo kỳ trước: the report of the period before with this index.
    Previous(usize),
    /// Báo cáo kỳ ngắn hơn: the part with this index.
    Part(usize),
    /// Báo cáo kỳ gốc: the baseline report with this index.
    Baseline(usize),
}

/// Lý do: why a reference report cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// Khác địa bàn: it is of the first area; the areas of the list are expected.
    OtherArea(AreaCode, Vec<AreaCode>),
    /// Trùng: there is another report of this area with the same number of correction and other figures.
    Twice(AreaCode, u32),
    /// Thiếu: the reports of these areas are missing.
    Missing(Vec<AreaCode>),
    /// Sai ngày cuối kỳ: it ends on the first day; it should end on the second.
    Ends(Date, Date),
    /// Ngoài kỳ: its period does not lie inside the period of the report.
    Outside(Period),
    /// Chồng kỳ: its period overlaps that of another part.
    Overlaps(Period),
    /// Khoảng trống: no part covers the days from the first to the second.
    Gap(Date, Date),
    /// Sai loại tài liệu: totals were given where a report is expected, or a report where totals are.
    OtherKind,
    /// Bị chia tách: these predecessors became part of more than one unit, by these acts.
    Split(Split),
    /// Tự xếp khác nhau: the level that was declared before, and the one that is declared now.
    Declared {
        /// The level declared for the period before.
        before: RiskLevel,
        /// The level declared now.
        now: RiskLevel,
    },
    /// Không phải kỳ trước: its period does not end before the period of the report begins.
    NotBefore(Period),
    /// Khác kỳ: it is of another period.
    OtherPeriod(Period),
    /// Ngoài địa bàn: its area does not lie inside the area of the totals.
    NotInside(AreaCode),
    /// Không có dữ liệu: the table of units has no predecessors of these units.
    NotOnFile(Vec<String>),
}

/// Bị chia tách: units that became part of more than one unit, so that nothing from before can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Các đơn vị: the codes and names of the units.
    pub units: Vec<String>,
    /// Các văn bản: the acts that divided them, as the table of units writes them.
    pub acts: Vec<String>,
}

impl Reason {
    /// Makes the reason that a report contradicts another one of its area.
    pub(in crate::judge) fn twice(submission: &Submission) -> Self {
        Self::Twice(submission.area(), if let Submission::Report(report) = submission { report.revision } else { 0 })
    }
}

impl Comparison {
    /// Whether it blocks the sending of the report.
    pub(in crate::judge) fn blocks(&self) -> bool {
        self.outcome == Truth::False && self.severity == Severity::Error
    }

    /// Makes a comparison that failed for a reason other than a difference of numbers.
    pub(in crate::judge) fn refused(check: &'static Check, period: Period, at: Place, reason: Reason) -> Self {
        Self {
            check,
            severity: check.severity.on(period),
            outcome: Truth::False,
            at,
            other_figure: None,
            numbers: None,
            reason: Some(reason),
        }
    }

    /// Makes a comparison that is undecided.
    pub(in crate::judge) fn open(check: &'static Check, period: Period, at: Place) -> Self {
        Self { check, severity: check.severity.on(period), outcome: Truth::Unknown, at, other_figure: None, numbers: None, reason: None }
    }

    /// Compares two numbers that should be equal; returns `None` where they are.
    pub(in crate::judge) fn equal(
        check: &'static Check,
        severity: Severity,
        figure: Figure,
        here: Option<u64>,
        there: Option<u64>,
    ) -> Option<Self> {
        let (outcome, numbers) = match (here, there) {
            (Some(here), Some(there)) if here == there => return None,
            (Some(here), Some(there)) => (Truth::False, Some((signed(here), signed(there)))),
            _ => (Truth::Unknown, None),
        };
        Some(Self { check, severity, outcome, at: Place::Figure(figure), other_figure: None, numbers, reason: None })
    }
}

/// Converts a figure; figures within their bounds are far below 2⁶³, so that the conversion never saturates.
pub(in crate::judge) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Returns the areas whose reports of an earlier day together are comparable with `area`; `area` alone where the table has no predecessors.
///
/// # Errors
/// The predecessors that were divided between several units.
pub(in crate::judge) fn predecessors(units: &Units<'_>, area: AreaCode, on: Date, earlier: Date) -> Result<Vec<AreaCode>, Split> {
    let Some(unit) = units.on(area, on).unit() else { return Ok([area].into()) };
    match unit.comparable_predecessors_on(earlier) {
        Ok(whole) => Ok(whole.iter().map(Unit::code).collect()),
        Err(NotComparable::Split(split)) => Err(Split::of(&split)),
        Err(_) => Ok([area].into()),
    }
}

impl Split {
    /// Collects the names of units that were divided, and the acts that the table names for it.
    pub(in crate::judge) fn of(units: &[Unit<'_>]) -> Self {
        let mut acts: Vec<String> = Vec::new();
        for act in units.iter().filter_map(Unit::act_end).flat_map(|acts| acts.split("; ")) {
            if !acts.iter().any(|known| known == act) {
                acts.push(act.into());
            }
        }
        Self { units: units.iter().map(ToString::to_string).collect(), acts }
    }
}

/// Adds up the values of a figure in several reports; `None` where it is missing in one of them.
pub(crate) fn added(reports: &[impl Borrow<Submission>], figure: Figure) -> Option<u64> {
    reports.iter().try_fold(0_u64, |sum, submission| sum.checked_add(whole_value(submission.borrow(), figure)?))
}

/// Returns the value of a figure if it covers the whole area; `None` for a sum over only some of the communes.
pub(in crate::judge) fn whole_value(submission: &Submission, figure: Figure) -> Option<u64> {
    if let Submission::Totals(totals) = submission {
        let missing = totals.communes.is_some_and(|communes| communes.received < communes.expected);
        if figure.definition().tier != Tier::Province && (missing || totals.partial.contains(figure)) {
            return None;
        }
    }
    submission.figures().value(figure).filter(|value| *value <= figure.definition().max)
}
