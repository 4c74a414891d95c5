// @ts-check
/** A first audit, step by step: open on an empty page, then out of the way; each step leads to its room and knows when it is done. */
import { expect, expectAccessible, goTo, openSample, settle, test, texts } from "./page.mjs";

test("the steps of a first audit lead to their rooms and know what is done", async ({ bench }) => {
  const say = texts("en");
  const guide = bench.locator("details.guide");
  const step = (/** @type {string} */ id) =>
    guide.getByRole("listitem").filter({ hasText: String(say[`guide.${id}`]) });
  await expect(guide).toHaveAttribute("open", "");
  await expect(guide.getByRole("listitem")).toHaveCount(7);
  await expect(step("files")).toHaveAttribute("aria-current", "step");
  await expect(guide.locator("li.done")).toHaveCount(0);
  await expectAccessible(bench, "the steps of a first audit");
  // By keyboard to where files are dropped.
  await step("files").getByRole("button").focus();
  await bench.keyboard.press("Enter");
  await expect(bench.locator(".drop input")).toBeFocused();

  await openSample(bench);
  await expect(guide).not.toHaveAttribute("open", "");
  await guide.locator("summary").click();
  await expect(step("files")).toHaveClass("done");
  await expect(step("files")).toContainText("6 files read");
  // The sample comes with a maturity audit begun, and without a target.
  await expect(step("answers")).toContainText(/\d+ practices answered/);
  await expect(step("targets")).not.toHaveClass("done");
  await step("targets").getByRole("button").click();
  await expect(bench.getByRole("heading", { level: 1, name: "Targets & case" })).toBeVisible();
  await bench.getByRole("button", { name: say["targets.add"] }).click();
  const form = bench.locator(".target-form");
  await form.getByLabel("Indicator").fill("Average order value");
  await form.getByLabel("Value to reach").fill("+10%");
  await form.getByLabel("By when").fill("2027-06-30");
  await form.getByLabel("Who answers for it").fill("Anna");
  await form.getByRole("button", { name: "Apply" }).click();
  await goTo(bench, "Data");
  await guide.locator("summary").click();
  await expect(step("targets")).toHaveClass("done");
  await expect(step("targets")).toContainText("1 target");
  await bench.setViewportSize({ width: 390, height: 900 });
  await settle(bench);
  expect(await bench.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
