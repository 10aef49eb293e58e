//! Giao diện C: builds the C interface as it would be installed, and tests it with programs in C and C++ and as a WebAssembly module.

use super::{ARTEFACTS, Outcome, TESTED, WASM, flags_for_wasm, provide, root, run, run_with, target_for_wasm};
use std::fs;
use std::path::Path;
use std::process::Command;

const SOURCE: &str = "bindings/c";
/// What is installed: `include`, `lib` with both libraries and the file for pkg-config, and the WebAssembly module.
pub const DIST: &str = "target/c/dist";
const FRAMES: &str = "target/frames.bin";

pub fn test() -> Outcome {
    ["cc", "c++", "pkg-config"].into_iter().try_for_each(|program| provide(program, "gcc g++ pkg-config"))?;
    prepare(TESTED)?;
    let dist = root().join(DIST);
    compile("cc -std=c11", "tests/test.c", "shared", &dist)?;
    compile("cc -std=c11", "examples/assess.c", "static", &dist)?;
    compile("c++ -std=c++17", "examples/form.cpp", "shared", &dist)?;
    run(&format!("target/c/test {FRAMES}"))?;
    run("target/c/form")?;
    examples()?;
    run(&format!("node {SOURCE}/tests/wasm.mjs {DIST}/lib/kh302.wasm {FRAMES}"))
}

/// Makes what the tests of every language need: the libraries, built with a profile, the module and the recorded answers.
pub fn prepare(profile: &str) -> Outcome {
    install(profile)?;
    run(&format!("{ARTEFACTS} frames {FRAMES}"))
}

/// Builds the libraries and the module, and lays them out as they are installed.
fn install(profile: &str) -> Outcome {
    run(&format!("cargo build -p kh302-c --profile {profile} --target-dir target"))?;
    target_for_wasm()?;
    let build = format!("cargo build -p kh302-c --target-dir target --target {WASM} --profile wasm --no-default-features");
    run_with(&[("CARGO_ENCODED_RUSTFLAGS", &flags_for_wasm())], &build)?;
    let dist = root().join(DIST);
    let wasm = format!("target/{WASM}/wasm/kh302_c.wasm");
    let files = [
        ("bindings/c/include/kh302.h", "include/kh302.h"),
        (&format!("target/{profile}/libkh302_c.so"), "lib/libkh302_c.so"),
        (&format!("target/{profile}/libkh302_c.a"), "lib/libkh302_c.a"),
        (&wasm, "lib/kh302.wasm"),
    ];
    let written = |(from, to): (&str, &str)| {
        let to = dist.join(to);
        fs::create_dir_all(to.parent().unwrap_or(&dist))?;
        fs::copy(root().join(from), to)
    };
    files.into_iter().try_for_each(|file| written(file).map(drop).map_err(|error| format!("{}: {error}", file.0)))?;
    let template = fs::read_to_string(root().join(SOURCE).join("kh302.pc.in")).map_err(|error| format!("kh302.pc.in: {error}"))?;
    let package = template.replace("@PREFIX@", &dist.to_string_lossy()).replace("@VERSION@", env!("CARGO_PKG_VERSION"));
    fs::create_dir_all(dist.join("lib/pkgconfig"))
        .and_then(|()| fs::write(dist.join("lib/pkgconfig/kh302.pc"), package))
        .map_err(|error| format!("kh302.pc: {error}"))
}

/// Compiles a program against what is installed, with the options that pkg-config gives.
pub fn compile(compiler: &str, source: &str, link: &str, dist: &Path) -> Outcome {
    let what = ["--cflags", "--libs"].into_iter().chain((link == "static").then_some("--static"));
    let options = Command::new("pkg-config").args(what).arg("kh302").env("PKG_CONFIG_PATH", dist.join("lib/pkgconfig")).output();
    let options = options.map_err(|error| format!("pkg-config: {error}"))?;
    if !options.status.success() {
        return Err(format!("pkg-config: {}", String::from_utf8_lossy(&options.stderr)));
    }
    let mut options = String::from_utf8_lossy(&options.stdout).trim().to_owned();
    let library = dist.join("lib");
    if link == "static" {
        options = options.replace("-lkh302_c", &library.join("libkh302_c.a").to_string_lossy());
    } else {
        options.push_str(&format!(" -Wl,-rpath,{}", library.display()));
    }
    let name = Path::new(source).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    run(&format!("{compiler} -Wall -Wextra -Werror -O1 {SOURCE}/{source} {options} -pthread -o target/c/{name}"))
}

/// Runs the example that reads a document, and looks at what it says.
fn examples() -> Outcome {
    let report = root().join("examples/data/real/an-cuu-2025-09.json");
    let input = fs::File::open(&report).map_err(|error| format!("{}: {error}", report.display()))?;
    let output = Command::new(root().join("target/c/assess")).stdin(input).output().map_err(|error| format!("assess: {error}"))?;
    if output.status.success() && output.stdout.starts_with(br#"{"schema":"kh302.assessment/1""#) {
        Ok(())
    } else {
        Err(format!("the example assess.c: {} {}", output.status, String::from_utf8_lossy(&output.stdout)))
    }
}
