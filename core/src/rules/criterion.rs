//! Tiêu chí phân loại: what makes an area of a type.

use super::{Condition, Quantity, Sum};
use crate::base::{PlaceInText, Words};
use crate::figures::RiskLevel;

/// One criterion of a type, or one condition of a drug-free area.
#[derive(Clone, Copy, Debug)]
pub struct Criterion<'a> {
    /// `instrument/article/clause/point`.
    pub id: &'a str,
    /// What it measures.
    pub title: Words<'a>,
    /// The lower threshold: reached from here upwards.
    pub reaches: Condition<'a>,
    /// The threshold of the next band. Read literally, a measure satisfies only the band it is in.
    pub below: Option<Condition<'a>>,
    /// The rate to show: counted people, residents.
    pub rate: Option<(Sum, Quantity)>,
    /// Where the text says so.
    pub basis: PlaceInText<'a>,
}

/// "Có ít nhất n trong các tiêu chí".
#[derive(Clone, Copy, Debug)]
pub struct LevelRule<'a> {
    /// The type.
    pub level: RiskLevel,
    /// How many of the criteria.
    pub at_least: usize,
    /// The criteria.
    pub of: &'a [Criterion<'a>],
}

/// "Có ít nhất n trong các tiêu chí", of a province.
#[derive(Clone, Copy, Debug)]
pub struct ProvinceRule<'a> {
    /// How many of the criteria.
    pub at_least: usize,
    /// The type from which on a commune counts as a key area of the province.
    pub key_from: RiskLevel,
    /// The criteria, on the province's totals.
    pub of: &'a [Criterion<'a>],
}

/// The criteria of one legal text.
#[derive(Clone, Copy, Debug)]
pub struct CriteriaSet<'a> {
    /// The id of the text.
    pub id: &'a str,
    /// Whether the text is wholly on file. A partial set answers undetermined where its known part does not decide.
    pub complete: bool,
    /// The types from the worst down.
    pub types: &'a [LevelRule<'a>],
    /// Điều kiện của địa bàn không ma túy: all must hold. Empty where the text has none.
    pub drug_free: &'a [Criterion<'a>],
    /// The worst type that the conditions of a drug-free area outrank: an area of a worse type stays of that type though it meets them.
    pub drug_free_outranks: RiskLevel,
    /// Địa bàn cấp tỉnh trọng điểm, where the text has criteria for provinces.
    pub province: Option<ProvinceRule<'a>>,
}
