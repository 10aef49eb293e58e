// Runs the same comparison in a real browser, on one bundled page, and prints its result.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { browser, serve, visit } from "../test/support.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kh302-bench-"));
const page = `
import * as kh302 from ${JSON.stringify(here("../dist/esm/index.js"))};
import catalogue from ${JSON.stringify(here("../../../core/generated/catalogue.json"))};
import { run } from ${JSON.stringify(here("run.mjs"))};
const bytes = await (await fetch("module.wasm")).arrayBuffer();
await kh302.init();
const lines = run({ ...kh302, measureStart: (bytes) => new WebAssembly.Module(bytes) }, catalogue, bytes);
document.documentElement.dataset.outcome = JSON.stringify([navigator.userAgent, ...lines]);
`;
await build({
  stdin: { contents: page, resolveDir: here(".") },
  bundle: true,
  format: "esm",
  minify: true,
  outfile: join(folder, "page.js"),
  logLevel: "warning",
});
writeFileSync(join(folder, "module.wasm"), readFileSync(here("../dist/module.wasm")));
writeFileSync(
  join(folder, "index.html"),
  '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="page.js"></script>',
);

// Allows `unsafe-eval`, because Ajv and the rules that the other engines share compile functions from text.
const server = await serve(folder, "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'self'");
const chromium = await browser();
try {
  console.log((await visit(chromium, `${server.url}/index.html`)).join("\n"));
} finally {
  await chromium.close();
  server.close();
}
