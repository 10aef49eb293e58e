//! Đọc bộ tiêu chí: reads a set of criteria from JSON, in the form in which the catalogue lists the built-in ones. It is strict, because
//! areas are judged by the set: whatever it does not understand is an error with its place and its repair, and is never skipped.

use super::error::{CriteriaFault, READS_DOCUMENTS, ReadError};
use super::members::{Members, member, pointer, spelling, stands_twice};
use super::repair::nearest;
use super::text::json;
use crate::base::parse::{Json, WholeNumber};
use crate::base::{Text, text};
use crate::calendar::Date;
use crate::document::criteria_json::CONSTANT;
use crate::figures::{Figure, RiskLevel};
use crate::judge::faults::Param;
use crate::law::{CRITERIA, criteria_with_id};
use crate::rules::{
    Criteria, CriteriaSet, LoadedCondition, LoadedCriterion, LoadedPlace, LoadedRule, LoadedSet, LoadedTypes, MAX_TERMS, Op, Quantity,
    Relation, Sum,
};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

/// The schema of a set that stands alone.
const CRITERIA_SET: &str = "kh302.criteria/1";

/// Bộ tiêu chí được chọn: the set that a document asks for.
#[derive(Clone, Debug)]
pub enum ChosenCriteria {
    /// A set that the library contains.
    Constant(&'static CriteriaSet<'static>),
    /// A set that was loaded; many documents can share it.
    Loaded(Arc<LoadedSet>),
}

impl ChosenCriteria {
    /// Returns the set to judge by.
    #[must_use]
    pub fn criteria(&self) -> Criteria<'_> {
        match self {
            Self::Constant(set) => Criteria::Constant(set),
            Self::Loaded(set) => Criteria::Loaded(set),
        }
    }
}

impl From<&'static CriteriaSet<'static>> for ChosenCriteria {
    fn from(set: &'static CriteriaSet<'static>) -> Self {
        Self::Constant(set)
    }
}

impl From<LoadedSet> for ChosenCriteria {
    fn from(set: LoadedSet) -> Self {
        Self::Loaded(set.into())
    }
}

type Read<T> = Result<T, ReadError>;

/// The limits of a set, which the texts of the law are far from. They bound the time and memory that a loaded set can take.
const DEEPEST: usize = 8;
const MOST_CONDITIONS: usize = 400;
const MOST_CRITERIA: usize = 100;
const LONGEST_TEXT: usize = 500;
const LONGEST_ID: usize = 80;
/// The largest value of either side of a comparison, so that their difference fits into 64 bits.
const WIDEST: i128 = 1 << 61;
/// A bound that no derived quantity can exceed.
const MOST_DERIVED: i128 = 4_000_000_000_000;

/// Reads the choice of a set: the id of a built-in one, or a whole set.
pub(crate) fn choice_of_criteria(value: &Json<'_>, at: &str) -> Read<ChosenCriteria> {
    match value {
        Json::Text(id) => criteria_with_id(id).map(ChosenCriteria::Constant).ok_or_else(|| {
            let known = CRITERIA.iter().map(|known| known.value.id).collect::<Vec<_>>().join(", ");
            fault(
                at,
                text!(
                    "Không có bộ tiêu chí “{id}”; đề nghị ghi một trong các mã {known}, hoặc ghi cả bộ tiêu chí.",
                    "there are no criteria `{id}` on file; write one of {known}, or give a complete set",
                ),
                [("id", Param::Typed(spelling(value))), ("known", Param::Typed(known))],
            )
        }),
        _ => {
            if !READS_DOCUMENTS {
                return Err(ReadError::LeftOut(at.to_string()));
            }
            Ok(set(value, at)?.into())
        }
    }
}

/// Nạp bộ tiêu chí: reads a set of criteria from JSON text (`kh302.criteria/1`), in the form in which the catalogue lists its sets.
///
/// # Errors
/// When the text is no JSON, or anything in the set is not understood: see [`ReadError::BadCriteria`].
pub fn load(text: &str) -> Result<LoadedSet, ReadError> {
    set(&json(text)?, "")
}

