//! Quyết định số 28/2025/QĐ-TTg ngày 24/8/2025: types of communes and provinces, drug-free areas.
//!
//! The constants follow the order of the decision. The sentence of the decision that each rule implements stands above it, as signed.

use super::instruments;
use crate::base::{Citation, Text, text};
use crate::figures::Figure::{
    DrugArrests, DrugDependent, DrugDependentInCommunity, DrugDependentInHomeRehab, DrugDependentOnSubstitution, DrugUsing,
    DrugUsingInCommunity, OnInterProvincialRoute, OnIntraProvincialRoute, PlantAreaFound, PlantsFound, Population, ResidentsInViolation,
    UsePoints, UsePointsDelisted, UsePointsDetected, UsePointsOpening, WantedHiding,
};
use crate::figures::RiskLevel;
use crate::rules::{
    Condition, CriteriaSet, Criterion, LevelRule, ProvinceRule, Quantity, Sum, all_of, any_of, at_least, none, percent, share,
    share_above_zero, sum, total,
};

/// Người nghiện và người sử dụng trái phép chất ma túy có hồ sơ quản lý.
const ON_RECORD: Sum = sum(DrugDependent).plus(DrugUsing);
/// Đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn.
const ARRESTED: Sum = sum(DrugArrests);
/// Nằm trên tuyến trọng điểm phức tạp về ma túy nội tỉnh hoặc liên tỉnh.
const ON_KEY_ROUTE: Condition<'static> = any_of(&[sum(OnIntraProvincialRoute).from_number(1), sum(OnInterProvincialRoute).from_number(1)]);

/// The rate that is shown with a criterion: people on record among residents.
const RATE_ON_RECORD: (Sum, Quantity) = (ON_RECORD, Quantity::of(Population));
/// The rate that is shown with a criterion: people arrested, per resident.
const RATE_ARRESTED: (Sum, Quantity) = (ARRESTED, Quantity::of(Population));

const SHARE_ON_RECORD: Text =
    text!("Tỷ lệ người nghiện và người sử dụng trái phép chất ma túy có hồ sơ quản lý", "Share of people on record among residents");
const PLACES: Text = text!("Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy", "Places of illicit use");
const SHARE_ARRESTED: Text =
    text!("Tỷ lệ người bị bắt giữ về hành vi phạm tội về ma túy", "People arrested for drug offences, per resident");
const PLANTS: Text = text!("Số cây hoặc diện tích cây có chứa chất ma túy bị phát hiện", "Plants or plant area found");
const TWO_AND_A_ROUTE: Text =
    text!("Có từ 2 tiêu chí trở lên và nằm trên tuyến trọng điểm phức tạp về ma túy", "Two criteria or more, and on a key route");

/// Makes a citation of the decision.
const fn at(article: &'static str, clause: &'static str, point: &'static str) -> Citation {
    instruments::QD28_2025.at(article, clause, point)
}

/// Makes the condition of a number of plants, or of an area of them in square metres.
macro_rules! plants_from {
    ($plants:literal, $area:literal) => {
        any_of(&[sum(PlantsFound).from_number($plants), sum(PlantAreaFound).from_number($area)])
    };
}

macro_rules! criterion {
    (
        id: $id:literal,
        at: $place:expr,
        title: $title:expr,
        reaches: $reaches:expr,
        $(below: $below:expr,)?
        $(rate: $rate:expr,)?
    ) => {
        Criterion {
            id: $id,
            title: $title,
            reaches: $reaches,
            below: optional!($($below)?),
            rate: optional!($($rate)?),
            basis: written!($place),
        }
    };
}

macro_rules! optional {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

// Điều 4. Tiêu chí xác định địa bàn cấp xã trọng điểm phức tạp về ma tuý.
//
// "Địa bàn cấp xã trọng điểm phức tạp về ma tuý gồm 3 loại: địa bàn trọng điểm phức tạp về ma tuý loại I; địa bàn trọng điểm phức tạp về
// ma tuý loại II, địa bàn trọng điểm phức tạp về ma tuý loại III, cụ thể như sau:"

/// "1. Xã, phường, đặc khu trọng điểm phức tạp về ma túy loại I có ít nhất 3 trong các tiêu chí:"
const TYPE_I: LevelRule<'static> = LevelRule { level: RiskLevel::Type1, at_least: 3, of: &[I_A, I_B, I_C, I_D, I_DD] };

/// "a) Tỷ lệ người nghiện và người sử dụng trái phép chất ma tuý có hồ sơ quản lý so với số nhân khẩu hiện đang cư trú trên địa bàn từ
/// 0,5% trở lên."
const I_A: Criterion<'static> = criterion! {
    id: "qd28-2025/4/1/a",
    at: at("Điều 4", "khoản 1", "điểm a"),
    title: SHARE_ON_RECORD,
    reaches: share(ON_RECORD, Population, percent("0.5")),
    rate: RATE_ON_RECORD,
};

