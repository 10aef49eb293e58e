//! Cầu nối: converts a case of the reference implementation to the types of the library. It decides nothing.

use crate::reference::days::{Date, Kind, Period};
use crate::reference::levels::{Communes, Level, Text};
use crate::reference::{self, Case};
use kh302::figures::{CommuneTally, DerivedTotals, FlagTally};
use kh302::{FIGURES, Figure, FigureSet, Figures, PeriodKind, Report, Request, RiskLevel, Subject, Totals};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The values that a request borrows.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Owned {
    pub subject: OwnedSubject,
    pub baseline: Vec<Report>,
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
    let subject = match &case.subject {
        reference::Subject::Report(report) => {
            let mut report = self::report(report);
            place(&mut report, &mut baseline);
            OwnedSubject::Report(report)
        }
        reference::Subject::Totals(totals) => {
            let totals = self::totals(totals);
            baseline.iter_mut().for_each(|base| base.area = totals.area);
            OwnedSubject::Totals(totals)
        }
    };
    Owned { subject, baseline }
}

/// Moves a report to a commune into which as many units merged as there are baseline reports, and these to the units. A single baseline
/// report keeps the area of the report, in a province that the table does not have.
///
/// Panics where no commune was made of so many units.
/// When no commune was made of so many units.
pub fn place(report: &mut Report, baseline: &mut [Report]) {
    let (area, before): (&str, &[&str]) = match baseline.len() {
        0 => return,
        1 => ("00004", &["00004"]),
        2 => ("20050", &["20050", "20059"]),
        3 => ("19777", &["19777", "19792", "19963"]),
        more => panic!("no commune of {more} units"),
    };
    report.area = area.parse().expect("a code");
    for (base, area) in baseline.iter_mut().zip(before) {
        base.area = area.parse().expect("a code");
    }
}

/// Makes the request of a case.
#[must_use]
pub fn request<'a>(case: &Case, owned: &'a Owned) -> Request<'a> {
    let mut request = Request::new(match &owned.subject {
        OwnedSubject::Report(report) => Subject::Report(report),
        OwnedSubject::Totals(totals) => Subject::Totals(totals),
    })
    .with_baseline(&owned.baseline);
    request.as_of = case.as_of.map(date);
    request.criteria = case.text.and_then(|text| kh302::law::criteria_with_id(text_id(text))).map(Into::into);
    request.unreadable = case.unreadable.iter().fold(FigureSet::EMPTY, |set, id| set.with(figure(id)));
    request
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
    let mut report = Report::new("19815".parse().expect("a code"), period(of.period)).with_figures(figures(&of.figures));
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