/// Reads a set of criteria that stands at the JSON pointer `at`.
pub(crate) fn set(value: &Json<'_>, at: &str) -> Read<LoadedSet> {
    const MEMBERS: &[&str] = &[
        "schema",
        "id",
        "title",
        "number",
        "in_force_from",
        "in_force_to",
        "complete",
        "types",
        "drug_free",
        "usual_beside_drug_free",
        "places_in_period",
        "province",
    ];
    let members = object(value, at, MEMBERS)?;
    if let Some(schema) = member(members, "schema")
        && !matches!(schema, Json::Text(schema) if schema == CRITERIA_SET)
    {
        return Err(wrong(&pointer(at, "schema"), schema, Text { vi: CRITERIA_SET, en: CRITERIA_SET }));
    }
    let mut loader = Loader::default();
    let id = identifier(required(members, at, "id")?, &pointer(at, "id"), "-._")?;
    if criteria_with_id(&id).is_some() {
        return Err(fault(
            pointer(at, "id"),
            text!(
                "Mã “{id}” là của bộ tiêu chí có sẵn; đề nghị đặt mã khác, ví dụ “{id}-2”.",
                "`{id}` is the id of a built-in set; choose another, such as `{id}-2`",
            ),
            [("id", Param::Typed(id))],
        ));
    }
    let types = required(members, at, "types")?;
    let mut set = LoadedSet {
        id,
        title: member(members, "title").map(|words| bilingual(words, &pointer(at, "title"))).transpose()?,
        number: member(members, "number").map(|number| text(number, &pointer(at, "number"))).transpose()?,
        in_force_from: day(members, at, "in_force_from")?,
        in_force_to: day(members, at, "in_force_to")?,
        complete: flag(required(members, at, "complete")?, &pointer(at, "complete"))?,
        types: loader.types(types, &pointer(at, "types"))?,
        drug_free: member(members, "drug_free").map_or(Ok(Vec::new()), |of| loader.criteria(of, &pointer(at, "drug_free")))?,
        usual_beside_drug_free: member(members, "usual_beside_drug_free")
            .map(|id| identifier(id, &pointer(at, "usual_beside_drug_free"), "-._/"))
            .transpose()?,
        places_in_period: member(members, "places_in_period")
            .map(|value| over_period(value, &pointer(at, "places_in_period")))
            .transpose()?,
        province: match member(members, "province") {
            Some(rule) => {
                let at = pointer(at, "province");
                Some(loader.rule(object(rule, &at, &["at_least", "of"])?, &at)?)
            }
            None => None,
        },
        hash: String::new(),
    };
    if let (Some(from), Some(to)) = (set.in_force_from, set.in_force_to)
        && to < from
    {
        return Err(fault(
            pointer(at, "in_force_to"),
            text!(
                "Ngày hết hiệu lực {to} trước ngày có hiệu lực {from}; đề nghị sửa một trong hai.",
                "the last day {to} is before the first day {from}; correct one of them",
            ),
            [("from", Param::Typed(from.to_string())), ("to", Param::Typed(to.to_string()))],
        ));
    }
    if set.types.is_empty() && set.drug_free.is_empty() {
        return Err(wrong(
            &pointer(at, "types"),
            types,
            text!("ít nhất một loại, hoặc có mục drug_free", "at least one type, or a member drug_free"),
        ));
    }
    set.hash = crate::document::criteria::hash_of((&set).into());
    Ok(set)
}

/// Counts the conditions and collects the ids of the criteria over a whole set.
#[derive(Default)]
struct Loader {
    conditions: usize,
    ids: Vec<String>,
}

