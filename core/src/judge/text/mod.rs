//! Văn bản tự do: the checks of notes and reasons.

mod clean;
pub(in crate::judge) mod free_text;
pub(in crate::judge) mod personal;
mod phrases;
#[cfg(test)]
mod tests;
mod token;
