/** The calls: one document in, one document out, the same in every language. */
import { call, judged, write } from "./engine.js";
import {
  STATUSES,
  VERDICT_CAN_SUBMIT,
  VERDICT_FAILED,
  VERDICT_LEVEL,
  VERDICT_MISSING,
  VERDICT_PLAN,
  VERDICT_TARGETS,
  VERDICT_UNCHECKED,
} from "./generated/abi.js";
import type {
  AreasQuestion,
  AreasView,
  Assessment,
  CombinedView,
  CombineQuestion,
  Compare,
  Comparison,
  CorrectionsQuestion,
  CorrectionsView,
  ErrorDocument,
  Explained,
  ExplainQuestion,
  Form,
  PeriodsQuestion,
  PeriodsView,
  PhaseQuestion,
  PhaseView,
  PublicView,
  PublishQuestion,
  Report,
  Request,
  RolledUp,
  RollupRequest,
  Totals,
} from "./generated/documents.js";
import { type CallName, CHECKS, type CheckCode, FIELDS, type FieldId, LEVELS, PLANS, type PlanId, type RiskLevelId } from "./generated/ids.js";
import { judgeNumbers } from "./numbers.js";

/** What has no answer gets this document instead, which says why. */
function ask<Answer>(name: CallName, document: unknown): Answer | ErrorDocument {
  return JSON.parse(call(name, JSON.stringify(document) ?? "")) as Answer | ErrorDocument;
}

/** Đánh giá: checks a report, totals or a request, classes the area, measures the ten targets. */
export function assess(document: Report | Totals | Request): Assessment | ErrorDocument {
  return ask<Assessment>("assess", document);
}

/** Tổng hợp: an area above the commune from the reports of its communes; a text of lines, the head first, may be given as well. */
export function rollup(document: RollupRequest | string): RolledUp | ErrorDocument {
  if (typeof document === "string") return JSON.parse(call("rollup", document)) as RolledUp | ErrorDocument;
  return ask<RolledUp>("rollup", document);
}

/** So sánh: the level of a report under two sets of criteria, and what explains the difference. */
export function compare(document: Compare): Comparison | ErrorDocument {
  return ask<Comparison>("compare", document);
}

/** Bản công bố: what of an area's reports the public may see, what is withheld and why. */
export function publish(document: PublishQuestion): PublicView | ErrorDocument {
  return ask<PublicView>("publish", document);
}

/** Đính chính: which reports on file a corrected one touches, and what would change in each. */
export function corrections(document: CorrectionsQuestion): CorrectionsView | ErrorDocument {
  return ask<CorrectionsView>("corrections", document);
}

/** Báo cáo giai đoạn: the ten targets at the start of a phase of the plan and within it. */
export function phase(document: PhaseQuestion): PhaseView | ErrorDocument {
  return ask<PhaseView>("phase", document);
}

/** Kỳ báo cáo: days, neighbours, parts and deadlines of a period. */
export function periods(document: PeriodsQuestion): PeriodsView | ErrorDocument {
  return ask<PeriodsView>("periods", document);
}

/** Đơn vị hành chính: what a code was on a day, what is above and below it, what it came from, which units have a name. */
export function areas(document: AreasQuestion): AreasView | ErrorDocument {
  return ask<AreasView>("areas", document);
}

/** Giải thích: one check, criterion or target with the numbers of a report put in. */
export function explain(document: ExplainQuestion): Explained | ErrorDocument {
  return ask<Explained>("explain", document);
}

/** Gộp các kỳ: the report of a longer period from those of its parts. */
export function combine(document: CombineQuestion): CombinedView | ErrorDocument {
  return ask<CombinedView>("combine", document);
}

/** Mô tả biểu: the description that a form is drawn from, for the period of a report. */
export function form(document: Report | Request): Form | ErrorDocument {
  return ask<Form>("form", document);
}

/** What is decided about a report, without a word. */
export interface Verdict {
  readonly canSubmit: boolean;
  readonly level: RiskLevelId | "undetermined";
  /** The plan that measures the area; null where none on file does, or the period cannot be read. */
  readonly plan: PlanId | null;
  /** The status of each target of the plan, in its order; empty without a plan. */
  readonly targets: readonly (typeof STATUSES)[number][];
  /** The checks that failed, and those that missing figures leave open. Comparisons with other reports are not among them. */
  readonly failed: readonly CheckCode[];
  readonly unchecked: readonly CheckCode[];
  /** The required figures that are missing. */
  readonly missing: readonly FieldId[];
}

/**
 * Judges a report, totals or a request without words, many times as fast as `assess`; a report that is at hand as an object is best
 * given as such. What cannot be read at all gives null; `assess` says why.
 */
export function judge(document: Report | Totals | Request | string): Verdict | null {
  if (typeof document !== "string") {
    const words = judged((engine) => judgeNumbers(engine, document));
    if (words.length > 0) return new Judged(words);
  }
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const words = judged((engine) => engine.judge(write(engine, text)));
  return words.length === 0 ? null : new Judged(words);
}

/** Told apart only where somebody asks. */
class Judged implements Verdict {
  readonly #words: readonly number[];

  constructor(words: readonly number[]) {
    this.#words = words;
  }

  get canSubmit(): boolean {
    return this.#words[VERDICT_CAN_SUBMIT] === 1;
  }

  get level(): RiskLevelId | "undetermined" {
    return LEVELS[this.#words[VERDICT_LEVEL] as number] ?? "undetermined";
  }

  get plan(): PlanId | null {
    return this.#plan?.id ?? null;
  }

  get #plan() {
    return PLANS[this.#words[VERDICT_PLAN] as number];
  }

  get targets(): Verdict["targets"] {
    return (this.#plan?.targets ?? []).map(
      (_, target) =>
        STATUSES.find((_, place) => (((this.#words[VERDICT_TARGETS + place] as number) >> target) & 1) === 1) ?? "insufficient",
    );
  }

  get failed(): readonly CheckCode[] {
    return this.#set(VERDICT_FAILED, CHECKS);
  }

  get unchecked(): readonly CheckCode[] {
    return this.#set(VERDICT_UNCHECKED, CHECKS);
  }

  get missing(): readonly FieldId[] {
    return this.#set(VERDICT_MISSING, FIELDS);
  }

  #set<Id>(from: number, ids: readonly Id[]): Id[] {
    return ids.filter((_, place) => (((this.#words[from + (place >> 5)] as number) >> (place & 31)) & 1) === 1);
  }
}

/** Whether an answer is an error document, which says why there is no other. */
export function isError(answer: object): answer is ErrorDocument {
  return "schema" in answer && answer.schema === "kh302.error/1";
}
