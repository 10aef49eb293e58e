//! Kỳ báo cáo: reporting periods.
//!
//! Data run from the 15th to the 14th, both days included: Nghị định số 09/2019/NĐ-CP (month, quarter, half-year,
//! year), Quyết định số 28/2025/QĐ-TTg Điều 7 (year), Nghị định số 105/2021/NĐ-CP Điều 30, Điều 33 (half-year,
//! year). The nine months come from a provincial decision.
//!
//! | period | from | to |
//! |---|---|---|
//! | month M | 15 of month M−1 | 14 of month M |
//! | Q1, Q2, Q3, Q4 of N | 15/12/N−1, 15/3, 15/6, 15/9 | 14/3, 14/6, 14/9, 14/12 |
//! | H1, H2 | 15/12/N−1, 15/6 | 14/6, 14/12 |
//! | 9M | 15/12/N−1 | 14/9 |
//! | year | 15/12/N−1 | 14/12/N |

use super::{Date, excerpt};
use crate::base::{InSentence, Locale, Plain, Text, ids, in_words, text};
use alloc::{format, string::String};
use core::iter::FusedIterator;
use core::ops::RangeInclusive;
use core::{cmp::Ordering, fmt, str::FromStr};

ids! {
    /// Loại kỳ báo cáo: the kinds of reporting periods, in order from short to long.
    ///
    /// Month, quarter, half-year and year come from Nghị định số 09/2019/NĐ-CP, the nine months from a provincial decision.
    pub enum PeriodKind {
        /// Tháng: a month, as `2025-07`.
        Month = "month",
        /// Quý: a quarter, as `2025-Q3`.
        Quarter = "quarter",
        /// 6 tháng: a half-year, as `2025-H1`.
        Half = "half_year",
        /// 9 tháng đầu năm: the first nine months, as `2025-9M`.
        NineMonths = "nine_months",
        /// Năm: a year, as `2025`.
        Year = "year",
    }
}

impl PeriodKind {
    /// Số tháng: returns how many months a period of the kind has.
    #[must_use]
    pub const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::NineMonths => 9,
            Self::Year => 12,
        }
    }

    /// The name in both languages.
    const fn names(self) -> Text {
        match self {
            Self::Month => text!("tháng", "month"),
            Self::Quarter => text!("quý", "quarter"),
            Self::Half => text!("6 tháng", "half-year"),
            Self::NineMonths => text!("9 tháng đầu năm", "first nine months"),
            Self::Year => text!("năm", "year"),
        }
    }

    /// Tên tiếng Việt: returns the name in Vietnamese, such as "quý".
    #[must_use]
    pub const fn name_vi(self) -> &'static str {
        self.names().vi
    }

    /// Tên tiếng Anh: returns the name in English, such as "quarter".
    #[must_use]
    pub const fn name_en(self) -> &'static str {
        self.names().en
    }

    /// Tên: returns the name in one language.
    #[must_use]
    pub const fn name(self, locale: Locale) -> &'static str {
        self.names().get(locale)
    }

    /// Returns how many periods of the kind a year has.
    const fn in_a_year(self) -> u8 {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Half => 2,
            Self::NineMonths | Self::Year => 1,
        }
    }
}

/// The first and the last year that has periods.
const YEARS: RangeInclusive<u16> = 2000..=2100;

/// Kỳ báo cáo: a reporting period of the years 2000 to 2100, written `2025-07`, `2025-Q3`, `2025-H1`, `2025-9M` or `2025`.
///
/// Its data run from the 15th of the month before to the 14th of its last month, both days included (Nghị định số
/// 09/2019/NĐ-CP; Quyết định số 28/2025/QĐ-TTg Điều 7; Nghị định số 105/2021/NĐ-CP Điều 30, Điều 33). Periods are
/// ordered by their first day; of those that begin together the shorter comes first.
///
/// ```
/// use kh302::Period;
///
/// let quarter: Period = "2025-Q3".parse()?;
/// assert_eq!(quarter.first_day().to_string(), "2025-06-15");
/// assert_eq!(quarter.last_day().to_string(), "2025-09-14");
/// assert_eq!(quarter.name_vi(), "quý III năm 2025");
/// # Ok::<(), kh302::calendar::PeriodError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    year: u16,
    kind: PeriodKind,
    /// Its number among the periods of its kind in the year, from 1.
    number: u8,
}

