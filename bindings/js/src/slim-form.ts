/** Form sessions alone: the host supplies `kh302/form.wasm`, which has no other call, and its texts in each language that it speaks (`kh302/texts/form/vi`). */
export type { ModuleSource, ModuleSourceSync, Texts, TextsSource } from "./engine.js";
export type { StartErrorCode } from "./error.js";
export { StartError } from "./error.js";
export type * from "./form.js";
export { createForm } from "./form.js";
export type * from "./generated/documents.js";
export type * from "./generated/ids.js";
export { FIELDS, LEVELS, SECTIONS } from "./generated/ids.js";
export { addTexts, init, initSync } from "./start.js";
export { todayInVietNam } from "./today.js";
