//! Writes the files that are made with the library. `cargo xtask` runs it as a child process, so that xtask compiles without the library.

use kh302_tests::{answers, generate, golden};
use std::env;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
artefacts generate       writes the generated files
artefacts check          tells which generated files are out of date
artefacts answers FILE   writes what the bindings must answer into a file, as lines of JSON
artefacts frames FILE    writes the same with the length of each text before it, for languages without a JSON parser
artefacts record FILE    writes every answer into a file, to compare two states of the library";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let outcome = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["generate"] => generate_all(),
        ["check"] => check(),
        ["answers", file] => written(file, answers::write(Path::new(file))),
        ["frames", file] => written(file, answers::write_frames(Path::new(file))),
        ["record", file] => written(file, golden::record(Path::new(file))),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("artefacts: {error}");
            ExitCode::FAILURE
        }
    }
}

fn generate_all() -> Result<(), Box<dyn Error>> {
    let written = generate::write()?;
    for path in &written {
        println!("{path}");
    }
    println!("{} of {} files written", written.len(), generate::ARTEFACTS.len());
    Ok(())
}

fn check() -> Result<(), Box<dyn Error>> {
    let differences = generate::differences();
    for difference in &differences {
        println!("{difference}");
    }
    match differences.len() {
        0 => Ok(()),
        number => Err(format!("{number} generated files are out of date; write them with: cargo xtask generate").into()),
    }
}

fn written(file: &str, lines: std::io::Result<usize>) -> Result<(), Box<dyn Error>> {
    let lines = lines.map_err(|error| format!("{file}: {error}"))?;
    println!("{lines} answers in {file}");
    Ok(())
}
