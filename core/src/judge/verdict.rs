//! Kết luận: every check, the level and the ten targets of one report, as numbers without sentences.

use super::classify::{Classification, DistrictStatus, ProvinceStatus, Reading, classify, classify_district, classify_province};
use super::combine::{self, combine};
use super::comparison::Comparison;
use super::facts::{Facts, required};
use super::measure::{MEASURE_COUNT, MEASURES, MeasureResult, Measured, Score, Status, take};
use super::timeliness::{DeadlineChoice, Timeliness, TimelinessStatus, timeliness};
use super::{TextFault, earlier, evaluate, faults, texts};
use crate::area::{Existence, Units};
use crate::base::{Truth, ids};
use crate::calendar::{Date, Period, PeriodKind};
use crate::define::{Applies, Check, CriteriaSet, Role, Severity, Target, Test};
use crate::figures::{AreaCode, DerivedTotals, Figure, FigureSet, Filed, Report, RiskLevel, Totals};
use crate::law::{self, CHECKS, HUE, LEGAL_CHANGES, TARGETS, criteria_on, for_each_check};
use alloc::vec::Vec;

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

    /// The value of a figure, where it is present and within its bounds.
    #[must_use]
    pub fn value(&self, figure: Figure) -> Option<u64> {
        let figures = match self {
            Self::Report(report) => &report.figures,
            Self::Totals(totals) => &totals.figures,
        };
        figures.value(figure).filter(|value| *value <= figure.definition().max)
    }

    fn report(&self) -> Option<&'a Report> {
        match self {
            Self::Report(report) => Some(report),
            Self::Totals(_) => None,
        }
    }
}

ids! {
    /// What a report is judged for.
    #[derive(Default)]
    pub enum Purpose {
        /// To be sent: every figure is required.
        #[default]
        Submit = "submit",
        /// Still being filled in: missing figures are no finding.
        Draft = "draft",
    }
}

/// A report with what it is judged against.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The report or totals.
    pub subject: Subject<'a>,
    /// The report of the period before, or those of all the area's predecessors.
    pub previous: &'a [Filed],
    /// The reports of the shorter periods inside this one.
    pub parts: &'a [Filed],
    /// The administrative units.
    pub units: &'a Units<'a>,
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
    pub fn with_previous(mut self, previous: &'a [Filed]) -> Self {
        self.previous = previous;
        self
    }

    /// The request with the reports of the shorter periods inside this one.
    #[must_use]
    pub fn with_parts(mut self, parts: &'a [Filed]) -> Self {
        self.parts = parts;
        self
    }

    /// The request as of a day.
    #[must_use]
    pub const fn as_of(mut self, today: Date) -> Self {
        self.as_of = Some(today);
        self
    }

    /// The request with the level shown under another set of criteria than the one in force.
    #[must_use]
    pub const fn under(mut self, criteria: &'static CriteriaSet<'static>) -> Self {
        self.criteria = Some(criteria);
        self
    }

    /// The request with the level shown under a reading.
    #[must_use]
    pub const fn read_as(mut self, reading: Reading) -> Self {
        self.reading = reading;
        self
    }

    /// The request for a draft: missing figures are no finding.
    #[must_use]
    pub const fn as_draft(mut self) -> Self {
        self.purpose = Purpose::Draft;
        self
    }

    /// The request held against another deadline.
    #[must_use]
    pub const fn held_against(mut self, deadline: DeadlineChoice<'a>) -> Self {
        self.deadline = deadline;
        self
    }

    /// How the report stands against its deadline.
    #[must_use]
    pub fn timeliness(&self) -> Timeliness {
        timeliness(self.subject.period(), self.subject.area(), self.subject.prepared_on(), self.today(), &self.deadline)
    }

    /// The first and the last day of all the periods that are compared.
    pub(crate) fn days_compared(&self) -> (Date, Date) {
        let own = self.subject.period();
        let beside = self.previous.iter().chain(self.parts).map(Filed::period);
        let periods = self.baseline.iter().map(|base| base.period).chain(beside);
        periods.fold((own.first_day(), own.last_day()), |(from, to), period| (from.min(period.first_day()), to.max(period.last_day())))
    }

    /// Today: as given, or else the day the report was prepared.
    #[must_use]
    pub(crate) fn today(&self) -> Option<Date> {
        self.as_of.or(self.subject.prepared_on())
    }
}

/// A set of checks, by their place in [`CHECKS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckSet(u128);

