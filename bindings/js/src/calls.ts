/** The calls: one document in, one document out, the same in every language. */
import { call } from "./engine.js";
import type { Assessment, ErrorDocument, Report, Request, Totals } from "./generated/documents.js";
import type { CallName } from "./generated/ids.js";

/** What has no answer gets this document instead, which says why. */
function ask<Answer>(name: CallName, document: unknown): Answer | ErrorDocument {
  return JSON.parse(call(name, JSON.stringify(document) ?? "")) as Answer | ErrorDocument;
}

/** Đánh giá: checks a report, totals or a request, classes the area, measures the ten targets. */
export function assess(document: Report | Totals | Request): Assessment | ErrorDocument {
  return ask<Assessment>("assess", document);
}

/** Whether an answer is an error document, which says why there is no other. */
export function isError(answer: { schema: string }): answer is ErrorDocument {
  return answer.schema === "kh302.error/1";
}
