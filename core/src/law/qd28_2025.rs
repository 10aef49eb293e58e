//! Quyết định số 28/2025/QĐ-TTg ngày 24/8/2025: types of communes and provinces, drug-free areas.

use crate::base::{Text, cite};
use crate::figures::Figure::{
    DrugArrests, DrugDependent, DrugDependentInCommunity, DrugDependentInHomeRehab, DrugDependentOnSubstitution, DrugUsing,
    DrugUsingInCommunity, OnInterProvincialRoute, OnIntraProvincialRoute, PlantAreaFound, PlantsFound, Population, ResidentsInViolation,
    UsePoints, WantedHiding,
};
use crate::figures::RiskLevel;
use crate::rules::{
    Condition, CriteriaSet, Criterion, LevelRule, ProvinceRule, Quantity, Sum, all_of, any_of, at_least, none, share, sum, total,
};

/// Người nghiện và người sử dụng trái phép chất ma túy có hồ sơ quản lý.
const ON_RECORD: Sum = sum(DrugDependent).plus(DrugUsing);

const fn on_record(from: (i64, i64)) -> Condition<'static> {
    share(ON_RECORD, Population, from)
}
const fn arrests(from: (i64, i64)) -> Condition<'static> {
    share(sum(DrugArrests), Population, from)
}

// The thresholds of Điều 4. Zero never satisfies a criterion of loại III: nobody is not "under 0,1%" of a problem.
const A_I: Condition<'static> = on_record((5, 1000));
const A_II: Condition<'static> = on_record((1, 1000));
const A_III: Condition<'static> = on_record((0, 1));
const B_I: Condition<'static> = sum(UsePoints).from_number(2);
const B_II: Condition<'static> = sum(UsePoints).from_number(1);
const C_I: Condition<'static> = arrests((1, 1000));
const C_II: Condition<'static> = arrests((1, 2000));
const C_III: Condition<'static> = arrests((0, 1));
const D_I: Condition<'static> = any_of(&[sum(PlantsFound).from_number(3000), sum(PlantAreaFound).from_number(750)]);
const D_II: Condition<'static> = any_of(&[sum(PlantsFound).from_number(500), sum(PlantAreaFound).from_number(125)]);
const D_III: Condition<'static> = any_of(&[sum(PlantsFound).from_number(1), sum(PlantAreaFound).from_number(1)]);
const ON_KEY_ROUTE: Condition<'static> = any_of(&[sum(OnIntraProvincialRoute).from_number(1), sum(OnInterProvincialRoute).from_number(1)]);
const DD_I: Condition<'static> = all_of(&[at_least(2, &[A_II, B_II, C_II, D_II]), ON_KEY_ROUTE]);
// Loại III names no places, so b counts here as it does for loại II: the band of one place or more.
const DD_II: Condition<'static> = all_of(&[at_least(2, &[A_III, B_II, C_III, D_III]), ON_KEY_ROUTE]);

const RATE_A: Option<(Sum, Quantity)> = Some((ON_RECORD, Quantity::of(Population)));
const RATE_C: Option<(Sum, Quantity)> = Some((sum(DrugArrests), Quantity::of(Population)));
const A: Text = Text::new("Tỷ lệ người nghiện và người sử dụng trái phép có hồ sơ quản lý", "Share of people on record among residents");
const B: Text = Text::new("Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy", "Places of illicit use");
const C: Text = Text::new("Tỷ lệ người bị bắt giữ về tội phạm ma túy", "People arrested for drug offences, per resident");
const D: Text = Text::new("Số cây hoặc diện tích cây có chứa chất ma túy bị phát hiện", "Plants or plant area found");
const DD: Text = Text::new("Từ 2 tiêu chí trở lên và nằm trên tuyến trọng điểm", "Two criteria or more, and on a key route");

macro_rules! criterion {
    ($id:literal $article:literal $clause:literal $point:literal $title:expr, $reaches:expr, below $below:expr, $rate:expr) => {
        Criterion {
            id: $id,
            title: $title,
            reaches: $reaches,
            below: $below,
            rate: $rate,
            basis: cite("qd28-2025", $article, $clause, $point),
        }
    };
}