/// Kỳ báo cáo không hợp lệ: why a text, numbers or a day give no [`Period`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PeriodError {
    /// Sai cách viết: the text is not one of the five forms, or the year has no such period.
    #[error(
        "`{0}` is not a reporting period; write a month as `2025-07` (01 to 12), a quarter as `2025-Q3` (Q1 to Q4), \
         a half-year as `2025-H1` or `2025-H2`, nine months as `2025-9M`, a year as `2025`"
    )]
    Form(String),
    /// Ngoài phạm vi: the period or the day lies outside the years 2000 to 2100.
    #[error("`{0}` is outside the reporting years 2000 to 2100, whose data run from 1999-12-15 to 2100-12-14")]
    OutOfRange(String),
    /// Sau 9 tháng đầu năm: the day lies in the fourth quarter, which no period of nine months contains.
    #[error("`{0}` is not within a period of nine months; those run from 15 December to 14 September")]
    AfterNineMonths(Date),
}

impl Period {
    /// The period of a report whose own period cannot be read, so that its figures can still be checked.
    #[cfg(any(feature = "serde", feature = "unrolled"))]
    pub(crate) const STAND_IN: Self = Self { year: 2000, kind: PeriodKind::Month, number: 2 };

    /// Kỳ thứ mấy trong năm: makes the period of a kind by its number in the year, from 1.
    ///
    /// # Errors
    /// When a year has no such period, or the year is not between 2000 and 2100.
    pub fn new(kind: PeriodKind, year: i32, number: u32) -> Result<Self, PeriodError> {
        let id = || format!("{}", Id { kind, year, number });
        let number = u8::try_from(number).ok().filter(|number| (1..=kind.in_a_year()).contains(number));
        let year = u16::try_from(year).ok().filter(|year| YEARS.contains(year));
        match (year, number) {
            (Some(year), Some(number)) => Ok(Self { year, kind, number }),
            (_, None) => Err(PeriodError::Form(id())),
            (None, Some(_)) => Err(PeriodError::OutOfRange(id())),
        }
    }

    /// Tháng: makes a month, 1 to 12; its data run from the 15th of the month before to its 14th.
    ///
    /// # Errors
    /// When a year has no such month, or the year is not between 2000 and 2100.
    pub fn month(year: i32, month: u32) -> Result<Self, PeriodError> {
        Self::new(PeriodKind::Month, year, month)
    }

    /// Quý: makes a quarter, 1 to 4; its data run from 15/12, 15/3, 15/6 or 15/9.
    ///
    /// # Errors
    /// When a year has no such quarter, or the year is not between 2000 and 2100.
    pub fn quarter(year: i32, quarter: u32) -> Result<Self, PeriodError> {
        Self::new(PeriodKind::Quarter, year, quarter)
    }

    /// 6 tháng: makes a half-year, 1 or 2; its data run from 15/12 or 15/6.
    ///
    /// # Errors
    /// When a year has no such half, or the year is not between 2000 and 2100.
    pub fn half(year: i32, half: u32) -> Result<Self, PeriodError> {
        Self::new(PeriodKind::Half, year, half)
    }

    /// 9 tháng đầu năm: makes the first nine months of a year; their data run from 15/12 to 14/9.
    ///
    /// # Errors
    /// When the year is not between 2000 and 2100.
    pub fn nine_months(year: i32) -> Result<Self, PeriodError> {
        Self::new(PeriodKind::NineMonths, year, 1)
    }

    /// Năm: makes a year; its data run from 15/12 of the year before to 14/12.
    ///
    /// # Errors
    /// When the year is not between 2000 and 2100.
    pub fn year(year: i32) -> Result<Self, PeriodError> {
        Self::new(PeriodKind::Year, year, 1)
    }

