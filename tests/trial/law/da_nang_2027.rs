//! An invented plan of twelve targets for Đà Nẵng, one of them over the invented figure.

use crate::area::AreaCode;
use crate::base::{Noun, Text, text};
use crate::calendar::Date;
use crate::figures::Figure::{
    DrugDependent, DrugDependentReached, Incidents, Models, OnlineOffers, PlantsFound, PostRehab, PostRehabManaged, Psychosis,
    PsychosisManaged, Released, ReleasedSupported, ReplantingSites, ResidentialGroups, UsePoints, WantedHiding,
};
use crate::law::instruments::KHDN_2027;
use crate::rules::{Measure, MeasureTest, Must, Phase, Plan, Role, Scope, Sum, Target, sum};

const THING: Noun = Noun { vi: "đơn vị", one: "unit", many: "units" };

const fn measure(id: &'static str, role: Role, test: MeasureTest, title: Text) -> Measure {
    Measure { id, role, test, scope: Scope::Always, title, unit: THING }
}

const fn all(part: Sum, whole: Sum) -> MeasureTest {
    MeasureTest::Fraction(part, whole, Must::BeAll)
}

macro_rules! targets {
    ($($id:literal $measure:literal $vi:literal / $en:literal: $role:ident $test:expr;)*) => {
        &[$(Target {
            id: $id,
            title: text!($vi, $en),
            measures: &[measure($measure, Role::$role, $test, text!($vi, $en))],
            basis: KHDN_2027.at($id, "", ""),
        }),*]
    };
}

/// The invented plan.
pub static DA_NANG_2027: Plan = Plan {
    id: KHDN_2027.id,
    title: KHDN_2027.title,
    number: KHDN_2027.number,
    issuer: KHDN_2027.issuer,
    basis: KHDN_2027.whole(),
    areas: &[AreaCode::constant("48")],
    from: KHDN_2027.in_force_from,
    to: KHDN_2027.in_force_to,
    targets: targets! {
        "N01" "N01a" "Người nghiện được tiếp cận" / "People reached": Binding all(sum(DrugDependentReached), sum(DrugDependent));
        "N02" "N02a" "Người sau cai được quản lý" / "People after rehabilitation": Binding all(sum(PostRehabManaged), sum(PostRehab));
        "N03" "N03a" "Người có biểu hiện loạn thần" / "People with psychosis": Binding all(sum(PsychosisManaged), sum(Psychosis));
        "N04" "N04a" "Người chấp hành xong án" / "People released": Binding all(sum(ReleasedSupported), sum(Released));
        "N05" "N05a" "Không trồng cây" / "No plants": Binding MeasureTest::Zero(sum(PlantsFound));
        "N06" "N06a" "Không tái trồng" / "No replanting": Binding MeasureTest::Zero(sum(ReplantingSites));
        "N07" "N07a" "Không còn điểm" / "No places left": Binding MeasureTest::Zero(sum(UsePoints));
        "N08" "N08a" "Không có người bị truy nã" / "Nobody wanted": Binding MeasureTest::Zero(sum(WantedHiding));
        "N09" "N09a" "Không có vụ việc" / "No incidents": Aim MeasureTest::Zero(sum(Incidents));
        "N10" "N10a" "Mô hình" / "Models": Breakdown MeasureTest::Count(sum(Models));
        "N11" "N11a" "Mỗi tổ một mô hình" / "A model for each group": Binding
            MeasureTest::Fraction(sum(Models), sum(ResidentialGroups), Must::ReachAll);
        "N12" "N12a" "Không còn rao bán trên mạng" / "No online offers": Binding MeasureTest::Zero(sum(OnlineOffers));
    },
    phases: &[
        Phase { number: 1, from: Some(KHDN_2027.in_force_from), to: Some(Date::constant(2027, 12, 31)) },
        Phase { number: 2, from: Some(Date::constant(2028, 1, 1)), to: KHDN_2027.in_force_to },
    ],
};
