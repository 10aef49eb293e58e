/** Bản nháp: reads drafts where the session offers no function for it. */
import type { FormSession } from "../form.js";
import type { Finding } from "../generated/documents.js";
import { FIELDS } from "../generated/ids.js";

interface Explanation {
  code: string;
  at: string;
  reason?: string;
  on?: string | null;
}

interface Draft {
  fields?: Record<string, unknown>;
  acknowledged?: Explanation[];
}

function parsed(draft: string): Draft {
  try {
    return (JSON.parse(draft) as Draft | null) ?? {};
  } catch {
    return {};
  }
}

/** Returns the texts of a draft by their fields. */
export function textsIn(draft: string): Record<string, unknown> {
  return parsed(draft.replace(/^\ufeff/, "")).fields ?? {};
}

/** Returns what a person typed in a draft: the texts and the explanations, and not which fields were visited. */
export function contentOf(draft: string): string {
  const { fields, acknowledged } = parsed(draft);
  return JSON.stringify([fields, acknowledged]);
}

/** Returns the reason that explains a finding. */
export function reasonIn(session: FormSession, { code, at }: Finding): string {
  return parsed(session.snapshot()).acknowledged?.find((given) => given.code === code && given.at === at)?.reason ?? "";
}

/** The result of a merge. */
export interface Merged {
  /** The draft of the other tab as this session writes it. */
  readonly base: string;
  /** The ids of the fields that both tabs changed, each with the text of the other tab. The text of this tab stands in the form. */
  readonly clashes: readonly (readonly [id: string, text: string])[];
}

/** Takes up a draft that another tab saved, and keeps what was typed here since `agreed`, the draft that both tabs had. */
export function merge(session: FormSession, agreed: string, theirs: string): Merged {
  const mine = parsed(session.snapshot());
  const before = parsed(agreed);
  session.restore(theirs);
  const base = session.snapshot();
  const clashes: [string, string][] = [];
  for (const [index, id] of FIELDS.entries()) {
    const was = String(before.fields?.[id] ?? "");
    const typed = String(mine.fields?.[id] ?? "");
    if (typed === was) continue;
    const other = session.raw(index);
    if (other !== was && other !== typed) clashes.push([id, other]);
    session.set(index, typed);
  }
  const given = (of: Draft, one: Explanation) => of.acknowledged?.some((other) => JSON.stringify(other) === JSON.stringify(one));
  for (const one of mine.acknowledged ?? []) {
    const finding = given(before, one) ? undefined : session.findings().find((view) => isAbout(view.finding, one));
    if (finding) session.acknowledge(finding.id, one.reason ?? "", one.on ?? "");
  }
  return { base, clashes };
}

/** Adds to what stands in a session what was typed in another draft since `agreed`, the draft that both have in common. */
export function add(session: FormSession, typed: string, agreed: string): Merged["clashes"] {
  const now = session.snapshot();
  const before = respelled(session, agreed);
  session.restore(typed);
  return merge(session, before, now).clashes;
}

/** Returns a draft as a session writes it, which may have another language. */
export function respelled(session: FormSession, draft: string): string {
  const now = session.snapshot();
  session.restore(draft);
  const written = session.snapshot();
  session.restore(now);
  return written;
}

function isAbout(finding: Finding, { code, at }: Explanation): boolean {
  return finding.code === code && finding.at === at;
}
