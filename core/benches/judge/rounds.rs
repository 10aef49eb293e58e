//! Times contestants against each other. Because machines are shared and change their speed, rounds are short, every contestant runs in
//! every round over the same reports, ratios are taken within a round, and the median over the rounds is reported.

use std::hint::black_box;
use std::ops::Range;
use std::time::{Duration, Instant};

/// A contestant: work that is done with a report.
pub struct Contestant<'a> {
    name: &'static str,
    run: Box<dyn FnMut(Range<usize>) + 'a>,
    nanoseconds: Vec<f64>,
    at_once: usize,
    /// How many reports an input holds.
    reports_each: usize,
}

/// The time that a round of a contestant should take: too short to be interrupted, and long enough for the clock.
const ROUND: Duration = Duration::from_micros(100);
const MOST_AT_ONCE: usize = 256;

impl<'a> Contestant<'a> {
    /// Makes a contestant that does `run` with its own inputs, as many as the others have.
    pub fn new<I, O>(name: &'static str, inputs: &'a [I], run: impl Fn(&'a I) -> O + 'a) -> Self {
        let run = move |range: Range<usize>| {
            for input in &inputs[range] {
                let output = run(black_box(input));
                black_box(&output);
            }
        };
        Self { name, run: Box::new(run), nanoseconds: Vec::new(), at_once: 1, reports_each: 1 }
    }

    /// Says that each input holds so many reports.
    pub fn of_many(self, reports_each: usize) -> Self {
        Self { reports_each, ..self }
    }

    fn time(&mut self, range: Range<usize>) -> f64 {
        let reports = range.len() * self.reports_each;
        let start = Instant::now();
        (self.run)(range);
        start.elapsed().as_nanos() as f64 / reports as f64
    }
}

/// Runs the contestants in turn over `inputs` inputs until `time` is over.
pub fn race(contestants: &mut [Contestant<'_>], inputs: usize, time: Duration) {
    for contestant in contestants.iter_mut() {
        let most = MOST_AT_ONCE / contestant.reports_each;
        let warm = contestant.time(0..most).max(1.0) * contestant.reports_each as f64;
        contestant.at_once = ((ROUND.as_nanos() as f64 / warm) as usize).clamp(1, most);
    }
    let start = Instant::now();
    let most = contestants.iter().map(|contestant| MOST_AT_ONCE / contestant.reports_each).min().unwrap_or(1);
    for first in (0..=inputs - most).step_by(most).cycle() {
        if start.elapsed() >= time {
            break;
        }
        for contestant in contestants.iter_mut() {
            let nanoseconds = contestant.time(first..first + contestant.at_once);
            contestant.nanoseconds.push(nanoseconds);
        }
    }
}

/// A goal: `subject` takes at most `most` times as long as `yardstick`.
pub struct Goal {
    pub subject: &'static str,
    pub yardstick: &'static str,
    pub most: f64,
}

/// Prints the medians, the ratios and whether the goals are met; returns `false` where one is not.
pub fn report(contestants: &[Contestant<'_>], goals: &[Goal]) -> bool {
    println!("{:>12} {:>12}  per report", "median", "fastest 5%");
    for Contestant { name, nanoseconds, .. } in contestants {
        println!("{:>9.0} ns {:>9.0} ns  {name}", quantile(nanoseconds.clone(), 0.5), quantile(nanoseconds.clone(), 0.05));
    }
    let of = |name: &str| contestants.iter().find(|contestant| contestant.name == name).map(|contestant| &contestant.nanoseconds);
    let mut all_met = true;
    println!("\n{:>12} {:>12}", "ratio", "goal");
    for Goal { subject, yardstick, most } in goals {
        let (Some(subject_times), Some(yardstick_times)) = (of(subject), of(yardstick)) else { continue };
        let ratio = quantile(subject_times.iter().zip(yardstick_times).map(|(one, other)| one / other).collect(), 0.5);
        let met = ratio <= *most;
        all_met &= met;
        println!("{ratio:>12.2} {most:>10.2} {}  {subject} / {yardstick}", if met { "✓" } else { "✗" });
    }
    all_met
}

fn quantile(mut numbers: Vec<f64>, part: f64) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[((numbers.len() - 1) as f64 * part) as usize]
}