/// Điều 4 (xã, phường, đặc khu), Điều 5 (cấp tỉnh) và Điều 6 (địa bàn không ma túy).
pub static QD28_2025: CriteriaSet<'static> = CriteriaSet {
    id: "qd28-2025",
    complete: true,
    types: &[
        LevelRule {
            level: RiskLevel::Type1,
            at_least: 3,
            of: &[
                criterion!("qd28-2025/4/1/a" "Điều 4" "khoản 1" "điểm a" A, A_I, below None, RATE_A),
                criterion!("qd28-2025/4/1/b" "Điều 4" "khoản 1" "điểm b" B, B_I, below None, None),
                criterion!("qd28-2025/4/1/c" "Điều 4" "khoản 1" "điểm c" C, C_I, below None, RATE_C),
                criterion!("qd28-2025/4/1/d" "Điều 4" "khoản 1" "điểm d" D, D_I, below None, None),
                criterion!("qd28-2025/4/1/dd" "Điều 4" "khoản 1" "điểm đ" DD, DD_I, below None, None),
            ],
        },
        LevelRule {
            level: RiskLevel::Type2,
            at_least: 3,
            of: &[
                criterion!("qd28-2025/4/2/a" "Điều 4" "khoản 2" "điểm a" A, A_II, below Some(A_I), RATE_A),
                criterion!("qd28-2025/4/2/b" "Điều 4" "khoản 2" "điểm b" B, B_II, below Some(B_I), None),
                criterion!("qd28-2025/4/2/c" "Điều 4" "khoản 2" "điểm c" C, C_II, below Some(C_I), RATE_C),
                criterion!("qd28-2025/4/2/d" "Điều 4" "khoản 2" "điểm d" D, D_II, below Some(D_I), None),
                criterion!("qd28-2025/4/2/dd" "Điều 4" "khoản 2" "điểm đ" DD, DD_II, below None, None),
            ],
        },
        LevelRule {
            level: RiskLevel::Type3,
            at_least: 1,
            of: &[
                criterion!("qd28-2025/4/3/a" "Điều 4" "khoản 3" "điểm a" A, A_III, below Some(A_II), RATE_A),
                criterion!("qd28-2025/4/3/b" "Điều 4" "khoản 3" "điểm b" C, C_III, below Some(C_II), RATE_C),
                criterion!("qd28-2025/4/3/c" "Điều 4" "khoản 3" "điểm c" D, D_III, below Some(D_II), None),
            ],
        },
    ],
    drug_free: &[
        criterion!("qd28-2025/6/1" "Điều 6" "khoản 1" ""
            Text::new("Không có người nghiện, người sử dụng đang cư trú, trừ người đang điều trị, cai nghiện tại gia đình, cộng đồng", "No resident dependent on or using drugs outside treatment"),
            all_of(&[
                sum(DrugDependentInCommunity).at_most(sum(DrugDependentOnSubstitution).plus(DrugDependentInHomeRehab)),
                none(sum(DrugUsingInCommunity)),
            ]), below None, None),
        criterion!("qd28-2025/6/2" "Điều 6" "khoản 2" ""
            Text::new("Không có người cư trú vi phạm, không có người bị truy nã lẩn trốn", "No resident in breach of drug law, nobody wanted in hiding"),
            all_of(&[none(sum(ResidentsInViolation)), none(sum(WantedHiding))]), below None, None),
        criterion!("qd28-2025/6/3" "Điều 6" "khoản 3" ""
            Text::new("Không có điểm tổ chức, chứa chấp sử dụng trái phép", "No place of illicit use"),
            none(sum(UsePoints)), below None, None),
    ],
    province: Some(ProvinceRule { at_least: 4, of: PROVINCE }),
};

/// Điều 5: the six criteria of a key province, on its totals.
const PROVINCE: &[Criterion<'static>] = &[
    criterion!("qd28-2025/5/1" "Điều 5" "khoản 1" "" A, on_record((2, 1000)), below None, RATE_A),
    criterion!("qd28-2025/5/2" "Điều 5" "khoản 2" "" B, sum(UsePoints).from_number(5), below None, None),
    criterion!("qd28-2025/5/3" "Điều 5" "khoản 3" "" C, arrests((1, 2000)), below None, RATE_C),
    criterion!("qd28-2025/5/4" "Điều 5" "khoản 4" ""
        Text::new("Tỷ lệ xã, phường, đặc khu loại I, II", "Share of communes of type I or II"),
        Condition::Share { of: total(Quantity::KEY_COMMUNES), per: Quantity::COMMUNES, from: (3, 100) },
        below None, Some((total(Quantity::KEY_COMMUNES), Quantity::COMMUNES))),
    criterion!("qd28-2025/5/5" "Điều 5" "khoản 5" "" D,
        any_of(&[sum(PlantsFound).from_number(8000), sum(PlantAreaFound).from_number(2000)]), below None, None),
    criterion!("qd28-2025/5/6" "Điều 5" "khoản 6" ""
        Text::new("Nằm trên tuyến trọng điểm liên tỉnh", "On an inter-provincial key route"),
        sum(OnInterProvincialRoute).from_number(1), below None, None),
];
