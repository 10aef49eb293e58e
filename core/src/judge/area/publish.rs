//! Công bố: decides what may be published of the reports of an area.
//!
//! Of a commune these are its level, the statuses of its targets and the figures that are not sensitive. Sensitive figures are published
//! only as totals of the areas above, and only where neither a small number nor the number of a single commune follows (see `suppress`).

use crate::area::{AreaCode, AreaLevel, Units};
use crate::calendar::Period;
use crate::figures::{CommuneTally, FIGURES, Figure, FigureSet, Figures, FlagTally, RiskLevel, Tier, Totals};
use crate::judge::area::suppress::{Nested, Shown, Table, balances, suppress};
use crate::judge::plan::results::PerTarget;
use crate::judge::report::intervals::source;
use crate::judge::{DistrictStatus, MeasureResult, NotCovered, NotExpected, ProvinceStatus, Request, Rollup, Status, Subject};
use crate::judge::{Verdict, judge};
use crate::law::criteria_on;
use crate::rules::{Condition, CriteriaSet, Measure, MeasureTest, Op, Plan, Relation, Role, Sum};
use alloc::vec::Vec;

/// Bản công bố: takes the reports of an area's communes in any order, and returns what of them may be published.
///
/// ```
/// use kh302::judge::{Publication, Shown};
/// use kh302::{Figure, Figures, Report, law::HUE};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut publication = Publication::new("46".parse()?, "2025".parse()?, &HUE)?;
/// for (code, released) in [("19815", 40), ("19804", 2)] {
///     let figures = Figures { population: Some(55_305), released: Some(released), ..Figures::default() };
///     publication.add(&Report::new(code.parse()?, "2025".parse()?).with_figures(figures))?;
/// }
/// let published = publication.publish(None);
/// let province = published.areas.first().ok_or("no province")?;
/// assert_eq!(province.shown(Figure::Released), Shown::Value(42));
/// // Of a commune only what is not sensitive.
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
    disclosed: Vec<(AreaCode, DisclosedCommune, Contribution)>,
}

