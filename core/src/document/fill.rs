//! Câu chữ: the sentence of a finding, made late and in either language from the constants of the law.

use crate::base::{Locale, Text};
use crate::document::read::Param;
use alloc::string::String;

/// Fills the places of a template, each named in braces. A name that is not given stays out.
pub(crate) fn fill(template: Text, params: &[(&'static str, Param)], locale: Locale) -> String {
    let mut rest = template.get(locale);
    let mut text = String::with_capacity(rest.len().saturating_add(64));
    while let Some((before, behind)) = rest.split_once('{') {
        text.push_str(before);
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        if let Some((_, param)) = params.iter().find(|(known, _)| *known == name) {
            text.push_str(&param.words(locale));
        }
        rest = after;
    }
    text.push_str(rest);
    text
}
