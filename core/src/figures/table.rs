//! Bảng chỉ tiêu: the one table of the figures of a report.
//!
//! Adding a figure is adding a row: the enum, the named fields of [`Figures`], JSON keys, schemas and
//! the form all follow from it. The order of the rows is the order of the form and of the columns.

use super::definition::{FigureDef, Kind, OverTime, Periods, Section, Tier, Unit};
use crate::base::{Citation, Text, cite};

/// Writes the enum, the table and the struct from the rows below.
macro_rules! figures {
    ($($section:ident $figure:ident $id:ident: $kind:ident $unit:ident $min:literal ..= $max:literal
       $tier:ident $periods:ident $over_time:ident $worse:literal $sensitive:literal
       $vi:literal $en:literal $meaning:literal $definition:literal [$($basis:expr),* $(,)?];)*) => {
        /// Chỉ tiêu: one figure of a report.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Figure {
            $(#[doc = concat!($vi, ": ", $definition)] $figure,)*
        }

        /// Số lượng chỉ tiêu: how many figures there are, those of the province included.
        pub const FIGURE_COUNT: usize = [$(Figure::$figure),*].len();

        /// Every figure with its definition, in the order of the form.
        pub static FIGURES: [FigureDef; FIGURE_COUNT] = ROWS;

        /// The same where the compiler folds what is asked of a row.
        const ROWS: [FigureDef; FIGURE_COUNT] = [$(FigureDef {
            figure: Figure::$figure, section: Section::$section, id: stringify!($id),
            kind: Kind::$kind, unit: Unit::$unit, min: $min, max: $max, tier: Tier::$tier,
            periods: Periods::$periods, over_time: OverTime::$over_time, worse_when_higher: $worse,
            sensitive: $sensitive, label: Text { vi: $vi, en: $en },
            definition: Text { vi: $meaning, en: $definition },
            basis: { const BASIS: &[Citation] = &[$($basis),*]; BASIS },
        }),*];

        /// Các chỉ tiêu của một báo cáo: the figures of one report. `None` is missing, which is not zero.
        ///
        /// ```
        /// use kh302::Figures;
        /// let figures = Figures { population: Some(55_305), drug_dependent: Some(35), ..Figures::default() };
        /// assert_eq!(figures.drug_using, None);
        /// ```
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Figures {
            $(#[doc = concat!($vi, ": ", $definition)] pub $id: Option<field!($kind)>,)*
        }

        impl Figures {
            /// The value of `figure`, a flag counted as 0 or 1; `None` where it is missing.
            #[inline(always)]
            #[must_use]
            pub fn value(&self, figure: Figure) -> Option<u64> {
                match figure { $(Figure::$figure => self.$id.map(u64::from),)* }
            }

            /// Sets each figure as `value` gives it for its row; a flag is true for any value but 0. Unrolled, so that what is
            /// asked of a row is known where this is compiled.
            #[inline(always)]
            #[expect(clippy::indexing_slicing, reason = "evaluated at compile time")]
            pub fn set_each(&mut self, mut value: impl FnMut(&'static FigureDef) -> Option<u64>) {
                $(self.$id = value(const { &ROWS[Figure::$figure.index()] }).map(|value| from_u64!($kind value));)*
            }

            /// Sets `figure`; a flag is true for any value but 0.
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

figures! {
    Area Population population: Count Person 0 ..= 100000000 Commune All Last false false
        "Số nhân khẩu hiện đang cư trú"
        "Resident population"
        "Người thực tế cư trú trên địa bàn vào cuối kỳ; là mẫu số của mọi tỷ lệ"
        "People actually residing in the area at the close of the period; the denominator of every rate"
        [cite("qd28-2025", "Điều 4", "", "")];
    Area ResidentialGroups residential_groups: Count Group 0 ..= 1000000 Commune All Last false false
        "Số tổ dân phố, thôn, xóm, bản"
        "Residential groups"
        "Số tổ dân phố, thôn, xóm, bản của địa bàn vào cuối kỳ"
        "Residential groups in the area at the close"
        [cite("kh302-2023", "mục tiêu 4", "", "")];
    Area Reviewed reviewed: Flag YesNo 0 ..= 1 Commune Year Last false false
        "Đã rà soát, xác định cấp độ trọng điểm về ma túy"
        "Risk level reviewed"
        "Xã đã rà soát địa bàn và xác định cấp độ của năm"
        "The commune has reviewed its area and determined its level for the year"
        [cite("kh302-2023", "mục tiêu 1", "", ""), cite("qd28-2025", "Điều 7", "", "")];
    Area OnIntraProvincialRoute on_intra_provincial_route: Flag YesNo 0 ..= 1 Supplied All Last true false
        "Nằm trên tuyến trọng điểm phức tạp về ma túy nội tỉnh"
        "On an intra-provincial key route"
        "Theo danh sách tuyến do Ủy ban nhân dân tỉnh phê duyệt"
        "From the list of routes that the province approved"
        [cite("qd28-2025", "Điều 3", "", ""), cite("qd28-2025", "Điều 4", "", "")];
    Area OnInterProvincialRoute on_inter_provincial_route: Flag YesNo 0 ..= 1 Supplied All Last true false
        "Nằm trên tuyến trọng điểm phức tạp về ma túy liên tỉnh"
        "On an inter-provincial key route"
        "Theo danh sách tuyến do Bộ Công an phê duyệt"
        "From the list of routes that the Ministry of Public Security approved"
        [cite("qd28-2025", "Điều 3", "", ""), cite("qd28-2025", "Điều 4", "", ""), cite("qd28-2025", "Điều 5", "", "")];
    DrugDependent DrugDependentOpening drug_dependent_opening: Count Person 0 ..= 1000000000 Commune All First false true
        "Người nghiện ma túy có hồ sơ quản lý – đầu kỳ"
        "People with drug dependence on record, opening"
        "Số người có trong hồ sơ quản lý khi bắt đầu kỳ"
        "On the management record when the period opens"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugDependent DrugDependentAdded drug_dependent_added: Count Person 0 ..= 1000000000 Commune All Sum false true
        "Người nghiện ma túy có hồ sơ quản lý – tăng trong kỳ"
        "People with drug dependence on record, added"
        "Đưa vào hồ sơ trong kỳ: mới xác định, chuyển đến, chuyển từ danh sách người sử dụng, điều chỉnh số trước đây"
        "Entered on the record during the period: newly determined, moved in, from the other list, correction of an earlier count"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugDependent DrugDependentRemoved drug_dependent_removed: Count Person 0 ..= 1000000000 Commune All Sum false true
        "Người nghiện ma túy có hồ sơ quản lý – giảm trong kỳ"
        "People with drug dependence on record, removed"
        "Đưa ra khỏi hồ sơ trong kỳ: chấp hành xong, chuyển đi, chuyển danh sách, đã mất, lý do khác theo quy định, điều chỉnh số trước đây"
        "Taken off the record during the period: measure completed, moved away, to the other list, deceased, other legal grounds, correction of an earlier count"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugDependent DrugDependent drug_dependent: Count Person 0 ..= 1000000000 Commune All Last true true
        "Người nghiện ma túy có hồ sơ quản lý – cuối kỳ"
        "People with drug dependence on record, closing"
        "Số người có trong hồ sơ quản lý khi kết thúc kỳ; không ai có tên ở cả hai danh sách"
        "On the management record when the period closes; the two lists share no one"
        [cite("qd28-2025", "Điều 4", "", "")];
    DrugDependent DrugDependentInCommunity drug_dependent_in_community: Count Person 0 ..= 1000000000 Commune All Last true true
        "… đang cư trú trên địa bàn"
        "… living in the community"
        "Trong số cuối kỳ: đang thực tế cư trú trên địa bàn"
        "Part of drug_dependent: actually residing in the area"
        [cite("qd28-2025", "Điều 6", "khoản 1", "")];
    DrugDependent DrugDependentInCompulsoryRehab drug_dependent_in_compulsory_rehab: Count Person 0 ..= 1000000000 Commune All Last false true
        "… đang cai nghiện bắt buộc"
        "… in compulsory rehabilitation"
        "Trong số cuối kỳ: đang ở cơ sở cai nghiện bắt buộc"
        "Part of drug_dependent: in compulsory rehabilitation"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugDependent DrugDependentInVoluntaryCentre drug_dependent_in_voluntary_centre: Count Person 0 ..= 1000000000 Commune All Last false true
        "… đang cai nghiện tự nguyện tại cơ sở"
        "… in voluntary rehabilitation at a centre"
        "Trong số cuối kỳ: đang cai nghiện tự nguyện tại cơ sở"
        "Part of drug_dependent: in voluntary rehabilitation at a centre"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugDependent DrugDependentDetained drug_dependent_detained: Count Person 0 ..= 1000000000 Commune All Last false true
        "… đang bị tạm giữ, tạm giam, chấp hành án phạt tù, ở cơ sở giáo dục bắt buộc hoặc trường giáo dưỡng"
        "… in custody"
        "Trong số cuối kỳ: đang bị tạm giữ, tạm giam, chấp hành án phạt tù, ở cơ sở giáo dục bắt buộc hoặc trường giáo dưỡng"
        "Part of drug_dependent: in custody, prison, a compulsory education institution or a reform school"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugDependent DrugDependentAbsent drug_dependent_absent: Count Person 0 ..= 1000000000 Commune All Last false true
        "… vắng mặt khỏi nơi cư trú"
        "… away from the place of residence"
        "Trong số cuối kỳ: có hồ sơ ở đây nhưng đang vắng mặt"
        "Part of drug_dependent: on record here but away"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugDependent DrugDependentOnSubstitution drug_dependent_on_substitution: Count Person 0 ..= 1000000000 Commune All Last false true
        "… đang điều trị nghiện bằng thuốc thay thế"
        "… on substitution treatment"
        "Trong số đang cư trú: đang điều trị bằng thuốc thay thế"
        "Part of drug_dependent_in_community: on substitution treatment"
        [cite("qd28-2025", "Điều 6", "khoản 1", "")];
    DrugDependent DrugDependentInHomeRehab drug_dependent_in_home_rehab: Count Person 0 ..= 1000000000 Commune All Last false true
        "… đang cai nghiện tại gia đình, cộng đồng"
        "… in rehabilitation at home or in the community"
        "Trong số đang cư trú: đang cai nghiện tại gia đình, cộng đồng; ai đang dùng thuốc thay thế chỉ tính ở dòng trên"
        "Part of drug_dependent_in_community: in rehabilitation at home or in the community; someone also on substitution is counted there only"
        [cite("qd28-2025", "Điều 6", "khoản 1", "")];
    DrugDependent DrugDependentReached drug_dependent_reached: Count Person 0 ..= 1000000000 Commune All Last false true
        "Người nghiện được tiếp cận tư vấn, điều trị, cai nghiện, hỗ trợ hòa nhập cộng đồng"
        "People with drug dependence reached by services"
        "Trong số cuối kỳ: đã được tư vấn, điều trị, cai nghiện hoặc hỗ trợ hòa nhập; mỗi người tính một lần"
        "Part of drug_dependent: reached by counselling, treatment, rehabilitation or reintegration support; each counted once"
        [cite("kh302-2023", "mục tiêu 7", "", "")];
    DrugUsing DrugUsingOpening drug_using_opening: Count Person 0 ..= 1000000000 Commune All First false true
        "Người sử dụng trái phép chất ma túy có hồ sơ quản lý – đầu kỳ"
        "People using drugs illicitly on record, opening"
        "Số người có trong hồ sơ quản lý khi bắt đầu kỳ"
        "On the management record when the period opens"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugUsing DrugUsingAdded drug_using_added: Count Person 0 ..= 1000000000 Commune All Sum false true
        "Người sử dụng trái phép chất ma túy có hồ sơ quản lý – tăng trong kỳ"
        "People using drugs illicitly on record, added"
        "Đưa vào hồ sơ trong kỳ: mới xác định, chuyển đến, chuyển từ danh sách kia, điều chỉnh số trước đây"
        "Entered on the record during the period: newly determined, moved in, from the other list, correction of an earlier count"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugUsing DrugUsingRemoved drug_using_removed: Count Person 0 ..= 1000000000 Commune All Sum false true
        "Người sử dụng trái phép chất ma túy có hồ sơ quản lý – giảm trong kỳ"
        "People using drugs illicitly on record, removed"
        "Đưa ra khỏi hồ sơ trong kỳ: hết thời hạn, chuyển đi, chuyển sang danh sách người nghiện, đã mất, lý do khác theo quy định, điều chỉnh số trước đây"
        "Taken off the record during the period: measure completed, moved away, to the other list, deceased, other legal grounds, correction of an earlier count"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugUsing DrugUsing drug_using: Count Person 0 ..= 1000000000 Commune All Last true true
        "Người sử dụng trái phép chất ma túy có hồ sơ quản lý – cuối kỳ"
        "People using drugs illicitly on record, closing"
        "Số người có trong hồ sơ quản lý khi kết thúc kỳ; không ai có tên ở cả hai danh sách"
        "On the management record when the period closes; the two lists share no one"
        [cite("qd28-2025", "Điều 4", "", "")];
    DrugUsing DrugUsingConfirmedDependent drug_using_confirmed_dependent: Count Person 0 ..= 1000000000 Commune All Sum false true
        "… được xác định là người nghiện trong kỳ"
        "… confirmed dependent during the period"
        "Trong số giảm: được xác định là người nghiện và chuyển sang danh sách kia"
        "Part of drug_using_removed: found dependent and moved to the other list"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugUsing DrugUsingInCommunity drug_using_in_community: Count Person 0 ..= 1000000000 Commune All Last true true
        "… đang cư trú trên địa bàn"
        "… living in the community"
        "Trong số cuối kỳ: đang thực tế cư trú trên địa bàn"
        "Part of drug_using: actually residing in the area"
        [cite("qd28-2025", "Điều 6", "khoản 1", "")];
    DrugUsing DrugUsingDetained drug_using_detained: Count Person 0 ..= 1000000000 Commune All Last false true
        "… đang bị tạm giữ, tạm giam, chấp hành án phạt tù, ở cơ sở giáo dục bắt buộc hoặc trường giáo dưỡng"
        "… in custody"
        "Trong số cuối kỳ: đang bị tạm giữ, tạm giam, chấp hành án phạt tù, ở cơ sở giáo dục bắt buộc hoặc trường giáo dưỡng"
        "Part of drug_using: in custody, prison, a compulsory education institution or a reform school"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugUsing DrugUsingAbsent drug_using_absent: Count Person 0 ..= 1000000000 Commune All Last false true
        "… vắng mặt khỏi nơi cư trú"
        "… away from the place of residence"
        "Trong số cuối kỳ: có hồ sơ ở đây nhưng đang vắng mặt"
        "Part of drug_using: on record here but away"
        [cite("law73-2021", "", "", ""), cite("law120-2025", "", "", "")];
    DrugUsing DrugUsingReached drug_using_reached: Count Person 0 ..= 1000000000 Commune All Last false true
        "Người sử dụng trái phép chất ma túy được tiếp cận tư vấn, hỗ trợ"
        "People using drugs illicitly reached by services"
        "Trong số cuối kỳ: đã được tư vấn, điều trị hoặc hỗ trợ hòa nhập; mỗi người tính một lần"
        "Part of drug_using: reached by counselling, treatment or reintegration support; each counted once"
        [cite("kh302-2023", "mục tiêu 7", "", "")];
    Aftercare PostRehab post_rehab: Count Person 0 ..= 1000000000 Commune All Last false true
        "Người trong thời hạn quản lý sau cai nghiện"
        "People within the post-rehabilitation term"
        "Người trong thời hạn quản lý sau cai nghiện vào cuối kỳ; tính ở đây, không tính trong số người nghiện"
        "People within the term of post-rehabilitation management at the close; they stand here and not in drug_dependent"
        [cite("kh302-2023", "mục tiêu 8", "", ""), cite("qd28-2025", "Điều 6", "khoản 1", "")];
    Aftercare PostRehabManaged post_rehab_managed: Count Person 0 ..= 1000000000 Commune All Last false true
        "… đã có quyết định quản lý và biện pháp phòng ngừa"
        "… with a management decision and preventive measures"
        "Trong số trên: đã có quyết định quản lý và biện pháp phòng ngừa"
        "Part of post_rehab"
        [cite("kh302-2023", "mục tiêu 8", "", "")];
    Aftercare PostRehabRelapsed post_rehab_relapsed: Count Person 0 ..= 1000000000 Commune All Sum false true
        "Tái nghiện, tái sử dụng trong kỳ"
        "Returned to use during the period"
        "Người sau cai nghiện sử dụng lại trong kỳ"
        "People after rehabilitation who returned to use during the period"
        [cite("kh302-2023", "mục tiêu 8", "", "")];
    Aftercare Psychosis psychosis: Count Person 0 ..= 1000000000 Commune All Last false true
        "Người có biểu hiện loạn thần do sử dụng ma túy"
        "People showing signs of drug-related psychosis"
        "Vào cuối kỳ"
        "At the close"
        [cite("kh302-2023", "mục tiêu 8", "", "")];
    Aftercare PsychosisManaged psychosis_managed: Count Person 0 ..= 1000000000 Commune All Last false true
        "… được quản lý, có biện pháp phòng ngừa phù hợp"
        "… cared for with preventive measures"
        "Trong số trên: được quan tâm, có biện pháp phòng ngừa phù hợp"
        "Part of psychosis"
        [cite("kh302-2023", "mục tiêu 8", "", "")];
    Aftercare Incidents incidents: Count Case 0 ..= 1000000000 Commune All Sum false true
        "Vụ việc liên quan đến người sau cai nghiện, người có biểu hiện loạn thần"
        "Incidents involving the people above"
        "Vụ vi phạm hoặc bạo lực liên quan đến người sau cai nghiện, người có biểu hiện loạn thần, trong kỳ"
        "Offences or violent incidents involving people after rehabilitation or showing signs of psychosis, during the period"
        [cite("kh302-2023", "mục tiêu 8", "", "")];
    Released Released released: Count Person 0 ..= 1000000000 Commune All Last false true
        "Người chấp hành xong án phạt tù, chưa được xóa án tích, cư trú trên địa bàn"
        "People released from prison, record not expunged"
        "Đang cư trú trên địa bàn vào cuối kỳ"
        "Living in the area at the close"
        [cite("kh302-2023", "mục tiêu 9", "", "")];
    Released ReleasedSupported released_supported: Count Person 0 ..= 1000000000 Commune All Last false true
        "… được quản lý, giáo dục, hỗ trợ tái hòa nhập cộng đồng"
        "… supported in reintegration"
        "Trong số trên: được hỗ trợ tái hòa nhập cộng đồng"
        "Part of released"
        [cite("kh302-2023", "mục tiêu 9", "", "")];
    Released ReleasedReoffended released_reoffended: Count Person 0 ..= 1000000000 Commune All Sum false true
        "Tái phạm tội trong kỳ"
        "Re-offended during the period"
        "Người chấp hành xong án phạt tù tái phạm trong kỳ"
        "People released from prison who re-offended during the period"
        [cite("kh302-2023", "mục tiêu 9", "", "")];
    Places UsePointsOpening use_points_opening: Count Place 0 ..= 1000000000 Commune All First false false
        "Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy – đầu kỳ"
        "Places of illicit use, opening"
        "Còn tồn tại khi bắt đầu kỳ; mỗi nơi chỉ tính ở một loại"
        "Standing when the period opens; a place counts under one kind only"
        [cite("qd28-2025", "Điều 2", "khoản 1", ""), cite("qd28-2025", "Điều 4", "", ""), cite("kh302-2023", "mục tiêu 5", "", "")];
    Places UsePointsDetected use_points_detected: Count Place 0 ..= 1000000000 Commune All Sum false false
        "Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy – phát hiện trong kỳ"
        "Places of illicit use, detected"
        "Mới phát hiện trong kỳ"
        "Newly detected during the period"
        [cite("qd28-2025", "Điều 2", "khoản 1", ""), cite("qd28-2025", "Điều 4", "", ""), cite("kh302-2023", "mục tiêu 5", "", "")];
    Places UsePointsEliminated use_points_eliminated: Count Place 0 ..= 1000000000 Commune All Sum false false
        "Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy – triệt xóa trong kỳ"
        "Places of illicit use, eliminated"
        "Đã triệt xóa trong kỳ"
        "Eliminated during the period"
        [cite("qd28-2025", "Điều 2", "khoản 1", ""), cite("qd28-2025", "Điều 4", "", ""), cite("kh302-2023", "mục tiêu 5", "", "")];
    Places UsePointsDelisted use_points_delisted: Count Place 0 ..= 1000000000 Commune All Sum false false
        "Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy – đưa ra khỏi danh sách trong kỳ"
        "Places of illicit use, taken off the list"
        "Đưa khỏi danh sách mà không phải triệt xóa: không còn hoạt động, đã chuyển đi, ghi nhầm"
        "Taken off the list without elimination: no longer active, moved, listed in error"
        [cite("qd28-2025", "Điều 2", "khoản 1", ""), cite("qd28-2025", "Điều 4", "", ""), cite("kh302-2023", "mục tiêu 5", "", "")];
    Places UsePoints use_points: Count Place 0 ..= 1000000000 Commune All Last true false
        "Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy – cuối kỳ"
        "Places of illicit use, closing"
        "Còn tồn tại khi kết thúc kỳ"
        "Standing when the period closes"
        [cite("qd28-2025", "Điều 2", "khoản 1", ""), cite("qd28-2025", "Điều 4", "", ""), cite("kh302-2023", "mục tiêu 5", "", "")];
    Places HotspotsOpening hotspots_opening: Count Place 0 ..= 1000000000 Commune All First false false
        "Điểm, tụ điểm phức tạp về ma túy – đầu kỳ"
        "Drug hotspots, opening"
        "Còn tồn tại khi bắt đầu kỳ; mỗi nơi chỉ tính ở một loại"
        "Standing when the period opens; a place counts under one kind only"
        [cite("kh302-2023", "mục tiêu 5", "", ""), cite("qd3122-2010", "Điều 1", "", "")];
    Places HotspotsDetected hotspots_detected: Count Place 0 ..= 1000000000 Commune All Sum false false
        "Điểm, tụ điểm phức tạp về ma túy – phát hiện trong kỳ"
        "Drug hotspots, detected"
        "Mới phát hiện trong kỳ"
        "Newly detected during the period"
        [cite("kh302-2023", "mục tiêu 5", "", ""), cite("qd3122-2010", "Điều 1", "", "")];
    Places HotspotsEliminated hotspots_eliminated: Count Place 0 ..= 1000000000 Commune All Sum false false
        "Điểm, tụ điểm phức tạp về ma túy – triệt xóa trong kỳ"
        "Drug hotspots, eliminated"
        "Đã triệt xóa trong kỳ"
        "Eliminated during the period"
        [cite("kh302-2023", "mục tiêu 5", "", ""), cite("qd3122-2010", "Điều 1", "", "")];
    Places HotspotsDelisted hotspots_delisted: Count Place 0 ..= 1000000000 Commune All Sum false false
        "Điểm, tụ điểm phức tạp về ma túy – đưa ra khỏi danh sách trong kỳ"
        "Drug hotspots, taken off the list"
        "Đưa khỏi danh sách mà không phải triệt xóa: không còn hoạt động, đã chuyển đi, ghi nhầm"
        "Taken off the list without elimination: no longer active, moved, listed in error"
        [cite("kh302-2023", "mục tiêu 5", "", ""), cite("qd3122-2010", "Điều 1", "", "")];
    Places Hotspots hotspots: Count Place 0 ..= 1000000000 Commune All Last true false
        "Điểm, tụ điểm phức tạp về ma túy – cuối kỳ"
        "Drug hotspots, closing"
        "Còn tồn tại khi kết thúc kỳ"
        "Standing when the period closes"
        [cite("kh302-2023", "mục tiêu 5", "", ""), cite("qd3122-2010", "Điều 1", "", "")];
    Places RetailPointsOpening retail_points_opening: Count Place 0 ..= 1000000000 Commune All First false false
        "Điểm bán lẻ ma túy – đầu kỳ"
        "Retail drug points, opening"
        "Còn tồn tại khi bắt đầu kỳ; mỗi nơi chỉ tính ở một loại"
        "Standing when the period opens; a place counts under one kind only"
        [cite("kh302-2023", "mục tiêu 5", "", "")];
    Places RetailPointsDetected retail_points_detected: Count Place 0 ..= 1000000000 Commune All Sum false false
        "Điểm bán lẻ ma túy – phát hiện trong kỳ"
        "Retail drug points, detected"
        "Mới phát hiện trong kỳ"
        "Newly detected during the period"
        [cite("kh302-2023", "mục tiêu 5", "", "")];
    Places RetailPointsEliminated retail_points_eliminated: Count Place 0 ..= 1000000000 Commune All Sum false false
        "Điểm bán lẻ ma túy – triệt xóa trong kỳ"
        "Retail drug points, eliminated"
        "Đã triệt xóa trong kỳ"
        "Eliminated during the period"
        [cite("kh302-2023", "mục tiêu 5", "", "")];
    Places RetailPointsDelisted retail_points_delisted: Count Place 0 ..= 1000000000 Commune All Sum false false
        "Điểm bán lẻ ma túy – đưa ra khỏi danh sách trong kỳ"
        "Retail drug points, taken off the list"
        "Đưa khỏi danh sách mà không phải triệt xóa: không còn hoạt động, đã chuyển đi, ghi nhầm"
        "Taken off the list without elimination: no longer active, moved, listed in error"
        [cite("kh302-2023", "mục tiêu 5", "", "")];
    Places RetailPoints retail_points: Count Place 0 ..= 1000000000 Commune All Last true false
        "Điểm bán lẻ ma túy – cuối kỳ"
        "Retail drug points, closing"
        "Còn tồn tại khi kết thúc kỳ"
        "Standing when the period closes"
        [cite("kh302-2023", "mục tiêu 5", "", "")];
    Plants PlantsFound plants_found: Count Plant 0 ..= 1000000000 Commune All Sum true false
        "Số cây có chứa chất ma túy được trồng, phát hiện trong kỳ"
        "Plants found"
        "Cây được trồng có chứa chất ma túy phát hiện trong kỳ; không tính cây mọc hoang"
        "Cultivated plants containing narcotic substances found during the period; wild plants are not counted"
        [cite("qd28-2025", "Điều 4", "", ""), cite("kh302-2023", "mục tiêu 6", "", "")];
    Plants PlantsDestroyed plants_destroyed: Count Plant 0 ..= 1000000000 Commune All Sum false false
        "Số cây đã triệt phá trong kỳ"
        "Plants destroyed"
        "Đã triệt phá trong kỳ"
        "Destroyed during the period"
        [cite("kh302-2023", "mục tiêu 6", "", "")];
    Plants PlantAreaFound plant_area_found: Count SquareMetre 0 ..= 1000000000 Commune All Sum true false
        "Diện tích trồng cây có chứa chất ma túy phát hiện trong kỳ (m²)"
        "Plant area found (m²)"
        "Diện tích phát hiện trong kỳ, tính tròn mét vuông"
        "Area found during the period, whole square metres"
        [cite("qd28-2025", "Điều 4", "", "")];
    Plants PlantAreaDestroyed plant_area_destroyed: Count SquareMetre 0 ..= 1000000000 Commune All Sum false false
        "Diện tích đã triệt phá trong kỳ (m²)"
        "Plant area destroyed (m²)"
        "Đã triệt phá trong kỳ"
        "Destroyed during the period"
        [cite("kh302-2023", "mục tiêu 6", "", "")];
    Plants ReplantingSites replanting_sites: Count Place 0 ..= 1000000000 Commune All Sum false false
        "Số điểm tái trồng"
        "Replanting sites"
        "Nơi trồng lại sau lần triệt phá trước"
        "Sites replanted after an earlier destruction"
        [cite("kh302-2023", "mục tiêu 6", "", "")];
    Outreach OutreachSessions outreach_sessions: Count Session 0 ..= 1000000000 Commune All Sum false false
        "Số lần tuyên truyền (mọi hình thức phù hợp)"
        "Outreach activities"
        "Các lần tuyên truyền dưới mọi hình thức phù hợp trong kỳ"
        "Outreach activities of any suitable form during the period"
        [cite("kh302-2023", "mục tiêu 4", "", "")];
    Outreach GroupsWithSession groups_with_session: Count GroupMonth 0 ..= 1000000000 Commune All Sum false false
        "Số lượt tổ dân phố, thôn có ít nhất 01 lần tuyên truyền trong tháng"
        "Group-months with outreach"
        "Mỗi tổ, thôn có ít nhất một lần tuyên truyền trong tháng tính một lượt, cộng các tháng trong kỳ"
        "Residential groups reached at least once in the month, added up over the months of the period"
        [cite("kh302-2023", "mục tiêu 4", "", "")];
    Outreach Models models: Count Model 0 ..= 1000000000 Commune All Last false false
        "Số mô hình tuyên truyền, vận động phòng, chống ma túy"
        "Mobilisation models"
        "Mô hình được duy trì vào cuối kỳ"
        "Kept up at the close"
        [cite("kh302-2023", "mục tiêu 4", "", "")];
    Outreach GroupsWithModel groups_with_model: Count Group 0 ..= 1000000000 Commune All Last false false
        "Số tổ dân phố, thôn có ít nhất 01 mô hình"
        "Groups with a model"
        "Tổ, thôn có ít nhất một mô hình như vậy vào cuối kỳ"
        "Residential groups served by at least one such model at the close"
        [cite("kh302-2023", "mục tiêu 4", "", "")];
    Crime DrugCases drug_cases: Count Case 0 ..= 1000000000 Commune All Sum false true
        "Số vụ phạm tội về ma túy phát hiện trên địa bàn"
        "Drug cases"
        "Phát hiện trên địa bàn trong kỳ"
        "Detected in the area during the period"
        [cite("kh302-2023", "", "", "")];
    Crime DrugArrests drug_arrests: Count Person 0 ..= 1000000000 Commune All Sum true true
        "Số người bị bắt giữ trên địa bàn về hành vi phạm tội ma túy"
        "People arrested for drug offences in the area"
        "Bị bắt giữ trên địa bàn trong kỳ, dù cư trú ở đâu; bị bắt giữ chưa phải là có tội"
        "\"Đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn\": arrested in the area during the period, wherever they live"
        [cite("qd28-2025", "Điều 4", "", "")];
    Crime ResidentsInViolation residents_in_violation: Count Person 0 ..= 1000000000 Commune All Sum true true
        "Số người đang cư trú vi phạm pháp luật về ma túy tại địa bàn (hình sự, hành chính)"
        "Residents found breaking drug law here"
        "Người đang cư trú bị phát hiện vi phạm pháp luật về ma túy tại địa bàn trong kỳ, hình sự hoặc hành chính"
        "Residents found in breach of drug law in the area during the period, criminal or administrative"
        [cite("qd28-2025", "Điều 6", "khoản 2", "")];
    Crime WantedHiding wanted_hiding: Count Person 0 ..= 1000000000 Commune All Last true true
        "Số người bị truy nã do phạm tội về ma túy lẩn trốn trên địa bàn"
        "People wanted for drug offences hiding in the area"
        "Vào cuối kỳ"
        "At the close"
        [cite("qd28-2025", "Điều 6", "khoản 2", "")];
    Province TraffickingLinesOpening trafficking_lines_opening: Count Line 0 ..= 1000000000 Province All First false false
        "Đường dây vận chuyển ma túy vào địa bàn tỉnh – đầu kỳ"
        "Trafficking lines into the province, opening"
        "Số liệu của cấp tỉnh; xã không báo cáo"
        "Known to the province; never asked of a commune"
        [cite("kh302-2023", "mục tiêu 10", "", "")];
    Province TraffickingLinesDetected trafficking_lines_detected: Count Line 0 ..= 1000000000 Province All Sum false false
        "Đường dây vận chuyển ma túy vào địa bàn tỉnh – phát hiện trong kỳ"
        "Trafficking lines into the province, detected"
        "Số liệu của cấp tỉnh; xã không báo cáo"
        "Known to the province; never asked of a commune"
        [cite("kh302-2023", "mục tiêu 10", "", "")];
    Province TraffickingLinesDismantled trafficking_lines_dismantled: Count Line 0 ..= 1000000000 Province All Sum false false
        "Đường dây vận chuyển ma túy vào địa bàn tỉnh – triệt xóa trong kỳ"
        "Trafficking lines into the province, dismantled"
        "Số liệu của cấp tỉnh; xã không báo cáo"
        "Known to the province; never asked of a commune"
        [cite("kh302-2023", "mục tiêu 10", "", "")];
    Province TraffickingLines trafficking_lines: Count Line 0 ..= 1000000000 Province All Last false false
        "Đường dây vận chuyển ma túy vào địa bàn tỉnh – cuối kỳ"
        "Trafficking lines into the province, closing"
        "Số liệu của cấp tỉnh; xã không báo cáo"
        "Known to the province; never asked of a commune"
        [cite("kh302-2023", "mục tiêu 10", "", "")];
}
