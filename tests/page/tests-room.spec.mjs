// @ts-check
/** The Tests room: a plan without a file, a reading, a block, and decisions that stay. */
import fs from "node:fs";
import { addFiles, expect, expectAccessible, goTo, openSample, test } from "./page.mjs";

/** @typedef {import("@playwright/test").Page} Page */

/** Units in turn, of which so many in a hundred have the outcome. @param {Record<string, [number, number]>} arms */
function experiment(arms) {
  const rows = Object.entries(arms).flatMap(([variant, [units, percent]]) =>
    Array.from({ length: units }, (_, i) => {
      const day = String(1 + (i % 20)).padStart(2, "0");
      const hit = (i * 37) % 100 < percent ? 1 : 0;
      return `${variant}-${i},${variant},${hit},${hit * (10 + (i % 7))},2026-03-${day},${i % 2 ? "mobile" : "desktop"}`;
    }),
  );
  return `unit,variant,converted,spend,date,device\n${rows.join("\n")}\n`;
}

const FAIR = experiment({ control: [1000, 10], "new cart": [1000, 16] });
const UNFAIR = experiment({ control: [1000, 10], "new cart": [700, 16] });

const loaded = (/** @type {Page} */ bench) => expect(bench.locator(".badge.ready")).toHaveCount(1, { timeout: 20_000 });
const plan = (/** @type {Page} */ bench) => bench.locator(".plan-answer");
const log = (/** @type {Page} */ bench) => bench.locator("om-decision-log");

test("a test is planned without a file", async ({ bench }) => {
  await goTo(bench, "Tests");
  await expect(plan(bench)).toContainText("Say what the control is worth");
  await bench.getByLabel("Value of the control").fill("3");
  await bench.getByLabel("Units a day").fill("4000");
  await bench.locator(".test-plan form").first().getByRole("button").click();
  // statsmodels: 53210.3 a variant.
  await expect(plan(bench)).toContainText("106,422 units");
  await expect(plan(bench)).toContainText("53,211 a variant");
  await expect(plan(bench)).toContainText("27 days of traffic; plan 4 whole weeks");
  await expect(plan(bench).getByRole("row")).toHaveCount(6);
  await expectAccessible(bench, "a plan");
  await bench.getByText("Fine settings").click();
  await bench.getByLabel("Variants, with the control").fill("3");
  await bench.locator(".test-plan form").nth(1).getByRole("button").click();
  await expect(plan(bench)).toContainText("2 comparisons with the control");
  await bench.getByLabel("Relative effect to be seen").fill("zero");
  await bench.locator(".test-plan form").first().getByRole("button").click();
  await expect(bench.locator(".error-summary")).toBeFocused();
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(plan(bench)).toContainText("1 comparison with the control");
});

test("what the client's files say of traffic is proposed", async ({ bench }) => {
  await openSample(bench);
  await goTo(bench, "Tests");
  await expect(bench.locator(".test-plan .notice").first()).toContainText("conversion");
  await expect(bench.getByLabel("Value of the control")).not.toHaveValue("");
  await expect(bench.getByLabel("Units a day")).not.toHaveValue("");
  await expect(plan(bench)).toContainText("days of traffic");
});

test("a test is read: what differs, by how much, in which segments", async ({ bench }) => {
  await addFiles(bench, { "cart-test.csv": FAIR });
  await loaded(bench);
  await goTo(bench, "Tests");
  await expect(bench.locator(".lead")).toContainText("“new cart” does better than “control”: +60.0%");
  await expect(bench.getByText("The allocation is as planned")).toBeVisible();
  const rate = bench.locator(".card", {
    has: bench.getByRole("heading", { name: "Rate of the outcome", exact: true }),
  });
  const row = rate.getByRole("row", { name: /^new cart/ }).first();
  await expect(row).toContainText("16.00%");
  await expect(row).toContainText("+6.00 pt");
  await expect(rate.getByRole("row", { name: /^mobile/ })).toHaveCount(1);
  await expect(bench.getByRole("heading", { name: "Mean value of a unit", exact: true })).toBeVisible();
  await expect(bench.getByRole("heading", { name: /looks each evening sees p below the level/ })).toBeVisible();
  await expectAccessible(bench, "a reading");
  // The other one as control: the same difference the other way round.
  await bench.locator("#room .settings-row select").first().selectOption("new cart");
  await expect(bench.locator(".lead")).toContainText("“control” does worse than “new cart”: −37.5%");
  await bench.getByText("Settings of the reading").click();
  await bench.getByLabel("Looks before deciding").fill("5");
  await bench.getByLabel("Duration planned").fill("28");
  await bench.locator("details om-form").first().getByRole("button").click();
  await expect(bench.locator("#room")).toContainText("With 5 looks: 14.2% false alarms");
  await expect(bench.locator("#room")).toContainText("read before its planned end");
});

