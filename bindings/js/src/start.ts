/** Starts the engine with a module that the host supplies. */
import { type ModuleSource, type ModuleSourceSync, start, startSync } from "./engine.js";

/** Starts with the module as a response, as bytes, or compiled already. A second start does nothing. */
export function init(module: ModuleSource | PromiseLike<ModuleSource>): Promise<void> {
  return start(() => module);
}

/** Starts at once with the module as bytes or compiled already. A second start does nothing. */
export function initSync(module: ModuleSourceSync): void {
  startSync(() => module);
}
