//! Kết quả phân loại: the level of an area with every criterion explained.

use crate::base::{Locale, Percent, PlaceInText, Text, Truth, percent, text};
use crate::calendar::{Date, PeriodKind};
use crate::document::{Basis, Compared, Levels};
use crate::explain::CriteriaWarning;
use crate::explain::band::{band, rate, share};
use crate::explain::condition::{ConditionText, place_in_text};
use crate::explain::criteria_warnings::{LoadedSetNote, is_of_law, note_on};
use crate::figures::{Approval, Figure, FigureSet, Report, RiskLevel, Totals};
use crate::judge::decisive::{all_of, area_is_drug_free, deciding, higher_band, open, open_in_period, read_as, shown};
use crate::judge::nearest::{Nearest, Search};
use crate::judge::{
    self, DistrictStatus, Intervals, LevelSpan, ProvinceStatus, Reading, Request, Subject, Verdict, interval, outcome, read_by,
};
use crate::rules::{Criteria, CriteriaSet, Criterion, LevelRule, Sum, sum};
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

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
        match self.0 {
            Some(level) => level.serialize(serializer),
            None => crate::base::json::serialize_plain(self.id(), serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = <Cow<'de, str>>::deserialize(deserializer)?;
        [None]
            .into_iter()
            .chain(RiskLevel::ALL.map(Some))
            .map(Self)
            .find(|level| level.id() == id)
            .ok_or_else(|| serde::de::Error::custom(alloc::format!("`{id}` is not a level")))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Level {
    fn schema_name() -> Cow<'static, str> {
        "Level".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let ids: Vec<&str> = RiskLevel::ALL.into_iter().map(RiskLevel::id).chain(["undetermined"]).collect();
        schemars::json_schema!({ "type": "string", "enum": ids })
    }
}

/// Phân loại địa bàn: the classification of a commune, or of an area above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Classification {
    /// Địa bàn cấp xã: the classification of a commune.
    Commune(CommuneClassification),
    /// Địa bàn trên cấp xã: the classification of a province or district by its totals.
    Above(TotalsClassification),
}

/// Phân loại địa bàn cấp xã: the level of a commune under the set of criteria that applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommuneClassification {
    /// Mã bộ tiêu chí đã dùng: the id of the set; null where none is in force for the period.
    pub criteria: Option<Cow<'static, str>>,
    /// Mã băm của bộ tiêu chí tự nạp: the SHA-256 of its canonical form; absent for the built-in sets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria_hash: Option<String>,
    /// Tên bộ tiêu chí tự nạp: what sentences call the set; absent for the built-in sets, which are called by their legal text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria_name: Option<String>,
    /// Cảnh báo về bộ tiêu chí tự nạp: where its bands overlap or leave gaps, and levels that nothing reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria_warnings: Option<Vec<CriteriaWarning>>,
    /// Bộ tiêu chí có đầy đủ không: whether the library has the whole set; null where there is none.
    pub complete: Option<bool>,
    /// Cách đọc Điều 4: the reading of the bands that `level` is given under.
    pub reading: Reading,
    /// Chỉ là xem trước: whether the period is not a year, so that the level decides nothing.
    pub preview: bool,
    /// Cấp độ: the level under the reading shown, or `undetermined`.
    pub level: Level,
    /// Cấp độ theo cách đọc bao hàm mức cao hơn: the level under the cumulative reading; null under a set without several readings.
    pub level_cumulative: Option<Level>,
    /// Cấp độ theo nguyên văn từng khoảng: the level under the literal reading; null under a set without several readings.
    pub level_literal: Option<Level>,
    /// Cấp độ theo từng cách đọc: the level under every reading; empty under a set without several readings.
    pub readings: Vec<LevelUnderReading>,
    /// Cấp độ xã tự xác định: the level that the report declares; null where it declares none.
    pub declared: Option<RiskLevel>,
    /// Cấp độ được phê duyệt: the level that the authority above approved, with its decision; null where none is given, so that every other
    /// level is provisional.
    pub approved: Option<ApprovedLevel>,
    /// Điều kiện địa bàn không ma túy: whether the conditions of a drug-free area hold; null under a set that has none.
    pub drug_free: Option<Truth>,
    /// Các tiêu chí quyết định cấp độ: the ids of the criteria that make the level.
    pub decided_by: Vec<Cow<'static, str>>,
    /// Các chỉ tiêu còn thiếu để xét: the ids of the missing figures that the criteria read.
    pub missing: Vec<Cow<'static, str>>,
    /// Các cấp độ còn có thể: the levels between which the area lies; null once the level is determined.
    pub possible: Option<Possible>,
    // Finding people and bringing them to treatment raises the rate of point a, so that both stand side by side.
    /// Tỷ lệ người trong hồ sơ được tiếp cận dịch vụ: people on record reached by services; null while figures are missing.
    pub reached: Option<Reached>,
    /// Số tiêu chí đạt của từng loại: how many criteria of each type of key area are met, from the worst type down.
    pub types: Vec<TypeTally>,
    /// Kết quả từng tiêu chí: every criterion of the set, decided and explained.
    pub criteria_results: Vec<CriterionResult>,
}

