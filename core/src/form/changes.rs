//! Thay đổi: what one action changed, and nothing else.

use super::field::Field;
use crate::figures::Figure;
use crate::judge::CheckSet;
use crate::law::CHECKS;
use crate::rules::{Check, Severity};
use alloc::string::String;
use alloc::vec::Vec;

/// A finding by its check and its place: the same as long as the session lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FindingId(u32);

impl FindingId {
    /// The number that stands for the finding across a border.
    #[must_use]
    #[inline]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The finding behind a number; none may stand behind it.
    #[must_use]
    pub const fn from_number(number: u32) -> Self {
        Self(number)
    }

    #[inline]
    pub(super) fn new(check: &Check, place: u16) -> Self {
        Self::at(CheckSet::place(check), place)
    }

    #[inline]
    pub(super) fn at(check: u32, place: u16) -> Self {
        Self(check.wrapping_shl(16) | u32::from(place))
    }

    #[inline]
    pub(super) fn at_figure(check: &Check, figure: Figure) -> Self {
        Self::new(check, u16::try_from(figure.index()).unwrap_or(u16::MAX))
    }

    /// The check that found it.
    #[must_use]
    #[inline]
    pub fn check(self) -> Option<&'static Check> {
        usize::try_from(self.0.wrapping_shr(16)).ok().and_then(|place| CHECKS.get(place))
    }

    /// The field that it is shown at; `None` where it is about something else.
    #[must_use]
    #[inline]
    pub fn field(self) -> Option<Field> {
        usize::try_from(self.0 & 0xffff).ok().and_then(Field::at)
    }
}

/// One thing that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A finding is there that was not, or its numbers, its severity or its explanation are others now.
    Found {
        /// Which one.
        finding: FindingId,
        /// How serious it is.
        severity: Severity,
        /// Whether the report explains it.
        acknowledged: bool,
    },
    /// A finding is gone.
    Gone(FindingId),
    /// The state of a field is another.
    Field(Field),
    /// The level, or what it can still be, is another.
    Level,
    /// A target of the plan, by its place from 0, is measured otherwise.
    Target(u8),
}

/// Places of findings that are no field: pointers into the document, each with a number behind those of the fields.
#[derive(Clone, Debug, Default)]
pub(super) struct Places(Vec<String>);

impl Places {
    /// The number of a place.
    #[inline]
    pub(super) fn number(&mut self, at: &str) -> u16 {
        if let Some(field) = Field::shown_at(at) {
            return u16::try_from(field.index()).unwrap_or(u16::MAX);
        }
        let known = self.0.iter().position(|known| known == at).unwrap_or_else(|| {
            self.0.push(at.into());
            self.0.len().saturating_sub(1)
        });
        u16::try_from(known.saturating_add(super::FIELD_COUNT)).unwrap_or(u16::MAX)
    }
}
