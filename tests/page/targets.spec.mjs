// @ts-check
/** The Targets room: targets as they are said, what contradicts them, how far they are, and the alert on the Overview. */
import { expect, expectAccessible, goTo, openSample, settle, test } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

const card = (/** @type {Page} */ bench, /** @type {string} */ name) =>
  bench.locator(".target").filter({ has: bench.getByRole("heading", { name, exact: true }) });

/** @param {Page} bench @param {Record<string, string>} typed */
async function add(bench, typed) {
  await bench.getByRole("button", { name: "Add a target" }).click();
  for (const [label, text] of Object.entries(typed)) await bench.getByLabel(label, { exact: true }).fill(text);
  await bench.locator(".target-form").getByRole("button", { name: "Apply" }).click();
}

test("targets are read as they are said, and contradictions are named", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Targets & case");
  await expect(bench.getByText("No target yet.")).toBeVisible();
  await bench.getByRole("button", { name: "Add a target" }).click();
  await bench.locator(".target-form").getByRole("button", { name: "Apply" }).click();
  await expect(bench.locator(".error-summary")).toBeFocused();
  await expect(bench.locator(".error-summary")).toContainText("Choose an indicator of the catalogue.");
  await bench.getByRole("button", { name: "Cancel" }).click();

  await add(bench, {
    ...{ Indicator: "Conversion rate", "What is to be reached": "+10%", "Value to reach": "2.5%" },
    ...{ "Where it starts": "2%", Begins: "2026-05-01", "By when": "end of year" },
    ...{ "Who answers for it": "Web", "What it is good for": "margin" },
  });
  const rate = card(bench, "Conversion rate");
  await expect(rate.locator(".way")).toContainText(
    "From 2.0% to 2.5% by 31 December 2026: +0.50 points, that is +25.0%.",
  );
  await expect(rate.locator(".notice.warning")).toContainText("The words say +10.0%, which leads to 2.2%");
  await expect(rate).toContainText("13,809 observations a period");
  await expect(rate.getByRole("list", { name: "The five letters of SMART" })).toContainText(
    "value to reach is not clear",
  );
  await expectAccessible(bench, "targets");

  // Per cent or points: asked, answered, undone.
  await rate.getByRole("button", { name: "Edit" }).click();
  await bench.getByLabel("Value to reach", { exact: true }).fill("");
  await bench.locator(".target-form").getByRole("button", { name: "Apply" }).click();
  await expect(rate).toContainText("Per cent of the rate, or points?");
  await rate.getByRole("button", { name: "Points: 12.0%" }).click();
  await expect(rate.locator(".way")).toContainText("to 12.0%");
  await expect(rate).not.toContainText("or points?");
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(rate).toContainText("Per cent of the rate, or points?");
});

test("what is behind stands on the Overview, and targets come back with the page", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Targets & case");
  await add(bench, {
    ...{ Indicator: "Average order value", "What is to be reached": "to 500", "Where it starts": "90" },
    ...{ Begins: "2026-01-01", "By when": "2026-12-31" },
  });
  const value = card(bench, "Average order value");
  await expect(value.locator(".state")).toHaveText("The wrong way.");
  await expect(value).toContainText("it lands at");
  for (const width of [1440, 390]) {
    await bench.setViewportSize({ width, height: 900 });
    await settle(bench);
    expect(await bench.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  await bench.setViewportSize({ width: 1440, height: 900 });
  await goTo(bench, "Overview");
  await expect(bench.getByText("1 target needs a look")).toBeVisible();
  await bench.getByRole("link", { name: "Open the targets" }).click();
  await bench.getByRole("button", { name: "FR, French" }).click();
  await expect(bench.getByText("À contresens.")).toBeVisible();
  await bench.getByRole("button", { name: /^Retirer|^Supprimer/ }).click();
  await expect(bench.getByText("Aucun objectif pour l’instant.")).toBeVisible();
});

test("a business case is made line by line, and what decides is named", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Targets & case");
  const own = bench.locator("om-case-list");
  /** @param {string} kind @param {Record<string, string>} typed */
  const line = async (kind, typed) => {
    await own.getByRole("button", { name: kind, exact: true }).click();
    for (const [label, text] of Object.entries(typed)) await own.getByLabel(label, { exact: true }).fill(text);
    await own.locator(".case-form").getByRole("button", { name: "Apply" }).click();
  };
  await own.getByLabel("Months looked at").fill("24");
  await own.getByLabel("Discount of a year, in per cent").fill("0");
  await own.getByRole("button", { name: "Apply" }).click();
  await line("Add a cost", { Line: "Tool", "Amount expected": "1200" });
  await line("Add a gain", { Line: "Margin", "Amount expected": "none" });
  await expect(own.locator(".error-summary")).toContainText("Give an amount of 0 or more.");
  await own.getByLabel("Amount expected", { exact: true }).fill("100");
  await own.getByLabel("At least", { exact: true }).fill("50");
  await own.getByLabel("At most", { exact: true }).fill("150");
  await own.getByLabel("From month", { exact: true }).fill("1");
  await own.getByLabel("Every month until month", { exact: true }).fill("24");
  await own.locator(".case-form").getByRole("button", { name: "Apply" }).click();
  const result = own.locator(".case-result");
  await expect(result.getByRole("row", { name: /^Net present value/ })).toContainText("€1,200");
  await expect(result.getByRole("row", { name: /^Pays for itself/ })).toContainText("month 12");
  await expect(result).toContainText("Of 10,000 draws");
  await expect(result.getByRole("row", { name: /^Margin/ })).toContainText("€50");
  // 1,200 of costs; 24 months of 50 to 150.
  const said = own.locator(".case-argument");
  await expect(said).toContainText("€1,200.00 over 24 months, between €1,200.00 and €1,200.00.");
  await expect(said).toContainText("does not turn negative when all goes badly: from €0.00 to €2,400.00.");
  await expect(said).toContainText("2 amounts of 2 have no source: Tool and Margin.");
  await expectAccessible(bench, "a case");
  // A gain may follow an indicator, with its interval.
  await line("Add a gain", {
    ...{ Line: "Conversion", "Indicator it is tied to": "Conversion rate", "Value to reach": "90%" },
    "Worth of one unit of it": "1000",
  });
  await expect(own.getByRole("row", { name: /^Conversion/ }).first()).toContainText(
    "tied to Conversion rate, to reach 90%",
  );
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(own.getByRole("row", { name: /^Conversion/ })).toHaveCount(0);
  await bench.setViewportSize({ width: 390, height: 900 });
  await settle(bench);
  expect(await bench.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
