//! `cargo bench -p kh302`: runs the benchmark, which is a package of its own so that nobody who tests or embeds this one
//! builds its yardsticks.

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // `cargo test --benches` builds this; only `cargo bench` asks for it.
    if !env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let own = env::args().skip(1).filter(|argument| argument != "--bench");
    let status = Command::new(env!("CARGO"))
        .args(["run", "--release", "--locked", "--manifest-path"])
        .arg(root.join("benches/yardsticks/Cargo.toml"))
        .arg("--target-dir")
        .arg(root.join("../target/yardsticks"))
        .args(own)
        .status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cargo cannot be run: {error}");
            ExitCode::FAILURE
        }
    }
}