/// "b) Có từ 2 điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy trở lên;"
const I_B: Criterion<'static> = criterion! {
    id: "qd28-2025/4/1/b",
    at: at("Điều 4", "khoản 1", "điểm b"),
    title: PLACES,
    reaches: sum(UsePoints).from_number(2),
};

/// "c) Tỷ lệ đối tượng phạm tội về ma tuý bị bắt giữ trên địa bàn so với số nhân khẩu hiện đang cư trú trên địa bàn cấp xã từ 0,1% trở
/// lên."
const I_C: Criterion<'static> = criterion! {
    id: "qd28-2025/4/1/c",
    at: at("Điều 4", "khoản 1", "điểm c"),
    title: SHARE_ARRESTED,
    reaches: share(ARRESTED, Population, percent("0.1")),
    rate: RATE_ARRESTED,
};

/// "d) Có số lượng từ 3.000 cây có chứa chất ma túy trở lên hoặc có diện tích trồng cây có chứa chất ma túy từ 750 m² trở lên bị phát
/// hiện, triệt phá."
const I_D: Criterion<'static> = criterion! {
    id: "qd28-2025/4/1/d",
    at: at("Điều 4", "khoản 1", "điểm d"),
    title: PLANTS,
    reaches: plants_from!(3000, 750),
};

/// "đ) Có từ 2 tiêu chí trong các tiêu chí xã, phường, đặc khu trọng điểm phức tạp về ma tuý loại II trở lên và nằm trên tuyến trọng
/// điểm phức tạp về ma túy nội tỉnh hoặc liên tỉnh."
const I_DD: Criterion<'static> = criterion! {
    id: "qd28-2025/4/1/dd",
    at: at("Điều 4", "khoản 1", "điểm đ"),
    title: TWO_AND_A_ROUTE,
    reaches: all_of(&[at_least(2, &[II_A.reaches, II_B.reaches, II_C.reaches, II_D.reaches]), ON_KEY_ROUTE]),
};

/// "2. Xã, phường, đặc khu trọng điểm phức tạp về ma tuý loại II có ít nhất 3 trong các tiêu chí:"
const TYPE_II: LevelRule<'static> = LevelRule { level: RiskLevel::Type2, at_least: 3, of: &[II_A, II_B, II_C, II_D, II_DD] };

/// "a) Tỷ lệ người nghiện và người sử dụng trái phép chất ma tuý có hồ sơ quản lý so với số nhân khẩu hiện đang cư trú trên địa bàn từ
/// 0,1% đến dưới 0,5%."
const II_A: Criterion<'static> = criterion! {
    id: "qd28-2025/4/2/a",
    at: at("Điều 4", "khoản 2", "điểm a"),
    title: SHARE_ON_RECORD,
    reaches: share(ON_RECORD, Population, percent("0.1")),
    below: I_A.reaches,
    rate: RATE_ON_RECORD,
};

/// "b) Có 1 điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy."
const II_B: Criterion<'static> = criterion! {
    id: "qd28-2025/4/2/b",
    at: at("Điều 4", "khoản 2", "điểm b"),
    title: PLACES,
    reaches: sum(UsePoints).from_number(1),
    below: I_B.reaches,
};

/// "c) Tỷ lệ đối tượng phạm tội về ma tuý bị bắt giữ trên địa bàn so với số nhân khẩu hiện đang cư trú trên địa bàn cấp xã từ 0,05% đến
/// dưới 0,1%."
const II_C: Criterion<'static> = criterion! {
    id: "qd28-2025/4/2/c",
    at: at("Điều 4", "khoản 2", "điểm c"),
    title: SHARE_ARRESTED,
    reaches: share(ARRESTED, Population, percent("0.05")),
    below: I_C.reaches,
    rate: RATE_ARRESTED,
};

/// "d) Có số lượng từ 500 đến dưới 3.000 cây có chứa chất ma túy hoặc có diện tích trồng cây có chứa chất ma tuý từ 125 m² đến dưới 750
/// m² bị phát hiện, triệt phá."
const II_D: Criterion<'static> = criterion! {
    id: "qd28-2025/4/2/d",
    at: at("Điều 4", "khoản 2", "điểm d"),
    title: PLANTS,
    reaches: plants_from!(500, 125),
    below: I_D.reaches,
};

/// "đ) Có từ 2 tiêu chí trong các tiêu chí xã, phường, đặc khu trọng điểm phức tạp về ma tuý loại III trở lên và nằm trên tuyến trọng
/// điểm phức tạp về ma túy nội tỉnh hoặc liên tỉnh."
///
/// Loại III names no places, so point b counts here as it does for loại II: the band of one place or more.
const II_DD: Criterion<'static> = criterion! {
    id: "qd28-2025/4/2/dd",
    at: at("Điều 4", "khoản 2", "điểm đ"),
    title: TWO_AND_A_ROUTE,
    reaches: all_of(&[at_least(2, &[III_A.reaches, II_B.reaches, III_B.reaches, III_C.reaches]), ON_KEY_ROUTE]),
};

