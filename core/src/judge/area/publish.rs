//! Công bố: decides what may be published of the reports of an area.
//!
//! Of a commune these are its level, the statuses of its targets and its open figures. The others are published only as totals, sensitive
//! ones of the areas above the commune, operational ones of the province, and only where no number of a commune follows (see `suppress`).

use crate::area::{AreaCode, AreaLevel, Units};
use crate::calendar::Period;
use crate::figures::{CommuneTally, FIGURES, Figure, FigureSet, Figures, FlagTally, RiskLevel, Tier, Totals};
use crate::judge::area::suppress::{Contributor, Shown, Table, suppress};
use crate::judge::plan::measure::figures_summed;
use crate::judge::plan::results::PerTarget;
use crate::judge::{DistrictStatus, MeasureResult, NotCovered, NotExpected, ProvinceStatus, Request, Rollup, Status, Subject};
use crate::judge::{Verdict, judge};
use crate::rules::{Criteria, Measure, Plan};
use alloc::vec::Vec;

/// Bản công bố: takes the reports of an area's communes in any order, and returns what of them may be published.
///
/// ```
/// use kh302::judge::{Publication, Shown};
/// use kh302::{Figure, Figures, Report, law::HUE};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut publication = Publication::new("46".parse()?, "2025".parse()?, &HUE)?.although_incomplete(true);
/// for (code, released) in [("19815", 40), ("19804", 2), ("19789", 5)] {
///     let figures = Figures { population: Some(55_305), released: Some(released), ..Figures::default() };
///     publication.add(&Report::new(code.parse()?, "2025".parse()?).with_figures(figures))?;
/// }
/// let published = publication.publish(None);
/// let province = published.areas.first().ok_or("no province")?;
/// assert_eq!(province.shown(Figure::Released), Shown::Value(47));
/// // Of a commune only its open figures.
/// let commune = published.communes.iter().find_map(|commune| commune.disclosed.as_ref()).ok_or("no commune")?;
/// assert_eq!((commune.figures.population, commune.figures.released), (Some(55_305), None));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Publication<'a> {
    /// The area, then the areas between it and its communes.
    rollups: Vec<(AreaCode, Rollup<'a>)>,
    units: &'a Units<'a>,
    period: Period,
    although_incomplete: bool,
    disclosed: Vec<(DisclosedCommune, Contributor)>,
}

/// Xã được công bố: what may be published of a commune that has reported.
#[derive(Clone, Debug)]
pub struct DisclosedCommune {
    /// Cấp độ: the risk level; `None` is undetermined.
    pub level: Option<RiskLevel>,
    /// Đã được phê duyệt: whether the level is an approved one; otherwise it is computed or declared.
    pub approved: bool,
    /// Kế hoạch: the plan that measures the commune; `None` where no plan on file covers it.
    pub plan: Option<&'static Plan>,
    /// Mục tiêu: the status of each target of the plan.
    pub targets: PerTarget<Status>,
    /// Phép đo: the measures whose numbers read only open figures.
    pub measures: Vec<(&'static Measure, MeasureResult)>,
    /// Số liệu: the open figures.
    pub figures: Figures,
}

/// Một xã của địa bàn: a commune; `disclosed` is `None` until its report is added.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PublishedCommune {
    /// Mã xã: the code of the commune.
    pub code: AreaCode,
    /// Nội dung công bố: what may be published.
    pub disclosed: Option<DisclosedCommune>,
}

/// Địa bàn cấp trên: what may be published of an area above the commune.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PublishedArea {
    /// Mã địa bàn: the code of the area.
    pub code: AreaCode,
    /// How each figure is shown, in the order of the form.
    figures: Vec<Shown>,
    /// Tổng không đầy đủ: the figures whose sum does not cover every commune of the area.
    pub partial: FigureSet,
    /// Rà soát hằng năm: in how many communes the yearly review was made.
    pub reviewed: Option<FlagTally>,
    /// Các xã: the number of communes, and how many are of each level.
    pub communes: CommuneTally,
    /// Địa bàn cấp tỉnh: the status of a province by its totals.
    pub province: Option<ProvinceStatus>,
    /// Địa bàn cấp huyện: the status of a district by the levels of its communes.
    pub district: Option<DistrictStatus>,
    /// Kế hoạch: the plan that measures the area; `None` where no plan on file covers it.
    pub plan: Option<&'static Plan>,
    /// Mục tiêu: the status of each target of the plan.
    pub targets: PerTarget<Status>,
    /// Phép đo: the measures that read only figures which are shown unchanged.
    pub measures: Vec<(&'static Measure, MeasureResult)>,
}

