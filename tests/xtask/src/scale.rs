//! Bảng lớn: checks the examples for Spark and DataFusion against the library, and measures them.

use super::{Outcome, TESTED, in_environment, in_venv, make_environment, provide, wheel};

const SOURCE: &str = "examples/scale";
const VENV: &str = "target/scale/venv";
/// The tables that the benchmark writes.
const TABLES: &str = "target/scale/tables";

pub fn test() -> Outcome {
    prepare(TESTED)?;
    // Takes the tools and the settings of the Python package.
    let config = "bindings/python/pyproject.toml";
    in_environment(&["ruff", "format", "--check", "--config", config, SOURCE])?;
    in_environment(&["ruff", "check", "--config", config, SOURCE])?;
    in_venv(VENV, &["pytest", "--quiet", "-p", "no:cacheprovider", SOURCE])
}

pub fn bench() -> Outcome {
    prepare("release")?;
    in_venv(VENV, &["python", &format!("{SOURCE}/bench.py"), TABLES])
}

/// Makes the environment with the engines, and installs the Python package of this repository into it.
fn prepare(profile: &str) -> Outcome {
    provide("java", "openjdk-17-jre-headless")?;
    let files = wheel(profile)?;
    let wheel = files.iter().find(|file| file.ends_with(".whl")).ok_or("no wheel was built")?;
    make_environment(VENV, &format!("{SOURCE}/requirements.txt"))?;
    in_venv(VENV, &["pip", "install", "--quiet", "--force-reinstall", "--no-deps", wheel])
}
