//! Dịch vụ HTTP: builds the service that stands in each language as an example, and tests that all of them answer the same.

use super::{Outcome, PYTHON, TESTED, c, dotnet, go, in_environment, jvm, root, run, wheel};

const SOURCE: &str = "examples/services";
/// The services that are built into a folder of their own.
const BUILT: &str = "target/services";

pub fn test() -> Outcome {
    c::prepare(TESTED)?;
    run("cargo build --all-features --bin kh302-service --target-dir target")?;
    of_python()?;
    of_java()?;
    of_go()?;
    of_dotnet()?;
    let settings = format!("{PYTHON}/pyproject.toml");
    in_environment(&["pytest", "--quiet", "--config-file", &settings, "--rootdir", SOURCE, &format!("{SOURCE}/test_services.py")])
}

/// Installs the Python package with what its service needs, and looks at how the service and the test are written.
fn of_python() -> Outcome {
    wheel(TESTED)?;
    in_environment(&["pip", "install", "--quiet", "--requirement", &format!("{SOURCE}/python/requirements.txt")])?;
    let settings = format!("{PYTHON}/pyproject.toml");
    in_environment(&["ruff", "format", "--check", "--config", &settings, SOURCE])?;
    in_environment(&["ruff", "check", "--config", &settings, SOURCE])
}

fn of_java() -> Outcome {
    jvm::package(&root().join(BUILT).join("java"))?;
    run(&format!("javac -Xlint:all -Werror -encoding UTF-8 -cp {} -d {BUILT}/java {SOURCE}/java/Service.java", jvm::ARCHIVE))
}

fn of_go() -> Outcome {
    let folder = format!("{SOURCE}/go");
    go::check(&folder)?;
    go::run(&folder, &["build", "-o", &root().join(BUILT).join("go").to_string_lossy(), "."])
}

fn of_dotnet() -> Outcome {
    dotnet::prepare(TESTED)?;
    // Puts the program beside the library, where it finds it.
    let built = dotnet::BUILT;
    run(&format!("mcs -warn:4 -warnaserror -r:{built}/Vn.Kh302.dll -out:{built}/Service.exe {SOURCE}/dotnet/Service.cs"))
}
