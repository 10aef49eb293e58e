//! Phân loại địa bàn: the level of an area under a set of criteria.

use super::{Facts, evaluate};
use crate::base::{Text, Truth, ids};
use crate::define::{CriteriaSet, Criterion, ProvinceRule};
use crate::figures::{CommuneTally, RiskLevel};

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
#[inline(always)]
pub(crate) fn classify(set: &'static CriteriaSet<'static>, facts: &Facts) -> Classification {
    let mut drug_free = Truth::True;
    for condition in set.drug_free {
        drug_free = drug_free.and(evaluate(&condition.reaches, facts));
    }
    if set.drug_free.is_empty() {
        drug_free = Truth::Unknown;
    }
    let mut spans = [LevelSpan { best: RiskLevel::Affected, worst: RiskLevel::Affected }; 2];
    // From the best type up, so that a worse type that is met has the last word; Điều 6 stands between III and II, once:
    // an area of loại I or II stays one though it meets Điều 6 as well.
    let mut before_article_6 = true;
    let mut place = set.types.len();
    let [cumulative, literal] = &mut spans;
    while place > 0 {
        place = place.wrapping_sub(1);
        #[expect(clippy::indexing_slicing, reason = "`place` counts down from the length")]
        let rule = &set.types[place];
        if before_article_6 && rule.level > RiskLevel::TypeIii {
            before_article_6 = false;
            apply_drug_free(cumulative, drug_free);
            apply_drug_free(literal, drug_free);
        }
        // One pass over the criteria serves both readings.
        let mut met = [(0_usize, 0_usize); 2];
        for criterion in rule.of {
            let reached = evaluate(&criterion.reaches, facts);
            let exact = match &criterion.below {
                Some(below) => reached.and(evaluate(below, facts).not()),
                None => reached,
            };
            for (tally, outcome) in met.iter_mut().zip([reached, exact]) {
                tally.0 = tally.0.wrapping_add(usize::from(outcome == Truth::True));
                tally.1 = tally.1.wrapping_add(usize::from(outcome != Truth::False));
            }
        }
        for (span, tally) in [&mut *cumulative, &mut *literal].into_iter().zip(met) {
            if tally.0 >= rule.at_least {
                span.best = rule.level;
            }
            if tally.1 >= rule.at_least {
                span.worst = rule.level;
            }
        }
    }
    if before_article_6 {
        apply_drug_free(cumulative, drug_free);
        apply_drug_free(literal, drug_free);
    }
    let mut known = Classification { set, cumulative: *cumulative, literal: *literal, drug_free };
    if !set.complete {
        // What the missing part of the text would say is open: only its known types decide.
        let span = match known.cumulative.best {
            RiskLevel::TypeI => LevelSpan { best: RiskLevel::TypeI, worst: RiskLevel::TypeI },
            _ => LevelSpan { best: RiskLevel::DrugFree, worst: RiskLevel::TypeI },
        };
        known.cumulative = span;
        known.literal = span;
    }
    known
}

#[inline(always)]
fn apply_drug_free(span: &mut LevelSpan, drug_free: Truth) {
    if drug_free != Truth::False {
        span.best = RiskLevel::DrugFree;
    }
    if drug_free == Truth::True {
        span.worst = RiskLevel::DrugFree;
    }
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
    let (met, possible) =
        rule.of.iter().map(|criterion| evaluate(&criterion.reaches, facts)).fold((0_usize, 0_usize), |(met, possible), outcome| {
            (met.wrapping_add(usize::from(outcome == Truth::True)), possible.wrapping_add(usize::from(outcome != Truth::False)))
        });
    if met >= rule.at_least {
        ProvinceStatus::Key
    } else if possible < rule.at_least {
        ProvinceStatus::NotKey
    } else {
        ProvinceStatus::Undetermined
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
