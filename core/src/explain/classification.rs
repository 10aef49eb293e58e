//! Kết quả phân loại: the level of an area with every criterion explained.

use crate::base::{Locale, Text, Truth, percent};
use crate::calendar::PeriodKind;
use crate::document::criteria::{self, CriteriaWarning};
use crate::explain::condition::{self, Compared};
use crate::explain::finding::Basis;
use crate::figures::{CommuneTally, Figure, FigureSet, Report, RiskLevel, Totals};
use crate::judge::decisive::{all_of, area_is_drug_free, deciding, open, read_by, shown};
use crate::judge::nearest::{self, Nearest};
use crate::judge::{self, DistrictStatus, Intervals, LevelSpan, ProvinceStatus, Reading, Request, Subject, Verdict, interval, outcome};
use crate::rules::{Criteria, CriteriaSet, Criterion, Quantity, Sum, sum};
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// A level, or none that the figures decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level(pub Option<RiskLevel>);

impl Level {
    /// The id in documents.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.0.map_or("undetermined", RiskLevel::id)
    }

    /// The words for people.
    #[must_use]
    pub fn name(self) -> Text {
        self.0.map_or(judge::UNDETERMINED, RiskLevel::name)
    }
}

impl Serialize for Level {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Level {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Level".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "enum": ["drug_free", "affected", "type_iii", "type_ii", "type_i", "undetermined"] })
    }
}

/// The classification of a commune, or of an area above it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Classification {
    /// Of a commune.
    Commune(CommuneClassification),
    /// Of a province or district, by its totals.
    Above(TotalsClassification),
}

/// The level of a commune (spec: Quyết định số 28/2025/QĐ-TTg Điều 4 and 6, or the set that applies).
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CommuneClassification {
    /// Bộ tiêu chí: the set; null where none is on file for the period.
    pub criteria: Option<Cow<'static, str>>,
    /// Mã băm: of a set of someone's own, the SHA-256 of its canonical form. Absent for the built-in ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria_hash: Option<String>,
    /// Of a set of someone's own, where its bands overlap or leave gaps and which levels nothing reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria_warnings: Option<Vec<CriteriaWarning>>,
    /// Whether the set is wholly on file; null where there is none.
    pub complete: Option<bool>,
    /// Cách đọc: the reading shown.
    pub reading: Reading,
    /// Whether the period is another than the year that is reviewed.
    pub preview: bool,
    /// Cấp độ: the level under the reading shown.
    pub level: Level,
    /// The level under the cumulative reading; null under a set that has no two readings.
    pub level_cumulative: Option<Level>,
    /// The level under the literal reading; null under a set that has no two readings.
    pub level_literal: Option<Level>,
    /// Cấp độ xã tự xác định.
    pub declared: Option<RiskLevel>,
    /// Điều kiện địa bàn không ma túy; null under a set that has none.
    pub drug_free: Option<Truth>,
    /// The criteria that make the level.
    pub decided_by: Vec<Cow<'static, str>>,
    /// The missing figures that the criteria read.
    pub missing: Vec<&'static str>,
    /// Between which levels it lies, while it is undetermined.
    pub possible: Option<Possible>,
    /// The share of people on record reached by services: finding people and bringing them to treatment raises the rate of
    /// point a, so the two belong side by side. Null while figures are missing.
    pub reached: Option<Reached>,
    /// Every criterion.
    pub criteria_results: Vec<CriterionResult>,
}

/// Between which levels an area lies, and what would settle it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Possible {
    /// The best level that it can still be.
    pub best: RiskLevel,
    /// The worst level that it can still be.
    pub worst: RiskLevel,
    /// The figures that would settle it.
    pub fill: Vec<&'static str>,
}

/// A share as a fraction.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reached {
    /// People reached.
    pub numerator: i64,
    /// People on record.
    pub denominator: i64,
    /// For display; null where nobody is on record.
    pub percent: Option<String>,
}

