//! Lời gọi `explain`: one check, criterion, target or measure for a given report, with the numbers put in.

use crate::base::{Locale, text};
use crate::document::read::{Document, ReadError, question};
use crate::document::{Basis, Compared, Engine};
use crate::explain::Assessment;
use crate::explain::classification::{CriterionResult, result};
use crate::explain::condition::ConditionText;
use crate::explain::finding::{Finding, basis_on};
use crate::explain::target::{MeasureOutcome, TargetResult};
use crate::judge::{Intervals, Subject, is_earlier};
use crate::law::{self, CRITERIA, PLANS};
use crate::rules::{Check, CriteriaSet, Criterion, Severity, Span, Target, Test};
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use question::Question;

const SCHEMA: &str = "kh302.explain/1";

/// Giải thích một quy tắc: one rule for one report, with the numbers put in (`kh302.explain/1`).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Explained {
    /// Loại tài liệu: always `kh302.explain/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "kh302.explain/1")))]
    pub schema: Cow<'static, str>,
    /// Phiên bản và bộ quy tắc đã dùng: which library and which rules judged.
    pub engine: Engine,
    /// Mã của quy tắc được hỏi: the code or id that was asked for.
    pub of: Cow<'static, str>,
    /// Loại quy tắc: `check`, `criterion`, `target` or `measure`.
    pub kind: Cow<'static, str>,
    /// Kết quả của quy tắc kiểm tra: the check; null for another kind of rule.
    pub check: Option<CheckResult>,
    /// Kết quả của tiêu chí: the criterion; null for another kind of rule.
    pub criterion: Option<CriterionResult>,
    /// Kết quả của mục tiêu: the target, with one measure only where that was asked for; null for another kind of rule.
    pub target: Option<TargetResult>,
    /// Giải thích bằng lời: the explanation in sentences.
    pub text: String,
}

/// Kết quả một quy tắc kiểm tra: one check for one report.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CheckResult {
    /// Kết quả kiểm tra: `passed`, `failed`, `unchecked`, or `not_applicable` where the check does not exist for this report.
    pub outcome: Cow<'static, str>,
    /// Mức độ của quy tắc: how serious a finding of the check is in this kind of period.
    pub severity: Severity,
    /// Các số đã so sánh: the numbers compared; null where the check compares none.
    pub compared: Option<Vec<Compared>>,
    /// Những gì còn thiếu để kiểm tra: ids of figures, or JSON pointers.
    pub missing: Vec<Cow<'static, str>>,
    /// Các phát hiện của quy tắc này: where the check failed.
    pub findings: Vec<Finding>,
    /// Căn cứ pháp lý của quy tắc: the places in legal texts; empty where the check follows from consistency alone.
    pub basis: Vec<Basis>,
}

/// Explains a rule for a document, by its code or id; `None` where there is no such rule.
#[must_use]
pub fn explained(of: &str, document: &Document) -> Option<Explained> {
    let blank = |of: &'static str, kind: &'static str| Explained {
        schema: SCHEMA.into(),
        engine: Engine::with(document.request().units),
        of: of.into(),
        kind: kind.into(),
        check: None,
        criterion: None,
        target: None,
        text: String::new(),
    };
    if let Some(check) = law::check(of) {
        let (result, text) = of_check(check, document);
        return Some(Explained { check: Some(result), text, ..blank(check.code, "check") });
    }
    if let Some((set, criterion)) = criteria().find(|(_, criterion)| criterion.id == of) {
        let result = result(set, criterion, document.reading, &Intervals::of(&document.request()), document.locale);
        let text = alloc::format!("{}: {}", criterion.title.get(document.locale), result.text);
        return Some(Explained { criterion: Some(result), text, ..blank(criterion.id, "criterion") });
    }
    // The plan of the document where it has such a rule, or else the newest that has one.
    let has = |target: &&Target| target.id == of || target.measures.iter().any(|measure| measure.id == of);
    let plans = document.request().plan().into_iter().chain(PLANS.iter().copied());
    let (plan, target) = plans.into_iter().find_map(|plan| plan.targets.iter().find(has).map(|target| (plan, target)))?;
    let mut under = document.clone();
    under.plan = Some(plan);
    let mut result = under.assess().targets.into_iter().find(|result| result.id == target.id)?;
    let measure = target.measures.iter().find(|measure| measure.id == of);
    if let Some(measure) = measure {
        result.measures.retain(|result| result.id == measure.id);
    }
    let text = of_target(&result, document.locale);
    let (id, kind) = measure.map_or((target.id, "target"), |measure| (measure.id, "measure"));
    Some(Explained { target: Some(result), text, ..blank(id, kind) })
}

/// Every criterion on file, with its set.
fn criteria() -> impl Iterator<Item = (&'static CriteriaSet<'static>, &'static Criterion<'static>)> {
    CRITERIA.iter().flat_map(|Span { value: set, .. }| {
        let province = set.province.map(|rule| rule.of).unwrap_or_default();
        let criteria = set.types.iter().flat_map(|rule| rule.of).chain(set.drug_free).chain(province);
        criteria.map(|criterion| (*set, criterion))
    })
}

