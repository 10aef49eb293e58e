//! Đầu vào: reads documents from files and standard input, a few at a time, in the forms in which people have them: one document on each line
//! or over several lines, a list, a sheet; in UTF-8 or UTF-16.

use crate::sheet::{self, Columns, Sheet};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use kh302::Locale;
use kh302::document::LARGEST;
use serde_json::value::RawValue;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where documents come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

/// The size of the read buffer.
const BUFFER: usize = 128 * 1024;
/// The number of bytes and of documents after which a chunk ends, so that little is in memory.
const CHUNK_BYTES: usize = 64 * 1024;
const CHUNK_DOCUMENTS: usize = 64;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// The number of bytes that are read of one document. A longer one is refused by its length alone.
const DOCUMENT: u64 = (LARGEST + 1) as u64;

type Input = BufReader<Box<dyn Read + Send>>;

impl Source {
    pub fn of(path: &Path) -> Self {
        if path.as_os_str() == "-" { Self::Standard } else { Self::File(path.into()) }
    }

    /// Returns its path; empty for standard input.
    pub fn name(&self) -> String {
        match self {
            Self::Standard => String::new(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Returns its size in bytes, where that is known before reading.
    pub fn size(&self) -> Option<u64> {
        match self {
            Self::Standard => None,
            Self::File(path) => path.metadata().ok().filter(|file| file.is_file()).map(|file| file.len()),
        }
    }

    /// Whether the extension of the file is one of these.
    fn is_one_of(&self, extensions: &[&str]) -> bool {
        let Self::File(path) = self else { return false };
        path.extension().and_then(OsStr::to_str).is_some_and(|own| extensions.iter().any(|other| own.eq_ignore_ascii_case(other)))
    }

    /// Opens it, and finds out by its name and its first bytes in which form it holds documents.
    pub fn open(&self) -> io::Result<Documents> {
        let reader: Box<dyn Read + Send> = match self {
            Self::Standard => Box::new(io::stdin()),
            Self::File(path) => Box::new(File::open(path)?),
        };
        let mut reader = in_utf8(BufReader::with_capacity(BUFFER, reader))?;
        let first = reader.fill_buf()?;
        if first.starts_with(b"PK\x03\x04") || first.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(NotTaken::Workbook.into());
        }
        let sign = first.iter().copied().find(|byte| !byte.is_ascii_whitespace());
        let form = match sign {
            _ if self.is_one_of(&["csv", "tsv"]) => Form::Listed(rows(Vec::new(), reader)?),
            Some(b'[') => Form::Listed(listed(reader)?),
            _ if self.is_one_of(&["json"]) => Form::Whole(reader),
            Some(b'{') | None => Form::Lines { reader, next: 1 },
            _ => {
                let mut first_line = Vec::new();
                reader.by_ref().take(DOCUMENT).read_until(b'\n', &mut first_line)?;
                if sheet::is_sheet(&String::from_utf8_lossy(&first_line)) {
                    Form::Listed(rows(first_line, reader)?)
                } else {
                    let reader = BufReader::with_capacity(BUFFER, Box::new(Cursor::new(first_line).chain(reader)) as Box<_>);
                    Form::Lines { reader, next: 1 }
                }
            }
        };
        Ok(Documents { name: self.name().into(), form, ended: false })
    }
}

/// Why a source is not taken although it can be opened.
#[derive(Clone, Copy, Debug)]
pub enum NotTaken {
    /// A workbook of Excel, which holds more than one table.
    Workbook,
    /// A sheet whose first line does not name the columns of a report.
    NoColumns,
    /// A sheet in a code page of Windows.
    CodePage,
}

impl NotTaken {
    pub const fn sentence(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Workbook, Locale::Vi) => "đây là tệp Excel; đề nghị lưu trang tính thành “CSV UTF-8” rồi đưa tệp .csv đó vào",
            (Self::Workbook, Locale::En) => "this is an Excel workbook; save the sheet as “CSV UTF-8” and give that file",
            (Self::NoColumns, Locale::Vi) => "dòng đầu của bảng cần ghi tên các cột: area, period, … và mã hoặc tên các chỉ tiêu",
            (Self::NoColumns, Locale::En) => {
                "the first line of a sheet must name its columns: area, period, … and the ids or labels of the figures"
            }
            (Self::CodePage, Locale::Vi) => "bảng ở một bảng mã Windows; đề nghị lưu lại thành “CSV UTF-8”",
            (Self::CodePage, Locale::En) => "the sheet is in a Windows code page; save it as “CSV UTF-8”",
        }
    }
}

