/** kh302 with its WebAssembly module inside, so that there is nothing to configure. The import alone does nothing. */
import { start, startSync } from "./engine.js";
import { moduleBytes } from "./inline.js";

/** Starts without blocking the page. A second start does nothing. */
export function init(): Promise<void> {
  return start(moduleBytes);
}

/** Starts at once. A second start does nothing. */
export function initSync(): void {
  startSync(moduleBytes);
}

export * from "./common.js";
