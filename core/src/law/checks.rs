//! Quy tắc kiểm tra: every check, in the order in which findings are listed.

use super::instruments::{LAW91_2025, LAW120_2025, ND09_2019, NQ1675_2025, QD28_2025, QD3122_2010, TT13_2022};
use crate::base::Text;
use crate::calendar::Date;
use crate::figures::Figure::{
    DrugArrests, DrugCases, DrugDependent, DrugDependentAbsent, DrugDependentAdded, DrugDependentDetained, DrugDependentInCommunity,
    DrugDependentInCompulsoryRehab, DrugDependentInHomeRehab, DrugDependentInVoluntaryCentre, DrugDependentOnSubstitution,
    DrugDependentOpening, DrugDependentReached, DrugDependentRemoved, DrugUsing, DrugUsingAbsent, DrugUsingAdded,
    DrugUsingConfirmedDependent, DrugUsingDetained, DrugUsingInCommunity, DrugUsingOpening, DrugUsingReached, DrugUsingRemoved,
    GroupsWithModel, GroupsWithSession, Hotspots, HotspotsDelisted, HotspotsDetected, HotspotsEliminated, HotspotsOpening, Incidents,
    Models, OutreachSessions, PlantAreaDestroyed, PlantAreaFound, PlantsDestroyed, PlantsFound, Population, PostRehab, PostRehabManaged,
    PostRehabRelapsed, Psychosis, PsychosisManaged, Released, ReleasedReoffended, ReleasedSupported, ReplantingSites, ResidentialGroups,
    RetailPoints, RetailPointsDelisted, RetailPointsDetected, RetailPointsEliminated, RetailPointsOpening, TraffickingLines,
    TraffickingLinesDetected, TraffickingLinesDismantled, TraffickingLinesOpening, UsePoints, UsePointsDelisted, UsePointsDetected,
    UsePointsEliminated, UsePointsOpening,
};
use crate::figures::OverTime;
use crate::rules::{Applies, ByLength, Change, Check, Quantity, Severities, Severity, Test, Timeline, none, sum, total};

/// Thay đổi pháp luật: the days on which a law gave a figure another meaning, each with the id of the text.
///
/// Luật số 120/2025/QH15 Điều 48 khoản 3: a person with a decision on compulsory rehabilitation leaves the record.
pub static LEGAL_CHANGES: &[(Date, &str)] = &[(LAW120_2025.in_force_from, LAW120_2025.id)];

const ALWAYS: Applies = Applies { yearly: false, province: false, from: None, until: None };
const YEARLY: Applies = Applies { yearly: true, ..ALWAYS };
const PROVINCE: Applies = Applies { province: true, ..ALWAYS };
/// The periods in which the deadlines of Thông tư số 13/2022/TT-BCA are in force.
const WHILE_TT13: Applies = Applies { from: Some(TT13_2022.in_force_from), until: TT13_2022.in_force_to, ..ALWAYS };

