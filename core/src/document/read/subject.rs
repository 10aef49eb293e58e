//! Đọc báo cáo và số liệu tổng hợp: reads reports and totals value by value, and notes every fault.

use super::document::Document;
use super::error::ReadError;
use super::figures::{self, Belongs, Sink};
use super::members::{Members, check_names, date, list, member, object, spelling, stands_twice, unusable};
use super::repair;
use crate::base::parse::Json;
use crate::base::{is_nfc, nfc, text};
use crate::calendar::Period;
use crate::figures::{
    Acknowledgement, AreaCode, CommuneTally, DerivedTotals, FIGURES, Figure, FigureSet, FlagTally, Fraction, Kind, Report, RiskLevel,
    Submission, Totals,
};
use crate::judge::faults::{Issue, Issues, Param, ReadFaults, Repair};
use crate::law::code;
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Display;

pub(crate) const REPORT: &str = "kh302.report/1";
pub(crate) const TOTALS: &str = "kh302.totals/1";

const REPORT_MEMBERS: &[&str] =
    &["schema", "area", "period", "revision", "prepared_on", "figures", "declared_level", "acknowledged", "note"];
const TOTALS_MEMBERS: &[&str] = &["schema", "area", "period", "prepared_on", "figures", "partial", "derived", "flags", "own", "communes"];

/// The place of a document as JSON pointers: `at` in the whole text, for errors; `shown` in the report itself, for findings, so that a
/// report has the same findings alone and inside a request.
#[derive(Clone, Copy)]
struct Places<'p> {
    at: &'p str,
    shown: &'p str,
}

/// Reads a commune's report that stands at `at`; it is the subject of a request or one of its reference documents.
pub(crate) fn report(members: &Members<'_>, at: &str) -> Result<Document, ReadError> {
    let places = Places { at, shown: if at == "/report" { "" } else { at } };
    let mut issues = Issues::default();
    let head = head(members, places, true, &mut issues)?;
    let period = head.period;
    let mut document = head.document(|area, period| Submission::Report(Report::new(area, period)), issues);
    let Document { subject: Submission::Report(report), unreadable, faults, .. } = &mut document else { return Ok(document) };
    let ReadFaults { spelled, issues, .. } = faults;
    if let Some(members) = figures_of(members, places, unreadable)? {
        let mut sink = Sink { figures: &mut report.figures, unreadable, spelled, issues };
        figures::read(members, format_args!("{}/figures", places.shown), places.shown.is_empty(), Belongs::Commune(period), &mut sink);
    }
    report.prepared_on = date(members, places.shown, "prepared_on", issues);
    if let Some(value) = member(members, "revision") {
        match revision(value) {
            Some(revision) => report.revision = revision,
            None => {
                let wanted = text!("số nguyên từ 0 trở lên", "a whole number from 0");
                issues.push(unusable(format!("{}/revision", places.shown), "revision", value, wanted, None));
            }
        }
    }
    if let Some(value) = member(members, "declared_level") {
        report.declared_level = if let Json::Text(id) = value { RiskLevel::from_id(id) } else { None };
        if report.declared_level.is_none() {
            let raw = spelling(value);
            let issue = Issue::new(&code::F12, format!("{}/declared_level", places.shown)).typed("raw", raw.as_str());
            issues.push(issue.repaired(&raw, repair::level(&raw)));
        }
    }
    if let Some(value) = member(members, "note") {
        report.note = free_text(value, format_args!("{}/note", places.shown), "note", issues);
    }
    if let Some(value) = member(members, "acknowledged") {
        for (place, item) in list(value, format_args!("{at}/acknowledged"))?.iter().enumerate() {
            let members = object(item, format_args!("{at}/acknowledged/{place}"))?;
            let shown = format!("{}/acknowledged/{place}", places.shown);
            let given = acknowledgement(members, &format!("{at}/acknowledged/{place}"), &shown, issues)?;
            report.acknowledged.push(given);
        }
    }
    Ok(document)
}

