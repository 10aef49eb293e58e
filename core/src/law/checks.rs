//! Quy tắc kiểm tra: every check, in the order in which findings are listed.

use super::instruments::{KH302_2023, LAW73_2021, LAW86_2025, LAW91_2025, LAW120_2025, ND09_2019, QD28_2025, QD3122_2010, TT13_2022};
use crate::base::text;
use crate::figures::Figure::{
    DrugArrests, DrugCases, DrugDependent, DrugDependentAbsent, DrugDependentAdded, DrugDependentDetained, DrugDependentInCommunity,
    DrugDependentInCompulsoryRehab, DrugDependentInHomeRehab, DrugDependentInVoluntaryCentre, DrugDependentOnSubstitution,
    DrugDependentOpening, DrugDependentReached, DrugDependentRemoved, DrugUsing, DrugUsingAbsent, DrugUsingAdded,
    DrugUsingConfirmedDependent, DrugUsingDetained, DrugUsingInCommunity, DrugUsingOpening, DrugUsingReached, DrugUsingRemoved,
    GroupsWithModel, GroupsWithSession, Hotspots, HotspotsDelisted, HotspotsDetected, HotspotsEliminated, HotspotsOpening, Incidents,
    Models, OnInterProvincialRoute, OnIntraProvincialRoute, OutreachSessions, PlantAreaDestroyed, PlantAreaFound, PlantsDestroyed,
    PlantsFound, Population, PostRehab, PostRehabManaged, PostRehabRelapsed, Psychosis, PsychosisManaged, Released, ReleasedReoffended,
    ReleasedSupported, ReplantingSites, ResidentialGroups, ResidentsInViolation, RetailPoints, RetailPointsDelisted, RetailPointsDetected,
    RetailPointsEliminated, RetailPointsOpening, TraffickingLines, TraffickingLinesDetected, TraffickingLinesDismantled,
    TraffickingLinesOpening, UsePoints, UsePointsDelisted, UsePointsDetected, UsePointsEliminated, UsePointsOpening,
};
use crate::figures::{FigureSet, Kind, OverTime, Section, Unit, figures_where};
use crate::rules::{
    Applies, ByLength, Case, Change, Check, LegalChange, Milder, Quantity, Severities, Severity, Span, Test, Timeline, all_of, none, sum,
    total,
};

/// Phát sinh trong kỳ: the counts of what happened during the period.
pub(crate) const FLOWS: FigureSet = figures_where!(row: matches!((row.kind, row.over_time), (Kind::Count, OverTime::Sum)));
/// Mọi số đếm: every count.
pub(crate) const COUNTS: FigureSet = figures_where!(row: matches!(row.kind, Kind::Count));
/// Cuối kỳ: people, places and models that are there when the period closes.
const STOCKS: FigureSet = figures_where!(row: {
    matches!((row.kind, row.over_time, row.unit), (Kind::Count, OverTime::Last, Unit::Person | Unit::Place | Unit::Model))
        && !matches!(row.section, Section::Area)
});
/// Người có hồ sơ quản lý: the figures of the two lists.
const ON_RECORD: FigureSet = figures_where!(row: matches!(row.section, Section::DrugDependent | Section::DrugUsing));

/// The figures that describe the area itself, which are never 0.
const OF_THE_AREA: FigureSet = FigureSet::EMPTY.with(Population).with(ResidentialGroups);
/// The figures whose changes P101 and P202 judge by their own measure.
const JUDGED_APART: FigureSet = FigureSet::EMPTY.with(Population).with(DrugDependent);

