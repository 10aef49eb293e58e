// Bundles a page with the form as a portal does, and tells which of its files stand between an empty page and a form that can be typed in.
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const ENTRY = "virtual:page";

/** The script of a page that draws the form at once and loads the engine meanwhile, as the README shows it. */
const page = (request, brought) => `${brought ? `import "/dist/esm/element-${brought}.js";` : ""}
import { defineForm } from "/dist/esm/element.js";
defineForm(async () => {
  const { init } = await import("/dist/esm/slim-form.js");
  await init(fetch("/form.wasm"), fetch("/texts.json"));
});
document.querySelector("kh302-form").request = ${JSON.stringify(request)};`;

/**
 * Returns the files of the page by their names, and the names of those that the first paint in a language needs, the script of the page
 * first. The page loads the texts of a language when it draws the form, unless it brings those of one along.
 */
export async function bundlePage({ request = null, locale = "vi", brings = false } = {}) {
  const { output } = await build({
    root: PACKAGE,
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "page",
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? page(request, brings && locale) : null),
      },
    ],
    build: { write: false, modulePreload: { polyfill: false }, rollupOptions: { input: ENTRY } },
  });
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const needed = new Set();
  const need = (name) => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const other of chunks.get(name).imports) need(other);
  };
  for (const { fileName, isEntry } of output) if (isEntry) need(fileName);
  for (const { fileName, facadeModuleId } of output) if (facadeModuleId?.endsWith(`/element/${locale}.js`)) need(fileName);
  const files = Object.fromEntries(output.map(({ fileName, code }) => [fileName, Buffer.from(code)]));
  return { files, needed: [...needed] };
}

/** Returns the files of the first paint in Vietnamese, which has the longer texts. */
export async function firstPaint() {
  const { files, needed } = await bundlePage();
  return needed.map((name) => files[name]);
}

/** Returns how many bytes files take on the way. */
export const gzip = (files) => files.reduce((total, file) => total + gzipSync(file, { level: 9 }).length, 0);
