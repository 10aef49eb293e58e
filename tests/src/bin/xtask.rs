//! The one front door of the project: `cargo xtask test`, `demo`, `generate`, `bench`. CI calls nothing else.

use kh302_tests::{answers, generate, golden};
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

const USAGE: &str = "\
cargo xtask test              everything that CI runs
cargo xtask demo              what the library says of the sample data, and the form in a page; in a terminal also serves the form
cargo xtask demo --no-serve   … without the form
cargo xtask js                builds the npm package from scratch and runs its tests
cargo xtask size              how large the npm package is, against wasm/size.toml
cargo xtask generate          writes the generated files
cargo xtask generate --check  tells which generated files are out of date
cargo xtask record FILE       writes every answer to the vectors, samples and calls into a file, to compare two states of the library
cargo xtask bench             the benchmarks of the core
cargo xtask bench js          the npm package beside Zod, Valibot, Ajv and SurveyJS, in Node and in Chromium";

const WASM: &str = "wasm32-unknown-unknown";
/// The module for browsers and the glue around it; in a folder there the module for forms alone.
const GLUE: &str = "target/glue";
/// The modules: what they are built with, and their folder.
const MODULES: [(&str, &str); 2] = [("--features documents", ""), ("--no-default-features", "form")];
/// The npm package.
const JS: &str = "bindings/js";
const CHROMIUM: &str = "/usr/bin/chromium";
const ANSWERS: &str = "target/answers.jsonl";
const REAL: [&str; 2] = ["examples/data/real/an-cuu-2025-09.json", "examples/data/real/huong-tra-2026-01.json"];
const BASELINE: &str = "examples/data/synthetic/baseline-2023.jsonl";
/// Thành phố Huế.
const HUE: &str = "46";
const YEAR: &str = "examples/data/synthetic/2025.jsonl";

