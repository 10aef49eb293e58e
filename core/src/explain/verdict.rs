//! Kết luận: the verdict on a report as a document in ids, for programs that need no sentences.

use crate::base::{Locale, Truth};
use crate::document::read::{Document, read};
use crate::document::write_json;
use crate::explain::assessment::Score;
use crate::explain::classification::{Level, LevelUnderReading, readings};
use crate::explain::finding::answers;
use crate::judge::{CheckSet, DistrictStatus, ProvinceStatus, Request, Status, judge};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Kết luận về một báo cáo: what was decided about a report or totals, in ids (`kh302.verdict/1`). It says what the assessment says, without
/// its sentences and in a small part of its time.
///
/// ```
/// use kh302::Report;
/// use kh302::explain::verdict_document;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let verdict = verdict_document(&Report::new("19815".parse()?, "2025-09".parse()?));
/// assert!(!verdict.can_submit && verdict.failed.is_empty());
/// assert_eq!((verdict.level.id(), verdict.plan.as_deref(), verdict.targets.len()), ("undetermined", Some("kh302-2023"), 10));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VerdictDocument {
    /// Loại tài liệu: always `kh302.verdict/1`.
    pub schema: Cow<'static, str>,
    /// Có gửi được không: whether no finding blocks sending and no required figure is missing.
    pub can_submit: bool,
    /// Cấp độ: the level of a commune under the reading asked for; `undetermined` also for totals and where the period cannot be read.
    pub level: Level,
    /// Cấp độ theo từng cách đọc: the level under every reading; empty where there is one reading alone, for totals, and where the period
    /// cannot be read.
    pub readings: Vec<LevelUnderReading>,
    /// Tình trạng địa bàn cấp tỉnh: whether the province is a key area; null for other areas and where the period cannot be read.
    pub province: Option<ProvinceStatus>,
    /// Tình trạng địa bàn cấp huyện: whether the district is "sạch về ma túy"; null for other areas and where the period cannot be read.
    pub district: Option<DistrictStatus>,
    /// Các quy tắc không đạt: the codes of the checks that failed, in their order; comparisons with other reports have a list of their own.
    pub failed: Vec<Cow<'static, str>>,
    /// Các quy tắc chưa kiểm tra được: the codes of the checks that missing figures leave open, in their order.
    pub unchecked: Vec<Cow<'static, str>>,
    /// Các so sánh không đạt: the codes of the comparisons with other reports that failed, each once and in their order.
    pub comparisons: Vec<Cow<'static, str>>,
    /// Các chỉ tiêu còn thiếu: the ids of the required figures that are missing, in the order of the form.
    pub missing: Vec<Cow<'static, str>>,
    /// Kế hoạch: the id of the plan that measures the area; null where no plan on file covers it or the period cannot be read.
    pub plan: Option<Cow<'static, str>>,
    /// Các mục tiêu của kế hoạch: the targets with their status; empty without a plan.
    pub targets: Vec<TargetVerdict>,
    /// Điểm tổng hợp: how many measures and targets are met; null where the period cannot be read.
    pub score: Option<Score>,
}

/// Kết luận về một mục tiêu: one target of the plan with its status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TargetVerdict {
    /// Mã mục tiêu: the id of the target, such as `T07`.
    pub id: Cow<'static, str>,
    /// Tình trạng của mục tiêu: whether it is met.
    pub status: Status,
}

/// Kết luận: judges a request, and returns the verdict as a document in ids.
#[must_use]
pub fn verdict_document<'a>(request: impl Into<Request<'a>>) -> VerdictDocument {
    of_request(&request.into())
}

impl Document {
    /// Kết luận: judges what was read, and returns the verdict as a document in ids.
    #[must_use]
    pub fn verdict_document(&self) -> VerdictDocument {
        of_request(&self.request())
    }
}

/// Judges a document: a report, totals or a request in JSON to a verdict in JSON, or to an error document.
///
/// Whatever is given, there is an answer: a text that cannot be read gives `kh302.error/1`.
#[must_use]
#[inline(never)]
pub fn judge_json(text: &str) -> String {
    match read(text) {
        Ok(document) => {
            // Holds nearly every verdict without growing, and is small, because a program that wants no sentences makes very many.
            let mut json = String::with_capacity(1024);
            write_json(&document.verdict_document(), &mut json);
            json
        }
        Err(error) => error.json(Locale::Vi),
    }
}

fn of_request(request: &Request<'_>) -> VerdictDocument {
    let mut verdict = judge(request);
    verdict.keep_to_period(request);
    let known = request.period().is_some();
    let codes = |set: CheckSet| -> Vec<Cow<'static, str>> {
        set.iter().filter(|check| answers(request, check)).map(|check| check.code.into()).collect()
    };
    let targets = verdict.plan.map(|plan| plan.targets).unwrap_or_default().iter().zip(&verdict.targets);
    VerdictDocument {
        schema: "kh302.verdict/1".into(),
        can_submit: verdict.can_submit,
        level: Level(verdict.level(request.reading)),
        readings: verdict.classification.filter(|of| of.complete).as_ref().map(readings).unwrap_or_default(),
        province: verdict.province.filter(|_| known),
        district: verdict.district.filter(|_| known),
        failed: codes(verdict.failed),
        unchecked: codes(verdict.unchecked.or(verdict.compared(Truth::Unknown))),
        comparisons: codes(verdict.compared(Truth::False)),
        missing: verdict.missing.iter().map(|figure| figure.id().into()).collect(),
        plan: verdict.plan.map(|plan| plan.id.into()),
        targets: targets.map(|(target, status)| TargetVerdict { id: target.id.into(), status: *status }).collect(),
        score: known.then(|| verdict.score.into()),
    }
}
