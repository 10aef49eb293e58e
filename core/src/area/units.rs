//! Bảng đơn vị hành chính: a table of units over time.

use super::{AreaCode, AreaLevel, Row};
use crate::calendar::Date;
use alloc::borrow::Cow;
use core::fmt;

/// Bảng đơn vị hành chính: units over time, either the built-in table ([`HUE`](crate::law::HUE)) or one loaded with
/// [`Units::from_csv`] or `Units::from_json`.
///
/// The table covers the codes that occur in it, from its first covered day on. For other codes and earlier days it gives no answer.
///
/// ```
/// use kh302::law::HUE;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // The same code named another unit before 2025-07-01.
/// let name = |day: &str| -> Result<_, Box<dyn std::error::Error>> { Ok(HUE.on("19815".parse()?, day.parse()?).unit().map(|unit| unit.name())) };
/// assert_eq!(name("2025-07-01")?, Some("Phường An Cựu"));
/// assert_ne!(name("2025-06-30")?, name("2025-07-01")?);
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Units<'a> {
    covered_from: Date,
    /// The rows, in the order of units.
    rows: Cow<'a, [Row]>,
    /// The store of codes: the predecessors and successors of all rows.
    codes: Cow<'a, [AreaCode]>,
    /// The text store, as lines; the first one is empty.
    texts: Cow<'a, str>,
    /// The digest of the canonical form, taken once when the table is made. It is empty in a build without documents, which names no table.
    hash: Cow<'a, str>,
}

impl<'t> Units<'t> {
    /// The earliest day from which a table counts as complete.
    pub(super) const COMPLETE_FROM: Date = Date::constant(2021, 7, 1);

    /// Makes a table of its stores. The caller guarantees that the rows are in order and that their places exist.
    pub(crate) const fn of(
        covered_from: Date,
        rows: Cow<'t, [Row]>,
        codes: Cow<'t, [AreaCode]>,
        texts: Cow<'t, str>,
        hash: Cow<'t, str>,
    ) -> Self {
        Self { covered_from, rows, codes, texts, hash }
    }

    /// Takes the digest of the table, which is loaded by now.
    pub(super) fn with_hash(self) -> Self {
        #[cfg(feature = "serde")]
        let hash = Cow::Owned(crate::base::digest(&self.to_csv()));
        #[cfg(not(feature = "serde"))]
        let hash = Cow::Borrowed("");
        Self { hash, ..self }
    }

    /// Mã băm: returns the SHA-256 of the table in its canonical form, [`Units::to_csv`]. Two tables with the same hash have the same content.
    #[cfg(feature = "serde")]
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Ngày đầu của bảng: returns the first day that the table covers.
    ///
    /// It is 2021-07-01, or the first day on which every level in the table has a unit, if that is later.
    #[must_use]
    pub const fn covered_from(&self) -> Date {
        self.covered_from
    }

    /// Tỉnh duy nhất của bảng: the province in which every unit of the table lies; `None` where the table has several.
    #[must_use]
    #[inline]
    pub fn only_province(&self) -> Option<AreaCode> {
        let mut provinces = self.rows.iter().map(|row| row.code).take_while(|code| code.level() == AreaLevel::Province);
        let first = provinces.next()?;
        provinces.all(|code| code == first).then_some(first)
    }

    /// Returns the rows, in order of level, code and first day.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the line of the text store that begins at a place.
    pub(super) fn text(&self, place: u32) -> &str {
        let rest = usize::try_from(place).ok().and_then(|place| self.texts.get(place..)).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default()
    }

    /// Returns `count` codes of the store, after skipping `skipped` codes from a place on.
    pub(super) fn codes(&self, place: u32, skipped: u8, count: u8) -> &[AreaCode] {
        let rest = usize::try_from(place).ok().and_then(|place| self.codes.get(place..)).unwrap_or_default();
        rest.get(usize::from(skipped)..).and_then(|rest| rest.get(..usize::from(count))).unwrap_or_default()
    }
}

impl fmt::Debug for Units<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Units").field("covered_from", &self.covered_from).field("units", &self.rows.len()).finish()
    }
}
