//! Kết luận: decides every check, the level and the targets of one report, without sentences.

use crate::area::{Existence, UnitKind};
use crate::base::{Bits, Truth};
use crate::calendar::{Date, Period, PeriodKind};
use crate::figures::{DerivedTotals, Figure, FigureSet, Report, RiskLevel, Totals};
use crate::judge::TextFaults;
use crate::judge::area::area_totals;
use crate::judge::plan::measure::{Commune, Conclusion, MeasureResult, Measured, Score, Status, measure};
use crate::judge::plan::results::{PerMeasure, PerTarget};
use crate::judge::references::combine;
use crate::judge::references::comparison::{Comparison, Place, Reason};
use crate::judge::references::legal_changes::legal_changes;
use crate::judge::references::{baseline, earlier};
use crate::judge::report::check_set::CheckSet;
use crate::judge::report::classify::{
    Classification, DistrictStatus, LevelSpan, ProvinceStatus, classify, classify_district, classify_province,
};
use crate::judge::report::evaluate::{Possibility, figures_outcome, possibility};
use crate::judge::report::intervals::{Bounds, Intervals, Number, Values, required};
use crate::judge::report::request::{Reading, Request, Subject};
use crate::judge::report::timeliness::TimelinessStatus;
use crate::judge::unrolled;
use crate::law::{self, CHECKS, COUNTS, criteria_on, for_each_check};
use crate::rules::{Case, Check, Criteria, CriteriaSet, Plan, Severity, Test};
use alloc::vec::Vec;

/// Kết luận: everything that was decided about one report, as numbers and sets without sentences.
///
/// ```
/// use kh302::{Figure, Figures, Reading, Report, Status};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let figures = Figures { population: Some(1_000), drug_dependent: Some(5), ..Figures::default() };
/// let verdict = Report::new("19815".parse()?, "2025-09".parse()?).with_figures(figures).judge();
/// assert!(!verdict.can_submit && verdict.missing.contains(Figure::UsePoints));
/// // The known figures do not decide the level; they bound it.
/// assert_eq!(verdict.level(Reading::Cumulative), None);
/// assert_eq!(verdict.score.targets.get(Status::Met), 0);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Verdict {
    /// Đã biết: the figures that are present and within their bounds.
    pub known: FigureSet,
    /// Ngoài giới hạn: the figures that are present but out of bounds, which every rule treats as missing.
    pub out_of_bounds: FigureSet,
    /// Còn thiếu: the required figures that are missing (F01). A draft has them too, although F01 does not fail there.
    pub missing: FigureSet,
    /// Không đạt: the checks that failed.
    pub failed: CheckSet,
    /// Nhẹ hơn: those of them that failed in their less serious case, such as a population of 0 in a đặc khu.
    pub milder: CheckSet,
    /// Chưa kiểm tra được: the checks that missing figures leave undecided.
    pub unchecked: CheckSet,
    /// So sánh: the comparisons with other reports that failed or are undecided.
    pub comparisons: Vec<Comparison>,
    /// Lỗi của kỳ gốc: why the baseline cannot be used; the targets that need one are then undecided.
    pub baseline_fault: Option<Reason>,
    /// Gửi được: whether nothing blocks sending.
    pub can_submit: bool,
    /// Phân loại: the level under the chosen set, or the one in force.
    pub classification: Option<Classification>,
    /// Phân loại theo văn bản hiện hành: the level under the set in force, which checks and targets use.
    pub in_force: Option<Classification>,
    /// Địa bàn cấp tỉnh: the status of a province by its totals.
    pub province: Option<ProvinceStatus>,
    /// Địa bàn cấp huyện: the status of a district by the levels of its communes.
    pub district: Option<DistrictStatus>,
    /// Kế hoạch: the plan that measures the area; `None` where no plan on file covers it on the last day of the period.
    pub plan: Option<&'static Plan>,
    /// Phép đo: the results of the measures of the plan, in the order of its targets; empty without a plan.
    pub measures: PerMeasure<MeasureResult>,
    /// Mục tiêu: the status of each target of the plan, in its order; empty without a plan.
    pub targets: PerTarget<Status>,
    /// Điểm tổng hợp: the score; all of it 0 without a plan.
    pub score: Score,
}

