// Tests the form session through the module: after every step it must agree with an assessment of the whole report.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assess, createForm, FIELDS, initSync, isError, SECTIONS } from "../dist/esm/index.js";

initSync();

const closing = { population: 1000, residential_groups: 4, drug_dependent: 3, drug_using: 2, use_points: 1, hotspots: 0, retail_points: 0 };
const report = (period, figures = {}) => ({ schema: "kh302.report/1", area: "19815", period, figures });
const REQUESTS = [
  { schema: "kh302.request/1", as_of: "2025-12-15", report: report("2025") },
  { schema: "kh302.request/1", as_of: "2026-03-20", report: report("2026-01"), previous: [report("2025-12", closing)] },
  {
    schema: "kh302.request/1",
    as_of: "2026-03-20",
    report: report("2026-Q1"),
    parts: [report("2026-01", closing)],
    baseline: [report("2025-Q4", closing)],
  },
];
const FLAGS = ["reviewed", "on_intra_provincial_route", "on_inter_provincial_route"];
const PROVINCE = FIELDS.filter((field) => field.startsWith("trafficking"));

/** Makes random numbers from a seed, so that a failure can be repeated. */
function random(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

/** The state that a host knows that only listens to changes. */
class Host {
  constructor(form) {
    this.findings = new Map(form.findings().map(({ id, finding }) => [id, `${finding.severity} ${finding.acknowledged}`]));
    this.states = FIELDS.map((_, field) => form.state(field));
    form.subscribe((changes) => {
      for (const { finding, severity, acknowledged } of changes.found) this.findings.set(finding, `${severity} ${acknowledged}`);
      for (const finding of changes.gone) this.findings.delete(finding);
      for (const field of changes.fields) this.states[field] = form.state(field);
    });
  }
}

test("after every step the session says what an assessment from nothing says", () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const pick = random(seed);
    const request = structuredClone(REQUESTS[seed % REQUESTS.length]);
    const form = createForm(request);
    assert.ok(!isError(form));
    const host = new Host(form);
    const figures = {};
    const yearly = request.report.period === "2025";
    for (let step = 0; step < 25; step += 1) {
      const field = pick(FIELDS.length);
      const id = FIELDS[field];
      const belongs = !PROVINCE.includes(id) && (yearly || id !== "reviewed");
      const action = pick(12);
      if (action === 0) form.leave(field);
      else if (action === 1) form.nothing(SECTIONS[pick(SECTIONS.length)]);
      else if (action === 2) form.undoNothing(SECTIONS[pick(SECTIONS.length)]);
      else if (action === 3) form.accept(field);
      else if (action === 4) form.prefill();
      else if (belongs && FLAGS.includes(id)) form.set(field, ["true", "false", ""][pick(3)]);
      else if (belongs && id === "note") form.set(field, ["", "Đã đối chiếu hồ sơ", "Liên hệ 0912 345 678"][pick(3)]);
      else if (belongs && id === "declared_level") form.set(field, ["", "type_iii", "drug_free"][pick(3)]);
      else if (belongs && id === "prepared_on") form.set(field, ["", "2025-12-15", "15/12/2025"][pick(3)]);
      else if (belongs) form.set(field, ["", "0", "1", "2", "55.305", "1.200", "1000000001"][pick(7)]);
      // Builds the report that a server would receive: the texts, read as the form reads them.
      for (const [place, name] of FIELDS.entries()) {
        const raw = form.raw(place);
        delete figures[name];
        if (raw === "" || place > FIELDS.indexOf("trafficking_lines")) continue;
        figures[name] = FLAGS.includes(name) ? raw === "true" : Number(raw.replaceAll(".", ""));
      }
      const day = form.raw("prepared_on").split("/").reverse().join("-");
      const sent = {
        ...request.report,
        figures,
        prepared_on: day || null,
        declared_level: form.raw("declared_level") || null,
        note: form.raw("note"),
      };
      const fresh = assess({ ...request, report: sent });
      const own = form.assessment();
      assert.deepEqual(own, fresh, `seed ${seed}, step ${step}`);
      assert.equal(form.canSubmit, fresh.can_submit);
      assert.deepEqual(
        new Map([...host.findings].sort()),
        new Map(
          form
            .findings()
            .map(({ id: number, finding }) => [number, `${finding.severity} ${finding.acknowledged}`])
            .sort(),
        ),
      );
      assert.deepEqual(
        host.states,
        FIELDS.map((_, place) => form.state(place)),
      );
    }
    form.close();
  }
});

test("a draft goes from one form to another, and what is sent is what a server judges alike", () => {
  const form = createForm(REQUESTS[0]);
  for (const section of SECTIONS) form.nothing(section);
  for (const [place, field] of FIELDS.entries()) {
    const state = form.state(place);
    if (state.visible && state.required && form.raw(place) === "") form.set(field, FLAGS.includes(field) ? "false" : "0");
  }
  form.set("population", "55.305");
  form.set("residential_groups", "41");
  form.set("reviewed", "true");
  form.set("prepared_on", "15/12/2025");
  form.set("declared_level", "drug_free");
  const again = createForm(REQUESTS[0]);
  assert.deepEqual(again.restore(form.snapshot()), { same_rules: true, differences: [] });
  assert.equal(again.snapshot(), form.snapshot());
  const sent = again.submit();
  assert.deepEqual(again.summary(), []);
  assert.deepEqual(assess({ ...REQUESTS[0], report: sent }).findings, again.assessment().findings);
  assert.equal(again.restore("{").schema, "kh302.error/1");
});

test("documents that no form can be opened on give an error document", () => {
  assert.equal(createForm({ schema: "kh302.totals/1", area: "46", period: "2025", figures: {} }).error.code, "missing_member");
  assert.equal(createForm({ schema: "?" }).error.code, "unknown_schema");
});
