//! Phân loại địa bàn: the level of an area under a set of criteria.

use super::evaluate::{at_least, evaluate};
use super::{Facts, fold};
use crate::base::{Text, Truth, ids};
use crate::define::{CriteriaSet, Criterion, ProvinceRule};
use crate::figures::{CommuneTally, RiskLevel};
use crate::law::QD28_2025;

/// What is said where the figures do not decide.
pub(crate) const UNDETERMINED: Text = Text::new("Chưa xác định được", "Undetermined");

ids! {
    /// Cách đọc: how the bands of Điều 4 are read.
    #[derive(Default)]
    pub enum Reading {
        /// A measure in a higher band also satisfies the lower type's criterion.
        #[default]
        Cumulative = "cumulative",
        /// A measure satisfies only the type whose band it is in. For legal review; never used by a target.
        Literal = "literal",
    }
}

/// The best and the worst level that an area can still have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelSpan {
    /// With every missing figure as good as it can be.
    pub best: RiskLevel,
    /// With every missing figure as bad as it can be.
    pub worst: RiskLevel,
}

impl LevelSpan {
    /// The level, where the known figures decide it.
    #[must_use]
    pub fn level(self) -> Option<RiskLevel> {
        (self.best == self.worst).then_some(self.best)
    }

    #[inline(always)]
    fn apply(&mut self, level: RiskLevel, at_best: bool, at_worst: bool) {
        if at_best {
            self.best = level;
        }
        if at_worst {
            self.worst = level;
        }
    }
}

/// The level of an area under one set of criteria.
#[derive(Clone, Copy, Debug)]
pub struct Classification {
    /// The set, where one is on file for the period.
    pub set: &'static CriteriaSet<'static>,
    /// Under the cumulative reading.
    pub cumulative: LevelSpan,
    /// Under the literal reading.
    pub literal: LevelSpan,
    /// Điều 6; unknown where the set has no such article.
    pub drug_free: Truth,
}

/// The outcome of one criterion under a reading.
#[inline(always)]
pub(crate) fn outcome(criterion: &Criterion<'_>, reading: Reading, facts: &Facts) -> Truth {
    let reached = evaluate(&criterion.reaches, facts);
    match (reading, &criterion.below) {
        (Reading::Literal, Some(below)) => reached.and(evaluate(below, facts).not()),
        _ => reached,
    }
}

/// The level under `set`, in both readings.
///
/// Cumulatively every criterion grows with the figures that make an area worse, so all are at their best, and at
/// their worst, together: `best` and `worst` are each reached by some way of filling in. Literally they only bound.
pub(crate) fn classify(set: &'static CriteriaSet<'static>, facts: &Facts) -> Classification {
    if core::ptr::eq(set, &QD28_2025) {
        let [drug_free, types @ ..] = fold::qd28_2025(facts);
        return conclude(&QD28_2025, drug_free, types.as_chunks().0.iter().copied());
    }
    walk(set, facts)
}

/// The same for any set; what is folded is held equal to it.
fn walk(set: &'static CriteriaSet<'static>, facts: &Facts) -> Classification {
    let drug_free = at_least(set.drug_free.len(), set.drug_free.iter().map(|condition| evaluate(&condition.reaches, facts)).collect());
    let types = set.types.iter().map(|rule| {
        Reading::ALL.map(|reading| at_least(rule.at_least, rule.of.iter().map(|criterion| outcome(criterion, reading, facts)).collect()))
    });
    conclude(set, drug_free, types)
}

