//! Phần đầu của tài liệu dài: reads the members of a long document and leaves its long lists unread, so that their items can be read one by
//! one and memory holds one at a time.

use super::error::ReadError;
use super::split::{Broken, Splitter};
use super::text::{FIGURE_IDS, failed, not_json};
use crate::base::parse::{self as json, Json};
use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::ops::Range;

/// A document whose long lists are still to be read.
pub(crate) struct Head<'t> {
    /// Every member in order; a list that is left unread stands here as an empty one.
    pub members: Vec<(Cow<'t, str>, Json<'t>)>,
    /// The lists that are left unread, by the names of their members.
    pub lists: Vec<(Cow<'t, str>, List<'t>)>,
    /// The byte behind the document, where the text may go on.
    pub end: usize,
}

/// Reads the members of an object, each of at most `largest` bytes; the lists in members with the names `long` are left unread. `None` for a
/// text that does not begin with an object.
pub(crate) fn head<'t>(text: &'t str, long: &[&str], largest: usize) -> Result<Option<Head<'t>>, ReadError> {
    let mut splitter = Splitter::new(text, 0);
    if splitter.peek() != Some(b'{') {
        return Ok(None);
    }
    let places = splitter.members().map_err(|at| broken(text, at))?;
    let (mut members, mut lists) = (Vec::new(), Vec::new());
    for (key, value) in places {
        let Json::Text(key) = part(text, key, largest)? else { continue };
        let is_list = text.get(value.start..).is_some_and(|text| text.starts_with('['));
        let read = if is_list && long.contains(&key.as_ref()) {
            lists.push((key.clone(), List { text, splitter: Splitter::new(text, value.start.saturating_add(1)), begun: false }));
            Json::List(Vec::new())
        } else {
            part(text, value, largest)?
        };
        members.push((key, read));
    }
    Ok(Some(Head { members, lists, end: splitter.at() }))
}

/// Returns the error for a text in which the walk came to a halt: that of the parser, which names the very place.
fn broken(text: &str, at: Broken) -> ReadError {
    match json::parse(text, &[]) {
        Err(error) => failed(text, 0, error),
        Ok(_) => not_json(text, at),
    }
}

/// Parses a part of a text.
pub(crate) fn part(text: &str, place: Range<usize>, largest: usize) -> Result<Json<'_>, ReadError> {
    if place.len() > largest {
        return Err(ReadError::TooLarge);
    }
    let at = place.start;
    json::parse(text.get(place).unwrap_or_default(), &FIGURE_IDS).map_err(|error| failed(text, at, error))
}

/// The text of a list from behind its opening bracket.
#[derive(Clone)]
pub(crate) struct List<'t> {
    text: &'t str,
    splitter: Splitter<'t>,
    begun: bool,
}

impl<'t> List<'t> {
    /// Returns where the next item stands; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Range<usize>>, ReadError> {
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

    /// Returns the next item as it is parsed; `None` at the end.
    pub(crate) fn next_value(&mut self, largest: usize) -> Result<Option<Json<'t>>, ReadError> {
        self.next()?.map(|place| part(self.text, place, largest)).transpose()
    }
}
