//! Lời gọi: runs every call that takes and returns a JSON document, by its name. The browser module and the language bindings use it.

use crate::base::Locale;
use crate::catalogue::form_json;
use crate::document::{Call, ReadError};
use crate::explain::{
    areas_json, assess_json, combine_json, compare_json, corrections_json, explain_json, judge_json, periods_json, phase_json,
    publish_json, rollup_json,
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
    call_among(|_| true, name, text)
}

/// Runs a call in a program that has only some of them: a call that `has` denies is answered with an error document, and the code of it is
/// left out of the program where `has` is decided at compile time, for which this is inlined. Each call is a function that is
/// not inlined, because all of them together would be longer than a method in Java can be.
#[doc(hidden)]
#[inline(always)]
#[must_use]
pub fn call_among(has: impl Fn(Call) -> bool, name: &str, text: &str) -> String {
    match Call::from_id(name) {
        Some(Call::Assess) if has(Call::Assess) => assess_json(text),
        Some(Call::Judge) if has(Call::Judge) => judge_json(text),
        Some(Call::Rollup) if has(Call::Rollup) => rollup_json(text),
        Some(Call::Compare) if has(Call::Compare) => compare_json(text),
        Some(Call::Publish) if has(Call::Publish) => publish_json(text),
        Some(Call::Corrections) if has(Call::Corrections) => corrections_json(text),
        Some(Call::Phase) if has(Call::Phase) => phase_json(text),
        Some(Call::Periods) if has(Call::Periods) => periods_json(text),
        Some(Call::Areas) if has(Call::Areas) => areas_json(text),
        Some(Call::Explain) if has(Call::Explain) => explain_json(text),
        Some(Call::Combine) if has(Call::Combine) => combine_json(text),
        Some(Call::Form) if has(Call::Form) => form_json(text),
        Some(left_out) => ReadError::CallLeftOut(left_out).json(Locale::Vi),
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