impl Verdict {
    /// Adds the results of comparisons with other reports.
    pub(crate) fn compare(&mut self, comparisons: Vec<Comparison>) {
        self.can_submit &= !comparisons.iter().any(Comparison::blocks);
        self.comparisons.extend(comparisons);
    }

    /// Kỳ không đọc được: takes away what only the period decides, where the document has none that can be read: the level, the plan with its
    /// targets, and the comparisons. They were decided for a period that stands in for it.
    #[cfg(feature = "serde")]
    pub(crate) fn keep_to_period(&mut self, request: &Request<'_>) {
        if request.period().is_none() {
            (self.classification, self.plan, self.score) = (None, None, Score::default());
            (self.measures, self.targets) = (PerMeasure::NONE, PerTarget::new(Status::NotApplicable));
            self.comparisons.clear();
        }
    }

    /// So sánh: returns the checks of the comparisons with this outcome.
    #[cfg(feature = "serde")]
    pub(crate) fn compared(&self, outcome: Truth) -> CheckSet {
        let of_outcome = self.comparisons.iter().filter(|one| one.outcome == outcome);
        of_outcome.fold(CheckSet::EMPTY, |set, one| set.or(CheckSet::of(one.check)))
    }

    /// Mức độ: returns how serious a check that failed is in the report for a period.
    #[must_use]
    pub fn severity(&self, check: &Check, period: Period) -> Severity {
        check.severity.in_case(self.milder.has(CheckSet::place(check)), period)
    }

    /// Phép đo: returns the result of the measure with this id.
    #[must_use]
    pub fn measure(&self, id: &str) -> Option<&MeasureResult> {
        self.plan?.measures().zip(&*self.measures).find(|(measure, _)| measure.id == id).map(|(_, result)| result)
    }

    /// Cấp độ: returns the level under a reading; `None` is undetermined.
    #[must_use]
    pub fn level(&self, reading: Reading) -> Option<RiskLevel> {
        let classification = self.classification?;
        match reading {
            Reading::Cumulative => classification.cumulative.level(),
            Reading::Literal => classification.literal.level(),
            Reading::PlacesInPeriod => classification.places_in_period.level(),
        }
    }
}

/// Returns the outcome of a check. A check that does not apply to the request is `True`, so that it neither fails nor is undecided.
#[cfg_attr(feature = "unrolled", inline(always))]
fn outcome(check: &'static Check, on: &Examined<'_, '_, impl Bounds<Number = i64>>) -> Possibility {
    if check.applies.to(on.request.subject.period().kind(), on.close, on.is_province) {
        applied(&check.test, on)
    } else {
        Possibility::of(true)
    }
}

/// Returns the outcome of the test of a check that applies.
#[cfg_attr(feature = "unrolled", inline(always))]
fn applied(test: &'static Test, on: &Examined<'_, '_, impl Bounds<Number = i64>>) -> Possibility {
    match test {
        Test::Figures(when, must) => figures_outcome(when.as_ref(), must, on.intervals),
        other => context(other, on).unwrap_or(Possibility::of(true)),
    }
}

/// The unit of a commune's report on the last day of the period, as far as checks ask about it.
#[derive(Clone, Copy, Debug)]
pub(in crate::judge) struct ReportedUnit {
    /// Whether the table knows the code and has no unit for it on that day.
    is_gone: bool,
    is_special_zone: bool,
    population: Option<u64>,
}

impl ReportedUnit {
    /// Looks up the unit of a report; `None` for totals.
    pub(in crate::judge) fn of(request: &Request<'_>, close: Date) -> Option<Self> {
        let existence = request.units.commune_on(request.subject.report()?.area, close);
        let unit = existence.unit();
        Some(Self {
            is_gone: existence == Existence::DoesNotExist,
            is_special_zone: unit.is_some_and(|unit| unit.kind() == UnitKind::SpecialZone),
            population: unit.and_then(|unit| unit.population()),
        })
    }
}

