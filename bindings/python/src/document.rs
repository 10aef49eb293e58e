//! Tài liệu vào: a document as a Python program has it: a dictionary, a text, bytes, or the path of a file.

use crate::error::{refused, unreadable};
use crate::period::Period;
use kh302::document::{Document, Encoding, ErrorCode, ReadError, read, read_bytes};
use kh302::{Date, Locale};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyDate, PyDict, PyFloat, PyInt, PyList, PyMemoryView, PyString, PyTuple, PyType};
use std::borrow::Cow;
use std::fmt::Write;

/// The deepest nesting that is written. It is more than the library reads, so that the library itself refuses what lies between.
const DEEPEST: usize = 64;

/// A document in JSON. Texts and bytes of Python are read where they stand.
pub enum Source {
    /// A Python text.
    Text(PyBackedStr),
    /// Bytes of Python, which need not be UTF-8.
    Bytes(PyBackedBytes),
    /// What was written from a dictionary.
    Written(String),
    /// A Python text with halves of surrogate pairs, which no UTF-8 can hold.
    Broken(Vec<u8>),
}

impl Source {
    /// Takes a document as it is given.
    pub fn of(document: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = document.cast::<PyString>() {
            return match text.extract() {
                Ok(text) => Ok(Self::Text(text)),
                Err(_) => Ok(Self::Broken(with_surrogates(text)?)),
            };
        }
        if document.is_instance_of::<PyBytes>() || document.is_instance_of::<PyByteArray>() {
            return Ok(Self::Bytes(document.extract()?));
        }
        if document.is_instance_of::<PyMemoryView>() {
            return Ok(Self::Bytes(document.call_method0("tobytes")?.extract()?));
        }
        if document.hasattr("__fspath__")? {
            let path = document.py().import("pathlib")?.getattr("Path")?.call1((document,))?;
            return Ok(Self::Bytes(path.call_method0("read_bytes")?.extract()?));
        }
        if is_mapping(document)? || document.is_instance_of::<PyList>() || document.is_instance_of::<PyTuple>() {
            return Ok(Self::Written(written(document)?));
        }
        Err(PyTypeError::new_err(format!(
            "kh302: a document is a dict, a str or bytes of JSON, or the path of a file, not {}",
            document.get_type().name()?
        )))
    }

    /// Returns the text, or why it is none.
    pub fn text(&self) -> Result<&str, ReadError> {
        let bytes = match self {
            Self::Text(text) => return Ok(text),
            Self::Written(text) => return Ok(text),
            Self::Bytes(bytes) => bytes,
            Self::Broken(bytes) => bytes.as_slice(),
        };
        // Asks the library whether the first bytes are those of UTF-16.
        if let Err(error @ ReadError::NotUtf8 { found: Encoding::Utf16, .. }) = read_bytes(bytes.get(..2).unwrap_or_default()) {
            return Err(error);
        }
        core::str::from_utf8(bytes).map_err(|error| {
            let sound = bytes.get(..error.valid_up_to()).and_then(|sound| core::str::from_utf8(sound).ok()).unwrap_or_default();
            let line = sound.rsplit('\n').next().unwrap_or_default();
            ReadError::NotUtf8 { found: Encoding::CodePage, line: sound.split('\n').count(), column: line.chars().count() + 1 }
        })
    }

    /// Reads a report, totals or a request.
    pub fn read(&self) -> Result<Document, ReadError> {
        match self {
            Self::Text(text) => read(text),
            Self::Written(text) => read(text),
            Self::Bytes(bytes) => read_bytes(bytes),
            Self::Broken(bytes) => read_bytes(bytes),
        }
    }
}

/// Returns a text with halves of surrogate pairs as bytes, each half as three bytes that are not UTF-8.
fn with_surrogates(text: &Bound<'_, PyString>) -> PyResult<Vec<u8>> {
    text.call_method1("encode", ("utf-8", "surrogatepass"))?.extract()
}

