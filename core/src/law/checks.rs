//! Quy tắc kiểm tra: every check, in the order in which findings stand.

use super::instruments::day;
use crate::base::{Text, cite};
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
use crate::rules::{Applies, Change, Check, Quantity, Severity, Test, none, sum, total};

/// Days on which a legal change gave a figure another meaning: the first day and the text.
///
/// Luật số 120/2025/QH15 Điều 48 khoản 3: a person with a decision on compulsory rehabilitation leaves the record.
pub static LEGAL_CHANGES: &[(Date, &str)] = &[(day(2026, 7, 1), "law120-2025")];

const ALWAYS: Applies = Applies { yearly: false, province: false, from: None };
const YEARLY: Applies = Applies { yearly: true, ..ALWAYS };
const PROVINCE: Applies = Applies { province: true, ..ALWAYS };
/// Thông tư số 13/2022/TT-BCA in force.
const FROM_TT13: Applies = Applies { from: Some(day(2022, 6, 15)), ..ALWAYS };

/// Lists the checks twice from one row each: as data, and one by one for the judge, which folds each into straight
/// code. A check cannot be in one list and not in the other.
macro_rules! checks {
    ($($code:ident $severity:ident $longer:expr, $applies:expr, $test:expr, $vi:literal $en:literal $basis:expr;)*) => {
        $(
            #[doc = $en]
            pub(crate) const $code: Check = Check {
                code: stringify!($code), severity: Severity::$severity, severity_longer: $longer, applies: $applies,
                test: $test, message: Text { vi: $vi, en: $en }, basis: $basis,
            };
        )*

        /// Every check, in code order.
        pub static CHECKS: &[Check] = &[$($code),*];

        /// Calls `$each!` with every check, in code order.
        macro_rules! for_each_check { ($each:ident) => { $($each!($code);)* } }
        pub(crate) use for_each_check;
    };
}

