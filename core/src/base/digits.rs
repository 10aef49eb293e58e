//! Chữ số: writes the digits of whole numbers.

use alloc::string::String;

/// Appends a whole number with at least so many digits, zeros first.
pub(crate) fn push_digits(text: &mut String, number: u64, least: usize) {
    let digit = |number: u64| char::from(b'0'.wrapping_add(u8::try_from(number.wrapping_rem(10)).unwrap_or(0)));
    if number < 10 && least <= 1 {
        text.push(digit(number));
        return;
    }
    // Appends two digits with each call.
    if number >= 100 || least > 2 {
        push_digits(text, number.wrapping_div(100), least.saturating_sub(2));
    }
    text.push(digit(number.wrapping_div(10)));
    text.push(digit(number));
}

#[cfg(test)]
mod tests {
    use super::push_digits;
    use alloc::string::String;

    #[test]
    fn every_digit_stands_in_its_place() {
        for (number, least, written) in [
            (0, 1, "0"),
            (7, 1, "7"),
            (7, 2, "07"),
            (7, 3, "007"),
            (10, 1, "10"),
            (705, 1, "705"),
            (705, 2, "705"),
            (1_070, 5, "01070"),
            (u64::MAX, 1, "18446744073709551615"),
        ] {
            let mut text = String::new();
            push_digits(&mut text, number, least);
            assert_eq!(text, written);
        }
    }
}