impl std::fmt::Display for NotTaken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.sentence(Locale::En))
    }
}

impl std::error::Error for NotTaken {}

impl From<NotTaken> for io::Error {
    fn from(reason: NotTaken) -> Self {
        Self::new(io::ErrorKind::InvalidData, reason)
    }
}

/// Reads UTF-16, which Windows programs write, as UTF-8, and skips a byte order mark.
fn in_utf8(mut reader: Input) -> io::Result<Input> {
    let first = reader.fill_buf()?;
    let utf16 = match first {
        [0xff, 0xfe, ..] | [1..=255, 0, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] | [0, 1..=255, ..] => Some(UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = utf16 {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes)?;
        return Ok(BufReader::new(Box::new(Cursor::new(Encoding::decode(encoding, &bytes).0.into_owned()))));
    }
    if first.starts_with(BYTE_ORDER_MARK) {
        reader.consume(BYTE_ORDER_MARK.len());
    }
    Ok(reader)
}

/// Returns the items of a list; a text that is no list is one document, whose error says what is wrong.
fn listed(mut reader: Input) -> io::Result<std::vec::IntoIter<Numbered>> {
    let mut text = Vec::new();
    reader.read_to_end(&mut text)?;
    let items: Vec<Numbered> = match serde_json::from_slice::<Vec<&RawValue>>(&text) {
        Ok(items) => (1..).map(Number::Item).zip(items.iter().map(|item| item.get().as_bytes().to_vec())).collect(),
        Err(_) => vec![(Number::None, text)],
    };
    Ok(items.into_iter())
}

/// Returns the rows of a sheet, of which some was read already.
fn rows(mut text: Vec<u8>, mut reader: Input) -> io::Result<std::vec::IntoIter<Numbered>> {
    reader.read_to_end(&mut text)?;
    let text = String::from_utf8(text).map_err(|_| NotTaken::CodePage)?;
    let Sheet { columns, reports } = sheet::read(&text).ok_or(NotTaken::NoColumns)?;
    let numbered = |(row, report): (u64, String)| (Number::Row(row, Arc::clone(&columns)), report.into_bytes());
    Ok(reports.into_iter().map(numbered).collect::<Vec<_>>().into_iter())
}

/// What tells the documents of a source apart.
#[derive(Clone, Debug)]
pub enum Number {
    /// Nothing: the source is one document.
    None,
    /// The line on which the document begins, from 1.
    Line(u64),
    /// The item of the list, from 1.
    Item(u64),
    /// The row of the sheet, from 1, with the columns of the sheet.
    Row(u64, Arc<Columns>),
}

type Numbered = (Number, Vec<u8>);

/// The form in which a source holds its documents.
enum Form {
    /// One document.
    Whole(Input),
    /// Documents one after the other, each on a line or over several lines.
    Lines { reader: Input, next: u64 },
    /// Documents that are read already.
    Listed(std::vec::IntoIter<Numbered>),
}

/// An opened source.
pub struct Documents {
    name: Arc<str>,
    form: Form,
    ended: bool,
}

/// Some documents of a source, in their order.
#[derive(Debug, Default)]
pub struct Chunk {
    source: Arc<str>,
    bytes: Vec<u8>,
    /// The number of each document, and where it ends.
    ends: Vec<(Number, usize)>,
}

/// The place of a document.
#[derive(Clone, Copy, Debug)]
pub struct Place<'c> {
    /// The path of a file; empty for standard input.
    pub source: &'c str,
    pub number: &'c Number,
}

impl Place<'_> {
    /// Returns the place in words.
    pub fn name(&self, locale: Locale) -> String {
        let standard = if locale == Locale::Vi { "đầu vào chuẩn" } else { "standard input" };
        let source = if self.source.is_empty() { standard } else { self.source };
        self.number.name(locale).map_or_else(|| source.into(), |number| format!("{source}, {number}"))
    }
}

impl Number {
    /// Returns the number in words; `None` for the only document of a source.
    pub fn name(&self, locale: Locale) -> Option<String> {
        let (line, item, row) = if locale == Locale::Vi { ("dòng", "mục", "dòng") } else { ("line", "item", "row") };
        match self {
            Self::None => None,
            Self::Line(number) => Some(format!("{line} {number}")),
            Self::Item(number) => Some(format!("{item} {number}")),
            Self::Row(number, _) => Some(format!("{row} {number}")),
        }
    }
}

