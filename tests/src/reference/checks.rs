//! Kiểm tra: sections A and D of the checks, each check in a few lines of its own.

use super::days::{self, Date, Kind, Period, Step, Timeliness, deadline, timeliness};
use super::levels::{Span, Standing, Text, points_of_type_iii, settled};
use super::sheet::{Look, Sheet, both, either, not, required_of_a_commune, table, when};
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
    // Some đặc khu have no commune-level residents at all.
    let severity = if case.unit.is_dac_khu { Warning } else { Error };
    note("A101", severity, some(|f| f("population")));
    note("A102", severity, some(|f| f("residential_groups")));
    note("A103", Warning, at_most(|f| 10 * f("residential_groups"), |f| f("population")));
    note("A104", Error, at_most(|f| f("drug_dependent_in_community") + f("drug_using_in_community"), |f| f("population")));
    if let Subject::Report(report) = &case.subject {
        if let Some(severity) = severity_of_a105(period) {
            note("A105", severity, when(some(|f| f("reviewed")), Some(report.declared.is_some())));
        }
        if let Some(standing) = standing.filter(|standing| standing.text == Text::Qd28) {
            let computed = settled(standing.cumulative);
            let is_computed = |level| computed.map(|computed| computed == level);
            if let (Kind::Year, Some(declared)) = (period.kind, report.declared) {
                note("A106", Warning, is_computed(declared));
            }
            let [a, b, c] = points_of_type_iii(sheet);
            // An area of loại I or II without places of illicit use meets a point of loại III as well.
            let of_a_type = either(a, either(b, c));
            // Point a of loại II is a second point where the share reaches it.
            let of_type_ii = sheet.at_most(|f| f("population"), |f| 1000 * (f("drug_dependent") + f("drug_using")));
            let by_a_alone = (a, b, c) == (Some(true), Some(false), Some(false)) && of_type_ii == Some(false);
            note("A107", if by_a_alone { Notice } else { Warning }, not(both(standing.drug_free, of_a_type)));
            note("A108", Notice, same([standing.cumulative, standing.literal, standing.places_in_period]));
            if let (Kind::Year, Some(approved)) = (period.kind, case.approvals.now) {
                note("A112", Warning, is_computed(approved));
            }
        }
        note("A109", Notice, Some(standing.is_some_and(|standing| standing.text == Text::Qd28)));
    }
    note("A110", Warning, at_most(|f| 50 * (f("drug_dependent") + f("drug_using")), |f| f("population")));
    if let Some(on_file) = case.unit.population {
        let least = sheet.at_most(|_| 7 * on_file, |f| 10 * f("population"));
        note("A111", Warning, both(least, sheet.at_most(|f| 10 * f("population"), |_| 13 * on_file)));
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

    // Thời hạn quản lý người sử dụng trái phép chất ma túy là 01 năm.
    if period.kind == Kind::Year && period.last_day() >= days::LAW73 {
        note("A306", Notice, at_most(|f| f("drug_using_opening"), |f| f("drug_using_removed")));
    }

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

    let eliminated = |f: &Look<'_>| f("use_points_eliminated") + f("hotspots_eliminated") + f("retail_points_eliminated");
    let delisted = |f: &Look<'_>| f("use_points_delisted") + f("hotspots_delisted") + f("retail_points_delisted");
    note("A604", Notice, when(sheet.at_most(|_| 1, eliminated), some(|f| f("drug_cases"))));
    note("A605", Notice, either(sheet.at_most(delisted, |_| 2), sheet.at_most(delisted, eliminated)));

    // A7: cây có chứa chất ma túy
    note("A701", Warning, at_most(|f| f("plants_destroyed"), |f| f("plants_found")));
    note("A702", Warning, at_most(|f| f("plant_area_destroyed"), |f| f("plant_area_found")));
    note("A704", Warning, when(some(|f| f("replanting_sites")), some(|f| f("plants_found") + f("plant_area_found"))));

    let both_found = both(some(|f| f("plants_found")), some(|f| f("plant_area_found")));
    let as_dense = both(
        at_most(|f| f("plants_found"), |f| 20 * f("plant_area_found")),
        at_most(|f| f("plant_area_found"), |f| 20 * f("plants_found")),
    );
    note("A705", Warning, when(both_found, as_dense));
    note("A706", Notice, when(at_most(|_| 100, |f| f("plants_found")), some(|f| f("plant_area_found"))));

    // A8: tuyên truyền
    let severity = if period.kind == Kind::Month { Error } else { Warning };
    note("A801", severity, sheet.at_most(|f| f("groups_with_session"), |f| case.group_months(f)));
    note("A802", Warning, when(some(|f| f("groups_with_session")), some(|f| f("outreach_sessions"))));
    note("A803", Error, at_most(|f| f("groups_with_model"), |f| f("residential_groups")));
    note("A804", Warning, when(some(|f| f("groups_with_model")), some(|f| f("models"))));

    // A9: tội phạm
    if matches!(case.subject, Subject::Report(_)) {
        let counts: Vec<&'static str> = counts_of(case).filter(|id| !matches!(*id, "population" | "residential_groups")).collect();
        note("A805", Notice, sheet.at_most(|_| 1, |f| counts.iter().map(|id| f(id)).sum()));
    }
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

    note("A903", Notice, when(some(|f| f("drug_cases")), at_most(|f| f("drug_arrests"), |f| 20 * f("drug_cases"))));
    let newly_recorded = at_most(|f| f("drug_using_confirmed_dependent") + 1, |f| f("drug_dependent_added") + f("drug_using_added"));
    note("A904", Warning, when(newly_recorded, some(|f| f("residents_in_violation"))));
    note("A905", Warning, when(some(|f| f("post_rehab_relapsed")), some(|f| f("residents_in_violation"))));

    // D: thời gian
    let prepared_on = case.prepared_on();
    let (regime, holidays) = (case.due.regime, &case.due.holidays);
    let step = case.due.step.unwrap_or(Step::of_area(case.digits()));
    if case.revision() == 0 && period.last_day() >= days::TT13 && deadline(period, regime, step, holidays).is_some() {
        let in_time = prepared_on.map(|day| timeliness(period, regime, step, holidays, Some(day), None) == Timeliness::OnTime);
        note("D001", Warning, in_time);
    }
    note("D002", Notice, prepared_on.map(|day| day >= period.last_day()));
    note("D003", Notice, Some(!is_compared_across_a_change(case)));
    note("D004", Error, prepared_on.and_then(|prepared| case.as_of.map_or(Some(true), |today| Some(prepared <= today))));
    findings
}