/// The level from the outcomes of Điều 6 and of each type, cumulative and literal.
#[inline(always)]
fn conclude(
    set: &'static CriteriaSet<'static>,
    drug_free: Truth,
    types: impl DoubleEndedIterator<Item = [Truth; 2]> + ExactSizeIterator,
) -> Classification {
    let drug_free = if set.drug_free.is_empty() { Truth::Unknown } else { drug_free };
    let mut spans = [LevelSpan { best: RiskLevel::Affected, worst: RiskLevel::Affected }; 2];
    // From the best type up, so that a worse type that is met has the last word; Điều 6 stands between III and II, once:
    // an area of loại I or II stays one though it meets Điều 6 as well.
    let mut weighed = false;
    for (rule, outcomes) in set.types.iter().zip(types).rev() {
        let weigh = !weighed && rule.level > RiskLevel::TypeIii;
        weighed |= weigh;
        for (span, outcome) in spans.iter_mut().zip(outcomes) {
            if weigh {
                span.apply(RiskLevel::DrugFree, drug_free != Truth::False, drug_free == Truth::True);
            }
            span.apply(rule.level, outcome == Truth::True, outcome != Truth::False);
        }
    }
    if !weighed {
        spans.iter_mut().for_each(|span| span.apply(RiskLevel::DrugFree, drug_free != Truth::False, drug_free == Truth::True));
    }
    let [mut cumulative, mut literal] = spans;
    if !set.complete {
        // What the missing part of the text would say is open: only its known types decide.
        cumulative = match cumulative.best {
            RiskLevel::TypeI => LevelSpan { best: RiskLevel::TypeI, worst: RiskLevel::TypeI },
            _ => LevelSpan { best: RiskLevel::DrugFree, worst: RiskLevel::TypeI },
        };
        literal = cumulative;
    }
    Classification { set, cumulative, literal, drug_free }
}

ids! {
    /// Địa bàn cấp tỉnh (Quyết định số 28/2025/QĐ-TTg Điều 5).
    pub enum ProvinceStatus {
        /// Trọng điểm phức tạp về ma túy.
        Key = "key",
        /// Không thuộc loại trọng điểm.
        NotKey = "not_key",
        /// The missing figures decide, or no text on file classes provinces.
        Undetermined = "undetermined",
    }
}

impl ProvinceStatus {
    /// The words for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Key => Text::new("Trọng điểm phức tạp về ma túy", "Key area"),
            Self::NotKey => Text::new("Không thuộc địa bàn trọng điểm", "Not a key area"),
            Self::Undetermined => UNDETERMINED,
        }
    }
}

/// Whether a province is a key area under the rule of a text, on its totals.
pub(crate) fn classify_province(rule: &ProvinceRule<'_>, facts: &Facts) -> ProvinceStatus {
    match at_least(rule.at_least, rule.of.iter().map(|criterion| evaluate(&criterion.reaches, facts)).collect()) {
        Truth::True => ProvinceStatus::Key,
        Truth::False => ProvinceStatus::NotKey,
        Truth::Unknown => ProvinceStatus::Undetermined,
    }
}

ids! {
    /// Huyện "sạch về ma túy": no text gives it numbers; here a district is clean when all its communes are drug-free.
    pub enum DistrictStatus {
        /// Every commune is drug-free.
        Clean = "clean",
        /// A commune is not drug-free.
        NotClean = "not_clean",
        /// Communes have not reported or are undetermined.
        Undetermined = "undetermined",
    }
}

impl DistrictStatus {
    /// The words for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Clean => Text::new("Sạch về ma túy", "Clean"),
            Self::NotClean => Text::new("Chưa sạch về ma túy", "Not clean"),
            Self::Undetermined => UNDETERMINED,
        }
    }
}

/// Whether a district is clean, by the levels of its communes.
pub(crate) fn classify_district(communes: Option<CommuneTally>) -> DistrictStatus {
    let Some(communes) = communes else { return DistrictStatus::Undetermined };
    let [drug_free, others @ ..] = communes.levels;
    if others.iter().any(|number| *number > 0) {
        DistrictStatus::NotClean
    } else if drug_free > 0 && drug_free == communes.expected {
        DistrictStatus::Clean
    } else {
        DistrictStatus::Undetermined
    }
}