/// One criterion, decided and explained.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CriterionResult {
    /// instrument/article/clause/point; point đ is `dd`.
    pub id: Cow<'static, str>,
    /// What it measures; absent for the built-in sets, whose titles the catalogue lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'static, str>>,
    /// Whether it is met, under the reading shown.
    pub outcome: Truth,
    /// The rate, for display: three decimals, cut off. Null where there is none or figures are missing.
    pub rate: Option<String>,
    /// The numbers compared; null where nothing could be.
    pub compared: Option<Vec<Compared>>,
    /// The relation with the numbers put in.
    pub text: String,
    /// Where the text says so.
    pub basis: [Basis; 1],
    /// Every figure whose change alone turns it, with the nearest value that does.
    pub nearest: Vec<Nearest>,
}

/// The status of a province (Quyết định số 28/2025/QĐ-TTg Điều 5) or of a district.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TotalsClassification {
    /// Bộ tiêu chí: the set; null where none is on file for the period.
    pub criteria: Option<Cow<'static, str>>,
    /// Mã băm: of a set of someone's own, the SHA-256 of its canonical form. Absent for the built-in ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria_hash: Option<String>,
    /// Of a set of someone's own, where its bands overlap or leave gaps and which levels nothing reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria_warnings: Option<Vec<CriteriaWarning>>,
    /// Whether the period is another than the year that is reviewed.
    pub preview: bool,
    /// Địa bàn cấp tỉnh trọng điểm; null for a district.
    pub province: Option<ProvinceStatus>,
    /// Huyện "sạch về ma túy"; null for a province.
    pub district: Option<DistrictStatus>,
    /// Điều kiện địa bàn không ma túy, on the sums; unknown until every commune has reported.
    pub drug_free: Option<Truth>,
    /// Communes of each level; null where the totals do not say.
    pub levels: Option<Levels>,
    /// The share of communes that are drug-free, for display.
    pub drug_free_share: Option<String>,
    /// How many reports are in the totals; null where they do not say.
    pub completeness: Option<Completeness>,
    /// The missing figures that the criteria read.
    pub missing: Vec<&'static str>,
    /// Every criterion.
    pub criteria_results: Vec<CriterionResult>,
}

/// Communes of each level.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(missing_docs, reason = "the names say it")]
pub struct Levels {
    pub type_i: u64,
    pub type_ii: u64,
    pub type_iii: u64,
    pub affected: u64,
    pub drug_free: u64,
    pub undetermined: u64,
}

impl From<CommuneTally> for Levels {
    fn from(tally: CommuneTally) -> Self {
        Self {
            type_i: tally.levels.get(RiskLevel::Type1),
            type_ii: tally.levels.get(RiskLevel::Type2),
            type_iii: tally.levels.get(RiskLevel::Type3),
            affected: tally.levels.get(RiskLevel::Affected),
            drug_free: tally.levels.get(RiskLevel::DrugFree),
            undetermined: tally.undetermined,
        }
    }
}

/// How many reports are in the totals.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Completeness {
    /// Communes that should report.
    pub expected: u64,
    /// Communes whose report is in the sums.
    pub received: u64,
    /// Communes whose report is not.
    pub missing: u64,
}

/// A set as it is told: its own words, and how to keep them as long as the answer.
struct SetView<'s> {
    set: CriteriaSet<'s>,
    own: fn(&'s str) -> Cow<'static, str>,
    /// Of a set that no catalogue lists, the answer says what it asks.
    titles: bool,
}

/// The classification of what was judged.
pub(crate) fn classification(request: &Request<'_>, verdict: &Verdict, intervals: Intervals, locale: Locale) -> Classification {
    match request.subject {
        Subject::Report(report) => Classification::Commune(of_commune(request, report, verdict, intervals, locale)),
        Subject::Totals(totals) => {
            let criteria = request.criteria_shown();
            Classification::Above(tell(criteria, |told| of_totals(request, totals, verdict, told, intervals, locale)))
        }
    }
}

