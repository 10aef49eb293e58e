//! Counts the instructions of the work that a portal does again and again, which other work on the machine does not change:
//! `cargo xtask bench instructions`.
//!
//! Valgrind runs this program twice for each row of the table, for all documents and for none; the difference, divided, is what one takes.
//! Without start-up, and without what prepares the values that a row begins with.

mod typed;

use kh302::document::{Document, read};
use kh302::explain::{RollupBuilder, judge_json};
use kh302::form::{Field, Session};
use kh302::judge::{Rollup, Subject};
use kh302::{Assessment, Report, assess_json, judge, law};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs};

/// The sample reports of a month, and those of a year.
const SAMPLES: [(&str, &str); 2] = [("month", "2025-07.jsonl"), ("year", "2025.jsonl")];

/// A row of the table: what is done with the first `count` lines of a file of reports.
type Work = (&'static str, fn(&[String], usize));

const WORKS: &[Work] = &[
    ("JSON to the assessment document: assess_json", |lines, count| each(lines, count, |line| assess_json(line).len())),
    ("… JSON to a typed request: read", |lines, count| each(lines, count, |line| read(line).is_ok())),
    ("… JSON to a verdict", |lines, count| each(lines, count, |line| read(line).map(|document| document.judge().can_submit).ok())),
    ("… JSON to the verdict document: judge_json", |lines, count| each(lines, count, |line| judge_json(line).len())),
    ("… typed request to a typed assessment", |lines, count| {
        each(&documents(lines), count, |document| document.assess().findings.len());
    }),
    ("… typed assessment to JSON", |lines, count| {
        let mut json = String::with_capacity(64 * 1024);
        each(&assessments(lines), count, |assessment| {
            json.clear();
            kh302::document::write_json(assessment, &mut json);
            json.len()
        });
    }),
    ("judge: a typed report to a verdict", |lines, count| each(&reports(lines), count, |report| judge(report).can_submit)),
    ("one keystroke in a form session", |lines, count| {
        let mut session = Session::open(&lines[0]).expect("a report");
        let fields = [Field::from_id("population"), Field::from_id("drug_dependent")].map(|field| field.expect("a field of the form"));
        let typed = ["5", "55", "552"];
        for place in 0..count {
            black_box(session.set(fields[place / typed.len() % fields.len()], typed[place % typed.len()]));
        }
    }),
    ("a roll-up, for each typed report", |lines, count| {
        let reports = reports(lines);
        let mut rollup = rollup(&reports[0]);
        // Begins anew with each round, because a roll-up holds a commune once.
        for reports in rounds(&reports, count) {
            rollup = self::rollup(&reports[0]);
            reports.iter().for_each(|report| drop(black_box(rollup.add(report).expect("a commune of the area"))));
        }
        black_box(rollup);
    }),
    ("a roll-up, for each JSON report", |lines, count| {
        let first = &reports(lines)[0];
        for lines in rounds(lines, count) {
            let mut builder = RollupBuilder::new("46".parse().expect("a code"), first.period, &law::HUE).expect("a province on file");
            lines.iter().for_each(|line| drop(black_box(builder.add(&read(line).expect("a report")).expect("a commune of the area"))));
        }
    }),
    (TYPED, |lines, count| {
        let assessments = assessments(lines);
        let mut out = Vec::with_capacity(64 * 1024);
        for (line, assessment) in lines.iter().zip(&assessments).cycle().take(count) {
            black_box(serde_json::from_str::<typed::Report>(line).expect("a report"));
            out.clear();
            serde_json::to_writer(&mut out, assessment).expect("an assessment");
            black_box(&out);
        }
    }),
];

const TYPED: &str = "serde_json: typed parse, and the same bytes from typed values";
/// The program `assess --json`, against the row `TYPED`.
const PROGRAM: &str = "the program assess --json, with reading and writing files";
const COUNT: usize = 200;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match args.as_slice() {
        [work, file, count] => {
            let lines = lines(Path::new(file));
            let (Some((_, work)), Ok(count)) = (WORKS.iter().find(|(name, _)| name == work), count.parse()) else {
                return ExitCode::from(2);
            };
            work(&lines, count);
            ExitCode::SUCCESS
        }
        _ => match table() {
            Ok(()) => ExitCode::SUCCESS,
            Err(reason) => {
                eprintln!("{reason}");
                ExitCode::FAILURE
            }
        },
    }
}

