import assert from "node:assert/strict";
import { test } from "node:test";
import { assess, call, init, initSync } from "../dist/esm/index.js";

const report = { schema: "kh302.report/1", area: "19815", period: "2025-09", figures: { drug_dependent: 35 } };

test("a report is assessed through the module", async () => {
  assert.throws(() => call("assess", "{}"), { code: "not_started" });
  initSync();
  await init();
  assert.equal(assess(report).schema, "kh302.assessment/1");
  assert.equal(assess(undefined).error.code, "not_json");
  assert.match(call("assess", JSON.stringify(report)), /^\{"schema":"kh302.assessment\/1"/);
});
