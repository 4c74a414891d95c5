// @ts-check
/** The Attribution room: fitness first, advice, intervals, disagreement, settings, journeys, money. */
import fs from "node:fs";
import { addFiles, expect, expectAccessible, goTo, openSample, settle, test } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const LOG = fs.readFileSync(new URL("../data/omni_events_2000.csv", import.meta.url), "utf8");
/** Every channel converts alike. */
const FLAT = "path,conversions,value,nulls\nA,100,2000,900\nB,100,2000,900\nA > B,200,4000,1800\nB > A,200,4000,1800\n";

/** The study is done when its bar is gone and its cards are there. @param {Page} bench */
const studied = async (bench) => {
  await expect(bench.locator(".fitness h2")).toBeVisible({ timeout: 100_000 });
  await expect(bench.locator("main .progress")).toHaveCount(0, { timeout: 100_000 });
};

test("data, advice, intervals, disagreement and journeys of the sample", async ({ bench }) => {
  test.setTimeout(240_000);
  await openSample(bench);
  await goTo(bench, "Attribution");
  await studied(bench);
  await expect(bench.locator(".fitness h2")).toContainText("These data can");
  await expect(bench.locator(".advice h2")).toContainText("Model advised");
  const table = bench.getByRole("group", { name: "Share of conversions by channel and model" });
  // Share, then its interval.
  await expect(table.locator("td.front").first()).toContainText(/% \d|%\s+\d[\d.]*% – /);
  await expect(bench.getByRole("heading", { name: /^Models differ by [\d.]+ points/ })).toBeVisible();
  for (const name of [
    "Who opens, who helps, who closes",
    "What leads where",
    "Sales recognised, by channel of sale",
    "Channels taken away together",
    "Credit of each order",
  ])
    await expect(bench.getByRole("heading", { name, exact: true })).toBeVisible();
  for (const name of [
    /^\d+% of journeys end after one touch/,
    /^Without “.+”, the chain loses [\d.]+% of conversions/,
    /^Half of journeys have \d+ touch(es)? or fewer/,
    /^Half of conversions come within \d+ days? of the first touch/,
    /^Looking further back or less/,
  ])
    await expect(bench.getByRole("heading", { name })).toBeVisible();
  await expectAccessible(bench, "attribution");
  await bench.getByLabel("What is attribution wanted for?").selectOption("awareness");
  await studied(bench);
  await expect(bench.locator(".advice")).toContainText("To be found");
  await expect(bench.locator(".advice h2")).toContainText(/First touch|Inverse J/);
});

test("settings of journeys and models change the figures, and are undone", async ({ bench }) => {
  test.setTimeout(240_000);
  await addFiles(bench, { "events.csv": LOG });
  await goTo(bench, "Attribution");
  await studied(bench);
  await bench.getByText("Settings of journeys and models").click();
  const room = bench.locator("main");
  await expect(room).toContainText("what is lost if every journey that meets the channel ends there");
  await bench.getByLabel("Without a channel, what is left?").selectOption("fail");
  await expect(room).toContainText("the share of conversions whose journey holds the channel");
  await bench.getByLabel("Touches that repeat").selectOption("unique");
  await expect(room).toContainText("each channel once: the first");
  const half = bench.getByLabel("Half-life of a touch, in days");
  await half.fill("0");
  await half.press("Enter");
  await expect(room).toContainText(/Give a number of days between 0\.01 and 3,?650/);
  await half.fill("1");
  await half.press("Enter");
  await expect(room).toContainText("half-life: 1 d");
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(room).toContainText("half-life: 7 d");
  await expect(bench.getByRole("heading", { name: /Looking further back or less/ })).toBeVisible({ timeout: 100_000 });
  await expect(bench.getByRole("heading", { name: /segments? (do not )?close by/i })).toBeVisible();
});

test("data that cannot carry attribution are called so, with the reasons", async ({ bench }) => {
  await addFiles(bench, { "paths.csv": FLAT });
  await goTo(bench, "Attribution");
  await studied(bench);
  await expect(bench.locator(".fitness h2")).toHaveText("These data cannot carry attribution");
  await expect(bench.locator(".fitness")).toContainText("nothing tells channels apart");
  await expect(bench.locator(".advice h2")).toHaveText("No model advised");
  await expect(bench.locator(".advice")).toContainText("No signal");
  await settle(bench);
  await expectAccessible(bench, "attribution of unfit data");
});

