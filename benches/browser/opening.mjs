// @ts-check
/**
 * From opening the built page to the first figures of the sample, each time in a fresh browser: when the page can be
 * used, when the engine is there, when the figures are; and the processor time of the whole browser until then.
 *
 * `node benches/browser/opening.mjs [--runs 5] [--site FOLDER] [--file]`: another build of the page, or the one that is one file
 */
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { single } from "../../scripts/lib/build/single.mjs";
import { chromiumFlags, findChromium } from "../../scripts/lib/chromium.mjs";
import { site } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/serve.mjs";

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    site: { type: "string", default: site },
    file: { type: "boolean", default: false },
  },
});

/** Presses the button of the sample as soon as it can be pressed, and notes when what is drawn. */
function pressAndNote() {
  /** @type {(times: Record<string, number>) => void} */
  let tell;
  Object.assign(globalThis, {
    opened: new Promise((resolve) => {
      tell = resolve;
    }),
  });
  /** @type {Record<string, number>} */
  const seen = {};
  /** @param {string} name @param {unknown} there */
  const note = (name, there) => {
    if (there && !(name in seen)) seen[name] = performance.now();
  };
  const look = () => {
    note("drawn", document.querySelector(".empty"));
    const button = document.querySelector(".empty button:not(.primary):not(:disabled)");
    if (button && !("ready" in seen)) {
      note("ready", button);
      /** @type {HTMLElement} */ (button).click();
    }
    note("figures", document.querySelector(".tile .value"));
    if (!("figures" in seen)) return;
    watcher.disconnect();
    // What is noted is on the screen: a frame has been drawn since.
    requestAnimationFrame(() => setTimeout(() => tell({ ...seen, shown: performance.now() })));
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document, { subtree: true, childList: true, attributes: true });
}

/** @param {string} url */
async function open(url) {
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags });
  try {
    const page = await browser.newPage({ locale: "en-GB" });
    await page.addInitScript(pressAndNote);
    const processes = await browser.newBrowserCDPSession();
    const cpu = async () =>
      /** @type {{ processInfo: { cpuTime: number }[] }} */ (
        await processes.send("SystemInfo.getProcessInfo")
      ).processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    const before = await cpu();
    await page.goto(`${url}#overview`);
    const times = await page.evaluate(() => /** @type {any} */ (globalThis).opened);
    return { ...times, cpu: ((await cpu()) - before) * 1000 };
  } finally {
    await browser.close();
  }
}

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const served = options.file ? null : await serve({ root: options.site, port: 0 });
const url = served?.url ?? pathToFileURL(single).href;
/** @type {Record<string, number>[]} */
const runs = [];
for (let run = 0; run < Number(options.runs); run++) runs.push(await open(url));
await served?.close();
for (const name of ["drawn", "ready", "shown", "cpu"]) {
  const values = runs.map((run) => run[name]);
  const spread = `${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)}`;
  console.log(`${name.padEnd(6)} ${median(values).toFixed(0).padStart(6)} ms  (${spread})`);
}
