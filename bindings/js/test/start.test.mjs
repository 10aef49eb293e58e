// Tests the start, and what happens when the module stops.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { createContext, runInContext, runInNewContext } from "node:vm";
import { loaded as fresh, REPORT, ROOT, texts, wasm } from "./support.mjs";

const bytes = wasm();
const [vi] = texts();

test("a call before the start says what comes first", async () => {
  const { assess, StartError } = await fresh("index");
  assert.throws(
    () => assess(REPORT),
    (error) => error instanceof StartError && error.code === "not_started" && error.vi !== "" && error.en !== "",
  );
});

test("each way to start works, and a second start does nothing", async () => {
  const ways = [
    ["index", (kh302) => kh302.initSync()],
    ["index", (kh302) => kh302.init()],
    ["index", (kh302) => Promise.all([kh302.init(), kh302.init()])],
    ["slim", (kh302) => kh302.initSync(bytes, vi)],
    ["slim", (kh302) => kh302.initSync(new WebAssembly.Module(bytes), vi)],
    ["slim", (kh302) => kh302.init(bytes, vi)],
    ["slim", (kh302) => kh302.init(new WebAssembly.Module(bytes), Promise.resolve(vi))],
    ["slim", (kh302) => kh302.init(new Response(bytes), new Response(JSON.stringify(vi)))],
    ["slim", (kh302) => kh302.init(Promise.resolve(new Response(bytes, { headers: { "Content-Type": "application/wasm" } })), vi)],
  ];
  for (const [entry, start] of ways) {
    const kh302 = await fresh(entry);
    await start(kh302);
    await start(kh302);
    assert.equal(kh302.assess(REPORT).schema, "kh302.assessment/1", `${entry}: ${start}`);
  }
});

test("what is no module of kh302 is told, and a right one can follow", async () => {
  const kh302 = await fresh("slim");
  const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  for (const wrong of [Uint8Array.of(1, 2, 3), empty]) {
    assert.throws(() => kh302.initSync(wrong), { code: "bad_module" });
    await assert.rejects(kh302.init(wrong), { code: "bad_module" });
  }
  await assert.rejects(kh302.init(new Response("no", { status: 404 })), { code: "not_loaded" });
  kh302.initSync(bytes, vi);
  assert.equal(kh302.assess(REPORT).schema, "kh302.assessment/1");
});

test("an instance that stops is replaced, and the answer says so", async () => {
  const kh302 = await fresh("slim");
  const { Instance } = WebAssembly;
  let stop = true;
  // Wraps the real module so that an export throws once, as a trap does.
  WebAssembly.Instance = function (module, imports) {
    const { exports } = new Instance(module, imports);
    const call = (...args) => {
      if (stop) throw new WebAssembly.RuntimeError("unreachable");
      return exports.call(...args);
    };
    return { exports: { ...exports, call } };
  };
  try {
    kh302.initSync(bytes, vi);
    assert.equal(kh302.assess(REPORT).error.code, "internal");
    stop = false;
    assert.equal(kh302.assess(REPORT).schema, "kh302.assessment/1");
  } finally {
    WebAssembly.Instance = Instance;
  }
});

test("a real trap is answered with an error document", async () => {
  const kh302 = await fresh("slim");
  const { Instance } = WebAssembly;
  const made = [];
  WebAssembly.Instance = function (module, imports) {
    const instance = new Instance(module, imports);
    made.push(instance);
    // Leaves the first instance almost no memory, so that the allocator stops it.
    return made.length === 1 ? { exports: { ...instance.exports, reserve: () => instance.exports.reserve(0xfff0_0000) } } : instance;
  };
  try {
    kh302.initSync(bytes, vi);
    assert.equal(kh302.assess(REPORT).error.code, "internal");
    assert.equal(kh302.assess(REPORT).schema, "kh302.assessment/1");
    assert.equal(made.length, 2);
  } finally {
    WebAssembly.Instance = Instance;
  }
});

test("long texts and odd values are answered, and memory is given back", async () => {
  const kh302 = await fresh("index");
  kh302.initSync();
  assert.equal(kh302.assess(undefined).error.code, "not_json");
  assert.equal(kh302.assess({ ...REPORT, note: "ế".repeat(600_000) }).error.code, "too_large");
  assert.equal(kh302.assess({ ...REPORT, note: "ế".repeat(30_000_000) }).error.code, "too_large");
  // Half of a surrogate pair is no character: the note has a finding, and the figures are judged.
  assert.ok(kh302.assess({ ...REPORT, note: "\ud800" }).findings.some(({ code, at }) => code === "F10" && at === "/note"));
  assert.equal(kh302.call("assess", "\ud800").slice(0, 24), '{"schema":"kh302.error/1');
});

