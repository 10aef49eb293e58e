//! Văn bản: a legal text with the days it is in force.

use crate::base::{Citation, Locale, Text, cite};
use crate::calendar::Date;
use alloc::string::String;

/// A legal text.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Instrument {
    /// The id by which citations name it.
    pub id: &'static str,
    /// Loại văn bản.
    pub kind: Text,
    /// Số hiệu.
    pub number: &'static str,
    /// Trích yếu.
    pub title: Text,
    /// Cơ quan ban hành.
    pub issuer: &'static str,
    /// The first day in force.
    pub in_force_from: Date,
    /// The last day in force, where one is known.
    pub in_force_to: Option<Date>,
    /// Where the text can be read.
    pub url: Option<&'static str>,
}

impl Instrument {
    /// A place in the text: article, clause and point as the text itself names them, empty where it has none.
    #[must_use]
    pub const fn at(&self, article: &'static str, clause: &'static str, point: &'static str) -> Citation {
        cite(self.id, article, clause, point)
    }

    /// The text as a whole.
    #[must_use]
    pub const fn whole(&self) -> Citation {
        self.at("", "", "")
    }

    /// Tên gọi: how a sentence names the text, such as "Quyết định số 28/2025/QĐ-TTg".
    #[must_use]
    pub fn name(&self, locale: Locale) -> String {
        Text::new("{kind} số {number}", "{kind} No. {number}").fill(&[("kind", &self.kind), ("number", &self.number)], locale)
    }
}
