// Tests the form session through the module: after every step it must agree with an assessment of the whole report.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { inspect, promisify } from "node:util";
import { assess, createForm, FIELDS, initSync, isError, judge, SECTIONS, todayInVietNam } from "../dist/esm/index.js";

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

test("an argument of the wrong type, a field that does not exist and a closed form are errors that name it", () => {
  const form = createForm(REQUESTS[0]);
  for (const [act, name] of [
    [() => form.set("drug_dependant", "1"), /drug_dependant/],
    [() => form.set(999, "1"), /999/],
    [() => form.set(-1, "1"), /-1/],
    [() => form.set("population", 1.5), /population/],
    [() => form.set("population", Number.NaN), /population/],
    [() => form.set("population", undefined), /population/],
    [() => form.set("population", { value: 5 }), /population/],
    [() => form.state("revision"), /revision/],
    [() => form.nothing("plant"), /plant/],
    [() => form.progress("report"), /report/],
    [() => form.acknowledge("A701", "x"), /finding/],
    [() => form.acknowledge(1, null), /reason/],
    [() => form.acknowledge(1, "x", new Date()), /on/],
    [() => form.restore({}), /draft/],
    [() => form.setAsOf("today"), /day/],
  ])
    assert.throws(act, name);
  assert.equal(form.raw("population"), "");
  for (const [value, text] of [
    [55305, "55305"],
    [-3, "-3"],
    [12n, "12"],
    [true, "true"],
    [null, ""],
  ]) {
    form.set("population", value);
    assert.equal(form.raw("population"), text);
  }
  const other = createForm({ ...REQUESTS[1] });
  form.close();
  form.close();
  other.set("population", "4");
  const asked = [
    ...["canSubmit", "changes", "description"].map((name) => () => form[name]),
    ...["findings", "summary", "assessment", "report", "snapshot", "submit", "prefill"].map((name) => () => form[name]()),
    ...["raw", "state", "leave", "accept", "unlock"].map((name) => () => form[name]("population")),
    () => form.set("population", "1"),
    () => form.progress("area"),
    () => form.restore("{}"),
    () => form.subscribe(() => {}),
  ];
  for (const ask of asked) assert.throws(ask, /closed/);
  assert.equal(other.raw("population"), "4");
});

test("answers can be copied, sent and printed", () => {
  const form = createForm(REQUESTS[0]);
  const heard = [];
  form.subscribe((changes) => heard.push(changes));
  const changes = form.set("population", "1,5");
  const verdict = judge(report("2025", { population: 5, drug_dependent: -1 }));
  assert.ok(changes.found.length > 0 && verdict.missing.length > 50 && verdict.targets.length === 10);
  for (const answer of [changes, heard[0], verdict, form.state("population"), form.progress("area")]) {
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
    assert.deepEqual(structuredClone(answer), answer);
    assert.deepEqual({ ...answer }, answer);
    assert.doesNotMatch(inspect(answer), /Getter|\[class/);
  }
});

test("no content makes a call throw, and no value is lost on the way", () => {
  const circle = report("2025");
  circle.figures.population = circle;
  const at = (value, more) => assess({ ...REQUESTS[0], purpose: "draft", report: { ...report("2025", { population: value }), ...more } });
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 10n ** 30n, new Map([["a", 1]]), new Set([1]), [5], { n: 5 }, "５"]) {
    const codes = at(value).findings.filter((finding) => finding.at === "population");
    assert.equal(codes.length, 1, String(value));
  }
  assert.deepEqual(at(55305n).findings, at(55305).findings);
  assert.equal(assess(circle).error.code, "not_json");
  assert.equal(createForm(circle).error.code, "not_json");
  assert.equal(judge(circle), null);
  for (const odd of [undefined, null, 5, "x", [], () => {}, Symbol("x"), { toJSON: () => undefined }, { toJSON: () => assert.fail() }])
    assert.ok(isError(assess(odd)), String(odd));
  assert.equal(at(1, { figures: new Map([["population", 1]]) }).error.code, "wrong_type");
});

test("forms that are dropped give their memory back", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--expose-gc",
    "--input-type=module",
    "--eval",
    `import { createForm, initSync } from ${JSON.stringify(new URL("../dist/esm/index.js", import.meta.url).href)};
     import { instance } from ${JSON.stringify(new URL("../dist/esm/engine.js", import.meta.url).href)};
     initSync();
     const open = async (number) => {
       for (let made = 0; made < number; made += 1) {
         createForm(${JSON.stringify(report("2025-09", { population: 1 }))});
         if (made % 100 === 0) { gc(); await new Promise((resolve) => setTimeout(resolve)); }
       }
     };
     await open(600);
     const before = instance().memory.buffer.byteLength;
     await open(2400);
     console.log(instance().memory.buffer.byteLength / before);`,
  ]);
  assert.ok(Number(stdout) < 1.5, stdout);
});

test("today in Viet Nam is seven hours ahead of UTC", () => {
  assert.equal(todayInVietNam(new Date("2025-12-14T23:30:00Z")), "2025-12-15");
  assert.equal(todayInVietNam(Date.parse("2026-02-28T16:59:59Z")), "2026-02-28");
  assert.equal(todayInVietNam(Date.parse("2024-02-28T17:00:00Z")), "2024-02-29");
  assert.match(todayInVietNam(), /^\d{4}-\d\d-\d\d$/);
});
