/** Starts the engine with a module and texts that the host supplies. */
import { addTexts, handIn, type ModuleSource, type ModuleSourceSync, start, startSync, type Texts, type TextsSource } from "./engine.js";

/**
 * Starts with the module as a response, as bytes, or compiled already, and with the texts of each language that is to be spoken, as a response
 * or as the content of their file. A second start takes the texts alone.
 */
export async function init(
  module: ModuleSource | PromiseLike<ModuleSource>,
  ...texts: (TextsSource | PromiseLike<TextsSource>)[]
): Promise<void> {
  await Promise.all([start(() => module), addTexts(...texts)]);
}

/** Starts at once with the module as bytes or compiled already, and with the texts of each language. A second start takes the texts alone. */
export function initSync(module: ModuleSourceSync, ...texts: Texts[]): void {
  startSync(() => module);
  handIn(texts);
}

export { addTexts };
