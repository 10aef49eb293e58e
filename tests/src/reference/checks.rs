//! Kiểm tra: sections A and D of the checks, each check in a few lines of its own.

use super::days::{self, Date, Kind, Regime, Step, Timeliness, deadline, timeliness};
use super::levels::{Span, Standing, Text, is_key, settled};
use super::sheet::{Look, Sheet, both, not, when};
use super::{Case, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// The checks that fail, and the undecided checks with the figures that they need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Findings {
    pub failed: BTreeMap<&'static str, Severity>,
    pub unchecked: BTreeMap<&'static str, BTreeSet<&'static str>>,
}

/// Mức độ của một phát hiện.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Severity {
    Error,
    Warning,
    Notice,
}
use Severity::{Error, Notice, Warning};

/// Decides the checks of a report or of totals, alone or with a baseline.
pub(super) fn check(case: &Case, sheet: &Sheet, standing: Option<&Standing>) -> Findings {
    let mut findings = Findings::default();
    let mut note = |code: &'static str, severity: Severity, holds: Option<bool>| {
        let missing = sheet.take_missing();
        match holds {
            Some(true) => {}
            Some(false) => {
                findings.failed.insert(code, severity);
            }
            None => {
                findings.unchecked.insert(code, missing);
            }
        }
    };
    let period = case.period();
    let at_most = |one: fn(&Look<'_>) -> i128, other: fn(&Look<'_>) -> i128| sheet.at_most(one, other);
    let equal = |one: fn(&Look<'_>) -> i128, other: fn(&Look<'_>) -> i128| sheet.equal(one, other);
    let nothing = |sum: fn(&Look<'_>) -> i128| sheet.nothing(sum);
    let some = |sum: fn(&Look<'_>) -> i128| sheet.at_most(|_| 1, sum);
    sheet.take_missing();

    // A1: địa bàn
    note("A101", Error, some(|f| f("population")));
    note("A102", Error, some(|f| f("residential_groups")));
    note("A103", Warning, at_most(|f| 10 * f("residential_groups"), |f| f("population")));
    note("A104", Error, at_most(|f| f("drug_dependent_in_community") + f("drug_using_in_community"), |f| f("population")));
    if let Subject::Report(report) = &case.subject {
        if period.kind == Kind::Year {
            note("A105", Error, when(some(|f| f("reviewed")), Some(report.declared.is_some())));
        }
        if let Some(standing) = standing {
            let complete = standing.text == Text::Qd28;
            if complete {
                if let (Kind::Year, Some(declared)) = (period.kind, report.declared) {
                    note("A106", Warning, settled(standing.cumulative).map(|computed| computed == declared));
                }
                note("A107", Notice, not(both(standing.drug_free, is_key(standing))));
                note("A108", Notice, same(standing.cumulative, standing.literal));
            }
            note("A109", Notice, Some(complete));
        }
    }

    // A2: người nghiện
    note(
        "A201",
        Error,
        equal(|f| f("drug_dependent"), |f| f("drug_dependent_opening") + f("drug_dependent_added") - f("drug_dependent_removed")),
    );
    note(
        "A202",
        Error,
        equal(
            |f| f("drug_dependent"),
            |f| {
                f("drug_dependent_in_community")
                    + f("drug_dependent_in_compulsory_rehab")
                    + f("drug_dependent_in_voluntary_centre")
                    + f("drug_dependent_detained")
                    + f("drug_dependent_absent")
            },
        ),
    );
    note(
        "A203",
        Error,
        at_most(|f| f("drug_dependent_on_substitution") + f("drug_dependent_in_home_rehab"), |f| f("drug_dependent_in_community")),
    );
    note("A204", Error, at_most(|f| f("drug_dependent_reached"), |f| f("drug_dependent")));
    note(
        "A205",
        Warning,
        at_most(
            |f| {
                f("drug_dependent_in_compulsory_rehab")
                    + f("drug_dependent_in_voluntary_centre")
                    + f("drug_dependent_on_substitution")
                    + f("drug_dependent_in_home_rehab")
            },
            |f| f("drug_dependent_reached"),
        ),
    );

    // A3: người sử dụng
    note("A301", Error, equal(|f| f("drug_using"), |f| f("drug_using_opening") + f("drug_using_added") - f("drug_using_removed")));
    note("A302", Error, equal(|f| f("drug_using"), |f| f("drug_using_in_community") + f("drug_using_detained") + f("drug_using_absent")));
    note("A303", Error, at_most(|f| f("drug_using_confirmed_dependent"), |f| f("drug_using_removed")));
    note("A304", Warning, at_most(|f| f("drug_using_confirmed_dependent"), |f| f("drug_dependent_added")));
    note("A305", Error, at_most(|f| f("drug_using_reached"), |f| f("drug_using")));

    // A4, A5: sau cai, loạn thần, chấp hành xong án phạt tù
    note("A401", Error, at_most(|f| f("post_rehab_managed"), |f| f("post_rehab")));
    note("A402", Notice, at_most(|f| f("post_rehab_relapsed"), |f| f("post_rehab")));
    note("A403", Error, at_most(|f| f("psychosis_managed"), |f| f("psychosis")));
    note("A404", Notice, when(nothing(|f| f("post_rehab") + f("psychosis")), nothing(|f| f("incidents"))));
    note("A501", Error, at_most(|f| f("released_supported"), |f| f("released")));
    note("A502", Notice, at_most(|f| f("released_reoffended"), |f| f("released")));

    // A6: điểm, tụ điểm
    note(
        "A601",
        Error,
        equal(
            |f| f("use_points"),
            |f| f("use_points_opening") + f("use_points_detected") - f("use_points_eliminated") - f("use_points_delisted"),
        ),
    );
    note(
        "A602",
        Error,
        equal(|f| f("hotspots"), |f| f("hotspots_opening") + f("hotspots_detected") - f("hotspots_eliminated") - f("hotspots_delisted")),
    );
    note(
        "A603",
        Error,
        equal(
            |f| f("retail_points"),
            |f| f("retail_points_opening") + f("retail_points_detected") - f("retail_points_eliminated") - f("retail_points_delisted"),
        ),
    );

    // A7: cây có chứa chất ma túy
    note("A701", Warning, at_most(|f| f("plants_destroyed"), |f| f("plants_found")));
    note("A702", Warning, at_most(|f| f("plant_area_destroyed"), |f| f("plant_area_found")));
    note("A704", Warning, when(some(|f| f("replanting_sites")), some(|f| f("plants_found") + f("plant_area_found"))));

    // A8: tuyên truyền
    let severity = if period.kind == Kind::Month { Error } else { Warning };
    note("A801", severity, sheet.at_most(|f| f("groups_with_session"), |f| case.group_months(f)));
    note("A802", Warning, when(some(|f| f("groups_with_session")), some(|f| f("outreach_sessions"))));
    note("A803", Error, at_most(|f| f("groups_with_model"), |f| f("residential_groups")));
    note("A804", Warning, when(some(|f| f("groups_with_model")), some(|f| f("models"))));

    // A9: tội phạm
    note("A901", Notice, when(nothing(|f| f("drug_cases")), nothing(|f| f("drug_arrests"))));
    if case.is_province() {
        note(
            "A902",
            Error,
            equal(
                |f| f("trafficking_lines"),
                |f| f("trafficking_lines_opening") + f("trafficking_lines_detected") - f("trafficking_lines_dismantled"),
            ),
        );
    }

    // D: thời gian
    let prepared_on = case.prepared_on();
    let (regime, step, holidays) = (Regime::Tt13, Step::of_area(case.digits()), BTreeSet::new());
    if case.revision() == 0 && deadline(period, regime, step, &holidays).is_some() {
        let in_time = prepared_on.map(|day| timeliness(period, regime, step, &holidays, Some(day), None) == Timeliness::OnTime);
        note("D001", Warning, in_time);
    }
    note("D002", Warning, prepared_on.map(|day| day >= period.last_day()));
    note("D003", Notice, Some(!changes_between(case)));
    note("D004", Error, prepared_on.and_then(|prepared| case.as_of.map_or(Some(true), |today| Some(prepared <= today))));
    findings
}

/// Whether two levels are the same; false where their ranges have no level in common.
fn same(one: Span, other: Span) -> Option<bool> {
    if one.1 < other.0 || other.1 < one.0 { Some(false) } else { Some(settled(one)? == settled(other)?) }
}

/// Whether the meaning of a figure changes within the period of the report, within that of a baseline, or between the two.
fn changes_between(case: &Case) -> bool {
    let periods: Vec<_> = case.baseline.iter().map(|base| base.period).chain([case.period()]).collect();
    let first: Option<Date> = periods.iter().map(|period| period.first_day()).min();
    let last: Option<Date> = periods.iter().map(|period| period.last_day()).max();
    first.zip(last).is_some_and(|(first, last)| first < days::LAW120 && days::LAW120 <= last)
}
