//! Kết luận: every check, the level and the ten targets of one report, as numbers without sentences.

use super::classify::{Classification, ProvinceStatus, Reading, classify, classify_province};
use super::facts::{Facts, required};
use super::measure::{MeasureResult, Measured, Score, Status, take, target_status};
use super::{TimelinessStatus, evaluate, timeliness};
use crate::base::Truth;
use crate::calendar::{Date, Period, PeriodKind};
use crate::define::{Check, CriteriaSet, Role, Severity, Test};
use crate::figures::{AreaCode, Figure, FigureSet, Report, RiskLevel, Totals};
use crate::law::{self, CHECKS, LEGAL_CHANGES, MEASURE_COUNT, TARGETS, criteria_on, for_each_check};

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
    pub fn period(&self) -> Period {
        match self {
            Self::Report(report) => report.period,
            Self::Totals(totals) => totals.period,
        }
    }

    fn prepared_on(&self) -> Option<Date> {
        match self {
            Self::Report(report) => report.prepared_on,
            Self::Totals(totals) => totals.prepared_on,
        }
    }

    fn report(&self) -> Option<&'a Report> {
        match self {
            Self::Report(report) => Some(report),
            Self::Totals(_) => None,
        }
    }
}

/// What a report is judged for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To be sent: every figure is required.
    #[default]
    Submit,
    /// Still being filled in: missing figures are no finding.
    Draft,
}

/// A report with what it is judged against.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The report or totals.
    pub subject: Subject<'a>,
    /// The earlier report, or those of all the area's predecessors, for targets 2, 3 and 9.
    pub baseline: &'a [Report],
    /// Today, as the caller says; the library reads no clock.
    pub as_of: Option<Date>,
    /// Another set than the one in force. It changes the level shown, never checks and targets.
    pub criteria: Option<&'static CriteriaSet<'static>>,
    /// Which reading of the bands is shown.
    pub reading: Reading,
    /// What the report is judged for.
    pub purpose: Purpose,
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

impl<'a> Request<'a> {
    /// A request with nothing but its subject.
    #[must_use]
    pub fn new(subject: Subject<'a>) -> Self {
        Self {
            subject,
            baseline: &[],
            as_of: None,
            criteria: None,
            reading: Reading::Cumulative,
            purpose: Purpose::Submit,
            unreadable: FigureSet::EMPTY,
        }
    }

    /// The request with a baseline.
    #[must_use]
    pub fn with_baseline(mut self, baseline: &'a [Report]) -> Self {
        self.baseline = baseline;
        self
    }

    /// Today: as given, or else the day the report was prepared.
    #[must_use]
    pub(crate) fn today(&self) -> Option<Date> {
        self.as_of.or(self.subject.prepared_on())
    }
}

/// A set of checks, by their place in [`CHECKS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckSet(u64);

impl CheckSet {
    #[inline(always)]
    #[expect(clippy::as_conversions, reason = "a flag is one bit")]
    fn add_if(&mut self, place: u32, condition: bool) {
        self.0 |= (condition as u64).wrapping_shl(place);
    }

    /// The checks of the set, in code order.
    pub fn iter(self) -> impl Iterator<Item = &'static Check> {
        CHECKS.iter().zip(0_u32..).filter(move |(_, place)| self.0.wrapping_shr(*place) & 1 == 1).map(|(check, _)| check)
    }

    /// Whether the check with this code is in the set.
    #[must_use]
    pub fn contains(self, code: &str) -> bool {
        self.iter().any(|check| check.code == code)
    }

    /// Whether no check is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Everything that was decided about one report.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// What the judge took as known.
    pub facts: Facts,
    /// The required figures that are missing (F01); also where a draft is judged, which does not call them so.
    pub missing: FigureSet,
    /// The checks that failed.
    pub failed: CheckSet,
    /// The checks that the missing figures leave open.
    pub unchecked: CheckSet,
    /// Whether nothing blocks sending.
    pub can_submit: bool,
    /// The level under the set that was asked for, or the one in force.
    pub classification: Option<Classification>,
    /// The level under the set in force, which checks and targets use.
    pub in_force: Option<Classification>,
    /// The status of a province by its totals.
    pub province: Option<ProvinceStatus>,
    /// The measures of the ten targets, in order.
    pub measures: [MeasureResult; MEASURE_COUNT],
    /// The status of each target.
    pub targets: [Status; 10],
    /// The score.
    pub score: Score,
}

impl Verdict {
    /// The level shown under a reading; `None` is undetermined.
    #[must_use]
    pub fn level(&self, reading: Reading) -> Option<RiskLevel> {
        let classification = self.classification?;
        match reading {
            Reading::Cumulative => classification.cumulative.level(),
            Reading::Literal => classification.literal.level(),
        }
    }
}

