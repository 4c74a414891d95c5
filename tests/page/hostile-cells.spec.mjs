// @ts-check
/** Sixty payloads as what cells hold: each is shown as text, in its own place, and the figures are right. */
import fs from "node:fs";
import { PAYLOADS } from "../support/payloads.mjs";
import { expectHarmless, expectIsolated, quoted } from "./harmless.mjs";
import { channelsOfModels } from "./models.mjs";
import { addFiles, expect, goTo, test, tile } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const HEBREW = "ערוץ ראשי";
/** Names of two that differ in case only are one channel, and `null` is no name: each stands in a test of its own. */
const CELLS = [...PAYLOADS.filter((one) => !one.startsWith("<ScRiPt>") && one !== "null"), HEBREW];
/** A zero sign is no letter of any name: it is left out. @param {string} cell */
const shown = (cell) => cell.replaceAll("\0", "");
const NAMES = CELLS.map(shown);

const day = (/** @type {number} */ i) => `2026-01-${String((i % 28) + 1).padStart(2, "0")}`;
const amount = (/** @type {number} */ i) => 10 + i;
const TOTAL = CELLS.reduce((sum, _, i) => sum + amount(i), 0);

/** @param {string} head @param {(cell: string, i: number) => string} row */
const table = (head, row) => `${head}\n${CELLS.map((cell, i) => row(quoted(cell), i)).join("\n")}\n`;

const FILES = {
  "orders.csv": table(
    "order_id,customer_id,order_date,channel,currency,amount",
    (cell, i) => `${cell},${cell},${day(i)},${cell},EUR,${amount(i)}`,
  ),
  "touches.csv": table(
    "customer_id,timestamp,channel,source",
    (cell, i) => `${cell},2025-12-${String((i % 28) + 1).padStart(2, "0")}T10:00:00Z,${cell},${cell}`,
  ),
  "costs.csv": table("month,channel,cost", (cell) => `2026-01,${cell},5`),
  "customers.csv": table("customer_id,segment,acquisition_channel", (cell) => `${cell},${cell},${cell}`),
};

/** @param {Page} bench @param {Record<string, string>} [files] */
async function load(bench, files = FILES) {
  await addFiles(bench, files);
  await expect(bench.locator(".badge.ready")).toHaveCount(Object.keys(files).length, { timeout: 20_000 });
}

/** @param {Page} bench @param {string} name */
async function expectText(bench, name) {
  await expectHarmless(bench);
  await expectIsolated(bench, name);
}

/** Names as a reader of the texts of these elements finds them. @param {import("@playwright/test").Locator} places */
const texts = async (places) => (await places.allTextContents()).map((text) => text.trim());

/** White space at either end is nobody's name. @param {string[]} names */
const sorted = (names) => names.map((name) => name.trim()).sort();

test("channels, orders, customers, sources, segments: text in every room, and no figure is lost", async ({ bench }) => {
  await load(bench);
  await expectText(bench, "data");

  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue").locator(".value")).toHaveAttribute(
    "title",
    `€${TOTAL.toLocaleString("en")}.00`,
  );
  await expectText(bench, "overview");
  const chart = bench.locator("om-chart").first();
  await chart.getByRole("button", { name: "Table", exact: true }).click();
  const rows = chart.getByRole("row").filter({ has: bench.getByRole("rowheader") });
  await expect(rows).toHaveCount(CELLS.length);
  expect(sorted(await texts(rows.getByRole("rowheader")))).toEqual(sorted(NAMES));
  for (const [i, name] of NAMES.entries()) {
    const at = NAMES.length - 1 - i;
    await expect(rows.nth(at).getByRole("rowheader")).toHaveText(name.trim(), { useInnerText: false });
    await expect(rows.nth(at).getByRole("cell").first()).toHaveText(`€${amount(i)}.00`);
  }
  await expectText(bench, "the table of the chart");

  await goTo(bench, "Attribution");
  await expect(bench.locator(".models tbody th")).toHaveCount(12);
  expect(sorted(await channelsOfModels(bench))).toEqual(sorted(NAMES));
  await expectText(bench, "attribution by source");
  await bench.getByText("Settings of journeys and models").click();
  await bench.getByLabel("What counts as a touch").selectOption("channel");
  await expect.poll(async () => sorted(await channelsOfModels(bench))).toEqual(sorted(NAMES));
  await expectText(bench, "attribution by channel");
});