/// "3. Xã, phường, đặc khu trọng điểm phức tạp về ma tuý loại III có ít nhất 1 trong các tiêu chí sau:"
///
/// Zero never meets one of these criteria, because a share of nobody is no problem "dưới 0,1%".
const TYPE_III: LevelRule<'static> = LevelRule { level: RiskLevel::Type3, at_least: 1, of: &[III_A, III_B, III_C] };

/// "a) Tỷ lệ người nghiện và người sử dụng trái phép chất ma tuý có hồ sơ quản lý so với số nhân khẩu hiện đang cư trú trên địa bàn
/// dưới 0,1%."
const III_A: Criterion<'static> = criterion! {
    id: "qd28-2025/4/3/a",
    at: at("Điều 4", "khoản 3", "điểm a"),
    title: SHARE_ON_RECORD,
    reaches: share_above_zero(ON_RECORD, Population),
    below: II_A.reaches,
    rate: RATE_ON_RECORD,
};

/// "b) Tỷ lệ đối tượng phạm tội về ma tuý bị bắt giữ trên địa bàn so với số nhân khẩu hiện đang cư trú trên địa bàn cấp xã dưới 0,05%."
const III_B: Criterion<'static> = criterion! {
    id: "qd28-2025/4/3/b",
    at: at("Điều 4", "khoản 3", "điểm b"),
    title: SHARE_ARRESTED,
    reaches: share_above_zero(ARRESTED, Population),
    below: II_C.reaches,
    rate: RATE_ARRESTED,
};

/// "c) Có số lượng dưới 500 cây có chứa chất ma túy hoặc có diện tích trồng cây có chứa chất ma tuý dưới 125 m² bị phát hiện, triệt
/// phá."
const III_C: Criterion<'static> = criterion! {
    id: "qd28-2025/4/3/c",
    at: at("Điều 4", "khoản 3", "điểm c"),
    title: PLANTS,
    reaches: plants_from!(1, 1),
    below: II_D.reaches,
};

// Điều 5. Tiêu chí xác định địa bàn cấp tỉnh trọng điểm phức tạp về ma tuý.

/// "Các tỉnh, thành phố trực thuộc Trung ương được xác định là địa bàn trọng điểm phức tạp về ma túy khi có ít nhất 4 trong các tiêu
/// chí sau:"
///
/// Khoản 4 counts communes of "loại I, II", which are those from loại II upwards.
const PROVINCE: ProvinceRule<'static> =
    ProvinceRule { at_least: 4, key_from: RiskLevel::Type2, of: &[PROVINCE_1, PROVINCE_2, PROVINCE_3, PROVINCE_4, PROVINCE_5, PROVINCE_6] };

/// "1. Tỷ lệ người nghiện ma túy, người sử dụng trái phép chất ma túy có hồ sơ quản lý so với số nhân khẩu hiện đang cư trú trên địa
/// bàn cấp tỉnh từ 0,2% trở lên."
const PROVINCE_1: Criterion<'static> = criterion! {
    id: "qd28-2025/5/1",
    at: at("Điều 5", "khoản 1", ""),
    title: SHARE_ON_RECORD,
    reaches: share(ON_RECORD, Population, percent("0.2")),
    rate: RATE_ON_RECORD,
};

/// "2. Có từ 5 điểm tổ chức, chứa chấp sử dụng trái phép chất ma tuý trở lên."
const PROVINCE_2: Criterion<'static> = criterion! {
    id: "qd28-2025/5/2",
    at: at("Điều 5", "khoản 2", ""),
    title: PLACES,
    reaches: sum(UsePoints).from_number(5),
};

/// "3. Tỷ lệ đối tượng phạm tội về ma túy bị bắt giữ trên địa bàn so với số nhân khẩu hiện đang cư trú trên địa bàn cấp tỉnh từ 0,05%
/// trở lên."
const PROVINCE_3: Criterion<'static> = criterion! {
    id: "qd28-2025/5/3",
    at: at("Điều 5", "khoản 3", ""),
    title: SHARE_ARRESTED,
    reaches: share(ARRESTED, Population, percent("0.05")),
    rate: RATE_ARRESTED,
};

