// @ts-check
/** Takes the README's picture from the sample: `node scripts/picture.mjs`. */
import { chromiumFlags, findChromium } from "./lib/chromium.mjs";
import { at, site } from "./lib/paths.mjs";
import { main, step } from "./lib/say.mjs";
import { serve } from "./serve.mjs";

async function takePicture() {
  const { chromium } = await import("@playwright/test");
  const { url, close } = await serve({ root: site, port: 0 });
  const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1160 }, locale: "en-GB" });
    await page.goto(url);
    await page.getByRole("button", { name: "Try the sample" }).first().click();
    await page.goto(`${url}#overview`);
    await page.getByText("What changed beyond noise").waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: at("docs", "overview.png") });
  } finally {
    await browser.close();
    await close();
  }
}

main(() => step("Take the picture of the overview", takePicture));
