//! Lỗi thường gặp: puts typical mistakes of hand-written reports into the samples.

use super::Random;
use kh302::figures::{Kind, Tier};
use kh302::{FIGURES, Figure, PeriodKind, Report, RiskLevel};

/// Writes the reports as JSON Lines; 15 in a hundred of them get one to three faults.
pub fn lines(reports: &[Report]) -> String {
    let period = reports[0].period;
    let mut random = Random::new(period.to_string().bytes().fold(302, |seed, byte| seed * 31 + u64::from(byte)));
    let mut faulty = vec![false; reports.len()];
    let mut wanted = (reports.len() * 15 + 50) / 100;
    while wanted > 0 {
        let place = usize::try_from(random.below(reports.len() as u64)).expect("a place in a list");
        wanted -= usize::from(!faulty[place]);
        faulty[place] = true;
    }
    let mut text = String::new();
    for (report, faulty) in reports.iter().zip(faulty) {
        let mut line = Line { report, text: serde_json::to_string(report).expect("a report") };
        let mut faults = if faulty { 1 + random.below(3) } else { 0 };
        while faults > 0 {
            faults -= u64::from(random.pick(FAULTS)(&mut line, &mut random));
        }
        text.push_str(&line.text);
        text.push('\n');
    }
    text
}

/// A report and its line.
struct Line<'r> {
    report: &'r Report,
    text: String,
}

impl Line<'_> {
    fn value(&self, figure: Figure) -> u64 {
        self.report.figures.value(figure).unwrap_or(0)
    }

    /// Replaces the text of a member; returns false where the member was already changed.
    fn replace(&mut self, member: &str, now: &str) -> bool {
        let found = self.text.matches(member).count() == 1;
        if found {
            self.text = self.text.replace(member, now);
        }
        found
    }

    fn put(&mut self, figure: Figure, raw: &str) -> bool {
        let (id, value) = (figure.id(), self.value(figure));
        self.replace(&format!("\"{id}\":{value},"), &format!("\"{id}\":{raw},"))
    }

    fn prepared(&mut self, days_after_close: i64) -> bool {
        let (Some(was), Some(now)) = (self.report.prepared_on, self.report.period.last_day().plus_days(days_after_close)) else {
            return false;
        };
        self.replace(&format!("\"prepared_on\":\"{was}\""), &format!("\"prepared_on\":\"{now}\""))
    }
}

