//! The library against the second reading of the law, case by case.
//!
//! Each case is drawn from a seed, so a difference names the seed that shows it again:
//! `KH302_SEED=… KH302_CASES=1 cargo test -p kh302-tests --test reference`. `KH302_CASES` also raises the number.

use kh302::base::{Locale, Truth, percent};
use kh302::define::{Check, Condition, Sum, Test};
use kh302::judge::{Classification, LevelSpan, ProvinceStatus, Score};
use kh302::{FIGURES, Status, Verdict, judge, law};
use kh302_tests::bridge;
use kh302_tests::reference::checks::Severity;
use kh302_tests::reference::days::{self, Kind, Period};
use kh302_tests::reference::levels::{Span, Standing, Text};
use kh302_tests::reference::sheet::{Sheet, table};
use kh302_tests::reference::targets::{self, TARGETS};
use kh302_tests::reference::{Case, KINDS, Opinion, Subject, draw, read};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// The differences between two answers, each with its place.
#[derive(Default)]
struct Differences(Vec<String>);

impl Differences {
    fn compare<T: PartialEq + Debug>(&mut self, place: &str, library: T, reading: T) {
        if library != reading {
            self.0.push(format!("{place}: the library says {library:?}, the reading {reading:?}"));
        }
    }
}

fn ids(set: kh302::FigureSet) -> BTreeSet<&'static str> {
    set.iter().map(kh302::Figure::id).collect()
}

fn span((best, worst): Span) -> LevelSpan {
    LevelSpan { best: bridge::level(best), worst: bridge::level(worst) }
}

fn truth(answer: Option<bool>) -> Truth {
    answer.map_or(Truth::Unknown, Truth::of)
}

/// What is compared of a classification. A partial set does not ask for Điều 6.
fn by_library(classification: Option<Classification>) -> Option<(&'static str, LevelSpan, LevelSpan, Option<Truth>)> {
    classification.map(|of| (of.set.id, of.cumulative, of.literal, of.set.complete.then_some(of.drug_free)))
}

fn by_reading(standing: Option<Standing>) -> Option<(&'static str, LevelSpan, LevelSpan, Option<Truth>)> {
    standing.map(|of| {
        let drug_free = (of.text == Text::Qd28).then_some(truth(of.drug_free));
        (bridge::text_id(of.text), span(of.cumulative), span(of.literal), drug_free)
    })
}

/// The figures that a condition reads.
fn read_by(condition: &Condition<'_>, into: &mut BTreeSet<&'static str>) {
    let mut add = |sum: &Sum| into.extend(sum.terms().map(|(_, quantity)| quantity.id()));
    match condition {
        Condition::Holds(relation) => [relation.left, relation.right].iter().for_each(add),
        Condition::Share { of, per, .. } => {
            add(of);
            into.insert(per.id());
        }
        Condition::All(conditions) | Condition::Any(conditions) | Condition::AtLeast(_, conditions) => {
            conditions.iter().for_each(|condition| read_by(condition, into));
        }
        Condition::NotOnFile => {}
    }
}

