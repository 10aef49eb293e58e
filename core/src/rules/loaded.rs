//! Bộ tiêu chí nạp vào: a set of criteria that came from a document at run time, and owns what a constant borrows.

use super::{Condition, CriteriaSet, Criterion, LevelRule, ProvinceRule, Quantity, Relation, Sum};
use crate::base::{PlaceInText, Words};
use crate::calendar::Date;
use crate::figures::RiskLevel;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::{Cell, OnceCell};

/// A set of criteria to judge by: a constant, or one that was loaded.
#[derive(Clone, Copy, Debug)]
pub enum Criteria<'a> {
    /// One that is compiled in.
    Constant(&'static CriteriaSet<'static>),
    /// One that was loaded.
    Loaded(&'a LoadedSet),
}

impl Criteria<'_> {
    /// Reads the set, whichever it is.
    pub fn with<R>(self, read: impl FnOnce(&CriteriaSet<'_>) -> R) -> R {
        match self {
            Self::Constant(set) => read(set),
            Self::Loaded(set) => set.lend(read),
        }
    }

    /// Whether the set is wholly on file.
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

/// A [`Condition`] that owns what it is built of.
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

/// A place in a legal text; empty where the text has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "as `PlaceInText` explains them")]
pub struct LoadedPlace {
    pub instrument: String,
    pub article: String,
    pub clause: String,
    pub point: String,
}

/// A [`Criterion`] that owns what it is built of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as `Criterion` explains them")]
pub struct LoadedCriterion {
    pub id: String,
    /// The title in Vietnamese and in English.
    pub title: (String, String),
    pub reaches: LoadedCondition,
    pub below: Option<LoadedCondition>,
    pub rate: Option<(Sum, Quantity)>,
    pub basis: LoadedPlace,
}

/// "Có ít nhất n trong các tiêu chí".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedRule {
    /// How many of the criteria.
    pub at_least: usize,
    /// The criteria.
    pub of: Vec<LoadedCriterion>,
}

/// What a document says nothing about: its conditions of a drug-free area outrank its type III and no worse one.
const DRUG_FREE_OUTRANKS: RiskLevel = RiskLevel::Type3;
/// What a document says nothing about: a commune counts as a key area of the province from type II on.
const KEY_FROM: RiskLevel = RiskLevel::Type2;

/// The types of areas from the worst down, each with its rule.
pub type LoadedTypes = Vec<(RiskLevel, LoadedRule)>;

/// A [`CriteriaSet`] that owns what it is built of, made from a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedSet {
    pub(crate) id: String,
    pub(crate) in_force_from: Option<Date>,
    pub(crate) in_force_to: Option<Date>,
    pub(crate) complete: bool,
    pub(crate) types: LoadedTypes,
    pub(crate) drug_free: Vec<LoadedCriterion>,
    pub(crate) province: Option<LoadedRule>,
    /// Taken once, when the set is loaded: a set may judge many reports.
    pub(crate) hash: String,
}

impl LoadedSet {
    /// The id that it gives itself: never that of a constant.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Lends the set in the form in which all sets are read.
    pub fn lend<R>(&self, read: impl FnOnce(&CriteriaSet<'_>) -> R) -> R {
        let lists = Lists::for_set(self);
        let set = lists.set(self);
        read(&set)
    }

    fn criteria(&self) -> impl Iterator<Item = &LoadedCriterion> {
        self.types.iter().flat_map(|(_, rule)| &rule.of).chain(&self.drug_free).chain(self.province.iter().flat_map(|rule| &rule.of))
    }
}

/// Where the lists of a lent set lie while it is read: each is put into a place of its own once, and then only read.
struct Lists<'a> {
    conditions: Vec<OnceCell<Vec<Condition<'a>>>>,
    criteria: Vec<OnceCell<Vec<Criterion<'a>>>>,
    types: OnceCell<Vec<LevelRule<'a>>>,
    next_conditions: Cell<usize>,
    next_criteria: Cell<usize>,
}

impl<'a> Lists<'a> {
    fn for_set(set: &LoadedSet) -> Self {
        let lists = set.criteria().flat_map(|criterion| criterion.below.iter().chain([&criterion.reaches])).map(lists).sum();
        // One list for each type, one of conditions, one of a province.
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
            types: put(Some(&self.types), set.types.iter().map(rule).collect()),
            drug_free: self.criteria(&set.drug_free),
            drug_free_outranks: DRUG_FREE_OUTRANKS,
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
                title: Words::new(&criterion.title.0, &criterion.title.1),
                reaches: self.condition(&criterion.reaches),
                below: criterion.below.as_ref().map(|below| self.condition(below)),
                rate: criterion.rate,
                basis: PlaceInText { instrument, article, clause, point },
            }
        };
        put(self.criteria.get(take(&self.next_criteria)), criteria.iter().map(criterion).collect())
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
        let place = take(&self.next_conditions);
        put(self.conditions.get(place), of.iter().map(|condition| self.condition(condition)).collect())
    }
}

/// How many lists a condition is built of.
fn lists(condition: &LoadedCondition) -> usize {
    match condition {
        LoadedCondition::All(of) | LoadedCondition::Any(of) | LoadedCondition::AtLeast(_, of) => {
            of.iter().map(lists).fold(1, usize::saturating_add)
        }
        _ => 0,
    }
}

fn take(next: &Cell<usize>) -> usize {
    let place = next.get();
    next.set(place.saturating_add(1));
    place
}

/// Puts a list into its place. There are as many places as lists.
fn put<T>(place: Option<&OnceCell<Vec<T>>>, list: Vec<T>) -> &[T] {
    place.map_or(&[], |place| place.get_or_init(|| list))
}
