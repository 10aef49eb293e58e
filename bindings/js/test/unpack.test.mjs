// Tests that the module inside the default entry equals the file, byte for byte, and has the texts of both languages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { moduleBytes, texts } from "../dist/esm/inline.js";
import { ALPHABET } from "../dist/esm/unpack.js";
import { texts as filed, wasm } from "./support.mjs";

test("the module inside is the file", () => {
  assert.ok(Buffer.from(moduleBytes()).equals(wasm()));
  assert.deepEqual(texts(), filed());
});

test("the alphabet has room for every byte, and nothing that a string or a page would take for something else", () => {
  assert.equal(new Set(ALPHABET).size, ALPHABET.length);
  assert.ok(3 * ALPHABET.length >= 256);
  assert.doesNotMatch(ALPHABET, /[^ -~]|["\\<~}]/);
});
