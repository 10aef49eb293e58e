import { call } from "./engine.js";

/** One document in, one document out. */
function ask<Answer>(name: string, document: unknown): Answer {
  return JSON.parse(call(name, JSON.stringify(document) ?? "")) as Answer;
}

/** Đánh giá: checks a report, totals or a request, classes the area, measures the targets. */
export function assess(document: unknown): unknown {
  return ask("assess", document);
}

export { call };
export { StartError, type StartErrorCode } from "./error.js";
