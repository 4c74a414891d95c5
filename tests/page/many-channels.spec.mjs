// @ts-check
/** Sixty channels in the Journey room: the largest first, page by page, by mouse and by keyboard, and none of them lost. */
import { addFiles, expect, expectAccessible, goTo, settle, test } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const CHANNELS = 60;
const LONG = { timeout: 60_000 };
const name = (/** @type {number} */ i) => `Channel ${String(i + 1).padStart(2, "0")}`;

/** Customers with a visit on two channels and a purchase; the lower its number, the more is met on a channel. */
function files() {
  const touches = ["touch_id,customer_id,session_id,timestamp,channel,event"];
  const orders = ["order_id,customer_id,order_date,channel,amount"];
  let n = 0;
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  for (let channel = 0; channel < CHANNELS; channel++) {
    for (let i = 0; i < 92 - channel; i++) {
      n++;
      const day = 1 + (n % 20);
      const other = (channel + 1 + (i % 2)) % CHANNELS;
      touches.push(`T${n}a,C${n},S${n}a,2026-01-${two(day)}T08:00:00Z,${name(channel)},visit`);
      touches.push(`T${n}b,C${n},S${n}b,2026-01-${two(day + 1)}T08:00:00Z,${name(other)},visit`);
      orders.push(`O${n},C${n},2026-01-${two(day + 2)},${name(channel)},${10 + (n % 90)}`);
    }
  }
  // Long after: what became of the others is known.
  touches.push(`T0,C0,S0,2026-06-30T08:00:00Z,${name(0)},visit`);
  return { "touches.csv": `${touches.join("\n")}\n`, "orders.csv": `${orders.join("\n")}\n` };
}

const card = (/** @type {Page} */ bench, /** @type {string} */ title) =>
  bench.locator("section.card").filter({ has: bench.getByRole("heading", { name: title, exact: true, level: 2 }) });

test("the largest channels first, page by page, and all of them are there", async ({ bench }) => {
  await addFiles(bench, files());
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(2, LONG);
  await goTo(bench, "Journey");

  const grid = card(bench, "Indicators by phase and channel");
  const place = grid.locator(".rows-status");
  await expect(place).toHaveText("Channels 1–12 of 60, the largest first", LONG);
  await expect(grid.getByRole("columnheader")).toHaveCount(2 + 12);
  await expect(grid.getByRole("columnheader", { name: "Channel 03" })).toBeVisible();
  const previous = grid.getByRole("button", { name: "Previous" });
  await expect(previous).toHaveAttribute("aria-disabled", "true");
  const next = grid.getByRole("group", { name: "Pages of channels" }).getByRole("button", { name: "Next" });
  await next.focus();
  /** @type {Set<string>} */
  const met = new Set();
  for (let page = 0; page < CHANNELS / 12; page++) {
    await expect(place).toContainText(`${1 + page * 12}–${12 + page * 12} of 60`);
    for (const head of (await grid.getByRole("columnheader").allTextContents()).slice(2)) met.add(head);
    await expect(next).toBeFocused();
    await bench.keyboard.press("Enter");
  }
  expect(met.size).toBe(CHANNELS);
  await expect(next).toHaveAttribute("aria-disabled", "true");
  await expect(place).toContainText("49–60 of 60");

  // The matrix turns rows and columns by itself; its cursor takes its pages along.
  const matrix = bench.locator("om-heat-matrix").filter({ hasText: "The most crossed bridge" });
  await expect(matrix.getByRole("rowheader")).toHaveCount(12);
  await expect(matrix.getByRole("columnheader")).toHaveCount(1 + 12 + 2);
  await matrix.getByRole("group", { name: "Pages of columns" }).getByRole("button", { name: "Next" }).click();
  await expect(matrix).toContainText("Columns 13–24 of 60");
  await expect(matrix).toContainText("Rows 1–12 of 60, the largest channels first");
  const cells = matrix.locator(".scroll");
  await cells.focus();
  await bench.keyboard.press("ArrowDown");
  for (let i = 0; i < 12; i++) await bench.keyboard.press("ArrowDown");
  await expect(matrix).toContainText("Rows 13–24 of 60");
  await expect(matrix.locator("td.at")).toHaveCount(1);
  await bench.keyboard.press("Control+Home");
  await expect(matrix).toContainText("Rows 1–12 of 60");
  await expect(matrix).toContainText("Columns 1–12 of 60");

  const points = card(bench, "Points of contact");
  await expect(points.getByRole("rowheader")).toHaveCount(24);
  const ring = bench.locator("om-chart").filter({ hasText: "An arrow goes from the channel met before" });
  await expect(ring).toContainText("The 12 largest of 60 channels are drawn");
  await expect(ring.locator("circle")).toHaveCount(12);
  const pairs = bench.locator("section.journey-pairs-shared");
  await expect(pairs.locator(".rows-status")).toHaveText(/^1–15 of \d+$/);

  // One room of sixty channels is no more to draw than one of some.
  expect(await bench.evaluate(() => document.querySelectorAll("main *").length)).toBeLessThan(9000);
  await expectAccessible(bench, "sixty channels");
  for (const width of [1440, 390]) {
    await bench.setViewportSize({ width, height: 900 });
    await settle(bench);
    expect(await bench.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  await bench.setViewportSize({ width: 1440, height: 900 });
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expect(bench.getByText("Canaux 49 à 60 sur 60, les plus grands d’abord")).toBeVisible();
});