/// The data that checks read.
pub(in crate::judge) struct Examined<'r, 'a, B> {
    pub request: &'r Request<'a>,
    pub intervals: &'r B,
    /// `None` for totals.
    pub unit: Option<&'r ReportedUnit>,
    pub close: Date,
    pub is_province: bool,
    /// The set in force, and the level under it.
    pub criteria: Option<&'static CriteriaSet<'static>>,
    pub in_force: Option<&'r Classification>,
    pub texts: &'r TextFaults,
}

impl<'r, 'a, B> Examined<'r, 'a, B> {
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(in crate::judge) const fn new(
        request: &'r Request<'a>,
        intervals: &'r B,
        close: Date,
        criteria: Option<&'static CriteriaSet<'static>>,
        in_force: Option<&'r Classification>,
        texts: &'r TextFaults,
        unit: Option<&'r ReportedUnit>,
    ) -> Self {
        Self { request, intervals, unit, close, is_province: false, criteria, in_force, texts }
    }
}

/// Decides the checks that read more than figures; `None` where a check does not apply or is decided elsewhere.
#[cfg_attr(feature = "unrolled", inline(always))]
fn context(test: &Test, on: &Examined<'_, '_, impl Bounds<Number = i64>>) -> Option<Possibility> {
    let subject = on.request.subject;
    let complete = on.in_force.filter(|classification| classification.complete);
    match test {
        Test::AreaCode => Some(Possibility::of(match subject {
            Subject::Report(_) => !on.unit?.is_gone,
            Subject::Totals(totals) => !totals.area.is_commune(),
        })),
        Test::NoPersonalData => Some(Possibility::of(!on.texts.personal && !on.texts.possibly_personal)),
        Test::NoControlCharacter => Some(Possibility::of(!on.texts.control)),
        Test::ShortText => Some(Possibility::of(!on.texts.long)),
        Test::ComposedText => Some(Possibility::of(!on.texts.decomposed)),
        Test::ExplainsKnownChecks => Some(Possibility::of(
            subject
                .report()?
                .acknowledged
                .iter()
                .all(|given| given.has_reason() && can_be_acknowledged(&given.code, &given.at, subject.period())),
        )),
        Test::DeclaredWhenReviewed => {
            let reviewed = on.intervals.bounds(crate::rules::Quantity::of(Figure::Reviewed));
            Some(declared_when_reviewed(subject.report()?.declared_level, reviewed))
        }
        Test::DeclaredIsComputed => {
            let declared = subject.report()?.declared_level?;
            Some(is_computed(declared, complete?.cumulative))
        }
        Test::NotDrugFreeAndKey => {
            subject.report()?;
            Some(not_drug_free_and_key(complete?))
        }
        Test::ReadingsAgree => {
            subject.report()?;
            let classification = complete?;
            Some(readings_agree([classification.cumulative, classification.literal, classification.places_in_period]))
        }
        Test::CriteriaComplete => {
            subject.report()?;
            Some(Possibility::of(on.in_force.is_some_and(|classification| classification.complete)))
        }
        Test::PopulationOfTable { low, high } => {
            let known = on.unit?.population?;
            Some(near_population(known, *low, *high, on.intervals.bounds(crate::rules::Quantity::of(Figure::Population))))
        }
        Test::ApprovedIsComputed => {
            subject.report()?;
            let approved = on.request.approval()?.level;
            Some(is_computed(approved, complete?.cumulative))
        }
        Test::SomethingCounted { except } => {
            let report = subject.report()?;
            let counts = COUNTS.without(*except);
            let (mut all_known, close) = (true, report.period);
            for figure in counts.iter() {
                let (least, most) = on.intervals.bounds(crate::rules::Quantity::of(figure));
                if least > 0 {
                    return Some(Possibility::of(true));
                }
                all_known &= most == 0 || !figure.definition().belongs_to(close);
            }
            Some(if all_known { Possibility::of(false) } else { Possibility::OPEN })
        }
        Test::PreparedInTime => {
            if subject.report().is_some_and(|report| report.revision > 0) {
                return None;
            }
            match (on.request.timeliness().status, subject.prepared_on()) {
                (TimelinessStatus::NoDeadline, _) => None,
                (_, None) => Some(Possibility::OPEN),
                (status, Some(_)) => Some(Possibility::of(status != TimelinessStatus::Late)),
            }
        }
        Test::PreparedAfterClose => Some(subject.prepared_on().map_or(Possibility::OPEN, |day| Possibility::of(day >= on.close))),
        Test::NoLegalChange => Some(Possibility::of(legal_changes(on.request).next().is_none())),
        Test::NotFromTheFuture => match (subject.prepared_on(), on.request.today()) {
            (Some(prepared), Some(today)) => Some(Possibility::of(prepared <= today)),
            _ => Some(Possibility::OPEN),
        },
        // Leaves the others to the reader and to the modules that compare with other reports, figure by figure.
        _ => None,
    }
}

