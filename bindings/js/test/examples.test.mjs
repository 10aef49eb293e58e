// Tests the examples as they are: bundles them, opens them in a real browser under the policy of a portal, fills them in and sends them.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { FIELDS } from "../dist/esm/index.js";
import { bundle, NAMES, POLICY } from "../scripts/examples.mjs";
import { browser, ROOT, serve } from "./support.mjs";

const FOLDER = join(ROOT, "../../target/portal");
let chromium;
let server;
before(async () => {
  await bundle(FOLDER);
  chromium = await browser();
  server = await serve(FOLDER, POLICY);
});
after(async () => {
  await chromium.close();
  server.close();
});

const FIGURES = {
  population: 55305,
  residential_groups: 41,
  drug_dependent: 35,
  drug_dependent_in_community: 35,
  drug_dependent_reached: 35,
  drug_using: 20,
  drug_using_in_community: 20,
  drug_using_reached: 20,
};

for (const name of NAMES) {
  test(`${name}: a report is filled in and the page receives it`, async (t) => {
    const page = await chromium.newPage();
    t.after(() => page.close());
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    await page.goto(`${server.url}/${name}/index.html`);
    const field = (id) => page.locator(`kh302-form [data-field="${FIELDS.indexOf(id)}"]`);
    const press = (text) => page.getByRole("button", { name: text, exact: true }).click();
    await press("Lấy số kỳ trước");
    assert.equal(await field("drug_dependent_opening").locator("input").inputValue(), "35");
    await field("reviewed").getByLabel("Có").check();
    for (const input of await page.locator("kh302-form .field.count:not([data-locked]) input").all()) {
      const id = FIELDS[await input.evaluate((one) => Number(one.closest("[data-field]").dataset.field))];
      await input.fill(String(FIGURES[id] ?? 0));
    }
    await field("prepared_on").locator("input").fill("15/12/2026");
    // Switches the language and back, where the page offers it: the typed text must still be there.
    for (const language of name === "plain" ? [] : ["English", "Tiếng Việt"]) {
      await press(language);
      await page.getByRole("button", { name: language === "English" ? "Send report" : "Gửi báo cáo" }).waitFor();
    }
    const level = page.locator("kh302-form .level-name:not([data-level=undetermined])");
    await level.waitFor();
    await field("declared_level")
      .locator("select")
      .selectOption(await level.getAttribute("data-level"));
    await press("Gửi báo cáo");
    await page
      .getByText("Cổng đã nhận báo cáo của 19815, kỳ 2026")
      .waitFor({ timeout: 5_000 })
      .catch(async (error) => {
        throw new Error(`${error}: ${await page.locator("kh302-form .summary").innerText()}`);
      });
    assert.deepEqual(wrong, []);
  });
}
