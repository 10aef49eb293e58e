//! Giao diện C: the C interface of kh302. JSON in, JSON out, in UTF-8; the caller owns every buffer, and no panic crosses the border.
//!
//! `include/kh302.h` is made of this file by cbindgen. The same source compiles to a shared library, a static library and a WebAssembly
//! module without imports.

mod answer;
mod form;

use answer::{guarded, input};
use kh302::Locale;
use kh302::document::{ErrorCode, utf8};
use std::ffi::{CStr, c_char};

/// Kết quả của một lời gọi: what became of a call.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(non_camel_case_types, reason = "the names of C")]
pub enum kh302_status {
    /// The answer is in the buffer.
    KH302_OK = 0,
    /// The answer is in the buffer and is an error document (`kh302.error/1`), which names the place and the repair.
    KH302_ERROR = 1,
    /// The buffer is too small. The call was made; its answer has the length that was told, and `kh302_answer` gives it.
    KH302_BUFFER_TOO_SMALL = 2,
    /// A pointer is null where it must not be, or there is no such form. Nothing was done.
    KH302_BAD_ARGUMENT = 3,
    /// The library failed inside, which is a fault of it; the buffer has an error document with the code `internal`.
    KH302_INTERNAL = 4,
}

/// The version of this interface. It grows when a program that was compiled for an older one would no longer run.
pub const KH302_ABI_VERSION: u32 = 1;

/// Phiên bản giao diện: returns `KH302_ABI_VERSION` of the library that was loaded.
#[unsafe(no_mangle)]
pub extern "C" fn kh302_abi_version() -> u32 {
    KH302_ABI_VERSION
}

/// Phiên bản thư viện: returns the version of the library, such as "0.1.0". The text lives as long as the library.
#[unsafe(no_mangle)]
pub extern "C" fn kh302_version() -> *const c_char {
    const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
        Ok(version) => version,
        Err(_) => c"",
    };
    VERSION.as_ptr()
}

/// Gọi theo tên: makes the call `op`, such as "assess" or "rollup", on the document `in`.
///
/// Writes at most `out_cap` bytes of JSON to `out`, without a zero behind them, and the length of the answer to `out_len`, in any case. It
/// keeps nothing of the arguments. Threads may call at the same time.
///
/// # Safety
/// `op` ends with a zero; `in` has `in_len` bytes; `out` has room for `out_cap` bytes and may be null where that is 0; `out_len` points to a
/// number or is null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kh302_call(
    op: *const c_char,
    r#in: *const u8,
    in_len: usize,
    out: *mut u8,
    out_cap: usize,
    out_len: *mut usize,
) -> kh302_status {
    guarded(out, out_cap, out_len, || {
        if op.is_null() {
            return Err(kh302_status::KH302_BAD_ARGUMENT);
        }
        #[expect(unsafe_code, reason = "the caller's texts, as documented")]
        let (op, document) = unsafe { (CStr::from_ptr(op), input(r#in, in_len)?) };
        Ok(match utf8(document) {
            Ok(text) => kh302::call(&op.to_string_lossy(), text),
            Err(error) => error.json(Locale::Vi),
        })
    })
}

/// Câu trả lời gần nhất: gives the last answer of this thread again, for instance in a larger buffer after `KH302_BUFFER_TOO_SMALL`.
///
/// # Safety
/// As for `kh302_call`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kh302_answer(out: *mut u8, out_cap: usize, out_len: *mut usize) -> kh302_status {
    answer::again(out, out_cap, out_len)
}

/// Mở biểu nhập: opens a form on a report or request, and writes its number to `form`. On `KH302_ERROR` there is no form, and the answer says
/// why; otherwise the answer is the description of the form (`kh302.form/1`).
///
/// # Safety
/// As for `kh302_call`; `form` points to a number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kh302_form_open(
    r#in: *const u8,
    in_len: usize,
    form: *mut u64,
    out: *mut u8,
    out_cap: usize,
    out_len: *mut usize,
) -> kh302_status {
    guarded(out, out_cap, out_len, || {
        if form.is_null() {
            return Err(kh302_status::KH302_BAD_ARGUMENT);
        }
        #[expect(unsafe_code, reason = "the caller's text and number, as documented")]
        let document = unsafe {
            form.write(0);
            input(r#in, in_len)?
        };
        let (number, answer) = form::open(document);
        #[expect(unsafe_code, reason = "the caller's number, as documented")]
        unsafe {
            form.write(number)
        };
        Ok(answer)
    })
}

/// Thao tác trên biểu: does an action on a form, as JSON: `{"do": "set", "field": "population", "text": "55.305"}`; README.md lists them.
/// An action that changes the form answers with what it changed, one that reads with the document that was asked for.
///
/// Actions on one form wait for each other. After `KH302_BUFFER_TOO_SMALL` the action is done: ask `kh302_answer`, and do not repeat it.
///
/// # Safety
/// As for `kh302_call`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kh302_form_do(
    form: u64,
    r#in: *const u8,
    in_len: usize,
    out: *mut u8,
    out_cap: usize,
    out_len: *mut usize,
) -> kh302_status {
    guarded(out, out_cap, out_len, || {
        #[expect(unsafe_code, reason = "the caller's text, as documented")]
        let action = unsafe { input(r#in, in_len)? };
        form::act(form, action)
    })
}

/// Đóng biểu nhập: closes a form. A number that is not open is left alone.
#[unsafe(no_mangle)]
pub extern "C" fn kh302_form_close(form: u64) {
    // Nothing to tell: a form that failed inside is gone all the same.
    let _ = std::panic::catch_unwind(|| form::close(form));
}

/// Mã HTTP: returns the status with which a service answers a request whose answer is an error document with the code `code`, such as 422 for
/// "missing_member"; 0 for a text that is no such code. Every other answer goes with 200, whatever its findings are.
///
/// # Safety
/// `code` ends with a zero, or is null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn kh302_http_status(code: *const c_char) -> u32 {
    if code.is_null() {
        return 0;
    }
    #[expect(unsafe_code, reason = "the caller's text, as documented")]
    let code = unsafe { CStr::from_ptr(code) };
    code.to_str().ok().and_then(ErrorCode::from_id).map_or(0, |code| u32::from(code.http_status()))
}

/// Memory for a host of the WebAssembly module, which has none of its own there. Returns null where there is no more.
#[cfg(target_arch = "wasm32")]
mod memory {
    use std::alloc::{Layout, alloc, dealloc};

    /// Xin bộ nhớ: returns `len` bytes for the host to write into; give them back with `kh302_free` and the same length.
    #[unsafe(no_mangle)]
    pub extern "C" fn kh302_alloc(len: usize) -> *mut u8 {
        match Layout::from_size_align(len.max(1), 8) {
            #[expect(unsafe_code, reason = "the layout has a size")]
            Ok(layout) => unsafe { alloc(layout) },
            Err(_) => std::ptr::null_mut(),
        }
    }

    /// Trả bộ nhớ: takes back what `kh302_alloc` gave.
    ///
    /// # Safety
    /// `at` came from `kh302_alloc(len)` and was not given back yet.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn kh302_free(at: *mut u8, len: usize) {
        if let (false, Ok(layout)) = (at.is_null(), Layout::from_size_align(len.max(1), 8)) {
            #[expect(unsafe_code, reason = "as documented")]
            unsafe {
                dealloc(at, layout)
            }
        }
    }
}
