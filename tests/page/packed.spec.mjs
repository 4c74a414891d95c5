// @ts-check
/** Workbooks and archives in the page: chosen, read like their text, remembered, refused with a reason. */
import { gzip, xlsx, zip } from "../engine/packed-files.mjs";
import { addFiles, expect, expectAccessible, goTo, test, tile } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("../engine/packed-files.mjs").Cell} Cell */

const CSV = "order_id,customer_id,date,channel,amount\nA1,C1,2026-01-05,Web,10.5\nA2,C2,2026-01-06,Store,20\n";

/** @type {Cell[][]} */
const ROWS = [
  ["Orders of January"],
  [],
  ["order_id", "customer_id", "date", "channel", "amount"],
  ["A1", "C1", 46027, "Web", 10.5],
  ["A2", "C2", 46028, "Store", 20],
];

const orders = { name: "Commandes", rows: ROWS, days: [2], merges: ["A1:E1"] };
/** @type {Cell[][]} */
const COSTS = [
  ["date", "channel", "cost"],
  [46027, "Web", 4],
];
const costs = { name: "Coûts", rows: COSTS, days: [0] };

const bookOf = async (/** @type {import("../engine/packed-files.mjs").Sheet[]} */ ...sheets) =>
  Buffer.from(await xlsx(sheets));

/** @param {Page} bench @param {string} name */
const card = (bench, name) => bench.getByRole("article", { name, exact: true });

test("a workbook with titles gives the figures of the same CSV, with no request and no network", async ({
  bench,
  context,
  site,
  watch,
}) => {
  await bench.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/spreadsheet-bytes.js")),
  );
  await context.setOffline(true);
  await addFiles(bench, { "orders.csv": CSV });
  await expect(card(bench, "orders.csv")).toContainText("in the figures");
  await goTo(bench, "Overview");
  const figure = await tile(bench, "Total revenue").innerText();
  expect(figure).toContain("€30.50");
  expect(site.requests).toEqual([]);

  await goTo(bench, "Data");
  await bench.getByRole("button", { name: "Remove orders.csv" }).click();
  await addFiles(bench, { "book.xlsx": await bookOf(orders, { name: "Vide", rows: [] }) });
  await expect(card(bench, "book.xlsx#Commandes")).toContainText("in the figures");
  expect(site.requests).toEqual([]);
  expect(watch.requests.filter((url) => !/^(?:blob|data):/.test(url))).toEqual([]);
  await goTo(bench, "Overview");
  expect(await tile(bench, "Total revenue").innerText()).toBe(figure);
});

test("of several sheets the user chooses, by keyboard, and chooses again from the card", async ({ bench }) => {
  const book = await bookOf(orders, costs, { name: "Interne", rows: [["x"]], hidden: true });
  await addFiles(bench, { "book.xlsx": book });
  const dialog = bench.getByRole("dialog", { name: "What to read in “book.xlsx”?" });
  await expect(dialog).toContainText("5 × 5 cells");
  await expect(dialog.getByRole("checkbox", { name: /^Interne/ })).not.toBeChecked();
  await expect(dialog).toContainText("hidden");
  await expectAccessible(bench, "the choice of sheets");
  await dialog.getByRole("checkbox", { name: /^Commandes/ }).focus();
  await bench.keyboard.press("Space");
  await bench.keyboard.press("Enter");
  await expect(card(bench, "book.xlsx#Commandes")).toContainText("in the figures");
  await expect(bench.getByRole("article")).toHaveCount(1);

  await bench
    .getByRole("button", { name: "Choose the sheets or files that are read, from book.xlsx#Commandes" })
    .click();
  await expect(dialog.getByRole("checkbox", { name: /^Commandes/ })).toBeChecked();
  await dialog.getByRole("checkbox", { name: /^Commandes/ }).uncheck();
  await dialog.getByRole("checkbox", { name: /^Coûts/ }).check();
  await dialog.getByRole("button", { name: "Read the selection" }).click();
  await expect(card(bench, "book.xlsx#Coûts")).toContainText("in the figures");
  await expect(bench.getByRole("article")).toHaveCount(1);

  // The same workbook again is not asked about again.
  await bench.getByRole("button", { name: "Remove book.xlsx#Coûts" }).click();
  await addFiles(bench, { "book.xlsx": book });
  await expect(card(bench, "book.xlsx#Coûts")).toContainText("in the figures");
});

test("a dialog that is closed adds nothing", async ({ bench }) => {
  await addFiles(bench, { "book.xlsx": await bookOf(orders, costs) });
  await bench.getByRole("dialog").waitFor();
  await bench.keyboard.press("Escape");
  await expect(bench.getByRole("dialog")).toBeHidden();
  await expect(bench.getByRole("article")).toHaveCount(0);
});

test("every table of an archive is a file, and gzip is read as it is", async ({ bench }) => {
  await addFiles(bench, {
    "export.zip": Buffer.from(await zip({ "orders.csv": CSV, "sub/more.csv": CSV.replaceAll("A", "B"), "a.pdf": "x" })),
    "third.csv.gz": Buffer.from(await gzip(CSV.replaceAll("A", "D"))),
  });
  for (const name of ["export.zip#orders.csv", "export.zip#sub/more.csv", "third.csv.gz"])
    await expect(card(bench, name)).toContainText("in the figures");
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue")).toContainText("€91.50");
});

test("what cannot be opened says why, in both languages, beside files that can", async ({ bench }) => {
  await addFiles(bench, {
    "good.csv": CSV,
    "trap.zip": Buffer.from(await zip({ "a.csv": " ".repeat(24 << 20) })),
    "secret.zip": Buffer.from(await zip({ "a.csv": CSV }, { encrypted: true })),
    "cut.xlsx": (await bookOf(orders)).subarray(0, 900),
    "liar.zip": Buffer.from(await zip({ "a.csv": CSV }, { says: 50 })),
  });
  await expect(card(bench, "good.csv")).toContainText("in the figures");
  await expect(card(bench, "trap.zip#a.csv")).toContainText("more than 200 times its size");
  await expect(card(bench, "secret.zip#a.csv")).toContainText("password");
  await expect(card(bench, "cut.xlsx")).toContainText("cut short or damaged");
  await expect(card(bench, "liar.zip#a.csv")).toContainText("cut short or damaged");
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expect(card(bench, "trap.zip#a.csv")).toContainText("plus de 200");
  await expect(card(bench, "secret.zip#a.csv")).toContainText("mot de passe");
});
