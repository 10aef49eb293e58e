//! Tiêu chí phân loại: the criteria by which areas are classed.

use super::{Condition, Quantity, Sum};
use crate::base::{PlaceInText, Words};
use crate::figures::{Figure, RiskLevel};

/// Tiêu chí: one criterion of a type, or one condition of a drug-free area.
#[derive(Clone, Copy, Debug)]
pub struct Criterion<'a> {
    /// Mã tiêu chí: `instrument/article/clause/point`.
    pub id: &'a str,
    /// Nội dung: what it measures.
    pub title: Words<'a>,
    /// Ngưỡng dưới: the condition that holds from the lower threshold upwards.
    pub reaches: Condition<'a>,
    /// Ngưỡng của loại trên: the condition that holds from the threshold of the worse type upwards. In the literal reading a criterion is
    /// met only where this one does not hold.
    pub below: Option<Condition<'a>>,
    /// Tỷ lệ: the rate to display, as the people counted and the quantity among whom they are counted.
    pub rate: Option<(Sum, Quantity)>,
    /// Căn cứ: the place in the legal text.
    pub basis: PlaceInText<'a>,
}

/// "Có ít nhất n trong các tiêu chí": the rule that makes an area one of a type.
#[derive(Clone, Copy, Debug)]
pub struct LevelRule<'a> {
    /// Loại: the level that the rule gives.
    pub level: RiskLevel,
    /// Số tiêu chí cần có: how many of the criteria must be met.
    pub at_least: usize,
    /// Các tiêu chí: the criteria of the type.
    pub of: &'a [Criterion<'a>],
}

/// "Có ít nhất n trong các tiêu chí": the rule that makes a province a key area.
#[derive(Clone, Copy, Debug)]
pub struct ProvinceRule<'a> {
    /// Số tiêu chí cần có: how many of the criteria must be met.
    pub at_least: usize,
    /// Xã trọng điểm: the mildest type of a commune that counts in [`Quantity::KEY_COMMUNES`].
    pub key_from: RiskLevel,
    /// Các tiêu chí: the criteria, which read the totals of the province.
    pub of: &'a [Criterion<'a>],
}

/// Bộ tiêu chí: the criteria of one legal text.
#[derive(Clone, Copy, Debug)]
pub struct CriteriaSet<'a> {
    /// Mã bộ tiêu chí: the id of the legal text.
    pub id: &'a str,
    /// Đầy đủ: whether the whole text is on file. A partial set leaves the level undetermined where the criteria on file do not decide.
    pub complete: bool,
    /// Các loại: the rules of the types, from the worst down.
    pub types: &'a [LevelRule<'a>],
    /// Điều kiện của địa bàn không ma túy: all of them must hold. Empty where the text has none.
    pub drug_free: &'a [Criterion<'a>],
    /// Thứ tự ưu tiên: the worst type over which the conditions of a drug-free area prevail. An area of a worse type keeps that type even
    /// where it meets these conditions.
    pub drug_free_outranks: RiskLevel,
    /// Thường gặp ở địa bàn không ma túy: the id of the criterion of a type that an area can meet beside the conditions of a drug-free area
    /// without a contradiction, where there is one.
    pub usual_beside_drug_free: Option<&'a str>,
    /// Tính cả điểm đã có trong kỳ: a figure of the criteria that can also be read as a number over the whole period, and that number;
    /// `None` where the text leaves no such choice.
    pub places_in_period: Option<(Figure, Sum)>,
    /// Địa bàn cấp tỉnh trọng điểm: the rule for a province, where the text has one.
    pub province: Option<ProvinceRule<'a>>,
}
