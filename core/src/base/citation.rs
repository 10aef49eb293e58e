//! Căn cứ pháp lý: a place in a legal text.

/// A place in an instrument: article, clause and point, as the text itself names them; empty where the text has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The id of the instrument, as in the registry [`crate::law::INSTRUMENTS`].
    pub instrument: &'static str,
    /// Điều, or "mục tiêu 4" in a plan.
    pub article: &'static str,
    /// Khoản.
    pub clause: &'static str,
    /// Điểm.
    pub point: &'static str,
}

/// A citation, short enough to stand in a table.
#[must_use]
pub const fn cite(instrument: &'static str, article: &'static str, clause: &'static str, point: &'static str) -> Citation {
    Citation { instrument, article, clause, point }
}