test("budgets are tried beside the caution", async ({ bench }) => {
  test.setTimeout(240_000);
  const costs = "channel,cost,period\ndisplay,2000,2026-03\npaid_search,3000,2026-03\n";
  await addFiles(bench, { "events.csv": LOG, "costs.csv": costs });
  await goTo(bench, "Attribution");
  await studied(bench);
  const money = bench.locator(".money");
  await expect(money).toContainText("Credit is not effect");
  const said = money.locator(".money-result");
  const before = await said.textContent();
  const field = money.getByLabel("Budget of display, in per cent of now");
  await field.fill("50");
  await field.press("Enter");
  await expect(said).not.toHaveText(before ?? "", { timeout: 100_000 });
  await expect(money).toContainText(/1,000\s?€|€1,000|1 000/);
  // A lift test that confirmed nothing takes the credit of the channel away.
  await money.getByText("A lift test was run?").click();
  const lift = money.getByLabel("Confirmed for display, in per cent of credit");
  await lift.fill("0");
  await lift.press("Enter");
  const row = money.getByRole("row", { name: /^display/ });
  await expect(row.getByRole("cell").nth(1)).toHaveText("0.00", { timeout: 100_000 });
  await expectAccessible(bench, "budgets tried");
});

test("channels are taken away together, and each order is taken away with its credit", async ({ bench }) => {
  test.setTimeout(240_000);
  await addFiles(bench, { "events.csv": LOG });
  await goTo(bench, "Attribution");
  await studied(bench);
  const without = bench.locator(".without");
  // The second is chosen before the room is drawn again.
  await without.evaluate((card) => {
    for (const name of ["email", "direct"])
      [...card.querySelectorAll("label")].find((one) => one.textContent?.trim() === name)?.click();
  });
  for (const name of ["email", "direct"]) await expect(without.getByLabel(name)).toBeChecked();
  const lost = /Without email and direct: 61\.5% of conversions lost, 61\.9% of value\./;
  await expect(without.getByRole("status")).toContainText(lost, { timeout: 100_000 });
  const take = bench.getByRole("button", { name: "Take away as CSV" });
  // Markov shares an order by what it found of the channels, and says what that is not.
  const [byEffects] = await Promise.all([bench.waitForEvent("download"), take.click()]);
  expect(byEffects.suggestedFilename()).toContain("markov");
  await expect(bench.getByText("this is not the model’s credit")).toBeVisible();
  await bench.getByRole("button", { name: "Linear", exact: true }).click();
  await studied(bench);
  const [file] = await Promise.all([bench.waitForEvent("download"), take.click()]);
  const [head, ...rows] = fs
    .readFileSync(await file.path(), "utf8")
    .trim()
    .split(/\r?\n/);
  expect(head.replace("\ufeff", "")).toBe("Order,Day,Value,Place,Channel,Share,Credited value");
  expect(rows.join("\n")).not.toMatch(/C0000\d\d|O0000\d\d/);
  expect(new Set(rows.map((row) => row.split(",")[0])).size).toBe(652);
  const shares = rows.reduce((sum, row) => sum + Number(row.split(",")[5]), 0);
  expect(shares).toBeCloseTo(652, 6);
});

test("weights of one's own, journeys without conversion and touches only seen are settings", async ({ bench }) => {
  test.setTimeout(240_000);
  await addFiles(bench, { "events.csv": LOG });
  await goTo(bench, "Attribution");
  await studied(bench);
  await bench.getByText("Settings of journeys and models").click();
  const table = bench.getByRole("group", { name: "Share of conversions by channel and model" });
  const front = () => table.locator("td.front b").first().textContent();
  await table.getByRole("button", { name: "Weights chosen by position" }).click();
  const before = await front();
  const last = bench.getByLabel("Own weights: last touch");
  await last.fill("100");
  await last.press("Enter");
  await expect.poll(front, { timeout: 100_000 }).not.toBe(before);
  await bench.getByLabel("Journeys without conversion").selectOption("without");
  await expect(bench.locator("main")).toContainText("No journey without conversion", { timeout: 100_000 });
  const seen = bench.getByLabel("Look-back of touches only seen, in days");
  await seen.fill("-1");
  await seen.press("Enter");
  await expect(bench.locator("main")).toContainText("Give a number of days between 0 and 3,650, or nothing");
});
