//! An invented decision: four types by places and by offers online.

use crate::base::{Text, text};
use crate::figures::Figure::{OnlineOffers, UsePoints};
use crate::figures::RiskLevel;
use crate::law::instruments;
use crate::rules::{Condition, CriteriaSet, Criterion, LevelRule, all_of, none, sum};

const PLACES: Text = text!("Số điểm (giả định)", "Places (invented)");

const fn places(id: &'static str, clause: &'static str, from: i64, below: Option<Condition<'static>>) -> Criterion<'static> {
    let reaches = sum(UsePoints).from_number(from);
    Criterion { id, title: PLACES, reaches, below, rate: None, basis: instruments::QD99_2027.at("Điều 3", clause, "") }
}

const I: &[Criterion<'static>] = &[places("qd99-2027/3/1", "khoản 1", 6, None)];
const II: &[Criterion<'static>] = &[places("qd99-2027/3/2", "khoản 2", 4, Some(sum(UsePoints).from_number(6)))];
const III: &[Criterion<'static>] = &[places("qd99-2027/3/3", "khoản 3", 2, Some(sum(UsePoints).from_number(4)))];
const IV: &[Criterion<'static>] = &[Criterion {
    id: "qd99-2027/3/4",
    title: text!("Số vụ rao bán trên mạng (giả định)", "Online offers (invented)"),
    reaches: sum(OnlineOffers).from_number(3),
    below: None,
    rate: None,
    basis: instruments::QD99_2027.at("Điều 3", "khoản 4", ""),
}];

/// Excludes an area of loại IV with neither places nor offers, because an area with neither is drug-free.
pub static QD99_2027: CriteriaSet<'static> = CriteriaSet {
    id: instruments::QD99_2027.id,
    complete: true,
    types: &[
        LevelRule { level: RiskLevel::Type1, at_least: 1, of: I },
        LevelRule { level: RiskLevel::Type2, at_least: 1, of: II },
        LevelRule { level: RiskLevel::Type3, at_least: 1, of: III },
        LevelRule { level: RiskLevel::Type4, at_least: 1, of: IV },
    ],
    drug_free: &[Criterion {
        id: "qd99-2027/4",
        title: text!("Không có điểm, không có vụ rao bán trên mạng (giả định)", "No place and no online offer (invented)"),
        reaches: all_of(&[none(sum(UsePoints)), none(sum(OnlineOffers))]),
        below: None,
        rate: None,
        basis: instruments::QD99_2027.at("Điều 4", "", ""),
    }],
    drug_free_outranks: RiskLevel::Type4,
    usual_beside_drug_free: None,
    places_in_period: None,
    province: None,
};
