// @ts-check
/** What is chosen survives: in the browser, in the audit file; and it goes when it is told to go. */
import fs from "node:fs";
import { addFiles, expect, expectAccessible, goTo, openSample, test, tile } from "./page.mjs";

const ORDERS = `order_id,customer_id,order_date,channel,amount
A1,SECRET-1,2026-01-05,Web,10.50
A2,SECRET-2,2026-01-06,Store,20
`;

/** @param {import("@playwright/test").Page} page @returns {Promise<string>} the text of the audit file */
async function saved(page) {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the audit" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/\.omnimeter\.json$/);
  return fs.readFileSync(await download.path(), "utf8");
}

test("the audit file brings back choices and figures, and holds no row", async ({ bench }) => {
  await addFiles(bench, { "orders.csv": ORDERS });
  await goTo(bench, "Overview");
  await bench.getByRole("textbox", { name: "Name of the audit" }).fill("Maison Exemple");
  await tile(bench, "Omnichannel ratio").getByRole("button").click();
  await bench.getByLabel("purchases only").check();
  await bench.keyboard.press("Escape");
  const figures = await bench.locator(".tiles").textContent();
  const text = await saved(bench);
  expect(text).not.toContain("SECRET");
  expect(JSON.parse(text)).toMatchObject({ name: "Maison Exemple", files: [{ name: "orders.csv", rows: 2 }] });

  await bench.getByRole("button", { name: "How to check it" }).click();
  await bench.getByRole("button", { name: "Erase everything on this computer" }).click();
  await bench.getByRole("button", { name: "Erase everything", exact: true }).click();
  await expect(bench.getByRole("textbox", { name: "Name of the audit" })).toHaveValue("");
  await goTo(bench, "Data");
  await addFiles(bench, { "exemple.omnimeter.json": text });
  await expect(bench.getByRole("status").first()).toContainText("Drop its file again: orders.csv");
  await expect(bench.getByRole("textbox", { name: "Name of the audit" })).toHaveValue("Maison Exemple");
  await addFiles(bench, { "orders.csv": ORDERS });
  await goTo(bench, "Overview");
  await expect(bench.locator(".tiles")).toHaveText(figures ?? "");
});

test("another file of the same name is noticed", async ({ bench }) => {
  await addFiles(bench, { "orders.csv": ORDERS });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(1);
  const text = await saved(bench);
  await bench.getByRole("button", { name: "Remove all files" }).click();
  await addFiles(bench, { "exemple.omnimeter.json": text });
  await addFiles(bench, { "orders.csv": ORDERS.replace("20\n", "21\n") });
  await expect(bench.getByRole("status").first()).toContainText("other content: orders.csv");
});

test("a newer or a broken audit is refused, and nothing is lost", async ({ bench }) => {
  await addFiles(bench, { "orders.csv": ORDERS });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(1);
  const text = await saved(bench);
  const newer = JSON.stringify({ ...JSON.parse(text), schema: 99 });
  await addFiles(bench, { "newer.omnimeter.json": newer });
  await expect(bench.getByRole("status").first()).toContainText("saved by a newer Omnimeter");
  for (const broken of [
    text.slice(0, text.length / 2),
    "{}",
    "null",
    '{"__proto__":{"hit":1}}',
    "<script>globalThis.hit=1</script>",
  ]) {
    await addFiles(bench, { "broken.omnimeter.json": broken });
    await expect(bench.getByRole("status").first()).toContainText(/not an audit file|damaged/);
  }
  await expect(bench.getByRole("article", { name: "orders.csv" })).toContainText("in the figures");
  expect(
    await bench.evaluate(() => /** @type {any} */ ({}).hit ?? /** @type {any} */ (globalThis).hit),
  ).toBeUndefined();
});

test("erase everything leaves nothing behind in this browser", async ({ bench }) => {
  await openSample(bench);
  await bench.getByRole("button", { name: "FR, French" }).click();
  await bench.waitForFunction(() => localStorage.length > 0);
  await bench.getByRole("button", { name: "Comment le vérifier" }).click();
  await bench.getByRole("button", { name: "Tout effacer de cet ordinateur" }).click();
  await bench.getByRole("button", { name: "Tout effacer", exact: true }).click();
  await expect(bench.getByRole("article")).toHaveCount(0);
  await bench.waitForTimeout(2500);
  await bench.reload();
  const left = await bench.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    cookies: document.cookie,
  }));
  expect(left).toEqual({ local: 0, session: 0, databases: 0, caches: 0, cookies: "" });
});

