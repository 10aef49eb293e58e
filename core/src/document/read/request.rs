//! Đọc yêu cầu: reads a request, which is a report or totals with the documents and settings by which to judge it.

use super::approval::{approval, approvals};
use super::criteria::{self, ChosenCriteria};
use super::document::Document;
use super::error::{READS_DOCUMENTS, ReadError, sayable};
use super::members::{self, Members, check_names, date, day, list, member, not_wanted, object, spelling, unusable};
use super::repair;
use super::subject::{self, REPORT, TOTALS};
use crate::area::Units;
use crate::base::parse::Json;
use crate::base::{Locale, text};
use crate::figures::Submission;
use crate::judge::faults::{Param, Repair};
use crate::judge::{Purpose, Reading};
use crate::law;
use crate::rules::{Plan, Regime, Step};
use alloc::format;
use alloc::string::ToString;
use alloc::sync::Arc;
use alloc::vec::Vec;

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
        let why = text!(": mỗi yêu cầu chỉ đánh giá một báo cáo hoặc một số liệu tổng hợp", ": a request holds either a report or totals");
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
    document.locale = locale(members, document);
    document.reading = choice(members, "", "reading", Reading::from_id, &Reading::ALL.map(Reading::id), document).unwrap_or_default();
    context(members, document)
}

/// Reads the language of the sentences.
fn locale(members: &Members<'_>, document: &mut Document) -> Locale {
    choice(members, "", "locale", Locale::from_id, &Locale::ALL.map(Locale::id), document).unwrap_or_default()
}

/// Reads the id of a plan. Another plan than the one asked for would answer another question, so an unknown one gives no answer.
fn plan(value: &Json<'_>) -> Result<&'static Plan, ReadError> {
    let id = if let Json::Text(id) = value { id } else { "" };
    law::plan(id).ok_or_else(|| ReadError::BadValue {
        at: "/plan".to_string(),
        found: spelling(value),
        wanted: text!("mã của một kế hoạch trong danh mục", "the id of a plan in the catalogue"),
    })
}

pub(crate) const COMPARE: &str = "kh302.compare/1";

/// Reads a report and the two sets of criteria under which its level is compared.
pub(crate) fn comparison(members: &Members<'_>) -> Result<(Document, [ChosenCriteria; 2]), ReadError> {
    let missing = |key: &str| ReadError::MissingMember(format!("/{key}"));
    let report = member(members, "report").ok_or_else(|| missing("report"))?;
    let mut document = subject::report(members::document(report, "/report", REPORT)?, "/report")?;
    check_names(members, "", &["schema", "report", "criteria", "reading", "locale", "context"], &mut document.faults.issues);
    document.locale = sayable(locale(members, &mut document))?;
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
                let wanted = text!("số ngày làm việc từ 1 đến 366", "a number of working days from 1 to 366");
                document.faults.issues.push(unusable("/context/working_days".to_string(), "working_days", value, wanted, None));
            }
        }
    }
    if let Some(value) = member(members, "holidays") {
        let items = list(value, "/context/holidays")?.iter().enumerate();
        let read = |(place, item)| day(item, format_args!("/context/holidays/{place}"), "holidays", &mut document.faults.issues);
        document.holidays = Some(items.filter_map(read).collect());
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
