/** kh302 with its module inside: nothing to configure. Nothing happens on import. */
import { start, startSync } from "./engine.js";
import { moduleBytes } from "./inline.js";

/** Starts without holding up the page. A second start does nothing. */
export function init(): Promise<void> {
  return start(moduleBytes);
}

/** Starts at once. A second start does nothing. */
export function initSync(): void {
  startSync(moduleBytes);
}

export * from "./common.js";
