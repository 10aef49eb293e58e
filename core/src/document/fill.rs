//! Câu chữ: fills the templates of the law with values, when a sentence is asked for and in its language.

use crate::base::{Locale, Text};
use crate::document::read::Param;
use alloc::string::String;

/// Replaces each `{name}` of a template by its value in a language; a name without a value is left out.
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