/// "4. Tỷ lệ số xã, phường, đặc khu trọng điểm phức tạp về ma tuý loại I, II chiếm từ 3% tổng số xã, phường, đặc khu trên địa bàn trở
/// lên."
const PROVINCE_4: Criterion<'static> = criterion! {
    id: "qd28-2025/5/4",
    at: at("Điều 5", "khoản 4", ""),
    title: text!("Tỷ lệ xã, phường, đặc khu loại I, II", "Share of communes of type I or II"),
    reaches: Condition::Share { of: total(Quantity::KEY_COMMUNES), per: Quantity::COMMUNES, from: percent("3") },
    rate: (total(Quantity::KEY_COMMUNES), Quantity::COMMUNES),
};

/// "5. Có số lượng từ 8.000 cây có chứa chất ma túy trở lên hoặc có diện tích trồng cây có chứa chất ma túy từ 2.000 m² trở lên bị phát
/// hiện, triệt phá."
const PROVINCE_5: Criterion<'static> = criterion! {
    id: "qd28-2025/5/5",
    at: at("Điều 5", "khoản 5", ""),
    title: PLANTS,
    reaches: plants_from!(8000, 2000),
};

/// "6. Nằm trên tuyến trọng điểm phức tạp về ma túy liên tỉnh."
const PROVINCE_6: Criterion<'static> = criterion! {
    id: "qd28-2025/5/6",
    at: at("Điều 5", "khoản 6", ""),
    title: text!("Nằm trên tuyến trọng điểm phức tạp về ma túy liên tỉnh", "On an inter-provincial key route"),
    reaches: sum(OnInterProvincialRoute).from_number(1),
};

// Điều 6. Tiêu chí xác định địa bàn không ma tuý.

/// "1. Không có người hiện đang cư trú trên địa bàn nghiện ma tuý, sử dụng trái phép chất ma tuý, trừ người đang tham gia điều trị
/// nghiện ma tuý bằng thuốc thay thế, người đang cai nghiện tại gia đình, cộng đồng và người đang bị quản lý sau cai nghiện ma tuý."
const DRUG_FREE_1: Criterion<'static> = criterion! {
    id: "qd28-2025/6/1",
    at: at("Điều 6", "khoản 1", ""),
    title: text!(
        "Không có người nghiện, người sử dụng trái phép chất ma túy đang cư trú, trừ người đang điều trị bằng \
         thuốc thay thế, đang cai nghiện tại gia đình, cộng đồng",
        "No resident dependent on or using drugs outside treatment",
    ),
    reaches: all_of(&[
        sum(DrugDependentInCommunity).at_most(sum(DrugDependentOnSubstitution).plus(DrugDependentInHomeRehab)),
        none(sum(DrugUsingInCommunity)),
    ]),
};

/// "2. Không có người hiện đang cư trú trên địa bàn vi phạm pháp luật về ma tuý trên địa bàn, không có đối tượng bị truy nã do phạm tội
/// về ma tuý lẩn trốn trên địa bàn."
const DRUG_FREE_2: Criterion<'static> = criterion! {
    id: "qd28-2025/6/2",
    at: at("Điều 6", "khoản 2", ""),
    title: text!(
        "Không có người cư trú vi phạm pháp luật về ma túy, không có người bị truy nã về ma túy lẩn trốn",
        "No resident in breach of drug law, nobody wanted in hiding",
    ),
    reaches: all_of(&[none(sum(ResidentsInViolation)), none(sum(WantedHiding))]),
};

/// "3. Không có điểm tổ chức, chứa chấp sử dụng trái phép chất ma tuý."
const DRUG_FREE_3: Criterion<'static> = criterion! {
    id: "qd28-2025/6/3",
    at: at("Điều 6", "khoản 3", ""),
    title: text!("Không có điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy", "No place of illicit use"),
    reaches: none(sum(UsePoints)),
};

/// Quyết định số 28/2025/QĐ-TTg: Điều 4 (xã, phường, đặc khu), Điều 5 (cấp tỉnh) và Điều 6 (địa bàn không ma túy).
///
/// Several sentences of the decision can be read in more than one way (see QUIRKS.md). It does not say whether places count that were
/// eliminated within the period: the level counts those left at the close, and the reading `places_in_period` counts them all. Nor does
/// it say which of Điều 6 and Điều 4 prevails. Here an area that meets Điều 6 is drug-free although it is also of loại
/// III; an area of loại I or II keeps that type. Where everybody on record is in treatment, in custody or away, an area can be drug-free and
/// still meet khoản 3 điểm a.
pub static QD28_2025: CriteriaSet<'static> = CriteriaSet {
    id: instruments::QD28_2025.id,
    complete: true,
    types: &[TYPE_I, TYPE_II, TYPE_III],
    drug_free: &[DRUG_FREE_1, DRUG_FREE_2, DRUG_FREE_3],
    drug_free_outranks: RiskLevel::Type3,
    usual_beside_drug_free: Some(III_A.id),
    places_in_period: Some((UsePoints, sum(UsePointsOpening).plus(UsePointsDetected).minus(UsePointsDelisted))),
    province: Some(PROVINCE),
};