/// Goes through checks that apply, with their places, and returns those that failed and those that are open.
#[inline]
pub(in crate::judge) fn walk(
    checks: impl Iterator<Item = (u32, &'static Check)>,
    on: &Examined<'_, '_, impl Bounds<Number = i64>>,
) -> (CheckSet, CheckSet) {
    let (mut failed, mut open) = (CheckSet::EMPTY, CheckSet::EMPTY);
    for (place, check) in checks {
        let Possibility { holds, possible } = applied(&check.test, on);
        if !possible {
            failed = failed.or(CheckSet::at(place));
        } else if !holds {
            open = open.or(CheckSet::at(place));
        }
    }
    (failed, open)
}

/// Whether a reviewed area declares its level; `reviewed` bounds the flag that says it is reviewed.
#[cfg_attr(feature = "unrolled", inline(always))]
pub(in crate::judge) fn declared_when_reviewed<N: Number>(declared: Option<RiskLevel>, reviewed: (N, N)) -> Possibility {
    if declared.is_some() || reviewed.1 == N::of(0) {
        Possibility::of(true)
    } else if reviewed.0 == N::of(1) {
        Possibility::of(false)
    } else {
        Possibility::OPEN
    }
}

/// Whether a level that someone gave is the computed one.
#[cfg_attr(feature = "unrolled", inline(always))]
pub(in crate::judge) fn is_computed(given: RiskLevel, computed: LevelSpan) -> Possibility {
    computed.level().map_or(Possibility::OPEN, |level| Possibility::of(level == given))
}

/// Whether an area is not both drug-free and of a type of key areas.
#[cfg_attr(feature = "unrolled", inline(always))]
pub(in crate::judge) fn not_drug_free_and_key(classification: &Classification) -> Possibility {
    let LevelSpan { best, worst } = classification.by_types;
    let key = Possibility { holds: best > RiskLevel::Affected, possible: worst > RiskLevel::Affected };
    key.and(classification.drug_free.into()).not()
}

/// Whether every reading gives the same level.
#[cfg_attr(feature = "unrolled", inline(always))]
pub(in crate::judge) fn readings_agree(spans: [LevelSpan; 3]) -> Possibility {
    let (best, worst) = spans.iter().fold((RiskLevel::BEST, RiskLevel::WORST), |of, span| (of.0.max(span.best), of.1.min(span.worst)));
    if worst < best {
        // Two of the readings have no level in common.
        Possibility::of(false)
    } else if spans.iter().all(|span| span.level().is_some()) {
        Possibility::of(true)
    } else {
        Possibility::OPEN
    }
}

/// Whether a population lies between two multiples of the one that the table of units knows.
#[cfg_attr(feature = "unrolled", inline(always))]
pub(in crate::judge) fn near_population(
    known: u64,
    (low, of): (i64, i64),
    (high, per): (i64, i64),
    (least, most): (i64, i64),
) -> Possibility {
    let Ok(known) = i64::try_from(known) else { return Possibility::of(true) };
    let at_least = |number: i64| low.saturating_mul(known) <= of.saturating_mul(number);
    let at_most = |number: i64| per.saturating_mul(number) <= high.saturating_mul(known);
    Possibility { holds: at_least(least) && at_most(most), possible: at_least(most) && at_most(least) }
}

/// Whether a finding of this check at this place can be acknowledged in the report for a period, be it only in its less serious case. A
/// case of a comparison does not count, because the report does not tell whether it is given.
pub(crate) fn can_be_acknowledged(code: &str, at: &str, period: Period) -> bool {
    let known_place = at.starts_with('/') || Figure::from_id(at).is_some();
    known_place
        && law::check(code).is_some_and(|check| {
            let in_report = check.severity.milder.is_some_and(|milder| milder.case.is_of_report());
            check.severity.in_case(in_report, period) != Severity::Error
        })
}

/// Returns which of the checks that failed did so in their less serious case.
#[inline]
pub(in crate::judge) fn less_serious(failed: CheckSet, on: &Examined<'_, '_, impl Bounds>) -> CheckSet {
    let is_special = || on.unit.is_some_and(|unit| unit.is_special_zone);
    in_their_case(failed, is_special, !on.texts.personal, on.criteria, on.intervals)
}

/// Returns which of the checks that failed did so in a less serious case.
#[inline]
pub(in crate::judge) fn in_their_case(
    failed: CheckSet,
    is_special_zone: impl FnOnce() -> bool,
    possibly_personal: bool,
    criteria: Option<&CriteriaSet<'_>>,
    intervals: &impl Bounds,
) -> CheckSet {
    const WITH_CASE: CheckSet = with_milder_case(CHECKS);
    let failed = failed.and(WITH_CASE);
    if failed.is_empty() { CheckSet::EMPTY } else { given_cases(failed, is_special_zone(), possibly_personal, criteria, intervals) }
}

#[cold]
#[inline(never)]
fn given_cases(
    failed: CheckSet,
    is_special_zone: bool,
    possibly_personal: bool,
    criteria: Option<&CriteriaSet<'_>>,
    intervals: &impl Bounds,
) -> CheckSet {
    let given = |case| match case {
        Case::SpecialZone => is_special_zone,
        Case::PossiblyPersonal => possibly_personal,
        Case::OneCriterion => criteria.is_some_and(|set| only_criterion_met(set, intervals)),
        // These cases are those of comparisons, which have their severities themselves.
        Case::Merger | Case::MayRepeat | Case::CountedElsewhere => false,
    };
    let in_case = failed.places().filter(|(_, check)| check.severity.milder.is_some_and(|milder| given(milder.case)));
    in_case.fold(CheckSet::EMPTY, |set, (place, _)| set.or(CheckSet::at(place)))
}

/// Whether of all the criteria of the types only the one that the set names is met, or can be.
fn only_criterion_met(set: &CriteriaSet<'_>, intervals: &impl Bounds) -> bool {
    let can_be_met = set.types.iter().flat_map(|rule| rule.of).filter(|criterion| possibility(&criterion.reaches, intervals).possible);
    set.usual_beside_drug_free.is_some_and(|usual| can_be_met.map(|criterion| criterion.id).eq([usual]))
}

/// Đánh giá: judges a report, totals or a request, and returns the verdict: every check, the level and the targets, without sentences.
///
/// ```
/// use kh302::{Figures, Reading, Report, Request, RiskLevel, judge};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let figures = Figures { population: Some(1_000), use_points: Some(2), drug_dependent: Some(5), drug_arrests: Some(1), ..Figures::default() };
/// let report = Report::new("19815".parse()?, "2025".parse()?).with_figures(figures);
/// // Three criteria of loại I are met already, whatever the missing figures say.
/// assert_eq!(judge(&report).level(Reading::Cumulative), Some(RiskLevel::Type1));
/// // Adds a day; a request can also hold a baseline or other criteria.
/// let verdict = judge(Request::from(&report).with_as_of("2026-01-10".parse()?));
/// assert!(!verdict.can_submit);
/// # Ok(()) }
/// ```
#[must_use]
#[inline]
pub fn judge<'a>(request: impl Into<Request<'a>>) -> Verdict {
    judge_request(&request.into())
}

