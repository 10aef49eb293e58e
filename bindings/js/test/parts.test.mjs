// Tests that the modules with a part of the calls give the recorded answers to these, and say of the others that they are left out.
import assert from "node:assert/strict";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { ANSWERS, loaded, REPORT, texts, wasm } from "./support.mjs";

const PARTS = {
  assess: ["areas", "assess", "combine", "explain", "form", "periods"],
  province: ["compare", "corrections", "phase", "publish", "rollup"],
};
/** Of the answers to `assess`, which are most, one in so many is asked for. */
const EVERY = 8;

/** The calls that no module has, because JavaScript has a shorter way to their answer. */
const NOWHERE = ["judge"];
const CALLS = [...Object.values(PARTS).flat(), ...NOWHERE].sort();

const started = async (name) => {
  const kh302 = await loaded("slim");
  kh302.initSync(wasm(name), ...texts(name));
  return kh302;
};

for (const [part, own] of Object.entries(PARTS))
  test(`${part}.wasm gives the recorded answers to its calls, and leaves out the others`, async () => {
    const kh302 = await started(part);
    const asked = new Set();
    let lines = 0;
    for await (const line of createInterface({ input: createReadStream(ANSWERS), crlfDelay: Infinity })) {
      lines += 1;
      const [name, text, answer] = JSON.parse(line);
      // A name that no call has is answered alike by all, which the last test asks.
      if ((name === "assess" && lines % EVERY) || !(CALLS.includes(name) || JSON.parse(answer).error?.code !== "unknown_call")) continue;
      asked.add(name);
      if (own.includes(name)) {
        assert.equal(kh302.call(name, text), answer, `${name} of ${text.slice(0, 200)}`);
        continue;
      }
      const { error } = JSON.parse(kh302.call(name, text));
      assert.equal(error.code, "left_out");
      assert.match(error.message, new RegExp(`“${name}”`));
    }
    assert.deepEqual([...asked].sort(), CALLS, "every call belongs to one of the parts or to none");
  });

test("a module without forms says so, and judges", async () => {
  const whole = await started("module");
  for (const part of Object.keys(PARTS)) {
    const kh302 = await started(part);
    assert.deepEqual(kh302.judge(REPORT), whole.judge(REPORT));
    assert.throws(() => kh302.createForm(REPORT), { code: "left_out" });
    for (const [name, code] of [
      ["no such call", "unknown_call"],
      ["judge", "left_out"],
    ])
      for (const one of [kh302, whole]) assert.equal(JSON.parse(one.call(name, "{}")).error.code, code);
  }
});
