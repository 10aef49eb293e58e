//! Tổng hợp: adds up the reports of an area's communes, one by one, to the totals of the area.

use crate::area::{AreaCode, Unit, Units};
use crate::base::{InSentence, Locale, Named, Text, display_in_english};
use crate::calendar::{Date, Period};
use crate::figures::{
    CommuneTally, DerivedTotals, FIGURE_COUNT, FIGURES, Figure, FlagTally, Fraction, Kind, Report, RiskLevel, Tier, Totals,
};
use crate::judge::area::area_totals;
use crate::judge::plan::measure::{MeasureResult, falls_short, levels_compared};
use crate::judge::references::comparison::{Comparison, Place, Reason};
use crate::judge::{CheckSet, Request, Status, Subject, TimelinessStatus, Verdict, judge};
use crate::law::code;
use crate::rules::{Measure, MeasureTest, Role};
use alloc::string::String;
use alloc::vec::Vec;

/// Tổng hợp số liệu: takes reports in any order, and keeps a few bytes for each commune.
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
    sums: [u64; FIGURE_COUNT],
    given: [u64; FIGURE_COUNT],
    group_months: u64,
    /// The number of communes with at least one outreach activity.
    active: u64,
    derived: [Fraction; 2],
    /// The sums over the baselines of the communes, and for each figure in how many it is missing.
    baseline: [u64; FIGURE_COUNT],
    baseline_missing: [u64; FIGURE_COUNT],
    baselines: u64,
    baseline_period: Periods,
    shortfalls: Vec<Shortfall>,
    base_units: Vec<BaseUnit>,
}

/// The periods of the baselines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Periods {
    None,
    One(Period),
    Several,
}

impl Periods {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, other) | (other, Self::None) => other,
            (one, other) if one == other => one,
            _ => Self::Several,
        }
    }
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
    /// Trùng: the report of this commune was already added.
    Twice(AreaCode),
    /// Không đọc được kỳ: the period of the report cannot be read.
    NoPeriod,
}

