//! Phân loại địa bàn: classifies an area under a set of criteria.

use crate::base::{Text, Truth, ids, text};
use crate::figures::{CommuneTally, FigureSet, Report, RiskLevel};
use crate::judge::report::evaluate::{Possibility, Tally, evaluate, figures_read, interval, possibility};
use crate::judge::report::intervals::{Bounds, Intervals};
use crate::judge::report::request::Reading;
use crate::judge::unrolled::criteria as unrolled;
use crate::law::LATEST_CRITERIA;
use crate::rules::{Criteria, CriteriaSet, Criterion, LevelRule, ProvinceRule, Quantity};

/// The name for people where the figures do not decide.
pub(crate) const UNDETERMINED: Text = text!("Chưa xác định được", "Undetermined");

/// Khoảng cấp độ: the best and the worst level that are possible with the missing figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelSpan {
    /// Cấp độ tốt nhất: the level with every missing figure as good as it can be.
    pub best: RiskLevel,
    /// Cấp độ xấu nhất: the level with every missing figure as bad as it can be.
    pub worst: RiskLevel,
}

impl LevelSpan {
    /// Cấp độ: returns the level, where the known figures decide it.
    #[must_use]
    pub fn level(self) -> Option<RiskLevel> {
        (self.best == self.worst).then_some(self.best)
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn apply(&mut self, level: RiskLevel, at_best: bool, at_worst: bool) {
        if at_best {
            self.best = level;
        }
        if at_worst {
            self.worst = level;
        }
    }
}

/// Phân loại: the level of an area under one set of criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Classification {
    /// Đầy đủ: whether the set is completely on file; only then does it have several readings.
    pub complete: bool,
    /// Bao hàm mức cao hơn: the level under the cumulative reading.
    pub cumulative: LevelSpan,
    /// Theo nguyên văn từng khoảng: the level under the literal reading.
    pub literal: LevelSpan,
    /// Tính cả điểm đã có trong kỳ: the level where places count that were there at some time of the period.
    pub places_in_period: LevelSpan,
    /// Theo các loại: the level by the criteria of the types alone, cumulatively, as if no area could be drug-free.
    pub by_types: LevelSpan,
    /// Không ma túy: whether the conditions of Điều 6 hold; `Unknown` where the set has no such article.
    pub drug_free: Truth,
}

/// Returns the outcome of one criterion under a reading.
#[cfg_attr(feature = "unrolled", inline(always))]
pub(crate) fn outcome(criterion: &Criterion<'_>, reading: Reading, intervals: &impl Bounds) -> Truth {
    let reached = evaluate(&criterion.reaches, intervals);
    match (reading, &criterion.below) {
        (Reading::Literal, Some(below)) => reached.and(evaluate(below, intervals).not()),
        _ => reached,
    }
}

/// The bounds of a report in which one figure has other bounds.
pub(in crate::judge) struct Replaced<'b, B: Bounds> {
    pub bounds: &'b B,
    pub figure: Quantity,
    pub by: (B::Number, B::Number),
}

impl<B: Bounds> Bounds for Replaced<'_, B> {
    type Number = B::Number;
    const UNROLLED: bool = B::UNROLLED;

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn bounds(&self, quantity: Quantity) -> (B::Number, B::Number) {
        if quantity == self.figure { self.by } else { self.bounds.bounds(quantity) }
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn complete(&self) -> bool {
        self.bounds.complete()
    }
}

/// Returns the figures that a set of criteria reads.
pub(crate) fn read_by(set: &CriteriaSet<'_>) -> FigureSet {
    let criteria = set.types.iter().flat_map(|rule| rule.of).chain(set.drug_free);
    criteria.fold(FigureSet::EMPTY, |read, criterion| {
        let below = criterion.below.as_ref().map_or(FigureSet::EMPTY, figures_read);
        read | figures_read(&criterion.reaches) | below
    })
}

/// Classifies an area under a set, in every reading.
///
/// Under the cumulative reading every criterion of a built-in set is monotonic in the figures that make an area worse, so that all are at
/// their best together and at their worst together: some values of the missing figures reach `best`, and some reach `worst`. Under the
/// literal reading, and under a loaded set, the two are only bounds.
pub(crate) fn classify<B: Bounds>(criteria: Criteria<'_>, intervals: &B) -> Classification {
    if B::UNROLLED
        && let Criteria::Constant(set) = criteria
        && core::ptr::eq(set, LATEST_CRITERIA)
    {
        in_every_reading(LATEST_CRITERIA, intervals, by_latest(intervals), by_latest)
    } else {
        criteria.with(|set| in_every_reading(set, intervals, walk(set, intervals), |replaced| walk(set, replaced)))
    }
}

