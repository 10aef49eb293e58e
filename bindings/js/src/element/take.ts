/** Taking up a draft: what the session itself leaves to the one who draws. */
import type { ErrorDocument, Finding } from "../generated/documents.js";
import { FIELDS } from "../generated/ids.js";
import type { FormSession, Locale, Restored } from "../form.js";

interface Draft {
  fields?: Record<string, string>;
  acknowledged?: { code: string; at: string; reason?: string }[];
}

function parsed(draft: string): Draft {
  try {
    return (JSON.parse(draft) as Draft | null) ?? {};
  } catch {
    return {};
  }
}

const OPENINGS = FIELDS.filter((id) => id.endsWith("_opening"));

/** Takes up a draft. Openings that it has from the period before are locked again, those that it corrects are not. */
export function adopt(session: FormSession, draft: string): Restored | ErrorDocument {
  const restored = session.restore(draft);
  if ("error" in restored) return restored;
  const { fields = {} } = parsed(draft);
  for (const field of OPENINGS) session.set(field, "");
  session.prefill();
  for (const field of OPENINGS) if (session.raw(field) !== fields[field]) session.unlock(field);
  session.restore(draft);
  return restored;
}

/** The draft of a session with its numbers as another language writes them. */
export function inLocale(session: FormSession, from: Locale, to: Locale): string {
  const draft = session.snapshot();
  const { fields = {}, ...rest } = parsed(draft);
  const [sign, other] = from === "vi" ? [".", ","] : [",", "."];
  if (from === to) return draft;
  for (const [place, id] of FIELDS.entries()) {
    const text = fields[id];
    if (text?.includes(sign) && session.state(place).value !== null) fields[id] = text.replaceAll(sign, other);
  }
  return JSON.stringify({ ...rest, fields });
}

/** The reason that explains a finding. */
export function reasonIn(session: FormSession, { code, at }: Finding): string {
  return parsed(session.snapshot()).acknowledged?.find((given) => given.code === code && given.at === at)?.reason ?? "";
}
