// @ts-check
/** What the tests of the page share: the opened page, under watch, and the words it speaks. */
import fs from "node:fs";
import { createRequire } from "node:module";
import { makeSample } from "../../www/samples/retailer.js";
import { test as base, expect } from "./site.mjs";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ requests: string[], violations: string[], errors: string[] }} Watch */

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const axeSource = fs.readFileSync(axePath, "utf8");

/** @param {"fr" | "en"} language @returns {Record<string, any>} */
export const texts = (language) =>
  JSON.parse(fs.readFileSync(new URL(`../../www/texts/${language}.json`, import.meta.url), "utf8"));

/** The page in English, loaded, with everything it does noted down. Nothing may go wrong unseen. */
export const test = /** @type {typeof base.extend<{ watch: Watch, bench: Page }>} */ (base.extend)({
  watch: async ({ page }, use) => {
    /** @type {Watch} */
    const watch = { requests: [], violations: [], errors: [] };
    page.on("request", (request) => watch.requests.push(request.url()));
    page.on("pageerror", (error) => watch.errors.push(String(error)));
    page.on("console", (message) => {
      if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text()))
        watch.violations.push(message.text());
      else if (message.type() === "error") watch.errors.push(message.text());
    });
    page.on("dialog", (dialog) => {
      watch.errors.push(`a dialog opened: ${dialog.message()}`);
      dialog.dismiss();
    });
    await use(watch);
    expect(watch.violations, "violations of the policy").toEqual([]);
    expect(watch.errors, "errors in the page").toEqual([]);
  },
  bench: async ({ page, site, watch }, use) => {
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error(`Content Security Policy: ${event.violatedDirective}`),
      );
    });
    await page.goto(site.url);
    await expect(page.getByRole("button", { name: "Try the sample" })).toBeEnabled();
    watch.requests.length = 0;
    site.requests.length = 0;
    await use(page);
  },
});

export { expect };

/** How many files the sample has. */
export const SAMPLE_FILES = makeSample().length;

/** @param {Page} page */
export async function openSample(page) {
  await page.getByRole("button", { name: "Try the sample" }).click();
  await expect(page.getByText("in the figures", { exact: true })).toHaveCount(SAMPLE_FILES, { timeout: 20_000 });
}

/**
 * Drops files by the input.
 * @param {Page} page
 * @param {Record<string, string | Buffer>} files
 */
export async function addFiles(page, files) {
  const payloads = Object.entries(files).map(([name, content]) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(content),
  }));
  await page.locator(".drop input[type=file]").setInputFiles(payloads);
}

/** @param {Page} page @param {string} room */
export async function goTo(page, room) {
  await page
    .getByRole("navigation")
    .getByRole("link", { name: new RegExp(`^${room}`) })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: room })).toBeVisible();
}

/** The tile of a KPI. @param {Page} page @param {string} name */
export const tile = (page, name) =>
  page.locator(".tile").filter({ has: page.getByRole("heading", { name, exact: true }) });

/**
 * Waits until what was changed is drawn and no transition is under way. A browser that draws no frame for a while, or an
 * animation without end, holds nobody up.
 * @param {Page} page
 */
export async function settle(page) {
  await page.evaluate(async () => {
    const least = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const frame = () => Promise.race([new Promise((resolve) => requestAnimationFrame(resolve)), least(1000)]);
    await frame();
    await frame();
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.race([Promise.allSettled(ending.map((one) => one.finished)), least(5000)]);
  });
}

/** No fault that axe-core knows of, once nothing moves any more. @param {Page} page @param {string} what */
export async function expectAccessible(page, what) {
  await page.evaluate(axeSource);
  await settle(page);
  const found = await page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(
      (/** @type {any} */ one) =>
        `${one.id}: ${one.nodes.map((/** @type {any} */ node) => node.html.slice(0, 160)).join(" | ")}`,
    );
  });
  expect(found, what).toEqual([]);
}
