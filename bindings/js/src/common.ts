/** The exports that every entry shares; each adds its own way to start. */
export * from "./calls.js";
export type { ModuleSource, ModuleSourceSync, Texts, TextsSource } from "./engine.js";
export { call } from "./engine.js";
export type { StartErrorCode } from "./error.js";
export { StartError } from "./error.js";
export type * from "./form.js";
export { createForm } from "./form.js";
export type * from "./generated/documents.js";
export type * from "./generated/ids.js";
export { CHECKS, FIELDS, LEVELS, PLANS, SECTIONS } from "./generated/ids.js";
export { todayInVietNam } from "./today.js";
