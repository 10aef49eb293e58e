//! Runs everything that developers and CI do: `cargo xtask test`, `demo`, `generate`, `bench`. CI calls nothing else.
//!
//! It has no dependencies, so that the first call on a fresh checkout compiles within a second: it parses its few arguments by hand, and
//! runs whatever needs the library as a child process of another package.

mod c;
mod dotnet;
mod go;
mod jvm;
mod languages;
mod scale;
mod services;

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

const USAGE: &str = "\
cargo xtask test              everything that CI runs
cargo xtask test --only NAME  one step of it by its name, such as python
cargo xtask lint              the format and the lints of the JavaScript and TypeScript
cargo xtask wasm              the module for browsers with its glue
cargo xtask demo              what the library says of the sample data, and the form in a page; in a terminal also serves the form
cargo xtask demo --no-serve   … without the form
cargo xtask js                builds the npm package from scratch and runs its tests
cargo xtask size              how large the npm package is, against wasm/size.toml
cargo xtask generate          writes the generated files
cargo xtask generate --check  tells which generated files are out of date
cargo xtask record FILE       writes every answer to the vectors, samples and calls into a file, to compare two states of the library
cargo xtask mutate [TEXT…]    changes the law by one at each place whose line contains the texts, and tells which hand vectors notice;
                              --list only tells the places, --hand leaves out all other tests, --every N takes a sample
cargo xtask bench             the benchmarks of the core
cargo xtask bench engines     an assessment beside a JSON Schema validator and a decision engine, which are some 450 packages to build
cargo xtask bench instructions
                              how many instructions a document, a verdict, a keystroke and a roll-up take; needs valgrind
cargo xtask bench js          the npm package beside Zod, Valibot, Ajv and SurveyJS, in Node and in Chromium
cargo xtask bench columns     the judge of columns beside loops by hand over the same columns
cargo xtask bench python      the Python package beside pydantic, and its tables beside numpy
cargo xtask bench languages   an assessment and a verdict over the same reports in every language
cargo xtask bench scale       four million reports in Spark and DataFusion, on one core and on two";

const WASM: &str = "wasm32-unknown-unknown";
/// The module for browsers and its glue; the folders inside it hold the modules with a part of it.
const GLUE: &str = "target/glue";
/// The program that writes the files that are made with the library. It is built with the features of the whole workspace, as the tests are, so
/// that what both need is compiled once.
const ARTEFACTS: &str = "cargo run --all-features --bin artefacts --";
/// The modules: their features, and their folders below that of the glue. The one with everything makes the glue that serves all.
const MODULES: [(&str, &str); 4] = [("form,assess,province", ""), ("form", "form"), ("assess", "assess"), ("province", "province")];
/// The engines beside which an assessment is measured.
const ENGINES: &str = "core/benches/engines";
/// The npm package.
const JS: &str = "bindings/js";
const CHROMIUM: &str = "/usr/bin/chromium";
const ANSWERS: &str = "target/answers.jsonl";
/// The profile with which the libraries for other languages are built to be tested; what is published and measured is built with `release`.
const TESTED: &str = "bindings";
/// The Python package.
const PYTHON: &str = "bindings/python";
/// The environment in which the Python package is built and tested, and the folder of its wheels.
const VENV: &str = "target/python/venv";
const WHEELS: &str = "target/python/dist";
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
        ["test"] => test(STEPS),
        ["test", "--only", name] => only(name),
        ["demo"] => demo().and_then(|()| portal()),
        ["demo", "--no-serve"] => demo(),
        ["lint"] => lint(),
        ["wasm"] => wasm(),
        ["js"] => js(),
        ["size"] => package().and_then(|()| npm(&["run", "size"])),
        ["generate"] => run(&format!("{ARTEFACTS} generate")),
        ["generate", "--check"] => up_to_date(),
        ["record", file] => record(file),
        ["mutate", rest @ ..] => mutate(rest),
        ["bench"] => run("cargo bench -p kh302"),
        ["bench", "engines"] => {
            run(&format!("cargo run --release --locked --manifest-path {ENGINES}/Cargo.toml --target-dir target/engines"))
        }
        ["bench", "instructions"] => run("cargo bench -p kh302-assess --bench instructions --profile release"),
        ["bench", "js"] => race(),
        ["bench", "python"] => python_race(),
        ["bench", "languages"] => languages::bench(),
        ["bench", "scale"] => scale::bench(),
        ["bench", "columns"] => run("cargo bench -p kh302 --bench judge --profile release -- columns"),
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

