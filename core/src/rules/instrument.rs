//! Văn bản: a legal text with the days on which it is in force.

use crate::base::{Citation, Locale, Text, cite, text};
use crate::calendar::Date;
use alloc::string::String;

/// Văn bản: a legal text.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Instrument {
    /// Mã văn bản: the id by which citations name it.
    pub id: &'static str,
    /// Loại văn bản: the kind of the text, such as "Quyết định".
    pub kind: Text,
    /// Số hiệu: its number, such as "28/2025/QĐ-TTg".
    pub number: &'static str,
    /// Trích yếu: its title.
    pub title: Text,
    /// Cơ quan ban hành: the authority that issued it.
    pub issuer: &'static str,
    /// Ngày có hiệu lực: the first day in force.
    pub in_force_from: Date,
    /// Ngày cuối còn hiệu lực: the last day in force, where one is known.
    pub in_force_to: Option<Date>,
    /// Địa chỉ: the web address at which the text can be read.
    pub url: Option<&'static str>,
}

impl Instrument {
    /// Cites a place in the text: article, clause and point as the text itself names them, empty where it has none.
    #[must_use]
    pub const fn at(&self, article: &'static str, clause: &'static str, point: &'static str) -> Citation {
        cite(self.id, article, clause, point)
    }

    /// Còn hiệu lực trong ngày: whether the text is in force on a day.
    #[must_use]
    pub fn is_in_force(&self, day: Date) -> bool {
        day.is_within(Some(self.in_force_from), self.in_force_to)
    }

    /// Cites the text as a whole.
    #[must_use]
    pub const fn whole(&self) -> Citation {
        self.at("", "", "")
    }

    /// Tên gọi: returns the name of the text in sentences, such as "Quyết định số 28/2025/QĐ-TTg".
    #[must_use]
    pub fn name(&self, locale: Locale) -> String {
        text!("{kind} số {number}", "{kind} No. {number}").fill(&[("kind", &self.kind), ("number", &self.number)], locale)
    }
}
