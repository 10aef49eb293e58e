//! Giao diện Go: checks and tests the Go module with the WebAssembly module of the C interface.

use super::{Outcome, TESTED, c, root};
use std::process::{Command, Stdio};

const SOURCE: &str = "bindings/go";

pub fn test() -> Outcome {
    c::prepare(TESTED)?;
    check(SOURCE)?;
    // Runs the tests again where Go remembers that they passed, because it does not see that the files below `target` changed.
    run(SOURCE, &["test", "-count=1", "./..."])
}

/// Looks at how the module in a folder is written.
pub fn check(folder: &str) -> Outcome {
    format(folder)?;
    run(folder, &["vet", "./..."])
}

/// Looks for files that gofmt would write otherwise. It only lists them, and does not fail.
fn format(folder: &str) -> Outcome {
    let output = command(folder, "gofmt", &["-l", "."]).stderr(Stdio::inherit()).output().map_err(missing)?;
    match String::from_utf8_lossy(&output.stdout).trim() {
        "" if output.status.success() => Ok(()),
        files => Err(format!("gofmt -l: {}; please run gofmt -w . in {folder}: {files}", output.status)),
    }
}

pub fn run(folder: &str, args: &[&str]) -> Outcome {
    let status = command(folder, "go", args).status().map_err(missing)?;
    if status.success() { Ok(()) } else { Err(format!("go {}: {status}", args.join(" "))) }
}

fn command(folder: &str, program: &str, args: &[&str]) -> Command {
    println!("$ {program} {} (in {folder})", args.join(" "));
    let mut command = Command::new(program);
    command.args(args).current_dir(root().join(folder));
    command
}

fn missing(error: std::io::Error) -> String {
    format!("Go: {error}; please install Go 1.25 or later: apt-get install golang-go, or https://go.dev/dl where that one is older")
}
