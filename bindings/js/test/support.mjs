// Helpers that the tests share: the paths of files, a server for pages, and a browser.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

/** The folder of the package. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** The answers of the library itself: one `[call, text, answer]` on each line. */
export const ANSWERS = join(ROOT, "../../target/answers.jsonl");

/** The bytes of a module. */
export const wasm = (name = "module") => readFileSync(join(ROOT, `dist/${name}.wasm`));
/** The texts of a module in each of the languages, or in both. */
export const texts = (name = "module", locales = ["vi", "en"]) =>
  locales.map((locale) => JSON.parse(readFileSync(join(ROOT, `dist/texts/${name}.${locale}.json`), "utf8")));

export const REPORT = { schema: "kh302.report/1", area: "19815", period: "2025-09", figures: { drug_dependent: 35 } };

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** The policy under which the package must work, and one under which it cannot. */
export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
export const STRICT = "default-src 'none'; script-src 'self'; connect-src 'self'";

/** Serves given pages (`{ "/page.html": text }`) and otherwise the files of a folder, under a policy. */
export async function serve(folder, policy, pages = {}) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://page").pathname));
    try {
      const body = pages[path] ?? (path === "/answers.jsonl" ? await readFile(ANSWERS) : await readFile(join(folder, path)));
      response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream", "Content-Security-Policy": policy });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Starts a real browser with an empty profile. */
export function browser() {
  return chromium.launch({ executablePath: process.env.KH302_CHROMIUM ?? "/usr/bin/chromium", args: FLAGS.split(" ") });
}

/**
 * Opens a page, and returns the JSON that its script leaves in the `data-outcome` of the root element. It evaluates nothing on the page,
 * because its policy may forbid that. An error on the page is thrown.
 */
export async function visit(browser, url) {
  const page = await browser.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  try {
    await page.goto(url);
    const root = page.locator("html[data-outcome]");
    await root.waitFor({ state: "attached", timeout: 60_000 }).catch((error) => {
      throw new Error(`${url}: ${wrong.join("; ") || error}`);
    });
    return JSON.parse(await root.getAttribute("data-outcome"));
  } finally {
    await page.close();
  }
}

let copies = 0;

/** Loads an entry of the package again, with new modules, so that nothing has started yet. */
export async function loaded(entry) {
  copies += 1;
  const copy = copies;
  const { build } = await import("esbuild");
  const { outputFiles } = await build({ entryPoints: [join(ROOT, `dist/esm/${entry}.js`)], bundle: true, format: "esm", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(`${outputFiles[0].text}\n// ${copy}`).toString("base64")}`);
}
