/** Tài liệu thành JSON: writes the documents that a program passes, so that nothing in them is lost on the way and nothing throws. */

/**
 * Writes a document as JSON. A number that JSON does not have (a BigInt, NaN, Infinity) keeps its spelling, so that the library can name it
 * in a finding; `JSON.stringify` would throw or write null. The same holds for a map or a set, which would become an empty object. What
 * cannot be written at all, such as an object that contains itself, becomes a text that the library refuses as no JSON.
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
