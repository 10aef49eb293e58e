// Tests the form as a web component, in a real browser under the policy of a portal.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { assess, init } from "../dist/esm/index.js";
import { browser, POLICY, ROOT, STRICT, serve } from "./support.mjs";

const PAGE = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Báo cáo</title>
<link rel="stylesheet" href="/page.css"><script src="/node_modules/axe-core/axe.min.js"></script><script type="module" src="/page.mjs"></script>
<main><kh302-form><h1 slot="title">Báo cáo năm 2025</h1></kh302-form></main></html>`;
const SCRIPT = `import { assess, init } from "/dist/esm/index.js";
import { defineForm } from "/dist/esm/element.js";
defineForm(init());
const form = document.querySelector("kh302-form");
Object.assign(window, { form, assess, sent: [], drafts: [], changes: 0 });
form.addEventListener("kh302-submit", ({ detail }) => sent.push(detail));
form.addEventListener("kh302-draft", ({ detail }) => drafts.push(detail));
form.addEventListener("kh302-change", () => (changes += 1));
document.documentElement.dataset.loaded = "";`;
const STYLE = `body { margin: 0 } @media (prefers-color-scheme: dark) { body { background: #14181d } }`;

/** A complete yearly report without any finding, from the sample data. */
const WHOLE = JSON.parse(readFileSync(join(ROOT, "../../examples/data/synthetic/2025.jsonl"), "utf8").split("\n")[0]);
const EMPTY = {
  schema: "kh302.request/1",
  report: { schema: "kh302.report/1", area: WHOLE.area, period: "2025", figures: {} },
  as_of: "2025-12-15",
};
const SUPPLIED = { on_intra_provincial_route: false, on_inter_provincial_route: false };
const given = (members, figures = SUPPLIED) => ({ ...EMPTY, report: { ...EMPTY.report, figures, ...members } });
const FILLED = { ...EMPTY, report: WHOLE };

let chromium;
let server;
before(async () => {
  await init();
  chromium = await browser();
  server = await serve(ROOT, `${POLICY}; style-src 'self'`, { "/page.html": PAGE, "/page.mjs": SCRIPT, "/page.css": STYLE });
});
after(async () => {
  await chromium.close();
  server.close();
});

/** Opens a page with the form on a request. An error on the page or a violation of the policy fails the test. */
async function open(t, request = EMPTY, options = {}) {
  const { locale, ready = true, before: first, ...rest } = options;
  const context = await chromium.newContext({ locale: "vi-VN", ...rest });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  t.after(async () => {
    await context.close();
    assert.deepEqual(wrong, []);
  });
  if (first) await page.addInitScript(first);
  await load(page, request, locale, ready);
  return page;
}

async function load(page, request, locale, ready = true) {
  await page.goto(`${server.url}/page.html`);
  await page.locator("html[data-loaded]").waitFor({ state: "attached" });
  await page.evaluate(
    ([request, locale]) => {
      if (locale) form.locale = locale;
      form.request = request;
      return form.ready;
    },
    [request, locale],
  );
  if (ready) await page.locator("kh302-form .section").first().waitFor();
}

const field = (page, id) => page.locator(`kh302-form [data-field="${FIELDS.indexOf(id)}"]`);
const box = (page, id) => field(page, id).locator("input, textarea, select").first();
const errors = (page, id) => field(page, id).locator(".note.error").allInnerTexts();
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const explain = (page, id) => field(page, id).getByRole("button", { name: "Giải trình", exact: true }).click();
const settled = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30))));
const kept = (page) => page.waitForFunction(() => drafts.length > 0);
const { FIELDS } = await import("../dist/esm/index.js");

