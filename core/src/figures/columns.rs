//! Các cột của bảng chỉ tiêu: what the table can say about a figure.

use crate::base::{Text, ids};

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