/// The steps of CI, those first that find most problems in the least time.
const STEPS: &[Step] = &[
    ("generated files", up_to_date),
    ("format", || run("cargo fmt --all --check")),
    ("lints", || run("cargo clippy --workspace --all-targets --all-features -- -D warnings")),
    ("format and lints of JavaScript", lint),
    ("without features", || run("cargo check -p kh302 --no-default-features")),
    ("with all features", || run("cargo check -p kh302 --all-features")),
    ("lowest Rust version", || run("rustup run --install 1.88 cargo check -p kh302 --all-features --target-dir target/lowest")),
    ("tests", || run("cargo test --workspace --all-features")),
    ("documentation", || run_with(&[("RUSTDOCFLAGS", "-D warnings")], "cargo doc --workspace --no-deps --all-features")),
    ("WebAssembly", wasm),
    ("npm package", js),
    ("C", c::test),
    ("Python", python),
    ("scale", scale::test),
    ("Go", go::test),
    ("JVM", jvm::test),
    (".NET", dotnet::test),
    ("services", services::test),
];

/// Runs one step by its name.
fn only(name: &str) -> Outcome {
    match STEPS.iter().position(|(step, _)| step.eq_ignore_ascii_case(name)) {
        Some(place) => test(&STEPS[place..=place]),
        None => {
            Err(format!("there is no step “{name}”; the steps are: {}", STEPS.iter().map(|(step, _)| *step).collect::<Vec<_>>().join(", ")))
        }
    }
}