/// How serious a check is for a period of this kind.
#[must_use]
pub(crate) fn severity(check: &Check, kind: PeriodKind) -> Severity {
    match check.severity_longer {
        Some(longer) if kind != PeriodKind::Month => longer,
        _ => check.severity,
    }
}

/// The outcome of a check: it holds, fails, or is open; `None` where it does not exist for this request.
#[inline(always)]
fn outcome(check: &'static Check, on: &Examined<'_, '_>) -> Option<Truth> {
    if (check.yearly && on.kind != PeriodKind::Year) || (reads_province(&check.test) && !on.is_province) {
        return None;
    }
    match &check.test {
        Test::Figures(when, must) => {
            let holds = evaluate(must, on.facts);
            Some(match when {
                None => holds,
                Some(when) => evaluate(when, on.facts).not().or(holds),
            })
        }
        Test::Reading | Test::Present | Test::WithinBounds => None,
        other => context(other, on),
    }
}

/// What the checks look at.
struct Examined<'r, 'a> {
    request: &'r Request<'a>,
    facts: &'r Facts,
    kind: PeriodKind,
    close: Date,
    is_province: bool,
    in_force: Option<Classification>,
}

/// The checks that read more than figures.
#[inline]
fn context(test: &Test, on: &Examined<'_, '_>) -> Option<Truth> {
    let subject = on.request.subject;
    let complete = on.in_force.filter(|classification| classification.set.complete);
    match test {
        Test::DeclaredWhenReviewed => {
            let report = subject.report()?;
            let (low, high) = on.facts.bounds(crate::define::Quantity::of(Figure::Reviewed));
            Some(if report.declared_level.is_some() || high == 0 {
                Truth::True
            } else if low == 1 {
                Truth::False
            } else {
                Truth::Unknown
            })
        }
        Test::DeclaredIsComputed => {
            let declared = subject.report()?.declared_level?;
            let span = complete?.cumulative;
            Some(match span.level() {
                Some(level) => Truth::of(level == declared),
                None => Truth::Unknown,
            })
        }
        Test::NotDrugFreeAndKey => {
            subject.report()?;
            let classification = complete?;
            let key = match classification.cumulative {
                span if span.best > RiskLevel::TypeIii => Truth::True,
                span if span.worst <= RiskLevel::TypeIii => Truth::False,
                _ => Truth::Unknown,
            };
            Some(key.and(classification.drug_free).not())
        }
        Test::ReadingsAgree => {
            subject.report()?;
            let classification = complete?;
            let (one, other) = (classification.cumulative, classification.literal);
            Some(match (one.level(), other.level()) {
                (Some(one), Some(other)) => Truth::of(one == other),
                _ if one.best > other.worst || other.best > one.worst => Truth::False,
                _ => Truth::Unknown,
            })
        }
        Test::CriteriaComplete => {
            subject.report()?;
            Some(Truth::of(on.in_force?.set.complete))
        }
        Test::PreparedInTime => {
            if subject.report().is_some_and(|report| report.revision > 0) {
                return None;
            }
            let due = timeliness(subject.period(), subject.area().as_str().len(), subject.prepared_on(), None);
            match (due.status, subject.prepared_on()) {
                (TimelinessStatus::NoDeadline, _) => None,
                (_, None) => Some(Truth::Unknown),
                (status, _) => Some(Truth::of(!matches!(status, TimelinessStatus::Late(_)))),
            }
        }
        Test::PreparedAfterClose => Some(subject.prepared_on().map_or(Truth::Unknown, |day| Truth::of(day >= on.close))),
        Test::NoLegalChange => {
            let compared = on.request.baseline.iter().map(|base| base.period);
            let from = compared.clone().map(Period::first_day).fold(subject.period().first_day(), Date::min);
            let to = compared.map(Period::last_day).fold(on.close, Date::max);
            let inside = LEGAL_CHANGES.iter().any(|(day, _)| from < *day && *day <= to);
            Some(Truth::of(!inside))
        }
        Test::NotFromTheFuture => match (subject.prepared_on(), on.request.today()) {
            (Some(prepared), Some(today)) => Some(Truth::of(prepared <= today)),
            _ => Some(Truth::Unknown),
        },
        Test::Reading | Test::Present | Test::WithinBounds | Test::Figures(..) => None,
    }
}