fn compare(case: &Case, opinion: &Opinion, verdict: &Verdict) -> Vec<String> {
    let mut found = Differences::default();
    found.compare("missing", ids(verdict.missing), opinion.missing.clone());
    found.compare("out of bounds", ids(verdict.facts.out_of_bounds), opinion.out_of_bounds.clone());
    let codes = |set: kh302::judge::CheckSet| set.iter().map(|check| check.code).collect::<BTreeSet<_>>();
    let is_month = case.period().kind == Kind::Month;
    let severity = |check: &Check| if is_month { check.severity } else { check.severity_longer.unwrap_or(check.severity) };
    let failed = verdict.failed.iter().map(|check| (check.code, severity(check).id())).collect::<BTreeMap<_, _>>();
    let said = opinion.findings.failed.iter().map(|(code, severity)| (*code, severity_id(*severity))).collect();
    found.compare("failed", failed, said);
    found.compare("unchecked", codes(verdict.unchecked), opinion.findings.unchecked.keys().copied().collect());
    found.compare("can_submit", verdict.can_submit, opinion.can_submit);
    found.compare("classification", by_library(verdict.classification), by_reading(opinion.shown));
    found.compare("in force", by_library(verdict.in_force), by_reading(opinion.in_force));
    found.compare(
        "province",
        verdict.province,
        opinion.province.map(|answer| match answer {
            Some(true) => ProvinceStatus::Key,
            Some(false) => ProvinceStatus::NotKey,
            None => ProvinceStatus::Undetermined,
        }),
    );

    let is_report = matches!(case.subject, Subject::Report(_));
    let measures = law::TARGETS.iter().flat_map(|target| target.measures);
    for (measure, library) in measures.zip(&verdict.measures) {
        let reading = &opinion.targets.measures[measure.id];
        let wide = |number: Option<i64>| number.map(i128::from);
        let shown = |locale| percent(library.numerator?.into(), library.denominator?.into(), 2, locale);
        found.compare(&format!("{} status", measure.id), library.status, status(reading.status));
        found.compare(&format!("{} numerator", measure.id), wide(library.numerator), reading.numerator);
        found.compare(&format!("{} denominator", measure.id), wide(library.denominator), reading.denominator);
        found.compare(&format!("{} short by", measure.id), wide(library.short_by(measure)), reading.short_by);
        found.compare(&format!("{} percent", measure.id), shown(Locale::Vi), reading.percent(true));
        found.compare(&format!("{} percent in English", measure.id), shown(Locale::En), reading.percent(false));
        if is_report && library.status == Status::Insufficient {
            let mut missing = ids(library.missing);
            missing.extend(library.needs_baseline.then_some("baseline"));
            found.compare(&format!("{} waits for", measure.id), missing, reading.missing.clone());
        }
    }
    let progress = &opinion.targets;
    found.compare("targets", verdict.targets, progress.targets.map(status));
    let counted = Status::ALL.map(|of| progress.targets.iter().filter(|one| status(**one) == of).count() as u32);
    let score = Score { met: progress.met, applicable: progress.applicable, insufficient: progress.insufficient, targets: counted };
    found.compare("score", verdict.score, score);

    // What an open check lacks: of the figures that the library's definition names, those that are not known.
    for check in verdict.unchecked.iter().filter(|_| is_report) {
        let (Test::Figures(when, must), Some(lacks)) = (&check.test, opinion.findings.unchecked.get(check.code)) else { continue };
        let mut named = BTreeSet::new();
        when.iter().chain([must]).for_each(|condition| read_by(condition, &mut named));
        if named.remove("group_months") {
            named.insert("residential_groups");
        }
        named.retain(|id| !verdict.facts.known.contains(bridge::figure(id)));
        found.compare(&format!("{} lacks", check.code), named, lacks.clone());
    }
    found.0
}

fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "notice",
    }
}

fn status(of: targets::Status) -> Status {
    match of {
        targets::Status::Met => Status::Met,
        targets::Status::NotMet => Status::NotMet,
        targets::Status::NotApplicable => Status::NotApplicable,
        targets::Status::Insufficient => Status::Insufficient,
        targets::Status::Tracked => Status::Tracked,
    }
}

fn from_environment(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

/// Draws cases and reports those on which the two disagree, the places counted and the first seeds spelled out.
#[test]
fn the_library_judges_as_the_second_reading_does() {
    let first = from_environment("KH302_SEED", 302);
    let cases = from_environment("KH302_CASES", 120_000);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    let differences: BTreeMap<u64, Vec<String>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                scope.spawn(move || {
                    let seeds = (first..first + cases).skip(worker as usize).step_by(threads as usize);
                    seeds
                        .filter_map(|seed| {
                            let case = draw::case(seed);
                            let owned = bridge::owned(&case);
                            let found = compare(&case, &read(&case), &judge(&bridge::request(&case, &owned)));
                            (!found.is_empty()).then_some((seed, found))
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no case may stop the comparison")).collect()
    });
    if differences.is_empty() {
        return;
    }
    let mut message = format!("{} of {cases} cases differ; each place with how often and its first seed\n", differences.len());
    let mut places: BTreeMap<&str, (u64, u64, &str)> = BTreeMap::new();
    for (seed, found) in &differences {
        for difference in found {
            let (place, what) = difference.split_once(": ").unwrap_or((difference, ""));
            places.entry(place).or_insert((0, *seed, what)).0 += 1;
        }
    }
    for (place, (count, seed, what)) in places {
        message += &format!("{count:6} × {place}, KH302_SEED={seed}: {what}\n");
    }
    if cases == 1 {
        message += &format!("{:#?}\n", draw::case(first));
    }
    panic!("{message}");
}
