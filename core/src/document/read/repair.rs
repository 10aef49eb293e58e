//! Gợi ý sửa: guesses what was meant by a mistyped value. Repairs are offered and never applied.

use crate::area::{Diacritics, fold};
pub(crate) use crate::base::nearest;
use crate::base::{Text, is_alphanumeric, nfc, push_small, text};
use crate::calendar::{Date, Period};
use crate::figures::{RiskLevel, Unit};
use crate::judge::faults::{Issue, Param, Repair};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Turns a full-width digit (０…９) or an Arabic-Indic one (٠…٩, ۰…۹) into ASCII; any other character stays.
fn ascii_digit(char: char) -> char {
    let digit = [0xff10_u32, 0x0660, 0x06f0].iter().find_map(|zero| u32::from(char).checked_sub(*zero).filter(|digit| *digit < 10));
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(char)
}

/// Returns a text that was typed as a number without what nobody sees: blanks at its ends, characters without width, marks of direction and
/// of byte order, and the apostrophe by which a spreadsheet marks a text.
pub(crate) fn visible(text: &str) -> String {
    let seen: String = text.chars().filter(|char| !is_invisible(*char)).collect();
    let seen = seen.trim();
    String::from(seen.strip_prefix('\'').unwrap_or(seen).trim())
}

fn is_invisible(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        || (char.is_control() && !char.is_whitespace())
}

/// Whether a character is a blank within a line. Tabs and line breaks are none, because they stand between the cells of a sheet.
pub(crate) fn is_blank(char: char) -> bool {
    char.is_whitespace() && !char.is_control() && !matches!(char, '\u{2028}' | '\u{2029}')
}

