//! Đọc CSV: splits a text into records and cells as RFC 4180 defines them.

use alloc::{borrow::Cow, string::String, vec::Vec};

/// Iterates over the records of a text, each with the line on which it begins, counted from 1. Empty lines are skipped.
pub(super) struct Records<'s> {
    rest: &'s str,
    line: u32,
}

/// The error for a record, by the line on which it begins, whose quotes do not close or have text before or after them in their cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BadQuotes(pub u32);

impl<'s> Records<'s> {
    pub(super) fn of(text: &'s str) -> Self {
        // Skips the byte order mark that spreadsheets write at the beginning.
        Self { rest: text.strip_prefix('\u{FEFF}').unwrap_or(text), line: 1 }
    }

    fn record(&mut self) -> Option<Vec<Cow<'s, str>>> {
        let mut cells = Vec::with_capacity(16);
        loop {
            cells.push(self.cell()?);
            if let Some(rest) = self.rest.strip_prefix(',') {
                self.rest = rest;
                continue;
            }
            self.end_of_line();
            return Some(cells);
        }
    }

    /// Reads the next cell, up to a comma, the end of the line or the end of the text. Returns `None` for bad quotes.
    fn cell(&mut self) -> Option<Cow<'s, str>> {
        let Some(mut rest) = self.rest.strip_prefix('"') else {
            let end = self.rest.find([',', '\n']).unwrap_or(self.rest.len());
            let (cell, rest) = self.rest.split_at_checked(end)?;
            self.rest = rest;
            let cell = if rest.starts_with(',') { cell } else { cell.strip_suffix('\r').unwrap_or(cell) };
            return (!cell.contains('"')).then_some(Cow::Borrowed(cell));
        };
        let mut parts = String::new();
        loop {
            let (part, after) = rest.split_once('"')?;
            self.line = part.matches('\n').fold(self.line, |line, _| line.saturating_add(1));
            match after.strip_prefix('"') {
                Some(more) => {
                    parts.push_str(part);
                    parts.push('"');
                    rest = more;
                }
                None => {
                    self.rest = after;
                    let cell = if parts.is_empty() {
                        Cow::Borrowed(part)
                    } else {
                        parts.push_str(part);
                        Cow::Owned(parts)
                    };
                    return (after.is_empty() || after.starts_with([',', '\n']) || after.starts_with("\r\n")).then_some(cell);
                }
            }
        }
    }

    fn end_of_line(&mut self) {
        let rest = self.rest.strip_prefix("\r\n").or_else(|| self.rest.strip_prefix('\n'));
        self.rest = rest.unwrap_or(self.rest);
        self.line = self.line.saturating_add(1);
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Result<(u32, Vec<Cow<'s, str>>), BadQuotes>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.rest.starts_with('\n') || self.rest.starts_with("\r\n") {
            self.end_of_line();
        }
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        Some(self.record().map(|cells| (line, cells)).ok_or_else(|| {
            self.rest = "";
            BadQuotes(line)
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::{BadQuotes, Records};
    use alloc::{string::String, vec, vec::Vec};

    fn read(text: &str) -> Result<Vec<(u32, Vec<String>)>, BadQuotes> {
        let owned = |(line, cells): (u32, Vec<alloc::borrow::Cow<'_, str>>)| (line, cells.into_iter().map(String::from).collect());
        Records::of(text).map(|record| record.map(owned)).collect()
    }

    fn cells(text: &str) -> Vec<String> {
        let mut records = read(text).unwrap_or_default();
        assert_eq!(records.len(), 1, "{text:?}");
        records.pop().map(|(_, cells)| cells).unwrap_or_default()
    }

    #[test]
    fn cells_and_quotes() {
        assert_eq!(cells("a,b,c"), ["a", "b", "c"]);
        assert_eq!(cells("\u{FEFF}a,,"), ["a", "", ""]);
        assert_eq!(cells(",\n"), ["", ""]);
        assert_eq!(cells(r#""a,b","say ""yes""",c"#), ["a,b", r#"say "yes""#, "c"]);
        assert_eq!(cells("\"two\r\nlines\",\"\"\r\n"), ["two\r\nlines", ""]);
        assert_eq!(cells("xã, phường "), ["xã", " phường "]);
    }

    #[test]
    fn lines_are_counted_and_empty_ones_left_out() {
        let record = |line, cells: &[&str]| (line, cells.iter().map(|cell| String::from(*cell)).collect::<Vec<_>>());
        let text = "a,b\r\n\r\n\"c\n\nd\",e\nf,g\n\n";
        assert_eq!(read(text), Ok(vec![record(1, &["a", "b"]), record(3, &["c\n\nd", "e"]), record(6, &["f", "g"])]));
        assert_eq!(read(""), Ok(vec![]));
        assert_eq!(read("\n\r\n"), Ok(vec![]));
    }

    #[test]
    fn bad_quotes_are_named_by_their_line() {
        for bad in ["\"a", "\"a\"b,c", "a\"b", "a,\"b\"\"", "\"a\"\r,b"] {
            let after_a_good_line = alloc::format!("x,y\n{bad}\nz");
            assert_eq!(read(&after_a_good_line), Err(BadQuotes(2)), "{bad:?}");
        }
    }
}