/// Cấp độ được phê duyệt: an approved level with its decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ApprovedLevel {
    /// Mức được phê duyệt: the approved level.
    pub level: RiskLevel,
    /// Số của quyết định phê duyệt: the number of the decision.
    pub decision: String,
    /// Ngày của quyết định phê duyệt: the day of the decision, as year-month-day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub on: Date,
    /// Cơ quan ký quyết định phê duyệt: who signed for which body.
    pub by: String,
}

impl From<&Approval> for ApprovedLevel {
    fn from(approval: &Approval) -> Self {
        let Approval { level, decision, on, by, .. } = approval;
        Self { level: *level, decision: decision.clone(), on: *on, by: by.clone() }
    }
}

/// Cấp độ theo một cách đọc: the level of an area under one reading of the criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LevelUnderReading {
    /// Cách đọc được xét: the id of the reading.
    pub id: Reading,
    /// Cấp độ theo cách đọc này: the level, or `undetermined`.
    pub level: Level,
}

/// Số tiêu chí đạt của một loại: how many criteria of one type of key area are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TypeTally {
    /// Loại địa bàn: the type.
    pub level: RiskLevel,
    /// Số tiêu chí đạt: how many criteria are met.
    pub met: usize,
    /// Số tiêu chí chưa đủ số liệu: how many criteria missing figures leave open.
    pub unknown: usize,
    /// Số tiêu chí của loại: how many criteria the type has.
    pub of: usize,
    /// Số tiêu chí cần đạt: how many criteria make an area one of the type.
    pub at_least: usize,
}

/// Các cấp độ còn có thể: between which levels an area lies, and what would settle it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Possible {
    /// Cấp độ tốt nhất còn có thể: the best level that the area can still have.
    pub best: RiskLevel,
    /// Cấp độ xấu nhất còn có thể: the worst level that the area can still have.
    pub worst: RiskLevel,
    /// Các chỉ tiêu cần điền: the ids of the figures that would settle the level.
    pub fill: Vec<Cow<'static, str>>,
}

/// Tỷ lệ được tiếp cận dịch vụ: how many of the people on record services reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Reached {
    /// Số người được tiếp cận: how many people services reach.
    pub numerator: i64,
    /// Số người trong hồ sơ: how many people are on record.
    pub denominator: i64,
    /// Tỷ lệ phần trăm để hiển thị: the share as a text with its sign; null where nobody is on record.
    pub percent: Option<Percent>,
}

