//! Ngôn ngữ: in which language the program speaks.

use kh302::Locale;
use std::env;

/// Returns one of two texts.
pub fn say<'t>(language: Locale, vi: &'t str, en: &'t str) -> &'t str {
    if language == Locale::Vi { vi } else { en }
}

/// Returns the language that the environment asks for; `None` where it names neither of the two.
pub fn of_environment() -> Option<Locale> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| env::var(name).ok()).find(|value| !value.is_empty())?;
    Locale::ALL.into_iter().find(|locale| set.to_ascii_lowercase().split(['_', '.', '-']).next() == Some(locale.id()))
}

/// Returns the language of a command line before it is parsed, for the words about its mistakes: as `--locale` says, or the environment.
pub fn of_arguments(arguments: &[String]) -> Locale {
    let mut named = None;
    for (place, argument) in arguments.iter().enumerate() {
        let value = match argument.strip_prefix("--locale") {
            Some("") => arguments.get(place.saturating_add(1)).map(String::as_str),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        named = value.and_then(Locale::from_id).or(named);
    }
    named.or_else(of_environment).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::of_arguments;
    use kh302::Locale;

    #[test]
    fn the_option_is_found_wherever_it_stands() {
        for arguments in
            [&["assess", "--locale", "en", "--x"][..], &["assess", "--locale=en"], &["assess", "--locale", "vi", "--locale", "en"]]
        {
            let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
            assert_eq!(of_arguments(&arguments), Locale::En, "{arguments:?}");
        }
    }
}