    /// Kỳ chứa một ngày: returns the period of a kind that contains a day. 20 December 2025 lies in `2026-01`, `2026-Q1`, `2026`.
    ///
    /// # Errors
    /// When the day is outside 1999-12-15 to 2100-12-14, or nine months are asked for and the day lies in the fourth quarter.
    pub fn holding(kind: PeriodKind, day: Date) -> Result<Self, PeriodError> {
        // Counts the months of the reporting year from 0; the 15th of a month begins the next one.
        let months = day.month().saturating_sub(u32::from(day.day() < 15));
        let (year, month) = if months < 12 { (day.year(), months) } else { (day.year().saturating_add(1), 0) };
        let number = month.div_euclid(kind.months()).saturating_add(1);
        Self::new(kind, year, number).map_err(|_| match u16::try_from(year) {
            Ok(year) if YEARS.contains(&year) => PeriodError::AfterNineMonths(day),
            _ => PeriodError::OutOfRange(format!("{day}")),
        })
    }

    /// Loại kỳ: returns its kind.
    #[must_use]
    pub const fn kind(self) -> PeriodKind {
        self.kind
    }

    /// Thuộc năm nào: returns the year it belongs to, which is the year of its last day ([`Period::year`] makes a period).
    #[must_use]
    pub fn in_year(self) -> i32 {
        i32::from(self.year)
    }