/// Xã được công bố: what may be published of a commune that has reported.
#[derive(Clone, Debug)]
pub struct DisclosedCommune {
    /// Cấp độ: the risk level; `None` is undetermined.
    pub level: Option<RiskLevel>,
    /// Kế hoạch: the plan that measures the commune; `None` where no plan on file covers it.
    pub plan: Option<&'static Plan>,
    /// Mục tiêu: the status of each target of the plan.
    pub targets: PerTarget<Status>,
    /// Phép đo: the measures whose numbers read no sensitive figure.
    pub measures: Vec<(&'static Measure, MeasureResult)>,
    /// Số liệu: the figures that are not sensitive.
    pub figures: Figures,
}

/// What a commune contributes to the totals of the areas above it.
#[derive(Clone, Copy, Debug)]
struct Contribution(FigureSet);

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
    /// Tổng không đầy đủ: the figures whose sum covers only some of the reports.
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
        Ok(Self { rollups, units, period, disclosed: Vec::new() })
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
        let verdict = whole.add_judged(request, judged)?;
        let code = request.subject.area();
        for rollup in rollups {
            // Ignores a refusal, because a commune of another district lies outside this one.
            let _ = rollup.add_judged(request, || verdict.clone());
        }
        let standing = whole.communes().iter().find(|member| member.code == code).and_then(|member| member.standing);
        let disclosed = DisclosedCommune {
            level: standing.and_then(|standing| standing.level),
            plan: verdict.plan,
            targets: verdict.targets,
            measures: shown_measures(&verdict, |figure| !figure.definition().sensitive),
            figures: public_figures(request.subject),
        };
        let contribution = Contribution(contributed(request.subject, &verdict));
        self.disclosed.push((code, disclosed, contribution));
        Ok(())
    }

    /// Công bố: decides what may be published of the reports that were added. `own` are the totals that the area itself reports: only they
    /// hold its route flag and its trafficking lines.
    #[must_use]
    pub fn publish(&self, own: Option<&Totals>) -> Published {
        let totals: Vec<Totals> =
            self.rollups.iter().enumerate().map(|(place, (_, rollup))| with_own(rollup, own.filter(|_| place == 0))).collect();
        let within = |rollup: &Rollup<'_>, code: AreaCode| rollup.communes().binary_search_by_key(&code, |member| member.code).is_ok();
        let tables: Vec<Table> = self
            .rollups
            .iter()
            .zip(&totals)
            .map(|((_, rollup), totals)| {
                let given: Vec<FigureSet> =
                    self.disclosed.iter().filter(|(code, ..)| within(rollup, *code)).map(|(_, _, of)| of.0).collect();
                let few = |figure: &Figure| given.iter().filter(|given| given.contains(*figure)).nth(1).is_none();
                let alone = FIGURES.iter().map(|row| row.figure).filter(few).fold(FigureSet::EMPTY, FigureSet::with);
                Table { figures: totals.figures.clone(), alone }
            })
            .collect();
        let parts: Vec<usize> = (1..tables.len()).collect();
        let nested = (!parts.is_empty()).then_some(Nested { whole: 0, parts });
        let shown = suppress(&tables, nested.as_slice(), self.period);
        let areas = self.rollups.iter().zip(totals).zip(shown);
        let areas = areas.map(|(((code, rollup), totals), figures)| published(*code, &totals, figures, rollup.baseline()));
        let areas = areas.collect();
        let members = self.rollups.first().map(|(_, rollup)| rollup.communes()).unwrap_or_default();
        let disclosed = |code: AreaCode| self.disclosed.iter().find(|(of, ..)| *of == code).map(|(_, disclosed, _)| disclosed.clone());
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

fn published(code: AreaCode, totals: &Totals, figures: Vec<Shown>, baseline: Option<crate::figures::Report>) -> PublishedArea {
    let mut request = Request::new(Subject::Totals(totals));
    request.baseline = baseline.as_slice();
    let verdict = judge(request);
    let exact = |figure: Figure| matches!(figures.get(figure.index()), Some(Shown::Value(_))) || !figure.definition().sensitive;
    PublishedArea {
        code,
        plan: verdict.plan,
        measures: shown_measures(&verdict, exact),
        partial: totals.partial,
        reviewed: totals.reviewed,
        communes: totals.communes.unwrap_or_default(),
        province: verdict.province,
        district: verdict.district,
        targets: verdict.targets,
        figures,
    }
}

/// Returns the figures of a report that are not sensitive.
fn public_figures(subject: Subject<'_>) -> Figures {
    let mut figures = Figures::default();
    for row in FIGURES.iter().filter(|row| !row.sensitive) {
        figures.set(row.figure, subject.value(row.figure));
    }
    figures
}

/// Returns the measures that read only shown figures, because the numbers of the others would reveal figures that are not shown.
fn shown_measures(verdict: &Verdict, is_shown: impl Fn(Figure) -> bool) -> Vec<(&'static Measure, MeasureResult)> {
    let all = verdict.plan.into_iter().flat_map(|plan| plan.measures()).zip(&*verdict.measures);
    all.filter(|(measure, _)| figures_read(measure).iter().all(&is_shown)).map(|(measure, result)| (measure, *result)).collect()
}

/// Returns the figures from which the numbers of a measure are computed.
fn figures_read(measure: &Measure) -> FigureSet {
    let of = |sum: &Sum| sum.terms().filter_map(|(_, quantity)| source(quantity)).fold(FigureSet::EMPTY, FigureSet::with);
    match &measure.test {
        MeasureTest::Fraction(part, whole, _) | MeasureTest::LowerThanBaseline(part, whole) => of(part) | of(whole),
        MeasureTest::Zero(count) | MeasureTest::Count(count) => of(count),
        // Reads no figure, because these count communes by their levels, which are published.
        MeasureTest::StillDrugFree | MeasureTest::Transformed => FigureSet::EMPTY,
    }
}

/// Returns the figures to which a commune may contribute, as far as the public can know: all but those that are evidently 0 from its
/// level and the statuses of its targets.
fn contributed(subject: Subject<'_>, verdict: &Verdict) -> FigureSet {
    let nothing = evident_zeros(verdict, subject.period());
    let given = FIGURES.iter().filter(|row| match subject.value(row.figure) {
        Some(0) => !nothing.contains(row.figure),
        Some(_) => true,
        None => false,
    });
    given.fold(FigureSet::EMPTY, |set, row| set.with(row.figure))
}

/// Returns the figures that are evidently 0 from what is published of a commune: a drug-free area meets every condition, a target that
/// is not applicable has nothing to measure, and the parts of an empty stock are empty.
fn evident_zeros(verdict: &Verdict, period: Period) -> FigureSet {
    let mut zeros = FigureSet::EMPTY;
    let drug_free = verdict.in_force.is_some_and(|of| of.complete && of.cumulative.level() == Some(RiskLevel::DrugFree));
    if let Some(set) = criteria_on(period.last_day()).filter(|_| drug_free) {
        zeros |= in_drug_free(set);
    }
    let targets = verdict.plan.map(|plan| plan.targets).unwrap_or_default();
    for (target, _) in targets.iter().zip(&*verdict.targets).filter(|(_, status)| **status == Status::NotApplicable) {
        for measure in target.measures.iter().filter(|measure| measure.role == Role::Binding) {
            if let MeasureTest::Fraction(_, whole, _) = &measure.test {
                zeros |= terms(whole).unwrap_or_default();
            }
        }
    }
    loop {
        let more = balances(period).fold(zeros, |zeros, relation| zeros | implied_zeros(relation, zeros));
        if more == zeros {
            return zeros;
        }
        zeros = more;
    }
}

fn in_drug_free(set: &CriteriaSet<'_>) -> FigureSet {
    fn none_of(condition: &Condition<'_>) -> FigureSet {
        match condition {
            Condition::Holds(Relation { left, op: Op::Equal, right }) if *right == Sum::number(0) => terms(left).unwrap_or_default(),
            Condition::All(of) => of.iter().fold(FigureSet::EMPTY, |set, condition| set | none_of(condition)),
            _ => FigureSet::EMPTY,
        }
    }
    set.drug_free.iter().fold(FigureSet::EMPTY, |set, criterion| set | none_of(&criterion.reaches))
}

/// Returns the figures of a sum that is 0 only if each of them is 0.
fn terms(sum: &Sum) -> Option<FigureSet> {
    let one = |set: FigureSet, (coefficient, quantity): (i64, crate::rules::Quantity)| {
        (coefficient > 0).then_some(()).and_then(|()| Some(set.with(quantity.figure()?)))
    };
    (sum.constant() == 0).then(|| sum.terms().try_fold(FigureSet::EMPTY, one)).flatten()
}

/// Returns which other figures are 0 if `zeros` are, by one balance.
fn implied_zeros(relation: &Relation, zeros: FigureSet) -> FigureSet {
    let is_nothing = |sum: &Sum| sum.terms().all(|(_, quantity)| quantity.figure().is_some_and(|figure| zeros.contains(figure)));
    let of = |sum: &Sum| terms(sum).unwrap_or_default();
    match relation.op {
        Op::Equal if is_nothing(&relation.left) => of(&relation.right),
        Op::Equal if is_nothing(&relation.right) => of(&relation.left),
        Op::AtMost if is_nothing(&relation.right) => of(&relation.left),
        Op::AtLeast if is_nothing(&relation.left) => of(&relation.right),
        _ => FigureSet::EMPTY,
    }
}
