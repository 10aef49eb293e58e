//! Đọc JSON: a parser that keeps what findings need to name: the spelling of every number (1e400, 5.0), every repeated key, and the
//! place of an error. serde_json refuses the first, drops the second, and recurses 128 levels deep.

use super::json::write_json;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// A JSON value, borrowed from its text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json<'a> {
    Null,
    Bool(bool),
    /// A whole number from 0 of at most 15 digits, which nearly every number is.
    Count(u64),
    /// Any other number, as it is written.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    /// Every member in order; a repeated key occurs as often as it is written.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

impl Json<'_> {
    /// Appends the value as JSON, every number as it was spelled and every key as often as it was written.
    pub(crate) fn write(&self, to: &mut String) {
        let text = |text: &str, to: &mut String| write_json(text, to);
        match self {
            Self::Null => to.push_str("null"),
            Self::Bool(flag) => to.push_str(if *flag { "true" } else { "false" }),
            Self::Count(number) => write_json(number, to),
            Self::Number(number) => to.push_str(number),
            Self::Text(value) => text(value, to),
            Self::List(items) => {
                to.push('[');
                for (place, item) in items.iter().enumerate() {
                    to.push_str(if place == 0 { "" } else { "," });
                    item.write(to);
                }
                to.push(']');
            }
            Self::Object(members) => {
                to.push('{');
                for (place, (key, value)) in members.iter().enumerate() {
                    to.push_str(if place == 0 { "" } else { "," });
                    text(key, to);
                    to.push(':');
                    value.write(to);
                }
                to.push('}');
            }
        }
    }
}

/// Why a text cannot be read as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonError {
    /// The text is not JSON from this byte on.
    NotJson(usize),
    /// The text is nested deeper than 32 levels.
    TooDeep,
}

const MAX_DEPTH: usize = 32;

/// The room that an object reserves for its members: for a few at first, then for the figures of a report.
const FEW: usize = 10;
const MANY: usize = 60;

/// Parses a text. `keys` are the keys that objects mostly hold, in their usual order: the next one is compared first, which spares a
/// search for the end of the key.
pub(crate) fn parse<'a>(text: &'a str, keys: &'a [&'static str]) -> Result<Json<'a>, JsonError> {
    let mut reader = Reader::of(text, keys);
    let value = reader.value(0)?;
    reader.space();
    if reader.rest.is_empty() { Ok(value) } else { reader.error() }
}

/// Reads a text from its beginning: a whole value at a time for [`parse`], or piece by piece for a caller that knows what to expect.
pub(crate) struct Reader<'a> {
    text: &'a str,
    /// The bytes that are still to be read.
    rest: &'a [u8],
    keys: &'a [&'static str],
    /// The usual keys that have not yet occurred in the present object.
    likely: &'a [&'static str],
}

/// Reads piece by piece. Where the text holds something else, the answer is false or `None`, and at most white space was consumed.
impl<'a> Reader<'a> {
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn of(text: &'a str, keys: &'a [&'static str]) -> Self {
        Self { text, rest: text.as_bytes(), keys, likely: keys }
    }

    /// Reads a sign, with the white space before and after it.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn sign(&mut self, sign: u8) -> bool {
        // Takes a short path where no white space stands around it, as programs write.
        if let [first, rest @ ..] = self.rest
            && *first == sign
            && rest.first().is_some_and(|next| *next > b' ')
        {
            self.rest = rest;
            return true;
        }
        let (is_there, rest) = spaced_sign(self.rest, sign);
        self.rest = rest;
        is_there
    }

    /// Reads this key and the colon behind it.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn key_of(&mut self, key: &str) -> bool {
        let from = self.rest;
        if let [b'"', rest @ ..] = self.rest
            && let Some([b'"', rest @ ..]) = after_key(rest, key.as_bytes())
        {
            self.rest = rest;
            if self.sign(b':') {
                return true;
            }
            self.rest = from;
        }
        false
    }

    /// Reads a text that has no escapes.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn plain_text(&mut self) -> Option<&'a str> {
        if let Ok(Cow::Borrowed(text)) = self.string() { Some(text) } else { None }
    }

    /// Reads `true` or `false`.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn flag(&mut self) -> Option<bool> {
        let (flag, rest) = match self.rest {
            [b't', b'r', b'u', b'e', rest @ ..] => (true, rest),
            [b'f', b'a', b'l', b's', b'e', rest @ ..] => (false, rest),
            _ => return None,
        };
        self.rest = rest;
        Some(flag)
    }

    /// Whether nothing is left to read.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}

