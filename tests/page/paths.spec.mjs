// @ts-check
/** The customer journeys: sorted, filtered and paged by the engine, copied, exported, in both languages. */
import { addFiles, expect, goTo, openSample, test } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** @param {Page} page @param {number} column */
const cells = (page, column) => page.locator(`om-paths-table tbody tr > :nth-child(${column})`).allInnerTexts();

/** @param {string} text */
const figure = (text) => Number(text.replace(/[^\d.-]/g, ""));

test("the journeys of the sample, by keyboard: sorted, filtered, paged", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Attribution");
  const table = bench.locator("om-paths-table");
  const status = table.getByRole("status");
  await expect(status).toHaveText(/^Rows 1 to 20 of \d+\.$|^Rows 1 to 20 of \d,\d{3}\.$/);
  const total = figure((await status.textContent())?.split(" of ")[1].replace(".", "") ?? "");
  await expect(table.getByRole("columnheader", { name: "Conversions", exact: true })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  const most = (await cells(bench, 4)).map(figure);
  expect(most).toEqual([...most].sort((a, b) => b - a));

  // A journey's conversions over its journeys is its rate, and the engine sorts by it.
  const rate = table.getByRole("columnheader", { name: "Conversion rate" });
  await rate.getByRole("button").focus();
  await bench.keyboard.press("Enter");
  await expect(rate).toHaveAttribute("aria-sort", "ascending");
  await bench.keyboard.press("Enter");
  await expect(rate).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => (await cells(bench, 5))[0]).toBe("100.0%");
  expect((await cells(bench, 4))[0]).toBe((await cells(bench, 3))[0]);

  // The last page holds what is left of the total.
  await table.getByRole("button", { name: "Last" }).focus();
  await bench.keyboard.press("Enter");
  const left = total % 20 || 20;
  await expect(table.locator("tbody tr")).toHaveCount(left);
  await expect(table.getByRole("button", { name: "Last" })).toBeFocused();

  // Channels in a row.
  await table.getByLabel("Filter the rows").fill("email > dir");
  await expect(status).toContainText("that contain “email > dir”");
  await expect
    .poll(async () => (await cells(bench, 1)).filter((path) => !path.includes("E-mail > Direct")))
    .toEqual([]);
  expect((await cells(bench, 1)).length).toBeGreaterThan(0);
  await table.getByLabel("Filter the rows").fill("nowhere");
  await expect(status).toHaveText("No row contains “nowhere”.");
});

const PATHS = "path,conversions,value,nulls\nWeb > Store,2,20.5,1\nStore > Web,1,30,2\nWeb,0,0,3\nPhone,1,5,3\n";

test("the figures of a small file, hand-counted; copied, exported, read in French", async ({ bench, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await addFiles(bench, { "paths.csv": PATHS });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(1);
  await goTo(bench, "Attribution");
  const table = bench.locator("om-paths-table");
  await expect(table.locator("tbody tr")).toHaveCount(4);
  await expect(table.locator("tbody tr").first()).toHaveText(/Web > Store\s*2\s*3\s*2\s*66\.7%\s*€20\.50\s*50\.0%/);
  await table.getByRole("button", { name: "Copy this page" }).click();
  await expect(table.getByRole("status")).toContainText("4 rows copied.");
  const copied = (await bench.evaluate(() => navigator.clipboard.readText())).replaceAll("\r", "").split("\n");
  expect(copied[1]).toBe(`Web > Store\t2\t3\t2\t${2 / 3}\t20.5\t0.5`);
  await bench.getByRole("button", { name: "FR, French" }).click();
  const tableau = bench.locator("om-paths-table");
  await expect(tableau.getByRole("heading", { level: 2 })).toHaveText("Parcours des clients");
  await expect(tableau.locator("tbody tr").first()).toHaveText(/66,7\s%\s*20,50\s€/);
  const coming = bench.waitForEvent("download");
  await tableau.getByLabel("Filtrer").fill("web >");
  await expect(tableau.locator("tbody tr")).toHaveCount(1);
  await tableau.getByRole("button", { name: "CSV" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("omnimeter-parcours.csv");
  let text = "";
  for await (const piece of await file.createReadStream()) text += piece;
  expect(text.split("\r\n")[1]).toBe(`Web > Store,2,3,2,${2 / 3},20.5,0.5`);
});

test("other settings are another list, and it says so", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Attribution");
  const table = bench.locator("om-paths-table");
  await table.getByRole("button", { name: "Next" }).click();
  await expect(table.getByRole("status")).toContainText("Rows 21 to 40");
  await bench.getByText("Settings of journeys and models").click();
  await bench.getByLabel("What counts as a touch").selectOption("channel");
  await expect(table.getByRole("status")).toContainText(/^Rows 1 to 20/);
  await expect(table.locator("tbody th").first()).not.toContainText("E-mail");
});