/// Reads the totals of an area above the commune that stand at `at`.
pub(crate) fn totals(members: &Members<'_>, at: &str) -> Result<Document, ReadError> {
    let places = Places { at, shown: if at == "/totals" { "" } else { at } };
    let mut issues = Issues::default();
    let head = head(members, places, false, &mut issues)?;
    let mut document = head.document(|area, period| Submission::Totals(Totals::new(area, period)), issues);
    let Document { subject: Submission::Totals(totals), unreadable, faults, .. } = &mut document else { return Ok(document) };
    let ReadFaults { spelled, issues, .. } = faults;
    let mut own = None;
    if let Some(value) = member(members, "own") {
        own = Some(object(value, format_args!("{at}/own"))?);
    }
    let sums = figures_of(members, places, unreadable)?;
    for (members, key, belongs) in [(sums, "figures", Belongs::Sums), (own, "own", Belongs::Own)] {
        let Some(members) = members else { continue };
        let mut sink = Sink { figures: &mut totals.figures, unreadable, spelled, issues };
        figures::read(members, format_args!("{}/{key}", places.shown), places.shown.is_empty(), belongs, &mut sink);
    }
    totals.prepared_on = date(members, places.shown, "prepared_on", issues);
    if let Some(value) = member(members, "derived") {
        let derived = object(value, format_args!("{at}/derived"))?;
        let shown = format!("{}/derived", places.shown);
        check_names(derived, &shown, &["group_months", "communes_with_outreach", "still_drug_free", "transformed"], issues);
        totals.derived = DerivedTotals {
            group_months: count(derived, &shown, "group_months", issues),
            communes_with_outreach: count(derived, &shown, "communes_with_outreach", issues),
            still_drug_free: fraction(derived, places, "still_drug_free", issues)?,
            transformed: fraction(derived, places, "transformed", issues)?,
        };
    }
    if let Some(value) = member(members, "partial") {
        for (place, item) in list(value, format_args!("{at}/partial"))?.iter().enumerate() {
            match if let Json::Text(id) = item { Figure::from_id(id) } else { None } {
                Some(figure) => totals.partial = totals.partial.with(figure),
                None => {
                    let wanted = text!("mã chỉ tiêu", "the id of a figure");
                    issues.push(unusable(format!("{}/partial/{place}", places.shown), "partial", item, wanted, None));
                }
            }
        }
    }
    if let Some(value) = member(members, "flags") {
        let flags = object(value, format_args!("{at}/flags"))?;
        let known: Vec<_> = FIGURES.iter().filter(|row| row.kind == Kind::Flag).map(|row| row.id).collect();
        check_names(flags, &format!("{}/flags", places.shown), &known, issues);
        if let Some(reviewed) = member(flags, "reviewed") {
            let tally = object(reviewed, format_args!("{at}/flags/reviewed"))?;
            let shown = format!("{}/flags/reviewed", places.shown);
            check_names(tally, &shown, &["true", "of"], issues);
            let (true_in, of) = (count(tally, &shown, "true", issues), count(tally, &shown, "of", issues));
            totals.reviewed = true_in.zip(of).map(|(true_in, of)| FlagTally { true_in, of });
        }
    }
    if let Some(value) = member(members, "communes") {
        let communes = object(value, format_args!("{at}/communes"))?;
        let shown = format!("{}/communes", places.shown);
        check_names(communes, &shown, &["expected", "received", "levels", "approved"], issues);
        let expected = count(communes, &shown, "expected", issues);
        let mut tally = CommuneTally {
            expected: expected.unwrap_or(0),
            received: count(communes, &shown, "received", issues).unwrap_or(0),
            approved: count(communes, &shown, "approved", issues).unwrap_or(0),
            ..CommuneTally::default()
        };
        if let Some(value) = member(communes, "levels") {
            let levels = object(value, format_args!("{at}/communes/levels"))?;
            let shown = format!("{shown}/levels");
            let known: Vec<_> = RiskLevel::ALL.into_iter().map(RiskLevel::id).chain(["undetermined"]).collect();
            check_names(levels, &shown, &known, issues);
            for level in RiskLevel::ALL {
                tally.levels.set(level, count(levels, &shown, level.id(), issues).unwrap_or(0));
            }
            tally.undetermined = count(levels, &shown, "undetermined", issues).unwrap_or(0);
        }
        // Keeps the tally only where the number of expected communes is given, because missing is not zero.
        totals.communes = expected.map(|_| tally);
    }
    Ok(document)
}

