//! `cargo bench -p kh302 --bench judge`: compares kh302 with other ways to do the same work, in one run over the same reports. With
//! `-- columns` it compares the judge of columns alone.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::float_arithmetic,
    reason = "a benchmark"
)]

mod columns;
mod corpus;
mod handwritten;
mod rounds;
mod typed;

use corpus::Sample;
use kh302::document::read;
use kh302::judge::{BLOCK_ROWS, Block, ColumnJudge, MISSING, RowHead};
use kh302::{Report, assess_json, judge, law};
use rounds::{Contestant, Goal, race, report};
use std::cell::RefCell;
use std::time::Duration;

const REPORTS: usize = 4_096;
const TIME: Duration = Duration::from_secs(12);

const HAND: &str = "hand-written judge, same treatment of missing figures";
const JUDGE: &str = "kh302: typed report to verdict";
const TYPED: &str = "serde_json: typed parse alone";
const COLUMNS_HAND: &str = "hand-written loops over columns";
const COLUMNS: &str = "kh302: columns to verdicts";
const ROWS: &str = "kh302: the same rows, one report after the other";
const READ: &str = "kh302: JSON to typed request";
const NOTED: &str = "kh302: the same with a note";
const VERDICT: &str = "kh302: JSON to verdict";
const DOCUMENT: &str = "kh302: JSON to assessment document, with sentences";

fn main() {
    // Runs only under `cargo bench`; `cargo test --benches` builds and starts it too.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let corpus = corpus::corpus(REPORTS);
    if std::env::args().any(|argument| argument == "columns") {
        let reports: Vec<Report> = corpus.iter().map(|sample| sample.report.clone()).collect();
        race_both(&reports);
        return;
    }
    same_answers(&corpus);
    let bytes: usize = corpus.iter().map(|sample| sample.json.len()).sum();
    println!("{REPORTS} reports of {} bytes in the mean; every answer of the hand-written judge is the same.\n", bytes / REPORTS);
    let reports: Vec<Report> = corpus.iter().map(|sample| sample.report.clone()).collect();
    let noted: Vec<String> =
        corpus.iter().map(|sample| format!("{},\"note\":\"x\"}}", sample.json.strip_suffix('}').expect("an object"))).collect();
    let mut contestants = [
        Contestant::new(HAND, &reports, handwritten::judge),
        Contestant::new(JUDGE, &reports, judge),
        Contestant::new(TYPED, &corpus, |sample| typed::parse(&sample.json).expect("a report")),
        Contestant::new(READ, &corpus, |sample| read(&sample.json).expect("a report")),
        Contestant::new(NOTED, &noted, |json| read(json).expect("a report")),
        Contestant::new(VERDICT, &corpus, |sample| read(&sample.json).expect("a report").judge()),
        Contestant::new(DOCUMENT, &corpus, |sample| assess_json(&sample.json)),
    ];
    race(&mut contestants, REPORTS, TIME);
    let goals = [Goal { subject: JUDGE, yardstick: HAND, most: 1.5 }, Goal { subject: VERDICT, yardstick: TYPED, most: 1.15 }];
    report(&contestants, &goals);
    println!();
    race_both(&reports);
}

/// Races columns without and with the reports that do not fit into them.
fn race_both(reports: &[Report]) {
    let complete = |report: &&Report| {
        let verdict = judge(*report);
        verdict.missing.is_empty() && verdict.out_of_bounds.is_empty()
    };
    let latest = |report: &&Report| judge(*report).classification.is_some_and(|of| of.complete);
    let complete: Vec<Report> = reports.iter().filter(complete).cloned().collect();
    let latest: Vec<Report> = complete.iter().filter(latest).cloned().collect();
    println!(
        "Columns, {BLOCK_ROWS} rows in a block; of {} reports {} lack nothing, {} of these under the latest criteria.\n",
        reports.len(),
        complete.len(),
        latest.len()
    );
    race_columns("reports under the latest criteria that lack nothing", &latest);
    race_columns("reports that lack nothing", &complete);
    race_columns("all reports", reports);
}

/// Races the judge of columns against the loops by hand over the same rows.
fn race_columns(which: &'static str, reports: &[Report]) {
    println!("{which}:");
    let rows: Vec<&[Report]> = reports.chunks_exact(BLOCK_ROWS).collect();
    let blocks: Vec<RefCell<(Block, columns::Block)>> = rows.iter().map(|rows| RefCell::new(blocks(rows))).collect();
    let (by_columns, by_hand) = (RefCell::new(ColumnJudge::new(&law::HUE, None)), RefCell::new(columns::Judge::new()));
    for (block, rows) in blocks.iter().zip(&rows) {
        let (block, by_hand_block) = &mut *block.borrow_mut();
        same_columns(by_columns.borrow_mut().judge(block), by_hand.borrow_mut().judge(by_hand_block), rows);
    }
    let mut contestants = [
        Contestant::new(COLUMNS_HAND, &blocks, |block: &RefCell<(Block, columns::Block)>| {
            by_hand.borrow_mut().judge(&block.borrow().1).failed[0]
        }),
        Contestant::new(COLUMNS, &blocks, |block| by_columns.borrow_mut().judge(&mut block.borrow_mut().0).can_submit[0]),
        Contestant::new(ROWS, &rows, |rows| rows.iter().filter(|report| judge(*report).can_submit).count()),
    ]
    .map(|contestant| contestant.of_many(BLOCK_ROWS));
    race(&mut contestants, blocks.len(), TIME / 3);
    report(
        &contestants,
        &[Goal { subject: COLUMNS, yardstick: COLUMNS_HAND, most: 1.3 }, Goal { subject: ROWS, yardstick: COLUMNS_HAND, most: 1.3 }],
    );
    println!();
}