impl Report {
    /// Đánh giá: judges the report alone. To compare it with other reports, judge a [`Request`].
    #[must_use]
    pub fn judge(&self) -> Verdict {
        judge(self)
    }
}

impl Totals {
    /// Đánh giá: judges the totals alone. To compare them with other documents, judge a [`Request`].
    #[must_use]
    pub fn judge(&self) -> Verdict {
        judge(self)
    }
}

/// Judges a request; it is not generic, so that it is compiled only once.
#[inline(never)]
pub(crate) fn judge_request(request: &Request<'_>) -> Verdict {
    // Takes the quicker way for a report without missing figures, which most are. A loaded set of criteria may read any figure, and
    // needs the intervals. Where rules are walked, a second walker would cost more to load than it saves.
    if let (true, Request { subject: Subject::Report(report), criteria: None, parts: [], .. }) = (cfg!(feature = "unrolled"), *request) {
        let mut values = Values::unread();
        if values.read(report) {
            return decide(request, &values, required(report.period), FigureSet::EMPTY);
        }
    }
    by_bounds(request)
}

/// Judges by the interval of each figure.
fn by_bounds(request: &Request<'_>) -> Verdict {
    let mut intervals = Intervals::unread();
    intervals.read(request);
    let mut comparisons = Vec::new();
    if !request.parts.is_empty() {
        if let Some(parts) = combine::shorter(request) {
            intervals.put_group_months(parts.group_months);
            combine::compare(request, &parts, &mut comparisons);
        }
        if request.parts.iter().any(|part| area_totals::is_inside(request.subject, part)) {
            area_totals::compare(request, &mut comparisons);
        }
    }
    let mut verdict = decide(request, &intervals, intervals.known, intervals.out_of_bounds);
    verdict.compare(comparisons);
    verdict
}