impl CheckSet {
    #[inline(always)]
    #[expect(clippy::as_conversions, reason = "a flag is one bit")]
    fn add_if(&mut self, place: u32, condition: bool) {
        self.0 |= (condition as u128).wrapping_shl(place);
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
    /// What failed or is open of the comparisons with other reports.
    pub comparisons: Vec<Comparison>,
    /// Whether nothing blocks sending.
    pub can_submit: bool,
    /// The level under the set that was asked for, or the one in force.
    pub classification: Option<Classification>,
    /// The level under the set in force, which checks and targets use.
    pub in_force: Option<Classification>,
    /// The set that the level, or the status of a province, is taken from.
    pub criteria: Option<&'static CriteriaSet<'static>>,
    /// The status of a province by its totals.
    pub province: Option<ProvinceStatus>,
    /// The status of a district by the levels of its communes.
    pub district: Option<DistrictStatus>,
    /// The measures of the ten targets, in order.
    pub measures: [MeasureResult; MEASURE_COUNT],
    /// The status of each target.
    pub targets: [Status; 10],
    /// The score.
    pub score: Score,
}

impl Verdict {
    /// Takes in what comparisons with other reports found.
    #[cfg(feature = "serde")]
    pub(crate) fn compare(&mut self, comparisons: Vec<Comparison>) {
        self.can_submit &= !comparisons.iter().any(Comparison::blocks);
        self.comparisons.extend(comparisons);
    }

