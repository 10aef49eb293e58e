//! Báo cáo viết thẳng: reads the report of a commune as programs write it, in one pass without a tree of values, for speed.
//!
//! Nearly every report has its members in the order of its schema, its figures in the order of the form, and no fault. Any other report
//! is left to the reader that looks at every value by itself ([`super::subject`]) and says what is wrong. A property test shows that both
//! readers give the same result for the reports that this one reads.

use super::document::Document;
use super::subject::REPORT;
use crate::base::is_nfc;
use crate::base::parse::Reader;
use crate::calendar::Period;
use crate::figures::{AreaCode, FIGURES, Figure, FigureDef, FigureSet, Figures, Kind, Report, RiskLevel, Submission, for_each_figure};
use crate::judge::required;
use alloc::borrow::ToOwned;

/// Reads a report that is written plainly; `None` for any other text.
#[inline]
pub(crate) fn report(text: &str) -> Option<Document> {
    let mut from = Reader::of(text, &[]);
    sign_then_key(&mut from, b'{', "schema")?;
    if from.plain_text()? != REPORT {
        return None;
    }
    sign_then_key(&mut from, b',', "area")?;
    let area = from.plain_text()?.parse().ok().filter(AreaCode::is_commune)?;
    sign_then_key(&mut from, b',', "period")?;
    let period = from.plain_text()?.parse().ok()?;
    let mut report = Report::new(area, period);
    require_sign(&mut from, b',')?;
    if from.key_of("revision") {
        report.revision = u32::try_from(from.count()?).ok()?;
        require_sign(&mut from, b',')?;
    }
    if from.key_of("prepared_on") {
        report.prepared_on = Some(from.plain_text()?.parse().ok()?);
        require_sign(&mut from, b',')?;
    }
    from.key_of("figures").then_some(())?;
    let mut from = figures(from, period, &mut report.figures)?;
    let mut more = from.sign(b',');
    if more && from.key_of("declared_level") {
        report.declared_level = Some(RiskLevel::from_id(from.plain_text()?)?);
        more = from.sign(b',');
    }
    if more && from.key_of("note") {
        report.note = from.plain_text().filter(|note| is_nfc(note))?.to_owned();
        more = from.sign(b',');
    }
    if more {
        return None;
    }
    require_sign(&mut from, b'}')?;
    from.is_done().then(|| Document::of(Submission::Report(report)))
}

/// Reads the figures; `None` where one is out of bounds, unknown or out of order. It takes and gives the reader by value, so that the compiler can
/// keep it in registers.
#[inline(never)]
fn figures<'a>(mut from: Reader<'a>, period: Period, into: &mut Figures) -> Option<Reader<'a>> {
    require_sign(&mut from, b'{')?;
    if from.sign(b'}') {
        return Some(from);
    }
    let belongs = required(period);
    macro_rules! read {
        ($figure:ident $id:ident $kind:ident $max:literal $tier:ident) => {
            if figure(&mut from, const { Figure::$figure.definition() }, belongs, into)? {
                return Some(from);
            }
        };
    }
    if cfg!(feature = "unrolled") {
        for_each_figure!(read);
    } else {
        for row in &FIGURES {
            if figure(&mut from, row, belongs, into)? {
                return Some(from);
            }
        }
    }
    // The next key is not in the table, or not in its order.
    None
}

/// Reads a figure, unless another key stands there, and returns whether it was the last one.
#[cfg_attr(feature = "unrolled", inline(always))]
fn figure(from: &mut Reader<'_>, row: &FigureDef, belongs: FigureSet, into: &mut Figures) -> Option<bool> {
    if !from.key_of(row.id) {
        return Some(false);
    }
    let value = match row.kind {
        _ if !belongs.contains(row.figure) => return None,
        Kind::Count => from.count().filter(|number| *number <= row.max)?,
        Kind::Flag => u64::from(from.flag()?),
    };
    into.set(row.figure, Some(value));
    if from.sign(b',') { Some(false) } else { require_sign(from, b'}').map(|()| true) }
}

