//! Tổng hợp: adds up the reports of an area's communes, one by one, to the totals of the area.

use crate::area::{AreaCode, Unit, Units};
use crate::base::{InSentence, Locale, Named, Text, display_in_english, text};
use crate::calendar::{Date, Period};
use crate::figures::{
    CommuneTally, DerivedTotals, FIGURE_COUNT, FIGURES, Figure, FigureSet, Figures, FlagTally, Fraction, Kind, Report, RiskLevel, Tier,
    Totals,
};
use crate::judge::area::area_totals;
use crate::judge::plan::measure::{Commune, MeasureResult, falls_short, levels_compared};
use crate::judge::references::comparison::{Comparison, Place, Reason};
use crate::judge::references::revisions::{contradict, latest_of};
use crate::judge::{CheckSet, Request, Status, Subject, TimelinessStatus, Verdict, judge};
use crate::law::code;
use crate::rules::{Measure, MeasureTest, Role};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

/// Tổng hợp số liệu: takes reports in any order, and keeps the figures of each commune, so that a later revision can
/// take the place of an earlier one.
///
/// ```
/// use kh302::judge::Rollup;
/// use kh302::{Figures, Report, law::HUE};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut province = Rollup::new("46".parse()?, "2025".parse()?, &HUE)?;
/// let figures = Figures { population: Some(55_305), ..Figures::default() };
/// province.add(&Report::new("19815".parse()?, "2025".parse()?).with_figures(figures))?;
/// assert_eq!((province.communes().len(), province.missing().count()), (40, 39));
/// assert_eq!(province.totals().figures.population, Some(55_305));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Rollup<'a> {
    area: AreaCode,
    period: Period,
    units: &'a Units<'a>,
    communes: Vec<Member>,
    /// What each commune contributes to the sums, in the order of `communes`; boxed, because it is large and absent at first.
    contributions: Vec<Option<Box<Contribution>>>,
}

/// What the report of a commune contributes to the sums. It is kept, so that a later revision can take its place.
#[derive(Clone, Debug)]
struct Contribution {
    /// The report without its texts.
    report: Report,
    /// The units of the baseline that are still drug-free, and those that were transformed.
    derived: [Fraction; 2],
    /// The sums over the baseline of the commune.
    baseline: Option<BaseSums>,
    shortfalls: Vec<Shortfall>,
    base_units: Vec<BaseUnit>,
}

/// The sums over the reports that are the baseline of a commune.
#[derive(Clone, Debug)]
struct BaseSums {
    sums: [u64; FIGURE_COUNT],
    /// The figures that one of the reports lacks.
    missing: FigureSet,
    period: Period,
}

/// Một xã của địa bàn: a commune, and the result of its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Member {
    /// Mã xã: the code of the commune.
    pub code: AreaCode,
    /// Kết quả: the result of its report; `None` until the report is added.
    pub standing: Option<Standing>,
}

/// Kết quả của một xã: the result of the report of a commune.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Standing {
    /// Cấp độ: the level under the chosen set and reading, by default those in force; the declared level where that set is not completely
    /// on file. `None` is undetermined.
    pub level: Option<RiskLevel>,
    /// Cấp độ được phê duyệt: the approved level, which then counts in the totals instead of `level`; `None` where none is given.
    pub approved: Option<RiskLevel>,
    /// Cấp độ tự xác định: the level that the commune declares.
    pub declared: Option<RiskLevel>,
    /// Gửi được: whether no finding blocks sending.
    pub can_submit: bool,
    /// Thời hạn: whether the report meets its deadline.
    pub timeliness: TimelinessStatus,
    /// Chưa đạt: the number of binding measures that are not met.
    pub not_met: u8,
    /// Quy tắc không đạt: the checks that the report fails.
    pub failed: CheckSet,
}

/// Đơn vị của kỳ gốc: a unit of the baseline, with its level then and the level now of the commune that it is or became part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BaseUnit {
    /// Mã đơn vị: the code of the unit on the last day of its baseline.
    pub unit: AreaCode,
    /// Ngày chốt kỳ gốc: the last day of its baseline.
    pub day: Date,
    /// Mã xã hiện nay: the code of the commune now.
    pub commune: AreaCode,
    /// Cấp độ kỳ gốc: the level at the baseline; `None` where it is not decided.
    pub then: Option<RiskLevel>,
    /// Cấp độ hiện nay: the level of the commune now; `None` where it is not decided.
    pub now: Option<RiskLevel>,
}

