//! Lời gọi: every call that takes a document and gives one, by its name. The command line, the browser and all bindings come through here.

use crate::base::{Locale, Text};
use crate::catalogue::form_json;
use crate::document::read::ReadError;
use crate::explain::{
    areas_json, assess_json, combine_json, compare_json, corrections_json, explain_json, periods_json, phase_json, publish_json,
    rollup_json,
};
use alloc::string::{String, ToString};

/// A call that takes a document and gives one.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Call {
    /// The name that it is made by.
    pub name: &'static str,
    /// What it does.
    pub title: Text,
    /// JSON text to JSON text.
    answer: fn(&str) -> String,
}

const fn named(name: &'static str, vi: &'static str, en: &'static str, answer: fn(&str) -> String) -> Call {
    Call { name, title: Text::new(vi, en), answer }
}

/// The calls by their names.
pub static CALLS: &[Call] = &[
    named("assess", "Đánh giá một báo cáo hoặc số liệu tổng hợp", "Assesses a report or totals", assess_json),
    named("rollup", "Tổng hợp một địa bàn từ báo cáo các xã", "Rolls an area up from the reports of its communes", rollup_json),
    named("compare", "So sánh cấp độ theo hai bộ tiêu chí", "Compares the level under two sets of criteria", compare_json),
    named("publish", "Bản công bố của một địa bàn", "What the public may see of an area", publish_json),
    named("corrections", "Đính chính: những báo cáo liên quan", "What a corrected report touches", corrections_json),
    named("phase", "Báo cáo giai đoạn của kế hoạch", "The report of a phase of the plan", phase_json),
    named("periods", "Kỳ báo cáo: ngày, kỳ trước, kỳ sau, thời hạn", "Periods: days, neighbours, parts, deadlines", periods_json),
    named("areas", "Đơn vị hành chính vào một ngày", "Administrative units on a day", areas_json),
    named("explain", "Giải thích một quy tắc với số liệu của báo cáo", "One rule with the numbers of a report put in", explain_json),
    named("combine", "Gộp các kỳ thành một kỳ dài hơn", "The report of a longer period from those of its parts", combine_json),
    named("form", "Mô tả biểu nhập của một kỳ", "The form for a period, described", form_json),
];

/// Makes a call by its name: a document in JSON to a document in JSON, or to an error document.
///
/// ```
/// let answer = kh302::call("assess", r#"{"schema": "kh302.report/1", "area": "19815", "period": "2025-09", "figures": {}}"#);
/// assert!(answer.starts_with(r#"{"schema":"kh302.assessment/1""#));
/// ```
#[must_use]
pub fn call(name: &str, text: &str) -> String {
    match CALLS.iter().find(|call| call.name == name) {
        Some(call) => (call.answer)(text),
        None => ReadError::UnknownCall(name.to_string()).json(Locale::Vi),
    }
}

#[cfg(test)]
mod tests {
    use super::{CALLS, call};

    #[test]
    fn every_call_answers_whatever_it_is_given() {
        for name in CALLS.iter().map(|call| call.name).chain(["no such call"]) {
            for text in ["", "{", "[]", "{}", "null", "{\"schema\":\"kh302.report/9\"}"] {
                assert!(call(name, text).starts_with("{\"schema\":\"kh302."), "{name} of {text}");
            }
        }
        assert!(call("no such call", "{}").contains("unknown_call"));
    }
}
