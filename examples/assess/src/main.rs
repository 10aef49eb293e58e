//! `assess`: đọc báo cáo, cho biết cần sửa gì, địa bàn ở cấp độ nào, mười mục tiêu đạt đến đâu.
//!
//! Reads reports, totals or requests, and writes one assessment for each, as JSON Lines or as a page for people.

mod answer;
mod input;
mod options;
mod page;
mod progress;
mod references;
mod rollup;
mod stream;

use answer::{Answerer, Form, Standing};
use clap::Parser;
use input::Source;
use options::Options;
use progress::Progress;
use references::References;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::thread;

fn main() -> ExitCode {
    let options = match Options::try_parse() {
        Ok(options) => options,
        Err(error) => {
            if error.use_stderr() {
                eprintln!("Câu lệnh chưa đúng.");
            }
            let _ = error.print();
            return if error.use_stderr() { Standing::Unreadable.into() } else { ExitCode::SUCCESS };
        }
    };
    match run(&options) {
        Ok(standing) => standing.into(),
        Err(problem) => {
            eprintln!("{problem}");
            Standing::Unreadable.into()
        }
    }
}

fn run(options: &Options) -> Result<Standing, String> {
    let references = References::read(&options.earlier)?;
    let form = if options.json { Form::Json } else { Form::Page };
    let answerer = Answerer { form, settings: options.settings.clone(), references };
    let sources = match options.files.as_slice() {
        [] if io::stdin().is_terminal() => {
            return Err("Chưa có gì để đọc: ghi tên tệp, hoặc đưa báo cáo qua đầu vào chuẩn. Xem assess --help.".into());
        }
        [] => vec![Source::Standard],
        files => files.iter().map(|path| Source::of(path)).collect(),
    };
    let progress = Progress::over(&sources);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let stdout = io::stdout().lock();
    let mut out: Box<dyn Write> = match form {
        Form::Json => Box::new(stdout),
        Form::Page => Box::new(anstream::AutoStream::auto(stdout)),
    };
    if let Some(area) = options.rollup {
        return rollup::run(
            area,
            options.publish.then_some(rollup::Public { although_incomplete: options.although_incomplete }),
            &sources,
            &answerer,
            &mut out,
            &progress,
        );
    }
    stream::run(sources, workers, &answerer, &mut out, &progress).map_err(|error| format!("Không ghi được kết quả: {error}."))
}
