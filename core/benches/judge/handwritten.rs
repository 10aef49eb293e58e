//! The yardstick for the judge: the same checks, level and targets as code by hand, one `if` after the other, with the same treatment of
//! missing figures. Its rules are no data, so that it can explain nothing.

use kh302::area::Existence;
use kh302::law::HUE;
use kh302::{Date, Figures, Period, PeriodKind, Report, RiskLevel, Status};
use std::ops::{Add, Mul, Sub};

/// The interval of the values that a number can still have.
#[derive(Clone, Copy, PartialEq)]
pub struct Span {
    low: i64,
    high: i64,
}

const fn just(number: i64) -> Span {
    Span { low: number, high: number }
}

impl Add for Span {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }
}

impl Sub for Span {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self { low: self.low - other.high, high: self.high - other.low }
    }
}

impl Mul<i64> for Span {
    type Output = Self;
    #[inline(always)]
    fn mul(self, factor: i64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }
}

impl Span {
    fn exact(self) -> Option<i64> {
        (self.low == self.high).then_some(self.low)
    }
}

/// Whether a condition must hold, and whether it can hold.
#[derive(Clone, Copy)]
struct Truth {
    must: bool,
    can: bool,
}

impl Truth {
    const UNKNOWN: Self = Self { must: false, can: true };

    fn of(value: bool) -> Self {
        Self { must: value, can: value }
    }

    #[inline(always)]
    fn and(self, other: Self) -> Self {
        Self { must: self.must & other.must, can: self.can & other.can }
    }

    #[inline(always)]
    fn or(self, other: Self) -> Self {
        Self { must: self.must | other.must, can: self.can | other.can }
    }

    #[inline(always)]
    fn not(self) -> Self {
        Self { must: !self.can, can: !self.must }
    }
}

#[inline(always)]
fn equal(left: Span, right: Span) -> Truth {
    let gap = left - right;
    Truth { must: gap == just(0), can: gap.low <= 0 && gap.high >= 0 }
}

#[inline(always)]
fn at_most(left: Span, right: Span) -> Truth {
    Truth { must: left.high <= right.low, can: left.low <= right.high }
}

#[inline(always)]
fn at_least(left: Span, number: i64) -> Truth {
    Truth { must: left.low >= number, can: left.high >= number }
}

#[inline(always)]
fn none(of: Span) -> Truth {
    equal(of, just(0))
}

/// Decides `of / per ≥ numerator / denominator`. It is unknown in an area without residents, and false where nobody is counted.
#[inline(always)]
fn share(of: Span, per: Span, numerator: i64, denominator: i64) -> Truth {
    let fewest = per.low.max(1);
    Truth {
        must: of.low > 0 && per.high > 0 && of.low * denominator >= per.high * numerator,
        can: of.high > 0 && (per.high == 0 || of.high * denominator >= fewest * numerator),
    }
}

/// Decides whether the share is above zero.
#[inline(always)]
fn some(of: Span, per: Span) -> Truth {
    Truth { must: of.low > 0 && per.high > 0, can: of.high > 0 }
}

#[inline(always)]
fn count<const N: usize>(of: [Truth; N], n: u8) -> Truth {
    let must: u8 = of.iter().map(|truth| u8::from(truth.must)).sum();
    let can: u8 = of.iter().map(|truth| u8::from(truth.can)).sum();
    Truth { must: must >= n, can: can >= n }
}

macro_rules! checks {
    ($($code:ident),*) => {
        #[derive(Clone, Copy)]
        pub enum Code { $($code),* }
        /// The codes, in the order of the bits.
        pub const CODES: &[&str] = &[$(stringify!($code)),*];
    };
}
checks!(
    F06, A101, A102, A103, A104, A105, A106, A107, A108, A109, A110, A111, A201, A202, A203, A204, A205, A301, A302, A303, A304, A305,
    A306, A401, A402, A403, A404, A501, A502, A601, A602, A603, A604, A605, A701, A702, A704, A705, A706, A801, A802, A803, A804, A805,
    A901, A903, A904, A905, D001, D002, D003, D004
);

const fn bits(codes: &[Code]) -> u64 {
    let mut bits = 0;
    let mut place = 0;
    while place < codes.len() {
        bits |= 1 << codes[place] as u32;
        place += 1;
    }
    bits
}

