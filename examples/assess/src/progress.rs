//! Tiến độ: shows on standard error how much of a long input is read.

use crate::input::Source;
use crate::language::say;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use kh302::Locale;
use std::io::{self, IsTerminal};

/// The size from which a bar is shown; a shorter input is done before anybody looks at it.
const LONG: u64 = 16 * 1024 * 1024;

/// Makes a progress bar, which is hidden where nobody would see it, or where it would mix with the pages.
pub struct Progress(ProgressBar);

impl Progress {
    pub fn over(sources: &[Source], language: Locale) -> Self {
        let size = sources.iter().map(Source::size).sum::<Option<u64>>();
        let seen = io::stderr().is_terminal() && !io::stdout().is_terminal() && size.is_none_or(|size| size > LONG);
        let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let template = match size {
            Some(_) => say(
                language,
                "{percent:>3}% {bar:30} {bytes}/{total_bytes} · {bytes_per_sec} · còn {eta}",
                "{percent:>3}% {bar:30} {bytes}/{total_bytes} · {bytes_per_sec} · {eta} left",
            ),
            None => "{spinner} {bytes} · {bytes_per_sec}",
        };
        let bar = ProgressBar::with_draw_target(size, target);
        Self(match ProgressStyle::with_template(template) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        })
    }

    pub fn read(&self, bytes: u64) {
        self.0.inc(bytes);
    }

    /// Prints a message without breaking the bar.
    pub fn print(&self, message: &str) {
        self.0.suspend(|| eprintln!("{message}"));
    }

    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}
