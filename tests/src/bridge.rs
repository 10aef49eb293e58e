//! Cầu nối: converts a case of the reference implementation to the types of the library. It decides nothing.

use crate::reference::days::{Date, Kind, Period};
use crate::reference::levels::{Communes, Level, Text};
use crate::reference::{self, Case, Regime, Step, Unit};
use kh302::figures::{Approval, Approvals, CommuneTally, DerivedTotals, FlagTally, Submission};
use kh302::judge::DeadlineChoice;
use kh302::{FIGURES, Figure, FigureSet, Figures, PeriodKind, Report, Request, RiskLevel, Subject, Totals, Units, law};
use std::collections::HashMap;
use std::iter;
use std::sync::OnceLock;

/// The values that a request borrows.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Owned {
    pub subject: OwnedSubject,
    pub previous: Vec<Submission>,
    pub baseline: Vec<Report>,
    /// A table of units of its own, where the built-in one does not have the commune.
    pub units: Option<Units<'static>>,
    pub holidays: Vec<kh302::Date>,
    pub approvals: Approvals,
}

/// The report or totals of a case.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum OwnedSubject {
    Report(Report),
    Totals(Totals),
}

/// Converts a case.
#[must_use]
pub fn owned(case: &Case) -> Owned {
    let mut baseline: Vec<Report> = case.baseline.iter().map(report).collect();
    let mut previous: Vec<Submission> = case.previous.iter().map(submission).collect();
    let subject = match &case.subject {
        reference::Subject::Report(report) => {
            let mut report = self::report(report);
            place(&mut report, &mut baseline, &mut previous);
            OwnedSubject::Report(report)
        }
        reference::Subject::Totals(totals) => {
            let totals = self::totals(totals);
            baseline.iter_mut().for_each(|base| base.area = totals.area);
            OwnedSubject::Totals(totals)
        }
    };
    let of_its_own = case.unit != Unit::default() && baseline.len() < 2;
    let units = of_its_own.then(|| units(case.unit));
    let approvals = approvals(case, &subject, &baseline);
    Owned { subject, previous, baseline, units, holidays: case.due.holidays.iter().copied().map(date).collect(), approvals }
}

/// Makes the approvals of the levels of a report and of its baseline.
fn approvals(case: &Case, subject: &OwnedSubject, baseline: &[Report]) -> Approvals {
    let OwnedSubject::Report(report) = subject else { return Approvals::NONE };
    let reports = iter::once((report, case.approvals.now)).chain(baseline.iter().zip(case.approvals.baseline.iter().copied()));
    let approval = |(report, approved): (&Report, Option<Level>)| {
        let on = report.period.last_day();
        Some(Approval::new(report.area, report.period, level(approved?), "1/QĐ-UBND", on, "Ủy ban nhân dân"))
    };
    reports.filter_map(approval).collect()
}

/// Makes a table of units with one commune.
fn units(of: Unit) -> Units<'static> {
    let kind = if of.is_dac_khu { "đặc khu" } else { "xã" };
    let population = of.population.map(|population| population.to_string()).unwrap_or_default();
    let text = format!(
        "code,valid_from,valid_to,name_vi,kind,level,parent_code,predecessor_codes,successor_codes,split,act_start,act_end,alias,area_km2,\
         population,confidence\n46,,,Thành phố Huế,thành phố,1,,,,,,,,,,\n00004,,,Nơi thử,{kind},3,46,,,,,,,,{population},\n"
    );
    Units::from_csv(&text).expect("a table of units")
}

/// Moves a report to a commune into which as many units merged as there are baseline reports, and the other reports to the units. A report
/// with one baseline report or none is of an area that the built-in table does not have.
///
/// # Panics
/// Panics where no commune was made of so many units.
pub fn place(report: &mut Report, baseline: &mut [Report], previous: &mut [Submission]) {
    let (area, before): (&str, &[&str]) = match baseline.len() {
        0 | 1 => ("00004", &["00004"]),
        2 => ("20050", &["20050", "20059"]),
        3 => ("19777", &["19777", "19792", "19963"]),
        more => panic!("no commune of {more} units"),
    };
    let code = |area: &str| area.parse().expect("a code");
    report.area = code(area);
    for (base, area) in baseline.iter_mut().zip(before) {
        base.area = code(area);
    }
    // After the merger the earlier report is of the commune itself, which has the code of the first unit.
    for (earlier, area) in previous.iter_mut().zip(before) {
        if let Submission::Report(report) = earlier {
            report.area = code(area);
        }
    }
}

/// Makes the request of a case.
#[must_use]
pub fn request<'a>(case: &Case, owned: &'a Owned) -> Request<'a> {
    let mut request = Request::new(match &owned.subject {
        OwnedSubject::Report(report) => Subject::Report(report),
        OwnedSubject::Totals(totals) => Subject::Totals(totals),
    })
    .with_baseline(&owned.baseline)
    .with_previous(&owned.previous)
    .with_approvals(&owned.approvals)
    .with_deadline(deadline(case, &owned.holidays));
    if let Some(units) = &owned.units {
        request.units = units;
    }
    request.as_of = case.as_of.map(date);
    request.criteria = case.text.and_then(|text| kh302::law::criteria_with_id(text_id(text))).map(Into::into);
    request.unreadable = case.unreadable.iter().fold(FigureSet::EMPTY, |set, id| set.with(figure(id)));
    request
}

