//! Bộ tiêu chí dạng JSON: the form in which documents write a set of criteria. The catalogue lists sets in it, and it can be loaded.

use super::bilingual::Bilingual;
use super::deserialize::{members, present};
use crate::base::{Citation, PlaceInText};
use crate::calendar::Date;
use crate::figures::RiskLevel;
use crate::rules::{Condition, CriteriaSet, Criterion, LoadedCondition, MAX_TERMS, Op, Quantity, Relation, Sum};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use serde::de::Error;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Một bộ tiêu chí phân loại: one set of criteria, in the form in which one's own can be loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CriteriaEntry {
    /// Mã bộ tiêu chí: the id of the legal text, such as `qd28-2025`.
    pub id: Cow<'static, str>,
    /// Tên bộ tiêu chí: the title by which sentences call a loaded set; absent from the library's own sets, which are called by their text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Bilingual>,
    /// Số hiệu văn bản: the number of the text of a loaded set, such as `12/2026/QĐ-UBND`; absent from the library's own sets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Cow<'static, str>>,
    /// Ngày bắt đầu áp dụng: the first day on which the set decides; null where a loaded set does not say.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub in_force_from: Option<Date>,
    /// Ngày cuối áp dụng: the last day on which the set decides; null where none is known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub in_force_to: Option<Date>,
    /// Bộ tiêu chí có đầy đủ không: whether the library has the whole set.
    pub complete: bool,
    /// Các loại địa bàn trọng điểm: the key types from the worst down, each with its criteria.
    pub types: Vec<LevelEntry>,
    /// Điều kiện địa bàn không ma túy: the criteria that all must hold in a drug-free area.
    pub drug_free: Vec<CriterionEntry>,
    /// Tiêu chí thường gặp ở địa bàn không ma túy: the id of the criterion of a type that a drug-free area can meet without a contradiction;
    /// null where there is none.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub usual_beside_drug_free: Option<Cow<'static, str>>,
    /// Chỉ tiêu có thể tính cho cả kỳ: a figure that can also be read as a number over the whole period; null where the text leaves no such
    /// choice.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub places_in_period: Option<OverPeriodEntry>,
    /// Điều kiện địa bàn cấp tỉnh trọng điểm: the rule for a province; null where the set has none.
    pub province: Option<ProvinceEntry>,
}

/// Chỉ tiêu tính cho cả kỳ: a figure of the criteria, and the number over the whole period as which it can also be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OverPeriodEntry {
    /// Chỉ tiêu của tiêu chí: the id of the figure that the criteria read.
    pub figure: Cow<'static, str>,
    /// Số tính cho cả kỳ: the sum that stands for it.
    pub is: Addends,
}

/// Một loại địa bàn: the rule "có ít nhất n trong các tiêu chí" for one key type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LevelEntry {
    /// Loại địa bàn: the level that the rule gives.
    pub level: RiskLevel,
    /// Cần ít nhất bao nhiêu tiêu chí: how many of the criteria must hold.
    pub at_least: usize,
    /// Các tiêu chí của loại này: the criteria of the type.
    pub of: Vec<CriterionEntry>,
}

/// Địa bàn cấp tỉnh trọng điểm: the rule "có ít nhất n trong các tiêu chí" for a province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProvinceEntry {
    /// Cần ít nhất bao nhiêu tiêu chí: how many of the criteria must hold.
    pub at_least: usize,
    /// Các tiêu chí đối với cấp tỉnh: the criteria for a province.
    pub of: Vec<CriterionEntry>,
}

/// Một tiêu chí: one criterion with its band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CriterionEntry {
    /// Mã tiêu chí: instrument/article/clause/point, such as `qd28-2025/4/1/a`.
    pub id: Cow<'static, str>,
    /// Nội dung tiêu chí: what the criterion measures; absent from the normative part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Bilingual>,
    /// Ngưỡng dưới: the condition that holds from the lower threshold upwards.
    pub reaches: Shape,
    /// Ngưỡng của loại trên: the condition that holds from the threshold of the type above; null for the highest type.
    pub below: Option<Shape>,
    /// Tỷ lệ để hiển thị: the rate that is shown but decides nothing; null where there is none, absent from the normative part.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub rate: Option<Option<RateEntry>>,
    /// Căn cứ pháp lý của tiêu chí: the place in the legal text.
    pub basis: Cited,
}

