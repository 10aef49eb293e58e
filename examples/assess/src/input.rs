//! Đầu vào: documents from files and standard input, a handful at a time.

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
    /// Standard input, a document a line.
    Standard,
    /// A file with a document a line.
    Lines(PathBuf),
    /// A file that is one document.
    Whole(PathBuf),
}

impl Source {
    pub fn of(path: &Path) -> Self {
        match path.extension().and_then(OsStr::to_str) {
            _ if path.as_os_str() == "-" => Self::Standard,
            Some(extension) if extension.eq_ignore_ascii_case("json") => Self::Whole(path.into()),
            _ => Self::Lines(path.into()),
        }
    }

    /// Its path; empty for standard input.
    pub fn name(&self) -> String {
        match self {
            Self::Standard => String::new(),
            Self::Lines(path) | Self::Whole(path) => path.display().to_string(),
        }
    }

    /// How many bytes it has, where that is known before reading.
    pub fn size(&self) -> Option<u64> {
        match self {
            Self::Standard => None,
            Self::Lines(path) | Self::Whole(path) => path.metadata().ok().filter(|file| file.is_file()).map(|file| file.len()),
        }
    }

    pub fn open(&self) -> io::Result<Documents> {
        let reader: Box<dyn Read + Send> = match self {
            Self::Standard => Box::new(io::stdin()),
            Self::Lines(path) | Self::Whole(path) => Box::new(File::open(path)?),
        };
        let whole = matches!(self, Self::Whole(_));
        Ok(Documents { name: self.name().into(), whole, reader: BufReader::with_capacity(BUFFER, reader), next: 1, ended: false })
    }
}

/// Enough to read at once.
const BUFFER: usize = 128 * 1024;
/// A chunk ends after so many bytes or documents, whatever more there is: what is in memory stays small.
const CHUNK_BYTES: usize = 64 * 1024;
const CHUNK_LINES: u64 = 64;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// What is read of one document. A longer one is refused by its length alone.
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

/// Some documents of a source, in the order in which they stand there.
#[derive(Debug, Default)]
pub struct Chunk {
    source: Arc<str>,
    /// The number of the first line; none for a file that is one document.
    first_line: Option<u64>,
    bytes: Vec<u8>,
}

/// Where a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'c> {
    /// The path of a file; empty for standard input.
    pub source: &'c str,
    pub line: Option<u64>,
}

impl Place<'_> {
    /// How people are told of it.
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
    /// Fills the chunk with the next documents, and tells how many bytes were read; nothing at the end.
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
        // A slow source is answered line by line: a chunk ends where nothing more is there yet.
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

    /// Reads one line; of one that is too long only the beginning is kept.
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
    /// Its documents, each with its place; lines that hold nothing are passed over.
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

/// Without the mark that some editors put at the beginning of a file.
fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)
}