pub const ERRORS: u64 = {
    use Code::*;
    bits(&[F06, A101, A102, A104, A105, A201, A202, A203, A204, A301, A302, A303, A305, A401, A403, A501, A601, A602, A603, A803, D004])
};
pub const ERRORS_OF_A_MONTH: u64 = ERRORS | bits(&[Code::A801]);

/// A measure: its status, its numerator or count, and its denominator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    pub status: Status,
    pub numerator: Option<i64>,
    pub denominator: Option<i64>,
}

const NOT_APPLICABLE: Measure = Measure { status: Status::NotApplicable, numerator: None, denominator: None };
const NO_BASELINE: Measure = Measure { status: Status::Insufficient, ..NOT_APPLICABLE };

/// The best and the worst level that are possible.
pub type Levels = (RiskLevel, RiskLevel);

/// The decisions about one report.
pub struct Outcome {
    pub missing: u128,
    pub out_of_bounds: u128,
    pub failed: u64,
    pub unchecked: u64,
    pub can_submit: bool,
    pub levels: Option<[Levels; 3]>,
    pub measures: [Measure; 24],
    pub targets: [Status; 10],
    pub met: u32,
    pub applicable: u32,
    pub insufficient: u32,
}

/// Whether the law gave figures another meaning within a period: on 2025-07-01 and on 2026-07-01.
pub fn law_changes(period: Period) -> bool {
    const CHANGES: [Date; 2] = [Date::constant(2025, 7, 1), Date::constant(2026, 7, 1)];
    CHANGES.into_iter().any(|change| period.first_day() < change && change <= period.last_day())
}

