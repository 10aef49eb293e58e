//! Quy tắc kiểm tra: the checks that a report must pass.

use super::{Condition, Timeline};
use crate::base::{Citation, Text, ids};
use crate::calendar::{Date, Period, PeriodKind};
use crate::figures::{Figure, OverTime};

ids! {
    /// Mức độ của một phát hiện: how serious a finding is.
    pub enum Severity {
        /// Cần sửa trước khi gửi: it blocks sending.
        Error = "error",
        /// Cần kiểm tra lại: it is to be checked, and corrected or explained.
        Warning = "warning",
        /// Lưu ý: it is to be known.
        Notice = "notice",
    }
}

impl Severity {
    /// Tên mức độ: returns the name for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Error => Text::new("Cần sửa trước khi gửi", "Must be fixed before sending"),
            Self::Warning => Text::new("Cần kiểm tra lại", "Please check"),
            Self::Notice => Text::new("Lưu ý", "Note"),
        }
    }
}

/// Biến động được phép: how a figure may have changed since the period before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// It must not have changed.
    Equal,
    /// It must lie between two multiples of the earlier value: `low.0·before ≤ low.1·now` and `high.1·now ≤ high.0·before`.
    Within {
        /// The lower multiple, as a fraction.
        low: (i64, i64),
        /// The upper multiple, as a fraction.
        high: (i64, i64),
    },
    /// It must not have risen or fallen both by at least `by` and beyond a multiple.
    NoLeap {
        /// The difference from which a change counts.
        by: i64,
        /// The multiple beyond which a change counts, as a fraction.
        over: (i64, i64),
    },
}

impl Change {
    /// Mã: returns the id in documents.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Within { .. } => "within",
            Self::NoLeap { .. } => "no_leap",
        }
    }
}

/// Nội dung kiểm tra: what a check requires.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::large_enum_variant, reason = "checks are constants, never moved")]
#[non_exhaustive]
pub enum Test {
    /// The document can be read; the reader finds it, not the judge.
    Reading,
    /// The area of a report is a commune, which exists where the table of units covers it; the area of totals is a district or province.
    AreaCode,
    /// Free text contains nothing that looks like personal data.
    NoPersonalData,
    /// Free text contains no control characters except tabs and line breaks.
    NoControlCharacter,
    /// Free text is not longer than [`crate::law::limits::LONGEST_TEXT`].
    ShortText,
    /// Free text is in NFC.
    ComposedText,
    /// An explanation names a check that can be explained and a place that exists.
    ExplainsKnownChecks,
    /// A required figure is present.
    Present,
    /// A figure is within its bounds.
    WithinBounds,
    /// The second condition holds where the first one does; always where there is no first one.
    Figures(Option<Condition<'static>>, Condition<'static>),
    /// A figure changed no more than it may since the period before.
    Earlier {
        /// The figure of this report.
        now: Figure,
        /// The figure of the earlier report.
        before: Figure,
        /// How the figure may have changed.
        must: Change,
    },
    /// The reports given as earlier ones are those of this area, or of its predecessors, for the period before.
    EarlierFits,
    /// The reports given as parts are for periods inside this one that do not overlap.
    PartsFit,
    /// Each figure that combines in this way over time agrees with the parts.
    PartsAgree(OverTime),
    /// The parts cover the whole period.
    PartsTile,
    /// Each count in the totals that an area submitted is the sum over its communes.
    TotalsAreSums,
    /// Every expected commune has reported.
    AllReported,
    /// No commune is reported twice, none lies outside the area, and all reports are for the period.
    CommunesFit,
    /// No predecessor was split between several units.
    UnsplitPredecessors,
    /// A reviewed area declares its level.
    DeclaredWhenReviewed,
    /// The declared level is the computed level.
    DeclaredIsComputed,
    /// The area does not meet both the conditions of a drug-free area and the criteria of type I or II.
    NotDrugFreeAndKey,
    /// Both readings of Điều 4 give the same level.
    ReadingsAgree,
    /// The criteria that apply are completely on file.
    CriteriaComplete,
    /// The report was prepared by its deadline.
    PreparedInTime,
    /// The report was not prepared before the last day of its period.
    PreparedAfterClose,
    /// No legal change inside the periods compared changes the meaning of a figure.
    NoLegalChange,
    /// The report was not prepared after today.
    NotFromTheFuture,
}

