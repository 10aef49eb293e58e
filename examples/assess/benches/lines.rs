//! Measures how long `assess --json` takes for many reports, compared with programs that only parse them and write the same bytes.
//!
//! `cargo bench -p kh302-assess -- 100000` uses 100,000 lines instead of a million.

mod typed;

use kh302::Assessment;
use kh302::document::read;
use std::fs::File;
use std::hint::black_box;
use std::io::{self, BufRead, BufReader, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use typed::Report;

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().collect();
    if let [_, yardstick, file] = args.as_slice() {
        match yardstick.as_str() {
            COPIES => {
                return answer(Path::new(file), |line| kh302::assess_json(line) + "\n", |answer, out| out.write_all(answer.as_bytes()));
            }
            SERIALIZES => return answer(Path::new(file), assessment, serialize),
            _ => {}
        }
    }
    let lines = args.iter().find_map(|arg| arg.parse().ok()).unwrap_or(1_000_000);
    let file = input(lines)?;
    println!("{lines} reports, {} MB in, {} cores", file.metadata()?.len() / 1_000_000, thread::available_parallelism()?);
    let assess = time(Command::new(env!("CARGO_BIN_EXE_assess")).arg("--json").arg(&file))?;
    let copies = time(Command::new(env::current_exe()?).arg(COPIES).arg(&file))?;
    let serializes = time(Command::new(env::current_exe()?).arg(SERIALIZES).arg(&file))?;
    for (what, took) in [
        ("assess --json, all cores", assess),
        ("parses, and writes bytes that it has, one core", copies),
        ("parses, and writes values with serde_json, one core", serializes),
    ] {
        let (seconds, of_assess) = (took.as_secs_f64(), assess.as_secs_f64() / took.as_secs_f64());
        println!("{what:<52} {seconds:>7.2} s {:>6.2} µs a report   ×{of_assess:.2}", seconds * 1e6 / lines as f64);
    }
    Ok(())
}

/// The names of the yardsticks. Both parse each line with serde_json into a typed report, and judge nothing.
const COPIES: &str = "copies";
const SERIALIZES: &str = "serializes";

fn time(command: &mut Command) -> io::Result<Duration> {
    let begin = Instant::now();
    command.stdout(Stdio::null()).status()?;
    Ok(begin.elapsed())
}

/// Returns the sample reports that serde_json can read, one on each line.
fn samples() -> io::Result<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/synthetic/2025-07.jsonl");
    let all = fs::read_to_string(path)?;
    Ok(all.lines().filter(|line| serde_json::from_str::<Report>(line).is_ok()).map(Into::into).collect())
}

fn input(lines: usize) -> io::Result<PathBuf> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{lines}.jsonl"));
    let mut file = BufWriter::new(File::create(&path)?);
    for line in samples()?.iter().cycle().take(lines) {
        writeln!(file, "{line}")?;
    }
    file.flush()?;
    Ok(path)
}

type Out<'o> = BufWriter<StdoutLock<'o>>;

fn assessment(line: &str) -> Assessment {
    read(line).expect("a report").assess()
}

fn serialize(answer: &Assessment, out: &mut Out<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, answer)?;
    out.write_all(b"\n")
}

/// Parses each line, and writes an answer that was made beforehand.
fn answer<A>(file: &Path, make: fn(&str) -> A, write: fn(&A, &mut Out<'_>) -> io::Result<()>) -> io::Result<()> {
    let answers: Vec<A> = samples()?.iter().map(|line| make(line)).collect();
    let mut reader = BufReader::with_capacity(128 * 1024, File::open(file)?);
    let mut out = BufWriter::with_capacity(128 * 1024, io::stdout().lock());
    let mut line = Vec::new();
    for answer in answers.iter().cycle() {
        line.clear();
        if reader.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        black_box(serde_json::from_slice::<Report>(&line)?);
        write(answer, &mut out)?;
    }
    out.flush()
}