type Outcome = Result<(), String>;
type Step = (&'static str, fn() -> Outcome);

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let outcome = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["test"] => test(),
        ["demo"] => demo().and_then(|()| portal()),
        ["demo", "--no-serve"] => demo(),
        ["wasm"] => wasm(),
        ["js"] => js(),
        ["size"] => package().and_then(|()| npm(&["run", "size"])),
        ["generate"] => generate_all(),
        ["generate", "--check"] => up_to_date(),
        ["record", file] => record(file),
        ["bench"] => run("cargo bench -p kh302"),
        ["bench", "js"] => race(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\nxtask: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// The steps of CI, in the order in which they tell most for least time.
const STEPS: &[Step] = &[
    ("generated files", up_to_date),
    ("format", || run("cargo fmt --all --check")),
    ("lints", || run("cargo clippy --workspace --all-targets --all-features -- -D warnings")),
    ("without std and serde", || run("cargo check -p kh302 --no-default-features")),
    ("with all features", || run("cargo check -p kh302 --all-features")),
    ("tests", || run("cargo test --workspace --all-features")),
    ("documentation", || run_with(&[("RUSTDOCFLAGS", "-D warnings")], "cargo doc --workspace --no-deps --all-features")),
    ("WebAssembly", wasm),
    ("npm package", js),
];

fn test() -> Outcome {
    let mut times: Vec<(&str, Duration)> = Vec::new();
    let mut outcome = Ok(());
    for (name, step) in STEPS {
        println!("\n== {name}");
        let begin = Instant::now();
        outcome = step().map_err(|reason| format!("the step “{name}” failed: {reason}"));
        times.push((name, begin.elapsed()));
        if outcome.is_err() {
            break;
        }
    }
    println!();
    for (name, took) in times {
        println!("{:>7.1} s  {name}", took.as_secs_f64());
    }
    outcome
}

fn wasm() -> Outcome {
    let installed = Command::new("rustup").args(["target", "list", "--installed"]).output();
    // Without rustup the target may still be there; the build tells.
    if installed.is_ok_and(|list| !String::from_utf8_lossy(&list.stdout).lines().any(|target| target == WASM)) {
        let add = format!("rustup target add {WASM}");
        run(&add).map_err(|reason| format!("{reason}; please install the target: {add}"))?;
    }
    // Where a panic would be is told by its file: by one name on every machine, so that the module is the same from all.
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let places = [(Some(generate::root()), "kh302"), (home, "cargo")];
    let flags = places.iter().filter_map(|(place, name)| Some(format!("--remap-path-prefix={}={name}", place.as_ref()?.display())));
    // Hashes are of a few kilobytes at most: the short code for them, not the unrolled.
    let flags: Vec<String> =
        flags.chain([String::from("--cfg=sha2_backend=\"soft\""), String::from("--cfg=sha2_backend_soft=\"compact\"")]).collect();
    for (features, folder) in MODULES {
        let build = format!("cargo build -p kh302-wasm --target {WASM} --profile wasm {features}");
        run_with(&[("CARGO_ENCODED_RUSTFLAGS", &flags.join("\u{1f}"))], &build)?;
        wasm_bindgen_cli_support::Bindgen::new()
            .input_path(generate::root().join(format!("target/{WASM}/wasm/kh302_wasm.wasm")))
            .out_name("kh302")
            .typescript(true)
            .bundler(true)
            .and_then(|bindgen| bindgen.generate(generate::root().join(GLUE).join(folder)))
            .map_err(|error| format!("wasm-bindgen: {error}"))?;
    }
    println!("glue in {GLUE}");
    Ok(())
}

/// Builds the npm package into `bindings/js/dist`.
fn package() -> Outcome {
    wasm()?;
    let folder = generate::root().join(JS);
    let age = |file: &str| folder.join(file).metadata().and_then(|file| file.modified()).ok();
    if age("node_modules/.package-lock.json") < age("package-lock.json") {
        npm(&["ci"])?;
    }
    npm(&["run", "build", "--", &generate::root().join(GLUE).to_string_lossy()])
}

/// Races the npm package against what else a portal could take.
fn race() -> Outcome {
    chromium()?;
    package()?;
    npm(&["ci", "--prefix", "bench"])?;
    npm(&["run", "bench"])
}

/// Builds the npm package and runs its tests, with what the library itself answers beside them.
fn js() -> Outcome {
    chromium()?;
    package()?;
    let lines = answers::write(&generate::root().join(ANSWERS)).map_err(|error| format!("{ANSWERS}: {error}"))?;
    println!("{lines} answers of the library in {ANSWERS}");
    npm(&["test"])?;
    npm(&["run", "size"])
}

/// The browser that the tests drive: installed where it is not there.
fn chromium() -> Outcome {
    if Command::new(CHROMIUM).arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success()) {
        return Ok(());
    }
    let add = "apt-get install --yes --no-install-recommends chromium";
    run("apt-get update").and_then(|()| run(add)).map_err(|reason| format!("{reason}; please install it: {add}"))
}

/// Runs npm in the folder of the package.
fn npm(args: &[&str]) -> Outcome {
    println!("$ npm {} (in {JS})", args.join(" "));
    let status = Command::new("npm").args(args).current_dir(generate::root().join(JS)).status();
    let status = status.map_err(|error| format!("npm: {error}; please install Node.js 20 or later with npm"))?;
    if status.success() { Ok(()) } else { Err(format!("npm {}: {status}", args.join(" "))) }
}

fn record(file: &str) -> Outcome {
    let lines = golden::record(file.as_ref()).map_err(|error| format!("{file}: {error}"))?;
    println!("{lines} answers in {file}");
    Ok(())
}

fn generate_all() -> Outcome {
    let written = generate::write().map_err(|error| error.to_string())?;
    for path in &written {
        println!("{path}");
    }
    println!("{} of {} files written", written.len(), generate::ARTEFACTS.len());
    Ok(())
}

fn up_to_date() -> Outcome {
    let differences = generate::differences();
    for difference in &differences {
        println!("{difference}");
    }
    match differences.len() {
        0 => Ok(()),
        number => Err(format!("{number} generated files are out of date; write them with: cargo xtask generate")),
    }
}

fn demo() -> Outcome {
    assess(&REAL, None)?;
    assess(&["--rollup", HUE, "--baseline", BASELINE, YEAR], None)?;
    let year = fs::read_to_string(generate::root().join(YEAR)).map_err(|error| error.to_string())?;
    println!("\n$ tail -n 1 {YEAR} |");
    assess(&["--baseline", BASELINE], year.lines().last())
}

/// Builds the examples with the form and serves them on this machine, until Enter.
fn portal() -> Outcome {
    package()?;
    npm(&["run", "demo"])
}

/// Runs the command line in release. That something blocks sending is no failure here.
fn assess(args: &[&str], input: Option<&str>) -> Outcome {
    let line = format!("cargo run --quiet --release --bin assess -- {}", args.join(" "));
    let mut child = command(&line).stdin(Stdio::piped()).spawn().map_err(|error| format!("{line}: {error}"))?;
    if let (Some(input), Some(mut stdin)) = (input, child.stdin.take()) {
        stdin.write_all(input.as_bytes()).map_err(|error| error.to_string())?;
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    match status.code() {
        Some(0 | 1) => Ok(()),
        _ => Err(format!("{line}: {status}")),
    }
}

fn run(line: &str) -> Outcome {
    run_with(&[], line)
}

/// Runs a command line in the root of the repository, and shows it.
fn run_with(environment: &[(&str, &str)], line: &str) -> Outcome {
    let status = command(line).envs(environment.iter().copied()).status().map_err(|error| format!("{line}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{line}: {status}")) }
}

fn command(line: &str) -> Command {
    println!("$ {line}");
    let mut words = line.split(' ');
    let program = match words.next() {
        // The cargo that runs this, which need not be the first on the path.
        Some("cargo") | None => env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")),
        Some(program) => program.into(),
    };
    let mut command = Command::new(program);
    command.args(words.filter(|word| !word.is_empty())).current_dir(generate::root());
    command
}
