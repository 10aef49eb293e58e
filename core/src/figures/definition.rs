//! Định nghĩa chỉ tiêu: what the table says about each figure.

use super::{FIGURES, Figure};
use crate::base::{Citation, Locale, Text, ids};
use crate::calendar::{Date, Period, PeriodKind};
use alloc::{borrow::Cow, format};

ids! {
    /// A part of the form.
    #[expect(missing_docs, reason = "each is explained by `title`")]
    #[non_exhaustive]
    pub enum Section {
        Area = "area",
        DrugDependent = "drug_dependent",
        DrugUsing = "drug_using",
        Aftercare = "aftercare",
        Released = "released",
        Places = "places",
        Plants = "plants",
        Outreach = "outreach",
        Crime = "crime",
        Province = "province",
    }
}

impl Section {
    /// The heading of the section in the form.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Self::Area => Text::new("Địa bàn", "Area"),
            Self::DrugDependent => Text::new("Người nghiện ma túy có hồ sơ quản lý", "People with drug dependence on record"),
            Self::DrugUsing => Text::new("Người sử dụng trái phép chất ma túy có hồ sơ quản lý", "People using drugs illicitly on record"),
            Self::Aftercare => Text::new(
                "Sau cai nghiện, hỗ trợ người có biểu hiện loạn thần",
                "After rehabilitation, support for people showing signs of psychosis",
            ),
            Self::Released => Text::new("Người chấp hành xong án phạt tù", "People released from prison"),
            Self::Places => Text::new("Điểm, tụ điểm về ma túy", "Drug places"),
            Self::Plants => Text::new("Cây có chứa chất ma túy", "Plants containing narcotic substances"),
            Self::Outreach => Text::new("Tuyên truyền, mô hình", "Outreach and models"),
            Self::Crime => Text::new("Tội phạm, vi phạm pháp luật về ma túy", "Drug crime and violations"),
            Self::Province => Text::new("Cấp tỉnh", "Province"),
        }
    }
}

ids! {
    /// What values a figure takes.
    pub enum Kind {
        /// A whole number.
        Count = "count",
        /// True or false, counted 1 or 0 in sums.
        Flag = "flag",
    }
}

ids! {
    /// What is counted.
    #[expect(missing_docs, reason = "the names say it")]
    #[non_exhaustive]
    pub enum Unit {
        Person = "person",
        Group = "group",
        YesNo = "yes/no",
        Place = "place",
        Case = "case",
        Plant = "plant",
        SquareMetre = "m2",
        Session = "session",
        GroupMonth = "group-month",
        Model = "model",
        Line = "line",
    }
}

impl Unit {
    /// Đơn vị tính: what people call it.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Person => Text::new("người", "people"),
            Self::Group => Text::new("tổ, thôn", "groups"),
            Self::YesNo => Text::new("đúng hoặc sai", "true or false"),
            Self::Place => Text::new("điểm", "places"),
            Self::Case => Text::new("vụ", "cases"),
            Self::Plant => Text::new("cây", "plants"),
            Self::SquareMetre => Text::new("m²", "m²"),
            Self::Session => Text::new("lần", "sessions"),
            Self::GroupMonth => Text::new("lượt tổ, thôn trong tháng", "group-months"),
            Self::Model => Text::new("mô hình", "models"),
            Self::Line => Text::new("đường dây", "lines"),
        }
    }
}

ids! {
    /// Who supplies a figure.
    pub enum Tier {
        /// Typed by the commune.
        Commune = "commune",
        /// Known to the province and given by the portal.
        Supplied = "supplied",
        /// Of the province alone; never asked of a commune.
        Province = "province",
    }
}

ids! {
    /// In which kinds of report a figure stands.
    pub enum Periods {
        /// In every report.
        All = "all",
        /// In yearly reports only.
        Year = "year",
    }
}

ids! {
    /// How the reports of the parts of a longer period combine.
    pub enum OverTime {
        /// Tồn đầu kỳ: the opening stock, that of the first part.
        First = "first",
        /// Tồn cuối kỳ: the closing stock, that of the last part.
        Last = "last",
        /// Phát sinh trong kỳ: a flow, added up.
        Sum = "sum",
    }
}

