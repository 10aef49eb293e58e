/** Báo cáo bằng số: passes a report that is an object to the module as numbers, without writing it as JSON, for speed. */
import { bufferOf, type Engine, memoryOf, writeAscii, writeAt } from "./engine.js";
import { ABSENT, FALSE, FIGURES, LONGEST_NOTE, NULL, TRUE } from "./generated/abi.js";
import { FIELDS, LEVELS, type RiskLevelId } from "./generated/ids.js";

/** The places of the figures, which are the first fields of the form. */
const PLACES: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(FIELDS.slice(0, FIGURES).map((id, place) => [id, place]));

/**
 * Judges a report, and returns the number of words of the verdict, or 0 where something about the report is unusual and it must be passed
 * as text. Whatever is accepted here must be judged exactly as its text would be.
 */
export function judgeNumbers(engine: Engine, document: unknown): number {
  if (!isPlain(document) || document.schema !== "kh302.report/1") return 0;
  // An absent area or period stays empty, which the module refuses.
  let area = "";
  let period = "";
  let day = "";
  let figures: unknown;
  let revision = 0;
  let level: number = LEVELS.length;
  let note = "";
  for (const name in document) {
    const value = document[name];
    switch (name) {
      case "schema":
        break;
      case "area":
        if (typeof value !== "string") return 0;
        area = value;
        break;
      case "period":
        if (typeof value !== "string") return 0;
        period = value;
        break;
      case "figures":
        figures = value;
        break;
      case "prepared_on":
        if (typeof value !== "string" || value === "") return 0;
        day = value;
        break;
      case "revision":
        if (typeof value !== "number" || value >>> 0 !== value) return 0;
        revision = value;
        break;
      case "declared_level":
        level = LEVELS.indexOf(value as RiskLevelId);
        if (level < 0) return 0;
        break;
      case "note":
        // A note that is too long or not in NFC gives a finding, for which the text is needed. The length counts UTF-16 units, so that
        // a note with rare characters may be passed as text without need, and never the other way round.
        if (typeof value !== "string" || value.length > LONGEST_NOTE || value.normalize() !== value) return 0;
        note = value;
        break;
      case "acknowledged":
        if (!Array.isArray(value) || value.length > 0) return 0;
        break;
      default:
        return 0;
    }
  }
  if (!isPlain(figures)) return 0;
  const buffer = bufferOf(engine, area.length + period.length + day.length + 3 * note.length);
  const head = writeAscii(day, buffer, writeAscii(period, buffer, writeAscii(area, buffer, 0)));
  if (head < 0 || !writeFigures(engine, figures)) return 0;
  const end = note === "" ? head : writeAt(note, buffer, head);
  return engine.judge_numbers(area.length, period.length, day.length, end - head, revision, level);
}

/** Writes the figures to the memory of an instance; false where one of them is unusual. */
function writeFigures(engine: Engine, figures: Record<string, unknown>): boolean {
  const memory = memoryOf(engine);
  const from = engine.figures() >>> 2;
  memory.fill(ABSENT, from, from + FIGURES);
  let next = 0;
  for (const id in figures) {
    // Tries the next place first, because figures mostly come in the order of the form.
    const place = FIELDS[next] === id && next < FIGURES ? next : PLACES.get(id);
    if (place === undefined) return false;
    next = place + 1;
    const value = figures[id];
    if (typeof value === "number" && value >>> 0 === value && value < FALSE) memory[from + place] = value;
    else if (typeof value === "boolean") memory[from + place] = value ? TRUE : FALSE;
    else if (value === null) memory[from + place] = NULL;
    else return false;
  }
  return true;
}

/** Whether a value is a plain object, so that JSON would contain exactly its properties. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