/// Judges the report of a commune without any other report.
pub fn judge(report: &Report) -> Outcome {
    let Report { period, figures, .. } = report;
    let kind = period.kind();
    let close = period.last_day();
    let yearly = kind == PeriodKind::Year;

    let (mut missing, mut out_of_bounds, mut place) = (0_u128, 0_u128, 0);
    macro_rules! take {
        ($($id:ident: $max:literal)*) => {
            let Figures { trafficking_lines: _, trafficking_lines_opening: _, trafficking_lines_detected: _,
                trafficking_lines_dismantled: _, $($id),* } = figures;
            $(
                let $id = match $id.map(u64::from) {
                    Some(value) if value <= $max => just(value as i64),
                    given => {
                        missing |= u128::from(given.is_none()) << place;
                        out_of_bounds |= u128::from(given.is_some()) << place;
                        Span { low: 0, high: $max }
                    }
                };
                place += 1;
            )*
        };
    }
    take! {
        population: 100_000_000 residential_groups: 1_000_000 reviewed: 1 on_intra_provincial_route: 1 on_inter_provincial_route: 1
        drug_dependent_opening: 1_000_000_000 drug_dependent_added: 1_000_000_000 drug_dependent_removed: 1_000_000_000
        drug_dependent: 1_000_000_000 drug_dependent_in_community: 1_000_000_000 drug_dependent_in_compulsory_rehab: 1_000_000_000
        drug_dependent_in_voluntary_centre: 1_000_000_000 drug_dependent_detained: 1_000_000_000 drug_dependent_absent: 1_000_000_000
        drug_dependent_on_substitution: 1_000_000_000 drug_dependent_in_home_rehab: 1_000_000_000 drug_dependent_reached: 1_000_000_000
        drug_using_opening: 1_000_000_000 drug_using_added: 1_000_000_000 drug_using_removed: 1_000_000_000
        drug_using: 1_000_000_000 drug_using_confirmed_dependent: 1_000_000_000 drug_using_in_community: 1_000_000_000
        drug_using_detained: 1_000_000_000 drug_using_absent: 1_000_000_000 drug_using_reached: 1_000_000_000
        post_rehab: 1_000_000_000 post_rehab_managed: 1_000_000_000 post_rehab_relapsed: 1_000_000_000
        psychosis: 1_000_000_000 psychosis_managed: 1_000_000_000 incidents: 1_000_000_000
        released: 1_000_000_000 released_supported: 1_000_000_000 released_reoffended: 1_000_000_000
        use_points_opening: 1_000_000_000 use_points_detected: 1_000_000_000 use_points_eliminated: 1_000_000_000
        use_points_delisted: 1_000_000_000 use_points: 1_000_000_000
        hotspots_opening: 1_000_000_000 hotspots_detected: 1_000_000_000 hotspots_eliminated: 1_000_000_000
        hotspots_delisted: 1_000_000_000 hotspots: 1_000_000_000
        retail_points_opening: 1_000_000_000 retail_points_detected: 1_000_000_000 retail_points_eliminated: 1_000_000_000
        retail_points_delisted: 1_000_000_000 retail_points: 1_000_000_000
        plants_found: 1_000_000_000 plants_destroyed: 1_000_000_000 plant_area_found: 1_000_000_000
        plant_area_destroyed: 1_000_000_000 replanting_sites: 1_000_000_000
        outreach_sessions: 1_000_000_000 groups_with_session: 1_000_000_000 models: 1_000_000_000 groups_with_model: 1_000_000_000
        drug_cases: 1_000_000_000 drug_arrests: 1_000_000_000 residents_in_violation: 1_000_000_000 wanted_hiding: 1_000_000_000
    }
    let _ = place;
    if !yearly {
        missing &= !(1 << 2);
    }
    let group_months = residential_groups * i64::from(period.months());
    let on_record = drug_dependent + drug_using;

    // Decides the level by Điều 4 and Điều 6, or by the part of the earlier text that is on file.
    let complete = close >= const { Date::constant(2025, 8, 24) };
    let (mut drug_free, mut key) = (Truth::UNKNOWN, Truth::UNKNOWN);
    let (cumulative, literal, over_period) = if complete {
        let a = [share(on_record, population, 5, 1000), share(on_record, population, 1, 1000), some(on_record, population)];
        let b = [at_least(use_points, 2), at_least(use_points, 1)];
        let c = [share(drug_arrests, population, 1, 1000), share(drug_arrests, population, 1, 2000), some(drug_arrests, population)];
        let plants = |found: i64, area: i64| at_least(plants_found, found).or(at_least(plant_area_found, area));
        let d = [plants(3000, 750), plants(500, 125), plants(1, 1)];
        let on_route = at_least(on_intra_provincial_route, 1).or(at_least(on_inter_provincial_route, 1));
        let dd = [count([a[1], b[1], c[1], d[1]], 2).and(on_route), count([a[2], b[1], c[2], d[2]], 2).and(on_route)];
        let free_but_for_places = at_most(drug_dependent_in_community, drug_dependent_on_substitution + drug_dependent_in_home_rehab)
            .and(none(drug_using_in_community))
            .and(none(residents_in_violation))
            .and(none(wanted_hiding));
        drug_free = free_but_for_places.and(none(use_points));
        let only = |band: [Truth; 3]| [band[0], band[1].and(band[0].not()), band[2].and(band[1].not())];
        let (la, lc, ld) = (only(a), only(c), only(d));
        let one = count([a[0], b[0], c[0], d[0], dd[0]], 3);
        let two = count([a[1], b[1], c[1], d[1], dd[1]], 3);
        let three = a[2].or(c[2]).or(d[2]);
        let literal_two = count([la[1], b[1].and(b[0].not()), lc[1], ld[1], dd[1]], 3);
        let literal_three = la[2].or(lc[2]).or(ld[2]);
        let cumulative = levels(one, two, drug_free, three);
        key = one.or(two).or(three);
        let every_use_point = use_points_opening + use_points_detected - use_points_delisted;
        let over_period = if every_use_point == use_points {
            cumulative
        } else {
            let b = [at_least(every_use_point, 2), at_least(every_use_point, 1)];
            let dd = [count([a[1], b[1], c[1], d[1]], 2).and(on_route), count([a[2], b[1], c[2], d[2]], 2).and(on_route)];
            let one = count([a[0], b[0], c[0], d[0], dd[0]], 3);
            let two = count([a[1], b[1], c[1], d[1], dd[1]], 3);
            levels(one, two, free_but_for_places.and(none(every_use_point)), three)
        };
        (cumulative, levels(one, literal_two, drug_free, literal_three), over_period)
    } else if drug_dependent.low >= 100 || hotspots.low >= 5 {
        ((RiskLevel::Type1, RiskLevel::Type1), (RiskLevel::Type1, RiskLevel::Type1), (RiskLevel::Type1, RiskLevel::Type1))
    } else {
        let open = (RiskLevel::DrugFree, RiskLevel::Type1);
        (open, open, open)
    };

    let (mut failed, mut unchecked) = (0_u64, 0_u64);
    let mut check = |code: Code, truth: Truth| {
        failed |= u64::from(!truth.can) << code as u32;
        unchecked |= u64::from(truth.can & !truth.must) << code as u32;
    };
    let unit = HUE.commune_on(report.area, close);
    check(Code::F06, Truth::of(unit != Existence::DoesNotExist));
    check(Code::A101, at_least(population, 1));
    check(Code::A102, at_least(residential_groups, 1));
    check(Code::A103, at_most(residential_groups * 10, population));
    check(Code::A104, at_most(drug_dependent_in_community + drug_using_in_community, population));
    if yearly {
        let declared = Truth::of(report.declared_level.is_some());
        check(Code::A105, none(reviewed).or(declared));
    }
    if complete {
        if let (true, Some(declared)) = (yearly, report.declared_level) {
            check(Code::A106, level(cumulative).map_or(Truth::UNKNOWN, |level| Truth::of(level == declared)));
        }
        let spans = [cumulative, literal, over_period];
        let (best, worst) = (spans.map(|span| span.0).into_iter().max(), spans.map(|span| span.1).into_iter().min());
        check(Code::A108, Truth { must: best <= worst && spans.iter().all(|span| level(*span).is_some()), can: best <= worst });
        check(Code::A107, key.and(drug_free).not());
    }
    check(Code::A109, Truth::of(complete));
    check(Code::A110, at_most(on_record * 50, population));
    if let Some(known) = unit.unit().and_then(|unit| unit.population()) {
        let known = known as i64;
        check(Code::A111, at_least(population * 10, known * 7).and(at_most(population * 10, just(known * 13))));
    }
    check(Code::A201, equal(drug_dependent, drug_dependent_opening + drug_dependent_added - drug_dependent_removed));
    let parts = drug_dependent_in_community
        + drug_dependent_in_compulsory_rehab
        + drug_dependent_in_voluntary_centre
        + drug_dependent_detained
        + drug_dependent_absent;
    check(Code::A202, equal(drug_dependent, parts));
    let in_treatment = drug_dependent_on_substitution + drug_dependent_in_home_rehab;
    check(Code::A203, at_most(in_treatment, drug_dependent_in_community));
    check(Code::A204, at_most(drug_dependent_reached, drug_dependent));
    let served = drug_dependent_in_compulsory_rehab + drug_dependent_in_voluntary_centre + in_treatment;
    check(Code::A205, at_most(served, drug_dependent_reached));
    check(Code::A301, equal(drug_using, drug_using_opening + drug_using_added - drug_using_removed));
    check(Code::A302, equal(drug_using, drug_using_in_community + drug_using_detained + drug_using_absent));
    check(Code::A303, at_most(drug_using_confirmed_dependent, drug_using_removed));
    check(Code::A304, at_most(drug_using_confirmed_dependent, drug_dependent_added));
    check(Code::A305, at_most(drug_using_reached, drug_using));
    if yearly {
        check(Code::A306, at_most(drug_using_opening, drug_using_removed));
    }
    check(Code::A401, at_most(post_rehab_managed, post_rehab));
    check(Code::A402, at_most(post_rehab_relapsed, post_rehab));
    check(Code::A403, at_most(psychosis_managed, psychosis));
    check(Code::A404, none(post_rehab + psychosis).not().or(none(incidents)));
    check(Code::A501, at_most(released_supported, released));
    check(Code::A502, at_most(released_reoffended, released));
    check(Code::A601, equal(use_points, use_points_opening + use_points_detected - use_points_eliminated - use_points_delisted));
    check(Code::A602, equal(hotspots, hotspots_opening + hotspots_detected - hotspots_eliminated - hotspots_delisted));
    check(
        Code::A603,
        equal(retail_points, retail_points_opening + retail_points_detected - retail_points_eliminated - retail_points_delisted),
    );
    let eliminated = use_points_eliminated + hotspots_eliminated + retail_points_eliminated;
    let delisted = use_points_delisted + hotspots_delisted + retail_points_delisted;
    check(Code::A604, at_least(eliminated, 1).not().or(at_least(drug_cases, 1)));
    check(Code::A605, at_least(delisted, 3).not().or(at_most(delisted, eliminated)));
    check(Code::A701, at_most(plants_destroyed, plants_found));
    check(Code::A702, at_most(plant_area_destroyed, plant_area_found));
    check(Code::A704, at_least(replanting_sites, 1).not().or(at_least(plants_found + plant_area_found, 1)));
    let usual = at_most(plants_found, plant_area_found * 20).and(at_most(plant_area_found, plants_found * 20));
    check(Code::A705, at_least(plants_found, 1).and(at_least(plant_area_found, 1)).not().or(usual));
    check(Code::A706, at_least(plants_found, 100).not().or(at_least(plant_area_found, 1)));
    check(Code::A801, at_most(groups_with_session, group_months));
    check(Code::A802, at_least(groups_with_session, 1).not().or(at_least(outreach_sessions, 1)));
    check(Code::A803, at_most(groups_with_model, residential_groups));
    check(Code::A804, at_least(groups_with_model, 1).not().or(at_least(models, 1)));
    let counts = [
        drug_dependent_opening,
        drug_dependent_added,
        drug_dependent_removed,
        drug_dependent,
        drug_dependent_in_community,
        drug_dependent_in_compulsory_rehab,
        drug_dependent_in_voluntary_centre,
        drug_dependent_detained,
        drug_dependent_absent,
        drug_dependent_on_substitution,
        drug_dependent_in_home_rehab,
        drug_dependent_reached,
        drug_using_opening,
        drug_using_added,
        drug_using_removed,
        drug_using,
        drug_using_confirmed_dependent,
        drug_using_in_community,
        drug_using_detained,
        drug_using_absent,
        drug_using_reached,
        post_rehab,
        post_rehab_managed,
        post_rehab_relapsed,
        psychosis,
        psychosis_managed,
        incidents,
        released,
        released_supported,
        released_reoffended,
        use_points_opening,
        use_points_detected,
        use_points_eliminated,
        use_points_delisted,
        use_points,
        hotspots_opening,
        hotspots_detected,
        hotspots_eliminated,
        hotspots_delisted,
        hotspots,
        retail_points_opening,
        retail_points_detected,
        retail_points_eliminated,
        retail_points_delisted,
        retail_points,
        plants_found,
        plants_destroyed,
        plant_area_found,
        plant_area_destroyed,
        replanting_sites,
        outreach_sessions,
        groups_with_session,
        models,
        groups_with_model,
        drug_cases,
        drug_arrests,
        residents_in_violation,
        wanted_hiding,
    ];
    let something = Truth { must: counts.iter().any(|count| count.low > 0), can: counts.iter().any(|count| count.high > 0) };
    check(Code::A805, something);
    check(Code::A901, none(drug_cases).not().or(none(drug_arrests)));
    check(Code::A903, at_least(drug_cases, 1).not().or(at_most(drug_arrests, drug_cases * 20)));
    let new = drug_dependent_added + drug_using_added - drug_using_confirmed_dependent;
    check(Code::A904, at_least(new, 1).not().or(at_least(residents_in_violation, 1)));
    check(Code::A905, at_least(post_rehab_relapsed, 1).not().or(at_least(residents_in_violation, 1)));
    let prepared = report.prepared_on;
    if report.revision == 0 {
        let in_time = |day| close.plus_days(1).is_none_or(|due| day <= due);
        check(Code::D001, prepared.map_or(Truth::UNKNOWN, |day| Truth::of(in_time(day))));
    }
    check(Code::D002, prepared.map_or(Truth::UNKNOWN, |day| Truth::of(day >= close)));
    check(Code::D003, Truth::of(!law_changes(*period)));
    // Takes the day of preparation as today.
    check(Code::D004, if prepared.is_some() { Truth::of(true) } else { Truth::UNKNOWN });
    let errors = if kind == PeriodKind::Month { ERRORS_OF_A_MONTH } else { ERRORS };

    // Measures the ten targets.
    let places = |opening: Span, detected: Span, delisted: Span| opening + detected - delisted;
    let every_use_point = places(use_points_opening, use_points_detected, use_points_delisted);
    let every_hotspot = places(hotspots_opening, hotspots_detected, hotspots_delisted);
    let every_retail_point = places(retail_points_opening, retail_points_detected, retail_points_delisted);
    let with_outreach = Span { low: outreach_sessions.low.min(1), high: outreach_sessions.high.min(1) };
    let measures = [
        if yearly { all(reviewed, just(1)) } else { NOT_APPLICABLE },
        NO_BASELINE,
        NO_BASELINE,
        reach(groups_with_session, group_months),
        all(groups_with_model, residential_groups),
        all(with_outreach, just(1)),
        all(eliminated, every_use_point + every_hotspot + every_retail_point),
        shown(use_points_eliminated, every_use_point),
        shown(hotspots_eliminated, every_hotspot),
        shown(retail_points_eliminated, every_retail_point),
        zero(plants_found),
        zero(plant_area_found),
        zero(replanting_sites),
        shown(plants_destroyed, plants_found),
        all(drug_dependent_reached + drug_using_reached, on_record),
        counted(drug_dependent_detained + drug_using_detained),
        all(post_rehab_managed, post_rehab),
        all(psychosis_managed, psychosis),
        zero(post_rehab_relapsed),
        zero(incidents),
        all(released_supported, released),
        lower_than_baseline(released_reoffended, released),
        NOT_APPLICABLE,
        NOT_APPLICABLE,
    ];
    let status = |place: usize| measures[place].status;
    let targets = [
        status(0),
        status(1),
        status(2),
        target([status(3), status(4), status(5)]),
        status(6),
        target([status(10), status(11), status(12)]),
        status(14),
        target([status(16), status(17)]),
        status(20),
        Status::NotApplicable,
    ];
    let (mut met, mut applicable, mut insufficient) = (0, 0, 0);
    for place in [0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 14, 16, 17, 20] {
        met += u32::from(status(place) == Status::Met);
        applicable += u32::from(matches!(status(place), Status::Met | Status::NotMet));
        insufficient += u32::from(status(place) == Status::Insufficient);
    }
    Outcome {
        missing,
        out_of_bounds,
        failed,
        unchecked,
        can_submit: missing == 0 && out_of_bounds == 0 && failed & errors == 0,
        levels: Some([cumulative, literal, over_period]),
        measures,
        targets,
        met,
        applicable,
        insufficient,
    }
}

