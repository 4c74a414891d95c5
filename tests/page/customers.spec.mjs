// @ts-check
/** The Customers room: segments made, used as filters and compared; RFM, cohorts, lifetime value. */
import { addFiles, expect, expectAccessible, goTo, openSample, test } from "./page.mjs";

/** Twelve customers: C1 to C6 buy twice on two channels, the others once on one. */
const ORDERS = [
  "order_id,customer_id,order_date,channel,amount",
  ...[1, 2, 3, 4, 5, 6].flatMap((i) => [`A${i},C${i},2026-01-0${i},Web,50`, `B${i},C${i},2026-02-1${i},Store,70`]),
  ...[7, 8, 9].map((i) => `A${i},C${i},2026-03-0${i},Web,20`),
  ...[10, 11, 12].map((i) => `A${i},C${i},2026-03-${i},Store,20`),
].join("\n");

test("a segment is written, told what is wrong with it, used as a filter, renamed and taken away", async ({
  bench,
}) => {
  await addFiles(bench, { "orders.csv": ORDERS });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(1);
  await goTo(bench, "Customers");
  const name = bench.getByLabel("Name", { exact: true });
  const rule = bench.getByLabel("Rule", { exact: true });
  await name.fill("Twice");
  await rule.fill("orders>=");
  await expect(bench.locator("#segment-size")).toHaveText("At the end: a value is expected.");
  await bench.getByRole("button", { name: "Create" }).click();
  await expect(bench.locator(".error-summary")).toContainText("At the end: a value is expected.");
  await expect(bench.locator(".error-summary")).toBeFocused();
  await rule.fill("orders>=2 and channel_use=omni");
  await expect(bench.locator("#segment-size")).toHaveText("6 customers");
  await bench.getByRole("button", { name: "Create" }).click();
  const row = bench.getByRole("row", { name: /^Twice/ });
  await expect(row).toContainText("€720.00");
  await expect(row).toContainText("85.7%");
  await expectAccessible(bench, "segments");
  // As a filter, like one of the files.
  await bench.getByRole("button", { name: /^Segment / }).click();
  await bench.getByRole("checkbox", { name: "Twice" }).check();
  await bench.keyboard.press("Escape");
  await bench.getByRole("button", { name: "RFM and value" }).click();
  await expect(bench.locator("om-heat-matrix").first()).toContainText("n = 6 customers");
  // What is looked at follows a new name, and goes with the segment.
  await bench.getByRole("button", { name: "Segments", exact: true }).click();
  await bench.getByLabel("Segment to change").selectOption({ label: "Twice" });
  await name.fill("Regulars");
  await bench.getByRole("button", { name: "Save", exact: true }).click();
  await expect(bench.getByRole("button", { name: /^Segment / })).toContainText("Regulars");
  await bench.getByRole("button", { name: "Delete" }).click();
  await expect(bench.getByRole("button", { name: /^Segment / })).toHaveCount(0);
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(bench.getByRole("button", { name: /^Segment / })).toContainText("Regulars");
});

/** Those who buy on two channels recommend and toil little; the others do neither. */
const SURVEYS = [
  "response_id,customer_id,metric,score,scale_min,scale_max",
  ...[1, 2, 3, 4, 5, 6].flatMap((i) => [`N${i},C${i},nps,10,0,10`, `E${i},C${i},ces_effort,1,1,5`]),
  ...[7, 8, 9, 10, 11, 12].flatMap((i) => [`N${i},C${i},nps,2,0,10`, `E${i},C${i},ces_effort,4,1,5`]),
].join("\n");

test("a segment stands with how satisfied it is and how much effort it took", async ({ bench }) => {
  await addFiles(bench, { "orders.csv": ORDERS, "surveys.csv": SURVEYS });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(2);
  await goTo(bench, "Customers");
  await bench.getByLabel("Name", { exact: true }).fill("Twice");
  await bench.getByLabel("Rule", { exact: true }).fill("channel_use=omni");
  await bench.getByRole("button", { name: "Create" }).click();
  const table = bench.getByRole("group", { name: "Segments" });
  await expect(table.getByRole("columnheader", { name: "Effort (CES) low is good" })).toBeVisible();
  const cells = (/** @type {RegExp} */ name) => table.getByRole("row", { name }).getByRole("cell");
  await expect(cells(/^Twice/).nth(7)).toContainText("100");
  await expect(cells(/^Twice/).nth(7)).toContainText("n 6");
  await expect(cells(/^Twice/).last()).toContainText(/^1\.00 /);
  await expect(cells(/^All known customers/).nth(7)).toContainText(/^0/);
  await expect(cells(/^All known customers/).last()).toContainText("2.5");
  await expectAccessible(bench, "segments with their voice");
});

