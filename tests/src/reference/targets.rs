//! Mười mục tiêu: the ten targets, with one function for each measure.

use super::days::{KH302, Kind};
use super::levels::{Communes, Level, Span, Text, standing, text_on};
use super::sheet::{Look, Sheet};
use super::{Case, Report, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// Trạng thái của một chỉ số, một mục tiêu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Status {
    Met,
    NotMet,
    NotApplicable,
    Insufficient,
    Tracked,
}
use Status::{Insufficient, Met, NotApplicable, NotMet, Tracked};

/// The result of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Measure {
    pub status: Status,
    pub numerator: Option<i128>,
    pub denominator: Option<i128>,
    pub short_by: Option<i128>,
    /// What an insufficient measure needs: figures, or the `baseline`.
    pub missing: BTreeSet<&'static str>,
}

impl Measure {
    const fn bare(status: Status) -> Self {
        Self { status, numerator: None, denominator: None, short_by: None, missing: BTreeSet::new() }
    }

    fn without_baseline(mut self) -> Self {
        self.missing.insert("baseline");
        self
    }

    /// Returns the share for display: two decimals, cut off, with "," in Vietnamese and "." in English.
    #[must_use]
    pub fn percent(&self, vietnamese: bool) -> Option<String> {
        percent(self.numerator?, self.denominator?, 2, vietnamese)
    }
}

/// Returns a share in percent, cut off after so many decimals; "100%" and "0%" mean exactly that.
#[must_use]
pub fn percent(numerator: i128, denominator: i128, decimals: usize, vietnamese: bool) -> Option<String> {
    if denominator <= 0 || numerator < 0 {
        return None;
    }
    let (comma, dot) = if vietnamese { (",", ".") } else { (".", ",") };
    if numerator == 0 {
        return Some("0%".into());
    }
    if numerator == denominator {
        return Some("100%".into());
    }
    // Divides by long division, digit by digit.
    let mut rest = 100 * numerator;
    let mut whole = (rest / denominator).to_string();
    rest %= denominator;
    let mut digits = String::new();
    for _ in 0..decimals {
        rest *= 10;
        digits += &(rest / denominator).to_string();
        rest %= denominator;
    }
    if whole == "0" && digits.chars().all(|digit| digit == '0') {
        return Some(format!("< 0{comma}{}1%", "0".repeat(decimals - 1)));
    }
    let mut place = whole.len();
    while place > 3 {
        place -= 3;
        whole.insert_str(place, dot);
    }
    Some(format!("{whole}{comma}{digits}%"))
}

/// The ids of the measures by target. The first letter is the role: `!` binding, `?` an aim, `.` a breakdown.
pub const TARGETS: [&[(char, &str)]; 10] = [
    &[('!', "T01a")],
    &[('!', "T02a")],
    &[('!', "T03a")],
    &[('!', "T04a"), ('!', "T04b"), ('!', "T04c")],
    &[('!', "T05a"), ('.', "T05b"), ('.', "T05c"), ('.', "T05d")],
    &[('!', "T06a"), ('!', "T06b"), ('!', "T06c"), ('.', "T06d")],
    &[('!', "T07a"), ('.', "T07b")],
    &[('!', "T08a"), ('!', "T08b"), ('?', "T08c"), ('?', "T08d")],
    &[('!', "T09a"), ('?', "T09b")],
    &[('!', "T10a"), ('.', "T10b")],
];

/// Returns every measure, the status of every target, and the score; nothing for a period that ends before the plan was launched.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Progress {
    pub measures: BTreeMap<&'static str, Measure>,
    pub targets: Vec<Status>,
    pub met: u32,
    pub applicable: u32,
    pub insufficient: u32,
}

type Sum = fn(&Look<'_>) -> i128;

/// What must hold of a fraction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Must {
    BeWhole,
    BeWholeOrMore,
    /// Nothing: a breakdown, or a target without a number.
    Nothing,
}

