//! Cụm từ về một người: the phrases beside which a note may tell of a person.

/// What stands before the day or the year of a birth.
pub(super) const BIRTH: [&str; 5] = ["sinh năm", "sinh ngày", "sn", "born in", "born on"];
/// What stands before an abode.
pub(super) const ABODE: [&str; 3] = ["trú tại", "residing at", "resident at"];
/// Forms of address, which stand before a name.
pub(super) const ADDRESS: [&str; 10] = ["ông", "bà", "anh", "chị", "cháu", "đối tượng", "mr", "mrs", "ms", "miss"];
