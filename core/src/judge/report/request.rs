//! Yêu cầu: a report or totals, with everything with which it is judged.

use super::timeliness::{DeadlineChoice, Timeliness, timeliness};
use crate::area::Units;
use crate::base::{Text, ids, text};
use crate::calendar::{Date, Period};
use crate::figures::{Approval, Approvals, AreaCode, Figure, FigureSet, Report, Submission, Totals};
#[cfg(feature = "serde")]
use crate::judge::faults::ReadFaults;
use crate::judge::plan::choose::plan_for;
use crate::law::{HUE, criteria_on};
use crate::rules::{Criteria, Plan};

static NO_APPROVALS: Approvals = Approvals::NONE;

ids! {
    /// Cách đọc: how Điều 4 and Điều 6 are read where their words leave a choice.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Reading {
        /// Bao hàm mức cao hơn: a value in a higher band also meets the criterion of the lower type.
        #[default]
        Cumulative = "cumulative",
        /// Theo nguyên văn từng khoảng: a value meets only the criterion of the type in whose band it lies. It is for legal review and never
        /// affects targets.
        Literal = "literal",
        /// Tính cả điểm đã có trong kỳ: places count that were there at some time of the period, and not only those left at its close; the
        /// bands are read cumulatively. It is for legal review and never affects targets.
        PlacesInPeriod = "places_in_period",
    }
}

impl Reading {
    /// Tên cách hiểu: returns the name of the reading for people.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Cumulative => text!("bao hàm mức cao hơn", "cumulative"),
            Self::Literal => text!("theo nguyên văn từng khoảng", "literal"),
            Self::PlacesInPeriod => text!("tính cả điểm đã có trong kỳ", "places in the period"),
        }
    }
}

/// Đối tượng đánh giá: the report or totals that are judged.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// Báo cáo: the report of a commune.
    Report(&'a Report),
    /// Số tổng hợp: the totals of an area above the commune.
    Totals(&'a Totals),
}

impl<'a> Subject<'a> {
    /// Địa bàn: returns the code of the area.
    #[must_use]
    pub fn area(&self) -> AreaCode {
        match self {
            Self::Report(report) => report.area,
            Self::Totals(totals) => totals.area,
        }
    }

    /// Kỳ báo cáo: returns the period.
    #[must_use]
    #[inline]
    pub fn period(&self) -> Period {
        match self {
            Self::Report(report) => report.period,
            Self::Totals(totals) => totals.period,
        }
    }

    /// Returns the day on which it was prepared, where one is given.
    pub(crate) fn prepared_on(&self) -> Option<Date> {
        match self {
            Self::Report(report) => report.prepared_on,
            Self::Totals(totals) => totals.prepared_on,
        }
    }

    /// Giá trị: returns the value of a figure, where it is present and within its bounds.
    #[must_use]
    #[inline]
    pub fn value(&self, figure: Figure) -> Option<u64> {
        let figures = match self {
            Self::Report(report) => &report.figures,
            Self::Totals(totals) => &totals.figures,
        };
        figures.value(figure).filter(|value| *value <= figure.definition().max)
    }

    #[inline]
    pub(in crate::judge) fn report(&self) -> Option<&'a Report> {
        match self {
            Self::Report(report) => Some(report),
            Self::Totals(_) => None,
        }
    }
}

ids! {
    /// Mục đích: the purpose for which a report is judged.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Purpose {
        /// Gửi: the report is to be sent, and every figure is required.
        #[default]
        Submit = "submit",
        /// Bản nháp: the report is being filled in, and missing figures are no findings.
        Draft = "draft",
    }
}

