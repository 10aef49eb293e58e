//! Trang so sánh: the level of a commune under two sets of criteria, and why they differ.

use super::layout::{BAD, BOLD, DIM, DOUBT, PLAIN, Sheet};
use super::level::style;
use kh302::explain::{CommuneClassification, Comparison, CriteriaWarning, Level};
use kh302::law::{self, HUE};
use kh302::{Locale, Truth};

/// Writes the page of a comparison.
pub fn of_comparison(of: &Comparison, locale: Locale) -> String {
    let localized = |vi: &'static str, en: &'static str| if locale == Locale::Vi { vi } else { en };
    let mut sheet = Sheet::default();
    sheet.rule();
    let head = localized("SO SÁNH HAI BỘ TIÊU CHÍ", "TWO SETS OF CRITERIA COMPARED");
    sheet.paragraph(&[], 0, &[(BOLD, head)]);
    let name = of.period.and_then(|period| HUE.on(of.area.parse().ok()?, period.to).unit()).map(|unit| unit.name());
    let area = name.map_or_else(|| of.area.clone(), |name| format!("{name} ({})", of.area));
    let period = of.period.map_or_else(String::new, |period| format!(", {}", period.id.name(locale)));
    sheet.paragraph(&[], 0, &[(PLAIN, &format!("{area}{period}"))]);
    sheet.rule();
    for finding in &of.findings {
        sheet.paragraph(&[(BAD, "  ✗")], 4, &[(PLAIN, &finding.message), (DIM, &format!("({})", finding.code))]);
    }
    for side in &of.under {
        let level = side.level.name().get(locale);
        sheet.paragraph(&[], 2, &[(BOLD, &format!("{}:", name_of_set(side, locale))), (style(side.level).bold(), &format!("{level}."))]);
        if let Some(possible) = &side.possible {
            let (best, worst) = (possible.best.name().get(locale), possible.worst.name().get(locale));
            let text = match locale {
                Locale::Vi => format!("Có thể từ “{best}” đến “{worst}”."),
                Locale::En => format!("It can be from “{best}” to “{worst}”."),
            };
            sheet.paragraph(&[], 4, &[(PLAIN, &text)]);
        }
        if let (Some(cumulative), Some(literal)) = (side.level_cumulative, side.level_literal)
            && cumulative != literal
        {
            let (cumulative, literal) = (Level::name(cumulative).get(locale), Level::name(literal).get(locale));
            let text = match locale {
                Locale::Vi => format!("Hiểu bao hàm mức cao hơn: “{cumulative}”; hiểu theo nguyên văn từng khoảng: “{literal}”."),
                Locale::En => format!("Read cumulatively: “{cumulative}”; literally: “{literal}”."),
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
        sheet.paragraph(&[(PLAIN, mark)], 4, &[(PLAIN, &text), (DIM, &format!("({})", explained.place))]);
    }
    sheet.blank();
    sheet.into_text()
}

/// Returns what a loaded set calls itself, or the name of the text of a built-in one.
fn name_of_set(side: &CommuneClassification, locale: Locale) -> String {
    let text = side.criteria.as_deref().and_then(law::instrument);
    side.criteria_name.clone().or_else(|| Some(text?.name(locale))).unwrap_or_default()
}
