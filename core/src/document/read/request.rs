//! Đọc yêu cầu: reads a request, which is a report or totals with the documents and settings by which to judge it.

use super::criteria::{self, ChosenCriteria};
use super::document::Document;
use super::error::{READS_DOCUMENTS, ReadError};
use super::members::{self, Members, check_names, date, day, list, member, not_wanted, object, spelling, unusable};
use super::question::{self, check_names as strict_names};
use super::repair;
use super::subject::{self, REPORT, TOTALS};
use crate::area::Units;
use crate::base::parse::Json;
use crate::base::{Locale, Text};
use crate::figures::{Approval, Submission};
use crate::judge::faults::{Param, Repair};
use crate::judge::{Purpose, Reading};
use crate::law;
use crate::rules::{Plan, Regime, Step};
use alloc::format;
use alloc::string::ToString;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::str::FromStr;

pub(crate) const REQUEST: &str = "kh302.request/1";

const MEMBERS: &[&str] = &[
    "schema",
    "report",
    "totals",
    "approved",
    "approvals",
    "previous",
    "baseline",
    "parts",
    "as_of",
    "criteria",
    "plan",
    "reading",
    "purpose",
    "locale",
    "context",
];
const CONTEXT: &[&str] = &["units", "holidays", "regime", "step", "working_days"];

pub(crate) fn request(members: &Members<'_>) -> Result<Document, ReadError> {
    let mut document = match (member(members, "report"), member(members, "totals")) {
        (Some(report), _) => subject::report(members::document(report, "/report", REPORT)?, "/report")?,
        (None, Some(totals)) => {
            if !READS_DOCUMENTS {
                return Err(ReadError::LeftOut("/totals".to_string()));
            }
            subject::totals(members::document(totals, "/totals", TOTALS)?, "/totals")?
        }
        (None, None) => return Err(ReadError::MissingMember("/report".to_string())),
    };
    check_names(members, "", MEMBERS, &mut document.faults.issues);
    if member(members, "report").is_some() && member(members, "totals").is_some() {
        let why =
            Text::new(": mỗi yêu cầu chỉ đánh giá một báo cáo hoặc một số liệu tổng hợp", ": a request holds either a report or totals");
        document.faults.issues.push(members::unknown("totals", "", Some(why), None));
    }
    document.previous = references(members, "previous", "kh302.report/1, kh302.totals/1", &mut document)?;
    document.parts = references(members, "parts", "kh302.report/1, kh302.totals/1", &mut document)?;
    let baseline = references(members, "baseline", REPORT, &mut document)?;
    document.baseline = baseline
        .into_iter()
        .filter_map(|submission| if let Submission::Report(report) = submission { Some(report) } else { None })
        .collect();
    let approved = member(members, "approved").map(|value| approval(value, "/approved", Some(&document.subject))).transpose()?;
    let listed = approvals(members)?;
    document.approvals = Arc::new(approved.into_iter().chain(listed).collect());
    settings(members, &mut document)?;
    document.purpose = choice(members, "", "purpose", Purpose::from_id, &Purpose::ALL.map(Purpose::id), &mut document).unwrap_or_default();
    Ok(document)
}

/// Reads the settings of a request or of the head of a roll-up: the day, the criteria, the language, the reading and the context.
pub(crate) fn settings(members: &Members<'_>, document: &mut Document) -> Result<(), ReadError> {
    document.as_of = date(members, "", "as_of", &mut document.faults.issues);
    if let Some(value) = member(members, "criteria") {
        document.criteria = Some(criteria::choice_of_criteria(value, "/criteria")?);
    }
    if let Some(value) = member(members, "plan") {
        document.plan = Some(plan(value)?);
    }
    document.locale = choice(members, "", "locale", Locale::from_id, &Locale::ALL.map(Locale::id), document).unwrap_or_default();
    document.reading = choice(members, "", "reading", Reading::from_id, &Reading::ALL.map(Reading::id), document).unwrap_or_default();
    context(members, document)
}

