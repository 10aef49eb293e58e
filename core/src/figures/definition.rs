//! Định nghĩa chỉ tiêu: what the table says about each figure.

use super::{FIGURES, Figure};
use crate::base::{Citation, Text};
use crate::calendar::PeriodKind;

/// A part of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is explained by `title`")]
pub enum Section {
    Area,
    DrugDependent,
    DrugUsing,
    Aftercare,
    Released,
    Places,
    Plants,
    Outreach,
    Crime,
    Province,
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

    /// The id of the section in documents.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::DrugDependent => "drug_dependent",
            Self::DrugUsing => "drug_using",
            Self::Aftercare => "aftercare",
            Self::Released => "released",
            Self::Places => "places",
            Self::Plants => "plants",
            Self::Outreach => "outreach",
            Self::Crime => "crime",
            Self::Province => "province",
        }
    }
}

/// What values a figure takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Count,
    /// True or false, counted 1 or 0 in sums.
    Flag,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Person,
    Group,
    YesNo,
    Place,
    Case,
    Plant,
    SquareMetre,
    Session,
    GroupMonth,
    Model,
    Line,
}

impl Unit {
    /// The id of the unit in documents.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Group => "group",
            Self::YesNo => "yes/no",
            Self::Place => "place",
            Self::Case => "case",
            Self::Plant => "plant",
            Self::SquareMetre => "m2",
            Self::Session => "session",
            Self::GroupMonth => "group-month",
            Self::Model => "model",
            Self::Line => "line",
        }
    }
}

/// Who supplies a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Typed by the commune.
    Commune,
    /// Known to the province and given by the portal.
    Supplied,
    /// Of the province alone; never asked of a commune.
    Province,
}

/// In which kinds of report a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Periods {
    /// In every report.
    All,
    /// In yearly reports only.
    Year,
}

/// How the reports of the parts of a longer period combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverTime {
    /// Tồn đầu kỳ: the opening stock, that of the first part.
    First,
    /// Tồn cuối kỳ: the closing stock, that of the last part.
    Last,
    /// Phát sinh trong kỳ: a flow, added up.
    Sum,
}

/// One row of the table of figures.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the columns of the table, explained in its header")]
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
    pub label: Text,
    pub definition: &'static str,
    pub basis: &'static [Citation],
}

impl FigureDef {
    /// Whether the figure belongs to a commune's report for a period of this kind.
    #[must_use]
    pub fn belongs_to(&self, kind: PeriodKind) -> bool {
        self.tier != Tier::Province && (self.periods == Periods::All || kind == PeriodKind::Year)
    }
}

impl Figure {
    /// The row of the figure in the table.
    #[must_use]
    pub fn definition(self) -> &'static FigureDef {
        #[expect(clippy::indexing_slicing, reason = "the table has one row for each variant, in order")]
        &FIGURES[self.index()]
    }

    /// The place of the figure in the table.
    #[must_use]
    #[expect(clippy::as_conversions, reason = "the discriminants of a `repr(u8)` enum")]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Mã chỉ tiêu: the id of the figure, as it stands in documents.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.definition().id
    }

    /// The figure with this id, if there is one.
    ///
    /// ```
    /// assert_eq!(kh302::Figure::with_id("population"), Some(kh302::Figure::Population));
    /// ```
    #[must_use]
    pub fn with_id(id: &str) -> Option<Self> {
        FIGURES.iter().find(|row| row.id == id).map(|row| row.figure)
    }
}
