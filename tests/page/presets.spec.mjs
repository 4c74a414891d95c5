// @ts-check
/** Exports of known systems: named on their card, read without a question; empty files to fill in. */
import fs from "node:fs";
import { addFiles, expect, expectAccessible, goTo, settle, test, tile } from "./page.mjs";

/** @param {string} name */
const fixture = (name) => fs.readFileSync(new URL(`../data/presets/${name}`, import.meta.url));

test("the export of a system is named, with what to know of it, and counts right", async ({ bench }) => {
  await addFiles(bench, { "orders.csv": fixture("shopify-orders.csv"), "spend.csv": fixture("meta-ads.csv") });
  const orders = bench.getByRole("article", { name: "orders.csv" });
  await expect(orders).toContainText("in the figures");
  await expect(orders).toContainText("Shopify, Orders");
  await expect(orders).toContainText("totals stand on its first row only");
  await expect(orders).toContainText("refund without a date, booked on the day of the order");
  const spend = bench.getByRole("article", { name: "spend.csv" });
  await expect(spend).toContainText("Meta Ads, Ads Manager report");
  await settle(bench);
  await expectAccessible(bench, "files of known systems");
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expect(orders).toContainText("Shopify, Commandes");
  await bench.getByRole("button", { name: "EN, anglais" }).click();
  await goTo(bench, "Overview");
  // 55, 40 less 10, 20 less 20; the cancelled order and the second rows add nothing.
  await expect(tile(bench, "Total revenue")).toContainText("€85");
});

test("a file that lacks what its system can give is asked about, and its note says what to do", async ({ bench }) => {
  const text = "Campaign,Campaign type,Currency code,Cost,Impr.,Clicks\nBrand,Search,EUR,12.50,1000,60\n";
  await addFiles(bench, { "ads.csv": text });
  const card = bench.getByRole("article", { name: "ads.csv" });
  await expect(card).toContainText("Google Ads, Campaign report");
  await expect(card).toContainText("without a day column the spend cannot be dated");
});

test("an empty file to fill in is saved under its name, with headers of the language", async ({ bench }) => {
  const saved = bench.waitForEvent("download");
  await bench.getByRole("button", { name: "Footfall" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe("footfall.csv");
  expect(fs.readFileSync(await file.path(), "utf8")).toBe("\uFEFFdate,store_id,visitors\r\n");
});
