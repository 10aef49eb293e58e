//! Câu chữ để riêng: stores each text so that it can be found in the linked program and taken out of it; `tests/glue` takes it out.

/// Stores a text between two characters that stand nowhere else, behind the two letters of its language.
#[cfg(feature = "texts_apart")]
macro_rules! apart {
    ($language:literal, $text:expr) => {
        const {
            const MARKED: &str = concat!("\u{f0000}", $language, $text, "\u{f0001}");
            const STORED: &$crate::base::Marked<{ MARKED.len() }> = &$crate::base::Marked::of(MARKED);
            STORED.text()
        }
    };
}

#[cfg(not(feature = "texts_apart"))]
macro_rules! apart {
    ($language:literal, $text:expr) => {
        $text
    };
}

pub(crate) use apart;

/// A text between its marks. It stands at a multiple of 64 bytes, so that the list of the places of texts has small numbers and compresses well.
#[cfg(feature = "texts_apart")]
#[repr(align(64))]
pub(crate) struct Marked<const LENGTH: usize>([u8; LENGTH]);

#[cfg(feature = "texts_apart")]
impl<const LENGTH: usize> Marked<LENGTH> {
    pub(crate) const fn of(marked: &str) -> Self {
        match marked.as_bytes().first_chunk() {
            Some(bytes) => Self(*bytes),
            None => Self([0; LENGTH]),
        }
    }

    /// The text between the marks, which stays where it is.
    pub(crate) const fn text(&self) -> &str {
        let (_, text) = self.0.split_at("\u{f0000}vi".len());
        let (text, _) = text.split_at(text.len().saturating_sub("\u{f0001}".len()));
        match core::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

#[cfg(all(test, feature = "texts_apart"))]
mod tests {
    #[test]
    fn a_stored_text_reads_as_it_was_written() {
        assert_eq!([apart!("vi", "Tiếng Việt"), apart!("en", "")], ["Tiếng Việt", ""]);
    }
}