impl Loader {
    fn types(&mut self, value: &Json<'_>, at: &str) -> Read<LoadedTypes> {
        let mut types: LoadedTypes = Vec::new();
        for (place, item) in list(value, at)?.iter().enumerate() {
            let at = format!("{at}/{place}");
            let members = object(item, &at, &["level", "at_least", "of"])?;
            let level = required(members, &at, "level")?;
            let found = if let Json::Text(id) = level { RiskLevel::types().find(|level| level.id() == id) } else { None };
            let after = |level: RiskLevel| types.last().is_none_or(|(worse, _)| level < *worse);
            match found {
                Some(level) if after(level) => types.push((level, self.rule(members, &at)?)),
                _ => {
                    let wanted = text!(
                        "type_i, type_ii hoặc type_iii, mỗi loại một lần, xếp từ loại I trở xuống",
                        "type_i, type_ii or type_iii, each once, from the most severe down",
                    );
                    return Err(wrong(&pointer(&at, "level"), level, wanted));
                }
            }
        }
        Ok(types)
    }

    fn rule(&mut self, members: &Members<'_>, at: &str) -> Read<LoadedRule> {
        let of = self.criteria(required(members, at, "of")?, &pointer(at, "of"))?;
        Ok(LoadedRule { at_least: count(required(members, at, "at_least")?, &pointer(at, "at_least"), MOST_CRITERIA)?, of })
    }

    fn criteria(&mut self, value: &Json<'_>, at: &str) -> Read<Vec<LoadedCriterion>> {
        list(value, at)?.iter().enumerate().map(|(place, item)| self.criterion(item, &format!("{at}/{place}"))).collect()
    }

    fn criterion(&mut self, value: &Json<'_>, at: &str) -> Read<LoadedCriterion> {
        let members = object(value, at, &["id", "title", "reaches", "below", "rate", "basis"])?;
        let id = identifier(required(members, at, "id")?, &pointer(at, "id"), "-._/")?;
        if self.ids.contains(&id) {
            return Err(fault(
                pointer(at, "id"),
                text!(
                    "Mã “{id}” đã dùng cho tiêu chí khác; mỗi tiêu chí cần một mã riêng.",
                    "the id `{id}` is used twice; every criterion needs its own",
                ),
                [("id", Param::Typed(id))],
            ));
        }
        if self.ids.len() >= MOST_CRITERIA {
            return Err(too_many(at, MOST_CRITERIA, text!("tiêu chí", "criteria")));
        }
        self.ids.push(id.clone());
        let title = bilingual(required(members, at, "title")?, &pointer(at, "title"))?;
        let condition =
            |loader: &mut Self, key| member(members, key).map(|value| loader.condition(value, &pointer(at, key), 1)).transpose();
        let reaches = condition(self, "reaches")?.ok_or_else(|| missing(at, "reaches"))?;
        let below = condition(self, "below")?;
        let rate = match member(members, "rate") {
            Some(rate) => {
                let at = pointer(at, "rate");
                let members = object(rate, &at, &["of", "per"])?;
                Some((
                    sum(required(members, &at, "of")?, &pointer(&at, "of"))?,
                    quantity(required(members, &at, "per")?, &pointer(&at, "per"))?,
                ))
            }
            None => None,
        };
        Ok(LoadedCriterion { id, title, reaches, below, rate, basis: place(members, at)? })
    }