impl<'a> Reader<'a> {
    #[cfg_attr(feature = "unrolled", inline(always))]
    fn at(&self) -> usize {
        self.text.len().wrapping_sub(self.rest.len())
    }

    /// Returns the text from a byte up to the present one.
    fn since(&self, from: usize) -> &'a str {
        self.text.get(from..self.at()).unwrap_or_default()
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn step(&mut self) {
        self.skip(1);
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    fn error<T>(&self) -> Result<T, JsonError> {
        Err(JsonError::NotJson(self.at()))
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn space(&mut self) {
        self.rest = after_space(self.rest);
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn expect(&mut self, byte: u8) -> Result<(), JsonError> {
        if let [first, rest @ ..] = self.rest
            && *first == byte
        {
            self.rest = rest;
            return Ok(());
        }
        self.error()
    }

    fn word(&mut self, word: &str, value: Json<'a>) -> Result<Json<'a>, JsonError> {
        let Some(rest) = self.rest.strip_prefix(word.as_bytes()) else { return self.error() };
        self.rest = rest;
        Ok(value)
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    fn value(&mut self, depth: usize) -> Result<Json<'a>, JsonError> {
        self.space();
        match self.count() {
            Some(count) => Ok(Json::Count(count)),
            None => self.other(depth),
        }
    }

    /// Reads a whole number from 0 of at most 15 digits, without fraction or exponent. Where the text holds something else, nothing is
    /// consumed.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn count(&mut self) -> Option<u64> {
        let [first @ b'0'..=b'9', rest @ ..] = self.rest else { return None };
        let (mut number, mut rest) = (u64::from(first.wrapping_sub(b'0')), rest);
        // Stops behind a zero that stands first, because no number goes on there.
        while let [digit @ b'0'..=b'9', behind @ ..] = rest
            && number > 0
        {
            number = number.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')));
            rest = behind;
        }
        let is_long = self.rest.len().wrapping_sub(rest.len()) > 15;
        if is_long || matches!(rest, [b'0'..=b'9' | b'.' | b'e' | b'E', ..]) {
            return None;
        }
        self.rest = rest;
        Some(number)
    }

    #[inline(never)]
    fn other(&mut self, depth: usize) -> Result<Json<'a>, JsonError> {
        match self.peek() {
            Some(b'{') => self.object(depth.wrapping_add(1)),
            Some(b'[') => self.list(depth.wrapping_add(1)),
            Some(b'"') => Ok(Json::Text(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => self.error(),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json<'a>, JsonError> {
        if depth > MAX_DEPTH {
            return Err(JsonError::TooDeep);
        }
        self.step();
        self.likely = self.keys;
        let mut members = Vec::new();
        self.space();
        if self.peek() == Some(b'}') {
            self.step();
            return Ok(Json::Object(members));
        }
        loop {
            let key = self.key()?;
            if self.expect(b':').is_err() {
                self.space();
                self.expect(b':')?;
            }
            if members.len() == members.capacity() {
                members.reserve(if members.is_empty() { FEW } else { MANY });
            }
            // Pushes the key first and puts the value in its place, because moving a finished pair costs more than reading the value.
            members.push((key, Json::Null));
            let value = self.value(depth)?;
            if let Some((_, place)) = members.last_mut() {
                *place = value;
            }
            // Takes a short path for documents without white space, as most are.
            if let [b',', b'"', ..] = self.rest {
                self.step();
                continue;
            }
            self.space();
            match self.peek() {
                Some(b',') => self.step(),
                Some(b'}') => {
                    self.step();
                    return Ok(Json::Object(members));
                }
                _ => return self.error(),
            }
            self.space();
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json<'a>, JsonError> {
        if depth > MAX_DEPTH {
            return Err(JsonError::TooDeep);
        }
        self.step();
        let mut items = Vec::new();
        self.space();
        if self.peek() == Some(b']') {
            self.step();
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            self.space();
            match self.peek() {
                Some(b',') => self.step(),
                Some(b']') => {
                    self.step();
                    return Ok(Json::List(items));
                }
                _ => return self.error(),
            }
        }
    }

    fn digits(&mut self) -> Result<(), JsonError> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return self.error();
        }
        while let Some(b'0'..=b'9') = self.peek() {
            self.step();
        }
        Ok(())
    }

    fn number(&mut self) -> Result<Json<'a>, JsonError> {
        let from = self.at();
        if self.peek() == Some(b'-') {
            self.step();
        }
        if self.peek() == Some(b'0') {
            self.step();
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.step();
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.step();
            if let Some(b'+' | b'-') = self.peek() {
                self.step();
            }
            self.digits()?;
        }
        Ok(Json::Number(self.since(from)))
    }

    /// Reads a key, which mostly is the next of the usual keys.
    #[cfg_attr(feature = "unrolled", inline(always))]
    fn key(&mut self) -> Result<Cow<'a, str>, JsonError> {
        if let ([b'"', rest @ ..], [key, likely @ ..]) = (self.rest, self.likely)
            && let Some([b'"', rest @ ..]) = after_key(rest, key.as_bytes())
        {
            (self.rest, self.likely) = (rest, likely);
            return Ok(Cow::Borrowed(key));
        }
        self.other_key()
    }

    /// Reads any other key. It may be one of the next few usual keys, where a document leaves some out.
    #[inline(never)]
    fn other_key(&mut self) -> Result<Cow<'a, str>, JsonError> {
        const AHEAD: usize = 4;
        let key = self.string()?;
        let mut likely = self.likely.iter();
        match likely.by_ref().take(AHEAD).find(|likely| **likely == key) {
            Some(known) => {
                self.likely = likely.as_slice();
                Ok(Cow::Borrowed(known))
            }
            None => Ok(key),
        }
    }

    #[inline(never)]
    fn string(&mut self) -> Result<Cow<'a, str>, JsonError> {
        self.expect(b'"')?;
        let from = self.at();
        self.skip(plain(self.rest));
        match self.peek() {
            Some(b'"') => {
                let text = self.since(from);
                self.step();
                Ok(Cow::Borrowed(text))
            }
            Some(b'\\') => self.escaped(from),
            _ => self.error(),
        }
    }

