/** kh302 without its WebAssembly module: the host supplies `kh302/module.wasm`. */
export * from "./common.js";
export { init, initSync } from "./start.js";