/// Nội dung công bố: everything that may be published.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Published {
    /// Các xã: the communes, by code.
    pub communes: Vec<PublishedCommune>,
    /// Các địa bàn: the area, then those between it and its communes, by code.
    pub areas: Vec<PublishedArea>,
}

impl PublishedArea {
    /// Cách hiển thị: returns how a figure is shown.
    #[must_use]
    pub fn shown(&self, figure: Figure) -> Shown {
        self.figures.get(figure.index()).copied().unwrap_or(Shown::Missing)
    }
}

impl<'a> Publication<'a> {
    /// Tạo bản công bố: expects the communes that the area has on the last day of the period.
    ///
    /// # Errors
    /// Returns [`NotCovered`] where the table of units does not cover the area on that day.
    pub fn new(area: AreaCode, period: Period, units: &'a Units<'a>) -> Result<Self, NotCovered> {
        let close = period.last_day();
        let whole = units.on(area, close).unit();
        let below = whole.and_then(|unit| unit.children_on(close)).into_iter().flatten();
        let between = below.filter(|unit| unit.level() != AreaLevel::Commune).map(|unit| unit.code());
        let codes: Vec<AreaCode> = core::iter::once(area).chain(between).collect();
        let rollups = codes.into_iter().map(|code| Ok((code, Rollup::new(code, period, units)?))).collect::<Result<_, NotCovered>>()?;
        Ok(Self { rollups, units, period, although_incomplete: false, disclosed: Vec::new() })
    }

    /// Công bố khi chưa đủ báo cáo: shows totals although some communes have not reported. A later publication with their reports then
    /// gives their numbers away.
    #[must_use]
    pub const fn although_incomplete(mut self, allowed: bool) -> Self {
        self.although_incomplete = allowed;
        self
    }

    /// Danh mục đơn vị hành chính: returns the table of units that the publication was made with.
    #[must_use]
    pub const fn units(&self) -> &'a Units<'a> {
        self.units
    }

    /// Thêm: adds the report of one commune, and judges it together with its request.
    ///
    /// # Errors
    /// Returns [`NotExpected`] where it is not one of the expected reports; nothing is added then.
    pub fn add<'r>(&mut self, request: impl Into<Request<'r>>) -> Result<(), NotExpected> {
        let request = request.into();
        self.add_judged(&request, || judge(request))
    }

    /// Adds a report with a verdict that the caller has already reached, perhaps with more information than the request holds.
    pub(crate) fn add_judged(&mut self, request: &Request<'_>, judged: impl FnOnce() -> Verdict) -> Result<(), NotExpected> {
        let mut rollups = self.rollups.iter_mut().map(|(_, rollup)| rollup);
        let Some(whole) = rollups.next() else { return Err(NotExpected::Outside(request.subject.area())) };
        let (verdict, counts) = whole.add_judged(request, judged)?;
        let code = request.subject.area();
        for rollup in rollups {
            // Ignores a refusal, because a commune of another district lies outside this one.
            let _ = rollup.add_judged(request, || verdict.clone());
        }
        let standing = whole.communes().iter().find(|member| member.code == code).and_then(|member| member.standing);
        if !counts {
            return Ok(());
        }
        let disclosed = DisclosedCommune {
            level: standing.and_then(|standing| standing.approved.or(standing.level)),
            approved: standing.is_some_and(|standing| standing.approved.is_some()),
            plan: verdict.plan,
            targets: verdict.targets,
            measures: shown_measures(&verdict, |figure| figure.definition().is_open()),
            figures: open_figures(request.subject),
        };
        let Some(contributor) = self.contributor(request) else { return Err(NotExpected::Totals) };
        match self.disclosed.iter_mut().find(|(_, of)| of.report.area == code) {
            Some(replaced) => *replaced = (disclosed, contributor),
            None => self.disclosed.push((disclosed, contributor)),
        }
        Ok(())
    }

    /// Keeps of a report what is needed to judge it again with other figures.
    fn contributor(&self, request: &Request<'_>) -> Option<Contributor> {
        let report = request.subject.report()?.counts_only();
        let inside = |rollup: &Rollup<'_>| rollup.communes().binary_search_by_key(&report.area, |member| member.code).is_ok();
        let areas = self.rollups.iter().enumerate().filter(|(_, (_, rollup))| inside(rollup)).map(|(place, _)| place).collect();
        let criteria = match request.criteria {
            None => Ok(None),
            Some(Criteria::Constant(set)) => Ok(Some(Criteria::Constant(set))),
            Some(Criteria::Loaded(_)) => Err(()),
        };
        Some(Contributor { report, baseline: request.baseline.to_vec(), reading: request.reading, plan: request.plan, criteria, areas })
    }

    /// Công bố: decides what may be published of the reports that were added. `own` are the totals that the area itself reports: only they
    /// hold its route flag and its trafficking lines.
    #[must_use]
    pub fn publish(&self, own: Option<&Totals>) -> Published {
        let although_incomplete = self.although_incomplete;
        let totals = self.rollups.iter().enumerate().map(|(place, (_, rollup))| with_own(rollup, own.filter(|_| place == 0)));
        let tables: Vec<Table> = totals.map(|totals| Table { totals, although_incomplete }).collect();
        let contributors: Vec<Contributor> = self.disclosed.iter().map(|(_, contributor)| contributor.clone()).collect();
        let shown = suppress(&tables, &contributors, self.period, self.units);
        let areas = self.rollups.iter().zip(tables).zip(shown);
        let areas = areas.map(|(((code, rollup), table), figures)| {
            let baseline = rollup.baseline();
            let request = Request::new(Subject::Totals(&table.totals)).with_units(self.units).with_baseline(baseline.as_slice());
            published(*code, &table.totals, figures, &judge(request))
        });
        let areas = areas.collect();
        let members = self.rollups.first().map(|(_, rollup)| rollup.communes()).unwrap_or_default();
        let disclosed =
            |code: AreaCode| self.disclosed.iter().find(|(_, of)| of.report.area == code).map(|(disclosed, _)| disclosed.clone());
        let communes = members.iter().map(|member| PublishedCommune { code: member.code, disclosed: disclosed(member.code) }).collect();
        Published { communes, areas }
    }

    /// Kỳ báo cáo: the period of the reports.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }
}