/// Puts rows into a block of kh302 and into one of the loops by hand.
fn blocks(rows: &[Report]) -> (Block, columns::Block) {
    let (mut block, mut by_hand) = (Block::new(), columns::Block::new());
    for report in rows {
        let Report { area, period, revision, prepared_on, declared_level, .. } = *report;
        let head = RowHead { area, period, revision, prepared_on, declared_level };
        let row = block.push(head).expect("a free row");
        by_hand.heads.push(head);
        for (figure, value) in report.figures.iter() {
            let value = value.map_or(MISSING, |value| i32::try_from(value).unwrap_or(i32::MAX));
            block.column(figure)[row] = value;
            by_hand.columns[figure.index()][row] = value;
        }
    }
    (block, by_hand)
}

/// Checks that both decide what the judge of one report decides.
fn same_columns(by_columns: &kh302::judge::ColumnVerdicts, by_hand: &columns::Verdicts, rows: &[Report]) {
    for (row, report) in rows.iter().enumerate() {
        let verdict = judge(report);
        assert_eq!((by_columns.failed[row], by_columns.unchecked[row]), (verdict.failed, verdict.unchecked), "{report:?}");
        assert_eq!(by_columns.can_submit[row], verdict.can_submit, "{report:?}");
        let level = |of: kh302::Reading| verdict.level(of);
        let of = by_columns;
        let levels = [of.cumulative[row], of.literal[row], of.places_in_period[row]].map(kh302::judge::LevelSpan::level);
        assert_eq!(levels, kh302::Reading::ALL.map(level), "{report:?}");
        if by_hand.apart.iter().any(|(apart, _)| *apart == row) {
            continue;
        }
        let found = |set: kh302::judge::CheckSet| set.iter().map(|check| check.code).collect::<Vec<_>>();
        assert_eq!(found(verdict.failed), codes(by_hand.failed[row]), "{report:?}");
        assert_eq!(found(verdict.unchecked), codes(by_hand.unchecked[row]), "{report:?}");
        assert_eq!(by_hand.can_submit[row], verdict.can_submit, "{report:?}");
        assert_eq!(by_hand.levels.map(|levels| (!by_hand.open[row]).then_some(levels[row])), levels, "{report:?}");
        for (place, status) in verdict.targets.iter().enumerate() {
            assert_eq!((by_hand.targets[place][row], by_columns.targets[place][row]), (*status, *status), "{place} {report:?}");
        }
    }
}

/// Returns the codes of a set of the judge by hand.
fn codes(set: u64) -> Vec<&'static str> {
    handwritten::CODES.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1).map(|(_, code)| *code).collect()
}

/// Checks that the judge by hand decides everything as kh302 does, because a yardstick must do the same work.
fn same_answers(corpus: &[Sample]) {
    for Sample { report, json } in corpus {
        let (verdict, by_hand) = (judge(report), handwritten::judge(report));
        let found = |set: kh302::judge::CheckSet| set.iter().map(|check| check.code).collect::<Vec<_>>();
        assert_eq!(found(verdict.failed), codes(by_hand.failed), "{json}");
        assert_eq!(found(verdict.unchecked), codes(by_hand.unchecked), "{json}");
        let span = |span: kh302::judge::LevelSpan| (span.best, span.worst);
        assert_eq!(verdict.classification.map(|of| [of.cumulative, of.literal, of.places_in_period].map(span)), by_hand.levels, "{json}");
        assert_eq!((verdict.missing.bits(), verdict.out_of_bounds.bits()), (by_hand.missing, by_hand.out_of_bounds), "{json}");
        assert_eq!((verdict.can_submit, &verdict.targets[..]), (by_hand.can_submit, &by_hand.targets[..]), "{json}");
        for (one, other) in verdict.measures.iter().zip(&by_hand.measures) {
            assert_eq!((one.status, one.numerator(), one.denominator()), (other.status, other.numerator, other.denominator), "{json}");
        }
        assert_eq!(
            (verdict.score.met, verdict.score.applicable, verdict.score.insufficient),
            (by_hand.met, by_hand.applicable, by_hand.insufficient)
        );
    }
}
