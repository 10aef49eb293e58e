/** Why the engine could not start. */
export type StartErrorCode =
  | "wasm_blocked"
  | "wasm_missing"
  | "text_missing"
  | "not_loaded"
  | "bad_module"
  | "bad_texts"
  | "not_started"
  | "left_out";

const REASONS: Record<StartErrorCode, readonly [vi: string, en: string]> = {
  wasm_blocked: [
    "Trang này không cho phép WebAssembly: chính sách bảo mật nội dung (CSP) cần có 'wasm-unsafe-eval' trong script-src.",
    "This page does not allow WebAssembly: its content security policy needs 'wasm-unsafe-eval' in script-src.",
  ],
  text_missing: ["Môi trường này không có TextEncoder và TextDecoder.", "TextEncoder and TextDecoder are not available here."],
  not_loaded: [
    "Chưa tải được tệp WebAssembly hoặc tệp câu chữ: đề nghị kiểm tra kết nối mạng rồi thử lại.",
    "The WebAssembly file or its texts could not be loaded: please check the connection and try again.",
  ],
  wasm_missing: ["Môi trường này không có WebAssembly.", "WebAssembly is not available here."],
  bad_module: [
    "Tệp WebAssembly không đọc được hoặc không thuộc phiên bản kh302 này.",
    "The WebAssembly file cannot be read or is not of this version of kh302.",
  ],
  bad_texts: [
    "Tệp câu chữ không thuộc tệp WebAssembly này: cần lấy cả hai từ cùng một bản kh302, cùng một phần.",
    "The file of texts does not belong to this WebAssembly file: please take both from one version of kh302, and of one part.",
  ],
  not_started: ["Chưa khởi động: cần gọi init hoặc initSync trước.", "Not started: please call init or initSync first."],
  left_out: [
    "Chưa có phần này của thư viện hoặc câu chữ của ngôn ngữ này: cần khởi động với module.wasm, tệp có đủ mọi phần, và tệp câu chữ của ngôn ngữ đó.",
    "This part of the library or the texts of this language are not there: please start with module.wasm, which has every part, and with the texts of that language.",
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
