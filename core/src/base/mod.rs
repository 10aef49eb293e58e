//! Tầng 0: small words that every other floor uses.

mod bits;
mod citation;
mod composed;
mod id;
mod number;
mod order;
mod text;
mod truth;

pub(crate) use bits::Bits;
pub use citation::{Citation, PlaceInText, cite};
pub(crate) use composed::{composed, decomposed, is_composed};
pub(crate) use id::ids;
pub use number::{percent, thousands};
pub(crate) use order::{sort_by, sort_by_key};
pub(crate) use text::shown;
pub use text::{Locale, Text, Words};
pub use truth::Truth;
