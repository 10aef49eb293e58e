//! Cách đọc thứ hai: the same law, read again in the plainest way, to compare the library with.
//!
//! It is slow, repeats itself and calls none of the library's rules: its table of figures is a text file, its dates
//! are three numbers, each check and measure is a function of its own. What is missing is not followed through the
//! rules: they are asked again with the missing figures at their kindest and at their harshest.

pub mod checks;
pub mod days;
pub mod draw;
pub mod levels;
pub mod sheet;
pub mod targets;

pub use days::{Regime, Step, timeliness};

use checks::{Findings, Severity};
use days::{Date, Kind, Period};
use levels::{Communes, Level, Standing, Text, standing, text_on};
use sheet::{Look, Sheet, asked_of_a_commune, table};
use std::collections::{BTreeMap, BTreeSet};
use targets::Progress;

/// Figures by id; what is not in it is missing.
pub type Figures = BTreeMap<&'static str, i128>;

/// Báo cáo của một địa bàn cấp xã.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Report {
    pub period: Period,
    pub revision: u32,
    pub prepared_on: Option<Date>,
    pub declared: Option<Level>,
    pub figures: Figures,
}

/// Số liệu tổng hợp của huyện, tỉnh.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Totals {
    /// Two for a province, three for a district.
    pub digits: usize,
    pub period: Period,
    pub prepared_on: Option<Date>,
    pub figures: Figures,
    pub group_months: Option<i128>,
    pub communes_with_outreach: Option<i128>,
    /// True in so many of so many communes.
    pub reviewed: Option<(i128, i128)>,
    pub communes: Option<Communes>,
}

/// What is judged.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
#[expect(clippy::large_enum_variant, reason = "one at a time is drawn, read and thrown away")]
pub enum Subject {
    Report(Report),
    Totals(Totals),
}

/// What is judged, and against what.
#[derive(Clone, Debug)]
pub struct Case {
    /// A report, or totals.
    pub subject: Subject,
    /// The reports of the time the plan began.
    pub baseline: Vec<Report>,
    /// Today.
    pub as_of: Option<Date>,
    /// The text asked for, instead of the one in force.
    pub text: Option<Text>,
    /// Figures that were written and could not be read.
    pub unreadable: BTreeSet<&'static str>,
}

/// Everything the reading says of a case.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Opinion {
    pub missing: BTreeSet<&'static str>,
    pub out_of_bounds: BTreeSet<&'static str>,
    pub findings: Findings,
    pub can_submit: bool,
    pub shown: Option<Standing>,
    pub in_force: Option<Standing>,
    /// Whether a province is a key area; the outer `None` where the question is not asked.
    pub province: Option<Option<bool>>,
    pub targets: Progress,
}

impl Report {
    /// What is known of the report: figures that belong to it, within their bounds.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        let usable = asked_of_a_commune(self.period).filter_map(|row| {
            let value = *self.figures.get(row.id)?;
            (row.min <= value && value <= row.max).then_some((row.id, value))
        });
        Sheet::new(usable.collect())
    }
}

impl Totals {
    /// What is known of the totals.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        let usable = table().iter().filter_map(|row| {
            let value = *self.figures.get(row.id)?;
            (row.min <= value && value <= row.max).then_some((row.id, value))
        });
        Sheet::new(usable.chain(self.group_months.map(|carried| ("group_months", carried))).collect())
    }
}

impl Case {
    /// A report and nothing else.
    #[must_use]
    pub fn of(report: Report) -> Self {
        Self { subject: Subject::Report(report), baseline: Vec::new(), as_of: None, text: None, unreadable: BTreeSet::new() }
    }

    /// The period of the subject.
    #[must_use]
    pub fn period(&self) -> Period {
        match &self.subject {
            Subject::Report(report) => report.period,
            Subject::Totals(totals) => totals.period,
        }
    }

    fn prepared_on(&self) -> Option<Date> {
        match &self.subject {
            Subject::Report(report) => report.prepared_on,
            Subject::Totals(totals) => totals.prepared_on,
        }
    }

    fn revision(&self) -> u32 {
        match &self.subject {
            Subject::Report(report) => report.revision,
            Subject::Totals(_) => 0,
        }
    }

    fn digits(&self) -> usize {
        match &self.subject {
            Subject::Report(_) => 5,
            Subject::Totals(totals) => totals.digits,
        }
    }

    fn is_province(&self) -> bool {
        self.digits() == 2
    }

    /// Tổ, thôn × tháng: the groups of a commune times the months; totals carry the sum over their communes.
    fn group_months(&self, f: &Look<'_>) -> i128 {
        match &self.subject {
            Subject::Report(report) => f("residential_groups") * i128::from(report.period.months()),
            Subject::Totals(_) => f("group_months"),
        }
    }
}

/// Reads the law on a case.
#[must_use]
pub fn read(case: &Case) -> Opinion {
    let (sheet, figures) = match &case.subject {
        Subject::Report(report) => (report.sheet(), &report.figures),
        Subject::Totals(totals) => (totals.sheet(), &totals.figures),
    };
    let is_report = matches!(case.subject, Subject::Report(_));
    let belonging: Vec<_> = if is_report { asked_of_a_commune(case.period()).collect() } else { table().iter().collect() };
    let out_of_bounds: BTreeSet<_> = table()
        .iter()
        .filter(|row| figures.get(row.id).is_some_and(|value| *value < row.min || *value > row.max))
        .map(|row| row.id)
        .collect();
    let missing: BTreeSet<_> = if is_report {
        belonging.iter().map(|row| row.id).filter(|id| !figures.contains_key(id) && !case.unreadable.contains(id)).collect()
    } else {
        BTreeSet::new()
    };

    let text = text_on(case.period().last_day());
    let under = |text: Option<Text>| text.filter(|_| is_report).map(|text| standing(&sheet, text));
    let in_force = under(text);
    let shown = under(case.text.or(text));
    let findings = checks::check(case, &sheet, in_force.as_ref());
    let province = match &case.subject {
        Subject::Totals(totals) if case.is_province() => Some(match case.text.or(text) {
            Some(Text::Qd28) => levels::province(&sheet, totals.communes.as_ref()),
            _ => None,
        }),
        _ => None,
    };
    let targets = targets::measure(case, &sheet);
    let can_submit = missing.is_empty()
        && out_of_bounds.is_empty()
        && case.unreadable.is_empty()
        && !findings.failed.values().any(|severity| *severity == Severity::Error);
    Opinion { missing, out_of_bounds, findings, can_submit, shown, in_force, province, targets }
}

/// The kinds of periods, from short to long.
pub const KINDS: [Kind; 5] = [Kind::Month, Kind::Quarter, Kind::Half, Kind::NineMonths, Kind::Year];
