//! Dòng thời gian: values that hold one after the other, each from a first to a last day.

use crate::calendar::Date;

/// Khoảng thời gian: a value with the days on which it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<T> {
    /// Từ ngày: the first day; `None` where the value held from before everything on file.
    pub from: Option<Date>,
    /// Đến ngày: the last day; `None` where the value holds until the next one begins, or without an end where none follows.
    pub to: Option<Date>,
    /// Giá trị: the value that holds on these days.
    pub value: T,
}

impl<T> Span<T> {
    /// Makes a span whose value holds from a day until the next span begins.
    pub const fn from(day: Date, value: T) -> Self {
        Self { from: Some(day), to: None, value }
    }
}

/// Dòng thời gian: at most one value for each day.
///
/// A span without a last day ends on the day before the next one begins, so that the day of a change is written down once.
///
/// ```
/// use kh302::Date;
/// use kh302::rules::{Span, Timeline};
///
/// static RATE: Timeline<u32> = Timeline::new(&[
///     Span { from: None, to: Some(Date::constant(2024, 12, 31)), value: 8 },
///     Span::from(Date::constant(2025, 7, 1), 10),
///     Span::from(Date::constant(2026, 1, 1), 12),
/// ]);
/// let on = |day: &str| day.parse().ok().and_then(|day| RATE.on(day)).copied();
/// assert_eq!((on("2024-12-31"), on("2025-01-01"), on("2025-12-31"), on("2026-01-01")), (Some(8), None, Some(10), Some(12)));
/// ```
///
/// Spans that overlap, or that are not in order, do not compile:
///
/// ```compile_fail,E0080
/// use kh302::Date;
/// use kh302::rules::{Span, Timeline};
///
/// static RATE: Timeline<u32> = Timeline::new(&[
///     Span { from: None, to: Some(Date::constant(2025, 7, 1)), value: 8 },
///     Span::from(Date::constant(2025, 7, 1), 10),
/// ]);
/// # let _ = RATE.iter();
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Timeline<T: 'static>(&'static [Span<T>]);

impl<T> Timeline<T> {
    /// The timeline without a value.
    pub const EMPTY: Self = Self(&[]);

    /// Makes the timeline of these spans, for constants only.
    ///
    /// # Panics
    /// When a span ends before it begins, or when two spans overlap or are not in order. In a constant this is a compile error,
    /// never a panic at run time.
    #[must_use]
    #[expect(clippy::panic, reason = "evaluated in constants, where it fails the build instead of the program")]
    #[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
    pub const fn new(spans: &'static [Span<T>]) -> Self {
        let mut place = 0;
        while place < spans.len() {
            let span = &spans[place];
            if let (Some(from), Some(to)) = (span.from, span.to)
                && to.is_before(from)
            {
                panic!("a span ends before it begins");
            }
            if place > 0 {
                let before = &spans[place - 1];
                let Some(from) = span.from else { panic!("only the first span may lack a first day") };
                if let Some(earlier) = before.from
                    && !earlier.is_before(from)
                {
                    panic!("the spans are not in order");
                }
                if let Some(to) = before.to
                    && !to.is_before(from)
                {
                    panic!("two spans overlap");
                }
            }
            place += 1;
        }
        Self(spans)
    }

    /// Returns the spans as they are written, for constants.
    #[cfg(feature = "unrolled")]
    pub(crate) const fn spans(&self) -> &'static [Span<T>] {
        self.0
    }

    /// Returns the value that holds on a day, if there is one.
    #[must_use]
    #[inline]
    pub fn on(&self, day: Date) -> Option<&'static T> {
        // Takes the last span that has begun, unless it is over.
        let begun = self.0.iter().rev().find(|span| span.from.is_none_or(|from| from <= day))?;
        begun.to.is_none_or(|to| day <= to).then_some(&begun.value)
    }

    /// Iterates over the values in order, each with its first and its last day.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Span<&'static T>> + Clone {
        let spans = self.0;
        spans.iter().enumerate().map(move |(place, span)| {
            let next = spans.get(place.saturating_add(1)).and_then(|next| next.from);
            Span { from: span.from, to: span.to.or_else(|| next?.previous_day()), value: &span.value }
        })
    }

    /// Whether the timeline has no value.
    #[must_use]
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the value that begins last, for constants only.
    ///
    /// # Panics
    /// When there is none. In a constant this is a compile error, never a panic at run time.
    #[must_use]
    #[expect(clippy::panic, reason = "evaluated in constants, where it fails the build instead of the program")]
    pub const fn latest(&self) -> &'static T {
        match self.0 {
            [.., last] => &last.value,
            [] => panic!("a timeline without a value"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, Timeline};
    use crate::calendar::Date;
    use alloc::vec::Vec;

    const fn day(day: u32) -> Date {
        Date::constant(2026, 7, day)
    }

    static WITH_A_GAP: Timeline<char> = Timeline::new(&[
        Span { from: None, to: None, value: 'a' },
        Span { from: Some(day(10)), to: Some(day(12)), value: 'b' },
        Span::from(day(20), 'c'),
    ]);

    #[test]
    fn on_each_day_the_value_holds_whose_span_the_day_lies_in() {
        let on: Vec<_> = [1, 9, 10, 12, 13, 19, 20, 31].map(|number| WITH_A_GAP.on(day(number)).copied()).into();
        assert_eq!(on, [Some('a'), Some('a'), Some('b'), Some('b'), None, None, Some('c'), Some('c')]);
        assert_eq!(Timeline::<char>::EMPTY.on(day(1)), None);
    }

    #[test]
    fn a_span_without_a_last_day_ends_before_the_next_begins() {
        let days: Vec<_> = WITH_A_GAP.iter().map(|span| (span.from, span.to, *span.value)).collect();
        assert_eq!(days, [(None, Some(day(9)), 'a'), (Some(day(10)), Some(day(12)), 'b'), (Some(day(20)), None, 'c')]);
        assert_eq!(*WITH_A_GAP.latest(), 'c');
        assert!(Timeline::<char>::EMPTY.is_empty() && !WITH_A_GAP.is_empty());
    }
}
