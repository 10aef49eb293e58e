//! Lời gọi `combine`: the reports of the parts of a period in, the report of the whole out.

use crate::area::AreaCode;
use crate::base::{Locale, Text, push_capital};
use crate::calendar::{Date, Period};
use crate::document::read::{Document, question};
use crate::explain::reason;
use crate::figures::{Report, Submission, Totals};
use crate::judge::combine;
use crate::law::HUE;
use alloc::string::String;
use alloc::vec::Vec;
use question::Question;

const SCHEMA: &str = "kh302.combine/1";

/// A longer period from the reports of the shorter ones inside it (`kh302.combine/1`).
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CombinedView {
    /// `kh302.combine/1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "kh302.combine/1")))]
    pub schema: &'static str,
    /// The report of the whole period; null for an area above the commune. What the parts do not say is left out.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::catalogue::schema::ReportDocument>"))]
    pub report: Option<Report>,
    /// The totals of the whole period; null for a commune.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::catalogue::schema::TotalsDocument>"))]
    pub totals: Option<Totals>,
    /// Tổ, thôn × tháng: the sum over the parts; null where they do not tile the period.
    pub group_months: Option<u64>,
    /// The days for which nothing was given.
    pub gaps: Vec<GapView>,
    /// What was given but is no part of the period of this area.
    pub refused: Vec<crate::explain::Refused>,
    /// Predecessors that became part of more than one unit: nothing before can be taken.
    pub split_units: Vec<String>,
}

/// Days for which nothing was given.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GapView {
    /// The first day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub from: Date,
    /// The last day.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub to: Date,
    /// The sentence.
    pub text: String,
}

/// Gộp các kỳ: the report of a longer period, with what is missing and what was refused, in words.
#[must_use]
pub fn combined(area: AreaCode, period: Period, parts: &[Submission], locale: Locale) -> CombinedView {
    let found = combine(area, period, parts, &HUE);
    let said = |why: &crate::judge::Reason| {
        let why = reason::why(why, &HUE, period.last_day(), locale);
        let mut letters = why.chars();
        let mut said = String::with_capacity(why.len().saturating_add(1));
        letters.next().into_iter().for_each(|first| push_capital(first, &mut said));
        said.push_str(letters.as_str());
        said.push('.');
        said
    };
    let refused =
        found.refused.iter().map(|(place, why)| crate::explain::Refused { at: alloc::format!("/parts/{place}"), text: said(why) });
    let gaps = found.gaps.iter().map(|(from, to)| GapView { from: *from, to: *to, text: said(&crate::judge::Reason::Gap(*from, *to)) });
    let mut view = CombinedView {
        schema: SCHEMA,
        report: None,
        totals: None,
        group_months: found.group_months,
        gaps: gaps.collect(),
        refused: refused.collect(),
        split_units: found.split.clone(),
    };
    if area.is_commune() {
        view.report = Some(Report::new(area, period).with_figures(found.figures));
    } else {
        let mut totals = Totals::new(area, period);
        totals.figures = found.figures;
        totals.derived.group_months = found.group_months;
        view.totals = Some(totals);
    }
    view
}

/// `{"schema": "kh302.combine/1", "area", "period", "parts", "locale"}` in, [`CombinedView`] out.
///
/// Without `area` it is that of the last part.
#[must_use]
pub fn combine_json(text: &str) -> String {
    question::answer(text, SCHEMA, &["area", "period", "parts"], |question| {
        let parts: Vec<Submission> = question.documents("parts")?.into_iter().map(Document::into_filed).collect();
        let last = parts.iter().max_by_key(|part| part.period().last_day()).map(Submission::area);
        let area = Question::must("area", question.value("area", question::AREA)?.or(last))?;
        let period: Period = Question::must("period", question.value("period", question::PERIOD)?)?;
        if let Some(month) = period.tiles(crate::calendar::PeriodKind::Month).is_none().then_some(period) {
            let wanted = Text::new("một kỳ dài hơn tháng", "a period longer than a month");
            return Err(crate::document::ReadError::BadValue { at: "/period".into(), found: alloc::format!("{month}"), wanted });
        }
        Ok(combined(area, period, &parts, question.locale))
    })
}
