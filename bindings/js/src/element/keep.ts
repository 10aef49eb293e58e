/**
 * Lưu nháp trên máy này: keeps the draft of one report in IndexedDB. Where the browser forbids storage, no draft is kept and everything
 * else works.
 */

export interface Kept {
  /** The draft as the session gives it. */
  readonly draft: string;
  /** The time at which the draft was saved, as `Date.now()` gives it. */
  readonly at: number;
  /** Tells one saving of a draft from another. */
  readonly id: string;
  /** The draft to which this one was typed, where it was saved in haste. */
  readonly agreed?: string;
  /** Whether the tab that hands it over could not save it. */
  readonly unkept?: boolean;
  /** The reasons that were being typed and are not given yet, by finding. */
  readonly reasons?: Readonly<Record<string, string>>;
}

const DATABASE = "kh302";
const DRAFTS = "drafts";
/** The time after which a storage that does not answer counts as absent, in milliseconds. */
const TIMEOUT = 1500;
/** Whether the browser was asked not to evict what is kept. */
let asked = false;

/** Returns a text that no other tab makes. */
export function unique(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

/**
 * Keeps the draft of one report. A draft that another tab saved meanwhile is never overwritten: every saving names the one that it
 * replaces, and is refused where that is no longer the one on the device.
 */
export class Keeper {
  /** The saving on this device that the form knows. */
  known: string | undefined;
  /** The savings of this form, whether or not the storage answered in time. */
  readonly #own = new Set<string>();
  /** The draft that needs no saving: it is kept, or it is what the form was opened with. Empty before the form was opened. */
  settled = "";
  /** The draft that this form and the other tabs have in common: the settled one, or one that a tab handed over and could not save. */
  agreed = "";
  /** The names of what was saved in haste and stands in this form. */
  readonly #late: string[] = [];
  /** The work on the storage, one step after the other. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(readonly key: string) {}

  make(draft: string, reasons: Kept["reasons"] = {}): Kept {
    const id = unique();
    this.#own.add(id);
    return { draft, at: Date.now(), id, reasons };
  }

  /**
   * Reads the draft on this device, and knows it from now on; null where there is none. It returns undefined where the storage does not
   * answer in time, and where the form learns of a newer draft meanwhile. It never fails.
   */
  read(): Promise<Kept | null | undefined> {
    return this.#then(async () => {
      const before = this.known;
      const { done, result } = await attempt("readonly", (drafts) => drafts.get(this.key) as IDBRequest<Kept | undefined>);
      if (!done || this.known !== before) return undefined;
      this.known = result?.id;
      return result ?? null;
    });
  }

  /** Returns what was saved in haste when a page with this report was left, the oldest first. */
  late(): readonly Kept[] {
    return (
      withLocalStorage((storage) => {
        const names = Object.keys(storage).filter((name) => name.startsWith(this.#name));
        this.#late.push(...names);
        const all = names.map((name) => JSON.parse(storage.getItem(name) ?? "null") as Kept | null);
        const found = all.filter((kept): kept is Kept => typeof kept?.agreed === "string").sort((one, other) => one.at - other.at);
        // What was saved in haste may reach the database only now; this form has it already.
        for (const { id } of found) this.#own.add(id);
        return found;
      }) ?? []
    );
  }

  /** Saves a draft; false where that is not possible, and "other" where another tab saved one meanwhile. */
  save(kept: Kept): Promise<boolean | "other"> {
    return this.#then(async () => {
      let other = false;
      const { done } = await attempt("readwrite", (drafts) => {
        const reading = drafts.get(this.key) as IDBRequest<Kept | undefined>;
        reading.onsuccess = () => {
          const there = reading.result;
          if (there && there.id !== this.known && !this.#own.has(there.id)) other = true;
          else drafts.put(kept, this.key);
        };
        return reading;
      });
      if (!done) return false;
      if (other) return "other";
      this.known = kept.id;
      this.settled = this.agreed = kept.draft;
      this.#dropLate();
      if (!asked) {
        asked = true;
        void navigator.storage?.persist?.().catch(() => {});
      }
      return true;
    });
  }

  /** Saves a draft at once in `localStorage` when the page is left, because IndexedDB may not have the time; whether that was possible. */
  atOnce(kept: Kept, agreed = this.settled): boolean {
    const name = `${this.#name}${kept.id}`;
    const done = withLocalStorage((storage) => {
      storage.setItem(name, JSON.stringify({ ...kept, agreed }));
      return true;
    });
    if (!done) return false;
    this.#dropLate();
    this.#late.push(name);
    return true;
  }

  #dropLate(): void {
    for (const name of this.#late.splice(0)) withLocalStorage((storage) => storage.removeItem(name));
  }

  /** Keeps a draft that this form cannot take up beside its own. */
  setAside(kept: Kept): Promise<void> {
    return this.#then(async () => {
      await attempt("readwrite", (drafts) => drafts.put(kept, `${this.key}#${kept.id}`));
    });
  }

  /** Deletes the draft. */
  forget(): Promise<void> {
    return this.#then(async () => {
      this.known = undefined;
      this.late();
      this.#dropLate();
      await attempt("readwrite", (drafts) => drafts.delete(this.key));
    });
  }

  /** Waits until everything that was begun is done. */
  async idle(): Promise<void> {
    await this.#work;
  }

  #then<T>(step: () => Promise<T>): Promise<T> {
    const work = this.#work.then(step);
    this.#work = work.catch(() => {});
    return work;
  }

  get #name(): string {
    return `${DATABASE}/${this.key}#`;
  }
}

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
