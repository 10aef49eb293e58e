//! Căn cứ pháp lý: a place in a legal text.

/// A place in one of the library's instruments.
pub type Citation = PlaceInText<'static>;

/// A place in an instrument: article, clause and point, as the text itself names them; empty where the text has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceInText<'a> {
    /// The id of the instrument, as in the registry [`crate::law::INSTRUMENTS`], or that of a text of someone's own.
    pub instrument: &'a str,
    /// Điều, or "mục tiêu 4" in a plan.
    pub article: &'a str,
    /// Khoản.
    pub clause: &'a str,
    /// Điểm.
    pub point: &'a str,
}

/// A citation, short enough to stand in a table.
#[must_use]
pub const fn cite(instrument: &'static str, article: &'static str, clause: &'static str, point: &'static str) -> Citation {
    Citation { instrument, article, clause, point }
}
