//! Tra cứu: finds the units that a table has on a day.

use super::{AreaCode, AreaLevel, Unit, Units};
use crate::calendar::Date;

/// Sự tồn tại của một đơn vị: whether a unit holds a code on a day, as far as the table covers both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existence<'a> {
    /// Có: this unit holds the code on the day.
    Exists(Unit<'a>),
    /// Không có: the table knows the code, but no unit holds it on the day.
    DoesNotExist,
    /// Ngoài phạm vi của bảng: the table does not cover the code or the day.
    NotCovered,
}

impl<'a> Existence<'a> {
    /// Đơn vị, nếu có: returns the unit, if one exists.
    #[must_use]
    pub const fn unit(self) -> Option<Unit<'a>> {
        match self {
            Self::Exists(unit) => Some(unit),
            Self::DoesNotExist | Self::NotCovered => None,
        }
    }
}

impl<'t> Units<'t> {
    /// Các đơn vị: iterates over all units, in order of level, code and first day.
    pub fn iter<'a>(&'a self) -> impl DoubleEndedIterator<Item = Unit<'a>> + ExactSizeIterator + use<'a, 't> {
        self.rows().iter().map(move |row| Unit { table: self, row })
    }

    /// Đơn vị theo mã và ngày bắt đầu: returns the unit with a code and a first day.
    #[must_use]
    pub fn get(&self, code: AreaCode, valid_from: Option<Date>) -> Option<Unit<'_>> {
        let place = self.rows().binary_search_by_key(&(code, valid_from), |row| (row.code, row.from)).ok()?;
        self.rows().get(place).map(|row| Unit { table: self, row })
    }

    /// Đơn vị mang mã trong ngày: returns the unit of any level that holds a code on a day.
    ///
    /// ```
    /// use kh302::{Date, area::Existence, law::HUE};
    ///
    /// let day = Date::new(2025, 7, 1)?;
    /// assert!(matches!(HUE.on("19815".parse()?, day), Existence::Exists(unit) if unit.name() == "Phường An Cựu"));
    /// assert_eq!(HUE.on("19801".parse()?, day), Existence::DoesNotExist); // merged into 19815
    /// assert_eq!(HUE.on("00004".parse()?, day), Existence::NotCovered); // another province
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn on(&self, code: AreaCode, day: Date) -> Existence<'_> {
        if day < self.covered_from() {
            return Existence::NotCovered;
        }
        // Searches by the code alone, then goes back from its newest unit, because few units ever held the same code.
        let after = self.rows().partition_point(|row| row.code <= code);
        let mut rows = self.rows().get(..after).unwrap_or_default();
        let mut found = Existence::NotCovered;
        while let [before @ .., row] = rows
            && row.code == code
        {
            let unit = Unit { table: self, row };
            if unit.exists_on(day) {
                return Existence::Exists(unit);
            }
            (rows, found) = (before, Existence::DoesNotExist);
        }
        found
    }

    /// Đơn vị cấp xã mang mã trong ngày: returns the commune that holds a code on a day.
    ///
    /// For a code of two or three digits the answer is that none exists, whatever the table covers.
    #[must_use]
    pub fn commune_on(&self, code: AreaCode, day: Date) -> Existence<'_> {
        if code.is_commune() { self.on(code, day) } else { Existence::DoesNotExist }
    }

    /// Các đơn vị của một cấp trong ngày: iterates over the units of a level on a day, in order.
    ///
    /// Returns `None` where the table does not cover the day, because unknown is not the same as none.
    ///
    /// ```
    /// use kh302::{Date, area::AreaLevel, law::HUE};
    ///
    /// let districts = |day| HUE.level_on(AreaLevel::District, day).map(Iterator::count);
    /// assert_eq!(districts(Date::new(2025, 6, 30)?), Some(9));
    /// assert_eq!(districts(Date::new(2025, 7, 1)?), Some(0));
    /// assert_eq!(districts(Date::new(2020, 1, 1)?), None);
    /// # Ok::<(), kh302::calendar::DateError>(())
    /// ```
    pub fn level_on<'a>(&'a self, level: AreaLevel, day: Date) -> Option<impl Iterator<Item = Unit<'a>> + use<'a, 't>> {
        let from = self.rows().partition_point(|row| row.code.level() < level);
        let to = self.rows().partition_point(|row| row.code.level() <= level);
        let rows = self.rows().get(from..to).filter(|_| day >= self.covered_from())?;
        Some(rows.iter().map(move |row| Unit { table: self, row }).filter(move |unit| unit.exists_on(day)))
    }
}
