// Tests that the form is drawn and typed in before the engine is there, and that what was typed meanwhile is lost in no case.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { write as writeDocument } from "../dist/esm/document.js";
import { write as writeRequest } from "../dist/esm/element/json.js";
import { Waiting } from "../dist/esm/element/waiting.js";
import { FIELDS } from "../dist/esm/index.js";
import { bundlePage, firstPaint, gzip } from "../scripts/first-paint.mjs";
import { browser, POLICY, ROOT, serve } from "./support.mjs";

const PAGE = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Báo cáo</title><link rel="icon" href="data:,"><script src="/node_modules/axe-core/axe.min.js"></script><script type="module" src="/page.mjs"></script>
<main><form><kh302-form><h1 slot="title">Báo cáo</h1></kh302-form></form></main></html>`;
const SCRIPT = `import { defineForm } from "/dist/esm/element.js";
defineForm(async () => {
  const { init } = await import("/dist/esm/slim-form.js");
  await init(fetch("/dist/form.wasm"), fetch("/dist/texts/form.vi.json"), fetch("/dist/texts/form.en.json"));
});
const form = document.querySelector("kh302-form");
Object.assign(window, { form, sent: [] });
form.send = async (report) => void sent.push(report);
document.documentElement.dataset.loaded = "";`;

/** The most bytes, after gzip, that may stand between an empty page and a form that can be typed in. */
const MOST = 25_000;
/** A complete yearly report without any finding, from the sample data. */
const WHOLE = JSON.parse(readFileSync(join(ROOT, "../../examples/data/synthetic/2025.jsonl"), "utf8").split("\n")[0]);
const PERIODS = ["2025-09", "2025-Q4", "2026-H1", "2025-9M", "2025", "2025-01"];
const request = (period = "2025-09", more = {}) => ({
  schema: "kh302.request/1",
  report: { schema: "kh302.report/1", area: "19815", period, figures: {}, ...more },
  as_of: "2025-12-15",
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

/** Makes a browser without any storage yet; an error on one of its pages fails the test, but for what is expected. */
async function context(t, { expects = /^$/, ...options } = {}) {
  const made = await chromium.newContext({ locale: "vi-VN", ...options });
  const wrong = [];
  made.on("page", (page) => {
    page.on("pageerror", (error) => wrong.push(String(error.stack ?? error)));
    page.on("console", (message) => message.type() === "error" && !expects.test(message.text()) && wrong.push(message.text()));
  });
  t.after(async () => {
    await made.close();
    assert.deepEqual(wrong, []);
  });
  return made;
}

/** Opens a page whose engine does not come before `release` is called. */
async function held(of, asked = request(), { locale, file = "**/form.wasm" } = {}) {
  const page = await of.newPage();
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(file, async (route) => {
    await released;
    await route.continue().catch(() => {});
  });
  await load(page, asked, locale);
  page.release = async () => {
    release();
    await page.waitForFunction(() => form.session !== null);
  };
  return page;
}

async function load(page, asked, locale) {
  await page.goto(`${server.url}/page.html`);
  await page.locator("html[data-loaded]").waitFor({ state: "attached" });
  await page.evaluate(
    ([asked, locale]) => {
      if (locale) form.locale = locale;
      form.request = asked;
    },
    [asked, locale],
  );
  await page.locator("kh302-form .section").first().waitFor();
}

const field = (page, id) => page.locator(`kh302-form [data-field="${FIELDS.indexOf(id)}"]`);
const box = (page, id) => field(page, id).locator("input, textarea, select").first();
const raw = (page, id) => page.evaluate((id) => form.session.raw(id), id);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const loading = (page) => page.locator("kh302-form .loading .notice");

/** Returns what the form shows that no figure changes. */
const outline = (page) =>
  page.evaluate(() => {
    const all = (root, selector, tell) => [...root.querySelectorAll(selector)].map(tell);
    const text = (root, selector) => root.querySelector(selector)?.textContent ?? null;
    const { shadowRoot: root } = form;
    return {
      head: all(root, ".span p", (one) => one.textContent),
      sections: all(root, ".section", (section) => ({
        title: text(section, "h2"),
        nothing: section.querySelector(".tools button") !== null,
        fields: all(section, "[data-field]", (field) => ({
          index: Number(field.dataset.field),
          label: field.querySelector("[part=label]").firstChild.textContent,
          hint: text(field, "[part=hint]"),
          unit: text(field, ".unit"),
          look: field.className,
          choices: all(field, "option", (option) => [option.value, option.textContent]),
          hidden: field.hidden,
        })),
      })),
      parts: all(root, ".parts a", (one) => one.textContent),
    };
  });

/** Returns the same by the description that the engine gives. */
const described = (page) =>
  page.evaluate(() => {
    const { locale, session } = form;
    const { sections, units, levels } = session.description;
    const { period, area } = session.assessment(locale);
    const day = (iso) => (locale === "vi" ? iso.split("-").reverse().join("/") : iso);
    const choose = locale === "vi" ? "Chọn cấp độ" : "Choose a level";
    return {
      head:
        locale === "vi"
          ? [`Kỳ ${period.id}, số liệu tính từ ngày ${day(period.from)} đến hết ngày ${day(period.to)}`, `Mã đơn vị hành chính ${area}`]
          : [`Period ${period.id}, figures from ${period.from} to ${period.to}`, `Administrative code ${area}`],
      sections: sections.map((section) => ({
        title: section.title[locale],
        nothing: section.has_flows,
        fields: section.fields.map((field) => ({
          index: field.index,
          label: field.label[locale],
          hint: field.hint[locale],
          unit: field.kind === "flag" ? null : (units.find(({ id }) => id === field.unit)?.name[locale] ?? null),
          look: `field ${field.kind}${field.part ? " inner" : ""}`,
          choices:
            field.kind === "level"
              ? [["", choose], ...levels.filter(({ id }) => id !== "undetermined").map(({ id, name }) => [id, name[locale]])]
              : [],
          hidden: !session.state(field.index).visible,
        })),
      })),
      parts: sections.map((section) => section.title[locale]),
    };
  });

test("the form is drawn without the engine as with it, for every kind of period, in both languages", async (t) => {
  for (const period of PERIODS) {
    for (const locale of ["vi", "en"]) {
      await t.test(`${period} ${locale}`, async (t) => {
        const page = await held(await context(t), request(period), { locale });
        const before = await outline(page);
        assert.ok(before.sections.length > 5 && before.sections[0].fields.length > 0);
        await page.release();
        assert.deepEqual(before, await described(page));
        assert.deepEqual(await outline(page), before, "the engine changes none of it");
      });
    }
  }
});

test("the figures of the request stand in the fields as the engine writes them", async (t) => {
  const report = { figures: { ...WHOLE.figures, population: 55_305, on_intra_provincial_route: false }, declared_level: "type_iii" };
  for (const locale of ["vi", "en"]) {
    const asked = request("2025", { ...report, prepared_on: "2025-12-14", note: "Sổ theo dõi đã đối chiếu" });
    const page = await held(await context(t), asked, { locale });
    const shown = () =>
      page.evaluate(() =>
        [...form.shadowRoot.querySelectorAll("[data-field]")].map((field) => [
          field.dataset.field,
          (field.querySelector("input[type=radio]:checked") ?? field.querySelector("input[type=text],textarea,select"))?.value ?? "",
          field.hasAttribute("data-locked"),
        ]),
      );
    const before = await shown();
    await page.release();
    assert.deepEqual(await shown(), before);
    for (const [index, value] of before) assert.equal(await page.evaluate((at) => form.session.raw(Number(at)), index), value);
    assert.equal(before[FIELDS.indexOf("population")][1], locale === "vi" ? "55.305" : "55,305");
  }
});

test("it takes no WebAssembly, no more than 25 kB, and no more than the files that are counted", async (t) => {
  const size = gzip(await firstPaint());
  assert.ok(size <= MOST, `the first paint takes ${size} bytes`);
  const { needed } = await bundlePage({ brings: true });
  assert.equal(needed.length, 1, "a page that brings the texts along has all in one file");
  const of = await context(t);
  await of.addInitScript(() => delete window.WebAssembly);
  const page = await of.newPage();
  const requested = [];
  page.on("request", (one) => requested.push(new URL(one.url()).pathname));
  await load(page, request());
  await box(page, "population").fill("12");
  await loading(page).filter({ hasText: "không có WebAssembly" }).waitFor();
  assert.equal(await box(page, "population").inputValue(), "12");
  assert.deepEqual(
    requested.filter((path) => /inline|en\.js$|catalogue/.test(path)),
    [],
    "neither the other language nor the module inside is loaded",
  );
});

test("what is typed before the engine comes stays where it stands, with the caret, and is judged", async (t) => {
  const page = await held(await context(t));
  await box(page, "population").fill("55.305");
  await box(page, "drug_dependent_added").pressSequentially("12x");
  const using = box(page, "drug_using");
  await using.pressSequentially("12345");
  await using.evaluate((input) => {
    input.mark = "the same";
    window.top0 = input.getBoundingClientRect().top;
    input.setSelectionRange(1, 3);
  });
  await loading(page).filter({ hasText: "Có thể nhập ngay" }).waitFor();
  assert.equal(await page.locator("kh302-form .coming").count(), 2, "level and targets are said to follow");
  assert.equal(await page.locator("kh302-form .note").count(), 0, "nothing is judged yet");
  assert.equal(await page.evaluate(() => form.session), null);
  await page.release();
  assert.deepEqual(
    await using.evaluate((input) => [
      input.mark,
      input.value,
      input.selectionStart,
      input.selectionEnd,
      input.getRootNode().activeElement === input,
    ]),
    ["the same", "12345", 1, 3, true],
  );
  assert.ok(
    await using.evaluate((input) => Math.abs(input.getBoundingClientRect().top - top0) < 2),
    "it stands where it stood on the screen",
  );
  await page.keyboard.type("9");
  assert.equal(await raw(page, "drug_using"), "1945", "the selection is typed over");
  assert.equal(await raw(page, "population"), "55.305");
  assert.equal(await raw(page, "drug_dependent_added"), "12x");
  assert.match(await field(page, "drug_dependent_added").locator(".note.error").innerText(), /12x/, "the field was left before");
  assert.equal(await field(page, "drug_using").locator(".note").count(), 0, "the field was not left");
  assert.equal(await loading(page).count(), 0);
  assert.equal(await page.locator("kh302-form .coming").count(), 0);
  await page.waitForFunction(() => form.shadowRoot.querySelector(".saved").textContent !== "");
  await page.reload();
  await load(page, request());
  await page.waitForFunction(() => form.session?.raw("population") === "55.305");
});

test("an input method composes on while the engine comes", async (t) => {
  const page = await held(await context(t));
  const note = box(page, "note");
  await note.focus();
  const client = await page.context().newCDPSession(page);
  const compose = (text) => client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await client.send("Input.insertText", { text: "Ph" });
  await compose("ươ");
  await page.release();
  assert.equal(await note.inputValue(), "Phươ");
  assert.equal(await raw(page, "note"), "Ph", "nothing is taken while composing");
  await compose("ường");
  await client.send("Input.insertText", { text: "ường" });
  assert.equal(await note.inputValue(), "Phường");
  assert.equal(await raw(page, "note"), "Phường");
});

test("a request is written as any document", () => {
  const circle = {};
  circle.self = circle;
  for (const one of [
    request("2025"),
    null,
    undefined,
    NaN,
    { a: [1n, 2n ** 80n, -0, Infinity, new Map([[1, 2]]), new Set(), undefined] },
    circle,
  ])
    assert.equal(writeRequest(one), writeDocument(one));
});

test("no file that is loaded later needs the script of the page, which may be waiting for it", async () => {
  const { files, needed } = await bundlePage();
  const [main] = needed;
  const names = Object.keys(files);
  assert.ok(names.length > 4);
  for (const name of names) if (name !== main) assert.ok(!files[name].includes(main.split("/").at(-1)), name);
});

test("the steps reach the session in their order, and a text that is typed letter by letter as one", () => {
  const words = { locale: "vi", number: String, day: String };
  const fields = [0, 1].map((index) => ({ id: FIELDS[index], index }));
  const waiting = new Waiting({ area: "19815", period: "2025", figures: {} }, fields, words);
  for (const text of ["1", "12"]) waiting.set(1, text);
  waiting.leave(1);
  waiting.set(0, "7");
  waiting.set(1, "13");
  const steps = [];
  const session = { raw: () => "", set: (index, text) => steps.push([index, text]), leave: (index) => steps.push(index) };
  assert.deepEqual(waiting.give(session), []);
  assert.deepEqual(steps, [[1, "12"], 1, [0, "7"], [1, "13"]]);
});

test("the language may change meanwhile: texts, signs between thousands, focus and caret stay", async (t) => {
  const page = await held(await context(t));
  await box(page, "note").fill("Đã đối chiếu 1.200 hồ sơ");
  const population = box(page, "population");
  await population.pressSequentially("55.305");
  await population.evaluate((input) => input.setSelectionRange(2, 4));
  await page.evaluate(() => {
    form.locale = "en";
  });
  await page.getByRole("button", { name: "Send report" }).waitFor();
  assert.deepEqual(
    await population.evaluate((input) => [
      input.value,
      input.selectionStart,
      input.selectionEnd,
      input.getRootNode().activeElement === input,
    ]),
    ["55,305", 2, 4, true],
  );
  await loading(page).filter({ hasText: "You can type at once" }).waitFor();
  await page.release();
  assert.deepEqual([await raw(page, "population"), await raw(page, "note")], ["55,305", "Đã đối chiếu 1.200 hồ sơ"]);
  assert.equal(await page.evaluate(() => form.session.state("population").value), 55_305);
});

test("the report may change meanwhile, and each keeps what was typed in it", async (t) => {
  const page = await held(await context(t));
  const show = (asked) =>
    page.evaluate((asked) => {
      form.request = asked;
    }, asked);
  const begins = (text) => page.locator("kh302-form .span").filter({ hasText: text }).waitFor();
  await box(page, "population").fill("9");
  await show(request("2025"));
  await begins("Kỳ 2025,");
  assert.equal(await box(page, "population").inputValue(), "");
  await box(page, "population").fill("10");
  await page.release();
  assert.equal(await raw(page, "population"), "10");
  await show(request());
  await begins("Kỳ 2025-09");
  await page.waitForFunction(() => form.session?.raw("population") === "9");
  await show(request("2025"));
  await begins("Kỳ 2025,");
  await page.waitForFunction(() => form.session?.raw("population") === "10");
});

test("the page may give figures meanwhile: those typed stay, the others appear", async (t) => {
  const page = await held(await context(t));
  await box(page, "population").fill("9");
  await page.evaluate(
    (asked) => {
      form.request = asked;
    },
    request("2025-09", { figures: { population: 7, drug_using: 5 } }),
  );
  await page.waitForFunction(() => [...form.shadowRoot.querySelectorAll("input[type=text]")].some(({ value }) => value === "5"));
  assert.equal(await box(page, "population").inputValue(), "9");
  await page.release();
  assert.deepEqual([await raw(page, "population"), await raw(page, "drug_using")], ["9", "5"]);
});

test("a draft on the device comes back; where it clashes with what was just typed the form says so", async (t) => {
  const of = await context(t);
  const first = await held(of);
  await first.release();
  await box(first, "population").fill("8");
  await box(first, "drug_using").fill("5");
  await box(first, "models").fill("2");
  await first.waitForFunction(() => form.shadowRoot.querySelector(".saved").textContent !== "");
  await first.close();
  const page = await held(of);
  await box(page, "population").fill("9");
  await box(page, "models").fill("2");
  await page.release();
  assert.deepEqual(await Promise.all(["population", "drug_using", "models"].map((id) => raw(page, id))), ["9", "5", "2"]);
  const clashes = page.locator("kh302-form .notice").filter({ hasText: "Bản nháp đã lưu trên máy này ghi khác" });
  assert.deepEqual(await clashes.locator("li").allInnerTexts(), ["Số nhân khẩu hiện đang cư trú: bản nháp ghi “8”"]);
});

test("what was typed is there again where the page was left before the engine came", async (t) => {
  const of = await context(t);
  const first = await held(of);
  await box(first, "population").fill("55.305");
  await first.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/late.js")));
  await first.goto("about:blank");
  const page = await held(of);
  await page.release();
  assert.equal(await raw(page, "population"), "55.305");
  await page.getByText("Đã khôi phục bản nháp").waitFor();
});

test("asked to send before the engine comes, the form sends nothing, and says later what became of it", async (t) => {
  for (const [asked, says, kind] of [
    [{ ...request("2025"), report: WHOLE }, "Báo cáo có thể gửi, chưa được gửi", "good"],
    [request(), "Báo cáo chưa được gửi: còn", "error"],
  ]) {
    const page = await held(await context(t), asked);
    assert.equal(await page.locator("form").evaluate((outer) => outer.checkValidity()), false, "the form around is not sent either");
    await press(page, "Gửi báo cáo");
    await page.locator("kh302-form .send .notice").filter({ hasText: "Báo cáo chưa được gửi; biểu sẽ kiểm tra" }).waitFor();
    await box(page, "population").focus();
    await page.release();
    await page.locator(`kh302-form .send .notice.${kind}`).filter({ hasText: says }).waitFor();
    assert.ok(await box(page, "population").evaluate((input) => input.getRootNode().activeElement === input), "the focus is left alone");
    assert.deepEqual(await page.evaluate(() => sent), []);
    if (kind === "good") {
      await press(page, "Gửi báo cáo");
      await page.waitForFunction(() => sent.length === 1);
    }
  }
});

test("an engine that does not come is told in words, nothing is lost, and it can be tried again", async (t) => {
  for (const [locale, told, still, again] of [
    ["vi", "kiểm tra kết nối mạng", "Nội dung đã nhập vẫn còn", "Thử lại"],
    ["en", "check the connection", "What was typed is still in the form", "Try again"],
  ]) {
    for (const file of ["form.wasm", "late.js"]) {
      await t.test(`${file} ${locale}`, async (t) => {
        const of = await context(t, { expects: /Failed to load resource/ });
        const page = await of.newPage();
        let broken = true;
        await page.route(`**/${file}`, (route) => (broken ? route.abort() : route.continue()));
        await load(page, request(), locale);
        const population = box(page, "population");
        await population.fill("9");
        const alert = page.getByRole("alert");
        await alert.filter({ hasText: told }).waitFor();
        assert.match(await alert.innerText(), new RegExp(still));
        await population.pressSequentially("1");
        await press(page, again);
        await alert.filter({ hasText: told }).waitFor();
        broken = false;
        await press(page, again);
        await page.waitForFunction(() => form.session?.raw("population") === "91");
        assert.equal(await alert.count(), 0);
        assert.equal(await population.inputValue(), "91");
      });
    }
  }
});

test("where not even the texts come the form says so, and is drawn when it is tried again", async (t) => {
  const of = await context(t, { expects: /Failed to load resource/ });
  const page = await of.newPage();
  let broken = true;
  await page.route("**/element/vi.js", (route) => (broken ? route.abort() : route.continue()));
  await page.goto(`${server.url}/page.html`);
  await page.locator("html[data-loaded]").waitFor({ state: "attached" });
  await page.evaluate((asked) => {
    form.request = asked;
  }, request());
  await page.getByRole("alert").filter({ hasText: "Chưa mở được biểu" }).waitFor();
  broken = false;
  await press(page, "Thử lại");
  await page.waitForFunction(() => form.session !== null);
  assert.ok((await page.locator("kh302-form .section").count()) > 5);
});

test("a request that the engine cannot read is not drawn, or is taken away again with the reason", async (t) => {
  const page = await held(await context(t));
  await page.evaluate((asked) => {
    form.request = asked;
  }, request("2025-13"));
  await page.waitForFunction(() => form.shadowRoot.querySelector(".section") === null);
  await page.evaluate(
    (asked) => {
      form.request = asked;
    },
    request("2025-10", { schema: "kh302.report/9" }),
  );
  await page.locator("kh302-form .section").first().waitFor();
  await page.evaluate(() => void form.ready.then(() => (window.settled = true)));
  page.release().catch(() => {});
  await page.getByRole("alert").filter({ hasText: "kh302.report/9" }).waitFor();
  assert.equal(await page.evaluate(() => form.session), null);
});

test("a form that is moved, reset or emptied while it waits", async (t) => {
  const page = await held(await context(t));
  await box(page, "population").fill("9");
  await page.evaluate(() => {
    const outer = form.parentElement;
    document.querySelector("main").append(form);
    outer.append(form);
  });
  assert.equal(await box(page, "population").inputValue(), "9");
  await page.evaluate(() => form.parentElement.reset());
  await page.waitForFunction(() => form.shadowRoot.querySelector("input[type=text]")?.value === "");
  await box(page, "drug_using").fill("5");
  await page.release();
  assert.deepEqual([await raw(page, "population"), await raw(page, "drug_using")], ["", "5"]);
});

test("axe finds nothing while the form waits, and nothing scrolls sideways", async (t) => {
  for (const options of [{}, { viewport: { width: 320, height: 640 } }, { colorScheme: "dark" }]) {
    const page = await held(await context(t, options));
    await loading(page).waitFor();
    const { violations } = await page.evaluate(() => axe.run());
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ failureSummary }) => failureSummary).join("; ")}`),
      [],
    );
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }
});