/// The classification of a commune.
pub(crate) fn of_commune(
    request: &Request<'_>,
    report: &Report,
    verdict: &Verdict,
    intervals: Intervals,
    locale: Locale,
) -> CommuneClassification {
    tell(request.criteria_shown(), |told| of_report(request, report, verdict, told, intervals, locale))
}

fn tell<R>(criteria: Option<Criteria<'_>>, say: impl FnOnce(Option<SetView<'_>>) -> R) -> R {
    match criteria {
        None => say(None),
        Some(Criteria::Constant(set)) => say(Some(SetView { set: *set, own: Cow::Borrowed, titles: !criteria::is_of_law(set) })),
        Some(Criteria::Loaded(set)) => {
            set.lend(|set| say(Some(SetView { set: *set, own: |text| Cow::Owned(text.to_owned()), titles: true })))
        }
    }
}

fn own_set(request: &Request<'_>, locale: Locale) -> criteria::OwnSet {
    request.criteria_shown().and_then(|set| criteria::account_of(set, locale)).unwrap_or_default()
}

const UNKNOWN: LevelSpan = LevelSpan { best: RiskLevel::DrugFree, worst: RiskLevel::Type1 };

fn is_preview(request: &Request<'_>) -> bool {
    request.subject.period().kind() != PeriodKind::Year
}

fn of_report(
    request: &Request<'_>,
    report: &Report,
    verdict: &Verdict,
    told: Option<SetView<'_>>,
    mut intervals: Intervals,
    locale: Locale,
) -> CommuneClassification {
    let (reading, preview, own_set) = (request.reading, is_preview(request), own_set(request, locale));
    let id = told.as_ref().map(|told| (told.own)(told.set.id));
    let of = verdict.classification.zip(told);
    let of = of.as_ref();
    let span = of.map_or(UNKNOWN, |(of, _)| shown(of, reading));
    let complete = of.map(|(of, _)| of.complete);
    let read = of.map_or(FigureSet::EMPTY, |(_, told)| read_by(&told.set));
    CommuneClassification {
        criteria: id,
        criteria_hash: own_set.hash,
        criteria_warnings: own_set.warnings,
        complete,
        reading,
        preview,
        level: Level(span.level()),
        level_cumulative: of.filter(|(of, _)| of.complete).map(|(of, _)| Level(of.cumulative.level())),
        level_literal: of.filter(|(of, _)| of.complete).map(|(of, _)| Level(of.literal.level())),
        declared: report.declared_level,
        drug_free: of.filter(|(_, told)| !told.set.drug_free.is_empty()).map(|(of, _)| of.drug_free),
        decided_by: of.map(|(of, told)| told.ids(deciding(of, &told.set, reading, &intervals))).unwrap_or_default(),
        missing: intervals.unknown(read).iter().map(Figure::id).collect(),
        possible: span.level().is_none().then(|| Possible {
            best: span.best,
            worst: span.worst,
            fill: of.map(|(of, told)| open(of, &told.set, reading, &intervals).iter().map(Figure::id).collect()).unwrap_or_default(),
        }),
        reached: reached(&intervals, locale),
        criteria_results: of.map(|(_, told)| told.results(all_of(&told.set), reading, &mut intervals, locale)).unwrap_or_default(),
    }
}