fn is_mapping(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    static MAPPING: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    Ok(value.is_instance_of::<PyDict>() || value.is_instance(MAPPING.import(value.py(), "collections.abc", "Mapping")?)?)
}

/// Writes Python's values as JSON.
fn written(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let mut writer = Writer { text: String::with_capacity(2_048), at: Vec::new() };
    writer.value(value)?;
    Ok(writer.text)
}

struct Writer {
    text: String,
    /// The place of the value that is being written.
    at: Vec<String>,
}

impl Writer {
    fn value(&mut self, value: &Bound<'_, PyAny>) -> PyResult<()> {
        if value.is_none() {
            self.text.push_str("null");
        } else if let Ok(text) = value.cast::<PyString>() {
            self.string(text)?;
        } else if let Ok(flag) = value.cast::<PyBool>() {
            self.text.push_str(if flag.is_true() { "true" } else { "false" });
        } else if let Ok(number) = value.cast::<PyInt>() {
            self.integer(number)?;
        } else if let Ok(number) = value.cast::<PyFloat>() {
            self.float(number)?;
        } else if is_mapping(value)? {
            self.object(value)?;
        } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
            self.list(value)?;
        } else if value.is_instance_of::<PyDate>() {
            let day = Day::of(value)?.0;
            let _ = write!(self.text, "\"{day}\"");
        } else if let Ok(period) = value.cast::<Period>() {
            let _ = write!(self.text, "\"{}\"", period.get().0);
        } else if value.hasattr("__index__")? {
            self.integer(value.call_method0("__index__")?.cast()?)?;
        } else if value.hasattr("dtype")? && value.hasattr("item")? {
            // Takes the Python value of a scalar of numpy.
            let plain = value.call_method0("item")?;
            if plain.is_instance(&value.get_type())? {
                return Err(self.no_json(value)?);
            }
            self.value(&plain)?;
        } else {
            return Err(self.no_json(value)?);
        }
        Ok(())
    }

    fn string(&mut self, text: &Bound<'_, PyString>) -> PyResult<()> {
        if let Ok(text) = text.to_str() {
            kh302::document::write_json(text, &mut self.text);
            return Ok(());
        }
        // Writes the halves of surrogate pairs as JSON escapes, as Python's own `json` does.
        let escaped: String = text.py().import("json")?.call_method1("dumps", (text,))?.extract()?;
        self.text.push_str(&escaped);
        Ok(())
    }

    fn integer(&mut self, number: &Bound<'_, PyInt>) -> PyResult<()> {
        if let Ok(small) = number.extract::<i64>() {
            let _ = write!(self.text, "{small}");
            return Ok(());
        }
        // Asks the type itself, because a subclass may write itself in words. Python refuses more than 4,300 digits.
        let digits = number.py().get_type::<PyInt>().call_method1("__repr__", (number,)).and_then(|digits| digits.extract::<String>());
        match digits {
            Ok(digits) => self.text.push_str(&digits),
            Err(_) => {
                return Err(self.refused(number.py(), ErrorCode::BadValue, "Số nguyên quá dài.", "An integer with too many digits."));
            }
        }
        Ok(())
    }

    fn float(&mut self, number: &Bound<'_, PyFloat>) -> PyResult<()> {
        if !number.value().is_finite() {
            let vi = "NaN và vô cùng không phải là số trong JSON; số liệu còn thiếu ghi None.";
            return Err(self.refused(
                number.py(),
                ErrorCode::BadValue,
                vi,
                "NaN and infinity are no numbers of JSON; a missing figure is None.",
            ));
        }
        let digits: String = number.py().get_type::<PyFloat>().call_method1("__repr__", (number,))?.extract()?;
        self.text.push_str(&digits);
        Ok(())
    }

    fn object(&mut self, value: &Bound<'_, PyAny>) -> PyResult<()> {
        self.text.push('{');
        // Takes a list of the members, because a value that is written may run code of the caller, which may change the dictionary.
        let members = match value.cast::<PyDict>() {
            Ok(dict) => dict.items().into_any(),
            Err(_) => value.call_method0("items")?,
        };
        for (place, pair) in members.try_iter()?.enumerate() {
            let (key, value) = pair?.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
            self.member(place, &key, &value)?;
        }
        self.text.push('}');
        Ok(())
    }

    fn member(&mut self, place: usize, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
        if place > 0 {
            self.text.push(',');
        }
        let Ok(key) = key.cast::<PyString>() else {
            return Err(self.refused(key.py(), ErrorCode::WrongType, "Tên mục phải là chuỗi.", "The name of a member must be a str."));
        };
        self.string(key)?;
        self.text.push(':');
        self.deeper(key.py(), || key.to_string_lossy().replace('~', "~0").replace('/', "~1"), |writer| writer.value(value))
    }

    fn list(&mut self, value: &Bound<'_, PyAny>) -> PyResult<()> {
        self.text.push('[');
        for (place, item) in value.try_iter()?.enumerate() {
            if place > 0 {
                self.text.push(',');
            }
            self.deeper(value.py(), || place.to_string(), |writer| writer.value(&item?))?;
        }
        self.text.push(']');
        Ok(())
    }

    fn deeper(&mut self, py: Python<'_>, step: impl FnOnce() -> String, write: impl FnOnce(&mut Self) -> PyResult<()>) -> PyResult<()> {
        if self.at.len() >= DEEPEST {
            return Err(unreadable(py, &ReadError::TooDeep, Locale::Vi));
        }
        self.at.push(step());
        write(self)?;
        self.at.pop();
        Ok(())
    }

    fn no_json(&self, value: &Bound<'_, PyAny>) -> PyResult<PyErr> {
        let kind = value.get_type().name()?;
        let (vi, en) = (format!("Kiểu {kind} không có trong JSON."), format!("JSON has no values of the type {kind}."));
        Ok(self.refused(value.py(), ErrorCode::WrongType, &vi, &en))
    }

    fn refused(&self, py: Python<'_>, code: ErrorCode, vi: &str, en: &str) -> PyErr {
        let at: String = self.at.iter().flat_map(|step| ["/", step]).collect();
        refused(py, code, &at, vi, en)
    }
}