impl Documents {
    /// Fills the chunk with the next documents, and returns how many bytes were read; `None` at the end.
    pub fn next(&mut self, chunk: &mut Chunk) -> io::Result<Option<u64>> {
        chunk.source = Arc::clone(&self.name);
        chunk.bytes.clear();
        chunk.ends.clear();
        if self.ended {
            return Ok(None);
        }
        let (mut read, mut begun) = (0, false);
        while chunk.bytes.len() < CHUNK_BYTES && chunk.ends.len() < CHUNK_DOCUMENTS {
            // Ends the chunk where no more input is there yet, so that a slow source is answered line by line.
            let waits = matches!(&self.form, Form::Lines { reader, .. } if reader.buffer().is_empty());
            if begun && waits {
                break;
            }
            begun = true;
            match self.form.read(chunk)? {
                0 => {
                    self.ended = true;
                    break;
                }
                some => read += some,
            }
        }
        Ok((!self.ended || !chunk.ends.is_empty()).then_some(read))
    }
}

impl Form {
    /// Appends the next document to the chunk, and returns how many bytes were read; 0 at the end.
    fn read(&mut self, chunk: &mut Chunk) -> io::Result<u64> {
        let from = chunk.bytes.len();
        let (number, read) = match self {
            Self::Listed(documents) => match documents.next() {
                Some((number, document)) => {
                    chunk.bytes.extend(&document);
                    (number, document.len().max(1) as u64)
                }
                None => return Ok(0),
            },
            Self::Whole(reader) => {
                let read = reader.by_ref().take(DOCUMENT).read_to_end(&mut chunk.bytes)? as u64;
                *self = Self::Listed(Vec::new().into_iter());
                (Number::None, read.max(1))
            }
            Self::Lines { reader, next } => {
                let first = *next;
                let read = lines(reader, &mut chunk.bytes, next)?;
                (Number::Line(first), read)
            }
        };
        let document = chunk.bytes.get(from..).unwrap_or_default();
        // Skips an empty line; nothing else is left out, so that every document has its answer.
        if document.len() > LARGEST || !document.trim_ascii().is_empty() || matches!(number, Number::None) {
            chunk.ends.push((number, chunk.bytes.len()));
        }
        Ok(read)
    }
}

/// Reads one document: a line, and the lines behind it that belong to the same value. A line that begins with a brace begins a new document, so
/// that one that was cut off does not swallow those behind it.
fn lines(reader: &mut Input, bytes: &mut Vec<u8>, next: &mut u64) -> io::Result<u64> {
    let (from, mut depth, mut read) = (bytes.len(), Depth::default(), 0);
    loop {
        let begin = bytes.len();
        let mut of_line = reader.by_ref().take(DOCUMENT).read_until(b'\n', bytes)? as u64;
        let cut = of_line == DOCUMENT && bytes.last() != Some(&b'\n');
        if cut {
            bytes.push(b'\n');
            of_line += skip_line(reader)?;
        }
        read += of_line;
        *next += u64::from(of_line > 0);
        depth.pass(bytes.get(begin..).unwrap_or_default());
        // Keeps the beginning of a document that is too long, which is refused by its length alone.
        bytes.truncate(from.saturating_add(LARGEST).saturating_add(2));
        if of_line == 0 || cut || !depth.is_open() || reader.fill_buf()?.first().is_none_or(|byte| *byte == b'{') {
            return Ok(read);
        }
    }
}

/// Counts the brackets that are open in a JSON text.
#[derive(Default)]
struct Depth {
    open: u64,
    in_text: bool,
    escaped: bool,
}

impl Depth {
    fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' if self.in_text => self.escaped = true,
                b'"' => self.in_text = !self.in_text,
                _ if self.in_text => {}
                b'{' | b'[' => self.open += 1,
                b'}' | b']' => self.open = self.open.saturating_sub(1),
                _ => {}
            }
        }
    }

    /// Whether the text goes on in the next line. No text in quotes does: one that is open was cut off.
    fn is_open(&self) -> bool {
        self.open > 0 && !self.in_text
    }
}

/// Skips the rest of a line.
fn skip_line(reader: &mut Input) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let there = reader.fill_buf()?;
        let end = there.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(there.len(), |end| end + 1);
        reader.consume(used);
        skipped += used as u64;
        if end.is_some() || used == 0 {
            return Ok(skipped);
        }
    }
}

impl Chunk {
    /// Iterates over its documents, each with its place.
    pub fn documents(&self) -> impl Iterator<Item = (Place<'_>, &[u8])> {
        let mut from = 0;
        self.ends.iter().map(move |(number, end)| {
            let document = self.bytes.get(from..*end).unwrap_or_default();
            from = *end;
            (Place { source: &self.source, number }, document.strip_suffix(b"\n").unwrap_or(document))
        })
    }
}
