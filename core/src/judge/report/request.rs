//! Yêu cầu: a report or totals, with everything that it is judged against.

use super::timeliness::{DeadlineChoice, Timeliness, timeliness};
use crate::area::Units;
use crate::base::ids;
use crate::calendar::{Date, Period};
use crate::figures::{AreaCode, Figure, FigureSet, Report, Submission, Totals};
use crate::judge::plan::choose::plan_for;
use crate::law::{HUE, criteria_on};
use crate::rules::{Criteria, Plan};

ids! {
    /// Cách đọc: how the bands of Điều 4 are read.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Reading {
        /// A measure in a higher band also satisfies the lower type's criterion.
        #[default]
        Cumulative = "cumulative",
        /// A measure satisfies only the type whose band it is in. For legal review; never used by a target.
        Literal = "literal",
    }
}

/// What is judged.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// A commune's report.
    Report(&'a Report),
    /// The totals of an area above the commune.
    Totals(&'a Totals),
}

impl<'a> Subject<'a> {
    /// The area.
    #[must_use]
    pub fn area(&self) -> AreaCode {
        match self {
            Self::Report(report) => report.area,
            Self::Totals(totals) => totals.area,
        }
    }

    /// The period.
    #[must_use]
    #[inline]
    pub fn period(&self) -> Period {
        match self {
            Self::Report(report) => report.period,
            Self::Totals(totals) => totals.period,
        }
    }

    /// The day on which it was prepared, where one is given.
    pub(crate) fn prepared_on(&self) -> Option<Date> {
        match self {
            Self::Report(report) => report.prepared_on,
            Self::Totals(totals) => totals.prepared_on,
        }
    }

    /// The value of a figure, where it is present and within its bounds.
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
    /// What a report is judged for.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Purpose {
        /// To be sent: every figure is required.
        #[default]
        Submit = "submit",
        /// Still being filled in: missing figures are no finding.
        Draft = "draft",
    }
}

/// Yêu cầu đánh giá: a report or totals with what it is judged against. One of them alone becomes a request by `from`.
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
    /// The report or totals.
    pub subject: Subject<'a>,
    /// The report of the period before, or those of all the area's predecessors.
    pub previous: &'a [Submission],
    /// The reports of the shorter periods inside this one; of totals also those of the areas inside, for its period.
    pub parts: &'a [Submission],
    /// The administrative units.
    pub units: &'a Units<'a>,
    /// The earlier report, or those of all the area's predecessors, for targets 2, 3 and 9.
    pub baseline: &'a [Report],
    /// Today, as the caller says; the library reads no clock.
    pub as_of: Option<Date>,
    /// Another set than the one in force. It changes the level shown, never checks and targets.
    pub criteria: Option<Criteria<'a>>,
    /// Another plan than the newest in force that covers the area.
    pub plan: Option<&'static Plan>,
    /// Which reading of the bands is shown.
    pub reading: Reading,
    /// What the report is judged for.
    pub purpose: Purpose,
    /// The deadline that it is held against.
    pub deadline: DeadlineChoice<'a>,
    /// Figures that were written but cannot be used: missing, without being called so.
    pub unreadable: FigureSet,
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
    fn from(filed: &'a Submission) -> Self {
        Self::new(match filed {
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
    /// A request with nothing but its subject.
    #[must_use]
    pub fn new(subject: Subject<'a>) -> Self {
        Self {
            subject,
            previous: &[],
            parts: &[],
            units: &HUE,
            baseline: &[],
            as_of: None,
            criteria: None,
            plan: None,
            reading: Reading::Cumulative,
            purpose: Purpose::Submit,
            deadline: DeadlineChoice::default(),
            unreadable: FigureSet::EMPTY,
        }
    }

    /// The request with a baseline.
    #[must_use]
    pub fn with_baseline(mut self, baseline: &'a [Report]) -> Self {
        self.baseline = baseline;
        self
    }

    /// The request with the report of the period before.
    #[must_use]
    pub fn with_previous(mut self, previous: &'a [Submission]) -> Self {
        self.previous = previous;
        self
    }

    /// The request with the reports of the shorter periods inside this one.
    #[must_use]
    pub fn with_parts(mut self, parts: &'a [Submission]) -> Self {
        self.parts = parts;
        self
    }

    /// The request as of a day.
    #[must_use]
    pub const fn with_as_of(mut self, today: Date) -> Self {
        self.as_of = Some(today);
        self
    }

    /// The request with the level shown under another set of criteria than the one in force.
    #[must_use]
    pub fn with_criteria(mut self, criteria: impl Into<Criteria<'a>>) -> Self {
        self.criteria = Some(criteria.into());
        self
    }

    /// The request with the targets of another plan than the newest in force that covers the area.
    #[must_use]
    pub const fn with_plan(mut self, plan: &'static Plan) -> Self {
        self.plan = Some(plan);
        self
    }

    /// The request with the level shown under a reading.
    #[must_use]
    pub const fn with_reading(mut self, reading: Reading) -> Self {
        self.reading = reading;
        self
    }

    /// The request for a purpose: in a draft, missing figures are no finding.
    #[must_use]
    pub const fn with_purpose(mut self, purpose: Purpose) -> Self {
        self.purpose = purpose;
        self
    }

    /// The request held against another deadline.
    #[must_use]
    pub const fn with_deadline(mut self, deadline: DeadlineChoice<'a>) -> Self {
        self.deadline = deadline;
        self
    }

    /// The request with a table of administrative units other than the built-in one.
    #[must_use]
    pub const fn with_units(mut self, units: &'a Units<'a>) -> Self {
        self.units = units;
        self
    }

    /// The request with figures that were written but cannot be used: they are missing, without being called so.
    #[must_use]
    pub const fn with_unreadable(mut self, figures: FigureSet) -> Self {
        self.unreadable = figures;
        self
    }

    /// How the report stands against its deadline.
    #[must_use]
    pub fn timeliness(&self) -> Timeliness {
        timeliness(self.subject.period(), self.subject.area(), self.subject.prepared_on(), self.today(), &self.deadline)
    }

    /// The first and the last day of all the periods that are compared.
    #[inline]
    pub(crate) fn days_compared(&self) -> (Date, Date) {
        let own = self.subject.period();
        let mut days = (own.first_day(), own.last_day());
        let mut widen = |period: Period| days = (days.0.min(period.first_day()), days.1.max(period.last_day()));
        self.baseline.iter().for_each(|base| widen(base.period));
        self.previous.iter().chain(self.parts).for_each(|filed| widen(filed.period()));
        days
    }

    /// The set that the level, or the status of a province, is taken from: the one asked for, or the one in force.
    #[must_use]
    pub fn criteria_shown(&self) -> Option<Criteria<'a>> {
        self.criteria.or_else(|| criteria_on(self.subject.period().last_day()).map(Criteria::Constant))
    }

    /// Kế hoạch: the plan that measures the area: the one asked for, or the newest in force that covers it.
    #[must_use]
    #[inline]
    pub fn plan(&self) -> Option<&'static Plan> {
        self.plan.or_else(|| plan_for(self.subject.area(), self.subject.period().last_day(), self.units))
    }

    /// Today: as given, or else the day the report was prepared.
    #[must_use]
    pub(crate) fn today(&self) -> Option<Date> {
        self.as_of.or(self.subject.prepared_on())
    }
}