#[inline(always)]
fn levels(one: Truth, two: Truth, drug_free: Truth, three: Truth) -> Levels {
    let level = |one: bool, two: bool, drug_free: bool, three: bool| {
        if one {
            RiskLevel::Type1
        } else if two {
            RiskLevel::Type2
        } else if drug_free {
            RiskLevel::DrugFree
        } else if three {
            RiskLevel::Type3
        } else {
            RiskLevel::Affected
        }
    };
    (level(one.must, two.must, drug_free.can, three.must), level(one.can, two.can, drug_free.must, three.can))
}

fn level(levels: Levels) -> Option<RiskLevel> {
    (levels.0 == levels.1).then_some(levels.0)
}

#[inline(always)]
fn measure(part: Span, whole: Span, status: impl Fn() -> Status) -> Measure {
    let status = if whole == just(0) {
        Status::NotApplicable
    } else if whole.low <= 0 {
        Status::Insufficient
    } else {
        status()
    };
    Measure { status, numerator: part.exact(), denominator: whole.exact() }
}

fn decided(truth: Truth) -> Status {
    if truth.must {
        Status::Met
    } else if !truth.can {
        Status::NotMet
    } else {
        Status::Insufficient
    }
}

#[inline(always)]
fn all(part: Span, whole: Span) -> Measure {
    measure(part, whole, || decided(equal(part, whole)))
}

