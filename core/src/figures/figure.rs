//! Một chỉ tiêu: the id of a figure, its label, and the reports that it belongs to.

use super::columns::{Periods, Tier};
use super::table::{FIGURES, Figure, FigureDef};
use crate::base::{InSentence, Locale};
use crate::calendar::{Period, PeriodKind};
use alloc::{borrow::Cow, format, string::String};

impl FigureDef {
    /// Công bố được của từng xã: whether the figure of a single commune may be published. Others are published only as totals: sensitive
    /// ones of any area above the commune, operational ones of a province.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !self.sensitive && !self.operational
    }

    /// Thuộc báo cáo của kỳ: whether the figure belongs to a commune's report for a period.
    #[must_use]
    #[inline]
    pub fn belongs_to(&self, period: Period) -> bool {
        self.is_of_communes(period.kind()) && (!self.is_dated() || period.last_day().is_within(self.since, self.until))
    }

    /// Thuộc loại kỳ: whether the figure belongs to a commune's reports for periods of this kind, whatever its days.
    #[must_use]
    #[inline]
    pub const fn is_of_communes(&self, kind: PeriodKind) -> bool {
        !matches!(self.tier, Tier::Province) && (matches!(self.periods, Periods::All) || matches!(kind, PeriodKind::Year))
    }

    /// Có thời hạn: whether the figure belongs only to periods that end from or until a day.
    #[must_use]
    #[inline]
    pub const fn is_dated(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Figure {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::base::json::serialize_id(self.id(), self.definition().quoted, serializer)
    }
}

impl Figure {
    /// Định nghĩa: returns the row of the figure in the table.
    #[must_use]
    #[inline]
    pub const fn definition(self) -> &'static FigureDef {
        #[expect(clippy::indexing_slicing, reason = "the table has one row for each variant, in order")]
        &FIGURES[self.index()]
    }

    /// Thứ tự: returns the place of the figure in the table, from 0.
    #[must_use]
    #[expect(clippy::as_conversions, reason = "the discriminants of a `repr(u8)` enum")]
    #[inline]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Mã chỉ tiêu: returns the id of the figure in documents.
    #[must_use]
    #[inline]
    pub fn id(self) -> &'static str {
        self.definition().id
    }

    /// Tra theo mã: returns the figure with this id, if there is one.
    ///
    /// ```
    /// assert_eq!(kh302::Figure::from_id("population"), Some(kh302::Figure::Population));
    /// ```
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        // No id begins like a JSON pointer, which many places of findings are.
        if id.starts_with('/') {
            return None;
        }
        FIGURES.iter().find(|row| row.id == id).map(|row| row.figure)
    }

    /// Tên đầy đủ: returns the full label of the figure. Where the label of the form begins with "…", the figure is a part of the stock
    /// above it, and the name of that stock is put before it with a comma.
    ///
    /// ```
    /// use kh302::{Figure, Locale};
    /// let label = Figure::DrugUsingInCommunity.label(Locale::Vi);
    /// assert_eq!(label, "Người sử dụng trái phép chất ma túy có hồ sơ quản lý, đang cư trú trên địa bàn");
    /// ```
    #[must_use]
    pub fn label(self, locale: Locale) -> Cow<'static, str> {
        let own = self.definition().label.get(locale);
        let Some(part) = own.strip_prefix('…') else { return own.into() };
        let above = FIGURES.iter().take(self.index()).rev().map(|row| row.label.get(locale)).find(|label| !label.starts_with('…'));
        match above {
            Some(stock) => format!("{},{part}", without_moment(stock)).into(),
            None => own.into(),
        }
    }
}

/// The name of the figure.
impl InSentence for Figure {
    fn put(&self, text: &mut String, locale: Locale) {
        text.push_str(&self.label(locale));
    }
}

/// Returns the label of a stock without the moment at which it is counted.
pub(crate) fn without_moment(label: &str) -> &str {
    let moments = [" – cuối kỳ", " – đầu kỳ", ", closing", ", opening"];
    moments.iter().find_map(|moment| label.strip_suffix(moment)).unwrap_or(label)
}

#[cfg(test)]
mod tests {
    use super::FigureDef;
    use crate::calendar::{Date, Period};
    use crate::figures::Figure;

    #[test]
    fn a_figure_belongs_to_the_periods_that_end_between_its_days() {
        let (since, until) = (Some(Date::constant(2027, 1, 14)), Some(Date::constant(2028, 12, 14)));
        let row = FigureDef { since, until, ..*Figure::Population.definition() };
        let belongs = ["2026-12", "2026", "2027-01", "2028", "2029-01"].map(|id| row.belongs_to(id.parse().unwrap_or(Period::STAND_IN)));
        assert_eq!(belongs, [false, false, true, true, false]);
        let yearly = FigureDef { since, ..*Figure::Reviewed.definition() };
        assert!(!yearly.belongs_to("2027-01".parse().unwrap_or(Period::STAND_IN)));
    }
}