/// Compares with the report of the period before, and names a unit of the baseline that was split.
fn compare_references(request: &Request<'_>, baseline_fault: Option<&Reason>) -> Vec<Comparison> {
    let mut comparisons = Vec::new();
    if let Some(split @ Reason::Split(_)) = baseline_fault {
        comparisons.push(Comparison::refused(&law::code::R001, request.subject.period(), Place::Period, split.clone()));
    }
    if !request.previous.is_empty() {
        earlier::compare(request, &mut comparisons);
    }
    comparisons
}

/// Decides everything by the known figures.
#[inline(never)]
fn decide<B: Bounds<Number = i64>>(request: &Request<'_>, intervals: &B, known: FigureSet, out_of_bounds: FigureSet) -> Verdict {
    let baseline_fault = if request.baseline.is_empty() { None } else { baseline::fault(request) };
    let subject = request.subject;
    let (period, is_report) = (subject.period(), subject.report().is_some());
    let (kind, close) = (period.kind(), period.last_day());
    let set_in_force = criteria_on(close);
    let is_province = !is_report && subject.area().is_province();
    let in_force = set_in_force.filter(|_| is_report).map(|set| classify(Criteria::Constant(set), intervals));
    let missing =
        if is_report { required(period).without(known).without(out_of_bounds).without(request.unreadable) } else { FigureSet::EMPTY };

    let texts = subject.report().map(TextFaults::of).unwrap_or_default();
    let unit = ReportedUnit::of(request, close);
    let examined =
        Examined { is_province, ..Examined::new(request, intervals, close, set_in_force, in_force.as_ref(), &texts, unit.as_ref()) };
    let (failed, unchecked) = if B::UNROLLED {
        let (mut hold, mut open) = (Outcomes::default(), Outcomes::default());
        macro_rules! each {
            ($check:ident) => {
                let outcome = outcome(const { &law::code::$check }, &examined);
                hold.push(outcome.holds);
                open.push(outcome.possible & !outcome.holds);
            };
        }
        for_each_check!(each);
        (hold.or(open).not().set(), open.set())
    } else {
        let applies = |check: &Check| check.applies.to(kind, close, is_province);
        walk(CheckSet::ALL.places().filter(|(_, check)| applies(check)), &examined)
    };
    let milder = less_serious(failed, &examined);
    let all_readable = missing.is_empty() && out_of_bounds.is_empty() && request.is_sound();
    let can_submit = all_readable && failed.and_not(milder).and(blocking(period)).is_empty();

    let plan = request.plan();
    let measured = Measured {
        intervals,
        kind,
        province: is_province,
        commune: subject.report().map(|report| Commune { report, in_force: in_force.as_ref(), approvals: request.approvals }),
        derived: if let Subject::Totals(totals) = subject { totals.derived } else { DerivedTotals::default() },
        baseline: if baseline_fault.is_none() { request.baseline } else { &[] },
    };
    let (province, district) = match subject {
        Subject::Report(_) => (None, None),
        Subject::Totals(totals) if totals.area.is_province() => {
            let by_rule = |criteria: Criteria<'_>| criteria.with(|set| set.province.map(|rule| classify_province(&rule, intervals)));
            (Some(request.criteria_shown().and_then(by_rule).unwrap_or(ProvinceStatus::Undetermined)), None)
        }
        Subject::Totals(totals) => (None, Some(classify_district(totals.communes))),
    };
    let comparisons = compare_references(request, baseline_fault.as_ref());
    // Takes the measures where the verdict has them, because their results are most of it and would be copied.
    let mut verdict = Verdict {
        known,
        out_of_bounds,
        missing,
        failed,
        milder,
        unchecked,
        comparisons: Vec::new(),
        baseline_fault,
        can_submit,
        classification: in_force,
        in_force,
        province,
        district,
        plan,
        measures: PerMeasure::NONE,
        targets: PerTarget::new(Status::NotApplicable),
        score: Score::default(),
    };
    verdict.compare(comparisons);
    if let (Some(set), true) = (request.criteria, is_report) {
        verdict.classification = Some(classify(set, intervals));
    }
    if let Some(plan) = plan {
        let Verdict { measures, targets, score, .. } = &mut verdict;
        measure_and_conclude(plan, &measured, measures, (targets, score));
    }
    verdict
}

