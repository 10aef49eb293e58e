/** Biểu nhập: a report while it is typed. The session decides, the host draws. */
import type { Assessment, ErrorDocument, Finding, FormDocument, Report, Request } from "./generated/documents.js";
import type { FieldId, SectionId } from "./generated/ids.js";

export type Locale = "vi" | "en";
export type Severity = "error" | "warning" | "notice";

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
export interface Form {
  /** The description that the form is drawn from, in both languages. */
  readonly description: FormDocument;
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
export declare function createForm(document: Report | Request): Form | ErrorDocument;
