/** Biểu nhập: form sessions for a report while it is typed. The session decides, the host draws. */
import { write as toJson } from "./document.js";
import { type Engine, freshInstance, instanceWith, read, words, write, writeBoth } from "./engine.js";
import { StartError } from "./error.js";
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
  TEXT_ASSESSMENT,
  TEXT_DESCRIPTION,
  TEXT_DRAFT,
  TEXT_FINDINGS,
  TEXT_REPORT,
  TEXT_SUMMARY,
} from "./generated/abi.js";
import type { Assessment, ErrorDocument, Finding, Form, Report, Request } from "./generated/documents.js";
import { FIELDS, type FieldId, SECTIONS, type SectionId } from "./generated/ids.js";

export type Locale = "vi" | "en";
export type Severity = (typeof SEVERITIES)[number];

/** Các thay đổi: the changes that one action made. Fields and findings are given by their numbers. */
export interface Changes {
  /** Findings that are new, or whose numbers, severity or explanation changed. */
  readonly found: readonly { readonly finding: number; readonly severity: Severity; readonly acknowledged: boolean }[];
  /** Findings that are gone. */
  readonly gone: readonly number[];
  /** Fields whose state changed. */
  readonly fields: readonly number[];
  /** Whether the level, or the levels that are still possible, changed. */
  readonly level: boolean;
  /** Targets whose result changed; 0 is T01. */
  readonly targets: readonly number[];
}

/** Trạng thái của ô: the state of a field. */
export interface FieldState {
  /** The number that was typed, or a flag as 0 or 1; null where it is missing or cannot be read. */
  readonly value: number | null;
  /** Whether the report requires the field. */
  readonly required: boolean;
  /** Whether the field belongs to a report of this period. */
  readonly visible: boolean;
  /** Whether the field is shown and cannot be typed, because the portal supplies it or it was taken from the report before. */
  readonly locked: boolean;
  /** Whether the value follows from other figures, which then propose it. */
  readonly computed: boolean;
  /** The number that follows from the other figures while nothing is typed. The field counts as missing until it is accepted. */
  readonly proposed: number | null;
  /** Whether `nothing` filled the field with zero. */
  readonly filled: boolean;
  /** How many errors are shown at the field. */
  readonly errors: number;
  /** How many warnings and notices without an explanation are shown at the field. */
  readonly others: number;
  /** Whether the findings of the field are to be shown; a missing figure is shown only once sending was tried. */
  readonly shows: boolean;
}

/** Phát hiện để hiển thị trên biểu: a finding with what a form needs to show it. */
export interface FindingView {
  /** The number of the finding, which stays the same for the whole session. */
  readonly id: number;
  /** The place of the field at which it is shown; null where it is about something else. */
  readonly field: number | null;
  /** The full label of that field. */
  readonly label: string | null;
  /** Whether the finding is to be shown now. */
  readonly shows: boolean;
  /** The finding itself. */
  readonly finding: Finding;
}

/** Kết quả mở lại bản nháp: how a restored draft is judged now, compared with when it was saved. */
export interface Restored {
  /** Whether the same rules judged the draft when it was saved. */
  readonly same_rules: boolean;
  /** The findings that are new (`found`) or gone; none under the same rules. */
  readonly differences: readonly { readonly code: string; readonly at: string; readonly found: boolean }[];
}

/**
 * Phiên nhập: the draft of one report. Every action returns what it changed; nothing that was typed is lost. Content never makes a method
 * throw. An argument of the wrong type, a field or section that does not exist, and a form that was closed do, with an error that says so.
 */
