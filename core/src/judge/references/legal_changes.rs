//! Thay đổi pháp luật: finds the legal changes across which a request compares numbers (check D003).

use crate::calendar::{Date, Period};
use crate::figures::{FigureSet, Submission};
use crate::judge::Request;
use crate::judge::plan::measure::figures_of_measure;
use crate::law::LEGAL_CHANGES;
use crate::rules::{LegalChange, Measure, MeasureTest};

/// Iterates over the legal changes that lie inside the period of a request, or between it and a period with which it is compared, and that
/// touch a figure that is compared.
pub(crate) fn legal_changes<'r>(request: &'r Request<'_>) -> impl Iterator<Item = &'static LegalChange> + use<'r> {
    let own = request.subject.period();
    let (own_first, close) = (own.first_day(), own.last_day());
    let others =
        request.previous.iter().chain(request.parts).map(Submission::period).chain(request.baseline.iter().map(|base| base.period));
    let first = others.map(Period::first_day).fold(own_first, Date::min);
    // Every figure of a report is compared with the others of the report.
    let touches = move |change: &&LegalChange| change.is_between(own_first, close) || is_compared_across(request, change);
    LEGAL_CHANGES.iter().filter(move |change| change.is_between(first, close)).filter(touches)
}

/// Whether figures that a legal change touches are compared with those of another period across its day.
#[cold]
fn is_compared_across(request: &Request<'_>, change: &LegalChange) -> bool {
    let close = request.subject.period().last_day();
    let across = |period: Period| change.is_between(period.first_day(), close);
    // Every figure of a report is compared with those of the earlier report and of the parts.
    request.previous.iter().chain(request.parts).any(|submission| across(submission.period()))
        || (request.baseline.iter().any(|base| across(base.period)) && reads_baseline(request, change.figures))
}

/// Whether a measure of the plan compares one of these figures with the baseline.
fn reads_baseline(request: &Request<'_>, figures: FigureSet) -> bool {
    let compares = |test| matches!(test, MeasureTest::StillDrugFree | MeasureTest::Transformed | MeasureTest::LowerThanBaseline(..));
    let close = request.subject.period().last_day();
    let touched = |measure: &Measure| compares(measure.test) && !(figures_of_measure(&measure.test, close) & figures).is_empty();
    request.plan().is_some_and(|plan| plan.measures().any(touched))
}
