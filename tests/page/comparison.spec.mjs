// @ts-check
/** Two systems compared, in the Data room. */
import fs from "node:fs";
import { addFiles, expect, expectAccessible, test } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const read = (/** @type {string} */ name) =>
  fs.readFileSync(new URL(`../data/comparison/${name}.csv`, import.meta.url));
const SYSTEMS = { a: { name: "shop.csv", buffer: read("shop") }, b: { name: "erp.csv", buffer: read("erp") } };

/** @param {Page} bench @param {"a" | "b"} side @param {{ name: string, buffer: Buffer }} [file] */
const open = (bench, side, file = SYSTEMS[side]) =>
  bench
    .getByLabel(`Open another file for system ${side.toUpperCase()}`)
    .setInputFiles({ ...file, mimeType: "text/csv" });

const card = (/** @type {Page} */ bench) => bench.locator(".comparison");

/** @param {Page} bench */
async function compared(bench) {
  await open(bench, "a");
  await open(bench, "b");
  await bench.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(card(bench).getByRole("heading", { name: "shop.csv and erp.csv" })).toBeVisible();
}

/** A figure of the summary. @param {Page} bench @param {string} name */
const sum = (bench, name) => card(bench).locator(".sum div").filter({ hasText: name }).locator("strong");

test("explains what to drop, proposes key and columns, and compares without loading the files", async ({ bench }) => {
  await expect(card(bench)).toContainText("Choose two exports of the same thing");
  await open(bench, "a");
  await open(bench, "b");
  await expect(bench.getByLabel("Key in system B")).toHaveValue("Code article");
  await expect(bench.getByLabel("Column of system A")).toHaveCount(5);
  await expect(bench.getByLabel("Tolerance Price")).toHaveValue("0.005");
  await bench.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(sum(bench, "In both")).toHaveText("9");
  await expect(sum(bench, "Only in A")).toHaveText("1");
  await expect(sum(bench, "Only in B")).toHaveText("2");
  await expect(card(bench)).toContainText("Only 8 things compared: a first impression");
  const price = card(bench).getByRole("row", { name: /Price ↔ Prix de vente/ });
  await expect(price.getByRole("cell").nth(1)).toHaveText("25% 2");
  await expect(price.getByRole("img")).toHaveAccessibleName("between 7.1% and 59.1%");
  await expect(price).toContainText("median gap 3, at most 4");
  const delay = card(bench).getByRole("table", { name: "How much later B is than A" });
  await expect(delay).toContainText("14%");
  // Nothing of it is in the figures.
  await expect(bench.locator(".file-card")).toHaveCount(0);
});

test("lists the worst first, page by page, and exports all with no formula", async ({ bench }) => {
  const evil = Buffer.concat([SYSTEMS.a.buffer, Buffer.from("=1+1,Odd,1.00,1,yes,2026-03-02T10:00:00Z\n")]);
  await open(bench, "a", { name: "shop.csv", buffer: evil });
  await open(bench, "b");
  await bench.getByRole("button", { name: "Compare", exact: true }).click();
  const items = bench.locator("om-comparison-items");
  await items.getByRole("combobox", { name: "Field" }).selectOption({ label: "Price" });
  await expect(items.getByRole("row").nth(1)).toContainText("A-004");
  await expect(items.getByRole("row").nth(1)).toContainText("−8.2%");
  await items.getByRole("combobox", { name: "List" }).selectOption({ label: "Only in A" });
  await expect(items.getByRole("rowheader", { name: "=1+1" })).toBeVisible();
  const download = bench.waitForEvent("download");
  await items.getByRole("button", { name: "Export all differences (CSV)" }).click();
  const text = fs.readFileSync(await (await download).path(), "utf8");
  expect(text).toContain("'=1+1,only-a");
  expect(text).toContain("A-004,different,Price,Prix de vente,49,45,-4,");
});

test("a choice changes the result, can be undone, and stays in the audit file", async ({ bench }) => {
  await compared(bench);
  const differing = sum(bench, "Things that differ");
  await expect(differing).toHaveText("63%");
  await bench.getByText("Key, columns and rules").click();
  await bench.getByLabel("Tolerance (min) Updated at").fill("15");
  await bench.getByLabel("Tolerance (min) Updated at").blur();
  await expect(card(bench)).toContainText("Changed since the result below");
  await bench.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(differing).toHaveText("50%");
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(differing).toHaveText("63%");
  const download = bench.waitForEvent("download");
  await bench.getByRole("button", { name: "Save the audit" }).click();
  const { comparison } = JSON.parse(fs.readFileSync(await (await download).path(), "utf8"));
  expect([comparison.a, comparison.b, comparison.plan.key]).toEqual([
    "shop.csv",
    "erp.csv",
    [{ a: "SKU", b: "Code article" }],
  ]);
  expect(JSON.stringify(comparison)).not.toContain("A-001");
});

test("files of the page can be chosen, and files of no known table too", async ({ bench }) => {
  await addFiles(bench, {
    "left.csv": "colour,weight\nred,1\nblue,2\n",
    "right.csv": "colour,weight\nred,1\nblue,3\n",
  });
  // The page asks what they hold: that may stay open.
  await bench.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await bench.getByLabel("System A", { exact: true }).selectOption({ label: "left.csv" });
  await bench.getByLabel("System B", { exact: true }).selectOption({ label: "right.csv" });
  await bench.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(sum(bench, "In both")).toHaveText("2");
  await expect(sum(bench, "Things that differ")).toHaveText("50%");
  await bench.getByRole("button", { name: "Remove left.csv" }).click();
  await expect(card(bench).locator(".compared")).toHaveCount(0);
});

test("says what keeps files from being compared", async ({ bench }) => {
  await open(bench, "a", { name: "a.csv", buffer: Buffer.from("id,v\n1,a\n") });
  await open(bench, "b", { name: "b.csv", buffer: Buffer.from("id,v\n2,b\n") });
  await bench.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(card(bench)).toContainText("No key is in both files");
  await open(bench, "b", { name: "empty.csv", buffer: Buffer.from("") });
  await expect(card(bench).getByRole("alert")).toContainText("empty.csv: The file is empty.");
});

test("is accessible, wide and narrow, in both languages", async ({ bench }) => {
  await expectAccessible(bench, "the empty comparison");
  await compared(bench);
  await bench.getByText("Key, columns and rules").click();
  await expectAccessible(bench, "the comparison");
  await bench.setViewportSize({ width: 390, height: 844 });
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expect(card(bench)).toContainText("Deux systèmes comparés");
  await expect(card(bench)).toContainText("Retard de B sur A");
  await expectAccessible(bench, "the comparison on a narrow screen");
  const overflow = await bench.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test("an object brings its own fields, and the system with the last word is counted against", async ({ bench }) => {
  await open(bench, "a");
  await open(bench, "b");
  await bench.locator("#compare-object").selectOption("order-status");
  await expect(bench.getByLabel("Tolerance Price")).toHaveCount(0);
  await expect(bench.getByLabel(/^Tolerance/)).toHaveValue("60");
  await bench.getByLabel("Who has the last word").selectOption("b");
  await bench.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(card(bench)).toContainText("Against the reference erp.csv: shop.csv lacks 2, has 1 too many");
  await expect(card(bench).getByRole("table", { name: "How much later B is than A" })).toContainText("1 never arrived");
  await expectAccessible(bench, "an object compared");
});