/// Phạm vi áp dụng: the periods to which a check applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applies {
    /// The check applies to years only.
    pub yearly: bool,
    /// The check applies to the totals of a province only.
    pub province: bool,
    /// The check applies to periods that end on this day or later.
    pub from: Option<Date>,
    /// The check applies to periods that end on this day or earlier.
    pub until: Option<Date>,
}

impl Applies {
    /// Whether the check applies to a period; `of_province` says whether the subject is the totals of a province.
    #[must_use]
    #[inline(always)]
    pub fn to(&self, period: Period, of_province: bool) -> bool {
        (!self.yearly || period.kind() == PeriodKind::Year)
            && (!self.province || of_province)
            && ((self.from.is_none() && self.until.is_none()) || period.last_day().is_within(self.from, self.until))
    }
}

/// Mức độ theo độ dài kỳ: how serious a check is in a month and in a longer period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByLength {
    /// The severity in a month.
    pub month: Severity,
    /// The severity in a longer period.
    pub longer: Severity,
}

/// Mức độ theo thời gian: how serious a check is at first, and on the days for which a later severity is set.
#[derive(Clone, Copy, Debug)]
pub struct Severities {
    /// The severity in every period for which `later` has none.
    pub first: ByLength,
    /// The severity in periods that end on a day of the timeline.
    pub later: Timeline<ByLength>,
}

impl Severities {
    /// Returns how serious the check is in the report for a period.
    #[must_use]
    #[inline]
    pub fn on(&self, period: Period) -> Severity {
        let later = if self.later.is_empty() { None } else { self.later.on(period.last_day()) };
        later.copied().unwrap_or(self.first).in_a(period.kind())
    }
}

impl ByLength {
    /// Returns how serious the check is in a period of this kind.
    #[must_use]
    #[inline]
    pub const fn in_a(self, kind: PeriodKind) -> Severity {
        if matches!(kind, PeriodKind::Month) { self.month } else { self.longer }
    }
}

/// Quy tắc kiểm tra: one check.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Check {
    /// Mã quy tắc: the stable code, which is never used again for another check.
    pub code: &'static str,
    /// Mức độ: how serious it is.
    pub severity: Severities,
    /// Phạm vi: the periods to which it applies.
    pub applies: Applies,
    /// Nội dung: what it requires.
    pub test: Test,
    /// Câu thông báo: the sentence of its finding. `{figure_id}` stands for the value of that figure, `{label}` for the label of the
    /// figure at which it is shown, `{place}` for that label without the moment, `{left}`, `{right}` and `{gap}` for the numbers compared.
    pub message: Text,
    /// Căn cứ: the legal basis; empty where the check follows from consistency alone.
    pub basis: &'static [Citation],
}

#[cfg(test)]
mod tests {
    use super::{Applies, ByLength, Severities, Severity};
    use crate::calendar::{Date, Period};
    use crate::rules::{Span, Timeline};

    fn period(id: &str) -> Period {
        id.parse().unwrap_or(Period::STAND_IN)
    }

    #[test]
    fn a_severity_changes_with_the_first_period_that_ends_on_the_day() {
        const LATER: Timeline<ByLength> = Timeline::new(&[Span {
            from: Some(Date::constant(2026, 7, 14)),
            to: Some(Date::constant(2026, 12, 31)),
            value: ByLength { month: Severity::Notice, longer: Severity::Error },
        }]);
        let severities = Severities { first: ByLength { month: Severity::Error, longer: Severity::Warning }, later: LATER };
        let of = |id| severities.on(period(id));
        assert_eq!((of("2026-06"), of("2026-Q2")), (Severity::Error, Severity::Warning));
        assert_eq!((of("2026-07"), of("2026-Q3")), (Severity::Notice, Severity::Error));
        assert_eq!((of("2027-01"), of("2027-Q1")), (Severity::Error, Severity::Warning));
    }

    #[test]
    fn a_check_exists_between_its_days_only() {
        let (from, until) = (Some(Date::constant(2026, 2, 14)), Some(Date::constant(2026, 4, 14)));
        let applies = Applies { yearly: false, province: false, from, until };
        let exists = ["2026-01", "2026-02", "2026-04", "2026-05"].map(|id| applies.to(period(id), false));
        assert_eq!(exists, [false, true, true, false]);
        assert!(!Applies { province: true, ..applies }.to(period("2026-03"), false));
        assert!(!Applies { yearly: true, ..applies }.to(period("2026-03"), true));
    }
}