/// The members that reports and totals have in common.
struct Head {
    area: AreaCode,
    written_area: Option<String>,
    period: Option<Period>,
}

impl Head {
    /// Makes the document that the rest is read into. Where the period cannot be read, [`Period::STAND_IN`] takes its place: the fault is
    /// named, and nothing that depends on the period is answered.
    fn document(self, of: impl FnOnce(AreaCode, Period) -> Submission, issues: Issues) -> Document {
        let mut document = Document::of(of(self.area, self.period.unwrap_or(Period::STAND_IN)));
        document.faults = ReadFaults { issues, spelled: Vec::new(), written_area: self.written_area, no_period: self.period.is_none() };
        document
    }
}

/// Reads the area and the period, and checks the names of the members.
fn head(members: &Members<'_>, places: Places<'_>, commune: bool, issues: &mut Issues) -> Result<Head, ReadError> {
    let Places { at, shown } = places;
    check_names(members, shown, if commune { REPORT_MEMBERS } else { TOTALS_MEMBERS }, issues);

    let written = required(members, at, "area")?;
    let code = match written {
        Some(Json::Text(code)) => code.parse::<AreaCode>().ok().filter(|area| area.is_commune() == commune),
        _ => None,
    };
    let written_area = written.filter(|_| code.is_none()).map(spelling);
    if let (Some(raw), Some(value)) = (&written_area, written) {
        let wanted = if commune {
            text!("mã địa bàn cấp xã có 5 chữ số, viết trong ngoặc kép", "a commune has five digits, written as text")
        } else {
            text!(
                "mã tỉnh có 2, mã huyện có 3 chữ số, viết trong ngoặc kép",
                "a province has two digits, a district three, written as text",
            )
        };
        let repair = value.whole_number().is_some().then(|| Repair::Text(raw.clone())).filter(|_| raw.parse::<AreaCode>().is_ok());
        issues.push(Issue::new(&code::F06, format!("{shown}/area")).typed("raw", raw.as_str()).wanted(wanted).repaired(raw, repair));
    }
    let written = required(members, at, "period")?;
    let period = match written {
        Some(Json::Text(name)) => name.parse::<Period>().ok(),
        _ => None,
    };
    if let (None, Some(value)) = (period, written) {
        let raw = spelling(value);
        // Proposes quotes for a year that was written as a number.
        let unquoted = value.whole_number().is_some().then(|| raw.parse::<Period>().ok().map(|period| Repair::Text(period.to_string())));
        let repair = unquoted.flatten().or_else(|| repair::period(&raw));
        issues.push(Issue::new(&code::F07, format!("{shown}/period")).typed("raw", raw.as_str()).repaired(&raw, repair));
    }
    let area = code.unwrap_or(if commune { AreaCode::NO_COMMUNE } else { AreaCode::NO_PROVINCE });
    Ok(Head { area, written_area, period })
}

/// Returns a required member; `None` where it occurs twice, which has a finding of its own.
fn required<'j, 'a>(members: &'j Members<'a>, at: &str, key: &str) -> Result<Option<&'j Json<'a>>, ReadError> {
    match member(members, key) {
        None if !stands_twice(members, key) => Err(ReadError::MissingMember(format!("{at}/{key}"))),
        found => Ok(found),
    }
}

