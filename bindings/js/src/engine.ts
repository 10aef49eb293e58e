import { StartError } from "./error.js";
import { makeGlue } from "./module/glue.js";

/** Where a module can come from when it must be there at once. */
export type ModuleSourceSync = WebAssembly.Module | BufferSource;
/** Where a module can come from. */
export type ModuleSource = ModuleSourceSync | Response;

/** What the module offers, as wasm-bindgen describes it; see `wasm/src`. */
export type Engine = typeof import("./module/exports.js");

/** Texts up to this length are encoded in one step, into as much room as they could need. */
const SHORT = 1 << 16;
/** Texts up to this length are written sign by sign where they are ASCII. */
const FEW = 12;
/** An instance whose memory grew beyond this is given up after the call, as memory never shrinks. */
const ROOMY = 32 << 20;
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

const encoder = /* @__PURE__ */ new TextEncoder();
const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

let compiled: WebAssembly.Module | undefined;
let running: Engine | undefined;
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

function instantiate(module: WebAssembly.Module): Engine {
  const glue = makeGlue();
  const exports = new WebAssembly.Instance(module, { "./kh302_bg.js": glue }).exports as unknown as Engine;
  if (typeof exports.form_open !== "function" || typeof exports.reserve !== "function") throw new TypeError("not the module of kh302");
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
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

/** The instance that runs. */
export function instance(): Engine {
  if (!compiled) throw new StartError("not_started");
  running ??= instantiate(compiled);
  return running;
}

/** Lets an instance go, and with the views of it its memory. */
function giveUp(): void {
  running = of = owner = undefined;
  memory = new Uint32Array(0);
  view = new Uint8Array(0);
}

/** A fresh instance in the place of one that stopped. */
export function fresh(): Engine {
  giveUp();
  return instance();
}

/** An instance that knows every call. */
function whole(): Engine {
  const engine = instance();
  if (typeof engine.call !== "function") throw new StartError("forms_only");
  return engine;
}

/** Lets an instance judge: the words that tell the verdict, none where it gives none. */
export function judged(act: (engine: Engine) => number): number[] {
  try {
    const engine = whole();
    return words(engine, act(engine));
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    giveUp();
    return [];
  }
}

/** The memory of an instance as words. */
let memory = new Uint32Array(0);
let of: Engine | undefined;

export function memoryOf(engine: Engine): Uint32Array {
  // A view of memory that has moved is empty.
  if (of !== engine || memory.length === 0) {
    memory = new Uint32Array(engine.memory.buffer);
    of = engine;
  }
  return memory;
}

/** Copies words that an action left, before the next one overwrites them. */
export function words(engine: Engine, count: number): number[] {
  const memory = memoryOf(engine);
  const from = engine.words() >>> 2;
  const copy = new Array<number>(count);
  for (let place = 0; place < count; place += 1) copy[place] = memory[from + place] as number;
  return copy;
}

/** The buffer of an instance, and the view of it: made anew only where it moved. */
let view: Uint8Array = new Uint8Array(0);
let owner: Engine | undefined;

export function bufferOf(engine: Engine, room: number): Uint8Array {
  // A view of memory that has moved is empty.
  if (owner !== engine || view.length < room || view.length === 0) {
    room = Math.max(1024, room);
    // The address first: making room can move the memory.
    const address = engine.reserve(room) >>> 0;
    view = new Uint8Array(engine.memory.buffer, address, room);
    owner = engine;
  }
  return view;
}

/** Writes a text of ASCII from a place on: the place behind it, or -1 where a sign is another, or the place is none. */
export function writeAscii(text: string, buffer: Uint8Array, at: number): number {
  if (at < 0) return at;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code > 0x7f) return -1;
    buffer[at + place] = code;
  }
  return at + text.length;
}

/** Writes any text from a place on, for which there must be room: the place behind it. */
export function writeAt(text: string, buffer: Uint8Array, at: number): number {
  return at + encoder.encodeInto(text, at === 0 ? buffer : buffer.subarray(at)).written;
}

/** Writes a text into the buffer of an instance, and tells how many bytes it takes. */
export function write(engine: Engine, text: string): number {
  const buffer = bufferOf(engine, 3 * text.length);
  // What is typed into a field is mostly a few digits: for these a loop is quicker than to ask the encoder.
  const end = text.length <= FEW ? writeAscii(text, buffer, 0) : -1;
  return end < 0 ? writeAt(text, buffer, 0) : end;
}

/** Reads the answer of an instance. */
export function read(engine: Engine, length: number): string {
  return decoder.decode(new Uint8Array(engine.memory.buffer, engine.answer() >>> 0, length >>> 0));
}

/**
 * Makes a call by its name: JSON text in, JSON text out. There is always an answer: where the module stops, which it
 * should not, a fresh one takes its place and the answer is an error document with the code `internal`.
 */
export function call(name: string, text: string): string {
  if (!compiled) throw new StartError("not_started");
  try {
    const engine = whole();
    const answer = ask(engine, name, text);
    if (engine.memory.buffer.byteLength > ROOMY) giveUp();
    return answer;
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    giveUp();
    return INTERNAL;
  }
}

function ask(module: Engine, name: string, text: string): string {
  const long = text.length > SHORT ? encoder.encode(text) : undefined;
  const room = 3 * name.length + (long?.length ?? 3 * text.length);
  const buffer = bufferOf(module, room);
  const nameLength = writeAt(name, buffer, 0);
  if (long) buffer.set(long, nameLength);
  const textLength = long?.length ?? writeAt(text, buffer, nameLength) - nameLength;
  const length = module.call(nameLength, textLength);
  return read(module, length);
}

const INTERNAL = JSON.stringify({
  schema: "kh302.error/1",
  error: {
    code: "internal",
    message:
      "Thư viện gặp lỗi bên trong và đã khởi động lại; xin báo cho người phát triển. · The library failed inside and was started afresh; please tell its developers.",
    at: "",
  },
});
