//! Căn cứ pháp lý: the citation of a place in a legal text.

use core::fmt;

/// Căn cứ pháp lý: a place in one of the legal texts that the library holds.
pub type Citation = PlaceInText<'static>;

/// Vị trí trong văn bản: the article, clause and point of a legal text, as the text itself names them; empty where it has none.
#[derive(Clone, Copy)]
pub struct PlaceInText<'a> {
    /// Văn bản: the id of the legal text in [`crate::law::INSTRUMENTS`], or the id that a loaded set of criteria gives to its own text.
    pub instrument: &'a str,
    /// Điều: the article, or the target of a plan, such as "mục tiêu 4".
    pub article: &'a str,
    /// Khoản: the clause.
    pub clause: &'a str,
    /// Điểm: the point.
    pub point: &'a str,
    /// The citation as documents write it, where that is known at compile time; else empty.
    pub(crate) written: &'static str,
}

impl<'a> PlaceInText<'a> {
    /// Makes a citation of a place in a text.
    #[must_use]
    pub const fn new(instrument: &'a str, article: &'a str, clause: &'a str, point: &'a str) -> Self {
        Self { instrument, article, clause, point, written: "" }
    }
}

/// Two places are the same where their text and their parts are, however they were made.
impl PartialEq for PlaceInText<'_> {
    fn eq(&self, other: &Self) -> bool {
        let parts = |place: &Self| [place.instrument, place.article, place.clause, place.point];
        parts(self) == parts(other)
    }
}

impl Eq for PlaceInText<'_> {}

impl fmt::Debug for PlaceInText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { instrument, article, clause, point, .. } = self;
        let mut shown = f.debug_struct("PlaceInText");
        shown.field("instrument", instrument).field("article", article).field("clause", clause).field("point", point).finish()
    }
}

/// Makes a citation in one short call, for the tables of the law.
#[must_use]
pub const fn cite(instrument: &'static str, article: &'static str, clause: &'static str, point: &'static str) -> Citation {
    PlaceInText::new(instrument, article, clause, point)
}
