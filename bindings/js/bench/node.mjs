import { readFileSync } from "node:fs";
import * as kh302 from "../dist/esm/index.js";
import { run } from "./run.mjs";

const bytes = readFileSync(new URL("../dist/module.wasm", import.meta.url));
const catalogue = JSON.parse(readFileSync(new URL("../../../core/generated/catalogue.json", import.meta.url)));
kh302.initSync();
console.log(`Node ${process.version}`);
console.log(run({ ...kh302, measureStart: (bytes) => new WebAssembly.Module(bytes) }, catalogue, bytes).join("\n"));