/// A year is reviewed under Quyết định số 28/2025/QĐ-TTg; before that target 1 of the plan asks for the same.
fn severity_of_a105(period: Period) -> Option<Severity> {
    match (period.kind, period.last_day()) {
        (Kind::Year, day) if day >= days::QD28 => Some(Error),
        (Kind::Year, day) if day >= days::KH302 => Some(Warning),
        _ => None,
    }
}

/// Returns the counts that belong to the subject: without flags, and without what only a province knows where it is no province.
pub(super) fn counts_of(case: &Case) -> impl Iterator<Item = &'static str> {
    let of: Vec<_> = match &case.subject {
        Subject::Report(report) => required_of_a_commune(report.period).collect(),
        Subject::Totals(_) => table().iter().filter(|row| row.tier != "province" || case.is_province()).collect(),
    };
    of.into_iter().filter(|row| row.is_count()).map(|row| row.id)
}

/// Whether all levels are the same; false where two ranges have no level in common.
fn same(spans: [Span; 3]) -> Option<bool> {
    let best = spans.iter().map(|span| span.0).max();
    let worst = spans.iter().map(|span| span.1).min();
    if best > worst { Some(false) } else { spans.iter().all(|span| settled(*span).is_some()).then_some(true) }
}

/// Whether a law changes the meaning of figures inside the period, or between it and a period with which it is compared. Each of the two laws
/// touches figures that every comparison reads: with the period before all flows, with the baseline the levels of targets 2 and 3.
fn is_compared_across_a_change(case: &Case) -> bool {
    let own = case.period();
    let previous = case.previous.iter().map(Subject::period);
    let has_plan = own.last_day() >= days::KH302;
    let baseline = case.baseline.iter().map(|base| base.period).filter(|_| has_plan);
    let from = previous.chain(baseline).map(Period::first_day).fold(own.first_day(), Date::min);
    [days::LAW86, days::LAW120].into_iter().any(|day| from < day && day <= own.last_day())
}
