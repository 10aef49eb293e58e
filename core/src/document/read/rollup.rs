//! Yêu cầu tổng hợp: the head of a roll-up and its reports, which are read one after the other and never held together.
//!
//! The reports stand in the member `reports`, or one a line behind the head (JSON Lines), or both.

use super::document::Document;
use super::entry::read;
use super::error::ReadError;
use super::members::{self, Members, check_names, list, member, spelling, stands_twice};
use super::request::{beside, settings};
use super::split::Splitter;
use super::subject::{self, REPORT, TOTALS};
use super::text::{FIGURE_IDS, LARGEST, failed, not_json};
use crate::area::AreaCode;
use crate::base::parse::{self as json, Json};
use crate::calendar::Period;
use crate::figures::{Submission, Totals};
use crate::judge::ReportStore;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::ops::Range;

pub(crate) const ROLLUP: &str = "kh302.rollup/1";

/// The largest document of a roll-up, in bytes; each of its reports may have as many as any other document.
pub const LARGEST_ROLLUP: usize = 64 << 20;

const MEMBERS: &[&str] =
    &["schema", "area", "period", "reports", "own", "baseline", "as_of", "criteria", "plan", "reading", "locale", "context"];

/// What a roll-up is asked for.
pub(crate) struct Asked<'t> {
    /// The settings, and what was wrong in the head.
    pub head: Document,
    /// The area above the communes.
    pub area: AreaCode,
    /// The period of all reports.
    pub period: Period,
    /// The area's own totals.
    pub own: Option<Document>,
    /// The reports that the communes are compared with.
    pub baseline: ReportStore,
    /// The reports of the communes.
    pub reports: Reports<'t>,
}

/// Reads the head of a roll-up; the reports are read when they are asked for.
pub(crate) fn rollup(text: &str) -> Result<Asked<'_>, ReadError> {
    if text.len() > LARGEST_ROLLUP {
        return Err(ReadError::RollupTooLarge);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut splitter = Splitter::new(text, 0);
    if splitter.peek().is_some_and(|first| first != b'{') {
        let whole = splitter.value().map_err(|at| not_json(text, at))?;
        return parse(text, whole).and(Err(ReadError::NotAnObject(String::new())));
    }
    let places = splitter.members().map_err(|at| not_json(text, at))?;
    let (mut members, mut reports, mut baseline) = (Vec::new(), None, None);
    for (key, value) in places {
        let Json::Text(key) = parse(text, key)? else { continue };
        // The long lists stay as they are written until each of their items is read.
        let raw = List { text, splitter: Splitter::new(text, value.start.saturating_add(1)), begun: false };
        let is_list = text.get(value.start..).is_some_and(|text| text.starts_with('['));
        let read = match &*key {
            "reports" if is_list => {
                reports = Some(raw);
                Json::List(Vec::new())
            }
            "baseline" if is_list => {
                baseline = Some(raw);
                Json::List(Vec::new())
            }
            _ => parse(text, value)?,
        };
        members.push((key, read));
    }
    match members::schema(&members, "", ROLLUP)? {
        ROLLUP => {}
        other => return Err(members::unknown_schema("", other, ROLLUP)),
    }
    let area = named(&members, "area", |text| text.parse().ok().filter(|area: &AreaCode| !area.is_commune()), ReadError::NotAnArea)?;
    let period = named(&members, "period", |text| text.parse().ok(), ReadError::NotAPeriod)?;
    let mut lines = splitter;
    let in_lines = lines.peek().is_some();
    match member(&members, "reports") {
        Some(value) => drop(list(value, "/reports")?),
        None if in_lines || stands_twice(&members, "reports") => reports = None,
        None => return Err(ReadError::MissingMember("/reports".to_string())),
    }
    let mut head = Document::of(Submission::Totals(Totals::new(area, period)));
    check_names(&members, "", MEMBERS, &mut head.issues);
    settings(&members, &mut head)?;
    let mut shelf = ReportStore::default();
    if let Some(value) = member(&members, "baseline") {
        list(value, "/baseline")?;
        let (mut items, mut place) = (baseline, 0_usize);
        while let Some(range) = items.as_mut().map_or(Ok(None), List::next)? {
            let item = parse(text, range)?;
            beside(&item, &format!("/baseline/{place}"), REPORT, &mut head)?.into_iter().for_each(|filed| shelf.put(filed));
            place = place.saturating_add(1);
        }
    }
    let own = match member(&members, "own") {
        Some(value) => {
            let mut own = subject::totals(members::document(value, "/own", TOTALS)?, "/own")?;
            head.issues.append(&mut own.issues);
            Some(own)
        }
        None => None,
    };
    let reports = Reports { text, list: reports, lines: lines.at(), line: 0, next: 0 };
    Ok(Asked { head, area, period, own, baseline: shelf, reports })
}

/// A required member that is a text with a meaning.
fn named<T>(
    members: &Members<'_>,
    key: &str,
    with_name: impl Fn(&str) -> Option<T>,
    wrong: impl Fn(String) -> ReadError,
) -> Result<T, ReadError> {
    let value = member(members, key).ok_or_else(|| ReadError::MissingMember(format!("/{key}")))?;
    let found = if let Json::Text(text) = value { with_name(text) } else { None };
    found.ok_or_else(|| wrong(spelling(value)))
}

fn parse(text: &str, place: Range<usize>) -> Result<Json<'_>, ReadError> {
    if place.len() > LARGEST {
        return Err(ReadError::TooLarge);
    }
    let at = place.start;
    json::parse(text.get(place).unwrap_or_default(), &FIGURE_IDS).map_err(|error| failed(text, at, error))
}

/// A list as it is written, from behind its bracket on.
struct List<'t> {
    text: &'t str,
    splitter: Splitter<'t>,
    begun: bool,
}

impl List<'_> {
    /// Where the next item stands; nothing at the end.
    fn next(&mut self) -> Result<Option<Range<usize>>, ReadError> {
        let Self { text, splitter, begun } = self;
        let broken = |at| not_json(text, at);
        if splitter.peek() == Some(b']') {
            return Ok(None);
        }
        if *begun {
            splitter.take(b',').map_err(broken)?;
        }
        *begun = true;
        splitter.value().map(Some).map_err(broken)
    }
}

/// The reports of a roll-up, read one by one.
pub(crate) struct Reports<'t> {
    text: &'t str,
    /// The list of the head.
    list: Option<List<'t>>,
    /// Where the lines begin that are still to be read, and the number of the one before them.
    lines: usize,
    line: usize,
    next: usize,
}

/// One report of a roll-up.
pub(crate) struct Item {
    /// Its place among the reports, from 0.
    pub place: usize,
    /// Its line, where it stands on one of its own.
    pub line: Option<usize>,
    /// What was read.
    pub read: Result<Document, ReadError>,
}

impl Iterator for Reports<'_> {
    /// An error is one of the whole document: a list that does not close is no JSON.
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.listed().transpose().or_else(|| self.on_a_line().map(Ok))
    }
}

impl Reports<'_> {
    /// The next report of the list.
    fn listed(&mut self) -> Result<Option<Item>, ReadError> {
        let text = self.text;
        let Some(place) = self.list.as_mut().map_or(Ok(None), List::next)? else {
            self.list = None;
            return Ok(None);
        };
        match read(text.get(place.clone()).unwrap_or_default()) {
            // Inside a list, what is no JSON leaves the whole document none.
            Err(ReadError::NotJson { .. }) => parse(text, place).and(Ok(None)),
            other => Ok(Some(self.item(None, other))),
        }
    }

    /// The report on the next line that is not empty.
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
