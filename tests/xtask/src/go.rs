//! Giao diện Go: checks and tests the Go module with the WebAssembly module of the C interface.

use super::{Outcome, c, root};
use std::process::{Command, Stdio};

const SOURCE: &str = "bindings/go";

pub fn test() -> Outcome {
    c::prepare()?;
    format()?;
    go("go", &["vet", "./..."])?;
    // Runs the tests again where Go remembers that they passed, because it does not see that the files below `target` changed.
    go("go", &["test", "-count=1", "./..."])
}

/// Looks for files that gofmt would write otherwise. It only lists them, and does not fail.
fn format() -> Outcome {
    let output = command("gofmt", &["-l", "."]).stderr(Stdio::inherit()).output().map_err(missing)?;
    match String::from_utf8_lossy(&output.stdout).trim() {
        "" if output.status.success() => Ok(()),
        files => Err(format!("gofmt -l: {}; please run gofmt -w . in {SOURCE}: {files}", output.status)),
    }
}

fn go(program: &str, args: &[&str]) -> Outcome {
    let status = command(program, args).status().map_err(missing)?;
    if status.success() { Ok(()) } else { Err(format!("{program} {}: {status}", args.join(" "))) }
}

fn command(program: &str, args: &[&str]) -> Command {
    println!("$ {program} {} (in {SOURCE})", args.join(" "));
    let mut command = Command::new(program);
    command.args(args).current_dir(root().join(SOURCE));
    command
}

fn missing(error: std::io::Error) -> String {
    format!("Go: {error}; please install Go 1.25 or later: apt-get install golang-go, or https://go.dev/dl where that one is older")
}
