//! `assess`: đọc báo cáo, cho biết cần sửa gì, địa bàn ở cấp độ nào, các mục tiêu đạt đến đâu.
//!
//! Reads reports, totals or requests, and writes one assessment for each, as JSON Lines or as a page for people.

mod answer;
mod approval;
mod input;
mod language;
mod options;
mod page;
mod progress;
mod references;
mod rollup;
mod sheet;
mod stream;
mod summary;
mod usage;

use answer::{Answerer, Form, Standing};
use clap::FromArgMatches;
use input::Source;
use kh302::Locale;
use language::{of_arguments, say};
use options::Options;
use progress::Progress;
use references::References;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::thread;

fn main() -> ExitCode {
    let language = of_arguments(&env::args().collect::<Vec<_>>());
    let parsed = usage::command(language).try_get_matches().and_then(|matches| Options::from_arg_matches(&matches));
    let options = match parsed {
        Ok(options) => options,
        Err(error) if error.use_stderr() => {
            eprintln!("{}", usage::mistake(&error, language));
            return Standing::Unreadable.into();
        }
        Err(help) => {
            let _ = help.print();
            return ExitCode::SUCCESS;
        }
    };
    match run(&options, language) {
        Ok(standing) => standing.into(),
        Err(problem) => {
            eprintln!("{problem}");
            Standing::Unreadable.into()
        }
    }
}

fn run(options: &Options, language: Locale) -> Result<Standing, String> {
    let references = References::read(&options.earlier, language)?;
    let form = match (options.json, options.summary) {
        (true, _) => Form::Json,
        (_, true) => Form::Summary,
        _ => Form::Page,
    };
    let answerer = Answerer { form, settings: options.settings.clone(), language, references };
    let sources = match options.files.as_slice() {
        [] if io::stdin().is_terminal() => {
            let vi = "Chưa có gì để đọc: ghi tên tệp, hoặc đưa báo cáo qua đầu vào chuẩn. Xem assess --help.";
            return Err(
                say(language, vi, "There is nothing to read: name a file, or give reports on standard input. See assess --help.").into()
            );
        }
        [] => vec![Source::Standard],
        files => files.iter().map(|path| Source::of(path)).collect(),
    };
    let progress = Progress::over(&sources, language);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let stdout = io::stdout().lock();
    let mut out: Box<dyn Write> = match form {
        Form::Json => Box::new(stdout),
        Form::Page | Form::Summary => Box::new(anstream::AutoStream::auto(stdout)),
    };
    if let Some(area) = options.rollup {
        return rollup::run(
            area,
            options.approval_list.as_deref(),
            options.publish.then_some(rollup::Public { although_incomplete: options.although_incomplete }),
            &sources,
            &answerer,
            &mut out,
            &progress,
        );
    }
    stream::run(sources, workers, &answerer, &mut out, &progress).map_err(|error| not_written(&error, language))
}

/// Says that the answers cannot be written.
fn not_written(error: &io::Error, language: Locale) -> String {
    format!("{}: {error}.", say(language, "Không ghi được kết quả", "The answers cannot be written"))
}
