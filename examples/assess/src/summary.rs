//! Tóm tắt: one line for each report, for a first look at many.

use crate::input::Place;
use crate::language::say;
use kh302::document::ReadError;
use kh302::explain::Classification;
use kh302::rules::Severity;
use kh302::{Assessment, Locale};
use unicode_width::UnicodeWidthStr;

/// Appends the line of a report: its area and period, whether it can be sent, its level, and how many findings it has.
pub fn of(place: Place<'_>, assessment: &Assessment, locale: Locale, out: &mut String) {
    let say = |vi, en| say(locale, vi, en);
    let count = |severity| {
        let open = assessment.findings.iter().filter(|finding| finding.severity == severity && !finding.acknowledged);
        open.map(|finding| finding.count.unwrap_or(1)).sum::<u64>()
    };
    let level = match &assessment.classification {
        Some(Classification::Commune(commune)) => commune.level.name().get(locale),
        _ => "",
    };
    let cells = [
        (assessment.area.as_str(), 6),
        (assessment.period.as_ref().map_or_else(|| "?".into(), |period| period.id.to_string()).as_str(), 8),
        (if assessment.can_submit { say("gửi được", "can be sent") } else { say("chưa gửi được", "cannot be sent") }, 15),
        (&*format!("{} {}", count(Severity::Error), say("lỗi", "errors")), 11),
        (&*format!("{} {}", count(Severity::Warning), say("cảnh báo", "warnings")), 13),
        (level, 0),
    ]
    .map(|(text, width)| padded(text, width))
    .concat();
    out.push_str(&line(place, &cells, locale));
}

/// Appends the line of a document that cannot be read.
pub fn of_error(place: Place<'_>, error: &ReadError, locale: Locale, out: &mut String) {
    out.push_str(&line(place, &error.sentence(locale), locale));
}

/// Puts the place before a line where the source holds several documents.
fn line(place: Place<'_>, text: &str, locale: Locale) -> String {
    let number = place.number.name(locale).unwrap_or_else(|| place.name(locale));
    format!("{}{}\n", padded(&number, 10), text.trim_end())
}

fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(blanks.max(usize::from(width > 0))))
}