    fn condition(&mut self, value: &Json<'_>, at: &str, depth: usize) -> Read<LoadedCondition> {
        self.conditions = self.conditions.saturating_add(1);
        if self.conditions > MOST_CONDITIONS {
            return Err(too_many(at, MOST_CONDITIONS, text!("điều kiện", "conditions")));
        }
        if depth > DEEPEST {
            return Err(fault(
                at,
                text!(
                    "Điều kiện lồng nhau quá {most} tầng; đề nghị viết gọn lại.",
                    "conditions are nested deeper than {most} levels; simplify them",
                ),
                [("most", Param::count(DEEPEST))],
            ));
        }
        let has = |key: &str| if let Json::Object(members) = value { members.iter().any(|(name, _)| name == key) } else { false };
        if has("left") {
            let members = object(value, at, &["left", "op", "right"])?;
            let side = |key| sum(required(members, at, key)?, &pointer(at, key));
            let op = required(members, at, "op")?;
            let known = if let Json::Text(sign) = op { Op::from_id(sign) } else { None };
            let op = known.ok_or_else(|| wrong(&pointer(at, "op"), op, text!("=, <=, >=, < hoặc >", "=, <=, >=, < or >")))?;
            let (left, right) = (side("left")?, side("right")?);
            fits(widest(&left), at)?;
            fits(widest(&right), at)?;
            return Ok(LoadedCondition::Holds(Relation { left, op, right }));
        }
        if has("share") {
            return share(value, at);
        }
        if has("not_on_file") {
            let members = object(value, at, &["not_on_file"])?;
            let given = required(members, at, "not_on_file")?;
            return if *given == Json::Bool(true) {
                Ok(LoadedCondition::NotOnFile)
            } else {
                Err(wrong(&pointer(at, "not_on_file"), given, text!("true", "true")))
            };
        }
        for key in ["all", "any"] {
            if has(key) {
                let members = object(value, at, &[key])?;
                let of = self.conditions(required(members, at, key)?, &pointer(at, key), depth)?;
                return Ok(if key == "all" { LoadedCondition::All(of) } else { LoadedCondition::Any(of) });
            }
        }
        if has("at_least") {
            let members = object(value, at, &["at_least", "of"])?;
            let of = self.conditions(required(members, at, "of")?, &pointer(at, "of"), depth)?;
            let n = count(required(members, at, "at_least")?, &pointer(at, "at_least"), of.len())?;
            return Ok(LoadedCondition::AtLeast(n, of));
        }
        let wanted = text!(
            "một điều kiện: {left, op, right}, {share, per, from}, {all}, {any}, {at_least, of} hoặc {not_on_file}",
            "a condition: {left, op, right}, {share, per, from}, {all}, {any}, {at_least, of} or {not_on_file}",
        );
        Err(wrong(at, value, wanted))
    }

    fn conditions(&mut self, value: &Json<'_>, at: &str, depth: usize) -> Read<Vec<LoadedCondition>> {
        let items = list(value, at)?;
        if items.is_empty() {
            return Err(wrong(at, value, text!("ít nhất một điều kiện", "at least one condition")));
        }
        let deeper = depth.saturating_add(1);
        items.iter().enumerate().map(|(place, item)| self.condition(item, &format!("{at}/{place}"), deeper)).collect()
    }
}

fn share(value: &Json<'_>, at: &str) -> Read<LoadedCondition> {
    let members = object(value, at, &["share", "per", "from"])?;
    let of = sum(required(members, at, "share")?, &pointer(at, "share"))?;
    let per = quantity(required(members, at, "per")?, &pointer(at, "per"))?;
    let from = required(members, at, "from")?;
    let from_at = pointer(at, "from");
    let numbers: Vec<Option<i64>> = list(from, &from_at)?.iter().map(number).collect();
    match *numbers.as_slice() {
        [Some(part), Some(whole)] if part >= 0 && whole >= 1 => {
            fits(widest(&of).saturating_mul(i128::from(whole)), at)?;
            fits(most(per).saturating_mul(i128::from(part)), at)?;
            Ok(LoadedCondition::Share { of, per, from: (part, whole) })
        }
        _ => Err(wrong(
            &from_at,
            from,
            text!("hai số nguyên [tử, mẫu], như [5, 1000] cho 0,5%", "two whole numbers [part, whole], such as [5, 1000] for 0.5%"),
        )),
    }
}

