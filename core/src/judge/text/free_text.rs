//! Văn bản tự do: what a note or a reason must not hold.

use crate::base::{Text, is_nfc};
use crate::figures::Report;
use crate::judge::text::personal::personal_data;
use crate::law::limits::LONGEST_TEXT;
use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

/// Something that a text should not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TextFault {
    /// What looks like personal data, and the place of its first character, from 1.
    Personal(Text, usize),
    /// A control character, and its place, from 1.
    Control(usize),
    /// So many characters.
    Long(usize),
    /// Decomposed Unicode.
    Decomposed,
}

/// Which faults the free texts of a report have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TextFaults {
    pub personal: bool,
    pub control: bool,
    pub long: bool,
    pub decomposed: bool,
}

impl TextFaults {
    /// Of all the texts together.
    #[inline]
    pub(crate) fn of(report: &Report) -> Self {
        if report.note.is_empty() && report.acknowledged.is_empty() { Self::default() } else { Self::found(report) }
    }

    #[inline(never)]
    fn found(report: &Report) -> Self {
        let mut found = Self::default();
        for text in [&report.note].into_iter().chain(report.acknowledged.iter().map(|given| &given.reason)) {
            found.personal |= may_be_personal(text) && !personal_data(text).is_empty();
            found.control |= control(text).is_some();
            found.long |= text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT;
            found.decomposed |= !is_nfc(text);
        }
        found
    }
}

/// The free texts of a report, each with its place in the document.
pub(crate) fn texts(report: &Report) -> impl Iterator<Item = (Cow<'static, str>, &str)> {
    let note = (!report.note.is_empty()).then_some((Cow::Borrowed("/note"), report.note.as_str()));
    let reasons = report
        .acknowledged
        .iter()
        .enumerate()
        .map(|(place, given)| (format!("/acknowledged/{place}/reason").into(), given.reason.as_str()));
    note.into_iter().chain(reasons)
}

/// Everything that a text should not hold.
pub(crate) fn faults(text: &str) -> Vec<TextFault> {
    let mut faults: Vec<TextFault> = personal_data(text).into_iter().map(|(kind, place)| TextFault::Personal(kind, place)).collect();
    if let Some(place) = control(text) {
        faults.push(TextFault::Control(place.saturating_add(1)));
    }
    let length = text.chars().count();
    if length > LONGEST_TEXT {
        faults.push(TextFault::Long(length));
    }
    if !is_nfc(text) {
        faults.push(TextFault::Decomposed);
    }
    faults
}

/// Personal data hold a digit or an @.
fn may_be_personal(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@')
}

/// The place of the first character that must not stand in a text.
fn control(text: &str) -> Option<usize> {
    text.chars().position(|char| char.is_control() && !matches!(char, '\t' | '\n' | '\r'))
}
