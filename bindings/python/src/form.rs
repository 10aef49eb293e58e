//! Biểu nhập: form sessions for a report while it is typed. The session decides, the host draws.

use crate::document::{Day, Language, Source};
use crate::error::{guarded, parsed, refused, unreadable};
use kh302::Locale;
use kh302::document::ErrorCode;
use kh302::figures::Section;
use kh302::form::{Change, Field, FindingId, Session};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyList, PyString};

/// Phiên nhập: the draft of one report.
#[pyclass(module = "kh302")]
pub struct Form(Session);

fn field_of(py: Python<'_>, id: &str) -> PyResult<Field> {
    Field::from_id(id).ok_or_else(|| no_such(py, id, "ô nhập", "field"))
}

fn section_of(py: Python<'_>, id: &str) -> PyResult<Section> {
    Section::from_id(id).ok_or_else(|| no_such(py, id, "phần của biểu", "section"))
}

fn no_such(py: Python<'_>, id: &str, vi: &str, en: &str) -> PyErr {
    refused(py, ErrorCode::BadValue, "", &format!("Không có {vi} “{id}”."), &format!("There is no {en} “{id}”."))
}

/// Returns a value as the text that a person would have typed.
fn typed(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if value.is_none() {
        return Ok(String::new());
    }
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(text.to_string_lossy().into_owned());
    }
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(flag.is_true().to_string());
    }
    if value.is_instance_of::<PyInt>() {
        return value.str()?.extract();
    }
    Err(PyTypeError::new_err(format!(
        "kh302: a field takes the text as it is typed, an int, a bool or None, not {}",
        value.get_type().name()?
    )))
}

fn locale(language: Option<Language>) -> Locale {
    language.map_or(Locale::Vi, |language| language.0)
}

/// Writes changes as a dictionary, with the ids of the fields.
fn changed<'py>(py: Python<'py>, changes: &[Change]) -> PyResult<Bound<'py, PyDict>> {
    let (found, gone, fields, targets) = (PyList::empty(py), PyList::empty(py), PyList::empty(py), PyList::empty(py));
    let mut level = false;
    for change in changes {
        match *change {
            Change::Found { finding, severity, acknowledged } => {
                let one = PyDict::new(py);
                one.set_item("finding", finding.number())?;
                one.set_item("severity", severity.id())?;
                one.set_item("acknowledged", acknowledged)?;
                found.append(one)?;
            }
            Change::Gone(finding) => gone.append(finding.number())?,
            Change::Field(field) => fields.append(field.id())?,
            Change::Level => level = true,
            Change::Target(target) => targets.append(target)?,
        }
    }
    let all = PyDict::new(py);
    all.set_item("found", found)?;
    all.set_item("gone", gone)?;
    all.set_item("fields", fields)?;
    all.set_item("level", level)?;
    all.set_item("targets", targets)?;
    Ok(all)
}

impl Form {
    /// Does an action, and returns its changes.
    fn act<'py>(&mut self, py: Python<'py>, act: impl FnOnce(&mut Session)) -> PyResult<Bound<'py, PyDict>> {
        guarded(py, || act(&mut self.0))?;
        changed(py, self.0.changes())
    }
}

#[pymethods]
impl Form {
    #[new]
    #[pyo3(signature = (document, /))]
    fn new(py: Python<'_>, document: &Bound<'_, PyAny>) -> PyResult<Self> {
        let source = Source::of(document)?;
        let session = guarded(py, || source.read().and_then(Session::new))?;
        session.map(Self).map_err(|error| unreadable(py, &error, Locale::Vi))
    }

