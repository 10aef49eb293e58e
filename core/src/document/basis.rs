//! Căn cứ pháp lý: the form in which documents cite a place in a legal text.

use crate::base::{Citation, PlaceInText};
use crate::calendar::Date;
use crate::law;
use alloc::borrow::Cow;
#[cfg(feature = "schema")]
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Căn cứ pháp lý: a place in a legal text, with the days on which that text is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Basis {
    /// Mã văn bản: the id of the legal text.
    pub instrument: Cow<'static, str>,
    /// Điều, hoặc mục tiêu của kế hoạch: the article or target; null where the place names none.
    pub article: Option<Cow<'static, str>>,
    /// Khoản: the number of the clause; null where the place names none.
    pub clause: Option<Cow<'static, str>>,
    /// Điểm: the letter of the point; null where the place names none.
    pub point: Option<Cow<'static, str>>,
    /// Ngày có hiệu lực: the first day on which the text is in force; null where the text is not known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub in_force_from: Option<Date>,
    /// Ngày cuối còn hiệu lực: the last day on which the text is in force; null where none is known.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub in_force_to: Option<Date>,
    /// Địa chỉ văn bản: the web address of the text; null where none is known.
    pub url: Option<Cow<'static, str>>,
}

impl From<Citation> for Basis {
    fn from(cited: Citation) -> Self {
        Self::of(cited, Cow::Borrowed)
    }
}

impl Basis {
    /// Makes the citations of those places whose text is in force on a day.
    pub(crate) fn in_force(cited: &[Citation], day: Date) -> Vec<Self> {
        let is_in_force = |cited: &&Citation| law::instrument(cited.instrument).is_some_and(|text| text.is_in_force(day));
        cited.iter().filter(is_in_force).map(|cited| Self::from(*cited)).collect()
    }

    /// Makes the citation of a place; `to_static` borrows or copies its words, so that they outlive the place.
    pub(crate) fn of<'s>(cited: PlaceInText<'s>, to_static: fn(&'s str) -> Cow<'static, str>) -> Self {
        let text = law::instrument(cited.instrument);
        let part = |part: &'s str| (!part.is_empty()).then(|| to_static(part));
        Self {
            instrument: to_static(cited.instrument),
            article: part(cited.article),
            clause: part(cited.clause),
            point: part(cited.point),
            in_force_from: text.map(|text| text.in_force_from),
            in_force_to: text.and_then(|text| text.in_force_to),
            url: text.and_then(|text| text.url).map(Cow::Borrowed),
        }
    }
}
