// What the tests share: where things are, and a server of files for a page.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the package. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** What the library itself answers: one `[call, text, answer]` a line. */
export const ANSWERS = join(ROOT, "../../target/answers.jsonl");
if (!existsSync(ANSWERS)) throw new Error(`${ANSWERS} is not there; run the tests with: cargo xtask js`);
