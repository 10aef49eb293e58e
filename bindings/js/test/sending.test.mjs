// Tests that the form says "sent" only once the page says so, with the example of the README as it stands there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { FIELDS } from "../dist/esm/index.js";
import { browser, ROOT } from "./support.mjs";

const [, EXAMPLE] = /```html\n(<kh302-form[\s\S]+?)```/.exec(readFileSync(join(ROOT, "README.md"), "utf8"));
const MAP = JSON.stringify({ imports: { kh302: "/dist/esm/index.js", "kh302/element": "/dist/esm/element.js" } });
const PAGE = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Báo cáo</title><link rel="icon" href="data:,">
<script type="importmap">${MAP}</script>${EXAMPLE}</html>`;
/** A complete yearly report, from the sample data. */
const WHOLE = JSON.parse(readFileSync(join(ROOT, "../../examples/data/synthetic/2025.jsonl"), "utf8").split("\n")[0]);

let chromium;
let server;
/** How the server answers a report: a status, "closed" for a lost connection, "silent" for no answer at all. */
let answer = 200;
const received = [];
before(async () => {
  chromium = await browser();
  server = createServer((request, response) => {
    if (request.url === "/page.html") response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(PAGE);
    else if (request.url === "/bao-cao") {
      let body = "";
      request.on("data", (part) => (body += part));
      request.on("end", () => {
        received.push(JSON.parse(body));
        if (answer === "closed") request.socket.destroy();
        else if (answer !== "silent") response.writeHead(answer).end();
      });
    } else {
      try {
        const body = readFileSync(join(ROOT, request.url));
        response.writeHead(200, { "Content-Type": "text/javascript" }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
});
after(async () => {
  await chromium.close();
  server.closeAllConnections();
  server.close();
});

/** Opens the page of the example, and fills the form in. */
async function open(t) {
  const context = await chromium.newContext({ locale: "vi-VN" });
  t.after(() => context.close());
  const page = await context.newPage();
  // Gives up after less than the thirty seconds of the example.
  await page.addInitScript(() => {
    const { timeout } = AbortSignal;
    AbortSignal.timeout = (time) => timeout.call(AbortSignal, Math.min(time, 700));
  });
  await page.goto(`http://127.0.0.1:${server.address().port}/page.html`);
  await page.waitForFunction(() => document.querySelector("kh302-form").session !== null);
  await page.evaluate(
    ([figures, ids]) => {
      const { session } = document.querySelector("kh302-form");
      for (const id of ids) if (figures[id] !== undefined) session.set(id, figures[id]);
      session.set("prepared_on", "15/12/2026");
      session.set("declared_level", session.assessment().classification.level);
    },
    [WHOLE.figures, FIELDS],
  );
  received.length = 0;
  return page;
}

const send = (page) => page.getByRole("button", { name: "Gửi báo cáo", exact: true });
const outcome = (page) => page.locator("kh302-form .send .notice");
const drafts = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open("kh302", 1);
        opening.onsuccess = () => {
          const keys = opening.result.transaction("drafts").objectStore("drafts").getAllKeys();
          keys.onsuccess = () => resolve(keys.result);
        };
      }),
  );

test("what arrived is said to be sent, and its draft is gone", async (t) => {
  answer = 200;
  const page = await open(t);
  await page.waitForFunction(() => document.querySelector("kh302-form").shadowRoot.querySelector(".saved").textContent !== "");
  assert.deepEqual(await drafts(page), ["19815/2026"]);
  await send(page).dblclick();
  await outcome(page).filter({ hasText: "báo cáo đã được gửi" }).waitFor();
  assert.equal(received.length, 1, "a double click sends once");
  assert.equal(received[0].figures.population, WHOLE.figures.population);
  await page.waitForFunction(async () => (await indexedDB.databases()).length > 0);
  assert.deepEqual(await drafts(page), []);
});

for (const how of [404, 500, "closed", "silent"]) {
  test(`a server that answers ${how} keeps the draft, and the form says what to do`, async (t) => {
    answer = how;
    const page = await open(t);
    await send(page).click();
    if (how === "silent") {
      await outcome(page).filter({ hasText: "Đang gửi" }).waitFor();
      assert.equal(await send(page).isDisabled(), true);
    }
    await outcome(page).filter({ hasText: "Chưa gửi được báo cáo" }).waitFor();
    const said = await outcome(page).innerText();
    assert.ok(said.includes("Bản nháp vẫn còn trên máy này") && !said.includes("đã được gửi"), said);
    assert.equal(await send(page).isDisabled(), false);
    assert.deepEqual(await drafts(page), ["19815/2026"]);
    // It is sent again once the server is well.
    answer = 200;
    received.length = 0;
    await page.waitForTimeout(1100);
    await send(page).click();
    await outcome(page).filter({ hasText: "báo cáo đã được gửi" }).waitFor();
    assert.equal(received.length, 1);
  });
}

test("waitUntil decides like send: a response that is not ok, false and a rejection are no success", async (t) => {
  const page = await open(t);
  for (const [name, wanted] of [
    ["not ok", "mã 403"],
    ["false", "Chưa gửi được báo cáo."],
    ["rejection", "Chưa gửi được báo cáo."],
    ["nothing", "báo cáo đã được gửi"],
    ["response", "báo cáo đã được gửi"],
  ]) {
    await page.evaluate((name) => {
      const answers = { "not ok": { ok: false, status: 403 }, false: false, response: { ok: true } };
      const answered = async () => (name === "rejection" ? Promise.reject(new Error("no")) : answers[name]);
      const form = document.querySelector("kh302-form");
      form.send = null;
      form.addEventListener("kh302-submit", (event) => event.waitUntil(answered()), { once: true });
    }, name);
    await page.waitForTimeout(1100);
    await send(page).click();
    await outcome(page).filter({ hasText: wanted }).waitFor();
  }
});

test("a page that only listens is not said to have sent, and waitUntil that comes late says so", async (t) => {
  const page = await open(t);
  await page.evaluate(() => {
    const form = document.querySelector("kh302-form");
    form.send = null;
    form.addEventListener("kh302-submit", (event) => {
      structuredClone(event.detail);
      setTimeout(() => {
        try {
          event.waitUntil(Promise.resolve());
        } catch (error) {
          window.late = error.message;
        }
      });
    });
  });
  await send(page).click();
  await outcome(page).filter({ hasText: "Trang này chưa cho biết" }).waitFor();
  await page.waitForFunction(() => window.late?.includes("waitUntil"));
});
