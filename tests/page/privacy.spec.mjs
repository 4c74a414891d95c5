// @ts-check
/** The promise: nothing is requested once the page is there, and the policy is never so much as brushed. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import { addFiles, expect, goTo, openSample, test } from "./page.mjs";

test("no request after load, by the server's count and the browser's", async ({ bench, site, watch }) => {
  await openSample(bench);
  await addFiles(bench, { "own.csv": "order_id,order_date,amount\n1,2026-01-05,10\n" });
  await bench.getByRole("button", { name: "Add it to the sample" }).click();
  await expect(bench.getByRole("article", { name: "own.csv" })).toContainText("in the figures");
  await goTo(bench, "Overview");
  await bench.locator(".why").first().click();
  await bench.keyboard.press("Escape");
  const download = bench.waitForEvent("download");
  await bench.getByRole("button", { name: "SVG" }).first().click();
  const drawing = fs.readFileSync(await (await download).path(), "utf8");
  // It stands alone: no style sheet, no address, its colours in it.
  expect(drawing).toContain("carries");
  expect(drawing).not.toMatch(/class=|style=|var\(|light-dark|https?:(?!\/\/www\.w3\.org)/);
  await goTo(bench, "Attribution");
  await bench.getByRole("button", { name: "FR, French" }).click();
  await bench.getByRole("button", { name: "Comment le vérifier" }).click();
  await expect(bench.getByRole("dialog")).toContainText("connect-src 'none'");
  expect(site.requests).toEqual([]);
  // The worker is a blob of the page's own, a downloaded picture too: neither leaves it.
  expect(watch.requests.filter((url) => !url.startsWith("blob:") && !url.startsWith("data:"))).toEqual([]);
});

test("the page says its version, and the hash of the engine that is in it", async ({ bench }) => {
  const wasm = fs.readFileSync(new URL("../../dist/wasm/omnimeter_core_bg.wasm", import.meta.url));
  const { version } = JSON.parse(fs.readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  await bench.getByRole("button", { name: "Search" }).click();
  await bench.locator("input.palette").fill("version, and");
  await bench.keyboard.press("Enter");
  const dialog = bench.getByRole("dialog");
  await expect(dialog).toContainText(`Omnimeter ${version}.`);
  await expect(dialog.locator(".hash")).toHaveText(createHash("sha256").update(wasm).digest("hex"));
  await expect(dialog).toContainText("omnimeter.html.sha256");
});

test("the whole journey with the network off", async ({ bench, context }) => {
  await context.setOffline(true);
  await openSample(bench);
  await goTo(bench, "Overview");
  await expect(bench.locator(".lead")).toContainText(/€\d+k/);
  await goTo(bench, "Attribution");
  await expect(bench.locator("om-chart svg")).toBeVisible();
});

test("the page explains itself without scripts", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url);
  await expect(page.getByText("Rien ne quitte cet ordinateur.")).toBeVisible();
  await expect(page.locator("noscript p")).toBeVisible();
  await context.close();
});
