// @ts-check
/** A figure over time in the Targets room: season, dates of change, and reasons. */
import { addFiles, expect, expectAccessible, goTo, openSample, settle, test } from "./page.mjs";

/** A sale on the tenth and one on the first of each month, from January 2020. @param {number[]} amounts */
function months(amounts) {
  const rows = [...amounts, 1].flatMap((amount, at) => {
    const month = `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
    return [`A${at},C${at},${month}-10,web,${amount}`, `B${at},C${at},${month}-01,web,1`];
  });
  return `order_id,customer_id,ordered_at,channel,amount\n${rows.join("\n")}\n`;
}

/** @param {import("@playwright/test").Page} page @param {string} name */
const card = (page, name) =>
  page.locator("main .card").filter({ has: page.getByRole("heading", { name, exact: true }) });

test("a new level is dated, and too few steps say so", async ({ bench: page }) => {
  await addFiles(page, { "orders.csv": months([99, 100, 98, 99, 139, 140, 138, 139]) });
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(1);
  await goTo(page, "Targets & case");
  const season = card(page, "A figure over time, the season taken out");
  await expect(season).toContainText("From 1 May 2020 on: €100.00 → €140.00");
  await expect(season).toContainText("A season needs 24 whole steps");
  await expect(page.getByText(/1 change of level, 0 far off/).first()).toBeVisible();
  await season.getByRole("combobox", { name: "Step" }).selectOption("quarter");
  await expect(season).toContainText("fewer than six whole steps");
  await page.keyboard.press("Control+z");
  await expect(season.getByRole("combobox", { name: "Step" })).toHaveValue("month");
});

test("the sample day by day has a season of a week", async ({ bench: page }) => {
  await openSample(page);
  await goTo(page, "Targets & case");
  const season = card(page, "A figure over time, the season taken out");
  await season.getByRole("combobox", { name: "Step" }).selectOption("week");
  await expect(page.locator("om-chart").filter({ hasText: /changes? of level/ })).toBeVisible();
  await expectAccessible(page, "a figure over time");
  await page.setViewportSize({ width: 390, height: 900 });
  await settle(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test("what happened is noted on the curve, kept, undone, and taken away", async ({ bench: page }) => {
  await addFiles(page, { "orders.csv": months([99, 100, 98, 99, 139, 140, 138, 139]) });
  await goTo(page, "Targets & case");
  const season = card(page, "A figure over time, the season taken out");
  await season.getByText("Annotations: what happened, and when").click();
  await season.getByRole("button", { name: "Apply" }).click();
  await expect(season.getByRole("alert")).toContainText("Give the day.");
  await season.getByLabel("Day", { exact: true }).fill("2020-05-04");
  await season.getByLabel("What happened").fill("Opening <b>Lyon</b>");
  await season.getByRole("button", { name: "Apply" }).click();
  await expect(season.getByRole("listitem").filter({ hasText: "Lyon" })).toHaveText(/4 May 2020: Opening <b>Lyon<\/b>/);
  const chart = page.locator("om-chart").filter({ hasText: /1 change of level/ });
  await expect(chart.locator(".season-note")).toHaveCount(1);
  await chart.getByRole("button", { name: "Table" }).click();
  await expect(chart.getByRole("row", { name: /^May 2020/ })).toContainText("Opening <b>Lyon</b>");
  await expect(chart.getByRole("row", { name: /Apr 2020/ })).not.toContainText("Lyon");
  await expectAccessible(page, "annotations");
  await season.getByRole("button", { name: "Remove: Opening <b>Lyon</b>" }).click();
  await expect(season.getByRole("listitem").filter({ hasText: "Lyon" })).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(season.getByRole("listitem").filter({ hasText: "Lyon" })).toHaveCount(1);
  await page.reload();
  await goTo(page, "Data");
  await addFiles(page, { "orders.csv": months([99, 100, 98, 99, 139, 140, 138, 139]) });
  await goTo(page, "Targets & case");
  await expect(season.getByRole("listitem").filter({ hasText: "Lyon" })).toHaveCount(1);
});
