// Tests that a module speaks the languages whose texts were handed in as the whole library does, and refuses the others.
import assert from "node:assert/strict";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { ANSWERS, loaded, REPORT, ROOT, texts, wasm } from "./support.mjs";

const MODULES = ["module", "form", "assess", "province"];
const IN_ENGLISH = { schema: "kh302.request/1", report: REPORT, locale: "en" };

/** Returns the slim entry, started with the texts of some languages. */
async function speaking(locales, { entry = "slim", name = "module" } = {}) {
  const kh302 = await loaded(entry);
  kh302.initSync(wasm(name), ...texts(name, locales));
  return kh302;
}

/** Returns a text in JSON with the members of one language taken out. */
const without = (locale, text) => JSON.stringify(JSON.parse(text), (key, value) => (key === locale ? undefined : value));
/** Whether an answer says that the language of the question is not there. */
const isRefused = (answer) => {
  const { error } = typeof answer === "string" ? JSON.parse(answer) : answer;
  return error?.code === "left_out" && error.at === "/locale";
};

/** Returns a question to a call as it asks for English, or undefined where it is no JSON or cannot ask for a language. */
function inEnglish(name, text) {
  // A roll-up may have its reports on the lines below.
  const [, first, rest] = /^(\{.*\})(\n.*)$/s.exec(text) ?? [text, text, ""];
  try {
    const asked = JSON.parse(first);
    const subject = { "kh302.report/1": "report", "kh302.totals/1": "totals" }[asked.schema];
    if (name === "publish" && asked.schema !== "kh302.publish/1") return undefined;
    return JSON.stringify(subject ? { schema: "kh302.request/1", [subject]: asked, locale: "en" } : { ...asked, locale: "en" }) + rest;
  } catch {
    return undefined;
  }
}

test("each language alone gives the answers that both together give, and the other is refused", async () => {
  const [both, vi, en, none] = await Promise.all([["vi", "en"], ["vi"], ["en"], []].map((locales) => speaking(locales)));
  const compared = { vi: 0, en: 0 };
  for await (const line of createInterface({ input: createReadStream(ANSWERS), crlfDelay: Infinity })) {
    const [name, text, answer] = JSON.parse(line);
    if (name === "judge") continue;
    const inVietnamese = vi.call(name, text);
    // These two name things in both languages.
    const namesBoth = ["form", "periods"].includes(name);
    if (!isRefused(inVietnamese)) {
      compared.vi += 1;
      if (namesBoth) assert.equal(without("en", inVietnamese), without("en", answer), text.slice(0, 200));
      else assert.equal(inVietnamese, answer, `${name} of ${text.slice(0, 200)}`);
    } else assert.match(text, /"locale"\s*:\s*"en"/);
    assert.ok(isRefused(none.call(name, text)), `${name} of ${text.slice(0, 200)}`);

    const question = inEnglish(name, text);
    const wanted = question && both.call(name, question);
    // What cannot be read at all is said in Vietnamese where that is there.
    if (!wanted || JSON.parse(wanted).error) continue;
    compared.en += 1;
    const answered = en.call(name, question);
    if (namesBoth) assert.equal(without("vi", answered), without("vi", wanted), question.slice(0, 200));
    else assert.equal(answered, wanted, `${name} of ${question.slice(0, 200)}`);
    if (name !== "form") assert.ok(isRefused(vi.call(name, question)), question.slice(0, 200));
  }
  assert.ok(compared.vi > 1_000 && compared.en > 1_000, JSON.stringify(compared));
});

test("what is no document is told in the language that is there", async () => {
  const [vi, en, none] = await Promise.all([["vi"], ["en"], []].map((locales) => speaking(locales)));
  assert.match(vi.assess(null).error.message, /^Sai kiểu/);
  assert.match(en.assess(null).error.message, /^the document must be/);
  assert.match(none.assess(null).error.message, /câu chữ/);
  assert.ok(isRefused(en.assess(REPORT)), "a report is answered in Vietnamese, unless a request asks for English");
});

test("a verdict needs no texts", async () => {
  const [both, none] = [await speaking(["vi", "en"]), await speaking([])];
  for (const document of [REPORT, IN_ENGLISH, null]) assert.deepEqual(none.judge(document), both.judge(document));
});

test("a form in one language says the same in it, and refuses the other", async () => {
  const of = (locales) => speaking(locales, { entry: "slim-form", name: "form" });
  const [both, vi, en, none] = [await of(["vi", "en"]), await of(["vi"]), await of(["en"]), await of([])];
  for (const [locale, alone, other, request] of [
    ["vi", vi, "en", { ...IN_ENGLISH, locale: "vi" }],
    ["en", en, "vi", IN_ENGLISH],
  ]) {
    const told = (kh302) => {
      const form = kh302.createForm(request);
      form.set("drug_dependent", "30");
      form.leave("drug_dependent");
      const said = () => [form.findings(locale), form.summary(locale), form.assessment(locale)];
      return [without(other, JSON.stringify(form.description)), said(), form.snapshot(), form.report(), form.restore("{}")];
    };
    assert.deepEqual(told(alone), told(both));
    const form = alone.createForm(request);
    for (const method of ["findings", "summary", "assessment"]) assert.throws(() => form[method](other), { code: "left_out" });
    for (const { label } of form.description.sections.flatMap(({ fields }) => fields)) assert.equal(label[other], label[locale]);
    assert.throws(() => alone.createForm({ ...request, locale: other }), { code: "left_out" });
  }
  for (const document of [REPORT, IN_ENGLISH, null]) assert.throws(() => none.createForm(document), { code: "left_out" });
});

