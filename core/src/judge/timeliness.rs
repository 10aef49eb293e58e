//! Thời hạn: when a report is due, and whether it came in time.

use crate::calendar::{Date, Period};

/// Quy định về thời hạn báo cáo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Regime {
    /// Thông tư số 13/2022/TT-BCA: before day 16 (commune), 18 (district), 20 (province) of the period's last month.
    #[default]
    Tt13_2022,
}

/// How a report stands against its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelinessStatus {
    /// Đúng hạn.
    OnTime,
    /// Trễ hạn, by so many days.
    Late(i64),
    /// Chưa đến hạn: not prepared yet, and there is still time.
    NotDueYet,
    /// No deadline is on file for this period.
    NoDeadline,
}

impl TimelinessStatus {
    /// The id in documents.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::Late(_) => "late",
            Self::NotDueYet => "not_due_yet",
            Self::NoDeadline => "no_deadline",
        }
    }
}

/// The deadline of a report and how it stands against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeliness {
    /// The last day in time.
    pub due: Option<Date>,
    /// How the report stands.
    pub status: TimelinessStatus,
}

/// `tt13-2022` in force.
const FROM: Date = Date::constant(2022, 6, 15);

/// How a report of an area whose code has `digits` digits, prepared on that day, stands against its deadline.
///
/// Data close on the 14th; "trước ngày 16" is at the latest the 15th, "trước ngày 18" the 17th, "trước ngày 20" the 19th.
#[must_use]
pub fn timeliness(period: Period, digits: usize, prepared_on: Option<Date>, as_of: Option<Date>) -> Timeliness {
    let close = period.last_day();
    if close < FROM {
        return Timeliness { due: None, status: TimelinessStatus::NoDeadline };
    }
    let days_after = match digits {
        5 => 1,
        3 => 3,
        _ => 5,
    };
    let due = close.plus_days(days_after);
    let status = match (due, prepared_on.or(as_of)) {
        (Some(due), Some(day)) if day > due => TimelinessStatus::Late(day.days_since(due)),
        (Some(_), Some(_)) if prepared_on.is_some() => TimelinessStatus::OnTime,
        (Some(_), Some(_) | None) => TimelinessStatus::NotDueYet,
        (None, _) => TimelinessStatus::NoDeadline,
    };
    Timeliness { due, status }
}
