/** Why the engine could not start. */
export type StartErrorCode = "wasm_blocked" | "wasm_missing" | "text_missing" | "not_loaded" | "bad_module" | "not_started" | "left_out";

const REASONS: Record<StartErrorCode, readonly [vi: string, en: string]> = {
  wasm_blocked: [
    "Trang này không cho phép WebAssembly: chính sách bảo mật nội dung (CSP) cần có 'wasm-unsafe-eval' trong script-src.",
    "This page does not allow WebAssembly: its content security policy needs 'wasm-unsafe-eval' in script-src.",
  ],
  text_missing: ["Môi trường này không có TextEncoder và TextDecoder.", "TextEncoder and TextDecoder are not available here."],
  not_loaded: [
    "Chưa tải được tệp WebAssembly: đề nghị kiểm tra kết nối mạng rồi thử lại.",
    "The WebAssembly file could not be loaded: please check the connection and try again.",
  ],
  wasm_missing: ["Môi trường này không có WebAssembly.", "WebAssembly is not available here."],
  bad_module: [
    "Tệp WebAssembly không đọc được hoặc không thuộc phiên bản kh302 này.",
    "The WebAssembly file cannot be read or is not of this version of kh302.",
  ],
  not_started: ["Chưa khởi động: cần gọi init hoặc initSync trước.", "Not started: please call init or initSync first."],
  left_out: [
    "Tệp WebAssembly đã khởi động không có phần này của thư viện: cần khởi động với module.wasm, tệp có đủ mọi phần.",
    "The WebAssembly file that was started does not have this part of the library: please start with module.wasm, which has everything.",
  ],
};

/** In a worker the policy is not that of the page. */
const BLOCKED_WORKER: (typeof REASONS)["wasm_blocked"] = [
  "Worker này không cho phép WebAssembly: tiêu đề Content-Security-Policy của chính tệp worker cần có 'wasm-unsafe-eval' trong script-src.",
  "This worker does not allow WebAssembly: the Content-Security-Policy header of its own script needs 'wasm-unsafe-eval' in script-src.",
];

/** The error of a start that failed. `vi` and `en` say why, in sentences that can be shown. */
export class StartError extends Error {
  override readonly name = "StartError";
  readonly vi: string;
  readonly en: string;

  constructor(
    readonly code: StartErrorCode,
    options?: ErrorOptions,
  ) {
    const [vi, en] = code === "wasm_blocked" && "WorkerGlobalScope" in globalThis ? BLOCKED_WORKER : REASONS[code];
    super(`${vi} · ${en}`, options);
    this.vi = vi;
    this.en = en;
  }
}
