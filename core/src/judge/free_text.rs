//! Văn bản tự do: what a note or a reason must not hold.

use super::personal::personal_data;
use crate::base::Text;
use crate::figures::Report;
use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;
use unicode_normalization::is_nfc;

/// The longest text, in characters, that passes without a warning.
const LONGEST: usize = 2_000;

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
    if let Some(place) = text.chars().position(|char| char.is_control() && !matches!(char, '\t' | '\n' | '\r')) {
        faults.push(TextFault::Control(place.saturating_add(1)));
    }
    let length = text.chars().count();
    if length > LONGEST {
        faults.push(TextFault::Long(length));
    }
    if !is_nfc(text) {
        faults.push(TextFault::Decomposed);
    }
    faults
}
