// @ts-check
/** The report of the room as files: each format is saved, and is what it says it is. */
import fs from "node:fs";
import { expect, goTo, openSample, test } from "./page.mjs";

/** How each file begins. */
const BEGINNINGS = /** @type {const} */ ([
  ["Workbook (.xlsx)", /\.xlsx$/, "PK\u0003\u0004"],
  ["Tidy table for Tableau and Power BI (.csv)", /\.csv$/, "\ufeffsection,table,row,by_1,group_1"],
  ["Dictionary of the tidy table (.csv)", /\.dictionary\.csv$/, "\ufeffsection,table,name,role,unit,meaning"],
  ["Tidy table, typed (.parquet)", /\.parquet$/, "PAR1"],
  ["JSON, by a published schema", /\.json$/, '{\n  "format": "omnimeter-handover",\n  "schema": 1,'],
  ["Markdown", /\.md$/, "# "],
  ["Charts as SVG files (.zip)", /\.charts\.zip$/, "PK\u0003\u0004"],
]);

test("each format is saved from the room, without a request", async ({ bench, site }) => {
  await openSample(bench);
  await goTo(bench, "Report");
  for (const [name, ending, beginning] of BEGINNINGS) {
    const button = bench.getByRole("button", { name: `Save: ${name}`, exact: true });
    await expect(button).toBeEnabled({ timeout: 30_000 });
    const [file] = await Promise.all([bench.waitForEvent("download"), button.click()]);
    expect(file.suggestedFilename()).toMatch(ending);
    expect(fs.readFileSync(await file.path(), "utf8").slice(0, beginning.length)).toBe(beginning);
  }
  expect(site.requests).toEqual([]);
});
