//! Ngày: civil dates and their arithmetic.

use super::excerpt;
use crate::base::{InSentence, Locale, display_in_english, sort_by, text};
use alloc::{format, string::String, vec::Vec};
use chrono::{Datelike, Days, NaiveDate};
use core::num::NonZero;
use core::{fmt, str::FromStr};

/// Ngày: a civil date of the years 0001 to 9999, written `2025-12-14` (ISO 8601).
///
/// It has no time of day and no time zone: cut-offs and deadlines count whole days in Viet Nam.
///
/// ```
/// use kh302::calendar::Date;
///
/// let day: Date = "2025-12-14".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2025, 12, 14));
/// assert_eq!(day.next_day(), Some(Date::new(2025, 12, 15)?));
/// # Ok::<(), kh302::calendar::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, then four bits of the month, then five of the day: rules compare days far more often than they count them.
    packed: NonZero<u32>,
}

/// Ngày không hợp lệ: why a text or numbers are no [`Date`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateError {
    /// Sai cách viết: the text is not written as year, month, day.
    Form(String),
    /// Không có ngày này: the date is well written, but the calendar has no such day, or the year is out of range.
    NoSuchDay(String),
}

impl InSentence for DateError {
    fn put(&self, text: &mut String, locale: Locale) {
        let (sentence, raw) = match self {
            Self::Form(raw) => (
                text!(
                    "“{raw}” không phải một ngày có thật; đề nghị ghi năm, tháng, ngày như 2025-12-14",
                    "`{raw}` is not a date; write year, month and day as `2025-12-14`",
                ),
                raw,
            ),
            Self::NoSuchDay(raw) => (
                text!(
                    "“{raw}” không phải một ngày có thật; đề nghị ghi năm, tháng, ngày như 2025-12-14",
                    "`{raw}` is not a day of the calendar; \
                     years run from 0001 to 9999, months from 01 to 12, days from 01 to the month's last",
                ),
                raw,
            ),
        };
        sentence.with(&[("raw", raw)]).put(text, locale);
    }
}

display_in_english!(DateError);

impl core::error::Error for DateError {}