/// Reads the id of a plan. Another plan than the one asked for would answer another question, so an unknown one gives no answer.
fn plan(value: &Json<'_>) -> Result<&'static Plan, ReadError> {
    let id = if let Json::Text(id) = value { id } else { "" };
    law::plan(id).ok_or_else(|| ReadError::BadValue {
        at: "/plan".to_string(),
        found: spelling(value),
        wanted: Text::new("mã của một kế hoạch trong danh mục", "the id of a plan in the catalogue"),
    })
}

pub(crate) const COMPARE: &str = "kh302.compare/1";

/// Reads a report and the two sets of criteria under which its level is compared.
pub(crate) fn comparison(members: &Members<'_>) -> Result<(Document, [ChosenCriteria; 2]), ReadError> {
    let missing = |key: &str| ReadError::MissingMember(format!("/{key}"));
    let report = member(members, "report").ok_or_else(|| missing("report"))?;
    let mut document = subject::report(members::document(report, "/report", REPORT)?, "/report")?;
    check_names(members, "", &["schema", "report", "criteria", "reading", "locale", "context"], &mut document.faults.issues);
    document.locale = choice(members, "", "locale", Locale::from_id, &Locale::ALL.map(Locale::id), &mut document).unwrap_or_default();
    document.reading = choice(members, "", "reading", Reading::from_id, &Reading::ALL.map(Reading::id), &mut document).unwrap_or_default();
    context(members, &mut document)?;
    let sets = list(member(members, "criteria").ok_or_else(|| missing("criteria"))?, "/criteria")?;
    let set_at = |place: usize| {
        let value = sets.get(place).ok_or_else(|| ReadError::MissingMember(format!("/criteria/{place}")))?;
        criteria::choice_of_criteria(value, &format!("/criteria/{place}"))
    };
    let both = [set_at(0)?, set_at(1)?];
    match sets.get(2) {
        Some(_) => Err(criteria::only_two("/criteria/2")),
        None => Ok((document, both)),
    }
}

/// Reads the context of a request: the table of units, and what decides the deadline.
fn context(members: &Members<'_>, document: &mut Document) -> Result<(), ReadError> {
    let Some(value) = member(members, "context") else { return Ok(()) };
    let members = object(value, "/context")?;
    check_names(members, "/context", CONTEXT, &mut document.faults.issues);
    if let Some(value) = member(members, "units") {
        document.units = Some(units(value)?);
    }
    document.regime = choice(members, "/context", "regime", law::regime, &law::REGIMES.map(Regime::id), document).unwrap_or_default();
    document.step = choice(members, "/context", "step", Step::from_id, &Step::ALL.map(Step::id), document);
    if let Some(value) = member(members, "working_days") {
        match value.count() {
            Some(days @ 1..=366) => document.working_days = u32::try_from(days).unwrap_or(1),
            _ => {
                let wanted = Text::new("số ngày làm việc từ 1 đến 366", "a number of working days from 1 to 366");
                document.faults.issues.push(unusable("/context/working_days".to_string(), "working_days", value, wanted, None));
            }
        }
    }
    if let Some(value) = member(members, "holidays") {
        for (place, item) in list(value, "/context/holidays")?.iter().enumerate() {
            document.holidays.extend(day(item, format_args!("/context/holidays/{place}"), "holidays", &mut document.faults.issues));
        }
    }
    Ok(())
}

/// Reads the table of units of a context.
pub(super) fn units(value: &Json<'_>) -> Result<Arc<Units<'static>>, ReadError> {
    if !READS_DOCUMENTS {
        return Err(ReadError::LeftOut("/context/units".to_string()));
    }
    list(value, "/context/units")?;
    Units::of_json(value).map(Arc::new).map_err(ReadError::BadUnits)
}

/// Reads a member that is one of a few ids; any other value is a fault (check F08).
fn choice<T>(
    members: &Members<'_>,
    at: &str,
    key: &'static str,
    from_id: impl Fn(&str) -> Option<T>,
    ids: &[&'static str],
    document: &mut Document,
) -> Option<T> {
    let value = member(members, key)?;
    let found = if let Json::Text(id) = value { from_id(id) } else { None };
    if found.is_none() {
        let repair = repair::nearest(&spelling(value), ids.iter().copied()).map(|id| Repair::Text(id.to_string()));
        document.faults.issues.push(not_wanted(format!("{at}/{key}"), key, value, Param::Said(ids.join(", ")), repair));
    }
    found
}

/// Reads the list of approved levels of a request, a roll-up or a question.
pub(crate) fn approvals(members: &Members<'_>) -> Result<Vec<Approval>, ReadError> {
    let Some(value) = member(members, "approvals") else { return Ok(Vec::new()) };
    let read = |(place, item): (usize, &Json<'_>)| approval(item, &format!("/approvals/{place}"), None);
    list(value, "/approvals")?.iter().enumerate().map(read).collect()
}

/// Reads an approved level. The approval of one report may leave out its area and period, and must not name others.
fn approval(value: &Json<'_>, at: &str, of: Option<&Submission>) -> Result<Approval, ReadError> {
    let members = object(value, at)?;
    strict_names(members, at, &["area", "period", "level", "decision", "on", "by"])?;
    let place = |key: &str| format!("{at}/{key}");
    let text = |key: &str, wanted: Text| match member(members, key) {
        Some(Json::Text(text)) if !text.trim().is_empty() => Ok(text.to_string()),
        Some(other) => Err(ReadError::BadValue { at: place(key), found: spelling(other), wanted }),
        None => Err(ReadError::MissingMember(place(key))),
    };
    let level_words = Text::new("drug_free, affected, type_iii, type_ii hoặc type_i", "drug_free, affected, type_iii, type_ii or type_i");
    let area = read_as(members, "area", at, question::AREA, of.map(Submission::area))?;
    let period = read_as(members, "period", at, question::PERIOD, of.map(Submission::period))?;
    let level = read_as(members, "level", at, level_words, None)?;
    let on = read_as(members, "on", at, question::DAY, None)?;
    if let Some(of) = of
        && (area, period) != (of.area(), of.period())
    {
        let key = if area == of.area() { "period" } else { "area" };
        let wanted = Text::new("địa bàn và kỳ của báo cáo", "the area and the period of the report");
        return Err(ReadError::BadValue { at: place(key), found: member(members, key).map(spelling).unwrap_or_default(), wanted });
    }
    let decision = text("decision", Text::new("số của quyết định phê duyệt", "the number of the decision"))?;
    let by = text("by", Text::new("cơ quan phê duyệt", "the body that approved it"))?;
    Ok(Approval::new(area, period, level, decision, on, by))
}

/// Reads a member that is written as text; `otherwise` takes the place of one that is absent.
fn read_as<T: FromStr>(members: &Members<'_>, key: &str, at: &str, wanted: Text, otherwise: Option<T>) -> Result<T, ReadError> {
    let place = || format!("{at}/{key}");
    let Some(value) = member(members, key) else { return otherwise.ok_or_else(|| ReadError::MissingMember(place())) };
    let found = if let Json::Text(text) = value { text.parse().ok() } else { None };
    found.ok_or_else(|| ReadError::BadValue { at: place(), found: spelling(value), wanted })
}

/// Reads a list of reference documents: reports or totals of other periods, with which the subject is compared.
fn references(
    members: &Members<'_>,
    key: &'static str,
    wanted: &'static str,
    document: &mut Document,
) -> Result<Vec<Submission>, ReadError> {
    let mut found = Vec::new();
    let Some(value) = member(members, key) else { return Ok(found) };
    for (place, item) in list(value, format_args!("/{key}"))?.iter().enumerate() {
        found.extend(reference(item, &format!("/{key}/{place}"), wanted, document)?);
    }
    Ok(found)
}

/// Reads one reference document, and adds its faults to those of the request. A document whose period cannot be read is not compared.
pub(crate) fn reference(item: &Json<'_>, at: &str, wanted: &'static str, document: &mut Document) -> Result<Option<Submission>, ReadError> {
    let members = object(item, at)?;
    let read = match members::schema(members, at, wanted)? {
        REPORT => subject::report(members, at)?,
        TOTALS if wanted != REPORT => {
            if !READS_DOCUMENTS {
                return Err(ReadError::LeftOut(at.to_string()));
            }
            subject::totals(members, at)?
        }
        other => return Err(members::unknown_schema(at, other, wanted)),
    };
    document.faults.issues.extend(read.faults.issues);
    Ok((!read.faults.no_period).then_some(read.subject))
}
