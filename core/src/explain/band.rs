//! Mức của tiêu chí: the band of a measure in words, such as "từ 0,1% đến dưới 0,5%".

use crate::base::{Locale, Percent, percent, text, thousands};
use crate::explain::condition::place_in_text;
use crate::explain::criteria_warnings::{Threshold, thresholds};
use crate::judge::{Intervals, interval};
use crate::rules::Criterion;
use alloc::string::String;

/// Returns the band of a criterion in words; `None` where the criterion asks for something other than one measure.
pub(crate) fn band(criterion: &Criterion<'_>, locale: Locale) -> Option<String> {
    let below = criterion.below.as_ref().map(thresholds).unwrap_or_default();
    let mut text = String::new();
    for from in thresholds(&criterion.reaches) {
        if !text.is_empty() {
            text.push_str(text!(" hoặc ", " or ").get(locale));
        }
        let below = below.iter().find(|below| below.of == from.of);
        text.push_str(&of_threshold(&from, below, locale));
    }
    (!text.is_empty()).then_some(text)
}

/// The numbers of the rate that is shown with a criterion; `None` where it has none or figures are missing.
pub(crate) fn share(criterion: &Criterion<'_>, intervals: &Intervals) -> Option<(i64, i64)> {
    let (of, per) = &criterion.rate?;
    let (low, high) = interval(of, intervals);
    let (fewest, most) = intervals.bounds(*per);
    (low == high && fewest == most).then_some((low, most))
}

/// A rate that is shown with a criterion, in percent.
pub(crate) fn rate((part, whole): (i64, i64), locale: Locale) -> Option<Percent> {
    percent(i128::from(part), i128::from(whole), 3, locale)
}

/// A criterion in words: what it measures, the rate, its band and its place in the law.
pub(crate) fn criterion_met(criterion: &Criterion<'_>, intervals: &Intervals, locale: Locale) -> String {
    let title = criterion.title.get(locale);
    let band = band(criterion, locale).map(|band| alloc::format!(" ({band})")).unwrap_or_default();
    let rate = share(criterion, intervals).and_then(|share| rate(share, locale));
    let rate = rate.map(|rate| alloc::format!(" {rate}")).unwrap_or_default();
    alloc::format!("{title}{rate}{band}, {}", place_in_text(criterion.basis))
}

/// Writes one measure of a band: from a number, and below another where the band ends there.
fn of_threshold(from: &Threshold, below: Option<&Threshold>, locale: Locale) -> String {
    let number = |threshold: &Threshold| {
        let (part, whole) = threshold.from;
        match threshold.of.1 {
            Some(_) => percent(part, whole, 4, locale).map(|share| trimmed(&share)).unwrap_or_default(),
            None => {
                let mut text = String::new();
                thousands(&mut text, part, locale);
                text
            }
        }
    };
    let unit = match from.of.0.as_slice() {
        [(_, quantity)] if from.of.1.is_none() => quantity.figure().map(|figure| figure.definition().unit.name()),
        _ => None,
    };
    let unit = unit.map(|unit| alloc::format!(" {}", unit.get(locale))).unwrap_or_default();
    let (low, high) = (number(from), below.map(&number).unwrap_or_default());
    let from_nothing = from.of.1.is_some() && from.from.0 == 0;
    let one_number = below.is_some_and(|below| from.of.1.is_none() && from.from.0.saturating_add(1) == below.from.0);
    let sentence = match (from_nothing, below.is_some()) {
        (true, true) => text!("dưới {high}{unit}", "below {high}{unit}"),
        (true, false) => text!("trên 0%", "above 0%"),
        (false, true) if one_number => text!("{low}{unit}", "{low}{unit}"),
        (false, true) => text!("từ {low} đến dưới {high}{unit}", "from {low} to below {high}{unit}"),
        (false, false) => text!("từ {low}{unit}", "from {low}{unit}"),
    };
    sentence.fill(&[("low", &low), ("high", &high), ("unit", &unit)], locale)
}

/// Takes the zeros off the end of a percentage: "0,5000%" becomes "0,5%".
fn trimmed(share: &str) -> String {
    let digits = share.trim_end_matches('%').trim_end_matches('0').trim_end_matches([',', '.']);
    alloc::format!("{digits}%")
}

#[cfg(test)]
mod tests {
    use super::band;
    use crate::base::Locale;
    use crate::law::QD28_2025;
    use alloc::string::String;
    use alloc::vec::Vec;

    #[test]
    fn the_bands_of_the_decision_are_said_in_its_words() {
        let bands: Vec<String> = QD28_2025.types.iter().flat_map(|rule| rule.of).filter_map(|one| band(one, Locale::Vi)).collect();
        let wanted = [
            "từ 0,5%",
            "từ 2 điểm",
            "từ 0,1%",
            "từ 3.000 cây hoặc từ 750 m²",
            "từ 0,1% đến dưới 0,5%",
            "1 điểm",
            "từ 0,05% đến dưới 0,1%",
            "từ 500 đến dưới 3.000 cây hoặc từ 125 đến dưới 750 m²",
            "dưới 0,1%",
            "dưới 0,05%",
            "từ 1 đến dưới 500 cây hoặc từ 1 đến dưới 125 m²",
        ];
        assert_eq!(bands, wanted);
    }
}
