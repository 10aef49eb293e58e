/** kh302 without its module: the host supplies `kh302/module.wasm`. */
export { init, initSync } from "./start.js";
export * from "./common.js";
