//! Yêu cầu tổng hợp: reads the head of a roll-up, and then its reports one after the other, so that memory holds one at a time.
//!
//! The reports stand in the member `reports` of the head, or one on each line after it (JSON Lines), or both.

use super::approval::approvals;
use super::document::Document;
use super::entry::read;
use super::error::ReadError;
use super::head::{Head, List, head, part};
use super::members::{self, Members, check_names, list, member, spelling, stands_twice};
use super::request::{reference, settings};
use super::split::Splitter;
use super::subject::{self, REPORT, TOTALS};
use super::text::LARGEST;
use crate::area::AreaCode;
use crate::base::parse::Json;
use crate::calendar::Period;
use crate::figures::{Submission, Totals};
use crate::judge::ReportStore;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

pub(crate) const ROLLUP: &str = "kh302.rollup/1";

/// The largest roll-up, in bytes; each report in it may be as large as a document of its own ([`LARGEST`]).
pub const LARGEST_ROLLUP: usize = 64 << 20;

const MEMBERS: &[&str] =
    &["schema", "area", "period", "reports", "own", "approvals", "baseline", "as_of", "criteria", "plan", "reading", "locale", "context"];

/// A roll-up whose head was read.
pub(crate) struct RollupInput<'t> {
    /// The settings, and the faults of the head.
    pub head: Document,
    /// The area above the communes.
    pub area: AreaCode,
    /// The period of all reports.
    pub period: Period,
    /// The totals that the area itself submitted.
    pub own: Option<Document>,
    /// The reports of the baseline, with which the communes are compared.
    pub baseline: ReportStore,
    /// The reports of the communes, which are still to be read.
    pub reports: Reports<'t>,
}

/// Reads the head of a roll-up; its reports are read when the iterator is asked for them.
pub(crate) fn rollup(text: &str) -> Result<RollupInput<'_>, ReadError> {
    if text.len() > LARGEST_ROLLUP {
        return Err(ReadError::RollupTooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(Head { members, mut lists, end }) = head(text, &["reports", "baseline"], LARGEST)? else {
        return part(text, 0..text.len(), LARGEST).and(Err(ReadError::NotAnObject(String::new())));
    };
    let mut list_of = |key: &str| lists.iter().rposition(|(name, _)| name == key).map(|place| lists.swap_remove(place).1);
    let (mut reports, baseline) = (list_of("reports"), list_of("baseline"));
    match members::schema(&members, "", ROLLUP)? {
        ROLLUP => {}
        other => return Err(members::unknown_schema("", other, ROLLUP)),
    }
    let area =
        required_text(&members, "area", |text| text.parse().ok().filter(|area: &AreaCode| !area.is_commune()), ReadError::NotAnArea)?;
    let period = required_text(&members, "period", |text| text.parse().ok(), ReadError::NotAPeriod)?;
    let mut lines = Splitter::new(text, end);
    let in_lines = lines.peek().is_some();
    match member(&members, "reports") {
        Some(value) => drop(list(value, "/reports")?),
        None if in_lines || stands_twice(&members, "reports") => reports = None,
        None => return Err(ReadError::MissingMember("/reports".to_string())),
    }
    let mut head = Document::of(Submission::Totals(Totals::new(area, period)));
    check_names(&members, "", MEMBERS, &mut head.faults.issues);
    settings(&members, &mut head)?;
    head.approvals = Arc::new(approvals(&members)?.into_iter().collect());
    let mut store = Vec::new();
    if let Some(value) = member(&members, "baseline") {
        list(value, "/baseline")?;
        let (mut items, mut place) = (baseline, 0_usize);
        while let Some(item) = items.as_mut().map_or(Ok(None), |items| items.next_value(LARGEST))? {
            store.extend(reference(&item, &format!("/baseline/{place}"), REPORT, &mut head)?);
            place = place.saturating_add(1);
        }
    }
    let own = match member(&members, "own") {
        Some(value) => {
            let mut own = subject::totals(members::document(value, "/own", TOTALS)?, "/own")?;
            head.faults.issues.extend(core::mem::take(&mut own.faults.issues));
            Some(own)
        }
        None => None,
    };
    let reports = Reports { text, list: reports, lines: lines.at(), line: 0, next: 0 };
    Ok(RollupInput { head, area, period, own, baseline: store.into_iter().collect(), reports })
}

/// Reads a required member that is text which `parse_text` understands.
fn required_text<T>(
    members: &Members<'_>,
    key: &str,
    parse_text: impl Fn(&str) -> Option<T>,
    wrong: impl Fn(String) -> ReadError,
) -> Result<T, ReadError> {
    let value = member(members, key).ok_or_else(|| ReadError::MissingMember(format!("/{key}")))?;
    let found = if let Json::Text(text) = value { parse_text(text) } else { None };
    found.ok_or_else(|| wrong(spelling(value)))
}

/// Iterates over the reports of a roll-up, reading them one by one.
pub(crate) struct Reports<'t> {
    text: &'t str,
    /// The list `reports` of the head, where it is not yet read to its end.
    list: Option<List<'t>>,
    /// Where the lines begin that are still to be read, and the number of the line before them.
    lines: usize,
    line: usize,
    next: usize,
}

/// One report of a roll-up.
pub(crate) struct Item {
    /// The place among the reports, from 0.
    pub place: usize,
    /// The number of the line, where the report stands on a line of its own.
    pub line: Option<usize>,
    /// The document that was read, or why it could not be read.
    pub read: Result<Document, ReadError>,
}

impl Iterator for Reports<'_> {
    /// The error is one of the whole roll-up, such as a list that does not close.
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.listed().transpose().or_else(|| self.on_a_line().map(Ok))
    }
}

impl Reports<'_> {
    /// Reads the next report of the list.
    fn listed(&mut self) -> Result<Option<Item>, ReadError> {
        let text = self.text;
        let Some(place) = self.list.as_mut().map_or(Ok(None), List::next)? else {
            self.list = None;
            return Ok(None);
        };
        match read(text.get(place.clone()).unwrap_or_default()) {
            // An item that is no JSON makes the whole document no JSON.
            Err(ReadError::NotJson { .. }) => part(text, place, LARGEST).and(Ok(None)),
            other => Ok(Some(self.item(None, other))),
        }
    }

    /// Reads the report on the next line that is not empty.
    fn on_a_line(&mut self) -> Option<Item> {
        loop {
            let rest = self.text.get(self.lines..).filter(|rest| !rest.is_empty())?;
            if self.line == 0 {
                self.line = self.text.get(..self.lines).unwrap_or_default().matches('\n').count();
            }
            let line = rest.split('\n').next().unwrap_or_default();
            self.lines = self.lines.saturating_add(line.len()).saturating_add(1).min(self.text.len());
            self.line = self.line.saturating_add(1);
            if !line.trim_ascii().is_empty() {
                return Some(self.item(Some(self.line), read(line)));
            }
        }
    }

    fn item(&mut self, line: Option<usize>, read: Result<Document, ReadError>) -> Item {
        let place = self.next;
        self.next = place.saturating_add(1);
        Item { place, line, read }
    }
}
