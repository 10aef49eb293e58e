//! So sánh hai bộ tiêu chí: the level of a commune under each, and the criteria that explain the difference.

use crate::base::{InSentence, Locale, Truth, text};
use crate::document::read::{Document, read_comparison};
use crate::document::{ChosenCriteria, to_json};
use crate::document::{Engine, Span};
use crate::explain::assessment::written_area;
use crate::explain::classification::{CommuneClassification, Level, of_commune};
use crate::explain::condition::{ConditionText, place_in_text};
use crate::explain::criteria_name::criteria_name;
use crate::explain::finding::Finding;
use crate::figures::{Report, RiskLevel};
use crate::judge::decisive::{all_of, deciding, shown};
use crate::judge::{self, Intervals, LevelSpan, Reading, Request, Subject, outcome};
use crate::rules::{Criteria, CriteriaSet, Criterion};
use alloc::borrow::{Cow, ToOwned};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// So sánh hai bộ tiêu chí: a commune under two sets of criteria (`kh302.comparison/1`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Comparison {
    /// Loại tài liệu: always `kh302.comparison/1`.
    pub schema: Cow<'static, str>,
    /// Phiên bản và bộ quy tắc đã dùng: which library and which rules judged.
    pub engine: Engine,
    /// Mã địa bàn của báo cáo: the code of the commune as the document writes it.
    pub area: String,
    /// Kỳ báo cáo: the period with its first and last day; null where it cannot be read.
    pub period: Option<Span>,
    /// Các phát hiện khi đọc báo cáo: what of the report could not be used; empty where all could.
    pub findings: Vec<Finding>,
    /// Cách đọc Điều 4: the reading by which the levels are compared; each side also has both.
    pub reading: Reading,
    /// Hai bộ có cho cùng cấp độ không: whether both sets give one level; null while missing figures leave it open.
    pub same: Option<bool>,
    /// Phân loại theo từng bộ tiêu chí: the classification under each set, in the order given.
    pub under: [CommuneClassification; 2],
    /// Các tiêu chí giải thích sự khác nhau: those that make the level under one set, and those of the other that are not met.
    pub explained_by: Vec<Explanation>,
    /// Câu so sánh: the sentence on the two levels.
    pub message: String,
}

/// Tiêu chí giải thích sự khác nhau: one criterion that explains why two sets give different levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Explanation {
    /// Thuộc bộ tiêu chí nào: the id of the one of the two sets.
    pub criteria: String,
    /// Căn cứ bằng lời: the place of the criterion and the name of the set, as sentences call them.
    pub place: String,
    /// Mã tiêu chí: the id of the criterion.
    pub id: String,
    /// Nội dung tiêu chí: what the criterion measures.
    pub title: String,
    /// Kết quả của tiêu chí: whether it is met.
    pub outcome: Truth,
    /// Diễn giải bằng lời: the condition with the numbers of the report put in.
    pub text: String,
}

/// Compares the level of a commune under two sets of criteria, in words.
///
/// ```
/// use kh302::{Figures, Locale, Reading, Report, explain, law};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let figures = Figures { population: Some(9_000), drug_dependent: Some(100), ..Figures::default() };
/// let report = Report::new("19815".parse()?, "2025-07".parse()?).with_figures(figures);
/// let sets = [(&law::QD3122_2010).into(), (&law::QD28_2025).into()];
/// let comparison = explain::compare(&report, sets, Reading::Cumulative, Locale::En);
/// assert_eq!(comparison.under.map(|side| side.level.id()), ["type_i", "undetermined"]);
/// # Ok(()) }
/// ```
#[must_use]
pub fn compare(report: &Report, sets: [Criteria<'_>; 2], reading: Reading, locale: Locale) -> Comparison {
    let request = Request::from(report).with_reading(reading);
    assemble(&request, report, sets, locale)
}

impl Document {
    /// Compares the level of the commune under two sets of criteria; `None` where the document holds no report.
    #[must_use]
    pub fn compare(&self, sets: &[ChosenCriteria; 2]) -> Option<Comparison> {
        let request = self.request();
        let Subject::Report(report) = request.subject else { return None };
        Some(assemble(&request, report, sets.each_ref().map(ChosenCriteria::criteria), self.locale))
    }
}

/// Compares by a document: `kh302.compare/1` to `kh302.comparison/1`, or to an error document.
#[must_use]
#[inline(never)]
pub fn compare_json(text: &str) -> String {
    match read_comparison(text) {
        Ok((document, sets)) => match document.compare(&sets) {
            Some(comparison) => to_json(&comparison),
            None => crate::document::ReadError::MissingMember("/report".to_owned()).json(Locale::Vi),
        },
        Err(error) => error.json(Locale::Vi),
    }
}

fn assemble(request: &Request<'_>, report: &Report, sets: [Criteria<'_>; 2], locale: Locale) -> Comparison {
    let intervals = Intervals::of(request);
    let sides = sets.map(|criteria| Side::of(request, report, criteria, &intervals, locale));
    let [one, other] = &sides;
    let same = match (one.span.level(), other.span.level()) {
        (Some(one), Some(other)) => Some(one == other),
        _ if one.span.best > other.span.worst || other.span.best > one.span.worst => Some(false),
        _ => None,
    };
    let explained_by = if same == Some(true) {
        Vec::new()
    } else {
        let of = |side: &Side<'_>, other: &Side<'_>| side.explains(other.span.level(), request.reading, &intervals, locale);
        [of(one, other), of(other, one)].concat()
    };
    // What cannot be read is missing for both sets: the answer says so, whatever else the report's checks would find.
    let findings = request.faults.map_or_else(Vec::new, |_| {
        request.assess(locale).findings.into_iter().filter(|finding| finding.code.starts_with('F') && finding.code != "F01").collect()
    });
    let message = message(&sides, same, &explained_by, locale);
    Comparison {
        schema: "kh302.comparison/1".into(),
        engine: Engine::with(request.units),
        area: written_area(request),
        period: request.period().map(Into::into),
        findings,
        reading: request.reading,
        same,
        under: sides.map(|side| side.told),
        explained_by,
        message,
    }
}