/// Yêu cầu đánh giá: a report or totals with everything with which it is judged. `Request::from` makes one of a report or totals alone.
///
/// ```
/// use kh302::{Purpose, Report, Request, judge};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let baseline = [Report::new("19815".parse()?, "2023".parse()?)];
/// let report = Report::new("19815".parse()?, "2025".parse()?);
/// let request = Request::from(&report).with_baseline(&baseline).with_as_of("2025-12-16".parse()?).with_purpose(Purpose::Draft);
/// // The report is a draft: what is missing is known, and no check complains of it.
/// assert!(!judge(request).missing.is_empty());
/// assert_eq!(request.timeliness().days_late, 1);
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Request<'a> {
    /// Đối tượng: the report or totals.
    pub subject: Subject<'a>,
    /// Kỳ trước: the report of the period before, or the reports of all the area's predecessors.
    pub previous: &'a [Submission],
    /// Các kỳ ngắn hơn: the reports of the shorter periods inside this one; for totals also those of the areas inside, for the same period.
    pub parts: &'a [Submission],
    /// Đơn vị hành chính: the table of administrative units.
    pub units: &'a Units<'a>,
    /// Kỳ gốc: the baseline report, or the reports of all the area's predecessors, for targets 2, 3 and 9.
    pub baseline: &'a [Report],
    /// Phê duyệt: the approved levels of the area and of the units of its baseline, as far as they are known.
    pub approvals: &'a Approvals,
    /// Hôm nay: the current day as the caller gives it, because the library reads no clock.
    pub as_of: Option<Date>,
    /// Bộ tiêu chí khác: a set of criteria instead of the one in force. It changes the level shown, and never checks or targets.
    pub criteria: Option<Criteria<'a>>,
    /// Kế hoạch khác: a plan instead of the newest in force that covers the area.
    pub plan: Option<&'static Plan>,
    /// Cách đọc: the reading of the bands that is shown.
    pub reading: Reading,
    /// Mục đích: the purpose for which the report is judged.
    pub purpose: Purpose,
    /// Thời hạn: the deadline that the report must meet.
    pub deadline: DeadlineChoice<'a>,
    /// Số liệu không đọc được: figures that were written but cannot be used. They count as missing, but F01 does not report them.
    pub unreadable: FigureSet,
    /// What else was wrong in the document that the request was made from.
    #[cfg(feature = "serde")]
    pub(crate) faults: Option<&'a ReadFaults>,
}

impl<'a> From<&'a Report> for Request<'a> {
    fn from(report: &'a Report) -> Self {
        Self::new(Subject::Report(report))
    }
}

impl<'a> From<&'a Totals> for Request<'a> {
    fn from(totals: &'a Totals) -> Self {
        Self::new(Subject::Totals(totals))
    }
}

impl<'a> From<Subject<'a>> for Request<'a> {
    fn from(subject: Subject<'a>) -> Self {
        Self::new(subject)
    }
}

impl<'a> From<&'a Submission> for Request<'a> {
    fn from(submission: &'a Submission) -> Self {
        Self::new(match submission {
            Submission::Report(report) => Subject::Report(report),
            Submission::Totals(totals) => Subject::Totals(totals),
        })
    }
}

impl<'a> From<&Request<'a>> for Request<'a> {
    fn from(request: &Request<'a>) -> Self {
        *request
    }
}

impl<'a> Request<'a> {
    /// Tạo yêu cầu: makes a request that has only its subject.
    #[must_use]
    pub fn new(subject: Subject<'a>) -> Self {
        Self {
            subject,
            previous: &[],
            parts: &[],
            units: &HUE,
            baseline: &[],
            approvals: &NO_APPROVALS,
            as_of: None,
            criteria: None,
            plan: None,
            reading: Reading::Cumulative,
            purpose: Purpose::Submit,
            deadline: DeadlineChoice::default(),
            unreadable: FigureSet::EMPTY,
            #[cfg(feature = "serde")]
            faults: None,
        }
    }

    /// Kỳ báo cáo đọc được: returns the period; `None` where the document that the request was made from has none that can be read.
    #[inline]
    pub(crate) fn period(&self) -> Option<Period> {
        #[cfg(feature = "serde")]
        let is_known = !self.faults.is_some_and(|faults| faults.no_period);
        #[cfg(not(feature = "serde"))]
        let is_known = true;
        is_known.then(|| self.subject.period())
    }

    /// Whether every value of the document that the request was made from could be read and nothing else is wrong in it.
    #[inline]
    pub(in crate::judge) fn is_sound(&self) -> bool {
        #[cfg(feature = "serde")]
        let faulty = self.faults.is_some_and(|faults| faults.issues.block(self.subject.period()));
        #[cfg(not(feature = "serde"))]
        let faulty = false;
        self.unreadable.is_empty() && !faulty
    }

