// Makes dist/ from src/ and the module that `cargo xtask wasm` compiled: node scripts/build.mjs MODULE
import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const here = (...path) => join(root, ...path);
const require = createRequire(import.meta.url);
const node = (script, ...args) => execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" });
const bin = (name, command) => join(dirname(require.resolve(`${name}/package.json`)), require(`${name}/package.json`).bin[command]);

const glue = process.argv[2];
if (!glue) throw new Error("name the folder of the module and its glue: node scripts/build.mjs FOLDER (cargo xtask js does)");

rmSync(here("dist"), { recursive: true, force: true });
mkdirSync(here("dist"), { recursive: true });

const features = ["bulk-memory", "sign-ext", "mutable-globals", "nontrapping-float-to-int", "multivalue", "reference-types"];
const strip = ["debug", "producers", "target-features"];
// Leaves functions with one caller apart unless they are small: the compiler has inlined what it wanted, and separate functions compress better.
// Leaves the zeros where texts were taken out: without them the data would fall into segments, whose heads are longer after gzip.
const options = ["-Oz", "--one-caller-inline-max-function-size=14", "--converge", "--skip-pass=memory-packing"];
options.push(...features.map((feature) => `--enable-${feature}`), ...strip.map((section) => `--strip-${section}`));
/** The module with everything and those with a part of it; the same glue serves all. Each takes one thread, so they are made in parallel. */
const modules = { module: "", form: "form", assess: "assess", province: "province" };
const locales = ["vi", "en"];
const shrink = (name, folder) => {
  const files = [join(glue, folder, "kh302_bg.wasm"), "-o", here(`dist/${name}.wasm`)];
  return promisify(execFile)(process.execPath, [bin("binaryen", "wasm-opt"), ...files, ...options]);
};
await Promise.all(Object.entries(modules).map(([name, folder]) => shrink(name, folder)));
mkdirSync(here("dist/texts"));
for (const [name, folder] of Object.entries(modules))
  for (const locale of locales) cpSync(join(glue, folder, `texts.${locale}.json`), here(`dist/texts/${name}.${locale}.json`));

/** Packs bytes into a text; src/unpack.ts reads it and says why it has this form. */
function pack(bytes) {
  const [, alphabet] = /ALPHABET =\s*"(.+)";/.exec(readFileSync(here("src/unpack.ts"), "utf8"));
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] += 1;
  const order = [...counts.keys()].sort((one, other) => counts[other] - counts[one] || one - other);
  const codes = [];
  for (const [place, byte] of order.entries())
    codes[byte] = ["", "~", "}"][Math.floor(place / alphabet.length)] + alphabet[place % alphabet.length];
  return [Array.from(bytes, (byte) => codes[byte]).join(""), Buffer.from(order).toString("hex"), bytes.length];
}

/**
 * Turns the glue of wasm-bindgen into a function that makes it again for each instance. As generated, the glue knows one instance only, and
 * would read the memory of the latest instance for all.
 */
function ofOneInstance(text) {
  const names = [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  return `// Written by scripts/build.mjs.\nexport function makeGlue() {\n${text.replace(/^export /gm, "")}\nreturn { ${names.join(", ")} };\n}\n`;
}

const packed = pack(readFileSync(here("dist/module.wasm"))).map((part) => JSON.stringify(part));
writeFileSync(
  here("src/inline.ts"),
  `// Written by scripts/build.mjs.
import type { Texts } from "./engine.js";
import { unpack } from "./unpack.js";

export function moduleBytes(): Uint8Array<ArrayBuffer> {
  return unpack(${packed.join(", ")});
}

export function texts(): Texts[] {
  return [${locales.map((locale) => readFileSync(here(`dist/texts/module.${locale}.json`), "utf8")).join(", ")}];
}
`,
);
const catalogue = readFileSync(here("../../core/generated/catalogue.json"), "utf8");
writeFileSync(
  here("src/catalogue.ts"),
  `// Written by scripts/build.mjs.
import type { Catalogue } from "./generated/documents.js";

const TEXT = ${JSON.stringify(JSON.stringify(JSON.parse(catalogue)))};

/** Danh mục quy tắc: every figure, check, criterion, target, deadline and legal text, in both languages. It needs no module. */
export function catalogue(): Catalogue {
  return JSON.parse(TEXT) as Catalogue;
}
`,
);
for (const locale of locales) {
  const form = JSON.parse(readFileSync(here(`../../core/generated/form/${locale}.json`), "utf8"));
  writeFileSync(
    here(`src/element/form-${locale}.ts`),
    `// Written by scripts/build.mjs.
import type { Layout } from "./layout.js";

export const FORM: Layout = ${JSON.stringify(form)};
`,
  );
}
rmSync(here("src/module"), { recursive: true, force: true });
mkdirSync(here("src/module"), { recursive: true });
writeFileSync(here("src/module/glue.js"), ofOneInstance(readFileSync(join(glue, "kh302_bg.js"), "utf8")));
cpSync(join(glue, "kh302_bg.wasm.d.ts"), here("src/module/exports.d.ts"));
node(bin("typescript", "tsc"), "-p", "tsconfig.json");
node(bin("typescript", "tsc"), "-p", "tsconfig.cjs.json");
for (const format of ["esm", "cjs"]) cpSync(join(glue, "kh302_bg.wasm.d.ts"), here("dist", format, "module/exports.d.ts"));
writeFileSync(here("dist/cjs/package.json"), '{ "type": "commonjs" }\n');
cpSync(here("../../core/generated/schema"), here("schema"), { recursive: true });
cpSync(here("../../LICENSE"), here("LICENSE"));
