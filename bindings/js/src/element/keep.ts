/** Lưu nháp trên máy này: drafts kept in IndexedDB, by area and period; where the browser forbids it, nothing is kept and all else works. */
import type { Locale } from "../form.js";

export interface Kept {
  readonly draft: string;
  /** When it was kept, as `Date.now()` tells. */
  readonly at: number;
  /** How its numbers are written. */
  readonly locale: Locale;
}

const DATABASE = "kh302";
const DRAFTS = "drafts";
/** A storage that does not answer is one that is not there. */
const PATIENCE = 1500;

/** The draft of a key, if there is one. Never fails. */
export async function read(key: string): Promise<Kept | undefined> {
  const late = inHaste((storage) => JSON.parse(storage.getItem(name(key)) ?? "null") as Kept | null);
  const { result } = await attempt("readonly", (drafts) => drafts.get(key) as IDBRequest<Kept | undefined>);
  return late && !(result && result.at > late.at) ? late : result;
}

/** Keeps a draft; tells whether it is kept. */
export async function write(key: string, kept: Kept): Promise<boolean> {
  const { done } = await attempt("readwrite", (drafts) => drafts.put(kept, key));
  if (done) inHaste((storage) => storage.removeItem(name(key)));
  return done;
}

/** Keeps a draft at once, as the page goes: IndexedDB need not have the time. The next one that is kept takes its place. */
export function writeAtOnce(key: string, kept: Kept): void {
  inHaste((storage) => storage.setItem(name(key), JSON.stringify(kept)));
}

/** Forgets a draft. */
export async function forget(key: string): Promise<void> {
  inHaste((storage) => storage.removeItem(name(key)));
  await attempt("readwrite", (drafts) => drafts.delete(key));
}

const name = (key: string): string => `${DATABASE}/${key}`;

function inHaste<T>(act: (storage: Storage) => T): T | undefined {
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
  const patience = new Promise<{ done: boolean }>((resolve) => setTimeout(resolve, PATIENCE, { done: false }));
  return Promise.race([patience, run(mode, act).catch(() => ({ done: false }))]);
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