impl Date {
    /// Ngày theo năm, tháng, ngày: makes the date of a year, month and day.
    ///
    /// # Errors
    /// When the calendar has no such day, or the year is not between 1 and 9999.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, DateError> {
        NaiveDate::from_ymd_opt(year, month, day)
            .and_then(Self::of)
            .ok_or_else(|| DateError::NoSuchDay(format!("{year:04}-{month:02}-{day:02}")))
    }

    /// Ngày ghi trong văn bản: makes a date of the law, for constants only; elsewhere use [`Date::new`].
    ///
    /// ```
    /// use kh302::calendar::Date;
    ///
    /// /// Quyết định số 28/2025/QĐ-TTg takes effect.
    /// const IN_FORCE: Date = Date::constant(2025, 8, 24);
    /// assert_eq!(IN_FORCE.to_string(), "2025-08-24");
    /// ```
    ///
    /// A day that does not exist fails the build:
    ///
    /// ```compile_fail,E0080
    /// const NEVER: kh302::calendar::Date = kh302::calendar::Date::constant(2025, 2, 30);
    /// # let _ = NEVER;
    /// ```
    ///
    /// # Panics
    /// When there is no such day. In a constant this is a compile error, never a panic at run time.
    #[must_use]
    #[expect(clippy::panic, reason = "evaluated in constants, where it fails the build instead of the program")]
    pub const fn constant(year: i32, month: u32, day: u32) -> Self {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(_) if 1 <= year && year <= 9999 => Self::packed(year.unsigned_abs(), month, day),
            _ => panic!("the calendar has no such day"),
        }
    }

    /// Makes the date of a day that the calendar is known to have.
    #[inline]
    pub(super) const fn packed(year: u32, month: u32, day: u32) -> Self {
        match NonZero::new((year << 9) | (month << 5) | day) {
            Some(packed) => Self { packed },
            // Is never taken, because every day has a number; it only spares the callers an `Option`.
            None => Self { packed: NonZero::<u32>::MIN },
        }
    }

    /// Makes the date of a day of the calendar; `None` outside the years 1 to 9999.
    fn of(date: NaiveDate) -> Option<Self> {
        (1..=9999).contains(&date.year()).then(|| Self::packed(date.year().unsigned_abs(), date.month(), date.day()))
    }

    /// Returns the day of the calendar, which counts days and weeks.
    const fn in_calendar(self) -> NaiveDate {
        match NaiveDate::from_ymd_opt(self.year(), self.month(), self.day()) {
            Some(date) => date,
            // Is never taken, because a date is made of a day of the calendar.
            None => NaiveDate::MIN,
        }
    }

    /// Năm: returns the year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> i32 {
        (self.packed.get() >> 9).cast_signed()
    }

    /// Tháng: returns the month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.packed.get() >> 5 & 0b1111
    }

    /// Ngày trong tháng: returns the day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u32 {
        self.packed.get() & 0b1_1111
    }

    /// Returns a number below 2²³ that no other date has, never 0.
    #[cfg(feature = "unrolled")]
    #[inline]
    pub(crate) const fn as_number(self) -> u32 {
        self.packed.get()
    }

    /// Ngày hôm sau: returns the day after; `None` after 9999-12-31.
    #[must_use]
    pub fn next_day(self) -> Option<Self> {
        self.in_calendar().succ_opt().and_then(Self::of)
    }

    /// Ngày hôm trước: returns the day before; `None` before 0001-01-01.
    #[must_use]
    pub fn previous_day(self) -> Option<Self> {
        self.in_calendar().pred_opt().and_then(Self::of)
    }

    /// Cộng số ngày: returns the date `days` days later, or earlier for a negative number; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        // Takes a short path to a day of the same month that every month has, because most deadlines lie a few days after the close.
        if let Ok(day @ 1..=28) = u32::try_from(i64::from(self.day()).saturating_add(days)) {
            return Some(Self::packed(self.year().unsigned_abs(), self.month(), day));
        }
        let distance = Days::new(days.unsigned_abs());
        let date = if days < 0 { self.in_calendar().checked_sub_days(distance) } else { self.in_calendar().checked_add_days(distance) };
        date.and_then(Self::of)
    }

    /// Số ngày kể từ ngày khác: returns how many days this date is after `other`; negative where it is before.
    #[must_use]
    pub fn days_since(self, other: Self) -> i64 {
        self.in_calendar().signed_duration_since(other.in_calendar()).num_days()
    }

    /// Whether this date is before another; usable in constants.
    pub(crate) const fn is_before(self, other: Self) -> bool {
        self.packed.get() < other.packed.get()
    }

    /// Trong khoảng ngày: whether this date lies between a first and a last day, both included; `None` means no limit.
    #[must_use]
    #[inline]
    pub fn is_within(self, from: Option<Self>, to: Option<Self>) -> bool {
        from.is_none_or(|from| from <= self) && to.is_none_or(|to| self <= to)
    }

    /// Ngày trong tuần làm việc: whether it is a day from Monday to Friday.
    #[must_use]
    pub fn is_weekday(self) -> bool {
        self.in_calendar().weekday().num_days_from_monday() < 5
    }

    /// Cộng ngày làm việc: returns the `n`-th working day after this date; for 0 the date itself. `None` after 9999-12-31.
    ///
    /// Working days are Monday to Friday less `holidays`, which the caller supplies in any order, because they change every year. Some
    /// provinces set deadlines in working days: Nghị định số 09/2019/NĐ-CP leaves them the choice, and Khánh Hòa takes 2 working days
    /// after the cut-off.
    ///
    /// ```
    /// use kh302::calendar::Date;
    ///
    /// let friday = Date::new(2026, 8, 14)?;
    /// assert_eq!(friday.add_working_days(2, &[]), Some(Date::new(2026, 8, 18)?));
    /// assert_eq!(friday.add_working_days(2, &[Date::new(2026, 8, 17)?]), Some(Date::new(2026, 8, 19)?));
    /// # Ok::<(), kh302::calendar::DateError>(())
    /// ```
    #[inline(never)]
    #[must_use]
    pub fn add_working_days(self, n: u32, holidays: &[Self]) -> Option<Self> {
        if n == 0 {
            return Some(self);
        }
        let mut holidays: Vec<Self> = holidays.iter().copied().filter(|day| *day > self && day.is_weekday()).collect();
        sort_by(&mut holidays, Ord::cmp);
        holidays.dedup();
        // Counts every weekday as a working day, then adds one day for each holiday that was passed, until no more was passed.
        // Weeks are counted by multiplication, so that a huge `n` costs no more than a small one.
        let (mut day, mut missing) = (self, i64::from(n));
        while missing > 0 {
            let reached = day.add_weekdays(missing)?;
            let up_to = |day: Self| holidays.partition_point(|holiday| *holiday <= day);
            missing = i64::try_from(up_to(reached).checked_sub(up_to(day))?).ok()?;
            day = reached;
        }
        Some(day)
    }

    /// Returns the `n`-th weekday after this date, for `n` from 1.
    fn add_weekdays(self, n: i64) -> Option<Self> {
        // Numbers the days from 0 for Monday to 4 for Friday; a Saturday or Sunday counts as the Friday before.
        let today = i64::from(self.in_calendar().weekday().num_days_from_monday());
        let monday = self.plus_days(today.checked_neg()?)?;
        let weekdays = today.min(4).checked_add(n)?;
        let whole_weeks = weekdays.div_euclid(5).checked_mul(7)?;
        monday.plus_days(whole_weeks.checked_add(weekdays.rem_euclid(5))?)
    }

    /// Ngày tại Việt Nam: returns the date in Viet Nam (UTC+7 all year) at an instant, given in seconds since
    /// 1970-01-01T00:00Z; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn in_viet_nam(unix_seconds: i64) -> Option<Self> {
        const EPOCH: Date = Date::constant(1970, 1, 1);
        let days = unix_seconds.checked_add(7 * 3600)?.div_euclid(86_400);
        EPOCH.plus_days(days)
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Parses strictly: exactly the ten characters `YYYY-MM-DD`, ASCII digits only, nothing around them.
    #[inline]
    fn from_str(text: &str) -> Result<Self, DateError> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else {
            return Err(DateError::Form(excerpt(text)));
        };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u32, |sum, digit| {
                let digit = digit.is_ascii_digit().then(|| u32::from(digit.wrapping_sub(b'0')))?;
                sum.checked_mul(10)?.checked_add(digit)
            })
        };
        let (Some(year), Some(month), Some(day)) = (number(&[y1, y2, y3, y4]), number(&[m1, m2]), number(&[d1, d2])) else {
            return Err(DateError::Form(excerpt(text)));
        };
        i32::try_from(year).map_err(|_| DateError::Form(excerpt(text))).and_then(|year| Self::new(year, month, day))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Written::of(self.digits()).as_str())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Date {
    /// Returns the ten characters of the date. It avoids the slower formatting machinery, because documents hold many dates.
    fn digits(self) -> [u8; 10] {
        let year = self.year().unsigned_abs();
        // Divides numbers of one byte only, because that takes far less.
        let pair = |number: u32| {
            let number = u8::try_from(number).unwrap_or(0);
            [number.wrapping_div(10), number.wrapping_rem(10)].map(|digit| b'0'.wrapping_add(digit))
        };
        let ([y1, y2], [y3, y4]) = (pair(year.wrapping_div(100)), pair(year.wrapping_rem(100)));
        let ([m1, m2], [d1, d2]) = (pair(self.month()), pair(self.day()));
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2]
    }
}