/// Takes the measures and decides the targets of a plan: unrolled where the judge is, otherwise one after the other.
#[cfg_attr(feature = "unrolled", inline(always))]
fn measure_and_conclude<B: Bounds>(
    plan: &'static Plan,
    of: &Measured<'_, B>,
    results: &mut PerMeasure<MeasureResult>,
    (targets, score): (&mut PerTarget<Status>, &mut Score),
) {
    if !B::UNROLLED || !unrolled::plan::measure_and_conclude(plan, of, results, (targets, score)) {
        measure(plan, of, results);
        Conclusion::of_results(plan, results).write((targets, score));
    }
}

/// Collects the outcomes of the checks one after the other.
///
/// Uses a chain of shifts, because for bits set by index the compiler keeps every outcome apart until the end.
#[derive(Clone, Copy, Default)]
struct Outcomes {
    first: u64,
    rest: u64,
    count: usize,
}

impl Outcomes {
    const UNUSED: usize = 128 - CHECKS.len();

    #[inline(always)]
    fn push(&mut self, outcome: bool) {
        let half = if self.count < 64 { &mut self.first } else { &mut self.rest };
        *half = half.wrapping_shl(1) | u64::from(outcome);
        self.count = self.count.wrapping_add(1);
    }

    /// Returns for each check whether one outcome or the other is true.
    #[cfg_attr(feature = "unrolled", inline(always))]
    const fn or(self, other: Self) -> Self {
        Self { first: self.first | other.first, rest: self.rest | other.rest, count: self.count }
    }

    /// Returns for each check whether its outcome is false.
    #[cfg_attr(feature = "unrolled", inline(always))]
    const fn not(self) -> Self {
        Self { first: !self.first, rest: !self.rest & (u64::MAX >> Self::UNUSED), count: self.count }
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn set(self) -> CheckSet {
        // Reverses only a half in which a bit is set, because most reports pass nearly every check.
        let in_order = |half: u64| if half == 0 { 0 } else { half.reverse_bits() };
        CheckSet(Bits { low: in_order(self.first), high: in_order(self.rest) >> Self::UNUSED })
    }
}

/// Returns the checks that block sending in the report for a period.
#[inline]
pub(in crate::judge) fn blocking(period: Period) -> CheckSet {
    const DATED: CheckSet = dated(CHECKS);
    let at_first = if period.kind() == PeriodKind::Month {
        const { errors_at_first(CHECKS, PeriodKind::Month) }
    } else {
        const { errors_at_first(CHECKS, PeriodKind::Year) }
    };
    // Skips the look at the period while no severity is dated.
    if const { DATED.is_empty() } { at_first } else { at_first.and_not(DATED).or(errors_among(DATED, period)) }
}

/// Returns the checks that are errors in periods of this kind, by their first severity.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::as_conversions, reason = "evaluated at compile time")]
const fn errors_at_first(checks: &[Check], kind: PeriodKind) -> CheckSet {
    let (mut set, mut place) = (CheckSet::EMPTY, 0);
    while place < checks.len() {
        if matches!(checks[place].severity.first.in_a(kind), Severity::Error) {
            set = set.or(CheckSet::at(place as u32));
        }
        place += 1;
    }
    set
}

/// Returns the checks that have another severity from a later day on.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::as_conversions, reason = "evaluated at compile time")]
const fn dated(checks: &[Check]) -> CheckSet {
    let (mut set, mut place) = (CheckSet::EMPTY, 0);
    while place < checks.len() {
        if !checks[place].severity.later.is_empty() {
            set = set.or(CheckSet::at(place as u32));
        }
        place += 1;
    }
    set
}

/// Returns the checks that have a less serious case.
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::as_conversions, reason = "evaluated at compile time")]
const fn with_milder_case(checks: &[Check]) -> CheckSet {
    let (mut set, mut place) = (CheckSet::EMPTY, 0);
    while place < checks.len() {
        if checks[place].severity.milder.is_some() {
            set = set.or(CheckSet::at(place as u32));
        }
        place += 1;
    }
    set
}