/// Kết quả một tiêu chí: one criterion, decided and explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CriterionResult {
    /// Mã tiêu chí: instrument/article/clause/point, where point đ is `dd`.
    pub id: Cow<'static, str>,
    /// Nội dung tiêu chí: what it measures; absent for the built-in sets, whose titles the catalogue lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Cow<'static, str>>,
    /// Loại mà tiêu chí thuộc về: the type of key area; null for a condition of a drug-free area and for a province.
    pub level: Option<RiskLevel>,
    /// Kết quả của tiêu chí: `met`, `not_met`, or `unknown` while figures are missing, under the reading shown.
    pub outcome: Truth,
    /// Tỷ lệ để hiển thị: three decimals, cut off; null where there is none or figures are missing.
    pub rate: Option<Percent>,
    /// Tử số của tỷ lệ: the number behind the rate; null where there is none or figures are missing.
    pub numerator: Option<i64>,
    /// Mẫu số của tỷ lệ: the number among which it is counted; null where there is none or figures are missing.
    pub denominator: Option<i64>,
    /// Các số đã so sánh: the numbers of each relation; null where nothing could be compared.
    pub compared: Option<Vec<Compared>>,
    /// Diễn giải bằng lời: the condition with the numbers of the report put in.
    pub text: String,
    /// Mức cao hơn của chỉ số: the id of the criterion of a worse type in whose band the measure lies, where that is why this one is met;
    /// null otherwise.
    pub by_higher_band: Option<Cow<'static, str>>,
    /// Căn cứ pháp lý của tiêu chí: the place in the legal text, which is that of the higher band where the measure lies in one.
    pub basis: [Basis; 1],
    /// Những thay đổi nhỏ nhất: every figure whose change alone turns the criterion, with the nearest value that does.
    pub nearest: Vec<Nearest>,
}

/// Phân loại địa bàn trên cấp xã: the status of a province or a district by its totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TotalsClassification {
    /// Mã bộ tiêu chí đã dùng: the id of the set; null where none is in force for the period.
    pub criteria: Option<Cow<'static, str>>,
    /// Mã băm của bộ tiêu chí tự nạp: the SHA-256 of its canonical form; absent for the built-in sets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria_hash: Option<String>,
    /// Tên bộ tiêu chí tự nạp: what sentences call the set; absent for the built-in sets, which are called by their legal text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria_name: Option<String>,
    /// Cảnh báo về bộ tiêu chí tự nạp: where its bands overlap or leave gaps, and levels that nothing reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria_warnings: Option<Vec<CriteriaWarning>>,
    /// Chỉ là xem trước: whether the period is not a year, so that the status decides nothing.
    pub preview: bool,
    /// Tình trạng địa bàn cấp tỉnh: whether the province is a key area; null for a district.
    pub province: Option<ProvinceStatus>,
    /// Tình trạng địa bàn cấp huyện: whether the district is "sạch về ma túy"; null for a province.
    pub district: Option<DistrictStatus>,
    /// Điều kiện địa bàn không ma túy: whether it holds for the sums; `unknown` until every commune has reported.
    pub drug_free: Option<Truth>,
    /// Số xã theo từng cấp độ: how many communes have each level; null where the totals do not say.
    pub levels: Option<Levels>,
    /// Tỷ lệ xã không ma túy: the share of communes that are drug-free, as a text; null where it is not known.
    pub drug_free_share: Option<Percent>,
    /// Mức độ đầy đủ của báo cáo: how many reports are in the totals; null where they do not say.
    pub completeness: Option<Completeness>,
    /// Các chỉ tiêu còn thiếu để xét: the ids of the missing figures that the criteria read.
    pub missing: Vec<Cow<'static, str>>,
    /// Kết quả từng tiêu chí: every criterion for the area, decided and explained.
    pub criteria_results: Vec<CriterionResult>,
}

/// Mức độ đầy đủ: how many reports are in the totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Completeness {
    /// Số xã phải báo cáo: how many communes should report.
    pub expected: u64,
    /// Số báo cáo đã nhận: how many communes have their report in the sums.
    pub received: u64,
    /// Số báo cáo còn thiếu: how many communes do not have their report in the sums.
    pub missing: u64,
}

/// A set as it is told: its own words, and how to keep them as long as the answer.
struct SetView<'s> {
    set: CriteriaSet<'s>,
    own: fn(&'s str) -> Cow<'static, str>,
    cite: fn(PlaceInText<'s>) -> Basis,
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
        Some(Criteria::Constant(set)) => say(Some(SetView { set: *set, own: Cow::Borrowed, cite: Basis::from, titles: !is_of_law(set) })),
        Some(Criteria::Loaded(set)) => {
            set.lend(|set| say(Some(SetView { set: *set, own: |text| Cow::Owned(text.to_owned()), cite: Basis::copied, titles: true })))
        }
    }
}