    /// Kỳ gốc: returns the request with a baseline.
    #[must_use]
    pub fn with_baseline(mut self, baseline: &'a [Report]) -> Self {
        self.baseline = baseline;
        self
    }

    /// Phê duyệt: returns the request with approved levels.
    #[must_use]
    pub const fn with_approvals(mut self, approvals: &'a Approvals) -> Self {
        self.approvals = approvals;
        self
    }

    /// Kỳ trước: returns the request with the report of the period before.
    #[must_use]
    pub fn with_previous(mut self, previous: &'a [Submission]) -> Self {
        self.previous = previous;
        self
    }

    /// Các kỳ ngắn hơn: returns the request with the reports of the shorter periods inside this one.
    #[must_use]
    pub fn with_parts(mut self, parts: &'a [Submission]) -> Self {
        self.parts = parts;
        self
    }

    /// Hôm nay: returns the request with the current day.
    #[must_use]
    pub const fn with_as_of(mut self, today: Date) -> Self {
        self.as_of = Some(today);
        self
    }

    /// Bộ tiêu chí khác: returns the request with the level shown under another set of criteria than the one in force.
    #[must_use]
    pub fn with_criteria(mut self, criteria: impl Into<Criteria<'a>>) -> Self {
        self.criteria = Some(criteria.into());
        self
    }

    /// Kế hoạch khác: returns the request with the targets of another plan than the newest in force that covers the area.
    #[must_use]
    pub const fn with_plan(mut self, plan: &'static Plan) -> Self {
        self.plan = Some(plan);
        self
    }

    /// Cách đọc: returns the request with the level shown under a reading.
    #[must_use]
    pub const fn with_reading(mut self, reading: Reading) -> Self {
        self.reading = reading;
        self
    }

    /// Mục đích: returns the request with a purpose; in a draft missing figures are no findings.
    #[must_use]
    pub const fn with_purpose(mut self, purpose: Purpose) -> Self {
        self.purpose = purpose;
        self
    }

    /// Thời hạn: returns the request with another deadline.
    #[must_use]
    pub const fn with_deadline(mut self, deadline: DeadlineChoice<'a>) -> Self {
        self.deadline = deadline;
        self
    }

    /// Đơn vị hành chính: returns the request with another table of administrative units than the built-in one.
    #[must_use]
    pub const fn with_units(mut self, units: &'a Units<'a>) -> Self {
        self.units = units;
        self
    }

    /// Số liệu không đọc được: returns the request with figures that were written but cannot be used; F01 does not report them.
    #[must_use]
    pub const fn with_unreadable(mut self, figures: FigureSet) -> Self {
        self.unreadable = figures;
        self
    }

    /// Cấp độ được phê duyệt: returns the approval of the level of the area for the period, where one is given.
    #[must_use]
    pub fn approval(&self) -> Option<&'a Approval> {
        if self.approvals.is_empty() { None } else { self.approvals.get(self.subject.area(), self.subject.period()) }
    }

    /// Thời hạn: compares the report with its deadline.
    #[must_use]
    pub fn timeliness(&self) -> Timeliness {
        timeliness(self.subject.period(), self.subject.area(), self.subject.prepared_on(), self.today(), &self.deadline)
    }

    /// Returns the set that decides the level, or the status of a province: the chosen one, or the one in force.
    #[must_use]
    pub fn criteria_shown(&self) -> Option<Criteria<'a>> {
        self.criteria.or_else(|| criteria_on(self.subject.period().last_day()).map(Criteria::Constant))
    }

    /// Kế hoạch: returns the plan that measures the area: the chosen one, or the newest in force that covers it.
    #[must_use]
    #[inline]
    pub fn plan(&self) -> Option<&'static Plan> {
        self.plan.or_else(|| plan_for(self.subject.area(), self.subject.period().last_day(), self.units))
    }

    /// Returns the current day: as given, or otherwise the day on which the report was prepared.
    #[must_use]
    pub(crate) fn today(&self) -> Option<Date> {
        self.as_of.or(self.subject.prepared_on())
    }
}
