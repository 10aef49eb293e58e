/** kh302 with its WebAssembly module inside, so that there is nothing to configure. The import alone does nothing. */
import { start, startSync } from "./engine.js";
import { moduleBytes, texts } from "./inline.js";

/** Starts without blocking the page. A second start does nothing. */
export function init(): Promise<void> {
  return start(parts);
}

/** Starts at once. A second start does nothing. */
export function initSync(): void {
  startSync(parts);
}

const parts = () => [moduleBytes(), ...texts()] as const;

export * from "./common.js";
