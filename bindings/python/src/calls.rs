//! Các lời gọi: every call by its name, assessments and verdicts.

use crate::document::{Day, Language, Source};
use crate::error::{answered, guarded, parsed, unreadable};
use crate::report;
use crate::units::Units;
use crate::verdict::{Judged, Verdict};
use kh302::document::{Document, ReadError, to_json};
use kh302::judge::Request;
use kh302::{Date, Locale};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Makes a call without the lock of the interpreter, and returns the answer as text.
fn answer_to(py: Python<'_>, name: &str, source: &Source) -> PyResult<String> {
    guarded(py, || {
        py.detach(|| match source.text() {
            Ok(text) => kh302::call(name, text),
            Err(error) => error.json(Locale::Vi),
        })
    })
}

/// Gọi theo tên: makes a call by its name, and returns the answer as JSON text; an error document is an answer too.
#[pyfunction]
#[pyo3(signature = (name, document, /))]
pub fn call(py: Python<'_>, name: &str, document: &Bound<'_, PyAny>) -> PyResult<String> {
    answer_to(py, name, &Source::of(document)?)
}

/// Makes a call by its name, and returns the answer as a dictionary; an error document is raised.
#[pyfunction]
#[pyo3(signature = (name, document, /))]
pub fn answer<'py>(py: Python<'py>, name: &str, document: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    dictionary(py, &answer_to(py, name, &Source::of(document)?)?)
}

fn dictionary<'py>(py: Python<'py>, answer: &str) -> PyResult<Bound<'py, PyAny>> {
    match answered(py, answer)? {
        Some(error) => Err(error),
        None => parsed(py, answer),
    }
}

/// What a caller says beside the document.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// The day as of which to judge.
    pub as_of: Option<Date>,
    /// The language of sentences.
    pub locale: Option<Locale>,
    /// The table of units of the caller.
    pub units: Option<&'a Units>,
}

impl Options<'_> {
    /// Reads a document with the options.
    pub fn apply(&self, mut document: Document) -> Document {
        document.as_of = self.as_of.or(document.as_of);
        document.locale = self.locale.unwrap_or(document.locale);
        match self.units {
            Some(units) => document.with_units(units.shared()),
            None => document,
        }
    }

    /// Puts the options into a request.
    pub fn request<'a>(&'a self, mut request: Request<'a>) -> Request<'a> {
        request.as_of = self.as_of.or(request.as_of);
        if let Some(units) = self.units {
            request.units = units.table();
        }
        request
    }
}

/// Đánh giá: assesses a document, and returns the assessment as JSON text; an error document is raised.
#[pyfunction]
#[pyo3(signature = (document, /, *, as_of=None, locale=None, units=None))]
pub fn assess<'py>(
    py: Python<'py>,
    document: &Bound<'py, PyAny>,
    as_of: Option<Day>,
    locale: Option<Language>,
    units: Option<&Bound<'py, Units>>,
) -> PyResult<Bound<'py, PyAny>> {
    let source = Source::of(document)?;
    let locale = locale.map(|language| language.0);
    let options = Options { as_of: as_of.map(|day| day.0), locale, units: units.map(Bound::get) };
    let answer = guarded(py, || {
        py.detach(|| match source.read() {
            Ok(document) => to_json(&options.apply(document).assess()),
            Err(error) => error.json(locale.unwrap_or(Locale::Vi)),
        })
    })?;
    dictionary(py, &answer)
}

/// Kết luận nhanh: judges a document, and returns the verdict; a document that cannot be read is raised as an error.
#[pyfunction]
#[pyo3(signature = (document, /, *, as_of=None, units=None))]
pub fn judge<'py>(
    py: Python<'py>,
    document: &Bound<'py, PyAny>,
    as_of: Option<Day>,
    units: Option<&Bound<'py, Units>>,
) -> PyResult<Verdict> {
    let options = Options { as_of: as_of.map(|day| day.0), locale: None, units: units.map(Bound::get) };
    // Keeps the lock of the interpreter, because to give it back and take it again can last as long as a verdict.
    if let Ok(dict) = document.cast::<PyDict>()
        && let Some(report) = report::from_dict(dict)
    {
        return guarded(py, || Verdict(Judged::of(&options.request(Request::from(&report)))));
    }
    let source = Source::of(document)?;
    let judged = guarded(py, || source.read().map(|document| Judged::of_document(&options.apply(document))))?;
    judged.map(Verdict).map_err(|error: ReadError| unreadable(py, &error, Locale::Vi))
}

/// Danh mục: returns the catalogue of all rules as a dictionary.
#[pyfunction]
pub fn catalogue(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let text = guarded(py, || py.detach(kh302::catalogue::catalogue_json))?;
    parsed(py, &text)
}

/// Lược đồ: returns the JSON Schema of a document such as `kh302.report/1`; None for a document that has none.
#[pyfunction]
#[pyo3(signature = (document, /))]
pub fn schema<'py>(py: Python<'py>, document: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let schema = guarded(py, || kh302::catalogue::schema(document).map(|schema| schema.to_value().to_string()))?;
    schema.map(|schema| parsed(py, &schema)).transpose()
}

/// Panics as a fault of the library would, so that a test can show that no panic reaches a program.
#[pyfunction]
#[pyo3(name = "_panic")]
pub fn panic_on_purpose(py: Python<'_>) -> PyResult<()> {
    guarded(py, || panic!("on purpose"))
}
