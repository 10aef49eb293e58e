/** kh302 with its module inside: nothing to configure. Nothing happens on import; the first call starts it. */
import { isStarted, start, startSync, type ModuleSource, type ModuleSourceSync } from "./engine.js";
import { moduleBytes } from "./inline.js";

/** Starts without holding up the page. A second start does nothing. */
export function init(module?: ModuleSource | PromiseLike<ModuleSource>): Promise<void> {
  return isStarted() ? Promise.resolve() : start(module ?? moduleBytes());
}

/** Starts at once. A second start does nothing. */
export function initSync(module?: ModuleSourceSync): void {
  if (!isStarted()) startSync(module ?? moduleBytes());
}

export * from "./calls.js";
export type { ModuleSource, ModuleSourceSync };
