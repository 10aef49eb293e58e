// Measures how fast the form engine is compared with other engines that a portal could use, as ratios within one run.
import { ajv, plain, surveyjs, valibot, zod } from "./peers.mjs";
import { fields, report, rules } from "./rules.mjs";

/** The rounds that do not count, in which the engine of the browser still compiles JavaScript and WebAssembly that runs often. */
const WARM = 10;

/** Returns the median time of one pass in nanoseconds, over rounds in which all contestants run. */
function race(contestants, rounds) {
  const times = new Map(Object.keys(contestants).map((name) => [name, []]));
  for (let round = -WARM; round < rounds; round += 1) {
    for (const [name, { pass, times: count }] of Object.entries(contestants)) {
      const begin = performance.now();
      for (let time = 0; time < count; time += 1) pass(time);
      if (round >= 0) times.get(name).push(((performance.now() - begin) * 1e6) / count);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, all.sort((one, other) => one - other)[all.length >> 1]]));
}

/** Runs every comparison with a module, and returns the lines to print. */
export function run(kh302, catalogue, bytes) {
  const [all, checks] = [fields(catalogue), rules(catalogue, 12)];
  const reports = Array.from({ length: 64 }, (_, seed) => report(catalogue, seed + 1));
  const texts = reports.map((one) => JSON.stringify(one));
  // Keeps the reports as JSON text, as they come from a server or a store.
  const objects = texts.map((text) => JSON.parse(text));
  const parsed = (check) => (time) => check(JSON.parse(texts[time & 63]).figures);
  const peers = { plain: plain(all, checks), zod: zod(all, checks), valibot: valibot(all, checks), ajv: ajv(all, checks) };
  const survey = surveyjs(all, checks);

  // Checks first that all engines find the same faults.
  const wrong = structuredClone(reports[0]);
  wrong.figures.drug_dependent_added = 3;
  wrong.figures.post_rehab_managed = 1;
  const ours = kh302.judge(JSON.stringify(wrong)).failed.filter((code) => checks.some((check) => check.code === code)).length;
  for (const [name, check] of Object.entries({ ...peers, surveyjs: survey.check })) {
    const found = check(wrong.figures);
    if (found !== ours) throw new Error(`${name} finds ${found} failed checks, kh302 ${ours}`);
  }

  const given = (check) => (time) => check(objects[time & 63].figures);
  const object = race(
    {
      "kh302: object to verdict": { pass: (time) => kh302.judge(objects[time & 63]), times: 1000 },
      "plain JavaScript": { pass: given(peers.plain), times: 1000 },
      Zod: { pass: given(peers.zod), times: 400 },
      Valibot: { pass: given(peers.valibot), times: 400 },
      Ajv: { pass: given(peers.ajv), times: 400 },
      SurveyJS: { pass: (time) => survey.check(objects[time & 63].figures), times: 1 },
    },
    15,
  );

  const whole = race(
    {
      "kh302: text to verdict": { pass: (time) => kh302.judge(texts[time & 63]), times: 400 },
      "kh302: text to all findings, levels and targets in words": { pass: (time) => kh302.call("assess", texts[time & 63]), times: 40 },
      "JSON.parse alone": { pass: (time) => JSON.parse(texts[time & 63]), times: 400 },
      "plain JavaScript": { pass: parsed(peers.plain), times: 400 },
      Zod: { pass: parsed(peers.zod), times: 200 },
      Valibot: { pass: parsed(peers.valibot), times: 200 },
      Ajv: { pass: parsed(peers.ajv), times: 200 },
    },
    15,
  );

  const form = kh302.createForm({ ...reports[0], figures: {} });
  for (const [id, value] of Object.entries(reports[0].figures)) form.set(id, String(value));
  form.set("prepared_on", "15/12/2025");
  const place = (id) => kh302.FIELDS.indexOf(id);
  const keystroke = (id) => {
    const field = place(id);
    return { pass: (time) => form.set(field, time & 1 ? "7" : "71"), times: 4000 };
  };
  const model = { ...reports[0].figures };
  const changed = (time) => {
    model.models = time & 1;
    return model;
  };
  const keys = race(
    {
      "kh302: a typical figure (models)": keystroke("models"),
      "kh302: the figure that most reads (population)": keystroke("population"),
      "kh302: a figure of a balance, its findings read back": {
        pass: (time) => {
          const { found, gone } = form.set(place("drug_dependent_added"), time & 1 ? "0" : "3");
          return found.length + gone.length;
        },
        times: 4000,
      },
      "plain JavaScript: everything again": { pass: (time) => peers.plain(changed(time)), times: 1000 },
      "Zod: everything again": { pass: (time) => peers.zod(changed(time)), times: 200 },
      "SurveyJS: one field": { pass: (time) => survey.set("models", time & 1), times: 2 },
    },
    15,
  );
  form.close();

  const start = race(
    {
      "kh302: compile and instantiate": { pass: () => kh302.measureStart(bytes), times: 1 },
      "Ajv: compile the schema": { pass: () => ajv(all, checks), times: 1 },
    },
    9,
  );
  return [
    ...table("A whole report, as an object", object, "Zod"),
    ...table("A whole report, as text", whole, "Zod"),
    ...table("One keystroke", keys, "Zod: everything again"),
    ...table("Start", start, "Ajv: compile the schema"),
  ];
}

function table(title, times, yardstick) {
  const width = Math.max(...Object.keys(times).map((name) => name.length));
  const line = ([name, time]) => {
    const shown = time < 10_000 ? `${time.toFixed(0)} ns` : time < 1e7 ? `${(time / 1e3).toFixed(1)} µs` : `${(time / 1e6).toFixed(1)} ms`;
    return `  ${name.padEnd(width)}  ${shown.padStart(10)}  ${(times[yardstick] / time).toFixed(2).padStart(9)} × as fast as ${yardstick.split(":")[0]}`;
  };
  return ["", title, ...Object.entries(times).map(line)];
}
