//! Lời gọi `combine`: the reports of the parts of a period in, the report of the whole out.

use crate::area::{AreaCode, Units};
use crate::base::{Locale, push_capital, text};
use crate::calendar::{Date, Period};
use crate::document::read::{Document, ReadError, question};
use crate::explain::{Refused, reason};
use crate::figures::{Report, Submission, Totals};
use crate::judge::Combining;
use crate::judge::faults::MOST_NAMED;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::borrow::Borrow;
use core::convert::Infallible;
use question::Question;

const SCHEMA: &str = "kh302.combine/1";

/// Gộp các kỳ: a longer period from the reports of the shorter ones inside it (`kh302.combine/1`).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CombinedView {
    /// Loại tài liệu: always `kh302.combine/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "kh302.combine/1")))]
    pub schema: Cow<'static, str>,
    /// Báo cáo của cả kỳ: the report of the whole period without what the parts do not say; null for an area above the commune.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::document::shapes::ReportDocument>"))]
    pub report: Option<Report>,
    /// Số liệu tổng hợp của cả kỳ: the totals of the whole period; null for a commune.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::document::shapes::TotalsDocument>"))]
    pub totals: Option<Totals>,
    /// Tổ, thôn nhân số tháng: residential groups times months, summed over the parts; null where they do not tile the period.
    pub group_months: Option<u64>,
    /// Các ngày chưa có số liệu: the days for which no part was given.
    pub gaps: Vec<GapView>,
    /// Các phần không dùng được: what was given but is no part of the period of this area, and why.
    pub refused: Vec<Refused>,
    /// Các đơn vị tiền thân bị chia tách: predecessors that became part of more than one unit, so that their figures cannot be used.
    pub split_units: Vec<String>,
}

/// Khoảng chưa có số liệu: days for which no part was given.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GapView {
    /// Ngày đầu của khoảng: the first day without figures.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub from: Date,
    /// Ngày cuối của khoảng: the last day without figures.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub to: Date,
    /// Câu giải thích khoảng thiếu: the sentence that names the days.
    pub text: String,
}

/// Gộp các kỳ: the report of a longer period, with what is missing and what was refused, in words.
#[must_use]
pub fn combined(area: AreaCode, period: Period, parts: &[Submission], units: &Units<'_>, locale: Locale) -> CombinedView {
    match of_parts(area, period, parts.iter().map(Ok::<_, Infallible>), units, locale) {
        Ok(view) => view,
    }
}

/// Combines parts that come one by one, so that only those are held that the sums are made of.
fn of_parts<S: Borrow<Submission>, E>(
    area: AreaCode,
    period: Period,
    parts: impl Iterator<Item = Result<S, E>>,
    units: &Units<'_>,
    locale: Locale,
) -> Result<CombinedView, E> {
    let said = |why: &crate::judge::Reason| {
        let why = reason::why(why, units, period.last_day(), locale);
        let mut letters = why.chars();
        let mut said = String::with_capacity(why.len().saturating_add(1));
        letters.next().into_iter().for_each(|first| push_capital(first, &mut said));
        said.push_str(letters.as_str());
        said.push('.');
        said
    };
    let (mut combining, mut refused) = (Combining::new(area, period, units), RefusedList::default());
    for (place, part) in parts.enumerate() {
        if let Err(why) = combining.add(part?) {
            refused.push(|| Refused { at: alloc::format!("/parts/{place}"), text: said(&why) });
        }
    }
    let found = combining.finish();
    let gaps = found.gaps.iter().map(|(from, to)| GapView { from: *from, to: *to, text: said(&crate::judge::Reason::Gap(*from, *to)) });
    let mut view = CombinedView {
        schema: SCHEMA.into(),
        report: None,
        totals: None,
        group_months: found.group_months,
        gaps: gaps.collect(),
        refused: refused.told("/parts", locale),
        split_units: found.split.as_ref().map(|split| split.units.clone()).unwrap_or_default(),
    };
    if area.is_commune() {
        view.report = Some(Report::new(area, period).with_figures(found.figures));
    } else {
        let mut totals = Totals::new(area, period);
        totals.figures = found.figures;
        totals.derived.group_months = found.group_months;
        view.totals = Some(totals);
    }
    Ok(view)
}

/// The documents of a question that cannot be used: the first [`MOST_NAMED`], and how many more there are.
#[derive(Default)]
struct RefusedList {
    named: Vec<Refused>,
    more: usize,
}

impl RefusedList {
    fn push(&mut self, refused: impl FnOnce() -> Refused) {
        if self.named.len() < MOST_NAMED {
            self.named.push(refused());
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// Returns the list; where it does not name all, its last line at `list` says how many more were refused.
    fn told(mut self, list: &str, locale: Locale) -> Vec<Refused> {
        if self.more > 0 {
            let sentence =
                text!("Còn {number} tài liệu khác không dùng được, không nêu từng mục.", "{number} more documents cannot be used.");
            let number = u64::try_from(self.more).unwrap_or(u64::MAX);
            self.named.push(Refused { at: list.into(), text: sentence.fill(&[("number", &number)], locale) });
        }
        self.named
    }
}

/// `{"schema": "kh302.combine/1", "area", "period", "parts", "locale", "context"}` in, [`CombinedView`] out.
///
/// Without `area` it is that of the last part.
#[must_use]
#[inline(never)]
pub fn combine_json(text: &str) -> String {
    question::answer(text, SCHEMA, &["area", "period", "parts"], |question| {
        let parts = || Ok::<_, ReadError>(question.each("parts")?.map(|part| part.map(Document::into_submission)));
        let area = match question.value("area", question::AREA)? {
            Some(area) => area,
            None => {
                let mut last: Option<(Date, AreaCode)> = None;
                for part in parts()? {
                    let part = part?;
                    let day = part.period().last_day();
                    if last.is_none_or(|(other, _)| other <= day) {
                        last = Some((day, part.area()));
                    }
                }
                Question::must("area", last.map(|(_, area)| area))?
            }
        };
        let period: Period = Question::must("period", question.value("period", question::PERIOD)?)?;
        if let Some(month) = period.tiles(crate::calendar::PeriodKind::Month).is_none().then_some(period) {
            let wanted = text!("một kỳ dài hơn tháng", "a period longer than a month");
            return Err(ReadError::BadValue { at: "/period".into(), found: alloc::format!("{month}"), wanted });
        }
        of_parts(area, period, parts()?, question.units(), question.locale)
    })
}