fn table() -> Result<(), String> {
    let version = Command::new("valgrind").arg("--version").output();
    let version = version.map_err(|_| "valgrind is missing; please install it: apt-get install valgrind")?;
    println!("instructions, {}, {}\n", String::from_utf8_lossy(&version.stdout).trim(), env::consts::ARCH);
    println!("{:<64}{}", "", SAMPLES.map(|(name, _)| format!("{name:>12}")).concat());
    let myself = env::current_exe().map_err(|error| error.to_string())?;
    let files = SAMPLES.map(|(_, file)| data(file));
    let row = |name: &str, counted: [u64; 2]| println!("{name:<64}{}", counted.map(|count| format!("{:>12}", grouped(count))).concat());
    let per_one = |all: u64, none: u64| all.saturating_sub(none) / COUNT as u64;
    let mut typed = [0; 2];
    for (name, _) in WORKS {
        let mut counted = [0; 2];
        for (counted, file) in counted.iter_mut().zip(&files) {
            let of =
                |count: usize| instructions(Command::new("valgrind").args(TOOL).arg(&myself).arg(name).arg(file).arg(count.to_string()));
            *counted = per_one(of(COUNT)?, of(0)?);
        }
        row(name, counted);
        if *name == TYPED {
            typed = counted;
        }
    }
    let mut program = [0; 2];
    for (counted, file) in program.iter_mut().zip(&files) {
        let lines = lines(file);
        let of = |count: usize| {
            let part = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("instructions-{count}.jsonl"));
            let text: String = lines.iter().cycle().take(count).map(|line| format!("{line}\n")).collect();
            fs::write(&part, text).map_err(|error| format!("{}: {error}", part.display()))?;
            instructions(Command::new("valgrind").args(TOOL).arg(env!("CARGO_BIN_EXE_assess")).arg("--json").arg(&part))
        };
        // A program without a line to answer reports that as a fault, so that the second count is of one line.
        *counted = of(COUNT + 1)?.saturating_sub(of(1)?) / COUNT as u64;
    }
    row(PROGRAM, program);
    let ratio = |place: usize| format!("{:>12.2}", program[place] as f64 / typed[place] as f64);
    println!("{:<64}{}{}", "… against serde_json", ratio(0), ratio(1));
    Ok(())
}

/// Counts instructions, and simulates nothing.
const TOOL: [&str; 3] = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"];

/// Runs a program under valgrind, and reads how many instructions it took.
fn instructions(command: &mut Command) -> Result<u64, String> {
    let output = command.stdout(Stdio::null()).output().map_err(|error| format!("valgrind: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let refs = said.lines().find_map(|line| line.split_once("I refs:").or_else(|| line.split_once("I   refs:")));
    let number = refs.and_then(|(_, number)| number.trim().replace(',', "").parse().ok());
    number.ok_or_else(|| format!("valgrind counted nothing ({}):\n{said}", output.status))
}

fn data(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/synthetic").join(file)
}

/// The lines of a file that the yardstick can read as well: those whose figures are of their types.
fn lines(file: &Path) -> Vec<String> {
    let all = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    all.lines().filter(|line| serde_json::from_str::<typed::Report>(line).is_ok()).map(Into::into).collect()
}

fn each<I, O>(items: &[I], count: usize, work: impl FnMut(&I) -> O) {
    items.iter().cycle().take(count).map(work).for_each(|answer| drop(black_box(answer)));
}

/// The items from the first, again and again, until there were `count`.
fn rounds<I>(items: &[I], count: usize) -> impl Iterator<Item = &[I]> {
    let (whole, rest) = (count / items.len(), count % items.len());
    std::iter::repeat_n(items, whole).chain(Some(&items[..rest]).filter(|rest| !rest.is_empty()))
}

fn documents(lines: &[String]) -> Vec<Document> {
    lines.iter().map(|line| read(line).expect("a report")).collect()
}

fn assessments(lines: &[String]) -> Vec<Assessment> {
    documents(lines).iter().map(Document::assess).collect()
}

fn reports(lines: &[String]) -> Vec<Report> {
    let report = |document: &Document| match document.request().subject {
        Subject::Report(report) => report.clone(),
        Subject::Totals(_) => panic!("the samples are reports"),
    };
    documents(lines).iter().map(report).collect()
}

fn rollup(of: &Report) -> Rollup<'static> {
    Rollup::new("46".parse().expect("a code"), of.period, &law::HUE).expect("a province on file")
}

/// A number with its thousands set apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
