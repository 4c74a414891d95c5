// @ts-check
/** The report of the room as files: each format is saved, and is what it says it is. */
import fs from "node:fs";
import { unzipSync } from "fflate";
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

/** Width, height, and whether anything dark was drawn on the white. @param {import("@playwright/test").Page} page @param {Uint8Array} png */
const looksOf = (page, png) =>
  page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at] < 128) dark += 1;
      return { width: bitmap.width, height: bitmap.height, corner: [...data.slice(0, 4)], dark };
    },
    [...png],
  );

test("the charts are saved as pictures with something on them", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Report");
  const button = bench.getByRole("button", { name: "Save: Charts as PNG pictures (.zip)", exact: true });
  await expect(button).toBeEnabled({ timeout: 30_000 });
  const [file] = await Promise.all([bench.waitForEvent("download"), button.click()]);
  expect(file.suggestedFilename()).toMatch(/\.pictures\.zip$/);
  const pictures = unzipSync(fs.readFileSync(await file.path()));
  expect(Object.keys(pictures).length).toBeGreaterThan(3);
  for (const [name, png] of Object.entries(pictures)) {
    expect(name).toMatch(/^\d\d-[a-z0-9-]+\.png$/);
    const { width, height, corner, dark } = await looksOf(bench, png);
    expect(width).toBeGreaterThanOrEqual(1000);
    expect(height).toBeGreaterThan(100);
    expect(corner).toEqual([255, 255, 255, 255]);
    expect(dark).toBeGreaterThan(500);
  }
});

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
