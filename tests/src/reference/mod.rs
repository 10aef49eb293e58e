//! Cách đọc thứ hai: a reference implementation of the same law in the plainest way, with which the library is compared.
//!
//! It is slow, repeats itself and uses none of the library's rules: its table of figures is a text file, its dates are three numbers, and
//! each check and measure is a function of its own. It does not follow missing figures through the rules, but evaluates each rule again
//! with the missing figures at their best and at their worst.

pub mod checks;
pub mod days;
pub mod draw;
pub mod earlier;
pub mod levels;
pub mod sheet;
pub mod targets;

pub use days::{Regime, Step, timeliness};

use checks::{Findings, Severity};
use days::{Date, Kind, Period};
use earlier::Earlier;
use levels::{Communes, Level, Standing, Text, standing, text_on};
use sheet::{Look, Sheet, required_of_a_commune, table};
use std::collections::{BTreeMap, BTreeSet};
use targets::Progress;

/// Figures by id; a missing figure has no entry.
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
    /// The number of digits of its code: two for a province, three for a district.
    pub digits: usize,
    pub period: Period,
    pub prepared_on: Option<Date>,
    pub figures: Figures,
    pub group_months: Option<i128>,
    pub communes_with_outreach: Option<i128>,
    /// A flag: the number of communes in which it is true, and the number that reported it.
    pub reviewed: Option<(i128, i128)>,
    pub communes: Option<Communes>,
}

/// The subject that is judged.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
#[expect(clippy::large_enum_variant, reason = "one at a time is drawn, read and thrown away")]
pub enum Subject {
    Report(Report),
    Totals(Totals),
}

/// Địa bàn: what the table of units says of the commune that reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// Whether it is a đặc khu.
    pub is_dac_khu: bool,
    /// Its population, where the table has it.
    pub population: Option<i128>,
}

/// Phê duyệt: the levels that the authorities approved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approvals {
    /// The level approved for the period of the report.
    pub now: Option<Level>,
    /// The level approved for each report of the baseline.
    pub baseline: Vec<Option<Level>>,
}

/// Chế độ báo cáo: the deadline that the report must meet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Due {
    pub regime: Regime,
    /// The step, where it is not that of the area.
    pub step: Option<Step>,
    pub holidays: BTreeSet<Date>,
}

impl Default for Due {
    fn default() -> Self {
        Self { regime: Regime::Tt13, step: None, holidays: BTreeSet::new() }
    }
}

/// The subject, and everything with which it is judged.
#[derive(Clone, Debug)]
pub struct Case {
    /// The report or totals.
    pub subject: Subject,
    /// The commune in the table of units.
    pub unit: Unit,
    /// The report or totals of the period before; several, where the area was made of several.
    pub previous: Vec<Subject>,
    /// The baseline reports, from the time when the plan began.
    pub baseline: Vec<Report>,
    /// The approved levels.
    pub approvals: Approvals,
    /// The deadline.
    pub due: Due,
    /// The current day.
    pub as_of: Option<Date>,
    /// The chosen text, instead of the one in force.
    pub text: Option<Text>,
    /// Figures that were written and could not be read.
    pub unreadable: BTreeSet<&'static str>,
}

/// The results of the reference implementation for a case.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Opinion {
    pub missing: BTreeSet<&'static str>,
    pub out_of_bounds: BTreeSet<&'static str>,
    pub findings: Findings,
    pub earlier: Earlier,
    pub can_submit: bool,
    pub shown: Option<Standing>,
    pub in_force: Option<Standing>,
    /// Whether a province is a key area; the outer `None` where this is not decided.
    pub province: Option<Option<bool>>,
    pub targets: Progress,
}

impl Subject {
    /// Returns the period.
    #[must_use]
    pub fn period(&self) -> Period {
        match self {
            Self::Report(report) => report.period,
            Self::Totals(totals) => totals.period,
        }
    }

    /// Returns the known figures.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        match self {
            Self::Report(report) => report.sheet(),
            Self::Totals(totals) => totals.sheet(),
        }
    }
}

impl Report {
    /// Returns the known figures of the report: those that belong to it, within their bounds.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        let usable = required_of_a_commune(self.period).filter_map(|row| {
            let value = *self.figures.get(row.id)?;
            (row.min <= value && value <= row.max).then_some((row.id, value))
        });
        Sheet::new(usable.collect())
    }
}

impl Totals {
    /// Returns the known figures of the totals.
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
    /// Makes a case of a report or of totals alone.
    #[must_use]
    pub fn of(subject: Subject) -> Self {
        Self {
            subject,
            unit: Unit::default(),
            previous: Vec::new(),
            baseline: Vec::new(),
            approvals: Approvals::default(),
            due: Due::default(),
            as_of: None,
            text: None,
            unreadable: BTreeSet::new(),
        }
    }

    /// Returns the period of the subject.
    #[must_use]
    pub fn period(&self) -> Period {
        self.subject.period()
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

    /// Tổ, thôn × tháng: returns the groups of a commune times the months; totals have the sum over their communes.
    fn group_months(&self, f: &Look<'_>) -> i128 {
        match &self.subject {
            Subject::Report(report) => f("residential_groups") * i128::from(report.period.months()),
            Subject::Totals(_) => f("group_months"),
        }
    }
}

/// Evaluates a case.
#[must_use]
pub fn read(case: &Case) -> Opinion {
    let sheet = case.subject.sheet();
    let figures = match &case.subject {
        Subject::Report(report) => &report.figures,
        Subject::Totals(totals) => &totals.figures,
    };
    let is_report = matches!(case.subject, Subject::Report(_));
    let belonging: Vec<_> = if is_report { required_of_a_commune(case.period()).collect() } else { table().iter().collect() };
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
    let earlier = earlier::compare(case, &sheet);
    let can_submit = missing.is_empty()
        && out_of_bounds.is_empty()
        && case.unreadable.is_empty()
        && !findings.failed.values().any(|severity| *severity == Severity::Error)
        && !earlier.values().any(|outcome| *outcome == Some(Severity::Error));
    Opinion { missing, out_of_bounds, findings, earlier, can_submit, shown, in_force, province, targets }
}

/// The kinds of periods, from short to long.
pub const KINDS: [Kind; 5] = [Kind::Month, Kind::Quarter, Kind::Half, Kind::NineMonths, Kind::Year];
