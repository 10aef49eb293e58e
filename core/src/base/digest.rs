//! Mã băm: the SHA-256 by which documents name a table or a set.

use alloc::string::String;
use sha2::{Digest, Sha256};

/// Returns the SHA-256 of a text as `sha256:` and 64 hexadecimal digits.
pub(crate) fn digest(text: &str) -> String {
    let mut named = String::from("sha256:");
    for byte in Sha256::digest(text) {
        named.extend([byte.wrapping_shr(4), byte & 15].into_iter().filter_map(|digit| char::from_digit(u32::from(digit), 16)));
    }
    named
}
