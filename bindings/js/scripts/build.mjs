// Makes dist/ from src/ and the module that `cargo xtask wasm` compiled: node scripts/build.mjs MODULE
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const here = (...path) => join(root, ...path);
const require = createRequire(import.meta.url);
const node = (script, ...args) => execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" });
const bin = (name, command) => join(dirname(require.resolve(`${name}/package.json`)), require(`${name}/package.json`).bin[command]);

const compiled = process.argv[2];
if (!compiled) throw new Error("name the module: node scripts/build.mjs MODULE (cargo xtask js does)");

rmSync(here("dist"), { recursive: true, force: true });
mkdirSync(here("dist"), { recursive: true });

const features = ["bulk-memory", "sign-ext", "mutable-globals", "nontrapping-float-to-int", "multivalue", "reference-types"];
node(bin("binaryen", "wasm-opt"), compiled, "-Oz", ...features.map((feature) => `--enable-${feature}`), "--strip-producers", "--strip-target-features", "-o", here("dist/module.wasm"));

const bytes = readFileSync(here("dist/module.wasm"));
writeFileSync(
  here("src/inline.ts"),
  `// Written by scripts/build.mjs.
const BASE64 = "${bytes.toString("base64")}";

export function moduleBytes(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(BASE64), (char) => char.charCodeAt(0));
}
`,
);
node(bin("typescript", "tsc"), "-p", "tsconfig.json");
node(bin("typescript", "tsc"), "-p", "tsconfig.cjs.json");
writeFileSync(here("dist/cjs/package.json"), '{ "type": "commonjs" }\n');
cpSync(here("../../core/generated/schema"), here("schema"), { recursive: true });
cpSync(here("../../LICENSE"), here("LICENSE"));
