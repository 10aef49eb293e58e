//! Văn bản tự do: what a note must not hold.

pub(in crate::judge) mod free_text;
pub(in crate::judge) mod personal;