#[inline]
fn require_sign(from: &mut Reader<'_>, sign: u8) -> Option<()> {
    from.sign(sign).then_some(())
}

/// Reads a sign and the key behind it.
#[inline]
fn sign_then_key(from: &mut Reader<'_>, sign: u8, key: &str) -> Option<()> {
    (from.sign(sign) && from.key_of(key)).then_some(())
}

#[cfg(test)]
mod tests {
    use super::report;
    use crate::base::is_nfc;
    use crate::calendar::Period;
    use crate::document::read::entry::read_by_tree;
    use crate::document::{ReadError, to_json};
    use crate::figures::{AreaCode, FIGURES, Report, RiskLevel};
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::{Index, select};

    /// Generates reports as the library writes them; some figures are missing, some out of bounds.
    fn written() -> impl Strategy<Value = (Report, String)> {
        let period = select(&["2025-07", "2026-Q3", "2026-H2", "2026-9M", "2025"]);
        let number = prop_oneof![1 => Just(None), 8 => (0..4_u64).prop_map(Some), 4 => (0..60_000_u64).prop_map(Some), 1 => any::<u64>().prop_map(Some)];
        let level = proptest::option::of(select(&RiskLevel::ALL));
        let note = select(&["", "", "Số liệu đã đối chiếu", "“Xem” lại", "a \"b\"", "Hue\u{302}\u{301}", "a\tb"]);
        (period, vec(number, FIGURES.len()), level, note, any::<[bool; 2]>()).prop_map(
            |(period, numbers, level, note, [dated, revised])| {
                let period: Period = period.parse().unwrap_or(Period::STAND_IN);
                let mut report = Report::new(AreaCode::NO_COMMUNE, period);
                FIGURES.iter().zip(numbers).for_each(|(row, number)| report.figures.set(row.figure, number));
                report.declared_level = level;
                report.note = note.into();
                report.prepared_on = dated.then(|| period.last_day());
                report.revision = u32::from(revised);
                let text = to_json(&report);
                (report, text)
            },
        )
    }

    /// Puts white space between the signs of JSON.
    fn spread(text: &str, space: &str) -> String {
        let mut spread = String::new();
        for sign in text.chars() {
            let around = if "{}:,".contains(sign) { space } else { "" };
            [around, sign.encode_utf8(&mut [0; 4]), around].into_iter().for_each(|part| spread.push_str(part));
        }
        spread
    }

    proptest! {
        #[test]
        fn what_is_read_in_one_pass_is_read_alike_by_its_tree(
            (_, text) in written(), space in select(&["", " ", "\n\t"]), at in any::<Index>(), by in select(&["", ",", "0", "1", "-", ".", "\"", "e", "}", " ", "\\", "n"]), breaks in any::<bool>(),
        ) {
            let mut text = spread(&text, space);
            if breaks {
                let (at, char) = *at.get(&text.char_indices().collect::<Vec<_>>());
                text.replace_range(at..at.saturating_add(char.len_utf8()), by);
            }
            if let Some(plain) = report(&text) {
                prop_assert_eq!(format!("{:?}", Ok::<_, ReadError>(plain)), format!("{:?}", read_by_tree(&text)));
            }
        }

        #[test]
        fn what_the_library_writes_without_escapes_is_read_in_one_pass((written, text) in written(), space in select(&["", " "])) {
            let period = written.period;
            let sound = |row: &crate::figures::FigureDef| written.figures.value(row.figure).is_none_or(|value| value <= row.max && row.belongs_to(period));
            let plain_note = !text.contains('\\') && is_nfc(&written.note);
            prop_assert_eq!(report(&spread(&text, space)).is_some(), plain_note && FIGURES.iter().all(sound));
        }
    }
}
