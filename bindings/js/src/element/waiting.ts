/** Trước khi có phần kiểm tra: keeps what is typed in a drawn form until the engine is there. It judges nothing. */
import type { FieldState, FormSession, Locale } from "../form.js";
import type { Report } from "../generated/documents.js";
import type { LayoutField } from "./layout.js";
import type { Words } from "./words.js";

/** What a sheet needs to be drawn and typed in; a session gives it too. */
export interface Behind {
  set(field: number, text: string): unknown;
  leave(field: number): unknown;
  raw(field: number): string;
  state(field: number): FieldState;
}

/** A text that was typed, or null where the field was left. */
type Step = readonly [field: LayoutField, text: string | null];

const STATE: FieldState = {
  value: null,
  required: false,
  visible: true,
  locked: false,
  computed: false,
  proposed: null,
  filled: false,
  errors: 0,
  others: 0,
  shows: false,
};

export class Waiting implements Behind {
  /** What was done, in its order. */
  #steps: Step[] = [];
  readonly #typed = new Map<number, string>();
  readonly #fields: ReadonlyMap<number, LayoutField>;
  readonly #locale: Locale;
  /** Whether somebody asked to check or to send meanwhile. */
  asked = false;

  constructor(
    readonly report: Report,
    fields: Iterable<LayoutField>,
    readonly words: Words,
  ) {
    this.#fields = new Map([...fields].map((field) => [field.index, field]));
    this.#locale = words.locale;
  }

  /** Takes over what was typed before the language or the figures of the request changed. */
  follow(before: Waiting): this {
    this.asked = before.asked;
    for (const [field, text] of before.#steps) {
      if (text === null) this.leave(field.index);
      // Swaps the signs between thousands, as the session does with a draft of the other language.
      else
        this.set(
          field.index,
          before.#locale === this.#locale || field.kind ? text : text.replace(/[.,]/g, (sign) => (sign === "." ? "," : ".")),
        );
    }
    return this;
  }

  get isTyped(): boolean {
    return this.#typed.size > 0;
  }

  set(index: number, text: string): void {
    const field = this.#fields.get(index);
    if (!field) return;
    this.#typed.set(index, text);
    // Keeps one step for a text that is typed letter by letter.
    if (this.#steps.at(-1)?.[0] === field && this.#steps.at(-1)?.[1] !== null) this.#steps.pop();
    this.#steps.push([field, text]);
  }

  leave(index: number): void {
    const field = this.#fields.get(index);
    if (field) this.#steps.push([field, null]);
  }

  raw(index: number): string {
    return this.#typed.get(index) ?? this.#opened(index);
  }

  state(index: number): FieldState {
    return { ...STATE, locked: Boolean(this.#fields.get(index)?.supplied) && this.#opened(index) !== "" };
  }

  /** The text with which the form is opened, as the session writes it. */
  #opened(index: number): string {
    const id = this.#fields.get(index)?.id ?? "";
    const { figures, declared_level, prepared_on, note } = this.report;
    const given = { declared_level, prepared_on, note } as Record<string, unknown>;
    const value = id in given ? given[id] : (figures as Record<string, unknown> | null | undefined)?.[id];
    if (id === "prepared_on" && /^\d{4}-\d\d-\d\d$/.test(String(value))) return this.words.day(value as string);
    if (Number.isInteger(value)) return this.words.number(value as number);
    return typeof value === "string" || typeof value === "boolean" ? String(value) : "";
  }

  /** Puts what was typed into a session, in its order, and returns the fields in which a kept draft has something else, with its text. */
  give(session: FormSession): (readonly [id: string, text: string])[] {
    const clashes = [...this.#typed].flatMap(([index, text]) => {
      const other = session.raw(index);
      const id = this.#fields.get(index)?.id ?? "";
      return other === text || other === this.#opened(index) ? [] : [[id, other] as const];
    });
    for (const [{ index }, text] of this.#steps) {
      if (text === null) session.leave(index);
      else session.set(index, text);
    }
    return clashes;
  }

  /** What was typed as a draft (`kh302.draft/1`), with the draft to which it was typed. */
  get draft(): { draft: string; agreed: string } {
    const { area, period, revision = 0 } = this.report;
    const head = { schema: "kh302.draft/1", area, period, revision, locale: this.#locale };
    const fields = Object.fromEntries([...this.#typed].map(([index, text]) => [this.#fields.get(index)?.id, text]));
    return { draft: JSON.stringify({ ...head, fields }), agreed: JSON.stringify({ ...head, fields: {} }) };
  }
}
