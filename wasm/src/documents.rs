//! Tài liệu vào, tài liệu ra: one call, with the text in the buffer of the border.
//!
//! 1. [`reserve`](crate::border::reserve) gives the address of a buffer; the host writes the name of the call and then the text there, as UTF-8.
//! 2. [`call`] makes the call and tells how long the answer is; [`answer`](crate::border::answer) tells where it stands, until the next call.

use crate::border::BORDER;
use wasm_bindgen::prelude::wasm_bindgen;

/// Makes the call whose name takes the first bytes of the buffer, on the text behind it. Gives the length of the answer.
#[must_use]
#[wasm_bindgen]
pub fn call(name: usize, text: usize) -> usize {
    let border = &mut *BORDER.0.borrow_mut();
    let answer = kh302::account::call(border.text(0, name), border.text(name, text));
    border.answer(answer)
}
