//! Lời gọi: runs every call that takes and returns a JSON document, by its name. The browser module and the language bindings use it.

use crate::base::Locale;
use crate::catalogue::form_json;
use crate::document::{Call, ReadError};
use crate::explain::{
    areas_json, assess_json, combine_json, compare_json, corrections_json, explain_json, periods_json, phase_json, publish_json,
    rollup_json,
};
use alloc::string::{String, ToString};

/// Gọi theo tên: runs the call `name` (an id of [`Call`]) on a document in JSON, and returns the answer in JSON.
///
/// It never fails: for an unknown name or an unreadable text the answer is an error document (`kh302.error/1`).
///
/// ```
/// let answer = kh302::call("assess", r#"{"schema": "kh302.report/1", "area": "19815", "period": "2025-09", "figures": {}}"#);
/// assert!(answer.starts_with(r#"{"schema":"kh302.assessment/1""#));
/// ```
#[must_use]
pub fn call(name: &str, text: &str) -> String {
    match Call::from_id(name) {
        Some(Call::Assess) => assess_json(text),
        Some(Call::Rollup) => rollup_json(text),
        Some(Call::Compare) => compare_json(text),
        Some(Call::Publish) => publish_json(text),
        Some(Call::Corrections) => corrections_json(text),
        Some(Call::Phase) => phase_json(text),
        Some(Call::Periods) => periods_json(text),
        Some(Call::Areas) => areas_json(text),
        Some(Call::Explain) => explain_json(text),
        Some(Call::Combine) => combine_json(text),
        Some(Call::Form) => form_json(text),
        None => ReadError::UnknownCall(name.to_string()).json(Locale::Vi),
    }
}

#[cfg(test)]
mod tests {
    use super::call;
    use crate::document::Call;

    #[test]
    fn every_call_answers_whatever_it_is_given() {
        for name in Call::ALL.into_iter().map(Call::id).chain(["no such call"]) {
            for text in ["", "{", "[]", "{}", "null", "{\"schema\":\"kh302.report/9\"}"] {
                assert!(call(name, text).starts_with("{\"schema\":\"kh302."), "{name} of {text}");
            }
        }
        assert!(call("no such call", "{}").contains("unknown_call"));
    }
}
