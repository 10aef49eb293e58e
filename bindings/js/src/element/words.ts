/** Lời trên biểu: the texts of the form in one language, with their values put in. */
import type { Locale } from "../form.js";
import type { Basis } from "../generated/documents.js";
import type { Texts } from "./layout.js";

export class Words {
  readonly #words: ReadonlyMap<string, string>;

  constructor(
    readonly texts: Texts,
    readonly locale: Locale,
  ) {
    const { words, levels, statuses, severities } = texts.FORM;
    this.#words = new Map(Object.entries({ ...words, ...Object.fromEntries(levels), ...statuses, ...severities, ...texts.OWN }));
  }

  /** Returns a text by its id, with its values put in. */
  say(id: string, values: Record<string, string | number> = {}): string {
    return fill(this.#words.get(id) ?? id, values);
  }

  unit(id: string): string {
    return this.texts.FORM.units[id] ?? id;
  }

  /** Returns a citation, such as "điểm a khoản 3 Điều 4 Quyết định số 28/2025/QĐ-TTg". */
  cite({ instrument, article, clause, point }: Basis): string {
    const place =
      this.locale === "vi" ? [point, clause, article].filter(Boolean).join(" ") : [article, clause, point].filter(Boolean).join(", ");
    const name = this.texts.FORM.instruments[instrument] ?? instrument;
    return [place, name].filter(Boolean).join(this.locale === "vi" ? " " : ", ");
  }

  /** Returns a number with separated thousands, such as 55.305 or 55,305. */
  number(value: number): string {
    return String(value).replace(/\B(?=(\d{3})+$)/g, this.locale === "vi" ? "." : ",");
  }

  /** Returns a day as the language writes it, such as 15/12/2025 or 2025-12-15. */
  day(iso: string): string {
    return this.locale === "vi" ? iso.split("-").reverse().join("/") : iso;
  }

  time(at: number): string {
    return new Date(at).toLocaleString(this.locale === "vi" ? "vi-VN" : "en-GB", { dateStyle: "short", timeStyle: "short" });
  }
}

/** Puts values into the places of a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
