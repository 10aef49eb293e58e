//! Kỳ trước: section P of the checks, each with the sum of the reports of the period before.

use super::checks::Severity::{self, Error, Notice, Warning};
use super::checks::counts_of;
use super::days::{self, Date, Kind};
use super::sheet::{Sheet, both, either, not, table};
use super::targets::under_the_same_text;
use super::{Case, Report, Subject};
use std::collections::BTreeMap;

/// The checks that fail, with their severity, and those that are undecided (`None`), each with the figure at which it is shown; without a
/// figure where the check is about the whole report.
pub type Earlier = BTreeMap<(&'static str, Option<&'static str>), Option<Severity>>;

/// A count and the count of the period before, each with its least and greatest value.
#[derive(Clone, Copy)]
struct Pair {
    now: (i128, i128),
    before: (i128, i128),
}

impl Pair {
    /// Whether `now · a + before · b + c` is at least 0.
    fn at_least_zero(self, a: i128, b: i128, c: i128) -> Option<bool> {
        let ends = |(least, greatest): (i128, i128), factor: i128| {
            if factor < 0 { (greatest * factor, least * factor) } else { (least * factor, greatest * factor) }
        };
        let (now, before) = (ends(self.now, a), ends(self.before, b));
        if now.0 + before.0 + c >= 0 {
            Some(true)
        } else if now.1 + before.1 + c < 0 {
            Some(false)
        } else {
            None
        }
    }

    fn is_equal(self) -> Option<bool> {
        both(self.at_least_zero(1, -1, 0), self.at_least_zero(-1, 1, 0))
    }
}

/// Compares a report with that of the period before, or with those of the communes of which its area was made.
pub(super) fn compare(case: &Case, sheet: &Sheet) -> Earlier {
    let mut found = Earlier::new();
    if case.previous.is_empty() {
        return found;
    }
    let sheets: Vec<Sheet> = case.previous.iter().map(whole_sheet).collect();
    let is_merged = sheets.len() > 1;
    let pair = |now: &'static str, before: &'static str| {
        let of_all = sheets.iter().map(|sheet| sheet.extremes(|f| f(before)));
        let before = of_all.fold((0, 0), |(least, greatest), of| (least + of.0, greatest + of.1));
        Pair { now: sheet.extremes(|f| f(now)), before }
    };
    let period = case.period();
    let first_day = case.previous.iter().map(|before| before.period().first_day()).min().unwrap_or(period.first_day());
    let changes = |day: Date| first_day < day && day <= period.last_day();
    let means_something_else = |id: &str| {
        let is_on_record = id.starts_with("drug_dependent") || id.starts_with("drug_using");
        let is_of_crime = matches!(id, "drug_cases" | "drug_arrests" | "residents_in_violation" | "incidents" | "released_reoffended");
        (is_on_record && changes(days::LAW120)) || (is_of_crime && changes(days::LAW86))
    };
    let mut note = |code: &'static str, at: Option<&'static str>, severity: Severity, holds: Option<bool>| {
        if holds != Some(true) {
            found.insert((code, at), holds.map(|_| severity));
        }
    };

    let population = pair("population", "population");
    let within_a_tenth = both(population.at_least_zero(10, -9, 0), population.at_least_zero(-10, 11, 0));
    note("P101", Some("population"), Warning, within_a_tenth);
    note("P102", Some("residential_groups"), Notice, pair("residential_groups", "residential_groups").is_equal());

    let flows: Vec<Pair> =
        counts_of(case).filter(|id| table().iter().any(|row| row.id == *id && row.over_time == "sum")).map(|id| pair(id, id)).collect();
    let all_equal = flows.iter().map(|flow| flow.is_equal()).fold(Some(true), both);
    let some = flows.iter().map(|flow| flow.at_least_zero(1, 0, -1)).fold(Some(false), either);
    note("P103", None, Warning, not(both(all_equal, some)));

    for flag in ["on_intra_provincial_route", "on_inter_provincial_route"] {
        let mut pair = pair(flag, flag);
        // A commune that was made of several is on a route if one of them was.
        pair.before = (pair.before.0.min(1), pair.before.1.min(1));
        note("P104", Some(flag), Notice, pair.is_equal());
    }

    if let (Kind::Year, Subject::Report(now), [Subject::Report(before)]) = (period.kind, &case.subject, &case.previous[..])
        && let Some(steps) = steps_between(now, before)
    {
        note("P105", None, Warning, Some(steps <= 1));
    }

    let opening = if is_merged { Warning } else { Error };
    for (code, now, before) in [
        ("P201", "drug_dependent_opening", "drug_dependent"),
        ("P301", "drug_using_opening", "drug_using"),
        ("P601", "use_points_opening", "use_points"),
        ("P602", "hotspots_opening", "hotspots"),
        ("P603", "retail_points_opening", "retail_points"),
    ] {
        note(code, Some(now), opening, pair(now, before).is_equal());
    }
    if case.is_province() {
        note("P902", Some("trafficking_lines_opening"), Error, pair("trafficking_lines_opening", "trafficking_lines").is_equal());
    }

    if !means_something_else("drug_dependent") {
        let people = pair("drug_dependent", "drug_dependent");
        let rose = both(people.at_least_zero(1, -1, -10), people.at_least_zero(2, -3, -1));
        let fell = both(people.at_least_zero(-1, 1, -10), people.at_least_zero(-3, 2, -1));
        note("P202", Some("drug_dependent"), Warning, not(either(rose, fell)));
    }
    let same_kind = case.previous.iter().all(|before| before.period().kind == period.kind);
    for id in counts_of(case).filter(|id| !matches!(*id, "population" | "drug_dependent") && !means_something_else(id)) {
        let count = pair(id, id);
        if same_kind {
            let leaps = both(count.at_least_zero(1, -1, -20), count.at_least_zero(1, -5, -1));
            note("P203", Some(id), Warning, not(leaps));
        }
    }
    for row in table().iter().filter(|row| row.over_time == "last" && matches!(row.unit, "person" | "place" | "model")) {
        if row.id != "population" && !means_something_else(row.id) {
            let count = pair(row.id, row.id);
            note("P204", Some(row.id), Warning, not(both(count.at_least_zero(0, 1, -10), count.at_least_zero(-1, 0, 0))));
        }
    }
    found
}

/// Returns the known figures of a report or of totals; the sums of totals that lack communes are not known.
fn whole_sheet(subject: &Subject) -> Sheet {
    match subject {
        Subject::Totals(totals) if totals.communes.is_some_and(|communes| communes.received < communes.expected) => {
            let mut of_the_province = totals.clone();
            of_the_province.figures.retain(|id, _| table().iter().any(|row| row.id == *id && row.tier == "province"));
            of_the_province.sheet()
        }
        _ => subject.sheet(),
    }
}

/// Returns how many steps lie between the declared levels of two reports under the same text.
fn steps_between(now: &Report, before: &Report) -> Option<u8> {
    let declared = now.declared.zip(before.declared).filter(|_| under_the_same_text(now, before))?;
    Some((declared.0 as u8).abs_diff(declared.1 as u8))
}
