//! Bộ tiêu chí nạp vào: a set of criteria that is read from a document at run time, and owns what a constant set borrows.

use super::{Condition, CriteriaSet, Criterion, LevelRule, ProvinceRule, Quantity, Relation, Sum};
use crate::base::{PlaceInText, Words};
use crate::calendar::Date;
use crate::figures::{Figure, RiskLevel};
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::{Cell, OnceCell};

/// Bộ tiêu chí: a set of criteria to judge by, either a constant or a loaded one.
#[derive(Clone, Copy, Debug)]
pub enum Criteria<'a> {
    /// A set that the library contains.
    Constant(&'static CriteriaSet<'static>),
    /// A set that was loaded from a document.
    Loaded(&'a LoadedSet),
}

impl Criteria<'_> {
    /// Calls `read` with the set, and returns its result.
    pub fn with<R>(self, read: impl FnOnce(&CriteriaSet<'_>) -> R) -> R {
        match self {
            Self::Constant(set) => read(set),
            Self::Loaded(set) => set.lend(read),
        }
    }

    /// Whether the set contains every criterion of its text.
    #[must_use]
    pub const fn complete(self) -> bool {
        match self {
            Self::Constant(set) => set.complete,
            Self::Loaded(set) => set.complete,
        }
    }
}

impl From<&'static CriteriaSet<'static>> for Criteria<'_> {
    fn from(set: &'static CriteriaSet<'static>) -> Self {
        Self::Constant(set)
    }
}

impl<'a> From<&'a LoadedSet> for Criteria<'a> {
    fn from(set: &'a LoadedSet) -> Self {
        Self::Loaded(set)
    }
}

/// Điều kiện: a [`Condition`] that owns its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as `Condition` explains them")]
pub enum LoadedCondition {
    Holds(Relation),
    Share { of: Sum, per: Quantity, from: (i64, i64) },
    All(Vec<LoadedCondition>),
    Any(Vec<LoadedCondition>),
    AtLeast(usize, Vec<LoadedCondition>),
    NotOnFile,
}

/// Vị trí trong văn bản: a [`PlaceInText`] that owns its texts; empty where the text has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "as `PlaceInText` explains them")]
pub struct LoadedPlace {
    pub instrument: String,
    pub article: String,
    pub clause: String,
    pub point: String,
}

/// Tiêu chí: a [`Criterion`] that owns its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as `Criterion` explains them")]
pub struct LoadedCriterion {
    pub id: String,
    /// Nội dung: the title in Vietnamese and in English.
    pub title: (String, String),
    pub reaches: LoadedCondition,
    pub below: Option<LoadedCondition>,
    pub rate: Option<(Sum, Quantity)>,
    pub basis: LoadedPlace,
}

/// "Có ít nhất n trong các tiêu chí": the rule of a type or of a province, which owns its criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedRule {
    /// Số tiêu chí cần có: how many of the criteria must be met.
    pub at_least: usize,
    /// Các tiêu chí: the criteria.
    pub of: Vec<LoadedCriterion>,
}

/// The precedence in every loaded set, which a document cannot set: the conditions of a drug-free area prevail over type III and no worse
/// type.
const DRUG_FREE_OUTRANKS: RiskLevel = RiskLevel::Type3;
/// The type from which a commune counts as a key area of the province in every loaded set, which a document cannot set.
const KEY_FROM: RiskLevel = RiskLevel::Type2;

/// Các loại: the types of areas from the worst down, each with its rule.
pub type LoadedTypes = Vec<(RiskLevel, LoadedRule)>;

/// Bộ tiêu chí nạp vào: a [`CriteriaSet`] that was read from a document and owns its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedSet {
    pub(crate) id: String,
    /// Tên: the title in Vietnamese and in English, where the document gives one.
    pub(crate) title: Option<(String, String)>,
    /// Số hiệu: the number of the legal text, where the document gives one.
    pub(crate) number: Option<String>,
    pub(crate) in_force_from: Option<Date>,
    pub(crate) in_force_to: Option<Date>,
    pub(crate) complete: bool,
    pub(crate) types: LoadedTypes,
    pub(crate) drug_free: Vec<LoadedCriterion>,
    pub(crate) usual_beside_drug_free: Option<String>,
    pub(crate) places_in_period: Option<(Figure, Sum)>,
    pub(crate) province: Option<LoadedRule>,
    /// The hash, computed once when the set is loaded, because a set may judge many reports.
    pub(crate) hash: String,
}

