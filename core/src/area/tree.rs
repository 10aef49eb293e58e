//! Cây đơn vị: the units above and below a unit on a day.

use super::{AreaCode, AreaLevel, Unit};
use crate::base::sort_by_key;
use crate::calendar::Date;
use alloc::vec::Vec;

impl<'a> Unit<'a> {
    /// Đơn vị cấp trên trong ngày: returns the unit above it on a day; `None` for a province, on a day on which the unit does not
    /// exist, and where the table does not cover the day.
    #[must_use]
    pub fn parent_on(&self, day: Date) -> Option<Self> {
        if self.exists_on(day) { self.table.on(self.row.parent?, day).unit() } else { None }
    }

    /// Các đơn vị trực thuộc trong ngày: iterates over the units directly below it on a day, in order; there are none on a day on which
    /// the unit does not exist.
    ///
    /// Returns `None` where the table does not cover the day, because unknown is not the same as none.
    ///
    /// ```
    /// use kh302::{Date, law::HUE};
    ///
    /// let day = Date::new(2025, 7, 1)?;
    /// let hue = HUE.on("46".parse()?, day).unit().ok_or("no such unit")?;
    /// assert_eq!(hue.children_on(day).map(Iterator::count), Some(40));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn children_on(&self, day: Date) -> Option<impl Iterator<Item = Self> + use<'a>> {
        let (this, own) = (*self, self.exists_on(day));
        (day >= self.table.covered_from())
            .then(|| this.table.iter().filter(move |unit| own && unit.parent_code() == Some(this.code()) && unit.exists_on(day)))
    }

    /// Các đơn vị cấp xã thuộc địa bàn trong ngày: returns the codes of the communes of a province or district on a day, in order; for a
    /// commune, its own code. The list is empty where the table does not cover the day.
    #[must_use]
    pub fn communes_on(&self, day: Date) -> Vec<AreaCode> {
        let (mut open, mut communes) = (Vec::from([*self]), Vec::new());
        while let Some(unit) = open.pop() {
            match unit.level() {
                AreaLevel::Commune => communes.push(unit.code()),
                AreaLevel::Province | AreaLevel::District => open.extend(unit.children_on(day).into_iter().flatten()),
            }
        }
        sort_by_key(&mut communes, |code| *code);
        communes
    }
}