    #[cold]
    fn escaped(&mut self, from: usize) -> Result<Cow<'a, str>, JsonError> {
        let mut text = String::from(self.since(from));
        loop {
            let run = self.at();
            self.skip(plain(self.rest));
            text.push_str(self.since(run));
            match self.peek() {
                Some(b'"') => {
                    self.step();
                    return Ok(Cow::Owned(text));
                }
                Some(b'\\') => {
                    self.step();
                    let escape = self.peek();
                    self.step();
                    text.push(match escape {
                        Some(b'"') => '"',
                        Some(b'\\') => '\\',
                        Some(b'/') => '/',
                        Some(b'b') => '\u{8}',
                        Some(b'f') => '\u{c}',
                        Some(b'n') => '\n',
                        Some(b'r') => '\r',
                        Some(b't') => '\t',
                        Some(b'u') => self.unicode()?,
                        _ => return self.error(),
                    });
                }
                _ => return self.error(),
            }
        }
    }

    fn hex(&mut self) -> Result<u32, JsonError> {
        let (from, mut unit) = (self.rest, 0_u32);
        for byte in from.iter().take(4) {
            let Some(digit) = char::from(*byte).to_digit(16) else { return self.error() };
            unit = unit.wrapping_mul(16).wrapping_add(digit);
        }
        if from.len() < 4 {
            return self.error();
        }
        self.skip(4);
        Ok(unit)
    }

    /// Reads the digits of an escaped character. Half of a pair that stands alone, as a text that was cut by its length ends in it, becomes
    /// the replacement character: a check finds it where it stands, and the rest of the document is read.
    fn unicode(&mut self) -> Result<char, JsonError> {
        let unit = self.hex()?;
        let mut code = unit;
        if (0xd800..0xdc00).contains(&unit)
            && let [b'\\', b'u', behind @ ..] = self.rest
        {
            let before = core::mem::replace(&mut self.rest, behind);
            match self.hex()? {
                low @ 0xdc00..0xe000 => {
                    code = unit.wrapping_sub(0xd800).wrapping_mul(0x400).wrapping_add(low.wrapping_sub(0xdc00)).wrapping_add(0x1_0000);
                }
                _ => self.rest = before,
            }
        }
        Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }
}

