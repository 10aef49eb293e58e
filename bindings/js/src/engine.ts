import { StartError } from "./error.js";
import { makeGlue } from "./module/glue.js";

/** The forms in which a module can be given to a synchronous start. */
export type ModuleSourceSync = WebAssembly.Module | BufferSource;
/** The forms in which a module can be given; a response or a blob may come from another window. */
export type ModuleSource = ModuleSourceSync | Response | Blob;

/** Câu chữ: the sentences of one language, which were taken out of a module; `kh302/texts/…` has them. */
export interface Texts {
  /** The number of the module that they belong to, because they would be nonsense in another one. */
  readonly module: string;
  readonly locale: string;
  /** The place of the first text in memory, how many bytes a step has, and how many steps each text lies behind the one before. */
  readonly first: number;
  readonly step: number;
  readonly steps: readonly number[];
  readonly texts: readonly string[];
}
/** The forms in which texts can be given; a response may come from another window. */
export type TextsSource = Texts | Response;

/** The exports of the module, as wasm-bindgen declares them; see `wasm/src`. */
export type Engine = typeof import("./module/exports.js");

/** The longest text, in characters, that is encoded straight into the buffer, which then has room for three bytes each. */
const SHORT = 1 << 16;
/** The longest text, in characters, that is written by a loop where it is ASCII. */
const FEW = 12;
/** The memory, in bytes, beyond which an instance is dropped after a call, because memory never shrinks. */
const ROOMY = 32 << 20;
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** The codecs of texts, which are made at the start because not every environment has them. */
let encoder: TextEncoder;
let decoder: TextDecoder;

let compiled: WebAssembly.Module | undefined;
/** The texts that were handed in, by their languages: each new instance gets them. */
const texts = new Map<string, Texts>();
let running: Engine | undefined;
let starting: Promise<void> | undefined;

/** Starts from a module that is at hand. A second start does nothing. */
export function startSync(source: () => ModuleSourceSync): void {
  if (compiled) return;
  try {
    const module = source();
    adopt(isModule(module) ? module : new WebAssembly.Module(module));
  } catch (cause) {
    throw startError(cause);
  }
}

/** Starts from a module that may still be loading. A second start waits for the first; a start that failed can be repeated. */
export function start(source: () => ModuleSource | PromiseLike<ModuleSource>): Promise<void> {
  if (compiled) return Promise.resolve();
  starting ??= begin(source).finally(() => (starting = undefined));
  return starting;
}

async function begin(source: () => ModuleSource | PromiseLike<ModuleSource>): Promise<void> {
  const bytes = await loaded(source);
  try {
    const module = isModule(bytes) ? bytes : await WebAssembly.compile(bytes);
    if (!compiled) adopt(module);
  } catch (cause) {
    throw startError(cause);
  }
}

/** Waits for a module to arrive, and compiles it meanwhile where the server names its media type exactly. */
async function loaded(source: () => ModuleSource | PromiseLike<ModuleSource>): Promise<ModuleSourceSync> {
  let there: ModuleSource;
  try {
    there = await source();
    // Asks what the value can do and not for its class, because a response may come from another window.
    if (!("arrayBuffer" in there)) return there;
    if ("ok" in there) mustBeOk(there);
    const type = "headers" in there && there.headers.get("Content-Type");
    const streams = type === "application/wasm" && typeof WebAssembly !== "undefined";
    if (!streams || !(there instanceof Response)) return await there.arrayBuffer();
  } catch (cause) {
    throw new StartError("not_loaded", { cause });
  }
  return WebAssembly.compileStreaming(there).catch((cause: unknown) => {
    throw cause instanceof TypeError ? new StartError("not_loaded", { cause }) : startError(cause);
  });
}

function mustBeOk({ ok, status, statusText }: Response): void {
  if (!ok) throw new Error(`${status} ${statusText}`);
}

/** Whether a value is a compiled module, also one of another window. */
function isModule(source: ModuleSourceSync): source is WebAssembly.Module {
  return Object.prototype.toString.call(source) === "[object WebAssembly.Module]";
}

function adopt(module: WebAssembly.Module): void {
  if (typeof TextEncoder === "undefined" || typeof TextDecoder === "undefined") throw new StartError("text_missing");
  encoder ??= new TextEncoder();
  decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
  running = instantiate(module);
  compiled = module;
}

function instantiate(module: WebAssembly.Module): Engine {
  const glue = makeGlue();
  const exports = new WebAssembly.Instance(module, { "./kh302_bg.js": glue }).exports as unknown as Engine;
  if (typeof exports.reserve !== "function") throw new TypeError("not the module of kh302");
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  for (const one of texts.values()) putTexts(exports, one);
  return exports;
}

/** Hands in texts, for all that is asked from then on. */
export function handIn(given: readonly Texts[]): void {
  if (!compiled) throw new StartError("not_started");
  const [own] = WebAssembly.Module.customSections(compiled, "kh302.texts");
  for (const one of given) {
    if (decoder.decode(own) !== one?.module) throw new StartError("bad_texts");
    texts.set(one.locale, one);
    if (running) putTexts(running, one);
  }
}

/** Thêm câu chữ: hands in the texts of another language, which may still be loading, for all that is asked from then on. */
export async function addTexts(...coming: (TextsSource | PromiseLike<TextsSource>)[]): Promise<void> {
  const [given] = await Promise.all([Promise.all(coming.map(loadedTexts)), starting]);
  handIn(given);
}

