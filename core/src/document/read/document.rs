//! Tài liệu đã đọc: a typed request, and what was wrong with single values on the way.

use super::criteria::ChosenCriteria;
use super::issue::Issue;
use crate::area::Units;
use crate::base::Locale;
use crate::calendar::{Date, Period};
use crate::figures::{Figure, FigureSet, Report, Submission};
use crate::judge::{DeadlineChoice, NotExpected, Purpose, Reading, ReportStore, Request, Rollup, Subject, Verdict, judge};
use crate::law::HUE;
use crate::rules::{Plan, Regime, Severity, Step};
use alloc::string::String;
use alloc::vec::Vec;

/// A document that was read: a typed request, and what was wrong with single values on the way.
///
/// What a bare report leaves open, the caller may set before it is assessed.
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
    /// The area as it is written, where that is no code.
    pub(crate) written_area: Option<String>,
    /// Whether the period could be read; where not, a stand-in carries the figures and nothing that needs it is answered.
    pub(crate) period_known: bool,
    /// Kỳ trước: the report of the period before, or those of all the area's predecessors.
    pub previous: Vec<Submission>,
    /// The reports of the shorter periods inside this one.
    pub parts: Vec<Submission>,
    /// Kỳ gốc: the earlier report, or those of all the area's predecessors.
    pub baseline: Vec<Report>,
    /// Today.
    pub as_of: Option<Date>,
    /// Another set of criteria than the one in force.
    pub criteria: Option<ChosenCriteria>,
    /// Another plan than the newest in force that covers the area.
    pub plan: Option<&'static Plan>,
    /// Which reading of the bands is shown.
    pub reading: Reading,
    /// What the document is judged for.
    pub purpose: Purpose,
    /// The language of the answer.
    pub locale: Locale,
    pub(super) regime: Regime,
    pub(super) step: Option<Step>,
    pub(super) working_days: u32,
    pub(super) holidays: Vec<Date>,
    /// A table of units of the caller's own.
    pub(crate) units: Option<Units<'static>>,
    pub(crate) unreadable: FigureSet,
    pub(crate) issues: Vec<Issue>,
    /// How figures out of bounds were written, for their message.
    pub(crate) spelled: Vec<(Figure, String)>,
}

impl Document {
    #[inline]
    pub(super) fn of(subject: Submission) -> Self {
        Self {
            subject,
            written_area: None,
            period_known: true,
            previous: Vec::new(),
            parts: Vec::new(),
            baseline: Vec::new(),
            as_of: None,
            criteria: None,
            plan: None,
            reading: Reading::default(),
            purpose: Purpose::default(),
            regime: Regime::default(),
            step: None,
            working_days: 0,
            holidays: Vec::new(),
            units: None,
            unreadable: FigureSet::EMPTY,
            locale: Locale::default(),
            issues: Vec::new(),
            spelled: Vec::new(),
        }
    }

    /// What the judge is asked.
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
            units: self.units.as_ref().unwrap_or(&HUE),
            baseline: &self.baseline,
            as_of: self.as_of,
            criteria: self.criteria.as_ref().map(ChosenCriteria::criteria),
            plan: self.plan,
            reading: self.reading,
            purpose: self.purpose,
            deadline: DeadlineChoice { regime: self.regime, step: self.step, working_days: self.working_days, holidays: &self.holidays },
            unreadable: self.unreadable,
        }
    }

    /// Judges what was read, without sentences. What could not be read blocks sending.
    #[must_use]
    pub fn judge(&self) -> Verdict {
        self.judge_by(|request| judge(request))
    }

    /// The same by a judge of the caller's choice: [`judge_unrolled`](crate::judge::judge_unrolled) where the caller is built for speed.
    #[must_use]
    #[inline]
    pub fn judge_by(&self, judge: impl FnOnce(&Request<'_>) -> Verdict) -> Verdict {
        self.with_issues(judge(&self.request()))
    }

    fn judged(&self, request: &Request<'_>) -> Verdict {
        self.with_issues(judge(request))
    }

    #[inline]
    fn with_issues(&self, mut verdict: Verdict) -> Verdict {
        let period = self.subject.period();
        verdict.can_submit &= !self.issues.iter().any(|issue| issue.check.severity.on(period) == Severity::Error);
        verdict
    }

    /// Adds the report to a roll-up, as [`Rollup::add`] does. What could not be read counts against its sending.
    ///
    /// # Errors
    /// When it is not one of those expected: nothing is added then (check L003).
    pub fn add_to(&self, rollup: &mut Rollup<'_>) -> Result<Verdict, NotExpected> {
        if !self.period_known {
            return Err(NotExpected::NoPeriod);
        }
        let request = Request { units: rollup.units(), ..self.request() };
        rollup.add_judged(&request, || self.judged(&request))
    }

    /// What a roll-up asks of all its reports alike.
    pub(crate) fn settle(&mut self, head: &Self, baseline: &ReportStore, units: &Units<'_>) {
        self.as_of = head.as_of.or(self.as_of);
        (self.criteria, self.plan, self.reading, self.purpose) = (head.criteria.clone(), head.plan, head.reading, head.purpose);
        (self.regime, self.working_days) = (head.regime, head.working_days);
        self.holidays.clone_from(&head.holidays);
        if let (Submission::Report(report), true, true) = (&self.subject, self.period_known, self.baseline.is_empty()) {
            self.baseline = baseline.baseline(report.area, report.period, units);
        }
    }

    /// Kỳ báo cáo: the period; `None` where it cannot be read.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        self.period_known.then(|| self.subject.period())
    }
}