test("the sample's loyal and new customers are compared at a click, with what is beyond noise", async ({ bench }) => {
  test.slow();
  await openSample(bench);
  await goTo(bench, "Customers");
  await bench.getByRole("button", { name: "Compare Loyal and New" }).click();
  const line = bench.getByRole("row", { name: /^Repeat purchase rate/ });
  await expect(line).toContainText("beyond noise", { timeout: 60_000 });
  await expect(bench.getByRole("row", { name: /^Total revenue/ })).not.toContainText("0.0%");
  await expect(bench.getByText("Segments are not drawn by lot")).toBeVisible();
  const journeys = bench.getByRole("group", { name: "Their journeys to a purchase" });
  await expect(journeys.getByRole("row", { name: /^Contacts per purchase/ })).toContainText(/noise/);
  await expect(journeys.getByRole("row", { name: /^Begin with/ }).first()).toBeVisible();
  await expectAccessible(bench, "two segments compared");
});

test("RFM, cohorts and lifetime value of the sample", async ({ bench }) => {
  test.slow();
  await openSample(bench);
  await goTo(bench, "Customers");
  await bench.getByRole("button", { name: "RFM and value" }).click();
  await expect(bench.getByRole("heading", { name: "Where the customers are" })).toBeVisible();
  await expect(bench.getByText("Customers on a par share a score.")).toBeVisible();
  await bench.getByLabel("Customers on a par").selectOption({ label: "Groups of equal size" });
  await expect(bench.getByText("Groups are of equal size")).toBeVisible();
  await expectAccessible(bench, "RFM");
  await bench.getByRole("button", { name: "Cohorts" }).click();
  const heat = bench.locator("om-heat-matrix");
  await expect(heat).toContainText("Share of customers who buy in each step");
  await expect(heat).toContainText("not to be seen yet");
  await expect(bench.getByText(/Half of the customers come back|Fewer than half/)).toBeVisible();
  await expectAccessible(bench, "cohorts");
  await bench.getByRole("button", { name: "Lifetime value" }).click();
  // The check stands before any forecast.
  await expect(bench.getByRole("heading", { level: 2 }).first()).toHaveText("The check first");
  await expect(bench.getByText("Purchase days foreseen")).toBeVisible();
  await expect(bench.getByText("Intervals at 95% over")).toBeVisible({ timeout: 120_000 });
  await expect(bench.getByText("a gap is no effect")).toBeVisible();
  await expectAccessible(bench, "lifetime value");
});

/** Twenty members: the more acts in January, the more they buy in March. */
const MEMBERS = Array.from({ length: 20 }, (_, at) => at + 1);
const ACTS = [
  "customer_id,at,kind,points",
  ...MEMBERS.flatMap((i) =>
    Array.from({ length: i }, (_, act) => `C${i},2026-01-${String(1 + (act % 20)).padStart(2, "0")},earn,5`),
  ),
].join("\n");
const LATER = [
  "order_id,customer_id,order_date,channel,amount",
  "A0,C1,2026-01-01,Web,1",
  ...MEMBERS.map((i) => `A${i},C${i},2026-03-10,Web,${i * 10}`),
].join("\n");

test("what active members buy afterwards is drawn in five groups, and no cause is claimed", async ({ bench }) => {
  await addFiles(bench, { "orders.csv": LATER, "loyalty-events.csv": ACTS });
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(2);
  await goTo(bench, "Customers");
  await bench.getByRole("button", { name: "Lifetime value" }).click();
  const chart = bench.locator("om-chart").filter({ hasText: "A link is no cause" });
  await expect(chart.getByRole("heading")).toContainText(/^Loyalty activity and value go together at 1 .*\(n = 20\)$/);
  await chart.getByRole("button", { name: "Table" }).click();
  // The least active four: 1 to 4 acts, 10 to 40 each.
  await expect(chart.getByRole("row").nth(1)).toContainText("2.5 acts");
  await expect(chart.getByRole("row").nth(1)).toContainText("€25.00");
  await expect(chart.getByRole("row")).toHaveCount(6);
  await expectAccessible(bench, "activity and value");
});
