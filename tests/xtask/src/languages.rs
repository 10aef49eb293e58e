//! Mọi ngôn ngữ: measures an assessment and a verdict in every language over the same reports, and prints them as one table.

use super::{JS, Outcome, YEAR, c, dotnet, package, root, wheel};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const REPORTS: &str = "target/reports.jsonl";
const MONTH: &str = "examples/data/synthetic/2025-07.jsonl";

/// A language: its name in the table, the folder in which its program runs, and the program with its arguments. It prints lines such as
/// `assess 41.2` and `verdict 2.1`, in microseconds for each report.
type Language = (&'static str, &'static str, &'static [&'static str]);

const LANGUAGES: &[Language] = &[
    ("Rust", ".", &["cargo", "bench", "--quiet", "-p", "kh302", "--bench", "languages"]),
    ("C", ".", &["target/c/speed", REPORTS]),
    ("Python", ".", &["target/python/venv/bin/python", "bindings/python/bench/languages.py"]),
    ("Go", "bindings/go", &["go", "test", "-run", "^$", "-bench", "^BenchmarkReports$", "."]),
    ("Java", ".", &["mvn", "-B", "-q", "test", "-f", "bindings/jvm/pom.xml", "-Dtest=Speed#reports"]),
    (".NET (Mono)", ".", &["mono", dotnet::REPORTS]),
    ("JavaScript (Node.js)", JS, &["node", "bench/languages.mjs"]),
];

pub fn bench() -> Outcome {
    prepare()?;
    let mut measured = Vec::new();
    for (name, folder, words) in LANGUAGES {
        measured.push((*name, measure(folder, words)?));
    }
    let rust = measured.first().map_or([None; 2], |(_, times)| *times);
    println!("\n| language | assessment | against Rust | verdict | against Rust |\n|---|---:|---:|---:|---:|");
    for (name, times) in measured {
        let cells = times.iter().zip(rust).map(|(time, rust)| match (time, rust) {
            (Some(time), Some(rust)) => format!("{time:.1} µs | {:.2}", time / rust),
            _ => "– | –".to_owned(),
        });
        println!("| {name} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
    Ok(())
}

/// Builds what every language needs, and writes the reports: those of a month and those of a year.
fn prepare() -> Outcome {
    let read = |file: &str| fs::read_to_string(root().join(file)).map_err(|error| format!("{file}: {error}"));
    let reports = read(MONTH)? + &read(YEAR)?;
    dotnet::prepare_bench()?;
    c::compile("cc -std=c11", "tests/speed.c", "shared", Path::new(&root().join(c::DIST)))?;
    wheel("release")?;
    package()?;
    fs::write(root().join(REPORTS), reports).map_err(|error| format!("{REPORTS}: {error}"))
}

/// Runs the program of a language, and returns the times of an assessment and of a verdict.
fn measure(folder: &str, words: &[&str]) -> Result<[Option<f64>; 2], String> {
    let line = words.join(" ");
    println!("$ {line} (in {folder})");
    let (program, arguments) = words.split_first().ok_or("no program")?;
    let mut command = Command::new(program);
    command.args(arguments).env("KH302_REPORTS", root().join(REPORTS)).current_dir(root().join(folder)).stderr(Stdio::inherit());
    // Takes away the path to libraries that cargo sets, because a program would load the library of another build.
    command.env_remove("LD_LIBRARY_PATH");
    let output = command.output().map_err(|error| format!("{line}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        return Err(format!("{line}: {}: {text}", output.status));
    }
    let time = |what: &str| text.lines().find_map(|line| line.strip_prefix(what)?.trim().parse().ok());
    let times = [time("assess "), time("verdict ")];
    if times[0].is_some() { Ok(times) } else { Err(format!("{line}: no time was printed: {text}")) }
}