/// Tỷ lệ để hiển thị: a rate that is shown and decides nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RateEntry {
    /// Số được đếm: the sum that is the numerator.
    pub of: Addends,
    /// Trên tổng nào: the id of the quantity that is the denominator.
    pub per: Cow<'static, str>,
}

/// Chỗ trong văn bản: a place in a legal text; the days on which the text is in force stand with the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Cited {
    /// Mã văn bản: the id of the legal text.
    pub instrument: Cow<'static, str>,
    /// Điều: the number of the article; null where the place names none.
    pub article: Option<Cow<'static, str>>,
    /// Khoản: the number of the clause; null where the place names none.
    pub clause: Option<Cow<'static, str>>,
    /// Điểm: the letter of the point; null where the place names none.
    pub point: Option<Cow<'static, str>>,
}

impl From<Citation> for Cited {
    fn from(cited: Citation) -> Self {
        Self::of(cited, Cow::Borrowed)
    }
}

impl Cited {
    /// Makes the citation of a place; `to_static` borrows or copies its words, so that they outlive the place.
    pub(crate) fn of<'s>(cited: PlaceInText<'s>, to_static: fn(&'s str) -> Cow<'static, str>) -> Self {
        let part = |part: &'s str| (!part.is_empty()).then(|| to_static(part));
        Self { instrument: to_static(cited.instrument), article: part(cited.article), clause: part(cited.clause), point: part(cited.point) }
    }
}

impl CriteriaEntry {
    /// Makes the entry of a set, with the first and the last day on which it decides. Without `words` it has only the normative part, which
    /// leaves out titles and rates. `to_static` borrows or copies the words of the set, so that they outlive it.
    #[must_use]
    pub(crate) fn of<'s>(
        set: &CriteriaSet<'s>,
        (in_force_from, in_force_to): (Option<Date>, Option<Date>),
        words: bool,
        to_static: fn(&'s str) -> Cow<'static, str>,
    ) -> Self {
        let criterion = |criterion: &'s Criterion<'s>| CriterionEntry {
            id: to_static(criterion.id),
            title: words.then(|| Bilingual { vi: to_static(criterion.title.vi), en: to_static(criterion.title.en) }),
            reaches: Shape::of(&criterion.reaches),
            below: criterion.below.as_ref().map(Shape::of),
            rate: words.then(|| criterion.rate.map(|(of, per)| RateEntry { of: Addends(of), per: per.id().into() })),
            basis: Cited::of(criterion.basis, to_static),
        };
        let all = |of: &'s [Criterion<'s>]| of.iter().map(criterion).collect();
        Self {
            id: to_static(set.id),
            title: None,
            number: None,
            in_force_from,
            in_force_to,
            complete: set.complete,
            types: set.types.iter().map(|rule| LevelEntry { level: rule.level, at_least: rule.at_least, of: all(rule.of) }).collect(),
            drug_free: all(set.drug_free),
            usual_beside_drug_free: set.usual_beside_drug_free.map(to_static),
            places_in_period: set.places_in_period.map(|(figure, sum)| OverPeriodEntry { figure: figure.id().into(), is: Addends(sum) }),
            province: set.province.map(|rule| ProvinceEntry { at_least: rule.at_least, of: all(rule.of) }),
        }
    }
}

/// The member for the constant of a sum. No quantity has this id.
pub(crate) const CONSTANT: &str = "constant";

/// Tổng: the form in which documents write a sum: a number, or an object of quantities with their coefficients, and `constant` for the
/// constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addends(pub(crate) Sum);

impl Serialize for Addends {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.terms().next().is_none() {
            return serializer.serialize_i64(self.0.constant);
        }
        let mut map = serializer.serialize_map(None)?;
        for (coefficient, quantity) in self.0.terms() {
            map.serialize_entry(quantity.id(), &coefficient)?;
        }
        if self.0.constant != 0 {
            map.serialize_entry(CONSTANT, &self.0.constant)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Addends {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Number(i64),
            Terms(Terms),
        }
        struct Terms(Vec<(String, i64)>);
        impl<'de> Deserialize<'de> for Terms {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                members(deserializer, "quantities with their coefficients").map(Self)
            }
        }
        let terms = match Written::deserialize(deserializer)? {
            Written::Number(number) => return Ok(Self(Sum::number(number))),
            Written::Terms(Terms(terms)) => terms,
        };
        let constant = terms.iter().find(|(id, _)| id == CONSTANT).map_or(0, |(_, number)| *number);
        let mut sum = Sum::number(constant);
        for (id, coefficient) in terms.iter().filter(|(id, _)| id != CONSTANT) {
            let quantity = Quantity::from_id(id).ok_or_else(|| D::Error::custom(format!("`{id}` is not a quantity")))?;
            if usize::from(sum.len) >= MAX_TERMS {
                return Err(D::Error::custom(format!("a sum has at most {MAX_TERMS} terms")));
            }
            sum = sum.and(*coefficient, quantity);
        }
        Ok(Self(sum))
    }
}

