//! Ngày và kỳ báo cáo: dates as three numbers, periods by the table of the texts, and deadlines.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Ngày: year, month and day; tuples sort in the order of dates.
pub type Date = (i32, u32, u32);

/// The day on which Quyết định số 3122/2010/QĐ-BCA came into force.
pub const QD3122: Date = (2010, 8, 9);
/// The day on which Quyết định số 28/2025/QĐ-TTg came into force.
pub const QD28: Date = (2025, 8, 24);
/// The day on which Kế hoạch số 302/KH-UBND was launched.
pub const KH302: Date = (2023, 10, 6);
/// The day on which Nghị định số 09/2019/NĐ-CP came into force.
pub const ND09: Date = (2019, 3, 12);
/// The day on which Thông tư số 13/2022/TT-BCA came into force.
pub const TT13: Date = (2022, 6, 15);
/// The day on which Luật Phòng, chống ma túy số 73/2021/QH14 came into force.
pub const LAW73: Date = (2022, 1, 1);
/// The day from which Luật số 86/2025/QH15 changes which use of drugs is a crime.
pub const LAW86: Date = (2025, 7, 1);
/// The day from which Luật số 120/2025/QH15 changes which people are on record.
pub const LAW120: Date = (2026, 7, 1);

fn days_in_year(year: i32) -> u32 {
    if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 { 366 } else { 365 }
}

/// Returns the number of days of a month.
#[must_use]
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => days_in_year(year) - 337,
        _ => 31,
    }
}

/// Returns the next day.
#[must_use]
pub fn day_after((year, month, day): Date) -> Date {
    if day < days_in_month(year, month) {
        (year, month, day + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

/// Returns the previous day.
#[must_use]
pub fn day_before((year, month, day): Date) -> Date {
    if day > 1 {
        (year, month, day - 1)
    } else if month > 1 {
        (year, month - 1, days_in_month(year, month - 1))
    } else {
        (year - 1, 12, 31)
    }
}

/// Returns how many days `to` is after `from`.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    count(to) - count(from)
}

/// Counts the days since the last day of 1989, year by year.
fn count((year, month, day): Date) -> i64 {
    assert!(year >= 1990, "the reading counts from 1990");
    let years: u32 = (1990..year).map(days_in_year).sum();
    let months: u32 = (1..month).map(|month| days_in_month(year, month)).sum();
    i64::from(years + months + day)
}

/// Whether the day is a Saturday or a Sunday, counted from Monday, 1 January 1990.
#[must_use]
pub fn is_weekend(day: Date) -> bool {
    (count(day) - 1) % 7 >= 5
}

/// Returns the n-th working day after a day.
#[must_use]
pub fn working_day(after: Date, n: u32, holidays: &BTreeSet<Date>) -> Date {
    let mut day = after;
    let mut left = n;
    while left > 0 {
        day = day_after(day);
        if !is_weekend(day) && !holidays.contains(&day) {
            left -= 1;
        }
    }
    day
}

/// Loại kỳ báo cáo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Kind {
    Month,
    Quarter,
    Half,
    NineMonths,
    Year,
}

/// Kỳ báo cáo: a kind of period and its number in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Period {
    pub year: i32,
    pub kind: Kind,
    pub number: u32,
}

impl Period {
    /// Returns every period of a year, from short to long.
    pub fn of_year(year: i32) -> impl Iterator<Item = Self> {
        let months = (1..=12).map(|number| (Kind::Month, number));
        let quarters = (1..=4).map(|number| (Kind::Quarter, number));
        let halves = (1..=2).map(|number| (Kind::Half, number));
        let longer = [(Kind::NineMonths, 1), (Kind::Year, 1)];
        months.chain(quarters).chain(halves).chain(longer).map(move |(kind, number)| Self { year, kind, number })
    }

    /// Returns the number of months.
    #[must_use]
    pub fn months(self) -> u32 {
        match self.kind {
            Kind::Month => 1,
            Kind::Quarter => 3,
            Kind::Half => 6,
            Kind::NineMonths => 9,
            Kind::Year => 12,
        }
    }

    /// Returns the month in which the period ends.
    #[must_use]
    pub fn last_month(self) -> u32 {
        match (self.kind, self.number) {
            (Kind::Month, month) => month,
            (Kind::Quarter, 1) => 3,
            (Kind::Quarter, 2) | (Kind::Half, 1) => 6,
            (Kind::Quarter, 3) | (Kind::NineMonths, _) => 9,
            _ => 12,
        }
    }

    /// Returns the first day, the 15th of a month.
    #[must_use]
    pub fn first_day(self) -> Date {
        let (before, year) = (self.year - 1, self.year);
        match (self.kind, self.number) {
            (Kind::Month | Kind::Quarter | Kind::Half, 1) | (Kind::NineMonths | Kind::Year, _) => (before, 12, 15),
            (Kind::Month, month) => (year, month - 1, 15),
            (Kind::Quarter, 2) => (year, 3, 15),
            (Kind::Quarter, 3) | (Kind::Half, _) => (year, 6, 15),
            (Kind::Quarter, _) => (year, 9, 15),
        }
    }

    /// Returns the last day, the 14th of a month.
    #[must_use]
    pub fn last_day(self) -> Date {
        (self.year, self.last_month(), 14)
    }

