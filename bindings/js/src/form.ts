/** Biểu nhập: a report while it is typed. The session decides, the host draws. */
import { type Engine, fresh, instance, read, words, write } from "./engine.js";
import {
  ACT_ACCEPT,
  ACT_LEAVE,
  ACT_NOTHING,
  ACT_PREFILL,
  ACT_UNDO_NOTHING,
  ACT_UNLOCK,
  ACT_WITHDRAW,
  CHANGE_ACKNOWLEDGED,
  CHANGE_FIELD,
  CHANGE_FOUND,
  CHANGE_GONE,
  CHANGE_KIND,
  CHANGE_LEVEL,
  CHANGE_SEVERITY,
  CHANGE_SEVERITY_SHIFT,
  CHANGE_TARGET,
  CHANGE_WORDS,
  HAS_PROPOSED,
  HAS_VALUE,
  IS_COMPUTED,
  IS_FILLED,
  IS_LOCKED,
  IS_REQUIRED,
  IS_VISIBLE,
  PROGRESS_FILLED,
  PROGRESS_OF_SHIFT,
  SEVERITIES,
  SHOWS_FINDINGS,
  STATE_ERRORS,
  STATE_FLAGS,
  STATE_OTHERS,
  STATE_PROPOSED,
  STATE_VALUE,
  STATE_WORDS,
  TELL_ASSESSMENT,
  TELL_DESCRIPTION,
  TELL_DRAFT,
  TELL_FINDINGS,
  TELL_SUMMARY,
} from "./generated/abi.js";
import type { Assessment, ErrorDocument, Finding, Form, Report, Request } from "./generated/documents.js";
import { FIELDS, type FieldId, SECTIONS, type SectionId } from "./generated/ids.js";

export type Locale = "vi" | "en";
export type Severity = (typeof SEVERITIES)[number];

/** What one action changed, and nothing else. Fields and findings are named by numbers. */
export interface Changes {
  /** Findings that are there now, or whose numbers, severity or explanation are others now. */
  readonly found: readonly { readonly finding: number; readonly severity: Severity; readonly acknowledged: boolean }[];
  /** Findings that are gone. */
  readonly gone: readonly number[];
  /** Fields whose state is another. */
  readonly fields: readonly number[];
  /** Whether the level, or what it can still be, is another. */
  readonly level: boolean;
  /** Targets that are measured otherwise: 0 is T01. */
  readonly targets: readonly number[];
}

/** How a field stands. */
export interface FieldState {
  /** The number typed, or a flag as 0 or 1; null where it is missing or cannot be read. */
  readonly value: number | null;
  readonly required: boolean;
  /** Whether it belongs to a report of this period. */
  readonly visible: boolean;
  /** Shown and not typed: supplied by the portal, or taken from the report before. */
  readonly locked: boolean;
  /** It follows from other figures, which then propose it. */
  readonly computed: boolean;
  /** The number that follows from the others while nothing is typed; missing until accepted. */
  readonly proposed: number | null;
  /** "Nothing in this period" filled it. */
  readonly filled: boolean;
  readonly errors: number;
  /** Warnings and notices that are not explained. */
  readonly others: number;
  /** Its findings are to be shown, but for what is missing, which waits for sending. */
  readonly shows: boolean;
}

/** A finding with what a form needs to show it. */
export interface Told {
  readonly id: number;
  readonly field: number | null;
  readonly label: string | null;
  /** Whether it is to be shown now. */
  readonly shows: boolean;
  readonly finding: Finding;
}

/** What became of a draft that was taken up again. */
export interface Restored {
  readonly same_rules: boolean;
  readonly differences: readonly { readonly code: string; readonly at: string; readonly found: boolean }[];
}

/** The draft of one report. Every action returns what it changed; nothing that was typed is lost. */
export interface FormSession {
  /** The description that the form is drawn from, in both languages. */
  readonly description: Form;
  /** Takes in the text of a field as it is typed. */
  set(field: FieldId | number, text: string): Changes;
  /** A field was left: from now on its findings are shown. */
  leave(field: FieldId | number): Changes;
  /** Takes what the other figures propose. */
  accept(field: FieldId | number): Changes;
  /** Không phát sinh trong kỳ: fills the empty flows of a section with zeros. */
  nothing(section: SectionId): Changes;
  undoNothing(section: SectionId): Changes;
  /** Lấy số kỳ trước: openings from the report before. */
  prefill(): Changes;
  /** Đính chính: lets a locked opening be typed. */
  unlock(field: FieldId | number): Changes;
  /** Giải trình: explains a warning or notice; `on` is a day like 2025-12-15. */
  acknowledge(finding: number, reason: string, on?: string): Changes;
  withdraw(finding: number): Changes;
  /** Gửi báo cáo: the report, or null where findings block it; from now on all findings are shown. */
  submit(): Report | null;
  /** What the last action changed. */
  readonly changes: Changes;
  /** Whether nothing blocks sending. */
  readonly canSubmit: boolean;
  /** The text of a field as it was typed. */
  raw(field: FieldId | number): string;
  state(field: FieldId | number): FieldState;
  /** Every finding in words, in the fixed order. */
  findings(locale?: Locale): Told[];
  /** What blocks and is to be shown, in the order of the form. */
  summary(locale?: Locale): Told[];
  /** How many of the required fields of a section hold a value, and how many there are. */
  progress(section: SectionId): { readonly filled: number; readonly of: number };
  /** The whole assessment of the report as it stands. */
  assessment(locale?: Locale): Assessment;
  /** The draft as text, to be kept and given to `restore`. */
  snapshot(): string;
  /** Takes up a draft of the same area and period. */
  restore(draft: string): Restored | ErrorDocument;
  /** Is told of every change. Returns what ends it. */
  subscribe(listener: (changes: Changes) => void): () => void;
  /** Gives the memory back. */
  close(): void;
}

