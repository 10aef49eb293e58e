//! Lỗi: the exception `kh302.Error`, with the code and the place of an error document.

use kh302::Locale;
use kh302::document::{ErrorCode, ErrorDocument, ReadError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Makes the exception from its parts.
fn exception(py: Python<'_>, code: &str, message: &str, at: &str) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    match CLASS.import(py, "kh302._error", "Error").and_then(|class| class.call1((code, message, at))) {
        Ok(error) => PyErr::from_value(error),
        Err(error) => error,
    }
}

/// Makes the exception for a document that cannot be read.
pub fn unreadable(py: Python<'_>, error: &ReadError, locale: Locale) -> PyErr {
    let ErrorDocument { error, .. } = ErrorDocument::new(error, locale);
    exception(py, &error.code, &error.message, &error.at)
}

/// Makes the exception for an argument that Python has and JSON has not, with a sentence in both languages.
pub fn refused(py: Python<'_>, code: ErrorCode, at: &str, vi: &str, en: &str) -> PyErr {
    exception(py, code.id(), &format!("{vi} · {en}"), at)
}

/// Makes the exception for an answer that is an error document; `None` for any other answer.
pub fn answered(py: Python<'_>, answer: &str) -> PyResult<Option<PyErr>> {
    if !answer.starts_with("{\"schema\":\"kh302.error/1\"") {
        return Ok(None);
    }
    let error = parsed(py, answer)?.get_item("error")?;
    let part = |name: &str| error.get_item(name)?.extract::<String>();
    Ok(Some(exception(py, &part("code")?, &part("message")?, &part("at")?)))
}

/// Parses JSON into Python's values.
pub fn parsed<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    LOADS.import(py, "json", "loads")?.call1((json,))
}

/// Runs what the library does, and turns a panic into an ordinary exception: Python's services catch `Exception`, which PyO3's is not.
pub fn guarded<T>(py: Python<'_>, run: impl FnOnce() -> T) -> PyResult<T> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|_| stopped(py))
}

/// Makes the exception for a fault of the library itself.
pub fn stopped(py: Python<'_>) -> PyErr {
    refused(py, ErrorCode::Internal, "", "Lỗi của thư viện kh302.", "A fault of the library kh302 itself.")
}
