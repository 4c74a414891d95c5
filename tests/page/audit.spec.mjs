// @ts-check
/** What is chosen survives: in the browser, in the audit file; and it goes when it is told to go. */
import fs from "node:fs";
import { Random } from "../../www/samples/random.js";
import { addFiles, expect, expectAccessible, goTo, openSample, SAMPLE_FILES, test, tile } from "./page.mjs";

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

test("an audit saved again without its files keeps what they came to", async ({ bench }) => {
  await addFiles(bench, { "orders.csv": ORDERS });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(1);
  const first = JSON.parse(await saved(bench));
  await bench.getByRole("button", { name: "Start afresh" }).click();
  await addFiles(bench, { "exemple.omnimeter.json": JSON.stringify(first) });
  await bench.getByRole("textbox", { name: "Name of the audit" }).fill("Renamed");
  await bench.getByRole("textbox", { name: "Name of the audit" }).blur();
  const again = JSON.parse(await saved(bench));
  expect(again).toMatchObject({ name: "Renamed", files: first.files, results: first.results });
});

test("another file of the same name is noticed", async ({ bench }) => {
  await addFiles(bench, { "orders.csv": ORDERS });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(1);
  const text = await saved(bench);
  await bench.getByRole("button", { name: "Remove all files" }).click();
  await addFiles(bench, { "exemple.omnimeter.json": text });
  await addFiles(bench, { "orders.csv": ORDERS.replace("20\n", "21\n") });
  await expect(bench.locator(".notices [role=alert]")).toContainText("other content: orders.csv");
});

test("a newer or a broken audit is refused, and nothing is lost", async ({ bench }) => {
  await addFiles(bench, { "orders.csv": ORDERS });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(1);
  const text = await saved(bench);
  const newer = JSON.stringify({ ...JSON.parse(text), schema: 99 });
  await addFiles(bench, { "newer.omnimeter.json": newer });
  await expect(bench.locator(".notices [role=alert]")).toContainText("saved by a newer Omnimeter");
  for (const broken of [
    text.slice(0, text.length / 2),
    "{}",
    "null",
    '{"__proto__":{"hit":1}}',
    "<script>globalThis.hit=1</script>",
  ]) {
    await addFiles(bench, { "broken.omnimeter.json": broken });
    await expect(bench.locator(".notices [role=alert]")).toContainText(/not an audit file|damaged/);
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

for (const seed of [11, 23, 37, 41]) {
  test(`what was chosen survives a page that dies at any moment (${seed})`, async ({ bench, context, site, watch }) => {
    const random = new Random(seed, 0);
    const name = bench.getByRole("textbox", { name: "Name of the audit" });
    /** When each name was given. @type {number[]} */
    const given = [];
    for (let step = 0; step < 3; step++) {
      await name.fill(`Audit ${step}`);
      await name.blur();
      given.push(Date.now());
      await bench.waitForTimeout(random.between(0, 2600));
    }
    const tab = await context.newCDPSession(bench);
    const dead = bench.waitForEvent("crash");
    tab.send("Page.crash").catch(() => {});
    await dead;
    const died = Date.now();
    // A slot that was being written is cut short: the other one must do.
    const again = await context.newPage();
    await again.goto(site.url);
    const found = await again.getByRole("textbox", { name: /audit/i }).inputValue();
    const kept = found === "" ? -1 : Number(/^Audit (\d)$/.exec(found)?.[1]);
    // What was calm for two seconds is kept; half a second more is for a slow machine.
    const calm = given.findLastIndex((at, step) => (given[step + 1] ?? died) - at > 2500);
    expect(kept, `given ${given.map((at) => died - at)} ms before`).toBeGreaterThanOrEqual(calm);
    watch.errors.length = 0;
  });
}

test("a slot cut short gives way to the one before", async ({ bench, context, site }) => {
  const name = bench.getByRole("textbox", { name: "Name of the audit" });
  for (const text of ["Before", "After"]) {
    await name.fill(text);
    await name.blur();
    await bench.waitForFunction((t) => Object.values(localStorage).some((slot) => slot.includes(t)), text);
  }
  await bench.evaluate(() => {
    const slot = Object.keys(localStorage).find((key) => localStorage.getItem(key)?.includes("After")) ?? "";
    const text = localStorage.getItem(slot) ?? "";
    localStorage.setItem(slot, text.slice(0, text.length / 2));
  });
  await bench.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(site.url);
  await expect(again.getByRole("textbox", { name: /audit/i })).toHaveValue("Before");
});

test("a page opened again says what it took up, and begins afresh when told to", async ({ bench }) => {
  await addFiles(bench, { "orders.csv": ORDERS });
  await bench.getByRole("textbox", { name: "Name of the audit" }).fill("Maison Exemple");
  await goTo(bench, "Overview");
  await goTo(bench, "Data");
  await bench.reload();
  const last = bench.getByRole("region", { name: "Back where you left off" });
  await expect(last).toContainText("Audit “Maison Exemple”, back where you left off");
  await expect(last).toContainText("Drop its file again to see the figures: orders.csv.");
  await expectAccessible(bench, "taken up");
  await last.getByRole("button", { name: "Start afresh" }).click();
  await expect(last).toHaveCount(0);
  await expect(bench.getByRole("textbox", { name: "Name of the audit" })).toHaveValue("");
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(bench.getByRole("textbox", { name: "Name of the audit" })).toHaveValue("Maison Exemple");
});

test("the sample comes back with a click", async ({ bench }) => {
  await openSample(bench);
  await bench.reload();
  await bench.getByRole("button", { name: "Load the sample again" }).click();
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(SAMPLE_FILES, { timeout: 20_000 });
  await bench.getByRole("button", { name: "Start afresh" }).click();
  await expect(bench.getByRole("article")).toHaveCount(0);
  await expect(bench.getByRole("status").first()).toContainText("An empty audit");
});

test("undo and redo walk through everything chosen", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Overview");
  const undo = bench.getByRole("button", { name: "Undo the last change" });
  await expect(undo).toBeDisabled();
  await bench.getByRole("button", { name: "Edit the board" }).click();
  await bench.getByRole("button", { name: "Marketing" }).click();
  await bench.getByRole("button", { name: /^Customer acquisition cost, place 1/ }).press("ArrowRight");
  await bench.getByRole("button", { name: /^Return on investment, place 3/ }).press("+");
  await bench.getByLabel("Another tile").selectOption("Average order value");
  await bench.getByRole("button", { name: "Add", exact: true }).click();
  await bench.getByRole("button", { name: "Remove Conversion rate" }).click();
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

test("a dialog that is opened the moment another is left stays open", async ({ bench }) => {
  await openSample(bench);
  await bench.keyboard.press("Control+k");
  await expect(bench.getByRole("dialog")).toBeVisible();
  // The browser tells that it was closed only after the next key.
  await bench.evaluate(async () => {
    document.querySelector("dialog")?.close();
    const keys = { key: "k", ctrlKey: true, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent("keydown", keys));
    await new Promise((done) => setTimeout(done, 300));
  });
  await expect(bench.getByRole("dialog")).toBeVisible();
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
  await expect(bench.locator(".sublead")).toContainText("Aug – Oct 2026");
  expect(bench.url()).toContain("from=2026-08-01");
});