    /// Returns the name in documents.
    #[must_use]
    pub fn name(self) -> String {
        let Self { year, kind, number } = self;
        match kind {
            Kind::Month => format!("{year}-{number:02}"),
            Kind::Quarter => format!("{year}-Q{number}"),
            Kind::Half => format!("{year}-H{number}"),
            Kind::NineMonths => format!("{year}-9M"),
            Kind::Year => year.to_string(),
        }
    }

    /// Returns the periods of a kind that together make up this one; none where they do not fit.
    #[must_use]
    pub fn tiles(self, kind: Kind) -> Vec<Self> {
        let inside: Vec<Self> = Self::of_year(self.year)
            .filter(|tile| {
                tile.kind == kind && kind < self.kind && tile.first_day() >= self.first_day() && tile.last_day() <= self.last_day()
            })
            .collect();
        if inside.iter().map(|tile| tile.months()).sum::<u32>() == self.months() { inside } else { Vec::new() }
    }

    /// Returns the period of a kind that contains a day.
    #[must_use]
    pub fn holding(kind: Kind, day: Date) -> Option<Self> {
        (day.0..=day.0 + 1)
            .flat_map(Self::of_year)
            .find(|period| period.kind == kind && period.first_day() <= day && day <= period.last_day())
    }
}

/// Chế độ báo cáo: the text that sets the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regime {
    /// Thông tư số 13/2022/TT-BCA.
    Tt13,
    /// Quyết định số 28/2025/QĐ-TTg Điều 7.
    Qd28,
    /// Nghị định số 09/2019/NĐ-CP: a number of working days after the cut-off.
    Nd09 {
        /// The number of working days, at least one.
        working_days: u32,
    },
}

/// Khâu báo cáo: the authority that sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Step {
    Commune,
    District,
    Province,
    Ministry,
}

impl Step {
    /// Returns the step of an area, by the number of digits of its code.
    #[must_use]
    pub fn of_area(digits: usize) -> Self {
        match digits {
            2 => Self::Province,
            3 => Self::District,
            _ => Self::Commune,
        }
    }
}

/// Returns the last day in time, where there is a deadline.
#[must_use]
pub fn deadline(period: Period, regime: Regime, step: Step, holidays: &BTreeSet<Date>) -> Option<Date> {
    let close = period.last_day();
    match regime {
        // Reads "trước ngày 16" as the 15th at the latest.
        Regime::Tt13 if close >= TT13 => {
            let before = match step {
                Step::Commune => 16,
                Step::District => 18,
                Step::Province => 20,
                Step::Ministry => 24,
            };
            Some((period.year, period.last_month(), before - 1))
        }
        Regime::Qd28 if close >= QD28 && period.kind == Kind::Year => match step {
            Step::Province => Some((period.year, 12, 19)),
            Step::Ministry => Some((period.year, 12, 29)),
            Step::Commune | Step::District => None,
        },
        Regime::Nd09 { working_days } if close >= ND09 => Some(working_day(close, working_days.max(1), holidays)),
        _ => None,
    }
}

/// Đúng hạn hay chậm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Timeliness {
    OnTime,
    Late(i64),
    NotDueYet,
    NoDeadline,
    /// Neither the day of the report nor the current day is known.
    Unknown,
}

/// Decides whether a report is in time. One that is not prepared yet is compared by the current day, where that is known.
#[must_use]
pub fn timeliness(
    period: Period,
    regime: Regime,
    step: Step,
    holidays: &BTreeSet<Date>,
    prepared_on: Option<Date>,
    as_of: Option<Date>,
) -> Timeliness {
    let Some(due) = deadline(period, regime, step, holidays) else { return Timeliness::NoDeadline };
    match (prepared_on, as_of) {
        (Some(prepared), _) if prepared <= due => Timeliness::OnTime,
        (Some(prepared), _) => Timeliness::Late(days_between(due, prepared)),
        (None, Some(today)) if today.cmp(&due) == Ordering::Greater => Timeliness::Late(days_between(due, today)),
        (None, Some(_)) => Timeliness::NotDueYet,
        (None, None) => Timeliness::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Period, Regime, Step, Timeliness, timeliness};
    use std::collections::BTreeSet;

    #[test]
    fn a_report_is_on_time_late_or_not_due_yet() {
        let year = Period { year: 2025, kind: Kind::Year, number: 1 };
        let on = |regime, step, prepared_on, as_of| timeliness(year, regime, step, &BTreeSet::new(), prepared_on, as_of);
        assert_eq!(on(Regime::Tt13, Step::Commune, Some((2025, 12, 15)), None), Timeliness::OnTime);
        assert_eq!(on(Regime::Tt13, Step::Commune, Some((2026, 1, 2)), None), Timeliness::Late(18));
        assert_eq!(on(Regime::Qd28, Step::Province, None, Some((2025, 12, 19))), Timeliness::NotDueYet);
        assert_eq!(on(Regime::Qd28, Step::Province, None, Some((2025, 12, 20))), Timeliness::Late(1));
        assert_eq!(on(Regime::Qd28, Step::District, None, Some((2025, 12, 20))), Timeliness::NoDeadline);
        // The 14th is a Sunday, so three working days later it is Wednesday.
        let nd09 = Regime::Nd09 { working_days: 3 };
        assert_eq!(on(nd09, Step::Commune, Some((2025, 12, 17)), None), Timeliness::OnTime);
        assert_eq!(on(nd09, Step::Commune, Some((2025, 12, 18)), None), Timeliness::Late(1));
    }
}