/// Chưa đạt: a commune, or a unit of its baseline, that falls short of a measure.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Shortfall {
    /// Số đo: the measure, which is binding or an aim.
    pub measure: &'static Measure,
    /// Mã xã: the code of the commune.
    pub commune: AreaCode,
    /// Kết quả: the result of the measure in the commune.
    pub result: MeasureResult,
    /// Đơn vị của kỳ gốc: the unit that falls short, where the measure compares levels.
    pub unit: Option<BaseUnit>,
}

/// Không có trong danh mục: the table of units does not cover the area on the last day of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the table of units names no communes inside `{0}` on the last day of {1}")]
pub struct NotCovered(AreaCode, Period);

/// Báo cáo không thuộc diện tổng hợp: why a report is not one of the expected ones (check L003).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotExpected {
    /// Số tổng hợp: totals were given instead of the report of a commune.
    Totals,
    /// Khác kỳ: the report is of another period.
    OtherPeriod(Period),
    /// Ngoài địa bàn: the commune does not lie inside the area.
    Outside(AreaCode),
    /// Trùng: the same revision of the report of this commune was already added, with other figures.
    Twice(AreaCode, u32),
    /// Không đọc được kỳ: the period of the report cannot be read.
    NoPeriod,
    /// Khác danh mục đơn vị hành chính: the report carries another table of units than that of the roll-up.
    OtherUnits,
}

impl InSentence for NotExpected {
    fn put(&self, text: &mut String, locale: Locale) {
        let mut put = |sentence: Text, values: &[Named<'_>]| sentence.with(values).put(text, locale);
        match self {
            Self::Totals => {
                put(text!("Đây là số liệu tổng hợp của địa bàn khác.", "totals are not a commune's report"), &[]);
            }
            Self::OtherPeriod(period) => put(text!("Báo cáo là của {period}.", "the report is for {period}"), &[("period", period)]),
            Self::Outside(area) => {
                put(text!("Địa bàn {area} không nằm trong phạm vi công bố.", "`{area}` is not part of the area"), &[("area", area)]);
            }
            Self::Twice(area, revision) => put(
                text!(
                    "Địa bàn {area} có hai báo cáo khác nhau cùng lần đính chính {revision}.",
                    "`{area}` has two different reports with the same revision {revision}",
                ),
                &[("area", area), ("revision", &i64::from(*revision))],
            ),
            Self::NoPeriod => put(text!("Không đọc được kỳ báo cáo.", "the period of the report cannot be read"), &[]),
            Self::OtherUnits => put(
                text!(
                    "Báo cáo gửi kèm danh mục đơn vị hành chính khác với danh mục đang dùng.",
                    "the report carries another table of units than the one in use",
                ),
                &[],
            ),
        }
    }
}

display_in_english!(NotExpected);

impl core::error::Error for NotExpected {}

impl<'a> Rollup<'a> {
    /// Tạo bảng tổng hợp: expects the communes that the area has on the last day of the period.
    ///
    /// # Errors
    /// Returns [`NotCovered`] where the table of units does not cover the area on that day.
    pub fn new(area: AreaCode, period: Period, units: &'a Units<'a>) -> Result<Self, NotCovered> {
        let close = period.last_day();
        let codes = units.on(area, close).unit().map(|unit| unit.communes_on(close)).unwrap_or_default();
        if codes.is_empty() || area.is_commune() {
            return Err(NotCovered(area, period));
        }
        let communes: Vec<Member> = codes.into_iter().map(|code| Member { code, standing: None }).collect();
        let contributions = communes.iter().map(|_| None).collect();
        Ok(Self { area, period, units, communes, contributions })
    }

    /// Thêm: adds the report of one commune, judges it together with its request by the table of units of the roll-up, and returns the
    /// verdict. Of several revisions of a report the latest counts, in whatever order they are added.
    ///
    /// # Errors
    /// Returns [`NotExpected`] where it is not one of the expected reports, or the same revision as one that was added, with other figures
    /// (check L003); nothing is added then.
    pub fn add<'r>(&mut self, request: impl Into<Request<'r>>) -> Result<Verdict, NotExpected> {
        let request = Request { units: self.units, ..request.into() };
        self.add_judged(&request, || judge(request)).map(|(verdict, _)| verdict)
    }

