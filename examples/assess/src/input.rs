//! Đầu vào: reads documents from files and standard input, a few at a time.

use kh302::Locale;
use kh302::document::LARGEST;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where documents come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// Standard input, with one document on each line.
    Standard,
    /// A file with one document on each line.
    Lines(PathBuf),
    /// A file that is one document.
    Document(PathBuf),
}

impl Source {
    pub fn of(path: &Path) -> Self {
        match path.extension().and_then(OsStr::to_str) {
            _ if path.as_os_str() == "-" => Self::Standard,
            Some(extension) if extension.eq_ignore_ascii_case("json") => Self::Document(path.into()),
            _ => Self::Lines(path.into()),
        }
    }

    /// Returns its path; empty for standard input.
    pub fn name(&self) -> String {
        match self {
            Self::Standard => String::new(),
            Self::Lines(path) | Self::Document(path) => path.display().to_string(),
        }
    }

    /// Returns its size in bytes, where that is known before reading.
    pub fn size(&self) -> Option<u64> {
        match self {
            Self::Standard => None,
            Self::Lines(path) | Self::Document(path) => path.metadata().ok().filter(|file| file.is_file()).map(|file| file.len()),
        }
    }

    pub fn open(&self) -> io::Result<Documents> {
        let reader: Box<dyn Read + Send> = match self {
            Self::Standard => Box::new(io::stdin()),
            Self::Lines(path) | Self::Document(path) => Box::new(File::open(path)?),
        };
        let whole = matches!(self, Self::Document(_));
        Ok(Documents { name: self.name().into(), whole, reader: BufReader::with_capacity(BUFFER, reader), next: 1, ended: false })
    }
}

/// The size of the read buffer.
const BUFFER: usize = 128 * 1024;
/// The number of bytes and of documents after which a chunk ends, so that little is in memory.
const CHUNK_BYTES: usize = 64 * 1024;
const CHUNK_LINES: u64 = 64;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// The number of bytes that are read of one document. A longer one is refused by its length alone.
const DOCUMENT: u64 = (BYTE_ORDER_MARK.len() + LARGEST + 1) as u64;

/// An opened source.
pub struct Documents {
    name: Arc<str>,
    whole: bool,
    reader: BufReader<Box<dyn Read + Send>>,
    /// The number of the next line, from 1.
    next: u64,
    ended: bool,
}

/// Some documents of a source, in their order.
#[derive(Debug, Default)]
pub struct Chunk {
    source: Arc<str>,
    /// The number of the first line; `None` for a file that is one document.
    first_line: Option<u64>,
    bytes: Vec<u8>,
}

/// The place of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'c> {
    /// The path of a file; empty for standard input.
    pub source: &'c str,
    pub line: Option<u64>,
}

impl Place<'_> {
    /// Returns the place in words.
    pub fn name(&self, locale: Locale) -> String {
        let (standard, line) = match locale {
            Locale::Vi => ("đầu vào chuẩn", "dòng"),
            Locale::En => ("standard input", "line"),
        };
        let source = if self.source.is_empty() { standard } else { self.source };
        self.line.map_or_else(|| source.into(), |number| format!("{source}, {line} {number}"))
    }
}

impl Documents {
    /// Fills the chunk with the next documents, and returns how many bytes were read; `None` at the end.
    pub fn next(&mut self, chunk: &mut Chunk) -> io::Result<Option<u64>> {
        chunk.source = Arc::clone(&self.name);
        chunk.bytes.clear();
        if self.ended {
            return Ok(None);
        }
        if self.whole {
            self.ended = true;
            chunk.first_line = None;
            return self.reader.by_ref().take(DOCUMENT).read_to_end(&mut chunk.bytes).map(|read| Some(read as u64));
        }
        chunk.first_line = Some(self.next);
        let (mut read, mut lines) = (0, 0);
        // Ends the chunk where no more input is there yet, so that a slow source is answered line by line.
        while chunk.bytes.len() < CHUNK_BYTES && lines < CHUNK_LINES && (lines == 0 || !self.reader.buffer().is_empty()) {
            match self.line(&mut chunk.bytes)? {
                0 => {
                    self.ended = true;
                    break;
                }
                some => read += some,
            }
            lines += 1;
        }
        self.next += lines;
        Ok((lines > 0).then_some(read))
    }

    /// Reads one line; keeps only the beginning of one that is too long.
    fn line(&mut self, bytes: &mut Vec<u8>) -> io::Result<u64> {
        let mut read = self.reader.by_ref().take(DOCUMENT).read_until(b'\n', bytes)? as u64;
        if read == DOCUMENT && bytes.last() != Some(&b'\n') {
            bytes.push(b'\n');
            read += self.skip_line()?;
        }
        Ok(read)
    }

    fn skip_line(&mut self) -> io::Result<u64> {
        let mut skipped = 0;
        loop {
            let there = self.reader.fill_buf()?;
            let end = there.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(there.len(), |end| end + 1);
            self.reader.consume(used);
            skipped += used as u64;
            if end.is_some() || used == 0 {
                return Ok(skipped);
            }
        }
    }
}

impl Chunk {
    /// Iterates over its documents, each with its place; empty lines are skipped.
    pub fn documents(&self) -> impl Iterator<Item = (Place<'_>, &[u8])> {
        let source = &*self.source;
        let whole = self.first_line.is_none().then(|| (Place { source, line: None }, unmarked(&self.bytes)));
        let lines = self.first_line.into_iter().flat_map(move |first| {
            (first..)
                .zip(self.bytes.split(|byte| *byte == b'\n'))
                .map(move |(number, line)| (Place { source, line: Some(number) }, if number == 1 { unmarked(line) } else { line }))
        });
        whole.into_iter().chain(lines.filter(|(_, line)| line.len() > LARGEST || !line.trim_ascii().is_empty()))
    }
}

/// Skips the byte order mark that some editors write at the beginning of a file.
fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)
}
