//! Ô nhập: the fields of the form. Every figure has a field, and so have the declared level, the day and the note.

use crate::base::{Bits, Locale, Text, UnknownId};
use crate::catalogue::{DECLARED_LEVEL, NOTE, PREPARED_ON};
use crate::figures::{FIGURE_COUNT, FIGURES, Figure};
use alloc::borrow::Cow;
use core::fmt;
use core::str::FromStr;

/// Ô nhập: a field of the form, identified by its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Field(u8);

/// Số ô nhập: how many fields there are, those of the province included.
pub const FIELD_COUNT: usize = FIGURE_COUNT + 3;

#[expect(clippy::as_conversions, reason = "fewer than 256 figures")]
impl Field {
    /// Cấp độ xã tự xác định: the field of the level that the commune declares.
    pub const DECLARED_LEVEL: Self = Self(FIGURE_COUNT as u8);
    /// Ngày lập báo cáo: the field of the day on which the report is prepared.
    pub const PREPARED_ON: Self = Self(FIGURE_COUNT as u8 + 1);
    /// Ghi chú: the field of the free text about the area.
    pub const NOTE: Self = Self(FIGURE_COUNT as u8 + 2);

    /// Ô của chỉ tiêu: returns the field of a figure.
    #[must_use]
    #[inline]
    pub const fn of(figure: Figure) -> Self {
        Self(figure as u8)
    }

    /// Thứ tự: returns the place of the field in the form, from 0.
    #[must_use]
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl FromStr for Field {
    type Err = UnknownId;

    fn from_str(id: &str) -> Result<Self, UnknownId> {
        Self::from_id(id).ok_or_else(|| UnknownId::new("Field", id, Self::all().map(Self::id)))
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

impl Field {
    /// Tất cả ô nhập: iterates over every field, in the order of the form.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..FIELD_COUNT).filter_map(Self::at)
    }

    /// Ô theo thứ tự: returns the field at a place, if there is one.
    #[must_use]
    #[inline]
    pub fn at(place: usize) -> Option<Self> {
        u8::try_from(place).ok().filter(|_| place < FIELD_COUNT).map(Self)
    }

    /// Chỉ tiêu của ô: returns the figure that the field holds; `None` for the level, the day and the note.
    #[must_use]
    #[inline]
    pub fn figure(self) -> Option<Figure> {
        FIGURES.get(self.index()).map(|row| row.figure)
    }

    /// Mã ô nhập: returns the id of the field, which is the id of its figure or the name of the member of the report.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::DECLARED_LEVEL => "declared_level",
            Self::PREPARED_ON => "prepared_on",
            Self::NOTE => "note",
            other => other.figure().map_or("", Figure::id),
        }
    }

    /// Tra theo mã: returns the field with this id, if there is one.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|field| field.id() == id)
    }

    /// Vị trí: returns the place by which findings name the field: the id of its figure, or a JSON pointer into the report.
    #[must_use]
    pub fn pointer(self) -> &'static str {
        match self {
            Self::DECLARED_LEVEL => "/declared_level",
            Self::PREPARED_ON => "/prepared_on",
            Self::NOTE => "/note",
            other => other.id(),
        }
    }

    /// Ô của phát hiện: returns the field at which a finding with this place is shown, if there is one.
    #[must_use]
    pub fn shown_at(at: &str) -> Option<Self> {
        match at.strip_prefix('/') {
            None => Figure::from_id(at).map(Self::of),
            Some(member) => [Self::DECLARED_LEVEL, Self::PREPARED_ON, Self::NOTE].into_iter().find(|field| field.id() == member),
        }
    }

    /// Tên đầy đủ: returns the full label of the field.
    #[must_use]
    pub fn label(self, locale: Locale) -> Cow<'static, str> {
        match self.figure() {
            Some(figure) => figure.label(locale),
            None => self.own_label().get(locale).into(),
        }
    }

    /// Returns the label as the form shows it; the label of a part leaves out the name of its stock, which stands above it.
    fn own_label(self) -> Text {
        match (self, self.figure()) {
            (_, Some(figure)) => figure.definition().label,
            (Self::DECLARED_LEVEL, _) => DECLARED_LEVEL,
            (Self::PREPARED_ON, _) => PREPARED_ON,
            _ => NOTE,
        }
    }
}

/// A set of fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FieldSet(Bits);

#[expect(clippy::as_conversions, reason = "the place of a field")]
impl FieldSet {
    pub const EMPTY: Self = Self(Bits::EMPTY);

    #[inline]
    pub const fn contains(self, field: Field) -> bool {
        self.0.has(field.0 as u32)
    }

    #[inline]
    pub const fn with(self, field: Field) -> Self {
        Self(self.0.or(Bits::at(field.0 as u32)))
    }

    #[inline]
    pub const fn without(self, field: Field) -> Self {
        Self(self.0.without(Bits::at(field.0 as u32)))
    }

    #[inline]
    pub fn iter(self) -> impl Iterator<Item = Field> {
        self.0.iter().filter_map(|place| Field::at(usize::try_from(place).ok()?))
    }
}
