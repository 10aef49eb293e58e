//! Trang so sánh: the level of a commune under two sets of criteria, and why they differ.

use super::layout::{BAD, BOLD, DIM, DOUBT, PLAIN, Sheet};
use super::level::style;
use kh302::explain::{Comparison, CriteriaWarning, Level};
use kh302::{Locale, Truth};

/// Writes the page of a comparison.
pub fn of_comparison(of: &Comparison, locale: Locale) -> String {
    let localized = |vi: &'static str, en: &'static str| if locale == Locale::Vi { vi } else { en };
    let mut sheet = Sheet::default();
    sheet.rule();
    let period = of.period.map(|period| period.id.to_string()).unwrap_or_default();
    let head = localized("SO SÁNH HAI BỘ TIÊU CHÍ", "TWO SETS OF CRITERIA COMPARED");
    sheet.paragraph(&[], 0, &[(BOLD, head), (PLAIN, &format!("{} · {period}", of.area))]);
    sheet.rule();
    for finding in &of.findings {
        sheet.paragraph(&[(BAD, "  ✗")], 4, &[(PLAIN, &finding.message), (DIM, &format!("({})", finding.code))]);
    }
    for side in &of.under {
        let id = side.criteria.as_deref().unwrap_or_default();
        let level = side.level.name().get(locale);
        sheet.paragraph(&[], 2, &[(BOLD, &format!("{id}:")), (style(side.level).bold(), &format!("{level}."))]);
        if let Some(possible) = &side.possible {
            let (best, worst) = (possible.best.name().get(locale), possible.worst.name().get(locale));
            let text = match locale {
                Locale::Vi => format!("Có thể từ “{best}” đến “{worst}”."),
                Locale::En => format!("It can be from \"{best}\" to \"{worst}\"."),
            };
            sheet.paragraph(&[], 4, &[(PLAIN, &text)]);
        }
        if let (Some(cumulative), Some(literal)) = (side.level_cumulative, side.level_literal)
            && cumulative != literal
        {
            let (cumulative, literal) = (Level::name(cumulative).get(locale), Level::name(literal).get(locale));
            let text = match locale {
                Locale::Vi => format!("Đọc cộng dồn: “{cumulative}”; đọc đúng từng chữ: “{literal}”."),
                Locale::En => format!("Read cumulatively: \"{cumulative}\"; literally: \"{literal}\"."),
            };
            sheet.paragraph(&[], 4, &[(DOUBT, &text)]);
        }
        if let Some(hash) = &side.criteria_hash {
            sheet.paragraph(&[], 4, &[(DIM, hash)]);
        }
        for CriteriaWarning { at, message, .. } in side.criteria_warnings.iter().flatten() {
            sheet.paragraph(&[(DOUBT, "    !")], 6, &[(PLAIN, message), (DIM, &format!("({at})"))]);
        }
    }
    sheet.blank();
    let verdict = match of.same {
        Some(true) => localized("Hai bộ tiêu chí cho cùng một cấp độ.", "Both sets give the same level."),
        Some(false) => localized("Khác nhau vì:", "They differ because:"),
        None => localized("Chưa so sánh được, vì còn thiếu số liệu:", "They cannot be compared yet, because figures are missing:"),
    };
    sheet.paragraph(&[], 2, &[(BOLD, verdict)]);
    for explained in &of.explained_by {
        let mark = match explained.outcome {
            Truth::True => "  ✓",
            Truth::False => "  ✗",
            Truth::Unknown => "  ?",
        };
        let text = format!("{}: {}", explained.title, explained.text);
        sheet.paragraph(&[(PLAIN, mark)], 4, &[(PLAIN, &text), (DIM, &format!("({}, {})", explained.id, explained.criteria))]);
    }
    sheet.blank();
    sheet.into_text()
}
