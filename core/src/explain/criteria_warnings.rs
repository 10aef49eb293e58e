//! Các khoảng của tiêu chí: where the bands of a set of someone's own overlap or leave gaps, and which levels nothing reaches.

use crate::base::{InSentence, Locale, Named, Plain, Text, Truth, percent, sort_by_key, text, thousands};
use crate::calendar::Period;
use crate::document::criteria;
use crate::explain::criteria_name::criteria_name;
use crate::figures::{AreaCode, Report, RiskLevel};
use crate::judge::{self, Intervals, Request};
use crate::law::CRITERIA;
use crate::rules::Criteria;
use crate::rules::{Condition, CriteriaSet, Criterion, LevelRule, Op, Quantity, Relation, Sum};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Cảnh báo về bộ tiêu chí: something in a set of criteria that was probably not meant; the set is judged by all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CriteriaWarning {
    /// Loại cảnh báo: `bands_overlap`, `bands_gap`, `band_empty` or `level_unreached`.
    pub code: Cow<'static, str>,
    /// Vị trí trong bộ tiêu chí: a JSON pointer into the set.
    pub at: String,
    /// Câu cảnh báo: the sentence, with the threshold that is meant.
    pub message: String,
}

/// What is measured: a sum, and among how many. Only what measures the same can be set side by side.
pub(crate) type Measured = (Vec<(i64, Quantity)>, Option<Quantity>);

/// A measure from a number upwards; of a share the number is a fraction.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Threshold {
    pub of: Measured,
    pub from: (i128, i128),
}

impl Threshold {
    /// How far this one begins above another of the same measure.
    fn above(&self, other: &Self) -> i128 {
        let ((part, whole), (other_part, other_whole)) = (self.from, other.from);
        part.saturating_mul(other_whole).saturating_sub(other_part.saturating_mul(whole))
    }
}

/// The number from which it counts.
impl InSentence for Threshold {
    fn put(&self, text: &mut String, locale: Locale) {
        let (part, whole) = self.from;
        match self.of.1 {
            Some(_) if part == 0 => text.push_str("> 0"),
            Some(_) => text.push_str(percent(part, whole, 4, locale).as_deref().unwrap_or_default()),
            None => thousands(text, part, locale),
        }
    }
}

/// The thresholds of which a condition asks any; none where it asks something else.
pub(crate) fn thresholds(condition: &Condition<'_>) -> Vec<Threshold> {
    let measured = |of: &Sum, per| {
        let mut terms: Vec<(i64, Quantity)> = of.terms().collect();
        sort_by_key(&mut terms, |(_, quantity)| *quantity);
        (terms, per)
    };
    match condition {
        Condition::Share { of, per, from: (part, whole) } if of.constant() == 0 => {
            [Threshold { of: measured(of, Some(*per)), from: (i128::from(*part), i128::from(*whole)) }].into()
        }
        Condition::Holds(Relation { left, op: op @ (Op::AtLeast | Op::Above), right }) if right.terms().next().is_none() => {
            let number = i128::from(right.constant()).saturating_sub(i128::from(left.constant()));
            let number = if *op == Op::Above { number.saturating_add(1) } else { number };
            [Threshold { of: measured(left, None), from: (number, 1) }].into()
        }
        Condition::Any(of) => {
            let each: Vec<Vec<Threshold>> = of.iter().map(thresholds).collect();
            if each.iter().any(Vec::is_empty) { Vec::new() } else { each.concat() }
        }
        _ => Vec::new(),
    }
}

/// The band of one measure in one type.
struct Band {
    level: RiskLevel,
    at: String,
    from: Threshold,
    below: Option<Threshold>,
}

/// What was probably not meant about a set, in the order of its types.
#[must_use]
pub fn warnings(set: &CriteriaSet<'_>, locale: Locale) -> Vec<CriteriaWarning> {
    let mut teller = Teller { locale, warnings: Vec::new() };
    let bands = bands(set);
    for (place, band) in bands.iter().enumerate() {
        let same = |other: &&Band| other.from.of == band.from.of && other.level > band.level;
        // The types stand from the worst down, so that the last before is the next above.
        let above = bands.iter().take(place).rev().find(same);
        teller.band(band, above);
    }
    teller.levels(set);
    teller.warnings
}