export interface FormSession {
  /** The description from which the form is drawn, in both languages; where the texts of one were not handed in, the other stands for it. */
  readonly description: Form;
  /** Nhập: sets the text of a field as it is typed; a whole number and a flag are taken as their text, and null as an empty one. */
  set(field: FieldId | number, text: string | number | bigint | boolean | null): Changes;
  /** Rời ô: notes that a field was left; from now on its findings are shown. */
  leave(field: FieldId | number): Changes;
  /** Nhận giá trị đề xuất: sets a field to the number that the other figures propose. */
  accept(field: FieldId | number): Changes;
  /** Không phát sinh trong kỳ: fills the empty flows of a section with zeros. */
  nothing(section: SectionId): Changes;
  /** Bỏ các số 0 đã điền: removes the zeros that `nothing` put into a section. */
  undoNothing(section: SectionId): Changes;
  /** Lấy số kỳ trước: copies the closing stocks of the report before to the opening stocks. */
  prefill(): Changes;
  /** Đính chính: unlocks an opening stock. */
  unlock(field: FieldId | number): Changes;
  /** Giải trình: explains a warning or notice; `on` is a day like 2025-12-15. A day that cannot be read gives a finding. */
  acknowledge(finding: number, reason: string, on?: string): Changes;
  /** Rút giải trình: withdraws the explanation of a finding. */
  withdraw(finding: number): Changes;
  /** Ngày đánh giá: judges the report as of another day like 2025-12-16, for instance after midnight. */
  setAsOf(day: string): Changes;
  /** Gửi báo cáo: returns the report, or null where findings block sending; from now on all findings are shown. */
  submit(): Report | null;
  /** The changes of the last action. */
  readonly changes: Changes;
  /** Whether nothing blocks sending. */
  readonly canSubmit: boolean;
  /** Returns the text of a field as it was typed. */
  raw(field: FieldId | number): string;
  /** Returns the state of a field. */
  state(field: FieldId | number): FieldState;
  /** Returns every finding in words, in the fixed order. */
  findings(locale?: Locale): FindingView[];
  /** Returns the findings that block sending and are to be shown, in the order of the form. */
  summary(locale?: Locale): FindingView[];
  /** Returns how many of the required fields of a section have a value, and how many there are. */
  progress(section: SectionId): { readonly filled: number; readonly of: number };
  /** Returns the report as it stands, also where it cannot be sent; what cannot be read is missing in it. */
  report(): Report;
  /** Returns the whole assessment of the report as it stands. */
  assessment(locale?: Locale): Assessment;
  /** Lưu nháp: returns the draft as text, for `restore`. */
  snapshot(): string;
  /** Mở lại bản nháp: restores a draft of the same area, period and revision; another one gives an error document that says why. */
  restore(draft: string): Restored | ErrorDocument;
  /** Calls a listener after every action. Returns a function that removes the listener. */
  subscribe(listener: (changes: Changes) => void): () => void;
  /** Closes the session and frees its memory. A session that is dropped without it is freed when the browser collects it. */
  close(): void;
}

/**
 * Mở biểu: opens a form on a request or a report; a document that cannot be read gives an error document. It throws a StartError (`left_out`)
 * where the module has no forms, or the texts of the language that the request asks for were not handed in.
 */
export function createForm(document: Report | Request): FormSession | ErrorDocument {
  const text = toJson(document);
  const engine = instanceWith("form_open");
  const number = engine.form_open(write(engine, text));
  if (number !== 0) return new Session(engine, number, text);
  const refused = JSON.parse(read(engine, engine.error_length())) as ErrorDocument;
  // Throws where the texts of the language are missing, because that is a fault of the page and not of the document.
  if (refused.error.code === "left_out" && refused.error.at === "/locale") throw new StartError("left_out");
  return refused;
}

const NOTHING: Changes = { found: [], gone: [], fields: [], level: false, targets: [] };

/** Frees the memory of sessions that the page dropped without closing them. */
let dropped: FinalizationRegistry<readonly [engine: Engine, form: number]> | undefined;

class Session implements FormSession {
  #engine: Engine;
  /** The number of the session in the instance; 0 when it is closed. */
  #number: number;
  /** The document of the form and each text as it was typed, so that the form can go on in a new instance should the module stop. */
  readonly #opened: string;
  readonly #typed: string[] = [];
  readonly #listeners = new Set<(changes: Changes) => void>();
  #changes: Changes = NOTHING;
  #description: Form | undefined;

  constructor(engine: Engine, number: number, document: string) {
    this.#engine = engine;
    this.#number = number;
    this.#opened = document;
    this.#register();
  }

