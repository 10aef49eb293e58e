//! Tài liệu đã đọc: a typed request, with the faults of single values that were found while it was read.

use super::criteria::ChosenCriteria;
use crate::area::Units;
use crate::base::Locale;
use crate::calendar::{Date, Period};
use crate::figures::{Approvals, FigureSet, Report, Submission};
use crate::judge::faults::ReadFaults;
use crate::judge::{DeadlineChoice, NotExpected, Purpose, Reading, ReportStore, Request, Rollup, Subject, Verdict, judge_request};
use crate::law::HUE;
use crate::rules::{Plan, Regime, Step};
use alloc::sync::Arc;
use alloc::vec::Vec;

/// Tài liệu đã đọc: a typed request, with the faults of single values that were found while it was read.
///
/// A report alone leaves settings open, such as the day; the caller may set them before assessing it.
///
/// ```
/// use kh302::document::read;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let text = r#"{"schema": "kh302.report/1", "area": "19815", "period": "2025-09", "figures": {}}"#;
/// let mut document = read(text)?;
/// document.as_of = Some("2025-09-20".parse()?);
/// assert_eq!(document.assess().timeliness.map(|stands| stands.days_late), Some(5));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    pub(crate) subject: Submission,
    /// What was wrong with single values.
    pub(crate) faults: ReadFaults,
    /// Kỳ trước: the report or totals of the period before, or those of all predecessors of the area.
    pub previous: Vec<Submission>,
    /// Các kỳ ngắn hơn: the reports or totals of the shorter periods inside this one.
    pub parts: Vec<Submission>,
    /// Kỳ gốc: the report of the baseline, or those of all predecessors of the area.
    pub baseline: Vec<Report>,
    /// Phê duyệt: the approved levels of the area and of the units of its baseline; many documents can share them.
    pub approvals: Arc<Approvals>,
    /// Ngày hôm nay: the day as of which to judge; `None` for the day on which the report was prepared.
    pub as_of: Option<Date>,
    /// Bộ tiêu chí: a set of criteria to use instead of the one in force.
    pub criteria: Option<ChosenCriteria>,
    /// Another plan than the newest in force that covers the area.
    pub plan: Option<&'static Plan>,
    /// Cách đọc Điều 4: the reading of the bands that is shown.
    pub reading: Reading,
    /// Mục đích: whether the report is to be sent or is a draft.
    pub purpose: Purpose,
    /// Ngôn ngữ: the language of the answer.
    pub locale: Locale,
    pub(super) regime: Regime,
    pub(super) step: Option<Step>,
    pub(super) working_days: u32,
    /// The holidays, which the reports of a roll-up share.
    pub(super) holidays: Option<Arc<[Date]>>,
    /// The table of units that the document carries or its host gave it; `None` for the built-in one.
    pub(crate) units: Option<Arc<Units<'static>>>,
    pub(crate) unreadable: FigureSet,
}

impl Document {
    #[inline]
    pub(super) fn of(subject: Submission) -> Self {
        Self {
            subject,
            faults: ReadFaults::default(),
            previous: Vec::new(),
            parts: Vec::new(),
            baseline: Vec::new(),
            approvals: Arc::default(),
            as_of: None,
            criteria: None,
            plan: None,
            reading: Reading::default(),
            purpose: Purpose::default(),
            regime: Regime::default(),
            step: None,
            working_days: 0,
            holidays: None,
            units: None,
            unreadable: FigureSet::EMPTY,
            locale: Locale::default(),
        }
    }

    /// Đơn vị hành chính: gives the document the table of units of its host. A table that the document carries itself goes first.
    ///
    /// ```
    /// use kh302::{Units, document::read};
    /// use std::sync::Arc;
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let table = Arc::new(Units::from_json(r#"[{ "code": "48", "name_vi": "Thành phố Đà Nẵng", "kind": "thành phố", "level": 1 }]"#)?);
    /// let text = r#"{"schema": "kh302.report/1", "area": "20194", "period": "2025-09", "figures": {}}"#;
    /// let assessment = read(text)?.with_units(Arc::clone(&table)).assess();
    /// assert_eq!(assessment.engine.units, table.hash());
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn with_units(self, units: Arc<Units<'static>>) -> Self {
        Self { units: self.units.or(Some(units)), ..self }
    }

    /// Yêu cầu: returns the request for the judge.
    #[must_use]
    #[inline]
    pub fn request(&self) -> Request<'_> {
        Request {
            subject: match &self.subject {
                Submission::Report(report) => Subject::Report(report),
                Submission::Totals(totals) => Subject::Totals(totals),
            },
            previous: &self.previous,
            parts: &self.parts,
            units: self.units.as_deref().unwrap_or(&HUE),
            baseline: &self.baseline,
            approvals: &self.approvals,
            as_of: self.as_of,
            criteria: self.criteria.as_ref().map(ChosenCriteria::criteria),
            plan: self.plan,
            reading: self.reading,
            purpose: self.purpose,
            deadline: DeadlineChoice {
                regime: self.regime,
                step: self.step,
                working_days: self.working_days,
                holidays: self.holidays.as_deref().unwrap_or_default(),
            },
            unreadable: self.unreadable,
            faults: Some(&self.faults),
        }
    }

    /// Đánh giá: judges what was read, without sentences. A value that could not be read blocks sending. Where the period cannot be read, the
    /// verdict has no level, no plan and no targets.
    #[must_use]
    pub fn judge(&self) -> Verdict {
        let request = self.request();
        if request.period().is_some() {
            // Returns at once, because a verdict that is changed first is copied.
            return judge_request(&request);
        }
        let mut verdict = judge_request(&request);
        verdict.keep_to_period(&request);
        verdict
    }

    /// Đưa vào tổng hợp: adds the report to a roll-up, as [`Rollup::add`] does, and returns its verdict. A value that could not be read
    /// blocks sending.
    ///
    /// # Errors
    /// When the roll-up does not expect the report (check L003); nothing is added then.
    pub fn add_to(&self, rollup: &mut Rollup<'_>) -> Result<Verdict, NotExpected> {
        if self.units.as_ref().is_some_and(|own| own.hash() != rollup.units().hash()) {
            return Err(NotExpected::OtherUnits);
        }
        rollup.add(self.request())
    }

    /// Takes over the approved levels of a question, where the document has none of its own.
    pub(crate) fn share_approvals(&mut self, approvals: &Arc<Approvals>) {
        if self.approvals.is_empty() {
            self.approvals = Arc::clone(approvals);
        }
    }

    /// Takes over the settings that a roll-up gives in its head for all its reports, and the baseline of the area.
    pub(crate) fn apply_rollup_head(&mut self, head: &Self, baseline: &ReportStore, units: &Units<'_>) {
        self.as_of = head.as_of.or(self.as_of);
        (self.criteria, self.plan, self.reading, self.purpose) = (head.criteria.clone(), head.plan, head.reading, head.purpose);
        (self.regime, self.working_days) = (head.regime, head.working_days);
        self.holidays.clone_from(&head.holidays);
        self.share_approvals(&head.approvals);
        if let (Submission::Report(report), true, true) = (&self.subject, self.period().is_some(), self.baseline.is_empty()) {
            self.baseline = baseline.baseline(report.area, report.period, units);
        }
    }

    /// Kỳ báo cáo: returns the period; `None` where it cannot be read.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        (!self.faults.no_period).then(|| self.subject.period())
    }
}