fn deadline<'a>(case: &Case, holidays: &'a [kh302::Date]) -> DeadlineChoice<'a> {
    let (regime, working_days) = match case.due.regime {
        Regime::Tt13 => (law::deadlines::TT13_2022, 0),
        Regime::Qd28 => (law::deadlines::QD28_2025, 0),
        Regime::Nd09 { working_days } => (law::deadlines::ND09_2019, working_days),
    };
    DeadlineChoice { regime, step: case.due.step.map(step), working_days, holidays }
}

/// Converts a step of reporting.
#[must_use]
pub fn step(of: Step) -> kh302::rules::Step {
    match of {
        Step::Commune => kh302::rules::Step::Commune,
        Step::District => kh302::rules::Step::District,
        Step::Province => kh302::rules::Step::Province,
        Step::Ministry => kh302::rules::Step::Ministry,
    }
}

fn submission(of: &reference::Subject) -> Submission {
    match of {
        reference::Subject::Report(of) => report(of).into(),
        reference::Subject::Totals(of) => totals(of).into(),
    }
}

/// Returns the figure with an id.
///
/// # Panics
/// Panics where there is none.
#[must_use]
pub fn figure(id: &str) -> Figure {
    static BY_ID: OnceLock<HashMap<&'static str, Figure>> = OnceLock::new();
    BY_ID.get_or_init(|| FIGURES.iter().map(|row| (row.id, row.figure)).collect())[id]
}

/// Returns the id of a text.
#[must_use]
pub fn text_id(text: Text) -> &'static str {
    match text {
        Text::Qd3122 => "qd3122-2010",
        Text::Qd28 => "qd28-2025",
    }
}

/// Converts a level.
#[must_use]
pub fn level(level: Level) -> RiskLevel {
    match level {
        Level::DrugFree => RiskLevel::DrugFree,
        Level::Affected => RiskLevel::Affected,
        Level::Type3 => RiskLevel::Type3,
        Level::Type2 => RiskLevel::Type2,
        Level::Type1 => RiskLevel::Type1,
    }
}

/// Converts a date.
///
/// # Panics
/// Panics where the library has no such day.
#[must_use]
pub fn date((year, month, day): Date) -> kh302::Date {
    kh302::Date::new(year, month, day).expect("a day of the calendar")
}

/// Converts a kind of period.
#[must_use]
pub fn kind(kind: Kind) -> PeriodKind {
    match kind {
        Kind::Month => PeriodKind::Month,
        Kind::Quarter => PeriodKind::Quarter,
        Kind::Half => PeriodKind::Half,
        Kind::NineMonths => PeriodKind::NineMonths,
        Kind::Year => PeriodKind::Year,
    }
}

/// Converts a period.
///
/// # Panics
/// Panics where the library has no such period.
#[must_use]
pub fn period(period: Period) -> kh302::Period {
    kh302::Period::new(kind(period.kind), period.year, period.number).expect("a period of the library")
}

fn count(value: i128) -> u64 {
    u64::try_from(value).expect("a count is not negative")
}

/// Converts figures.
#[must_use]
pub fn figures(of: &reference::Figures) -> Figures {
    let mut figures = Figures::default();
    for (id, value) in of {
        figures.set(figure(id), Some(count(*value)));
    }
    figures
}

/// Converts a report.
///
/// # Panics
/// Never panics, because the code of the area is a constant.
#[must_use]
pub fn report(of: &reference::Report) -> Report {
    let mut report = Report::new("00004".parse().expect("a code"), period(of.period)).with_figures(figures(&of.figures));
    report.revision = of.revision;
    report.prepared_on = of.prepared_on.map(date);
    report.declared_level = of.declared.map(level);
    report
}

/// Converts the totals of a case.
#[must_use]
pub fn totals(of: &reference::Totals) -> Totals {
    let tally = |communes: Communes| CommuneTally {
        expected: count(communes.expected),
        received: count(communes.received),
        levels: RiskLevel::ALL.into_iter().zip(communes.levels.map(count)).collect(),
        undetermined: count(communes.undetermined),
        ..CommuneTally::default()
    };
    let area = if of.digits == 2 { "46" } else { "474" }.parse().expect("a code");
    let mut totals = Totals::new(area, period(of.period)).with_figures(figures(&of.figures)).with_derived(DerivedTotals {
        group_months: of.group_months.map(count),
        communes_with_outreach: of.communes_with_outreach.map(count),
        ..DerivedTotals::default()
    });
    totals.prepared_on = of.prepared_on.map(date);
    totals.reviewed = of.reviewed.map(|(true_in, of)| FlagTally { true_in: count(true_in), of: count(of) });
    totals.communes = of.communes.map(tally);
    totals
}
