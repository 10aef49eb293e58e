// Tests the package as it is published: packs it, installs the tarball, and uses it in the ways that people use packages.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as esbuild from "esbuild";
import * as vite from "vite";
import webpack from "webpack";
import { assess, createForm, initSync } from "../dist/esm/index.js";
import { browser, POLICY, REPORT, ROOT, serve, visit } from "./support.mjs";

const HOST = join(ROOT, "../../target/npm-host");
const host = (...path) => join(HOST, ...path);
const installed = (...path) => host("node_modules/kh302", ...path);
const run = (command, args) => execFileSync(command, args, { cwd: HOST, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
const write = (name, text) => {
  mkdirSync(join(host(name), ".."), { recursive: true });
  writeFileSync(host(name), text);
};

let expected;
let chromium;

before(async () => {
  initSync();
  expected = assess(REPORT);
  assert.equal(expected.schema, "kh302.assessment/1");
  rmSync(HOST, { recursive: true, force: true });
  mkdirSync(HOST, { recursive: true });
  write("package.json", '{ "name": "host", "private": true }');
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", HOST], { cwd: ROOT, encoding: "utf8" }));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${filename}`]);
  chromium = await browser();
});
after(() => chromium?.close());

const ANSWER = `assess(${JSON.stringify(REPORT)})`;
/** The script of a page, which leaves the answer to the report where a test finds it. */
const SHOW = `document.documentElement.dataset.outcome = JSON.stringify(${ANSWER});`;
const HTML = (script) => `<!doctype html><meta charset="utf-8"><title>host</title><script type="module" src="${script}"></script>`;

async function shown(folder, pages) {
  const server = await serve(folder, POLICY, pages);
  try {
    return await visit(chromium, `${server.url}/index.html`);
  } finally {
    server.close();
  }
}

test("the tarball holds what it should and nothing else", () => {
  const files = readdirSync(installed(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((file) => join(file.parentPath ?? file.path, file.name).slice(installed().length + 1)).sort();
  const odd = names.filter(
    (name) =>
      !/^(dist\/(esm|cjs)\/((generated|module|element)\/)?[\w-]+\.(js|d\.ts)|dist\/cjs\/package\.json|dist\/(module|form|assess|province)\.wasm|dist\/texts\/(module|form|assess|province)\.(vi|en)\.json|schema\/\w+\.json|package\.json|README\.md|LICENSE)$/.test(
        name,
      ),
  );
  assert.deepEqual(odd, []);
  for (const name of [
    "dist/module.wasm",
    "dist/form.wasm",
    "dist/assess.wasm",
    "dist/province.wasm",
    "dist/texts/module.vi.json",
    "dist/texts/province.en.json",
    "schema/report.json",
    "README.md",
    "LICENSE",
  ])
    assert.ok(names.includes(name), name);
  for (const entry of ["report", "assessment"]) {
    assert.equal(
      readFileSync(installed(`schema/${entry}.json`), "utf8"),
      readFileSync(join(ROOT, `../../core/generated/schema/${entry}.json`), "utf8"),
    );
  }
});

test("Node, as an ECMAScript module", () => {
  write("app.mjs", `import { assess, initSync } from "kh302"; initSync(); console.log(JSON.stringify(${ANSWER}));`);
  assert.deepEqual(JSON.parse(run("node", ["app.mjs"])), expected);
});

test("Node, as CommonJS", () => {
  write("app.cjs", `const { assess, initSync } = require("kh302"); initSync(); console.log(JSON.stringify(${ANSWER}));`);
  assert.deepEqual(JSON.parse(run("node", ["app.cjs"])), expected);
});

test("Node, with the module and its texts read from their files", () => {
  const start = `initSync(readFileSync(FILE), JSON.parse(readFileSync(TEXTS, "utf8"))); console.log(JSON.stringify(${ANSWER}));`;
  write(
    "slim.mjs",
    `import { readFileSync } from "node:fs"; import { fileURLToPath } from "node:url"; import { assess, initSync } from "kh302/slim";
    const [FILE, TEXTS] = ["kh302/module.wasm", "kh302/texts/vi"].map((name) => fileURLToPath(import.meta.resolve(name))); ${start}`,
  );
  write(
    "slim.cjs",
    `const { readFileSync } = require("node:fs"); const { assess, initSync } = require("kh302/slim");
    const [FILE, TEXTS] = ["kh302/module.wasm", "kh302/texts/vi"].map((name) => require.resolve(name)); ${start}`,
  );
  assert.deepEqual(JSON.parse(run("node", ["slim.mjs"])), expected);
  assert.deepEqual(JSON.parse(run("node", ["slim.cjs"])), expected);
});

test("server-side rendering: nothing happens on import, and the page is rendered without a window", async () => {
  write(
    "render.mjs",
    `
    import { assess, initSync } from "kh302";
    export function render() { initSync(); return "<ul>" + ${ANSWER}.findings.map((finding) => "<li>" + finding.message + "</li>").join("") + "</ul>"; }`,
  );
  await vite.build({
    root: HOST,
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: "render.mjs", outDir: "out/ssr" },
  });
  const bundle = readdirSync(host("out/ssr")).find((name) => name.startsWith("render"));
  for (const from of ["./render.mjs", `./out/ssr/${bundle}`]) {
    write(
      "server.mjs",
      `
      const real = globalThis.WebAssembly;
      globalThis.WebAssembly = new Proxy(real, { get() { throw new Error("touched on import"); } });
      const before = Object.keys(globalThis).length;
      const { render } = await import(${JSON.stringify(from)});
      if (typeof window !== "undefined" || Object.keys(globalThis).length !== before) throw new Error("the globals changed");
      globalThis.WebAssembly = real;
      console.log(render());`,
    );
    const html = run("node", ["server.mjs"]);
    for (const { message } of expected.findings) assert.ok(html.includes(message), `${from}: ${message}`);
  }
});

test("a plain page, without a bundler", async () => {
  const outcome = await shown(HOST, {
    "/index.html": HTML("/page.mjs"),
    "/page.mjs": `import { assess, init } from "/node_modules/kh302/dist/esm/index.js"; await init(); ${SHOW}`,
  });
  assert.deepEqual(outcome, expected);
});

test("Vite, with the module inside and as a file", async () => {
  write("vite/index.html", HTML("./main.mjs"));
  for (const script of [
    `import { assess, initSync } from "kh302"; initSync(); ${SHOW}`,
    `import { assess, init } from "kh302/slim"; import url from "kh302/module.wasm?url"; import vi from "kh302/texts/vi?url"; await init(fetch(url), fetch(vi)); ${SHOW}`,
    `import { assess, init } from "kh302/slim"; import url from "kh302/module.wasm?url"; import vi from "kh302/texts/vi"; await init(fetch(url), vi); ${SHOW}`,
  ]) {
    write("vite/main.mjs", script);
    await vite.build({
      root: host("vite"),
      configFile: false,
      logLevel: "error",
      build: { outDir: host("out/vite"), emptyOutDir: true, modulePreload: { polyfill: false } },
    });
    assert.deepEqual(await shown(host("out/vite")), expected);
  }
});

test("webpack, with the module inside and as a file", async () => {
  for (const script of [
    `import { assess, initSync } from "kh302"; initSync(); ${SHOW}`,
    `import { assess, init } from "kh302/slim"; await init(fetch(new URL("kh302/module.wasm", import.meta.url)), fetch(new URL("kh302/texts/vi", import.meta.url))); ${SHOW}`,
    `import { assess, init } from "kh302/slim"; import vi from "kh302/texts/vi"; await init(fetch(new URL("kh302/module.wasm", import.meta.url)), vi); ${SHOW}`,
  ]) {
    write("webpack.mjs", script);
    const output = { path: host("out/webpack"), filename: "main.js", module: true, publicPath: "/", clean: true };
    const compiler = webpack({
      context: HOST,
      mode: "production",
      devtool: false,
      entry: "./webpack.mjs",
      output,
      experiments: { outputModule: true },
      performance: false,
    });
    const stats = await new Promise((resolve, reject) => compiler.run((error, stats) => (error ? reject(error) : resolve(stats))));
    await new Promise((resolve) => compiler.close(resolve));
    assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }).errors, []);
    assert.deepEqual(await shown(host("out/webpack"), { "/index.html": HTML("/main.js") }), expected);
  }
});