    /// Adds a report with a verdict that the caller has already reached. Returns the verdict, and whether the report counts: one does not
    /// whose commune has a later revision, or the same, here.
    pub(crate) fn add_judged(&mut self, request: &Request<'_>, judged: impl FnOnce() -> Verdict) -> Result<(Verdict, bool), NotExpected> {
        let Subject::Report(report) = request.subject else { return Err(NotExpected::Totals) };
        let period = request.period().ok_or(NotExpected::NoPeriod)?;
        if period != self.period {
            return Err(NotExpected::OtherPeriod(period));
        }
        let place =
            self.communes.binary_search_by_key(&report.area, |member| member.code).map_err(|_| NotExpected::Outside(report.area))?;
        let (Some(member), Some(contribution)) = (self.communes.get_mut(place), self.contributions.get_mut(place)) else {
            return Err(NotExpected::Outside(report.area));
        };
        let known = contribution.as_ref().map(|known| &known.report);
        if known.is_some_and(|known| contradict(known, report)) {
            return Err(NotExpected::Twice(report.area, report.revision));
        }
        let counts = known.is_none_or(|known| known.revision < report.revision);
        let verdict = judged();
        if !counts {
            return Ok((verdict, counts));
        }
        let complete = verdict.classification.is_some_and(|of| of.complete);
        let by_figures = verdict.level(request.reading).filter(|_| complete);
        let declared = report.declared_level.filter(|_| !complete);
        let not_met = verdict.score.applicable.saturating_sub(verdict.score.met);
        member.standing = Some(Standing {
            level: by_figures.or(declared),
            approved: request.approval().map(|approval| approval.level),
            declared: report.declared_level,
            can_submit: verdict.can_submit,
            timeliness: request.timeliness().status,
            not_met: u8::try_from(not_met).unwrap_or(u8::MAX),
            failed: verdict.failed,
        });
        let commune = Commune { report, in_force: verdict.in_force.as_ref(), approvals: request.approvals };
        let baseline = if verdict.baseline_fault.is_none() { latest_of(request.baseline) } else { Vec::new() };
        *contribution = Some(Box::new(Contribution::of(commune, &verdict, &baseline)));
        Ok((verdict, counts))
    }

    /// Gộp: adds what another roll-up of the same area and period was given, so that hosts can divide the reports between threads.
    ///
    /// # Errors
    /// Returns [`NotExpected`] where it is of another area or period, or where both have the same revision of a report with other figures;
    /// nothing is added then.
    pub fn merge(&mut self, other: &Self) -> Result<(), NotExpected> {
        if other.period != self.period {
            return Err(NotExpected::OtherPeriod(other.period));
        }
        let codes = |rollup: &Self| rollup.communes.iter().map(|member| member.code).collect::<Vec<_>>();
        if other.area != self.area || codes(self) != codes(other) {
            return Err(NotExpected::Outside(other.area));
        }
        let in_both = self.contributions.iter().zip(&other.contributions).filter_map(|(one, other)| one.as_ref().zip(other.as_ref()));
        let twice = in_both.map(|(one, other)| (&one.report, &other.report)).find(|(one, other)| contradict(*one, *other));
        if let Some((report, _)) = twice {
            return Err(NotExpected::Twice(report.area, report.revision));
        }
        let mine = self.communes.iter_mut().zip(&mut self.contributions);
        for ((member, own), (other, given)) in mine.zip(other.communes.iter().zip(&other.contributions)) {
            let revision = |of: &Option<Box<Contribution>>| of.as_ref().map(|of| of.report.revision);
            if revision(given) > revision(own) {
                (member.standing, *own) = (other.standing, given.clone());
            }
        }
        Ok(())
    }

    /// Nơi chưa đạt: every commune, or unit of its baseline, that falls short of a binding measure or an aim, in the order in which the
    /// reports were added.
    pub fn shortfalls(&self) -> impl Iterator<Item = &Shortfall> {
        self.contributions().flat_map(|of| &of.shortfalls)
    }

    /// Các đơn vị của kỳ gốc: the units of the baselines with their levels then and now, in the order in which the reports were added.
    pub fn base_units(&self) -> impl Iterator<Item = &BaseUnit> {
        self.contributions().flat_map(|of| &of.base_units)
    }

    /// Kỳ báo cáo: the period of the reports.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// Các xã: the communes that the area has on the last day of the period, by code, each with the result of its report.
    #[must_use]
    pub fn communes(&self) -> &[Member] {
        &self.communes
    }

    /// Returns the report of a commune without its texts; `None` until it is added.
    #[cfg(feature = "serde")]
    pub(crate) fn report_of(&self, member: &Member) -> Option<&Report> {
        let place = self.communes.binary_search_by_key(&member.code, |member| member.code).ok()?;
        self.contributions.get(place)?.as_ref().map(|of| &of.report)
    }

    fn contributions(&self) -> impl Iterator<Item = &Contribution> {
        self.contributions.iter().flatten().map(|of| &**of)
    }

