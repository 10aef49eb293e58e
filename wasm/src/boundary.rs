//! Ranh giới: the buffers through which texts and numbers pass between the module and its host. The module owns them; the host writes and
//! reads in place.

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

/// The buffers of the boundary.
pub(crate) struct Boundary {
    input: Vec<u8>,
    pub answer: String,
    /// The changes of the last action on a form, or a verdict, or the state of a field; see [`abi`](crate::abi).
    pub words: Vec<u32>,
    /// The figures of a report that is passed as numbers.
    #[cfg(feature = "documents")]
    pub figures: [u32; crate::abi::FIGURES],
}

/// Lets a static variable hold a value that is not `Sync`, because an instance has one thread.
pub(crate) struct OneThread<T>(pub T);

#[expect(unsafe_code, reason = "the module is built without threads, so nothing is shared between any")]
unsafe impl<T> Sync for OneThread<T> {}

pub(crate) static BOUNDARY: OneThread<RefCell<Boundary>> = OneThread(RefCell::new(Boundary {
    input: Vec::new(),
    answer: String::new(),
    words: Vec::new(),
    #[cfg(feature = "documents")]
    figures: [0; _],
}));

impl Boundary {
    /// Returns a part of what the host wrote; bytes that are not UTF-8 give an empty text.
    pub(crate) fn text(&self, from: usize, length: usize) -> &str {
        let bytes = self.input.get(from..).and_then(|rest| rest.get(..length)).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Leaves an answer for the host, and returns its length in bytes.
    pub(crate) fn answer(&mut self, answer: String) -> usize {
        self.answer = answer;
        self.answer.len()
    }
}

/// Returns the address of a buffer of at least `length` bytes, which is valid until the next `reserve`.
#[must_use]
#[wasm_bindgen]
pub fn reserve(length: usize) -> *mut u8 {
    let input = &mut BOUNDARY.0.borrow_mut().input;
    if input.len() < length {
        // Drops the old buffer first, so that its text is not copied into the new one.
        *input = Vec::new();
        input.resize(length, 0);
    }
    input.as_mut_ptr()
}

/// Returns the address of the last answer.
#[must_use]
#[wasm_bindgen]
pub fn answer() -> *const u8 {
    BOUNDARY.0.borrow().answer.as_ptr()
}

/// Returns the address of the words that the last action left.
#[must_use]
#[wasm_bindgen]
pub fn words() -> *const u32 {
    BOUNDARY.0.borrow().words.as_ptr()
}
