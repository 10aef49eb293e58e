//! Kế hoạch số 302/KH-UBND (2023): the ten targets. The published article on the plan lists them in one paragraph without numbers; the
//! numbering is by this project.

use crate::area::AreaCode;
use crate::base::{Citation, Noun, text};
use crate::calendar::Date;
use crate::figures::Figure::{
    DrugDependent, DrugDependentDetained, DrugDependentReached, DrugUsing, DrugUsingDetained, DrugUsingReached, GroupsWithModel,
    GroupsWithSession, HotspotsDelisted, HotspotsDetected, HotspotsEliminated, HotspotsOpening, Incidents, PlantAreaFound, PlantsDestroyed,
    PlantsFound, PostRehab, PostRehabManaged, PostRehabRelapsed, Psychosis, PsychosisManaged, Released, ReleasedReoffended,
    ReleasedSupported, ReplantingSites, ResidentialGroups, RetailPointsDelisted, RetailPointsDetected, RetailPointsEliminated,
    RetailPointsOpening, Reviewed, TraffickingLines, TraffickingLinesDetected, TraffickingLinesDismantled, TraffickingLinesOpening,
    UsePointsDelisted, UsePointsDetected, UsePointsEliminated, UsePointsOpening,
};
use crate::law::instruments::KH302_2023;
use crate::rules::MeasureTest::{Count, Fraction, LowerThanBaseline, StillDrugFree, Transformed, Zero};
use crate::rules::Must::{BeAll, Nothing, ReachAll};
use crate::rules::Role::{Aim, Binding, Breakdown};
use crate::rules::Scope::{Always, Province, Yearly};
use crate::rules::{Measure, Phase, Plan, Quantity, Sum, Target, sum, total};

const PERSON: Noun = Noun { vi: "người", one: "person", many: "people" };
const PLACE: Noun = Noun { vi: "điểm", one: "place", many: "places" };
const GROUP: Noun = Noun { vi: "tổ, thôn", one: "group", many: "groups" };
const GROUP_MONTH: Noun = Noun { vi: "lượt tổ, thôn", one: "group-month", many: "group-months" };
const COMMUNE: Noun = Noun { vi: "địa bàn cấp xã", one: "commune", many: "communes" };
const UNIT: Noun = Noun { vi: "đơn vị cấp xã", one: "commune", many: "communes" };
const PLANT: Noun = Noun { vi: "cây", one: "plant", many: "plants" };
const SQUARE_METRE: Noun = Noun { vi: "m²", one: "m²", many: "m²" };
const CASE: Noun = Noun { vi: "vụ việc", one: "incident", many: "incidents" };
const LINE: Noun = Noun { vi: "đường dây", one: "line", many: "lines" };

const USE_POINTS: Sum = sum(UsePointsOpening).plus(UsePointsDetected).minus(UsePointsDelisted);
const HOTSPOTS: Sum = sum(HotspotsOpening).plus(HotspotsDetected).minus(HotspotsDelisted);
const RETAIL_POINTS: Sum = sum(RetailPointsOpening).plus(RetailPointsDetected).minus(RetailPointsDelisted);
const PLACES: Sum = USE_POINTS
    .plus(HotspotsOpening)
    .plus(HotspotsDetected)
    .minus(HotspotsDelisted)
    .plus(RetailPointsOpening)
    .plus(RetailPointsDetected)
    .minus(RetailPointsDelisted);

/// Makes a citation of a target, by the numbering of this project.
const fn target(number: &'static str) -> Citation {
    KH302_2023.at(number, "", "")
}

macro_rules! measure {
    (
        id: $id:literal, role: $role:ident, $(scope: $scope:ident,)? unit: $unit:ident,
        test: $test:expr,
        vi: $vi:literal,
        en: $en:literal,
    ) => {
        Measure { id: $id, role: $role, scope: scope!($($scope)?), test: $test, title: text!($vi, $en), unit: $unit }
    };
}

/// Returns the scope of a measure; always, where its row has none.
macro_rules! scope {
    () => {
        Always
    };
    ($scope:ident) => {
        $scope
    };
}

/// Kế hoạch số 302/KH-UBND: the plan of the province, now the city of Huế.
///
/// Its day of issue is not known, so its days begin with the conference that launched it.
pub static HUE_302: Plan = Plan {
    id: KH302_2023.id,
    title: KH302_2023.title,
    number: KH302_2023.number,
    issuer: KH302_2023.issuer,
    basis: KH302_2023.whole(),
    areas: &[AreaCode::constant("46")],
    from: KH302_2023.in_force_from,
    to: KH302_2023.in_force_to,
    targets: &TARGETS,
    phases: &PHASES,
};