    /// Đơn vị hành chính: the table of units with which the roll-up was made.
    #[must_use]
    pub const fn units(&self) -> &'a Units<'a> {
        self.units
    }

    /// Đơn vị: returns the unit of a commune on the last day of the period.
    #[must_use]
    pub fn unit(&self, member: &Member) -> Option<Unit<'a>> {
        self.units.on(member.code, self.period.last_day()).unit()
    }

    /// Chưa báo cáo: the communes without a report, with their names.
    pub fn missing(&self) -> impl Iterator<Item = Unit<'a>> + use<'_, 'a> {
        self.communes.iter().filter(|member| member.standing.is_none()).filter_map(|member| self.unit(member))
    }

    /// Số liệu tổng hợp: the sums of the known figures, and how many communes each of them covers.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::new(self.area, self.period);
        let mut tally = CommuneTally { expected: count(self.communes.len()), ..CommuneTally::default() };
        for standing in self.communes.iter().filter_map(|member| member.standing) {
            tally.received = tally.received.saturating_add(1);
            tally.approved = tally.approved.saturating_add(u64::from(standing.approved.is_some()));
            match standing.approved.or(standing.level) {
                Some(level) => tally.levels.add(level, 1),
                None => tally.undetermined = tally.undetermined.saturating_add(1),
            }
        }
        let (mut sums, mut given) = ([0; FIGURE_COUNT], [0; FIGURE_COUNT]);
        self.contributions().for_each(|of| add_up(&of.report.figures, &mut sums, &mut given));
        for ((row, sum), given) in FIGURES.iter().zip(sums).zip(given) {
            if row.tier == Tier::Commune && row.kind == Kind::Count && given > 0 {
                totals.figures.set(row.figure, Some(sum));
                if given < tally.received {
                    totals.partial = totals.partial.with(row.figure);
                }
            }
        }
        let of = |figure: Figure| given.get(figure.index()).copied().unwrap_or(0);
        let sum = |figure: Figure| sums.get(figure.index()).copied().unwrap_or(0);
        if of(Figure::Reviewed) > 0 {
            totals.reviewed = Some(FlagTally { true_in: sum(Figure::Reviewed), of: of(Figure::Reviewed) });
        }
        let months = u64::from(self.period.months());
        let groups = |of: &Figures| value(of, Figure::ResidentialGroups).unwrap_or(0).saturating_mul(months);
        let active = |of: &Figures| u64::from(value(of, Figure::OutreachSessions).is_some_and(|sessions| sessions > 0));
        let all =
            |number: &dyn Fn(&Figures) -> u64| self.contributions().fold(0_u64, |sum, of| sum.saturating_add(number(&of.report.figures)));
        let any_baseline = self.contributions().any(|of| of.baseline.is_some());
        let fractions = |place: usize| self.contributions().filter_map(|of| of.derived.get(place)).fold(Fraction::default(), plus);
        totals.derived = DerivedTotals {
            group_months: (of(Figure::ResidentialGroups) == tally.received).then(|| all(&groups)),
            communes_with_outreach: (of(Figure::OutreachSessions) == tally.received).then(|| all(&active)),
            still_drug_free: any_baseline.then(|| fractions(0)),
            transformed: any_baseline.then(|| fractions(1)),
        };
        totals.communes = Some(tally);
        totals
    }

    /// Kỳ gốc của địa bàn: the sums over the baselines of the communes, for the aim of target 9. `None` while a commune has no baseline, or
    /// where the baselines are of several periods.
    #[must_use]
    pub fn baseline(&self) -> Option<Report> {
        let mut bases = self.contributions.iter().map(|of| of.as_ref()?.baseline.as_ref());
        let first = bases.clone().next()??;
        let (mut sums, mut missing) = ([0_u64; FIGURE_COUNT], FigureSet::EMPTY);
        let complete = bases.all(|base| {
            let Some(base) = base.filter(|base| base.period == first.period) else { return false };
            sums.iter_mut().zip(base.sums).for_each(|(sum, more)| *sum = sum.saturating_add(more));
            missing |= base.missing;
            true
        });
        let mut base = Report::new(self.area, first.period);
        for (row, sum) in FIGURES.iter().zip(sums) {
            if row.kind == Kind::Count && row.tier == Tier::Commune && !missing.contains(row.figure) {
                base.figures.set(row.figure, Some(sum));
            }
        }
        complete.then_some(base)
    }

    /// Đối chiếu: compares the totals that the area itself reports with the sums over its communes (checks L).
    #[must_use]
    pub fn against(&self, own: &Totals) -> Vec<Comparison> {
        let rolled = self.totals();
        let mut comparisons = Vec::new();
        let complete = rolled.communes.is_some_and(|tally| tally.received == tally.expected);
        let covered = |figure| complete && !rolled.partial.contains(figure);
        area_totals::against(own, |figure| rolled.figures.value(figure).filter(|_| covered(figure)), &mut comparisons);
        comparisons.extend(self.missing_reports());
        comparisons
    }

    /// Chưa báo cáo: returns a comparison that names each commune without a report (check L002).
    #[must_use]
    pub fn missing_reports(&self) -> Option<Comparison> {
        let missing: Vec<AreaCode> = self.communes.iter().filter(|member| member.standing.is_none()).map(|member| member.code).collect();
        (!missing.is_empty()).then(|| Comparison::refused(&code::L002, self.period, Place::Period, Reason::Missing(missing)))
    }
}

