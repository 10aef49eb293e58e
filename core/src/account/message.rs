//! Câu chữ: the sentence of a finding, made late and in either language from the constants of the law.

use super::read::Param;
use crate::base::{Locale, Text};
use crate::figures::{FIGURES, Figure};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

/// Fills the places of a template, each named in braces. A name that is not given stays out.
pub(super) fn fill(template: Text, params: &[(&'static str, Param)], locale: Locale) -> String {
    let mut rest = template.r#in(locale);
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

/// The label of a figure, whole: one that begins with "…" is a part of the stock above it, and is named with it.
pub(super) fn label(figure: Figure, locale: Locale) -> Cow<'static, str> {
    let own = figure.definition().label.r#in(locale);
    let Some(part) = own.strip_prefix('…') else { return own.into() };
    let above = FIGURES.iter().take(figure.index()).rev().map(|row| row.label.r#in(locale)).find(|label| !label.starts_with('…'));
    match above {
        Some(stock) => format!("{}{part}", without_moment(stock)).into(),
        None => own.into(),
    }
}

/// The name of a stock without the moment at which it is counted.
pub(super) fn without_moment(label: &str) -> &str {
    let moments = [" – cuối kỳ", " – đầu kỳ", ", closing", ", opening"];
    moments.iter().find_map(|moment| label.strip_suffix(moment)).unwrap_or(label)
}
