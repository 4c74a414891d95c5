// @ts-check
/** The sample is an audit of its own: it mixes with other work only when that is asked for. */
import { addFiles, expect, expectAccessible, goTo, openSample, SAMPLE_FILES, test, tile } from "./page.mjs";

const ORDERS =
  "order_id,customer_id,order_date,channel,amount\nA1,C1,2024-01-05,Web,10.50\nA2,C2,2024-02-06,Store,20\n";

/** @param {import("@playwright/test").Page} page */
const name = (page) => page.getByRole("textbox", { name: "Name of the audit" });
/** @param {import("@playwright/test").Page} page @param {string} answer */
const answer = (page, answer) => page.getByRole("dialog").getByRole("button", { name: answer }).click();
/** @param {import("@playwright/test").Page} page */
const undo = (page) => page.getByRole("button", { name: "Undo the last change" }).click();

test("files dropped over the sample begin an audit of their own, and undo brings the sample back", async ({
  bench,
}) => {
  await openSample(bench);
  await addFiles(bench, { "mine.csv": ORDERS });
  const dialog = bench.getByRole("dialog");
  await expect(dialog).toContainText("The sample is open");
  await expect(dialog).toContainText("mine.csv");
  await expectAccessible(bench, "files over the sample");
  await answer(bench, "Begin an audit with this file");
  await expect(bench.getByRole("article")).toHaveCount(1);
  await expect(name(bench)).toHaveValue("");
  expect(bench.url()).not.toContain("from=");
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue")).toContainText("€30.50");
  await goTo(bench, "Maturity");
  await expect(bench.locator("main")).not.toContainText("Maison Verdier");
  await goTo(bench, "Data");
  await undo(bench);
  await expect(name(bench)).toHaveValue("Maison Verdier");
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(SAMPLE_FILES, { timeout: 20_000 });
  await bench.getByRole("button", { name: "Redo" }).click();
  await expect(bench.getByRole("article")).toHaveCount(1);
  await expect(name(bench)).toHaveValue("");
});

test("files are added to the sample when that is asked for, and nothing comes when it is not", async ({ bench }) => {
  await openSample(bench);
  await addFiles(bench, { "mine.csv": ORDERS });
  await answer(bench, "Cancel");
  await expect(bench.getByRole("dialog")).toHaveCount(0);
  await expect(bench.getByRole("article")).toHaveCount(SAMPLE_FILES);
  await addFiles(bench, { "mine.csv": ORDERS });
  await answer(bench, "Add it to the sample");
  await expect(bench.getByRole("article", { name: "mine.csv" })).toContainText("in the figures");
  await expect(name(bench)).toHaveValue("Maison Verdier");
});

test("the sample of the last visit gives its name and its period to no other file", async ({ bench }) => {
  await openSample(bench);
  await bench.reload();
  await expect(bench.getByRole("button", { name: "Load the sample again" })).toBeEnabled();
  await addFiles(bench, { "mine.csv": ORDERS });
  await answer(bench, "Begin an audit with this file");
  await expect(bench.getByRole("article")).toHaveCount(1);
  await expect(name(bench)).toHaveValue("");
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue")).toContainText("€30.50");
});

test("the sample over work of one's own is opened apart, or brings its files only", async ({ bench }) => {
  await addFiles(bench, { "mine.csv": ORDERS });
  await name(bench).fill("Maison Exemple");
  await name(bench).blur();
  await bench.getByRole("button", { name: "Try the sample" }).click();
  await expect(bench.getByRole("dialog")).toContainText("An audit is open already");
  await answer(bench, "Open the sample apart");
  await expect(name(bench)).toHaveValue("Maison Verdier");
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(SAMPLE_FILES, { timeout: 20_000 });
  await undo(bench);
  await expect(name(bench)).toHaveValue("Maison Exemple");
  await expect(bench.getByRole("article")).toHaveCount(1);
  await bench.getByRole("button", { name: "Try the sample" }).click();
  await answer(bench, "Add its files to this audit");
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(SAMPLE_FILES + 1, { timeout: 20_000 });
  await expect(name(bench)).toHaveValue("Maison Exemple");
});

test("all files go at a click and come back at another, with what was chosen", async ({ bench }) => {
  await addFiles(bench, { "mine.csv": ORDERS });
  await name(bench).fill("Maison Exemple");
  await name(bench).blur();
  await bench.getByRole("button", { name: "Remove all files" }).click();
  await expect(bench.getByRole("article")).toHaveCount(0);
  await expect(name(bench)).toHaveValue("Maison Exemple");
  await expect(bench.getByRole("status").first()).toContainText("Undo brings them back");
  await undo(bench);
  await expect(bench.getByRole("article", { name: "mine.csv" })).toContainText("in the figures");
});

test("an audit opened over the sample leaves the sample's files", async ({ bench }) => {
  await openSample(bench);
  const waiting = bench.waitForEvent("download");
  await bench.getByRole("button", { name: "Start afresh" }).click();
  await addFiles(bench, { "mine.csv": ORDERS });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(1);
  await name(bench).fill("Maison Exemple");
  await name(bench).blur();
  await bench.getByRole("button", { name: "Save the audit" }).click();
  const stream = await (await waiting).createReadStream();
  let text = "";
  for await (const piece of stream) text += piece;
  await bench.getByRole("button", { name: "Start afresh" }).click();
  await openSample(bench);
  await addFiles(bench, { "exemple.omnimeter.json": text });
  await expect(name(bench)).toHaveValue("Maison Exemple");
  await expect(bench.getByRole("article")).toHaveCount(0);
});