impl LoadedSet {
    /// Mã bộ tiêu chí: returns the id that the document gives the set; it is never the id of a constant set.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Tên: returns the title that the document gives the set, if it gives one.
    #[must_use]
    pub fn title(&self) -> Option<Words<'_>> {
        self.title.as_ref().map(|(vi, en)| Words { vi, en })
    }

    /// Số hiệu: returns the number that the document gives the set, if it gives one.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        self.number.as_deref()
    }

    /// Calls `read` with the set in the form of a constant one, and returns its result.
    pub fn lend<R>(&self, read: impl FnOnce(&CriteriaSet<'_>) -> R) -> R {
        let lists = Lists::for_set(self);
        let set = lists.set(self);
        read(&set)
    }

    fn criteria(&self) -> impl Iterator<Item = &LoadedCriterion> {
        self.types.iter().flat_map(|(_, rule)| &rule.of).chain(&self.drug_free).chain(self.province.iter().flat_map(|rule| &rule.of))
    }
}

/// The lists of a lent set, each stored once in its own cell, so that conditions can borrow them while the set is read.
struct Lists<'a> {
    conditions: Vec<OnceCell<Vec<Condition<'a>>>>,
    criteria: Vec<OnceCell<Vec<Criterion<'a>>>>,
    types: OnceCell<Vec<LevelRule<'a>>>,
    next_conditions: Cell<usize>,
    next_criteria: Cell<usize>,
}

impl<'a> Lists<'a> {
    fn for_set(set: &LoadedSet) -> Self {
        let lists = set.criteria().flat_map(|criterion| criterion.below.iter().chain([&criterion.reaches])).map(list_count).sum();
        // Counts one list for each type, one for the conditions of a drug-free area, one for a province.
        let rules = set.types.len().saturating_add(2);
        Self {
            conditions: core::iter::repeat_with(OnceCell::new).take(lists).collect(),
            criteria: core::iter::repeat_with(OnceCell::new).take(rules).collect(),
            types: OnceCell::new(),
            next_conditions: Cell::new(0),
            next_criteria: Cell::new(0),
        }
    }

    fn set(&'a self, set: &'a LoadedSet) -> CriteriaSet<'a> {
        let rule =
            |(level, rule): &'a (RiskLevel, LoadedRule)| LevelRule { level: *level, at_least: rule.at_least, of: self.criteria(&rule.of) };
        CriteriaSet {
            id: &set.id,
            complete: set.complete,
            types: store_list(Some(&self.types), set.types.iter().map(rule).collect()),
            drug_free: self.criteria(&set.drug_free),
            drug_free_outranks: DRUG_FREE_OUTRANKS,
            usual_beside_drug_free: set.usual_beside_drug_free.as_deref(),
            places_in_period: set.places_in_period,
            province: set.province.as_ref().map(|rule| ProvinceRule {
                at_least: rule.at_least,
                key_from: KEY_FROM,
                of: self.criteria(&rule.of),
            }),
        }
    }

    fn criteria(&'a self, criteria: &'a [LoadedCriterion]) -> &'a [Criterion<'a>] {
        let criterion = |criterion: &'a LoadedCriterion| {
            let LoadedPlace { instrument, article, clause, point } = &criterion.basis;
            Criterion {
                id: &criterion.id,
                title: Words { vi: &criterion.title.0, en: &criterion.title.1 },
                reaches: self.condition(&criterion.reaches),
                below: criterion.below.as_ref().map(|below| self.condition(below)),
                rate: criterion.rate,
                basis: PlaceInText::new(instrument, article, clause, point),
            }
        };
        store_list(self.criteria.get(next_place(&self.next_criteria)), criteria.iter().map(criterion).collect())
    }

    fn condition(&'a self, condition: &'a LoadedCondition) -> Condition<'a> {
        match condition {
            LoadedCondition::Holds(relation) => Condition::Holds(*relation),
            LoadedCondition::Share { of, per, from } => Condition::Share { of: *of, per: *per, from: *from },
            LoadedCondition::All(of) => Condition::All(self.conditions(of)),
            LoadedCondition::Any(of) => Condition::Any(self.conditions(of)),
            LoadedCondition::AtLeast(n, of) => Condition::AtLeast(*n, self.conditions(of)),
            LoadedCondition::NotOnFile => Condition::NotOnFile,
        }
    }

    fn conditions(&'a self, of: &'a [LoadedCondition]) -> &'a [Condition<'a>] {
        let place = next_place(&self.next_conditions);
        store_list(self.conditions.get(place), of.iter().map(|condition| self.condition(condition)).collect())
    }
}

/// Counts the lists that a condition is built of.
fn list_count(condition: &LoadedCondition) -> usize {
    match condition {
        LoadedCondition::All(of) | LoadedCondition::Any(of) | LoadedCondition::AtLeast(_, of) => {
            of.iter().map(list_count).fold(1, usize::saturating_add)
        }
        _ => 0,
    }
}

fn next_place(next: &Cell<usize>) -> usize {
    let place = next.get();
    next.set(place.saturating_add(1));
    place
}

/// Stores a list in its cell, and returns it. There are as many cells as lists.
fn store_list<T>(place: Option<&OnceCell<Vec<T>>>, list: Vec<T>) -> &[T] {
    place.map_or(&[], |place| place.get_or_init(|| list))
}
