import { StartError } from "./error.js";

/** Where a module can come from when it must be there at once. */
export type ModuleSourceSync = WebAssembly.Module | BufferSource;
/** Where a module can come from. */
export type ModuleSource = ModuleSourceSync | Response;

/** What the module offers; see `wasm/src`. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  reserve(length: number): number;
  call(name: number, text: number): number;
  answer(): number;
}

/** Texts up to this length are encoded in one step, into as much room as they could need. */
const SHORT = 1 << 16;
/** An instance whose memory grew beyond this is given up after the call, as memory never shrinks. */
const ROOMY = 32 << 20;
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

const encoder = /* @__PURE__ */ new TextEncoder();
const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

let compiled: WebAssembly.Module | undefined;
let running: Exports | undefined;
let starting: Promise<void> | undefined;

/** Starts from a module that is there already. A second start does nothing. */
export function startSync(source: () => ModuleSourceSync): void {
  if (compiled) return;
  try {
    const module = source();
    adopt(module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module));
  } catch (cause) {
    throw explained(cause);
  }
}

/** Starts from a module that may still be on its way. A second start waits for the first; one that failed can be tried again. */
export function start(source: () => ModuleSource | PromiseLike<ModuleSource>): Promise<void> {
  if (compiled) return Promise.resolve();
  starting ??= begin(source).finally(() => (starting = undefined));
  return starting;
}

async function begin(source: () => ModuleSource | PromiseLike<ModuleSource>): Promise<void> {
  const there = await source();
  try {
    const module = await compile(there);
    if (!compiled) adopt(module);
  } catch (cause) {
    throw explained(cause);
  }
}

async function compile(source: ModuleSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof Response === "undefined" || !(source instanceof Response)) return WebAssembly.compile(source as BufferSource);
  if (!source.ok) throw new Error(`${source.status} ${source.statusText}`);
  // Compiled as it arrives, where the server gives it its type.
  const typed = source.headers.get("Content-Type")?.startsWith("application/wasm");
  return typed ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}

function adopt(module: WebAssembly.Module): void {
  running = instantiate(module);
  compiled = module;
}

function instantiate(module: WebAssembly.Module): Exports {
  const exports = new WebAssembly.Instance(module, {}).exports as unknown as Exports;
  if (typeof exports.call !== "function" || typeof exports.reserve !== "function") throw new TypeError("not the module of kh302");
  return exports;
}

/** Tells a page that forbids every module from a module that is not right. */
function explained(cause: unknown): StartError {
  if (typeof WebAssembly === "undefined") return new StartError("wasm_missing", { cause });
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch {
    return new StartError("wasm_blocked", { cause });
  }
  return new StartError("bad_module", { cause });
}

/**
 * Makes a call by its name: JSON text in, JSON text out. There is always an answer: where the module stops, which it
 * should not, a fresh one takes its place and the answer is an error document with the code `internal`.
 */
export function call(name: string, text: string): string {
  if (!compiled) throw new StartError("not_started");
  try {
    running ??= instantiate(compiled);
    const answer = ask(running, name, text);
    if (running.memory.buffer.byteLength > ROOMY) running = undefined;
    return answer;
  } catch {
    running = undefined;
    return INTERNAL;
  }
}

function ask(module: Exports, name: string, text: string): string {
  const long = text.length > SHORT ? encoder.encode(text) : undefined;
  const room = 3 * name.length + (long?.length ?? 3 * text.length);
  // The address first: making room can move the memory.
  const address = module.reserve(room);
  const buffer = new Uint8Array(module.memory.buffer, address >>> 0, room);
  const nameLength = encoder.encodeInto(name, buffer).written;
  const rest = buffer.subarray(nameLength);
  if (long) rest.set(long);
  const textLength = long?.length ?? encoder.encodeInto(text, rest).written;
  const length = module.call(nameLength, textLength) >>> 0;
  return decoder.decode(new Uint8Array(module.memory.buffer, module.answer() >>> 0, length));
}

const INTERNAL = JSON.stringify({
  schema: "kh302.error/1",
  error: {
    code: "internal",
    message: "Thư viện gặp lỗi bên trong và đã khởi động lại; xin báo cho người phát triển. · The library failed inside and was started afresh; please tell its developers.",
    at: "",
  },
});
