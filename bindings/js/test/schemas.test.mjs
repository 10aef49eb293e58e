// Tests that the published schemas are true: every answer matches its schema, and a question that does not match its schema is refused or
// gets a finding about how it is written.
import assert from "node:assert/strict";
import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { ANSWERS, ROOT } from "./support.mjs";

/** What the validator warns of. */
const warnings = [];
const warn = (message) => warnings.push(message);
/** The validator with its own settings, as whoever uses the schemas makes it. */
const ajv = new Ajv2020({ logger: { log: warn, warn, error: warn } });
const schemas = new Map(
  readdirSync(join(ROOT, "schema")).map((file) => [
    `kh302.${file.slice(0, -5)}/1`,
    ajv.compile(JSON.parse(readFileSync(join(ROOT, "schema", file), "utf8"))),
  ]),
);

/** The calls that have their own questions, and those whose question may be one document on each line. */
const CALLS = ["assess", "rollup", "publish", "compare", "explain", "periods", "areas", "combine", "corrections", "phase"];
const LINES = ["rollup", "publish"];

test("the schemas compile with the default settings, without a warning, and each under its own id", () => {
  assert.deepEqual(warnings, []);
  for (const name of schemas.keys()) assert.equal(ajv.getSchema(`urn:kh302:${name.slice("kh302.".length)}`), schemas.get(name), name);
});

/** Returns what an answer says about how its question is written: an error document, or findings of form. */
function refused(answer) {
  return answer.schema === "kh302.error/1" || (answer.findings ?? []).some(({ code }) => code.startsWith("F"));
}

test("questions and answers are as the published schemas say", async () => {
  const counted = new Map();
  for await (const line of createInterface({ input: createReadStream(ANSWERS), crlfDelay: Infinity })) {
    const [name, text, written] = JSON.parse(line);
    const answer = JSON.parse(written);
    const holds = schemas.get(answer.schema);
    assert.ok(holds, `${answer.schema} has no schema`);
    assert.ok(holds(answer), `the answer to ${name} of ${text}: ${ajv.errorsText(holds.errors)}`);
    counted.set(answer.schema, (counted.get(answer.schema) ?? 0) + 1);
    // A verdict does not say what is wrong with the form of its question.
    if (refused(answer) || name === "judge") continue;
    // In a question of one document on each line, the head is what the schema describes.
    const question = JSON.parse(LINES.includes(name) ? text.split("\n", 1)[0] : text);
    // Only `assess` reports every fault of a report; the other calls look at a part of it.
    if (name !== "assess" && /^kh302\.(report|totals)\/1$/.test(question.schema)) continue;
    const asked = schemas.get(question.schema);
    assert.ok(asked?.(question), `${name} is answered without a word on the form of ${text}: ${ajv.errorsText(asked?.errors)}`);
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  for (const name of CALLS) assert.ok(counted.has(name), `no question for ${name}`);
  assert.ok(counted.get("kh302.assessment/1") > 1_000 && counted.get("assess") > 1_000, JSON.stringify([...counted]));
});