/// Judges a report: every check, the level and the ten targets, without sentences.
///
/// ```
/// use kh302::{Figures, Reading, Report, RiskLevel, judge};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let figures = Figures { population: Some(1_000), use_points: Some(2), drug_dependent: Some(5), drug_arrests: Some(1), ..Figures::default() };
/// let report = Report::new("19815".parse()?, "2025".parse()?).with_figures(figures);
/// // Three criteria of loại I are met already, whatever the missing figures say.
/// assert_eq!(judge(&(&report).into()).level(Reading::Cumulative), Some(RiskLevel::TypeI));
/// # Ok(()) }
/// ```
#[must_use]
pub fn judge(request: &Request<'_>) -> Verdict {
    let period = request.subject.period();
    let kind = period.kind();
    let close = period.last_day();
    let facts = match request.subject {
        Subject::Report(report) => Facts::of_commune(&report.figures, period.months()),
        Subject::Totals(totals) => Facts::of_totals(totals),
    };
    let is_report = request.subject.report().is_some();
    let is_province = !is_report && request.subject.area().is_province();
    let in_force = if is_report { criteria_on(close).map(|set| classify_folded(set, &facts)) } else { None };
    let classification = match request.criteria {
        Some(set) if is_report => Some(classify_folded(set, &facts)),
        _ => in_force,
    };
    let missing = if is_report {
        required(kind).without(facts.known).without(facts.out_of_bounds).without(request.unreadable)
    } else {
        FigureSet::EMPTY
    };

    let examined = Examined { request, facts: &facts, kind, close, is_province, in_force };
    let mut failed = CheckSet::default();
    let mut unchecked = CheckSet::default();
    let mut blocking = !missing.is_empty() || !facts.out_of_bounds.is_empty() || !request.unreadable.is_empty();
    let mut place = 0_u32;
    macro_rules! one {
        ($check:ident) => {
            let check: &'static Check = const { &law::code::$check };
            {
                let outcome = outcome(check, &examined);
                let fails = outcome == Some(Truth::False);
                failed.add_if(place, fails);
                unchecked.add_if(place, outcome == Some(Truth::Unknown));
                blocking |= fails & (severity(check, kind) == Severity::Error);
            }
            place = place.wrapping_add(1);
        };
    }
    for_each_check!(one);
    let _ = place;
    let (measures, targets, score) = measure(&Measured {
        facts: &facts,
        kind,
        last_day: close,
        province: is_province,
        commune: request.subject.report().map(|report| (report, in_force)),
        baseline: request.baseline,
    });
    // Điều 5 belongs to the same text as the types of communes; earlier texts say nothing of provinces that is on file.
    let province = is_province.then(|| match request.criteria.or(criteria_on(close)) {
        Some(set) if core::ptr::eq(set, &law::QD28_2025) => classify_province(&facts),
        _ => ProvinceStatus::Undetermined,
    });
    Verdict { missing, failed, unchecked, can_submit: !blocking, classification, in_force, province, measures, targets, score, facts }
}

/// Whether the check is about the figures of the province alone.
const fn reads_province(test: &Test) -> bool {
    match test {
        Test::Figures(None, crate::define::Condition::Holds(relation)) => relation.left.reads(Figure::TraffickingLines),
        _ => false,
    }
}

/// The set in force is a constant, so that its criteria fold; a set that is neither is walked.
#[inline]
fn classify_folded(set: &'static CriteriaSet<'static>, facts: &Facts) -> Classification {
    if core::ptr::eq(set, &law::QD28_2025) {
        return classify(&law::QD28_2025, facts);
    }
    classify_walked(set, facts)
}

#[cold]
#[inline(never)]
fn classify_walked(set: &'static CriteriaSet<'static>, facts: &Facts) -> Classification {
    classify(set, facts)
}

fn measure(of: &Measured<'_>) -> ([MeasureResult; MEASURE_COUNT], [Status; 10], Score) {
    let mut score = Score::default();
    let mut all = TARGETS.iter().flat_map(|target| target.measures);
    let measures = core::array::from_fn(|_| match all.next() {
        Some(measure) => take(measure, of),
        None => MeasureResult {
            status: Status::NotApplicable,
            numerator: None,
            denominator: None,
            missing: FigureSet::EMPTY,
            needs_baseline: false,
        },
    });
    let mut rest: &[MeasureResult] = &measures;
    let targets = core::array::from_fn(|place| {
        let Some(target) = TARGETS.get(place) else { return Status::NotApplicable };
        let (own, others) = rest.split_at_checked(target.measures.len()).unwrap_or((rest, &[]));
        rest = others;
        for (_, result) in target.measures.iter().zip(own).filter(|(measure, _)| measure.role == Role::Binding) {
            score.met = score.met.wrapping_add(u32::from(result.status == Status::Met));
            score.applicable = score.applicable.wrapping_add(u32::from(matches!(result.status, Status::Met | Status::NotMet)));
            score.insufficient = score.insufficient.wrapping_add(u32::from(result.status == Status::Insufficient));
        }
        let status = target_status(target.measures.iter().zip(own));
        for (count, counted) in score.targets.iter_mut().zip(Status::ALL) {
            *count = count.wrapping_add(u32::from(counted == status));
        }
        status
    });
    (measures, targets, score)
}