/// Thay đổi pháp luật: the laws that gave figures another meaning, in the order of their days.
pub static LEGAL_CHANGES: &[LegalChange] = &[
    LegalChange {
        from: LAW86_2025.in_force_from,
        figures: FigureSet::EMPTY.with(ReleasedReoffended).with(DrugCases).with(DrugArrests).with(ResidentsInViolation).with(Incidents),
        message: text!(
            "Từ ngày {from}, {law} quy định thêm trường hợp sử dụng trái phép chất ma túy là tội phạm, nên số vụ, số người bị bắt giữ, \
                vi phạm, tái phạm có thể tăng; cần thận trọng khi so sánh.",
            "From {from} on, {law} makes some cases of illicit drug use a crime, so that cases, arrests, breaches and re-offending may \
                rise; compare with care.",
        ),
        basis: written!(LAW86_2025.at("Điều 256a", "", "")),
    },
    LegalChange {
        from: LAW120_2025.in_force_from,
        figures: ON_RECORD,
        message: text!(
            "Từ ngày {from}, {law} đưa người có quyết định cai nghiện bắt buộc ra khỏi hồ sơ quản lý, nên số người có hồ sơ giảm dần; \
                cần thận trọng khi so sánh.",
            "From {from} on, under {law}, people with a decision on compulsory rehabilitation leave the record, so that the number of \
                people on record falls gradually; compare with care.",
        ),
        basis: written!(LAW120_2025.at("Điều 48", "khoản 3", "")),
    },
];

const ALWAYS: Applies = Applies { yearly: false, province: false, from: None, until: None };
const YEARLY: Applies = Applies { yearly: true, ..ALWAYS };
const PROVINCE: Applies = Applies { province: true, ..ALWAYS };
/// Kỳ năm từ khi có kế hoạch: years that end from the launch of Kế hoạch 302 on, which first asked the communes to review themselves.
const YEARLY_SINCE_KH302: Applies = Applies { from: Some(KH302_2023.in_force_from), ..YEARLY };
/// Kỳ năm theo Luật Phòng, chống ma túy: years that end from the day on which the term of management is one year.
const YEARLY_SINCE_LAW73: Applies = Applies { from: Some(LAW73_2021.in_force_from), ..YEARLY };
/// Từ Quyết định 28: an error in years that end from the day on which the decision took effect.
const ERROR_SINCE_QD28: Timeline<ByLength> =
    Timeline::new(&[Span::from(QD28_2025.in_force_from, ByLength { month: Severity::Error, longer: Severity::Error })]);
/// The periods in which the deadlines of Thông tư số 13/2022/TT-BCA are in force.
const WHILE_TT13: Applies = Applies { from: Some(TT13_2022.in_force_from), until: TT13_2022.in_force_to, ..ALWAYS };

