//! Thu nhận báo cáo: the documents of a roll-up, one by one, in any order. Each is added and forgotten.

use crate::area::{AreaCode, Units};
use crate::base::{Locale, Named, Text, text};
use crate::calendar::Period;
use crate::document::read::Document;
use crate::explain::reason::{NamedAreas, why};
use crate::explain::rollup::{RolledUp, RollupOptions, assemble_rollup};
use crate::figures::Totals;
use crate::judge::faults::ReadFaults;
use crate::judge::{NotCovered, NotExpected, Reason, Rollup, Subject, Verdict};
use alloc::string::String;

/// Gathers the reports of an area's communes and the area's own totals.
///
/// ```
/// use kh302::document::read;
/// use kh302::explain::{RollupBuilder, RollupOptions};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut province = RollupBuilder::new("46".parse()?, "2025".parse()?, &kh302::law::HUE)?;
/// for line in [
///     r#"{"schema": "kh302.report/1", "area": "19815", "period": "2025", "figures": {"drug_cases": 3}}"#,
///     r#"{"schema": "kh302.totals/1", "area": "46", "period": "2025", "figures": {}, "own": {"trafficking_lines": 1}}"#,
/// ] {
///     province.add(&read(line)?)?;
/// }
/// let rolled = province.assess(&RollupOptions::default());
/// assert_eq!((rolled.totals.figures.drug_cases, rolled.totals.figures.trafficking_lines), (Some(3), Some(1)));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct RollupBuilder<'a> {
    area: AreaCode,
    period: Period,
    rollup: Rollup<'a>,
    own: Option<Totals>,
}

impl<'a> RollupBuilder<'a> {
    /// Expects the communes that the area has on the last day of the period.
    ///
    /// # Errors
    /// When the table of units does not cover the area on that day.
    pub fn new(area: AreaCode, period: Period, units: &'a Units<'a>) -> Result<Self, NotCovered> {
        Ok(Self { area, period, rollup: Rollup::new(area, period, units)?, own: None })
    }

    /// Adds the report of a commune, or the area's own totals, which have no verdict of their own.
    ///
    /// # Errors
    /// When it is not one of those expected: nothing is added then (check L003).
    pub fn add(&mut self, document: &Document) -> Result<Option<Verdict>, NotExpected> {
        let Some(period) = document.period() else { return Err(NotExpected::NoPeriod) };
        match document.request().subject {
            Subject::Report(_) => document.add_to(&mut self.rollup).map(Some),
            Subject::Totals(totals) if totals.area != self.area => Err(NotExpected::Totals),
            Subject::Totals(_) if period != self.period => Err(NotExpected::OtherPeriod(period)),
            Subject::Totals(totals) if self.own.as_ref().is_some_and(|own| own != totals) => Err(NotExpected::Twice(self.area, 0)),
            Subject::Totals(totals) => {
                self.own = Some(totals.clone());
                Ok(None)
            }
        }
    }

    /// Returns the period of the reports.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// Returns the area's own totals, where they were among the documents.
    #[must_use]
    pub const fn own(&self) -> Option<&Totals> {
        self.own.as_ref()
    }

    /// Returns the sums so far.
    #[must_use]
    pub const fn rollup(&self) -> &Rollup<'a> {
        &self.rollup
    }

    /// Assesses the area from what was added; totals that the options give go before those that were added.
    #[must_use]
    pub fn assess(&self, options: &RollupOptions<'_>) -> RolledUp {
        self.assemble(options, None)
    }

    pub(crate) fn assemble(&self, options: &RollupOptions<'_>, faults: Option<&ReadFaults>) -> RolledUp {
        assemble_rollup(&self.rollup, &RollupOptions { own: options.own.or(self.own.as_ref()), ..*options }, faults)
    }

    /// Says why a document was not added.
    #[must_use]
    pub fn why(&self, refused: &NotExpected, locale: Locale) -> String {
        let (units, day) = (self.rollup.units(), self.period.last_day());
        let say = |sentence: Text, values: &[Named<'_>]| sentence.fill(values, locale);
        match refused {
            NotExpected::OtherPeriod(period) => say(text!("báo cáo là của {period}", "the report is for {period}"), &[("period", period)]),
            NotExpected::Outside(area) => why(&Reason::NotInside(*area), units, day, locale),
            NotExpected::Twice(area, revision) => say(
                text!(
                    "{area} có hai báo cáo khác nhau cùng lần đính chính {revision}",
                    "{area} has two different reports with the same revision {revision}",
                ),
                &[("area", &NamedAreas { areas: &[*area], units, day }), ("revision", &i64::from(*revision))],
            ),
            NotExpected::Totals => say(text!("đây là số liệu tổng hợp của địa bàn khác", "these are the totals of another area"), &[]),
            NotExpected::OtherUnits => say(
                text!(
                    "báo cáo gửi kèm danh mục đơn vị hành chính khác với danh mục của bảng tổng hợp",
                    "it carries another table of units than that of the roll-up",
                ),
                &[],
            ),
            NotExpected::NoPeriod => say(text!("không đọc được kỳ báo cáo", "its period cannot be read"), &[]),
        }
    }
}
