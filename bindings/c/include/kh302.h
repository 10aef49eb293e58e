/* kh302: JSON in, JSON out, in UTF-8. Made of bindings/c/src/lib.rs by `cargo xtask generate`; README.md says how to use it. */

#ifndef KH302_H
#define KH302_H

#include <stddef.h>
#include <stdint.h>

// The version of this interface. It grows when a program that was compiled for an older one would no longer run.
#define KH302_ABI_VERSION 1

// Kết quả của một lời gọi: what became of a call.
typedef enum kh302_status {
  // The answer is in the buffer.
  KH302_OK = 0,
  // The answer is in the buffer and is an error document (`kh302.error/1`), which names the place and the repair.
  KH302_ERROR = 1,
  // The buffer is too small. The call was made; its answer has the length that was told, and `kh302_answer` gives it.
  KH302_BUFFER_TOO_SMALL = 2,
  // A pointer is null where it must not be, or there is no such form. Nothing was done.
  KH302_BAD_ARGUMENT = 3,
  // The library failed inside, which is a fault of it; the buffer has an error document with the code `internal`.
  KH302_INTERNAL = 4,
} kh302_status;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// Phiên bản giao diện: returns `KH302_ABI_VERSION` of the library that was loaded.
uint32_t kh302_abi_version(void);

// Phiên bản thư viện: returns the version of the library, such as "0.1.0". The text lives as long as the library.
const char *kh302_version(void);

// Gọi theo tên: makes the call `op`, such as "assess" or "rollup", on the document `in`.
//
// Writes at most `out_cap` bytes of JSON to `out`, without a zero behind them, and the length of the answer to `out_len`, in any case. It
// keeps nothing of the arguments. Threads may call at the same time.
//
// # Safety
// `op` ends with a zero; `in` has `in_len` bytes; `out` has room for `out_cap` bytes and may be null where that is 0; `out_len` points to a
// number or is null.
enum kh302_status kh302_call(const char *op,
                             const uint8_t *in,
                             size_t in_len,
                             uint8_t *out,
                             size_t out_cap,
                             size_t *out_len);

// Câu trả lời gần nhất: gives the last answer of this thread again, for instance in a larger buffer after `KH302_BUFFER_TOO_SMALL`.
//
// # Safety
// As for `kh302_call`.
enum kh302_status kh302_answer(uint8_t *out,
                               size_t out_cap,
                               size_t *out_len);

// Mở biểu nhập: opens a form on a report or request, and writes its number to `form`. On `KH302_ERROR` there is no form, and the answer says
// why; otherwise the answer is the description of the form (`kh302.form/1`).
//
// # Safety
// As for `kh302_call`; `form` points to a number.
enum kh302_status kh302_form_open(const uint8_t *in,
                                  size_t in_len,
                                  uint64_t *form,
                                  uint8_t *out,
                                  size_t out_cap,
                                  size_t *out_len);

// Thao tác trên biểu: does an action on a form, as JSON: `{"do": "set", "field": "population", "text": "55.305"}`; README.md lists them.
// An action that changes the form answers with what it changed, one that reads with the document that was asked for.
//
// Actions on one form wait for each other. After `KH302_BUFFER_TOO_SMALL` the action is done: ask `kh302_answer`, and do not repeat it.
//
// # Safety
// As for `kh302_call`.
enum kh302_status kh302_form_do(uint64_t form,
                                const uint8_t *in,
                                size_t in_len,
                                uint8_t *out,
                                size_t out_cap,
                                size_t *out_len);

// Đóng biểu nhập: closes a form. A number that is not open is left alone.
void kh302_form_close(uint64_t form);

// Mã HTTP: returns the status with which a service answers a request whose answer is an error document with the code `code`, such as 422 for
// "missing_member"; 0 for a text that is no such code. Every other answer goes with 200, whatever its findings are.
//
// # Safety
// `code` ends with a zero, or is null.
uint32_t kh302_http_status(const char *code);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* KH302_H */
