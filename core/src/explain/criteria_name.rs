//! Tên bộ tiêu chí: what sentences call a set of criteria, because an id in the middle of a sentence says nothing to an officer.

use crate::base::{Locale, text};
use crate::law;
use crate::rules::{Criteria, LoadedSet};
use alloc::string::String;

/// The name of a set: that of its legal text, or the title and the number that a loaded set gives itself, or else its id.
pub(crate) fn criteria_name(criteria: Criteria<'_>, locale: Locale) -> String {
    match criteria {
        Criteria::Loaded(set) => loaded(set, locale),
        Criteria::Constant(set) => law::instrument(set.id).map_or_else(|| set.id.into(), |text| text.name(locale)),
    }
}

fn loaded(set: &LoadedSet, locale: Locale) -> String {
    let (title, number, id) = (set.title().map(|title| title.get(locale)), set.number(), set.id());
    let sentence = match (title, number) {
        (Some(_), Some(_)) => text!("“{title}” (số {number})", "\"{title}\" (No. {number})"),
        (Some(_), None) => text!("“{title}”", "\"{title}\""),
        (None, Some(_)) => text!("văn bản số {number}", "text No. {number}"),
        (None, None) => text!("bộ tiêu chí {id}", "the set {id}"),
    };
    sentence.fill(&[("title", &title), ("number", &number), ("id", &id)], locale)
}
