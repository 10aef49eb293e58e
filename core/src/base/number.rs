//! Số để hiển thị: numbers as people read them. Rates are cut off and never rounded up, so that a displayed rate never seems to reach a
//! threshold that it does not reach.

use super::Locale;
use super::digits::push_digits;
use alloc::string::{String, ToString};

/// Appends a whole number with separated thousands: 55.305 in Vietnamese, 55,305 in English.
pub fn thousands(text: &mut String, number: i128, locale: Locale) {
    if number < 0 {
        text.push('−');
    }
    grouped(text, number.unsigned_abs(), if locale == Locale::Vi { '.' } else { ',' });
}

fn grouped(text: &mut String, number: u128, mark: char) {
    // Most numbers of a report need no mark.
    if let (true, Ok(number)) = (number < 1000, u64::try_from(number)) {
        return push_digits(text, number, 1);
    }
    let (above, last) = divided(number, 1000).unwrap_or_default();
    grouped(text, above, mark);
    text.push(mark);
    push_digits(text, u64::try_from(last).unwrap_or(0), 3);
}

/// Returns the quotient and the remainder; `None` for a division by 0.
///
/// Divides in 64 bits where both numbers fit, because a division of 128 bits is many times slower, most of all in WebAssembly.
fn divided(number: u128, by: u128) -> Option<(u128, u128)> {
    if let (Ok(number), Ok(by)) = (u64::try_from(number), u64::try_from(by)) {
        return Some((number.checked_div(by)?.into(), number.checked_rem(by)?.into()));
    }
    Some((number.checked_div(by)?, number.checked_rem(by)?))
}

/// Returns a share as a percentage, cut off after `decimals` decimals (at most 9); `None` where the denominator is not above 0 or the
/// numerator is below 0.
///
/// "100%" means exactly the whole and "0%" exactly nothing; a share too small for the decimals reads "< 0,01%".
#[must_use]
pub fn percent(numerator: i128, denominator: i128, decimals: u32, locale: Locale) -> Option<String> {
    if denominator <= 0 || numerator < 0 {
        return None;
    }
    let point = if locale == Locale::Vi { ',' } else { '.' };
    let scale = 10_i128.pow(decimals.min(9));
    let parts = numerator.checked_mul(scale.saturating_mul(100))?;
    let (scaled, _) = divided(parts.unsigned_abs(), denominator.unsigned_abs())?;
    if numerator == 0 {
        return Some("0%".to_string());
    }
    if numerator == denominator {
        return Some("100%".to_string());
    }
    let width = usize::try_from(decimals.min(9)).unwrap_or(0);
    if scaled == 0 {
        return Some(alloc::format!("< 0{point}{:0>width$}%", 1));
    }
    let (whole, part) = divided(scaled, scale.unsigned_abs())?;
    let mut text = String::with_capacity(16);
    thousands(&mut text, i128::try_from(whole).ok()?, locale);
    text.push(point);
    push_digits(&mut text, u64::try_from(part).ok()?, width);
    text.push('%');
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{percent, thousands};
    use crate::base::Locale::{En, Vi};
    use alloc::string::String;

    #[test]
    fn shares_are_cut_off_and_never_lie() {
        assert_eq!(percent(55, 55_305, 3, Vi).as_deref(), Some("0,099%"));
        assert_eq!(percent(50, 55, 2, Vi).as_deref(), Some("90,90%"));
        assert_eq!(percent(50, 55, 2, En).as_deref(), Some("90.90%"));
        assert_eq!(percent(1, 1_000_000, 3, Vi).as_deref(), Some("< 0,001%"));
        assert_eq!(percent(999_999, 1_000_000, 2, Vi).as_deref(), Some("99,99%"));
        assert_eq!(percent(7, 7, 2, Vi).as_deref(), Some("100%"));
        assert_eq!(percent(0, 7, 2, Vi).as_deref(), Some("0%"));
        assert_eq!(percent(1, 0, 2, Vi), None);
    }

    #[test]
    fn thousands_are_set_apart_as_the_language_does() {
        let numbers = [
            (276_525, Vi, "276.525"),
            (-1_000, En, "−1,000"),
            (0, Vi, "0"),
            (12, En, "12"),
            (1_007, Vi, "1.007"),
            (1_070_700, Vi, "1.070.700"),
        ];
        for (number, locale, written) in numbers {
            let mut text = String::new();
            thousands(&mut text, number, locale);
            assert_eq!(text, written);
        }
    }
}
