// Runs the package in a real browser, under the content security policy that a portal should have.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, POLICY, ROOT, STRICT, serve, visit } from "./support.mjs";

let chromium;
before(async () => (chromium = await browser()));
after(() => chromium.close());

const page = (script) => ({
  "/page.html": `<!doctype html><meta charset="utf-8"><title>kh302</title><script type="module" src="/page.mjs"></script>`,
  "/page.mjs": script,
});

/** Runs the body of a function on a page under a policy, and returns its result. */
async function run(policy, body) {
  const script = `
    const outcome = await (async () => { ${body} })().catch((error) => ({ thrown: String(error) }));
    document.documentElement.dataset.outcome = JSON.stringify(outcome);`;
  const server = await serve(ROOT, policy, page(script));
  try {
    return await visit(chromium, `${server.url}/page.html`);
  } finally {
    server.close();
  }
}

const COMPARE = `
  const differences = [];
  let compared = 0;
  for (const line of (await (await fetch("/answers.jsonl")).text()).split("\\n")) {
    if (!line) continue;
    const [name, text, answer] = JSON.parse(line);
    // No module has it as a call.
    if (name === "judge") continue;
    if (call(name, text) !== answer) differences.push(name + " of " + text);
    compared += 1;
  }
  return { compared, differences: differences.slice(0, 3) };`;

test("Chromium answers as the library does, the module inside", async () => {
  const { compared, differences, thrown } = await run(
    POLICY,
    `const { call, initSync } = await import("/dist/esm/index.js"); initSync(); ${COMPARE}`,
  );
  assert.equal(thrown, undefined);
  assert.deepEqual(differences, []);
  assert.ok(compared > 1_000, `${compared} answers`);
});

test("Chromium answers as the library does, the module supplied as it arrives", async () => {
  const { compared, differences, thrown } = await run(
    POLICY,
    `const { call, init } = await import("/dist/esm/slim.js"); await init(fetch("/dist/module.wasm"), fetch("/dist/texts/module.vi.json"), fetch("/dist/texts/module.en.json")); ${COMPARE}`,
  );
  assert.equal(thrown, undefined);
  assert.deepEqual(differences, []);
  assert.ok(compared > 1_000, `${compared} answers`);
});

for (const start of ["init", "initSync"]) {
  test(`${start} says what a policy without wasm-unsafe-eval forbids`, async () => {
    const outcome = await run(
      STRICT,
      `const kh302 = await import("/dist/esm/index.js");
       try { await kh302.${start}(); return "started"; }
       catch (error) { return { known: error instanceof kh302.StartError, code: error.code, vi: error.vi, en: error.en }; }`,
    );
    assert.equal(outcome.known, true, JSON.stringify(outcome));
    assert.equal(outcome.code, "wasm_blocked");
    assert.match(outcome.vi, /chính sách bảo mật nội dung/);
    assert.match(outcome.en, /'wasm-unsafe-eval' in script-src/);
  });
}
