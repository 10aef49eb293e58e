//! Quy tắc kiểm tra: the checks that a report must pass.

use super::{Condition, Timeline};
use crate::base::{Citation, Text, ids, text};
use crate::calendar::{Date, Period, PeriodKind};
use crate::figures::{Figure, FigureSet, OverTime};

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
            Self::Error => text!("Cần sửa trước khi gửi", "Must be fixed before sending"),
            Self::Warning => text!("Cần kiểm tra lại", "Please check"),
            Self::Notice => text!("Lưu ý", "Note"),
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
    /// It must not have risen both by at least `by` and beyond `times` the earlier value, in a period of the same kind.
    NoJump {
        /// The difference from which a rise counts.
        by: i64,
        /// The multiple beyond which a rise counts.
        times: i64,
    },
    /// It must not have fallen to 0 from this number or more.
    NotToZero {
        /// The earlier value from which a fall to 0 counts.
        from: i64,
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
            Self::NoJump { .. } => "no_jump",
            Self::NotToZero { .. } => "not_to_zero",
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
    /// A stock opens as it closed in the period before.
    Opening {
        /// The opening stock of this report.
        now: Figure,
        /// The closing stock of the earlier report.
        before: Figure,
    },
    /// Each of some figures changed no more than it may since the period before.
    Earlier {
        /// The figures, each compared with the same figure of the earlier report.
        figures: FigureSet,
        /// How each of them may have changed.
        must: Change,
    },
    /// The flows of the report are not all those of the period before, unless all of them are 0.
    NotCopied,
    /// The declared level is at most one step from the level declared for the period before.
    DeclaredNearEarlier,
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
    /// The area does not meet both the conditions of a drug-free area and the criteria of a type.
    NotDrugFreeAndKey,
    /// Every reading of the criteria gives the same level.
    ReadingsAgree,
    /// The criteria that apply are completely on file.
    CriteriaComplete,
    /// The population is between two multiples of that in the table of units, where the table has one.
    PopulationOfTable {
        /// The lower multiple, as a fraction.
        low: (i64, i64),
        /// The upper multiple, as a fraction.
        high: (i64, i64),
    },
    /// The approved level is the computed level.
    ApprovedIsComputed,
    /// At least one count is above 0, apart from these figures.
    SomethingCounted {
        /// The figures that do not matter.
        except: FigureSet,
    },
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
    /// Whether the check applies to a period of a kind that closes on a day; `of_province` says whether the subject is the totals of a province.
    #[must_use]
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub fn to(&self, kind: PeriodKind, close: Date, of_province: bool) -> bool {
        (!self.yearly || kind == PeriodKind::Year) && (!self.province || of_province) && close.is_within(self.from, self.until)
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

ids! {
    /// Trường hợp nhẹ hơn: a case in which a check that failed is less serious.
    #[non_exhaustive]
    pub enum Case {
        /// Đặc khu: the commune is a special zone, which may have few or no residents.
        SpecialZone = "special_zone",
        /// Sáp nhập: the numbers compared belong to an area and to the units that merged into it.
        Merger = "merger",
        /// Có thể tính lặp: the months of the period may count the same person or case more than once.
        MayRepeat = "may_repeat",
        /// Được đếm ở nơi khác: units above the commune count cases that no commune reports.
        CountedElsewhere = "counted_elsewhere",
        /// Có thể là người: the text may name a person, but nothing in it identifies one for certain.
        PossiblyPersonal = "possibly_personal",
        /// Chỉ một tiêu chí: of the criteria of the types only the one that the set names is met.
        OneCriterion = "one_criterion",
    }
}

impl Case {
    /// Whether the report itself decides the case, and not a comparison with other reports.
    #[must_use]
    pub const fn is_of_report(self) -> bool {
        matches!(self, Self::SpecialZone | Self::PossiblyPersonal | Self::OneCriterion)
    }
}

/// Mức độ trong trường hợp nhẹ hơn: how serious a check is in a case that is less serious.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milder {
    /// The case.
    pub case: Case,
    /// The severity in that case.
    pub severity: Severity,
}

/// Mức độ của quy tắc: how serious a check is at first, on the days for which a later severity is set, and in the less serious case.
#[derive(Clone, Copy, Debug)]
pub struct Severities {
    /// The severity in every period for which `later` has none.
    pub first: ByLength,
    /// The severity in periods that end on a day of the timeline.
    pub later: Timeline<ByLength>,
    /// The case in which the check is less serious, where there is one.
    pub milder: Option<Milder>,
}

impl Severities {
    /// Returns how serious the check is in the report for a period.
    #[must_use]
    #[inline]
    pub fn on(&self, period: Period) -> Severity {
        let later = if self.later.is_empty() { None } else { self.later.on(period.last_day()) };
        later.copied().unwrap_or(self.first).in_a(period.kind())
    }

    /// Returns how serious the check is in the report for a period, `in_case` saying whether the less serious case is given.
    #[must_use]
    #[inline]
    pub fn in_case(&self, in_case: bool, period: Period) -> Severity {
        match self.milder {
            Some(milder) if in_case => self.on(period).max(milder.severity),
            _ => self.on(period),
        }
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
    use super::{Applies, ByLength, Case, Milder, Severities, Severity};
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
        let first = ByLength { month: Severity::Error, longer: Severity::Warning };
        let severities = Severities { first, later: LATER, milder: Some(Milder { case: Case::Merger, severity: Severity::Warning }) };
        let of = |id| severities.on(period(id));
        assert_eq!((of("2026-06"), of("2026-Q2")), (Severity::Error, Severity::Warning));
        assert_eq!((of("2026-07"), of("2026-Q3")), (Severity::Notice, Severity::Error));
        assert_eq!((of("2027-01"), of("2027-Q1")), (Severity::Error, Severity::Warning));
        // The less serious case never makes a check more serious.
        let in_case = |id| severities.in_case(true, period(id));
        assert_eq!((in_case("2026-06"), in_case("2026-07"), in_case("2026-Q3")), (Severity::Warning, Severity::Notice, Severity::Warning));
    }

    #[test]
    fn a_check_exists_between_its_days_only() {
        let (from, until) = (Some(Date::constant(2026, 2, 14)), Some(Date::constant(2026, 4, 14)));
        let applies = Applies { yearly: false, province: false, from, until };
        let to = |applies: Applies, id, of_province| applies.to(period(id).kind(), period(id).last_day(), of_province);
        assert_eq!(["2026-01", "2026-02", "2026-04", "2026-05"].map(|id| to(applies, id, false)), [false, true, true, false]);
        assert!(!to(Applies { province: true, ..applies }, "2026-03", false));
        assert!(!to(Applies { yearly: true, ..applies }, "2026-03", true));
    }
}
