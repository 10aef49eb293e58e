/** kh302 with its WebAssembly module and its texts inside, so that there is nothing to configure. The import alone does nothing. */
import { handIn, start, startSync } from "./engine.js";
import { moduleBytes, texts } from "./inline.js";

let areHandedIn = false;

/** Starts without blocking the page. A second start does nothing. */
export async function init(): Promise<void> {
  await start(moduleBytes);
  handInTexts();
}

/** Starts at once. A second start does nothing. */
export function initSync(): void {
  startSync(moduleBytes);
  handInTexts();
}

/** Hands in the texts of both languages, once. */
function handInTexts(): void {
  if (!areHandedIn) handIn(texts());
  areHandedIn = true;
}

export * from "./common.js";