test("a form goes on in a fresh instance with what was typed where its own stops", async () => {
  const kh302 = await fresh("slim");
  const { Instance } = WebAssembly;
  let stop = false;
  WebAssembly.Instance = function (module, imports) {
    const { exports } = new Instance(module, imports);
    let stopped = false;
    const form_set = (...args) => {
      if (stop) [stop, stopped] = [false, true];
      // An instance that stopped once must not be used again.
      if (stopped) throw new WebAssembly.RuntimeError("unreachable");
      return exports.form_set(...args);
    };
    return { exports: { ...exports, form_set } };
  };
  try {
    kh302.initSync(bytes, vi);
    const form = kh302.createForm(REPORT);
    form.set("population", "1,5");
    form.set("note", "Đã đối chiếu");
    const before = form.findings();
    stop = true;
    assert.equal(form.set("models", "4").found.length, 0);
    assert.deepEqual([form.raw("population"), form.raw("models"), form.raw("note")], ["1,5", "4", "Đã đối chiếu"]);
    form.set("models", "");
    assert.deepEqual(form.findings(), before);
  } finally {
    WebAssembly.Instance = Instance;
  }
});

test("a response of another window, a blob and a media type with parameters start it too", async () => {
  const foreign = runInNewContext("({ ok: true, headers: new Map(), arrayBuffer: () => bytes })", { bytes: Promise.resolve(bytes) });
  const typed = (type) => new Response(bytes, { headers: { "Content-Type": type } });
  for (const source of [
    foreign,
    new Blob([bytes]),
    typed("application/wasm; charset=utf-8"),
    typed("Application/WASM"),
    typed("text/plain"),
  ]) {
    const kh302 = await fresh("slim");
    await kh302.init(source, vi);
    assert.equal(kh302.assess(REPORT).schema, "kh302.assessment/1");
  }
});

test("a module that did not arrive is told in words, and the start can be tried again", async () => {
  const kh302 = await fresh("slim");
  for (const wrong of [Promise.reject(new TypeError("Failed to fetch")), new Response("", { status: 503 }), Response.error()])
    await assert.rejects(
      kh302.init(wrong),
      (error) => error.code === "not_loaded" && /thử lại/.test(error.vi) && error.cause !== undefined,
    );
  await kh302.init(bytes, vi);
  assert.equal(kh302.assess(REPORT).schema, "kh302.assessment/1");
});

test("nothing happens on import, also without text codecs, and the start says what is missing", async () => {
  const { build } = await import("esbuild");
  for (const entry of ["index", "slim", "slim-form", "element", "catalogue"]) {
    const { outputFiles } = await build({
      entryPoints: [join(ROOT, `dist/esm/${entry}.js`)],
      bundle: true,
      format: "iife",
      globalName: "kh302",
      write: false,
    });
    const bare = createContext({ bytes });
    runInContext(outputFiles[0].text, bare);
    assert.equal(runInContext("typeof kh302", bare), "object");
    if (entry === "element") assert.equal(runInContext("kh302.defineForm(Promise.resolve())", bare), undefined);
    if (entry !== "slim") continue;
    const code = "try { kh302.initSync(bytes) } catch (error) { error.code }";
    assert.equal(runInContext(code, bare), "text_missing");
    assert.equal(runInContext(`delete globalThis.WebAssembly; ${code}`, bare), "wasm_missing");
  }
});

test("a worker is told about its own policy", async () => {
  const kh302 = await fresh("index");
  const before = new kh302.StartError("wasm_blocked");
  globalThis.WorkerGlobalScope = class {};
  try {
    const told = new kh302.StartError("wasm_blocked");
    assert.ok(/worker/i.test(told.vi) && /worker/i.test(told.en) && !/worker/i.test(before.vi));
  } finally {
    delete globalThis.WorkerGlobalScope;
  }
});

test("the form is drawn in jsdom, where style sheets cannot be constructed", async () => {
  const { build } = await import("esbuild");
  const { JSDOM } = await import("jsdom");
  const { outputFiles } = await build({
    stdin: {
      contents:
        'import { initSync } from "./dist/esm/index.js"; import { defineForm } from "./dist/esm/element.js"; initSync(); defineForm();',
      resolveDir: ROOT,
    },
    bundle: true,
    format: "iife",
    write: false,
  });
  const { window } = new JSDOM("<!doctype html><kh302-form></kh302-form>", { runScripts: "outside-only" });
  Object.assign(window, { WebAssembly, TextEncoder, TextDecoder });
  window.eval(outputFiles[0].text);
  const form = window.document.querySelector("kh302-form");
  form.request = REPORT;
  await form.ready;
  assert.equal(form.shadowRoot.querySelector("style").textContent.length > 1000, true);
  const population = form.shadowRoot.querySelector('[data-field="0"] input');
  population.value = "12 7 3";
  population.dispatchEvent(new window.Event("input", { bubbles: true }));
  assert.deepEqual([form.session.raw("population"), form.session.state("population").value], ["12 7 3", null]);
  form.setAttribute("lang", "en");
  await form.ready;
  assert.equal(form.shadowRoot.querySelector('[data-field="0"] input').value, "12 7 3");
  window.close();
});
