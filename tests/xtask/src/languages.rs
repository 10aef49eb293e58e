//! Mọi ngôn ngữ: measures an assessment and a verdict in every language over the same reports, and prints them as one table.

use super::{JS, Outcome, YEAR, c, command, dotnet, package, root, wheel};
use std::fs;
use std::process::Stdio;

const REPORTS: &str = "target/reports.jsonl";
const MONTH: &str = "examples/data/synthetic/2025-07.jsonl";

/// A language: its name in the table, the folder in which its program runs, and the command line. The program prints lines such as
/// `assess 41.2` and `verdict 2.1`, in microseconds for each report, of the reports in the file that `KH302_REPORTS` names.
type Language = (&'static str, &'static str, &'static str);

const LANGUAGES: &[Language] = &[
    ("Rust", ".", "cargo bench --quiet -p kh302 --bench languages --profile release"),
    ("C", ".", "target/c/speed"),
    ("Python", ".", "target/python/venv/bin/python bindings/python/bench/languages.py"),
    ("Go", "bindings/go", "go test -run ^$ -bench ^BenchmarkReports$ ."),
    ("Java", ".", "mvn -B -q test -f bindings/jvm/pom.xml -Dtest=Speed#reports"),
    (".NET (Mono)", ".", "mono target/dotnet/Reports.exe"),
    ("JavaScript (Node.js)", JS, "node bench/languages.mjs"),
];

pub fn bench() -> Outcome {
    prepare()?;
    let mut measured = Vec::new();
    for (name, folder, line) in LANGUAGES {
        measured.push((name, measure(folder, line)?));
    }
    println!("\n| language | assessment | against Rust | verdict | against Rust |\n|---|---:|---:|---:|---:|");
    let [(_, rust), ..] = *measured else { return Ok(()) };
    for (name, times) in measured {
        let cells = times.iter().zip(rust).map(|(time, rust)| format!("{time:.1} µs | {:.2}", time / rust));
        println!("| {name} | {} |", cells.collect::<Vec<_>>().join(" | "));
    }
    Ok(())
}

/// Builds what every language needs, and writes the reports: those of a month and those of a year.
fn prepare() -> Outcome {
    let read = |file: &str| fs::read_to_string(root().join(file)).map_err(|error| format!("{file}: {error}"));
    let reports = read(MONTH)? + &read(YEAR)?;
    dotnet::prepare_bench()?;
    c::compile("cc -std=c11", "tests/speed.c", "shared", &root().join(c::DIST))?;
    wheel("release")?;
    package()?;
    fs::write(root().join(REPORTS), reports).map_err(|error| format!("{REPORTS}: {error}"))
}

/// Runs the program of a language, and returns the times of an assessment and of a verdict.
fn measure(folder: &str, line: &str) -> Result<[f64; 2], String> {
    let mut command = command(line);
    command.env("KH302_REPORTS", root().join(REPORTS)).current_dir(root().join(folder)).stderr(Stdio::inherit());
    let output = command.output().map_err(|error| format!("{line}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        return Err(format!("{line}: {}: {text}", output.status));
    }
    let time = |what: &str| {
        let found = text.lines().find_map(|line| line.strip_prefix(what)?.trim().parse().ok());
        found.ok_or_else(|| format!("{line}: no time was printed behind `{what}`: {text}"))
    };
    Ok([time("assess ")?, time("verdict ")?])
}
