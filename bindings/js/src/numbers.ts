/** Báo cáo bằng số: a report that is an object crosses in numbers, without being written out as text, where no more is to be said of it. */
import { bufferOf, type Engine, memoryOf, writeAscii, writeAt } from "./engine.js";
import { ABSENT, FALSE, FIGURES, LONGEST_NOTE, NULL, TRUE } from "./generated/abi.js";
import { FIELDS, LEVELS, type RiskLevelId } from "./generated/ids.js";

/** The places of the figures; behind them the fields of the form go on with what else a report has. */
const PLACES: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(FIELDS.slice(0, FIGURES).map((id, place) => [id, place]));

/**
 * Judges a report: how many words tell the verdict, or 0 where it has to cross as text, because something about it is unusual.
 * Nothing here may be read otherwise than from its text.
 */
export function judgeNumbers(engine: Engine, document: unknown): number {
  if (!isPlain(document) || document.schema !== "kh302.report/1") return 0;
  // None of an area or a period is one that cannot be read.
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
        // What is too long or not composed is worth a word. The length here counts halves of rare characters as well, so that
        // some notes cross as text without need, and none the other way round.
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
  if (head < 0 || !give(engine, figures)) return 0;
  const end = note === "" ? head : writeAt(note, buffer, head);
  return engine.judge_numbers(area.length, period.length, day.length, end - head, revision, level);
}

/** Leaves the figures for an instance. */
function give(engine: Engine, figures: Record<string, unknown>): boolean {
  const memory = memoryOf(engine);
  const from = engine.figures() >>> 2;
  memory.fill(ABSENT, from, from + FIGURES);
  let next = 0;
  for (const id in figures) {
    // They mostly come in the order of the form.
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

/** An object that is written as it looks. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