#[inline(always)]
fn reach(part: Span, whole: Span) -> Measure {
    measure(part, whole, || decided(at_most(whole, part)))
}

#[inline(always)]
fn shown(part: Span, whole: Span) -> Measure {
    measure(part, whole, || if part.low == part.high && whole.low == whole.high { Status::Tracked } else { Status::Insufficient })
}

#[inline(always)]
fn zero(count: Span) -> Measure {
    let status = if count.high <= 0 {
        Status::Met
    } else if count.low > 0 {
        Status::NotMet
    } else {
        Status::Insufficient
    };
    Measure { status, numerator: count.exact(), denominator: None }
}

#[inline(always)]
fn counted(count: Span) -> Measure {
    let status = if count.low == count.high { Status::Tracked } else { Status::Insufficient };
    Measure { status, numerator: count.exact(), denominator: None }
}

#[inline(always)]
fn lower_than_baseline(part: Span, whole: Span) -> Measure {
    let status = if whole == just(0) { Status::NotApplicable } else { Status::Insufficient };
    Measure { status, numerator: part.exact(), denominator: whole.exact() }
}

#[inline(always)]
fn target<const N: usize>(statuses: [Status; N]) -> Status {
    [Status::NotMet, Status::Insufficient, Status::Met]
        .into_iter()
        .find(|status| statuses.contains(status))
        .unwrap_or(Status::NotApplicable)
}
