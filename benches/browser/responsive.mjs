// @ts-check
/**
 * Whether the page stays responsive while the Attribution room draws journeys again for all models: the longest time
 * in which it could not have answered a key, from the room being opened to the last interval; beside it the longest
 * while nothing is computed.
 *
 * `node benches/browser/responsive.mjs [FILE] [--runs 3]`: FILE holds events or aggregated paths; else the sample.
 */
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { chromiumFlags, findChromium } from "../../scripts/lib/chromium.mjs";
import { site } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/serve.mjs";

const { values: options, positionals } = parseArgs({
  options: { runs: { type: "string", default: "3" } },
  allowPositionals: true,
});

/** Notes the longest time between two turns of the page. */
function watchTurns() {
  let last = performance.now();
  const watch = { longest: 0 };
  setInterval(() => {
    watch.longest = Math.max(watch.longest, performance.now() - last);
    last = performance.now();
  }, 1);
  Object.assign(globalThis, { watch });
}

/** @param {import("@playwright/test").Page} page */
async function longest(page) {
  return page.evaluate(() => {
    const { watch } = /** @type {any} */ (globalThis);
    const found = watch.longest;
    watch.longest = 0;
    return found;
  });
}

/** @param {string} url */
async function once(url) {
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags });
  try {
    const page = await browser.newPage({ locale: "en-GB" });
    await page.addInitScript(watchTurns);
    await page.goto(url);
    if (positionals[0]) await page.locator(".drop input[type=file]").setInputFiles(positionals[0]);
    else await page.getByRole("button", { name: "Try the sample" }).click();
    await page.getByText("in the figures", { exact: true }).first().waitFor({ timeout: 120_000 });
    await page.waitForTimeout(5000);
    await longest(page);
    await page.waitForTimeout(2000);
    const idle = await longest(page);
    const start = performance.now();
    await page.evaluate(() => {
      location.hash = "attribution";
    });
    await page.locator(".fitness h2").waitFor({ timeout: 600_000 });
    await page.waitForFunction(() => !document.querySelector("main .progress"), null, { timeout: 600_000 });
    return { took: performance.now() - start, blocked: await longest(page), idle };
  } finally {
    await browser.close();
  }
}

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const { url, close } = await serve({ root: site, port: 0 });
/** @type {Record<string, number>[]} */
const runs = [];
for (let run = 0; run < Number(options.runs); run++) runs.push(await once(url));
await close();
for (const name of ["took", "blocked", "idle"])
  console.log(
    `${name.padEnd(8)} ${median(runs.map((run) => run[name]))
      .toFixed(0)
      .padStart(7)} ms`,
  );
