// @ts-check
/** The components on their pages of examples: accessible, operable by keyboard, whole on a telephone and a projector. */
import { examples as folder } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/serve.mjs";
import { test as base, expect, expectAccessible } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {(name: string, query?: string) => Promise<Page>} Open */

const NAMES = ["heat-matrix", "sankey", "radar", "step-list", "data-table", "form"];

const test = /** @type {typeof base.extend<{ open: Open }>} */ (base.extend)({
  open: async ({ page, watch }, use) => {
    const { url, close } = await serve({ root: folder, port: 0 });
    await use(async (name, query = "") => {
      await page.goto(`${url}${name}.html${query}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.evaluate(() => document.fonts.ready);
      watch.requests.length = 0;
      return page;
    });
    expect(watch.requests.filter((one) => one.startsWith("http"))).toEqual([]);
    await close();
  },
});

for (const name of NAMES) {
  for (const theme of ["light", "dark"]) {
    test(`${name}, ${theme}: no fault of accessibility, nothing cut off`, async ({ open }, info) => {
      const page = await open(name, `?theme=${theme}${theme === "dark" ? "&lang=fr" : ""}`);
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await expect
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
          .toBeLessThanOrEqual(0);
        await expect.poll(() => cutOff(page)).toEqual([]);
        await page.screenshot({ path: info.outputPath(`${name}-${width}-${theme}.png`), fullPage: true });
        await expectAccessible(page, `${name} at ${width} px`);
      }
    });
  }

  test(`${name}: hostile text is text`, async ({ open }) => {
    const page = await open(name);
    const hostile = page.locator("#hostile");
    await expect(hostile).toContainText("<img src=x onerror=globalThis.hit=1>");
    await expect(hostile).toContainText("__proto__");
    expect(await page.evaluate(() => /** @type {any} */ (globalThis).hit)).toBeUndefined();
    await expect(hostile.locator("img, script, iframe, [onerror]")).toHaveCount(0);
  });
}

/** The texts of drawings that reach out of them. @param {Page} page */
function cutOff(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll(".plot svg")].flatMap((drawing) => {
      const frame = drawing.getBoundingClientRect();
      return [...drawing.querySelectorAll("text")]
        .filter((text) => {
          const box = text.getBoundingClientRect();
          return (
            box.left < frame.left - 1 ||
            box.right > frame.right + 1 ||
            box.top < frame.top - 1 ||
            box.bottom > frame.bottom + 1
          );
        })
        .map((text) => text.textContent);
    }),
  );
}

test("heat matrix: the arrows walk through the cells, read out; a gap has its reason", async ({ open }) => {
  const page = await open("heat-matrix");
  const live = page.locator("#normal [aria-live=polite]");
  await page.locator("#normal [role=group]").focus();
  await page.keyboard.press("ArrowDown");
  await expect(live).toHaveText("Store, Store: 62%");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(live).toHaveText("Web, Web: 55%");
  await page.keyboard.press("End");
  await expect(live).toHaveText("Web, Marketplace: 12%");
  await page.keyboard.press("Control+End");
  await expect(live).toHaveText("Marketplace, Marketplace: 70%");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#normal td.at")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(live).toHaveText("");
  const gaps = page.locator("#empty");
  await gaps.locator("[role=group]").focus();
  await page.keyboard.press("Home");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  await expect(gaps.locator("[aria-live=polite]")).toHaveText("Phone, Store: no figure (fewer than 30 customers)");
  await expect(gaps.locator(".reasons li")).toHaveCount(2);
  await expect(page.locator("#normal").getByRole("rowheader", { name: "Store" })).toBeVisible();
});

test("sankey: the arrows walk through the flows; the table has them all; on a telephone they are listed", async ({
  open,
}) => {
  const page = await open("sankey");
  const chart = page.locator("#normal");
  await chart.locator("[role=group]").focus();
  await page.keyboard.press("ArrowDown");
  const first = "Store → Store (First purchase → Second purchase): 1,320, 48.2% of what leaves “Store”";
  await expect(chart.locator("[aria-live=polite]")).toHaveText(first);
  await expect(chart.locator(".flow.at")).toHaveCount(1);
  await page.keyboard.press("End");
  await expect(chart.locator("[aria-live=polite]")).toContainText("Phone → Marketplace");
  await chart.getByRole("button", { name: "Table" }).click();
  await expect(chart.locator("tbody tr")).toHaveCount(28);
  await chart.getByRole("button", { name: "Table" }).click();
  await page.setViewportSize({ width: 390, height: 900 });
  await expect(chart.locator(".flow")).toHaveCount(0);
  await expect(chart.locator("svg")).toContainText("Marketplace → No further purchase");
  await expect(chart.locator("svg")).toContainText("4 smaller flows are in the table.");
  await expect(page.locator("#empty om-chart")).toHaveCount(0);
});

test("radar: the arrows walk through the axes; an axis without an answer says so", async ({ open }) => {
  const page = await open("radar");
  const chart = page.locator("#gaps");
  await chart.locator("[role=group]").focus();
  for (const key of ["Home", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await expect(chart.locator("[aria-live=polite]")).toHaveText(
    "Data and identity: Maison Verdier without an answer and Target 3.5",
  );
  await chart.getByRole("button", { name: "Table" }).click();
  await expect(chart.locator("tbody tr").nth(2)).toHaveText(/Data and identity\s*–\s*3.5/);
  const patterns = await page
    .locator("#normal .web[stroke-dasharray]")
    .evaluateAll((lines) => [...new Set(lines.map((line) => line.getAttribute("stroke-dasharray")))]);
  expect(patterns).toHaveLength(3);
});

test("a drawing as a file stands on its own", async ({ open }) => {
  const page = await open("sankey");
  const coming = page.waitForEvent("download");
  await page.locator("#three").getByRole("button", { name: "SVG" }).click();
  const stream = await (await coming).createReadStream();
  let text = "";
  for await (const piece of stream) text += piece;
  expect(text).toContain("From the second purchase on, customers stay where they are");
  expect(text).toContain("fill-opacity=");
  expect(text).not.toMatch(/class="flow|var\(--/);
});

test("steps: their place and state are said, one is the current one", async ({ open }) => {
  const page = await open("step-list");
  const list = page.getByRole("list", { name: "normal" });
  await expect(list.getByRole("listitem")).toHaveCount(5);
  await expect(list.locator("[aria-current=step]")).toContainText("Set the targets");
  await expect(list.locator("[aria-current=step]")).toContainText("in progress");
  await expect(list.getByRole("listitem").first()).toContainText("Step 1 of 5.");
  await list.getByRole("button", { name: "Check the columns" }).press("Enter");
  await expect(list.locator("[data-opened]")).toHaveText("Check the columns");
});
