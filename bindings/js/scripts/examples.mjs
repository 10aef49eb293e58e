// Bundles the examples into a folder: node scripts/examples.mjs FOLDER. With --serve it also serves them until Enter is pressed.
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const EXAMPLES = fileURLToPath(new URL("../examples", import.meta.url));
export const NAMES = ["plain", "react", "vue"];
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };
/** The content security policy of a careful portal. */
export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";

/** Turns each example into a folder with a page, its script and its style. */
export async function bundle(folder) {
  const defines = {
    "process.env.NODE_ENV": '"production"',
    __VUE_OPTIONS_API__: "false",
    __VUE_PROD_DEVTOOLS__: "false",
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
  };
  for (const name of NAMES) {
    const entry = join(EXAMPLES, name, name === "react" ? "main.jsx" : "main.js");
    await build({
      entryPoints: [entry],
      outdir: join(folder, name),
      entryNames: "main",
      bundle: true,
      splitting: true,
      minify: true,
      format: "esm",
      jsx: "automatic",
      loader: { ".wasm": "file" },
      define: defines,
      logLevel: "warning",
    });
    mkdirSync(join(folder, name), { recursive: true });
    copyFileSync(join(EXAMPLES, name, "index.html"), join(folder, name, "index.html"));
    copyFileSync(join(EXAMPLES, "portal.css"), join(folder, name, "portal.css"));
  }
}

function serve(folder) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://page").pathname)).replace(/\/$/, "/index.html");
    try {
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream", "Content-Security-Policy": POLICY });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1", async () => {
    const addresses = NAMES.map((name) => `http://127.0.0.1:${server.address().port}/${name}/`);
    for (const address of addresses) {
      const { ok } = await fetch(address);
      if (!ok) throw new Error(`${address} is not served`);
      console.log(address);
    }
    // Stops at once where no terminal is attached, as nobody could press Enter; the pages were served once by then.
    if (!process.stdin.isTTY) process.exit();
    console.log("Nhấn Enter để dừng · Enter stops it");
    process.stdin.on("data", () => process.exit()).on("end", () => process.exit());
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, then] = process.argv.slice(2);
  if (!folder) throw new Error("name the folder to write to: node scripts/examples.mjs FOLDER [--serve]");
  await bundle(folder);
  if (then === "--serve") serve(folder);
}