/// Reads a sum: a whole number, or an object of quantities with their coefficients and `constant`.
fn sum(value: &Json<'_>, at: &str) -> Read<Sum> {
    if let Some(constant) = number(value) {
        return Ok(Sum::number(constant));
    }
    let Json::Object(members) = value else {
        let wanted = text!(
            "một số nguyên, hoặc các chỉ tiêu với hệ số như {\"drug_dependent\": 1}",
            "a whole number, or figures with their coefficients such as {\"drug_dependent\": 1}",
        );
        return Err(wrong(at, value, wanted));
    };
    let mut constant = 0;
    let mut terms = Vec::new();
    for (key, value) in members {
        let at = pointer(at, key);
        if stands_twice(members, key) {
            return Err(twice(&at, key));
        }
        let wanted = text!("một số nguyên khác 0", "a whole number other than 0");
        let coefficient = number(value).filter(|number| *number != 0).ok_or_else(|| wrong(&at, value, wanted))?;
        if key == CONSTANT {
            constant = coefficient;
        } else if terms.len() < MAX_TERMS {
            terms.push((coefficient, quantity_with_id(key, &at)?));
        } else {
            return Err(too_many(&at, MAX_TERMS, text!("chỉ tiêu trong một tổng", "figures in one sum")));
        }
    }
    if terms.is_empty() {
        return Err(wrong(at, value, text!("ít nhất một chỉ tiêu, hoặc một số nguyên", "at least one figure, or a whole number")));
    }
    // Sorts the terms in the order of the form, so that the order of the keys changes neither sentences nor the hash.
    crate::base::sort_by_key(&mut terms, |(_, quantity)| *quantity);
    Ok(terms.into_iter().fold(Sum::number(constant), |sum, (coefficient, quantity)| sum.and(coefficient, quantity)))
}

/// Reads a figure, and the number over the whole period as which it can also be read.
fn over_period(value: &Json<'_>, at: &str) -> Read<(Figure, Sum)> {
    let members = object(value, at, &["figure", "is"])?;
    let (figure, is) = (required(members, at, "figure")?, required(members, at, "is")?);
    let place = pointer(at, "figure");
    let known = quantity(figure, &place)?.figure();
    Ok((known.ok_or_else(|| wrong(&place, figure, text!("mã của một chỉ tiêu", "the id of a figure")))?, sum(is, &pointer(at, "is"))?))
}

fn quantity(value: &Json<'_>, at: &str) -> Read<Quantity> {
    match value {
        Json::Text(id) => quantity_with_id(id, at),
        _ => Err(wrong(at, value, text!("mã của một chỉ tiêu", "the id of a figure"))),
    }
}

fn quantity_with_id(id: &str, at: &str) -> Read<Quantity> {
    Quantity::from_id(id).ok_or_else(|| {
        let raw = ("raw", Param::Typed(crate::base::excerpt(id)));
        match nearest(id, Quantity::all().map(Quantity::id)) {
            Some(near) => fault(
                at,
                text!("Không có chỉ tiêu “{raw}”; có phải là “{near}”?", "there is no figure `{raw}`; did you mean `{near}`?"),
                [raw, ("near", Param::Typed(near.to_owned()))],
            ),
            None => fault(
                at,
                text!(
                    "Không có chỉ tiêu “{raw}”; đề nghị ghi mã chỉ tiêu có trong danh mục",
                    "there is no figure `{raw}`; write the id of a figure in the catalogue",
                ),
                [raw],
            ),
        }
    })
}

/// Returns the largest value that a quantity can have.
fn most(quantity: Quantity) -> i128 {
    quantity.figure().map_or(MOST_DERIVED, |figure| i128::from(figure.definition().max))
}

/// Returns the largest absolute value that a sum can have.
fn widest(sum: &Sum) -> i128 {
    let constant = i128::from(sum.constant).saturating_abs();
    sum.terms()
        .fold(constant, |all, (coefficient, of)| all.saturating_add(i128::from(coefficient).saturating_abs().saturating_mul(most(of))))
}

