//! Tài liệu vào, tài liệu ra: one call, with the text in a buffer that the module owns and the host fills.
//!
//! 1. [`reserve`] gives the address of a buffer; the host writes the name of the call and then the text there, as UTF-8.
//! 2. [`call`] makes the call and tells how long the answer is; [`answer`] tells where it stands, until the next call.

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;

struct Border {
    input: Vec<u8>,
    answer: String,
}

/// An instance has one thread.
struct OneThread<T>(T);

#[expect(unsafe_code, reason = "the module is built without threads, so nothing is shared between any")]
unsafe impl<T> Sync for OneThread<T> {}

static BORDER: OneThread<RefCell<Border>> = OneThread(RefCell::new(Border { input: Vec::new(), answer: String::new() }));

/// The address of a buffer of at least `length` bytes, good until the next `reserve`.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    let input = &mut BORDER.0.borrow_mut().input;
    if input.len() < length {
        // Nothing of the old text is wanted: it is dropped before the new buffer is made, not copied into it.
        *input = Vec::new();
        input.resize(length, 0);
    }
    input.as_mut_ptr()
}

/// Makes the call whose name takes the first bytes of the buffer, on the text behind it. Gives the length of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn call(name: usize, text: usize) -> usize {
    let border = &mut *BORDER.0.borrow_mut();
    let part = |from: usize, length: usize| {
        let bytes = border.input.get(from..)?.get(..length)?;
        core::str::from_utf8(bytes).ok()
    };
    // What is not UTF-8 is not JSON either, and is answered as such.
    border.answer = kh302::account::call(part(0, name).unwrap_or_default(), part(name, text).unwrap_or_default());
    border.answer.len()
}

/// The address of the answer to the last call.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    BORDER.0.borrow().answer.as_ptr()
}
