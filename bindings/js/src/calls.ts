/** Các lời gọi: functions that take one document and return one, the same as in every language binding. */
import { write as toJson } from "./document.js";
import { call, judged, write } from "./engine.js";
import {
  SET_WORDS,
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
import {
  type CallName,
  CHECKS,
  type CheckCode,
  FIELDS,
  type FieldId,
  LEVELS,
  PLANS,
  type PlanId,
  type RiskLevelId,
} from "./generated/ids.js";
import { judgeNumbers } from "./numbers.js";

/** Makes a call; where there is no answer it returns the error document that says why. */
function ask<Answer>(name: CallName, document: unknown): Answer | ErrorDocument {
  return JSON.parse(call(name, toJson(document))) as Answer | ErrorDocument;
}

/** Đánh giá: checks a report, totals or a request, classes the area and measures the ten targets. */
export function assess(document: Report | Totals | Request): Assessment | ErrorDocument {
  return ask<Assessment>("assess", document);
}

/** Tổng hợp: rolls up the reports of the communes of an area; takes a document, or JSON Lines with the head on the first line. */
export function rollup(document: RollupRequest | string): RolledUp | ErrorDocument {
  if (typeof document === "string") return JSON.parse(call("rollup", document)) as RolledUp | ErrorDocument;
  return ask<RolledUp>("rollup", document);
}

/** So sánh: compares the level of a report under two sets of criteria, and explains the difference. */
export function compare(document: Compare): Comparison | ErrorDocument {
  return ask<Comparison>("compare", document);
}

/** Công bố: returns what the public may see of the reports of an area, what is withheld and why. */
export function publish(document: PublishQuestion): PublicView | ErrorDocument {
  return ask<PublicView>("publish", document);
}

/** Đính chính: finds the reports on file that a corrected one affects, and what would change in each. */
export function corrections(document: CorrectionsQuestion): CorrectionsView | ErrorDocument {
  return ask<CorrectionsView>("corrections", document);
}

/** Báo cáo giai đoạn: measures the ten targets at the start of a phase of the plan and within it. */
export function phase(document: PhaseQuestion): PhaseView | ErrorDocument {
  return ask<PhaseView>("phase", document);
}

/** Kỳ báo cáo: returns the days, the neighbours, the parts and the deadlines of a period. */
export function periods(document: PeriodsQuestion): PeriodsView | ErrorDocument {
  return ask<PeriodsView>("periods", document);
}

/** Đơn vị hành chính: looks up a unit on a day, the units above and below it and its predecessors, or searches units by name. */
export function areas(document: AreasQuestion): AreasView | ErrorDocument {
  return ask<AreasView>("areas", document);
}

/** Giải thích: explains one check, criterion or target with the numbers of a report. */
export function explain(document: ExplainQuestion): Explained | ErrorDocument {
  return ask<Explained>("explain", document);
}

/** Gộp các kỳ: combines the reports of shorter periods into one for a longer period. */
export function combine(document: CombineQuestion): CombinedView | ErrorDocument {
  return ask<CombinedView>("combine", document);
}

/** Mô tả biểu: returns the description from which a form is drawn, for the period of a report. */
export function form(document: Report | Request): Form | ErrorDocument {
  return ask<Form>("form", document);
}

/** Kết luận: the verdict on a report, without sentences. */
export interface Verdict {
  /** Whether nothing blocks sending. */
  readonly canSubmit: boolean;
  /** The risk level of the area. */
  readonly level: RiskLevelId | "undetermined";
  /** The plan that measures the area; null where none on file does, or the period cannot be read. */
  readonly plan: PlanId | null;
  /** The status of each target of the plan, in its order; empty without a plan. */
  readonly targets: readonly (typeof STATUSES)[number][];
  /** The checks that failed, without comparisons with other reports. */
  readonly failed: readonly CheckCode[];
  /** The checks that missing figures leave undecided. */
  readonly unchecked: readonly CheckCode[];
  /** The required figures that are missing. */
  readonly missing: readonly FieldId[];
}

/**
 * Kết luận nhanh: judges a report, totals or a request without sentences, many times as fast as `assess`. It is fastest for a report
 * that is given as an object. Returns null for a document that cannot be read at all; `assess` then says why.
 */
export function judge(document: Report | Totals | Request | string): Verdict | null {
  if (typeof document !== "string") {
    const words = judged((engine) => judgeNumbers(engine, document));
    if (words.length > 0) return verdictOf(words);
  }
  const text = typeof document === "string" ? document : toJson(document);
  const words = judged((engine) => engine.judge(write(engine, text)));
  return words.length === 0 ? null : verdictOf(words);
}

/** Decodes the words of a verdict into a plain object, so that it can be copied, sent and printed. */
function verdictOf(words: readonly number[]): Verdict {
  const plan = PLANS[words[VERDICT_PLAN] as number];
  return {
    canSubmit: words[VERDICT_CAN_SUBMIT] === 1,
    level: LEVELS[words[VERDICT_LEVEL] as number] ?? "undetermined",
    plan: plan?.id ?? null,
    targets: (plan?.targets ?? []).map((_, target) => statusOf(words, target)),
    failed: setOf(words, VERDICT_FAILED, CHECKS),
    unchecked: setOf(words, VERDICT_UNCHECKED, CHECKS),
    missing: setOf(words, VERDICT_MISSING, FIELDS),
  };
}

function statusOf(words: readonly number[], target: number): (typeof STATUSES)[number] {
  for (let place = 0; place < STATUSES.length; place += 1)
    if ((((words[VERDICT_TARGETS + place] as number) >>> target) & 1) === 1) return STATUSES[place] as (typeof STATUSES)[number];
  return "insufficient";
}

/** Returns the ids whose bits are set, from the lowest bit of the word at `from` on. */
function setOf<Id>(words: readonly number[], from: number, ids: readonly Id[]): Id[] {
  const found: Id[] = [];
  for (let word = 0; word < SET_WORDS; word += 1) {
    // Takes the lowest bit that is set, and removes it.
    for (let bits = words[from + word] as number; bits !== 0; bits &= bits - 1)
      found.push(ids[32 * word + 31 - Math.clz32(bits & -bits)] as Id);
  }
  return found;
}

/** Whether an answer is an error document, which says why there is no other. */
export function isError(answer: object): answer is ErrorDocument {
  return "schema" in answer && answer.schema === "kh302.error/1";
}
