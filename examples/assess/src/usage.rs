//! Cách dùng: the help and the mistakes of a command line, in the language of the person.

use crate::language::say;
use crate::options::Options;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory, Error};
use kh302::Locale;

const TEMPLATE: [&str; 2] = [
    "{about}\n\nCách dùng: {usage}\n\n{positionals}\n\nTùy chọn:\n{options}{after-help}",
    "{about}\n\nUsage: {usage}\n\n{positionals}\n\nOptions:\n{options}{after-help}",
];
const USAGE: [&str; 2] = ["assess [TÙY CHỌN] [TỆP]...", "assess [OPTIONS] [FILE]..."];
const STATUS: [&str; 2] = [
    "Mã kết thúc: 0 không có gì chặn việc gửi; 1 có mục phải sửa, hoặc báo cáo không thuộc phạm vi tổng hợp; 2 có nội dung không đọc được \
     hoặc câu lệnh sai.",
    "Exit status: 0 nothing blocks sending; 1 something does, or a report is not part of the roll-up; 2 unreadable input or wrong usage.",
];
/// The names of values, in both languages.
const VALUES: [[&str; 2]; 6] =
    [["TỆP", "FILE"], ["MÃ", "CODE"], ["MÃ|TỆP", "ID|FILE"], ["NGÀY", "DAY"], ["CÁCH ĐỌC", "READING"], ["NGÔN NGỮ", "LANGUAGE"]];

/// Returns the command line with its help in one language. The texts of the options hold both: Vietnamese first, English behind `|`.
pub fn command(language: Locale) -> Command {
    let place = usize::from(language == Locale::En);
    let told = |text: &StyledStr| text.to_string().split(" | ").nth(place).unwrap_or_default().to_owned();
    let command = Options::command();
    let about = command.get_about().map(told).unwrap_or_default();
    let arg = |arg: Arg| {
        let help = arg.get_help().map(told).unwrap_or_default();
        let written = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
        let named = VALUES.iter().find(|names| written.as_deref() == Some(names[0])).map(|names| names[place]);
        let arg = arg.help(help);
        match named {
            // Leaves out the values that the help names in words.
            Some(name) => arg.value_name(name).hide_possible_values(true),
            None => arg,
        }
    };
    let [template, usage, status] = [TEMPLATE, USAGE, STATUS].map(|texts| texts.get(place).copied().unwrap_or_default());
    command.about(about).help_template(template).override_usage(usage).after_help(status).mut_args(arg)
}

/// Says what is wrong with a command line.
pub fn mistake(error: &Error, language: Locale) -> String {
    let value = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (argument, given, known) = (value(ContextKind::InvalidArg), value(ContextKind::InvalidValue), value(ContextKind::ValidValue));
    let other = value(ContextKind::PriorArg);
    let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let head = say(language, "Câu lệnh chưa đúng.", "The command line is not right.");
    let sentence = match (error.kind(), language) {
        (ErrorKind::UnknownArgument, Locale::Vi) => format!("Không có tùy chọn “{argument}”."),
        (ErrorKind::UnknownArgument, Locale::En) => format!("There is no option “{argument}”."),
        (ErrorKind::InvalidValue, Locale::Vi) if given.is_empty() => format!("“{argument}” cần có giá trị."),
        (ErrorKind::InvalidValue, Locale::En) if given.is_empty() => format!("“{argument}” needs a value."),
        (ErrorKind::InvalidValue, Locale::Vi) => format!("“{argument}” không nhận “{given}”; đề nghị ghi một trong: {known}."),
        (ErrorKind::InvalidValue, Locale::En) => format!("“{argument}” does not take “{given}”; write one of: {known}."),
        (ErrorKind::ValueValidation, Locale::Vi) => format!("“{argument}” không nhận “{given}”: {why}."),
        (ErrorKind::ValueValidation, Locale::En) => format!("“{argument}” does not take “{given}”: {why}."),
        (ErrorKind::ArgumentConflict, Locale::Vi) => format!("“{argument}” không dùng cùng “{other}”."),
        (ErrorKind::ArgumentConflict, Locale::En) => format!("“{argument}” cannot be used with “{other}”."),
        (ErrorKind::MissingRequiredArgument, Locale::Vi) => format!("Còn thiếu “{argument}”."),
        (ErrorKind::MissingRequiredArgument, Locale::En) => format!("“{argument}” is missing."),
        _ => why,
    };
    let help = say(language, "Xem assess --help.", "See assess --help.");
    format!("{head} {sentence} {help}")
}

#[cfg(test)]
mod tests {
    use super::command;
    use kh302::Locale;

    #[test]
    fn every_option_has_its_help_in_both_languages() {
        for language in Locale::ALL {
            let command = command(language);
            command.clone().debug_assert();
            for arg in command.get_arguments() {
                assert!(arg.get_help().is_some_and(|help| !help.to_string().is_empty()), "{} in {language}", arg.get_id());
            }
        }
    }
}