/// The result of a unit of the baseline.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    NotCounted,
    Good,
    Short,
    Open,
}

struct Measuring<'a> {
    case: &'a Case,
    sheet: &'a Sheet,
    /// Whether every commune of the area is in the sums.
    complete: bool,
}

pub(super) fn measure(case: &Case, sheet: &Sheet) -> Progress {
    if case.period().last_day() < KH302 {
        return Progress { measures: BTreeMap::new(), targets: Vec::new(), met: 0, applicable: 0, insufficient: 0 };
    }
    let complete = match &case.subject {
        Subject::Report(_) => true,
        Subject::Totals(totals) => totals.communes.is_some_and(|communes| communes.received >= communes.expected),
    };
    let on = Measuring { case, sheet, complete };
    sheet.take_missing();
    let measures: BTreeMap<&'static str, Measure> = [
        ("T01a", on.t01a()),
        ("T02a", on.t02a()),
        ("T03a", on.t03a()),
        ("T04a", on.t04a()),
        ("T04b", on.fraction(Must::BeWhole, |f| f("groups_with_model"), |f| f("residential_groups"))),
        ("T04c", on.t04c()),
        ("T05a", on.t05a()),
        (
            "T05b",
            on.fraction(
                Must::Nothing,
                |f| f("use_points_eliminated"),
                |f| f("use_points_opening") + f("use_points_detected") - f("use_points_delisted"),
            ),
        ),
        (
            "T05c",
            on.fraction(
                Must::Nothing,
                |f| f("hotspots_eliminated"),
                |f| f("hotspots_opening") + f("hotspots_detected") - f("hotspots_delisted"),
            ),
        ),
        (
            "T05d",
            on.fraction(
                Must::Nothing,
                |f| f("retail_points_eliminated"),
                |f| f("retail_points_opening") + f("retail_points_detected") - f("retail_points_delisted"),
            ),
        ),
        ("T06a", on.none(|f| f("plants_found"))),
        ("T06b", on.none(|f| f("plant_area_found"))),
        ("T06c", on.none(|f| f("replanting_sites"))),
        ("T06d", on.fraction(Must::Nothing, |f| f("plants_destroyed"), |f| f("plants_found"))),
        (
            "T07a",
            on.fraction(
                Must::BeWhole,
                |f| f("drug_dependent_reached") + f("drug_using_reached"),
                |f| f("drug_dependent") + f("drug_using"),
            ),
        ),
        ("T07b", on.tracked(|f| f("drug_dependent_detained") + f("drug_using_detained"))),
        ("T08a", on.fraction(Must::BeWhole, |f| f("post_rehab_managed"), |f| f("post_rehab"))),
        ("T08b", on.fraction(Must::BeWhole, |f| f("psychosis_managed"), |f| f("psychosis"))),
        ("T08c", on.none(|f| f("post_rehab_relapsed"))),
        ("T08d", on.none(|f| f("incidents"))),
        ("T09a", on.fraction(Must::BeWhole, |f| f("released_supported"), |f| f("released"))),
        ("T09b", on.t09b()),
        ("T10a", on.t10a()),
        ("T10b", if case.is_province() { on.of_the_province().tracked(|f| f("trafficking_lines")) } else { Measure::bare(NotApplicable) }),
    ]
    .into();

    let binding = |target: &[(char, &str)]| -> Vec<Status> {
        target.iter().filter(|(role, _)| *role == '!').map(|(_, id)| measures[id].status).collect()
    };
    let targets = TARGETS.map(|target| {
        let of = binding(target);
        [NotMet, Insufficient, Met, Tracked].into_iter().find(|status| of.contains(status)).unwrap_or(NotApplicable)
    });
    let all: Vec<Status> = TARGETS.iter().flat_map(|target| binding(target)).collect();
    let how_many = |of: &[Status]| all.iter().filter(|status| of.contains(status)).count() as u32;
    let targets = targets.into();
    Progress { targets, met: how_many(&[Met]), applicable: how_many(&[Met, NotMet]), insufficient: how_many(&[Insufficient]), measures }
}

