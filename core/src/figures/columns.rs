//! Các cột của bảng chỉ tiêu: the values that the columns of the table of figures can have.

use crate::base::{Noun, Text, ids, text};

ids! {
    /// Phần của biểu: a section of the form.
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
    /// Tên phần: returns the heading of the section in the form.
    #[must_use]
    pub const fn title(self) -> Text {
        match self {
            Self::Area => text!("Địa bàn", "Area"),
            Self::DrugDependent => text!("Người nghiện ma túy có hồ sơ quản lý", "People with drug dependence on record"),
            Self::DrugUsing => text!("Người sử dụng trái phép chất ma túy có hồ sơ quản lý", "People using drugs illicitly on record"),
            Self::Aftercare => text!(
                "Sau cai nghiện, hỗ trợ người có biểu hiện loạn thần",
                "After rehabilitation, support for people showing signs of psychosis",
            ),
            Self::Released => text!("Người chấp hành xong án phạt tù", "People released from prison"),
            Self::Places => text!("Điểm, tụ điểm về ma túy", "Drug places"),
            Self::Plants => text!("Cây có chứa chất ma túy", "Plants containing narcotic substances"),
            Self::Outreach => text!("Tuyên truyền, mô hình", "Outreach and models"),
            Self::Crime => text!("Tội phạm, vi phạm pháp luật về ma túy", "Drug crime and violations"),
            Self::Province => text!("Cấp tỉnh", "Province"),
        }
    }
}

ids! {
    /// Kiểu giá trị: which values a figure takes.
    pub enum Kind {
        /// Số đếm: a whole number from 0.
        Count = "count",
        /// Có hoặc không: true or false, which counts 1 or 0 in sums.
        Flag = "flag",
    }
}

ids! {
    /// Đơn vị tính: the unit in which a figure is counted.
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
    /// Danh từ chỉ đơn vị: returns the noun that stands behind a number of the unit.
    #[must_use]
    pub const fn noun(self) -> Noun {
        let (vi, one, many) = match self {
            Self::Person => ("người", "person", "people"),
            Self::Group => ("tổ, thôn", "group", "groups"),
            Self::YesNo => ("Có hoặc Không", "Yes or No", "Yes or No"),
            Self::Place => ("điểm", "place", "places"),
            Self::Case => ("vụ", "case", "cases"),
            Self::Plant => ("cây", "plant", "plants"),
            Self::SquareMetre => ("m²", "m²", "m²"),
            Self::Session => ("lần", "session", "sessions"),
            Self::GroupMonth => ("lượt tổ, thôn trong tháng", "group-month", "group-months"),
            Self::Model => ("mô hình", "model", "models"),
            Self::Line => ("đường dây", "line", "lines"),
        };
        Noun { vi, one, many }
    }

    /// Tên đơn vị tính: returns the name of the unit for people.
    #[must_use]
    pub const fn name(self) -> Text {
        self.noun().text()
    }
}

ids! {
    /// Bên cung cấp: who supplies a figure.
    pub enum Tier {
        /// Cấp xã: the commune reports it.
        Commune = "commune",
        /// Cổng dữ liệu: the province knows it, and the portal fills it in for the commune.
        Supplied = "supplied",
        /// Cấp tỉnh: the province alone reports it; a commune is never asked for it.
        Province = "province",
    }
}

ids! {
    /// Loại báo cáo: the kinds of report that contain a figure.
    pub enum Periods {
        /// Mọi kỳ: every report.
        All = "all",
        /// Kỳ năm: yearly reports only.
        Year = "year",
    }
}

ids! {
    /// Cách gộp theo thời gian: how the values of shorter periods combine into the value of a longer one.
    pub enum OverTime {
        /// Tồn đầu kỳ: an opening stock; the value of the first part counts.
        First = "first",
        /// Tồn cuối kỳ: a closing stock; the value of the last part counts.
        Last = "last",
        /// Phát sinh trong kỳ: a flow; the values of the parts are added up.
        Sum = "sum",
    }
}
