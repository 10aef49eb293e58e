//! Bảng chỉ tiêu: the one table of the figures of a report.
//!
//! To add a figure, add a row: the enum, the named fields of [`Figures`], the JSON keys, the schemas and
//! the form follow from it. The order of the rows is the order of the form and of the columns.

use super::columns::{Kind, OverTime, Periods, Section, Tier, Unit};
use crate::base::{Citation, Text, cite, text};
use crate::calendar::Date;

/// Định nghĩa chỉ tiêu: one row of the table of figures.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the columns of the table, explained in its header")]
#[non_exhaustive]
pub struct FigureDef {
    pub figure: Figure,
    pub section: Section,
    pub id: &'static str,
    /// The id between quotes, as JSON has it.
    #[cfg(feature = "serde")]
    pub(crate) quoted: &'static str,
    pub kind: Kind,
    pub unit: Unit,
    pub min: u64,
    pub max: u64,
    pub tier: Tier,
    pub periods: Periods,
    pub over_time: OverTime,
    pub worse_when_higher: bool,
    pub sensitive: bool,
    pub operational: bool,
    pub counted_elsewhere: bool,
    pub may_repeat_over_time: bool,
    pub since: Option<Date>,
    pub until: Option<Date>,
    pub label: Text,
    pub definition: Text,
    pub basis: &'static [Citation],
}

