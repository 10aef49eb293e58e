//! Ghi JSON: a writer for documents. It is small, quick and cannot fail, because documents hold only plain keys and whole numbers.

use super::digits::write_digits;
use alloc::string::String;
use core::fmt::{self, Write};
use serde::ser::{self, Serialize, Serializer};

/// Returns a document as JSON.
#[must_use]
pub fn to_json(document: &(impl Serialize + ?Sized)) -> String {
    // The assessment of a year has some 22 kB.
    let mut json = String::with_capacity(24 * 1024);
    write_json(document, &mut json);
    json
}

/// Appends a document as JSON to `to`.
pub fn write_json(document: &(impl Serialize + ?Sized), to: &mut String) {
    // No document holds a value that the writer refuses: see `Unwritable`.
    let _ = document.serialize(&mut Writer { to, is_plain: false });
}

/// The name under which the writer is given a text that needs no escape, which no type of a program has. Every other serializer writes the text
/// itself.
const PLAIN: &str = "text without escapes";

/// Serializes a constant of which the JSON is known already, an object or a text between quotes: the writer copies it. It is handed over as the
/// name of a newtype, which every other serializer passes over, and no type of a program has a name that begins with a brace or a quote.
#[inline]
pub(crate) fn serialize_written<S: Serializer, T: Serialize + ?Sized>(
    json: &'static str,
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(json, value)
}

/// Serializes a text that needs no escape, such as an id or a date: the writer copies it without a look at its bytes.
#[inline]
pub(crate) fn serialize_plain<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    debug_assert!(is_plain(text.as_bytes()), "`{text}` needs an escape");
    serializer.serialize_newtype_struct(PLAIN, text)
}

/// Puts an id between quotes as a constant. A small module has no room for a second copy, and puts the quotes around the id when it writes it.
macro_rules! quoted {
    ($id:expr) => {
        if cfg!(feature = "unrolled") { concat!("\"", $id, "\"") } else { "" }
    };
}
pub(crate) use quoted;

/// Serializes an id, which [`quoted`] may have put between quotes.
#[inline]
pub(crate) fn serialize_id<S: Serializer>(id: &str, quoted: &'static str, serializer: S) -> Result<S::Ok, S::Error> {
    if quoted.is_empty() { serialize_plain(id, serializer) } else { serialize_written(quoted, id, serializer) }
}

/// The error for a value that no document holds: a floating-point number, bytes, or an enum variant with fields.
#[derive(Debug)]
struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("documents hold text, whole numbers, flags, lists and objects")
    }
}

impl core::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Written = Result<(), Unwritable>;

struct Writer<'w> {
    to: &'w mut String,
    /// Whether the text that comes next needs no escape.
    is_plain: bool,
}

impl Writer<'_> {
    /// Is one function and not part of each caller, because nearly every member of a document is a text.
    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.to.push('"');
        self.escaped(text);
        self.to.push('"');
    }

    #[inline(always)]
    fn escaped(&mut self, text: &str) {
        if self.is_plain || is_plain(text.as_bytes()) { self.to.push_str(text) } else { self.each(text) }
    }

    #[cold]
    fn each(&mut self, text: &str) {
        for char in text.chars() {
            match char {
                '"' => self.to.push_str("\\\""),
                '\\' => self.to.push_str("\\\\"),
                '\n' => self.to.push_str("\\n"),
                '\r' => self.to.push_str("\\r"),
                '\t' => self.to.push_str("\\t"),
                '\u{8}' => self.to.push_str("\\b"),
                '\u{c}' => self.to.push_str("\\f"),
                '\0'..='\u{1f}' => {
                    let _ = write!(self.to, "\\u{:04x}", u32::from(char));
                }
                other => self.to.push(other),
            }
        }
    }
}

/// Whether a text needs no escape.
#[inline(always)]
fn is_plain(text: &[u8]) -> bool {
    // Looks at the last bytes, some of them a second time, instead of at a remainder byte by byte.
    if cfg!(any(target_feature = "sse2", target_feature = "neon"))
        && let Some(last) = text.last_chunk()
    {
        let (chunks, _) = text.as_chunks();
        for chunk in chunks {
            if has_special(chunk) {
                return false;
            }
        }
        return !has_special(last);
    }
    let special = if let Some(last) = text.last_chunk() {
        let (words, _) = text.as_chunks();
        words.iter().fold(special_in(u64::from_le_bytes(*last)), |special, word| special | special_in(u64::from_le_bytes(*word)))
    } else if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        special_in((u64::from(u32::from_le_bytes(*first)) << 32) | u64::from(u32::from_le_bytes(*last)))
    } else {
        special_in(text.iter().fold(SPACES, |word, byte| word << 8 | u64::from(*byte)))
    };
    special == 0
}