  #register(): void {
    if (typeof FinalizationRegistry === "undefined") return;
    dropped ??= new FinalizationRegistry(([engine, form]) => {
      try {
        engine.form_close(form);
      } catch {
        // The instance stopped, and its memory goes with it.
      }
    });
    dropped.unregister(this);
    dropped.register(this, [this.#engine, this.#number], this);
  }

  get description(): Form {
    this.#mustBeOpen();
    this.#description ??= this.#document<Form>(TEXT_DESCRIPTION, "vi");
    return this.#description;
  }

  get changes(): Changes {
    this.#mustBeOpen();
    return this.#changes;
  }

  get canSubmit(): boolean {
    return this.#try((engine, form) => engine.form_can_submit(form) !== 0);
  }

  set(field: FieldId | number, typed: string | number | bigint | boolean | null): Changes {
    this.#mustBeOpen();
    const place = placeOf(field);
    const text = typeof typed === "string" ? typed : textOf(typed, FIELDS[place] as string);
    this.#typed[place] = text;
    // Does without a closure, because this runs at every keystroke.
    let count: number;
    try {
      count = this.#engine.form_set(this.#number, place, write(this.#engine, text));
    } catch (cause) {
      this.#recover(cause);
      count = this.#engine.form_set(this.#number, place, write(this.#engine, text));
    }
    return this.#notify(count);
  }

  leave(field: FieldId | number): Changes {
    return this.#act(ACT_LEAVE, placeOf(field));
  }

  accept(field: FieldId | number): Changes {
    return this.#actAndRemember(ACT_ACCEPT, placeOf(field));
  }

  unlock(field: FieldId | number): Changes {
    return this.#act(ACT_UNLOCK, placeOf(field));
  }

  nothing(section: SectionId): Changes {
    return this.#actAndRemember(ACT_NOTHING, placeOfSection(section));
  }

  undoNothing(section: SectionId): Changes {
    return this.#actAndRemember(ACT_UNDO_NOTHING, placeOfSection(section));
  }

  prefill(): Changes {
    return this.#actAndRemember(ACT_PREFILL, 0);
  }

  acknowledge(finding: number, reason: string, on = ""): Changes {
    mustBeNumber(finding, "finding");
    mustBeText(reason, "reason");
    mustBeText(on, "on");
    return this.#actAndNotify((engine, form) => engine.form_acknowledge(form, finding, ...writeBoth(engine, reason, on)));
  }

  withdraw(finding: number): Changes {
    return this.#act(ACT_WITHDRAW, mustBeNumber(finding, "finding"));
  }

  setAsOf(day: string): Changes {
    if (!/^\d{4}-\d\d-\d\d$/.test(mustBeText(day, "day"))) throw new RangeError(`kh302: day: “${day}” is no day like 2025-12-15`);
    return this.#actAndNotify((engine, form) => engine.form_as_of(form, write(engine, day)));
  }

  submit(): Report | null {
    let report = "";
    this.#actAndNotify((engine, form) => {
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

  findings(locale: Locale = "vi"): FindingView[] {
    return this.#document(TEXT_FINDINGS, locale);
  }

  summary(locale: Locale = "vi"): FindingView[] {
    return this.#document(TEXT_SUMMARY, locale);
  }

  progress(section: SectionId): { readonly filled: number; readonly of: number } {
    const both = this.#try((engine, form) => engine.form_progress(form, placeOfSection(section)));
    return { filled: both & PROGRESS_FILLED, of: both >>> PROGRESS_OF_SHIFT };
  }

  assessment(locale: Locale = "vi"): Assessment {
    return this.#document(TEXT_ASSESSMENT, locale);
  }

  snapshot(): string {
    return this.#try((engine, form) => read(engine, engine.form_text(form, TEXT_DRAFT, 0)));
  }

  report(): Report {
    return this.#document(TEXT_REPORT, "vi");
  }

  restore(draft: string): Restored | ErrorDocument {
    mustBeText(draft, "draft");
    let answer = "";
    this.#actAndNotify((engine, form) => {
      answer = read(engine, engine.form_restore(form, write(engine, draft)));
      return engine.form_changed();
    });
    this.#remember();
    return JSON.parse(answer) as Restored | ErrorDocument;
  }

  subscribe(listener: (changes: Changes) => void): () => void {
    this.#mustBeOpen();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    if (this.#number === 0) return;
    this.#listeners.clear();
    dropped?.unregister(this);
    const number = this.#number;
    this.#number = 0;
    this.#description = undefined;
    this.#engine.form_close(number);
  }

  #mustBeOpen(): void {
    if (this.#number === 0) throw new Error("kh302: biểu này đã đóng · this form is closed");
  }

