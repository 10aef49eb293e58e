//! Kế hoạch số 302/KH-UBND (2023): the ten targets. The article that announced the plan lists them in one paragraph
//! without numbers; the numbering is this project's.

use super::instruments::day;
use crate::base::{Noun, Text, cite};
use crate::figures::Figure::{
    DrugDependent, DrugDependentDetained, DrugDependentReached, DrugUsing, DrugUsingDetained, DrugUsingReached, GroupsWithModel,
    GroupsWithSession, HotspotsDelisted, HotspotsDetected, HotspotsEliminated, HotspotsOpening, Incidents, PlantAreaFound, PlantsDestroyed,
    PlantsFound, PostRehab, PostRehabManaged, PostRehabRelapsed, Psychosis, PsychosisManaged, Released, ReleasedReoffended,
    ReleasedSupported, ReplantingSites, ResidentialGroups, RetailPointsDelisted, RetailPointsDetected, RetailPointsEliminated,
    RetailPointsOpening, Reviewed, TraffickingLines, TraffickingLinesDetected, TraffickingLinesDismantled, TraffickingLinesOpening,
    UsePointsDelisted, UsePointsDetected, UsePointsEliminated, UsePointsOpening,
};
use crate::rules::MeasureTest::{Count, Fraction, LowerThanBaseline, StillDrugFree, Transformed, Zero};
use crate::rules::Must::{BeAll, Nothing, ReachAll};
use crate::rules::Role::{Aim, Binding, Breakdown};
use crate::rules::Scope::{Always, Province, Yearly};
use crate::rules::{Measure, Phase, Quantity, Sum, Target, sum, total};

const PERSON: Noun = Noun { vi: "người", one: "person", many: "people" };
const PLACE: Noun = Noun { vi: "điểm", one: "place", many: "places" };
const GROUP: Noun = Noun { vi: "tổ, thôn", one: "group", many: "groups" };
const GROUP_MONTH: Noun = Noun { vi: "lượt tổ, thôn", one: "group-month", many: "group-months" };
const COMMUNE: Noun = Noun { vi: "địa bàn cấp xã", one: "commune", many: "communes" };
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

macro_rules! measure {
    ($id:literal $role:ident $scope:ident $test:expr, $unit:ident $vi:literal $en:literal) => {
        Measure { id: $id, role: $role, scope: $scope, test: $test, title: Text { vi: $vi, en: $en }, unit: $unit }
    };
}

/// Ba giai đoạn: the phases, from a conference of Quảng Điền district. The start of the first and the end of the last are
/// not known.
pub static PHASES: [Phase; 3] = [
    Phase { number: 1, from: None, to: Some(day(2023, 10, 14)) },
    Phase { number: 2, from: Some(day(2023, 10, 15)), to: Some(day(2024, 5, 14)) },
    Phase { number: 3, from: Some(day(2024, 5, 15)), to: None },
];

/// The ten targets, in the order of the article.
pub static TARGETS: [Target; 10] = TARGET_LIST;