/// Whether one of sixteen bytes is a control character, a quote or a backslash. A processor that compares sixteen bytes at once does so here.
#[inline(always)]
fn has_special(bytes: &[u8; 16]) -> bool {
    bytes.iter().fold(false, |any, byte| any | (*byte < 0x20) | (*byte == b'"') | (*byte == b'\\'))
}

const EACH: u64 = 0x0101_0101_0101_0101;
/// Eight spaces, which need no escape, beside the bytes that are looked at.
const SPACES: u64 = EACH.wrapping_mul(0x20);

/// Returns a number other than 0 where one of eight bytes is a control character, a quote or a backslash.
const fn special_in(word: u64) -> u64 {
    const fn is_zero(word: u64) -> u64 {
        word.wrapping_sub(EACH) & !word
    }
    let below = word.wrapping_sub(EACH.wrapping_mul(0x20)) & !word;
    let quote = is_zero(word ^ EACH.wrapping_mul(0x22));
    let backslash = is_zero(word ^ EACH.wrapping_mul(0x5c));
    (below | quote | backslash) & EACH.wrapping_mul(0x80)
}

/// Writes the output of a `Display` straight between the quotes, escaped.
impl Write for Writer<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.escaped(text);
        Ok(())
    }
}

impl<'s, 'w> Serializer for &'s mut Writer<'w> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Parts<'s, 'w>;
    type SerializeTuple = Parts<'s, 'w>;
    type SerializeTupleStruct = Parts<'s, 'w>;
    type SerializeTupleVariant = ser::Impossible<(), Unwritable>;
    type SerializeMap = Parts<'s, 'w>;
    type SerializeStruct = Parts<'s, 'w>;
    type SerializeStructVariant = ser::Impossible<(), Unwritable>;

    fn serialize_bool(self, value: bool) -> Written {
        self.to.push_str(if value { "true" } else { "false" });
        Ok(())
    }
    fn serialize_i8(self, value: i8) -> Written {
        self.serialize_i64(value.into())
    }
    fn serialize_i16(self, value: i16) -> Written {
        self.serialize_i64(value.into())
    }
    fn serialize_i32(self, value: i32) -> Written {
        self.serialize_i64(value.into())
    }
    fn serialize_i64(self, value: i64) -> Written {
        if value < 0 {
            self.to.push('-');
        }
        write_digits(self.to, value.unsigned_abs(), 1).map_err(|_| Unwritable)
    }
    fn serialize_u8(self, value: u8) -> Written {
        self.serialize_u64(value.into())
    }
    fn serialize_u16(self, value: u16) -> Written {
        self.serialize_u64(value.into())
    }
    fn serialize_u32(self, value: u32) -> Written {
        self.serialize_u64(value.into())
    }
    fn serialize_u64(self, value: u64) -> Written {
        write_digits(self.to, value, 1).map_err(|_| Unwritable)
    }
    fn serialize_f32(self, _: f32) -> Written {
        Err(Unwritable)
    }
    fn serialize_f64(self, _: f64) -> Written {
        Err(Unwritable)
    }
    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }
    #[inline]
    fn serialize_str(self, value: &str) -> Written {
        self.text(value);
        Ok(())
    }
    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(Unwritable)
    }
    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Written {
        self.to.push_str("null");
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }
    #[inline(always)]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Written {
        if let Some(b'{' | b'"') = name.as_bytes().first() {
            self.to.push_str(name);
            return Ok(());
        }
        self.is_plain = name == PLAIN;
        let written = value.serialize(&mut *self);
        self.is_plain = false;
        written
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Written {
        Err(Unwritable)
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'s, 'w>, Unwritable> {
        Ok(Parts::of(self, '[', ']'))
    }
    fn serialize_tuple(self, _: usize) -> Result<Parts<'s, 'w>, Unwritable> {
        Ok(Parts::of(self, '[', ']'))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'s, 'w>, Unwritable> {
        Ok(Parts::of(self, '[', ']'))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable)
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'s, 'w>, Unwritable> {
        Ok(Parts::of(self, '{', '}'))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'s, 'w>, Unwritable> {
        Ok(Parts::of(self, '{', '}'))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(Unwritable)
    }
    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Written {
        self.to.push('"');
        write!(self, "{value}").map_err(|_| Unwritable)?;
        self.to.push('"');
        Ok(())
    }
}

/// Writes the items of a list or the members of an object, one after the other.
struct Parts<'s, 'w> {
    writer: &'s mut Writer<'w>,
    is_first: bool,
    end: char,
}

impl<'s, 'w> Parts<'s, 'w> {
    fn of(writer: &'s mut Writer<'w>, begin: char, end: char) -> Self {
        writer.to.push(begin);
        Self { writer, is_first: true, end }
    }

    #[inline]
    fn comma(&mut self) {
        if !self.is_first {
            self.writer.to.push(',');
        }
        self.is_first = false;
    }

    fn done(self) -> Written {
        self.writer.to.push(self.end);
        Ok(())
    }
}

impl ser::SerializeSeq for Parts<'_, '_> {
    type Ok = ();
    type Error = Unwritable;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.comma();
        value.serialize(&mut *self.writer)
    }
    fn end(self) -> Written {
        self.done()
    }
}

impl ser::SerializeTuple for Parts<'_, '_> {
    type Ok = ();
    type Error = Unwritable;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        ser::SerializeSeq::serialize_element(self, value)
    }
    fn end(self) -> Written {
        self.done()
    }
}