fn bands(set: &CriteriaSet<'_>) -> Vec<Band> {
    let mut bands = Vec::new();
    for (type_place, rule) in set.types.iter().enumerate() {
        for (place, criterion) in rule.of.iter().enumerate() {
            let below = criterion.below.as_ref().map(thresholds).unwrap_or_default();
            for from in thresholds(&criterion.reaches) {
                let below = below.iter().find(|below| below.of == from.of).cloned();
                bands.push(Band { level: rule.level, at: format!("/types/{type_place}/of/{place}"), from, below });
            }
        }
    }
    bands
}

struct Teller {
    locale: Locale,
    warnings: Vec<CriteriaWarning>,
}

impl Teller {
    fn warn(&mut self, code: &'static str, at: &str, sentence: Text, values: &[Named<'_>]) {
        let message = sentence.fill(values, self.locale);
        self.warnings.push(CriteriaWarning { code: code.into(), at: at.to_string(), message });
    }

    fn band(&mut self, band: &Band, above: Option<&Band>) {
        let (from, name) = (&band.from, &band.level.name());
        if let Some(below) = band.below.as_ref().filter(|below| below.above(&band.from) <= 0) {
            self.warn(
                "band_empty",
                &band.at,
                text!(
                    "Khoảng của “{name}” từ {from} đến dưới {to} không chứa số nào.",
                    "The band of \"{name}\" from {from} to below {to} is empty.",
                ),
                &[("name", name), ("from", from), ("to", below)],
            );
            return;
        }
        let Some(above) = above else { return };
        let (next, worse) = (&above.from, &above.level.name());
        match &band.below {
            _ if band.from.above(&above.from) >= 0 => self.warn(
                "bands_overlap",
                &band.at,
                text!(
                    "“{name}” từ {from}, nhưng “{worse}” đã từ {next}: địa bàn đạt mức này thì cũng đã đạt mức “{worse}”.",
                    "\"{name}\" starts from {from}, but \"{worse}\" already starts from {next}: an area that reaches this band has \
                     also reached \"{worse}\".",
                ),
                &[("name", name), ("from", from), ("worse", worse), ("next", next)],
            ),
            None => self.warn(
                "bands_overlap",
                &band.at,
                text!(
                    "Khoảng của “{name}” từ {from} không có mức trên (below), nên khi hiểu theo nguyên văn từng khoảng thì từ {next} trùng với \
                     “{worse}”.",
                    "The band of \"{name}\" from {from} has no upper limit (below): from {next} on it overlaps \"{worse}\" in the literal \
                     reading.",
                ),
                &[("name", name), ("from", from), ("next", next), ("worse", worse)],
            ),
            Some(below) => match below.above(&above.from) {
                0 => {}
                1.. => self.warn(
                    "bands_overlap",
                    &band.at,
                    text!(
                        "“{name}” đến dưới {to}, nhưng “{worse}” đã từ {next}: hai khoảng trùng nhau từ {next} đến dưới {to}.",
                        "\"{name}\" ends below {to}, but \"{worse}\" starts from {next}: the two overlap from {next} to below {to}.",
                    ),
                    &[("name", name), ("to", below), ("worse", worse), ("next", next)],
                ),
                _ => self.warn(
                    "bands_gap",
                    &band.at,
                    text!(
                        "“{name}” đến dưới {to}, nhưng “{worse}” từ {next}: các số từ {to} đến dưới {next} không thuộc khoảng nào.",
                        "\"{name}\" ends below {to}, but \"{worse}\" starts from {next}: no band covers the numbers from {to} to below \
                         {next}.",
                    ),
                    &[("name", name), ("to", below), ("worse", worse), ("next", next)],
                ),
            },
        }
    }

    fn levels(&mut self, set: &CriteriaSet<'_>) {
        let report = Report::new(AreaCode::NO_COMMUNE, Period::STAND_IN);
        let request: Request<'_> = (&report).into();
        let nothing_known = Intervals::of(&request);
        let can_hold = |criterion: &Criterion<'_>| judge::evaluate(&criterion.reaches, &nothing_known) != Truth::False;
        for (place, rule) in set.types.iter().enumerate() {
            let (at, name) = (format!("/types/{place}/at_least"), &rule.level.name());
            let (wanted, can) = (rule.at_least, rule.of.iter().filter(|criterion| can_hold(criterion)).count());
            let above = set.types.iter().take(place).find(|worse| set.complete && swallows(worse, rule));
            if can < wanted {
                self.warn(
                    "level_unreached",
                    &at,
                    text!(
                        "Không địa bàn nào thuộc “{name}”: cần đạt {wanted} tiêu chí, nhưng chỉ có {can} tiêu chí có thể đạt.",
                        "No area can be \"{name}\": {wanted} criteria are needed, but only {can} can be met.",
                    ),
                    &[("name", name), ("wanted", &Plain(&wanted)), ("can", &Plain(&can))],
                );
            } else if let Some(worse) = above {
                let (more, worse) = (worse.at_least, &worse.level.name());
                self.warn(
                    "level_unreached",
                    &at,
                    text!(
                        "Không địa bàn nào thuộc “{name}”: địa bàn đạt {wanted} tiêu chí của loại này thì cũng đã đạt {more} tiêu chí của “{worse}”.",
                        "No area can be \"{name}\": an area that meets {wanted} of its criteria also meets {more} of \"{worse}\".",
                    ),
                    &[("name", name), ("wanted", &Plain(&wanted)), ("more", &Plain(&more)), ("worse", worse)],
                );
            }
        }
        let (none, affected) = (&RiskLevel::DrugFree.name(), &RiskLevel::Affected.name());
        if set.complete && set.drug_free.is_empty() {
            self.warn(
                "level_unreached",
                "/drug_free",
                text!(
                    "Không có điều kiện nào cho “{none}”: địa bàn dưới loại II không xác định được cấp độ; đề nghị bổ sung mục drug_free.",
                    "No condition is given for \"{none}\": below type II no level can be determined; add the member drug_free.",
                ),
                &[("none", none)],
            );
        } else if set.drug_free.iter().any(|condition| !can_hold(condition)) {
            self.warn(
                "level_unreached",
                "/drug_free",
                text!(
                    "Không địa bàn nào là “{none}”: có điều kiện không thể đạt. Các địa bàn còn lại đều là “{affected}”.",
                    "No area can be \"{none}\": one of its conditions can never be met. All remaining areas are \"{affected}\".",
                ),
                &[("none", none), ("affected", affected)],
            );
        }
        if let Some(rule) = set.province.filter(|rule| rule.of.len() < rule.at_least) {
            let (wanted, can) = (rule.at_least, rule.of.len());
            self.warn(
                "level_unreached",
                "/province/at_least",
                text!(
                    "Không địa bàn cấp tỉnh nào là trọng điểm: cần đạt {wanted} tiêu chí, nhưng chỉ có {can}.",
                    "No province can be a key area: {wanted} criteria are needed, but there are only {can}.",
                ),
                &[("wanted", &Plain(&wanted)), ("can", &Plain(&can))],
            );
        }
    }
}

