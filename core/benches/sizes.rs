//! `cargo bench -p kh302 --bench sizes`: how long an answer takes where something repeats in a document, at four sizes. The time of a byte
//! stays the same where time follows size. Then the time of an answer by a large table of units, beside that by the built-in one.

#![expect(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic, reason = "a benchmark")]

use kh302::form::{Field, Session};
use kh302::{Locale, Report, Request, Units, assess, call};
use std::env;
use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

const SIZES: [usize; 4] = [1_000, 4_000, 16_000, 64_000];
/// So many that a report with an explanation for each is not too large to be read.
const SIZES_OF_A_FORM: [usize; 4] = [250, 1_000, 4_000, 16_000];
/// As many communes as the country has.
const COMMUNES: usize = 3_321;

fn main() {
    // Runs only under `cargo bench`; `cargo test --benches` builds and starts it too.
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    println!("{:<34}{}", "items", SIZES.map(|size| format!("{size:>22}")).concat());
    let short =
        |place: usize| format!(r#"{{"schema":"kh302.report/1","area":"{:05}","period":"2025-01","figures":{{}}}}"#, place % 100_000);
    row("empty explanations", "assess", |size| report(&format!(r#""acknowledged":[{}]"#, list(size, |_| "{}".into()))));
    row("unknown members", "assess", |size| report(&list(size, |place| format!(r#""m{place}":1"#))));
    row("addresses in a note", "assess", |size| report(&format!(r#""note":"{}""#, "a@b.vn,".repeat(size))));
    row("reports of a roll-up", "rollup", |size| {
        format!(r#"{{"schema":"kh302.rollup/1","area":"46","period":"2025-01","reports":[{}]}}"#, list(size, short))
    });
    row("parts to combine", "combine", |size| {
        format!(r#"{{"schema":"kh302.combine/1","area":"19815","period":"2025-Q1","parts":[{}]}}"#, list(size, short))
    });
    row("reports on file", "corrections", |size| {
        format!(r#"{{"schema":"kh302.corrections/1","corrected":{},"on_file":[{}]}}"#, short(19_815), list(size, short))
    });

    println!("\n{:<34}{}", "a keystroke beside", SIZES_OF_A_FORM.map(|size| format!("{size:>22}")).concat());
    let explained = |place: usize| format!(r#"{{"code":"A103","at":"/{place}","reason":"a"}}"#);
    keystroke("explanations", |size| report(&format!(r#""acknowledged":[{}]"#, list(size, explained))));
    keystroke("unknown members", |size| report(&list(size, |place| format!(r#""m{place}":1"#))));

    let table = table();
    let own = Report::new("19815".parse().unwrap(), "2025-09".parse().unwrap());
    let of = |request: Request<'_>| median(|| drop(black_box(assess(request, Locale::Vi))));
    let (built_in, loaded) = (of(Request::from(&own)), of(Request::from(&own).with_units(&table)));
    println!("\nan answer by the built-in table {built_in:?}, by a table of {COMMUNES} communes {loaded:?}");
}

fn row(name: &str, of: &str, text: impl Fn(usize) -> String) {
    let cell = |size| {
        let text = text(size);
        let took = median(|| drop(black_box(call(of, &text))));
        format!("{:>12.2} ms {:>4.0} ns/B", took.as_secs_f64() * 1e3, took.as_nanos() as f64 / text.len() as f64)
    };
    println!("{name:<34}{}", SIZES.map(cell).concat());
}

fn keystroke(name: &str, text: impl Fn(usize) -> String) {
    let field: Field = "population".parse().unwrap();
    let cell = |size| {
        let mut form = Session::open(&text(size)).unwrap();
        let mut number = 0_u32;
        let took = median(|| {
            number += 1;
            black_box(form.set(field, &number.to_string()));
        });
        format!("{:>19.1} µs", took.as_nanos() as f64 / 1e3)
    };
    println!("{name:<34}{}", SIZES_OF_A_FORM.map(cell).concat());
}

/// The middle one of some times.
fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..7)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.into_iter().nth(3).unwrap()
}

/// Writes `size` items with commas between them.
fn list(size: usize, item: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    (0..size).for_each(|place| write!(text, "{}{}", if place == 0 { "" } else { "," }, item(place)).unwrap());
    text
}

fn report(members: &str) -> String {
    format!(r#"{{"schema":"kh302.report/1","area":"19815","period":"2025-09","figures":{{}},{members}}}"#)
}

/// An invented table with as many communes as the country has.
fn table() -> Units<'static> {
    let mut csv = String::from(
        "code,valid_from,valid_to,name_vi,kind,level,parent_code,predecessor_codes,successor_codes,split,act_start,act_end,alias,area_km2,population,confidence\n46,,,Thành phố Huế,thành phố,1,,,,,,,,,,\n",
    );
    (0..COMMUNES).for_each(|place| writeln!(csv, "{},,,Xã {place},xã,3,46,,,,,,,,,", 19_000 + place).unwrap());
    Units::from_csv(&csv).unwrap()
}