/** Waits for texts to arrive. */
async function loadedTexts(coming: TextsSource | PromiseLike<TextsSource>): Promise<Texts> {
  try {
    const there = (await coming) as Texts & Partial<Response>;
    if (!there?.json) return there;
    mustBeOk(there as Texts & Response);
    return await there.json();
  } catch (cause) {
    throw new StartError("not_loaded", { cause });
  }
}

/** Writes texts to the places in the memory of an instance from which they were taken. */
function putTexts(engine: Engine, { first, step, steps, texts }: Texts): void {
  const memory = new Uint8Array(engine.memory.buffer);
  let at = first;
  for (const [place, text] of texts.entries()) {
    at += step * (steps[place] as number);
    writeAt(text, memory, at);
  }
}

/** Returns the reason why a start failed: the page forbids every module, or this module is wrong. */
function startError(cause: unknown): StartError {
  if (cause instanceof StartError) return cause;
  if (typeof WebAssembly === "undefined") return new StartError("wasm_missing", { cause });
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch {
    return new StartError("wasm_blocked", { cause });
  }
  return new StartError("bad_module", { cause });
}

/** Returns the running instance, or a new one where it was dropped. */
export function instance(): Engine {
  if (!compiled) throw new StartError("not_started");
  running ??= instantiate(compiled);
  return running;
}

/** Drops the instance and the views of its memory, so that both can be freed. */
function dropInstance(): void {
  running = memoryOwner = bufferOwner = undefined;
  memory = new Uint32Array(0);
  view = new Uint8Array(0);
}

/** Writes two texts into the buffer of an instance, one behind the other, and returns their lengths in bytes. */
export function writeBoth(engine: Engine, first: string, second: string): readonly [first: number, second: number] {
  const buffer = bufferOf(engine, 3 * (first.length + second.length));
  const end = writeAt(first, buffer, 0);
  return [end, writeAt(second, buffer, end) - end];
}

/** Returns a new instance in the place of one that stopped. */
export function freshInstance(): Engine {
  dropInstance();
  return instance();
}

/** Returns an instance of a module that has an export, because some modules have a part of the library. */
export function instanceWith(part: "call" | "form_open"): Engine {
  const engine = instance();
  if (typeof engine[part] !== "function") throw new StartError("left_out");
  return engine;
}

/** Lets an instance judge, and returns the words of the verdict; none where the document cannot be read. */
export function judged(act: (engine: Engine) => number): number[] {
  try {
    const engine = instanceWith("call");
    return words(engine, act(engine));
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    dropInstance();
    return [];
  }
}

/** A view of the memory of an instance as words, and the instance that it belongs to. */
let memory = new Uint32Array(0);
let memoryOwner: Engine | undefined;

export function memoryOf(engine: Engine): Uint32Array {
  // Makes a new view where memory has moved, which leaves the old one empty.
  if (memoryOwner !== engine || memory.length === 0) {
    memory = new Uint32Array(engine.memory.buffer);
    memoryOwner = engine;
  }
  return memory;
}

/** Copies the words that an action left, before the next action overwrites them. */
export function words(engine: Engine, count: number): number[] {
  const memory = memoryOf(engine);
  const from = engine.words() >>> 2;
  const copy = new Array<number>(count);
  for (let place = 0; place < count; place += 1) copy[place] = memory[from + place] as number;
  return copy;
}

/** A view of the text buffer of an instance, and the instance that it belongs to. It is made again only where the buffer moved. */
let view: Uint8Array = new Uint8Array(0);
let bufferOwner: Engine | undefined;

export function bufferOf(engine: Engine, room: number): Uint8Array {
  // Makes a new view where memory has moved, which leaves the old one empty.
  if (bufferOwner !== engine || view.length < room || view.length === 0) {
    room = Math.max(1024, room);
    // Asks for the address first, because reserving room can move the memory.
    const address = engine.reserve(room) >>> 0;
    view = new Uint8Array(engine.memory.buffer, address, room);
    bufferOwner = engine;
  }
  return view;
}

/** Writes an ASCII text at a place, and returns the place behind it; -1 where a character is not ASCII or `at` is -1. */
export function writeAscii(text: string, buffer: Uint8Array, at: number): number {
  if (at < 0) return at;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code > 0x7f) return -1;
    buffer[at + place] = code;
  }
  return at + text.length;
}

/** Writes any text at a place, where there must be room, and returns the place behind it. */
export function writeAt(text: string, buffer: Uint8Array, at: number): number {
  return at + encoder.encodeInto(text, at === 0 ? buffer : buffer.subarray(at)).written;
}

/** Writes a text into the buffer of an instance, and returns its length in bytes. */
export function write(engine: Engine, text: string): number {
  const buffer = bufferOf(engine, 3 * text.length);
  // Writes a few digits, which most typed texts are, with a loop, because it is quicker than the encoder.
  const end = text.length <= FEW ? writeAscii(text, buffer, 0) : -1;
  return end < 0 ? writeAt(text, buffer, 0) : end;
}

/** Reads the answer of an instance. */
export function read(engine: Engine, length: number): string {
  return decoder.decode(new Uint8Array(engine.memory.buffer, engine.answer() >>> 0, length >>> 0));
}

/**
 * Gọi theo tên: makes a call by its name, with JSON text in and out. There is always an answer: should the module stop, which is a fault
 * of the library, a new instance takes its place and the answer is an error document with the code `internal`.
 */
export function call(name: string, text: string): string {
  if (!compiled) throw new StartError("not_started");
  try {
    const engine = instanceWith("call");
    const answer = ask(engine, name, text);
    if (engine.memory.buffer.byteLength > ROOMY) dropInstance();
    return answer;
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    dropInstance();
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