for (const pause of [2100, 2600, 3300]) {
  test(`what was chosen survives a tab that is killed after ${pause} ms`, async ({ bench, context, site }) => {
    await bench.getByRole("textbox", { name: "Name of the audit" }).fill(`Audit ${pause}`);
    await bench.getByRole("textbox", { name: "Name of the audit" }).blur();
    await bench.waitForTimeout(pause);
    // A slot being written when the tab goes is cut short: the other one must do.
    await bench.evaluate((cut) => {
      const newest = Object.keys(localStorage).at(-1);
      if (cut && localStorage.length > 1 && newest)
        localStorage.setItem(newest, (localStorage.getItem(newest) ?? "").slice(0, 40));
    }, pause > 3000);
    await bench.close({ runBeforeUnload: false });
    const again = await context.newPage();
    await again.goto(site.url);
    await expect(again.getByRole("textbox", { name: /audit/i })).toHaveValue(`Audit ${pause}`);
  });
}

test("undo and redo walk through everything chosen", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Overview");
  const undo = bench.getByRole("button", { name: "Undo the last change" });
  await expect(undo).toBeDisabled();
  await bench.getByRole("button", { name: "Choose the indicators" }).click();
  await bench.getByRole("button", { name: "Marketing" }).click();
  await bench.getByRole("button", { name: "Move Customer acquisition cost down" }).click();
  await bench.getByLabel("Return on investment: wide tile").check();
  await bench.getByRole("button", { name: "Add Average order value" }).click();
  await bench.getByRole("button", { name: "Remove Conversion rate" }).click();
  await expectAccessible(bench, "board");
  await bench.keyboard.press("Escape");
  const names = () => bench.locator(".tile h2").allTextContents();
  expect(await names()).toEqual([
    "Return on ad spend (ROAS)",
    "Customer acquisition cost",
    "Return on investment",
    "Omnichannel ratio",
    "Average order value",
  ]);
  for (let step = 0; step < 5; step++) await bench.keyboard.press("Control+z");
  await expect(undo).toBeDisabled();
  expect(await names()).toContain("Total revenue");
  await bench.keyboard.press("Control+Shift+z");
  expect((await names())[0]).toBe("Customer acquisition cost");
});

test("the palette reaches rooms, indicators and actions", async ({ bench }) => {
  await openSample(bench);
  await bench.keyboard.press("Control+k");
  await expectAccessible(bench, "palette");
  await bench.keyboard.type("attri");
  await bench.keyboard.press("Enter");
  await expect(bench.getByRole("heading", { level: 1 })).toHaveText("Attribution");
  await bench.keyboard.press("Control+k");
  await bench.keyboard.type("repeat");
  await bench.keyboard.press("Enter");
  await expect(bench.getByRole("dialog")).toContainText("Repeat purchase rate");
  await bench.keyboard.press("Escape");
  await bench.keyboard.press("Control+k");
  await bench.keyboard.type("dark");
  await bench.keyboard.press("Enter");
  await expect(bench.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("comparison: the change with its interval, and what is beyond noise", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Overview");
  await expect(tile(bench, "Average order value").locator(".change")).toContainText(/[+−]€\d/);
  await expect(bench.getByRole("heading", { name: "What changed beyond noise" })).toBeVisible();
  await bench.getByRole("button", { name: /^Period/ }).click();
  await bench.getByLabel("Compare with").selectOption("none");
  await expect(bench.getByRole("heading", { name: "What changed beyond noise" })).toHaveCount(0);
  await bench.getByRole("button", { name: "Last 3 months" }).click();
  await expect(bench.locator(".lead")).toContainText("Aug – Oct 2026");
  expect(bench.url()).toContain("from=2026-08-01");
});

test("a room that is not open yet says what it will read", async ({ bench }) => {
  await goTo(bench, "Voice & service");
  await expect(bench.getByRole("heading", { name: "This room is not open yet" })).toBeVisible();
  await expect(bench.getByRole("main")).toContainText("satisfaction survey");
  await expectAccessible(bench, "a locked room");
});
