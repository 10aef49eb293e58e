//! Lời gọi: every call that takes a document and gives one, by its name. The command line, the browser and all bindings come through here.

use super::read::ReadError;
use super::{
    ErrorDocument, areas_json, assess_json, combine_json, compare_json, corrections_json, explain_json, form_json, periods_json,
    phase_json, publish_json, rollup_json, to_json,
};
use crate::base::Locale;
use alloc::string::{String, ToString};

/// A call: JSON text to JSON text.
type Call = fn(&str) -> String;

/// The calls by their names.
pub const CALLS: &[(&str, Call)] = &[
    ("assess", assess_json),
    ("rollup", rollup_json),
    ("compare", compare_json),
    ("publish", publish_json),
    ("corrections", corrections_json),
    ("phase", phase_json),
    ("periods", periods_json),
    ("areas", areas_json),
    ("explain", explain_json),
    ("combine", combine_json),
    ("form", form_json),
];

/// Makes a call by its name: a document in JSON to a document in JSON, or to an error document.
///
/// ```
/// let answer = kh302::account::call("assess", r#"{"schema": "kh302.report/1", "area": "19815", "period": "2025-09", "figures": {}}"#);
/// assert!(answer.starts_with(r#"{"schema":"kh302.assessment/1""#));
/// ```
#[must_use]
pub fn call(name: &str, text: &str) -> String {
    match CALLS.iter().find(|(known, _)| *known == name) {
        Some((_, call)) => call(text),
        None => to_json(&ErrorDocument::new(&ReadError::UnknownCall(name.to_string()), Locale::Vi)),
    }
}

#[cfg(test)]
mod tests {
    use super::{CALLS, call};

    #[test]
    fn every_call_answers_whatever_it_is_given() {
        for name in CALLS.iter().map(|(name, _)| *name).chain(["no such call"]) {
            for text in ["", "{", "[]", "{}", "null", "{\"schema\":\"kh302.report/9\"}"] {
                assert!(call(name, text).starts_with("{\"schema\":\"kh302."), "{name} of {text}");
            }
        }
        assert!(call("no such call", "{}").contains("unknown_call"));
    }
}