fn test(steps: &[Step]) -> Outcome {
    let mut times: Vec<(&str, Duration)> = Vec::new();
    let mut outcome = Ok(());
    for (name, step) in steps {
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

/// Installs the target for WebAssembly where it is missing.
fn target_for_wasm() -> Outcome {
    let installed = Command::new("rustup").args(["target", "list", "--installed"]).output();
    // Ignores a failure, because without rustup the target may be installed all the same; otherwise the build reports it.
    if installed.is_ok_and(|list| !String::from_utf8_lossy(&list.stdout).lines().any(|target| target == WASM)) {
        let add = format!("rustup target add {WASM}");
        run(&add).map_err(|reason| format!("{reason}; please install the target: {add}"))?;
    }
    Ok(())
}

/// Returns the flags with which modules are compiled.
fn flags_for_wasm() -> String {
    // Maps paths to one name, because a panic names its file and the module must be the same from every machine.
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let places = [(Some(root().to_owned()), "kh302"), (home, "cargo")];
    let flags = places.iter().filter_map(|(place, name)| Some(format!("--remap-path-prefix={}={name}", place.as_ref()?.display())));
    // Uses the short code for hashes and not the unrolled one, because only a few kilobytes are hashed.
    let flags = flags.chain([String::from("--cfg=sha2_backend=\"soft\""), String::from("--cfg=sha2_backend_soft=\"compact\"")]);
    flags.collect::<Vec<_>>().join("\u{1f}")
}

fn wasm() -> Outcome {
    target_for_wasm()?;
    let flags = flags_for_wasm();
    for (features, folder) in MODULES {
        // Builds into `target`, whatever this machine is set to, because the scripts of the npm package use these paths.
        let build = format!(
            "cargo build -p kh302-wasm --target-dir target --target {WASM} --profile wasm --no-default-features --features {features}"
        );
        run_with(&[("CARGO_ENCODED_RUSTFLAGS", &flags)], &build)?;
        run(&format!("cargo run --all-features --bin kh302-glue -- target/{WASM}/wasm/kh302_wasm.wasm {GLUE}/{folder}"))?;
    }
    println!("glue in {GLUE}");
    Ok(())
}

/// Installs the packages with which the npm package is built and tested, where the lock file is newer than they are.
fn dependencies() -> Outcome {
    let folder = root().join(JS);
    let age = |file: &str| folder.join(file).metadata().and_then(|file| file.modified()).ok();
    if age("node_modules/.package-lock.json") < age("package-lock.json") {
        npm(&["ci"])?;
    }
    Ok(())
}

fn lint() -> Outcome {
    dependencies()?;
    npm(&["run", "lint"])
}

/// Builds the npm package into `bindings/js/dist`.
fn package() -> Outcome {
    wasm()?;
    dependencies()?;
    npm(&["run", "build", "--", &root().join(GLUE).to_string_lossy()])
}

/// Runs the benchmark of the npm package against other libraries that a portal could use.
fn race() -> Outcome {
    chromium()?;
    package()?;
    npm(&["ci", "--prefix", "bench"])?;
    npm(&["run", "bench"])
}

/// Builds the npm package and runs its tests, together with the recorded answers of the library.
fn js() -> Outcome {
    chromium()?;
    package()?;
    run(&format!("{ARTEFACTS} answers {ANSWERS}"))?;
    npm(&["test"])?;
    npm(&["run", "size"])
}

/// Builds the wheel of the Python package with a profile, and installs it into the environment. Returns the files that would be published.
fn wheel(profile: &str) -> Result<Vec<String>, String> {
    environment()?;
    // Removes the wheel of another version, so that there is one.
    let _ = fs::remove_dir_all(root().join(WHEELS));
    let manifest = format!("{PYTHON}/Cargo.toml");
    in_environment(&["maturin", "build", "--profile", profile, "--quiet", "--manifest-path", &manifest, "--out", WHEELS])?;
    in_environment(&["maturin", "sdist", "--manifest-path", &manifest, "--out", WHEELS])?;
    let files = fs::read_dir(root().join(WHEELS)).map_err(|error| format!("{WHEELS}: {error}"))?;
    let files: Vec<String> = files.filter_map(|file| Some(file.ok()?.path().to_string_lossy().into_owned())).collect();
    let wheel = files.iter().find(|file| file.ends_with(".whl")).ok_or_else(|| format!("{WHEELS}: no wheel was built"))?;
    in_environment(&["pip", "install", "--quiet", "--force-reinstall", "--no-deps", wheel])?;
    Ok(files)
}

/// Builds the Python package, and tests it as it is installed.
fn python() -> Outcome {
    let files = wheel(TESTED)?;
    let check = ["twine", "check", "--strict"].into_iter().chain(files.iter().map(String::as_str));
    in_environment(&check.collect::<Vec<_>>())?;
    in_environment(&["ruff", "format", "--check", PYTHON])?;
    in_environment(&["ruff", "check", PYTHON])?;
    run(&format!("{ARTEFACTS} answers {ANSWERS}"))?;
    in_environment(&["pytest", "--quiet", "--config-file", &format!("{PYTHON}/pyproject.toml"), &format!("{PYTHON}/tests")])
}

/// Runs the benchmarks of the Python package.
fn python_race() -> Outcome {
    wheel("release")?;
    in_environment(&["python", &format!("{PYTHON}/bench/verdict.py")])?;
    in_environment(&["python", &format!("{PYTHON}/bench/columns.py")])
}

/// Makes the environment in which the Python package is built and tested.
fn environment() -> Outcome {
    make_environment(VENV, &format!("{PYTHON}/requirements.txt"))
}

/// Makes an environment at a place, and installs the packages of a list into it, where it has those of another list.
fn make_environment(venv: &str, list: &str) -> Outcome {
    let place = root().join(venv);
    let wanted = fs::read_to_string(root().join(list)).map_err(|error| format!("{list}: {error}"))?;
    let installed = place.join("installed.txt");
    if fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let version = "import sys; sys.exit(sys.version_info < (3, 11))";
    if !Command::new("python3").args(["-c", version]).status().is_ok_and(|status| status.success()) {
        return Err("please install Python 3.11 or later, with python3 on the path: apt-get install python3 python3-venv".to_owned());
    }
    let make = format!("python3 -m venv --clear {venv}");
    run(&make).map_err(|reason| format!("{reason}; please install what it needs: apt-get install python3-venv"))?;
    in_venv(venv, &["pip", "install", "--quiet", "--requirement", list])?;
    fs::write(&installed, wanted).map_err(|error| error.to_string())
}

/// Runs a program of the environment of the Python package.
fn in_environment(words: &[&str]) -> Outcome {
    in_venv(VENV, words)
}

/// Runs a program of an environment.
fn in_venv(venv: &str, words: &[&str]) -> Outcome {
    let line = words.join(" ");
    println!("$ {line} (in {venv})");
    let venv = root().join(venv);
    let programs = venv.join("bin");
    let paths = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([programs.clone()].into_iter().chain(env::split_paths(&paths))).map_err(|error| error.to_string())?;
    let (program, arguments) = words.split_first().ok_or("no program")?;
    let variables = [("PATH", path), ("VIRTUAL_ENV", venv.into()), ("PIP_DISABLE_PIP_VERSION_CHECK", "1".into())];
    finish(&line, Command::new(programs.join(program)).args(arguments).envs(variables).current_dir(root()))
}

/// Installs the browser for the tests where it is missing.
fn chromium() -> Outcome {
    provide(CHROMIUM, "chromium")
}

/// Installs the packages that bring a program, where it is missing.
fn provide(program: &str, packages: &str) -> Outcome {
    if Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success()) {
        return Ok(());
    }
    let add = format!("apt-get install --yes --no-install-recommends {packages}");
    run("apt-get update").and_then(|()| run(&add)).map_err(|reason| format!("{reason}; please install it: {add}"))
}

/// Runs npm in the folder of the package.
fn npm(args: &[&str]) -> Outcome {
    println!("$ npm {} (in {JS})", args.join(" "));
    let status = Command::new("npm").args(args).current_dir(root().join(JS)).status();
    let status = status.map_err(|error| format!("npm: {error}; please install Node.js 20 or later with npm"))?;
    if status.success() { Ok(()) } else { Err(format!("npm {}: {status}", args.join(" "))) }
}

fn record(file: &str) -> Outcome {
    // Makes the path absolute, because the child runs in the root of the repository.
    let file = std::path::absolute(file).map_err(|error| format!("{file}: {error}"))?;
    let line = format!("{ARTEFACTS} record");
    finish(&line, command(&line).arg(file))
}

fn mutate(args: &[&str]) -> Outcome {
    let line = "cargo run --quiet -p kh302-mutate --";
    finish(line, command(line).args(args))
}

fn up_to_date() -> Outcome {
    run(&format!("{ARTEFACTS} check"))
}

fn demo() -> Outcome {
    announce("Đang biên dịch, khoảng một phút ở lần đầu", "Compiling, about a minute the first time");
    run("cargo build --profile demo --bin assess")?;
    announce("1/3. Hai báo cáo đã công bố, mỗi báo cáo một trang", "Two published reports, a page for each");
    assess(&REAL, None)?;
    announce(
        "2/3. Tổng hợp báo cáo cả năm của các xã, phường thành trang của thành phố",
        "The page of the city from a year of its communes' reports",
    );
    assess(&["--rollup", HUE, "--baseline", BASELINE, YEAR], None)?;
    announce("3/3. Báo cáo năm của một xã, đo so với kỳ gốc", "The year of one commune, measured against its baseline");
    let year = fs::read_to_string(root().join(YEAR)).map_err(|error| format!("{YEAR}: {error}"))?;
    println!("$ tail -n 1 {YEAR} |");
    assess(&["--baseline", BASELINE], year.lines().last())
}

/// Builds the examples with the form and serves them on this machine, until Enter is pressed.
fn portal() -> Outcome {
    announce("Đang dựng biểu nhập cho trình duyệt, vài phút ở lần đầu", "Building the form for the browser, some minutes the first time");
    package()?;
    announce(
        "Mở biểu nhập tại một trong các địa chỉ sau; chỉ máy này truy cập được",
        "Open the form at one of these addresses, which only this machine reaches",
    );
    npm(&["run", "demo"])
}

/// Prints in both languages what the demo does next.
fn announce(vi: &str, en: &str) {
    println!("\n== {vi} · {en}\n");
}

/// Runs the command line that the demo built. A finding that blocks sending is no failure here.
fn assess(args: &[&str], input: Option<&str>) -> Outcome {
    let line = format!("cargo run --quiet --profile demo --bin assess -- {}", args.join(" "));
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

/// Runs a command line in the root of the repository, and prints it.
fn run_with(environment: &[(&str, &str)], line: &str) -> Outcome {
    finish(line, command(line).envs(environment.iter().copied()))
}

fn finish(line: &str, command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("{line}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{line}: {status}")) }
}

fn command(line: &str) -> Command {
    println!("$ {line}");
    let mut words = line.split(' ');
    let program = match words.next() {
        // Uses the cargo that runs this program, which need not be the first on the path.
        Some("cargo") | None => env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")),
        Some(program) => program.into(),
    };
    let mut command = Command::new(program);
    // Takes away the path to libraries that cargo sets for this program, because a test would load the library of another build.
    command.args(words.filter(|word| !word.is_empty())).env_remove("LD_LIBRARY_PATH").current_dir(root());
    if env::var_os("CI").is_some() {
        // Keeps nothing for a next compilation, because in CI there is none and the disk is small.
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// Returns the root of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."))
}