fn figures_of<'j, 'a>(
    members: &'j Members<'a>,
    places: Places<'_>,
    unreadable: &mut FigureSet,
) -> Result<Option<&'j Members<'a>>, ReadError> {
    match required(members, places.at, "figures")? {
        Some(value) => object(value, format_args!("{}/figures", places.at)).map(Some),
        None => {
            *unreadable = FigureSet::ALL;
            Ok(None)
        }
    }
}

fn revision(value: &Json<'_>) -> Option<u32> {
    u32::try_from(value.count()?).ok()
}

/// Reads free text as NFC; a text that was not in NFC gives a notice (check F14).
fn free_text(value: &Json<'_>, at: impl Display, key: &'static str, issues: &mut Issues) -> String {
    match value {
        Json::Text(text) if is_nfc(text) => text.to_string(),
        Json::Text(text) => {
            issues.push(Issue::new(&code::F14, at.to_string()));
            nfc(text).into_owned()
        }
        other => {
            issues.push(unusable(at.to_string(), key, other, text!("văn bản", "text"), None));
            String::new()
        }
    }
}

pub(crate) fn acknowledgement(members: &Members<'_>, at: &str, shown: &str, issues: &mut Issues) -> Result<Acknowledgement, ReadError> {
    check_names(members, shown, &["code", "at", "reason", "on", "figures"], issues);
    let text = |key: &str| if let Some(Json::Text(text)) = member(members, key) { text.to_string() } else { String::new() };
    let mut given = Acknowledgement { code: text("code"), at: text("at"), ..Acknowledgement::default() };
    given.on = date(members, shown, "on", issues);
    if let Some(value) = member(members, "reason") {
        given.reason = free_text(value, format_args!("{shown}/reason"), "reason", issues);
    }
    if let Some(value) = member(members, "figures") {
        for (key, value) in object(value, format_args!("{at}/figures"))? {
            let (of, id) = match key.strip_prefix("prev.") {
                Some(id) => (&mut given.previous, id),
                None => (&mut given.figures, key.as_ref()),
            };
            let value = match value {
                Json::Bool(flag) => Some(u64::from(*flag)),
                other => other.count(),
            };
            match Figure::from_id(id).zip(value) {
                Some(pair) => of.push(pair),
                None => {
                    let raw = format!("{} {}", given.code, key);
                    issues.push(Issue::new(&code::F13, shown.to_owned()).with("raw", Param::Typed(raw)));
                }
            }
        }
    }
    Ok(given)
}

/// Reads a fraction of the communes.
fn fraction(members: &Members<'_>, places: Places<'_>, key: &'static str, issues: &mut Issues) -> Result<Option<Fraction>, ReadError> {
    let Some(value) = member(members, key) else { return Ok(None) };
    let fraction = object(value, format_args!("{}/derived/{key}", places.at))?;
    let shown = format!("{}/derived/{key}", places.shown);
    check_names(fraction, &shown, &["numerator", "denominator", "open"], issues);
    let mut number = |key| count(fraction, &shown, key, issues);
    let (numerator, denominator, open) = (number("numerator"), number("denominator"), number("open").unwrap_or(0));
    Ok(numerator.zip(denominator).map(|(numerator, denominator)| Fraction { numerator, denominator, open }))
}

/// Reads a count of totals that is no figure.
fn count(members: &Members<'_>, shown: &str, key: &'static str, issues: &mut Issues) -> Option<u64> {
    const MOST: u64 = 1_000_000_000_000;
    let value = member(members, key)?;
    let number = value.count().filter(|number| *number <= MOST);
    if number.is_none() {
        let wanted = text!("số nguyên từ 0 trở lên", "a whole number from 0");
        issues.push(unusable(format!("{shown}/{key}"), key, value, wanted, None));
    }
    number
}