    /// Kỳ thứ mấy: returns its number among the periods of its kind in the year, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        u32::from(self.number)
    }

    /// Số tháng: returns how many months it has.
    #[must_use]
    pub const fn months(self) -> u32 {
        self.kind.months()
    }

    /// Returns a number that no other period has.
    #[cfg(feature = "unrolled")]
    #[inline]
    #[expect(clippy::as_conversions, reason = "the place of a kind")]
    pub(crate) const fn as_number(self) -> u32 {
        let [high, low] = self.year.to_be_bytes();
        u32::from_be_bytes([high, low, self.kind as u8, self.number])
    }

    /// Returns how many months of the year lie before it: 0 to 11, so that nothing here can overflow.
    fn months_before(self) -> u32 {
        self.number().wrapping_sub(1).wrapping_mul(self.months())
    }

    /// Returns the last of its months, 1 to 12.
    fn last_month(self) -> u32 {
        self.number().wrapping_mul(self.months())
    }

    /// Ngày bắt đầu: returns its first day, the 15th of the month before its first month.
    #[must_use]
    pub fn first_day(self) -> Date {
        match self.months_before() {
            0 => Date::packed(u32::from(self.year.wrapping_sub(1)), 12, 15),
            month => Date::packed(u32::from(self.year), month, 15),
        }
    }

    /// Ngày chốt số liệu: returns its last day, the 14th of its last month.
    #[must_use]
    pub fn last_day(self) -> Date {
        Date::packed(u32::from(self.year), self.last_month(), 14)
    }

    /// Số ngày: returns how many days it has, the first and the last included. March of a leap year has 29.
    #[must_use]
    pub fn days(self) -> i64 {
        self.last_day().days_since(self.first_day()).saturating_add(1)
    }

    /// Số ngày còn lại: returns how many days are left until the cut-off; 0 on the last day, negative after it.
    #[must_use]
    pub fn days_left(self, as_of: Date) -> i64 {
        self.last_day().days_since(as_of)
    }

    /// Có chứa một ngày: whether a day lies in it.
    #[must_use]
    pub fn contains_day(self, day: Date) -> bool {
        self.first_day() <= day && day <= self.last_day()
    }

    /// Có chứa một kỳ: whether another period lies entirely in it; a period contains itself.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.year == other.year && self.months_before() <= other.months_before() && other.last_month() <= self.last_month()
    }

    /// Kỳ sau: returns the next period of its kind; `None` for nine months, which do not follow each other, and after 2100.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let Self { year, kind, number } = self;
        match kind {
            PeriodKind::NineMonths => None,
            _ if number < kind.in_a_year() => Some(Self { number: number.checked_add(1)?, ..self }),
            _ => Some(Self { year: year.checked_add(1).filter(|year| YEARS.contains(year))?, number: 1, ..self }),
        }
    }

    /// Kỳ trước: returns the previous period of its kind; `None` for nine months, which do not follow each other, and before 2000.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        let Self { year, kind, number } = self;
        match kind {
            PeriodKind::NineMonths => None,
            _ if number > 1 => Some(Self { number: number.checked_sub(1)?, ..self }),
            _ => Some(Self { year: year.checked_sub(1).filter(|year| YEARS.contains(year))?, number: kind.in_a_year(), ..self }),
        }
    }

    /// Chia thành các kỳ ngắn hơn: returns the periods of a shorter kind that cover it, in order, without gap or overlap.
    ///
    /// `None` where that kind does not divide it: quarters divide a half-year, half-years do not divide nine months, and no period is
    /// divided by its own kind or a longer one.
    #[must_use]
    pub fn tiles(
        self,
        kind: PeriodKind,
    ) -> Option<impl ExactSizeIterator<Item = Self> + DoubleEndedIterator + FusedIterator + Clone + fmt::Debug> {
        if kind >= self.kind || !self.months().is_multiple_of(kind.months()) {
            return None;
        }
        let last = self.last_month().checked_div(kind.months())?;
        let before = self.months_before().checked_div(kind.months())?;
        let numbers = u8::try_from(before.checked_add(1)?).ok()?..=u8::try_from(last).ok()?;
        let year = self.year;
        Some(numbers.map(move |number| Self { year, kind, number }))
    }

    /// Các kỳ dài hơn: iterates over the longer periods that contain it, from short to long.
    pub fn around(self) -> impl DoubleEndedIterator<Item = Self> + FusedIterator + Clone + fmt::Debug {
        PeriodKind::ALL
            .into_iter()
            .filter(move |kind| *kind > self.kind)
            .filter_map(move |kind| Self::new(kind, self.in_year(), self.last_month().div_ceil(kind.months())).ok())
            .filter(move |longer| longer.contains(self))
    }

    /// Các kỳ giữa hai ngày: iterates over the periods of a kind that begin on or after `from` and end on or before `to`, in order.
    pub fn all_between(
        kind: PeriodKind,
        from: Date,
        to: Date,
    ) -> impl DoubleEndedIterator<Item = Self> + FusedIterator + Clone + fmt::Debug {
        let year = |day: Date| u16::try_from(day.year()).unwrap_or(u16::MAX);
        (year(from).max(*YEARS.start())..=year(to).min(*YEARS.end()))
            .flat_map(move |year| (1..=kind.in_a_year()).map(move |number| Self { year, kind, number }))
            .filter(move |period| from <= period.first_day() && period.last_day() <= to)
    }

    /// Tên tiếng Việt: returns the name in Vietnamese, such as "quý III năm 2025".
    #[must_use]
    pub fn name_vi(self) -> String {
        self.name(Locale::Vi)
    }

    /// Tên tiếng Anh: returns the name in English, such as "third quarter of 2025".
    #[must_use]
    pub fn name_en(self) -> String {
        self.name(Locale::En)
    }

    /// Tên: returns the name in one language.
    #[must_use]
    pub fn name(self, locale: Locale) -> String {
        in_words(&self, locale)
    }
}