impl Measuring<'_> {
    /// Does not wait for the communes where the province itself supplies the figures.
    fn of_the_province(&self) -> Self {
        Self { complete: true, ..*self }
    }

    /// Evaluates a fraction: not applicable where its denominator is 0, insufficient where it is negative.
    fn fraction(&self, must: Must, numerator: Sum, denominator: Sum) -> Measure {
        self.fraction_of(must, numerator, &denominator)
    }

    fn fraction_of(&self, must: Must, numerator: Sum, denominator: &dyn Fn(&Look<'_>) -> i128) -> Measure {
        let (least, greatest) = self.sheet.extremes(denominator);
        let (short_least, short_greatest) = self.sheet.extremes(|f| denominator(f) - numerator(f));
        let known = (self.sheet.exact(numerator), self.sheet.exact(denominator));
        let status = if (least, greatest) == (0, 0) {
            if self.complete { NotApplicable } else { Insufficient }
        } else if least <= 0 {
            Insufficient
        } else {
            match must {
                Must::Nothing if known.0.is_some() && known.1.is_some() && self.complete => Tracked,
                Must::Nothing => Insufficient,
                _ if short_least > 0 => NotMet,
                _ if !self.complete => Insufficient,
                Must::BeWhole if short_greatest < 0 => NotMet,
                Must::BeWhole if (short_least, short_greatest) == (0, 0) => Met,
                Must::BeWholeOrMore if short_greatest <= 0 => Met,
                _ => Insufficient,
            }
        };
        let short_by = match known {
            (Some(numerator), Some(denominator)) if must != Must::Nothing && denominator >= 0 => Some((denominator - numerator).max(0)),
            _ => None,
        };
        Measure { status, numerator: known.0, denominator: known.1, short_by, missing: self.sheet.take_missing() }
    }

    /// Evaluates a count that must be 0.
    fn none(&self, sum: Sum) -> Measure {
        let known = self.sheet.exact(sum);
        let status = match self.sheet.extremes(sum) {
            (least, _) if least > 0 => NotMet,
            (_, 0) if self.complete => Met,
            _ => Insufficient,
        };
        Measure { status, numerator: known, denominator: None, short_by: known, missing: self.sheet.take_missing() }
    }

    /// Evaluates a count for which no number is set.
    fn tracked(&self, sum: Sum) -> Measure {
        let known = self.sheet.exact(sum);
        let status = if known.is_some() && self.complete { Tracked } else { Insufficient };
        Measure { status, numerator: known, denominator: None, short_by: None, missing: self.sheet.take_missing() }
    }

    /// Rà soát, xác định cấp độ: the reviewed communes among all communes.
    fn t01a(&self) -> Measure {
        if self.case.period().kind != Kind::Year {
            return Measure::bare(NotApplicable);
        }
        match &self.case.subject {
            Subject::Report(_) => self.fraction(Must::BeWhole, |f| f("reviewed"), |_| 1),
            Subject::Totals(totals) => communes(totals.reviewed, totals.communes),
        }
    }

    /// Giữ vững: the communes that are still drug-free among those that were.
    fn t02a(&self) -> Measure {
        self.units(|base, now, _| {
            if base.0 > Level::DrugFree {
                Unit::NotCounted
            } else if base.1 > Level::DrugFree {
                Unit::Open
            } else if now.1 == Level::DrugFree {
                Unit::Good
            } else if now.0 > Level::DrugFree {
                Unit::Short
            } else {
                Unit::Open
            }
        })
    }

    /// Chuyển hóa: the communes that became better or drug-free among those with people on record.
    fn t03a(&self) -> Measure {
        self.units(|base, now, people| {
            if people == Some(false) {
                Unit::NotCounted
            } else if people.is_none() {
                Unit::Open
            } else if now.1 == Level::DrugFree || now.1 < base.0 {
                Unit::Good
            } else if now.0 > Level::DrugFree && now.0 >= base.1 {
                Unit::Short
            } else {
                Unit::Open
            }
        })
    }

    /// Counts the units of the baseline by their levels then and now, and by whether they had people on record.
    fn units(&self, judged: impl Fn(Span, Span, Option<bool>) -> Unit) -> Measure {
        let Subject::Report(report) = &self.case.subject else { return Measure::bare(Insufficient) };
        if self.case.baseline.is_empty() {
            return Measure::bare(Insufficient).without_baseline();
        }
        let text = text_on(report.period.last_day());
        let units: Vec<Unit> = self
            .case
            .baseline
            .iter()
            .enumerate()
            .map(|(place, base)| {
                let before = base.sheet();
                let people = before.at_most(|_| 1, |f| f("drug_dependent") + f("drug_using"));
                if let Some((then, now)) = by_approval(self.case, report, place, base) {
                    return judged((then, then), (now, now), people);
                }
                let (then, now) = match text {
                    Some(Text::Qd28) => (standing(&before, Text::Qd28).cumulative, standing(self.sheet, Text::Qd28).cumulative),
                    // Leaves the unit undecided where no text decides, because it may not count at all.
                    _ => ((Level::DrugFree, Level::Type1), (Level::DrugFree, Level::Type1)),
                };
                match (judged(then, now, people), by_declaration(report, base)) {
                    (Unit::Open, Some((then, now))) => judged((then, then), (now, now), people),
                    (unit, _) => unit,
                }
            })
            .collect();
        self.sheet.take_missing();
        let how_many = |of: Unit| units.iter().filter(|unit| **unit == of).count() as i128;
        let (good, short, open) = (how_many(Unit::Good), how_many(Unit::Short), how_many(Unit::Open));
        let status = if short > 0 {
            NotMet
        } else if open > 0 {
            Insufficient
        } else if good == 0 {
            NotApplicable
        } else {
            Met
        };
        if status == Insufficient && good == 0 {
            return Measure::bare(Insufficient);
        }
        Measure { numerator: Some(good), denominator: Some(good + short), short_by: Some(short), ..Measure::bare(status) }
    }

    /// Tuyên truyền hằng tháng: the outreach to every residential group in every month.
    fn t04a(&self) -> Measure {
        self.fraction_of(Must::BeWholeOrMore, |f| f("groups_with_session"), &|f| self.case.group_months(f))
    }

    /// The communes with outreach among all communes.
    fn t04c(&self) -> Measure {
        let one = Communes { expected: 1, received: 1, ..Communes::default() };
        match &self.case.subject {
            Subject::Report(_) => {
                let some = self.sheet.at_most(|_| 1, |f| f("outreach_sessions"));
                let missing = self.sheet.take_missing();
                Measure { missing, ..communes(some.map(|some| (i128::from(some), 1)), Some(one)) }
            }
            Subject::Totals(totals) => {
                // Counts no commune where there was no outreach at all.
                let none_at_all = (self.sheet.known("outreach_sessions") == Some(0)).then_some(0);
                let with = totals.communes_with_outreach.or(none_at_all);
                communes(with.zip(totals.communes.map(|communes| communes.received)), totals.communes)
            }
        }
    }

    /// Triệt xóa: the places of all three kinds together.
    fn t05a(&self) -> Measure {
        self.fraction(
            Must::BeWhole,
            |f| f("use_points_eliminated") + f("hotspots_eliminated") + f("retail_points_eliminated"),
            |f| {
                let opening = f("use_points_opening") + f("hotspots_opening") + f("retail_points_opening");
                let detected = f("use_points_detected") + f("hotspots_detected") + f("retail_points_detected");
                let delisted = f("use_points_delisted") + f("hotspots_delisted") + f("retail_points_delisted");
                opening + detected - delisted
            },
        )
    }

    /// Giảm tỷ lệ tái phạm: compares with the same kind of period of the baseline.
    fn t09b(&self) -> Measure {
        let again = |sheet: &Sheet| sheet.extremes(|f| f("released_reoffended"));
        let released = |sheet: &Sheet| sheet.extremes(|f| f("released"));
        let numerator = self.sheet.exact(|f| f("released_reoffended"));
        let denominator = self.sheet.exact(|f| f("released"));
        let missing = self.sheet.take_missing();
        let with = |status| Measure { status, numerator, denominator, short_by: None, missing: missing.clone() };
        let baseline = &self.case.baseline;
        let (again_now, released_now) = (again(self.sheet), released(self.sheet));
        if released_now == (0, 0) && self.complete {
            return with(NotApplicable);
        }
        if baseline.is_empty() || baseline.iter().any(|base| base.period.kind != self.case.period().kind) {
            return with(Insufficient).without_baseline();
        }
        let sheets: Vec<Sheet> = baseline.iter().map(Report::sheet).collect();
        let together =
            |of: &dyn Fn(&Sheet) -> (i128, i128)| sheets.iter().map(of).fold((0, 0), |(least, greatest), (l, g)| (least + l, greatest + g));
        let (again_before, released_before) = (together(&again), together(&released));
        if released_before == (0, 0) {
            return with(NotApplicable);
        }
        if released_now.0 == 0 || released_before.0 == 0 || !self.complete {
            return with(Insufficient);
        }
        let better = |again_now: i128, released_now: i128, again_before: i128, released_before: i128| {
            (again_now == 0 && again_before == 0) || again_now * released_before < again_before * released_now
        };
        let at_worst = better(again_now.1, released_now.0, again_before.0, released_before.1);
        let at_best = better(again_now.0, released_now.1, again_before.1, released_before.0);
        with(match (at_best, at_worst) {
            (true, true) => Met,
            (false, false) => NotMet,
            _ => Insufficient,
        })
    }

    /// Triệt xóa đường dây: tracked only, because the plan sets no number.
    fn t10a(&self) -> Measure {
        if !self.case.is_province() {
            return Measure::bare(NotApplicable);
        }
        self.of_the_province().fraction(
            Must::Nothing,
            |f| f("trafficking_lines_dismantled"),
            |f| f("trafficking_lines_opening") + f("trafficking_lines_detected"),
        )
    }
}