/// The ten characters of a date and six spaces: the standard library checks sixteen aligned bytes at once for being text, and fewer one by one.
#[repr(align(16))]
struct Written([u8; 16]);

impl Written {
    const LEN: usize = 10;

    fn of(digits: [u8; Self::LEN]) -> Self {
        let mut written = [b' '; 16];
        if let Some(first) = written.first_chunk_mut() {
            *first = digits;
        }
        Self(written)
    }

    fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).ok().and_then(|text| text.get(..Self::LEN)).unwrap_or_default()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::base::json::serialize_plain(Written::of(self.digits()).as_str(), serializer)
    }
}

#[cfg(feature = "serde")]
crate::base::deserialize_as_text!(Date, "a date like `2025-12-14`");

/// Writes a date as people of the language do: 15/12/2025 in Vietnamese, 2025-12-15 in English.
impl InSentence for Date {
    fn put(&self, text: &mut String, locale: Locale) {
        let [y1, y2, y3, y4, _, m1, m2, _, d1, d2] = self.digits();
        let digits = match locale {
            Locale::Vi => [d1, d2, b'/', m1, m2, b'/', y1, y2, y3, y4],
            Locale::En => self.digits(),
        };
        text.push_str(Written::of(digits).as_str());
    }
}

#[cfg(test)]
mod tests {
    use super::Date;
    use chrono::{Datelike, Days, NaiveDate};

    #[test]
    fn every_day_of_the_calendar_is_a_date_in_its_order_and_counts_as_the_calendar_does() {
        let (mut before, mut days) = (None, 0_u16);
        let mut next = NaiveDate::from_ymd_opt(1, 1, 1);
        while let Some(day) = next.filter(|day| day.year() < 10_000) {
            let date = Date::of(day);
            assert!(date.map(Date::in_calendar) == Some(day) && before < date, "{day}");
            // Reaches other months and years, and the same month.
            days = if days < 800 { days + 1 } else { 0 };
            let later = day.checked_add_days(Days::new(days.into())).and_then(Date::of);
            let earlier = day.checked_sub_days(Days::new(days.into())).and_then(Date::of);
            let moved = |by| date.and_then(|date| date.plus_days(by));
            assert_eq!((moved(days.into()), moved(-i64::from(days))), (later, earlier), "{day} {days}");
            (before, next) = (date, day.succ_opt());
        }
        assert_eq!(before, Some(Date::constant(9999, 12, 31)));
    }
}
