//! Kỳ báo cáo: reporting periods as values.

use crate::document::{Day, Language, date};
use crate::error::refused;
use kh302::Locale;
use kh302::calendar::{PeriodError, PeriodKind};
use kh302::document::ErrorCode;
use pyo3::prelude::*;
use pyo3::types::PyDate;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Kỳ báo cáo: a month, quarter, half-year, nine months or year of reports.
#[pyclass(frozen, eq, ord, module = "kh302")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period(pub kh302::Period);

fn wrong(py: Python<'_>, error: &PeriodError) -> PyErr {
    let vi = "Kỳ báo cáo không hợp lệ: viết tháng 2025-07, quý 2025-Q3, 6 tháng 2025-H1, 9 tháng 2025-9M, năm 2025.";
    refused(py, ErrorCode::BadValue, "/period", vi, &error.to_string())
}

fn kind_of(py: Python<'_>, kind: &str) -> PyResult<PeriodKind> {
    PeriodKind::from_id(kind).ok_or_else(|| {
        let known = PeriodKind::ALL.map(PeriodKind::id).join(", ");
        let (vi, en) = (format!("“{kind}” không phải là loại kỳ: {known}."), format!("“{kind}” is no kind of period: {known}."));
        refused(py, ErrorCode::BadValue, "", &vi, &en)
    })
}

#[pymethods]
impl Period {
    #[new]
    fn new(py: Python<'_>, id: &str) -> PyResult<Self> {
        id.parse().map(Self).map_err(|error| wrong(py, &error))
    }

    /// Kỳ chứa một ngày: returns the period of a kind that contains a day.
    #[staticmethod]
    fn holding(py: Python<'_>, kind: &str, day: Day) -> PyResult<Self> {
        kh302::Period::holding(kind_of(py, kind)?, day.0).map(Self).map_err(|error| wrong(py, &error))
    }

    /// Các kỳ giữa hai ngày: returns the periods of a kind that begin on or after the first day and end on or before the second.
    #[staticmethod]
    fn between(py: Python<'_>, kind: &str, first: Day, last: Day) -> PyResult<Vec<Self>> {
        Ok(kh302::Period::all_between(kind_of(py, kind)?, first.0, last.0).map(Self).collect())
    }

    /// Loại kỳ: the kind of the period.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind().id()
    }

    /// Năm: the year of the period.
    #[getter]
    fn year(&self) -> i32 {
        self.0.in_year()
    }

    /// Kỳ thứ mấy trong năm: its number among the periods of its kind in the year, from 1.
    #[getter]
    fn number(&self) -> u32 {
        self.0.number()
    }

    /// Ngày đầu: its first day.
    #[getter]
    fn first_day<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDate>> {
        date(py, self.0.first_day())
    }

    /// Ngày cuối: its last day.
    #[getter]
    fn last_day<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDate>> {
        date(py, self.0.last_day())
    }

    /// Kỳ sau: the next period of its kind; None where there is none.
    #[getter]
    fn next(&self) -> Option<Self> {
        self.0.next().map(Self)
    }

    /// Kỳ trước: the previous period of its kind; None where there is none.
    #[getter]
    fn previous(&self) -> Option<Self> {
        self.0.previous().map(Self)
    }

    /// Chia thành các kỳ ngắn hơn: returns the periods of a shorter kind that cover it; None where that kind does not divide it.
    fn parts(&self, py: Python<'_>, kind: &str) -> PyResult<Option<Vec<Self>>> {
        Ok(self.0.tiles(kind_of(py, kind)?).map(|parts| parts.map(Self).collect()))
    }

    /// Các kỳ dài hơn: returns the longer periods that contain it, from short to long.
    fn around(&self) -> Vec<Self> {
        self.0.around().map(Self).collect()
    }

    /// Tên: returns its name for people.
    #[pyo3(signature = (locale=None))]
    fn name(&self, locale: Option<Language>) -> String {
        self.0.name(locale.map_or(Locale::Vi, |language| language.0))
    }

    /// Whether the period contains a day or another period.
    fn __contains__(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        match other.cast::<Self>() {
            Ok(period) => Ok(self.0.contains(period.get().0)),
            Err(_) => Ok(self.0.contains_day(other.extract::<Day>()?.0)),
        }
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.hash(&mut hasher);
        hasher.finish()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("kh302.Period(\"{}\")", self.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().into_any(), (slf.get().0.to_string(),)))
    }
}
