//! So sánh: what is judged against what was given beside it.

use crate::area::{AreaCode, NotComparable, Unit, Units};
use crate::base::Truth;
use crate::calendar::{Date, Period};
use crate::figures::{Figure, Submission, Tier};
use crate::rules::{Check, Severity};
use alloc::string::String;
use alloc::vec::Vec;

/// One comparison that failed, or that missing figures leave open.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Comparison {
    /// The check.
    pub check: &'static Check,
    /// How serious it is here: some are milder across a merger, or for some units.
    pub severity: Severity,
    /// False where it failed, unknown where it is open.
    pub outcome: Truth,
    /// Where it is shown.
    pub at: Place,
    /// The figure of the other report that was compared, where that is another.
    pub beside: Option<Figure>,
    /// The number here and the number there; `None` where one is missing.
    pub numbers: Option<(i64, i64)>,
    /// Why, where it is not about numbers.
    pub reason: Option<Reason>,
}

/// Where a comparison is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Place {
    /// At a figure.
    Figure(Figure),
    /// At the period.
    Period,
    /// At an earlier report, by its place.
    Previous(usize),
    /// At a part, by its place.
    Part(usize),
    /// At a baseline report, by its place.
    Baseline(usize),
}

/// Why something that was given cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// It is of another area; these would be right.
    OtherArea(AreaCode, Vec<AreaCode>),
    /// It stands twice.
    Twice(AreaCode),
    /// Reports of these areas are missing beside it.
    Lacking(Vec<AreaCode>),
    /// It ends on a day; it should end on another.
    Ends(Date, Date),
    /// It does not lie inside the period.
    Outside(Period),
    /// It overlaps another part.
    Overlaps(Period),
    /// Nothing was given for the days from one to another.
    Gap(Date, Date),
    /// Totals where a report belongs, or a report where totals belong.
    OtherKind,
    /// These predecessors became part of more than one unit.
    Split(Vec<String>),
    /// Its period does not end before this one begins.
    NotBefore(Period),
    /// It is for another period.
    OtherPeriod(Period),
    /// It does not lie inside the area.
    NotInside(AreaCode),
    /// The table of units does not say what came before these.
    NotOnFile(Vec<String>),
}

impl Comparison {
    /// Whether it keeps the report from being sent.
    pub(in crate::judge) fn blocks(&self) -> bool {
        self.outcome == Truth::False && self.severity == Severity::Error
    }

    /// A comparison that failed for a reason that is no number.
    pub(in crate::judge) fn refused(check: &'static Check, period: Period, at: Place, reason: Reason) -> Self {
        Self { check, severity: check.severity.on(period), outcome: Truth::False, at, beside: None, numbers: None, reason: Some(reason) }
    }

    /// A comparison that cannot be made.
    pub(in crate::judge) fn open(check: &'static Check, period: Period, at: Place) -> Self {
        Self { check, severity: check.severity.on(period), outcome: Truth::Unknown, at, beside: None, numbers: None, reason: None }
    }

    /// Compares two numbers that should be equal; `None` where they are.
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
        Some(Self { check, severity, outcome, at: Place::Figure(figure), beside: None, numbers, reason: None })
    }
}

/// Figures within their bounds are far below 2⁶³.
pub(in crate::judge) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The areas whose reports of an earlier day, added up, are those of `area`; just itself where the table tells nothing.
///
/// # Errors
/// The names of the predecessors that were split between several units.
pub(in crate::judge) fn predecessors(units: &Units<'_>, area: AreaCode, on: Date, earlier: Date) -> Result<Vec<AreaCode>, Vec<String>> {
    let Some(unit) = units.on(area, on).unit() else { return Ok([area].into()) };
    match unit.comparable_predecessors_on(earlier) {
        Ok(whole) => Ok(whole.iter().map(Unit::code).collect()),
        Err(NotComparable::Split(split)) => Err(split.iter().map(|unit| alloc::format!("{unit}")).collect()),
        Err(_) => Ok([area].into()),
    }
}

/// The value of a figure in all of some reports together; missing where it is missing in one.
pub(crate) fn added(reports: &[&Submission], figure: Figure) -> Option<u64> {
    reports.iter().try_fold(0_u64, |sum, filed| sum.checked_add(whole_value(filed, figure)?))
}

/// The value of a figure, where it is that of the whole area: not where only some of the communes are in a sum.
pub(in crate::judge) fn whole_value(filed: &Submission, figure: Figure) -> Option<u64> {
    if let Submission::Totals(totals) = filed {
        let lacking = totals.communes.is_some_and(|communes| communes.received < communes.expected);
        if figure.definition().tier != Tier::Province && (lacking || totals.partial.contains(figure)) {
            return None;
        }
    }
    filed.figures().value(figure).filter(|value| *value <= figure.definition().max)
}
