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

/// A figure and that of the period before; without a value where it is missing, or missing in one of several reports.
#[derive(Clone, Copy)]
struct Pair {
    now: Option<i128>,
    before: Option<i128>,
    /// The largest value that the figure can have.
    most: i128,
}

impl Pair {
    /// Whether something holds of both numbers. A comparison with a missing number is undecided.
    fn holds(self, of: impl Fn(i128, i128) -> bool) -> Option<bool> {
        self.now.zip(self.before).map(|(now, before)| of(now, before))
    }

    /// Whether something holds of both numbers, also where it does whether a missing one is nothing or as large as can be.
    fn holds_from_end_to_end(self, of: impl Fn(i128, i128) -> bool) -> Option<bool> {
        let ends = |number: Option<i128>| number.map_or([0, self.most], |number| [number; 2]);
        let holds = |now: i128| ends(self.before).map(|before| of(now, before));
        match ends(self.now).map(holds).concat()[..] {
            [true, true, true, true] => Some(true),
            [false, false, false, false] => Some(false),
            _ => None,
        }
    }

    fn is_equal(self) -> Option<bool> {
        self.holds(|now, before| now == before)
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
    let pair = |now: &'static str, before: &'static str| Pair {
        now: sheet.known(now),
        before: sheets.iter().map(|sheet| sheet.known(before)).sum(),
        most: table().iter().find(|row| row.id == now).map_or(0, |row| row.max),
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
    let within_a_tenth = |now: i128, before: i128| 9 * before <= 10 * now && 10 * now <= 11 * before;
    note("P101", Some("population"), Warning, population.holds(within_a_tenth));
    note("P102", Some("residential_groups"), Notice, pair("residential_groups", "residential_groups").is_equal());

    let flows: Vec<Pair> =
        counts_of(case).filter(|id| table().iter().any(|row| row.id == *id && row.over_time == "sum")).map(|id| pair(id, id)).collect();
    let all_equal = flows.iter().map(|flow| flow.is_equal()).fold(Some(true), both);
    let some = flows.iter().map(|flow| flow.now.map(|now| now > 0)).fold(Some(false), either);
    note("P103", None, Warning, not(both(all_equal, some)));

    // Totals say in how many communes a flag is true.
    let flags = ["on_intra_provincial_route", "on_inter_provincial_route"];
    for flag in flags.into_iter().filter(|_| matches!(case.subject, Subject::Report(_))) {
        let mut pair = pair(flag, flag);
        // A commune that was made of several is on a route if one of them was.
        pair.before = pair.before.map(|of_them| of_them.min(1));
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
        let leaps = |more: i128, less: i128| more >= less + 10 && 2 * more > 3 * less;
        note("P202", Some("drug_dependent"), Warning, people.holds(|now, before| !leaps(now, before) && !leaps(before, now)));
    }
    let same_kind = case.previous.iter().all(|before| before.period().kind == period.kind);
    for id in counts_of(case).filter(|id| !matches!(*id, "population" | "drug_dependent") && !means_something_else(id)) {
        let count = pair(id, id);
        if same_kind {
            note("P203", Some(id), Warning, count.holds_from_end_to_end(|now, before| !(now >= before + 20 && now > 5 * before)));
        }
    }
    for row in table().iter().filter(|row| row.over_time == "last" && matches!(row.unit, "person" | "place" | "model")) {
        if row.id != "population" && !means_something_else(row.id) {
            let count = pair(row.id, row.id);
            note("P204", Some(row.id), Warning, count.holds_from_end_to_end(|now, before| !(before >= 10 && now == 0)));
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