/// The same as a constant, so that each measure can be folded.
pub(crate) const TARGET_LIST: [Target; 10] = [
    Target {
        id: "T01",
        title: Text::new("100% địa bàn cấp xã được rà soát, xác định cấp độ trọng điểm", "Every commune reviewed and its level determined"),
        basis: cite("kh302-2023", "mục tiêu 1", "", ""),
        measures: &[
            measure!("T01a" Binding Yearly Fraction(sum(Reviewed), total(Quantity::COMMUNES), BeAll), COMMUNE "Đã rà soát" "Reviewed"),
        ],
    },
    Target {
        id: "T02",
        title: Text::new("Giữ vững các địa bàn cấp xã không có ma túy", "Drug-free communes stay so"),
        basis: cite("kh302-2023", "mục tiêu 2", "", ""),
        measures: &[measure!("T02a" Binding Always StillDrugFree, COMMUNE "Vẫn không có ma túy" "Still drug-free")],
    },
    Target {
        id: "T03",
        title: Text::new(
            "Chuyển hóa 100% địa bàn cấp xã có người nghiện, người sử dụng",
            "Every commune with people on record transformed",
        ),
        basis: cite("kh302-2023", "mục tiêu 3", "", ""),
        measures: &[measure!("T03a" Binding Always Transformed, COMMUNE "Đã chuyển hóa" "Transformed")],
    },
    Target {
        id: "T04",
        title: Text::new(
            "100% xã tuyên truyền; ít nhất 01 lần/tháng/tổ, thôn; ít nhất 01 mô hình/tổ, thôn",
            "Outreach in every commune, monthly in every group, a model for every group",
        ),
        basis: cite("kh302-2023", "mục tiêu 4", "", ""),
        measures: &[
            measure!("T04a" Binding Always Fraction(sum(GroupsWithSession), total(Quantity::GROUP_MONTHS), ReachAll), GROUP_MONTH "Lượt tổ, thôn được tuyên truyền" "Group-months with outreach"),
            measure!("T04b" Binding Always Fraction(sum(GroupsWithModel), sum(ResidentialGroups), BeAll), GROUP "Tổ, thôn có mô hình" "Groups with a model"),
            measure!("T04c" Binding Always Fraction(total(Quantity::COMMUNES_WITH_OUTREACH), total(Quantity::COMMUNES), BeAll), COMMUNE "Địa bàn có tuyên truyền" "Communes with outreach"),
        ],
    },
    Target {
        id: "T05",
        title: Text::new(
            "Triệt xóa 100% điểm sử dụng, điểm phức tạp, điểm bán lẻ",
            "Every place of use, hotspot and retail point eliminated",
        ),
        basis: cite("kh302-2023", "mục tiêu 5", "", ""),
        measures: &[
            measure!("T05a" Binding Always Fraction(sum(UsePointsEliminated).plus(HotspotsEliminated).plus(RetailPointsEliminated), PLACES, BeAll), PLACE "Điểm, tụ điểm đã triệt xóa" "Places eliminated"),
            measure!("T05b" Breakdown Always Fraction(sum(UsePointsEliminated), USE_POINTS, Nothing), PLACE "… điểm sử dụng" "… places of use"),
            measure!("T05c" Breakdown Always Fraction(sum(HotspotsEliminated), HOTSPOTS, Nothing), PLACE "… điểm, tụ điểm phức tạp" "… hotspots"),
            measure!("T05d" Breakdown Always Fraction(sum(RetailPointsEliminated), RETAIL_POINTS, Nothing), PLACE "… điểm bán lẻ" "… retail points"),
        ],
    },
    Target {
        id: "T06",
        title: Text::new("Không để trồng và tái trồng cây có chứa chất ma túy", "No planting and no replanting"),
        basis: cite("kh302-2023", "mục tiêu 6", "", ""),
        measures: &[
            measure!("T06a" Binding Always Zero(sum(PlantsFound)), PLANT "Số cây phát hiện" "Plants found"),
            measure!("T06b" Binding Always Zero(sum(PlantAreaFound)), SQUARE_METRE "Diện tích phát hiện" "Area found"),
            measure!("T06c" Binding Always Zero(sum(ReplantingSites)), PLACE "Điểm tái trồng" "Replanting sites"),
            measure!("T06d" Breakdown Always Fraction(sum(PlantsDestroyed), sum(PlantsFound), Nothing), PLANT "… đã triệt phá" "… destroyed"),
        ],
    },
    Target {
        id: "T07",
        title: Text::new(
            "100% người nghiện, người sử dụng có hồ sơ quản lý được tiếp cận dịch vụ",
            "Everyone on record reached by services",
        ),
        basis: cite("kh302-2023", "mục tiêu 7", "", ""),
        measures: &[
            measure!("T07a" Binding Always Fraction(sum(DrugDependentReached).plus(DrugUsingReached), sum(DrugDependent).plus(DrugUsing), BeAll), PERSON "Được tiếp cận dịch vụ" "Reached by services"),
            measure!("T07b" Breakdown Always Count(sum(DrugDependentDetained).plus(DrugUsingDetained)), PERSON "… trong đó ngoài khả năng tiếp cận của xã (đang bị giam, giữ)" "… of whom in custody, beyond the commune's reach"),
        ],
    },
    Target {
        id: "T08",
        title: Text::new(
            "100% người sau cai, người có biểu hiện loạn thần được quản lý; phấn đấu không tái nghiện, tái sử dụng, gây án",
            "Everyone after rehabilitation or showing signs of psychosis cared for",
        ),
        basis: cite("kh302-2023", "mục tiêu 8", "", ""),
        measures: &[
            measure!("T08a" Binding Always Fraction(sum(PostRehabManaged), sum(PostRehab), BeAll), PERSON "Người sau cai nghiện được quản lý" "People after rehabilitation under management"),
            measure!("T08b" Binding Always Fraction(sum(PsychosisManaged), sum(Psychosis), BeAll), PERSON "Người có biểu hiện loạn thần được quản lý" "People showing signs of psychosis cared for"),
            measure!("T08c" Aim Always Zero(sum(PostRehabRelapsed)), PERSON "Tái nghiện, tái sử dụng" "Returned to use"),
            measure!("T08d" Aim Always Zero(sum(Incidents)), CASE "Vụ việc" "Incidents"),
        ],
    },
    Target {
        id: "T09",
        title: Text::new(
            "100% người chấp hành xong án phạt tù được quản lý, giáo dục, hỗ trợ; phấn đấu giảm tỷ lệ tái phạm",
            "Everyone released supported; fewer re-offend",
        ),
        basis: cite("kh302-2023", "mục tiêu 9", "", ""),
        measures: &[
            measure!("T09a" Binding Always Fraction(sum(ReleasedSupported), sum(Released), BeAll), PERSON "Được hỗ trợ tái hòa nhập" "Supported in reintegration"),
            measure!("T09b" Aim Always LowerThanBaseline(sum(ReleasedReoffended), sum(Released)), PERSON "Tỷ lệ tái phạm so với cùng kỳ" "Re-offending against the same period"),
        ],
    },
    Target {
        id: "T10",
        title: Text::new(
            "Ngăn chặn, triệt xóa các đường dây vận chuyển ma túy vào địa bàn tỉnh tiêu thụ",
            "Trafficking lines into the province dismantled",
        ),
        basis: cite("kh302-2023", "mục tiêu 10", "", ""),
        measures: &[
            measure!("T10a" Binding Province Fraction(sum(TraffickingLinesDismantled), sum(TraffickingLinesOpening).plus(TraffickingLinesDetected), Nothing), LINE "Đường dây đã triệt xóa" "Lines dismantled"),
            measure!("T10b" Breakdown Province Count(sum(TraffickingLines)), LINE "Đường dây còn lại cuối kỳ" "Lines left at the close"),
        ],
    },
];
