// Prints the time of an assessment and of a verdict in Node, for the table of `cargo xtask bench languages`; KH302_REPORTS names a file with a
// report on each line.
import { readFileSync } from "node:fs";
import { call, initSync, judge } from "../dist/esm/index.js";

/** The rounds, of which the first are slower, because WebAssembly that runs often is compiled anew. */
const ROUNDS = 40;

/** Returns the time of the fastest round for each report. */
function microseconds(reports, run) {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now();
    for (const report of reports) run(report);
    fastest = Math.min(fastest, ((performance.now() - begin) * 1e3) / reports.length);
  }
  return fastest;
}

initSync();
const reports = readFileSync(process.env.KH302_REPORTS, "utf8").trim().split("\n");
console.log(`assess ${microseconds(reports, (report) => call("assess", report)).toFixed(3)}`);
console.log(`verdict ${microseconds(reports, judge).toFixed(3)}`);