#[cfg_attr(feature = "unrolled", inline(always))]
const fn after_space(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t' | b'\n' | b'\r', rest @ ..] = text {
        text = rest;
    }
    text
}

/// Returns whether a sign stands at the beginning of a text or behind white space, and the text behind it and white space. It takes and gives
/// slices, so that the compiler can keep a [`Reader`] in registers.
#[inline(never)]
const fn spaced_sign(text: &[u8], sign: u8) -> (bool, &[u8]) {
    match after_space(text) {
        [first, rest @ ..] if *first == sign => (true, after_space(rest)),
        rest => (false, rest),
    }
}

/// Returns the text behind a key, or `None` where the key does not stand there. Compares eight bytes at a time, as most keys have about
/// sixteen.
#[cfg_attr(feature = "unrolled", inline(always))]
fn after_key<'a>(text: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let (head, rest) = text.split_at_checked(key.len())?;
    let same = match (head.last_chunk::<8>(), key.last_chunk::<8>()) {
        (Some(end), Some(key_end)) => {
            let eights = head.as_chunks::<8>().0.iter().zip(key.as_chunks::<8>().0);
            u64::from_le_bytes(*end) == u64::from_le_bytes(*key_end)
                && eights.into_iter().all(|(one, other)| u64::from_le_bytes(*one) == u64::from_le_bytes(*other))
        }
        _ => head.iter().eq(key),
    };
    same.then_some(rest)
}

/// Counts the bytes before the first quote, backslash or control character, or before the end, eight at a time.
fn plain(bytes: &[u8]) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut length = 0_usize;
    for chunk in chunks {
        let eight = u64::from_le_bytes(*chunk);
        // Sets the highest bit of each byte that is below `n`; the result is exact up to the first such byte.
        let below = |eight: u64, n: u8| eight.wrapping_sub(EACH.wrapping_mul(u64::from(n))) & !eight & HIGHEST;
        let is = |byte: u8| below(eight ^ EACH.wrapping_mul(u64::from(byte)), 1);
        let special = below(eight, 0x20) | is(b'"') | is(b'\\');
        if special != 0 {
            return length.wrapping_add(usize::try_from(special.trailing_zeros().wrapping_div(8)).unwrap_or(0));
        }
        length = length.wrapping_add(8);
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0x00..=0x1f);
    length.wrapping_add(rest.iter().position(is_special).unwrap_or(rest.len()))
}

/// The value of a JSON number as a whole number from 0: `5`, `5.0` and `5e0` are 5, `-0` is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WholeNumber {
    Value(u64),
    /// A whole number that is larger than 64 bits hold.
    TooLarge,
    /// A number below zero or with a fraction.
    NotWhole,
}

impl Json<'_> {
    /// Returns the value of a number as a whole number from 0; `None` where the JSON is no number.
    #[inline]
    pub(crate) fn whole_number(&self) -> Option<WholeNumber> {
        match self {
            Self::Count(number) => Some(WholeNumber::Value(*number)),
            Self::Number(spelled) => Some(whole_number(spelled)),
            _ => None,
        }
    }

    /// Returns the value of a whole number that fits into 64 bits.
    pub(crate) fn count(&self) -> Option<u64> {
        if let Some(WholeNumber::Value(number)) = self.whole_number() { Some(number) } else { None }
    }
}