impl ser::SerializeTupleStruct for Parts<'_, '_> {
    type Ok = ();
    type Error = Unwritable;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        ser::SerializeSeq::serialize_element(self, value)
    }
    fn end(self) -> Written {
        self.done()
    }
}

impl ser::SerializeMap for Parts<'_, '_> {
    type Ok = ();
    type Error = Unwritable;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.comma();
        key.serialize(&mut *self.writer)
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.writer.to.push(':');
        value.serialize(&mut *self.writer)
    }
    fn end(self) -> Written {
        self.done()
    }
}

/// Appends the key of a member. Takes the text as an argument of its own, so that the compiler need not load its length again after each piece.
#[inline(always)]
fn push_key(to: &mut String, is_first: bool, key: &'static str) {
    to.push_str(if is_first { "\"" } else { ",\"" });
    to.push_str(key);
    to.push_str("\":");
}

impl ser::SerializeStruct for Parts<'_, '_> {
    type Ok = ();
    type Error = Unwritable;
    /// Is always inlined, so that the key is a constant and is written in one step.
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        push_key(self.writer.to, self.is_first, key);
        self.is_first = false;
        value.serialize(&mut *self.writer)
    }
    fn end(self) -> Written {
        self.done()
    }
}

#[cfg(test)]
mod tests {
    use super::to_json;
    use alloc::string::String;
    use alloc::{format, vec};
    use proptest::prelude::*;
    use serde::Serialize;

    #[derive(Serialize)]
    struct Everything<'a> {
        text: &'a str,
        char: char,
        numbers: (i8, i64, u8, u64, i64),
        flags: [bool; 2],
        none: Option<u8>,
        some: Option<&'a str>,
        empty: (),
        list: alloc::vec::Vec<Option<i32>>,
        map: alloc::collections::BTreeMap<&'a str, u32>,
        date: crate::Date,
    }

    proptest! {
        #[test]
        fn what_is_written_is_what_serde_json_writes(text in any::<String>(), key in any::<String>(), number: i64, small: i32) {
            let all = Everything {
                text: &text,
                char: text.chars().next().unwrap_or('"'),
                numbers: (-1, number, 255, u64::MAX, i64::MIN),
                flags: [true, false],
                none: None,
                some: Some(&key),
                empty: (),
                list: vec![Some(small), None],
                map: [(&*key, 0), ("b", 10)].into(),
                date: crate::Date::constant(2025, 8, 24),
            };
            prop_assert_eq!(Ok(to_json(&all)), serde_json::to_string(&all).map_err(|error| format!("{error}")));
        }
    }

    #[test]
    fn every_character_that_needs_it_is_escaped() {
        for code in 0..0x300 {
            let text = format!("a{}b", char::from_u32(code).unwrap_or(' '));
            assert_eq!(Some(to_json(&text)), serde_json::to_string(&text).ok());
        }
    }
}
