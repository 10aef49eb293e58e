// Tests that a verdict without sentences agrees with the whole assessment, and that a report given as an object is judged like its text.
import assert from "node:assert/strict";
import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { instance } from "../dist/esm/engine.js";
import { FIELDS, initSync, judge } from "../dist/esm/index.js";
import { judgeNumbers } from "../dist/esm/numbers.js";
import { ANSWERS, ROOT } from "./support.mjs";

initSync();
const MONTH = readFileSync(join(ROOT, "../../examples/data/synthetic/2025-10.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

/** Returns everything that a verdict contains. */
function told(verdict) {
  return (
    verdict &&
    Object.fromEntries(["canSubmit", "level", "plan", "targets", "failed", "unchecked", "missing"].map((name) => [name, verdict[name]]))
  );
}

/** Judges a document as an object and from its text, in which a number that JSON does not have is spelled. */
function bothWays(document) {
  const verdict = told(judge(document));
  const text = JSON.stringify(document, (_, value) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value));
  assert.deepEqual(verdict, told(judge(text)), text);
  return verdict;
}

test("a verdict is the assessment without words, from an object as from its text", async () => {
  let [assessed, numbers] = [0, 0];
  for await (const line of createInterface({ input: createReadStream(ANSWERS), crlfDelay: Infinity })) {
    const [name, text, written] = JSON.parse(line);
    const answer = JSON.parse(written);
    if (name !== "assess") continue;
    const verdict = judge(text);
    if (answer.schema === "kh302.error/1") {
      assert.equal(verdict, null, text);
      continue;
    }
    const document = JSON.parse(text);
    bothWays(document);
    if (judgeNumbers(instance(), document) > 0) numbers += 1;
    assessed += 1;
    assert.equal(verdict.canSubmit, answer.can_submit, text);
    assert.equal(verdict.level, answer.classification?.level ?? "undetermined", text);
    assert.equal(verdict.plan, answer.plan, text);
    assert.deepEqual(
      verdict.targets,
      answer.targets.map((target) => target.status),
      text,
    );
    // Without a period nothing that needs one is told.
    if (answer.period === null) continue;
    const found = answer.findings.map((finding) => finding.code);
    // A declared level that cannot be read has its own finding, so that "no level declared" is not found as well.
    const unread = answer.findings.some(({ code, at }) => code.startsWith("F") && at === "/declared_level");
    const unsaid = (code) => !found.includes(code) && !(code === "A105" && unread);
    assert.deepEqual(verdict.failed.filter(unsaid), [], text);
    if (document.purpose !== "draft")
      assert.deepEqual(
        verdict.missing,
        answer.findings.filter((finding) => finding.code === "F01").map((finding) => finding.at),
        text,
      );
  }
  assert.ok(assessed > 1_000 && numbers > 100, `${assessed} assessed, ${numbers} in numbers`);
});

test("a verdict is the document that other languages get of the call", async () => {
  let [judged, refused] = [0, 0];
  for await (const line of createInterface({ input: createReadStream(ANSWERS), crlfDelay: Infinity })) {
    const [name, text, written] = JSON.parse(line);
    if (name !== "judge") continue;
    const document = JSON.parse(written);
    const verdict = judge(text);
    if (document.schema === "kh302.error/1") {
      assert.equal(verdict, null, text);
      refused += 1;
      continue;
    }
    const { can_submit: canSubmit, level, plan, missing } = document;
    const targets = document.targets.map((target) => target.status);
    assert.deepEqual(
      { ...verdict, failed: [], unchecked: [] },
      { canSubmit, level, plan, targets, failed: [], unchecked: [], missing },
      text,
    );
    // Like the assessment, the document leaves out what cannot be said: without a period, and of a declared level that cannot be read.
    for (const code of document.failed) assert.ok(verdict.failed.includes(code), text);
    const unsaid = verdict.failed.filter((code) => !document.failed.includes(code) && code !== "A105");
    if (document.score) assert.deepEqual(unsaid, [], text);
    judged += 1;
  }
  assert.ok(judged > 500 && refused > 10, `${judged} judged, ${refused} refused`);
});

test("what is usual crosses in numbers, and what is not as text", () => {
  const { note, ...usual } = MONTH[0];
  const crosses = (document) => judgeNumbers(instance(), document) > 0;
  assert.ok(crosses(usual) && crosses(MONTH[0]) && note.length > 0);
  // Personal data in a note are found both in an object and in a text.
  for (const note of ["", "Ông Nguyễn Văn A, 0912345678", "x".repeat(2_000), "một\u0007hai", "𐍈"])
    assert.ok(crosses({ ...usual, note }) && bothWays({ ...usual, note }), note);
  assert.ok(crosses({ ...usual, acknowledged: [] }));
  assert.ok(crosses({ ...usual, revision: 3, declared_level: "type_ii", prepared_on: "2025-10-15" }));
  assert.ok(crosses({ ...usual, figures: Object.fromEntries(Object.entries(usual.figures).reverse()) }));
  assert.ok(crosses({ ...usual, figures: { ...usual.figures, models: null } }));
  class Typed {
    constructor() {
      Object.assign(this, usual);
    }
    toJSON() {
      return { ...usual, area: "19804" };
    }
  }
  const odd = [
    ...[null, undefined, 7, "text", [], () => 1, new Typed(), Object.create(usual), { ...usual, extra: undefined }],
    ...["schema", "area", "period", "figures"].flatMap((name) =>
      [undefined, null, 7, "", {}]
        .filter((value) => name !== "figures" || value?.constructor !== Object)
        .map((value) => ({ ...usual, [name]: value })),
    ),
    ...["", "2025-02-30", "15/10/2025", 20251015, null].map((prepared_on) => ({ ...usual, prepared_on })),
    ...[-1, 1.5, "1", null, 2 ** 32].map((revision) => ({ ...usual, revision })),
    ...[7, null, undefined, "Số liệu".normalize("NFD"), "x".repeat(2_001), "nửa \ud800 chữ", "\ufffd"].map((note) => ({ ...usual, note })),
    ...[null, "", {}, [{ code: "A205", at: "models", reason: "x" }]].map((acknowledged) => ({ ...usual, acknowledged })),
    ...["worst", null, 0].map((declared_level) => ({ ...usual, declared_level })),
    ...["4", 1.5, -1, 1e9 + 1, 2 ** 32 - 1, 2 ** 32 - 2, 2 ** 32 - 3, 2 ** 32 - 4, 2 ** 53, NaN, true, false, undefined, [], {}].map(
      (models) => ({ ...usual, figures: { ...usual.figures, models } }),
    ),
    ...[0, 1, "true", {}].map((on_inter_provincial_route) => ({ ...usual, figures: { ...usual.figures, on_inter_provincial_route } })),
    ...["declared_level", "note", "toString", "__proto__x", "trafficking_lines"].map((id) => ({
      ...usual,
      figures: { ...usual.figures, [id]: 1 },
    })),
    { ...usual, area: "１９８０４" },
    { ...usual, area: "19804 ", period: "2025-1", prepared_on: "02025-10-15" },
    { ...usual, figures: new Typed() },
  ];
  for (const [place, document] of odd.entries()) {
    assert.ok(!crosses(document), `${place}: ${JSON.stringify(document)}`);
    if (typeof document === "object") bothWays(document);
  }
});

test("reports edited at random are judged alike, from objects as from texts", () => {
  let state = 302;
  const draw = (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const VALUES = [0, 1, 2, 3, 9, 40, 999, 1e6, 1e9, 2e9, null, true, false, undefined, "3", 1.5, -1];
  const MEMBERS = [
    ["period", "2025-Q3"],
    ["period", "2025"],
    ["period", "2025-06"],
    ["declared_level", "affected"],
    ["declared_level", "drug_free"],
    ["prepared_on", "2025-12-14"],
    ["revision", 2],
    ["note", "Họp ngày 14/10 🙂"],
    ["note", "Số\u0323"],
    ["acknowledged", []],
    ["area", "19999"],
  ];
  let numbers = 0;
  for (let round = 0; round < 3_000; round += 1) {
    const report = structuredClone(MONTH[draw(MONTH.length)]);
    for (let edits = draw(4); edits > 0; edits -= 1)
      report.figures[FIELDS[draw(FIELDS.length)]] = VALUES[draw(draw(4) === 0 ? VALUES.length : 11)];
    if (draw(2) === 0) {
      const [name, value] = MEMBERS[draw(MEMBERS.length)];
      report[name] = value;
    }
    bothWays(report);
    if (judgeNumbers(instance(), report) > 0) numbers += 1;
  }
  assert.ok(numbers > 500 && numbers < 2_900, `${numbers} in numbers`);
});