#[inline(never)]
fn whole_number(spelled: &str) -> WholeNumber {
    let (negative, rest) = spelled.strip_prefix('-').map_or((false, spelled), |rest| (true, rest));
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (units, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut digits = String::from(units);
    digits.push_str(fraction);
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return WholeNumber::Value(0);
    }
    if negative {
        return WholeNumber::NotWhole;
    }
    let exponent = match exponent.strip_prefix('+').unwrap_or(exponent).parse::<i64>() {
        Ok(exponent) => exponent,
        Err(_) if exponent.starts_with('-') => return WholeNumber::NotWhole,
        Err(_) => return WholeNumber::TooLarge,
    };
    let shift = exponent.saturating_sub(i64::try_from(fraction.len()).unwrap_or(i64::MAX));
    if shift < 0 {
        let cut = usize::try_from(shift.unsigned_abs()).unwrap_or(usize::MAX);
        let whole_part = significant.len().checked_sub(cut).and_then(|end| significant.split_at_checked(end));
        return match whole_part {
            Some((head, tail)) if tail.bytes().all(|digit| digit == b'0') => head.parse().map_or(WholeNumber::TooLarge, WholeNumber::Value),
            _ => WholeNumber::NotWhole,
        };
    }
    match (significant.parse::<u64>(), u32::try_from(shift)) {
        (Ok(number), Ok(shift)) => {
            10_u64.checked_pow(shift).and_then(|scale| number.checked_mul(scale)).map_or(WholeNumber::TooLarge, WholeNumber::Value)
        }
        _ => WholeNumber::TooLarge,
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, JsonError, WholeNumber, parse, whole_number};
    use alloc::string::String;

    #[test]
    fn numbers_are_read_as_they_mean() {
        for (spelled, means) in [
            ("5", WholeNumber::Value(5)),
            ("5.0", WholeNumber::Value(5)),
            ("5e0", WholeNumber::Value(5)),
            ("50e-1", WholeNumber::Value(5)),
            ("-0", WholeNumber::Value(0)),
            ("0e999999999999999999999", WholeNumber::Value(0)),
            ("-1", WholeNumber::NotWhole),
            ("1.5", WholeNumber::NotWhole),
            ("1e-400", WholeNumber::NotWhole),
            ("1e400", WholeNumber::TooLarge),
            ("123456789012345678901234567890", WholeNumber::TooLarge),
            ("1.25e2", WholeNumber::Value(125)),
        ] {
            assert_eq!(whole_number(spelled), means, "{spelled}");
        }
    }

    #[test]
    fn nothing_but_json_is_read() {
        for text in
            ["", "{", "[1,]", "{\"a\":1,}", "01", "1.", "NaN", "'a'", "\"\\ud8\"", "\"\\ud800\\u004\"", "\"\u{1}\"", "1 2", "{\"a\" 1}"]
        {
            assert!(matches!(parse(text, &[]), Err(JsonError::NotJson(_))), "{text}");
        }
        assert_eq!(parse("\"\\ud83d\\ude00\"", &[]), Ok(Json::Text("😀".into())));
    }

    #[test]
    fn half_of_a_character_is_replaced_and_what_follows_is_kept() {
        for (text, read) in [
            ("\"a\\ud83d\"", "a\u{fffd}"),
            ("\"\\ude00b\"", "\u{fffd}b"),
            ("\"\\ud83d\\u0041\"", "\u{fffd}A"),
            ("\"\\ud83d\\n\"", "\u{fffd}\n"),
            ("\"\\ud83d\\ud83d\\ude00\"", "\u{fffd}😀"),
        ] {
            assert_eq!(parse(text, &[]), Ok(Json::Text(read.into())), "{text}");
        }
    }

    #[test]
    fn ten_thousand_levels_are_too_deep_and_nothing_worse() {
        let deep: String = core::iter::repeat_n('[', 10_000).collect();
        assert_eq!(parse(&deep, &[]), Err(JsonError::TooDeep));
    }
}
