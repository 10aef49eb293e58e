//! Căn cứ viết sẵn: citations as JSON, written when the library is compiled.

use super::Instrument;
use crate::base::Citation;
use crate::calendar::Date;

/// Bytes that are written one after the other into a room that may be too small: then they are only counted.
struct Bytes<const ROOM: usize> {
    bytes: [u8; ROOM],
    length: usize,
}

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::as_conversions, reason = "evaluated at compile time")]
impl<const ROOM: usize> Bytes<ROOM> {
    const fn push(&mut self, byte: u8) {
        if self.length < ROOM {
            self.bytes[self.length] = byte;
        }
        self.length += 1;
    }

    const fn text(&mut self, text: &str) {
        let (text, mut place) = (text.as_bytes(), 0);
        while place < text.len() {
            self.push(text[place]);
            place += 1;
        }
    }

    /// Writes a text between quotes, or null for an empty one.
    #[expect(clippy::panic, reason = "evaluated in constants, where it fails the build instead of the program")]
    const fn quoted(&mut self, text: &str) {
        if text.is_empty() {
            return self.text("null");
        }
        let (bytes, mut place) = (text.as_bytes(), 0);
        while place < bytes.len() {
            if bytes[place] < b' ' || bytes[place] == b'"' || bytes[place] == b'\\' {
                panic!("a citation needs no escape");
            }
            place += 1;
        }
        self.push(b'"');
        self.text(text);
        self.push(b'"');
    }

    const fn digits(&mut self, number: u32, digits: u32) {
        let mut place = digits;
        while place > 0 {
            place -= 1;
            self.push(b'0' + (number / 10_u32.pow(place) % 10) as u8);
        }
    }

    const fn day(&mut self, day: Option<Date>) {
        let Some(day) = day else { return self.text("null") };
        self.push(b'"');
        self.digits(day.year().unsigned_abs(), 4);
        self.push(b'-');
        self.digits(day.month(), 2);
        self.push(b'-');
        self.digits(day.day(), 2);
        self.push(b'"');
    }
}

/// Writes a citation as documents do, and returns it with the number of bytes that it takes. Its text must be one of `texts`.
pub(crate) const fn citation_json<const ROOM: usize>(texts: &[Instrument], cited: &Citation) -> ([u8; ROOM], usize) {
    let text = with_id(texts, cited.instrument);
    let mut json = Bytes { bytes: [0; ROOM], length: 0 };
    json.text("{\"instrument\":");
    json.quoted(cited.instrument);
    json.text(",\"article\":");
    json.quoted(cited.article);
    json.text(",\"clause\":");
    json.quoted(cited.clause);
    json.text(",\"point\":");
    json.quoted(cited.point);
    json.text(",\"in_force_from\":");
    json.day(Some(text.in_force_from));
    json.text(",\"in_force_to\":");
    json.day(text.in_force_to);
    json.text(",\"url\":");
    json.quoted(match text.url {
        Some(url) => url,
        None => "",
    });
    json.push(b'}');
    (json.bytes, json.length)
}

/// Returns bytes as text.
#[expect(clippy::panic, reason = "evaluated in constants, where it fails the build instead of the program")]
pub(crate) const fn as_text(bytes: &[u8]) -> &str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("text is written whole"),
    }
}

#[expect(clippy::panic, reason = "evaluated in constants, where it fails the build instead of the program")]
#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn with_id<'t>(texts: &'t [Instrument], id: &str) -> &'t Instrument {
    let mut place = 0;
    while place < texts.len() {
        if is_same(texts[place].id, id) {
            return &texts[place];
        }
        place += 1;
    }
    panic!("no text has this id")
}

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other, mut place) = (one.as_bytes(), other.as_bytes(), 0);
    if one.len() != other.len() {
        return false;
    }
    while place < one.len() {
        if one[place] != other[place] {
            return false;
        }
        place += 1;
    }
    true
}