/// Puts a fault into a report; returns false where the fault is not possible in this report.
type Fault = fn(&mut Line<'_>, &mut Random) -> bool;

const FAULTS: &[Fault] = &[
    missing,
    text,
    misspelt,
    twice,
    negative,
    balance,
    places,
    groups,
    more_than_all,
    more_than_all,
    sessions,
    late,
    late,
    early,
    level,
    level,
];

/// A count that the commune types. A figure of some days only is left alone, so that the samples stay as they are when the law adds one.
fn any_count(random: &mut Random) -> Figure {
    let rows: Vec<_> = FIGURES.iter().filter(|row| !row.is_dated()).collect();
    loop {
        let row = random.pick(&rows);
        if row.kind == Kind::Count && row.tier == Tier::Commune {
            return row.figure;
        }
    }
}

/// Leaves a figure out.
fn missing(line: &mut Line<'_>, random: &mut Random) -> bool {
    let figure = any_count(random);
    let member = format!("\"{}\":{},", figure.id(), line.value(figure));
    line.replace(&member, "")
}

/// Writes a number in quotation marks, as an export from a spreadsheet does.
fn text(line: &mut Line<'_>, random: &mut Random) -> bool {
    let figure = if random.chance(50) { Figure::Population } else { any_count(random) };
    let value = line.value(figure);
    let shown = if value < 1_000 { value.to_string() } else { format!("{}.{:03}", value / 1_000, value % 1_000) };
    line.put(figure, &format!("\"{shown}\""))
}

/// Swaps the last two letters of a key.
fn misspelt(line: &mut Line<'_>, random: &mut Random) -> bool {
    let id = any_count(random).id();
    let (head, tail) = id.split_at(id.len() - 2);
    let swapped: String = tail.chars().rev().collect();
    swapped != tail && line.replace(&format!("\"{id}\":"), &format!("\"{head}{swapped}\":"))
}

/// Writes a figure twice.
fn twice(line: &mut Line<'_>, random: &mut Random) -> bool {
    let figure = any_count(random);
    let (id, value) = (figure.id(), line.value(figure));
    line.put(figure, &format!("{value},\"{id}\":{}", value + 1))
}

fn negative(line: &mut Line<'_>, random: &mut Random) -> bool {
    let figure = any_count(random);
    let value = line.value(figure);
    value > 0 && line.put(figure, &format!("-{value}"))
}

/// Miscounts additions or removals, so that the closing stock does not follow.
fn balance(line: &mut Line<'_>, random: &mut Random) -> bool {
    let figure = *random.pick(&[Figure::DrugDependentAdded, Figure::DrugDependentRemoved, Figure::DrugUsingAdded]);
    let value = line.value(figure);
    line.put(figure, &(value + 1 + random.below(3)).to_string())
}

fn places(line: &mut Line<'_>, random: &mut Random) -> bool {
    let figure = *random.pick(&[Figure::UsePointsDetected, Figure::HotspotsEliminated, Figure::RetailPointsDelisted]);
    let value = line.value(figure);
    line.put(figure, &(value + 1).to_string())
}

/// Breaks the sum of the groups.
fn groups(line: &mut Line<'_>, random: &mut Random) -> bool {
    let figure = *random.pick(&[Figure::DrugDependentAbsent, Figure::DrugUsingAbsent]);
    let value = line.value(figure);
    line.put(figure, &(value + 1 + random.below(2)).to_string())
}

/// Makes a part larger than its whole.
fn more_than_all(line: &mut Line<'_>, random: &mut Random) -> bool {
    let (part, whole) = *random.pick(&[
        (Figure::DrugDependentReached, Figure::DrugDependent),
        (Figure::DrugUsingReached, Figure::DrugUsing),
        (Figure::PostRehabManaged, Figure::PostRehab),
        (Figure::PsychosisManaged, Figure::Psychosis),
        (Figure::ReleasedSupported, Figure::Released),
        (Figure::GroupsWithModel, Figure::ResidentialGroups),
    ]);
    let whole = line.value(whole);
    line.put(part, &(whole + 1 + random.below(3)).to_string())
}

/// Counts each session, and not each group once a month.
fn sessions(line: &mut Line<'_>, random: &mut Random) -> bool {
    let most = line.value(Figure::ResidentialGroups) * u64::from(line.report.period.months());
    line.put(Figure::GroupsWithSession, &(most + 1 + random.below(9)).to_string())
}

fn late(line: &mut Line<'_>, random: &mut Random) -> bool {
    line.prepared(2 + random.below(9).cast_signed())
}

/// Dates the report before the end of its period.
fn early(line: &mut Line<'_>, random: &mut Random) -> bool {
    line.prepared(-1 - random.below(5).cast_signed())
}

/// Declares another level than the figures give, or none although the area was reviewed.
fn level(line: &mut Line<'_>, random: &mut Random) -> bool {
    let decided = line.report.period.kind() == PeriodKind::Year
        && kh302::law::criteria_on(line.report.period.last_day()).is_some_and(|set| set.complete);
    let Some(was) = line.report.declared_level.filter(|_| decided) else { return false };
    let member = format!(",\"declared_level\":\"{}\"", was.id());
    if random.chance(30) {
        return line.replace(&member, "");
    }
    let now = *random.pick(&RiskLevel::ALL);
    now != was && line.replace(&member, &format!(",\"declared_level\":\"{}\"", now.id()))
}
