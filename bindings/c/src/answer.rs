//! Câu trả lời: how an answer crosses the border, and what becomes of a panic.

use crate::kh302_status;
use serde::Serialize;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    /// The last answer of the thread, for a caller whose buffer was too small.
    static LAST: RefCell<(kh302_status, String)> = const { RefCell::new((kh302_status::KH302_OK, String::new())) };
}

/// The beginning of every error document.
const ERROR: &str = r#"{"schema":"kh302.error/1""#;

/// An error document, as the library writes them.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    error: Fault<'a>,
}

#[derive(Serialize)]
struct Fault<'a> {
    code: &'static str,
    message: &'a str,
    at: &'static str,
}

/// Returns an error document with a sentence in both languages.
pub fn error(code: &'static str, vi: &str, en: &str) -> String {
    let document = Document { schema: "kh302.error/1", error: Fault { code, message: &format!("{vi} · {en}"), at: "" } };
    // Cannot fail: it has texts only.
    serde_json::to_string(&document).unwrap_or_default()
}

/// The error document where the library panicked.
fn internal() -> String {
    error("internal", "Thư viện gặp lỗi bên trong; xin báo cho người phát triển.", "The library failed inside; please tell its developers.")
}

/// Makes an answer, keeps it for `kh302_answer`, and writes it to the caller's buffer. A panic becomes `KH302_INTERNAL`.
pub fn guarded(out: *mut u8, out_cap: usize, out_len: *mut usize, make: impl FnOnce() -> Result<String, kh302_status>) -> kh302_status {
    let (status, text) = match catch_unwind(AssertUnwindSafe(make)) {
        Ok(Ok(text)) if text.starts_with(ERROR) => (kh302_status::KH302_ERROR, text),
        Ok(Ok(text)) => (kh302_status::KH302_OK, text),
        Ok(Err(status)) => (status, String::new()),
        Err(_) => (kh302_status::KH302_INTERNAL, internal()),
    };
    LAST.with(|last| last.replace((status, text)));
    again(out, out_cap, out_len)
}

/// Writes the last answer of the thread to the caller's buffer.
pub fn again(out: *mut u8, out_cap: usize, out_len: *mut usize) -> kh302_status {
    LAST.with(|last| {
        let (status, text) = &*last.borrow();
        #[expect(unsafe_code, reason = "the caller's buffer and number, as `kh302_call` documents them")]
        unsafe {
            if !out_len.is_null() {
                out_len.write(text.len());
            }
            match text.len() {
                0 => {}
                length if length > out_cap => return kh302_status::KH302_BUFFER_TOO_SMALL,
                _ if out.is_null() => return kh302_status::KH302_BAD_ARGUMENT,
                length => out.copy_from_nonoverlapping(text.as_ptr(), length),
            }
        }
        *status
    })
}

/// Returns the bytes of an argument.
///
/// # Safety
/// `at` has `length` bytes, which nobody changes during the call; it may be null where `length` is 0.
#[expect(unsafe_code, reason = "bytes of the caller")]
pub unsafe fn input<'a>(at: *const u8, length: usize) -> Result<&'a [u8], kh302_status> {
    match (at.is_null(), length) {
        (_, 0) => Ok(&[]),
        (true, _) => Err(kh302_status::KH302_BAD_ARGUMENT),
        // More than half of the address space is no length of a buffer but a negative number.
        (false, _) if isize::try_from(length).is_err() => Err(kh302_status::KH302_BAD_ARGUMENT),
        (false, _) => Ok(unsafe { std::slice::from_raw_parts(at, length) }),
    }
}