fn of_totals(
    request: &Request<'_>,
    totals: &Totals,
    verdict: &Verdict,
    told: Option<SetView<'_>>,
    mut intervals: Intervals,
    locale: Locale,
) -> TotalsClassification {
    let (preview, own_set) = (is_preview(request), own_set(request, locale));
    let id = told.as_ref().map(|told| (told.own)(told.set.id));
    let of = told.as_ref().filter(|_| verdict.province.is_some());
    let rule = of.and_then(|told| told.set.province);
    let conditions = of.filter(|told| !told.set.drug_free.is_empty());
    let all = rule.map(|rule| rule.of).unwrap_or_default().iter().chain(conditions.map(|told| told.set.drug_free).unwrap_or_default());
    let read = all.clone().fold(FigureSet::EMPTY, |read, criterion| read | judge::figures_read(&criterion.reaches));
    TotalsClassification {
        criteria: id,
        criteria_hash: own_set.hash,
        criteria_warnings: own_set.warnings,
        preview,
        province: verdict.province,
        district: verdict.district,
        drug_free: conditions.map(|told| area_is_drug_free(&told.set, totals.communes, &intervals)),
        levels: totals.communes.map(Levels::from),
        drug_free_share: totals.communes.and_then(|tally| {
            let drug_free = tally.levels.get(RiskLevel::DrugFree);
            percent(i128::from(drug_free), i128::from(tally.expected), 2, locale)
        }),
        completeness: totals.communes.map(|tally| Completeness {
            expected: tally.expected,
            received: tally.received,
            missing: tally.expected.saturating_sub(tally.received),
        }),
        missing: intervals.unknown(read).iter().map(Figure::id).collect(),
        criteria_results: of.map(|told| told.results(all, Reading::Cumulative, &mut intervals, locale)).unwrap_or_default(),
    }
}

/// One criterion of a built-in set with its numbers put in.
pub(crate) fn result(
    criterion: &'static Criterion<'static>,
    reading: Reading,
    intervals: &mut Intervals,
    locale: Locale,
) -> CriterionResult {
    result_of(criterion, Cow::Borrowed, false, reading, intervals, locale)
}

fn result_of<'s>(
    criterion: &Criterion<'s>,
    own: fn(&'s str) -> Cow<'static, str>,
    titled: bool,
    reading: Reading,
    intervals: &mut Intervals,
    locale: Locale,
) -> CriterionResult {
    let (text, compared) = condition::criterion(criterion, reading, intervals, locale);
    CriterionResult {
        id: own(criterion.id),
        title: titled.then(|| own(criterion.title.get(locale))),
        outcome: outcome(criterion, reading, intervals),
        rate: criterion.rate.and_then(|(of, per)| rate(&of, per, intervals, locale)),
        compared: (!compared.is_empty()).then_some(compared),
        text,
        basis: [Basis::of(criterion.basis, own)],
        nearest: nearest::nearest(criterion, reading, intervals),
    }
}

impl<'s> SetView<'s> {
    fn ids<'c>(&self, criteria: impl Iterator<Item = &'c Criterion<'s>>) -> Vec<Cow<'static, str>>
    where
        's: 'c,
    {
        criteria.map(|criterion| (self.own)(criterion.id)).collect()
    }

    fn results<'c>(
        &self,
        criteria: impl Iterator<Item = &'c Criterion<'s>>,
        reading: Reading,
        intervals: &mut Intervals,
        locale: Locale,
    ) -> Vec<CriterionResult>
    where
        's: 'c,
    {
        criteria.map(|criterion| result_of(criterion, self.own, self.titles, reading, intervals, locale)).collect()
    }
}

fn rate(of: &Sum, per: Quantity, intervals: &Intervals, locale: Locale) -> Option<String> {
    let (low, high) = interval(of, intervals);
    let (fewest, most) = intervals.bounds(per);
    (low == high && fewest == most).then(|| percent(i128::from(low), i128::from(most), 3, locale)).flatten()
}

fn reached(intervals: &Intervals, locale: Locale) -> Option<Reached> {
    let exact = |of: Sum| {
        let (low, high) = interval(&of, intervals);
        (low == high).then_some(low)
    };
    let numerator = exact(sum(Figure::DrugDependentReached).plus(Figure::DrugUsingReached))?;
    let denominator = exact(sum(Figure::DrugDependent).plus(Figure::DrugUsing))?;
    Some(Reached { numerator, denominator, percent: percent(i128::from(numerator), i128::from(denominator), 2, locale) })
}