test("esbuild, with the module inside and as a file", async () => {
  for (const script of [
    `import { assess, initSync } from "kh302"; initSync(); ${SHOW}`,
    `import { assess, init } from "kh302/slim"; import url from "kh302/module.wasm"; import vi from "kh302/texts/vi"; await init(fetch(url), vi); ${SHOW}`,
  ]) {
    const options = { bundle: true, minify: true, format: "esm", loader: { ".wasm": "file" }, publicPath: "/", logLevel: "error" };
    rmSync(host("out/esbuild"), { recursive: true, force: true });
    await esbuild.build({
      ...options,
      stdin: { contents: script, resolveDir: HOST, sourcefile: "main.mjs" },
      outfile: host("out/esbuild/main.js"),
    });
    assert.deepEqual(await shown(host("out/esbuild"), { "/index.html": HTML("/main.js") }), expected);
  }
});

/** A page that draws the form and loads the engine meanwhile; it leaves how many fields it drew before, and what the session has then. */
const FORM = (from) => `import { defineForm } from "${from("element")}";
let drawn = 0;
const form = document.createElement("kh302-form");
defineForm(async () => {
  while (!form.shadowRoot.querySelector("input")) await new Promise((resolve) => requestAnimationFrame(resolve));
  const fields = form.shadowRoot.querySelectorAll("[data-field]");
  drawn = fields.length;
  const [first] = form.shadowRoot.querySelectorAll("input[type=text]");
  first.value = "55.305";
  first.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const { init } = await import("${from("index")}");
  await init();
});
form.lang = "vi";
document.body.append(form);
form.request = ${JSON.stringify(REPORT)};
await form.ready;
document.documentElement.dataset.outcome = JSON.stringify([drawn, form.session.raw("population")]);`;

