//! Gợi ý sửa: guesses what was meant by a mistyped value. Repairs are offered and never applied.

pub(crate) use crate::base::nearest;
use crate::base::push_small;
use crate::calendar::{Date, Period};
use crate::figures::RiskLevel;
use crate::judge::faults::Repair;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Turns a full-width digit (０…９) or an Arabic-Indic one (٠…٩, ۰…۹) into ASCII; any other character stays.
fn ascii_digit(char: char) -> char {
    let digit = [0xff10_u32, 0x0660, 0x06f0].iter().find_map(|zero| u32::from(char).checked_sub(*zero).filter(|digit| *digit < 10));
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(char)
}

/// Returns the whole number that was meant by a text, or by a JSON number with three decimals: "1.234", "12 345", "５".
pub(crate) fn number(text: &str) -> Option<Repair> {
    let plain: String = text.chars().filter(|char| !char.is_whitespace()).map(ascii_digit).collect();
    let mut groups = plain.split(['.', ',']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let one_separator = !(plain.contains('.') && plain.contains(','));
    let whole = rest.is_empty() || (one_separator && first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    let digits: String = core::iter::once(first).chain(rest).collect();
    let counts = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (whole && counts && !first.is_empty()).then(|| digits.parse().ok()).flatten().map(Repair::Number)
}

/// Returns the flag that was meant by a number or a text.
pub(crate) fn flag(text: &str) -> Option<Repair> {
    match text {
        "1" | "true" => Some(Repair::Flag(true)),
        "0" | "false" => Some(Repair::Flag(false)),
        _ => None,
    }
}

/// Returns the period that was meant by another spelling: "2025-7", "07/2025", "2025q3", "Q3-2025".
pub(crate) fn period(text: &str) -> Option<Repair> {
    let upper = text.trim().to_ascii_uppercase();
    let parts: Vec<&str> = upper.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let name = match *parts.as_slice() {
        [one] => match one.split_at_checked(4) {
            Some((year, rest)) if !rest.is_empty() => joined(year, rest),
            _ => one.to_string(),
        },
        [year, rest] if year.len() == 4 => joined(year, rest),
        [rest, year] if year.len() == 4 => joined(year, rest),
        _ => return None,
    };
    name.parse::<Period>().ok().map(|period| Repair::Text(period.to_string())).filter(|repair| repair.text() != text)
}

fn joined(year: &str, rest: &str) -> String {
    if rest.len() == 1 { format!("{year}-0{rest}") } else { format!("{year}-{rest}") }
}

/// Returns the date that was meant by the Vietnamese spelling, which puts the day first: "15/12/2025".
pub(crate) fn date(text: &str) -> Option<Repair> {
    let parts: Vec<u32> = text.trim().split(['/', '-', '.']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [day, month, year] = *parts.as_slice() else { return None };
    if year < 1000 {
        return None;
    }
    Date::new(i32::try_from(year).ok()?, month, day).ok().map(|date| Repair::Text(date.to_string()))
}

/// Returns the level that was meant by its name for people, or by its id with other separators. A misspelled level is never guessed.
pub(crate) fn level(text: &str) -> Option<Repair> {
    let lower = |text: &str| {
        let mut small = String::with_capacity(text.len());
        text.chars().for_each(|char| push_small(char, &mut small));
        small
    };
    let given = lower(text.trim());
    let id = given.replace(['-', ' '], "_");
    let named = |level: &RiskLevel| lower(level.name().vi) == given || lower(level.name().en) == given || level.id() == id;
    RiskLevel::ALL.into_iter().find(named).map(|level| Repair::Text(level.id().to_string()))
}

#[cfg(test)]
mod tests {
    use super::{Repair, date, level, nearest, number, period};
    use crate::figures::FIGURES;

    #[test]
    fn separators_and_other_digits_are_understood_and_fractions_are_not() {
        for (typed, meant) in [("1.234", 1_234), ("12 345", 12_345), ("1,234,567", 1_234_567), ("５", 5), ("٤٢", 42), (" 7 ", 7)] {
            assert_eq!(number(typed), Some(Repair::Number(meant)), "{typed}");
        }
        for typed in ["", "1.5", "1,23", "-1", "1.234,5", "năm", ".123", "1.2345", "1e3"] {
            assert_eq!(number(typed), None, "{typed}");
        }
    }

    #[test]
    fn periods_and_dates_are_put_in_order() {
        for (typed, meant) in
            [("2025-7", "2025-07"), ("07/2025", "2025-07"), ("2025q3", "2025-Q3"), ("Q3/2025", "2025-Q3"), ("2025-h1", "2025-H1")]
        {
            assert_eq!(period(typed).map(|repair| repair.text()).as_deref(), Some(meant), "{typed}");
        }
        assert_eq!(period("2025-13"), None);
        assert_eq!(date("15/12/2025").map(|repair| repair.text()).as_deref(), Some("2025-12-15"));
        assert_eq!(date("31/02/2025"), None);
    }

    #[test]
    fn the_nearest_name_is_found_and_no_far_one() {
        assert_eq!(nearest("populaton", FIGURES.iter().map(|row| row.id)), Some("population"));
        assert_eq!(nearest("xyz", FIGURES.iter().map(|row| row.id)), None);
        assert_eq!(level("Trọng điểm phức tạp loại II").map(|repair| repair.text()).as_deref(), Some("type_ii"));
        assert_eq!(level("Type-III").map(|repair| repair.text()).as_deref(), Some("type_iii"));
        assert_eq!(level("type_iv"), None);
    }
}
