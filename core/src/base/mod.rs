//! Tầng 0: small types and functions that every other floor uses: texts, ids, JSON, sorting, Unicode.

mod apart;
#[cfg(feature = "serde")]
mod as_text;
mod bits;
mod citation;
#[cfg(feature = "serde")]
mod digest;
mod digits;
mod excerpt;
mod fill;
mod id;
#[cfg(feature = "serde")]
pub(crate) mod json;
mod letter;
mod list;
mod nearest;
mod nfc;
mod number;
#[cfg(feature = "serde")]
pub(crate) mod parse;
mod sort;
mod sorted;
mod text;
mod truth;

#[cfg(feature = "texts_apart")]
pub(crate) use apart::Marked;
pub(crate) use apart::apart;
#[cfg(feature = "serde")]
pub(crate) use as_text::deserialize_as_text;
pub(crate) use bits::Bits;
pub use citation::{Citation, PlaceInText, cite};
#[cfg(feature = "serde")]
pub(crate) use digest::digest;
pub(crate) use excerpt::excerpt;
#[cfg(feature = "serde")]
pub(crate) use fill::places;
pub(crate) use fill::{Counted, InSentence, Named, Plain, display_in_english, in_words};
pub use id::UnknownId;
pub(crate) use id::{counts, ids};
pub(crate) use letter::{is_alphanumeric, is_in_any_case, push_capital, push_small};
pub(crate) use list::List;
pub(crate) use nearest::nearest;
pub(crate) use nfc::{any_pair, is_mark, is_nfc, is_surely_nfc, nfc, nfd};
pub use number::{Percent, percent, thousands};
pub(crate) use sort::{sort_by, sort_by_key};
pub(crate) use sorted::Sorted;
pub(crate) use text::text;
pub use text::{Locale, Noun, Text, Words};
pub use truth::Truth;
