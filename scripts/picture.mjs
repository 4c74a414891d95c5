// @ts-check
/** Takes the pictures of both READMEs from the sample: `node scripts/picture.mjs`. */
import fs from "node:fs";
import { readArguments } from "./lib/arguments.mjs";
import { chromiumFlags, findChromium } from "./lib/chromium.mjs";
import { at, site } from "./lib/paths.mjs";
import { main, step } from "./lib/say.mjs";
import { serve } from "./serve.mjs";

const PICTURES = /** @type {const} */ ([
  { file: "overview.png", locale: "en-GB", key: "en" },
  { file: "overview.fr.png", locale: "fr-FR", key: "fr" },
]);

async function takePictures() {
  const { chromium } = await import("@playwright/test");
  const { url, close } = await serve({ root: site, port: 0 });
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags });
  try {
    for (const { file, locale, key } of PICTURES) {
      /** @type {Record<string, string>} */
      const texts = JSON.parse(fs.readFileSync(at("www", "texts", `${key}.json`), "utf8"));
      const page = await browser.newPage({ viewport: { width: 1440, height: 1160 }, locale });
      await page.goto(url);
      await page.getByRole("button", { name: texts["data.sample"] }).first().click();
      await page.goto(`${url}#overview`);
      await page.getByText(texts["changes.title"]).waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: at("docs", file) });
      await page.close();
    }
  } finally {
    await browser.close();
    await close();
  }
}

await main(() => {
  const about = "Takes the pictures of both READMEs from the sample: a build must be at hand.";
  readArguments({ usage: "node scripts/picture.mjs", about });
  return step("Take the pictures of the overview", takePictures);
});