  #act(action: number, argument: number): Changes {
    return this.#actAndNotify((engine, form) => engine.form_act(form, action, argument));
  }

  /** Does an action that sets texts itself, and remembers these. */
  #actAndRemember(action: number, argument: number): Changes {
    const changes = this.#act(action, argument);
    this.#remember();
    return changes;
  }

  #remember(): void {
    for (const place of FIELDS.keys()) this.#typed[place] = this.raw(place);
  }

  #document<Document>(what: number, locale: Locale): Document {
    const text = this.#try((engine, form) => read(engine, engine.form_text(form, what, locale === "en" ? 1 : 0)));
    if (!text) throw new StartError("left_out");
    return JSON.parse(text) as Document;
  }

  /** Does an action, and notifies the listeners of its changes. */
  #actAndNotify(act: (engine: Engine, form: number) => number): Changes {
    return this.#notify(this.#try(act));
  }

  /** Notifies the listeners of the changes of the last action. */
  #notify(count: number): Changes {
    const changes = count === 0 ? NOTHING : changesOf(words(this.#engine, count));
    this.#changes = changes;
    if (this.#listeners.size > 0) for (const listener of this.#listeners) listener(changes);
    return changes;
  }

  #try<T>(act: (engine: Engine, form: number) => T): T {
    this.#mustBeOpen();
    try {
      return act(this.#engine, this.#number);
    } catch (cause) {
      this.#recover(cause);
      return act(this.#engine, this.#number);
    }
  }

  /** Opens the form again in a new instance, with what was typed, after the module stopped. */
  #recover(cause: unknown): void {
    if (!(cause instanceof WebAssembly.RuntimeError)) throw cause;
    this.#engine = freshInstance();
    this.#number = this.#engine.form_open(write(this.#engine, this.#opened));
    this.#register();
    this.#typed.forEach((text, place) => {
      this.#engine.form_set(this.#number, place, write(this.#engine, text));
    });
  }
}

function placeOf(field: FieldId | number): number {
  const place = typeof field === "number" ? field : FIELDS.indexOf(field);
  if (FIELDS[place] === undefined) throw new RangeError(`kh302: there is no field “${String(field)}”`);
  return place;
}

function placeOfSection(section: SectionId): number {
  const place = SECTIONS.indexOf(section);
  if (place < 0) throw new RangeError(`kh302: there is no section “${String(section)}”`);
  return place;
}

/** Returns the text of a value that is none. A fraction is refused, because its point would be taken for a sign between thousands. */
function textOf(value: unknown, field: string): string {
  if (value === null) return "";
  if (typeof value === "boolean" || typeof value === "bigint" || Number.isInteger(value)) return String(value);
  throw new TypeError(`kh302: ${field}: the text as it is typed is wanted, or a whole number, not ${shown(value)}`);
}

function mustBeText(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  throw new TypeError(`kh302: ${name}: a text is wanted, not ${shown(value)}`);
}

function mustBeNumber(value: unknown, name: string): number {
  if (Number.isInteger(value)) return value as number;
  throw new TypeError(`kh302: ${name}: a whole number is wanted, not ${shown(value)}`);
}

function shown(value: unknown): string {
  return typeof value === "object" ? Object.prototype.toString.call(value) : String(value);
}

/** Decodes the changes, two words each, into a plain object, so that it can be copied, sent and printed. */
function changesOf(words: readonly number[]): Changes {
  const found: Changes["found"][number][] = [];
  const gone: number[] = [];
  const fields: number[] = [];
  const targets: number[] = [];
  let level = false;
  for (let place = 0; place < words.length; place += CHANGE_WORDS) {
    const kind = words[place] as number;
    const which = words[place + 1] as number;
    switch (kind & CHANGE_KIND) {
      case CHANGE_FOUND:
        found.push({
          finding: which,
          severity: SEVERITIES[(kind & CHANGE_SEVERITY) >> CHANGE_SEVERITY_SHIFT] ?? "error",
          acknowledged: (kind & CHANGE_ACKNOWLEDGED) !== 0,
        });
        break;
      case CHANGE_GONE:
        gone.push(which);
        break;
      case CHANGE_FIELD:
        fields.push(which);
        break;
      case CHANGE_LEVEL:
        level = true;
        break;
      case CHANGE_TARGET:
        targets.push(which);
        break;
    }
  }
  return { found, gone, fields, level, targets };
}
