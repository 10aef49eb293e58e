/**
 * Mô tả biểu theo ngôn ngữ: what a form is drawn from, in one language. It needs no module; `cargo xtask generate` writes it from the
 * description that the engine gives, for every period.
 */
import type { Locale } from "../form.js";
import type { Own } from "./vi.js";

/** Một ô nhập: a field. */
export interface LayoutField {
  readonly id: string;
  /** The place of the field in the form, by which a session names it. */
  readonly index: number;
  readonly label: string;
  /** The label in whole words, where it differs. */
  readonly name?: string;
  readonly hint: string;
  /** What is typed; a count where nothing is said. */
  readonly kind?: string;
  readonly unit?: string;
  /** Whether the portal supplies the value. */
  readonly supplied?: boolean;
  /** Whether it counts what came or went in the period. */
  readonly flow?: boolean;
  /** Whether it is a part of the stock above it. */
  readonly part?: boolean;
  /** The kinds of period whose reports have the field, where not all have. */
  readonly kinds?: readonly string[];
  /** The last day of the first period that has the field. */
  readonly since?: string;
  /** The last day of the last period that has the field. */
  readonly until?: string;
}

export interface LayoutSection {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly LayoutField[];
}

type Names = Readonly<Record<string, string>>;

/** The form of every period, as `core/generated/form` has it. */
export interface Layout {
  /** By what stands behind the year in the name of a period: its kind, its first day and its last. */
  readonly periods: Readonly<Record<string, readonly string[]>>;
  readonly sections: readonly LayoutSection[];
  /** The levels from best to worst, then `undetermined`. */
  readonly levels: readonly (readonly string[])[];
  readonly statuses: Names;
  readonly severities: Names;
  readonly units: Names;
  readonly instruments: Names;
  readonly words: Names;
  /** The longest note, in characters. */
  readonly longest_note: number;
}

/** The texts of one language: those of the form, and those that only a drawn form needs. */
export interface Texts {
  readonly FORM: Layout;
  readonly OWN: Own;
}

/** The form of one period. */
export interface Drawn {
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly sections: readonly LayoutSection[];
}

const loading: Partial<Record<Locale, Promise<Texts>>> = {};

/** Takes the texts of a language that the page brings along, so that nothing has to be loaded for it. */
export function bringTexts(locale: Locale, texts: Texts): void {
  loading[locale] = Promise.resolve(texts);
}

/** Loads the texts of a language once; a loading that failed can be repeated. */
export function loadTexts(locale: Locale): Promise<Texts> {
  loading[locale] ??= (locale === "en" ? import("./en.js") : import("./vi.js")).catch((cause: unknown) => {
    delete loading[locale];
    throw cause;
  });
  return loading[locale];
}

/** Returns the form for a period such as "2025-09"; undefined where the text names none. */
export function drawn(layout: Layout, period: unknown): Drawn | undefined {
  const [, year, rest] = /^(\d{4})(.*)$/.exec(String(period)) ?? [];
  const days = rest === undefined ? undefined : layout.periods[rest];
  if (!days) return undefined;
  const [kind = "", first = "", last = ""] = days;
  // Begins in the year before where the first day comes later in the year than the last.
  const from = `${String(Number(year) - (first > last ? 1 : 0)).padStart(4, "0")}-${first}`;
  const to = `${year}-${last}`;
  const has = (field: LayoutField): boolean =>
    (field.kinds?.includes(kind) ?? true) && (field.since ?? to) <= to && to <= (field.until ?? to);
  const sections = layout.sections.map((section) => ({ ...section, fields: section.fields.filter(has) }));
  return { period: String(period), from, to, sections: sections.filter(({ fields }) => fields.length > 0) };
}
