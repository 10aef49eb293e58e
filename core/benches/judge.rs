//! `cargo bench -p kh302`: runs the benchmark, which is a package of its own so that its yardsticks are not built by those who test or
//! depend on this one. `cargo bench -p kh302 --bench judge -- --features engines` adds the heavy ones.

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Runs only under `cargo bench`; `cargo test --benches` builds and starts it too.
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
