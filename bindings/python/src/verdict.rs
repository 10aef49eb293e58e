//! Kết luận: the verdict on a document, in ids.

use kh302::document::Document;
use kh302::figures::FigureSet;
use kh302::judge::{CheckSet, DistrictStatus, ProvinceStatus, Reading, Request, Status};
use kh302::rules::Plan;
use kh302::{RiskLevel, judge};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

/// The word for a level that missing figures leave open.
pub const UNDETERMINED: &str = "undetermined";

/// The verdict on a document, in numbers and sets. The ids are made when they are asked for.
#[derive(Clone, Copy)]
pub struct Judged {
    /// Whether nothing blocks sending.
    pub can_submit: bool,
    /// The level in the reading that was asked for.
    pub level: Option<RiskLevel>,
    /// The level in each reading; `None` where the set of criteria is not completely on file and so has one reading alone.
    pub levels: Option<[Option<RiskLevel>; Reading::ALL.len()]>,
    /// The plan that measures the area.
    pub plan: Option<&'static Plan>,
    /// For each status, the targets of the plan that have it, one bit for each.
    pub targets: [u64; Status::ALL.len()],
    /// The checks that failed.
    pub failed: CheckSet,
    /// The checks that missing figures leave open.
    pub unchecked: CheckSet,
    /// The required figures that are missing.
    pub missing: FigureSet,
    /// The status of a province.
    pub province: Option<ProvinceStatus>,
    /// The status of a district.
    pub district: Option<DistrictStatus>,
}

impl Judged {
    /// Judges a report, with what it is judged against.
    pub fn of(request: &Request<'_>) -> Self {
        Self::new(&judge(request), request.reading)
    }

    /// Judges a document that was read.
    pub fn of_document(document: &Document) -> Self {
        Self::new(&document.judge(), document.reading)
    }

    fn new(verdict: &kh302::Verdict, reading: Reading) -> Self {
        let level = |reading| verdict.level(reading);
        let mut targets = [0; Status::ALL.len()];
        for (place, status) in verdict.targets.iter().enumerate() {
            targets[*status as usize] |= 1 << place;
        }
        Self {
            can_submit: verdict.can_submit,
            level: level(reading),
            levels: verdict.classification.filter(|of| of.complete).map(|_| Reading::ALL.map(level)),
            plan: verdict.plan,
            targets,
            failed: verdict.failed,
            unchecked: verdict.unchecked,
            missing: verdict.missing,
            province: verdict.province,
            district: verdict.district,
        }
    }

    /// Returns the status of the target at a place of the plan.
    pub fn status(&self, target: usize) -> Status {
        Status::ALL.into_iter().find(|status| self.targets[*status as usize] >> target & 1 == 1).unwrap_or(Status::Insufficient)
    }
}

/// Returns a level as documents name it.
pub fn level_id(level: Option<RiskLevel>) -> &'static str {
    level.map_or(UNDETERMINED, RiskLevel::id)
}

/// Kết luận: the verdict on a document, without sentences.
#[pyclass(frozen, module = "kh302")]
pub struct Verdict(pub Judged);

fn level_in(verdict: &Verdict, reading: Reading) -> Option<&'static str> {
    let place = Reading::ALL.iter().position(|one| *one == reading)?;
    verdict.0.levels.map(|levels| level_id(levels[place]))
}

#[pymethods]
impl Verdict {
    /// Gửi được: whether nothing blocks sending.
    #[getter]
    fn can_submit(&self) -> bool {
        self.0.can_submit
    }

    /// Cấp độ: the risk level of the area in the reading that the document asks for.
    #[getter]
    fn level(&self) -> &'static str {
        level_id(self.0.level)
    }

    /// Cấp độ, bao hàm mức cao hơn: the level where a value in a higher band also meets the criteria of the lower types.
    #[getter]
    fn level_cumulative(&self) -> Option<&'static str> {
        level_in(self, Reading::Cumulative)
    }

    /// Cấp độ, theo nguyên văn từng khoảng: the level where a value meets only the criterion in whose band it lies.
    #[getter]
    fn level_literal(&self) -> Option<&'static str> {
        level_in(self, Reading::Literal)
    }

    /// Cấp độ, tính cả điểm đã có trong kỳ: the level where places count that were there at some time of the period.
    #[getter]
    fn level_places_in_period(&self) -> Option<&'static str> {
        level_in(self, Reading::PlacesInPeriod)
    }

    /// Kế hoạch: the plan that measures the area; None where none on file does.
    #[getter]
    fn plan(&self) -> Option<&'static str> {
        self.0.plan.map(|plan| plan.id)
    }

    /// Mục tiêu: the status of each target of the plan, in its order; empty without a plan.
    #[getter]
    fn targets<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let targets = PyDict::new(py);
        for (place, target) in self.0.plan.iter().flat_map(|plan| plan.targets).enumerate() {
            targets.set_item(target.id, self.0.status(place).id())?;
        }
        Ok(targets)
    }

    /// Không đạt: the codes of the checks that failed, in their order.
    #[getter]
    fn failed<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.failed.iter().map(|check| check.code).collect::<Vec<_>>())
    }

    /// Chưa kiểm tra được: the codes of the checks that missing figures leave open.
    #[getter]
    fn unchecked<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.unchecked.iter().map(|check| check.code).collect::<Vec<_>>())
    }

    /// Còn thiếu: the required figures that are missing, in the order of the form.
    #[getter]
    fn missing<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.missing.iter().map(|figure| figure.id()).collect::<Vec<_>>())
    }

    /// Địa bàn cấp tỉnh: whether a province is a key area; None for other areas.
    #[getter]
    fn province(&self) -> Option<&'static str> {
        self.0.province.map(ProvinceStatus::id)
    }

    /// Địa bàn cấp huyện: whether a district is clean; None for other areas.
    #[getter]
    fn district(&self) -> Option<&'static str> {
        self.0.district.map(DistrictStatus::id)
    }

    fn __repr__(&self) -> String {
        let (can_submit, failed) = (if self.0.can_submit { "True" } else { "False" }, self.0.failed.iter().count());
        format!(
            "<kh302.Verdict level={:?} can_submit={can_submit} failed={failed} missing={}>",
            self.level(),
            self.0.missing.iter().count()
        )
    }
}
