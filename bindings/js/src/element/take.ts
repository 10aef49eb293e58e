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

/** A draft with its numbers as another language sets their thousands apart: 55.305 and 55,305. */
export function inLocale(draft: string, from: Locale, to: Locale): string {
  const { fields = {}, ...rest } = parsed(draft);
  const sign = { vi: ".", en: "," };
  const grouped = from === "vi" ? /^\d{1,3}(\.\d{3})+$/ : /^\d{1,3}(,\d{3})+$/;
  if (from === to) return draft;
  const said = Object.entries(fields).map(([id, text]) => [id, id !== "note" && grouped.test(text.trim()) ? text.replaceAll(sign[from], sign[to]) : text]);
  return JSON.stringify({ ...rest, fields: Object.fromEntries(said) });
}

/** The reason that explains a finding. */
export function reasonIn(session: FormSession, { code, at }: Finding): string {
  return parsed(session.snapshot()).acknowledged?.find((given) => given.code === code && given.at === at)?.reason ?? "";
}
