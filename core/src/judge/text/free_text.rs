//! Văn bản tự do: finds what a note or a reason must not contain.

use crate::base::is_nfc;
use crate::figures::Report;
use crate::judge::text::personal::{PersonalData, personal_data};
use crate::law::limits::LONGEST_TEXT;
use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

/// Lỗi của văn bản: something that a text must not contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TextFault {
    /// Something that looks like personal data.
    Personal(PersonalData),
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
    /// Whether a text holds what is surely personal data.
    pub personal: bool,
    pub possibly_personal: bool,
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
            for data in personal_data(text) {
                found.personal |= data.kind.is_certain();
                found.possibly_personal |= !data.kind.is_certain();
            }
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

/// Finds every fault of a text. What is surely personal data stands first, because a form shows one finding for a text.
pub(crate) fn faults(text: &str) -> Vec<TextFault> {
    let (certain, possible): (Vec<_>, Vec<_>) = personal_data(text).into_iter().partition(|data| data.kind.is_certain());
    let mut faults: Vec<TextFault> = certain.into_iter().chain(possible).map(TextFault::Personal).collect();
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

/// Returns the position of the first character that a text must not contain: a control character, or the sign that stands for a character
/// of which only a part was sent.
fn control(text: &str) -> Option<usize> {
    let broken = |char: char| char == char::REPLACEMENT_CHARACTER || (char.is_control() && !matches!(char, '\t' | '\n' | '\r'));
    // Asks of each byte alike first, so that a processor takes many at once: all these characters begin with one of these bytes.
    let may_begin = |byte: u8| (byte < 0x20) | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xef);
    let may_be_there = text.bytes().fold(false, |any, byte| any | may_begin(byte));
    may_be_there.then(|| text.chars().position(broken)).flatten()
}
