/** Bản nháp: reads and converts drafts where the session offers no function for it. */
import type { FormSession, Locale } from "../form.js";
import type { Finding } from "../generated/documents.js";

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

/** Returns a draft with its numbers in the spelling of another language: 55.305 or 55,305. */
export function inLocale(draft: string, from: Locale, to: Locale): string {
  const { fields = {}, ...rest } = parsed(draft);
  const sign = { vi: ".", en: "," };
  const grouped = from === "vi" ? /^\d{1,3}(\.\d{3})+$/ : /^\d{1,3}(,\d{3})+$/;
  if (from === to) return draft;
  const converted = Object.entries(fields).map(([id, text]) => [
    id,
    id !== "note" && grouped.test(text.trim()) ? text.replaceAll(sign[from], sign[to]) : text,
  ]);
  return JSON.stringify({ ...rest, fields: Object.fromEntries(converted) });
}

/** Returns the reason that explains a finding. */
export function reasonIn(session: FormSession, { code, at }: Finding): string {
  return parsed(session.snapshot()).acknowledged?.find((given) => given.code === code && given.at === at)?.reason ?? "";
}
