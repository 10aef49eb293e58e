// Tests that every vector, every sample and every kind of bad input gets the same answer as from the library itself, byte for byte.
import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { call, initSync } from "../dist/esm/index.js";
import { ANSWERS } from "./support.mjs";

if (!existsSync(ANSWERS)) throw new Error(`${ANSWERS} is not there; run the tests with: cargo xtask js`);
test("Node answers as the library does", async () => {
  initSync();
  let compared = 0;
  for await (const line of createInterface({ input: createReadStream(ANSWERS), crlfDelay: Infinity })) {
    const [name, text, answer] = JSON.parse(line);
    // No module has it as a call; judge.test.mjs holds the function against these answers.
    if (name === "judge") continue;
    assert.equal(call(name, text), answer, `${name} of ${text}`);
    compared += 1;
  }
  assert.ok(compared > 1_000, `${compared} answers`);
});
