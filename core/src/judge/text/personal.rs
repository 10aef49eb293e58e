//! Bảo vệ dữ liệu cá nhân: finds what in a note looks like personal data (Luật số 91/2025/QH15).

use crate::base::{Text, is_alphanumeric, push_small};
use alloc::string::String;
use alloc::vec::Vec;

const IDENTITY: Text = Text::new("số định danh cá nhân", "an identity number");
const TELEPHONE: Text = Text::new("số điện thoại", "a telephone number");
const MAIL: Text = Text::new("địa chỉ thư điện tử", "an e-mail address");

/// Words after a number that make it an amount and not an identifier.
const UNITS: [&str; 12] = ["đồng", "đ", "vnđ", "người", "m²", "m2", "cây", "nhân", "hộ", "tổ", "kg", "lượt"];

/// Returns what looks like personal data, each with its kind and the position of its first character, from 1.
pub(in crate::judge) fn personal_data(note: &str) -> Vec<(Text, usize)> {
    let chars: Vec<char> = note.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(char) = chars.get(at) {
        let place = at.saturating_add(1);
        if *char == '@' && is_mail(&chars, at) {
            found.push((MAIL, place));
        } else if char.is_ascii_digit() {
            let (digits, end) = digit_run(&chars, at);
            let plus = at > 0 && chars.get(at.saturating_sub(1)) == Some(&'+');
            let amount = followed_by_unit(&chars, end);
            let telephone = match digits.first() {
                Some('0') => (10..=11).contains(&digits.len()),
                _ => plus && digits.starts_with(&['8', '4']) && (11..=12).contains(&digits.len()),
            };
            if telephone {
                found.push((TELEPHONE, place));
            } else if !amount && matches!(digits.len(), 9 | 12) {
                found.push((IDENTITY, place));
            }
            at = end;
            continue;
        }
        at = place;
    }
    found
}

/// Returns the digits from a position on, with single separators between them, and the position behind them.
fn digit_run(chars: &[char], from: usize) -> (Vec<char>, usize) {
    let mut digits = Vec::new();
    let mut at = from;
    loop {
        match (chars.get(at), chars.get(at.saturating_add(1))) {
            (Some(char), _) if char.is_ascii_digit() => digits.push(*char),
            (Some(' ' | '.' | '-'), Some(next)) if next.is_ascii_digit() => {}
            _ => return (digits, at),
        }
        at = at.saturating_add(1);
    }
}

fn followed_by_unit(chars: &[char], at: usize) -> bool {
    let mut word = String::new();
    for char in chars.iter().skip(at).skip_while(|char| **char == ' ').take_while(|char| is_alphanumeric(**char) || **char == '²') {
        push_small(*char, &mut word);
    }
    UNITS.contains(&word.as_str())
}

fn is_mail(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|place| chars.get(place)).is_some_and(|char| is_alphanumeric(*char));
    let behind: Vec<char> =
        chars.iter().skip(at.saturating_add(1)).take_while(|char| is_alphanumeric(**char) || matches!(char, '.' | '-')).copied().collect();
    before && behind.iter().position(|char| *char == '.').is_some_and(|dot| dot > 0 && dot.saturating_add(1) < behind.len())
}

#[cfg(test)]
mod tests {
    use super::{IDENTITY, MAIL, TELEPHONE, personal_data};
    use alloc::vec;

    #[test]
    fn kinds_and_places_are_named_and_amounts_pass() {
        assert_eq!(personal_data("CCCD 046123456789"), vec![(IDENTITY, 6)]);
        assert_eq!(personal_data("gọi 0912 345 678"), vec![(TELEPHONE, 5)]);
        assert_eq!(personal_data("gọi +84 912 345 678"), vec![(TELEPHONE, 6)]);
        assert_eq!(personal_data("thư ubnd@hue.gov.vn"), vec![(MAIL, 9)]);
        assert_eq!(personal_data("chi 150.000.000 đồng, 162189, năm 2025"), vec![]);
    }
}