test("the form is drawn before the engine, without a bundler and with each", async () => {
  const fields = createForm(REPORT).description.sections.flatMap((section) => section.fields).length;
  const script = FORM((entry) => (entry === "index" ? "kh302" : `kh302/${entry}`));
  const page = { "/index.html": HTML("/main.js") };
  const plain = { "/index.html": HTML("/main.mjs"), "/main.mjs": FORM((entry) => `/node_modules/kh302/dist/esm/${entry}.js`) };
  assert.deepEqual(await shown(HOST, plain), [fields, "55.305"], "without a bundler");
  write("vite/index.html", HTML("./main.mjs"));
  // The second page brings the texts along, which are not left out though nothing is imported from them.
  for (const head of ["", 'import "kh302/element/vi";\n']) {
    write("vite/main.mjs", head + script);
    const build = { outDir: host("out/vite"), emptyOutDir: true, modulePreload: { polyfill: false }, target: "esnext" };
    await vite.build({ root: host("vite"), configFile: false, logLevel: "error", build });
    assert.deepEqual(await shown(host("out/vite")), [fields, "55.305"], "Vite");
    const html = readFileSync(host("out/vite/index.html"), "utf8");
    assert.equal(/modulepreload.*\/vi-/.test(html), head !== "", "the texts that are brought along are loaded with the script");
  }
  write("webpack.mjs", script);
  const compiler = webpack({
    context: HOST,
    mode: "production",
    devtool: false,
    entry: "./webpack.mjs",
    output: { path: host("out/webpack"), filename: "main.js", module: true, publicPath: "/", clean: true },
    experiments: { outputModule: true },
    performance: false,
  });
  const stats = await new Promise((resolve, reject) => compiler.run((error, stats) => (error ? reject(error) : resolve(stats))));
  await new Promise((resolve) => compiler.close(resolve));
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }).errors, []);
  assert.deepEqual(await shown(host("out/webpack"), page), [fields, "55.305"], "webpack");
  for (const splitting of [true, false]) {
    rmSync(host("out/esbuild"), { recursive: true, force: true });
    const stdin = { contents: script, resolveDir: HOST, sourcefile: "main.mjs" };
    const options = { bundle: true, minify: true, format: "esm", outdir: host("out/esbuild"), entryNames: "main", logLevel: "error" };
    await esbuild.build({ ...options, stdin, splitting });
    assert.deepEqual(await shown(host("out/esbuild"), page), [fields, "55.305"], "esbuild");
  }
});

test("what is imported and not used costs nothing", async () => {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: 'import { assess } from "kh302";', resolveDir: HOST },
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
  });
  assert.equal(outputFiles[0].text.replace(/\/\/.*\n/g, "").trim(), "");
});

test("TypeScript sees the types, whichever way the package is loaded", () => {
  cpSync(join(ROOT, "test/types.mts"), host("types/esm.mts"));
  const common = readFileSync(host("types/esm.mts"), "utf8");
  write("types/cjs.cts", common);
  write(
    "types/texts.mts",
    `import { initSync } from "kh302/slim"; import vi from "kh302/texts/form/vi" with { type: "json" }; initSync(new Uint8Array(), vi);`,
  );
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  assert.ok(existsSync(tsc), tsc);
  for (const [resolution, module] of [
    ["nodenext", "nodenext"],
    ["bundler", "esnext"],
  ]) {
    const files = resolution === "nodenext" ? ["types/esm.mts", "types/texts.mts", "types/cjs.cts"] : ["types/esm.mts", "types/texts.mts"];
    run("node", [
      tsc,
      "--noEmit",
      "--strict",
      "--exactOptionalPropertyTypes",
      "--target",
      "es2022",
      "--lib",
      "es2022,dom",
      "--types",
      "",
      "--module",
      module,
      "--moduleResolution",
      resolution,
      ...files,
    ]);
  }
});

test("the examples of the README run as they stand", () => {
  const examples = [...readFileSync(installed("README.md"), "utf8").matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);
  assert.equal(examples.length, 3);
  const [first, second, third] = examples.map((code, place) => {
    write(`readme-${place}.mjs`, code);
    return run("node", [`readme-${place}.mjs`]);
  });
  assert.match(first, /^false\nF01 residential_groups Còn thiếu/);
  assert.match(first, /best: 'drug_free',\s+worst: 'type_i'/);
  assert.match(second, /^\w+\n$/);
  assert.equal(third, "false\n");
});
