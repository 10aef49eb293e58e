/** Lưu nháp trên máy này: drafts kept in IndexedDB, by area and period; where the browser forbids it, nothing is kept and all else works. */
export interface Kept {
  readonly draft: string;
  /** When it was kept, as `Date.now()` tells. */
  readonly at: number;
}

const DATABASE = "kh302";
const DRAFTS = "drafts";
/** A storage that does not answer is one that is not there. */
const PATIENCE = 1500;

/** The draft of a key, if there is one. Never fails. */
export async function read(key: string): Promise<Kept | undefined> {
  return (await attempt("readonly", (drafts) => drafts.get(key) as IDBRequest<Kept | undefined>)).result;
}

/** Keeps a draft; tells whether it is kept. */
export async function write(key: string, kept: Kept): Promise<boolean> {
  return (await attempt("readwrite", (drafts) => drafts.put(kept, key))).done;
}

/** Forgets a draft. */
export async function forget(key: string): Promise<void> {
  await attempt("readwrite", (drafts) => drafts.delete(key));
}

async function attempt<T>(mode: IDBTransactionMode, act: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<{ done: boolean; result?: T }> {
  const patience = new Promise<{ done: boolean }>((resolve) => setTimeout(resolve, PATIENCE, { done: false }));
  return Promise.race([patience, run(mode, act).catch(() => ({ done: false }))]);
}

/** Stays open, so that what is kept as the page goes is on its way before it has gone. */
let database: Promise<IDBDatabase> | undefined;

async function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(DRAFTS);
  const opened = await settled(opening);
  opened.onversionchange = opened.onclose = () => {
    opened.close();
    database = undefined;
  };
  return opened;
}

async function run<T>(mode: IDBTransactionMode, act: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<{ done: boolean; result: T }> {
  database ??= open();
  const opened = await database.catch((cause: unknown) => {
    database = undefined;
    throw cause;
  });
  const transaction = opened.transaction(DRAFTS, mode);
  const request = act(transaction.objectStore(DRAFTS));
  transaction.commit();
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
  return { done: true, result: request.result };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
