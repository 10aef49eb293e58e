//! Lối vào: chooses the reader for a text by its schema.

use super::criteria::ChosenCriteria;
use super::document::Document;
use super::error::READS_DOCUMENTS;
use super::error::ReadError;
use super::text::{LARGEST, json, not_json};
use super::{members, plain, request, subject};
use crate::base::parse::Json;
use alloc::borrow::ToOwned;
use alloc::string::String;

/// Đọc tài liệu: reads a report, totals or a request from JSON text.
///
/// # Errors
/// When the text cannot be read at all: see [`ReadError`]. A fault of a single value becomes a finding instead.
#[inline]
pub fn read(text: &str) -> Result<Document, ReadError> {
    if text.len() <= LARGEST
        && let Some(document) = plain::report(text)
    {
        return Ok(document);
    }
    read_by_tree(text)
}

/// Reads a document in any spelling, by parsing it into a tree of values first.
pub(super) fn read_by_tree(text: &str) -> Result<Document, ReadError> {
    let json = json(text)?;
    let Json::Object(members) = &json else { return Err(ReadError::NotAnObject(String::new())) };
    match members::schema(members, "", "kh302.report/1, kh302.totals/1, kh302.request/1")? {
        subject::REPORT => subject::report(members, ""),
        subject::TOTALS => {
            if !READS_DOCUMENTS {
                return Err(ReadError::LeftOut("/schema".to_owned()));
            }
            subject::totals(members, "")
        }
        request::REQUEST => request::request(members),
        other => Err(members::unknown_schema("", other, "kh302.report/1, kh302.totals/1, kh302.request/1")),
    }
}

/// Reads the request for a comparison: a report and two sets of criteria.
pub(crate) fn read_comparison(text: &str) -> Result<(Document, [ChosenCriteria; 2]), ReadError> {
    let json = json(text)?;
    let Json::Object(members) = &json else { return Err(ReadError::NotAnObject(String::new())) };
    match members::schema(members, "", request::COMPARE)? {
        request::COMPARE => request::comparison(members),
        other => Err(members::unknown_schema("", other, request::COMPARE)),
    }
}

/// Đọc từ byte: reads a document from bytes; bytes that are not UTF-8 are not JSON.
///
/// # Errors
/// As for [`read`].
pub fn read_bytes(bytes: &[u8]) -> Result<Document, ReadError> {
    match core::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(_) if bytes.len() > LARGEST => Err(ReadError::TooLarge),
        Err(error) => {
            let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
            Err(not_json(core::str::from_utf8(sound).unwrap_or_default(), sound.len()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{read, read_bytes};
    use crate::calendar::PeriodKind;
    use crate::document::{LARGEST, ReadError};
    use crate::figures::{FIGURES, Figure, FigureDef, Kind};
    use crate::judge::{NotExpected, Rollup, judge};
    use crate::law::HUE;
    use alloc::boxed::Box;
    use alloc::string::String;
    use alloc::vec::Vec;
    use alloc::{format, vec};

    #[test]
    fn what_could_not_be_read_counts_in_a_roll_up() -> Result<(), Box<dyn core::error::Error>> {
        let mut rollup = Rollup::new("46".parse()?, "2025-09".parse()?, &HUE)?;
        let given = |row: &FigureDef| match (row.kind, row.figure) {
            (Kind::Flag, _) => format!(r#""{}":false"#, row.id),
            (Kind::Count, Figure::Population | Figure::ResidentialGroups) => format!(r#""{}":1"#, row.id),
            (Kind::Count, _) => format!(r#""{}":0"#, row.id),
        };
        let figures: Vec<String> = FIGURES.iter().filter(|row| row.is_of_communes(PeriodKind::Month)).map(given).collect();
        let head = r#""schema":"kh302.report/1","area":"19815","period":"2025-09","prepared_on":"?""#;
        let text = format!(r#"{{{head},"figures":{{{}}}}}"#, figures.join(","));
        let document = read(&text)?;
        let verdict = document.add_to(&mut rollup)?;
        // The day could not be read, which the judge learns from the request too.
        assert!(!judge(document.request()).can_submit && !verdict.can_submit);
        let standing = rollup.communes().iter().find_map(|member| member.standing).ok_or("none has reported")?;
        assert!(!standing.can_submit);
        let timeless = read(r#"{"schema":"kh302.report/1","area":"19815","period":"?","figures":{}}"#)?;
        assert_eq!((timeless.period(), timeless.add_to(&mut rollup).err()), (None, Some(NotExpected::NoPeriod)));
        Ok(())
    }

    #[test]
    fn bytes_that_are_no_text_are_no_json_from_there_on() {
        let error = read_bytes(b"{\n \"schema\": \"\xff\"}").err();
        assert_eq!(error, Some(ReadError::NotJson { line: 2, column: 13 }));
        assert_eq!(read_bytes(&vec![0xff; LARGEST + 1]).err(), Some(ReadError::TooLarge));
    }
}