/// Returns the digits of a whole number whose thousands may be separated; `None` where the groups are not of three digits.
pub(crate) fn digits(text: &str, separates: impl Fn(char) -> bool) -> Option<String> {
    let mut groups = text.split(separates);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    // Refuses a zero in front of a separator, because 0.500 is a fraction.
    let grouped = (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3);
    let digits: String = core::iter::once(first).chain(rest.iter().copied()).collect();
    ((rest.is_empty() || grouped) && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// Returns the whole number that was meant by a text, or by a JSON number with three decimals: "1.234", "12 345", "５", "35,00", "1O",
/// "35 người".
pub(crate) fn number(text: &str) -> Option<Repair> {
    let plain: String = visible(text).chars().map(ascii_digit).collect();
    let plain = without_decimals(without_unit(&plain));
    let plain: String = plain.chars().map(|char| if matches!(char, 'o' | 'O') { '0' } else { char }).collect();
    let digits = digits(&plain, |char| char == '.').or_else(|| digits(&plain, |char| char == ',')).or_else(|| digits(&plain, is_blank))?;
    digits.parse().ok().map(Repair::Number)
}

/// Takes off a unit that stands behind a number, such as "người".
fn without_unit(text: &str) -> &str {
    let mut names = Unit::ALL.into_iter().flat_map(|unit| [unit.name().vi, unit.name().en]).flat_map(|name| name.split(", "));
    names.find_map(|name| text.strip_suffix(name)).map_or(text, str::trim_end)
}

/// Takes off decimals that are all zero, such as those of "55.305,00". Three zeros behind the only sign are thousands.
fn without_decimals(text: &str) -> &str {
    let Some((whole, zeros)) = text.rsplit_once(['.', ',']) else { return text };
    let sign = text.get(whole.len()..).and_then(|rest| rest.chars().next()).unwrap_or_default();
    let is_thousands = zeros.len() == 3 && !whole.contains(['.', ',']);
    let are_zeros = !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0');
    if are_zeros && !is_thousands && !whole.is_empty() && !whole.contains(sign) { whole } else { text }
}

/// Notes at a text that is no count which number was meant by it, or that several values stand there.
pub(crate) fn noted(issue: Issue, text: &str) -> Issue {
    let meant = number(text);
    if meant.is_none() && is_several(text) { issue.with("question", Param::Words(SEVERAL)) } else { issue.repaired(text, meant) }
}

const SEVERAL: Text = text!(
    " Ở đây có nhiều giá trị: đề nghị chỉ ghi một số, các số còn lại ghi ở chỉ tiêu của chúng.",
    " There are several values here: please keep one number, and enter the others at their own figures.",
);

/// Whether a text has several numbers, such as the cells of a sheet: "35 9 6", "35; 9".
fn is_several(text: &str) -> bool {
    let seen = visible(text);
    let mut values = 0_usize;
    let mut parts = seen.split(|char: char| char.is_whitespace() || matches!(char, ';' | '|')).filter(|part| !part.is_empty());
    let all_numbers = parts.all(|part| {
        values = values.saturating_add(1);
        let part = part.strip_suffix(',').unwrap_or(part);
        part.starts_with(|char| ascii_digit(char).is_ascii_digit())
            && part.chars().all(|char| matches!(char, '.' | ',') || ascii_digit(char).is_ascii_digit())
    });
    all_numbers && values > 1
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

/// Returns the date that was meant by the Vietnamese spelling, which puts the day first: "15/12/2025", "ngày 15 tháng 12 năm 2025"; or by
/// other separators than those of documents: "2025/12/15".
pub(crate) fn date(text: &str) -> Option<Repair> {
    const WORDS: [&str; 4] = ["", "ngày", "tháng", "năm"];
    let small = small(text);
    let words = small.split(|char: char| !is_alphanumeric(char)).filter(|word| !WORDS.contains(word));
    let parts: Vec<u32> = words.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (day, month, year) = match *parts.as_slice() {
        [day, month, year @ 1000..=9999] | [year @ 1000..=9999, month, day] => (day, month, year),
        _ => return None,
    };
    let date = Date::new(i32::try_from(year).ok()?, month, day).ok()?.to_string();
    (date != text).then_some(Repair::Text(date))
}

/// Returns a text in NFC and small letters.
fn small(text: &str) -> String {
    let mut small = String::with_capacity(text.len());
    nfc(text).chars().for_each(|char| push_small(char, &mut small));
    small
}

/// Returns the level that was meant by its name for people, by the end of the name of a type ("loại II", "type 2"), or by its id with other
/// separators. Capitals and the position of the tone mark make no difference; a misspelled level is never guessed.
pub(crate) fn level(text: &str) -> Option<Repair> {
    const ROMAN: [&str; 5] = [" i", " ii", " iii", " iv", " v"];
    let folded = |text: &str| {
        let mut folded = String::new();
        fold(text, Diacritics::Kept, &mut folded);
        folded
    };
    let with_roman = |text: String| match ROMAN.iter().zip(1..).find(|(_, number)| text.ends_with(&format!(" {number}"))) {
        Some((roman, _)) => format!("{}{roman}", text.get(..text.len().saturating_sub(2)).unwrap_or_default()),
        None => text,
    };
    let given = with_roman(folded(text));
    let is = |level: RiskLevel, name: &str| {
        let name = folded(name);
        let is_end = || level > RiskLevel::Affected && name.ends_with(given.as_str()) && given.matches(' ').count() >= 2;
        name == given || is_end()
    };
    let named = |level: &RiskLevel| [level.name().vi, level.name().en, level.id()].into_iter().any(|name| is(*level, name));
    RiskLevel::ALL.into_iter().find(named).map(|level| Repair::Text(level.id().to_string()))
}

#[cfg(test)]
mod tests {
    use super::{Repair, date, is_several, level, nearest, number, period};
    use crate::figures::FIGURES;

    #[test]
    fn separators_and_other_digits_are_understood_and_fractions_are_not() {
        for (typed, meant) in [
            ("1.234", 1_234),
            ("12 345", 12_345),
            ("1,234,567", 1_234_567),
            ("５", 5),
            ("٤٢", 42),
            (" 7 ", 7),
            ("35,00", 35),
            ("35.0", 35),
            ("55.305,00", 55_305),
            ("1.234,000", 1_234),
            ("2 500,0", 2_500),
            ("1O5", 105),
            ("35 người", 35),
            ("1.200 thôn", 1_200),
            ("12people", 12),
            ("40 m²", 40),
        ] {
            assert_eq!(number(typed), Some(Repair::Number(meant)), "{typed}");
        }
        let wrong = ["", "1.5", "1,23", "-1", "1.234,5", "năm", ".123", "1.2345", "1e3", "0.500", "0,250", "12 7 3", "1.234.00", ",00"];
        for typed in wrong.into_iter().chain(["35\n900", "35\t900", "12  345", "5 nghìn", "1.234 567", "35 người 9 vụ"]) {
            assert_eq!(number(typed), None, "{typed}");
        }
    }

    #[test]
    fn several_values_are_told_from_one_that_cannot_be_read() {
        for typed in ["12 7 3", "35\n9\n6", "35\r\n900\r\n", "1\t2", "35; 9", "1 23", "35, 9, 6", "1.234 567", "1,5 2", "４ ５"] {
            assert!(number(typed).is_none() && is_several(typed), "{typed}");
        }
        for typed in ["", "1,5", "-1 2", "2025 - 12", "ba bốn", "5 nghìn", "; |"] {
            assert!(!is_several(typed), "{typed}");
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
        for (typed, meant) in [
            ("ngày 14/09/2025", "2025-09-14"),
            ("Ngày 4 tháng 9 năm 2025", "2025-09-04"),
            ("nga\u{300}y 14.9.2025", "2025-09-14"),
            ("2025/09/14", "2025-09-14"),
            ("14-9-2025", "2025-09-14"),
        ] {
            assert_eq!(date(typed).map(|repair| repair.text()).as_deref(), Some(meant), "{typed}");
        }
        for typed in ["31/02/2025", "2025-09-14", "", "14/9", "14/9/25", "1/2/3/2025", "ngày mai", "14/9/2025 8h"] {
            assert_eq!(date(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_nearest_name_is_found_and_no_far_one() {
        assert_eq!(nearest("populaton", FIGURES.iter().map(|row| row.id)), Some("population"));
        assert_eq!(nearest("xyz", FIGURES.iter().map(|row| row.id)), None);
        assert_eq!(level("Trọng điểm phức tạp loại II").map(|repair| repair.text()).as_deref(), Some("type_ii"));
        assert_eq!(level("Type-III").map(|repair| repair.text()).as_deref(), Some("type_iii"));
        for (typed, meant) in [
            ("Không ma tuý", "drug_free"),
            ("KHÔNG MA TÚY", "drug_free"),
            ("Loại II", "type_ii"),
            ("loại 2", "type_ii"),
            ("phức tạp loại III", "type_iii"),
            ("Type 1", "type_i"),
            ("Có tệ nạn ma tuý, không thuộc loại trọng điểm", "affected"),
        ] {
            assert_eq!(level(typed).map(|repair| repair.text()).as_deref(), Some(meant), "{typed}");
        }
        for typed in ["", "type_iv", "II", "2", "loại", "loại 6", "ma túy", "trọng điểm", "Không ma tỳu"] {
            assert_eq!(level(typed), None, "{typed}");
        }
    }
}
