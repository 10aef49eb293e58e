//! Thời hạn: computes when a report is due, and whether it was in time.

use crate::base::{Text, ids, text};
use crate::calendar::{Date, Period, PeriodKind};
use crate::figures::AreaCode;
use crate::law::DEADLINES;
use crate::rules::{Due, Regime, Step};

ids! {
    /// Tình trạng thời hạn: whether a report meets its deadline.
    pub enum TimelinessStatus {
        /// Đúng hạn: in time.
        OnTime = "on_time",
        /// Quá hạn: late.
        Late = "late",
        /// Chưa đến hạn: not prepared yet, and not due yet.
        NotDueYet = "not_due_yet",
        /// Không có thời hạn: no deadline is on file for this period, regime and step.
        NoDeadline = "no_deadline",
        /// Chưa rõ: neither the day on which the report was prepared nor the current day is known.
        Unknown = "unknown",
    }
}

impl TimelinessStatus {
    /// Tên tình trạng: returns the name for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::OnTime => text!("Đúng hạn", "On time"),
            Self::Late => text!("Quá hạn", "Late"),
            Self::NotDueYet => text!("Chưa đến hạn", "Not due yet"),
            Self::NoDeadline => text!("Không có thời hạn", "No deadline"),
            Self::Unknown => text!("Chưa rõ ngày lập báo cáo", "The date of the report is not known"),
        }
    }
}

/// Chọn thời hạn: which deadline applies; by default that of the first text of [`crate::law::REGIMES`] at the level of the area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeadlineChoice<'a> {
    /// Văn bản: the text that sets the deadline.
    pub regime: Regime,
    /// Cấp gửi: the level that sends the report on; by default that of the area.
    pub step: Option<Step>,
    /// Ngày làm việc: the number of working days after the cut-off, for `nd09-2019`; 0 counts as 1.
    pub working_days: u32,
    /// Ngày nghỉ: the days off that the caller knows of, besides Saturdays and Sundays.
    pub holidays: &'a [Date],
}

/// Thời hạn: the deadline of a report, and whether the report meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeliness {
    /// Văn bản: the text that sets the deadline.
    pub regime: Regime,
    /// Cấp gửi: the level that sends the report on.
    pub step: Step,
    /// Ngày đến hạn: the last day on which the report is in time; `None` where no deadline is on file.
    pub due: Option<Date>,
    /// Tình trạng: whether the report meets the deadline.
    pub status: TimelinessStatus,
    /// Số ngày chậm: the number of days by which the report is late; 0 where it is not.
    pub days_late: i64,
    /// Số ngày còn lại: the number of days from today to the last day in time; `None` where the report is prepared, late or has no deadline,
    /// and where today is not known.
    pub days_left: Option<i64>,
}

/// Thời hạn: compares a report for `period`, prepared on a day or not yet prepared on the day `as_of`, with its deadline.
///
/// ```
/// use kh302::judge::{DeadlineChoice, TimelinessStatus, timeliness};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // Before day 16 of the last month: the 15th is in time.
/// let stands = timeliness("2025".parse()?, "19815".parse()?, Some("2025-12-17".parse()?), None, &DeadlineChoice::default());
/// assert_eq!(stands.due, Some("2025-12-15".parse()?));
/// assert_eq!((stands.status, stands.days_late), (TimelinessStatus::Late, 2));
/// # Ok(()) }
/// ```
#[must_use]
pub fn timeliness(
    period: Period,
    area: AreaCode,
    prepared_on: Option<Date>,
    as_of: Option<Date>,
    choice: &DeadlineChoice<'_>,
) -> Timeliness {
    let step = choice.step.unwrap_or(match area {
        area if area.is_commune() => Step::Commune,
        area if area.is_province() => Step::Province,
        _ => Step::District,
    });
    let due = due(period, step, choice);
    let (status, days_late) = match (due, prepared_on, as_of) {
        (None, ..) => (TimelinessStatus::NoDeadline, 0),
        (Some(due), Some(day), _) | (Some(due), None, Some(day)) if day > due => (TimelinessStatus::Late, day.days_since(due)),
        (Some(_), Some(_), _) => (TimelinessStatus::OnTime, 0),
        (Some(_), None, Some(_)) => (TimelinessStatus::NotDueYet, 0),
        (Some(_), None, None) => (TimelinessStatus::Unknown, 0),
    };
    let days_left = due.zip(as_of).filter(|_| status == TimelinessStatus::NotDueYet).map(|(due, today)| due.days_since(today));
    Timeliness { regime: choice.regime, step, due, status, days_late, days_left }
}

fn due(period: Period, step: Step, choice: &DeadlineChoice<'_>) -> Option<Date> {
    let close = period.last_day();
    let deadline = DEADLINES.iter().find(|deadline| {
        deadline.step == step && close.is_within(Some(deadline.from), deadline.until) && deadline.regime == choice.regime
    })?;
    if deadline.yearly && period.kind() != PeriodKind::Year {
        return None;
    }
    match deadline.due {
        Due::BeforeDay(day) => close.plus_days(i64::from(day).checked_sub(1)?.checked_sub(i64::from(close.day()))?),
        Due::WorkingDays => close.add_working_days(choice.working_days.max(1), choice.holidays),
    }
}