fn of_target(result: &TargetResult, locale: Locale) -> String {
    let mut text = alloc::format!("{}: {}.", result.title, result.status.name().get(locale));
    for MeasureOutcome { title, text: words, numerator, denominator, .. } in &result.measures {
        let share = numerator.zip(denominator.flatten()).map(|(part, whole)| alloc::format!(" {part}/{whole},")).unwrap_or_default();
        text.push_str(&alloc::format!(" {title}:{share} {words}."));
    }
    text
}

fn of_check(check: &'static Check, document: &Document) -> (CheckResult, String) {
    let locale = document.locale;
    let Assessment { findings, unchecked, .. } = document.assess();
    // What was given as earlier but is not so is compared with nothing.
    let refused = is_earlier(&check.test) && findings.iter().any(|finding| ["P000", "R001"].contains(&&*finding.code));
    let findings: Vec<Finding> = findings.into_iter().filter(|finding| finding.code == check.code).collect();
    let missing: Vec<Cow<'static, str>> =
        unchecked.into_iter().filter(|open| open.code == check.code).flat_map(|open| open.missing).collect();
    let outcome = match (findings.is_empty(), missing.is_empty()) {
        (false, _) => "failed",
        (true, false) => "unchecked",
        (true, true) if refused || !exists(check, document) => "not_applicable",
        (true, true) => "passed",
    };
    let mut compared = None;
    let mut text = String::new();
    if let Test::Figures(when, must) = &check.test
        && outcome != "not_applicable"
    {
        let intervals = Intervals::of(&document.request());
        let (words, numbers) = ConditionText::default().check(when.as_ref(), must, &intervals, locale);
        text = words;
        compared = (!numbers.is_empty()).then_some(numbers);
    }
    let said = match outcome {
        "failed" => findings.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>().join(" "),
        // The relation with its numbers has said so.
        "unchecked" | "passed" if !text.is_empty() => String::new(),
        "unchecked" => {
            text!("Chưa kiểm tra được vì còn thiếu số liệu.", "It cannot be checked because figures are missing.").get(locale).to_string()
        }
        "passed" => text!("Đạt yêu cầu.", "It passes.").get(locale).to_string(),
        _ => text!("Quy tắc này không áp dụng cho báo cáo này.", "This check does not apply to this report.").get(locale).to_string(),
    };
    if !text.is_empty() && !said.is_empty() {
        text.push(' ');
    }
    text.push_str(&said);
    let severity = findings.first().map_or_else(|| check.severity.on(document.submission().period()), |finding| finding.severity);
    let basis = findings.first().map_or_else(|| basis_on(check, &document.request()), |finding| finding.basis.clone());
    (CheckResult { outcome: outcome.into(), severity, compared, missing, findings, basis }, text)
}

/// Whether a check exists for what is judged: its kind of period, of area and of context.
fn exists(check: &Check, document: &Document) -> bool {
    let request = document.request();
    let (subject, period) = (request.subject, request.subject.period());
    let is_report = matches!(subject, Subject::Report(_));
    let has_context = match check.test {
        Test::ApprovedIsComputed => is_report && request.approval().is_some(),
        Test::Opening { .. } | Test::Earlier { .. } | Test::NotCopied | Test::DeclaredNearEarlier | Test::EarlierFits => {
            !request.previous.is_empty()
        }
        Test::PartsFit | Test::PartsAgree(_) | Test::PartsTile => !request.parts.is_empty(),
        Test::UnsplitPredecessors => !request.previous.is_empty() || !request.parts.is_empty(),
        // Only a roll-up knows the communes.
        Test::TotalsAreSums | Test::AllReported | Test::CommunesFit => false,
        Test::DeclaredWhenReviewed
        | Test::DeclaredIsComputed
        | Test::NotDrugFreeAndKey
        | Test::ReadingsAgree
        | Test::CriteriaComplete
        | Test::PopulationOfTable { .. }
        | Test::SomethingCounted { .. } => is_report,
        _ => true,
    };
    check.applies.to(period.kind(), period.last_day(), subject.area().is_province()) && has_context
}

/// `{"schema": "kh302.explain/1", "of", "report", "locale", "context"}` in, [`Explained`] out; the report may be totals or a request.
#[must_use]
#[inline(never)]
pub fn explain_json(text: &str) -> String {
    question::answer(text, SCHEMA, &["of", "report"], |question| {
        let of = Question::must("of", question.text("of")?)?;
        let mut document = Question::must("report", question.document("report")?)?;
        if question.has("locale") {
            document.locale = question.locale;
        }
        explained(of, &document).ok_or_else(|| ReadError::BadValue {
            at: "/of".into(),
            found: of.chars().take(40).collect(),
            wanted: text!(
                "mã của một quy tắc (A201), tiêu chí (qd28-2025/4/1/a), mục tiêu (T07) hoặc chỉ số (T07a)",
                "the code of a check (A201), a criterion (qd28-2025/4/1/a), a target (T07) or a measure (T07a)",
            ),
        })
    })
}
