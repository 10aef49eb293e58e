/** kh302 without its WebAssembly module: the host supplies `kh302/module.wasm`, and its texts in each language that it speaks (`kh302/texts/vi`). */
export * from "./common.js";
export { addTexts, init, initSync } from "./start.js";
