// Tests that nothing typed is lost: to another tab, a move, a reload, a language, or a browser that keeps nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { FIELDS } from "../dist/esm/index.js";
import { browser, POLICY, ROOT, serve } from "./support.mjs";

const PAGE = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Báo cáo</title><link rel="icon" href="data:,">
<script type="module" src="/page.mjs"></script><main></main></html>`;
const SCRIPT = `import { init } from "/dist/esm/index.js";
import { defineForm } from "/dist/esm/element.js";
defineForm(init);
const main = document.querySelector("main");
const form = document.createElement("kh302-form");
const text = (selector) => form.shadowRoot.querySelector(selector)?.textContent ?? "";
Object.assign(window, { form, main, text, asked: 0 });
if (navigator.storage) navigator.storage.persist = async () => ++asked > 0;
main.append(form);
document.documentElement.dataset.loaded = "";`;
const DENY = () => {
  for (const name of ["indexedDB", "localStorage"])
    Object.defineProperty(window, name, {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
};
/** Has the storage answer later, as that of a busy device does: `slow` has the milliseconds for one question after the other. */
const SLOW = () => {
  const { open } = IDBFactory.prototype;
  window.slow = [];
  IDBFactory.prototype.open = function (...named) {
    const answer = {};
    const ask = () => {
      const request = open.apply(this, named);
      for (const event of ["onupgradeneeded", "onsuccess", "onerror"])
        request[event] = () => {
          Object.assign(answer, { result: request.readyState === "done" ? request.result : undefined, error: request.error });
          answer[event]?.();
        };
    };
    setTimeout(ask, window.slow.shift() ?? 0);
    return answer;
  };
};
/** A complete yearly report, from the sample data. */
const WHOLE = JSON.parse(readFileSync(join(ROOT, "../../examples/data/synthetic/2025.jsonl"), "utf8").split("\n")[0]);
const request = (period = "2025-09", more = {}) => ({
  schema: "kh302.request/1",
  report: { schema: "kh302.report/1", area: "19815", period, figures: {}, ...more },
  as_of: "2025-09-15",
});

let chromium;
let server;
before(async () => {
  chromium = await browser();
  server = await serve(ROOT, `${POLICY}; style-src 'self'; img-src data:`, { "/page.html": PAGE, "/page.mjs": SCRIPT });
});
after(async () => {
  await chromium.close();
  server.close();
});

/** Makes a browser without any storage yet; an error on one of its pages fails the test. */
async function context(t, first) {
  const made = await chromium.newContext({ locale: "vi-VN" });
  const wrong = [];
  made.on("page", (page) => {
    page.on("pageerror", (error) => wrong.push(String(error.stack ?? error)));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  });
  if (first) await made.addInitScript(first);
  t?.after(async () => {
    await made.close();
    assert.deepEqual(wrong, []);
  });
  return made;
}

async function load(page, asked = request()) {
  await page.goto(`${server.url}/page.html`);
  await page.locator("html[data-loaded]").waitFor({ state: "attached" });
  await page.evaluate((asked) => {
    form.request = asked;
    return form.ready;
  }, asked);
  return page;
}

const open = async (of, asked) => load(await of.newPage(), asked);
const box = (page, id) =>
  page
    .locator(`kh302-form [data-field="${FIELDS.indexOf(id)}"]`)
    .locator("input, textarea")
    .first();
const raw = (page, id) => page.evaluate((id) => form.session.raw(id), id);
const saved = (page) => page.waitForFunction(() => text(".saved") !== "");
const becomes = (page, id, wanted) => page.waitForFunction(([id, wanted]) => form.session?.raw(id) === wanted, [id, wanted]);

test("two tabs with one report know of each other, and what is typed in either stays", async (t) => {
  const browser = await context(t);
  const [first, second] = [await open(browser), await open(browser)];
  await second.waitForFunction(() => text(".elsewhere").includes("cửa sổ khác"));
  await box(first, "population").fill("55.305");
  await becomes(second, "population", "55.305");
  await box(second, "drug_dependent").fill("35");
  await first.waitForFunction(() => text(".elsewhere") !== "");
  await second.waitForFunction(() => text(".elsewhere") === "");
  await box(second, "drug_using").fill("20");
  await becomes(first, "drug_using", "20");
  assert.deepEqual([await raw(first, "drug_dependent"), await raw(second, "population")], ["35", "55.305"]);
  await first.getByRole("button", { name: "Nhập tiếp ở đây" }).click();
  await second.waitForFunction(() => text(".elsewhere") !== "");
  // What the first tab discards is gone in the second as well, and does not come back.
  await first.evaluate(() => form.discard());
  await becomes(second, "population", "");
  await second.close();
  await load(first);
  assert.equal(await raw(first, "population"), "");
});

test("where two tabs changed one field, the form says what the other has", async (t) => {
  const browser = await context(t, () => delete window.BroadcastChannel);
  const [first, second] = [await open(browser), await open(browser)];
  await box(first, "population").fill("100");
  await saved(first);
  await box(second, "population").fill("200");
  await box(second, "models").fill("3");
  await second.waitForFunction(() => text(".notice").includes("100"), null, { timeout: 5000 });
  assert.deepEqual([await raw(second, "population"), await raw(second, "models")], ["200", "3"]);
  await load(first);
  assert.deepEqual([await raw(first, "population"), await raw(first, "models")], ["200", "3"]);
});

test("a tab learns what is saved late by a form that left its page and came back", async (t) => {
  const browser = await context(t, SLOW);
  const [first, second] = [await open(browser), await open(browser)];
  await second.waitForFunction(() => text(".elsewhere") !== "");
  await box(first, "population").fill("55.30");
  await becomes(second, "population", "55.30");
  await box(first, "population").fill("55.305");
  // Both take over at once; the second gives way, because by its clock it is the later one, while it still reads the draft.
  await second.evaluate(() => {
    window.slow = [100];
    const { now } = performance;
    performance.now = () => now.call(performance) + 60_000;
  });
  await first.evaluate(async () => {
    // The form saves twice when it leaves; the form that comes back reads in between, and opens before the other tab can take over.
    window.slow = [0, 400];
    form.remove();
    await new Promise((resolve) => setTimeout(resolve, 60));
    main.append(form);
    await form.ready;
  });
  assert.equal(await raw(first, "population"), "55.305");
  await becomes(second, "population", "55.305");
});

test("a storage that does not answer in time discards nothing in another tab", async (t) => {
  const browser = await context(t, SLOW);
  const [first, second] = [await open(browser), await open(browser)];
  await second.waitForFunction(() => text(".elsewhere") !== "");
  await box(first, "population").fill("55.305");
  await becomes(second, "population", "55.305");
  await second.evaluate(() => (window.slow = [5000]));
  await first.close();
  await second.waitForFunction(() => text(".elsewhere") === "");
  await second.waitForTimeout(2500);
  assert.equal(await raw(second, "population"), "55.305");
});

test("the draft of a report stays apart from those of its correction and of another period", async (t) => {
  const browser = await context(t);
  const page = await open(browser);
  await box(page, "population").fill("1");
  for (const [other, text] of [
    [request("2025-09", { revision: 1 }), "2"],
    [request("2025-10"), "3"],
  ]) {
    await page.evaluate((other) => {
      // Changes the object in place, as a page may do.
      const { request } = form;
      Object.assign(request.report, { revision: 0 }, other.report);
      form.request = request;
      return form.ready;
    }, other);
    assert.equal(await raw(page, "population"), "");
    await box(page, "population").fill(text);
  }
  await saved(page);
  for (const [asked, text] of [
    [request(), "1"],
    [request("2025-09", { revision: 1 }), "2"],
    [request("2025-10"), "3"],
  ]) {
    await load(page, asked);
    assert.equal(await raw(page, "population"), text);
  }
  assert.equal(await page.evaluate(() => form.session.report().period), "2025-10");
});

test("figures that the page gives later appear, and what was typed meanwhile stays", async (t) => {
  const page = await open(await context(t, DENY));
  await box(page, "models").fill("7");
  await page.evaluate(
    (asked) => {
      form.request = asked;
      return form.ready;
    },
    request("2025-09", { figures: { population: 55305, models: 4 } }),
  );
  assert.deepEqual([await raw(page, "population"), await raw(page, "models")], ["55.305", "7"]);
});

test("a discarded draft does not come back from a visit, a language, a move or a reload", async (t) => {
  const page = await open(await context(t));
  await box(page, "population").fill("5");
  await saved(page);
  await page.evaluate(() => form.discard());
  await box(page, "models").focus();
  await page.keyboard.press("Tab");
  await page.evaluate(async () => {
    form.lang = "en";
    await form.ready;
    form.remove();
    await new Promise((resolve) => setTimeout(resolve, 500));
    main.append(form);
    await form.ready;
  });
  await page.waitForTimeout(600);
  await load(page);
  assert.equal(await raw(page, "population"), "");
});

test("an explanation that is being typed is there again after a reload and in the other language", async (t) => {
  const page = await open(await context(t), request("2025-09", { figures: { plants_found: 0, plants_destroyed: 5 } }));
  await page.getByRole("button", { name: "Kiểm tra số liệu" }).click();
  await page.getByRole("button", { name: "Giải trình" }).first().click();
  await page.getByLabel("Lý do").pressSequentially("Cây phát hiện kỳ trước");
  await saved(page);
  await load(page, request("2025-09", { figures: { plants_found: 0, plants_destroyed: 5 } }));
  await page.evaluate(() => {
    form.lang = "en";
    return form.ready;
  });
  await page.getByRole("button", { name: "Check figures" }).click();
  assert.equal(await page.getByLabel("Reason").inputValue(), "Cây phát hiện kỳ trước");
});

test("a pasted column is shown apart and is no number, and the browser is asked once to keep drafts", async (t) => {
  const browser = await context(t);
  await browser.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await open(browser);
  await page.evaluate(() => navigator.clipboard.writeText("35\r\n900\r\n"));
  await box(page, "population").focus();
  await page.keyboard.press("ControlOrMeta+V");
  await page.keyboard.press("Tab");
  assert.equal(await box(page, "population").inputValue(), "35; 900");
  assert.equal(await page.evaluate(() => form.session.state("population").value), null);
  await page.getByText("nhiều giá trị").first().waitFor();
  // What came in another way with line breaks is shown apart too, and a visit does not change it.
  // Waits for the frame in which the form draws what a script sets.
  await page.evaluate(() => {
    form.session.set("models", "35\n900");
    return new Promise(requestAnimationFrame);
  });
  await box(page, "models").focus();
  assert.equal(await box(page, "models").inputValue(), "35; 900");
  await page.keyboard.press("Tab");
  assert.equal(await raw(page, "models"), "35\n900");
  await saved(page);
  await box(page, "drug_cases").fill("1");
  await page.waitForTimeout(800);
  assert.equal(await page.evaluate(() => asked), 1);
});

test("the panel beside the form gives the reasons for the figures that stand there now", async (t) => {
  const page = await open(await context(t), { ...request("2025"), as_of: "2025-12-15", report: WHOLE });
  await box(page, "population").fill("60.001");
  await page.waitForFunction(() => text(".why").includes("60.001"));
  const reasons = await page.evaluate(() => form.session.assessment().classification.criteria_results.map((one) => one.text));
  for (const one of await page.locator("kh302-form .why .numbers").allInnerTexts()) assert.ok(reasons.includes(one), one);
  // On paper stands the last figure too, although no frame was drawn since.
  const printed = await page.evaluate(() => {
    form.session.set("population", "60.002");
    dispatchEvent(new Event("beforeprint"));
    return text(".why");
  });
  assert.ok(printed.includes("60.002"), printed);
});

test("a form that is left open past midnight is judged by the new day", async (t) => {
  const page = await (await context(t)).newPage();
  await page.clock.install({ time: new Date("2025-12-14T16:30:00Z") });
  await load(page, { ...request("2025"), as_of: "2025-12-14" });
  await page.clock.setFixedTime(new Date("2025-12-14T23:30:00Z"));
  await box(page, "prepared_on").fill("15/12/2025");
  await box(page, "population").focus();
  assert.deepEqual(await page.evaluate(() => form.session.findings().filter(({ finding }) => finding.code === "D004")), []);
});

test("the language of the page is followed while it changes, also into a shadow root", async (t) => {
  const page = await open(await context(t));
  await box(page, "population").fill("55.305");
  await page.evaluate(async () => {
    const host = document.createElement("div");
    document.body.append(host);
    host.attachShadow({ mode: "open" }).append(form);
    document.documentElement.lang = "en";
    await new Promise((resolve) => setTimeout(resolve));
    await form.ready;
  });
  assert.deepEqual(await page.evaluate(() => [form.locale, form.session.raw("population")]), ["en", "55,305"]);
  assert.match(await page.evaluate(() => text(".span")), /Period/);
});

test("a form inside a form of the page takes part in it", async (t) => {
  const page = await open(await context(t));
  const told = await page.evaluate(async () => {
    const outer = document.createElement("form");
    main.append(outer);
    form.setAttribute("name", "bao-cao");
    outer.append(form);
    form.session.set("population", "9");
    const { figures } = JSON.parse(new FormData(outer).get("bao-cao"));
    const valid = outer.checkValidity();
    outer.reset();
    await form.ready;
    return [figures.population, valid, form.session.raw("population")];
  });
  assert.deepEqual(told, [9, false, ""]);
  await page.getByRole("button", { name: "Khôi phục bản nháp" }).click();
  assert.equal(await raw(page, "population"), "9");
});

test("a start that failed is told in words and tried again from the form", async (t) => {
  const page = await open(await context(t));
  await page.evaluate(async () => {
    const { defineForm } = await import("/dist/esm/element.js");
    let tries = 0;
    defineForm(() => (++tries < 2 ? Promise.reject(new TypeError("Failed to fetch")) : undefined));
    form.request = { ...form.request, as_of: "2025-09-14" };
    await form.ready;
  });
  assert.match(await page.getByRole("alert").innerText(), /Chưa mở được biểu/);
  await page.getByRole("button", { name: "Thử lại" }).click();
  await page.locator("kh302-form .section").first().waitFor();
});

/** Makes random numbers from a seed, so that a failure can be repeated. */
function random(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

const TYPED = ["population", "models", "drug_dependent_opening", "drug_using", "outreach_sessions", "note"];

/** Writes a text as a language writes it; only the sign between thousands differs. */
const spelled = (text, locale, id) => (locale === "en" && id !== "note" ? text.replaceAll(".", ",") : text);

/** Waits until a tab shows everything that was typed in any. */
async function shows(page, typed, about) {
  const wanted = (locale) => TYPED.map((id) => spelled(typed[id] ?? "", locale, id));
  const [vi, en] = [wanted("vi"), wanted("en")];
  const agrees = ([ids, vi, en]) => ids.every((id, place) => form.session?.raw(id) === (form.locale === "en" ? en : vi)[place]);
  await page.waitForFunction(agrees, [TYPED, vi, en], { timeout: 20_000 }).catch(async () => {
    const [locale, found] = await page.evaluate((ids) => [form.locale, ids.map((id) => form.session.raw(id))], TYPED);
    assert.deepEqual(found, wanted(locale), about);
  });
}

for (const seed of [1, 2, 3, 4]) {
  const denied = seed % 2 === 0;
  test(`every keystroke is found again, seed ${seed}${denied ? ", without storage" : ""}`, async (t) => {
    const pick = random(seed);
    const browser = await context(t, denied ? DENY : undefined);
    const tabs = [await open(browser), await open(browser)];
    await tabs[1].waitForFunction(() => text(".elsewhere") !== "");
    const typed = {};
    const steps = [];
    for (let step = 0; step < 24; step += 1) {
      const tab = pick(2);
      const page = tabs[tab];
      const action = pick(8);
      steps.push(`${tab}:${action}`);
      // A person sees what was typed in the other tab, and does not lose it to what is typed here.
      await shows(page, typed, `seed ${seed}: ${steps.join(" ")}`);
      const locale = await page.evaluate(() => form.locale);
      if (action < 4) {
        const id = TYPED[pick(TYPED.length)];
        typed[id] = ["7", "1.234", "55.305", `${pick(900) + 1}`][pick(4)];
        await page.bringToFront();
        await box(page, id).fill("");
        await box(page, id).pressSequentially(spelled(typed[id], locale, id));
      } else if (action === 4) {
        // Moves the form, sometimes twice in a row.
        await page.evaluate((times) => {
          for (let move = 0; move < times; move += 1) {
            const place = document.createElement("div");
            main.append(place);
            place.append(form);
          }
          return form.ready;
        }, pick(2) + 1);
      } else if (action === 5) {
        await page.evaluate(
          (lang) => {
            form.lang = lang;
            return form.ready;
          },
          locale === "en" ? "vi" : "en",
        );
      } else if (action === 6 && !denied) await load(page);
      else
        await page.evaluate(async (time) => {
          form.remove();
          await new Promise((resolve) => setTimeout(resolve, time));
          main.append(form);
          await form.ready;
        }, pick(2) * 60);
    }
    for (const page of tabs) await shows(page, typed, `seed ${seed}: ${steps.join(" ")}`);
    assert.ok(Object.keys(typed).length > 2, steps.join(" "));
  });
}