test("filters, their address and why: a payload chosen is a payload counted", async ({ bench }) => {
  await load(bench);
  await goTo(bench, "Overview");
  await bench.getByRole("button", { name: /^Channels/ }).click();
  const labels = bench.locator(".panel label");
  await expect(labels).toHaveCount(CELLS.length);
  expect(sorted(await texts(labels))).toEqual(sorted(NAMES));
  await expectText(bench, "the filter of channels");
  const chosen = CELLS.indexOf("__proto__");
  await labels
    .filter({ hasText: /^\s*__proto__\s*$/ })
    .getByRole("checkbox")
    .check();
  await expect(tile(bench, "Total revenue").locator(".value")).toHaveAttribute("title", `€${amount(chosen)}.00`);
  await labels.filter({ hasText: "<svg onload=globalThis.hit=1>" }).getByRole("checkbox").check();
  const both = amount(chosen) + amount(CELLS.indexOf("<svg onload=globalThis.hit=1>"));
  await expect(tile(bench, "Total revenue").locator(".value")).toHaveAttribute("title", `€${both}.00`);
  await bench.keyboard.press("Escape");
  await bench.getByRole("button", { name: /^Segment/ }).click();
  await expect(labels).toHaveCount(CELLS.length);
  await labels.filter({ hasText: HEBREW }).getByRole("checkbox").check();
  await labels.filter({ hasText: "txt.exe" }).getByRole("checkbox").check();
  await expectText(bench, "the filter of segments");
  await bench.keyboard.press("Escape");
  for (let steps = 0; steps < 4; steps++) await bench.keyboard.press("Control+z");
  await expect(tile(bench, "Total revenue").locator(".value")).toHaveAttribute(
    "title",
    `€${TOTAL.toLocaleString("en")}.00`,
  );
  for (const name of ["Return on investment", "Omnichannel ratio"]) {
    await tile(bench, name)
      .getByRole("button", { name: `Why? ${name}` })
      .click();
    await expect(bench.getByRole("dialog")).toBeVisible();
    await expectText(bench, `why ${name}`);
    await bench.keyboard.press("Escape");
  }
  await bench.goto(
    `${bench.url().split("#")[0]}#overview?${CELLS.map((one) => `channel=${encodeURIComponent(one)}`).join("&")}`,
  );
  await bench.reload();
  await expect(bench.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await expectText(bench, "a copied link");
});

test("the cursor of a chart reads a name of the other direction without turning the figure beside it", async ({
  bench,
}) => {
  await load(bench);
  await goTo(bench, "Overview");
  const chart = bench.locator("om-chart").first();
  await chart.locator("[tabindex='0']").first().focus();
  await bench.keyboard.press("ArrowDown");
  await expect(chart.locator(".cursor")).toContainText(`\u2068${HEBREW}\u2069: €${amount(CELLS.length - 1)}.00`);
  for (let presses = 1; presses < CELLS.length - CELLS.indexOf("\u202Etxt.exe"); presses++)
    await bench.keyboard.press("ArrowDown");
  await expect(chart.locator(".cursor")).toContainText("\ufffdtxt.exe: €");
});

test("a chart taken away is one drawing, whole, without a script", async ({ bench, context }) => {
  // Without the policy of ours, as wherever it is opened.
  const elsewhere = await context.newPage();
  await load(bench);
  await goTo(bench, "Overview");
  for (const chart of await bench.locator("om-chart").all()) {
    const waiting = bench.waitForEvent("download");
    await chart.getByRole("button", { name: "SVG" }).click();
    const text = fs.readFileSync(await (await waiting).path(), "utf8");
    const found = await elsewhere.evaluate((source) => {
      const { documentElement: root } = new DOMParser().parseFromString(source, "image/svg+xml");
      const all = [...root.querySelectorAll("*")];
      return {
        root: root.localName,
        strangers: all.filter((one) => !["svg", "g", "rect", "text", "circle", "line", "path"].includes(one.localName))
          .length,
        handlers: all.filter((one) => one.getAttributeNames().some((name) => name.startsWith("on"))).length,
      };
    }, text);
    expect(found).toEqual({ root: "svg", strangers: 0, handlers: 0 });
    const picture = bench.waitForEvent("download");
    await chart.getByRole("button", { name: "PNG" }).click();
    expect(fs.statSync(await (await picture).path()).size).toBeGreaterThan(1000);
  }
});

test("currencies that nobody knows are named, not run, and cost the figures of money only", async ({ bench }) => {
  await load(bench, {
    "orders.csv": table(
      "order_id,customer_id,order_date,channel,currency,amount",
      (cell, i) => `O${i},C${i % 7},${day(i)},Web,${cell},${amount(i)}`,
    ),
  });
  await goTo(bench, "Overview");
  await expect(bench.getByRole("main")).toContainText(/needs the rate of|no revenue/);
  await expectText(bench, "overview");
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expectText(bench, "overview, in French");
});

test("names that differ in case only are one channel, and null is none", async ({ bench }) => {
  const two = ["<script>globalThis.hit=1</script>", "<ScRiPt>globalThis.hit=1</sCrIpT>", "null"];
  const rows = two.map((name, i) => `O${i},2026-01-0${i + 1},${quoted(name)},${amount(i)}`);
  await load(bench, { "orders.csv": `order_id,order_date,channel,amount\n${rows.join("\n")}\n` });
  await goTo(bench, "Overview");
  await bench.locator("om-chart").first().getByRole("button", { name: "Table", exact: true }).click();
  await expect(bench.getByRole("rowheader")).toHaveCount(2);
  await expect(bench.getByRole("row", { name: /script/i })).toContainText("€21.00");
  await expectHarmless(bench);
});

test("one currency, in words of the file's own: the figures stand, with its name behind them", async ({ bench }) => {
  const rows = "A1,2026-01-05,Web,Euros d'ici,10\nA2,2026-01-06,Store,Euros d'ici,20000\n";
  await load(bench, { "orders.csv": `order_id,order_date,channel,currency,amount\n${rows}` });
  await goTo(bench, "Overview");
  await expect(tile(bench, "Total revenue").locator(".value")).toHaveAttribute(
    "title",
    /^20,010\.00\s(?:Euros d'ici|EUROS D'ICI)$/,
  );
  await expect(bench.locator("om-chart").first()).toBeVisible();
});