/// Điều kiện: the form in which documents write a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape(pub(crate) LoadedCondition);

impl Shape {
    pub(crate) fn of(condition: &Condition<'_>) -> Self {
        Self(owned(condition))
    }
}

/// Copies a condition with everything that it borrows.
fn owned(condition: &Condition<'_>) -> LoadedCondition {
    let each = |of: &[Condition<'_>]| of.iter().map(owned).collect();
    match condition {
        Condition::Holds(relation) => LoadedCondition::Holds(*relation),
        Condition::Share { of, per, from } => LoadedCondition::Share { of: *of, per: *per, from: *from },
        Condition::All(of) => LoadedCondition::All(each(of)),
        Condition::Any(of) => LoadedCondition::Any(each(of)),
        Condition::AtLeast(n, of) => LoadedCondition::AtLeast(*n, each(of)),
        Condition::NotOnFile => LoadedCondition::NotOnFile,
    }
}

impl Serialize for Shape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Writes a condition and, by itself again, the conditions inside it.
        struct Part<'a>(&'a LoadedCondition);
        impl Serialize for Part<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let each = |of| <[LoadedCondition]>::iter(of).map(Part).collect::<Vec<_>>();
                let mut map = serializer.serialize_map(None)?;
                match self.0 {
                    LoadedCondition::Holds(relation) => {
                        map.serialize_entry("left", &Addends(relation.left))?;
                        map.serialize_entry("op", &relation.op)?;
                        map.serialize_entry("right", &Addends(relation.right))?;
                    }
                    LoadedCondition::Share { of, per, from: (part, whole) } => {
                        map.serialize_entry("share", &Addends(*of))?;
                        map.serialize_entry("per", per.id())?;
                        map.serialize_entry("from", &[part, whole])?;
                    }
                    LoadedCondition::All(of) => map.serialize_entry("all", &each(of))?,
                    LoadedCondition::Any(of) => map.serialize_entry("any", &each(of))?,
                    LoadedCondition::AtLeast(n, of) => {
                        map.serialize_entry("at_least", n)?;
                        map.serialize_entry("of", &each(of))?;
                    }
                    LoadedCondition::NotOnFile => map.serialize_entry("not_on_file", &true)?,
                }
                map.end()
            }
        }
        Part(&self.0).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        /// The members of every kind of condition; those that are present tell the kind.
        #[derive(Deserialize)]
        struct Written {
            left: Option<Addends>,
            op: Option<Op>,
            right: Option<Addends>,
            share: Option<Addends>,
            per: Option<String>,
            from: Option<(i64, i64)>,
            all: Option<Vec<Shape>>,
            any: Option<Vec<Shape>>,
            at_least: Option<usize>,
            of: Option<Vec<Shape>>,
            not_on_file: Option<bool>,
        }
        let each = |of: Vec<Shape>| of.into_iter().map(|shape| shape.0).collect();
        let condition = match Written::deserialize(deserializer)? {
            Written { left: Some(left), op: Some(op), right: Some(right), .. } => {
                LoadedCondition::Holds(Relation { left: left.0, op, right: right.0 })
            }
            Written { share: Some(of), per: Some(per), from: Some(from), .. } => {
                let quantity = Quantity::from_id(&per).ok_or_else(|| D::Error::custom(format!("`{per}` is not a quantity")))?;
                LoadedCondition::Share { of: of.0, per: quantity, from }
            }
            Written { all: Some(of), .. } => LoadedCondition::All(each(of)),
            Written { any: Some(of), .. } => LoadedCondition::Any(each(of)),
            Written { at_least: Some(n), of: Some(of), .. } => LoadedCondition::AtLeast(n, each(of)),
            Written { not_on_file: Some(true), .. } => LoadedCondition::NotOnFile,
            _ => return Err(D::Error::custom("a condition has none of the known forms")),
        };
        Ok(Self(condition))
    }
}