    /// Nhập: sets the text of a field as it is typed.
    fn set<'py>(&mut self, py: Python<'py>, field: &str, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        let (field, text) = (field_of(py, field)?, typed(text)?);
        self.act(py, |form| _ = form.set(field, &text))
    }

    /// Rời ô: notes that a field was left.
    fn leave<'py>(&mut self, py: Python<'py>, field: &str) -> PyResult<Bound<'py, PyDict>> {
        let field = field_of(py, field)?;
        self.act(py, |form| _ = form.leave(field))
    }

    /// Nhận giá trị đề xuất: sets a field to the number that the other figures propose.
    fn accept<'py>(&mut self, py: Python<'py>, field: &str) -> PyResult<Bound<'py, PyDict>> {
        let field = field_of(py, field)?;
        self.act(py, |form| _ = form.accept(field))
    }

    /// Đính chính: unlocks an opening stock.
    fn unlock<'py>(&mut self, py: Python<'py>, field: &str) -> PyResult<Bound<'py, PyDict>> {
        let field = field_of(py, field)?;
        self.act(py, |form| _ = form.unlock(field))
    }

    /// Không phát sinh trong kỳ: fills the empty flows of a section with zeros.
    fn nothing<'py>(&mut self, py: Python<'py>, section: &str) -> PyResult<Bound<'py, PyDict>> {
        let section = section_of(py, section)?;
        self.act(py, |form| _ = form.nothing(section))
    }

    /// Bỏ các số 0 đã điền: removes the zeros that `nothing` put into a section.
    fn undo_nothing<'py>(&mut self, py: Python<'py>, section: &str) -> PyResult<Bound<'py, PyDict>> {
        let section = section_of(py, section)?;
        self.act(py, |form| _ = form.undo_nothing(section))
    }

    /// Lấy số kỳ trước: copies the closing stocks of the report before to the opening stocks.
    fn prefill<'py>(&mut self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.act(py, |form| _ = form.prefill())
    }

    /// Giải trình: explains a warning or notice; a day that cannot be read gives a finding.
    #[pyo3(signature = (finding, reason, on=""))]
    fn acknowledge<'py>(&mut self, py: Python<'py>, finding: u32, reason: &str, on: &str) -> PyResult<Bound<'py, PyDict>> {
        self.act(py, |form| _ = form.acknowledge_on(FindingId::from_number(finding), reason, on))
    }

    /// Rút giải trình: withdraws the explanation of a finding.
    fn withdraw<'py>(&mut self, py: Python<'py>, finding: u32) -> PyResult<Bound<'py, PyDict>> {
        self.act(py, |form| _ = form.withdraw(FindingId::from_number(finding)))
    }

    /// Ngày đánh giá: judges the report as of another day.
    fn set_as_of<'py>(&mut self, py: Python<'py>, day: Day) -> PyResult<Bound<'py, PyDict>> {
        self.act(py, |form| _ = form.set_as_of(day.0))
    }

    /// Gửi báo cáo: returns the report, or None where findings block sending; from now on all findings are shown.
    fn submit<'py>(&mut self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let report = guarded(py, || self.0.submit())?;
        report.map(|report| parsed(py, &report)).transpose()
    }

    /// Các thay đổi: the changes of the last action.
    #[getter]
    fn changes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        changed(py, self.0.changes())
    }

    /// Gửi được: whether nothing blocks sending.
    #[getter]
    fn can_submit(&self) -> bool {
        self.0.can_submit()
    }

    /// Returns the text of a field as it was typed.
    fn raw(&self, py: Python<'_>, field: &str) -> PyResult<&str> {
        Ok(self.0.raw(field_of(py, field)?))
    }

    /// Trạng thái của ô: returns the state of a field.
    fn state<'py>(&self, py: Python<'py>, field: &str) -> PyResult<Bound<'py, PyDict>> {
        let state = self.0.state(field_of(py, field)?);
        let all = PyDict::new(py);
        all.set_item("value", state.value)?;
        all.set_item("required", state.required)?;
        all.set_item("visible", state.visible)?;
        all.set_item("locked", state.locked)?;
        all.set_item("computed", state.computed)?;
        all.set_item("proposed", state.proposed)?;
        all.set_item("filled", state.filled)?;
        all.set_item("errors", state.errors)?;
        all.set_item("others", state.others)?;
        all.set_item("shows", state.shows)?;
        Ok(all)
    }

    /// Các phát hiện: returns every finding in words, in the fixed order.
    #[pyo3(signature = (locale=None))]
    fn findings<'py>(&mut self, py: Python<'py>, locale: Option<Language>) -> PyResult<Bound<'py, PyAny>> {
        let text = guarded(py, || self.0.findings_json(self::locale(locale)))?;
        parsed(py, &text)
    }

    /// Danh sách lỗi: returns the findings that block sending and are to be shown, in the order of the form.
    #[pyo3(signature = (locale=None))]
    fn summary<'py>(&mut self, py: Python<'py>, locale: Option<Language>) -> PyResult<Bound<'py, PyAny>> {
        let text = guarded(py, || self.0.summary_json(self::locale(locale)))?;
        parsed(py, &text)
    }

    /// Đánh giá: returns the whole assessment of the report as it stands.
    #[pyo3(signature = (locale=None))]
    fn assessment<'py>(&self, py: Python<'py>, locale: Option<Language>) -> PyResult<Bound<'py, PyAny>> {
        let text = guarded(py, || self.0.assessment_json(self::locale(locale)))?;
        parsed(py, &text)
    }

    /// Returns how many of the required fields of a section have a value, and how many there are.
    fn progress(&self, py: Python<'_>, section: &str) -> PyResult<(usize, usize)> {
        Ok(self.0.progress(section_of(py, section)?))
    }

    /// Returns the report as it stands, also where it cannot be sent.
    fn report<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let text = guarded(py, || self.0.report_json())?;
        parsed(py, &text)
    }

    /// Mô tả biểu: the description from which the form is drawn, in both languages.
    #[getter]
    fn description<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let text = guarded(py, || self.0.description_json())?;
        parsed(py, &text)
    }

    /// Lưu nháp: returns the draft as text, for `restore`.
    fn snapshot(&mut self, py: Python<'_>) -> PyResult<String> {
        guarded(py, || self.0.snapshot())
    }

    /// Mở lại bản nháp: restores a draft of the same area, period and revision; another one is raised as an error.
    fn restore<'py>(&mut self, py: Python<'py>, draft: &str) -> PyResult<Bound<'py, PyAny>> {
        match guarded(py, || self.0.restore(draft))? {
            Ok(restored) => parsed(py, &restored.json()),
            Err(error) => Err(unreadable(py, &error, self.0.locale())),
        }
    }
}