fn fits(widest: i128, at: &str) -> Read<()> {
    if widest <= WIDEST {
        return Ok(());
    }
    Err(fault(
        at,
        text!(
            "Các số quá lớn: phép so sánh có thể vượt 64 bit; đề nghị chia cả hai vế cho một số chung.",
            "the numbers are too large: the comparison could exceed 64 bits; divide both sides by a common number",
        ),
        [],
    ))
}

fn place(members: &Members<'_>, at: &str) -> Read<LoadedPlace> {
    let at = pointer(at, "basis");
    let basis = object(
        member(members, "basis").ok_or_else(|| missing(at.trim_end_matches("/basis"), "basis"))?,
        &at,
        &["instrument", "article", "clause", "point"],
    )?;
    let part = |key| member(basis, key).map_or(Ok(String::new()), |value| text(value, &pointer(&at, key)));
    let instrument = identifier(required(basis, &at, "instrument")?, &pointer(&at, "instrument"), "-._")?;
    Ok(LoadedPlace { instrument, article: part("article")?, clause: part("clause")?, point: part("point")? })
}

fn day(members: &Members<'_>, at: &str, key: &str) -> Read<Option<Date>> {
    let Some(value) = member(members, key) else { return Ok(None) };
    let day = if let Json::Text(text) = value { text.parse().ok() } else { None };
    let wanted = text!("một ngày có thật, viết năm-tháng-ngày như 2025-12-15", "a date written like 2025-12-15");
    day.map(Some).ok_or_else(|| wrong(&pointer(at, key), value, wanted))
}

/// Reads a whole number, which may be below 0 or written as `5.0`.
fn number(value: &Json<'_>) -> Option<i64> {
    match value {
        Json::Number(spelled) if spelled.starts_with('-') => spelled.parse().ok(),
        _ => value.count().and_then(|count| i64::try_from(count).ok()),
    }
}

fn count(value: &Json<'_>, at: &str, most: usize) -> Read<usize> {
    let count = match value.whole_number() {
        Some(WholeNumber::Value(count)) => usize::try_from(count).ok().filter(|count| (1..=most).contains(count)),
        _ => None,
    };
    count.ok_or_else(|| {
        let sentence = text!(
            "“{raw}” không dùng được ở đây; cần một số nguyên từ 1 đến {most}.",
            "`{raw}` is not valid here; write a whole number from 1 to {most}",
        );
        fault(at, sentence, [raw(value), ("most", Param::count(most))])
    })
}

fn flag(value: &Json<'_>, at: &str) -> Read<bool> {
    if let Json::Bool(flag) = value { Ok(*flag) } else { Err(wrong(at, value, text!("true hoặc false", "true or false"))) }
}

fn text(value: &Json<'_>, at: &str) -> Read<String> {
    match value {
        Json::Text(text) if !text.is_empty() && text.chars().count() <= LONGEST_TEXT && !text.chars().any(char::is_control) => {
            Ok(text.as_ref().to_owned())
        }
        _ => {
            let sentence = text!(
                "“{raw}” không dùng được ở đây; cần một dòng chữ, nhiều nhất {most} ký tự.",
                "`{raw}` is not valid here; write a line of text of at most {most} characters",
            );
            Err(fault(at, sentence, [raw(value), ("most", Param::count(LONGEST_TEXT))]))
        }
    }
}

/// Reads a text in Vietnamese and in English.
fn bilingual(value: &Json<'_>, at: &str) -> Read<(String, String)> {
    let words = object(value, at, &["vi", "en"])?;
    let text_in = |key| text(required(words, at, key)?, &pointer(at, key));
    Ok((text_in("vi")?, text_in("en")?))
}