impl Ord for Period {
    /// Orders by first day; of periods that begin together the shorter comes first.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |period: &Self| (period.year, period.months_before(), period.kind);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl InSentence for Period {
    fn put(&self, text: &mut String, locale: Locale) {
        let Self { year, kind, number } = *self;
        let name = match (kind, number) {
            (PeriodKind::Month, 1) => text!("tháng {number} năm {year}", "January {year}"),
            (PeriodKind::Month, 2) => text!("tháng {number} năm {year}", "February {year}"),
            (PeriodKind::Month, 3) => text!("tháng {number} năm {year}", "March {year}"),
            (PeriodKind::Month, 4) => text!("tháng {number} năm {year}", "April {year}"),
            (PeriodKind::Month, 5) => text!("tháng {number} năm {year}", "May {year}"),
            (PeriodKind::Month, 6) => text!("tháng {number} năm {year}", "June {year}"),
            (PeriodKind::Month, 7) => text!("tháng {number} năm {year}", "July {year}"),
            (PeriodKind::Month, 8) => text!("tháng {number} năm {year}", "August {year}"),
            (PeriodKind::Month, 9) => text!("tháng {number} năm {year}", "September {year}"),
            (PeriodKind::Month, 10) => text!("tháng {number} năm {year}", "October {year}"),
            (PeriodKind::Month, 11) => text!("tháng {number} năm {year}", "November {year}"),
            (PeriodKind::Month, _) => text!("tháng {number} năm {year}", "December {year}"),
            (PeriodKind::Quarter, 1) => text!("quý I năm {year}", "first quarter of {year}"),
            (PeriodKind::Quarter, 2) => text!("quý II năm {year}", "second quarter of {year}"),
            (PeriodKind::Quarter, 3) => text!("quý III năm {year}", "third quarter of {year}"),
            (PeriodKind::Quarter, _) => text!("quý IV năm {year}", "fourth quarter of {year}"),
            (PeriodKind::Half, 1) => text!("6 tháng đầu năm {year}", "first half of {year}"),
            (PeriodKind::Half, _) => text!("6 tháng cuối năm {year}", "second half of {year}"),
            (PeriodKind::NineMonths, _) => text!("9 tháng đầu năm {year}", "first nine months of {year}"),
            (PeriodKind::Year, _) => text!("năm {year}", "year {year}"),
        };
        name.with(&[("number", &i64::from(number)), ("year", &Plain(&year))]).put(text, locale);
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    /// Parses strictly: one of the five forms, ASCII only, nothing around it. A parsed period is displayed as it was written.
    #[inline]
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let form = || PeriodError::Form(excerpt(text));
        let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte.wrapping_sub(b'0')));
        let [y1, y2, y3, y4, rest @ ..] = text.as_bytes() else {
            return Err(form());
        };
        let year = [y1, y2, y3, y4].into_iter().try_fold(0_i32, |sum, byte| {
            let digit = i32::try_from(digit(*byte)?).ok()?;
            sum.checked_mul(10)?.checked_add(digit)
        });
        let named = match *rest {
            [] => Some((PeriodKind::Year, 1)),
            [b'-', b'9', b'M'] => Some((PeriodKind::NineMonths, 1)),
            [b'-', b'Q', number] => digit(number).map(|number| (PeriodKind::Quarter, number)),
            [b'-', b'H', number] => digit(number).map(|number| (PeriodKind::Half, number)),
            [b'-', tens, ones] => {
                digit(tens).zip(digit(ones)).and_then(|(tens, ones)| Some((PeriodKind::Month, tens.checked_mul(10)?.checked_add(ones)?)))
            }
            _ => None,
        };
        let (Some(year), Some((kind, number))) = (year, named) else {
            return Err(form());
        };
        Self::new(kind, year, number)
    }
}

/// The written form of a period, also of one that does not exist, so that an error can name what was asked for.
struct Id {
    kind: PeriodKind,
    year: i32,
    number: u32,
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, year, number } = self;
        match kind {
            PeriodKind::Month => write!(f, "{year:04}-{number:02}"),
            PeriodKind::Quarter => write!(f, "{year:04}-Q{number}"),
            PeriodKind::Half => write!(f, "{year:04}-H{number}"),
            PeriodKind::NineMonths => write!(f, "{year:04}-9M"),
            PeriodKind::Year => write!(f, "{year:04}"),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Id { kind: self.kind, year: self.in_year(), number: self.number() }.fmt(f)
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
crate::base::deserialize_as_text!(Period, "a reporting period like `2025-07`, `2025-Q3`, `2025-H1`, `2025-9M` or `2025`");