/// Ba giai đoạn: the phases, as a conference of Quảng Điền district named them. The start of the first and the end of the last are
/// not known.
const PHASES: [Phase; 3] = [
    Phase { number: 1, from: None, to: Some(Date::constant(2023, 10, 14)) },
    Phase { number: 2, from: Some(Date::constant(2023, 10, 15)), to: Some(Date::constant(2024, 5, 14)) },
    Phase { number: 3, from: Some(Date::constant(2024, 5, 15)), to: None },
];

/// Mười mục tiêu: the ten targets, in the order of the article.
const TARGETS: [Target; 10] = [
    Target {
        id: "T01",
        title: text!("100% địa bàn cấp xã được rà soát, xác định cấp độ trọng điểm", "Every commune reviewed and its level determined"),
        basis: written!(target("mục tiêu 1")),
        measures: &[measure! {
            id: "T01a", role: Binding, scope: Yearly, unit: COMMUNE,
            test: Fraction(sum(Reviewed), total(Quantity::COMMUNES), BeAll),
            vi: "Đã rà soát",
            en: "Reviewed",
        }],
    },
    Target {
        id: "T02",
        title: text!("Giữ vững các địa bàn cấp xã không có ma túy", "Drug-free communes stay drug-free"),
        basis: written!(target("mục tiêu 2")),
        measures: &[measure! {
            id: "T02a", role: Binding, unit: UNIT,
            test: StillDrugFree,
            vi: "Vẫn không có ma túy",
            en: "Still drug-free",
        }],
    },
    Target {
        id: "T03",
        title: text!(
            "Chuyển hóa 100% địa bàn cấp xã có người nghiện, người sử dụng trái phép chất ma túy",
            "Every commune with people on record transformed",
        ),
        basis: written!(target("mục tiêu 3")),
        measures: &[measure! {
            id: "T03a", role: Binding, unit: UNIT,
            test: Transformed,
            vi: "Đã chuyển hóa",
            en: "Transformed",
        }],
    },
    Target {
        id: "T04",
        title: text!(
            "100% địa bàn cấp xã tuyên truyền; ít nhất 01 lần/tháng/tổ, thôn; ít nhất 01 mô hình/tổ, thôn",
            "Outreach in every commune, monthly in every group, a model for every group",
        ),
        basis: written!(target("mục tiêu 4")),
        measures: &[
            measure! {
                id: "T04a", role: Binding, unit: GROUP_MONTH,
                test: Fraction(sum(GroupsWithSession), total(Quantity::GROUP_MONTHS), ReachAll),
                vi: "Lượt tổ, thôn được tuyên truyền",
                en: "Group-months with outreach",
            },
            measure! {
                id: "T04b", role: Binding, unit: GROUP,
                test: Fraction(sum(GroupsWithModel), sum(ResidentialGroups), BeAll),
                vi: "Tổ, thôn có mô hình",
                en: "Groups with a model",
            },
            measure! {
                id: "T04c", role: Binding, unit: COMMUNE,
                test: Fraction(total(Quantity::COMMUNES_WITH_OUTREACH), total(Quantity::COMMUNES), BeAll),
                vi: "Địa bàn có tuyên truyền",
                en: "Communes with outreach",
            },
        ],
    },
    Target {
        id: "T05",
        title: text!(
            "Triệt xóa 100% điểm sử dụng trái phép, điểm phức tạp, điểm bán lẻ về ma túy",
            "Every place of use, hotspot and retail point eliminated",
        ),
        basis: written!(target("mục tiêu 5")),
        measures: &[
            measure! {
                id: "T05a", role: Binding, unit: PLACE,
                test: Fraction(sum(UsePointsEliminated).plus(HotspotsEliminated).plus(RetailPointsEliminated), PLACES, BeAll),
                vi: "Điểm, tụ điểm đã triệt xóa",
                en: "Places eliminated",
            },
            measure! {
                id: "T05b", role: Breakdown, unit: PLACE,
                test: Fraction(sum(UsePointsEliminated), USE_POINTS, Nothing),
                vi: "… điểm sử dụng trái phép đã triệt xóa",
                en: "… places of use eliminated",
            },
            measure! {
                id: "T05c", role: Breakdown, unit: PLACE,
                test: Fraction(sum(HotspotsEliminated), HOTSPOTS, Nothing),
                vi: "… điểm, tụ điểm phức tạp đã triệt xóa",
                en: "… hotspots eliminated",
            },
            measure! {
                id: "T05d", role: Breakdown, unit: PLACE,
                test: Fraction(sum(RetailPointsEliminated), RETAIL_POINTS, Nothing),
                vi: "… điểm bán lẻ đã triệt xóa",
                en: "… retail points eliminated",
            },
        ],
    },
    Target {
        id: "T06",
        title: text!("Không để trồng và tái trồng cây có chứa chất ma túy", "No planting and no replanting"),
        basis: written!(target("mục tiêu 6")),
        measures: &[
            measure! {
                id: "T06a", role: Binding, unit: PLANT,
                test: Zero(sum(PlantsFound)),
                vi: "Số cây phát hiện",
                en: "Plants found",
            },
            measure! {
                id: "T06b", role: Binding, unit: SQUARE_METRE,
                test: Zero(sum(PlantAreaFound)),
                vi: "Diện tích phát hiện",
                en: "Area found",
            },
            measure! {
                id: "T06c", role: Binding, unit: PLACE,
                test: Zero(sum(ReplantingSites)),
                vi: "Điểm tái trồng",
                en: "Replanting sites",
            },
            measure! {
                id: "T06d", role: Breakdown, unit: PLANT,
                test: Fraction(sum(PlantsDestroyed), sum(PlantsFound), Nothing),
                vi: "… đã triệt phá",
                en: "… destroyed",
            },
        ],
    },
    Target {
        id: "T07",
        title: text!(
            "100% người nghiện, người sử dụng trái phép chất ma túy có hồ sơ quản lý được tiếp cận dịch vụ",
            "Everyone on record reached by services",
        ),
        basis: written!(target("mục tiêu 7")),
        measures: &[
            measure! {
                id: "T07a", role: Binding, unit: PERSON,
                test: Fraction(sum(DrugDependentReached).plus(DrugUsingReached), sum(DrugDependent).plus(DrugUsing), BeAll),
                vi: "Được tiếp cận dịch vụ",
                en: "Reached by services",
            },
            measure! {
                id: "T07b", role: Breakdown, unit: PERSON,
                test: Count(sum(DrugDependentDetained).plus(DrugUsingDetained)),
                vi: "… đang bị tạm giữ, tạm giam, chấp hành án (địa bàn không thể trực tiếp tiếp cận)",
                en: "… in custody, beyond the commune's reach",
            },
        ],
    },
    Target {
        id: "T08",
        title: text!(
            "100% người sau cai nghiện, người có biểu hiện loạn thần được quản lý; phấn đấu không tái nghiện, tái sử dụng, gây án",
            "Everyone after rehabilitation or showing signs of psychosis cared for",
        ),
        basis: written!(target("mục tiêu 8")),
        measures: &[
            measure! {
                id: "T08a", role: Binding, unit: PERSON,
                test: Fraction(sum(PostRehabManaged), sum(PostRehab), BeAll),
                vi: "Người sau cai nghiện được quản lý",
                en: "People after rehabilitation under management",
            },
            measure! {
                id: "T08b", role: Binding, unit: PERSON,
                test: Fraction(sum(PsychosisManaged), sum(Psychosis), BeAll),
                vi: "Người có biểu hiện loạn thần được quản lý",
                en: "People showing signs of psychosis cared for",
            },
            measure! {
                id: "T08c", role: Aim, unit: PERSON,
                test: Zero(sum(PostRehabRelapsed)),
                vi: "Tái nghiện, tái sử dụng",
                en: "Returned to use",
            },
            measure! {
                id: "T08d", role: Aim, unit: CASE,
                test: Zero(sum(Incidents)),
                vi: "Vụ việc",
                en: "Incidents",
            },
        ],
    },
    Target {
        id: "T09",
        title: text!(
            "100% người chấp hành xong án phạt tù được quản lý, giáo dục, hỗ trợ; phấn đấu giảm tỷ lệ tái phạm",
            "Everyone released supported; fewer re-offend",
        ),
        basis: written!(target("mục tiêu 9")),
        measures: &[
            measure! {
                id: "T09a", role: Binding, unit: PERSON,
                test: Fraction(sum(ReleasedSupported), sum(Released), BeAll),
                vi: "Được hỗ trợ tái hòa nhập",
                en: "Supported in reintegration",
            },
            measure! {
                id: "T09b", role: Aim, unit: PERSON,
                test: LowerThanBaseline(sum(ReleasedReoffended), sum(Released)),
                vi: "Tỷ lệ tái phạm so với cùng kỳ",
                en: "Re-offending against the same period",
            },
        ],
    },
    Target {
        id: "T10",
        title: text!(
            "Ngăn chặn, triệt xóa các đường dây vận chuyển ma túy vào địa bàn tỉnh tiêu thụ",
            "Trafficking lines into the province dismantled",
        ),
        basis: written!(target("mục tiêu 10")),
        measures: &[
            measure! {
                id: "T10a", role: Binding, scope: Province, unit: LINE,
                test: Fraction(sum(TraffickingLinesDismantled), sum(TraffickingLinesOpening).plus(TraffickingLinesDetected), Nothing),
                vi: "Đường dây đã triệt xóa",
                en: "Lines dismantled",
            },
            measure! {
                id: "T10b", role: Breakdown, scope: Province, unit: LINE,
                test: Count(sum(TraffickingLines)),
                vi: "Đường dây còn lại cuối kỳ",
                en: "Lines left at the close",
            },
        ],
    },
];