/// Classifies under the latest set in straight code, without the reading that counts places over the period: it stands as the cumulative one.
#[cfg_attr(feature = "unrolled", inline(always))]
pub(in crate::judge) fn by_latest(intervals: &impl Bounds) -> Classification {
    let [drug_free, types @ ..] = unrolled::latest(intervals);
    let (types, _) = types.as_chunks();
    conclude(LATEST_CRITERIA, drug_free, |place, _| types.get(place).copied().unwrap_or([Truth::Unknown.into(); 2]))
}

/// Adds the reading in which the set counts a figure over the whole period, where that makes a difference.
#[cfg_attr(feature = "unrolled", inline(always))]
fn in_every_reading<'b, B: Bounds>(
    set: &CriteriaSet<'_>,
    intervals: &'b B,
    mut classification: Classification,
    again: impl FnOnce(&Replaced<'b, B>) -> Classification,
) -> Classification {
    if let Some((figure, sum)) = &set.places_in_period {
        let (figure, by) = (Quantity::of(*figure), interval(sum, intervals));
        if by != intervals.bounds(figure) {
            classification.places_in_period = again(&Replaced { bounds: intervals, figure, by }).cumulative;
        }
    }
    classification
}

/// So sánh: classifies a commune under each of two sets, without sentences.
///
/// ```
/// use kh302::{Figures, Report, RiskLevel, judge, law};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let figures = Figures { population: Some(9_000), hotspots: Some(5), ..Figures::default() };
/// let report = Report::new("19815".parse()?, "2025-07".parse()?).with_figures(figures);
/// let [before, now] = judge::compare(&report, [(&law::QD3122_2010).into(), (&law::QD28_2025).into()]);
/// assert_eq!((before.cumulative.level(), now.cumulative.level()), (Some(RiskLevel::Type1), None));
/// # Ok(()) }
/// ```
#[must_use]
pub fn compare(report: &Report, sets: [Criteria<'_>; 2]) -> [Classification; 2] {
    let intervals = Intervals::of_report(report);
    sets.map(|criteria| classify(criteria, &intervals))
}

/// The plain walk for any set; the unrolled code must give the same answers.
#[inline(never)]
fn walk(set: &CriteriaSet<'_>, intervals: &impl Bounds) -> Classification {
    let drug_free: Tally = set.drug_free.iter().map(|condition| possibility(&condition.reaches, intervals)).collect();
    conclude(set, drug_free.at_least(set.drug_free.len()), |_, rule| {
        let (mut cumulative, mut literal) = (Tally::default(), Tally::default());
        for criterion in rule.of {
            let reached = possibility(&criterion.reaches, intervals);
            cumulative.add(reached);
            literal.add(criterion.below.as_ref().map_or(reached, |below| reached.and(possibility(below, intervals).not())));
        }
        [cumulative, literal].map(|tally| tally.at_least(rule.at_least))
    })
}

/// Derives the level from the outcomes of the conditions of a drug-free area and of each type, cumulative and literal.
#[cfg_attr(feature = "unrolled", inline(always))]
fn conclude(set: &CriteriaSet<'_>, drug_free: Possibility, of_type: impl Fn(usize, &LevelRule<'_>) -> [Possibility; 2]) -> Classification {
    let drug_free = if set.drug_free.is_empty() { Truth::Unknown.into() } else { drug_free };
    let affected = LevelSpan { best: RiskLevel::Affected, worst: RiskLevel::Affected };
    let (mut cumulative, mut literal, mut by_types) = (affected, affected, affected);
    // Goes from the best type to the worst, so that the worst type that is met decides. Applies the conditions of a drug-free area once,
    // after the types that they outrank: an area of a worse type keeps that type although it meets them as well.
    let mut applied = false;
    for (place, rule) in set.types.iter().enumerate().rev() {
        if !applied && rule.level > set.drug_free_outranks {
            cumulative.apply(RiskLevel::DrugFree, drug_free.possible, drug_free.holds);
            literal.apply(RiskLevel::DrugFree, drug_free.possible, drug_free.holds);
            applied = true;
        }
        let [is_of_type, is_literally] = of_type(place, rule);
        cumulative.apply(rule.level, is_of_type.holds, is_of_type.possible);
        literal.apply(rule.level, is_literally.holds, is_literally.possible);
        by_types.apply(rule.level, is_of_type.holds, is_of_type.possible);
    }
    if !applied {
        cumulative.apply(RiskLevel::DrugFree, drug_free.possible, drug_free.holds);
        literal.apply(RiskLevel::DrugFree, drug_free.possible, drug_free.holds);
    }
    if !set.complete {
        // Lets only the known types decide, because the missing part of the text could make the area any other level.
        cumulative = match cumulative.best {
            RiskLevel::WORST => LevelSpan { best: RiskLevel::WORST, worst: RiskLevel::WORST },
            _ => LevelSpan { best: RiskLevel::BEST, worst: RiskLevel::WORST },
        };
        literal = cumulative;
    }
    Classification { complete: set.complete, cumulative, literal, places_in_period: cumulative, by_types, drug_free: drug_free.into() }
}