/// The commune under one of the sets.
struct Side<'c> {
    criteria: Criteria<'c>,
    of: judge::Classification,
    span: LevelSpan,
    told: CommuneClassification,
}

impl<'c> Side<'c> {
    fn of(request: &Request<'_>, report: &Report, criteria: Criteria<'c>, intervals: &Intervals, locale: Locale) -> Self {
        let request = Request { criteria: Some(criteria), ..*request };
        let verdict = judge::judge(request);
        let of = judge::classify(criteria, intervals);
        let told = of_commune(&request, report, &verdict, intervals.clone(), locale);
        Self { criteria, of, span: shown(&of, request.reading), told }
    }

    /// The criteria of this set that explain why the level is another under the other one.
    fn explains(&self, other: Option<RiskLevel>, reading: Reading, intervals: &Intervals, locale: Locale) -> Vec<Explanation> {
        self.criteria.with(|set| {
            let name = criteria_name(self.criteria, locale);
            let told = |criterion: &Criterion<'_>| {
                let outcome = outcome(criterion, reading, intervals);
                Explanation {
                    criteria: set.id.to_owned(),
                    place: format!("{} {name}", place_in_text(criterion.basis)).trim_start().to_owned(),
                    id: criterion.id.to_owned(),
                    title: criterion.title.get(locale).to_owned(),
                    outcome,
                    text: ConditionText::default().criterion(criterion, reading, outcome, intervals, locale).0,
                }
            };
            self.selected(set, other, reading, intervals).into_iter().map(told).collect()
        })
    }

    fn selected<'s>(
        &self,
        set: &CriteriaSet<'s>,
        other: Option<RiskLevel>,
        reading: Reading,
        intervals: &Intervals,
    ) -> Vec<&'s Criterion<'s>> {
        let decided = deciding(&self.of, set, reading, intervals);
        let is = |wanted: Truth| move |criterion: &&Criterion<'_>| outcome(criterion, reading, intervals) == wanted;
        match (self.span.level(), other) {
            // Open: what is not known yet.
            (None, _) => all_of(set).map(|(_, criterion)| criterion).filter(is(Truth::Unknown)).collect(),
            // The better of the two: why it is not what the other says.
            (Some(own), Some(other)) if own < other => {
                let of_type = set.types.iter().filter(|rule| rule.level == other).flat_map(|rule| rule.of);
                let own = decided.filter(|_| own == RiskLevel::DrugFree);
                of_type.filter(is(Truth::False)).chain(own).collect()
            }
            (Some(_), _) => decided.collect(),
        }
    }
}

fn message(sides: &[Side<'_>; 2], same: Option<bool>, explained: &[Explanation], locale: Locale) -> String {
    let mut text = String::new();
    for Side { criteria, span, .. } in sides {
        let set = criteria_name(*criteria, locale);
        text!("Theo {set}: “{level}”. ", "Under {set}: \"{level}\". ")
            .with(&[("set", &set), ("level", &Level(span.level()).name())])
            .put(&mut text, locale);
    }
    let result = match same {
        Some(true) => text!("Hai bộ tiêu chí cho cùng một cấp độ.", "Both sets give the same level."),
        Some(false) => text!("Khác nhau vì:", "They differ because:"),
        None => text!("Chưa so sánh được, vì còn thiếu số liệu:", "They cannot be compared yet, because figures are missing:"),
    };
    result.put(&mut text, locale);
    for (number, Explanation { place, title, text: relation, .. }) in explained.iter().enumerate() {
        text.push_str(if number == 0 { " " } else { "; " });
        text.push_str(&format!("{title} ({place}): {relation}"));
    }
    text
}