fn own_set(request: &Request<'_>, locale: Locale) -> LoadedSetNote {
    request.criteria_shown().and_then(|set| note_on(set, locale)).unwrap_or_default()
}

const UNKNOWN: LevelSpan = LevelSpan { best: RiskLevel::BEST, worst: RiskLevel::WORST };

fn is_preview(request: &Request<'_>) -> bool {
    request.subject.period().kind() != PeriodKind::Year
}

fn of_report(
    request: &Request<'_>,
    report: &Report,
    verdict: &Verdict,
    told: Option<SetView<'_>>,
    intervals: Intervals,
    locale: Locale,
) -> CommuneClassification {
    let (reading, preview, own_set) = (request.reading, is_preview(request), own_set(request, locale));
    let id = told.as_ref().map(|told| (told.own)(told.set.id));
    let of = verdict.classification.zip(told);
    let of = of.as_ref();
    let span = of.map_or(UNKNOWN, |(of, _)| shown(of, reading));
    let complete = of.map(|(of, _)| of.complete);
    let read = of.map_or(FigureSet::EMPTY, |(_, told)| read_by(&told.set));
    let reached = reached(&intervals, locale);
    let results = |(_, told): &(judge::Classification, SetView<'_>)| {
        let mut as_read = read_as(&told.set, reading, &intervals).into_owned();
        told.results(all_of(&told.set), Context::new(reading, &mut as_read, locale))
    };
    let criteria_results = of.map(results).unwrap_or_default();
    CommuneClassification {
        criteria: id,
        criteria_hash: own_set.hash,
        criteria_name: own_set.name,
        criteria_warnings: own_set.warnings,
        complete,
        reading,
        preview,
        level: Level(span.level()),
        level_cumulative: of.filter(|(of, _)| of.complete).map(|(of, _)| Level(of.cumulative.level())),
        level_literal: of.filter(|(of, _)| of.complete).map(|(of, _)| Level(of.literal.level())),
        readings: of.filter(|(of, _)| of.complete).map(|(of, _)| readings(of)).unwrap_or_default(),
        declared: report.declared_level,
        approved: request.approval().map(ApprovedLevel::from),
        drug_free: of.filter(|(_, told)| !told.set.drug_free.is_empty()).map(|(of, _)| of.drug_free),
        decided_by: of
            .map(|(of, told)| told.ids(deciding(of, &told.set, reading, &read_as(&told.set, reading, &intervals))))
            .unwrap_or_default(),
        missing: intervals.unknown(read).iter().map(|figure| figure.id().into()).collect(),
        possible: span.level().is_none().then(|| Possible {
            best: span.best,
            worst: span.worst,
            fill: of
                .map(|(of, told)| to_fill(of, &told.set, reading, &intervals).iter().map(|figure| figure.id().into()).collect())
                .unwrap_or_default(),
        }),
        reached,
        types: of.map(|(_, told)| tally(&told.set, &criteria_results)).unwrap_or_default(),
        criteria_results,
    }
}

/// The level under every reading.
pub(in crate::explain) fn readings(of: &judge::Classification) -> Vec<LevelUnderReading> {
    Reading::ALL.into_iter().map(|id| LevelUnderReading { id, level: Level(shown(of, id).level()) }).collect()
}

/// The missing figures that would settle the level under a reading.
fn to_fill(of: &judge::Classification, set: &CriteriaSet<'_>, reading: Reading, intervals: &Intervals) -> FigureSet {
    match reading {
        Reading::PlacesInPeriod => open_in_period(of, set, intervals),
        Reading::Cumulative | Reading::Literal => open(of, set, reading, intervals),
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
        criteria_name: own_set.name,
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
        missing: intervals.unknown(read).iter().map(|figure| figure.id().into()).collect(),
        criteria_results: of
            .map(|told| told.results(all.map(|one| (None, one)), Context::new(Reading::Cumulative, &mut intervals, locale)))
            .unwrap_or_default(),
    }
}

