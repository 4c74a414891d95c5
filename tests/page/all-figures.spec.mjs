// @ts-check
/** All indicators by family, beside the board's choice: from files of voice and service too. */
import fs from "node:fs";
import { addFiles, expect, expectAccessible, goTo, openSample, test } from "./page.mjs";

/** @param {string} name */
const tiny = (name) => fs.readFileSync(new URL(`../data/tiny/${name}.csv`, import.meta.url), "utf8");

test("what files of orders, surveys and tickets tell stands by family, and each says where it comes from", async ({
  bench,
}) => {
  const names = ["orders", "touches", "surveys", "tickets", "costs"];
  await addFiles(bench, Object.fromEntries(names.map((name) => [`${name}.csv`, tiny(name)])));
  await expect(bench.getByText("in the figures", { exact: true })).toHaveCount(names.length);
  await goTo(bench, "Overview");
  const card = bench.locator(".all-figures");
  const row = (/** @type {string} */ name) => card.getByRole("listitem").filter({ hasText: name });
  await expect(row("Net Promoter Score")).toContainText("20.0");
  await expect(row("Net Promoter Score")).toContainText("n = 10 answers");
  await expect(row("Resolution time")).toContainText("30 h");
  await expect(row("Click & collect adoption")).toContainText("27.3%");
  await row("Resolution time").getByRole("button").click();
  const panel = bench.getByRole("dialog");
  await expect(panel).toContainText("Requests still waiting");
  await expect(panel).toContainText("Kaplan–Meier");
  await bench.keyboard.press("Escape");
  // The window of research is a setting, typed where the figure is explained.
  await row("ROPO effect").first().getByRole("button").click();
  await panel.getByLabel("Window of research").fill("60");
  await panel.getByRole("button", { name: "Apply" }).click();
  await expect(panel).toContainText("62.5%");
  await bench.keyboard.press("Escape");
  await expectAccessible(bench, "all indicators");
});

test("on a narrow page nothing goes over its edge", async ({ bench }) => {
  await bench.setViewportSize({ width: 390, height: 800 });
  await openSample(bench);
  await goTo(bench, "Overview");
  await expect(bench.locator(".all-figures li").first()).toBeVisible();
  const over = await bench.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBe(0);
});