/// Returns the number of communes of which something holds, of those with a known answer, and of all.
fn communes(known: Option<(i128, i128)>, all: Option<Communes>) -> Measure {
    let Some(Communes { expected, .. }) = all else { return Measure::bare(Insufficient) };
    let (holds, known) = match known {
        Some(known) if known.1 > 0 || expected == 0 => known,
        None if expected == 0 => (0, 0),
        _ => return Measure { denominator: Some(expected), ..Measure::bare(Insufficient) },
    };
    let status = if holds < known {
        NotMet
    } else if known < expected {
        Insufficient
    } else if expected == 0 {
        NotApplicable
    } else if holds == known {
        Met
    } else {
        NotMet
    };
    Measure { numerator: Some(holds), denominator: Some(known), short_by: Some((known - holds).max(0)), ..Measure::bare(status) }
}

/// Returns the approved levels of both, where both periods end under the same text.
fn by_approval(case: &Case, now: &Report, place: usize, base: &Report) -> Option<(Level, Level)> {
    let approved = case.approvals.baseline.get(place).copied().flatten();
    approved.zip(case.approvals.now).filter(|_| under_the_same_text(now, base))
}

/// Returns the declared levels of both, where both periods end under the same text.
fn by_declaration(now: &Report, base: &Report) -> Option<(Level, Level)> {
    base.declared.zip(now.declared).filter(|_| under_the_same_text(now, base))
}

pub(super) fn under_the_same_text(now: &Report, base: &Report) -> bool {
    let text = text_on(now.period.last_day());
    text.is_some() && text == text_on(base.period.last_day())
}
