// Measures when a form is drawn and typed in on a slow line and a slow processor, in Chromium: node bench/first-paint.mjs
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { bundlePage, gzip } from "../scripts/first-paint.mjs";
import { browser } from "../test/support.mjs";

/** Kilobits a second each way, and milliseconds that every request waits. */
const LINES = {
  "slow 3G (400 kbit/s, 400 ms)": { rate: 400, latency: 400 },
  // The browser's own setting of that name waits five times as long for every request, to stand for what a line of 400 ms does to a page.
  "slow 3G of the developer tools (400 kbit/s, 2,000 ms)": { rate: 400, latency: 2000 },
};
const SLOWER = 6;
const ROUNDS = Number(process.argv[2] ?? 5);

const request = {
  schema: "kh302.request/1",
  report: { schema: "kh302.report/1", area: "19815", period: "2025", figures: {} },
  as_of: "2025-12-15",
};
const page = (script) => `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Báo cáo</title><link rel="icon" href="data:,">
<script type="module" src="/${script}"></script><kh302-form></kh302-form></html>`;
const WAYS = { "/loads.html": "the page loads the texts", "/brings.html": "the page brings the texts along" };
const dist = (name) => readFileSync(new URL(`../dist/${name}`, import.meta.url));
const served = {
  "/form.wasm": [dist("form.wasm"), "application/wasm"],
  "/texts.json": [dist("texts/form.vi.json"), "application/json"],
};
for (const path of Object.keys(WAYS)) {
  const { files, needed } = await bundlePage({ request, brings: path === "/brings.html" });
  served[path] = [page(needed[0]), "text/html; charset=utf-8"];
  for (const [name, bytes] of Object.entries(files)) served[`/${name}`] = [bytes, "text/javascript"];
  console.log(`${WAYS[path]}: ${gzip(needed.map((name) => files[name]))} bytes of gzip in ${needed.length} files until the form is drawn`);
}
for (const entry of Object.values(served)) entry[0] = gzipSync(entry[0], { level: 9 });
const server = createServer((request, response) => {
  const [body, type] = served[request.url] ?? [];
  response.writeHead(body ? 200 : 404, { "Content-Type": type ?? "text/plain", "Content-Encoding": body ? "gzip" : "identity" });
  response.end(body);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

/** Notes on the page when the first field was drawn, and when a key that was pressed then stood in it. */
function watch() {
  const frame = () => {
    const field = document.querySelector("kh302-form")?.shadowRoot?.querySelector("input[type=text]");
    if (!field) return requestAnimationFrame(frame);
    field.addEventListener("input", () => requestAnimationFrame(() => (window.typed ??= performance.now())));
    field.focus();
    // The next frame begins once this one is on the screen.
    requestAnimationFrame(() => (window.drawn = performance.now()));
  };
  requestAnimationFrame(frame);
}

async function measure(chromium, path, { rate, latency }) {
  const context = await chromium.newContext();
  const page = await context.newPage();
  await page.addInitScript(watch);
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  const bytes = (rate * 1000) / 8;
  await client.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: bytes, uploadThroughput: bytes });
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(`http://127.0.0.1:${server.address().port}${path}`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.drawn !== undefined);
  await page.keyboard.type("5");
  await page.waitForFunction(() => window.typed !== undefined);
  const times = await page.evaluate(() => ({ html: performance.getEntriesByType("navigation")[0].responseEnd, drawn, typed, open: 0 }));
  await page.waitForFunction(() => document.querySelector("kh302-form").session !== null, undefined, { timeout: 120_000 });
  times.open = await page.evaluate(() => performance.now());
  const kept = await page.evaluate(() => document.querySelector("kh302-form").session.raw("population"));
  if (kept !== "5") throw new Error(`what was typed is lost: ${kept}`);
  await context.close();
  return times;
}

/** Returns how long the main thread of a page works until the form is drawn, in milliseconds of processor time, which no other load changes. */
async function work(chromium, path) {
  const context = await chromium.newContext();
  const page = await context.newPage();
  await page.addInitScript(watch);
  const client = await context.newCDPSession(page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.route("**/form.wasm", () => {});
  await page.goto(`http://127.0.0.1:${server.address().port}${path}`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.drawn !== undefined);
  const { metrics } = await client.send("Performance.getMetrics");
  await context.close();
  const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
  return of("TaskDuration") - of("DevToolsCommandDuration");
}

const seconds = (all) => {
  const sorted = all.map((time) => time / 1000).sort((one, other) => one - other);
  return `${sorted[Math.floor(sorted.length / 2)].toFixed(2)} s (${sorted[0].toFixed(2)}–${sorted.at(-1).toFixed(2)})`;
};

const chromium = await browser();
try {
  for (const [path, how] of Object.entries(WAYS)) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await work(chromium, path));
    const median = rounds.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)];
    console.log(
      `${how}: the main thread works ${Math.round(median)} ms until the form is drawn, ${Math.round(median * SLOWER)} ms where it is ${SLOWER} times slower`,
    );
  }
  for (const [line, conditions] of Object.entries(LINES)) {
    for (const [path, how] of Object.entries(WAYS)) {
      const rounds = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(chromium, path, conditions));
      console.log(`${line}, processor ${SLOWER} times slower, ${how}; from the start of the navigation, median of ${ROUNDS} (least–most)`);
      for (const [key, what] of Object.entries({ html: "page itself", drawn: "drawn", typed: "typed in", open: "engine there" }))
        console.log(`  ${what.padEnd(14)}${seconds(rounds.map((times) => times[key]))}`);
    }
  }
} finally {
  await chromium.close();
  server.close();
}