/// Writes the enum, the table and the struct from the rows below.
///
/// A row leaves out the optional columns that do not apply. In this order they are: `worse_when: higher` where a larger figure can only
/// raise the risk level; `sensitive: yes` where a small count may reveal a person; `operational: yes` where a number of one commune would
/// tell what the authorities know of places, routes and wanted people; `counted_elsewhere: yes` where units above the commune count cases
/// that no commune reports; `may_repeat_over_time: yes` where the months of a longer period may count the same person or case again;
/// `since` and `until`, the last days of the first and of the last period whose reports contain the figure.
macro_rules! figures {
    ($(
        $figure:ident $id:ident {
            section: $section:ident, kind: $kind:ident, unit: $unit:ident, max: $max:literal,
            tier: $tier:ident, periods: $periods:ident, over_time: $over_time:ident,
            $(worse_when: $worse:ident,)?
            $(sensitive: $sensitive:ident,)?
            $(operational: $operational:ident,)?
            $(counted_elsewhere: $elsewhere:ident,)?
            $(may_repeat_over_time: $repeat:ident,)?
            $(since: $since:expr,)?
            $(until: $until:expr,)?
            label: $vi:literal / $en:literal,
            definition: $meaning:literal / $definition:literal,
            basis: [$($basis:expr),+ $(,)?],
        }
    )*) => {
        /// Chỉ tiêu: one figure of a report.
        ///
        /// ```
        /// use kh302::{Figure, Locale};
        ///
        /// let figure: Figure = "drug_dependent".parse()?;
        /// assert_eq!(figure, Figure::DrugDependent);
        /// assert_eq!(figure.label(Locale::Vi), "Người nghiện ma túy có hồ sơ quản lý – cuối kỳ");
        /// # Ok::<(), kh302::UnknownId>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Figure {
            $(#[doc = concat!($vi, ": ", $definition)] $figure,)*
        }

        /// Số lượng chỉ tiêu: how many figures there are, those of the province included.
        pub const FIGURE_COUNT: usize = [$(Figure::$figure),*].len();

        /// Every figure with its definition, in the order of the form.
        pub static FIGURES: [FigureDef; FIGURE_COUNT] = ROWS;

        /// The same rows as a constant, so that the compiler can evaluate what is asked of a row.
        const ROWS: [FigureDef; FIGURE_COUNT] = [$(FigureDef {
            figure: Figure::$figure,
            section: Section::$section,
            id: stringify!($id),
            #[cfg(feature = "serde")]
            quoted: crate::base::json::quoted!(stringify!($id)),
            kind: Kind::$kind,
            unit: Unit::$unit,
            min: 0,
            max: $max,
            tier: Tier::$tier,
            periods: Periods::$periods,
            over_time: OverTime::$over_time,
            worse_when_higher: column!($($worse)?),
            sensitive: column!($($sensitive)?),
            operational: column!($($operational)?),
            counted_elsewhere: column!($($elsewhere)?),
            may_repeat_over_time: column!($($repeat)?),
            since: column!(day $($since)?),
            until: column!(day $($until)?),
            label: text!($vi, $en),
            definition: text!($meaning, $definition),
            basis: { const BASIS: &[Citation] = &[$($basis),*]; BASIS },
        }),*];

        /// Các chỉ tiêu của một báo cáo: the figures of one report. `None` means missing, which is not zero.
        ///
        /// ```
        /// use kh302::Figures;
        /// let figures = Figures { population: Some(55_305), drug_dependent: Some(35), ..Figures::default() };
        /// assert_eq!(figures.drug_using, None);
        /// // The same from pairs of a database, by the ids of the figures.
        /// assert_eq!(Figures::from_pairs([("population", 55_305), ("drug_dependent", 35)])?, figures);
        /// # Ok::<(), kh302::figures::FigureError>(())
        /// ```
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Figures {
            $(#[doc = concat!($vi, ": ", $definition)] pub $id: Option<field!($kind)>,)*
        }

        impl Figures {
            /// Giá trị của chỉ tiêu: returns the value of `figure`, a flag as 0 or 1; `None` where it is missing.
            #[cfg_attr(feature = "unrolled", inline(always))]
            #[must_use]
            pub fn value(&self, figure: Figure) -> Option<u64> {
                match figure { $(Figure::$figure => self.$id.map(u64::from),)* }
            }

            /// Sets each figure to what `value` returns for its row; a flag is true for any value but 0. It is unrolled, so that the
            /// compiler knows each row.
            #[doc(hidden)]
            #[cfg_attr(feature = "unrolled", inline(always))]
            #[expect(clippy::indexing_slicing, reason = "evaluated at compile time")]
            pub fn set_each(&mut self, mut value: impl FnMut(&'static FigureDef) -> Option<u64>) {
                $(self.$id = value(const { &ROWS[Figure::$figure.index()] }).map(|value| from_u64!($kind value));)*
            }

            /// Ghi chỉ tiêu: sets `figure` to any value, `None` for missing; a flag is true for any value but 0.
            pub fn set(&mut self, figure: Figure, value: Option<u64>) {
                match figure { $(Figure::$figure => self.$id = value.map(|value| from_u64!($kind value)),)* }
            }
        }

        /// Calls `$each!` once for every figure, in order: code that must be the same for each is
        /// written once and unrolled by the compiler.
        macro_rules! for_each_figure { ($each:ident) => { $($each!($figure $id $kind $max $tier);)* } }
        pub(crate) use for_each_figure;
    };
}

/// Expands an optional column: to whether the row has it, or to the day that it holds.
macro_rules! column {
    () => {
        false
    };
    (yes) => {
        true
    };
    (higher) => {
        true
    };
    (day) => {
        None
    };
    (day $day:expr) => {
        Some($day)
    };
}
macro_rules! field {
    (Count) => {
        u64
    };
    (Flag) => {
        bool
    };
}
macro_rules! from_u64 {
    (Count $value:ident) => {
        $value
    };
    (Flag $value:ident) => {
        $value != 0
    };
}

/// The table, and rows that are put behind it.
macro_rules! figures_and {
    ($($more:tt)*) => { figures! {
    Population population {
        section: Area, kind: Count, unit: Person, max: 100_000_000, tier: Commune, periods: All, over_time: Last,
        label: "Số nhân khẩu hiện đang cư trú" / "Resident population",
        definition: "Người thực tế cư trú trên địa bàn vào cuối kỳ; là mẫu số của mọi tỷ lệ"
            / "People actually residing in the area at the close of the period; the denominator of every rate",
        basis: [cite("qd28-2025", "Điều 4", "", "")],
    }

    ResidentialGroups residential_groups {
        section: Area, kind: Count, unit: Group, max: 1_000_000, tier: Commune, periods: All, over_time: Last,
        label: "Số tổ dân phố, thôn, xóm, bản" / "Residential groups",
        definition: "Số tổ dân phố, thôn, xóm, bản của địa bàn vào cuối kỳ"
            / "Residential groups in the area at the close",
        basis: [cite("kh302-2023", "mục tiêu 4", "", "")],
    }

    Reviewed reviewed {
        section: Area, kind: Flag, unit: YesNo, max: 1, tier: Commune, periods: Year, over_time: Last,
        label: "Đã rà soát, xác định cấp độ trọng điểm về ma túy" / "Risk level reviewed",
        definition: "Địa bàn đã được rà soát và xác định cấp độ của năm"
            / "The commune has reviewed its area and determined its level for the year",
        basis: [cite("kh302-2023", "mục tiêu 1", "", ""), cite("qd28-2025", "Điều 7", "", "")],
    }

    OnIntraProvincialRoute on_intra_provincial_route {
        section: Area, kind: Flag, unit: YesNo, max: 1, tier: Supplied, periods: All, over_time: Last,
        worse_when: higher,
        operational: yes,
        label: "Nằm trên tuyến trọng điểm phức tạp về ma túy nội tỉnh" / "On an intra-provincial key route",
        definition: "Theo danh sách tuyến do Ủy ban nhân dân tỉnh phê duyệt"
            / "From the list of routes that the province approved",
        basis: [cite("qd28-2025", "Điều 3", "", ""), cite("qd28-2025", "Điều 4", "", "")],
    }

    OnInterProvincialRoute on_inter_provincial_route {
        section: Area, kind: Flag, unit: YesNo, max: 1, tier: Supplied, periods: All, over_time: Last,
        worse_when: higher,
        operational: yes,
        label: "Nằm trên tuyến trọng điểm phức tạp về ma túy liên tỉnh" / "On an inter-provincial key route",
        definition: "Theo danh sách tuyến do Bộ Công an phê duyệt"
            / "From the list of routes that the Ministry of Public Security approved",
        basis: [cite("qd28-2025", "Điều 3", "", ""), cite("qd28-2025", "Điều 4", "", ""), cite("qd28-2025", "Điều 5", "", "")],
    }

    DrugDependentOpening drug_dependent_opening {
        section: DrugDependent, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: First,
        sensitive: yes,
        label: "Người nghiện ma túy có hồ sơ quản lý – đầu kỳ" / "People with drug dependence on record, opening",
        definition: "Số người có trong hồ sơ quản lý khi bắt đầu kỳ"
            / "On the management record when the period opens",
        basis: [cite("law73-2021", "Điều 28", "", ""), cite("law120-2025", "Điều 30", "", "")],
    }

    DrugDependentAdded drug_dependent_added {
        section: DrugDependent, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        sensitive: yes,
        may_repeat_over_time: yes,
        label: "Người nghiện ma túy có hồ sơ quản lý – tăng trong kỳ" / "People with drug dependence on record, added",
        definition: "Đưa vào danh sách quản lý trong kỳ: mới xác định, chuyển đến, chuyển từ danh sách người sử dụng trái phép, điều chỉnh số \
                trước đây"
            / "Entered on the record during the period: newly determined, moved in, from the other list, correction of an earlier count",
        basis: [cite("law73-2021", "Điều 28", "", ""), cite("law120-2025", "Điều 30", "", "")],
    }

    DrugDependentRemoved drug_dependent_removed {
        section: DrugDependent, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        sensitive: yes,
        may_repeat_over_time: yes,
        label: "Người nghiện ma túy có hồ sơ quản lý – giảm trong kỳ" / "People with drug dependence on record, removed",
        definition: "Đưa ra khỏi danh sách quản lý trong kỳ: chấp hành xong, chuyển đi, chuyển sang danh sách người sử dụng trái phép, chết, lý do \
                khác theo quy định, điều chỉnh số trước đây"
            / "Taken off the record during the period: measure completed, moved away, to the other list, deceased, other legal grounds, \
                correction of an earlier count",
        basis: [cite("law73-2021", "Điều 28", "", ""), cite("law120-2025", "Điều 30", "", ""), cite("law120-2025", "Điều 48", "khoản 3", "")],
    }

    DrugDependent drug_dependent {
        section: DrugDependent, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        worse_when: higher,
        sensitive: yes,
        label: "Người nghiện ma túy có hồ sơ quản lý – cuối kỳ" / "People with drug dependence on record, closing",
        definition: "Số người có trong hồ sơ quản lý khi kết thúc kỳ; không ai có tên ở cả hai danh sách"
            / "On the management record when the period closes; no one is on both lists",
        basis: [cite("qd28-2025", "Điều 4", "", "")],
    }

    DrugDependentInCommunity drug_dependent_in_community {
        section: DrugDependent, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        worse_when: higher,
        sensitive: yes,
        label: "… đang cư trú trên địa bàn" / "… living in the community",
        definition: "Trong số cuối kỳ: đang thực tế cư trú trên địa bàn"
            / "Part of drug_dependent: actually residing in the area",
        basis: [cite("qd28-2025", "Điều 6", "khoản 1", "")],
    }

    DrugDependentInCompulsoryRehab drug_dependent_in_compulsory_rehab {
        section: DrugDependent, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "… đang cai nghiện bắt buộc" / "… in compulsory rehabilitation",
        definition: "Trong số cuối kỳ: đang ở cơ sở cai nghiện bắt buộc"
            / "Part of drug_dependent: in compulsory rehabilitation",
        basis: [cite("law73-2021", "Điều 28", "", ""), cite("law73-2021", "Điều 32", "", ""), cite("law120-2025", "Điều 30", "", ""), cite("law120-2025", "Điều 35", "", "")],
    }

    DrugDependentInVoluntaryCentre drug_dependent_in_voluntary_centre {
        section: DrugDependent, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "… đang cai nghiện tự nguyện tại cơ sở" / "… in voluntary rehabilitation at a centre",
        definition: "Trong số cuối kỳ: đang cai nghiện tự nguyện tại cơ sở"
            / "Part of drug_dependent: in voluntary rehabilitation at a centre",
        basis: [cite("law73-2021", "Điều 28", "", ""), cite("law120-2025", "Điều 30", "", "")],
    }

    DrugDependentDetained drug_dependent_detained {
        section: DrugDependent, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "… đang bị tạm giữ, tạm giam, chấp hành án phạt tù, ở cơ sở giáo dục bắt buộc hoặc trường giáo dưỡng" / "… in custody",
        definition: "Trong số cuối kỳ: đang bị tạm giữ, tạm giam, chấp hành án phạt tù, ở cơ sở giáo dục bắt buộc hoặc trường giáo dưỡng"
            / "Part of drug_dependent: in custody, prison, a compulsory education institution or a reform school",
        basis: [cite("law73-2021", "Điều 28", "", ""), cite("law120-2025", "Điều 30", "", "")],
    }

    DrugDependentAbsent drug_dependent_absent {
        section: DrugDependent, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "… vắng mặt khỏi nơi cư trú" / "… away from the place of residence",
        definition: "Trong số cuối kỳ: có hồ sơ ở đây nhưng đang vắng mặt"
            / "Part of drug_dependent: on record here but away",
        basis: [cite("law73-2021", "Điều 28", "", ""), cite("law120-2025", "Điều 30", "", "")],
    }

    DrugDependentOnSubstitution drug_dependent_on_substitution {
        section: DrugDependent, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "… đang điều trị nghiện bằng thuốc thay thế" / "… on substitution treatment",
        definition: "Trong số đang cư trú: đang điều trị bằng thuốc thay thế"
            / "Part of drug_dependent_in_community: on substitution treatment",
        basis: [cite("qd28-2025", "Điều 6", "khoản 1", "")],
    }

    DrugDependentInHomeRehab drug_dependent_in_home_rehab {
        section: DrugDependent, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "… đang cai nghiện tại gia đình, cộng đồng" / "… in rehabilitation at home or in the community",
        definition: "Trong số đang cư trú: đang cai nghiện tại gia đình, cộng đồng; ai đang dùng thuốc thay thế chỉ tính ở dòng trên"
            / "Part of drug_dependent_in_community: in rehabilitation at home or in the community; someone also on substitution is \
                counted there only",
        basis: [cite("qd28-2025", "Điều 6", "khoản 1", "")],
    }

    DrugDependentReached drug_dependent_reached {
        section: DrugDependent, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "Người nghiện được tiếp cận tư vấn, điều trị, cai nghiện, hỗ trợ hòa nhập cộng đồng"
            / "People with drug dependence reached by services",
        definition: "Trong số cuối kỳ: đã được tư vấn, điều trị, cai nghiện hoặc hỗ trợ hòa nhập; mỗi người tính một lần"
            / "Part of drug_dependent: reached by counselling, treatment, rehabilitation or reintegration support; each counted once",
        basis: [cite("kh302-2023", "mục tiêu 7", "", "")],
    }

    DrugUsingOpening drug_using_opening {
        section: DrugUsing, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: First,
        sensitive: yes,
        label: "Người sử dụng trái phép chất ma túy có hồ sơ quản lý – đầu kỳ" / "People using drugs illicitly on record, opening",
        definition: "Số người có trong hồ sơ quản lý khi bắt đầu kỳ"
            / "On the management record when the period opens",
        basis: [cite("law73-2021", "Điều 23", "", ""), cite("law73-2021", "Điều 26", "", ""), cite("law120-2025", "Điều 24", "", ""), cite("law120-2025", "Điều 27", "", "")],
    }

    DrugUsingAdded drug_using_added {
        section: DrugUsing, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        sensitive: yes,
        may_repeat_over_time: yes,
        label: "Người sử dụng trái phép chất ma túy có hồ sơ quản lý – tăng trong kỳ" / "People using drugs illicitly on record, added",
        definition: "Đưa vào danh sách quản lý trong kỳ: mới xác định, chuyển đến, chuyển từ danh sách người nghiện, điều chỉnh số trước đây"
            / "Entered on the record during the period: newly determined, moved in, from the other list, correction of an earlier count",
        basis: [cite("law73-2021", "Điều 23", "", ""), cite("law73-2021", "Điều 26", "", ""), cite("law120-2025", "Điều 24", "", ""), cite("law120-2025", "Điều 27", "", "")],
    }

    DrugUsingRemoved drug_using_removed {
        section: DrugUsing, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        sensitive: yes,
        may_repeat_over_time: yes,
        label: "Người sử dụng trái phép chất ma túy có hồ sơ quản lý – giảm trong kỳ" / "People using drugs illicitly on record, removed",
        definition: "Đưa ra khỏi danh sách quản lý trong kỳ: hết thời hạn, chuyển đi, chuyển sang danh sách người nghiện, chết, lý do khác theo \
                quy định, điều chỉnh số trước đây"
            / "Taken off the record during the period: measure completed, moved away, to the other list, deceased, other legal grounds, \
                correction of an earlier count",
        basis: [cite("law73-2021", "Điều 23", "", ""), cite("law73-2021", "Điều 26", "", ""), cite("law120-2025", "Điều 24", "", ""), cite("law120-2025", "Điều 27", "", ""), cite("law120-2025", "Điều 48", "khoản 3", "")],
    }

    DrugUsing drug_using {
        section: DrugUsing, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        worse_when: higher,
        sensitive: yes,
        label: "Người sử dụng trái phép chất ma túy có hồ sơ quản lý – cuối kỳ" / "People using drugs illicitly on record, closing",
        definition: "Số người có trong hồ sơ quản lý khi kết thúc kỳ; không ai có tên ở cả hai danh sách"
            / "On the management record when the period closes; no one is on both lists",
        basis: [cite("qd28-2025", "Điều 4", "", "")],
    }

    DrugUsingConfirmedDependent drug_using_confirmed_dependent {
        section: DrugUsing, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        sensitive: yes,
        may_repeat_over_time: yes,
        label: "… được xác định là người nghiện trong kỳ" / "… confirmed dependent during the period",
        definition: "Trong số giảm: được xác định là người nghiện và chuyển sang danh sách người nghiện"
            / "Part of drug_using_removed: found dependent and moved to the other list",
        basis: [cite("law73-2021", "Điều 23", "", ""), cite("law73-2021", "Điều 26", "", ""), cite("law120-2025", "Điều 24", "", ""), cite("law120-2025", "Điều 27", "", "")],
    }

    DrugUsingInCommunity drug_using_in_community {
        section: DrugUsing, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        worse_when: higher,
        sensitive: yes,
        label: "… đang cư trú trên địa bàn" / "… living in the community",
        definition: "Trong số cuối kỳ: đang thực tế cư trú trên địa bàn"
            / "Part of drug_using: actually residing in the area",
        basis: [cite("qd28-2025", "Điều 6", "khoản 1", "")],
    }

    DrugUsingDetained drug_using_detained {
        section: DrugUsing, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "… đang bị tạm giữ, tạm giam, chấp hành án phạt tù, ở cơ sở giáo dục bắt buộc hoặc trường giáo dưỡng" / "… in custody",
        definition: "Trong số cuối kỳ: đang bị tạm giữ, tạm giam, chấp hành án phạt tù, ở cơ sở giáo dục bắt buộc hoặc trường giáo dưỡng"
            / "Part of drug_using: in custody, prison, a compulsory education institution or a reform school",
        basis: [cite("law73-2021", "Điều 23", "", ""), cite("law73-2021", "Điều 26", "", ""), cite("law120-2025", "Điều 24", "", ""), cite("law120-2025", "Điều 27", "", "")],
    }

    DrugUsingAbsent drug_using_absent {
        section: DrugUsing, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "… vắng mặt khỏi nơi cư trú" / "… away from the place of residence",
        definition: "Trong số cuối kỳ: có hồ sơ ở đây nhưng đang vắng mặt"
            / "Part of drug_using: on record here but away",
        basis: [cite("law73-2021", "Điều 23", "", ""), cite("law73-2021", "Điều 26", "", ""), cite("law120-2025", "Điều 24", "", ""), cite("law120-2025", "Điều 27", "", "")],
    }

    DrugUsingReached drug_using_reached {
        section: DrugUsing, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "Người sử dụng trái phép chất ma túy được tiếp cận tư vấn, hỗ trợ" / "People using drugs illicitly reached by services",
        definition: "Trong số cuối kỳ: đã được tư vấn, điều trị hoặc hỗ trợ hòa nhập; mỗi người tính một lần"
            / "Part of drug_using: reached by counselling, treatment or reintegration support; each counted once",
        basis: [cite("kh302-2023", "mục tiêu 7", "", "")],
    }

    PostRehab post_rehab {
        section: Aftercare, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "Người trong thời hạn quản lý sau cai nghiện" / "People within the post-rehabilitation term",
        definition: "Người trong thời hạn quản lý sau cai nghiện vào cuối kỳ; tính ở đây, không tính trong số người nghiện"
            / "People within the term of post-rehabilitation management at the close; they are counted here and not in drug_dependent",
        basis: [cite("kh302-2023", "mục tiêu 8", "", ""), cite("qd28-2025", "Điều 6", "khoản 1", ""), cite("law73-2021", "Điều 40", "", ""), cite("law120-2025", "Điều 42", "", "")],
    }

    PostRehabManaged post_rehab_managed {
        section: Aftercare, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "… đã có quyết định quản lý và biện pháp phòng ngừa" / "… with a management decision and preventive measures",
        definition: "Trong số trên: đã có quyết định quản lý và biện pháp phòng ngừa"
            / "Part of post_rehab",
        basis: [cite("kh302-2023", "mục tiêu 8", "", ""), cite("law73-2021", "Điều 40", "", ""), cite("law120-2025", "Điều 42", "", "")],
    }

    PostRehabRelapsed post_rehab_relapsed {
        section: Aftercare, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        sensitive: yes,
        may_repeat_over_time: yes,
        label: "Tái nghiện, tái sử dụng trong kỳ" / "Returned to use during the period",
        definition: "Người sau cai nghiện sử dụng lại trong kỳ"
            / "People after rehabilitation who returned to use during the period",
        basis: [cite("kh302-2023", "mục tiêu 8", "", "")],
    }

    Psychosis psychosis {
        section: Aftercare, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "Người có biểu hiện loạn thần do sử dụng ma túy" / "People showing signs of drug-related psychosis",
        definition: "Vào cuối kỳ"
            / "At the close",
        basis: [cite("kh302-2023", "mục tiêu 8", "", "")],
    }

    PsychosisManaged psychosis_managed {
        section: Aftercare, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "… được quản lý, có biện pháp phòng ngừa phù hợp" / "… cared for with preventive measures",
        definition: "Trong số trên: được quan tâm, có biện pháp phòng ngừa phù hợp"
            / "Part of psychosis",
        basis: [cite("kh302-2023", "mục tiêu 8", "", "")],
    }

    Incidents incidents {
        section: Aftercare, kind: Count, unit: Case, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        sensitive: yes,
        may_repeat_over_time: yes,
        label: "Vụ việc do người sau cai nghiện, người có biểu hiện loạn thần gây ra" / "Incidents involving the people above",
        definition: "Vụ vi phạm hoặc bạo lực trong kỳ do người sau cai nghiện, người có biểu hiện loạn thần gây ra"
            / "Offences or violent incidents caused by people after rehabilitation or showing signs of psychosis, during the period",
        basis: [cite("kh302-2023", "mục tiêu 8", "", "")],
    }

    Released released {
        section: Released, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "Người được tha tù về cư trú trên địa bàn, đang được quản lý" / "People released from prison, record not expunged",
        definition: "Người được tha tù (chấp hành xong án phạt, đặc xá, tha tù trước thời hạn có điều kiện), đang cư trú trên địa bàn và được \
                quản lý vào cuối kỳ"
            / "Released from prison (sentence served, special amnesty, conditional early release), living in the area and followed at \
                the close",
        basis: [cite("kh302-2023", "mục tiêu 9", "", "")],
    }

    ReleasedSupported released_supported {
        section: Released, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        sensitive: yes,
        label: "… được quản lý, giáo dục, hỗ trợ tái hòa nhập cộng đồng" / "… supported in reintegration",
        definition: "Trong số trên: được hỗ trợ tái hòa nhập cộng đồng"
            / "Part of released",
        basis: [cite("kh302-2023", "mục tiêu 9", "", "")],
    }

    ReleasedReoffended released_reoffended {
        section: Released, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        sensitive: yes,
        may_repeat_over_time: yes,
        label: "Tái phạm tội trong kỳ" / "Re-offended during the period",
        definition: "Người chấp hành xong án phạt tù tái phạm trong kỳ"
            / "People released from prison who re-offended during the period",
        basis: [cite("kh302-2023", "mục tiêu 9", "", "")],
    }

    UsePointsOpening use_points_opening {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: First,
        operational: yes,
        label: "Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy – đầu kỳ" / "Places of illicit use, opening",
        definition: "Còn tồn tại khi bắt đầu kỳ; mỗi nơi chỉ tính ở một loại"
            / "Active when the period opens; each place is counted under one kind only",
        basis: [cite("qd28-2025", "Điều 2", "khoản 1", ""), cite("qd28-2025", "Điều 4", "", ""), cite("kh302-2023", "mục tiêu 5", "", "")],
    }

    UsePointsDetected use_points_detected {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        operational: yes,
        label: "Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy – phát hiện trong kỳ" / "Places of illicit use, detected",
        definition: "Mới phát hiện trong kỳ"
            / "Newly detected during the period",
        basis: [cite("qd28-2025", "Điều 2", "khoản 1", ""), cite("qd28-2025", "Điều 4", "", ""), cite("kh302-2023", "mục tiêu 5", "", "")],
    }

    UsePointsEliminated use_points_eliminated {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        label: "Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy – triệt xóa trong kỳ" / "Places of illicit use, eliminated",
        definition: "Đã triệt xóa trong kỳ"
            / "Eliminated during the period",
        basis: [cite("qd28-2025", "Điều 2", "khoản 1", ""), cite("qd28-2025", "Điều 4", "", ""), cite("kh302-2023", "mục tiêu 5", "", "")],
    }

    UsePointsDelisted use_points_delisted {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        operational: yes,
        label: "Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy – đưa ra khỏi danh sách trong kỳ"
            / "Places of illicit use, taken off the list",
        definition: "Đưa khỏi danh sách mà không phải triệt xóa: không còn hoạt động, đã chuyển đi, ghi nhầm"
            / "Taken off the list without elimination: no longer active, moved, listed in error",
        basis: [cite("qd28-2025", "Điều 2", "khoản 1", ""), cite("qd28-2025", "Điều 4", "", ""), cite("kh302-2023", "mục tiêu 5", "", "")],
    }

    UsePoints use_points {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        worse_when: higher,
        operational: yes,
        label: "Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy – cuối kỳ" / "Places of illicit use, closing",
        definition: "Địa điểm, khu vực, phương tiện có dấu hiệu hoặc căn cứ xác định được dùng để tổ chức, chứa chấp sử dụng trái phép chất \
                ma túy, còn tồn tại khi kết thúc kỳ"
            / "A place, area or vehicle suspected or shown to be used for illicit use, still active when the period closes",
        basis: [cite("qd28-2025", "Điều 2", "khoản 1", ""), cite("qd28-2025", "Điều 4", "", ""), cite("kh302-2023", "mục tiêu 5", "", "")],
    }

    HotspotsOpening hotspots_opening {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: First,
        operational: yes,
        label: "Điểm, tụ điểm phức tạp về ma túy – đầu kỳ" / "Drug hotspots, opening",
        definition: "Còn tồn tại khi bắt đầu kỳ; mỗi nơi chỉ tính ở một loại"
            / "Active when the period opens; each place is counted under one kind only",
        basis: [cite("kh302-2023", "mục tiêu 5", "", ""), cite("qd3122-2010", "Điều 1", "", "")],
    }

    HotspotsDetected hotspots_detected {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        operational: yes,
        label: "Điểm, tụ điểm phức tạp về ma túy – phát hiện trong kỳ" / "Drug hotspots, detected",
        definition: "Mới phát hiện trong kỳ"
            / "Newly detected during the period",
        basis: [cite("kh302-2023", "mục tiêu 5", "", ""), cite("qd3122-2010", "Điều 1", "", "")],
    }

    HotspotsEliminated hotspots_eliminated {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        label: "Điểm, tụ điểm phức tạp về ma túy – triệt xóa trong kỳ" / "Drug hotspots, eliminated",
        definition: "Đã triệt xóa trong kỳ"
            / "Eliminated during the period",
        basis: [cite("kh302-2023", "mục tiêu 5", "", ""), cite("qd3122-2010", "Điều 1", "", "")],
    }

    HotspotsDelisted hotspots_delisted {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        operational: yes,
        label: "Điểm, tụ điểm phức tạp về ma túy – đưa ra khỏi danh sách trong kỳ" / "Drug hotspots, taken off the list",
        definition: "Đưa khỏi danh sách mà không phải triệt xóa: không còn hoạt động, đã chuyển đi, ghi nhầm"
            / "Taken off the list without elimination: no longer active, moved, listed in error",
        basis: [cite("kh302-2023", "mục tiêu 5", "", ""), cite("qd3122-2010", "Điều 1", "", "")],
    }

    Hotspots hotspots {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        worse_when: higher,
        operational: yes,
        label: "Điểm, tụ điểm phức tạp về ma túy – cuối kỳ" / "Drug hotspots, closing",
        definition: "Còn tồn tại khi kết thúc kỳ; Quyết định số 3122 chỉ tính tụ điểm, kế hoạch tính cả điểm và tụ điểm"
            / "Active when the period closes; Decision 3122 counts only hotspots proper (tụ điểm), the plan also single places (điểm)",
        basis: [cite("kh302-2023", "mục tiêu 5", "", ""), cite("qd3122-2010", "Điều 1", "", "")],
    }

    RetailPointsOpening retail_points_opening {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: First,
        operational: yes,
        label: "Điểm bán lẻ ma túy – đầu kỳ" / "Retail drug points, opening",
        definition: "Còn tồn tại khi bắt đầu kỳ; mỗi nơi chỉ tính ở một loại"
            / "Active when the period opens; each place is counted under one kind only",
        basis: [cite("kh302-2023", "mục tiêu 5", "", "")],
    }

    RetailPointsDetected retail_points_detected {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        operational: yes,
        label: "Điểm bán lẻ ma túy – phát hiện trong kỳ" / "Retail drug points, detected",
        definition: "Mới phát hiện trong kỳ"
            / "Newly detected during the period",
        basis: [cite("kh302-2023", "mục tiêu 5", "", "")],
    }

    RetailPointsEliminated retail_points_eliminated {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        label: "Điểm bán lẻ ma túy – triệt xóa trong kỳ" / "Retail drug points, eliminated",
        definition: "Đã triệt xóa trong kỳ"
            / "Eliminated during the period",
        basis: [cite("kh302-2023", "mục tiêu 5", "", "")],
    }

    RetailPointsDelisted retail_points_delisted {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        operational: yes,
        label: "Điểm bán lẻ ma túy – đưa ra khỏi danh sách trong kỳ" / "Retail drug points, taken off the list",
        definition: "Đưa khỏi danh sách mà không phải triệt xóa: không còn hoạt động, đã chuyển đi, ghi nhầm"
            / "Taken off the list without elimination: no longer active, moved, listed in error",
        basis: [cite("kh302-2023", "mục tiêu 5", "", "")],
    }

    RetailPoints retail_points {
        section: Places, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        worse_when: higher,
        operational: yes,
        label: "Điểm bán lẻ ma túy – cuối kỳ" / "Retail drug points, closing",
        definition: "Còn tồn tại khi kết thúc kỳ"
            / "Active when the period closes",
        basis: [cite("kh302-2023", "mục tiêu 5", "", "")],
    }

    PlantsFound plants_found {
        section: Plants, kind: Count, unit: Plant, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        worse_when: higher,
        label: "Số cây có chứa chất ma túy phát hiện trong kỳ" / "Plants found",
        definition: "Cây có chứa chất ma túy phát hiện trong kỳ, đã hoặc chưa triệt phá"
            / "Plants containing narcotic substances found during the period, destroyed or not",
        basis: [cite("qd28-2025", "Điều 4", "", ""), cite("kh302-2023", "mục tiêu 6", "", "")],
    }

    PlantsDestroyed plants_destroyed {
        section: Plants, kind: Count, unit: Plant, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        label: "Số cây đã triệt phá trong kỳ" / "Plants destroyed",
        definition: "Đã triệt phá trong kỳ"
            / "Destroyed during the period",
        basis: [cite("kh302-2023", "mục tiêu 6", "", "")],
    }

    PlantAreaFound plant_area_found {
        section: Plants, kind: Count, unit: SquareMetre, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        worse_when: higher,
        label: "Diện tích trồng cây có chứa chất ma túy phát hiện trong kỳ (m²)" / "Plant area found (m²)",
        definition: "Diện tích phát hiện trong kỳ, tính tròn mét vuông"
            / "Area found during the period, whole square metres",
        basis: [cite("qd28-2025", "Điều 4", "", "")],
    }

    PlantAreaDestroyed plant_area_destroyed {
        section: Plants, kind: Count, unit: SquareMetre, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        label: "Diện tích đã triệt phá trong kỳ (m²)" / "Plant area destroyed (m²)",
        definition: "Đã triệt phá trong kỳ"
            / "Destroyed during the period",
        basis: [cite("kh302-2023", "mục tiêu 6", "", "")],
    }

    ReplantingSites replanting_sites {
        section: Plants, kind: Count, unit: Place, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        label: "Số điểm tái trồng" / "Replanting sites",
        definition: "Nơi trồng lại sau lần triệt phá trước"
            / "Sites replanted after an earlier destruction",
        basis: [cite("kh302-2023", "mục tiêu 6", "", "")],
    }

    OutreachSessions outreach_sessions {
        section: Outreach, kind: Count, unit: Session, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        label: "Số lần tuyên truyền (mọi hình thức phù hợp)" / "Outreach activities",
        definition: "Các lần tuyên truyền dưới mọi hình thức phù hợp trong kỳ"
            / "Outreach activities of any suitable form during the period",
        basis: [cite("kh302-2023", "mục tiêu 4", "", "")],
    }

    GroupsWithSession groups_with_session {
        section: Outreach, kind: Count, unit: GroupMonth, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        label: "Số lượt tổ dân phố, thôn có ít nhất 01 lần tuyên truyền trong tháng" / "Group-months with outreach",
        definition: "Mỗi tổ, thôn có ít nhất một lần tuyên truyền trong tháng tính một lượt, cộng các tháng trong kỳ"
            / "Residential groups reached at least once in the month, added up over the months of the period",
        basis: [cite("kh302-2023", "mục tiêu 4", "", "")],
    }

    Models models {
        section: Outreach, kind: Count, unit: Model, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        label: "Số mô hình tuyên truyền, vận động phòng, chống ma túy" / "Mobilisation models",
        definition: "Mô hình được duy trì vào cuối kỳ"
            / "Kept up at the close",
        basis: [cite("kh302-2023", "mục tiêu 4", "", "")],
    }

    GroupsWithModel groups_with_model {
        section: Outreach, kind: Count, unit: Group, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        label: "Số tổ dân phố, thôn có ít nhất 01 mô hình" / "Groups with a model",
        definition: "Tổ, thôn có ít nhất một mô hình như vậy vào cuối kỳ"
            / "Residential groups served by at least one such model at the close",
        basis: [cite("kh302-2023", "mục tiêu 4", "", "")],
    }

    DrugCases drug_cases {
        section: Crime, kind: Count, unit: Case, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        sensitive: yes,
        counted_elsewhere: yes,
        may_repeat_over_time: yes,
        label: "Số vụ phạm tội về ma túy phát hiện trên địa bàn" / "Drug cases",
        definition: "Phát hiện trên địa bàn trong kỳ"
            / "Detected in the area during the period",
        basis: [cite("kh302-2023", "", "", "")],
    }

    DrugArrests drug_arrests {
        section: Crime, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        worse_when: higher,
        sensitive: yes,
        counted_elsewhere: yes,
        may_repeat_over_time: yes,
        label: "Số người bị bắt giữ trên địa bàn về hành vi phạm tội về ma túy" / "People arrested for drug offences in the area",
        definition: "Bị bắt giữ trên địa bàn trong kỳ, dù cư trú ở đâu; bị bắt giữ chưa phải là có tội"
            / "\"Đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn\": arrested in the area during the period, wherever they live",
        basis: [cite("qd28-2025", "Điều 4", "", "")],
    }

    ResidentsInViolation residents_in_violation {
        section: Crime, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Sum,
        worse_when: higher,
        sensitive: yes,
        counted_elsewhere: yes,
        may_repeat_over_time: yes,
        label: "Số người đang cư trú vi phạm pháp luật về ma túy tại địa bàn (hình sự, hành chính)"
            / "Residents found breaking drug law here",
        definition: "Người đang cư trú bị phát hiện vi phạm pháp luật về ma túy tại địa bàn trong kỳ, hình sự hoặc hành chính"
            / "Residents found in breach of drug law in the area during the period, criminal or administrative",
        basis: [cite("qd28-2025", "Điều 6", "khoản 2", "")],
    }

    WantedHiding wanted_hiding {
        section: Crime, kind: Count, unit: Person, max: 1_000_000_000, tier: Commune, periods: All, over_time: Last,
        worse_when: higher,
        sensitive: yes,
        operational: yes,
        counted_elsewhere: yes,
        label: "Số người bị truy nã do phạm tội về ma túy lẩn trốn trên địa bàn" / "People wanted for drug offences hiding in the area",
        definition: "Vào cuối kỳ"
            / "At the close",
        basis: [cite("qd28-2025", "Điều 6", "khoản 2", "")],
    }

    TraffickingLinesOpening trafficking_lines_opening {
        section: Province, kind: Count, unit: Line, max: 1_000_000_000, tier: Province, periods: All, over_time: First,
        operational: yes,
        label: "Đường dây vận chuyển ma túy vào địa bàn tỉnh – đầu kỳ" / "Trafficking lines into the province, opening",
        definition: "Chỉ tiêu của cấp tỉnh; cấp xã không báo cáo"
            / "Known to the province; never asked of a commune",
        basis: [cite("kh302-2023", "mục tiêu 10", "", "")],
    }

    TraffickingLinesDetected trafficking_lines_detected {
        section: Province, kind: Count, unit: Line, max: 1_000_000_000, tier: Province, periods: All, over_time: Sum,
        operational: yes,
        label: "Đường dây vận chuyển ma túy vào địa bàn tỉnh – phát hiện trong kỳ" / "Trafficking lines into the province, detected",
        definition: "Chỉ tiêu của cấp tỉnh; cấp xã không báo cáo"
            / "Known to the province; never asked of a commune",
        basis: [cite("kh302-2023", "mục tiêu 10", "", "")],
    }

    TraffickingLinesDismantled trafficking_lines_dismantled {
        section: Province, kind: Count, unit: Line, max: 1_000_000_000, tier: Province, periods: All, over_time: Sum,
        operational: yes,
        label: "Đường dây vận chuyển ma túy vào địa bàn tỉnh – triệt xóa trong kỳ" / "Trafficking lines into the province, dismantled",
        definition: "Chỉ tiêu của cấp tỉnh; cấp xã không báo cáo"
            / "Known to the province; never asked of a commune",
        basis: [cite("kh302-2023", "mục tiêu 10", "", "")],
    }

    TraffickingLines trafficking_lines {
        section: Province, kind: Count, unit: Line, max: 1_000_000_000, tier: Province, periods: All, over_time: Last,
        operational: yes,
        label: "Đường dây vận chuyển ma túy vào địa bàn tỉnh – cuối kỳ" / "Trafficking lines into the province, closing",
        definition: "Chỉ tiêu của cấp tỉnh; cấp xã không báo cáo"
            / "Known to the province; never asked of a commune",
        basis: [cite("kh302-2023", "mục tiêu 10", "", "")],
    }
    $($more)*
    } };
}
#[cfg(not(trial_law))]
figures_and! {}
#[cfg(trial_law)]
include!("../../../tests/trial/law/figures.rs");
