/**
 * Lưu nháp trên máy này: keeps drafts in IndexedDB, by area and period. Where the browser forbids storage, no draft is kept and everything
 * else works.
 */
import type { Locale } from "../form.js";

export interface Kept {
  readonly draft: string;
  /** The time at which the draft was saved, as `Date.now()` gives it. */
  readonly at: number;
  /** The language in which its numbers are written. */
  readonly locale: Locale;
}

const DATABASE = "kh302";
const DRAFTS = "drafts";
/** The time after which a storage that does not answer counts as absent, in milliseconds. */
const TIMEOUT = 1500;

/** Reads the draft of a key, if there is one. It never fails. */
export async function read(key: string): Promise<Kept | undefined> {
  const late = withLocalStorage((storage) => JSON.parse(storage.getItem(name(key)) ?? "null") as Kept | null);
  const { result } = await attempt("readonly", (drafts) => drafts.get(key) as IDBRequest<Kept | undefined>);
  return late && !(result && result.at > late.at) ? late : result;
}

/** Saves a draft, and returns whether it was saved. */
export async function write(key: string, kept: Kept): Promise<boolean> {
  const { done } = await attempt("readwrite", (drafts) => drafts.put(kept, key));
  if (done) withLocalStorage((storage) => storage.removeItem(name(key)));
  return done;
}

/** Saves a draft at once in `localStorage` when the page is left, because IndexedDB may not have the time. The next `write` removes it. */
export function writeAtOnce(key: string, kept: Kept): void {
  withLocalStorage((storage) => storage.setItem(name(key), JSON.stringify(kept)));
}

/** Deletes a draft. */
export async function forget(key: string): Promise<void> {
  withLocalStorage((storage) => storage.removeItem(name(key)));
  await attempt("readwrite", (drafts) => drafts.delete(key));
}

const name = (key: string): string => `${DATABASE}/${key}`;

function withLocalStorage<T>(act: (storage: Storage) => T): T | undefined {
  try {
    return act(localStorage);
  } catch {
    return undefined;
  }
}

async function attempt<T>(
  mode: IDBTransactionMode,
  act: (drafts: IDBObjectStore) => IDBRequest<T>,
): Promise<{ done: boolean; result?: T }> {
  const timeout = new Promise<{ done: boolean }>((resolve) => setTimeout(resolve, TIMEOUT, { done: false }));
  return Promise.race([timeout, run(mode, act).catch(() => ({ done: false }))]);
}

async function run<T>(mode: IDBTransactionMode, act: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<{ done: boolean; result: T }> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(DRAFTS);
  const database = await settled(opening);
  try {
    const transaction = database.transaction(DRAFTS, mode);
    const request = act(transaction.objectStore(DRAFTS));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    return { done: true, result: request.result };
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
