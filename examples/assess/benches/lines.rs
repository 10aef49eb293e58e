//! Measures how long `assess --json` takes for many reports, compared with programs that only parse them and write the same bytes.
//!
//! `cargo bench -p kh302-assess -- 100000` uses 100,000 lines instead of a million.

use kh302::Assessment;
use kh302::document::read;
use serde::Deserialize;
use std::fs::File;
use std::hint::black_box;
use std::io::{self, BufRead, BufReader, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

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

macro_rules! figures {
    ($($flag:ident)*; $($count:ident)*) => {
        #[derive(Deserialize)]
        #[expect(dead_code, reason = "only parsed")]
        struct Figures { $($flag: Option<bool>,)* $($count: Option<u64>,)* }
    };
}

figures! {
    reviewed on_intra_provincial_route on_inter_provincial_route;
    population residential_groups
    drug_dependent_opening drug_dependent_added drug_dependent_removed drug_dependent drug_dependent_in_community
    drug_dependent_in_compulsory_rehab drug_dependent_in_voluntary_centre drug_dependent_detained drug_dependent_absent
    drug_dependent_on_substitution drug_dependent_in_home_rehab drug_dependent_reached
    drug_using_opening drug_using_added drug_using_removed drug_using drug_using_confirmed_dependent drug_using_in_community
    drug_using_detained drug_using_absent drug_using_reached
    post_rehab post_rehab_managed post_rehab_relapsed psychosis psychosis_managed incidents
    released released_supported released_reoffended
    use_points_opening use_points_detected use_points_eliminated use_points_delisted use_points
    hotspots_opening hotspots_detected hotspots_eliminated hotspots_delisted hotspots
    retail_points_opening retail_points_detected retail_points_eliminated retail_points_delisted retail_points
    plants_found plants_destroyed plant_area_found plant_area_destroyed replanting_sites
    outreach_sessions groups_with_session models groups_with_model
    drug_cases drug_arrests residents_in_violation wanted_hiding
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only parsed")]
struct Report {
    schema: String,
    area: String,
    period: String,
    revision: u32,
    prepared_on: Option<String>,
    figures: Figures,
    declared_level: Option<String>,
    note: Option<String>,
}
