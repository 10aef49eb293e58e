//! Cắt tài liệu lớn: finds where the values of a long text begin and end, so that they can be read one at a time.

use alloc::vec::Vec;
use core::ops::Range;

/// Walks over a JSON text from value to value. It does not check what is inside a value, because the reader of the value does.
#[derive(Clone, Debug)]
pub(crate) struct Splitter<'t> {
    text: &'t str,
    at: usize,
}

/// The byte from which a text is no JSON.
pub(crate) type Broken = usize;
/// The places of a key and its value.
pub(crate) type Member = (Range<usize>, Range<usize>);

impl<'t> Splitter<'t> {
    pub(crate) const fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// Returns the byte that the walk has reached.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    /// Skips white space, and returns the next byte without passing it.
    pub(crate) fn peek(&mut self) -> Option<u8> {
        while let [b' ' | b'\t' | b'\n' | b'\r', ..] = self.rest() {
            self.step();
        }
        self.rest().first().copied()
    }

    /// Passes a byte that must stand here.
    pub(crate) fn take(&mut self, byte: u8) -> Result<(), Broken> {
        if self.peek() == Some(byte) {
            self.step();
            return Ok(());
        }
        Err(self.at)
    }

    /// Passes a value, and returns where it stands.
    pub(crate) fn value(&mut self) -> Result<Range<usize>, Broken> {
        let first = self.peek();
        let from = self.at;
        match first {
            Some(b'"') => self.string()?,
            Some(b'{' | b'[') => self.nested()?,
            _ => {
                while let Some(byte) = self.rest().first()
                    && !matches!(byte, b',' | b':' | b'{' | b'}' | b'[' | b']' | b'"' | b' ' | b'\t' | b'\n' | b'\r')
                {
                    self.step();
                }
            }
        }
        if self.at == from { Err(from) } else { Ok(from..self.at) }
    }

    fn string(&mut self) -> Result<(), Broken> {
        self.step();
        loop {
            match self.rest() {
                [b'"', ..] => {
                    self.step();
                    return Ok(());
                }
                [b'\\', _, ..] => self.at = self.at.saturating_add(2),
                [_, _, ..] => self.step(),
                _ => return Err(self.text.len()),
            }
        }
    }

    /// Passes a list or an object with a counter instead of recursion, so that deep nesting cannot overflow the stack.
    fn nested(&mut self) -> Result<(), Broken> {
        let mut depth = 0_usize;
        loop {
            match self.rest().first() {
                Some(b'"') => {
                    self.string()?;
                    continue;
                }
                Some(b'{' | b'[') => depth = depth.saturating_add(1),
                Some(b'}' | b']') => depth = depth.saturating_sub(1),
                Some(_) => {}
                None => return Err(self.at),
            }
            self.step();
            if depth == 0 {
                return Ok(());
            }
        }
    }

    /// Passes an object, and returns where its keys and their values stand.
    pub(crate) fn members(&mut self) -> Result<Vec<Member>, Broken> {
        let mut members = Vec::new();
        self.take(b'{')?;
        if self.peek() == Some(b'}') {
            self.step();
            return Ok(members);
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.at);
            }
            let key = self.value()?;
            self.take(b':')?;
            members.push((key, self.value()?));
            if self.peek() == Some(b'}') {
                self.step();
                return Ok(members);
            }
            self.take(b',')?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Splitter;
    use alloc::vec::Vec;

    fn members(text: &str) -> Result<Vec<(&str, &str)>, usize> {
        let mut splitter = Splitter::new(text, 0);
        let members = splitter.members()?;
        Ok(members.into_iter().filter_map(|(key, value)| Some((text.get(key)?, text.get(value)?))).collect())
    }

    #[test]
    fn members_stand_where_they_are_written() {
        let text = r#" { "a" : [1, {"b": "]}\"\\"}] , "ế":-1.5e3,"c":{}}"#;
        assert_eq!(members(text), Ok([("\"a\"", r#"[1, {"b": "]}\"\\"}]"#), ("\"ế\"", "-1.5e3"), ("\"c\"", "{}")].into()));
        assert_eq!(members("{}"), Ok(Vec::new()));
    }

    #[test]
    fn a_broken_text_is_broken_from_somewhere_on() {
        for text in
            ["", "[", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\" 1}", "{a:1}", "{\"a\":1,}", "{\"a\":\"\\", "{\"a\":[", "{\"a\":}"]
        {
            assert!(members(text).is_err_and(|at| at <= text.len()), "{text}");
        }
    }
}