/// Returns which of some checks are errors in the report for a period.
fn errors_among(checks: CheckSet, period: Period) -> CheckSet {
    let errors = checks.places().filter(|(_, check)| check.severity.on(period) == Severity::Error);
    errors.fold(CheckSet::EMPTY, |set, (place, _)| set.or(CheckSet::at(place)))
}

#[cfg(test)]
pub(in crate::judge) mod tests {
    use super::*;
    use crate::calendar::Period;
    use crate::figures::{AreaCode, FIGURE_COUNT, FIGURES, Report};
    use alloc::format;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    /// Generates reports with numbers near the thresholds; `given` percent of their figures are present.
    pub(in crate::judge) fn any_report(given: u8) -> impl Strategy<Value = Report> {
        let period = select(&["2025-07", "2025-09", "2026-Q3", "2026-H2", "2026-9M", "2025", "2026"]);
        let maybe = move |number| (0..100_u8, number).prop_map(move |(drawn, number)| (drawn < given).then_some(number));
        let numbers = vec(maybe(prop_oneof![0..4_u64, 0..70_u64, 120..760_u64, 2_990..3_010_u64].boxed()), FIGURE_COUNT);
        (period, maybe((0..60_000_u64).boxed()), numbers).prop_map(|(period, population, numbers)| {
            let period: Period = period.parse().unwrap_or(Period::STAND_IN);
            let mut report = Report::new(AreaCode::NO_COMMUNE, period);
            for (row, number) in FIGURES.iter().zip(numbers).filter(|(row, _)| row.belongs_to(period)) {
                report.figures.set(row.figure, number);
            }
            report.figures.population = population;
            report
        })
    }

    proptest! {
        #[test]
        fn a_complete_report_has_the_same_verdict_by_its_values_and_by_its_intervals(report in any_report(100)) {
            let mut values = Values::unread();
            prop_assert!(values.read(&report));
            let intervals = Intervals::of_report(&report);
            let by_values = decide(&(&report).into(), &values, required(report.period), FigureSet::EMPTY);
            let by_bounds = decide(&(&report).into(), &intervals, intervals.known, intervals.out_of_bounds);
            prop_assert_eq!(format!("{by_values:?}"), format!("{by_bounds:?}"));
        }
    }

    #[test]
    fn a_report_with_a_missing_or_an_additional_figure_is_not_complete() {
        let mut sound = Report::new(AreaCode::NO_COMMUNE, Period::STAND_IN);
        for row in FIGURES.iter().filter(|row| row.belongs_to(sound.period)) {
            sound.figures.set(row.figure, Some(1));
        }
        assert!(Values::unread().read(&sound));
        for row in &FIGURES {
            for value in [None, Some(row.max.saturating_add(1)), Some(1)] {
                let mut report = sound.clone();
                report.figures.set(row.figure, value);
                let same = report == sound;
                assert_eq!(Values::unread().read(&report), same, "{} {value:?}", row.id);
            }
        }
    }
}
