// Compares the size of each entry with the budget: node scripts/size.mjs (cargo xtask size builds first)
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { bundlePage } from "./first-paint.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const BUDGET = "wasm/size.toml";
/** The growth beyond which the script fails, until somebody raises the budget on purpose. */
const MARGIN = 1.02;

/** A module with its texts in some languages, as a page loads them. */
const loads = (name, ...locales) => {
  const texts = locales.map((locale) => `texts/${name}.${locale}.json`);
  return [`${name}.wasm`, ...texts].map((file) => readFileSync(join(root, "dist", file)));
};
const script = async (entry) => {
  const { outputFiles } = await build({
    entryPoints: [join(root, `dist/esm/${entry}.js`)],
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return Buffer.from(outputFiles[0].contents);
};
// The form as a page with one language loads it: its texts in the other language and the engine stay out.
const page = await bundlePage();
const files = (names) => names.map((name) => page.files[name]);
const element = Object.keys(page.files).filter((name) => page.needed.includes(name) || /\/(late|engine)-/.test(name));
if (element.length !== page.needed.length + 2)
  throw new Error(`the files of the form have other names: ${Object.keys(page.files).join(", ")}`);
const entries = {
  "module, vi + en": loads("module", "vi", "en"),
  "module, vi": loads("module", "vi"),
  kh302: [await script("index")],
  "kh302/slim, vi": [await script("slim"), ...loads("module", "vi")],
  "first paint": files(page.needed),
  "kh302/element": files(element),
  "form, vi + en": loads("form", "vi", "en"),
  "form, vi": loads("form", "vi"),
  "form, en": loads("form", "en"),
  "kh302/slim/form, vi": [await script("slim-form"), ...loads("form", "vi")],
  "assess, vi": loads("assess", "vi"),
  "province, vi": loads("province", "vi"),
};

const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const sum = (files, size) => files.reduce((total, file) => total + size(file), 0);

/** Reads the budget, which contains only comments and lines of the forms `["entry"]` and `gzip = bytes`; so with `brotli`, and `goal` for gzip. */
const budget = {};
let entry;
for (const line of readFileSync(join(root, "../..", BUDGET), "utf8").split("\n")) {
  const table = /^\["(.+)"\]$/.exec(line);
  const value = /^(\w+) = ([\d_]+)$/.exec(line);
  if (table) {
    entry = {};
    budget[table[1]] = entry;
  } else if (value) entry[value[1]] = Number(value[2].replaceAll("_", ""));
  else if (line.trim() && !line.startsWith("#")) throw new Error(`${BUDGET}: ${line}`);
}

const wrong = Object.keys(budget)
  .filter((name) => !(name in entries))
  .map((name) => `${BUDGET}: there is no entry ${name}`);
const cell = (text, width = 10) => String(text).padStart(width);
console.log(["entry".padEnd(20), ...["raw", "gzip", "brotli", "recorded", "goal"].map((head) => cell(head))].join(""));
for (const [name, files] of Object.entries(entries)) {
  const recorded = budget[name] ?? {};
  const found = { raw: sum(files, (file) => file.length), gzip: sum(files, gzip), brotli: sum(files, brotli) };
  const { goal } = recorded;
  console.log([name.padEnd(20), ...[found.raw, found.gzip, found.brotli, recorded.gzip, goal ?? "-"].map((value) => cell(value))].join(""));
  for (const packing of ["gzip", "brotli"]) {
    if (!recorded[packing]) wrong.push(`${BUDGET} says nothing of ${name} in ${packing}: it has ${found[packing]} bytes`);
    else if (found[packing] > recorded[packing] * MARGIN)
      wrong.push(
        `${name} grew from ${recorded[packing]} to ${found[packing]} bytes of ${packing}; if that is meant, record it in ${BUDGET}`,
      );
  }
  if (goal && found.gzip > goal) console.log(`  ${name} is ${found.gzip - goal} bytes above its goal`);
}
for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 ? 0 : 1;
