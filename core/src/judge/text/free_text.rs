//! Văn bản tự do: finds what a note or a reason must not contain.

use crate::base::{Text, is_nfc};
use crate::figures::Report;
use crate::judge::text::personal::personal_data;
use crate::law::limits::LONGEST_TEXT;
use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

/// Lỗi của văn bản: something that a text must not contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TextFault {
    /// Something that looks like personal data: its kind, and the position of its first character, from 1.
    Personal(Text, usize),
    /// A control character, and its position, from 1.
    Control(usize),
    /// Too long: the number of characters.
    Long(usize),
    /// Unicode that is not in NFC.
    Decomposed,
}

/// The faults of the free texts of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TextFaults {
    pub personal: bool,
    pub control: bool,
    pub long: bool,
    pub decomposed: bool,
}

impl TextFaults {
    /// Collects the faults of all the texts.
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

/// Returns the free texts of a report, each with its place in the document.
pub(crate) fn texts(report: &Report) -> impl Iterator<Item = (Cow<'static, str>, &str)> {
    let note = (!report.note.is_empty()).then_some((Cow::Borrowed("/note"), report.note.as_str()));
    let reasons = report
        .acknowledged
        .iter()
        .enumerate()
        .map(|(place, given)| (format!("/acknowledged/{place}/reason").into(), given.reason.as_str()));
    note.into_iter().chain(reasons)
}

/// Finds every fault of a text.
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

/// Whether a text contains a digit or an @, which all personal data that are searched for contain.
fn may_be_personal(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@')
}

/// Returns the position of the first character that a text must not contain: a control character, or the sign that stands for a character
/// of which only a part was sent.
fn control(text: &str) -> Option<usize> {
    let broken = |char: char| char == char::REPLACEMENT_CHARACTER || (char.is_control() && !matches!(char, '\t' | '\n' | '\r'));
    text.chars().position(broken)
}
