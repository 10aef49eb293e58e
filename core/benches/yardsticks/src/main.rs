//! Compares kh302 with other ways to do the same work, in one run over the same reports.

mod corpus;
#[cfg(feature = "engines")]
mod engines;
mod handwritten;
mod rounds;
mod typed;

use corpus::Sample;
use kh302::document::read;
use kh302::{Report, assess_json, judge};
use rounds::{Contestant, Goal, race, report};
use std::time::Duration;

const REPORTS: usize = 4_096;
const TIME: Duration = Duration::from_secs(12);

const HAND: &str = "hand-written judge, same treatment of missing figures";
const JUDGE: &str = "kh302: typed report to verdict";
const TYPED: &str = "serde_json: typed parse alone";
const READ: &str = "kh302: JSON to typed request";
const NOTED: &str = "kh302: the same with a note";
const VERDICT: &str = "kh302: JSON to verdict";
const DOCUMENT: &str = "kh302: JSON to assessment document, with sentences";
#[cfg(feature = "engines")]
const SHAPE: &str = "jsonschema: shape only, on a parsed value";
#[cfg(feature = "engines")]
const ZEN: &str = "zen-engine: criteria of Điều 4 only";

fn main() {
    let corpus = corpus::corpus(REPORTS);
    same_answers(&corpus);
    let bytes: usize = corpus.iter().map(|sample| sample.json.len()).sum();
    println!("{REPORTS} reports of {} bytes in the mean; every answer of the hand-written judge is the same.\n", bytes / REPORTS);
    let reports: Vec<Report> = corpus.iter().map(|sample| sample.report.clone()).collect();
    #[cfg(feature = "engines")]
    let engines = engines::Engines::new(&corpus);

    let noted: Vec<String> =
        corpus.iter().map(|sample| format!("{},\"note\":\"x\"}}", sample.json.strip_suffix('}').expect("an object"))).collect();
    let mut contestants = vec![
        Contestant::new(HAND, &reports, handwritten::judge),
        Contestant::new(JUDGE, &reports, |report| judge(report)),
        Contestant::new(TYPED, &corpus, |sample| typed::parse(&sample.json).expect("a report")),
        Contestant::new(READ, &corpus, |sample| read(&sample.json).expect("a report")),
        Contestant::new(NOTED, &noted, |json| read(json).expect("a report")),
        Contestant::new(VERDICT, &corpus, |sample| read(&sample.json).expect("a report").judge()),
        Contestant::new(DOCUMENT, &corpus, |sample| assess_json(&sample.json)),
    ];
    #[cfg(feature = "engines")]
    contestants.extend([
        Contestant::new(SHAPE, engines.values(), |value| engines.is_valid(value)),
        Contestant::new(ZEN, engines.contexts(), |context| engines.classify(context)),
    ]);
    race(&mut contestants, REPORTS, TIME);
    #[cfg_attr(not(feature = "engines"), expect(unused_mut, reason = "the engines add one"))]
    let mut goals = vec![Goal { subject: JUDGE, yardstick: HAND, most: 1.5 }, Goal { subject: VERDICT, yardstick: TYPED, most: 1.15 }];
    #[cfg(feature = "engines")]
    goals.push(Goal { subject: DOCUMENT, yardstick: ZEN, most: 1.0 / 3.0 });
    report(&contestants, &goals);
}

/// Checks that the judge by hand decides everything as kh302 does, because a yardstick must do the same work.
fn same_answers(corpus: &[Sample]) {
    for Sample { report, json } in corpus {
        let (verdict, by_hand) = (judge(report), handwritten::judge(report));
        let codes = |set: u64| {
            handwritten::CODES.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1).map(|(_, code)| *code).collect::<Vec<_>>()
        };
        let found = |set: kh302::judge::CheckSet| set.iter().map(|check| check.code).collect::<Vec<_>>();
        assert_eq!(found(verdict.failed), codes(by_hand.failed), "{json}");
        assert_eq!(found(verdict.unchecked), codes(by_hand.unchecked), "{json}");
        let span = |span: kh302::judge::LevelSpan| (span.best, span.worst);
        assert_eq!(verdict.classification.map(|of| (span(of.cumulative), span(of.literal))), by_hand.levels, "{json}");
        assert_eq!((verdict.missing.bits(), verdict.out_of_bounds.bits()), (by_hand.missing, by_hand.out_of_bounds), "{json}");
        assert_eq!((verdict.can_submit, &verdict.targets[..]), (by_hand.can_submit, &by_hand.targets[..]), "{json}");
        for (one, other) in verdict.measures.iter().zip(&by_hand.measures) {
            assert_eq!((one.status, one.numerator, one.denominator), (other.status, other.numerator, other.denominator), "{json}");
        }
        assert_eq!(
            (verdict.score.met, verdict.score.applicable, verdict.score.insufficient),
            (by_hand.met, by_hand.applicable, by_hand.insufficient)
        );
    }
}