fn identifier(value: &Json<'_>, at: &str, signs: &str) -> Read<String> {
    match value {
        Json::Text(id)
            if (1..=LONGEST_ID).contains(&id.len()) && id.chars().all(|char| char.is_ascii_alphanumeric() || signs.contains(char)) =>
        {
            Ok(id.as_ref().to_owned())
        }
        _ => {
            let signs = signs.chars().map(|sign| sign.to_string()).collect::<Vec<_>>().join(" ");
            let sentence = text!(
                "“{raw}” không dùng được ở đây; cần một mã gồm chữ không dấu, chữ số và các dấu {signs}, nhiều nhất {most} ký tự.",
                "`{raw}` is not valid here; write an id of ASCII letters, digits and {signs}, of at most {most} characters",
            );
            Err(fault(at, sentence, [raw(value), ("signs", Param::Typed(signs)), ("most", Param::count(LONGEST_ID))]))
        }
    }
}

fn list<'j, 'a>(value: &'j Json<'a>, at: &str) -> Read<&'j [Json<'a>]> {
    if let Json::List(items) = value { Ok(items) } else { Err(wrong(at, value, text!("một danh sách [ … ]", "a list [ … ]"))) }
}

/// Reads an object that has only these members, each at most once.
fn object<'j, 'a>(value: &'j Json<'a>, at: &str, known: &[&'static str]) -> Read<&'j Members<'a>> {
    let Json::Object(members) = value else {
        return Err(wrong(at, value, text!("một đối tượng { … }", "an object { … }")));
    };
    for (key, _) in members {
        let at = pointer(at, key);
        if !known.contains(&key.as_ref()) {
            let near = nearest(key, known.iter().copied()).map_or_else(|| known.join(", "), ToOwned::to_owned);
            return Err(fault(
                at,
                text!("Không có mục “{raw}” ở đây; đề nghị ghi: {near}.", "there is no member `{raw}` here; write {near}"),
                [("raw", Param::Typed(crate::base::excerpt(key))), ("near", Param::Typed(near))],
            ));
        }
        if stands_twice(members, key) {
            return Err(twice(&at, key));
        }
    }
    Ok(members)
}

fn required<'j, 'a>(members: &'j Members<'a>, at: &str, key: &str) -> Read<&'j Json<'a>> {
    member(members, key).ok_or_else(|| missing(at, key))
}

/// Makes the error for a third set, because exactly two are compared.
pub(crate) fn only_two(at: &str) -> ReadError {
    let sentence =
        text!("Mỗi lần chỉ so sánh hai bộ tiêu chí; đề nghị bỏ bớt.", "only two sets can be compared at a time; remove the others");
    fault(at, sentence, [])
}

fn missing(at: &str, key: &str) -> ReadError {
    let sentence = text!("Thiếu mục “{key}”, mục này phải có.", "the member `{key}` is missing");
    fault(pointer(at, key), sentence, [("key", Param::Typed(key.to_owned()))])
}

fn twice(at: &str, key: &str) -> ReadError {
    let sentence = text!("Mục “{key}” ghi hai lần; đề nghị giữ một.", "the member `{key}` appears twice; keep one");
    fault(at, sentence, [("key", Param::Typed(crate::base::excerpt(key)))])
}

fn too_many(at: &str, most: usize, what: Text) -> ReadError {
    let sentence = text!("Có nhiều hơn {most} {what}; đề nghị viết gọn lại.", "there are more than {most} {what}; write fewer");
    fault(at, sentence, [("most", Param::count(most)), ("what", Param::Words(what))])
}

fn wrong(at: &str, value: &Json<'_>, wanted: Text) -> ReadError {
    let sentence = text!("“{raw}” không dùng được ở đây; cần {wanted}.", "`{raw}` is not valid here; write {wanted}");
    fault(at, sentence, [raw(value), ("wanted", Param::Words(wanted))])
}

/// What is written where something else should be.
fn raw(value: &Json<'_>) -> (&'static str, Param) {
    ("raw", Param::Typed(crate::base::excerpt(&spelling(value))))
}

fn fault<const N: usize>(at: impl Into<String>, sentence: Text, values: [(&'static str, Param); N]) -> ReadError {
    ReadError::BadCriteria(CriteriaFault { at: at.into(), sentence, values: values.into() }.into())
}
