//! Chữ số: writes the digits of whole numbers.

use core::fmt::{self, Write};

/// Appends a whole number with at least so many digits, zeros first.
pub(crate) fn write_digits(to: &mut impl Write, number: u64, least: u32) -> fmt::Result {
    let digit = |number: u64| char::from(b'0'.wrapping_add(u8::try_from(number.wrapping_rem(10)).unwrap_or(0)));
    if number < 10 && least <= 1 {
        return to.write_char(digit(number));
    }
    // Appends two digits with each call.
    if number >= 100 || least > 2 {
        write_digits(to, number.wrapping_div(100), least.saturating_sub(2))?;
    }
    to.write_char(digit(number.wrapping_div(10)))?;
    to.write_char(digit(number))
}

#[cfg(test)]
mod tests {
    use super::write_digits;
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
            assert_eq!((write_digits(&mut text, number, least), text.as_str()), (Ok(()), written));
        }
    }
}
