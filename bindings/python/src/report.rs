//! Báo cáo không qua JSON: reads the report of a commune from a dictionary. It gives up at whatever is unusual, so that one reader, that of
//! JSON, knows everything odd.

use kh302::figures::{AreaCode, Figure, Figures, Kind, Report};
use kh302::{Date, FIGURES, Period, RiskLevel};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyString};
use std::collections::HashMap;
use std::sync::LazyLock;

static BY_ID: LazyLock<HashMap<&'static str, Figure>> = LazyLock::new(|| FIGURES.iter().map(|row| (row.id, row.figure)).collect());

/// Returns the figure with an id.
pub fn figure(id: &str) -> Option<Figure> {
    BY_ID.get(id).copied()
}

/// The head of a report, value by value.
#[derive(Default)]
pub struct Head {
    /// The area.
    pub area: Option<AreaCode>,
    /// The period.
    pub period: Option<Period>,
    /// The day of preparation.
    pub prepared_on: Option<Date>,
    /// The number of the correction.
    pub revision: u32,
    /// The declared level.
    pub declared_level: Option<RiskLevel>,
}

impl Head {
    /// Makes the report of a commune; `None` where the area or the period is missing or another.
    pub fn report(self, figures: Figures) -> Option<Report> {
        let mut report =
            Report::new(self.area.filter(AreaCode::is_commune)?, self.period?).with_figures(figures).with_revision(self.revision);
        report.prepared_on = self.prepared_on;
        report.declared_level = self.declared_level;
        Some(report)
    }
}

/// Whether a figure of a report for a period may have a value: it belongs to the period, and the value is within its bounds.
pub fn fits(figure: Figure, value: u64, is_flag: bool, period: Period) -> bool {
    let row = figure.definition();
    (row.kind == Kind::Flag) == is_flag && value >= row.min && value <= row.max && row.belongs_to(period)
}

/// Reads a report without a note and explanations, as programs make it; `None` for anything else.
pub fn from_dict(document: &Bound<'_, PyDict>) -> Option<Report> {
    let mut head = Head::default();
    let mut counted = None;
    let mut is_report = false;
    for (key, value) in document.iter() {
        let key = key.cast_into::<PyString>().ok()?;
        let text = || value.cast::<PyString>().ok().and_then(|text| text.to_str().ok());
        match key.to_str().ok()? {
            "schema" => is_report = text()? == "kh302.report/1",
            "area" => head.area = Some(text()?.parse().ok()?),
            "period" => head.period = Some(text()?.parse().ok()?),
            "prepared_on" => head.prepared_on = Some(text()?.parse().ok()?),
            "revision" => head.revision = u32::try_from(whole(&value)?).ok()?,
            "declared_level" => head.declared_level = Some(RiskLevel::from_id(text()?)?),
            "figures" => counted = value.cast::<PyDict>().ok().cloned(),
            _ => return None,
        }
    }
    is_report.then_some(())?;
    let figures = figures(&counted?, head.period?)?;
    head.report(figures)
}

/// Returns a whole number that is no flag.
fn whole(value: &Bound<'_, PyAny>) -> Option<i64> {
    // Takes a signed number, which Python gives in one step.
    if value.is_exact_instance_of::<PyInt>() { value.extract().ok() } else { None }
}

fn figures(counted: &Bound<'_, PyDict>, period: Period) -> Option<Figures> {
    let mut figures = Figures::default();
    let mut next = 0;
    for (key, value) in counted.iter() {
        let key = key.cast::<PyString>().ok()?;
        let key = key.to_str().ok()?;
        // Tries the next place first, because figures mostly come in the order of the form.
        let figure = FIGURES.get(next).filter(|row| row.id == key).map(|row| row.figure).or_else(|| figure(key))?;
        next = figure.index() + 1;
        let flag = value.cast::<PyBool>().ok();
        let number = match flag {
            Some(flag) => u64::from(flag.is_true()),
            None => u64::try_from(whole(&value)?).ok()?,
        };
        fits(figure, number, flag.is_some(), period).then_some(())?;
        figures.set(figure, Some(number));
    }
    Some(figures)
}
