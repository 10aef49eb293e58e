//! Đơn vị hành chính: tables of administrative units.

use crate::document::{Day, date};
use crate::error::refused;
use kh302::area::{Diacritics, UnitsError};
use kh302::document::ErrorCode;
use kh302::law::HUE;
use pyo3::prelude::*;
use pyo3::types::PyDate;
use std::sync::Arc;

/// Bảng đơn vị hành chính: a table of administrative units over time.
#[pyclass(frozen, module = "kh302")]
pub struct Units(Arc<kh302::Units<'static>>);

impl Units {
    /// Returns the table for a document.
    pub fn shared(&self) -> Arc<kh302::Units<'static>> {
        Arc::clone(&self.0)
    }

    /// Returns the table for a request.
    pub fn table(&self) -> &kh302::Units<'static> {
        &self.0
    }
}

fn wrong(py: Python<'_>, error: &UnitsError) -> PyErr {
    refused(py, ErrorCode::BadUnits, "", &error.in_vietnamese(), &error.to_string())
}

#[pymethods]
impl Units {
    /// Bảng có sẵn: returns the units of Thừa Thiên Huế and Huế since 2021-07-01.
    #[staticmethod]
    fn built_in() -> Self {
        Self(Arc::new(HUE.clone()))
    }

    /// Reads a table from CSV.
    #[staticmethod]
    fn from_csv(py: Python<'_>, text: &str) -> PyResult<Self> {
        kh302::Units::from_csv(text).map(|table| Self(Arc::new(table))).map_err(|error| wrong(py, &error))
    }

    /// Reads a table from JSON.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str) -> PyResult<Self> {
        kh302::Units::from_json(text).map(|table| Self(Arc::new(table))).map_err(|error| wrong(py, &error))
    }

    /// Returns the table as CSV in its canonical form.
    fn to_csv(&self) -> String {
        self.0.to_csv()
    }

    /// Mã băm: the SHA-256 by which answers name the table.
    #[getter]
    fn hash(&self) -> &str {
        self.0.hash()
    }

    /// Ngày đầu của bảng: the first day that the table covers.
    #[getter]
    fn covered_from<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDate>> {
        date(py, self.0.covered_from())
    }

    /// Đơn vị mang mã trong ngày: returns the unit that holds a code on a day; None where none does.
    fn on(slf: &Bound<'_, Self>, code: &str, day: Day) -> Option<Unit> {
        let unit = slf.get().0.on(code.parse().ok()?, day.0).unit()?;
        Some(Unit::of(slf, &unit))
    }

    /// Tìm theo tên: returns the units whose name contains the words of a text.
    #[pyo3(signature = (text, /, *, ignore_diacritics=false))]
    fn search(slf: &Bound<'_, Self>, text: &str, ignore_diacritics: bool) -> Vec<Unit> {
        let diacritics = if ignore_diacritics { Diacritics::Ignored } else { Diacritics::Kept };
        slf.get().0.search(text, diacritics).map(|unit| Unit::of(slf, &unit)).collect()
    }

    fn __len__(&self) -> usize {
        self.0.iter().len()
    }

    fn __repr__(&self) -> String {
        format!("<kh302.Units {} units, {}>", self.0.iter().len(), self.0.hash())
    }
}

/// Đơn vị hành chính: one unit of a table, which its code and its first day identify.
#[pyclass(frozen, module = "kh302")]
pub struct Unit {
    table: Py<Units>,
    code: kh302::AreaCode,
    valid_from: Option<kh302::Date>,
}

impl Unit {
    fn of(table: &Bound<'_, Units>, unit: &kh302::area::Unit<'_>) -> Self {
        Self { table: table.clone().unbind(), code: unit.code(), valid_from: unit.valid_from() }
    }

    /// Asks the row in the table.
    fn ask<T>(&self, question: impl FnOnce(&kh302::area::Unit<'_>) -> T) -> Option<T> {
        self.table.get().0.get(self.code, self.valid_from).map(|unit| question(&unit))
    }
}

#[pymethods]
impl Unit {
    /// Mã: its code.
    #[getter]
    fn code(&self) -> String {
        self.code.to_string()
    }

    /// Tên: its full name in Vietnamese.
    #[getter]
    fn name(&self) -> String {
        self.ask(|unit| unit.name().to_owned()).unwrap_or_default()
    }

    /// Loại: its kind, as the law names it.
    #[getter]
    fn kind(&self) -> String {
        self.ask(|unit| unit.kind().name().vi.to_owned()).unwrap_or_default()
    }

    /// Cấp: the number of its level: 1 for a province, 2 for a district, 3 for a commune.
    #[getter]
    fn level(&self) -> u8 {
        self.code.level().number()
    }

    /// Mã đơn vị cấp trên: the code of the unit above it; None for a province.
    #[getter]
    fn parent(&self) -> Option<String> {
        self.ask(|unit| unit.parent_code().map(|code| code.to_string())).flatten()
    }

    /// Ngày bắt đầu: its first day; None where that is not on file.
    #[getter]
    fn valid_from<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        self.valid_from.map(|day| date(py, day)).transpose()
    }

    /// Ngày kết thúc: its last day; None while it exists.
    #[getter]
    fn valid_to<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        self.ask(|unit| unit.valid_to()).flatten().map(|day| date(py, day)).transpose()
    }

    /// Mã các đơn vị tiền thân: the codes of the units it was made of.
    #[getter]
    fn predecessors(&self) -> Vec<String> {
        self.ask(|unit| unit.predecessor_codes().iter().map(ToString::to_string).collect()).unwrap_or_default()
    }

    /// Mã các đơn vị kế tục: the codes of the units it became part of.
    #[getter]
    fn successors(&self) -> Vec<String> {
        self.ask(|unit| unit.successor_codes().iter().map(ToString::to_string).collect()).unwrap_or_default()
    }

    fn __repr__(&self) -> String {
        format!("<kh302.Unit {} {}>", self.code, self.name())
    }
}
