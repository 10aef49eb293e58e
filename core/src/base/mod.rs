//! Tầng 0: small words that every other floor uses.

mod citation;
mod id;
mod number;
mod text;
mod truth;

pub use citation::{Citation, PlaceInText, cite};
pub(crate) use id::ids;
pub use number::{percent, thousands};
pub(crate) use text::shown;
pub use text::{Locale, Text, Words};
pub use truth::Truth;