/// One criterion of a built-in set with its numbers put in.
pub(crate) fn result(
    set: &'static CriteriaSet<'static>,
    criterion: &'static Criterion<'static>,
    reading: Reading,
    intervals: &Intervals,
    locale: Locale,
) -> CriterionResult {
    let view = SetView { set: *set, own: Cow::Borrowed, cite: Basis::from, titles: false };
    let mut as_read = read_as(set, reading, intervals).into_owned();
    view.result((type_of(set, criterion.id), criterion), &mut Context::new(reading, &mut as_read, locale))
}

/// What is said of a criterion that is met through the band of a worse type.
const BY_HIGHER_BAND: Text = text!(
    " Đạt mức của {article} ({band}), được tính cho cả loại thấp hơn.",
    " It is in the band of {article} ({band}), which also counts for the lower type.",
);

/// The type of key area to which a criterion belongs; `None` for a condition of a drug-free area and for a province.
fn type_of(set: &CriteriaSet<'_>, id: &str) -> Option<RiskLevel> {
    all_of(set).find(|(_, criterion)| criterion.id == id).and_then(|(level, _)| level)
}

fn tally(set: &CriteriaSet<'_>, results: &[CriterionResult]) -> Vec<TypeTally> {
    let of_type = |rule: &LevelRule<'_>| {
        let of_type = results.iter().filter(|result| result.level == Some(rule.level));
        let count = |wanted: Truth| of_type.clone().filter(|result| result.outcome == wanted).count();
        TypeTally { level: rule.level, met: count(Truth::True), unknown: count(Truth::Unknown), of: rule.of.len(), at_least: rule.at_least }
    };
    set.types.iter().map(of_type).collect()
}

/// What all criteria of a set are decided and explained by.
struct Context<'i> {
    reading: Reading,
    /// The intervals of the reading, which are changed during the search for changes and restored.
    intervals: &'i mut Intervals,
    locale: Locale,
    conditions: ConditionText,
    search: Search,
}

impl<'i> Context<'i> {
    fn new(reading: Reading, intervals: &'i mut Intervals, locale: Locale) -> Self {
        Self { reading, intervals, locale, conditions: ConditionText::default(), search: Search::default() }
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
        criteria: impl Iterator<Item = (Option<RiskLevel>, &'c Criterion<'s>)>,
        mut context: Context<'_>,
    ) -> Vec<CriterionResult>
    where
        's: 'c,
    {
        criteria.map(|criterion| self.result(criterion, &mut context)).collect()
    }

    /// One criterion, of a type or of none, decided and explained.
    fn result(&self, (level, criterion): (Option<RiskLevel>, &Criterion<'s>), context: &mut Context<'_>) -> CriterionResult {
        let Self { set, own, cite, titles } = self;
        let Context { reading, intervals, locale, conditions, search } = context;
        let (reading, locale) = (*reading, *locale);
        let outcome = outcome(criterion, reading, &**intervals);
        let (mut text, compared) = conditions.criterion(criterion, reading, outcome, intervals, locale);
        let may_lie_higher = outcome == Truth::True && reading != Reading::Literal;
        let higher = if may_lie_higher { higher_band(set, criterion, intervals) } else { None };
        if let Some(higher) = higher {
            let band = band(higher, locale).unwrap_or_default();
            text.push_str(&BY_HIGHER_BAND.fill(&[("article", &place_in_text(higher.basis)), ("band", &band)], locale));
        }
        let mut nearest = search.nearest(criterion, reading, outcome, intervals);
        // In that reading the figure is computed from others, so that no change of it alone turns the criterion.
        if let (Some((figure, _)), Reading::PlacesInPeriod) = (&set.places_in_period, reading) {
            nearest.retain(|change| change.at != *figure);
        }
        let share = share(criterion, intervals);
        CriterionResult {
            id: own(criterion.id),
            title: titles.then(|| own(criterion.title.get(locale))),
            level,
            outcome,
            rate: share.and_then(|share| rate(share, locale)),
            numerator: share.map(|(part, _)| part),
            denominator: share.map(|(_, whole)| whole),
            compared: (!compared.is_empty()).then_some(compared),
            text,
            by_higher_band: higher.map(|higher| own(higher.id)),
            basis: [cite(higher.unwrap_or(criterion).basis)],
            nearest,
        }
    }
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
