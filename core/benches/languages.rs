//! The time of an assessment and of a verdict in Rust, for the table of `cargo xtask bench languages`: `KH302_REPORTS` names a file with a
//! report on each line.

#![expect(clippy::expect_used, clippy::as_conversions, clippy::float_arithmetic, reason = "a benchmark")]

use kh302::document::read;
use kh302::{assess_json, judge};
use std::hint::black_box;
use std::time::Instant;
use std::{env, fs};

const ROUNDS: usize = 15;

fn main() {
    // Runs only where a file is named; `cargo test --benches` and `cargo bench` start every benchmark.
    let Ok(file) = env::var("KH302_REPORTS") else { return };
    let text = fs::read_to_string(&file).expect("a file with reports");
    let reports: Vec<&str> = text.lines().collect();
    println!("assess {:.3}", microseconds(&reports, |report| assess_json(report).len()));
    println!("verdict {:.3}", microseconds(&reports, |report| read(report).map(|document| judge(document.request()).can_submit)));
}

/// Returns the time of the fastest round for each report; the first rounds warm up.
fn microseconds<T>(reports: &[&str], run: impl Fn(&str) -> T) -> f64 {
    let round = || {
        let begin = Instant::now();
        for report in reports {
            black_box(run(black_box(report)));
        }
        begin.elapsed().as_secs_f64() * 1e6 / reports.len() as f64
    };
    (0..ROUNDS).map(|_| round()).fold(f64::INFINITY, f64::min)
}
