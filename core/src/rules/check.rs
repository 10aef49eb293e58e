//! Quy tắc kiểm tra: what makes a report right or wrong.

use super::{Condition, Timeline};
use crate::base::{Citation, Text, ids};
use crate::calendar::{Date, Period, PeriodKind};
use crate::figures::{Figure, OverTime};

ids! {
    /// Mức độ của một phát hiện.
    pub enum Severity {
        /// Cần sửa trước khi gửi.
        Error = "error",
        /// Cần kiểm tra lại.
        Warning = "warning",
        /// Lưu ý.
        Notice = "notice",
    }
}

impl Severity {
    /// The words for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Error => Text::new("Cần sửa trước khi gửi", "Must be fixed before sending"),
            Self::Warning => Text::new("Cần kiểm tra lại", "Please check"),
            Self::Notice => Text::new("Lưu ý", "Note"),
        }
    }
}

/// How a figure may have changed since the period before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// Not at all.
    Equal,
    /// Between two multiples of what it was: `low.0·before ≤ low.1·now` and `high.1·now ≤ high.0·before`.
    Within {
        /// The lower multiple, as a fraction.
        low: (i64, i64),
        /// The upper multiple, as a fraction.
        high: (i64, i64),
    },
    /// Not at once by so many and to more than a multiple, up or down.
    NoLeap {
        /// By so many.
        by: i64,
        /// The multiple, as a fraction.
        over: (i64, i64),
    },
}

impl Change {
    /// The id in documents.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Within { .. } => "within",
            Self::NoLeap { .. } => "no_leap",
        }
    }
}

/// What a check looks at.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::large_enum_variant, reason = "checks are constants, never moved")]
#[non_exhaustive]
pub enum Test {
    /// Found while the document is read, not by the judge.
    Reading,
    /// The area's code is that of a commune; of totals, that of a district or province.
    AreaCode,
    /// Free text holds nothing that looks like personal data.
    NoPersonalData,
    /// Free text holds no control character but tab and line breaks.
    NoControlCharacter,
    /// Free text is not longer than [`crate::law::limits::LONGEST_TEXT`].
    ShortText,
    /// Free text is NFC.
    ComposedText,
    /// An acknowledgement names a check that can be acknowledged and a place that exists.
    ExplainsKnownChecks,
    /// A required figure is present.
    Present,
    /// A figure is within its bounds.
    WithinBounds,
    /// The condition must hold when the first one does (always, where there is none).
    Figures(Option<Condition<'static>>, Condition<'static>),
    /// A figure changed from the one of the period before as it may.
    Earlier {
        /// The figure of this report.
        now: Figure,
        /// The figure of the earlier one.
        before: Figure,
        /// How it may have changed.
        must: Change,
    },
    /// What is given as earlier is the report of this area for the period before.
    EarlierFits,
    /// What is given as parts lies inside the period and does not overlap.
    PartsFit,
    /// Each figure that combines so over time is what the parts say.
    PartsAgree(OverTime),
    /// The parts tile the period.
    PartsTile,
    /// Each count of an area's own totals is the sum over its communes.
    WholeIsSum,
    /// Every expected commune has reported.
    AllReported,
    /// No commune stands twice, none lies outside, all reports are for the period.
    CommunesFit,
    /// No predecessor was split between several units.
    WholePredecessors,
    /// A reviewed area declares its level.
    DeclaredWhenReviewed,
    /// The declared level is the computed one.
    DeclaredIsComputed,
    /// The area is not at once drug-free and of loại I or II.
    NotDrugFreeAndKey,
    /// Both readings give one level.
    ReadingsAgree,
    /// The criteria that apply are wholly on file.
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

/// To which periods a check applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applies {
    /// To years only.
    pub yearly: bool,
    /// To the totals of a province only.
    pub province: bool,
    /// To periods that end on this day or later.
    pub from: Option<Date>,
    /// To periods that end on this day or earlier.
    pub until: Option<Date>,
}

impl Applies {
    /// Whether a period is one of those, of the totals of a province or of another area.
    #[must_use]
    #[inline(always)]
    pub fn to(&self, period: Period, of_province: bool) -> bool {
        (!self.yearly || period.kind() == PeriodKind::Year)
            && (!self.province || of_province)
            && ((self.from.is_none() && self.until.is_none()) || period.last_day().is_within(self.from, self.until))
    }
}

/// How serious a check is in a month and in a longer period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByLength {
    /// In a month.
    pub month: Severity,
    /// In a longer period.
    pub longer: Severity,
}

/// How serious a check is: at first, and from later days on.
#[derive(Clone, Copy, Debug)]
pub struct Severities {
    /// For all periods for which no later day says otherwise.
    pub first: ByLength,
    /// For periods that end on the days of the timeline.
    pub later: Timeline<ByLength>,
}

impl Severities {
    /// How serious the check is in the report for a period.
    #[must_use]
    #[inline]
    pub fn on(&self, period: Period) -> Severity {
        let later = if self.later.is_empty() { None } else { self.later.on(period.last_day()) };
        later.copied().unwrap_or(self.first).in_a(period.kind())
    }
}

impl ByLength {
    /// How serious the check is in a period of this kind.
    #[must_use]
    #[inline]
    pub const fn in_a(self, kind: PeriodKind) -> Severity {
        if matches!(kind, PeriodKind::Month) { self.month } else { self.longer }
    }
}

/// One check.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Check {
    /// The stable code, never used again for another.
    pub code: &'static str,
    /// How serious it is.
    pub severity: Severities,
    /// To which periods it applies.
    pub applies: Applies,
    /// What it looks at.
    pub test: Test,
    /// The sentence of its finding. `{figure_id}` stands for that figure's value, `{label}` for the label of
    /// the figure it is shown at, `{place}` for that label without the moment, `{left}`, `{right}` and `{gap}` for the numbers compared.
    pub message: Text,
    /// The legal basis; empty where it follows from consistency alone.
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
