// @ts-check
/** How a file is read, corrected by the user: how it is written, what its cells mean; a draft until it is applied. */
import { addFiles, expect, expectAccessible, goTo, test, tile } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** In ISO-8859-15, which is what it looks like, the channel is called “Marché €”; in Windows-1252 “Marché ¤”. */
const LATIN9 = Buffer.from(
  "order_id;order_date;channel;amount\nA1;03/02/2026;March\u00e9 \u00a4;10\nA2;04/02/2026;March\u00e9 \u00a4;20\n",
  "latin1",
);

/** @param {Page} bench */
async function openReading(bench) {
  await bench.getByRole("button", { name: "Change the reading of orders.csv" }).click();
  await expect(bench.getByRole("dialog")).toBeVisible();
  return bench.getByRole("dialog");
}

/** @param {Page} bench @param {string | Buffer} content */
async function load(bench, content) {
  await addFiles(bench, { "orders.csv": content });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(1);
}

test("the encoding can be said, is seen at once, and is remembered with the file", async ({ bench }) => {
  await load(bench, LATIN9);
  const card = bench.getByRole("article", { name: "orders.csv" });
  await expect(card).toContainText(/Encoding\s*ISO-8859-15/);
  const dialog = await openReading(bench);
  const rows = dialog.locator(".readings tbody");
  await expect(rows).toContainText("Marché €");
  await dialog.getByLabel("Encoding").selectOption("Windows-1252");
  await expect(rows).toContainText("Marché ¤");
  await expectAccessible(bench, "reading with a draft");
  await dialog.getByRole("button", { name: "Read the file this way" }).click();
  await expect(dialog).toBeHidden();
  await expect(card).toContainText(/Encoding\s*Windows-1252/);
  await bench.evaluate(() => dispatchEvent(new Event("pagehide")));
  await bench.reload();
  await goTo(bench, "Data");
  await load(bench, LATIN9);
  await expect(card).toContainText(/Encoding\s*Windows-1252/);
  await expect((await openReading(bench)).getByLabel("Encoding")).toHaveValue("Windows-1252");
  await bench.keyboard.press("Escape");
  await bench.getByRole("button", { name: "Undo the last change" }).isDisabled();
});

test("another delimiter: what is missing then is told, summed up, and led to", async ({ bench }) => {
  await load(bench, LATIN9);
  const dialog = await openReading(bench);
  await dialog.getByLabel("Delimiter").selectOption(",");
  await expect(dialog.locator(".preview thead th")).toHaveCount(1);
  await dialog.getByRole("button", { name: "Read the file this way" }).press("Enter");
  const summary = dialog.getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(bench).toHaveTitle(/^Error: Data/);
  await summary.getByRole("link", { name: "A column is needed for: Order date" }).press("Enter");
  const date = dialog.getByLabel("Column for Order date");
  await expect(date).toBeFocused();
  await expect(date).toHaveAccessibleDescription("Error: A column is needed for: Order date.");
  await expectAccessible(bench, "reading with errors");
  await dialog.getByRole("button", { name: "Discard changes" }).click();
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await expect(bench).toHaveTitle(/^Data/);
  await expect(dialog.locator(".preview thead th")).toHaveCount(4);
});

test("a draft outlives the dialog, by Escape or a click beside it, until it is applied or discarded", async ({
  bench,
}) => {
  await load(bench, LATIN9);
  const dialog = await openReading(bench);
  const order = dialog.getByLabel("Order of day and month of Order date");
  const kept = "Changed, not applied yet";
  await expect(dialog.locator(".readings tbody")).toContainText("3 Feb 2026");
  await order.selectOption("month-first");
  await expect(dialog.locator(".readings tbody")).toContainText("2 Mar 2026");
  await bench.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(bench.getByRole("article", { name: "orders.csv" })).toContainText(kept);
  await openReading(bench);
  await expect(order).toHaveValue("month-first");
  await bench.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
  await openReading(bench);
  await expect(order).toHaveValue("month-first");
  await dialog.getByRole("button", { name: "Discard changes" }).click();
  // No cell proves the order: it is nobody’s choice again.
  await expect(order).toHaveValue("");
  await expect(dialog.locator(".readings tbody")).toContainText("3 Feb 2026");
  await order.selectOption("month-first");
  await dialog.getByRole("button", { name: "Read the file this way" }).click();
  await expect(dialog).toBeHidden();
  await expect(bench.getByRole("article", { name: "orders.csv" })).not.toContainText(kept);
});

test("what becomes of each row is said before the file is read", async ({ bench }) => {
  await load(bench, "order_id,order_date,channel,amount\nA1,2026-01-05,Web,10\nA2,2026-01-06,Store,20\n");
  const dialog = await openReading(bench);
  const filters = dialog.getByRole("group", { name: "Rows kept" });
  await filters.getByRole("button", { name: "Add a condition" }).click();
  await filters.getByLabel("Column of condition 1").selectOption("channel");
  await filters.getByLabel("Comparison of condition 1").selectOption("equals");
  await dialog.getByRole("button", { name: "Read the file this way" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Enter the value of condition 1.");
  await filters.getByLabel("Value of condition 1").fill("Web");
  await filters.getByLabel("Value of condition 1").blur();
  const rows = dialog.locator(".readings tbody tr");
  await expect(rows.nth(0)).toContainText("kept");
  await expect(rows.nth(1)).toContainText("left out: left out by a filter of the mapping");
  await dialog.getByRole("button", { name: "Read the file this way" }).click();
  await expect(dialog).toBeHidden();
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue")).toContainText("€10.00");
});
