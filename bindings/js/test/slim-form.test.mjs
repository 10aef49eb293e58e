// Tests that the module for forms alone gives the same results for a form as the full module, and names what it leaves out.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { loaded, REPORT, ROOT, texts, wasm } from "./support.mjs";

const REQUEST = {
  schema: "kh302.request/1",
  report: { ...REPORT, note: "So\u0302\u0301 lie\u0323\u0302u", revision: 1 },
  previous: [{ ...REPORT, period: "2025-08", figures: { drug_dependent: 34 } }],
  baseline: [{ ...REPORT, period: "2023" }],
  criteria: "qd28-2025",
  context: { holidays: ["2025-09-02"] },
};

const plain = ({ found, gone, fields, level, targets }) => ({ found, gone, fields, level, targets });

/** Returns everything that a form reports while it is filled in. */
function told(kh302, document) {
  const form = kh302.createForm(document);
  const says = () => ["vi", "en"].map((locale) => [form.findings(locale), form.summary(locale), form.assessment(locale)]);
  const all = [
    form.description,
    says(),
    plain(form.prefill()),
    plain(form.nothing("plants")),
    plain(form.set("drug_dependent", "30")),
    plain(form.leave("drug_dependent")),
    says(),
  ];
  all.push(form.snapshot(), form.restore(form.snapshot()), form.submit(), says());
  form.close();
  return all;
}

test("a form says the same in either module", async () => {
  const [whole, alone] = [await loaded("slim"), await loaded("slim-form")];
  whole.initSync(wasm(), ...texts());
  alone.initSync(wasm("form"), ...texts("form"));
  for (const document of [REPORT, REQUEST, { ...REPORT, period: "2025" }]) assert.deepEqual(told(alone, document), told(whole, document));
  for (const broken of [null, {}, { ...REPORT, schema: "?" }, { ...REPORT, period: "?" }])
    assert.deepEqual(alone.createForm(broken), whole.createForm(broken));
});

test("what the module for forms leaves out is refused by name", async () => {
  const kh302 = await loaded("slim-form");
  kh302.initSync(wasm("form"), ...texts("form"));
  const totals = { schema: "kh302.totals/1", area: "46", period: "2025-08", figures: {} };
  const refused = {
    "/criteria": { criteria: { id: "own" } },
    "/context/units": { context: { units: [] } },
    "/previous/0": { previous: [totals] },
  };
  for (const [at, beside] of Object.entries(refused)) {
    const { error } = kh302.createForm({ ...REQUEST, ...beside });
    assert.deepEqual([error.code, error.at], ["left_out", at]);
  }
});

test("calls say that only forms were started", async () => {
  const { build } = await import("esbuild");
  const contents = `export * from "./slim.js"; export { initSync as start } from "./slim-form.js";`;
  const stdin = { contents, resolveDir: join(ROOT, "dist/esm") };
  const { outputFiles } = await build({ stdin, bundle: true, format: "esm", write: false });
  const kh302 = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
  kh302.start(wasm("form"));
  assert.throws(() => kh302.assess(REPORT), { code: "left_out" });
  assert.throws(() => kh302.judge(REPORT), { code: "left_out" });
});
