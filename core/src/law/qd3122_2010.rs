//! Quyết định số 3122/2010/QĐ-BCA: only points a and b of loại I are on file. The thresholds of loại II and III are not known and not
//! invented: where the known part does not decide, the level is undetermined.

use super::instruments;
use crate::base::text;
use crate::figures::Figure::{DrugDependent, Hotspots};
use crate::figures::RiskLevel;
use crate::rules::{Condition, CriteriaSet, Criterion, LevelRule, sum};

/// Điều 1 khoản 1: the known part of loại I.
const TYPE_I: LevelRule<'static> = LevelRule { level: RiskLevel::Type1, at_least: 1, of: &[I_A, I_B, I_C] };

const I_A: Criterion<'static> = Criterion {
    id: "qd3122-2010/1/1/a",
    title: text!("Từ 100 người nghiện ma túy trở lên", "100 people with drug dependence or more"),
    reaches: sum(DrugDependent).from_number(100),
    below: None,
    rate: None,
    basis: written!(instruments::QD3122_2010.at("Điều 1", "khoản 1", "điểm a")),
};

const I_B: Criterion<'static> = Criterion {
    id: "qd3122-2010/1/1/b",
    title: text!("Từ 5 điểm, tụ điểm phức tạp về ma túy trở lên", "5 drug hotspots or more"),
    reaches: sum(Hotspots).from_number(5),
    below: None,
    rate: None,
    basis: written!(instruments::QD3122_2010.at("Điều 1", "khoản 1", "điểm b")),
};

/// Loại I, the third criterion: the text on file breaks off after "từ 2.000".
const I_C: Criterion<'static> = Criterion {
    id: "qd3122-2010/1/1/c",
    title: text!("“từ 2.000 …” (văn bản lưu không đầy đủ)", "\"from 2,000 …\" (the text on file is incomplete)"),
    reaches: Condition::NotOnFile,
    below: None,
    rate: None,
    basis: written!(instruments::QD3122_2010.at("Điều 1", "khoản 1", "điểm c")),
};

/// Quyết định số 3122/2010/QĐ-BCA: the known part of the types of xã, phường, thị trấn.
pub static QD3122_2010: CriteriaSet<'static> = CriteriaSet {
    id: instruments::QD3122_2010.id,
    complete: false,
    types: &[TYPE_I],
    drug_free: &[],
    // Outranks nothing, because the text on file has no conditions of a drug-free area.
    drug_free_outranks: RiskLevel::DrugFree,
    usual_beside_drug_free: None,
    places_in_period: None,
    province: None,
};
