//! Biên giới: the buffers that texts and numbers cross in. The module owns them; the host writes and reads in place.

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

/// What crosses the border.
pub(crate) struct Border {
    input: Vec<u8>,
    pub answer: String,
    /// What the last action on a form changed, or a verdict, or the state of a field; see [`abi`](crate::abi).
    pub words: Vec<u32>,
    /// The figures of a report that crosses in numbers.
    #[cfg(feature = "documents")]
    pub figures: [u32; crate::abi::FIGURES],
}

/// An instance has one thread.
pub(crate) struct OneThread<T>(pub T);

#[expect(unsafe_code, reason = "the module is built without threads, so nothing is shared between any")]
unsafe impl<T> Sync for OneThread<T> {}

pub(crate) static BORDER: OneThread<RefCell<Border>> = OneThread(RefCell::new(Border {
    input: Vec::new(),
    answer: String::new(),
    words: Vec::new(),
    #[cfg(feature = "documents")]
    figures: [0; _],
}));

impl Border {
    /// A part of what the host wrote. What is not UTF-8 is no text: nothing is read of it.
    pub(crate) fn text(&self, from: usize, length: usize) -> &str {
        let bytes = self.input.get(from..).and_then(|rest| rest.get(..length)).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Leaves an answer for the host, and tells its length.
    pub(crate) fn answer(&mut self, answer: String) -> usize {
        self.answer = answer;
        self.answer.len()
    }
}

/// The address of a buffer of at least `length` bytes, good until the next `reserve`.
#[must_use]
#[wasm_bindgen]
pub fn reserve(length: usize) -> *mut u8 {
    let input = &mut BORDER.0.borrow_mut().input;
    if input.len() < length {
        // Nothing of the old text is wanted: it is dropped before the new buffer is made, not copied into it.
        *input = Vec::new();
        input.resize(length, 0);
    }
    input.as_mut_ptr()
}

/// The address of the last answer.
#[must_use]
#[wasm_bindgen]
pub fn answer() -> *const u8 {
    BORDER.0.borrow().answer.as_ptr()
}

/// The address of what the last action on a form changed.
#[must_use]
#[wasm_bindgen]
pub fn words() -> *const u32 {
    BORDER.0.borrow().words.as_ptr()
}