    /// A measure by its id.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<&MeasureResult> {
        MEASURES.iter().zip(&self.measures).find(|(measure, _)| measure.id == id).map(|(_, result)| result)
    }

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
    let Applies { yearly, province, from } = check.applies;
    if (yearly && on.kind != PeriodKind::Year) || (province && !on.is_province) || from.is_some_and(|from| on.close < from) {
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
        // Compared apart, figure by figure.
        Test::Earlier { .. }
        | Test::EarlierFits
        | Test::PartsFit
        | Test::PartsAgree(_)
        | Test::PartsTile
        | Test::WholeIsSum
        | Test::AllReported
        | Test::CommunesFit
        | Test::WholePredecessors => None,
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
#[inline(always)]
fn context(test: &Test, on: &Examined<'_, '_>) -> Option<Truth> {
    let subject = on.request.subject;
    let complete = on.in_force.filter(|classification| classification.set.complete);
    match test {
        Test::AreaCode => Some(Truth::of(match subject {
            Subject::Report(report) => on.request.units.commune_on(report.area, on.close) != Existence::DoesNotExist,
            Subject::Totals(totals) => !totals.area.is_commune(),
        })),
        Test::NoPersonalData => text_holds_no(subject, |fault| matches!(fault, TextFault::Personal(..))),
        Test::NoControlCharacter => text_holds_no(subject, |fault| matches!(fault, TextFault::Control(_))),
        Test::ShortText => text_holds_no(subject, |fault| matches!(fault, TextFault::Long(_))),
        Test::ComposedText => text_holds_no(subject, |fault| *fault == TextFault::Decomposed),
        Test::ExplainsKnownChecks => {
            Some(Truth::of(subject.report()?.acknowledged.iter().all(|given| can_be_acknowledged(&given.code, &given.at, on.kind))))
        }
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
            match (on.request.timeliness().status, subject.prepared_on()) {
                (TimelinessStatus::NoDeadline, _) => None,
                (_, None) => Some(Truth::Unknown),
                (status, Some(_)) => Some(Truth::of(status != TimelinessStatus::Late)),
            }
        }
        Test::PreparedAfterClose => Some(subject.prepared_on().map_or(Truth::Unknown, |day| Truth::of(day >= on.close))),
        Test::NoLegalChange => {
            let (from, to) = on.request.days_compared();
            let inside = LEGAL_CHANGES.iter().any(|(day, _)| from < *day && *day <= to);
            Some(Truth::of(!inside))
        }
        Test::NotFromTheFuture => match (subject.prepared_on(), on.request.today()) {
            (Some(prepared), Some(today)) => Some(Truth::of(prepared <= today)),
            _ => Some(Truth::Unknown),
        },
        _ => None,
    }
}

fn text_holds_no(subject: Subject<'_>, fault: impl Fn(&TextFault) -> bool) -> Option<Truth> {
    Some(Truth::of(!texts(subject.report()?).any(|(_, text)| faults(text).iter().any(&fault))))
}

/// Whether a check of this code at this place can be acknowledged in a period of this kind.
pub(crate) fn can_be_acknowledged(code: &str, at: &str, kind: PeriodKind) -> bool {
    let known_place = at.starts_with('/') || Figure::with_id(at).is_some();
    known_place && law::check(code).is_some_and(|check| severity(check, kind) != Severity::Error)
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
    let mut facts = match request.subject {
        Subject::Report(report) => Facts::of_commune(&report.figures, period.months()),
        Subject::Totals(totals) => Facts::of_totals(totals),
    };
    let is_report = request.subject.report().is_some();
    let set_in_force = criteria_on(close);
    let criteria = request.criteria.or(set_in_force);
    let is_province = !is_report && request.subject.area().is_province();
    let in_force = if is_report { set_in_force.map(|set| classify(set, &facts)) } else { None };
    let classification = match request.criteria {
        Some(set) if is_report => Some(classify(set, &facts)),
        _ => in_force,
    };
    let missing = if is_report {
        required(kind).without(facts.known).without(facts.out_of_bounds).without(request.unreadable)
    } else {
        FigureSet::EMPTY
    };

    let mut comparisons = Vec::new();
    earlier::compare(request, &mut comparisons);
    if !request.parts.is_empty() {
        let parts = combine(request.subject.area(), period, request.parts, request.units);
        if let Some(months) = parts.group_months {
            facts.put_group_months(months);
        }
        combine::compare(request, &parts, &mut comparisons);
    }
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
    blocking |= comparisons.iter().any(Comparison::blocks);
    let (measures, targets, score) = measure(&Measured {
        facts: &facts,
        kind,
        last_day: close,
        province: is_province,
        commune: request.subject.report().map(|report| (report, in_force)),
        derived: if let Subject::Totals(totals) = request.subject { totals.derived } else { DerivedTotals::default() },
        baseline: request.baseline,
    });
    let (province, district) = match request.subject {
        Subject::Report(_) => (None, None),
        Subject::Totals(totals) if totals.area.is_province() => {
            let rule = criteria.and_then(|set| set.province);
            (Some(rule.map_or(ProvinceStatus::Undetermined, |rule| classify_province(&rule, &facts))), None)
        }
        Subject::Totals(totals) => (None, Some(classify_district(totals.communes))),
    };
    Verdict {
        missing,
        failed,
        unchecked,
        comparisons,
        can_submit: !blocking,
        classification,
        in_force,
        criteria,
        province,
        district,
        measures,
        targets,
        score,
        facts,
    }
}

/// The measures, each folded, and what they make of the targets and the score.
#[inline(always)]
fn measure(of: &Measured<'_>) -> ([MeasureResult; MEASURE_COUNT], [Status; 10], Score) {
    macro_rules! taken { ($($place:literal)*) => { [$(take(const { MEASURES[$place] }, of)),*] } }
    let measures = taken!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23);
    let mut score = Score::default();
    let mut first = 0;
    macro_rules! settled { ($($place:literal)*) => { [$({
        let target = const { &TARGETS[$place] };
        let status = settle(target, measures.iter().skip(first), &mut score);
        first = first.wrapping_add(target.measures.len());
        status
    }),*] } }
    let targets = settled!(0 1 2 3 4 5 6 7 8 9);
    let _ = first;
    (measures, targets, score)
}

#[inline(always)]
fn settle<'m>(target: &'static Target, results: impl Iterator<Item = &'m MeasureResult>, score: &mut Score) -> Status {
    let binding = target.measures.iter().zip(results).filter(|(measure, _)| measure.role == Role::Binding).map(|(_, result)| result.status);
    let mut seen = [false; Status::ALL.len()];
    for status in binding {
        score.met = score.met.wrapping_add(u32::from(status == Status::Met));
        score.applicable = score.applicable.wrapping_add(u32::from(matches!(status, Status::Met | Status::NotMet)));
        score.insufficient = score.insufficient.wrapping_add(u32::from(status == Status::Insufficient));
        for (seen, one) in seen.iter_mut().zip(Status::ALL) {
            *seen |= status == one;
        }
    }
    let status = match seen {
        [_, true, ..] => Status::NotMet,
        [_, _, _, true, _] => Status::Insufficient,
        [true, ..] => Status::Met,
        [.., true] => Status::Tracked,
        _ => Status::NotApplicable,
    };
    for (count, one) in score.targets.iter_mut().zip(Status::ALL) {
        *count = count.wrapping_add(u32::from(status == one));
    }
    status
}
