//! `cargo xtask bench engines`: an assessment of kh302 beside engines that one could configure instead, in one run over the same reports.

#[path = "../../judge/corpus.rs"]
#[expect(dead_code, reason = "the benchmark `judge` uses the rest")]
mod corpus;
mod engines;
#[path = "../../judge/rounds.rs"]
#[expect(dead_code, reason = "the benchmark `judge` uses the rest")]
mod rounds;

use engines::Engines;
use kh302::assess_json;
use kh302::document::read;
use rounds::{Contestant, Goal, race, report};
use std::time::Duration;

const REPORTS: usize = 4_096;
const TIME: Duration = Duration::from_secs(12);

const READ: &str = "kh302: JSON to typed request";
const DOCUMENT: &str = "kh302: JSON to assessment document, with sentences";
const SHAPE: &str = "jsonschema: shape only, on a parsed value";
const ZEN: &str = "zen-engine: criteria of Điều 4 only";

fn main() {
    let corpus = corpus::corpus(REPORTS);
    let engines = Engines::new(&corpus);
    let mut contestants = [
        Contestant::new(READ, &corpus, |sample| read(&sample.json).expect("a report")),
        Contestant::new(DOCUMENT, &corpus, |sample| assess_json(&sample.json)),
        Contestant::new(SHAPE, engines.values(), |value| engines.is_valid(value)),
        Contestant::new(ZEN, engines.contexts(), |context| engines.classify(context)),
    ];
    race(&mut contestants, REPORTS, TIME);
    report(&contestants, &[Goal { subject: DOCUMENT, yardstick: ZEN, most: 1.0 / 3.0 }]);
}
