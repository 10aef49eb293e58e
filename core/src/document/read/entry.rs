//! Lối vào: chooses the reader for a text by its schema.

use super::criteria::ChosenCriteria;
use super::document::Document;
use super::error::{Encoding, READS_DOCUMENTS, ReadError};
use super::text::{LARGEST, json, position};
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

/// Đọc từ byte: reads a document from bytes. Those that are not UTF-8 are not JSON; the error says which encoding they probably have.
///
/// # Errors
/// As for [`read`].
pub fn read_bytes(bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.len() > LARGEST { Err(ReadError::TooLarge) } else { read(utf8(bytes)?) }
}

/// Chữ từ byte: returns bytes as text, for whoever has the bytes of a document or question.
///
/// # Errors
/// [`ReadError::NotUtf8`], which says which encoding the bytes probably have.
pub fn utf8(bytes: &[u8]) -> Result<&str, ReadError> {
    let (found, sound) = match core::str::from_utf8(bytes) {
        _ if Encoding::is_utf16(bytes) => (Encoding::Utf16, 0),
        Ok(text) => return Ok(text),
        Err(error) => (Encoding::CodePage, error.valid_up_to()),
    };
    let sound = bytes.get(..sound).and_then(|sound| core::str::from_utf8(sound).ok()).unwrap_or_default();
    let (line, column) = position(sound, sound.len());
    Err(ReadError::NotUtf8 { found, line, column })
}

#[cfg(test)]
mod tests {
    use super::{Encoding, read, read_bytes};
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
    fn bytes_in_another_encoding_are_told_by_its_name() {
        let error = |bytes: &[u8]| read_bytes(bytes).err();
        let code_page = |line, column| Some(ReadError::NotUtf8 { found: Encoding::CodePage, line, column });
        assert_eq!(error(b"{\n \"schema\": \"\xff\"}"), code_page(2, 13));
        // "Phường" in Windows-1258.
        assert_eq!(error(b"{\"note\": \"Ph\xfd\xf5\xccng\"}"), code_page(1, 13));
        let utf16 = |text: &str, with: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(with).collect::<Vec<u8>>();
        for text in ["{}", "\u{feff}{\"note\": \"ghi chú\"}"] {
            for bytes in [utf16(text, u16::to_le_bytes), utf16(text, u16::to_be_bytes)] {
                assert_eq!(error(&bytes), Some(ReadError::NotUtf8 { found: Encoding::Utf16, line: 1, column: 1 }), "{bytes:?}");
            }
        }
        assert_eq!(error(b""), Some(ReadError::NotJson { line: 1, column: 1 }));
        assert_eq!(error(b"\0"), Some(ReadError::NotJson { line: 1, column: 1 }));
        assert_eq!(read_bytes(&vec![0xff; LARGEST + 1]).err(), Some(ReadError::TooLarge));
    }
}