ids! {
    /// Địa bàn cấp tỉnh: the status of a province (Quyết định số 28/2025/QĐ-TTg Điều 5).
    pub enum ProvinceStatus {
        /// Trọng điểm phức tạp về ma túy: a key area.
        Key = "key",
        /// Không thuộc loại trọng điểm: not a key area.
        NotKey = "not_key",
        /// Chưa xác định được: figures are missing, or no text on file classifies provinces.
        Undetermined = "undetermined",
    }
}

impl ProvinceStatus {
    /// Tên tình trạng: returns the name for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Key => text!("Trọng điểm phức tạp về ma túy", "Key area"),
            Self::NotKey => text!("Không thuộc địa bàn trọng điểm", "Not a key area"),
            Self::Undetermined => UNDETERMINED,
        }
    }
}

/// Classifies a province by the rule of a text, applied to its totals.
pub(crate) fn classify_province(rule: &ProvinceRule<'_>, intervals: &impl Bounds) -> ProvinceStatus {
    let tally: Tally = rule.of.iter().map(|criterion| possibility(&criterion.reaches, intervals)).collect();
    match tally.at_least(rule.at_least).into() {
        Truth::True => ProvinceStatus::Key,
        Truth::False => ProvinceStatus::NotKey,
        Truth::Unknown => ProvinceStatus::Undetermined,
    }
}

ids! {
    /// Huyện "sạch về ma túy": the status of a district. No text sets numbers; here it is clean when all its communes are drug-free.
    pub enum DistrictStatus {
        /// Sạch: every commune is drug-free.
        Clean = "clean",
        /// Chưa sạch: a commune is not drug-free.
        NotClean = "not_clean",
        /// Chưa xác định được: communes have not reported or are undetermined.
        Undetermined = "undetermined",
    }
}

impl DistrictStatus {
    /// Tên tình trạng: returns the name for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Clean => text!("Sạch về ma túy", "Clean"),
            Self::NotClean => text!("Chưa sạch về ma túy", "Not clean"),
            Self::Undetermined => UNDETERMINED,
        }
    }
}

/// Classifies a district by the levels of its communes.
pub(crate) fn classify_district(communes: Option<CommuneTally>) -> DistrictStatus {
    let Some(communes) = communes else { return DistrictStatus::Undetermined };
    let drug_free = communes.levels.get(RiskLevel::DrugFree);
    if communes.levels.iter().any(|(level, number)| level != RiskLevel::DrugFree && number > 0) {
        DistrictStatus::NotClean
    } else if drug_free > 0 && drug_free == communes.expected {
        DistrictStatus::Clean
    } else {
        DistrictStatus::Undetermined
    }
}

#[cfg(test)]
mod tests {
    use super::{Classification, classify, walk};
    use crate::judge::Intervals;
    use crate::judge::report::verdict::tests::any_report;
    use crate::law::LATEST_CRITERIA;
    use crate::rules::Criteria;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_unrolled_set_gives_the_answers_of_the_plain_walk(report in any_report(80)) {
            let intervals = Intervals::of_report(&report);
            let (unrolled, walked) = (classify(Criteria::Constant(LATEST_CRITERIA), &intervals), walk(LATEST_CRITERIA, &intervals));
            // The walk itself does not know the reading that counts places over the period.
            prop_assert_eq!(Classification { places_in_period: walked.places_in_period, ..unrolled }, walked);
        }
    }
}