/// Lists the checks twice from one row each: as data, and one by one for the judge, which unrolls them. So a check cannot be missing in one
/// of the two lists.
///
/// The columns, in this order: `severity` in a month; `longer`, that in a longer period where it differs; `later`, a timeline of other
/// severities from a day on; `milder`, the severity in a less serious case, and the case; `applies`, where not to every period; `when` and
/// `must`, or another `test`; the sentence of the finding in both languages; `basis`, where the check does not follow from consistency
/// alone. An answer cites only those places of `basis` whose text is in force on the last day of its period.
macro_rules! checks {
    ($(
        $(#[$why:meta])*
        $code:ident {
            severity: $severity:ident,
            $(longer: $longer:ident,)?
            $(later: $later:expr,)?
            $(milder: $milder:ident in $case:ident,)?
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
                    milder: either!([$(Some(Milder { case: Case::$case, severity: Severity::$milder }))?] None),
                },
                applies: either!([$($applies)?] ALWAYS),
                test: either!([$($test)?] Test::Figures(
                    either!([$(Some($when))?] None),
                    either!([$($must)?] compile_error!("a check says `must` or `test`"))
                )),
                message: text!($vi, $en),
                basis: &[$($(written!($basis)),+)?],
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
        milder: Warning in PossiblyPersonal,
        test: Test::NoPersonalData,
        vi: "Ghi chú có thể chứa {kind} (ký tự thứ {position}). Báo cáo không nhận thông tin cá nhân, đề nghị bỏ ra.",
        en: "The note may contain {kind} (character {position}). A report must not contain personal data; please remove it.",
        basis: [LAW91_2025.whole()],
    }

    F10 {
        severity: Error,
        test: Test::NoControlCharacter,
        vi: "Ghi chú có ký tự điều khiển hoặc ký tự bị hỏng (ký tự thứ {position}), đề nghị bỏ ra.",
        en: "The note contains a control or broken character (character {position}); please remove it.",
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
        vi: "Cấp độ tự xác định “{raw}” chưa đúng; đề nghị chọn một trong năm mức: Không ma túy; Có tệ nạn ma túy, không thuộc loại trọng \
            điểm; loại III; loại II; loại I.",
        en: "The declared level “{raw}” is not known; please choose one of the five: drug-free; affected, not a key area; type III; type \
            II; type I.",
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
        vi: "Ghi chú gõ bằng Unicode tổ hợp, đã chuyển sang Unicode dựng sẵn; nội dung không đổi.",
        en: "The note was typed in decomposed Unicode; it is kept as composed Unicode (NFC), its content unchanged.",
    }

    A101 {
        severity: Error,
        milder: Warning in SpecialZone,
        must: sum(Population).from_number(1),
        vi: "Số nhân khẩu phải từ 1 trở lên, đang ghi {population}.",
        en: "The population should be at least 1, not {population}.",
    }

    A102 {
        severity: Error,
        milder: Warning in SpecialZone,
        must: sum(ResidentialGroups).from_number(1),
        vi: "Số tổ dân phố, thôn phải từ 1 trở lên, đang ghi {residential_groups}.",
        en: "The number of residential groups should be at least 1, not {residential_groups}.",
    }

    A103 {
        severity: Warning,
        must: sum(ResidentialGroups).times(10).at_most(sum(Population)),
        vi: "Có {residential_groups} tổ, thôn cho {population} nhân khẩu, trung bình dưới 10 người một tổ. Đề nghị kiểm tra lại hai \
            chỉ tiêu này.",
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
        severity: Warning,
        later: ERROR_SINCE_QD28,
        applies: YEARLY_SINCE_KH302,
        test: Test::DeclaredWhenReviewed,
        vi: "Địa bàn đã rà soát thì cần ghi cấp độ tự xác định.",
        en: "A commune that has reviewed its area must declare its level.",
        basis: [KH302_2023.at("mục tiêu 1", "", ""), QD28_2025.at("Điều 7", "khoản 1", "")],
    }

    A106 {
        severity: Warning,
        applies: YEARLY,
        test: Test::DeclaredIsComputed,
        vi: "Địa bàn tự xếp “{declared}”; theo số liệu cả năm là “{computed}” (căn cứ {article}). Đề nghị rà soát hoặc giải trình.",
        en: "The commune declared “{declared}”; by the figures of the year it is “{computed}” (under {article}). Please review or explain.",
        basis: [QD28_2025.at("Điều 7", "khoản 1", "")],
    }

    A107 {
        severity: Warning,
        milder: Notice in OneCriterion,
        test: Test::NotDrugFreeAndKey,
        vi: "Địa bàn đủ các điều kiện không ma túy (Điều 6) nhưng đồng thời đạt tiêu chí của Điều 4: {criteria}. Cấp độ được xác định là \
            “{computed}”; đề nghị kiểm tra lại số liệu hoặc giải trình.",
        en: "The area meets the conditions of a drug-free area (Điều 6) and at the same time criteria of Điều 4: {criteria}. Its level is \
            “{computed}”; please check the figures or explain.",
        basis: [QD28_2025.at("Điều 4", "", ""), QD28_2025.at("Điều 6", "", "")],
    }

    A108 {
        severity: Notice,
        test: Test::ReadingsAgree,
        vi: "Điều 4 có thể hiểu theo hai cách: nếu mức cao hơn được tính cho cả loại thấp hơn thì là “{cumulative}”; nếu chỉ tính đúng \
            khoảng ghi trong từng điểm thì là “{literal}”. Kết quả đang dùng cách thứ nhất.",
        en: "Điều 4 can be read in two ways: if a higher band also counts for the lower type, the level is “{cumulative}”; if only the \
            band written in each point counts, it is “{literal}”. The result uses the first reading.",
        basis: [QD28_2025.at("Điều 4", "", "")],
    }

    A109 {
        severity: Notice,
        test: Test::CriteriaComplete,
        vi: "Chưa có đủ nội dung {criteria} (mới có một phần tiêu chí loại I), nên chưa xác định được cấp độ; sử dụng cấp độ do địa bàn tự \
            xác định.",
        en: "{criteria} is only partly on file (part of the criteria of type I), so the level cannot be determined; the level that the \
            commune declares is used.",
        basis: [QD3122_2010.at("Điều 1", "", "")],
    }

    A110 {
        severity: Warning,
        must: sum(DrugDependent).plus(DrugUsing).times(50).at_most(sum(Population)),
        vi: "Có {drug_dependent} người nghiện và {drug_using} người sử dụng trái phép chất ma túy có hồ sơ quản lý, trên 2% của \
            {population} nhân khẩu. Đề nghị kiểm tra lại.",
        en: "{drug_dependent} people with drug dependence and {drug_using} people using drugs illicitly are on record, more than 2% of \
            {population} residents. Please check.",
    }

    A111 {
        severity: Warning,
        test: Test::PopulationOfTable { low: (7, 10), high: (13, 10) },
        vi: "Số nhân khẩu ghi {population}; theo danh mục đơn vị hành chính, địa bàn có {known} người. Đề nghị kiểm tra lại.",
        en: "The population is given as {population}; by the table of administrative units the area has {known} residents. Please check.",
    }

    A112 {
        severity: Warning,
        applies: YEARLY,
        test: Test::ApprovedIsComputed,
        vi: "Cấp độ được phê duyệt là “{approved}” (Quyết định số {decision}); theo số liệu cả năm là “{computed}” (căn cứ {article}). Đề nghị \
            đối chiếu lại.",
        en: "The approved level is “{approved}” (Decision No. {decision}); by the figures of the year it is “{computed}” (under {article}). \
            Please compare again.",
        basis: [QD28_2025.at("Điều 7", "khoản 1", ""), QD28_2025.at("Điều 7", "khoản 2", "")],
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
        vi: "Cộng theo tình trạng (đang cư trú, cai nghiện, giam giữ, vắng mặt) được {right} người, cuối kỳ ghi {left}, chênh lệch {gap}. \
            Đã tính người vắng mặt chưa?",
        en: "By situation (in the community, in rehabilitation, in custody, away) there are {right} people, but the closing figure is \
            {left}, a difference of {gap}. Are people away from home counted?",
    }

    A203 {
        severity: Error,
        must: sum(DrugDependentOnSubstitution).plus(DrugDependentInHomeRehab).at_most(sum(DrugDependentInCommunity)),
        vi: "Có {left} người điều trị bằng thuốc thay thế hoặc cai nghiện tại gia đình, cộng đồng, nhiều hơn {right} người đang cư trú \
            trên địa bàn.",
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
        vi: "Cộng theo tình trạng (đang cư trú, giam giữ, vắng mặt) được {right} người, cuối kỳ ghi {left}, chênh lệch {gap}. Đã tính \
            người vắng mặt chưa?",
        en: "By situation (in the community, in custody, away) there are {right} people, but the closing figure is {left}, a difference \
            of {gap}. Are people away from home counted?",
    }

    A303 {
        severity: Error,
        must: sum(DrugUsingConfirmedDependent).at_most(sum(DrugUsingRemoved)),
        vi: "Có {left} người được xác định là người nghiện trong kỳ, nhiều hơn {right} người đưa ra khỏi danh sách người sử dụng trái phép \
            chất ma túy.",
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

    A306 {
        severity: Notice,
        applies: YEARLY_SINCE_LAW73,
        must: sum(DrugUsingRemoved).from(sum(DrugUsingOpening)),
        vi: "Đầu năm có {drug_using_opening} người trong danh sách người sử dụng trái phép chất ma túy, trong năm đưa ra \
            {drug_using_removed} người. Thời hạn quản lý là một năm; đề nghị rà soát danh sách.",
        en: "{drug_using_opening} people stood on the list of people using drugs when the year began, and {drug_using_removed} were taken \
            off it. The term of management is one year; please review the list.",
        basis: [LAW73_2021.at("Điều 23", "", ""), LAW120_2025.at("Điều 24", "", "")],
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

    A604 {
        severity: Notice,
        when: sum(UsePointsEliminated).plus(HotspotsEliminated).plus(RetailPointsEliminated).from_number(1),
        must: sum(DrugCases).from_number(1),
        vi: "Trong kỳ có điểm, tụ điểm bị triệt xóa ({use_points_eliminated} + {hotspots_eliminated} + {retail_points_eliminated}) nhưng \
            số vụ phạm tội về ma túy ghi 0. Đề nghị kiểm tra lại.",
        en: "Places were eliminated in the period ({use_points_eliminated} + {hotspots_eliminated} + {retail_points_eliminated}), but no \
            drug case is counted. Please check.",
    }

    A605 {
        severity: Notice,
        when: sum(UsePointsDelisted).plus(HotspotsDelisted).plus(RetailPointsDelisted).from_number(3),
        must: sum(UsePointsDelisted)
            .plus(HotspotsDelisted)
            .plus(RetailPointsDelisted)
            .at_most(sum(UsePointsEliminated).plus(HotspotsEliminated).plus(RetailPointsEliminated)),
        vi: "Đã đưa {left} điểm, tụ điểm ra khỏi danh sách nhưng chỉ triệt xóa {right}. Điểm đã triệt xóa thì ghi vào chỉ tiêu triệt xóa.",
        en: "{left} places were taken off the list, but only {right} were eliminated. A place that was eliminated counts as eliminated.",
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

    A705 {
        severity: Warning,
        when: all_of(&[sum(PlantsFound).from_number(1), sum(PlantAreaFound).from_number(1)]),
        must: all_of(&[
            sum(PlantsFound).at_most(sum(PlantAreaFound).times(20)),
            sum(PlantAreaFound).at_most(sum(PlantsFound).times(20)),
        ]),
        vi: "Ghi {plants_found} cây trên {plant_area_found} m²: mật độ khác thường. Đề nghị kiểm tra lại số cây và diện tích.",
        en: "{plants_found} plants are counted on {plant_area_found} m²: an unusual density. Please check both numbers.",
    }

    A706 {
        severity: Notice,
        when: sum(PlantsFound).from_number(100),
        must: sum(PlantAreaFound).from_number(1),
        vi: "Phát hiện {plants_found} cây nhưng diện tích ghi 0. Nếu là cây trồng, đề nghị ghi diện tích (m²).",
        en: "{plants_found} plants were found, but the area is 0. If they were planted, please give the area (m²).",
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

    A805 {
        severity: Notice,
        test: Test::SomethingCounted { except: OF_THE_AREA },
        vi: "Ngoài số nhân khẩu và số tổ dân phố, thôn, mọi chỉ tiêu đều ghi 0. Nếu đúng là không phát sinh, đề nghị giải trình.",
        en: "Apart from the population and the residential groups every figure is 0. If that is so, please explain.",
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

    A903 {
        severity: Notice,
        when: sum(DrugCases).from_number(1),
        must: sum(DrugArrests).at_most(sum(DrugCases).times(20)),
        vi: "Có {drug_arrests} người bị bắt giữ trong {drug_cases} vụ, trung bình trên 20 người một vụ. Đề nghị kiểm tra lại.",
        en: "{drug_arrests} people were arrested in {drug_cases} cases, more than 20 people per case. Please check.",
    }

    A904 {
        severity: Warning,
        when: sum(DrugDependentAdded).plus(DrugUsingAdded).minus(DrugUsingConfirmedDependent).from_number(1),
        must: sum(ResidentsInViolation).from_number(1),
        vi: "Trong kỳ có người mới đưa vào danh sách quản lý (người nghiện {drug_dependent_added}, người sử dụng trái phép \
            {drug_using_added}) nhưng số người đang cư trú vi phạm pháp luật về ma túy ghi 0. Nếu là người chuyển đến hoặc ghi nhận muộn, \
            đề nghị giải trình.",
        en: "People were newly put on record in the period (with drug dependence {drug_dependent_added}, using drugs {drug_using_added}), \
            but no resident is counted as in breach of drug law. If they moved in or were recorded late, please explain.",
        basis: [QD28_2025.at("Điều 6", "khoản 2", "")],
    }

    A905 {
        severity: Warning,
        when: sum(PostRehabRelapsed).from_number(1),
        must: sum(ResidentsInViolation).from_number(1),
        vi: "Có {post_rehab_relapsed} người sau cai nghiện tái nghiện, tái sử dụng nhưng số người đang cư trú vi phạm pháp luật về ma túy \
            ghi 0. Đề nghị kiểm tra lại.",
        en: "{post_rehab_relapsed} people returned to use after rehabilitation, but no resident is counted as in breach of drug law. \
            Please check.",
    }

    P000 {
        severity: Error,
        test: Test::EarlierFits,
        vi: "Báo cáo kỳ trước không dùng để so sánh được: {why}.",
        en: "The earlier report cannot be compared: {why}.",
    }

    P101 {
        severity: Warning,
        test: Test::Earlier { figures: FigureSet::EMPTY.with(Population), must: Change::Within { low: (9, 10), high: (11, 10) } },
        vi: "Số nhân khẩu từ {before} ở kỳ trước thành {now}, biến động trên 10%. Đề nghị kiểm tra lại.",
        en: "The population went from {before} to {now}, a change of more than 10%. Please check.",
    }

    P102 {
        severity: Notice,
        test: Test::Earlier { figures: FigureSet::EMPTY.with(ResidentialGroups), must: Change::Equal },
        vi: "Kỳ trước có {before} tổ dân phố, thôn; kỳ này ghi {now}.",
        en: "There were {before} residential groups in the previous period; now there are {now}.",
    }

    P103 {
        severity: Warning,
        test: Test::NotCopied,
        vi: "Mọi chỉ tiêu phát sinh trong kỳ đều trùng với kỳ trước. Đề nghị kiểm tra xem có chép lại báo cáo kỳ trước không.",
        en: "Every count of what happened in the period is the same as in the previous one. Was the earlier report copied?",
    }

    P104 {
        severity: Notice,
        test: Test::Earlier {
            figures: FigureSet::EMPTY.with(OnIntraProvincialRoute).with(OnInterProvincialRoute),
            must: Change::Equal,
        },
        vi: "“{label}”: kỳ trước ghi {before}, kỳ này ghi {now}.",
        en: "“{label}”: the previous period has {before}, this one has {now}.",
    }

    P105 {
        severity: Warning,
        applies: YEARLY,
        test: Test::DeclaredNearEarlier,
        vi: "Kỳ trước địa bàn tự xếp “{before}”, kỳ này tự xếp “{now}”, thay đổi trên một mức. Đề nghị kiểm tra lại hoặc giải trình.",
        en: "The commune declared “{before}” for the previous period and declares “{now}” for this one, a change of more than one step. \
            Please check or explain.",
    }

    P201 {
        severity: Error,
        milder: Warning in Merger,
        test: Test::Opening { now: DrugDependentOpening, before: DrugDependent },
        vi: "{place}: cuối kỳ trước {before}, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính.",
        en: "{place}: the previous period closed with {before}, but this one opens with {now}. If the earlier report was wrong, please \
            correct it.",
    }

    P202 {
        severity: Warning,
        test: Test::Earlier { figures: FigureSet::EMPTY.with(DrugDependent), must: Change::NoLeap { by: 10, over: (3, 2) } },
        vi: "Số người nghiện có hồ sơ quản lý từ {before} ở kỳ trước thành {now}, biến động lớn. Đề nghị kiểm tra lại.",
        en: "The people with drug dependence on record went from {before} to {now}, a large change. Please check.",
    }

    P203 {
        severity: Warning,
        test: Test::Earlier { figures: COUNTS.without(JUDGED_APART), must: Change::NoJump { by: 20, times: 5 } },
        vi: "“{label}”: từ {before} ở kỳ trước thành {now}, gấp trên 5 lần. Có ghi thừa chữ số không?",
        en: "“{label}”: from {before} in the previous period to {now}, more than five times as many. Is there a digit too many?",
    }

    P204 {
        severity: Warning,
        test: Test::Earlier { figures: STOCKS, must: Change::NotToZero { from: 10 } },
        vi: "“{label}”: kỳ trước có {before}, kỳ này ghi 0. Đề nghị kiểm tra lại.",
        en: "“{label}”: {before} in the previous period, 0 in this one. Please check.",
    }

    P301 {
        severity: Error,
        milder: Warning in Merger,
        test: Test::Opening { now: DrugUsingOpening, before: DrugUsing },
        vi: "{place}: cuối kỳ trước {before}, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính.",
        en: "{place}: the previous period closed with {before}, but this one opens with {now}. If the earlier report was wrong, please \
            correct it.",
    }

    P601 {
        severity: Error,
        milder: Warning in Merger,
        test: Test::Opening { now: UsePointsOpening, before: UsePoints },
        vi: "{place}: cuối kỳ trước {before}, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính.",
        en: "{place}: the previous period closed with {before}, but this one opens with {now}. If the earlier report was wrong, please \
            correct it.",
    }

    P602 {
        severity: Error,
        milder: Warning in Merger,
        test: Test::Opening { now: HotspotsOpening, before: Hotspots },
        vi: "{place}: cuối kỳ trước {before}, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính.",
        en: "{place}: the previous period closed with {before}, but this one opens with {now}. If the earlier report was wrong, please \
            correct it.",
    }

    P603 {
        severity: Error,
        milder: Warning in Merger,
        test: Test::Opening { now: RetailPointsOpening, before: RetailPoints },
        vi: "{place}: cuối kỳ trước {before}, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính.",
        en: "{place}: the previous period closed with {before}, but this one opens with {now}. If the earlier report was wrong, please \
            correct it.",
    }

    P902 {
        severity: Error,
        milder: Warning in Merger,
        applies: PROVINCE,
        test: Test::Opening { now: TraffickingLinesOpening, before: TraffickingLines },
        vi: "{place}: cuối kỳ trước {before}, đầu kỳ này ghi {now}. Nếu kỳ trước sai, đề nghị đính chính.",
        en: "{place}: the previous period closed with {before}, but this one opens with {now}. If the earlier report was wrong, please \
            correct it.",
    }

    K000 {
        severity: Error,
        test: Test::PartsFit,
        vi: "Báo cáo thành phần không dùng để đối chiếu được: {why}.",
        en: "The report of a shorter period cannot be compared: {why}.",
    }

    K001 {
        severity: Error,
        milder: Warning in MayRepeat,
        test: Test::PartsAgree(OverTime::Sum),
        vi: "“{label}”: cộng các báo cáo thành phần (tháng, quý) được {there}, báo cáo này ghi {here}, chênh lệch {gap}.",
        en: "“{label}”: the shorter periods add up to {there}, but this report has {here}, a difference of {gap}.",
    }

    K002 {
        severity: Error,
        test: Test::PartsAgree(OverTime::First),
        vi: "“{label}”: báo cáo thành phần đầu tiên ghi {there}, báo cáo này ghi {here}.",
        en: "“{label}”: the first of the shorter periods has {there}, but this report has {here}.",
    }

    K003 {
        severity: Error,
        test: Test::PartsAgree(OverTime::Last),
        vi: "“{label}”: báo cáo thành phần cuối cùng ghi {there}, báo cáo này ghi {here}.",
        en: "“{label}”: the last of the shorter periods has {there}, but this report has {here}.",
    }

    K004 {
        severity: Warning,
        test: Test::PartsTile,
        vi: "Các báo cáo thành phần chưa bao gồm hết kỳ báo cáo: {why}.",
        en: "The shorter periods do not cover this one: {why}.",
    }

    L001 {
        severity: Error,
        milder: Warning in CountedElsewhere,
        test: Test::TotalsAreSums,
        vi: "“{label}”: tổng hợp các xã, phường được {there}, số liệu tổng hợp ghi {here}, chênh lệch {gap}.",
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
    }

    D001 {
        severity: Warning,
        applies: WHILE_TT13,
        test: Test::PreparedInTime,
        vi: "Báo cáo lập ngày {prepared_on}, chậm {days} ngày so với thời hạn {due} theo {text}.",
        en: "The report was prepared on {prepared_on}, {days} days after its deadline {due} under {text}.",
    }

    D002 {
        severity: Notice,
        test: Test::PreparedAfterClose,
        vi: "Báo cáo lập ngày {prepared_on}, trước ngày cuối kỳ {close}: số liệu có thể chưa đủ.",
        en: "The report was prepared on {prepared_on}, before the last day of the period, {close}: figures may be incomplete.",
        basis: [ND09_2019.at("Điều 12", "", "")],
    }

    D003 {
        severity: Notice,
        test: Test::NoLegalChange,
        vi: "Trong khoảng thời gian được so sánh, pháp luật thay đổi nội dung của chỉ tiêu; cần thận trọng khi so sánh.",
        en: "Within the time compared the law changed what a figure counts; compare with care.",
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