checks! {
    F01 Error None, ALWAYS, Test::Present,
        "Còn thiếu “{label}”. Nếu trong kỳ không phát sinh, đề nghị nhập 0."
        "“{label}” is missing. If there was none in the period, please enter 0."
        &[];
    F02 Error None, ALWAYS, Test::Reading,
        "“{label}” cần là {wanted}, đang ghi “{raw}”.{question}"
        "“{label}” should be {wanted}; it says “{raw}”.{question}"
        &[];
    F03 Error None, ALWAYS, Test::WithinBounds,
        "“{label}” cần nằm trong khoảng từ {min} đến {max}, đang ghi “{raw}”."
        "“{label}” should lie between {min} and {max}; it says “{raw}”."
        &[];
    F04 Error None, ALWAYS, Test::Reading,
        "Không có mục “{key}” trong báo cáo này{why}.{question}"
        "There is no member “{key}” in this report{why}.{question}"
        &[];
    F05 Error None, ALWAYS, Test::Reading,
        "“{key}” được ghi hai lần; đề nghị chỉ giữ một giá trị."
        "“{key}” stands twice; please keep one value."
        &[];
    F06 Error None, ALWAYS, Test::AreaCode,
        "Mã địa bàn “{raw}” chưa đúng: {wanted}."
        "The area code “{raw}” is not right: {wanted}."
        &[];
    F07 Error None, ALWAYS, Test::Reading,
        "Kỳ báo cáo “{raw}” chưa đúng. Ví dụ đúng: 2025-07, 2025-Q3, 2025-H1, 2025-9M, 2025 (từ năm 2000 đến năm 2100)."
        "The period “{raw}” is not right. Right are: 2025-07, 2025-Q3, 2025-H1, 2025-9M, 2025 (years 2000 to 2100)."
        &[];
    F08 Error None, ALWAYS, Test::Reading,
        "“{key}” cần là {wanted}, đang ghi “{raw}”."
        "“{key}” should be {wanted}; it says “{raw}”."
        &[];
    F09 Error None, ALWAYS, Test::NoPersonalData,
        "Ghi chú có thể chứa {kind} (ký tự thứ {position}). Báo cáo không nhận thông tin cá nhân, đề nghị bỏ ra."
        "The note may hold {kind} (character {position}). A report takes no personal data; please remove it."
        &[cite("law91-2025", "", "", "")];
    F10 Error None, ALWAYS, Test::NoControlCharacter,
        "Ghi chú có ký tự điều khiển (ký tự thứ {position}), đề nghị bỏ ra."
        "The note holds a control character (character {position}); please remove it."
        &[];
    F11 Warning None, ALWAYS, Test::ShortText,
        "Ghi chú dài {length} ký tự; đề nghị rút gọn còn nhiều nhất 2.000 ký tự."
        "The note has {length} characters; please keep to 2,000 at most."
        &[];
    F12 Error None, ALWAYS, Test::Reading,
        "Cấp độ tự xác định “{raw}” chưa đúng; đề nghị chọn drug_free, affected, type_iii, type_ii hoặc type_i."
        "The declared level “{raw}” is not known; choose drug_free, affected, type_iii, type_ii or type_i."
        &[];
    F13 Warning None, ALWAYS, Test::ExplainsKnownChecks,
        "Giải trình cho “{raw}” không khớp với quy tắc hoặc chỉ tiêu nào có thể giải trình."
        "The explanation for “{raw}” names no check or figure that can be explained."
        &[];
    F14 Notice None, ALWAYS, Test::ComposedText,
        "Ghi chú dùng bảng mã tổ hợp; đã chuyển về dạng chuẩn NFC, nội dung không đổi."
        "The note was written in decomposed Unicode; it is kept as NFC, its content unchanged."
        &[];
    A101 Error None, ALWAYS, Test::Figures(None, sum(Population).from_number(1)),
        "Số nhân khẩu phải từ 1 trở lên, đang ghi {population}."
        "The population should be at least 1; it says {population}."
        &[];
    A102 Error None, ALWAYS, Test::Figures(None, sum(ResidentialGroups).from_number(1)),
        "Số tổ dân phố, thôn phải từ 1 trở lên, đang ghi {residential_groups}."
        "There should be at least 1 residential group; it says {residential_groups}."
        &[];
    A103 Warning None, ALWAYS, Test::Figures(None, sum(ResidentialGroups).times(10).at_most(sum(Population))),
        "Có {residential_groups} tổ, thôn cho {population} nhân khẩu, trung bình dưới 10 người một tổ. Đề nghị kiểm tra lại hai số này."
        "There are {residential_groups} residential groups for {population} residents, under 10 people a group. Please check both numbers."
        &[];
    A104 Error None, ALWAYS, Test::Figures(None, sum(DrugDependentInCommunity).plus(DrugUsingInCommunity).at_most(sum(Population))),
        "Có {left} người có hồ sơ đang cư trú, nhiều hơn {population} nhân khẩu của địa bàn."
        "{left} people on record live here, more than the {population} residents of the area."
        &[];
    A105 Error None, YEARLY, Test::DeclaredWhenReviewed,
        "Địa bàn đã rà soát thì cần ghi cấp độ tự xác định."
        "A reviewed area needs to declare its level."
        &[cite("qd28-2025", "Điều 7", "khoản 1", "")];
    A106 Warning None, YEARLY, Test::DeclaredIsComputed,
        "Xã tự xác định {declared}; theo số liệu cả năm là {computed}, do {reason}. Đề nghị rà soát hoặc giải trình."
        "The commune declared {declared}; by the figures of the year it is {computed}, because of {reason}. Please review or explain."
        &[cite("qd28-2025", "Điều 7", "khoản 1", "")];
    A107 Notice None, ALWAYS, Test::NotDrugFreeAndKey,
        "Địa bàn đủ các điều kiện không ma túy (Điều 6) nhưng đồng thời thuộc {computed} (Điều 4); cấp độ được tính theo loại trọng điểm."
        "The area meets the conditions of a drug-free area (Điều 6) and is at once {computed} (Điều 4); the type decides its level."
        &[cite("qd28-2025", "Điều 4", "", ""), cite("qd28-2025", "Điều 6", "", "")];
    A108 Notice None, ALWAYS, Test::ReadingsAgree,
        "Hai cách đọc Điều 4 cho kết quả khác nhau: cộng dồn là {cumulative}, đúng từng chữ là {literal}. Xem QUIRKS.md."
        "The two readings of Điều 4 differ: cumulative gives {cumulative}, literal gives {literal}. See QUIRKS.md."
        &[cite("qd28-2025", "Điều 4", "", "")];
    A109 Notice None, ALWAYS, Test::CriteriaComplete,
        "Bộ tiêu chí {criteria} áp dụng cho kỳ này chỉ lưu được một phần: chưa có ngưỡng loại II và loại III."
        "The criteria {criteria} that apply to this period are only partly on file: the thresholds of types II and III are missing."
        &[cite("qd3122-2010", "Điều 1", "", "")];
    A201 Error None, ALWAYS, Test::Figures(None, sum(DrugDependent).equals(sum(DrugDependentOpening).plus(DrugDependentAdded).minus(DrugDependentRemoved))),
        "{label}: đầu kỳ {drug_dependent_opening} + tăng {drug_dependent_added} − giảm {drug_dependent_removed} = {right}, nhưng cuối kỳ ghi {drug_dependent}."
        "{label}: opening {drug_dependent_opening} + added {drug_dependent_added} − removed {drug_dependent_removed} = {right}, but the closing figure says {drug_dependent}."
        &[];
    A202 Error None, ALWAYS, Test::Figures(None, sum(DrugDependent).equals(sum(DrugDependentInCommunity).plus(DrugDependentInCompulsoryRehab).plus(DrugDependentInVoluntaryCentre).plus(DrugDependentDetained).plus(DrugDependentAbsent))),
        "Cộng các nhóm được {right} người, cuối kỳ ghi {left}, lệch {gap}. Đã tính người vắng mặt chưa?"
        "The groups add up to {right} people, the closing figure says {left}, {gap} apart. Are people away from home counted?"
        &[];
    A203 Error None, ALWAYS, Test::Figures(None, sum(DrugDependentOnSubstitution).plus(DrugDependentInHomeRehab).at_most(sum(DrugDependentInCommunity))),
        "Có {left} người điều trị thay thế hoặc cai tại gia đình, cộng đồng, nhiều hơn {right} người đang cư trú trên địa bàn."
        "{left} people are on substitution treatment or in home rehabilitation, more than the {right} living in the community."
        &[];
    A204 Error None, ALWAYS, Test::Figures(None, sum(DrugDependentReached).at_most(sum(DrugDependent))),
        "Có {left} người được tiếp cận dịch vụ, nhiều hơn {right} người có hồ sơ. Mỗi người chỉ tính một lần."
        "{left} people were reached by services, more than the {right} on record. Each person counts once."
        &[];
    A205 Warning None, ALWAYS, Test::Figures(None, sum(DrugDependentInCompulsoryRehab).plus(DrugDependentInVoluntaryCentre).plus(DrugDependentOnSubstitution).plus(DrugDependentInHomeRehab).at_most(sum(DrugDependentReached))),
        "Có {left} người đang cai nghiện, điều trị nhưng chỉ ghi {right} người được tiếp cận dịch vụ."
        "{left} people are in rehabilitation or treatment, but only {right} are counted as reached by services."
        &[];
    A301 Error None, ALWAYS, Test::Figures(None, sum(DrugUsing).equals(sum(DrugUsingOpening).plus(DrugUsingAdded).minus(DrugUsingRemoved))),
        "{label}: đầu kỳ {drug_using_opening} + tăng {drug_using_added} − giảm {drug_using_removed} = {right}, nhưng cuối kỳ ghi {drug_using}."
        "{label}: opening {drug_using_opening} + added {drug_using_added} − removed {drug_using_removed} = {right}, but the closing figure says {drug_using}."
        &[];
    A302 Error None, ALWAYS, Test::Figures(None, sum(DrugUsing).equals(sum(DrugUsingInCommunity).plus(DrugUsingDetained).plus(DrugUsingAbsent))),
        "Cộng các nhóm được {right} người, cuối kỳ ghi {left}, lệch {gap}. Đã tính người vắng mặt chưa?"
        "The groups add up to {right} people, the closing figure says {left}, {gap} apart. Are people away from home counted?"
        &[];
    A303 Error None, ALWAYS, Test::Figures(None, sum(DrugUsingConfirmedDependent).at_most(sum(DrugUsingRemoved))),
        "Có {left} người được xác định là người nghiện trong kỳ, nhiều hơn {right} người đưa ra khỏi danh sách sử dụng."
        "{left} people were confirmed dependent, more than the {right} removed from the list of people using drugs."
        &[];
    A304 Warning None, ALWAYS, Test::Figures(None, sum(DrugUsingConfirmedDependent).at_most(sum(DrugDependentAdded))),
        "Có {left} người chuyển sang danh sách người nghiện, nhưng danh sách đó chỉ tăng {right}. Đề nghị kiểm tra lại."
        "{left} people moved to the list of people with dependence, but that list grew by {right} only. Please check."
        &[];
    A305 Error None, ALWAYS, Test::Figures(None, sum(DrugUsingReached).at_most(sum(DrugUsing))),
        "Có {left} người được tiếp cận dịch vụ, nhiều hơn {right} người có hồ sơ. Mỗi người chỉ tính một lần."
        "{left} people were reached by services, more than the {right} on record. Each person counts once."
        &[];
    A401 Error None, ALWAYS, Test::Figures(None, sum(PostRehabManaged).at_most(sum(PostRehab))),
        "Có {left} người sau cai nghiện được quản lý, nhiều hơn {right} người trong thời hạn quản lý."
        "{left} people after rehabilitation are under management, more than the {right} within the term."
        &[];
    A402 Notice None, ALWAYS, Test::Figures(None, sum(PostRehabRelapsed).at_most(sum(PostRehab))),
        "Có {left} người tái nghiện, tái sử dụng trong kỳ, nhiều hơn {right} người đang trong thời hạn quản lý cuối kỳ."
        "{left} people returned to use, more than the {right} within the term at the close."
        &[];
    A403 Error None, ALWAYS, Test::Figures(None, sum(PsychosisManaged).at_most(sum(Psychosis))),
        "Có {left} người có biểu hiện loạn thần được quản lý, nhiều hơn tổng số {right} người."
        "{left} people showing signs of psychosis are cared for, more than the {right} counted."
        &[];
    A404 Notice None, ALWAYS, Test::Figures(Some(none(sum(PostRehab).plus(Psychosis))), none(sum(Incidents))),
        "Ghi {incidents} vụ việc nhưng không có người sau cai nghiện, người có biểu hiện loạn thần nào."
        "{incidents} incidents are counted, but nobody after rehabilitation or showing signs of psychosis."
        &[];
    A501 Error None, ALWAYS, Test::Figures(None, sum(ReleasedSupported).at_most(sum(Released))),
        "Có {left} người được hỗ trợ tái hòa nhập, nhiều hơn {right} người chấp hành xong án phạt tù."
        "{left} people are supported in reintegration, more than the {right} released."
        &[];
    A502 Notice None, ALWAYS, Test::Figures(None, sum(ReleasedReoffended).at_most(sum(Released))),
        "Có {left} người tái phạm tội trong kỳ, nhiều hơn {right} người đang cư trú cuối kỳ."
        "{left} people re-offended, more than the {right} living here at the close."
        &[];
    A601 Error None, ALWAYS, Test::Figures(None, sum(UsePoints).equals(sum(UsePointsOpening).plus(UsePointsDetected).minus(UsePointsEliminated).minus(UsePointsDelisted))),
        "{place}: đầu kỳ {use_points_opening} + phát hiện {use_points_detected} − triệt xóa {use_points_eliminated} − đưa khỏi danh sách {use_points_delisted} = {right}, nhưng cuối kỳ ghi {use_points}."
        "{place}: opening {use_points_opening} + detected {use_points_detected} − eliminated {use_points_eliminated} − taken off {use_points_delisted} = {right}, but the closing figure says {use_points}."
        &[];
    A602 Error None, ALWAYS, Test::Figures(None, sum(Hotspots).equals(sum(HotspotsOpening).plus(HotspotsDetected).minus(HotspotsEliminated).minus(HotspotsDelisted))),
        "{place}: đầu kỳ {hotspots_opening} + phát hiện {hotspots_detected} − triệt xóa {hotspots_eliminated} − đưa khỏi danh sách {hotspots_delisted} = {right}, nhưng cuối kỳ ghi {hotspots}."
        "{place}: opening {hotspots_opening} + detected {hotspots_detected} − eliminated {hotspots_eliminated} − taken off {hotspots_delisted} = {right}, but the closing figure says {hotspots}."
        &[];
    A603 Error None, ALWAYS, Test::Figures(None, sum(RetailPoints).equals(sum(RetailPointsOpening).plus(RetailPointsDetected).minus(RetailPointsEliminated).minus(RetailPointsDelisted))),
        "{place}: đầu kỳ {retail_points_opening} + phát hiện {retail_points_detected} − triệt xóa {retail_points_eliminated} − đưa khỏi danh sách {retail_points_delisted} = {right}, nhưng cuối kỳ ghi {retail_points}."
        "{place}: opening {retail_points_opening} + detected {retail_points_detected} − eliminated {retail_points_eliminated} − taken off {retail_points_delisted} = {right}, but the closing figure says {retail_points}."
        &[];
    A701 Warning None, ALWAYS, Test::Figures(None, sum(PlantsDestroyed).at_most(sum(PlantsFound))),
        "Đã triệt phá {left} cây, nhiều hơn {right} cây phát hiện trong kỳ. Có cây phát hiện từ kỳ trước không?"
        "{left} plants were destroyed, more than the {right} found in the period. Were some found earlier?"
        &[];
    A702 Warning None, ALWAYS, Test::Figures(None, sum(PlantAreaDestroyed).at_most(sum(PlantAreaFound))),
        "Đã triệt phá {left} m², nhiều hơn {right} m² phát hiện trong kỳ. Có diện tích phát hiện từ kỳ trước không?"
        "{left} m² were destroyed, more than the {right} m² found in the period. Was some found earlier?"
        &[];
    A704 Warning None, ALWAYS, Test::Figures(Some(sum(ReplantingSites).from_number(1)), sum(PlantsFound).plus(PlantAreaFound).from_number(1)),
        "Có {replanting_sites} điểm tái trồng nhưng không ghi cây hay diện tích phát hiện nào."
        "There are {replanting_sites} replanting sites, but no plants and no area found."
        &[];
    A801 Error Some(Severity::Warning), ALWAYS, Test::Figures(None, sum(GroupsWithSession).at_most(total(Quantity::GROUP_MONTHS))),
        "Đã ghi {left} lượt; nhiều nhất là {right} (tổ, thôn × tháng). Có tính trùng không?"
        "{left} group-months are counted; there can be {right} at most (groups × months). Is something counted twice?"
        &[];
    A802 Warning None, ALWAYS, Test::Figures(Some(sum(GroupsWithSession).from_number(1)), sum(OutreachSessions).from_number(1)),
        "Có {groups_with_session} lượt tổ, thôn được tuyên truyền nhưng số lần tuyên truyền ghi 0."
        "{groups_with_session} group-months had outreach, but no outreach activity is counted."
        &[];
    A803 Error None, ALWAYS, Test::Figures(None, sum(GroupsWithModel).at_most(sum(ResidentialGroups))),
        "Có {left} tổ, thôn có mô hình, nhiều hơn {right} tổ, thôn của địa bàn."
        "{left} groups have a model, more than the {right} groups of the area."
        &[];
    A804 Warning None, ALWAYS, Test::Figures(Some(sum(GroupsWithModel).from_number(1)), sum(Models).from_number(1)),
        "Có {groups_with_model} tổ, thôn có mô hình nhưng số mô hình ghi 0."
        "{groups_with_model} groups have a model, but no model is counted."
        &[];
    A901 Notice None, ALWAYS, Test::Figures(Some(none(sum(DrugCases))), none(sum(DrugArrests))),
        "Ghi {drug_arrests} người bị bắt giữ nhưng không có vụ phạm tội về ma túy nào."
        "{drug_arrests} people were arrested, but no drug case is counted."
        &[];
    A902 Error None, PROVINCE, Test::Figures(None, sum(TraffickingLines).equals(sum(TraffickingLinesOpening).plus(TraffickingLinesDetected).minus(TraffickingLinesDismantled))),
        "{label}: đầu kỳ {trafficking_lines_opening} + phát hiện {trafficking_lines_detected} − triệt xóa {trafficking_lines_dismantled} = {right}, nhưng cuối kỳ ghi {trafficking_lines}."
        "{label}: opening {trafficking_lines_opening} + detected {trafficking_lines_detected} − dismantled {trafficking_lines_dismantled} = {right}, but the closing figure says {trafficking_lines}."
        &[];
    P000 Error None, ALWAYS, Test::EarlierFits,
        "Báo cáo kỳ trước không dùng để so sánh được: {why}."
        "The earlier report cannot be compared: {why}."
        &[];
    P101 Warning None, ALWAYS, Test::Earlier { now: Population, before: Population, must: Change::Within { low: (9, 10), high: (11, 10) } },
        "Số nhân khẩu từ {before} ở kỳ trước thành {now}, thay đổi quá 10%. Đề nghị kiểm tra lại."
        "The population went from {before} to {now}, a change of more than 10%. Please check."
        &[];
    P102 Notice None, ALWAYS, Test::Earlier { now: ResidentialGroups, before: ResidentialGroups, must: Change::Equal },
        "Kỳ trước có {before} tổ dân phố, thôn; kỳ này ghi {now}."
        "There were {before} residential groups in the period before; now it says {now}."
        &[];
    P201 Error None, ALWAYS, Test::Earlier { now: DrugDependentOpening, before: DrugDependent, must: Change::Equal },
        "Kỳ trước chốt {before} người, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính."
        "The period before closed with {before} people, this one opens with {now}. If the earlier one was wrong, please correct it."
        &[];
    P202 Warning None, ALWAYS, Test::Earlier { now: DrugDependent, before: DrugDependent, must: Change::NoLeap { by: 10, over: (3, 2) } },
        "Số người nghiện có hồ sơ quản lý từ {before} ở kỳ trước thành {now}, thay đổi nhiều. Đề nghị kiểm tra lại."
        "The people with drug dependence on record went from {before} to {now}, a large change. Please check."
        &[];
    P301 Error None, ALWAYS, Test::Earlier { now: DrugUsingOpening, before: DrugUsing, must: Change::Equal },
        "Kỳ trước chốt {before} người, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính."
        "The period before closed with {before} people, this one opens with {now}. If the earlier one was wrong, please correct it."
        &[];
    P601 Error None, ALWAYS, Test::Earlier { now: UsePointsOpening, before: UsePoints, must: Change::Equal },
        "{place}: kỳ trước chốt {before} điểm, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính."
        "{place}: the period before closed with {before}, this one opens with {now}. If the earlier one was wrong, please correct it."
        &[];
    P602 Error None, ALWAYS, Test::Earlier { now: HotspotsOpening, before: Hotspots, must: Change::Equal },
        "{place}: kỳ trước chốt {before} điểm, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính."
        "{place}: the period before closed with {before}, this one opens with {now}. If the earlier one was wrong, please correct it."
        &[];
    P603 Error None, ALWAYS, Test::Earlier { now: RetailPointsOpening, before: RetailPoints, must: Change::Equal },
        "{place}: kỳ trước chốt {before} điểm, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính."
        "{place}: the period before closed with {before}, this one opens with {now}. If the earlier one was wrong, please correct it."
        &[];
    P902 Error None, PROVINCE, Test::Earlier { now: TraffickingLinesOpening, before: TraffickingLines, must: Change::Equal },
        "Kỳ trước chốt {before} đường dây, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính."
        "The period before closed with {before} lines, this one opens with {now}. If the earlier one was wrong, please correct it."
        &[];
    K000 Error None, ALWAYS, Test::PartsFit,
        "Báo cáo của kỳ ngắn hơn không dùng để đối chiếu được: {why}."
        "The report of a shorter period cannot be compared: {why}."
        &[];
    K001 Error None, ALWAYS, Test::PartsAgree(OverTime::Sum),
        "“{label}”: cộng các kỳ ngắn hơn được {there}, báo cáo này ghi {here}, lệch {gap}."
        "“{label}”: the shorter periods add up to {there}, this report says {here}, {gap} apart."
        &[];
    K002 Error None, ALWAYS, Test::PartsAgree(OverTime::First),
        "“{label}”: kỳ ngắn đầu tiên ghi {there}, báo cáo này ghi {here}."
        "“{label}”: the first of the shorter periods says {there}, this report says {here}."
        &[];
    K003 Error None, ALWAYS, Test::PartsAgree(OverTime::Last),
        "“{label}”: kỳ ngắn cuối cùng ghi {there}, báo cáo này ghi {here}."
        "“{label}”: the last of the shorter periods says {there}, this report says {here}."
        &[];
    K004 Warning None, ALWAYS, Test::PartsTile,
        "Các kỳ ngắn hơn chưa phủ hết kỳ này: {why}."
        "The shorter periods do not cover this one: {why}."
        &[];
    L001 Error None, ALWAYS, Test::WholeIsSum,
        "“{label}”: cộng các xã được {there}, số liệu tổng hợp ghi {here}, lệch {gap}."
        "“{label}”: the communes add up to {there}, the totals say {here}, {gap} apart."
        &[];
    L002 Warning None, ALWAYS, Test::AllReported,
        "Chưa nhận đủ báo cáo: {why}."
        "Reports are missing: {why}."
        &[];
    L003 Error None, ALWAYS, Test::CommunesFit,
        "Báo cáo không thuộc phạm vi tổng hợp: {why}."
        "The report does not belong to this roll-up: {why}."
        &[];
    R001 Error None, ALWAYS, Test::WholePredecessors,
        "Không so sánh được với số liệu trước đây: {why}."
        "Earlier figures cannot be compared: {why}."
        &[cite("nq1675-2025", "", "", "")];
    D001 Warning None, FROM_TT13, Test::PreparedInTime,
        "Báo cáo lập ngày {prepared_on}, muộn {days} ngày so với hạn {due}."
        "The report was prepared on {prepared_on}, {days} days after its deadline {due}."
        &[cite("tt13-2022", "", "", "")];
    D002 Warning None, ALWAYS, Test::PreparedAfterClose,
        "Báo cáo lập ngày {prepared_on}, trước ngày cuối kỳ {close}: số liệu có thể chưa đủ."
        "The report was prepared on {prepared_on}, before the last day of the period {close}: figures may be incomplete."
        &[cite("nd09-2019", "Điều 12", "", "")];
    D003 Notice None, ALWAYS, Test::NoLegalChange,
        "Trong khoảng thời gian được so sánh, từ ngày {from} {law} có hiệu lực và làm thay đổi người có tên trong hồ sơ quản lý; cần thận trọng khi so sánh."
        "Within the time compared, {law} came into force on {from} and changed who stands on the record; compare with care."
        &[cite("law120-2025", "Điều 48", "khoản 3", "")];
    D004 Error None, ALWAYS, Test::NotFromTheFuture,
        "Ngày lập báo cáo {prepared_on} sau ngày hôm nay {as_of}."
        "The report is dated {prepared_on}, after today, {as_of}."
        &[];
}

/// The check with this code.
#[must_use]
pub fn check(code: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.code == code)
}
