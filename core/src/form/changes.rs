//! Thay đổi: the changes that one action made, so that a host redraws nothing else.

use super::field::Field;
use crate::figures::Figure;
use crate::judge::CheckSet;
use crate::law::CHECKS;
use crate::rules::{Check, Severity};
use alloc::string::String;
use alloc::vec::Vec;

/// Số của phát hiện: identifies a finding by its check and its place, and stays the same for the whole session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FindingId(u32);

impl FindingId {
    /// Returns the number of the finding, for a host on the other side of the module boundary.
    #[must_use]
    #[inline]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Makes the id of a number, whether or not a finding has it.
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

    /// Quy tắc: returns the check that gave the finding.
    #[must_use]
    #[inline]
    pub fn check(self) -> Option<&'static Check> {
        usize::try_from(self.0.wrapping_shr(16)).ok().and_then(|place| CHECKS.get(place))
    }

    /// Ô nhập: returns the field at which the finding is shown; `None` where it is about something else.
    #[must_use]
    #[inline]
    pub fn field(self) -> Option<Field> {
        Field::at(self.place())
    }

    fn place(self) -> usize {
        usize::try_from(self.0 & 0xffff).unwrap_or(usize::MAX)
    }
}

/// Thay đổi: one thing that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A finding is new, or its numbers, its severity or its explanation changed.
    Found {
        /// The finding.
        finding: FindingId,
        /// How serious it is.
        severity: Severity,
        /// Whether the report explains it.
        acknowledged: bool,
    },
    /// A finding is gone.
    Gone(FindingId),
    /// The state of a field changed.
    Field(Field),
    /// The level, or the levels that are still possible, changed.
    Level,
    /// A target of the plan, by its place from 0, is measured otherwise.
    Target(u8),
}

/// Numbers the places of findings that are no fields: JSON pointers into the document, with numbers above those of the fields.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// The places by their numbers.
    names: Vec<String>,
    /// The numbers in the order of the places.
    sorted: Vec<usize>,
}

impl Places {
    /// Returns the number of a place, and gives a new place the next one.
    #[inline]
    pub(super) fn number(&mut self, at: &str) -> u16 {
        if let Some(field) = Field::shown_at(at) {
            return u16::try_from(field.index()).unwrap_or(u16::MAX);
        }
        let Self { names, sorted } = self;
        let of = |number: usize| names.get(number).map(String::as_str);
        let known = match sorted.binary_search_by(|number| of(*number).cmp(&Some(at))) {
            Ok(place) => sorted.get(place).copied().unwrap_or(usize::MAX),
            Err(place) => {
                sorted.insert(place, names.len());
                names.push(at.into());
                names.len().saturating_sub(1)
            }
        };
        u16::try_from(known.saturating_add(super::FIELD_COUNT)).unwrap_or(u16::MAX)
    }

    /// Returns the place of a finding, as its findings name it.
    pub(super) fn name(&self, id: FindingId) -> Option<&str> {
        match id.field() {
            Some(field) => Some(field.pointer()),
            None => self.names.get(id.place().checked_sub(super::FIELD_COUNT)?).map(String::as_str),
        }
    }
}