/// Lists the checks twice from one row each: as data, and one by one for the judge, which unrolls them. So a check cannot be missing in one
/// of the two lists.
///
/// The columns, in this order: `severity` in a month; `longer`, that in a longer period where it differs; `later`, a timeline of other
/// severities from a day on; `applies`, where not to every period; `when` and `must`, or another `test`; the sentence of the finding in
/// both languages; `basis`, where the check does not follow from consistency alone.
macro_rules! checks {
    ($(
        $(#[$why:meta])*
        $code:ident {
            severity: $severity:ident,
            $(longer: $longer:ident,)?
            $(later: $later:expr,)?
            $(applies: $applies:expr,)?
            $(when: $when:expr,)?
            $(must: $must:expr,)?
            $(test: $test:expr,)?
            vi: $vi:literal,
            en: $en:literal,
            $(basis: [$($basis:expr),+],)?
        }
    )*) => {
        $(
            $(#[$why])*
            #[doc = $en]
            pub(crate) const $code: Check = Check {
                code: stringify!($code),
                severity: Severities {
                    first: ByLength { month: Severity::$severity, longer: either!([$(Severity::$longer)?] Severity::$severity) },
                    later: either!([$($later)?] Timeline::EMPTY),
                },
                applies: either!([$($applies)?] ALWAYS),
                test: either!([$($test)?] Test::Figures(
                    either!([$(Some($when))?] None),
                    either!([$($must)?] compile_error!("a check says `must` or `test`"))
                )),
                message: Text { vi: $vi, en: $en },
                basis: &[$($($basis),+)?],
            };
        )*

        /// Quy tắc kiểm tra: every check, in the order of the codes.
        pub static CHECKS: &[Check] = &[$($code),*];

        /// Calls `$each!` with every check, in the order of the codes.
        macro_rules! for_each_check { ($each:ident) => { $($each!($code);)* } }
        pub(crate) use for_each_check;
    };
}

/// Returns the value of a column, or the default where the row does not have it.
macro_rules! either {
    ([] $otherwise:expr) => {
        $otherwise
    };
    ([$given:expr] $otherwise:expr) => {
        $given
    };
}

/// Lists the checks, and appends other rows.
macro_rules! checks_and {
    ($($more:tt)*) => { checks! {
    F01 {
        severity: Error,
        test: Test::Present,
        vi: "Còn thiếu “{label}”. Nếu trong kỳ không phát sinh, đề nghị nhập 0.",
        en: "“{label}” is missing. If there was none in the period, please enter 0.",
    }

    F02 {
        severity: Error,
        test: Test::Reading,
        vi: "“{label}” cần là {wanted}, đang ghi “{raw}”.{question}",
        en: "“{label}” should be {wanted}, not “{raw}”.{question}",
    }

    F03 {
        severity: Error,
        test: Test::WithinBounds,
        vi: "“{label}” cần nằm trong khoảng từ {min} đến {max}, đang ghi “{raw}”.",
        en: "“{label}” should be between {min} and {max}, not “{raw}”.",
    }

    F04 {
        severity: Error,
        test: Test::Reading,
        vi: "Không có mục “{key}” trong báo cáo này{why}.{question}",
        en: "There is no member “{key}” in this report{why}.{question}",
    }

    F05 {
        severity: Error,
        test: Test::Reading,
        vi: "“{key}” được ghi hai lần; đề nghị chỉ giữ một giá trị.",
        en: "“{key}” appears twice; please keep one value.",
    }

    F06 {
        severity: Error,
        test: Test::AreaCode,
        vi: "Mã địa bàn “{raw}” chưa đúng: {wanted}.",
        en: "The area code “{raw}” is not valid: {wanted}.",
    }

    F07 {
        severity: Error,
        test: Test::Reading,
        vi: "Kỳ báo cáo “{raw}” chưa đúng. Ví dụ đúng: 2025-07, 2025-Q3, 2025-H1, 2025-9M, 2025 (từ năm 2000 đến năm 2100).",
        en: "The period “{raw}” is not valid; please write 2025-07, 2025-Q3, 2025-H1, 2025-9M or 2025 (years 2000 to 2100).",
    }

    F08 {
        severity: Error,
        test: Test::Reading,
        vi: "“{key}” cần là {wanted}, đang ghi “{raw}”.",
        en: "“{key}” should be {wanted}, not “{raw}”.",
    }

    F09 {
        severity: Error,
        test: Test::NoPersonalData,
        vi: "Ghi chú có thể chứa {kind} (ký tự thứ {position}). Báo cáo không nhận thông tin cá nhân, đề nghị bỏ ra.",
        en: "The note may contain {kind} (character {position}). A report must not contain personal data; please remove it.",
        basis: [LAW91_2025.whole()],
    }

    F10 {
        severity: Error,
        test: Test::NoControlCharacter,
        vi: "Ghi chú có ký tự điều khiển (ký tự thứ {position}), đề nghị bỏ ra.",
        en: "The note contains a control character (character {position}); please remove it.",
    }

    F11 {
        severity: Warning,
        test: Test::ShortText,
        vi: "Ghi chú dài {length} ký tự; đề nghị rút gọn còn nhiều nhất 2.000 ký tự.",
        en: "The note has {length} characters; at most 2,000 are allowed.",
    }

    F12 {
        severity: Error,
        test: Test::Reading,
        vi: "Cấp độ tự xác định “{raw}” chưa đúng; đề nghị chọn drug_free, affected, type_iii, type_ii hoặc type_i.",
        en: "The declared level “{raw}” is not known; choose drug_free, affected, type_iii, type_ii or type_i.",
    }

    F13 {
        severity: Warning,
        test: Test::ExplainsKnownChecks,
        vi: "Giải trình cho “{raw}” không khớp với quy tắc hoặc chỉ tiêu nào có thể giải trình.",
        en: "The explanation for “{raw}” names no check or figure that can be explained.",
    }

    F14 {
        severity: Notice,
        test: Test::ComposedText,
        vi: "Ghi chú dùng bảng mã tổ hợp; đã chuyển về dạng chuẩn NFC, nội dung không đổi.",
        en: "The note was written in decomposed Unicode; it is kept as NFC, its content unchanged.",
    }

    A101 {
        severity: Error,
        must: sum(Population).from_number(1),
        vi: "Số nhân khẩu phải từ 1 trở lên, đang ghi {population}.",
        en: "The population should be at least 1, not {population}.",
    }

    A102 {
        severity: Error,
        must: sum(ResidentialGroups).from_number(1),
        vi: "Số tổ dân phố, thôn phải từ 1 trở lên, đang ghi {residential_groups}.",
        en: "The number of residential groups should be at least 1, not {residential_groups}.",
    }

    A103 {
        severity: Warning,
        must: sum(ResidentialGroups).times(10).at_most(sum(Population)),
        vi: "Có {residential_groups} tổ, thôn cho {population} nhân khẩu, trung bình dưới 10 người một tổ. Đề nghị kiểm tra lại hai số \
            này.",
        en: "There are {residential_groups} residential groups for {population} residents, fewer than 10 people per group. Please check \
            both numbers.",
    }

    A104 {
        severity: Error,
        must: sum(DrugDependentInCommunity).plus(DrugUsingInCommunity).at_most(sum(Population)),
        vi: "Có {left} người có hồ sơ đang cư trú, nhiều hơn {population} nhân khẩu của địa bàn.",
        en: "{left} people on record live here, more than the {population} residents of the area.",
    }

    A105 {
        severity: Error,
        applies: YEARLY,
        test: Test::DeclaredWhenReviewed,
        vi: "Địa bàn đã rà soát thì cần ghi cấp độ tự xác định.",
        en: "A commune that has reviewed its area must declare its level.",
        basis: [QD28_2025.at("Điều 7", "khoản 1", "")],
    }

    A106 {
        severity: Warning,
        applies: YEARLY,
        test: Test::DeclaredIsComputed,
        vi: "Xã tự xác định {declared}; theo số liệu cả năm là {computed}, do {reason}. Đề nghị rà soát hoặc giải trình.",
        en: "The commune declared {declared}; according to the figures of the year it is {computed}, because of: {reason}. Please review \
            or explain.",
        basis: [QD28_2025.at("Điều 7", "khoản 1", "")],
    }

    A107 {
        severity: Notice,
        test: Test::NotDrugFreeAndKey,
        vi: "Địa bàn đủ các điều kiện không ma túy (Điều 6) nhưng đồng thời thuộc {computed} (Điều 4); cấp độ được tính theo loại trọng \
            điểm.",
        en: "The area meets the conditions of a drug-free area (Điều 6) and is also {computed} (Điều 4); the type decides its level.",
        basis: [QD28_2025.at("Điều 4", "", ""), QD28_2025.at("Điều 6", "", "")],
    }

    A108 {
        severity: Notice,
        test: Test::ReadingsAgree,
        vi: "Hai cách đọc Điều 4 cho kết quả khác nhau: cộng dồn là {cumulative}, đúng từng chữ là {literal}. Xem QUIRKS.md.",
        en: "The two readings of Điều 4 differ: cumulative gives {cumulative}, literal gives {literal}. See QUIRKS.md.",
        basis: [QD28_2025.at("Điều 4", "", "")],
    }

    A109 {
        severity: Notice,
        test: Test::CriteriaComplete,
        vi: "Bộ tiêu chí {criteria} áp dụng cho kỳ này chỉ lưu được một phần: chưa có ngưỡng loại II và loại III.",
        en: "The criteria {criteria} that apply to this period are only partly on file: the thresholds of types II and III are missing.",
        basis: [QD3122_2010.at("Điều 1", "", "")],
    }

    A201 {
        severity: Error,
        must: sum(DrugDependent).equals(sum(DrugDependentOpening).plus(DrugDependentAdded).minus(DrugDependentRemoved)),
        vi: "{label}: đầu kỳ {drug_dependent_opening} + tăng {drug_dependent_added} − giảm {drug_dependent_removed} = {right}, nhưng cuối \
            kỳ ghi {drug_dependent}.",
        en: "{label}: opening {drug_dependent_opening} + added {drug_dependent_added} − removed {drug_dependent_removed} = {right}, but \
            the closing figure is {drug_dependent}.",
    }

    A202 {
        severity: Error,
        must: sum(DrugDependent)
            .equals(
                sum(DrugDependentInCommunity)
                    .plus(DrugDependentInCompulsoryRehab)
                    .plus(DrugDependentInVoluntaryCentre)
                    .plus(DrugDependentDetained)
                    .plus(DrugDependentAbsent)
            ),
        vi: "Cộng các nhóm được {right} người, cuối kỳ ghi {left}, lệch {gap}. Đã tính người vắng mặt chưa?",
        en: "The groups add up to {right} people, but the closing figure is {left}, a difference of {gap}. Are people away from home \
            counted?",
    }

    A203 {
        severity: Error,
        must: sum(DrugDependentOnSubstitution).plus(DrugDependentInHomeRehab).at_most(sum(DrugDependentInCommunity)),
        vi: "Có {left} người điều trị thay thế hoặc cai tại gia đình, cộng đồng, nhiều hơn {right} người đang cư trú trên địa bàn.",
        en: "{left} people are on substitution treatment or in home rehabilitation, more than the {right} living in the community.",
    }

    A204 {
        severity: Error,
        must: sum(DrugDependentReached).at_most(sum(DrugDependent)),
        vi: "Có {left} người được tiếp cận dịch vụ, nhiều hơn {right} người có hồ sơ. Mỗi người chỉ tính một lần.",
        en: "{left} people were reached by services, more than the {right} on record. Each person counts once.",
    }

    A205 {
        severity: Warning,
        must: sum(DrugDependentInCompulsoryRehab)
            .plus(DrugDependentInVoluntaryCentre)
            .plus(DrugDependentOnSubstitution)
            .plus(DrugDependentInHomeRehab)
            .at_most(sum(DrugDependentReached)),
        vi: "Có {left} người đang cai nghiện, điều trị nhưng chỉ ghi {right} người được tiếp cận dịch vụ.",
        en: "{left} people are in rehabilitation or treatment, but only {right} are counted as reached by services.",
    }

    A301 {
        severity: Error,
        must: sum(DrugUsing).equals(sum(DrugUsingOpening).plus(DrugUsingAdded).minus(DrugUsingRemoved)),
        vi: "{label}: đầu kỳ {drug_using_opening} + tăng {drug_using_added} − giảm {drug_using_removed} = {right}, nhưng cuối kỳ ghi \
            {drug_using}.",
        en: "{label}: opening {drug_using_opening} + added {drug_using_added} − removed {drug_using_removed} = {right}, but the closing \
            figure is {drug_using}.",
    }

    A302 {
        severity: Error,
        must: sum(DrugUsing).equals(sum(DrugUsingInCommunity).plus(DrugUsingDetained).plus(DrugUsingAbsent)),
        vi: "Cộng các nhóm được {right} người, cuối kỳ ghi {left}, lệch {gap}. Đã tính người vắng mặt chưa?",
        en: "The groups add up to {right} people, but the closing figure is {left}, a difference of {gap}. Are people away from home \
            counted?",
    }

    A303 {
        severity: Error,
        must: sum(DrugUsingConfirmedDependent).at_most(sum(DrugUsingRemoved)),
        vi: "Có {left} người được xác định là người nghiện trong kỳ, nhiều hơn {right} người đưa ra khỏi danh sách sử dụng.",
        en: "{left} people were confirmed dependent, more than the {right} removed from the list of people using drugs.",
    }

    A304 {
        severity: Warning,
        must: sum(DrugUsingConfirmedDependent).at_most(sum(DrugDependentAdded)),
        vi: "Có {left} người chuyển sang danh sách người nghiện, nhưng danh sách đó chỉ tăng {right}. Đề nghị kiểm tra lại.",
        en: "{left} people moved to the list of people with dependence, but that list grew by only {right}. Please check.",
    }

    A305 {
        severity: Error,
        must: sum(DrugUsingReached).at_most(sum(DrugUsing)),
        vi: "Có {left} người được tiếp cận dịch vụ, nhiều hơn {right} người có hồ sơ. Mỗi người chỉ tính một lần.",
        en: "{left} people were reached by services, more than the {right} on record. Each person counts once.",
    }

    A401 {
        severity: Error,
        must: sum(PostRehabManaged).at_most(sum(PostRehab)),
        vi: "Có {left} người sau cai nghiện được quản lý, nhiều hơn {right} người trong thời hạn quản lý.",
        en: "{left} people after rehabilitation are under management, more than the {right} within the term.",
    }

    A402 {
        severity: Notice,
        must: sum(PostRehabRelapsed).at_most(sum(PostRehab)),
        vi: "Có {left} người tái nghiện, tái sử dụng trong kỳ, nhiều hơn {right} người đang trong thời hạn quản lý cuối kỳ.",
        en: "{left} people returned to use, more than the {right} within the term at the close.",
    }

    A403 {
        severity: Error,
        must: sum(PsychosisManaged).at_most(sum(Psychosis)),
        vi: "Có {left} người có biểu hiện loạn thần được quản lý, nhiều hơn tổng số {right} người.",
        en: "{left} people showing signs of psychosis are cared for, more than the {right} counted.",
    }

    A404 {
        severity: Notice,
        when: none(sum(PostRehab).plus(Psychosis)),
        must: none(sum(Incidents)),
        vi: "Ghi {incidents} vụ việc nhưng không có người sau cai nghiện, người có biểu hiện loạn thần nào.",
        en: "{incidents} incidents are counted, but nobody after rehabilitation or showing signs of psychosis.",
    }

    A501 {
        severity: Error,
        must: sum(ReleasedSupported).at_most(sum(Released)),
        vi: "Có {left} người được hỗ trợ tái hòa nhập, nhiều hơn {right} người chấp hành xong án phạt tù.",
        en: "{left} people are supported in reintegration, more than the {right} released.",
    }

    A502 {
        severity: Notice,
        must: sum(ReleasedReoffended).at_most(sum(Released)),
        vi: "Có {left} người tái phạm tội trong kỳ, nhiều hơn {right} người đang cư trú cuối kỳ.",
        en: "{left} people re-offended, more than the {right} living here at the close.",
    }

    A601 {
        severity: Error,
        must: sum(UsePoints).equals(sum(UsePointsOpening).plus(UsePointsDetected).minus(UsePointsEliminated).minus(UsePointsDelisted)),
        vi: "{place}: đầu kỳ {use_points_opening} + phát hiện {use_points_detected} − triệt xóa {use_points_eliminated} − đưa khỏi danh \
            sách {use_points_delisted} = {right}, nhưng cuối kỳ ghi {use_points}.",
        en: "{place}: opening {use_points_opening} + detected {use_points_detected} − eliminated {use_points_eliminated} − taken off \
            {use_points_delisted} = {right}, but the closing figure is {use_points}.",
    }

    A602 {
        severity: Error,
        must: sum(Hotspots).equals(sum(HotspotsOpening).plus(HotspotsDetected).minus(HotspotsEliminated).minus(HotspotsDelisted)),
        vi: "{place}: đầu kỳ {hotspots_opening} + phát hiện {hotspots_detected} − triệt xóa {hotspots_eliminated} − đưa khỏi danh sách \
            {hotspots_delisted} = {right}, nhưng cuối kỳ ghi {hotspots}.",
        en: "{place}: opening {hotspots_opening} + detected {hotspots_detected} − eliminated {hotspots_eliminated} − taken off \
            {hotspots_delisted} = {right}, but the closing figure is {hotspots}.",
    }

    A603 {
        severity: Error,
        must: sum(RetailPoints)
            .equals(sum(RetailPointsOpening).plus(RetailPointsDetected).minus(RetailPointsEliminated).minus(RetailPointsDelisted)),
        vi: "{place}: đầu kỳ {retail_points_opening} + phát hiện {retail_points_detected} − triệt xóa {retail_points_eliminated} − đưa \
            khỏi danh sách {retail_points_delisted} = {right}, nhưng cuối kỳ ghi {retail_points}.",
        en: "{place}: opening {retail_points_opening} + detected {retail_points_detected} − eliminated {retail_points_eliminated} − taken \
            off {retail_points_delisted} = {right}, but the closing figure is {retail_points}.",
    }

    A701 {
        severity: Warning,
        must: sum(PlantsDestroyed).at_most(sum(PlantsFound)),
        vi: "Đã triệt phá {left} cây, nhiều hơn {right} cây phát hiện trong kỳ. Có cây phát hiện từ kỳ trước không?",
        en: "{left} plants were destroyed, more than the {right} found in the period. Were some found earlier?",
    }

    A702 {
        severity: Warning,
        must: sum(PlantAreaDestroyed).at_most(sum(PlantAreaFound)),
        vi: "Đã triệt phá {left} m², nhiều hơn {right} m² phát hiện trong kỳ. Có diện tích phát hiện từ kỳ trước không?",
        en: "{left} m² were destroyed, more than the {right} m² found in the period. Was some found earlier?",
    }

    A704 {
        severity: Warning,
        when: sum(ReplantingSites).from_number(1),
        must: sum(PlantsFound).plus(PlantAreaFound).from_number(1),
        vi: "Có {replanting_sites} điểm tái trồng nhưng không ghi cây hay diện tích phát hiện nào.",
        en: "There are {replanting_sites} replanting sites, but no plants and no area found.",
    }

    A801 {
        severity: Error,
        longer: Warning,
        must: sum(GroupsWithSession).at_most(total(Quantity::GROUP_MONTHS)),
        vi: "Đã ghi {left} lượt; nhiều nhất là {right} (tổ, thôn × tháng). Có tính trùng không?",
        en: "{left} group-months are counted; at most {right} are possible (groups × months). Is something counted twice?",
    }

    A802 {
        severity: Warning,
        when: sum(GroupsWithSession).from_number(1),
        must: sum(OutreachSessions).from_number(1),
        vi: "Có {groups_with_session} lượt tổ, thôn được tuyên truyền nhưng số lần tuyên truyền ghi 0.",
        en: "{groups_with_session} group-months had outreach, but no outreach activity is counted.",
    }

    A803 {
        severity: Error,
        must: sum(GroupsWithModel).at_most(sum(ResidentialGroups)),
        vi: "Có {left} tổ, thôn có mô hình, nhiều hơn {right} tổ, thôn của địa bàn.",
        en: "{left} groups have a model, more than the {right} groups of the area.",
    }

    A804 {
        severity: Warning,
        when: sum(GroupsWithModel).from_number(1),
        must: sum(Models).from_number(1),
        vi: "Có {groups_with_model} tổ, thôn có mô hình nhưng số mô hình ghi 0.",
        en: "{groups_with_model} groups have a model, but no model is counted.",
    }

    A901 {
        severity: Notice,
        when: none(sum(DrugCases)),
        must: none(sum(DrugArrests)),
        vi: "Ghi {drug_arrests} người bị bắt giữ nhưng không có vụ phạm tội về ma túy nào.",
        en: "{drug_arrests} people were arrested, but no drug case is counted.",
    }

    A902 {
        severity: Error,
        applies: PROVINCE,
        must: sum(TraffickingLines).equals(sum(TraffickingLinesOpening).plus(TraffickingLinesDetected).minus(TraffickingLinesDismantled)),
        vi: "{label}: đầu kỳ {trafficking_lines_opening} + phát hiện {trafficking_lines_detected} − triệt xóa \
            {trafficking_lines_dismantled} = {right}, nhưng cuối kỳ ghi {trafficking_lines}.",
        en: "{label}: opening {trafficking_lines_opening} + detected {trafficking_lines_detected} − dismantled \
            {trafficking_lines_dismantled} = {right}, but the closing figure is {trafficking_lines}.",
    }

    P000 {
        severity: Error,
        test: Test::EarlierFits,
        vi: "Báo cáo kỳ trước không dùng để so sánh được: {why}.",
        en: "The earlier report cannot be compared: {why}.",
    }

    P101 {
        severity: Warning,
        test: Test::Earlier { now: Population, before: Population, must: Change::Within { low: (9, 10), high: (11, 10) } },
        vi: "Số nhân khẩu từ {before} ở kỳ trước thành {now}, thay đổi quá 10%. Đề nghị kiểm tra lại.",
        en: "The population went from {before} to {now}, a change of more than 10%. Please check.",
    }

    P102 {
        severity: Notice,
        test: Test::Earlier { now: ResidentialGroups, before: ResidentialGroups, must: Change::Equal },
        vi: "Kỳ trước có {before} tổ dân phố, thôn; kỳ này ghi {now}.",
        en: "There were {before} residential groups in the previous period; now there are {now}.",
    }

    P201 {
        severity: Error,
        test: Test::Earlier { now: DrugDependentOpening, before: DrugDependent, must: Change::Equal },
        vi: "Kỳ trước chốt {before} người, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính.",
        en: "The previous period closed with {before} people, but this one opens with {now}. If the earlier report was wrong, please \
            correct it.",
    }

    P202 {
        severity: Warning,
        test: Test::Earlier { now: DrugDependent, before: DrugDependent, must: Change::NoLeap { by: 10, over: (3, 2) } },
        vi: "Số người nghiện có hồ sơ quản lý từ {before} ở kỳ trước thành {now}, thay đổi nhiều. Đề nghị kiểm tra lại.",
        en: "The people with drug dependence on record went from {before} to {now}, a large change. Please check.",
    }

    P301 {
        severity: Error,
        test: Test::Earlier { now: DrugUsingOpening, before: DrugUsing, must: Change::Equal },
        vi: "Kỳ trước chốt {before} người, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính.",
        en: "The previous period closed with {before} people, but this one opens with {now}. If the earlier report was wrong, please \
            correct it.",
    }

    P601 {
        severity: Error,
        test: Test::Earlier { now: UsePointsOpening, before: UsePoints, must: Change::Equal },
        vi: "{place}: kỳ trước chốt {before} điểm, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính.",
        en: "{place}: the previous period closed with {before}, but this one opens with {now}. If the earlier report was wrong, please \
            correct it.",
    }

    P602 {
        severity: Error,
        test: Test::Earlier { now: HotspotsOpening, before: Hotspots, must: Change::Equal },
        vi: "{place}: kỳ trước chốt {before} điểm, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính.",
        en: "{place}: the previous period closed with {before}, but this one opens with {now}. If the earlier report was wrong, please \
            correct it.",
    }

    P603 {
        severity: Error,
        test: Test::Earlier { now: RetailPointsOpening, before: RetailPoints, must: Change::Equal },
        vi: "{place}: kỳ trước chốt {before} điểm, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính.",
        en: "{place}: the previous period closed with {before}, but this one opens with {now}. If the earlier report was wrong, please \
            correct it.",
    }

    P902 {
        severity: Error,
        applies: PROVINCE,
        test: Test::Earlier { now: TraffickingLinesOpening, before: TraffickingLines, must: Change::Equal },
        vi: "Kỳ trước chốt {before} đường dây, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính.",
        en: "The previous period closed with {before} lines, but this one opens with {now}. If the earlier report was wrong, please \
            correct it.",
    }

    K000 {
        severity: Error,
        test: Test::PartsFit,
        vi: "Báo cáo của kỳ ngắn hơn không dùng để đối chiếu được: {why}.",
        en: "The report of a shorter period cannot be compared: {why}.",
    }

    K001 {
        severity: Error,
        test: Test::PartsAgree(OverTime::Sum),
        vi: "“{label}”: cộng các kỳ ngắn hơn được {there}, báo cáo này ghi {here}, lệch {gap}.",
        en: "“{label}”: the shorter periods add up to {there}, but this report has {here}, a difference of {gap}.",
    }

    K002 {
        severity: Error,
        test: Test::PartsAgree(OverTime::First),
        vi: "“{label}”: kỳ ngắn đầu tiên ghi {there}, báo cáo này ghi {here}.",
        en: "“{label}”: the first of the shorter periods has {there}, but this report has {here}.",
    }

    K003 {
        severity: Error,
        test: Test::PartsAgree(OverTime::Last),
        vi: "“{label}”: kỳ ngắn cuối cùng ghi {there}, báo cáo này ghi {here}.",
        en: "“{label}”: the last of the shorter periods has {there}, but this report has {here}.",
    }

    K004 {
        severity: Warning,
        test: Test::PartsTile,
        vi: "Các kỳ ngắn hơn chưa phủ hết kỳ này: {why}.",
        en: "The shorter periods do not cover this one: {why}.",
    }

    L001 {
        severity: Error,
        test: Test::TotalsAreSums,
        vi: "“{label}”: cộng các xã được {there}, số liệu tổng hợp ghi {here}, lệch {gap}.",
        en: "“{label}”: the communes add up to {there}, but the totals have {here}, a difference of {gap}.",
    }

    L002 {
        severity: Warning,
        test: Test::AllReported,
        vi: "Chưa nhận đủ báo cáo: {why}.",
        en: "The roll-up is not complete: {why}.",
    }

    L003 {
        severity: Error,
        test: Test::CommunesFit,
        vi: "Báo cáo không thuộc phạm vi tổng hợp: {why}.",
        en: "The report does not belong to this roll-up: {why}.",
    }

    R001 {
        severity: Error,
        test: Test::UnsplitPredecessors,
        vi: "Không so sánh được với số liệu trước đây: {why}.",
        en: "Earlier figures cannot be compared: {why}.",
        basis: [NQ1675_2025.whole()],
    }

    D001 {
        severity: Warning,
        applies: WHILE_TT13,
        test: Test::PreparedInTime,
        vi: "Báo cáo lập ngày {prepared_on}, muộn {days} ngày so với hạn {due}.",
        en: "The report was prepared on {prepared_on}, {days} days after its deadline {due}.",
        basis: [TT13_2022.whole()],
    }

    D002 {
        severity: Warning,
        test: Test::PreparedAfterClose,
        vi: "Báo cáo lập ngày {prepared_on}, trước ngày cuối kỳ {close}: số liệu có thể chưa đủ.",
        en: "The report was prepared on {prepared_on}, before the last day of the period, {close}: figures may be incomplete.",
        basis: [ND09_2019.at("Điều 12", "", "")],
    }

    D003 {
        severity: Notice,
        test: Test::NoLegalChange,
        vi: "Trong khoảng thời gian được so sánh, từ ngày {from} {law} có hiệu lực và làm thay đổi người có tên trong hồ sơ quản lý; cần \
            thận trọng khi so sánh.",
        en: "Within the time compared, {law} came into force on {from} and changed who is on record; compare with care.",
        basis: [LAW120_2025.at("Điều 48", "khoản 3", "")],
    }

    D004 {
        severity: Error,
        test: Test::NotFromTheFuture,
        vi: "Ngày lập báo cáo {prepared_on} sau ngày hôm nay {as_of}.",
        en: "The report is dated {prepared_on}, which is after today, {as_of}.",
    }
    $($more)*
    } };
}
#[cfg(not(trial_law))]
checks_and! {}
#[cfg(trial_law)]
include!("../../../tests/trial/law/checks.rs");

/// Tra theo mã: returns the check with this code.
#[must_use]
pub fn check(code: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.code == code)
}
