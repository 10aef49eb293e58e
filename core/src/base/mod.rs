//! Tầng 0: small words that every other floor uses.

mod bits;
mod citation;
mod id;
#[cfg(feature = "serde")]
pub(crate) mod json;
mod letter;
mod nfc;
mod number;
#[cfg(feature = "serde")]
pub(crate) mod parse;
mod sort;
mod sorted;
mod text;
mod truth;

pub(crate) use bits::Bits;
pub use citation::{Citation, PlaceInText, cite};
pub(crate) use id::ids;
pub(crate) use letter::{is_alphanumeric, push_capital, push_small};
pub(crate) use nfc::{composed, decomposed, is_composed, is_mark};
pub use number::{percent, thousands};
pub(crate) use sort::{sort_by, sort_by_key};
pub(crate) use sorted::Sorted;
pub(crate) use text::shown;
pub use text::{Locale, Noun, Text, Words};
pub use truth::Truth;