/** Opens a form on a request, or on a report alone; a document that cannot be read gives an error document. */
export function createForm(document: Report | Request): FormSession | ErrorDocument {
  const text = JSON.stringify(document);
  const engine = instance();
  const number = engine.form_open(write(engine, text));
  return number === 0 ? (JSON.parse(read(engine, engine.error_length())) as ErrorDocument) : new Session(engine, number, text);
}

const NOTHING: Changes = { found: [], gone: [], fields: [], level: false, targets: [] };

class Session implements FormSession {
  #engine: Engine;
  #number: number;
  /** What the form was opened on, and each text as it was typed: were the module to stop, the form goes on in a fresh one. */
  readonly #document: string;
  readonly #typed: string[] = [];
  readonly #listeners = new Set<(changes: Changes) => void>();
  #changes: Changes = NOTHING;
  #description: Form | undefined;

  constructor(engine: Engine, number: number, document: string) {
    this.#engine = engine;
    this.#number = number;
    this.#document = document;
  }

  get description(): Form {
    this.#description ??= this.#tell<Form>(TELL_DESCRIPTION, "vi");
    return this.#description;
  }

  get changes(): Changes {
    return this.#changes;
  }

  get canSubmit(): boolean {
    return this.#try((engine, form) => engine.form_can_submit(form) !== 0);
  }

  set(field: FieldId | number, text: string): Changes {
    const place = placeOf(field);
    this.#typed[place] = text;
    // Without a closure, as this is what is done with every keystroke.
    let count: number;
    try {
      count = this.#engine.form_set(this.#number, place, write(this.#engine, text));
    } catch (cause) {
      this.#recover(cause);
      count = this.#engine.form_set(this.#number, place, write(this.#engine, text));
    }
    return this.#told(count);
  }

  leave(field: FieldId | number): Changes {
    return this.#act(ACT_LEAVE, placeOf(field));
  }

  accept(field: FieldId | number): Changes {
    return this.#keep(ACT_ACCEPT, placeOf(field));
  }

  unlock(field: FieldId | number): Changes {
    return this.#act(ACT_UNLOCK, placeOf(field));
  }

  nothing(section: SectionId): Changes {
    return this.#keep(ACT_NOTHING, SECTIONS.indexOf(section));
  }

  undoNothing(section: SectionId): Changes {
    return this.#keep(ACT_UNDO_NOTHING, SECTIONS.indexOf(section));
  }

  prefill(): Changes {
    return this.#keep(ACT_PREFILL, 0);
  }