/// One row of the table of figures.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the columns of the table, explained in its header")]
#[non_exhaustive]
pub struct FigureDef {
    pub figure: Figure,
    pub section: Section,
    pub id: &'static str,
    pub kind: Kind,
    pub unit: Unit,
    pub min: u64,
    pub max: u64,
    pub tier: Tier,
    pub periods: Periods,
    pub over_time: OverTime,
    pub worse_when_higher: bool,
    pub sensitive: bool,
    pub counted_elsewhere: bool,
    pub may_repeat_over_time: bool,
    pub since: Option<Date>,
    pub until: Option<Date>,
    pub label: Text,
    pub definition: Text,
    pub basis: &'static [Citation],
}

impl FigureDef {
    /// Whether the figure belongs to a commune's report for a period.
    #[must_use]
    #[inline]
    pub fn belongs_to(&self, period: Period) -> bool {
        self.is_of_communes(period.kind()) && (!self.is_dated() || period.last_day().is_within(self.since, self.until))
    }

    /// Whether the figure belongs to a commune's reports for periods of this kind, on some days at least.
    #[must_use]
    #[inline]
    pub const fn is_of_communes(&self, kind: PeriodKind) -> bool {
        !matches!(self.tier, Tier::Province) && (matches!(self.periods, Periods::All) || matches!(kind, PeriodKind::Year))
    }

    /// Whether the figure stands in the reports of some days only.
    #[must_use]
    #[inline]
    pub const fn is_dated(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Figure {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl Figure {
    /// The row of the figure in the table.
    #[must_use]
    #[inline]
    pub fn definition(self) -> &'static FigureDef {
        #[expect(clippy::indexing_slicing, reason = "the table has one row for each variant, in order")]
        &FIGURES[self.index()]
    }

    /// The place of the figure in the table.
    #[must_use]
    #[expect(clippy::as_conversions, reason = "the discriminants of a `repr(u8)` enum")]
    #[inline]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Mã chỉ tiêu: the id of the figure, as it stands in documents.
    #[must_use]
    #[inline]
    pub fn id(self) -> &'static str {
        self.definition().id
    }

    /// The figure with this id, if there is one.
    ///
    /// ```
    /// assert_eq!(kh302::Figure::from_id("population"), Some(kh302::Figure::Population));
    /// ```
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        FIGURES.iter().find(|row| row.id == id).map(|row| row.figure)
    }

    /// Tên đầy đủ: the label of the figure, whole: one that begins with "…" is a part of the stock above it, and is named with it.
    ///
    /// ```
    /// use kh302::{Figure, Locale};
    /// let label = Figure::DrugUsingInCommunity.label(Locale::Vi);
    /// assert_eq!(label, "Người sử dụng trái phép chất ma túy có hồ sơ quản lý đang cư trú trên địa bàn");
    /// ```
    #[must_use]
    pub fn label(self, locale: Locale) -> Cow<'static, str> {
        let own = self.definition().label.get(locale);
        let Some(part) = own.strip_prefix('…') else { return own.into() };
        let above = FIGURES.iter().take(self.index()).rev().map(|row| row.label.get(locale)).find(|label| !label.starts_with('…'));
        match above {
            Some(stock) => format!("{}{part}", without_moment(stock)).into(),
            None => own.into(),
        }
    }
}

/// The name of a stock without the moment at which it is counted.
pub(crate) fn without_moment(label: &str) -> &str {
    let moments = [" – cuối kỳ", " – đầu kỳ", ", closing", ", opening"];
    moments.iter().find_map(|moment| label.strip_suffix(moment)).unwrap_or(label)
}

#[cfg(test)]
mod tests {
    use super::FigureDef;
    use crate::calendar::{Date, Period};
    use crate::figures::Figure;

    #[test]
    fn a_figure_belongs_to_the_periods_that_end_between_its_days() {
        let (since, until) = (Some(Date::constant(2027, 1, 14)), Some(Date::constant(2028, 12, 14)));
        let row = FigureDef { since, until, ..*Figure::Population.definition() };
        let belongs = ["2026-12", "2026", "2027-01", "2028", "2029-01"].map(|id| row.belongs_to(id.parse().unwrap_or(Period::STAND_IN)));
        assert_eq!(belongs, [false, false, true, true, false]);
        let yearly = FigureDef { since, ..*Figure::Reviewed.definition() };
        assert!(!yearly.belongs_to("2027-01".parse().unwrap_or(Period::STAND_IN)));
    }
}