impl Contribution {
    fn of(commune: Commune<'_>, verdict: &Verdict, baseline: &[&Report]) -> Self {
        let report = commune.report;
        let mut contribution = Self {
            report: report.counts_only(),
            derived: [Fraction::default(); 2],
            baseline: BaseSums::of(baseline),
            shortfalls: Vec::new(),
            base_units: Vec::new(),
        };
        let unit = |base: &Report| {
            let (then, now) = levels_compared(commune, base);
            BaseUnit { unit: base.area, day: base.period.last_day(), commune: report.area, then, now }
        };
        contribution.base_units.extend(baseline.iter().map(|base| unit(base)));
        let measures = verdict.plan.into_iter().flat_map(|plan| plan.measures()).zip(&*verdict.measures);
        for (measure, result) in measures {
            let place = match measure.test {
                MeasureTest::StillDrugFree => Some(0),
                MeasureTest::Transformed => Some(1),
                _ => None,
            };
            if let Some(fraction) = place.and_then(|place: usize| contribution.derived.get_mut(place)) {
                count_units(result, fraction);
            }
            if measure.role == Role::Breakdown || result.status != Status::NotMet {
                continue;
            }
            let shortfall = Shortfall { measure, commune: report.area, result: *result, unit: None };
            if place.is_some() {
                let short = baseline.iter().filter(|base| falls_short(&measure.test, commune, base));
                contribution.shortfalls.extend(short.map(|base| Shortfall { unit: Some(unit(base)), ..shortfall }));
            } else {
                contribution.shortfalls.push(shortfall);
            }
        }
        contribution
    }
}

/// Adds the units of the baseline that a measure counted.
fn count_units(taken: &MeasureResult, fraction: &mut Fraction) {
    match taken.status {
        Status::Met | Status::NotMet | Status::NotApplicable => {
            let number = |number: Option<i64>| number.and_then(|number| u64::try_from(number).ok()).unwrap_or(0);
            fraction.numerator = fraction.numerator.saturating_add(number(taken.numerator()));
            fraction.denominator = fraction.denominator.saturating_add(number(taken.denominator()));
        }
        Status::Insufficient | Status::Tracked => fraction.open = fraction.open.saturating_add(1),
    }
}

impl BaseSums {
    /// Adds up the reports of a baseline; `None` where there is none. They are all of one period.
    fn of(baseline: &[&Report]) -> Option<Self> {
        let period = baseline.first()?.period;
        let mut all = Self { sums: [0; FIGURE_COUNT], missing: FigureSet::EMPTY, period };
        for base in baseline {
            let mut given = [0; FIGURE_COUNT];
            add_up(&base.figures, &mut all.sums, &mut given);
            let missing = FIGURES.iter().zip(given).filter(|(_, given)| *given == 0);
            all.missing = missing.fold(all.missing, |missing, (row, _)| missing.with(row.figure));
        }
        Some(all)
    }
}

fn add_up(figures: &Figures, sums: &mut [u64; FIGURE_COUNT], given: &mut [u64; FIGURE_COUNT]) {
    for ((row, sum), given) in FIGURES.iter().zip(sums).zip(given) {
        if let Some(value) = figures.value(row.figure).filter(|value| *value <= row.max) {
            *sum = sum.saturating_add(value);
            *given = given.saturating_add(1);
        }
    }
}

/// Returns the value of a figure, where it is within its bounds.
fn value(figures: &Figures, figure: Figure) -> Option<u64> {
    figures.value(figure).filter(|value| *value <= figure.definition().max)
}

fn plus(one: Fraction, other: &Fraction) -> Fraction {
    Fraction {
        numerator: one.numerator.saturating_add(other.numerator),
        denominator: one.denominator.saturating_add(other.denominator),
        open: one.open.saturating_add(other.open),
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
