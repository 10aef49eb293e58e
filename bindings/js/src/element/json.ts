/**
 * Yêu cầu thành JSON: writes the request of a form as `document.ts` writes a document. It is a copy, because what draws the form shares no
 * module with the rest of the package (see `late.ts`); a test holds both equal.
 */
export function write(document: unknown): string {
  try {
    return JSON.stringify(document, spelled) ?? "";
  } catch {
    return "";
  }
}

function spelled(_: string, value: unknown): unknown {
  switch (typeof value) {
    case "bigint":
      return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : String(value);
    case "number":
      return Number.isFinite(value) ? value : String(value);
    case "object":
      return value !== null && !Array.isArray(value) && Symbol.iterator in value ? Object.prototype.toString.call(value) : value;
    default:
      return value;
  }
}