impl InSentence for NotExpected {
    fn put(&self, text: &mut String, locale: Locale) {
        let mut put = |sentence: Text, values: &[Named<'_>]| sentence.with(values).put(text, locale);
        match self {
            Self::Totals => {
                put(Text::new("Đây là số liệu tổng hợp của địa bàn khác.", "totals are not a commune's report"), &[]);
            }
            Self::OtherPeriod(period) => put(Text::new("Báo cáo là của {period}.", "the report is for {period}"), &[("period", period)]),
            Self::Outside(area) => {
                put(Text::new("Địa bàn {area} không nằm trong phạm vi công bố.", "`{area}` is not part of the area"), &[("area", area)]);
            }
            Self::Twice(area) => {
                put(Text::new("Địa bàn {area} đã có báo cáo ở trên.", "`{area}` already has a report"), &[("area", area)]);
            }
            Self::NoPeriod => put(Text::new("Không đọc được kỳ báo cáo.", "the period of the report cannot be read"), &[]),
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
        let communes = codes.into_iter().map(|code| Member { code, standing: None }).collect();
        Ok(Self {
            area,
            period,
            units,
            communes,
            sums: [0; FIGURE_COUNT],
            given: [0; FIGURE_COUNT],
            group_months: 0,
            active: 0,
            derived: [Fraction::default(); 2],
            baseline: [0; FIGURE_COUNT],
            baseline_missing: [0; FIGURE_COUNT],
            baselines: 0,
            baseline_period: Periods::None,
            shortfalls: Vec::new(),
            base_units: Vec::new(),
        })
    }

    /// Thêm: adds the report of one commune, judges it together with its request, and returns the verdict.
    ///
    /// # Errors
    /// Returns [`NotExpected`] where it is not one of the expected reports (check L003); nothing is added then.
    pub fn add<'r>(&mut self, request: impl Into<Request<'r>>) -> Result<Verdict, NotExpected> {
        let request = request.into();
        self.add_judged(&request, || judge(request))
    }

    /// Adds a report with a verdict that the caller has already reached.
    pub(crate) fn add_judged(&mut self, request: &Request<'_>, judged: impl FnOnce() -> Verdict) -> Result<Verdict, NotExpected> {
        let Subject::Report(report) = request.subject else { return Err(NotExpected::Totals) };
        let period = request.period().ok_or(NotExpected::NoPeriod)?;
        if period != self.period {
            return Err(NotExpected::OtherPeriod(period));
        }
        let place =
            self.communes.binary_search_by_key(&report.area, |member| member.code).map_err(|_| NotExpected::Outside(report.area))?;
        let Some(member) = self.communes.get_mut(place) else { return Err(NotExpected::Outside(report.area)) };
        if member.standing.is_some() {
            return Err(NotExpected::Twice(report.area));
        }
        let verdict = judged();
        let complete = verdict.classification.is_some_and(|of| of.complete);
        let by_figures = verdict.level(request.reading).filter(|_| complete);
        let declared = report.declared_level.filter(|_| !complete);
        let not_met = verdict.score.applicable.saturating_sub(verdict.score.met);
        member.standing = Some(Standing {
            level: by_figures.or(declared),
            can_submit: verdict.can_submit,
            timeliness: request.timeliness().status,
            not_met: u8::try_from(not_met).unwrap_or(u8::MAX),
            failed: verdict.failed,
        });
        self.take(report, &verdict, if verdict.baseline_fault.is_none() { request.baseline } else { &[] });
        Ok(verdict)
    }

    fn take(&mut self, report: &Report, verdict: &Verdict, baseline: &[Report]) {
        add_up(report, &mut self.sums, &mut self.given);
        let groups = Subject::Report(report).value(Figure::ResidentialGroups).unwrap_or(0);
        self.group_months = self.group_months.saturating_add(groups.saturating_mul(u64::from(report.period.months())));
        let active = Subject::Report(report).value(Figure::OutreachSessions).is_some_and(|sessions| sessions > 0);
        self.active = self.active.saturating_add(u64::from(active));
        let [kept, transformed] = &mut self.derived;
        let measures = verdict.plan.into_iter().flat_map(|plan| plan.measures());
        for (measure, taken) in measures.zip(&*verdict.measures) {
            let fraction = match measure.test {
                MeasureTest::StillDrugFree => &mut *kept,
                MeasureTest::Transformed => &mut *transformed,
                _ => continue,
            };
            match taken.status {
                Status::Met | Status::NotMet | Status::NotApplicable => {
                    let number = |number: Option<i64>| number.and_then(|number| u64::try_from(number).ok()).unwrap_or(0);
                    fraction.numerator = fraction.numerator.saturating_add(number(taken.numerator));
                    fraction.denominator = fraction.denominator.saturating_add(number(taken.denominator));
                }
                Status::Insufficient | Status::Tracked => fraction.open = fraction.open.saturating_add(1),
            }
        }
        self.take_shortfalls(report, verdict, baseline);
        if !baseline.is_empty() {
            self.baselines = self.baselines.saturating_add(1);
        }
        for base in baseline {
            let mut given = [0; FIGURE_COUNT];
            add_up(base, &mut self.baseline, &mut given);
            self.baseline_period = self.baseline_period.and(Periods::One(base.period));
            for (all, given) in self.baseline_missing.iter_mut().zip(given) {
                *all = all.saturating_add(1_u64.saturating_sub(given));
            }
        }
    }

    /// Remembers where the commune falls short, and the levels of the units of its baseline.
    fn take_shortfalls(&mut self, report: &Report, verdict: &Verdict, baseline: &[Report]) {
        let now = verdict.in_force.as_ref();
        let unit = |base: &Report| {
            let (then, now) = levels_compared(report, now, base);
            BaseUnit { unit: base.area, day: base.period.last_day(), commune: report.area, then, now }
        };
        self.base_units.extend(baseline.iter().map(unit));
        let measures = verdict.plan.into_iter().flat_map(|plan| plan.measures()).zip(&*verdict.measures);
        for (measure, result) in measures.filter(|(measure, result)| measure.role != Role::Breakdown && result.status == Status::NotMet) {
            let shortfall = Shortfall { measure, commune: report.area, result: *result, unit: None };
            if matches!(measure.test, MeasureTest::StillDrugFree | MeasureTest::Transformed) {
                let short = baseline.iter().filter(|base| falls_short(&measure.test, report, now, base));
                self.shortfalls.extend(short.map(|base| Shortfall { unit: Some(unit(base)), ..shortfall }));
            } else {
                self.shortfalls.push(shortfall);
            }
        }
    }

    /// Gộp: adds what another roll-up of the same area and period was given, so that hosts can divide the reports between threads.
    ///
    /// # Errors
    /// Returns [`NotExpected`] where it is of another area or period, or where a commune has reported to both; nothing is added then.
    pub fn merge(&mut self, other: &Self) -> Result<(), NotExpected> {
        if other.period != self.period {
            return Err(NotExpected::OtherPeriod(other.period));
        }
        let codes = |rollup: &Self| rollup.communes.iter().map(|member| member.code).collect::<Vec<_>>();
        if other.area != self.area || codes(self) != codes(other) {
            return Err(NotExpected::Outside(other.area));
        }
        let mut both = self.communes.iter().zip(&other.communes).filter(|(one, other)| one.standing.is_some() && other.standing.is_some());
        if let Some((twice, _)) = both.next() {
            return Err(NotExpected::Twice(twice.code));
        }
        for (member, other) in self.communes.iter_mut().zip(&other.communes) {
            member.standing = member.standing.or(other.standing);
        }
        for (sums, others) in [
            (&mut self.sums, &other.sums),
            (&mut self.given, &other.given),
            (&mut self.baseline, &other.baseline),
            (&mut self.baseline_missing, &other.baseline_missing),
        ] {
            sums.iter_mut().zip(others).for_each(|(sum, other)| *sum = sum.saturating_add(*other));
        }
        for (sum, other) in
            [(&mut self.group_months, other.group_months), (&mut self.active, other.active), (&mut self.baselines, other.baselines)]
        {
            *sum = sum.saturating_add(other);
        }
        for (fraction, other) in self.derived.iter_mut().zip(other.derived) {
            fraction.numerator = fraction.numerator.saturating_add(other.numerator);
            fraction.denominator = fraction.denominator.saturating_add(other.denominator);
            fraction.open = fraction.open.saturating_add(other.open);
        }
        self.baseline_period = self.baseline_period.and(other.baseline_period);
        self.shortfalls.extend_from_slice(&other.shortfalls);
        self.base_units.extend_from_slice(&other.base_units);
        Ok(())
    }

    /// Nơi chưa đạt: every commune, or unit of its baseline, that falls short of a binding measure or an aim, in the order in which the
    /// reports were added.
    #[must_use]
    pub fn shortfalls(&self) -> &[Shortfall] {
        &self.shortfalls
    }

    /// Các đơn vị của kỳ gốc: the units of the baselines with their levels then and now, in the order in which the reports were added.
    #[must_use]
    pub fn base_units(&self) -> &[BaseUnit] {
        &self.base_units
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
            match standing.level {
                Some(level) => tally.levels.add(level, 1),
                None => tally.undetermined = tally.undetermined.saturating_add(1),
            }
        }
        for ((row, sum), given) in FIGURES.iter().zip(self.sums).zip(self.given) {
            if row.tier == Tier::Commune && row.kind == Kind::Count && given > 0 {
                totals.figures.set(row.figure, Some(sum));
                if given < tally.received {
                    totals.partial = totals.partial.with(row.figure);
                }
            }
        }
        let of = |figure: Figure| self.given.get(figure.index()).copied().unwrap_or(0);
        let sum = |figure: Figure| self.sums.get(figure.index()).copied().unwrap_or(0);
        if of(Figure::Reviewed) > 0 {
            totals.reviewed = Some(FlagTally { true_in: sum(Figure::Reviewed), of: of(Figure::Reviewed) });
        }
        let [kept, transformed] = self.derived;
        let any_baseline = self.baselines > 0;
        totals.derived = DerivedTotals {
            group_months: (of(Figure::ResidentialGroups) == tally.received).then_some(self.group_months),
            communes_with_outreach: (of(Figure::OutreachSessions) == tally.received).then_some(self.active),
            still_drug_free: any_baseline.then_some(kept),
            transformed: any_baseline.then_some(transformed),
        };
        totals.communes = Some(tally);
        totals
    }

    /// Kỳ gốc của địa bàn: the sums over the baselines of the communes, for the aim of target 9. `None` while a commune has no baseline, or
    /// where the baselines are of several periods.
    #[must_use]
    pub fn baseline(&self) -> Option<Report> {
        let Periods::One(of) = self.baseline_period else { return None };
        let complete = self.baselines == count(self.communes.len());
        let mut base = Report::new(self.area, of);
        for ((row, sum), missing) in FIGURES.iter().zip(self.baseline).zip(self.baseline_missing) {
            if row.kind == Kind::Count && row.tier == Tier::Commune && missing == 0 {
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

fn add_up(report: &Report, sums: &mut [u64; FIGURE_COUNT], given: &mut [u64; FIGURE_COUNT]) {
    for ((row, sum), given) in FIGURES.iter().zip(sums).zip(given) {
        if let Some(value) = report.figures.value(row.figure).filter(|value| *value <= row.max) {
            *sum = sum.saturating_add(value);
            *given = given.saturating_add(1);
        }
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