  acknowledge(finding: number, reason: string, on = ""): Changes {
    return this.#tellAll((engine, form) => {
      const both = write(engine, reason + on);
      // A day is plain digits and signs: one byte each.
      return engine.form_acknowledge(form, finding, both - on.length, on.length);
    });
  }

  withdraw(finding: number): Changes {
    return this.#act(ACT_WITHDRAW, finding);
  }

  submit(): Report | null {
    let report = "";
    this.#tellAll((engine, form) => {
      report = read(engine, engine.form_submit(form));
      return engine.form_changed();
    });
    return report === "" ? null : (JSON.parse(report) as Report);
  }

  raw(field: FieldId | number): string {
    return this.#try((engine, form) => read(engine, engine.form_raw(form, placeOf(field))));
  }

  state(field: FieldId | number): FieldState {
    return this.#try((engine, form) => {
      engine.form_state(form, placeOf(field));
      const state = words(engine, STATE_WORDS);
      const word = (place: number): number => state[place] ?? 0;
      const is = (flag: number): boolean => (word(STATE_FLAGS) & flag) !== 0;
      return {
        value: is(HAS_VALUE) ? word(STATE_VALUE) : null,
        required: is(IS_REQUIRED),
        visible: is(IS_VISIBLE),
        locked: is(IS_LOCKED),
        computed: is(IS_COMPUTED),
        proposed: is(HAS_PROPOSED) ? word(STATE_PROPOSED) : null,
        filled: is(IS_FILLED),
        errors: word(STATE_ERRORS),
        others: word(STATE_OTHERS),
        shows: is(SHOWS_FINDINGS),
      };
    });
  }

  findings(locale: Locale = "vi"): Told[] {
    return this.#tell(TELL_FINDINGS, locale);
  }

  summary(locale: Locale = "vi"): Told[] {
    return this.#tell(TELL_SUMMARY, locale);
  }

  progress(section: SectionId): { readonly filled: number; readonly of: number } {
    const both = this.#try((engine, form) => engine.form_progress(form, SECTIONS.indexOf(section)));
    return { filled: both & PROGRESS_FILLED, of: both >>> PROGRESS_OF_SHIFT };
  }

  assessment(locale: Locale = "vi"): Assessment {
    return this.#tell(TELL_ASSESSMENT, locale);
  }

  snapshot(): string {
    return this.#try((engine, form) => read(engine, engine.form_tell(form, TELL_DRAFT, 0)));
  }

  restore(draft: string): Restored | ErrorDocument {
    let answer = "";
    this.#tellAll((engine, form) => {
      answer = read(engine, engine.form_restore(form, write(engine, draft)));
      return engine.form_changed();
    });
    this.#remember();
    return JSON.parse(answer) as Restored | ErrorDocument;
  }

  subscribe(listener: (changes: Changes) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#engine.form_close(this.#number);
    this.#number = 0;
  }

  #act(action: number, argument: number): Changes {
    return this.#tellAll((engine, form) => engine.form_act(form, action, argument));
  }

  /** An action that types by itself. */
  #keep(action: number, argument: number): Changes {
    const changes = this.#act(action, argument);
    this.#remember();
    return changes;
  }

  #remember(): void {
    for (const place of FIELDS.keys()) this.#typed[place] = this.raw(place);
  }

  #tell<Document>(what: number, locale: Locale): Document {
    return JSON.parse(this.#try((engine, form) => read(engine, engine.form_tell(form, what, locale === "en" ? 1 : 0)))) as Document;
  }

  /** Does something, and tells everybody what it changed. */
  #tellAll(act: (engine: Engine, form: number) => number): Changes {
    return this.#told(this.#try(act));
  }

  /** Tells everybody what the last action changed. */
  #told(count: number): Changes {
    const changes = count === 0 ? NOTHING : new Change(words(this.#engine, count));
    this.#changes = changes;
    if (this.#listeners.size > 0) for (const listener of this.#listeners) listener(changes);
    return changes;
  }

  #try<T>(act: (engine: Engine, form: number) => T): T {
    try {
      return act(this.#engine, this.#number);
    } catch (cause) {
      this.#recover(cause);
      return act(this.#engine, this.#number);
    }
  }

  /** Where the module stopped, which it should not, the form goes on in a fresh one, with what was typed. */
  #recover(cause: unknown): void {
    if (!(cause instanceof WebAssembly.RuntimeError)) throw cause;
    this.#engine = fresh();
    this.#number = this.#engine.form_open(write(this.#engine, this.#document));
    this.#typed.forEach((text, place) => {
      this.#engine.form_set(this.#number, place, write(this.#engine, text));
    });
  }
}

function placeOf(field: FieldId | number): number {
  return typeof field === "number" ? field : FIELDS.indexOf(field);
}

/** Two words for each change, told apart only where somebody asks: most keystrokes nobody does. */
class Change implements Changes {
  readonly #words: readonly number[];

  constructor(words: readonly number[]) {
    this.#words = words;
  }

  get found(): Changes["found"] {
    return this.#of(CHANGE_FOUND).map(([kind, finding]) => ({
      finding,
      severity: SEVERITIES[(kind & CHANGE_SEVERITY) >> CHANGE_SEVERITY_SHIFT] ?? "error",
      acknowledged: (kind & CHANGE_ACKNOWLEDGED) !== 0,
    }));
  }

  get gone(): readonly number[] {
    return this.#of(CHANGE_GONE).map(second);
  }

  get fields(): readonly number[] {
    return this.#of(CHANGE_FIELD).map(second);
  }

  get level(): boolean {
    return this.#of(CHANGE_LEVEL).length > 0;
  }

  get targets(): readonly number[] {
    return this.#of(CHANGE_TARGET).map(second);
  }

  #of(wanted: number): (readonly [kind: number, which: number])[] {
    const found: [number, number][] = [];
    for (let place = 0; place < this.#words.length; place += CHANGE_WORDS) {
      const kind = this.#words[place] as number;
      if ((kind & CHANGE_KIND) === wanted) found.push([kind, this.#words[place + 1] as number]);
    }
    return found;
  }
}

function second(change: readonly [number, number]): number {
  return change[1];
}