fn with_own(rollup: &Rollup<'_>, own: Option<&Totals>) -> Totals {
    let mut totals = rollup.totals();
    for row in FIGURES.iter().filter(|row| row.tier != Tier::Commune) {
        totals.figures.set(row.figure, own.and_then(|own| Subject::Totals(own).value(row.figure)));
    }
    totals
}

fn published(code: AreaCode, totals: &Totals, figures: Vec<Shown>, verdict: &Verdict) -> PublishedArea {
    let exact = |figure: Figure| matches!(figures.get(figure.index()), Some(Shown::Value(_))) || figure.definition().is_open();
    let communes = totals.communes.unwrap_or_default();
    let all_partial = if communes.received < communes.expected { of_communes(&totals.figures) } else { FigureSet::EMPTY };
    PublishedArea {
        code,
        plan: verdict.plan,
        measures: shown_measures(verdict, exact),
        partial: totals.partial | all_partial,
        reviewed: totals.reviewed,
        communes,
        province: verdict.province,
        district: verdict.district,
        targets: verdict.targets,
        figures,
    }
}

/// Returns the figures that are sums over communes.
fn of_communes(figures: &Figures) -> FigureSet {
    let sums = FIGURES.iter().filter(|row| row.tier == Tier::Commune && figures.value(row.figure).is_some());
    sums.fold(FigureSet::EMPTY, |set, row| set.with(row.figure))
}

/// Returns the open figures of a report.
fn open_figures(subject: Subject<'_>) -> Figures {
    let mut figures = Figures::default();
    for row in FIGURES.iter().filter(|row| row.is_open()) {
        figures.set(row.figure, subject.value(row.figure));
    }
    figures
}

/// Returns the measures that read only shown figures, because the numbers of the others would reveal figures that are not shown.
fn shown_measures(verdict: &Verdict, is_shown: impl Fn(Figure) -> bool) -> Vec<(&'static Measure, MeasureResult)> {
    let all = verdict.plan.into_iter().flat_map(|plan| plan.measures()).zip(&*verdict.measures);
    // Communes that are counted by their levels are no obstacle, because levels are published.
    all.filter(|(measure, _)| figures_summed(&measure.test).iter().all(&is_shown)).map(|(measure, result)| (measure, *result)).collect()
}
