// Every call of the library is a function of the package, in both entries.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as index from "../dist/esm/index.js";
import * as slim from "../dist/esm/slim.js";
import { ROOT } from "./support.mjs";

test("every call of the library is a function of the package", () => {
  const [, union] = /type CallName =([^;]+);/.exec(readFileSync(join(ROOT, "src/generated/ids.ts"), "utf8"));
  const names = [...union.matchAll(/"([^"]+)"/g)].map(([, name]) => name);
  assert.ok(names.includes("assess"));
  for (const entry of [index, slim]) {
    for (const name of names) assert.equal(typeof entry[name.replace(/[-_](\w)/g, (_, letter) => letter.toUpperCase())], "function", name);
  }
});