/// Whether every area of a type is of the worse one too: each criterion that it meets there meets one of its own here.
fn swallows(worse: &LevelRule<'_>, better: &LevelRule<'_>) -> bool {
    let mut left: Vec<&Criterion<'_>> = worse.of.iter().collect();
    let each_implies = better.of.iter().all(|criterion| {
        let place = left.iter().position(|other| implies(&criterion.reaches, &other.reaches));
        place.map(|place| left.swap_remove(place)).is_some()
    });
    each_implies && worse.at_least <= better.at_least
}

fn implies(one: &Condition<'_>, other: &Condition<'_>) -> bool {
    let (ones, others) = (thresholds(one), thresholds(other));
    let lower = |from: &Threshold| others.iter().any(|other| other.of == from.of && from.above(other) >= 0);
    one == other || (!ones.is_empty() && ones.iter().all(lower))
}

/// What an answer says of a set that is not one of the library's own.
#[derive(Clone, Debug, Default)]
pub(crate) struct LoadedSetNote {
    pub name: Option<String>,
    pub hash: Option<String>,
    pub warnings: Option<Vec<CriteriaWarning>>,
}

/// Whether a set is one of those on file.
pub(crate) fn is_of_law(set: &'static CriteriaSet<'static>) -> bool {
    CRITERIA.iter().any(|known| core::ptr::eq(*known.value, set))
}

/// `None` for a set of the library's own.
pub(crate) fn note_on(criteria: Criteria<'_>, locale: Locale) -> Option<LoadedSetNote> {
    if matches!(criteria, Criteria::Constant(set) if is_of_law(set)) {
        return None;
    }
    let name = Some(criteria_name(criteria, locale));
    if !cfg!(feature = "documents") {
        let hash = if let Criteria::Loaded(set) = criteria { Some(set.hash.clone()) } else { None };
        return Some(LoadedSetNote { name, hash, warnings: None });
    }
    Some(LoadedSetNote { name, hash: Some(criteria::hash(criteria)), warnings: Some(criteria.with(|set| warnings(set, locale))) })
}
