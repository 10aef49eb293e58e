//! Dịch vụ HTTP: builds the service that stands in each language as an example, and tests that all of them answer the same.

use super::{Outcome, PYTHON, c, dotnet, in_environment, jvm, root, run, wheel};
use std::process::Command;

const SOURCE: &str = "examples/services";
/// The services that are built into a folder of their own.
const BUILT: &str = "target/services";

pub fn test() -> Outcome {
    c::prepare()?;
    run("cargo build -p kh302-service --target-dir target")?;
    python()?;
    java()?;
    go()?;
    dotnet::prepare()?;
    run(&format!(
        "mcs -warn:4 -warnaserror -r:{}/Vn.Kh302.dll -out:{}/Service.exe {SOURCE}/dotnet/Service.cs",
        dotnet::BUILT,
        dotnet::BUILT
    ))?;
    let settings = format!("{PYTHON}/pyproject.toml");
    in_environment(&["pytest", "--quiet", "--config-file", &settings, "--rootdir", SOURCE, &format!("{SOURCE}/test_services.py")])
}

/// Installs the Python package with what its service needs, and looks at how the service and the test are written.
fn python() -> Outcome {
    wheel("bindings")?;
    in_environment(&["pip", "install", "--quiet", "--requirement", &format!("{SOURCE}/python/requirements.txt")])?;
    let settings = format!("{PYTHON}/pyproject.toml");
    in_environment(&["ruff", "format", "--check", "--config", &settings, SOURCE])?;
    in_environment(&["ruff", "check", "--config", &settings, SOURCE])
}

fn java() -> Outcome {
    jvm::package(&root().join(BUILT).join("java"))?;
    run(&format!("javac -Xlint:all -Werror -encoding UTF-8 -cp {} -d {BUILT}/java {SOURCE}/java/Service.java", jvm::ARCHIVE))
}

fn go() -> Outcome {
    let built = root().join(BUILT).join("go");
    println!("$ go build (in {SOURCE}/go)");
    let status = Command::new("go").args(["build", "-o"]).arg(built).arg(".").current_dir(root().join(SOURCE).join("go")).status();
    let status = status.map_err(|error| format!("go: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("go build: {status}")) }
}
