/** Starts the engine with a module and texts that the host supplies. */
import { type ModuleSource, type ModuleSourceSync, start, startSync, type Texts, type TextsSource } from "./engine.js";

/**
 * Starts with the module as a response, as bytes, or compiled already, and with the texts of each language that is to be spoken, as a response
 * or as the content of their file. A second start does nothing.
 */
export function init(
  module: ModuleSource | PromiseLike<ModuleSource>,
  ...texts: (TextsSource | PromiseLike<TextsSource>)[]
): Promise<void> {
  return start(() => [module, ...texts]);
}

/** Starts at once with the module as bytes or compiled already, and with the texts of each language. A second start does nothing. */
export function initSync(module: ModuleSourceSync, ...texts: Texts[]): void {
  startSync(() => [module, ...texts]);
}

export { addTexts } from "./engine.js";