test("a form in Vietnamese reads English as well", async () => {
  const figures = { ...REPORT.figures, population: "55,305 people" };
  const document = { ...REPORT, declared_level: "Key area type II", figures };
  const [both, vi] = [await speaking(["vi", "en"]), await speaking(["vi"])];
  const findings = (kh302) => kh302.createForm(document).findings();
  assert.deepEqual(findings(vi), findings(both));
});

test("the texts of another module are refused, and the right ones can follow", async () => {
  const kh302 = await loaded("slim");
  const [vi] = texts();
  for (const wrong of [...texts("form"), { ...vi, module: "0" }, {}, "vi", undefined]) {
    assert.throws(() => kh302.initSync(wasm(), wrong), { code: "bad_texts" });
    await assert.rejects(kh302.init(wasm(), wrong), { code: "bad_texts" });
    assert.ok(isRefused(kh302.assess(REPORT)));
  }
  await assert.rejects(kh302.init(wasm(), new Response(JSON.stringify(texts("form")[0]))), { code: "bad_texts" });
  for (const wrong of [new Response("", { status: 503 }), new Response("<html>"), Promise.reject(new TypeError("Failed to fetch"))])
    await assert.rejects(kh302.init(wasm(), wrong), { code: "not_loaded" });
  await kh302.init(wasm(), new Response(JSON.stringify(vi)));
  assert.equal(kh302.assess(REPORT).schema, "kh302.assessment/1");
  await assert.rejects(kh302.addTexts(texts("form")[1]), { code: "bad_texts" });
  assert.ok(isRefused(kh302.assess(IN_ENGLISH)));
});

test("a language can follow later, and every later instance has it", async () => {
  const kh302 = await loaded("slim");
  const [vi, en] = texts();
  await assert.rejects(kh302.addTexts(en), { code: "not_started" });
  const starting = kh302.init(wasm(), vi);
  await kh302.addTexts(new Response(JSON.stringify(en)));
  await starting;
  const wanted = (await speaking(["vi", "en"])).assess(IN_ENGLISH);
  assert.deepEqual(kh302.assess(IN_ENGLISH), wanted);

  const { Instance } = WebAssembly;
  let stopped = 0;
  // Stops the next instance, which then is replaced by another.
  WebAssembly.Instance = function (module, imports) {
    const { exports } = new Instance(module, imports);
    const call = (...args) => {
      if (stopped === 0) {
        stopped += 1;
        throw new WebAssembly.RuntimeError("unreachable");
      }
      return exports.call(...args);
    };
    return { exports: { ...exports, call } };
  };
  try {
    // Drops the instance, because memory never shrinks.
    kh302.assess({ ...REPORT, note: "ế".repeat(30_000_000) });
    assert.equal(kh302.assess(REPORT).error.code, "internal");
    assert.deepEqual(kh302.assess(IN_ENGLISH), wanted);
    assert.equal(kh302.assess(REPORT).schema, "kh302.assessment/1");
  } finally {
    WebAssembly.Instance = Instance;
  }
});

test("a drawn form says that the texts of a language are missing, keeps what was typed, and goes on once they are there", async () => {
  const { build } = await import("esbuild");
  const { JSDOM } = await import("jsdom");
  const contents = `export * from "./dist/esm/slim-form.js"; export { defineForm } from "./dist/esm/element.js";`;
  const stdin = { contents, resolveDir: ROOT };
  const { outputFiles } = await build({ stdin, bundle: true, format: "iife", globalName: "kh302", write: false });
  const { window } = new JSDOM("<!doctype html><kh302-form lang=vi></kh302-form>", { runScripts: "outside-only" });
  Object.assign(window, { WebAssembly, TextEncoder, TextDecoder });
  window.eval(`${outputFiles[0].text}; window.kh302 = kh302`);
  const [vi, en] = texts("form");
  window.kh302.initSync(wasm("form"), vi);
  window.kh302.defineForm(() => undefined);
  const form = window.document.querySelector("kh302-form");
  form.request = REPORT;
  await form.ready;
  const input = () => form.shadowRoot.querySelector('[data-field="0"] input');
  input().value = "55.305";
  input().dispatchEvent(new window.Event("input", { bubbles: true }));

  form.lang = "en";
  const missing = () => /the texts of this language are not there/.test(form.shadowRoot.textContent);
  while (!missing()) await new Promise((resolve) => setTimeout(resolve));
  await window.kh302.addTexts(en);
  const [again] = [...form.shadowRoot.querySelectorAll("button")].filter(({ textContent }) => textContent === "Try again");
  again.click();
  while (missing()) await new Promise((resolve) => setTimeout(resolve));
  await form.ready;
  assert.equal(input().value, "55,305");
  assert.deepEqual(form.session.assessment("en"), form.session.assessment(form.locale));
  window.close();
});

for (const name of MODULES)
  test(`${name}.wasm has none of its texts`, () => {
    const bytes = wasm(name);
    const sentences = texts(name).flatMap((file) => file.texts.filter((text) => text.length > 20));
    assert.ok(sentences.length > 500, `${sentences.length} sentences`);
    assert.deepEqual(
      sentences.filter((text) => bytes.includes(text)),
      [],
    );
    // Looks for what is written without `text!` as well: ten words of Vietnamese in a row, of which only the refusal of a language may be left.
    const inRow = new TextDecoder().decode(bytes).match(/(?:[a-zà-ỹđ]+,? ){10,}/gu) ?? [];
    assert.deepEqual(
      inRow.filter((words) => /[à-ỹđ]/.test(words)),
      ["khi khởi động cần đưa cả tệp câu chữ của ngôn ngữ "],
    );
  });
