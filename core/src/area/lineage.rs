//! Tiền thân và kế tục: follows units through reorganisations.

use super::Unit;
use crate::base::sort_by;
use crate::calendar::Date;
use alloc::{vec, vec::Vec};
use core::fmt;

/// Tiền thân hoặc kế tục của một đơn vị: the units that a unit was made of on an earlier day, or became part of by a later one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage<'a> {
    /// Các đơn vị: the units of that day, in order.
    pub units: Vec<Unit<'a>>,
    /// Bị chia tách: the units between the two days that became part of more than one unit, in order. Where there is one, `units`
    /// cover more land than the unit asked for, or only parts of it.
    pub split: Vec<Unit<'a>>,
    /// Mất dấu: the units at which the search ended before it reached the day, in order: they were abolished without a successor,
    /// began without a predecessor, or the table does not cover the day.
    pub lost: Vec<Unit<'a>>,
}

impl Lineage<'_> {
    /// Chỉ một phần: whether a unit was split between the two days.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        !self.split.is_empty()
    }
}

/// Không so sánh được: why a unit cannot be compared with what it was on an earlier day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotComparable<'a> {
    /// Có đơn vị bị chia tách (check R001): these predecessors became part of more than one unit.
    #[error("earlier figures cannot be compared: these units were split between several others: {}", Names(.0))]
    Split(Vec<Unit<'a>>),
    /// Bảng không cho biết: the table does not say what these units were before.
    #[error("earlier figures cannot be compared: the table does not name the predecessors of {}", Names(.0))]
    Lost(Vec<Unit<'a>>),
}

/// Displays units, separated by commas.
struct Names<'a>(&'a [Unit<'a>]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, unit) in self.0.iter().enumerate() {
            write!(f, "{}{unit}", if place == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl<'a> Unit<'a> {
    /// Tiền thân, kế tục trong một ngày khác: returns its predecessors on an earlier day or its successors on a later one, through
    /// all reorganisations that lie between; on a day on which it exists, the unit itself.
    ///
    /// ```
    /// use kh302::{Date, law::HUE};
    ///
    /// let (then, now) = (Date::new(2023, 10, 6)?, Date::new(2025, 7, 1)?);
    /// let unit = HUE.on("19804".parse()?, now).unit().ok_or("no such unit")?;
    /// let names: Vec<_> = unit.lineage_on(then).units.iter().map(|unit| unit.name()).collect();
    /// assert_eq!((unit.name(), names), ("Phường Hương An", vec!["Phường An Hòa", "Phường Hương Sơ", "Phường Hương An"]));
    ///
    /// // Thành phố Huế of the district level became two quận: its successors are partial.
    /// let city = HUE.on("474".parse()?, then).unit().ok_or("no such unit")?;
    /// let later = city.lineage_on(Date::new(2025, 1, 1)?);
    /// assert!(later.is_partial() && later.split == [city] && later.units.len() == 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn lineage_on(&self, day: Date) -> Lineage<'a> {
        let covered = day >= self.table.covered_from();
        let mut lineage = Lineage::default();
        let mut seen = vec![*self];
        let mut open = vec![*self];
        while let Some(unit) = open.pop() {
            let (codes, next_day) = match (unit.valid_from(), unit.valid_to()) {
                (Some(from), _) if day < from => (unit.predecessor_codes(), from.previous_day()),
                (_, Some(to)) if to < day => (unit.successor_codes(), to.next_day()),
                _ if covered => {
                    lineage.units.push(unit);
                    continue;
                }
                _ => Default::default(),
            };
            let found: Vec<Self> = codes.iter().filter_map(|code| self.table.on(*code, next_day?).unit()).collect();
            if found.is_empty() {
                lineage.lost.push(unit);
            }
            // Follows each unit once, because the units of a loaded table may split and merge many times.
            for unit in found {
                if let Err(place) = seen.binary_search(&unit) {
                    seen.insert(place, unit);
                    open.push(unit);
                }
            }
        }
        // Counts a split only where the unit ended between the two days.
        let end = self.valid_from().map_or(day, |from| from.max(day));
        lineage.split = seen.into_iter().filter(|unit| unit.is_split() && unit.valid_to().is_some_and(|to| to < end)).collect();
        sort_by(&mut lineage.units, Ord::cmp);
        sort_by(&mut lineage.lost, Ord::cmp);
        lineage
    }

    /// Tiền thân trọn vẹn trong một ngày trước: returns the units of an earlier day whose figures add up to those of this unit, so that
    /// both can be compared.
    ///
    /// There are none where any unit between the two days became part of more than one unit.
    ///
    /// ```
    /// use kh302::{Date, area::NotComparable, law::HUE};
    ///
    /// let then = Date::new(2023, 10, 6)?;
    /// let commune = HUE.on("19815".parse()?, Date::new(2025, 7, 1)?).unit().ok_or("no such unit")?;
    /// let names: Vec<_> = commune.comparable_predecessors_on(then)?.iter().map(|unit| unit.name()).collect();
    /// assert_eq!(names, ["Phường An Cựu", "Phường An Đông", "Phường An Tây"]);
    ///
    /// let district = HUE.on("475".parse()?, Date::new(2025, 1, 1)?).unit().ok_or("no such unit")?;
    /// let refused = district.comparable_predecessors_on(then);
    /// assert!(matches!(&refused, Err(NotComparable::Split(units)) if units[0].name() == "Thành phố Huế"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When a unit between the two days was split (check R001), when the table does not say what came before, or when the day is later
    /// than the last day of this unit.
    pub fn comparable_predecessors_on(&self, earlier: Date) -> Result<Vec<Self>, NotComparable<'a>> {
        if self.valid_to().is_some_and(|to| to < earlier) {
            return Err(NotComparable::Lost(vec![*self]));
        }
        let Lineage { units, split, lost } = self.lineage_on(earlier);
        match (split.is_empty(), lost.is_empty()) {
            (true, true) => Ok(units),
            (false, _) => Err(NotComparable::Split(split)),
            (true, false) => Err(NotComparable::Lost(lost)),
        }
    }
}
