// @ts-check
/** The table of rows: sorted, filtered, paged, copied, exported. */
import { examples as folder } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/serve.mjs";
import { test as base, expect } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

const test = /** @type {typeof base.extend<{ tables: Page }>} */ (base.extend)({
  // The watch sees to it that nothing goes wrong unseen.
  tables: async ({ page, watch }, use) => {
    const { url, close } = await serve({ root: folder, port: 0 });
    await page.goto(`${url}data-table.html`);
    await expect(page.getByText("Rows 1 to 12 of 12.")).toBeVisible();
    expect(watch.errors).toEqual([]);
    await use(page);
    await close();
  },
});

/** @param {Locator} table @param {number} column */
const cells = (table, column) => table.locator(`tbody tr > :nth-child(${column})`).allTextContents();

/** @param {Page} page @param {Locator} table */
async function exported(page, table) {
  const coming = page.waitForEvent("download");
  await table.getByRole("button", { name: "Export as CSV" }).click();
  const file = await coming;
  let text = "";
  for await (const piece of await file.createReadStream()) text += piece;
  return { name: file.suggestedFilename(), text };
}

test("sorts by a column, both ways, gaps last, and says so", async ({ tables }) => {
  const table = tables.locator("#normal");
  const head = table.getByRole("columnheader", { name: "Net amount" });
  await expect(head).not.toHaveAttribute("aria-sort");
  await head.getByRole("button").press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(() => cells(table, 4)).toHaveLength(12);
  const rising = await cells(table, 4);
  expect(rising.slice(0, 3)).toEqual(["€0.00", "€54.33", "€79.19"]);
  expect(rising.at(-1)).toBe("–");
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => (await cells(table, 4))[0]).toBe("€475.14");
  expect((await cells(table, 4)).at(-1)).toBe("–");
  await table.getByRole("columnheader", { name: "Order" }).getByRole("button").click();
  await expect(head).not.toHaveAttribute("aria-sort");
  // By number within the text, and back where it began.
  await expect.poll(async () => (await cells(table, 1)).slice(-2)).toEqual(["A11", "A12"]);
});

test("filters without accents or capitals, and announces how many are left", async ({ tables }) => {
  const table = tables.locator("#normal");
  const status = table.getByRole("status");
  await table.getByLabel("Filter the rows").fill("TELEPHONE");
  await expect(status).toHaveText("Rows 1 to 2 of the 2 that contain “TELEPHONE”.");
  expect(await cells(table, 1)).toEqual(["A5", "A10"]);
  await table.getByLabel("Filter the rows").fill("nowhere");
  await expect(status).toHaveText("No row contains “nowhere”.");
  await expect(table.getByRole("button", { name: "Export as CSV" })).toBeDisabled();
  await table.getByLabel("Filter the rows").fill("");
  await expect(status).toHaveText("Rows 1 to 12 of 12.");
  await expect(tables.locator("#empty").getByRole("status")).toHaveText("No row.");
});

test("pages come from elsewhere; a late answer does not replace a newer one", async ({ tables }) => {
  const table = tables.locator("#many");
  const status = table.getByRole("status");
  await expect(status).toHaveText("Rows 1 to 20 of 12,345.");
  await expect(table.getByRole("button", { name: "Previous" })).toHaveAttribute("aria-disabled", "true");
  await table.getByRole("button", { name: "Next" }).click();
  await expect(status).toHaveText("Rows 21 to 40 of 12,345.");
  await expect(table.getByRole("button", { name: "Next" })).toBeFocused();
  await table.getByRole("button", { name: "Last" }).click();
  await expect(status).toHaveText("Rows 12,341 to 12,345 of 12,345.");
  await table.getByRole("columnheader", { name: "Channel" }).getByRole("button").click();
  await expect(status).toHaveText("Rows 1 to 20 of 12,345.");
  // A filter of one letter is answered slowly.
  await table.getByLabel("Filter the rows").fill("w");
  await tables.waitForTimeout(250);
  await table.getByLabel("Filter the rows").fill("a12345");
  await expect(status).toHaveText("1 row contains “a12345”.");
  await tables.waitForTimeout(400);
  await expect(status).toHaveText("1 row contains “a12345”.");
});

test("a failure is said, and can be tried again", async ({ tables }) => {
  const table = tables.locator("#many");
  await table.getByLabel("Filter the rows").fill("fail");
  await expect(table.getByRole("alert")).toContainText("These rows could not be read.");
  await table.getByRole("button", { name: "Try again" }).click();
  await expect(table.getByRole("alert")).toHaveCount(0);
  await expect(table.getByRole("status")).toHaveText("No row contains “fail”.");
});

test("copies the page as columns for a spreadsheet", async ({ tables, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const table = tables.locator("#hostile");
  await table.getByRole("button", { name: "Copy this page" }).click();
  await expect(table.getByRole("status")).toContainText("3 rows copied.");
  const lines = (await tables.evaluate(() => navigator.clipboard.readText())).replaceAll("\r", "").split("\n");
  expect(lines).toHaveLength(4);
  expect(lines[1].split("\t")[3]).toBe(`'=HYPERLINK("http://evil.test")`);
  expect(lines[2].split("\t")).toEqual(["-2", "'-2+3", "'@SUM(1)", "' x", "+1,5"]);
  expect(lines[3].split("\t").slice(0, 3)).toEqual(["a b", 'say "x"', "a b"]);
});

test("exports what is shown, on all pages, with no formula in it", async ({ tables }) => {
  const hostile = await exported(tables, tables.locator("#hostile"));
  expect(hostile.name).toBe("omnimeter-hostile.csv");
  expect(hostile.text).toContain('"\'=HYPERLINK(""http://evil.test"")"');
  expect(hostile.text).toContain("-2,'-2+3,'@SUM(1),'\tx,\"+1,5\"\r\n");
  expect(hostile.text).toContain('a\tb,"say ""x""","a\nb"');
  const table = tables.locator("#many");
  await table.getByRole("columnheader", { name: "Net amount" }).getByRole("button").click();
  await table.getByLabel("Filter the rows").fill("marketplace");
  await expect(table.getByRole("status")).toContainText("of the 2,469 that");
  const { text } = await exported(tables, table);
  const rows = text.trimEnd().split("\r\n");
  expect(rows).toHaveLength(2470);
  expect(rows[0]).toBe("\ufeffOrder,Channel,Date,Net amount");
  const amounts = rows.slice(1).map((row) => row.split(",")[3]);
  const known = amounts.filter(Boolean).map(Number);
  expect(known).toEqual([...known].sort((a, b) => a - b));
  expect(amounts.at(-1)).toBe("");
  await expect(table.getByRole("status")).toContainText("2,469 rows exported.");
});
