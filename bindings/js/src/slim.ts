/** kh302 without its module: the host supplies `kh302/module.wasm`. */
export * from "./common.js";
export { init, initSync } from "./start.js";
