/** kh302 with its WebAssembly module and its texts inside, so that there is nothing to configure. The import alone does nothing. */
import { handIn, start, startSync } from "./engine.js";
import { moduleBytes, texts } from "./inline.js";

let spoken = false;

/** Starts without blocking the page. A second start does nothing. */
export async function init(): Promise<void> {
  await start(moduleBytes);
  speak();
}

/** Starts at once. A second start does nothing. */
export function initSync(): void {
  startSync(moduleBytes);
  speak();
}

/** Hands in both languages, once. */
function speak(): void {
  if (!spoken) handIn(texts());
  spoken = true;
}

export * from "./common.js";