/// A day: a `datetime.date`, or a text such as `2025-12-15`.
pub struct Day(pub Date);

impl Day {
    fn of(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = value.py();
        let wrong = |found: &str| {
            let (vi, en) = (format!("“{found}” không phải là ngày như 2025-12-15."), format!("“{found}” is no day like 2025-12-15."));
            refused(py, ErrorCode::BadValue, "", &vi, &en)
        };
        if let Ok(text) = value.cast::<PyString>() {
            let text: Cow<'_, str> = text.to_string_lossy();
            return text.parse().map(Self).map_err(|_| wrong(&text));
        }
        if value.is_instance_of::<PyDate>() {
            let part = |name: &str| value.getattr(name)?.extract::<u32>();
            let (year, month, day) = (value.getattr("year")?.extract()?, part("month")?, part("day")?);
            return Date::new(year, month, day).map(Self).map_err(|_| wrong(&value.to_string()));
        }
        Err(PyTypeError::new_err(format!("kh302: a day is a datetime.date or a str like 2025-12-15, not {}", value.get_type().name()?)))
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Day {
    type Error = PyErr;
    fn extract(value: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Self::of(&value)
    }
}

/// Returns a day as a `datetime.date`.
pub fn date(py: Python<'_>, day: Date) -> PyResult<Bound<'_, PyDate>> {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    PyDate::new(py, day.year(), part(day.month()), part(day.day()))
}

/// A language by its code.
pub struct Language(pub Locale);

impl<'a, 'py> FromPyObject<'a, 'py> for Language {
    type Error = PyErr;
    fn extract(value: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let text = value.cast::<PyString>()?.to_string_lossy().into_owned();
        text.parse().map(Self).map_err(|_| {
            let (vi, en) = (format!("“{text}” không phải là vi hoặc en."), format!("“{text}” is neither vi nor en."));
            refused(value.py(), ErrorCode::BadValue, "/locale", &vi, &en)
        })
    }
}