test("units that are not allocated as planned block the reading", async ({ bench }) => {
  await addFiles(bench, { "cart-test.csv": UNFAIR });
  await loaded(bench);
  await goTo(bench, "Tests");
  await expect(bench.locator(".lead")).toContainText("may not be read");
  await expect(bench.locator("#room").getByRole("alert")).toContainText("not allocated as planned");
  await expect(bench.getByRole("heading", { name: "Rate of the outcome", exact: true })).toHaveCount(0);
  await expectAccessible(bench, "a blocked reading");
  // Seven to ten, and so it was meant.
  await bench.getByLabel("Part planned for “control”").fill("100");
  await bench.getByLabel("Part planned for “new cart”").fill("70");
  await bench.locator("details om-form").first().getByRole("button").click();
  await expect(bench.locator(".lead")).toContainText("“new cart” does better");
});

test("decisions are kept through a reload, in the audit, and undone", async ({ bench }) => {
  await addFiles(bench, { "cart-test.csv": FAIR });
  await loaded(bench);
  await goTo(bench, "Tests");
  await expect(bench.locator(".lead")).toContainText("does better");
  await log(bench).getByRole("button", { name: "Note a decision" }).click();
  await expect(log(bench).getByLabel("Date")).toBeFocused();
  await log(bench).getByRole("button", { name: "Apply" }).click();
  await expect(log(bench).locator(".error-summary")).toContainText("Say what is decided");
  await log(bench).getByLabel("Date").fill("2026-03-30");
  await log(bench).getByLabel("Hypothesis").fill("A shorter cart sells more");
  await log(bench).getByLabel("Decision", { exact: true }).fill("Roll out the new cart");
  await log(bench).getByLabel("By whom").fill("Head of e-commerce");
  await log(bench).getByLabel("Expected effect").fill("+60% of conversions");
  await log(bench).getByRole("button", { name: "Apply" }).click();
  const entry = log(bench).getByRole("listitem").first();
  await expect(entry).toContainText("Roll out the new cart");
  await expect(entry).toContainText("30 March 2026");
  await expect(entry).toContainText("+60.0% (p");
  await expectAccessible(bench, "a decision");
  const waiting = bench.waitForEvent("download");
  await bench.getByRole("button", { name: "Save the audit" }).click();
  const audit = JSON.parse(fs.readFileSync(await (await waiting).path(), "utf8"));
  const [kept] = audit.settings.tests.log;
  expect(kept).toMatchObject({ date: "2026-03-30", decision: "Roll out the new cart", who: "Head of e-commerce" });
  await entry.getByRole("button", { name: "Edit: Roll out the new cart" }).click();
  await log(bench).getByLabel("Decision", { exact: true }).fill("Roll out in spring");
  await log(bench).getByRole("button", { name: "Apply" }).click();
  await expect(entry).toContainText("Roll out in spring");
  await bench.reload();
  await expect(bench.getByRole("heading", { level: 1, name: "Tests" })).toBeVisible();
  await expect(log(bench)).toContainText("Roll out in spring");
  await log(bench).getByRole("button", { name: "Remove: Roll out in spring" }).click();
  await expect(log(bench)).toContainText("No decision noted");
  await bench.getByRole("button", { name: "Undo the last change" }).click();
  await expect(log(bench)).toContainText("Roll out in spring");
  // The audit that was saved brings the first wording back.
  const saved = {
    name: "shop.omnimeter.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(audit)),
  };
  await goTo(bench, "Data");
  await bench.locator(".drop input[type=file]").setInputFiles([saved]);
  await goTo(bench, "Tests");
  await expect(log(bench)).toContainText("Roll out the new cart");
});

/** Two measures, each alone and together: 10, 12, 13 and 19 on average. */
const TWO_BY_TWO = [
  "unit_id,variant,value",
  ...["none", "mail", "ads", "mail and ads"].flatMap((variant, at) =>
    Array.from({ length: 22 }, (_, i) => `${variant}${i},${variant},${[10, 12, 13, 19][at] + ((i * 7) % 11)}`),
  ),
].join("\n");

test("two measures at once: whether they do more than their sum", async ({ bench }) => {
  await addFiles(bench, { "two.csv": TWO_BY_TWO });
  await loaded(bench);
  await goTo(bench, "Tests");
  const both = bench.getByLabel("Variant that is two others at once");
  await both.selectOption("mail and ads");
  const mean = bench.locator(".card", {
    has: bench.getByRole("heading", { name: "Mean value of a unit", exact: true }),
  });
  await expect(mean).toContainText("Together, ads and mail do more than the sum of their effects.");
  await expect(mean.getByRole("row", { name: /^mail and ads/ }).last()).toContainText("+9");
  await expect(mean.getByRole("row", { name: /^Beyond the sum/ })).toContainText("+4");
  await expectAccessible(bench, "two measures at once");
  await both.selectOption("mail");
  await expect(mean).toContainText("Together, ads and mail and ads do less than the sum of their effects.");
});