/** Returns what axe-core finds wrong, best practices included. */
async function faults(page) {
  await settled(page);
  const { violations, passes } = await page.evaluate(() => axe.run());
  assert.ok(passes.length > 10, "axe looked at the page");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`);
}

test("the form is drawn from the description, in both languages", async (t) => {
  const page = await open(t);
  const description = await page.evaluate(() => form.session.description);
  const fields = description.sections.flatMap((section) => section.fields);
  assert.equal(await page.locator("kh302-form [data-field]").count(), fields.length);
  for (const locale of ["vi", "en"]) {
    await page.evaluate((locale) => {
      form.locale = locale;
      return form.ready;
    }, locale);
    const titles = await page.locator("kh302-form .section h2").allInnerTexts();
    assert.deepEqual(
      titles,
      description.sections.map((section) => section.title[locale]),
    );
    const labels = await page.locator("kh302-form [part=label]").evaluateAll((all) => all.map((label) => label.firstChild.textContent));
    assert.deepEqual(
      labels,
      fields.map((one) => one.label[locale]),
    );
    const hints = await page.locator("kh302-form [data-field] > [part=hint]").allTextContents();
    assert.deepEqual(
      hints,
      fields.map((one) => one.hint[locale]),
    );
  }
  assert.equal(await page.locator("kh302-form .unit").first().textContent(), "people");
});

test("axe finds nothing in any state", async (t) => {
  const states = [
    ["empty", EMPTY, async () => {}],
    ["typing", EMPTY, (page) => box(page, "drug_dependent").pressSequentially("1x")],
    [
      "errors shown",
      given({}),
      async (page) => {
        await box(page, "drug_dependent_added").fill("1,200");
        await press(page, "Gửi báo cáo");
      },
    ],
    [
      "a reason is asked for",
      given({ prepared_on: "2025-12-20" }, WHOLE.figures),
      async (page) => {
        await press(page, "Kiểm tra số liệu");
        await explain(page, "prepared_on");
      },
    ],
    [
      "warnings acknowledged",
      given({ prepared_on: "2025-12-20", declared_level: "type_iii" }, WHOLE.figures),
      async (page) => {
        await press(page, "Kiểm tra số liệu");
        await explain(page, "prepared_on");
        await page.getByLabel("Lý do").fill("Mất điện ba ngày");
        await explain(page, "prepared_on");
        await page.locator("kh302-form .note.explained").waitFor();
      },
    ],
    [
      "submitted",
      FILLED,
      async (page) => {
        await press(page, "Gửi báo cáo");
        await page.locator("kh302-form .notice.good").waitFor();
      },
    ],
    ["the area cannot be read", { schema: "kh302.request/1" }, (page) => page.getByRole("alert").waitFor(), { ready: false }],
  ];
  for (const [state, request, act, more] of states) {
    for (const look of [{}, { colorScheme: "dark" }, { locale: "en" }, { viewport: { width: 320, height: 640 } }]) {
      if (look.locale && state !== "empty" && state !== "submitted") continue;
      await t.test(`${state} ${JSON.stringify(look)}`, async (t) => {
        const page = await open(t, request, { ...look, ...more });
        if (look.locale) {
          if (state === "submitted") await press(page, "Send report");
        } else await act(page);
        assert.deepEqual(await faults(page), []);
      });
    }
  }
});

test("nothing scrolls sideways at 320 pixels, which is 400% on a screen of 1280", async (t) => {
  const page = await open(t, given({}), { viewport: { width: 320, height: 256 } });
  const wide = () =>
    page.evaluate(() => [
      document.documentElement.scrollWidth,
      ...[...form.shadowRoot.querySelectorAll("*")]
        .filter((one) => one.getBoundingClientRect().right > 320.5 && !one.closest(".unseen"))
        .map((one) => `${one.tagName}.${one.className}`),
    ]);
  assert.deepEqual(await wide(), [320]);
  await box(page, "drug_dependent_added").fill("1,200");
  await box(page, "note").fill("x".repeat(200));
  await press(page, "Gửi báo cáo");
  await settled(page);
  assert.deepEqual(await wide(), [320]);
});

test("errors wait until a field is left, then follow the typing", async (t) => {
  const page = await open(t);
  const added = box(page, "drug_dependent_added");
  await added.pressSequentially("12x", { delay: 20 });
  await settled(page);
  assert.deepEqual(await errors(page, "drug_dependent_added"), []);
  assert.equal(await added.getAttribute("aria-invalid"), null);
  await page.keyboard.press("Tab");
  await settled(page);
  const [error] = await errors(page, "drug_dependent_added");
  assert.match(error, /cần là số nguyên/);
  assert.equal(await added.getAttribute("aria-invalid"), "true");
  const described = await added.evaluate((input) =>
    input
      .getAttribute("aria-describedby")
      .split(" ")
      .map((id) => input.getRootNode().getElementById(id).innerText)
      .join(" "),
  );
  assert.ok(described.includes("cần là số nguyên") && described.includes("người"), described);
  await added.press("End");
  await added.press("Backspace");
  await settled(page);
  assert.deepEqual(await errors(page, "drug_dependent_added"), []);
  // A missing figure is shown only once sending was tried, however often a field is left empty.
  await box(page, "drug_dependent_removed").focus();
  await page.keyboard.press("Tab");
  await settled(page);
  assert.deepEqual(await errors(page, "drug_dependent_removed"), []);
  assert.equal(await page.locator("kh302-form .summary").isVisible(), false);
});

test("the summary has the words of the fields, in their order, and its links go to them", async (t) => {
  const page = await open(t, given({}));
  await box(page, "drug_dependent_added").fill("1,200");
  await press(page, "Gửi báo cáo");
  const summary = page.locator("kh302-form .summary");
  assert.equal(await summary.evaluate((one) => one.getRootNode().activeElement === one), true);
  const lines = await summary.getByRole("link").allInnerTexts();
  const inline = await page.locator("kh302-form [data-field] .note.error span").allInnerTexts();
  assert.deepEqual(lines, inline);
  assert.ok(lines.length > 50);
  assert.equal(await summary.locator("h2").innerText(), `Còn ${lines.length} lỗi cần sửa trước khi gửi`);
  for (const [name, id] of [
    [/tăng trong kỳ” cần là số nguyên/, "drug_dependent_added"],
    [/rà soát, xác định/, "reviewed"],
  ]) {
    await summary.getByRole("link", { name }).first().click();
    assert.equal(await box(page, id).evaluate((input) => input.getRootNode().activeElement === input), true, id);
  }
  await box(page, "drug_dependent_added").fill("12");
  await settled(page);
  assert.equal(await summary.getByRole("link").count(), lines.length - 1);
  assert.deepEqual(await page.evaluate(() => sent), []);
});

test("a repair puts in what was meant", async (t) => {
  const page = await open(t);
  await box(page, "drug_dependent_added").fill("1,200");
  await page.keyboard.press("Tab");
  await press(page, "Sửa thành 1.200");
  assert.equal(await box(page, "drug_dependent_added").inputValue(), "1200");
  assert.deepEqual(await errors(page, "drug_dependent_added"), []);
  assert.equal(await box(page, "drug_dependent_added").evaluate((input) => input.getRootNode().activeElement === input), true);
});

test("a whole report is typed and sent by keyboard alone, and assessed alike", async (t) => {
  const page = await open(t, given({}));
  const active = () =>
    page.evaluate(() => {
      const at = form.shadowRoot.activeElement;
      return {
        field: at?.closest("[data-field]")?.dataset.field,
        tag: at?.tagName,
        type: at?.type,
        text: at?.textContent,
        readonly: at?.readOnly,
      };
    });
  const typed = new Set();
  for (let steps = 0; steps < 250; steps += 1) {
    await page.keyboard.press("Tab");
    const at = await active();
    if (at.text === "Gửi báo cáo") break;
    if (at.field === undefined || at.readonly || typed.has(at.field) || at.tag === "BUTTON") continue;
    typed.add(at.field);
    const id = FIELDS[Number(at.field)];
    if (at.type === "radio") await page.keyboard.press("Space");
    else if (at.tag === "SELECT") for (let down = 0; down < 3; down += 1) await page.keyboard.press("ArrowDown");
    else await page.keyboard.type({ prepared_on: "15/12/2025", note: "Số liệu thử" }[id] ?? String(WHOLE.figures[id]));
  }
  await page.keyboard.press("Enter");
  await settled(page);
  assert.deepEqual(await page.locator("kh302-form .summary a").allInnerTexts(), []);
  const [report] = await page.evaluate(() => sent);
  assert.deepEqual(report.figures, WHOLE.figures);
  assert.equal(report.declared_level, "type_iii");
  assert.equal(report.prepared_on, "2025-12-15");
  const judged = assess({ ...EMPTY, report });
  assert.equal(judged.can_submit, true);
  assert.deepEqual(judged.findings, await page.evaluate(() => form.session.findings("vi").map((told) => told.finding)));
  assert.match(await page.locator("kh302-form .level-name").innerText(), /loại III/);
});

test("an input method composes undisturbed and its text is taken once", async (t) => {
  const page = await open(t);
  const note = box(page, "note");
  await note.focus();
  const client = await page.context().newCDPSession(page);
  const compose = (text) => client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const raw = () => page.evaluate(() => form.session.raw("note"));
  await client.send("Input.insertText", { text: "Ph" });
  assert.equal(await raw(), "Ph");
  const { changes } = await page.evaluate(() => ({ changes }));
  for (const text of ["u", "uw", "ư", "ươ", "ươn", "ương", "ường"]) {
    await compose(text);
    await settled(page);
    assert.equal(await note.inputValue(), `Ph${text}`);
    assert.equal(await raw(), "Ph", "nothing is taken while composing");
  }
  assert.equal(await page.evaluate(() => changes), changes);
  await client.send("Input.insertText", { text: "ường" });
  await settled(page);
  assert.equal(await note.inputValue(), "Phường");
  assert.equal(await raw(), "Phường");
  assert.equal(await page.evaluate(() => changes), changes + 1, "taken once");
  // Leaving a field in the middle of a composition keeps its text.
  await client.send("Input.insertText", { text: " " });
  await compose("Huế");
  await box(page, "prepared_on").focus();
  await settled(page);
  assert.equal(await raw(), await note.inputValue());
  assert.equal(await raw(), "Phường Huế");
  // The same holds in a field for a number.
  const added = box(page, "drug_dependent_added");
  await added.focus();
  await compose("1");
  await compose("12");
  await client.send("Input.insertText", { text: "12" });
  await settled(page);
  assert.equal(await page.evaluate(() => form.session.raw("drug_dependent_added")), "12");
});

test("the place of typing never moves, and the text stays as typed", async (t) => {
  const page = await open(t);
  const population = box(page, "population");
  await population.fill("5 305");
  await population.evaluate((input) => input.setSelectionRange(1, 1));
  await page.keyboard.type("9");
  await settled(page);
  assert.deepEqual(await population.evaluate((input) => [input.value, input.selectionStart]), ["59 305", 2]);
  await page.keyboard.press("Tab");
  await settled(page);
  assert.equal(await population.inputValue(), "59 305");
  assert.equal(await page.evaluate(() => form.session.state("population").value), 59305);
});

test("a change touches no field but those that it names", async (t) => {
  const page = await open(t, FILLED);
  await page.evaluate(() => {
    window.touched = new Set();
    new MutationObserver((all) => {
      for (const { target } of all) {
        touched.add((target.nodeType === 1 ? target : target.parentElement).closest("[data-field]")?.dataset.field);
      }
    }).observe(form.shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
    window.named = new Set();
    form.addEventListener("kh302-change", ({ detail }) => {
      for (const one of detail.fields) named.add(String(one));
    });
  });
  await box(page, "drug_dependent").fill("63");
  await page.keyboard.press("Tab");
  await settled(page);
  const { touched, named } = await page.evaluate(() => ({ touched: [...touched].filter((one) => one !== undefined), named: [...named] }));
  assert.ok(touched.length > 0);
  assert.deepEqual(
    touched.filter((one) => !named.includes(one)),
    [],
  );
});

test("a warning is explained with a reason, and the explanation taken back", async (t) => {
  const page = await open(t, { ...given({ prepared_on: "2025-12-20", declared_level: "type_iii" }, WHOLE.figures), as_of: "2025-12-31" });
  await press(page, "Kiểm tra số liệu");
  const good = page.locator("kh302-form .notice.good");
  assert.equal(await good.innerText(), "Có thể gửi: không có lỗi. Có 3 nội dung cần kiểm tra lại");
  const day = field(page, "prepared_on");
  assert.equal(await day.locator(".note.warning").count(), 1);
  assert.equal(await box(page, "prepared_on").getAttribute("aria-invalid"), null);
  await explain(page, "prepared_on");
  await explain(page, "prepared_on");
  assert.match(await day.innerText(), /Cần ghi lý do/);
  await page.getByLabel("Lý do").fill("Mất điện ba ngày");
  await explain(page, "prepared_on");
  assert.match(await day.locator(".note.explained").innerText(), /Đã giải trình:[\s\S]*Mất điện ba ngày/);
  await press(page, "Gửi báo cáo");
  const [report] = await page.evaluate(() => sent);
  assert.match(await good.innerText(), /Trang này chưa cho biết/);
  assert.deepEqual(
    report.acknowledged.map(({ code, reason, on }) => [code, reason, on]),
    [["D001", "Mất điện ba ngày", "2025-12-31"]],
  );
  assert.equal(assess({ ...EMPTY, as_of: "2025-12-31", report }).findings.find(({ code }) => code === "D001").acknowledged, true);
  await press(page, "Bỏ giải trình");
  assert.equal(await day.locator(".note.warning").count(), 1);
  assert.equal(await good.count(), 0, "what was sent is not what stands there now");
  assert.equal(await page.evaluate(() => form.shadowRoot.activeElement?.textContent), "Giải trình");
});

test("nothing in the period fills a section with zeros and takes them away again", async (t) => {
  const page = await open(t, given({}));
  const plants = page.locator("kh302-form .section").filter({ has: page.locator("#s-plants") });
  await plants.getByRole("button", { name: "Không phát sinh trong kỳ" }).click();
  assert.equal(await box(page, "plants_found").inputValue(), "0");
  await box(page, "plants_found").fill("3");
  await plants.getByRole("button", { name: "Bỏ các số 0 vừa điền" }).click();
  assert.equal(await box(page, "plants_found").inputValue(), "3");
  assert.equal(await box(page, "plants_destroyed").inputValue(), "");
});

test("a closing number is proposed and taken", async (t) => {
  const page = await open(t, given({}));
  for (const [id, text] of [
    ["drug_dependent_opening", "1.035"],
    ["drug_dependent_added", "2"],
    ["drug_dependent_removed", "2"],
  ])
    await box(page, id).fill(text);
  await settled(page);
  const closing = field(page, "drug_dependent");
  assert.match(await closing.innerText(), /Theo các chỉ tiêu trên, cuối kỳ là 1\.035/);
  assert.equal(await box(page, "drug_dependent").inputValue(), "");
  await closing.getByRole("button", { name: "Dùng số này" }).click();
  assert.equal(await box(page, "drug_dependent").inputValue(), "1.035");
  assert.equal(await box(page, "drug_dependent").evaluate((input) => input.getRootNode().activeElement === input), true);
});

test("openings come from the period before, locked until they are corrected, also after a reload", async (t) => {
  const request = { ...given({ period: "2026" }), previous: [WHOLE] };
  const page = await open(t, request);
  await press(page, "Lấy số kỳ trước");
  const opening = box(page, "drug_dependent_opening");
  assert.equal(await opening.inputValue(), String(WHOLE.figures.drug_dependent));
  assert.equal(await opening.evaluate((input) => input.readOnly), true);
  await field(page, "drug_using_opening").getByRole("button", { name: "Đính chính" }).click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("44");
  await kept(page);
  await page.waitForFunction(() => drafts.at(-1).draft.includes('"drug_using_opening":"44"'));
  await load(page, request);
  assert.deepEqual(await opening.evaluate((input) => [input.value, input.readOnly]), ["62", true]);
  assert.deepEqual(await box(page, "drug_using_opening").evaluate((input) => [input.value, input.readOnly]), ["44", false]);
});

test("a draft is back after a reload, and can be discarded and taken back", async (t) => {
  const page = await open(t);
  await box(page, "population").fill("55.305");
  await box(page, "drug_using").fill("hai");
  await page.keyboard.press("Tab");
  await kept(page);
  assert.deepEqual(await page.evaluate(() => drafts.filter(({ kept }) => !kept)), []);
  await load(page, EMPTY);
  assert.equal(await box(page, "population").inputValue(), "55.305");
  assert.match((await errors(page, "drug_using"))[0], /cần là số nguyên/);
  assert.match(await page.locator("kh302-form .notice:not(.note)").innerText(), /Đã khôi phục bản nháp lưu lúc/);
  await press(page, "Bỏ bản nháp này");
  await page.getByText("Đã bỏ bản nháp.").waitFor();
  assert.equal(await box(page, "population").inputValue(), "");
  await press(page, "Khôi phục bản nháp");
  assert.equal(await box(page, "population").inputValue(), "55.305");
  await press(page, "Lưu nháp");
  await page.waitForFunction(() => drafts.length > 0);
  // The same number is written differently in the other language.
  await load(page, EMPTY, "en");
  assert.deepEqual([await box(page, "population").inputValue(), await box(page, "drug_using").inputValue()], ["55,305", "hai"]);
  // Another period has another draft.
  await load(page, { ...EMPTY, report: { ...EMPTY.report, period: "2025-09" } });
  assert.equal(await box(page, "population").inputValue(), "");
});

test("what is typed last before the page goes is kept", async (t) => {
  const page = await open(t);
  await box(page, "population").fill("77");
  await load(page, EMPTY);
  assert.equal(await box(page, "population").inputValue(), "77");
});

test("where the browser keeps nothing the form works, and says so", async (t) => {
  const page = await open(t, EMPTY, {
    before: () =>
      Object.defineProperty(window, "indexedDB", {
        get: () => {
          throw new DOMException("no", "SecurityError");
        },
      }),
  });
  await box(page, "population").fill("55.305");
  await page.getByText("không cho lưu nháp").first().waitFor();
  assert.deepEqual(await page.evaluate(() => drafts.map(({ kept }) => kept)), [false]);
  assert.equal(await page.evaluate(() => form.session.raw("population")), "55.305");
});

test("a draft goes into a file and comes back", async (t) => {
  const page = await open(t);
  await box(page, "population").fill("55.305");
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Tải bản nháp về máy")]);
  assert.equal(download.suggestedFilename(), `kh302-${WHOLE.area}-2025.json`);
  const draft = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.equal(draft.fields.population, "55.305");
  const other = await open(t);
  const choose = async (content) => {
    const [chooser] = await Promise.all([other.waitForEvent("filechooser"), press(other, "Mở bản nháp từ tệp")]);
    await chooser.setFiles({ name: "draft.json", mimeType: "application/json", buffer: Buffer.from(content) });
  };
  await choose(JSON.stringify({ ...draft, area: "19815" }));
  await other.locator("kh302-form .notice .error").waitFor();
  assert.equal(await box(other, "population").inputValue(), "");
  await choose(JSON.stringify(draft));
  await other.getByText("Đã mở bản nháp từ tệp.").waitFor();
  assert.equal(await box(other, "population").inputValue(), "55.305");
  // Other rules judged this draft, and gave another finding.
  await choose(
    JSON.stringify({
      ...draft,
      ruleset: "sha256:other",
      findings: [...draft.findings.slice(1), { code: "A204", at: "drug_dependent_reached" }],
    }),
  );
  const notice = other.locator("kh302-form .notice:not(.note)");
  await notice.getByText("Quy tắc đã thay đổi từ khi lưu nháp: có 2 nội dung nay được xét khác").waitFor();
  assert.match(await notice.innerText(), /Cần xem lại: Còn thiếu[\s\S]*Không còn: Người nghiện được tiếp cận/);
});

test("offline everything works", async (t) => {
  const page = await open(t, FILLED);
  await page.context().setOffline(true);
  await box(page, "drug_arrests").fill("200");
  await settled(page);
  await kept(page);
  await press(page, "Gửi báo cáo");
  assert.equal((await page.evaluate(() => sent)).length, 1);
  await page.context().setOffline(false);
});

test("the level and the targets follow the figures, with the article that decides", async (t) => {
  const page = await open(t, FILLED);
  const level = page.locator("kh302-form [part=level]");
  assert.match(await level.innerText(), /Trọng điểm phức tạp loại III/);
  assert.match(await level.innerText(), /khoản \d Điều 4 Quyết định số 28\/2025\/QĐ-TTg/);
  assert.equal(await page.locator("kh302-form .target").count(), 10);
  await box(page, "population").fill("");
  await settled(page);
  const assessment = await page.evaluate(() => form.session.assessment("vi"));
  const shown = await page.locator("kh302-form .target .status").evaluateAll((all) => all.map((one) => one.dataset.status));
  assert.deepEqual(
    shown,
    assessment.targets.map(({ status }) => status),
  );
  assert.equal(await page.locator("kh302-form .level-name").getAttribute("data-level"), "undetermined");
  assert.equal(assessment.classification.level, "undetermined");
});

test("a changed level is told to those who listen, once it settles", async (t) => {
  const page = await open(t, FILLED);
  const spoken = page.locator("kh302-form p[role=status]");
  assert.equal(await spoken.textContent(), "");
  await box(page, "population").fill("");
  await page.waitForFunction(() =>
    form.shadowRoot.querySelector("p[role=status]").textContent.startsWith("Cấp độ theo số liệu: Chưa xác định được"),
  );
});

test("the other language says the same of the same figures", async (t) => {
  const page = await open(t);
  await box(page, "population").fill("55.305");
  await page.evaluate(() => {
    form.lang = "en";
    return form.ready;
  });
  assert.equal(await box(page, "population").inputValue(), "55,305");
  assert.equal(await page.evaluate(() => form.session.state("population").value), 55305);
  await press(page, "Send report");
  assert.match(await page.locator("kh302-form .summary h2").innerText(), /things to fix before sending/);
  await page.evaluate(() => {
    form.lang = "vi";
    return form.ready;
  });
  assert.equal(await box(page, "population").inputValue(), "55.305");
  assert.match(await page.locator("kh302-form .summary h2").innerText(), /lỗi cần sửa/);
});

test("on paper stand the figures and not the buttons", async (t) => {
  const page = await open(t, given({ note: "Ghi chú thử" }, WHOLE.figures));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.deepEqual(
    await page.locator("kh302-form button").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent)),
    [],
  );
  assert.equal(await page.getByText("Ghi chú thử").isVisible(), true);
  assert.equal(await page.getByText("CHỦ TỊCH").isVisible(), true);
  assert.equal(await page.locator("kh302-form .level-name").isVisible(), true);
  assert.equal(await box(page, "population").isVisible(), true);
  assert.equal(await page.locator("kh302-form").evaluate((one) => getComputedStyle(one).color), "rgb(28, 33, 39)");
  assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
});

test("colours are the page's, and a theme goes before the system", async (t) => {
  const page = await open(t, EMPTY, { colorScheme: "dark" });
  const background = () => page.locator("kh302-form").evaluate((one) => getComputedStyle(one).backgroundColor);
  assert.equal(await background(), "rgb(20, 24, 29)");
  await page.evaluate(() => form.setAttribute("theme", "light"));
  assert.equal(await background(), "rgb(255, 255, 255)");
  await page.evaluate(() => form.style.setProperty("--kh302-background", "rgb(250, 240, 230)"));
  assert.equal(await background(), "rgb(250, 240, 230)");
});

test("nothing happens on import, also where there is no page", async () => {
  for (const element of [await import("../dist/esm/element.js"), createRequire(import.meta.url)("../dist/cjs/element.js")])
    assert.equal(typeof element.defineForm, "function");
});

test("where the page forbids WebAssembly the form says so", async (t) => {
  const strict = await serve(ROOT, `${STRICT}; style-src 'self'`, {
    "/page.html": PAGE,
    "/page.mjs": `${SCRIPT} form.request = ${JSON.stringify(EMPTY)};`,
    "/page.css": STYLE,
  });
  t.after(() => strict.close());
  const page = await chromium.newPage();
  t.after(() => page.close());
  await page.goto(`${strict.url}/page.html`);
  await page.getByRole("alert").filter({ hasText: "'wasm-unsafe-eval'" }).waitFor();
});

test("the same request given again changes nothing", async (t) => {
  const page = await open(t);
  await box(page, "population").fill("5");
  assert.equal(
    await page.evaluate((request) => {
      const { session } = form;
      form.request = request;
      return session === form.session;
    }, EMPTY),
    true,
  );
  assert.equal(await box(page, "population").inputValue(), "5");
});

test("a form that is moved in the page keeps what was typed; one that leaves gives its session back", async (t) => {
  const page = await open(t);
  await box(page, "population").fill("5");
  await page.evaluate(() => {
    document.body.append(form);
    return form.ready;
  });
  assert.equal(await box(page, "population").inputValue(), "5");
  const session = await page.evaluate(() => {
    form.remove();
    return form.session;
  });
  assert.equal(session, null);
});
